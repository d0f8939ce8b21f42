/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-form.h"
#include "klade-progress.h"
#include "klade-school.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/**
 * KladePaperRequest:
 * @kind: which document
 * @school_year_id: 0: the year of @today
 * @class_ids: (array length=n_class_ids): none and no pupils: the whole school
 * @pupil_ids: (array length=n_pupil_ids): single pupils, beside the classes
 * @term: %KLADE_TERM_SEMESTER_1, _2 or _YEAR for kinds that ask for a term
 * @first_day: of a month or span; of an instruction or statement its day
 * @last_day: of the span
 * @topic: of an instruction
 * @number: of an instruction
 * @today: the day of printing
 * @language: of the form; %NULL: the program's
 *
 * What is to be printed.
 */
typedef struct
{
  KladePaperKind kind;
  gint64 school_year_id;
  const gint64 *class_ids;
  gsize n_class_ids;
  const gint64 *pupil_ids;
  gsize n_pupil_ids;
  int term;
  KladeDay first_day;
  KladeDay last_day;
  const char *topic;
  const char *number;
  KladeDay today;
  const char *language;
} KladePaperRequest;

KladePaper *klade_school_read_paper (KladeSession *session,
                                     const KladePaperRequest *request,
                                     KladeProgress progress,
                                     gpointer progress_data,
                                     GError **error);

gboolean klade_school_log_printed (KladeSession *session, const KladePaper *paper, GError **error);

/* Forms of the school's own; without one the shipped form is printed with. */
KladeForm *klade_school_read_form (KladeSession *session,
                                   KladePaperKind kind,
                                   gint32 *revision,
                                   GError **error);
gboolean klade_school_save_form (KladeSession *session,
                                 KladeForm *form,
                                 gint32 revision,
                                 KladeUndo **undo,
                                 GError **error);
gboolean klade_school_drop_form (KladeSession *session,
                                 KladePaperKind kind,
                                 gint32 revision,
                                 KladeUndo **undo,
                                 GError **error);

G_END_DECLS
