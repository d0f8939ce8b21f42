/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-list.h"

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *selected)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (list)) != NULL;
  GtkListBoxRow *row;

  if (selected == NULL)
    return;

  gtk_widget_set_focusable (GTK_WIDGET (selected), TRUE);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (selected));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (row != selected)
      gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
}

/**
 * klade_list_stop_once:
 * @list: a list in which one row is always selected
 *
 * Tab stops at the selected row and then leaves the list; arrows go from row to row.  A list of
 * GTK 4.8 stops at each.
 */
void
klade_list_stop_once (GtkListBox *list)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));
  g_return_if_fail (gtk_list_box_get_selection_mode (list) == GTK_SELECTION_BROWSE);

  g_signal_connect (list, "row-selected", G_CALLBACK (row_selected_cb), NULL);
}
