/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-care.h"
#include "klade-test-people.h"

#include <string.h>

/* What a demo school knows of its people. */

#define TODAY klade_day_new (2026, 3, 5)

static void
fill (const char *place, guint32 seed)
{
  g_autoptr (GError) error = NULL;

  klade_school_fill_demo (place, KLADE_DEMO_CLASS, seed, TODAY, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Every value of everybody, each as it would be entered; @secrets gets those worth hiding. */
static char *
dump_values (const char *place, GPtrArray *secrets)
{
  g_autoptr (GError) error = NULL;
  const KladeClock clock = klade_clock_fixed (klade_instant_at (TODAY, 600));
  g_autoptr (KladeSchool) school = klade_school_open (place, &clock, &error);
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladePeopleList) list = NULL;
  GString *dump = g_string_new (NULL);

  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);
  list = klade_school_list_people (session, KLADE_PEOPLE_ALL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->n_rows, >, 60);

  for (guint i = 0; i < list->n_rows; i++)
    {
      g_autoptr (KladePersonFile) file =
          klade_school_read_person_file (session, list->rows[i].id, &error);

      g_assert_no_error (error);
      for (guint n = 0; n < file->data->len; n++)
        {
          const KladeFileDatum *datum = &g_array_index (file->data, KladeFileDatum, n);
          g_autofree char *clean =
              klade_person_field_normalise (datum->field, datum->value, &error);

          g_assert_no_error (error);
          g_assert_cmpstr (datum->value, ==, clean);
          g_string_append_printf (dump, "%s: %s %s\n", list->rows[i].name,
                                  klade_person_field_id (datum->field), datum->value);
          if (strlen (datum->value) > 11) /* short words occur by chance */
            g_ptr_array_add (secrets, g_strdup (datum->value));
        }
    }

  return g_string_free (dump, FALSE);
}

static void
test_same_for_the_same_seed (KladeTestPlace *place)
{
  g_autofree char *second = g_build_filename (place->folder, "second.klade", NULL);
  g_autofree char *third = g_build_filename (place->folder, "third.klade", NULL);
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *one = NULL;
  g_autofree char *same = NULL;
  g_autofree char *other = NULL;

  fill (place->place, 1);
  fill (second, 1);
  fill (third, 2);
  one = dump_values (place->place, secrets);
  same = dump_values (second, secrets);
  other = dump_values (third, secrets);
  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

static void
test_nothing_is_readable (KladeTestPlace *place)
{
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *dump = NULL;
  KladeTestSchool school = { .place = place->place };

  fill (place->place, 1);
  dump = dump_values (place->place, secrets);
  g_assert_cmpuint (secrets->len, >, 200);
  for (guint i = 0; i < secrets->len; i += 7)
    klade_test_people_assert_sealed (&school, g_ptr_array_index (secrets, i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add_one ("/demo-people/seed", KLADE_TEST_SQLITE, test_same_for_the_same_seed);
  klade_test_add_one ("/demo-people/sealed", KLADE_TEST_SQLITE, test_nothing_is_readable);

  return g_test_run ();
}
