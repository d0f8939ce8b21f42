/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"
#include "klade-test-office.h"

#include "klade-school-remarks.h"

#include <string.h>

/* The office's registers: which blank went to whom, and what classes were instructed about. */

static void
issue (KladeSession *session, const KladeDocumentDraft *drafts, gsize n_drafts, KladeUndo **undo)
{
  g_autoptr (GError) error = NULL;

  klade_school_issue_documents (session, drafts, n_drafts, undo, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (KladeSession *session)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *documents =
      klade_school_list_documents (session, 0, KLADE_DAY_NONE, KLADE_DAY_NONE, &error);

  g_assert_no_error (error);
  return documents;
}

static void
assert_refused (KladeSession *session, const KladeDocumentDraft *draft, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = list (session);
  g_autoptr (GPtrArray) after = NULL;

  g_assert_false (klade_school_issue_documents (session, draft, 1, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, word));
  after = list (session);
  g_assert_cmpuint (after->len, ==, before->len);
}

/* A class is proposed, corrected and issued; the numbers count on. */
static void
test_class (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  KladeDocumentDraft drafts[4];
  const KladePersonChange code = { KLADE_PERSON_FIELD_PERSONAL_CODE, "161175-19997" };

  klade_school_set_person_data (session, school->pupils_a[1], &code, 1, KLADE_DAY_NONE, NULL,
                                &error);
  g_assert_no_error (error);
  drafts[0] = klade_test_office_draft (school, 0);
  drafts[0].number = "001099";
  drafts[0].registration_no = "16/2026";
  issue (session, drafts, 1, NULL);

  /* The pupils of the test school have no programme, so another one is another document. */
  proposals = klade_school_propose_documents (session, school->class_a, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposals->len, ==, 4);
  for (guint i = 0; i < proposals->len; i++)
    {
      const KladeDocumentProposal *proposal = g_ptr_array_index (proposals, i);
      g_autofree char *number = g_strdup_printf ("00%d", 1100 + (int) i);
      g_autofree char *entry = g_strdup_printf ("%d/2026", 17 + (int) i);

      g_assert_cmpint (proposal->kind, ==, KLADE_DOCUMENT_BASIC);
      g_assert_cmpstr (proposal->series, ==, "PA");
      g_assert_cmpstr (proposal->number, ==, number);
      g_assert_cmpstr (proposal->registration_no, ==, entry);
      drafts[i] = (KladeDocumentDraft){
        .kind = proposal->kind,
        .pupil_id = proposal->pupil_id,
        .class_id = proposal->class_id,
        .programme = proposal->programme,
        .series = proposal->series,
        .number = proposal->number,
        .registration_no = i == 0 ? "" : proposal->registration_no,
        .issued_on = klade_day_new (2026, 6, 12),
        .order = { "2-1/9", klade_day_new (2026, 6, 10) },
      };
    }
  issue (session, drafts, 4, NULL);

  documents = list (session);
  g_assert_cmpuint (documents->len, ==, 5);
  for (guint i = 0; i < documents->len; i++)
    {
      const KladeIssuedDocument *document = g_ptr_array_index (documents, i);

      g_assert_cmpint (document->state, ==, KLADE_DOCUMENT_ISSUED);
      g_assert_cmpstr (document->class_name, ==, "7.a");
      g_assert_cmpstr (document->code, ==,
                       document->pupil_id == school->pupils_a[1] ? "161175-19997" : "");
      g_assert_cmpstr (document->order, ==, i == 0 ? "" : "2-1/9, 10.06.2026.");
    }
  g_assert_cmpstr (((KladeIssuedDocument *) g_ptr_array_index (documents, 1))->registration_no, ==,
                   "17/2026");

  g_clear_pointer (&proposals, g_ptr_array_unref);
  proposals = klade_school_propose_documents (session, school->class_a, FALSE, &error);
  g_assert_cmpuint (proposals->len, ==, 0);
  klade_test_school_assert_sound (school, NULL);
}

/* Nothing stands twice: blanks, numbers of the register, a pupil's document. */
static void
test_once (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeDocumentDraft first = klade_test_office_draft (school, 0);
  KladeDocumentDraft draft = klade_test_office_draft (school, 1);
  KladeDocumentDraft both[2];
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  first.number = "000001";
  issue (session, &first, 1, &undo);

  draft.number = "000001";
  assert_refused (session, &draft, "PA 000001");
  draft.number = " 000001 "; /* as it is stored */
  assert_refused (session, &draft, "PA 000001");
  draft.number = "000002";
  draft.registration_no = "1";
  assert_refused (session, &draft, "1");
  draft.registration_no = "";
  draft.pupil_id = first.pupil_id;
  assert_refused (session, &draft, "has it already");
  draft.pupil_id = school->pupils_a[1];
  draft.issued_on = KLADE_DAY_NONE;
  assert_refused (session, &draft, "date of issue");
  draft.issued_on = klade_day_new (2026, 6, 12);
  draft.number = "";
  assert_refused (session, &draft, "PA");

  /* All or none. */
  both[0] = klade_test_office_draft (school, 1);
  both[0].number = "000002";
  both[1] = klade_test_office_draft (school, 2);
  both[1].number = "000002";
  g_assert_false (klade_school_issue_documents (session, both, 2, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  documents = list (session);
  g_assert_cmpuint (documents->len, ==, 1);

  /* Another kind has its own book and blanks; without a blank there is no series either. */
  draft.kind = KLADE_DOCUMENT_BASIC_MARKS;
  draft.number = "000001";
  issue (session, &draft, 1, NULL);
  draft.pupil_id = school->pupils_a[2];
  draft.series = draft.number = "";
  issue (session, &draft, 1, NULL);

  /* What was taken back is free again, and can't come back over its successor. */
  {
    g_autoptr (KladeUndo) redo = NULL;

    klade_school_undo (session, undo, &redo, &error);
    g_assert_no_error (error);
    draft = klade_test_office_draft (school, 3);
    draft.number = "000001";
    issue (session, &draft, 1, NULL);
    g_assert_false (klade_school_undo (session, redo, NULL, &error));
    g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
    g_assert_nonnull (strstr (error->message, "000001"));
    g_assert_nonnull (strstr (error->message, "Ctrl+R"));
    g_clear_error (&error);
  }
  klade_test_school_assert_sound (school, NULL);
}

static void
test_duplicate (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_HEAD);
  KladeDocumentDraft draft = klade_test_office_draft (school, 0);
  KladeDocumentDraft bare = { .series = "PA", .number = "000777", .notes = "nozaudēta" };
  g_autoptr (GPtrArray) documents = NULL;
  const KladeIssuedDocument *first;
  const KladeIssuedDocument *second;
  g_autoptr (GError) error = NULL;
  gint64 duplicate_id;

  draft.number = "000001";
  issue (session, &draft, 1, NULL);
  documents = list (session);
  first = g_ptr_array_index (documents, 0);
  klade_school_receive_document (session, first->id, first->revision, klade_day_new (2026, 6, 12),
                                 NULL, &error);
  g_assert_no_error (error);

  /* Handed over: it can't be spoiled or removed, and an old snapshot is refused. */
  g_assert_false (klade_school_spoil_document (session, first->id, 0, "?", NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_hide_document (session, first->id, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_receive_document (session, first->id, first->revision,
                                                 KLADE_DAY_NONE, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_false (klade_school_issue_duplicate (session, first->id, 0, &bare, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID); /* no day */
  g_clear_error (&error);
  bare.issued_on = klade_day_new (2026, 8, 3);
  klade_school_issue_duplicate (session, first->id, 0, &bare, &duplicate_id, NULL, &error);
  g_assert_no_error (error);

  g_ptr_array_unref (documents);
  documents = list (session);
  g_assert_cmpuint (documents->len, ==, 2);
  second = g_ptr_array_index (documents, 1);
  g_assert_cmpint (second->id, ==, duplicate_id);
  g_assert_cmpint (second->state, ==, KLADE_DOCUMENT_DUPLICATE);
  g_assert_cmpint (second->pupil_id, ==, school->pupils_a[0]);
  g_assert_cmpstr (second->programme, ==, "21011111");
  g_assert_cmpstr (second->replaces, ==, "PA 000001");
  g_assert_cmpstr (second->registration_no, ==, "2");
  g_assert_cmpstr (second->notes, ==, "nozaudēta");
}

static void
test_spoiled (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  KladeDocumentDraft draft = klade_test_office_draft (school, 0);
  g_autoptr (GPtrArray) documents = NULL;
  const KladeIssuedDocument *spoiled;
  g_autoptr (GError) error = NULL;

  draft.number = "000001";
  issue (session, &draft, 1, NULL);
  documents = list (session);
  spoiled = g_ptr_array_index (documents, 0);
  g_assert_false (klade_school_spoil_document (session, spoiled->id, 0, " \n ", NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  klade_school_spoil_document (session, spoiled->id, spoiled->revision, "drukas kļūda", NULL,
                               &error);
  g_assert_no_error (error);

  /* The blank is used up; the pupil gets another. */
  assert_refused (session, &draft, "PA 000001");
  draft.number = "000002";
  issue (session, &draft, 1, NULL);
  g_assert_false (klade_school_receive_document (session, spoiled->id, 0,
                                                 klade_day_new (2026, 6, 12), NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (
      klade_school_issue_duplicate (session, spoiled->id, 0, &draft, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  draft.number = "000003";
  draft.pupil_id = 0;
  klade_school_spoil_blank (session, &draft, "saplēsta", NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (documents);
  documents = list (session);
  g_assert_cmpuint (documents->len, ==, 3);
  spoiled = g_ptr_array_index (documents, 2);
  g_assert_cmpint (spoiled->state, ==, KLADE_DOCUMENT_SPOILED);
  g_assert_cmpstr (spoiled->name, ==, "");
  g_assert_cmpstr (spoiled->registration_no, ==, "");
  klade_test_school_assert_sound (school, NULL);
}

static void
test_instructions (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  KladeInstructionDraft draft = {
    .class_id = school->class_a,
    .instructed_on = klade_day_new (2026, 3, 4),
    .topic = "",
  };
  g_autoptr (GPtrArray) instructions = NULL;
  const KladeInstruction *instruction;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_false (klade_school_record_instruction (session, &draft, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  draft.topic = "Ugunsdrošība";
  draft.signed_on = klade_day_new (2026, 3, 3);
  g_assert_false (klade_school_record_instruction (session, &draft, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  draft.signed_on = KLADE_DAY_NONE;
  klade_school_record_instruction (session, &draft, &id, NULL, &error);
  g_assert_no_error (error);

  draft.signed_on = klade_day_new (2026, 3, 5);
  draft.kept_at = "mapē pie vietnieces";
  draft.instructor_id = school->people[KLADE_ROLE_CLASS_TEACHER];
  klade_school_change_instruction (session, id, 1, &draft, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_change_instruction (session, id, 1, &draft, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);

  instructions = klade_school_list_instructions (session, 0, school->class_a, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (instructions->len, ==, 1);
  instruction = g_ptr_array_index (instructions, 0);
  g_assert_cmpstr (instruction->class_name, ==, "7.a");
  g_assert_cmpstr (instruction->kept_at, ==, "mapē pie vietnieces");
  g_assert_cmpstr (instruction->instructor, !=, "");
  g_assert_cmpint (instruction->signed_on, ==, klade_day_new (2026, 3, 5));
  g_ptr_array_unref (instructions);
  instructions = klade_school_list_instructions (session, 0, school->class_b, &error);
  g_assert_cmpuint (instructions->len, ==, 0);
  klade_test_school_assert_sound (school, NULL);
}

static void
test_topics (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  static const char *const own[] = { "Ugunsdrošība", "  ", "Ledus\nun ūdens", NULL };
  g_auto (GStrv) first = klade_school_list_instruction_topics (session, NULL);
  g_auto (GStrv) topics = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_set_instruction_topics (session, own, NULL, &error);
  g_assert_no_error (error);
  topics = klade_school_list_instruction_topics (session, &error);
  g_assert_cmpuint (g_strv_length (topics), ==, 2);
  g_assert_cmpstr (topics[1], ==, "Ledus un ūdens");

  klade_school_set_instruction_topics (session, NULL, NULL, &error);
  g_assert_no_error (error);
  g_strfreev (topics);
  topics = klade_school_list_instruction_topics (session, &error);
  g_assert_cmpuint (g_strv_length (topics), ==, g_strv_length (first));
}

/* Kept by the school until it is dropped; two who change it at once don't overwrite each other. */
static void
test_layout (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autoptr (KladeExportLayout) layout = NULL;
  g_autoptr (KladeExportLayout) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean is_own = TRUE;
  gint32 revision = 7;

  layout = klade_school_read_export_layout (session, "", &is_own, &revision, &error);
  g_assert_no_error (error);
  g_assert_false (is_own);
  g_assert_cmpint (revision, ==, 0);
  klade_export_layout_set_heading (layout, 0, "p.k.");
  klade_school_save_export_layout (session, "", layout, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_save_export_layout (session, "", layout, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);

  kept = klade_school_read_export_layout (session, "", &is_own, &revision, &error);
  text = klade_export_layout_to_text (kept);
  g_assert_true (is_own);
  g_assert_true (g_str_has_prefix (text, "code=p.k.\n"));
  g_assert_false (klade_school_drop_export_layout (session, "", revision + 1, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  klade_school_drop_export_layout (session, "", revision, NULL, &error);
  g_assert_no_error (error);

  /* What was dropped can be kept again. */
  g_clear_pointer (&kept, klade_export_layout_free);
  kept = klade_school_read_export_layout (session, "", &is_own, &revision, &error);
  g_assert_false (is_own);
  klade_school_save_export_layout (session, "", layout, revision, NULL, &error);
  g_assert_no_error (error);
  klade_test_school_assert_sound (school, NULL);
}

static void
test_remarks (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_CLASS_TEACHER);
  g_autofree char *before = klade_test_office_dump (school);
  g_autofree char *long_text = g_strnfill (KLADE_REMARK_LENGTH_MAX + 1, 'a');
  KladeDay today = klade_day_new (2026, 3, 5);
  gint64 pupil_id = school->pupils_a[0];
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GPtrArray) remarks = NULL;
  const KladeRemark *remark = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_set_remark (session, school->class_a, pupil_id, KLADE_TERM_SEMESTER_1,
                           "  Centīgs;  lasa daudz ", 0, &undo, &error);
  g_assert_no_error (error);
  klade_test_office_undo (school, session, undo, before);
  g_assert_false (klade_school_set_remark (session, school->class_a, pupil_id,
                                           KLADE_TERM_SEMESTER_1, "Cits", 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (klade_school_set_remark (session, school->class_a, school->pupils_a[1],
                                           KLADE_TERM_YEAR, long_text, 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_set_remark (session, school->class_a,
                                           school->people[KLADE_ROLE_GUARDIAN], KLADE_TERM_YEAR,
                                           "Svešs", 0, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  remarks =
      klade_school_list_remarks (session, school->class_a, today, KLADE_TERM_SEMESTER_1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < remarks->len; i++)
    if (((const KladeRemark *) g_ptr_array_index (remarks, i))->pupil_id == pupil_id)
      remark = g_ptr_array_index (remarks, i);
  g_assert_nonnull (remark);
  g_assert_cmpint (remark->revision, >, 0);
  klade_school_set_remark (session, school->class_a, pupil_id, KLADE_TERM_SEMESTER_1,
                           "Centīgs; lasa daudz", remark->revision, NULL, &error);
  g_assert_no_error (error);
  klade_test_school_assert_sound (school, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/office/class", test_class);
  klade_test_add ("/office/once", test_once);
  klade_test_add ("/office/duplicate", test_duplicate);
  klade_test_add ("/office/spoiled", test_spoiled);
  klade_test_add ("/office/instructions", test_instructions);
  klade_test_add ("/office/remarks", test_remarks);
  klade_test_add ("/office/topics", test_topics);
  klade_test_add ("/office/layout", test_layout);

  return g_test_run ();
}
