/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-documents.h"

#include "klade-day.h"

/* With the name of the day of issue, as the book has it. */
#define SELECT_DOCUMENTS                                                                           \
  "SELECT d.id, d.pupil_id, d.class_id, d.replaces_id, d.revision, d.kind, d.state, d.issued_on,"  \
  " d.received_on, o.ordered_on, COALESCE(n.surname, p.surname, ''),"                              \
  " COALESCE(n.given_name, p.given_name, ''), COALESCE(c.name, ''), d.programme, d.series,"        \
  " d.number, d.registration_no, COALESCE(o.number, ''), COALESCE(r.series, ''),"                  \
  " COALESCE(r.number, ''), d.notes FROM issued_document d"                                        \
  " LEFT JOIN person p ON p.id = d.pupil_id"                                                       \
  " LEFT JOIN person_name n ON n.person_id = d.pupil_id AND n.is_hidden = 0"                       \
  " AND n.valid_from <= d.issued_on AND (n.valid_to IS NULL OR n.valid_to >= d.issued_on)"         \
  " LEFT JOIN school_class c ON c.id = d.class_id LEFT JOIN school_order o ON o.id = d.order_id"   \
  " LEFT JOIN issued_document r ON r.id = d.replaces_id WHERE d.is_hidden = 0"

static const char sql_list_documents[] =
    SELECT_DOCUMENTS " AND ($1 = 0 OR d.kind = $1) AND d.issued_on BETWEEN $2 AND $3"
                     " ORDER BY d.kind, d.issued_on, d.id";
static const char sql_list_documents_of_pupil[] =
    SELECT_DOCUMENTS " AND d.pupil_id = $1 ORDER BY d.kind, d.issued_on, d.id";
static const char sql_find_of_pupil[] =
    "SELECT id FROM issued_document WHERE pupil_id = $1 AND kind = $2 AND programme = $3"
    " AND id <> $4 AND state <> 3 AND is_hidden = 0 ORDER BY id DESC LIMIT 1";
static const char sql_find_by_blank[] =
    "SELECT id FROM issued_document WHERE kind = $1 AND series = $2 AND number = $3 AND id <> $4"
    " AND is_hidden = 0 LIMIT 1";
static const char sql_find_by_entry[] =
    "SELECT id FROM issued_document WHERE kind = $1 AND registration_no = $2 AND id <> $3"
    " AND is_hidden = 0 LIMIT 1";
static const char sql_read_last_blank[] =
    "SELECT series, number FROM issued_document WHERE kind = $1 AND number <> ''"
    " AND is_hidden = 0 ORDER BY id DESC LIMIT 1";
static const char sql_read_last_entry[] =
    "SELECT registration_no FROM issued_document WHERE kind = $1 AND registration_no <> ''"
    " AND is_hidden = 0 ORDER BY id DESC LIMIT 1";
/* Who was in the class on the day and has no document of the kind that holds. */
static const char sql_list_finishers[] =
    "SELECT e.pupil_id, COALESCE(n.surname, p.surname), COALESCE(n.given_name, p.given_name),"
    " COALESCE(g.code, '') FROM enrolment e JOIN person p ON p.id = e.pupil_id"
    " JOIN school_class c ON c.id = e.class_id LEFT JOIN programme g ON g.id = c.programme_id"
    " LEFT JOIN person_name n ON n.person_id = p.id AND n.is_hidden = 0 AND n.valid_from <= $3"
    " AND (n.valid_to IS NULL OR n.valid_to >= $3)"
    " WHERE e.class_id = $1 AND e.is_hidden = 0 AND e.valid_from <= $3"
    " AND (e.valid_to IS NULL OR e.valid_to >= $3) AND NOT EXISTS ("
    "SELECT 1 FROM issued_document d WHERE d.pupil_id = e.pupil_id AND d.kind = $2"
    " AND d.programme = COALESCE(g.code, '') AND d.state <> 3 AND d.is_hidden = 0)"
    " ORDER BY COALESCE(n.surname, p.surname) COLLATE \"lv-x-icu\","
    " COALESCE(n.given_name, p.given_name) COLLATE \"lv-x-icu\", e.pupil_id";
