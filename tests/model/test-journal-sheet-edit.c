/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-test-desk.h"

#include <time.h>

/* One person types; real worker, real school, both engines.
 *
 * Columns: 0 the test «Daļas» of 2 March, 1 to 3 the empty lessons of 3, 4 and 5 March, then the
 * average, the semester mark and the year mark. */

#define AVERAGE 4
#define SEMESTER 5

static void
undo (KladeTestDesk *desk)
{
  klade_journal_sheet_undo (desk->sheet);
  klade_test_desk_settle (desk);
}

static void
redo (KladeTestDesk *desk)
{
  klade_journal_sheet_redo (desk->sheet);
  klade_test_desk_settle (desk);
}

static gboolean
can (KladeTestDesk *desk, const char *property)
{
  gboolean value;

  g_object_get (desk->sheet, property, &value, NULL);
  return value;
}

static void
type (KladeTestDesk *desk, int row, int column, const char *text)
{
  klade_journal_sheet_set_text (desk->sheet, row, column, text);
}

static void
test_typing (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  g_autofree char *waiting = NULL;
  g_autofree char *saved = NULL;
  guint n_unsaved;

  g_assert_cmpstr (klade_journal_sheet_get_title (desk->sheet), ==, "Matemātika · 7.a");
  g_assert_false (can (desk, "can-undo"));

  /* on the screen at once, with its average; a dot until it is stored */
  type (desk, 0, 0, "8");
  klade_test_desk_assert_text (desk, 0, 0, "8");
  klade_test_desk_assert_text (desk, 0, AVERAGE, "8,00");
  g_assert_true (klade_journal_sheet_get_look (desk->sheet, 0, 0) & KLADE_LOOK_PENDING);
  g_assert_true (can (desk, "can-undo"));
  g_object_get (desk->sheet, "n-unsaved", &n_unsaved, NULL);
  g_assert_cmpuint (n_unsaved, ==, 1);
  waiting = klade_journal_sheet_dup_sentence (desk->sheet, 0, 0);
  g_assert_cmpstr (waiting, ==,
                   "Āboliņa Anna · 02.03., lesson 2 · Test “Daļas” · 8 · not saved yet");

  klade_test_desk_settle (desk);
  g_assert_false (klade_journal_sheet_get_look (desk->sheet, 0, 0) & KLADE_LOOK_PENDING);
  g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (desk->sheet), ==, 0);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT COUNT(*) FROM mark WHERE value = '8'"), ==, 1);
  saved = klade_journal_sheet_dup_sentence (desk->sheet, 0, 0);
  g_assert_true (g_str_has_prefix (
      saved, "Āboliņa Anna · 02.03., lesson 2 · Test “Daļas” · 8 · saved 10:00, "));

  undo (desk);
  klade_test_desk_assert_text (desk, 0, 0, "");
  klade_test_desk_assert_text (desk, 0, AVERAGE, "");
  g_assert_false (can (desk, "can-undo"));
  g_assert_true (can (desk, "can-redo"));
  redo (desk);
  klade_test_desk_assert_text (desk, 0, 0, "8");
  klade_test_desk_assert_text (desk, 0, AVERAGE, "8,00");
  g_assert_cmpint (desk->n_refused, ==, 0);
  klade_test_school_assert_sound (school, NULL);
}

/* Faster than the disk: each edit is a step of its own and none conflicts with the one before. */
static void
test_fast_typing (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);

  type (desk, 1, 0, "7");
  type (desk, 1, 0, "8");
  type (desk, 1, 0, "9");
  klade_journal_sheet_undo (desk->sheet); /* waits for them */
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 1, 0, "8");
  undo (desk);
  klade_test_desk_assert_text (desk, 1, 0, "7");

  /* typed before the undo came back */
  klade_journal_sheet_undo (desk->sheet);
  type (desk, 1, 0, "5");
  type (desk, 2, 0, "6");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 1, 0, "5");
  klade_test_desk_assert_text (desk, 2, 0, "6");
  g_assert_cmpint (desk->n_conflicts, ==, 0);
  g_assert_cmpint (desk->n_refused, ==, 0);
  g_assert_false (can (desk, "can-redo"));
  undo (desk);
  undo (desk);
  klade_test_desk_assert_text (desk, 1, 0, "");
  g_assert_false (can (desk, "can-undo"));
}

