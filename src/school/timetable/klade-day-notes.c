/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-effects.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-store-lesson.h"

/* The notes of the previous lesson (B6; B7, second rule), and what a lesson begins with. */

/* ---- which lesson carries a note ---- */

typedef struct
{
  GArray *lessons; /* KladeLessonTime: planned or entered */
  GArray *gone;    /* KladeLessonTime: of these, not held */
} Times;

static void
times_clear (Times *self)
{
  g_clear_pointer (&self->lessons, g_array_unref);
  g_clear_pointer (&self->gone, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Times, times_clear)

/* One journal's lessons of the days, by timetable, changes and what is entered. */
static gboolean
read_times (KladeDb *db,
            const GArray *held,
            gint64 journal_id,
            KladeDayRange days,
            Times *self,
            GError **error)
{
  if (!klade_store_list_lesson_times (db, journal_id, days.first, days.last, &self->lessons, error))
    return FALSE;

  self->gone = g_array_new (FALSE, FALSE, sizeof (KladeLessonTime));
  for (guint i = 0; i < held->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (held, KladeHeldLesson, i);
      KladeLessonTime time = { lesson->lived.day, lesson->lived.lesson_no };

      if (lesson->journal->id != journal_id)
        continue;
      g_array_append_val (self->lessons, time);
      if (!lesson->lived.is_here)
        g_array_append_val (self->gone, time);
    }

  return TRUE;
}

static gboolean
find_carrier (const Times *self, KladeLessonTime not_held, KladeLessonTime *carrier)
{
  return klade_day_change_find_carrier (
      (const KladeLessonTime *) (gconstpointer) self->lessons->data, self->lessons->len,
      (const KladeLessonTime *) (gconstpointer) self->gone->data, self->gone->len, not_held,
      carrier);
}

/* ---- writing and removing a note ---- */

/* Where it stands as it was written. */
void
klade_day_effects_remove_note (KladeRecord *lesson, const char *note)
{
  const char *notes = lesson->texts[KLADE_LESSON_COLUMN_NOTES];
  const char *found = strstr (notes, note);
  g_autofree char *before = NULL;
  g_autofree char *whole = NULL;
  const char *after;

  if (found == NULL)
    return;

  before = g_strndup (notes, (gsize) (found - notes));
  after = found + strlen (note);
  if (*before == '\0' && *after == '\n')
    after++;
  g_strchomp (before);
  whole = g_strconcat (before, after, NULL);
  klade_record_set_text (lesson, KLADE_LESSON_COLUMN_NOTES, whole);
}

/**
 * klade_day_effects_note_lesson:
 * @lesson: in @journal's journal
 * @is_taken_back: removes the note again, if it still stands there as it was written
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_note_lesson (KladeDayEffects *self,
                               const KladeStoredJournal *journal,
                               gint64 lesson_id,
                               const char *note,
                               gboolean is_taken_back,
                               GError **error)
{
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  KladeDay day;
  gboolean may;

  if (!klade_store_get_record (self->db, &klade_table_lesson, lesson_id, &before, error))
    return FALSE;
  day = (KladeDay) before->numbers[KLADE_LESSON_COLUMN_HELD_ON];
  if (!klade_day_effects_may_write (self, journal->id, day, &may, error))
    return FALSE;
  if (!may)
    {
      klade_day_effects_remark (self, journal, day,
                                (int) before->numbers[KLADE_LESSON_COLUMN_LESSON_NO],
                                _ ("the semester is closed; the note is not written."));
      return TRUE;
    }

  after = klade_record_copy (before);
  if (is_taken_back)
    klade_day_effects_remove_note (after, note);
  else
    klade_day_effects_add_note (after, note);
  return klade_day_effects_write (self, before, after, error);
}

static gboolean
note_at (KladeDayEffects *self,
         const KladeStoredJournal *journal,
         KladeLessonTime time,
         const char *note,
         gboolean is_taken_back,
         GError **error)
{
  gint64 lesson_id;

  if (!klade_store_find_lesson_at (self->db, journal->id, time.day, time.lesson_no, &lesson_id,
                                   error))
    return FALSE;
  if (lesson_id != 0)
    return klade_day_effects_note_lesson (self, journal, lesson_id, note, is_taken_back, error);

  if (!is_taken_back)
    klade_day_effects_remark (self, journal, time.day, time.lesson_no,
                              _ ("the note will be written when this lesson is entered."));
  return TRUE;
}

/**
 * klade_day_effects_note:
 * @change: a change; one that takes no lesson away asks for no note
 * @is_taken_back: removes the note again, if it still stands there as it was written
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_note (KladeDayEffects *self,
                        const KladeDayChange *change,
                        gboolean is_taken_back,
                        GError **error)
{
  const KladeDayRange days = { change->day - KLADE_DAY_EFFECTS_DAYS, change->day };
  g_autofree char *note = klade_day_change_note_before (change);
  g_autoptr (GPtrArray) of_day = NULL;
  g_autoptr (GArray) held = NULL;

  if (note == NULL)
    return TRUE;

  of_day = klade_held_lesson_select_changes (self->stored, change->day);
  held = klade_held_lesson_list_days (self->data, self->stored, days.first, days.last, TRUE);
  for (guint i = 0; i < held->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (held, KladeHeldLesson, i);
      const KladeLessonTime time = { lesson->lived.day, lesson->lived.lesson_no };
      g_auto (Times) times = { NULL, NULL };
      KladeLessonTime carrier;

      if (lesson->slot == NULL || !klade_day_lesson_is_meant (&lesson->lived, change, of_day))
        continue;
      if (!read_times (self->db, held, lesson->journal->id, days, &times, error))
        return FALSE;
      if (find_carrier (&times, time, &carrier) &&
          !note_at (self, lesson->journal, carrier, note, is_taken_back, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- a lesson that is entered now ---- */

static void
fill_text (KladeRecord *lesson, int column, const char *text)
{
  if (*lesson->texts[column] == '\0' && text != NULL)
    klade_record_set_text (lesson, column, text);
}

static void
fill_from_changes (KladeRecord *lesson,
                   const KladeDayLesson *held,
                   const KladeDayChange *first,
                   gboolean keeps_kind)
{
  KladeLessonKind kind = klade_day_lesson_get_kind (held);
  g_autofree char *why = klade_day_change_get_reason (first);

  if (!keeps_kind)
    {
      lesson->numbers[KLADE_LESSON_COLUMN_KIND] = kind;
      if (kind != KLADE_LESSON_ORDINARY)
        fill_text (lesson, KLADE_LESSON_COLUMN_REASON, why);
    }
  if (held->teacher_id != 0)
    lesson->numbers[KLADE_LESSON_COLUMN_TEACHER_ID] = held->teacher_id;

  if (!held->is_here)
    return;

  fill_text (lesson, KLADE_LESSON_COLUMN_TOPIC, klade_day_lesson_get_topic (held));
  for (int i = 1; i <= KLADE_N_DAY_CHANGE_KINDS; i++)
    if (held->changes[i] != NULL)
      klade_day_effects_add_note (lesson, held->changes[i]->notes);
}

/* The notes that waited for this lesson to be entered. */
static gboolean
fill_notes (KladeDb *db,
            const GArray *held,
            gint64 journal_id,
            KladeDayRange days,
            KladeRecord *lesson,
            GError **error)
{
  const KladeLessonTime own = { (KladeDay) lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON],
                                (int) lesson->numbers[KLADE_LESSON_COLUMN_LESSON_NO] };
  g_auto (Times) times = { NULL, NULL };

  if (!read_times (db, held, journal_id, days, &times, error))
    return FALSE;
  g_array_append_val (times.lessons, own);

  for (guint i = 0; i < held->len; i++)
    {
      const KladeHeldLesson *gone = &g_array_index (held, KladeHeldLesson, i);
      const KladeDayChange *change = klade_day_lesson_get_change (&gone->lived);
      KladeLessonTime carrier;
      g_autofree char *note = NULL;

      if (gone->lived.is_here ||
          !find_carrier (&times, (KladeLessonTime){ gone->lived.day, gone->lived.lesson_no },
                         &carrier) ||
          klade_lesson_time_compare (&carrier, &own) != 0)
        continue;
      note = klade_day_change_note_before (change);
      klade_day_effects_add_note (lesson, note);
    }

  return TRUE;
}

