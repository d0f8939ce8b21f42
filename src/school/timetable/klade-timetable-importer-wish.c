/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-importer.h"

#include "klade-class-name.h"
#include "klade-i18n.h"

/* Which journals and weekly places the file asks for. */

typedef struct
{
  int without_class;
  int without_subject;
  int without_day;
  int beyond_numbers;
  int other_cycles;
  int merged;
  int last_lesson_no;
} Oddities;

/* ---- journals ---- */

/* 7.a however the file writes it; a name that is no class's stays as it is. */
static char *
dup_class_name (const KladeTimetableImporter *self, int index)
{
  const KladeFileName *name = &self->plan->file->classes[index].name;
  KladeClassName parts;

  return klade_class_name_parse (name->name, &parts, NULL) ? klade_class_name_format (&parts)
                                                           : g_strdup (name->name);
}

char *
klade_timetable_importer_dup_group_name (const KladeTimetableImporter *self,
                                         const KladeWishedJournal *journal)
{
  g_autofree char *class_name = dup_class_name (self, journal->class_);

  return journal->group < 0 ? g_strdup (class_name)
                            : g_strjoin (" ", class_name,
                                         self->plan->file->groups[journal->group].name.name, NULL);
}

static gint64
find_group (const KladeTimetableImporter *self, const KladeWishedJournal *journal)
{
  g_autofree char *name = klade_timetable_importer_dup_group_name (self, journal);
  gint64 subject_id = self->ids[KLADE_FILE_SUBJECT][journal->subject];
  gint64 class_id = journal->is_individual ? 0 : self->ids[KLADE_FILE_CLASS][journal->class_];

  for (guint i = 0; subject_id != KLADE_IMPORT_NEW && i < self->data->journals->len; i++)
    {
      const KladeStoredJournal *row = &g_array_index (self->data->journals, KladeStoredJournal, i);

      if (row->group_id != 0 && row->subject_id == subject_id && row->owner_class_id == class_id &&
          g_str_equal (row->class_name, name))
        return row->group_id;
    }

  return KLADE_IMPORT_NEW;
}

static gint64
find_journal (const KladeTimetableImporter *self, const KladeWishedJournal *journal)
{
  gboolean of_group = journal->group >= 0 || journal->is_individual;
  gint64 subject_id = self->ids[KLADE_FILE_SUBJECT][journal->subject];
  gint64 owner_id = of_group ? journal->group_id : self->ids[KLADE_FILE_CLASS][journal->class_];

  for (guint i = 0; subject_id != KLADE_IMPORT_NEW && owner_id != KLADE_IMPORT_NEW &&
                    i < self->data->journals->len;
       i++)
    {
      const KladeStoredJournal *row = &g_array_index (self->data->journals, KladeStoredJournal, i);

      if (row->subject_id == subject_id && (of_group ? row->group_id : row->class_id) == owner_id)
        return row->id;
    }

  return KLADE_IMPORT_NEW;
}

static void
add_teachers (KladeTimetableImporter *self, KladeWishedJournal *journal, const KladeFileList *list)
{
  for (int i = 0; i < list->n; i++)
    {
      gboolean is_there = FALSE;

      self->used[KLADE_FILE_TEACHER][list->items[i]] = TRUE;
      for (guint n = 0; n < journal->teachers->len; n++)
        is_there |= g_array_index (journal->teachers, int, n) == list->items[i];
      if (!is_there)
        g_array_append_val (journal->teachers, list->items[i]);
    }
}

static int
get_journal (KladeTimetableImporter *self, const KladeFileLesson *lesson, int class_, int group)
{
  int subject = self->firsts[KLADE_FILE_SUBJECT][lesson->subject];
  g_autofree char *key = g_strdup_printf ("%d/%d/%d", class_, group, subject);
  gpointer place;
  KladeWishedJournal journal = {
    .class_ = class_,
    .group = group,
    .subject = subject,
    .is_individual = self->plan->file->classes[class_].is_like_name,
  };

  if (g_hash_table_lookup_extended (self->journal_places, key, NULL, &place))
    {
      add_teachers (self,
                    &g_array_index (self->journals, KladeWishedJournal, GPOINTER_TO_INT (place)),
                    &lesson->teachers);
      return GPOINTER_TO_INT (place);
    }

  if (group >= 0 || journal.is_individual)
    journal.group_id = find_group (self, &journal);
  journal.journal_id = find_journal (self, &journal);
  journal.teachers = g_array_new (FALSE, FALSE, sizeof (int));
  add_teachers (self, &journal, &lesson->teachers);
  self->used[KLADE_FILE_SUBJECT][subject] = TRUE;
  self->used[KLADE_FILE_CLASS][class_] |= !journal.is_individual;
  self->plan->n_new_groups += (group >= 0 || journal.is_individual) && journal.group_id == 0;
  self->plan->n_new_journals += journal.journal_id == KLADE_IMPORT_NEW;

  g_array_append_val (self->journals, journal);
  g_hash_table_insert (self->journal_places, g_steal_pointer (&key),
                       GINT_TO_POINTER ((int) self->journals->len - 1));
  return (int) self->journals->len - 1;
}

