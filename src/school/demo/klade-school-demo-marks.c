/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

#include <string.h>

#define MEAN_MARK 6.9

/* ---- works ---- */

typedef struct
{
  KladeDemoBook *book;
  const KladeDemoJournal *journal;
  const KladeDemoSubject *subject;
  KladeDemoDice *dice;
  const KladeDemoPlan *plan;
  int n_without_project;
} Planner;

/* Titles of the works that are not named after their topic. */
static const char *const norms[] = {
  "60 m skrējiens",       "Tāllēkšana no vietas",
  "Bumbiņas mešana",      "Presītes 1 minūtē",
  "Virves lēkšana",       "Basketbols: metieni",
  "1000 m skrējiens",     "Lokanība",
  "Volejbols: piespēles", "Stafete",
};

static KladeDemoWork *
add_work (Planner *self, int lesson, KladeWorkKind kind, double share, const char *title)
{
  KladeDemoWork work = {
    .lesson = lesson,
    .kind = kind,
    .scale = self->journal->scale,
    .weight = 100,
    .title = title,
    .share = share,
    .difficulty = klade_demo_dice_normal (self->dice),
  };

  g_array_append_val (self->book->works, work);
  return &g_array_index (self->book->works, KladeDemoWork, self->book->works->len - 1);
}

/* «Pārbaudes darbs: «Procenti»» gives «Procenti». */
static const char *
title_of_test (Planner *self, const KladeDemoLesson *lesson)
{
  const char *from = strstr (lesson->topic, "«");
  g_autofree char *title = NULL;

  if (from == NULL)
    return "";

  title = g_strndup (from + strlen ("«"), strlen (from) - strlen ("«") - strlen ("»"));
  return g_string_chunk_insert_const (self->book->strings, title);
}

static void
plan_test (Planner *self, int index, const KladeDemoLesson *lesson)
{
  gboolean is_short = klade_demo_dice_chance (self->dice, 0.2);
  KladeDemoWork *work = add_work (self, index, is_short ? KLADE_WORK_SUMMATIVE : KLADE_WORK_TEST,
                                  1.0, title_of_test (self, lesson));

  if (is_short)
    work->weight = 50;
}

static void
plan_theory (Planner *self, int index)
{
  double luck = klade_demo_dice_unit (self->dice);

  if (luck < 0.10)
    add_work (self, index, KLADE_WORK_FORMATIVE, 1.0, "Ātrais darbs");
  else if (luck < 0.26)
    add_work (self, index, KLADE_WORK_FORMATIVE, 0.35, "");
  else if (luck < 0.36)
    add_work (self, index, KLADE_WORK_HOMEWORK, 0.8, "Mājas darbs")->scale =
        klade_demo_dice_chance (self->dice, 0.6) ? KLADE_SCALE_PASS : self->journal->scale;
  else if (luck < 0.40 && self->n_without_project > 12 * self->journal->weekly)
    {
      add_work (self, index, KLADE_WORK_PROJECT, 0.95, "Projekta darbs");
      self->n_without_project = 0;
    }
}

static void
plan_laboratory (Planner *self, int index)
{
  if (klade_demo_dice_chance (self->dice, 0.08))
    add_work (self, index, KLADE_WORK_PRACTICAL, 1.0, "Laboratorijas darbs");
  else
    plan_theory (self, index);
}

static void
plan_art (Planner *self, int index)
{
  if (klade_demo_dice_chance (self->dice, 0.22))
    add_work (self, index, KLADE_WORK_SUMMATIVE, 1.0, "Radošais darbs");
  else if (klade_demo_dice_chance (self->dice, 0.2))
    add_work (self, index, KLADE_WORK_FORMATIVE, 0.5, "");
}

static void
plan_sport (Planner *self, int index)
{
  if (klade_demo_dice_chance (self->dice, 0.13))
    add_work (self, index, KLADE_WORK_CREDIT, 1.0,
              norms[klade_demo_dice_below (self->dice, G_N_ELEMENTS (norms))]);
  else if (klade_demo_dice_chance (self->dice, 0.12))
    add_work (self, index, KLADE_WORK_FORMATIVE, 0.4, "")->scale = KLADE_SCALE_PASS;
}

/* Grades 3 and 6 write the state's diagnosing works in February. */
static gboolean
plan_diagnostic (Planner *self, int index, const KladeDemoLesson *lesson)
{
  int grade = klade_demo_plan_class (self->plan, self->journal->class_index)->grade;
  int month, day;

  klade_day_get (lesson->day, NULL, &month, &day);
  if ((grade != 3 && grade != 6) || month != 2 || day > 7 || self->journal->weekly < 4 ||
      klade_day_get_weekday (lesson->day) > KLADE_WEEKDAY_TUESDAY)
    return FALSE;

  add_work (self, index, KLADE_WORK_DIAGNOSTIC, 1.0, "Valsts diagnosticējošais darbs")->scale =
      KLADE_SCALE_PERCENT;
  return TRUE;
}

