/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* One proposal or request of a member of staff (A14); texts are the statement's. */
typedef struct
{
  gint64 id;
  int revision;
  gint64 person_id;
  const char *name;
  const char *kind;
  gint32 received_on;
  const char *request;
  const char *answer;
  gint32 answered_on;
} KladeRequestRow;

typedef void (*KladeRequestFunc) (const KladeRequestRow *row, gpointer data);

gboolean klade_store_list_requests (KladeDb *db,
                                    gint64 person_id,
                                    KladeRequestFunc func,
                                    gpointer data,
                                    GError **error);

G_END_DECLS
