/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-day.h"

#include <string.h>

#include "klade-day-effects.h"
#include "klade-i18n.h"
#include "klade-order.h"
#include "klade-register.h"
#include "klade-store-timetable.h"
#include "klade-text.h"

#define TEXT_SIZE_MAX (16 * 1024) /* bytes */

void
klade_day_outcome_free (KladeDayOutcome *self)
{
  g_clear_pointer (&self->change_ids, g_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

static KladeDayOutcome *
outcome_new (void)
{
  KladeDayOutcome *self = g_new0 (KladeDayOutcome, 1);

  self->change_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->remarks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gboolean
fail (const char *message, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, message);
  return FALSE;
}

/* ---- what a verb reads ---- */

/* One call of a verb, while one day is at hand. */
typedef struct
{
  const KladeDayEdit *edits;
  gsize n_edits;
  gint64 change_id; /* of a removal */
  gint32 revision;
  KladeDayOutcome *outcome;

  KladeChangeSet *changes;
  KladeDb *db;
  KladeDay day;
  KladeTimetableData *data; /* of the days before it */
  GArray *stored;           /* KladeStoredChange */
} Verb;

static void
verb_clear (Verb *self)
{
  g_clear_pointer (&self->stored, g_array_unref);
  g_clear_pointer (&self->data, klade_timetable_data_free);
  self->day = KLADE_DAY_NONE;
}

static void
verb_begin (Verb *self, KladeChangeSet *changes)
{
  verb_clear (self); /* the engine may run us again */
  g_clear_pointer (&self->outcome, klade_day_outcome_free);
  self->outcome = outcome_new ();
  self->changes = changes;
  self->db = klade_session_get_db (klade_change_set_get_session (changes));
}

/* The changes as they stand now. */
static gboolean
read_changes (Verb *self, GError **error)
{
  g_clear_pointer (&self->stored, g_array_unref);
  self->stored = klade_store_list_day_changes (self->db, self->day - KLADE_DAY_EFFECTS_DAYS,
                                               self->day, self->data->strings, error);
  return self->stored != NULL;
}

static gboolean
turn_to_day (Verb *self, KladeDay day, GError **error)
{
  if (self->day != day)
    {
      g_clear_pointer (&self->data, klade_timetable_data_free);
      self->day = day;
      self->data = klade_timetable_data_read (self->db, day - KLADE_DAY_EFFECTS_DAYS, day, error);
      if (self->data == NULL)
        return FALSE;
    }

  return read_changes (self, error);
}

static KladeDayEffects
effects_of (Verb *self)
{
  return (KladeDayEffects){
    .changes = self->changes,
    .db = self->db,
    .data = self->data,
    .stored = self->stored,
    .remarks = self->outcome->remarks,
  };
}

static const KladeStoredChange *
find_stored (Verb *self, gint64 change_id)
{
  for (guint i = 0; i < self->stored->len; i++)
    {
      const KladeStoredChange *row = &g_array_index (self->stored, KladeStoredChange, i);

      if (row->change.id == change_id)
        return row;
    }

  return NULL;
}

/* ---- what the person wrote ---- */

static gboolean
take_text (KladeRecord *record, int column, const char *text, GError **error)
{
  g_autofree char *clean = klade_text_clean_block (text != NULL ? text : "");

  if (strlen (clean) > TEXT_SIZE_MAX)
    return fail (_ ("The text is too long. Shorten it."), error);

  klade_record_set_text (record, column, clean);
  return TRUE;
}

static gint64
optional_lesson_no (int lesson_no)
{
  return lesson_no == KLADE_LESSON_NO_ALL ? KLADE_RECORD_NULL : lesson_no;
}

static void
take_numbers (const KladeDayEdit *edit, KladeRecord *record)
{
  gboolean is_moved = edit->kind == KLADE_DAY_CHANGE_MOVED;

  record->numbers[KLADE_DAY_CHANGE_COLUMN_HELD_ON] = edit->day;
  record->numbers[KLADE_DAY_CHANGE_COLUMN_CLASS_ID] = edit->journal_id != 0 ? 0 : edit->class_id;
  record->numbers[KLADE_DAY_CHANGE_COLUMN_JOURNAL_ID] = edit->journal_id;
  record->numbers[KLADE_DAY_CHANGE_COLUMN_LESSON_NO] = optional_lesson_no (edit->lesson_no);
  record->numbers[KLADE_DAY_CHANGE_COLUMN_KIND] = edit->kind;
  record->numbers[KLADE_DAY_CHANGE_COLUMN_TEACHER_ID] = edit->teacher_id;
  record->numbers[KLADE_DAY_CHANGE_COLUMN_TO_DAY] = is_moved ? edit->to_day : KLADE_DAY_NONE;
  record->numbers[KLADE_DAY_CHANGE_COLUMN_TO_LESSON_NO] =
      is_moved ? edit->to_lesson_no : KLADE_RECORD_NULL;
}

static gboolean
take_edit (Verb *self, const KladeDayEdit *edit, KladeRecord *record, GError **error)
{
  const KladeOrderName order = { .number = edit->order_number, .day = edit->ordered_on };
  gboolean has_notes = edit->notes != NULL && *edit->notes != '\0';
  const char *notes = edit->kind == KLADE_DAY_CHANGE_BAG_OWN && !has_notes
                          ? klade_bag_note (KLADE_BAG_ACTIVITY)
                          : edit->notes;

  take_numbers (edit, record);
  return take_text (record, KLADE_DAY_CHANGE_COLUMN_ROOM, edit->room, error) &&
         take_text (record, KLADE_DAY_CHANGE_COLUMN_TOPIC, edit->topic, error) &&
         take_text (record, KLADE_DAY_CHANGE_COLUMN_NOTES, notes, error) &&
         take_text (record, KLADE_DAY_CHANGE_COLUMN_REASON, edit->reason, error) &&
         klade_order_put (self->changes, &order, "day",
                          &record->numbers[KLADE_DAY_CHANGE_COLUMN_ORDER_ID], error);
}

/* ---- whether it can be so ---- */

static gboolean
check_numbers (const KladeDayEdit *edit, GError **error)
{
  if ((int) edit->kind < 1 || edit->kind > KLADE_N_DAY_CHANGE_KINDS)
    return fail (_ ("Choose what is different that day."), error);

  if (edit->day <= KLADE_DAY_NONE)
    return fail (_ ("Choose the day."), error);

  if (edit->lesson_no < KLADE_LESSON_NO_ALL || edit->lesson_no > KLADE_LESSON_NO_MAX ||
      (edit->kind == KLADE_DAY_CHANGE_MOVED &&
       (edit->to_lesson_no < 0 || edit->to_lesson_no > KLADE_LESSON_NO_MAX)))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Lessons are numbered from 0 to %d."), KLADE_LESSON_NO_MAX);
      return FALSE;
    }

  if (edit->journal_id == 0 &&
      (edit->kind == KLADE_DAY_CHANGE_SUBSTITUTION || edit->kind == KLADE_DAY_CHANGE_MOVED ||
       edit->kind == KLADE_DAY_CHANGE_EXTRA || edit->kind == KLADE_DAY_CHANGE_SOME_PUPILS))
    return fail (_ ("Choose the lesson that it is about."), error);

  if (edit->kind == KLADE_DAY_CHANGE_MOVED && edit->lesson_no == KLADE_LESSON_NO_ALL)
    return fail (_ ("Choose the lesson that is moved."), error);

  return TRUE;
}

static gboolean
check_whose (Verb *self, const KladeDayEdit *edit, int *grade, GError **error)
{
  const KladeStoredJournal *journal =
      klade_timetable_data_find_journal (self->data, edit->journal_id);
  const KladeStoredClass *klass = klade_timetable_data_find_class (self->data, edit->class_id);

  if ((edit->journal_id != 0 && journal == NULL) ||
      (edit->journal_id == 0 && edit->class_id != 0 && klass == NULL))
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND,
                           "no such journal or class in that school year");
      return FALSE;
    }

  *grade = journal != NULL ? journal->grade : klass != NULL ? klass->grade : 0;
  return TRUE;
}

