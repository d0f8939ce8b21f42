/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-text.h"

/* The list for the staff-room wall (B5 to B9): a copy for each day. */

static char *
dup_planned (const KladeDayChangeRow *change)
{
  return *change->planned_room != '\0' && *change->planned_teachers != '\0'
             ? g_strdup_printf ("%s, %s", change->planned_teachers, change->planned_room)
             : g_strdup (change->planned_teachers);
}

static void
add_change (KladePaperRecord *record, const KladeDayChangeRow *change)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "changes");

  klade_paper_record_take (row, "number",
                           change->change.lesson_no == KLADE_LESSON_NO_ALL
                               ? g_strdup (_ ("all"))
                               : g_strdup_printf ("%d.", change->change.lesson_no));
  klade_paper_record_set (row, "class",
                          *change->class_name != '\0' ? change->class_name : _ ("all classes"));
  klade_paper_record_set (row, "subject", change->subject);
  klade_paper_record_take (row, "planned", dup_planned (change));
  klade_paper_record_set (row, "change", change->sentence);
  klade_paper_record_set (row, "why", change->why);
}

static void
add_day (KladePaper *paper,
         const KladePaperHead *head,
         const KladeDayChangeList *list,
         KladeDay day)
{
  KladePaperRecord *record = klade_paper_record_new ();
  g_autofree char *name = klade_day_to_text (day);
  g_autofree char *date = klade_day_to_long_text (day);
  g_autofree char *weekday =
      klade_text_capitalise (klade_weekday_name (klade_day_get_weekday (day)));

  klade_paper_set_head (record, head);
  klade_paper_record_set (record, "day", name);
  klade_paper_record_take (record, "day.long", g_strdup_printf ("%s, %s", weekday, date));
  for (int i = 0; i < list->n_rows; i++)
    if (list->rows[i].change.day == day)
      add_change (record, &list->rows[i]);
  klade_paper_add (paper, record, name, 0, 0);
}

/**
 * klade_paper_add_changes:
 * @paper: changes of days
 * @today: the day of printing
 * @list: changes of a day or of some days, their sentences in the form's language
 */
void
klade_paper_add_changes (KladePaper *paper, KladeDay today, const KladeDayChangeList *list)
{
  const KladePaperHead head = { list->school, today };

  for (KladeDay day = list->first; day <= list->last; day++)
    add_day (paper, &head, list, day);
}
