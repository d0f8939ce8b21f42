/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-import.h"

#include <string.h>

KladeImportMapping *
klade_test_import_map (KladeImportTarget target, const char *list)
{
  g_autoptr (KladeImportTable) table = klade_import_table_new ("Lapa1");
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      if (*lines[i] == '\0')
        continue;
      klade_import_table_begin_row (table, i + 1, &error);
      g_assert_no_error (error);
      for (guint column = 0; cells[column] != NULL; column++)
        klade_import_table_set (table, column, cells[column], strlen (cells[column]), &error);
      g_assert_no_error (error);
    }
  klade_import_table_close (table);
  return klade_import_mapping_new (table, target);
}

GPtrArray *
klade_test_import_read (KladeImportTarget target, const char *list)
{
  g_autoptr (KladeImportMapping) mapping = klade_test_import_map (target, list);
  g_autoptr (GError) error = NULL;

  klade_import_mapping_check (mapping, &error);
  g_assert_no_error (error);
  return klade_import_mapping_read_rows (mapping);
}

KladeImportPlan *
klade_test_import_plan (KladeSession *session, KladeImportTarget target, const char *list)
{
  g_autoptr (GPtrArray) rows = klade_test_import_read (target, list);
  const KladeImportOptions options = { .valid_from = klade_day_new (2025, 9, 1) };
  g_autoptr (GError) error = NULL;
  KladeImportPlan *plan = klade_school_plan_import (session, target, rows, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

KladeUndo *
klade_test_import_all (KladeSession *session, KladeImportTarget target, const char *list)
{
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (session, target, list);
  g_autoptr (GError) error = NULL;
  KladeUndo *undo = NULL;

  klade_school_import (session, plan, NULL, NULL, &undo, &error);
  g_assert_no_error (error);
  return undo;
}

/* A letter a row: n c s r a l */
void
klade_test_import_assert_fates (const KladeImportPlan *plan, const char *fates)
{
  static const char letters[] = "?ncsral";
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < klade_import_plan_get_n_rows (plan); i++)
    g_string_append_c (found, letters[klade_import_plan_get_row (plan, i)->fate]);
  g_assert_cmpstr (found->str, ==, fates);
}

void
klade_test_import_assert_reason (const KladeImportPlan *plan, guint row, const char *part)
{
  const char *reason = klade_import_plan_get_row (plan, row)->reason;

  if (strstr (reason, part) == NULL)
    g_error ("row %u: “%s” says nothing of “%s”", row, reason, part);
}

void
klade_test_import_assert_note (const KladeImportPlan *plan, guint row, const char *part)
{
  GPtrArray *notes = klade_import_plan_get_row (plan, row)->notes;

  for (guint i = 0; i < notes->len; i++)
    if (strstr (g_ptr_array_index (notes, i), part) != NULL)
      return;

  g_error ("row %u: no note says “%s”", row, part);
}

void
klade_test_import_assert_change (const KladeImportPlan *plan,
                                 guint row,
                                 const char *what,
                                 const char *before,
                                 const char *after)
{
  const KladeImportPlanRow *shown = klade_import_plan_get_row (plan, row);

  for (guint i = 0; i < shown->changes->len; i++)
    {
      const KladeImportChange *change = g_ptr_array_index (shown->changes, i);

      if (!g_str_equal (change->what, what))
        continue;
      g_assert_cmpstr (change->before, ==, before);
      g_assert_cmpstr (change->after, ==, after);
      return;
    }

  g_error ("row %u: no change of %s", row, what);
}
