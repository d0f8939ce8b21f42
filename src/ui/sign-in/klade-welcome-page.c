/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-welcome-page.h"

#include "klade-error.h"
#include "klade-focus.h"
#include "klade-main-menu.h"
#include "klade-settings.h"

#include <string.h>

struct _KladeWelcomePage
{
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *recent_rows; /* borrowed rows of recent_group */

  /* Template children, borrowed */
  GtkWidget *error_box;
  GtkLabel *error_place_label;
  GtkLabel *error_label;
  AdwPreferencesGroup *recent_group;
  GtkWidget *file_row;
  AdwExpanderRow *server_row;
  GtkEntry *server_entry;
};

G_DEFINE_FINAL_TYPE (KladeWelcomePage, klade_welcome_page, ADW_TYPE_BIN)

static void
server_entered_cb (KladeWelcomePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->server_entry));
  g_autofree char *place = g_strstrip (g_strdup (text));

  if (*place == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->server_entry));
      return;
    }
  if (strstr (place, "://") == NULL)
    {
      char *address = g_strconcat ("postgresql://", place, NULL);

      g_free (place);
      place = address;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-place", "s", place);
}

static gboolean
klade_welcome_page_grab_focus (GtkWidget *widget)
{
  KladeWelcomePage *self = KLADE_WELCOME_PAGE (widget);

  if (self->recent_rows->len > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->recent_rows, 0));

  return gtk_widget_grab_focus (self->file_row);
}

static void
klade_welcome_page_dispose (GObject *object)
{
  KladeWelcomePage *self = KLADE_WELCOME_PAGE (object);

  g_clear_pointer (&self->recent_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_welcome_page_parent_class)->dispose (object);
}

static void
klade_welcome_page_class_init (KladeWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_welcome_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_welcome_page_grab_focus;

  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/sign-in/klade-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeWelcomePage, error_box);
  gtk_widget_class_bind_template_child (widget_class, KladeWelcomePage, error_place_label);
  gtk_widget_class_bind_template_child (widget_class, KladeWelcomePage, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, KladeWelcomePage, file_row);
  gtk_widget_class_bind_template_child (widget_class, KladeWelcomePage, server_row);
  gtk_widget_class_bind_template_child (widget_class, KladeWelcomePage, server_entry);
  gtk_widget_class_bind_template_callback (widget_class, server_entered_cb);
}

static void
klade_welcome_page_init (KladeWelcomePage *self)
{
  self->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
new_recent_row (const KladeRecentSchool *school)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_server = strstr (school->place, "://") != NULL;
  g_autofree char *shown =
      is_server ? g_strdup (school->place) : g_filename_display_name (school->place);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), school->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row),
                                is_server ? "network-server-symbolic" : "lv.klade.Klade-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", school->place);

  return row;
}

/**
 * klade_welcome_page_refresh:
 * @settings: where the schools opened last are kept
 *
 * Shows the schools opened last and takes an old error away.
 */
void
klade_welcome_page_refresh (KladeWelcomePage *self, GSettings *settings)
{
  g_autoptr (GPtrArray) schools = NULL;

  g_return_if_fail (KLADE_IS_WELCOME_PAGE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  for (guint i = 0; i < self->recent_rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->recent_rows, i));
  g_ptr_array_set_size (self->recent_rows, 0);

  schools = klade_settings_dup_recent_schools (settings);
  for (guint i = 0; i < schools->len; i++)
    {
      GtkWidget *row = new_recent_row (g_ptr_array_index (schools, i));

      adw_preferences_group_add (self->recent_group, row);
      g_ptr_array_add (self->recent_rows, row);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), schools->len > 0);
  gtk_widget_set_visible (self->error_box, FALSE);
}

/**
 * klade_welcome_page_show_error:
 * @place: (nullable): what could not be opened
 * @error: why
 *
 * Says in words why a school could not be opened and what to do.
 */
void
klade_welcome_page_show_error (KladeWelcomePage *self, const char *place, const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (KLADE_IS_WELCOME_PAGE (self));
  g_return_if_fail (error != NULL);

  sentence = klade_error_explain_opening (error);
  g_debug ("%s", error->message);
  gtk_label_set_text (self->error_label, sentence);
  gtk_label_set_text (self->error_place_label, place != NULL ? place : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_place_label), place != NULL);
  gtk_widget_set_visible (self->error_box, TRUE);
}
