/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-vault.h"

G_BEGIN_DECLS

/**
 * KladeSeal:
 *
 * Seals personal data at rest (decision 8), under keys derived from the school's data key.
 * What is sealed for one person and field does not open for another.
 */
typedef struct _KladeSeal KladeSeal;

KladeSeal *klade_seal_new (KladeVault *vault);
void klade_seal_free (KladeSeal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSeal, klade_seal_free)

GBytes *klade_seal_close (KladeSeal *self, gint64 person_id, const char *field, const char *value);
char *klade_seal_open (KladeSeal *self,
                       gint64 person_id,
                       const char *field,
                       GBytes *sealed,
                       GError **error);
GBytes *klade_seal_lookup (KladeSeal *self, const char *field, const char *value);

G_END_DECLS
