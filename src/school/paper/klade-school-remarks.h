/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school.h"
#include "klade-undo.h"
#include "klade-work.h"

G_BEGIN_DECLS

/* What the class teacher remarks on a pupil's report card and interim report (G2). */

#define KLADE_REMARK_LENGTH_MAX 400

/**
 * KladeRemark:
 * @revision: for writing; 0: there was none yet
 * @text: "" for none
 */
typedef struct
{
  gint64 pupil_id;
  gint32 revision;
  char *name; /* surname and given name */
  char *text;
} KladeRemark;

void klade_remark_free (KladeRemark *self);
GPtrArray *klade_school_list_remarks (KladeSession *session,
                                      gint64 class_id,
                                      KladeDay day,
                                      KladeTermKind term,
                                      GError **error);
gboolean klade_school_set_remark (KladeSession *session,
                                  gint64 class_id,
                                  gint64 pupil_id,
                                  KladeTermKind term,
                                  const char *text,
                                  gint32 revision,
                                  KladeUndo **undo,
                                  GError **error);

G_END_DECLS
