/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-timetable.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-print-flow.h"

/* A week for the wall or the desk: a sheet each, in letters as large as the week allows. */

#define TITLE_PT 20.0
#define WORDS_PT 10.0
#define LARGEST_PT 11.0
#define SMALLEST_PT 5.0
#define STEP_PT 0.5
#define NUMBER_MM 24.0
#define LARGEST_ROW_MM 24.0
#define DAYS_IN_WEEK 7

/* ---- one lesson ---- */

/* Whose week it is stands above already: of a class's groups the rest of the name is enough. */
static char *
dup_head (const KladeWeek *week, const KladeWeekEntry *entry)
{
  const char *whose = entry->class_name;

  if (week->of == KLADE_WEEK_OF_CLASS && g_str_has_prefix (whose, week->title))
    {
      whose += strlen (week->title);
      whose += strspn (whose, " ");
    }
  return *whose != '\0' ? g_strdup_printf ("%s · %s", entry->subject, whose)
                        : g_strdup (entry->subject);
}

static char *
dup_details (const KladeWeek *week, const KladeWeekEntry *entry)
{
  const char *teachers = week->of != KLADE_WEEK_OF_TEACHER ? entry->teachers : "";
  const char *room = week->of != KLADE_WEEK_OF_ROOM ? entry->room : "";

  if (*teachers != '\0' && *room != '\0')
    return g_strdup_printf ("%s, %s", teachers, room);

  return g_strdup (*teachers != '\0' ? teachers : room);
}

static void
append_line (GString *text, const char *line)
{
  if (*line != '\0')
    g_string_append_printf (text, "\n%s", line);
}

static void
append_entry (GString *text, const KladeWeek *week, const KladeWeekEntry *entry)
{
  g_autofree char *head = dup_head (week, entry);
  g_autofree char *details = dup_details (week, entry);

  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, head);
  if (entry->state != KLADE_WEEK_GONE)
    append_line (text, details);
  append_line (text, entry->change);
}

static char *
dup_place (const KladeWeek *week, int day, int lesson_no)
{
  const KladeWeekDay *row = &week->days[day];
  GString *text = g_string_new (NULL);

  for (int i = row->first_entry; i < row->first_entry + row->n_entries; i++)
    if (week->entries[i].lesson_no == lesson_no)
      append_entry (text, week, &week->entries[i]);

  return g_string_free (text, FALSE);
}

/* ---- rows ---- */

static char *
dup_day (const KladeWeekDay *day)
{
  const char *note = *day->day_off != '\0' ? day->day_off : day->note;
  g_autofree char *date = klade_day_to_short_text (day->day);
  g_autofree char *title =
      g_strdup_printf ("%s %s", klade_weekday_name (klade_day_get_weekday (day->day)), date);

  return *note != '\0' ? g_strdup_printf ("%s\n%s", title, note) : g_steal_pointer (&title);
}

static char *
dup_number (const KladeWeekBell *bell)
{
  if (bell->starts_minutes < 0)
    return g_strdup_printf ("%d.", bell->lesson_no);

  return g_strdup_printf ("%d.\n%d:%02d–%d:%02d", bell->lesson_no, bell->starts_minutes / 60,
                          bell->starts_minutes % 60, bell->ends_minutes / 60,
                          bell->ends_minutes % 60);
}

/* @bell is NULL for the row of the days' names. */
static KladePrintBlock *
new_row (const KladeWeek *week,
         const KladeWeekBell *bell,
         double width_mm,
         double font_pt,
         double least_mm)
{
  KladePrintCell cells[DAYS_IN_WEEK + 1];
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const KladePrintStyle head = KLADE_PRINT_RULED | KLADE_PRINT_CENTER | KLADE_PRINT_HEADED;

  g_ptr_array_add (texts, bell != NULL ? dup_number (bell) : g_strdup (""));
  cells[0] = (KladePrintCell){ g_ptr_array_index (texts, 0), NUMBER_MM, head };
  for (int i = 0; i < week->n_days; i++)
    {
      g_ptr_array_add (texts, bell != NULL ? dup_place (week, i, bell->lesson_no)
                                           : dup_day (&week->days[i]));
      cells[i + 1] = (KladePrintCell){
        g_ptr_array_index (texts, texts->len - 1),
        (width_mm - NUMBER_MM) / week->n_days,
        bell != NULL ? KLADE_PRINT_RULED | KLADE_PRINT_HEADED : head | KLADE_PRINT_SHADED,
      };
    }

  return klade_print_block_new_row (font_pt, least_mm, cells, (gsize) week->n_days + 1);
}

