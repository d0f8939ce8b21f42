/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "klade-error.h"
#include "klade-exchange-timetable-private.h"

static KladeTimetableFile *
read_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "timetable", name, NULL);
  g_autoptr (GError) error = NULL;
  KladeTimetableFile *file = klade_exchange_read_timetable (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);

  return file;
}

static void
assert_time (const KladeTimetableFile *file, int card, const char *lesson, const char *time)
{
  g_autofree char *what = klade_timetable_file_describe_lesson (file, file->cards[card].lesson);
  g_autofree char *when = klade_timetable_file_describe_time (file, card);

  g_assert_cmpstr (what, ==, lesson);
  g_assert_cmpstr (when, ==, time);
}

static void
assert_warned (const KladeTimetableFile *file, const char *part)
{
  for (int i = 0; i < file->n_warnings; i++)
    if (strstr (file->warnings[i], part) != NULL)
      return;

  g_test_message ("no warning has «%s»", part);
  g_test_fail ();
}

static void
test_asc_objects (void)
{
  g_autoptr (KladeTimetableFile) file = read_sample ("asc-small.xml");
  g_autofree char *text = klade_timetable_file_describe (file);

  g_assert_cmpstr (text, ==,
                   "aSc Timetables 2024.5.1: 3 classes, 3 teachers, 4 subjects, 2 rooms, "
                   "5 lessons, 6 cards, 5 days, 4 periods, a cycle of 2 weeks");
  g_assert_cmpint (file->format, ==, KLADE_TIMETABLE_ASC);
  g_assert_cmpstr (file->days[0].name.name, ==, "Pirmdiena");
  g_assert_cmpstr (file->days[4].name.id, ==, "D5");
  g_assert_cmpint (file->days[4].weekday, ==, KLADE_WEEKDAY_FRIDAY);
  g_assert_cmpint (file->periods[0].number, ==, 1);
  g_assert_cmpint (file->periods[0].lesson_no, ==, 0);
  g_assert_cmpint (file->periods[0].start_minutes, ==, 7 * 60 + 40);
  g_assert_cmpint (file->periods[3].finish_minutes, ==, 10 * 60 + 50);
  g_assert_cmpstr (file->weeks[1].name.name, ==, "Nedēļa B");
  g_assert_cmpint (file->n_terms, ==, 2);
  g_assert_cmpstr (file->subjects[2].name.name, ==, "Vizuālā <māksla> & dizains");
  g_assert_cmpstr (file->subjects[3].name.name, ==, "Sēde");
  g_assert_cmpint (file->rooms[0].capacity, ==, 30);
  g_assert_cmpint (file->rooms[1].capacity, ==, -1);
}

static void
test_asc_people (void)
{
  g_autoptr (KladeTimetableFile) file = read_sample ("asc-small.xml");

  g_assert_cmpstr (file->teachers[0].surname, ==, "Ērgle");
  g_assert_cmpstr (file->teachers[0].given_name, ==, "Zane");
  g_assert_cmpstr (file->teachers[1].name.name, ==, "Ģirts Kalve");
  g_assert_cmpstr (file->teachers[1].surname, ==, "Kalve");
  g_assert_cmpstr (file->teachers[2].surname, ==, "Žubīte");
  g_assert_cmpstr (file->teachers[2].given_name, ==, "Anna Marija");
  g_assert_cmpint (file->classes[0].grade, ==, 7);
  g_assert_cmpint (file->classes[0].teacher, ==, 0);
  g_assert_cmpint (file->classes[1].teacher, ==, -1);
  g_assert_false (file->classes[1].is_like_name);
  g_assert_true (file->classes[2].is_like_name);
  g_assert_cmpint (file->n_groups, ==, 4);
  g_assert_true (file->groups[0].is_whole_class);
  g_assert_cmpint (file->groups[1].n_pupils, ==, 3);
  g_assert_cmpint (file->groups[2].n_pupils, ==, 14);
  g_assert_cmpint (file->groups[2].division, ==, 1);
}

