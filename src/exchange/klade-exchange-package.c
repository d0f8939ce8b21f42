/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libxml/xmlreader.h>
#include <string.h>
#include <zip.h>

#include "klade-error.h"
#include "klade-exchange-read-private.h"
#include "klade-i18n.h"

#define PARTS_MAX 10000
#define DEPTH_MAX 100
/* Of elements and texts: enough for 50,000 rows of 20 cells. */
#define NODES_MAX (5 * 1000 * 1000)

struct _KladeExchangePackage
{
  GBytes *bytes;
  zip_t *archive;
  gsize n_unpacked; /* bytes, of all parts that were read */
  gsize n_nodes;    /* of all parts, too */
};

/* What stopped the reading of a part, beside the XML itself. */
typedef enum
{
  STOP_NONE,
  STOP_DAMAGED, /* the archive gave no more */
  STOP_TOO_BIG,
  STOP_HOSTILE,
} Stop;

struct _KladeExchangeXml
{
  KladeExchangePackage *package; /* Borrowed */
  char *part;
  zip_file_t *file;
  xmlTextReader *reader;
  KladeExchangeGuard guard;
  Stop stop;
  int n_error_line;
  int n_error_column;
  gboolean is_end_due; /* of an empty element */
};

static void
set_unreadable (GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("The spreadsheet is damaged: it cannot be unpacked. Open it in a "
                          "spreadsheet program, save it as XLSX and try again."));
}

static void
set_too_big (GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("The spreadsheet is too big once it is unpacked. Keep only the list "
                          "itself in it and try again."));
}

static void
set_protected (GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("This file is protected by a password. Open it in a spreadsheet "
                          "program, save it as XLSX without a password and try again."));
}

static void
set_damaged (GError **error, const char *part, int line, int column)
{
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The spreadsheet is damaged in “%s”, line %d, column %d. Open it in a "
                  "spreadsheet program, save it as XLSX and try again."),
               part, line, column);
}

/**
 * klade_exchange_package_new:
 * @bytes: a zip archive; kept until the package is freed
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full): the package, or %NULL
 */
