/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-flow.h"

#include "klade-print-document-private.h"

struct _KladePrintFlow
{
  KladePrintPaper paper;
  double width_mm; /* between the margins */
  double height_mm;
  char *title;
  char *author;
  char *family;
  GPtrArray *pages; /* of GArray of KladePrintItem */
  GArray *copies;   /* of KladePrintCopy */
  GPtrArray *repeated;
  double used_mm;    /* of the last page */
  gboolean is_fresh; /* nothing but repeated blocks stands on it */
};

/**
 * klade_print_flow_new:
 * @paper: the sheet
 * @title: the document's title, for the reader's window and the footer
 *
 * Returns: (transfer full): an empty flow
 */
KladePrintFlow *
klade_print_flow_new (const KladePrintPaper *paper, const char *title)
{
  KladePrintFlow *self = g_new0 (KladePrintFlow, 1);

  self->paper = *paper;
  klade_print_paper_get_leaf (paper, &self->width_mm, &self->height_mm);
  self->width_mm -= 2 * paper->margin_mm + paper->binding_mm;
  self->height_mm -= 2 * paper->margin_mm;
  self->title = g_strdup (title);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->copies = g_array_new (FALSE, FALSE, sizeof (KladePrintCopy));
  g_array_set_clear_func (self->copies, klade_print_copy_clear);
  self->repeated = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_print_block_unref);
  return self;
}

void
klade_print_flow_free (KladePrintFlow *self)
{
  g_free (self->title);
  g_free (self->author);
  g_free (self->family);
  g_ptr_array_unref (self->pages);
  g_array_unref (self->copies);
  g_ptr_array_unref (self->repeated);
  g_free (self);
}

/**
 * klade_print_flow_set_font:
 * @self: a flow without blocks
 * @family: the document's font; "" for the computer's own
 */
void
klade_print_flow_set_font (KladePrintFlow *self, const char *family)
{
  char *copy = *family != '\0' ? g_strdup (family) : NULL;

  g_free (self->family);
  self->family = copy;
}

const char *
klade_print_flow_get_font (KladePrintFlow *self)
{
  return self->family;
}

/**
 * klade_print_flow_set_author:
 * @self: a flow
 * @author: who answers for the document, kept in its file: the school
 */
void
klade_print_flow_set_author (KladePrintFlow *self, const char *author)
{
  char *copy = g_strdup (author);

  g_free (self->author);
  self->author = copy;
}

/**
 * klade_print_flow_get_width:
 *
 * Returns: the room between the margins, in millimetres
 */
double
klade_print_flow_get_width (KladePrintFlow *self)
{
  return self->width_mm;
}

static gboolean
has_footer (KladePrintFlow *self)
{
  return self->copies->len == 0 ||
         g_array_index (self->copies, KladePrintCopy, self->copies->len - 1).footer != NULL;
}

/**
 * klade_print_flow_get_height:
 *
 * Returns: the room of an empty page above its foot, in millimetres
 */
double
klade_print_flow_get_height (KladePrintFlow *self)
{
  return self->height_mm - (has_footer (self) ? KLADE_PRINT_FOOTER_MM : 0);
}

/**
 * klade_print_flow_get_room:
 *
 * Returns: what is left of the present page, in millimetres
 */
double
klade_print_flow_get_room (KladePrintFlow *self)
{
  double height_mm = klade_print_flow_get_height (self);

  return self->pages->len == 0 ? height_mm : height_mm - self->used_mm;
}

/**
 * klade_print_flow_measure:
 *
 * Returns: the height that @block needs here, in millimetres
 */
double
klade_print_flow_measure (KladePrintFlow *self, KladePrintBlock *block)
{
  return klade_print_block_measure (block, self->family, self->width_mm);
}

static GArray *
get_page (KladePrintFlow *self)
{
  return g_ptr_array_index (self->pages, self->pages->len - 1);
}

/* The present page's number within its copy. */
static guint
get_page_number (KladePrintFlow *self)
{
  return self->copies->len == 0
             ? self->pages->len
             : g_array_index (self->copies, KladePrintCopy, self->copies->len - 1).n_pages;
}

static void
put (KladePrintFlow *self, KladePrintBlock *block, double height_mm)
{
  const KladePrintItem item = { klade_print_block_ref (block), 0, self->used_mm, self->width_mm,
                                height_mm };

  g_array_append_val (get_page (self), item);
  self->used_mm += height_mm;
}

