/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeSidebar:
 *
 * The places a person's roles open, the journals opened last, and at the foot the person with
 * the lock.  Narrowed it shows icons only.  Choosing activates win.place and win.open-journal.
 */
#define KLADE_TYPE_SIDEBAR (klade_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (KladeSidebar, klade_sidebar, KLADE, SIDEBAR, AdwBin)

void klade_sidebar_set_person (KladeSidebar *self, const char *school_name, KladePerson *person);
void klade_sidebar_set_narrow (KladeSidebar *self, gboolean is_narrow);
void klade_sidebar_clear_recents (KladeSidebar *self);
void klade_sidebar_add_recent (KladeSidebar *self,
                               gint64 journal_id,
                               const char *class_name,
                               const char *subject);
void klade_sidebar_show_place (KladeSidebar *self, const char *place, gint64 journal_id);

G_END_DECLS
