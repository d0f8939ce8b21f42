/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* Safety instructions of classes (C10).  Texts are the statement's: only during the call. */

typedef struct
{
  gint64 id;
  gint64 class_id;
  gint64 instructor_id;
  int revision;
  gint32 instructed_on;
  gint32 signed_on;
  const char *class_name;
  const char *number;
  const char *topic;
  const char *instructor; /* given name and surname; "" for nobody */
  const char *kept_at;
  const char *notes;
} KladeInstructionRow;

typedef void (*KladeInstructionFunc) (const KladeInstructionRow *row, gpointer data);

gboolean klade_store_list_instructions (KladeDb *db,
                                        gint64 school_year_id,
                                        gint64 class_id_or_0,
                                        KladeInstructionFunc func,
                                        gpointer data,
                                        GError **error);

G_END_DECLS
