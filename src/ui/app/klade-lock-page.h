/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeLockPage:
 *
 * Stands before everything while the window is locked.  Signal "unlocked" ().
 */
#define KLADE_TYPE_LOCK_PAGE (klade_lock_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeLockPage, klade_lock_page, KLADE, LOCK_PAGE, AdwBin)

void klade_lock_page_set_person (KladeLockPage *self, KladeWorker *worker, KladePerson *person);

G_END_DECLS
