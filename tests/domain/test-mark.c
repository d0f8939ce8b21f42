/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-mark.h"

#define POINTS KLADE_SCALE_POINTS
#define PASS KLADE_SCALE_PASS
#define LEVELS KLADE_SCALE_LEVELS
#define PERCENT KLADE_SCALE_PERCENT

/* domain.md 3.1 to 3.3; %NULL is refused. */
static const struct
{
  KladeScale scale;
  const char *typed;
  const char *shown;
} rows[] = {
  { POINTS, "", "" },           { POINTS, "   ", "" },
  { POINTS, "1", "1" },         { POINTS, "10", "10" },
  { POINTS, " 8 ", "8" },       { POINTS, "1 0", "10" },
  { POINTS, "8\xc2\xa0", "8" }, { POINTS, "nv", "nv" },
  { POINTS, "NV", "nv" },       { POINTS, "n/v", "nv" },
  { POINTS, "a", "atb" },       { POINTS, "Atb", "atb" },
  { POINTS, "0", NULL },        { POINTS, "11", NULL },
  { POINTS, "01", NULL },       { POINTS, "08", NULL },
  { POINTS, "-1", NULL },       { POINTS, "+1", NULL },
  { POINTS, "7,5", NULL },      { POINTS, "7.", NULL },
  { POINTS, "8%", NULL },       { POINTS, "i", NULL },
  { POINTS, "ni", NULL },       { POINTS, "S", NULL },
  { POINTS, "n", NULL },        { POINTS, "８", NULL }, /* full-width */
  { POINTS, "٨", NULL },                                /* Arabic */
  { POINTS, "8\n", NULL },      { POINTS, "18446744073709551617", NULL },
  { POINTS, "256", NULL },      { POINTS, "4294967304", NULL },
  { PASS, "i", "i" },           { PASS, "NI", "ni" },
  { PASS, "nv", "nv" },         { PASS, "a", "atb" },
  { PASS, "8", NULL },          { PASS, "in", NULL },
  { PASS, "s", NULL },          { LEVELS, "s", "S" },
  { LEVELS, "T", "T" },         { LEVELS, "a", "A" }, /* apguvis, not atbrīvots */
  { LEVELS, "A", "A" },         { LEVELS, "p", "P" },
  { LEVELS, "atb", "atb" },     { LEVELS, "nv", "nv" },
  { LEVELS, "st", NULL },       { LEVELS, "3", NULL },
  { LEVELS, "i", NULL },        { PERCENT, "0", "0%" },
  { PERCENT, "100", "100%" },   { PERCENT, "85%", "85%" },
  { PERCENT, "85 %", "85%" },   { PERCENT, "a", "atb" },
  { PERCENT, "nv", "nv" },      { PERCENT, "101", NULL },
  { PERCENT, "00", NULL },      { PERCENT, "085", NULL },
  { PERCENT, "%", NULL },       { PERCENT, "85%%", NULL },
  { PERCENT, "85,5", NULL },    { PERCENT, "1000", NULL },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      KladeMark mark = { 99, 99 };
      char shown[KLADE_MARK_TEXT_SIZE];
      gboolean parsed = klade_mark_parse (rows[i].typed, rows[i].scale, &mark, &error);

      g_test_message ("scale %u «%s»", rows[i].scale, rows[i].typed);
      g_assert_cmpint (parsed, ==, rows[i].shown != NULL);
      if (parsed)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (klade_mark_format (mark, shown), ==, rows[i].shown);
          g_assert_true (klade_mark_fits (mark, rows[i].scale));
        }
      else
        {
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
          g_assert_cmpint (mark.kind, ==, 99);
        }
    }
}

