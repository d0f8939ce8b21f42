/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-facts.h"

#include "klade-text.h"

static KladePaperSubject *
find (GArray *subjects, const KladePaperJournal *journal)
{
  gboolean is_main = klade_paper_journal_is_main (journal);

  for (guint i = 0; i < subjects->len; i++)
    {
      KladePaperSubject *subject = &g_array_index (subjects, KladePaperSubject, i);

      if (subject->id == journal->subject_id && subject->is_main == is_main)
        return subject;
    }
  return NULL;
}

/* klade_paper_subjects_find: (nullable): the subject that a journal is of */
const KladePaperSubject *
klade_paper_subjects_find (GArray *subjects, const KladePaperJournal *journal)
{
  return find (subjects, journal);
}

static KladePaperSubject *
add (GArray *subjects, const KladePaperJournal *journal)
{
  KladePaperSubject *found = find (subjects, journal);
  const KladePaperSubject subject = {
    .id = journal->subject_id,
    .is_main = klade_paper_journal_is_main (journal),
    .name = journal->subject,
    .position = journal->position,
    .lessons = journal->lessons_planned,
    .last_grade = journal->last_grade,
  };

  if (found != NULL)
    return found;

  g_array_append_val (subjects, subject);
  return &g_array_index (subjects, KladePaperSubject, subjects->len - 1);
}

static gboolean
is_current (const KladePaperLink *links, guint n_links, gint64 journal_id, KladeDay day)
{
  for (guint i = 0; i < n_links; i++)
    if (links[i].journal_id == journal_id &&
        klade_paper_days_cover (links[i].from, links[i].to, day))
      return TRUE;
  return FALSE;
}

/* Whoever changed class or group may have a mark in each journal: the one of the present journal
 * stands, else the later one. */
static void
take_mark (KladePaperSubject *subject, const KladePaperTermMark *row, gboolean current)
{
  gboolean is_better;

  if (row->term < 1 || row->term > KLADE_N_TERM_KINDS)
    return;

  is_better = subject->marks[row->term].kind == KLADE_MARK_NONE ||
              (current && !subject->is_current[row->term]) ||
              (current == subject->is_current[row->term] &&
               row->changed_at > subject->changed_at[row->term]);
  if (!is_better)
    return;

  subject->marks[row->term] = row->mark;
  subject->changed_at[row->term] = row->changed_at;
  subject->is_current[row->term] = current;
}

static gboolean
has_marks (const KladePaperSubject *subject)
{
  for (int term = 1; term <= KLADE_N_TERM_KINDS; term++)
    if (subject->marks[term].kind != KLADE_MARK_NONE)
      return TRUE;
  return FALSE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const KladePaperSubject *one = a;
  const KladePaperSubject *other = b;

  if (one->is_main != other->is_main)
    return one->is_main ? -1 : 1;
  if (one->position != other->position)
    return one->position < other->position ? -1 : 1;
  return klade_text_collate (one->name, other->name);
}

/**
 * klade_paper_facts_list_subjects:
 * @self: with journals and term marks read
 * @person: whose
 * @day: what the pupil learns on this day is needed
 *
 * A pupil's subjects are those of the journals of the class and the groups in which anybody
 * gets marks, and those in which the pupil has a semester or year mark of this year from
 * anywhere in the school.
 *
 * Returns: (transfer full) (element-type KladePaperSubject): in the order of report cards
 */
GArray *
klade_paper_facts_list_subjects (const KladePaperFacts *self, guint person, KladeDay day)
{
  GArray *subjects = g_array_new (FALSE, TRUE, sizeof (KladePaperSubject));
  guint n_links, n_marks;
  const KladePaperLink *links = klade_paper_shelf_get (&self->links, person, &n_links);
  const KladePaperTermMark *marks = klade_paper_shelf_get (&self->term_marks, person, &n_marks);

  for (guint i = 0; i < n_links; i++)
    {
      const KladePaperJournal *journal = klade_paper_facts_find_journal (self, links[i].journal_id);
      KladePaperSubject *subject;

      if (journal == NULL || !journal->is_giving || !klade_paper_journal_is_main (journal) ||
          !klade_paper_days_cover (links[i].from, links[i].to, day))
        continue;
      subject = add (subjects, journal);
      subject->is_needed = TRUE;
      subject->lessons = MAX (subject->lessons, journal->lessons_planned);
    }

  for (guint i = 0; i < n_marks; i++)
    {
      const KladePaperJournal *journal = klade_paper_facts_find_journal (self, marks[i].journal_id);

      if (journal != NULL)
        take_mark (add (subjects, journal), &marks[i],
                   is_current (links, n_links, marks[i].journal_id, day));
    }

  for (guint i = subjects->len; i > 0; i--)
    if (!g_array_index (subjects, KladePaperSubject, i - 1).is_needed &&
        !has_marks (&g_array_index (subjects, KladePaperSubject, i - 1)))
      g_array_remove_index (subjects, i - 1);
  g_array_sort (subjects, compare);
  return subjects;
}

/* ---- a class's subjects ---- */

