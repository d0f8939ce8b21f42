/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int klade_text_collate (const char *a, const char *b);
int klade_text_collate_length (const char *a, int length_a, const char *b, int length_b);
int klade_text_collate_class_names (const char *a, const char *b);
char *klade_text_fold (const char *text);
gboolean klade_text_matches (const char *folded_text, const char *folded_query);
char *klade_text_clean_line (const char *text);
char *klade_text_clean_block (const char *text);
char *klade_text_capitalise (const char *text);
char *klade_text_decimal (double value, int places);
gboolean klade_text_parse_decimal (const char *text, double *value);

G_END_DECLS
