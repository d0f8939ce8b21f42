/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-class-list.h"
#include "klade-db.h"

G_BEGIN_DECLS

/* The rows of klade-class-list.h as they stand on a day; hidden ones are left out. */

GPtrArray *klade_store_list_years (KladeDb *db, GError **error);
GPtrArray *klade_store_list_classes (KladeDb *db, gint64 year_id, KladeDay day, GError **error);
GPtrArray *klade_store_list_class_journals (KladeDb *db,
                                            gint64 year_id,
                                            gint64 class_id,
                                            KladeDay day,
                                            GError **error);
GPtrArray *klade_store_list_journal_teachers (KladeDb *db, gint64 year_id, GError **error);

GPtrArray *klade_store_list_programmes (KladeDb *db, GError **error);
GPtrArray *klade_store_list_subjects (KladeDb *db, GError **error);
GPtrArray *klade_store_list_planned (KladeDb *db, gint64 programme_id, GError **error);

GPtrArray *klade_store_list_groups (KladeDb *db,
                                    gint64 year_id,
                                    gint64 class_id,
                                    KladeDay day,
                                    GError **error);
GPtrArray *klade_store_list_group_members (KladeDb *db,
                                           gint64 group_id,
                                           gboolean with_past,
                                           KladeDay day,
                                           GError **error);
GPtrArray *klade_store_list_divisions (KladeDb *db, gint64 year_id, KladeDay day, GError **error);
GPtrArray *klade_store_list_class_pupils (KladeDb *db,
                                          gint64 class_id,
                                          KladeDay day,
                                          GError **error);

typedef struct
{
  gint64 group_id;
  gint64 pupil_id;
} KladeMembership;

GPtrArray *klade_store_list_memberships (KladeDb *db,
                                         gint64 class_id,
                                         gint64 subject_id,
                                         KladeDay day,
                                         GError **error);

G_END_DECLS
