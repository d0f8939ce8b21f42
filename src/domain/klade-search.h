/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeSearch:
 *
 * What was typed into a search entry, prepared once for all rows of a list.
 */
typedef struct _KladeSearch KladeSearch;

/**
 * KladeSearchChange:
 *
 * How a search differs from the one before it; the same four as GtkFilterChange knows, so that
 * each letter typed looks only through the rows that are still shown.
 */
typedef enum
{
  KLADE_SEARCH_SAME,
  KLADE_SEARCH_NARROWER,
  KLADE_SEARCH_WIDER,
  KLADE_SEARCH_DIFFERENT,
} KladeSearchChange;

char *klade_search_key (const char *text, ...) G_GNUC_NULL_TERMINATED;

KladeSearch *klade_search_new (const char *typed);
void klade_search_free (KladeSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSearch, klade_search_free)

gboolean klade_search_is_empty (const KladeSearch *self);
gboolean klade_search_matches (const KladeSearch *self, const char *key);
KladeSearchChange klade_search_compare (const KladeSearch *before, const KladeSearch *now);

G_END_DECLS
