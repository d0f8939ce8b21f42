/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "klade-error.h"
#include "klade-form-shipped.h"
#include "klade-paper-example.h"
#include "klade-print-archive.h"
#include "klade-print-form.h"

typedef struct
{
  char *folder;
  char *path;
  KladePrintDocument *document;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_REPORT_CARD);
  g_autoptr (KladePaper) paper = klade_paper_example_new (KLADE_PAPER_REPORT_CARD, 3, 18, 0);
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("klade-archive-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "liecības.pdf", NULL);
  fixture->document = klade_print_form_new (form, paper, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0); /* nothing half-written was left behind */
  klade_print_document_unref (fixture->document);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* The file with its zeros made blanks, so that it can be searched as a text. */
static char *
read_pdf (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < *length; i++)
    if (data[i] == '\0')
      data[i] = ' ';
  return data;
}

static int
count (const char *text, const char *part)
{
  int n = 0;

  for (const char *at = text; (at = strstr (at, part)) != NULL; at += strlen (part))
    n++;
  return n;
}

static guint64
number_behind (const char *text, const char *key)
{
  const char *at = strstr (text, key);

  g_assert_nonnull (at);
  return g_ascii_strtoull (at + strlen (key), NULL, 10);
}

/* Every entry of the last cross-reference table leads to its object. */
static void
check_last_xref (const char *pdf)
{
  const char *start = g_strrstr (pdf, "startxref");
  const char *at = pdf + g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  int n_entries = 0;

  g_assert_true (g_str_has_prefix (at, "xref\n"));
  at += strlen ("xref\n");
  while (!g_str_has_prefix (at, "trailer"))
    {
      char *end = NULL;
      guint64 object = g_ascii_strtoull (at, &end, 10);
      guint64 n_objects = g_ascii_strtoull (end, &end, 10);
      guint64 offset = g_ascii_strtoull (end, &end, 10);
      g_autofree char *begins = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n", object);

      g_assert_cmpuint (n_objects, ==, 1);
      g_assert_true (g_str_has_prefix (pdf + offset, begins));
      at = strchr (end, '\n') + 1;
      n_entries++;
    }
  g_assert_cmpint (n_entries, >=, 5); /* a font or two, three new ones, the root */
}

static void
check_by_qpdf (const char *path)
{
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  const char *const command[] = { qpdf, "--check", path, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (qpdf == NULL)
    return;
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &said, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s", said);
  g_assert_cmpint (status, ==, 0);
}

static void
test_archive_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  const char *update;
  gsize length;

  g_assert_true (klade_print_document_save_pdf_archive (fixture->document, fixture->path, &error));
  g_assert_no_error (error);
  pdf = read_pdf (fixture->path, &length);

  g_assert_cmpint (count (pdf, "%%EOF"), ==, 2); /* Cairo's file, then the update */
  update = strstr (pdf, "%%EOF");
  g_assert_nonnull (strstr (update, "<pdfaid:part>2</pdfaid:part>"));
  g_assert_nonnull (strstr (update, "<pdfaid:conformance>B</pdfaid:conformance>"));
  g_assert_nonnull (strstr (update, "Mārupes Valsts ģimnāzija</rdf:li>"));
  g_assert_nonnull (strstr (update, "/S /GTS_PDFA1"));
  g_assert_nonnull (strstr (update, "/Lang (lv-LV)"));
  g_assert_nonnull (strstr (update, "/MarkInfo << /Marked true >>"));
  g_assert_nonnull (strstr (update, "/StructTreeRoot"));
  g_assert_nonnull (strstr (update, "/ID [<"));
  g_assert_cmpint (count (update, "/CIDToGIDMap /Identity"), ==, count (pdf, "/CIDFontType2") / 2);
  g_assert_cmpuint (number_behind (update, "/Prev "), ==, number_behind (pdf, "startxref\n"));
  check_last_xref (pdf);
  check_by_qpdf (fixture->path);
}

