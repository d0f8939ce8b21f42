/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-class-name.h"
#include "klade-setup-proposal.h"

#define EACH_KIND(kind)                                                                            \
  int kind = KLADE_SCHOOL_BASIC;                                                                   \
  kind <= KLADE_SCHOOL_MIXED;                                                                      \
  kind++

/* domain.md 3.11: verified are 01011111, 21011121 and 31011021; the rest says so. */
static void
test_programmes (void)
{
  static const char *const verified[] = { "01011111", "21011121", "31011021", NULL };

  for (EACH_KIND (kind))
    {
      g_autoptr (GPtrArray) programmes = klade_setup_propose_programmes ((KladeSchoolKind) kind);

      g_assert_cmpuint (programmes->len, >, 0);
      for (guint i = 0; i < programmes->len; i++)
        {
          const KladeProposedProgramme *programme = g_ptr_array_index (programmes, i);

          g_assert_cmpint (programme->is_verified, ==, g_strv_contains (verified, programme->code));
          if (programme->is_verified)
            g_assert_cmpuint (strlen (programme->code), ==, 8);
          g_assert_cmpint (programme->first_grade, <=, programme->last_grade);
          /* A gymnasium begins at grade 7 within a programme of nine grades. */
          g_assert_cmpint (programme->last_grade, <=,
                           klade_school_kind_last_grade ((KladeSchoolKind) kind));
        }
    }
}

static void
test_subjects (void)
{
  for (EACH_KIND (kind))
    {
      g_autoptr (GPtrArray) subjects = klade_setup_propose_subjects ((KladeSchoolKind) kind);
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (subjects->len, >=, 7);
      for (guint i = 0; i < subjects->len; i++)
        {
          const KladeProposedSubject *subject = g_ptr_array_index (subjects, i);

          g_assert_true (g_hash_table_add (names, (gpointer) subject->name));
          g_assert_cmpint (g_utf8_strlen (subject->short_name, -1), <=, 10);
          g_assert_cmpstr (subject->area, !=, "");
        }
    }
}

/* The proposed lessons fill the usual weekly loads and never exceed them; class hours, which
 * stand beside the load, are left out. */
static void
test_loads (void)
{
  /* The usual lessons a week, by grade. */
  static const int most[] = { 0, 22, 23, 24, 26, 28, 30, 32, 34, 34, 36, 36, 36 };
  g_autoptr (GPtrArray) subjects = klade_setup_propose_subjects (KLADE_SCHOOL_SECONDARY);

  for (int grade = 1; grade <= 12; grade++)
    {
      int lessons = 0;

      for (guint i = 0; i < subjects->len; i++)
        {
          const KladeProposedSubject *subject = g_ptr_array_index (subjects, i);

          if (!g_str_equal (subject->name, "Klases stunda"))
            lessons += klade_proposed_subject_lessons_per_year (subject, grade);
        }
      g_test_message ("grade %d: %d", grade, lessons / 35);
      g_assert_cmpint (lessons, <=, most[grade] * 35);
      g_assert_cmpint (lessons, >=, (most[grade] - 4) * 35);
    }
}

/* domain.md 3.2: grades 1 to 3 in levels, 4 to 9 in ten points; art schools in ten points. */
static void
test_scales (void)
{
  g_assert_cmpint (klade_setup_propose_scale (KLADE_SCHOOL_BASIC, 3), ==, KLADE_SCALE_LEVELS);
  g_assert_cmpint (klade_setup_propose_scale (KLADE_SCHOOL_BASIC, 4), ==, KLADE_SCALE_POINTS);
  g_assert_cmpint (klade_setup_propose_scale (KLADE_SCHOOL_PRESCHOOL, 0), ==, KLADE_SCALE_LEVELS);
  g_assert_cmpint (klade_setup_propose_scale (KLADE_SCHOOL_ART, 1), ==, KLADE_SCALE_POINTS);
}

static void
test_classes (void)
{
  static const struct
  {
    KladeSchoolKind kind;
    guint n;
    const char *first;
    const char *last;
  } schools[] = {
    { KLADE_SCHOOL_BASIC, 18, "1.a", "9.b" },
    { KLADE_SCHOOL_SECONDARY, 24, "1.a", "12.b" },
    { KLADE_SCHOOL_GYMNASIUM, 12, "7.a", "12.b" },
    { KLADE_SCHOOL_ART, 16, "1.a", "8.b" },
    { KLADE_SCHOOL_PRESCHOOL, 2, "1. grupa", "2. grupa" },
    { KLADE_SCHOOL_MIXED, 26, "1. grupa", "12.b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (schools); i++)
    {
      g_autoptr (GPtrArray) names = klade_setup_propose_classes (schools[i].kind, 2);

      g_assert_cmpuint (names->len, ==, schools[i].n);
      g_assert_cmpstr (g_ptr_array_index (names, 0), ==, schools[i].first);
      g_assert_cmpstr (g_ptr_array_index (names, names->len - 1), ==, schools[i].last);
      for (guint n = 0; n < names->len; n++)
        {
          KladeClassName name;

          g_assert_true (klade_class_name_parse (g_ptr_array_index (names, n), &name, NULL));
        }
    }
}

/* domain.md 5.2: lessons of 40 minutes, a shortened set of 30; bells never overlap. */
static void
test_bells (void)
{
  for (EACH_KIND (kind))
    {
      g_autoptr (GPtrArray) sets = klade_setup_propose_bell_sets ((KladeSchoolKind) kind);

      g_assert_cmpint (sets->len == 0, ==, kind == KLADE_SCHOOL_PRESCHOOL);
      for (guint i = 0; i < sets->len; i++)
        {
          const KladeBellSetRow *set = g_ptr_array_index (sets, i);

          g_assert_cmpuint (set->bells->len, >=, 8);
          for (guint n = 0; n < set->bells->len; n++)
            {
              const KladeBellTime *bell = &g_array_index (set->bells, KladeBellTime, n);
              int minutes = bell->ends_minutes - bell->starts_minutes;

              g_assert_true (minutes == 40 || minutes == 30);
              if (n > 0)
                {
                  g_assert_cmpint (bell->starts_minutes, >=, bell[-1].ends_minutes + 5);
                  g_assert_cmpint (bell->lesson_no, ==, bell[-1].lesson_no + 1);
                }
            }
        }
    }
}

/* 2023/24 to 2025/26 are known, later years are proposals to be confirmed. */
static void
test_years (void)
{
  static const struct
  {
    const char *today;
    int start_year;
    gboolean is_published;
  } days[] = {
    { "2023-08-20", 2023, TRUE },  { "2024-06-15", 2023, TRUE }, { "2024-07-01", 2024, TRUE },
    { "2025-11-22", 2025, TRUE },  { "2026-06-19", 2025, TRUE }, { "2026-06-20", 2026, FALSE },
    { "2026-11-22", 2026, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      KladeSchoolYear year = klade_setup_propose_year (klade_day_parse_iso (days[i].today));

      g_assert_cmpint (year.start_year, ==, days[i].start_year);
      g_assert_cmpint (year.is_published, ==, days[i].is_published);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/setup-proposal/programmes", test_programmes);
  g_test_add_func ("/domain/setup-proposal/subjects", test_subjects);
  g_test_add_func ("/domain/setup-proposal/loads", test_loads);
  g_test_add_func ("/domain/setup-proposal/scales", test_scales);
  g_test_add_func ("/domain/setup-proposal/classes", test_classes);
  g_test_add_func ("/domain/setup-proposal/bells", test_bells);
  g_test_add_func ("/domain/setup-proposal/years", test_years);

  return g_test_run ();
}
