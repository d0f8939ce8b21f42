/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-undo.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeOfficeVerb:
 * @session: who does it
 * @data: the verb's own arguments
 * @undo: (out): what takes it back, as the verb gave it
 *
 * A verb on the school's registers.  Runs in the worker's thread.  Returns: %TRUE if it was
 * stored
 */
typedef gboolean (*KladeOfficeVerb) (KladeSession *session,
                                     gpointer data,
                                     KladeUndo **undo,
                                     GError **error);

/* In the main loop, when the verb is over: @error is %NULL when it was stored. */
typedef void (*KladeOfficeDone) (GObject *source, const GError *error);

/**
 * KladeOffice:
 *
 * What the pages of the registers share: their verbs, run one after another by the worker, and
 * the way back from each.
 *
 * Signals (in the main loop):
 *  "changed" (): a verb, an undo or a redo was stored: what was read may be old
 *  "done" (char *title, gboolean is_undo): something that can be taken back was stored: worth a
 * toast "failed" (GError *error): an undo or a redo could not be done
 *
 * Properties: "can-undo", "can-redo", "n-unsaved".
 */
#define KLADE_TYPE_OFFICE (klade_office_get_type ())
G_DECLARE_FINAL_TYPE (KladeOffice, klade_office, KLADE, OFFICE, GObject)

KladeOffice *klade_office_new (KladeWorker *worker, KladePerson *person);
KladeWorker *klade_office_get_worker (KladeOffice *self);
KladePerson *klade_office_get_person (KladeOffice *self);
gboolean klade_office_can (KladeOffice *self, KladeAction action);

void klade_office_run (KladeOffice *self,
                       KladeOfficeVerb verb,
                       gpointer data,
                       GDestroyNotify data_free,
                       KladeOfficeDone done,
                       GObject *source);
void klade_office_undo (KladeOffice *self);
void klade_office_redo (KladeOffice *self);
guint klade_office_get_n_unsaved (KladeOffice *self);

G_END_DECLS
