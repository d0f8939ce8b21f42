/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-page.h"

#include <string.h>

#define N_PUPILS 4

typedef struct
{
  gint64 id;
  int month;
  int day;
  int lesson_no;
  int semester;
  KladeLessonKind kind;
  const char *topic;
  gboolean is_hidden;
} LessonRow;

typedef struct
{
  int lesson;
  gint64 work_id;
  KladeWorkKind kind;
  KladeScale scale;
  const char *title;
  const char *cells[N_PUPILS];
} ColumnRow;

static const char *const pupils[N_PUPILS] = {
  "Ābola Anna",
  "Bērziņš Jānis",
  "Kalniņa Zane Marta",
  "Ozols Kārlis",
};

static const LessonRow lessons[] = {
  { 101, 12, 1, 2, 1, KLADE_LESSON_ORDINARY, "Naturālie skaitļi", FALSE },
  { 102, 12, 8, 2, 1, KLADE_LESSON_ORDINARY, "", TRUE },
  { 103, 2, 26, 3, 2, KLADE_LESSON_ORDINARY, "Daļas", FALSE },
  { 104, 3, 3, 3, 2, KLADE_LESSON_ORDINARY, "Daļskaitļi", FALSE },
  { 105, 3, 5, 2, 2, KLADE_LESSON_ORDINARY, "", FALSE },
  { 106, 3, 10, 3, 2, KLADE_LESSON_NOT_HELD, "", FALSE },
};

static const ColumnRow columns[] = {
  { 0, 201, KLADE_WORK_TEST, KLADE_SCALE_POINTS, "Skaitļi", { "9", "3", "7", "" } },
  { 1, 0, KLADE_WORK_FORMATIVE, KLADE_SCALE_POINTS, "", { "", "n", "", "" } },
  { 2, 202, KLADE_WORK_SUMMATIVE, KLADE_SCALE_POINTS, "", { "8", "n/6", "7", "" } },
  { 3, 203, KLADE_WORK_TEST, KLADE_SCALE_POINTS, "Daļskaitļi", { "7", "ns", "8", "10" } },
  { 3, 204, KLADE_WORK_FORMATIVE, KLADE_SCALE_PASS, "", { "i", "ns", "ni", "" } },
  { 4, 0, KLADE_WORK_FORMATIVE, KLADE_SCALE_POINTS, "", { "", "n", "", "k" } },
  { 5, 0, KLADE_WORK_FORMATIVE, KLADE_SCALE_POINTS, "", { "", "", "", "" } },
};

static void
fill_head (KladeJournalPage *page)
{
  page->journal_id = 1;
  page->class_id = 1;
  page->subject = "Matemātika";
  page->class_name = "7.a";
  page->teachers = "Anna Kalniņa";
  page->school_year = "2025/26";
  page->grade = 7;
  page->semester_first[0] = klade_day_new (2025, 9, 1);
  page->semester_last[0] = klade_day_new (2025, 12, 19);
  page->semester_first[1] = klade_day_new (2026, 1, 5);
  page->semester_last[1] = klade_day_new (2026, 5, 29);
  page->today = klade_day_new (2026, 3, 5);
  page->can_write_marks = TRUE;
  page->can_write_lessons = TRUE;
  page->can_write_term_marks = TRUE;
  page->people = g_new0 (const char *, 1);
  page->people[0] = "Anna Kalniņa";
  page->n_people = 1;
  page->term_states[KLADE_TERM_SEMESTER_1] = (KladeTermState){
    .is_closed = TRUE,
    .closed_by = "Ilze Ozola",
    .closed_at = klade_instant_at (klade_day_new (2025, 12, 20), 600),
  };
}

static void
fill_pupils (KladeJournalPage *page)
{
  page->n_pupils = N_PUPILS;
  page->pupils = g_new0 (KladePagePupil, N_PUPILS);
  for (int i = 0; i < N_PUPILS; i++)
    page->pupils[i] = (KladePagePupil){
      .id = 11 + i,
      .number = i + 1,
      .name = pupils[i],
      .class_name = "7.a",
    };
  page->pupils[3].joined = klade_day_new (2026, 3, 1);
}

