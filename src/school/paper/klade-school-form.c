/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-kept-text.h"
#include "klade-register.h"
#include "klade-school-paper.h"
#include "klade-session-private.h"
#include "klade-store-paper.h"

/**
 * klade_school_read_form:
 * @session: anybody
 * @kind: a kind that has a form
 * @revision: (out) (optional): for saving and dropping
 * @error: %KLADE_ERROR_INVALID with its line when what is kept cannot be read
 *
 * Returns: (transfer full) (nullable): the school's own form; %NULL without @error when it has
 *   none and prints with the one that is shipped
 */
KladeForm *
klade_school_read_form (KladeSession *session,
                        KladePaperKind kind,
                        gint32 *revision,
                        GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_kept_text_read (klade_session_get_db (session), &klade_table_form,
                             klade_paper_kind_get_info (kind)->id, &text, revision, error))
    return NULL;

  return text != NULL ? klade_form_parse (text, -1, error) : NULL;
}

typedef struct
{
  const char *kind;
  const char *text;
  gint32 revision;
} Work;

static gboolean
save_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_kept_text_save (changes, &klade_table_form, work->kind, work->text, work->revision,
                               error);
}

static gboolean
drop_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_kept_text_drop (changes, &klade_table_form, work->kind, work->revision, error);
}

static gboolean
run (KladeSession *session, KladeRegisterFunc func, Work *work, KladeUndo **undo, GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_SCHOOL,
    .title = _ ("Form of a document"),
    .work = func,
    .data = work,
  };

  return klade_register_run (session, &verb, undo, error);
}

/**
 * klade_school_save_form:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @form: as the documents of its kind shall look from now on
 * @revision: as klade_school_read_form() gave it
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_form (KladeSession *session,
                        KladeForm *form,
                        gint32 revision,
                        KladeUndo **undo,
                        GError **error)
{
  g_autofree char *text = NULL;
  Work work = { klade_paper_kind_get_info (klade_form_get_kind (form))->id, NULL, revision };

  if (!klade_form_check (form, error))
    return FALSE;

  work.text = text = klade_form_to_description (form);
  return run (session, save_work, &work, undo, error);
}

/**
 * klade_school_drop_form:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @kind: whose form
 * @revision: as klade_school_read_form() gave it
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if the shipped form is printed with again
 */
gboolean
klade_school_drop_form (KladeSession *session,
                        KladePaperKind kind,
                        gint32 revision,
                        KladeUndo **undo,
                        GError **error)
{
  Work work = { klade_paper_kind_get_info (kind)->id, NULL, revision };

  return run (session, drop_work, &work, undo, error);
}
