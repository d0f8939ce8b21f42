/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

#define WEEKS_A_YEAR 35

typedef struct
{
  KladeDemoBook *book;
  const KladeDemoPlan *plan;
  const KladeDemoJournal *journal;
  const KladeDemoClass *klass;
  const KladeDemoSubject *subject;
  const KladeDemoTopicBand *band;
  KladeDemoDice dice;
  gint64 now;
  int first_blank_no; /* lessons of today from this number on are still ahead */
  int n_held;
  int n_since_test;
  int n_until_test;
} Author;

static const char *const later_lessons[] = {
  "",
  ": uzdevumu risināšana",
  ": darbs grupās",
  ": nostiprināšana",
  ": patstāvīgais darbs",
  ": atkārtojums",
};
static const char *const later_english[] = { "",           ": reading",  ": listening",
                                             ": speaking", ": practice", ": revision" };
static const char *const later_german[] = { "",           ": Lesen",   ": Hören",
                                            ": Sprechen", ": Übungen", ": Wiederholung" };
static const char *const later_practice[] = { "",
                                              ": praktiskais darbs",
                                              ": vērojumi un secinājumi",
                                              ": laboratorijas darbs",
                                              ": darbs pāros",
                                              ": atkārtojums" };
static const char *const later_making[] = { "", ": darba turpinājums", ": darba pabeigšana",
                                            "", ": izvērtēšana",       "" };

static const char *const notes[] = {
  "Stunda datorklasē",
  "Stunda notika attālināti",
  "Viesstunda",
  "Darbs skolas bibliotēkā",
  "Skolēniem atgādināti darba drošības noteikumi",
  "Stunda brīvā dabā",
};

/* ---- who held it ---- */

static gboolean
is_away (const KladeDemoPlan *plan, int teacher, KladeDay day)
{
  KladeDemoDice dice = klade_demo_dice (plan->seed, "away", (guint64) teacher * 4096 + day);

  return klade_demo_dice_chance (&dice, 0.018);
}

/* Somebody who has no lesson then, and does not substitute elsewhere.  Returns: -1 for nobody */
static int
find_substitute (Author *self, const KladeLessonTime *time)
{
  int n_staff = (int) self->plan->staff->len;
  int first = (int) klade_demo_dice_below (&self->dice, (gsize) n_staff);
  int weekday = (int) klade_day_get_weekday (time->day) - KLADE_WEEKDAY_MONDAY;

  for (int i = 0; i < n_staff && weekday < KLADE_DEMO_N_WEEKDAYS; i++)
    {
      int who = (first + i) % n_staff;
      const KladeDemoStaff *staff = klade_demo_plan_staff (self->plan, who);
      int key =
          ((time->day - self->plan->year.semester_1.first) * 16 + time->lesson_no) * 256 + who;

      if (staff->field == KLADE_DEMO_FIELD_NONE ||
          (staff->busy[weekday] & (1u << time->lesson_no)) || is_away (self->plan, who, time->day))
        continue;

      if (g_hash_table_add (self->plan->substitutes, GINT_TO_POINTER (key)))
        return who;
    }

  return -1;
}

static void
set_reason (Author *self, KladeDemoLesson *lesson, const char *why)
{
  g_autofree char *day = klade_day_to_text (lesson->day);
  g_autofree char *reason = NULL;

  lesson->order_no = lesson->day - self->plan->year.semester_1.first + 1;
  reason = g_strdup_printf ("Rīkojums Nr. 1-9/%d, %s: %s", lesson->order_no, day, why);
  lesson->reason = g_string_chunk_insert_const (self->book->strings, reason);
}

static void
choose_teacher (Author *self, KladeDemoLesson *lesson)
{
  KladeLessonTime time = { .day = lesson->day, .lesson_no = lesson->lesson_no };
  int substitute;

  lesson->teacher = self->journal->teacher;
  if (lesson->is_blank || !is_away (self->plan, lesson->teacher, lesson->day))
    return;

  substitute = klade_demo_dice_chance (&self->dice, 0.8) ? find_substitute (self, &time) : -1;
  lesson->kind = substitute >= 0 ? KLADE_LESSON_SUBSTITUTED : KLADE_LESSON_NOT_HELD;
  set_reason (self, lesson,
              substitute >= 0 ? "skolotāja prombūtnes aizvietošana" : "stunda nenotika");
  if (substitute >= 0)
    lesson->teacher = substitute;
}

/* ---- what happened in it ---- */

