/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Summary journals and transcripts: a class's year as it was, a stage's marks. */
#include "klade-promotion.h"
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
  self->session = klade_test_school_sign_in (self->school, KLADE_ROLE_DEPUTY);
}

static void
tear_down (Desk *self)
{
  g_assert_finalize_object (self->session);
  klade_test_school_free (self->school);
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
  g_assert_nonnull (record);
  g_assert_cmpuint (klade_test_paper_n_rows (record, list), >, index);
  return g_ptr_array_index (klade_paper_record_get_rows (record, list), index);
}

static KladePaper *
read_summary (Desk *desk, gint64 class_id)
{
  return klade_test_paper_read (desk->session, (KladeTestPaper){
                                                   .kind = KLADE_PAPER_SUMMARY_JOURNAL,
                                                   .class_id = class_id,
                                               });
}

static const KladePaperRecord *
find_pupil (const KladePaper *paper, const char *name)
{
  return klade_test_paper_row (klade_paper_get_record (paper, 0), "pupils", "name", name);
}

static void
test_marks_and_legend (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *journal;
  const gint64 *pupils;

  set_up (&desk, place);
  pupils = desk.school->pupils_a;
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[0], 1, "7");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[0], 2, "8");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[0], 3, "8");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[1], 3, "nv");
  klade_test_paper_mark (desk.school, desk.school->hour_a, pupils[1], 3, "i");
  paper = read_summary (&desk, desk.school->class_a);

  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 1);
  g_assert_cmpstr (klade_paper_get_record_name (paper, 0), ==, "7.a");
  journal = klade_paper_get_record (paper, 0);
  g_assert_cmpuint (klade_test_paper_n_rows (journal, "subjects"), ==, 2);
  g_assert_cmpuint (klade_test_paper_n_rows (journal, "pupils"), ==, 4);
  for (guint i = 0; i < 4; i++) /* a cell for each subject */
    g_assert_cmpuint (klade_test_paper_n_rows (get_row (journal, "pupils", i), "marks"), ==, 2);
  g_assert_cmpstr (
      get (klade_test_paper_row (journal, "subjects", "subject", "Matemātika"), "teachers"), ==,
      "teacher Kalniņa");

  g_assert_cmpstr (get (get_row (journal, "subjects", 1), "subject"), ==, "Matemātika");
  g_assert_cmpstr (get (get_row (get_row (journal, "pupils", 0), "marks", 1), "semester_1"), ==,
                   "7");
  g_assert_cmpstr (get (get_row (get_row (journal, "pupils", 0), "marks", 1), "year"), ==, "8");
  g_assert_cmpstr (get (get_row (journal, "pupils", 0), "average"), ==, "8,00");
  g_assert_cmpstr (get (get_row (get_row (journal, "pupils", 1), "marks", 1), "year"), ==, "nv");

  g_assert_cmpuint (klade_test_paper_n_rows (journal, "legend"), ==, 2);
  g_assert_nonnull (klade_test_paper_row (journal, "legend", "sign", "nv"));
  g_assert_nonnull (klade_test_paper_row (journal, "legend", "sign", "i"));
  g_assert_true (klade_test_paper_tells (paper, 0, "Āboliņa Cilda"));
  g_assert_true (klade_test_paper_tells (paper, 0, "4 pupils"));
  tear_down (&desk);
}

