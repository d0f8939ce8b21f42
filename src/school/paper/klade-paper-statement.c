/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-facts.h"

/* Izziņa par izglītības programmas daļēju apguvi (MK 528): the marks, and how many lessons of
 * each subject were really held while the pupil was here, until a day. */

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  GArray *lessons;          /* KladePaperLesson, by journal and day */
  KladeIdMap first_lessons; /* by journal: its first lesson */
  KladePaperShelf stays;    /* KladePaperStay, of all years */
} Statement;

static gboolean
read_lessons (Statement *self, GError **error)
{
  self->lessons = klade_store_list_paper_lessons (self->reading->db, self->facts.scope,
                                                  self->reading->day, error);
  if (self->lessons == NULL)
    return FALSE;

  for (guint i = 0; i < self->lessons->len; i++)
    {
      gint64 journal_id = g_array_index (self->lessons, KladePaperLesson, i).journal_id;

      if (i == 0 || g_array_index (self->lessons, KladePaperLesson, i - 1).journal_id != journal_id)
        klade_id_map_add (&self->first_lessons, journal_id, (int) i);
    }
  return TRUE;
}

static int
count_in_journal (const Statement *self, const KladePaperLink *link)
{
  int first = klade_id_map_find (&self->first_lessons, link->journal_id);
  int n = 0;

  for (guint i = (guint) first; first >= 0 && i < self->lessons->len; i++)
    {
      const KladePaperLesson *lesson = &g_array_index (self->lessons, KladePaperLesson, i);

      if (lesson->journal_id != link->journal_id)
        break;
      n += klade_paper_days_cover (link->from, link->to, lesson->day);
    }
  return n;
}

static int
count_lessons (const Statement *self, const KladePaperSubject *subject, guint person)
{
  guint n_links;
  const KladePaperLink *links = klade_paper_shelf_get (&self->facts.links, person, &n_links);
  int n = 0;

  for (guint i = 0; i < n_links; i++)
    {
      const KladePaperJournal *journal =
          klade_paper_facts_find_journal (&self->facts, links[i].journal_id);

      if (journal != NULL && journal->subject_id == subject->id &&
          klade_paper_journal_is_main (journal) == subject->is_main)
        n += count_in_journal (self, &links[i]);
    }
  return n;
}

static void
add_subject (const Statement *self,
             KladePaperRecord *record,
             const KladePaperSubject *subject,
             guint person,
             GArray *given)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "subjects");

  klade_paper_record_set (row, "subject", subject->name);
  klade_paper_record_set_int (row, "lessons", count_lessons (self, subject, person));
  klade_paper_record_take (row, "marks",
                           klade_paper_format_given (given, subject->id, subject->is_main,
                                                     self->reading->view.year.semester_1.first,
                                                     self->reading->day));
  klade_paper_set_mark (row, "semester_1", subject->marks[KLADE_TERM_SEMESTER_1]);
  klade_paper_set_mark (row, "semester_2", subject->marks[KLADE_TERM_SEMESTER_2]);
  klade_paper_set_mark (row, "year", subject->marks[KLADE_TERM_YEAR]);
}

/* The order of leaving, else that of coming. */
static void
add_stay (const Statement *self, KladePaperRecord *record, int place, const KladePaperPupil *pupil)
{
  guint n_stays;
  const KladePaperStay *first = klade_paper_shelf_get (
      &self->stays, klade_paper_facts_find_person (&self->facts, pupil->id), &n_stays);
  const KladePaperStay *last = n_stays > 0 ? &first[n_stays - 1] : NULL;
  gboolean has_left;

  if (last == NULL)
    return;

  has_left =
      last->to != KLADE_DAY_NONE && last->to <= klade_paper_reading_get_today (self->reading);
  klade_paper_record_set_day (record, "enrolled_on", first->from);
  if (has_left)
    klade_paper_record_set_day (record, "left_on", last->to);
  if (has_left && *last->order_out != '\0')
    {
      klade_paper_record_set (record, "order_no", last->order_out);
      klade_paper_record_set_day (record, "order_day", last->ordered_out);
    }
  else if (!has_left && *first->order_in != '\0')
    {
      klade_paper_record_set (record, "order_no", first->order_in);
      klade_paper_record_set_day (record, "order_day", first->ordered_in);
    }
  else if (has_left)
    klade_paper_reading_tell (self->reading, place, FALSE,
                              N_ ("%s %s left without an order. Enter it in the personal file."),
                              pupil->surname, pupil->given_name);
}

/* What the pupil learned on the last day here. */
static KladeDay
day_of (const Statement *self, const KladePaperPupil *pupil)
{
  return pupil->left != KLADE_DAY_NONE ? MIN (pupil->left, self->reading->day) : self->reading->day;
}

static void
add_statement (gpointer data, guint index)
{
  const Statement *self = data;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, index);
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  KladeDay day = day_of (self, pupil);
  g_autoptr (GArray) subjects = klade_paper_facts_list_subjects (&self->facts, person, day);
  g_autoptr (GArray) given = klade_paper_facts_list_given (&self->facts, person);
  KladeDay first = MAX (self->reading->view.year.semester_1.first, pupil->joined);
  g_autofree char *from = klade_day_to_text (first);
  g_autofree char *to = klade_day_to_text (day);
  int place;
  KladePaperRecord *record = klade_paper_reading_add_pupil (self->reading, index, &place);

  klade_paper_record_take (record, "period", g_strdup_printf ("%s – %s", from, to));
  add_stay (self, record, place, pupil);
  for (guint i = 0; i < subjects->len; i++)
    add_subject (self, record, &g_array_index (subjects, KladePaperSubject, i), person, given);

  if (subjects->len == 0)
    klade_paper_reading_tell (self->reading, place, TRUE,
                              N_ ("%s %s has no subjects with marks this year, so there is nothing "
                                  "to print. Check the class's journals."),
                              pupil->surname, pupil->given_name);
  if (*pupil->code == '\0')
    klade_paper_reading_explain (
        self->reading, place, 0, "pupil.code",
        N_ ("%s %s: the personal code is not known or not for you to see."), pupil->surname,
        pupil->given_name);
}

static gboolean
read_facts (Statement *self, GError **error)
{
  KladePaperFacts *facts = &self->facts;
  GArray *stays = klade_store_list_paper_school_stays (self->reading->db, facts->scope,
                                                       self->reading->strings, error);

  if (stays == NULL)
    return FALSE;

  klade_paper_facts_shelve (facts, &self->stays, stays);
  return klade_paper_facts_read_journals (facts, error) &&
         klade_paper_facts_read_term_marks (facts, KLADE_TERM_YEAR, error) &&
         klade_paper_facts_read_marks (facts, self->reading->view.year.semester_1.first,
                                       self->reading->day, error) &&
         read_lessons (self, error);
}

gboolean
klade_paper_fill_statement (KladePaperReading *reading, GError **error)
{
  Statement self = { .reading = reading };
  gboolean is_read;

  klade_paper_facts_init (&self.facts, reading);
  is_read = read_facts (&self, error) &&
            klade_paper_reading_add_each (reading, add_statement, &self, error);
  g_clear_pointer (&self.lessons, g_array_unref);
  klade_id_map_clear (&self.first_lessons);
  klade_paper_shelf_clear (&self.stays);
  klade_paper_facts_clear (&self.facts);
  return is_read;
}
