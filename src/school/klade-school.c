/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school.h"

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-password.h"
#include "klade-school-build.h"
#include "klade-school-settings.h"
#include "klade-session-private.h"
#include "klade-sign-in.h"
#include "klade-store-school.h"
#include "klade-store-setting.h"

struct _KladeSchool
{
  GObject parent_instance;

  KladeDb *db; /* owned; NULL after klade_school_close() */
  KladeClock clock;
};

G_DEFINE_FINAL_TYPE (KladeSchool, klade_school, G_TYPE_OBJECT)

static void
klade_school_dispose (GObject *object)
{
  klade_school_close (KLADE_SCHOOL (object));

  G_OBJECT_CLASS (klade_school_parent_class)->dispose (object);
}

static void
klade_school_class_init (KladeSchoolClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = klade_school_dispose;
}

static void
klade_school_init (KladeSchool *self)
{
}

KladeDb *
klade_school_get_db (KladeSchool *self)
{
  return self->db;
}

const KladeClock *
klade_school_get_clock (KladeSchool *self)
{
  return &self->clock;
}

static gboolean
bring_up_to_date (KladeDb *db, GError **error)
{
  int version;

  if (!klade_db_get_version (db, &version, error))
    return FALSE;

  if (version >= klade_db_newest_version ())
    return TRUE;

  if (version > 0)
    return klade_db_migrate (db, error);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL, "%s holds no school",
               klade_db_get_place (db));
  return FALSE;
}

/* A demo school lives on the day up to which it was filled, unless the caller brings a clock of
 * its own. */
static gboolean
set_clock (KladeSchool *self, const KladeSchoolRow *row, const KladeClock *clock, GError **error)
{
  g_autofree char *text = NULL;
  KladeDay today;

  self->clock = *clock;
  if (!row->is_demo || clock->shift != 0 || clock->fixed != 0)
    return TRUE;

  if (!klade_store_read_setting (self->db, KLADE_SETTING_DEMO_TODAY, &text, error))
    return FALSE;

  today = text != NULL ? klade_day_parse_iso (text) : KLADE_DAY_NONE;
  if (today != KLADE_DAY_NONE)
    self->clock = klade_clock_on_day (today);
  return TRUE;
}

/**
 * klade_school_open:
 * @place: a file's path or a server's URI
 * @clock: the clock the school goes by; copied; a demo school has its own in place of the
 *   computer's
 * @error: whatever klade_db_open() says; %KLADE_ERROR_NOT_SCHOOL
 *
 * A school of an older Klade is brought up to date, after a copy was made; one of a newer Klade
 * opens for reading.
 *
 * Returns: (transfer full): the school, with nobody signed in
 */
KladeSchool *
klade_school_open (const char *place, const KladeClock *clock, GError **error)
{
  g_autoptr (KladeSchool) self = NULL;
  g_autoptr (KladeDb) db = NULL;
  g_auto (KladeSchoolRow) row = { 0 };

  g_return_val_if_fail (place != NULL, NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  db = klade_db_open (place, KLADE_DB_OPEN, error);
  if (db == NULL || !bring_up_to_date (db, error) || !klade_store_read_school (db, &row, error))
    return NULL;

  self = g_object_new (KLADE_TYPE_SCHOOL, NULL);
  self->db = g_steal_pointer (&db);
  return set_clock (self, &row, clock, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * klade_school_close:
 * @self: a school
 *
 * Closes the file or the connection now; sessions of it are of no use afterwards.
 */
void
klade_school_close (KladeSchool *self)
{
  g_return_if_fail (KLADE_IS_SCHOOL (self));

  g_clear_object (&self->db);
}

typedef struct
{
  const KladeSchoolSetup *setup;
  const KladeClock *clock;
} NewSchool;

static gboolean
log_new_school (KladeDb *db,
                const KladeSchoolSetup *setup,
                gint64 account_id,
                gint64 now,
                KladeVault *vault,
                GError **error)
{
  KladeAuditRow rows[] = {
    { .table_name = KLADE_TABLE_SCHOOL, .row_id = 1, .new_value = setup->name },
    { .table_name = KLADE_TABLE_ACCOUNT, .row_id = account_id, .new_value = setup->user_name },
  };
  KladeAuditChain chain;

  if (!klade_audit_chain_begin (&chain, db, NULL, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i].at = now;
      rows[i].action = KLADE_AUDIT_ADD;
      rows[i].field = KLADE_FIELD_ROW;
      if (!klade_audit_chain_append (&chain, &rows[i], error))
        return FALSE;
    }

  return klade_audit_chain_end (&chain, klade_vault_get_seal_key (vault), error);
}

static gboolean
fill_new_school (KladeDb *db, gpointer data, GError **error)
{
  const NewSchool *work = data;
  const KladeSchoolSetup *setup = work->setup;
  KladeSchoolBasics basics = {
    .name = setup->name,
    .kind = setup->kind,
    .today = klade_clock_today (work->clock),
    .now = klade_clock_now (work->clock),
  };
  KladeAccountSetup account = {
    .user_name = setup->user_name,
    .password = setup->password,
    .cost = klade_password_cost_default,
    .now = basics.now,
  };
  g_autoptr (KladeVault) vault = klade_vault_new ();
  gint64 year_id;
  gint64 bell_set_id;
  gint64 account_id;

  return klade_school_add_basics (db, &basics, &year_id, &bell_set_id, error) &&
         klade_store_add_person (db, setup->surname, setup->given_name, &account.person_id,
                                 error) &&
         klade_store_add_role_grant (db, account.person_id, KLADE_ROLE_SUPERUSER, 0, basics.today,
                                     error) &&
         klade_account_add (db, vault, &account, &account_id, error) &&
         log_new_school (db, setup, account_id, basics.now, vault, error);
}

static gboolean
is_setup_valid (const KladeSchoolSetup *setup, GError **error)
{
  static const char *const kinds[] = { "basic",     "secondary", "gymnasium", "art",
                                       "preschool", "mixed",     NULL };
  g_autofree char *user_name = klade_account_fold_name (setup->user_name);
  const char *fault = NULL;

  if (setup->name[0] == '\0')
    fault = _ ("Write the school's name.");
  else if (!g_strv_contains (kinds, setup->kind))
    fault = _ ("A school is one of these kinds: basic, secondary, gymnasium, art, preschool, "
               "mixed.");
  else if (user_name[0] == '\0')
    fault = _ ("Write a user name.");
  else if (setup->surname[0] == '\0' || setup->given_name[0] == '\0')
    fault = _ ("Write the given name and the surname.");

  if (fault == NULL)
    return klade_password_check (setup->password, setup->user_name, error);

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, fault);
  return FALSE;
}

/**
 * klade_school_create:
 * @place: a path where nothing is yet, or the URI of an empty database
 * @setup: the school and its first superuser
 * @clock: the clock the school goes by; copied
 * @error: %KLADE_ERROR_INVALID with a sentence for the field, %KLADE_ERROR_EXISTS
 *
 * Makes a school without classes: one account, the current year, the bells, the rules.  What
 * fails leaves nothing behind.
 *
 * Returns: (transfer full): the new school, open
 */
KladeSchool *
klade_school_create (const char *place,
                     const KladeSchoolSetup *setup,
                     const KladeClock *clock,
                     GError **error)
{
  NewSchool work = { setup, clock };

  g_return_val_if_fail (place != NULL, NULL);
  g_return_val_if_fail (setup != NULL, NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  if (!is_setup_valid (setup, error) ||
      !klade_school_build (place, KLADE_DB_OPEN, fill_new_school, &work, error))
    return NULL;

  return klade_school_open (place, clock, error);
}