/* Bruno goes from 7.b to 7.a in January: each class has of him what was its own. */
static void
test_changed_class (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) from = NULL;
  g_autoptr (KladePaper) to = NULL;
  const KladePaperRecord *row;
  gint64 pupil, order, programme;

  set_up (&desk, place);
  pupil = desk.school->pupils_b[1];
  programme = klade_test_paper_new_row (
      desk.school,
      "INSERT INTO programme (code, name) VALUES ('2101561%d', 'Speciālā')"
      " RETURNING id",
      1);
  klade_test_paper_sql (desk.school,
                        "UPDATE school_class SET programme_id = " I64 " WHERE id = " I64, programme,
                        desk.school->class_b);
  order = klade_test_paper_new_row (desk.school,
                                    "INSERT INTO school_order (number, ordered_on, kind)"
                                    " VALUES ('1-5/%d', '2026-01-09', 'transfer') RETURNING id",
                                    3);
  klade_test_paper_mark (desk.school, desk.school->math_b, pupil, 1, "5");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupil, 2, "9");
  klade_test_paper_sql (desk.school,
                        "UPDATE enrolment SET valid_to = '2026-01-11', order_out_id = " I64
                        " WHERE pupil_id = " I64,
                        order, pupil);
  klade_test_paper_sql (desk.school,
                        "INSERT INTO enrolment (pupil_id, class_id, valid_from, order_in_id)"
                        " VALUES (" I64 ", " I64 ", '2026-01-12', " I64 ")",
                        pupil, desk.school->class_a, order);

  from = read_summary (&desk, desk.school->class_b);
  row = find_pupil (from, "Bērziņa Bruno");
  g_assert_cmpstr (get (row, "number"), ==, "2");
  g_assert_cmpstr (get (get_row (row, "marks", 0), "semester_1"), ==, "5");
  g_assert_cmpstr (get (get_row (row, "marks", 0), "semester_2"), ==, "");
  g_assert_cmpstr (get (row, "note"), ==, "to 7.a after 11.01.2026.; order 1-5/3, 09.01.2026.");
  g_assert_cmpstr (get (row, "decision"), ==, "went to class 7.a");
  g_assert_cmpstr (get (row, "decision.order"), ==, "1-5/3, 09.01.2026.");

  to = read_summary (&desk, desk.school->class_a);
  row = find_pupil (to, "Bērziņa Bruno");
  g_assert_cmpstr (get (get_row (row, "marks", 0), "semester_1"), ==, "5");
  g_assert_cmpstr (get (get_row (row, "marks", 0), "semester_2"), ==, "9");
  g_assert_cmpstr (get (row, "note"), ==,
                   "from 7.b on 12.01.2026.; there programme 21015611; order 1-5/3, 09.01.2026.");
  tear_down (&desk);
}

static void
test_left_and_renamed (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const gint64 *pupils;

  set_up (&desk, place);
  pupils = desk.school->pupils_a;
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[3], 1, "5");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[0], 1, "5");
  klade_test_paper_sql (
      desk.school, "UPDATE enrolment SET valid_to = '2025-11-28' WHERE pupil_id = " I64, pupils[3]);
  klade_test_paper_sql (desk.school,
                        "INSERT INTO person_name (person_id, surname, given_name, valid_from,"
                        " valid_to) VALUES (" I64 ", 'Zīle', 'Anna', '2018-01-01', '2026-01-31')",
                        pupils[0]);
  paper = read_summary (&desk, desk.school->class_a);
  g_assert_cmpstr (get (find_pupil (paper, "Āboliņa Anna"), "note"), ==,
                   "Zīle Anna until 31.01.2026.");
  g_assert_cmpstr (get (find_pupil (paper, "Āboliņa Dainis"), "note"), ==, "left on 28.11.2025.");
  g_assert_cmpstr (get (find_pupil (paper, "Āboliņa Dainis"), "decision"), ==,
                   klade_promotion_decision_name (KLADE_PROMOTION_LEFT));
  g_assert_cmpstr (get (get_row (find_pupil (paper, "Āboliņa Dainis"), "marks", 0), "semester_1"),
                   ==, "");
  g_assert_cmpstr (get (get_row (find_pupil (paper, "Āboliņa Anna"), "marks", 0), "semester_1"), ==,
                   "5");
  g_assert_true (klade_test_paper_tells (paper, 0, "no year marks yet"));
  tear_down (&desk);
}

/* ---- transcripts ---- */

