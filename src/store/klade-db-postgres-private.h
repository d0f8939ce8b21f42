/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by klade-db-postgres*.c only. */

#include <libpq-fe.h>

#include "klade-db-private.h"

G_BEGIN_DECLS

struct _KladeDbPostgres
{
  KladeDb parent_instance;

  PGconn *connection;
  guint generation; /* of the connection: statements of an older one are prepared again */
  guint n_statements;
  gboolean is_lost; /* the next call connects anew */
  gboolean is_listening;
  gboolean has_missed; /* was cut off: others' changes may have gone unnoticed */
  gboolean is_fast_load;
  gboolean is_reader; /* opened with KLADE_DB_READ_ONLY */
  int patience_ms;
  char *write_id;   /* of the running write transaction, to ask what became of it */
  GPtrArray *later; /* char *: statements whose answers are still to be read */
};

/* klade-db-postgres-connect.c */
gboolean klade_db_postgres_connect (KladeDb *db, KladeDbFlags flags, GError **error);
gboolean klade_db_postgres_reconnect (KladeDbPostgres *self, GError **error);
gboolean klade_db_postgres_require_link (KladeDbPostgres *self, GError **error);

/* klade-db-postgres.c */
gboolean klade_db_postgres_fail (KladeDbPostgres *self,
                                 const PGresult *result,
                                 const char *what,
                                 GError **error);
PGresult *klade_db_postgres_query (KladeDbPostgres *self, const char *sql, GError **error);
gboolean klade_db_postgres_run (KladeDbPostgres *self, const char *sql, GError **error);
KladeError klade_db_postgres_code (const char *sqlstate);
const char *klade_db_postgres_sentence (KladeError code);

/* klade-db-postgres-statement.c */
KladeStatement *klade_db_postgres_prepare (KladeDb *db, const char *sql, GError **error);

/* klade-db-postgres-later.c */
gboolean klade_db_postgres_send (KladeDbPostgres *self,
                                 const char *name,
                                 const char *sql,
                                 int n_values,
                                 const char *const *values,
                                 GError **error);
gboolean klade_db_postgres_settle (KladeDbPostgres *self, PGresult **last, GError **error);
void klade_db_postgres_forget_later (KladeDbPostgres *self);

/* klade-db-postgres-care.c */
gboolean klade_db_postgres_check (KladeDb *db, GPtrArray *findings, GError **error);
gboolean klade_db_postgres_copy_to (KladeDb *db, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PGresult, PQclear)

G_END_DECLS
