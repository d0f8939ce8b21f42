/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-document.h"

static void
test_next_number (void)
{
  static const char *const cases[][2] = {
    { "001234", "001235" }, { "17", "18" },     { "17/2026", "18/2026" },
    { "999", "1000" },      { "0099", "0100" }, { "PA-09", "PA-10" },
    { "PA", "1" },          { "", "1" },        { "99/2026", "100/2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = klade_document_next_number (cases[i][0]);

      g_assert_cmpstr (next, ==, cases[i][1]);
    }
}

static void
test_kinds (void)
{
  KladeDocumentKind kind = KLADE_DOCUMENT_ART;

  for (int i = 1; i <= KLADE_N_DOCUMENT_KINDS; i++)
    {
      g_assert_true (
          klade_document_kind_from_id (klade_document_kind_get_id ((KladeDocumentKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_cmpstr (klade_document_kind_get_name ((KladeDocumentKind) i), !=, "");
    }
  g_assert_false (klade_document_kind_from_id ("diploms", &kind));
  g_assert_false (klade_document_kind_is_valid (0));
  g_assert_false (klade_document_kind_is_valid (KLADE_N_DOCUMENT_KINDS + 1));

  g_assert_cmpint (klade_document_kind_for (KLADE_SCHOOL_SECONDARY, 9, FALSE), ==,
                   KLADE_DOCUMENT_BASIC);
  g_assert_cmpint (klade_document_kind_for (KLADE_SCHOOL_SECONDARY, 12, TRUE), ==,
                   KLADE_DOCUMENT_SECONDARY_MARKS);
  g_assert_cmpint (klade_document_kind_for (KLADE_SCHOOL_ART, 8, FALSE), ==, KLADE_DOCUMENT_ART);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/document/next-number", test_next_number);
  g_test_add_func ("/domain/document/kinds", test_kinds);

  return g_test_run ();
}
