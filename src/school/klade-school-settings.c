/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-settings.h"

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-register.h"
#include "klade-school-setup.h"
#include "klade-store-setting.h"

/* @title is NULL for what the general list does not show. */
typedef struct
{
  const char *name;
  const char *fallback;
  int least; /* least > most: a text that is not empty */
  int most;
  const char *title;
  const char *description;
} Setting;

static const Setting settings[] = {
  { KLADE_SETTING_LOCK_AFTER_MINUTES, "10", 1, 240, N_ ("Lock after, minutes"),
    N_ ("The window asks for the password again when nobody has touched it for so long.") },
  /* S2 p. 9 */
  { KLADE_SETTING_PASSWORD_LIFE_DAYS, "60", 0, 3650, N_ ("A password holds for, days"),
    N_ ("After so many days everybody chooses a new password; 0: it never expires.") },
  { KLADE_SETTING_LATE_ENTRY_DAYS, "2", 0, 365, N_ ("Entries are in time for, days"),
    N_ ("A topic or an absence entered later than this after the lesson counts as late.") },
  /* S3 p. 19: ten working days */
  { KLADE_SETTING_LATE_MARK_DAYS, "14", 0, 365, N_ ("Marks are in time for, days"),
    N_ ("A mark of a test entered later than this after the test counts as late.") },
  { KLADE_SETTING_RULE_PROFILE, "default", 1, 0, N_ ("Rules of the school"),
    N_ ("The name of the set of rules that journals are checked by.") },
  { KLADE_SETTING_SETUP_STEP, "0", 0, KLADE_N_SETUP_STEPS, NULL, NULL },
  { KLADE_SETTING_YEAR_TURNED, "0", 0, 9999, NULL, NULL },
  { KLADE_SETTING_INSTRUCTION_TOPICS, KLADE_INSTRUCTION_TOPICS_FIRST, 1, 0, NULL, NULL },
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

/* ---- changing ---- */

typedef struct
{
  const Setting *setting;
  const char *value;
} Change;

static gboolean
write_value (KladeSession *session,
             const Setting *setting,
             const char *action,
             const char *before,
             const char *value,
             GError **error)
{
  const KladeAuditEntry entry = {
    .action = action,
    .table_name = KLADE_TABLE_SETTING,
    .field = setting->name,
    .old_value = before,
    .new_value = value,
  };

  return klade_store_write_setting (klade_session_get_db (session), setting->name, value, error) &&
         klade_session_log (session, &entry, error);
}

/* One setting before and after. */
typedef struct
{
  const Setting *setting;
  char *before;
  char *after;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->before);
  g_free (step->after);
  g_free (step);
}

static Step *
step_new (const Setting *setting, const char *before, const char *after)
{
  Step *step = g_new0 (Step, 1);

  step->setting = setting;
  step->before = g_strdup (before);
  step->after = g_strdup (after);
  return step;
}

/* KladeUndoFunc: refused when somebody set it since. */
static gboolean
take_back (KladeSession *session, gconstpointer data, KladeUndo *redo, GError **error)
{
  const Step *step = data;
  g_autofree char *now = NULL;

  if (!klade_session_require (session, KLADE_ACTION_MANAGE_SCHOOL, NULL, error))
    return FALSE;

  now = dup_value (klade_session_get_db (session), step->setting, error);
  if (now == NULL)
    return FALSE;

  if (!g_str_equal (now, step->after))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                           _ ("It was changed since then, so it cannot be taken back."));
      return FALSE;
    }

  if (!write_value (session, step->setting, KLADE_AUDIT_UNDO, now, step->before, error))
    return FALSE;

  klade_undo_add (redo, take_back, step_new (step->setting, step->after, step->before), step_free);
  return TRUE;
}

/**
 * klade_settings_put:
 * @changes: a verb's changes
 * @name: a setting
 * @value: its new value
 * @error: %KLADE_ERROR_INVALID with the bounds
 *
 * Part of a verb: the verb's undo puts the old value back.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_settings_put (KladeChangeSet *changes, const char *name, const char *value, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  const Setting *setting = find_setting (name, error);
  g_autofree char *before = NULL;

  if (setting == NULL || !is_valid (setting, value, error))
    return FALSE;

  before = dup_value (klade_session_get_db (session), setting, error);
  if (before == NULL)
    return FALSE;

  if (g_str_equal (before, value))
    return TRUE;

  if (!write_value (session, setting, KLADE_AUDIT_SET, before, value, error))
    return FALSE;

  klade_change_set_add_step (changes, take_back, step_new (setting, before, value), step_free);
  return TRUE;
}

static gboolean
change_setting (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Change *change = data;

  return klade_settings_put (changes, change->setting->name, change->value, error);
}

/**
 * klade_school_change_setting:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @name: a setting
 * @value: its new value
 * @undo: (out) (optional) (nullable): what puts the old one back
 * @error: %KLADE_ERROR_INVALID with the bounds, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_change_setting (KladeSession *session,
                             const char *name,
                             const char *value,
                             KladeUndo **undo,
                             GError **error)
{
  Change change = { NULL, value };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_SCHOOL,
    .work = change_setting,
    .data = &change,
  };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  change.setting = find_setting (name, error);
  if (change.setting == NULL || !is_valid (change.setting, value, error))
    return FALSE;

  verb.title = change.setting->title != NULL ? _ (change.setting->title) : change.setting->name;
  return klade_register_run (session, &verb, undo, error);
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
  return klade_school_change_setting (session, name, value, NULL, error);
}

/* ---- the list ---- */

static gboolean
list_settings (KladeDb *db, gpointer data, GError **error)
{
  GPtrArray *rows = data;

  g_ptr_array_set_size (rows, 0); /* the engine may run us again */
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      const Setting *setting = &settings[i];
      g_autofree char *value = dup_value (db, setting, error);
      KladeSettingRow *row;

      if (value == NULL)
        return FALSE;
      if (setting->title == NULL)
        continue;

      row = g_new0 (KladeSettingRow, 1);
      row->id = g_strdup (setting->name);
      row->title = g_strdup (_ (setting->title));
      row->description = g_strdup (_ (setting->description));
      row->value = g_steal_pointer (&value);
      row->fallback = g_strdup (setting->fallback);
      row->is_number = setting->least <= setting->most;
      row->least = setting->least;
      row->most = setting->most;
      g_ptr_array_add (rows, row);
    }

  return TRUE;
}

/**
 * klade_school_list_settings:
 * @session: anybody
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type KladeSettingRow): the general settings (A10)
 */
GPtrArray *
klade_school_list_settings (KladeSession *session, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_setting_row_free);

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  return klade_db_within_read (klade_session_get_db (session), list_settings, rows, error)
             ? g_steal_pointer (&rows)
             : NULL;
}
