/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-class-list.h"

#include "klade-store-rows.h"

/* $1 the year, $2 the class or 0, $3 the day. */
static const char sql_list_groups[] =
    "WITH size AS (SELECT group_id, COUNT(*) AS n FROM group_member WHERE is_hidden = 0"
    " AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) GROUP BY group_id)"
    " SELECT g.id, g.revision, g.school_year_id, g.class_id, COALESCE(c.name, ''), g.subject_id,"
    " COALESCE(s.name, ''), g.name, g.kind, COALESCE(z.n, 0),"
    " (SELECT MIN(j.id) FROM journal j WHERE j.group_id = g.id AND j.is_hidden = 0)"
    " FROM study_group g"
    " LEFT JOIN school_class c ON c.id = g.class_id"
    " LEFT JOIN subject s ON s.id = g.subject_id"
    " LEFT JOIN size z ON z.group_id = g.id"
    " WHERE g.school_year_id = $1 AND g.is_hidden = 0 AND ($2 = 0 OR g.class_id = $2)"
    " ORDER BY CASE WHEN c.id IS NULL THEN 1 ELSE 0 END, c.grade,"
    " COALESCE(c.name, '') COLLATE \"lv-x-icu\","
    " COALESCE(s.name, '') COLLATE \"lv-x-icu\", g.name COLLATE \"lv-x-icu\", g.id";

static const char sql_list_group_teachers[] =
    "SELECT j.group_id, p.given_name || ' ' || p.surname"
    " FROM journal j JOIN journal_teacher t ON t.journal_id = j.id"
    " JOIN person p ON p.id = t.person_id"
    " WHERE j.school_year_id = $1 AND j.group_id IS NOT NULL AND j.is_hidden = 0"
    " AND t.is_hidden = 0 AND (t.valid_to IS NULL OR t.valid_to >= $2)"
    " ORDER BY j.group_id, t.id";

/* $1 the group, $2 the day, $3 whether past and future ones too. */
static const char sql_list_members[] =
    "SELECT m.id, m.revision, m.pupil_id, p.surname || ' ' || p.given_name,"
    " COALESCE((SELECT MIN(c.name) FROM enrolment e JOIN school_class c ON c.id = e.class_id"
    " WHERE e.pupil_id = m.pupil_id AND c.school_year_id = g.school_year_id AND e.is_hidden = 0"
    " AND e.valid_from <= $2 AND (e.valid_to IS NULL OR e.valid_to >= $2)), ''),"
    " m.valid_from, m.valid_to"
    " FROM group_member m"
    " JOIN study_group g ON g.id = m.group_id"
    " JOIN person p ON p.id = m.pupil_id"
    " WHERE m.group_id = $1 AND m.is_hidden = 0"
    " AND ($3 = 1 OR (m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)))"
    " ORDER BY p.surname COLLATE \"lv-x-icu\", p.given_name COLLATE \"lv-x-icu\", p.id,"
    " m.valid_from";

static const char sql_list_pupils[] =
    "SELECT e.pupil_id, p.surname || ' ' || p.given_name"
    " FROM enrolment e JOIN person p ON p.id = e.pupil_id"
    " WHERE e.class_id = $1 AND e.is_hidden = 0"
    " AND e.valid_from <= $2 AND (e.valid_to IS NULL OR e.valid_to >= $2)"
    " ORDER BY p.surname COLLATE \"lv-x-icu\", p.given_name COLLATE \"lv-x-icu\", p.id";

/* $1 the class, $2 the subject, $3 the day: groups that divide, not those beside the lessons. */
static const char sql_list_memberships[] =
    "SELECT m.group_id, m.pupil_id"
    " FROM study_group g"
    " JOIN group_member m ON m.group_id = g.id AND m.is_hidden = 0"
    " JOIN enrolment e ON e.pupil_id = m.pupil_id AND e.class_id = $1 AND e.is_hidden = 0"
    " WHERE g.subject_id = $2 AND g.is_hidden = 0"
    " AND g.kind NOT IN ('elective', 'individual', 'interest', 'extended-day', 'consultation')"
    " AND g.school_year_id = (SELECT school_year_id FROM school_class WHERE id = $1)"
    " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
    " AND e.valid_from <= $3 AND (e.valid_to IS NULL OR e.valid_to >= $3)"
    " ORDER BY m.pupil_id, m.group_id";

/* A class is divided for a subject by groups of its own, or, when it has no journal of its own
 * in the subject, by merged groups that hold some of its pupils.  $1 the year, $2 the day. */
