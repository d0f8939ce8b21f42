/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-effects.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-school-journal-guard.h"
#include "klade-store-lesson.h"

/* ---- writing lessons ---- */

static gboolean
is_blank (const KladeRecord *lesson, int column)
{
  return *lesson->texts[column] == '\0';
}

/* Logged with the lesson, so that its history tells of it. */
gboolean
klade_day_effects_write (KladeDayEffects *self,
                         const KladeRecord *before,
                         KladeRecord *after,
                         GError **error)
{
  const KladeChangeContext context = { .lesson_id = before->id };
  gboolean updated;

  if (klade_record_content_equal (before, after))
    return TRUE;
  if (!klade_change_set_update (self->changes, before, after, &context, &updated, error))
    return FALSE;

  if (!updated)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                         _ ("Somebody is writing in a lesson of that day. Try again."));
  return updated;
}

/* Says whose lesson a sentence is about. */
void
klade_day_effects_remark (KladeDayEffects *self,
                          const KladeStoredJournal *journal,
                          KladeDay day,
                          int lesson_no,
                          const char *sentence)
{
  g_autofree char *text = klade_day_to_short_text (day);

  g_ptr_array_add (self->remarks,
                   /* Translators: the class, the subject, the day, the lesson's number, and what
                    * is said of it */
                   g_strdup_printf (_ ("%s %s, %s, lesson %d: %s"), journal->class_name,
                                    journal->subject, text, lesson_no, sentence));
}

/**
 * klade_day_effects_may_write:
 * @may: (out): %FALSE when the day's semester is closed and the person may not change that
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_may_write (KladeDayEffects *self,
                             gint64 journal_id,
                             KladeDay day,
                             gboolean *may,
                             GError **error)
{
  g_autoptr (KladeJournalGuard) guard =
      klade_journal_guard_new (klade_change_set_get_session (self->changes), journal_id, error);
  const char *refusal = NULL;

  if (guard == NULL ||
      !klade_journal_guard_closed (guard, klade_journal_head_get_semester (guard->head, day),
                                   &refusal, error))
    return FALSE;

  *may = refusal == NULL;
  return TRUE;
}

/* Adds a note on a line of its own, once. */
void
klade_day_effects_add_note (KladeRecord *lesson, const char *note)
{
  const char *notes = lesson->texts[KLADE_LESSON_COLUMN_NOTES];
  g_autofree char *whole = NULL;

  if (note == NULL || *note == '\0' || strstr (notes, note) != NULL)
    return;

  whole = *notes == '\0' ? g_strdup (note) : g_strconcat (notes, "\n", note, NULL);
  klade_record_set_text (lesson, KLADE_LESSON_COLUMN_NOTES, whole);
}

/* ---- a lesson that stands already ---- */

/* Nothing was typed into it. */
static gboolean
is_empty (KladeDayEffects *self, const KladeRecord *lesson, gboolean *empty, GError **error)
{
  gboolean is_used;

  if (!klade_store_lesson_is_used (self->db, lesson, &is_used, error))
    return FALSE;

  *empty = !is_used && is_blank (lesson, KLADE_LESSON_COLUMN_TOPIC) &&
           is_blank (lesson, KLADE_LESSON_COLUMN_HOMEWORK) &&
           is_blank (lesson, KLADE_LESSON_COLUMN_NOTES);
  return TRUE;
}

static const char *
set_kind (KladeRecord *lesson, const KladeDayChange *change, KladeLessonKind kind)
{
  g_autofree char *why = klade_day_change_get_reason (change);

  if (lesson->numbers[KLADE_LESSON_COLUMN_KIND] == KLADE_LESSON_ORDINARY)
    lesson->numbers[KLADE_LESSON_COLUMN_KIND] = kind;
  if (is_blank (lesson, KLADE_LESSON_COLUMN_REASON))
    klade_record_set_text (lesson, KLADE_LESSON_COLUMN_REASON, why);
  klade_day_effects_add_note (lesson, change->notes);

  if (change->topic == NULL || *change->topic == '\0')
    return _ ("it is entered already; what is written there stays.");
  if (is_blank (lesson, KLADE_LESSON_COLUMN_TOPIC))
    {
      klade_record_set_text (lesson, KLADE_LESSON_COLUMN_TOPIC, change->topic);
      return _ ("it is entered already; it got the topic.");
    }

  return _ ("it is entered already; its topic stays as it was written.");
}

