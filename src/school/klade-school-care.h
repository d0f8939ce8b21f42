/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-progress.h"
#include "klade-school.h"

G_BEGIN_DECLS

/* What the office does to the school as a whole: counting, checking, copying, filling. */

typedef struct
{
  const char *name; /* pupils, classes, teachers, journals, lessons, marks, absences ... */
  gint64 count;
} KladeCount;

GArray *klade_school_count (KladeSchool *self, GError **error); /* KladeCount */

/* Findings are translated sentences; none means all is well. */
GPtrArray *klade_school_check (KladeSchool *self,
                               KladeSession *session_or_null,
                               KladeProgress progress,
                               gpointer data,
                               GError **error);
gboolean klade_school_back_up (KladeSession *session, const char *path, GError **error);
gboolean klade_school_restore (const char *backup, const char *path, GError **error);

typedef enum
{
  KLADE_DEMO_CLASS,
  KLADE_DEMO_SCHOOL,
  KLADE_DEMO_CITY,
} KladeDemoSize;

gboolean klade_school_fill_demo (const char *place,
                                 KladeDemoSize size,
                                 guint32 seed,
                                 KladeDay today,
                                 KladeProgress progress,
                                 gpointer data,
                                 GError **error);

G_END_DECLS