static gboolean
check_teacher (Verb *self, const KladeDayEdit *edit, GError **error)
{
  gboolean is_staff = TRUE;

  if (edit->teacher_id != 0 &&
      !klade_store_is_staff (self->db, edit->teacher_id, edit->day, &is_staff, error))
    return FALSE;

  return is_staff ||
         fail (_ ("This person does not work in the school on that day. Choose a colleague."),
               error);
}

/* Two of one kind on the same lesson contradict each other. */
static gboolean
check_alone (Verb *self, const KladeDayEdit *edit, GError **error)
{
  gint64 class_id = edit->journal_id != 0 ? 0 : edit->class_id;

  for (guint i = 0; i < self->stored->len; i++)
    {
      const KladeDayChange *other = &g_array_index (self->stored, KladeStoredChange, i).change;

      if (other->id != edit->change_id && other->kind == edit->kind && other->day == edit->day &&
          other->journal_id == edit->journal_id && other->class_id == class_id &&
          other->lesson_no == edit->lesson_no)
        return fail (_ ("The same is entered for this lesson already. Correct that entry instead."),
                     error);
    }

  return TRUE;
}

/* A Saturday on which the timetable has lessons is a working day of the school. */
static GArray *
dup_days_off (Verb *self, KladeDay day)
{
  const KladeDayOff worked = { .range = { 1, 1 }, .worked_on = day }; /* for no day of the year */
  GArray *days_off = g_array_new (FALSE, FALSE, sizeof (KladeDayOff));

  g_array_append_vals (days_off, self->data->days_off->data, self->data->days_off->len);
  for (guint i = 0;
       klade_day_get_weekday (day) >= KLADE_WEEKDAY_SATURDAY && i < self->data->slots->len; i++)
    if (klade_timetable_slot_covers_as (&g_array_index (self->data->slots, KladeStoredSlot, i).slot,
                                        day, day))
      {
        g_array_append_val (days_off, worked);
        break;
      }

  return days_off;
}

