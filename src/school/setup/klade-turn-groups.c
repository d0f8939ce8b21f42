/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn.h"

#include "klade-store-class-find.h"
#include "klade-store-class-list.h"
#include "klade-store-class.h"

#include <string.h>

/* Members of one old group, each with the new class. */
typedef struct
{
  gint64 pupil_id;
  gint64 class_id;
} Member;

static const KladeTurnClass *
find_next_class (const KladeTurnWriter *self, gint64 old_class_id)
{
  for (guint i = 0; i < self->classes->len; i++)
    {
      const KladeTurnClass *klass = g_ptr_array_index (self->classes, i);

      if (klass->from != NULL && klass->from->id == old_class_id)
        return klass;
    }

  return NULL;
}

/* Those who stay in the school; of a class's group those who stay with the class, of merged
 * classes those who move up. */
static GArray *
find_members (const KladeTurnWriter *self,
              GPtrArray *members,
              const KladeGroupRow *group,
              const KladeTurnClass *klass)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Member));

  for (guint i = 0; i < members->len; i++)
    {
      const KladeTurnMember *row = g_ptr_array_index (members, i);
      const gint64 *class_id = g_hash_table_lookup (self->class_of, &row->pupil_id);
      Member member = { row->pupil_id, class_id != NULL ? *class_id : 0 };

      if (row->group_id != group->id || member.class_id == 0 ||
          (group->kind == KLADE_GROUP_MERGED &&
           g_hash_table_contains (self->repeating, &row->pupil_id)))
        continue;
      if (klass == NULL || klass->id == member.class_id)
        g_array_append_val (found, member);
    }

  return found;
}

/* The grade that all members of the new group are in; 0 for several. */
static int
find_grade (const KladeTurnWriter *self, const GArray *members)
{
  int grade = 0;

  for (guint i = 0; i < members->len; i++)
    for (guint k = 0; k < self->classes->len; k++)
      {
        const KladeTurnClass *klass = g_ptr_array_index (self->classes, k);

        if (klass->id != g_array_index (members, Member, i).class_id)
          continue;
        if (i > 0 && klass->grade != grade)
          return 0;
        grade = klass->grade;
      }

  return grade;
}

/* «7.a 1. grupa» becomes «8.a 1. grupa», «7. klašu grupa» becomes «8. klašu grupa». */
static char *
dup_name (const KladeGroupRow *group, const KladeTurnClass *klass, int grade)
{
  gsize n = strlen (group->class_name);
  char *rest = NULL;

  if (klass != NULL && g_str_has_prefix (group->name, group->class_name))
    return g_strconcat (klass->name, group->name + n, NULL);

  if (klass == NULL && grade > 1 && g_ascii_strtoll (group->name, &rest, 10) == grade - 1 &&
      rest[0] == '.')
    return g_strdup_printf ("%d%s", grade, rest);

  return g_strdup (group->name);
}

static gboolean
put_members (KladeTurnWriter *self, gint64 group_id, const GArray *members, GError **error)
{
  for (guint i = 0; i < members->len; i++)
    {
      gint64 pupil_id = g_array_index (members, Member, i).pupil_id;
      g_autoptr (KladeRecord) record = klade_record_new (&klade_table_group_member);
      g_autoptr (GPtrArray) there =
          klade_store_list_pupil_memberships (self->turn->db, group_id, pupil_id, error);
      gint64 hidden_id = 0;
      gboolean is_in = FALSE;

      if (there == NULL)
        return FALSE;

      for (guint k = 0; k < there->len; k++)
        {
          const KladeRecord *row = g_ptr_array_index (there, k);

          is_in = is_in || !klade_record_is_absent (row);
          if (row->numbers[KLADE_GROUP_MEMBER_COLUMN_VALID_FROM] == self->turn->boundary)
            hidden_id = row->id;
        }

      record->numbers[KLADE_GROUP_MEMBER_COLUMN_GROUP_ID] = group_id;
      record->numbers[KLADE_GROUP_MEMBER_COLUMN_PUPIL_ID] = pupil_id;
      record->numbers[KLADE_GROUP_MEMBER_COLUMN_VALID_FROM] = self->turn->boundary;
      if (!is_in && !klade_register_put (self->changes, record, hidden_id, pupil_id, error))
        return FALSE;
    }

  return TRUE;
}

