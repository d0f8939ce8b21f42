/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents of marks in lessons: monthly extracts, interim reports, statements. */
#include "klade-school-journal.h"
#include "klade-test-paper.h"
#include "klade-text.h"

#define I64 "%" G_GINT64_FORMAT

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session;
  gint64 pupil;
} Desk;

static void
give (Desk *desk, gint64 work, int lesson, gint64 pupil, const char *mark)
{
  gint64 teacher = desk->school->other_teacher;

  klade_test_paper_sql (desk->school,
                        "INSERT INTO mark (work_id, lesson_id, journal_id, class_id, pupil_id,"
                        " value, entered_by, entered_at, changed_by, changed_at) VALUES (" I64
                        ", " I64 ", " I64 ", " I64 ", " I64 ", '%s', " I64 ", 1, " I64 ", 1)",
                        work, desk->school->lessons[lesson], desk->school->math_a,
                        desk->school->class_a, pupil, mark, teacher, teacher);
}

static gint64
add_work (Desk *desk, int lesson, int kind)
{
  return klade_test_paper_new_row (
      desk->school,
      "INSERT INTO work (lesson_id, journal_id, kind, scale, title, changed_by, changed_at)"
      " VALUES (" I64 ", " I64 ", %d, 1, 'Darbs', " I64 ", 1) RETURNING id",
      desk->school->lessons[lesson], desk->school->math_a, kind, desk->school->other_teacher);
}

/* A test on 2 March, a summative work on the 4th, a formative one on the 5th. */
static void
set_up (Desk *self, KladeTestPlace *place)
{
  *self = (Desk){ 0 };
  self->school = klade_test_school_new (place);
  self->session = klade_test_school_sign_in (self->school, KLADE_ROLE_CLASS_TEACHER);
  self->pupil = self->school->pupils_a[0];
  give (self, self->school->work_id, 0, self->pupil, "9");
  give (self, self->school->work_id, 0, self->school->pupils_a[1], "4");
  give (self, add_work (self, 2, KLADE_WORK_SUMMATIVE), 2, self->pupil, "6");
  give (self, add_work (self, 3, KLADE_WORK_FORMATIVE), 3, self->pupil, "nv");
  klade_test_paper_sql (self->school,
                        "INSERT INTO absence (lesson_id, journal_id, class_id, pupil_id, code,"
                        " entered_by, entered_at, changed_by, changed_at) VALUES (" I64 ", " I64
                        ", " I64 ", " I64 ", 1, " I64 ", 1, " I64 ", 1)",
                        self->school->lessons[1], self->school->math_a, self->school->class_a,
                        self->pupil, self->school->other_teacher, self->school->other_teacher);
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
  const KladePaperRecord *copy = klade_test_paper_find (paper, pupil_id);

  g_assert_nonnull (copy);
  return klade_test_paper_row (copy, "subjects", "subject", "Matemātika");
}

static void
test_month (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy, *row;

  set_up (&desk, place);
  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_EXTRACT,
                                                                 .class_id = desk.school->class_a,
                                                                 .first_day = "2026-03-01",
                                                                 .last_day = "2026-03-31" });
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 4);
  copy = klade_test_paper_find (paper, desk.pupil);
  g_assert_cmpstr (get (copy, "period"), ==, "March 2026");
  g_assert_cmpstr (get (copy, "absence.total"), ==, "1");
  g_assert_cmpstr (get (copy, "absence.excused"), ==, "0");
  g_assert_cmpstr (get (copy, "absence.unexcused"), ==, "1");
  g_assert_cmpstr (get (copy, "absence.late"), ==, "0");
  row = find_mathematics (paper, desk.pupil);
  g_assert_cmpstr (get (row, "marks"), ==, "9\u00a0(p.d.), 6, nv");
  g_assert_cmpstr (get (row, "missed"), ==, "1");
  g_assert_cmpstr (get (row, "average"), ==, "7,5");
  g_assert_false (klade_test_paper_tells (paper, 0, "neither marks"));
  g_assert_true (klade_test_paper_tells (paper, 2, "neither marks"));
  tear_down (&desk);
}

