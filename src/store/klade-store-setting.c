/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-setting.h"

static const char sql_read_setting[] = "SELECT value FROM setting WHERE name = $1";
static const char sql_write_setting[] =
    "INSERT INTO setting (name, value) VALUES ($1, $2)"
    " ON CONFLICT (name) DO UPDATE SET value = $2, revision = setting.revision + 1";
static const char sql_list_rule_values[] = "SELECT name, value FROM rule_value WHERE profile = $1";
static const char sql_insert_rule_value[] =
    "INSERT INTO rule_value (profile, name, value) VALUES ($1, $2, $3)";

/**
 * klade_store_read_setting:
 * @db: a school's database
 * @name: a setting
 * @value: (out) (transfer full) (nullable): what the school chose; %NULL for nothing yet
 * @error: says why it failed
 *
 * Returns: %TRUE if @value was set
 */
gboolean
klade_store_read_setting (KladeDb *db, const char *name, char **value, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_read_setting, error);
  KladeStep step;

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, name);
  step = klade_statement_step (statement, error);
  *value = step == KLADE_STEP_ROW ? g_strdup (klade_statement_get_text (statement, 0)) : NULL;
  return step != KLADE_STEP_ERROR;
}

/**
 * klade_store_write_setting:
 * @db: a school's database, within a transaction
 * @name: a setting
 * @value: its new value
 * @error: says why it failed
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_store_write_setting (KladeDb *db, const char *name, const char *value, GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_write_setting, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, name);
  klade_statement_bind_text (statement, 2, value);
  return klade_statement_run (statement, NULL, error);
}

/**
 * klade_store_add_rule_value:
 * @db: a new school's database, within a transaction
 * @profile: the rule profile
 * @name: a rule
 * @value: its value
 * @error: says why it failed
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_store_add_rule_value (KladeDb *db,
                            const char *profile,
                            const char *name,
                            const char *value,
                            GError **error)
{
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql_insert_rule_value, error);

  if (statement == NULL)
    return FALSE;

  klade_statement_bind_text (statement, 1, profile);
  klade_statement_bind_text (statement, 2, name);
  klade_statement_bind_text (statement, 3, value);
  return klade_statement_run (statement, NULL, error);
}

/**
 * klade_store_list_rule_values:
 * @profile: the rule profile
 * @func: (scope call): gets each rule
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_list_rule_values (KladeDb *db,
                              const char *profile,
                              KladeRuleValueFunc func,
                              gpointer data,
                              GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_rule_values, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_text (stmt, 1, profile);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    func (klade_statement_get_text (stmt, 0), klade_statement_get_text (stmt, 1), data);
  return step == KLADE_STEP_DONE;
}
