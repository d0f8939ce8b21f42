/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-mark.h"
#include "klade-school-journal.h"
#include "klade-school-paper.h"
#include "klade-test-office.h"
#include "klade-work.h"

#include <string.h>

/* The office's documents on paper: certificates, their register, instruction sheets, personal
 * files; the forms the school keeps; and the marks for the state's register. */

static KladePaper *
try_paper (KladeSession *session,
           KladePaperKind kind,
           gint64 class_id,
           const char *topic,
           GError **error)
{
  const KladePaperRequest request = {
    .kind = kind,
    .class_ids = &class_id,
    .n_class_ids = class_id != 0 ? 1 : 0,
    .first_day = kind == KLADE_PAPER_INSTRUCTION ? klade_day_new (2026, 3, 4) : KLADE_DAY_NONE,
    .topic = topic,
    .number = "U2",
    .today = klade_session_get_today (session),
  };

  return klade_school_read_paper (session, &request, NULL, NULL, error);
}

static KladePaper *
read_paper (KladeSession *session, KladePaperKind kind, gint64 class_id, const char *topic)
{
  g_autoptr (GError) error = NULL;
  KladePaper *paper = try_paper (session, kind, class_id, topic, &error);

  g_assert_no_error (error);
  return paper;
}

/* Looking leaves nothing in the log, printing does. */
static void
assert_logged (KladeTestSchool *school, KladeSession *session, const KladePaper *paper, gint64 n)
{
  static const char count[] = "SELECT COUNT(*) FROM audit WHERE action = 'print'";
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (klade_test_school_get_number (school, count), ==, 0);
  klade_school_log_printed (session, paper, &error);
  g_assert_no_error (error);
  g_assert_cmpint (klade_test_school_get_number (school, count), ==, n);
}

static const KladePaperRecord *
find_pupil (const KladePaper *paper, gint64 pupil_id, int *place)
{
  for (int i = 0; i < klade_paper_get_n_records (paper); i++)
    if (klade_paper_get_record_pupil (paper, i) == pupil_id)
      {
        *place = i;
        return klade_paper_get_record (paper, i);
      }

  g_assert_not_reached ();
}

static guint
count_rows (const KladePaperRecord *record, const char *list)
{
  GPtrArray *rows = klade_paper_record_get_rows (record, list);

  return rows == NULL ? 0 : rows->len;
}

static const char *
get_cell (const KladePaperRecord *record, const char *list, guint row, const char *field)
{
  GPtrArray *rows = klade_paper_record_get_rows (record, list);

  g_assert_cmpuint (row, <, rows->len);
  return klade_paper_record_get (g_ptr_array_index (rows, row), field);
}

static void
set_code (KladeSession *session, gint64 person_id, KladePersonField field, const char *value)
{
  const KladePersonChange change = { field, value };
  g_autoptr (GError) error = NULL;

  klade_school_set_person_data (session, person_id, &change, 1, KLADE_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
}

/* 7.a becomes 9.a: the class that finishes. */
static KladeTestSchool *
make_school (KladeTestPlace *place)
{
  KladeTestSchool *school = klade_test_school_new (place);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE school_class SET grade = 9, name = '9.a' WHERE id = %d", (int) school->class_a);

  klade_test_school_execute (school, sql);
  klade_test_school_execute (school, "UPDATE school SET kind = 'basic'");
  return school;
}

static void
add_mark (KladeTestSchool *school, gint64 pupil_id, int term, const char *value)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO term_mark (journal_id, class_id, pupil_id, term, value, entered_by, entered_at,"
      " changed_by, changed_at) VALUES (%d, %d, %d, %d, '%s', 1, 1, 1, 1)",
      (int) school->math_a, (int) school->class_a, (int) pupil_id, term, value);

  klade_test_school_execute (school, sql);
}

