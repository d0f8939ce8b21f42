/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include <string.h>

#include "klade-day-effects.h"
#include "klade-i18n.h"
#include "klade-school-journal-excuse.h"
#include "klade-store-lesson.h"
#include "klade-text.h"

#define TEXT_SIZE_MAX (64 * 1024) /* bytes */

/* One call of a verb on a lesson. */
typedef struct
{
  KladeSession *session;
  gint64 journal_id; /* 0: that of the lesson */
  KladeLessonEdit edit;
  int second_lesson_no; /* splitting only */

  KladeDb *db;
  KladeJournalGuard *guard;
  KladeChangeSet *changes;
  KladeRecord *before;
  KladeRecord *after;
} Verb;

static void
verb_clear (Verb *self)
{
  g_clear_pointer (&self->guard, klade_journal_guard_free);
  g_clear_pointer (&self->changes, klade_change_set_free);
  g_clear_pointer (&self->before, klade_record_free);
  g_clear_pointer (&self->after, klade_record_free);
}

static gboolean
fail (KladeError code, const char *message, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, (int) code, message);
  return FALSE;
}

/* ---- what every verb on a lesson asks ---- */

static gboolean
verb_begin (Verb *self, GError **error)
{
  self->db = klade_session_get_db (self->session);

  if (self->edit.lesson_id != 0 &&
      !klade_store_get_record (self->db, &klade_table_lesson, self->edit.lesson_id, &self->before,
                               error))
    return FALSE;

  if (self->journal_id == 0)
    self->journal_id = self->before->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID];
  if (self->before != NULL &&
      self->before->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID] != self->journal_id)
    return fail (KLADE_ERROR_NOT_FOUND, "the lesson is of another journal", error);

  self->guard = klade_journal_guard_new (self->session, self->journal_id, error);
  self->changes = klade_change_set_new (self->session, self->journal_id);
  return self->guard != NULL;
}

/* The right to write lessons of a day, and that the day's semester is open. */
static gboolean
may_write (Verb *self, KladeDay day, GError **error)
{
  KladeTarget target = klade_journal_guard_target (self->guard, KLADE_ACTION_WRITE_LESSON, 0, day);
  const char *refusal;

  if (!klade_journal_guard_refusal (self->guard, KLADE_ACTION_WRITE_LESSON, 0, day, &refusal,
                                    error))
    return FALSE;
  if (refusal != NULL)
    return fail (KLADE_ERROR_DENIED, refusal, error);
  klade_change_set_need (self->changes, KLADE_ACTION_WRITE_LESSON, &target);

  if (!klade_journal_guard_closed (
          self->guard, klade_journal_head_get_semester (self->guard->head, day), &refusal, error))
    return FALSE;

  return refusal == NULL || fail (KLADE_ERROR_DENIED, refusal, error);
}

static gboolean
check_revision (Verb *self, GError **error)
{
  g_autofree char *who = NULL;

  if (self->before->revision == self->edit.revision)
    return TRUE;

  who = klade_store_dup_person_name (self->db,
                                     self->before->numbers[KLADE_LESSON_COLUMN_CHANGED_BY], error);
  if (who != NULL)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT, _ ("%s changed this lesson meanwhile."),
                 who);
  return FALSE;
}

static KladeDay
day_of (const KladeRecord *lesson)
{
  return (KladeDay) lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON];
}

static KladeChangeContext
context_of (Verb *self, const KladeRecord *lesson)
{
  return (KladeChangeContext){
    .lesson_id = lesson->id,
    .term = (int) klade_journal_head_get_semester (self->guard->head, day_of (lesson)),
  };
}

/* ---- what the person wrote ---- */

static gboolean
take_text (KladeRecord *lesson, int column, const char *text, GError **error)
{
  g_autofree char *clean = klade_text_clean_block (text != NULL ? text : "");

  if (strlen (clean) > TEXT_SIZE_MAX)
    return fail (KLADE_ERROR_INVALID,
                 _ ("The text is too long for a journal. Shorten it, or keep it elsewhere and name "
                    "the place here."),
                 error);

  klade_record_set_text (lesson, column, clean);
  return TRUE;
}

