/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include "klade-held-lesson.h"
#include "klade-school-journal-guard.h"
#include "klade-store-lesson.h"

#define DAYS_BACK 14
#define DAYS_AHEAD 28

typedef struct
{
  KladeSession *session;
  gint64 journal_id;
  GArray *times; /* KladeLessonTime */
} Reader;

static gboolean
stands (const GArray *lessons, const KladeLessonTime *time)
{
  for (guint i = 0; i < lessons->len; i++)
    {
      const KladeLessonTime *lesson = &g_array_index (lessons, KladeLessonTime, i);

      if (lesson->day == time->day && lesson->lesson_no == time->lesson_no)
        return TRUE;
    }

  return FALSE;
}

/* Today's first, then those that were missed, the latest first, then those to come. */
static int
rank (const KladeLessonTime *time, KladeDay today)
{
  if (time->day == today)
    return 0;

  return time->day < today ? 1 : 2;
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer today_pointer)
{
  const KladeLessonTime *first = a;
  const KladeLessonTime *second = b;
  KladeDay today = GPOINTER_TO_INT (today_pointer);
  int by_rank = rank (first, today) - rank (second, today);

  if (by_rank != 0)
    return by_rank;
  if (first->day != second->day)
    return first->day < today ? second->day - first->day : first->day - second->day;

  return first->lesson_no - second->lesson_no;
}

static gboolean
suggest (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (KladeJournalGuard) guard = NULL;
  g_autoptr (KladeTimetableData) timetable = NULL;
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GArray) entered = NULL;
  g_autoptr (GArray) planned = NULL;
  KladeDay today = klade_session_get_today (self->session);
  KladeDay first = today - DAYS_BACK;
  KladeDay last = today + DAYS_AHEAD;

  g_array_set_size (self->times, 0);
  guard = klade_journal_guard_new (self->session, self->journal_id, error);
  if (guard == NULL)
    return FALSE;

  timetable = klade_timetable_data_read_journal (db, guard->head, first, last, error);
  if (timetable != NULL)
    changes = klade_store_list_day_changes (db, first, last, timetable->strings, error);
  if (changes == NULL ||
      !klade_store_list_lesson_times (db, self->journal_id, first, last, &entered, error))
    return FALSE;

  planned = klade_held_lesson_list_days (timetable, changes, first, last, FALSE);
  for (guint i = 0; i < planned->len; i++)
    {
      const KladeHeldLesson *lesson = &g_array_index (planned, KladeHeldLesson, i);
      KladeLessonTime time = { lesson->lived.day, lesson->lived.lesson_no };

      if (!stands (entered, &time))
        g_array_append_val (self->times, time);
    }
  g_array_sort_with_data (self->times, compare_times, GINT_TO_POINTER (today));
  return TRUE;
}

/**
 * klade_school_suggest_lessons:
 * @n_most: how many at most
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND, or why the store failed
 *
 * The lessons of the timetable and the days' changes that the journal does not have yet: today's,
 * then those missed in the last two weeks, the latest first, then those of the next four weeks.
 *
 * Returns: (transfer full) (element-type KladeLessonTime): the lessons, the likeliest first
 */
GArray *
klade_school_suggest_lessons (KladeSession *session, gint64 journal_id, int n_most, GError **error)
{
  Reader self = { .session = session, .journal_id = journal_id };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (n_most >= 0, NULL);

  self.times = g_array_new (FALSE, FALSE, sizeof (KladeLessonTime));
  if (!klade_db_within_read (klade_session_get_db (session), suggest, &self, error))
    {
      g_array_unref (self.times);
      return NULL;
    }

  if (self.times->len > (guint) n_most)
    g_array_set_size (self.times, (guint) n_most);
  return self.times;
}
