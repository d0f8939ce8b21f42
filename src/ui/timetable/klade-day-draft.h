/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"
#include "klade-school-day.h"
#include "klade-school-timetable.h"

G_BEGIN_DECLS

/**
 * KladeDayLine:
 * @journal_id: 0: the whole day of @class_id, or of the school
 * @lesson_no: %KLADE_LESSON_NO_ALL for the whole day
 * @title: 2. Matemātika · 7.a
 * @subtitle: who gives it where
 * @substitutes: (element-type KladeSubstitute): who could give it, free ones first
 *
 * What a change of the day can be about.
 */
typedef struct
{
  gint64 journal_id;
  gint64 class_id;
  int lesson_no;
  char *title;
  char *subtitle;
  GPtrArray *substitutes;
} KladeDayLine;

void klade_day_line_free (KladeDayLine *self);

/* What lines are asked for. */
typedef struct
{
  KladeWeekOf of;
  gint64 id;
  KladeDay day;
  KladeDayChangeKind kind;
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
