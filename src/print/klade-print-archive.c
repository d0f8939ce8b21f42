/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-archive.h"

#include <cairo.h>
#include <string.h>

/* Cairo 1.16 writes a good PDF that lacks what PDF/A asks to be said: which standard it keeps,
 * what its colours and glyph numbers mean, its language, its own number.  An incremental update
 * (ISO 32000-1, 7.5.6) appends these and leaves what Cairo wrote as it is. */

#define XREF_ENTRY_BYTES 20

typedef struct
{
  GByteArray *pdf;
  guint n_objects;
  guint64 xref;
  guint root;
  guint info;
  GArray *offsets; /* of guint64, by object; 0: not in use */
  GArray *changed; /* of guint: objects that the update has */
} Update;

/* ---- reading what Cairo wrote ---- */

/* As strstr(): a PDF has zeros in it. */
static const char *
find_within (const char *begin, const char *end, const char *what)
{
  gsize length = strlen (what);

  for (const char *at = begin; at + length <= end; at++)
    {
      at = memchr (at, *what, (gsize) (end - at));
      if (at == NULL || at + length > end)
        return NULL;
      if (memcmp (at, what, length) == 0)
        return at;
    }
  return NULL;
}

static const char *
find_last_within (const char *begin, const char *end, const char *what)
{
  const char *last = NULL;

  for (const char *at = begin; (at = find_within (at, end, what)) != NULL; at++)
    last = at;
  return last;
}

static const char *
find (const GByteArray *pdf, guint64 from, const char *what)
{
  const char *data = (const char *) pdf->data;

  return from < pdf->len ? find_within (data + from, data + pdf->len, what) : NULL;
}

static gboolean
read_number (const char *text, const char *key, guint *number)
{
  const char *at = strstr (text, key);

  if (at == NULL)
    return FALSE;
  *number = (guint) g_ascii_strtoull (at + strlen (key), NULL, 10);
  return *number > 0;
}

static gboolean
read_xref (Update *self)
{
  const char *end = (const char *) self->pdf->data + self->pdf->len;
  const char *at = find_last_within ((const char *) self->pdf->data, end, "startxref");
  g_autofree char *trailer = NULL;
  const char *entries;

  if (at == NULL)
    return FALSE;
  self->xref = g_ascii_strtoull (at + strlen ("startxref"), NULL, 10);
  at = find (self->pdf, self->xref, "trailer");
  entries = find (self->pdf, self->xref, "\n0 ");
  if (at == NULL || entries == NULL || entries > at)
    return FALSE;

  trailer = g_strndup (at, (gsize) (end - at));
  entries = strchr (entries + 1, '\n') + 1;
  if (!read_number (trailer, "/Size ", &self->n_objects) ||
      !read_number (trailer, "/Root ", &self->root) ||
      !read_number (trailer, "/Info ", &self->info) || self->root >= self->n_objects ||
      self->info >= self->n_objects || (gsize) (end - entries) / XREF_ENTRY_BYTES < self->n_objects)
    return FALSE;

  for (guint i = 0; i < self->n_objects; i++)
    {
      const char *entry = entries + (gsize) i * XREF_ENTRY_BYTES;
      guint64 offset = entry[17] == 'n' ? g_ascii_strtoull (entry, NULL, 10) : 0;

      g_array_append_val (self->offsets, offset);
    }
  return TRUE;
}

/* A dictionary without what closes it; %NULL if the object is none, or if it has a stream. */
static char *
dup_open_dictionary (Update *self, guint object)
{
  guint64 offset = g_array_index (self->offsets, guint64, object);
  const char *begin = offset > 0 ? find (self->pdf, offset, "obj") : NULL;
  const char *end = begin != NULL ? find (self->pdf, offset, "endobj") : NULL;
  const char *close;

  if (end == NULL)
    return NULL;
  begin = memchr (begin, '<', (gsize) (end - begin));
  close = begin != NULL ? find_last_within (begin, end, ">>") : NULL;
  return close != NULL ? g_strndup (begin, (gsize) (close - begin)) : NULL;
}

static gboolean
is_glyph_font (Update *self, guint object)
{
  guint64 offset = g_array_index (self->offsets, guint64, object);
  const char *begin = (const char *) self->pdf->data + offset;
  gsize length = offset < self->pdf->len ? MIN (self->pdf->len - offset, 80) : 0;

  return offset > 0 && find_within (begin, begin + length, "/CIDFontType2") != NULL;
}

/* ---- writing the update ---- */

static void add (Update *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (Update *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_byte_array_append (self->pdf, (const guint8 *) text, (guint) strlen (text));
}

static void
begin_object (Update *self, guint object)
{
  guint64 offset = self->pdf->len;

  if (object >= self->offsets->len)
    g_array_set_size (self->offsets, object + 1);
  g_array_index (self->offsets, guint64, object) = offset;
  g_array_append_val (self->changed, object);
  add (self, "%u 0 obj\n", object);
}

static void
add_stream (Update *self, guint object, const char *dictionary, const void *data, gsize length)
{
  begin_object (self, object);
  add (self, "<< %s /Length %" G_GSIZE_FORMAT " >>\nstream\n", dictionary, length);
  g_byte_array_append (self->pdf, data, (guint) length);
  add (self, "\nendstream\nendobj\n");
}

static void
add_property (GString *out, const char *before, const char *value, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, "%s%s%s\n", before, escaped, after);
}

