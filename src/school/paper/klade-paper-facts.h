/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what is known of the pupils of a document, each kind of fact read by
 * one query for all of them and put in order by pupil. */

#include "klade-assessment.h"
#include "klade-cell-value.h"
#include "klade-document.h"
#include "klade-paper-read.h"

G_BEGIN_DECLS

/* Rows of one kind, person by person; each begins with the pupil's id. */
typedef struct
{
  GArray *rows;
  guint *first; /* by person: its first row; one more than there are persons */
} KladePaperShelf;

/**
 * KladePaperFacts:
 * @persons: from a pupil's id to the person's place on the shelves
 * @journals: (element-type KladePaperJournal): of the year
 * @journal_places: from a journal's id to its place
 * @works: (element-type KladePaperWork): as the journal pages have them
 */
typedef struct
{
  KladePaperReading *reading;
  KladePaperScope scope;
  KladeIdMap persons;
  guint n_persons;
  KladeAssessmentRule rule;

  GArray *journals;
  GArray *teachers; /* KladePaperTeacher; NULL before they are read */
  KladeIdMap journal_places;
  GArray *works;
  KladeIdMap work_places;
  KladeIdMap first_works; /* by journal: the place of its first work */

  KladePaperShelf links;      /* KladePaperLink */
  KladePaperShelf term_marks; /* KladePaperTermMark */
  KladePaperShelf absences;   /* KladePaperAbsence */
  KladePaperShelf marks;      /* KladePaperMark */
  KladePaperShelf decisions;  /* KladePaperDecision */
  KladePaperShelf documents;  /* KladePaperDocument */
} KladePaperFacts;

void klade_paper_facts_init (KladePaperFacts *self, KladePaperReading *reading);
void klade_paper_facts_clear (KladePaperFacts *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladePaperFacts, klade_paper_facts_clear)

gboolean klade_paper_facts_read_rule (KladePaperFacts *self, GError **error);
gboolean klade_paper_facts_read_journals (KladePaperFacts *self, GError **error);
gboolean klade_paper_facts_read_teachers (KladePaperFacts *self, GError **error);
char *klade_paper_facts_join_teachers (const KladePaperFacts *self,
                                       gint64 class_id,
                                       const char *subject,
                                       gboolean is_main);
gboolean klade_paper_facts_read_term_marks (KladePaperFacts *self, int last_term, GError **error);
gboolean klade_paper_facts_read_absences (KladePaperFacts *self,
                                          KladeDay first_day,
                                          KladeDay last_day,
                                          GError **error);
gboolean klade_paper_facts_read_marks (KladePaperFacts *self,
                                       KladeDay first_day,
                                       KladeDay last_day,
                                       GError **error);
gboolean klade_paper_facts_read_results (KladePaperFacts *self, KladeDay last_day, GError **error);
gboolean klade_paper_facts_read_decisions (KladePaperFacts *self, GError **error);

gboolean klade_paper_facts_read_documents (KladePaperFacts *self, GError **error);

void klade_paper_facts_shelve (const KladePaperFacts *self, KladePaperShelf *shelf, GArray *rows);
void klade_paper_shelf_clear (KladePaperShelf *self);
gconstpointer klade_paper_shelf_get (const KladePaperShelf *self, guint person, guint *n_rows);

guint klade_paper_facts_find_person (const KladePaperFacts *self, gint64 pupil_id);
const KladePaperJournal *klade_paper_facts_find_journal (const KladePaperFacts *self,
                                                         gint64 journal_id);
const KladePaperWork *klade_paper_facts_find_work (const KladePaperFacts *self, gint64 work_id);
gboolean klade_paper_journal_is_main (const KladePaperJournal *self);
gboolean klade_paper_days_cover (KladeDay from, KladeDay to, KladeDay day);

/* ---- absences ---- */

KladeAbsenceSum klade_paper_facts_sum_absences (const KladePaperFacts *self,
                                                guint person,
                                                KladeDay first_day,
                                                KladeDay last_day,
                                                gint64 subject_id_or_0);
void klade_paper_set_absence_rows (const KladePaperFacts *self,
                                   KladePaperRecord *record,
                                   guint person,
                                   int term);
void klade_paper_set_absences (KladePaperRecord *record, KladeAbsenceSum sum);
KladeDayRange klade_paper_semester_days (const KladePaperReading *reading, int semester);

/* ---- a pupil's subjects ---- */

/**
 * KladePaperSubject:
 * @is_main: one of the class's subjects, not an elective or the like
 * @is_needed: marks are given in it and the pupil is in it now: a mark must be there
 * @lessons: planned for the year
 * @last_grade: in which the programme plans it; 0: unknown
 * @marks: by KladeTermKind
 * @n_journals, @journals: the first ones of the pupil in it
 */
typedef struct
{
  gint64 id;
  gboolean is_main;
  gboolean is_needed;
  const char *name;
  int position;
  int lessons;
  int last_grade;
  KladeMark marks[KLADE_N_TERM_KINDS + 1];
  gint64 changed_at[KLADE_N_TERM_KINDS + 1];
  gboolean is_current[KLADE_N_TERM_KINDS + 1]; /* the mark's journal is */
} KladePaperSubject;

GArray *klade_paper_facts_list_subjects (const KladePaperFacts *self, guint person, KladeDay day);
const KladePaperSubject *klade_paper_subjects_find (GArray *subjects,
                                                    const KladePaperJournal *journal);
const KladePaperSubject *klade_paper_subjects_find_same (GArray *subjects,
                                                         const KladePaperSubject *like);
GArray *klade_paper_subjects_join (GPtrArray *of_pupils);
void klade_paper_set_mark (KladePaperRecord *record, const char *field, KladeMark mark);
gboolean klade_paper_subject_is_final (const KladePaperReading *reading,
                                       const KladePaperSubject *subject,
                                       int grade);
KladeMark klade_paper_subject_get_final (const KladePaperReading *reading,
                                         const KladePaperSubject *subject,
                                         int grade);

/* ---- marks in lessons ---- */

/* A mark of a pupil with its work, in the order of the journal's page. */
typedef struct
{
  const KladePaperWork *work;
  const KladePaperJournal *journal;
  KladeMark mark;
} KladePaperGiven;

GArray *klade_paper_facts_list_given (const KladePaperFacts *self, guint person);
char *klade_paper_format_given (GArray *given,
                                gint64 subject_id,
                                gboolean is_main,
                                KladeDay first_day,
                                KladeDay last_day);

KladeProposal klade_paper_facts_propose (const KladePaperFacts *self,
                                         guint person,
                                         const KladePaperSubject *subject,
                                         GArray *given);

/* ---- the year's end ---- */

const KladePaperDecision *klade_paper_facts_find_decision (const KladePaperFacts *self,
                                                           guint person,
                                                           gint64 class_id);
char *klade_paper_decision_words (const KladePaperReading *reading,
                                  const KladePaperDecision *decision,
                                  const char *class_name);
char *klade_paper_join_names (GPtrArray *names);

/* The fields of the last document of a kind that the pupil was issued. */
void klade_paper_set_document (const KladePaperFacts *self,
                               KladePaperRecord *record,
                               guint person,
                               KladeDocumentKind kind);

GArray *klade_paper_read_remarks (KladePaperReading *reading, int term, GError **error);
void klade_paper_set_remark (const KladePaperReading *reading,
                             const GArray *remarks,
                             guint index,
                             KladePaperRecord *record);

G_END_DECLS
