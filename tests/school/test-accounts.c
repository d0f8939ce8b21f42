/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"
#include "klade-school-journal.h"
#include "klade-test-people.h"

#include <string.h>

/* Accounts, slips and roles, each test on a file and on a server. */

#define CODE "161175-19997"

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session;
  char *before;
} Desk;

static void
desk_init (Desk *self, const KladeTestPlace *place, KladeRole role)
{
  self->school = klade_test_school_new (place);
  self->session = klade_test_school_sign_in (self->school, role);
  self->before = klade_test_people_dump (self->school);
}

static void
desk_clear (Desk *self)
{
  g_clear_pointer (&self->before, g_free);
  klade_test_school_assert_sound (self->school, NULL);
  g_clear_object (&self->session);
  klade_test_school_free (self->school);
}

static KladeAccountList *
list (KladeSession *session, guint kinds, gint64 class_id)
{
  g_autoptr (GError) error = NULL;
  KladeAccountList *accounts = klade_school_list_accounts (session, kinds, class_id, &error);

  g_assert_no_error (error);
  return accounts;
}

static const KladeAccountRow *
find (const KladeAccountList *accounts, gint64 person_id)
{
  for (guint i = 0; i < accounts->n_rows; i++)
    if (accounts->rows[i].person_id == person_id)
      return &accounts->rows[i];

  return NULL;
}

static GPtrArray *
issue (KladeSession *session, const gint64 *ids, guint n, KladeUndo **undo)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *slips = klade_school_issue_accounts (session, ids, n, NULL, undo, &error);

  g_assert_no_error (error);
  return slips;
}

static KladeSession *
sign_in (KladeTestSchool *school, const KladeSlip *slip)
{
  g_autoptr (GError) error = NULL;
  KladeSession *session =
      klade_school_sign_in (school->school, slip->user_name, slip->password, &error);

  g_assert_no_error (error);
  return session;
}

static const KladeSlip *
slip_at (GPtrArray *slips, guint i)
{
  g_assert_cmpuint (slips->len, >, i);
  return g_ptr_array_index (slips, i);
}

static gint64
add_parent (KladeTestSchool *school, gint64 pupil_id, const char *surname, const char *given_name)
{
  g_autoptr (KladeSession) office = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  const KladePersonDraft draft = { .surname = surname, .given_name = given_name };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  klade_school_add_person (office, &draft, 0, TRUE, &id, NULL, &error);
  g_assert_no_error (error);
  klade_school_add_guardian (office, pupil_id, id, "mother", klade_day_new (2025, 9, 1), NULL,
                             &error);
  g_assert_no_error (error);
  return id;
}

