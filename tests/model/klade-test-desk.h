/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-sheet.h"
#include "klade-test-school.h"

G_BEGIN_DECLS

/* One person at one computer: a worker of its own on the test's school and the mathematics
 * journal of 7.a open in a sheet.  Counts what the sheet says. */
typedef struct
{
  KladeTestSchool *school; /* borrowed */
  KladeWorker *worker;
  KladePerson *person;
  KladeJournalSheet *sheet;
  GString *refused; /* sentences, one a line */
  int n_refused;
  int n_conflicts;
  GString *others; /* row,column who; one a line */
  GString *trouble;
  gboolean in_trouble;
  int n_layouts;
  char *saved;
  GPtrArray *painted; /* what a grid that repaints only what it is told to has on the screen */
} KladeTestDesk;

KladeTestDesk *klade_test_desk_new (KladeTestSchool *school, KladeRole role);
void klade_test_desk_free (KladeTestDesk *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTestDesk, klade_test_desk_free)

/* Until everything typed is stored and everything asked for is read; then the screen must be
 * right. */
void klade_test_desk_settle (KladeTestDesk *self);
/* Polls until the sheet knows of everything in the school's log: a server's word of a change
 * takes a moment. */
void klade_test_desk_poll (KladeTestDesk *self);
void klade_test_spin (guint milliseconds);
const char *klade_test_desk_text (KladeTestDesk *self, int row, int column);
/* The row's texts between bars. */
char *klade_test_desk_row (KladeTestDesk *self, int row);

#define klade_test_desk_assert_text(desk, row, column, expected)                                   \
  g_assert_cmpstr (klade_test_desk_text (desk, row, column), ==, expected)

G_END_DECLS
