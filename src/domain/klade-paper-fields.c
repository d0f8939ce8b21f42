/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper.h"

#include "klade-i18n.h"

/* What every document may say of the school and of the day it is printed on. */
#define SCHOOL_FIELDS                                                                              \
  { "", "school.name", N_ ("School's name") },                                                     \
      { "", "school.registration_no", N_ ("School's registration number") },                       \
      { "", "school.address", N_ ("School's address") },                                           \
      { "", "school.head", N_ ("Head of the school") },                                            \
      { "", "school.year", N_ ("School year, 2025./2026.") },                                      \
      { "", "today", N_ ("Day of printing, 14.09.2026.") },                                        \
  {                                                                                                \
    "", "today.long", N_ ("Day of printing in words")                                              \
  }

#define CLASS_FIELDS                                                                               \
  { "", "class", N_ ("Class") }, { "", "class.grade", N_ ("Grade") },                              \
      { "", "class.teacher", N_ ("Class teacher") },                                               \
      { "", "programme.name", N_ ("Programme's name") },                                           \
  {                                                                                                \
    "", "programme.code", N_ ("Programme's code")                                                  \
  }

#define PUPIL_FIELDS                                                                               \
  { "", "pupil.name", N_ ("Pupil's given name and surname") },                                     \
      { "", "pupil.surname", N_ ("Pupil's surname") },                                             \
      { "", "pupil.given_name", N_ ("Pupil's given name") },                                       \
      { "", "pupil.code", N_ ("Pupil's personal code") },                                          \
      { "", "pupil.birth_date", N_ ("Pupil's date of birth") },                                    \
  {                                                                                                \
    "", "pupil.number", N_ ("Number in the class")                                                 \
  }

/* A list of absences has a row per semester and one of the year. */
#define ABSENCE_FIELDS                                                                             \
  { "absences", "term", N_ ("Term") }, { "absences", "total", N_ ("Missed lessons") },             \
      { "absences", "excused", N_ ("Missed with excuse") },                                        \
      { "absences", "unexcused", N_ ("Missed without excuse") },                                   \
  {                                                                                                \
    "absences", "late", N_ ("Late")                                                                \
  }

#define DECISION_FIELDS                                                                            \
  { "", "decision", N_ ("Decision at the year's end") },                                           \
      { "", "decision.order_no", N_ ("Number of the decision's order") },                          \
  {                                                                                                \
    "", "decision.order_day", N_ ("Date of the decision's order")                                  \
  }

#define DOCUMENT_FIELDS                                                                            \
  { "", "document.kind", N_ ("Kind of education document") },                                      \
      { "", "document.series", N_ ("Series of the document") },                                    \
      { "", "document.number", N_ ("Number of the document") },                                    \
      { "", "document.issued_on", N_ ("Date of issue") },                                          \
      { "", "document.issued_on.long", N_ ("Date of issue in words") },                            \
  {                                                                                                \
    "", "document.registration_no", N_ ("Number in the register")                                  \
  }

static const KladePaperField report_card[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  PUPIL_FIELDS,
  DECISION_FIELDS,
  { "", "term", N_ ("Term") },
  { "", "semester", N_ ("Semester; nothing in a year's document") },
  { "", "remark", N_ ("Remark") },
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "lessons", N_ ("Planned lessons") },
  { "subjects", "semester_1", N_ ("1st semester") },
  { "subjects", "semester_2", N_ ("2nd semester") },
  { "subjects", "year", N_ ("Year") },
  { "subjects", "exam", N_ ("Exam") },
  { "subjects", "reexam", N_ ("Re-examination") },
  { "subjects", "final", N_ ("Final") },
  { "subjects", "kind", N_ ("Kind of mark: year or final") },
  { "results", "subject", N_ ("Subject") },
  { "results", "result", N_ ("Result to be reached") },
  { "results", "semester_1", N_ ("Level in the 1st semester") },
  { "results", "semester_2", N_ ("Level in the 2nd semester") },
  ABSENCE_FIELDS,
};

static const KladePaperField interim_report[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  PUPIL_FIELDS,
  { "", "term", N_ ("Term") },
  { "", "remark", N_ ("Remark") },
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "marks", N_ ("Marks of the term so far") },
  { "subjects", "average", N_ ("Average") },
  { "subjects", "proposal", N_ ("Interim mark") },
  ABSENCE_FIELDS,
};

