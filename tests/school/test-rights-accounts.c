/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-accounts.h"
#include "klade-school-journal.h"
#include "klade-test-people.h"

#include <string.h>

/* Every role x every verb on accounts x somebody of the own class and of another.  Who may not
 * gets a sentence that names whom to ask, and nothing is written. */

typedef struct
{
  KladeTestSchool *school;
  gint64 new_pupil;  /* without an account */
  gint64 new_parent; /* of @new_pupil */
  gint64 pupil;      /* with an account */
  gint64 pupil_account;
  gint64 teacher; /* a guardian of @new_pupil too, so staff */
  gint64 teacher_account;
  gint64 grant;           /* the nurse's */
  gint64 superuser_grant; /* the superuser's */
  gint64 superuser_account;
} Desk;

typedef gboolean (*Run) (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error);

static gboolean
issue (KladeSession *session, gint64 id, KladeUndo **undo, GError **error)
{
  g_autoptr (GPtrArray) slips = klade_school_issue_accounts (session, &id, 1, NULL, undo, error);

  return slips != NULL;
}

static gboolean
reset (KladeSession *session, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) slips = klade_school_reset_passwords (session, &id, 1, NULL, error);

  return slips != NULL;
}

static gboolean
run_issue_pupil (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return issue (session, desk->new_pupil, undo, error);
}

static gboolean
run_issue_parent (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return issue (session, desk->new_parent, undo, error);
}

static gboolean
run_reset_pupil (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return reset (session, desk->pupil, error);
}

/* A parent who works here is not a parent only. */
static gboolean
run_reset_teacher (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return reset (session, desk->teacher, error);
}

static gboolean
run_revoke (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_revoke_account (session, desk->pupil_account, 0, undo, error);
}

static gboolean
run_restore (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_restore_account (session, desk->pupil_account, 0, undo, error);
}

static gboolean
run_revoke_superuser (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_revoke_account (session, desk->superuser_account, 0, undo, error);
}

static gboolean
run_grant (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_grant_role (session, desk->teacher, KLADE_ROLE_DEPUTY, 0,
                                  klade_session_get_today (session), NULL, undo, error);
}

static gboolean
run_grant_superuser (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_grant_role (session, desk->teacher, KLADE_ROLE_SUPERUSER, 0,
                                  klade_session_get_today (session), NULL, undo, error);
}

static gboolean
run_end (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_end_role (session, desk->grant, 0, klade_session_get_today (session) + 9,
                                undo, error);
}

static gboolean
run_end_superuser (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_end_role (session, desk->superuser_grant, 0,
                                klade_session_get_today (session) + 9, undo, error);
}

#define BIT(role) (1u << (role))
#define SUPERUSER BIT (KLADE_ROLE_SUPERUSER)
#define KEEPERS (SUPERUSER | BIT (KLADE_ROLE_DEPUTY))
#define OFFICE (KEEPERS | BIT (KLADE_ROLE_SECRETARY))
#define CLASS_TEACHERS (BIT (KLADE_ROLE_CLASS_TEACHER) | BIT (KLADE_ROLE_GROUP_TEACHER))

static const struct
{
  const char *name;
  Run run;
  guint own;
  guint other;
} verbs[] = {
  { "issue-pupil", run_issue_pupil, OFFICE | CLASS_TEACHERS, OFFICE },
  { "issue-parent", run_issue_parent, OFFICE | CLASS_TEACHERS, OFFICE },
  { "reset-pupil", run_reset_pupil, OFFICE | CLASS_TEACHERS, OFFICE },
  { "reset-teacher", run_reset_teacher, KEEPERS, KEEPERS },
  { "revoke", run_revoke, KEEPERS, KEEPERS },
  { "restore", run_restore, KEEPERS, KEEPERS },
  { "revoke-superuser", run_revoke_superuser, SUPERUSER, SUPERUSER },
  { "grant", run_grant, KEEPERS, KEEPERS },
  { "grant-superuser", run_grant_superuser, SUPERUSER, SUPERUSER },
  { "end", run_end, KEEPERS, KEEPERS },
  { "end-superuser", run_end_superuser, SUPERUSER, SUPERUSER },
};

/* ---- the desks ---- */

static gint64
add_person (KladeSession *superuser, gint64 pupil_id, const char *given_name)
{
  const KladePersonDraft draft = { .surname = "Vītola", .given_name = given_name };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  klade_school_add_person (superuser, &draft, 0, TRUE, &id, NULL, &error);
  g_assert_no_error (error);
  klade_school_add_guardian (superuser, pupil_id, id, "mother", klade_day_new (2025, 9, 1), NULL,
                             &error);
  g_assert_no_error (error);
  return id;
}

