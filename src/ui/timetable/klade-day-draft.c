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
  g_clear_pointer (&self->pupils, g_ptr_array_unref);
  g_free (self);
}

/* ---- what can be different ---- */

/* One answer of the job while it is made. */
typedef struct
{
  KladeSession *session;
  const KladeDayAsk *ask;
  GPtrArray *lines;
  KladeDay days[KLADE_DAY_LINE_DAYS]; /* with lessons */
  int n_days;
  GHashTable *pupils; /* journal to the pupils of its first day */
} Answer;

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
  line->days[line->n_days++] = entry->day;
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
add_journals (Answer *self, const KladeWeek *week)
{
  for (int i = 0; i < week->n_entries; i++)
    if (!has_journal (self->lines, week->entries[i].journal_id))
      {
        KladeDayLine *line = line_of_entry (&week->entries[i]);

        g_free (line->title);
        line->title =
            g_strdup_printf ("%s · %s", week->entries[i].subject, week->entries[i].class_name);
        line->days[0] = self->ask->first;
        g_ptr_array_add (self->lines, line);
      }
}

static void
add_whole_days (Answer *self, gint64 class_id, const char *title)
{
  KladeDayLine *line = g_new0 (KladeDayLine, 1);

  line->class_id = class_id;
  line->lesson_no = KLADE_LESSON_NO_ALL;
  for (line->n_days = 0; line->n_days < self->n_days; line->n_days++)
    line->days[line->n_days] = self->days[line->n_days];
  line->title = g_strdup (title);
  line->subtitle = self->n_days > 1
                       ? g_strdup_printf (ngettext_ ("%d whole day", "%d whole days", self->n_days),
                                          self->n_days)
                       : g_strdup (_ ("the whole day"));
  g_ptr_array_insert (self->lines, 0, line);
}

static gboolean
add_classes (Answer *self, GError **error)
{
  g_autoptr (GPtrArray) classes =
      klade_school_list_week_choices (self->session, KLADE_WEEK_OF_CLASS, self->ask->first, error);

  for (guint i = classes != NULL ? classes->len : 0; i > 0; i--)
    {
      const KladeWeekChoice *klass = g_ptr_array_index (classes, i - 1);

      add_whole_days (self, klass->id, klass->name);
    }
  add_whole_days (self, 0, _ ("The whole school"));

  return classes != NULL;
}

/* A class's pupils are the same in all its lessons of some days. */
static GPtrArray *
get_pupils (Answer *self, gint64 journal_id, GError **error)
{
  GPtrArray *pupils = g_hash_table_lookup (self->pupils, &journal_id);

  if (pupils == NULL)
    {
      pupils = klade_school_list_day_pupils (self->session, journal_id, self->ask->first, error);
      if (pupils == NULL)
        return NULL;
      g_hash_table_insert (self->pupils, g_memdup2 (&journal_id, sizeof journal_id), pupils);
    }

  return g_ptr_array_ref (pupils);
}

static gboolean
fill_line (Answer *self, KladeDayLine *line, GError **error)
{
  switch (self->ask->kind)
    {
    case KLADE_DAY_CHANGE_SUBSTITUTION:
      line->substitutes = klade_school_list_substitutes (self->session, line->journal_id,
                                                         line->days[0], line->lesson_no, error);
      return line->substitutes != NULL;
    case KLADE_DAY_CHANGE_SOME_PUPILS:
      line->pupils = get_pupils (self, line->journal_id, error);
      return line->pupils != NULL;
    case KLADE_DAY_CHANGE_NOT_HELD:
    case KLADE_DAY_CHANGE_BAG_OWN:
    case KLADE_DAY_CHANGE_BAG_OTHER:
    case KLADE_DAY_CHANGE_ACTIVITY:
    case KLADE_DAY_CHANGE_REORGANISED:
    case KLADE_DAY_CHANGE_MOVED:
    case KLADE_DAY_CHANGE_EXTRA:
    case KLADE_DAY_CHANGE_ROOM:
    default:
      return TRUE;
    }
}

