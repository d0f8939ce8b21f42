/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"
#include "klade-test-journal.h"

#include <string.h>

/* The weekly timetable: what is written from which day on, and what weeks make of it. */

static KladeDay
day (int month, int day_of_month)
{
  return klade_day_new (2026, month, day_of_month);
}

static KladeSlotEdit
place_at (gint64 journal_id, KladeWeekday weekday, int lesson_no)
{
  return (KladeSlotEdit){
    .journal_id = journal_id,
    .weekday = weekday,
    .lesson_no = lesson_no,
    .room = "205",
    .valid_from = klade_day_new (2025, 9, 1),
  };
}

static gint64
save (KladeSession *session, KladeSlotEdit edit, GPtrArray **collisions, KladeUndo **undo)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  klade_school_save_slot (session, &edit, &id, collisions, undo, &error);
  g_assert_no_error (error);
  return id;
}

static KladeWeek *
read_week (KladeSession *session, KladeWeekOf of, gint64 id, KladeDay of_day)
{
  const KladeWeekQuery query = { .of = of, .id = id, .room = "205", .day = of_day };
  g_autoptr (GError) error = NULL;
  KladeWeek *week = klade_school_read_week (session, &query, &error);

  g_assert_no_error (error);
  return week;
}

/* «1.1 Matemātika 7.a 205; ...»: weekday, lesson number. */
static char *
dump_week (KladeSession *session, KladeWeekOf of, gint64 id, KladeDay of_day)
{
  g_autoptr (KladeWeek) week = read_week (session, of, id, of_day);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < week->n_entries; i++)
    {
      const KladeWeekEntry *entry = &week->entries[i];

      g_string_append_printf (text, "%d.%d %s %s %s; ", (int) klade_day_get_weekday (entry->day),
                              entry->lesson_no, entry->subject, entry->class_name, entry->room);
    }

  return g_string_free (text, FALSE);
}

static void
assert_week (KladeSession *session, gint64 class_id, KladeDay of_day, const char *expected)
{
  g_autofree char *text = dump_week (session, KLADE_WEEK_OF_CLASS, class_id, of_day);

  g_assert_cmpstr (text, ==, expected);
}

static gint32
revision_of (KladeTestSchool *school, gint64 slot_id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT revision FROM timetable_slot WHERE id = %" G_GINT64_FORMAT, slot_id);

  return (gint32) klade_test_school_get_number (school, sql);
}

/* ---- from a day on ---- */

static void
test_moving (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeSlotEdit edit = place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = save (session, edit, NULL, NULL);

  assert_week (session, school->class_a, day (3, 4), "1.1 Matemātika 7.a 205; ");

  edit.slot_id = id;
  edit.revision = 1;
  edit.weekday = KLADE_WEEKDAY_TUESDAY;
  edit.lesson_no = 3;
  edit.room = "12";
  edit.valid_from = day (3, 16);
  g_assert_cmpint (save (session, edit, NULL, &undo), !=, id);
  assert_week (session, school->class_a, day (3, 4), "1.1 Matemātika 7.a 205; ");
  assert_week (session, school->class_a, day (3, 18), "2.3 Matemātika 7.a 12; ");

  klade_school_undo (session, undo, &redo, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 18), "1.1 Matemātika 7.a 205; ");
  klade_school_undo (session, redo, NULL, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 4), "1.1 Matemātika 7.a 205; ");
  assert_week (session, school->class_a, day (3, 18), "2.3 Matemātika 7.a 12; ");

  /* The old revision is a conflict. */
  g_assert_false (klade_school_save_slot (session, &edit, NULL, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  klade_test_school_assert_sound (school, session);
}

/* One week is different, then it goes on as before. */
static void
test_exception (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeSlotEdit edit = place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1);
  gint64 id = save (session, edit, NULL, NULL);

  edit.slot_id = id;
  edit.revision = 1;
  edit.lesson_no = 6;
  edit.valid_from = day (3, 16);
  edit.valid_to = day (3, 22);
  save (session, edit, NULL, NULL);
  assert_week (session, school->class_a, day (3, 2), "1.1 Matemātika 7.a 205; ");
  assert_week (session, school->class_a, day (3, 16), "1.6 Matemātika 7.a 205; ");
  assert_week (session, school->class_a, day (3, 23), "1.1 Matemātika 7.a 205; ");
}

static void
test_ending (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  gint64 id = save (session, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), NULL, NULL);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_end_slot (session, id, 1, (KladeDayRange){ day (3, 16) }, &undo, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 2), "1.1 Matemātika 7.a 205; ");
  assert_week (session, school->class_a, day (3, 16), "");
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 16), "1.1 Matemātika 7.a 205; ");
}

