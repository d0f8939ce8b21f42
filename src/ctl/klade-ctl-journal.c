/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl-journal-text.h"
#include "klade-ctl.h"

#include "klade-exchange-journal.h"
#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-school-journal.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_PDF,
  FORMAT_XLSX,
  FORMAT_ODS,
  N_FORMATS,
} Format;

static const char *const formats[N_FORMATS] = { "text", "csv", "pdf", "xlsx", "ods" };
static const char *const terms[] = { "1", "2", "year" }; /* KladeTermKind less 1 */

typedef struct
{
  char *class_name;
  char *subject;
  char *format;
  char *term;
  char *year;
  char *out;
  KladeCtlWho who;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->class_name);
  g_free (self->subject);
  g_free (self->format);
  g_free (self->term);
  g_free (self->year);
  g_free (self->out);
  klade_ctl_who_clear (&self->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "class", 'c', 0, G_OPTION_ARG_STRING, &self->class_name,
      N_ ("The class or group, like 7.a or “7.a 1. grupa”"), N_ ("CLASS") },
    { "subject", 's', 0, G_OPTION_ARG_STRING, &self->subject, N_ ("The subject, like Matemātika"),
      N_ ("NAME") },
    { "format", 'f', 0, G_OPTION_ARG_STRING, &self->format,
      N_ ("text, csv, pdf, xlsx or ods; if missing, what OUT's name says"), N_ ("FORMAT") },
    { "term", 't', 0, G_OPTION_ARG_STRING, &self->term,
      N_ ("What a PDF shows: semester 1 or 2, or year if missing"), N_ ("TERM") },
    { "year", 'y', 0, G_OPTION_ARG_STRING, &self->year,
      N_ ("Of which school year, for instance 2025/26; that of today if missing"), N_ ("YEAR") },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &self->out,
      N_ ("Write to this file instead of the output"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = klade_ctl_context_new (
      _ ("journal FILE --class CLASS --subject NAME [--format FORMAT] [-o OUT]"),
      _ ("Shows one journal: pupils, lessons, marks and absences month by month, what the lessons were\n"
         "about, and the term marks. As PDF it is the classic spread; as a spreadsheet it has a sheet\n"
         "of marks and one of lessons. `kladectl journals FILE` lists classes and subjects."),
      "  kladectl journal skola.klade --class 7.a --subject Matemātika\n"
      "  kladectl journal skola.klade --class 7.a --subject Matemātika --format pdf -o 7a.pdf\n"
      "  kladectl journal skola.klade --class 7.a --subject Vēsture --as skolotaja -o 7a.xlsx\n"
      "  kladectl journal skola.klade --class 6.a --subject Matemātika --year 2024/25 -o 6a.pdf\n"
      "  kladectl journal skola.klade --class 7.a --subject Matemātika --format csv | head");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&self->who, context);
  return klade_ctl_parse (context, argc, argv, 1);
}

