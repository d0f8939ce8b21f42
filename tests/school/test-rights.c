/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-school.h"

#include <string.h>

typedef struct
{
  const char *name;
  KladeTarget target;
  /* whether this reach gets there */
  gboolean own_class;
  gboolean own_journals; /* of the role in question */
  gboolean own_children;
  gboolean self;
} Case;

static gboolean
may (KladeSession *session, KladeAction action, const KladeTarget *target)
{
  g_autoptr (GError) error = NULL;
  gboolean yes;

  klade_session_may (session, action, target, &yes, &error);
  g_assert_no_error (error);
  return yes;
}

static gboolean
reaches (const Case *one, KladeScope scope)
{
  switch (scope)
    {
    case KLADE_SCOPE_SCHOOL:
      return TRUE;
    case KLADE_SCOPE_OWN_CLASS:
      return one->own_class;
    case KLADE_SCOPE_OWN_JOURNALS:
      return one->own_journals;
    case KLADE_SCOPE_OWN_CHILDREN:
      return one->own_children;
    case KLADE_SCOPE_SELF:
      return one->self;
    case KLADE_SCOPE_NOTHING:
    default:
      return FALSE;
    }
}

static void
try_role (KladeTestSchool *school, KladeRole role, const Case *cases, gsize n_cases)
{
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, role);

  for (int a = 0; a < KLADE_N_ACTIONS; a++)
    {
      KladeAction action = (KladeAction) a;
      KladeScope scope = klade_rights_scope (role, action);

      g_assert_cmpint (klade_session_can (session, action), ==, scope != KLADE_SCOPE_NOTHING);
      for (gsize i = 0; i < n_cases; i++)
        {
          g_test_message ("%s, %s, %s", klade_role_id (role), klade_action_name (action),
                          cases[i].name);
          g_assert_cmpint (may (session, action, &cases[i].target), ==, reaches (&cases[i], scope));
        }
    }
}

/* Every role x every action x every kind of target. */
static void
test_table (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) s = klade_test_school_new (place);

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      KladeRole role = (KladeRole) i;
      gboolean has_class = role == KLADE_ROLE_CLASS_TEACHER || role == KLADE_ROLE_GROUP_TEACHER;
      gboolean teaches = role == KLADE_ROLE_TEACHER;
      gboolean teaches_hour = role == KLADE_ROLE_CLASS_TEACHER;
      gboolean teaches_group = role == KLADE_ROLE_SPEECH_THERAPIST;
      Case cases[] = {
        { "nothing", { 0 }, .self = TRUE },
        { "math of 7.a", { .journal_id = s->math_a }, has_class, teaches },
        { "math of 7.b", { .journal_id = s->math_b }, FALSE, FALSE },
        { "class hour of 7.a", { .journal_id = s->hour_a }, has_class, teaches_hour },
        { "group", { .journal_id = s->group_j }, has_class, teaches_group },
        { "group, pupil of 7.a",
          { .journal_id = s->group_j, .pupil_id = s->pupils_a[2] },
          has_class,
          teaches_group },
        { "group, pupil of 7.b",
          { .journal_id = s->group_j, .pupil_id = s->pupils_b[2] },
          FALSE,
          teaches_group },
        { "class 7.a", { .class_id = s->class_a }, has_class },
        { "class 7.b", { .class_id = s->class_b } },
        { "the child",
          { .pupil_id = s->pupils_a[0] },
          has_class,
          FALSE,
          role == KLADE_ROLE_GUARDIAN },
        { "the child's marks",
          { .journal_id = s->math_a, .pupil_id = s->pupils_a[0] },
          has_class,
          teaches,
          role == KLADE_ROLE_GUARDIAN },
        { "the pupil",
          { .pupil_id = s->pupils_a[1] },
          has_class,
          FALSE,
          FALSE,
          role == KLADE_ROLE_PUPIL },
        { "a pupil of 7.b", { .pupil_id = s->pupils_b[0] } },
        { "nobody", { .journal_id = 999999 } },
      };

      try_role (s, role, cases, G_N_ELEMENTS (cases));
    }
}

static void
test_days (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) s = klade_test_school_new (place);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (s, KLADE_ROLE_TEACHER);
  KladeTarget before = { .journal_id = s->math_a, .day = klade_day_new (2025, 8, 31) };
  KladeTarget first = { .journal_id = s->math_a, .day = klade_day_new (2025, 9, 1) };
  KladeTarget last = { .journal_id = s->math_a, .day = klade_day_new (2026, 3, 4) };
  KladeTarget after = { .journal_id = s->math_a, .day = klade_day_new (2026, 3, 5) };

  klade_test_school_execute (s, "UPDATE journal_teacher SET valid_to = '2026-03-04'");
  g_assert_false (may (teacher, KLADE_ACTION_WRITE_MARK, &before));
  g_assert_true (may (teacher, KLADE_ACTION_WRITE_MARK, &first));
  g_assert_true (may (teacher, KLADE_ACTION_WRITE_MARK, &last));
  g_assert_false (may (teacher, KLADE_ACTION_WRITE_MARK, &after));
}

