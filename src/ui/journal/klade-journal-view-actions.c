/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-journal-view-private.h"

static KladeJournalPage *
get_page (KladeJournalView *self)
{
  return self->sheet != NULL ? klade_journal_sheet_get_page (self->sheet) : NULL;
}

/* The lesson of the cursor, or the one in the panel when the cursor is on a term mark. */
static const KladePageLesson *
get_lesson (KladeJournalView *self)
{
  KladeJournalPage *page = get_page (self);
  gint64 id = klade_lesson_panel_get_lesson (self->panel);
  int index = page != NULL && id != 0 ? klade_journal_page_find_lesson (page, id) : -1;

  return index >= 0 ? &page->lessons[index] : NULL;
}

static const KladeSheetColumn *
get_column (KladeJournalView *self, int *row, int *column)
{
  if (get_page (self) == NULL)
    return NULL;

  klade_journal_grid_get_position (self->grid, row, column);
  if (*row < 0 || *column < 0 || *row >= klade_journal_sheet_get_n_rows (self->sheet) ||
      *column >= klade_journal_sheet_get_n_columns (self->sheet))
    return NULL;

  return klade_journal_sheet_get_column (self->sheet, *column);
}

/**
 * klade_journal_view_get_term:
 *
 * Returns: the term mark that is meant: the cursor's, or the shown view's
 */
KladeTermKind
klade_journal_view_get_term (KladeJournalView *self)
{
  static const KladeTermKind of_views[] = { KLADE_TERM_SEMESTER_1, KLADE_TERM_SEMESTER_2,
                                            KLADE_TERM_YEAR };
  int row, column;
  const KladeSheetColumn *at = get_column (self, &row, &column);

  if (at != NULL && at->lesson < 0 && at->term != 0)
    return at->term;

  return of_views[self->sheet != NULL ? klade_journal_sheet_get_view (self->sheet) : 0];
}

/* ---- undo, search ---- */

static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  klade_lesson_panel_flush (self->panel);
  gtk_widget_activate_action (GTK_WIDGET (self->grid), "grid.undo", NULL);
}

static void
redo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (KLADE_JOURNAL_VIEW (widget)->grid), "grid.redo", NULL);
}

static void
find_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  gtk_revealer_set_reveal_child (self->find_revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
}

static void
today_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  gtk_widget_activate_action (GTK_WIDGET (self->grid), "grid.today", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
in_grid_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  gtk_widget_activate_action (GTK_WIDGET (self->grid), g_variant_get_string (parameter, NULL),
                              NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
to_grid_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  klade_lesson_panel_flush (self->panel);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* ---- lessons ---- */

static void
lesson_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  klade_journal_grid_finish_edit (self->grid);
  klade_journal_view_set_panel_open (self, TRUE);
  klade_lesson_panel_focus_topic (self->panel);
}

static void
nothing_set_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_lesson_panel_toggle_nothing_set (KLADE_JOURNAL_VIEW (widget)->panel);
}

static void
new_lesson_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  klade_journal_grid_finish_edit (self->grid);
  klade_journal_view_point (self, GTK_POPOVER (self->time_popover), self->new_button, NULL);
  klade_lesson_time_popover_ask_new (self->time_popover, self->worker, get_page (self));
  gtk_popover_popup (GTK_POPOVER (self->time_popover));
}

static void
move_lesson_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);
  const KladePageLesson *lesson = get_lesson (self);
  gboolean at_panel = gtk_widget_get_mapped (GTK_WIDGET (self->panel));

  if (lesson == NULL)
    return;

  klade_journal_view_point (
      self, GTK_POPOVER (self->time_popover),
      at_panel ? klade_lesson_panel_get_menu_button (self->panel) : self->new_button, NULL);
  klade_lesson_time_popover_ask_move (self->time_popover, get_page (self), lesson);
  gtk_popover_popup (GTK_POPOVER (self->time_popover));
}

/**
 * klade_journal_view_time_chosen:
 * @lesson_id: the lesson to move, 0 for a new one
 * @day: a #KladeDay
 *
 * Adds or moves a lesson; the cursor follows it.
 */