static const KladePaperField extract[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  PUPIL_FIELDS,
  { "", "period", N_ ("Month or days") },
  { "", "absence.total", N_ ("Missed lessons") },
  { "", "absence.excused", N_ ("Missed with excuse") },
  { "", "absence.unexcused", N_ ("Missed without excuse") },
  { "", "absence.late", N_ ("Late") },
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "marks", N_ ("Marks; a test's is followed by (p.d.)") },
  { "subjects", "missed", N_ ("Missed lessons") },
  { "subjects", "average", N_ ("Average") },
};

/* Every pupil's row has one row of "marks" for each row of the document's "subjects". */
static const KladePaperField summary_journal[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "lessons", N_ ("Planned lessons") },
  { "subjects", "teachers", N_ ("Teachers") },
  { "pupils", "number", N_ ("Number in the class") },
  { "pupils", "name", N_ ("Surname and given name") },
  { "pupils", "code", N_ ("Pupil's personal code") },
  { "pupils", "absence.total", N_ ("Missed lessons") },
  { "pupils", "absence.excused", N_ ("Missed with excuse") },
  { "pupils", "absence.unexcused", N_ ("Missed without excuse") },
  { "pupils", "average", N_ ("Average") },
  { "pupils", "decision", N_ ("Decision at the year's end") },
  { "pupils", "decision.order", N_ ("Order of the decision") },
  { "pupils", "note", N_ ("Note: joined or left during the year") },
  { "marks", "semester_1", N_ ("1st semester") },
  { "marks", "semester_2", N_ ("2nd semester") },
  { "marks", "year", N_ ("Year") },
  { "marks", "exam", N_ ("Exam") },
  { "marks", "reexam", N_ ("Re-examination") },
  { "marks", "final", N_ ("Final") },
  { "legend", "sign", N_ ("Sign") },
  { "legend", "meaning", N_ ("Its meaning") },
};

static const KladePaperField transcript[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  PUPIL_FIELDS,
  DOCUMENT_FIELDS,
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "lessons", N_ ("Lessons") },
  { "subjects", "mark", N_ ("Mark") },
  { "subjects", "mark.words", N_ ("Mark in words") },
  { "subjects", "kind", N_ ("Kind of mark: year or final") },
  { "exams", "subject", N_ ("State examination") },
  { "exams", "mark", N_ ("Result of the examination") },
};

static const KladePaperField certificate[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  PUPIL_FIELDS,
  DOCUMENT_FIELDS,
};

static const KladePaperField statement[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  PUPIL_FIELDS,
  { "", "period", N_ ("Month or days") },
  { "", "enrolled_on", N_ ("Enrolled on") },
  { "", "left_on", N_ ("Left on") },
  { "", "order_no", N_ ("Number of the order") },
  { "", "order_day", N_ ("Date of the order") },
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "lessons", N_ ("Lessons held") },
  { "subjects", "marks", N_ ("Marks") },
  { "subjects", "semester_1", N_ ("1st semester") },
  { "subjects", "semester_2", N_ ("2nd semester") },
  { "subjects", "year", N_ ("Year") },
};

static const KladePaperField document_register[] = {
  SCHOOL_FIELDS,
  { "", "kind", N_ ("Kind of education document") },
  { "documents", "number", N_ ("Number in the register") },
  { "documents", "issued_on", N_ ("Date of issue") },
  { "documents", "kind", N_ ("Kind of education document") },
  { "documents", "series", N_ ("Series and number") },
  { "documents", "name", N_ ("Surname and given name") },
  { "documents", "code", N_ ("Pupil's personal code") },
  { "documents", "class", N_ ("Class") },
  { "documents", "order", N_ ("Order") },
  { "documents", "state", N_ ("Issued, duplicate or spoiled") },
  { "documents", "notes", N_ ("Notes") },
};

static const KladePaperField instruction[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  { "", "topic", N_ ("Topic of the instruction") },
  { "", "number", N_ ("Number of the instruction") },
  { "", "day", N_ ("Date of the instruction") },
  { "", "instructor", N_ ("Who instructs") },
  { "pupils", "number", N_ ("Number in the class") },
  { "pupils", "name", N_ ("Surname and given name") },
};

