/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-maker.h"

#include <glib/gstdio.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-paper-others.h"
#include "klade-print-form.h"

struct _KladePaperMaker
{
  gatomicrefcount ref_count;
  KladePaper *paper;
  KladePrintDocument *document; /* NULL: no copy can be printed */
};

G_DEFINE_BOXED_TYPE (KladePaperMaker,
                     klade_paper_maker,
                     klade_paper_maker_ref,
                     klade_paper_maker_unref)

/* ---- making ---- */

/* Reading is the first part of the bar, laying out the second. */
typedef struct
{
  KladeProgress progress;
  gpointer data;
  double from;
  double share;
} Part;

#define READING_SHARE 0.4

static gboolean
tell_part (const char *step, double fraction, gpointer data)
{
  const Part *part = data;

  return part->progress == NULL ||
         part->progress (step, part->from + fraction * part->share, part->data);
}

/* Reads it in the language of its form. */
static KladePaper *
read_paper (KladeSession *session,
            const KladePaperRequest *wish,
            KladeForm *form,
            Part *reading,
            GError **error)
{
  KladePaperRequest request = *wish;

  request.language = klade_form_get_language (form);
  return klade_paper_is_other (request.kind)
             ? klade_paper_read_other (session, &request, tell_part, reading, error)
             : klade_school_read_paper (session, &request, tell_part, reading, error);
}

static gboolean
make (KladePaperMaker *self,
      KladeSession *session,
      const KladePaperRequest *request,
      KladeForm *form_or_null,
      const Part *whole,
      GError **error)
{
  Part reading = { whole->progress, whole->data, 0, READING_SHARE };
  Part laying = { whole->progress, whole->data, READING_SHARE, 1 - READING_SHARE };
  g_autoptr (KladeForm) form = form_or_null != NULL
                                   ? klade_form_ref (form_or_null)
                                   : klade_paper_dup_form (session, request->kind, error);

  if (form == NULL)
    return FALSE;

  self->paper = read_paper (session, request, form, &reading, error);
  if (self->paper == NULL)
    return FALSE;

  klade_form_find_missing (form, self->paper);
  if (klade_paper_maker_get_n_made (self) == 0)
    return TRUE;

  self->document = klade_print_form_new (form, self->paper, tell_part, &laying, error);
  return self->document != NULL;
}

/**
 * klade_paper_maker_new:
 * @session: who prints
 * @request: what
 * @form_or_null: (nullable): instead of the school's form: one that is being edited
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_INVALID; %G_IO_ERROR_CANCELLED
 *
 * Reads the school and lays the document out.  Copies that can't be printed are left out and
 * told in the paper's problems.
 *
 * Returns: (transfer full): the document with all there is to say of it
 */
