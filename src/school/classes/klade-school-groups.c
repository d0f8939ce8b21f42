/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-classes-private.h"

#include "klade-i18n.h"
#include "klade-store-audit.h"
#include "klade-store-class-find.h"
#include "klade-store-class-list.h"
#include "klade-store-class.h"
#include "klade-store-journal.h"

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

/* ---- saving ---- */

typedef struct
{
  const KladeGroupEdit *edit;
  gint64 id;
  gint32 revision;
} Work;

static gboolean
fill_group (KladeChangeSet *changes,
            KladeRecord *record,
            const KladeGroupEdit *edit,
            GError **error)
{
  g_autofree char *name = NULL;

  if (!klade_class_check_line (edit->name, &name, error))
    return FALSE;

  if (*name == '\0')
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("A group needs a name."));
  if ((int) edit->kind < 1 || edit->kind > KLADE_N_GROUP_KINDS)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Choose what kind of group it is."));
  if (edit->kind == KLADE_GROUP_SPLIT && (edit->class_id == 0 || edit->subject_id == 0))
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A part of a class needs the class and the subject."));

  record->numbers[KLADE_STUDY_GROUP_COLUMN_CLASS_ID] = edit->class_id;
  record->numbers[KLADE_STUDY_GROUP_COLUMN_SUBJECT_ID] = edit->subject_id;
  klade_record_set_text (record, KLADE_STUDY_GROUP_COLUMN_NAME, name);
  klade_record_set_text (record, KLADE_STUDY_GROUP_COLUMN_KIND, klade_group_kind_id (edit->kind));
  record->numbers[KLADE_STUDY_GROUP_COLUMN_IS_HIDDEN] = 0;
  return TRUE;
}

/* A group of a class is of the class's year. */
static gboolean
find_year (KladeChangeSet *changes, const KladeGroupEdit *edit, gint64 *year_id, GError **error)
{
  g_autoptr (KladeRecord) klass = NULL;
  KladeYearView view;

  if (edit->class_id == 0)
    {
      if (!klade_year_view_find (klade_change_set_get_session (changes), edit->year_id, &view,
                                 error))
        return FALSE;
      *year_id = view.id;
      return TRUE;
    }

  klass = klade_register_get (changes, &klade_table_school_class, edit->class_id, 0, error);
  if (klass == NULL)
    return FALSE;

  *year_id = klass->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID];
  return TRUE;
}

static gboolean
save_group (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  const KladeGroupEdit *edit = work->edit;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 year_id;
  gint64 found;

  if (edit->group_id != 0)
    {
      before = klade_register_get (changes, &klade_table_study_group, edit->group_id,
                                   edit->revision, error);
      if (before == NULL)
        return FALSE;
    }

  after = before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_study_group);
  if (!find_year (changes, edit, &year_id, error) || !fill_group (changes, after, edit, error))
    return FALSE;
  if (before == NULL)
    after->numbers[KLADE_STUDY_GROUP_COLUMN_SCHOOL_YEAR_ID] = year_id;

  if (!klade_store_find_group (
          db_of (changes), after->numbers[KLADE_STUDY_GROUP_COLUMN_SCHOOL_YEAR_ID], edit->class_id,
          edit->subject_id, after->texts[KLADE_STUDY_GROUP_COLUMN_NAME], &found, error))
    return FALSE;

  work->id = edit->group_id;
  if (before != NULL && (found == 0 || found == before->id))
    return klade_register_set (changes, before, after, 0, error);

  if (before == NULL && klade_register_put (changes, after, found, 0, &local_error))
    {
      work->id = after->id;
      return TRUE;
    }

  if (local_error != NULL && !g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return klade_class_fail (error, KLADE_ERROR_EXISTS, _ ("There is a group “%s” already."),
                           after->texts[KLADE_STUDY_GROUP_COLUMN_NAME]);
}

