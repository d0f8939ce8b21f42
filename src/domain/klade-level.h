/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-mark.h"

G_BEGIN_DECLS

/**
 * KladeLevel:
 * @KLADE_LEVEL_NONE: the mark is of no level
 * @KLADE_LEVEL_INSUFFICIENT: 1 to 3 points (nepietiekams), S (sācis apgūt)
 * @KLADE_LEVEL_SUFFICIENT: 4, 5 (pietiekams), T (turpina apgūt)
 * @KLADE_LEVEL_OPTIMAL: 6 to 8 (optimāls), A (apguvis)
 * @KLADE_LEVEL_HIGH: 9, 10 (augsts), P (apguvis padziļināti)
 *
 * The four levels that the standard assesses in (MK 747/2018 and MK 416/2019, annexes on
 * assessment).
 */
typedef enum
{
  KLADE_LEVEL_NONE = 0,
  KLADE_LEVEL_INSUFFICIENT,
  KLADE_LEVEL_SUFFICIENT,
  KLADE_LEVEL_OPTIMAL,
  KLADE_LEVEL_HIGH,
} KladeLevel;

#define KLADE_N_LEVELS 4

KladeLevel klade_level_of_mark (KladeMark mark);

/**
 * KladeMarkTally:
 * @n_points: marks of 1 to 10
 * @sum_points: of these
 * @points: how many of each level are points
 * @letters: how many of each level are S T A P
 * @n_without: nv, or no mark at all where one is due
 *
 * How many marks there are of each sort: of a class in a subject, of a pupil in all.
 */
typedef struct
{
  int n_points;
  int sum_points;
  int points[KLADE_N_LEVELS + 1];  /* by KladeLevel */
  int letters[KLADE_N_LEVELS + 1]; /* by KladeLevel */
  int n_passed;
  int n_failed;
  int n_percent;
  int n_exempt;
  int n_without;
} KladeMarkTally;

void klade_mark_tally_add (KladeMarkTally *self, KladeMark mark);
int klade_mark_tally_get_n_letters (const KladeMarkTally *self);
int klade_mark_tally_get_hundredths (const KladeMarkTally *self);
gboolean klade_mark_tally_is_all_high (const KladeMarkTally *self);

/* Averages in bands: below 4, from 4 to 4,99 ... from 9 to 10. */
#define KLADE_N_AVERAGE_BANDS 7

int klade_average_band (int hundredths);

G_END_DECLS
