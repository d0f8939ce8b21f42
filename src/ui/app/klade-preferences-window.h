/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladePreferencesWindow:
 *
 * What a person chooses on this computer and, for those who may, for the school.
 */
#define KLADE_TYPE_PREFERENCES_WINDOW (klade_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (KladePreferencesWindow,
                      klade_preferences_window,
                      KLADE,
                      PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

KladePreferencesWindow *klade_preferences_window_new (GtkWindow *parent,
                                                      KladeWorker *worker,
                                                      KladePerson *person);

G_END_DECLS
