/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-class-find.h"

#include "klade-store-class.h"
#include "klade-store-person.h"
#include "klade-store-rows.h"

static const char sql_find_class[] =
    "SELECT id FROM school_class WHERE school_year_id = $1 AND name = $2";
static const char sql_find_subject[] = "SELECT id FROM subject WHERE name = $1";
static const char sql_find_programme[] =
    "SELECT id FROM programme WHERE code = $1 AND name = $2 ORDER BY is_hidden, id LIMIT 1";
static const char sql_find_planned[] =
    "SELECT id FROM planned_subject WHERE programme_id = $1 AND subject_id = $2 AND grade = $3";
static const char sql_find_group[] =
    "SELECT id FROM study_group WHERE school_year_id = $1 AND COALESCE(class_id, 0) = $2"
    " AND COALESCE(subject_id, 0) = $3 AND name = $4 ORDER BY is_hidden, id LIMIT 1";
static const char sql_find_journal[] =
    "SELECT id FROM journal WHERE COALESCE(class_id, 0) = $1 AND COALESCE(group_id, 0) = $2"
    " AND subject_id = $3 ORDER BY is_hidden, id LIMIT 1";

static const char sql_count_class_pupils[] =
    "SELECT COUNT(*) FROM enrolment WHERE class_id = $1 AND is_hidden = 0";
static const char sql_count_class_lessons[] =
    "SELECT COUNT(*) FROM journal j LEFT JOIN study_group g ON g.id = j.group_id"
    " JOIN lesson l ON l.journal_id = j.id"
    " WHERE (j.class_id = $1 OR g.class_id = $1) AND l.is_hidden = 0";
static const char sql_count_group_lessons[] =
    "SELECT COUNT(*) FROM journal j JOIN lesson l ON l.journal_id = j.id"
    " WHERE j.group_id = $1 AND l.is_hidden = 0";
static const char sql_count_journal_lessons[] =
    "SELECT COUNT(*) FROM lesson WHERE journal_id = $1 AND is_hidden = 0";
static const char sql_count_programme_classes[] =
    "SELECT COUNT(*) FROM school_class WHERE programme_id = $1 AND is_hidden = 0";
static const char sql_count_subject_journals[] =
    "SELECT COUNT(*) FROM journal WHERE subject_id = $1 AND is_hidden = 0";
static const char sql_count_bell_set_classes[] =
    "SELECT COUNT(*) FROM school_class WHERE bell_set_id = $1 AND is_hidden = 0";
/* $2 the class, or 0 for any of the year. */
static const char sql_count_pupil_in_class[] =
    "SELECT COUNT(*) FROM enrolment e JOIN school_class c ON c.id = e.class_id"
    " WHERE c.school_year_id = $1 AND ($2 = 0 OR e.class_id = $2) AND e.pupil_id = $3"
    " AND e.is_hidden = 0 AND e.valid_from <= $4 AND (e.valid_to IS NULL OR e.valid_to >= $4)";

static const char sql_list_class_teachers[] =
    "SELECT id, revision, person_id, role, class_id, valid_from, valid_to, order_id, is_hidden"
    " FROM role_grant WHERE class_id = $1 AND role IN (4, 6) AND is_hidden = 0"
    " AND (valid_to IS NULL OR valid_to >= $2) ORDER BY id";
static const char sql_list_pupil_memberships[] =
    "SELECT id, revision, group_id, pupil_id, valid_from, valid_to, is_hidden"
    " FROM group_member WHERE group_id = $1 AND pupil_id = $2 ORDER BY valid_from";
static const char sql_list_journal_teachers[] =
    "SELECT id, revision, journal_id, person_id, valid_from, valid_to, order_id, is_hidden"
    " FROM journal_teacher WHERE journal_id = $1 AND person_id = $2 AND is_hidden = 0"
    " ORDER BY valid_from";
static const char sql_list_class_journals[] =
    "SELECT id, revision, school_year_id, class_id, group_id, subject_id, kind, scale,"
    " lessons_planned, is_hidden FROM journal WHERE class_id = $1 AND is_hidden = 0 ORDER BY id";
