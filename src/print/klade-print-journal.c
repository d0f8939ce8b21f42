/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-journal.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-print-flow.h"

/* The classic spread: on the left page pupils x dates, on the right page the same lessons with
 * topic, homework and teacher.  One spread holds what fits the left page's width. */

#define TITLE_PT 15.0
#define HEADING_PT 9.5
#define TEXT_PT 8.0
#define SMALL_PT 6.5
#define NUMBER_MM 7.5
#define NAME_MM 46.0
#define LEAST_MARK_MM 6.2
#define MOST_MARK_MM 9.0
#define LEAST_ROW_MM 5.4
#define MOST_ROW_MM 8.0
#define HEADS_MM 24.0 /* what stands above the pupils */

typedef struct
{
  KladeJournalPage *page;
  KladePrintTerm term;
  KladePrintFlow *flow;
  int *columns; /* indices into page->columns that are printed */
  int n_columns;
  double mark_mm; /* of the present spread: its columns share the width */
  double row_mm;  /* the class fills the page where it can */
} Spread;

static gboolean
is_printed (const Spread *spread, const KladePageLesson *lesson)
{
  return !lesson->is_hidden &&
         (spread->term == KLADE_PRINT_YEAR || lesson->semester == (int) spread->term);
}

static void
collect_columns (Spread *spread)
{
  const KladeJournalPage *page = spread->page;

  spread->columns = g_new (int, (gsize) MAX (page->n_columns, 1));
  for (int i = 0; i < page->n_columns; i++)
    if (is_printed (spread, &page->lessons[page->columns[i].lesson]))
      spread->columns[spread->n_columns++] = i;
}

static const char *
term_name (KladePrintTerm term)
{
  switch (term)
    {
    case KLADE_PRINT_SEMESTER_1:
      return _ ("1st semester");
    case KLADE_PRINT_SEMESTER_2:
      return _ ("2nd semester");
    case KLADE_PRINT_YEAR:
    default:
      return _ ("School year");
    }
}

static void
add_line (KladePrintFlow *flow, const char *label, const char *value)
{
  const KladePrintCell cells[] = {
    { label, 45, KLADE_PRINT_DIM },
    { value, klade_print_flow_get_width (flow) - 45, KLADE_PRINT_BOLD },
  };

  klade_print_flow_add (flow, klade_print_block_new_row (11, 8, cells, G_N_ELEMENTS (cells)));
}

static void
add_title_page (Spread *spread)
{
  const KladeJournalPage *page = spread->page;
  KladePrintFlow *flow = spread->flow;
  g_autofree char *planned = g_strdup_printf ("%d", page->lessons_planned);
  g_autofree char *printed = klade_day_to_text (page->today);

  klade_print_flow_add (flow, klade_print_block_new_space (55));
  klade_print_flow_add (flow,
                        klade_print_block_new_text (page->school_name, 13, KLADE_PRINT_CENTER, 22));
  klade_print_flow_add (flow,
                        klade_print_block_new_text (_ ("Class journal"), 26,
                                                    KLADE_PRINT_CENTER | KLADE_PRINT_BOLD, 30));
  add_line (flow, _ ("Subject"), page->subject);
  add_line (flow, _ ("Class"), page->class_name);
  add_line (flow, _ ("School year"), page->school_year);
  add_line (flow, _ ("Part"), term_name (spread->term));
  add_line (flow, _ ("Teacher"), page->teachers);
  if (page->lessons_planned > 0)
    add_line (flow, _ ("Lessons planned"), planned);
  add_line (flow, _ ("Printed"), printed);
}

