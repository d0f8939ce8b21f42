/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-cursor.h"
#include "klade-journal-page.h"
#include "klade-school-journal.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeJournalSheet:
 *
 * The headless half of the journal view: the page last read, what the person typed since and
 * is not stored yet, the undo stack, and the conversation with the worker.  Everything the
 * grid paints comes from here by row and column.
 *
 * Rows are pupils.  Columns are first the lessons' columns of the chosen view (body), then the
 * summary columns (averages and term marks), which the grid keeps in sight at the right.
 *
 * Signals (all in the main loop):
 *  "layout-changed" (): rows or columns are others now: find the cursor's cell again by the ids of
 *    its pupil, lesson and work
 *  "cells-changed" (int first_row, int last_row, int first_column, int last_column)
 *  "refused" (int row, int column, char *sentence): the edit was not taken; show it at the cell;
 *    -1, -1: no cell of its own (an undo, a lesson): show it in the page
 *  "conflict" (int row, int column): klade_journal_sheet_get_conflict() has both values
 *  "changed-by-other" (int row, int column, char *who): another person's change came in
 *  "trouble" (char *sentence_or_null): edits wait for the disk or the server; NULL: over
 *  "saved" (char *sentence): something worth a toast with an undo button happened
 *
 * Properties: "can-undo", "can-redo", "n-unsaved", "loading", "title", "subtitle".
 */
#define KLADE_TYPE_JOURNAL_SHEET (klade_journal_sheet_get_type ())
G_DECLARE_FINAL_TYPE (KladeJournalSheet, klade_journal_sheet, KLADE, JOURNAL_SHEET, GObject)

typedef enum
{
  KLADE_SHEET_SEMESTER_1,
  KLADE_SHEET_SEMESTER_2,
  KLADE_SHEET_YEAR,
} KladeSheetView;

typedef enum
{
  KLADE_SUMMARY_AVERAGE_1, /* computed, not editable */
  KLADE_SUMMARY_SEMESTER_1,
  KLADE_SUMMARY_AVERAGE_2,
  KLADE_SUMMARY_SEMESTER_2,
  KLADE_SUMMARY_YEAR,
  KLADE_SUMMARY_EXAM,
  KLADE_SUMMARY_REEXAM,
  KLADE_SUMMARY_FINAL,
} KladeSummaryColumn;

/* How a cell looks; the grid gives each a form and a colour. */
typedef enum
{
  KLADE_LOOK_COUNTS = 1 << 0,  /* the column is part of the average */
  KLADE_LOOK_ABSENT = 1 << 1,  /* n */
  KLADE_LOOK_EXCUSED = 1 << 2, /* ns nc */
  KLADE_LOOK_BELOW = 1 << 3,   /* a mark below 4, ni */
  KLADE_LOOK_TODAY = 1 << 4,
  KLADE_LOOK_LATE = 1 << 5, /* entered late: corner tick */
  KLADE_LOOK_CLOSED = 1 << 6,
  KLADE_LOOK_PENDING = 1 << 7, /* typed, not on disk yet: a dot */
  KLADE_LOOK_CONFLICT = 1 << 8,
  KLADE_LOOK_PULSE = 1 << 9,     /* somebody else changed it just now */
  KLADE_LOOK_PROPOSED = 1 << 10, /* a proposal, not decided yet: dim and slanted */
  KLADE_LOOK_FLAGGED = 1 << 11,  /* too few works for this term mark */
  KLADE_LOOK_SUMMARY = 1 << 12,
  KLADE_LOOK_OUTSIDE = 1 << 13, /* the pupil was not in the class on that day */
  KLADE_LOOK_HIDDEN = 1 << 14,  /* a hidden lesson that is shown */
  KLADE_LOOK_FORMATIVE = 1 << 15,
  KLADE_LOOK_LOADING = 1 << 16,
  KLADE_LOOK_MONTH_START = 1 << 17,  /* first column of a month */
  KLADE_LOOK_LESSON_START = 1 << 18, /* first column of a lesson */
} KladeCellLook;

typedef struct
{
  int month; /* 1 to 12; 0 for a summary column */
  int year;
  KladeDay day; /* KLADE_DAY_NONE for a summary column */
  int lesson_no;
  int lesson;         /* index into the page's lessons, -1 for a summary column */
  int page_column;    /* index into the page's columns, -1 for a summary column */
  KladeTermKind term; /* of a summary column */
  KladeSummaryColumn summary;
  KladeCellLook look;
  const char *head; /* kind letters: PD; or the summary's short name: S1 */
  gboolean has_topic;
} KladeSheetColumn;

