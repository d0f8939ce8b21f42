/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-journal-page.h"
#include "klade-school-journal-excuse.h"
#include "klade-store-journal-page.h"

G_BEGIN_DECLS

/* What stands in one cell, and in which rows. */
typedef struct
{
  KladeRecord *mark;    /* (nullable): there never was one */
  KladeRecord *absence; /* (nullable): likewise */
  KladeLessonExcuse excuse;
  KladeCellValue value;
} KladeStoredCell;

gboolean klade_stored_cell_read (KladeStoredCell *self,
                                 KladeDb *db,
                                 const KladeRecord *lesson,
                                 gint64 work_id,
                                 gint64 pupil_id,
                                 GError **error);
void klade_stored_cell_clear (KladeStoredCell *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeStoredCell, klade_stored_cell_clear)

KladeCell klade_stored_cell_get (const KladeStoredCell *self,
                                 const KladeRecord *lesson,
                                 const KladeLateRule *late_rule,
                                 gint64 *person_id);

G_END_DECLS
