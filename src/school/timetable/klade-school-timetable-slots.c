/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-school-slot.h"
#include "klade-store-day-list.h"
#include "klade-store-journal.h"
#include "klade-text.h"
#include "klade-timetable-data.h"

#define NAME_SIZE_MAX 200 /* bytes: a room's or a block's name */

typedef struct
{
  const KladeSlotEdit *edit;
  KladeJournalHead *head;
  KladeStoredSlot wanted;
  char *room;
  char *block;
  gint64 slot_id;
} Placing;

static void
placing_clear (Placing *self)
{
  g_clear_pointer (&self->head, klade_journal_head_free);
  g_clear_pointer (&self->room, g_free);
  g_clear_pointer (&self->block, g_free);
}

static gboolean
fail (const char *message, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, message);
  return FALSE;
}

static KladeDay
last_day_of (const KladeJournalHead *head)
{
  return klade_school_year_last_day (&head->year, head->grade);
}

/* ---- what the person wants ---- */

static gboolean
check_time (const KladeSlotEdit *edit, GError **error)
{
  if ((int) edit->weekday < KLADE_WEEKDAY_MONDAY || edit->weekday > KLADE_WEEKDAY_SUNDAY)
    return fail (_ ("Choose the day of the week."), error);
  if (edit->lesson_no < 0 || edit->lesson_no > KLADE_LESSON_NO_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Lessons are numbered from 0 to %d."), KLADE_LESSON_NO_MAX);
      return FALSE;
    }
  if (edit->cycle < 0 || edit->cycle > 2)
    return fail (_ ("Choose every week, odd weeks or even weeks."), error);

  return TRUE;
}

static gboolean
check_days (const KladeJournalHead *head, KladeDay first, KladeDay last, GError **error)
{
  KladeDay end = MAX (last_day_of (head), MAX (head->year.end_grade_9, head->year.end_grade_12));

  if (first >= head->year.semester_1.first && last <= end && first <= last)
    return TRUE;

  if (first > last)
    return fail (_ ("The last day comes before the first."), error);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The timetable is of one school year: choose days in %d/%02d."),
               head->year.start_year, (head->year.start_year + 1) % 100);
  return FALSE;
}

static gboolean
take_name (const char *text, char **clean, GError **error)
{
  *clean = klade_text_clean_line (text != NULL ? text : "");

  return strlen (*clean) <= NAME_SIZE_MAX ||
         fail (_ ("The name of the room is too long. Shorten it."), error);
}

/* The journal has no other lesson then. */
static gboolean
check_free (KladeDb *db, const KladeStoredSlot *wanted, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (64);
  g_autoptr (GArray) slots = klade_store_list_journal_timetable (
      db, wanted->journal_id, wanted->slot.valid.first, wanted->slot.valid.last, strings, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (slots, KladeStoredSlot, i);

      if (slot->id != wanted->id && klade_slot_meets (&slot->slot, &wanted->slot))
        return fail (_ ("The same lesson is there already. Choose another place."), error);
    }

  return slots != NULL;
}

/* Who gives the lesson works here when it begins to be so. */
static gboolean
check_teacher (KladeDb *db, const KladeStoredSlot *wanted, GError **error)
{
  gboolean is_staff = TRUE;

  if (wanted->teacher_id != 0 &&
      !klade_store_is_staff (db, wanted->teacher_id, wanted->slot.valid.first, &is_staff, error))
    return FALSE;

  return is_staff ||
         fail (_ ("This person does not work in the school on that day. Choose a colleague."),
               error);
}

static gboolean
take_wishes (Placing *self, KladeDb *db, const KladeRecord *before, GError **error)
{
  const KladeSlotEdit *edit = self->edit;
  gint64 journal_id =
      before != NULL ? before->numbers[KLADE_TIMETABLE_SLOT_COLUMN_JOURNAL_ID] : edit->journal_id;
  KladeDayRange days = { edit->valid_from, edit->valid_to };

  self->head = klade_store_read_journal_head (db, journal_id, error);
  if (self->head == NULL || !check_time (edit, error) ||
      !take_name (edit->room, &self->room, error) || !take_name (edit->block, &self->block, error))
    return FALSE;

  if (before != NULL)
    days.first =
        MAX (days.first, (KladeDay) before->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM]);
  if (days.last == KLADE_DAY_NONE)
    days.last = before != NULL ? (KladeDay) before->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO]
                               : last_day_of (self->head);

  self->wanted = (KladeStoredSlot){
    .id = edit->slot_id,
    .journal_id = journal_id,
    .teacher_id = edit->teacher_id,
    .slot = { edit->weekday, edit->lesson_no, edit->cycle, days },
    .room = self->room,
    .block = self->block,
  };
  return check_days (self->head, days.first, days.last, error) &&
         check_teacher (db, &self->wanted, error) && check_free (db, &self->wanted, error);
}

