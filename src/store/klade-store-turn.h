/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-mark.h"
#include "klade-store-record.h"

G_BEGIN_DECLS

/* What the turn of the year needs to know of the old year and the new one. */

/* A pupil who is in a class of the year on a day. */
typedef struct
{
  KladeRecord *enrolment;
  char *name; /* Kalniņa Anna */
  char *class_name;
  gint64 promotion_id; /* 0: nobody decided yet */
  gint32 promotion_revision;
  int decision;
  char *to_class;
  gint64 order_id;
  char *order_number; /* "" for none */
  KladeDay ordered_on;
} KladeTurnPupil;

void klade_turn_pupil_free (KladeTurnPupil *self);

GPtrArray *klade_store_list_turn_pupils (KladeDb *db,
                                         gint64 year_id,
                                         gint64 class_id,
                                         KladeDay day,
                                         GError **error);

/* The year's mark of a pupil in a subject in which marks are given. */
typedef struct
{
  gint64 pupil_id;
  gint64 subject_id;
  char *subject;
  char *year_mark;
  char *reexam;
  KladeScale scale;
} KladeTurnMark;

void klade_turn_mark_free (KladeTurnMark *self);

GPtrArray *klade_store_list_turn_marks (KladeDb *db, gint64 year_id, KladeDay day, GError **error);

/* A journal in which lessons stand but whose year is not closed. */
typedef struct
{
  gint64 class_id;
  char *owner;
  char *subject;
} KladeTurnOpenJournal;

void klade_turn_open_journal_free (KladeTurnOpenJournal *self);

GPtrArray *klade_store_list_turn_open_journals (KladeDb *db, gint64 year_id, GError **error);

/* Enrolments in the classes of a year, hidden ones too. */
typedef struct
{
  gint64 id;
  gint64 pupil_id;
  gint64 class_id;
  KladeDay valid_from;
  gboolean is_hidden;
} KladeTurnEnrolment;

GPtrArray *klade_store_list_turn_enrolments (KladeDb *db, gint64 year_id, GError **error);

/* Who is in which group of a year on a day. */
typedef struct
{
  gint64 group_id;
  gint64 pupil_id;
} KladeTurnMember;

GPtrArray *klade_store_list_turn_members (KladeDb *db,
                                          gint64 year_id,
                                          KladeDay day,
                                          GError **error);
GPtrArray *klade_store_list_class_promotions (KladeDb *db, gint64 class_id, GError **error);

G_END_DECLS
