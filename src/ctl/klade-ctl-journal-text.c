/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl-journal-text.h"

#include "klade-i18n.h"
#include "klade-text.h"

/* A journal for a terminal: a table of pupils and lessons for each month, narrow enough for a
 * line, and below it what the lessons were about; at the end the term marks. */

#define NAME_WIDTH_MAX 28
#define NUMBER_WIDTH 3
#define GAP "  "

/* The columns of one month. */
typedef struct
{
  int first_column;
  int n_columns;
} Month;

static void
append_padded (GString *text, const char *word, int width)
{
  glong length = g_utf8_strlen (word, -1);

  if (length > width)
    {
      g_autofree char *start = g_utf8_substring (word, 0, width - 1);

      g_string_append_printf (text, "%s…", start);
    }
  else
    {
      g_string_append_printf (text, "%s%*s", word, (int) (width - length), "");
    }
}

static void
append_right (GString *text, const char *word, int width)
{
  int missing = MAX (0, width - (int) g_utf8_strlen (word, -1));

  g_string_append_printf (text, "%*s%s", missing, "", word);
}

/* Rows end where their last word ends. */
static void
end_row (GString *text)
{
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);

  g_string_append_c (text, '\n');
}

static int
month_of (const KladeJournalPage *page, int column)
{
  int year, month;

  klade_day_get (page->lessons[page->columns[column].lesson].day, &year, &month, NULL);
  return year * 12 + month;
}

static Month
find_month (const KladeJournalPage *page, int first_column)
{
  Month month = { first_column, 1 };

  while (first_column + month.n_columns < page->n_columns &&
         month_of (page, first_column + month.n_columns) == month_of (page, first_column))
    month.n_columns++;

  return month;
}

static int
name_width (const KladeJournalPage *page)
{
  glong width = 10;

  for (int i = 0; i < page->n_pupils; i++)
    width = MAX (width, g_utf8_strlen (page->pupils[i].name, -1));

  return (int) MIN (width, NAME_WIDTH_MAX);
}

static const char *
head_letters (const KladeJournalPage *page, int column)
{
  const KladePageColumn *head = &page->columns[column];
  const KladePageLesson *lesson = &page->lessons[head->lesson];

  if (lesson->kind != KLADE_LESSON_ORDINARY)
    return klade_lesson_kind_letters (lesson->kind);

  return head->work_id != 0 ? klade_work_kind_letters (head->kind) : "";
}

static int
column_width (const KladeJournalPage *page, int column)
{
  glong width = MAX (2, g_utf8_strlen (head_letters (page, column), -1));

  for (int i = 0; i < page->n_pupils; i++)
    {
      char buffer[KLADE_CELL_TEXT_SIZE];
      const KladeCell *cell = klade_journal_page_cell (page, i, column);

      width = MAX (width, g_utf8_strlen (klade_cell_value_format (cell->value, buffer), -1));
    }

  return (int) width + 1;
}

static void
append_heads (GString *text, const KladeJournalPage *page, Month month, const int *widths)
{
  int indent = NUMBER_WIDTH + 1 + name_width (page);
  KladeDay day = page->lessons[page->columns[month.first_column].lesson].day;
  int year, month_no;
  g_autofree char *title = NULL;

  klade_day_get (day, &year, &month_no, NULL);
  title = g_strdup_printf ("%s %d", klade_month_name (month_no), year);
  append_padded (text, title, indent);
  for (int i = 0; i < month.n_columns; i++)
    {
      int lesson = page->columns[month.first_column + i].lesson;
      gboolean is_first = page->lessons[lesson].first_column == month.first_column + i;
      g_autofree char *number = NULL;
      int day_no;

      klade_day_get (page->lessons[lesson].day, NULL, NULL, &day_no);
      number = g_strdup_printf ("%d", day_no);
      append_right (text, is_first ? number : "", widths[i]);
    }
  end_row (text);

  append_padded (text, "", indent);
  for (int i = 0; i < month.n_columns; i++)
    append_right (text, head_letters (page, month.first_column + i), widths[i]);
  end_row (text);
}

