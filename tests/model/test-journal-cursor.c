/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-cursor.h"

#include <string.h>

/* A sheet drawn as text: '.' is an empty cell, '#' a filled one, '=' one that cannot be edited. */
static const char *const small[] = {
  "..##.#=", ".....#=", "##.#..=", ".#....=", ".#....=", ".#....=",
};

typedef struct
{
  int n_rows;
  int n_columns;
} Size;

static char
cell_at (int row, int column)
{
  return small[row % (int) G_N_ELEMENTS (small)][column % 7];
}

/* Legal texts: "", 1 to 10, n, n/7 and the like. */
static gboolean
is_mark (const char *text)
{
  return (strlen (text) == 1 && text[0] >= '1' && text[0] <= '9') || g_str_equal (text, "10");
}

static gboolean
is_legal (const char *text)
{
  return text[0] == '\0' || g_str_equal (text, "n") || is_mark (text) ||
         (g_str_has_prefix (text, "n/") && is_mark (text + 2));
}

static gboolean
accepts_cb (int row, int column, const char *text, gpointer data)
{
  return is_legal (text) || g_str_equal (text, "n/");
}

static gboolean
is_complete_cb (int row, int column, const char *text, gpointer data)
{
  return is_legal (text);
}

static gboolean
is_editable_cb (int row, int column, gpointer data)
{
  return cell_at (row, column) != '=';
}

static gboolean
is_empty_cb (int row, int column, gpointer data)
{
  return cell_at (row, column) == '.';
}

static char *
dup_text_cb (int row, int column, gpointer data)
{
  return g_strdup (cell_at (row, column) == '#' ? "7" : "");
}

static KladeCursorSheet
sheet_of (Size size)
{
  return (KladeCursorSheet){
    .n_rows = size.n_rows,
    .n_columns = size.n_columns,
    .page_rows = 2,
    .page_columns = 3,
    .accepts = accepts_cb,
    .is_complete = is_complete_cb,
    .is_editable = is_editable_cb,
    .is_empty = is_empty_cb,
    .dup_text = dup_text_cb,
  };
}

static const struct
{
  const char *name;
  KladeKey key;
} keys[] = {
  { "Left", KLADE_KEY_LEFT },
  { "Right", KLADE_KEY_RIGHT },
  { "Up", KLADE_KEY_UP },
  { "Down", KLADE_KEY_DOWN },
  { "Home", KLADE_KEY_HOME },
  { "End", KLADE_KEY_END },
  { "PageUp", KLADE_KEY_PAGE_UP },
  { "PageDown", KLADE_KEY_PAGE_DOWN },
  { "Enter", KLADE_KEY_ENTER },
  { "Tab", KLADE_KEY_TAB },
  { "Escape", KLADE_KEY_ESCAPE },
  { "Delete", KLADE_KEY_DELETE },
  { "Backspace", KLADE_KEY_BACKSPACE },
  { "F2", KLADE_KEY_EDIT },
  { "All", KLADE_KEY_ALL },
};

/* Presses one word of a script: 'Down', 'S-Right', 'C-Home', 'CS-End', or a character. */
static KladeCursorAction
press_word (KladeJournalCursor *cursor, const KladeCursorSheet *sheet, const char *word)
{
  KladeKeyModifiers modifiers = KLADE_KEY_WITH_NOTHING;

  if (g_str_has_prefix (word, "CS-"))
    modifiers = KLADE_KEY_WITH_CONTROL | KLADE_KEY_WITH_SHIFT;
  else if (g_str_has_prefix (word, "C-"))
    modifiers = KLADE_KEY_WITH_CONTROL;
  else if (g_str_has_prefix (word, "S-"))
    modifiers = KLADE_KEY_WITH_SHIFT;
  word += modifiers == KLADE_KEY_WITH_NOTHING ? 0 : strchr (word, '-') - word + 1;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (word, keys[i].name))
      return klade_journal_cursor_press (cursor, sheet, keys[i].key, modifiers, 0);

  g_assert_cmpint (g_utf8_strlen (word, -1), ==, 1);
  return klade_journal_cursor_press (cursor, sheet, KLADE_KEY_CHAR, modifiers,
                                     g_utf8_get_char (word));
}

static KladeCursorAction
press_script (KladeJournalCursor *cursor, const KladeCursorSheet *sheet, const char *script)
{
  g_auto (GStrv) words = g_strsplit (script, " ", -1);
  KladeCursorAction action = KLADE_CURSOR_STAYED;

  for (gsize i = 0; words[i] != NULL; i++)
    action = press_word (cursor, sheet, words[i]);

  return action;
}