/* First name and surname are often typed into each other's field; women's given names tell. */
static void
test_asc_swapped (void)
{
  static const char *const surnames[] = { "Priedis", "Krasts", "Upenieks", "Akmens", "Straume" };
  static const char *const given[] = { "Dace", "Inga", "Maija", "Rita", "Sanita" };

  for (int is_swapped = 0; is_swapped < 2; is_swapped++)
    {
      g_autoptr (GString) text = g_string_new ("<timetable><teachers a='1'>");
      g_autoptr (KladeTimetableFile) file = NULL;

      for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
        g_string_append_printf (text, "<teacher id='%d' firstname='%s' lastname='%s' gender='F'/>",
                                (int) i, is_swapped ? surnames[i] : given[i],
                                is_swapped ? given[i] : surnames[i]);
      g_string_append (text, "</teachers></timetable>");
      file = klade_exchange_read_timetable_data (text->str, text->len, NULL, NULL);
      g_assert_cmpstr (file->teachers[1].surname, ==, "Krasts");
      g_assert_cmpstr (file->teachers[1].given_name, ==, "Inga");
      g_assert_cmpstr (file->teachers[1].name.name, ==, is_swapped ? "Krasts Inga" : "Inga Krasts");
    }
}

static void
test_asc_cards (void)
{
  g_autoptr (KladeTimetableFile) file = read_sample ("asc-small.xml");
  const KladeFileLesson *english = &file->lessons[1];

  assert_time (file, 0, "Matemātika · 7.a · Zane Ērgle", "Monday 0 · 12. kabinets");
  assert_time (file, 2, "Matemātika · 7.a · Zane Ērgle", "Friday 3 · 1. semestris");
  assert_time (file, 3, "Angļu valoda · 7.a (1. grupa), 7.b · Ģirts Kalve, Žubīte, Anna Marija",
               "Wednesday 2 · Nedēļa A · 12. kabinets, Sporta zāle");
  /* The card says nothing about weeks, its lesson does. */
  assert_time (file, 5, "Vizuālā <māksla> & dizains · Elza Cīrule", "Thursday 1 · Nedēļa B");
  g_assert_cmpint (english->classes.n, ==, 2);
  g_assert_cmpint (english->groups.n, ==, 1);
  g_assert_cmpint (english->n_cards, ==, 2);
  g_assert_cmpfloat_with_epsilon (file->lessons[3].periods_per_week, 0.5, 0.001);
  g_assert_cmpint (file->cards[3].length, ==, 1);
  g_assert_cmpint (file->cards[3].weeks, ==, 1);
  g_assert_cmpint (file->cards[0].weeks, ==, 3);
}

static void
test_asc_oddities (void)
{
  g_autoptr (KladeTimetableFile) file = read_sample ("asc-small.xml");

  assert_warned (file, "“L2” occurs twice among the teachers");
  assert_warned (file, "Line 47: there is no “L9” among the teachers.");
  assert_warned (file, "there is no “K8” among the classes.");
  assert_warned (file, "there is no “S9” among the subjects.");
  assert_warned (file, "there is no “R7” among the rooms.");
  assert_warned (file, "there is no “N77” among the lessons.");
  assert_warned (file, "1 card has no lesson, day or period");
  assert_warned (file, "1 card stands in the file twice.");
  assert_warned (file, "1 lesson has no class and gets no journal: Sēde");
  assert_warned (file, "1 lesson has no subject");
  assert_warned (file, "2 lessons have no teacher");
  assert_warned (file, "2 lessons are not placed anywhere");
  assert_warned (file, "Elza Cīrule");
  g_assert_cmpint (file->n_warnings, ==, 14);
}

static void
test_asc_older (void)
{
  g_autoptr (KladeTimetableFile) file = read_sample ("asc-old.xml");

  g_assert_cmpint (file->n_days, ==, 3);
  g_assert_cmpint (file->n_periods, ==, 6);
  assert_time (file, 0, "Fizika · 10.SB · Uldis Roze", "Monday 2–3 · Fizikas kabinets");
  assert_time (file, 1, "Fizika · 10.SB · Uldis Roze", "Wednesday 5–6 · Pāra · Fizikas kabinets");
  g_assert_cmpint (file->classes[0].grade, ==, 10);
  g_assert_cmpint (file->n_warnings, ==, 1);
  assert_warned (file, "names no periods");
}

