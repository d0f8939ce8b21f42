/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "klade-audit-names.h"
#include "klade-password.h"
#include "klade-sign-in.h"
#include "klade-test-school.h"

#include <string.h>

/* Returns how many seconds the next try has to wait. */
static int
assert_refused (KladeTestSchool *school,
                const char *user_name,
                const char *password,
                KladeError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSession) session =
      klade_school_sign_in (school->school, user_name, password, &error);

  g_assert_null (session);
  g_assert_error (error, KLADE_ERROR, (int) code);
  return klade_error_get_wait (error);
}

static void
test_right (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) i);

      g_assert_cmpint (klade_session_get_person_id (session), ==, school->people[i]);
      g_assert_cmpstr (klade_session_get_user_name (session), ==, klade_role_id ((KladeRole) i));
      for (int other = 1; other <= KLADE_N_ROLES; other++)
        g_assert_cmpint (klade_session_has_role (session, (KladeRole) other), ==, other == i);
      g_assert_cmpint (klade_session_get_today (session), ==, klade_day_new (2026, 3, 5));
      g_assert_false (klade_session_must_change_password (session));
    }

  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT count(*) FROM audit WHERE action = 'sign-in'"),
      ==, KLADE_N_ROLES);
}

static void
test_names (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_CLASS_TEACHER);
  g_autofree char *roles = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSession) session =
      klade_school_sign_in (school->school, "  Class-TEACHER ", password, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (klade_session_get_name (session), ==, "class-teacher Kalniņa");
  roles = klade_session_dup_roles_text (session);
  g_assert_cmpstr (roles, ==, "class teacher of 7.a");
}

/* A wrong password, an unknown and a revoked user are told the same. */
static void
test_wrong (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autofree char *nurse = klade_test_school_dup_password (KLADE_ROLE_NURSE);
  const char *tries[][2] = { { "teacher", "wrong" },
                             { "teacher", "" },
                             { "nobody", "wrong" },
                             { "", "" },
                             { "nurse", nurse } };
  g_autofree char *sentence = NULL;

  klade_test_school_execute (school, "UPDATE account SET revoked_at = 1 WHERE user_name = 'nurse'");

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KladeSession) session =
          klade_school_sign_in (school->school, tries[i][0], tries[i][1], &error);

      g_assert_null (session);
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
      if (sentence == NULL)
        sentence = g_strdup (error->message);
      g_assert_cmpstr (error->message, ==, sentence);
    }

  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT n_failed FROM account WHERE user_name = 'teacher'"),
                   ==, 2);
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT count(*) FROM audit WHERE action = 'sign-in-failed'"),
                   ==, (int) G_N_ELEMENTS (tries));
  klade_test_school_assert_sound (school, NULL);
}

/* A name that nobody has waits as long as one that somebody has, so that waiting tells nothing
 * about who is here. */
static void
test_stranger_waits_too (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  const char *names[] = { "teacher", "nobody", "Nobody " };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean waits_already = i == 2; /* the same name, written otherwise */

      for (int n = 1; klade_password_wait (n - 1) == 0 && !waits_already; n++)
        assert_refused (school, names[i], "wrong", KLADE_ERROR_PASSWORD);
      assert_refused (school, names[i], "wrong", KLADE_ERROR_WAIT);
    }

  g_assert_cmpint (klade_test_school_get_number (school, "SELECT count(*) FROM stranger"), ==, 1);
  klade_test_school_assert_sound (school, NULL);
}

/* Fails until there is something to wait for; returns how often. */
static int
fail_until_waiting (KladeTestSchool *school)
{
  for (int n = 1; n < 50; n++)
    {
      /* What the wrong one costs is told with it. */
      g_assert_cmpint (assert_refused (school, "teacher", "wrong", KLADE_ERROR_PASSWORD), ==,
                       klade_password_wait (n) / G_USEC_PER_SEC);
      if (klade_password_wait (n) > 0)
        return n;
    }

  g_assert_not_reached ();
}