/**
 * klade_day_effects_fill:
 * @head: the journal
 * @lesson: about to be added; gets the kind, teacher, reason, topic and notes that the day's
 *   changes give it, where the person wrote nothing
 * @keeps_kind: the person chose the kind
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_fill (KladeDb *db,
                        const KladeJournalHead *head,
                        KladeRecord *lesson,
                        gboolean keeps_kind,
                        GError **error)
{
  KladeDay day = (KladeDay) lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON];
  const KladeDayRange days = { day, day + KLADE_DAY_EFFECTS_DAYS };
  g_autoptr (KladeTimetableData) data =
      klade_timetable_data_read_journal (db, head, days.first, days.last, error);
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) held = NULL;
  const KladeDayChange *first;
  KladeDayLesson self;

  if (data != NULL)
    changes = klade_store_list_day_changes (db, days.first, days.last, data->strings, error);
  if (changes == NULL || changes->len == 0)
    return changes != NULL;

  if (!klade_day_effects_fill_own (db, head, changes, lesson, error))
    return FALSE;

  self = klade_held_lesson_find (data, changes, klade_timetable_data_find_journal (data, head->id),
                                 day, (int) lesson->numbers[KLADE_LESSON_COLUMN_LESSON_NO]);
  first = klade_day_lesson_get_change (&self);
  if (first != NULL)
    fill_from_changes (lesson, &self, first, keeps_kind);

  held = klade_held_lesson_list_days (data, changes, days.first, days.last, TRUE);
  return fill_notes (db, held, head->id, days, lesson, error);
}
