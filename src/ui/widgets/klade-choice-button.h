/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeChoiceButton:
 *
 * A drop-down with a search that finds any part of a name, marks over letters or not: type, Up
 * and Down, Enter.  What is added first is listed first.
 *
 * Signal "chosen" (gint64 id): the person chose, be it the same again.
 */
#define KLADE_TYPE_CHOICE_BUTTON (klade_choice_button_get_type ())
G_DECLARE_FINAL_TYPE (KladeChoiceButton, klade_choice_button, KLADE, CHOICE_BUTTON, AdwBin)

GtkWidget *klade_choice_button_new (const char *name, const char *hint);
void klade_choice_button_set_name (KladeChoiceButton *self, const char *name, const char *hint);
void klade_choice_button_clear (KladeChoiceButton *self);
void klade_choice_button_add (KladeChoiceButton *self,
                              gint64 id,
                              const char *text,
                              const char *detail);
void klade_choice_button_choose (KladeChoiceButton *self, gint64 id);
gboolean klade_choice_button_get_chosen (KladeChoiceButton *self, gint64 *id);
void klade_choice_button_open (KladeChoiceButton *self, const char *typed);

G_END_DECLS
