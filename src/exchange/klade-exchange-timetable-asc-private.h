/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-exchange-timetable-private.h"

G_BEGIN_DECLS

/* A named pattern of days, weeks or terms: «Week A» is 10. */
typedef struct
{
  const char *id;
  const char *name;
  const char *short_name;
  guint32 mask; /* bit 0 is the pattern's first character; 0: any one of several */
} KladeAscPattern;

typedef struct
{
  GArray *patterns; /* of KladeAscPattern */
  int n_bits;
} KladeAscPatterns;

typedef struct
{
  const KladeXmlRecords *records;
  KladeTimetableDraft *draft;
  GArray *elements[KLADE_N_FILE_KINDS]; /* of int: indexes of the records */
  KladeAscPatterns days;
  KladeAscPatterns weeks;
  KladeAscPatterns terms;
  GHashTable *day_numbers;    /* char * to index + 1: older files number their days */
  GHashTable *period_numbers; /* char * to index + 1 */
  GArray *lesson_records;     /* of int: by the draft's lesson */
  gboolean has_long_cards;    /* one card stands for all periods of a long lesson */
  int n_unplaced;
} KladeAscReading;

const char *klade_asc_get (KladeAscReading *self, int element, const char *name);
const char *klade_asc_get_either (KladeAscReading *self,
                                  int element,
                                  const char *name,
                                  const char *old_name);
int klade_asc_resolve (KladeAscReading *self, int element, KladeFileKind kind, const char *id);
void klade_asc_resolve_list (KladeAscReading *self,
                             int element,
                             KladeFileKind kind,
                             const char *ids,
                             GArray *found);

void klade_asc_read_spans (KladeAscReading *self);
void klade_asc_read_periods (KladeAscReading *self);
void klade_asc_read_cards (KladeAscReading *self);

G_END_DECLS
