/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-mark.h"

#include <string.h>

static const char sql_get_mark[] =
    "SELECT id, revision, work_id, lesson_id, journal_id, class_id, pupil_id, value, entered_by,"
    " entered_at, changed_by, changed_at FROM mark WHERE id = $1";

static const char sql_find_mark[] =
    "SELECT id, revision, work_id, lesson_id, journal_id, class_id, pupil_id, value, entered_by,"
    " entered_at, changed_by, changed_at FROM mark WHERE work_id = $1 AND pupil_id = $2";

static const char sql_insert_mark[] =
    "INSERT INTO mark (work_id, lesson_id, journal_id, class_id, pupil_id, value, entered_by,"
    " entered_at, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    " ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_mark[] =
    "UPDATE mark SET value = $3, entered_by = $4, entered_at = $5, changed_by = $6,"
    " changed_at = $7, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn mark_fields[] = {
  { "work_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "lesson_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "value", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "entered_by", KLADE_COLUMN_ID, KLADE_COLUMN_ENTERED },
  { "entered_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_ENTERED },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_mark = {
  .name = "mark",
  .fields = mark_fields,
  .n_fields = G_N_ELEMENTS (mark_fields),
  .n_keys = 5,
  .presence = KLADE_MARK_COLUMN_VALUE,
  .sql_get = sql_get_mark,
  .sql_insert = sql_insert_mark,
  .sql_update = sql_update_mark,
};

/* A mark as klade_mark_format() wrote it; thousands a page, and the text tells its scale. */
KladeMark
klade_mark_from_stored (const char *text)
{
  static const char levels[] = "STAP";
  const char *level;
  guint number = 0;

  if (text[0] == '\0')
    return (KladeMark){ KLADE_MARK_NONE, 0 };

  if (g_ascii_isdigit (text[0]))
    {
      for (; g_ascii_isdigit (*text); text++)
        number = 10 * number + (guint) (*text - '0');
      return (KladeMark){ *text == '%' ? KLADE_MARK_PERCENT : KLADE_MARK_POINTS, (guint8) number };
    }

  level = text[1] == '\0' ? strchr (levels, text[0]) : NULL;
  if (level != NULL)
    return (KladeMark){ KLADE_MARK_LEVEL, (guint8) (level - levels + 1) };
  if (g_str_equal (text, "i"))
    return (KladeMark){ KLADE_MARK_PASSED, 0 };
  if (g_str_equal (text, "ni"))
    return (KladeMark){ KLADE_MARK_FAILED, 0 };

  return (KladeMark){ g_str_equal (text, "atb") ? KLADE_MARK_EXEMPT : KLADE_MARK_NO_MARK, 0 };
}

/* The mark of a pupil in a work, emptied ones too; %NULL in @mark if there never was one. */
gboolean
klade_store_find_mark (KladeDb *db,
                       gint64 work_id,
                       gint64 pupil_id,
                       KladeRecord **mark,
                       GError **error)
{
  const gint64 keys[] = { work_id, pupil_id };

  return klade_store_find_record (db, &klade_table_mark, sql_find_mark, keys, G_N_ELEMENTS (keys),
                                  mark, error);
}