/* 'Nothing set' clears the text, which stays in the log; a text is homework that is set. */
static gboolean
take_homework (Verb *self, KladeRecord *lesson, GError **error)
{
  KladeHomeworkState state = self->edit.homework_state;

  if (state > KLADE_HOMEWORK_NOTHING)
    return fail (KLADE_ERROR_INVALID, _ ("Choose whether homework is set."), error);

  if (!take_text (lesson, KLADE_LESSON_COLUMN_HOMEWORK,
                  state == KLADE_HOMEWORK_NOTHING ? "" : self->edit.homework, error))
    return FALSE;

  if (*lesson->texts[KLADE_LESSON_COLUMN_HOMEWORK] != '\0')
    state = KLADE_HOMEWORK_SET;
  else if (state == KLADE_HOMEWORK_SET)
    state = KLADE_HOMEWORK_OPEN;
  lesson->numbers[KLADE_LESSON_COLUMN_HOMEWORK_STATE] = state;
  return TRUE;
}

static gboolean
take_kind (Verb *self, KladeRecord *lesson, GError **error)
{
  if ((int) self->edit.kind < 1 || self->edit.kind > KLADE_N_LESSON_KINDS)
    return fail (KLADE_ERROR_INVALID, _ ("Choose the kind of the lesson."), error);

  lesson->numbers[KLADE_LESSON_COLUMN_KIND] = self->edit.kind;
  return take_text (lesson, KLADE_LESSON_COLUMN_REASON, self->edit.reason, error);
}

static gboolean
take_texts (Verb *self, KladeRecord *lesson, GError **error)
{
  KladeLessonFields fields = self->edit.fields;
  g_autofree char *topic_before = g_strdup (lesson->texts[KLADE_LESSON_COLUMN_TOPIC]);

  if ((fields & KLADE_LESSON_FIELD_TOPIC) != 0 &&
      !take_text (lesson, KLADE_LESSON_COLUMN_TOPIC, self->edit.topic, error))
    return FALSE;
  /* The topic is the lesson's entry: whoever writes it first entered the lesson. */
  if (*topic_before == '\0' && *lesson->texts[KLADE_LESSON_COLUMN_TOPIC] != '\0')
    klade_change_set_stamp_entered (self->changes, lesson);

  return ((fields & KLADE_LESSON_FIELD_HOMEWORK) == 0 || take_homework (self, lesson, error)) &&
         ((fields & KLADE_LESSON_FIELD_NOTES) == 0 ||
          take_text (lesson, KLADE_LESSON_COLUMN_NOTES, self->edit.notes, error)) &&
         ((fields & KLADE_LESSON_FIELD_KIND) == 0 || take_kind (self, lesson, error));
}

/* ---- its time ---- */

static gboolean
check_slot (Verb *self, const KladeRecord *lesson, GError **error)
{
  int lesson_no = (int) lesson->numbers[KLADE_LESSON_COLUMN_LESSON_NO];

  if (lesson_no < 0 || lesson_no > KLADE_LESSON_NO_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Lessons are numbered from 0 to %d."), KLADE_LESSON_NO_MAX);
      return FALSE;
    }

  return klade_journal_guard_lesson_day (self->guard, day_of (lesson), error) &&
         klade_journal_guard_free_slot (self->db, self->journal_id, lesson->id, day_of (lesson),
                                        lesson_no, error);
}

/* A lesson that holds marks has been held. */
static gboolean
check_move (Verb *self, GError **error)
{
  gboolean is_used;

  if (day_of (self->after) <= klade_session_get_today (self->session))
    return TRUE;

  if (!klade_store_lesson_is_used (self->db, self->before, &is_used, error))
    return FALSE;

  return !is_used || fail (KLADE_ERROR_INVALID,
                           _ ("There are marks or absences in this lesson, so it cannot be moved "
                              "to a day that has not come yet."),
                           error);
}

static gboolean
take_time (Verb *self, GError **error)
{
  self->after->numbers[KLADE_LESSON_COLUMN_HELD_ON] = self->edit.day;
  self->after->numbers[KLADE_LESSON_COLUMN_LESSON_NO] = self->edit.lesson_no;

  return may_write (self, self->edit.day, error) && check_move (self, error);
}