/* Two days of the year the class does something else together. */
static const char *
event_on (Author *self, KladeDay day, int lesson_no)
{
  KladeDemoDice dice =
      klade_demo_dice (self->plan->seed, "events", (guint64) self->journal->class_index);
  KladeDay theatre = self->plan->year.semester_1.first + klade_demo_dice_between (&dice, 55, 95);
  KladeDay trip = self->plan->year.semester_2.last - klade_demo_dice_between (&dice, 3, 12);

  if (day == theatre && lesson_no >= 3)
    return "Latvijas skolas soma: teātra izrāde";

  return day == trip ? "Mācību ekskursija" : NULL;
}

static const char *const *
endings_of_style (KladeDemoStyle style)
{
  switch (style)
    {
    case KLADE_DEMO_STYLE_ENGLISH:
      return later_english;
    case KLADE_DEMO_STYLE_GERMAN:
      return later_german;
    case KLADE_DEMO_STYLE_LABORATORY:
      return later_practice;
    case KLADE_DEMO_STYLE_ART:
    case KLADE_DEMO_STYLE_SPORT:
    case KLADE_DEMO_STYLE_ELECTIVE:
    case KLADE_DEMO_STYLE_CLASS_HOUR:
      return later_making;
    case KLADE_DEMO_STYLE_THEORY:
    default:
      return later_lessons;
    }
}

/* The topic that the year's plan has at the nth lesson, with what the lesson does in it. */
static const char *
topic_of (Author *self, int nth)
{
  int n_planned = MAX (self->journal->weekly * WEEKS_A_YEAR, 1);
  int n_topics = (int) self->band->n_topics;
  int index = MIN (nth * n_topics / n_planned, n_topics - 1);
  int first_of_topic = (index * n_planned + n_topics - 1) / n_topics;
  const char *ending = endings_of_style (self->subject->style)[(nth - first_of_topic) % 6];
  g_autofree char *topic = g_strconcat (self->band->topics[index], ending, NULL);

  return g_string_chunk_insert_const (self->book->strings, topic);
}

static const char *
topic_of_test (Author *self, int nth)
{
  int n_planned = MAX (self->journal->weekly * WEEKS_A_YEAR, 1);
  int n_topics = (int) self->band->n_topics;
  int index = MIN (nth * n_topics / n_planned, n_topics - 1);
  g_autofree char *topic =
      g_strdup_printf ("Pārbaudes darbs: «%s»", self->band->topics[MAX (index - 1, 0)]);

  return g_string_chunk_insert_const (self->book->strings, topic);
}

static const char *
homework_text (Author *self, gboolean is_test_next)
{
  KladeDemoDice *dice = &self->dice;
  int page = 8 + self->n_held * 2 % 140;
  int task = klade_demo_dice_between (dice, 1, 9);
  g_autofree char *text = NULL;

  if (is_test_next)
    return "Atkārtot pārbaudes darbam";

  switch (klade_demo_dice_below (dice, 9))
    {
    case 0:
    case 1:
    case 2:
      text = g_strdup_printf ("%d. lpp., %d.–%d. uzd.", page, task,
                              task + klade_demo_dice_between (dice, 1, 3));
      break;
    case 3:
      text = g_strdup_printf ("%d. lpp., %d. uzd.", page, task);
      break;
    case 4:
      text = g_strdup_printf ("Darba burtnīca, %d. lpp.", page / 2);
      break;
    case 5:
      text = g_strdup_printf ("Izlasīt %d.–%d. lpp.", page, page + 3);
      break;
    case 6:
      return "Pabeigt stundā iesākto darbu";
    case 7:
      return "Atkārtot stundas pierakstus";
    default:
      return "Iemācīties jaunos jēdzienus";
    }

  return g_string_chunk_insert_const (self->book->strings, text);
}

static double
homework_chance (const Author *self)
{
  switch (self->subject->style)
    {
    case KLADE_DEMO_STYLE_SPORT:
    case KLADE_DEMO_STYLE_CLASS_HOUR:
      return 0;
    case KLADE_DEMO_STYLE_ART:
    case KLADE_DEMO_STYLE_ELECTIVE:
      return 0.1;
    case KLADE_DEMO_STYLE_THEORY:
    case KLADE_DEMO_STYLE_ENGLISH:
    case KLADE_DEMO_STYLE_GERMAN:
    case KLADE_DEMO_STYLE_LABORATORY:
    default:
      return self->klass->grade == 1 ? 0.15 : 0.6;
    }
}

