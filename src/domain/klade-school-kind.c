/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-kind.h"

#include "klade-i18n.h"

static const struct
{
  const char *id;
  const char *name;
  int first_grade; /* 0: preschool groups too */
  int last_grade;
} kinds[KLADE_N_SCHOOL_KINDS + 1] = {
  [KLADE_SCHOOL_BASIC] = { "basic", N_ ("Basic school"), 1, 9 },
  [KLADE_SCHOOL_SECONDARY] = { "secondary", N_ ("Secondary school"), 1, 12 },
  [KLADE_SCHOOL_GYMNASIUM] = { "gymnasium", N_ ("Gymnasium"), 7, 12 },
  [KLADE_SCHOOL_ART] = { "art", N_ ("Art or music school"), 1, 8 },
  [KLADE_SCHOOL_PRESCHOOL] = { "preschool", N_ ("Preschool"), 0, 0 },
  [KLADE_SCHOOL_MIXED] = { "mixed", N_ ("School with preschool groups"), 0, 12 },
};

static gboolean
is_kind (KladeSchoolKind kind)
{
  return kind >= KLADE_SCHOOL_BASIC && kind <= KLADE_SCHOOL_MIXED;
}

/**
 * klade_school_kind_id:
 * @kind: a kind
 *
 * Returns: how a school file calls it
 */
const char *
klade_school_kind_id (KladeSchoolKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return kinds[kind].id;
}

/**
 * klade_school_kind_from_id:
 * @id: (nullable): what a school file says
 *
 * Returns: the kind; for an unknown one %KLADE_SCHOOL_MIXED, which allows all grades
 */
KladeSchoolKind
klade_school_kind_from_id (const char *id)
{
  for (int kind = KLADE_SCHOOL_BASIC; kind <= KLADE_SCHOOL_MIXED; kind++)
    if (g_strcmp0 (kinds[kind].id, id) == 0)
      return (KladeSchoolKind) kind;

  return KLADE_SCHOOL_MIXED;
}

/**
 * klade_school_kind_name:
 * @kind: a kind
 *
 * Returns: its name for people, translated
 */
const char *
klade_school_kind_name (KladeSchoolKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return _ (kinds[kind].name);
}

/**
 * klade_school_kind_first_grade:
 * @kind: a kind
 *
 * Returns: the lowest grade it usually has; 0 for preschool groups
 */
int
klade_school_kind_first_grade (KladeSchoolKind kind)
{
  g_return_val_if_fail (is_kind (kind), 0);

  return kinds[kind].first_grade;
}

/**
 * klade_school_kind_last_grade:
 * @kind: a kind
 *
 * Returns: the highest grade it usually has; 0 for preschool groups
 */
int
klade_school_kind_last_grade (KladeSchoolKind kind)
{
  g_return_val_if_fail (is_kind (kind), 0);

  return kinds[kind].last_grade;
}
