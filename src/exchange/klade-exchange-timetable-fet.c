/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-timetable-fet-private.h"
#include "klade-i18n.h"

/* A file with fewer of its activities placed is no finished timetable. */
#define PLACED_PERCENT_MIN 90

const char *
klade_fet_get (const KladeXmlRecords *records, int element, const char *name)
{
  const char *value = klade_xml_records_get_field (records, element, name);

  return value != NULL ? value : "";
}

gboolean
klade_fet_is_active (const KladeXmlRecords *records, int element)
{
  const char *text = klade_fet_get (records, element, "Active");

  /* FET before 5 wrote yes and no. */
  return g_ascii_strcasecmp (text, "false") != 0 && g_ascii_strcasecmp (text, "no") != 0;
}

/* FET knows its things by their names. */
static KladeFileName
get_name (const KladeXmlRecords *records, int element)
{
  const char *name = klade_fet_get (records, element, "Name");
  const char *long_name = klade_fet_get (records, element, "Long_Name");

  return (KladeFileName){ name, *long_name != '\0' ? long_name : name,
                          *long_name != '\0' ? name : "" };
}

static gboolean
is_in (const KladeXmlRecords *records, int element, const char *list, const char *name)
{
  int parent = klade_xml_records_get (records, element)->parent;

  return parent >= 0 && klade_xml_records_is (records, element, name) &&
         klade_xml_records_is (records, parent, list);
}

static void
read_hour (KladeFetReading *self, int element, int number)
{
  KladeFilePeriod period = {
    .name = get_name (self->records, element),
    .number = number,
    .finish_minutes = -1,
  };

  period.start_minutes = klade_exchange_parse_clock (period.name.id);
  klade_timetable_draft_add_period (self->draft, &period);
}

static void
read_objects (KladeFetReading *self)
{
  const KladeXmlRecords *records = self->records;
  int n_hours = 0;

  for (int i = 0; i < (int) records->elements->len; i++)
    if (is_in (records, i, "Days_List", "Day"))
      klade_timetable_draft_add_day (self->draft, &(KladeFileDay){ get_name (records, i), 0 });
    else if (is_in (records, i, "Hours_List", "Hour"))
      read_hour (self, i, ++n_hours);
    else if (is_in (records, i, "Subjects_List", "Subject"))
      klade_timetable_draft_add_subject (self->draft, &(KladeFileSubject){ get_name (records, i) });
    else if (is_in (records, i, "Teachers_List", "Teacher"))
      klade_timetable_draft_add_teacher (self->draft,
                                         &(KladeFileTeacher){ .name = get_name (records, i) });
    else if (is_in (records, i, "Rooms_List", "Room"))
      klade_timetable_draft_add_room (
          self->draft,
          &(KladeFileRoom){
              .name = get_name (records, i),
              .capacity = klade_exchange_parse_number (klade_fet_get (records, i, "Capacity"), -1),
          });
}

static int
resolve (KladeFetReading *self, int activity, KladeFileKind kind, const char *name)
{
  int found = klade_timetable_draft_find (self->draft, kind, name);

  if (found < 0 && *name != '\0')
    klade_timetable_draft_warn (self->draft, _ ("Line %d: there is no “%s” among the %s."),
                                klade_xml_records_get (self->records, activity)->line, name,
                                klade_file_kind_get_name (kind));

  return found;
}

static int
find_group (KladeFetReading *self, const KladeFetPart *part)
{
  g_autofree char *id = g_strdup_printf ("%d/%s", part->class_, part->group);
  int group = klade_timetable_draft_find (self->draft, KLADE_FILE_GROUP, id);

  if (group >= 0)
    return group;

  return klade_timetable_draft_add_group (self->draft, &(KladeFileGroup){
                                                           .name = { id, part->group, "" },
                                                           .class_ = part->class_,
                                                           .n_pupils = part->n_pupils,
                                                       });
}

static void
add_students (KladeFetReading *self, int activity, const char *set, GArray *classes, GArray *groups)
{
  GArray *parts = g_hash_table_lookup (self->sets, set);

  if (parts == NULL && *set != '\0')
    resolve (self, activity, KLADE_FILE_CLASS, set);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const KladeFetPart *part = &g_array_index (parts, KladeFetPart, i);
      int group = part->group != NULL ? find_group (self, part) : -1;

      g_array_append_val (classes, part->class_);
      if (group >= 0)
        g_array_append_val (groups, group);
    }
}

static KladeFileList
as_list (GArray *indexes)
{
  return (KladeFileList){ (const int *) (gpointer) indexes->data, (int) indexes->len };
}

