/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-class-list.h"

#include "klade-store-rows.h"

static const char sql_list_programmes[] =
    "SELECT p.id, p.revision, p.code, p.name,"
    " (SELECT COUNT(DISTINCT n.subject_id) FROM planned_subject n WHERE n.programme_id = p.id"
    " AND n.is_hidden = 0),"
    " (SELECT COUNT(*) FROM school_class c WHERE c.programme_id = p.id AND c.is_hidden = 0)"
    " FROM programme p WHERE p.is_hidden = 0"
    " ORDER BY p.code, p.name COLLATE \"lv-x-icu\", p.id";

static const char sql_list_subjects[] =
    "SELECT s.id, s.revision, s.name, s.short_name, s.area, s.position,"
    " (SELECT COUNT(*) FROM journal j WHERE j.subject_id = s.id AND j.is_hidden = 0)"
    " FROM subject s WHERE s.is_hidden = 0"
    " ORDER BY s.position, s.name COLLATE \"lv-x-icu\", s.id";

static const char sql_list_planned[] =
    "SELECT n.id, n.revision, n.programme_id, n.subject_id, s.name, n.grade,"
    " n.lessons_per_year, n.scale"
    " FROM planned_subject n JOIN subject s ON s.id = n.subject_id"
    " WHERE n.programme_id = $1 AND n.is_hidden = 0 AND s.is_hidden = 0"
    " ORDER BY s.position, s.name COLLATE \"lv-x-icu\", s.id, n.grade";

static gpointer
read_programme (KladeStatement *stmt)
{
  KladeProgrammeRow *row = g_new0 (KladeProgrammeRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->code = g_strdup (klade_statement_get_text (stmt, 2));
  row->name = g_strdup (klade_statement_get_text (stmt, 3));
  row->n_subjects = (int) klade_statement_get_int64 (stmt, 4);
  row->n_classes = (int) klade_statement_get_int64 (stmt, 5);
  return row;
}

/**
 * klade_store_list_programmes:
 *
 * Returns: (transfer full) (element-type KladeProgrammeRow): by code
 */
GPtrArray *
klade_store_list_programmes (KladeDb *db, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_programmes, error);

  return klade_store_take_rows (stmt, read_programme, (GDestroyNotify) klade_programme_row_free,
                                error);
}

static gpointer
read_subject (KladeStatement *stmt)
{
  KladeSubjectRow *row = g_new0 (KladeSubjectRow, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->name = g_strdup (klade_statement_get_text (stmt, 2));
  row->short_name = g_strdup (klade_statement_get_text (stmt, 3));
  row->area = g_strdup (klade_statement_get_text (stmt, 4));
  row->position = (int) klade_statement_get_int64 (stmt, 5);
  row->n_journals = (int) klade_statement_get_int64 (stmt, 6);
  return row;
}

/**
 * klade_store_list_subjects:
 *
 * Returns: (transfer full) (element-type KladeSubjectRow): in the order of report cards
 */
GPtrArray *
klade_store_list_subjects (KladeDb *db, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_subjects, error);

  return klade_store_take_rows (stmt, read_subject, (GDestroyNotify) klade_subject_row_free, error);
}

static gpointer
read_planned (KladeStatement *stmt)
{
  KladePlannedSubject *row = g_new0 (KladePlannedSubject, 1);

  row->id = klade_statement_get_int64 (stmt, 0);
  row->revision = (gint32) klade_statement_get_int64 (stmt, 1);
  row->programme_id = klade_statement_get_int64 (stmt, 2);
  row->subject_id = klade_statement_get_int64 (stmt, 3);
  row->subject = g_strdup (klade_statement_get_text (stmt, 4));
  row->grade = (int) klade_statement_get_int64 (stmt, 5);
  row->lessons_per_year = (int) klade_statement_get_int64 (stmt, 6);
  row->scale = klade_scale_from_id (klade_statement_get_int64 (stmt, 7));
  return row;
}

/**
 * klade_store_list_planned:
 *
 * Returns: (transfer full) (element-type KladePlannedSubject): what the programme plans, by
 *   subject and grade
 */
GPtrArray *
klade_store_list_planned (KladeDb *db, gint64 programme_id, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_planned, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, programme_id);
  return klade_store_take_rows (stmt, read_planned, (GDestroyNotify) klade_planned_subject_free,
                                error);
}
