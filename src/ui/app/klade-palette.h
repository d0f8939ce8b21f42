/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-school-journal.h"
#include "klade-worker.h"

G_BEGIN_DECLS

/* Ctrl+K: any journal or page by a few letters and Enter. */
#define KLADE_TYPE_PALETTE (klade_palette_get_type ())
G_DECLARE_FINAL_TYPE (KladePalette, klade_palette, KLADE, PALETTE, AdwWindow)

void klade_palette_show (GtkWindow *parent, KladePerson *person, KladeJournalList *journals);

G_END_DECLS
