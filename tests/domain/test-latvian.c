/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of this layer as people read them: in Latvian, built from po/lv.po. */

#include "klade-assessment.h"
#include "klade-cell-value.h"
#include "klade-day.h"
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-rights.h"
#include "klade-school-year.h"

static void
test_days (void)
{
  g_autofree char *text = klade_day_to_long_text (klade_day_new (2026, 9, 14));
  g_autoptr (GString) all = g_string_new (NULL);

  for (int weekday = KLADE_WEEKDAY_MONDAY; weekday <= KLADE_WEEKDAY_SUNDAY; weekday++)
    g_string_append_printf (all, " %s", klade_weekday_letter ((KladeWeekday) weekday));

  g_assert_cmpstr (text, ==, "2026. gada 14. septembris");
  g_assert_cmpstr (all->str, ==, " P O T C Pk S Sv");
  g_assert_cmpstr (klade_weekday_name (KLADE_WEEKDAY_SUNDAY), ==, "svētdiena");
  g_assert_cmpstr (klade_public_holiday_name (klade_day_new (2026, 6, 24)), ==, "Jāņu diena");
}

static const struct
{
  KladeScale scale;
  const char *typed;
  const char *words;
} said[] = {
  { KLADE_SCALE_POINTS, "", "tukšs" },
  { KLADE_SCALE_POINTS, "8", "vērtējums 8, ļoti labi" },
  { KLADE_SCALE_POINTS, "ns", "nav klāt, slimība" },
  { KLADE_SCALE_POINTS, "k", "kavējis" },
  { KLADE_SCALE_POINTS, "nc/7", "nav klāt, attaisnots; izpildīts vēlāk: vērtējums 7, labi" },
  { KLADE_SCALE_POINTS, "nv", "nav vērtējuma" },
  { KLADE_SCALE_PASS, "ni", "neieskaitīts" },
  { KLADE_SCALE_LEVELS, "p", "vērtējums P, apguvis padziļināti" },
  { KLADE_SCALE_PERCENT, "81", "vērtējums 81 procents" },
  { KLADE_SCALE_PERCENT, "85", "vērtējums 85 procenti" },
  { KLADE_SCALE_PERCENT, "0", "vērtējums 0 procentu" },
};

static void
test_cells (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      KladeCellValue value;
      g_autofree char *words = NULL;

      g_assert_true (klade_cell_value_parse (said[i].typed, said[i].scale, &value, NULL));
      words = klade_cell_value_describe (value);
      g_assert_cmpstr (words, ==, said[i].words);
    }
}

static void
test_refusals (void)
{
  static const struct
  {
    KladeScale scale;
    const char *typed;
    const char *sentence;
  } refused[] = {
    { KLADE_SCALE_POINTS, "11",
      "Vērtējums «11» 10 ballu skalā nav iespējams. Var ierakstīt 1–10, nv, atb vai n." },
    { KLADE_SCALE_PASS, "7",
      "Vērtējums «7» ieskaites skalā nav iespējams. Var ierakstīt i, ni, nv, atb vai n." },
    { KLADE_SCALE_LEVELS, "x",
      "Vērtējums «x» apguves līmeņu skalā nav iespējams. Var ierakstīt S, T, A, P, nv, atb vai "
      "n." },
    { KLADE_SCALE_PERCENT, "101",
      "Vērtējums «101» procentu skalā nav iespējams. Var ierakstīt 0–100, nv, atb vai n." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      KladeCellValue value;

      g_assert_false (klade_cell_value_parse (refused[i].typed, refused[i].scale, &value, &error));
      g_assert_cmpstr (error->message, ==, refused[i].sentence);
    }
}

static void
test_explanation (void)
{
  const KladeAssessedMark marks[] = {
    { { KLADE_MARK_POINTS, 7 }, KLADE_WORK_TEST, 100 },
    { { KLADE_MARK_POINTS, 8 }, KLADE_WORK_TEST, 200 },
  };
  KladeAssessmentRule rule = klade_assessment_rule_default;
  g_autofree char *text = NULL;

  rule.minimum_count = 3;
  text = klade_assessment_explain_semester (&rule, KLADE_SCALE_POINTS, marks, 2);
  g_assert_cmpstr (text, ==, "7 × 100 %, 8 × 200 % → 7,67 → 8\nnepieciešami 3 vērtējumi, ir 2");
}

static void
test_people (void)
{
  g_assert_cmpstr (klade_role_name (KLADE_ROLE_CLASS_TEACHER), ==, "klases audzinātājs");
  g_assert_cmpstr (klade_action_name (KLADE_ACTION_WRITE_MARK), ==, "ierakstīt vērtējumus");
  g_assert_cmpstr (klade_action_whom_to_ask (KLADE_ACTION_CHANGE_CLOSED_TERM), ==,
                   "direktora vietniekam");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  klade_i18n_init ();
  g_test_add_func ("/domain/latvian/days", test_days);
  g_test_add_func ("/domain/latvian/cells", test_cells);
  g_test_add_func ("/domain/latvian/refusals", test_refusals);
  g_test_add_func ("/domain/latvian/explanation", test_explanation);
  g_test_add_func ("/domain/latvian/people", test_people);

  return g_test_run ();
}
