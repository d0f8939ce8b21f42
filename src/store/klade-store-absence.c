/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-absence.h"

static const char sql_get_absence[] =
    "SELECT id, revision, lesson_id, journal_id, class_id, pupil_id, code, entered_by,"
    " entered_at, changed_by, changed_at FROM absence WHERE id = $1";

static const char sql_find_absence[] =
    "SELECT id, revision, lesson_id, journal_id, class_id, pupil_id, code, entered_by,"
    " entered_at, changed_by, changed_at FROM absence WHERE lesson_id = $1 AND pupil_id = $2";

static const char sql_insert_absence[] =
    "INSERT INTO absence (lesson_id, journal_id, class_id, pupil_id, code, entered_by,"
    " entered_at, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    " ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_absence[] =
    "UPDATE absence SET code = $3, entered_by = $4, entered_at = $5, changed_by = $6,"
    " changed_at = $7, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn absence_fields[] = {
  { "lesson_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "code", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "entered_by", KLADE_COLUMN_ID, KLADE_COLUMN_ENTERED },
  { "entered_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_ENTERED },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_absence = {
  .name = "absence",
  .fields = absence_fields,
  .n_fields = G_N_ELEMENTS (absence_fields),
  .n_keys = 4,
  .presence = KLADE_ABSENCE_COLUMN_CODE,
  .absent = 0,
  .sql_get = sql_get_absence,
  .sql_insert = sql_insert_absence,
  .sql_update = sql_update_absence,
};

/* What was registered for a pupil in a lesson; %NULL in @absence if there never was anything. */
gboolean
klade_store_find_absence (KladeDb *db,
                          gint64 lesson_id,
                          gint64 pupil_id,
                          KladeRecord **absence,
                          GError **error)
{
  const gint64 keys[] = { lesson_id, pupil_id };

  return klade_store_find_record (db, &klade_table_absence, sql_find_absence, keys,
                                  G_N_ELEMENTS (keys), absence, error);
}