/* ---- adding and changing ---- */

static gboolean
add_lesson (Verb *self, GError **error)
{
  KladeRecord *lesson = self->after = klade_record_new (&klade_table_lesson);
  KladeChangeContext context;
  gboolean inserted;

  if ((self->edit.fields & KLADE_LESSON_FIELD_TIME) == 0)
    return fail (KLADE_ERROR_INVALID, _ ("Choose the day and the number of the lesson."), error);

  lesson->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID] = self->journal_id;
  lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON] = self->edit.day;
  lesson->numbers[KLADE_LESSON_COLUMN_LESSON_NO] = self->edit.lesson_no;
  lesson->numbers[KLADE_LESSON_COLUMN_KIND] = KLADE_LESSON_ORDINARY;
  lesson->numbers[KLADE_LESSON_COLUMN_TEACHER_ID] = klade_session_get_person_id (self->session);

  if (!may_write (self, self->edit.day, error) || !check_slot (self, lesson, error) ||
      !take_texts (self, lesson, error) ||
      !klade_day_effects_fill (self->db, self->guard->head, lesson,
                               (self->edit.fields & KLADE_LESSON_FIELD_KIND) != 0, error))
    return FALSE;

  context = context_of (self, lesson);
  return klade_change_set_insert (self->changes, lesson, &context, &inserted, error);
}

static gboolean
change_lesson (Verb *self, GError **error)
{
  KladeLessonFields fields = self->edit.fields;
  KladeChangeContext context = context_of (self, self->before);
  gboolean was_hidden = klade_record_is_absent (self->before);
  gboolean moves = FALSE;
  gboolean updated;

  self->after = klade_record_copy (self->before);
  if (!may_write (self, day_of (self->before), error) || !check_revision (self, error) ||
      !take_texts (self, self->after, error))
    return FALSE;

  if ((fields & KLADE_LESSON_FIELD_HIDDEN) != 0)
    self->after->numbers[KLADE_LESSON_COLUMN_IS_HIDDEN] = self->edit.is_hidden ? 1 : 0;
  if ((fields & KLADE_LESSON_FIELD_TIME) != 0)
    {
      if (!take_time (self, error))
        return FALSE;
      moves = day_of (self->after) != day_of (self->before) ||
              !klade_record_field_equal (self->after, self->before, KLADE_LESSON_COLUMN_LESSON_NO);
    }
  if (!klade_record_is_absent (self->after) && (moves || was_hidden) &&
      !check_slot (self, self->after, error))
    return FALSE;

  if (klade_record_content_equal (self->before, self->after))
    return TRUE;

  return (!moves ||
          klade_lesson_excuse_move (self->changes, self->db, self->before, self->after, error)) &&
         klade_change_set_update (self->changes, self->before, self->after, &context, &updated,
                                  error);
}

static gboolean
save_lesson (KladeDb *db, gpointer data, GError **error)
{
  Verb *self = data;

  if (!verb_begin (self, error))
    return FALSE;

  return self->before == NULL ? add_lesson (self, error) : change_lesson (self, error);
}

static char *
dup_title (Verb *self)
{
  g_autofree char *day = klade_day_to_short_text (day_of (self->after));

  if (self->before == NULL)
    return g_strdup_printf (C_ ("undo", "New lesson %s"), day);
  if (self->edit.fields == KLADE_LESSON_FIELD_TOPIC)
    return g_strdup_printf (C_ ("undo", "Topic %s"), day);
  if (self->edit.fields == KLADE_LESSON_FIELD_HOMEWORK)
    return g_strdup_printf (C_ ("undo", "Homework %s"), day);
  if (self->edit.fields == KLADE_LESSON_FIELD_TIME)
    return g_strdup_printf (C_ ("undo", "Lesson moved to %s"), day);
  if (self->edit.fields == KLADE_LESSON_FIELD_HIDDEN)
    return g_strdup_printf (self->edit.is_hidden ? C_ ("undo", "Hidden lesson %s")
                                                 : C_ ("undo", "Shown lesson %s"),
                            day);

  return g_strdup_printf (C_ ("undo", "Lesson %s"), day);
}

