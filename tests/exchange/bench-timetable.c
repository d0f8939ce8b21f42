/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long a timetable file takes, beside libxml2 merely walking through it.
 *
 * usage: bench-timetable FILE [LATER-FILE] */

#include <libxml/xmlreader.h>

#include "klade-bench.h"
#include "klade-exchange-timetable-private.h"

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

int
main (int argc, char *argv[])
{
  if (argc < 2 || !g_file_test (argv[1], G_FILE_TEST_EXISTS))
    return 77;

  bench_reading (argv[1]);

  return 0;
}
