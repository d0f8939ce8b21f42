/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-export.h"

#include "klade-i18n.h"
#include "klade-kept-text.h"
#include "klade-text.h"

#include <string.h>

#define TARGET_MARKS "marks"
#define TARGET_NAMED "marks:"
#define NAME_LENGTH_MAX 60

static char *
make_target (const char *name)
{
  return *name == '\0' ? g_strdup (TARGET_MARKS) : g_strconcat (TARGET_NAMED, name, NULL);
}

/**
 * klade_school_list_export_layouts:
 * @session: anybody
 * @error: says why it failed
 *
 * Returns: (transfer full): the names of the sets of columns that the school keeps beside the
 *   first one, which has none
 */
GStrv
klade_school_list_export_layouts (KladeSession *session, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GPtrArray) targets = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  targets = klade_store_list_export_targets (klade_session_get_db (session), error);
  if (targets == NULL)
    return NULL;

  for (guint i = 0; i < targets->len; i++)
    {
      const char *target = g_ptr_array_index (targets, i);

      if (g_str_has_prefix (target, TARGET_NAMED))
        g_strv_builder_add (names, target + strlen (TARGET_NAMED));
    }
  return g_strv_builder_end (names);
}

/**
 * klade_school_read_export_layout:
 * @session: anybody
 * @name: of the set, "" for the first
 * @is_own: (out) (optional): the school changed it
 * @revision: (out) (optional): for saving and dropping
 * @error: %KLADE_ERROR_INVALID when what is kept cannot be read
 *
 * Returns: (transfer full): the columns of the export of marks: the school's, or those that it
 *   begins with
 */
KladeExportLayout *
klade_school_read_export_layout (KladeSession *session,
                                 const char *name,
                                 gboolean *is_own,
                                 gint32 *revision,
                                 GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session) && name != NULL, NULL);

  target = make_target (name);

  if (!klade_kept_text_read (klade_session_get_db (session), &klade_table_export_layout, target,
                             &text, revision, error))
    return NULL;

  if (is_own != NULL)
    *is_own = text != NULL;
  return text != NULL ? klade_export_layout_parse (text, error) : klade_export_layout_new_first ();
}

typedef struct
{
  char *target;
  const char *text;
  gint32 revision;
} Work;

static gboolean
save_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_kept_text_save (changes, &klade_table_export_layout, work->target, work->text,
                               work->revision, error);
}

static gboolean
drop_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_kept_text_drop (changes, &klade_table_export_layout, work->target, work->revision,
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
 * @name: of the set, "" for the first; a new name makes a new set
 * @layout: the columns as they shall be
 * @revision: as klade_school_read_export_layout() gave it
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if they were stored
 */
gboolean
klade_school_save_export_layout (KladeSession *session,
                                 const char *name,
                                 const KladeExportLayout *layout,
                                 gint32 revision,
                                 KladeUndo **undo,
                                 GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *target = NULL;
  g_autofree char *clean = NULL;
  Work work = { .revision = revision };

  g_return_val_if_fail (name != NULL && layout != NULL, FALSE);

  clean = klade_text_clean_line (name);
  if (g_utf8_strlen (clean, -1) > NAME_LENGTH_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("A name of columns has at most %d letters. Write it shorter."),
                   NAME_LENGTH_MAX);
      return FALSE;
    }
  if (!klade_export_layout_check (layout, error))
    return FALSE;

  work.target = target = make_target (clean);
  work.text = text = klade_export_layout_to_text (layout);
  return run (session, save_work, &work, undo, error);
}

/**
 * klade_school_drop_export_layout:
 * @session: needs %KLADE_ACTION_EXPORT_PEOPLE
 * @name: of the set, "" for the first
 * @revision: as klade_school_read_export_layout() gave it
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if the columns that a school begins with stand again
 */
gboolean
klade_school_drop_export_layout (KladeSession *session,
                                 const char *name,
                                 gint32 revision,
                                 KladeUndo **undo,
                                 GError **error)
{
  g_autofree char *target = make_target (name);
  Work work = { target, NULL, revision };

  return run (session, drop_work, &work, undo, error);
}
