/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-demo-log.h"
#include "klade-store-fill.h"
#include "klade-vault.h"

G_BEGIN_DECLS

/* After a term's last day. */
#define KLADE_DEMO_DAYS_TO_CLOSE 3

/* What the files that write a demo school share. */
typedef struct
{
  KladeDb *db;
  KladeDemoPlan *plan;
  KladeDemoLog *log;
  KladeVault *vault;
  gint64 school_year_id;
  gint64 bell_set_id;
  gint64 programme_ids[2]; /* grades 1 to 9, 10 to 12 */
  gint64 *subject_ids;
  GHashTable *orders; /* number -> gint64 *, the order's row */
  gint64 head_id;     /* the people who do what no teacher does */
  gint64 deputy_id;
  gint64 superuser_id;
} KladeDemoWriter;

gboolean klade_demo_write_school (KladeDemoWriter *self, GError **error);
gboolean klade_demo_write_people (KladeDemoWriter *self, GError **error);
gboolean klade_demo_write_accounts (KladeDemoWriter *self, GError **error);
gboolean klade_demo_write_class (KladeDemoWriter *self,
                                 int class_index,
                                 const KladeDemoAttendance *attendance,
                                 GError **error);
gboolean klade_demo_write_year_end (KladeDemoWriter *self, GError **error);
gboolean klade_demo_write_instructions (KladeDemoWriter *self, GError **error);
gboolean klade_demo_write_remarks (KladeDemoWriter *self, GError **error);
gboolean klade_demo_write_documents (KladeDemoWriter *self,
                                     const KladeDemoClass *klass,
                                     int *n_issued,
                                     gint64 order_id,
                                     KladeDay day,
                                     GError **error);
gboolean klade_demo_write_book (KladeDemoWriter *self,
                                int journal_index,
                                KladeDemoBook *book,
                                GError **error);

G_END_DECLS