static void
fill_lessons (KladeJournalPage *page)
{
  page->n_lessons = G_N_ELEMENTS (lessons);
  page->lessons = g_new0 (KladePageLesson, G_N_ELEMENTS (lessons));
  for (int i = 0; i < page->n_lessons; i++)
    page->lessons[i] = (KladePageLesson){
      .id = lessons[i].id,
      .revision = 1,
      .day = klade_day_new (lessons[i].month > 8 ? 2025 : 2026, lessons[i].month, lessons[i].day),
      .lesson_no = lessons[i].lesson_no,
      .kind = lessons[i].kind,
      .semester = lessons[i].semester,
      .topic = lessons[i].topic,
      .homework = "",
      .notes = "",
      .is_hidden = lessons[i].is_hidden,
      .is_closed = lessons[i].semester == 1,
    };

  page->n_columns = G_N_ELEMENTS (columns);
  page->n_filled_columns = page->n_columns;
  page->columns = g_new0 (KladePageColumn, G_N_ELEMENTS (columns));
  for (int i = 0; i < page->n_columns; i++)
    {
      KladePageLesson *lesson = &page->lessons[columns[i].lesson];

      page->columns[i] = (KladePageColumn){
        .lesson = columns[i].lesson,
        .work_id = columns[i].work_id,
        .kind = columns[i].kind,
        .scale = columns[i].scale,
        .weight = 100,
        .title = columns[i].title,
        .counts = columns[i].work_id != 0 && page->rule.counts[columns[i].kind],
      };
      if (lesson->n_columns++ == 0)
        lesson->first_column = i;
    }
}

static void
fill_cells (KladeJournalPage *page)
{
  gint64 saved_at = klade_instant_at (klade_day_new (2026, 3, 5), 14 * 60 + 32);

  page->cells = g_new0 (KladeCell, (gsize) page->n_pupils * (gsize) page->n_columns);
  page->terms = g_new0 (KladeTermCell, (gsize) page->n_pupils * KLADE_N_TERM_KINDS);
  for (int row = 0; row < page->n_pupils; row++)
    for (int column = 0; column < page->n_columns; column++)
      {
        KladeCell *cell = &page->cells[row * page->n_columns + column];

        g_assert_true (klade_cell_value_parse (columns[column].cells[row], columns[column].scale,
                                               &cell->value, NULL));
        if (klade_cell_value_is_empty (cell->value))
          continue;
        cell->changed_at = saved_at;
        cell->mark_revision = 1;
        cell->is_late = row == 0 && column == 2;
      }

  page->terms[0] = (KladeTermCell){
    .mark = { KLADE_MARK_POINTS, 9 },
    .revision = 1,
    .changed_at = saved_at,
  };
}

KladeJournalPage *
klade_test_page_new (void)
{
  KladeJournalPage *page = klade_journal_page_new ();

  fill_head (page);
  page->rule.minimum_count = 2;
  page->rule.maximum_missing_percent = 100;
  fill_pupils (page);
  fill_lessons (page);
  fill_cells (page);
  klade_journal_page_propose (page);

  return page;
}

static void
fill_large_cells (KladeJournalPage *page)
{
  for (int i = 0; i < page->n_pupils * page->n_columns; i++)
    if (i % 4 != 0)
      page->cells[i] = (KladeCell){
        .value = { .mark = { KLADE_MARK_POINTS, (guint8) (1 + i % 10) },
                   .absence = i % 20 == 1 ? KLADE_ABSENCE_ABSENT : KLADE_ABSENCE_NONE },
        .mark_revision = 1,
        .changed_at = 1,
      };
}

KladeJournalPage *
klade_test_page_new_large (int n_pupils, int n_lessons)
{
  KladeJournalPage *page = klade_journal_page_new ();

  fill_head (page);
  page->n_pupils = n_pupils;
  page->n_lessons = page->n_columns = page->n_filled_columns = n_lessons;
  page->pupils = g_new0 (KladePagePupil, n_pupils);
  page->lessons = g_new0 (KladePageLesson, n_lessons);
  page->columns = g_new0 (KladePageColumn, n_lessons);
  page->cells = g_new0 (KladeCell, (gsize) n_pupils * (gsize) n_lessons);
  page->terms = g_new0 (KladeTermCell, (gsize) n_pupils * KLADE_N_TERM_KINDS);

  for (int i = 0; i < n_pupils; i++)
    page->pupils[i] =
        (KladePagePupil){ .id = i + 1, .number = i + 1, .name = pupils[i % N_PUPILS] };
  for (int i = 0; i < n_lessons; i++)
    {
      page->lessons[i] = (KladePageLesson){
        .id = i + 1,
        .day = page->semester_first[1] + i / 8,
        .lesson_no = 1 + i % 8,
        .kind = KLADE_LESSON_ORDINARY,
        .semester = 2,
        .first_column = i,
        .n_columns = 1,
      };
      page->columns[i] = (KladePageColumn){
        .lesson = i,
        .work_id = i + 1,
        .kind = KLADE_WORK_TEST,
        .scale = KLADE_SCALE_POINTS,
        .weight = 100,
      };
    }
  fill_large_cells (page);
  klade_journal_page_propose (page);

  return page;
}