static void
test_colour_profile (void)
{
  g_autoptr (GByteArray) profile = klade_print_archive_new_colour_profile ();
  guint32 size;
  guint32 n_tags;

  memcpy (&size, profile->data, 4);
  g_assert_cmpuint (GUINT32_FROM_BE (size), ==, profile->len);
  g_assert_cmpmem (profile->data + 12, 8, "mntrRGB ", 8);
  g_assert_cmpmem (profile->data + 36, 4, "acsp", 4);
  memcpy (&n_tags, profile->data + 128, 4);
  n_tags = GUINT32_FROM_BE (n_tags);
  g_assert_cmpuint (n_tags, ==, 9);
  for (guint i = 0; i < n_tags; i++)
    {
      guint32 place[2];

      memcpy (place, profile->data + 132 + i * 12 + 4, sizeof place);
      g_assert_cmpuint (GUINT32_FROM_BE (place[0]), >=, 128 + 4 + 9 * 12);
      g_assert_cmpuint (GUINT32_FROM_BE (place[0]) % 4, ==, 0);
      g_assert_cmpuint (GUINT32_FROM_BE (place[0]) + GUINT32_FROM_BE (place[1]), <=, profile->len);
    }
}

static void
test_strange_file_is_refused (void)
{
  static const char *const files[] = {
    "",
    "%PDF-1.5\n%%EOF\n",
    "startxref\n0\n",
    "%PDF-1.5\nstartxref\n99999999999\n%%EOF",
    "xref\n0 90000\nxxx\ntrailer\n<< /Size 90000 /Root 1 0 R /Info 2 0 R >>\nstartxref\n0\n%%EOF",
    "xref\n0 1\n9999999999 00000 n \ntrailer\n<< /Size 1 /Root 7 0 R /Info 2 0 R >>\nstartxref\n0\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GByteArray) pdf = g_byte_array_new ();
      const KladePrintArchiveInfo info = { "", "", "" };

      g_byte_array_append (pdf, (const guint8 *) files[i], (guint) strlen (files[i]));
      g_assert_false (klade_print_archive_update (pdf, &info));
    }
}

static void
test_bookmarks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) one = NULL;
  g_autofree char *all_pdf = NULL;
  g_autofree char *one_pdf = NULL;
  const int second = 1;
  gsize length;

  g_assert_true (klade_print_document_save_pdf (fixture->document, fixture->path, &error));
  g_assert_no_error (error);
  all_pdf = read_pdf (fixture->path, &length);
  g_assert_cmpint (count (all_pdf, "/Parent "), >=, 3 + 3); /* pages and bookmarks */
  g_assert_nonnull (strstr (all_pdf, "/Outlines"));

  one = klade_print_document_select (fixture->document, &second, 1);
  g_assert_true (klade_print_document_save_pdf (one, fixture->path, &error));
  g_assert_no_error (error);
  one_pdf = read_pdf (fixture->path, &length);
  g_assert_null (strstr (one_pdf, "/Outlines"));
}

static gboolean
stop_cb (const char *step, double fraction, gpointer data)
{
  return FALSE;
}

static void
test_stopped_file_is_not_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_print_document_save_pdf_watched (fixture->document, fixture->path, stop_cb,
                                                         NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* A full disk is /dev/full's errno on any machine. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_print_document_save_pdf_archive (fixture->document, "/dev/full", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/print/archive/copy", test_archive_copy);
  g_test_add_func ("/print/archive/colour-profile", test_colour_profile);
  g_test_add_func ("/print/archive/strange-file-is-refused", test_strange_file_is_refused);
  ADD ("/print/document/bookmarks", test_bookmarks);
  ADD ("/print/document/stopped-file-is-not-there", test_stopped_file_is_not_there);
  ADD ("/print/archive/full-disk", test_full_disk);
  return g_test_run ();
}