static void
append_pupil (GString *text, const KladeJournalPage *page, int pupil)
{
  g_autofree char *number = g_strdup_printf ("%d", page->pupils[pupil].number);

  append_right (text, number, NUMBER_WIDTH);
  g_string_append_c (text, ' ');
  append_padded (text, page->pupils[pupil].name, name_width (page));
}

static void
append_rows (GString *text, const KladeJournalPage *page, Month month, const int *widths)
{
  for (int pupil = 0; pupil < page->n_pupils; pupil++)
    {
      append_pupil (text, page, pupil);
      for (int i = 0; i < month.n_columns; i++)
        {
          char buffer[KLADE_CELL_TEXT_SIZE];
          const KladeCell *cell = klade_journal_page_cell (page, pupil, month.first_column + i);

          append_right (text, klade_cell_value_format (cell->value, buffer), widths[i]);
        }
      end_row (text);
    }
}

static void
append_lesson (GString *text, const KladePageLesson *lesson)
{
  g_autofree char *day = klade_day_to_short_text (lesson->day);

  append_padded (text, day, 7);
  g_string_append_printf (text, "%2d. %s", lesson->lesson_no,
                          *lesson->topic != '\0' ? lesson->topic : "—");

  if (lesson->homework_state == KLADE_HOMEWORK_SET)
    g_string_append_printf (text, " | %s %s", _ ("Homework:"), lesson->homework);
  if (*lesson->reason != '\0')
    g_string_append_printf (text, " | %s", lesson->reason);
  if (*lesson->notes != '\0')
    g_string_append_printf (text, " | %s", lesson->notes);
  end_row (text);
}

static void
append_lessons (GString *text, const KladeJournalPage *page, Month month)
{
  int first = page->columns[month.first_column].lesson;
  int last = page->columns[month.first_column + month.n_columns - 1].lesson;

  g_string_append_c (text, '\n');
  for (int i = first; i <= last; i++)
    append_lesson (text, &page->lessons[i]);
}

static void
append_month (GString *text, const KladeJournalPage *page, Month month)
{
  g_autofree int *widths = g_new (int, month.n_columns);

  for (int i = 0; i < month.n_columns; i++)
    widths[i] = column_width (page, month.first_column + i);

  append_heads (text, page, month, widths);
  append_rows (text, page, month, widths);
  append_lessons (text, page, month);
  g_string_append_c (text, '\n');
}

static void
append_term_marks (GString *text, const KladeJournalPage *page)
{
  append_padded (text, _ ("Term marks"), NUMBER_WIDTH + 1 + name_width (page));
  for (int term = KLADE_TERM_SEMESTER_1; term <= KLADE_TERM_FINAL; term++)
    {
      g_string_append (text, GAP);
      append_right (text, klade_term_kind_letters ((KladeTermKind) term), 5);
    }
  end_row (text);

  for (int pupil = 0; pupil < page->n_pupils; pupil++)
    {
      append_pupil (text, page, pupil);
      for (int term = KLADE_TERM_SEMESTER_1; term <= KLADE_TERM_FINAL; term++)
        {
          char buffer[KLADE_MARK_TEXT_SIZE];
          const KladeTermCell *cell = klade_journal_page_term (page, pupil, (KladeTermKind) term);

          g_string_append (text, GAP);
          append_right (text, klade_mark_format (cell->mark, buffer), 5);
        }
      end_row (text);
    }
}

/**
 * klade_ctl_format_journal:
 * @page: a whole journal
 *
 * Returns: (transfer full): its text, in lines of UTF-8
 */
char *
klade_ctl_format_journal (const KladeJournalPage *page)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s\n%s, %s\n%s\n\n", page->class_name, page->subject,
                          page->school_name, page->school_year, page->teachers);

  for (int column = 0; column < page->n_columns;)
    {
      Month month = find_month (page, column);

      append_month (text, page, month);
      column += month.n_columns;
    }

  append_term_marks (text, page);
  return g_string_free (text, FALSE);
}
