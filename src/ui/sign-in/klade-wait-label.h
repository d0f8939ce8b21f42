/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeWaitLabel:
 *
 * Why a password was refused, and how long the next try has to wait, counted down each second.
 * Emits "ended" when the wait is over.
 */
#define KLADE_TYPE_WAIT_LABEL (klade_wait_label_get_type ())
G_DECLARE_FINAL_TYPE (KladeWaitLabel, klade_wait_label, KLADE, WAIT_LABEL, AdwBin)

void klade_wait_label_refuse (KladeWaitLabel *self, const GError *error);
void klade_wait_label_hush (KladeWaitLabel *self);
void klade_wait_label_stop (KladeWaitLabel *self);
gboolean klade_wait_label_is_waiting (KladeWaitLabel *self);

G_END_DECLS
