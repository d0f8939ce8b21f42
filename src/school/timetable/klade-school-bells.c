/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-setup.h"

#include "klade-i18n.h"
#include "klade-school-classes-private.h"
#include "klade-store-calendar.h"
#include "klade-store-class-find.h"
#include "klade-store-setup-list.h"

#define LESSON_NO_MAX 15
#define MINUTES_IN_DAY (24 * 60)

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

static gboolean
list_bell_sets (KladeDb *db, gpointer data, GError **error)
{
  GPtrArray **sets = data;

  g_clear_pointer (sets, g_ptr_array_unref);
  *sets = klade_store_list_bell_sets (db, error);
  return *sets != NULL;
}

/**
 * klade_school_list_bell_sets:
 * @session: who asks
 * @error: says why it failed
 *
 * Returns: (transfer full) (element-type KladeBellSetRow): the sets with their times
 */
GPtrArray *
klade_school_list_bell_sets (KladeSession *session, GError **error)
{
  g_autoptr (GPtrArray) sets = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  return klade_db_within_read (klade_session_get_db (session), list_bell_sets, &sets, error)
             ? g_steal_pointer (&sets)
             : NULL;
}

typedef struct
{
  const KladeBellSetEdit *edit;
  gint64 id;
  gint32 revision;
} Work;

static gboolean
are_bells_good (const KladeBellSetEdit *edit, GError **error)
{
  for (gsize i = 0; i < edit->n_bells; i++)
    {
      const KladeBellTime *bell = &edit->bells[i];
      const KladeBellTime *before = i > 0 ? &edit->bells[i - 1] : NULL;

      if (bell->lesson_no < 0 || bell->lesson_no > LESSON_NO_MAX ||
          (before != NULL && bell->lesson_no <= before->lesson_no))
        return klade_class_fail (error, KLADE_ERROR_INVALID,
                                 _ ("Lessons are numbered 0 to %d, each once."), LESSON_NO_MAX);
      if (bell->starts_minutes < 0 || bell->ends_minutes > MINUTES_IN_DAY ||
          bell->starts_minutes >= bell->ends_minutes ||
          (before != NULL && bell->starts_minutes < before->ends_minutes))
        return klade_class_fail (
            error, KLADE_ERROR_INVALID,
            _ ("Lesson %d must begin before it ends, and after the lesson before "
               "it. Check its times."),
            bell->lesson_no);
    }

  return TRUE;
}

static const KladeBellTime *
find_bell (const KladeBellSetEdit *edit, gint64 lesson_no)
{
  for (gsize i = 0; i < edit->n_bells; i++)
    if (edit->bells[i].lesson_no == lesson_no)
      return &edit->bells[i];

  return NULL;
}

