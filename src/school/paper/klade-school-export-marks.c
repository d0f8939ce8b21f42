/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-school-export.h"
#include "klade-school-paper.h"
#include "klade-session-private.h"
#include "klade-sign-in.h"

/* What is exported is what the transcripts say, so that register and paper can't differ. */

void
klade_marks_export_free (KladeMarksExport *self)
{
  g_clear_pointer (&self->table, klade_people_table_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self);
}

static KladeMarksExport *
export_new (const KladeExportLayout *layout)
{
  KladeMarksExport *self = g_new0 (KladeMarksExport, 1);
  guint n_columns = klade_export_layout_get_n_columns (layout);

  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->table = g_new0 (KladePeopleTable, 1);
  self->table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->table->headings = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->table->headings[i] = g_strdup (klade_export_layout_get_column (layout, i)->heading);
  return self;
}

/* ---- cells ---- */

/* Names of the transcript's fields: of the pupil, or of each row. */
static const struct
{
  const char *of_pupil;
  const char *of_row;
} fields[KLADE_N_EXPORT_FIELDS] = {
  [KLADE_EXPORT_CODE] = { "pupil.code" },
  [KLADE_EXPORT_SURNAME] = { "pupil.surname" },
  [KLADE_EXPORT_GIVEN_NAME] = { "pupil.given_name" },
  [KLADE_EXPORT_BIRTH_DATE] = { "pupil.birth_date" },
  [KLADE_EXPORT_CLASS] = { "class" },
  [KLADE_EXPORT_GRADE] = { "class.grade" },
  [KLADE_EXPORT_PROGRAMME_CODE] = { "programme.code" },
  [KLADE_EXPORT_PROGRAMME] = { "programme.name" },
  [KLADE_EXPORT_SUBJECT] = { NULL, "subject" },
  [KLADE_EXPORT_MARK] = { NULL, "mark" },
  [KLADE_EXPORT_MARK_KIND] = { NULL, "kind" },
  [KLADE_EXPORT_LESSONS] = { NULL, "lessons" },
  [KLADE_EXPORT_SCHOOL_YEAR] = { "school.year" },
  [KLADE_EXPORT_SCHOOL] = { "school.name" },
  [KLADE_EXPORT_SCHOOL_NO] = { "school.registration_no" },
  [KLADE_EXPORT_SERIES] = { "document.series" },
  [KLADE_EXPORT_NUMBER] = { "document.number" },
  [KLADE_EXPORT_REGISTRATION_NO] = { "document.registration_no" },
  [KLADE_EXPORT_ISSUED_ON] = { "document.issued_on" },
};

static const char *
get_cell (const KladePaperRecord *pupil,
          const KladePaperRecord *row,
          gboolean is_exam,
          KladeExportField field)
{
  if (is_exam && field == KLADE_EXPORT_MARK_KIND)
    /* translators: the kind of a mark: of an examination */
    return C_ ("mark", "exam");

  return fields[field].of_row != NULL ? klade_paper_record_get (row, fields[field].of_row)
                                      : klade_paper_record_get (pupil, fields[field].of_pupil);
}

static void
add_rows (KladeMarksExport *self,
          const KladeExportLayout *layout,
          const KladePaperRecord *pupil,
          const char *list)
{
  GPtrArray *rows = klade_paper_record_get_rows (pupil, list);
  gboolean is_exam = g_str_equal (list, "exams");
  guint n_columns = klade_export_layout_get_n_columns (layout);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GStrv row = g_new0 (char *, n_columns + 1);

      for (guint n = 0; n < n_columns; n++)
        row[n] = g_strdup (get_cell (pupil, g_ptr_array_index (rows, i), is_exam,
                                     klade_export_layout_get_column (layout, n)->field));
      g_ptr_array_add (self->table->rows, row);
    }
}

static void
take_paper (KladeMarksExport *self, const KladeExportLayout *layout, const KladePaper *paper)
{
  const GPtrArray *problems = klade_paper_get_problems (paper);

  for (int i = 0; i < klade_paper_get_n_records (paper); i++)
    {
      const KladePaperRecord *pupil = klade_paper_get_record (paper, i);
      guint n_before = self->table->rows->len;

      add_rows (self, layout, pupil, "subjects");
      add_rows (self, layout, pupil, "exams");
      self->n_pupils += self->table->rows->len > n_before;
    }

  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (
        self->problems,
        g_strdup (((const KladePaperProblem *) g_ptr_array_index (problems, i))->text));
}

/* ---- the whole ---- */

