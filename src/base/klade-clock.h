/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"

G_BEGIN_DECLS

/**
 * KladeClock:
 * @shift: microseconds added to the computer's time
 * @fixed: when not 0, the instant this clock always shows
 *
 * The clock is passed to whoever needs the time, so that tests and the demo school choose
 * their own.  Instants are microseconds since 1970 in UTC; a school's day is the day in Riga.
 */
typedef struct
{
  gint64 shift;
  gint64 fixed;
} KladeClock;

extern const KladeClock klade_clock_system;

KladeClock klade_clock_on_day (KladeDay today);
KladeClock klade_clock_fixed (gint64 instant);
gint64 klade_clock_now (const KladeClock *clock);
KladeDay klade_clock_today (const KladeClock *clock);

G_END_DECLS
