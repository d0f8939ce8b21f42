/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include "klade-i18n.h"
#include "klade-school-journal-cell.h"
#include "klade-school-settings.h"
#include "klade-store-absence.h"
#include "klade-store-lesson.h"
#include "klade-store-mark.h"
#include "klade-store-work.h"

#define NEW_WORK_WEIGHT 100 /* percent */

/* One call of the verb. */
typedef struct
{
  KladeSession *session;
  gint64 journal_id;
  const KladeCellEdit *edits;
  gsize n_edits;
  KladeCellResult *results;

  KladeDb *db;
  KladeJournalGuard *guard;
  KladeChangeSet *changes;
  KladeDay today;
  KladeLateRule late_rule;
  GHashTable *lessons; /* id to KladeRecord */
  GHashTable *works;   /* id to KladeRecord */
  GHashTable *first;   /* lesson to the id of the work that its marks without a column go to */
  GHashTable *names;   /* person to name */
  GHashTable *pupils;  /* whose cells were written */
} Batch;

/* One edit on its way. */
typedef struct
{
  const KladeCellEdit *edit;
  KladeCellResult *result;
  const KladeRecord *lesson;
  const KladeRecord *work; /* (nullable): the column; NULL for an absence in a lesson without */
  const KladeStay *stay;   /* (nullable) */
  KladeStoredCell cell;
  KladeDay day;
  KladeTermKind semester;
  gboolean makes_work;
  gboolean sets_mark;
  gboolean sets_absence;
  gboolean sets_excuse;
} Step;

static void
step_clear (Step *step)
{
  klade_stored_cell_clear (&step->cell);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

static GHashTable *
id_table (GDestroyNotify value_free)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, value_free);
}

static void
remember (GHashTable *table, gint64 id, gpointer value)
{
  g_hash_table_replace (table, g_memdup2 (&id, sizeof id), value);
}

static gboolean
batch_init (Batch *self, GError **error)
{
  self->db = klade_session_get_db (self->session);
  self->today = klade_session_get_today (self->session);
  self->guard = klade_journal_guard_new (self->session, self->journal_id, error);
  if (self->guard == NULL || !klade_settings_get_late_rule (self->db, &self->late_rule, error))
    return FALSE;

  self->changes = klade_change_set_new (self->session, self->journal_id);
  self->lessons = id_table ((GDestroyNotify) klade_record_free);
  self->works = id_table ((GDestroyNotify) klade_record_free);
  self->first = id_table (g_free);
  self->names = id_table (g_free);
  self->pupils = id_table (NULL);
  return TRUE;
}

static void
batch_clear (Batch *self)
{
  g_clear_pointer (&self->guard, klade_journal_guard_free);
  g_clear_pointer (&self->changes, klade_change_set_free);
  g_clear_pointer (&self->lessons, g_hash_table_unref);
  g_clear_pointer (&self->works, g_hash_table_unref);
  g_clear_pointer (&self->first, g_hash_table_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->pupils, g_hash_table_unref);
}

/* ---- outcomes ---- */

/* Whether @step got its outcome: nothing of it is written. */
static gboolean
is_settled (const Step *step)
{
  return step->result->message != NULL;
}

static void
refuse (Step *step, char *message)
{
  step->result->outcome = KLADE_OUTCOME_REFUSED;
  step->result->message = message;
}

static const char *
find_name (Batch *self, gint64 person_id, GError **error)
{
  const char *known = g_hash_table_lookup (self->names, &person_id);
  char *name;

  if (known != NULL)
    return known;

  name = klade_store_dup_person_name (self->db, person_id, error);
  if (name != NULL)
    remember (self->names, person_id, name);
  return name;
}

/* Puts into the result what stands in the cell. */
static gboolean
report (Batch *self, Step *step, GError **error)
{
  gint64 person_id;
  const char *name;

  step->result->now =
      klade_stored_cell_get (&step->cell, step->lesson, &self->late_rule, &person_id);
  step->result->work_id = step->work != NULL ? step->work->id : 0;

  name = find_name (self, person_id, error);
  step->result->changed_by = g_strdup (name);
  return name != NULL;
}

