/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

#include "klade-i18n.h"

#define EDITS_TOLD_ONE_BY_ONE 40

G_DEFINE_FINAL_TYPE (KladeJournalSheet, klade_journal_sheet, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_N_UNSAVED,
  PROP_LOADING,
  PROP_TITLE,
  PROP_SUBTITLE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint signals[KLADE_SHEET_N_SIGNALS];

static void
klade_journal_sheet_init (KladeJournalSheet *self)
{
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
  self->overlay = klade_sheet_overlay_new ();
  klade_sheet_init_queue (self);
}

static void
drop_layout (KladeJournalSheet *self)
{
  g_clear_pointer (&self->columns, g_free);
  g_clear_pointer (&self->column_of, g_free);
  klade_sheet_hide_page (self);
  g_clear_pointer (&self->folded_names, g_strfreev);
}

static void
klade_journal_sheet_finalize (GObject *object)
{
  KladeJournalSheet *self = KLADE_JOURNAL_SHEET (object);

  klade_sheet_drop_queue (self);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  drop_layout (self);
  klade_sheet_overlay_free (self->overlay);
  g_clear_pointer (&self->page, klade_journal_page_unref);
  g_clear_pointer (&self->person, klade_person_unref);
  g_clear_object (&self->worker);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->trouble);
  g_free (self->last_other);

  G_OBJECT_CLASS (klade_journal_sheet_parent_class)->finalize (object);
}

static void
klade_journal_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KladeJournalSheet *self = KLADE_JOURNAL_SHEET (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, klade_sheet_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, klade_sheet_can_redo (self));
      break;
    case PROP_N_UNSAVED:
      g_value_set_uint (value, klade_journal_sheet_get_n_unsaved (self));
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_signals (GType type)
{
  signals[KLADE_SHEET_SIGNAL_LAYOUT_CHANGED] =
      g_signal_new ("layout-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KLADE_SHEET_SIGNAL_CELLS_CHANGED] =
      g_signal_new ("cells-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                    G_TYPE_INT, G_TYPE_INT, G_TYPE_INT, G_TYPE_INT);
  signals[KLADE_SHEET_SIGNAL_REFUSED] =
      g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                    G_TYPE_INT, G_TYPE_INT, G_TYPE_STRING);
  signals[KLADE_SHEET_SIGNAL_CONFLICT] =
      g_signal_new ("conflict", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                    G_TYPE_INT, G_TYPE_INT);
  signals[KLADE_SHEET_SIGNAL_CHANGED_BY_OTHER] =
      g_signal_new ("changed-by-other", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    3, G_TYPE_INT, G_TYPE_INT, G_TYPE_STRING);
  signals[KLADE_SHEET_SIGNAL_TROUBLE] = g_signal_new ("trouble", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[KLADE_SHEET_SIGNAL_SAVED] = g_signal_new ("saved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
klade_journal_sheet_class_init (KladeJournalSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = klade_journal_sheet_finalize;
  object_class->get_property = klade_journal_sheet_get_property;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_N_UNSAVED] = g_param_spec_uint ("n-unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  install_signals (G_TYPE_FROM_CLASS (klass));
}

/* ---- what the other files say to the world ---- */

void
klade_sheet_emit_cells (KladeJournalSheet *self, int row, int first_column, int last_column)
{
  if (first_column <= last_column)
    g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_CELLS_CHANGED], 0, row, row, first_column,
                   last_column);
}

void
klade_sheet_emit_rows (KladeJournalSheet *self, int first_row, int last_row)
{
  if (first_row <= last_row && self->n_columns > 0)
    g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_CELLS_CHANGED], 0, first_row, last_row, 0,
                   self->n_columns - 1);
}

/* With a cell of a lesson its other columns too: they share the absence. */
void
klade_sheet_emit_cell (KladeJournalSheet *self, const KladeCellKey *key)
{
  int row;
  int column;

  if (!klade_sheet_find_cell (self, key, &row, &column))
    return;

  if (key->lesson_id != 0)
    {
      const KladePageLesson *lesson = &self->page->lessons[self->columns[column].lesson];
      int first = self->column_of[lesson->first_column];

      klade_sheet_emit_cells (self, row, first, first + lesson->n_columns - 1);
    }
  else
    {
      klade_sheet_emit_cells (self, row, column, column);
    }
}

