/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-exchange-timetable-private.h"
#include "klade-i18n.h"

#define SNIFFED_LINES 5
#define DAYS_OF_SCHOOL 5

/* The columns of GPU001, from 0; what follows them is not needed. */
enum
{
  NUMBER,
  CLASS,
  TEACHER,
  SUBJECT,
  ROOM,
  DAY,
  PERIOD,
  N_COLUMNS,
};

/* What happens in one period: the rows of it that differ in class or teacher only. */
typedef struct
{
  const char *number;
  const char *subject;
  int day;         /* from 1, 0: not placed */
  int period;      /* -1: not placed */
  GArray *classes; /* of int, sorted */
  GArray *teachers;
  GArray *rooms;
} Unit;

typedef struct
{
  KladeTimetableDraft *draft;
  KladeImportTable *table;
  GPtrArray *units;     /* of Unit */
  GHashTable *unit_ids; /* char * to Unit */
  GHashTable *lessons;  /* char * key to index + 1 */
  GHashTable *groups;   /* char * of class and lesson: they coincide with others */
  GHashTable *cards;    /* char * of lesson, day and period to Unit */
  int first_period;
  int n_links; /* names in the rows */
  int n_unplaced;
} Reading;

static void
unit_free (Unit *self)
{
  g_array_unref (self->classes);
  g_array_unref (self->teachers);
  g_array_unref (self->rooms);
  g_free (self);
}

static void
add_once (GArray *indexes, int index)
{
  for (guint i = 0; i < indexes->len; i++)
    if (g_array_index (indexes, int, i) == index)
      return;
  if (index >= 0)
    g_array_append_val (indexes, index);
}

/* Several names may stand in a field: 7a~7b. */
static void
add_named (Reading *self, KladeFileKind kind, const char *text, GArray *indexes)
{
  g_auto (GStrv) names = g_strsplit (text, "~", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      KladeFileName name = { names[i], names[i], names[i] };
      int index = klade_timetable_draft_find (self->draft, kind, names[i]);

      if (*names[i] == '\0')
        continue;
      if (index < 0 && kind == KLADE_FILE_CLASS)
        index = klade_timetable_draft_add_class (self->draft,
                                                 &(KladeFileClass){ .name = name, .teacher = -1 });
      else if (index < 0 && kind == KLADE_FILE_TEACHER)
        index =
            klade_timetable_draft_add_teacher (self->draft, &(KladeFileTeacher){ .name = name });
      else if (index < 0)
        index = klade_timetable_draft_add_room (self->draft, &(KladeFileRoom){ name, -1 });
      add_once (indexes, index);
      self->n_links++;
    }
}

static gboolean
read_number (Reading *self, guint row, guint column, int min, int max, int *number, GError **error)
{
  const char *text = klade_import_table_get (self->table, row, column);
  g_autofree char *start = NULL;

  if (*text == '\0')
    return TRUE;
  *number = klade_exchange_parse_number (text, -1);
  if (*number >= min && *number <= max)
    return TRUE;

  start = klade_exchange_dup_start (text);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               column == DAY ? _ ("Line %u, column %u: “%s” is no day of the week. Is this "
                                  "GPU001.TXT of Untis?")
                             : _ ("Line %u, column %u: “%s” is no period of the day. Is this "
                                  "GPU001.TXT of Untis?"),
               klade_import_table_get_row_number (self->table, row), column + 1, start);
  return FALSE;
}

/* Before anything is compared with anything. */
static gboolean
check_unit (Reading *self, const Unit *unit, GError **error)
{
  if (self->n_links <= KLADE_FILE_LINKS_MAX && unit->classes->len <= KLADE_FILE_LIST_MAX &&
      unit->teachers->len <= KLADE_FILE_LIST_MAX && unit->rooms->len <= KLADE_FILE_LIST_MAX)
    return klade_timetable_draft_check (self->draft, error);

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("This is no school’s timetable: its lessons have far too many classes, "
                          "groups, teachers or rooms."));
  return FALSE;
}

/* The same number, subject, time and room are one lesson with several teachers; without a room
 * each teacher has his own. */
