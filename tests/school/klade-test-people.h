/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-people.h"
#include "klade-test-school.h"

G_BEGIN_DECLS

/* What stands in the registers of people, line by line: no hidden rows, no revisions. */
char *klade_test_people_dump (KladeTestSchool *school);

/* Takes @undo back, and again, and back: each time the registers are as they were. */
void klade_test_people_undo (KladeTestSchool *school,
                             KladeSession *session,
                             KladeUndo *undo,
                             const char *before);

/* Fails when @secret stands readable in the file, beside it, or in a table of the server. */
void klade_test_people_assert_sealed (KladeTestSchool *school, const char *secret);

G_END_DECLS