static gboolean
conflict (Batch *self, Step *step, GError **error)
{
  gint64 person_id;
  const char *name;

  klade_stored_cell_get (&step->cell, step->lesson, &self->late_rule, &person_id);
  name = find_name (self, person_id, error);
  if (name == NULL)
    return FALSE;

  step->result->outcome = KLADE_OUTCOME_CONFLICT;
  step->result->message = *name != '\0'
                              ? g_strdup_printf (_ ("%s changed this cell meanwhile."), name)
                              : g_strdup (_ ("This cell was changed meanwhile."));
  return TRUE;
}

/* ---- finding the cell ---- */

static gboolean
find_cached (Batch *self,
             GHashTable *cache,
             const KladeTable *table,
             gint64 id,
             const KladeRecord **record,
             GError **error)
{
  KladeRecord *found;

  *record = g_hash_table_lookup (cache, &id);
  if (*record != NULL)
    return TRUE;

  if (!klade_store_find_record (self->db, table, table->sql_get, &id, 1, &found, error))
    return FALSE;

  if (found != NULL)
    remember (cache, id, found);
  *record = found;
  return TRUE;
}

/* For a mark typed where no column was: the work that was made a moment ago, in this batch or
 * by somebody else. */
static gboolean
find_first_work (Batch *self, Step *step, GError **error)
{
  gint64 lesson_id = step->lesson->id;
  const gint64 *known = g_hash_table_lookup (self->first, &lesson_id);
  KladeRecord *found;

  if (known != NULL)
    return find_cached (self, self->works, &klade_table_work, *known, &step->work, error);

  if (!klade_store_find_first_work (self->db, lesson_id, &found, error))
    return FALSE;

  if (found != NULL)
    {
      remember (self->works, found->id, found);
      remember (self->first, lesson_id, g_memdup2 (&found->id, sizeof found->id));
    }
  step->work = found;
  return TRUE;
}

static gboolean
find_column (Batch *self, Step *step, GError **error)
{
  if (step->edit->work_id != 0)
    {
      if (!find_cached (self, self->works, &klade_table_work, step->edit->work_id, &step->work,
                        error))
        return FALSE;
      if (step->work == NULL || klade_record_is_absent (step->work) ||
          step->work->numbers[KLADE_WORK_COLUMN_LESSON_ID] != step->lesson->id)
        refuse (step, g_strdup (_ ("This column is not there any more.")));
      return TRUE;
    }

  if (step->edit->value.mark.kind == KLADE_MARK_NONE)
    return TRUE;

  if (!find_first_work (self, step, error))
    return FALSE;
  step->makes_work = step->work == NULL;
  return TRUE;
}

static gboolean
find_cell (Batch *self, Step *step, GError **error)
{
  const KladeStay *any;

  if (!find_cached (self, self->lessons, &klade_table_lesson, step->edit->lesson_id, &step->lesson,
                    error))
    return FALSE;

  if (step->lesson == NULL ||
      step->lesson->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID] != self->journal_id)
    {
      refuse (step, g_strdup (_ ("This lesson is not there any more.")));
      return TRUE;
    }

  step->day = (KladeDay) step->lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON];
  step->semester = klade_journal_head_get_semester (self->guard->head, step->day);
  if (!find_column (self, step, error) ||
      !klade_journal_guard_find_stay (self->guard, step->edit->pupil_id, step->day, &step->stay,
                                      &any, error))
    return FALSE;

  if (any == NULL && !is_settled (step))
    refuse (step, g_strdup (_ ("This pupil is not in this journal.")));

  return klade_stored_cell_read (&step->cell, self->db, step->lesson,
                                 step->work != NULL ? step->work->id : 0, step->edit->pupil_id,
                                 error);
}

/* ---- may it be written? ---- */

static void
compare (Step *step)
{
  KladeCellValue wanted = step->edit->value;
  KladeCellValue stands = step->cell.value;

  /* Without a column there is no mark to take away. */
  step->sets_mark =
      (step->work != NULL || step->makes_work) && !klade_mark_equal (wanted.mark, stands.mark);
  step->sets_absence = wanted.absence != stands.absence;

  if (wanted.absence != KLADE_ABSENCE_ABSENT)
    step->sets_excuse = FALSE;
  else if (stands.absence == KLADE_ABSENCE_ABSENT)
    step->sets_excuse = wanted.excuse != stands.excuse;
  else /* a bare n takes whatever justification waits for it */
    step->sets_excuse = wanted.excuse != KLADE_EXCUSE_NONE &&
                        (KladeExcuse) wanted.excuse != step->cell.excuse.excuse;
}

