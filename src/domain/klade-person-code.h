/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"

G_BEGIN_DECLS

#define KLADE_PERSON_CODE_N_DIGITS 11

/**
 * KladePersonCodeKind:
 * @KLADE_PERSON_CODE_OLD: given until 30.06.2017: begins with the date of birth
 * @KLADE_PERSON_CODE_NEW: given from 01.07.2017: begins with 32 to 39, says nothing of its owner
 */
typedef enum
{
  KLADE_PERSON_CODE_OLD,
  KLADE_PERSON_CODE_NEW,
} KladePersonCodeKind;

/**
 * KladePersonCode:
 * @digits: the eleven digits and a zero: what is sealed and hashed
 * @birth_date: of an old code only; %KLADE_DAY_NONE in a new one
 * @fits_checksum: always %TRUE for an old code; a new one is taken as it is
 *
 * A Latvian personal code (personas kods).  It is no key: it can change once in a lifetime.
 */
typedef struct
{
  char digits[KLADE_PERSON_CODE_N_DIGITS + 1];
  KladePersonCodeKind kind;
  KladeDay birth_date;
  gboolean fits_checksum;
} KladePersonCode;

gboolean klade_person_code_parse (const char *text, KladePersonCode *code, GError **error);
const char *klade_person_code_warning (const KladePersonCode *code);
char *klade_person_code_format (const KladePersonCode *code);
char *klade_person_code_mask (const KladePersonCode *code);

G_END_DECLS
