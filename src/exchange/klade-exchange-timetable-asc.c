/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-timetable-asc-private.h"

#include <string.h>

#include "klade-i18n.h"

#define GRADE_MAX 12
/* Fewer women say nothing about which half of the names is which. */
#define N_WOMEN_MIN 5

/* The names of the elements, newest first. */
static const struct
{
  const char *name;
  KladeFileKind kind;
} element_names[] = {
  { "daysdef", KLADE_FILE_DAY },     { "day", KLADE_FILE_DAY },
  { "period", KLADE_FILE_PERIOD },   { "weeksdef", KLADE_FILE_WEEK },
  { "weekdef", KLADE_FILE_WEEK },    { "week", KLADE_FILE_WEEK },
  { "termsdef", KLADE_FILE_TERM },   { "termdef", KLADE_FILE_TERM },
  { "term", KLADE_FILE_TERM },       { "subject", KLADE_FILE_SUBJECT },
  { "teacher", KLADE_FILE_TEACHER }, { "class", KLADE_FILE_CLASS },
  { "group", KLADE_FILE_GROUP },     { "classroom", KLADE_FILE_ROOM },
  { "lesson", KLADE_FILE_LESSON },   { "card", KLADE_FILE_CARD },
};

const char *
klade_asc_get (KladeAscReading *self, int element, const char *name)
{
  const char *value = klade_xml_records_get_field (self->records, element, name);

  return value != NULL ? value : "";
}

const char *
klade_asc_get_either (KladeAscReading *self, int element, const char *name, const char *old_name)
{
  const char *value = klade_asc_get (self, element, name);

  return *value != '\0' ? value : klade_asc_get (self, element, old_name);
}

static KladeFileName
get_name (KladeAscReading *self, int element)
{
  return (KladeFileName){
    .id = klade_asc_get (self, element, "id"),
    .name = klade_asc_get (self, element, "name"),
    .short_name = klade_asc_get (self, element, "short"),
  };
}

/* The object's index, or -1 with a warning if there is none of that id. */
int
klade_asc_resolve (KladeAscReading *self, int element, KladeFileKind kind, const char *id)
{
  int found = klade_timetable_draft_find (self->draft, kind, id);

  if (found < 0 && *id != '\0')
    klade_timetable_draft_warn (self->draft, _ ("Line %d: there is no “%s” among the %s."),
                                klade_xml_records_get (self->records, element)->line, id,
                                klade_file_kind_get_name (kind));

  return found;
}

/* Adds the indexes of ids that stand with commas between them. */
void
klade_asc_resolve_list (KladeAscReading *self,
                        int element,
                        KladeFileKind kind,
                        const char *ids,
                        GArray *found)
{
  while (*ids != '\0')
    {
      gsize length = strcspn (ids, ",");
      g_autofree char *id = g_strstrip (g_strndup (ids, length));
      int index = klade_asc_resolve (self, element, kind, id);

      if (index >= 0)
        g_array_append_val (found, index);
      ids += length + (ids[length] == ',' ? 1 : 0);
    }
}

static int
get_element (KladeAscReading *self, KladeFileKind kind, guint i)
{
  return g_array_index (self->elements[kind], int, i);
}

static void
read_subjects (KladeAscReading *self)
{
  for (guint i = 0; i < self->elements[KLADE_FILE_SUBJECT]->len; i++)
    {
      KladeFileSubject subject = { get_name (self, get_element (self, KLADE_FILE_SUBJECT, i)) };

      klade_timetable_draft_add_subject (self->draft, &subject);
    }
}

static gboolean
is_like_womans_given_name (const char *name)
{
  return g_str_has_suffix (name, "a") || g_str_has_suffix (name, "e");
}

/* Many schools fill the two fields the wrong way round; the women's given names tell. */
static gboolean
are_names_swapped (KladeAscReading *self)
{
  int n_women = 0;
  int n_given = 0;
  int n_surnames = 0;

  for (guint i = 0; i < self->elements[KLADE_FILE_TEACHER]->len; i++)
    {
      int element = get_element (self, KLADE_FILE_TEACHER, i);

      if (g_ascii_strcasecmp (klade_asc_get (self, element, "gender"), "F") != 0)
        continue;
      n_women++;
      n_given += is_like_womans_given_name (klade_asc_get (self, element, "firstname"));
      n_surnames += is_like_womans_given_name (klade_asc_get (self, element, "lastname"));
    }

  return n_women >= N_WOMEN_MIN && n_surnames * 10 >= n_women * 9 && n_given * 2 <= n_women;
}