static void
test_swapping (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  gint64 a = save (session, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), NULL, NULL);
  gint64 b = save (session, place_at (school->hour_a, KLADE_WEEKDAY_FRIDAY, 7), NULL, NULL);
  const KladeSlotSwap swap = { { a, b }, { 1, 1 }, { day (3, 16), KLADE_DAY_NONE } };
  g_autoptr (GPtrArray) collisions = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_swap_slots (session, &swap, &collisions, &undo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (collisions->len, ==, 0);
  assert_week (session, school->class_a, day (3, 2),
               "1.1 Matemātika 7.a 205; 5.7 Klases stunda 7.a 205; ");
  assert_week (session, school->class_a, day (3, 16),
               "1.1 Klases stunda 7.a 205; 5.7 Matemātika 7.a 205; ");
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 16),
               "1.1 Matemātika 7.a 205; 5.7 Klases stunda 7.a 205; ");
}

/* In one week alone, the whole of it, and as one step (the weeks beside it stay). */
static void
test_one_week (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  gint64 a = save (session, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), NULL, NULL);
  gint64 b = save (session, place_at (school->hour_a, KLADE_WEEKDAY_FRIDAY, 7), NULL, NULL);
  const KladeDayRange days = { day (3, 2), day (3, 8) }; /* today is Thursday of that week */
  const KladeSlotSwap swap = { { a, b }, { 1, 1 }, days };
  const char *usual = "1.1 Matemātika 7.a 205; 5.7 Klases stunda 7.a 205; ";
  g_autoptr (GPtrArray) collisions = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) undo_end = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_swap_slots (session, &swap, &collisions, &undo, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (2, 23), usual);
  assert_week (session, school->class_a, day (3, 2),
               "1.1 Klases stunda 7.a 205; 5.7 Matemātika 7.a 205; ");
  assert_week (session, school->class_a, day (3, 16), usual);
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 2), usual);

  klade_school_end_slot (session, a, revision_of (school, a), days, &undo_end, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 2), "5.7 Klases stunda 7.a 205; ");
  assert_week (session, school->class_a, day (3, 16), usual);
  klade_school_undo (session, undo_end, NULL, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 2), usual);
  klade_test_school_assert_sound (school, session);
}