static const char sql_list_divisions[] =
    "WITH living AS (SELECT e.pupil_id, e.class_id FROM enrolment e"
    " JOIN school_class c ON c.id = e.class_id WHERE c.school_year_id = $1 AND c.is_hidden = 0"
    " AND e.is_hidden = 0 AND e.valid_from <= $2 AND (e.valid_to IS NULL OR e.valid_to >= $2)),"
    " placed AS (SELECT DISTINCT m.pupil_id, g.subject_id, g.id AS group_id, g.class_id"
    " FROM study_group g JOIN group_member m ON m.group_id = g.id"
    " WHERE g.school_year_id = $1 AND g.is_hidden = 0 AND m.is_hidden = 0"
    " AND g.subject_id IS NOT NULL"
    " AND g.kind NOT IN ('elective', 'individual', 'interest', 'extended-day', 'consultation')"
    " AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)),"
    " divided AS (SELECT g.class_id, g.subject_id, g.id AS group_id FROM study_group g"
    " WHERE g.school_year_id = $1 AND g.class_id IS NOT NULL AND g.subject_id IS NOT NULL"
    " AND g.is_hidden = 0"
    " AND g.kind NOT IN ('elective', 'individual', 'interest', 'extended-day', 'consultation')"
    " UNION SELECT v.class_id, a.subject_id, a.group_id FROM placed a"
    " JOIN living v ON v.pupil_id = a.pupil_id"
    " WHERE a.class_id IS NULL AND NOT EXISTS (SELECT 1 FROM journal j"
    " WHERE j.class_id = v.class_id AND j.subject_id = a.subject_id AND j.is_hidden = 0))"
    " SELECT c.id, c.name, s.id, s.name, COUNT(DISTINCT d.group_id),"
    " (SELECT COUNT(*) FROM living v WHERE v.class_id = c.id),"
    " (SELECT COUNT(*) FROM living v WHERE v.class_id = c.id AND NOT EXISTS ("
    "SELECT 1 FROM placed a WHERE a.pupil_id = v.pupil_id AND a.subject_id = s.id))"
    " FROM divided d JOIN school_class c ON c.id = d.class_id"
    " JOIN subject s ON s.id = d.subject_id"
    " WHERE c.is_hidden = 0"
    " GROUP BY c.id, c.name, c.grade, s.id, s.name"
    " ORDER BY c.grade, c.name COLLATE \"lv-x-icu\", s.name COLLATE \"lv-x-icu\", s.id";

static gpointer
read_group (KladeStatement *stmt)
{
  KladeGroupRow *row = g_new0 (KladeGroupRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->year_id = klade_statement_get_int64 (stmt, 2);
  row->class_id = klade_statement_get_int64 (stmt, 3);
  row->class_name = g_strdup (klade_statement_get_text (stmt, 4));
  row->subject_id = klade_statement_get_int64 (stmt, 5);
  row->subject = g_strdup (klade_statement_get_text (stmt, 6));
  row->name = g_strdup (klade_statement_get_text (stmt, 7));
  row->kind = klade_group_kind_from_id (klade_statement_get_text (stmt, 8), row->class_id != 0);
  row->n_members = (int) klade_statement_get_int64 (stmt, 9);
  row->journal_id = klade_statement_get_int64 (stmt, 10);
  return row;
}

static gboolean
name_teachers (KladeDb *db, GPtrArray *groups, gint64 year_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_group_teachers, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      KladeGroupRow *group = g_ptr_array_index (groups, i);

      g_hash_table_insert (by_id, &group->id, group);
    }

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, day);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      gint64 id = klade_statement_get_int64 (stmt, 0);
      KladeGroupRow *group = g_hash_table_lookup (by_id, &id);
      g_autofree char *before = group != NULL ? group->teachers : NULL;

      if (group != NULL)
        group->teachers = g_strconcat (before != NULL ? before : "", before != NULL ? ", " : "",
                                       klade_statement_get_text (stmt, 1), NULL);
    }

  for (guint i = 0; i < groups->len; i++)
    {
      KladeGroupRow *group = g_ptr_array_index (groups, i);

      group->is_without_teacher = group->teachers == NULL;
      if (group->teachers == NULL)
        group->teachers = g_strdup ("");
    }

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_list_groups:
 * @class_id: a class, or 0 for all groups of the year
 *
 * Returns: (transfer full) (element-type KladeGroupRow): by class, subject and name; those of
 *   several classes last
 */