KladeJournalSheet *klade_journal_sheet_new (KladeWorker *worker, KladePerson *person);
void klade_journal_sheet_open (KladeJournalSheet *self,
                               gint64 journal_id,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean klade_journal_sheet_open_finish (KladeJournalSheet *self,
                                          GAsyncResult *result,
                                          GError **error);
void klade_journal_sheet_reload (KladeJournalSheet *self);
/* For tests, benchmarks and print previews: a page without a worker; nothing can be edited. */
KladeJournalSheet *klade_journal_sheet_new_for_page (KladeJournalPage *page);

KladeJournalPage *klade_journal_sheet_get_page (KladeJournalSheet *self);
KladeSheetView klade_journal_sheet_get_view (KladeJournalSheet *self);
void klade_journal_sheet_set_view (KladeJournalSheet *self, KladeSheetView view);
gboolean klade_journal_sheet_get_shows_hidden (KladeJournalSheet *self);
void klade_journal_sheet_set_shows_hidden (KladeJournalSheet *self, gboolean shows);
const char *klade_journal_sheet_get_title (KladeJournalSheet *self); /* Matemātika · 7.a */
const char *klade_journal_sheet_get_subtitle (
    KladeJournalSheet *self); /* Anna Kalniņa · 2. semestris */

int klade_journal_sheet_get_n_rows (KladeJournalSheet *self);
int klade_journal_sheet_get_n_body_columns (KladeJournalSheet *self);
int klade_journal_sheet_get_n_columns (KladeJournalSheet *self); /* body and summary */
const KladeSheetColumn *klade_journal_sheet_get_column (KladeJournalSheet *self, int column);
gint64 klade_journal_sheet_get_work_id (KladeJournalSheet *self, int column);
int klade_journal_sheet_find_today (KladeJournalSheet *self); /* the column to begin at */
int klade_journal_sheet_find_column (KladeJournalSheet *self, gint64 lesson_id, gint64 work_id);
int klade_journal_sheet_find_row (KladeJournalSheet *self,
                                  const char *typed,
                                  int from_row,
                                  gboolean forward);

KladeCellLook klade_journal_sheet_get_look (KladeJournalSheet *self, int row, int column);
const char *klade_journal_sheet_get_text (KladeJournalSheet *self,
                                          int row,
                                          int column,
                                          char buffer[KLADE_CELL_TEXT_SIZE]);
/* What a screen reader says and the line under the grid shows: (transfer full). */
char *klade_journal_sheet_dup_name (KladeJournalSheet *self, int row, int column);
char *klade_journal_sheet_dup_sentence (KladeJournalSheet *self, int row, int column);
char *klade_journal_sheet_dup_range_sentence (KladeJournalSheet *self, const KladeCellRange *range);

void klade_journal_sheet_fill_cursor_sheet (KladeJournalSheet *self,
                                            KladeCursorSheet *cursor_sheet);
gboolean klade_journal_sheet_is_editable (KladeJournalSheet *self,
                                          int row,
                                          int column,
                                          char **why_not);

/* Edits.  Each is one step to undo; what is refused says so by signal and changes nothing. */
void klade_journal_sheet_set_typing (KladeJournalSheet *self, int row, int column);
void klade_journal_sheet_set_text (KladeJournalSheet *self, int row, int column, const char *text);
void klade_journal_sheet_clear (KladeJournalSheet *self, const KladeCellRange *range);
char *klade_journal_sheet_copy (KladeJournalSheet *self, const KladeCellRange *range);
void klade_journal_sheet_paste (KladeJournalSheet *self,
                                const KladeCellRange *range,
                                const char *text);
void klade_journal_sheet_fill_down (KladeJournalSheet *self, const KladeCellRange *range);
void klade_journal_sheet_fill_empty (KladeJournalSheet *self,
                                     const KladeCellRange *range,
                                     const char *text);

void klade_journal_sheet_undo (KladeJournalSheet *self);
void klade_journal_sheet_redo (KladeJournalSheet *self);
/* Any other verb of the page: runs it, remembers its undo, reads the page again. */
void klade_journal_sheet_save_lesson (KladeJournalSheet *self, const KladeLessonEdit *edit);
void klade_journal_sheet_save_work (KladeJournalSheet *self, const KladeWorkEdit *edit);
void klade_journal_sheet_split_lesson (KladeJournalSheet *self,
                                       gint64 lesson_id,
                                       int second_lesson_no);
void klade_journal_sheet_accept_proposals (KladeJournalSheet *self, KladeTermKind term);
void klade_journal_sheet_close_term (KladeJournalSheet *self, KladeTermKind term, gboolean close);

typedef struct
{
  int row;
  int column;
  char *yours;
  char *theirs;
  char *before;
  char *who;
  gint64 when;
} KladeSheetConflict;

const KladeSheetConflict *klade_journal_sheet_get_conflict (KladeJournalSheet *self);
void klade_journal_sheet_resolve_conflict (KladeJournalSheet *self, gboolean keep_yours);

/* Polls for other people's changes; the window calls it twice a second. */
void klade_journal_sheet_poll (KladeJournalSheet *self);
guint klade_journal_sheet_get_n_unsaved (KladeJournalSheet *self);

G_END_DECLS
