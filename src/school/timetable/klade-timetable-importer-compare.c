/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-importer.h"

#include "klade-i18n.h"

/* What of the wished places stands there already, and what has to end. */

static KladeDay
last_day_of (const KladeTimetableImporter *self, const KladeWishedJournal *journal)
{
  const KladeStoredJournal *row =
      klade_timetable_data_find_journal (self->data, journal->journal_id);
  int grade = row != NULL ? row->grade : self->plan->file->classes[journal->class_].grade;

  return klade_school_year_last_day (&self->data->calendar.year, CLAMP (grade, 0, 12));
}

static gint64
teacher_of (const KladeTimetableImporter *self, const KladeWishedSlot *slot)
{
  return slot->teacher >= 0 ? self->ids[KLADE_FILE_TEACHER][slot->teacher] : 0;
}

static gboolean
is_same (const KladeTimetableImporter *self,
         const KladeWishedSlot *slot,
         const KladeStoredSlot *stored)
{
  const KladeWishedJournal *journal =
      &g_array_index (self->journals, KladeWishedJournal, slot->journal);

  return stored->teacher_id == teacher_of (self, slot) &&
         (slot->teacher < 0 || teacher_of (self, slot) != KLADE_IMPORT_NEW) &&
         g_str_equal (stored->room, slot->room) &&
         (*stored->block == '\0') == (*slot->block == '\0') &&
         stored->slot.valid.first <= self->plan->valid_from &&
         stored->slot.valid.last >= last_day_of (self, journal);
}

/* ---- words ---- */

static const char *
describe_place (KladeTimetableImporter *self,
                KladeWeekday weekday,
                int lesson_no,
                int cycle,
                const char *room)
{
  g_autofree char *place = g_strdup_printf ("%s %d", klade_weekday_name (weekday), lesson_no);
  g_autofree char *weeks =
      cycle == 0
          ? g_strdup (place)
          : g_strdup_printf ("%s, %s", place, cycle == 1 ? _ ("odd weeks") : _ ("even weeks"));
  g_autofree char *whole =
      *room == '\0' ? g_strdup (weeks) : g_strdup_printf (_ ("%s, room %s"), weeks, room);

  return klade_timetable_importer_keep (self, whole);
}

static const char *
describe_stored (KladeTimetableImporter *self, const KladeStoredSlot *slot)
{
  return describe_place (self, slot->slot.weekday, slot->slot.lesson_no, slot->slot.cycle,
                         slot->room);
}

static const char *
describe_journal (KladeTimetableImporter *self, const KladeWishedJournal *journal)
{
  g_autofree char *name = klade_timetable_importer_dup_group_name (self, journal);
  g_autofree char *whole =
      g_strjoin (" · ", self->plan->file->subjects[journal->subject].name.name, name, NULL);

  return klade_timetable_importer_keep (self, whole);
}

static void
tell_place (KladeTimetableImporter *self, KladeTimetablePlace place)
{
  self->plan->place_counts[place.fate]++;
  if (place.fate != KLADE_FILE_SAME)
    self->plan->places[self->plan->n_places++] = place;
}

static void
tell_wished (KladeTimetableImporter *self)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      KladeWishedSlot *slot = &g_array_index (self->slots, KladeWishedSlot, i);
      const KladeWishedJournal *journal =
          &g_array_index (self->journals, KladeWishedJournal, slot->journal);
      KladeTimetablePlace place = { .fate = slot->fate };

      if (place.fate != KLADE_FILE_SAME)
        {
          place.what = describe_journal (self, journal);
          place.before = slot->stored != NULL ? describe_stored (self, slot->stored) : "";
          place.after =
              describe_place (self, slot->weekday, slot->lesson_no, slot->cycle, slot->room);
        }
      tell_place (self, place);
    }
}

static void
tell_ended (KladeTimetableImporter *self)
{
  for (guint i = 0; i < self->ended->len; i++)
    {
      const KladeStoredSlot *slot = g_array_index (self->ended, const KladeStoredSlot *, i);
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (self->data, slot->journal_id);
      g_autofree char *what = g_strjoin (" · ", journal->subject, journal->class_name, NULL);

      tell_place (self, (KladeTimetablePlace){
                            .fate = KLADE_FILE_ENDED,
                            .what = klade_timetable_importer_keep (self, what),
                            .before = describe_stored (self, slot),
                            .after = "",
                        });
    }
}

/* ---- comparing ---- */

/* From the school's journals to the wished ones. */
static void
index_journals (const KladeTimetableImporter *self, KladeIdMap *places)
{
  for (guint i = 0; i < self->journals->len; i++)
    {
      gint64 id = g_array_index (self->journals, KladeWishedJournal, i).journal_id;

      if (id != KLADE_IMPORT_NEW && klade_id_map_find (places, id) < 0)
        klade_id_map_add (places, id, (int) i);
    }
}

static KladeWishedSlot *
find_wished (KladeTimetableImporter *self, int journal, const KladeStoredSlot *stored)
{
  g_autofree char *key = g_strdup_printf ("%d/%d/%d/%d", journal, (int) stored->slot.weekday,
                                          stored->slot.lesson_no, stored->slot.cycle);
  gpointer place;

  return g_hash_table_lookup_extended (self->slot_places, key, NULL, &place)
             ? &g_array_index (self->slots, KladeWishedSlot, GPOINTER_TO_INT (place))
             : NULL;
}

/* A class that the file knows has no lessons but the file's. */
static gboolean
is_class_of_file (const KladeTimetableImporter *self, gint64 class_id)
{
  for (int i = 0; class_id != 0 && i < self->plan->file->n_classes; i++)
    if (self->used[KLADE_FILE_CLASS][i] && self->ids[KLADE_FILE_CLASS][i] == class_id)
      return TRUE;

  return FALSE;
}

static void
compare_slot (KladeTimetableImporter *self, const KladeIdMap *places, const KladeStoredSlot *stored)
{
  int journal = klade_id_map_find (places, stored->journal_id);
  KladeWishedSlot *wished = journal >= 0 ? find_wished (self, journal, stored) : NULL;

  if (wished != NULL && wished->stored == NULL)
    {
      wished->stored = stored;
      wished->fate = is_same (self, wished, stored) ? KLADE_FILE_SAME : KLADE_FILE_CHANGED;
      return;
    }

  if (journal >= 0 ||
      is_class_of_file (
          self, klade_timetable_data_find_journal (self->data, stored->journal_id)->owner_class_id))
    g_array_append_val (self->ended, stored);
}

/**
 * klade_timetable_importer_compare:
 *
 * Tells the wished places that are new or changed from those that are there, and finds what ends.
 */
void
klade_timetable_importer_compare (KladeTimetableImporter *self)
{
  g_auto (KladeIdMap) places = { NULL };

  index_journals (self, &places);
  for (guint i = 0; i < self->data->slots->len; i++)
    compare_slot (self, &places, &g_array_index (self->data->slots, KladeStoredSlot, i));

  self->plan->places = g_new0 (KladeTimetablePlace, self->slots->len + self->ended->len + 1);
  tell_wished (self);
  tell_ended (self);
}
