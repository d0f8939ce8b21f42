/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-change.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

static const char *const names[KLADE_N_DAY_CHANGE_KINDS + 1] = {
  [KLADE_DAY_CHANGE_SUBSTITUTION] = N_ ("Substitution"),
  [KLADE_DAY_CHANGE_NOT_HELD] = N_ ("Lesson not held"),
  [KLADE_DAY_CHANGE_BAG_OWN] = N_ ("“Latvijas skolas soma” in the subject's lesson"),
  [KLADE_DAY_CHANGE_BAG_OTHER] = N_ ("“Latvijas skolas soma” in another subject's time"),
  [KLADE_DAY_CHANGE_ACTIVITY] = N_ ("Another activity"),
  [KLADE_DAY_CHANGE_REORGANISED] = N_ ("Day reorganised by order"),
  [KLADE_DAY_CHANGE_MOVED] = N_ ("Lesson moved"),
  [KLADE_DAY_CHANGE_EXTRA] = N_ ("Extra lesson"),
  [KLADE_DAY_CHANGE_ROOM] = N_ ("Another room"),
  [KLADE_DAY_CHANGE_SOME_PUPILS] = N_ ("Activity of some pupils"),
};

static gboolean
is_kind (KladeDayChangeKind kind)
{
  return kind >= KLADE_DAY_CHANGE_SUBSTITUTION && kind <= KLADE_DAY_CHANGE_SOME_PUPILS;
}

/* Also blanks alone, which would be stored as nothing. */
static gboolean
is_blank (const char *text)
{
  g_autofree char *clean = text != NULL ? klade_text_clean_block (text) : NULL;

  return clean == NULL || *clean == '\0';
}

static gboolean
has_order (const KladeDayChange *change)
{
  return !is_blank (change->order_no) && change->order_day != KLADE_DAY_NONE;
}

/**
 * klade_day_change_kind_name:
 * @kind: a kind
 *
 * Returns: its name for people, translated
 */
const char *
klade_day_change_kind_name (KladeDayChangeKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return _ (names[kind]);
}

/**
 * klade_day_change_takes_away:
 * @kind: a kind
 *
 * Returns: %TRUE if no lesson is left at its time
 */
gboolean
klade_day_change_takes_away (KladeDayChangeKind kind)
{
  return kind == KLADE_DAY_CHANGE_NOT_HELD || kind == KLADE_DAY_CHANGE_BAG_OTHER ||
         kind == KLADE_DAY_CHANGE_MOVED;
}

/* What is still missing, or %NULL. */
static const char *
find_missing (const KladeDayChange *change)
{
  switch (change->kind)
    {
    case KLADE_DAY_CHANGE_SUBSTITUTION:
      if (change->teacher_id == 0)
        return _ ("Choose who gives the lesson.");
      return has_order (change) || !is_blank (change->reason)
                 ? NULL
                 : _ ("Write the order's date and number, or the reason of the substitution.");
    case KLADE_DAY_CHANGE_NOT_HELD:
      return has_order (change) || !is_blank (change->reason)
                 ? NULL
                 : _ ("Write why the lesson is not held, or the order's date and number.");
    case KLADE_DAY_CHANGE_ACTIVITY:
      return is_blank (change->topic) ? _ ("Write the topic of the activity.") : NULL;
    case KLADE_DAY_CHANGE_REORGANISED:
      if (is_blank (change->topic))
        return _ ("Write the topic of the day, for instance “Day of Knowledge”.");
      return has_order (change) ? NULL : _ ("Write the order's date and number.");
    case KLADE_DAY_CHANGE_MOVED:
      if (change->journal_id == 0 || change->lesson_no == KLADE_LESSON_NO_ALL)
        return _ ("Choose the journal and the lesson's number.");
      if (change->to_day == KLADE_DAY_NONE)
        return _ ("Choose when the lesson is held.");
      return change->to_day == change->day && change->to_lesson_no == change->lesson_no
                 ? _ ("The lesson is already at this time.")
                 : NULL;
    case KLADE_DAY_CHANGE_EXTRA:
      return change->journal_id == 0 || change->lesson_no == KLADE_LESSON_NO_ALL
                 ? _ ("Choose the journal and the lesson's number.")
                 : NULL;
    case KLADE_DAY_CHANGE_ROOM:
      return is_blank (change->room) ? _ ("Write the room.") : NULL;
    case KLADE_DAY_CHANGE_SOME_PUPILS:
      if (change->journal_id == 0)
        return _ ("Choose the lesson that it is about.");
      return is_blank (change->notes) ? _ ("Choose which pupils, and write the activity.") : NULL;
    case KLADE_DAY_CHANGE_BAG_OWN:
    case KLADE_DAY_CHANGE_BAG_OTHER:
    default:
      return NULL;
    }
}

