/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KLADE_XML_NODES_MAX 2000000 /* elements and attributes of one file */
#define KLADE_XML_DEPTH_MAX 24      /* timetables are 7 deep */

/* A named text of an element: an attribute, or a child that is nothing but text. */
typedef struct
{
  const char *name;
  const char *value;
  int next; /* index of the element's next field, -1 */
} KladeXmlField;

typedef struct
{
  const char *name;
  int parent; /* index, -1 for the root */
  int line;   /* from 1 */
  int first_field;
  int last_field;
} KladeXmlElement;

/**
 * KladeXmlRecords:
 *
 * A small XML file as flat records in document order: every element that has attributes or
 * children is one, with its attributes and its text-only children as fields.
 */
typedef struct
{
  GStringChunk *strings;
  GArray *elements; /* of KladeXmlElement; the first is the root */
  GArray *fields;   /* of KladeXmlField */
} KladeXmlRecords;

KladeXmlRecords *klade_xml_records_read (const char *data, gsize size, GError **error);
void klade_xml_records_free (KladeXmlRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeXmlRecords, klade_xml_records_free)

const KladeXmlElement *klade_xml_records_get (const KladeXmlRecords *self, int element);
gboolean klade_xml_records_is (const KladeXmlRecords *self, int element, const char *name);
const char *klade_xml_records_get_field (const KladeXmlRecords *self,
                                         int element,
                                         const char *name);

G_END_DECLS