static void
make_last_grade (Desk *desk)
{
  klade_test_paper_sql (desk->school,
                        "UPDATE school_class SET grade = 9, name = '9.a' WHERE id = " I64,
                        desk->school->class_a);
}

static KladePaper *
read_transcripts (Desk *desk, gint64 class_id)
{
  return klade_test_paper_read (
      desk->session, (KladeTestPaper){ .kind = KLADE_PAPER_TRANSCRIPT, .class_id = class_id });
}

static void
test_transcript (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy, *row;
  const gint64 *pupils;

  set_up (&desk, place);
  make_last_grade (&desk);
  pupils = desk.school->pupils_a;
  klade_test_paper_sql (desk.school, "UPDATE journal SET lessons_planned = 175 WHERE id = " I64,
                        desk.school->math_a);
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[0], 3, "7");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[0], 4, "64%");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[0], 6, "8");
  klade_test_paper_mark (desk.school, desk.school->math_a, pupils[1], 3, "9");
  /* The certificate that it belongs to; a spoiled one is none. */
  for (int state = 1; state <= 3; state += 2)
    klade_test_paper_sql (desk.school,
                          "INSERT INTO issued_document (kind, pupil_id, series, number,"
                          " registration_no, issued_on, state, changed_by, changed_at)"
                          " VALUES (1, " I64 ", 'PA', '00123%d', '%d', '2026-03-05', %d, " I64
                          ", 1)",
                          pupils[0], state, state, state, desk.school->other_teacher);
  paper = read_transcripts (&desk, 0);

  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 4); /* 7.b is no last grade */
  copy = klade_test_paper_find (paper, pupils[0]);
  g_assert_cmpstr (get (copy, "document.series"), ==, "PA");
  g_assert_cmpstr (get (copy, "document.number"), ==, "001231");
  g_assert_cmpstr (get (copy, "document.registration_no"), ==, "1");
  g_assert_cmpstr (get (copy, "document.issued_on"), ==, "05.03.2026.");
  g_assert_cmpstr (get (klade_test_paper_find (paper, pupils[1]), "document.number"), ==, "");
  g_assert_cmpuint (klade_test_paper_n_rows (copy, "subjects"), ==, 1);
  row = get_row (copy, "subjects", 0);
  g_assert_cmpstr (get (row, "subject"), ==, "Matemātika");
  g_assert_cmpstr (get (row, "mark"), ==, "8");
  g_assert_cmpstr (get (row, "mark.words"), ==,
                   klade_mark_name ((KladeMark){ KLADE_MARK_POINTS, 8 }));
  g_assert_cmpstr (get (row, "lessons"), ==, "175");
  g_assert_cmpstr (get (get_row (copy, "exams", 0), "mark"), ==, "64%");
  g_assert_true (klade_paper_can_print (paper, 0));
  g_assert_cmpstr (get (get_row (klade_test_paper_find (paper, pupils[1]), "subjects", 0), "mark"),
                   ==, "9"); /* without a final mark the year's */
  g_assert_false (klade_paper_can_print (paper, 2));
  g_assert_true (klade_test_paper_tells (paper, 2, "neither a year mark"));
  tear_down (&desk);
}

static void
test_transcript_of_another_grade (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;

  set_up (&desk, place);
  klade_test_paper_mark (desk.school, desk.school->math_b, desk.school->pupils_b[0], 3, "7");
  paper = read_transcripts (&desk, desk.school->class_b);
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 4);
  g_assert_false (klade_paper_can_print (paper, 0));
  g_assert_true (klade_test_paper_tells (paper, 0, "after grades 9 and 12"));
  tear_down (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/paper/year/marks", test_marks_and_legend);
  klade_test_add ("/school/paper/year/changed-class", test_changed_class);
  klade_test_add ("/school/paper/year/left-and-renamed", test_left_and_renamed);
  klade_test_add ("/school/paper/year/transcript", test_transcript);
  klade_test_add ("/school/paper/year/other-grade", test_transcript_of_another_grade);

  return g_test_run ();
}
