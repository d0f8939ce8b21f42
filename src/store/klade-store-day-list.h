/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day-change.h"
#include "klade-db.h"

G_BEGIN_DECLS

/* One row of what is different on a day; hidden rows are not listed. */
typedef struct
{
  KladeDayChange change;
  gint32 revision;
  gint64 order_id;
  const char *teacher; /* who substitutes or gives the extra lesson, "" for nobody */
} KladeStoredChange;

GArray *klade_store_list_day_changes (KladeDb *db,
                                      KladeDay first,
                                      KladeDay last,
                                      GStringChunk *strings,
                                      GError **error);
gboolean klade_store_is_staff (KladeDb *db,
                               gint64 person_id,
                               KladeDay day,
                               gboolean *is_staff,
                               GError **error);

/* Who works here on a day, in Latvian order. */
typedef struct
{
  gint64 person_id;
  const char *name;
} KladeStoredColleague;

GArray *klade_store_list_colleagues (KladeDb *db,
                                     KladeDay day,
                                     GStringChunk *strings,
                                     GError **error);

G_END_DECLS
