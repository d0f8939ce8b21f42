/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A window with nothing but the grid, and the hands of a person: keys and clicks go through
 * the X server.  Run below desk.sh. */

#include "klade-journal-grid-private.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  KladeJournalGrid *grid;
  KladeJournalSheet *sheet; /* owned */
  char *window_id;          /* the X server's */
} KladeTestGrid;

/* Asks until @condition holds; fails after some seconds. */
#define klade_test_wait_for(condition)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 until_ = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;                                 \
    while (!(condition) && g_get_monotonic_time () < until_)                                       \
      klade_test_spin ();                                                                          \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

void klade_test_spin (void);
void klade_test_settle (int milliseconds);

/* @sheet: (transfer full) */
KladeTestGrid *klade_test_grid_new (KladeJournalSheet *sheet);
KladeTestGrid *klade_test_grid_new_for_page (int n_pupils, int n_columns);
/* Closes the window; nothing of it may be left. */
void klade_test_grid_free (KladeTestGrid *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTestGrid, klade_test_grid_free)

void klade_test_grid_press (KladeTestGrid *self, const char *keys);
void klade_test_grid_mouse (KladeTestGrid *self, const char *words);
void klade_test_grid_click (KladeTestGrid *self, int row, int column, const char *words);
KladeJournalCell *klade_test_grid_get_focus (KladeTestGrid *self);
const char *klade_test_grid_get_text (KladeTestGrid *self, int row, int column);

G_END_DECLS
