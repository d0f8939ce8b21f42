/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeTopicsWindow:
 *
 * What classes are instructed about (C10): the school's list, in the order in which it is
 * offered.  A topic that is taken out stays in the instructions that were recorded.
 */
#define KLADE_TYPE_TOPICS_WINDOW (klade_topics_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeTopicsWindow, klade_topics_window, KLADE, TOPICS_WINDOW, AdwWindow)

GtkWidget *klade_topics_window_new (GtkWindow *parent,
                                    KladeOffice *office,
                                    const char *const *topics);

G_END_DECLS
