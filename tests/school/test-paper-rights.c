/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may print what, what of it is seen, and what stands in the log afterwards. */
#include "klade-school-people.h"
#include "klade-test-paper.h"

#include <gio/gio.h>

#define CODE "16117519997"

static const KladePaperKind kinds[] = {
  KLADE_PAPER_REPORT_CARD,     KLADE_PAPER_INTERIM_REPORT, KLADE_PAPER_EXTRACT,
  KLADE_PAPER_SUMMARY_JOURNAL, KLADE_PAPER_TRANSCRIPT,     KLADE_PAPER_STATEMENT,
  KLADE_PAPER_CLASS_OVERVIEW,
};

static gboolean
may_read (KladeSession *session, KladeTestPaper wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePaper) paper = klade_test_paper_try (session, wish, &error);

  if (paper != NULL)
    {
      g_assert_no_error (error);
      return TRUE;
    }
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_assert_cmpstr (error->message, !=, "");
  return FALSE;
}

static void
try_role (KladeTestSchool *school, KladeRole role, KladePaperKind kind)
{
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, role);
  KladeScope scope = klade_rights_scope (role, KLADE_ACTION_PRINT_PAPER);
  gboolean has_school = scope == KLADE_SCOPE_SCHOOL;
  gboolean has_class = has_school || scope == KLADE_SCOPE_OWN_CLASS;
  const KladeTestPaper wish = { .kind = kind, .term = 1 };
  KladeTestPaper one = wish;

  g_test_message ("%s, %s", klade_role_id (role), klade_paper_kind_get_info (kind)->id);
  g_assert_cmpint (may_read (session, wish), ==, has_school);
  one.class_id = school->class_a;
  g_assert_cmpint (may_read (session, one), ==, has_class);
  one.class_id = school->class_b;
  g_assert_cmpint (may_read (session, one), ==, has_school);
  one.class_id = 0;
  one.pupil_id = school->pupils_a[0];
  g_assert_cmpint (may_read (session, one), ==, has_class);
  one.pupil_id = school->pupils_b[0];
  g_assert_cmpint (may_read (session, one), ==, has_school);
}

static void
test_every_role (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      try_role (school, (KladeRole) role, kinds[i]);
}

/* Classes and pupils together: all of them must be one's own. */
static void
test_mixed_choice (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  g_autoptr (GError) error = NULL;
  const KladePaperRequest request = {
    .kind = KLADE_PAPER_EXTRACT,
    .class_ids = &school->class_a,
    .n_class_ids = 1,
    .pupil_ids = &school->pupils_b[0],
    .n_pupil_ids = 1,
    .today = klade_session_get_today (session),
  };
  g_autoptr (KladePaper) paper = klade_school_read_paper (session, &request, NULL, NULL, &error);

  g_assert_null (paper);
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
}

static void
test_codes (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  const KladePersonChange data[] = {
    { KLADE_PERSON_FIELD_PERSONAL_CODE, CODE },
    { KLADE_PERSON_FIELD_BIRTH_DATE, "1975-11-16" },
  };
  g_autoptr (KladePaper) all = NULL;
  g_autoptr (KladePaper) one = NULL;
  g_autoptr (GError) error = NULL;
  const KladePaperRecord *copy;

  klade_school_set_person_data (session, school->pupils_a[2], data, G_N_ELEMENTS (data),
                                klade_day_new (2026, 3, 5), NULL, &error);
  g_assert_no_error (error);
  all = klade_test_paper_read (session, (KladeTestPaper){ .kind = KLADE_PAPER_STATEMENT });
  copy = klade_test_paper_find (all, school->pupils_a[2]);
  g_assert_cmpstr (klade_paper_record_get (copy, "pupil.code"), ==, "161175-19997");
  g_assert_cmpstr (klade_paper_record_get (copy, "pupil.birth_date"), ==, "16.11.1975.");
  copy = klade_test_paper_find (all, school->pupils_a[1]);
  g_assert_cmpstr (klade_paper_record_get (copy, "pupil.code"), ==, "");

  one = klade_test_paper_read (
      session, (KladeTestPaper){ .kind = KLADE_PAPER_STATEMENT, .pupil_id = school->pupils_a[2] });
  g_assert_cmpstr (klade_paper_record_get (klade_paper_get_record (one, 0), "pupil.code"), ==,
                   "161175-19997");
}

/* ---- the log ---- */

static gint64
count_prints (KladeTestSchool *school)
{
  return klade_test_school_get_number (school, "SELECT count(*) FROM audit WHERE action = 'print'");
}

static gboolean
stop (const char *step, double fraction, gpointer data)
{
  int *left = data;

  g_assert_cmpstr (step, !=, "");
  g_assert_cmpfloat (fraction, <=, 1);
  return (*left)-- > 0;
}

static void
test_log (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  const KladePaperRequest request = {
    .kind = KLADE_PAPER_REPORT_CARD,
    .term = 1,
    .today = klade_session_get_today (session),
  };
  g_autoptr (KladePaper) klass = NULL;
  g_autofree char *value = NULL;
  gint64 before = count_prints (school);
  gboolean was_stopped = TRUE;

  klass = klade_test_paper_read (
      session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .class_id = school->class_a, .term = 1 });
  g_assert_true (klade_school_log_printed (session, klass, NULL));
  g_assert_cmpint (count_prints (school), ==, before); /* one class is everyday work */

  for (int steps = 0; was_stopped; steps++)
    {
      g_autoptr (GError) error = NULL;
      int left = steps;
      g_autoptr (KladePaper) paper =
          klade_school_read_paper (session, &request, stop, &left, &error);

      was_stopped = paper == NULL;
      if (was_stopped)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpint (count_prints (school), ==, before); /* it was but looked at */
      if (was_stopped)
        continue;

      g_assert_true (klade_school_log_printed (session, paper, &error));
      g_assert_no_error (error);
      g_assert_cmpint (count_prints (school), ==, before + 1);
    }
  value = klade_test_school_dup_text (
      school, "SELECT field || ': ' || new_value FROM audit WHERE action = 'print'");
  g_assert_cmpstr (value, ==, "report-card: 2 classes, 8 copies");
  klade_test_school_assert_sound (school, session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/paper/rights/roles", test_every_role);
  klade_test_add ("/school/paper/rights/mixed", test_mixed_choice);
  klade_test_add ("/school/paper/rights/codes", test_codes);
  klade_test_add ("/school/paper/rights/log", test_log);

  return g_test_run ();
}