/* Extra and moved lessons may be held on a Saturday; holidays and breaks take no entries. */
static gboolean
check_day (const KladeSchoolCalendar *calendar,
           KladeDay day,
           int grade,
           gboolean may_be_weekend,
           GError **error)
{
  g_autofree char *text = NULL;
  const char *name;
  KladeDayKind kind = klade_school_calendar_look (calendar, day, grade, &name);

  if (kind == KLADE_DAY_WITH_LESSONS || (may_be_weekend && kind == KLADE_DAY_WEEKEND))
    return TRUE;

  text = klade_day_to_text (day);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("There are no lessons on %s: %s."), text,
               name);
  return FALSE;
}

/**
 * klade_day_change_check:
 * @change: a change about to be kept
 * @calendar: the school's calendar
 * @grade: of the class; 0 for a preschool group, several grades or the whole school
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * Whether the change says all that its rule asks for (B5 to B9) and lies on a day with lessons
 * (B10).
 *
 * Returns: %TRUE if it does
 */
gboolean
klade_day_change_check (const KladeDayChange *change,
                        const KladeSchoolCalendar *calendar,
                        int grade,
                        GError **error)
{
  const char *missing;

  g_return_val_if_fail (change != NULL && is_kind (change->kind), FALSE);
  g_return_val_if_fail (calendar != NULL && change->day > KLADE_DAY_NONE, FALSE);

  missing = find_missing (change);
  if (missing != NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, missing);
      return FALSE;
    }

  return check_day (calendar, change->day, grade, change->kind == KLADE_DAY_CHANGE_EXTRA, error) &&
         (change->kind != KLADE_DAY_CHANGE_MOVED ||
          check_day (calendar, change->to_day, grade, TRUE, error));
}

/**
 * klade_order_to_text:
 * @order_no: (nullable): an order's number: 1-11/167
 * @order_day: its date
 *
 * Returns: (transfer full): how an order is quoted; "" without one
 */
char *
klade_order_to_text (const char *order_no, KladeDay order_day)
{
  g_autofree char *day = NULL;

  if (is_blank (order_no))
    return g_strdup ("");
  if (order_day == KLADE_DAY_NONE)
    return g_strdup_printf (_ ("order No. %s"), order_no);

  day = klade_day_to_text (order_day);
  return g_strdup_printf (_ ("order of %s No. %s"), day, order_no);
}

/**
 * klade_day_change_get_reason:
 * @change: a change
 *
 * What stands as the reason (Iemesls) of a substituted lesson (B5), and is told of any change:
 * the order's date and number, and what was written besides.
 *
 * Returns: (transfer full): the text, "" for none
 */
char *
klade_day_change_get_reason (const KladeDayChange *change)
{
  g_autofree char *order = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  order = klade_order_to_text (change->order_no, change->order_day);
  if (is_blank (change->reason))
    return g_steal_pointer (&order);
  if (*order == '\0')
    return g_strdup (change->reason);

  return g_strdup_printf ("%s; %s", order, change->reason);
}

