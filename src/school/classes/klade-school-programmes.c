/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-classes-private.h"

#include "klade-i18n.h"
#include "klade-store-class-find.h"
#include "klade-store-programme.h"

#define LESSONS_PER_YEAR_MAX 2000
#define GRADE_MAX 12

typedef struct
{
  const KladeProgrammeEdit *programme;
  const KladeSubjectEdit *subjects;
  const KladePlannedEdit *planned;
  gsize n;
  gint64 id;
} Save;

typedef struct
{
  const KladeTable *table;
  gint64 id;
  gint32 revision;
} Hide;

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

/* The row as it is, or a new one. */
static gboolean
begin (KladeChangeSet *changes,
       const KladeTable *table,
       gint64 id,
       gint32 revision,
       KladeRecord **before,
       KladeRecord **after,
       GError **error)
{
  if (id == 0)
    {
      *after = klade_record_new (table);
      return TRUE;
    }

  *before = klade_register_get (changes, table, id, revision, error);
  if (*before == NULL)
    return FALSE;

  *after = klade_record_copy (*before);
  return TRUE;
}

/* Stores a changed row, or a new one in place of the hidden @found; @there says that a row of
 * that name stands in the list already. */
static gboolean
finish (KladeChangeSet *changes,
        const KladeRecord *before,
        KladeRecord *after,
        gint64 found,
        const char *there,
        GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (before != NULL)
    return found != 0 && found != before->id
               ? klade_class_fail (error, KLADE_ERROR_EXISTS, "%s", there)
               : klade_register_set (changes, before, after, 0, error);

  if (klade_register_put (changes, after, found, 0, &local_error))
    return TRUE;

  if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
    return klade_class_fail (error, KLADE_ERROR_EXISTS, "%s", there);

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* ---- programmes ---- */

static gboolean
save_programme (KladeChangeSet *changes, gpointer data, GError **error)
{
  Save *save = data;
  const KladeProgrammeEdit *edit = save->programme;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  gint64 found;

  if (!begin (changes, &klade_table_programme, edit->programme_id, edit->revision, &before, &after,
              error) ||
      !klade_class_check_line (edit->code, &code, error) ||
      !klade_class_check_line (edit->name, &name, error))
    return FALSE;

  if (*name == '\0')
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("A programme needs a name."));

  klade_record_set_text (after, KLADE_PROGRAMME_COLUMN_CODE, code);
  klade_record_set_text (after, KLADE_PROGRAMME_COLUMN_NAME, name);
  after->numbers[KLADE_PROGRAMME_COLUMN_IS_HIDDEN] = 0;
  if (!klade_store_find_programme (db_of (changes), code, name, &found, error) ||
      !finish (changes, before, after, found,
               _ ("There is a programme of that code and name already."), error))
    return FALSE;

  save->id = after->id;
  return TRUE;
}

/**
 * klade_school_save_programme:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @edit: the programme as it shall be
 * @programme_id: (out) (optional): the programme
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_EXISTS, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_programme (KladeSession *session,
                             const KladeProgrammeEdit *edit,
                             gint64 *programme_id,
                             KladeUndo **undo,
                             GError **error)
{
  Save save = { .programme = edit };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Education programme"),
    .work = save_programme,
    .data = &save,
  };

  g_return_val_if_fail (edit != NULL, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (programme_id != NULL)
    *programme_id = save.id;
  return TRUE;
}

/* ---- subjects ---- */

/* klade_class_save_subject: a new subject, or a known one as it shall be */
gboolean
klade_class_save_subject (KladeChangeSet *changes,
                          const KladeSubjectEdit *edit,
                          gint64 *subject_id,
                          GError **error)
{
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  g_autofree char *name = NULL;
  g_autofree char *short_name = NULL;
  g_autofree char *area = NULL;
  g_autofree char *there = NULL;
  gint64 found;

  if (!begin (changes, &klade_table_subject, edit->subject_id, edit->revision, &before, &after,
              error) ||
      !klade_class_check_line (edit->name, &name, error) ||
      !klade_class_check_line (edit->short_name, &short_name, error) ||
      !klade_class_check_line (edit->area, &area, error))
    return FALSE;

  if (*name == '\0')
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("A subject needs a name."));

  klade_record_set_text (after, KLADE_SUBJECT_COLUMN_NAME, name);
  klade_record_set_text (after, KLADE_SUBJECT_COLUMN_SHORT_NAME, short_name);
  klade_record_set_text (after, KLADE_SUBJECT_COLUMN_AREA, area);
  after->numbers[KLADE_SUBJECT_COLUMN_POSITION] = edit->position;
  after->numbers[KLADE_SUBJECT_COLUMN_IS_HIDDEN] = 0;
  there = g_strdup_printf (_ ("There is a subject “%s” already."), name);
  if (!klade_store_find_subject (db_of (changes), name, &found, error) ||
      !finish (changes, before, after, found, there, error))
    return FALSE;

  *subject_id = after->id;
  return TRUE;
}

static gboolean
save_subjects (KladeChangeSet *changes, gpointer data, GError **error)
{
  Save *save = data;

  for (gsize i = 0; i < save->n; i++)
    if (!klade_class_save_subject (changes, &save->subjects[i], &save->id, error))
      return FALSE;

  return TRUE;
}

