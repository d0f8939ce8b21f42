/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KladeUndo:
 *
 * What takes back one verb: made by the verb, kept by the window, given to
 * klade_school_undo().  Immutable and reference counted; may cross threads.
 */
typedef struct _KladeUndo KladeUndo;

#define KLADE_TYPE_UNDO (klade_undo_get_type ())
GType klade_undo_get_type (void);
KladeUndo *klade_undo_ref (KladeUndo *self);
void klade_undo_unref (KladeUndo *self);
const char *klade_undo_get_title (KladeUndo *self); /* translated: 'Marks of 30 pupils' */
gint64 klade_undo_get_journal_id (KladeUndo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeUndo, klade_undo_unref)

G_END_DECLS
