/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-turn.h"

#include "klade-store-class.h"
#include "klade-store-office.h"
#include "klade-store-rows.h"

/* $1 the year, $2 the class or 0, $3 the day. */
static const char sql_list_pupils[] =
    "SELECT e.id, e.revision, e.pupil_id, e.class_id, e.valid_from, e.valid_to, e.order_in_id,"
    " e.order_out_id, e.is_hidden, p.surname || ' ' || p.given_name, c.name, COALESCE(d.id, 0),"
    " COALESCE(d.revision, 0), COALESCE(d.decision, 0), COALESCE(d.to_class_name, ''),"
    " d.order_id, COALESCE(o.number, ''), o.ordered_on"
    " FROM enrolment e"
    " JOIN school_class c ON c.id = e.class_id"
    " JOIN person p ON p.id = e.pupil_id"
    " LEFT JOIN promotion d ON d.pupil_id = e.pupil_id AND d.class_id = e.class_id"
    " LEFT JOIN school_order o ON o.id = d.order_id"
    " WHERE c.school_year_id = $1 AND ($2 = 0 OR c.id = $2) AND c.is_hidden = 0"
    " AND e.is_hidden = 0 AND e.valid_from <= $3 AND (e.valid_to IS NULL OR e.valid_to >= $3)"
    " ORDER BY c.grade, c.name COLLATE \"lv-x-icu\", c.id, p.surname COLLATE \"lv-x-icu\","
    " p.given_name COLLATE \"lv-x-icu\", p.id";

/* A journal in which nobody gets term marks (a class hour, consultations) asks for none.
 * $1 the year, $2 the day; terms 3 and 5 are the year and the re-examination. */
static const char sql_list_marks[] =
    "WITH giving AS (SELECT j.id, j.class_id, j.group_id, j.subject_id, j.scale FROM journal j"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND j.kind = 'subject'"
    " AND EXISTS (SELECT 1 FROM term_mark t WHERE t.journal_id = j.id AND t.value <> '')),"
    " taught AS (SELECT e.pupil_id, j.id AS journal_id, j.subject_id, j.scale FROM giving j"
    " JOIN enrolment e ON e.class_id = j.class_id WHERE e.is_hidden = 0"
    " AND e.valid_from <= $2 AND (e.valid_to IS NULL OR e.valid_to >= $2)"
    " UNION ALL SELECT m.pupil_id, j.id, j.subject_id, j.scale FROM giving j"
    " JOIN group_member m ON m.group_id = j.group_id WHERE m.is_hidden = 0"
    " AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2))"
    " SELECT a.pupil_id, a.subject_id, s.name, COALESCE(y.value, ''), COALESCE(r.value, ''),"
    " a.scale FROM taught a"
    " JOIN subject s ON s.id = a.subject_id"
    " LEFT JOIN term_mark y ON y.journal_id = a.journal_id AND y.pupil_id = a.pupil_id"
    " AND y.term = 3"
    " LEFT JOIN term_mark r ON r.journal_id = a.journal_id AND r.pupil_id = a.pupil_id"
    " AND r.term = 5"
    " ORDER BY a.pupil_id, s.position, s.id";

static const char sql_list_open_journals[] =
    "SELECT COALESCE(j.class_id, g.class_id), COALESCE(c.name, g.name), s.name"
    " FROM journal j"
    " JOIN subject s ON s.id = j.subject_id"
    " LEFT JOIN school_class c ON c.id = j.class_id"
    " LEFT JOIN study_group g ON g.id = j.group_id"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND j.kind = 'subject'"
    " AND EXISTS (SELECT 1 FROM lesson l WHERE l.journal_id = j.id AND l.is_hidden = 0)"
    " AND NOT EXISTS (SELECT 1 FROM term_close t WHERE t.journal_id = j.id AND t.term = 3"
    " AND t.is_closed = 1)"
    " ORDER BY COALESCE(c.grade, 99), COALESCE(c.name, g.name) COLLATE \"lv-x-icu\","
    " s.name COLLATE \"lv-x-icu\"";

static const char sql_list_enrolments[] =
    "SELECT e.id, e.pupil_id, e.class_id, e.valid_from, e.is_hidden FROM enrolment e"
    " JOIN school_class c ON c.id = e.class_id WHERE c.school_year_id = $1";

static const char sql_list_members[] =
    "SELECT m.group_id, m.pupil_id FROM group_member m JOIN study_group g ON g.id = m.group_id"
    " WHERE g.school_year_id = $1 AND g.is_hidden = 0 AND m.is_hidden = 0"
    " AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)"
    " ORDER BY m.group_id, m.pupil_id";

static const char sql_list_class_promotions[] =
    "SELECT id, revision, pupil_id, class_id, decision, to_class_name, order_id, changed_by,"
    " changed_at FROM promotion WHERE class_id = $1 ORDER BY id";

void
klade_turn_pupil_free (KladeTurnPupil *self)
{
  klade_record_free (self->enrolment);
  g_free (self->name);
  g_free (self->class_name);
  g_free (self->to_class);
  g_free (self->order_number);
  g_free (self);
}

void
klade_turn_mark_free (KladeTurnMark *self)
{
  g_free (self->subject);
  g_free (self->year_mark);
  g_free (self->reexam);
  g_free (self);
}