static const KladePaperField personal_file[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  PUPIL_FIELDS,
  { "", "file.number", N_ ("Number of the file") },
  { "", "file.checked", N_ ("Checked for this year") },
  { "data", "field", N_ ("Datum") },
  { "data", "value", N_ ("Its value") },
  { "guardians", "name", N_ ("Surname and given name") },
  { "guardians", "kind", N_ ("Whose guardian: mother, father ...") },
  { "guardians", "phone", N_ ("Phone") },
  { "guardians", "email", N_ ("E-mail") },
  { "guardians", "address", N_ ("Address") },
  { "names", "name", N_ ("Surname and given name") },
  { "names", "from", N_ ("From") },
  { "names", "to", N_ ("To") },
  { "enrolments", "class", N_ ("Class") },
  { "enrolments", "year", N_ ("School year, 2025./2026.") },
  { "enrolments", "programme", N_ ("Programme's name") },
  { "enrolments", "from", N_ ("From") },
  { "enrolments", "to", N_ ("To") },
  { "enrolments", "order", N_ ("Order") },
  { "enrolments", "decision", N_ ("Decision at the year's end") },
};

/* Every pupil's row has one row of "marks" for each row of the document's "subjects". */
static const KladePaperField check_sheet[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "lessons", N_ ("Lessons") },
  { "subjects", "teachers", N_ ("Teachers") },
  { "pupils", "number", N_ ("Number in the class") },
  { "pupils", "name", N_ ("Surname and given name") },
  { "pupils", "code", N_ ("Pupil's personal code") },
  { "marks", "mark", N_ ("Mark") },
  { "marks", "exam", N_ ("Result of the examination") },
};

/* The lists of "subjects" have marks of points, those of "letter_subjects" S T A P.  What names
 * pupils is in lists of its own, so that a form can keep it from a parents' meeting. */
static const KladePaperField class_overview[] = {
  SCHOOL_FIELDS,
  CLASS_FIELDS,
  { "", "term", N_ ("Term") },
  { "", "period", N_ ("Days of the term so far") },
  { "", "n_pupils", N_ ("Number of pupils") },
  { "", "n_marks", N_ ("Number of marks given in lessons") },
  { "", "n_term_marks", N_ ("Number of term marks") },
  { "", "average", N_ ("Average") },
  { "", "n_insufficient", N_ ("Pupils with insufficient marks") },
  { "", "unmarked", N_ ("Subjects in which most pupils have no mark") },
  { "", "n_interim", N_ ("Number of subjects with marks so far only") },
  { "", "n_excellent", N_ ("Pupils with high marks only") },
  { "", "n_named", N_ ("Pupils in the lists by name") },
  { "", "absence.total", N_ ("Missed lessons") },
  { "", "absence.excused", N_ ("Missed with excuse") },
  { "", "absence.unexcused", N_ ("Missed without excuse") },
  { "", "absence.late", N_ ("Late") },
  { "", "absence.per_pupil", N_ ("Missed lessons per pupil") },
  { "subjects", "subject", N_ ("Subject") },
  { "subjects", "interim", N_ ("A star where the marks so far are counted") },
  { "subjects", "teachers", N_ ("Teachers") },
  { "subjects", "n_marks", N_ ("Number of marks given in lessons") },
  { "subjects", "average", N_ ("Average") },
  { "subjects", "high", N_ ("Pupils of high level: 9, 10") },
  { "subjects", "optimal", N_ ("Pupils of optimal level: 6 to 8") },
  { "subjects", "sufficient", N_ ("Pupils of sufficient level: 4, 5") },
  { "subjects", "insufficient", N_ ("Pupils of insufficient level: 1 to 3") },
  { "subjects", "without", N_ ("Pupils without a mark") },
  { "subjects", "other", N_ ("Other marks: i, ni, atb, %") },
  { "letter_subjects", "subject", N_ ("Subject") },
  { "letter_subjects", "interim", N_ ("A star where the marks so far are counted") },
  { "letter_subjects", "teachers", N_ ("Teachers") },
  { "letter_subjects", "n_marks", N_ ("Number of marks given in lessons") },
  { "letter_subjects", "p", N_ ("Pupils with P") },
  { "letter_subjects", "a", N_ ("Pupils with A") },
  { "letter_subjects", "t", N_ ("Pupils with T") },
  { "letter_subjects", "s", N_ ("Pupils with S") },
  { "letter_subjects", "without", N_ ("Pupils without a mark") },
  { "letter_subjects", "other", N_ ("Other marks: i, ni, atb, %") },
  { "averages", "band", N_ ("From what average to what") },
  { "averages", "n_pupils", N_ ("Number of pupils") },
  { "letters", "letter", N_ ("Letter of the level") },
  { "letters", "n_term_marks", N_ ("Number of term marks") },
  { "months", "month", N_ ("Month") },
  { "months", "total", N_ ("Missed lessons") },
  { "months", "excused", N_ ("Missed with excuse") },
  { "months", "unexcused", N_ ("Missed without excuse") },
  { "insufficient", "name", N_ ("Surname and given name") },
  { "insufficient", "count", N_ ("Number of marks") },
  { "insufficient", "subjects", N_ ("Subjects and marks") },
  { "unassessed", "name", N_ ("Surname and given name") },
  { "unassessed", "count", N_ ("Number of subjects") },
  { "unassessed", "subjects", N_ ("Subjects") },
  { "absentees", "name", N_ ("Surname and given name") },
  { "absentees", "total", N_ ("Missed lessons") },
  { "absentees", "excused", N_ ("Missed with excuse") },
  { "absentees", "unexcused", N_ ("Missed without excuse") },
  { "absentees", "most", N_ ("Missed lessons of who missed most") },
  { "excellent", "name", N_ ("Surname and given name") },
  { "excellent", "average", N_ ("Average") },
};

