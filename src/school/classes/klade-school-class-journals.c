/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-classes-private.h"

#include "klade-i18n.h"
#include "klade-order.h"
#include "klade-store-class-find.h"
#include "klade-store-class-list.h"
#include "klade-store-class.h"
#include "klade-store-person.h"
#include "klade-store-programme.h"

#define LESSONS_PLANNED_MAX 2000

typedef struct
{
  const KladeJournalEdit *edit;
  gint64 id;
  gint32 revision;
  gint64 person_id;
  KladeDay day;
  const KladeOrderName *order;
  int n_made;
} Work;

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

static gboolean
is_edit_good (const KladeJournalEdit *edit, GError **error)
{
  if ((int) edit->scale < 1 || (int) edit->scale > KLADE_N_SCALES)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Choose a scale of marks."));

  return (edit->lessons_planned >= 0 && edit->lessons_planned <= LESSONS_PLANNED_MAX) ||
         klade_class_fail (error, KLADE_ERROR_INVALID,
                           _ ("A journal plans 0 to %d lessons a year."), LESSONS_PLANNED_MAX);
}

/**
 * klade_class_put_journal:
 * @changes: a verb's changes
 * @edit: a new journal of a class or a group
 * @kind: subject, elective ...
 * @year_id: of the class or the group
 * @journal_id: (out): the journal
 * @error: %KLADE_ERROR_EXISTS when it is there to be seen
 *
 * Adds the journal, or brings the hidden one back.
 *
 * Returns: %TRUE if @journal_id was set
 */
gboolean
klade_class_put_journal (KladeChangeSet *changes,
                         const KladeJournalEdit *edit,
                         const char *kind,
                         gint64 year_id,
                         gint64 *journal_id,
                         GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_journal);
  g_autoptr (GError) local_error = NULL;
  gint64 found;

  if (!klade_store_find_class_journal (db_of (changes), edit->class_id, edit->group_id,
                                       edit->subject_id, &found, error))
    return FALSE;

  record->numbers[KLADE_JOURNAL_COLUMN_SCHOOL_YEAR_ID] = year_id;
  record->numbers[KLADE_JOURNAL_COLUMN_CLASS_ID] = edit->class_id;
  record->numbers[KLADE_JOURNAL_COLUMN_GROUP_ID] = edit->group_id;
  record->numbers[KLADE_JOURNAL_COLUMN_SUBJECT_ID] = edit->subject_id;
  klade_record_set_text (record, KLADE_JOURNAL_COLUMN_KIND, kind);
  record->numbers[KLADE_JOURNAL_COLUMN_SCALE] = edit->scale;
  record->numbers[KLADE_JOURNAL_COLUMN_LESSONS_PLANNED] = edit->lessons_planned;

  if (klade_register_put (changes, record, found, 0, &local_error))
    {
      *journal_id = record->id;
      return TRUE;
    }

  if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
    return klade_class_fail (error, KLADE_ERROR_EXISTS,
                             _ ("There is a journal of this subject already."));

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* ---- saving ---- */

/* The year and the kind of a new journal are those of its class or group. */
static gboolean
find_owner (KladeChangeSet *changes,
            const KladeJournalEdit *edit,
            gint64 *year_id,
            const char **kind,
            GError **error)
{
  g_autoptr (KladeRecord) owner = NULL;
  g_autoptr (KladeRecord) subject = NULL;

  if ((edit->class_id == 0) == (edit->group_id == 0))
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A journal belongs to a class or to a group. Choose one."));

  subject = klade_register_get (changes, &klade_table_subject, edit->subject_id, 0, error);
  if (subject == NULL)
    return FALSE;

  if (edit->class_id != 0)
    {
      owner = klade_register_get (changes, &klade_table_school_class, edit->class_id, 0, error);
      *year_id = owner != NULL ? owner->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID] : 0;
      return owner != NULL;
    }

  owner = klade_register_get (changes, &klade_table_study_group, edit->group_id, 0, error);
  if (owner == NULL)
    return FALSE;

  *year_id = owner->numbers[KLADE_STUDY_GROUP_COLUMN_SCHOOL_YEAR_ID];
  if (klade_group_kind_from_id (owner->texts[KLADE_STUDY_GROUP_COLUMN_KIND],
                                owner->numbers[KLADE_STUDY_GROUP_COLUMN_CLASS_ID] != 0) >=
      KLADE_GROUP_ELECTIVE)
    *kind = g_intern_string (owner->texts[KLADE_STUDY_GROUP_COLUMN_KIND]);
  return TRUE;
}