static gboolean
read_row (Reading *self, guint row, GError **error)
{
  const char *cells[N_COLUMNS];
  g_autofree char *id = NULL;
  int day = 0;
  int period = -1;
  Unit *unit;

  if (!read_number (self, row, DAY, 1, KLADE_FILE_DAYS_MAX, &day, error) ||
      !read_number (self, row, PERIOD, 0, KLADE_FILE_PERIODS_MAX - 1, &period, error))
    return FALSE;

  for (guint i = 0; i < N_COLUMNS; i++)
    cells[i] = klade_import_table_get (self->table, row, i);
  id = g_strdup_printf ("%s\t%s\t%d\t%d\t%s\t%s", cells[NUMBER], cells[SUBJECT], day, period,
                        cells[ROOM], *cells[ROOM] == '\0' ? cells[TEACHER] : "");
  unit = g_hash_table_lookup (self->unit_ids, id);
  if (unit == NULL)
    {
      unit = g_new0 (Unit, 1);
      *unit = (Unit){ cells[NUMBER],
                      cells[SUBJECT],
                      day,
                      period,
                      g_array_new (FALSE, FALSE, sizeof (int)),
                      g_array_new (FALSE, FALSE, sizeof (int)),
                      g_array_new (FALSE, FALSE, sizeof (int)) };
      g_ptr_array_add (self->units, unit);
      g_hash_table_insert (self->unit_ids, g_steal_pointer (&id), unit);
    }
  add_named (self, KLADE_FILE_CLASS, cells[CLASS], unit->classes);
  add_named (self, KLADE_FILE_TEACHER, cells[TEACHER], unit->teachers);
  add_named (self, KLADE_FILE_ROOM, cells[ROOM], unit->rooms);

  return check_unit (self, unit, error);
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static void
append_names (Reading *self, KladeFileKind kind, GArray *indexes, GString *text)
{
  g_string_append_c (text, '/');
  for (guint i = 0; i < indexes->len; i++)
    g_string_append_printf (
        text, i == 0 ? "%s" : ",%s",
        klade_timetable_draft_get_id (self->draft, kind, g_array_index (indexes, int, i)));
}

/* Untis numbers couplings, not lessons: number, subject, teachers and classes are one. */
static char *
dup_lesson_id (Reading *self, Unit *unit)
{
  GString *id = g_string_new (unit->number);

  g_array_sort (unit->classes, compare_indexes);
  g_array_sort (unit->teachers, compare_indexes);
  g_string_append_printf (id, "/%s", unit->subject);
  append_names (self, KLADE_FILE_TEACHER, unit->teachers, id);
  append_names (self, KLADE_FILE_CLASS, unit->classes, id);

  return g_string_free (id, FALSE);
}

/* Untis doesn't tell groups here.  A class with two lessons at once must be in parts. */
static void
find_groups (Reading *self)
{
  g_autoptr (GHashTable) busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->units->len; i++)
    {
      Unit *unit = g_ptr_array_index (self->units, i);
      g_autofree char *lesson = dup_lesson_id (self, unit);

      for (guint j = 0; j < unit->classes->len && unit->day > 0; j++)
        {
          int class_ = g_array_index (unit->classes, int, j);
          g_autofree char *slot = g_strdup_printf ("%d %d %d", class_, unit->day, unit->period);
          const char *other = g_hash_table_lookup (busy, slot);

          if (other == NULL)
            {
              g_hash_table_insert (busy, g_steal_pointer (&slot), g_strdup (lesson));
              continue;
            }
          if (g_str_equal (other, lesson))
            continue;
          g_hash_table_add (self->groups, g_strdup_printf ("%d/%s", class_, lesson));
          g_hash_table_add (self->groups, g_strdup_printf ("%d/%s", class_, other));
        }
    }
}

