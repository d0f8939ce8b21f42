/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-sheet-expander.h"

struct _KladeSheetExpander
{
  AdwExpanderRow parent_instance;

  gboolean was_unfolded;
};

G_DEFINE_FINAL_TYPE (KladeSheetExpander, klade_sheet_expander, ADW_TYPE_EXPANDER_ROW)

static guint fill_signal;

static void
expanded_cb (KladeSheetExpander *self)
{
  if (self->was_unfolded || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->was_unfolded = TRUE;
  g_signal_emit (self, fill_signal, 0);
}

/* The row itself never has the focus: its head or one of its lines has. */
static gboolean
klade_sheet_expander_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static void
klade_sheet_expander_class_init (KladeSheetExpanderClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = klade_sheet_expander_focus;

  fill_signal = g_signal_new ("fill", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
}

static void
klade_sheet_expander_init (KladeSheetExpander *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * klade_sheet_expander_new:
 * @title: as it is, no markup; the sheet knows it by this
 * @subtitle: (nullable): the same
 *
 * Returns: (transfer floating): a row that unfolds
 */
GtkWidget *
klade_sheet_expander_new (const char *title, const char *subtitle)
{
  return g_object_new (KLADE_TYPE_SHEET_EXPANDER, "use-markup", FALSE, "title", title, "subtitle",
                       subtitle != NULL ? subtitle : "", NULL);
}