/* ---- placing and moving ---- */

static gboolean
save_slot (KladeChangeSet *changes, gpointer data, GError **error)
{
  Placing *self = data;
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (KladeRecord) before = NULL;

  placing_clear (self); /* the engine may run us again */
  if (self->edit->slot_id != 0)
    {
      before = klade_register_get (changes, &klade_table_timetable_slot, self->edit->slot_id,
                                   self->edit->revision, error);
      if (before == NULL)
        return FALSE;
    }
  if (!take_wishes (self, db, before, error))
    return FALSE;

  return before == NULL
             ? klade_slot_add (changes, &self->wanted, &self->slot_id, error)
             : klade_slot_replace (changes, before, &self->wanted, &self->slot_id, error);
}

/* What collides with a stored place, from its first day on. */
static gboolean
append_collisions (KladeSession *session, gint64 slot_id, GPtrArray *all, GError **error)
{
  g_autoptr (KladeRecord) slot = NULL;
  g_autoptr (GPtrArray) found = NULL;
  KladeSlotEdit edit;

  if (!klade_store_get_record (klade_session_get_db (session), &klade_table_timetable_slot, slot_id,
                               &slot, error))
    return FALSE;

  edit = (KladeSlotEdit){
    .slot_id = slot_id,
    .teacher_id = slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_TEACHER_ID],
    .weekday = (KladeWeekday) slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_WEEKDAY],
    .lesson_no = (int) slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_LESSON_NO],
    .cycle = (int) slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_CYCLE],
    .room = slot->texts[KLADE_TIMETABLE_SLOT_COLUMN_ROOM],
    .block = slot->texts[KLADE_TIMETABLE_SLOT_COLUMN_BLOCK],
    .valid_from = (KladeDay) slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM],
    .valid_to = (KladeDay) slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO],
  };
  found = klade_school_check_slot (session, &edit, error);
  if (found == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (all, g_steal_pointer (&found));
  return TRUE;
}

static GPtrArray *
list_collisions_of (KladeSession *session, gint64 slot_id, gint64 other_slot_id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_collision_free);

  /* It is stored already: that collisions cannot be told must not look like a failure. */
  if (!append_collisions (session, slot_id, all, &error) ||
      (other_slot_id != 0 && !append_collisions (session, other_slot_id, all, &error)))
    g_warning ("cannot tell collisions: %s", error->message);

  return all;
}

/**
 * klade_school_save_slot:
 * @session: who writes; needs the right to change the timetable
 * @edit: where the lesson shall be and from when
 * @slot_id: (out) (optional): the place on the days of the edit
 * @collisions: (out) (optional) (transfer full): (element-type KladeCollision): what collides
 *   with it there; not forbidden
 * @undo: (out) (optional) (nullable) (transfer full): %NULL when nothing changed
 * @error: %KLADE_ERROR_INVALID (not in the school year, the journal has a lesson there),
 *   %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_NOT_FOUND
 *
 * Places a journal's lesson in the week, or moves it, or gives it another room, teacher, cycle
 * or block (B1).  Weeks before the edit's first day stay as they were.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_save_slot (KladeSession *session,
                        const KladeSlotEdit *edit,
                        gint64 *slot_id,
                        GPtrArray **collisions,
                        KladeUndo **undo,
                        GError **error)
{
  Placing self = { .edit = edit };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_TIMETABLE,
    .title = edit->slot_id == 0 ? C_ ("undo", "Lesson placed in the timetable")
                                : C_ ("undo", "Lesson changed in the timetable"),
    .work = save_slot,
    .data = &self,
  };
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (edit->slot_id != 0 || edit->journal_id != 0, FALSE);

  is_good = klade_register_run (session, &verb, undo, error);
  if (is_good && slot_id != NULL)
    *slot_id = self.slot_id;
  if (is_good && collisions != NULL)
    *collisions = list_collisions_of (session, self.slot_id, 0);

  placing_clear (&self);
  return is_good;
}

/* ---- swapping ---- */

typedef struct
{
  const KladeSlotSwap *swap;
  gint64 new_ids[2];
} Swap;

