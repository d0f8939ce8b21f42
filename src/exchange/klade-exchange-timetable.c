/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-timetable.h"

#include <gio/gio.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-timetable-private.h"
#include "klade-i18n.h"

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY (24 * MINUTES_PER_HOUR)
#define QUOTED_CHARACTERS_MAX 40
#define READ_BYTES 65536
#define BYTES_PER_MIB (1024 * 1024)
#define UTF8_BOM "\xef\xbb\xbf"

/* A whole number from 0 up that is all of @text, otherwise @if_none. */
int
klade_exchange_parse_number (const char *text, int if_none)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  guint64 number;

  return g_ascii_string_to_unsigned (trimmed, 10, 0, G_MAXINT16, &number, NULL) ? (int) number
                                                                                : if_none;
}

/* Minutes of the day of 7:15, 07:15 or 07.15; -1 for anything else. */
int
klade_exchange_parse_clock (const char *text)
{
  int hours = 0;
  int minutes = 0;
  const char *at = text;

  for (; g_ascii_isdigit (*at) && at - text < 2; at++)
    hours = hours * 10 + (*at - '0');
  if (at == text || (*at != ':' && *at != '.'))
    return -1;
  if (!g_ascii_isdigit (at[1]) || !g_ascii_isdigit (at[2]) || g_ascii_isdigit (at[3]))
    return -1;
  minutes = (at[1] - '0') * 10 + (at[2] - '0');
  hours = hours * MINUTES_PER_HOUR + minutes;

  return minutes < MINUTES_PER_HOUR && hours < MINUTES_PER_DAY ? hours : -1;
}

/* As much of a text from a file as a sentence about it can hold. */
char *
klade_exchange_dup_start (const char *text)
{
  if (g_utf8_strlen (text, -1) <= QUOTED_CHARACTERS_MAX)
    return g_strdup (text);

  return g_utf8_substring (text, 0, QUOTED_CHARACTERS_MAX);
}

static gboolean
refuse_size (GError **error)
{
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The file is larger than %d MB. No school’s timetable is, so it is not read."),
               KLADE_EXCHANGE_TIMETABLE_BYTES_MAX / BYTES_PER_MIB);
  return FALSE;
}

static gboolean
read_stream (GInputStream *stream, GByteArray *bytes, GError **error)
{
  g_autofree char *buffer = g_malloc (READ_BYTES);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, READ_BYTES, NULL, error)) > 0)
    {
      /* What has no size of its own, such as a pipe, is stopped here. */
      if (bytes->len + (gsize) n > KLADE_EXCHANGE_TIMETABLE_BYTES_MAX)
        return refuse_size (error);
      g_byte_array_append (bytes, (const guint8 *) buffer, (guint) n);
    }

  return n == 0;
}

/* Reads a file of a size that a timetable can have; it ends in a NUL that is not counted. */
char *
klade_exchange_load_timetable (const char *path, gsize *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) fault = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, NULL, &fault);
  if (info != NULL && g_file_info_get_size (info) > KLADE_EXCHANGE_TIMETABLE_BYTES_MAX)
    {
      refuse_size (error);
      return NULL;
    }

  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("“%s” is a folder. Choose a file in it."), path);
      return NULL;
    }

  stream = info != NULL ? g_file_read (file, NULL, &fault) : NULL;
  if (stream != NULL && read_stream (G_INPUT_STREAM (stream), bytes, &fault))
    {
      *size = bytes->len;
      g_byte_array_append (bytes, (const guint8 *) "", 1);
      return (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
    }

  if (fault->domain == KLADE_ERROR)
    g_propagate_error (error, g_steal_pointer (&fault));
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("The file cannot be read: %s"),
                 fault->message);
  return NULL;
}

static gboolean
is_xml (const char *data, gsize size)
{
  gsize at = 0;

  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return TRUE; /* UTF-16: only XML comes in it */
  if (size >= strlen (UTF8_BOM) && memcmp (data, UTF8_BOM, strlen (UTF8_BOM)) == 0)
    at = strlen (UTF8_BOM);
  while (at < size && g_ascii_isspace (data[at]))
    at++;

  return at < size && data[at] == '<';
}

static KladeTimetableFile *
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, sentence);

  return NULL;
}

static KladeTimetableFile *
read_xml (const char *data, gsize size, const char *path, GError **error)
{
  g_autoptr (KladeXmlRecords) records = klade_xml_records_read (data, size, error);
  g_autofree char *root = NULL;

  if (records == NULL)
    return NULL;
  if (klade_xml_records_is (records, 0, "timetable"))
    return klade_exchange_read_asc (records, error);
  if (klade_exchange_is_fet (records))
    return klade_exchange_read_fet (records, path, error);

  root = klade_exchange_dup_start (klade_xml_records_get (records, 0)->name);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("This is XML, but neither of aSc Timetables nor of FET: it begins with <%s>."),
               root);
  return NULL;
}

/* Reads a file that was loaded: klade_exchange_read_timetable(). */
KladeTimetableFile *
klade_exchange_read_timetable_data (const char *data, gsize size, const char *path, GError **error)
{
  if (size == 0)
    return refuse (error, _ ("The file is empty."));
  if (is_xml (data, size))
    return read_xml (data, size, path, error);
  if (klade_exchange_is_untis (data, size))
    return klade_exchange_read_untis (data, size, error);
  if (g_str_has_prefix (data, "PK"))
    return refuse (error, _ ("This is a spreadsheet or an archive. Klade reads the XML of aSc "
                             "Timetables, the files of FET, and GPU001.TXT of Untis."));

  return refuse (error, _ ("This is no timetable that Klade knows. In aSc Timetables choose File → "
                           "Export → XML; in FET the .fet file; in Untis export GPU001.TXT."));
}

/**
 * klade_exchange_read_timetable:
 * @path: a file of aSc Timetables (XML), FET (.fet, or its results) or Untis (GPU001.TXT)
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people, with line and column
 *   where there are such
 *
 * The program is recognised by what the file holds, not by its name.  What is odd but can be
 * read is told by the timetable's warnings.  Of FET, the companion file is looked for beside
 * @path and in the folders above.
 *
 * Returns: (transfer full): the timetable, or %NULL
 */
KladeTimetableFile *
klade_exchange_read_timetable (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  gsize size;

  g_return_val_if_fail (path != NULL, NULL);

  data = klade_exchange_load_timetable (path, &size, error);

  return data != NULL ? klade_exchange_read_timetable_data (data, size, path, error) : NULL;
}