/* "5" over the lessons of one day; the month stands in its own line of the head. */
static void
add_mark_head (Spread *spread, int first, int n)
{
  const KladeJournalPage *page = spread->page;
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (KladePrintCell));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (KladePrintCell));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  KladePrintCell cell = { "", NUMBER_MM + NAME_MM, KLADE_PRINT_RULED };
  int last_month = 0;

  g_array_append_val (months, cell);
  cell = (KladePrintCell){ _ ("No."), NUMBER_MM, KLADE_PRINT_RULED | KLADE_PRINT_CENTER };
  g_array_append_val (days, cell);
  cell = (KladePrintCell){ _ ("Surname, given name"), NAME_MM, KLADE_PRINT_RULED };
  g_array_append_val (days, cell);

  for (int i = 0; i < n; i++)
    {
      const KladePageColumn *column = &page->columns[spread->columns[first + i]];
      const KladePageLesson *lesson = &page->lessons[column->lesson];
      const char *letters =
          column->work_id != 0 && column->counts ? klade_work_kind_letters (column->kind) : "";
      int month;
      int day;
      char *text;

      klade_day_get (lesson->day, NULL, &month, &day);
      text =
          *letters != '\0' ? g_strdup_printf ("%d\n%s", day, letters) : g_strdup_printf ("%d", day);
      g_ptr_array_add (texts, text);
      cell = (KladePrintCell){ text, spread->mark_mm,
                               KLADE_PRINT_RULED | KLADE_PRINT_CENTER |
                                   (column->counts ? KLADE_PRINT_BOLD | KLADE_PRINT_SHADED : 0) };
      if (month != last_month && i > 0)
        cell.style |= KLADE_PRINT_THICK_LEFT;
      g_array_append_val (days, cell);

      if (month != last_month)
        {
          cell = (KladePrintCell){ klade_month_name (month), 0,
                                   KLADE_PRINT_RULED | KLADE_PRINT_CENTER };
          g_array_append_val (months, cell);
        }
      g_array_index (months, KladePrintCell, months->len - 1).width_mm += spread->mark_mm;
      last_month = month;
    }

  klade_print_flow_repeat (
      spread->flow,
      klade_print_block_new_row (SMALL_PT, 5, (const KladePrintCell *) (gpointer) months->data,
                                 months->len));
  klade_print_flow_repeat (
      spread->flow, klade_print_block_new_row (
                        SMALL_PT, 8, (const KladePrintCell *) (gpointer) days->data, days->len));
}

static void
add_mark_row (Spread *spread, int pupil, int first, int n)
{
  const KladeJournalPage *page = spread->page;
  g_autofree KladePrintCell *cells = g_new0 (KladePrintCell, (gsize) n + 2);
  g_autofree char (*texts)[KLADE_CELL_TEXT_SIZE] = g_malloc0 ((gsize) n * KLADE_CELL_TEXT_SIZE);
  g_autofree char *number = g_strdup_printf ("%d", page->pupils[pupil].number);
  int last_month = 0;

  cells[0] = (KladePrintCell){ number, NUMBER_MM, KLADE_PRINT_RULED | KLADE_PRINT_RIGHT };
  cells[1] = (KladePrintCell){ page->pupils[pupil].name, NAME_MM, KLADE_PRINT_RULED };

  for (int i = 0; i < n; i++)
    {
      int index = spread->columns[first + i];
      const KladeCell *cell = klade_journal_page_cell (page, pupil, index);
      int month;

      klade_day_get (page->lessons[page->columns[index].lesson].day, NULL, &month, NULL);
      cells[i + 2] =
          (KladePrintCell){ klade_cell_value_format (cell->value, texts[i]), spread->mark_mm,
                            KLADE_PRINT_RULED | KLADE_PRINT_CENTER |
                                (page->columns[index].counts ? KLADE_PRINT_SHADED : 0) };
      if (month != last_month && i > 0)
        cells[i + 2].style |= KLADE_PRINT_THICK_LEFT;
      last_month = month;
    }

  klade_print_flow_add (spread->flow,
                        klade_print_block_new_row (TEXT_PT, spread->row_mm, cells, (gsize) n + 2));
}

