/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-export-layout.h"
#include "klade-school-people.h"

G_BEGIN_DECLS

/* Marks for the education document, taken out for the state's register (G5). */

/* A school keeps several sets of columns, each by its name; "" is the one used when none is named.
 */
GStrv klade_school_list_export_layouts (KladeSession *session, GError **error);
KladeExportLayout *klade_school_read_export_layout (KladeSession *session,
                                                    const char *name,
                                                    gboolean *is_own,
                                                    gint32 *revision,
                                                    GError **error);
gboolean klade_school_save_export_layout (KladeSession *session,
                                          const char *name,
                                          const KladeExportLayout *layout,
                                          gint32 revision,
                                          KladeUndo **undo,
                                          GError **error);
gboolean klade_school_drop_export_layout (KladeSession *session,
                                          const char *name,
                                          gint32 revision,
                                          KladeUndo **undo,
                                          GError **error);

/**
 * KladeMarksExport:
 * @table: a row for each subject and examination of each pupil
 * @problems: (element-type utf8): sentences on what is missing
 * @n_pupils: who have rows
 */
typedef struct
{
  KladePeopleTable *table;
  GPtrArray *problems;
  guint n_pupils;
} KladeMarksExport;

void klade_marks_export_free (KladeMarksExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeMarksExport, klade_marks_export_free)

KladeMarksExport *klade_school_preview_marks (KladeSession *session,
                                              const KladeExportLayout *layout,
                                              gint64 school_year_id,
                                              const gint64 *class_ids,
                                              gsize n_class_ids,
                                              GError **error);
KladeMarksExport *klade_school_export_marks (KladeSession *session,
                                             const char *password,
                                             const KladeExportLayout *layout,
                                             gint64 school_year_id,
                                             const gint64 *class_ids,
                                             gsize n_class_ids,
                                             GError **error);

G_END_DECLS
