/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-change.h"
#include "klade-error.h"

static KladeDay
day (const char *iso)
{
  KladeDay found = klade_day_parse_iso (iso);

  g_assert_cmpint (found, !=, KLADE_DAY_NONE);

  return found;
}

#define WEDNESDAY "2025-09-10"
#define SATURDAY "2025-09-13"
#define HOLIDAY "2025-11-18"
#define BREAK "2025-10-22"
#define SUMMER "2026-07-01"

/* Seed 002 20.1 to 20.5, seed 003 19: what each kind must say, and when. */
static const struct
{
  const char *what;
  KladeDayChangeKind kind;
  const char *day;
  gint64 teacher;
  const char *topic;
  const char *reason;
  const char *order;
  const char *to_day; /* NULL: none */
  gboolean is_right;
} rows[] = {
  { "20.1", KLADE_DAY_CHANGE_SUBSTITUTION, WEDNESDAY, 5, NULL, NULL, "1-11/167", NULL, TRUE },
  { "20.1, a school without orders", KLADE_DAY_CHANGE_SUBSTITUTION, WEDNESDAY, 5, NULL, "Slimība",
    "", NULL, TRUE },
  { "20.1, nobody", KLADE_DAY_CHANGE_SUBSTITUTION, WEDNESDAY, 0, NULL, NULL, "1-11/167", NULL,
    FALSE },
  { "20.1, no reason", KLADE_DAY_CHANGE_SUBSTITUTION, WEDNESDAY, 5, NULL, "", "", NULL, FALSE },
  { "20.2, reason", KLADE_DAY_CHANGE_NOT_HELD, WEDNESDAY, 0, NULL, "Slimība", NULL, NULL, TRUE },
  { "20.2, order", KLADE_DAY_CHANGE_NOT_HELD, WEDNESDAY, 0, NULL, NULL, "1-11/167", NULL, TRUE },
  { "20.2, neither", KLADE_DAY_CHANGE_NOT_HELD, WEDNESDAY, 0, NULL, NULL, NULL, NULL, FALSE },
  { "20.3.1", KLADE_DAY_CHANGE_BAG_OWN, WEDNESDAY, 0, NULL, NULL, NULL, NULL, TRUE },
  { "20.3.2", KLADE_DAY_CHANGE_BAG_OTHER, WEDNESDAY, 0, NULL, NULL, NULL, NULL, TRUE },
  { "20.4", KLADE_DAY_CHANGE_ACTIVITY, WEDNESDAY, 0, "Tikšanās ar rakstnieku", NULL, NULL, NULL,
    TRUE },
  { "20.4, no topic", KLADE_DAY_CHANGE_ACTIVITY, WEDNESDAY, 0, "", NULL, NULL, NULL, FALSE },
  { "20.5", KLADE_DAY_CHANGE_REORGANISED, WEDNESDAY, 0, "Zinību diena", NULL, "1-11/95", NULL,
    TRUE },
  { "20.5, no order", KLADE_DAY_CHANGE_REORGANISED, WEDNESDAY, 0, "Zinību diena", NULL, NULL, NULL,
    FALSE },
  { "20.5, no topic", KLADE_DAY_CHANGE_REORGANISED, WEDNESDAY, 0, NULL, NULL, "1-11/95", NULL,
    FALSE },
  { "moved", KLADE_DAY_CHANGE_MOVED, WEDNESDAY, 0, NULL, NULL, NULL, "2025-09-11", TRUE },
  { "moved to a Saturday", KLADE_DAY_CHANGE_MOVED, WEDNESDAY, 0, NULL, NULL, NULL, SATURDAY, TRUE },
  { "moved into a holiday", KLADE_DAY_CHANGE_MOVED, WEDNESDAY, 0, NULL, NULL, NULL, HOLIDAY,
    FALSE },
  { "moved nowhere", KLADE_DAY_CHANGE_MOVED, WEDNESDAY, 0, NULL, NULL, NULL, NULL, FALSE },
  { "moved to itself", KLADE_DAY_CHANGE_MOVED, WEDNESDAY, 0, NULL, NULL, NULL, WEDNESDAY, FALSE },
  { "extra on a Saturday", KLADE_DAY_CHANGE_EXTRA, SATURDAY, 0, NULL, NULL, NULL, NULL, TRUE },
  { "a substitution on a Saturday", KLADE_DAY_CHANGE_SUBSTITUTION, SATURDAY, 5, NULL, NULL,
    "1-11/167", NULL, FALSE },
  { "19, holiday", KLADE_DAY_CHANGE_EXTRA, HOLIDAY, 0, NULL, NULL, NULL, NULL, FALSE },
  { "19, break", KLADE_DAY_CHANGE_BAG_OWN, BREAK, 0, NULL, NULL, NULL, NULL, FALSE },
  { "19, summer", KLADE_DAY_CHANGE_BAG_OWN, SUMMER, 0, NULL, NULL, NULL, NULL, FALSE },
  { "no room", KLADE_DAY_CHANGE_ROOM, WEDNESDAY, 0, NULL, NULL, NULL, NULL, FALSE },
};

