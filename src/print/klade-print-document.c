/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-document-private.h"

#include "klade-print-text.h"

#define FOOTER_PT 7.0
#define FOOTER_ROW_MM 4.0
#define NUMBER_MM 20.0

G_DEFINE_BOXED_TYPE (KladePrintDocument,
                     klade_print_document,
                     klade_print_document_ref,
                     klade_print_document_unref)

/* @pages and @copies are shared, not copied. */
KladePrintDocument *
klade_print_document_new (const KladePrintPaper *paper, GPtrArray *pages, GArray *copies)
{
  KladePrintDocument *self = g_new0 (KladePrintDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->paper = *paper;
  self->paper.per_sheet = MAX (paper->per_sheet, 1);
  self->pages = g_ptr_array_ref (pages);
  self->copies = g_array_ref (copies);
  return self;
}

KladePrintDocument *
klade_print_document_ref (KladePrintDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_print_document_unref (KladePrintDocument *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->author);
  g_free (self->family);
  g_ptr_array_unref (self->pages);
  g_array_unref (self->copies);
  g_free (self);
}

/* For g_array_set_clear_func() of an array of KladePrintCopy. */
void
klade_print_copy_clear (gpointer copy)
{
  g_free (((KladePrintCopy *) copy)->name);
  g_free (((KladePrintCopy *) copy)->footer);
}

/* What one page has of a sheet that several share: its longer side is cut first. */
void
klade_print_paper_get_leaf (const KladePrintPaper *paper, double *width_mm, double *height_mm)
{
  gboolean is_wide = paper->width_mm > paper->height_mm;

  *width_mm =
      paper->width_mm / (paper->per_sheet == 4 || (paper->per_sheet == 2 && is_wide) ? 2 : 1);
  *height_mm =
      paper->height_mm / (paper->per_sheet == 4 || (paper->per_sheet == 2 && !is_wide) ? 2 : 1);
}

/**
 * klade_print_document_make_secret:
 * @self: a document that nobody has seen yet
 *
 * Passwords are in it: however it is saved, only the account of this computer that saved it can
 * read the file.
 */
void
klade_print_document_make_secret (KladePrintDocument *self)
{
  self->is_secret = TRUE;
}

const char *
klade_print_document_get_title (KladePrintDocument *self)
{
  return self->title;
}

/**
 * klade_print_document_get_n_pages:
 *
 * Returns: how many sheets' sides are printed: what several copies share is one
 */
int
klade_print_document_get_n_pages (KladePrintDocument *self)
{
  guint per_sheet = (guint) self->paper.per_sheet;

  return (int) ((self->pages->len + per_sheet - 1) / per_sheet);
}

/**
 * klade_print_document_get_page_size:
 * @self: a document
 * @width_mm: (out): of every page
 * @height_mm: (out): of every page
 */
void
klade_print_document_get_page_size (KladePrintDocument *self, double *width_mm, double *height_mm)
{
  *width_mm = self->paper.width_mm;
  *height_mm = self->paper.height_mm;
}

/* ---- copies ---- */

int
klade_print_document_get_n_copies (KladePrintDocument *self)
{
  return (int) self->copies->len;
}

/**
 * klade_print_document_get_copy_name:
 *
 * Returns: whose the copy is; "" for a document of one piece
 */
const char *
klade_print_document_get_copy_name (KladePrintDocument *self, int copy)
{
  g_return_val_if_fail (copy >= 0 && copy < (int) self->copies->len, NULL);

  return g_array_index (self->copies, KladePrintCopy, copy).name;
}

/**
 * klade_print_document_get_copy_page:
 *
 * Returns: the page that the copy begins on, from 0
 */
int
klade_print_document_get_copy_page (KladePrintDocument *self, int copy)
{
  g_return_val_if_fail (copy >= 0 && copy < (int) self->copies->len, 0);

  return (int) g_array_index (self->copies, KladePrintCopy, copy).first_page /
         self->paper.per_sheet;
}

static gpointer
copy_page (gconstpointer page, gpointer data)
{
  return g_array_ref ((GArray *) page);
}

/**
 * klade_print_document_select:
 * @self: a document
 * @copies: (array length=n_copies): places of those wanted
 * @n_copies: how many
 *
 * Returns: (transfer full): a document of these copies alone, in this order
 */
KladePrintDocument *
klade_print_document_select (KladePrintDocument *self, const int *copies, gsize n_copies)
{
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (KladePrintCopy));
  KladePrintDocument *document;

  g_array_set_clear_func (chosen, klade_print_copy_clear);
  for (gsize i = 0; i < n_copies; i++)
    {
      const KladePrintCopy *copy;
      KladePrintCopy added;

      g_return_val_if_fail (copies[i] >= 0 && copies[i] < (int) self->copies->len, NULL);

      copy = &g_array_index (self->copies, KladePrintCopy, copies[i]);
      added = (KladePrintCopy){ g_strdup (copy->name), g_strdup (copy->footer), pages->len,
                                copy->n_pages };
      for (guint page = 0; page < copy->n_pages; page++)
        g_ptr_array_add (
            pages, copy_page (g_ptr_array_index (self->pages, copy->first_page + page), NULL));
      g_array_append_val (chosen, added);
    }

  document = klade_print_document_new (&self->paper, pages, chosen);
  document->title =
      g_strdup (n_copies == 1 && *klade_print_document_get_copy_name (self, copies[0]) != '\0'
                    ? klade_print_document_get_copy_name (self, copies[0])
                    : self->title);
  document->author = g_strdup (self->author);
  document->family = g_strdup (self->family);
  document->is_secret = self->is_secret;
  return document;
}