static void
test_waiting (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  gint64 start = klade_clock_now (&school->clock);
  gint64 wait = klade_password_wait (fail_until_waiting (school));

  /* Even the right one is not looked at, and nothing more is counted. */
  g_assert_cmpint (assert_refused (school, "teacher", password, KLADE_ERROR_WAIT), ==,
                   wait / G_USEC_PER_SEC);
  assert_refused (school, "teacher", "wrong", KLADE_ERROR_WAIT);
  klade_test_school_set_now (school, start + wait - 1);
  assert_refused (school, "teacher", password, KLADE_ERROR_WAIT);

  /* The others are not held up. */
  g_object_unref (klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY));

  klade_test_school_set_now (school, start + wait);
  g_object_unref (klade_test_school_sign_in (school, KLADE_ROLE_TEACHER));
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT n_failed FROM account WHERE user_name = 'teacher'"),
                   ==, 0);
}

static void
test_waits_longer_each_time (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  int n = fail_until_waiting (school);

  for (int i = 0; i < 3; i++)
    {
      klade_test_school_set_now (school,
                                 klade_clock_now (&school->clock) + klade_password_wait (n));
      assert_refused (school, "teacher", "wrong", KLADE_ERROR_PASSWORD);
      n++;
      g_assert_cmpint (klade_test_school_get_number (
                           school, "SELECT wait_until FROM account WHERE user_name = 'teacher'"),
                       ==, klade_clock_now (&school->clock) + klade_password_wait (n));
    }
}

static void
test_clock_turned_back (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  gint64 wait = klade_password_wait (fail_until_waiting (school));
  gint64 year_ago = klade_instant_at (klade_day_new (2025, 9, 15), 8 * 60);

  klade_test_school_set_now (school, year_ago);
  assert_refused (school, "teacher", "wrong", KLADE_ERROR_WAIT);
  klade_test_school_set_now (school, year_ago + wait);
  g_object_unref (klade_test_school_sign_in (school, KLADE_ROLE_TEACHER));
}

static void
test_data_key (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) first = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) i);

      g_assert_true (
          klade_vault_equal (klade_session_get_vault (first), klade_session_get_vault (session)));
    }
}

/* A slot copied from another account does not open, even with that account's password. */
static void
test_slot_of_another (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);

  klade_test_school_execute (
      school, "UPDATE account SET (salt, verifier, wrapped_key) ="
              " (SELECT salt, verifier, wrapped_key FROM account WHERE user_name = 'teacher')"
              " WHERE user_name = 'superuser'");
  assert_refused (school, "superuser", password, KLADE_ERROR_CORRUPT);
}