static gboolean
add_lessons (Answer *self, const KladeWeek *week, GError **error)
{
  for (int i = 0; i < week->n_entries; i++)
    {
      const KladeWeekEntry *entry = &week->entries[i];
      KladeDayLine *line;

      if (entry->day < self->ask->first || entry->day > self->ask->last ||
          entry->state == KLADE_WEEK_GONE)
        continue;

      line = line_of_entry (entry);
      g_ptr_array_add (self->lines, line);
      if (self->ask->first != self->ask->last)
        {
          g_autofree char *day = klade_day_to_short_text (entry->day);
          g_autofree char *title = g_steal_pointer (&line->title);

          line->title = g_strdup_printf ("%s · %s", day, title);
        }
      if (!fill_line (self, line, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_week (Answer *self, const KladeWeek *week, GError **error)
{
  for (int i = 0; i < week->n_days; i++)
    if (week->days[i].follows != KLADE_DAY_NONE && week->days[i].day >= self->ask->first &&
        week->days[i].day <= self->ask->last && self->n_days < KLADE_DAY_LINE_DAYS)
      self->days[self->n_days++] = week->days[i].day;

  if (self->ask->of == KLADE_WEEK_OF_SCHOOL)
    return TRUE;
  if (self->ask->kind != KLADE_DAY_CHANGE_EXTRA)
    return add_lessons (self, week, error);

  add_journals (self, week);
  return TRUE;
}

static gboolean
add_weeks (Answer *self, GError **error)
{
  const KladeDayAsk *ask = self->ask;
  g_autofree char *title = NULL;

  for (KladeDay day = klade_day_get_monday (ask->first); day <= ask->last; day += 7)
    {
      KladeWeekQuery query = { ask->of, ask->id, NULL, day };
      g_autoptr (KladeWeek) week = klade_school_read_week (self->session, &query, error);

      if (week == NULL || !add_week (self, week, error))
        return FALSE;
      if (title == NULL)
        title = g_strdup (week->title);
    }

  if (self->n_days == 0)
    return TRUE;
  if (ask->of == KLADE_WEEK_OF_SCHOOL)
    return add_classes (self, error);
  if (ask->of == KLADE_WEEK_OF_CLASS && ask->kind != KLADE_DAY_CHANGE_SUBSTITUTION &&
      ask->kind != KLADE_DAY_CHANGE_MOVED && ask->kind != KLADE_DAY_CHANGE_ROOM &&
      ask->kind != KLADE_DAY_CHANGE_EXTRA && ask->kind != KLADE_DAY_CHANGE_SOME_PUPILS)
    add_whole_days (self, ask->id, title);
  return TRUE;
}

/* One lesson that is asked for again. */
static gboolean
add_lesson (Answer *self, GError **error)
{
  KladeDayLine *line = g_new0 (KladeDayLine, 1);
  g_autofree char *day = klade_day_to_text (self->ask->first);

  line->journal_id = self->ask->journal_id;
  line->lesson_no = self->ask->lesson_no;
  line->days[line->n_days++] = self->ask->first;
  line->title = line->lesson_no == KLADE_LESSON_NO_ALL
                    ? g_steal_pointer (&day)
                    : g_strdup_printf (_ ("%s, lesson %d"), day, line->lesson_no);
  line->subtitle = g_strdup ("");
  g_ptr_array_add (self->lines, line);
  return fill_line (self, line, error);
}

static void
unref_array (gpointer data)
{
  g_ptr_array_unref (data);
}

/**
 * klade_day_ask_job:
 * @data: a #KladeDayAsk
 *
 * A #KladeJob.
 *
 * Returns: (transfer full) (element-type KladeDayLine): what a change can be about, by day and
 *   lesson, whole days first
 */
gpointer
klade_day_ask_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_day_line_free);
  g_autoptr (GHashTable) pupils =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, unref_array);
  Answer self = { .session = session, .ask = data, .lines = lines, .pupils = pupils };

  if (!(self.ask->journal_id != 0 ? add_lesson (&self, error) : add_weeks (&self, error)))
    return NULL;

  return g_steal_pointer (&lines);
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
