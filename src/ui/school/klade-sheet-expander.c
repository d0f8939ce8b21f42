/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-sheet-expander.h"

struct _KladeSheetExpander
{
  AdwExpanderRow parent_instance;
};

G_DEFINE_FINAL_TYPE (KladeSheetExpander, klade_sheet_expander, ADW_TYPE_EXPANDER_ROW)

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
}

static void
klade_sheet_expander_init (KladeSheetExpander *self)
{
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
