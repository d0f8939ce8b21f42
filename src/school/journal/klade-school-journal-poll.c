/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include "klade-school-journal-guard.h"
#include "klade-store-journal-history.h"

/* On the session: the log's last line when it was last read. */
#define LAST_READ "klade-last-read-audit-id"

void
klade_changes_free (KladeChanges *self)
{
  g_clear_pointer (&self->journals, g_array_unref);
  g_free (self->who);
  g_free (self);
}

typedef struct
{
  KladeSession *session;
  gint64 since_id;
  KladeChanges *changes;
} Reader;

static gboolean
read_changes (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;

  return klade_store_read_changed_journals (db, self->since_id, self->changes->journals,
                                            &self->changes->audit_id, error) &&
         klade_store_read_last_writer (db, self->since_id,
                                       klade_session_get_person_id (self->session),
                                       &self->changes->who, error);
}

static gint64
get_last_read (KladeSession *session)
{
  const gint64 *known = g_object_get_data (G_OBJECT (session), LAST_READ);

  return known != NULL ? *known : -1;
}

static void
set_last_read (KladeSession *session, gint64 audit_id)
{
  g_object_set_data_full (G_OBJECT (session), LAST_READ, g_memdup2 (&audit_id, sizeof audit_id),
                          g_free);
}

/**
 * klade_school_poll_changes:
 * @since_audit_id: of the page or of the last answer
 * @error: why the store failed
 *
 * Which journals were changed since, by anybody: also by another window on this session.  Made
 * to be called every second: where nothing was written it does not query.
 *
 * Returns: (transfer full): the changes
 */
KladeChanges *
klade_school_poll_changes (KladeSession *session, gint64 since_audit_id, GError **error)
{
  g_autoptr (KladeChanges) changes = g_new0 (KladeChanges, 1);
  Reader self = { .session = session, .since_id = since_audit_id, .changes = changes };
  KladeDb *db;
  gboolean changed;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  db = klade_session_get_db (session);
  changes->audit_id = since_audit_id;
  changes->journals = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!klade_db_poll (db, &changed, error))
    return NULL;
  if (klade_journal_take_own_change (session))
    changed = TRUE;
  if (!changed && since_audit_id == get_last_read (session))
    return g_steal_pointer (&changes);

  if (!klade_db_within_read (db, read_changes, &self, error))
    return NULL;

  set_last_read (session, changes->audit_id);
  return g_steal_pointer (&changes);
}
