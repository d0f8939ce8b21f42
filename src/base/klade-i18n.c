/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"

#include <locale.h>

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
  g_autofree char *built =
      g_build_filename (KLADE_BUILD_LOCALE_DIR, "lv", "LC_MESSAGES", "klade.mo", NULL);
  const char *folder = g_getenv ("KLADE_LOCALE_DIR");

  /* gettext ignores LANGUAGE in the plain C locale; school computers without any
   * generated locale still must read Latvian. */
  if (setlocale (LC_ALL, "") == NULL || g_strcmp0 (setlocale (LC_MESSAGES, NULL), "C") == 0)
    setlocale (LC_ALL, "C.UTF-8");
  /* Data and paper never depend on the desktop's decimal sign. */
  setlocale (LC_NUMERIC, "C");

  g_setenv ("LANGUAGE", language != NULL ? language : "lv", TRUE);

  if (folder == NULL)
    folder = g_file_test (built, G_FILE_TEST_EXISTS) ? KLADE_BUILD_LOCALE_DIR : KLADE_LOCALE_DIR;

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}
