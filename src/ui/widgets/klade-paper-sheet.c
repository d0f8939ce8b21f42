/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-sheet.h"

#include "klade-i18n.h"

#define PT_PER_MM (72.0 / 25.4)
#define WIDTH_MIN 180
#define WIDTH_NATURAL 820

struct _KladePaperSheet
{
  GtkWidget parent_instance;

  KladePrintDocument *document; /* NULL: none yet */
  int page;
};

G_DEFINE_FINAL_TYPE (KladePaperSheet, klade_paper_sheet, GTK_TYPE_WIDGET)

static void
get_size_mm (KladePaperSheet *self, double *width_mm, double *height_mm)
{
  *width_mm = 210;
  *height_mm = 297;
  if (self->document != NULL)
    klade_print_document_get_page_size (self->document, width_mm, height_mm);
}

static GtkSizeRequestMode
klade_paper_sheet_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
klade_paper_sheet_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  double width_mm, height_mm;

  get_size_mm (KLADE_PAPER_SHEET (widget), &width_mm, &height_mm);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = WIDTH_MIN;
      *natural = WIDTH_NATURAL;
      return;
    }

  *natural = (int) ((for_size >= 0 ? for_size : WIDTH_NATURAL) * height_mm / width_mm);
  *minimum = for_size >= 0 ? *natural : (int) (WIDTH_MIN * height_mm / width_mm);
}

static void
klade_paper_sheet_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KladePaperSheet *self = KLADE_PAPER_SHEET (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  const GdkRGBA white = { 1, 1, 1, 1 };
  double width_mm, height_mm, scale;
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &white, &bounds);
  if (self->document == NULL)
    return;

  get_size_mm (self, &width_mm, &height_mm);
  scale = gtk_widget_get_width (widget) / (width_mm * PT_PER_MM);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, scale, scale);
  klade_print_document_draw_page (self->document, cr, self->page);
  cairo_destroy (cr);
}

static void
klade_paper_sheet_dispose (GObject *object)
{
  g_clear_pointer (&KLADE_PAPER_SHEET (object)->document, klade_print_document_unref);

  G_OBJECT_CLASS (klade_paper_sheet_parent_class)->dispose (object);
}

static void
klade_paper_sheet_class_init (KladePaperSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_paper_sheet_dispose;
  widget_class->get_request_mode = klade_paper_sheet_get_request_mode;
  widget_class->measure = klade_paper_sheet_measure;
  widget_class->snapshot = klade_paper_sheet_snapshot;

  gtk_widget_class_set_css_name (widget_class, "papersheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
klade_paper_sheet_init (KladePaperSheet *self)
{
}

/**
 * klade_paper_sheet_new:
 *
 * Returns: (transfer floating): an empty sheet
 */
GtkWidget *
klade_paper_sheet_new (void)
{
  return g_object_new (KLADE_TYPE_PAPER_SHEET, NULL);
}

/**
 * klade_paper_sheet_set_page:
 * @self: a sheet
 * @document: (nullable): whose page; %NULL empties it
 * @page: from 0
 */
void
klade_paper_sheet_set_page (KladePaperSheet *self, KladePrintDocument *document, int page)
{
  g_autofree char *name = NULL;

  g_return_if_fail (KLADE_IS_PAPER_SHEET (self));

  g_clear_pointer (&self->document, klade_print_document_unref);
  if (document != NULL)
    self->document = klade_print_document_ref (document);
  self->page = page;

  name = g_strdup_printf (_ ("Page %d"), page + 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
