/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-journal.h"

#include <math.h>

#include "klade-error.h"
#include "klade-exchange-table.h"
#include "klade-i18n.h"
#include "klade-text.h"

static void
add_mark (KladeExchangeTable *table, KladeMark mark)
{
  char buffer[KLADE_MARK_TEXT_SIZE];

  if (mark.kind == KLADE_MARK_POINTS || mark.kind == KLADE_MARK_PERCENT)
    klade_exchange_table_add_number (table, mark.value, FALSE);
  else
    klade_exchange_table_add (table, klade_mark_format (mark, buffer));
}

static void
add_cell (KladeExchangeTable *table, KladeCellValue value)
{
  char buffer[KLADE_CELL_TEXT_SIZE];

  if (value.absence == KLADE_ABSENCE_NONE)
    add_mark (table, value.mark);
  else
    klade_exchange_table_add (table, klade_cell_value_format (value, buffer));
}

/* 05.03. 3. PD */
static char *
column_head (const KladeJournalPage *page, const KladePageColumn *column)
{
  const KladePageLesson *lesson = &page->lessons[column->lesson];
  g_autofree char *day = klade_day_to_short_text (lesson->day);

  return g_strdup_printf ("%s %d.%s%s", day, lesson->lesson_no, column->work_id != 0 ? " " : "",
                          column->work_id != 0 ? klade_work_kind_letters (column->kind) : "");
}

static void
add_term_columns (KladeExchangeTable *table, const KladeJournalPage *page, int pupil)
{
  for (int term = KLADE_TERM_SEMESTER_1; term <= KLADE_N_TERM_KINDS; term++)
    {
      if (term <= KLADE_TERM_SEMESTER_2)
        {
          const KladeProposal *proposal =
              klade_journal_page_proposal (page, pupil, (KladeTermKind) term);

          if (proposal == NULL || isnan (proposal->average))
            klade_exchange_table_add (table, "");
          else
            klade_exchange_table_add_number (table, proposal->average, TRUE);
        }
      add_mark (table, klade_journal_page_term (page, pupil, (KladeTermKind) term)->mark);
    }
}

static KladeExchangeTable *
make_marks_table (const KladeJournalPage *page)
{
  KladeExchangeTable *table = klade_exchange_table_new (_ ("Marks"));

  klade_exchange_table_begin_row (table);
  klade_exchange_table_add_head (table, _ ("No."), FALSE);
  klade_exchange_table_add_head (table, _ ("Surname, given name"), TRUE);
  for (int i = 0; i < page->n_columns; i++)
    if (!page->lessons[page->columns[i].lesson].is_hidden)
      {
        g_autofree char *head = column_head (page, &page->columns[i]);

        klade_exchange_table_add_head (table, head, FALSE);
      }
  for (int term = KLADE_TERM_SEMESTER_1; term <= KLADE_N_TERM_KINDS; term++)
    {
      if (term <= KLADE_TERM_SEMESTER_2)
        klade_exchange_table_add_head (table, _ ("Avg."), FALSE);
      klade_exchange_table_add_head (table, klade_term_kind_letters ((KladeTermKind) term), FALSE);
    }

  for (int pupil = 0; pupil < page->n_pupils; pupil++)
    {
      klade_exchange_table_begin_row (table);
      klade_exchange_table_add_number (table, page->pupils[pupil].number, FALSE);
      klade_exchange_table_add (table, page->pupils[pupil].name);
      for (int i = 0; i < page->n_columns; i++)
        if (!page->lessons[page->columns[i].lesson].is_hidden)
          add_cell (table, klade_journal_page_cell (page, pupil, i)->value);
      add_term_columns (table, page, pupil);
    }

  klade_exchange_table_freeze (table, 1, 2);
  return table;
}

