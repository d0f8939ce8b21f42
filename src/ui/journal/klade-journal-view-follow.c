/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-journal-view-private.h"
#include "klade-toast.h"

/**
 * klade_journal_view_show_titles:
 *
 * What is shown, and whose.
 */
void
klade_journal_view_show_titles (KladeJournalView *self)
{
  const char *title = klade_journal_sheet_get_title (self->sheet);
  const char *subtitle = klade_journal_sheet_get_subtitle (self->sheet);

  gtk_label_set_text (self->title_label, title != NULL ? title : "");
  gtk_label_set_text (self->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title_label), title);
}

/**
 * klade_journal_view_show_status:
 *
 * The line under the grid: what the cursor is on, in words.
 */
void
klade_journal_view_show_status (KladeJournalView *self)
{
  g_autofree char *sentence = NULL;
  KladeCellRange range;
  int row, column;

  if (self->sheet == NULL || klade_journal_sheet_get_page (self->sheet) == NULL)
    return;

  range = klade_journal_grid_get_range (self->grid);
  klade_journal_grid_get_position (self->grid, &row, &column);
  if (row < 0 || column < 0 || row >= klade_journal_sheet_get_n_rows (self->sheet) ||
      column >= klade_journal_sheet_get_n_columns (self->sheet))
    {
      gtk_label_set_text (self->status_label, "");
      return;
    }

  sentence = klade_cell_range_is_single (&range)
                 ? klade_journal_sheet_dup_sentence (self->sheet, row, column)
                 : klade_journal_sheet_dup_range_sentence (self->sheet, &range);
  gtk_label_set_text (self->status_label, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_label), sentence);
}

/**
 * klade_journal_view_show_lesson:
 *
 * The panel shows the cursor's lesson; on a term mark it keeps the last one.
 */
void
klade_journal_view_show_lesson (KladeJournalView *self)
{
  KladeJournalPage *page = self->sheet != NULL ? klade_journal_sheet_get_page (self->sheet) : NULL;
  const KladeSheetColumn *at;
  int row, column;

  if (page == NULL)
    return;

  klade_journal_grid_get_position (self->grid, &row, &column);
  if (column < 0 || column >= klade_journal_sheet_get_n_columns (self->sheet))
    return;

  at = klade_journal_sheet_get_column (self->sheet, column);
  if (at->lesson >= 0 &&
      page->lessons[at->lesson].id != klade_lesson_panel_get_lesson (self->panel))
    klade_lesson_panel_show_lesson (self->panel, page->lessons[at->lesson].id);
}

/* When the new column has its place. */
static gboolean
scroll_to_cursor_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  KladeJournalView *self = data;
  int row, column;

  klade_journal_grid_get_position (self->grid, &row, &column);
  if (column >= 0 && column < klade_journal_sheet_get_n_columns (self->sheet))
    klade_journal_grid_scroll_to_cell (self->grid, row, column);

  return G_SOURCE_REMOVE;
}

static void
go_to_new_lesson (KladeJournalView *self)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);

  for (int i = 0; self->new_day != KLADE_DAY_NONE && i < page->n_lessons; i++)
    {
      const KladePageLesson *lesson = &page->lessons[i];
      int column;

      if (lesson->day != self->new_day || lesson->lesson_no != self->new_lesson_no)
        continue;
      column = klade_journal_sheet_find_column (self->sheet, lesson->id, 0);
      if (column < 0)
        column = klade_journal_sheet_find_column (self->sheet, lesson->id,
                                                  page->columns[lesson->first_column].work_id);
      self->new_day = KLADE_DAY_NONE;
      if (column >= 0)
        {
          klade_journal_grid_set_position (self->grid, 0, column);
          gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_to_cursor_cb, self, NULL);
        }
    }
}

static void
layout_changed_cb (KladeJournalView *self)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);

  if (page == NULL || klade_journal_grid_get_sheet (self->grid) != self->sheet)
    return;

  gtk_stack_set_visible_child_name (self->stack, page->n_lessons > 0 ? "journal" : "empty");
  go_to_new_lesson (self);
  klade_journal_view_show_titles (self);
  klade_journal_view_show_status (self);
  klade_journal_view_show_lesson (self);
  klade_journal_view_update_actions (self);
  g_object_notify (G_OBJECT (self), "term");
  g_object_notify (G_OBJECT (self), "shows-hidden");
}

static void
cells_changed_cb (KladeJournalView *self)
{
  if (klade_journal_grid_get_sheet (self->grid) == self->sheet)
    klade_journal_view_show_status (self);
}

/* A refusal at a cell is the grid's to say; one of the whole page is said here. */
static void
refused_cb (KladeJournalView *self, int row, int column, const char *sentence)
{
  if (row < 0 || column < 0)
    klade_toast_show (GTK_WIDGET (self), sentence);
}

