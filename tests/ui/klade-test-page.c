/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-page.h"

/* Nobody of these exists. */
static const char *const surnames[] = {
  "Ābele",  "Āboliņa", "Bērziņš", "Celmiņa",    "Dzenis",    "Eglīte",    "Freimanis", "Grīnberga",
  "Ģēģere", "Irbe",    "Jansone", "Kalniņš",    "Ķirsis",    "Lapiņa",    "Ļaudaka",   "Mežgaile",
  "Ņikuža", "Ozoliņš", "Priede",  "Rozenbergs", "Siliņa",    "Šmite",     "Tiltiņš",   "Upīte",
  "Vanags", "Zariņa",  "Žagata",  "Zvirbule",   "Strautiņš", "Liepkalne",
};
static const char *const names[] = {
  "Anna", "Emīls", "Kate", "Ņikita", "Paula", "Roberts", "Undīne"
};

static const KladeWorkKind kinds[] = {
  KLADE_WORK_FORMATIVE, KLADE_WORK_HOMEWORK,  KLADE_WORK_TEST,
  KLADE_WORK_FORMATIVE, KLADE_WORK_SUMMATIVE,
};

static void
add_pupils (KladeJournalPage *page, int n_pupils)
{
  page->n_pupils = n_pupils;
  page->pupils = g_new0 (KladePagePupil, n_pupils);
  for (int i = 0; i < n_pupils; i++)
    {
      int family = n_pupils <= (int) G_N_ELEMENTS (surnames)
                       ? i
                       : i * (int) G_N_ELEMENTS (surnames) / n_pupils;
      g_autofree char *name =
          g_strdup_printf ("%s %s", surnames[family], names[i % (int) G_N_ELEMENTS (names)]);

      page->pupils[i].id = 100 + i;
      page->pupils[i].number = i + 1;
      page->pupils[i].name = g_string_chunk_insert_const (page->strings, name);
      page->pupils[i].class_name = "7.a";
    }
}

/* Every sixth lesson has two works; the days run on, Sundays and Saturdays left out. */
static void
add_lessons (KladeJournalPage *page, int n_columns)
{
  KladeDay day = klade_day_new (2025, 9, 1);
  int column = 0;

  page->lessons = g_new0 (KladePageLesson, n_columns);
  page->columns = g_new0 (KladePageColumn, n_columns);
  for (int i = 0; column < n_columns; i++)
    {
      KladePageLesson *lesson = &page->lessons[i];
      int n_works = i % 6 == 3 && column + 1 < n_columns ? 2 : 1;

      while (klade_day_get_weekday (day) >= KLADE_WEEKDAY_SATURDAY)
        day++;
      *lesson = (KladePageLesson){
        .id = 1000 + i,
        .day = day,
        .lesson_no = 1 + i * 5 % 8,
        .kind = KLADE_LESSON_ORDINARY,
        .semester = column < n_columns / 2 ? 1 : 2,
        .first_column = column,
        .n_columns = n_works,
        .topic = i % 4 == 0 ? "" : "Daļskaitļi",
        .homework = "",
        .notes = "",
        .reason = "",
        .teacher = "Anna Kalniņa",
        .entered_by = "",
        .changed_by = "",
      };
      for (int j = 0; j < n_works; j++, column++)
        page->columns[column] = (KladePageColumn){
          .lesson = i,
          .work_id = i % 3 == 1 && n_works == 1 ? 0 : 5000 + column,
          .kind = kinds[(i + j) % (int) G_N_ELEMENTS (kinds)],
          .scale = KLADE_SCALE_POINTS,
          .weight = 100,
          .title = "Lineāras funkcijas",
          .counts = kinds[(i + j) % (int) G_N_ELEMENTS (kinds)] == KLADE_WORK_TEST,
        };
      page->n_lessons = i + 1;
      day += i % 2 == 0 ? 2 : 1;
    }
  page->n_columns = n_columns;
  page->today = page->lessons[page->n_lessons * 3 / 4].day;
}

static KladeCellValue
value_at (int row, int column)
{
  guint dice = ((guint) row * 2654435761u ^ (guint) column * 40503u) >> 7;
  KladeCellValue value = { 0 };

  if (dice % 100 < 9)
    value.absence = KLADE_ABSENCE_ABSENT;
  if (dice % 100 < 5)
    value.excuse = dice % 2 == 0 ? KLADE_EXCUSE_ILLNESS : KLADE_EXCUSE_OTHER;
  if (dice % 100 == 7 || dice % 100 == 3)
    value.mark = (KladeMark){ KLADE_MARK_POINTS, 7 };
  if (dice % 100 >= 9 && dice % 100 < 66)
    value.mark = (KladeMark){ KLADE_MARK_POINTS, (guint8) (3 + dice / 100 % 8) };
  if (dice % 100 == 10)
    value.mark = (KladeMark){ KLADE_MARK_NO_MARK, 0 };
  return value;
}

static void
add_cells (KladeJournalPage *page)
{
  page->cells = g_new0 (KladeCell, page->n_pupils * page->n_columns);
  for (int row = 0; row < page->n_pupils; row++)
    for (int column = 0; column < page->n_columns; column++)
      {
        KladeCell *cell = &page->cells[row * page->n_columns + column];
        const KladePageLesson *lesson = &page->lessons[page->columns[column].lesson];

        if (lesson->day > page->today)
          continue;
        cell->value = value_at (row, column);
        if (page->columns[column].work_id == 0)
          cell->value.mark = (KladeMark){ 0, 0 };
        cell->is_late = (row + column) % 17 == 0;
        cell->changed_at = klade_instant_at (lesson->day, 10 * 60);
      }
}

KladeJournalPage *
klade_test_page_new (int n_pupils, int n_columns)
{
  KladeJournalPage *page = klade_journal_page_new ();
  static const char *const people[] = { "Anna Kalniņa" };

  page->journal_id = 1;
  page->class_id = 1;
  page->subject = "Matemātika";
  page->class_name = "7.a";
  page->teachers = "Anna Kalniņa";
  page->school_year = "2025/26";
  page->school_name = "Klusuma pamatskola";
  page->grade = 7;
  page->people = g_new0 (const char *, 1);
  page->people[0] = people[0];
  page->n_people = 1;
  add_pupils (page, n_pupils);
  add_lessons (page, n_columns);
  page->semester_first[0] = page->lessons[0].day;
  page->semester_last[0] = page->lessons[page->n_lessons / 2].day - 1;
  page->semester_first[1] = page->lessons[page->n_lessons / 2].day;
  page->semester_last[1] = page->lessons[page->n_lessons - 1].day;
  add_cells (page);
  page->terms = g_new0 (KladeTermCell, n_pupils * KLADE_N_TERM_KINDS);
  page->proposals = g_new0 (KladeProposal, n_pupils * 4);
  for (int row = 0; row < n_pupils; row += 2)
    page->terms[row * KLADE_N_TERM_KINDS].mark =
        (KladeMark){ KLADE_MARK_POINTS, (guint8) (3 + row % 7) };
  if (n_pupils > 12)
    {
      page->pupils[9].joined = page->today - 12;
      page->pupils[12].left = page->today - 20;
    }
  page->term_states[KLADE_TERM_SEMESTER_1] =
      (KladeTermState){ TRUE, "I. Ozola", klade_instant_at (page->semester_last[0], 900) };
  for (int i = 0; i < page->n_lessons; i++)
    page->lessons[i].is_closed = page->lessons[i].semester == 1;
  page->n_filled_columns = page->n_columns;
  klade_journal_page_propose (page);
  return page;
}