static void
add_heading (Spread *spread, const char *what)
{
  g_autofree char *left = g_strdup_printf ("%s · %s · %s", spread->page->subject,
                                           spread->page->class_name, spread->page->school_year);
  double width_mm = klade_print_flow_get_width (spread->flow);
  const KladePrintCell cells[] = {
    { left, width_mm * 0.65, KLADE_PRINT_BOLD },
    { what, width_mm * 0.35, KLADE_PRINT_RIGHT | KLADE_PRINT_DIM },
  };

  klade_print_flow_repeat (spread->flow,
                           klade_print_block_new_row (HEADING_PT, 8, cells, G_N_ELEMENTS (cells)));
}

static void
fill_topic_widths (double width_mm, KladePrintCell cells[5])
{
  const double fixed_mm = 13 + 8 + 26;

  cells[0].width_mm = 13;
  cells[1].width_mm = 8;
  cells[2].width_mm = (width_mm - fixed_mm) * 0.56;
  cells[3].width_mm = (width_mm - fixed_mm) * 0.44;
  cells[4].width_mm = 26;
}

static char *
topic_text (const KladePageLesson *lesson)
{
  GString *text = g_string_new (NULL);

  if (lesson->kind != KLADE_LESSON_ORDINARY)
    g_string_append_printf (text, "[%s] ", klade_lesson_kind_name (lesson->kind));
  g_string_append (text, lesson->topic);
  if (*lesson->reason != '\0')
    g_string_append_printf (text, "\n%s", lesson->reason);
  if (*lesson->notes != '\0')
    g_string_append_printf (text, "\n%s", lesson->notes);
  return g_string_free (text, FALSE);
}

static void
add_topic_row (Spread *spread, const KladePageLesson *lesson)
{
  KladePrintCell cells[5] = { 0 };
  g_autofree char *day = klade_day_to_short_text (lesson->day);
  g_autofree char *number = g_strdup_printf ("%d", lesson->lesson_no);
  g_autofree char *topic = topic_text (lesson);

  fill_topic_widths (klade_print_flow_get_width (spread->flow), cells);
  cells[0].text = day;
  cells[1].text = number;
  cells[2].text = topic;
  cells[3].text =
      lesson->homework_state == KLADE_HOMEWORK_NOTHING ? _ ("nothing set") : lesson->homework;
  cells[4].text = lesson->teacher;
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i].style = KLADE_PRINT_RULED | (i == 1 ? KLADE_PRINT_CENTER : 0);
  if (lesson->homework_state == KLADE_HOMEWORK_NOTHING)
    cells[3].style |= KLADE_PRINT_DIM;

  klade_print_flow_add (spread->flow, klade_print_block_new_row (TEXT_PT, LEAST_ROW_MM + 1, cells,
                                                                 G_N_ELEMENTS (cells)));
}

static void
add_topics (Spread *spread, int first, int n)
{
  const KladeJournalPage *page = spread->page;
  KladePrintCell cells[5] = {
    { .text = _ ("Date") },     { .text = _ ("No.") },     { .text = _ ("Topic") },
    { .text = _ ("Homework") }, { .text = _ ("Teacher") },
  };
  int last_lesson = -1;

  add_heading (spread, _ ("Topics and homework"));
  fill_topic_widths (klade_print_flow_get_width (spread->flow), cells);
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    cells[i].style = KLADE_PRINT_RULED | KLADE_PRINT_BOLD | KLADE_PRINT_SHADED;
  klade_print_flow_repeat (spread->flow,
                           klade_print_block_new_row (TEXT_PT, 7, cells, G_N_ELEMENTS (cells)));

  for (int i = 0; i < n; i++)
    {
      int lesson = page->columns[spread->columns[first + i]].lesson;

      if (lesson != last_lesson)
        add_topic_row (spread, &page->lessons[lesson]);
      last_lesson = lesson;
    }
  klade_print_flow_stop_repeating (spread->flow);
}

