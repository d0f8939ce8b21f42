/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timetable of a city-size school: a week, the collisions of one move, the year's lessons of
 * all classes, and the import of a large file.  KLADE_BENCH_CITY=FILE uses a city-size demo
 * school that is there already. */

#include "klade-bench.h"
#include "klade-school-care.h"
#include "klade-school-timetable-import.h"
#include "klade-school-timetable.h"
#include "klade-test-journal.h"
#include "klade-timetable-draft.h"

#define ROUNDS 60
#define N_CLASSES 40
#define N_CARDS 1200

static KladeDay
day (int month, int day_of_month)
{
  return klade_day_new (2026, month, day_of_month);
}

static void
bench_weeks (KladeSession *session)
{
  static const struct
  {
    KladeWeekOf of;
    const char *name;
  } weeks[] = { { KLADE_WEEK_OF_CLASS, "week of a class" },
                { KLADE_WEEK_OF_TEACHER, "week of a teacher" },
                { KLADE_WEEK_OF_SCHOOL, "week of the school" } };

  for (gsize n = 0; n < G_N_ELEMENTS (weeks); n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) choices =
          klade_school_list_week_choices (session, weeks[n].of, day (3, 5), &error);
      const KladeWeekChoice *choice = g_ptr_array_index (choices, choices->len / 2);
      const KladeWeekQuery query = { weeks[n].of, choice->id, NULL, day (3, 5) };
      g_auto (KladeBench) times = { 0 };

      g_assert_no_error (error);
      klade_bench_init (&times);
      for (int i = 0; i < ROUNDS; i++)
        {
          gint64 since = g_get_monotonic_time ();
          g_autoptr (KladeWeek) week G_GNUC_UNUSED =
              klade_school_read_week (session, &query, &error);

          g_assert_no_error (error);
          klade_bench_add (&times, since);
        }
      klade_bench_print (weeks[n].name, &times, NULL);
    }
}

/* Each place of the week, as a pointer that drags a lesson asks. */
static void
bench_collisions (KladeSession *session)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) choices =
      klade_school_list_week_choices (session, KLADE_WEEK_OF_CLASS, day (3, 5), &error);
  const KladeWeekChoice *choice = g_ptr_array_index (choices, choices->len / 2);
  const KladeWeekQuery query = { KLADE_WEEK_OF_CLASS, choice->id, NULL, day (3, 5) };
  g_autoptr (KladeWeek) week G_GNUC_UNUSED = klade_school_read_week (session, &query, &error);
  g_auto (KladeBench) warming = { 0 };
  g_auto (KladeBench) first = { 0 };
  g_auto (KladeBench) times = { 0 };
  guint n_collisions = 0;
  gint64 began;

  g_assert_no_error (error);
  klade_bench_init (&warming);
  klade_bench_init (&first);
  klade_bench_init (&times);
  began = g_get_monotonic_time (); /* as the page does when it is opened */
  klade_school_warm_timetable (session, day (3, 9), &error);
  g_assert_no_error (error);
  klade_bench_add (&warming, began);
  for (int i = 0; i < ROUNDS * 5; i++)
    {
      const KladeWeekEntry *entry = &week->entries[i % week->n_entries];
      const KladeSlotEdit edit = {
        .slot_id = entry->slot_id,
        .revision = entry->revision,
        .teacher_id = entry->teacher_id,
        .weekday = (KladeWeekday) (1 + i % 5),
        .lesson_no = 1 + i % 8,
        .room = entry->room,
        .valid_from = day (3, 9),
      };
      gint64 since = g_get_monotonic_time ();
      g_autoptr (GPtrArray) found = klade_school_check_slot (session, &edit, &error);

      g_assert_no_error (error);
      klade_bench_add (i == 0 ? &first : &times, since);
      n_collisions += found->len;
    }
  g_assert_cmpuint (n_collisions, >, 0);
  klade_bench_print ("reading for collisions, as the page opens", &warming, NULL);
  klade_bench_print ("collisions of a move, first (< 16)", &first, NULL);
  klade_bench_print ("collisions of a move (< 16)", &times, NULL);
}

static void
bench_year (KladeSession *session)
{
  g_auto (KladeBench) times = { 0 };
  g_autofree char *name = NULL;
  guint n_lessons = 0;

  klade_bench_init (&times);
  for (int i = 0; i < 5; i++)
    {
      gint64 since = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) lessons = klade_school_list_planned_lessons (
          session, 0, klade_day_new (2025, 9, 1), day (6, 30), &error);

      g_assert_no_error (error);
      klade_bench_add (&times, since);
      n_lessons = lessons->len;
    }
  name = g_strdup_printf ("%u lessons of the year (< 2000)", n_lessons);
  klade_bench_print (name, &times, NULL);
}

