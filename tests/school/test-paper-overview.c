/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Class overviews: levels, averages, absences by month, and whom they name. */
#include "klade-cell-value.h"
#include "klade-test-paper.h"

#include <string.h>

#define I64 "%" G_GINT64_FORMAT

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session;
} Desk;

static void
set_up (Desk *self, KladeTestPlace *place)
{
  self->school = klade_test_school_new (place);
  self->session = klade_test_school_sign_in (self->school, KLADE_ROLE_CLASS_TEACHER);
}

static void
tear_down (Desk *self)
{
  g_assert_finalize_object (self->session);
  klade_test_school_free (self->school);
}

static KladePaper *
read_overview (Desk *desk, int term)
{
  return klade_test_paper_read (desk->session, (KladeTestPaper){ .kind = KLADE_PAPER_CLASS_OVERVIEW,
                                                                 .class_id = desk->school->class_a,
                                                                 .term = term });
}

static const char *
get (const KladePaperRecord *record, const char *field)
{
  g_assert_nonnull (record);
  return klade_paper_record_get (record, field);
}

static const KladePaperRecord *
get_row (const KladePaperRecord *record, const char *list, guint index)
{
  g_assert_cmpuint (klade_test_paper_n_rows (record, list), >, index);
  return g_ptr_array_index (klade_paper_record_get_rows (record, list), index);
}

static void
mark (Desk *desk, guint pupil, int term, const char *value)
{
  klade_test_paper_mark (desk->school, desk->school->math_a, desk->school->pupils_a[pupil], term,
                         value);
}

/* In a lesson of March, from the 2nd on. */
static void
give (Desk *desk, guint pupil, const char *value)
{
  const KladeTestSchool *school = desk->school;

  klade_test_paper_sql (desk->school,
                        "INSERT INTO mark (work_id, lesson_id, journal_id, class_id, pupil_id,"
                        " value, entered_by, entered_at, changed_by, changed_at) VALUES (" I64
                        ", " I64 ", " I64 ", " I64 ", " I64 ", '%s', " I64 ", 1, " I64 ", 1)",
                        school->work_id, school->lessons[0], school->math_a, school->class_a,
                        school->pupils_a[pupil], value, school->other_teacher,
                        school->other_teacher);
}

static void
miss (Desk *desk, guint pupil, int lesson, int code)
{
  const KladeTestSchool *school = desk->school;

  klade_test_paper_sql (desk->school,
                        "INSERT INTO absence (lesson_id, journal_id, class_id, pupil_id, code,"
                        " entered_by, entered_at, changed_by, changed_at) VALUES (" I64 ", " I64
                        ", " I64 ", " I64 ", %d, " I64 ", 1, " I64 ", 1)",
                        school->lessons[lesson], school->math_a, school->class_a,
                        school->pupils_a[pupil], code, school->other_teacher,
                        school->other_teacher);
}

static void
assert_levels (const KladePaperRecord *row, const char *const expected[5])
{
  static const char *const fields[] = { "high", "optimal", "sufficient", "insufficient",
                                        "without" };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (get (row, fields[i]), ==, expected[i]);
}

static void
test_levels_and_averages (KladeTestPlace *place)
{
  static const char *const levels[] = { "1", "", "1", "1", "1" };
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy, *row;

  set_up (&desk, place);
  mark (&desk, 0, 1, "9");
  mark (&desk, 1, 1, "3");
  mark (&desk, 2, 1, "4");
  mark (&desk, 3, 1, "nv");
  mark (&desk, 0, 2, "1"); /* of another term */
  paper = read_overview (&desk, 1);

  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 1);
  copy = klade_paper_get_record (paper, 0);
  g_assert_cmpstr (get (copy, "class"), ==, "7.a");
  g_assert_cmpstr (get (copy, "n_pupils"), ==, "4");
  g_assert_cmpstr (get (copy, "n_term_marks"), ==, "3");
  g_assert_cmpstr (get (copy, "average"), ==, "5,33");
  g_assert_cmpstr (get (copy, "n_insufficient"), ==, "1");
  g_assert_cmpstr (get (copy, "n_excellent"), ==, "1");
  g_assert_cmpstr (get (copy, "n_interim"), ==, "");

  row = klade_test_paper_row (copy, "subjects", "subject", "Matemātika");
  g_assert_cmpstr (get (row, "average"), ==, "5,33");
  g_assert_cmpstr (get (row, "teachers"), ==, "teacher Kalniņa");
  assert_levels (row, levels);

  g_assert_cmpuint (klade_test_paper_n_rows (copy, "averages"), ==, 7);
  g_assert_cmpstr (get (get_row (copy, "averages", 0), "n_pupils"), ==, "1");
  g_assert_cmpstr (get (get_row (copy, "averages", 1), "n_pupils"), ==, "1");
  g_assert_cmpstr (get (get_row (copy, "averages", 2), "n_pupils"), ==, "0");
  g_assert_cmpstr (get (get_row (copy, "averages", 6), "n_pupils"), ==, "1");
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "letters"), ==, 0);
  tear_down (&desk);
}

