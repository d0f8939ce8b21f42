/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-list.h"

#include "klade-i18n.h"

static const struct
{
  const char *id;
  const char *name;
} kinds[KLADE_N_GROUP_KINDS + 1] = {
  [KLADE_GROUP_SPLIT] = { "split", N_ ("part of a class") },
  [KLADE_GROUP_MERGED] = { "merged", N_ ("merged classes") },
  [KLADE_GROUP_ELECTIVE] = { "elective", N_ ("elective") },
  [KLADE_GROUP_INDIVIDUAL] = { "individual", N_ ("individual lessons") },
  [KLADE_GROUP_INTEREST] = { "interest", N_ ("interest education") },
  [KLADE_GROUP_EXTENDED_DAY] = { "extended-day", N_ ("extended-day group") },
  [KLADE_GROUP_CONSULTATION] = { "consultation", N_ ("consultations") },
};

/**
 * klade_group_kind_id:
 * @kind: a kind of group
 *
 * Returns: its word in school files and on the command line
 */
const char *
klade_group_kind_id (KladeGroupKind kind)
{
  g_return_val_if_fail ((int) kind >= 1 && kind <= KLADE_N_GROUP_KINDS, "");

  return kinds[kind].id;
}

/**
 * klade_group_kind_from_id:
 * @id: a word from a school file
 * @has_class: whether the group belongs to one class
 *
 * Returns: the kind; for a word that is none of ours what a group with or without a class is
 */
KladeGroupKind
klade_group_kind_from_id (const char *id, gboolean has_class)
{
  g_return_val_if_fail (id != NULL, KLADE_GROUP_MERGED);

  for (int i = 1; i <= KLADE_N_GROUP_KINDS; i++)
    if (g_str_equal (id, kinds[i].id))
      return (KladeGroupKind) i;

  return has_class ? KLADE_GROUP_SPLIT : KLADE_GROUP_MERGED;
}

/**
 * klade_group_kind_name:
 * @kind: a kind of group
 *
 * Returns: its name, translated, in lower case
 */
const char *
klade_group_kind_name (KladeGroupKind kind)
{
  g_return_val_if_fail ((int) kind >= 1 && kind <= KLADE_N_GROUP_KINDS, "");

  return _ (kinds[kind].name);
}

/**
 * klade_group_kind_is_individual:
 * @kind: a kind of group
 *
 * Returns: %TRUE if its lessons stand in an individual journal, beside those of classes
 */
gboolean
klade_group_kind_is_individual (KladeGroupKind kind)
{
  return kind != 0 && kind != KLADE_GROUP_SPLIT && kind != KLADE_GROUP_MERGED;
}

void
klade_year_row_free (KladeYearRow *self)
{
  g_free (self->name);
  g_free (self);
}

void
klade_class_row_free (KladeClassRow *self)
{
  g_free (self->name);
  g_free (self->programme_code);
  g_free (self->programme);
  g_free (self->bell_set);
  g_free (self->class_teacher);
  g_free (self);
}

void
klade_programme_row_free (KladeProgrammeRow *self)
{
  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

void
klade_subject_row_free (KladeSubjectRow *self)
{
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->area);
  g_free (self);
}

void
klade_planned_subject_free (KladePlannedSubject *self)
{
  g_free (self->subject);
  g_free (self);
}

void
klade_journal_teacher_free (KladeJournalTeacher *self)
{
  g_free (self->name);
  g_free (self);
}

void
klade_class_journal_free (KladeClassJournal *self)
{
  g_free (self->owner);
  g_free (self->subject);
  g_free (self->kind);
  g_ptr_array_unref (self->teachers);
  g_free (self);
}

void
klade_group_row_free (KladeGroupRow *self)
{
  g_free (self->class_name);
  g_free (self->subject);
  g_free (self->name);
  g_free (self->teachers);
  g_free (self);
}

void
klade_group_member_free (KladeGroupMember *self)
{
  g_free (self->name);
  g_free (self->class_name);
  g_free (self);
}

void
klade_division_pupil_free (KladeDivisionPupil *self)
{
  g_free (self->name);
  g_free (self);
}

void
klade_division_free (KladeDivision *self)
{
  g_free (self->class_name);
  g_free (self->subject);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->pupils);
  g_free (self);
}

void
klade_division_row_free (KladeDivisionRow *self)
{
  g_free (self->class_name);
  g_free (self->subject);
  g_free (self);
}
