/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Report cards: marks from wherever they were given, levels, absences, decisions, and what is
 * missing. */
#include "klade-school-journal.h"
#include "klade-school-year-turn.h"
#include "klade-test-paper.h"

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
  self->session = klade_test_school_sign_in (self->school, KLADE_ROLE_SECRETARY);
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
find_mathematics (const KladePaper *paper, gint64 pupil_id)
{
  const KladePaperRecord *card = klade_test_paper_find (paper, pupil_id);

  g_assert_nonnull (card);
  return klade_test_paper_row (card, "subjects", "subject", "Matemātika");
}

static void
test_semester (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *card;

  set_up (&desk, place);
  klade_test_paper_sql (desk.school, "UPDATE journal SET lessons_planned = 140 WHERE id = " I64,
                        desk.school->math_a);
  klade_test_paper_mark (desk.school, desk.school->math_a, desk.school->pupils_a[0], 1, "7");
  klade_test_paper_mark (desk.school, desk.school->math_a, desk.school->pupils_a[1], 1, "nv");
  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD,
                                                                 .class_id = desk.school->class_a,
                                                                 .term = 1 });
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 4);
  g_assert_cmpstr (klade_paper_get_record_name (paper, 0), ==, "7.a Āboliņa Anna");
  card = klade_test_paper_find (paper, desk.school->pupils_a[0]);
  g_assert_cmpstr (get (card, "pupil.name"), ==, "Anna Āboliņa");
  g_assert_cmpstr (get (card, "pupil.number"), ==, "1");
  g_assert_cmpstr (get (card, "class"), ==, "7.a");
  g_assert_cmpstr (get (card, "school.name"), ==, "Testa pamatskola");
  g_assert_cmpstr (get (card, "school.year"), ==, "2025./2026.");
  g_assert_cmpstr (get (card, "school.head"), ==, "head Kalniņa");
  g_assert_cmpstr (get (card, "today"), ==, "05.03.2026.");
  g_assert_cmpstr (get (card, "decision"), ==, "");
  g_assert_cmpuint (klade_test_paper_n_rows (card, "subjects"), ==, 1); /* nobody marks the hour */
  g_assert_cmpuint (klade_test_paper_n_rows (card, "absences"), ==, 1);
  g_assert_cmpstr (get (find_mathematics (paper, desk.school->pupils_a[0]), "semester_1"), ==, "7");
  g_assert_cmpstr (get (find_mathematics (paper, desk.school->pupils_a[0]), "lessons"), ==, "140");
  g_assert_cmpstr (get (find_mathematics (paper, desk.school->pupils_a[0]), "kind"), ==, "");
  g_assert_cmpstr (get (find_mathematics (paper, desk.school->pupils_a[1]), "semester_1"), ==,
                   "nv");

  g_assert_false (klade_test_paper_tells (paper, 0, "Matemātika"));
  g_assert_true (klade_test_paper_tells (paper, 1, "nv"));
  g_assert_true (klade_test_paper_tells (paper, 2, "has no mark"));
  g_assert_true (klade_test_paper_tells (paper, -1, "not closed"));
  g_assert_nonnull (klade_paper_get_explanation (paper, 0, "programme.code", NULL));
  g_assert_nonnull (klade_paper_get_explanation (paper, 0, "school.registration_no", NULL));
  g_assert_null (klade_paper_get_explanation (paper, 0, "school.head", NULL));
  g_assert_true (klade_paper_can_print (paper, 2));
  tear_down (&desk);
}

static void
test_no_marks_at_all (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;

  set_up (&desk, place);
  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD,
                                                                 .class_id = desk.school->class_b,
                                                                 .term = 1 });
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 4);
  g_assert_true (klade_test_paper_tells (paper, 3, "no subjects"));
  g_assert_nonnull (
      strstr (klade_paper_get_explanation (paper, 0, "class.teacher", NULL), "no class teacher"));
  g_assert_false (klade_paper_can_print (paper, 3));
  tear_down (&desk);
}

