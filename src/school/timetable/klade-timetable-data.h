/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: one year's timetable as read from the store. */

#include "klade-id-map.h"
#include "klade-school-calendar.h"
#include "klade-session-private.h"
#include "klade-store-journal.h"
#include "klade-store-timetable-list.h"
#include "klade-timetable-plan.h"

G_BEGIN_DECLS

/**
 * KladeTimetableData:
 * @slots: those that hold on any of the days asked for
 * @members: who is in which group on the first of the days
 */
typedef struct
{
  GStringChunk *strings;
  gint64 year_id;
  KladeSchoolCalendar calendar;
  GArray *days_off;  /* KladeDayOff: the calendar's */
  GArray *classes;   /* KladeStoredClass */
  GArray *journals;  /* KladeStoredJournal */
  GArray *teachers;  /* KladeStoredTeacher */
  GArray *slots;     /* KladeStoredSlot */
  GArray *members;   /* KladeStoredMember */
  GPtrArray *owners; /* by journal's place: GArray of class ids, NULL when it has an owner */
  KladeIdMap class_places;
  KladeIdMap journal_places;
  KladeIdMap first_teachers; /* by journal */
  KladeIdMap first_members;  /* by group */
} KladeTimetableData;

KladeTimetableData *klade_timetable_data_read (KladeDb *db,
                                               KladeDay first,
                                               KladeDay last,
                                               GError **error);
KladeTimetableData *klade_timetable_data_read_journal (KladeDb *db,
                                                       const KladeJournalHead *head,
                                                       KladeDay first,
                                                       KladeDay last,
                                                       GError **error);
void klade_timetable_data_free (KladeTimetableData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTimetableData, klade_timetable_data_free)

gboolean klade_timetable_data_read_calendar (KladeDb *db,
                                             gint64 year_id,
                                             const KladeSchoolYear *year,
                                             KladeSchoolCalendar *calendar,
                                             GArray **days_off,
                                             GError **error);
KladeDay klade_timetable_data_follows (const KladeSchoolCalendar *calendar,
                                       KladeDay day,
                                       int grade,
                                       const char **day_off);
KladeDay klade_timetable_data_last_day (const KladeSchoolYear *year);

const KladeStoredClass *klade_timetable_data_find_class (const KladeTimetableData *self, gint64 id);
const KladeStoredJournal *klade_timetable_data_find_journal (const KladeTimetableData *self,
                                                             gint64 id);
GArray *klade_timetable_data_list_teachers (const KladeTimetableData *self,
                                            gint64 journal_id,
                                            gint64 teacher_id,
                                            KladeDayRange days);
GArray *klade_timetable_data_list_classes (const KladeTimetableData *self,
                                           const KladeStoredJournal *journal);
const gint64 *klade_timetable_data_get_owners (const KladeTimetableData *self,
                                               const KladeStoredJournal *journal,
                                               guint *n_owners);
char *klade_timetable_data_dup_teachers (const KladeTimetableData *self,
                                         gint64 journal_id,
                                         gint64 teacher_id,
                                         KladeDay day);

/* ---- collisions ---- */

/**
 * KladeTimetableBoard:
 *
 * The timetable from a day on, ready for arithmetic: kept by the school while nothing of it
 * changes, so that every move of a pointer can ask.
 */
typedef struct
{
  KladeTimetableData *data;
  KladeTimetablePlan *plan;
  KladeIdMap pupil_sets; /* by group */
  KladeDay day;
  gint64 audit_id;
} KladeTimetableBoard;

KladeTimetableBoard *klade_timetable_board_get (KladeSession *session,
                                                KladeDay day,
                                                GError **error);
GArray *klade_timetable_board_check (const KladeTimetableBoard *self, const KladeStoredSlot *place);
gboolean klade_timetable_board_hint (const KladeTimetableBoard *self,
                                     gint64 slot_id,
                                     int last_lesson_no,
                                     GArray **hints);

G_END_DECLS
