/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-build.h"

#include "klade-assessment.h"
#include "klade-i18n.h"
#include "klade-setup-proposal.h"
#include "klade-store-audit.h"
#include "klade-store-setting.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define MINUTES(hour, minute) ((hour) *60 + (minute))

/* Lessons of 40 minutes; a school corrects its own. */
const KladeBell klade_school_default_bells[KLADE_SCHOOL_N_DEFAULT_BELLS] = {
  { 0, MINUTES (8, 10), MINUTES (8, 50) },    { 1, MINUTES (9, 0), MINUTES (9, 40) },
  { 2, MINUTES (9, 45), MINUTES (10, 25) },   { 3, MINUTES (10, 35), MINUTES (11, 15) },
  { 4, MINUTES (11, 30), MINUTES (12, 10) },  { 5, MINUTES (12, 40), MINUTES (13, 20) },
  { 6, MINUTES (13, 35), MINUTES (14, 15) },  { 7, MINUTES (14, 20), MINUTES (15, 0) },
  { 8, MINUTES (15, 5), MINUTES (15, 45) },   { 9, MINUTES (15, 50), MINUTES (16, 30) },
  { 10, MINUTES (16, 35), MINUTES (17, 15) },
};

static gboolean
add_rules (KladeDb *db, GError **error)
{
  const char *const *names = klade_assessment_rule_names ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value =
          klade_assessment_rule_format (&klade_assessment_rule_default, names[i]);

      if (!klade_store_add_rule_value (db, "default", names[i], value, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_school_add_basics:
 * @db: a new database, within a transaction
 * @basics: the school
 * @school_year_id: (out): the year of @basics' today; of a real school in summer the one to come
 * @bell_set_id: (out): the bells
 * @error: says why it failed
 *
 * Adds the school's row, the empty log, the rules, the year and the bells.
 *
 * Returns: %TRUE if everything was stored
 */
gboolean
klade_school_add_basics (KladeDb *db,
                         const KladeSchoolBasics *basics,
                         gint64 *school_year_id,
                         gint64 *bell_set_id,
                         GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();
  KladeSchoolYear year = basics->is_demo
                             ? klade_school_year_get (klade_school_year_of_day (basics->today))
                             : klade_setup_propose_year (basics->today);
  KladeSchoolRow row = {
    .uid = uid,
    .name = (char *) basics->name,
    .kind = (char *) basics->kind,
    .registration_no = (char *) basics->registration_no,
    .address = (char *) basics->address,
    .is_demo = basics->is_demo,
    .created_at = basics->now,
  };

  return klade_store_add_school (db, &row, error) && klade_store_add_audit_head (db, error) &&
         add_rules (db, error) && klade_store_add_school_year (db, &year, school_year_id, error) &&
         klade_store_add_bell_set (db, _ ("Ordinary days"), year.semester_1.first,
                                   klade_school_default_bells,
                                   G_N_ELEMENTS (klade_school_default_bells), bell_set_id, error);
}

static KladeDb *
open_new (const char *place, KladeDbFlags flags, GError **error)
{
  g_autoptr (KladeDb) db = klade_db_open (place, flags | KLADE_DB_CREATE, error);

  return db != NULL && klade_db_migrate (db, error) ? g_steal_pointer (&db) : NULL;
}

/* A server's database whose filling was cut short has tables but no school: it counts as new. */
static KladeDb *
open_unfilled (const char *place, KladeDbFlags flags, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (KladeDb) db = open_new (place, flags, &local_error);
  g_auto (KladeSchoolRow) row = { 0 };

  if (db == NULL && g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
    {
      g_autoptr (KladeDb) old = klade_db_open (place, flags, NULL);
      g_autoptr (GError) no_school = NULL;

      if (old != NULL && !klade_store_read_school (old, &row, &no_school) &&
          g_error_matches (no_school, KLADE_ERROR, KLADE_ERROR_NOT_SCHOOL))
        return g_steal_pointer (&old);
    }

  if (db == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return g_steal_pointer (&db);
}

/* Fills, makes durable and closes. */
static gboolean
fill_and_close (KladeDb *db, KladeDbFunc fill, gpointer data, GError **error)
{
  g_autoptr (KladeDb) own = db;
  int version;

  if (!klade_db_within (own, fill, data, error))
    return FALSE;

  klade_db_release (own);
  return klade_db_get_version (own, &version, error); /* says if the bulk load was not durable */
}

static void
remove_files (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *whole = g_strconcat (path, endings[i], NULL);

      g_unlink (whole);
    }
}

static gboolean
give_name (const char *temporary, const char *path, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (temporary);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) local_error = NULL;

  if (g_file_move (from, to, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, &local_error))
    return TRUE;

  g_set_error (error, KLADE_ERROR,
               g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_EXISTS) ? KLADE_ERROR_EXISTS
                                                                            : KLADE_ERROR_FAILED,
               "%s: %s", path, local_error->message);
  return FALSE;
}

static gboolean
build_file (const char *path, KladeDbFlags flags, KladeDbFunc fill, gpointer data, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strdup_printf (".%s.%08x.new", base, g_random_int ());
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  KladeDb *db;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS, "%s is there already", path);
      return FALSE;
    }

  db = open_new (temporary, flags, error);
  if (db != NULL && fill_and_close (db, fill, data, error) && give_name (temporary, path, error))
    return TRUE;

  remove_files (temporary);
  return FALSE;
}

/**
 * klade_school_build:
 * @place: where the new school shall be
 * @flags: %KLADE_DB_FAST_LOAD for much
 * @fill: (scope call): fills the empty tables; runs within one transaction
 * @data: for @fill
 * @error: %KLADE_ERROR_EXISTS when there is a school already, or what @fill said
 *
 * A file gets its name only when it is complete: a cancelled or failed filling leaves nothing.
 *
 * Returns: %TRUE if the school is there, durable and closed
 */
gboolean
klade_school_build (const char *place,
                    KladeDbFlags flags,
                    KladeDbFunc fill,
                    gpointer data,
                    GError **error)
{
  KladeDb *db;

  g_return_val_if_fail (place != NULL, FALSE);
  g_return_val_if_fail (fill != NULL, FALSE);

  if (!klade_db_is_uri (place))
    return build_file (place, flags, fill, data, error);

  db = open_unfilled (place, flags, error);
  return db != NULL && fill_and_close (db, fill, data, error);
}