static void
test_who_is_named (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy, *row;

  set_up (&desk, place);
  mark (&desk, 0, 1, "9");
  mark (&desk, 1, 1, "3");
  mark (&desk, 2, 1, "10");
  klade_test_paper_mark (desk.school, desk.school->hour_a, desk.school->pupils_a[1], 1, "ni");
  paper = read_overview (&desk, 1);
  copy = klade_paper_get_record (paper, 0);

  g_assert_cmpuint (klade_test_paper_n_rows (copy, "insufficient"), ==, 1);
  row = get_row (copy, "insufficient", 0);
  g_assert_cmpstr (get (row, "name"), ==, "Āboliņa Bruno");
  g_assert_cmpstr (get (row, "count"), ==, "2");
  g_assert_nonnull (strstr (get (row, "subjects"), "Matemātika 3"));
  g_assert_nonnull (strstr (get (row, "subjects"), " ni"));

  /* Dainis alone has no mark where the others have one. */
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "unassessed"), ==, 1);
  row = get_row (copy, "unassessed", 0);
  g_assert_cmpstr (get (row, "name"), ==, "Āboliņa Dainis");
  g_assert_cmpstr (get (row, "subjects"), ==, "Matemātika");

  /* The best first. */
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "excellent"), ==, 2);
  g_assert_cmpstr (get (get_row (copy, "excellent", 0), "name"), ==, "Āboliņa Cilda");
  g_assert_cmpstr (get (get_row (copy, "excellent", 0), "average"), ==, "10,00");
  g_assert_cmpstr (get (get_row (copy, "excellent", 1), "name"), ==, "Āboliņa Anna");
  tear_down (&desk);
}

/* Where most have none, the subject is named and nobody in the class. */
static void
test_most_have_none (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy;

  set_up (&desk, place);
  mark (&desk, 0, 1, "9");
  for (int i = 0; i < 3; i++)
    klade_test_paper_mark (desk.school, desk.school->hour_a, desk.school->pupils_a[i], 1, "i");
  paper = read_overview (&desk, 1);
  copy = klade_paper_get_record (paper, 0);

  g_assert_cmpstr (get (copy, "unmarked"), ==, "Matemātika");
  g_assert_null (klade_test_paper_row (copy, "unassessed", "subjects", "Matemātika"));
  g_assert_cmpstr (
      get (klade_test_paper_row (copy, "subjects", "subject", "Matemātika"), "without"), ==, "3");
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "excellent"), ==, 1);
  g_assert_nonnull (klade_test_paper_row (copy, "subjects", "other", "i 3"));
  tear_down (&desk);
}

/* 5 March: the second semester runs, nobody has its mark yet. */
static void
test_marks_so_far (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  g_autoptr (KladePaper) closed = NULL;
  const KladePaperRecord *row;

  set_up (&desk, place);
  give (&desk, 0, "9");
  give (&desk, 1, "2");
  give (&desk, 2, "nv");
  paper = read_overview (&desk, 2);
  row =
      klade_test_paper_row (klade_paper_get_record (paper, 0), "subjects", "subject", "Matemātika");
  g_assert_cmpstr (get (row, "interim"), ==, "*");
  g_assert_cmpstr (get (row, "n_marks"), ==, "2"); /* nv is no mark */
  g_assert_cmpstr (get (row, "high"), ==, "1");
  g_assert_cmpstr (get (row, "insufficient"), ==, "1");
  g_assert_cmpstr (get (row, "without"), ==, "2");
  g_assert_cmpstr (get (klade_paper_get_record (paper, 0), "n_interim"), ==, "1");
  g_assert_nonnull (klade_test_paper_row (klade_paper_get_record (paper, 0), "insufficient",
                                          "subjects", "Matemātika 2*"));

  mark (&desk, 0, 2, "8"); /* one is enough: proposals stand back */
  closed = read_overview (&desk, 2);
  row = klade_test_paper_row (klade_paper_get_record (closed, 0), "subjects", "subject",
                              "Matemātika");
  g_assert_cmpstr (get (row, "interim"), ==, "");
  g_assert_cmpstr (get (row, "optimal"), ==, "1");
  g_assert_cmpstr (get (row, "insufficient"), ==, "");
  g_assert_cmpstr (get (row, "without"), ==, "3");
  tear_down (&desk);
}