/* Each of the two is looked at where the other was; what they have left is free. */
static void
test_swap_collisions (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  gint64 a = save (session, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), NULL, NULL);
  gint64 b = save (session, place_at (school->hour_a, KLADE_WEEKDAY_FRIDAY, 7), NULL, NULL);
  const KladeSlotSwap swap = { { a, b }, { 1, 1 }, { day (3, 16), KLADE_DAY_NONE } };
  KladeSlotEdit in_the_way = place_at (school->math_b, KLADE_WEEKDAY_FRIDAY, 7);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GError) error = NULL;

  none = klade_school_check_swap (session, &swap, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);

  save (session, in_the_way, NULL, NULL); /* the same room */
  some = klade_school_check_swap (session, &swap, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpint (((KladeCollision *) some->pdata[0])->kind, ==, KLADE_PLAN_COLLISION_ROOM);

  klade_school_swap_slots (session, &swap, &told, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (told->len, ==, 1);
}

static void
test_copying (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeSlotEdit autumn = place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1);
  KladeSlotEdit spring = place_at (school->hour_a, KLADE_WEEKDAY_FRIDAY, 7);
  KladeTimetableCopy copy = {
    .source_day = klade_day_new (2025, 10, 6),
    .first = day (3, 16),
    .last = day (5, 29),
    .replaces = TRUE,
  };
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) nothing = NULL;
  g_autoptr (GError) error = NULL;
  int n_slots = 0;

  autumn.valid_to = klade_day_new (2025, 12, 19);
  save (session, autumn, NULL, NULL);
  spring.valid_from = day (1, 5);
  save (session, spring, NULL, NULL);

  klade_school_copy_timetable (session, &copy, &n_slots, &undo, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_slots, ==, 1);
  assert_week (session, school->class_a, day (3, 2), "5.7 Klases stunda 7.a 205; ");
  assert_week (session, school->class_a, day (3, 16), "1.1 Matemātika 7.a 205; ");

  /* The same again changes nothing. */
  klade_school_copy_timetable (session, &copy, &n_slots, &nothing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_slots, ==, 0);
  g_assert_null (nothing);

  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  assert_week (session, school->class_a, day (3, 16), "5.7 Klases stunda 7.a 205; ");

  copy.last = klade_day_new (2026, 9, 30);
  g_assert_false (klade_school_copy_timetable (session, &copy, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  klade_test_school_assert_sound (school, session);
}

static void
test_bad_places (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeSlotEdit good = place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1);
  g_autofree char *long_name = g_strnfill (300, 'x');
  KladeSlotEdit bad[9];

  save (session, good, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    bad[i] = place_at (school->math_a, KLADE_WEEKDAY_TUESDAY, 1);
  bad[0].lesson_no = 16;
  bad[1].lesson_no = -1;
  bad[2].weekday = (KladeWeekday) 8;
  bad[3].cycle = 3;
  bad[4].valid_from = klade_day_new (2024, 9, 2);
  bad[5].valid_to = klade_day_new (2025, 8, 1);
  bad[6].room = long_name;
  bad[7].weekday = KLADE_WEEKDAY_MONDAY; /* is there already */
  bad[8].teacher_id = school->pupils_b[0];

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (klade_school_save_slot (session, &bad[i], NULL, NULL, NULL, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
    }
  assert_week (session, school->class_a, day (3, 2), "1.1 Matemātika 7.a 205; ");
}

/* ---- collisions ---- */

static guint
count_kind (const GPtrArray *collisions, KladePlanCollisionKind kind)
{
  guint n = 0;

  for (guint i = 0; i < collisions->len; i++)
    {
      const KladeCollision *collision = g_ptr_array_index (collisions, i);

      g_assert_cmpstr (collision->sentence, !=, "");
      n += collision->kind == kind;
    }

  return n;
}

static void
test_collisions (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeSlotEdit edit = place_at (school->hour_a, KLADE_WEEKDAY_MONDAY, 1);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) both = NULL;
  g_autoptr (GPtrArray) group = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_autoptr (GArray) hints = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  save (session, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), &none, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  /* The same class in the same room: told, and stored all the same. */
  id = save (session, edit, &both, NULL);
  g_assert_cmpuint (count_kind (both, KLADE_PLAN_COLLISION_CLASS), ==, 1);
  g_assert_cmpuint (count_kind (both, KLADE_PLAN_COLLISION_ROOM), ==, 1);
  g_assert_cmpuint (both->len, ==, 2);

  /* A group with pupils of both classes wants the class too. */
  edit = place_at (school->group_j, KLADE_WEEKDAY_MONDAY, 1);
  edit.room = "";
  group = klade_school_check_slot (session, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_kind (group, KLADE_PLAN_COLLISION_CLASS), ==, 2);

  all = klade_school_list_collisions (session, day (3, 2), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);

  edit = (KladeSlotEdit){ .slot_id = id, .valid_from = day (3, 16) };
  hints = klade_school_hint_slot (session, &edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hints->len, >=, 5 * 8);

  /* Moved away, nothing is left of it from that day on. */
  edit = place_at (school->hour_a, KLADE_WEEKDAY_THURSDAY, 1);
  edit.slot_id = id;
  edit.revision = revision_of (school, id);
  edit.valid_from = day (3, 16);
  save (session, edit, NULL, NULL);
  later = klade_school_list_collisions (session, day (3, 16), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (later->len, ==, 0);
}

/* Odd and even weeks do not meet; merged classes are one lesson. */
static void
test_cycle_and_block (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeSlotEdit odd = place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1);
  KladeSlotEdit even = place_at (school->hour_a, KLADE_WEEKDAY_MONDAY, 1);
  KladeSlotEdit merged = place_at (school->math_a, KLADE_WEEKDAY_FRIDAY, 2);
  KladeSlotEdit other = place_at (school->math_b, KLADE_WEEKDAY_FRIDAY, 2);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) nothing = NULL;

  odd.cycle = 1;
  even.cycle = 2;
  save (session, odd, NULL, NULL);
  save (session, even, &none, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  /* 2 March is in week 10, 16 March in week 12, 23 March in week 13. */
  assert_week (session, school->class_a, day (3, 2), "1.1 Klases stunda 7.a 205; ");
  assert_week (session, school->class_a, day (3, 23), "1.1 Matemātika 7.a 205; ");

  merged.block = "peldēšana";
  other.block = "peldēšana";
  save (session, merged, NULL, NULL);
  save (session, other, &nothing, NULL);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* ---- weeks ---- */

static void
test_holidays (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeWeek) in_break = NULL;
  g_autoptr (KladeWeek) may = NULL;
  g_autoptr (KladeWeek) saturday = NULL;
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO moved_day (school_year_id, day_off, worked_on, reason)"
                       " VALUES (%" G_GINT64_FORMAT ", '2026-03-20', '2026-03-28', 'Konference')",
                       school->year_id);
  g_autofree char *grade = g_strdup_printf (
      "INSERT INTO school_break (school_year_id, name, first_day, last_day, grade_from, grade_to)"
      " VALUES (%" G_GINT64_FORMAT ", 'Pirmklasnieki', '2026-02-02', '2026-02-06', 1, 1)",
      school->year_id);

  klade_test_school_execute (school, sql);
  klade_test_school_execute (school, grade);
  for (int i = KLADE_WEEKDAY_MONDAY; i <= KLADE_WEEKDAY_FRIDAY; i++)
    save (session, place_at (school->math_a, (KladeWeekday) i, i), NULL, NULL);

  in_break = read_week (session, KLADE_WEEK_OF_CLASS, school->class_a, day (3, 9));
  g_assert_cmpint (in_break->n_entries, ==, 0);
  g_assert_cmpint (in_break->n_days, ==, 5);
  g_assert_cmpstr (in_break->days[0].day_off, !=, "");
  g_assert_cmpint (in_break->iso_week, ==, 11);

  /* 1 May is a Friday. */
  may = read_week (session, KLADE_WEEK_OF_CLASS, school->class_a, day (4, 27));
  g_assert_cmpint (may->n_entries, ==, 4);
  g_assert_cmpint (may->days[4].n_entries, ==, 0);
  g_assert_cmpstr (may->days[4].day_off, !=, "");
  g_assert_cmpint (may->n_bells, ==, 4);
  g_assert_cmpint (may->bells[0].starts_minutes, ==, 9 * 60);

  /* A break of grade 1 is none of grade 7's. */
  assert_week (session, school->class_a, day (2, 2),
               "1.1 Matemātika 7.a 205; 2.2 Matemātika 7.a 205; 3.3 Matemātika 7.a 205; "
               "4.4 Matemātika 7.a 205; 5.5 Matemātika 7.a 205; ");

  saturday = read_week (session, KLADE_WEEK_OF_CLASS, school->class_a, day (3, 28));
  g_assert_cmpint (saturday->n_days, ==, 6);
  g_assert_cmpint (saturday->days[5].follows, ==, day (3, 20));
  g_assert_cmpstr (saturday->days[5].note, !=, "");
  g_assert_cmpint (saturday->entries[saturday->n_entries - 1].lesson_no, ==, 5);
  assert_week (session, school->class_a, day (3, 16),
               "1.1 Matemātika 7.a 205; 2.2 Matemātika 7.a 205; 3.3 Matemātika 7.a 205; "
               "4.4 Matemātika 7.a 205; ");
}

