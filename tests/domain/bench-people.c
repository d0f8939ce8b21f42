/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-bench.h"
#include "klade-likeness.h"
#include "klade-search.h"

#define N_PERSONS 5000
#define N_ROUNDS 20

static const char *const surname_starts[] = { "Bērz", "Kaln", "Ozol", "Liep", "Āboļ", "Zaķ",
                                              "Vīt",  "Šķēl", "Ģēģ",  "Ļaud", "Ņik",  "Ziem" };
static const char *const surname_ends[] = { "iņa", "iņš", "kalns", "bārde", "ers", "ova", "nieks" };
static const char *const names[] = { "Sanita", "Jānis", "Elīna", "Kārlis", "Līga",
                                     "Ģirts",  "Žanna", "Ērika", "Pēteris" };

static char *
make_surname (int i)
{
  return g_strdup_printf ("%s%s%c", surname_starts[i % 12], surname_ends[i / 12 % 7],
                          'a' + i / 84 % 26);
}

static void
measure_search (char **keys)
{
  static const char *const typed[] = { "a", "abo", "sanita abol", "nekā tāda nav" };
  g_auto (KladeBench) bench = { NULL };
  g_auto (KladeBench) fold = { NULL };
  guint n_found = 0;

  klade_bench_init (&bench);
  klade_bench_init (&fold);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      gint64 since = g_get_monotonic_time ();

      for (int i = 0; i < N_PERSONS; i++)
        {
          g_autofree char *key = klade_search_key (keys[i], "7.a", NULL);

          n_found += *key == '\0';
        }
      klade_bench_add (&fold, since);
      for (gsize t = 0; t < G_N_ELEMENTS (typed); t++)
        {
          g_autoptr (KladeSearch) search = klade_search_new (typed[t]);

          since = g_get_monotonic_time ();
          for (int i = 0; i < N_PERSONS; i++)
            n_found += klade_search_matches (search, keys[i]) ? 1 : 0;
          klade_bench_add (&bench, since);
        }
    }
  klade_bench_print ("search: fold 5,000 rows", &fold, NULL);
  klade_bench_print ("search: match 5,000 rows", &bench, NULL);
  g_print ("%u found\n", n_found);
}

static void
measure_likeness (const KladeLikenessPerson *persons)
{
  g_auto (KladeBench) all = { NULL };
  g_auto (KladeBench) one = { NULL };

  klade_bench_init (&all);
  klade_bench_init (&one);
  for (int round = 0; round < 5; round++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (GArray) found = klade_likeness_find (persons, N_PERSONS);
      g_autoptr (GArray) found_one = NULL;

      klade_bench_add (&all, since);
      since = g_get_monotonic_time ();
      found_one = klade_likeness_find_one (persons, N_PERSONS, &persons[17]);
      klade_bench_add (&one, since);
      if (round == 0)
        g_print ("%u pairs, %u for one\n", found->len, found_one->len);
    }
  klade_bench_print ("likeness: 5,000 with each other", &all, NULL);
  klade_bench_print ("likeness: one with 5,000", &one, NULL);
}

int
main (void)
{
  g_autofree KladeLikenessPerson *persons = g_new0 (KladeLikenessPerson, N_PERSONS);
  g_autoptr (GPtrArray) surnames = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) keys = g_new0 (char *, N_PERSONS + 1);

  for (int i = 0; i < N_PERSONS; i++)
    {
      char *surname = make_surname (i);

      g_ptr_array_add (surnames, surname);
      persons[i] = (KladeLikenessPerson){ surname, names[i % 9], NULL, 733000 + i % 4000 };
      keys[i] = klade_search_key (surname, persons[i].given_name, "7.a", NULL);
    }
  measure_search (keys);
  measure_likeness (persons);

  return 0;
}