/* Begins at @row, @column; ends at the cursor and anchor given with the last key's action. */
static const struct
{
  int row, column;
  const char *script;
  KladeCursorAction action;
  int end_row, end_column, anchor_row, anchor_column;
} moves[] = {
  { 0, 0, "Right", KLADE_CURSOR_MOVED, 0, 1, 0, 1 },
  { 0, 0, "Left", KLADE_CURSOR_STAYED, 0, 0, 0, 0 },
  { 0, 0, "Up", KLADE_CURSOR_STAYED, 0, 0, 0, 0 },
  { 5, 6, "Down", KLADE_CURSOR_STAYED, 5, 6, 5, 6 },
  { 5, 6, "Right", KLADE_CURSOR_STAYED, 5, 6, 5, 6 },
  { 2, 3, "Home", KLADE_CURSOR_MOVED, 2, 0, 2, 0 },
  { 2, 3, "End", KLADE_CURSOR_MOVED, 2, 6, 2, 6 },
  { 2, 3, "C-Home", KLADE_CURSOR_MOVED, 0, 0, 0, 0 },
  { 2, 3, "C-End", KLADE_CURSOR_MOVED, 5, 6, 5, 6 },
  { 1, 3, "PageDown", KLADE_CURSOR_MOVED, 3, 3, 3, 3 },
  { 4, 3, "PageDown", KLADE_CURSOR_MOVED, 5, 3, 5, 3 },
  { 1, 3, "PageUp", KLADE_CURSOR_MOVED, 0, 3, 0, 3 },
  { 1, 0, "C-PageDown", KLADE_CURSOR_MOVED, 1, 3, 1, 3 },
  { 1, 5, "C-PageDown", KLADE_CURSOR_MOVED, 1, 6, 1, 6 },
  { 1, 2, "C-PageUp", KLADE_CURSOR_MOVED, 1, 0, 1, 0 },
  /* to the edges of blocks */
  { 0, 0, "C-Right", KLADE_CURSOR_MOVED, 0, 2, 0, 2 },
  { 0, 2, "C-Right", KLADE_CURSOR_MOVED, 0, 3, 0, 3 },
  { 0, 3, "C-Right", KLADE_CURSOR_MOVED, 0, 5, 0, 5 },
  { 0, 6, "C-Left", KLADE_CURSOR_MOVED, 0, 5, 0, 5 },
  { 0, 1, "C-Down", KLADE_CURSOR_MOVED, 2, 1, 2, 1 },
  { 2, 1, "C-Down", KLADE_CURSOR_MOVED, 5, 1, 5, 1 },
  { 0, 4, "C-Down", KLADE_CURSOR_MOVED, 5, 4, 5, 4 },
  { 5, 4, "C-Down", KLADE_CURSOR_STAYED, 5, 4, 5, 4 },
  { 5, 1, "C-Up", KLADE_CURSOR_MOVED, 2, 1, 2, 1 },
  /* selections */
  { 1, 1, "S-Right S-Down", KLADE_CURSOR_MOVED, 2, 2, 1, 1 },
  { 1, 1, "S-Right Left", KLADE_CURSOR_MOVED, 1, 1, 1, 1 },
  { 0, 1, "S-Down Up", KLADE_CURSOR_MOVED, 0, 1, 0, 1 },
  { 0, 0, "S-Down Escape", KLADE_CURSOR_MOVED, 1, 0, 1, 0 },
  { 0, 0, "Escape", KLADE_CURSOR_IGNORED, 0, 0, 0, 0 },
  { 0, 1, "CS-Down", KLADE_CURSOR_MOVED, 2, 1, 0, 1 },
  { 2, 2, "CS-End", KLADE_CURSOR_MOVED, 5, 6, 2, 2 },
  { 2, 2, "S-Home", KLADE_CURSOR_MOVED, 2, 0, 2, 2 },
  { 2, 2, "S-PageDown", KLADE_CURSOR_MOVED, 4, 2, 2, 2 },
  { 3, 2, "All", KLADE_CURSOR_MOVED, 0, 2, 5, 2 },
  { 3, 2, "S-Right All", KLADE_CURSOR_MOVED, 0, 3, 5, 2 },
  { 3, 2, "All All", KLADE_CURSOR_MOVED, 0, 6, 5, 0 },
  { 3, 2, "All All All", KLADE_CURSOR_STAYED, 0, 6, 5, 0 },
  /* Enter and Tab */
  { 0, 1, "Enter", KLADE_CURSOR_MOVED, 1, 1, 1, 1 },
  { 1, 1, "S-Enter", KLADE_CURSOR_MOVED, 0, 1, 0, 1 },
  { 5, 1, "Enter", KLADE_CURSOR_STAYED, 5, 1, 5, 1 },
  { 0, 1, "S-Enter", KLADE_CURSOR_STAYED, 0, 1, 0, 1 },
  { 0, 1, "Tab Tab Enter", KLADE_CURSOR_MOVED, 1, 1, 1, 1 },
  { 0, 1, "Tab Tab Enter Tab Enter", KLADE_CURSOR_MOVED, 2, 1, 2, 1 },
  { 0, 1, "Tab Tab S-Tab Enter", KLADE_CURSOR_MOVED, 1, 1, 1, 1 },
  { 0, 1, "Tab Tab Right Enter", KLADE_CURSOR_MOVED, 1, 4, 1, 4 },
  { 5, 1, "Tab Enter", KLADE_CURSOR_STAYED, 5, 2, 5, 2 },
  { 1, 1, "Tab S-Enter", KLADE_CURSOR_MOVED, 0, 2, 0, 2 },
  { 0, 6, "Tab", KLADE_CURSOR_STAYED, 0, 6, 0, 6 },
  { 0, 0, "S-Tab", KLADE_CURSOR_STAYED, 0, 0, 0, 0 },
  { 0, 0, "C-Tab", KLADE_CURSOR_IGNORED, 0, 0, 0, 0 },
  { 0, 0, "C-Enter", KLADE_CURSOR_IGNORED, 0, 0, 0, 0 },
  { 0, 0, "C-c", KLADE_CURSOR_IGNORED, 0, 0, 0, 0 },
  /* edits that move on */
  { 0, 0, "7 Enter", KLADE_CURSOR_COMMIT, 1, 0, 1, 0 },
  { 5, 0, "7 Enter", KLADE_CURSOR_COMMIT, 5, 0, 5, 0 },
  { 0, 0, "7 Tab", KLADE_CURSOR_COMMIT, 0, 1, 0, 1 },
  { 0, 0, "7 Right", KLADE_CURSOR_COMMIT, 0, 1, 0, 1 },
  { 0, 0, "7 C-Enter", KLADE_CURSOR_COMMIT, 0, 0, 0, 0 },
  { 0, 0, "7 PageDown", KLADE_CURSOR_COMMIT, 2, 0, 2, 0 },
  { 0, 0, "7 Escape", KLADE_CURSOR_RESTORED, 0, 0, 0, 0 },
  { 0, 0, "n / Enter", KLADE_CURSOR_REFUSED, 0, 0, 0, 0 },
  { 0, 0, "n / Right", KLADE_CURSOR_REFUSED, 0, 0, 0, 0 },
  { 0, 2, "F2 Enter", KLADE_CURSOR_MOVED, 1, 2, 1, 2 },
  { 5, 1, "F2 Enter", KLADE_CURSOR_RESTORED, 5, 1, 5, 1 },
  { 0, 2, "F2 Left", KLADE_CURSOR_EDITING, 0, 2, 0, 2 },
  { 0, 2, "F2 Down", KLADE_CURSOR_STAYED, 0, 2, 0, 2 },
  { 0, 2, "Delete", KLADE_CURSOR_CLEAR, 0, 2, 0, 2 },
  { 0, 6, "Delete", KLADE_CURSOR_REFUSED, 0, 6, 0, 6 },
  { 0, 5, "S-Right Delete", KLADE_CURSOR_CLEAR, 0, 6, 0, 5 },
  { 0, 6, "7", KLADE_CURSOR_REFUSED, 0, 6, 0, 6 },
  { 0, 6, "F2", KLADE_CURSOR_REFUSED, 0, 6, 0, 6 },
  { 0, 6, "Backspace", KLADE_CURSOR_REFUSED, 0, 6, 0, 6 },
  { 0, 0, "x", KLADE_CURSOR_REFUSED, 0, 0, 0, 0 },
};

