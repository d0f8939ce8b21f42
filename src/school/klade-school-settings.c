/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-settings.h"

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-session-private.h"
#include "klade-store-setting.h"

typedef struct
{
  const char *name;
  const char *fallback;
  int least; /* least > most: a text that is not empty */
  int most;
} Setting;

static const Setting settings[] = {
  { KLADE_SETTING_LOCK_AFTER_MINUTES, "10", 1, 240 },
  { KLADE_SETTING_PASSWORD_LIFE_DAYS, "60", 0, 3650 }, /* S2 p. 9; 0: never */
  { KLADE_SETTING_LATE_ENTRY_DAYS, "2", 0, 365 },      /* later than this is late */
  { KLADE_SETTING_LATE_MARK_DAYS, "14", 0, 365 },      /* S3 p. 19: ten working days */
  { KLADE_SETTING_RULE_PROFILE, "default", 1, 0 },
};

static const Setting *
find_setting (const char *name, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_str_equal (settings[i].name, name))
      return &settings[i];

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("There is no setting “%s”."), name);
  return NULL;
}

static gboolean
is_valid (const Setting *setting, const char *value, GError **error)
{
  gint64 number;

  if (setting->least > setting->most)
    {
      if (value[0] != '\0' && g_utf8_validate (value, -1, NULL))
        return TRUE;

      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("This setting cannot be empty."));
      return FALSE;
    }

  if (g_ascii_string_to_signed (value, 10, setting->least, setting->most, &number, NULL))
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("Write a whole number from %d to %d here."), setting->least, setting->most);
  return FALSE;
}

/* A value that is not valid (any more) counts as not set: a bad row must lock nobody out. */
static char *
dup_value (KladeDb *db, const Setting *setting, GError **error)
{
  g_autofree char *value = NULL;

  if (!klade_store_read_setting (db, setting->name, &value, error))
    return NULL;

  return value != NULL && is_valid (setting, value, NULL) ? g_steal_pointer (&value)
                                                          : g_strdup (setting->fallback);
}

/**
 * klade_settings_get_int:
 * @db: a school's database
 * @name: a setting that is a number
 * @value: (out): what the school chose, or the default
 * @error: says why it could not be read
 *
 * Returns: %TRUE if @value was set
 */
gboolean
klade_settings_get_int (KladeDb *db, const char *name, int *value, GError **error)
{
  const Setting *setting = find_setting (name, error);
  g_autofree char *text = setting != NULL ? dup_value (db, setting, error) : NULL;

  if (text == NULL)
    return FALSE;

  *value = (int) g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/**
 * klade_settings_get_late_rule:
 * @db: a school's database
 * @rule: (out): until when entries are in time
 * @error: says why it could not be read
 *
 * Returns: %TRUE if @rule was set
 */
gboolean
klade_settings_get_late_rule (KladeDb *db, KladeLateRule *rule, GError **error)
{
  return klade_settings_get_int (db, KLADE_SETTING_LATE_ENTRY_DAYS, &rule->entry_days, error) &&
         klade_settings_get_int (db, KLADE_SETTING_LATE_MARK_DAYS, &rule->mark_days, error);
}

/**
 * klade_school_dup_setting:
 * @session: anybody
 * @name: a setting
 * @error: %KLADE_ERROR_INVALID when there is none of that name
 *
 * Returns: (transfer full): what the school chose, or the default
 */
char *
klade_school_dup_setting (KladeSession *session, const char *name, GError **error)
{
  const Setting *setting;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  setting = find_setting (name, error);
  return setting != NULL ? dup_value (klade_session_get_db (session), setting, error) : NULL;
}

typedef struct
{
  KladeSession *session;
  const Setting *setting;
  const char *value;
} Change;

static gboolean
change_setting (KladeDb *db, gpointer data, GError **error)
{
  const Change *change = data;
  g_autofree char *before = NULL;
  KladeAuditEntry entry = {
    .action = KLADE_AUDIT_SET,
    .table_name = KLADE_TABLE_SETTING,
    .field = change->setting->name,
    .new_value = change->value,
  };

  if (!klade_session_require (change->session, KLADE_ACTION_MANAGE_SCHOOL, NULL, error))
    return FALSE;

  before = dup_value (db, change->setting, error);
  if (before == NULL)
    return FALSE;

  if (g_str_equal (before, change->value))
    return TRUE;

  entry.old_value = before;
  return klade_store_write_setting (db, change->setting->name, change->value, error) &&
         klade_session_log (change->session, &entry, error);
}

/**
 * klade_school_set_setting:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @name: a setting
 * @value: its new value
 * @error: %KLADE_ERROR_INVALID with the bounds, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_set_setting (KladeSession *session,
                          const char *name,
                          const char *value,
                          GError **error)
{
  Change change = { session, NULL, value };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  change.setting = find_setting (name, error);
  return change.setting != NULL && is_valid (change.setting, value, error) &&
         klade_db_within (klade_session_get_db (session), change_setting, &change, error);
}
