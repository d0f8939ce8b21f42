/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tests of the store's engine share: a school with one small table of its own. */

#include "klade-db-private.h"
#include "klade-test-place.h"

G_BEGIN_DECLS

/* A table "note" (id, title, body, is_done, parent_id) instead of the real school's. */
char *klade_test_notes_migration (int version);

/* A new school of notes at @place. */
KladeDb *klade_test_create (KladeTestPlace *place);
KladeDb *klade_test_open (KladeTestPlace *place, KladeDbFlags flags);

/* A write transaction with one statement: parameters $1 and $2 as text. */
gboolean klade_test_add_note (KladeDb *db, const char *title, GError **error);
gint64 klade_test_count_notes (KladeDb *db);

/* The error of opening @place. */
GError *klade_test_fail_to_open (const char *place, KladeDbFlags flags);

/* Ends a forked child well. */

#define klade_test_assert_code(error, expected)                                                    \
  g_assert_error ((error), KLADE_ERROR, KLADE_ERROR_##expected)

G_END_DECLS
