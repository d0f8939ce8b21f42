/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-class-list.h"
#include "klade-journal-page.h"
#include "klade-school.h"
#include "klade-timetable.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* One row of 'my journals'; immutable. */
typedef struct
{
  gint64 id;
  gint64 class_id;
  gint64 owner_class_id;     /* the class, or that of the group; 0: a group of several classes */
  KladeGroupKind group_kind; /* 0: of the whole class */
  char *subject;
  char *class_name; /* 7.a, or the group's name */
  char *teachers;
  char *search; /* folded text that a typed word is looked for in */
  int grade;
  int n_pupils;
  int n_lessons;       /* up to today */
  int n_without_topic; /* of these: what is owed */
  KladeDay last_lesson;
  KladeDay next_lesson;
  gboolean is_mine; /* the person teaches it */
  gboolean is_my_class;
} KladeJournalRow;

typedef struct
{
  gatomicrefcount ref_count;
  KladeJournalRow *rows;
  int n_rows;
  gboolean can_see_all; /* a deputy's or head's list */
} KladeJournalList;

KladeJournalList *klade_journal_list_ref (KladeJournalList *self);
void klade_journal_list_unref (KladeJournalList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeJournalList, klade_journal_list_unref)

KladeJournalList *klade_school_list_journals (KladeSession *session, GError **error);
KladeJournalList *klade_school_list_year_journals (KladeSession *session,
                                                   gint64 year_id,
                                                   GError **error);
gint64 klade_school_find_journal (KladeSession *session,
                                  gint64 year_id,
                                  const char *class_name,
                                  const char *subject,
                                  GError **error);

/**
 * KladePageWindow:
 * @first_day, @last_day: fill only the columns of these days; %NULL window: everything
 * @with_hidden: hidden lessons too
 */
typedef struct
{
  KladeDay first_day;
  KladeDay last_day;
  int max_cells; /* a page of at most so many cells is filled whatever the days */
  gboolean with_hidden;
} KladePageWindow;

KladeJournalPage *klade_school_read_journal (KladeSession *session,
                                             gint64 journal_id,
                                             const KladePageWindow *window,
                                             GError **error);

/* ---- cells (C1, C4, C7) ---- */

/**
 * KladeCellEdit:
 * @work_id: 0 for the empty column of a lesson without works; a mark there makes a formative
 *   work in the journal's scale
 * @mark_revision, @absence_revision: what the person saw
 *
 * Sets the whole content of a cell.  ns, nc and nn need the right to justify and write a
 * justification of that one lesson.
 */
typedef struct
{
  gint64 lesson_id;
  gint64 work_id;
  gint64 pupil_id;
  KladeCellValue value;
  gint32 mark_revision;
  gint32 absence_revision;
} KladeCellEdit;

typedef enum
{
  KLADE_OUTCOME_SAVED,
  KLADE_OUTCOME_SAME,     /* it stood there already */
  KLADE_OUTCOME_CONFLICT, /* somebody changed the cell meanwhile: @now is what stands there */
  KLADE_OUTCOME_REFUSED,  /* not allowed or not possible: @message says why */
} KladeOutcome;

typedef struct
{
  KladeOutcome outcome;
  gint64 work_id;   /* where the mark went, if a work was made */
  KladeCell now;    /* the cell as it stands in the store after this; changed_by is 0 */
  char *changed_by; /* who wrote @now */
  char *message;    /* translated; NULL unless refused or in conflict */
} KladeCellResult;

void klade_cell_results_free (KladeCellResult *results, gsize n);

gboolean klade_school_set_cells (KladeSession *session,
                                 gint64 journal_id,
                                 const KladeCellEdit *edits,
                                 gsize n_edits,
                                 KladeCellResult **results,
                                 KladeUndo **undo,
                                 GError **error);

/* ---- term marks (C5) ---- */

gboolean klade_school_set_term_mark (KladeSession *session,
                                     gint64 journal_id,
                                     gint64 pupil_id,
                                     KladeTermKind term,
                                     KladeMark mark,
                                     gint32 revision,
                                     KladeTermCell *now,
                                     KladeUndo **undo,
                                     GError **error);
