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

char *klade_search_key (const char *text, ...) G_GNUC_NULL_TERMINATED;

KladeSearch *klade_search_new (const char *typed);
void klade_search_free (KladeSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSearch, klade_search_free)

gboolean klade_search_is_empty (const KladeSearch *self);
gboolean klade_search_matches (const KladeSearch *self, const char *key);

G_END_DECLS
