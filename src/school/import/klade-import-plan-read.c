/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"

guint
klade_import_plan_get_n_rows (const KladeImportPlan *self)
{
  return self->rows->len;
}

const KladeImportPlanRow *
klade_import_plan_get_row (const KladeImportPlan *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return &((const KladePlannedRow *) g_ptr_array_index (self->rows, index))->shown;
}

guint
klade_import_plan_count (const KladeImportPlan *self, KladeImportFate fate)
{
  g_return_val_if_fail ((int) fate > 0 && (int) fate <= KLADE_N_IMPORT_FATES, 0);

  return self->counts[fate];
}

guint
klade_import_plan_get_n_new_classes (const KladeImportPlan *self)
{
  return self->new_classes->len;
}

const char *
klade_import_plan_get_new_class (const KladeImportPlan *self, guint index)
{
  g_return_val_if_fail (index < self->new_classes->len, NULL);

  return g_ptr_array_index (self->new_classes, index);
}

guint
klade_import_plan_get_n_missing_classes (const KladeImportPlan *self)
{
  return self->missing_classes->len;
}

const char *
klade_import_plan_get_missing_class (const KladeImportPlan *self, guint index)
{
  g_return_val_if_fail (index < self->missing_classes->len, NULL);

  return g_ptr_array_index (self->missing_classes, index);
}

/**
 * klade_import_plan_find_decision:
 * @number: a row
 * @part: who of it
 *
 * Returns: (transfer none) (nullable): what was decided last
 */
const KladeImportDecision *
klade_import_plan_find_decision (const KladeImportPlan *self, guint number, KladeImportPart part)
{
  for (guint i = self->decisions->len; i > 0; i--)
    {
      const KladeImportDecision *decision =
          &g_array_index (self->decisions, KladeImportDecision, i - 1);

      if (decision->number == number && decision->part == part)
        return decision;
    }

  return NULL;
}

/* @words: (transfer full) */
static void
add_words (GString *text, guint n, char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/**
 * klade_import_plan_describe:
 *
 * Returns: (transfer full): how many rows are added, changed and left out, in words; "" when all
 *   of them are known
 */
char *
klade_import_plan_describe (const KladeImportPlan *self)
{
  GString *words = g_string_new (NULL);
  guint n_new = self->counts[KLADE_FATE_NEW];
  guint n_changed = self->counts[KLADE_FATE_CHANGED];
  guint n_left_out = self->counts[KLADE_FATE_REFUSED] + self->counts[KLADE_FATE_AMBIGUOUS] +
                     self->counts[KLADE_FATE_SKIPPED];

  add_words (words, n_new,
             g_strdup_printf (ngettext_ ("%u row added", "%u rows added", n_new), n_new));
  add_words (
      words, n_changed,
      g_strdup_printf (ngettext_ ("%u row changed", "%u rows changed", n_changed), n_changed));
  add_words (
      words, n_left_out,
      g_strdup_printf (ngettext_ ("%u row left out", "%u rows left out", n_left_out), n_left_out));
  return g_string_free (words, FALSE);
}

/* Returns: the word for people, translated */
const char *
klade_import_fate_name (KladeImportFate fate)
{
  static const char *const names[KLADE_N_IMPORT_FATES + 1] = {
    [KLADE_FATE_NEW] = NC_ ("import", "new"),
    [KLADE_FATE_CHANGED] = NC_ ("import", "changed"),
    [KLADE_FATE_SAME] = NC_ ("import", "unchanged"),
    [KLADE_FATE_REFUSED] = NC_ ("import", "refused"),
    [KLADE_FATE_AMBIGUOUS] = NC_ ("import", "to be decided"),
    [KLADE_FATE_SKIPPED] = NC_ ("import", "left out"),
  };

  g_return_val_if_fail ((int) fate > 0 && (int) fate <= KLADE_N_IMPORT_FATES, "");

  return C_ ("import", names[fate]);
}

static gboolean
changes_equal (const GPtrArray *a, const GPtrArray *b)
{
  gboolean is_equal = a->len == b->len;

  for (guint i = 0; is_equal && i < a->len; i++)
    {
      const KladeImportChange *one = g_ptr_array_index (a, i);
      const KladeImportChange *other = g_ptr_array_index (b, i);

      is_equal = g_str_equal (one->what, other->what) && g_str_equal (one->before, other->before) &&
                 g_str_equal (one->after, other->after);
    }

  return is_equal;
}

/* Whether both would do the same to the school. */
gboolean
klade_import_plan_equal (const KladeImportPlan *a, const KladeImportPlan *b)
{
  gboolean is_equal = a->rows->len == b->rows->len && a->new_classes->len == b->new_classes->len;

  for (guint i = 0; is_equal && i < a->rows->len; i++)
    {
      const KladeImportPlanRow *one = klade_import_plan_get_row (a, i);
      const KladeImportPlanRow *other = klade_import_plan_get_row (b, i);

      is_equal = one->fate == other->fate && one->person_id == other->person_id &&
                 changes_equal (one->changes, other->changes);
    }

  return is_equal;
}