void
klade_turn_open_journal_free (KladeTurnOpenJournal *self)
{
  g_free (self->owner);
  g_free (self->subject);
  g_free (self);
}

static gpointer
read_pupil (KladeStatement *stmt)
{
  KladeTurnPupil *row = g_new0 (KladeTurnPupil, 1);

  row->enrolment = klade_store_read_record (stmt, &klade_table_enrolment);
  row->name = g_strdup (klade_statement_get_text (stmt, 9));
  row->class_name = g_strdup (klade_statement_get_text (stmt, 10));
  row->promotion_id = klade_statement_get_int64 (stmt, 11);
  row->promotion_revision = (gint32) klade_statement_get_int64 (stmt, 12);
  row->decision = (int) klade_statement_get_int64 (stmt, 13);
  row->to_class = g_strdup (klade_statement_get_text (stmt, 14));
  row->order_id = klade_statement_get_int64 (stmt, 15);
  row->order_number = g_strdup (klade_statement_get_text (stmt, 16));
  row->ordered_on = klade_statement_get_day (stmt, 17);
  return row;
}

/**
 * klade_store_list_turn_pupils:
 * @class_id: a class, or 0 for all
 * @day: who is there on this day
 *
 * Returns: (transfer full) (element-type KladeTurnPupil): by class and name, with what was
 *   decided
 */
GPtrArray *
klade_store_list_turn_pupils (KladeDb *db,
                              gint64 year_id,
                              gint64 class_id,
                              KladeDay day,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_pupils, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_int64 (stmt, 2, class_id);
  klade_statement_bind_day (stmt, 3, day);
  return klade_store_take_rows (stmt, read_pupil, (GDestroyNotify) klade_turn_pupil_free, error);
}

static gpointer
read_mark (KladeStatement *stmt)
{
  KladeTurnMark *row = g_new0 (KladeTurnMark, 1);

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->subject_id = klade_statement_get_int64 (stmt, 1);
  row->subject = g_strdup (klade_statement_get_text (stmt, 2));
  row->year_mark = g_strdup (klade_statement_get_text (stmt, 3));
  row->reexam = g_strdup (klade_statement_get_text (stmt, 4));
  row->scale = klade_scale_from_id (klade_statement_get_int64 (stmt, 5));
  return row;
}

/**
 * klade_store_list_turn_marks:
 * @day: who is in the class or group on this day needs a mark there
 *
 * Returns: (transfer full) (element-type KladeTurnMark): by pupil and subject; a subject that
 *   has two journals of the pupil stands there twice
 */
GPtrArray *
klade_store_list_turn_marks (KladeDb *db, gint64 year_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_marks, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, day);
  return klade_store_take_rows (stmt, read_mark, (GDestroyNotify) klade_turn_mark_free, error);
}

static gpointer
read_open_journal (KladeStatement *stmt)
{
  KladeTurnOpenJournal *row = g_new0 (KladeTurnOpenJournal, 1);

  row->class_id = klade_statement_get_int64 (stmt, 0);
  row->owner = g_strdup (klade_statement_get_text (stmt, 1));
  row->subject = g_strdup (klade_statement_get_text (stmt, 2));
  return row;
}

/**
 * klade_store_list_turn_open_journals:
 *
 * Returns: (transfer full) (element-type KladeTurnOpenJournal): by class
 */
GPtrArray *
klade_store_list_turn_open_journals (KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_open_journals, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  return klade_store_take_rows (stmt, read_open_journal,
                                (GDestroyNotify) klade_turn_open_journal_free, error);
}

static gpointer
read_enrolment (KladeStatement *stmt)
{
  KladeTurnEnrolment *row = g_new0 (KladeTurnEnrolment, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->pupil_id = klade_statement_get_int64 (stmt, 1);
  row->class_id = klade_statement_get_int64 (stmt, 2);
  row->valid_from = klade_statement_get_day (stmt, 3);
  row->is_hidden = klade_statement_get_int64 (stmt, 4) != 0;
  return row;
}

/**
 * klade_store_list_turn_enrolments:
 *
 * Returns: (transfer full) (element-type KladeTurnEnrolment): all of the year
 */
GPtrArray *
klade_store_list_turn_enrolments (KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_enrolments, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  return klade_store_take_rows (stmt, read_enrolment, g_free, error);
}

static gpointer
read_member (KladeStatement *stmt)
{
  KladeTurnMember *row = g_new0 (KladeTurnMember, 1);

  row->group_id = klade_statement_get_int64 (stmt, 0);
  row->pupil_id = klade_statement_get_int64 (stmt, 1);
  return row;
}

/**
 * klade_store_list_turn_members:
 *
 * Returns: (transfer full) (element-type KladeTurnMember): by group
 */
GPtrArray *
klade_store_list_turn_members (KladeDb *db, gint64 year_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_members, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, day);
  return klade_store_take_rows (stmt, read_member, g_free, error);
}

static gpointer
read_promotion (KladeStatement *stmt)
{
  return klade_store_read_record (stmt, &klade_table_promotion);
}

/**
 * klade_store_list_class_promotions:
 *
 * Returns: (transfer full) (element-type KladeRecord): the decisions on a class's pupils
 */
GPtrArray *
klade_store_list_class_promotions (KladeDb *db, gint64 class_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_class_promotions, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, class_id);
  return klade_store_take_rows (stmt, read_promotion, (GDestroyNotify) klade_record_free, error);
}