static void
test_check (void)
{
  KladeSchoolCalendar calendar = { .year = klade_school_year_get (2025) };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      KladeDayChange change = {
        .kind = rows[i].kind,
        .day = day (rows[i].day),
        .journal_id = 1,
        .lesson_no = 3,
        .teacher_id = rows[i].teacher,
        .topic = rows[i].topic,
        .reason = rows[i].reason,
        .order_no = rows[i].order,
        .order_day = day ("2025-09-01"),
        .to_day = klade_day_parse_iso (rows[i].to_day),
        .to_lesson_no = 3,
      };

      g_test_message ("%s", rows[i].what);
      g_assert_cmpint (klade_day_change_check (&change, &calendar, 7, &error), ==,
                       rows[i].is_right);
      if (!rows[i].is_right)
        g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
    }
}

/* Seed 002 20.1: the reason names the order's date and number. */
static void
test_reason (void)
{
  KladeDayChange change = { .kind = KLADE_DAY_CHANGE_SUBSTITUTION,
                            .order_no = "1-11/167",
                            .order_day = day ("2020-09-01") };
  g_autofree char *by_order = klade_day_change_get_reason (&change);
  g_autofree char *both = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *undated = klade_order_to_text ("5", KLADE_DAY_NONE);

  change.reason = "illness";
  both = klade_day_change_get_reason (&change);
  change.order_no = "";
  plain = klade_day_change_get_reason (&change);
  g_assert_cmpstr (by_order, ==, "order of 01.09.2020. No. 1-11/167");
  g_assert_cmpstr (both, ==, "order of 01.09.2020. No. 1-11/167; illness");
  g_assert_cmpstr (plain, ==, "illness");
  g_assert_cmpstr (undated, ==, "order No. 5");
}

/* Seed 002 20.2 and 20.3.2: what the previous lesson's notes say; nothing for other kinds. */
static void
test_notes (void)
{
  KladeDayChange change = { .day = day (WEDNESDAY), .reason = "illness" };

  for (int kind = 1; kind <= KLADE_N_DAY_CHANGE_KINDS; kind++)
    {
      g_autofree char *note = NULL;

      change.kind = (KladeDayChangeKind) kind;
      note = klade_day_change_note_before (&change);
      if (kind == KLADE_DAY_CHANGE_NOT_HELD)
        g_assert_cmpstr (note, ==, "Lesson of 10.09.2025. not held: illness");
      else if (kind == KLADE_DAY_CHANGE_BAG_OTHER)
        g_assert_cmpstr (note, ==,
                         "Lesson of 10.09.2025. not held. Lesson within “Latvijas skolas soma”");
      else
        g_assert_null (note);
      g_assert_nonnull (klade_day_change_kind_name (change.kind));
    }
  g_assert_cmpstr (klade_bag_note (KLADE_BAG_BEFORE), !=, klade_bag_note (KLADE_BAG_AFTER));
}

/* Lessons 1, 2, 4 of one day and one of the next; the second and third are not held. */
static void
test_carrier (void)
{
  KladeDay wednesday = day (WEDNESDAY);
  const KladeLessonTime lessons[] = { { wednesday + 1, 1 },
                                      { wednesday, 4 },
                                      { wednesday, 1 },
                                      { wednesday, 2 } };
  const KladeLessonTime gone[] = { { wednesday, 2 }, { wednesday, 4 } };
  static const struct
  {
    int after_days;
    int lesson_no;
    int carrier; /* its number on Wednesday; -1: none */
  } carried[] = { { 0, 2, 1 }, { 0, 4, 1 }, { 1, 1, 1 }, { 0, 1, -1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (carried); i++)
    {
      KladeLessonTime time = { wednesday + carried[i].after_days, carried[i].lesson_no };
      KladeLessonTime carrier = { -7, -7 };

      g_assert_cmpint (klade_day_change_find_carrier (lessons, 4, gone, 2, time, &carrier), ==,
                       carried[i].carrier >= 0);
      if (carried[i].carrier >= 0)
        {
          g_assert_cmpint (carrier.day, ==, wednesday);
          g_assert_cmpint (carrier.lesson_no, ==, carried[i].carrier);
        }
      else
        g_assert_cmpint (carrier.day, ==, -7);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/day-change/check", test_check);
  g_test_add_func ("/domain/day-change/reason", test_reason);
  g_test_add_func ("/domain/day-change/notes", test_notes);
  g_test_add_func ("/domain/day-change/carrier", test_carrier);

  return g_test_run ();
}
