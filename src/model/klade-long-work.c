/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-long-work.h"

struct _KladeLongWork
{
  gatomicrefcount ref_count;
  int permille;     /* atomic */
  int is_cancelled; /* atomic */
};

/**
 * klade_long_work_new:
 *
 * Returns: (transfer full): a work that has not begun
 */
KladeLongWork *
klade_long_work_new (void)
{
  KladeLongWork *self = g_new0 (KladeLongWork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

KladeLongWork *
klade_long_work_ref (KladeLongWork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_long_work_unref (KladeLongWork *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * klade_long_work_tell:
 * @step: not used here: what is done stands beside the bar
 * @fraction: 0 to 1
 * @self: a KladeLongWork
 *
 * A KladeProgress, for the thread that works.
 *
 * Returns: %FALSE if the work shall stop
 */
gboolean
klade_long_work_tell (const char *step, double fraction, gpointer self)
{
  KladeLongWork *work = self;

  g_atomic_int_set (&work->permille, (int) (CLAMP (fraction, 0, 1) * 1000));
  return !g_atomic_int_get (&work->is_cancelled);
}

double
klade_long_work_get_fraction (KladeLongWork *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}

void
klade_long_work_cancel (KladeLongWork *self)
{
  g_atomic_int_set (&self->is_cancelled, 1);
}
