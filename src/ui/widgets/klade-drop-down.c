/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-drop-down.h"

static void
selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  gpointer item = gtk_drop_down_get_selected_item (drop_down);
  g_autofree char *text = NULL;

  if (GTK_IS_STRING_OBJECT (item))
    text = g_strdup_printf ("%s: %s", name, gtk_string_object_get_string (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : name, -1);
}

static void
free_name (gpointer name, GClosure *closure)
{
  g_free (name);
}

/**
 * klade_drop_down_set_name:
 * @drop_down: a drop-down of a #GtkStringList
 * @name: what is chosen with it, translated
 *
 * Has a screen reader say what is chosen and what is chosen now.  The focus is on a button inside,
 * which GTK 4.8 leaves nameless.
 */
void
klade_drop_down_set_name (GtkDropDown *drop_down, const char *name)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (name != NULL);

  g_signal_connect_data (drop_down, "notify::selected-item", G_CALLBACK (selected_cb),
                         g_strdup (name), free_name, 0);
  selected_cb (drop_down, NULL, name);
}
