/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the verbs on the school's registers (people, classes,
 * timetable, orders) are made of.  Each is one transaction that checks its right, writes rows
 * through a change set, so that each is logged, and gives back what undoes it all. */

#include "klade-change-set.h"

G_BEGIN_DECLS

typedef gboolean (*KladeRegisterFunc) (KladeChangeSet *changes, gpointer data, GError **error);

/**
 * KladeRegisterVerb:
 * @action: what the person must be allowed
 * @target: to whom or what; all 0 for the school
 * @title: what undo takes back, translated
 * @work: writes, within the transaction
 * @data: for @work
 */
typedef struct
{
  KladeAction action;
  KladeTarget target;
  const char *title;
  KladeRegisterFunc work;
  gpointer data;
} KladeRegisterVerb;

gboolean klade_register_run (KladeSession *session,
                             const KladeRegisterVerb *verb,
                             KladeUndo **undo,
                             GError **error);

/* For the work of a verb. */
gboolean klade_register_require (KladeChangeSet *changes,
                                 KladeAction action,
                                 const KladeTarget *target,
                                 GError **error);
gboolean klade_register_check (const KladeRecord *record, gint32 revision, GError **error);
KladeRecord *klade_register_get (KladeChangeSet *changes,
                                 const KladeTable *table,
                                 gint64 id,
                                 gint32 revision,
                                 GError **error);
gboolean klade_register_add (KladeChangeSet *changes,
                             KladeRecord *record,
                             gint64 pupil_id,
                             GError **error);
gboolean klade_register_set (KladeChangeSet *changes,
                             const KladeRecord *before,
                             KladeRecord *after,
                             gint64 pupil_id,
                             GError **error);
gboolean klade_register_put (KladeChangeSet *changes,
                             KladeRecord *record,
                             gint64 hidden_id,
                             gint64 pupil_id,
                             GError **error);
gboolean klade_register_hide (KladeChangeSet *changes,
                              const KladeTable *table,
                              gint64 id,
                              gint32 revision,
                              gint64 pupil_id,
                              GError **error);

G_END_DECLS