static const char sql_list_class_groups[] =
    "SELECT id, revision, school_year_id, class_id, subject_id, name, kind, is_hidden"
    " FROM study_group WHERE class_id = $1 AND is_hidden = 0 ORDER BY id";
static const char sql_list_group_journals[] =
    "SELECT id, revision, school_year_id, class_id, group_id, subject_id, kind, scale,"
    " lessons_planned, is_hidden FROM journal WHERE group_id = $1 AND is_hidden = 0 ORDER BY id";

/**
 * klade_store_find_class:
 *
 * Returns: %TRUE if @id was set: the year's class of that name
 */
gboolean
klade_store_find_class (KladeDb *db, gint64 year_id, const char *name, gint64 *id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_class, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_text (stmt, 2, name);
  return klade_store_take_number (stmt, id, error);
}

gboolean
klade_store_find_subject (KladeDb *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_subject, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, name);
  return klade_store_take_number (stmt, id, error);
}

gboolean
klade_store_find_programme (KladeDb *db,
                            const char *code,
                            const char *name,
                            gint64 *id,
                            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_programme, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, code);
  klade_statement_bind_text (stmt, 2, name);
  return klade_store_take_number (stmt, id, error);
}

/* What the number queries have in common: up to three ids. */
static gboolean
ask_number (KladeDb *db,
            const char *sql,
            const gint64 *keys,
            int n_keys,
            gint64 *number,
            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  for (int i = 0; i < n_keys; i++)
    klade_statement_bind_int64 (stmt, i + 1, keys[i]);
  return klade_store_take_number (stmt, number, error);
}

gboolean
klade_store_find_planned (KladeDb *db,
                          gint64 programme_id,
                          gint64 subject_id,
                          int grade,
                          gint64 *id,
                          GError **error)
{
  const gint64 keys[] = { programme_id, subject_id, grade };

  return ask_number (db, sql_find_planned, keys, G_N_ELEMENTS (keys), id, error);
}

/**
 * klade_store_find_group:
 * @class_id, @subject_id: 0 for none
 *
 * Returns: %TRUE if @id was set: the group of that name, rather a visible one
 */
gboolean
klade_store_find_group (KladeDb *db,
                        gint64 year_id,
                        gint64 class_id,
                        gint64 subject_id,
                        const char *name,
                        gint64 *id,
                        GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_group, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_int64 (stmt, 2, class_id);
  klade_statement_bind_int64 (stmt, 3, subject_id);
  klade_statement_bind_text (stmt, 4, name);
  return klade_store_take_number (stmt, id, error);
}

/**
 * klade_store_find_class_journal:
 * @class_id, @group_id: one of them is 0
 *
 * Returns: %TRUE if @id was set: the journal of the subject, rather a visible one
 */
gboolean
klade_store_find_class_journal (KladeDb *db,
                                gint64 class_id,
                                gint64 group_id,
                                gint64 subject_id,
                                gint64 *id,
                                GError **error)
{
  const gint64 keys[] = { class_id, group_id, subject_id };

  return ask_number (db, sql_find_journal, keys, G_N_ELEMENTS (keys), id, error);
}

gboolean
klade_store_class_has_pupils (KladeDb *db, gint64 class_id, gint64 *n_pupils, GError **error)
{
  return ask_number (db, sql_count_class_pupils, &class_id, 1, n_pupils, error);
}

gboolean
klade_store_class_has_lessons (KladeDb *db, gint64 class_id, gint64 *n_lessons, GError **error)
{
  return ask_number (db, sql_count_class_lessons, &class_id, 1, n_lessons, error);
}

gboolean
klade_store_group_has_lessons (KladeDb *db, gint64 group_id, gint64 *n_lessons, GError **error)
{
  return ask_number (db, sql_count_group_lessons, &group_id, 1, n_lessons, error);
}

gboolean
klade_store_journal_has_lessons (KladeDb *db, gint64 journal_id, gint64 *n_lessons, GError **error)
{
  return ask_number (db, sql_count_journal_lessons, &journal_id, 1, n_lessons, error);
}