static GPtrArray *
new_rows (const KladeWeek *week, double width_mm, double font_pt, double least_mm)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_print_block_unref);

  g_ptr_array_add (rows, new_row (week, NULL, width_mm, font_pt, 0));
  for (int i = 0; i < week->n_bells; i++)
    g_ptr_array_add (rows, new_row (week, &week->bells[i], width_mm, font_pt, least_mm));

  return rows;
}

static double
sum_heights (const GPtrArray *rows, double width_mm)
{
  double height_mm = 0;

  for (guint i = 0; i < rows->len; i++)
    height_mm += klade_print_block_get_height (g_ptr_array_index (rows, i), width_mm);

  return height_mm;
}

/* The largest letters with which the week fits on what is left of the sheet. */
static GPtrArray *
fit_rows (const KladeWeek *week, double width_mm, double room_mm)
{
  for (double font_pt = LARGEST_PT;; font_pt -= STEP_PT)
    {
      g_autoptr (GPtrArray) rows = new_rows (week, width_mm, font_pt, 0);
      double height_mm = sum_heights (rows, width_mm);
      double least_mm =
          MIN (LARGEST_ROW_MM, (room_mm - klade_print_block_get_height (rows->pdata[0], width_mm)) /
                                   MAX (week->n_bells, 1));

      if (font_pt <= SMALLEST_PT)
        return g_steal_pointer (&rows);
      if (height_mm > room_mm)
        continue;

      g_ptr_array_unref (rows);
      rows = new_rows (week, width_mm, font_pt, least_mm);
      while (sum_heights (rows, width_mm) > room_mm) /* rows of many groups need more */
        {
          least_mm -= 1;
          g_ptr_array_unref (rows);
          rows = new_rows (week, width_mm, font_pt, least_mm);
        }
      return g_steal_pointer (&rows);
    }
}

/* ---- sheets ---- */

static void
add_week (KladePrintFlow *flow, const char *school, const KladeWeek *week)
{
  double width_mm = klade_print_flow_get_width (flow);
  g_autofree char *first = klade_day_to_text (week->monday);
  g_autofree char *last = klade_day_to_text (week->monday + MAX (week->n_days, 1) - 1);
  g_autofree char *number = g_strdup_printf (
      week->iso_week % 2 == 1 ? _ ("week %d, odd") : _ ("week %d, even"), week->iso_week);
  g_autofree char *words = g_strdup_printf ("%s–%s, %s. %s", first, last, number, school);
  g_autofree char *title = g_strdup_printf (_ ("Timetable: %s"), week->title);
  g_autoptr (GPtrArray) rows = NULL;

  klade_print_flow_add (flow, klade_print_block_new_text (title, TITLE_PT, KLADE_PRINT_BOLD, 0));
  klade_print_flow_add (flow, klade_print_block_new_text (words, WORDS_PT, KLADE_PRINT_DIM, 3));
  if (week->n_entries == 0)
    {
      klade_print_flow_add (flow, klade_print_block_new_text (_ ("No lessons in this week."),
                                                              LARGEST_PT, KLADE_PRINT_PLAIN, 0));
      return;
    }

  rows = fit_rows (week, width_mm, klade_print_flow_get_room (flow));
  for (guint i = 0; i < rows->len; i++)
    klade_print_flow_add (flow, klade_print_block_ref (g_ptr_array_index (rows, i)));
}

/**
 * klade_print_timetable_new:
 * @school: its name
 * @weeks: (element-type KladeWeek): of classes, teachers or rooms; at least one
 *
 * Each week on an A4 sheet of its own, as it is lived: what is different on a day stands in the
 * lesson (B1, B2).
 *
 * Returns: (transfer full): the pages
 */
KladePrintDocument *
klade_print_timetable_new (const char *school, const GPtrArray *weeks)
{
  g_autoptr (KladePrintFlow) flow = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (school != NULL, NULL);
  g_return_val_if_fail (weeks != NULL && weeks->len > 0, NULL);

  title = weeks->len == 1
              ? g_strdup_printf (_ ("Timetable: %s"), ((const KladeWeek *) weeks->pdata[0])->title)
              : g_strdup (_ ("Timetable"));
  flow = klade_print_flow_new (&klade_print_a4_landscape, title);
  for (guint i = 0; i < weeks->len; i++)
    {
      if (i > 0)
        klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
      add_week (flow, school, g_ptr_array_index (weeks, i));
    }

  return klade_print_flow_finish (flow, title);
}
