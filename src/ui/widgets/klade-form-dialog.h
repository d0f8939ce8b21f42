/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-form-entry.h"

#include "klade-day.h"

G_BEGIN_DECLS

/**
 * KladeFormDialog:
 *
 * A small window with a few lines of a form and one button that says what it does.  Enter
 * presses it, Escape leaves; what is wrong stands under its line, or under all of them.
 *
 * Signal: "confirmed" (): the button was pressed: check the lines, do it, close the window.
 */
#define KLADE_TYPE_FORM_DIALOG (klade_form_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KladeFormDialog, klade_form_dialog, KLADE, FORM_DIALOG, AdwWindow)

KladeFormDialog *klade_form_dialog_new (GtkWidget *parent, const char *title, const char *verb);
void klade_form_dialog_set_about (KladeFormDialog *self, const char *sentence);
void klade_form_dialog_set_verb (KladeFormDialog *self, const char *verb);
KladeFormEntry *klade_form_dialog_add_entry (KladeFormDialog *self,
                                             const char *title,
                                             const char *text);
KladeFormEntry *klade_form_dialog_add_day (KladeFormDialog *self, const char *title, KladeDay day);
AdwComboRow *klade_form_dialog_add_choice (KladeFormDialog *self,
                                           const char *title,
                                           const char *const *names);
void klade_form_dialog_add_widget (KladeFormDialog *self, GtkWidget *widget);

gboolean klade_form_dialog_read_day (KladeFormDialog *self,
                                     KladeFormEntry *entry,
                                     KladeDay nearest,
                                     KladeDay *day);
void klade_form_dialog_refuse (KladeFormDialog *self, KladeFormEntry *where, const char *sentence);
void klade_form_dialog_show_error (KladeFormDialog *self, const GError *error);
void klade_form_dialog_set_busy (KladeFormDialog *self, gboolean is_busy);

G_END_DECLS