/* Anna of 7.b goes to 7.a on 12 January with the mark that 7.b gave her. */
static void
test_changed_class (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) first = NULL;
  g_autoptr (KladePaper) second = NULL;
  gint64 pupil;

  set_up (&desk, place);
  pupil = desk.school->pupils_b[0];
  klade_test_paper_mark (desk.school, desk.school->math_b, pupil, 1, "8");
  klade_test_paper_mark (desk.school, desk.school->math_a, desk.school->pupils_a[0], 1, "7");
  klade_test_paper_sql (
      desk.school, "UPDATE enrolment SET valid_to = '2026-01-11' WHERE pupil_id = " I64, pupil);
  klade_test_paper_sql (desk.school,
                        "INSERT INTO enrolment (pupil_id, class_id, valid_from) VALUES (" I64
                        ", " I64 ", '2026-01-12')",
                        pupil, desk.school->class_a);

  first = klade_test_paper_read (desk.session,
                                 (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .term = 1 });
  g_assert_cmpstr (get (klade_test_paper_find (first, pupil), "class"), ==, "7.b");
  g_assert_cmpstr (get (find_mathematics (first, pupil), "semester_1"), ==, "8");

  second = klade_test_paper_read (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .pupil_id = pupil, .term = 3 });
  g_assert_cmpint (klade_paper_get_n_records (second), ==, 1);
  g_assert_cmpstr (get (klade_test_paper_find (second, pupil), "class"), ==, "7.a");
  g_assert_cmpstr (get (klade_test_paper_find (second, pupil), "pupil.number"), ==, "5");
  g_assert_cmpstr (get (find_mathematics (second, pupil), "semester_1"), ==, "8");
  g_assert_true (klade_test_paper_tells (second, 0, "Matemātika")); /* no year mark */

  /* What the new class gave goes before. */
  klade_test_paper_mark (desk.school, desk.school->math_a, pupil, 1, "6");
  g_clear_pointer (&second, klade_paper_unref);
  second = klade_test_paper_read (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .pupil_id = pupil, .term = 3 });
  g_assert_cmpstr (get (find_mathematics (second, pupil), "semester_1"), ==, "6");
  tear_down (&desk);
}

static void
test_changed_name (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) then = NULL;
  g_autoptr (KladePaper) now = NULL;
  gint64 pupil;

  set_up (&desk, place);
  pupil = desk.school->pupils_a[0];
  klade_test_paper_mark (desk.school, desk.school->math_a, pupil, 1, "8");
  klade_test_paper_sql (desk.school,
                        "INSERT INTO person_name (person_id, surname, given_name, valid_from,"
                        " valid_to) VALUES (" I64 ", 'Zīle', 'Anna', '2018-01-01', '2026-01-31')",
                        pupil);
  klade_test_paper_sql (desk.school,
                        "INSERT INTO person_name (person_id, surname, given_name, valid_from)"
                        " VALUES (" I64 ", 'Āboliņa', 'Anna', '2026-02-01')",
                        pupil);

  then = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD,
                                                                .class_id = desk.school->class_a,
                                                                .term = 1 });
  g_assert_cmpstr (get (klade_test_paper_find (then, pupil), "pupil.surname"), ==, "Zīle");
  g_assert_cmpstr (get (klade_test_paper_find (then, pupil), "pupil.number"), ==, "4");
  now = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD,
                                                               .class_id = desk.school->class_a,
                                                               .term = 2 });
  g_assert_cmpstr (get (klade_test_paper_find (now, pupil), "pupil.surname"), ==, "Āboliņa");
  g_assert_cmpstr (get (klade_test_paper_find (now, pupil), "pupil.number"), ==, "1");
  tear_down (&desk);
}

/* ---- absences as the journal's page counts them ---- */

static KladeAbsenceSum
sum_of_page (Desk *desk, gint64 pupil_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) page =
      klade_school_read_journal (desk->session, desk->school->math_a, NULL, &error);
  KladeAbsenceSum sum = { 0 };
  int row;

  g_assert_no_error (error);
  row = klade_journal_page_find_pupil (page, pupil_id);
  for (int i = 0; i < page->n_lessons; i++)
    klade_absence_sum_add (
        &sum, klade_journal_page_cell (page, row, page->lessons[i].first_column)->value);
  return sum;
}