void
klade_sheet_emit_edits (KladeJournalSheet *self, const KladeSheetOp *op)
{
  if (op->edits->len > EDITS_TOLD_ONE_BY_ONE)
    {
      klade_sheet_emit_rows (self, 0, klade_journal_sheet_get_n_rows (self) - 1);
      return;
    }

  for (guint i = 0; i < op->edits->len; i++)
    klade_sheet_emit_cell (self, &g_array_index (op->edits, KladeSheetEdit, i).key);
}

void
klade_sheet_emit_layout (KladeJournalSheet *self)
{
  g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_LAYOUT_CHANGED], 0);
}

void
klade_sheet_emit_refused (KladeJournalSheet *self, int row, int column, const char *sentence)
{
  g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_REFUSED], 0, row, column, sentence);
}

void
klade_sheet_emit_conflict (KladeJournalSheet *self, int row, int column)
{
  g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_CONFLICT], 0, row, column);
}

void
klade_sheet_emit_changed_by_other (KladeJournalSheet *self, int row, int column, const char *who)
{
  g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_CHANGED_BY_OTHER], 0, row, column, who);
}

void
klade_sheet_emit_saved (KladeJournalSheet *self, const char *sentence)
{
  g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_SAVED], 0, sentence);
}

/* @sentence: what is wrong, %NULL when it is over; said once however often it is found. */
void
klade_sheet_set_trouble (KladeJournalSheet *self, const char *sentence)
{
  if (g_strcmp0 (self->trouble, sentence) == 0)
    return;

  g_free (self->trouble);
  self->trouble = g_strdup (sentence);
  g_signal_emit (self, signals[KLADE_SHEET_SIGNAL_TROUBLE], 0, sentence);
}

void
klade_sheet_set_loading (KladeJournalSheet *self, gboolean loading)
{
  if (self->is_loading == loading)
    return;

  self->is_loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

/* The undo stack or the queue is another now. */
void
klade_sheet_notify_steps (KladeJournalSheet *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_UNSAVED]);
}

static const char *
name_view (KladeSheetView view)
{
  switch (view)
    {
    case KLADE_SHEET_SEMESTER_1:
      return klade_term_kind_name (KLADE_TERM_SEMESTER_1);
    case KLADE_SHEET_SEMESTER_2:
      return klade_term_kind_name (KLADE_TERM_SEMESTER_2);
    case KLADE_SHEET_YEAR:
    default:
      return _ ("Whole year");
    }
}

static void
build_titles (KladeJournalSheet *self)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", self->page->subject, self->page->class_name);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s", self->page->teachers, name_view (self->view));

  if (g_strcmp0 (title, self->title) != 0)
    {
      g_free (self->title);
      self->title = g_steal_pointer (&title);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
    }
  if (g_strcmp0 (subtitle, self->subtitle) != 0)
    {
      g_free (self->subtitle);
      self->subtitle = g_steal_pointer (&subtitle);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUBTITLE]);
    }
}

/* Until the second semester's first day the first one's marks are being decided. */
static KladeSheetView
view_of_today (const KladeJournalPage *page)
{
  return page->semester_first[1] != KLADE_DAY_NONE && page->today >= page->semester_first[1]
             ? KLADE_SHEET_SEMESTER_2
             : KLADE_SHEET_SEMESTER_1;
}

/* Makes @page the one that is shown; says nothing. */
void
klade_sheet_take_page (KladeJournalSheet *self, KladeJournalPage *page)
{
  drop_layout (self);
  klade_journal_page_ref (page);
  g_clear_pointer (&self->page, klade_journal_page_unref);
  self->page = page;
  self->journal_id = page->journal_id;

  if (!self->has_view)
    self->view = view_of_today (page);
  self->has_view = TRUE;

  klade_sheet_build_columns (self);
  klade_sheet_show_page (self);
  build_titles (self);
}

/* ---- public ---- */

/**
 * klade_journal_sheet_new:
 * @worker: where the school is open and somebody is signed in
 * @person: who that is
 *
 * Returns: (transfer full): a sheet without a page: klade_journal_sheet_open() brings one
 */
