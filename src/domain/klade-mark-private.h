/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared with klade-cell-value.c only. */

#include "klade-mark.h"

G_BEGIN_DECLS

/* Longer than any legal cell: ns/100% */
#define KLADE_TYPED_SIZE 16

/* What was typed without its blanks and in lower case; %FALSE when it is too long to be legal. */
gboolean klade_typed_squeeze (const char *text, char buffer[KLADE_TYPED_SIZE]);
/* What was typed, fit to be repeated in a sentence: (transfer full) */
char *klade_typed_quote (const char *text);
const char *klade_scale_in_words (KladeScale scale);

G_END_DECLS
