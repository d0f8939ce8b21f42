/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"

#include "klade-i18n.h"
#include "klade-store-journal.h"
#include "klade-store-record.h"
#include "klade-store-timetable.h"
#include "klade-timetable-data.h"

void
klade_collision_free (KladeCollision *self)
{
  g_free (self->sentence);
  g_free (self);
}

/* ---- words ---- */

static char *
dup_who (KladeSession *session,
         const KladeTimetableBoard *board,
         const KladePlanCollision *collision,
         const KladePlanEntry *other,
         GError **error)
{
  const KladeStoredClass *klass;

  switch (collision->kind)
    {
    case KLADE_PLAN_COLLISION_CLASS:
      klass = klade_timetable_data_find_class (board->data, collision->id);
      return g_strdup (klass != NULL ? klass->name : "");
    case KLADE_PLAN_COLLISION_ROOM:
      return g_strdup (other->room);
    case KLADE_PLAN_COLLISION_PUPIL:
    case KLADE_PLAN_COLLISION_TEACHER:
    default:
      return klade_store_dup_person_name (klade_session_get_db (session), collision->id, error);
    }
}

static KladeCollision *
describe (KladeSession *session,
          const KladeTimetableBoard *board,
          const KladePlanCollision *collision,
          gint64 slot_id,
          gint64 journal_id,
          GError **error)
{
  const KladePlanEntry *other = klade_timetable_plan_get (board->plan, collision->other);
  const KladeStoredJournal *journal =
      klade_timetable_data_find_journal (board->data, other->journal_id);
  g_autofree char *who = dup_who (session, board, collision, other, error);
  g_autofree char *lesson = NULL;
  KladeCollision *told;

  if (who == NULL)
    return NULL;

  lesson = g_strjoin (" ", journal->subject, journal->class_name, NULL);
  told = g_new0 (KladeCollision, 1);
  *told = (KladeCollision){
    .kind = collision->kind,
    .slot_id = slot_id,
    .other_slot_id = other->slot_id,
    .journal_id = journal_id,
    .other_journal_id = other->journal_id,
    .weekday = other->slot.weekday,
    .lesson_no = other->slot.lesson_no,
    .first_day = collision->first_day,
    .sentence = klade_plan_collision_explain (collision, who, lesson),
  };
  return told;
}

static gboolean
may_read (KladeSession *session, GError **error)
{
  return klade_session_require (session, KLADE_ACTION_READ_TIMETABLE, NULL, error);
}

/* ---- beforehand ---- */

/**
 * klade_school_warm_timetable:
 * @session: who will ask; needs the right to read the timetable
 * @day: the first day that will count
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Reads what the first question about collisions would have to wait for.
 *
 * Returns: %TRUE if the next question from @day on is answered at once
 */
gboolean
klade_school_warm_timetable (KladeSession *session, KladeDay day, GError **error)
{
  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (day > KLADE_DAY_NONE, FALSE);

  return may_read (session, error) && klade_timetable_board_get (session, day, error) != NULL;
}

/* ---- one place ---- */

/* The place that an edit asks for. */
static gboolean
take_edit (KladeSession *session, const KladeSlotEdit *edit, KladeStoredSlot *place, GError **error)
{
  g_autoptr (KladeRecord) before = NULL;

  *place = (KladeStoredSlot){
    .id = edit->slot_id,
    .journal_id = edit->journal_id,
    .teacher_id = edit->teacher_id,
    .slot = { edit->weekday, edit->lesson_no, edit->cycle, { edit->valid_from, edit->valid_to } },
    .room = edit->room != NULL ? edit->room : "",
    .block = edit->block != NULL ? edit->block : "",
  };
  if (edit->slot_id == 0)
    return TRUE;

  if (!klade_store_get_record (klade_session_get_db (session), &klade_table_timetable_slot,
                               edit->slot_id, &before, error))
    return FALSE;

  place->journal_id = before->numbers[KLADE_TIMETABLE_SLOT_COLUMN_JOURNAL_ID];
  if (place->slot.valid.last == KLADE_DAY_NONE)
    place->slot.valid.last = (KladeDay) before->numbers[KLADE_TIMETABLE_SLOT_COLUMN_VALID_TO];
  return TRUE;
}

/**
 * klade_school_check_slot:
 * @session: who asks; needs the right to read the timetable
 * @edit: where a lesson might go; nothing is written
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * What would collide with it there: of a class, a pupil, a teacher, a room.  Asked again and
 * again while nothing of the timetable changes it reads hardly anything.
 *
 * Returns: (transfer full) (element-type KladeCollision): nothing when the place is free
 */
