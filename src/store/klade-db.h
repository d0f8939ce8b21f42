/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "klade-error.h"

G_BEGIN_DECLS

/**
 * KladeDb:
 *
 * One connection to one school: a SQLite file or a PostgreSQL database behind the same calls.
 * SQL texts are constants (their address is the key of the statement cache) and number their
 * parameters $1, $2 ...  A connection belongs to the thread that opened it; another thread's
 * call is refused with a critical.  klade_db_release() hands it over.
 */
#define KLADE_TYPE_DB (klade_db_get_type ())
G_DECLARE_DERIVABLE_TYPE (KladeDb, klade_db, KLADE, DB, GObject)

typedef struct _KladeStatement KladeStatement;

typedef enum
{
  KLADE_STEP_ERROR,
  KLADE_STEP_ROW,
  KLADE_STEP_DONE,
} KladeStep;

typedef enum
{
  KLADE_DB_OPEN = 0,
  KLADE_DB_CREATE = 1 << 0,    /* make a new, empty one; an existing one is KLADE_ERROR_EXISTS */
  KLADE_DB_READ_ONLY = 1 << 1, /* never write */
  KLADE_DB_FAST_LOAD = 1 << 2, /* for filling a new file in bulk: durable only at the end */
} KladeDbFlags;

typedef enum
{
  KLADE_ENGINE_SQLITE,
  KLADE_ENGINE_POSTGRES,
} KladeEngine;

typedef gboolean (*KladeDbFunc) (KladeDb *db, gpointer data, GError **error);

gboolean klade_db_is_uri (const char *place);
KladeDb *klade_db_open (const char *place, KladeDbFlags flags, GError **error);
KladeEngine klade_db_get_engine (KladeDb *self);
const char *klade_db_get_place (KladeDb *self);
gboolean klade_db_is_read_only (KladeDb *self);
void klade_db_release (KladeDb *self);

KladeStatement *klade_db_prepare (KladeDb *self, const char *sql, GError **error);
gboolean klade_db_execute (KladeDb *self, const char *sql, GError **error);
gboolean klade_db_within (KladeDb *self, KladeDbFunc func, gpointer data, GError **error);
gboolean klade_db_finish_with (KladeDb *self, KladeDbFunc func, gpointer data, GError **error);
guint klade_db_get_serial (KladeDb *self);
gboolean klade_db_within_read (KladeDb *self, KladeDbFunc func, gpointer data, GError **error);
gboolean klade_db_is_within (KladeDb *self);

gboolean klade_db_poll (KladeDb *self, gboolean *changed, GError **error);
gboolean klade_db_check (KladeDb *self, GPtrArray *findings, GError **error);
gboolean klade_db_copy_to (KladeDb *self, const char *path, GError **error);

gboolean klade_db_get_version (KladeDb *self, int *version, GError **error);
int klade_db_newest_version (void);
gboolean klade_db_migrate (KladeDb *self, GError **error);

void klade_statement_bind_int64 (KladeStatement *self, int index, gint64 value);
void klade_statement_bind_text (KladeStatement *self, int index, const char *value);
void klade_statement_bind_day (KladeStatement *self, int index, gint32 day);
void klade_statement_bind_bytes (KladeStatement *self, int index, const void *data, gsize size);
void klade_statement_bind_id (KladeStatement *self, int index, gint64 id_or_0);
void klade_statement_bind_null (KladeStatement *self, int index);
KladeStep klade_statement_step (KladeStatement *self, GError **error);
gboolean klade_statement_run (KladeStatement *self, gint64 *n_changed, GError **error);
gboolean klade_statement_run_later (KladeStatement *self, GError **error);
gint64 klade_statement_get_int64 (KladeStatement *self, int column);
const char *klade_statement_get_text (KladeStatement *self, int column);
gint32 klade_statement_get_day (KladeStatement *self, int column);
const guint8 *klade_statement_get_bytes (KladeStatement *self, int column, gsize *size);
gboolean klade_statement_is_null (KladeStatement *self, int column);
void klade_statement_done (KladeStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeStatement, klade_statement_done)

G_END_DECLS
