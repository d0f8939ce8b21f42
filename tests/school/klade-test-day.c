/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-day.h"

#include <string.h>

#include "klade-school-journal.h"
#include "klade-school-timetable.h"

KladeDay
klade_test_day (int month, int day_of_month)
{
  return klade_day_new (2026, month, day_of_month);
}

/* math_a has lesson 2 every working day. */
void
klade_test_day_place_lessons (KladeTestSchool *school, KladeSession *deputy)
{
  for (int i = KLADE_WEEKDAY_MONDAY; i <= KLADE_WEEKDAY_FRIDAY; i++)
    {
      const KladeSlotEdit edit = {
        .journal_id = school->math_a,
        .weekday = (KladeWeekday) i,
        .lesson_no = 2,
        .room = "205",
        .valid_from = klade_day_new (2025, 9, 1),
      };
      g_autoptr (GError) error = NULL;

      klade_school_save_slot (deputy, &edit, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

KladeDayEdit
klade_test_day_edit (KladeTestSchool *school, KladeDayChangeKind kind, KladeDay of_day)
{
  return (KladeDayEdit){
    .kind = kind,
    .day = of_day,
    .lesson_no = 2,
    .journal_id = school->math_a,
    .order_number = "1-7/45",
    .ordered_on = klade_test_day (3, 4),
  };
}

KladeDayOutcome *
klade_test_day_save (KladeSession *session, KladeDayEdit edit, KladeUndo **undo)
{
  g_autoptr (GError) error = NULL;
  KladeDayOutcome *outcome = NULL;

  klade_school_save_day_changes (session, &edit, 1, &outcome, undo, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (outcome->change_ids->len, ==, 1);
  return outcome;
}

gint64
klade_test_day_add_lesson (KladeSession *session, gint64 journal_id, KladeDay of_day, int lesson_no)
{
  const KladeLessonEdit edit = { .fields = KLADE_LESSON_FIELD_TIME,
                                 .day = of_day,
                                 .lesson_no = lesson_no };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  klade_school_save_lesson (session, journal_id, &edit, &id, NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static char *
dup_field (KladeTestSchool *school, gint64 lesson_id, const char *field)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT CAST(%s AS text) FROM lesson WHERE id = %" G_GINT64_FORMAT, field, lesson_id);

  return klade_test_school_dup_text (school, sql);
}

void
klade_test_day_assert_has (KladeTestSchool *school,
                           gint64 lesson_id,
                           const char *field,
                           const char *part)
{
  g_autofree char *text = dup_field (school, lesson_id, field);

  if (strstr (text, part) == NULL)
    g_error ("%s is “%s”, not “%s”", field, text, part);
}

void
klade_test_day_assert_is (KladeTestSchool *school,
                          gint64 lesson_id,
                          const char *field,
                          const char *expected)
{
  g_autofree char *text = dup_field (school, lesson_id, field);

  g_assert_cmpstr (text, ==, expected);
}
