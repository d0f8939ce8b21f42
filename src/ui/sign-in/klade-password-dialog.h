/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladePasswordDialog:
 *
 * A new password for the person who is signed in.
 *
 * Signal "done" (gboolean is_changed): once, when the dialog closes.
 */
#define KLADE_TYPE_PASSWORD_DIALOG (klade_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KladePasswordDialog, klade_password_dialog, KLADE, PASSWORD_DIALOG, AdwWindow)

KladePasswordDialog *klade_password_dialog_new (GtkWindow *parent,
                                                KladeWorker *worker,
                                                KladePerson *person,
                                                gboolean is_due);

G_END_DECLS