static void
test_moves (void)
{
  const KladeCursorSheet sheet = sheet_of ((Size){ 6, 7 });

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (KladeJournalCursor) cursor = klade_journal_cursor_new ();
      KladeCursorAction action;

      g_test_message ("from %d, %d: %s", moves[i].row, moves[i].column, moves[i].script);
      klade_journal_cursor_point (cursor, &sheet, moves[i].row, moves[i].column, FALSE);
      action = press_script (cursor, &sheet, moves[i].script);

      g_assert_cmpint (action, ==, moves[i].action);
      g_assert_cmpint (cursor->row, ==, moves[i].end_row);
      g_assert_cmpint (cursor->column, ==, moves[i].end_column);
      g_assert_cmpint (cursor->anchor_row, ==, moves[i].anchor_row);
      g_assert_cmpint (cursor->anchor_column, ==, moves[i].anchor_column);
    }
}

/* The text while editing, or, after a commit, the text to store in the cell begun in. */
static const struct
{
  int row, column;
  const char *script;
  KladeCursorAction action;
  const char *text;
  int caret;
} edits[] = {
  { 0, 0, "7", KLADE_CURSOR_EDITING, "7", 1 },
  { 0, 2, "8", KLADE_CURSOR_EDITING, "8", 1 },
  { 0, 0, "1 0", KLADE_CURSOR_EDITING, "10", 2 },
  { 0, 0, "1 1", KLADE_CURSOR_REFUSED, "1", 1 },
  { 0, 0, "n / 7", KLADE_CURSOR_EDITING, "n/7", 3 },
  { 0, 0, "n Backspace", KLADE_CURSOR_EDITING, "", 0 },
  { 0, 0, "n Backspace Backspace", KLADE_CURSOR_STAYED, "", 0 },
  { 0, 0, "n Backspace 5", KLADE_CURSOR_EDITING, "5", 1 },
  { 0, 0, "Backspace", KLADE_CURSOR_EDITING, "", 0 },
  { 0, 2, "F2", KLADE_CURSOR_EDITING, "7", 1 },
  { 0, 2, "F2 Home n /", KLADE_CURSOR_REFUSED, "7", 0 },
  { 0, 2, "F2 Backspace n / 9", KLADE_CURSOR_EDITING, "n/9", 3 },
  { 0, 0, "n / 7 F2 Left Left Delete", KLADE_CURSOR_EDITING, "n7", 1 },
  { 0, 0, "n / 7 F2 Left Left Delete /", KLADE_CURSOR_EDITING, "n/7", 2 },
  { 0, 0, "n / 7 F2 C-Left Delete", KLADE_CURSOR_EDITING, "/7", 0 },
  { 0, 0, "n / 7 F2 Home Right", KLADE_CURSOR_EDITING, "n/7", 1 },
  { 0, 0, "n / 7 F2 End", KLADE_CURSOR_STAYED, "n/7", 3 },
  { 0, 0, "7 All", KLADE_CURSOR_STAYED, "7", 1 },
  { 0, 0, "7 ē", KLADE_CURSOR_REFUSED, "7", 1 },
  { 0, 0, "7 Enter", KLADE_CURSOR_COMMIT, "7", -1 },
  { 0, 2, "Backspace Enter", KLADE_CURSOR_COMMIT, "", -1 },
  { 0, 2, "F2 Backspace 9 Tab", KLADE_CURSOR_COMMIT, "9", -1 },
};