static gint64
give_account (Desk *desk, KladeSession *superuser, gint64 person_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf (
      "SELECT MAX(id) FROM account WHERE person_id = %" G_GINT64_FORMAT, person_id);

  issue (superuser, person_id, NULL, &error);
  g_assert_no_error (error);
  return klade_test_school_get_number (desk->school, g_intern_string (sql));
}

static void
fill (Desk *desk, KladeSession *superuser)
{
  g_autoptr (GError) error = NULL;
  gint64 second;
  g_autofree char *sql = NULL;

  desk->new_parent = add_person (superuser, desk->new_pupil, "Māra");
  desk->teacher = add_person (superuser, desk->new_pupil, "Skolotāja");
  klade_school_grant_role (superuser, desk->teacher, KLADE_ROLE_TEACHER, 0,
                           klade_day_new (2025, 9, 1), NULL, NULL, &error);
  g_assert_no_error (error);
  desk->pupil_account = give_account (desk, superuser, desk->pupil);
  desk->teacher_account = give_account (desk, superuser, desk->teacher);

  /* Another superuser, so that it is not the last one. */
  second = add_person (superuser, desk->new_pupil, "Virslietotāja");
  desk->superuser_account = give_account (desk, superuser, second);
  klade_school_grant_role (superuser, second, KLADE_ROLE_SUPERUSER, 0, klade_day_new (2025, 9, 1),
                           NULL, NULL, &error);
  g_assert_no_error (error);
  sql = g_strdup_printf (
      "SELECT id FROM role_grant WHERE role = 1 AND person_id = %" G_GINT64_FORMAT, second);
  desk->superuser_grant = klade_test_school_get_number (desk->school, g_intern_string (sql));
  desk->grant =
      klade_test_school_get_number (desk->school, "SELECT id FROM role_grant WHERE role = 8");
}

static gint64
count_log (const Desk *desk)
{
  return klade_test_school_get_number (desk->school, "SELECT COUNT(*) FROM audit");
}

static void
take_back (const Desk *desk, KladeSession *session, KladeUndo *undo)
{
  g_autoptr (GError) error = NULL;

  if (undo == NULL)
    return;

  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
}

static void
try_verb (const Desk *desk, KladeSession *session, Run run, gboolean may)
{
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = klade_test_people_dump (desk->school);
  g_autofree char *after = NULL;
  gint64 n_logged = count_log (desk);
  gboolean done = run (session, desk, &undo, &error);

  if (may)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      take_back (desk, session, undo);
      return;
    }

  after = klade_test_people_dump (desk->school);
  g_assert_false (done);
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_assert_nonnull (strchr (error->message, '.'));
  g_assert_null (undo);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count_log (desk), ==, n_logged);
}

static void
test_every_verb (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  Desk own = { .school = school, .new_pupil = school->pupils_a[3], .pupil = school->pupils_a[2] };
  Desk other = { .school = school, .new_pupil = school->pupils_b[3], .pupil = school->pupils_b[2] };

  fill (&own, superuser);
  fill (&other, superuser);
  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);

      for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
        {
          g_test_message ("%s %s", klade_role_id ((KladeRole) role), verbs[i].name);
          try_verb (&own, session, verbs[i].run, (verbs[i].own & BIT (role)) != 0);
          try_verb (&other, session, verbs[i].run, (verbs[i].other & BIT (role)) != 0);
        }
    }

  klade_test_school_assert_sound (school, superuser);
  g_clear_object (&superuser);
}

/* The list, and the key. */
static void
test_list_and_key (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);
      g_autofree char *password = klade_test_school_dup_password ((KladeRole) role);
      g_autoptr (KladeAccountList) list = NULL;
      g_autoptr (GError) error = NULL;
      gint64 n_logged = klade_test_school_get_number (school, "SELECT COUNT(*) FROM audit");
      gboolean changed;

      list = klade_school_list_accounts (session, KLADE_PEOPLE_ALL, 0, NULL);
      g_assert_cmpint (list != NULL, ==, ((OFFICE | CLASS_TEACHERS) & BIT (role)) != 0);
      changed = klade_school_change_key (session, password, NULL, NULL, NULL, &error);
      g_assert_cmpint (changed, ==, role == KLADE_ROLE_SUPERUSER);
      if (changed)
        continue;

      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_assert_cmpint (klade_test_school_get_number (school, "SELECT COUNT(*) FROM audit"), ==,
                       n_logged);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/rights-accounts/every-verb", test_every_verb);
  klade_test_add ("/rights-accounts/list-and-key", test_list_and_key);

  return g_test_run ();
}