static void
test_certificate (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = make_school (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autoptr (KladePaper) paper = NULL;
  KladeDocumentDraft drafts[2] = { klade_test_office_draft (school, 0),
                                   klade_test_office_draft (school, 1) };
  g_autoptr (GPtrArray) documents = NULL;
  const KladePaperRecord *record;
  g_autoptr (GError) error = NULL;
  int at;

  set_code (session, school->pupils_a[0], KLADE_PERSON_FIELD_PERSONAL_CODE, "161175-19997");
  drafts[0].number = "000001";
  drafts[1].number = "000002";
  klade_school_issue_documents (session, drafts, 2, NULL, &error);
  g_assert_no_error (error);
  documents = klade_school_list_documents (session, 0, KLADE_DAY_NONE, KLADE_DAY_NONE, &error);
  klade_school_spoil_document (session,
                               ((KladeIssuedDocument *) g_ptr_array_index (documents, 1))->id, 0,
                               "?", NULL, &error);
  g_assert_no_error (error);

  paper = read_paper (session, KLADE_PAPER_CERTIFICATE, school->class_a, NULL);
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 4);
  record = find_pupil (paper, school->pupils_a[0], &at);
  g_assert_true (klade_paper_can_print (paper, at));
  g_assert_cmpstr (klade_paper_record_get (record, "document.series"), ==, "PA");
  g_assert_cmpstr (klade_paper_record_get (record, "document.number"), ==, "000001");
  g_assert_cmpstr (klade_paper_record_get (record, "document.registration_no"), ==, "1");
  g_assert_cmpstr (klade_paper_record_get (record, "document.issued_on"), ==, "12.06.2026.");
  g_assert_cmpstr (klade_paper_record_get (record, "pupil.code"), ==, "161175-19997");

  /* A spoiled blank and no blank at all: nothing is printed. */
  record = find_pupil (paper, school->pupils_a[1], &at);
  g_assert_false (klade_paper_can_print (paper, at));
  g_assert_cmpstr (klade_paper_record_get (record, "document.number"), ==, "");
  find_pupil (paper, school->pupils_a[2], &at);
  g_assert_false (klade_paper_can_print (paper, at));
}

