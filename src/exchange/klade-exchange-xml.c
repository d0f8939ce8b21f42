/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-exchange-xml.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-i18n.h"

#define STRING_CHUNK_BYTES 65536

/* No entities, no network, no DTD; libxml2's own limits stay. */
#define PARSE_OPTIONS                                                                              \
  (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES)

static const char entities_refused[] =
    N_ ("the file defines its own XML entities. Timetable programs never do that, so it is not "
        "read.");

typedef struct
{
  KladeXmlRecords *records;
  int open;      /* the element being read */
  GString *text; /* of the open element so far */
  int fault_line;
  int fault_column;
  char *fault; /* libxml2's words, in English */
} Reading;

static void
parser_failed_cb (void *user_data, xmlErrorPtr fault)
{
  Reading *self = user_data;

  /* The first one is the cause. */
  if (self->fault != NULL || fault->level < XML_ERR_ERROR)
    return;

  self->fault_line = fault->line;
  self->fault_column = fault->int2;
  self->fault = g_utf8_make_valid (fault->message != NULL ? fault->message : "", -1);
  g_strdelimit (g_strstrip (self->fault), "\n", ' ');
}

/* libxml2 would write to the terminal what it has told parser_failed_cb() already. */
static void G_GNUC_PRINTF (2, 3) parser_spoke_cb (void *user_data, const char *format, ...) {}

static gboolean
refuse_at (xmlTextReader *reader, GError **error, const char *what)
{
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("Line %d, column %d: %s"),
               xmlTextReaderGetParserLineNumber (reader),
               xmlTextReaderGetParserColumnNumber (reader), what);
  return FALSE;
}

static KladeXmlElement *
get_open (Reading *self)
{
  return &g_array_index (self->records->elements, KladeXmlElement, self->open);
}

static void
add_field (KladeXmlRecords *records, int element, const char *name, const char *value)
{
  KladeXmlElement *it = &g_array_index (records->elements, KladeXmlElement, element);
  KladeXmlField field = {
    .name = name,
    .value = g_string_chunk_insert (records->strings, value),
    .next = -1,
  };
  int index = (int) records->fields->len;

  g_array_append_val (records->fields, field);
  if (it->first_field < 0)
    it->first_field = index;
  else
    g_array_index (records->fields, KladeXmlField, it->last_field).next = index;
  it->last_field = index;
}

static gboolean
start_element (Reading *self, xmlTextReader *reader, GError **error)
{
  KladeXmlRecords *records = self->records;
  KladeXmlElement element = {
    .name = g_string_chunk_insert_const (records->strings,
                                         (const char *) xmlTextReaderConstLocalName (reader)),
    .parent = self->open,
    .line = (int) xmlGetLineNo (xmlTextReaderCurrentNode (reader)),
    .first_field = -1,
    .last_field = -1,
  };

  if (xmlTextReaderDepth (reader) >= KLADE_XML_DEPTH_MAX)
    return refuse_at (reader, error, _ ("the elements are nested too deeply for a timetable."));
  if (records->elements->len + records->fields->len >= KLADE_XML_NODES_MAX)
    return refuse_at (reader, error, _ ("the file has too many elements for a timetable."));

  g_array_append_val (records->elements, element);
  self->open = (int) records->elements->len - 1;
  g_string_truncate (self->text, 0);

  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    add_field (records, self->open,
               g_string_chunk_insert_const (records->strings,
                                            (const char *) xmlTextReaderConstLocalName (reader)),
               (const char *) xmlTextReaderConstValue (reader));
  xmlTextReaderMoveToElement (reader);

  return TRUE;
}

/* An element of text only was no record, after all, but a field of its parent. */
static void
end_element (Reading *self)
{
  KladeXmlElement element = *get_open (self);
  gboolean is_leaf = self->open == (int) self->records->elements->len - 1;

  if (is_leaf && element.first_field < 0 && element.parent >= 0)
    {
      g_array_set_size (self->records->elements, (guint) self->open);
      add_field (self->records, element.parent, element.name, g_strstrip (self->text->str));
    }
  g_string_truncate (self->text, 0);
  self->open = element.parent;
}

static gboolean
read_node (Reading *self, xmlTextReader *reader, GError **error)
{
  gboolean is_empty;

  switch (xmlTextReaderNodeType (reader))
    {
    case XML_READER_TYPE_ELEMENT:
      is_empty = xmlTextReaderIsEmptyElement (reader);
      if (!start_element (self, reader, error))
        return FALSE;
      if (is_empty)
        end_element (self);
      return TRUE;

    case XML_READER_TYPE_END_ELEMENT:
      end_element (self);
      return TRUE;

    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
      g_string_append (self->text, (const char *) xmlTextReaderConstValue (reader));
      return TRUE;

    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return refuse_at (reader, error, _ (entities_refused));
    default:
      return TRUE; /* comments and blanks */
    }
}

static gboolean
check_end (Reading *self, int status, GError **error)
{
  if (status == 0 && self->fault == NULL && self->records->elements->len > 0)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("Line %d, column %d: the file is damaged or cut off there (%s)."),
               MAX (self->fault_line, 1), MAX (self->fault_column, 1),
               self->fault != NULL ? self->fault : "XML");
  return FALSE;
}

