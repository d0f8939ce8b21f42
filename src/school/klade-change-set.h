/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-session-private.h"
#include "klade-store-record.h"

G_BEGIN_DECLS

/**
 * KladeChangeSet:
 *
 * What one verb writes: every row goes to the store and to the log through here, and what was
 * written becomes the verb's undo.  Inside klade_db_within() only.
 */
typedef struct _KladeChangeSet KladeChangeSet;

/**
 * KladeChangeContext:
 * @lesson_id, @pupil_id: whom the log names beside the row; 0 for none
 * @term: the KladeTermKind whose closing forbids the change; 0 for none
 */
typedef struct
{
  gint64 lesson_id;
  gint64 pupil_id;
  int term;
} KladeChangeContext;

KladeChangeSet *klade_change_set_new (KladeSession *session, gint64 journal_id);
void klade_change_set_free (KladeChangeSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeChangeSet, klade_change_set_free)

void klade_change_set_need (KladeChangeSet *self, KladeAction action, const KladeTarget *target);
gboolean klade_change_set_insert (KladeChangeSet *self,
                                  KladeRecord *record,
                                  const KladeChangeContext *context,
                                  gboolean *inserted,
                                  GError **error);
gboolean klade_change_set_adopt (KladeChangeSet *self,
                                 const KladeRecord *record,
                                 const KladeChangeContext *context,
                                 GError **error);
gboolean klade_change_set_update (KladeChangeSet *self,
                                  const KladeRecord *before,
                                  KladeRecord *after,
                                  const KladeChangeContext *context,
                                  gboolean *updated,
                                  GError **error);
void klade_change_set_stamp_entered (KladeChangeSet *self, KladeRecord *record);
KladeSession *klade_change_set_get_session (KladeChangeSet *self);
void klade_change_set_add_step (KladeChangeSet *self,
                                KladeUndoFunc func,
                                gpointer step,
                                GDestroyNotify step_free);
gboolean klade_change_set_is_empty (KladeChangeSet *self);
KladeUndo *klade_change_set_to_undo (KladeChangeSet *self, const char *title);

G_END_DECLS