static void
check_fet (const char *name)
{
  g_autoptr (KladeTimetableFile) file = read_sample (name);

  g_assert_cmpint (file->format, ==, KLADE_TIMETABLE_FET);
  g_assert_cmpstr (file->program, ==, "FET 6.8.5");
  g_assert_cmpstr (file->school, ==, "Ozolkalna pamatskola");
  g_assert_cmpint (file->n_classes, ==, 3);
  g_assert_cmpint (file->classes[1].grade, ==, 8);
  g_assert_cmpint (file->n_groups, ==, 2);
  g_assert_cmpint (file->groups[0].n_pupils, ==, 9);
  g_assert_cmpint (file->n_lessons, ==, 3);
  g_assert_cmpfloat_with_epsilon (file->lessons[0].periods_per_week, 3, 0.001);
  g_assert_cmpstr (file->days[2].name.id, ==, "T");
  g_assert_cmpint (file->days[2].weekday, ==, KLADE_WEEKDAY_WEDNESDAY);
  g_assert_cmpint (file->periods[0].start_minutes, ==, 8 * 60 + 30);
  g_assert_cmpint (file->n_cards, ==, 4);
  assert_time (file, 0, "Bioloģija · 8.a · Ilze Priede", "Monday 1 · 21");
  assert_time (file, 1, "Bioloģija · 8.a · Ilze Priede", "Wednesday 3–4 · 21");
  assert_time (file, 2, "Sports · 8.b (8.b zēni), 9.a (9.a zēni) · Andris Bebris",
               "Monday 2 · 21, Zāle");
  assert_time (file, 3, "Sports · 8.a, 8.b · Ilze Priede, Andris Bebris", "Thursday 4");
  g_assert_cmpint (file->n_warnings, ==, 0);
}

static void
test_fet_pair (void)
{
  check_fet ("small.fet");
  check_fet ("small_activities.xml");
}

