/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times of one thing done many times, in milliseconds. */
typedef struct
{
  GArray *times; /* double */
} KladeBench;

void klade_bench_init (KladeBench *self);
void klade_bench_add (KladeBench *self, gint64 since); /* g_get_monotonic_time() */
/* The time that @percent of all took at most. */
double klade_bench_get (KladeBench *self, int percent);
void klade_bench_clear (KladeBench *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeBench, klade_bench_clear)

/* NAME: best, median, p95; with a baseline its own and the ratio of the medians. */
void klade_bench_print (const char *name, KladeBench *self, KladeBench *baseline);

G_END_DECLS
