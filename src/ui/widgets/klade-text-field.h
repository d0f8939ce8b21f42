/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * KladeTextField:
 *
 * A few lines of text with a title above and, when somebody else wrote another text meanwhile,
 * that text below with the choice between the two.  Tab leaves the field.
 *
 * Properties: "title", "hint", "beside" (a small widget at the title's right).
 * Signals: "edited" (): the person typed; "left" (): the focus went elsewhere;
 * "resolved" (gboolean keep_mine): the person chose.
 */
#define KLADE_TYPE_TEXT_FIELD (klade_text_field_get_type ())
G_DECLARE_FINAL_TYPE (KladeTextField, klade_text_field, KLADE, TEXT_FIELD, AdwBin)

char *klade_text_field_dup_text (KladeTextField *self);
void klade_text_field_set_text (KladeTextField *self, const char *text);
void klade_text_field_set_hint (KladeTextField *self, const char *hint);
void klade_text_field_set_editable (KladeTextField *self, gboolean editable);
void klade_text_field_show_conflict (KladeTextField *self, const char *sentence);

G_END_DECLS