static void
miss (Desk *desk, int lesson, gint64 pupil_id, int code)
{
  gint64 teacher = desk->school->other_teacher;

  klade_test_paper_sql (desk->school,
                        "INSERT INTO absence (lesson_id, journal_id, class_id, pupil_id, code,"
                        " entered_by, entered_at, changed_by, changed_at) VALUES (" I64 ", " I64
                        ", " I64 ", " I64 ", %d, " I64 ", 1, " I64 ", 1)",
                        desk->school->lessons[lesson], desk->school->math_a, desk->school->class_a,
                        pupil_id, code, teacher, teacher);
}

static void
excuse (Desk *desk, gint64 pupil_id, const char *first, const char *last, int excuse)
{
  klade_test_paper_sql (desk->school,
                        "INSERT INTO justification (pupil_id, first_day, last_day, excuse,"
                        " entered_by, entered_at) VALUES (" I64 ", '%s', '%s', %d, " I64 ", 1)",
                        pupil_id, first, last, excuse, desk->school->other_teacher);
}

static void
test_absences (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *row;
  KladeAbsenceSum sum;
  gint64 pupil;

  set_up (&desk, place);
  pupil = desk.school->pupils_a[0];
  klade_test_paper_mark (desk.school, desk.school->math_a, pupil, 1, "8");
  for (int i = 0; i < 3; i++)
    miss (&desk, i, pupil, 1);
  miss (&desk, 3, pupil, 2);
  excuse (&desk, pupil, "2026-03-01", "2026-03-04", KLADE_EXCUSE_ILLNESS);
  /* Of just one lesson, and looked into: goes before the wider one. */
  klade_test_paper_sql (desk.school,
                        "INSERT INTO justification (pupil_id, first_day, first_lesson, last_day,"
                        " last_lesson, excuse, entered_by, entered_at) VALUES (" I64
                        ", '2026-03-03', 2, '2026-03-03', 2, 3, " I64 ", 1)",
                        pupil, desk.school->other_teacher);

  sum = sum_of_page (&desk, pupil);
  g_assert_cmpint (sum.n_absent, ==, 3);
  g_assert_cmpint (sum.n_excused, ==, 2);
  g_assert_cmpint (sum.n_late, ==, 1);

  paper = klade_test_paper_read (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .pupil_id = pupil, .term = 2 });
  g_assert_cmpuint (klade_test_paper_n_rows (klade_test_paper_find (paper, pupil), "absences"), ==,
                    3);
  row = klade_test_paper_row (klade_test_paper_find (paper, pupil), "absences", "term",
                              klade_term_kind_name (KLADE_TERM_SEMESTER_2));
  g_assert_cmpstr (get (row, "total"), ==, "3");
  g_assert_cmpstr (get (row, "excused"), ==, "2");
  g_assert_cmpstr (get (row, "unexcused"), ==, "1");
  g_assert_cmpstr (get (row, "late"), ==, "1");
  row = klade_test_paper_row (klade_test_paper_find (paper, pupil), "absences", "term",
                              klade_term_kind_name (KLADE_TERM_SEMESTER_1));
  g_assert_cmpstr (get (row, "total"), ==, "0");
  tear_down (&desk);
}

/* ---- classes of other sizes and grades ---- */

static gint64
add_class (Desk *desk, int grade, const char *name, gint64 pupil_id)
{
  gint64 id = klade_test_paper_new_row (
      desk->school,
      "INSERT INTO school_class (school_year_id, grade, suffix, name) VALUES (" I64
      ", %d, 'c', '%s') RETURNING id",
      desk->school->year_id, grade, name);

  klade_test_paper_sql (
      desk->school, "UPDATE enrolment SET class_id = " I64 " WHERE pupil_id = " I64, id, pupil_id);
  return id;
}

static gint64
add_journal (Desk *desk, gint64 class_id, const char *subject, int position, int scale)
{
  gint64 subject_id = klade_test_paper_new_row (
      desk->school, "INSERT INTO subject (name, position) VALUES ('%s', %d) RETURNING id", subject,
      position);

  return klade_test_paper_new_row (desk->school,
                                   "INSERT INTO journal (school_year_id, class_id, subject_id,"
                                   " kind, scale) VALUES (" I64 ", " I64 ", " I64
                                   ", 'subject', %d) RETURNING id",
                                   desk->school->year_id, class_id, subject_id, scale);
}

