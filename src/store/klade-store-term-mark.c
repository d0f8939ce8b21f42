/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-term-mark.h"

static const char sql_get_term_mark[] =
    "SELECT id, revision, journal_id, class_id, pupil_id, term, value, entered_by, entered_at,"
    " changed_by, changed_at FROM term_mark WHERE id = $1";

static const char sql_find_term_mark[] =
    "SELECT id, revision, journal_id, class_id, pupil_id, term, value, entered_by, entered_at,"
    " changed_by, changed_at FROM term_mark"
    " WHERE journal_id = $1 AND pupil_id = $2 AND term = $3";

static const char sql_insert_term_mark[] =
    "INSERT INTO term_mark (journal_id, class_id, pupil_id, term, value, entered_by, entered_at,"
    " changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    " ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_term_mark[] =
    "UPDATE term_mark SET value = $3, entered_by = $4, entered_at = $5, changed_by = $6,"
    " changed_at = $7, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_term_close[] =
    "SELECT id, revision, journal_id, term, is_closed, changed_by, changed_at FROM term_close"
    " WHERE id = $1";

static const char sql_find_term_close[] =
    "SELECT id, revision, journal_id, term, is_closed, changed_by, changed_at FROM term_close"
    " WHERE journal_id = $1 AND term = $2";

static const char sql_insert_term_close[] =
    "INSERT INTO term_close (journal_id, term, is_closed, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_term_close[] =
    "UPDATE term_close SET is_closed = $3, changed_by = $4, changed_at = $5,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn term_mark_fields[] = {
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "term", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "value", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "entered_by", KLADE_COLUMN_ID, KLADE_COLUMN_ENTERED },
  { "entered_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_ENTERED },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

static const KladeColumn term_close_fields[] = {
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "term", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "is_closed", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_term_mark = {
  .name = "term_mark",
  .fields = term_mark_fields,
  .n_fields = G_N_ELEMENTS (term_mark_fields),
  .n_keys = 4,
  .presence = KLADE_TERM_MARK_COLUMN_VALUE,
  .sql_get = sql_get_term_mark,
  .sql_insert = sql_insert_term_mark,
  .sql_update = sql_update_term_mark,
};

const KladeTable klade_table_term_close = {
  .name = "term_close",
  .fields = term_close_fields,
  .n_fields = G_N_ELEMENTS (term_close_fields),
  .n_keys = 2,
  .presence = KLADE_TERM_CLOSE_COLUMN_IS_CLOSED,
  .absent = 0,
  .sql_get = sql_get_term_close,
  .sql_insert = sql_insert_term_close,
  .sql_update = sql_update_term_close,
};

/* A pupil's term mark, emptied ones too; %NULL in @mark if there never was one. */
gboolean
klade_store_find_term_mark (KladeDb *db,
                            gint64 journal_id,
                            gint64 pupil_id,
                            int term,
                            KladeRecord **mark,
                            GError **error)
{
  const gint64 keys[] = { journal_id, pupil_id, term };

  return klade_store_find_record (db, &klade_table_term_mark, sql_find_term_mark, keys,
                                  G_N_ELEMENTS (keys), mark, error);
}

/* Whether and by whom a term was closed; %NULL in @close if it never was. */
gboolean
klade_store_find_term_close (KladeDb *db,
                             gint64 journal_id,
                             int term,
                             KladeRecord **close,
                             GError **error)
{
  const gint64 keys[] = { journal_id, term };

  return klade_store_find_record (db, &klade_table_term_close, sql_find_term_close, keys,
                                  G_N_ELEMENTS (keys), close, error);
}
