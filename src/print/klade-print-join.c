/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-join.h"
#include "klade-print-document-private.h"

static gpointer
ref_page (gconstpointer page, gpointer data)
{
  return g_array_ref ((GArray *) page);
}

/* A spread lies open on the same side as it would alone. */
static void
fill_leaf (GPtrArray *pages, GArray *copies)
{
  KladePrintCopy *last =
      copies->len > 0 ? &g_array_index (copies, KladePrintCopy, copies->len - 1) : NULL;

  if (last == NULL || pages->len % 2 == 0)
    return;

  g_ptr_array_add (pages, g_array_new (FALSE, FALSE, sizeof (KladePrintItem)));
  last->n_pages++;
}

static void
add_document (KladePrintDocument *document, const char *name, GPtrArray *pages, GArray *copies)
{
  for (guint i = 0; i < document->copies->len; i++)
    {
      const KladePrintCopy *copy = &g_array_index (document->copies, KladePrintCopy, i);
      KladePrintCopy added = { g_strdup (*copy->name != '\0' ? copy->name : name),
                               g_strdup (copy->footer), pages->len + copy->first_page,
                               copy->n_pages };

      g_array_append_val (copies, added);
    }
  g_ptr_array_extend (pages, document->pages, ref_page, NULL);
}

/**
 * klade_print_document_new_joined:
 * @title: of the whole
 * @documents: (element-type KladePrintDocument): at least one, all on the same paper
 * @names: (element-type utf8): of each, for those that are of one piece
 *
 * Returns: (transfer full): the documents behind each other, each with its own page numbers
 */
KladePrintDocument *
klade_print_document_new_joined (const char *title, GPtrArray *documents, GPtrArray *names)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (KladePrintCopy));
  KladePrintDocument *first, *joined;

  g_return_val_if_fail (documents->len > 0 && documents->len == names->len, NULL);

  g_array_set_clear_func (copies, klade_print_copy_clear);
  first = g_ptr_array_index (documents, 0);
  for (guint i = 0; i < documents->len; i++)
    {
      if (first->paper.binding_mm > 0)
        fill_leaf (pages, copies);
      add_document (g_ptr_array_index (documents, i), g_ptr_array_index (names, i), pages, copies);
    }

  joined = klade_print_document_new (&first->paper, pages, copies);
  joined->title = g_strdup (title);
  joined->author = g_strdup (first->author);
  joined->family = g_strdup (first->family);
  for (guint i = 0; i < documents->len; i++)
    joined->is_secret |= ((KladePrintDocument *) g_ptr_array_index (documents, i))->is_secret;
  return joined;
}
