/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-picture.h"

#include <pango/pangocairo.h>

/* Pages as pictures, second to their text: a line that is gone, a column that moved, a text upon
 * another are seen here only.  Squares are compared, not points, so that another version of the
 * font's renderer passes; another font does not, and there is nothing to compare with. */

#define DOTS_PER_MM 2.0
#define SQUARE_DOTS 3
#define CLEARLY 24.0 /* of 255 */

static gboolean
has_font_of_golden (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *wanted = pango_font_description_from_string ("Sans 10");
  PangoFont *font = pango_context_load_font (context, wanted);
  PangoFontDescription *found = pango_font_describe (font);
  gboolean has_font = g_str_equal (pango_font_description_get_family (found), "DejaVu Sans");

  pango_font_description_free (found);
  g_object_unref (font);
  pango_font_description_free (wanted);
  g_object_unref (context);
  return has_font;
}

/**
 * klade_test_picture_draw:
 * @page: from 0
 *
 * Returns: (transfer full): the page on white, two dots a millimetre
 */
cairo_surface_t *
klade_test_picture_draw (KladePrintDocument *document, int page)
{
  double width_mm, height_mm;
  cairo_surface_t *surface;
  cairo_t *cr;

  klade_print_document_get_page_size (document, &width_mm, &height_mm);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width_mm * DOTS_PER_MM),
                                        (int) (height_mm * DOTS_PER_MM));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DOTS_PER_MM * 25.4 / 72, DOTS_PER_MM * 25.4 / 72);
  klade_print_document_draw_page (document, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static int
get_light (cairo_surface_t *picture, int x, int y)
{
  const guchar *row = cairo_image_surface_get_data (picture) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (picture);
  guint32 point = ((const guint32 *) (gconstpointer) row)[x];

  return (int) (((point >> 16 & 0xff) + (point >> 8 & 0xff) + (point & 0xff)) / 3);
}

static void
compare_square (cairo_surface_t *one,
                cairo_surface_t *other,
                int x,
                int y,
                KladeTestPictureDifference *sum)
{
  int right = MIN (x + SQUARE_DOTS, cairo_image_surface_get_width (one));
  int bottom = MIN (y + SQUARE_DOTS, cairo_image_surface_get_height (one));
  int lighter = 0;

  for (int at_y = y; at_y < bottom; at_y++)
    for (int at_x = x; at_x < right; at_x++)
      {
        int difference = get_light (one, at_x, at_y) - get_light (other, at_x, at_y);

        lighter += difference;
        sum->mean += ABS (difference);
      }
  if (ABS (lighter) > CLEARLY * (right - x) * (bottom - y))
    sum->n_changed++;
}

/* klade_test_picture_compare: pages of another size differ in everything */
KladeTestPictureDifference
klade_test_picture_compare (cairo_surface_t *one, cairo_surface_t *other)
{
  KladeTestPictureDifference sum = { 0, 0 };
  int width = cairo_image_surface_get_width (one);
  int height = cairo_image_surface_get_height (one);

  if (width != cairo_image_surface_get_width (other) ||
      height != cairo_image_surface_get_height (other))
    return (KladeTestPictureDifference){ 255, G_MAXINT };

  for (int y = 0; y < height; y += SQUARE_DOTS)
    for (int x = 0; x < width; x += SQUARE_DOTS)
      compare_square (one, other, x, y, &sum);
  sum.mean /= (double) width * height;
  return sum;
}

/**
 * klade_test_picture_assert:
 * @page: from 0
 * @name: of the picture in data/golden/, without its ending
 *
 * KLADE_UPDATE_GOLDEN=1 draws the picture anew; look at it before it is committed.
 */
void
klade_test_picture_assert (KladePrintDocument *document, int page, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autofree char *drawn_path = g_build_filename (g_get_tmp_dir (), file, NULL);
  cairo_surface_t *drawn, *golden;
  KladeTestPictureDifference difference;

  if (!has_font_of_golden ())
    {
      g_test_skip ("the pictures are of DejaVu Sans");
      return;
    }

  drawn = klade_test_picture_draw (document, page);
  if (g_getenv ("KLADE_UPDATE_GOLDEN") != NULL)
    g_assert_cmpint (cairo_surface_write_to_png (drawn, path), ==, CAIRO_STATUS_SUCCESS);

  golden = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_surface_status (golden), ==, CAIRO_STATUS_SUCCESS);
  difference = klade_test_picture_compare (drawn, golden);
  if (difference.n_changed > 0 || difference.mean > 1)
    {
      cairo_surface_write_to_png (drawn, drawn_path);
      g_test_message ("%s differs from %s: %d squares, %.2f in the mean", drawn_path, path,
                      difference.n_changed, difference.mean);
      g_test_fail ();
    }
  cairo_surface_destroy (golden);
  cairo_surface_destroy (drawn);
}
