/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: one datum of many people, opened for those who are asked for. */

#include "klade-people-work.h"

G_BEGIN_DECLS

typedef struct _KladePersonCodes KladePersonCodes;

KladePersonCodes *klade_person_codes_read (KladeSession *session,
                                           KladePersonField field,
                                           GError **error);
void klade_person_codes_free (KladePersonCodes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePersonCodes, klade_person_codes_free)
gboolean klade_person_codes_open (KladePersonCodes *self,
                                  gint64 person_id,
                                  char **value,
                                  GError **error);
char *klade_person_codes_format (KladePersonField field, const char *value);

G_END_DECLS
