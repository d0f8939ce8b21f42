/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-flow.h"

#include "klade-print-document-private.h"
#include "klade-print-text.h"

const KladePrintPaper klade_print_a4_portrait = { 210, 297, 10, 5 };
const KladePrintPaper klade_print_a4_landscape = { 297, 210, 10, 5 };

#define FOOTER_MM 6

struct _KladePrintFlow
{
  KladePrintPaper paper;
  char *title;
  GPtrArray *pages; /* of GPtrArray of KladePrintBlock */
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
  self->title = g_strdup (title);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->repeated = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_print_block_unref);
  return self;
}

void
klade_print_flow_free (KladePrintFlow *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->repeated);
  g_free (self);
}

/**
 * klade_print_flow_get_width:
 *
 * Returns: the room between the margins, in millimetres
 */
double
klade_print_flow_get_width (KladePrintFlow *self)
{
  return self->paper.width_mm - 2 * self->paper.margin_mm - self->paper.binding_mm;
}

static double
page_height (KladePrintFlow *self)
{
  return self->paper.height_mm - 2 * self->paper.margin_mm - FOOTER_MM;
}

/**
 * klade_print_flow_get_room:
 *
 * Returns: what is left of the present page, in millimetres
 */
double
klade_print_flow_get_room (KladePrintFlow *self)
{
  return self->pages->len == 0 ? page_height (self) : page_height (self) - self->used_mm;
}

static void
put (KladePrintFlow *self, KladePrintBlock *block)
{
  GPtrArray *page = g_ptr_array_index (self->pages, self->pages->len - 1);

  self->used_mm += klade_print_block_get_height (block, klade_print_flow_get_width (self));
  g_ptr_array_add (page, klade_print_block_ref (block));
}

static void
begin_page (KladePrintFlow *self)
{
  g_ptr_array_add (self->pages,
                   g_ptr_array_new_with_free_func ((GDestroyNotify) klade_print_block_unref));
  self->used_mm = 0;
  self->is_fresh = TRUE;
  for (guint i = 0; i < self->repeated->len; i++)
    put (self, g_ptr_array_index (self->repeated, i));
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
  if (self->pages->len == 0)
    begin_page (self);

  if (!self->is_fresh && klade_print_block_get_height (block, klade_print_flow_get_width (self)) >
                             klade_print_flow_get_room (self))
    begin_page (self);

  put (self, block);
  self->is_fresh = FALSE;
  klade_print_block_unref (block);
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
  if ((where == KLADE_PRINT_NEXT_LEFT_PAGE && self->pages->len % 2 == 1) ||
      (where == KLADE_PRINT_NEXT_RIGHT_PAGE && self->pages->len % 2 == 0))
    begin_page (self);
}

/**
 * klade_print_flow_finish:
 * @self: a flow; it is empty afterwards
 * @footer: what stands at the foot of each page, before its number
 *
 * Returns: (transfer full): the pages
 */
KladePrintDocument *
klade_print_flow_finish (KladePrintFlow *self, const char *footer)
{
  GPtrArray *pages;

  if (self->pages->len == 0)
    begin_page (self);

  pages = self->pages;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->used_mm = 0;
  return klade_print_document_new (&self->paper, self->title, footer, pages);
}
