/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-journal.h"

static const char sql_read_journal_head[] =
    "SELECT j.class_id, j.group_id, COALESCE(j.class_id, g.class_id), j.school_year_id,"
    " COALESCE(c.grade, gc.grade, 0), j.scale, j.lessons_planned, s.name,"
    " COALESCE(c.name, g.name), o.name, y.start_year, y.semester_1_first, y.semester_1_last,"
    " y.semester_2_first, y.semester_2_last, y.end_grade_9, y.end_grade_12, y.is_published,"
    " COALESCE(h.last_id, 0), COALESCE(g.kind, '')"
    " FROM journal j"
    " JOIN subject s ON s.id = j.subject_id"
    " JOIN school_year y ON y.id = j.school_year_id"
    " JOIN school o ON o.id = 1"
    " LEFT JOIN audit_head h ON h.id = 1"
    " LEFT JOIN school_class c ON c.id = j.class_id"
    " LEFT JOIN study_group g ON g.id = j.group_id"
    " LEFT JOIN school_class gc ON gc.id = g.class_id"
    " WHERE j.id = $1";

/* Under the name of the school year's end: whoever changed it later stands in an old journal
 * as before. */
#define NAME_THEN                                                                                  \
  " LEFT JOIN person_name n ON n.person_id = p.id AND n.is_hidden = 0"                             \
  " AND n.valid_from <= y.semester_2_last"                                                         \
  " AND (n.valid_to IS NULL OR n.valid_to >= y.semester_2_last)"
#define BY_NAME                                                                                    \
  " ORDER BY COALESCE(n.surname, p.surname) COLLATE \"lv-x-icu\","                                 \
  " COALESCE(n.given_name, p.given_name) COLLATE \"lv-x-icu\", p.id,"

static const char sql_list_class_stays[] =
    "SELECT e.pupil_id, COALESCE(n.surname, p.surname), COALESCE(n.given_name, p.given_name),"
    " e.valid_from, e.valid_to, c.id, c.name"
    " FROM enrolment e"
    " JOIN person p ON p.id = e.pupil_id"
    " JOIN school_class c ON c.id = e.class_id"
    " JOIN school_year y ON y.id = c.school_year_id" NAME_THEN
    " WHERE e.class_id = $1 AND e.is_hidden = 0" BY_NAME " e.valid_from";

static const char sql_list_group_stays[] =
    "SELECT m.pupil_id, COALESCE(n.surname, p.surname), COALESCE(n.given_name, p.given_name),"
    " m.valid_from, m.valid_to, c.id, c.name"
    " FROM group_member m"
    " JOIN person p ON p.id = m.pupil_id"
    " JOIN school_year y ON y.id = $2" NAME_THEN
    " LEFT JOIN (enrolment e JOIN school_class c ON c.id = e.class_id AND c.school_year_id = $2)"
    " ON e.pupil_id = m.pupil_id AND e.is_hidden = 0"
    " WHERE m.group_id = $1 AND m.is_hidden = 0" BY_NAME " m.valid_from, e.valid_from";

static const char sql_list_days_off[] =
    "SELECT first_day, last_day, name, grade_from, grade_to, 1, NULL FROM school_break"
    " WHERE school_year_id = $1 AND is_hidden = 0"
    " UNION ALL"
    " SELECT day_off, day_off, reason, 0, 12, 0, worked_on FROM moved_day"
    " WHERE school_year_id = $1 AND is_hidden = 0"
    " ORDER BY 1, 2";

static const char sql_read_person_name[] =
    "SELECT given_name || ' ' || surname FROM person WHERE id = $1";

void
klade_journal_head_free (KladeJournalHead *self)
{
  g_free (self->subject);
  g_free (self->class_name);
  g_free (self->school_name);
  g_free (self);
}

static KladeSchoolYear
read_year (KladeStatement *stmt, int column)
{
  return (KladeSchoolYear){
    .start_year = (int) klade_statement_get_int64 (stmt, column),
    .semester_1 = { klade_statement_get_day (stmt, column + 1),
                    klade_statement_get_day (stmt, column + 2) },
    .semester_2 = { klade_statement_get_day (stmt, column + 3),
                    klade_statement_get_day (stmt, column + 4) },
    .end_grade_9 = klade_statement_get_day (stmt, column + 5),
    .end_grade_12 = klade_statement_get_day (stmt, column + 6),
    .is_published = klade_statement_get_int64 (stmt, column + 7) != 0,
  };
}

/**
 * klade_store_read_journal_head:
 *
 * Returns: (transfer full): what the journal is; %NULL with %KLADE_ERROR_NOT_FOUND if there is
 *   no such journal
 */