/**
 * klade_bag_note:
 * @part: what the lesson is
 *
 * What the notes (Piezīmes) of a subject's own lesson say (B7, first rule).
 *
 * Returns: the note, translated
 */
const char *
klade_bag_note (KladeBagPart part)
{
  switch (part)
    {
    case KLADE_BAG_BEFORE:
      return _ ("Introductory lesson within “Latvijas skolas soma”");
    case KLADE_BAG_AFTER:
      return _ ("Concluding lesson within “Latvijas skolas soma”");
    case KLADE_BAG_ACTIVITY:
    default:
      return _ ("Lesson within “Latvijas skolas soma”");
    }
}

/**
 * klade_day_change_note_of_pupils:
 * @activity: what they do: klade_bag_note(), an olympiad
 * @pupils: their names, parted by commas
 *
 * What the notes (Piezīmes) of a lesson say that is held without some of its pupils.
 *
 * Returns: (transfer full): the note
 */
char *
klade_day_change_note_of_pupils (const char *activity, const char *pupils)
{
  g_return_val_if_fail (activity != NULL && pupils != NULL, NULL);

  /* Translators: the activity; the names of the pupils that are at it */
  return g_strdup_printf (_ ("%s: %s"), activity, pupils);
}

/**
 * klade_day_change_note_before:
 * @change: a change that takes a lesson away
 *
 * What the notes (Piezīmes) of the journal's previous lesson say (B6; B7, second rule): which
 * lesson was not held, and why.
 *
 * Returns: (transfer full) (nullable): the note; %NULL when the change asks for none
 */
char *
klade_day_change_note_before (const KladeDayChange *change)
{
  g_autofree char *day = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  if (change->kind != KLADE_DAY_CHANGE_NOT_HELD && change->kind != KLADE_DAY_CHANGE_BAG_OTHER)
    return NULL;

  day = klade_day_to_text (change->day);
  if (change->kind == KLADE_DAY_CHANGE_BAG_OTHER)
    return g_strdup_printf (_ ("Lesson of %s not held. %s"), day,
                            klade_bag_note (KLADE_BAG_ACTIVITY));

  reason = klade_day_change_get_reason (change);
  return g_strdup_printf (_ ("Lesson of %s not held: %s"), day, reason);
}

static gboolean
is_among (const KladeLessonTime *times, gsize n_times, const KladeLessonTime *time)
{
  for (gsize i = 0; i < n_times; i++)
    if (klade_lesson_time_compare (&times[i], time) == 0)
      return TRUE;

  return FALSE;
}

/**
 * klade_day_change_find_carrier:
 * @lessons: (array length=n_lessons): the journal's lessons, in any order
 * @n_lessons: how many
 * @gone: (array length=n_gone): those of them that are not held
 * @n_gone: how many
 * @not_held: a lesson that is not held
 * @carrier: (out): the lesson that carries the note; untouched on failure
 *
 * The rule's previous lesson: the last one before that was held (B6; B7, second rule).  Before
 * the year's first lesson there is none, and the note stays with the change.
 *
 * Returns: %TRUE if there is one
 */
gboolean
klade_day_change_find_carrier (const KladeLessonTime *lessons,
                               gsize n_lessons,
                               const KladeLessonTime *gone,
                               gsize n_gone,
                               KladeLessonTime not_held,
                               KladeLessonTime *carrier)
{
  const KladeLessonTime *found = NULL;

  g_return_val_if_fail (lessons != NULL || n_lessons == 0, FALSE);
  g_return_val_if_fail (gone != NULL || n_gone == 0, FALSE);
  g_return_val_if_fail (carrier != NULL, FALSE);

  for (gsize i = 0; i < n_lessons; i++)
    if (klade_lesson_time_compare (&lessons[i], &not_held) < 0 &&
        (found == NULL || klade_lesson_time_compare (&lessons[i], found) > 0) &&
        !is_among (gone, n_gone, &lessons[i]))
      found = &lessons[i];

  if (found == NULL)
    return FALSE;

  *carrier = *found;
  return TRUE;
}
