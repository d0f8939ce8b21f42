/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-test-place.h"

/* Parts of a test in a process of their own, and a disk small enough to be filled. */

G_BEGIN_DECLS

/* What a part exits with when what it needs cannot be had here. */
#define KLADE_TEST_SKIPPED 77

/* FALSE when the part was skipped. */
gboolean klade_test_run_apart (KladeTestFunc part, KladeTestPlace *place);
void klade_test_leave_child (void) G_GNUC_NORETURN;

/* A disk over the test's folder, seen by this process only: for use in a part. */
void klade_test_mount_small_disk (KladeTestPlace *place, int megabytes);
/* A file that takes all the room that is left. */
void klade_test_fill_disk (const char *path);

G_END_DECLS
