/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-bench.h"

void
klade_bench_init (KladeBench *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (double));
}

void
klade_bench_add (KladeBench *self, gint64 since)
{
  double ms = (double) (g_get_monotonic_time () - since) / 1000;

  g_array_append_val (self->times, ms);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

double
klade_bench_get (KladeBench *self, int percent)
{
  guint last = self->times->len - 1;

  g_array_sort (self->times, compare);
  return g_array_index (self->times, double, MIN (last, self->times->len * (guint) percent / 100));
}

void
klade_bench_clear (KladeBench *self)
{
  g_array_unref (self->times);
}

void
klade_bench_print (const char *name, KladeBench *self, KladeBench *baseline)
{
  double median = klade_bench_get (self, 50);

  g_print ("%-36s best %8.3f  median %8.3f  p95 %8.3f ms", name, klade_bench_get (self, 0), median,
           klade_bench_get (self, 95));
  if (baseline != NULL)
    g_print ("  baseline best %8.3f  median %8.3f  %.2fx", klade_bench_get (baseline, 0),
             klade_bench_get (baseline, 50), median / klade_bench_get (baseline, 50));
  g_print ("\n");
}