static void
take_journal (GArray *journals, int journal)
{
  for (guint i = 0; i < journals->len; i++)
    if (g_array_index (journals, int, i) == journal)
      return;

  g_array_append_val (journals, journal);
}

/* A class without a group of its own in the lesson takes part whole. */
static GArray *
get_journals (KladeTimetableImporter *self, const KladeFileLesson *lesson)
{
  const KladeTimetableFile *file = self->plan->file;
  GArray *journals = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = 0; i < lesson->classes.n; i++)
    {
      int class_ = lesson->classes.items[i];
      gboolean has_group = FALSE;

      for (int n = 0; n < lesson->groups.n; n++)
        if (file->groups[lesson->groups.items[n]].class_ == class_ &&
            !file->groups[lesson->groups.items[n]].is_whole_class)
          {
            has_group = TRUE;
            take_journal (journals,
                          get_journal (self, lesson, self->firsts[KLADE_FILE_CLASS][class_],
                                       self->firsts[KLADE_FILE_GROUP][lesson->groups.items[n]]));
          }
      if (!has_group)
        take_journal (journals,
                      get_journal (self, lesson, self->firsts[KLADE_FILE_CLASS][class_], -1));
    }

  return journals;
}

/* ---- places ---- */

static const char *
room_of (KladeTimetableImporter *self, const KladeFileCard *card, const KladeFileLesson *lesson)
{
  const KladeFileList *rooms = card->rooms.n > 0 ? &card->rooms : &lesson->rooms;
  g_autoptr (GString) text = g_string_new (NULL);

  /* Of several rooms where a lesson might be none is its own. */
  for (int i = 0; i < rooms->n && (rooms == &card->rooms || rooms->n == 1); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            self->plan->file->rooms[rooms->items[i]].name.name);

  return klade_timetable_importer_keep (self, text->str);
}

static const char *
block_of (KladeTimetableImporter *self, int lesson, guint n_journals)
{
  const char *id = self->plan->file->lessons[lesson].name.id;
  g_autofree char *block = NULL;

  if (n_journals < 2)
    return "";

  block = *id != '\0' ? g_strdup_printf ("%s %s", self->source, id)
                      : g_strdup_printf ("%s #%d", self->source, lesson + 1);
  return klade_timetable_importer_keep (self, block);
}

static int
cycle_of (const KladeTimetableFile *file, guint32 weeks, Oddities *odd)
{
  if (klade_timetable_file_is_every_week (file, weeks))
    return 0;
  if (file->n_weeks == 2)
    return (weeks & 1) != 0 ? 1 : 2;

  odd->other_cycles++;
  return 0;
}

/* Two lessons of one journal at one time are one: both teachers give it. */
static void
add_slot (KladeTimetableImporter *self, const KladeWishedSlot *slot, Oddities *odd)
{
  g_autofree char *key = g_strdup_printf ("%d/%d/%d/%d", slot->journal, (int) slot->weekday,
                                          slot->lesson_no, slot->cycle);
  gpointer place;
  KladeWishedSlot *there;

  if (!g_hash_table_lookup_extended (self->slot_places, key, NULL, &place))
    {
      g_array_append_vals (self->slots, slot, 1);
      g_hash_table_insert (self->slot_places, g_steal_pointer (&key),
                           GINT_TO_POINTER ((int) self->slots->len - 1));
      return;
    }

  there = &g_array_index (self->slots, KladeWishedSlot, GPOINTER_TO_INT (place));
  odd->merged++;
  if (there->teacher != slot->teacher)
    there->teacher = -1;
  if (*there->room == '\0')
    there->room = slot->room;
}

static void
wish_card (KladeTimetableImporter *self, const KladeFileCard *card, Oddities *odd)
{
  const KladeTimetableFile *file = self->plan->file;
  const KladeFileLesson *lesson = &file->lessons[card->lesson];
  g_autoptr (GArray) journals = NULL;
  KladeWishedSlot slot = {
    .lesson = card->lesson,
    .weekday = file->days[card->day].weekday,
    .teacher = lesson->teachers.n == 1 ? lesson->teachers.items[0] : -1,
    .fate = KLADE_FILE_NEW,
  };

  odd->without_subject += lesson->subject < 0;
  odd->without_class += lesson->subject >= 0 && lesson->classes.n == 0;
  odd->without_day += (int) slot.weekday == 0;
  if (lesson->subject < 0 || lesson->classes.n == 0 || (int) slot.weekday == 0)
    return;

  journals = get_journals (self, lesson);
  slot.cycle = cycle_of (file, card->weeks, odd);
  slot.room = room_of (self, card, lesson);
  slot.block = block_of (self, card->lesson, journals->len);
  for (int i = 0; i < card->length && card->period + i < file->n_periods; i++)
    {
      slot.lesson_no = file->periods[card->period + i].lesson_no;
      odd->last_lesson_no = MAX (odd->last_lesson_no, slot.lesson_no);
      odd->beyond_numbers += slot.lesson_no > KLADE_LESSON_NO_MAX || slot.lesson_no < 0;
      if (slot.lesson_no > KLADE_LESSON_NO_MAX || slot.lesson_no < 0)
        continue;
      for (guint n = 0; n < journals->len; n++)
        {
          slot.journal = g_array_index (journals, int, n);
          add_slot (self, &slot, odd);
        }
    }
}

