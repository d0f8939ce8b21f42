/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-check.h"

G_BEGIN_DECLS

/**
 * KladeAuditReplay:
 *
 * What the log says how the school's tables must stand: the log's rows go in, in order, and
 * out come the values that a table must have now.  A city school's million rows take some
 * tens of megabytes.
 */
typedef struct _KladeAuditReplay KladeAuditReplay;

typedef enum
{
  KLADE_AGREES,
  KLADE_DIFFERS,
  KLADE_UNLOGGED, /* nothing in the log says where the row comes from */
} KladeAgreement;

KladeAuditReplay *klade_audit_replay_new (void);
void klade_audit_replay_free (KladeAuditReplay *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeAuditReplay, klade_audit_replay_free)

void klade_audit_replay_take (KladeAuditReplay *self, const KladeAuditRow *row);
KladeAgreement klade_audit_replay_compare (KladeAuditReplay *self,
                                           guint table,
                                           guint field,
                                           gint64 row_id,
                                           const char *value,
                                           char **logged);

/* For each row that the log knows and that was never compared: it is gone. */
typedef void (*KladeGoneFunc) (guint table, gint64 row_id, gpointer data);

void klade_audit_replay_each_gone (KladeAuditReplay *self, KladeGoneFunc func, gpointer data);

G_END_DECLS
