/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-history-popover.h"

#include "klade-i18n.h"

struct _KladeHistoryPopover
{
  GtkPopover parent_instance;

  KladeDay today;

  /* Owned */
  GCancellable *reading;

  /* Template children, borrowed */
  GtkLabel *title_label;
  GtkLabel *nothing_label;
  GtkWidget *scroller;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KladeHistoryPopover, klade_history_popover, GTK_TYPE_POPOVER)

typedef struct
{
  gint64 journal_id;
  gint64 lesson_id; /* 0: a term mark */
  gint64 work_id;
  gint64 pupil_id; /* 0: the lesson's history */
  KladeTermKind term;
} Place;

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Place *place = data;

  if (place->lesson_id == 0)
    return klade_school_read_term_history (session, place->journal_id, place->pupil_id, place->term,
                                           error);
  if (place->pupil_id == 0)
    return klade_school_read_lesson_history (session, place->lesson_id, error);

  return klade_school_read_cell_history (session, place->lesson_id, place->work_id, place->pupil_id,
                                         error);
}

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (KladeHistoryPopover *self, const KladeHistoryRow *entry)
{
  g_autofree char *when = klade_instant_to_text (entry->at, self->today);
  g_autofree char *who = g_strdup_printf ("%s · %s", when, entry->who);
  g_autofree char *what = NULL;
  g_autofree char *name = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label;

  if (*entry->old_value == '\0' && *entry->new_value == '\0')
    what = g_strdup (entry->what);
  else if (*entry->old_value == '\0')
    what = g_strdup_printf ("%s: %s", entry->what, entry->new_value);
  else
    what = g_strdup_printf ("%s: %s → %s", entry->what, entry->old_value,
                            *entry->new_value != '\0' ? entry->new_value : _ ("(empty)"));

  gtk_box_append (GTK_BOX (box), new_label (what, NULL));
  label = new_label (who, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name = g_strdup_printf ("%s, %s", what, who);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeHistoryPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (rows == NULL)
    {
      g_autofree char *sentence = klade_error_explain (error);

      gtk_label_set_text (self->nothing_label, sentence);
    }
  else
    {
      gtk_label_set_text (self->nothing_label, _ ("Nothing was ever entered here."));
    }

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_row (self, g_ptr_array_index (rows, i));

  gtk_widget_set_visible (GTK_WIDGET (self->nothing_label), rows == NULL || rows->len == 0);
  gtk_widget_set_visible (self->scroller, rows != NULL && rows->len > 0);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
unref_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
read_place (KladeHistoryPopover *self, KladeWorker *worker, const Place *place)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  klade_worker_run (worker, read_job, g_memdup2 (place, sizeof *place), g_free, unref_rows,
                    self->reading, read_cb, g_object_ref (self));
}

static void
klade_history_popover_dispose (GObject *object)
{
  KladeHistoryPopover *self = KLADE_HISTORY_POPOVER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (klade_history_popover_parent_class)->dispose (object);
}

static void
klade_history_popover_class_init (KladeHistoryPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_history_popover_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/journal/klade-history-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeHistoryPopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeHistoryPopover, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, KladeHistoryPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, KladeHistoryPopover, list);
}

static void
klade_history_popover_init (KladeHistoryPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_history_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
KladeHistoryPopover *
klade_history_popover_new (void)
{
  return g_object_new (KLADE_TYPE_HISTORY_POPOVER, NULL);
}

/**
 * klade_history_popover_show_cell:
 * @row, @column: a cell of a lesson, or a term mark
 *
 * Reads the cell's history and pops up with it.
 */
void
klade_history_popover_show_cell (KladeHistoryPopover *self,
                                 KladeWorker *worker,
                                 KladeJournalSheet *sheet,
                                 int row,
                                 int column)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (sheet);
  const KladeSheetColumn *at = klade_journal_sheet_get_column (sheet, column);
  g_autofree char *title = klade_journal_sheet_dup_name (sheet, row, column);
  Place place = { .journal_id = page->journal_id, .term = at->term };

  g_return_if_fail (KLADE_IS_HISTORY_POPOVER (self));
  g_return_if_fail (row >= 0 && row < page->n_pupils);

  if (at->lesson >= 0)
    place.lesson_id = page->lessons[at->lesson].id;
  place.work_id = klade_journal_sheet_get_work_id (sheet, column);
  place.pupil_id = page->pupils[row].id;
  self->today = page->today;
  gtk_label_set_text (self->title_label, title);
  read_place (self, worker, &place);
}

/**
 * klade_history_popover_show_lesson:
 * @lesson_id: a lesson of the sheet
 *
 * Reads the lesson's history and pops up with it.
 */
void
klade_history_popover_show_lesson (KladeHistoryPopover *self,
                                   KladeWorker *worker,
                                   KladeJournalSheet *sheet,
                                   gint64 lesson_id)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (sheet);
  int index = klade_journal_page_find_lesson (page, lesson_id);
  const Place place = { .lesson_id = lesson_id };
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (KLADE_IS_HISTORY_POPOVER (self));
  g_return_if_fail (index >= 0);

  day = klade_day_to_long_text (page->lessons[index].day);
  title = g_strdup_printf (_ ("%s, lesson %d"), day, page->lessons[index].lesson_no);
  self->today = page->today;
  gtk_label_set_text (self->title_label, title);
  read_place (self, worker, &place);
}