KladeExchangePackage *
klade_exchange_package_new (GBytes *bytes, GError **error)
{
  g_autoptr (KladeExchangePackage) self = g_new0 (KladeExchangePackage, 1);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  zip_source_t *source = zip_source_buffer_create (data, size, 0, NULL);

  self->bytes = g_bytes_ref (bytes);
  if (source != NULL)
    self->archive = zip_open_from_source (source, ZIP_RDONLY, NULL);
  if (self->archive == NULL)
    {
      if (source != NULL)
        zip_source_free (source);
      set_unreadable (error);
      return NULL;
    }
  if (zip_get_num_entries (self->archive, 0) > PARTS_MAX)
    {
      set_too_big (error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
klade_exchange_package_free (KladeExchangePackage *self)
{
  if (self->archive != NULL)
    zip_discard (self->archive);
  g_bytes_unref (self->bytes);
  g_free (self);
}

gboolean
klade_exchange_package_has (KladeExchangePackage *self, const char *part)
{
  return zip_name_locate (self->archive, part, 0) >= 0;
}

/* Whether there is such a part and its first bytes are @text. */
gboolean
klade_exchange_package_starts_with (KladeExchangePackage *self, const char *part, const char *text)
{
  g_autofree char *start = g_malloc0 (strlen (text) + 1);
  zip_file_t *file = zip_fopen (self->archive, part, 0);

  if (file == NULL)
    return FALSE;

  zip_fread (file, start, strlen (text));
  zip_fclose (file);
  return g_str_equal (start, text);
}

static int
read_cb (void *context, char *buffer, int size)
{
  KladeExchangeXml *self = context;
  zip_int64_t n_read = zip_fread (self->file, buffer, (zip_uint64_t) size);

  if (n_read < 0)
    self->stop = STOP_DAMAGED;
  else if ((self->package->n_unpacked += (gsize) n_read) > KLADE_EXCHANGE_UNPACKED_BYTES_MAX)
    self->stop = STOP_TOO_BIG;
  else if (!klade_exchange_guard_feed (&self->guard, buffer, (gsize) n_read))
    self->stop = STOP_HOSTILE;

  return self->stop == STOP_NONE ? (int) n_read : -1;
}

static void
error_cb (void *context, xmlErrorPtr error)
{
  KladeExchangeXml *self = context;

  if (self->n_error_line == 0 && error->level >= XML_ERR_ERROR)
    {
      self->n_error_line = error->line;
      self->n_error_column = error->int2;
    }
}

static zip_file_t *
open_part (KladeExchangePackage *package, const char *part, GError **error)
{
  zip_stat_t status;
  zip_file_t *file;

  if (zip_stat (package->archive, part, 0, &status) != 0)
    {
      set_unreadable (error);
      return NULL;
    }
  if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE)
    {
      set_protected (error);
      return NULL;
    }
  if ((status.valid & ZIP_STAT_SIZE) != 0 && status.size > KLADE_EXCHANGE_UNPACKED_BYTES_MAX)
    {
      set_too_big (error);
      return NULL;
    }

  file = zip_fopen (package->archive, part, 0);
  if (file == NULL)
    set_unreadable (error);
  return file;
}

/**
 * klade_exchange_xml_new:
 * @package: where the part is; must outlive the reader
 * @part: its name
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full): a reader before the first element, or %NULL
 */
KladeExchangeXml *
klade_exchange_xml_new (KladeExchangePackage *package, const char *part, GError **error)
{
  g_autoptr (KladeExchangeXml) self = g_new0 (KladeExchangeXml, 1);

  self->package = package;
  self->part = g_strdup (part);
  self->file = open_part (package, part, error);
  if (self->file == NULL)
    return NULL;

  /* The encoding is given, for the guard knows no other; no entities, no network, no huge. */
  self->reader = xmlReaderForIO (read_cb, NULL, self, NULL, "UTF-8", XML_PARSE_NONET);
  if (self->reader == NULL)
    {
      set_unreadable (error);
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (self->reader, error_cb, self);
  return g_steal_pointer (&self);
}

void
klade_exchange_xml_free (KladeExchangeXml *self)
{
  if (self->reader != NULL)
    xmlFreeTextReader (self->reader);
  if (self->file != NULL)
    zip_fclose (self->file);
  g_free (self->part);
  g_free (self);
}

static KladeXmlStep
fail (KladeExchangeXml *self, GError **error)
{
  if (self->stop == STOP_TOO_BIG)
    set_too_big (error);
  else if (self->stop == STOP_DAMAGED)
    set_unreadable (error);
  else if (self->n_error_line > 0 && self->stop == STOP_NONE)
    set_damaged (error, self->part, self->n_error_line, self->n_error_column);
  else
    klade_exchange_xml_set_error (self, error);
  return KLADE_XML_FAILED;
}

/**
 * klade_exchange_xml_next:
 * @self: a reader
 * @error: %KLADE_ERROR_INVALID with a sentence that says where the part is damaged
 *
 * Goes on to the next element's start or end, or to the next text.
 *
 * Returns: what was found
 */
KladeXmlStep
klade_exchange_xml_next (KladeExchangeXml *self, GError **error)
{
  int result;

  if (self->is_end_due)
    {
      self->is_end_due = FALSE;
      return KLADE_XML_END;
    }

  while ((result = xmlTextReaderRead (self->reader)) == 1)
    {
      int type = xmlTextReaderNodeType (self->reader);

      if (++self->package->n_nodes > NODES_MAX)
        self->stop = STOP_TOO_BIG;
      if (xmlTextReaderDepth (self->reader) > DEPTH_MAX || type == XML_READER_TYPE_DOCUMENT_TYPE ||
          type == XML_READER_TYPE_ENTITY_REFERENCE)
        return fail (self, error);
      if (type == XML_READER_TYPE_ELEMENT)
        {
          self->is_end_due = xmlTextReaderIsEmptyElement (self->reader) == 1;
          return KLADE_XML_START;
        }
      if (type == XML_READER_TYPE_END_ELEMENT)
        return KLADE_XML_END;
      if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
          type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE)
        return KLADE_XML_TEXT;
    }

  return result == 0 && self->stop == STOP_NONE && self->n_error_line == 0 ? KLADE_XML_DONE
                                                                           : fail (self, error);
}

/**
 * klade_exchange_xml_skip:
 * @self: a reader at the start of an element
 * @error: as in klade_exchange_xml_next()
 *
 * Goes on to the end of that element.
 *
 * Returns: %FALSE on failure
 */
gboolean
klade_exchange_xml_skip (KladeExchangeXml *self, GError **error)
{
  int depth = 1;

  while (depth > 0)
    {
      KladeXmlStep step = klade_exchange_xml_next (self, error);

      if (step == KLADE_XML_FAILED)
        return FALSE;
      if (step == KLADE_XML_DONE)
        return klade_exchange_xml_set_error (self, error);
      depth += step == KLADE_XML_START ? 1 : step == KLADE_XML_END ? -1 : 0;
    }

  return TRUE;
}

/* Whether the element at hand has this name, whatever its name space's prefix. */
gboolean
klade_exchange_xml_is (KladeExchangeXml *self, const char *name)
{
  const char *here = (const char *) xmlTextReaderConstLocalName (self->reader);

  return here != NULL && g_str_equal (here, name);
}

/* Valid until the next step. */
const char *
klade_exchange_xml_get_text (KladeExchangeXml *self)
{
  const char *text = (const char *) xmlTextReaderConstValue (self->reader);

  return text != NULL ? text : "";
}

/**
 * klade_exchange_xml_get_attribute:
 * @self: a reader at the start of an element
 * @name: an attribute's name without prefix
 *
 * Returns: (nullable) (transfer none): its value, valid until the next call
 */
const char *
klade_exchange_xml_get_attribute (KladeExchangeXml *self, const char *name)
{
  const char *value = NULL;

  for (int found = xmlTextReaderMoveToFirstAttribute (self->reader); found == 1 && value == NULL;
       found = xmlTextReaderMoveToNextAttribute (self->reader))
    if (xmlTextReaderIsNamespaceDecl (self->reader) != 1 && klade_exchange_xml_is (self, name))
      value = (const char *) xmlTextReaderConstValue (self->reader);

  xmlTextReaderMoveToElement (self->reader);
  return value;
}

/* An attribute that counts something; what is no count counts as @otherwise. */
guint
klade_exchange_xml_get_count (KladeExchangeXml *self, const char *name, guint otherwise)
{
  const char *text = klade_exchange_xml_get_attribute (self, name);
  guint64 count;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &count, NULL)
             ? (guint) count
             : otherwise;
}

/* Says that what is at hand cannot be right.  Always FALSE. */
gboolean
klade_exchange_xml_set_error (KladeExchangeXml *self, GError **error)
{
  set_damaged (error, self->part, xmlTextReaderGetParserLineNumber (self->reader),
               xmlTextReaderGetParserColumnNumber (self->reader));
  return FALSE;
}
