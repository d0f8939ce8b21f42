/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what a day's change does to lessons that stand in journals, and to
 * those that are entered later. */

#include "klade-change-set.h"
#include "klade-held-lesson.h"

G_BEGIN_DECLS

#define KLADE_DAY_EFFECTS_DAYS 42 /* how far a lesson that was held is looked for */

/**
 * KladeDayEffects:
 * @data: the timetable from KLADE_DAY_EFFECTS_DAYS before the day to the day
 * @stored: (element-type KladeStoredChange): the changes of these days as they stand now
 * @remarks: (element-type utf8): takes sentences for people
 */
typedef struct
{
  KladeChangeSet *changes;
  KladeDb *db;
  const KladeTimetableData *data;
  const GArray *stored;
  GPtrArray *remarks;
} KladeDayEffects;

gboolean klade_day_effects_apply (KladeDayEffects *self,
                                  const KladeDayChange *change,
                                  GError **error);
gboolean klade_day_effects_take_back (KladeDayEffects *self,
                                      const KladeDayChange *change,
                                      GError **error);
gboolean klade_day_effects_note (KladeDayEffects *self,
                                 const KladeDayChange *change,
                                 gboolean is_taken_back,
                                 GError **error);
gboolean klade_day_effects_note_lesson (KladeDayEffects *self,
                                        const KladeStoredJournal *journal,
                                        gint64 lesson_id,
                                        const char *note,
                                        gboolean is_taken_back,
                                        GError **error);
gboolean klade_day_effects_note_own (KladeDayEffects *self,
                                     const KladeDayChange *change,
                                     gboolean is_taken_back,
                                     GError **error);

gboolean klade_day_effects_write (KladeDayEffects *self,
                                  const KladeRecord *before,
                                  KladeRecord *after,
                                  GError **error);
gboolean klade_day_effects_may_write (KladeDayEffects *self,
                                      gint64 journal_id,
                                      KladeDay day,
                                      gboolean *may,
                                      GError **error);
void klade_day_effects_remark (KladeDayEffects *self,
                               const KladeStoredJournal *journal,
                               KladeDay day,
                               int lesson_no,
                               const char *sentence);
void klade_day_effects_add_note (KladeRecord *lesson, const char *note);
void klade_day_effects_remove_note (KladeRecord *lesson, const char *note);
gboolean klade_day_effects_fill (KladeDb *db,
                                 const KladeJournalHead *head,
                                 KladeRecord *lesson,
                                 gboolean keeps_kind,
                                 GError **error);
gboolean klade_day_effects_fill_own (KladeDb *db,
                                     const KladeJournalHead *head,
                                     const GArray *changes,
                                     KladeRecord *lesson,
                                     GError **error);

G_END_DECLS
