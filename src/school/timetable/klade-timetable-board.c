/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-data.h"

#define BOARD "klade-timetable-board"

static void
board_free (gpointer data)
{
  KladeTimetableBoard *self = data;

  klade_timetable_plan_free (self->plan);
  klade_timetable_data_free (self->data);
  klade_id_map_clear (&self->pupil_sets);
  g_free (self);
}

/* ---- filling ---- */

static void
add_pupil_sets (KladeTimetableBoard *self)
{
  const GArray *members = self->data->members;
  g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < members->len; i++)
    {
      const KladeStoredMember *member = &g_array_index (members, KladeStoredMember, i);
      const KladeStoredMember *next =
          i + 1 < members->len ? &g_array_index (members, KladeStoredMember, i + 1) : NULL;

      g_array_append_val (pupils, member->pupil_id);
      if (next != NULL && next->group_id == member->group_id)
        continue;

      klade_id_map_add (&self->pupil_sets, member->group_id,
                        (int) klade_timetable_plan_add_pupils (
                            self->plan, (const gint64 *) (gpointer) pupils->data, pupils->len));
      g_array_set_size (pupils, 0);
    }
}

/* Lends what @classes and @teachers own. */
static KladePlanEntry
make_entry (const KladeTimetableBoard *self,
            const KladeStoredSlot *slot,
            const KladeStoredJournal *journal,
            const GArray *classes,
            const GArray *teachers)
{
  int pupils =
      journal->group_id != 0 ? klade_id_map_find (&self->pupil_sets, journal->group_id) : 0;

  return (KladePlanEntry){
    .slot_id = slot->id,
    .journal_id = slot->journal_id,
    .group_id = journal->group_id,
    .class_ids = (const gint64 *) (gconstpointer) classes->data,
    .n_class_ids = classes->len,
    .teacher_ids = (const gint64 *) (gconstpointer) teachers->data,
    .n_teacher_ids = teachers->len,
    .pupils = (guint) MAX (pupils, 0),
    .room = slot->room,
    .block = slot->block,
    .slot = slot->slot,
  };
}

static void
add_slots (KladeTimetableBoard *self)
{
  for (guint i = 0; i < self->data->slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (self->data->slots, KladeStoredSlot, i);
      const KladeStoredJournal *journal =
          klade_timetable_data_find_journal (self->data, slot->journal_id);
      g_autoptr (GArray) classes = klade_timetable_data_list_classes (self->data, journal);
      g_autoptr (GArray) teachers = klade_timetable_data_list_teachers (
          self->data, slot->journal_id, slot->teacher_id, slot->slot.valid);
      KladePlanEntry entry = make_entry (self, slot, journal, classes, teachers);

      klade_timetable_plan_add (self->plan, &entry);
    }
}

typedef struct
{
  KladeTimetableBoard *board; /* NULL: none yet, or it is old by now */
  KladeDay day;
} Reader;

static gboolean
read_board (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (KladeTimetableData) fresh = NULL;
  gint64 audit_id;
  gboolean changed;

  /* Of the first reading only the log's end is wanted. */
  if (!klade_store_find_timetable_change (
          db, self->board != NULL ? self->board->audit_id : G_MAXINT64, &audit_id, &changed, error))
    return FALSE;
  if (self->board != NULL && !changed && self->board->day == self->day)
    {
      self->board->audit_id = audit_id;
      return TRUE;
    }

  fresh = klade_timetable_data_read (db, self->day, KLADE_DAY_NONE, error);
  if (fresh == NULL)
    return FALSE;

  self->board = g_new0 (KladeTimetableBoard, 1);
  self->board->data = g_steal_pointer (&fresh);
  self->board->plan = klade_timetable_plan_new ();
  self->board->day = self->day;
  self->board->audit_id = audit_id;
  add_pupil_sets (self->board);
  add_slots (self->board);
  return TRUE;
}

/**
 * klade_timetable_board_get:
 * @day: the first day that counts
 * @error: %KLADE_ERROR_NOT_FOUND when the school has no year
 *
 * Reads the timetable only when something of it was changed since the last time, by anybody.
 *
 * Returns: (transfer none): the timetable from @day to the year's end, until the next call
 */
KladeTimetableBoard *
klade_timetable_board_get (KladeSession *session, KladeDay day, GError **error)
{
  GObject *school = G_OBJECT (klade_session_get_school (session));
  KladeTimetableBoard *known = g_object_get_data (school, BOARD);
  Reader self = { .board = known, .day = day };

  if (!klade_db_within_read (klade_session_get_db (session), read_board, &self, error))
    return NULL;

  if (self.board != known)
    g_object_set_data_full (school, BOARD, self.board, board_free);
  return self.board;
}

/* ---- asking ---- */

/**
 * klade_timetable_board_check:
 * @place: as it shall be; with the id of the place that it takes the place of, or 0
 *
 * Returns: (transfer full) (element-type KladePlanCollision) (nullable): what collides with it;
 *   %NULL if there is no such journal
 */
GArray *
klade_timetable_board_check (const KladeTimetableBoard *self, const KladeStoredSlot *place)
{
  const KladeStoredJournal *journal =
      klade_timetable_data_find_journal (self->data, place->journal_id);
  g_autoptr (GArray) classes = NULL;
  g_autoptr (GArray) teachers = NULL;
  g_autoptr (GArray) found = NULL;
  KladePlanEntry entry;

  if (journal == NULL)
    return NULL;

  classes = klade_timetable_data_list_classes (self->data, journal);
  teachers = klade_timetable_data_list_teachers (self->data, place->journal_id, place->teacher_id,
                                                 place->slot.valid);
  entry = make_entry (self, place, journal, classes, teachers);
  entry.slot_id = 0;
  found = klade_timetable_plan_collisions_of_new (self->plan, &entry);

  for (guint i = found->len; i > 0; i--)
    {
      const KladePlanCollision *collision = &g_array_index (found, KladePlanCollision, i - 1);
      const KladePlanEntry *other = klade_timetable_plan_get (self->plan, collision->other);

      if (place->id != 0 && other->slot_id == place->id)
        g_array_remove_index (found, i - 1);
    }

  return g_steal_pointer (&found);
}

/* FALSE when the place is not in the timetable from the board's day on. */
gboolean
klade_timetable_board_hint (const KladeTimetableBoard *self,
                            gint64 slot_id,
                            int last_lesson_no,
                            GArray **hints)
{
  KladeWeekday last = KLADE_WEEKDAY_FRIDAY;
  int first_lesson_no = 1;
  guint index;

  if (!klade_timetable_plan_find (self->plan, slot_id, &index))
    return FALSE;

  for (guint i = 0; i < self->data->slots->len; i++)
    {
      const KladeStoredSlot *slot = &g_array_index (self->data->slots, KladeStoredSlot, i);

      last = MAX (last, slot->slot.weekday);
      first_lesson_no = MIN (first_lesson_no, slot->slot.lesson_no);
      last_lesson_no = MAX (last_lesson_no, slot->slot.lesson_no);
    }
  *hints = klade_timetable_plan_hints (self->plan, index, last, first_lesson_no, last_lesson_no);
  return TRUE;
}