/**
 * klade_school_save_group:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @edit: the group as it shall be
 * @group_id: (out) (optional): the group
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_EXISTS, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Its journal is made with klade_school_save_journal().
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_group (KladeSession *session,
                         const KladeGroupEdit *edit,
                         gint64 *group_id,
                         KladeUndo **undo,
                         GError **error)
{
  Work work = { .edit = edit };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Group"),
    .work = save_group,
    .data = &work,
  };

  g_return_val_if_fail (edit != NULL, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (group_id != NULL)
    *group_id = work.id;
  return TRUE;
}

/* With its members and journals: a group that comes back is an empty one. */
static gboolean
hide_group (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GPtrArray) journals = NULL;
  gint64 n_lessons;

  if (!klade_store_group_has_lessons (db_of (changes), work->id, &n_lessons, error))
    return FALSE;

  if (n_lessons > 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Lessons stand in the group's journal, so it stays."));

  members = klade_store_list_group_members (db_of (changes), work->id, TRUE, 0, error);
  journals =
      members != NULL ? klade_store_list_group_journals (db_of (changes), work->id, error) : NULL;
  if (journals == NULL)
    return FALSE;

  for (guint i = 0; i < members->len; i++)
    {
      const KladeGroupMember *member = g_ptr_array_index (members, i);

      if (!klade_register_hide (changes, &klade_table_group_member, member->id, member->revision,
                                member->pupil_id, error))
        return FALSE;
    }

  for (guint i = 0; i < journals->len; i++)
    {
      const KladeRecord *journal = g_ptr_array_index (journals, i);

      if (!klade_register_hide (changes, &klade_table_journal, journal->id, journal->revision, 0,
                                error))
        return FALSE;
    }

  return klade_register_hide (changes, &klade_table_study_group, work->id, work->revision, 0,
                              error);
}

/**
 * klade_school_hide_group:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @group_id: a group without lessons
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back with its members
 * @error: %KLADE_ERROR_INVALID when lessons stand in its journal, %KLADE_ERROR_CONFLICT,
 *   %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_group (KladeSession *session,
                         gint64 group_id,
                         gint32 revision,
                         KladeUndo **undo,
                         GError **error)
{
  Work work = { .id = group_id, .revision = revision };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Group removed"),
    .work = hide_group,
    .data = &work,
  };

  return klade_register_run (session, &verb, undo, error);
}

/* ---- moving pupils ---- */

typedef struct
{
  const gint64 *pupil_ids;
  gsize n_pupils;
  gint64 from_id;
  gint64 to_id;
  KladeDay day;
  KladeRecord *to; /* (nullable) */
} Move;

static KladeDay
valid_from (const KladeRecord *member)
{
  return (KladeDay) member->numbers[KLADE_GROUP_MEMBER_COLUMN_VALID_FROM];
}

static KladeDay
valid_to (const KladeRecord *member)
{
  return (KladeDay) member->numbers[KLADE_GROUP_MEMBER_COLUMN_VALID_TO];
}

static gboolean
reaches (const KladeRecord *member, KladeDay day)
{
  return !klade_record_is_absent (member) &&
         (valid_to (member) == KLADE_DAY_NONE || valid_to (member) >= day);
}

/* A class teacher may for pupils of the own class, whatever class the group is of. */
static gboolean
require_pupil (KladeChangeSet *changes, const Move *move, gint64 pupil_id, GError **error)
{
  const KladeTarget target = { .pupil_id = pupil_id, .day = move->day };

  return klade_register_require (changes, KLADE_ACTION_MANAGE_GROUPS, &target, error);
}

/* Ends a stay the day before; one that had not begun by then is taken away. */
static gboolean
leave_group (KladeChangeSet *changes,
             gint64 group_id,
             gint64 pupil_id,
             KladeDay day,
             GError **error)
{
  g_autoptr (GPtrArray) rows =
      klade_store_list_pupil_memberships (db_of (changes), group_id, pupil_id, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const KladeRecord *before = g_ptr_array_index (rows, i);
      g_autoptr (KladeRecord) after = klade_record_copy (before);

      if (!reaches (before, day))
        continue;
      if (valid_from (before) >= day)
        klade_record_make_absent (after);
      else
        after->numbers[KLADE_GROUP_MEMBER_COLUMN_VALID_TO] = day - 1;
      if (!klade_register_set (changes, before, after, pupil_id, error))
        return FALSE;
    }

  return rows != NULL;
}

static gboolean
is_pupil_of (KladeChangeSet *changes, const Move *move, gint64 pupil_id, GError **error)
{
  gint64 class_id = move->to->numbers[KLADE_STUDY_GROUP_COLUMN_CLASS_ID];
  gint64 year_id = move->to->numbers[KLADE_STUDY_GROUP_COLUMN_SCHOOL_YEAR_ID];
  g_autofree char *who = NULL;
  gint64 n;

  if (!klade_store_pupil_in_class (db_of (changes), year_id, class_id, pupil_id, move->day, &n,
                                   error))
    return FALSE;
  if (n > 0)
    return TRUE;

  who = klade_store_dup_person_name (db_of (changes), pupil_id, error);
  return who != NULL &&
         klade_class_fail (error, KLADE_ERROR_INVALID,
                           class_id != 0 ? _ ("%s is not in the group's class on that day.")
                                         : _ ("%s is in no class on that day."),
                           who);
}