/* Subject, teachers and students as they are written; activities alike in them are one lesson. */
static char *
dup_key (KladeFetReading *self, int activity)
{
  GString *key = g_string_new (NULL);
  const KladeXmlElement *it = klade_xml_records_get (self->records, activity);

  for (int i = it->first_field; i >= 0;)
    {
      const KladeXmlField *field = &g_array_index (self->records->fields, KladeXmlField, i);

      if (g_str_equal (field->name, "Subject") || g_str_equal (field->name, "Teacher") ||
          g_str_equal (field->name, "Students"))
        g_string_append_printf (key, "%c%s\n", field->name[1], field->value);
      i = field->next;
    }

  return g_string_free (key, FALSE);
}

static int
add_lesson (KladeFetReading *self, int activity)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) teachers = g_array_new (FALSE, FALSE, sizeof (int));
  const KladeXmlElement *it = klade_xml_records_get (self->records, activity);
  KladeFileLesson lesson = {
    .name = { .id = klade_fet_get (self->records, activity, "Id") },
    .subject = resolve (self, activity, KLADE_FILE_SUBJECT,
                        klade_fet_get (self->records, activity, "Subject")),
  };

  for (int i = it->first_field; i >= 0;)
    {
      const KladeXmlField *field = &g_array_index (self->records->fields, KladeXmlField, i);
      int teacher;

      i = field->next;
      /* One more is refused later; no need to gather them all. */
      if (g_str_equal (field->name, "Students") && classes->len <= KLADE_FILE_LIST_MAX)
        add_students (self, activity, field->value, classes, groups);
      if (!g_str_equal (field->name, "Teacher"))
        continue;
      teacher = resolve (self, activity, KLADE_FILE_TEACHER, field->value);
      if (teacher >= 0)
        g_array_append_val (teachers, teacher);
    }
  lesson.classes = as_list (classes);
  lesson.groups = as_list (groups);
  lesson.teachers = as_list (teachers);

  return klade_timetable_draft_add_lesson (self->draft, &lesson);
}

static void
add_card (KladeFetReading *self, int activity, int lesson, int length)
{
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (int));
  const KladeFetPlace *place =
      g_hash_table_lookup (self->places, klade_fet_get (self->records, activity, "Id"));
  KladeFileCard card = { .lesson = lesson, .length = length, .day = -1, .period = -1 };

  if (place != NULL)
    {
      card.day = klade_timetable_draft_find (self->draft, KLADE_FILE_DAY, place->day);
      card.period = klade_timetable_draft_find (self->draft, KLADE_FILE_PERIOD, place->hour);
    }
  if (card.day < 0 || card.period < 0)
    {
      self->n_unplaced++;
      return;
    }

  for (guint i = 0; i < place->rooms->len; i++)
    {
      int room = resolve (self, activity, KLADE_FILE_ROOM, g_ptr_array_index (place->rooms, i));

      if (room >= 0)
        g_array_append_val (rooms, room);
    }
  card.rooms = as_list (rooms);
  klade_timetable_draft_add_card (self->draft, &card);
}

void
klade_fet_read_activities (KladeFetReading *self)
{
  for (int i = 0; i < (int) self->records->elements->len; i++)
    {
      g_autofree char *key = NULL;
      int length;
      int lesson;

      if (!klade_timetable_draft_check (self->draft, NULL))
        return;
      if (!is_in (self->records, i, "Activities_List", "Activity") ||
          !klade_fet_is_active (self->records, i))
        continue;

      key = dup_key (self, i);
      length = klade_exchange_parse_number (klade_fet_get (self->records, i, "Duration"), 1);
      length = CLAMP (length, 1, KLADE_FILE_PERIODS_MAX);
      lesson = GPOINTER_TO_INT (g_hash_table_lookup (self->lesson_keys, key)) - 1;
      if (lesson < 0)
        lesson = add_lesson (self, i);
      if (lesson < 0)
        continue;
      self->n_activities++;
      g_hash_table_insert (self->lesson_keys, g_steal_pointer (&key), GINT_TO_POINTER (lesson + 1));
      klade_timetable_draft_add_periods_per_week (self->draft, lesson, length);
      add_card (self, i, lesson, length);
    }
}

/* How many active activities a file has, and how many of them have a time. */
static gboolean
is_solved (const KladeXmlRecords *records, GHashTable *places, int *n_placed, int *n)
{
  *n_placed = *n = 0;
  for (int i = 0; i < (int) records->elements->len; i++)
    {
      const KladeFetPlace *place;

      if (!is_in (records, i, "Activities_List", "Activity") || !klade_fet_is_active (records, i))
        continue;
      place = g_hash_table_lookup (places, klade_fet_get (records, i, "Id"));
      *n_placed += place != NULL && *place->day != '\0' && *place->hour != '\0';
      ++*n;
    }

  return *n_placed * 100.0 >= *n * (double) PLACED_PERCENT_MIN;
}

