/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-week.h"

G_DEFINE_BOXED_TYPE (KladeWeek, klade_week, klade_week_ref, klade_week_unref)

/**
 * klade_week_new:
 *
 * Returns: (transfer full): a week to be filled, with one reference
 */
KladeWeek *
klade_week_new (void)
{
  KladeWeek *self = g_new0 (KladeWeek, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (1024);
  return self;
}

KladeWeek *
klade_week_ref (KladeWeek *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_week_unref (KladeWeek *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->entries);
  g_free (self->bells);
  g_string_chunk_free (self->strings);
  g_free (self);
}
