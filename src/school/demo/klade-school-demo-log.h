/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-demo-private.h"
#include "klade-store-audit.h"

G_BEGIN_DECLS

/**
 * KladeDemoLog:
 *
 * The log's rows of a demo school on their way: gathered in any order, written in the order of
 * time, as they would have come.
 */
typedef struct
{
  GArray *rows; /* KladeAuditRow; the id is the order of gathering */
  GStringChunk *strings;
} KladeDemoLog;

KladeDemoLog *klade_demo_log_new (void);
void klade_demo_log_free (KladeDemoLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDemoLog, klade_demo_log_free)

void klade_demo_log_add (KladeDemoLog *self, const KladeAuditRow *row);
void klade_demo_log_set (KladeDemoLog *self,
                         const KladeAuditRow *row,
                         const char *field,
                         const char *old_value,
                         const char *new_value);
const char *klade_demo_log_format (KladeDemoLog *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
gboolean klade_demo_log_write (KladeDemoLog *self, KladeDb *db, const guint8 *key, GError **error);

G_END_DECLS