/* A scale that marks stand in already stays as it is. */
static gboolean
change_journal (KladeChangeSet *changes, const KladeJournalEdit *edit, GError **error)
{
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_journal, edit->journal_id, edit->revision, error);
  g_autoptr (KladeRecord) after = NULL;
  gint64 n_lessons;

  if (before == NULL ||
      !klade_store_journal_has_lessons (db_of (changes), before->id, &n_lessons, error))
    return FALSE;

  if (before->numbers[KLADE_JOURNAL_COLUMN_SCALE] != (gint64) edit->scale && n_lessons > 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Lessons stand in this journal already, so its scale of marks "
                                "stays. Works in it can have scales of their own."));

  after = klade_record_copy (before);
  after->numbers[KLADE_JOURNAL_COLUMN_SCALE] = edit->scale;
  after->numbers[KLADE_JOURNAL_COLUMN_LESSONS_PLANNED] = edit->lessons_planned;
  after->numbers[KLADE_JOURNAL_COLUMN_IS_HIDDEN] = 0;
  return klade_register_set (changes, before, after, 0, error);
}

static gboolean
save_journal (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  const char *kind = "subject";
  gint64 year_id = 0;

  work->id = work->edit->journal_id;
  if (!is_edit_good (work->edit, error))
    return FALSE;
  if (work->edit->journal_id != 0)
    return change_journal (changes, work->edit, error);

  return find_owner (changes, work->edit, &year_id, &kind, error) &&
         klade_class_put_journal (changes, work->edit, kind, year_id, &work->id, error);
}

/**
 * klade_school_save_journal:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @edit: the journal; of one that is there only the scale and the planned lessons change
 * @journal_id: (out) (optional): the journal
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_EXISTS, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_journal (KladeSession *session,
                           const KladeJournalEdit *edit,
                           gint64 *journal_id,
                           KladeUndo **undo,
                           GError **error)
{
  Work work = { .edit = edit };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Journal"),
    .work = save_journal,
    .data = &work,
  };

  g_return_val_if_fail (edit != NULL, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (journal_id != NULL)
    *journal_id = work.id;
  return TRUE;
}

static gboolean
hide_journal (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  gint64 n_lessons;

  if (!klade_store_journal_has_lessons (db_of (changes), work->id, &n_lessons, error))
    return FALSE;

  if (n_lessons > 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Lessons stand in this journal, so it stays."));

  return klade_register_hide (changes, &klade_table_journal, work->id, work->revision, 0, error);
}

/**
 * klade_school_hide_journal:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @journal_id: a journal without lessons
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back
 * @error: %KLADE_ERROR_INVALID when lessons stand in it, %KLADE_ERROR_CONFLICT,
 *   %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_journal (KladeSession *session,
                           gint64 journal_id,
                           gint32 revision,
                           KladeUndo **undo,
                           GError **error)
{
  Work work = { .id = journal_id, .revision = revision };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Journal removed"),
    .work = hide_journal,
    .data = &work,
  };

  return klade_register_run (session, &verb, undo, error);
}

/* ---- all of a class ---- */

/* Whether the class has the subject already, whole or divided into groups. */
static gboolean
is_taught (GPtrArray *journals, gint64 subject_id)
{
  for (guint i = 0; i < journals->len; i++)
    if (((KladeClassJournal *) g_ptr_array_index (journals, i))->subject_id == subject_id)
      return TRUE;

  return FALSE;
}

static gboolean
make_journals (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (KladeRecord) klass =
      klade_register_get (changes, &klade_table_school_class, work->id, 0, error);
  gint64 year_id = klass != NULL ? klass->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID] : 0;
  gint64 programme_id = klass != NULL ? klass->numbers[KLADE_SCHOOL_CLASS_COLUMN_PROGRAMME_ID] : 0;
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (GPtrArray) planned = NULL;

  work->n_made = 0;
  if (klass == NULL)
    return FALSE;
  if (programme_id == 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Class %s has no programme. Choose one first."),
                             klass->texts[KLADE_SCHOOL_CLASS_COLUMN_NAME]);

  journals = klade_store_list_class_journals (db_of (changes), year_id, work->id, 0, error);
  planned =
      journals != NULL ? klade_store_list_planned (db_of (changes), programme_id, error) : NULL;
  for (guint i = 0; planned != NULL && i < planned->len; i++)
    {
      const KladePlannedSubject *subject = g_ptr_array_index (planned, i);
      const KladeJournalEdit edit = {
        .class_id = work->id,
        .subject_id = subject->subject_id,
        .scale = subject->scale,
        .lessons_planned = subject->lessons_per_year,
      };
      gint64 journal_id;

      if (subject->grade != klass->numbers[KLADE_SCHOOL_CLASS_COLUMN_GRADE] ||
          is_taught (journals, subject->subject_id))
        continue;
      if (!klade_class_put_journal (changes, &edit, "subject", year_id, &journal_id, error))
        return FALSE;
      work->n_made++;
    }

  return planned != NULL;
}