static void
assert_refused (const char *data, gssize size, const char *part)
{
  gsize length = size >= 0 ? (gsize) size : strlen (data);
  g_autofree char *copy = g_memdup2 (data, length + 1);
  g_autoptr (GError) error = NULL;
  clock_t since = clock ();

  g_assert_null (klade_exchange_read_timetable_data (copy, length, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_cmpint (clock () - since, <, 20 * CLOCKS_PER_SEC);
}

static void
test_fet_alone (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "timetable", "small.fet", NULL);
  g_autofree char *lonely =
      g_test_build_filename (G_TEST_DIST, "timetable", "lonely_activities.xml", NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  assert_refused (data, (gssize) size, "only 1 of 4 activities have a time");
  g_assert_null (klade_exchange_read_timetable (lonely, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“lonely.fet”"));
  assert_refused ("<Students_Timetable><a b='1'/></Students_Timetable>", -1, "made for reading");
}

static void
test_untis (void)
{
  g_autoptr (KladeTimetableFile) file = read_sample ("gpu001-small.txt");

  g_assert_cmpint (file->format, ==, KLADE_TIMETABLE_UNTIS);
  g_assert_cmpint (file->n_days, ==, 6);
  g_assert_cmpint (file->n_periods, ==, 5);
  g_assert_cmpint (file->periods[0].lesson_no, ==, 0);
  g_assert_cmpint (file->n_lessons, ==, 7);
  g_assert_cmpint (file->n_cards, ==, 7);
  assert_time (file, 0, "MAT · 7.a · Bērzs", "Monday 1 · 12");
  /* Two languages at once: the classes must be in groups. */
  assert_time (file, 2, "ENG · 7.a (ENG Kļava), 7.b (ENG Kļava) · Kļava", "Tuesday 3 · 21");
  assert_time (file, 3, "GER · 7.a (GER Osis), 7.b (GER Osis) · Osis", "Tuesday 3 · 22");
  g_assert_true (file->groups[0].is_guess);
  /* Two teachers in one room, one teacher in two rooms. */
  assert_time (file, 4, "SPO · 7.b · Bērzs, Liepa", "Thursday 0 · Zāle");
  assert_time (file, 5, "KOR · 7.b · Bērzs", "Friday 4 · 12, 13");
  g_assert_cmpint (file->n_warnings, ==, 3);
  assert_warned (file, "1 row has no day or period");
}

static void
test_untis_other_separators (void)
{
  static const char text[] = "1,\"7.a\",\"B\xc4\x93rzs\",\"MAT\",\"12\",1,1,,\n"
                             "2,\"7.a\",\"Osis\",\"LAT\",\"12\",1,2,,\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeTimetableFile) file =
      klade_exchange_read_timetable_data (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (file->n_cards, ==, 2);
  assert_time (file, 0, "MAT · 7.a · Bērzs", "Monday 1 · 12");
}

static void
test_refused (void)
{
  assert_refused ("", -1, "empty");
  assert_refused ("   \n", -1, "no timetable that Klade knows");
  assert_refused ("PK\x03\x04rest", -1, "spreadsheet");
  assert_refused ("<html><body a='1'/></html>", -1, "<html>");
  assert_refused ("<timetable>\n  <classes>\n</timetable>", -1, "Line 3, column");
  assert_refused ("<timetable><classes>", -1, "damaged or cut off");
  assert_refused ("<?xml version='1.0' encoding='klingon'?><timetable/>", -1, "Line 1, column");
  assert_refused ("<timetable a='\xff\xff'/>", -1, "Line 1, column");
  assert_refused ("<timetable a='x\0y'/>", 20, "zeros");
  assert_refused ("<timetable a='1' a='2'/>", -1, "Line 1, column");
  assert_refused ("1;a;b;c;d;9999;1;;\n", -1, "Line 1, column 6: “9999”");
  assert_refused ("1;a;b;c;d;1;1;;\n2;a;b;c;d;1;ten;;\n", -1, "Line 2, column 7: “ten”");
  assert_refused ("1;\"a;b;c;d;1;1;;\n", -1, "never closed");
}

static void
test_bombs (void)
{
  static const char laughs[] = "<?xml version='1.0'?>\n"
                               "<!DOCTYPE timetable [ <!ENTITY a 'ha'>\n"
                               "<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\n"
                               "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'> ]>\n"
                               "<timetable><class name='&c;'/></timetable>";
  static const char outside[] = "<!DOCTYPE t SYSTEM 'http://127.0.0.1/x.dtd'><timetable/>";
  static const char undefined[] = "<timetable><class name='&c;'/></timetable>";
  g_autoptr (GString) deep = g_string_new ("<timetable>");
  g_autoptr (GString) wide = g_string_new ("<timetable");
  g_autofree char *utf16 = NULL;
  gsize size;

  assert_refused (laughs, -1, "Line 2, column 1: the file defines its own XML entities");
  utf16 = g_convert (laughs, -1, "UTF-16", "UTF-8", NULL, &size, NULL);
  assert_refused (utf16, (gssize) size, "entities");
  assert_refused (outside, -1, "entities");
  assert_refused (undefined, -1, "Line 1, column");

  for (int i = 0; i < 100000; i++)
    g_string_append (deep, "<a>");
  assert_refused (deep->str, -1, "nested too deeply");
  for (int i = 0; i < 100000; i++)
    g_string_append_printf (wide, " a%d=''", i);
  g_string_append (wide, "/>");
  assert_refused (wide->str, -1, "no timetable program writes such XML");
}

static void
test_too_many (void)
{
  g_autoptr (GString) many = g_string_new ("<timetable><lessons a='1'>");
  g_autoptr (GString) list = g_string_new ("<timetable><classes a='1'>");

  for (int i = 0; i <= KLADE_FILE_OBJECTS_MAX; i++)
    g_string_append_printf (many, "<lesson id='%d'/>", i);
  g_string_append (many, "</lessons></timetable>");
  assert_refused (many->str, -1, "more than 50000");

  for (int i = 0; i <= KLADE_FILE_LIST_MAX; i++)
    g_string_append_printf (list, "<class id='%d'/>", i);
  g_string_append (list, "</classes><lessons a='1'><lesson id='1' classids='0");
  for (int i = 1; i <= KLADE_FILE_LIST_MAX; i++)
    g_string_append_printf (list, ",%d", i);
  g_string_append (list, "'/></lessons></timetable>");
  assert_refused (list->str, -1, "far too many classes");
}

/* 100 MB: refused by its size, not read. */
static void
test_huge (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("klade-timetable-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "huge.xml", NULL);
  clock_t since = clock ();
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, 100 * 1024 * 1024, SEEK_SET), ==, 0);
  g_assert_cmpint (fputc ('x', file), ==, 'x');
  fclose (file);

  g_assert_null (klade_exchange_read_timetable (path, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "32 MB"));
  g_assert_cmpint (clock () - since, <, CLOCKS_PER_SEC);
  g_clear_error (&error);
  g_assert_null (klade_exchange_read_timetable ("/dev/zero", &error));
  g_assert_nonnull (strstr (error->message, "32 MB"));
  g_clear_error (&error);
  g_assert_null (klade_exchange_read_timetable (folder, &error));
  g_assert_nonnull (strstr (error->message, "folder"));
  g_clear_error (&error);

  g_unlink (path);
  g_assert_null (klade_exchange_read_timetable (path, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_rmdir (folder);
}

static void
test_empty_tables (void)
{
  static const char text[] = "<timetable ascttversion='1'><periods a='1'/></timetable>";
  g_autoptr (KladeTimetableFile) file =
      klade_exchange_read_timetable_data (text, strlen (text), NULL, NULL);

  g_assert_nonnull (file);
  g_assert_cmpint (file->n_periods, ==, 0);
  g_assert_cmpint (file->n_weeks, ==, 1);
  assert_warned (file, "names no periods");
  assert_warned (file, "names no classes");
  assert_warned (file, "has no lessons");
}

static void
test_long_name (void)
{
  g_autofree char *name = g_strnfill (65536, 'A');
  g_autofree char *text = g_strdup_printf ("<timetable><subject id='1' name='%s&lt;&#x202e;b'/>"
                                           "</timetable>",
                                           name);
  g_autofree char *expected = g_strdup_printf ("%s<b", name);
  g_autoptr (KladeTimetableFile) file =
      klade_exchange_read_timetable_data (text, strlen (text), NULL, NULL);

  g_assert_nonnull (file);
  g_assert_cmpstr (file->subjects[0].name.name, ==, expected);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/exchange/timetable/asc/objects", test_asc_objects);
  g_test_add_func ("/exchange/timetable/asc/people", test_asc_people);
  g_test_add_func ("/exchange/timetable/asc/swapped", test_asc_swapped);
  g_test_add_func ("/exchange/timetable/asc/cards", test_asc_cards);
  g_test_add_func ("/exchange/timetable/asc/oddities", test_asc_oddities);
  g_test_add_func ("/exchange/timetable/asc/older", test_asc_older);
  g_test_add_func ("/exchange/timetable/fet/pair", test_fet_pair);
  g_test_add_func ("/exchange/timetable/fet/alone", test_fet_alone);
  g_test_add_func ("/exchange/timetable/untis", test_untis);
  g_test_add_func ("/exchange/timetable/untis/separators", test_untis_other_separators);
  g_test_add_func ("/exchange/timetable/refused", test_refused);
  g_test_add_func ("/exchange/timetable/bombs", test_bombs);
  g_test_add_func ("/exchange/timetable/too-many", test_too_many);
  g_test_add_func ("/exchange/timetable/huge", test_huge);
  g_test_add_func ("/exchange/timetable/empty-tables", test_empty_tables);
  g_test_add_func ("/exchange/timetable/long-name", test_long_name);

  return g_test_run ();
}
