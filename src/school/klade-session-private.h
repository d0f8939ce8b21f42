/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/school/ only: what every verb is made of. */

#include "klade-db.h"
#include "klade-school.h"
#include "klade-undo.h"

G_BEGIN_DECLS

KladeDb *klade_school_get_db (KladeSchool *self);
const KladeClock *klade_school_get_clock (KladeSchool *self);
KladeDb *klade_session_get_db (KladeSession *self);
gint64 klade_session_now (KladeSession *self);

/**
 * KladeTarget:
 * @journal_id, @class_id, @pupil_id: what the action is done to; 0 where it does not apply
 * @day: the day of the lesson, or the session's today: teachers of a journal change in the year
 */
typedef struct
{
  gint64 journal_id;
  gint64 class_id;
  gint64 pupil_id;
  KladeDay day;
} KladeTarget;

/* KLADE_ERROR_DENIED with a sentence that names whom to ask.  Scopes are read from the store
 * inside the caller's transaction, so that a right revoked a moment ago is gone. */
gboolean klade_session_require (KladeSession *self,
                                KladeAction action,
                                const KladeTarget *target,
                                GError **error);
gboolean klade_session_may (KladeSession *self,
                            KladeAction action,
                            const KladeTarget *target,
                            gboolean *may,
                            GError **error);

/**
 * KladeAuditEntry:
 * @action: what was done, in English for the log: set, hide, sign-in ...
 * @field: the column that changed, "" for the whole row
 * @old_value, @new_value: (nullable): as stored
 */
typedef struct
{
  const char *action;
  const char *table_name;
  gint64 row_id;
  const char *field;
  const char *old_value;
  const char *new_value;
  gint64 journal_id;
  gint64 lesson_id;
  gint64 pupil_id;
} KladeAuditEntry;

/* Appends to the chain.  Only inside klade_db_within(); a verb that wrote without it is a bug
 * that tests/school/test-every-verb.c looks for. */
gboolean klade_session_log (KladeSession *self, const KladeAuditEntry *entry, GError **error);

/* ---- undo ---- */

/* Takes back one step inside klade_school_undo()'s transaction and puts what would redo it
 * into @redo. */
typedef gboolean (*KladeUndoFunc) (KladeSession *session,
                                   gconstpointer step,
                                   KladeUndo *redo,
                                   GError **error);

KladeUndo *klade_undo_new (const char *title, gint64 journal_id);
void klade_undo_add (KladeUndo *self, KladeUndoFunc func, gpointer step, GDestroyNotify step_free);
guint klade_undo_get_n_steps (KladeUndo *self);

G_END_DECLS