static void
set_code (KladeTestSchool *school, gint64 pupil_id)
{
  g_autoptr (KladeSession) office = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  const KladePersonChange code = { KLADE_PERSON_FIELD_PERSONAL_CODE, CODE };
  g_autoptr (GError) error = NULL;

  klade_school_set_person_data (office, pupil_id, &code, 1, KLADE_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
}

/* ---- names and passwords ---- */

static void
test_names (void)
{
  static const char *const names[][3] = {
    { "Anna Marija", "Zālīte", "anna.zalite" },
    { "Ģirts", "Bērziņš-Kalns", "girts.berzins-kalns" },
    { "Ņikita", "D’Arc O'Neil", "nikita.darconeil" },
    { "<b>", "&", "b" },
    { "Įęš", "Müller", "ies.muller" },
    { "", "", "lietotajs" },
    { "\xE6\x98\x8E", "\xE6\x9D\x8E", "lietotajs" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = klade_account_name_from (names[i][0], names[i][1]);

      g_assert_cmpstr (name, ==, names[i][2]);
    }
}

static void
test_unique (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *one = klade_account_make_unique (taken, "anna");
  g_autofree char *two = klade_account_make_unique (taken, "anna");
  g_autofree char *three = klade_account_make_unique (taken, "anna");

  g_assert_cmpstr (one, ==, "anna");
  g_assert_cmpstr (two, ==, "anna2");
  g_assert_cmpstr (three, ==, "anna3");
}

static void
test_passwords (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < 2000; i++)
    {
      char *password = klade_account_new_password ();

      g_assert_cmpuint (strlen (password), ==, 14);
      g_assert_cmpuint (strspn (password, "abcdefghjkmnpqrstuvwxyz23456789-"), ==, 14);
      g_assert_true (password[4] == '-' && password[9] == '-');
      g_assert_true (g_hash_table_add (seen, password));
    }
}

/* ---- the list ---- */

static void
test_list (KladeTestPlace *place)
{
  Desk desk;

  desk_init (&desk, place, KLADE_ROLE_SUPERUSER);
  {
    g_autoptr (KladeAccountList) all = list (desk.session, KLADE_PEOPLE_ALL, 0);
    g_autoptr (KladeAccountList) class_a =
        list (desk.session, KLADE_PEOPLE_PUPILS | KLADE_PEOPLE_GUARDIANS, desk.school->class_a);
    const KladeAccountRow *teacher = find (all, desk.school->people[KLADE_ROLE_CLASS_TEACHER]);

    g_assert_cmpint (teacher->state, ==, KLADE_ACCOUNT_ACTIVE);
    g_assert_cmpstr (teacher->user_name, ==, "class-teacher");
    g_assert_nonnull (strstr (teacher->roles, "7.a"));
    g_assert_true (teacher->can_hand_out);
    g_assert_cmpint (find (all, desk.school->pupils_b[0])->state, ==, KLADE_ACCOUNT_NONE);
    g_assert_null (find (class_a, desk.school->pupils_b[0]));
    g_assert_nonnull (find (class_a, desk.school->people[KLADE_ROLE_GUARDIAN]));
    g_assert_cmpstr (find (class_a, desk.school->people[KLADE_ROLE_GUARDIAN])->class_name, ==,
                     "7.a");
    g_assert_cmpuint (class_a->n_rows, ==, 5);
    g_assert_cmpuint (class_a->n_by_state[KLADE_ACCOUNT_NONE], ==, 3);
    g_assert_cmpuint (class_a->n_by_state[KLADE_ACCOUNT_ACTIVE], ==, 2);
  }
  desk_clear (&desk);
}

/* A class teacher sees the own class's pupils and guardians only. */
static void
test_list_of_class_teacher (KladeTestPlace *place)
{
  Desk desk;

  desk_init (&desk, place, KLADE_ROLE_CLASS_TEACHER);
  {
    g_autoptr (KladeAccountList) all = list (desk.session, KLADE_PEOPLE_ALL, 0);

    g_assert_cmpuint (all->n_rows, ==, 5);
    for (guint i = 0; i < all->n_rows; i++)
      g_assert_cmpint (all->rows[i].class_id, ==, desk.school->class_a);
  }
  desk_clear (&desk);
}

/* ---- slips ---- */

static void
test_issue (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, place, KLADE_ROLE_CLASS_TEACHER);
  {
    g_autoptr (GPtrArray) slips = issue (desk.session, desk.school->pupils_a, 4, &undo);
    const KladeSlip *slip = slip_at (slips, 0);
    g_autoptr (KladeSession) pupil = sign_in (desk.school, slip);
    g_autoptr (KladeAccountList) accounts = NULL;

    g_assert_cmpuint (slips->len, ==, 3); /* the second has one */
    g_assert_cmpint (slip->person_id, ==, desk.school->pupils_a[0]);
    g_assert_cmpstr (slip->class_name, ==, "7.a");
    g_assert_true (klade_session_must_change_password (pupil));
    g_assert_true (klade_session_has_role (pupil, KLADE_ROLE_PUPIL));
    accounts = list (desk.session, KLADE_PEOPLE_ALL, 0);
    g_assert_cmpint (find (accounts, slip->person_id)->state, ==, KLADE_ACCOUNT_FIRST);

    for (guint i = 0; i < slips->len; i++)
      klade_test_people_assert_sealed (desk.school, slip_at (slips, i)->password);

    g_assert_true (
        klade_session_change_password (pupil, slip->password, "zilonis lec pa jumtu", &error));
    g_assert_no_error (error);
    g_clear_pointer (&accounts, klade_account_list_unref);
    accounts = list (desk.session, KLADE_PEOPLE_ALL, 0);
    g_assert_cmpint (find (accounts, slip->person_id)->state, ==, KLADE_ACCOUNT_ACTIVE);

    /* Taken back: the account opens nothing any more. */
    klade_school_undo (desk.session, undo, NULL, &error);
    g_assert_no_error (error);
    g_assert_null (klade_school_sign_in (desk.school->school, slip->user_name,
                                         "zilonis lec pa jumtu", &error));
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  }
  desk_clear (&desk);
}

