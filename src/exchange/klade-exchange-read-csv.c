/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-i18n.h"

#define SAMPLE_BYTES (256 * 1024)
#define SAMPLE_ROWS 200
#define FIELDS_COUNTED 64

static const char separators[] = { ';', '\t', ',', '|' };

/* Goes through a text field by field. */
typedef struct
{
  const char *at;
  const char *end;
  const char *line_start;
  char separator;
  guint line; /* from 1 */
  GString *field;
  gboolean is_quoted;   /* the field */
  gboolean is_row_over; /* behind the field */
} Scanner;

static void
scanner_init (Scanner *self, const char *text, gsize n_bytes, char separator, GString *field)
{
  *self = (Scanner){ .at = text,
                     .end = text + n_bytes,
                     .line_start = text,
                     .separator = separator,
                     .line = 1,
                     .field = field };
}

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

/* Steps over one line break, which may be of two characters. */
static void
step_over_break (Scanner *self)
{
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
  self->line_start = self->at;
}

static void
set_unclosed (Scanner *self, guint line, const char *quote, const char *start, GError **error)
{
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The quotation mark in line %u, character %d of the file is never closed. "
                  "Close or remove it and try again."),
               line, (int) g_utf8_strlen (start, quote - start) + 1);
}

static gboolean
scan_quoted (Scanner *self, GError **error)
{
  const char *quote = self->at;
  const char *start = self->line_start;
  guint line = self->line;

  self->is_quoted = TRUE;
  self->at++;
  while (self->at < self->end)
    if (is_break (*self->at))
      {
        g_string_append_c (self->field, '\n');
        step_over_break (self);
      }
    else if (*self->at != '"')
      g_string_append_c (self->field, *self->at++);
    else if (self->at + 1 < self->end && self->at[1] == '"')
      {
        g_string_append_c (self->field, '"');
        self->at += 2;
      }
    else
      {
        self->at++;
        return TRUE;
      }

  set_unclosed (self, line, quote, start, error);
  return FALSE;
}

/* Reads the field at hand into @field; what follows a closing quotation mark is kept, too. */
static gboolean
scan_field (Scanner *self, GError **error)
{
  g_string_truncate (self->field, 0);
  self->is_quoted = FALSE;
  if (self->at < self->end && *self->at == '"' && !scan_quoted (self, error))
    return FALSE;

  while (self->at < self->end && *self->at != self->separator && !is_break (*self->at))
    g_string_append_c (self->field, *self->at++);

  self->is_row_over = self->at >= self->end || is_break (*self->at);
  if (self->at < self->end && self->is_row_over)
    step_over_break (self);
  else if (self->at < self->end)
    self->at++;
  return TRUE;
}

/* Nobody's separator: a comma inside a number, or one that a blank follows. */
static gboolean
is_comma_of_text (const char *text, gsize n_bytes)
{
  gsize n_commas = 0;
  gsize n_of_text = 0;

  for (gsize i = 0; i < n_bytes; i++)
    if (text[i] == ',')
      {
        gboolean is_of_number = i > 0 && i + 1 < n_bytes && g_ascii_isdigit (text[i - 1]) &&
                                g_ascii_isdigit (text[i + 1]);

        n_commas++;
        if (is_of_number || (i + 1 < n_bytes && text[i + 1] == ' '))
          n_of_text++;
      }

  return n_of_text == n_commas;
}

/* How well a separator explains the first rows: the more of them have the same number of fields,
 * and the more fields these are, the better.  0 if it separates nothing. */
static double
rate_separator (const char *text, gsize n_bytes, char separator)
{
  g_autoptr (GString) field = g_string_new (NULL);
  guint n_rows_of[FIELDS_COUNTED] = { 0 };
  guint n_rows = 0;
  guint n_fields = 0;
  double best = 0;
  Scanner scanner;

  if (separator == ',' && is_comma_of_text (text, n_bytes))
    return 0;

  scanner_init (&scanner, text, n_bytes, separator, field);
  while (scanner.at < scanner.end && n_rows < SAMPLE_ROWS && scan_field (&scanner, NULL))
    {
      n_fields++;
      if (!scanner.is_row_over)
        continue;
      n_rows_of[MIN (n_fields, FIELDS_COUNTED) - 1]++;
      n_rows++;
      n_fields = 0;
    }

  for (guint i = 1; i < FIELDS_COUNTED && n_rows > 0; i++)
    best = MAX (best, (double) n_rows_of[i] / n_rows * log2 (i + 1));
  return best;
}

static char
find_separator (const char *text, gsize n_bytes)
{
  char found = ';';
  double best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      double rating = rate_separator (text, MIN (n_bytes, SAMPLE_BYTES), separators[i]);

      if (rating > best)
        {
          best = rating;
          found = separators[i];
        }
    }

  return found;
}

/* Klade puts an apostrophe before a text that a spreadsheet would run as a formula; then the text
 * is quoted. */
static const char *
without_marking (const char *field, gboolean is_quoted)
{
  const char *at = field;

  at += strspn (at, "'");
  return is_quoted && at > field && *at != '\0' && strchr ("=+-@\t\r\n", *at) != NULL ? field + 1
                                                                                      : field;
}

static gboolean
read_rows (Scanner *scanner, KladeImportTable *table, GError **error)
{
  guint column = 0;

  while (scanner->at < scanner->end)
    {
      const char *text;

      if (column == 0 && !klade_import_table_begin_row (table, scanner->line, error))
        return FALSE;
      if (!scan_field (scanner, error))
        return FALSE;
      text = without_marking (scanner->field->str, scanner->is_quoted);
      if (!klade_import_table_set (table, column, text, strlen (text), error))
        return FALSE;
      column = scanner->is_row_over ? 0 : column + 1;
    }

  return TRUE;
}

/* A first line sep=; tells Excel, and us, the separator. */
static gboolean
take_hint (Scanner *scanner)
{
  gsize n_left = (gsize) (scanner->end - scanner->at);

  if (n_left < 6 || g_ascii_strncasecmp (scanner->at, "sep=", 4) != 0 ||
      !is_break (scanner->at[5]) || is_break (scanner->at[4]))
    return FALSE;

  scanner->separator = scanner->at[4];
  scanner->at += 5;
  step_over_break (scanner);
  return TRUE;
}

/**
 * klade_exchange_read_csv:
 * @bytes: a text file
 * @name: what to call the table
 * @error: %KLADE_ERROR_INVALID with a sentence, with line and character where there are some
 *
 * Fields between semicolons, tabs, commas or vertical bars: what makes the rows most alike.
 *
 * Returns: (transfer full) (element-type KladeImportTable): one table, or %NULL
 */
GPtrArray *
klade_exchange_read_csv (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (KladeImportTable) table = NULL;
  g_autoptr (GString) field = g_string_new (NULL);
  gsize n_bytes = 0;
  g_autofree char *text = klade_exchange_decode (bytes, &n_bytes, error);
  Scanner scanner;

  if (text == NULL)
    return NULL;

  scanner_init (&scanner, text, n_bytes, ';', field);
  if (!take_hint (&scanner))
    scanner.separator = find_separator (text, n_bytes);
  table = klade_import_table_new (name);
  if (!read_rows (&scanner, table, error))
    return NULL;
  klade_import_table_close (table);

  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_import_table_unref);
  g_ptr_array_add (tables, g_steal_pointer (&table));
  return g_steal_pointer (&tables);
}
