/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-assessment.h"
#include "klade-school-build.h"
#include "klade-school-care.h"
#include "klade-store-account.h"
#include "klade-test-school.h"

#include <string.h>

static const KladeSchoolSetup good_setup = { "Saules pamatskola", "basic",  "Vija",
                                             "zaļš mākonis 5",    "Vītola", "Vija" };

static KladeClock
test_clock (void)
{
  return klade_clock_fixed (klade_instant_at (klade_day_new (2026, 3, 5), 10 * 60));
}

static gint64
get_number (KladeSchool *school, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement =
      klade_db_prepare (klade_school_get_db (school), sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (klade_statement_step (statement, &error), ==, KLADE_STEP_ROW);
  return klade_statement_get_int64 (statement, 0);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_create (KladeTestPlace *place)
{
  KladeClock clock = test_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_create (place->place, &good_setup, &clock, &error);
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  info = klade_school_dup_info (school, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->name, ==, "Saules pamatskola");
  g_assert_cmpuint (strlen (info->uid), >, 20);
  g_assert_false (info->is_demo);
  g_assert_false (info->is_read_only);
  g_assert_cmpuint (info->demo_people->len, ==, 0);

  session = klade_school_sign_in (school, "vija", "zaļš mākonis 5", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (klade_session_get_name (session), ==, "Vija Vītola");
  g_assert_true (klade_session_has_role (session, KLADE_ROLE_SUPERUSER));

  g_assert_cmpint (get_number (school, "SELECT start_year FROM school_year"), ==, 2025);
  g_assert_cmpint (get_number (school, "SELECT count(*) FROM school_break"), ==, 3);
  g_assert_cmpint (get_number (school, "SELECT count(*) FROM bell_time WHERE lesson_no = 1"
                                       " AND starts_minutes = 540 AND ends_minutes = 580"),
                   ==, 1);
  g_assert_cmpint (get_number (school, "SELECT count(*) FROM rule_value WHERE profile = 'default'"),
                   ==, g_strv_length ((char **) klade_assessment_rule_names ()));

  findings = klade_school_check (school, session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_exists (KladeTestPlace *place)
{
  KladeClock clock = test_clock ();
  g_autoptr (GError) error = NULL;
  KladeSchoolSetup other = good_setup;

  g_object_unref (klade_school_create (place->place, &good_setup, &clock, &error));
  other.name = "Cita skola";
  g_assert_null (klade_school_create (place->place, &other, &clock, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);
  {
    g_autoptr (KladeSchool) school = klade_school_open (place->place, &clock, &error);
    g_autoptr (KladeSchoolInfo) info = klade_school_dup_info (school, &error);

    g_assert_cmpstr (info->name, ==, "Saules pamatskola");
  }
}

static void
assert_invalid (const char *place, KladeSchoolSetup setup)
{
  KladeClock clock = test_clock ();
  g_autoptr (GError) error = NULL;

  g_assert_null (klade_school_create (place, &setup, &clock, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

static void
test_invalid (KladeTestPlace *place)
{
  KladeSchoolSetup setup = good_setup;

  setup.name = "";
  assert_invalid (place->place, setup);
  setup = good_setup;
  setup.kind = "university";
  assert_invalid (place->place, setup);
  setup = good_setup;
  setup.user_name = "  ";
  assert_invalid (place->place, setup);
  setup = good_setup;
  setup.password = "short";
  assert_invalid (place->place, setup);
  setup = good_setup;
  setup.surname = "";
  assert_invalid (place->place, setup);

  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

static gboolean
fill_half (KladeDb *db, gpointer data, GError **error)
{
  KladeSchoolBasics basics = { .name = "Puse",
                               .kind = "basic",
                               .today = klade_day_new (2026, 3, 5),
                               .now = 1 };
  gint64 year_id;
  gint64 bell_set_id;

  g_assert_true (klade_school_add_basics (db, &basics, &year_id, &bell_set_id, error));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "enough");
  return FALSE;
}

/* A cancelled filling leaves nothing, and the place can be used again. */
static void
test_cancelled (KladeTestPlace *place)
{
  KladeClock clock = test_clock ();
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = NULL;

  g_assert_false (klade_school_build (place->place, KLADE_DB_FAST_LOAD, fill_half, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (place->folder), ==, 0);

  g_assert_null (klade_school_open (place->place, &clock, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  school = klade_school_create (place->place, &good_setup, &clock, &error);
  g_assert_no_error (error);
}

/* Nothing but the school's file is left beside it. */
static void
test_one_file (KladeTestPlace *place)
{
  KladeClock clock = test_clock ();
  g_autoptr (GError) error = NULL;

  g_object_unref (klade_school_create (place->place, &good_setup, &clock, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
test_no_folder (KladeTestPlace *place)
{
  KladeClock clock = test_clock ();
  g_autofree char *path = g_build_filename (place->folder, "none", "x.klade", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (klade_school_create (path, &good_setup, &clock, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

/* In a school that can only be read people sign in, and nothing is written. */
static void
test_read_only (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_rows = klade_test_school_get_number (school, "SELECT count(*) FROM audit");
  gint64 version = klade_test_school_get_number (school, "PRAGMA user_version");

  g_assert_cmpint (version, ==, klade_db_newest_version ());
  klade_test_school_execute (school, "PRAGMA user_version = 99");
  klade_test_school_reopen (school);
  info = klade_school_dup_info (school->school, &error);
  g_assert_no_error (error);
  g_assert_true (info->is_too_new);
  g_assert_true (info->is_read_only);

  session = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  g_assert_null (klade_school_sign_in (school->school, "teacher", "wrong", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_false (klade_school_set_setting (session, "lock-after-minutes", "20", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_TOO_NEW);
  g_assert_cmpint (klade_test_school_get_number (school, "SELECT count(*) FROM audit"), ==, n_rows);
}

static void
test_user_names (KladeTestPlace *place)
{
  static const char *const same[][2] = { { "Vija", "vija" },
                                         { " VIJA ", "vija" },
                                         { "Ādolfs", "ādolfs" },
                                         { "A\xCC\x84", "ā" } };

  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *folded = klade_account_fold_name (same[i][0]);

      g_assert_cmpstr (folded, ==, same[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/create", test_create);
  klade_test_add ("/school/exists", test_exists);
  klade_test_add ("/school/invalid", test_invalid);
  klade_test_add ("/school/cancelled", test_cancelled);
  klade_test_add_one ("/school/one-file", KLADE_TEST_SQLITE, test_one_file);
  klade_test_add_one ("/school/no-folder", KLADE_TEST_SQLITE, test_no_folder);
  klade_test_add_one ("/school/read-only", KLADE_TEST_SQLITE, test_read_only);
  klade_test_add_one ("/school/user-names", KLADE_TEST_SQLITE, test_user_names);

  return g_test_run ();
}
