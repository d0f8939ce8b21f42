/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-i18n.h"

/* One stray byte among this many good sequences is damage, not another encoding. */
#define SEQUENCES_PER_STRAY 4

static char *
decode_utf16 (const char *data, gsize size, const char *encoding, gsize *n_bytes, GError **error)
{
  g_autoptr (GError) failure = NULL;
  char *text = g_convert (data, (gssize) size, "UTF-8", encoding, NULL, n_bytes, &failure);

  if (text == NULL)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                         _ ("The text of the file is damaged. Save it anew as CSV in UTF-8 and try "
                            "again."));
  return text;
}

/* Whether the bytes are UTF-8 but for some damage: another encoding hardly looks like it. */
static gboolean
is_meant_as_utf8 (const char *data, gsize size)
{
  gsize n_sequences = 0;
  gsize n_strays = 0;

  for (gsize i = 0; i < size;)
    {
      gunichar c;

      if ((data[i] & 0x80) == 0)
        {
          i++;
          continue;
        }
      c = g_utf8_get_char_validated (data + i, (gssize) (size - i));
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          n_strays++;
          i++;
        }
      else
        {
          n_sequences++;
          i += (gsize) g_unichar_to_utf8 (c, NULL);
        }
    }

  return n_sequences >= SEQUENCES_PER_STRAY * n_strays;
}

/* What stands before @place is UTF-8, or of one byte each. */
static void
set_stray_byte (GError **error, const char *data, gsize place, gboolean is_utf8)
{
  int line = 1;
  gsize line_start = 0;

  for (gsize i = 0; i < place; i++)
    if (data[i] == '\n' || (data[i] == '\r' && data[i + 1] != '\n'))
      {
        line++;
        line_start = i + 1;
      }

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("Line %d, character %d of the file is no letter in UTF-8 nor in Windows-1257. "
                  "Save the file anew as CSV in UTF-8 and try again."),
               line,
               1 + (int) (is_utf8 ? g_utf8_strlen (data + line_start, (gssize) (place - line_start))
                                  : (glong) (place - line_start)));
}

/* The Windows of Latvia before it knew UTF-8. */
static char *
decode_windows (const char *data, gsize size, gsize *n_bytes, GError **error)
{
  gsize n_read = 0;
  char *text = g_convert (data, (gssize) size, "UTF-8", "WINDOWS-1257", &n_read, n_bytes, NULL);

  if (text == NULL)
    set_stray_byte (error, data, MIN (n_read, size - 1), FALSE);
  return text;
}

/**
 * klade_exchange_decode:
 * @bytes: a text file of unknown encoding
 * @n_bytes: (out): the length of the text
 * @error: %KLADE_ERROR_INVALID with a sentence, with line and character of the first bad byte
 *
 * UTF-8 with or without a byte order mark (some programs write two), UTF-16 with one,
 * otherwise Windows-1257.
 *
 * Returns: (transfer full) (nullable): the text in UTF-8
 */
char *
klade_exchange_decode (GBytes *bytes, gsize *n_bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end;
  gboolean is_marked = FALSE;

  if (size >= 2 && memcmp (data, "\xff\xfe", 2) == 0)
    return decode_utf16 (data + 2, size - 2, "UTF-16LE", n_bytes, error);
  if (size >= 2 && memcmp (data, "\xfe\xff", 2) == 0)
    return decode_utf16 (data + 2, size - 2, "UTF-16BE", n_bytes, error);

  for (; size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0; data += 3, size -= 3)
    is_marked = TRUE;
  if (memchr (data, '\0', size) != NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("This is not a list. Choose a CSV, XLSX or ODS file."));
      return NULL;
    }

  if (g_utf8_validate_len (data, size, &end))
    {
      *n_bytes = size;
      return g_strndup (data, size);
    }
  if (!is_marked && !is_meant_as_utf8 (data, size))
    return decode_windows (data, size, n_bytes, error);

  set_stray_byte (error, data, (gsize) (end - data), TRUE);
  return NULL;
}
