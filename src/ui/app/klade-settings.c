/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-settings.h"

#define SCHEMA "lv.klade.Klade"

/**
 * klade_settings_new:
 *
 * The settings of this computer's user.  A program run from its build folder brings its own
 * schema, so that it starts without being installed.
 *
 * Returns: (transfer full): the settings
 */
GSettings *
klade_settings_new (void)
{
  g_autoptr (GSettingsSchemaSource) built = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;

  built = g_settings_schema_source_new_from_directory (
      KLADE_BUILD_SCHEMA_DIR, g_settings_schema_source_get_default (), TRUE, NULL);
  if (built != NULL)
    schema = g_settings_schema_source_lookup (built, SCHEMA, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : g_settings_new (SCHEMA);
}

static void
recent_school_free (gpointer data)
{
  KladeRecentSchool *school = data;

  g_free (school->place);
  g_free (school->name);
  g_free (school);
}

/**
 * klade_settings_dup_recent_schools:
 *
 * Returns: (transfer full) (element-type KladeRecentSchool): newest first
 */
GPtrArray *
klade_settings_dup_recent_schools (GSettings *settings)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, "recent-schools");
  GPtrArray *schools = g_ptr_array_new_with_free_func (recent_school_free);
  GVariantIter iter;
  KladeRecentSchool school;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(ss)", &school.place, &school.name))
    g_ptr_array_add (schools, g_memdup2 (&school, sizeof school));

  return schools;
}

static void
write_recent_schools (GSettings *settings, const char *place, const char *name)
{
  g_autoptr (GPtrArray) before = klade_settings_dup_recent_schools (settings);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ss)"));
  guint n = 0;

  if (name != NULL)
    {
      g_variant_builder_add (&builder, "(ss)", place, name);
      n++;
    }
  for (guint i = 0; i < before->len && n < KLADE_RECENT_SCHOOLS_MAX; i++)
    {
      KladeRecentSchool *school = g_ptr_array_index (before, i);

      if (g_str_equal (school->place, place))
        continue;
      g_variant_builder_add (&builder, "(ss)", school->place, school->name);
      n++;
    }

  g_settings_set_value (settings, "recent-schools", g_variant_builder_end (&builder));
}

/**
 * klade_settings_add_recent_school:
 * @place: its path, or its URI without a password
 * @name: the school's name
 */
void
klade_settings_add_recent_school (GSettings *settings, const char *place, const char *name)
{
  g_return_if_fail (place != NULL && name != NULL);

  write_recent_schools (settings, place, name);
}

/**
 * klade_settings_forget_school:
 * @place: a place that is not a school any more
 */
void
klade_settings_forget_school (GSettings *settings, const char *place)
{
  g_return_if_fail (place != NULL);

  write_recent_schools (settings, place, NULL);
}

static char *
person_key (const char *school_uid, const char *user_name)
{
  return g_strdup_printf ("%s/%s", school_uid, user_name);
}

/**
 * klade_settings_dup_recent_journals:
 *
 * Returns: (transfer full) (element-type gint64): identifiers, newest first
 */
GArray *
klade_settings_dup_recent_journals (GSettings *settings,
                                    const char *school_uid,
                                    const char *user_name)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, "recent-journals");
  g_autoptr (GVariant) list = NULL;
  g_autofree char *key = person_key (school_uid, user_name);
  GArray *journals = g_array_new (FALSE, FALSE, sizeof (gint64));

  list = g_variant_lookup_value (value, key, G_VARIANT_TYPE ("ax"));
  if (list != NULL)
    {
      gsize n = 0;
      gconstpointer ids = g_variant_get_fixed_array (list, &n, sizeof (gint64));

      if (n > 0)
        g_array_append_vals (journals, ids, (guint) n);
    }

  return journals;
}

/**
 * klade_settings_add_recent_journal:
 * @journal_id: the journal just opened
 */
void
klade_settings_add_recent_journal (GSettings *settings,
                                   const char *school_uid,
                                   const char *user_name,
                                   gint64 journal_id)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, "recent-journals");
  g_autoptr (GArray) journals =
      klade_settings_dup_recent_journals (settings, school_uid, user_name);
  g_autofree char *key = person_key (school_uid, user_name);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sax}"));
  GVariantIter iter;
  const char *other;
  GVariant *list;

  for (guint i = journals->len; i > 0; i--)
    if (g_array_index (journals, gint64, i - 1) == journal_id)
      g_array_remove_index (journals, i - 1);
  g_array_prepend_val (journals, journal_id);
  g_array_set_size (journals, MIN (journals->len, KLADE_RECENT_JOURNALS_MAX));

  list = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, journals->data, journals->len,
                                    sizeof (gint64));
  g_variant_builder_add (&builder, "{s@ax}", key, list);
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_loop (&iter, "{&s@ax}", &other, &list))
    if (!g_str_equal (other, key))
      g_variant_builder_add (&builder, "{s@ax}", other, list);

  g_settings_set_value (settings, "recent-journals", g_variant_builder_end (&builder));
}

/* Of a setting that keeps one text for each key. */
static char *
dup_text (GSettings *settings, const char *setting, const char *key)
{
  g_autoptr (GVariant) texts = g_settings_get_value (settings, setting);
  char *text = NULL;

  g_variant_lookup (texts, key, "s", &text);

  return text;
}

static void
set_text (GSettings *settings, const char *setting, const char *key, const char *text)
{
  g_autoptr (GVariant) before = g_settings_get_value (settings, setting);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *other_key, *other_text;

  g_variant_builder_add (&builder, "{ss}", key, text);
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_loop (&iter, "{&s&s}", &other_key, &other_text))
    if (!g_str_equal (other_key, key))
      g_variant_builder_add (&builder, "{ss}", other_key, other_text);

  g_settings_set_value (settings, setting, g_variant_builder_end (&builder));
}

/**
 * klade_settings_dup_last_user:
 *
 * Returns: (transfer full) (nullable): who signed in here last
 */
char *
klade_settings_dup_last_user (GSettings *settings, const char *school_uid)
{
  return dup_text (settings, "last-users", school_uid);
}

/**
 * klade_settings_set_last_user:
 * @user_name: who signed in just now
 */
void
klade_settings_set_last_user (GSettings *settings, const char *school_uid, const char *user_name)
{
  set_text (settings, "last-users", school_uid, user_name);
}

/**
 * klade_settings_dup_last_week:
 *
 * Returns: (transfer full) (nullable): whose timetable the person looked at last
 */
char *
klade_settings_dup_last_week (GSettings *settings, const char *school_uid, const char *user_name)
{
  g_autofree char *key = person_key (school_uid, user_name);

  return dup_text (settings, "last-weeks", key);
}

/**
 * klade_settings_set_last_week:
 * @whose: a class, a teacher or a room, in whatever words the page keeps it
 */
void
klade_settings_set_last_week (GSettings *settings,
                              const char *school_uid,
                              const char *user_name,
                              const char *whose)
{
  g_autofree char *key = person_key (school_uid, user_name);

  set_text (settings, "last-weeks", key, whose);
}