/* Marks in a lesson without a work make one work, however many are on their way. */
static void
test_first_marks_make_a_work (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);

  g_assert_cmpstr (klade_journal_sheet_get_column (desk->sheet, 1)->head, ==, "");
  for (int row = 0; row < 4; row++)
    type (desk, row, 1, "6");
  type (desk, 3, 1, "7");
  klade_test_desk_settle (desk);
  g_assert_cmpint (klade_test_school_get_number (school, "SELECT COUNT(*) FROM work"), ==, 2);
  /* its history can be asked for before the page has it */
  g_assert_cmpint (klade_journal_sheet_get_work_id (desk->sheet, 1), ==,
                   klade_test_school_get_number (school, "SELECT MAX(id) FROM work"));

  klade_test_desk_poll (desk);
  g_assert_cmpstr (klade_journal_sheet_get_column (desk->sheet, 1)->head, ==, "F");
  g_assert_cmpint (klade_journal_sheet_get_work_id (desk->sheet, 1), ==,
                   klade_test_school_get_number (school, "SELECT MAX(id) FROM work"));
  klade_test_desk_assert_text (desk, 2, 1, "6");
  klade_test_desk_assert_text (desk, 3, 1, "7");
  g_assert_cmpint (desk->others->len, ==, 0); /* nobody else did it */
  g_assert_cmpint (desk->n_conflicts, ==, 0);

  type (desk, 0, 1, "9");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 1, "9");

  for (int i = 0; i < 6; i++)
    undo (desk);
  g_assert_false (can (desk, "can-undo"));
  g_assert_cmpstr (klade_journal_sheet_get_column (desk->sheet, 1)->head, ==, "");
  g_assert_cmpint (desk->n_refused, ==, 0);
}

static void
test_absences (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  KladeWorkEdit second = {
    .lesson_id = school->lessons[0],
    .kind = KLADE_WORK_FORMATIVE,
    .scale = KLADE_SCALE_POINTS,
    .weight = 100,
    .title = "",
  };

  type (desk, 0, 0, "n");
  type (desk, 0, 0, "7");
  klade_test_desk_assert_text (desk, 0, 0, "n/7");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 0, "n/7");

  /* the absence is the lesson's: it stands in both works, and each may be edited at once */
  klade_journal_sheet_save_work (desk->sheet, &second);
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 1, "n");
  type (desk, 0, 1, "5");
  type (desk, 0, 0, "n/8");
  type (desk, 1, 0, "n");
  type (desk, 1, 1, "n/4");
  type (desk, 1, 0, "");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 0, "n/8");
  klade_test_desk_assert_text (desk, 0, 1, "n/5");
  klade_test_desk_assert_text (desk, 1, 0, "");
  klade_test_desk_assert_text (desk, 1, 1, "4");
  g_assert_cmpint (desk->n_conflicts, ==, 0);
  g_assert_cmpint (desk->n_refused, ==, 0);
}

static void
test_refusals (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);

  /* at once: not legal, not editable */
  type (desk, 0, 0, "11");
  type (desk, 0, AVERAGE, "9");
  g_assert_cmpint (desk->n_refused, ==, 2);
  g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (desk->sheet), ==, 0);

  /* by the school: this teacher may not justify */
  type (desk, 0, 0, "8");
  type (desk, 0, 0, "ns");
  klade_test_desk_assert_text (desk, 0, 0, "ns");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 0, "8");
  g_assert_cmpint (desk->n_refused, ==, 3);
  g_assert_nonnull (strstr (desk->refused->str, "0,0 "));
  undo (desk);
  klade_test_desk_assert_text (desk, 0, 0, "");
  g_assert_false (can (desk, "can-undo"));
}

static void
test_reader (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_HEAD);
  const KladeCellRange all = { 0, 3, 0, 3 };

  g_assert_false (klade_journal_sheet_is_editable (desk->sheet, 0, 0, NULL));
  type (desk, 0, 0, "8");
  klade_journal_sheet_clear (desk->sheet, &all);
  klade_journal_sheet_fill_empty (desk->sheet, &all, "n");
  g_assert_cmpint (desk->n_refused, ==, 3);
  g_assert_false (can (desk, "can-undo"));
}

