/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-facts.h"

#include "klade-i18n.h"
#include "klade-school-settings.h"
#include "klade-store-setting.h"

#include <string.h>

void
klade_paper_facts_init (KladePaperFacts *self, KladePaperReading *reading)
{
  *self = (KladePaperFacts){
    .reading = reading,
    .scope = klade_paper_reading_get_scope (reading),
    .rule = klade_assessment_rule_default,
  };

  for (guint i = 0; i < reading->pupils->len; i++)
    {
      gint64 id = klade_paper_reading_get_pupil (reading, i)->id;

      if (klade_id_map_find (&self->persons, id) < 0)
        klade_id_map_add (&self->persons, id, (int) self->n_persons++);
    }
}

void
klade_paper_shelf_clear (KladePaperShelf *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->first, g_free);
}

void
klade_paper_facts_clear (KladePaperFacts *self)
{
  klade_id_map_clear (&self->persons);
  klade_id_map_clear (&self->journal_places);
  klade_id_map_clear (&self->work_places);
  klade_id_map_clear (&self->first_works);
  g_clear_pointer (&self->journals, g_array_unref);
  g_clear_pointer (&self->teachers, g_array_unref);
  g_clear_pointer (&self->works, g_array_unref);
  klade_paper_shelf_clear (&self->links);
  klade_paper_shelf_clear (&self->term_marks);
  klade_paper_shelf_clear (&self->absences);
  klade_paper_shelf_clear (&self->marks);
  klade_paper_shelf_clear (&self->decisions);
  klade_paper_shelf_clear (&self->documents);
}

/* ---- shelves ---- */

static int
person_of_row (const KladePaperFacts *self, gconstpointer row)
{
  return klade_id_map_find (&self->persons, *(const gint64 *) row);
}

/**
 * klade_paper_facts_shelve:
 * @shelf: (out caller-allocates): gets the rows person by person, each person's in their order
 * @rows: (transfer full): each begins with a pupil's id; those of nobody here are dropped
 */
void
klade_paper_facts_shelve (const KladePaperFacts *self, KladePaperShelf *shelf, GArray *rows)
{
  gsize size = g_array_get_element_size (rows);
  g_autofree guint *next = g_new0 (guint, self->n_persons + 1);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, (guint) size, rows->len);

  shelf->first = g_new0 (guint, self->n_persons + 2);
  for (guint i = 0; i < rows->len; i++)
    {
      int person = person_of_row (self, rows->data + i * size);

      if (person >= 0)
        shelf->first[person + 1]++;
    }
  for (guint i = 0; i < self->n_persons; i++)
    {
      shelf->first[i + 1] += shelf->first[i];
      next[i] = shelf->first[i];
    }

  g_array_set_size (sorted, shelf->first[self->n_persons]);
  for (guint i = 0; i < rows->len; i++)
    {
      int person = person_of_row (self, rows->data + i * size);

      if (person >= 0)
        memcpy (sorted->data + next[person]++ * size, rows->data + i * size, size);
    }

  shelf->rows = sorted;
  g_array_unref (rows);
}

/**
 * klade_paper_shelf_get:
 * @self: a shelf; an empty one has nothing of anybody
 * @person: whose
 * @n_rows: (out): how many
 *
 * Returns: (transfer none) (array length=n_rows): the person's rows
 */
gconstpointer
klade_paper_shelf_get (const KladePaperShelf *self, guint person, guint *n_rows)
{
  *n_rows = 0;
  if (self->rows == NULL || self->rows->len == 0)
    return NULL;

  *n_rows = self->first[person + 1] - self->first[person];
  return self->rows->data + self->first[person] * g_array_get_element_size (self->rows);
}

guint
klade_paper_facts_find_person (const KladePaperFacts *self, gint64 pupil_id)
{
  return (guint) MAX (klade_id_map_find (&self->persons, pupil_id), 0);
}

const KladePaperJournal *
klade_paper_facts_find_journal (const KladePaperFacts *self, gint64 journal_id)
{
  int place = klade_id_map_find (&self->journal_places, journal_id);

  return place >= 0 ? &g_array_index (self->journals, KladePaperJournal, (guint) place) : NULL;
}

const KladePaperWork *
klade_paper_facts_find_work (const KladePaperFacts *self, gint64 work_id)
{
  int place = klade_id_map_find (&self->work_places, work_id);

  return place >= 0 ? &g_array_index (self->works, KladePaperWork, (guint) place) : NULL;
}

/* Not an elective, a class hour or the like. */
gboolean
klade_paper_journal_is_main (const KladePaperJournal *self)
{
  return g_str_equal (self->kind, "subject");
}

gboolean
klade_paper_days_cover (KladeDay from, KladeDay to, KladeDay day)
{
  return from <= day && (to == KLADE_DAY_NONE || to >= day);
}

/* ---- reading ---- */

static void
take_rule (const char *name, const char *value, gpointer rule)
{
  /* A value that is no rule must not keep the documents back: the default stands. */
  klade_assessment_rule_parse (rule, name, value, NULL);
}

