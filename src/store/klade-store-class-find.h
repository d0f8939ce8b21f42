/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-store-record.h"

G_BEGIN_DECLS

/* Rows found by what makes them the only ones, hidden or not: @id becomes 0 when there is none. */

gboolean klade_store_find_class (KladeDb *db,
                                 gint64 year_id,
                                 const char *name,
                                 gint64 *id,
                                 GError **error);
gboolean klade_store_find_subject (KladeDb *db, const char *name, gint64 *id, GError **error);
gboolean klade_store_find_programme (KladeDb *db,
                                     const char *code,
                                     const char *name,
                                     gint64 *id,
                                     GError **error);
gboolean klade_store_find_planned (KladeDb *db,
                                   gint64 programme_id,
                                   gint64 subject_id,
                                   int grade,
                                   gint64 *id,
                                   GError **error);
gboolean klade_store_find_group (KladeDb *db,
                                 gint64 year_id,
                                 gint64 class_id,
                                 gint64 subject_id,
                                 const char *name,
                                 gint64 *id,
                                 GError **error);
gboolean klade_store_find_class_journal (KladeDb *db,
                                         gint64 class_id,
                                         gint64 group_id,
                                         gint64 subject_id,
                                         gint64 *id,
                                         GError **error);

/* Whether a row is in use; hidden rows do not count. */
gboolean klade_store_class_has_pupils (KladeDb *db,
                                       gint64 class_id,
                                       gint64 *n_pupils,
                                       GError **error);
gboolean klade_store_class_has_lessons (KladeDb *db,
                                        gint64 class_id,
                                        gint64 *n_lessons,
                                        GError **error);
gboolean klade_store_group_has_lessons (KladeDb *db,
                                        gint64 group_id,
                                        gint64 *n_lessons,
                                        GError **error);
gboolean klade_store_journal_has_lessons (KladeDb *db,
                                          gint64 journal_id,
                                          gint64 *n_lessons,
                                          GError **error);
gboolean klade_store_programme_has_classes (KladeDb *db,
                                            gint64 programme_id,
                                            gint64 *n_classes,
                                            GError **error);
gboolean klade_store_subject_has_journals (KladeDb *db,
                                           gint64 subject_id,
                                           gint64 *n_journals,
                                           GError **error);
gboolean klade_store_bell_set_has_classes (KladeDb *db,
                                           gint64 bell_set_id,
                                           gint64 *n_classes,
                                           GError **error);
gboolean klade_store_pupil_in_class (KladeDb *db,
                                     gint64 year_id,
                                     gint64 class_id,
                                     gint64 pupil_id,
                                     KladeDay day,
                                     gint64 *n,
                                     GError **error);

/* (element-type KladeRecord): visible rows that reach @day or later, or for memberships all,
 * hidden ones too. */
GPtrArray *klade_store_list_class_teachers (KladeDb *db,
                                            gint64 class_id,
                                            KladeDay day,
                                            GError **error);
GPtrArray *klade_store_list_pupil_memberships (KladeDb *db,
                                               gint64 group_id,
                                               gint64 pupil_id,
                                               GError **error);
GPtrArray *klade_store_list_journal_teacher_records (KladeDb *db,
                                                     gint64 journal_id,
                                                     gint64 person_id,
                                                     GError **error);
GPtrArray *klade_store_list_class_own_journals (KladeDb *db, gint64 class_id, GError **error);
GPtrArray *klade_store_list_class_own_groups (KladeDb *db, gint64 class_id, GError **error);
GPtrArray *klade_store_list_group_journals (KladeDb *db, gint64 group_id, GError **error);

G_END_DECLS
