/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day.h"
#include "klade-i18n.h"

/* The tests' program speaks English: the texts as they stand in the code. */
static void
test_speaks_another_language (void)
{
  g_assert_cmpstr (klade_month_name (3), ==, "March");
  {
    g_auto (KladeSpeech) latvian G_GNUC_UNUSED = klade_i18n_speak ("lv");

    g_assert_cmpstr (klade_month_name (3), ==, "marts");
    g_assert_cmpstr (C_ ("form", "Total"), ==, "Kopā");
    {
      g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);

      g_assert_cmpstr (klade_month_name (3), ==, "March");
    }
    g_assert_cmpstr (klade_month_name (3), ==, "marts");
    g_assert_cmpstr (_ ("nobody ever translated this"), ==, "nobody ever translated this");
  }
  g_assert_cmpstr (klade_month_name (3), ==, "March");
}

static void
test_plural_forms (void)
{
  static const struct
  {
    gulong n;
    const char *text;
  } forms[] = {
    { 1, "un vēl %u" },
    { 2, "un vēl %u" },
    { 11, "un vēl %u" },
    { 0, "un vēl %u" },
  };
  g_auto (KladeSpeech) latvian G_GNUC_UNUSED = klade_i18n_speak ("lv");

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    g_assert_cmpstr (ngettext_ ("and %u more", "and %u more", forms[i].n), ==, forms[i].text);
  g_assert_cmpstr (ngettext_ ("%d document is ready.", "%d documents are ready.", 21), ==,
                   "Gatavs %d dokuments.");
  g_assert_cmpstr (ngettext_ ("%d document is ready.", "%d documents are ready.", 11), ==,
                   "Gatavi %d dokumenti.");
}

static gpointer
speak (gpointer data)
{
  return (gpointer) klade_month_name (3);
}

/* What one thread speaks is nothing to another. */
static void
test_threads_speak_for_themselves (void)
{
  g_auto (KladeSpeech) latvian G_GNUC_UNUSED = klade_i18n_speak ("lv");
  GThread *thread = g_thread_new ("other", speak, NULL);

  g_assert_cmpstr (g_thread_join (thread), ==, "March");
  g_assert_cmpstr (klade_month_name (3), ==, "marts");
}

/* A language without catalogue reads as the code: English documents, too, are written so. */
static void
test_unknown_language (void)
{
  g_auto (KladeSpeech) english G_GNUC_UNUSED = klade_i18n_speak ("en");

  g_assert_cmpstr (klade_month_name (3), ==, "March");
  g_assert_cmpstr (ngettext_ ("%d document is ready.", "%d documents are ready.", 2), ==,
                   "%d documents are ready.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/i18n/another-language", test_speaks_another_language);
  g_test_add_func ("/base/i18n/plural-forms", test_plural_forms);
  g_test_add_func ("/base/i18n/threads", test_threads_speak_for_themselves);
  g_test_add_func ("/base/i18n/unknown-language", test_unknown_language);
  return g_test_run ();
}