gboolean
klade_paper_facts_read_rule (KladePaperFacts *self, GError **error)
{
  g_autofree char *profile =
      klade_school_dup_setting (self->reading->session, KLADE_SETTING_RULE_PROFILE, error);

  return profile != NULL &&
         klade_store_list_rule_values (self->reading->db, profile, take_rule, &self->rule, error);
}

/* The journals of the year and which of them the pupils are in. */
gboolean
klade_paper_facts_read_journals (KladePaperFacts *self, GError **error)
{
  KladePaperReading *reading = self->reading;
  GArray *links;

  if (!klade_paper_reading_go_on (reading, N_ ("Reading journals"), 0.1, error))
    return FALSE;

  self->journals =
      klade_store_list_paper_journals (reading->db, reading->view.id, reading->strings, error);
  links = self->journals != NULL ? klade_store_list_paper_links (reading->db, self->scope, error)
                                 : NULL;
  if (links == NULL)
    return FALSE;

  for (guint i = 0; i < self->journals->len; i++)
    klade_id_map_add (&self->journal_places,
                      g_array_index (self->journals, KladePaperJournal, i).id, (int) i);
  klade_paper_facts_shelve (self, &self->links, links);
  return TRUE;
}

/* Who teaches the journals of the year, on the day that is printed of. */
gboolean
klade_paper_facts_read_teachers (KladePaperFacts *self, GError **error)
{
  KladePaperReading *reading = self->reading;

  self->teachers = klade_store_list_paper_teachers (reading->db, reading->view.id, reading->day,
                                                    reading->strings, error);
  return self->teachers != NULL;
}

static gboolean
has_link (const KladePaperFacts *self, guint person, gint64 journal_id)
{
  guint n;
  const KladePaperLink *links = klade_paper_shelf_get (&self->links, person, &n);

  for (guint i = 0; i < n; i++)
    if (links[i].journal_id == journal_id)
      return TRUE;
  return FALSE;
}

/* The class's own journal, one of its groups, or one of several classes in which its pupils get
 * marks. */
static gboolean
is_of_class (const KladePaperFacts *self, const KladePaperJournal *journal, gint64 class_id)
{
  const KladePaperReading *reading = self->reading;

  if (journal->class_id != 0)
    return journal->class_id == class_id;
  if (!journal->is_giving)
    return FALSE;

  for (guint i = 0; i < reading->pupils->len; i++)
    {
      const KladePaperPupil *pupil = klade_paper_reading_get_pupil (reading, i);

      if (klade_paper_reading_get_class (reading, pupil->class_index)->id == class_id &&
          has_link (self, klade_paper_facts_find_person (self, pupil->id), journal->id))
        return TRUE;
    }
  return FALSE;
}

/**
 * klade_paper_facts_join_teachers:
 * @class_id: of the class's own journals and of the groups that its pupils are in
 * @subject: its name
 * @is_main: one of the class's subjects, not an elective or the like
 *
 * Returns: (transfer full): Berga Anna, Kalns Juris; "" where nobody teaches it
 */
char *
klade_paper_facts_join_teachers (const KladePaperFacts *self,
                                 gint64 class_id,
                                 const char *subject,
                                 gboolean is_main)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->teachers->len; i++)
    {
      const KladePaperTeacher *teacher = &g_array_index (self->teachers, KladePaperTeacher, i);
      const KladePaperJournal *journal = klade_paper_facts_find_journal (self, teacher->journal_id);

      if (journal != NULL && g_str_equal (journal->subject, subject) &&
          klade_paper_journal_is_main (journal) == is_main &&
          is_of_class (self, journal, class_id) &&
          !g_ptr_array_find_with_equal_func (names, teacher->name, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) teacher->name);
    }
  return klade_paper_join_names (names);
}

gboolean
klade_paper_facts_read_term_marks (KladePaperFacts *self, int last_term, GError **error)
{
  GArray *rows;

  if (!klade_paper_reading_go_on (self->reading, N_ ("Reading marks"), 0.25, error))
    return FALSE;

  rows = klade_store_list_paper_term_marks (self->reading->db, self->scope, last_term, error);
  if (rows == NULL)
    return FALSE;

  klade_paper_facts_shelve (self, &self->term_marks, rows);
  return TRUE;
}

static gboolean
read_works (KladePaperFacts *self,
            KladeDay first_day,
            KladeDay last_day,
            int scale_or_0,
            GError **error)
{
  KladePaperReading *reading = self->reading;

  self->works = klade_store_list_paper_works (reading->db, self->scope, first_day, last_day,
                                              scale_or_0, reading->strings, error);
  if (self->works == NULL)
    return FALSE;

  for (guint i = 0; i < self->works->len; i++)
    {
      const KladePaperWork *work = &g_array_index (self->works, KladePaperWork, i);

      klade_id_map_add (&self->work_places, work->id, (int) i);
      if (i == 0 || (work - 1)->journal_id != work->journal_id)
        klade_id_map_add (&self->first_works, work->journal_id, (int) i);
    }
  return TRUE;
}

