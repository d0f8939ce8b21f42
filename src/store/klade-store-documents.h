/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* The register of issued documents (G4).  Texts are the statement's: only during the call. */

typedef struct
{
  gint64 id;
  gint64 pupil_id;
  gint64 class_id;
  gint64 replaces_id;
  int revision;
  int kind;
  int state;
  gint32 issued_on;
  gint32 received_on;
  gint32 ordered_on;
  const char *surname; /* "" for a blank that was nobody's */
  const char *given_name;
  const char *class_name;
  const char *programme;
  const char *series;
  const char *number;
  const char *registration_no;
  const char *order_no;
  const char *replaced_series;
  const char *replaced_number;
  const char *notes;
} KladeDocumentRow;

typedef gboolean (*KladeDocumentFunc) (const KladeDocumentRow *row, gpointer data, GError **error);

gboolean klade_store_list_documents (KladeDb *db,
                                     int kind_or_0,
                                     gint32 first_day,
                                     gint32 last_day,
                                     KladeDocumentFunc func,
                                     gpointer data,
                                     GError **error);
gboolean klade_store_list_documents_of_pupil (KladeDb *db,
                                              gint64 pupil_id,
                                              KladeDocumentFunc func,
                                              gpointer data,
                                              GError **error);

/* Each finds the id of a line that is there to be seen, 0 for none; @but_id does not count. */
gboolean klade_store_find_document_of_pupil (KladeDb *db,
                                             gint64 pupil_id,
                                             int kind,
                                             const char *programme,
                                             gint64 but_id,
                                             gint64 *id,
                                             GError **error);
gboolean klade_store_find_document_by_blank (KladeDb *db,
                                             int kind,
                                             const char *series,
                                             const char *number,
                                             gint64 but_id,
                                             gint64 *id,
                                             GError **error);
gboolean klade_store_find_document_by_entry (KladeDb *db,
                                             int kind,
                                             const char *registration_no,
                                             gint64 but_id,
                                             gint64 *id,
                                             GError **error);
gboolean klade_store_read_last_blank (KladeDb *db,
                                      int kind,
                                      char **series,
                                      char **number,
                                      GError **error);
gboolean klade_store_read_last_entry (KladeDb *db,
                                      int kind,
                                      char **registration_no,
                                      GError **error);

typedef struct
{
  gint64 pupil_id;
  const char *surname;
  const char *given_name;
  const char *programme; /* code */
} KladeFinisherRow;

typedef gboolean (*KladeFinisherFunc) (const KladeFinisherRow *row, gpointer data, GError **error);

gboolean klade_store_list_finishers (KladeDb *db,
                                     gint64 class_id,
                                     int kind,
                                     gint32 day,
                                     KladeFinisherFunc func,
                                     gpointer data,
                                     GError **error);
gboolean klade_store_read_class_school (KladeDb *db,
                                        gint64 class_id,
                                        int *grade,
                                        char **school_kind,
                                        GError **error);

G_END_DECLS