static gboolean
join_anew (KladeChangeSet *changes,
           const Move *move,
           gint64 pupil_id,
           gint64 hidden_id,
           GError **error)
{
  g_autoptr (KladeRecord) member = klade_record_new (&klade_table_group_member);

  member->numbers[KLADE_GROUP_MEMBER_COLUMN_GROUP_ID] = move->to_id;
  member->numbers[KLADE_GROUP_MEMBER_COLUMN_PUPIL_ID] = pupil_id;
  member->numbers[KLADE_GROUP_MEMBER_COLUMN_VALID_FROM] = move->day;
  return klade_register_put (changes, member, hidden_id, pupil_id, error);
}

/* A stay that reaches the day before goes on; a later one gives way to the new one. */
static gboolean
join_group (KladeChangeSet *changes, const Move *move, gint64 pupil_id, GError **error)
{
  g_autoptr (GPtrArray) rows =
      klade_store_list_pupil_memberships (db_of (changes), move->to_id, pupil_id, error);
  const KladeRecord *going = NULL;
  gint64 hidden_id = 0;

  if (rows == NULL || !is_pupil_of (changes, move, pupil_id, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (rows, i);
      gboolean is_hidden = klade_record_is_absent (row);

      if (is_hidden && valid_from (row) == move->day)
        hidden_id = row->id;
      else if (!is_hidden && valid_from (row) <= move->day && reaches (row, move->day - 1))
        going = row;
      else if (!is_hidden && valid_from (row) > move->day &&
               !klade_register_hide (changes, row->table, row->id, row->revision, pupil_id, error))
        return FALSE;
    }

  if (going != NULL)
    {
      g_autoptr (KladeRecord) after = klade_record_copy (going);

      after->numbers[KLADE_GROUP_MEMBER_COLUMN_VALID_TO] = KLADE_DAY_NONE;
      return klade_register_set (changes, going, after, pupil_id, error);
    }

  return join_anew (changes, move, pupil_id, hidden_id, error);
}

static gboolean
move_pupils (KladeChangeSet *changes, gpointer data, GError **error)
{
  Move *move = data;

  g_clear_pointer (&move->to, klade_record_free); /* the engine may run us again */
  if (move->to_id != 0)
    {
      move->to = klade_register_get (changes, &klade_table_study_group, move->to_id, 0, error);
      if (move->to == NULL)
        return FALSE;
      if (klade_record_is_absent (move->to))
        return klade_class_fail (error, KLADE_ERROR_NOT_FOUND, "the group is hidden");
    }

  for (gsize i = 0; i < move->n_pupils; i++)
    {
      gint64 pupil_id = move->pupil_ids[i];

      if (!require_pupil (changes, move, pupil_id, error) ||
          (move->from_id != 0 && move->from_id != move->to_id &&
           !leave_group (changes, move->from_id, pupil_id, move->day, error)) ||
          (move->to_id != 0 && !join_group (changes, move, pupil_id, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_school_move_to_group:
 * @session: needs %KLADE_ACTION_MANAGE_GROUPS for each of the pupils
 * @pupil_ids: who moves
 * @n_pupils: how many, at least one
 * @from_group_id: the group they leave, or 0
 * @to_group_id: the group they join, or 0
 * @day: the first day in the new group; the day before is the last in the old one
 * @undo: (out) (optional) (nullable): what takes it back; %NULL when all were there already
 * @error: %KLADE_ERROR_INVALID when a pupil is not in the group's class, %KLADE_ERROR_DENIED;
 *   then nobody is moved
 *
 * Returns: %TRUE if all are where they shall be
 */
gboolean
klade_school_move_to_group (KladeSession *session,
                            const gint64 *pupil_ids,
                            gsize n_pupils,
                            gint64 from_group_id,
                            gint64 to_group_id,
                            KladeDay day,
                            KladeUndo **undo,
                            GError **error)
{
  Move move = { pupil_ids, n_pupils, from_group_id, to_group_id, day, NULL };
  g_autofree char *title = NULL;
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_GROUPS,
    .work = move_pupils,
    .data = &move,
  };
  gboolean is_good;

  g_return_val_if_fail (pupil_ids != NULL && n_pupils > 0, FALSE);
  g_return_val_if_fail (day != KLADE_DAY_NONE, FALSE);

  title = g_strdup_printf (
      ngettext_ ("%d pupil to another group", "%d pupils to another group", n_pupils),
      (int) n_pupils);
  verb.title = title;
  verb.target = (KladeTarget){ .pupil_id = pupil_ids[0], .day = day };

  is_good = klade_register_run (session, &verb, undo, error);
  g_clear_pointer (&move.to, klade_record_free);
  return is_good;
}
