/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-shipped.h"
#include "klade-paper-fill.h"

#include <string.h>

#define N_DAYS 5
#define N_LESSONS 8

/* Each place has @n_groups lessons; the first of Monday is substituted, the second not held. */
static KladeWeek *
new_week (KladeWeekOf of, const char *title, int n_groups)
{
  KladeWeek *week = klade_week_new ();

  week->of = of;
  week->title = title;
  week->monday = klade_day_new (2026, 3, 2);
  week->iso_week = 10;
  week->n_days = N_DAYS;
  week->entries = g_new0 (KladeWeekEntry, N_DAYS * N_LESSONS * MAX (n_groups, 1));
  week->bells = g_new0 (KladeWeekBell, N_LESSONS);
  week->n_bells = N_LESSONS;
  for (int i = 0; i < N_LESSONS; i++)
    week->bells[i] = (KladeWeekBell){ i + 1, i == 7 ? -1 : 540 + i * 50, 580 + i * 50 };

  for (int day = 0; day < N_DAYS; day++)
    {
      week->days[day] = (KladeWeekDay){ .day = week->monday + day,
                                        .follows = week->monday + day,
                                        .day_off = "",
                                        .note = day == 4 ? "Sporta diena" : "",
                                        .first_entry = week->n_entries };
      for (int i = 0; i < N_LESSONS * n_groups; i++)
        week->entries[week->n_entries++] = (KladeWeekEntry){
          .day = week->monday + day,
          .lesson_no = i / n_groups + 1,
          .state = day == 0 && i == 0   ? KLADE_WEEK_CHANGED
                   : day == 0 && i == 1 ? KLADE_WEEK_GONE
                                        : KLADE_WEEK_PLANNED,
          .subject = i % 2 == 0 ? "Matemātika" : "Sociālās zinības un vēsture",
          .class_name = i % 3 == 0 ? "7.a" : "7.a angļu 1",
          .teachers = "Dita Novikova",
          .room = "405",
          .change = day == 0 && i == 0   ? "aizvieto Antra Cīrule"
                    : day == 0 && i == 1 ? "nenotiek"
                                         : "",
        };
      week->days[day].n_entries = week->n_entries - week->days[day].first_entry;
    }
  return week;
}

static KladePrintDocument *
print (GPtrArray *weeks)
{
  const KladePaperHead head = { "Paraugskola", klade_day_new (2026, 3, 5) };
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_TIMETABLE);

  return klade_paper_print_weeks (form, &head, weeks, NULL);
}

static GPtrArray *
new_weeks (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) klade_week_unref);
}

static void
test_golden_text (void)
{
  g_autoptr (GPtrArray) weeks = new_weeks ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "golden", "paper-timetable.txt", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (weeks, new_week (KLADE_WEEK_OF_CLASS, "7.a", 1));
  g_ptr_array_add (weeks, new_week (KLADE_WEEK_OF_TEACHER, "Dita Novikova", 1));
  g_ptr_array_add (weeks, new_week (KLADE_WEEK_OF_ROOM, "405", 1));
  document = print (weeks);
  dump = klade_print_document_dump_text (document);
  if (g_getenv ("KLADE_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, dump, -1, &error));

  g_assert_true (g_file_get_contents (path, &golden, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, golden);
}

/* Each week is on one sheet, also where every lesson is of two groups; where that cannot be read
 * any more it goes on, and nothing is lost. */
static void
test_one_sheet_each (void)
{
  g_autoptr (GPtrArray) weeks = new_weeks ();
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;
  g_auto (GStrv) lessons = NULL;
  double width_mm;
  double height_mm;

  for (int n_groups = 0; n_groups <= 2; n_groups++)
    g_ptr_array_add (weeks, new_week (KLADE_WEEK_OF_CLASS, "7.a", n_groups));
  document = print (weeks);
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 3);
  g_clear_pointer (&document, klade_print_document_unref);

  g_ptr_array_add (weeks, new_week (KLADE_WEEK_OF_CLASS, "7.a", 5));
  document = print (weeks);
  klade_print_document_get_page_size (document, &width_mm, &height_mm);
  g_assert_cmpfloat (width_mm, >, height_mm);

  dump = klade_print_document_dump_text (document);
  lessons = g_strsplit (dump, "405", -1); /* none is lost but the one that is not held, each time */
  g_assert_cmpuint (g_strv_length (lessons) - 1, ==, N_DAYS * N_LESSONS * (1 + 2 + 5) - 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/timetable/golden-text", test_golden_text);
  g_test_add_func ("/paper/timetable/one-sheet-each", test_one_sheet_each);

  return g_test_run ();
}