/* Before the parser sees it: no entity of a bomb is expanded, no endless tag read. */
static gboolean
check_guard (const char *data, gsize size, GError **error)
{
  KladeExchangeGuard guard = { 0 };
  const char *end = data + size;
  int line = 1;

  for (const char *at = data; at < end; line++)
    {
      const char *line_end = memchr (at, '\n', (gsize) (end - at));
      gsize length = (gsize) (line_end != NULL ? line_end + 1 - at : end - at);
      const char *doctype = g_strstr_len (at, (gssize) length, "<!DOCTYPE");

      if (doctype != NULL || !klade_exchange_guard_feed (&guard, at, length))
        {
          g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("Line %d, column %d: %s"), line,
                       doctype != NULL ? (int) (doctype - at) + 1 : 1,
                       doctype != NULL ? _ (entities_refused)
                                       : _ ("no timetable program writes such XML."));
          return FALSE;
        }
      at += length;
    }

  return TRUE;
}

/* UTF-16 becomes UTF-8, so that the guard sees it; other encodings are the parser's matter. */
static char *
decode (const char *data, gsize *size, GError **error)
{
  gboolean is_utf16 =
      *size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
  g_autoptr (GBytes) bytes = is_utf16 ? g_bytes_new_static (data, *size) : NULL;
  char *text = is_utf16 ? klade_exchange_decode (bytes, size, error) : NULL;

  return text;
}

static gboolean
check_no_nul (const char *data, gsize size, GError **error)
{
  if (memchr (data, '\0', size) == NULL)
    return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("The file is damaged: it holds zeros, which no XML does."));
  return FALSE;
}

static xmlTextReader *
open_reader (const char *data, gsize size, gboolean is_decoded)
{
  int options = is_decoded ? PARSE_OPTIONS | XML_PARSE_IGNORE_ENC : PARSE_OPTIONS;

  return xmlReaderForMemory (data, (int) size, NULL, is_decoded ? "UTF-8" : NULL, options);
}

static gboolean
read_all (Reading *self, xmlTextReader *reader, GError **error)
{
  gboolean is_good = TRUE;
  int status = 0;

  xmlTextReaderSetStructuredErrorHandler (reader, parser_failed_cb, self);
  while (is_good && (status = xmlTextReaderRead (reader)) == 1)
    is_good = read_node (self, reader, error);

  return is_good && check_end (self, status, error);
}

/**
 * klade_xml_records_read:
 * @data: (array length=size): a file's bytes, in any encoding that it declares
 * @size: how many
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people, with line and column
 *
 * Files that define entities, are nested deeper than %KLADE_XML_DEPTH_MAX or hold more than
 * %KLADE_XML_NODES_MAX nodes are refused.
 *
 * Returns: (transfer full): the file's elements, at least one; or %NULL
 */
KladeXmlRecords *
klade_xml_records_read (const char *data, gsize size, GError **error)
{
  g_autoptr (KladeXmlRecords) records = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  g_autofree char *decoded = NULL;
  Reading reading = { .open = -1, .text = text };
  xmlTextReader *reader;
  gboolean is_good;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (size <= G_MAXINT, NULL);

  decoded = decode (data, &size, &failure);
  if (decoded != NULL)
    data = decoded;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!check_no_nul (data, size, error) || !check_guard (data, size, error))
    return NULL;

  records = g_new0 (KladeXmlRecords, 1);
  records->strings = g_string_chunk_new (STRING_CHUNK_BYTES);
  records->elements = g_array_new (FALSE, FALSE, sizeof (KladeXmlElement));
  records->fields = g_array_new (FALSE, FALSE, sizeof (KladeXmlField));
  reading.records = records;

  /* This thread's handler: encoders complain to no reader. */
  xmlSetStructuredErrorFunc (&reading, parser_failed_cb);
  xmlSetGenericErrorFunc (NULL, parser_spoke_cb);
  reader = open_reader (data, size, decoded != NULL);
  is_good = reader != NULL ? read_all (&reading, reader, error) : check_end (&reading, -1, error);
  g_clear_pointer (&reader, xmlFreeTextReader);
  xmlSetStructuredErrorFunc (NULL, NULL);
  xmlSetGenericErrorFunc (NULL, NULL);
  g_free (reading.fault);

  return is_good ? g_steal_pointer (&records) : NULL;
}

/**
 * klade_xml_records_free:
 * @self: (transfer full): the records
 */
void
klade_xml_records_free (KladeXmlRecords *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->elements);
  g_array_unref (self->fields);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * klade_xml_records_get:
 * @self: the records
 * @element: index of an element
 *
 * Returns: the element
 */
const KladeXmlElement *
klade_xml_records_get (const KladeXmlRecords *self, int element)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (element >= 0 && element < (int) self->elements->len, NULL);

  return &g_array_index (self->elements, KladeXmlElement, element);
}

/**
 * klade_xml_records_is:
 * @self: the records
 * @element: index of an element
 * @name: an element's name
 *
 * Returns: %TRUE if it is called that, whatever the case of the letters
 */
gboolean
klade_xml_records_is (const KladeXmlRecords *self, int element, const char *name)
{
  return g_ascii_strcasecmp (klade_xml_records_get (self, element)->name, name) == 0;
}

/**
 * klade_xml_records_get_field:
 * @self: the records
 * @element: index of an element
 * @name: a field's name, whatever the case of the letters
 *
 * Returns: (nullable): the value of the first field of that name, or %NULL
 */
const char *
klade_xml_records_get_field (const KladeXmlRecords *self, int element, const char *name)
{
  const KladeXmlElement *it = klade_xml_records_get (self, element);

  for (int i = it->first_field; i >= 0; i = g_array_index (self->fields, KladeXmlField, i).next)
    {
      const KladeXmlField *field = &g_array_index (self->fields, KladeXmlField, i);

      if (g_ascii_strcasecmp (field->name, name) == 0)
        return field->value;
    }

  return NULL;
}
