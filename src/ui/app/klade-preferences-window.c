/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-preferences-window.h"

#include "klade-settings.h"
#include "klade-toast.h"

struct _KladePreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  /* Owned */
  GSettings *settings;
  KladeWorker *worker;

  /* Template children, borrowed */
  AdwComboRow *direction_row;
  AdwComboRow *density_row;
  AdwComboRow *theme_row;
  GtkWidget *school_lock_row;
  GtkSpinButton *school_lock_spin;
  GtkSpinButton *lock_spin;
  GtkSwitch *remember_switch;
};

G_DEFINE_FINAL_TYPE (KladePreferencesWindow, klade_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static gboolean
read_enum (GValue *value, GVariant *variant, gpointer data)
{
  const char *const *names = data;
  const char *name = g_variant_get_string (variant, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }

  return FALSE;
}

static GVariant *
write_enum (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *const *names = data;

  return g_variant_new_string (names[g_value_get_uint (value)]);
}

static void
bind_choice (KladePreferencesWindow *self, const char *key, gpointer row, const char *const *names)
{
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                read_enum, write_enum, (gpointer) names, NULL);
}

static gpointer
read_minutes_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_dup_setting (session, "lock-after-minutes", error);
}

static gpointer
write_minutes_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return GINT_TO_POINTER (klade_school_set_setting (session, "lock-after-minutes", data, error));
}

static void
minutes_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (klade_worker_run_finish (KLADE_WORKER (source), result, &error) == NULL)
    klade_toast_show_error (GTK_WIDGET (self->school_lock_spin), error);
}

static void
school_minutes_changed_cb (KladePreferencesWindow *self)
{
  int minutes = gtk_spin_button_get_value_as_int (self->school_lock_spin);

  klade_worker_run (self->worker, write_minutes_job, g_strdup_printf ("%d", minutes), g_free, NULL,
                    NULL, minutes_written_cb, g_object_ref (self));
}

static void
minutes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (value == NULL)
    {
      g_debug ("%s", error->message);
      return;
    }

  gtk_spin_button_set_value (self->school_lock_spin, g_ascii_strtod (value, NULL));
  g_signal_connect_object (self->school_lock_spin, "value-changed",
                           G_CALLBACK (school_minutes_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
klade_preferences_window_dispose (GObject *object)
{
  KladePreferencesWindow *self = KLADE_PREFERENCES_WINDOW (object);

  g_clear_object (&self->worker);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (klade_preferences_window_parent_class)->dispose (object);
}

static void
klade_preferences_window_class_init (KladePreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_preferences_window_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/app/klade-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladePreferencesWindow, direction_row);
  gtk_widget_class_bind_template_child (widget_class, KladePreferencesWindow, density_row);
  gtk_widget_class_bind_template_child (widget_class, KladePreferencesWindow, theme_row);
  gtk_widget_class_bind_template_child (widget_class, KladePreferencesWindow, school_lock_row);
  gtk_widget_class_bind_template_child (widget_class, KladePreferencesWindow, school_lock_spin);
  gtk_widget_class_bind_template_child (widget_class, KladePreferencesWindow, lock_spin);
  gtk_widget_class_bind_template_child (widget_class, KladePreferencesWindow, remember_switch);
}

static void
klade_preferences_window_init (KladePreferencesWindow *self)
{
  static const char *const directions[] = { "down", "along", NULL };
  static const char *const densities[] = { "automatic", "normal", "compact", NULL };
  static const char *const themes[] = { "system", "light", "dark", NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = klade_settings_new ();
  bind_choice (self, "direction", self->direction_row, directions);
  bind_choice (self, "density", self->density_row, densities);
  bind_choice (self, "theme", self->theme_row, themes);
  g_settings_bind (self->settings, "lock-minutes", self->lock_spin, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "remember-accounts", self->remember_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
}

/**
 * klade_preferences_window_new:
 * @worker: (nullable): the open school, if there is one
 * @person: (nullable): who is signed in, if anybody is
 *
 * Returns: (transfer none): the window, to be presented
 */
KladePreferencesWindow *
klade_preferences_window_new (GtkWindow *parent, KladeWorker *worker, KladePerson *person)
{
  KladePreferencesWindow *self =
      g_object_new (KLADE_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  gboolean can_manage = person != NULL && person->can[KLADE_ACTION_MANAGE_SCHOOL];

  gtk_widget_set_visible (self->school_lock_row, person != NULL);
  gtk_widget_set_sensitive (self->school_lock_row, can_manage);
  if (person != NULL)
    {
      self->worker = g_object_ref (worker);
      klade_worker_run (worker, read_minutes_job, NULL, NULL, g_free, NULL, minutes_read_cb,
                        g_object_ref (self));
    }

  return self;
}
