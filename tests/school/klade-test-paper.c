/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-paper.h"

#include <string.h>

KladePaper *
klade_test_paper_try (KladeSession *session, KladeTestPaper wish, GError **error)
{
  const KladePaperRequest request = {
    .kind = wish.kind,
    .class_ids = &wish.class_id,
    .n_class_ids = wish.class_id != 0 ? 1 : 0,
    .pupil_ids = &wish.pupil_id,
    .n_pupil_ids = wish.pupil_id != 0 ? 1 : 0,
    .term = wish.term,
    .first_day = wish.first_day != NULL ? klade_day_parse_iso (wish.first_day) : KLADE_DAY_NONE,
    .last_day = wish.last_day != NULL ? klade_day_parse_iso (wish.last_day) : KLADE_DAY_NONE,
    .today = klade_session_get_today (session),
  };

  return klade_school_read_paper (session, &request, NULL, NULL, error);
}

KladePaper *
klade_test_paper_read (KladeSession *session, KladeTestPaper wish)
{
  g_autoptr (GError) error = NULL;
  KladePaper *paper = klade_test_paper_try (session, wish, &error);

  g_assert_no_error (error);
  g_assert_nonnull (paper);
  for (guint i = 0; i < klade_paper_get_problems (paper)->len; i++)
    {
      const KladePaperProblem *problem = g_ptr_array_index (klade_paper_get_problems (paper), i);

      g_assert_cmpstr (problem->text, !=, "");
      g_test_message ("%d: %s", problem->record, problem->text);
    }
  return paper;
}

const KladePaperRecord *
klade_test_paper_find (const KladePaper *paper, gint64 pupil_id)
{
  for (int i = 0; i < klade_paper_get_n_records (paper); i++)
    if (pupil_id == 0 || klade_paper_get_record_pupil (paper, i) == pupil_id)
      return klade_paper_get_record (paper, i);
  return NULL;
}

const KladePaperRecord *
klade_test_paper_row (const KladePaperRecord *record,
                      const char *list,
                      const char *field,
                      const char *value)
{
  GPtrArray *rows = klade_paper_record_get_rows (record, list);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_str_equal (klade_paper_record_get (g_ptr_array_index (rows, i), field), value))
      return g_ptr_array_index (rows, i);
  return NULL;
}

guint
klade_test_paper_n_rows (const KladePaperRecord *record, const char *list)
{
  GPtrArray *rows = klade_paper_record_get_rows (record, list);

  return rows != NULL ? rows->len : 0;
}

gboolean
klade_test_paper_tells (const KladePaper *paper, int copy, const char *words)
{
  for (guint i = 0; i < klade_paper_get_problems (paper)->len; i++)
    {
      const KladePaperProblem *problem = g_ptr_array_index (klade_paper_get_problems (paper), i);

      if (problem->record == copy && strstr (problem->text, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

void
klade_test_paper_mark (KladeTestSchool *school,
                       gint64 journal_id,
                       gint64 pupil_id,
                       int term,
                       const char *mark)
{
  klade_test_paper_sql (
      school,
      "INSERT INTO term_mark (journal_id, class_id, pupil_id, term, value,"
      " entered_by, entered_at, changed_by, changed_at) VALUES (%" G_GINT64_FORMAT
      ", NULL, %" G_GINT64_FORMAT ", %d, '%s', %" G_GINT64_FORMAT ", 1, %" G_GINT64_FORMAT ", 1)",
      journal_id, pupil_id, term, mark, school->other_teacher, school->other_teacher);
}

void
klade_test_paper_sql (KladeTestSchool *school, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list numbers;

  va_start (numbers, format);
  sql = g_strdup_vprintf (format, numbers);
  va_end (numbers);
  klade_test_school_execute (school, sql);
}

gint64
klade_test_paper_new_row (KladeTestSchool *school, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list numbers;

  va_start (numbers, format);
  sql = g_strdup_vprintf (format, numbers);
  va_end (numbers);
  return klade_test_school_get_number (school, sql);
}
