/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* One line of the log as stored; the texts live until the next line. */
typedef struct
{
  gint64 id;
  gint64 at;
  const char *who;
  const char *action;
  const char *table_name;
  const char *field;
  const char *old_value; /* (nullable) */
  const char *new_value; /* (nullable) */
} KladeLogLine;

typedef void (*KladeLogFunc) (const KladeLogLine *line, gpointer data);

gboolean klade_store_read_cell_log (KladeDb *db,
                                    gint64 lesson_id,
                                    gint64 work_id,
                                    gint64 pupil_id,
                                    KladeLogFunc func,
                                    gpointer data,
                                    GError **error);
gboolean klade_store_read_lesson_log (KladeDb *db,
                                      gint64 lesson_id,
                                      KladeLogFunc func,
                                      gpointer data,
                                      GError **error);

gboolean klade_store_read_term_mark_log (KladeDb *db,
                                         gint64 journal_id,
                                         gint64 pupil_id,
                                         gint64 term,
                                         KladeLogFunc func,
                                         gpointer data,
                                         GError **error);

gboolean klade_store_read_changed_journals (KladeDb *db,
                                            gint64 since_id,
                                            GArray *journals,
                                            gint64 *last_id,
                                            GError **error);
gboolean klade_store_read_last_writer (KladeDb *db,
                                       gint64 since_id,
                                       gint64 except_person_id,
                                       char **name,
                                       GError **error);

G_END_DECLS