static void
set_homework (Author *self, KladeDemoLesson *lesson)
{
  gboolean is_test_next = self->n_until_test - self->n_since_test == 1;
  double luck = klade_demo_dice_unit (&self->dice);

  if (!lesson->is_test && luck < homework_chance (self))
    {
      lesson->homework = homework_text (self, is_test_next);
      lesson->homework_state = KLADE_HOMEWORK_SET;
    }
  else if (luck < 0.98)
    {
      lesson->homework_state = KLADE_HOMEWORK_NOTHING;
    }
}

/* ---- when it was written down ---- */

/* Mostly right after the lesson, else in the evening, seldom days later. */
static gint64
time_of_filling (Author *self, const KladeDemoLesson *lesson, double tidiness)
{
  double luck = klade_demo_dice_unit (&self->dice);
  int ends = klade_demo_bell_ends (lesson->lesson_no);

  if (luck < 0.8 * tidiness)
    return klade_demo_plan_instant (self->plan, lesson->day,
                                    ends + klade_demo_dice_between (&self->dice, -8, 25));

  if (luck < 0.97)
    return klade_demo_plan_instant (self->plan, lesson->day,
                                    klade_demo_dice_between (&self->dice, 17 * 60, 21 * 60));

  return klade_demo_plan_instant (self->plan,
                                  lesson->day + klade_demo_dice_between (&self->dice, 1, 4),
                                  klade_demo_dice_between (&self->dice, 15 * 60, 20 * 60));
}

/* The lessons of some weeks, and not too few in a subject of one lesson a week. */
static int
lessons_of_weeks (Author *self, int least_weeks, int most_weeks)
{
  int n_weeks = klade_demo_dice_between (&self->dice, least_weeks, most_weeks);

  return MAX (4, self->journal->weekly * n_weeks);
}

static void
fill_lesson (Author *self, KladeDemoLesson *lesson)
{
  double tidiness = klade_demo_plan_staff (self->plan, lesson->teacher)->tidiness;
  const char *event = event_on (self, lesson->day, lesson->lesson_no);
  int nth = self->n_held;

  lesson->filled_at = time_of_filling (self, lesson, tidiness);
  if (lesson->kind == KLADE_LESSON_NOT_HELD)
    return;

  self->n_held++;
  self->n_since_test++;
  if (lesson->filled_at > self->now || klade_demo_dice_chance (&self->dice, 0.05 * (1 - tidiness)))
    return;

  if (event != NULL && lesson->kind == KLADE_LESSON_ORDINARY)
    {
      lesson->kind = KLADE_LESSON_EVENT;
      lesson->topic = event;
      lesson->homework_state = KLADE_HOMEWORK_NOTHING;
      return;
    }

  lesson->is_test =
      lesson->kind == KLADE_LESSON_ORDINARY && self->n_since_test >= self->n_until_test;
  lesson->topic = lesson->is_test ? topic_of_test (self, nth) : topic_of (self, nth);
  set_homework (self, lesson);
  if (lesson->is_test)
    {
      self->n_since_test = 0;
      self->n_until_test = lessons_of_weeks (self, 4, 5);
    }
  else if (klade_demo_dice_chance (&self->dice, 0.015))
    {
      lesson->notes = notes[klade_demo_dice_below (&self->dice, G_N_ELEMENTS (notes))];
    }
}

static void
add_lesson (Author *self, const KladeLessonTime *time)
{
  KladeDemoLesson lesson = {
    .day = time->day,
    .lesson_no = time->lesson_no,
    .kind = KLADE_LESSON_ORDINARY,
    .topic = "",
    .homework = "",
    .notes = "",
    .reason = "",
  };
  int minutes = klade_demo_bell_starts (time->lesson_no);

  lesson.is_blank = time->day == self->plan->today && time->lesson_no >= self->first_blank_no;
  /* What is still ahead was laid out from the timetable in the morning. */
  minutes = lesson.is_blank ? 7 * 60 + 55 : minutes + klade_demo_dice_between (&self->dice, 2, 12);
  lesson.entered_at = klade_demo_plan_instant (self->plan, time->day, minutes);

  choose_teacher (self, &lesson);
  if (!lesson.is_blank)
    fill_lesson (self, &lesson);

  lesson.filled_at = MAX (lesson.filled_at, lesson.entered_at);
  g_array_append_val (self->book->lessons, lesson);
}