static KladeStoredSlot
read_slot (const KladeRecord *record)
{
  return (KladeStoredSlot){
    .id = record->id,
    .journal_id = record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_JOURNAL_ID],
    .teacher_id = record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_TEACHER_ID],
    .slot = { (KladeWeekday) record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_WEEKDAY],
              (int) record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_LESSON_NO],
              (int) record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_CYCLE],
              { (KladeDay) record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_FROM],
                (KladeDay) record->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO] } },
    .room = record->texts[KLADE_TIMETABLE_SLOT_COLUMN_ROOM],
    .block = record->texts[KLADE_TIMETABLE_SLOT_COLUMN_BLOCK],
  };
}

static gboolean
swap_one (KladeChangeSet *changes,
          Swap *self,
          int which,
          const KladeRecord *before,
          const KladeRecord *other,
          GError **error)
{
  KladeStoredSlot wanted = read_slot (before);
  KladeStoredSlot there = read_slot (other);

  wanted.slot.weekday = there.slot.weekday;
  wanted.slot.lesson_no = there.slot.lesson_no;
  wanted.slot.valid.first = MAX (self->swap->days.first, wanted.slot.valid.first);
  if (self->swap->days.last != KLADE_DAY_NONE)
    wanted.slot.valid.last = MIN (self->swap->days.last, wanted.slot.valid.last);
  if (wanted.slot.valid.first > wanted.slot.valid.last)
    return fail (_ ("The lesson is not in the timetable any more on that day."), error);

  return klade_slot_replace (changes, before, &wanted, &self->new_ids[which], error);
}

static gboolean
swap_slots (KladeChangeSet *changes, gpointer data, GError **error)
{
  Swap *self = data;
  const KladeSlotSwap *swap = self->swap;
  g_autoptr (KladeRecord) a = klade_register_get (changes, &klade_table_timetable_slot,
                                                  swap->slot_ids[0], swap->revisions[0], error);
  g_autoptr (KladeRecord) b = NULL;

  if (a != NULL)
    b = klade_register_get (changes, &klade_table_timetable_slot, swap->slot_ids[1],
                            swap->revisions[1], error);

  return b != NULL && swap_one (changes, self, 0, a, b, error) &&
         swap_one (changes, self, 1, b, a, error);
}

/**
 * klade_school_swap_slots:
 * @session: who writes; needs the right to change the timetable
 * @swap: which two, and when
 * @collisions: (out) (optional) (transfer full): (element-type KladeCollision)
 * @undo: (out) (optional) (nullable) (transfer full): changes them back
 * @error: as for klade_school_save_slot()
 *
 * Two lessons change their times; rooms and teachers stay with the lessons.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_swap_slots (KladeSession *session,
                         const KladeSlotSwap *swap,
                         GPtrArray **collisions,
                         KladeUndo **undo,
                         GError **error)
{
  Swap self = { swap, { 0, 0 } };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_TIMETABLE,
    .title = C_ ("undo", "Lessons swapped in the timetable"),
    .work = swap_slots,
    .data = &self,
  };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (swap != NULL && swap->slot_ids[0] != swap->slot_ids[1], FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (collisions != NULL)
    *collisions = list_collisions_of (session, self.new_ids[0], self.new_ids[1]);
  return TRUE;
}

/* ---- ending ---- */

typedef struct
{
  gint64 id;
  gint32 revision;
  KladeDayRange days;
} Ending;

static gboolean
end_slot (KladeChangeSet *changes, gpointer data, GError **error)
{
  Ending *self = data;
  g_autoptr (KladeRecord) slot =
      klade_register_get (changes, &klade_table_timetable_slot, self->id, self->revision, error);

  return slot != NULL && klade_slot_cut (changes, slot, self->days, error);
}

/**
 * klade_school_end_slot:
 * @slot_id, @revision: a place as the person saw it
 * @days: on which it is not; with the last %KLADE_DAY_NONE from the first on
 * @undo: (out) (optional) (nullable) (transfer full): brings it back
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_NOT_FOUND
 *
 * Takes a lesson out of the week.  Lessons that were entered stay in their journal.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_end_slot (KladeSession *session,
                       gint64 slot_id,
                       gint32 revision,
                       KladeDayRange days,
                       KladeUndo **undo,
                       GError **error)
{
  Ending self = { slot_id, revision, days };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_TIMETABLE,
    .title = C_ ("undo", "Lesson taken out of the timetable"),
    .work = end_slot,
    .data = &self,
  };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (days.first > KLADE_DAY_NONE, FALSE);

  if (self.days.last == KLADE_DAY_NONE)
    self.days.last = G_MAXINT32;
  return klade_register_run (session, &verb, undo, error);
}