static int
find_word (const char *const *words, int n_words, const char *word)
{
  for (int i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return i;

  return -1;
}

static gboolean
choose_format (const Options *options, Format *format)
{
  const char *ending = options->out != NULL ? strrchr (options->out, '.') : NULL;
  int found = FORMAT_TEXT;

  if (options->format != NULL)
    found = find_word (formats, N_FORMATS, options->format);
  else if (ending != NULL)
    found = MAX (FORMAT_TEXT, find_word (formats, N_FORMATS, ending + 1));

  *format = (Format) found;
  return found >= 0;
}

/* A journal as it was read, and how it shall come out. */
typedef struct
{
  KladeJournalPage *page;
  KladeForm *form; /* the school's, or the shipped one */
  Format format;
  KladeTermKind term;
} Output;

static void
output_clear (Output *self)
{
  g_clear_pointer (&self->page, klade_journal_page_unref);
  g_clear_pointer (&self->form, klade_form_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Output, output_clear)

static gboolean
save_pdf (const Output *output, const char *path, GError **error)
{
  g_autoptr (KladePrintDocument) document =
      klade_paper_print_journal (output->form, output->page, output->term, error);

  return document != NULL && klade_print_document_save_pdf (document, path, error);
}

static gboolean
save (const Output *output, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  switch (output->format)
    {
    case FORMAT_PDF:
      return save_pdf (output, path, error);
    case FORMAT_CSV:
      return klade_exchange_save_journal (output->page, KLADE_SHEET_CSV, path, error);
    case FORMAT_XLSX:
      return klade_exchange_save_journal (output->page, KLADE_SHEET_XLSX, path, error);
    case FORMAT_ODS:
      return klade_exchange_save_journal (output->page, KLADE_SHEET_ODS, path, error);
    case FORMAT_TEXT:
    case N_FORMATS:
    default:
      text = klade_ctl_format_journal (output->page);
      return g_file_set_contents (path, text, -1, error);
    }
}

/* By way of a file, because the formats are written to files. */
static gboolean
pour_out (const Output *output, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("kladectl-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  gboolean is_done;
  gsize n_bytes;

  if (folder == NULL)
    return FALSE;

  path = g_build_filename (folder, "journal", NULL);
  is_done = save (output, path, error) && g_file_get_contents (path, &bytes, &n_bytes, error);
  g_unlink (path);
  g_rmdir (folder);

  if (is_done)
    fwrite (bytes, 1, n_bytes, stdout);
  return is_done;
}

static gboolean
read_page (const Options *options, const char *place, Output *output, GError **error)
{
  g_autoptr (KladeSession) session = klade_ctl_open (place, &options->who, error);
  gint64 journal_id = 0;
  gint64 year_id;

  if (session != NULL && klade_ctl_find_year (session, options->year, &year_id, error))
    journal_id =
        klade_school_find_journal (session, year_id, options->class_name, options->subject, error);
  if (journal_id != 0)
    output->page = klade_school_read_journal (session, journal_id, NULL, error);
  if (output->page != NULL)
    output->form = klade_paper_dup_form (
        session, output->page->is_individual ? KLADE_PAPER_INDIVIDUAL_JOURNAL : KLADE_PAPER_JOURNAL,
        error);
  return output->form != NULL;
}

static KladeCtlStatus
run (const Options *options, const char *place, Format format, KladeTermKind term)
{
  g_auto (Output) output = { .format = format, .term = term };
  g_autoptr (GError) error = NULL;

  if (!read_page (options, place, &output, &error))
    {
      g_autofree char *what =
          g_strdup_printf ("%s, %s, %s", place, options->class_name, options->subject);

      return klade_ctl_fail (what, error);
    }

  if (options->out == NULL)
    return pour_out (&output, &error) ? KLADE_CTL_DONE : klade_ctl_fail (NULL, error);
  return save (&output, options->out, &error) ? KLADE_CTL_DONE
                                              : klade_ctl_fail (options->out, error);
}

KladeCtlStatus
klade_ctl_run_journal (int argc, char **argv)
{
  g_auto (Options) options = { .who = KLADE_CTL_WHO_INIT };
  int term = KLADE_TERM_YEAR - 1;
  Format format;

  if (!parse (&options, &argc, &argv))
    return KLADE_CTL_USAGE;

  if (options.class_name == NULL || options.subject == NULL)
    return klade_ctl_refuse ("%s", _ ("name the journal with --class and --subject"));

  if (!choose_format (&options, &format))
    return klade_ctl_refuse (_ ("“%s” is no format: text, csv, pdf, xlsx or ods"), options.format);

  if (options.term != NULL)
    term = find_word (terms, G_N_ELEMENTS (terms), options.term);
  if (term < 0)
    return klade_ctl_refuse (_ ("“%s” is no term: 1, 2 or year"), options.term);

  if (options.out == NULL && format != FORMAT_TEXT && format != FORMAT_CSV &&
      isatty (STDOUT_FILENO))
    return klade_ctl_refuse ("%s",
                             _ ("this format is not for a terminal: name a file with -o OUT"));

  return run (&options, argv[1], format, (KladeTermKind) (term + 1));
}