static gboolean
hide_if_empty (KladeDayEffects *self,
               const KladeRecord *before,
               KladeRecord *after,
               const char **sentence,
               GError **error)
{
  gboolean empty;

  if (!is_empty (self, before, &empty, error))
    return FALSE;

  if (empty)
    klade_record_make_absent (after);
  *sentence = empty
                  ? _ ("it was entered without a topic; it is hidden.")
                  : _ ("it is entered already, with its topic or marks; it stays in the journal.");
  return TRUE;
}

static gboolean
apply_to_lesson (KladeDayEffects *self,
                 const KladeDayChange *change,
                 const KladeRecord *before,
                 KladeRecord *after,
                 const char **sentence,
                 GError **error)
{
  *sentence = NULL;
  switch (change->kind)
    {
    case KLADE_DAY_CHANGE_SUBSTITUTION:
      after->numbers[KLADE_LESSON_COLUMN_TEACHER_ID] = change->teacher_id;
      *sentence = set_kind (after, change, KLADE_LESSON_SUBSTITUTED);
      return TRUE;
    case KLADE_DAY_CHANGE_ACTIVITY:
    case KLADE_DAY_CHANGE_REORGANISED:
    case KLADE_DAY_CHANGE_BAG_OWN:
      *sentence = set_kind (after, change, KLADE_LESSON_EVENT);
      return TRUE;
    case KLADE_DAY_CHANGE_NOT_HELD:
    case KLADE_DAY_CHANGE_BAG_OTHER:
    case KLADE_DAY_CHANGE_MOVED:
      return hide_if_empty (self, before, after, sentence, error);
    case KLADE_DAY_CHANGE_SOME_PUPILS:
      klade_day_effects_add_note (after, change->notes);
      return TRUE;
    case KLADE_DAY_CHANGE_EXTRA:
    case KLADE_DAY_CHANGE_ROOM:
    default:
      return TRUE;
    }
}

/* The lesson is its own teacher's again, unless the substitute wrote it. */
static void
give_back (KladeDayEffects *self, const KladeDayChange *change, KladeRecord *after)
{
  g_autoptr (GArray) own = klade_timetable_data_list_teachers (
      self->data, after->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID], 0,
      (KladeDayRange){ change->day, change->day });

  if (own->len > 0 && after->numbers[KLADE_LESSON_COLUMN_TEACHER_ID] == change->teacher_id &&
      after->numbers[KLADE_LESSON_COLUMN_ENTERED_BY] != change->teacher_id)
    after->numbers[KLADE_LESSON_COLUMN_TEACHER_ID] = g_array_index (own, gint64, 0);
}

/* What the change wrote goes; texts that people may have gone on writing stay. */
static const char *
take_from_lesson (KladeDayEffects *self, const KladeDayChange *change, KladeRecord *after)
{
  g_autofree char *why = klade_day_change_get_reason (change);
  gint64 kind = after->numbers[KLADE_LESSON_COLUMN_KIND];
  gboolean is_substituted =
      change->kind == KLADE_DAY_CHANGE_SUBSTITUTION && kind == KLADE_LESSON_SUBSTITUTED;
  gboolean is_event =
      (change->kind == KLADE_DAY_CHANGE_ACTIVITY || change->kind == KLADE_DAY_CHANGE_REORGANISED ||
       change->kind == KLADE_DAY_CHANGE_BAG_OWN) &&
      kind == KLADE_LESSON_EVENT;

  if (change->kind == KLADE_DAY_CHANGE_SOME_PUPILS)
    klade_day_effects_remove_note (after, change->notes);
  if (!is_substituted && !is_event)
    return NULL;

  if (is_substituted)
    give_back (self, change, after);
  after->numbers[KLADE_LESSON_COLUMN_KIND] = KLADE_LESSON_ORDINARY;
  if (g_str_equal (after->texts[KLADE_LESSON_COLUMN_REASON], why))
    klade_record_set_text (after, KLADE_LESSON_COLUMN_REASON, "");
  return _ ("it is an ordinary lesson again; its topic, notes and marks stay.");
}

