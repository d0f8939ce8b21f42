/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every template makes its widget, shows it, and lets it go again. */
#include <adwaita.h>

#include "klade-accounts-window.h"
#include "klade-banner.h"
#include "klade-change-form.h"
#include "klade-changes-page.h"
#include "klade-choice-button.h"
#include "klade-class-panel.h"
#include "klade-classes-page.h"
#include "klade-conflict-popover.h"
#include "klade-desk.h"
#include "klade-division-board.h"
#include "klade-form-dialog.h"
#include "klade-form-entry.h"
#include "klade-form-window.h"
#include "klade-history-popover.h"
#include "klade-i18n.h"
#include "klade-import-columns-page.h"
#include "klade-import-fate-row.h"
#include "klade-import-fates-page.h"
#include "klade-import-window.h"
#include "klade-journal-view.h"
#include "klade-journals-page.h"
#include "klade-lesson-panel.h"
#include "klade-lesson-time-popover.h"
#include "klade-list-page.h"
#include "klade-list-row.h"
#include "klade-lock-page.h"
#include "klade-main-menu.h"
#include "klade-marks-window.h"
#include "klade-palette.h"
#include "klade-paper-preview.h"
#include "klade-paper-window.h"
#include "klade-password-dialog.h"
#include "klade-people-page.h"
#include "klade-person-panel.h"
#include "klade-person-picker.h"
#include "klade-preferences-window.h"
#include "klade-print-page.h"
#include "klade-proposal-popover.h"
#include "klade-register-window.h"
#include "klade-remarks-window.h"
#include "klade-requests-window.h"
#include "klade-school-page.h"
#include "klade-sidebar.h"
#include "klade-sign-in-page.h"
#include "klade-slot-popover.h"
#include "klade-text-field.h"
#include "klade-timetable-import-window.h"
#include "klade-timetable-page.h"
#include "klade-topics-window.h"
#include "klade-turn-window.h"
#include "klade-ui-resources.h"
#include "klade-welcome-page.h"
#include "klade-window.h"
#include "klade-work-popover.h"

#define TEMPLATE_PATH "/lv/klade/Klade/ui/"

static void
spin (void)
{
  gint64 end = g_get_monotonic_time () + 60 * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* A button, entry or list that nobody named says its class' name to a screen reader. */
static void
check_names (GtkWidget *widget)
{
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));
  gboolean is_template = g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Klade");

  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
      gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL &&
      gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) == NULL &&
      gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW) == NULL &&
      !ADW_IS_PREFERENCES_WINDOW (gtk_widget_get_root (widget))) /* its own buttons */
    g_assert_true (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
  if (GTK_IS_LIST_BOX (widget) && !is_template && role == GTK_ACCESSIBLE_ROLE_LIST &&
      gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) == NULL)
    g_assert_true (
        gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child);
}

static GtkWidget *
put_into_window (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  if (GTK_IS_POPOVER (widget))
    {
      GtkWidget *holder = adw_bin_new ();

      gtk_window_set_child (GTK_WINDOW (window), holder);
      gtk_widget_set_parent (widget, holder);
    }
  else
    {
      gtk_window_set_child (GTK_WINDOW (window), widget);
    }

  return window;
}

static void
test_template (gconstpointer data)
{
  GtkWidget *widget = g_object_new (GPOINTER_TO_SIZE (data), NULL);
  GtkWidget *window = GTK_IS_WINDOW (widget) ? widget : put_into_window (widget);

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  g_assert_nonnull (gtk_widget_get_first_child (widget));
  gtk_window_present (GTK_WINDOW (window));
  if (GTK_IS_POPOVER (widget))
    gtk_popover_popup (GTK_POPOVER (widget));
  spin ();
  check_names (widget);

  if (GTK_IS_POPOVER (widget))
    {
      gtk_popover_popdown (GTK_POPOVER (widget));
      spin ();
      gtk_widget_unparent (widget);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  spin ();
  g_assert_null (widget); /* something still holds it: a leak */
}

static void
test_shortcuts (void)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (TEMPLATE_PATH "app/klade-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  g_assert_true (GTK_IS_SHORTCUTS_WINDOW (window));
  gtk_window_destroy (window);
}

static void
add_templates (void)
{
  const GType templates[] = {
    KLADE_TYPE_ACCOUNTS_WINDOW,
    KLADE_TYPE_BANNER,
    KLADE_TYPE_CHANGES_PAGE,
    KLADE_TYPE_CHANGE_FORM,
    KLADE_TYPE_CHOICE_BUTTON,
    KLADE_TYPE_CLASSES_PAGE,
    KLADE_TYPE_CLASS_PANEL,
    KLADE_TYPE_CONFLICT_POPOVER,
    KLADE_TYPE_DESK,
    KLADE_TYPE_DIVISION_BOARD,
    KLADE_TYPE_FORM_DIALOG,
    KLADE_TYPE_FORM_ENTRY,
    KLADE_TYPE_FORM_WINDOW,
    KLADE_TYPE_MARKS_WINDOW,
    KLADE_TYPE_REMARKS_WINDOW,
    KLADE_TYPE_TOPICS_WINDOW,
    KLADE_TYPE_HISTORY_POPOVER,
    KLADE_TYPE_IMPORT_COLUMNS_PAGE,
    KLADE_TYPE_IMPORT_FATES_PAGE,
    KLADE_TYPE_IMPORT_FATE_ROW,
    KLADE_TYPE_IMPORT_WINDOW,
    KLADE_TYPE_JOURNALS_PAGE,
    KLADE_TYPE_JOURNAL_VIEW,
    KLADE_TYPE_LESSON_PANEL,
    KLADE_TYPE_LESSON_TIME_POPOVER,
    KLADE_TYPE_LIST_PAGE,
    KLADE_TYPE_LIST_ROW,
    KLADE_TYPE_LOCK_PAGE,
    KLADE_TYPE_MAIN_MENU,
    KLADE_TYPE_PALETTE,
    KLADE_TYPE_PAPER_PREVIEW,
    KLADE_TYPE_PAPER_WINDOW,
    KLADE_TYPE_PASSWORD_DIALOG,
    KLADE_TYPE_PEOPLE_PAGE,
    KLADE_TYPE_PERSON_PANEL,
    KLADE_TYPE_PERSON_PICKER,
    KLADE_TYPE_PREFERENCES_WINDOW,
    KLADE_TYPE_PRINT_PAGE,
    KLADE_TYPE_PROPOSAL_POPOVER,
    KLADE_TYPE_REGISTER_WINDOW,
    KLADE_TYPE_REQUESTS_WINDOW,
    KLADE_TYPE_SCHOOL_PAGE,
    KLADE_TYPE_SIDEBAR,
    KLADE_TYPE_SIGN_IN_PAGE,
    KLADE_TYPE_SLOT_POPOVER,
    KLADE_TYPE_TEXT_FIELD,
    KLADE_TYPE_TIMETABLE_IMPORT_WINDOW,
    KLADE_TYPE_TIMETABLE_PAGE,
    KLADE_TYPE_TURN_WINDOW,
    KLADE_TYPE_WELCOME_PAGE,
    KLADE_TYPE_WINDOW,
    KLADE_TYPE_WORK_POPOVER,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *path = g_strconcat ("/templates/", g_type_name (templates[i]), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (templates[i]), test_template);
    }
}

int
main (int argc, char *argv[])
{
  klade_i18n_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_resources_register (klade_ui_get_resource ());

  add_templates ();
  g_test_add_func ("/templates/shortcuts", test_shortcuts);

  return g_test_run ();
}
