/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-cell-value.h"
#include "klade-error.h"

#define POINTS KLADE_SCALE_POINTS
#define PASS KLADE_SCALE_PASS
#define LEVELS KLADE_SCALE_LEVELS
#define PERCENT KLADE_SCALE_PERCENT

/* domain.md 4.1; %NULL is refused. */
static const struct
{
  KladeScale scale;
  const char *typed;
  const char *shown;
} rows[] = {
  { POINTS, "", "" },
  { POINTS, "8", "8" },
  { POINTS, "n", "n" },
  { POINTS, "N", "n" },
  { POINTS, "ns", "ns" },
  { POINTS, "Nc", "nc" },
  { POINTS, "NN", "nn" },
  { POINTS, "k", "k" },
  { POINTS, "n/7", "n/7" },
  { POINTS, " N / 1 0 ", "n/10" },
  { POINTS, "ns/7", "ns/7" },
  { POINTS, "k/7", "k/7" },
  { POINTS, "/7", "n/7" },
  { POINTS, "n/nv", "n/nv" },
  { POINTS, "nv", "nv" },
  { POINTS, "n/v", "nv" },
  { POINTS, "n/a", "n/atb" },
  { POINTS, "a", "atb" },
  { POINTS, "n/", NULL },
  { POINTS, "/", NULL },
  { POINTS, "7/", NULL },
  { POINTS, "7/n", NULL },
  { POINTS, "n/0", NULL },
  { POINTS, "n/11", NULL },
  { POINTS, "n//7", NULL },
  { POINTS, "n7", NULL },
  { POINTS, "n7/8", NULL },
  { POINTS, "kk", NULL },
  { POINTS, "ks", NULL },
  { POINTS, "n/n", NULL },
  { POINTS, "n/ns", NULL },
  { POINTS, "ni", NULL },
  { POINTS, "n\n", NULL },
  { POINTS, "n/７", NULL },
  { POINTS, "klusums klasē", NULL },
  { POINTS, "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn", NULL },
  { PASS, "n", "n" },
  { PASS, "ni", "ni" },
  { PASS, "n/i", "n/i" },
  { PASS, "n/ni", "n/ni" },
  { PASS, "n/8", NULL },
  { LEVELS, "a", "A" },
  { LEVELS, "n/a", "n/A" },
  { LEVELS, "n/atb", "n/atb" },
  { LEVELS, "ns", "ns" },
  { LEVELS, "s", "S" },
  { PERCENT, "0", "0%" },
  { PERCENT, "ns/100 %", "ns/100%" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      KladeCellValue value = { { 99, 99 }, 9, 9 };
      char shown[KLADE_CELL_TEXT_SIZE];
      gboolean parsed = klade_cell_value_parse (rows[i].typed, rows[i].scale, &value, &error);

      g_test_message ("scale %u «%s»", rows[i].scale, rows[i].typed);
      g_assert_cmpint (parsed, ==, rows[i].shown != NULL);
      g_assert_cmpint (klade_cell_value_is_complete (rows[i].typed, rows[i].scale), ==, parsed);
      if (parsed)
        g_assert_cmpstr (klade_cell_value_format (value, shown), ==, rows[i].shown);
      else
        {
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
          g_assert_cmpint (value.absence, ==, 9);
        }
    }
}

/* Everything a cell can hold reads back from what it shows. */
static void
test_round_trip (void)
{
  static const KladeMark marks[] = {
    { KLADE_MARK_NONE, 0 },    { KLADE_MARK_NO_MARK, 0 },   { KLADE_MARK_EXEMPT, 0 },
    { KLADE_MARK_PASSED, 0 },  { KLADE_MARK_FAILED, 0 },    { KLADE_MARK_LEVEL, 1 },
    { KLADE_MARK_LEVEL, 2 },   { KLADE_MARK_LEVEL, 3 },     { KLADE_MARK_LEVEL, 4 },
    { KLADE_MARK_POINTS, 1 },  { KLADE_MARK_POINTS, 10 },   { KLADE_MARK_PERCENT, 0 },
    { KLADE_MARK_PERCENT, 7 }, { KLADE_MARK_PERCENT, 100 },
  };
  static const KladeCellValue absences[] = {
    { .absence = KLADE_ABSENCE_NONE },
    { .absence = KLADE_ABSENCE_LATE },
    { .absence = KLADE_ABSENCE_ABSENT },
    { .absence = KLADE_ABSENCE_ABSENT, .excuse = KLADE_EXCUSE_ILLNESS },
    { .absence = KLADE_ABSENCE_ABSENT, .excuse = KLADE_EXCUSE_OTHER },
    { .absence = KLADE_ABSENCE_ABSENT, .excuse = KLADE_EXCUSE_UNEXCUSED },
  };

  for (int scale = 1; scale <= KLADE_N_SCALES; scale++)
    for (gsize m = 0; m < G_N_ELEMENTS (marks); m++)
      for (gsize a = 0; a < G_N_ELEMENTS (absences); a++)
        {
          KladeCellValue value = absences[a];
          KladeCellValue read;
          char shown[KLADE_CELL_TEXT_SIZE];
          g_autofree char *words = NULL;

          value.mark = marks[m];
          if (!klade_mark_fits (value.mark, (KladeScale) scale))
            continue;

          klade_cell_value_format (value, shown);
          g_assert_true (klade_cell_value_parse (shown, (KladeScale) scale, &read, NULL));
          g_assert_true (klade_cell_value_equal (value, read));
          words = klade_cell_value_describe (value);
          g_assert_cmpint (strlen (words), >, 0);
        }
}