/* klade_paper_subjects_find_same: (nullable): the subject that @like is of */
const KladePaperSubject *
klade_paper_subjects_find_same (GArray *subjects, const KladePaperSubject *like)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      const KladePaperSubject *subject = &g_array_index (subjects, KladePaperSubject, i);

      if (subject->id == like->id && subject->is_main == like->is_main)
        return subject;
    }
  return NULL;
}

/**
 * klade_paper_subjects_join:
 * @of_pupils: (element-type GArray): the subjects of each
 *
 * Returns: (transfer full) (element-type KladePaperSubject): all of them, each once, in the order
 *   of report cards; the marks in them are of anybody
 */
GArray *
klade_paper_subjects_join (GPtrArray *of_pupils)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (KladePaperSubject));

  for (guint i = 0; i < of_pupils->len; i++)
    {
      GArray *subjects = g_ptr_array_index (of_pupils, i);

      for (guint k = 0; k < subjects->len; k++)
        if (klade_paper_subjects_find_same (all, &g_array_index (subjects, KladePaperSubject, k)) ==
            NULL)
          g_array_append_val (all, g_array_index (subjects, KladePaperSubject, k));
    }
  g_array_sort (all, compare);
  return all;
}

void
klade_paper_set_mark (KladePaperRecord *record, const char *field, KladeMark mark)
{
  char text[KLADE_MARK_TEXT_SIZE];

  if (mark.kind != KLADE_MARK_NONE)
    klade_paper_record_set (record, field, klade_mark_format (mark, text));
}

/* Whether a subject's mark of this grade is its last (gala vērtējums), not the year's only. */
gboolean
klade_paper_subject_is_final (const KladePaperReading *reading,
                              const KladePaperSubject *subject,
                              int grade)
{
  return subject->last_grade > 0 ? grade >= subject->last_grade
                                 : klade_promotion_is_last_grade (&reading->rule, grade);
}

/**
 * klade_paper_subject_get_final:
 * @grade: the pupil's
 *
 * Returns: the final mark as paper shows it: in a subject that goes on next year a mark like the
 *   year's, without an examination, would only say it twice
 */
KladeMark
klade_paper_subject_get_final (const KladePaperReading *reading,
                               const KladePaperSubject *subject,
                               int grade)
{
  KladeMark mark = subject->marks[KLADE_TERM_FINAL];

  return !klade_paper_subject_is_final (reading, subject, grade) &&
                 subject->marks[KLADE_TERM_EXAM].kind == KLADE_MARK_NONE &&
                 klade_mark_equal (mark, subject->marks[KLADE_TERM_YEAR])
             ? (KladeMark){ 0 }
             : mark;
}

/* ---- marks in lessons ---- */

static int
compare_given (gconstpointer a, gconstpointer b)
{
  const KladePaperWork *one = ((const KladePaperGiven *) a)->work;
  const KladePaperWork *other = ((const KladePaperGiven *) b)->work;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one < other ? -1 : one > other; /* the works' order */
}

/**
 * klade_paper_facts_list_given:
 * @self: with journals and marks read
 * @person: whose
 *
 * Returns: (transfer full) (element-type KladePaperGiven): by day
 */
GArray *
klade_paper_facts_list_given (const KladePaperFacts *self, guint person)
{
  GArray *given = g_array_new (FALSE, FALSE, sizeof (KladePaperGiven));
  guint n;
  const KladePaperMark *rows = klade_paper_shelf_get (&self->marks, person, &n);

  for (guint i = 0; i < n; i++)
    {
      KladePaperGiven one = { .mark = rows[i].mark };

      one.work = klade_paper_facts_find_work (self, rows[i].work_id);
      one.journal =
          one.work != NULL ? klade_paper_facts_find_journal (self, one.work->journal_id) : NULL;
      if (one.journal != NULL && one.mark.kind != KLADE_MARK_NONE)
        g_array_append_val (given, one);
    }
  g_array_sort (given, compare_given);
  return given;
}

/**
 * klade_paper_format_given:
 * @given: from klade_paper_facts_list_given()
 * @subject_id, @is_main: of this subject
 * @first_day, @last_day: of the lessons
 *
 * Returns: (transfer full): 7, 9 (p.d.), nv; a mark and what it is of are never parted
 */
char *
klade_paper_format_given (GArray *given,
                          gint64 subject_id,
                          gboolean is_main,
                          KladeDay first_day,
                          KladeDay last_day)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < given->len; i++)
    {
      const KladePaperGiven *one = &g_array_index (given, KladePaperGiven, i);
      char mark[KLADE_MARK_TEXT_SIZE];

      if (one->journal->subject_id != subject_id ||
          klade_paper_journal_is_main (one->journal) != is_main || one->work->day < first_day ||
          one->work->day > last_day)
        continue;
      g_string_append_printf (text, "%s%s%s", text->len > 0 ? ", " : "",
                              klade_mark_format (one->mark, mark),
                              one->work->kind == KLADE_WORK_TEST ? "\u00a0(p.d.)" : "");
    }
  return g_string_free (text, FALSE);
}
