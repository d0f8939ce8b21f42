/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-class-list.h"
#include "klade-db.h"
#include "klade-mark.h"
#include "klade-school-calendar.h"

G_BEGIN_DECLS

/* What a journal is, without what is written in it. */
typedef struct
{
  gint64 id;
  gint64 class_id;       /* 0 for a group's journal */
  gint64 group_id;       /* 0 for a class's journal */
  gint64 owner_class_id; /* the class, or the class that the group is part of; 0 for none */
  gint64 year_id;
  KladeGroupKind group_kind; /* of a group's journal */
  int grade;
  KladeScale scale;
  int lessons_planned;
  char *subject;
  char *class_name; /* or the group's name */
  char *school_name;
  KladeSchoolYear year; /* without breaks: klade_store_list_days_off() has them */
  gint64 audit_id;      /* the log's last row */
} KladeJournalHead;

void klade_journal_head_free (KladeJournalHead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeJournalHead, klade_journal_head_free)

KladeJournalHead *klade_store_read_journal_head (KladeDb *db, gint64 id, GError **error);

/* A pupil's stay in a journal's class or group; somebody who came back has two. */
typedef struct
{
  gint64 pupil_id;
  gint64 class_id; /* 0: of no class of this year */
  char *surname;
  char *given_name;
  char *class_name;
  KladeDay first;
  KladeDay last; /* KLADE_DAY_NONE: still there */
} KladeStay;

GArray *klade_store_list_stays (KladeDb *db, const KladeJournalHead *journal, GError **error);

GArray *klade_store_list_days_off (KladeDb *db, gint64 year_id, GError **error);

char *klade_store_dup_person_name (KladeDb *db, gint64 person_id, GError **error);

G_END_DECLS