static gboolean
check_time (Batch *self, Step *step, GError **error)
{
  g_autofree char *day = NULL;
  const char *closed;

  if (klade_record_is_absent (step->lesson))
    {
      refuse (step, g_strdup (_ ("This lesson is hidden. Show it first.")));
      return TRUE;
    }

  if (!klade_journal_guard_closed (self->guard, step->semester, &closed, error))
    return FALSE;
  if (closed != NULL)
    {
      refuse (step, g_strdup (closed));
      return TRUE;
    }

  /* What should not be there can always be taken away. */
  if (klade_cell_value_is_empty (step->edit->value))
    return TRUE;

  day = klade_day_to_short_text (step->day);
  if (step->day > self->today)
    refuse (step,
            g_strdup_printf (_ ("This lesson is on %s; it can be marked from that day on."), day));
  else if (step->stay == NULL)
    refuse (step, g_strdup_printf (_ ("On %s the pupil is not in the class."), day));

  return TRUE;
}

static gboolean
check_right (Batch *self, Step *step, KladeAction action, GError **error)
{
  KladeTarget target =
      klade_journal_guard_target (self->guard, action, step->edit->pupil_id, step->day);
  const char *refusal;

  if (!klade_journal_guard_refusal (self->guard, action, step->edit->pupil_id, step->day, &refusal,
                                    error))
    return FALSE;

  if (refusal != NULL)
    refuse (step, g_strdup (refusal));
  else
    klade_change_set_need (self->changes, action, &target);
  return TRUE;
}

static gboolean
check_mark (Batch *self, Step *step, GError **error)
{
  KladeMark mark = step->edit->value.mark;
  KladeScale scale = step->work != NULL
                         ? klade_scale_from_id (step->work->numbers[KLADE_WORK_COLUMN_SCALE])
                         : self->guard->head->scale;
  char text[KLADE_MARK_TEXT_SIZE];

  if (!check_right (self, step, KLADE_ACTION_WRITE_MARK, error))
    return FALSE;
  if (is_settled (step))
    return TRUE;

  if (!klade_mark_fits (mark, scale))
    {
      /* A first column that somebody made meanwhile in another scale is their change. */
      if (step->edit->work_id == 0 && klade_mark_fits (mark, self->guard->head->scale))
        return conflict (self, step, error);

      refuse (step, g_strdup_printf (_ ("The mark “%s” does not fit this column. It takes %s."),
                                     klade_mark_format (mark, text), klade_scale_hint (scale)));
      return TRUE;
    }

  if ((step->cell.mark != NULL ? step->cell.mark->revision : 0) != step->edit->mark_revision)
    return conflict (self, step, error);
  return TRUE;
}

static gboolean
check_absence (Batch *self, Step *step, GError **error)
{
  if (!check_right (self, step, KLADE_ACTION_REGISTER_ABSENCE, error))
    return FALSE;
  if (is_settled (step))
    return TRUE;

  if ((step->cell.absence != NULL ? step->cell.absence->revision : 0) !=
      step->edit->absence_revision)
    return conflict (self, step, error);
  return TRUE;
}

static gboolean
check_excuse (Batch *self, Step *step, GError **error)
{
  gboolean removes = step->edit->value.excuse == KLADE_EXCUSE_NONE;
  const char *refusal;

  if (!klade_journal_guard_refusal (self->guard, KLADE_ACTION_JUSTIFY_ABSENCE, step->edit->pupil_id,
                                    step->day, &refusal, error))
    return FALSE;

  /* A mark entered over an n that was justified meanwhile is no wish to undo that. */
  if (refusal != NULL && removes && step->sets_mark)
    {
      step->sets_excuse = FALSE;
      return TRUE;
    }

  if (refusal == NULL && removes && step->cell.excuse.wider != KLADE_EXCUSE_NONE)
    {
      g_autofree char *days = klade_lesson_excuse_dup_wider_text (&step->cell.excuse);

      refuse (step,
              g_strdup_printf (
                  _ ("For %s the absence is justified. Enter nn if this lesson is not excused."),
                  days));
      return TRUE;
    }

  return check_right (self, step, KLADE_ACTION_JUSTIFY_ABSENCE, error);
}

