/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libintl.h>

G_BEGIN_DECLS

#define _(text) klade_i18n_text (text)
#define N_(text) (text)
#define C_(context, text) klade_i18n_context_text (context, text)
#define NC_(context, text) (text)
#define ngettext_(one, many, n) klade_i18n_plural (one, many, n)

void klade_i18n_init (void);
const char *klade_i18n_text (const char *text) G_GNUC_FORMAT (1);
const char *klade_i18n_context_text (const char *context, const char *text) G_GNUC_FORMAT (2);
const char *klade_i18n_plural (const char *one, const char *many, gulong n) G_GNUC_FORMAT (1)
    G_GNUC_FORMAT (2);

/**
 * KladeSpeech:
 *
 * A language being spoken: held in a g_auto() variable, it ends where the variable does.
 */
typedef struct
{
  const char *former;
} KladeSpeech;

KladeSpeech klade_i18n_speak (const char *language);
void klade_speech_end (KladeSpeech *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeSpeech, klade_speech_end)

G_END_DECLS