/* A class of one, with thirty subjects. */
static void
test_thirty_subjects (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *card;
  gint64 pupil, class_id;
  GPtrArray *rows;

  set_up (&desk, place);
  pupil = desk.school->pupils_b[3];
  class_id = add_class (&desk, 7, "7.c", pupil);
  for (int i = 30; i > 0; i--)
    {
      g_autofree char *subject = g_strdup_printf ("Priekšmets %d", i);
      gint64 journal = add_journal (&desk, class_id, subject, i, KLADE_SCALE_POINTS);

      klade_test_paper_mark (desk.school, journal, pupil, 1, i == 10 ? "nv" : "10");
    }

  paper = klade_test_paper_read (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .class_id = class_id, .term = 1 });
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 1);
  card = klade_test_paper_find (paper, pupil);
  rows = klade_paper_record_get_rows (card, "subjects");
  g_assert_cmpuint (rows->len, ==, 30);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *subject = g_strdup_printf ("Priekšmets %u", i + 1);

      g_assert_cmpstr (get (g_ptr_array_index (rows, i), "subject"), ==, subject);
    }
  g_assert_true (klade_test_paper_tells (paper, 0, "Priekšmets 10"));
  tear_down (&desk);
}

static void
assess (Desk *desk,
        gint64 journal,
        gint64 pupil,
        const char *day,
        int kind,
        const char *title,
        const char *mark)
{
  gint64 teacher = desk->school->other_teacher;
  gint64 lesson = klade_test_paper_new_row (
      desk->school,
      "INSERT INTO lesson (journal_id, held_on, lesson_no, kind, entered_by, entered_at,"
      " changed_by, changed_at) VALUES (" I64 ", '%s', 1, 1, " I64 ", 1, " I64 ", 1) RETURNING id",
      journal, day, teacher, teacher);
  gint64 work = klade_test_paper_new_row (
      desk->school,
      "INSERT INTO work (lesson_id, journal_id, kind, scale, title, changed_by, changed_at)"
      " VALUES (" I64 ", " I64 ", %d, 3, '%s', " I64 ", 1) RETURNING id",
      lesson, journal, kind, title, teacher);

  klade_test_paper_sql (desk->school,
                        "INSERT INTO mark (work_id, lesson_id, journal_id, pupil_id, value,"
                        " entered_by, entered_at, changed_by, changed_at) VALUES (" I64 ", " I64
                        ", " I64 ", " I64 ", '%s', " I64 ", 1, " I64 ", 1)",
                        work, lesson, journal, pupil, mark, teacher, teacher);
}

/* Grades 1 to 3: by what was to be reached, its last level in each semester. */
static void
test_levels (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) year = NULL;
  g_autoptr (KladePaper) first = NULL;
  const KladePaperRecord *card, *row;
  gint64 pupil, class_id, reading;

  set_up (&desk, place);
  pupil = desk.school->pupils_b[3];
  class_id = add_class (&desk, 2, "2.c", pupil);
  reading = add_journal (&desk, class_id, "Latviešu valoda", 1, KLADE_SCALE_LEVELS);
  assess (&desk, reading, pupil, "2025-10-01", KLADE_WORK_SUMMATIVE, "Lasa plūstoši", "S");
  assess (&desk, reading, pupil, "2025-11-03", KLADE_WORK_SUMMATIVE, "Lasa plūstoši", "T");
  assess (&desk, reading, pupil, "2026-02-02", KLADE_WORK_SUMMATIVE, "Lasa plūstoši", "A");
  assess (&desk, reading, pupil, "2026-02-03", KLADE_WORK_SUMMATIVE, "Raksta vārdus", "P");
  assess (&desk, reading, pupil, "2026-02-04", KLADE_WORK_FORMATIVE, "Ātrais darbs", "S");

  year = klade_test_paper_read (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .class_id = class_id, .term = 3 });
  card = klade_test_paper_find (year, pupil);
  g_assert_cmpuint (klade_test_paper_n_rows (card, "results"), ==, 2);
  row = klade_test_paper_row (card, "results", "result", "Lasa plūstoši");
  g_assert_cmpstr (get (row, "subject"), ==, "Latviešu valoda");
  g_assert_cmpstr (get (row, "semester_1"), ==, "T");
  g_assert_cmpstr (get (row, "semester_2"), ==, "A");
  row = klade_test_paper_row (card, "results", "result", "Raksta vārdus");
  g_assert_cmpstr (get (row, "semester_1"), ==, "");
  g_assert_cmpstr (get (row, "semester_2"), ==, "P");

  first = klade_test_paper_read (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .class_id = class_id, .term = 1 });
  card = klade_test_paper_find (first, pupil);
  g_assert_cmpuint (klade_test_paper_n_rows (card, "results"), ==, 1);
  row = klade_test_paper_row (card, "results", "result", "Lasa plūstoši");
  g_assert_cmpstr (get (row, "semester_2"), ==, "");
  tear_down (&desk);
}