static void
test_change_password (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autofree char *old_password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  const char *new_password = "četri zirgi zaļā pļavā";
  g_autoptr (KladeSession) other = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeSession) again = NULL;
  g_autoptr (GError) error = NULL;

  klade_test_school_execute (school,
                             "UPDATE account SET must_change = 1 WHERE user_name = 'teacher'");
  session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_assert_true (klade_session_must_change_password (session));

  g_assert_false (klade_session_change_password (session, "wrong", new_password, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_false (klade_session_change_password (session, old_password, "short", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_session_change_password (session, old_password, old_password, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (klade_session_change_password (session, old_password, new_password, &error));
  g_assert_no_error (error);
  g_assert_false (klade_session_must_change_password (session));
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT n_failed FROM account WHERE user_name = 'teacher'"),
                   ==, 0);

  assert_refused (school, "teacher", old_password, KLADE_ERROR_PASSWORD);
  again = klade_school_sign_in (school->school, "teacher", new_password, &error);
  g_assert_no_error (error);
  g_assert_true (
      klade_vault_equal (klade_session_get_vault (other), klade_session_get_vault (again)));
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT count(*) FROM audit WHERE field = 'password'"
                                            " AND old_value IS NULL AND new_value IS NULL"),
      ==, 1);
  klade_test_school_assert_sound (school, other);
}

static void
test_check_password (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_session_check_password (session, "wrong", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_true (klade_session_check_password (session, password, &error));
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT n_failed FROM account WHERE user_name = 'teacher'"),
                   ==, 0);

  fail_until_waiting (school);
  g_assert_false (klade_session_check_password (session, password, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_WAIT);
}

static void
test_old_password_expires (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  gint64 start = klade_clock_now (&school->clock);
  gint64 day = 24 * G_TIME_SPAN_HOUR;

  klade_test_school_set_now (school, start + 59 * day);
  {
    g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

    g_assert_false (klade_session_must_change_password (session));
  }
  klade_test_school_set_now (school, start + 61 * day);
  {
    g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

    g_assert_true (klade_session_must_change_password (session));
  }
}

static gboolean
holds_text (const char *path, const char *text)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return memmem (content, size, text, strlen (text)) != NULL;
}

/* Whoever copies the file finds no password in it, right or wrong. */
static void
test_file_shows_no_password (KladeTestPlace *place)
{
  g_autofree char *path = NULL;
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (GError) error = NULL;

  assert_refused (school, "teacher", "a wrong guess", KLADE_ERROR_PASSWORD);
  assert_refused (school, "typed into the name", "x", KLADE_ERROR_PASSWORD);
  g_object_unref (klade_test_school_sign_in (school, KLADE_ROLE_TEACHER));

  path = g_build_filename (school->folder, "copy.klade", NULL);
  klade_db_copy_to (klade_school_get_db (school->school), path, &error);
  g_assert_no_error (error);
  g_assert_true (holds_text (path, "class-teacher"));
  g_assert_false (holds_text (path, password));
  g_assert_false (holds_text (path, "a wrong guess"));
  g_assert_false (holds_text (path, "typed into the name"));
}

static void
test_demo (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GError) error = NULL;
  const KladeDemoPerson *person;

  g_assert_null (klade_school_sign_in_demo (school->school, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);

  klade_test_school_execute (
      school, "UPDATE school SET is_demo = 1;"
              " INSERT INTO demo_account (account_id, password, position)"
              " SELECT id, 'parole-class-teacher-7', 2 FROM account"
              " WHERE user_name = 'class-teacher';"
              " INSERT INTO demo_account (account_id, password, position)"
              " SELECT id, 'parole-superuser-7', 1 FROM account WHERE user_name = 'superuser'");
  info = klade_school_dup_info (school->school, &error);
  g_assert_no_error (error);
  g_assert_true (info->is_demo);
  g_assert_cmpuint (info->demo_people->len, ==, 2);
  person = g_ptr_array_index (info->demo_people, 1);
  g_assert_cmpstr (person->user_name, ==, "class-teacher");
  g_assert_cmpstr (person->roles, ==, "class teacher of 7.a");

  session = klade_school_sign_in_demo (school->school, &error);
  g_assert_no_error (error);
  g_assert_true (klade_session_has_role (session, KLADE_ROLE_SUPERUSER));

  /* The sign-in page goes on showing what works. */
  g_assert_true (
      klade_session_change_password (session, "parole-superuser-7", "četri zirgi pļavā", &error));
  g_clear_object (&session);
  session = klade_school_sign_in_demo (school->school, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/sign-in/right", test_right);
  klade_test_add ("/sign-in/names", test_names);
  klade_test_add ("/sign-in/wrong", test_wrong);
  klade_test_add ("/sign-in/stranger-waits-too", test_stranger_waits_too);
  klade_test_add ("/sign-in/waiting", test_waiting);
  klade_test_add ("/sign-in/waits-longer-each-time", test_waits_longer_each_time);
  klade_test_add ("/sign-in/clock-turned-back", test_clock_turned_back);
  klade_test_add ("/sign-in/data-key", test_data_key);
  klade_test_add ("/sign-in/slot-of-another", test_slot_of_another);
  klade_test_add ("/sign-in/change-password", test_change_password);
  klade_test_add ("/sign-in/check-password", test_check_password);
  klade_test_add ("/sign-in/old-password-expires", test_old_password_expires);
  klade_test_add ("/sign-in/file-shows-no-password", test_file_shows_no_password);
  klade_test_add ("/sign-in/demo", test_demo);

  return g_test_run ();
}
