/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-level.h"

#define LEAST_SUFFICIENT 4
#define LEAST_OPTIMAL 6
#define LEAST_HIGH 9

static KladeLevel
level_of_points (int points)
{
  return points >= LEAST_HIGH         ? KLADE_LEVEL_HIGH
         : points >= LEAST_OPTIMAL    ? KLADE_LEVEL_OPTIMAL
         : points >= LEAST_SUFFICIENT ? KLADE_LEVEL_SUFFICIENT
                                      : KLADE_LEVEL_INSUFFICIENT;
}

/**
 * klade_level_of_mark:
 * @mark: a mark
 *
 * Returns: its level; %KLADE_LEVEL_NONE of what is neither points nor a letter
 */
KladeLevel
klade_level_of_mark (KladeMark mark)
{
  switch (mark.kind)
    {
    case KLADE_MARK_POINTS:
      return level_of_points (mark.value);
    case KLADE_MARK_LEVEL:
      return (KladeLevel) CLAMP (mark.value, KLADE_LEVEL_INSUFFICIENT, KLADE_LEVEL_HIGH);
    default:
      return KLADE_LEVEL_NONE;
    }
}

/**
 * klade_mark_tally_add:
 * @self: a tally, zeros at first
 * @mark: one more; %KLADE_MARK_NONE where one is due and was not given
 */
void
klade_mark_tally_add (KladeMarkTally *self, KladeMark mark)
{
  KladeLevel level = klade_level_of_mark (mark);

  switch ((KladeMarkKind) mark.kind)
    {
    case KLADE_MARK_POINTS:
      self->n_points++;
      self->sum_points += mark.value;
      self->points[level]++;
      break;
    case KLADE_MARK_LEVEL:
      self->letters[level]++;
      break;
    case KLADE_MARK_PASSED:
      self->n_passed++;
      break;
    case KLADE_MARK_FAILED:
      self->n_failed++;
      break;
    case KLADE_MARK_PERCENT:
      self->n_percent++;
      break;
    case KLADE_MARK_EXEMPT:
      self->n_exempt++;
      break;
    case KLADE_MARK_NONE:
    case KLADE_MARK_NO_MARK:
    default:
      self->n_without++;
      break;
    }
}

/**
 * klade_mark_tally_get_n_letters:
 *
 * Returns: how many marks are S, T, A or P
 */
int
klade_mark_tally_get_n_letters (const KladeMarkTally *self)
{
  int n = 0;

  for (int level = 1; level <= KLADE_N_LEVELS; level++)
    n += self->letters[level];
  return n;
}

/**
 * klade_mark_tally_get_hundredths:
 * @self: a tally
 *
 * Returns: the average of its points in hundredths, as it is printed: 667 is 6,67; -1 for none
 */
int
klade_mark_tally_get_hundredths (const KladeMarkTally *self)
{
  return self->n_points > 0 ? (200 * self->sum_points + self->n_points) / (2 * self->n_points) : -1;
}

/**
 * klade_mark_tally_is_all_high:
 * @self: a pupil's term marks
 *
 * Returns: whether nothing but 9 and 10, or P, was earned, no mark is missing and nothing failed
 */
gboolean
klade_mark_tally_is_all_high (const KladeMarkTally *self)
{
  int n_high = self->points[KLADE_LEVEL_HIGH] + self->letters[KLADE_LEVEL_HIGH];

  return n_high > 0 && n_high == self->n_points + klade_mark_tally_get_n_letters (self) &&
         self->n_without == 0 && self->n_failed == 0;
}

/**
 * klade_average_band:
 * @hundredths: an average of points, 100 to 1000
 *
 * Returns: its place among the bands: 0 below 4, 1 from 4 to 4,99 ... 6 from 9 to 10
 */
int
klade_average_band (int hundredths)
{
  return CLAMP (hundredths / 100 - LEAST_SUFFICIENT + 1, 0, KLADE_N_AVERAGE_BANDS - 1);
}