/**
 * klade_school_save_subject:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @edit: the subject as it shall be
 * @subject_id: (out) (optional): the subject
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_EXISTS, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * A hidden subject comes back when one of the same name is added.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_subject (KladeSession *session,
                           const KladeSubjectEdit *edit,
                           gint64 *subject_id,
                           KladeUndo **undo,
                           GError **error)
{
  Save save = { .subjects = edit, .n = 1 };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Subject"),
    .work = save_subjects,
    .data = &save,
  };

  g_return_val_if_fail (edit != NULL, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (subject_id != NULL)
    *subject_id = save.id;
  return TRUE;
}

/**
 * klade_school_add_subjects:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @edits: new subjects
 * @n_edits: how many
 * @undo: (out) (optional): what takes all of them back
 * @error: as for klade_school_save_subject(); then none is added
 *
 * Returns: %TRUE if all are there
 */
gboolean
klade_school_add_subjects (KladeSession *session,
                           const KladeSubjectEdit *edits,
                           gsize n_edits,
                           KladeUndo **undo,
                           GError **error)
{
  Save save = { .subjects = edits, .n = n_edits };
  g_autofree char *title = NULL;
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .work = save_subjects,
    .data = &save,
  };

  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);

  title = g_strdup_printf (ngettext_ ("%d subject", "%d subjects", n_edits), (int) n_edits);
  verb.title = title;
  return klade_register_run (session, &verb, undo, error);
}

/* ---- hiding both ---- */

static gboolean
hide_row (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Hide *hide = data;
  gboolean is_subject = hide->table == &klade_table_subject;
  gint64 n;

  if (is_subject ? !klade_store_subject_has_journals (db_of (changes), hide->id, &n, error)
                 : !klade_store_programme_has_classes (db_of (changes), hide->id, &n, error))
    return FALSE;

  if (n > 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID, "%s",
                             is_subject
                                 ? _ ("This subject has journals. Remove them first.")
                                 : _ ("Classes follow this programme. Give them another first."));

  return klade_register_hide (changes, hide->table, hide->id, hide->revision, 0, error);
}

/**
 * klade_school_hide_programme:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @programme_id: a programme that no class follows
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back
 * @error: %KLADE_ERROR_INVALID when it is in use, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_programme (KladeSession *session,
                             gint64 programme_id,
                             gint32 revision,
                             KladeUndo **undo,
                             GError **error)
{
  Hide hide = { &klade_table_programme, programme_id, revision };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Education programme removed"),
    .work = hide_row,
    .data = &hide,
  };

  return klade_register_run (session, &verb, undo, error);
}

/**
 * klade_school_hide_subject:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @subject_id: a subject without journals
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back
 * @error: %KLADE_ERROR_INVALID when it is in use, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_subject (KladeSession *session,
                           gint64 subject_id,
                           gint32 revision,
                           KladeUndo **undo,
                           GError **error)
{
  Hide hide = { &klade_table_subject, subject_id, revision };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Subject removed"),
    .work = hide_row,
    .data = &hide,
  };

  return klade_register_run (session, &verb, undo, error);
}

/* ---- what is planned ---- */

static gboolean
is_plan_good (const KladePlannedEdit *edit, GError **error)
{
  if (edit->grade < 0 || edit->grade > GRADE_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Grades are 1 to 12."));
  if (edit->lessons_per_year > LESSONS_PER_YEAR_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A subject has at most %d lessons a year."), LESSONS_PER_YEAR_MAX);

  return edit->lessons_per_year < 0 ||
         ((int) edit->scale >= 1 && (int) edit->scale <= KLADE_N_SCALES) ||
         klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Choose a scale of marks."));
}

/* klade_class_set_plan: what a programme plans of a subject in a grade */
gboolean
klade_class_set_plan (KladeChangeSet *changes, const KladePlannedEdit *edit, GError **error)
{
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  gint64 found;

  if (!is_plan_good (edit, error) ||
      !klade_store_find_planned (db_of (changes), edit->programme_id, edit->subject_id, edit->grade,
                                 &found, error) ||
      !begin (changes, &klade_table_planned_subject, found, 0, &before, &after, error))
    return FALSE;

  if (found == 0 && edit->lessons_per_year < 0)
    return TRUE;

  if (edit->lessons_per_year < 0)
    klade_record_make_absent (after);
  else
    {
      after->numbers[KLADE_PLANNED_SUBJECT_COLUMN_PROGRAMME_ID] = edit->programme_id;
      after->numbers[KLADE_PLANNED_SUBJECT_COLUMN_SUBJECT_ID] = edit->subject_id;
      after->numbers[KLADE_PLANNED_SUBJECT_COLUMN_GRADE] = edit->grade;
      after->numbers[KLADE_PLANNED_SUBJECT_COLUMN_LESSONS_PER_YEAR] = edit->lessons_per_year;
      after->numbers[KLADE_PLANNED_SUBJECT_COLUMN_SCALE] = edit->scale;
      after->numbers[KLADE_PLANNED_SUBJECT_COLUMN_IS_HIDDEN] = 0;
    }

  return before != NULL ? klade_register_set (changes, before, after, 0, error)
                        : klade_register_add (changes, after, 0, error);
}

static gboolean
set_plans (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Save *save = data;

  for (gsize i = 0; i < save->n; i++)
    if (!klade_class_set_plan (changes, &save->planned[i], error))
      return FALSE;

  return TRUE;
}

/**
 * klade_school_set_planned:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @edits: how many lessons a year and on which scale; below 0 takes the subject from the grade
 * @n_edits: how many
 * @undo: (out) (optional): what takes all of them back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED; then nothing is changed
 *
 * Returns: %TRUE if the programme plans it so
 */
gboolean
klade_school_set_planned (KladeSession *session,
                          const KladePlannedEdit *edits,
                          gsize n_edits,
                          KladeUndo **undo,
                          GError **error)
{
  Save save = { .planned = edits, .n = n_edits };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Planned lessons"),
    .work = set_plans,
    .data = &save,
  };

  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);

  return klade_register_run (session, &verb, undo, error);
}
