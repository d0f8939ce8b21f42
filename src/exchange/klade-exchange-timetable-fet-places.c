/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The times that FET found: beside its input file, or within it. */
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-timetable-fet-private.h"
#include "klade-i18n.h"

#define INPUT_SUFFIX ".fet"
#define RESULTS_SUFFIX "_activities.xml"

void
klade_fet_place_free (KladeFetPlace *self)
{
  g_ptr_array_unref (self->rooms);
  g_free (self);
}

static KladeFetPlace *
take_place (GHashTable *places, const char *activity)
{
  KladeFetPlace *place = g_hash_table_lookup (places, activity);

  if (place == NULL)
    {
      place = g_new0 (KladeFetPlace, 1);
      place->day = place->hour = "";
      place->rooms = g_ptr_array_new ();
      g_hash_table_insert (places, (gpointer) activity, place);
    }

  return place;
}

static void
add_rooms (KladeFetPlace *place, const KladeXmlRecords *records, int element)
{
  const char *room = klade_fet_get (records, element, "Room");
  const KladeXmlElement *it = klade_xml_records_get (records, element);

  /* A virtual room stands for the real ones that follow it. */
  g_ptr_array_set_size (place->rooms, 0);
  for (int i = it->first_field; i >= 0;)
    {
      const KladeXmlField *field = &g_array_index (records->fields, KladeXmlField, i);

      if (g_str_equal (field->name, "Real_Room") && *field->value != '\0')
        g_ptr_array_add (place->rooms, (gpointer) field->value);
      i = field->next;
    }
  if (place->rooms->len == 0 && *room != '\0')
    g_ptr_array_add (place->rooms, (gpointer) room);
}

static GHashTable *
new_places (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                (GDestroyNotify) klade_fet_place_free);
}

/* The places of X_activities.xml; they borrow their texts from @results. */
GHashTable *
klade_fet_read_results (const KladeXmlRecords *results)
{
  GHashTable *places = new_places ();

  for (int i = 0; i < (int) results->elements->len; i++)
    if (klade_xml_records_is (results, i, "Activity"))
      {
        KladeFetPlace *place = take_place (places, klade_fet_get (results, i, "Id"));

        place->day = klade_fet_get (results, i, "Day");
        place->hour = klade_fet_get (results, i, "Hour");
        add_rooms (place, results, i);
      }

  return places;
}

/* The places that X_data_and_timetable.fet has as constraints; they borrow their texts. */
GHashTable *
klade_fet_read_constraints (const KladeXmlRecords *records)
{
  GHashTable *places = new_places ();

  for (int i = 0; i < (int) records->elements->len; i++)
    {
      gboolean is_time =
          klade_xml_records_is (records, i, "ConstraintActivityPreferredStartingTime");
      gboolean is_room = klade_xml_records_is (records, i, "ConstraintActivityPreferredRoom");
      KladeFetPlace *place;

      if ((!is_time && !is_room) || !klade_fet_is_active (records, i))
        continue;
      place = take_place (places, klade_fet_get (records, i, "Activity_Id"));
      if (is_time)
        {
          place->day = klade_fet_get (records, i, "Preferred_Day");
          place->hour = klade_fet_get (records, i, "Preferred_Hour");
        }
      else
        add_rooms (place, records, i);
    }

  return places;
}

static KladeXmlRecords *
read_companion (const char *path, const char *root, GError **error)
{
  gsize size;
  g_autofree char *data = klade_exchange_load_timetable (path, &size, error);
  g_autoptr (KladeXmlRecords) records = NULL;
  g_autofree char *name = g_path_get_basename (path);

  if (data == NULL)
    return NULL;
  records = klade_xml_records_read (data, size, error);
  if (records == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  if (!klade_xml_records_is (records, 0, root))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("“%s” is not what its name says. Choose FET’s own files."), name);
      return NULL;
    }

  return g_steal_pointer (&records);
}

/* Reads the first of some files that exists; without one there is neither result nor error. */
static KladeXmlRecords *
read_first (const char *folder, char *const *names, const char *root, GError **error)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return read_companion (path, root, error);
    }

  return NULL;
}

static char *
dup_stem (const char *path, const char *suffix)
{
  char *stem = g_path_get_basename (path);

  if (g_str_has_suffix (stem, suffix))
    stem[strlen (stem) - strlen (suffix)] = '\0';

  return stem;
}

/* The results that belong to the input @path: where FET puts them, or beside it. */
KladeXmlRecords *
klade_fet_find_results (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = dup_stem (path, INPUT_SUFFIX);
  char *names[] = {
    g_strdup_printf ("%s" RESULTS_SUFFIX, stem),
    g_strdup_printf ("%s-single/%s" RESULTS_SUFFIX, stem, stem),
    g_strdup_printf ("timetables/%s-single/%s" RESULTS_SUFFIX, stem, stem),
    g_strdup_printf ("fet-results/timetables/%s-single/%s" RESULTS_SUFFIX, stem, stem),
    NULL,
  };
  KladeXmlRecords *results = read_first (folder, names, "Activities_Timetable", error);

  for (gsize i = 0; names[i] != NULL; i++)
    g_free (names[i]);

  return results;
}

/* The input that belongs to the results @path: beside them or in one of the folders above. */
KladeXmlRecords *
klade_fet_find_input (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *stem = dup_stem (path, RESULTS_SUFFIX);
  char *names[] = {
    g_strdup_printf ("%s" INPUT_SUFFIX, stem),
    g_strdup_printf ("%s_data_and_timetable" INPUT_SUFFIX, stem),
    g_strdup_printf ("../%s" INPUT_SUFFIX, stem),
    g_strdup_printf ("../../%s" INPUT_SUFFIX, stem),
    g_strdup_printf ("../../../%s" INPUT_SUFFIX, stem),
    NULL,
  };
  g_autoptr (GError) fault = NULL;
  KladeXmlRecords *input = read_first (folder, names, "fet", &fault);

  if (fault != NULL)
    g_propagate_error (error, g_steal_pointer (&fault));
  else if (input == NULL)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("This file of FET holds only the times. Put the file “%s” beside it, which "
                    "says what the activities are, or choose “%s”."),
                 names[0], names[1]);
  for (gsize i = 0; names[i] != NULL; i++)
    g_free (names[i]);

  return input;
}
