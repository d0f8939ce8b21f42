/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-name.h"
#include "klade-error.h"

/* domain.md 7.4; a %NULL suffix is refused. */
static const struct
{
  const char *typed;
  int grade;
  const char *suffix;
  const char *shown;
} rows[] = {
  { "2.a", 2, "a", "2.a" },
  { "2a", 2, "a", "2.a" },
  { "2. a", 2, "a", "2.a" },
  { " 7.b ", 7, "b", "7.b" },
  { "10.SB", 10, "SB", "10.SB" },
  { "12E", 12, "E", "12.E" },
  { "8.ā", 8, "ā", "8.ā" },
  { "9.1", 9, "1", "9.1" },
  { "11.a-2", 11, "a-2", "11.a-2" },
  { "5.", 5, "", "5." },
  { "5", 5, "", "5." },
  { "A1-2", 0, "A1-2", "A1-2" },
  { "Bitītes", 0, "Bitītes", "Bitītes" },
  { "3. grupa", 0, "3. grupa", "3. grupa" },
  { "Mārītes 2", 0, "Mārītes 2", "Mārītes 2" },
  { "2024", 0, "2024", "2024" },
  { "7.a/b", 0, "7.a/b", "7.a/b" },
  { "", 0, NULL, NULL },
  { "   ", 0, NULL, NULL },
  { "0.a", 0, NULL, NULL },
  { "13.a", 0, NULL, NULL },
  { "99", 0, NULL, NULL },
  { "Ļoti garš grupas nosaukums, kas nekur neietilpst, jo tam ir daudz vārdu", 0, NULL, NULL },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      KladeClassName name = { .grade = -7 };
      gboolean parsed = klade_class_name_parse (rows[i].typed, &name, &error);

      g_test_message ("«%s»", rows[i].typed);
      g_assert_cmpint (parsed, ==, rows[i].suffix != NULL);
      if (parsed)
        {
          g_autofree char *shown = klade_class_name_format (&name);
          KladeClassName again;

          g_assert_cmpint (name.grade, ==, rows[i].grade);
          g_assert_cmpstr (name.suffix, ==, rows[i].suffix);
          g_assert_cmpstr (shown, ==, rows[i].shown);
          g_assert_true (klade_class_name_parse (shown, &again, NULL));
          g_assert_cmpint (again.grade, ==, name.grade);
          g_assert_cmpstr (again.suffix, ==, name.suffix);
        }
      else
        {
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
          g_assert_cmpint (name.grade, ==, -7);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/class-name/parse", test_parse);

  return g_test_run ();
}