/**
 * klade_school_make_class_journals:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @class_id: a class with a programme
 * @n_made: (out) (optional): how many journals were missing
 * @undo: (out) (optional) (nullable): what takes all of them back
 * @error: %KLADE_ERROR_INVALID when the class has no programme, %KLADE_ERROR_DENIED
 *
 * Makes the journals of the subjects that the programme plans for the class's grade, with their
 * scales and planned lessons; subjects that the class or its groups have already stay as they
 * are.
 *
 * Returns: %TRUE if the class has them all
 */
gboolean
klade_school_make_class_journals (KladeSession *session,
                                  gint64 class_id,
                                  int *n_made,
                                  KladeUndo **undo,
                                  GError **error)
{
  Work work = { .id = class_id };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Journals of a class"),
    .work = make_journals,
    .data = &work,
  };

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (n_made != NULL)
    *n_made = work.n_made;
  return TRUE;
}

/* ---- teachers ---- */

/**
 * klade_class_put_journal_teacher:
 * @changes: a verb's changes
 * @journal_id, @person_id: who teaches what
 * @from: from which day on
 * @order_id: by which order, or 0
 * @error: says why it failed
 *
 * A person who teaches the journal already, or taught it until the day before, goes on.
 *
 * Returns: %TRUE if the person teaches it from then on
 */
gboolean
klade_class_put_journal_teacher (KladeChangeSet *changes,
                                 gint64 journal_id,
                                 gint64 person_id,
                                 KladeDay from,
                                 gint64 order_id,
                                 GError **error)
{
  g_autoptr (GPtrArray) rows =
      klade_store_list_journal_teacher_records (db_of (changes), journal_id, person_id, error);
  g_autoptr (KladeRecord) after = NULL;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const KladeRecord *before = g_ptr_array_index (rows, i);
      gint64 valid_to = before->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_TO];

      if (valid_to != KLADE_DAY_NONE && valid_to < from - 1)
        continue;

      after = klade_record_copy (before);
      after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_FROM] =
          MIN (from, before->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_FROM]);
      after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_TO] = KLADE_DAY_NONE;
      return klade_register_set (changes, before, after, 0, error);
    }

  after = klade_record_new (&klade_table_journal_teacher);
  after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_JOURNAL_ID] = journal_id;
  after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_PERSON_ID] = person_id;
  after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_FROM] = from;
  after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_ORDER_ID] = order_id;
  return klade_register_add (changes, after, 0, error);
}

static gboolean
add_teacher (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (KladeRecord) person =
      klade_register_get (changes, &klade_table_person, work->person_id, 0, error);
  g_autoptr (KladeRecord) journal =
      person != NULL ? klade_register_get (changes, &klade_table_journal, work->id, 0, error)
                     : NULL;
  gint64 order_id;

  return journal != NULL &&
         klade_order_put (changes, work->order, "journal-teacher", &order_id, error) &&
         klade_class_put_journal_teacher (changes, work->id, work->person_id, work->day, order_id,
                                          error);
}

/**
 * klade_school_add_journal_teacher:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @journal_id: a journal
 * @person_id: who teaches it
 * @from: from which day on
 * @order: (nullable): the order
 * @undo: (out) (optional) (nullable): what takes it back
 * @error: %KLADE_ERROR_NOT_FOUND, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_add_journal_teacher (KladeSession *session,
                                  gint64 journal_id,
                                  gint64 person_id,
                                  KladeDay from,
                                  const KladeOrderName *order,
                                  KladeUndo **undo,
                                  GError **error)
{
  Work work = { .id = journal_id, .person_id = person_id, .day = from, .order = order };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Teacher of a journal"),
    .work = add_teacher,
    .data = &work,
  };

  g_return_val_if_fail (from != KLADE_DAY_NONE, FALSE);

  return klade_register_run (session, &verb, undo, error);
}

static gboolean
end_teacher (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_journal_teacher, work->id, work->revision, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  if (work->day < before->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_FROM])
    klade_record_make_absent (after);
  else
    after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_TO] = work->day;
  return klade_register_set (changes, before, after, 0, error);
}

/**
 * klade_school_end_journal_teacher:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @teacher_row_id: a KladeJournalTeacher's id
 * @revision: the one the person saw
 * @last_day: the last day it is theirs; one before the first takes the row away
 * @undo: (out) (optional) (nullable): what takes it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_NOT_FOUND, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_end_journal_teacher (KladeSession *session,
                                  gint64 teacher_row_id,
                                  gint32 revision,
                                  KladeDay last_day,
                                  KladeUndo **undo,
                                  GError **error)
{
  Work work = { .id = teacher_row_id, .revision = revision, .day = last_day };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Teacher of a journal"),
    .work = end_teacher,
    .data = &work,
  };

  g_return_val_if_fail (last_day != KLADE_DAY_NONE, FALSE);

  return klade_register_run (session, &verb, undo, error);
}
