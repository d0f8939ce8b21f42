/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* What a name of a file was found to be; hidden ones too: they can be brought back. */
typedef struct
{
  gint64 id;
  const char *kind;
  const char *external_key;
  gint64 row_id;
  gboolean is_hidden;
} KladeStoredMatch;

GArray *klade_store_list_import_matches (KladeDb *db,
                                         const char *source,
                                         GStringChunk *strings,
                                         GError **error);

/* Something that a file's name may mean; hidden subjects and classes too. */
typedef struct
{
  gint64 id;
  const char *name;
  const char *other_name; /* a subject's short name; a person's name the other way round */
  gboolean is_hidden;
} KladeStoredName;

GArray *klade_store_list_subject_names (KladeDb *db, GStringChunk *strings, GError **error);
GArray *klade_store_list_class_names (KladeDb *db,
                                      gint64 year_id,
                                      GStringChunk *strings,
                                      GError **error);
GArray *klade_store_list_staff_names (KladeDb *db, GStringChunk *strings, GError **error);

G_END_DECLS
