/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-stack.h"

static void
page_changed_cb (GtkStack *stack)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);
  GtkWidget *seen = gtk_stack_get_visible_child (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkWidget *child = gtk_stack_page_get_child (GTK_STACK_PAGE (page));

      gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                   child != seen, -1);
    }
}

/**
 * klade_stack_hide_unseen:
 * @stack: a stack with all its pages
 *
 * From now on only the page that is seen can be read on the accessibility bus.  GTK 4.8 gives
 * away the others too: the journal behind a locked window, or questions nobody asked.
 */
void
klade_stack_hide_unseen (GtkStack *stack)
{
  g_return_if_fail (GTK_IS_STACK (stack));

  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (page_changed_cb), NULL);
  page_changed_cb (stack);
}
