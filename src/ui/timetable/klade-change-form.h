/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-day-change-list.h"
#include "klade-office.h"

G_BEGIN_DECLS

/**
 * KladeChangeForm:
 *
 * Enters what is different on a day, for one lesson, for all lessons of an absent teacher, for a
 * class or the school; or corrects or takes away what was entered.
 *
 * Signal "closed" (): it was stored, or the person leaves it.
 */
#define KLADE_TYPE_CHANGE_FORM (klade_change_form_get_type ())
G_DECLARE_FINAL_TYPE (KladeChangeForm, klade_change_form, KLADE, CHANGE_FORM, AdwBin)

void klade_change_form_set_office (KladeChangeForm *self, KladeOffice *office);
void klade_change_form_ask_new (KladeChangeForm *self, KladeDay day);
void klade_change_form_ask_change (KladeChangeForm *self,
                                   KladeDayChangeList *list,
                                   const KladeDayChangeRow *row);

G_END_DECLS
