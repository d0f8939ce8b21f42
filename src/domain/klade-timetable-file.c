/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-file.h"

#include "klade-i18n.h"

G_DEFINE_BOXED_TYPE (KladeTimetableFile,
                     klade_timetable_file,
                     klade_timetable_file_ref,
                     klade_timetable_file_unref)

/**
 * klade_timetable_file_ref:
 * @self: a timetable
 *
 * Returns: (transfer full): @self
 */
KladeTimetableFile *
klade_timetable_file_ref (KladeTimetableFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * klade_timetable_file_unref:
 * @self: (transfer full): a timetable
 */
void
klade_timetable_file_unref (KladeTimetableFile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free ((gpointer) self->days);
  g_free ((gpointer) self->periods);
  g_free ((gpointer) self->weeks);
  g_free ((gpointer) self->terms);
  g_free ((gpointer) self->subjects);
  g_free ((gpointer) self->teachers);
  g_free ((gpointer) self->classes);
  g_free ((gpointer) self->groups);
  g_free ((gpointer) self->rooms);
  g_free ((gpointer) self->lessons);
  g_free ((gpointer) self->cards);
  g_free ((gpointer) self->warnings);
  g_ptr_array_unref (self->lists);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * klade_file_kind_get_name:
 * @kind: what a timetable file is made of
 *
 * Returns: its name in the plural, translated: classes
 */
const char *
klade_file_kind_get_name (KladeFileKind kind)
{
  static const char *const names[KLADE_N_FILE_KINDS] = {
    [KLADE_FILE_DAY] = N_ ("days"),         [KLADE_FILE_PERIOD] = N_ ("periods"),
    [KLADE_FILE_WEEK] = N_ ("weeks"),       [KLADE_FILE_TERM] = N_ ("terms"),
    [KLADE_FILE_SUBJECT] = N_ ("subjects"), [KLADE_FILE_TEACHER] = N_ ("teachers"),
    [KLADE_FILE_CLASS] = N_ ("classes"),    [KLADE_FILE_GROUP] = N_ ("groups"),
    [KLADE_FILE_ROOM] = N_ ("rooms"),       [KLADE_FILE_LESSON] = N_ ("lessons"),
    [KLADE_FILE_CARD] = N_ ("cards"),
  };

  g_return_val_if_fail (kind < KLADE_N_FILE_KINDS, "");

  return _ (names[kind]);
}

/**
 * klade_file_kind_count:
 * @kind: what a timetable file is made of
 * @n: how many
 *
 * Returns: (transfer full): the number with its word, translated: 29 classes
 */
char *
klade_file_kind_count (KladeFileKind kind, int n)
{
  gulong many = (gulong) n;

  g_return_val_if_fail (n >= 0, NULL);

  switch (kind)
    {
    case KLADE_FILE_DAY:
      return g_strdup_printf (ngettext_ ("%d day", "%d days", many), n);
    case KLADE_FILE_PERIOD:
      return g_strdup_printf (ngettext_ ("%d period", "%d periods", many), n);
    case KLADE_FILE_WEEK:
      return g_strdup_printf (ngettext_ ("%d week", "%d weeks", many), n);
    case KLADE_FILE_TERM:
      return g_strdup_printf (ngettext_ ("%d term", "%d terms", many), n);
    case KLADE_FILE_SUBJECT:
      return g_strdup_printf (ngettext_ ("%d subject", "%d subjects", many), n);
    case KLADE_FILE_TEACHER:
      return g_strdup_printf (ngettext_ ("%d teacher", "%d teachers", many), n);
    case KLADE_FILE_CLASS:
      return g_strdup_printf (ngettext_ ("%d class", "%d classes", many), n);
    case KLADE_FILE_GROUP:
      return g_strdup_printf (ngettext_ ("%d group", "%d groups", many), n);
    case KLADE_FILE_ROOM:
      return g_strdup_printf (ngettext_ ("%d room", "%d rooms", many), n);
    case KLADE_FILE_LESSON:
      return g_strdup_printf (ngettext_ ("%d lesson", "%d lessons", many), n);
    case KLADE_FILE_CARD:
      return g_strdup_printf (ngettext_ ("%d card", "%d cards", many), n);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The kind's array, its size and the size of one object. */
static gconstpointer
get_objects (const KladeTimetableFile *self, KladeFileKind kind, int *n, gsize *size)
{
  const struct
  {
    gconstpointer objects;
    int n;
    gsize size;
  } all[KLADE_N_FILE_KINDS] = {
    [KLADE_FILE_DAY] = { self->days, self->n_days, sizeof *self->days },
    [KLADE_FILE_PERIOD] = { self->periods, self->n_periods, sizeof *self->periods },
    [KLADE_FILE_WEEK] = { self->weeks, self->n_weeks, sizeof *self->weeks },
    [KLADE_FILE_TERM] = { self->terms, self->n_terms, sizeof *self->terms },
    [KLADE_FILE_SUBJECT] = { self->subjects, self->n_subjects, sizeof *self->subjects },
    [KLADE_FILE_TEACHER] = { self->teachers, self->n_teachers, sizeof *self->teachers },
    [KLADE_FILE_CLASS] = { self->classes, self->n_classes, sizeof *self->classes },
    [KLADE_FILE_GROUP] = { self->groups, self->n_groups, sizeof *self->groups },
    [KLADE_FILE_ROOM] = { self->rooms, self->n_rooms, sizeof *self->rooms },
    [KLADE_FILE_LESSON] = { self->lessons, self->n_lessons, sizeof *self->lessons },
    [KLADE_FILE_CARD] = { self->cards, self->n_cards, sizeof *self->cards },
  };

  *n = all[kind].n;
  *size = all[kind].size;
  return all[kind].objects;
}

/**
 * klade_timetable_file_get_n:
 * @self: a timetable
 * @kind: of what
 *
 * Returns: how many there are
 */
int
klade_timetable_file_get_n (const KladeTimetableFile *self, KladeFileKind kind)
{
  int n;
  gsize size;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < KLADE_N_FILE_KINDS, 0);

  get_objects (self, kind, &n, &size);

  return n;
}

/**
 * klade_timetable_file_get_name:
 * @self: a timetable
 * @kind: of what; not of cards, which have no name
 * @index: index of an object
 *
 * Returns: its id and names
 */
const KladeFileName *
klade_timetable_file_get_name (const KladeTimetableFile *self, KladeFileKind kind, int index)
{
  int n;
  gsize size;
  const char *objects;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (kind < KLADE_FILE_CARD, NULL);

  objects = get_objects (self, kind, &n, &size);
  g_return_val_if_fail (index >= 0 && index < n, NULL);

  /* Every object but a card begins with its name. */
  return (gconstpointer) (objects + (gsize) index * size);
}

/**
 * klade_timetable_file_is_every_week:
 * @self: a timetable
 * @weeks: a card's weeks
 *
 * Returns: %TRUE if they are all weeks of the cycle
 */
gboolean
klade_timetable_file_is_every_week (const KladeTimetableFile *self, guint32 weeks)
{
  guint32 all;

  g_return_val_if_fail (self != NULL, TRUE);

  all = G_MAXUINT32 >> (KLADE_FILE_WEEKS_MAX - self->n_weeks);

  return (weeks & all) == all;
}

static void
append_list (GString *text, const char *separator, const char *more)
{
  if (*more == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, more);
}

/**
 * klade_timetable_file_describe:
 * @self: a timetable
 *
 * Returns: (transfer full): what the file holds, in a line for a preview: aSc Timetables
 *   2020.11.4: 29 classes, 24 teachers …
 */
char *
klade_timetable_file_describe (const KladeTimetableFile *self)
{
  static const KladeFileKind told[] = { KLADE_FILE_CLASS, KLADE_FILE_TEACHER, KLADE_FILE_SUBJECT,
                                        KLADE_FILE_ROOM,  KLADE_FILE_LESSON,  KLADE_FILE_CARD,
                                        KLADE_FILE_DAY,   KLADE_FILE_PERIOD };
  g_autoptr (GString) counts = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *count =
          klade_file_kind_count (told[i], klade_timetable_file_get_n (self, told[i]));

      append_list (counts, ", ", count);
    }
  if (self->n_weeks > 1)
    g_string_append_printf (
        counts, ngettext_ (", a cycle of %d week", ", a cycle of %d weeks", (gulong) self->n_weeks),
        self->n_weeks);

  return g_strdup_printf ("%s: %s", self->program, counts->str);
}

static void
append_classes (const KladeTimetableFile *self, const KladeFileLesson *lesson, GString *text)
{
  g_autoptr (GString) classes = g_string_new (NULL);

  for (int i = 0; i < lesson->classes.n; i++)
    {
      int class_ = lesson->classes.items[i];
      g_autoptr (GString) groups = g_string_new (NULL);

      for (int j = 0; j < lesson->groups.n; j++)
        if (self->groups[lesson->groups.items[j]].class_ == class_)
          append_list (groups, ", ", self->groups[lesson->groups.items[j]].name.name);
      append_list (classes, ", ", self->classes[class_].name.name);
      if (groups->len > 0)
        g_string_append_printf (classes, " (%s)", groups->str);
    }
  append_list (text, " · ", classes->str);
}

/**
 * klade_timetable_file_describe_lesson:
 * @self: a timetable
 * @lesson: index of a lesson
 *
 * Returns: (transfer full): subject, classes with their groups, and teachers:
 *   Angļu valoda · 7.a (1. grupa) · Anna Bērziņa
 */
char *
klade_timetable_file_describe_lesson (const KladeTimetableFile *self, int lesson)
{
  g_autoptr (GString) teachers = g_string_new (NULL);
  const KladeFileLesson *it;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (lesson >= 0 && lesson < self->n_lessons, NULL);

  it = &self->lessons[lesson];
  text = g_string_new (it->subject >= 0 ? self->subjects[it->subject].name.name : it->name.id);
  append_classes (self, it, text);
  for (int i = 0; i < it->teachers.n; i++)
    append_list (teachers, ", ", self->teachers[it->teachers.items[i]].name.name);
  append_list (text, " · ", teachers->str);

  return g_string_free (text, FALSE);
}

static void
append_spans (GString *text, const KladeFileSpan *spans, int n, guint32 mask)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint32 all = G_MAXUINT32 >> (KLADE_FILE_WEEKS_MAX - n);

  if ((mask & all) == all)
    return;
  for (int i = 0; i < n; i++)
    if ((mask & ((guint32) 1 << i)) != 0)
      append_list (names, ", ", spans[i].name.name);
  append_list (text, " · ", names->str);
}

/**
 * klade_timetable_file_describe_time:
 * @self: a timetable
 * @card: index of a card
 *
 * Returns: (transfer full): when and where: Monday 3–4 · Week A · 12
 */
char *
klade_timetable_file_describe_time (const KladeTimetableFile *self, int card)
{
  g_autoptr (GString) rooms = g_string_new (NULL);
  const KladeFileCard *it;
  const KladeFileDay *day;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (card >= 0 && card < self->n_cards, NULL);

  it = &self->cards[card];
  day = &self->days[it->day];
  text = g_string_new (day->weekday != 0 ? klade_weekday_name (day->weekday) : day->name.name);
  g_string_append_printf (text, " %d", self->periods[it->period].lesson_no);
  if (it->length > 1)
    g_string_append_printf (text, "–%d", self->periods[it->period + it->length - 1].lesson_no);
  append_spans (text, self->weeks, self->n_weeks, it->weeks);
  append_spans (text, self->terms, self->n_terms, it->terms);
  for (int i = 0; i < it->rooms.n; i++)
    append_list (rooms, ", ", self->rooms[it->rooms.items[i]].name.name);
  append_list (text, " · ", rooms->str);

  return g_string_free (text, FALSE);
}
