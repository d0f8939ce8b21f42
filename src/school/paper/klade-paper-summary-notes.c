/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-summary.h"

/* What happened to a pupil in the year, in the summary journal's last column, and what is
 * missing in a class's journal. */

/* klade_summary_format_order: 1-5/12, 10.06.2026.; "" for none */
char *
klade_summary_format_order (const char *number, KladeDay day)
{
  g_autofree char *text = day != KLADE_DAY_NONE ? klade_day_to_text (day) : NULL;

  if (*number == '\0')
    return g_strdup ("");
  return text != NULL ? g_strconcat (number, ", ", text, NULL) : g_strdup (number);
}

static const KladeClassRow *
find_class (const KladeSummary *self, gint64 class_id)
{
  const GPtrArray *classes = self->reading->year_classes;

  for (guint i = 0; i < classes->len; i++)
    if (((const KladeClassRow *) g_ptr_array_index (classes, i))->id == class_id)
      return g_ptr_array_index (classes, i);
  return NULL;
}

static void
append (GString *note, char *text)
{
  g_string_append_printf (note, "%s%s", note->len > 0 ? "; " : "", text);
  g_free (text);
}

/* Another class of the year that the pupil was in just before or after: by its nearest day. */
static const KladeClassRow *
find_other_class (const KladeSummary *self, const KladePaperPupil *pupil, gboolean before)
{
  guint n;
  const KladePaperStay *stays = klade_paper_shelf_get (
      &self->stays, klade_paper_facts_find_person (&self->facts, pupil->id), &n);
  gint64 class_id = klade_paper_reading_get_class (self->reading, pupil->class_index)->id;
  const KladeClassRow *found = NULL;

  for (guint i = 0; i < n; i++)
    {
      const KladeClassRow *klass = find_class (self, stays[i].class_id);

      if (klass == NULL || klass->id == class_id)
        continue;
      if (before && stays[i].from < pupil->joined)
        found = klass;
      else if (!before && found == NULL && stays[i].from > pupil->left)
        found = klass;
    }
  return found;
}

static const KladePaperStay *
find_stay (const KladeSummary *self, const KladePaperPupil *pupil, gboolean last)
{
  guint n;
  const KladePaperStay *stays = klade_paper_shelf_get (
      &self->stays, klade_paper_facts_find_person (&self->facts, pupil->id), &n);
  gint64 class_id = klade_paper_reading_get_class (self->reading, pupil->class_index)->id;
  const KladePaperStay *found = NULL;

  for (guint i = 0; i < n; i++)
    if (stays[i].class_id == class_id && (found == NULL || last))
      found = &stays[i];
  return found;
}

/* The programme is the class's: another class may teach another one. */
static void
append_programme (GString *note, const KladeClassRow *other, const KladePaperClass *own)
{
  if (other == NULL || other->programme_id == own->programme_id || *other->programme_code == '\0')
    return;

  /* Translators: the programme of the class that a pupil came from or went to */
  append (note, g_strdup_printf (_ ("there programme %s"), other->programme_code));
}

static void
append_order (GString *note, const char *number, KladeDay day)
{
  g_autofree char *order = klade_summary_format_order (number, day);

  if (*order != '\0')
    append (note, g_strdup_printf (_ ("order %s"), order));
}

static void
append_joined (const KladeSummary *self, GString *note, const KladePaperPupil *pupil)
{
  const KladePaperClass *own = klade_paper_reading_get_class (self->reading, pupil->class_index);
  const KladeClassRow *other = find_other_class (self, pupil, TRUE);
  const KladePaperStay *stay = find_stay (self, pupil, FALSE);
  g_autofree char *day = klade_day_to_text (pupil->joined);

  if (pupil->joined <= self->reading->view.year.semester_1.first)
    return;

  append (note, other != NULL
                    /* Translators: came from class 7.b on a day */
                    ? g_strdup_printf (_ ("from %s on %s"), other->name, day)
                    : g_strdup_printf (_ ("joined on %s"), day));
  append_programme (note, other, own);
  if (stay != NULL)
    append_order (note, stay->order_in, stay->ordered_in);
}

static void
append_left (const KladeSummary *self, GString *note, const KladePaperPupil *pupil)
{
  const KladePaperClass *own = klade_paper_reading_get_class (self->reading, pupil->class_index);
  const KladeClassRow *other;
  const KladePaperStay *stay;
  g_autofree char *day = NULL;

  if (!klade_summary_is_gone (self->reading, pupil, own->grade))
    return;

  other = find_other_class (self, pupil, FALSE);
  stay = find_stay (self, pupil, TRUE);
  day = klade_day_to_text (pupil->left);
  append (note, other != NULL
                    /* Translators: went to class 7.b after a day, the last one in this class */
                    ? g_strdup_printf (_ ("to %s after %s"), other->name, day)
                    : g_strdup_printf (_ ("left on %s"), day));
  append_programme (note, other, own);
  if (stay != NULL)
    append_order (note, stay->order_out, stay->ordered_out);
}