static void
test_days (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  g_autoptr (KladePaper) before = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&desk, place);
  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_EXTRACT,
                                                                 .pupil_id = desk.pupil,
                                                                 .first_day = "2026-03-03",
                                                                 .last_day = "2026-03-04" });
  g_assert_cmpstr (get (klade_test_paper_find (paper, 0), "period"), ==,
                   "03.03.2026. – 04.03.2026.");
  g_assert_cmpstr (get (find_mathematics (paper, desk.pupil), "marks"), ==, "6");

  before = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_EXTRACT,
                                                                  .pupil_id = desk.pupil,
                                                                  .first_day = "2025-10-01",
                                                                  .last_day = "2025-10-31" });
  g_assert_cmpstr (get (find_mathematics (before, desk.pupil), "marks"), ==, "");

  g_assert_null (klade_test_paper_try (desk.session,
                                       (KladeTestPaper){ .kind = KLADE_PAPER_EXTRACT,
                                                         .pupil_id = desk.pupil,
                                                         .first_day = "2026-03-04",
                                                         .last_day = "2026-03-03" },
                                       &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  tear_down (&desk);
}

/* Exactly what the journal's page proposes. */
static void
test_interim (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  g_autoptr (KladeJournalPage) page = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&desk, place);
  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_INTERIM_REPORT,
                                                                 .class_id = desk.school->class_a,
                                                                 .term = 2 });
  page = klade_school_read_journal (desk.session, desk.school->math_a, NULL, &error);
  g_assert_no_error (error);
  for (int i = 0; i < 4; i++)
    {
      gint64 pupil = desk.school->pupils_a[i];
      int row = klade_journal_page_find_pupil (page, pupil);
      const KladeProposal *proposal =
          klade_journal_page_proposal (page, row, KLADE_TERM_SEMESTER_2);
      char mark[KLADE_MARK_TEXT_SIZE];

      g_assert_cmpstr (get (find_mathematics (paper, pupil), "proposal"), ==,
                       klade_mark_format (proposal->mark, mark));
    }
  g_assert_cmpstr (get (find_mathematics (paper, desk.pupil), "marks"), ==, "9\u00a0(p.d.), 6, nv");
  g_assert_cmpstr (get (find_mathematics (paper, desk.pupil), "average"), ==, "7,5");
  g_assert_true (klade_test_paper_tells (paper, 2, "no marks yet"));

  /* Of the year: the semester that runs. */
  g_clear_pointer (&paper, klade_paper_unref);
  paper = klade_test_paper_read (
      desk.session,
      (KladeTestPaper){ .kind = KLADE_PAPER_INTERIM_REPORT, .pupil_id = desk.pupil, .term = 3 });
  g_assert_cmpstr (get (klade_test_paper_find (paper, 0), "term"), ==,
                   klade_term_kind_name (KLADE_TERM_SEMESTER_2));
  tear_down (&desk);
}

static void
test_statement (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  g_autoptr (KladePaper) earlier = NULL;
  const KladePaperRecord *copy;

  set_up (&desk, place);
  klade_test_paper_sql (desk.school, "UPDATE lesson SET kind = 3 WHERE id = " I64,
                        desk.school->lessons[3]);
  klade_test_paper_mark (desk.school, desk.school->math_a, desk.pupil, 1, "8");
  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_STATEMENT,
                                                                 .pupil_id = desk.pupil,
                                                                 .first_day = "2026-03-05" });
  copy = klade_test_paper_find (paper, desk.pupil);
  g_assert_cmpstr (get (copy, "period"), ==, "01.09.2025. – 05.03.2026.");
  g_assert_cmpstr (get (copy, "enrolled_on"), ==, "01.09.2025.");
  g_assert_cmpstr (get (copy, "left_on"), ==, "");
  g_assert_cmpstr (get (find_mathematics (paper, desk.pupil), "lessons"), ==,
                   "3"); /* one fell out */
  g_assert_cmpstr (get (find_mathematics (paper, desk.pupil), "semester_1"), ==, "8");

  earlier = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_STATEMENT,
                                                                   .pupil_id = desk.pupil,
                                                                   .first_day = "2026-03-03" });
  g_assert_cmpstr (get (find_mathematics (earlier, desk.pupil), "lessons"), ==, "2");
  g_assert_cmpstr (get (find_mathematics (earlier, desk.pupil), "marks"), ==, "9\u00a0(p.d.)");
  tear_down (&desk);
}

/* Of a pupil who left: the lessons until then, and the order. */
static void
test_statement_of_who_left (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *copy;
  gint64 order;

  set_up (&desk, place);
  order = klade_test_paper_new_row (desk.school,
                                    "INSERT INTO school_order (number, ordered_on, kind)"
                                    " VALUES ('2-4/7', '2026-03-02', 'discharge') RETURNING id%s",
                                    "");
  klade_test_paper_sql (desk.school,
                        "UPDATE enrolment SET valid_to = '2026-03-03', order_out_id = " I64
                        " WHERE pupil_id = " I64,
                        order, desk.pupil);
  paper = klade_test_paper_read (desk.session, (KladeTestPaper){ .kind = KLADE_PAPER_STATEMENT,
                                                                 .pupil_id = desk.pupil,
                                                                 .first_day = "2026-03-05" });
  copy = klade_test_paper_find (paper, desk.pupil);
  g_assert_cmpstr (get (copy, "period"), ==, "01.09.2025. – 03.03.2026.");
  g_assert_cmpstr (get (copy, "left_on"), ==, "03.03.2026.");
  g_assert_cmpstr (get (copy, "order_no"), ==, "2-4/7");
  g_assert_cmpstr (get (copy, "order_day"), ==, "02.03.2026.");
  g_assert_cmpstr (get (find_mathematics (paper, desk.pupil), "lessons"), ==, "2");
  tear_down (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/paper/lessons/month", test_month);
  klade_test_add ("/school/paper/lessons/days", test_days);
  klade_test_add ("/school/paper/lessons/interim", test_interim);
  klade_test_add ("/school/paper/lessons/statement", test_statement);
  klade_test_add ("/school/paper/lessons/left", test_statement_of_who_left);

  return g_test_run ();
}
