/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day-change-list.h"
#include "klade-school.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* What is different from the timetable on one day (B5 to B9). */

/**
 * KladeDayEdit:
 * @change_id: 0 for a new change
 * @revision: what the person saw
 * @lesson_no: %KLADE_LESSON_NO_ALL for every lesson of the journal, the class or the school
 * @class_id: with @journal_id 0: the class whose day it is; 0 too: the whole school
 * @journal_id: the journal whose lesson it is
 * @teacher_id: who substitutes (needed for a substitution), or gives the extra lesson
 * @room: (nullable): "" unchanged; beside any kind
 * @topic: (nullable): of another activity, of a reorganised day; otherwise a proposal
 * @notes: (nullable): for the lesson's notes; klade_bag_note() when there are none for
 *   %KLADE_DAY_CHANGE_BAG_OWN; klade_day_change_note_of_pupils() of some pupils
 * @reason: (nullable): in words
 * @order_number: (nullable): with @ordered_on, the order; found among the orders or added to them
 * @to_day, @to_lesson_no: where a moved lesson goes
 *
 * A substitution, a lesson not held and a reorganised day need a reason or an order.
 */
typedef struct
{
  gint64 change_id;
  gint32 revision;
  KladeDayChangeKind kind;
  KladeDay day;
  int lesson_no;
  gint64 class_id;
  gint64 journal_id;
  gint64 teacher_id;
  const char *room;
  const char *topic;
  const char *notes;
  const char *reason;
  const char *order_number;
  KladeDay ordered_on;
  KladeDay to_day;
  int to_lesson_no;
} KladeDayEdit;

/**
 * KladeDayOutcome:
 * @change_ids: (element-type gint64): the changes, in the order of the edits
 * @remarks: (element-type utf8): what became of lessons that were entered already, where a note
 *   was written or could not be: sentences for people, translated
 */
typedef struct
{
  GArray *change_ids;
  GPtrArray *remarks;
} KladeDayOutcome;

void klade_day_outcome_free (KladeDayOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDayOutcome, klade_day_outcome_free)

gboolean klade_school_save_day_changes (KladeSession *session,
                                        const KladeDayEdit *edits,
                                        gsize n_edits,
                                        KladeDayOutcome **outcome,
                                        KladeUndo **undo,
                                        GError **error);
gboolean klade_school_remove_day_change (KladeSession *session,
                                         gint64 change_id,
                                         gint32 revision,
                                         KladeDayOutcome **outcome,
                                         KladeUndo **undo,
                                         GError **error);

KladeDayChangeList *klade_school_list_day_changes (KladeSession *session,
                                                   KladeDay first,
                                                   KladeDay last,
                                                   gint64 teacher_id,
                                                   GError **error);

/* Who could give a lesson: colleagues, those who are free then first. */
typedef struct
{
  gint64 person_id;
  char *name;
  gboolean is_free;         /* has no lesson at that time on that day */
  gboolean teaches_subject; /* the same subject elsewhere */
  gboolean teaches_class;   /* another subject in the same class */
} KladeSubstitute;

void klade_substitute_free (KladeSubstitute *self);

/* Whose lesson it is on a day. */
typedef struct
{
  gint64 id;
  char *name; /* Anna Bērziņa */
} KladeDayPupil;

void klade_day_pupil_free (KladeDayPupil *self);

GPtrArray *klade_school_list_day_pupils (KladeSession *session,
                                         gint64 journal_id,
                                         KladeDay day,
                                         GError **error);
GPtrArray *klade_school_list_substitutes (KladeSession *session,
                                          gint64 journal_id,
                                          KladeDay day,
                                          int lesson_no,
                                          GError **error);

G_END_DECLS
