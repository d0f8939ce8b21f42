/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-db-private.h"

#include <string.h>

typedef struct
{
  /* Owned */
  char *place;             /* as given: may hold a password */
  char *shown_place;       /* the same without one */
  GHashTable *statements;  /* address of the SQL constant -> KladeStatement */
  GError *doom;            /* the first error inside the running transaction */
  GError *unfinished_load; /* why a bulk load could not be made durable */
  KladeDbFunc finish;      /* ends the running write transaction's work */

  /* Borrowed */
  gpointer owner; /* GThread, or NULL when anybody may take the connection */
  gpointer finish_data;

  KladeDbFlags flags;
  KladeTransaction transaction;
  guint serial; /* of the transaction, from 1 */
  gboolean is_read_only;
  gboolean is_too_new;
} KladeDbPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KladeDb, klade_db, G_TYPE_OBJECT)

static KladeDbPrivate *
get_private (KladeDb *self)
{
  return klade_db_get_instance_private (self);
}

/* postgresql://user:secret@host/name?password=secret without both secrets. */
static char *
hide_password (const char *place)
{
  g_autoptr (GRegex) user = NULL;
  g_autoptr (GRegex) parameter = NULL;
  g_autofree char *without = NULL;

  if (!klade_db_is_uri (place))
    return g_strdup (place);

  user = g_regex_new ("^([a-z]+://[^/?@:]*):[^/?]*@", 0, 0, NULL);
  parameter = g_regex_new ("([?&])password=[^&]*", 0, 0, NULL);
  without = g_regex_replace (user, place, -1, 0, "\\1@", 0, NULL);
  return g_regex_replace (parameter, without, -1, 0, "\\1", 0, NULL);
}

static void
klade_db_dispose (GObject *object)
{
  KladeDb *self = KLADE_DB (object);
  KladeDbPrivate *priv = get_private (self);
  g_autoptr (GError) error = NULL;

  if (!klade_db_end_load (self, &error))
    g_warning ("%s may be incomplete: %s", priv->shown_place, error->message);

  G_OBJECT_CLASS (klade_db_parent_class)->dispose (object);
}

static void
klade_db_finalize (GObject *object)
{
  KladeDbPrivate *priv = get_private (KLADE_DB (object));

  g_clear_pointer (&priv->statements, g_hash_table_unref);
  g_clear_error (&priv->doom);
  g_clear_error (&priv->unfinished_load);
  g_free (priv->shown_place);
  g_free (priv->place);

  G_OBJECT_CLASS (klade_db_parent_class)->finalize (object);
}

static void
klade_db_class_init (KladeDbClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = klade_db_dispose;
  object_class->finalize = klade_db_finalize;
}

static void
klade_db_init (KladeDb *self)
{
  KladeDbPrivate *priv = get_private (self);

  priv->owner = g_thread_self ();
  priv->statements =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) klade_statement_free);
}

const char *
klade_db_get_private_place (KladeDb *self)
{
  return get_private (self)->place;
}

KladeTransaction
klade_db_get_transaction (KladeDb *self)
{
  return get_private (self)->transaction;
}

void
klade_db_set_read_only (KladeDb *self)
{
  get_private (self)->is_read_only = TRUE;
}

/* After a failed statement PostgreSQL stores nothing more of the transaction; SQLite would.
 * Both shall do the same: what failed in part is not stored at all. */
void
klade_db_doom (KladeDb *self, const GError *error)
{
  KladeDbPrivate *priv = get_private (self);

  if (priv->transaction != KLADE_TRANSACTION_NONE && priv->doom == NULL)
    priv->doom = g_error_copy (error);
}

/* After a change of the schema, and before the connection closes. */
void
klade_db_forget_statements (KladeDb *self)
{
  g_hash_table_remove_all (get_private (self)->statements);
}

gboolean
klade_db_is_mine (KladeDb *self)
{
  KladeDbPrivate *priv = get_private (self);

  /* A released connection belongs to whoever calls first. */
  return g_atomic_pointer_get (&priv->owner) == g_thread_self () ||
         g_atomic_pointer_compare_and_exchange (&priv->owner, NULL, g_thread_self ());
}