static gboolean
check_edit (Verb *self, const KladeDayEdit *edit, GError **error)
{
  KladeDayChange change = {
    .kind = edit->kind,
    .day = edit->day,
    .class_id = edit->class_id,
    .journal_id = edit->journal_id,
    .lesson_no = edit->lesson_no,
    .teacher_id = edit->teacher_id,
    .room = edit->room,
    .topic = edit->topic,
    .notes = edit->notes,
    .reason = edit->reason,
    .order_no = edit->order_number,
    .order_day = edit->ordered_on,
    .to_day = edit->to_day,
    .to_lesson_no = edit->to_lesson_no,
  };
  g_autoptr (GArray) days_off = dup_days_off (self, edit->day);
  const KladeSchoolCalendar calendar = {
    .year = self->data->calendar.year,
    .days_off = (const KladeDayOff *) (gconstpointer) days_off->data,
    .n_days_off = days_off->len,
  };
  int grade;

  return check_whose (self, edit, &grade, error) &&
         klade_day_change_check (&change, &calendar, grade, error) &&
         check_teacher (self, edit, error) && check_alone (self, edit, error);
}

/* ---- saving ---- */

/* What the change did before it was corrected goes. */
static gboolean
forget_before (Verb *self, const KladeRecord *before, GError **error)
{
  KladeDay day = (KladeDay) before->numbers[KLADE_DAY_CHANGE_COLUMN_HELD_ON];
  const KladeStoredChange *row;
  KladeDayEffects effects;

  if (!turn_to_day (self, day, error))
    return FALSE;

  row = find_stored (self, before->id);
  effects = effects_of (self);
  return row == NULL || klade_day_effects_take_back (&effects, &row->change, error);
}