static void
test_whose_week (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autofree char *teacher = NULL;
  g_autofree char *room = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *class_b = NULL;
  KladeWeekChoice *choice = NULL;
  g_autoptr (GError) error = NULL;

  save (session, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), NULL, NULL);
  save (session, place_at (school->math_b, KLADE_WEEKDAY_TUESDAY, 2), NULL, NULL);
  save (session, place_at (school->group_j, KLADE_WEEKDAY_FRIDAY, 3), NULL, NULL);

  teacher =
      dump_week (session, KLADE_WEEK_OF_TEACHER, school->people[KLADE_ROLE_TEACHER], day (3, 2));
  g_assert_cmpstr (teacher, ==, "1.1 Matemātika 7.a 205; ");
  room = dump_week (session, KLADE_WEEK_OF_ROOM, 0, day (3, 2));
  whole = dump_week (session, KLADE_WEEK_OF_SCHOOL, 0, day (3, 2));
  g_assert_cmpstr (room, ==, whole);
  class_b = dump_week (session, KLADE_WEEK_OF_CLASS, school->class_b, day (3, 2));
  g_assert_cmpstr (class_b, ==, "2.2 Matemātika 7.b 205; 5.3 Matemātika 7. klašu grupa 205; ");

  g_assert_true (
      klade_school_find_week (session, KLADE_WEEK_OF_CLASS, "7B", day (3, 2), &choice, &error));
  g_assert_cmpint (choice->id, ==, school->class_b);
  klade_week_choice_free (choice);
  g_assert_false (
      klade_school_find_week (session, KLADE_WEEK_OF_CLASS, "8.c", day (3, 2), &choice, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "7.a, 7.b"));
}

/* ---- the year's lessons ---- */