static void
test_term_marks (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  g_autofree char *proposal = NULL;

  g_assert_cmpint (klade_journal_sheet_get_work_id (desk->sheet, SEMESTER), ==,
                   KLADE_TERM_SEMESTER_2);
  type (desk, 0, 0, "8");
  type (desk, 1, 0, "6");
  klade_test_desk_assert_text (desk, 0, SEMESTER, "8");
  g_assert_true (klade_journal_sheet_get_look (desk->sheet, 0, SEMESTER) & KLADE_LOOK_PROPOSED);
  proposal = klade_journal_sheet_dup_sentence (desk->sheet, 0, SEMESTER);
  g_assert_nonnull (strstr (proposal, "proposed 8; average 8,00 of 1 mark"));

  type (desk, 0, SEMESTER, "9");
  klade_test_desk_assert_text (desk, 0, SEMESTER, "9");
  g_assert_false (klade_journal_sheet_get_look (desk->sheet, 0, SEMESTER) & KLADE_LOOK_PROPOSED);
  type (desk, 0, SEMESTER, "10");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, SEMESTER, "10");

  type (desk, 0, SEMESTER, "n");
  g_assert_cmpint (desk->n_refused, ==, 1);

  klade_journal_sheet_accept_proposals (desk->sheet, KLADE_TERM_SEMESTER_2);
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 1, SEMESTER, "6");
  g_assert_false (klade_journal_sheet_get_look (desk->sheet, 1, SEMESTER) & KLADE_LOOK_PROPOSED);
  g_assert_nonnull (desk->saved);

  undo (desk);
  g_assert_true (klade_journal_sheet_get_look (desk->sheet, 1, SEMESTER) & KLADE_LOOK_PROPOSED);
  undo (desk);
  klade_test_desk_assert_text (desk, 0, SEMESTER, "9");
  g_assert_cmpint (desk->n_conflicts, ==, 0);
}

/* Each is one step, marks and term marks together. */
static void
test_ranges (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  const KladeCellRange column = { 0, 3, 3, 3 };
  const KladeCellRange all = { 0, 3, 0, SEMESTER };
  const KladeCellRange tests = { 0, 3, 0, 0 };
  const KladeCellRange last = { 3, 3, 0, 0 };

  type (desk, 1, 3, "k");
  klade_journal_sheet_fill_empty (desk->sheet, &column, "n");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 3, "n");
  klade_test_desk_assert_text (desk, 1, 3, "k");
  g_assert_nonnull (desk->saved);

  type (desk, 0, 0, "7");
  klade_journal_sheet_fill_down (desk->sheet, &tests);
  type (desk, 2, 0, "4");
  klade_journal_sheet_fill_down (desk->sheet, &last); /* from the row above */
  type (desk, 0, SEMESTER, "7");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 1, 0, "7");
  klade_test_desk_assert_text (desk, 3, 0, "4");

  klade_journal_sheet_clear (desk->sheet, &all);
  klade_test_desk_settle (desk);
  for (int row = 0; row < 4; row++)
    {
      g_autofree char *texts = klade_test_desk_row (desk, row);

      g_assert_cmpstr (texts, ==, "||||");
      klade_test_desk_assert_text (desk, row, SEMESTER, "");
    }

  undo (desk);
  klade_test_desk_assert_text (desk, 3, 0, "4");
  klade_test_desk_assert_text (desk, 0, 3, "n");
  klade_test_desk_assert_text (desk, 0, SEMESTER, "7");
  redo (desk);
  klade_test_desk_assert_text (desk, 0, 3, "");
  g_assert_false (klade_journal_sheet_get_look (desk->sheet, 0, SEMESTER) & KLADE_LOOK_FLAGGED);
  undo (desk);
  undo (desk);
  undo (desk);
  klade_test_desk_assert_text (desk, 3, 0, "7");
  g_assert_cmpint (desk->n_refused, ==, 0);
}

/* @text is pasted at row, column; then the row has @after in its body. */
static const struct
{
  int row, column;
  const char *text;
  const char *after;
  const char *refused; /* a part of the sentence; NULL: none */
} pastes[] = {
  { 0, 0, "7", "7||||", NULL },
  { 0, 0, " 7 \r\n", "7||||", NULL },
  { 0, 0, "7\tn\t\t8", "7|n||8|", NULL },
  { 0, 0, "7;n;;8", "7|n||8|", NULL },
  { 0, 0, "\"7\"\t\"n\"", "7|n|||", NULL },
  { 0, 0, "11\tn\tx\t8", "|n||8|", "2 values were not pasted: “11”, “x”" },
  { 0, 2, "7\t8\tignored", "||7|8|", "1 value was not pasted: “ignored”" },
  { 0, 0, "\t\t\t\t\t\t\t\t\t9", "||||", "over the edge" },
  { 3, 0, "7\n8\n9", "7||||", "over the edge" },
  { 0, 0, "", "||||", NULL },
  { 0, 0, "\"7", "||||", "“\"7”" },
  { 0, 0, "a very long text that nobody could have meant", "||||", "“a very long text tha…”" },
  { 0, 0, "7,5", "||||", "“7,5”" },
  { 0, 0, "N/V", "nv||||", NULL },
  { 0, 0, "\xff", "||||", "1 value was not pasted" },
};

