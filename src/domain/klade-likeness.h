/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"

G_BEGIN_DECLS

/**
 * KladeLikenessPerson:
 * @code_lookup: (nullable): the keyed hash of the personal code, borrowed; %NULL without a code
 * @birth_date: %KLADE_DAY_NONE when unknown
 *
 * What tells whether two records are of one person.
 */
typedef struct
{
  const char *surname;
  const char *given_name;
  GBytes *code_lookup;
  KladeDay birth_date;
} KladeLikenessPerson;

typedef enum
{
  KLADE_LIKENESS_NONE = 0,
  KLADE_LIKENESS_CODE,
  KLADE_LIKENESS_NAME,     /* letter by letter */
  KLADE_LIKENESS_SPELLING, /* but for diacritics, case, hyphens */
  KLADE_LIKENESS_SWAPPED,  /* given name and surname changed places */
  KLADE_LIKENESS_SLIP,     /* one letter differs, is missing, or changed places with the next */
} KladeLikenessReason;

typedef enum
{
  KLADE_LIKENESS_POSSIBLE = 1, /* a date of birth is missing */
  KLADE_LIKENESS_LIKELY,       /* born on the same day */
  KLADE_LIKENESS_SURE,         /* the same personal code */
} KladeLikenessCertainty;

/**
 * KladeLikeness:
 * @first, @second: indexes of two persons, @first smaller
 */
typedef struct
{
  guint first;
  guint second;
  KladeLikenessReason reason;
  KladeLikenessCertainty certainty;
} KladeLikeness;

GArray *klade_likeness_find (const KladeLikenessPerson *persons, guint n_persons);
GArray *klade_likeness_find_one (const KladeLikenessPerson *persons,
                                 guint n_persons,
                                 const KladeLikenessPerson *person);
const char *klade_likeness_explain (const KladeLikeness *likeness);

G_END_DECLS