/* Makes what KLADE_DB_FAST_LOAD wrote durable; without it there is nothing to do. */
gboolean
klade_db_end_load (KladeDb *self, GError **error)
{
  KladeDbPrivate *priv = get_private (self);

  if (!(priv->flags & KLADE_DB_FAST_LOAD))
    return TRUE;

  priv->flags &= ~KLADE_DB_FAST_LOAD;
  return KLADE_DB_GET_CLASS (self)->finish_load (self, error);
}

gboolean
klade_db_set_patience (KladeDb *self, int milliseconds, GError **error)
{
  return KLADE_DB_GET_CLASS (self)->set_patience (self, milliseconds, error);
}

static void
note_version (KladeDb *self, int version)
{
  KladeDbPrivate *priv = get_private (self);

  if (version > klade_db_newest_version ())
    priv->is_read_only = priv->is_too_new = TRUE;
}

static gboolean
require_writable (KladeDb *self, GError **error)
{
  KladeDbPrivate *priv = get_private (self);

  if (!priv->is_read_only)
    return TRUE;

  if (priv->is_too_new)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_TOO_NEW, "a newer Klade wrote %s",
                 priv->shown_place);
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_READ_ONLY, "%s is open for reading only",
                 priv->shown_place);
  return FALSE;
}

/**
 * klade_db_is_uri:
 * @place: what the person gave: a path or a URI
 *
 * Returns: %TRUE when @place names a PostgreSQL database and not a file
 */
gboolean
klade_db_is_uri (const char *place)
{
  g_return_val_if_fail (place != NULL, FALSE);

  return g_str_has_prefix (place, "postgresql://") || g_str_has_prefix (place, "postgres://");
}

/**
 * klade_db_open:
 * @place: the path of a school file, or a PostgreSQL URI as libpq reads it; a `search_path` in
 *   the URI's `options` chooses a schema other than `public`
 * @flags: how; with %KLADE_DB_CREATE the new school has no tables until klade_db_migrate()
 * @error: %KLADE_ERROR_NOT_FOUND, %KLADE_ERROR_EXISTS, %KLADE_ERROR_NOT_SCHOOL,
 *   %KLADE_ERROR_CORRUPT, %KLADE_ERROR_NETWORK_PLACE, %KLADE_ERROR_READ_ONLY,
 *   %KLADE_ERROR_FULL, %KLADE_ERROR_BUSY, %KLADE_ERROR_DENIED, %KLADE_ERROR_PASSWORD,
 *   %KLADE_ERROR_OFFLINE or %KLADE_ERROR_FAILED
 *
 * A place that cannot be written, and a school that a newer Klade has written, open for reading:
 * ask klade_db_is_read_only().
 *
 * Returns: (transfer full): the connection, which belongs to the calling thread
 */
KladeDb *
klade_db_open (const char *place, KladeDbFlags flags, GError **error)
{
  g_autoptr (KladeDb) self = NULL;
  KladeDbPrivate *priv;
  int version = 0;

  g_return_val_if_fail (place != NULL, NULL);
  g_return_val_if_fail (!(flags & KLADE_DB_CREATE) || !(flags & KLADE_DB_READ_ONLY), NULL);

  self = g_object_new (
      klade_db_is_uri (place) ? klade_db_postgres_get_type () : klade_db_sqlite_get_type (), NULL);
  priv = get_private (self);
  priv->place = klade_db_is_uri (place) ? g_strdup (place) : g_canonicalize_filename (place, NULL);
  priv->shown_place = hide_password (place);
  priv->is_read_only = (flags & KLADE_DB_READ_ONLY) != 0;

  if (!KLADE_DB_GET_CLASS (self)->connect (self, flags, error) ||
      !klade_db_get_version (self, &version, error))
    return NULL;

  priv->flags = flags;
  note_version (self, version);
  return g_steal_pointer (&self);
}

KladeEngine
klade_db_get_engine (KladeDb *self)
{
  g_return_val_if_fail (KLADE_IS_DB (self), KLADE_ENGINE_SQLITE);

  return KLADE_DB_GET_CLASS (self)->engine;
}