static void
read_teachers (KladeAscReading *self)
{
  gboolean are_swapped = are_names_swapped (self);

  for (guint i = 0; i < self->elements[KLADE_FILE_TEACHER]->len; i++)
    {
      int element = get_element (self, KLADE_FILE_TEACHER, i);
      const char *first = klade_asc_get (self, element, "firstname");
      const char *second = klade_asc_get (self, element, "lastname");
      g_autofree char *whole = g_strdup_printf ("%s %s", first, second);
      gboolean is_doubled = *first != '\0' && g_str_equal (first, second);
      KladeFileTeacher teacher = { .name = get_name (self, element) };

      if (is_doubled)
        teacher.name.name = first;
      else if (*teacher.name.name == '\0')
        teacher.name.name = whole;
      if (!is_doubled)
        {
          teacher.given_name = are_swapped ? second : first;
          teacher.surname = are_swapped ? first : second;
        }
      klade_timetable_draft_add_teacher (self->draft, &teacher);
    }
}

static void
read_rooms (KladeAscReading *self)
{
  for (guint i = 0; i < self->elements[KLADE_FILE_ROOM]->len; i++)
    {
      int element = get_element (self, KLADE_FILE_ROOM, i);
      KladeFileRoom room = {
        .name = get_name (self, element),
        .capacity = klade_exchange_parse_number (klade_asc_get (self, element, "capacity"), -1),
      };

      klade_timetable_draft_add_room (self->draft, &room);
    }
}

static void
read_classes (KladeAscReading *self)
{
  for (guint i = 0; i < self->elements[KLADE_FILE_CLASS]->len; i++)
    {
      int element = get_element (self, KLADE_FILE_CLASS, i);
      int grade = klade_exchange_parse_number (klade_asc_get (self, element, "grade"), 0);
      KladeFileClass class_ = {
        .name = get_name (self, element),
        .grade = grade <= GRADE_MAX ? grade : 0,
        .teacher = klade_asc_resolve (self, element, KLADE_FILE_TEACHER,
                                      klade_asc_get (self, element, "teacherid")),
      };

      klade_timetable_draft_add_class (self->draft, &class_);
    }
}

static int
count_pupils (KladeAscReading *self, int element)
{
  const char *ids = klade_asc_get (self, element, "studentids");
  int n = 1;

  if (*ids == '\0')
    return klade_exchange_parse_number (klade_asc_get (self, element, "studentcount"), -1);
  for (; *ids != '\0'; ids++)
    n += *ids == ',';

  return n;
}

static void
read_groups (KladeAscReading *self)
{
  for (guint i = 0; i < self->elements[KLADE_FILE_GROUP]->len; i++)
    {
      int element = get_element (self, KLADE_FILE_GROUP, i);
      const char *whole = klade_asc_get (self, element, "entireclass");
      KladeFileGroup group = {
        .name = get_name (self, element),
        .class_ = klade_asc_resolve (self, element, KLADE_FILE_CLASS,
                                     klade_asc_get_either (self, element, "classid", "classids")),
        .is_whole_class = g_str_equal (whole, "1"),
        .division = klade_exchange_parse_number (klade_asc_get (self, element, "divisiontag"), 0),
        .n_pupils = count_pupils (self, element),
      };

      if (group.class_ >= 0)
        klade_timetable_draft_add_group (self->draft, &group);
    }
}

/* The groups that are parts of a class; a group's class takes part even if it is not named. */
static void
read_lesson_groups (KladeAscReading *self, int element, GArray *classes, GArray *groups)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (int));

  klade_asc_resolve_list (self, element, KLADE_FILE_GROUP,
                          klade_asc_get_either (self, element, "groupids", "groupid"), named);
  for (guint i = 0; i < named->len; i++)
    {
      int index = g_array_index (named, int, i);
      const KladeFileGroup *group = klade_timetable_draft_get_group (self->draft, index);

      g_array_append_val (classes, group->class_);
      if (!group->is_whole_class)
        g_array_append_val (groups, index);
    }
}

