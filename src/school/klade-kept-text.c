/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-kept-text.h"

#include "klade-school-classes-private.h"

#include "klade-i18n.h"

/* The same in both tables. */
#define COLUMN_KEY KLADE_FORM_COLUMN_KIND
#define COLUMN_TEXT KLADE_FORM_COLUMN_DESCRIPTION

/**
 * klade_kept_text_read:
 * @db: a school's database
 * @table: klade_table_form or klade_table_export_layout
 * @key: which one
 * @text: (out) (nullable) (transfer full): what the school keeps; %NULL: nothing of its own
 * @revision: (out) (optional): of the row, for saving and dropping; 0 when there never was one
 * @error: says why the store failed
 *
 * Returns: %TRUE if they were set
 */
gboolean
klade_kept_text_read (KladeDb *db,
                      const KladeTable *table,
                      const char *key,
                      char **text,
                      gint32 *revision,
                      GError **error)
{
  g_autoptr (KladeRecord) record = NULL;

  *text = NULL;
  if (!klade_store_find_kept_text (db, table, key, &record, error))
    return FALSE;

  if (revision != NULL)
    *revision = record != NULL ? record->revision : 0;
  if (record != NULL && !klade_record_is_absent (record))
    *text = g_strdup (record->texts[COLUMN_TEXT]);
  return TRUE;
}

/* The row as the person saw it; %NULL without @error: there is none, and there was none. */
static gboolean
find (KladeChangeSet *changes,
      const KladeTable *table,
      const char *key,
      gint32 revision,
      KladeRecord **record,
      GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));

  if (!klade_store_find_kept_text (db, table, key, record, error))
    return FALSE;
  if ((*record != NULL ? (*record)->revision : 0) == revision)
    return TRUE;

  g_clear_pointer (record, klade_record_free);
  return klade_class_fail (error, KLADE_ERROR_CONFLICT,
                           _ ("Somebody else changed this meanwhile. Look at it again, then repeat "
                              "your change."));
}

/**
 * klade_kept_text_save:
 * @changes: a verb's changes
 * @table, @key: which one
 * @text: as it shall be
 * @revision: as klade_kept_text_read() gave it
 * @error: %KLADE_ERROR_CONFLICT
 *
 * Returns: %TRUE if it was written and logged
 */
gboolean
klade_kept_text_save (KladeChangeSet *changes,
                      const KladeTable *table,
                      const char *key,
                      const char *text,
                      gint32 revision,
                      GError **error)
{
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  if (!find (changes, table, key, revision, &before, error))
    return FALSE;

  after = before != NULL ? klade_record_copy (before) : klade_record_new (table);
  klade_record_set_text (after, COLUMN_KEY, key);
  klade_record_set_text (after, COLUMN_TEXT, text);
  after->numbers[table->presence] = 0;
  return before != NULL ? klade_register_set (changes, before, after, 0, error)
                        : klade_register_add (changes, after, 0, error);
}

/**
 * klade_kept_text_drop:
 * @changes: a verb's changes
 * @table, @key, @revision: as for klade_kept_text_save()
 * @error: %KLADE_ERROR_CONFLICT
 *
 * The program's own stands again.
 *
 * Returns: %TRUE if the school keeps nothing of its own
 */
gboolean
klade_kept_text_drop (KladeChangeSet *changes,
                      const KladeTable *table,
                      const char *key,
                      gint32 revision,
                      GError **error)
{
  g_autoptr (KladeRecord) before = NULL;

  if (!find (changes, table, key, revision, &before, error))
    return FALSE;

  return before == NULL || klade_record_is_absent (before) ||
         klade_register_hide (changes, table, before->id, before->revision, 0, error);
}