static void
append_names (const KladeSummary *self, GString *note, const KladePaperPupil *pupil)
{
  guint n;
  const KladePaperOldName *names = klade_paper_shelf_get (
      &self->old_names, klade_paper_facts_find_person (&self->facts, pupil->id), &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = NULL;

      if (names[i].to < pupil->joined || names[i].to >= self->reading->day ||
          (pupil->left != KLADE_DAY_NONE && names[i].to >= pupil->left))
        continue;
      day = klade_day_to_text (names[i].to);
      /* Translators: an earlier surname and given name, and the last day they were borne */
      append (note,
              g_strdup_printf (_ ("%s %s until %s"), names[i].surname, names[i].given_name, day));
    }
}

/* klade_summary_dup_note: (transfer full): joined, left, changed class, programme or name */
char *
klade_summary_dup_note (const KladeSummary *self, guint index)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  GString *note = g_string_new (NULL);

  append_joined (self, note, pupil);
  append_left (self, note, pupil);
  append_names (self, note, pupil);
  return g_string_free (note, FALSE);
}

/**
 * klade_summary_dup_leaving:
 * @index: a pupil who left the class during the year
 * @order: (out) (transfer full): of leaving; "" for none
 *
 * Returns: (transfer full): what stands in the place of a decision at the year's end
 */
char *
klade_summary_dup_leaving (const KladeSummary *self, guint index, char **order)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  const KladeClassRow *other = find_other_class (self, pupil, FALSE);
  const KladePaperStay *stay = find_stay (self, pupil, TRUE);

  *order = stay != NULL ? klade_summary_format_order (stay->order_out, stay->ordered_out)
                        : g_strdup ("");
  return other != NULL
             /* Translators: in the place of a decision at the year's end: went to class 7.b */
             ? g_strdup_printf (_ ("went to class %s"), other->name)
             : g_strdup (klade_promotion_decision_name (KLADE_PROMOTION_LEFT));
}

/* ---- what is missing ---- */

static gboolean
has_year_marks (GPtrArray *of_pupils)
{
  for (guint i = 0; i < of_pupils->len; i++)
    {
      GArray *subjects = g_ptr_array_index (of_pupils, i);

      for (guint k = 0; k < subjects->len; k++)
        if (g_array_index (subjects, KladePaperSubject, k).marks[KLADE_TERM_YEAR].kind !=
            KLADE_MARK_NONE)
          return TRUE;
    }
  return FALSE;
}

static void
check_pupil (const KladeSummary *self, int place, const KladePaperPupil *pupil, GArray *subjects)
{
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < subjects->len; i++)
    {
      const KladePaperSubject *subject = &g_array_index (subjects, KladePaperSubject, i);

      if (subject->is_needed && subject->marks[KLADE_TERM_YEAR].kind == KLADE_MARK_NONE)
        g_ptr_array_add (missing, (gpointer) subject->name);
    }
  if (missing->len == 0)
    return;

  names = klade_paper_join_names (missing);
  klade_paper_reading_tell (self->reading, place, FALSE,
                            N_ ("%s %s has no year mark in: %s. The teachers enter it in the "
                                "journal."),
                            pupil->surname, pupil->given_name, names);
}

/* klade_summary_check: tells what the class's journal still waits for */
void
klade_summary_check (const KladeSummary *self,
                     int place,
                     guint class_index,
                     GPtrArray *subjects_of_pupils)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, class_index);
  gboolean is_over = has_year_marks (subjects_of_pupils);
  guint n_undecided = 0;

  if (klass->n_pupils == 0)
    klade_paper_reading_tell (self->reading, place, TRUE,
                              N_ ("Nobody was in %s this year, so there is nothing to print."),
                              klass->name);
  else if (!is_over)
    klade_paper_reading_tell (self->reading, place, FALSE,
                              N_ ("%s has no year marks yet. The summary journal is printed when "
                                  "the teachers have entered them."),
                              klass->name);

  for (guint i = 0; i < klass->n_pupils && is_over; i++)
    {
      const KladePaperPupil *pupil =
          klade_paper_reading_get_pupil (self->reading, klass->first_pupil + i);
      guint person = klade_paper_facts_find_person (&self->facts, pupil->id);

      if (klade_summary_is_gone (self->reading, pupil, klass->grade))
        continue;
      check_pupil (self, place, pupil, g_ptr_array_index (subjects_of_pupils, i));
      n_undecided += klade_paper_facts_find_decision (&self->facts, person, klass->id) == NULL;
    }
  if (n_undecided > 0)
    klade_paper_reading_tell (
        self->reading, place, FALSE,
        ngettext_ ("%s: nothing is decided for %u pupil. Decide it under Turn of the year.",
                   "%s: nothing is decided for %u pupils. Decide it under Turn of the year.",
                   n_undecided),
        klass->name, n_undecided);
}
