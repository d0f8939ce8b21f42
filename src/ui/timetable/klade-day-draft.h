/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"
#include "klade-school-day.h"
#include "klade-school-timetable.h"

G_BEGIN_DECLS

#define KLADE_DAY_LINE_DAYS 31 /* at most this many days at once */

/**
 * KladeDayLine:
 * @journal_id: 0: the whole day of @class_id, or of the school
 * @lesson_no: %KLADE_LESSON_NO_ALL for the whole day
 * @days: a lesson's day; for whole days all with lessons
 * @title: 2. Matemātika · 7.a; with its day before when several are asked for
 * @subtitle: who gives it where
 * @substitutes: (nullable) (element-type KladeSubstitute): who could give it, free ones first
 * @pupils: (nullable) (element-type KladeDayPupil): whose lesson it is
 *
 * What a change of the day can be about.
 */
typedef struct
{
  gint64 journal_id;
  gint64 class_id;
  int lesson_no;
  KladeDay days[KLADE_DAY_LINE_DAYS];
  int n_days;
  char *title;
  char *subtitle;
  GPtrArray *substitutes;
  GPtrArray *pupils;
} KladeDayLine;

void klade_day_line_free (KladeDayLine *self);

/**
 * KladeDayAsk:
 * @of, @id: whose lessons; whole days of classes for the school
 * @first, @last: the days
 * @journal_id, @lesson_no: with a journal: this lesson alone
 *
 * What lines are asked for.
 */
typedef struct
{
  KladeWeekOf of;
  gint64 id;
  KladeDay first;
  KladeDay last;
  KladeDayChangeKind kind;
  gint64 journal_id;
  int lesson_no;
} KladeDayAsk;

gpointer klade_day_ask_job (KladeSchool *school,
                            KladeSession *session,
                            gpointer data,
                            GError **error);

/**
 * KladeDayDraft:
 * @edits: (element-type KladeDayEdit): their texts are in @strings
 * @outcome: (nullable): after saving
 *
 * Changes of a day as a person wants them, before they are stored.
 */
typedef struct
{
  GArray *edits;
  GStringChunk *strings;
  KladeDayOutcome *outcome;
} KladeDayDraft;

KladeDayDraft *klade_day_draft_new (void);
void klade_day_draft_free (KladeDayDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDayDraft, klade_day_draft_free)
void klade_day_draft_add (KladeDayDraft *self, const KladeDayEdit *edit);
gboolean klade_day_draft_verb (KladeSession *session,
                               gpointer data,
                               KladeUndo **undo,
                               GError **error);

G_END_DECLS
