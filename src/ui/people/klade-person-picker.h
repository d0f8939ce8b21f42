/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-school-people.h"

G_BEGIN_DECLS

/**
 * KladePersonPicker:
 *
 * Chooses one person: a few letters, and the first few who fit below.  Up and Down choose while
 * the text stays where it is typed.
 *
 * Signal: "picked" (): another one, or nobody, is chosen.
 */
#define KLADE_TYPE_PERSON_PICKER (klade_person_picker_get_type ())
G_DECLARE_FINAL_TYPE (KladePersonPicker, klade_person_picker, KLADE, PERSON_PICKER, AdwBin)

KladePersonPicker *klade_person_picker_new (KladePeopleList *people,
                                            gint64 but_id,
                                            const char *new_label);
const KladePersonRow *klade_person_picker_get_person (KladePersonPicker *self);
gboolean klade_person_picker_is_new (KladePersonPicker *self);
const char *klade_person_picker_get_typed (KladePersonPicker *self);

G_END_DECLS
