/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"

#include "klade-held-lesson.h"
#include "klade-school-journal-guard.h"

typedef struct
{
  KladeSession *session;
  gint64 journal_id; /* 0: the whole school */
  KladeDay first;
  KladeDay last;
  GArray *lessons; /* KladePlannedLesson */
} Reader;

static KladeTimetableData *
read_data (Reader *self, KladeDb *db, GError **error)
{
  g_autoptr (KladeJournalGuard) guard = NULL;

  if (self->journal_id == 0)
    return klade_session_require (self->session, KLADE_ACTION_READ_TIMETABLE, NULL, error)
               ? klade_timetable_data_read (db, self->first, self->last, error)
               : NULL;

  guard = klade_journal_guard_new (self->session, self->journal_id, error);
  return guard != NULL
             ? klade_timetable_data_read_journal (db, guard->head, self->first, self->last, error)
             : NULL;
}

static gboolean
list_lessons (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (KladeTimetableData) timetable = read_data (self, db, error);
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) lessons = NULL;

  if (timetable == NULL)
    return FALSE;
  changes = klade_store_list_day_changes (db, self->first, self->last, timetable->strings, error);
  if (changes == NULL)
    return FALSE;

  g_array_set_size (self->lessons, 0);
  lessons = klade_held_lesson_list_days (timetable, changes, self->first, self->last, FALSE);
  for (guint i = 0; i < lessons->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (lessons, KladeHeldLesson, i);
      const KladeDayChange *change = klade_day_lesson_get_change (&lesson->lived);
      KladePlannedLesson planned = {
        .journal_id = lesson->journal->id,
        .slot_id = lesson->slot != NULL ? lesson->slot->id : 0,
        .change_id = change != NULL ? change->id : 0,
        .day = lesson->lived.day,
        .lesson_no = lesson->lived.lesson_no,
      };
      g_array_append_val (self->lessons, planned);
    }

  return TRUE;
}

/**
 * klade_school_list_planned_lessons:
 * @session: who asks; needs the right to read the journal, or the timetable
 * @journal_id: one journal, or 0 for the whole school
 * @first, @last: days of one school year, both included
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * The lessons that exist by the timetable and the days' changes, entered or not: none on public
 * holidays, in breaks of the grade, after its last day (B1, B10).
 *
 * Returns: (transfer full) (element-type KladePlannedLesson): in order of time
 */
GArray *
klade_school_list_planned_lessons (KladeSession *session,
                                   gint64 journal_id,
                                   KladeDay first,
                                   KladeDay last,
                                   GError **error)
{
  Reader self = { .session = session, .journal_id = journal_id, .first = first, .last = last };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (first > KLADE_DAY_NONE && first <= last, NULL);

  self.lessons = g_array_new (FALSE, FALSE, sizeof (KladePlannedLesson));
  if (!klade_db_within_read (klade_session_get_db (session), list_lessons, &self, error))
    g_clear_pointer (&self.lessons, g_array_unref);

  return self.lessons;
}
