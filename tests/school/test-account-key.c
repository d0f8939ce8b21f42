/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-work.h"
#include "klade-school-accounts.h"
#include "klade-sign-in.h"
#include "klade-store-secret.h"
#include "klade-test-journal.h"
#include "klade-test-people.h"

#include <sodium.h>
#include <string.h>

/* A new data key for the school, on a file and on a server. */

#define CODE "161175-19997"
#define PHONE "+371 26481883"

static KladeSchool *
open_again (KladeTestSchool *school)
{
  g_autoptr (GError) error = NULL;
  KladeSchool *other = klade_school_open (school->place, &school->clock, &error);

  g_assert_no_error (error);
  return other;
}

static KladeSession *
enter (KladeSchool *school, KladeRole role)
{
  g_autofree char *password = klade_test_school_dup_password (role);
  g_autoptr (GError) error = NULL;
  KladeSession *session = klade_school_sign_in (school, klade_role_id (role), password, &error);

  g_assert_no_error (error);
  return session;
}

static GPtrArray *
change_key (KladeSession *session)
{
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_SUPERUSER);
  g_autoptr (GError) error = NULL;
  GPtrArray *left_out = NULL;

  klade_school_change_key (session, password, NULL, NULL, &left_out, &error);
  g_assert_no_error (error);
  g_assert_nonnull (left_out);
  return left_out;
}

static void
set_field (KladeSession *session, gint64 person_id, KladePersonField field, const char *value)
{
  const KladePersonChange change = { field, value };
  g_autoptr (GError) error = NULL;

  klade_school_set_person_data (session, person_id, &change, 1, klade_day_new (2026, 3, 5), NULL,
                                &error);
  g_assert_no_error (error);
}

static void
assert_field (KladeSession *session, gint64 person_id, KladePersonField field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePersonFile) file = klade_school_read_person_file (session, person_id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (klade_person_file_get (file, field), ==, value);
}

static void
write_mark (KladeTestSchool *school, KladeSession *session, const char *mark)
{
  g_assert_cmpint (klade_test_journal_type (session, school->math_a, school->lessons[0],
                                            school->work_id, school->pupils_a[2], mark),
                   ==, KLADE_OUTCOME_SAVED);
}

/* Two sessions on two connections: one changes the key, the other goes on. */
static void
test_two_sessions (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autoptr (KladeSchool) other = open_again (school);
  g_autoptr (KladeSession) superuser = enter (school->school, KLADE_ROLE_SUPERUSER);
  g_autoptr (KladeSession) office = enter (other, KLADE_ROLE_SECRETARY);
  g_autoptr (KladeSession) teacher = enter (other, KLADE_ROLE_TEACHER);
  gint64 pupil_id = school->pupils_a[0];
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sealed G_GNUC_UNUSED = NULL;
  g_autofree char *anew G_GNUC_UNUSED = NULL;
  gint64 found = 0;

  set_field (office, pupil_id, KLADE_PERSON_FIELD_PERSONAL_CODE, CODE);
  set_field (office, pupil_id, KLADE_PERSON_FIELD_PHONE, "26000000");
  set_field (office, pupil_id, KLADE_PERSON_FIELD_PHONE, PHONE); /* the other is past */
  left_out = change_key (superuser);
  g_assert_cmpuint (left_out->len, ==, 0);

  assert_field (superuser, pupil_id, KLADE_PERSON_FIELD_PERSONAL_CODE, CODE);
  set_field (office, school->pupils_a[1], KLADE_PERSON_FIELD_PHONE, PHONE);
  assert_field (office, pupil_id, KLADE_PERSON_FIELD_PHONE, PHONE);
  assert_field (superuser, school->pupils_a[1], KLADE_PERSON_FIELD_PHONE, PHONE);
  write_mark (school, teacher, "8");
  klade_school_find_person (office, KLADE_PERSON_FIELD_PERSONAL_CODE, CODE, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, pupil_id);
  klade_test_school_assert_sound (school, superuser);

  g_clear_object (&office);
  g_clear_object (&teacher);
  klade_school_close (other);
  g_clear_object (&other);
  g_clear_object (&superuser);
  superuser = enter (school->school, KLADE_ROLE_SECRETARY); /* passwords stay */
  assert_field (superuser, pupil_id, KLADE_PERSON_FIELD_PERSONAL_CODE, CODE);
  klade_test_school_assert_sound (school, superuser);
  g_clear_object (&superuser);
  klade_test_school_free (school);
}