static void
add_spreads (Spread *spread)
{
  int room =
      (int) ((klade_print_flow_get_width (spread->flow) - NUMBER_MM - NAME_MM) / LEAST_MARK_MM);
  int n_spreads = (spread->n_columns + room - 1) / room;

  /* The lessons are shared out evenly: a last spread of two columns would waste two sheets. */
  for (int i = 0; i < n_spreads; i++)
    {
      int first = spread->n_columns * i / n_spreads;
      int n = spread->n_columns * (i + 1) / n_spreads - first;

      spread->mark_mm =
          MIN ((klade_print_flow_get_width (spread->flow) - NUMBER_MM - NAME_MM) / n, MOST_MARK_MM);
      klade_print_flow_break (spread->flow, KLADE_PRINT_NEXT_LEFT_PAGE);
      spread->row_mm = CLAMP ((klade_print_flow_get_room (spread->flow) - HEADS_MM) /
                                  MAX (spread->page->n_pupils, 1),
                              LEAST_ROW_MM, MOST_ROW_MM);
      add_heading (spread, _ ("Marks and absences"));
      add_mark_head (spread, first, n);
      for (int pupil = 0; pupil < spread->page->n_pupils; pupil++)
        add_mark_row (spread, pupil, first, n);
      klade_print_flow_stop_repeating (spread->flow);

      klade_print_flow_break (spread->flow, KLADE_PRINT_NEXT_RIGHT_PAGE);
      add_topics (spread, first, n);
    }
}

/* An absence belongs to the lesson: the columns of one lesson count once. */
static KladeAbsenceSum
sum_absences (const Spread *spread, int pupil)
{
  const KladeJournalPage *page = spread->page;
  KladeAbsenceSum sum = { 0 };

  for (int i = 0; i < page->n_lessons; i++)
    {
      if (is_printed (spread, &page->lessons[i]))
        klade_absence_sum_add (
            &sum, klade_journal_page_cell (page, pupil, page->lessons[i].first_column)->value);
    }

  return sum;
}

#define SUM_COLUMNS 12

static void
fill_sum_widths (double width_mm, KladePrintCell cells[SUM_COLUMNS])
{
  double column_mm;

  cells[0].width_mm = NUMBER_MM;
  cells[1].width_mm = NAME_MM;
  column_mm = (width_mm - NUMBER_MM - NAME_MM) / (SUM_COLUMNS - 2);
  for (int i = 2; i < SUM_COLUMNS; i++)
    cells[i].width_mm = column_mm;
}

static void
add_sum_row (Spread *spread, int pupil)
{
  const KladeJournalPage *page = spread->page;
  KladeAbsenceSum sum = sum_absences (spread, pupil);
  KladePrintCell cells[SUM_COLUMNS] = { 0 };
  char marks[KLADE_N_TERM_KINDS][KLADE_MARK_TEXT_SIZE];
  g_autofree char *number = g_strdup_printf ("%d", page->pupils[pupil].number);
  g_autofree char *all = g_strdup_printf ("%d", sum.n_absent);
  g_autofree char *excused = g_strdup_printf ("%d", sum.n_excused);
  g_autofree char *rest = g_strdup_printf ("%d", sum.n_absent - sum.n_excused);
  g_autofree char *late = g_strdup_printf ("%d", sum.n_late);

  fill_sum_widths (klade_print_flow_get_width (spread->flow), cells);
  cells[0].text = number;
  cells[1].text = page->pupils[pupil].name;
  for (int term = 1; term <= KLADE_N_TERM_KINDS; term++)
    cells[term + 1].text = klade_mark_format (
        klade_journal_page_term (page, pupil, (KladeTermKind) term)->mark, marks[term - 1]);
  cells[8].text = all;
  cells[9].text = excused;
  cells[10].text = rest;
  cells[11].text = late;
  for (int i = 0; i < SUM_COLUMNS; i++)
    cells[i].style = KLADE_PRINT_RULED | (i == 1 ? 0 : KLADE_PRINT_CENTER);

  klade_print_flow_add (spread->flow,
                        klade_print_block_new_row (TEXT_PT, LEAST_ROW_MM, cells, SUM_COLUMNS));
}

