/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-clock.h"

#define MINUTES_OF_NOON (12 * 60)

/* The computer's own clock. */
const KladeClock klade_clock_system = { 0 };

/**
 * klade_clock_on_day:
 * @today: the day the clock shows now
 *
 * A clock that runs on from the present time of day, on another day: the demo school's.
 *
 * Returns: the clock
 */
KladeClock
klade_clock_on_day (KladeDay today)
{
  KladeDay real_today = klade_clock_today (&klade_clock_system);

  g_return_val_if_fail (today != KLADE_DAY_NONE, klade_clock_system);

  /* From noon to noon: a change to summer time between the two days does not move the hour. */
  return (KladeClock){ .shift = klade_instant_at (today, MINUTES_OF_NOON) -
                                klade_instant_at (real_today, MINUTES_OF_NOON) };
}

/**
 * klade_clock_fixed:
 * @instant: microseconds since 1970 in UTC, not 0
 *
 * Returns: a clock that stands still at @instant
 */
KladeClock
klade_clock_fixed (gint64 instant)
{
  g_return_val_if_fail (instant != 0, klade_clock_system);

  return (KladeClock){ .fixed = instant };
}

/**
 * klade_clock_now:
 * @clock: the clock
 *
 * Returns: microseconds since 1970 in UTC
 */
gint64
klade_clock_now (const KladeClock *clock)
{
  g_return_val_if_fail (clock != NULL, 0);

  return clock->fixed != 0 ? clock->fixed : g_get_real_time () + clock->shift;
}

/**
 * klade_clock_today:
 * @clock: the clock
 *
 * Returns: the day in Riga
 */
KladeDay
klade_clock_today (const KladeClock *clock)
{
  g_return_val_if_fail (clock != NULL, KLADE_DAY_NONE);

  return klade_instant_get_day (klade_clock_now (clock));
}