/* ---- the year's end ---- */

static void
test_decision (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  const KladeOrderName order = { "3-1/12", klade_day_new (2026, 3, 4) };
  const KladePaperRecord *row, *card;
  KladePromotionEdit edit;

  set_up (&desk, place);
  edit = (KladePromotionEdit){ .pupil_id = desk.school->pupils_a[0],
                               .class_id = desk.school->class_a,
                               .decision = KLADE_PROMOTION_MOVED };
  klade_school_set_promotions (desk.session, &edit, 1, &order, NULL, &error);
  g_assert_no_error (error);
  klade_test_paper_mark (desk.school, desk.school->math_a, desk.school->pupils_a[0], 3, "9");
  klade_test_paper_mark (desk.school, desk.school->math_a, desk.school->pupils_a[0], 4, "87%");
  klade_test_paper_mark (desk.school, desk.school->math_a, desk.school->pupils_a[0], 6, "9");

  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD,
                                                                 .class_id = desk.school->class_a,
                                                                 .term = 3 });
  card = klade_test_paper_find (paper, desk.school->pupils_a[0]);
  g_assert_cmpstr (get (card, "decision"), ==, "moved up to class 8.a");
  g_assert_cmpstr (get (card, "decision.order_no"), ==, "3-1/12");
  g_assert_cmpstr (get (card, "decision.order_day"), ==, "04.03.2026.");
  row = find_mathematics (paper, desk.school->pupils_a[0]);
  g_assert_cmpstr (get (row, "year"), ==, "9");
  g_assert_cmpstr (get (row, "exam"), ==, "87%");
  g_assert_cmpstr (get (row, "final"), ==, "9");
  g_assert_cmpstr (get (row, "kind"), ==, "year"); /* mathematics goes on in grade 8 */
  g_assert_false (klade_test_paper_tells (paper, 0, "decided"));
  g_assert_true (klade_test_paper_tells (paper, 1, "nothing is decided"));
  tear_down (&desk);
}

/* Without a semester, a card is of nothing: the year's. */
static void
test_unknown_pupil (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;

  set_up (&desk, place);
  g_assert_null (klade_test_paper_try (desk.session,
                                       (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD,
                                                         .pupil_id = desk.school->other_teacher,
                                                         .term = 1 },
                                       &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (klade_test_paper_try (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_REPORT_CARD, .class_id = 999999, .term = 1 }, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND);
  tear_down (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/paper/report/semester", test_semester);
  klade_test_add ("/school/paper/report/no-marks", test_no_marks_at_all);
  klade_test_add ("/school/paper/report/changed-class", test_changed_class);
  klade_test_add ("/school/paper/report/changed-name", test_changed_name);
  klade_test_add ("/school/paper/report/absences", test_absences);
  klade_test_add ("/school/paper/report/thirty-subjects", test_thirty_subjects);
  klade_test_add ("/school/paper/report/levels", test_levels);
  klade_test_add ("/school/paper/report/decision", test_decision);
  klade_test_add ("/school/paper/report/unknown", test_unknown_pupil);

  return g_test_run ();
}