static void
test_register (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = make_school (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) teacher = NULL;
  KladeDocumentDraft draft = klade_test_office_draft (school, 0);
  KladeDocumentDraft duplicate = draft;
  g_autoptr (KladePaper) paper = read_paper (session, KLADE_PAPER_REGISTER, 0, NULL);
  g_autoptr (GError) error = NULL;
  const KladePaperRecord *book;
  gint64 id;

  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 1);
  g_assert_cmpuint (klade_paper_get_problems (paper)->len, ==, 1);

  draft.number = "000001";
  draft.order = (KladeOrderName){ "2-1/9", klade_day_new (2026, 6, 10) };
  klade_school_issue_documents (session, &draft, 1, NULL, &error);
  g_assert_no_error (error);
  id = klade_test_school_get_number (school, "SELECT MAX(id) FROM issued_document");
  klade_school_receive_document (session, id, 0, klade_day_new (2026, 6, 12), NULL, &error);
  g_assert_no_error (error);
  duplicate.number = "000009";
  duplicate.notes = "nozaudēta";
  klade_school_issue_duplicate (session, id, 0, &duplicate, NULL, NULL, &error);
  g_assert_no_error (error);
  draft.kind = KLADE_DOCUMENT_BASIC_MARKS;
  klade_school_issue_documents (session, &draft, 1, NULL, &error);
  g_assert_no_error (error);
  set_code (session, school->pupils_a[0], KLADE_PERSON_FIELD_PERSONAL_CODE, "161175-19997");

  g_clear_pointer (&paper, klade_paper_unref);
  paper = read_paper (session, KLADE_PAPER_REGISTER, 0, NULL);
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 2); /* a book for each kind */
  book = klade_paper_get_record (paper, 0);
  g_assert_cmpuint (count_rows (book, "documents"), ==, 2);
  g_assert_cmpstr (get_cell (book, "documents", 0, "series"), ==, "PA 000001");
  g_assert_cmpstr (get_cell (book, "documents", 0, "order"), ==, "2-1/9, 10.06.2026.");
  g_assert_cmpstr (get_cell (book, "documents", 0, "notes"), ==, "received on 12.06.2026.");
  g_assert_cmpstr (get_cell (book, "documents", 0, "code"), ==, "161175-19997");
  g_assert_cmpstr (get_cell (book, "documents", 1, "state"), ==, "Duplicate");
  g_assert_cmpstr (get_cell (book, "documents", 1, "notes"), ==, "instead of PA 000001; nozaudēta");
  assert_logged (school, session, paper, 1);

  /* A class teacher prints the class's papers, but not the register. */
  teacher = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  g_assert_null (try_paper (teacher, KLADE_PAPER_REGISTER, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  klade_test_school_assert_sound (school, NULL);
}

static void
test_instruction (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = make_school (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  g_autoptr (KladePaper) paper =
      read_paper (session, KLADE_PAPER_INSTRUCTION, school->class_a, " Ugunsdrošība ");
  const KladePaperRecord *sheet = klade_paper_get_record (paper, 0);
  const KladeInstructionDraft draft = {
    .class_id = school->class_a,
    .instructor_id = school->other_teacher,
    .instructed_on = klade_day_new (2026, 3, 4),
    .number = "U1",
    .topic = "Ugunsdrošība",
  };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_rows (sheet, "pupils"), ==, 4);
  g_assert_cmpstr (get_cell (sheet, "pupils", 3, "number"), ==, "4");
  g_assert_cmpstr (klade_paper_record_get (sheet, "topic"), ==, "Ugunsdrošība");
  g_assert_cmpstr (klade_paper_record_get (sheet, "number"), ==, "U2");
  g_assert_cmpstr (klade_paper_record_get (sheet, "day"), ==, "04.03.2026.");
  g_assert_cmpstr (klade_paper_record_get (sheet, "instructor"), ==,
                   klade_paper_record_get (sheet, "class.teacher"));

  /* What was recorded goes before what is asked for. */
  klade_school_record_instruction (session, &draft, NULL, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&paper, klade_paper_unref);
  paper = read_paper (session, KLADE_PAPER_INSTRUCTION, school->class_a, "Ugunsdrošība");
  sheet = klade_paper_get_record (paper, 0);
  g_assert_cmpstr (klade_paper_record_get (sheet, "number"), ==, "U1");
  g_assert_cmpstr (klade_paper_record_get (sheet, "instructor"), !=,
                   klade_paper_record_get (sheet, "class.teacher"));

  g_clear_pointer (&paper, klade_paper_unref);
  paper = read_paper (session, KLADE_PAPER_INSTRUCTION, school->class_a, "  ");
  g_assert_false (klade_paper_can_print (paper, 0));
}

/* Everything but what is protected, also for who may see that. */
static void
test_personal_file (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = make_school (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) teacher = NULL;
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *file;
  gint64 pupil_id = school->pupils_a[0];
  gint64 guardian_id = school->people[KLADE_ROLE_GUARDIAN];
  g_autoptr (GError) error = NULL;
  int at;

  set_code (session, pupil_id, KLADE_PERSON_FIELD_PERSONAL_CODE, "161175-19997");
  set_code (session, pupil_id, KLADE_PERSON_FIELD_FILE_NUMBER, " 2019-17 ");
  set_code (session, pupil_id, KLADE_PERSON_FIELD_HEALTH, "astma");
  set_code (session, pupil_id, KLADE_PERSON_FIELD_COURT, "aizgādība");
  set_code (session, guardian_id, KLADE_PERSON_FIELD_PHONE, "26481883");
  klade_school_check_files (session, &pupil_id, 1, TRUE, NULL, &error);
  g_assert_no_error (error);

  teacher = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  paper = read_paper (teacher, KLADE_PAPER_PERSONAL_FILE, school->class_a, NULL);
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 4);
  file = find_pupil (paper, pupil_id, &at);
  g_assert_cmpuint (count_rows (file, "data"), ==, 1);
  g_assert_cmpstr (get_cell (file, "data", 0, "value"), ==, "161175-19997");
  g_assert_cmpuint (count_rows (file, "guardians"), ==, 1);
  g_assert_nonnull (strstr (get_cell (file, "guardians", 0, "phone"), "26481883"));
  g_assert_cmpuint (count_rows (file, "names"), ==, 0); /* one alone is the name of today */
  g_assert_cmpstr (klade_paper_record_get (file, "file.number"), ==, "2019-17");
  g_assert_cmpuint (count_rows (file, "enrolments"), ==, 1);
  g_assert_cmpstr (get_cell (file, "enrolments", 0, "class"), ==, "9.a");
  g_assert_cmpstr (get_cell (file, "enrolments", 0, "year"), ==, "2025./2026.");
  g_assert_true (g_str_has_prefix (klade_paper_record_get (file, "file.checked"), "05.03.2026., "));
  assert_logged (school, teacher, paper, 4);
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT COUNT(*) FROM audit WHERE action = 'print'"
                               " AND field = 'personal-file' AND pupil_id IS NOT NULL"),
                   ==, 4);

  g_clear_pointer (&paper, klade_paper_unref);
  paper = read_paper (session, KLADE_PAPER_PERSONAL_FILE, school->class_a, NULL);
  file = find_pupil (paper, pupil_id, &at);
  g_assert_cmpuint (count_rows (file, "data"), ==, 1);

  g_assert_null (try_paper (teacher, KLADE_PAPER_PERSONAL_FILE, school->class_b, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  klade_test_school_assert_sound (school, NULL);
}

static void
test_form (KladeTestPlace *place)
{
  static const char own[] = "<form kind=\"instruction\" title=\"Lapa\">\n"
                            "  <paper size=\"A4\" margin=\"15\"/>\n"
                            "  <text>{topic}</text>\n"
                            "</form>\n";
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeForm) form = klade_form_parse (own, -1, &error);
  g_autoptr (KladeForm) kept = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  gint32 revision = 7;

  g_assert_no_error (error);
  g_assert_null (klade_school_read_form (session, KLADE_PAPER_INSTRUCTION, &revision, &error));
  g_assert_no_error (error); /* the shipped one stands */
  g_assert_cmpint (revision, ==, 0);

  klade_school_save_form (session, form, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_save_form (session, form, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  kept = klade_school_read_form (session, KLADE_PAPER_INSTRUCTION, &revision, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (klade_form_get_title (kept), ==, "Lapa");
  g_assert_null (klade_school_read_form (session, KLADE_PAPER_REGISTER, NULL, &error));

  klade_school_drop_form (session, KLADE_PAPER_INSTRUCTION, revision, &undo, &error);
  g_assert_no_error (error);
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);

  /* One that can't be read names its line; it can be dropped all the same. */
  klade_test_school_execute (school, "UPDATE form SET description = '<form kind=\"instruction\""
                                     " title=\"A\">\n<nonsense/></form>'");
  g_assert_null (klade_school_read_form (session, KLADE_PAPER_INSTRUCTION, &revision, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strchr (error->message, '2'));
  g_clear_error (&error);
  klade_school_drop_form (session, KLADE_PAPER_INSTRUCTION, revision, NULL, &error);
  g_assert_no_error (error);
}

static KladeMarksExport *export(KladeSession *session,
                                KladeRole role,
                                gint64 class_id,
                                GError **error)
{
  g_autoptr (KladeExportLayout) layout = klade_export_layout_new_first ();
  g_autofree char *password = klade_test_school_dup_password (role);

  return klade_school_export_marks (session, password, layout, 0, &class_id, class_id != 0 ? 1 : 0,
                                    error);
}

static void
test_export (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = make_school (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autoptr (KladeExportLayout) layout = klade_export_layout_new_first ();
  g_autoptr (KladeMarksExport) marks = NULL;
  g_autofree char *logged = NULL;
  g_autoptr (GError) error = NULL;
  char *const *row;

  set_code (session, school->pupils_a[0], KLADE_PERSON_FIELD_PERSONAL_CODE, "161175-19997");
  add_mark (school, school->pupils_a[0], KLADE_TERM_YEAR, "7");
  add_mark (school, school->pupils_a[0], KLADE_TERM_EXAM, "8");
  add_mark (school, school->pupils_a[1], KLADE_TERM_YEAR, "5");
  add_mark (school, school->pupils_a[1], KLADE_TERM_FINAL, "6");

  marks = export(session, KLADE_ROLE_SECRETARY, school->class_a, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->n_pupils, ==, 2);
  g_assert_cmpuint (marks->table->rows->len, ==, 3);
  g_assert_cmpuint (marks->problems->len, >, 0); /* two pupils have no marks */
  for (guint i = 0; i < 3; i++)
    {
      row = g_ptr_array_index (marks->table->rows, i);
      g_assert_cmpuint (g_strv_length ((GStrv) row), ==, 8);
      g_assert_cmpstr (row[6], ==, "2025./2026.");
    }
  row = g_ptr_array_index (marks->table->rows, 0);
  g_assert_cmpstr (row[0], ==, "161175-19997");
  g_assert_cmpstr (row[4], ==, "7");
  g_assert_cmpstr (row[7], ==, "year");
  row = g_ptr_array_index (marks->table->rows, 1);
  g_assert_cmpstr (row[4], ==, "8");
  g_assert_cmpstr (row[7], ==, "exam");
  row = g_ptr_array_index (marks->table->rows, 2);
  g_assert_cmpstr (row[4], ==, "6");
  g_assert_cmpstr (row[7], ==, "final");

  /* The log has the number and the columns, and no code. */
  logged = klade_test_school_dup_text (
      school, "SELECT new_value FROM audit WHERE action = 'export' ORDER BY id DESC LIMIT 1");
  g_assert_true (g_str_has_prefix (logged, "2/3/code/given_name/surname/subject/mark/"));

  /* All that finish, when no class is named. */
  g_clear_pointer (&marks, klade_marks_export_free);
  marks = export(session, KLADE_ROLE_SECRETARY, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->table->rows->len, ==, 3);

  g_assert_null (klade_school_export_marks (session, "not it", layout, 0, NULL, 0, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
}

/* The transcripts of a class side by side; a gap is told and printed. */
static void
test_check_sheet (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = make_school (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  g_autoptr (KladePaper) paper = NULL;
  const KladePaperRecord *sheet;
  GPtrArray *pupils;

  add_mark (school, school->pupils_a[0], KLADE_TERM_YEAR, "7");
  add_mark (school, school->pupils_a[0], KLADE_TERM_EXAM, "8");
  paper = read_paper (session, KLADE_PAPER_CHECK_SHEET, school->class_a, NULL);
  g_assert_cmpint (klade_paper_get_n_records (paper), ==, 1);
  g_assert_true (klade_paper_can_print (paper, 0));
  g_assert_cmpuint (klade_paper_get_problems (paper)->len, >, 0);
  sheet = klade_paper_get_record (paper, 0);
  g_assert_cmpuint (count_rows (sheet, "subjects"), ==, 1);
  pupils = klade_paper_record_get_rows (sheet, "pupils");
  g_assert_cmpuint (pupils->len, ==, 4);
  for (guint i = 0; i < pupils->len; i++)
    g_assert_cmpuint (count_rows (g_ptr_array_index (pupils, i), "marks"), ==, 1);
  g_assert_cmpstr (get_cell (g_ptr_array_index (pupils, 0), "marks", 0, "mark"), ==, "7");
  g_assert_cmpstr (get_cell (g_ptr_array_index (pupils, 0), "marks", 0, "exam"), ==, "8");
  g_assert_cmpstr (get_cell (g_ptr_array_index (pupils, 1), "marks", 0, "mark"), ==, "");
}

static void
test_export_rights (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = make_school (place);

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      KladeRole role = (KladeRole) i;
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, role);
      gint64 n_logged = klade_test_school_get_number (school, "SELECT COUNT(*) FROM audit");
      g_autoptr (GError) error = NULL;
      g_autoptr (KladeMarksExport) marks = export(session, role, school->class_a, &error);
      gboolean may =
          role == KLADE_ROLE_SUPERUSER || role == KLADE_ROLE_DEPUTY || role == KLADE_ROLE_SECRETARY;

      g_assert_cmpint (marks != NULL, ==, may);
      if (!may)
        g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_assert_cmpint (klade_test_school_get_number (school, "SELECT COUNT(*) FROM audit"), ==,
                       n_logged + (may ? 1 : 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/office-papers/certificate", test_certificate);
  klade_test_add ("/office-papers/register", test_register);
  klade_test_add ("/office-papers/instruction", test_instruction);
  klade_test_add ("/office-papers/personal-file", test_personal_file);
  klade_test_add ("/office-papers/form", test_form);
  klade_test_add ("/office-papers/export", test_export);
  klade_test_add ("/office-papers/check-sheet", test_check_sheet);
  klade_test_add ("/office-papers/export-rights", test_export_rights);

  return g_test_run ();
}