/* Copies are in the order of their pages. */
static const KladePrintCopy *
find_copy (KladePrintDocument *self, guint page)
{
  guint low = 0;
  guint high = self->copies->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->copies, KladePrintCopy, middle).first_page <= page)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->copies, KladePrintCopy, low);
}

/* ---- drawing ---- */

static void
draw_footer (const KladePrintCopy *copy, KladePrintPen *pen, guint number, double width_mm)
{
  g_autofree char *text = g_strdup_printf ("%u / %u", number, copy->n_pages);
  const KladePrintCell cells[] = {
    { copy->footer, width_mm - NUMBER_MM, KLADE_PRINT_DIM | KLADE_PRINT_BOTTOM },
    { copy->n_pages > 1 ? text : "", NUMBER_MM,
      KLADE_PRINT_DIM | KLADE_PRINT_RIGHT | KLADE_PRINT_BOTTOM },
  };
  g_autoptr (KladePrintBlock) block =
      klade_print_block_new_row (FOOTER_PT, FOOTER_ROW_MM, cells, G_N_ELEMENTS (cells));
  double height_mm = klade_print_block_measure (block, pen->family, width_mm);

  pen->y_pt += KLADE_PRINT_PT (FOOTER_ROW_MM - height_mm);
  klade_print_block_draw (block, pen, width_mm, height_mm);
}

/* What is a table is told only where the rows stand in one. */
static void
tag_table (KladePrintPen *pen, gboolean *in_table, gboolean is_row)
{
  if (is_row && !*in_table)
    klade_print_pen_begin_tag (pen, "Table");
  if (!is_row && *in_table)
    klade_print_pen_end_tag (pen, "Table");
  *in_table = is_row;
}

static void
draw_items (GArray *items, KladePrintPen *pen)
{
  gboolean in_table = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const KladePrintItem *item = &g_array_index (items, KladePrintItem, i);

      tag_table (pen, &in_table, klade_print_block_is_row (item->block));
      klade_print_item_draw (item, pen);
    }
  tag_table (pen, &in_table, FALSE);
}