static void
test_planned_lessons (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GArray) lessons = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) proposed = NULL;
  g_autoptr (GError) error = NULL;

  save (session, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), NULL, NULL);
  lessons =
      klade_school_list_planned_lessons (session, school->math_a, day (3, 1), day (4, 12), &error);
  g_assert_no_error (error);
  /* 2, 16, 23 and 30 March; 9 March is in the break, 6 April is Easter Monday. */
  g_assert_cmpuint (lessons->len, ==, 4);
  g_assert_cmpint (g_array_index (lessons, KladePlannedLesson, 1).day, ==, day (3, 16));

  all = klade_school_list_planned_lessons (session, 0, klade_day_new (2025, 9, 1), day (6, 30),
                                           &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, >, 28);
  g_assert_cmpint (g_array_index (all, KladePlannedLesson, all->len - 1).day, <=, day (5, 29));

  proposed = klade_school_suggest_lessons (session, school->math_a, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (proposed->len, ==, 3);
  g_assert_cmpint (g_array_index (proposed, KladeLessonTime, 0).day, ==, day (3, 2));
  g_assert_cmpint (g_array_index (proposed, KladeLessonTime, 1).day, ==, day (2, 23));
  g_assert_cmpint (g_array_index (proposed, KladeLessonTime, 2).day, ==, day (3, 16));
}

/* ---- who may ---- */

static void
test_rights (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  gint64 a = save (deputy, place_at (school->math_a, KLADE_WEEKDAY_MONDAY, 1), NULL, NULL);
  gint64 b = save (deputy, place_at (school->hour_a, KLADE_WEEKDAY_FRIDAY, 7), NULL, NULL);

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) i);
      gboolean may =
          klade_rights_scope ((KladeRole) i, KLADE_ACTION_MANAGE_TIMETABLE) == KLADE_SCOPE_SCHOOL;
      gboolean may_read =
          klade_rights_scope ((KladeRole) i, KLADE_ACTION_READ_TIMETABLE) == KLADE_SCOPE_SCHOOL;
      const KladeSlotEdit edit = place_at (school->math_a, KLADE_WEEKDAY_THURSDAY, 4);
      const KladeTimetableCopy copy = { day (3, 2), day (4, 13), day (5, 29), 0, TRUE };
      const KladeWeekQuery query = { .of = KLADE_WEEK_OF_CLASS,
                                     .id = school->class_a,
                                     .day = day (3, 2) };

      for (int verb = 0; verb < 4; verb++)
        {
          g_autoptr (KladeUndo) undo = NULL;
          g_autoptr (GError) error = NULL;
          gint64 audit_id = klade_test_journal_last_audit (school);
          const KladeSlotSwap swap = {
            { a, b },
            { revision_of (school, a), revision_of (school, b) },
            { day (3, 16), KLADE_DAY_NONE },
          };
          gboolean done =
              verb == 0   ? klade_school_save_slot (session, &edit, NULL, NULL, &undo, &error)
              : verb == 1 ? klade_school_swap_slots (session, &swap, NULL, &undo, &error)
              : verb == 2 ? klade_school_end_slot (session, a, revision_of (school, a),
                                                   (KladeDayRange){ day (3, 16) }, &undo, &error)
                          : klade_school_copy_timetable (session, &copy, NULL, &undo, &error);

          g_assert_cmpint (done, ==, may);
          if (!may)
            {
              g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
              g_assert_cmpint (klade_test_journal_last_audit (school), ==, audit_id);
            }
          if (undo != NULL)
            g_assert_true (klade_school_undo (session, undo, NULL, &error));
        }

      {
        g_autoptr (GError) error = NULL;
        g_autoptr (KladeWeek) week = klade_school_read_week (session, &query, &error);

        g_assert_cmpint (week != NULL, ==, may_read);
        if (!may_read)
          g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
        else
          g_assert_cmpint (week->can_change_timetable, ==, may);
      }
    }
  assert_week (deputy, school->class_a, day (3, 16),
               "1.1 Matemātika 7.a 205; 5.7 Klases stunda 7.a 205; ");
  klade_test_school_assert_sound (school, deputy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/timetable/moving", test_moving);
  klade_test_add ("/timetable/exception", test_exception);
  klade_test_add ("/timetable/ending", test_ending);
  klade_test_add ("/timetable/swapping", test_swapping);
  klade_test_add ("/timetable/one-week", test_one_week);
  klade_test_add ("/timetable/swap-collisions", test_swap_collisions);
  klade_test_add ("/timetable/copying", test_copying);
  klade_test_add ("/timetable/bad-places", test_bad_places);
  klade_test_add ("/timetable/collisions", test_collisions);
  klade_test_add ("/timetable/cycle-and-block", test_cycle_and_block);
  klade_test_add ("/timetable/holidays", test_holidays);
  klade_test_add ("/timetable/whose-week", test_whose_week);
  klade_test_add ("/timetable/planned-lessons", test_planned_lessons);
  klade_test_add ("/timetable/rights", test_rights);

  return g_test_run ();
}
