/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-progress.h"
#include <glib-object.h>

G_BEGIN_DECLS

/**
 * KladeLongWork:
 *
 * How far a job of the worker is, and the wish to stop it: written by one thread and read by
 * the other.  Give klade_long_work_tell() with it to whatever takes a KladeProgress.
 */
typedef struct _KladeLongWork KladeLongWork;

KladeLongWork *klade_long_work_new (void);
KladeLongWork *klade_long_work_ref (KladeLongWork *self);
void klade_long_work_unref (KladeLongWork *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeLongWork, klade_long_work_unref)

gboolean klade_long_work_tell (const char *step, double fraction, gpointer self);
double klade_long_work_get_fraction (KladeLongWork *self);
void klade_long_work_cancel (KladeLongWork *self);

G_END_DECLS