KladeJournalHead *
klade_store_read_journal_head (KladeDb *db, gint64 id, GError **error)
{
  g_autoptr (KladeJournalHead) head = NULL;
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_journal_head, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, id);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_DONE)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no journal %" G_GINT64_FORMAT, id);
  if (step != KLADE_STEP_ROW)
    return NULL;

  head = g_new0 (KladeJournalHead, 1);
  head->id = id;
  head->class_id = klade_statement_get_int64 (stmt, 0);
  head->group_id = klade_statement_get_int64 (stmt, 1);
  head->owner_class_id = klade_statement_get_int64 (stmt, 2);
  head->year_id = klade_statement_get_int64 (stmt, 3);
  head->grade = (int) klade_statement_get_int64 (stmt, 4);
  head->scale = klade_scale_from_id (klade_statement_get_int64 (stmt, 5));
  head->lessons_planned = (int) klade_statement_get_int64 (stmt, 6);
  head->subject = g_strdup (klade_statement_get_text (stmt, 7));
  head->class_name = g_strdup (klade_statement_get_text (stmt, 8));
  head->school_name = g_strdup (klade_statement_get_text (stmt, 9));
  head->year = read_year (stmt, 10);
  head->audit_id = klade_statement_get_int64 (stmt, 18);
  head->group_kind = klade_group_kind_from_id (klade_statement_get_text (stmt, 19),
                                               klade_statement_get_int64 (stmt, 2) != 0);

  return g_steal_pointer (&head);
}

static void
clear_stay (gpointer data)
{
  KladeStay *stay = data;

  g_free (stay->surname);
  g_free (stay->given_name);
  g_free (stay->class_name);
}

/**
 * klade_store_list_stays:
 *
 * Returns: (transfer full) (element-type KladeStay): who is or was in the journal's class or
 *   group, in Latvian order, a pupil's stays one after the other
 */
GArray *
klade_store_list_stays (KladeDb *db, const KladeJournalHead *journal, GError **error)
{
  g_autoptr (GArray) stays = g_array_new (FALSE, FALSE, sizeof (KladeStay));
  g_autoptr (KladeStatement) stmt = NULL;
  KladeStep step;

  g_array_set_clear_func (stays, clear_stay);

  stmt = klade_db_prepare (db, journal->class_id != 0 ? sql_list_class_stays : sql_list_group_stays,
                           error);
  if (stmt == NULL)
    return NULL;

  if (journal->class_id != 0)
    klade_statement_bind_int64 (stmt, 1, journal->class_id);
  else
    {
      klade_statement_bind_int64 (stmt, 1, journal->group_id);
      klade_statement_bind_int64 (stmt, 2, journal->year_id);
    }

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStay stay = {
        .pupil_id = klade_statement_get_int64 (stmt, 0),
        .class_id = klade_statement_get_int64 (stmt, 5),
        .surname = g_strdup (klade_statement_get_text (stmt, 1)),
        .given_name = g_strdup (klade_statement_get_text (stmt, 2)),
        .class_name = g_strdup (klade_statement_get_text (stmt, 6)),
        .first = klade_statement_get_day (stmt, 3),
        .last = klade_statement_get_day (stmt, 4),
      };
      g_array_append_val (stays, stay);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&stays) : NULL;
}

static void
clear_day_off (gpointer data)
{
  g_free (((KladeDayOff *) data)->name);
}

/**
 * klade_store_list_days_off:
 *
 * Returns: (transfer full) (element-type KladeDayOff): the year's breaks and moved days in order;
 *   public holidays are the domain's
 */
GArray *
klade_store_list_days_off (KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KladeDayOff));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_days_off, error);
  KladeStep step;

  g_array_set_clear_func (days, clear_day_off);
  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeDayOff day = {
        .range = { klade_statement_get_day (stmt, 0), klade_statement_get_day (stmt, 1) },
        .name = g_strdup (klade_statement_get_text (stmt, 2)),
        .grade_from = (int) klade_statement_get_int64 (stmt, 3),
        .grade_to = (int) klade_statement_get_int64 (stmt, 4),
        .is_break = klade_statement_get_int64 (stmt, 5) != 0,
        .worked_on = klade_statement_get_day (stmt, 6),
      };
      g_array_append_val (days, day);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&days) : NULL;
}

/**
 * klade_store_dup_person_name:
 *
 * Returns: (transfer full): given name and surname, "" for nobody; %NULL with @error set if the
 *   store failed
 */
char *
klade_store_dup_person_name (KladeDb *db, gint64 person_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_person_name, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, person_id);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ERROR)
    return NULL;

  return g_strdup (step == KLADE_STEP_ROW ? klade_statement_get_text (stmt, 0) : "");
}
