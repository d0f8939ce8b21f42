/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-about.h"

#include "klade-i18n.h"

/**
 * klade_about_show:
 * @parent: the window that asks
 *
 * Says what Klade is.  GTK's own dialog, because it speaks Latvian.
 */
void
klade_about_show (GtkWindow *parent)
{
  gtk_show_about_dialog (parent, "program-name", "Klade", "logo-icon-name", "lv.klade.Klade",
                         "version", KLADE_VERSION, "comments",
                         _ ("The school's journal, kept from the keyboard"), "license-type",
                         GTK_LICENSE_GPL_3_0, "copyright", _ ("© The Klade contributors"), NULL);
}

/**
 * klade_shortcuts_show:
 * @parent: the window that asks
 *
 * Lists every key.
 */
void
klade_shortcuts_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/lv/klade/Klade/ui/app/klade-shortcuts.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
