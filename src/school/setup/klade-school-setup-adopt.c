/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-setup.h"

#include "klade-class-name.h"
#include "klade-i18n.h"
#include "klade-school-classes-private.h"
#include "klade-setup-proposal.h"
#include "klade-store-class-find.h"
#include "klade-store-class.h"
#include "klade-store-programme.h"
#include "klade-store-setup-list.h"

#define GRADE_MAX 12
#define PARALLEL_MAX 8

/* What is proposed for a kind of school becomes the school's own rows.  What is there already
 * stays as it is, so that a step can be repeated. */

typedef struct
{
  gint64 programme_id;
  gint64 year_id;
  int first_grade;
  int last_grade;
  int n_parallel;
  KladeSchoolKind kind;
} Adopt;

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

static gboolean
read_kind (KladeChangeSet *changes, Adopt *adopt, GError **error)
{
  g_autoptr (KladeRecord) school =
      klade_register_get (changes, &klade_table_school, KLADE_SCHOOL_ROW_ID, 0, error);

  if (school == NULL)
    return FALSE;

  adopt->kind = klade_school_kind_from_id (school->texts[KLADE_SCHOOL_COLUMN_KIND]);
  return TRUE;
}

/* Adds @record unless the row @found is there to be seen. */
static gboolean
put_missing (KladeChangeSet *changes, KladeRecord *record, gint64 found, GError **error)
{
  g_autoptr (KladeRecord) there =
      found != 0 ? klade_register_get (changes, record->table, found, 0, error) : NULL;

  if (found != 0 && there == NULL)
    return FALSE;

  record->id = found;
  return (there != NULL && !klade_record_is_absent (there)) ||
         klade_register_put (changes, record, found, 0, error);
}

/* ---- programmes ---- */

