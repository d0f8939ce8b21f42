/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-bench.h"
#include "klade-people-work.h"
#include "klade-school-care.h"
#include "klade-search.h"
#include "klade-test-place.h"

#define ROUNDS 15

/* The list of people of a city's school: 1,500 pupils and 3,000 others. */

static void
bench_list (KladeSession *session, guint kinds, const char *what)
{
  g_auto (KladeBench) bench = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  guint n_rows = 0;

  klade_bench_init (&bench);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePeopleList) list = klade_school_list_people (session, kinds, 0, &error);

      g_assert_no_error (error);
      klade_bench_add (&bench, since);
      n_rows = list->n_rows;
    }
  name = g_strdup_printf ("list of %u %s", n_rows, what);
  klade_bench_print (name, &bench, NULL);
}

/* One more letter after another, as one types. */
static void
bench_filter (KladeSession *session)
{
  static const char *const typed[] = { "k", "ka", "kal", "kaln", "kalni", "kalnin", "kalnina a" };
  g_auto (KladeBench) bench = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePeopleList) list =
      klade_school_list_people (session, KLADE_PEOPLE_ALL, 0, &error);
  guint n_found = 0;

  g_assert_no_error (error);
  klade_bench_init (&bench);
  for (int i = 0; i < ROUNDS; i++)
    for (gsize n = 0; n < G_N_ELEMENTS (typed); n++)
      {
        gint64 since = g_get_monotonic_time ();
        g_autoptr (KladeSearch) search = klade_search_new (typed[n]);

        for (guint row = 0; row < list->n_rows; row++)
          n_found += klade_search_matches (search, list->rows[row].key) ? 1 : 0;
        klade_bench_add (&bench, since);
      }
  klade_bench_print ("filter all of them, a letter", &bench, NULL);
  g_assert_cmpuint (n_found, >, 0);
}

static void
bench_file (KladeSession *session)
{
  g_auto (KladeBench) bench = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePeopleList) list =
      klade_school_list_people (session, KLADE_PEOPLE_PUPILS, 0, &error);

  g_assert_no_error (error);
  klade_bench_init (&bench);
  for (guint i = 0; i < ROUNDS * 10; i++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePersonFile) file G_GNUC_UNUSED =
          klade_school_read_person_file (session, list->rows[i * 7 % list->n_rows].id, &error);

      g_assert_no_error (error);
      klade_bench_add (&bench, since);
    }
  klade_bench_print ("personal file", &bench, NULL);
}

static void
bench_like (KladeSession *session)
{
  const KladePersonDraft draft = { .surname = "Kalniņa", .given_name = "Anna" };
  g_auto (KladeBench) bench = { 0 };
  g_autoptr (GError) error = NULL;

  klade_bench_init (&bench);
  for (int i = 0; i < ROUNDS; i++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (GPtrArray) found G_GNUC_UNUSED =
          klade_school_find_like_persons (session, &draft, &error);

      g_assert_no_error (error);
      klade_bench_add (&bench, since);
    }
  klade_bench_print ("doubles of a new person", &bench, NULL);
}

/* What an import of a whole school writes, in one transaction. */
static gboolean
enter_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const gint64 *class_id = data;

  for (int i = 0; i < 1500; i++)
    {
      g_autofree char *surname = g_strdup_printf ("Uzvārds%d", i);
      g_autofree char *code = g_strdup_printf ("32%04d-%05d", i, i * 7);
      const KladePersonDraft draft = {
        .surname = surname,
        .given_name = "Anna",
        .sex = "f",
        .data = { code, "2014-05-06", "Skolas iela 1 - 2, Rīga, LV-1010",
                  "Skolas iela 1 - 2, Rīga, LV-1010", "+371 26481883" },
      };
      gint64 id;

      if (!klade_people_add (changes, &draft, &id, error) ||
          !klade_people_enrol (changes, id, *class_id, klade_day_new (2026, 3, 5), KLADE_DAY_NONE,
                               0, error))
        return FALSE;
    }

  return TRUE;
}

static void
bench_enter (KladeSession *session)
{
  g_auto (KladeBench) bench = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladePeopleList) list =
      klade_school_list_people (session, KLADE_PEOPLE_PUPILS, 0, &error);
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_PEOPLE,
    .title = "",
    .work = enter_work,
    .data = &list->rows[0].class_id,
  };
  gint64 since = g_get_monotonic_time ();

  g_assert_no_error (error);
  klade_bench_init (&bench);
  klade_register_run (session, &verb, &undo, &error);
  g_assert_no_error (error);
  klade_bench_add (&bench, since);
  klade_bench_print ("enter and enrol 1,500 pupils", &bench, NULL);
}

int
main (void)
{
  g_autofree char *folder = klade_test_folder_new ();
  g_autofree char *made = g_build_filename (folder, "city.klade", NULL);
  const char *city = g_getenv ("KLADE_BENCH_CITY");
  KladeClock clock = klade_clock_on_day (klade_day_new (2026, 3, 5));
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (city == NULL)
    {
      klade_school_fill_demo (made, KLADE_DEMO_CITY, 1, klade_day_new (2026, 3, 5), NULL, NULL,
                              &error);
      g_assert_no_error (error);
    }

  school = klade_school_open (city != NULL ? city : made, &clock, &error);
  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);
  bench_list (session, KLADE_PEOPLE_PUPILS, "pupils");
  bench_list (session, KLADE_PEOPLE_ALL, "people");
  bench_filter (session);
  bench_file (session);
  bench_like (session);
  bench_enter (session);

  g_clear_object (&session);
  g_clear_object (&school);
  klade_test_folder_remove (folder);
  return 0;
}