static void
test_edits (void)
{
  const KladeCursorSheet sheet = sheet_of ((Size){ 6, 7 });

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (KladeJournalCursor) cursor = klade_journal_cursor_new ();
      KladeCursorAction action;

      g_test_message ("at %d, %d: %s", edits[i].row, edits[i].column, edits[i].script);
      klade_journal_cursor_point (cursor, &sheet, edits[i].row, edits[i].column, FALSE);
      action = press_script (cursor, &sheet, edits[i].script);
      g_assert_cmpint (action, ==, edits[i].action);

      if (action == KLADE_CURSOR_COMMIT)
        {
          g_assert_false (cursor->is_editing);
          g_assert_cmpint (cursor->commit_row, ==, edits[i].row);
          g_assert_cmpint (cursor->commit_column, ==, edits[i].column);
          g_assert_cmpstr (cursor->commit_text->str, ==, edits[i].text);
          continue;
        }

      g_assert_true (cursor->is_editing);
      g_assert_cmpstr (cursor->text->str, ==, edits[i].text);
      g_assert_cmpint (cursor->caret, ==, edits[i].caret);
    }
}

static void
test_along_the_lessons (void)
{
  const KladeCursorSheet sheet = sheet_of ((Size){ 6, 7 });
  g_autoptr (KladeJournalCursor) cursor = klade_journal_cursor_new ();

  cursor->direction = KLADE_MOVE_ALONG_THE_LESSONS;
  g_assert_cmpint (press_script (cursor, &sheet, "7 Enter"), ==, KLADE_CURSOR_COMMIT);
  g_assert_cmpint (cursor->column, ==, 1);
  g_assert_cmpint (press_script (cursor, &sheet, "S-Enter"), ==, KLADE_CURSOR_MOVED);
  g_assert_cmpint (cursor->column, ==, 0);
  g_assert_cmpint (cursor->row, ==, 0);
  g_assert_cmpint (press_script (cursor, &sheet, "End Enter"), ==, KLADE_CURSOR_STAYED);
}

