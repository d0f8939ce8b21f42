/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Runs the real kladectl, as a shell would. */

#include "klade-test-place.h"

G_BEGIN_DECLS

typedef struct
{
  int status; /* exit status; a signal fails the test */
  char *out;
  char *err;
} KladeTestRun;

void klade_test_run_free (KladeTestRun *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTestRun, klade_test_run_free)

/* @words up to NULL; in @place's folder. */
KladeTestRun *klade_test_ctl (const KladeTestPlace *place, ...) G_GNUC_NULL_TERMINATED;
/* A line for sh, in which kladectl is found; @password goes into KLADE_PASSWORD. */
KladeTestRun *klade_test_shell (const KladeTestPlace *place,
                                const char *line,
                                const char *password);

void klade_test_assert_done (const KladeTestRun *run);
void klade_test_assert_refused (const KladeTestRun *run, int status);
/* A new one at @where, for tests that change it. */
void klade_test_make_demo (const KladeTestPlace *place, const char *where);
/* One for the whole program and engine, for tests that only read. */
const char *klade_test_get_demo (KladeTestEngine engine);
void klade_test_forget_demos (void);

const char *klade_test_ctl_path (void);

G_END_DECLS
