/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeHandOut:
 *
 * Gives accounts, or new passwords, to some people, and shows the slips.  Passwords are made
 * beside the school's worker, which goes on with other things; then all are written at once.
 * Cancelled, those that were made by then are given.
 *
 * Signals (in the main loop):
 *  "progressed" (uint n_made)
 *  "ended" (GError *error): %NULL when they were given; %G_IO_ERROR_CANCELLED when none was made
 */
#define KLADE_TYPE_HAND_OUT (klade_hand_out_get_type ())
G_DECLARE_FINAL_TYPE (KladeHandOut, klade_hand_out, KLADE, HAND_OUT, GObject)

KladeHandOut *klade_hand_out_new (KladeOffice *office, gboolean is_new, GArray *person_ids);
void klade_hand_out_run (KladeHandOut *self);
void klade_hand_out_cancel (KladeHandOut *self);
guint klade_hand_out_get_n_wanted (KladeHandOut *self);
guint klade_hand_out_get_n_done (KladeHandOut *self);
char *klade_hand_out_dup_outcome (KladeHandOut *self);
void klade_hand_out_show_slips (KladeHandOut *self, GtkWidget *widget);

G_END_DECLS