static void
test_paste (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);

  for (gsize i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      const KladeCellRange cell = { pastes[i].row, pastes[i].row, pastes[i].column,
                                    pastes[i].column };
      g_autofree char *after = NULL;

      g_test_message ("paste %d", (int) i);
      g_string_truncate (desk->refused, 0);
      klade_journal_sheet_paste (desk->sheet, &cell, pastes[i].text);
      after = klade_test_desk_row (desk, pastes[i].row);
      g_assert_cmpstr (after, ==, pastes[i].after);
      klade_test_desk_settle (desk);
      if (pastes[i].refused != NULL)
        g_assert_nonnull (strstr (desk->refused->str, pastes[i].refused));
      else
        g_assert_cmpstr (desk->refused->str, ==, "");

      while (can (desk, "can-undo"))
        undo (desk);
    }
}

/* A block comes back where it was copied from, and one value fills a selection. */
static void
test_copy_and_paste (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  const KladeCellRange block = { 0, 1, 0, AVERAGE };
  const KladeCellRange corner = { 0, 0, 0, 0 };
  const KladeCellRange square = { 2, 3, 0, 1 };
  g_autofree char *copied = NULL;

  type (desk, 0, 0, "8");
  type (desk, 1, 0, "n/6");
  type (desk, 0, 3, "k");
  copied = klade_journal_sheet_copy (desk->sheet, &block);
  g_assert_cmpstr (copied, ==, "8\t\t\tk\t8,00\nn/6\t\t\t\t6,00\n");

  klade_journal_sheet_clear (desk->sheet, &block);
  klade_test_desk_settle (desk);
  klade_journal_sheet_paste (desk->sheet, &corner, copied);
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 3, "k");
  klade_test_desk_assert_text (desk, 1, 0, "n/6");
  /* the averages came back by themselves: nothing of the block was refused */
  klade_test_desk_assert_text (desk, 0, AVERAGE, "8,00");

  klade_journal_sheet_paste (desk->sheet, &square, "5\n");
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 2, 1, "5");
  klade_test_desk_assert_text (desk, 3, 0, "5");
  klade_test_school_assert_sound (school, NULL);
}

static void
test_megabyte (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  const KladeCellRange corner = { 0, 0, 0, 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  clock_t start;

  while (text->len < 1024 * 1024)
    g_string_append (text, "x\ty\tz\n");
  start = clock ();
  klade_journal_sheet_paste (desk->sheet, &corner, text->str);
  g_assert_cmpint (clock () - start, <, CLOCKS_PER_SEC);
  g_assert_cmpint (desk->n_refused, ==, 1);
  g_assert_nonnull (strstr (desk->refused->str, "12 values were not pasted"));
}

/* Topic and homework, typed one after the other over the same page. */
static void
test_lessons (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  const KladePageLesson *lesson = &klade_journal_sheet_get_page (desk->sheet)->lessons[1];
  KladeLessonEdit topic = {
    .lesson_id = lesson->id,
    .revision = lesson->revision,
    .fields = KLADE_LESSON_FIELD_TOPIC,
    .topic = "Daļskaitļi",
  };
  KladeLessonEdit homework = {
    .lesson_id = lesson->id,
    .revision = lesson->revision,
    .fields = KLADE_LESSON_FIELD_HOMEWORK,
    .homework = "12. uzdevums",
    .homework_state = KLADE_HOMEWORK_SET,
  };
  int n_layouts = desk->n_layouts;

  klade_journal_sheet_save_lesson (desk->sheet, &topic);
  type (desk, 0, 1, "n");
  klade_journal_sheet_save_lesson (desk->sheet, &homework);
  klade_test_desk_settle (desk);
  lesson = &klade_journal_sheet_get_page (desk->sheet)->lessons[1];
  g_assert_cmpstr (lesson->topic, ==, "Daļskaitļi");
  g_assert_cmpstr (lesson->homework, ==, "12. uzdevums");
  g_assert_true (klade_journal_sheet_get_column (desk->sheet, 1)->has_topic);
  g_assert_cmpint (desk->n_layouts, >, n_layouts);
  klade_test_desk_assert_text (desk, 0, 1, "n");

  undo (desk);
  undo (desk);
  undo (desk);
  lesson = &klade_journal_sheet_get_page (desk->sheet)->lessons[1];
  g_assert_cmpstr (lesson->topic, ==, "");
  klade_test_desk_assert_text (desk, 0, 1, "");

  klade_journal_sheet_split_lesson (desk->sheet, school->lessons[1], 3);
  klade_test_desk_settle (desk);
  g_assert_cmpint (klade_journal_sheet_get_n_body_columns (desk->sheet), ==, 5);
  undo (desk);
  g_assert_cmpint (klade_journal_sheet_get_n_body_columns (desk->sheet), ==, 4);
  g_assert_cmpint (desk->n_refused, ==, 0);
}

static void
test_hidden_lessons (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  const KladePageLesson *lesson = &klade_journal_sheet_get_page (desk->sheet)->lessons[1];
  const KladeLessonEdit hide = {
    .lesson_id = lesson->id,
    .revision = lesson->revision,
    .fields = KLADE_LESSON_FIELD_HIDDEN,
    .is_hidden = TRUE,
  };

  klade_journal_sheet_save_lesson (desk->sheet, &hide);
  klade_test_desk_settle (desk);
  g_assert_cmpint (klade_journal_sheet_get_n_body_columns (desk->sheet), ==, 3);
  klade_journal_sheet_set_shows_hidden (desk->sheet, TRUE);
  klade_test_desk_settle (desk);
  g_assert_cmpint (klade_journal_sheet_get_n_body_columns (desk->sheet), ==, 4);
  g_assert_true (klade_journal_sheet_get_look (desk->sheet, 0, 1) & KLADE_LOOK_HIDDEN);
  undo (desk);
  g_assert_false (klade_journal_sheet_get_look (desk->sheet, 0, 1) & KLADE_LOOK_HIDDEN);
}

static void
test_closed_term (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) deputy = klade_test_desk_new (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeTestDesk) teacher = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  g_autofree char *why_not = NULL;

  klade_journal_sheet_close_term (deputy->sheet, KLADE_TERM_SEMESTER_2, TRUE);
  klade_test_desk_settle (deputy);
  g_assert_true (klade_journal_sheet_get_look (deputy->sheet, 0, 0) & KLADE_LOOK_CLOSED);

  klade_test_desk_poll (teacher);
  g_assert_false (klade_journal_sheet_is_editable (teacher->sheet, 0, 0, &why_not));
  g_assert_true (g_str_has_prefix (why_not, "Closed on 05.03. ("));
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : 1;
}

