/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "klade-text.h"

/* domain.md 7.3: č ģ ķ ļ ņ š ž are letters of their own, long vowels stand beside short ones. */
static const char *const names_in_order[] = {
  "Āboliņa", "Ābols",  "aizgāls", "Bērziņš",  "Caune", "Cīrulis", "Čakste", "Dūmiņš",    "Egle",
  "Ezers",   "Gailis", "Ģēģere",  "Ieviņa",   "Kalns", "Krūze",   "Ķeniņš", "Lapsa",     "Luste",
  "Ļaudams", "Muska",  "Nagla",   "Ņikitina", "Ozols", "Siliņš",  "Šmits",  "Zvirbulis", "Žagars",
};

static void
test_latvian_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names_in_order); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (names_in_order); j++)
      {
        int order = klade_text_collate (names_in_order[i], names_in_order[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

static void
test_order_is_total (void)
{
  /* y is a variant of i; the same letter in two encodings is still two texts. */
  g_assert_cmpint (klade_text_collate ("Ivars", "Yvars"), !=, 0);
  g_assert_cmpint (klade_text_collate ("Yvars", "Ivb"), <, 0);
  g_assert_cmpint (klade_text_collate ("\xc4\x81", "a\xcc\x84"), !=, 0);
  g_assert_cmpint (klade_text_collate ("\xc4\x81", "a\xcc\x84"), ==,
                   -klade_text_collate ("a\xcc\x84", "\xc4\x81"));
  /* What the collation does not see at all still tells two texts apart. */
  g_assert_cmpint (klade_text_collate ("Anna\x01", "Anna\x02"), <, 0);
  g_assert_cmpint (klade_text_collate ("Anna", "Anna"), ==, 0);
  g_assert_cmpint (klade_text_collate_length ("Annas", 4, "Anna!", 4), ==, 0);
  g_assert_cmpint (klade_text_collate_length ("", 0, "a", 1), <, 0);
}

static gpointer
compare_often (gpointer data)
{
  gboolean *is_right = data;

  *is_right = TRUE;
  for (int i = 0; i < 20000; i++)
    if (klade_text_collate ("Čakste", "Caune") <= 0 ||
        klade_text_collate_class_names ("2.a", "10.a") >= 0)
      *is_right = FALSE;

  return NULL;
}

static void
test_threads_compare_at_once (void)
{
  gboolean is_right[4] = { FALSE };
  GThread *threads[4];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("compare", compare_often, &is_right[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_thread_join (threads[i]);
      g_assert_true (is_right[i]);
    }
}

static void
test_class_names (void)
{
  static const char *const ordered[] = { "1.a",  "1.b",   "2.a",  "9.c",
                                         "10.a", "10.SB", "12.b", "Bitītes" };

  for (gsize i = 0; i + 1 < G_N_ELEMENTS (ordered); i++)
    {
      g_assert_cmpint (klade_text_collate_class_names (ordered[i], ordered[i + 1]), <, 0);
      g_assert_cmpint (klade_text_collate_class_names (ordered[i + 1], ordered[i]), >, 0);
    }
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } rows[] = {
    { "Bērziņš", "berzins" },
    { "ĢIRTS ĶEZBERIS", "girts kezberis" },
    { "7.a", "7.a" },
    { "", "" },
    { "a\xcc\x84zis", "azis" },
    { "ŽUBĪTE", "zubite" },
    { "Łukasz Jørgen Đorđe", "lukasz jorgen dorde" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = klade_text_fold (rows[i].text);
      g_autofree char *twice = klade_text_fold (folded);

      g_assert_cmpstr (folded, ==, rows[i].folded);
      g_assert_cmpstr (twice, ==, folded);
    }
}

static void
test_matches (void)
{
  static const struct
  {
    const char *text;
    const char *query;
    gboolean matches;
  } rows[] = {
    { "Bērziņš Jānis", "berz", TRUE },
    { "Bērziņš Jānis", "jān bērz", TRUE },
    { "Bērziņš Jānis", "  JANIS ", TRUE },
    { "Bērziņš Jānis", "", TRUE },
    { "Bērziņš Jānis", "  ", TRUE },
    { "Bērziņš Jānis", "berz anna", FALSE },
    { "Matemātika 7.a", "mat 7.a", TRUE },
    { "Matemātika 7.a", "7.b", FALSE },
    { "", "a", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = klade_text_fold (rows[i].text);
      g_autofree char *query = klade_text_fold (rows[i].query);

      g_test_message ("«%s» in «%s»", rows[i].query, rows[i].text);
      g_assert_cmpint (klade_text_matches (text, query), ==, rows[i].matches);
    }
}

static const struct
{
  const char *text;
  const char *line;
  const char *block;
} dirty[] = {
  { "Daļskaitļi", "Daļskaitļi", "Daļskaitļi" },
  { "  divi  vārdi\t", "divi  vārdi", "divi  vārdi" },
  { "viens\r\ndivi\rtrīs\nčetri", "viens divi trīs četri", "viens\ndivi\ntrīs\nčetri" },
  { "a\tb", "a b", "a b" },
  { "a\xe2\x80\xa8"
    "b\xe2\x80\xa9"
    "c",
    "a b c", "a\nb\nc" },
  { "\n\n tēma \n", "tēma", "tēma" },
  { "bell\a esc\x1b[31m del\x7f c1\xc2\x9b", "bell esc[31m del c1", "bell esc[31m del c1" },
  /* Text that runs the other way: Anna shown as annA. */
  { "A\xe2\x80\xae"
    "nna\xe2\x80\xac",
    "Anna", "Anna" },
  { "\xe2\x81\xa6"
    "a\xe2\x81\xa9\xe2\x80\x8f\xe2\x80\x8e\xd8\x9c",
    "a", "a" },
  { "\xef\xbb\xbf"
    "bom",
    "bom", "bom" },
  { "be\xcc\x84rzs", "bērzs", "bērzs" },
  { "\xc2\xa0nbsp\xc2\xa0", "nbsp", "nbsp" },
  { "bad \xff byte", "bad \xef\xbf\xbd byte", "bad \xef\xbf\xbd byte" },
  { "cut \xc4", "cut \xef\xbf\xbd", "cut \xef\xbf\xbd" },
  { "", "", "" },
  { " \t\r\n ", "", "" },
};

static void
test_clean (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dirty); i++)
    {
      g_autofree char *line = klade_text_clean_line (dirty[i].text);
      g_autofree char *block = klade_text_clean_block (dirty[i].text);

      g_assert_cmpstr (line, ==, dirty[i].line);
      g_assert_cmpstr (block, ==, dirty[i].block);
    }
}

/* Whatever bytes come in: valid, one line, trimmed, and clean a second time. */
static void
test_clean_any_bytes (void)
{
  for (int round = 0; round < 20000; round++)
    {
      char bytes[24];
      g_autofree char *line = NULL;
      g_autofree char *again = NULL;

      for (gsize i = 0; i < sizeof bytes; i++)
        bytes[i] = (char) g_test_rand_int_range (0, 256);
      bytes[sizeof bytes - 1] = '\0';
      line = klade_text_clean_line (bytes);
      again = klade_text_clean_line (line);

      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_null (strpbrk (line, "\r\n\t"));
      g_assert_cmpstr (line, ==, again);
    }
}

static void
test_decimal (void)
{
  static const struct
  {
    double value;
    int places;
    const char *text;
  } rows[] = {
    { 23 / 3.0, 2, "7,67" },
    { 7.5, 1, "7,5" },
    { 8, 2, "8,00" },
    { 0, 0, "0" },
    { -0.001, 2, "0,00" },
    { -1.25, 2, "-1,25" },
    { 1234567, 1, "1234567,0" },
    { 9.999, 2, "10,00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = klade_text_decimal (rows[i].value, rows[i].places);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
  {
    g_autofree char *none = klade_text_decimal (NAN, 2);

    g_assert_cmpstr (none, ==, "");
  }
}

static void
test_parse_decimal (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
    double value;
  } rows[] = {
    { "7,5", TRUE, 7.5 },  { "7.5", TRUE, 7.5 },  { " -0,25 ", TRUE, -0.25 }, { "+3", TRUE, 3 },
    { "100", TRUE, 100 },  { "", FALSE, 0 },      { ",5", FALSE, 0 },         { "5,", FALSE, 0 },
    { "1e3", FALSE, 0 },   { "inf", FALSE, 0 },   { "nan", FALSE, 0 },        { "0x10", FALSE, 0 },
    { "1,2,3", FALSE, 0 }, { "1 000", FALSE, 0 }, { "--1", FALSE, 0 },        { "7,5a", FALSE, 0 },
    { "-", FALSE, 0 },     { "1.-2", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double value = -7;

      g_test_message ("«%s»", rows[i].text);
      g_assert_cmpint (klade_text_parse_decimal (rows[i].text, &value), ==, rows[i].valid);
      g_assert_cmpfloat_with_epsilon (value, rows[i].valid ? rows[i].value : -7, 1e-12);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/latvian-order", test_latvian_order);
  g_test_add_func ("/base/text/order-is-total", test_order_is_total);
  g_test_add_func ("/base/text/threads", test_threads_compare_at_once);
  g_test_add_func ("/base/text/class-names", test_class_names);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/matches", test_matches);
  g_test_add_func ("/base/text/clean", test_clean);
  g_test_add_func ("/base/text/clean-any-bytes", test_clean_any_bytes);
  g_test_add_func ("/base/text/decimal", test_decimal);
  g_test_add_func ("/base/text/parse-decimal", test_parse_decimal);

  return g_test_run ();
}