#define MAX_LENGTH 6

/* No prefix that can't be finished, no legal value that can't be typed: every text over the
 * alphabet up to six characters (longer legal values have a percent sign after these). */
static gboolean
walk (char *text, int length, KladeScale scale, int *n_legal)
{
  static const char alphabet[] = "0123456789nvisctapkb/%";
  gboolean is_accepted = klade_cell_value_accepts_prefix (text, scale);
  gboolean is_complete = klade_cell_value_is_complete (text, scale);
  gboolean can_be_finished = is_complete;

  if (!is_accepted)
    {
      g_assert_false (is_complete);
      return FALSE;
    }
  *n_legal += is_complete;

  /* Children of a refused text are refused too, so only accepted ones are followed. */
  for (gsize i = 0; i + 1 < sizeof alphabet; i++)
    {
      text[length] = alphabet[i];
      text[length + 1] = '\0';
      if (length < MAX_LENGTH)
        can_be_finished |= walk (text, length + 1, scale, n_legal);
      else
        can_be_finished |= klade_cell_value_is_complete (text, scale);
    }
  text[length] = '\0';
  g_assert_true (can_be_finished);

  return TRUE;
}

static void
test_prefixes (void)
{
  /* Absences 5; marks alone; each of 6 beginnings (n ns nc nn k and none) with each mark. */
  static const struct
  {
    KladeScale scale;
    int n_marks; /* ways to type one, up to the length walked */
  } scales[] = {
    { POINTS, 10 + 4 },
    { PASS, 2 + 4 },
    { LEVELS, 4 + 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      char text[MAX_LENGTH + 2] = "";
      int n_legal = 0;

      g_assert_true (walk (text, 0, scales[i].scale, &n_legal));
      g_assert_cmpint (n_legal, ==, 1 + 5 + scales[i].n_marks * 7);
    }
  {
    char text[MAX_LENGTH + 2] = "";
    int n_legal = 0;

    g_assert_true (walk (text, 0, PERCENT, &n_legal));
    /* All but ns/100%, nc/100% and nn/100%, which are seven characters long. */
    g_assert_cmpint (n_legal, ==, 1 + 5 + (2 * 101 + 4) * 7 - 3);
  }
}

/* What is not accepted stays refused however it goes on: checked on every refused pair. */
static void
test_refused_stays_refused (void)
{
  static const char alphabet[] = "0179nvisctapkb/% x-";
  char text[4] = "";

  for (int scale = 1; scale <= KLADE_N_SCALES; scale++)
    for (gsize a = 0; a + 1 < sizeof alphabet; a++)
      for (gsize b = 0; b + 1 < sizeof alphabet; b++)
        for (gsize c = 0; c + 1 < sizeof alphabet; c++)
          {
            gboolean pair_is_accepted;

            text[0] = alphabet[a];
            text[1] = alphabet[b];
            text[2] = '\0';
            pair_is_accepted = klade_cell_value_accepts_prefix (text, (KladeScale) scale);
            text[2] = alphabet[c];
            if (!pair_is_accepted)
              {
                g_assert_false (klade_cell_value_accepts_prefix (text, (KladeScale) scale));
                g_assert_false (klade_cell_value_is_complete (text, (KladeScale) scale));
              }
          }
}

static const struct
{
  KladeScale scale;
  const char *typed;
  gboolean is_accepted;
} prefixes[] = {
  { POINTS, "1", TRUE },     { POINTS, "11", FALSE }, { POINTS, "0", FALSE },
  { PERCENT, "0", TRUE },    { PERCENT, "10", TRUE }, { PERCENT, "100", TRUE },
  { PERCENT, "101", FALSE }, { PERCENT, "9%", TRUE }, { PERCENT, "%", FALSE },
  { POINTS, "n", TRUE },     { POINTS, "ni", FALSE }, { PASS, "ni", TRUE },
  { POINTS, "n/", TRUE },    { POINTS, "n/1", TRUE }, { POINTS, "n/10", TRUE },
  { POINTS, "n/11", FALSE }, { POINTS, "/", TRUE },   { POINTS, "/7", TRUE },
  { LEVELS, "a", TRUE },     { LEVELS, "at", TRUE },  { LEVELS, "7", FALSE },
  { POINTS, "7/", FALSE },   { POINTS, "k/", TRUE },  { POINTS, "kk", FALSE },
  { POINTS, "", TRUE },      { POINTS, " N ", TRUE }, { POINTS, "x", FALSE },
};

static void
test_chosen_prefixes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_test_message ("scale %u «%s»", prefixes[i].scale, prefixes[i].typed);
      g_assert_cmpint (klade_cell_value_accepts_prefix (prefixes[i].typed, prefixes[i].scale), ==,
                       prefixes[i].is_accepted);
    }
}