static const char sql_read_class_school[] =
    "SELECT c.grade, s.kind FROM school_class c CROSS JOIN school s WHERE c.id = $1";

static gboolean
give_documents (KladeStatement *stmt, KladeDocumentFunc func, gpointer data, GError **error)
{
  KladeStep step;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      const KladeDocumentRow row = {
        .id = klade_statement_get_int64 (stmt, 0),
        .pupil_id = klade_statement_get_int64 (stmt, 1),
        .class_id = klade_statement_get_int64 (stmt, 2),
        .replaces_id = klade_statement_get_int64 (stmt, 3),
        .revision = (int) klade_statement_get_int64 (stmt, 4),
        .kind = (int) klade_statement_get_int64 (stmt, 5),
        .state = (int) klade_statement_get_int64 (stmt, 6),
        .issued_on = klade_statement_get_day (stmt, 7),
        .received_on = klade_statement_get_day (stmt, 8),
        .ordered_on = klade_statement_get_day (stmt, 9),
        .surname = klade_statement_get_text (stmt, 10),
        .given_name = klade_statement_get_text (stmt, 11),
        .class_name = klade_statement_get_text (stmt, 12),
        .programme = klade_statement_get_text (stmt, 13),
        .series = klade_statement_get_text (stmt, 14),
        .number = klade_statement_get_text (stmt, 15),
        .registration_no = klade_statement_get_text (stmt, 16),
        .order_no = klade_statement_get_text (stmt, 17),
        .replaced_series = klade_statement_get_text (stmt, 18),
        .replaced_number = klade_statement_get_text (stmt, 19),
        .notes = klade_statement_get_text (stmt, 20),
      };

      if (!func (&row, data, error))
        return FALSE;
    }

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_list_documents:
 * @kind_or_0: a KladeDocumentKind, or 0 for all
 * @first_day, @last_day: of issue; %KLADE_DAY_NONE: open
 * @func: (scope call): gets each line, by kind and day
 *
 * Returns: %FALSE with @error set if the store or @func failed
 */
gboolean
klade_store_list_documents (KladeDb *db,
                            int kind_or_0,
                            gint32 first_day,
                            gint32 last_day,
                            KladeDocumentFunc func,
                            gpointer data,
                            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_documents, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, kind_or_0);
  klade_statement_bind_day (stmt, 2,
                            first_day != KLADE_DAY_NONE ? first_day : klade_day_new (1, 1, 1));
  klade_statement_bind_day (stmt, 3,
                            last_day != KLADE_DAY_NONE ? last_day : klade_day_new (9999, 12, 31));
  return give_documents (stmt, func, data, error);
}

/**
 * klade_store_list_documents_of_pupil:
 * @pupil_id: a person
 * @func: (scope call): gets each line, by kind and day
 *
 * Returns: %FALSE with @error set if the store or @func failed
 */
gboolean
klade_store_list_documents_of_pupil (KladeDb *db,
                                     gint64 pupil_id,
                                     KladeDocumentFunc func,
                                     gpointer data,
                                     GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_documents_of_pupil, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, pupil_id);
  return give_documents (stmt, func, data, error);
}

static gboolean
take_id (KladeStatement *stmt, gint64 *id, GError **error)
{
  KladeStep step = klade_statement_step (stmt, error);

  *id = step == KLADE_STEP_ROW ? klade_statement_get_int64 (stmt, 0) : 0;
  return step != KLADE_STEP_ERROR;
}

gboolean
klade_store_find_document_of_pupil (KladeDb *db,
                                    gint64 pupil_id,
                                    int kind,
                                    const char *programme,
                                    gint64 but_id,
                                    gint64 *id,
                                    GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_of_pupil, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, pupil_id);
  klade_statement_bind_int64 (stmt, 2, kind);
  klade_statement_bind_text (stmt, 3, programme);
  klade_statement_bind_int64 (stmt, 4, but_id);
  return take_id (stmt, id, error);
}