GPtrArray *
klade_school_check_slot (KladeSession *session, const KladeSlotEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) told =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_collision_free);
  KladeTimetableBoard *board;
  KladeStoredSlot place;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!may_read (session, error) || !take_edit (session, edit, &place, error))
    return NULL;

  board = klade_timetable_board_get (session, edit->valid_from, error);
  if (board == NULL)
    return NULL;
  found = klade_timetable_board_check (board, &place);
  if (found == NULL)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no journal %" G_GINT64_FORMAT,
                   place.journal_id);
      return NULL;
    }

  for (guint i = 0; i < found->len; i++)
    {
      KladeCollision *collision =
          describe (session, board, &g_array_index (found, KladePlanCollision, i), place.id,
                    place.journal_id, error);

      if (collision == NULL)
        return NULL;
      g_ptr_array_add (told, collision);
    }

  return g_steal_pointer (&told);
}

/* ---- two places ---- */

/* @slot where @there is now. */
static KladeSlotEdit
edit_of_swap (const KladeSlotSwap *swap, const KladeRecord *slot, const KladeRecord *there)
{
  return (KladeSlotEdit){
    .slot_id = slot->id,
    .teacher_id = slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_TEACHER_ID],
    .weekday = (KladeWeekday) there->numbers[KLADE_TIMETABLE_SLOT_COLUMN_WEEKDAY],
    .lesson_no = (int) there->numbers[KLADE_TIMETABLE_SLOT_COLUMN_LESSON_NO],
    .cycle = (int) slot->numbers[KLADE_TIMETABLE_SLOT_COLUMN_CYCLE],
    .room = slot->texts[KLADE_TIMETABLE_SLOT_COLUMN_ROOM],
    .block = slot->texts[KLADE_TIMETABLE_SLOT_COLUMN_BLOCK],
    .valid_from = swap->days.first,
    .valid_to = swap->days.last,
  };
}

/**
 * klade_school_check_swap:
 * @session: who asks; needs the right to read the timetable
 * @swap: two places that might be swapped; nothing is written
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeCollision): what would collide with either at its
 *   new time
 */
GPtrArray *
klade_school_check_swap (KladeSession *session, const KladeSlotSwap *swap, GError **error)
{
  KladeDb *db = klade_session_get_db (session);
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_collision_free);
  g_autoptr (KladeRecord) a = NULL;
  g_autoptr (KladeRecord) b = NULL;

  if (!may_read (session, error) ||
      !klade_store_get_record (db, &klade_table_timetable_slot, swap->slot_ids[0], &a, error) ||
      !klade_store_get_record (db, &klade_table_timetable_slot, swap->slot_ids[1], &b, error))
    return NULL;

  for (int i = 0; i < 2; i++)
    {
      const KladeSlotEdit edit = edit_of_swap (swap, i == 0 ? a : b, i == 0 ? b : a);
      g_autoptr (GPtrArray) found = klade_school_check_slot (session, &edit, error);

      if (found == NULL)
        return NULL;
      for (guint n = found->len; n > 0; n--) /* the other one is gone from there */
        if (((KladeCollision *) g_ptr_array_index (found, n - 1))->other_slot_id ==
            swap->slot_ids[1 - i])
          g_ptr_array_remove_index (found, n - 1);
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&found));
    }

  return g_steal_pointer (&all);
}

/**
 * klade_school_hint_slot:
 * @session: who asks; needs the right to read the timetable
 * @edit: a place that somebody has taken up; @edit->valid_from is the day from which it shall
 *   be elsewhere
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladePlanHint): every place of the week with what would
 *   collide there
 */
GArray *
klade_school_hint_slot (KladeSession *session, const KladeSlotEdit *edit, GError **error)
{
  KladeTimetableBoard *board;
  GArray *hints = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!may_read (session, error))
    return NULL;

  board = klade_timetable_board_get (session, edit->valid_from, error);
  if (board != NULL && !klade_timetable_board_hint (board, edit->slot_id, 8, &hints))
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no place %" G_GINT64_FORMAT,
                 edit->slot_id);

  return hints;
}

/**
 * klade_school_list_collisions:
 * @session: who asks; needs the right to read the timetable
 * @day: the first day that counts; up to the end of its school year
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeCollision): all collisions, each once
 */
GPtrArray *
klade_school_list_collisions (KladeSession *session, KladeDay day, GError **error)
{
  g_autoptr (GPtrArray) told =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_collision_free);
  KladeTimetableBoard *board;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!may_read (session, error))
    return NULL;
  board = klade_timetable_board_get (session, day, error);
  if (board == NULL)
    return NULL;

  found = klade_timetable_plan_collisions (board->plan);
  for (guint i = 0; i < found->len; i++)
    {
      const KladePlanCollision *item = &g_array_index (found, KladePlanCollision, i);
      const KladePlanEntry *entry = klade_timetable_plan_get (board->plan, item->entry);
      KladeCollision *collision =
          describe (session, board, item, entry->slot_id, entry->journal_id, error);

      if (collision == NULL)
        return NULL;
      g_ptr_array_add (told, collision);
    }

  return g_steal_pointer (&told);
}