static KladeFileList
as_list (GArray *indexes)
{
  return (KladeFileList){ (const int *) (gpointer) indexes->data, (int) indexes->len };
}

static void
read_lesson (KladeAscReading *self, int element)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) teachers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) rooms = g_array_new (FALSE, FALSE, sizeof (int));
  const char *per_week = klade_asc_get (self, element, "periodsperweek");
  KladeFileLesson lesson = {
    .name = { .id = klade_asc_get (self, element, "id") },
    .subject = klade_asc_resolve (self, element, KLADE_FILE_SUBJECT,
                                  klade_asc_get (self, element, "subjectid")),
  };

  klade_asc_resolve_list (self, element, KLADE_FILE_CLASS,
                          klade_asc_get_either (self, element, "classids", "classid"), classes);
  read_lesson_groups (self, element, classes, groups);
  klade_asc_resolve_list (self, element, KLADE_FILE_TEACHER,
                          klade_asc_get_either (self, element, "teacherids", "teacherid"),
                          teachers);
  klade_asc_resolve_list (self, element, KLADE_FILE_ROOM,
                          klade_asc_get_either (self, element, "classroomids", "classroomid"),
                          rooms);
  lesson.classes = as_list (classes);
  lesson.groups = as_list (groups);
  lesson.teachers = as_list (teachers);
  lesson.rooms = as_list (rooms);
  lesson.periods_per_week = CLAMP (g_ascii_strtod (per_week, NULL), 0, 1000);

  if (klade_timetable_draft_add_lesson (self->draft, &lesson) >= 0)
    g_array_append_val (self->lesson_records, element);
}

static void
sort_elements (KladeAscReading *self)
{
  for (int element = 0; element < (int) self->records->elements->len; element++)
    for (gsize i = 0; i < G_N_ELEMENTS (element_names); i++)
      if (klade_xml_records_is (self->records, element, element_names[i].name))
        {
          g_array_append_val (self->elements[element_names[i].kind], element);
          break;
        }
}

static void
clear (KladeAscReading *self)
{
  for (int kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    g_array_unref (self->elements[kind]);
  g_array_unref (self->days.patterns);
  g_array_unref (self->weeks.patterns);
  g_array_unref (self->terms.patterns);
  g_array_unref (self->lesson_records);
  g_hash_table_unref (self->day_numbers);
  g_hash_table_unref (self->period_numbers);
}

static void
init (KladeAscReading *self)
{
  for (int kind = 0; kind < KLADE_N_FILE_KINDS; kind++)
    self->elements[kind] = g_array_new (FALSE, FALSE, sizeof (int));
  self->days.patterns = g_array_new (FALSE, FALSE, sizeof (KladeAscPattern));
  self->weeks.patterns = g_array_new (FALSE, FALSE, sizeof (KladeAscPattern));
  self->terms.patterns = g_array_new (FALSE, FALSE, sizeof (KladeAscPattern));
  self->lesson_records = g_array_new (FALSE, FALSE, sizeof (int));
  self->day_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->period_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * klade_exchange_read_asc:
 * @records: a file whose root is «timetable»
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * aSc Timetables' XML of 2008 and later: ids join the tables, masks such as 01000 say days and
 * weeks.
 *
 * Returns: (transfer full): the timetable, or %NULL
 */
KladeTimetableFile *
klade_exchange_read_asc (const KladeXmlRecords *records, GError **error)
{
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_ASC);
  KladeAscReading reading = { .records = records, .draft = draft };
  const char *version = klade_xml_records_get_field (records, 0, "ascttversion");
  g_autofree char *program = g_strdup_printf ("aSc Timetables %s", version != NULL ? version : "");

  klade_timetable_draft_set_program (draft, program);
  init (&reading);
  sort_elements (&reading);
  klade_asc_read_spans (&reading);
  klade_asc_read_periods (&reading);
  read_subjects (&reading);
  read_teachers (&reading);
  read_rooms (&reading);
  read_classes (&reading);
  read_groups (&reading);
  for (guint i = 0; i < reading.elements[KLADE_FILE_LESSON]->len; i++)
    if (klade_timetable_draft_check (draft, NULL))
      read_lesson (&reading, get_element (&reading, KLADE_FILE_LESSON, i));
  klade_asc_read_cards (&reading);
  clear (&reading);

  return klade_timetable_draft_finish (draft, error);
}
