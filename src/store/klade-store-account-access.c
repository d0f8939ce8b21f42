/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-account.h"

static const char sql_get_account_access[] =
    "SELECT id, revision, person_id, user_name, revoked_at FROM account WHERE id = $1";

static const char sql_update_account_access[] =
    "UPDATE account SET revoked_at = $3, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn account_access_fields[] = {
  { "person_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "user_name", KLADE_COLUMN_TEXT, KLADE_COLUMN_KEY },
  { "revoked_at", KLADE_COLUMN_OPTIONAL, KLADE_COLUMN_CONTENT },
};

/* Accounts are added by klade_store_add_account() alone, so there is nothing to insert. */
const KladeTable klade_table_account_access = {
  .name = "account",
  .fields = account_access_fields,
  .n_fields = G_N_ELEMENTS (account_access_fields),
  .n_keys = 2,
  .presence = KLADE_ACCOUNT_ACCESS_COLUMN_REVOKED_AT,
  .absent = G_MAXINT64,
  .sql_get = sql_get_account_access,
  .sql_update = sql_update_account_access,
};