static gboolean
save_one (Verb *self, const KladeDayEdit *edit, GError **error)
{
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) record = NULL;
  const KladeStoredChange *row;
  KladeDayEffects effects;

  if (!check_numbers (edit, error))
    return FALSE;
  if (edit->change_id != 0)
    {
      before = klade_register_get (self->changes, &klade_table_day_change, edit->change_id,
                                   edit->revision, error);
      if (before == NULL || !forget_before (self, before, error))
        return FALSE;
    }
  if (!turn_to_day (self, edit->day, error) || !check_edit (self, edit, error))
    return FALSE;

  record = before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_day_change);
  if (!take_edit (self, edit, record, error) ||
      !(before != NULL ? klade_register_set (self->changes, before, record, 0, error)
                       : klade_register_add (self->changes, record, 0, error)) ||
      !read_changes (self, error))
    return FALSE;

  g_array_append_val (self->outcome->change_ids, record->id);
  row = find_stored (self, record->id);
  effects = effects_of (self);
  return row == NULL || klade_day_effects_apply (&effects, &row->change, error);
}

static gboolean
save_changes (KladeChangeSet *changes, gpointer data, GError **error)
{
  Verb *self = data;

  verb_begin (self, changes);
  for (gsize i = 0; i < self->n_edits; i++)
    if (!save_one (self, &self->edits[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
run (KladeSession *session,
     Verb *self,
     const char *title,
     KladeRegisterFunc work,
     KladeDayOutcome **outcome,
     KladeUndo **undo,
     GError **error)
{
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_CHANGE_DAY,
    .title = title,
    .work = work,
    .data = self,
  };
  gboolean is_good = klade_register_run (session, &verb, undo, error);

  verb_clear (self);
  if (is_good && outcome != NULL)
    *outcome = g_steal_pointer (&self->outcome);
  g_clear_pointer (&self->outcome, klade_day_outcome_free);
  return is_good;
}

/**
 * klade_school_save_day_changes:
 * @session: who writes; needs the right to change the day
 * @edits: (array length=n_edits): changes that are one step, such as a day reorganised for
 *   several classes by one order
 * @outcome: (out) (optional) (transfer full): the changes, and what became of lessons that were
 *   entered already
 * @undo: (out) (optional) (nullable) (transfer full): takes all of them back
 * @error: %KLADE_ERROR_INVALID (what the rule asks for is missing, no lessons on that day, not a
 *   colleague, entered twice), %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_NOT_FOUND
 *
 * Enters or corrects what is different from the timetable (B5 to B9).  The substitute may then
 * write that journal on that day.  Lessons entered later begin with what the change says; a
 * lesson not held is noted at its journal's previous lesson.
 *
 * Returns: %TRUE if everything is durably stored; otherwise nothing is
 */
gboolean
klade_school_save_day_changes (KladeSession *session,
                               const KladeDayEdit *edits,
                               gsize n_edits,
                               KladeDayOutcome **outcome,
                               KladeUndo **undo,
                               GError **error)
{
  Verb self = { .edits = edits, .n_edits = n_edits };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);

  return run (session, &self, C_ ("undo", "Changes of the day"), save_changes, outcome, undo,
              error);
}

/* ---- removing ---- */

static gboolean
remove_change (KladeChangeSet *changes, gpointer data, GError **error)
{
  Verb *self = data;
  g_autoptr (KladeRecord) before = NULL;

  verb_begin (self, changes);
  before =
      klade_register_get (changes, &klade_table_day_change, self->change_id, self->revision, error);
  if (before == NULL || !forget_before (self, before, error))
    return FALSE;

  g_array_append_val (self->outcome->change_ids, self->change_id);
  return klade_register_hide (changes, &klade_table_day_change, self->change_id, self->revision, 0,
                              error);
}

/**
 * klade_school_remove_day_change:
 * @change_id, @revision: the change as the person saw it
 * @outcome: (out) (optional) (transfer full): what became of lessons that were entered by it
 * @undo: (out) (optional) (nullable) (transfer full): brings it back
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_NOT_FOUND
 *
 * The day is as the timetable says again.  What people wrote in the journals stays.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_remove_day_change (KladeSession *session,
                                gint64 change_id,
                                gint32 revision,
                                KladeDayOutcome **outcome,
                                KladeUndo **undo,
                                GError **error)
{
  Verb self = { .change_id = change_id, .revision = revision };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (change_id > 0, FALSE);

  return run (session, &self, C_ ("undo", "Change of the day removed"), remove_change, outcome,
              undo, error);
}