/* A right that was taken away is gone in the same minute, and one can be given. */
static void
test_grants_are_read_anew (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) s = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (s, KLADE_ROLE_DEPUTY);
  KladeTarget target = { .journal_id = s->math_b };

  g_assert_true (may (deputy, KLADE_ACTION_WRITE_MARK, &target));
  klade_test_school_execute (s, "UPDATE role_grant SET valid_to = '2026-03-05' WHERE role = 3");
  g_assert_true (may (deputy, KLADE_ACTION_WRITE_MARK, &target)); /* the last day counts */
  klade_test_school_execute (s, "UPDATE role_grant SET valid_to = '2026-03-04' WHERE role = 3");
  g_assert_false (may (deputy, KLADE_ACTION_WRITE_MARK, &target));
  klade_test_school_execute (
      s, "UPDATE role_grant SET valid_to = NULL, valid_from = '2026-03-06' WHERE role = 3");
  g_assert_false (may (deputy, KLADE_ACTION_WRITE_MARK, &target));
}

/* Whoever left the school with the window open writes nothing more. */
static void
test_revoked_while_signed_in (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) s = klade_test_school_new (place);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (s, KLADE_ROLE_TEACHER);
  KladeTarget target = { .journal_id = s->math_a };

  g_assert_true (may (teacher, KLADE_ACTION_WRITE_MARK, &target));
  klade_test_school_execute (s, "UPDATE account SET revoked_at = 1 WHERE user_name = 'teacher'");
  for (int a = 0; a < KLADE_N_ACTIONS; a++)
    g_assert_false (may (teacher, (KladeAction) a, &target));
}

static void
test_several_roles (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) s = klade_test_school_new (place);
  g_autoptr (KladeSession) session = NULL;
  g_autofree char *roles = NULL;
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO role_grant (person_id, role, class_id, valid_from)"
                       " VALUES (%d, 4, %d, '2025-09-01')",
                       (int) s->people[KLADE_ROLE_TEACHER], (int) s->class_b);
  KladeTarget own = { .journal_id = s->math_a };
  KladeTarget class_b = { .journal_id = s->math_b };

  klade_test_school_execute (s, sql);
  session = klade_test_school_sign_in (s, KLADE_ROLE_TEACHER);
  roles = klade_session_dup_roles_text (session);
  g_assert_cmpstr (roles, ==, "class teacher of 7.b, subject teacher");
  g_assert_true (may (session, KLADE_ACTION_WRITE_MARK, &own));
  g_assert_false (may (session, KLADE_ACTION_JUSTIFY_ABSENCE, &own));
  g_assert_false (may (session, KLADE_ACTION_WRITE_MARK, &class_b));
  g_assert_true (may (session, KLADE_ACTION_JUSTIFY_ABSENCE, &class_b));
}

static void
test_refusal (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) s = klade_test_school_new (place);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (s, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;
  KladeTarget target = { .journal_id = s->math_b };

  g_assert_false (klade_session_require (teacher, KLADE_ACTION_WRITE_MARK, &target, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "deputy head"));
}

static void
test_settings (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) s = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = klade_test_school_sign_in (s, KLADE_ROLE_SUPERUSER);
  g_autoptr (KladeSession) teacher = klade_test_school_sign_in (s, KLADE_ROLE_TEACHER);
  static const char *const bad[][2] = { { "lock-after-minutes", "0" },
                                        { "lock-after-minutes", "ten" },
                                        { "lock-after-minutes", "" },
                                        { "late-entry-days", "-1" },
                                        { "no-such-setting", "1" } };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  before = klade_school_dup_setting (teacher, "lock-after-minutes", &error);
  g_assert_cmpstr (before, ==, "10");

  g_assert_false (klade_school_set_setting (teacher, "lock-after-minutes", "20", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_false (klade_school_set_setting (superuser, bad[i][0], bad[i][1], &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_clear_error (&error);
    }

  g_assert_true (klade_school_set_setting (superuser, "lock-after-minutes", "20", &error));
  g_assert_true (klade_school_set_setting (superuser, "lock-after-minutes", "20", &error));
  after = klade_school_dup_setting (teacher, "lock-after-minutes", &error);
  g_assert_cmpstr (after, ==, "20");
  g_assert_cmpint (
      klade_test_school_get_number (s, "SELECT count(*) FROM audit WHERE table_name = 'setting'"
                                       " AND field = 'lock-after-minutes' AND old_value = '10'"
                                       " AND new_value = '20'"),
      ==, 1);
  klade_test_school_assert_sound (s, superuser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/rights/table", test_table);
  klade_test_add ("/rights/days", test_days);
  klade_test_add ("/rights/grants-are-read-anew", test_grants_are_read_anew);
  klade_test_add ("/rights/revoked-while-signed-in", test_revoked_while_signed_in);
  klade_test_add ("/rights/several-roles", test_several_roles);
  klade_test_add ("/rights/refusal", test_refusal);
  klade_test_add ("/rights/settings", test_settings);

  return g_test_run ();
}