static void
begin_page (KladePrintFlow *self)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (KladePrintItem));

  g_array_set_clear_func (page, klade_print_item_clear);
  g_ptr_array_add (self->pages, page);
  if (self->copies->len > 0)
    g_array_index (self->copies, KladePrintCopy, self->copies->len - 1).n_pages++;

  self->used_mm = 0;
  self->is_fresh = TRUE;
  for (guint i = 0; i < self->repeated->len; i++)
    {
      KladePrintBlock *block = g_ptr_array_index (self->repeated, i);

      put (self, block, klade_print_flow_measure (self, block));
    }
}

/**
 * klade_print_flow_begin_copy:
 * @self: a flow
 * @name: whose it is, for the bookmark
 * @footer: (nullable): what stands at the foot of its pages before their number; %NULL: nothing,
 *   no number either
 *
 * What follows begins a page, and its pages are numbered from 1.
 */
void
klade_print_flow_begin_copy (KladePrintFlow *self, const char *name, const char *footer)
{
  const KladePrintCopy copy = { g_strdup (name), g_strdup (footer), self->pages->len, 0 };

  klade_print_flow_stop_repeating (self);
  g_array_append_val (self->copies, copy);
  begin_page (self);
}

/**
 * klade_print_flow_add:
 * @self: a flow
 * @block: (transfer full): what comes next
 *
 * A block that is too tall for what is left goes to the next page; one that is taller than a
 * whole page stands alone on its own.
 */
void
klade_print_flow_add (KladePrintFlow *self, KladePrintBlock *block)
{
  double height_mm = klade_print_flow_measure (self, block);

  if (self->pages->len == 0 || (!self->is_fresh && height_mm > klade_print_flow_get_room (self)))
    begin_page (self);

  put (self, block, height_mm);
  self->is_fresh = FALSE;
  klade_print_block_unref (block);
}

/**
 * klade_print_flow_place:
 * @self: a flow
 * @block: (transfer full): what stands on the present page
 * @x_mm: from the sheet's left edge
 * @y_mm: from the sheet's upper edge
 * @width_mm: of the block
 *
 * The flow goes on as if nothing had been placed.
 */
void
klade_print_flow_place (KladePrintFlow *self,
                        KladePrintBlock *block,
                        double x_mm,
                        double y_mm,
                        double width_mm)
{
  KladePrintItem item = { block, 0, y_mm - self->paper.margin_mm, width_mm,
                          klade_print_block_measure (block, self->family, width_mm) };

  if (self->pages->len == 0)
    begin_page (self);
  item.x_mm =
      x_mm - self->paper.margin_mm - (get_page_number (self) % 2 == 1 ? self->paper.binding_mm : 0);
  g_array_append_val (get_page (self), item);
}

/**
 * klade_print_flow_repeat:
 * @self: a flow
 * @block: (transfer full): a heading: added here, and again on each page that begins later
 */
void
klade_print_flow_repeat (KladePrintFlow *self, KladePrintBlock *block)
{
  klade_print_flow_add (self, klade_print_block_ref (block));
  g_ptr_array_add (self->repeated, block);
}

/**
 * klade_print_flow_stop_repeating:
 *
 * The headings so far are not drawn on later pages.
 */
void
klade_print_flow_stop_repeating (KladePrintFlow *self)
{
  g_ptr_array_set_size (self->repeated, 0);
}

/**
 * klade_print_flow_break:
 * @self: a flow
 * @where: which page goes on; an empty one is put between where the book needs it
 */
void
klade_print_flow_break (KladePrintFlow *self, KladePrintBreak where)
{
  begin_page (self);
  if ((where == KLADE_PRINT_NEXT_LEFT_PAGE && get_page_number (self) % 2 == 1) ||
      (where == KLADE_PRINT_NEXT_RIGHT_PAGE && get_page_number (self) % 2 == 0))
    begin_page (self);
}

/**
 * klade_print_flow_finish:
 * @self: a flow; it is to be freed afterwards
 * @footer: what stands at the foot of each page before its number, where no copies were begun
 *
 * Returns: (transfer full): the pages
 */
KladePrintDocument *
klade_print_flow_finish (KladePrintFlow *self, const char *footer)
{
  KladePrintDocument *document;

  if (self->pages->len == 0)
    begin_page (self);
  if (self->copies->len == 0)
    {
      const KladePrintCopy copy = { g_strdup (""), g_strdup (footer), 0, self->pages->len };

      g_array_append_val (self->copies, copy);
    }

  document = klade_print_document_new (&self->paper, self->pages, self->copies);
  document->title = g_strdup (self->title);
  document->author = g_strdup (self->author);
  document->family = g_strdup (self->family);
  return document;
}
