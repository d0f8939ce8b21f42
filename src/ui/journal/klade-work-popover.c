/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-work-popover.h"

#include "klade-drop-down.h"
#include "klade-i18n.h"

struct _KladeWorkPopover
{
  GtkPopover parent_instance;

  /* Owned */
  KladeJournalSheet *sheet;

  gint64 lesson_id;
  gint64 work_id; /* 0: a new work */
  gint32 revision;

  /* Template children, borrowed */
  GtkDropDown *kind_drop;
  GtkEntry *title_entry;
  GtkDropDown *scale_drop;
  GtkSpinButton *weight_spin;
  GtkWidget *hide_button;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (KladeWorkPopover, klade_work_popover, GTK_TYPE_POPOVER)

static void
save (KladeWorkPopover *self, gboolean hide)
{
  const KladeWorkEdit edit = {
    .work_id = self->work_id,
    .lesson_id = self->lesson_id,
    .revision = self->revision,
    .kind = (KladeWorkKind) (gtk_drop_down_get_selected (self->kind_drop) + 1),
    .scale = (KladeScale) (gtk_drop_down_get_selected (self->scale_drop) + 1),
    .weight = gtk_spin_button_get_value_as_int (self->weight_spin),
    .title = gtk_editable_get_text (GTK_EDITABLE (self->title_entry)),
    .is_hidden = hide,
  };

  klade_journal_sheet_save_work (self->sheet, &edit);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
save_clicked_cb (KladeWorkPopover *self)
{
  save (self, FALSE);
}

static void
hide_clicked_cb (KladeWorkPopover *self)
{
  save (self, TRUE);
}

static void
klade_work_popover_dispose (GObject *object)
{
  KladeWorkPopover *self = KLADE_WORK_POPOVER (object);

  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (klade_work_popover_parent_class)->dispose (object);
}

static void
klade_work_popover_class_init (KladeWorkPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_work_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/journal/klade-work-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeWorkPopover, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, KladeWorkPopover, title_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeWorkPopover, scale_drop);
  gtk_widget_class_bind_template_child (widget_class, KladeWorkPopover, weight_spin);
  gtk_widget_class_bind_template_child (widget_class, KladeWorkPopover, hide_button);
  gtk_widget_class_bind_template_child (widget_class, KladeWorkPopover, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, hide_clicked_cb);
}

static void
klade_work_popover_init (KladeWorkPopover *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) scales = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* A spin button of GTK 4.8 keeps Enter to itself. */
  gtk_text_set_activates_default (
      GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->weight_spin))), TRUE);

  for (int i = 1; i <= KLADE_N_WORK_KINDS; i++)
    {
      g_autofree char *text =
          g_strdup_printf ("%s · %s", klade_work_kind_letters ((KladeWorkKind) i),
                           klade_work_kind_name ((KladeWorkKind) i));

      gtk_string_list_append (kinds, text);
    }
  for (int i = 1; i <= KLADE_N_SCALES; i++)
    gtk_string_list_append (scales, klade_scale_name ((KladeScale) i));
  gtk_drop_down_set_model (self->kind_drop, G_LIST_MODEL (kinds));
  gtk_drop_down_set_model (self->scale_drop, G_LIST_MODEL (scales));
  klade_drop_down_set_name (self->kind_drop, _ ("Kind"));
  klade_drop_down_set_name (self->scale_drop, _ ("Scale"));
}

/**
 * klade_work_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
KladeWorkPopover *
klade_work_popover_new (void)
{
  return g_object_new (KLADE_TYPE_WORK_POPOVER, NULL);
}

/**
 * klade_work_popover_edit:
 * @sheet: the journal
 * @lesson_id: the lesson
 * @page_column: the work's column in the sheet's page; -1 for a new work of the lesson
 *
 * Fills the popover.
 */
void
klade_work_popover_edit (KladeWorkPopover *self,
                         KladeJournalSheet *sheet,
                         gint64 lesson_id,
                         int page_column)
{
  KladeJournalPage *page;
  KladePageColumn column;

  g_return_if_fail (KLADE_IS_WORK_POPOVER (self));
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (sheet));

  page = klade_journal_sheet_get_page (sheet);
  column = page_column >= 0 ? page->columns[page_column]
                            : (KladePageColumn){ .kind = KLADE_WORK_TEST,
                                                 .scale = page->scale,
                                                 .weight = 100,
                                                 .title = "" };
  g_set_object (&self->sheet, sheet);
  self->lesson_id = lesson_id;
  self->work_id = column.work_id;
  self->revision = column.revision;

  gtk_drop_down_set_selected (self->kind_drop, (guint) column.kind - 1);
  gtk_drop_down_set_selected (self->scale_drop, (guint) column.scale - 1);
  gtk_spin_button_set_value (self->weight_spin, column.weight);
  gtk_editable_set_text (GTK_EDITABLE (self->title_entry),
                         column.title != NULL ? column.title : "");
  gtk_widget_set_visible (self->hide_button, self->work_id != 0);
  gtk_button_set_label (self->save_button, self->work_id != 0 ? _ ("Save") : _ ("Add"));
  gtk_widget_grab_focus (GTK_WIDGET (self->title_entry));
}
