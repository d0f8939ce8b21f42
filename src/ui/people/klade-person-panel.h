/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-people-book.h"

G_BEGIN_DECLS

/**
 * KladePersonPanel:
 *
 * The personal file (personas lieta) of one person, as far as the rights of whoever looks reach:
 * what may not be seen is not shown, what may not be changed can't be.
 *
 * Signal: "read" (): the file of who was asked for stands there.
 */
#define KLADE_TYPE_PERSON_PANEL (klade_person_panel_get_type ())
G_DECLARE_FINAL_TYPE (KladePersonPanel, klade_person_panel, KLADE, PERSON_PANEL, AdwBin)

void klade_person_panel_set_book (KladePersonPanel *self, KladePeopleBook *book);
void klade_person_panel_show (KladePersonPanel *self, gint64 person_id);
void klade_person_panel_reload (KladePersonPanel *self);
void klade_person_panel_flush (KladePersonPanel *self);
gint64 klade_person_panel_get_person_id (KladePersonPanel *self);

G_END_DECLS