static gboolean
adopt_programmes (KladeChangeSet *changes, gpointer data, GError **error)
{
  Adopt *adopt = data;
  g_autoptr (GPtrArray) proposed = NULL;

  if (!read_kind (changes, adopt, error))
    return FALSE;

  proposed = klade_setup_propose_programmes (adopt->kind);
  for (guint i = 0; i < proposed->len; i++)
    {
      const KladeProposedProgramme *programme = g_ptr_array_index (proposed, i);
      g_autoptr (KladeRecord) record = klade_record_new (&klade_table_programme);
      gint64 found;

      klade_record_set_text (record, KLADE_PROGRAMME_COLUMN_CODE, programme->code);
      klade_record_set_text (record, KLADE_PROGRAMME_COLUMN_NAME, programme->name);
      if (!klade_store_find_programme (db_of (changes), programme->code, programme->name, &found,
                                       error) ||
          !put_missing (changes, record, found, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run (KladeSession *session,
     KladeRegisterFunc func,
     const char *title,
     Adopt *adopt,
     KladeUndo **undo,
     GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = title,
    .work = func,
    .data = adopt,
  };

  return klade_register_run (session, &verb, undo, error);
}

/**
 * klade_school_adopt_programmes:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @undo: (out) (optional) (nullable): what takes them back
 * @error: %KLADE_ERROR_DENIED
 *
 * Adds the education programmes that are usual in the school's kind, where they are missing.
 *
 * Returns: %TRUE if they are there
 */
gboolean
klade_school_adopt_programmes (KladeSession *session, KladeUndo **undo, GError **error)
{
  Adopt adopt = { 0 };

  return run (session, adopt_programmes, _ ("Proposed programmes"), &adopt, undo, error);
}

/* ---- subjects ---- */

static gboolean
put_plan (KladeChangeSet *changes,
          const Adopt *adopt,
          const KladeProposedSubject *subject,
          gint64 subject_id,
          GError **error)
{
  for (int grade = adopt->first_grade; grade <= adopt->last_grade; grade++)
    {
      int lessons = grade > 0 ? klade_proposed_subject_lessons_per_year (subject, grade) : 0;
      g_autoptr (KladeRecord) record = klade_record_new (&klade_table_planned_subject);
      gint64 found;

      if (lessons == 0)
        continue;

      record->numbers[KLADE_PLANNED_SUBJECT_COLUMN_PROGRAMME_ID] = adopt->programme_id;
      record->numbers[KLADE_PLANNED_SUBJECT_COLUMN_SUBJECT_ID] = subject_id;
      record->numbers[KLADE_PLANNED_SUBJECT_COLUMN_GRADE] = grade;
      record->numbers[KLADE_PLANNED_SUBJECT_COLUMN_LESSONS_PER_YEAR] = lessons;
      record->numbers[KLADE_PLANNED_SUBJECT_COLUMN_SCALE] =
          klade_setup_propose_scale (adopt->kind, grade);
      if (!klade_store_find_planned (db_of (changes), adopt->programme_id, subject_id, grade,
                                     &found, error) ||
          !put_missing (changes, record, found, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_taught (const Adopt *adopt, const KladeProposedSubject *subject)
{
  for (int grade = adopt->first_grade; grade <= adopt->last_grade; grade++)
    if (grade > 0 && klade_proposed_subject_lessons_per_year (subject, grade) > 0)
      return TRUE;

  return FALSE;
}

static gboolean
adopt_subjects (KladeChangeSet *changes, gpointer data, GError **error)
{
  Adopt *adopt = data;
  g_autoptr (KladeRecord) programme =
      klade_register_get (changes, &klade_table_programme, adopt->programme_id, 0, error);
  g_autoptr (GPtrArray) proposed = NULL;

  if (programme == NULL || !read_kind (changes, adopt, error))
    return FALSE;
  if (adopt->first_grade < 0 || adopt->last_grade > GRADE_MAX ||
      adopt->first_grade > adopt->last_grade)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Grades are 1 to 12."));

  proposed = klade_setup_propose_subjects (adopt->kind);
  for (guint i = 0; i < proposed->len; i++)
    {
      const KladeProposedSubject *subject = g_ptr_array_index (proposed, i);
      g_autoptr (KladeRecord) record = klade_record_new (&klade_table_subject);
      gint64 found;

      if (!is_taught (adopt, subject))
        continue;

      klade_record_set_text (record, KLADE_SUBJECT_COLUMN_NAME, subject->name);
      klade_record_set_text (record, KLADE_SUBJECT_COLUMN_SHORT_NAME, subject->short_name);
      klade_record_set_text (record, KLADE_SUBJECT_COLUMN_AREA, subject->area);
      record->numbers[KLADE_SUBJECT_COLUMN_POSITION] = i + 1;
      if (!klade_store_find_subject (db_of (changes), subject->name, &found, error) ||
          !put_missing (changes, record, found, error) ||
          !put_plan (changes, adopt, subject, record->id, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_school_adopt_subjects:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @programme_id: the programme that gets them
 * @first_grade, @last_grade: of the programme, 1 to 12
 * @undo: (out) (optional) (nullable): what takes them back
 * @error: %KLADE_ERROR_INVALID for the grades, %KLADE_ERROR_DENIED
 *
 * Adds the subjects that are usual in these grades with their lessons and scales, where they are
 * missing.
 *
 * Returns: %TRUE if they are there
 */
gboolean
klade_school_adopt_subjects (KladeSession *session,
                             gint64 programme_id,
                             int first_grade,
                             int last_grade,
                             KladeUndo **undo,
                             GError **error)
{
  Adopt adopt = {
    .programme_id = programme_id,
    .first_grade = first_grade,
    .last_grade = last_grade,
  };

  return run (session, adopt_subjects, _ ("Proposed subjects"), &adopt, undo, error);
}

/* ---- classes ---- */

/* The school's programme that is usual for the grade; 0 when it has none. */
static gboolean
find_programme (KladeChangeSet *changes,
                GPtrArray *proposed,
                int grade,
                gint64 *programme_id,
                GError **error)
{
  *programme_id = 0;
  for (guint i = 0; i < proposed->len && *programme_id == 0; i++)
    {
      const KladeProposedProgramme *programme = g_ptr_array_index (proposed, i);
      g_autoptr (KladeRecord) record = NULL;
      gint64 found;

      if (grade < programme->first_grade || grade > programme->last_grade)
        continue;
      if (!klade_store_find_programme (db_of (changes), programme->code, programme->name, &found,
                                       error))
        return FALSE;

      record =
          found != 0 ? klade_register_get (changes, &klade_table_programme, found, 0, error) : NULL;
      if (found != 0 && record == NULL)
        return FALSE;
      if (record != NULL && !klade_record_is_absent (record))
        *programme_id = found;
    }

  return TRUE;
}

static gboolean
put_class (KladeChangeSet *changes,
           const Adopt *adopt,
           const char *text,
           GPtrArray *programmes,
           GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_school_class);
  KladeClassName name = { 0 };
  gint64 *numbers = record->numbers;
  gint64 found;

  if (!klade_class_name_parse (text, &name, error) ||
      !find_programme (changes, programmes, name.grade,
                       &numbers[KLADE_SCHOOL_CLASS_COLUMN_PROGRAMME_ID], error) ||
      !klade_store_find_class (db_of (changes), adopt->year_id, text, &found, error))
    return FALSE;

  numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID] = adopt->year_id;
  numbers[KLADE_SCHOOL_CLASS_COLUMN_GRADE] = name.grade;
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_SUFFIX, name.suffix);
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_NAME, text);
  return put_missing (changes, record, found, error);
}

static gboolean
adopt_classes (KladeChangeSet *changes, gpointer data, GError **error)
{
  Adopt *adopt = data;
  KladeYearView view;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) programmes = NULL;

  if (adopt->n_parallel < 1 || adopt->n_parallel > PARALLEL_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A grade has 1 to %d parallel classes."), PARALLEL_MAX);
  if (!read_kind (changes, adopt, error) ||
      !klade_year_view_find (klade_change_set_get_session (changes), adopt->year_id, &view, error))
    return FALSE;

  adopt->year_id = view.id;
  names = klade_setup_propose_classes (adopt->kind, adopt->n_parallel);
  programmes = klade_setup_propose_programmes (adopt->kind);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (name != NULL && !put_class (changes, adopt, name, programmes, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_school_adopt_classes:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @year_id: a year, or 0 for today's
 * @n_parallel: how many classes each grade has, 1 to 8
 * @undo: (out) (optional) (nullable): what takes them back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Adds the classes of all grades of the school's kind with their usual programmes, where they
 * are missing.
 *
 * Returns: %TRUE if they are there
 */
gboolean
klade_school_adopt_classes (KladeSession *session,
                            gint64 year_id,
                            int n_parallel,
                            KladeUndo **undo,
                            GError **error)
{
  Adopt adopt = { .year_id = year_id, .n_parallel = n_parallel };

  return run (session, adopt_classes, _ ("Proposed classes"), &adopt, undo, error);
}