KladeJournalSheet *
klade_journal_sheet_new (KladeWorker *worker, KladePerson *person)
{
  KladeJournalSheet *self;

  g_return_val_if_fail (KLADE_IS_WORKER (worker), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  self = g_object_new (KLADE_TYPE_JOURNAL_SHEET, NULL);
  self->worker = g_object_ref (worker);
  self->person = klade_person_ref (person);

  return self;
}

/**
 * klade_journal_sheet_new_for_page:
 * @page: a page
 *
 * Returns: (transfer full): a sheet that shows @page and takes no edits
 */
KladeJournalSheet *
klade_journal_sheet_new_for_page (KladeJournalPage *page)
{
  KladeJournalSheet *self;

  g_return_val_if_fail (page != NULL, NULL);

  self = g_object_new (KLADE_TYPE_JOURNAL_SHEET, NULL);
  klade_sheet_take_page (self, page);

  return self;
}

/**
 * klade_journal_sheet_get_page:
 * @self: a sheet
 *
 * Returns: (transfer none) (nullable): the page last read, without what was typed since
 */
KladeJournalPage *
klade_journal_sheet_get_page (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), NULL);

  return self->page;
}

/**
 * klade_journal_sheet_get_view:
 * @self: a sheet
 *
 * Returns: which part of the year is shown
 */
KladeSheetView
klade_journal_sheet_get_view (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), KLADE_SHEET_YEAR);

  return self->view;
}

static void
relayout (KladeJournalSheet *self)
{
  if (self->page == NULL)
    return;

  klade_sheet_build_columns (self);
  build_titles (self);
  klade_sheet_emit_layout (self);
}

/**
 * klade_journal_sheet_set_view:
 * @self: a sheet
 * @view: which part of the year to show
 *
 * Without a choice the semester of today is shown.
 */
void
klade_journal_sheet_set_view (KladeJournalSheet *self, KladeSheetView view)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));

  if (self->has_view && self->view == view)
    return;

  self->view = view;
  self->has_view = TRUE;
  relayout (self);
}

/**
 * klade_journal_sheet_get_shows_hidden:
 * @self: a sheet
 *
 * Returns: whether hidden lessons are shown
 */
gboolean
klade_journal_sheet_get_shows_hidden (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), FALSE);

  return self->shows_hidden;
}

/**
 * klade_journal_sheet_set_shows_hidden:
 * @self: a sheet
 * @shows: whether to show hidden lessons
 *
 * Showing them reads the page again.
 */
void
klade_journal_sheet_set_shows_hidden (KladeJournalSheet *self, gboolean shows)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));

  if (self->shows_hidden == shows)
    return;

  self->shows_hidden = shows;
  relayout (self);
  if (shows && self->worker != NULL && self->page != NULL)
    klade_journal_sheet_reload (self);
}

/**
 * klade_journal_sheet_get_title:
 * @self: a sheet
 *
 * Returns: (transfer none): subject and class, «Matemātika · 7.a»; empty before the page is read
 */
const char *
klade_journal_sheet_get_title (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), "");

  return self->title;
}

/**
 * klade_journal_sheet_get_subtitle:
 * @self: a sheet
 *
 * Returns: (transfer none): teachers and what is shown, «Anna Kalniņa · 2. semestris»
 */
const char *
klade_journal_sheet_get_subtitle (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), "");

  return self->subtitle;
}

/**
 * klade_journal_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: how many pupils; 0 before the page is read
 */
int
klade_journal_sheet_get_n_rows (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), 0);

  return self->page != NULL ? self->page->n_pupils : 0;
}

/**
 * klade_journal_sheet_get_n_body_columns:
 * @self: a sheet
 *
 * Returns: how many columns of lessons the view has
 */
int
klade_journal_sheet_get_n_body_columns (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), 0);

  return self->n_body_columns;
}

/**
 * klade_journal_sheet_get_n_columns:
 * @self: a sheet
 *
 * Returns: how many columns in all, the summary at the end
 */
int
klade_journal_sheet_get_n_columns (KladeJournalSheet *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_SHEET (self), 0);

  return self->n_columns;
}