static void
test_letters (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy, *row;

  set_up (&desk, place);
  klade_test_paper_sql (desk.school, "UPDATE journal SET scale = %d WHERE id = " I64,
                        KLADE_SCALE_LEVELS, desk.school->math_a);
  mark (&desk, 0, 1, "P");
  mark (&desk, 1, 1, "A");
  mark (&desk, 2, 1, "S");
  mark (&desk, 3, 1, "A");
  paper = read_overview (&desk, 1);
  copy = klade_paper_get_record (paper, 0);

  g_assert_null (klade_test_paper_row (copy, "subjects", "subject", "Matemātika"));
  row = klade_test_paper_row (copy, "letter_subjects", "subject", "Matemātika");
  g_assert_cmpstr (get (row, "p"), ==, "1");
  g_assert_cmpstr (get (row, "a"), ==, "2");
  g_assert_cmpstr (get (row, "t"), ==, "");
  g_assert_cmpstr (get (row, "s"), ==, "1");
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "averages"), ==, 0);
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "letters"), ==, 4);
  g_assert_cmpstr (get (get_row (copy, "letters", 1), "letter"), ==, "A");
  g_assert_cmpstr (get (get_row (copy, "letters", 1), "n_term_marks"), ==, "2");
  g_assert_cmpstr (get (copy, "average"), ==, "");
  g_assert_nonnull (klade_test_paper_row (copy, "excellent", "name", "Āboliņa Anna"));
  g_assert_nonnull (klade_test_paper_row (copy, "insufficient", "subjects", "Matemātika S"));
  tear_down (&desk);
}

static void
test_absences (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  g_autoptr (KladePaper) year = NULL;
  const KladePaperRecord *copy, *row;

  set_up (&desk, place);
  for (int i = 0; i < 3; i++)
    miss (&desk, 1, i, 1);
  miss (&desk, 0, 0, 1);
  miss (&desk, 2, 0, 2); /* late is not absent */
  klade_test_paper_sql (desk.school,
                        "INSERT INTO justification (pupil_id, first_day, last_day, excuse,"
                        " entered_by, entered_at) VALUES (" I64
                        ", '2026-03-02', '2026-03-03', %d, " I64 ", 1)",
                        desk.school->pupils_a[1], KLADE_EXCUSE_ILLNESS, desk.school->other_teacher);
  paper = read_overview (&desk, 2);
  copy = klade_paper_get_record (paper, 0);

  g_assert_cmpstr (get (copy, "absence.total"), ==, "4");
  g_assert_cmpstr (get (copy, "absence.excused"), ==, "2");
  g_assert_cmpstr (get (copy, "absence.unexcused"), ==, "2");
  g_assert_cmpstr (get (copy, "absence.late"), ==, "1");
  g_assert_cmpstr (get (copy, "absence.per_pupil"), ==, "1,0");
  row = get_row (copy, "months", klade_test_paper_n_rows (copy, "months") - 1);
  g_assert_cmpstr (get (row, "month"), ==, "Mar");
  g_assert_cmpstr (get (row, "excused"), ==, "2");
  g_assert_cmpstr (get (row, "unexcused"), ==, "2");

  g_assert_cmpuint (klade_test_paper_n_rows (copy, "absentees"), ==, 2);
  row = get_row (copy, "absentees", 0);
  g_assert_cmpstr (get (row, "name"), ==, "Āboliņa Bruno");
  g_assert_cmpstr (get (row, "total"), ==, "3");
  g_assert_cmpstr (get (row, "unexcused"), ==, "1");
  g_assert_cmpstr (get (get_row (copy, "absentees", 1), "most"), ==, "3");

  /* September to March, and nothing before. */
  year = read_overview (&desk, 3);
  copy = klade_paper_get_record (year, 0);
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "months"), ==, 7);
  g_assert_cmpstr (get (get_row (copy, "months", 0), "total"), ==, "0");
  g_assert_cmpstr (get (get_row (copy, "months", 6), "total"), ==, "4");
  tear_down (&desk);
}

static void
test_nothing_yet (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy;

  set_up (&desk, place);
  paper = read_overview (&desk, 1);
  copy = klade_paper_get_record (paper, 0);

  g_assert_true (klade_paper_can_print (paper, 0));
  g_assert_true (klade_test_paper_tells (paper, 0, "no marks of this term"));
  g_assert_cmpstr (get (copy, "n_named"), ==, "");
  g_assert_cmpstr (get (copy, "unmarked"), ==, "");
  g_assert_cmpstr (get (copy, "absence.per_pupil"), ==, "0,0");
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "averages"), ==, 0);
  tear_down (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/paper/overview/levels", test_levels_and_averages);
  klade_test_add ("/school/paper/overview/named", test_who_is_named);
  klade_test_add ("/school/paper/overview/most-have-none", test_most_have_none);
  klade_test_add ("/school/paper/overview/so-far", test_marks_so_far);
  klade_test_add ("/school/paper/overview/letters", test_letters);
  klade_test_add ("/school/paper/overview/absences", test_absences);
  klade_test_add ("/school/paper/overview/nothing-yet", test_nothing_yet);

  return g_test_run ();
}
