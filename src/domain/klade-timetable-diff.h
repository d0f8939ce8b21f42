/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable-file.h"

G_BEGIN_DECLS

typedef enum
{
  KLADE_FILE_SAME,
  KLADE_FILE_NEW,
  KLADE_FILE_CHANGED, /* of a card: another room, or moved to another time */
  KLADE_FILE_ENDED,
} KladeFileFate;

#define KLADE_N_FILE_FATES (KLADE_FILE_ENDED + 1)

typedef struct
{
  KladeFileKind kind;
  KladeFileFate fate; /* never KLADE_FILE_SAME */
  int old_index;      /* -1 when new */
  int new_index;      /* -1 when ended */
  const char *what;   /* «Matemātika · 7.a · A. Bērziņa»; a name */
  const char *before; /* what changed or ended: «Monday 3, room 12»; "" when new */
  const char *after;  /* "" when ended */
} KladeFileDifference;

/**
 * KladeTimetableDiff:
 *
 * What a later file of the same school says differently.  Immutable; keeps no reference to
 * the two files, but its indexes mean their arrays.
 */
typedef struct
{
  GStringChunk *strings;
  const KladeFileDifference *items; /* by kind, then fate, then the file's order */
  int n_items;
  int counts[KLADE_N_FILE_KINDS][KLADE_N_FILE_FATES];
  int n_by_name[KLADE_N_FILE_KINDS];   /* matched by name because the source gave a new id */
  int *new_of_old[KLADE_N_FILE_KINDS]; /* an old index's new one, -1 when ended */
} KladeTimetableDiff;

KladeTimetableDiff *klade_timetable_file_diff (const KladeTimetableFile *old_file,
                                               const KladeTimetableFile *new_file);
void klade_timetable_diff_free (KladeTimetableDiff *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTimetableDiff, klade_timetable_diff_free)

gboolean klade_timetable_diff_is_empty (const KladeTimetableDiff *self);
char *klade_timetable_diff_describe (const KladeTimetableDiff *self);

G_END_DECLS
