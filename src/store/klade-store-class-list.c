/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-class-list.h"

#include "klade-school-year.h"
#include "klade-store-rows.h"

static const char sql_list_years[] =
    "SELECT y.id, y.revision, y.start_year, y.is_published,"
    " (SELECT COUNT(*) FROM school_class c WHERE c.school_year_id = y.id AND c.is_hidden = 0)"
    " FROM school_year y WHERE y.is_hidden = 0 ORDER BY y.start_year DESC";

/* $1 the year, $2 the day.  Roles 4 and 6 are those that answer for a class. */
static const char sql_list_classes[] =
    "WITH teacher AS (SELECT class_id, MAX(id) AS id FROM role_grant"
    " WHERE role IN (4, 6) AND class_id IS NOT NULL AND is_hidden = 0"
    " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) GROUP BY class_id),"
    " size AS (SELECT class_id, COUNT(*) AS n FROM enrolment WHERE is_hidden = 0"
    " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) GROUP BY class_id)"
    " SELECT c.id, c.revision, c.grade, c.name, c.programme_id, COALESCE(p.code, ''),"
    " COALESCE(p.name, ''), c.bell_set_id, COALESCE(b.name, ''), r.person_id,"
    " COALESCE(o.given_name || ' ' || o.surname, ''), COALESCE(z.n, 0),"
    " (SELECT COUNT(*) FROM study_group g WHERE g.class_id = c.id AND g.is_hidden = 0),"
    " (SELECT COUNT(*) FROM journal j WHERE j.class_id = c.id AND j.is_hidden = 0),"
    " c.school_year_id"
    " FROM school_class c"
    " LEFT JOIN programme p ON p.id = c.programme_id"
    " LEFT JOIN bell_set b ON b.id = c.bell_set_id"
    " LEFT JOIN teacher t ON t.class_id = c.id"
    " LEFT JOIN role_grant r ON r.id = t.id"
    " LEFT JOIN person o ON o.id = r.person_id"
    " LEFT JOIN size z ON z.class_id = c.id"
    " WHERE c.school_year_id = $1 AND c.is_hidden = 0"
    " ORDER BY c.grade, c.name COLLATE \"lv-x-icu\", c.id";

/* $1 the year, $2 the class or 0. */
static const char sql_list_journals[] =
    "SELECT j.id, j.revision, COALESCE(j.class_id, g.class_id), j.group_id,"
    " COALESCE(c.name, g.name), j.subject_id, s.name, j.kind, j.scale, j.lessons_planned,"
    " (SELECT COUNT(*) FROM lesson l WHERE l.journal_id = j.id AND l.is_hidden = 0)"
    " FROM journal j"
    " JOIN subject s ON s.id = j.subject_id"
    " LEFT JOIN school_class c ON c.id = j.class_id"
    " LEFT JOIN study_group g ON g.id = j.group_id"
    " LEFT JOIN school_class gc ON gc.id = g.class_id"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0"
    " AND ($2 = 0 OR j.class_id = $2 OR g.class_id = $2)"
    " ORDER BY COALESCE(c.grade, gc.grade, 99), COALESCE(c.name, gc.name, '') COLLATE \"lv-x-icu\","
    " s.position, s.name COLLATE \"lv-x-icu\", COALESCE(g.name, '') COLLATE \"lv-x-icu\", j.id";

static const char sql_list_teachers[] =
    "SELECT t.id, t.revision, t.journal_id, t.person_id, p.given_name || ' ' || p.surname,"
    " t.valid_from, t.valid_to"
    " FROM journal j JOIN journal_teacher t ON t.journal_id = j.id"
    " JOIN person p ON p.id = t.person_id"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND t.is_hidden = 0"
    " ORDER BY t.journal_id, t.valid_from, t.id";

static gpointer
read_year (KladeStatement *stmt)
{
  KladeYearRow *row = g_new0 (KladeYearRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->start_year = (int) klade_statement_get_int64 (stmt, 2);
  row->name = klade_school_year_name (row->start_year);
  row->is_published = klade_statement_get_int64 (stmt, 3) != 0;
  row->n_classes = (int) klade_statement_get_int64 (stmt, 4);
  return row;
}

/**
 * klade_store_list_years:
 *
 * Returns: (transfer full) (element-type KladeYearRow): the school's years, the last first;
 *   is_now is not set
 */
GPtrArray *
klade_store_list_years (KladeDb *db, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_years, error);

  return klade_store_take_rows (stmt, read_year, (GDestroyNotify) klade_year_row_free, error);
}