/* Nothing of the old key opens anything. */
static void
test_old_key_is_dead (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = enter (school->school, KLADE_ROLE_SUPERUSER);
  KladeSeal *old_seal;
  KladeDb *db = klade_school_get_db (school->school);
  g_autoptr (GPtrArray) left_out = NULL;

  set_field (superuser, school->pupils_a[0], KLADE_PERSON_FIELD_PHONE, PHONE);
  old_seal = klade_seal_new (klade_session_get_vault (superuser));
  left_out = change_key (superuser);
  {
    g_autoptr (GArray) secrets = klade_store_list_person_secrets (db, school->pupils_a[0], NULL);
    const KladeStoredSecret *secret = &g_array_index (secrets, KladeStoredSecret, 0);
    g_autoptr (GBytes) old_lookup = klade_seal_lookup (old_seal, "phone", PHONE);

    g_assert_cmpuint (secrets->len, ==, 1);
    g_assert_null (
        klade_seal_open (old_seal, secret->person_id, secret->field, secret->sealed, NULL));
    g_assert_false (g_bytes_equal (old_lookup, secret->lookup));
  }
  klade_seal_free (old_seal);
  g_clear_object (&superuser);
  klade_test_school_free (school);
}

/* A revoked account gets nothing; one whose public key somebody wrote from outside neither. */
static void
test_left_out (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = enter (school->school, KLADE_ROLE_SUPERUSER);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GPtrArray) slips = NULL;
  g_autoptr (KladeAccountList) accounts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_NURSE);
  gint64 nurse = school->people[KLADE_ROLE_NURSE];
  gint64 revoked =
      klade_test_school_get_number (school, "SELECT id FROM account WHERE user_name = 'secretary'");

  klade_school_revoke_account (superuser, revoked, 0, NULL, &error);
  g_assert_no_error (error);
  klade_test_school_execute (school, "UPDATE account SET public_key = (SELECT public_key FROM"
                                     " account WHERE user_name = 'head')"
                                     " WHERE user_name = 'nurse'");
  left_out = change_key (superuser);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_assert_cmpint (((KladeLeftOut *) g_ptr_array_index (left_out, 0))->person_id, ==, nurse);
  g_assert_null (klade_school_sign_in (school->school, "nurse", password, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  klade_school_restore_account (superuser, revoked, 0, NULL, &error);
  g_assert_no_error (error);
  accounts = klade_school_list_accounts (superuser, KLADE_PEOPLE_ALL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->n_by_state[KLADE_ACCOUNT_LOCKED], ==, 2);

  slips = klade_school_reset_passwords (superuser, &nurse, 1, NULL, &error);
  g_assert_no_error (error);
  {
    const KladeSlip *slip = g_ptr_array_index (slips, 0);
    g_autoptr (KladeSession) back =
        klade_school_sign_in (school->school, "nurse", slip->password, &error);

    g_assert_no_error (error);
    g_assert_nonnull (back);
  }
  klade_test_school_assert_sound (school, superuser);
  g_clear_object (&superuser);
  klade_test_school_free (school);
}

/* ---- accounts as Klade 1 wrote them: the data key itself stood under the password ---- */

typedef struct
{
  gint64 id;
  gint32 revision;
  KladeAccountSlot slot;
} Old;

static gboolean
store_old (KladeDb *db, gpointer data, GError **error)
{
  const Old *old = data;

  return klade_store_set_account_slot (db, old->id, old->revision, &old->slot, 0, FALSE, error);
}

static void
make_version_1 (KladeTestSchool *school, KladeSession *session, KladeRole role)
{
  g_autofree char *password = klade_test_school_dup_password (role);
  KladeDb *db = klade_school_get_db (school->school);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeAccount) account = klade_store_find_account (db, klade_role_id (role), &error);
  /* A vault begins with its data key. */
  const guint8 *data_key = (const guint8 *) klade_session_get_vault (session);
  gint64 about;
  guint8 halves[64];
  Old old;

  g_assert_no_error (error);
  old = (Old){ account->id, account->revision, account->slot };
  about = GINT64_TO_LE (account->id);
  g_assert_cmpint (crypto_pwhash (halves, sizeof halves, password, strlen (password), old.slot.salt,
                                  (unsigned long long) old.slot.ops_limit,
                                  (gsize) old.slot.mem_limit, crypto_pwhash_ALG_ARGON2ID13),
                   ==, 0);
  crypto_aead_xchacha20poly1305_ietf_encrypt (old.slot.wrapped_key + 24, NULL, data_key, 32,
                                              (const guint8 *) &about, sizeof about, NULL,
                                              old.slot.wrapped_key, halves + 32);
  klade_db_within (db, store_old, &old, &error);
  g_assert_no_error (error);
  klade_test_school_execute (school, "UPDATE account SET public_key = NULL, sealed_key = NULL"
                                     " WHERE user_name = 'nurse'");
}