void
klade_journal_view_time_chosen (KladeJournalView *self, gint64 lesson_id, int day, int lesson_no)
{
  KladeJournalPage *page = get_page (self);
  int index = lesson_id != 0 ? klade_journal_page_find_lesson (page, lesson_id) : -1;
  const KladeLessonEdit edit = {
    .lesson_id = lesson_id,
    .revision = index >= 0 ? page->lessons[index].revision : 0,
    .fields = KLADE_LESSON_FIELD_TIME,
    .kind = KLADE_LESSON_ORDINARY,
    .day = day,
    .lesson_no = lesson_no,
  };

  self->new_day = day;
  self->new_lesson_no = lesson_no;
  klade_journal_sheet_save_lesson (self->sheet, &edit);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
split_lesson_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);
  const KladePageLesson *lesson = get_lesson (self);

  klade_lesson_panel_flush (self->panel);
  if (lesson != NULL)
    klade_journal_sheet_split_lesson (self->sheet, lesson->id, lesson->lesson_no + 1);
}

static void
hide_lesson (KladeJournalView *self, gboolean hide)
{
  const KladePageLesson *lesson = get_lesson (self);
  KladeLessonEdit edit;

  if (lesson == NULL)
    return;

  edit = (KladeLessonEdit){
    .lesson_id = lesson->id,
    .revision = lesson->revision,
    .fields = KLADE_LESSON_FIELD_HIDDEN,
    .is_hidden = hide,
  };
  klade_lesson_panel_flush (self->panel);
  klade_journal_sheet_save_lesson (self->sheet, &edit);
}

static void
hide_lesson_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hide_lesson (KLADE_JOURNAL_VIEW (widget), TRUE);
}

static void
unhide_lesson_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hide_lesson (KLADE_JOURNAL_VIEW (widget), FALSE);
}

static void
decide_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_journal_view_ask_conflict (KLADE_JOURNAL_VIEW (widget));
}

/* ---- history, proposals, terms ---- */

static void
history_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);
  int row, column;
  const KladeSheetColumn *at = get_column (self, &row, &column);

  if (at == NULL)
    return;

  klade_journal_view_point_at_cell (self, GTK_POPOVER (self->history_popover), row, column);
  klade_history_popover_show_cell (self->history_popover, self->worker, self->sheet, row, column);
}

static void
lesson_history_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);
  const KladePageLesson *lesson = get_lesson (self);

  if (lesson == NULL)
    return;

  klade_journal_view_point (self, GTK_POPOVER (self->history_popover),
                            klade_lesson_panel_get_menu_button (self->panel), NULL);
  klade_history_popover_show_lesson (self->history_popover, self->worker, self->sheet, lesson->id);
}

static void
proposal_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);
  int row, column;
  const KladeSheetColumn *at = get_column (self, &row, &column);

  if (at == NULL ||
      !klade_proposal_popover_explain (self->proposal_popover, self->sheet, row, column))
    return;

  klade_journal_view_point_at_cell (self, GTK_POPOVER (self->proposal_popover), row, column);
  gtk_popover_popup (GTK_POPOVER (self->proposal_popover));
}

static void
accept_proposals_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  klade_journal_grid_finish_edit (self->grid);
  klade_journal_sheet_accept_proposals (self->sheet, klade_journal_view_get_term (self));
}

static void
close_term_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  klade_journal_view_flush (self);
  klade_journal_sheet_close_term (self->sheet, klade_journal_view_get_term (self), TRUE);
}

static void
reopen_term_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeJournalView *self = KLADE_JOURNAL_VIEW (widget);

  klade_journal_sheet_close_term (self->sheet, klade_journal_view_get_term (self), FALSE);
}

/* ---- paper and files ---- */

static void
print_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_journal_view_print (KLADE_JOURNAL_VIEW (widget));
}

static void
save_pdf_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_journal_view_save_pdf (KLADE_JOURNAL_VIEW (widget));
}

static void
export_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_journal_view_export (KLADE_JOURNAL_VIEW (widget), g_variant_get_string (parameter, NULL));
}

/* ---- what is possible ---- */

static void
enable (KladeJournalView *self, const char *action, gboolean is_possible)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, is_possible);
}

/**
 * klade_journal_view_update_actions:
 *
 * Allows what the person may do with what the cursor is on.
 */
