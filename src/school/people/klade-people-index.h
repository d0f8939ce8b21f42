/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-people-work.h"

G_BEGIN_DECLS

/**
 * KladePeopleIndex:
 *
 * Everybody by name, birth date and the hash of the personal code, read once: whether somebody
 * on a list is here already.  Inside src/school/ only.
 */
typedef struct _KladePeopleIndex KladePeopleIndex;

KladePeopleIndex *klade_people_index_new (KladeSession *session, GError **error);
void klade_people_index_free (KladePeopleIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePeopleIndex, klade_people_index_free)

gint64 klade_people_index_get_id (KladePeopleIndex *self, guint index);
const KladeLikenessPerson *klade_people_index_get (KladePeopleIndex *self, guint index);
GArray *klade_people_index_find (KladePeopleIndex *self, const KladePersonDraft *draft);
GArray *klade_people_index_find_pairs (KladePeopleIndex *self);

G_END_DECLS