/**
 * klade_school_save_lesson:
 * @session: who writes
 * @edit: what shall be; only the fields that it names
 * @lesson_id: (out) (optional): the lesson, also a new one
 * @revision: (out) (optional): its revision now
 * @undo: (out) (optional) (nullable) (transfer full): %NULL when nothing changed
 * @error: %KLADE_ERROR_INVALID (a holiday, a time that is taken, a text too long),
 *   %KLADE_ERROR_DENIED (no right, or the semester is closed), %KLADE_ERROR_CONFLICT (somebody
 *   changed the lesson meanwhile), %KLADE_ERROR_NOT_FOUND
 *
 * Adds, changes, moves, hides and shows a lesson (rows C1, B5 to B9).  A hidden lesson keeps its
 * marks.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_save_lesson (KladeSession *session,
                          gint64 journal_id,
                          const KladeLessonEdit *edit,
                          gint64 *lesson_id,
                          gint32 *revision,
                          KladeUndo **undo,
                          GError **error)
{
  Verb self = { .session = session, .journal_id = journal_id, .edit = *edit };
  g_autofree char *title = NULL;
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (journal_id > 0, FALSE);

  if (undo != NULL)
    *undo = NULL;

  is_good = klade_db_within (klade_session_get_db (session), save_lesson, &self, error);
  if (is_good)
    {
      title = dup_title (&self);
      if (lesson_id != NULL)
        *lesson_id = self.after->id;
      if (revision != NULL)
        *revision = self.after->revision;
      if (undo != NULL)
        *undo = klade_change_set_to_undo (g_steal_pointer (&self.changes), title);
    }

  verb_clear (&self);
  return is_good;
}

/* ---- splitting ---- */

static gboolean
split_lesson (KladeDb *db, gpointer data, GError **error)
{
  Verb *self = data;
  KladeChangeContext context;
  gboolean inserted;

  if (!verb_begin (self, error) || !may_write (self, day_of (self->before), error) ||
      !check_revision (self, error))
    return FALSE;

  self->after = klade_record_copy (self->before);
  self->after->id = 0;
  self->after->numbers[KLADE_LESSON_COLUMN_SPLIT_FROM_ID] = self->before->id;
  self->after->numbers[KLADE_LESSON_COLUMN_LESSON_NO] = self->second_lesson_no;
  self->after->numbers[KLADE_LESSON_COLUMN_IS_HIDDEN] = 0;
  klade_record_set_text (self->after, KLADE_LESSON_COLUMN_NOTES, "");

  if (!check_slot (self, self->after, error))
    return FALSE;

  context = context_of (self, self->after);
  return klade_change_set_insert (self->changes, self->after, &context, &inserted, error);
}

/**
 * klade_school_split_lesson:
 * @second_lesson_no: the number of the second lesson, on the same day
 * @second_id: (out) (optional): the second lesson
 * @undo: (out) (optional) (nullable) (transfer full): hides the second lesson again
 * @error: as for klade_school_save_lesson()
 *
 * Makes a double lesson two: the second begins with the first's topic and homework; works and
 * marks stay where they were.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_split_lesson (KladeSession *session,
                           gint64 lesson_id,
                           gint32 revision,
                           int second_lesson_no,
                           gint64 *second_id,
                           KladeUndo **undo,
                           GError **error)
{
  Verb self = {
    .session = session,
    .edit = { .lesson_id = lesson_id, .revision = revision },
    .second_lesson_no = second_lesson_no,
  };
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (lesson_id > 0, FALSE);

  if (undo != NULL)
    *undo = NULL;

  is_good = klade_db_within (klade_session_get_db (session), split_lesson, &self, error);
  if (is_good && second_id != NULL)
    *second_id = self.after->id;
  if (is_good && undo != NULL)
    *undo = klade_change_set_to_undo (g_steal_pointer (&self.changes), C_ ("undo", "Lesson split"));

  verb_clear (&self);
  return is_good;
}