/* A6, and decision 8: named by the child's code, which stands nowhere. */
static void
test_parents (KladeTestPlace *place)
{
  Desk desk;
  gint64 ids[3];

  desk_init (&desk, place, KLADE_ROLE_DEPUTY);
  set_code (desk.school, desk.school->pupils_a[2]);
  ids[0] = add_parent (desk.school, desk.school->pupils_a[2], "Zālīte", "Anna");
  ids[1] = add_parent (desk.school, desk.school->pupils_a[2], "Zālītis", "Jānis");
  ids[2] = add_parent (desk.school, desk.school->pupils_b[2], "Liepa", "Ēriks");
  {
    g_autoptr (GPtrArray) slips = issue (desk.session, ids, 3, NULL);
    g_autoptr (KladeSession) mother = NULL;
    g_autoptr (KladeSession) plain = NULL;
    g_autoptr (KladeAccountList) accounts = NULL;
    g_autoptr (GPtrArray) again = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpstr (slip_at (slips, 0)->user_name, ==, CODE);
    g_assert_cmpstr (slip_at (slips, 1)->user_name, ==, CODE "-2");
    g_assert_cmpstr (slip_at (slips, 2)->user_name, ==, "eriks.liepa");
    mother = sign_in (desk.school, slip_at (slips, 0));
    g_assert_cmpstr (klade_session_get_user_name (mother), ==, CODE);
    g_assert_true (klade_session_has_role (mother, KLADE_ROLE_GUARDIAN));
    plain = klade_school_sign_in (desk.school->school, " 16117519997", slip_at (slips, 0)->password,
                                  &error);
    g_assert_no_error (error);
    g_assert_nonnull (plain);
    klade_test_people_assert_sealed (desk.school, CODE);
    klade_test_people_assert_sealed (desk.school, "16117519997");

    accounts = list (desk.session, KLADE_PEOPLE_GUARDIANS, 0);
    g_assert_true (find (accounts, ids[0])->is_named_by_code);
    g_assert_cmpstr (find (accounts, ids[0])->user_name, ==, "");

    again = klade_school_reset_passwords (desk.session, ids, 3, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpstr (slip_at (again, 0)->user_name, ==, CODE);
    g_assert_cmpstr (slip_at (again, 1)->user_name, ==, CODE "-2");
    g_assert_null (
        klade_school_sign_in (desk.school->school, CODE, slip_at (slips, 0)->password, &error));
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
    g_assert_null (strstr (error->message, CODE));
    g_assert_null (strstr (error->message, slip_at (slips, 0)->password));
  }
  desk_clear (&desk);
}

static gboolean
stop_at_second (const char *step, double fraction, gpointer n)
{
  g_assert_cmpstr (step, !=, "");
  g_assert_cmpfloat (fraction, <=, 1);
  return ++*(int *) n < 2;
}

/* Those that were made when it was stopped are good: as many get theirs. */
static void
test_cancel (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  int n = 0;

  desk_init (&desk, place, KLADE_ROLE_SUPERUSER);
  {
    g_autoptr (KladePasswordStock) stock =
        klade_password_stock_new (1000, stop_at_second, &n, &error);
    guint n_made = klade_password_stock_get_n_left (stock);
    g_autoptr (KladePasswordStock) one = klade_password_stock_new (1, NULL, NULL, &error);
    g_autoptr (GPtrArray) slips = NULL;
    g_autoptr (GPtrArray) rest = NULL;
    g_autoptr (GPtrArray) none = NULL;
    g_autoptr (KladeSession) pupil = NULL;

    g_assert_no_error (error);
    g_assert_cmpint (n, ==, 2);
    g_assert_cmpuint (n_made, >, 0);
    g_assert_cmpuint (n_made, <, 20);

    slips = klade_school_issue_accounts (desk.session, desk.school->pupils_b, 4, one, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (slips->len, ==, 1);
    g_assert_cmpint (slip_at (slips, 0)->person_id, ==, desk.school->pupils_b[0]);
    g_assert_cmpuint (klade_password_stock_get_n_left (one), ==, 0);
    pupil = sign_in (desk.school, slip_at (slips, 0));
    g_assert_nonnull (pupil);

    none = klade_school_issue_accounts (desk.session, desk.school->pupils_b, 4, one, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (none->len, ==, 0);

    rest =
        klade_school_issue_accounts (desk.session, desk.school->pupils_b, 4, stock, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (rest->len, ==, MIN (3, n_made));
  }
  desk_clear (&desk);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(KladePasswordStock **) data = klade_password_stock_make_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
count (const char *step, double fraction, gpointer n)
{
  ++*(int *) n;
  return TRUE;
}

/* The main loop goes on meanwhile; no two of them are the same. */
static void
test_stock (void)
{
  g_autoptr (KladePasswordStock) stock = NULL;
  g_autoptr (KladePasswordStock) none = klade_password_stock_new (0, NULL, NULL, NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  KladeStretchedPassword stretched[2];
  int n_told = 0;
  int n_turns = 0;

  g_assert_cmpuint (klade_password_stock_get_n_left (none), ==, 0);
  klade_password_stock_make_async (6, count, &n_told, made_cb, &stock);
  while (stock == NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
      n_turns++;
    }

  g_assert_cmpint (n_turns, >, 10);
  g_assert_cmpint (n_told, >=, 1);
  g_assert_cmpuint (klade_password_stock_get_n_left (stock), ==, 6);
  first = klade_password_stock_take (stock, &stretched[0]);
  second = klade_password_stock_take (stock, &stretched[1]);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (memcmp (stretched[0].key, stretched[1].key, 32) != 0);
  g_assert_true (memcmp (stretched[0].slot.salt, stretched[1].slot.salt, 16) != 0);
}

/* What the office sees of one account, day by day. */
static void
test_access (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;

  desk_init (&desk, place, KLADE_ROLE_SUPERUSER);
  {
    gint64 id = desk.school->pupils_b[0];
    gint64 other = desk.school->pupils_b[1];
    g_autoptr (KladeAccess) none = klade_school_read_access (desk.session, id, &error);
    g_autoptr (GPtrArray) slips = issue (desk.session, desk.school->pupils_b, 2, NULL);
    g_autoptr (KladeAccess) first = klade_school_read_access (desk.session, id, &error);
    g_autoptr (KladeSession) pupil = sign_in (desk.school, slip_at (slips, 0));
    g_autoptr (KladeAccess) used = klade_school_read_access (desk.session, id, &error);
    g_autoptr (KladeAccess) another = klade_school_read_access (desk.session, other, &error);
    g_autoptr (KladeAccess) ended = NULL;
    g_autoptr (KladeSession) teacher =
        klade_test_school_sign_in (desk.school, KLADE_ROLE_CLASS_TEACHER);
    gint64 accounts[2];

    g_assert_no_error (error);
    g_assert_nonnull (pupil);
    g_assert_cmpint (none->account_id, ==, 0);
    g_assert_cmpint (none->state, ==, KLADE_ACCOUNT_NONE);
    g_assert_true (none->can_hand_out && none->can_keep);
    g_assert_cmpint (first->state, ==, KLADE_ACCOUNT_FIRST);
    g_assert_cmpstr (first->user_name, ==, slip_at (slips, 0)->user_name);
    g_assert_cmpint (first->issued_at, >, 0);
    g_assert_cmpint (first->signed_in_at, ==, 0);
    g_assert_cmpint (used->signed_in_at, >=, first->issued_at);

    accounts[0] = used->account_id;
    accounts[1] = another->account_id;
    klade_school_revoke_accounts (desk.session, accounts, 2, &undo, &error);
    g_assert_no_error (error);
    ended = klade_school_read_access (desk.session, other, &error);
    g_assert_cmpint (ended->state, ==, KLADE_ACCOUNT_REVOKED);
    g_assert_cmpint (ended->revoked_at, >, 0);
    klade_school_undo (desk.session, undo, NULL, &error);
    g_assert_no_error (error);
    g_clear_pointer (&ended, klade_access_free);
    ended = klade_school_read_access (desk.session, other, &error);
    g_assert_cmpint (ended->state, ==, KLADE_ACCOUNT_FIRST);

    g_assert_null (klade_school_read_access (teacher, id, &error)); /* of another class */
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
    g_clear_error (&error);
    g_clear_pointer (&ended, klade_access_free);
    ended = klade_school_read_access (teacher, desk.school->pupils_a[0], &error);
    g_assert_no_error (error);
    g_assert_true (ended->can_hand_out && !ended->can_keep);
  }
  desk_clear (&desk);
}

/* Nobody, somebody twice, and somebody who is not there. */
static void
test_odd_requests (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  const gint64 nobody = 99999;

  desk_init (&desk, place, KLADE_ROLE_SUPERUSER);
  {
    const gint64 twice[] = { desk.school->pupils_b[0], desk.school->pupils_b[0] };
    g_autoptr (GPtrArray) none = issue (desk.session, NULL, 0, NULL);
    g_autoptr (GPtrArray) one = issue (desk.session, twice, 2, NULL);

    g_assert_cmpuint (none->len, ==, 0);
    g_assert_cmpuint (one->len, ==, 1);
    g_assert_null (klade_school_issue_accounts (desk.session, &nobody, 1, NULL, NULL, &error));
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND);
  }
  desk_clear (&desk);
}

/* Two of one name do not get one user name. */
static void
test_namesakes (KladeTestPlace *place)
{
  Desk desk;
  gint64 ids[2];

  desk_init (&desk, place, KLADE_ROLE_SUPERUSER);
  ids[0] = add_parent (desk.school, desk.school->pupils_a[2], "Zālīte", "Anna");
  ids[1] = add_parent (desk.school, desk.school->pupils_b[2], "Zālīte", "Anna");
  {
    g_autoptr (GPtrArray) slips = issue (desk.session, ids, 2, NULL);

    g_assert_cmpstr (slip_at (slips, 0)->user_name, ==, "anna.zalite");
    g_assert_cmpstr (slip_at (slips, 1)->user_name, ==, "anna.zalite2");
  }
  desk_clear (&desk);
}

/* ---- access ---- */

static void
test_revoke (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeSession) teacher = NULL;
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  gint64 account_id;

  desk_init (&desk, place, KLADE_ROLE_DEPUTY);
  teacher = klade_test_school_sign_in (desk.school, KLADE_ROLE_TEACHER);
  account_id = klade_test_school_get_number (desk.school,
                                             "SELECT id FROM account WHERE user_name = 'teacher'");
  g_assert_false (klade_school_revoke_account (desk.session, account_id, 77, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  klade_school_revoke_account (desk.session, account_id, 0, &undo, &error);
  g_assert_no_error (error);
  g_assert_false (klade_session_require (teacher, KLADE_ACTION_READ_PEOPLE, NULL, NULL));
  g_assert_null (klade_school_sign_in (desk.school->school, "teacher", password, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);
  klade_school_restore_account (desk.session, account_id, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (klade_session_require (teacher, KLADE_ACTION_READ_PEOPLE, NULL, NULL));
  g_clear_pointer (&undo, klade_undo_unref);
  klade_school_revoke_account (desk.session, account_id, 0, &undo, &error);
  g_assert_no_error (error);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_clear_object (&teacher);
  desk_clear (&desk);
}

/* The last day of a pupil and of a teacher is the last day of access. */
static void
test_end_of_access (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeAccountList) accounts = NULL;
  const KladeOrderName order = { "2-1/7", klade_day_new (2026, 3, 5) };
  gint64 pupil_id;

  desk_init (&desk, place, KLADE_ROLE_SUPERUSER);
  pupil_id = desk.school->pupils_a[1];
  klade_school_remove_pupil (desk.session, pupil_id, klade_day_new (2026, 3, 5), &order, NULL,
                             &error);
  g_assert_no_error (error);
  accounts = list (desk.session, KLADE_PEOPLE_ALL, 0);
  g_assert_cmpint (find (accounts, pupil_id)->state, ==, KLADE_ACCOUNT_REVOKED);
  desk_clear (&desk);
}

/* ---- roles ---- */

static gint64
find_grant (KladeTestSchool *school, gint64 person_id, KladeRole role)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM role_grant WHERE person_id = %" G_GINT64_FORMAT " AND role = %u", person_id,
      role);

  return klade_test_school_get_number (school, g_intern_string (sql));
}

static void
test_roles (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) end = NULL;
  g_autoptr (GError) error = NULL;
  const KladeOrderName order = { "1-9/3", klade_day_new (2026, 3, 5) };
  KladeDay today = klade_day_new (2026, 3, 5);

  desk_init (&desk, place, KLADE_ROLE_DEPUTY);
  klade_school_grant_role (desk.session, desk.school->other_teacher, KLADE_ROLE_CLASS_TEACHER,
                           desk.school->class_b, today, &order, &undo, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_grant_role (desk.session, desk.school->other_teacher,
                                           KLADE_ROLE_CLASS_TEACHER, desk.school->class_b, today,
                                           NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);

  klade_school_end_role (
      desk.session,
      find_grant (desk.school, desk.school->people[KLADE_ROLE_NURSE], KLADE_ROLE_NURSE), 0, today,
      &end, &error);
  g_assert_no_error (error);
  klade_test_people_undo (desk.school, desk.session, end, desk.before);
  desk_clear (&desk);
}

static void
test_role_refusals (KladeTestPlace *place)
{
  static const struct
  {
    KladeRole role;
    gboolean with_class;
    int code;
  } cases[] = {
    { KLADE_ROLE_CLASS_TEACHER, FALSE, KLADE_ERROR_INVALID },
    { KLADE_ROLE_GROUP_TEACHER, FALSE, KLADE_ERROR_INVALID },
    { KLADE_ROLE_HEAD, TRUE, KLADE_ERROR_INVALID },
    { (KladeRole) 0, FALSE, KLADE_ERROR_INVALID },
    { (KladeRole) 99, FALSE, KLADE_ERROR_INVALID },
    { KLADE_ROLE_SUPERUSER, FALSE, KLADE_ERROR_DENIED },
  };
  Desk desk;

  desk_init (&desk, place, KLADE_ROLE_DEPUTY);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (klade_school_grant_role (desk.session, desk.school->people[KLADE_ROLE_DEPUTY],
                                               cases[i].role,
                                               cases[i].with_class ? desk.school->class_a : 0,
                                               klade_day_new (2026, 3, 5), NULL, NULL, &error));
      g_assert_error (error, KLADE_ERROR, cases[i].code);
      after = klade_test_people_dump (desk.school);
      g_assert_cmpstr (after, ==, desk.before);
    }
  desk_clear (&desk);
}

/* A deputy cannot become a superuser by a superuser's password. */
static void
test_superuser_is_safe (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gint64 superuser;
  gint64 account_id;

  desk_init (&desk, place, KLADE_ROLE_DEPUTY);
  superuser = desk.school->people[KLADE_ROLE_SUPERUSER];
  account_id = klade_test_school_get_number (
      desk.school, "SELECT id FROM account WHERE user_name = 'superuser'");
  g_assert_null (klade_school_reset_passwords (desk.session, &superuser, 1, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (klade_school_revoke_account (desk.session, account_id, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (klade_school_end_role (desk.session,
                                         find_grant (desk.school, superuser, KLADE_ROLE_SUPERUSER),
                                         0, klade_day_new (2026, 3, 5), NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  after = klade_test_people_dump (desk.school);
  g_assert_cmpstr (after, ==, desk.before);
  desk_clear (&desk);
}

static void
test_last_superuser (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  gint64 superuser;
  gint64 account_id;
  gint64 grant_id;
  KladeDay next_week = klade_day_new (2026, 3, 12);

  desk_init (&desk, place, KLADE_ROLE_SUPERUSER);
  superuser = desk.school->people[KLADE_ROLE_SUPERUSER];
  account_id = klade_test_school_get_number (
      desk.school, "SELECT id FROM account WHERE user_name = 'superuser'");
  grant_id = find_grant (desk.school, superuser, KLADE_ROLE_SUPERUSER);

  g_assert_false (klade_school_revoke_account (desk.session, account_id, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_end_role (desk.session, grant_id, 0, next_week, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  /* With another one it is nobody's loss. */
  klade_school_grant_role (desk.session, desk.school->people[KLADE_ROLE_DEPUTY],
                           KLADE_ROLE_SUPERUSER, 0, klade_day_new (2026, 3, 5), NULL, NULL, &error);
  g_assert_no_error (error);
  klade_school_end_role (desk.session, grant_id, 0, next_week, NULL, &error);
  g_assert_no_error (error);
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/accounts/names", test_names);
  g_test_add_func ("/accounts/unique", test_unique);
  g_test_add_func ("/accounts/passwords", test_passwords);
  klade_test_add ("/accounts/list", test_list);
  klade_test_add ("/accounts/list-of-class-teacher", test_list_of_class_teacher);
  klade_test_add ("/accounts/issue", test_issue);
  klade_test_add ("/accounts/parents", test_parents);
  klade_test_add ("/accounts/cancel", test_cancel);
  g_test_add_func ("/accounts/stock", test_stock);
  klade_test_add ("/accounts/access", test_access);
  klade_test_add ("/accounts/odd-requests", test_odd_requests);
  klade_test_add ("/accounts/namesakes", test_namesakes);
  klade_test_add ("/accounts/revoke", test_revoke);
  klade_test_add ("/accounts/end-of-access", test_end_of_access);
  klade_test_add ("/accounts/roles", test_roles);
  klade_test_add ("/accounts/role-refusals", test_role_refusals);
  klade_test_add ("/accounts/superuser-is-safe", test_superuser_is_safe);
  klade_test_add ("/accounts/last-superuser", test_last_superuser);

  return g_test_run ();
}
