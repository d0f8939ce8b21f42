/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"
#include "klade-school-year.h"

G_BEGIN_DECLS

/* The school's own row. */
typedef struct
{
  char *uid;
  char *name;
  char *kind;
  char *registration_no; /* (nullable): none yet */
  char *address;         /* (nullable): none yet */
  gboolean is_demo;
  gint64 created_at;
} KladeSchoolRow;

void klade_school_row_clear (KladeSchoolRow *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeSchoolRow, klade_school_row_clear)

gboolean klade_store_read_school (KladeDb *db, KladeSchoolRow *row, GError **error);
gboolean klade_store_add_school (KladeDb *db, const KladeSchoolRow *row, GError **error);
gboolean klade_store_add_person (KladeDb *db,
                                 const char *surname,
                                 const char *given_name,
                                 gint64 *id,
                                 GError **error);
gboolean klade_store_add_school_year (KladeDb *db,
                                      const KladeSchoolYear *year,
                                      gint64 *id,
                                      GError **error);

typedef struct
{
  int lesson_no;
  int starts_minutes; /* since midnight */
  int ends_minutes;
} KladeBell;

gboolean klade_store_add_bell_set (KladeDb *db,
                                   const char *name,
                                   gint32 valid_from,
                                   const KladeBell *bells,
                                   gsize n_bells,
                                   gint64 *id,
                                   GError **error);

/* name and number, in the order to show them */
typedef void (*KladeStoreCountFunc) (const char *name, gint64 count, gpointer data);

gboolean klade_store_count (KladeDb *db, KladeStoreCountFunc func, gpointer data, GError **error);

G_END_DECLS