/**
 * klade_db_get_place:
 * @self: a connection
 *
 * Returns: (transfer none): the path or URI it was opened with, without any password
 */
const char *
klade_db_get_place (KladeDb *self)
{
  g_return_val_if_fail (KLADE_IS_DB (self), NULL);

  return get_private (self)->shown_place;
}

/**
 * klade_db_is_read_only:
 * @self: a connection
 *
 * Returns: %TRUE when klade_db_within() would refuse: asked for, a write-protected place, or a
 *   school of a newer Klade (its version is above klade_db_newest_version())
 */
gboolean
klade_db_is_read_only (KladeDb *self)
{
  g_return_val_if_fail (KLADE_IS_DB (self), TRUE);

  return get_private (self)->is_read_only;
}

/**
 * klade_db_release:
 * @self: a connection without a running transaction or statement
 *
 * The next thread that calls owns it.  Ends %KLADE_DB_FAST_LOAD: what was written is flushed to
 * the disk and later transactions are durable one by one; if that fails, the next call says so.
 */
void
klade_db_release (KladeDb *self)
{
  KladeDbPrivate *priv;

  g_return_if_fail (KLADE_IS_DB (self));
  g_return_if_fail (klade_db_is_mine (self));
  g_return_if_fail (!klade_db_is_within (self));

  priv = get_private (self);
  if (priv->unfinished_load == NULL)
    klade_db_end_load (self, &priv->unfinished_load);
  g_atomic_pointer_set (&priv->owner, NULL);
}

static gboolean
require_sound (KladeDb *self, GError **error)
{
  KladeDbPrivate *priv = get_private (self);

  if (priv->unfinished_load == NULL)
    return TRUE;

  if (error != NULL)
    *error = g_error_copy (priv->unfinished_load);
  return FALSE;
}

/**
 * klade_db_prepare:
 * @self: a connection
 * @sql: (transfer none): one statement, a constant that lives as long as the program: its
 *   address is the key under which the prepared statement is kept
 * @error: why the engine refused it
 *
 * A text that is being stepped through already is prepared a second time.
 *
 * Returns: (transfer full): give it back with klade_statement_done(), best by g_autoptr
 */
