/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-office.h"

#include "klade-school-remarks.h"

#include <string.h>

/* Every role x every verb of the office's registers.  Who may: the log grows, undo and redo put
 * everything back.  Who may not: a sentence that names whom to ask, and nothing is written. */

typedef struct
{
  KladeTestSchool *school;
  gint64 class_id;
  gint64 document_id;
  gint64 instruction_id;
} Desk;

typedef gboolean (*Run) (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error);

static gboolean
run_issue (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  KladeDocumentDraft drafts[] = { klade_test_office_draft (desk->school, 1),
                                  klade_test_office_draft (desk->school, 2) };

  drafts[0].number = "000101";
  drafts[0].order = (KladeOrderName){ "2-1/9", klade_day_new (2026, 6, 10) };
  drafts[1].number = "000102";
  return klade_school_issue_documents (session, drafts, 2, undo, error);
}

static gboolean
run_duplicate (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  KladeDocumentDraft draft = klade_test_office_draft (desk->school, 0);

  draft.number = "000103";
  return klade_school_issue_duplicate (session, desk->document_id, 0, &draft, NULL, undo, error);
}

static gboolean
run_correct (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  KladeDocumentDraft draft = klade_test_office_draft (desk->school, 0);

  draft.number = "000109";
  draft.registration_no = "7";
  return klade_school_correct_document (session, desk->document_id, 0, &draft, undo, error);
}

static gboolean
run_spoil (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_spoil_document (session, desk->document_id, 0, "drukas kļūda", undo, error);
}

static gboolean
run_spoil_blank (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  KladeDocumentDraft draft = klade_test_office_draft (desk->school, 0);

  draft.number = "000104";
  return klade_school_spoil_blank (session, &draft, "saplēsta", undo, error);
}

static gboolean
run_receive (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_receive_document (session, desk->document_id, 0, klade_day_new (2026, 6, 13),
                                        undo, error);
}

static gboolean
run_hide (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_document (session, desk->document_id, 0, undo, error);
}

static KladeInstructionDraft
make_instruction (const Desk *desk)
{
  return (KladeInstructionDraft){
    .class_id = desk->class_id,
    .instructor_id = desk->school->other_teacher,
    .instructed_on = klade_day_new (2026, 3, 4),
    .number = "U1",
    .topic = "Ugunsdrošība",
  };
}

static gboolean
run_instruct (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeInstructionDraft draft = make_instruction (desk);

  return klade_school_record_instruction (session, &draft, NULL, undo, error);
}

static gboolean
run_sign (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  KladeInstructionDraft draft = make_instruction (desk);

  draft.signed_on = klade_day_new (2026, 3, 5);
  draft.kept_at = "pie direktora vietnieces";
  return klade_school_change_instruction (session, desk->instruction_id, 0, &draft, undo, error);
}

static gboolean
run_hide_instruction (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_instruction (session, desk->instruction_id, 0, undo, error);
}

/* A pupil of that class: those of the other one were in it, too. */
static gboolean
run_remark (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const gint64 *pupils =
      desk->class_id == desk->school->class_a ? desk->school->pupils_a : desk->school->pupils_b;

  g_autoptr (GPtrArray) remarks = klade_school_list_remarks (
      session, desk->class_id, klade_day_new (2026, 3, 5), KLADE_TERM_SEMESTER_1, NULL);
  gint32 revision = 0;

  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    {
      const KladeRemark *remark = g_ptr_array_index (remarks, i);

      revision = remark->pupil_id == pupils[0] ? remark->revision : revision;
    }
  return klade_school_set_remark (session, desk->class_id, pupils[0], KLADE_TERM_SEMESTER_1,
                                  "Centīgs", revision, undo, error);
}

static gboolean
run_topics (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  static const char *const topics[] = { "Ugunsdrošība", "Ledus", NULL };

  return klade_school_set_instruction_topics (session, topics, undo, error);
}

static gboolean
run_layout (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  g_autoptr (KladeExportLayout) layout = klade_export_layout_new ();
  gint32 revision;
  g_autoptr (KladeExportLayout) old =
      klade_school_read_export_layout (session, "", NULL, &revision, error);

  klade_export_layout_add (layout, KLADE_EXPORT_MARK, "Vērtējums");
  return old != NULL &&
         klade_school_save_export_layout (session, "", layout, revision, undo, error);
}

#define BIT(role) (1u << (role))
#define LEADERS (BIT (KLADE_ROLE_SUPERUSER) | BIT (KLADE_ROLE_DEPUTY))
#define EXPORTERS (LEADERS | BIT (KLADE_ROLE_SECRETARY))
#define ISSUERS (LEADERS | BIT (KLADE_ROLE_HEAD) | BIT (KLADE_ROLE_SECRETARY))
#define CLASS_TEACHERS (BIT (KLADE_ROLE_CLASS_TEACHER) | BIT (KLADE_ROLE_GROUP_TEACHER))