/* Trouble first; then a conflict that was put off. */
static void
show_banner (KladeJournalView *self)
{
  gboolean is_conflict = self->sheet != NULL &&
                         klade_journal_sheet_get_conflict (self->sheet) != NULL &&
                         !gtk_widget_get_visible (GTK_WIDGET (self->conflict_popover));

  if (self->trouble != NULL)
    {
      klade_banner_set_button (self->banner, NULL, NULL);
      klade_banner_show (self->banner, self->trouble);
    }
  else if (is_conflict)
    {
      klade_banner_set_button (self->banner, _ ("Decide"), "journal.decide");
      klade_banner_show (self->banner,
                         _ ("Somebody else wrote into the same cell as you. Nothing is lost: "
                            "decide which of the two stays."));
    }
  else
    {
      klade_banner_show (self->banner, NULL);
    }
}

/**
 * klade_journal_view_ask_conflict:
 *
 * Shows both values of the oldest conflict at its cell; without one, nothing.
 */
void
klade_journal_view_ask_conflict (KladeJournalView *self)
{
  const KladeSheetConflict *conflict =
      self->sheet != NULL ? klade_journal_sheet_get_conflict (self->sheet) : NULL;

  if (conflict == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (conflict->row < 0 || conflict->column < 0) /* in the other semester */
    {
      klade_journal_sheet_set_view (self->sheet, KLADE_SHEET_YEAR);
      conflict = klade_journal_sheet_get_conflict (self->sheet);
    }
  if (conflict->row < 0 || conflict->column < 0)
    return;

  klade_journal_view_point_at_cell (self, GTK_POPOVER (self->conflict_popover), conflict->row,
                                    conflict->column);
  klade_conflict_popover_ask (self->conflict_popover, self->sheet);
  gtk_popover_popup (GTK_POPOVER (self->conflict_popover));
  show_banner (self);
}

static void
conflict_cb (KladeJournalView *self)
{
  klade_journal_view_ask_conflict (self);
  show_banner (self);
}

static void
conflict_closed_cb (KladeJournalView *self)
{
  show_banner (self);
}

static void
changed_by_other_cb (KladeJournalView *self, int row, int column, const char *who)
{
  g_autofree char *sentence = g_strdup_printf (_ ("%s changed this journal just now"), who);

  gtk_label_set_text (self->status_label, sentence);
}

static void
trouble_cb (KladeJournalView *self, const char *sentence)
{
  g_free (self->trouble);
  self->trouble = g_strdup (sentence);
  show_banner (self);
}

static void
saved_cb (KladeJournalView *self, const char *sentence)
{
  klade_toast_show_with_button (GTK_WIDGET (self), sentence, _ ("Undo"), "win.undo", NULL);
}

static void
unsaved_changed_cb (KladeJournalView *self)
{
  guint n = self->sheet != NULL ? klade_journal_sheet_get_n_unsaved (self->sheet) : 0;
  g_autofree char *text = NULL;

  show_banner (self);
  gtk_widget_set_visible (GTK_WIDGET (self->unsaved_label), n > 0);
  if (n == 0)
    return;

  text = g_strdup_printf (ngettext_ ("%u being saved…", "%u being saved…", n), n);
  gtk_label_set_text (self->unsaved_label, text);
}

/* What can be undone changes with every edit. */
static void
undo_changed_cb (KladeJournalView *self)
{
  klade_journal_view_update_actions (self);
}

/**
 * klade_journal_view_follow_sheet:
 *
 * Listens to whichever sheet is shown.
 */
void
klade_journal_view_follow_sheet (KladeJournalView *self)
{
  GSignalGroup *group = g_signal_group_new (KLADE_TYPE_JOURNAL_SHEET);

  g_signal_group_connect_swapped (group, "layout-changed", G_CALLBACK (layout_changed_cb), self);
  g_signal_group_connect_swapped (group, "cells-changed", G_CALLBACK (cells_changed_cb), self);
  g_signal_group_connect_swapped (group, "refused", G_CALLBACK (refused_cb), self);
  g_signal_group_connect_swapped (group, "conflict", G_CALLBACK (conflict_cb), self);
  g_signal_group_connect_swapped (group, "changed-by-other", G_CALLBACK (changed_by_other_cb),
                                  self);
  g_signal_group_connect_swapped (group, "trouble", G_CALLBACK (trouble_cb), self);
  g_signal_group_connect_swapped (group, "saved", G_CALLBACK (saved_cb), self);
  g_signal_group_connect_swapped (group, "notify::can-undo", G_CALLBACK (undo_changed_cb), self);
  g_signal_group_connect_swapped (group, "notify::can-redo", G_CALLBACK (undo_changed_cb), self);
  g_signal_group_connect_swapped (group, "notify::n-unsaved", G_CALLBACK (unsaved_changed_cb),
                                  self);
  self->sheet_signals = group;
  g_signal_connect_swapped (self->conflict_popover, "closed", G_CALLBACK (conflict_closed_cb),
                            self);
}
