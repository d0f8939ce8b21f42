/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

/* SplitMix64: small, well mixed, and ours, so that a seed means the same school for ever. */
static guint64
next (KladeDemoDice *self)
{
  guint64 z;

  self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  z = self->state;
  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/**
 * klade_demo_dice:
 * @seed: of the school
 * @purpose: what the numbers are for
 * @which: which pupil, class, journal ...
 *
 * A stream of its own for every purpose: a change in one part of the school does not roll the
 * others anew.
 *
 * Returns: dice
 */
KladeDemoDice
klade_demo_dice (guint32 seed, const char *purpose, guint64 which)
{
  KladeDemoDice self = { .state = seed };

  for (const char *c = purpose; *c != '\0'; c++)
    {
      self.state ^= (guchar) *c;
      next (&self);
    }

  self.state ^= next (&self) + which * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d);
  next (&self);
  return self;
}

/* klade_demo_dice_below: 0 to @n - 1 */
guint32
klade_demo_dice_below (KladeDemoDice *self, gsize n)
{
  g_return_val_if_fail (n > 0, 0);

  return (guint32) ((next (self) >> 32) * n >> 32);
}

/* klade_demo_dice_between: @least to @most, both possible */
int
klade_demo_dice_between (KladeDemoDice *self, int least, int most)
{
  return least + (int) klade_demo_dice_below (self, (gsize) (most - least + 1));
}

/* klade_demo_dice_unit: 0 to less than 1 */
double
klade_demo_dice_unit (KladeDemoDice *self)
{
  return (double) (next (self) >> 11) / 9007199254740992.0;
}

gboolean
klade_demo_dice_chance (KladeDemoDice *self, double probability)
{
  return klade_demo_dice_unit (self) < probability;
}

/* klade_demo_dice_normal: mean 0, deviation 1; a sum, because libm may differ in the last bit */
double
klade_demo_dice_normal (KladeDemoDice *self)
{
  double sum = 0;

  for (int i = 0; i < 12; i++)
    sum += klade_demo_dice_unit (self);

  return sum - 6;
}
