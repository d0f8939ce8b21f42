/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Places for schools, for the tests of every folder: the same test runs on a fresh file and on a
 * fresh database of a private PostgreSQL server, which this starts when it is first needed and
 * which ends with the test program, however that ends.
 *
 * A run of many programs starts the server once: KLADE_TEST_POSTGRES=FOLDER is that of its socket
 * (private-postgres.sh).  Without PostgreSQL's server programs, or with KLADE_TEST_POSTGRES=skip,
 * its half is skipped. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  KLADE_TEST_SQLITE,
  KLADE_TEST_POSTGRES,
} KladeTestEngine;

typedef struct
{
  KladeTestEngine engine;
  char *folder;   /* of this test alone, empty at first; removed with all that is in it */
  char *place;    /* a path in @folder where nothing is yet, or the URI of an empty database */
  char *database; /* its name there; NULL on a file */
} KladeTestPlace;

typedef void (*KladeTestFunc) (KladeTestPlace *place);

KladeTestPlace *klade_test_place_new (KladeTestEngine engine);
void klade_test_place_copy (const KladeTestPlace *self, const KladeTestPlace *model);
void klade_test_place_free (KladeTestPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTestPlace, klade_test_place_free)

/* Adds the tests PATH/sqlite and PATH/postgres. */
void klade_test_add (const char *path, KladeTestFunc func);
/* Adds only PATH/sqlite or PATH/postgres. */
void klade_test_add_one (const char *path, KladeTestEngine engine, KladeTestFunc func);

gboolean klade_test_has_postgres (void);
void klade_test_own_postgres (void);  /* first, where the server is stopped */
void klade_test_postgres_stop (void); /* as a crash of the server would */
void klade_test_postgres_start (void);

char *klade_test_folder_new (void);
void klade_test_folder_remove (const char *folder);

G_END_DECLS