static const struct
{
  const char *name;
  Run run;
  guint own;   /* bits by KladeRole: who may for the own class */
  guint other; /* and for another class */
} verbs[] = {
  { "issue", run_issue, ISSUERS, ISSUERS },
  { "duplicate", run_duplicate, ISSUERS, ISSUERS },
  { "correct", run_correct, ISSUERS, ISSUERS },
  { "spoil", run_spoil, ISSUERS, ISSUERS },
  { "spoil-blank", run_spoil_blank, ISSUERS, ISSUERS },
  { "receive", run_receive, ISSUERS, ISSUERS },
  { "hide", run_hide, ISSUERS, ISSUERS },
  { "instruct", run_instruct, LEADERS | CLASS_TEACHERS, LEADERS },
  { "sign", run_sign, LEADERS | CLASS_TEACHERS, LEADERS },
  { "hide-instruction", run_hide_instruction, LEADERS | CLASS_TEACHERS, LEADERS },
  { "remark", run_remark, LEADERS | CLASS_TEACHERS, LEADERS },
  { "topics", run_topics, LEADERS, LEADERS },
  { "layout", run_layout, EXPORTERS, EXPORTERS },
};

static void
fill (Desk *desk, KladeSession *superuser)
{
  g_autoptr (GError) error = NULL;
  KladeInstructionDraft instruction = make_instruction (desk);

  klade_school_record_instruction (superuser, &instruction, &desk->instruction_id, NULL, &error);
  g_assert_no_error (error);
}

static gint64
count_log (const Desk *desk)
{
  return klade_test_school_get_number (desk->school, "SELECT COUNT(*) FROM audit");
}

static void
try_verb (const Desk *desk, KladeSession *session, Run run, gboolean may)
{
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = klade_test_office_dump (desk->school);
  gint64 n_logged = count_log (desk);
  gboolean done = run (session, desk, &undo, &error);

  if (may)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      g_assert_cmpint (count_log (desk), >, n_logged);
      klade_test_office_undo (desk->school, session, undo, before);
    }
  else
    {
      g_autofree char *after = klade_test_office_dump (desk->school);

      g_assert_false (done);
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_assert_nonnull (strchr (error->message, '.'));
      g_assert_null (undo);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (count_log (desk), ==, n_logged);
    }
}

static void
test_every_verb (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  g_autoptr (GError) error = NULL;
  KladeDocumentDraft draft = klade_test_office_draft (school, 0);
  Desk own = { .school = school, .class_id = school->class_a };
  Desk other = { .school = school, .class_id = school->class_b };

  draft.number = "000100";
  klade_school_issue_documents (superuser, &draft, 1, NULL, &error);
  g_assert_no_error (error);
  own.document_id = other.document_id =
      klade_test_school_get_number (school, "SELECT MAX(id) FROM issued_document");
  fill (&own, superuser);
  fill (&other, superuser);

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);

      for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
        {
          g_test_message ("%s %s", klade_role_id ((KladeRole) role), verbs[i].name);
          try_verb (&own, session, verbs[i].run, (verbs[i].own & BIT (role)) != 0);
          try_verb (&other, session, verbs[i].run, (verbs[i].other & BIT (role)) != 0);
        }
    }

  klade_test_school_assert_sound (school, superuser);
  g_clear_object (&superuser);
}

/* The register has personal codes: only for whoever keeps it. */
static void
test_readers (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);
      gboolean issues = (ISSUERS & BIT (role)) != 0;
      g_autoptr (GPtrArray) documents =
          klade_school_list_documents (session, 0, KLADE_DAY_NONE, KLADE_DAY_NONE, NULL);
      g_autoptr (GPtrArray) proposals =
          klade_school_propose_documents (session, school->class_a, FALSE, NULL);
      g_autoptr (GPtrArray) instructions = klade_school_list_instructions (session, 0, 0, NULL);
      g_auto (GStrv) topics = klade_school_list_instruction_topics (session, NULL);

      g_assert_cmpint (documents != NULL, ==, issues);
      g_assert_cmpint (proposals != NULL, ==, issues);
      g_assert_cmpint (instructions != NULL, ==, role <= KLADE_ROLE_SECRETARY);
      g_assert_cmpuint (g_strv_length (topics), >, 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/rights-office/every-verb", test_every_verb);
  klade_test_add ("/rights-office/readers", test_readers);

  return g_test_run ();
}