gboolean klade_school_accept_proposals (KladeSession *session,
                                        gint64 journal_id,
                                        KladeTermKind term,
                                        int *n_accepted,
                                        KladeUndo **undo,
                                        GError **error);
gboolean klade_school_close_term (KladeSession *session,
                                  gint64 journal_id,
                                  KladeTermKind term,
                                  gboolean close,
                                  KladeUndo **undo,
                                  GError **error);

/* ---- lessons and works ---- */

typedef enum
{
  KLADE_LESSON_FIELD_TOPIC = 1 << 0,
  KLADE_LESSON_FIELD_HOMEWORK = 1 << 1, /* text and state */
  KLADE_LESSON_FIELD_NOTES = 1 << 2,
  KLADE_LESSON_FIELD_KIND = 1 << 3, /* kind and reason */
  KLADE_LESSON_FIELD_TIME = 1 << 4, /* day and lesson number: moving it */
  KLADE_LESSON_FIELD_HIDDEN = 1 << 5,
} KladeLessonFields;

typedef struct
{
  gint64 lesson_id; /* 0: a new lesson */
  gint32 revision;
  KladeLessonFields fields; /* which of the following are meant */
  const char *topic;
  const char *homework;
  KladeHomeworkState homework_state;
  const char *notes;
  KladeLessonKind kind;
  const char *reason;
  KladeDay day;
  int lesson_no;
  gboolean is_hidden;
} KladeLessonEdit;

gboolean klade_school_save_lesson (KladeSession *session,
                                   gint64 journal_id,
                                   const KladeLessonEdit *edit,
                                   gint64 *lesson_id,
                                   gint32 *revision,
                                   KladeUndo **undo,
                                   GError **error);
gboolean klade_school_split_lesson (KladeSession *session,
                                    gint64 lesson_id,
                                    gint32 revision,
                                    int second_lesson_no,
                                    gint64 *second_id,
                                    KladeUndo **undo,
                                    GError **error);
GArray *klade_school_suggest_lessons (KladeSession *session,
                                      gint64 journal_id,
                                      int n_most,
                                      GError **error); /* KladeLessonTime without a lesson yet */

typedef struct
{
  gint64 work_id; /* 0: a new work of @lesson_id */
  gint64 lesson_id;
  gint32 revision;
  KladeWorkKind kind;
  KladeScale scale; /* refused when marks of another scale stand in the column */
  int weight;
  const char *title;
  gboolean is_hidden; /* hides the column with its marks; undo brings it back */
} KladeWorkEdit;

gboolean klade_school_save_work (KladeSession *session,
                                 const KladeWorkEdit *edit,
                                 gint64 *work_id,
                                 gint32 *revision,
                                 KladeUndo **undo,
                                 GError **error);

/* ---- undo, history, other people's changes ---- */

gboolean klade_school_undo (KladeSession *session,
                            KladeUndo *undo,
                            KladeUndo **redo,
                            GError **error);

/* One line of a history, newest first; texts are translated and ready to show. */
typedef struct
{
  gint64 id;
  gint64 at;
  char *who;
  char *what;      /* mark, absence, topic ... */
  char *old_value; /* "" for none */
  char *new_value;
} KladeHistoryRow;

void klade_history_row_free (KladeHistoryRow *row);

GPtrArray *klade_school_read_cell_history (KladeSession *session,
                                           gint64 lesson_id,
                                           gint64 work_id,
                                           gint64 pupil_id,
                                           GError **error);
GPtrArray *klade_school_read_term_history (KladeSession *session,
                                           gint64 journal_id,
                                           gint64 pupil_id,
                                           KladeTermKind term,
                                           GError **error);
GPtrArray *klade_school_read_lesson_history (KladeSession *session,
                                             gint64 lesson_id,
                                             GError **error);

/**
 * KladeChanges:
 * @audit_id: the log's last row now
 * @journals: (element-type gint64): journals changed since, each once
 * @who: (nullable): the last who changed something, when it was another person
 */
typedef struct
{
  gint64 audit_id;
  GArray *journals;
  char *who;
} KladeChanges;

void klade_changes_free (KladeChanges *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeChanges, klade_changes_free)

KladeChanges *klade_school_poll_changes (KladeSession *session,
                                         gint64 since_audit_id,
                                         GError **error);

G_END_DECLS