gboolean
klade_store_find_document_by_blank (KladeDb *db,
                                    int kind,
                                    const char *series,
                                    const char *number,
                                    gint64 but_id,
                                    gint64 *id,
                                    GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_by_blank, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, kind);
  klade_statement_bind_text (stmt, 2, series);
  klade_statement_bind_text (stmt, 3, number);
  klade_statement_bind_int64 (stmt, 4, but_id);
  return take_id (stmt, id, error);
}

gboolean
klade_store_find_document_by_entry (KladeDb *db,
                                    int kind,
                                    const char *registration_no,
                                    gint64 but_id,
                                    gint64 *id,
                                    GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_by_entry, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, kind);
  klade_statement_bind_text (stmt, 2, registration_no);
  klade_statement_bind_int64 (stmt, 3, but_id);
  return take_id (stmt, id, error);
}

/**
 * klade_store_read_last_blank:
 * @kind: a KladeDocumentKind
 * @series, @number: (out) (transfer full): of the blank entered last; "" for none yet
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_last_blank (KladeDb *db, int kind, char **series, char **number, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_last_blank, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, kind);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ERROR)
    return FALSE;

  *series = g_strdup (step == KLADE_STEP_ROW ? klade_statement_get_text (stmt, 0) : "");
  *number = g_strdup (step == KLADE_STEP_ROW ? klade_statement_get_text (stmt, 1) : "");
  return TRUE;
}

/**
 * klade_store_read_last_entry:
 * @kind: a KladeDocumentKind
 * @registration_no: (out) (transfer full): of the line entered last; "" for none yet
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_last_entry (KladeDb *db, int kind, char **registration_no, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_last_entry, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, kind);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_ERROR)
    return FALSE;

  *registration_no = g_strdup (step == KLADE_STEP_ROW ? klade_statement_get_text (stmt, 0) : "");
  return TRUE;
}

/**
 * klade_store_list_finishers:
 * @class_id: a class
 * @kind: a KladeDocumentKind
 * @day: whose list of pupils
 * @func: (scope call): gets each pupil who has no document of @kind yet, in Latvian order
 *
 * Returns: %FALSE with @error set if the store or @func failed
 */
gboolean
klade_store_list_finishers (KladeDb *db,
                            gint64 class_id,
                            int kind,
                            gint32 day,
                            KladeFinisherFunc func,
                            gpointer data,
                            GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_finishers, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, class_id);
  klade_statement_bind_int64 (stmt, 2, kind);
  klade_statement_bind_day (stmt, 3, day);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      const KladeFinisherRow row = {
        .pupil_id = klade_statement_get_int64 (stmt, 0),
        .surname = klade_statement_get_text (stmt, 1),
        .given_name = klade_statement_get_text (stmt, 2),
        .programme = klade_statement_get_text (stmt, 3),
      };

      if (!func (&row, data, error))
        return FALSE;
    }

  return step == KLADE_STEP_DONE;
}

/**
 * klade_store_read_class_school:
 * @class_id: a class
 * @grade: (out): its grade
 * @school_kind: (out) (transfer full): klade_school_kind_id() of the school
 * @error: %KLADE_ERROR_NOT_FOUND
 *
 * Returns: %TRUE if they were set
 */
gboolean
klade_store_read_class_school (KladeDb *db,
                               gint64 class_id,
                               int *grade,
                               char **school_kind,
                               GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_read_class_school, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, class_id);
  step = klade_statement_step (stmt, error);
  if (step == KLADE_STEP_DONE)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "there is no class %" G_GINT64_FORMAT,
                 class_id);
  if (step != KLADE_STEP_ROW)
    return FALSE;

  *grade = (int) klade_statement_get_int64 (stmt, 0);
  *school_kind = g_strdup (klade_statement_get_text (stmt, 1));
  return TRUE;
}