static gboolean
check (Batch *self, Step *step, GError **error)
{
  return check_time (self, step, error) &&
         (is_settled (step) || !step->sets_mark || check_mark (self, step, error)) &&
         (is_settled (step) || !step->sets_absence || check_absence (self, step, error)) &&
         (is_settled (step) || !step->sets_excuse || check_excuse (self, step, error));
}

/* ---- writing ---- */

static KladeChangeContext
context_of (const Step *step)
{
  return (KladeChangeContext){
    .lesson_id = step->lesson->id,
    .pupil_id = step->edit->pupil_id,
    .term = (int) step->semester,
  };
}

static gboolean
make_work (Batch *self, Step *step, GError **error)
{
  KladeRecord *work = klade_record_new (&klade_table_work);
  const KladeChangeContext context = {
    .lesson_id = step->lesson->id,
    .term = (int) step->semester,
  };
  gboolean inserted;

  work->numbers[KLADE_WORK_COLUMN_LESSON_ID] = step->lesson->id;
  work->numbers[KLADE_WORK_COLUMN_JOURNAL_ID] = self->journal_id;
  work->numbers[KLADE_WORK_COLUMN_KIND] = KLADE_WORK_FORMATIVE;
  work->numbers[KLADE_WORK_COLUMN_SCALE] = self->guard->head->scale;
  work->numbers[KLADE_WORK_COLUMN_WEIGHT] = NEW_WORK_WEIGHT;

  if (!klade_store_next_work_position (self->db, step->lesson->id,
                                       &work->numbers[KLADE_WORK_COLUMN_POSITION], error) ||
      !klade_change_set_insert (self->changes, work, &context, &inserted, error))
    {
      klade_record_free (work);
      return FALSE;
    }

  remember (self->works, work->id, work);
  remember (self->first, step->lesson->id, g_memdup2 (&work->id, sizeof work->id));
  step->work = work;
  return TRUE;
}

/* Writes one of the cell's rows; @saved is %FALSE if somebody was faster. */
static gboolean
write_row (Batch *self,
           const Step *step,
           const KladeRecord *before,
           KladeRecord *after,
           gboolean *saved,
           GError **error)
{
  KladeChangeContext context = context_of (step);

  if (before == NULL)
    return klade_change_set_insert (self->changes, after, &context, saved, error);

  return klade_change_set_update (self->changes, before, after, &context, saved, error);
}

static gboolean
write_mark (Batch *self, const Step *step, gboolean *saved, GError **error)
{
  const KladeRecord *before = step->cell.mark;
  g_autoptr (KladeRecord) after =
      before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_mark);
  char text[KLADE_MARK_TEXT_SIZE];

  after->numbers[KLADE_MARK_COLUMN_WORK_ID] = step->work->id;
  after->numbers[KLADE_MARK_COLUMN_LESSON_ID] = step->lesson->id;
  after->numbers[KLADE_MARK_COLUMN_JOURNAL_ID] = self->journal_id;
  after->numbers[KLADE_MARK_COLUMN_PUPIL_ID] = step->edit->pupil_id;
  if (before == NULL && step->stay != NULL)
    after->numbers[KLADE_MARK_COLUMN_CLASS_ID] = step->stay->class_id;
  klade_record_set_text (after, KLADE_MARK_COLUMN_VALUE,
                         klade_mark_format (step->edit->value.mark, text));

  return write_row (self, step, before, after, saved, error);
}

static gboolean
write_absence (Batch *self, const Step *step, gboolean *saved, GError **error)
{
  const KladeRecord *before = step->cell.absence;
  g_autoptr (KladeRecord) after =
      before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_absence);

  after->numbers[KLADE_ABSENCE_COLUMN_LESSON_ID] = step->lesson->id;
  after->numbers[KLADE_ABSENCE_COLUMN_JOURNAL_ID] = self->journal_id;
  after->numbers[KLADE_ABSENCE_COLUMN_PUPIL_ID] = step->edit->pupil_id;
  if (before == NULL && step->stay != NULL)
    after->numbers[KLADE_ABSENCE_COLUMN_CLASS_ID] = step->stay->class_id;
  after->numbers[KLADE_ABSENCE_COLUMN_CODE] = step->edit->value.absence;

  return write_row (self, step, before, after, saved, error);
}

