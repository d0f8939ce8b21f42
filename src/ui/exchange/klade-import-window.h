/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-import-row.h"
#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeImportWindow:
 *
 * Takes a list of pupils, staff, parents or subjects into the school (A8) in three steps: the
 * file and its columns, every row's fate, the import itself.  Enter goes on, Escape back.
 */
#define KLADE_TYPE_IMPORT_WINDOW (klade_import_window_get_type ())
G_DECLARE_FINAL_TYPE (KladeImportWindow, klade_import_window, KLADE, IMPORT_WINDOW, AdwWindow)

KladeImportWindow *klade_import_window_new (GtkWindow *parent,
                                            KladeOffice *office,
                                            KladeImportTarget target);

G_END_DECLS
