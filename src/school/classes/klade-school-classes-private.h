/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the verbs and readers of classes share. */

#include "klade-register.h"
#include "klade-school-classes.h"
#include "klade-school-year.h"

G_BEGIN_DECLS

/**
 * KladeYearView:
 * @id: 0 when the school has no year at all
 * @day: what a list of this year is shown for: today, for an earlier year its last day, for a
 *   later one its first
 */
typedef struct
{
  gint64 id;
  KladeSchoolYear year; /* without breaks */
  KladeDay day;
  gboolean is_now;
} KladeYearView;

gboolean klade_year_view_find (KladeSession *session,
                               gint64 year_id_or_0,
                               KladeYearView *view,
                               GError **error);

gboolean klade_class_fail (GError **error, int code, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean klade_class_check_line (const char *text, char **line, GError **error);
char *klade_class_dup_name (KladeChangeSet *changes, gint64 class_id, GError **error);

gboolean klade_class_add (KladeChangeSet *changes,
                          const KladeClassEdit *edit,
                          gint64 *class_id,
                          GError **error);
gboolean klade_class_save_subject (KladeChangeSet *changes,
                                   const KladeSubjectEdit *edit,
                                   gint64 *subject_id,
                                   GError **error);
gboolean klade_class_set_plan (KladeChangeSet *changes,
                               const KladePlannedEdit *edit,
                               GError **error);

gboolean klade_class_put_journal (KladeChangeSet *changes,
                                  const KladeJournalEdit *edit,
                                  const char *kind,
                                  gint64 year_id,
                                  gint64 *journal_id,
                                  GError **error);
gboolean klade_class_put_journal_teacher (KladeChangeSet *changes,
                                          gint64 journal_id,
                                          gint64 person_id,
                                          KladeDay from,
                                          gint64 order_id,
                                          GError **error);

G_END_DECLS