static gboolean
write_cell (Batch *self, Step *step, GError **error)
{
  KladeChangeContext context = context_of (step);
  gboolean saved = TRUE;

  if (step->makes_work && !make_work (self, step, error))
    return FALSE;
  if (step->sets_mark && !write_mark (self, step, &saved, error))
    return FALSE;
  if (saved && step->sets_absence && !write_absence (self, step, &saved, error))
    return FALSE;
  if (saved && step->sets_excuse &&
      !klade_lesson_excuse_set (&step->cell.excuse, self->changes, &context,
                                (KladeExcuse) step->edit->value.excuse, error))
    return FALSE;

  if (!klade_stored_cell_read (&step->cell, self->db, step->lesson,
                               step->work != NULL ? step->work->id : 0, step->edit->pupil_id,
                               error))
    return FALSE;
  if (!saved)
    return conflict (self, step, error);

  step->result->outcome = KLADE_OUTCOME_SAVED;
  remember (self->pupils, step->edit->pupil_id, NULL);
  return TRUE;
}

static gboolean
set_cell (Batch *self, const KladeCellEdit *edit, KladeCellResult *result, GError **error)
{
  g_auto (Step) step = { .edit = edit, .result = result };

  if (!find_cell (self, &step, error))
    return FALSE;
  if (step.lesson == NULL || is_settled (&step))
    return TRUE;

  compare (&step);
  result->outcome = KLADE_OUTCOME_SAME;
  if (step.sets_mark || step.sets_absence || step.sets_excuse)
    {
      if (!check (self, &step, error))
        return FALSE;
      if (!is_settled (&step) && (step.sets_mark || step.sets_absence || step.sets_excuse) &&
          !write_cell (self, &step, error))
        return FALSE;
    }

  return report (self, &step, error);
}

static gboolean
set_cells (KladeDb *db, gpointer data, GError **error)
{
  Batch *self = data;

  if (!batch_init (self, error))
    return FALSE;

  for (gsize i = 0; i < self->n_edits; i++)
    if (!set_cell (self, &self->edits[i], &self->results[i], error))
      return FALSE;

  return TRUE;
}

void
klade_cell_results_free (KladeCellResult *results, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_free (results[i].changed_by);
      g_free (results[i].message);
    }
  g_free (results);
}

static char *
dup_title (Batch *self)
{
  guint n = g_hash_table_size (self->pupils);

  return g_strdup_printf (ngettext_ ("Marks: %u pupil", "Marks: %u pupils", n), n);
}

/**
 * klade_school_set_cells:
 * @session: who writes
 * @edits: (array length=n_edits): the cells with what they shall hold
 * @results: (out) (transfer full): what became of each edit; klade_cell_results_free()
 * @undo: (out) (optional) (nullable) (transfer full): takes all of it back; %NULL when nothing
 *   was written
 * @error: %KLADE_ERROR_DENIED if the person may not read the journal, or why the store failed:
 *   then nothing is written
 *
 * Writes all cells in one transaction.  An edit that is refused or in conflict does not keep
 * the others from being written: its result says why.  Marks, absences and justifications are
 * separate rows (rows C1, C4, C7): each asks for its own right and only what differs is written.
 * A mark over another's mark needs the revision that stands there.
 *
 * Returns: %TRUE if the results tell what is durably stored now
 */
gboolean
klade_school_set_cells (KladeSession *session,
                        gint64 journal_id,
                        const KladeCellEdit *edits,
                        gsize n_edits,
                        KladeCellResult **results,
                        KladeUndo **undo,
                        GError **error)
{
  Batch self = {
    .session = session,
    .journal_id = journal_id,
    .edits = edits,
    .n_edits = n_edits,
  };
  g_autofree char *title = NULL;
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);
  g_return_val_if_fail (results != NULL, FALSE);

  *results = NULL;
  if (undo != NULL)
    *undo = NULL;

  self.results = g_new0 (KladeCellResult, n_edits);
  is_good = klade_db_within (klade_session_get_db (session), set_cells, &self, error);
  if (is_good)
    {
      title = dup_title (&self);
      *results = g_steal_pointer (&self.results);
      if (undo != NULL)
        *undo = klade_change_set_to_undo (g_steal_pointer (&self.changes), title);
    }
  else
    klade_cell_results_free (self.results, n_edits);

  batch_clear (&self);
  return is_good;
}