KladeStatement *
klade_db_prepare (KladeDb *self, const char *sql, GError **error)
{
  KladeDbPrivate *priv;
  KladeStatement *stmt;

  g_return_val_if_fail (KLADE_IS_DB (self), NULL);
  g_return_val_if_fail (klade_db_is_mine (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  priv = get_private (self);
  stmt = g_hash_table_lookup (priv->statements, sql);

  if (stmt == NULL || stmt->is_in_use)
    {
      gboolean is_second = stmt != NULL;

      stmt = klade_db_prepare_once (self, sql, error);
      if (stmt == NULL || is_second)
        return stmt;

      stmt->is_cached = TRUE;
      g_hash_table_insert (priv->statements, (gpointer) sql, stmt);
      return stmt;
    }

  if (!require_sound (self, error))
    return NULL;

  stmt->is_in_use = TRUE;
  g_object_ref (self);
  return stmt;
}

/* For a text made at run time: nothing of it is kept. */
KladeStatement *
klade_db_prepare_once (KladeDb *self, const char *sql, GError **error)
{
  KladeStatement *stmt;
  g_autoptr (GError) local_error = NULL;

  if (!require_sound (self, error))
    return NULL;

  stmt = KLADE_DB_GET_CLASS (self)->prepare (self, sql, &local_error);
  if (stmt == NULL)
    {
      klade_db_doom (self, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  stmt->db = g_object_ref (self);
  stmt->is_in_use = TRUE;
  return stmt;
}

static gboolean
begin (KladeDb *self, KladeTransaction kind, GError **error)
{
  KladeDbPrivate *priv = get_private (self);
  int version = 0;

  if (!require_sound (self, error))
    return FALSE;

  if (!KLADE_DB_GET_CLASS (self)->begin (self, kind, &version, error))
    return FALSE;

  note_version (self, version);
  if (kind == KLADE_TRANSACTION_WRITE && !require_writable (self, error))
    {
      KLADE_DB_GET_CLASS (self)->rollback (self);
      return FALSE;
    }

  g_clear_error (&priv->doom);
  priv->transaction = kind;
  priv->serial++;
  return TRUE;
}

static gboolean
finish (KladeDb *self, GError **error)
{
  KladeDbPrivate *priv = get_private (self);
  KladeDbFunc func = priv->finish;

  priv->finish = NULL;
  return func == NULL || func (self, priv->finish_data, error);
}

/* Says in @error why nothing was stored: what the work itself said, or what befell it. */
static gboolean
end (KladeDb *self, gboolean is_good, GError **error)
{
  KladeDbPrivate *priv = get_private (self);
  KladeDbClass *klass = KLADE_DB_GET_CLASS (self);

  is_good = is_good && priv->doom == NULL ? finish (self, error) : is_good;
  priv->finish = NULL;
  if (is_good && priv->doom == NULL)
    {
      gboolean is_stored = klass->commit (self, error);

      priv->transaction = KLADE_TRANSACTION_NONE;
      return is_stored;
    }

  klass->rollback (self);
  priv->transaction = KLADE_TRANSACTION_NONE;
  if (is_good)
    g_propagate_error (error, g_steal_pointer (&priv->doom));
  return FALSE;
}

static gboolean
run_within (KladeDb *self, KladeTransaction kind, KladeDbFunc func, gpointer data, GError **error)
{
  gboolean is_good;

  if (!begin (self, kind, error))
    return FALSE;

  is_good = func (self, data, error);
  return end (self, is_good, error);
}

/**
 * klade_db_within:
 * @self: a connection that is not inside a transaction
 * @func: (scope call): the work; returning %FALSE with an error takes all of it back
 * @data: for @func
 * @error: of @func or of the store; %KLADE_ERROR_BUSY, %KLADE_ERROR_OFFLINE,
 *   %KLADE_ERROR_FULL and %KLADE_ERROR_GONE may pass, see klade_error_is_passing()
 *
 * Runs @func in one write transaction.  Writers of one school follow one another from the start
 * of the transaction, in both engines: what @func reads is still so when it writes.  A statement
 * that failed inside takes everything back even if @func returns %TRUE.
 *
 * Returns: %TRUE when everything is durably stored, %FALSE when nothing is
 */
gboolean
klade_db_within (KladeDb *self, KladeDbFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (klade_db_is_mine (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (!klade_db_is_within (self), FALSE);

  return require_writable (self, error) &&
         run_within (self, KLADE_TRANSACTION_WRITE, func, data, error);
}

/**
 * klade_db_get_serial:
 * @self: a connection
 *
 * Returns: the number of the running transaction, or of the last one; 0 when there was none
 */
guint
klade_db_get_serial (KladeDb *self)
{
  g_return_val_if_fail (KLADE_IS_DB (self), 0);

  return get_private (self)->serial;
}

/**
 * klade_db_finish_with:
 * @self: a connection within a write transaction
 * @func: (nullable): what is still to be written when the work is done; once, also when it was
 *   said several times; %NULL for nothing any more
 * @data: for @func; lives until the transaction ends
 *
 * For what is worth writing once instead of with each step.  When the work failed, @func is
 * forgotten.  One at a time: another one's is asked to write at once.
 *
 * Returns: %FALSE with @error set if another one's failed
 */
gboolean
klade_db_finish_with (KladeDb *self, KladeDbFunc func, gpointer data, GError **error)
{
  KladeDbPrivate *priv = get_private (self);

  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (priv->transaction == KLADE_TRANSACTION_WRITE, FALSE);

  if (priv->finish != NULL && priv->finish_data != data && !finish (self, error))
    return FALSE;

  priv->finish = func;
  priv->finish_data = data;
  return TRUE;
}

/**
 * klade_db_within_read:
 * @self: a connection that is not inside a transaction
 * @func: (scope call): the work
 * @data: for @func
 * @error: of @func or of the store
 *
 * Everything @func reads is of one moment.  A write inside is %KLADE_ERROR_READ_ONLY.
 *
 * Returns: what @func returned
 */
gboolean
klade_db_within_read (KladeDb *self, KladeDbFunc func, gpointer data, GError **error)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (klade_db_is_mine (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);
  g_return_val_if_fail (!klade_db_is_within (self), FALSE);

  return run_within (self, KLADE_TRANSACTION_READ, func, data, error);
}

/**
 * klade_db_is_within:
 * @self: a connection
 *
 * Returns: %TRUE inside klade_db_within() and klade_db_within_read()
 */
gboolean
klade_db_is_within (KladeDb *self)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);

  return get_private (self)->transaction != KLADE_TRANSACTION_NONE;
}

static gboolean
execute_script (KladeDb *self, gpointer sql, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (KLADE_DB_GET_CLASS (self)->execute (self, sql, &local_error))
    return TRUE;

  klade_db_doom (self, local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * klade_db_execute:
 * @self: a connection
 * @sql: one or more statements without parameters, whose rows nobody wants
 * @error: why the engine refused one of them
 *
 * Outside a transaction the statements make one.
 *
 * Returns: %TRUE if all were run
 */
gboolean
klade_db_execute (KladeDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (klade_db_is_mine (self), FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  if (klade_db_is_within (self))
    return execute_script (self, (gpointer) sql, error);

  return klade_db_within (self, execute_script, (gpointer) sql, error);
}

/**
 * klade_db_poll:
 * @self: a connection
 * @changed: (out): %TRUE when another connection has stored something since the last call
 * @error: %KLADE_ERROR_OFFLINE among others
 *
 * Costs a few microseconds, so that it can be asked twice a second.  After a lost and regained
 * server @changed is %TRUE.
 *
 * Returns: %TRUE if @changed was set
 */
gboolean
klade_db_poll (KladeDb *self, gboolean *changed, GError **error)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (klade_db_is_mine (self), FALSE);
  g_return_val_if_fail (changed != NULL, FALSE);

  return KLADE_DB_GET_CLASS (self)->poll (self, changed, error);
}

/**
 * klade_db_check:
 * @self: a connection outside a transaction
 * @findings: (element-type utf8): receives one English line for each fault
 * @error: why it could not be checked
 *
 * SQLite: every page, row and index, and every foreign key.  PostgreSQL: every foreign key row
 * by row, and that no constraint, index or trigger was switched off.
 *
 * Returns: %TRUE if the check was made, whatever it found
 */
gboolean
klade_db_check (KladeDb *self, GPtrArray *findings, GError **error)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (klade_db_is_mine (self), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);
  g_return_val_if_fail (!klade_db_is_within (self), FALSE);

  return KLADE_DB_GET_CLASS (self)->check (self, findings, error);
}

/**
 * klade_db_copy_to:
 * @self: a connection outside a transaction
 * @path: of the copy, a single SQLite file; an older one of that name is replaced
 * @error: %KLADE_ERROR_EXISTS when @path is the open school itself, %KLADE_ERROR_FULL ...
 *
 * Copies one moment of the school, while others go on writing.  The name appears only when the
 * copy is complete and on the disk.  From PostgreSQL all rows are written into a new school file.
 *
 * Returns: %TRUE if @path is the copy
 */
gboolean
klade_db_copy_to (KladeDb *self, const char *path, GError **error)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (klade_db_is_mine (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (!klade_db_is_within (self), FALSE);

  return KLADE_DB_GET_CLASS (self)->copy_to (self, path, error);
}

/**
 * klade_db_get_version:
 * @self: a connection
 * @version: (out): the number of the last migration, 0 before the first
 * @error: why it could not be read
 *
 * Returns: %TRUE if @version was set
 */
gboolean
klade_db_get_version (KladeDb *self, int *version, GError **error)
{
  g_return_val_if_fail (KLADE_IS_DB (self), FALSE);
  g_return_val_if_fail (klade_db_is_mine (self), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  return KLADE_DB_GET_CLASS (self)->get_version (self, version, error);
}
