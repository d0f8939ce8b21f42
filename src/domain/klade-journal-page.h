/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "klade-assessment.h"
#include "klade-cell-value.h"
#include "klade-day.h"
#include "klade-work.h"

G_BEGIN_DECLS

/**
 * KladeJournalPage:
 *
 * One journal as it was at one moment: pupils x columns with everything the grid, the panel
 * and paper show.  Immutable once returned (refcounted, may cross threads); plain arrays, so
 * that thousands of cells cost no objects.
 */

typedef struct
{
  gint64 id;
  gint64 class_id;
  int number;             /* 1, 2 ... in Latvian order */
  const char *name;       /* Ābola Anna */
  const char *class_name; /* 7.a: shown when the journal joins classes */
  KladeDay joined;        /* first day in the journal, KLADE_DAY_NONE: from the start */
  KladeDay left;          /* last day, KLADE_DAY_NONE: still here */
} KladePagePupil;

typedef struct
{
  gint64 id;
  int revision;
  KladeDay day;
  int lesson_no;
  KladeLessonKind kind;
  int semester; /* 1 or 2 */
  int first_column;
  int n_columns; /* at least 1: a lesson without a work has one empty column */
  gboolean is_hidden;
  gboolean is_closed; /* its semester is closed */
  KladeHomeworkState homework_state;
  const char *topic;
  const char *homework;
  const char *notes;
  const char *reason;  /* substitution or not held: the order and why */
  const char *teacher; /* who held it */
  const char *entered_by;
  const char *changed_by;
  gint64 entered_at;
  gint64 changed_at;
} KladePageLesson;

typedef struct
{
  int lesson;     /* index into lessons */
  gint64 work_id; /* 0: the lesson has no work yet; a first mark makes one */
  int revision;
  KladeWorkKind kind;
  KladeScale scale;
  int weight;
  gboolean counts; /* in the average, by the school's rule */
  const char *title;
} KladePageColumn;

typedef struct
{
  KladeCellValue value;
  gint32 mark_revision; /* 0: there never was one */
  gint32 absence_revision;
  guint16 changed_by;  /* index into people; of the later of mark and absence */
  guint16 is_late : 1; /* entered after the day the rule allows */
  guint16 reserved : 15;
  gint64 changed_at; /* 0: empty cell */
} KladeCell;

typedef struct
{
  KladeMark mark;
  gint32 revision;
  guint16 changed_by;
  gint64 changed_at;
} KladeTermCell;

typedef struct
{
  gboolean is_closed;
  const char *closed_by;
  gint64 closed_at;
} KladeTermState;

typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings; /* owns every const char * here */

  gint64 journal_id;
  gint64 class_id;        /* 0 for a group journal */
  gboolean is_individual; /* of electives, individual lessons, interest education ... */
  const char *subject;
  const char *class_name;  /* 7.a, or the group's name */
  const char *teachers;    /* Anna Kalniņa, Jānis Bērziņš */
  const char *school_year; /* 2025/26 */
  const char *school_name;
  int grade;
  int lessons_planned;
  KladeScale scale;
  KladeDay semester_first[2];
  KladeDay semester_last[2];
  KladeDay today;
  gint64 audit_id; /* the log's last row when this was read */

  gboolean can_write_marks;
  gboolean can_write_lessons;
  gboolean can_justify;
  gboolean can_write_term_marks;
  const char *refusal; /* why not, and whom to ask; translated; NULL if all can */

  KladePagePupil *pupils;
  int n_pupils;
  KladePageLesson *lessons;
  int n_lessons;
  KladePageColumn *columns;
  int n_columns;
  KladeCell *cells;         /* n_pupils x n_columns, row by row */
  KladeTermCell *terms;     /* n_pupils x KLADE_N_TERM_KINDS */
  KladeProposal *proposals; /* n_pupils x 4: semester 1, semester 2, year, final */
  KladeTermState term_states[KLADE_N_TERM_KINDS + 1]; /* by KladeTermKind */
  const char **people;
  int n_people;
  KladeAssessmentRule rule;

  /* A first reading of a huge journal has only these columns filled and no proposals. */
  int first_filled_column;
  int n_filled_columns;
} KladeJournalPage;

#define KLADE_TYPE_JOURNAL_PAGE (klade_journal_page_get_type ())
GType klade_journal_page_get_type (void);
KladeJournalPage *klade_journal_page_new (void);
void klade_journal_page_propose (KladeJournalPage *self);
KladeJournalPage *klade_journal_page_ref (KladeJournalPage *self);
void klade_journal_page_unref (KladeJournalPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeJournalPage, klade_journal_page_unref)

gboolean klade_journal_page_is_complete (const KladeJournalPage *self);
const KladeCell *klade_journal_page_cell (const KladeJournalPage *self, int pupil, int column);
const KladeTermCell *klade_journal_page_term (const KladeJournalPage *self,
                                              int pupil,
                                              KladeTermKind term);
const KladeProposal *klade_journal_page_proposal (const KladeJournalPage *self,
                                                  int pupil,
                                                  KladeTermKind term);
char *klade_journal_page_explain (const KladeJournalPage *self, int pupil, KladeTermKind term);
int klade_journal_page_find_lesson (const KladeJournalPage *self, gint64 lesson_id);
int klade_journal_page_find_column (const KladeJournalPage *self, gint64 lesson_id, gint64 work_id);
int klade_journal_page_find_pupil (const KladeJournalPage *self, gint64 pupil_id);

G_END_DECLS
