/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-print-form.h"
#include "klade-text.h"

/* A week as it is lived: what is different on a day stands in the lesson (B1, B2). */

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

/* ---- days and lessons ---- */

static char *
dup_day (const KladeWeekDay *day)
{
  const char *note = *day->day_off != '\0' ? day->day_off : day->note;
  g_autofree char *date = klade_day_to_short_text (day->day);
  g_autofree char *name =
      klade_text_capitalise (klade_weekday_name (klade_day_get_weekday (day->day)));

  return *note != '\0' ? g_strdup_printf ("%s %s\n%s", name, date, note)
                       : g_strdup_printf ("%s %s", name, date);
}

static void
add_lesson (KladePaperRecord *record, const KladeWeek *week, const KladeWeekBell *bell)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "lessons");

  klade_paper_record_take (row, "number", g_strdup_printf ("%d.", bell->lesson_no));
  if (bell->starts_minutes >= 0)
    klade_paper_record_take (row, "time",
                             g_strdup_printf ("%d:%02d–%d:%02d", bell->starts_minutes / 60,
                                              bell->starts_minutes % 60, bell->ends_minutes / 60,
                                              bell->ends_minutes % 60));
  for (int i = 0; i < week->n_days; i++)
    klade_paper_record_take (klade_paper_record_add_row (row, "places"), "text",
                             dup_place (week, i, bell->lesson_no));
}

/**
 * klade_paper_add_week:
 * @paper: timetables
 * @head: what stands on every one
 * @week: of a class, a teacher or a room
 *
 * Returns: the copy's place among the records
 */
int
klade_paper_add_week (KladePaper *paper, const KladePaperHead *head, const KladeWeek *week)
{
  KladePaperRecord *record = klade_paper_record_new ();
  gint64 class_id = week->of == KLADE_WEEK_OF_CLASS ? week->id : 0;

  klade_paper_set_head (record, head);
  klade_paper_record_set (record, "title", week->title);
  klade_paper_record_set_day (record, "first_day", week->monday);
  klade_paper_record_set_day (record, "last_day", week->monday + MAX (week->n_days, 1) - 1);
  klade_paper_record_take (
      record, "week",
      g_strdup_printf (week->iso_week % 2 == 1 ? _ ("week %d, odd") : _ ("week %d, even"),
                       week->iso_week));
  for (int i = 0; i < week->n_days; i++)
    klade_paper_record_take (klade_paper_record_add_row (record, "days"), "day",
                             dup_day (&week->days[i]));
  for (int i = 0; week->n_entries > 0 && i < week->n_bells; i++)
    add_lesson (record, week, &week->bells[i]);

  return klade_paper_add (paper, record, week->title, 0, class_id);
}

/**
 * klade_paper_print_weeks:
 * @form: of a timetable
 * @head: what stands on every one
 * @weeks: (element-type KladeWeek): at least one; their own words in the form's language
 * @error: %KLADE_ERROR_INVALID for a fault in the form
 *
 * Returns: (transfer full): each week on a sheet of its own
 */
KladePrintDocument *
klade_paper_print_weeks (KladeForm *form,
                         const KladePaperHead *head,
                         const GPtrArray *weeks,
                         GError **error)
{
  const char *title = klade_form_get_title (form);
  g_autofree char *whose = NULL;
  g_autoptr (KladePaper) paper = NULL;

  g_return_val_if_fail (weeks != NULL && weeks->len > 0, NULL);

  if (weeks->len == 1)
    whose = g_strdup_printf ("%s: %s", title, ((const KladeWeek *) weeks->pdata[0])->title);
  paper = klade_paper_new (KLADE_PAPER_TIMETABLE, whose != NULL ? whose : title);
  {
    g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (klade_form_get_language (form));

    for (guint i = 0; i < weeks->len; i++)
      klade_paper_add_week (paper, head, g_ptr_array_index (weeks, i));
  }
  return klade_print_form_new (form, paper, NULL, NULL, error);
}
