/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"

#include <locale.h>

#include "klade-i18n-catalogue.h"

/* What this thread speaks instead of the program's language; NULL: nothing else.  Interned. */
static GPrivate spoken = G_PRIVATE_INIT (NULL);

/**
 * klade_i18n_init:
 *
 * Makes the program speak.  Klade is Latvian first: it speaks Latvian whatever the desktop's
 * language is, unless the environment variable KLADE_LANGUAGE names another.  A program run
 * from its build folder finds the translations built there.  Call once, before any thread.
 */
void
klade_i18n_init (void)
{
  const char *language = g_getenv ("KLADE_LANGUAGE");

  /* gettext ignores LANGUAGE in the plain C locale; school computers without any
   * generated locale still must read Latvian. */
  if (setlocale (LC_ALL, "") == NULL || g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_ALL, "C.UTF-8");
  /* Data and paper never depend on the desktop's decimal sign. */
  setlocale (LC_NUMERIC, "C");

  g_setenv ("LANGUAGE", language != NULL ? language : "lv", TRUE);

  bindtextdomain (GETTEXT_PACKAGE, klade_i18n_get_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* ---- another language for a while ---- */

/**
 * klade_i18n_speak:
 * @language: such as "lv" or "en"; %NULL: the program's own again
 *
 * Lets _() and the like speak another language on this thread: a document is written in its own
 * language, whatever the program's is.
 *
 * Returns: what ends it, at the end of its block
 */
KladeSpeech
klade_i18n_speak (const char *language)
{
  const KladeSpeech speech = { g_private_get (&spoken) };

  g_private_set (&spoken, (gpointer) g_intern_string (language));
  return speech;
}

void
klade_speech_end (KladeSpeech *self)
{
  g_private_set (&spoken, (gpointer) self->former);
}

/* ---- texts ---- */

/**
 * klade_i18n_text:
 * @text: in English
 *
 * Returns: (transfer none): in the language that is spoken
 */
const char *
klade_i18n_text (const char *text)
{
  const char *language = g_private_get (&spoken);

  return language == NULL ? dgettext (GETTEXT_PACKAGE, text)
                          : klade_i18n_look_up (language, text, 0, text);
}

/**
 * klade_i18n_context_text:
 * @context: what it is about: one word may need several translations
 * @text: in English
 *
 * Returns: (transfer none): in the language that is spoken
 */
const char *
klade_i18n_context_text (const char *context, const char *text)
{
  const char *language = g_private_get (&spoken);
  g_autofree char *key = NULL;

  if (language == NULL)
    return g_dpgettext2 (GETTEXT_PACKAGE, context, text);

  key = g_strconcat (context, "\004", text, NULL);
  return klade_i18n_look_up (language, key, 0, text);
}

/**
 * klade_i18n_plural:
 * @one: in English, of one
 * @many: in English, of several
 * @n: how many
 *
 * Returns: (transfer none): what fits @n, in the language that is spoken
 */
const char *
klade_i18n_plural (const char *one, const char *many, gulong n)
{
  const char *language = g_private_get (&spoken);

  return language == NULL ? dngettext (GETTEXT_PACKAGE, one, many, n)
                          : klade_i18n_look_up (language, one, klade_i18n_choose_form (language, n),
                                                n == 1 ? one : many);
}
