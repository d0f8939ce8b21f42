/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"
#include "klade-school-journal.h"

G_BEGIN_DECLS

/**
 * KladeLessonDraft:
 *
 * What a person is writing about one lesson, beside what the store says: which fields are to
 * be saved, and where somebody else wrote another text meanwhile.  Nothing typed is replaced
 * unseen.
 */
typedef struct _KladeLessonDraft KladeLessonDraft;

typedef enum
{
  KLADE_DRAFT_TOPIC,
  KLADE_DRAFT_HOMEWORK,
  KLADE_DRAFT_NOTES,
  KLADE_DRAFT_N_FIELDS,
} KladeDraftField;

KladeLessonDraft *klade_lesson_draft_new (const KladePageLesson *lesson);
void klade_lesson_draft_free (KladeLessonDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeLessonDraft, klade_lesson_draft_free)

void klade_lesson_draft_follow (KladeLessonDraft *self, const KladePageLesson *lesson);

const char *klade_lesson_draft_get_text (KladeLessonDraft *self, KladeDraftField field);
void klade_lesson_draft_set_text (KladeLessonDraft *self, KladeDraftField field, const char *text);
gboolean klade_lesson_draft_is_nothing_set (KladeLessonDraft *self);
void klade_lesson_draft_set_nothing_set (KladeLessonDraft *self, gboolean nothing);

const char *klade_lesson_draft_get_theirs (KladeLessonDraft *self, KladeDraftField field);
void klade_lesson_draft_resolve (KladeLessonDraft *self, KladeDraftField field, gboolean keep_mine);

gboolean klade_lesson_draft_is_clean (KladeLessonDraft *self);
gboolean klade_lesson_draft_is_given (KladeLessonDraft *self);
gboolean klade_lesson_draft_take_edit (KladeLessonDraft *self, KladeLessonEdit *edit);

G_END_DECLS
