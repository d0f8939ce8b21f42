/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-effects.h"

#include "klade-i18n.h"
#include "klade-school-kind.h"
#include "klade-store-lesson.h"
#include "klade-store-school.h"

/* In a preschool who substitutes writes in both journals, the own and that of who is absent
 * (B5): each of the substitute's own lessons of that day says so in its notes. */

/* A group has no grade; neither have some classes of an art school. */
static gboolean
is_of_preschool (KladeDb *db, gint64 owner_class_id, int grade, gboolean *is, GError **error)
{
  g_auto (KladeSchoolRow) school = { 0 };
  KladeSchoolKind kind;

  *is = FALSE;
  if (owner_class_id == 0 || grade != 0)
    return TRUE;
  if (!klade_store_read_school (db, &school, error))
    return FALSE;

  kind = klade_school_kind_from_id (school.kind);
  *is = kind == KLADE_SCHOOL_PRESCHOOL || kind == KLADE_SCHOOL_MIXED;
  return TRUE;
}

static gboolean
teaches (const KladeTimetableData *data, gint64 journal_id, gint64 person_id, KladeDay day)
{
  g_autoptr (GArray) own =
      klade_timetable_data_list_teachers (data, journal_id, 0, (KladeDayRange){ day, day });

  for (guint i = 0; i < own->len; i++)
    if (g_array_index (own, gint64, i) == person_id)
      return TRUE;

  return FALSE;
}

/* The same for all lessons of one group and order, so that it is written once. */
static char *
dup_note (const KladeDayChange *change, const KladeStoredJournal *journal)
{
  g_autofree char *why = klade_day_change_get_reason (change);

  /* Translators: the group whose teacher is absent; the order or the reason */
  return g_strdup_printf (_ ("Substitutes in %s: %s"), journal->class_name, why);
}

static gboolean
is_substitution (const KladeDayChange *change, KladeDay day)
{
  return change->kind == KLADE_DAY_CHANGE_SUBSTITUTION && change->day == day;
}

/* Another lesson of that day asks for the same note. */
static gboolean
is_asked_elsewhere (KladeDayEffects *self, const KladeDayChange *change, const char *note)
{
  for (guint i = 0; i < self->stored->len; i++)
    {
      const KladeDayChange *other = &g_array_index (self->stored, KladeStoredChange, i).change;
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (self->data, other->journal_id);
      g_autofree char *other_note = NULL;

      if (other->id == change->id || journal == NULL || !is_substitution (other, change->day) ||
          other->teacher_id != change->teacher_id)
        continue;
      other_note = dup_note (other, journal);
      if (g_str_equal (other_note, note))
        return TRUE;
    }

  return FALSE;
}

static gboolean
note_lessons (KladeDayEffects *self,
              const KladeDayChange *change,
              const char *note,
              gboolean is_taken_back,
              gboolean *is_noted,
              GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (256);
  g_autoptr (GArray) lessons = klade_store_list_entered_lessons (
      self->db, self->data->year_id, change->day, change->day, strings, error);

  *is_noted = FALSE;
  for (guint i = 0; lessons != NULL && i < lessons->len; i++)
    {
      const KladeStoredLesson *lesson = &g_array_index (lessons, KladeStoredLesson, i);
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (self->data, lesson->journal_id);

      if (journal == NULL || journal->id == change->journal_id || journal->grade != 0 ||
          journal->owner_class_id == 0 ||
          !teaches (self->data, journal->id, change->teacher_id, change->day))
        continue;
      *is_noted = TRUE;
      if (!klade_day_effects_note_lesson (self, journal, lesson->id, note, is_taken_back, error))
        return FALSE;
    }

  return lessons != NULL;
}

/**
 * klade_day_effects_note_own:
 * @change: a change; one that is no substitution in a preschool asks for nothing
 * @is_taken_back: removes the note again
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_note_own (KladeDayEffects *self,
                            const KladeDayChange *change,
                            gboolean is_taken_back,
                            GError **error)
{
  const KladeStoredJournal *journal =
      klade_timetable_data_find_journal (self->data, change->journal_id);
  g_autofree char *note = NULL;
  gboolean is_asked;
  gboolean is_noted;

  if (journal == NULL || !is_substitution (change, change->day))
    return TRUE;
  if (!is_of_preschool (self->db, journal->owner_class_id, journal->grade, &is_asked, error))
    return FALSE;

  note = dup_note (change, journal);
  if (!is_asked || (is_taken_back && is_asked_elsewhere (self, change, note)))
    return TRUE;
  if (!note_lessons (self, change, note, is_taken_back, &is_noted, error))
    return FALSE;

  if (!is_noted && !is_taken_back)
    klade_day_effects_remark (
        self, journal, change->day, MAX (change->lesson_no, 0),
        _ ("it will be noted in the substitute's own journal too, when that day is entered there."));
  return TRUE;
}

/**
 * klade_day_effects_fill_own:
 * @head: the journal
 * @changes: (element-type KladeStoredChange): of the lesson's day and others
 * @lesson: about to be added; gets the notes of what its teachers substitute on that day
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_day_effects_fill_own (KladeDb *db,
                            const KladeJournalHead *head,
                            const GArray *changes,
                            KladeRecord *lesson,
                            GError **error)
{
  KladeDay day = (KladeDay) lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON];
  g_autoptr (KladeTimetableData) data = NULL;
  gboolean is_asked;

  if (!is_of_preschool (db, head->owner_class_id, head->grade, &is_asked, error))
    return FALSE;
  if (!is_asked)
    return TRUE;

  data = klade_timetable_data_read (db, day, day, error);
  for (guint i = 0; data != NULL && i < changes->len; i++)
    {
      const KladeDayChange *change = &g_array_index (changes, KladeStoredChange, i).change;
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (data, change->journal_id);
      g_autofree char *note = NULL;

      if (journal == NULL || journal->id == head->id || journal->owner_class_id == 0 ||
          journal->grade != 0 || !is_substitution (change, day) ||
          !teaches (data, head->id, change->teacher_id, day))
        continue;
      note = dup_note (change, journal);
      klade_day_effects_add_note (lesson, note);
    }

  return data != NULL;
}