static const struct
{
  const char *before;
  const char *typed;
  const char *after;
} typed_over[] = {
  { "", "7", "7" },        { "8", "7", "7" },      { "n", "7", "n/7" },     /* made up later */
  { "ns", "7", "ns/7" },   { "nc", "/7", "nc/7" }, { "ns", "n/7", "ns/7" }, /* a mark undoes no
                                                                               justification */
  { "nn", "7", "nn/7" },   { "n/5", "7", "n/7" },  { "k", "7", "k/7" },     { "n", "nv", "n/nv" },
  { "n", "ns/7", "ns/7" }, { "k", "n/7", "n/7" },  { "n", "k/7", "k/7" },   { "n/7", "n", "n" },
  { "ns", "n", "n" },      { "8", "n", "n" },      { "n", "k", "k" },       { "n/7", "", "" },
  { "8", "", "" },
};

static void
test_typed_over (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (typed_over); i++)
    {
      KladeCellValue before, typed;
      char shown[KLADE_CELL_TEXT_SIZE];

      g_assert_true (klade_cell_value_parse (typed_over[i].before, POINTS, &before, NULL));
      g_assert_true (klade_cell_value_parse (typed_over[i].typed, POINTS, &typed, NULL));
      klade_cell_value_format (klade_cell_value_typed_over (before, typed), shown);

      g_test_message ("«%s» over «%s»", typed_over[i].typed, typed_over[i].before);
      g_assert_cmpstr (shown, ==, typed_over[i].after);
    }
}

static void
test_words (void)
{
  static const struct
  {
    KladeScale scale;
    const char *text;
    const char *words;
  } said[] = {
    { POINTS, "", "empty" },
    { POINTS, "8", "mark 8, very good" },
    { POINTS, "n", "absent" },
    { POINTS, "ns", "absent, illness" },
    { POINTS, "nc", "absent, excused" },
    { POINTS, "nn", "absent, not excused" },
    { POINTS, "k", "late" },
    { POINTS, "k/8", "late; mark 8, very good" },
    { POINTS, "ns/7", "absent, illness; made up later: mark 7, good" },
    { POINTS, "nv", "no mark given" },
    { POINTS, "atb", "exempt" },
    { PASS, "ni", "not passed" },
    { LEVELS, "a", "mark A, has learnt" },
    { PERCENT, "85", "mark: 85 percent" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      KladeCellValue value;
      g_autofree char *words = NULL;

      g_assert_true (klade_cell_value_parse (said[i].text, said[i].scale, &value, NULL));
      words = klade_cell_value_describe (value);
      g_assert_cmpstr (words, ==, said[i].words);
    }
}

static void
test_refusal (void)
{
  g_autoptr (GError) error = NULL;
  KladeCellValue value;

  g_assert_false (klade_cell_value_parse ("11", POINTS, &value, &error));
  g_assert_cmpstr (
      error->message, ==,
      "The mark “11” is not possible on the ten-point scale. You can enter 1–10, nv, atb or n.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/cell-value/parse", test_parse);
  g_test_add_func ("/domain/cell-value/round-trip", test_round_trip);
  g_test_add_func ("/domain/cell-value/prefixes", test_prefixes);
  g_test_add_func ("/domain/cell-value/refused-stays-refused", test_refused_stays_refused);
  g_test_add_func ("/domain/cell-value/chosen-prefixes", test_chosen_prefixes);
  g_test_add_func ("/domain/cell-value/typed-over", test_typed_over);
  g_test_add_func ("/domain/cell-value/words", test_words);
  g_test_add_func ("/domain/cell-value/refusal", test_refusal);

  return g_test_run ();
}
