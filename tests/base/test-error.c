/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"

/* Sentences for people pass through; what is for logs never reaches them bare. */
static const struct
{
  KladeError code;
  gboolean is_sentence;
  gboolean is_passing;
} codes[] = {
  { KLADE_ERROR_FAILED, FALSE, FALSE },    { KLADE_ERROR_INVALID, TRUE, FALSE },
  { KLADE_ERROR_NOT_FOUND, FALSE, FALSE }, { KLADE_ERROR_CONFLICT, TRUE, FALSE },
  { KLADE_ERROR_DENIED, TRUE, FALSE },     { KLADE_ERROR_BUSY, FALSE, TRUE },
  { KLADE_ERROR_OFFLINE, FALSE, TRUE },    { KLADE_ERROR_GONE, FALSE, TRUE },
  { KLADE_ERROR_FULL, FALSE, TRUE },       { KLADE_ERROR_READ_ONLY, FALSE, FALSE },
  { KLADE_ERROR_TOO_NEW, FALSE, FALSE },   { KLADE_ERROR_NOT_SCHOOL, FALSE, FALSE },
  { KLADE_ERROR_CORRUPT, FALSE, FALSE },   { KLADE_ERROR_NETWORK_PLACE, FALSE, FALSE },
  { KLADE_ERROR_PASSWORD, TRUE, FALSE },   { KLADE_ERROR_WAIT, TRUE, FALSE },
  { KLADE_ERROR_EXISTS, FALSE, FALSE },
};

static void
test_every_code_has_its_sentence (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error =
          g_error_new_literal (KLADE_ERROR, (int) codes[i].code, "disk I/O 266");
      g_autofree char *sentence = klade_error_explain (error);

      g_assert_cmpint (codes[i].code, ==, i);
      if (codes[i].is_sentence)
        g_assert_cmpstr (sentence, ==, "disk I/O 266");
      else
        {
          g_assert_cmpstr (sentence, !=, "disk I/O 266");
          g_assert_true (g_str_has_suffix (sentence, "."));
        }
      g_assert_cmpint (klade_error_is_passing (error), ==, codes[i].is_passing);
    }
}

static void
test_other_domains_keep_their_words (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no such file");
  g_autofree char *sentence = klade_error_explain (error);

  g_assert_cmpstr (sentence, ==, "no such file");
  g_assert_false (klade_error_is_passing (error));
  g_assert_false (klade_error_is_passing (NULL));
}

/* Before anything is open there is no page to open again and nothing typed to keep. */
static void
test_opening_has_its_own_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (KLADE_ERROR, (int) codes[i].code, "42");
      g_autofree char *sentence = klade_error_explain (error);
      g_autofree char *opening = klade_error_explain_opening (error);

      if (codes[i].code == KLADE_ERROR_NOT_FOUND || codes[i].code == KLADE_ERROR_OFFLINE)
        g_assert_cmpstr (opening, !=, sentence);
      else
        g_assert_cmpstr (opening, ==, sentence);
    }
}

static void
test_wait_travels_with_the_error (void)
{
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "no such file");
  g_autoptr (GError) error = g_error_new_literal (KLADE_ERROR, KLADE_ERROR_PASSWORD, "wrong");
  g_autoptr (GError) copy = NULL;

  g_assert_cmpint (klade_error_get_wait (error), ==, 0);
  klade_error_set_wait (error, 8);
  copy = g_error_copy (error);
  g_assert_cmpint (klade_error_get_wait (copy), ==, 8);
  g_assert_cmpint (klade_error_get_wait (other), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/explain", test_every_code_has_its_sentence);
  g_test_add_func ("/base/error/opening", test_opening_has_its_own_words);
  g_test_add_func ("/base/error/other-domains", test_other_domains_keep_their_words);
  g_test_add_func ("/base/error/wait", test_wait_travels_with_the_error);

  return g_test_run ();
}
