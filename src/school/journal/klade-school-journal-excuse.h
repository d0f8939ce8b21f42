/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-cell-value.h"
#include "klade-change-set.h"
#include "klade-school-journal-guard.h"

G_BEGIN_DECLS

/* What the justifications of one pupil make of an absence in one lesson (rows C1 and C7). */
typedef struct
{
  GPtrArray *justifications; /* KladeRecord, visible ones of that day */
  KladeDay day;
  int lesson_no;
  KladeExcuse excuse; /* what stands */
  KladeExcuse wider;  /* what would stand without those made for just this lesson */
  gboolean is_of_lesson;
} KladeLessonExcuse;

gboolean klade_lesson_excuse_read (KladeLessonExcuse *self,
                                   KladeDb *db,
                                   gint64 pupil_id,
                                   KladeDay day,
                                   int lesson_no,
                                   GError **error);
void klade_lesson_excuse_clear (KladeLessonExcuse *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeLessonExcuse, klade_lesson_excuse_clear)

char *klade_lesson_excuse_dup_wider_text (const KladeLessonExcuse *self);
gboolean klade_lesson_excuse_set (KladeLessonExcuse *self,
                                  KladeChangeSet *changes,
                                  const KladeChangeContext *context,
                                  KladeExcuse excuse,
                                  GError **error);
gboolean klade_lesson_excuse_move (KladeChangeSet *changes,
                                   KladeDb *db,
                                   const KladeRecord *before,
                                   const KladeRecord *after,
                                   GError **error);

G_END_DECLS
