/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-draft.h"

#include "klade-i18n.h"
#include "klade-text.h"

void
klade_day_line_free (KladeDayLine *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_clear_pointer (&self->substitutes, g_ptr_array_unref);
  g_free (self);
}

/* ---- what can be different ---- */

static char *
dup_details (const KladeWeekEntry *entry)
{
  return *entry->room != '\0' && *entry->teachers != '\0'
             ? g_strdup_printf (_ ("%s, room %s"), entry->teachers, entry->room)
             : g_strdup (entry->teachers);
}

static KladeDayLine *
line_of_entry (const KladeWeekEntry *entry)
{
  KladeDayLine *line = g_new0 (KladeDayLine, 1);

  line->journal_id = entry->journal_id;
  line->class_id = entry->class_id;
  line->lesson_no = entry->lesson_no;
  line->title =
      g_strdup_printf ("%d. %s · %s", entry->lesson_no, entry->subject, entry->class_name);
  line->subtitle = dup_details (entry);
  return line;
}

static gboolean
has_journal (GPtrArray *lines, gint64 journal_id)
{
  for (guint i = 0; i < lines->len; i++)
    if (((KladeDayLine *) g_ptr_array_index (lines, i))->journal_id == journal_id)
      return TRUE;

  return FALSE;
}

/* An extra lesson is of any journal of the week. */
static void
add_journals (const KladeWeek *week, GPtrArray *lines)
{
  for (int i = 0; i < week->n_entries; i++)
    if (!has_journal (lines, week->entries[i].journal_id))
      {
        KladeDayLine *line = line_of_entry (&week->entries[i]);

        g_free (line->title);
        line->title =
            g_strdup_printf ("%s · %s", week->entries[i].subject, week->entries[i].class_name);
        g_ptr_array_add (lines, line);
      }
}

static void
add_whole_day (GPtrArray *lines, gint64 class_id, const char *title)
{
  KladeDayLine *line = g_new0 (KladeDayLine, 1);

  line->class_id = class_id;
  line->lesson_no = KLADE_LESSON_NO_ALL;
  line->title = g_strdup (title);
  line->subtitle = g_strdup (_ ("the whole day"));
  g_ptr_array_add (lines, line);
}

static gboolean
add_classes (KladeSession *session, KladeDay day, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) classes =
      klade_school_list_week_choices (session, KLADE_WEEK_OF_CLASS, day, error);

  add_whole_day (lines, 0, _ ("The whole school"));
  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const KladeWeekChoice *klass = g_ptr_array_index (classes, i);

      add_whole_day (lines, klass->id, klass->name);
    }

  return classes != NULL;
}

static gboolean
add_lessons (KladeSession *session,
             const KladeDayAsk *ask,
             const KladeWeek *week,
             GPtrArray *lines,
             GError **error)
{
  for (int i = 0; i < week->n_entries; i++)
    {
      const KladeWeekEntry *entry = &week->entries[i];
      KladeDayLine *line;

      if (entry->day != ask->day || entry->state == KLADE_WEEK_GONE)
        continue;

      line = line_of_entry (entry);
      g_ptr_array_add (lines, line);
      if (ask->kind != KLADE_DAY_CHANGE_SUBSTITUTION)
        continue;
      line->substitutes = klade_school_list_substitutes (session, entry->journal_id, ask->day,
                                                         entry->lesson_no, error);
      if (line->substitutes == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_day_ask_job:
 * @data: a #KladeDayAsk
 *
 * A #KladeJob.
 *
 * Returns: (transfer full) (element-type KladeDayLine): what a change can be about
 */
gpointer
klade_day_ask_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const KladeDayAsk *ask = data;
  KladeWeekQuery query = { ask->of, ask->id, NULL, ask->day };
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_day_line_free);
  g_autoptr (KladeWeek) week = NULL;

  if (ask->of == KLADE_WEEK_OF_SCHOOL)
    return add_classes (session, ask->day, lines, error) ? g_steal_pointer (&lines) : NULL;

  week = klade_school_read_week (session, &query, error);
  if (week == NULL)
    return NULL;
  if (ask->kind == KLADE_DAY_CHANGE_EXTRA)
    {
      add_journals (week, lines);
      return g_steal_pointer (&lines);
    }
  if (ask->of == KLADE_WEEK_OF_CLASS && ask->kind != KLADE_DAY_CHANGE_SUBSTITUTION &&
      ask->kind != KLADE_DAY_CHANGE_MOVED && ask->kind != KLADE_DAY_CHANGE_ROOM)
    add_whole_day (lines, ask->id, week->title);

  return add_lessons (session, ask, week, lines, error) ? g_steal_pointer (&lines) : NULL;
}

/* ---- storing ---- */

/**
 * klade_day_draft_new:
 *
 * Returns: (transfer full): no changes
 */
KladeDayDraft *
klade_day_draft_new (void)
{
  KladeDayDraft *self = g_new0 (KladeDayDraft, 1);

  self->edits = g_array_new (FALSE, FALSE, sizeof (KladeDayEdit));
  self->strings = g_string_chunk_new (256);
  return self;
}

void
klade_day_draft_free (KladeDayDraft *self)
{
  g_array_unref (self->edits);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->outcome, klade_day_outcome_free);
  g_free (self);
}

static const char *
keep (KladeDayDraft *self, const char *text)
{
  g_autofree char *clean = text != NULL ? klade_text_clean_line (text) : NULL;

  return clean != NULL ? g_string_chunk_insert_const (self->strings, clean) : NULL;
}

/**
 * klade_day_draft_add:
 * @edit: copied with its texts, without blanks around them
 */
void
klade_day_draft_add (KladeDayDraft *self, const KladeDayEdit *edit)
{
  KladeDayEdit copy = *edit;

  copy.room = keep (self, edit->room);
  copy.topic = keep (self, edit->topic);
  copy.notes = keep (self, edit->notes);
  copy.reason = keep (self, edit->reason);
  copy.order_number = keep (self, edit->order_number);
  g_array_append_val (self->edits, copy);
}

/**
 * klade_day_draft_verb:
 * @data: a #KladeDayDraft; its outcome is set
 *
 * A #KladeOfficeVerb: stores all changes as one step.
 */
gboolean
klade_day_draft_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  KladeDayDraft *self = data;

  return klade_school_save_day_changes (session,
                                        (const KladeDayEdit *) (gconstpointer) self->edits->data,
                                        self->edits->len, &self->outcome, undo, error);
}