/* @pen: at the leaf's corner. */
static void
draw_leaf (KladePrintDocument *self, KladePrintPen *pen, guint page)
{
  const KladePrintCopy *copy = find_copy (self, page);
  guint number = page - copy->first_page + 1;
  /* Odd pages are bound at the left, even ones at the right. */
  double left_mm = self->paper.margin_mm + (number % 2 == 1 ? self->paper.binding_mm : 0);
  double width_mm;
  double height_mm;

  klade_print_paper_get_leaf (&self->paper, &width_mm, &height_mm);
  width_mm -= 2 * self->paper.margin_mm + self->paper.binding_mm;
  pen->x_pt += KLADE_PRINT_PT (left_mm);
  pen->y_pt += KLADE_PRINT_PT (self->paper.margin_mm);
  draw_items (g_ptr_array_index (self->pages, page), pen);

  if (copy->footer != NULL)
    {
      pen->y_pt += KLADE_PRINT_PT (height_mm - 2 * self->paper.margin_mm - FOOTER_ROW_MM);
      draw_footer (copy, pen, number, width_mm);
    }
}

static void
draw_cuts (KladePrintDocument *self, cairo_t *cr, double leaf_width_mm, double leaf_height_mm)
{
  static const double dashes[] = { 4, 3 };

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.3, 0.3, 0.3);
  cairo_set_line_width (cr, 0.4);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  if (leaf_width_mm < self->paper.width_mm)
    {
      cairo_move_to (cr, KLADE_PRINT_PT (leaf_width_mm), 0);
      cairo_rel_line_to (cr, 0, KLADE_PRINT_PT (self->paper.height_mm));
    }
  if (leaf_height_mm < self->paper.height_mm)
    {
      cairo_move_to (cr, 0, KLADE_PRINT_PT (leaf_height_mm));
      cairo_rel_line_to (cr, KLADE_PRINT_PT (self->paper.width_mm), 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* A sheet with all that share it. */
void
klade_print_document_draw_sheet (KladePrintDocument *self, KladePrintPen *pen, int page)
{
  guint per_sheet = (guint) self->paper.per_sheet;
  guint first = (guint) page * per_sheet;
  double width_mm;
  double height_mm;
  guint across;

  klade_print_paper_get_leaf (&self->paper, &width_mm, &height_mm);
  across = width_mm < self->paper.width_mm ? 2 : 1;
  cairo_save (pen->cr);
  cairo_translate (pen->cr, KLADE_PRINT_PT (self->paper.offset_x_mm),
                   KLADE_PRINT_PT (self->paper.offset_y_mm));

  for (guint i = 0; i < per_sheet && first + i < self->pages->len; i++)
    {
      pen->x_pt = KLADE_PRINT_PT (i % across * width_mm);
      pen->y_pt = KLADE_PRINT_PT (i / across * height_mm);
      draw_leaf (self, pen, first + i);
    }
  klade_print_pen_finish_sheet (pen);
  if (per_sheet > 1)
    draw_cuts (self, pen->cr, width_mm, height_mm);
  cairo_restore (pen->cr);
}

/**
 * klade_print_document_draw_page:
 * @self: a document
 * @cr: in points, its origin at the sheet's upper left corner
 * @page: 0 to the number of pages less one
 */
void
klade_print_document_draw_page (KladePrintDocument *self, cairo_t *cr, int page)
{
  g_auto (KladePrintPen) pen = { NULL };

  g_return_if_fail (page >= 0 && page < klade_print_document_get_n_pages (self));

  klade_print_pen_init (&pen, cr, self->family, FALSE);
  klade_print_document_draw_sheet (self, &pen, page);
}

/**
 * klade_print_document_dump_text:
 * @self: a document
 *
 * Returns: (transfer full): every text in its order, one line a block, "-- page 2" before those
 *   of a page
 */
char *
klade_print_document_dump_text (KladePrintDocument *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->pages->len; i++)
    {
      GArray *items = g_ptr_array_index (self->pages, i);

      g_string_append_printf (out, "-- page %u\n", i + 1);
      for (guint j = 0; j < items->len; j++)
        klade_print_block_dump (g_array_index (items, KladePrintItem, j).block, out);
    }

  return g_string_free (out, FALSE);
}