GPtrArray *
klade_store_list_groups (KladeDb *db, gint64 year_id, gint64 class_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_groups, error);
  g_autoptr (GPtrArray) groups = NULL;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_int64 (stmt, 2, class_id);
  klade_statement_bind_day (stmt, 3, day);
  groups = klade_store_take_rows (stmt, read_group, (GDestroyNotify) klade_group_row_free, error);

  return groups != NULL && name_teachers (db, groups, year_id, day, error)
             ? g_steal_pointer (&groups)
             : NULL;
}

static gpointer
read_member (KladeStatement *stmt)
{
  KladeGroupMember *row = g_new0 (KladeGroupMember, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->pupil_id = klade_statement_get_int64 (stmt, 2);
  row->name = g_strdup (klade_statement_get_text (stmt, 3));
  row->class_name = g_strdup (klade_statement_get_text (stmt, 4));
  row->valid_from = klade_statement_get_day (stmt, 5);
  row->valid_to = klade_statement_get_day (stmt, 6);
  return row;
}

/**
 * klade_store_list_group_members:
 * @with_past: also those who left or are still to come
 *
 * Returns: (transfer full) (element-type KladeGroupMember): in Latvian order
 */
GPtrArray *
klade_store_list_group_members (KladeDb *db,
                                gint64 group_id,
                                gboolean with_past,
                                KladeDay day,
                                GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_members, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, group_id);
  klade_statement_bind_day (stmt, 2, day);
  klade_statement_bind_int64 (stmt, 3, with_past ? 1 : 0);
  return klade_store_take_rows (stmt, read_member, (GDestroyNotify) klade_group_member_free, error);
}

static gpointer
read_pupil (KladeStatement *stmt)
{
  KladeDivisionPupil *row = g_new0 (KladeDivisionPupil, 1);

  row->pupil_id = klade_statement_get_int64 (stmt, 0);
  row->name = g_strdup (klade_statement_get_text (stmt, 1));
  return row;
}

/**
 * klade_store_list_class_pupils:
 *
 * Returns: (transfer full) (element-type KladeDivisionPupil): who is in the class on the day, in
 *   Latvian order, in no group yet
 */
GPtrArray *
klade_store_list_class_pupils (KladeDb *db, gint64 class_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_pupils, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, class_id);
  klade_statement_bind_day (stmt, 2, day);
  return klade_store_take_rows (stmt, read_pupil, (GDestroyNotify) klade_division_pupil_free,
                                error);
}

static gpointer
read_membership (KladeStatement *stmt)
{
  KladeMembership *row = g_new0 (KladeMembership, 1);

  row->group_id = klade_statement_get_int64 (stmt, 0);
  row->pupil_id = klade_statement_get_int64 (stmt, 1);
  return row;
}

/**
 * klade_store_list_memberships:
 *
 * Returns: (transfer full) (element-type KladeMembership): which pupils of the class are in
 *   which groups that divide the subject
 */
GPtrArray *
klade_store_list_memberships (KladeDb *db,
                              gint64 class_id,
                              gint64 subject_id,
                              KladeDay day,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_memberships, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, class_id);
  klade_statement_bind_int64 (stmt, 2, subject_id);
  klade_statement_bind_day (stmt, 3, day);
  return klade_store_take_rows (stmt, read_membership, g_free, error);
}

static gpointer
read_division (KladeStatement *stmt)
{
  KladeDivisionRow *row = g_new0 (KladeDivisionRow, 1);

  row->class_id = klade_statement_get_int64 (stmt, 0);
  row->class_name = g_strdup (klade_statement_get_text (stmt, 1));
  row->subject_id = klade_statement_get_int64 (stmt, 2);
  row->subject = g_strdup (klade_statement_get_text (stmt, 3));
  row->n_groups = (int) klade_statement_get_int64 (stmt, 4);
  row->n_pupils = (int) klade_statement_get_int64 (stmt, 5);
  row->n_missing = (int) klade_statement_get_int64 (stmt, 6);
  return row;
}

/**
 * klade_store_list_divisions:
 *
 * Returns: (transfer full) (element-type KladeDivisionRow): the divided subjects of each class
 */
GPtrArray *
klade_store_list_divisions (KladeDb *db, gint64 year_id, KladeDay day, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_divisions, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, day);
  return klade_store_take_rows (stmt, read_division, (GDestroyNotify) klade_division_row_free,
                                error);
}