static void
test_mouse (void)
{
  const KladeCursorSheet sheet = sheet_of ((Size){ 6, 7 });
  g_autoptr (KladeJournalCursor) cursor = klade_journal_cursor_new ();
  KladeCellRange range;

  g_assert_cmpint (klade_journal_cursor_point (cursor, &sheet, 2, 2, FALSE), ==,
                   KLADE_CURSOR_MOVED);
  g_assert_cmpint (klade_journal_cursor_point (cursor, &sheet, 2, 2, FALSE), ==,
                   KLADE_CURSOR_STAYED);
  g_assert_cmpint (klade_journal_cursor_point (cursor, &sheet, 0, 99, TRUE), ==,
                   KLADE_CURSOR_MOVED);
  range = klade_journal_cursor_get_range (cursor);
  g_assert_cmpint (range.first_row, ==, 0);
  g_assert_cmpint (range.last_row, ==, 2);
  g_assert_cmpint (range.first_column, ==, 2);
  g_assert_cmpint (range.last_column, ==, 6);
  g_assert_false (klade_cell_range_is_single (&range));
  g_assert_true (klade_cell_range_contains (&range, 1, 3));
  g_assert_false (klade_cell_range_contains (&range, 3, 3));

  /* a click elsewhere commits what is whole and lets go of the rest */
  klade_journal_cursor_point (cursor, &sheet, 0, 0, FALSE);
  press_script (cursor, &sheet, "n");
  g_assert_cmpint (klade_journal_cursor_point (cursor, &sheet, 0, 0, FALSE), ==,
                   KLADE_CURSOR_STAYED);
  g_assert_cmpint (klade_journal_cursor_point (cursor, &sheet, 1, 1, FALSE), ==,
                   KLADE_CURSOR_COMMIT);
  g_assert_cmpint (cursor->row, ==, 1);
  press_script (cursor, &sheet, "n /");
  g_assert_cmpint (klade_journal_cursor_point (cursor, &sheet, 0, 0, FALSE), ==,
                   KLADE_CURSOR_MOVED);
  g_assert_false (cursor->is_editing);
}

static void
test_focus_leaves (void)
{
  const KladeCursorSheet sheet = sheet_of ((Size){ 6, 7 });
  g_autoptr (KladeJournalCursor) cursor = klade_journal_cursor_new ();

  g_assert_cmpint (klade_journal_cursor_leave (cursor, &sheet), ==, KLADE_CURSOR_STAYED);
  press_script (cursor, &sheet, "1 0");
  g_assert_cmpint (klade_journal_cursor_leave (cursor, &sheet), ==, KLADE_CURSOR_COMMIT);
  g_assert_cmpstr (cursor->commit_text->str, ==, "10");
  g_assert_cmpint (cursor->row, ==, 0);
  press_script (cursor, &sheet, "n /");
  g_assert_cmpint (klade_journal_cursor_leave (cursor, &sheet), ==, KLADE_CURSOR_RESTORED);
}

static void
test_other_sizes (void)
{
  const KladeCursorSheet large = sheet_of ((Size){ 30, 40 });
  const KladeCursorSheet smaller = sheet_of ((Size){ 3, 5 });
  const KladeCursorSheet none = sheet_of ((Size){ 0, 0 });
  const KladeCursorSheet bare = { .n_rows = 4, .n_columns = 4 };
  g_autoptr (KladeJournalCursor) cursor = klade_journal_cursor_new ();

  klade_journal_cursor_point (cursor, &large, 29, 39, FALSE);
  press_script (cursor, &large, "7");
  g_assert_cmpint (klade_journal_cursor_leave (cursor, &smaller), ==, KLADE_CURSOR_STAYED);
  g_assert_cmpint (cursor->row, ==, 2);
  g_assert_cmpint (cursor->column, ==, 4);
  g_assert_false (cursor->is_editing);

  g_assert_cmpint (press_script (cursor, &none, "7"), ==, KLADE_CURSOR_IGNORED);
  g_assert_cmpint (klade_journal_cursor_point (cursor, &none, 1, 1, FALSE), ==,
                   KLADE_CURSOR_IGNORED);
  g_assert_cmpint (cursor->row, ==, 0);
  g_assert_cmpint (press_script (cursor, &large, "Right"), ==, KLADE_CURSOR_MOVED);

  /* a sheet that answers nothing takes everything */
  g_assert_cmpint (press_script (cursor, &bare, "x y Enter"), ==, KLADE_CURSOR_COMMIT);
  g_assert_cmpstr (cursor->commit_text->str, ==, "xy");
  g_assert_cmpint (press_script (cursor, &bare, "C-Right"), ==, KLADE_CURSOR_MOVED);
  g_assert_cmpint (cursor->column, ==, 3);
}

