/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"

KladeImportTarget
klade_import_plan_get_target (const KladeImportPlan *self)
{
  return self->target;
}

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
