/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a timetable file takes, beside libxml2 merely walking through it.
 *
 * usage: bench-timetable FILE [LATER-FILE] */

#include <libxml/xmlreader.h>

#include "klade-bench.h"
#include "klade-exchange-timetable-private.h"
#include "klade-timetable-diff.h"

#define N_RUNS 30

static void
walk (const char *data, gsize size)
{
  xmlTextReader *reader = xmlReaderForMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET);

  while (xmlTextReaderRead (reader) == 1)
    while (xmlTextReaderMoveToNextAttribute (reader) == 1)
      xmlTextReaderConstValue (reader);
  xmlFreeTextReader (reader);
}

static void
bench_reading (const char *path)
{
  g_auto (KladeBench) bare = { NULL };
  g_auto (KladeBench) whole = { NULL };
  gsize size;
  g_autofree char *data = klade_exchange_load_timetable (path, &size, NULL);
  g_autofree char *name = g_path_get_basename (path);

  g_assert_nonnull (data);
  klade_bench_init (&bare);
  klade_bench_init (&whole);
  for (int i = 0; i < N_RUNS; i++)
    {
      g_autoptr (KladeTimetableFile) file = NULL;
      gint64 since = g_get_monotonic_time ();

      walk (data, size);
      klade_bench_add (&bare, since);
      since = g_get_monotonic_time ();
      file = klade_exchange_read_timetable (path, NULL);
      g_assert_nonnull (file);
      klade_bench_add (&whole, since);
    }
  klade_bench_print (name, &whole, &bare);
}

static void
bench_difference (const char *path, const char *later_path)
{
  g_autoptr (KladeTimetableFile) file = klade_exchange_read_timetable (path, NULL);
  g_autoptr (KladeTimetableFile) later = klade_exchange_read_timetable (later_path, NULL);
  g_auto (KladeBench) bench = { NULL };

  klade_bench_init (&bench);
  for (int i = 0; i < N_RUNS; i++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladeTimetableDiff) diff G_GNUC_UNUSED = klade_timetable_file_diff (file, later);

      klade_bench_add (&bench, since);
    }
  klade_bench_print ("difference", &bench, NULL);
}

int
main (int argc, char *argv[])
{
  if (argc < 2 || !g_file_test (argv[1], G_FILE_TEST_EXISTS))
    return 77;

  bench_reading (argv[1]);
  if (argc > 2)
    bench_difference (argv[1], argv[2]);

  return 0;
}