/* The rows that are there: changed, brought back or hidden. */
static gboolean
change_bells (KladeChangeSet *changes,
              const KladeBellSetEdit *edit,
              GPtrArray *records,
              GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const KladeRecord *before = g_ptr_array_index (records, i);
      g_autoptr (KladeRecord) after = klade_record_copy (before);
      const KladeBellTime *bell =
          find_bell (edit, before->numbers[KLADE_BELL_TIME_COLUMN_LESSON_NO]);

      after->numbers[KLADE_BELL_TIME_COLUMN_IS_HIDDEN] = bell == NULL ? 1 : 0;
      if (bell != NULL)
        {
          after->numbers[KLADE_BELL_TIME_COLUMN_STARTS_MINUTES] = bell->starts_minutes;
          after->numbers[KLADE_BELL_TIME_COLUMN_ENDS_MINUTES] = bell->ends_minutes;
        }
      if (!klade_register_set (changes, before, after, 0, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_bell (GPtrArray *records, int lesson_no)
{
  for (guint i = 0; i < records->len; i++)
    if (((KladeRecord *) g_ptr_array_index (records, i))
            ->numbers[KLADE_BELL_TIME_COLUMN_LESSON_NO] == lesson_no)
      return TRUE;

  return FALSE;
}

static gboolean
put_bells (KladeChangeSet *changes, const Work *work, GError **error)
{
  const KladeBellSetEdit *edit = work->edit;
  g_autoptr (GPtrArray) records = klade_store_list_bell_records (db_of (changes), work->id, error);

  if (records == NULL || !change_bells (changes, edit, records, error))
    return FALSE;

  for (gsize i = 0; i < edit->n_bells; i++)
    {
      g_autoptr (KladeRecord) record = klade_record_new (&klade_table_bell_time);

      if (has_bell (records, edit->bells[i].lesson_no))
        continue;
      record->numbers[KLADE_BELL_TIME_COLUMN_BELL_SET_ID] = work->id;
      record->numbers[KLADE_BELL_TIME_COLUMN_LESSON_NO] = edit->bells[i].lesson_no;
      record->numbers[KLADE_BELL_TIME_COLUMN_STARTS_MINUTES] = edit->bells[i].starts_minutes;
      record->numbers[KLADE_BELL_TIME_COLUMN_ENDS_MINUTES] = edit->bells[i].ends_minutes;
      if (!klade_register_add (changes, record, 0, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_bell_set (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  const KladeBellSetEdit *edit = work->edit;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  g_autofree char *name = NULL;

  if (!klade_class_check_line (edit->name, &name, error) || !are_bells_good (edit, error))
    return FALSE;
  if (*name == '\0')
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("A list of bells needs a name."));
  if (edit->valid_from == KLADE_DAY_NONE ||
      (edit->valid_to != KLADE_DAY_NONE && edit->valid_to < edit->valid_from))
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Bells hold from a day on, and end on or after it."));

  if (edit->bell_set_id != 0)
    {
      before = klade_register_get (changes, &klade_table_bell_set, edit->bell_set_id,
                                   edit->revision, error);
      if (before == NULL)
        return FALSE;
    }

  after = before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_bell_set);
  klade_record_set_text (after, KLADE_BELL_SET_COLUMN_NAME, name);
  after->numbers[KLADE_BELL_SET_COLUMN_VALID_FROM] = edit->valid_from;
  after->numbers[KLADE_BELL_SET_COLUMN_VALID_TO] = edit->valid_to;
  after->numbers[KLADE_BELL_SET_COLUMN_IS_HIDDEN] = 0;
  if (before != NULL ? !klade_register_set (changes, before, after, 0, error)
                     : !klade_register_add (changes, after, 0, error))
    return FALSE;

  work->id = after->id;
  return put_bells (changes, work, error);
}

/**
 * klade_school_save_bell_set:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @edit: the set with all its bells as it shall be
 * @bell_set_id: (out) (optional): the set
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_bell_set (KladeSession *session,
                            const KladeBellSetEdit *edit,
                            gint64 *bell_set_id,
                            KladeUndo **undo,
                            GError **error)
{
  Work work = { .edit = edit };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_SCHOOL,
    .title = _ ("Bells"),
    .work = save_bell_set,
    .data = &work,
  };

  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (edit->bells != NULL || edit->n_bells == 0, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (bell_set_id != NULL)
    *bell_set_id = work.id;
  return TRUE;
}

static gboolean
hide_bell_set (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  gint64 n_classes;

  if (!klade_store_bell_set_has_classes (db_of (changes), work->id, &n_classes, error))
    return FALSE;

  if (n_classes > 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Classes have these bells. Give them others first."));

  return klade_register_hide (changes, &klade_table_bell_set, work->id, work->revision, 0, error);
}

/**
 * klade_school_hide_bell_set:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @bell_set_id: a set that no class has
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back
 * @error: %KLADE_ERROR_INVALID when classes have it, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_bell_set (KladeSession *session,
                            gint64 bell_set_id,
                            gint32 revision,
                            KladeUndo **undo,
                            GError **error)
{
  Work work = { .id = bell_set_id, .revision = revision };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_SCHOOL,
    .title = _ ("Bells removed"),
    .work = hide_bell_set,
    .data = &work,
  };

  return klade_register_run (session, &verb, undo, error);
}