/* ---- what is told of them ---- */

/* @sentence is taken. */
static void
warn_if (KladeTimetableImporter *self, int n, char *sentence)
{
  if (n > 0)
    klade_timetable_importer_warn (self, sentence);
  else
    g_free (sentence);
}

static int
find_last_bell (KladeTimetableImporter *self, GError **error)
{
  g_autoptr (GArray) bells = klade_store_list_bells (self->db, error);
  int last = -1;

  for (guint i = 0; bells != NULL && i < bells->len; i++)
    last = MAX (last, g_array_index (bells, KladeStoredBell, i).lesson_no);

  return last;
}

static void
warn (KladeTimetableImporter *self, const Oddities *odd)
{
  g_autoptr (GError) error = NULL;
  int last_bell = find_last_bell (self, &error);
  int without_teacher = 0;

  for (guint i = 0; i < self->journals->len; i++)
    without_teacher += g_array_index (self->journals, KladeWishedJournal, i).teachers->len == 0;

  if (last_bell >= 0 && odd->last_lesson_no > last_bell)
    klade_timetable_importer_warn (
        self, g_strdup_printf (_ ("The timetable has lessons up to number %d, the bells ring up to "
                                  "%d. Add the missing bells."),
                               odd->last_lesson_no, last_bell));
  warn_if (self, odd->beyond_numbers,
           g_strdup_printf (
               ngettext_ ("%d lesson is left out: its number is too large for a journal.",
                          "%d lessons are left out: their numbers are too large for a journal.",
                          (gulong) odd->beyond_numbers),
               odd->beyond_numbers));
  warn_if (self, odd->without_class,
           g_strdup_printf (ngettext_ ("%d lesson of no class, such as a meeting, is left out.",
                                       "%d lessons of no class, such as meetings, are left out.",
                                       (gulong) odd->without_class),
                            odd->without_class));
  warn_if (self, odd->without_subject,
           g_strdup_printf (ngettext_ ("%d lesson without a subject is left out.",
                                       "%d lessons without a subject are left out.",
                                       (gulong) odd->without_subject),
                            odd->without_subject));
  warn_if (self, odd->without_day,
           g_strdup_printf (ngettext_ ("%d lesson beyond the days of a week is left out.",
                                       "%d lessons beyond the days of a week are left out.",
                                       (gulong) odd->without_day),
                            odd->without_day));
  warn_if (
      self, odd->other_cycles,
      g_strdup_printf (
          ngettext_ (
              "%d lesson is not of every week nor of every other; it is entered for every "
              "week.",
              "%d lessons are not of every week nor of every other; they are entered for every "
              "week.",
              (gulong) odd->other_cycles),
          odd->other_cycles));
  warn_if (
      self, odd->merged,
      g_strdup_printf (
          ngettext_ ("%d lesson stands twice in one journal at one time; it is entered once.",
                     "%d lessons stand twice in one journal at one time; they are entered once.",
                     (gulong) odd->merged),
          odd->merged));
  warn_if (self, without_teacher,
           g_strdup_printf (ngettext_ ("%d journal has no teacher in the file.",
                                       "%d journals have no teacher in the file.",
                                       (gulong) without_teacher),
                            without_teacher));
}

/* A single teacher need not be said at each place. */
static void
settle_teachers (KladeTimetableImporter *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      KladeWishedSlot *slot = &g_array_index (self->slots, KladeWishedSlot, i);

      if (g_array_index (self->journals, KladeWishedJournal, slot->journal).teachers->len < 2)
        slot->teacher = -1;
    }
}

/**
 * klade_timetable_importer_wish:
 *
 * Finds the journals and weekly places that the file's cards ask for.
 */
void
klade_timetable_importer_wish (KladeTimetableImporter *self)
{
  const KladeTimetableFile *file = self->plan->file;
  Oddities odd = { 0 };

  for (int i = 0; i < file->n_cards; i++)
    if (self->plan->term < 0 || (file->cards[i].terms & (1u << self->plan->term)) != 0)
      wish_card (self, &file->cards[i], &odd);

  settle_teachers (self);
  warn (self, &odd);
}
