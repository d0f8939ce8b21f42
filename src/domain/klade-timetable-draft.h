/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable-file.h"

G_BEGIN_DECLS

/**
 * KladeTimetableDraft:
 *
 * A timetable file being read: takes objects in any order, copies and cleans their texts, finds
 * them by id, counts what is odd, and becomes a #KladeTimetableFile.  What goes beyond a limit
 * is kept out and makes klade_timetable_draft_finish() fail.
 */
typedef struct _KladeTimetableDraft KladeTimetableDraft;

KladeTimetableDraft *klade_timetable_draft_new (KladeTimetableFormat format);
void klade_timetable_draft_free (KladeTimetableDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTimetableDraft, klade_timetable_draft_free)

void klade_timetable_draft_set_program (KladeTimetableDraft *self, const char *program);
void klade_timetable_draft_set_school (KladeTimetableDraft *self, const char *school);

/* Each takes the object with texts and lists that belong to the caller and returns its index,
 * or -1 when its id is there already (warned about) or a limit is reached. */
int klade_timetable_draft_add_day (KladeTimetableDraft *self, const KladeFileDay *day);
int klade_timetable_draft_add_period (KladeTimetableDraft *self, const KladeFilePeriod *period);
int klade_timetable_draft_add_week (KladeTimetableDraft *self, const KladeFileSpan *week);
int klade_timetable_draft_add_term (KladeTimetableDraft *self, const KladeFileSpan *term);
int klade_timetable_draft_add_subject (KladeTimetableDraft *self, const KladeFileSubject *subject);
int klade_timetable_draft_add_teacher (KladeTimetableDraft *self, const KladeFileTeacher *teacher);
int klade_timetable_draft_add_class (KladeTimetableDraft *self, const KladeFileClass *class_);
int klade_timetable_draft_add_group (KladeTimetableDraft *self, const KladeFileGroup *group);
int klade_timetable_draft_add_room (KladeTimetableDraft *self, const KladeFileRoom *room);
int klade_timetable_draft_add_lesson (KladeTimetableDraft *self, const KladeFileLesson *lesson);
int klade_timetable_draft_add_card (KladeTimetableDraft *self, const KladeFileCard *card);

void klade_timetable_draft_add_periods_per_week (KladeTimetableDraft *self,
                                                 int lesson,
                                                 double periods);
int klade_timetable_draft_find (KladeTimetableDraft *self, KladeFileKind kind, const char *id);
const char *klade_timetable_draft_get_id (KladeTimetableDraft *self, KladeFileKind kind, int index);
const KladeFileGroup *klade_timetable_draft_get_group (KladeTimetableDraft *self, int group);
void klade_timetable_draft_warn (KladeTimetableDraft *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

gboolean klade_timetable_draft_check (KladeTimetableDraft *self, GError **error);
KladeTimetableFile *klade_timetable_draft_finish (KladeTimetableDraft *self, GError **error);

G_END_DECLS
