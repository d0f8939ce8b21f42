/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-day.h"
#include "klade-test-school.h"

G_BEGIN_DECLS

/* Changes of a day in the tests' school. */

KladeDay klade_test_day (int month, int day_of_month); /* of 2026 */

/* math_a has lesson 2 every working day. */
void klade_test_day_place_lessons (KladeTestSchool *school, KladeSession *deputy);

/* Of math_a's lesson 2, by order. */
KladeDayEdit klade_test_day_edit (KladeTestSchool *school,
                                  KladeDayChangeKind kind,
                                  KladeDay of_day);
KladeDayOutcome *klade_test_day_save (KladeSession *session, KladeDayEdit edit, KladeUndo **undo);

gint64 klade_test_day_add_lesson (KladeSession *session,
                                  gint64 journal_id,
                                  KladeDay of_day,
                                  int lesson_no);

/* One field of a lesson, as stored. */
void klade_test_day_assert_has (KladeTestSchool *school,
                                gint64 lesson_id,
                                const char *field,
                                const char *part);
void klade_test_day_assert_is (KladeTestSchool *school,
                               gint64 lesson_id,
                               const char *field,
                               const char *expected);

G_END_DECLS