static KladeCursorAction
press_random (KladeJournalCursor *cursor, const KladeCursorSheet *sheet)
{
  static const char typed[] = "0123456789n/sx %";
  KladeKeyModifiers modifiers = (KladeKeyModifiers) g_test_rand_int_range (0, 4);
  int what = g_test_rand_int_range (0, 30);

  if (what == 0)
    return klade_journal_cursor_leave (cursor, sheet);
  if (what == 1)
    return klade_journal_cursor_point (cursor, sheet, g_test_rand_int_range (-3, 40),
                                       g_test_rand_int_range (-3, 40),
                                       g_test_rand_int_range (0, 2));
  if (what < 12)
    return klade_journal_cursor_press (
        cursor, sheet, KLADE_KEY_CHAR, modifiers & KLADE_KEY_WITH_SHIFT,
        (gunichar) typed[g_test_rand_int_range (0, (int) sizeof typed - 1)]);

  return klade_journal_cursor_press (
      cursor, sheet, keys[g_test_rand_int_range (0, (int) G_N_ELEMENTS (keys))].key, modifiers, 0);
}

/* Whatever is pressed: the cursor stays in the sheet and only legal texts are committed. */
static void
test_random_keys (void)
{
  g_autoptr (KladeJournalCursor) cursor = klade_journal_cursor_new ();
  Size size = { 12, 15 };
  int n_commits = 0;

  for (int step = 0; step < 10000; step++)
    {
      KladeCursorSheet sheet;
      KladeCursorAction action;

      if (step % 97 == 0)
        size = (Size){ g_test_rand_int_range (1, 20), g_test_rand_int_range (1, 20) };
      if (step % 1000 == 0)
        cursor->direction = cursor->direction == KLADE_MOVE_DOWN_THE_CLASS
                                ? KLADE_MOVE_ALONG_THE_LESSONS
                                : KLADE_MOVE_DOWN_THE_CLASS;
      sheet = sheet_of (size);
      action = press_random (cursor, &sheet);

      g_assert_cmpint (cursor->row, >=, 0);
      g_assert_cmpint (cursor->row, <, size.n_rows);
      g_assert_cmpint (cursor->column, >=, 0);
      g_assert_cmpint (cursor->column, <, size.n_columns);
      g_assert_cmpint (cursor->anchor_row, >=, 0);
      g_assert_cmpint (cursor->anchor_row, <, size.n_rows);
      g_assert_cmpint (cursor->anchor_column, >=, 0);
      g_assert_cmpint (cursor->anchor_column, <, size.n_columns);
      g_assert_cmpint (cursor->home_column, <, size.n_columns);
      if (cursor->is_editing)
        g_assert_cmpint (cursor->caret, <=, g_utf8_strlen (cursor->text->str, -1));
      if (action != KLADE_CURSOR_COMMIT)
        continue;

      n_commits++;
      g_assert_true (is_legal (cursor->commit_text->str));
      g_assert_true (is_editable_cb (cursor->commit_row, cursor->commit_column, NULL));
    }

  g_assert_cmpint (n_commits, >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal-cursor/moves", test_moves);
  g_test_add_func ("/journal-cursor/edits", test_edits);
  g_test_add_func ("/journal-cursor/along-the-lessons", test_along_the_lessons);
  g_test_add_func ("/journal-cursor/mouse", test_mouse);
  g_test_add_func ("/journal-cursor/focus-leaves", test_focus_leaves);
  g_test_add_func ("/journal-cursor/other-sizes", test_other_sizes);
  g_test_add_func ("/journal-cursor/random-keys", test_random_keys);

  return g_test_run ();
}