static int
add_group (Reading *self, int class_, const char *lesson, const Unit *unit)
{
  g_autofree char *id = g_strdup_printf ("%d/%s", class_, lesson);
  GString *name;
  int group;

  if (!g_hash_table_contains (self->groups, id))
    return -1;

  name = g_string_new (unit->subject);
  for (guint i = 0; i < unit->teachers->len; i++)
    g_string_append_printf (name, " %s",
                            klade_timetable_draft_get_id (self->draft, KLADE_FILE_TEACHER,
                                                          g_array_index (unit->teachers, int, i)));
  group = klade_timetable_draft_add_group (self->draft, &(KladeFileGroup){
                                                            .name = { id, name->str, "" },
                                                            .class_ = class_,
                                                            .is_guess = TRUE,
                                                            .n_pupils = -1,
                                                        });
  g_string_free (name, TRUE);

  return group;
}

static KladeFileList
as_list (GArray *indexes)
{
  return (KladeFileList){ (const int *) (gpointer) indexes->data, (int) indexes->len };
}

static int
add_lesson (Reading *self, const char *id, Unit *unit)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (int));
  int subject = klade_timetable_draft_find (self->draft, KLADE_FILE_SUBJECT, unit->subject);

  if (subject < 0 && *unit->subject != '\0')
    subject = klade_timetable_draft_add_subject (
        self->draft, &(KladeFileSubject){ { unit->subject, unit->subject, unit->subject } });
  for (guint i = 0; i < unit->classes->len; i++)
    add_once (groups, add_group (self, g_array_index (unit->classes, int, i), id, unit));

  return klade_timetable_draft_add_lesson (self->draft, &(KladeFileLesson){
                                                            .name = { id, "", "" },
                                                            .subject = subject,
                                                            .classes = as_list (unit->classes),
                                                            .groups = as_list (groups),
                                                            .teachers = as_list (unit->teachers),
                                                        });
}

/* Lessons, and whose rooms of one lesson and time belong together. */
static void
gather_cards (Reading *self, GPtrArray *order)
{
  for (guint i = 0; i < self->units->len && klade_timetable_draft_check (self->draft, NULL); i++)
    {
      Unit *unit = g_ptr_array_index (self->units, i);
      g_autofree char *id = dup_lesson_id (self, unit);
      int lesson = GPOINTER_TO_INT (g_hash_table_lookup (self->lessons, id)) - 1;
      g_autofree char *place = NULL;
      Unit *first;

      if (lesson < 0)
        lesson = add_lesson (self, id, unit);
      if (lesson < 0)
        continue;
      g_hash_table_insert (self->lessons, g_steal_pointer (&id), GINT_TO_POINTER (lesson + 1));
      if (unit->day == 0 || unit->period < 0)
        {
          self->n_unplaced++;
          continue;
        }
      place = g_strdup_printf ("%d %d %d", lesson, unit->day, unit->period);
      first = g_hash_table_lookup (self->cards, place);
      if (first != NULL)
        {
          for (guint j = 0; j < unit->rooms->len; j++)
            add_once (first->rooms, g_array_index (unit->rooms, int, j));
          continue;
        }
      g_ptr_array_add (order, unit);
      g_hash_table_insert (self->cards, g_steal_pointer (&place), unit);
    }
}

static void
add_cards (Reading *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  gather_cards (self, order);
  for (guint i = 0; i < order->len; i++)
    {
      Unit *unit = g_ptr_array_index (order, i);
      g_autofree char *id = dup_lesson_id (self, unit);
      int lesson = GPOINTER_TO_INT (g_hash_table_lookup (self->lessons, id)) - 1;

      klade_timetable_draft_add_periods_per_week (self->draft, lesson, 1);
      klade_timetable_draft_add_card (self->draft, &(KladeFileCard){
                                                       .lesson = lesson,
                                                       .day = unit->day - 1,
                                                       .period = unit->period - self->first_period,
                                                       .length = 1,
                                                       .rooms = as_list (unit->rooms),
                                                   });
    }
  if (self->n_unplaced > 0)
    klade_timetable_draft_warn (self->draft,
                                ngettext_ ("%d row has no day or period and is left out.",
                                           "%d rows have no day or period and are left out.",
                                           (gulong) self->n_unplaced),
                                self->n_unplaced);
}

