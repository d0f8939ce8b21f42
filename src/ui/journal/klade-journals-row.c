/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journals-row.h"

#include "klade-i18n.h"

struct _KladeJournalsRow
{
  AdwBin parent_instance;

  /* Template children, borrowed */
  GtkLabel *class_label;
  GtkLabel *subject_label;
  GtkLabel *teachers_label;
  GtkLabel *owed_label;
  GtkLabel *lesson_label;
  GtkLabel *pupils_label;
};

G_DEFINE_FINAL_TYPE (KladeJournalsRow, klade_journals_row, ADW_TYPE_BIN)

static void
klade_journals_row_class_init (KladeJournalsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/journal/klade-journals-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsRow, class_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsRow, subject_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsRow, teachers_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsRow, owed_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsRow, lesson_label);
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsRow, pupils_label);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
klade_journals_row_init (KladeJournalsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_journals_row_new:
 *
 * Returns: (transfer floating): a row, to be bound
 */
GtkWidget *
klade_journals_row_new (void)
{
  return g_object_new (KLADE_TYPE_JOURNALS_ROW, NULL);
}

/**
 * klade_journals_row_bind:
 * @row: what to show
 */
void
klade_journals_row_bind (KladeJournalsRow *self, const KladeJournalRow *row)
{
  g_autofree char *owed = NULL;
  g_autofree char *lesson = NULL;
  g_autofree char *pupils = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (KLADE_IS_JOURNALS_ROW (self));
  g_return_if_fail (row != NULL);

  owed = g_strdup_printf (
      ngettext_ ("%d without a topic", "%d without a topic", (gulong) row->n_without_topic),
      row->n_without_topic);
  pupils =
      g_strdup_printf (ngettext_ ("%d pupil", "%d pupils", (gulong) row->n_pupils), row->n_pupils);
  if (row->last_lesson != KLADE_DAY_NONE)
    {
      g_autofree char *day = klade_day_to_short_text (row->last_lesson);

      lesson = g_strdup_printf (_ ("last lesson %s"), day);
    }
  else
    {
      lesson = g_strdup (_ ("no lessons yet"));
    }

  gtk_label_set_text (self->class_label, row->class_name);
  gtk_label_set_text (self->subject_label, row->subject);
  gtk_label_set_text (self->teachers_label, row->teachers);
  gtk_label_set_text (self->owed_label, owed);
  gtk_widget_set_visible (GTK_WIDGET (self->owed_label), row->n_without_topic > 0);
  gtk_label_set_text (self->lesson_label, lesson);
  gtk_label_set_text (self->pupils_label, pupils);
  if (row->is_mine)
    gtk_widget_add_css_class (GTK_WIDGET (self->class_label), "mine");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->class_label), "mine");

  name = g_strdup_printf ("%s · %s, %s", row->subject, row->class_name, row->teachers);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
