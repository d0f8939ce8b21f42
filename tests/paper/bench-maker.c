/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A city's school at the year's end, from the store's rows to the PDF on the disk. */

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "klade-bench.h"
#include "klade-paper-maker.h"
#include "klade-school-care.h"
#include "klade-test-paper.h"

#define ROUNDS 5

static void
bench (KladeSession *session, const char *path, const char *what, KladePaperKind kind)
{
  const KladePaperRequest request = { .kind = kind,
                                      .term = KLADE_TERM_YEAR,
                                      .first_day = KLADE_DAY_NONE,
                                      .last_day = KLADE_DAY_NONE,
                                      .today = klade_session_get_today (session) };
  g_auto (KladeBench) times = { NULL };
  g_autofree char *name = NULL;
  struct rusage usage;
  int n_made = 0;

  klade_bench_init (&times);
  for (int i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 since = g_get_monotonic_time ();
      g_autoptr (KladePaperMaker) maker =
          klade_paper_maker_new (session, &request, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      klade_print_document_save_pdf (klade_paper_maker_get_document (maker), path, &error);
      g_assert_no_error (error);
      klade_bench_add (&times, since);
      n_made = klade_paper_maker_get_n_made (maker);
      g_unlink (path);
    }

  name = g_strdup_printf ("%d %s, store to PDF", n_made, what);
  klade_bench_print (name, &times, NULL);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%-36s %ld MB\n", "most memory so far", usage.ru_maxrss / 1024);
}

/* In a process of its own: its memory is not printing's. */
static void
fill_demo (const char *place)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    _exit (klade_school_fill_demo (place, KLADE_DEMO_CITY, 1, klade_day_new (2026, 6, 15), NULL,
                                   NULL, NULL)
               ? 0
               : 1);

  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (status, ==, 0);
}

int
main (void)
{
  g_autoptr (KladeTestPlace) place = klade_test_place_new (KLADE_TEST_SQLITE);
  g_autofree char *path = g_strconcat (place->place, ".pdf", NULL);
  KladeClock clock = klade_clock_on_day (klade_day_new (2026, 6, 15));
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GError) error = NULL;

  fill_demo (place->place);
  school = klade_school_open (place->place, &clock, &error);
  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);

  bench (session, path, "report cards", KLADE_PAPER_REPORT_CARD);
  bench (session, path, "summary journals", KLADE_PAPER_SUMMARY_JOURNAL);
  bench (session, path, "personal files", KLADE_PAPER_PERSONAL_FILE);
  g_clear_object (&session);
  return 0;
}