void
klade_journal_view_update_actions (KladeJournalView *self)
{
  KladeJournalPage *page = get_page (self);
  const KladePageLesson *lesson = get_lesson (self);
  gboolean has_page = page != NULL;
  gboolean can_write = has_page && page->can_write_lessons;
  gboolean can_close = has_page && self->person->can[KLADE_ACTION_CLOSE_TERM];
  gboolean can_undo = FALSE, can_redo = FALSE;
  KladeTermKind term = klade_journal_view_get_term (self);
  gboolean is_closed = has_page && page->term_states[term].is_closed;
  int row, column;
  const KladeSheetColumn *at = get_column (self, &row, &column);
  gboolean on_lesson = at != NULL && at->lesson >= 0;

  if (self->sheet != NULL)
    g_object_get (self->sheet, "can-undo", &can_undo, "can-redo", &can_redo, NULL);

  enable (self, "journal.undo", can_undo);
  enable (self, "journal.redo", can_redo);
  enable (self, "journal.today", has_page && page->n_lessons > 0);
  enable (self, "journal.new-lesson", can_write);
  enable (self, "journal.lesson", on_lesson);
  enable (self, "journal.move-lesson", can_write && lesson != NULL);
  enable (self, "journal.split-lesson", can_write && lesson != NULL);
  enable (self, "journal.hide-lesson", can_write && lesson != NULL && !lesson->is_hidden);
  enable (self, "journal.unhide-lesson", can_write && lesson != NULL && lesson->is_hidden);
  enable (self, "journal.history", on_lesson || (at != NULL && at->term != 0));
  enable (self, "journal.lesson-history", lesson != NULL);
  enable (self, "journal.proposal", at != NULL && !on_lesson && at->term != 0);
  enable (self, "journal.accept-proposals", has_page && page->can_write_term_marks && !is_closed);
  enable (self, "journal.close-term", can_close && !is_closed);
  enable (self, "journal.reopen-term", can_close && is_closed);
  enable (self, "journal.print", has_page);
  enable (self, "journal.save-pdf", has_page);
  enable (self, "journal.export", has_page);
}

typedef struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc activate;
  guint keyval; /* 0: none */
  GdkModifierType modifiers;
} JournalAction;

static const JournalAction actions[] = {
  { "journal.undo", NULL, undo_activated, GDK_KEY_z, GDK_CONTROL_MASK },
  { "journal.redo", NULL, redo_activated, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "journal.find", NULL, find_activated, GDK_KEY_f, GDK_CONTROL_MASK },
  { "journal.today", NULL, today_activated, GDK_KEY_t, GDK_CONTROL_MASK },
  { "journal.in-grid", "s", in_grid_activated, 0, 0 },
  { "journal.to-grid", NULL, to_grid_activated, GDK_KEY_Escape, 0 },
  { "journal.lesson", NULL, lesson_activated, GDK_KEY_F6, 0 },
  { "journal.nothing-set", NULL, nothing_set_activated, GDK_KEY_0, GDK_CONTROL_MASK },
  { "journal.new-lesson", NULL, new_lesson_activated, GDK_KEY_n, GDK_CONTROL_MASK },
  { "journal.move-lesson", NULL, move_lesson_activated, 0, 0 },
  { "journal.split-lesson", NULL, split_lesson_activated, 0, 0 },
  { "journal.hide-lesson", NULL, hide_lesson_activated, 0, 0 },
  { "journal.unhide-lesson", NULL, unhide_lesson_activated, 0, 0 },
  { "journal.decide", NULL, decide_activated, GDK_KEY_F8, 0 },
  { "journal.history", NULL, history_activated, GDK_KEY_h, GDK_CONTROL_MASK },
  { "journal.lesson-history", NULL, lesson_history_activated, GDK_KEY_h,
    GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  { "journal.proposal", NULL, proposal_activated, 0, 0 },
  { "journal.accept-proposals", NULL, accept_proposals_activated, 0, 0 },
  { "journal.close-term", NULL, close_term_activated, 0, 0 },
  { "journal.reopen-term", NULL, reopen_term_activated, 0, 0 },
  { "journal.print", NULL, print_activated, GDK_KEY_p, GDK_CONTROL_MASK },
  { "journal.save-pdf", NULL, save_pdf_activated, 0, 0 },
  { "journal.export", "s", export_activated, 0, 0 },
};

/**
 * klade_journal_view_class_install_actions:
 *
 * What can be done with a journal, and the keys for it.
 */
void
klade_journal_view_class_install_actions (KladeJournalViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                       actions[i].activate);
      if (actions[i].keyval != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].keyval, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_install_property_action (widget_class, "journal.term", "term");
  gtk_widget_class_install_property_action (widget_class, "journal.panel", "panel-open");
  gtk_widget_class_install_property_action (widget_class, "journal.shows-hidden", "shows-hidden");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0, "journal.panel", NULL);
}