KladePaperMaker *
klade_paper_maker_new (KladeSession *session,
                       const KladePaperRequest *request,
                       KladeForm *form_or_null,
                       KladeProgress progress,
                       gpointer progress_data,
                       GError **error)
{
  g_autoptr (KladePaperMaker) self = g_new0 (KladePaperMaker, 1);
  const Part whole = { progress, progress_data, 0, 1 };

  g_return_val_if_fail (session != NULL && request != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  return make (self, session, request, form_or_null, &whole, error) ? g_steal_pointer (&self)
                                                                    : NULL;
}

KladePaperMaker *
klade_paper_maker_ref (KladePaperMaker *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_paper_maker_unref (KladePaperMaker *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->paper, klade_paper_unref);
  g_clear_pointer (&self->document, klade_print_document_unref);
  g_free (self);
}

/* ---- what came of it ---- */

KladePaper *
klade_paper_maker_get_paper (KladePaperMaker *self)
{
  return self->paper;
}

/**
 * klade_paper_maker_get_document:
 * @self: a maker
 *
 * Returns: (transfer none) (nullable): all copies one after another; %NULL if none can be printed
 */
KladePrintDocument *
klade_paper_maker_get_document (KladePaperMaker *self)
{
  return self->document;
}

int
klade_paper_maker_get_n_wanted (KladePaperMaker *self)
{
  return klade_paper_get_n_records (self->paper);
}

int
klade_paper_maker_get_n_made (KladePaperMaker *self)
{
  int n_made = 0;

  for (int i = 0; i < klade_paper_get_n_records (self->paper); i++)
    n_made += klade_paper_can_print (self->paper, i) ? 1 : 0;
  return n_made;
}

/**
 * klade_paper_maker_dup_summary:
 * @self: a maker
 *
 * Returns: (transfer full): how many of how many came out, translated
 */
char *
klade_paper_maker_dup_summary (KladePaperMaker *self)
{
  int n_wanted = klade_paper_maker_get_n_wanted (self);
  int n_made = klade_paper_maker_get_n_made (self);

  if (n_wanted == 0)
    return g_strdup (_ ("There is nobody to print this for."));
  if (n_made == n_wanted)
    return g_strdup_printf (ngettext_ ("%d document is ready.", "%d documents are ready.", n_made),
                            n_made);
  return g_strdup_printf (_ ("%d of %d documents are ready."), n_made, n_wanted);
}

/* ---- a file for each ---- */

/* No file system takes all of these, and a name must not begin with a dot. */
static char *
make_file_name (const char *name)
{
  GString *file = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter < 0x20 || letter == 0x7f ||
          (letter < 0x80 && strchr ("/\\:*?\"<>|", (int) letter)))
        g_string_append_c (file, '_');
      else
        g_string_append_unichar (file, letter);
    }
  while (file->len > 0 && (file->str[0] == '.' || file->str[0] == ' '))
    g_string_erase (file, 0, 1);
  if (file->len == 0)
    g_string_append_c (file, '_');
  return g_string_free (file, FALSE);
}

/* Two pupils of one name get two files. */
static char *
choose_path (const char *folder, const char *name, GHashTable *taken)
{
  g_autofree char *stem = make_file_name (name);
  char *file = g_strconcat (stem, ".pdf", NULL);

  for (int n = 2; g_hash_table_contains (taken, file); n++)
    {
      g_free (file);
      file = g_strdup_printf ("%s (%d).pdf", stem, n);
    }
  g_hash_table_add (taken, file);
  return g_build_filename (folder, file, NULL);
}

typedef struct
{
  const char *folder;
  GHashTable *taken;
  KladeProgress progress;
  gpointer progress_data;
  int n_saved;
} Saving;

static gboolean
save_one (Saving *self,
          KladePrintDocument *document,
          const char *name,
          double fraction,
          GError **error)
{
  g_autofree char *path = choose_path (self->folder, name, self->taken);

  if (self->progress != NULL && !self->progress (name, fraction, self->progress_data))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return FALSE;
    }
  if (!klade_print_document_save_pdf (document, path, error))
    return FALSE;
  self->n_saved++;
  return TRUE;
}

/**
 * klade_paper_maker_save_each:
 * @self: a maker
 * @folder: made if it is not there
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @error: why it stopped: the files so far stay
 *
 * Saves each copy as a PDF file under the name of whose it is.
 *
 * Returns: how many files there are; -1 with @error set if it stopped
 */
int
klade_paper_maker_save_each (KladePaperMaker *self,
                             const char *folder,
                             KladeProgress progress,
                             gpointer progress_data,
                             GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Saving saving = { folder, taken, progress, progress_data, 0 };
  int n_copies = self->document != NULL ? klade_print_document_get_n_copies (self->document) : 0;

  if (g_mkdir_with_parents (folder, 0777) != 0)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The folder “%s” could not be made. Choose another place."), folder);
      return -1;
    }

  for (int i = 0; i < n_copies; i++)
    {
      g_autoptr (KladePrintDocument) copy = klade_print_document_select (self->document, &i, 1);

      if (!save_one (&saving, copy, klade_print_document_get_copy_name (self->document, i),
                     (double) i / n_copies, error))
        return -1;
    }
  return saving.n_saved;
}
