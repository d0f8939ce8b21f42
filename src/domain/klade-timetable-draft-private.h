/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable-draft.h"

G_BEGIN_DECLS

/* The sources' programs name far more oddities than anybody reads. */
#define KLADE_DRAFT_WARNINGS_MAX 100

struct _KladeTimetableDraft
{
  KladeTimetableFormat format;
  char *program;
  char *school;

  GStringChunk *strings;
  GPtrArray *lists;                      /* of int * */
  GArray *objects[KLADE_N_FILE_KINDS];   /* of the kind's struct */
  GHashTable *by_id[KLADE_N_FILE_KINDS]; /* id to index + 1 */
  GPtrArray *warnings;                   /* const char *, in @strings */
  int n_unsaid;                          /* warnings beyond the limit */

  KladeFileKind crowded; /* the kind that went beyond its limit */
  gboolean is_crowded;
  gboolean is_list_long;
  int n_links;           /* items of all lists */
  GHashTable *card_keys; /* of char *: no card stands twice */
  int n_double;          /* cards that did */
  int n_cut;             /* cards that ran beyond the last period */
};

const char *klade_timetable_draft_keep (KladeTimetableDraft *self, const char *text);
int klade_timetable_draft_count (KladeTimetableDraft *self, KladeFileKind kind);
gpointer klade_timetable_draft_add (KladeTimetableDraft *self,
                                    KladeFileKind kind,
                                    gconstpointer object);

void klade_timetable_draft_name_weekdays (GArray *days);
void klade_timetable_draft_warn_oddities (KladeTimetableDraft *self,
                                          const KladeTimetableFile *file);

G_END_DECLS
