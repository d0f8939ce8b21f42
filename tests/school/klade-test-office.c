/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-office.h"

#include "klade-school-journal.h"

static const char *const sql_dumps[] = {
  "SELECT 'document ' || id || ' ' || kind || ' ' || COALESCE(pupil_id, 0) || ' '"
  " || COALESCE(class_id, 0) || ' ' || programme || ' ' || series || ' ' || number || ' '"
  " || registration_no || ' ' || issued_on || ' ' || COALESCE(order_id, 0) || ' ' || state || ' '"
  " || COALESCE(replaces_id, 0) || ' ' || COALESCE(received_on, '') || ' ' || notes"
  " FROM issued_document WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'instruction ' || id || ' ' || class_id || ' ' || number || ' ' || topic || ' '"
  " || instructed_on || ' ' || COALESCE(instructor_id, 0) || ' ' || COALESCE(signed_on, '') || ' '"
  " || kept_at || ' ' || notes FROM instruction WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'form ' || kind || ' ' || description FROM form WHERE is_hidden = 0 ORDER BY kind",
  "SELECT 'layout ' || target || ' ' || columns FROM export_layout WHERE is_hidden = 0"
  " ORDER BY target",
  "SELECT 'order ' || number || ' ' || ordered_on FROM school_order WHERE is_hidden = 0"
  " ORDER BY id",
  "SELECT 'remark ' || pupil_id || ' ' || class_id || ' ' || term || ' ' || text FROM remark"
  " WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'setting ' || name || ' ' || value FROM setting WHERE name = 'instruction.topics'"
  " AND value <> '-'",
};

char *
klade_test_office_dump (KladeTestSchool *school)
{
  GString *dump = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sql_dumps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KladeStatement) stmt =
          klade_db_prepare (klade_school_get_db (school->school), sql_dumps[i], &error);
      KladeStep step;

      g_assert_no_error (error);
      while ((step = klade_statement_step (stmt, &error)) == KLADE_STEP_ROW)
        g_string_append_printf (dump, "%s\n", klade_statement_get_text (stmt, 0));
      g_assert_no_error (error);
    }

  return g_string_free (dump, FALSE);
}

static void
assert_dump (KladeTestSchool *school, const char *expected)
{
  g_autofree char *dump = klade_test_office_dump (school);

  g_assert_cmpstr (dump, ==, expected);
}

void
klade_test_office_undo (KladeTestSchool *school,
                        KladeSession *session,
                        KladeUndo *undo,
                        const char *before)
{
  g_autofree char *after = klade_test_office_dump (school);
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (KladeUndo) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (undo);
  g_assert_cmpstr (after, !=, before);
  klade_school_undo (session, undo, &redo, &error);
  g_assert_no_error (error);
  assert_dump (school, before);
  klade_school_undo (session, redo, &again, &error);
  g_assert_no_error (error);
  assert_dump (school, after);
  klade_school_undo (session, again, NULL, &error);
  g_assert_no_error (error);
  assert_dump (school, before);
}

KladeDocumentDraft
klade_test_office_draft (KladeTestSchool *school, guint pupil)
{
  return (KladeDocumentDraft){
    .kind = KLADE_DOCUMENT_BASIC,
    .pupil_id = school->pupils_a[pupil],
    .class_id = school->class_a,
    .programme = "21011111",
    .series = "PA",
    .issued_on = klade_day_new (2026, 6, 12),
  };
}