/* Works and marks of lessons from @first_day to @last_day. */
gboolean
klade_paper_facts_read_marks (KladePaperFacts *self,
                              KladeDay first_day,
                              KladeDay last_day,
                              GError **error)
{
  GArray *rows;

  if (!klade_paper_reading_go_on (self->reading, N_ ("Reading marks"), 0.3, error) ||
      !read_works (self, first_day, last_day, 0, error))
    return FALSE;

  rows = klade_store_list_paper_marks (self->reading->db, self->scope, first_day, last_day, error);
  if (rows == NULL)
    return FALSE;

  klade_paper_facts_shelve (self, &self->marks, rows);
  return TRUE;
}

/* The works in levels and the levels reached in them, until @last_day. */
gboolean
klade_paper_facts_read_results (KladePaperFacts *self, KladeDay last_day, GError **error)
{
  GArray *rows;

  if (!klade_paper_reading_go_on (self->reading, N_ ("Reading marks"), 0.4, error) ||
      !read_works (self, self->reading->view.year.semester_1.first, last_day, KLADE_SCALE_LEVELS,
                   error))
    return FALSE;

  rows = klade_store_list_paper_results (self->reading->db, self->scope,
                                         self->rule.counts[KLADE_WORK_FORMATIVE], error);
  if (rows == NULL)
    return FALSE;

  klade_paper_facts_shelve (self, &self->marks, rows);
  return TRUE;
}

gboolean
klade_paper_facts_read_decisions (KladePaperFacts *self, GError **error)
{
  GArray *rows = klade_store_list_paper_decisions (self->reading->db, self->scope,
                                                   self->reading->strings, error);

  if (rows == NULL)
    return FALSE;

  klade_paper_facts_shelve (self, &self->decisions, rows);
  return TRUE;
}

gboolean
klade_paper_facts_read_documents (KladePaperFacts *self, GError **error)
{
  GArray *rows = klade_store_list_paper_documents (self->reading->db, self->scope,
                                                   self->reading->strings, error);

  if (rows == NULL)
    return FALSE;

  klade_paper_facts_shelve (self, &self->documents, rows);
  return TRUE;
}

void
klade_paper_set_document (const KladePaperFacts *self,
                          KladePaperRecord *record,
                          guint person,
                          KladeDocumentKind kind)
{
  guint n;
  const KladePaperDocument *rows = klade_paper_shelf_get (&self->documents, person, &n);

  for (guint i = n; i > 0; i--)
    {
      const KladePaperDocument *row = &rows[i - 1];

      if (row->kind != (int) kind)
        continue;
      klade_paper_record_set (record, "document.kind", klade_document_kind_get_name (kind));
      klade_paper_record_set (record, "document.series", row->series);
      klade_paper_record_set (record, "document.number", row->number);
      klade_paper_record_set (record, "document.registration_no", row->registration_no);
      klade_paper_record_set_day (record, "document.issued_on", row->issued_on);
      klade_paper_record_take (record, "document.issued_on.long",
                               klade_day_to_long_text (row->issued_on));
      return;
    }
}

/* ---- the year's end ---- */

const KladePaperDecision *
klade_paper_facts_find_decision (const KladePaperFacts *self, guint person, gint64 class_id)
{
  guint n;
  const KladePaperDecision *rows = klade_paper_shelf_get (&self->decisions, person, &n);

  for (guint i = 0; i < n; i++)
    if (rows[i].class_id == class_id)
      return &rows[i];
  return NULL;
}

/**
 * klade_paper_decision_words:
 * @decision: (nullable): what was decided
 * @class_name: the class that the pupil was in
 *
 * Returns: (transfer full): as it is written into report cards; "" for nothing
 */
char *
klade_paper_decision_words (const KladePaperReading *reading,
                            const KladePaperDecision *decision,
                            const char *class_name)
{
  g_autofree char *next = NULL;

  if (decision == NULL || decision->decision <= KLADE_PROMOTION_OPEN ||
      decision->decision >= KLADE_N_PROMOTION_DECISIONS)
    return g_strdup ("");

  next = *decision->to_class != '\0'
             ? g_strdup (decision->to_class)
             : klade_promotion_next_class (&reading->rule, class_name,
                                           (KladePromotionDecision) decision->decision);
  if (decision->decision == KLADE_PROMOTION_MOVED && next != NULL)
    /* Translators: what was decided about a pupil at the year's end; the class is 8.a */
    return g_strdup_printf (_ ("moved up to class %s"), next);

  return g_strdup (klade_promotion_decision_name ((KladePromotionDecision) decision->decision));
}

/**
 * klade_paper_join_names:
 * @names: (element-type utf8): names
 *
 * Returns: (transfer full): Mathematics, Music, Sport
 */
char *
klade_paper_join_names (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (names, i));
  return g_string_free (text, FALSE);
}
