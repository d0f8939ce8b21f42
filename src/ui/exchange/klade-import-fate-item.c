/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-fate-item.h"

struct _KladeImportFateItem
{
  GObject parent_instance;

  guint index;

  /* Owned */
  KladeImportPlan *plan;
  KladeImportPlan *asked; /* the plan that could not tell who it is; NULL when each could */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeImportFateItem, klade_import_fate_item, G_TYPE_OBJECT)

static void
klade_import_fate_item_finalize (GObject *object)
{
  KladeImportFateItem *self = KLADE_IMPORT_FATE_ITEM (object);

  g_clear_pointer (&self->plan, klade_import_plan_unref);
  g_clear_pointer (&self->asked, klade_import_plan_unref);

  G_OBJECT_CLASS (klade_import_fate_item_parent_class)->finalize (object);
}

static void
klade_import_fate_item_class_init (KladeImportFateItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_import_fate_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
klade_import_fate_item_init (KladeImportFateItem *self)
{
}

/**
 * klade_import_fate_item_new:
 * @index: the row in @plan, from 0
 *
 * Returns: (transfer full): the item
 */
KladeImportFateItem *
klade_import_fate_item_new (KladeImportPlan *plan, guint index)
{
  KladeImportFateItem *self = g_object_new (KLADE_TYPE_IMPORT_FATE_ITEM, NULL);

  self->index = index;
  self->plan = klade_import_plan_ref (plan);
  if (klade_import_fate_item_get_row (self)->fate == KLADE_FATE_AMBIGUOUS)
    self->asked = klade_import_plan_ref (plan);

  return self;
}

/**
 * klade_import_fate_item_set_plan:
 * @plan: of the same list, after a decision
 */
void
klade_import_fate_item_set_plan (KladeImportFateItem *self, KladeImportPlan *plan)
{
  g_return_if_fail (KLADE_IS_IMPORT_FATE_ITEM (self));
  g_return_if_fail (self->index < klade_import_plan_get_n_rows (plan));

  klade_import_plan_ref (plan);
  klade_import_plan_unref (self->plan);
  self->plan = plan;
  if (klade_import_fate_item_get_row (self)->fate == KLADE_FATE_AMBIGUOUS)
    {
      klade_import_plan_ref (plan);
      g_clear_pointer (&self->asked, klade_import_plan_unref);
      self->asked = plan;
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * klade_import_fate_item_get_row:
 *
 * Returns: (transfer none): what the plan says of the row, until the next "changed"
 */
const KladeImportPlanRow *
klade_import_fate_item_get_row (KladeImportFateItem *self)
{
  return klade_import_plan_get_row (self->plan, self->index);
}

/**
 * klade_import_fate_item_get_asked:
 *
 * Returns: (transfer none) (nullable): the row with whom it may be, also after it was decided;
 *   %NULL when there was never a doubt
 */
const KladeImportPlanRow *
klade_import_fate_item_get_asked (KladeImportFateItem *self)
{
  return self->asked != NULL ? klade_import_plan_get_row (self->asked, self->index) : NULL;
}

/**
 * klade_import_fate_item_get_decision:
 *
 * Returns: (transfer none) (nullable): what was decided of whom it was asked about
 */
const KladeImportDecision *
klade_import_fate_item_get_decision (KladeImportFateItem *self)
{
  const KladeImportPlanRow *asked = klade_import_fate_item_get_asked (self);

  return asked != NULL ? klade_import_plan_find_decision (self->plan, asked->number, asked->part)
                       : NULL;
}