/* What documents say that are not of the school's whole year. */
#define HEAD_FIELDS                                                                                \
  { "", "school.name", N_ ("School's name") },                                                     \
      { "", "today", N_ ("Day of printing, 14.09.2026.") },                                        \
  {                                                                                                \
    "", "today.long", N_ ("Day of printing in words")                                              \
  }

/* Every pupil's row has one row of "marks" for each row of the document's "lessons"; a lesson of
 * several marks has a row for each. */
static const KladePaperField journal[] = {
  HEAD_FIELDS,
  { "", "school.year", N_ ("School year, 2025./2026.") },
  { "", "class", N_ ("Class") },
  { "", "subject", N_ ("Subject") },
  { "", "term", N_ ("Term") },
  { "", "teachers", N_ ("Teachers") },
  { "", "lessons_planned", N_ ("Planned lessons") },
  { "pupils", "number", N_ ("Number in the class") },
  { "pupils", "name", N_ ("Surname and given name") },
  { "pupils", "semester_1", N_ ("1st semester") },
  { "pupils", "semester_2", N_ ("2nd semester") },
  { "pupils", "year", N_ ("Year") },
  { "pupils", "exam", N_ ("Exam") },
  { "pupils", "reexam", N_ ("Re-examination") },
  { "pupils", "final", N_ ("Final") },
  { "pupils", "absence.total", N_ ("Missed lessons") },
  { "pupils", "absence.excused", N_ ("Missed with excuse") },
  { "pupils", "absence.unexcused", N_ ("Missed without excuse") },
  { "pupils", "absence.late", N_ ("Late") },
  { "lessons", "month", N_ ("Month") },
  { "lessons", "month.short", N_ ("Month, where there is little room") },
  { "lessons", "day", N_ ("Day of the month, below it the kind of test") },
  { "lessons", "date", N_ ("Date") },
  { "lessons", "number", N_ ("Number of the lesson") },
  { "lessons", "topic", N_ ("Topic") },
  { "lessons", "homework", N_ ("Homework") },
  { "lessons", "teacher", N_ ("Teacher") },
  { "marks", "mark", N_ ("Mark or absence") },
};

/* Every row of "lessons" has one row of "places" for each of the "days". */
static const KladePaperField timetable[] = {
  HEAD_FIELDS,
  { "", "title", N_ ("Whose week: a class, a teacher, a room") },
  { "", "first_day", N_ ("First day of the week") },
  { "", "last_day", N_ ("Last day of the week") },
  { "", "week", N_ ("Number of the week, odd or even") },
  { "days", "day", N_ ("Day of the week and date, below it what is special") },
  { "lessons", "number", N_ ("Number of the lesson") },
  { "lessons", "time", N_ ("Time of the lesson") },
  { "places", "text", N_ ("Subject, teacher, room and what changes") },
};

static const KladePaperField changes[] = {
  HEAD_FIELDS,
  { "", "day", N_ ("Date") },
  { "", "day.long", N_ ("Day of the week and date in words") },
  { "changes", "number", N_ ("Number of the lesson") },
  { "changes", "class", N_ ("Class") },
  { "changes", "subject", N_ ("Subject") },
  { "changes", "planned", N_ ("Teachers and room by the timetable") },
  { "changes", "change", N_ ("What changes") },
  { "changes", "why", N_ ("Reason and order") },
};

