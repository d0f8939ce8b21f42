/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-level.h"

static KladeMark
mark_of (const char *text, KladeScale scale)
{
  KladeMark mark = { 0 };

  g_assert_true (klade_mark_parse (text, scale, &mark, NULL));
  return mark;
}

static void
test_levels (void)
{
  static const struct
  {
    KladeScale scale;
    const char *mark;
    KladeLevel level;
  } rows[] = {
    { KLADE_SCALE_POINTS, "1", KLADE_LEVEL_INSUFFICIENT },
    { KLADE_SCALE_POINTS, "2", KLADE_LEVEL_INSUFFICIENT },
    { KLADE_SCALE_POINTS, "3", KLADE_LEVEL_INSUFFICIENT },
    { KLADE_SCALE_POINTS, "4", KLADE_LEVEL_SUFFICIENT },
    { KLADE_SCALE_POINTS, "5", KLADE_LEVEL_SUFFICIENT },
    { KLADE_SCALE_POINTS, "6", KLADE_LEVEL_OPTIMAL },
    { KLADE_SCALE_POINTS, "7", KLADE_LEVEL_OPTIMAL },
    { KLADE_SCALE_POINTS, "8", KLADE_LEVEL_OPTIMAL },
    { KLADE_SCALE_POINTS, "9", KLADE_LEVEL_HIGH },
    { KLADE_SCALE_POINTS, "10", KLADE_LEVEL_HIGH },
    { KLADE_SCALE_POINTS, "nv", KLADE_LEVEL_NONE },
    { KLADE_SCALE_POINTS, "", KLADE_LEVEL_NONE },
    { KLADE_SCALE_LEVELS, "S", KLADE_LEVEL_INSUFFICIENT },
    { KLADE_SCALE_LEVELS, "T", KLADE_LEVEL_SUFFICIENT },
    { KLADE_SCALE_LEVELS, "A", KLADE_LEVEL_OPTIMAL },
    { KLADE_SCALE_LEVELS, "P", KLADE_LEVEL_HIGH },
    { KLADE_SCALE_PASS, "i", KLADE_LEVEL_NONE },
    { KLADE_SCALE_PASS, "ni", KLADE_LEVEL_NONE },
    { KLADE_SCALE_PERCENT, "95", KLADE_LEVEL_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (klade_level_of_mark (mark_of (rows[i].mark, rows[i].scale)), ==,
                     rows[i].level);
}

static KladeMarkTally
tally_of (const char *marks)
{
  g_auto (GStrv) words = g_strsplit (marks, " ", -1);
  KladeMarkTally tally = { 0 };

  for (char **word = words; *word != NULL; word++)
    {
      KladeScale scale = **word == 'i' || g_str_equal (*word, "ni") ? KLADE_SCALE_PASS
                         : g_ascii_isupper (**word)                 ? KLADE_SCALE_LEVELS
                         : g_str_has_suffix (*word, "%")            ? KLADE_SCALE_PERCENT
                                                                    : KLADE_SCALE_POINTS;

      klade_mark_tally_add (&tally,
                            g_str_equal (*word, "-") ? (KladeMark){ 0 } : mark_of (*word, scale));
    }
  return tally;
}

static void
test_counts (void)
{
  KladeMarkTally tally = tally_of ("3 4 5 6 8 9 10 10 S T T P i i ni 64% nv - atb");

  g_assert_cmpint (tally.n_points, ==, 8);
  g_assert_cmpint (tally.sum_points, ==, 55);
  g_assert_cmpint (tally.points[KLADE_LEVEL_INSUFFICIENT], ==, 1);
  g_assert_cmpint (tally.points[KLADE_LEVEL_SUFFICIENT], ==, 2);
  g_assert_cmpint (tally.points[KLADE_LEVEL_OPTIMAL], ==, 2);
  g_assert_cmpint (tally.points[KLADE_LEVEL_HIGH], ==, 3);
  g_assert_cmpint (tally.letters[KLADE_LEVEL_INSUFFICIENT], ==, 1);
  g_assert_cmpint (tally.letters[KLADE_LEVEL_SUFFICIENT], ==, 2);
  g_assert_cmpint (tally.letters[KLADE_LEVEL_OPTIMAL], ==, 0);
  g_assert_cmpint (tally.letters[KLADE_LEVEL_HIGH], ==, 1);
  g_assert_cmpint (klade_mark_tally_get_n_letters (&tally), ==, 4);
  g_assert_cmpint (tally.n_passed, ==, 2);
  g_assert_cmpint (tally.n_failed, ==, 1);
  g_assert_cmpint (tally.n_percent, ==, 1);
  g_assert_cmpint (tally.n_exempt, ==, 1);
  g_assert_cmpint (tally.n_without, ==, 2);
}

static void
test_averages (void)
{
  static const struct
  {
    const char *marks;
    int hundredths;
  } rows[] = {
    { "", -1 },        { "nv i S", -1 },     { "7", 700 },
    { "4 5 5", 467 },  { "4 4 5", 433 },     { "10 10 10", 1000 },
    { "1 nv 2", 150 }, { "6 6 6 6 7", 620 }, { "3 4 4 4 4 4 4 4", 388 }, /* 3,875 goes up */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KladeMarkTally tally =
          *rows[i].marks != '\0' ? tally_of (rows[i].marks) : (KladeMarkTally){ 0 };

      g_assert_cmpint (klade_mark_tally_get_hundredths (&tally), ==, rows[i].hundredths);
    }
}

static void
test_bands (void)
{
  static const struct
  {
    int hundredths;
    int band;
  } rows[] = {
    { 100, 0 }, { 399, 0 }, { 400, 1 }, { 499, 1 }, { 500, 2 }, { 667, 3 },
    { 799, 4 }, { 800, 5 }, { 899, 5 }, { 900, 6 }, { 999, 6 }, { 1000, 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (klade_average_band (rows[i].hundredths), ==, rows[i].band);
}

static void
test_nothing_but_high (void)
{
  static const struct
  {
    const char *marks;
    gboolean is_high;
  } rows[] = {
    { "9 10 9", TRUE }, { "9", TRUE },    { "P P", TRUE },   { "9 i atb", TRUE },
    { "9 8", FALSE },   { "P A", FALSE }, { "9 nv", FALSE }, { "9 -", FALSE },
    { "9 ni", FALSE },  { "i", FALSE },   { "nv", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KladeMarkTally tally = tally_of (rows[i].marks);

      g_assert_cmpint (klade_mark_tally_is_all_high (&tally), ==, rows[i].is_high);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/level/levels", test_levels);
  g_test_add_func ("/domain/level/counts", test_counts);
  g_test_add_func ("/domain/level/averages", test_averages);
  g_test_add_func ("/domain/level/bands", test_bands);
  g_test_add_func ("/domain/level/nothing-but-high", test_nothing_but_high);
  return g_test_run ();
}
