/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-exchange-read.h"

/* What the readers of the formats share. */

G_BEGIN_DECLS

/* What all parts of a spreadsheet may unpack to, together. */
#define KLADE_EXCHANGE_UNPACKED_BYTES_MAX (96 * 1024 * 1024)

/* A zip archive in memory. */
typedef struct _KladeExchangePackage KladeExchangePackage;

KladeExchangePackage *klade_exchange_package_new (GBytes *bytes, GError **error);
void klade_exchange_package_free (KladeExchangePackage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeExchangePackage, klade_exchange_package_free)

gboolean klade_exchange_package_has (KladeExchangePackage *self, const char *part);
gboolean klade_exchange_package_starts_with (KladeExchangePackage *self,
                                             const char *part,
                                             const char *text);

/* One XML part of a package, read forwards without ever being in memory as a whole. */
typedef struct _KladeExchangeXml KladeExchangeXml;

typedef enum
{
  KLADE_XML_FAILED,
  KLADE_XML_START, /* of an element; an empty one is followed by its end, too */
  KLADE_XML_END,
  KLADE_XML_TEXT,
  KLADE_XML_DONE,
} KladeXmlStep;

KladeExchangeXml *klade_exchange_xml_new (KladeExchangePackage *package,
                                          const char *part,
                                          GError **error);
void klade_exchange_xml_free (KladeExchangeXml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeExchangeXml, klade_exchange_xml_free)

KladeXmlStep klade_exchange_xml_next (KladeExchangeXml *self, GError **error);
gboolean klade_exchange_xml_skip (KladeExchangeXml *self, GError **error);
gboolean klade_exchange_xml_is (KladeExchangeXml *self, const char *name);
const char *klade_exchange_xml_get_text (KladeExchangeXml *self);
const char *klade_exchange_xml_get_attribute (KladeExchangeXml *self, const char *name);
guint klade_exchange_xml_get_count (KladeExchangeXml *self, const char *name, guint otherwise);
gboolean klade_exchange_xml_set_error (KladeExchangeXml *self, GError **error);

/* Watches the bytes on their way to the parser for what makes parsers slow. */
typedef struct
{
  int state;
  gsize n_bytes; /* of the present tag */
  guint n_attributes;
  char quote;
  char last[2];
} KladeExchangeGuard;

gboolean klade_exchange_guard_feed (KladeExchangeGuard *self, const char *data, gsize size);

/* How the numbers of a cell are shown. */
typedef enum
{
  KLADE_NUMBER_PLAIN,
  KLADE_NUMBER_DATE,
  KLADE_NUMBER_TIME,
  KLADE_NUMBER_DATE_TIME,
  KLADE_NUMBER_DIGITS, /* a fixed number of digits, as in 000000-00000 */
} KladeNumberKind;

KladeNumberKind klade_exchange_number_kind (const char *format);
char *klade_exchange_number_to_digits (double number, const char *format);
char *klade_exchange_number_to_text (const char *number);
char *klade_exchange_serial_to_text (double serial, gboolean is_1904, KladeNumberKind kind);
char *klade_exchange_iso_time_to_text (const char *text);

/* All formats: the tables of a file, (element-type KladeImportTable). */
GPtrArray *klade_exchange_read_csv (GBytes *bytes, const char *name, GError **error);
GPtrArray *klade_exchange_read_xlsx (KladeExchangePackage *package, GError **error);
GPtrArray *klade_exchange_read_ods (KladeExchangePackage *package, GError **error);

char *klade_exchange_decode (GBytes *bytes, gsize *n_bytes, GError **error);

G_END_DECLS
