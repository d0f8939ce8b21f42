/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-school-care.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeWindow:
 *
 * One window on one school: choosing it, signing in, the desk with its pages, the lock.
 */
#define KLADE_TYPE_WINDOW (klade_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeWindow, klade_window, KLADE, WINDOW, AdwApplicationWindow)

KladeWindow *klade_window_new (GtkApplication *application);

void klade_window_set_clock (KladeWindow *self, const KladeClock *clock);
void klade_window_welcome (KladeWindow *self);
void klade_window_open_place (KladeWindow *self, const char *place, const KladeClock *clock);
void klade_window_open_demo (KladeWindow *self, KladeDemoSize size, KladeDay today);

gboolean klade_window_is_unused (KladeWindow *self);
void klade_window_lock (KladeWindow *self);

G_END_DECLS