typedef struct
{
  KladeSession *session;
  const KladeExportLayout *layout;
  const KladeMarksExport *export;
} Log;

/* How much was exported and which columns; never what stands in them. */
static gboolean
log_within (KladeDb *db, gpointer data, GError **error)
{
  const Log *self = data;
  g_autoptr (GString) what = g_string_new (NULL);
  KladeAuditEntry entry = { .action = KLADE_AUDIT_EXPORT, .table_name = KLADE_TABLE_TERM_MARK };

  g_string_append_printf (what, "%u/%u", self->export->n_pupils, self->export->table->rows->len);
  for (guint i = 0; i < klade_export_layout_get_n_columns (self->layout); i++)
    g_string_append_printf (
        what, "/%s",
        klade_export_field_id (klade_export_layout_get_column (self->layout, i)->field));

  entry.new_value = what->str;
  return klade_session_require (self->session, KLADE_ACTION_EXPORT_PEOPLE, NULL, error) &&
         klade_session_log (self->session, &entry, error);
}

static KladeMarksExport *
read_marks (KladeSession *session,
            const KladeExportLayout *layout,
            gint64 school_year_id,
            const gint64 *class_ids,
            gsize n_class_ids,
            GError **error)
{
  const KladePaperRequest request = {
    .kind = KLADE_PAPER_TRANSCRIPT,
    .school_year_id = school_year_id,
    .class_ids = class_ids,
    .n_class_ids = n_class_ids,
  };
  g_autoptr (KladePaper) paper = klade_school_read_paper (session, &request, NULL, NULL, error);
  KladeMarksExport *self;

  if (paper == NULL)
    return NULL;

  self = export_new (layout);
  take_paper (self, layout, paper);
  return self;
}

/**
 * klade_school_preview_marks:
 * @session: needs %KLADE_ACTION_EXPORT_PEOPLE
 * @layout: the columns
 * @school_year_id, @class_ids, @n_class_ids: as for klade_school_export_marks()
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_INVALID
 *
 * What would be exported, to be looked at in the window: like a transcript on the page of
 * printing, it is neither asked a password for nor logged.
 *
 * Returns: (transfer full): the table
 */
KladeMarksExport *
klade_school_preview_marks (KladeSession *session,
                            const KladeExportLayout *layout,
                            gint64 school_year_id,
                            const gint64 *class_ids,
                            gsize n_class_ids,
                            GError **error)
{
  g_return_val_if_fail (KLADE_IS_SESSION (session) && layout != NULL, NULL);

  return klade_export_layout_check (layout, error) &&
                 klade_session_require (session, KLADE_ACTION_EXPORT_PEOPLE, NULL, error)
             ? read_marks (session, layout, school_year_id, class_ids, n_class_ids, error)
             : NULL;
}

/**
 * klade_school_export_marks:
 * @session: needs %KLADE_ACTION_EXPORT_PEOPLE
 * @password: the session's own, asked for again
 * @layout: the columns
 * @school_year_id: 0: the present year
 * @class_ids: (array length=n_class_ids) (nullable): none: all that finish this year
 * @n_class_ids: how many
 * @error: %KLADE_ERROR_PASSWORD, %KLADE_ERROR_WAIT, %KLADE_ERROR_DENIED, %KLADE_ERROR_INVALID
 *
 * The marks of the education documents for the state's register, and what is missing in them.
 * It is in the log, with the number of pupils and rows, before anybody has it.
 *
 * Returns: (transfer full): the table
 */
KladeMarksExport *
klade_school_export_marks (KladeSession *session,
                           const char *password,
                           const KladeExportLayout *layout,
                           gint64 school_year_id,
                           const gint64 *class_ids,
                           gsize n_class_ids,
                           GError **error)
{
  g_autoptr (KladeMarksExport) self = NULL;
  Log log = { session, layout, NULL };

  g_return_val_if_fail (KLADE_IS_SESSION (session) && password != NULL, NULL);
  g_return_val_if_fail (layout != NULL, NULL);

  if (!klade_export_layout_check (layout, error) ||
      !klade_session_require (session, KLADE_ACTION_EXPORT_PEOPLE, NULL, error) ||
      !klade_session_check_password (session, password, error))
    return NULL;

  self = read_marks (session, layout, school_year_id, class_ids, n_class_ids, error);
  if (self == NULL)
    return NULL;

  log.export = self;
  return klade_db_within (klade_session_get_db (session), log_within, &log, error)
             ? g_steal_pointer (&self)
             : NULL;
}