/* Every mark that can exist is read back from what is shown, in its own scale and in no other. */
static void
test_round_trip (void)
{
  int n_fitting = 0;

  for (int scale = 1; scale <= KLADE_N_SCALES; scale++)
    for (int kind = KLADE_MARK_NONE; kind <= KLADE_MARK_EXEMPT; kind++)
      for (int value = 0; value <= 255; value++)
        {
          KladeMark mark = { (guint8) kind, (guint8) value };
          KladeMark read;
          char shown[KLADE_MARK_TEXT_SIZE];
          gboolean has_value =
              kind == KLADE_MARK_POINTS || kind == KLADE_MARK_LEVEL || kind == KLADE_MARK_PERCENT;

          if (!klade_mark_fits (mark, (KladeScale) scale) || (value != 0 && !has_value))
            continue;
          n_fitting++;
          klade_mark_format (mark, shown);
          g_assert_true (klade_mark_parse (shown, (KladeScale) scale, &read, NULL));
          g_assert_true (klade_mark_equal (mark, read));
        }

  /* In every scale: nothing, nv, atb. */
  g_assert_cmpint (n_fitting, ==, 4 * 3 + 10 + 2 + 4 + 101);
}

static void
test_refusal_says_what_is_possible (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) long_error = NULL;
  KladeMark mark;

  g_assert_false (klade_mark_parse ("11", POINTS, &mark, &error));
  g_assert_cmpstr (
      error->message, ==,
      "The mark “11” is not possible on the ten-point scale. You can enter 1–10, nv, atb.");

  g_assert_false (klade_mark_parse ("\x1b[31m\xff ļoti garš teksts bez gala un malas", LEVELS,
                                    &mark, &long_error));
  g_assert_true (g_utf8_validate (long_error->message, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (long_error->message, -1), <, 120);
  g_assert_nonnull (strstr (long_error->message, "…"));
}

/* MK 11/2022 p. 25: 4 is the first mark that passes. */
static void
test_below_pass (void)
{
  for (int points = 1; points <= 10; points++)
    g_assert_cmpint (klade_mark_is_below_pass ((KladeMark){ KLADE_MARK_POINTS, (guint8) points }),
                     ==, points < 4);
  g_assert_true (klade_mark_is_below_pass ((KladeMark){ KLADE_MARK_FAILED, 0 }));
  g_assert_false (klade_mark_is_below_pass ((KladeMark){ KLADE_MARK_PASSED, 0 }));
  g_assert_false (klade_mark_is_below_pass ((KladeMark){ KLADE_MARK_LEVEL, 1 }));
  g_assert_false (klade_mark_is_below_pass ((KladeMark){ KLADE_MARK_PERCENT, 3 }));
  g_assert_false (klade_mark_is_below_pass ((KladeMark){ KLADE_MARK_NO_MARK, 0 }));
  g_assert_false (klade_mark_is_below_pass ((KladeMark){ KLADE_MARK_NONE, 0 }));
}

static void
test_names (void)
{
  g_assert_cmpstr (klade_mark_name ((KladeMark){ KLADE_MARK_POINTS, 8 }), ==, "very good");
  g_assert_cmpstr (klade_mark_name ((KladeMark){ KLADE_MARK_LEVEL, 3 }), ==, "has learnt");
  g_assert_cmpstr (klade_mark_name ((KladeMark){ KLADE_MARK_FAILED, 0 }), ==, "not passed");
  g_assert_cmpstr (klade_mark_name ((KladeMark){ KLADE_MARK_PERCENT, 8 }), ==, "");
  g_assert_cmpint (klade_scale_from_id (3), ==, KLADE_SCALE_LEVELS);
  g_assert_cmpint (klade_scale_from_id (0), ==, KLADE_SCALE_POINTS);
  g_assert_cmpint (klade_scale_from_id (G_MAXINT64), ==, KLADE_SCALE_POINTS);
  for (int scale = 1; scale <= KLADE_N_SCALES; scale++)
    for (int other = 1; other < scale; other++)
      {
        g_assert_cmpstr (klade_scale_name ((KladeScale) scale), !=,
                         klade_scale_name ((KladeScale) other));
        g_assert_cmpstr (klade_scale_hint ((KladeScale) scale), !=,
                         klade_scale_hint ((KladeScale) other));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/mark/parse", test_parse);
  g_test_add_func ("/domain/mark/round-trip", test_round_trip);
  g_test_add_func ("/domain/mark/refusal", test_refusal_says_what_is_possible);
  g_test_add_func ("/domain/mark/below-pass", test_below_pass);
  g_test_add_func ("/domain/mark/names", test_names);

  return g_test_run ();
}
