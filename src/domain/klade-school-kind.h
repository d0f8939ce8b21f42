/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeSchoolKind:
 * @KLADE_SCHOOL_BASIC: pamatskola, grades 1 to 9
 * @KLADE_SCHOOL_SECONDARY: vidusskola, grades 1 to 12
 * @KLADE_SCHOOL_GYMNASIUM: ģimnāzija, grades 7 to 12
 * @KLADE_SCHOOL_ART: art or music school, grades 1 to 8 beside a general school
 * @KLADE_SCHOOL_PRESCHOOL: preschool groups
 * @KLADE_SCHOOL_MIXED: preschool groups and grades 1 to 12
 *
 * School files hold klade_school_kind_id().
 */
typedef enum
{
  KLADE_SCHOOL_BASIC = 1,
  KLADE_SCHOOL_SECONDARY,
  KLADE_SCHOOL_GYMNASIUM,
  KLADE_SCHOOL_ART,
  KLADE_SCHOOL_PRESCHOOL,
  KLADE_SCHOOL_MIXED,
} KladeSchoolKind;

#define KLADE_N_SCHOOL_KINDS 6

const char *klade_school_kind_id (KladeSchoolKind kind);
KladeSchoolKind klade_school_kind_from_id (const char *id);
const char *klade_school_kind_name (KladeSchoolKind kind);
int klade_school_kind_first_grade (KladeSchoolKind kind);
int klade_school_kind_last_grade (KladeSchoolKind kind);

G_END_DECLS