static void
plan_lesson (Planner *self, int index, const KladeDemoLesson *lesson)
{
  self->n_without_project++;

  if (lesson->is_test)
    plan_test (self, index, lesson);
  else if (plan_diagnostic (self, index, lesson))
    return;
  else if (self->subject->style == KLADE_DEMO_STYLE_LABORATORY)
    plan_laboratory (self, index);
  else if (self->subject->style == KLADE_DEMO_STYLE_ART)
    plan_art (self, index);
  else if (self->subject->style == KLADE_DEMO_STYLE_SPORT)
    plan_sport (self, index);
  else if (self->subject->style == KLADE_DEMO_STYLE_ELECTIVE)
    {
      if (klade_demo_dice_chance (self->dice, 0.25))
        add_work (self, index, KLADE_WORK_CREDIT, 1.0, "Ieskaite");
    }
  else
    plan_theory (self, index);
}

/**
 * klade_demo_book_add_works:
 * @self: a book with its lessons
 * @plan: the plan it belongs to
 * @journal: the journal
 * @dice: the book's
 *
 * Decides what is assessed in which lesson.
 */
void
klade_demo_book_add_works (KladeDemoBook *self,
                           const KladeDemoPlan *plan,
                           const KladeDemoJournal *journal,
                           KladeDemoDice *dice)
{
  Planner planner = { .book = self, .plan = plan, .journal = journal, .dice = dice };

  planner.subject = klade_demo_journal_subject (journal);
  if (planner.subject->style == KLADE_DEMO_STYLE_CLASS_HOUR)
    return;

  for (int i = 0; i < (int) self->lessons->len; i++)
    {
      const KladeDemoLesson *lesson = &g_array_index (self->lessons, KladeDemoLesson, i);

      if (*lesson->topic != '\0' &&
          (lesson->kind == KLADE_LESSON_ORDINARY || lesson->kind == KLADE_LESSON_SUBSTITUTED))
        plan_lesson (&planner, i, lesson);
    }
}

/* ---- marks ---- */

typedef struct
{
  KladeDemoBook *book;
  const KladeDemoPlan *plan;
  const KladeDemoJournal *journal;
  const KladeDemoAttendance *attendance;
  KladeDemoDice *dice;
} Marker;

/* What a pupil is worth in this work, around 1 to 10. */
static double
judge (Marker *self, const KladeDemoWork *work, int pupil)
{
  const KladeDemoPupil *who = klade_demo_plan_pupil (self->plan, pupil);
  KladeDemoDice leaning = klade_demo_dice (
      self->plan->seed, "leaning", (guint64) pupil * 64 + (guint64) self->journal->subject_index);
  double worth = MEAN_MARK + 1.15 * who->ability + 0.75 * klade_demo_dice_normal (&leaning) +
                 0.4 * work->difficulty + 0.8 * klade_demo_dice_normal (self->dice);

  return work->kind == KLADE_WORK_HOMEWORK ? worth + 0.6 - 0.3 * who->laziness : worth;
}

static int
level_of (double worth)
{
  if (worth < 4.0)
    return 1;

  if (worth < 6.0)
    return 2;

  return worth < 8.4 ? 3 : 4;
}

static KladeMark
mark_of_worth (double worth, KladeScale scale)
{
  switch (scale)
    {
    case KLADE_SCALE_PASS:
      return (KladeMark){ .kind = worth < 3.8 ? KLADE_MARK_FAILED : KLADE_MARK_PASSED };
    case KLADE_SCALE_LEVELS:
      return (KladeMark){ .kind = KLADE_MARK_LEVEL, .value = (guint8) level_of (worth) };
    case KLADE_SCALE_PERCENT:
      return (KladeMark){ .kind = KLADE_MARK_PERCENT,
                          .value = (guint8) CLAMP (worth * 10, 5, 100) };
    case KLADE_SCALE_POINTS:
    default:
      return (KladeMark){ .kind = KLADE_MARK_POINTS, .value = (guint8) CLAMP (worth + 0.5, 1, 10) };
    }
}

/* Tests are read at home for a few days; the rest is marked in the lesson. */
static gint64
time_of_marking (Marker *self, const KladeDemoWork *work, const KladeDemoLesson *lesson)
{
  if (work->share < 1.0 || work->kind == KLADE_WORK_CREDIT)
    return lesson->entered_at + klade_demo_dice_between (self->dice, 10, 30) * G_TIME_SPAN_MINUTE;

  return klade_demo_plan_instant (self->plan,
                                  lesson->day + klade_demo_dice_between (self->dice, 1, 8),
                                  klade_demo_dice_between (self->dice, 15 * 60, 21 * 60));
}

