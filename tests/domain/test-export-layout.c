/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-export-layout.h"

#include <string.h>

static void
test_fields (void)
{
  for (int i = 0; i < KLADE_N_EXPORT_FIELDS; i++)
    {
      KladeExportField field = KLADE_N_EXPORT_FIELDS;

      g_assert_true (
          klade_export_field_from_id (klade_export_field_id ((KladeExportField) i), &field));
      g_assert_cmpint (field, ==, i);
      g_assert_cmpstr (klade_export_field_name ((KladeExportField) i), !=, "");
    }
}

static void
test_round (void)
{
  g_autoptr (KladeExportLayout) first = klade_export_layout_new_first ();
  g_autoptr (KladeExportLayout) read = NULL;
  g_autoptr (KladeExportLayout) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  klade_export_layout_set_heading (first, 0, " p.k. = kods ");
  klade_export_layout_add (first, KLADE_EXPORT_CODE, "");
  text = klade_export_layout_to_text (first);
  g_assert_true (g_str_has_prefix (text, "code=p.k. = kods\n"));
  g_assert_true (g_str_has_suffix (text, "code=Personal code\n"));
  read = klade_export_layout_parse (text, &error);
  g_assert_no_error (error);
  again = klade_export_layout_to_text (read);
  g_assert_cmpstr (again, ==, text);

  copy = klade_export_layout_copy (read);
  klade_export_layout_move (copy, 0, 2);
  klade_export_layout_remove (copy, 0);
  moved = klade_export_layout_to_text (copy);
  g_assert_true (g_str_has_prefix (moved, "surname=Surname\ncode=p.k. = kods\nsubject="));
  g_assert_cmpuint (klade_export_layout_get_n_columns (copy), ==,
                    klade_export_layout_get_n_columns (read) - 1);
}

static void
test_faults (void)
{
  static const char *const faults[][2] = {
    { "", "one column" },         { " \n\n", "one column" },
    { "code=A\nmark", "Line 2" }, { "code=A\n\nnothing=B", "Line 3" },
    { "=A", "Line 1" },
  };
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) longest = g_string_new ("code=");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_assert_null (klade_export_layout_parse (faults[i][0], &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, faults[i][1]));
      g_clear_error (&error);
    }

  for (int i = 0; i <= KLADE_EXPORT_COLUMNS_MAX; i++)
    g_string_append (many, "mark=x\n");
  g_assert_null (klade_export_layout_parse (many->str, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  for (int i = 0; i < 101; i++)
    g_string_append (longest, "ā");
  g_assert_null (klade_export_layout_parse (longest->str, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/export-layout/fields", test_fields);
  g_test_add_func ("/domain/export-layout/round", test_round);
  g_test_add_func ("/domain/export-layout/faults", test_faults);

  return g_test_run ();
}
