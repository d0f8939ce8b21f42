/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeFormEntry:
 *
 * One line of a form, a row for an #AdwPreferencesGroup: its name at the left, the text beside
 * it.  Saved as it is left, by Enter or by going elsewhere; Escape puts the stored text back.
 * What is wrong stands under it, and the text stays as it was typed.
 *
 * Properties: "title", "hint" (shown while it is empty).
 * Signal: "save" (char *text): the text differs from the stored one: answer with
 * klade_form_entry_set_text() or klade_form_entry_show_error().
 */
#define KLADE_TYPE_FORM_ENTRY (klade_form_entry_get_type ())
G_DECLARE_FINAL_TYPE (KladeFormEntry, klade_form_entry, KLADE, FORM_ENTRY, AdwPreferencesRow)

GtkWidget *klade_form_entry_new (const char *title, const char *text);
void klade_form_entry_set_text (KladeFormEntry *self, const char *text);
const char *klade_form_entry_get_typed (KladeFormEntry *self);
void klade_form_entry_set_editable (KladeFormEntry *self, gboolean editable);
void klade_form_entry_show_error (KladeFormEntry *self, const char *sentence);
void klade_form_entry_show_note (KladeFormEntry *self, const char *sentence);
void klade_form_entry_flush (KladeFormEntry *self);
void klade_form_entry_update_text (KladeFormEntry *self, const char *text);
void klade_form_entry_set_activates_default (KladeFormEntry *self);
void klade_form_entry_set_secret (KladeFormEntry *self);
void klade_form_entry_align_title (KladeFormEntry *self, GtkSizeGroup *titles);
void klade_form_entry_add_suffix (KladeFormEntry *self, GtkWidget *widget);

G_END_DECLS
