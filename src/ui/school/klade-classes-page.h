/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeClassesPage:
 *
 * The year's classes and groups, the subjects and the programmes, each with its details beside.
 */
#define KLADE_TYPE_CLASSES_PAGE (klade_classes_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeClassesPage, klade_classes_page, KLADE, CLASSES_PAGE, AdwBin)

GtkWidget *klade_classes_page_new (KladeOffice *office);

G_END_DECLS