static void
add_lesson_row (KladeExchangeTable *table, const KladePageLesson *lesson)
{
  g_autofree char *day = klade_day_to_text (lesson->day);

  klade_exchange_table_begin_row (table);
  klade_exchange_table_add (table, day);
  klade_exchange_table_add_number (table, lesson->lesson_no, FALSE);
  klade_exchange_table_add (table, lesson->topic);
  klade_exchange_table_add (table, lesson->homework_state == KLADE_HOMEWORK_NOTHING
                                       ? _ ("nothing set")
                                       : lesson->homework);
  klade_exchange_table_add (table, lesson->notes);
  klade_exchange_table_add (table, klade_lesson_kind_name (lesson->kind));
  klade_exchange_table_add (table, lesson->reason);
  klade_exchange_table_add (table, lesson->teacher);
}

static KladeExchangeTable *
make_lessons_table (const KladeJournalPage *page)
{
  const struct
  {
    const char *text;
    gboolean is_wide;
  } heads[] = {
    { _ ("Date"), FALSE }, { _ ("No."), FALSE },  { _ ("Topic"), TRUE },  { _ ("Homework"), TRUE },
    { _ ("Notes"), TRUE }, { _ ("Kind"), FALSE }, { _ ("Reason"), TRUE }, { _ ("Teacher"), TRUE },
  };
  KladeExchangeTable *table = klade_exchange_table_new (_ ("Lessons"));

  klade_exchange_table_begin_row (table);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    klade_exchange_table_add_head (table, heads[i].text, heads[i].is_wide);
  for (int i = 0; i < page->n_lessons; i++)
    if (!page->lessons[i].is_hidden)
      add_lesson_row (table, &page->lessons[i]);

  klade_exchange_table_freeze (table, 1, FALSE);
  return table;
}

/**
 * klade_exchange_save_tables:
 * @tables: (element-type KladeExchangeTable): sheets
 * @format: of the file
 * @path: where to
 * @error: says why it could not be written; then @path is as it was
 *
 * Returns: %TRUE if the file stands
 */
gboolean
klade_exchange_save_tables (GPtrArray *tables,
                            KladeSheetFormat format,
                            const char *path,
                            GError **error)
{
  switch (format)
    {
    case KLADE_SHEET_XLSX:
      return klade_exchange_write_xlsx (tables, path, error);
    case KLADE_SHEET_ODS:
      return klade_exchange_write_ods (tables, path, error);
    case KLADE_SHEET_CSV:
    default:
      return klade_exchange_write_csv (tables, path, error);
    }
}

/**
 * klade_exchange_save_journal:
 * @page: a complete journal page
 * @format: what kind of file
 * @path: the file; one that is there is replaced whole or not at all
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Writes a journal as two tables: pupils x lessons with the term marks, and the lessons with
 * topic and homework (X7: the school's data in open formats).
 *
 * Returns: %TRUE if the file is there
 */
gboolean
klade_exchange_save_journal (KladeJournalPage *page,
                             KladeSheetFormat format,
                             const char *path,
                             GError **error)
{
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_exchange_table_free);

  g_return_val_if_fail (page != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!klade_journal_page_is_complete (page))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("The journal is still being read. Wait a moment and try again."));
      return FALSE;
    }

  g_ptr_array_add (tables, make_marks_table (page));
  g_ptr_array_add (tables, make_lessons_table (page));

  return klade_exchange_save_tables (tables, format, path, error);
}

/**
 * klade_exchange_format_from_path:
 * @path: a file name
 * @format: (out): what its ending means
 *
 * Returns: %FALSE if the ending is none of ours
 */
gboolean
klade_exchange_format_from_path (const char *path, KladeSheetFormat *format)
{
  const struct
  {
    const char *ending;
    KladeSheetFormat format;
  } known[] = { { ".csv", KLADE_SHEET_CSV },
                { ".xlsx", KLADE_SHEET_XLSX },
                { ".ods", KLADE_SHEET_ODS } };
  g_autofree char *lower = g_utf8_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_suffix (lower, known[i].ending))
      {
        *format = known[i].format;
        return TRUE;
      }

  return FALSE;
}