/* ---- a large file ---- */

static KladeTimetableFile *
make_file (void)
{
  g_autoptr (KladeTimetableDraft) draft = klade_timetable_draft_new (KLADE_TIMETABLE_ASC);
  g_autoptr (GError) error = NULL;
  const KladeFileSpan every = { { "w", "Every", "" } };
  KladeTimetableFile *file;

  klade_timetable_draft_add_week (draft, &every);
  klade_timetable_draft_add_term (draft, &every);
  for (int i = 1; i <= 8; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", i);

      klade_timetable_draft_add_period (draft,
                                        &(KladeFilePeriod){ { text, text, "" }, i, i, -1, -1 });
      if (i <= 5)
        klade_timetable_draft_add_day (draft,
                                       &(KladeFileDay){ { text, text, "" }, (KladeWeekday) i });
    }
  for (int i = 0; i < N_CLASSES * 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("x%d", i);
      g_autofree char *name = g_strdup_printf ("%d.%c", 1 + i % 10, 'p' + i / 10);
      g_autofree char *surname = g_strdup_printf ("Liepkalns%d", i);

      if (i < N_CLASSES)
        klade_timetable_draft_add_class (
            draft, &(KladeFileClass){ { id, name, "" }, 1 + i % 10, -1, FALSE });
      klade_timetable_draft_add_teacher (
          draft, &(KladeFileTeacher){ { id, surname, "" }, surname, "Jānis" });
      klade_timetable_draft_add_subject (draft, &(KladeFileSubject){ { id, id, "" } });
    }
  for (int i = 0; i < N_CARDS; i++)
    {
      g_autofree char *id = g_strdup_printf ("l%d", i);
      int class_ = i % N_CLASSES;
      int teacher = (i * 7) % (N_CLASSES * 3);
      const KladeFileLesson lesson = {
        .name = { id, "", "" },
        .subject = i / N_CLASSES,
        .classes = { &class_, 1 },
        .teachers = { &teacher, 1 },
      };
      const KladeFileCard card = {
        .lesson = klade_timetable_draft_add_lesson (draft, &lesson),
        .day = i / N_CLASSES % 5,
        .period = i / N_CLASSES / 5 % 8,
        .length = 1,
        .weeks = 1,
        .terms = 1,
      };

      klade_timetable_draft_add_card (draft, &card);
    }

  file = klade_timetable_draft_finish (draft, &error);
  g_assert_no_error (error);
  return file;
}

static void
bench_import (KladeSession *session)
{
  g_autoptr (KladeTimetableFile) file = make_file ();
  const KladeTimetableImportOptions options = { day (3, 16), -1, NULL, 0 };
  g_auto (KladeBench) preview = { 0 };
  g_auto (KladeBench) whole = { 0 };
  g_auto (KladeBench) back = { 0 };
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeTimetableImport) plan = NULL;
  gint64 since = g_get_monotonic_time ();

  klade_bench_init (&preview);
  klade_bench_init (&whole);
  klade_bench_init (&back);
  plan = klade_school_plan_timetable_import (session, file, &options, &error);
  g_assert_no_error (error);
  klade_bench_add (&preview, since);
  since = g_get_monotonic_time ();
  klade_school_import_timetable (session, plan, NULL, NULL, &undo, &error);
  g_assert_no_error (error);
  klade_bench_add (&whole, since);
  since = g_get_monotonic_time ();
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
  klade_bench_add (&back, since);

  klade_bench_print ("preview of 1,200 cards", &preview, NULL);
  klade_bench_print ("import of 1,200 cards (< 3000)", &whole, NULL);
  klade_bench_print ("taking that back", &back, NULL);
}

int
main (void)
{
  g_autofree char *folder = klade_test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "city.klade", NULL);
  const char *city = g_getenv ("KLADE_BENCH_CITY");
  KladeClock clock = klade_clock_on_day (day (3, 5));
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (KladeSession) session = NULL;

  if (city == NULL)
    klade_school_fill_demo (path, KLADE_DEMO_CITY, 1, day (3, 5), NULL, NULL, &error);
  g_assert_no_error (error);
  school = klade_school_open (city != NULL ? city : path, &clock, &error);
  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);

  bench_weeks (session);
  bench_collisions (session);
  bench_year (session);
  bench_import (session);

  g_clear_object (&session);
  g_clear_object (&school);
  klade_test_folder_remove (folder);
  return 0;
}
