/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-read.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-i18n.h"

#define ODS_MEDIA_TYPE "application/vnd.oasis.opendocument.spreadsheet"
#define SNIFFED_BYTES 1024

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
begins_with (GBytes *bytes, const char *start, gsize n_start)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= n_start && memcmp (data, start, n_start) == 0;
}

static gboolean
contains (GBytes *bytes, const char *needle, gsize n_needle)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + n_needle <= size; i++)
    if (data[i] == needle[0] && memcmp (data + i, needle, n_needle) == 0)
      return TRUE;

  return FALSE;
}

/* The container of the old Office, and of today's files once they have a password. */
static gboolean
refuse_ole (GBytes *bytes, GError **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (contains (bytes, encrypted, sizeof encrypted))
    return refuse (error, _ ("This file is protected by a password. Open it in a spreadsheet "
                             "program, save it as XLSX without a password and try again."));

  return refuse (error, _ ("This is a file of an old Excel or Word. Open it in a spreadsheet "
                           "program, save it as XLSX and try again."));
}

static gboolean
is_markup (GBytes *bytes)
{
  const char *const starts[] = { "<?xml", "<!doctype", "<html", "<head", "<table", "<meta" };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *start = g_ascii_strdown (data, (gssize) MIN (size, SNIFFED_BYTES));
  char *word = start;

  if (g_str_has_prefix (word, "\xef\xbb\xbf"))
    word += 3;
  word = g_strchug (word);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (word, starts[i]))
      return TRUE;

  return FALSE;
}

/* Files that people rename to .xls or .csv, or choose by mistake. */
static gboolean
check_kind (GBytes *bytes, GError **error)
{
  static const struct
  {
    const char *start;
    gsize n_bytes;
    gboolean is_old_excel;
  } known[] = {
    { "\x09\x08\x10\x00", 4, TRUE },
    { "\x09\x04\x06\x00", 4, TRUE },
    { "\x09\x02\x06\x00", 4, TRUE },
    { "%PDF-", 5, FALSE },
    { "{\\rtf", 5, FALSE },
    { "\x89PNG", 4, FALSE },
    { "\xff\xd8\xff", 3, FALSE },
    { "\x1f\x8b", 2, FALSE },
    { "SQLite format 3", 16, FALSE },
    { "Rar!", 4, FALSE },
    { "7z\xbc\xaf\x27\x1c", 6, FALSE },
  };

  if (g_bytes_get_size (bytes) == 0)
    return refuse (error, _ ("The file is empty."));
  if (g_bytes_get_size (bytes) > KLADE_EXCHANGE_FILE_BYTES_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The file is larger than %d MB. Keep only the list itself in it and try "
                      "again."),
                   KLADE_EXCHANGE_FILE_BYTES_MAX / 1024 / 1024);
      return FALSE;
    }
  if (begins_with (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
    return refuse_ole (bytes, error);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (begins_with (bytes, known[i].start, known[i].n_bytes))
      return refuse (error, known[i].is_old_excel
                                ? _ ("This is a file of an old Excel or Word. Open it in a "
                                     "spreadsheet program, save it as XLSX and try again.")
                                : _ ("This is not a list. Choose a CSV, XLSX or ODS file."));
  if (is_markup (bytes))
    return refuse (error, _ ("This is a web page or an XML file, not a spreadsheet. Open it in a "
                             "spreadsheet program, save it as XLSX and try again."));

  return TRUE;
}

static GPtrArray *
read_package (GBytes *bytes, GError **error)
{
  g_autoptr (KladeExchangePackage) package = klade_exchange_package_new (bytes, error);

  if (package == NULL)
    return NULL;
  if (klade_exchange_package_starts_with (package, "mimetype", ODS_MEDIA_TYPE))
    return klade_exchange_read_ods (package, error);
  if (klade_exchange_package_has (package, "[Content_Types].xml"))
    return klade_exchange_read_xlsx (package, error);

  refuse (error, _ ("This is an archive, not a spreadsheet. Choose a CSV, XLSX or ODS file."));
  return NULL;
}

static GPtrArray *
read_bytes (GBytes *bytes, const char *name, GError **error)
{
  if (!check_kind (bytes, error))
    return NULL;

  return begins_with (bytes, "PK\x03\x04", 4) || begins_with (bytes, "PK\x05\x06", 4)
             ? read_package (bytes, error)
             : klade_exchange_read_csv (bytes, name, error);
}

/**
 * klade_exchange_read_tables_from_bytes:
 * @bytes: the contents of a CSV, XLSX or ODS file
 * @error: %KLADE_ERROR_INVALID with a sentence that says what is wrong, and where
 *
 * Like klade_exchange_read_tables(), for what is in memory already.
 *
 * Returns: (transfer full) (element-type KladeImportTable): a table per sheet, or %NULL
 */
GPtrArray *
klade_exchange_read_tables_from_bytes (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_bytes (bytes, "", error);
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) failure = NULL;
  GStatBuf status;
  gsize size;

  if (g_stat (path, &status) != 0)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("“%s” could not be read: %s."), path,
                   g_strerror (errno));
      return NULL;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("“%s” is not a file."), path);
      return NULL;
    }
  if (status.st_size > KLADE_EXCHANGE_FILE_BYTES_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The file is larger than %d MB. Keep only the list itself in it and try "
                      "again."),
                   KLADE_EXCHANGE_FILE_BYTES_MAX / 1024 / 1024);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &size, &failure))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("“%s” could not be read: %s."), path,
                   failure->message);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&contents), size);
}

/**
 * klade_exchange_read_tables:
 * @path: a CSV, XLSX or ODS file; which of them is told by its content, not by its name
 * @error: %KLADE_ERROR_INVALID with a sentence that says what is wrong, and where
 *
 * Reads a spreadsheet as far as a list needs it: texts, numbers, days and the results of
 * formulas; no formula, macro or link is followed.  Files that are too big, or would become so
 * once unpacked, are refused early.
 *
 * Returns: (transfer full) (element-type KladeImportTable): a closed table per sheet, in the
 *   order of the file, also for empty sheets; or %NULL
 */
GPtrArray *
klade_exchange_read_tables (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  char *dot;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = read_file (path, error);
  if (bytes == NULL)
    return NULL;

  base = g_path_get_basename (path);
  name = g_filename_display_name (base);
  dot = strrchr (name, '.');
  if (dot != NULL && dot > name)
    *dot = '\0';
  return read_bytes (bytes, name, error);
}
