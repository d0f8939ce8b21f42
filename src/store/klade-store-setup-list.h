/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-setup-list.h"
#include "klade-store-record.h"

G_BEGIN_DECLS

/* The school's own row: it is there from the first day, so it is never inserted. */
extern const KladeTable klade_table_school;

enum
{
  KLADE_SCHOOL_COLUMN_NAME,
  KLADE_SCHOOL_COLUMN_KIND,
  KLADE_SCHOOL_COLUMN_REGISTRATION_NO,
  KLADE_SCHOOL_COLUMN_ADDRESS,
};

#define KLADE_SCHOOL_ROW_ID 1

GPtrArray *klade_store_list_breaks (KladeDb *db, gint64 year_id, GError **error);
GPtrArray *klade_store_list_moved_days (KladeDb *db, gint64 year_id, GError **error);
GPtrArray *klade_store_list_bell_sets (KladeDb *db, GError **error);
GPtrArray *klade_store_list_bell_records (KladeDb *db, gint64 bell_set_id, GError **error);
gboolean klade_store_find_start_year (KladeDb *db, int start_year, gint64 *id, GError **error);

/* How far a school is set up. */
typedef struct
{
  int n_bell_sets;
  int n_programmes;
  int n_subjects;
  int n_classes; /* of the year */
  int n_pupils;
  int n_staff;
} KladeSetupCounts;

gboolean klade_store_count_setup (KladeDb *db,
                                  gint64 year_id,
                                  KladeSetupCounts *counts,
                                  GError **error);

G_END_DECLS
