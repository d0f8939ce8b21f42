/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn.h"

#include "klade-store-class-list.h"
#include "klade-store-class.h"

/* ---- what the programmes plan ---- */

static GPtrArray *
get_planned (KladeTurnWriter *self, gint64 programme_id, GError **error)
{
  GPtrArray *planned = g_hash_table_lookup (self->planned, &programme_id);
  gint64 *key;

  if (planned != NULL)
    return planned;

  planned = klade_store_list_planned (self->turn->db, programme_id, error);
  if (planned == NULL)
    return NULL;

  key = g_new (gint64, 1);
  *key = programme_id;
  g_hash_table_insert (self->planned, key, planned);
  return planned;
}

/* (transfer none) (nullable): %NULL too when the store failed, with @error set */
const KladePlannedSubject *
klade_turn_find_planned (KladeTurnWriter *self,
                         gint64 programme_id,
                         gint64 subject_id,
                         int grade,
                         GError **error)
{
  GPtrArray *planned = get_planned (self, programme_id, error);

  for (guint i = 0; planned != NULL && i < planned->len; i++)
    {
      const KladePlannedSubject *one = g_ptr_array_index (planned, i);

      if (one->subject_id == subject_id && one->grade == grade)
        return one;
    }

  return NULL;
}

static gboolean
plans_grade (GPtrArray *planned, int grade)
{
  for (guint i = 0; i < planned->len; i++)
    if (((KladePlannedSubject *) g_ptr_array_index (planned, i))->grade == grade)
      return TRUE;

  return FALSE;
}

/* ---- copying one ---- */

static gboolean
copy_teachers (KladeTurnWriter *self,
               const KladeClassJournal *old,
               gint64 journal_id,
               gboolean *has,
               GError **error)
{
  KladeDay day = self->turn->old.day;

  for (guint i = 0; i < old->teachers->len; i++)
    {
      const KladeJournalTeacher *teacher = g_ptr_array_index (old->teachers, i);
      g_autoptr (KladeRecord) next = NULL;

      if (teacher->valid_from > day ||
          (teacher->valid_to != KLADE_DAY_NONE && teacher->valid_to < day))
        continue;

      *has = TRUE;
      next = klade_record_new (&klade_table_journal_teacher);
      next->numbers[KLADE_JOURNAL_TEACHER_COLUMN_JOURNAL_ID] = journal_id;
      next->numbers[KLADE_JOURNAL_TEACHER_COLUMN_PERSON_ID] = teacher->person_id;
      next->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_FROM] = self->turn->boundary;
      if (!klade_register_add (self->changes, next, 0, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_turn_copy_journal:
 * @self: a turn being written
 * @old: (nullable): the journal it continues
 * @edit: the new one; one that is there already stays as it is
 * @with_teachers: whoever teaches @old goes on
 * @error: says why it failed
 *
 * Returns: %TRUE if the new year has the journal
 */
gboolean
klade_turn_copy_journal (KladeTurnWriter *self,
                         const KladeClassJournal *old,
                         const KladeJournalEdit *edit,
                         gboolean with_teachers,
                         GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean has_teacher = FALSE;
  gint64 journal_id;

  if (!klade_class_put_journal (self->changes, edit, old != NULL ? old->kind : "subject",
                                self->turn->next_id, &journal_id, &local_error))
    {
      if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  self->result->n_journals++;
  if (old != NULL && with_teachers && !copy_teachers (self, old, journal_id, &has_teacher, error))
    return FALSE;

  self->result->n_without_teacher += has_teacher ? 0 : 1;
  return TRUE;
}

/* ---- the journals of classes ---- */

/* Continued unless the programme planned the subject for the old grade only. */
static gboolean
goes_on (const KladeTurnClass *klass, const KladeClassJournal *old, GPtrArray *planned)
{
  gboolean was_planned = FALSE;

  for (guint i = 0; planned != NULL && i < planned->len; i++)
    {
      const KladePlannedSubject *one = g_ptr_array_index (planned, i);

      if (one->subject_id != old->subject_id)
        continue;
      if (one->grade == klass->grade)
        return TRUE;
      was_planned = TRUE;
    }

  return !was_planned || !plans_grade (planned, klass->grade);
}

static gboolean
continue_journals (KladeTurnWriter *self,
                   const KladeTurnClass *klass,
                   const KladeClassRow *source,
                   GPtrArray *planned,
                   GError **error)
{
  for (guint i = 0; i < self->old_journals->len; i++)
    {
      const KladeClassJournal *old = g_ptr_array_index (self->old_journals, i);
      KladeJournalEdit edit = {
        .class_id = klass->id,
        .subject_id = old->subject_id,
        .scale = old->scale,
        .lessons_planned = old->lessons_planned,
      };
      const KladePlannedSubject *plan = NULL;

      if (old->group_id != 0 || old->class_id != source->id || !goes_on (klass, old, planned))
        continue;
      if (klass->programme_id != 0)
        plan = klade_turn_find_planned (self, klass->programme_id, old->subject_id, klass->grade,
                                        NULL);
      if (plan != NULL)
        {
          edit.scale = plan->scale;
          edit.lessons_planned = plan->lessons_per_year;
        }
      if (!klade_turn_copy_journal (self, old, &edit, source == klass->from, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether the class or one of its groups had the subject: then a group carries it on. */
static gboolean
was_divided (KladeTurnWriter *self, const KladeClassRow *source, gint64 subject_id)
{
  for (guint i = 0; source != NULL && i < self->old_journals->len; i++)
    {
      const KladeClassJournal *old = g_ptr_array_index (self->old_journals, i);

      if (old->group_id != 0 && old->class_id == source->id && old->subject_id == subject_id)
        return TRUE;
    }

  return FALSE;
}

/* What the new grade brings. */
static gboolean
add_planned (KladeTurnWriter *self, const KladeTurnClass *klass, GPtrArray *planned, GError **error)
{
  for (guint i = 0; i < planned->len; i++)
    {
      const KladePlannedSubject *plan = g_ptr_array_index (planned, i);
      const KladeJournalEdit edit = {
        .class_id = klass->id,
        .subject_id = plan->subject_id,
        .scale = plan->scale,
        .lessons_planned = plan->lessons_per_year,
      };

      if (plan->grade == klass->grade && !was_divided (self, klass->from, plan->subject_id) &&
          !klade_turn_copy_journal (self, NULL, &edit, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_turn_write_journals:
 * @self: a turn being written, with its classes
 * @error: says why it failed
 *
 * Proposes the journals of the new classes: those of the class that moves up with its teachers,
 * with the scale and the lessons that the programme plans for the new grade, and those that the
 * grade brings anew.
 *
 * Returns: %TRUE if they are there
 */
gboolean
klade_turn_write_journals (KladeTurnWriter *self, GError **error)
{
  for (guint i = 0; i < self->classes->len; i++)
    {
      const KladeTurnClass *klass = g_ptr_array_index (self->classes, i);
      const KladeClassRow *source = klass->from != NULL ? klass->from : klass->like;
      GPtrArray *planned = NULL;

      if (!klade_turn_tell (self, KLADE_TURN_JOURNALS, i, self->classes->len, error))
        return FALSE;

      if (klass->programme_id != 0)
        {
          planned = get_planned (self, klass->programme_id, error);
          if (planned == NULL)
            return FALSE;
        }

      if ((source != NULL && !continue_journals (self, klass, source, planned, error)) ||
          (planned != NULL && !add_planned (self, klass, planned, error)))
        return FALSE;
    }

  return TRUE;
}