static gpointer
read_class (KladeStatement *stmt)
{
  KladeClassRow *row = g_new0 (KladeClassRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->grade = (int) klade_statement_get_int64 (stmt, 2);
  row->name = g_strdup (klade_statement_get_text (stmt, 3));
  row->programme_id = klade_statement_get_int64 (stmt, 4);
  row->programme_code = g_strdup (klade_statement_get_text (stmt, 5));
  row->programme = g_strdup (klade_statement_get_text (stmt, 6));
  row->bell_set_id = klade_statement_get_int64 (stmt, 7);
  row->bell_set = g_strdup (klade_statement_get_text (stmt, 8));
  row->class_teacher_id = klade_statement_get_int64 (stmt, 9);
  row->class_teacher = g_strdup (klade_statement_get_text (stmt, 10));
  row->n_pupils = (int) klade_statement_get_int64 (stmt, 11);
  row->n_groups = (int) klade_statement_get_int64 (stmt, 12);
  row->n_journals = (int) klade_statement_get_int64 (stmt, 13);
  row->year_id = klade_statement_get_int64 (stmt, 14);
  return row;
}

/**
 * klade_store_list_classes:
 *
 * Returns: (transfer full) (element-type KladeClassRow): by grade and name, as on @day
 */
GPtrArray *
klade_store_list_classes (KladeDb *db, gint64 year_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_classes, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, day);
  return klade_store_take_rows (stmt, read_class, (GDestroyNotify) klade_class_row_free, error);
}

static gpointer
read_journal (KladeStatement *stmt)
{
  KladeClassJournal *row = g_new0 (KladeClassJournal, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->class_id = klade_statement_get_int64 (stmt, 2);
  row->group_id = klade_statement_get_int64 (stmt, 3);
  row->owner = g_strdup (klade_statement_get_text (stmt, 4));
  row->subject_id = klade_statement_get_int64 (stmt, 5);
  row->subject = g_strdup (klade_statement_get_text (stmt, 6));
  row->kind = g_strdup (klade_statement_get_text (stmt, 7));
  row->scale = klade_scale_from_id (klade_statement_get_int64 (stmt, 8));
  row->lessons_planned = (int) klade_statement_get_int64 (stmt, 9);
  row->n_lessons = (int) klade_statement_get_int64 (stmt, 10);
  row->teachers = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_journal_teacher_free);
  row->is_without_teacher = TRUE;
  return row;
}

static gpointer
read_teacher (KladeStatement *stmt)
{
  KladeJournalTeacher *row = g_new0 (KladeJournalTeacher, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->journal_id = klade_statement_get_int64 (stmt, 2);
  row->person_id = klade_statement_get_int64 (stmt, 3);
  row->name = g_strdup (klade_statement_get_text (stmt, 4));
  row->valid_from = klade_statement_get_day (stmt, 5);
  row->valid_to = klade_statement_get_day (stmt, 6);
  return row;
}

/**
 * klade_store_list_journal_teachers:
 *
 * Returns: (transfer full) (element-type KladeJournalTeacher): of all journals of the year, by
 *   journal and first day
 */
GPtrArray *
klade_store_list_journal_teachers (KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_teachers, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  return klade_store_take_rows (stmt, read_teacher, (GDestroyNotify) klade_journal_teacher_free,
                                error);
}

/* The teachers become the journals'. */
static void
hand_out_teachers (GPtrArray *journals, GPtrArray *teachers, KladeDay day)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < journals->len; i++)
    {
      KladeClassJournal *journal = g_ptr_array_index (journals, i);

      g_hash_table_insert (by_id, &journal->id, journal);
    }

  g_ptr_array_set_free_func (teachers, NULL);
  for (guint i = 0; i < teachers->len; i++)
    {
      KladeJournalTeacher *teacher = g_ptr_array_index (teachers, i);
      KladeClassJournal *journal = g_hash_table_lookup (by_id, &teacher->journal_id);

      if (journal == NULL)
        {
          klade_journal_teacher_free (teacher);
          continue;
        }

      g_ptr_array_add (journal->teachers, teacher);
      if (teacher->valid_to == KLADE_DAY_NONE || teacher->valid_to >= day)
        journal->is_without_teacher = FALSE;
    }
}

/**
 * klade_store_list_class_journals:
 * @class_id: a class with its groups, or 0 for the whole year
 * @day: a journal without a teacher then or later is flagged
 *
 * Returns: (transfer full) (element-type KladeClassJournal): by class and subject
 */
GPtrArray *
klade_store_list_class_journals (KladeDb *db,
                                 gint64 year_id,
                                 gint64 class_id,
                                 KladeDay day,
                                 GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_journals, error);
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (GPtrArray) teachers = NULL;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_int64 (stmt, 2, class_id);
  journals =
      klade_store_take_rows (stmt, read_journal, (GDestroyNotify) klade_class_journal_free, error);
  teachers = journals != NULL ? klade_store_list_journal_teachers (db, year_id, error) : NULL;
  if (teachers == NULL)
    return NULL;

  hand_out_teachers (journals, teachers, day);
  return g_steal_pointer (&journals);
}