static const KladePaperField password_slips[] = {
  HEAD_FIELDS,
  { "", "class", N_ ("Class; empty for staff") },
  { "slips", "name", N_ ("Surname and given name") },
  { "slips", "whom", N_ ("Class, and whose guardian or the roles") },
  { "slips", "user", N_ ("User name") },
  { "slips", "password", N_ ("Password") },
};

static const KladePaperField application[] = {
  HEAD_FIELDS,
  { "", "class", N_ ("Class") },
  { "", "programme.name", N_ ("Programme's name") },
  { "", "programme.code", N_ ("Programme's code") },
  { "", "pupil.name", N_ ("Pupil's given name and surname") },
  { "", "pupil.code", N_ ("Pupil's personal code") },
  { "", "guardian.name", N_ ("Parent's or guardian's name") },
  { "", "guardian.phone", N_ ("Parent's or guardian's phone") },
};

static const struct
{
  const KladePaperField *fields;
  gsize n_fields;
} catalogue[KLADE_N_PAPER_KINDS + 1] = {
  [KLADE_PAPER_REPORT_CARD] = { report_card, G_N_ELEMENTS (report_card) },
  [KLADE_PAPER_INTERIM_REPORT] = { interim_report, G_N_ELEMENTS (interim_report) },
  [KLADE_PAPER_EXTRACT] = { extract, G_N_ELEMENTS (extract) },
  [KLADE_PAPER_SUMMARY_JOURNAL] = { summary_journal, G_N_ELEMENTS (summary_journal) },
  [KLADE_PAPER_TRANSCRIPT] = { transcript, G_N_ELEMENTS (transcript) },
  [KLADE_PAPER_CERTIFICATE] = { certificate, G_N_ELEMENTS (certificate) },
  [KLADE_PAPER_STATEMENT] = { statement, G_N_ELEMENTS (statement) },
  [KLADE_PAPER_REGISTER] = { document_register, G_N_ELEMENTS (document_register) },
  [KLADE_PAPER_JOURNAL] = { journal, G_N_ELEMENTS (journal) },
  [KLADE_PAPER_INDIVIDUAL_JOURNAL] = { journal, G_N_ELEMENTS (journal) },
  [KLADE_PAPER_TIMETABLE] = { timetable, G_N_ELEMENTS (timetable) },
  [KLADE_PAPER_CHANGES] = { changes, G_N_ELEMENTS (changes) },
  [KLADE_PAPER_PASSWORD_SLIPS] = { password_slips, G_N_ELEMENTS (password_slips) },
  [KLADE_PAPER_APPLICATION] = { application, G_N_ELEMENTS (application) },
  [KLADE_PAPER_INSTRUCTION] = { instruction, G_N_ELEMENTS (instruction) },
  [KLADE_PAPER_PERSONAL_FILE] = { personal_file, G_N_ELEMENTS (personal_file) },
  [KLADE_PAPER_CHECK_SHEET] = { check_sheet, G_N_ELEMENTS (check_sheet) },
  [KLADE_PAPER_CLASS_OVERVIEW] = { class_overview, G_N_ELEMENTS (class_overview) },
};

/**
 * klade_paper_kind_get_fields:
 * @kind: a kind
 * @n_fields: (out): how many
 *
 * Returns: (transfer none) (array length=n_fields): what a form of this kind may show
 */
const KladePaperField *
klade_paper_kind_get_fields (KladePaperKind kind, gsize *n_fields)
{
  g_return_val_if_fail (klade_paper_kind_get_info (kind) != NULL, NULL);

  *n_fields = catalogue[kind].n_fields;
  return catalogue[kind].fields;
}

/**
 * klade_paper_kind_find_field:
 * @kind: a kind
 * @list: a list's name; "" for the document itself
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the field, %NULL if there is none
 */
const KladePaperField *
klade_paper_kind_find_field (KladePaperKind kind, const char *list, const char *name)
{
  gsize n_fields;
  const KladePaperField *fields = klade_paper_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].list, list) && g_str_equal (fields[i].name, name))
      return &fields[i];
  return NULL;
}

/**
 * klade_paper_field_get_title:
 * @field: a field
 *
 * Returns: what it is, for people, translated
 */
const char *
klade_paper_field_get_title (const KladePaperField *field)
{
  return _ (field->title);
}