static KladeTimetableFile *
read_solved (const KladeXmlRecords *records, GHashTable *places, GError **error)
{
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_FET);
  g_autofree char *program = g_strdup_printf ("FET %s", klade_fet_get (records, 0, "version"));
  KladeFetReading reading = {
    .draft = draft,
    .records = records,
    .places = places,
    .sets = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref),
    .lesson_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  klade_timetable_draft_set_program (draft, program);
  klade_timetable_draft_set_school (draft, klade_fet_get (records, 0, "Institution_Name"));
  read_objects (&reading);
  klade_fet_read_students (&reading);
  klade_fet_read_activities (&reading);
  if (reading.n_unplaced > 0)
    klade_timetable_draft_warn (draft,
                                ngettext_ ("FET found no time for %d of %d activity.",
                                           "FET found no time for %d of %d activities.",
                                           (gulong) reading.n_activities),
                                reading.n_unplaced, reading.n_activities);
  g_hash_table_unref (reading.sets);
  g_hash_table_unref (reading.lesson_keys);

  return klade_timetable_draft_finish (draft, error);
}

static KladeTimetableFile *
refuse_unsolved (const KladeXmlRecords *records,
                 GHashTable *places,
                 const char *path,
                 GError **error)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : g_strdup ("X.fet");
  int n_placed;
  int n;

  is_solved (records, places, &n_placed, &n);
  if (g_str_has_suffix (name, ".fet"))
    name[strlen (name) - strlen (".fet")] = '\0';
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("This file of FET says what is taught, but not when: only %d of %d activities "
                  "have a time. Let FET generate the timetable, then choose "
                  "“%s_data_and_timetable.fet” of its results, or put “%s_activities.xml” beside "
                  "this file."),
               n_placed, n, name, name);
  return NULL;
}

static KladeTimetableFile *
read_input (const KladeXmlRecords *records, const char *path, GError **error)
{
  g_autoptr (GHashTable) own = klade_fet_read_constraints (records);
  g_autoptr (GError) fault = NULL;
  g_autoptr (KladeXmlRecords) results = path != NULL ? klade_fet_find_results (path, &fault) : NULL;
  g_autoptr (GHashTable) found = results != NULL ? klade_fet_read_results (results) : NULL;
  int n_placed;
  int n;

  if (found != NULL && is_solved (records, found, &n_placed, &n))
    return read_solved (records, found, error);
  if (is_solved (records, own, &n_placed, &n))
    return read_solved (records, own, error);
  if (fault != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }

  return refuse_unsolved (records, found != NULL ? found : own, path, error);
}

static KladeTimetableFile *
read_results (const KladeXmlRecords *results, const char *path, GError **error)
{
  g_autoptr (KladeXmlRecords) input = klade_fet_find_input (path != NULL ? path : "", error);
  g_autoptr (GHashTable) places = NULL;
  int n_placed;
  int n;

  if (input == NULL)
    return NULL;
  places = klade_fet_read_results (results);
  if (!is_solved (input, places, &n_placed, &n))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The two files of FET do not belong together: only %d of %d activities have "
                      "a time."),
                   n_placed, n);
      return NULL;
    }

  return read_solved (input, places, error);
}

/* Whether the root is one of FET's. */
gboolean
klade_exchange_is_fet (const KladeXmlRecords *records)
{
  const char *root = klade_xml_records_get (records, 0)->name;

  return g_ascii_strcasecmp (root, "fet") == 0 || g_str_has_suffix (root, "_Timetable");
}

/**
 * klade_exchange_read_fet:
 * @records: a file whose root is FET's
 * @path: (nullable): where it lies; its companions are beside it
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people that names the file missing
 *
 * FET writes what is taught into X.fet and the times into X_activities.xml, or both into
 * X_data_and_timetable.fet.
 *
 * Returns: (transfer full): the timetable, or %NULL
 */
KladeTimetableFile *
klade_exchange_read_fet (const KladeXmlRecords *records, const char *path, GError **error)
{
  g_autofree char *root = NULL;

  if (klade_xml_records_is (records, 0, "fet"))
    return read_input (records, path, error);
  if (klade_xml_records_is (records, 0, "Activities_Timetable"))
    return read_results (records, path, error);

  root = klade_exchange_dup_start (klade_xml_records_get (records, 0)->name);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("This file of FET (%s) is made for reading. Choose the one that ends in "
                  "“_data_and_timetable.fet”."),
               root);
  return NULL;
}