/* A group that somebody made for the new year already gets the members it lacks. */
static gboolean
put_group (KladeTurnWriter *self,
           const KladeGroupRow *old,
           const KladeTurnClass *klass,
           const char *name,
           gint64 *group_id,
           GError **error)
{
  gint64 class_id = klass != NULL ? klass->id : 0;
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_study_group);
  g_autoptr (KladeRecord) there = NULL;
  gint64 found;

  if (!klade_store_find_group (self->turn->db, self->turn->next_id, class_id, old->subject_id, name,
                               &found, error))
    return FALSE;

  if (found != 0)
    {
      there = klade_register_get (self->changes, &klade_table_study_group, found, 0, error);
      *group_id = found;
      if (there == NULL || !klade_record_is_absent (there))
        return there != NULL;
    }

  record->numbers[KLADE_STUDY_GROUP_COLUMN_SCHOOL_YEAR_ID] = self->turn->next_id;
  record->numbers[KLADE_STUDY_GROUP_COLUMN_CLASS_ID] = class_id;
  record->numbers[KLADE_STUDY_GROUP_COLUMN_SUBJECT_ID] = old->subject_id;
  klade_record_set_text (record, KLADE_STUDY_GROUP_COLUMN_NAME, name);
  klade_record_set_text (record, KLADE_STUDY_GROUP_COLUMN_KIND, klade_group_kind_id (old->kind));
  if (!klade_register_put (self->changes, record, found, 0, error))
    return FALSE;

  *group_id = record->id;
  self->result->n_groups++;
  return TRUE;
}

static gboolean
copy_journals (KladeTurnWriter *self,
               const KladeGroupRow *group,
               const KladeTurnClass *klass,
               gint64 group_id,
               int grade,
               GError **error)
{
  for (guint i = 0; i < self->old_journals->len; i++)
    {
      const KladeClassJournal *old = g_ptr_array_index (self->old_journals, i);
      const KladePlannedSubject *plan =
          klass != NULL && klass->programme_id != 0
              ? klade_turn_find_planned (self, klass->programme_id, old->subject_id, grade, NULL)
              : NULL;
      const KladeJournalEdit edit = {
        .group_id = group_id,
        .subject_id = old->subject_id,
        .scale = plan != NULL ? plan->scale : old->scale,
        .lessons_planned = plan != NULL ? plan->lessons_per_year : old->lessons_planned,
      };

      if (old->group_id == group->id && !klade_turn_copy_journal (self, old, &edit, TRUE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
copy_group (KladeTurnWriter *self, const KladeGroupRow *old, GPtrArray *members, GError **error)
{
  const KladeTurnClass *klass = old->class_id != 0 ? find_next_class (self, old->class_id) : NULL;
  g_autoptr (GArray) staying = NULL;
  g_autofree char *name = NULL;
  gint64 group_id = 0;
  int grade;

  if (old->class_id != 0 && klass == NULL)
    return TRUE; /* the class is finished */

  staying = find_members (self, members, old, klass);
  if (staying->len == 0)
    return TRUE; /* so are they */

  grade = klass != NULL ? klass->grade : find_grade (self, staying);
  name = dup_name (old, klass, grade);
  return put_group (self, old, klass, name, &group_id, error) &&
         put_members (self, group_id, staying, error) &&
         copy_journals (self, old, klass, group_id, grade, error);
}

/**
 * klade_turn_write_groups:
 * @self: a turn being written, with its classes and enrolments
 * @error: says why it failed
 *
 * Proposes the groups of the new year with those of their members who stay, and their journals
 * with their teachers.
 *
 * Returns: %TRUE if they are there
 */
gboolean
klade_turn_write_groups (KladeTurnWriter *self, GError **error)
{
  KladeTurn *turn = self->turn;
  g_autoptr (GPtrArray) groups =
      klade_store_list_groups (turn->db, turn->old.id, 0, turn->old.day, error);
  g_autoptr (GPtrArray) members =
      groups != NULL ? klade_store_list_turn_members (turn->db, turn->old.id, turn->old.day, error)
                     : NULL;

  for (guint i = 0; members != NULL && i < groups->len; i++)
    if (!klade_turn_tell (self, KLADE_TURN_GROUPS, i, groups->len, error) ||
        !copy_group (self, g_ptr_array_index (groups, i), members, error))
      return FALSE;

  return members != NULL;
}