/* Who signs in gets keys and goes on; who does not before the change is left out. */
static void
test_version_1 (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = enter (school->school, KLADE_ROLE_SUPERUSER);
  g_autoptr (KladeSession) nurse = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) left_out = NULL;

  make_version_1 (school, superuser, KLADE_ROLE_NURSE);
  nurse = enter (school->school, KLADE_ROLE_NURSE);
  none = change_key (superuser);
  g_assert_cmpuint (none->len, ==, 0);
  g_clear_object (&nurse);
  nurse = enter (school->school, KLADE_ROLE_NURSE);

  make_version_1 (school, superuser, KLADE_ROLE_NURSE);
  left_out = change_key (superuser);
  g_assert_cmpuint (left_out->len, ==, 1);
  g_clear_object (&nurse);
  g_clear_object (&superuser);
  klade_test_school_free (school);
}

static gboolean
refuse (const char *step, double fraction, gpointer data)
{
  return FALSE;
}

static void
test_refusals (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_SUPERUSER);
  g_autoptr (KladeSession) superuser = enter (school->school, KLADE_ROLE_SUPERUSER);
  g_autoptr (GError) error = NULL;
  gint64 pupil_id = school->pupils_a[0];

  set_field (superuser, pupil_id, KLADE_PERSON_FIELD_PHONE, PHONE);
  g_assert_false (klade_school_change_key (superuser, "cita parole", NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_false (klade_school_change_key (superuser, password, refuse, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_field (superuser, pupil_id, KLADE_PERSON_FIELD_PHONE, PHONE);

  /* A value that does not open stops it whole. */
  klade_test_school_execute (school, "INSERT INTO person_secret (person_id, field, sealed)"
                                     " SELECT person_id + 1, field, sealed FROM person_secret");
  g_assert_false (klade_school_change_key (superuser, password, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT);
  assert_field (superuser, pupil_id, KLADE_PERSON_FIELD_PHONE, PHONE);
  write_mark (school, superuser, "9");
  g_clear_object (&superuser);
  klade_test_school_free (school);
}

/* A log that was changed from outside is told about, not sealed over. */
static void
test_broken_log (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = enter (school->school, KLADE_ROLE_SUPERUSER);
  g_autoptr (GPtrArray) left_out = NULL;

  klade_test_school_execute (school, "UPDATE audit_head SET mac = hash");
  left_out = change_key (superuser);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT COUNT(*) FROM audit WHERE action = 'alarm'"),
      ==, 1);
  g_clear_object (&superuser);
  klade_test_school_free (school);
}

/* A backup keeps the key and the passwords of its day. */
static void
test_backup (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = enter (school->school, KLADE_ROLE_SUPERUSER);
  g_autofree char *path = g_build_filename (school->folder, "kopija.klade", NULL);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (KladeSchool) backup = NULL;
  g_autoptr (KladeSession) then = NULL;
  g_autoptr (GError) error = NULL;

  set_field (superuser, school->pupils_a[0], KLADE_PERSON_FIELD_PHONE, PHONE);
  klade_school_back_up (superuser, path, &error);
  g_assert_no_error (error);
  left_out = change_key (superuser);

  backup = klade_school_open (path, &school->clock, &error);
  g_assert_no_error (error);
  then = enter (backup, KLADE_ROLE_SECRETARY);
  assert_field (then, school->pupils_a[0], KLADE_PERSON_FIELD_PHONE, PHONE);
  g_clear_object (&then);
  klade_school_close (backup);
  g_clear_object (&backup);
  g_clear_object (&superuser);
  klade_test_school_free (school);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/account-key/two-sessions", test_two_sessions);
  klade_test_add ("/account-key/old-key-is-dead", test_old_key_is_dead);
  klade_test_add ("/account-key/left-out", test_left_out);
  klade_test_add ("/account-key/version-1", test_version_1);
  klade_test_add ("/account-key/refusals", test_refusals);
  klade_test_add ("/account-key/broken-log", test_broken_log);
  klade_test_add ("/account-key/backup", test_backup);

  return g_test_run ();
}
