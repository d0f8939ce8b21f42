/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-worker.h"

G_BEGIN_DECLS

/**
 * KladeSignInPage:
 *
 * The school's name, a person, a password, one button.
 *
 * Signal "signed-in" (KladePerson *person).
 */
#define KLADE_TYPE_SIGN_IN_PAGE (klade_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (KladeSignInPage, klade_sign_in_page, KLADE, SIGN_IN_PAGE, AdwBin)

void klade_sign_in_page_set_school (KladeSignInPage *self,
                                    KladeWorker *worker,
                                    KladeSchoolInfo *info,
                                    GSettings *settings);
void klade_sign_in_page_forget (KladeSignInPage *self);

G_END_DECLS