/* A typed mark is on the screen within the frame, and stored before the next key. */
static void
test_speed (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  gint64 shown[60];
  gint64 stored[60];

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      gint64 start = g_get_monotonic_time ();

      type (desk, (int) i % 4, 0, i / 4 % 2 == 0 ? "7" : "8");
      shown[i] = g_get_monotonic_time () - start;
      while (klade_journal_sheet_get_n_unsaved (desk->sheet) > 0)
        g_main_context_iteration (NULL, TRUE);
      stored[i] = g_get_monotonic_time () - start;
    }

  qsort (shown, G_N_ELEMENTS (shown), sizeof *shown, compare_times);
  qsort (stored, G_N_ELEMENTS (stored), sizeof *stored, compare_times);
  g_test_message ("shown: median %d us, p95 %d us; stored: median %d us, p95 %d us",
                  (int) shown[30], (int) shown[57], (int) stored[30], (int) stored[57]);
  g_assert_cmpint (shown[30], <, 8000);
  g_assert_cmpint (stored[30], <, 200000);
}

int
main (int argc, char **argv)
{
  g_setenv ("KLADE_LANGUAGE", "en", TRUE);
  klade_i18n_init ();
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/sheet-edit/typing", test_typing);
  klade_test_add ("/sheet-edit/fast-typing", test_fast_typing);
  klade_test_add ("/sheet-edit/first-marks-make-a-work", test_first_marks_make_a_work);
  klade_test_add ("/sheet-edit/absences", test_absences);
  klade_test_add ("/sheet-edit/refusals", test_refusals);
  klade_test_add ("/sheet-edit/reader", test_reader);
  klade_test_add ("/sheet-edit/term-marks", test_term_marks);
  klade_test_add ("/sheet-edit/ranges", test_ranges);
  klade_test_add ("/sheet-edit/paste", test_paste);
  klade_test_add ("/sheet-edit/copy-and-paste", test_copy_and_paste);
  klade_test_add ("/sheet-edit/megabyte", test_megabyte);
  klade_test_add ("/sheet-edit/lessons", test_lessons);
  klade_test_add ("/sheet-edit/hidden-lessons", test_hidden_lessons);
  klade_test_add ("/sheet-edit/closed-term", test_closed_term);
  klade_test_add ("/sheet-edit/speed", test_speed);

  return g_test_run ();
}
