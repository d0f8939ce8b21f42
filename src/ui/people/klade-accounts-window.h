/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeAccountsWindow:
 *
 * Who has an account and who should have one, and giving accounts and passwords to many at once:
 * to those who are chosen, or else to all who are shown.
 */
#define KLADE_TYPE_ACCOUNTS_WINDOW (klade_accounts_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeAccountsWindow, klade_accounts_window, KLADE, ACCOUNTS_WINDOW, AdwWindow)

KladeAccountsWindow *klade_accounts_window_new (GtkWindow *parent,
                                                KladeOffice *office,
                                                guint kinds,
                                                gint64 class_id,
                                                const char *typed);

G_END_DECLS