/* XMP: what the file's own description says, and which standard it keeps. */
static char *
describe (const KladePrintArchiveInfo *info)
{
  GString *out = g_string_new (
      "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
      " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
      "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
      "<dc:format>application/pdf</dc:format>\n"
      "<dc:language><rdf:Bag><rdf:li>lv-LV</rdf:li></rdf:Bag></dc:language>\n");

  if (info->title != NULL)
    add_property (out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->title,
                  "</rdf:li></rdf:Alt></dc:title>");
  if (info->author != NULL && *info->author != '\0')
    add_property (out, "<dc:creator><rdf:Seq><rdf:li>", info->author,
                  "</rdf:li></rdf:Seq></dc:creator>");
  add_property (out, "<xmp:CreatorTool>", "Klade " KLADE_VERSION, "</xmp:CreatorTool>");
  add_property (out, "<xmp:CreateDate>", info->created_at, "</xmp:CreateDate>");
  add_property (out, "<pdf:Producer>cairo ", cairo_version_string (),
                " (https://cairographics.org)</pdf:Producer>");
  g_string_append (out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
  return g_string_free (out, FALSE);
}

static void
add_new_objects (Update *self, const KladePrintArchiveInfo *info)
{
  g_autofree char *description = describe (info);
  g_autoptr (GByteArray) profile = klade_print_archive_new_colour_profile ();
  guint first = self->n_objects;

  add_stream (self, first, "/Type /Metadata /Subtype /XML", description, strlen (description));
  add_stream (self, first + 1, "/N 3", profile->data, profile->len);
  begin_object (self, first + 2);
  add (self,
       "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1)"
       " /Info (sRGB IEC61966-2.1) /DestOutputProfile %u 0 R >>\nendobj\n",
       first + 1);
}

static gboolean
change_root (Update *self)
{
  g_autofree char *root = dup_open_dictionary (self, self->root);
  guint first = self->n_objects;

  if (root == NULL)
    return FALSE;
  begin_object (self, self->root);
  add (self,
       "%s /Metadata %u 0 R /OutputIntents [%u 0 R]%s%s"
       " /ViewerPreferences << /DisplayDocTitle true >> >>\nendobj\n",
       root, first, first + 2, strstr (root, "/Lang") == NULL ? " /Lang (lv-LV)" : "",
       strstr (root, "/StructTreeRoot") != NULL && strstr (root, "/MarkInfo") == NULL
           ? " /MarkInfo << /Marked true >>"
           : "");
  return TRUE;
}

static void
change_fonts (Update *self)
{
  for (guint object = 1; object < self->n_objects; object++)
    {
      g_autofree char *font =
          is_glyph_font (self, object) ? dup_open_dictionary (self, object) : NULL;

      if (font == NULL || strstr (font, "/CIDToGIDMap") != NULL)
        continue;
      begin_object (self, object);
      add (self, "%s /CIDToGIDMap /Identity >>\nendobj\n", font);
    }
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint *) a - (int) *(const guint *) b;
}

static void
add_xref (Update *self)
{
  g_autofree char *id =
      g_compute_checksum_for_data (G_CHECKSUM_MD5, self->pdf->data, self->pdf->len);
  guint64 xref = self->pdf->len;

  g_array_sort (self->changed, compare_numbers);
  add (self, "xref\n");
  for (guint i = 0; i < self->changed->len; i++)
    {
      guint object = g_array_index (self->changed, guint, i);

      add (self, "%u 1\n%010" G_GUINT64_FORMAT " 00000 n \n", object,
           g_array_index (self->offsets, guint64, object));
    }
  add (self,
       "trailer\n<< /Size %u /Root %u 0 R /Info %u 0 R /Prev %" G_GUINT64_FORMAT
       " /ID [<%s> <%s>] >>\nstartxref\n%" G_GUINT64_FORMAT "\n%%%%EOF\n",
       self->n_objects + 3, self->root, self->info, self->xref, id, id, xref);
}

/**
 * klade_print_archive_update:
 * @pdf: a PDF as Cairo wrote it; what makes it PDF/A-2b is appended
 * @info: what the file says of itself
 *
 * Returns: %FALSE if @pdf isn't built as expected: it is then not PDF/A
 */
gboolean
klade_print_archive_update (GByteArray *pdf, const KladePrintArchiveInfo *info)
{
  g_autoptr (GArray) offsets = g_array_new (FALSE, TRUE, sizeof (guint64));
  g_autoptr (GArray) changed = g_array_new (FALSE, FALSE, sizeof (guint));
  Update self = { .pdf = pdf, .offsets = offsets, .changed = changed };

  /* A zero behind the end stops numbers and lines that the file cuts off. */
  g_byte_array_append (pdf, (const guint8 *) "", 1);
  g_byte_array_set_size (pdf, pdf->len - 1);
  if (!read_xref (&self))
    return FALSE;

  change_fonts (&self);
  add_new_objects (&self, info);
  if (!change_root (&self))
    return FALSE;
  add_xref (&self);
  return TRUE;
}
