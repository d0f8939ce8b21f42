/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-list-row.h"

struct _KladeListRow
{
  AdwBin parent_instance;

  /* Template children, borrowed */
  GtkLabel *badge_label;
  GtkLabel *title_label;
  GtkLabel *subtitle_label;
  GtkLabel *chip_label;
  GtkLabel *first_label;
  GtkLabel *second_label;
};

G_DEFINE_FINAL_TYPE (KladeListRow, klade_list_row, ADW_TYPE_BIN)

static void
klade_list_row_class_init (KladeListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeListRow, badge_label);
  gtk_widget_class_bind_template_child (widget_class, KladeListRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeListRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, KladeListRow, chip_label);
  gtk_widget_class_bind_template_child (widget_class, KladeListRow, first_label);
  gtk_widget_class_bind_template_child (widget_class, KladeListRow, second_label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
klade_list_row_init (KladeListRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_list_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
klade_list_row_new (void)
{
  return g_object_new (KLADE_TYPE_LIST_ROW, NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/**
 * klade_list_row_set_badge:
 * @text: (nullable): a class's name, a number; %NULL: no badge in this list
 * @is_own: the person's own: it stands out
 */
void
klade_list_row_set_badge (KladeListRow *self, const char *text, gboolean is_own)
{
  g_return_if_fail (KLADE_IS_LIST_ROW (self));

  set_text (self->badge_label, text);
  if (is_own)
    gtk_widget_add_css_class (GTK_WIDGET (self->badge_label), "mine");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge_label), "mine");
}

/**
 * klade_list_row_set_texts:
 * @title: what the row is
 * @subtitle: (nullable): a quieter line under it
 */
void
klade_list_row_set_texts (KladeListRow *self, const char *title, const char *subtitle)
{
  g_return_if_fail (KLADE_IS_LIST_ROW (self));

  set_text (self->title_label, title);
  set_text (self->subtitle_label, subtitle);
}

/**
 * klade_list_row_set_chip:
 * @text: (nullable): what is owed
 */
void
klade_list_row_set_chip (KladeListRow *self, const char *text)
{
  g_return_if_fail (KLADE_IS_LIST_ROW (self));

  set_text (self->chip_label, text);
}

/**
 * klade_list_row_set_columns:
 * @first, @second: (nullable): what stands at the right; %NULL: no such column in this list
 */
void
klade_list_row_set_columns (KladeListRow *self, const char *first, const char *second)
{
  g_return_if_fail (KLADE_IS_LIST_ROW (self));

  set_text (self->first_label, first);
  set_text (self->second_label, second);
}

/**
 * klade_list_row_set_name:
 * @name: what a screen reader says for the whole row
 */
void
klade_list_row_set_name (KladeListRow *self, const char *name)
{
  GtkWidget *item;

  g_return_if_fail (KLADE_IS_LIST_ROW (self));

  /* The list's own widget around the row has the focus. */
  item = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (item != NULL ? item : GTK_WIDGET (self)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
