/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-clock.h"

static void
test_system_clock_is_the_computers (void)
{
  gint64 before = g_get_real_time ();
  gint64 now = klade_clock_now (&klade_clock_system);

  g_assert_cmpint (now, >=, before);
  g_assert_cmpint (now, <=, g_get_real_time ());
}

static void
test_fixed_clock_stands_still (void)
{
  gint64 instant = klade_instant_at (klade_day_new (2026, 3, 5), 14 * 60 + 32);
  KladeClock clock = klade_clock_fixed (instant);

  g_assert_cmpint (klade_clock_now (&clock), ==, instant);
  g_assert_cmpint (klade_clock_today (&clock), ==, klade_day_new (2026, 3, 5));
}

/* Whatever the season of the test, the shifted clock shows the same hour on the other day. */
static void
test_shifted_clock_runs_on (void)
{
  const KladeDay days[] = { klade_day_new (2026, 1, 15), klade_day_new (2026, 7, 15),
                            klade_day_new (2024, 2, 29) };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      KladeClock clock = klade_clock_on_day (days[i]);
      gint64 before = klade_clock_now (&clock);
      g_autofree char *there = klade_instant_to_text (before, days[i]);
      g_autofree char *here = klade_instant_to_text (klade_clock_now (&klade_clock_system),
                                                     klade_clock_today (&klade_clock_system));

      g_assert_cmpint (klade_clock_today (&clock), ==, days[i]);
      g_assert_cmpint (klade_clock_now (&clock), >=, before);
      /* The minute may turn between the two. */
      if (g_get_real_time () / (60 * G_USEC_PER_SEC) ==
          (before - clock.shift) / (60 * G_USEC_PER_SEC))
        g_assert_cmpstr (there, ==, here);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/clock/system", test_system_clock_is_the_computers);
  g_test_add_func ("/base/clock/fixed", test_fixed_clock_stands_still);
  g_test_add_func ("/base/clock/shifted", test_shifted_clock_runs_on);

  return g_test_run ();
}
