/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-bench-office.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/* The same cards as letters that LibreOffice has merged already: what it takes to lay them out
 * and to save them as PDF. */

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    " office:version=\"1.2\" office:mimetype=\"application/vnd.oasis.opendocument.text\">"
    "<office:automatic-styles>"
    "<style:style style:name=\"line\" style:family=\"paragraph\">"
    "<style:text-properties fo:font-size=\"9pt\"/></style:style>"
    "<style:style style:name=\"first\" style:family=\"paragraph\">"
    "<style:paragraph-properties fo:break-before=\"page\"/></style:style>"
    "<style:style style:name=\"cell\" style:family=\"table-cell\">"
    "<style:table-cell-properties fo:border=\"0.35pt solid #000000\"/></style:style>"
    "</office:automatic-styles><office:body><office:text>";

static const char tail[] = "</office:text></office:body></office:document>";

static void
append_line (GString *out, const char *style, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "<text:p text:style-name=\"%s\">%s</text:p>", style, escaped);
}

static void
append_table (GString *out, GPtrArray *rows, const char *const *fields, guint n_fields)
{
  g_string_append_printf (
      out, "<table:table><table:table-column table:number-columns-repeated=\"%u\"/>", n_fields);
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (out, "<table:table-row>");
      for (guint f = 0; f < n_fields; f++)
        {
          g_string_append (out, "<table:table-cell table:style-name=\"cell\">");
          append_line (out, "line",
                       klade_paper_record_get (g_ptr_array_index (rows, i), fields[f]));
          g_string_append (out, "</table:table-cell>");
        }
      g_string_append (out, "</table:table-row>");
    }
  g_string_append (out, "</table:table>");
}

static void
append_card (GString *out, const KladePaperRecord *record)
{
  static const char *const lines[] = { "school.address", "school.year", "pupil.name",
                                       "pupil.code",     "class",       "programme.name",
                                       "remark",         "decision",    "decision.order_no",
                                       "class.teacher",  "school.head", "today" };
  static const char *const subjects[] = { "subject",    "lessons", "semester_1",
                                          "semester_2", "year",    "kind" };
  static const char *const absences[] = { "term", "total", "excused", "unexcused", "late" };

  append_line (out, "first", klade_paper_record_get (record, "school.name"));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    append_line (out, "line", klade_paper_record_get (record, lines[i]));
  append_table (out, klade_paper_record_get_rows (record, "subjects"), subjects,
                G_N_ELEMENTS (subjects));
  append_table (out, klade_paper_record_get_rows (record, "absences"), absences,
                G_N_ELEMENTS (absences));
}

static void
write_letters (KladePaper *paper, const char *path)
{
  g_autoptr (GString) out = g_string_new (head);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < klade_paper_get_n_records (paper); i++)
    append_card (out, klade_paper_get_record (paper, i));
  g_string_append (out, tail);
  g_file_set_contents (path, out->str, (gssize) out->len, &error);
  g_assert_no_error (error);
}

static void
convert (const char *program, const char *folder, const char *letters)
{
  g_autofree char *profile =
      g_strdup_printf ("-env:UserInstallation=file://%s/office-profile", folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, program,
      profile, "--headless", "--convert-to", "pdf", "--outdir", folder, letters, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  gboolean is_link = g_file_test (path, G_FILE_TEST_IS_SYMLINK);
  g_autoptr (GDir) folder = is_link ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_folder (inner);
    }
  g_remove (path);
}

/**
 * klade_bench_office:
 * @paper: report cards
 * @folder: where there is room
 * @times: gets one time
 *
 * Returns: %FALSE where LibreOffice is not installed
 */
gboolean
klade_bench_office (KladePaper *paper, const char *folder, KladeBench *times)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *empty = g_build_filename (folder, "office-empty.fodt", NULL);
  g_autofree char *letters = g_build_filename (folder, "office-letters.fodt", NULL);
  g_autofree char *pdf = g_build_filename (folder, "office-letters.pdf", NULL);
  g_autofree char *empty_pdf = g_build_filename (folder, "office-empty.pdf", NULL);
  g_autofree char *profile = g_build_filename (folder, "office-profile", NULL);
  g_autoptr (KladePaper) nobody = NULL;
  gint64 since;

  if (program == NULL)
    return FALSE;

  nobody = klade_paper_new (KLADE_PAPER_REPORT_CARD, "");
  write_letters (nobody, empty);
  convert (program, folder, empty); /* the first start makes its profile */
  write_letters (paper, letters);
  since = g_get_monotonic_time ();
  convert (program, folder, letters);
  klade_bench_add (times, since);
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));

  g_unlink (empty);
  g_unlink (empty_pdf);
  g_unlink (letters);
  g_unlink (pdf);
  remove_folder (profile);
  return TRUE;
}