static void
add_signature (KladePrintFlow *flow, const char *who)
{
  const KladePrintCell cells[] = {
    { who, 45, KLADE_PRINT_PLAIN },
    { "____________________________", 70, KLADE_PRINT_PLAIN },
    { _ ("(signature, name)"), 45, KLADE_PRINT_DIM },
  };

  klade_print_flow_add (flow, klade_print_block_new_row (TEXT_PT, 11, cells, G_N_ELEMENTS (cells)));
}

static void
add_summary (Spread *spread)
{
  KladePrintCell cells[SUM_COLUMNS] = {
    { .text = _ ("No.") },
    { .text = _ ("Surname, given name") },
  };

  klade_print_flow_break (spread->flow, KLADE_PRINT_NEXT_PAGE);
  add_heading (spread, _ ("Summary"));
  fill_sum_widths (klade_print_flow_get_width (spread->flow), cells);
  for (int term = 1; term <= KLADE_N_TERM_KINDS; term++)
    cells[term + 1].text = klade_term_kind_name ((KladeTermKind) term);
  cells[8].text = _ ("Absent, lessons");
  cells[9].text = _ ("of these excused");
  cells[10].text = _ ("not excused");
  cells[11].text = _ ("Late");
  for (int i = 0; i < SUM_COLUMNS; i++)
    cells[i].style = KLADE_PRINT_RULED | KLADE_PRINT_BOLD | KLADE_PRINT_SHADED |
                     (i < 2 ? 0 : KLADE_PRINT_ROTATED);
  klade_print_flow_repeat (spread->flow,
                           klade_print_block_new_row (TEXT_PT, 28, cells, SUM_COLUMNS));

  for (int pupil = 0; pupil < spread->page->n_pupils; pupil++)
    add_sum_row (spread, pupil);
  klade_print_flow_stop_repeating (spread->flow);

  klade_print_flow_add (spread->flow, klade_print_block_new_space (2));
  klade_print_flow_add (
      spread->flow,
      klade_print_block_new_text (_ ("n – absent, ns – ill, nc – excused for another reason, nn – "
                                     "not excused, k – late, n/7 – the work was made up later, "
                                     "nv – no mark, atb – exempt"),
                                  SMALL_PT, KLADE_PRINT_DIM, 6));
  add_signature (spread->flow, _ ("Teacher"));
  add_signature (spread->flow, _ ("Checked by"));
}

/**
 * klade_print_journal_new:
 * @page: a complete journal page
 * @term: the part of the year
 * @error: %KLADE_ERROR_INVALID when the page is not complete
 *
 * The journal as the classic spread: a title page, then for each stretch of lessons a left
 * page (pupils x dates) facing a right page (date, topic, homework, teacher), and a summary
 * (G6).
 *
 * Returns: (transfer full): A4 portrait
 */
KladePrintDocument *
klade_print_journal_new (KladeJournalPage *page, KladePrintTerm term, GError **error)
{
  g_autoptr (KladePrintFlow) flow = NULL;
  g_autofree char *title = NULL;
  g_autofree char *footer = NULL;
  g_autofree int *columns = NULL;
  Spread spread = { .page = page, .term = term };

  g_return_val_if_fail (page != NULL, NULL);

  if (!klade_journal_page_is_complete (page))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("The journal is still being read. Wait a moment and print again."));
      return NULL;
    }

  title = g_strdup_printf ("%s, %s, %s", page->subject, page->class_name, page->school_year);
  footer = g_strdup_printf ("%s · %s · %s", page->school_name, title, term_name (term));
  flow = klade_print_flow_new (&klade_print_a4_portrait, title);
  spread.flow = flow;
  collect_columns (&spread);
  columns = spread.columns;

  add_title_page (&spread);
  add_spreads (&spread);
  add_summary (&spread);

  return klade_print_flow_finish (flow, footer);
}