static gboolean
touch_lesson (KladeDayEffects *self,
              const KladeDayChange *change,
              const KladeStoredLesson *row,
              const KladeStoredJournal *journal,
              gboolean is_taken_back,
              GError **error)
{
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  const char *sentence = NULL;
  gboolean may;

  if (!klade_day_effects_may_write (self, row->journal_id, row->day, &may, error))
    return FALSE;
  if (!may)
    {
      klade_day_effects_remark (self, journal, row->day, row->lesson_no,
                                _ ("the semester is closed; the lesson stays as it is."));
      return TRUE;
    }

  if (!klade_store_get_record (self->db, &klade_table_lesson, row->id, &before, error))
    return FALSE;
  after = klade_record_copy (before);
  if (is_taken_back)
    sentence = take_from_lesson (self, change, after);
  else if (!apply_to_lesson (self, change, before, after, &sentence, error))
    return FALSE;

  if (sentence != NULL)
    klade_day_effects_remark (self, journal, row->day, row->lesson_no, sentence);
  return klade_day_effects_write (self, before, after, error);
}

static gboolean
touch_lessons (KladeDayEffects *self,
               const KladeDayChange *change,
               gboolean is_taken_back,
               GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  g_autoptr (GPtrArray) of_day = NULL;
  g_autoptr (GArray) lessons = NULL;

  if (change->kind == KLADE_DAY_CHANGE_EXTRA || change->kind == KLADE_DAY_CHANGE_ROOM)
    return TRUE;

  of_day = klade_held_lesson_select_changes (self->stored, change->day);
  lessons = klade_store_list_entered_lessons (self->db, self->data->year_id, change->day,
                                              change->day, strings, error);
  for (guint i = 0; lessons != NULL && i < lessons->len; i++)
    {
      const KladeStoredLesson *row = &g_array_index (lessons, KladeStoredLesson, i);
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (self->data, row->journal_id);
      KladeDayLesson lesson;

      if (journal == NULL)
        continue;
      lesson = klade_held_lesson_begin (self->data, journal, row->day, row->lesson_no);
      if (klade_day_lesson_is_meant (&lesson, change, of_day) &&
          !touch_lesson (self, change, row, journal, is_taken_back, error))
        return FALSE;
    }

  return lessons != NULL;
}

/**
 * klade_day_effects_apply:
 * @change: a change that was just written
 *
 * Lessons of the day that are entered already get what the change says of them; nothing that
 * anybody typed vanishes.  A lesson not held is noted at the one before it (B6, B7), a
 * substitution in a preschool also in the substitute's own journal (B5).
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_apply (KladeDayEffects *self, const KladeDayChange *change, GError **error)
{
  return touch_lessons (self, change, FALSE, error) &&
         klade_day_effects_note (self, change, FALSE, error) &&
         klade_day_effects_note_own (self, change, FALSE, error);
}

/**
 * klade_day_effects_take_back:
 * @change: a change that is about to be removed or written anew
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_take_back (KladeDayEffects *self, const KladeDayChange *change, GError **error)
{
  return touch_lessons (self, change, TRUE, error) &&
         klade_day_effects_note (self, change, TRUE, error) &&
         klade_day_effects_note_own (self, change, TRUE, error);
}
