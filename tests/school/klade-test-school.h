/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school.h"
#include "klade-session-private.h"
#include "klade-test-place.h"

G_BEGIN_DECLS

/**
 * KladeTestSchool:
 *
 * A small school for tests: classes 7.a and 7.b with four pupils each, an account for each role
 * with the cheapest password there is, journals and a few lessons, all of it in the log.  Its
 * clock stands still at 10:00 on Thursday, 5 March 2026.
 */
typedef struct
{
  char *place;
  char *folder; /* of the test place */
  KladeClock clock;
  KladeSchool *school;

  gint64 year_id;
  gint64 class_a; /* 7.a; the class teacher's and the group teacher's */
  gint64 class_b;
  gint64 pupils_a[4]; /* the first has the guardian, the second has the pupil's account */
  gint64 pupils_b[4];
  gint64 group_id; /* the last two of each class */

  gint64 math_a;  /* journal of 7.a, taught by the teacher; points */
  gint64 math_b;  /* journal of 7.b, taught by somebody without an account */
  gint64 hour_a;  /* journal of 7.a, taught by its class teacher; pass or fail */
  gint64 group_j; /* journal of the group, taught by the speech therapist; levels */

  gint64 lessons[4]; /* of math_a: 2, 3, 4 and 5 March 2026, lesson 2 */
  gint64 work_id;    /* of lessons[0]: a test in points */

  gint64 people[KLADE_N_ROLES + 1]; /* by KladeRole: who has the account of that role */
  gint64 other_teacher;             /* of math_b */
} KladeTestSchool;

KladeTestSchool *klade_test_school_new (const KladeTestPlace *place);
void klade_test_school_free (KladeTestSchool *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTestSchool, klade_test_school_free)

/* The user name is klade_role_id(). */
char *klade_test_school_dup_password (KladeRole role);
KladeSession *klade_test_school_sign_in (KladeTestSchool *self, KladeRole role);
void klade_test_school_set_now (KladeTestSchool *self, gint64 now);
void klade_test_school_reopen (KladeTestSchool *self);

/* Straight into the tables, past every rule; @sql may be made at run time. */
void klade_test_school_execute (KladeTestSchool *self, const char *sql);
gint64 klade_test_school_get_number (KladeTestSchool *self, const char *sql);
char *klade_test_school_dup_text (KladeTestSchool *self, const char *sql);

/* No findings. */
void klade_test_school_assert_sound (KladeTestSchool *self, KladeSession *session_or_null);
/* Undoes, redoes and undoes again. */
void klade_test_school_there_and_back (KladeSession *session, KladeUndo *undo);

G_END_DECLS
