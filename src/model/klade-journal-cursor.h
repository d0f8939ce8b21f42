/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeJournalCursor:
 *
 * The grid's keyboard as a pure state machine: keys in, actions out, no widget and no store.
 * The cursor stands on one cell; a selection reaches from the anchor to the cursor.  While a
 * cell is edited the typed text is kept here, so that a lock screen or a lost server takes
 * nothing away.
 */

typedef enum
{
  KLADE_KEY_LEFT,
  KLADE_KEY_RIGHT,
  KLADE_KEY_UP,
  KLADE_KEY_DOWN,
  KLADE_KEY_HOME,
  KLADE_KEY_END,
  KLADE_KEY_PAGE_UP,
  KLADE_KEY_PAGE_DOWN,
  KLADE_KEY_ENTER,
  KLADE_KEY_TAB,
  KLADE_KEY_ESCAPE,
  KLADE_KEY_DELETE,
  KLADE_KEY_BACKSPACE,
  KLADE_KEY_EDIT, /* F2 */
  KLADE_KEY_ALL,  /* Ctrl+A: the column, again: everything */
  KLADE_KEY_CHAR, /* a printable character */
} KladeKey;

typedef enum
{
  KLADE_KEY_WITH_NOTHING = 0,
  KLADE_KEY_WITH_SHIFT = 1 << 0,
  KLADE_KEY_WITH_CONTROL = 1 << 1,
} KladeKeyModifiers;

typedef enum
{
  KLADE_MOVE_DOWN_THE_CLASS, /* Enter goes to the next pupil: the default */
  KLADE_MOVE_ALONG_THE_LESSONS,
} KladeMoveDirection;

typedef enum
{
  KLADE_CURSOR_IGNORED,  /* not the grid's key: let the window have it */
  KLADE_CURSOR_STAYED,   /* taken, nothing changed */
  KLADE_CURSOR_MOVED,    /* cursor or selection changed */
  KLADE_CURSOR_EDITING,  /* an edit began or its text changed */
  KLADE_CURSOR_COMMIT,   /* @commit_text is to be set in @commit_row, @commit_column; the cursor may
                            have moved on */
  KLADE_CURSOR_RESTORED, /* Escape: the edit is over, nothing changed */
  KLADE_CURSOR_CLEAR,    /* empty the selected cells */
  KLADE_CURSOR_REFUSED,  /* the character can't be part of a legal value here; the text is unchanged
                          */
} KladeCursorAction;

typedef struct
{
  int n_rows;
  int n_columns;
  int page_rows; /* visible at once */
  int page_columns;
  gpointer data;
  /* Can @text still become a legal value there?  %NULL: anything. */
  gboolean (*accepts) (int row, int column, const char *text, gpointer data);
  /* Is @text one that an edit may be left with? */
  gboolean (*is_complete) (int row, int column, const char *text, gpointer data);
  gboolean (*is_editable) (int row, int column, gpointer data);
  gboolean (*is_empty) (int row, int column, gpointer data); /* for Ctrl+arrows */
  /* The text F2 begins with: (transfer full) */
  char *(*dup_text) (int row, int column, gpointer data);
} KladeCursorSheet;

typedef struct
{
  int row;
  int column;
  int anchor_row;
  int anchor_column;
  int home_column; /* Tab's run began here: Enter returns below it */
  KladeMoveDirection direction;
  gboolean is_editing;
  gboolean is_replacing; /* typed over; arrows leave the cell.  F2: arrows move the caret */
  GString *text;
  int caret; /* in characters */
  int commit_row;
  int commit_column;
  GString *commit_text;
} KladeJournalCursor;

typedef struct
{
  int first_row;
  int last_row;
  int first_column;
  int last_column;
} KladeCellRange;

KladeJournalCursor *klade_journal_cursor_new (void);
void klade_journal_cursor_free (KladeJournalCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeJournalCursor, klade_journal_cursor_free)

KladeCursorAction klade_journal_cursor_press (KladeJournalCursor *self,
                                              const KladeCursorSheet *sheet,
                                              KladeKey key,
                                              KladeKeyModifiers modifiers,
                                              gunichar character);
KladeCursorAction klade_journal_cursor_point (KladeJournalCursor *self,
                                              const KladeCursorSheet *sheet,
                                              int row,
                                              int column,
                                              gboolean extend);
KladeCursorAction klade_journal_cursor_leave (KladeJournalCursor *self,
                                              const KladeCursorSheet *sheet);
KladeCellRange klade_journal_cursor_get_range (const KladeJournalCursor *self);
gboolean klade_cell_range_contains (const KladeCellRange *range, int row, int column);
gboolean klade_cell_range_is_single (const KladeCellRange *range);

G_END_DECLS
