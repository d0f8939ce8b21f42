/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-classes-data.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeClassPanel:
 *
 * What is known of the chosen class, group, subject or programme, and what may be changed.
 *
 * Signals: "division-asked" (gint64 class_id, gint64 subject_id): show who is in which group.
 */
#define KLADE_TYPE_CLASS_PANEL (klade_class_panel_get_type ())
G_DECLARE_FINAL_TYPE (KladeClassPanel, klade_class_panel, KLADE, CLASS_PANEL, AdwBin)

void klade_class_panel_set_office (KladeClassPanel *self, KladeOffice *office);
void klade_class_panel_show (KladeClassPanel *self,
                             KladeClassesData *data,
                             KladeClassesKind kind,
                             gint64 id);

G_END_DECLS