gboolean
klade_store_programme_has_classes (KladeDb *db,
                                   gint64 programme_id,
                                   gint64 *n_classes,
                                   GError **error)
{
  return ask_number (db, sql_count_programme_classes, &programme_id, 1, n_classes, error);
}

gboolean
klade_store_subject_has_journals (KladeDb *db,
                                  gint64 subject_id,
                                  gint64 *n_journals,
                                  GError **error)
{
  return ask_number (db, sql_count_subject_journals, &subject_id, 1, n_journals, error);
}

gboolean
klade_store_bell_set_has_classes (KladeDb *db,
                                  gint64 bell_set_id,
                                  gint64 *n_classes,
                                  GError **error)
{
  return ask_number (db, sql_count_bell_set_classes, &bell_set_id, 1, n_classes, error);
}

/**
 * klade_store_pupil_in_class:
 * @class_id: a class, or 0 for any of the year
 * @n: (out): 0 when the pupil is not enrolled there on the day
 *
 * Returns: %TRUE if @n was set
 */
gboolean
klade_store_pupil_in_class (KladeDb *db,
                            gint64 year_id,
                            gint64 class_id,
                            gint64 pupil_id,
                            KladeDay day,
                            gint64 *n,
                            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_count_pupil_in_class, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_int64 (stmt, 2, class_id);
  klade_statement_bind_int64 (stmt, 3, pupil_id);
  klade_statement_bind_day (stmt, 4, day);
  return klade_store_take_number (stmt, n, error);
}

/* ---- rows to change ---- */

static gpointer
read_class_teacher (KladeStatement *stmt)
{
  return klade_store_read_record (stmt, &klade_table_role_grant);
}

static gpointer
read_membership (KladeStatement *stmt)
{
  return klade_store_read_record (stmt, &klade_table_group_member);
}

static gpointer
read_journal_teacher (KladeStatement *stmt)
{
  return klade_store_read_record (stmt, &klade_table_journal_teacher);
}

static gpointer
read_journal (KladeStatement *stmt)
{
  return klade_store_read_record (stmt, &klade_table_journal);
}

static gpointer
read_group (KladeStatement *stmt)
{
  return klade_store_read_record (stmt, &klade_table_study_group);
}

static GPtrArray *
list_records (KladeDb *db,
              const char *sql,
              const gint64 *keys,
              int n_keys,
              KladeStoreReadRow read_row,
              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;

  for (int i = 0; i < n_keys; i++)
    klade_statement_bind_int64 (stmt, i + 1, keys[i]);
  return klade_store_take_rows (stmt, read_row, (GDestroyNotify) klade_record_free, error);
}

GPtrArray *
klade_store_list_class_teachers (KladeDb *db, gint64 class_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_class_teachers, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, class_id);
  klade_statement_bind_day (stmt, 2, day);
  return klade_store_take_rows (stmt, read_class_teacher, (GDestroyNotify) klade_record_free,
                                error);
}

GPtrArray *
klade_store_list_pupil_memberships (KladeDb *db, gint64 group_id, gint64 pupil_id, GError **error)
{
  const gint64 keys[] = { group_id, pupil_id };

  return list_records (db, sql_list_pupil_memberships, keys, 2, read_membership, error);
}

GPtrArray *
klade_store_list_journal_teacher_records (KladeDb *db,
                                          gint64 journal_id,
                                          gint64 person_id,
                                          GError **error)
{
  const gint64 keys[] = { journal_id, person_id };

  return list_records (db, sql_list_journal_teachers, keys, 2, read_journal_teacher, error);
}

GPtrArray *
klade_store_list_class_own_journals (KladeDb *db, gint64 class_id, GError **error)
{
  return list_records (db, sql_list_class_journals, &class_id, 1, read_journal, error);
}

GPtrArray *
klade_store_list_class_own_groups (KladeDb *db, gint64 class_id, GError **error)
{
  return list_records (db, sql_list_class_groups, &class_id, 1, read_group, error);
}

GPtrArray *
klade_store_list_group_journals (KladeDb *db, gint64 group_id, GError **error)
{
  return list_records (db, sql_list_group_journals, &group_id, 1, read_journal, error);
}
