/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-export.h"

#include "klade-i18n.h"
#include "klade-kept-text.h"

#define TARGET_MARKS "marks"

/**
 * klade_school_read_export_layout:
 * @session: anybody
 * @is_own: (out) (optional): the school changed it
 * @revision: (out) (optional): for saving and dropping
 * @error: %KLADE_ERROR_INVALID when what is kept cannot be read
 *
 * Returns: (transfer full): the columns of the export of marks: the school's, or those that it
 *   begins with
 */
KladeExportLayout *
klade_school_read_export_layout (KladeSession *session,
                                 gboolean *is_own,
                                 gint32 *revision,
                                 GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_kept_text_read (klade_session_get_db (session), &klade_table_export_layout,
                             TARGET_MARKS, &text, revision, error))
    return NULL;

  if (is_own != NULL)
    *is_own = text != NULL;
  return text != NULL ? klade_export_layout_parse (text, error) : klade_export_layout_new_first ();
}

typedef struct
{
  const char *text;
  gint32 revision;
} Work;

static gboolean
save_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_kept_text_save (changes, &klade_table_export_layout, TARGET_MARKS, work->text,
                               work->revision, error);
}

static gboolean
drop_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_kept_text_drop (changes, &klade_table_export_layout, TARGET_MARKS, work->revision,
                               error);
}

static gboolean
run (KladeSession *session, KladeRegisterFunc func, Work *work, KladeUndo **undo, GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_EXPORT_PEOPLE,
    .title = _ ("Columns of the export"),
    .work = func,
    .data = work,
  };

  return klade_register_run (session, &verb, undo, error);
}

/**
 * klade_school_save_export_layout:
 * @session: needs %KLADE_ACTION_EXPORT_PEOPLE
 * @layout: the columns as they shall be
 * @revision: as klade_school_read_export_layout() gave it
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if they were stored
 */
gboolean
klade_school_save_export_layout (KladeSession *session,
                                 const KladeExportLayout *layout,
                                 gint32 revision,
                                 KladeUndo **undo,
                                 GError **error)
{
  g_autofree char *text = NULL;
  Work work = { NULL, revision };

  g_return_val_if_fail (layout != NULL, FALSE);

  if (!klade_export_layout_check (layout, error))
    return FALSE;

  work.text = text = klade_export_layout_to_text (layout);
  return run (session, save_work, &work, undo, error);
}

/**
 * klade_school_drop_export_layout:
 * @session: needs %KLADE_ACTION_EXPORT_PEOPLE
 * @revision: as klade_school_read_export_layout() gave it
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if the columns that a school begins with stand again
 */
gboolean
klade_school_drop_export_layout (KladeSession *session,
                                 gint32 revision,
                                 KladeUndo **undo,
                                 GError **error)
{
  Work work = { NULL, revision };

  return run (session, drop_work, &work, undo, error);
}
