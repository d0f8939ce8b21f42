/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pen gathers must look as if each letter and frame had been drawn by itself. */

#include <pango/pangocairo.h>
#include <string.h>

#include "klade-print-pen.h"

#define SIZE_PX 400
#define SCALE 4 /* pixels a point */

static cairo_t *
new_sheet (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE_PX, SIZE_PX);
  cairo_t *cr = cairo_create (surface);

  cairo_surface_destroy (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, SCALE, SCALE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  return cr;
}

static const guint8 *
get_pixels (cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);

  cairo_surface_flush (surface);
  return cairo_image_surface_get_data (surface);
}

/* Returns: how many pixels are darker than paper. */
static int
count_dark (cairo_t *cr)
{
  const guint8 *pixels = get_pixels (cr);
  int n = 0;

  for (int i = 0; i < SIZE_PX * SIZE_PX; i++)
    n += pixels[4 * i] < 128;
  return n;
}

static void
assert_equal (cairo_t *drawn, cairo_t *expected)
{
  const guint8 *one = get_pixels (drawn);
  const guint8 *other = get_pixels (expected);
  int most = 0;

  g_assert_cmpint (count_dark (expected), >, 100);
  for (int i = 0; i < 4 * SIZE_PX * SIZE_PX; i++)
    most = MAX (most, ABS (one[i] - other[i]));
  g_assert_cmpint (most, <=, 24);
}

static PangoLayout *
new_layout (cairo_t *cr, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 9px");

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, 60 * PANGO_SCALE);
  pango_layout_set_text (layout, text, -1);
  pango_font_description_free (font);
  return layout;
}

static void
test_letters (gconstpointer data)
{
  cairo_t *drawn = new_sheet ();
  cairo_t *expected = new_sheet ();
  g_autoptr (PangoLayout) layout = new_layout (drawn, data);
  g_autoptr (GArray) runs = klade_print_run_list_new (layout);
  g_auto (KladePrintPen) pen = { NULL };

  klade_print_pen_init (&pen, drawn, NULL, FALSE);
  g_assert_cmpuint (runs->len, >, 0);
  for (int place = 0; place < 2; place++)
    {
      pen.x_pt = 5 + 20 * place;
      pen.y_pt = 3 + 45 * place;
      for (guint i = 0; i < runs->len; i++)
        klade_print_pen_show (&pen, &g_array_index (runs, KladePrintRun, i), 0, 1, 2);
      cairo_move_to (expected, pen.x_pt + 1, pen.y_pt + 2);
      pango_cairo_show_layout (expected, layout);
    }
  klade_print_pen_finish_sheet (&pen);

  assert_equal (drawn, expected);
  cairo_destroy (drawn);
  cairo_destroy (expected);
}

static void
test_hard_letters (void)
{
  static const char *const texts[] = { "\xf3\xbf\xbf\xbd", "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d" };
  cairo_t *cr = new_sheet ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout = new_layout (cr, texts[i]);
      g_autoptr (GArray) runs = klade_print_run_list_new (layout);

      g_assert_cmpuint (runs->len, ==, 0);
    }
  cairo_destroy (cr);
}

/* Every letter is told with what it stands for. */
static void
test_clusters (void)
{
  cairo_t *cr = new_sheet ();
  g_autoptr (PangoLayout) layout = new_layout (cr, "Ģeogrāfija un fizika otrā rindā");
  g_autoptr (GArray) runs = klade_print_run_list_new (layout);
  int n_bytes = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const KladePrintRun *run = &g_array_index (runs, KladePrintRun, i);
      int n_run_bytes = 0;
      int n_glyphs = 0;

      for (int k = 0; k < run->n_clusters; k++)
        {
          n_run_bytes += run->clusters[k].num_bytes;
          n_glyphs += run->clusters[k].num_glyphs;
        }
      g_assert_cmpint (n_run_bytes, ==, run->length);
      g_assert_cmpint (n_glyphs, ==, run->n_glyphs);
      n_bytes += run->length;
    }
  g_assert_cmpint (n_bytes, ==, (int) strlen (pango_layout_get_text (layout)));
  cairo_destroy (cr);
}

/* Nine cells' frames: eight lines, wherever each cell's own sides were. */
static void
test_frames (void)
{
  cairo_t *drawn = new_sheet ();
  cairo_t *expected = new_sheet ();
  g_auto (KladePrintPen) pen = { NULL };

  klade_print_pen_init (&pen, drawn, NULL, FALSE);
  cairo_set_line_width (expected, 0.5);
  for (int cell = 0; cell < 9; cell++)
    {
      pen.x_pt = 10 + cell % 3 * 20;
      pen.y_pt = 10 + cell / 3 * 15;
      for (int side = 0; side < 2; side++)
        {
          klade_print_pen_draw_level (&pen, 0.5, -0.25, side * 15, 20.5);
          klade_print_pen_draw_upright (&pen, 0.5, side * 20, -0.25, 15.5);
        }
      cairo_rectangle (expected, pen.x_pt, pen.y_pt, 20, 15);
    }
  cairo_stroke (expected);
  klade_print_pen_finish_sheet (&pen);

  assert_equal (drawn, expected);
  cairo_destroy (drawn);
  cairo_destroy (expected);
}

/* A sheet's lines don't come again on the next one. */
static void
test_next_sheet_is_empty (void)
{
  cairo_t *first = new_sheet ();
  cairo_t *second = new_sheet ();
  g_auto (KladePrintPen) pen = { NULL };

  klade_print_pen_init (&pen, first, NULL, FALSE);
  klade_print_pen_draw_level (&pen, 2, 10, 10, 50);
  klade_print_pen_finish_sheet (&pen);
  g_assert_cmpint (count_dark (first), >, 100);

  pen.cr = second;
  klade_print_pen_finish_sheet (&pen);
  g_assert_cmpint (count_dark (second), ==, 0);
  cairo_destroy (first);
  cairo_destroy (second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/pen/letters/short", "Liecība", test_letters);
  g_test_add_data_func ("/pen/letters/wrapped", "Ģeogrāfija un fizika\notrā  rindā", test_letters);
  g_test_add_func ("/pen/letters/hard", test_hard_letters);
  g_test_add_func ("/pen/letters/clusters", test_clusters);
  g_test_add_func ("/pen/frames", test_frames);
  g_test_add_func ("/pen/next-sheet-is-empty", test_next_sheet_is_empty);
  return g_test_run ();
}
