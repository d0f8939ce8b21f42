/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-focus.h"

/**
 * klade_focus_pass:
 *
 * The focus function of a container of one child that has a grab_focus function of its own.
 * That of GTK 4.8 makes whatever Shift+Tab is about to leave grab the focus, so that such a
 * container would never be left.
 *
 * Returns: %TRUE if the focus moved inside
 */
gboolean
klade_focus_pass (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    child = gtk_widget_get_first_child (widget);

  return child != NULL && gtk_widget_child_focus (child, direction);
}
