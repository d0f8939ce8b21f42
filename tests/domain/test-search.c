/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-search.h"

/* Rows of a list of people: name, class, user name. */
static const struct
{
  const char *typed;
  gboolean finds;
} rows[] = {
  { "sanita abolina", TRUE },
  { "abolina sanita", TRUE },
  { "Āboliņa, Sanita", TRUE },
  { "ĀBOL", TRUE },
  { "aboliņa", TRUE },
  { "nita boli", TRUE },
  { "kaln", TRUE },
  { "kalnina-abolina", FALSE },
  { "7.a", TRUE },
  { "abol 7.a", TRUE },
  { "abol 7.b", FALSE },
  { "sanitaabolina", FALSE },
  { "sanita7.a", FALSE }, /* not across fields */
  { "sanita\n7.a", TRUE },
  { "", TRUE },
  { "  ,  ", TRUE },
  { "\xc2\xa0"
    "abol",
    TRUE },
  { "\xff", FALSE },
};

static void
test_matches (void)
{
  g_autofree char *key = klade_search_key ("Āboliņa-Kalniņa Sanita", "7.a", "s.abolina", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (KladeSearch) search = klade_search_new (rows[i].typed);

      g_autofree char *typed = g_utf8_make_valid (rows[i].typed, -1);

      g_test_message ("«%s»", typed);
      g_assert_cmpint (klade_search_matches (search, key), ==, rows[i].finds);
    }
}

static void
test_empty (void)
{
  g_autoptr (KladeSearch) empty = klade_search_new (" , ");
  g_autoptr (KladeSearch) search = klade_search_new ("a");

  g_assert_true (klade_search_is_empty (empty));
  g_assert_false (klade_search_is_empty (search));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/search/matches", test_matches);
  g_test_add_func ("/domain/search/empty", test_empty);

  return g_test_run ();
}
