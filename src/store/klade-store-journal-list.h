/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"
#include "klade-timetable.h"

G_BEGIN_DECLS

/* One journal of a year, with what its row in 'my journals' counts. */
typedef struct
{
  gint64 id;
  gint64 class_id;
  gint64 owner_class_id; /* of the group's class too; 0: of several */
  char *group_kind;      /* "": of the whole class */
  int grade;
  char *subject;
  char *class_name; /* or the group's name */
  int n_pupils;
  int n_lessons;
  int n_without_topic;
  KladeDay last_lesson;
  gboolean is_mine;
  gboolean is_my_class;
} KladeListedJournal;

gboolean klade_store_find_year (KladeDb *db,
                                int start_year,
                                gint64 *year_id,
                                KladeSchoolYear *year,
                                GError **error);
GArray *klade_store_list_journals (KladeDb *db,
                                   gint64 year_id,
                                   gint64 person_id,
                                   gint32 today,
                                   gboolean all,
                                   GError **error);

/* What a journal has several of. */
typedef struct
{
  gint64 journal_id;
  char *name; /* of a teacher */
  KladeTimetableSlot slot;
} KladeJournalPart;

GArray *klade_store_list_year_teachers (KladeDb *db, gint64 year_id, gint32 today, GError **error);
GArray *klade_store_list_year_slots (KladeDb *db, gint64 year_id, gint32 today, GError **error);

G_END_DECLS
