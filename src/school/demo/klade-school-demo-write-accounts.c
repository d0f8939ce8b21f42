/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-school-demo-write.h"
#include "klade-sign-in.h"

/* The one password of everybody in a demo school; it is shown on the sign-in page. */
#define PASSWORD "klade2026"

#define DAYS_SINCE_CHANGE 5

/* Who is listed, in this order; the first is whom `kladectl` takes without --as. */
static const char *const shown[] = {
  "virslietotajs", "skolotaja", "audzinatajs", "vietniece", "vietnieks", "direktors",
  "sekretare",     "logopede",  "medmasa",     "vecaks",    "skolens",   "skolniece",
};

static gboolean
show (KladeDemoWriter *self, const char *user_name, gint64 account_id, GError **error)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (shown); i++)
    if (g_str_equal (shown[i], user_name))
      return klade_store_add_demo_account (self->db, account_id, PASSWORD, i + 1, error);

  return TRUE;
}

static gboolean
add_account (KladeDemoWriter *self, const KladeDemoHuman *human, GError **error)
{
  KladeAccountSetup setup = {
    .person_id = human->id,
    .user_name = human->user_name,
    .password = PASSWORD,
    .cost = klade_password_cost_least, /* the password is no secret, and there are many */
    .now = klade_instant_at (self->plan->today - DAYS_SINCE_CHANGE, 8 * 60),
  };
  KladeAuditRow row = {
    .at = klade_instant_at (self->plan->year.semester_1.first - 6, 9 * 60),
    .person_id = self->superuser_id,
    .action = KLADE_AUDIT_ADD,
    .table_name = KLADE_TABLE_ACCOUNT,
    .field = KLADE_FIELD_ROW,
    .new_value = human->user_name,
  };

  if (human->user_name == NULL)
    return TRUE;

  if (!klade_account_add (self->db, self->vault, &setup, &row.row_id, error))
    return FALSE;

  klade_demo_log_add (self->log, &row);
  return show (self, human->user_name, row.row_id, error);
}

/**
 * klade_demo_write_accounts:
 * @self: a writer whose people are written
 * @error: says why it failed
 *
 * Gives an account to everybody who works in the school and to some guardians and pupils.
 *
 * Returns: %TRUE if they stand
 */
gboolean
klade_demo_write_accounts (KladeDemoWriter *self, GError **error)
{
  for (int i = 0; i < (int) self->plan->staff->len; i++)
    if (!add_account (self, &klade_demo_plan_staff (self->plan, i)->human, error))
      return FALSE;

  for (guint i = 0; i < self->plan->guardians->len; i++)
    if (!add_account (self, &g_array_index (self->plan->guardians, KladeDemoGuardian, i).human,
                      error))
      return FALSE;

  for (int i = 0; i < (int) self->plan->pupils->len; i++)
    if (!add_account (self, &klade_demo_plan_pupil (self->plan, i)->human, error))
      return FALSE;

  return TRUE;
}