static void
add_mark (Marker *self, int work, int pupil, KladeMark mark, gint64 at)
{
  KladeDemoMark entry = { .work = work, .pupil = pupil, .mark = mark };

  entry.entered_at = at;
  entry.changed_at = at;

  /* A slip of the finger, put right a little later. */
  if (mark.kind == KLADE_MARK_POINTS && klade_demo_dice_chance (self->dice, 0.008))
    {
      entry.before = mark;
      entry.before.value = mark.value > 5 ? mark.value - 1 : mark.value + 1;
      entry.changed_at = at + klade_demo_dice_between (self->dice, 1, 90) * G_TIME_SPAN_MINUTE;
    }

  if (entry.changed_at < self->book->now)
    g_array_append_val (self->book->marks, entry);
}

static gboolean
is_obligatory (const KladeDemoWork *work)
{
  return work->kind == KLADE_WORK_TEST || work->kind == KLADE_WORK_SUMMATIVE ||
         work->kind == KLADE_WORK_CREDIT || work->kind == KLADE_WORK_PRACTICAL;
}

/* Who was away writes the work later, or stays without a mark. */
static void
mark_absentee (Marker *self, int work_index, int pupil)
{
  const KladeDemoWork *work = &g_array_index (self->book->works, KladeDemoWork, work_index);
  const KladeDemoLesson *lesson =
      &g_array_index (self->book->lessons, KladeDemoLesson, work->lesson);
  KladeDay day = lesson->day + klade_demo_dice_between (self->dice, 5, 16);
  double luck = klade_demo_dice_unit (self->dice);
  gint64 at = klade_demo_plan_instant (self->plan, day,
                                       klade_demo_dice_between (self->dice, 15 * 60, 18 * 60));

  if (!is_obligatory (work))
    return;

  if (luck < 0.6)
    add_mark (self, work_index, pupil, mark_of_worth (judge (self, work, pupil), work->scale), at);
  else if (luck < 0.85)
    add_mark (self, work_index, pupil, (KladeMark){ .kind = KLADE_MARK_NO_MARK }, work->entered_at);
}

static gboolean
is_pupil_on (const KladeDemoPlan *plan, int pupil, KladeDay day)
{
  const KladeDemoPupil *who = klade_demo_plan_pupil (plan, pupil);

  return (who->joined == KLADE_DAY_NONE || day >= who->joined) &&
         (who->left == KLADE_DAY_NONE || day <= who->left);
}

static void
mark_work (Marker *self, int work_index)
{
  KladeDemoWork *work = &g_array_index (self->book->works, KladeDemoWork, work_index);
  const KladeDemoLesson *lesson =
      &g_array_index (self->book->lessons, KladeDemoLesson, work->lesson);

  work->entered_at = time_of_marking (self, work, lesson);
  for (guint i = 0; i < self->journal->pupils->len; i++)
    {
      int pupil = g_array_index (self->journal->pupils, int, i);
      gint64 at = work->entered_at + (gint64) i * 4 * G_TIME_SPAN_SECOND;

      if (!is_pupil_on (self->plan, pupil, lesson->day))
        continue;

      if (klade_demo_attendance_get (self->attendance, pupil, lesson->day, lesson->lesson_no) ==
          KLADE_ABSENCE_ABSENT)
        mark_absentee (self, work_index, pupil);
      else if (klade_demo_dice_chance (self->dice, work->share * 0.985))
        add_mark (self, work_index, pupil, mark_of_worth (judge (self, work, pupil), work->scale),
                  at);
    }

  /* The work itself was announced in the lesson. */
  work->entered_at = MIN (work->entered_at, lesson->filled_at);
}

static void
register_absences (Marker *self, int lesson_index)
{
  const KladeDemoLesson *lesson =
      &g_array_index (self->book->lessons, KladeDemoLesson, lesson_index);

  if (lesson->is_blank || lesson->kind == KLADE_LESSON_NOT_HELD)
    return;

  for (guint i = 0; i < self->journal->pupils->len; i++)
    {
      KladeDemoAbsence absence = { .lesson = lesson_index };

      absence.pupil = g_array_index (self->journal->pupils, int, i);
      if (!is_pupil_on (self->plan, absence.pupil, lesson->day))
        continue;

      absence.code = klade_demo_attendance_get (self->attendance, absence.pupil, lesson->day,
                                                lesson->lesson_no);
      absence.entered_at = lesson->entered_at + (gint64) i * G_TIME_SPAN_SECOND;
      if (absence.code != KLADE_ABSENCE_NONE)
        g_array_append_val (self->book->absences, absence);
    }
}

/**
 * klade_demo_book_add_marks:
 * @self: a book with its lessons and works
 * @plan: the plan it belongs to
 * @journal: the journal
 * @attendance: of its class
 * @dice: the book's
 *
 * Registers absences and gives marks, as far as they were entered by today.
 */
void
klade_demo_book_add_marks (KladeDemoBook *self,
                           const KladeDemoPlan *plan,
                           const KladeDemoJournal *journal,
                           const KladeDemoAttendance *attendance,
                           KladeDemoDice *dice)
{
  Marker marker = { self, plan, journal, attendance, dice };

  for (int i = 0; i < (int) self->lessons->len; i++)
    register_absences (&marker, i);

  for (int i = 0; i < (int) self->works->len; i++)
    mark_work (&marker, i);
}
