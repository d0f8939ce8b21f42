/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-application.h"

#include <glib-unix.h>
#include <string.h>

#include "klade-i18n.h"
#include "klade-settings.h"
#include "klade-ui-resources.h"
#include "klade-window.h"

struct _KladeApplication
{
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
  guint terminate_source;
  guint interrupt_source;
};

G_DEFINE_FINAL_TYPE (KladeApplication, klade_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "demo", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Open an invented school that is deleted when the window closes"), NULL },
  { "demo-size", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("How large the demo school is: class, school or city"), N_ ("SIZE") },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Work as if it were this day, for instance 2026-03-05"), N_ ("DAY") },
  { "new-instance", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Start a process of its own, not a window of the running one"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, N_ ("[FILE|URI…]") },
  { NULL },
};

/* ---- windows ---- */

static KladeWindow *
new_window (KladeApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (KLADE_IS_WINDOW (active) && klade_window_is_unused (KLADE_WINDOW (active)))
    return KLADE_WINDOW (active);

  return klade_window_new (GTK_APPLICATION (self));
}

static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  KladeWindow *window = klade_window_new (GTK_APPLICATION (data));

  klade_window_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

/* A session that ends asks every program so; what was accepted is stored first. */
static gboolean
terminated_cb (gpointer data)
{
  quit_activated (NULL, NULL, data);

  return G_SOURCE_CONTINUE;
}

/* ---- the command line ---- */

static gboolean
read_day (const char *text, KladeDay *day)
{
  *day = text != NULL ? klade_day_parse_iso (text) : klade_clock_today (&klade_clock_system);

  return *day != KLADE_DAY_NONE;
}

static gboolean
read_size (const char *text, KladeDemoSize *size)
{
  static const char *const names[] = { "class", "school", "city" };

  *size = KLADE_DEMO_SCHOOL;
  if (text == NULL)
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      {
        *size = (KladeDemoSize) i;
        return TRUE;
      }

  return FALSE;
}

static void
open_places (KladeApplication *self,
             GApplicationCommandLine *command_line,
             const char *const *places,
             const KladeClock *clock)
{
  for (gsize i = 0; places[i] != NULL; i++)
    {
      KladeWindow *window = new_window (self);

      if (strstr (places[i], "://") != NULL && !g_str_has_prefix (places[i], "file:"))
        {
          klade_window_open_place (window, places[i], clock);
        }
      else
        {
          g_autoptr (GFile) file =
              g_application_command_line_create_file_for_arg (command_line, places[i]);
          g_autofree char *path = g_file_get_path (file);

          klade_window_open_place (window, path != NULL ? path : places[i], clock);
        }
      gtk_window_present (GTK_WINDOW (window));
    }
}

static int
klade_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  KladeApplication *self = KLADE_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_autofree const char **places = NULL;
  const char *size_text = NULL, *day_text = NULL;
  KladeDemoSize size;
  KladeDay today;
  KladeClock clock;

  g_variant_dict_lookup (dict, "demo-size", "&s", &size_text);
  g_variant_dict_lookup (dict, "today", "&s", &day_text);
  if (!read_size (size_text, &size) || !read_day (day_text, &today))
    {
      g_application_command_line_printerr (
          command_line, "%s\n",
          _ ("Sizes are class, school and city; a day is written 2026-03-05."));
      return EXIT_FAILURE;
    }

  clock = day_text != NULL ? klade_clock_on_day (today) : klade_clock_system;
  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&s", &places);
  if (g_variant_dict_contains (dict, "demo"))
    {
      KladeWindow *window = new_window (self);

      klade_window_open_demo (window, size, today);
      gtk_window_present (GTK_WINDOW (window));
    }
  else if (places != NULL)
    {
      open_places (self, command_line, places, &clock);
    }
  else
    {
      KladeWindow *window = new_window (self);

      klade_window_set_clock (window, &clock);
      klade_window_welcome (window);
      gtk_window_present (GTK_WINDOW (window));
    }

  return EXIT_SUCCESS;
}

static int
klade_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("klade %s\n", KLADE_VERSION);
      return EXIT_SUCCESS;
    }

  if (g_variant_dict_contains (dict, "new-instance"))
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
klade_application_activate (GApplication *application)
{
  KladeWindow *window = new_window (KLADE_APPLICATION (application));

  klade_window_welcome (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
klade_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      KladeWindow *window = new_window (KLADE_APPLICATION (application));
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      klade_window_open_place (window, path != NULL ? path : uri, &klade_clock_system);
      gtk_window_present (GTK_WINDOW (window));
    }
}

/* ---- the program ---- */

static void
follow_theme (KladeApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int theme = g_settings_get_enum (self->settings, "theme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[theme]);
}

static void
klade_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { "new-window", new_window_activated, NULL, NULL, NULL, { 0 } },
    { "quit", quit_activated, NULL, NULL, NULL, { 0 } },
  };
  static const char *const quit_keys[] = { "<Control>q", NULL };
  KladeApplication *self = KLADE_APPLICATION (application);

  g_resources_register (klade_ui_get_resource ());
  G_APPLICATION_CLASS (klade_application_parent_class)->startup (application);

  self->settings = klade_settings_new ();
  g_signal_connect_swapped (self->settings, "changed::theme", G_CALLBACK (follow_theme), self);
  follow_theme (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", quit_keys);
  self->terminate_source = g_unix_signal_add (SIGTERM, terminated_cb, self);
  self->interrupt_source = g_unix_signal_add (SIGINT, terminated_cb, self);
}

static void
klade_application_shutdown (GApplication *application)
{
  KladeApplication *self = KLADE_APPLICATION (application);

  g_clear_handle_id (&self->terminate_source, g_source_remove);
  g_clear_handle_id (&self->interrupt_source, g_source_remove);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (klade_application_parent_class)->shutdown (application);
}

static void
klade_application_class_init (KladeApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = klade_application_startup;
  application_class->shutdown = klade_application_shutdown;
  application_class->activate = klade_application_activate;
  application_class->open = klade_application_open;
  application_class->command_line = klade_application_command_line;
  application_class->handle_local_options = klade_application_handle_local_options;
}

static void
klade_application_init (KladeApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), NULL);
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Klade keeps a school's journal: open a school's file or server."));
}

/**
 * klade_application_new:
 *
 * Returns: (transfer full): the program
 */
KladeApplication *
klade_application_new (void)
{
  return g_object_new (KLADE_TYPE_APPLICATION, "application-id", "lv.klade.Klade", "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/lv/klade/Klade/ui", NULL);
}
