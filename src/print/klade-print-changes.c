/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-changes.h"

#include "klade-i18n.h"
#include "klade-print-flow.h"

/* The list on the staff-room wall: read from two steps away, hence large. */

#define TITLE_PT 18.0
#define TEXT_PT 11.0
#define NUMBER_MM 19.0
#define CLASS_MM 30.0
#define LEAST_ROW_MM 9.0

enum
{
  COLUMN_NUMBER,
  COLUMN_CLASS,
  COLUMN_SUBJECT,
  COLUMN_PLANNED,
  COLUMN_CHANGE,
  COLUMN_WHY,
  N_COLUMNS
};

static void
add_row (KladePrintFlow *flow, const char *const texts[N_COLUMNS], gboolean is_head)
{
  double rest_mm = klade_print_flow_get_width (flow) - NUMBER_MM - CLASS_MM;
  const double widths_mm[N_COLUMNS] = {
    [COLUMN_NUMBER] = NUMBER_MM,       [COLUMN_CLASS] = CLASS_MM,
    [COLUMN_SUBJECT] = rest_mm * 0.22, [COLUMN_PLANNED] = rest_mm * 0.23,
    [COLUMN_CHANGE] = rest_mm * 0.33,  [COLUMN_WHY] = rest_mm * 0.22,
  };
  KladePrintCell cells[N_COLUMNS];
  g_autoptr (KladePrintBlock) block = NULL;

  for (int i = 0; i < N_COLUMNS; i++)
    {
      KladePrintStyle style = KLADE_PRINT_RULED;

      if (is_head)
        style |= KLADE_PRINT_BOLD | KLADE_PRINT_SHADED;
      if (i == COLUMN_NUMBER)
        style |= KLADE_PRINT_CENTER;
      if (i == COLUMN_CHANGE)
        style |= KLADE_PRINT_BOLD;
      cells[i] = (KladePrintCell){ texts[i], widths_mm[i], style };
    }

  block = klade_print_block_new_row (TEXT_PT, LEAST_ROW_MM, cells, N_COLUMNS);
  if (is_head)
    klade_print_flow_repeat (flow, g_steal_pointer (&block));
  else
    klade_print_flow_add (flow, g_steal_pointer (&block));
}

static void
add_head (KladePrintFlow *flow)
{
  const char *const texts[N_COLUMNS] = {
    [COLUMN_NUMBER] = _ ("Lesson"),       [COLUMN_CLASS] = _ ("Class"),
    [COLUMN_SUBJECT] = _ ("Subject"),     [COLUMN_PLANNED] = _ ("By the timetable"),
    [COLUMN_CHANGE] = _ ("What changes"), [COLUMN_WHY] = _ ("Reason, order"),
  };

  add_row (flow, texts, TRUE);
}

static void
add_change (KladePrintFlow *flow, const KladeDayChangeRow *row)
{
  g_autofree char *number = row->change.lesson_no == KLADE_LESSON_NO_ALL
                                ? g_strdup (_ ("all"))
                                : g_strdup_printf ("%d.", row->change.lesson_no);
  g_autofree char *planned =
      *row->planned_room != '\0' && *row->planned_teachers != '\0'
          ? g_strdup_printf ("%s, %s", row->planned_teachers, row->planned_room)
          : g_strdup (row->planned_teachers);
  const char *const texts[N_COLUMNS] = {
    [COLUMN_NUMBER] = number,
    [COLUMN_CLASS] = *row->class_name != '\0' ? row->class_name : _ ("all classes"),
    [COLUMN_SUBJECT] = row->subject,
    [COLUMN_PLANNED] = planned,
    [COLUMN_CHANGE] = row->sentence,
    [COLUMN_WHY] = row->why,
  };

  add_row (flow, texts, FALSE);
}

static void
add_day (KladePrintFlow *flow, const KladeDayChangeList *list, KladeDay day)
{
  g_autofree char *date = klade_day_to_long_text (day);
  g_autofree char *title =
      g_strdup_printf ("%s, %s", klade_weekday_name (klade_day_get_weekday (day)), date);
  gboolean has_changes = FALSE;

  klade_print_flow_add (flow, klade_print_block_new_text (title, TITLE_PT, KLADE_PRINT_BOLD, 4));
  for (int i = 0; i < list->n_rows; i++)
    {
      if (list->rows[i].change.day != day)
        continue;
      if (!has_changes)
        add_head (flow);
      has_changes = TRUE;
      add_change (flow, &list->rows[i]);
    }

  if (!has_changes)
    klade_print_flow_add (flow, klade_print_block_new_text (_ ("The day goes by the timetable."),
                                                            TEXT_PT, KLADE_PRINT_PLAIN, 0));
  klade_print_flow_stop_repeating (flow);
}

/**
 * klade_print_changes_new:
 * @list: changes of a day or of some days
 *
 * The list for the staff-room wall (B5 to B9): each day begins a page.
 *
 * Returns: (transfer full): the pages
 */
KladePrintDocument *
klade_print_changes_new (KladeDayChangeList *list)
{
  g_autoptr (KladePrintFlow) flow = NULL;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (list != NULL, NULL);

  date = klade_day_to_text (list->first);
  title = g_strdup_printf (_ ("Changes, %s"), date);
  flow = klade_print_flow_new (&klade_print_a4_landscape, title);
  for (KladeDay day = list->first; day <= list->last; day++)
    {
      if (day > list->first)
        klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
      klade_print_flow_add (flow,
                            klade_print_block_new_text (list->school, TEXT_PT, KLADE_PRINT_DIM, 2));
      add_day (flow, list, day);
    }

  return klade_print_flow_finish (flow, title);
}