static GArray *
expand_timetable (const KladeDemoPlan *plan, const KladeDemoJournal *journal, int grade)
{
  g_autofree KladeTimetableSlot *slots = g_new0 (KladeTimetableSlot, journal->slots->len);
  KladeDayRange range = { plan->year.semester_1.first, klade_demo_plan_last_day (plan, grade) };

  for (guint i = 0; i < journal->slots->len; i++)
    {
      KladeDemoSlot slot = g_array_index (journal->slots, KladeDemoSlot, i);

      slots[i].weekday = (KladeWeekday) (KLADE_WEEKDAY_MONDAY + slot.weekday);
      slots[i].lesson_no = slot.lesson_no;
      slots[i].valid = range;
    }

  return klade_timetable_expand (slots, journal->slots->len, &plan->year, grade, range);
}

/* The number of the class's last lesson but one today. */
static int
find_first_blank_no (const KladeDemoPlan *plan, const KladeDemoClass *klass)
{
  int weekday = (int) klade_day_get_weekday (plan->today) - KLADE_WEEKDAY_MONDAY;
  int last_no = 0;

  if (weekday >= KLADE_DEMO_N_WEEKDAYS)
    return 1;

  while (klass->busy[weekday] >> (last_no + 1) != 0)
    last_no++;

  return MAX (last_no - 1, 1);
}

/* How many lessons before the first test; sport, arts and class hours have none. */
static int
first_test_after (Author *self)
{
  switch (self->subject->style)
    {
    case KLADE_DEMO_STYLE_ART:
    case KLADE_DEMO_STYLE_SPORT:
    case KLADE_DEMO_STYLE_ELECTIVE:
    case KLADE_DEMO_STYLE_CLASS_HOUR:
      return G_MAXINT;
    case KLADE_DEMO_STYLE_THEORY:
    case KLADE_DEMO_STYLE_ENGLISH:
    case KLADE_DEMO_STYLE_GERMAN:
    case KLADE_DEMO_STYLE_LABORATORY:
    default:
      return lessons_of_weeks (self, 3, 5);
    }
}

/**
 * klade_demo_book_new:
 * @plan: a plan
 * @journal_index: which journal
 * @attendance: of its class
 *
 * Returns: (transfer full): everything that stands in the journal on the plan's today
 */
KladeDemoBook *
klade_demo_book_new (const KladeDemoPlan *plan,
                     int journal_index,
                     const KladeDemoAttendance *attendance)
{
  const KladeDemoJournal *journal = klade_demo_plan_journal (plan, journal_index);
  const KladeDemoClass *klass = klade_demo_plan_class (plan, journal->class_index);
  KladeDemoBook *self = g_new0 (KladeDemoBook, 1);
  Author author = { .book = self, .plan = plan, .journal = journal, .klass = klass };
  g_autoptr (GArray) times = expand_timetable (plan, journal, klass->grade);

  self->strings = plan->strings;
  self->lessons = g_array_sized_new (FALSE, TRUE, sizeof (KladeDemoLesson), times->len);
  self->works = g_array_new (FALSE, TRUE, sizeof (KladeDemoWork));
  self->marks = g_array_new (FALSE, TRUE, sizeof (KladeDemoMark));
  self->absences = g_array_new (FALSE, TRUE, sizeof (KladeDemoAbsence));
  self->term_marks = g_array_new (FALSE, TRUE, sizeof (KladeDemoTermMark));

  author.subject = klade_demo_journal_subject (journal);
  author.band = klade_demo_subject_band (author.subject, klass->grade);
  author.dice = klade_demo_dice (plan->seed, "book", (guint64) journal_index);
  author.first_blank_no = find_first_blank_no (plan, klass);
  author.now =
      klade_demo_plan_instant (plan, plan->today, klade_demo_bell_starts (author.first_blank_no));
  author.n_until_test = first_test_after (&author);
  self->now = author.now;

  for (guint i = 0; i < times->len; i++)
    add_lesson (&author, &g_array_index (times, KladeLessonTime, i));

  klade_demo_book_add_works (self, plan, journal, &author.dice);
  klade_demo_book_add_marks (self, plan, journal, attendance, &author.dice);
  klade_demo_book_add_term_marks (self, plan, journal, &author.dice);
  return self;
}

void
klade_demo_book_free (KladeDemoBook *self)
{
  g_array_unref (self->lessons);
  g_array_unref (self->works);
  g_array_unref (self->marks);
  g_array_unref (self->absences);
  g_array_unref (self->term_marks);
  g_free (self);
}