/* As many days and periods as the rows use, and a week of school at least. */
static void
add_days_and_periods (Reading *self)
{
  int n_days = DAYS_OF_SCHOOL;
  int last_period = -1;

  self->first_period = 1;
  for (guint i = 0; i < self->units->len; i++)
    {
      const Unit *unit = g_ptr_array_index (self->units, i);

      n_days = MAX (n_days, unit->day);
      last_period = MAX (last_period, unit->period);
      if (unit->period == 0)
        self->first_period = 0;
    }

  for (int day = 1; day <= n_days; day++)
    {
      g_autofree char *number = g_strdup_printf ("%d", day);

      klade_timetable_draft_add_day (
          self->draft,
          &(KladeFileDay){ .name = { number, day <= 7 ? klade_weekday_name (day) : number, "" } });
    }
  for (int period = self->first_period; period <= last_period; period++)
    {
      g_autofree char *number = g_strdup_printf ("%d", period);

      klade_timetable_draft_add_period (self->draft, &(KladeFilePeriod){
                                                         .name = { number, number, number },
                                                         .number = period,
                                                         .start_minutes = -1,
                                                         .finish_minutes = -1,
                                                     });
    }
}

static gboolean
read_rows (Reading *self, GError **error)
{
  for (guint row = 0; row < klade_import_table_get_n_rows (self->table); row++)
    if (!read_row (self, row, error))
      return FALSE;

  return TRUE;
}

static gboolean
is_row (const char *line, gsize length)
{
  gsize at = *line == '"' ? 1 : 0;
  gsize first = at;
  gsize n_separators = 0;

  while (at < length && g_ascii_isdigit (line[at]))
    at++;
  if (at == first)
    return FALSE;
  if (at < length && line[at] == '"')
    at++;
  if (at >= length || strchr (";,\t", line[at]) == NULL)
    return FALSE;
  for (gsize i = at; i < length; i++)
    n_separators += line[i] == line[at];

  return n_separators >= N_COLUMNS - 1;
}

/* Whether the first lines look like GPU001: a number and six more fields. */
gboolean
klade_exchange_is_untis (const char *data, gsize size)
{
  const char *at = data;
  const char *end = data + size;
  int n_lines = 0;

  if (g_str_has_prefix (data, "\xef\xbb\xbf"))
    at += 3;
  for (; n_lines < SNIFFED_LINES && at < end; n_lines++)
    {
      const char *line_end = memchr (at, '\n', (gsize) (end - at));

      if (line_end == NULL)
        line_end = end;
      if (!is_row (at, (gsize) (line_end - at)))
        return FALSE;
      at = line_end + 1;
    }

  return n_lines > 0;
}

/**
 * klade_exchange_read_untis:
 * @data: (array length=size): GPU001.TXT, in UTF-8 or Windows-1257 (German letters are the same
 *   in Windows-1252)
 * @size: how many bytes
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people, with line and column
 *
 * Returns: (transfer full): the timetable, or %NULL
 */
KladeTimetableFile *
klade_exchange_read_untis (const char *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) tables = klade_exchange_read_csv (bytes, "GPU001", error);
  g_autoptr (KladeTimetableDraft) draft = NULL;
  Reading reading = { NULL };
  gboolean is_read;

  if (tables == NULL)
    return NULL;

  draft = klade_timetable_draft_new (KLADE_TIMETABLE_UNTIS);
  klade_timetable_draft_set_program (draft, "Untis");
  reading.draft = draft;
  reading.table = g_ptr_array_index (tables, 0);
  reading.units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_free);
  reading.unit_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.lessons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading.cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  is_read = read_rows (&reading, error);
  if (is_read)
    {
      add_days_and_periods (&reading);
      find_groups (&reading);
      add_cards (&reading);
    }
  g_hash_table_unref (reading.cards);
  g_hash_table_unref (reading.groups);
  g_hash_table_unref (reading.lessons);
  g_hash_table_unref (reading.unit_ids);
  g_ptr_array_unref (reading.units);

  return is_read ? klade_timetable_draft_finish (draft, error) : NULL;
}
