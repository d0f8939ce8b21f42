/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-chart.h"

#include <math.h>
#include <string.h>

#define NEAR_MM 1e-6

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, NEAR_MM);
}

/* ---- bars in cells ---- */

static void
test_bar_is_in_proportion (void)
{
  KladePrintBox whole = klade_print_bar_get_box ("28", 42, 5, 0);
  double unit_mm = whole.width_mm / 28;
  const double counts[] = { 4, 15, 6, 3, 0 };
  double x_mm = whole.x_mm;

  g_assert_cmpfloat (whole.width_mm, >, 30);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      KladePrintBox box = klade_print_bar_get_box ("4;15;6;3;/28", 42, 5, i);

      assert_near (box.x_mm, x_mm);
      assert_near (box.width_mm, counts[i] * unit_mm);
      g_assert_cmpfloat (box.y_mm, >, 0);
      g_assert_cmpfloat (box.y_mm + box.height_mm, <, 5);
      x_mm += box.width_mm;
    }
  assert_near (x_mm, whole.x_mm + whole.width_mm);
}

/* What is said to be the whole leaves room; what is more than the whole does not run over. */
static void
test_bar_of_a_whole (void)
{
  KladePrintBox whole = klade_print_bar_get_box ("1", 30, 5, 0);

  assert_near (klade_print_bar_get_box ("7/28", 30, 5, 0).width_mm, whole.width_mm / 4);
  assert_near (klade_print_bar_get_box ("40/28", 30, 5, 0).width_mm, whole.width_mm);
  assert_near (klade_print_bar_get_box ("0,5;1,5/4", 30, 5, 1).width_mm, whole.width_mm * 3 / 8);
}

static void
test_bar_of_anything (void)
{
  static const char *const texts[] = { "", "/", ";;;;", "/28", "nv", "-4;-2/-1", "1/2/3", "a;b/c" };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 20);
  cairo_t *cr = cairo_create (surface);
  g_auto (KladePrintPen) pen = { NULL };

  klade_print_pen_init (&pen, cr, NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint part = 0; part < KLADE_N_PRINT_FILLS; part++)
      {
        KladePrintBox box = klade_print_bar_get_box (texts[i], 30, 5, part);

        g_assert_true (isfinite (box.x_mm) && isfinite (box.width_mm));
        g_assert_cmpfloat (box.width_mm, >=, 0);
        g_assert_cmpfloat (box.x_mm + box.width_mm, <=, 30);
        klade_print_bar_draw (&pen, texts[i], 30, 5);
        klade_print_bar_draw (&pen, texts[i], 0, 0);
      }
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Each of the five looks unlike its neighbours without colours: compared by their mean grey. */
static void
test_fills_are_told_apart (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 600, 60);
  cairo_t *cr = cairo_create (surface);
  double means[KLADE_N_PRINT_FILLS];
  g_auto (KladePrintPen) pen = { NULL };
  const guint32 *pixels;

  klade_print_pen_init (&pen, cr, NULL, FALSE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 4, 4);
  klade_print_bar_draw (&pen, "1;1;1;1;1", 50, 5);
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);

  for (guint i = 0; i < KLADE_N_PRINT_FILLS; i++)
    {
      KladePrintBox box = klade_print_bar_get_box ("1;1;1;1;1", 50, 5, i);
      double scale = 4 * 72 / 25.4;
      int left = (int) ((box.x_mm + 0.5) * scale);
      int right = (int) ((box.x_mm + box.width_mm - 0.5) * scale);
      int top = (int) ((box.y_mm + 0.5) * scale);
      int bottom = (int) ((box.y_mm + box.height_mm - 0.5) * scale);
      double sum = 0;

      for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
          sum += pixels[y * 600 + x] & 0xff;
      means[i] = sum / ((right - left) * (bottom - top));
    }

  for (guint i = 0; i + 1 < KLADE_N_PRINT_FILLS; i++)
    g_assert_cmpfloat (fabs (means[i] - means[i + 1]), >, 30);
  g_assert_cmpfloat (means[KLADE_PRINT_FILL_OPEN], >, 250);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* ---- charts ---- */

static KladePrintChart *
new_chart (const char *const *labels, const char *const (*numbers)[2], guint n_columns)
{
  KladePrintChart *chart = klade_print_chart_new ("Kavētās stundas", 9, 46);

  klade_print_chart_add_bar (chart, "attaisnotas", KLADE_PRINT_FILL_LIGHT);
  klade_print_chart_add_bar (chart, "neattaisnotas", KLADE_PRINT_FILL_BLACK);
  for (guint i = 0; i < n_columns; i++)
    klade_print_chart_add_column (chart, labels[i], numbers[i]);
  return chart;
}

static void
test_columns_are_in_proportion (void)
{
  static const char *const labels[] = { "sept.", "okt.", "nov." };
  static const char *const numbers[][2] = { { "106", "2" }, { "29", "4" }, { "0", "0" } };
  g_autoptr (KladePrintChart) chart = new_chart (labels, numbers, 3);
  KladePrintBox first = klade_print_chart_get_box (chart, NULL, 90, 0, 0);
  double unit_mm = first.height_mm / 106;
  double axis_mm = first.y_mm + first.height_mm;

  g_assert_cmpfloat (first.height_mm, >, 15);
  g_assert_cmpfloat (axis_mm, <, 46);
  for (guint column = 0; column < 3; column++)
    {
      KladePrintBox excused = klade_print_chart_get_box (chart, NULL, 90, column, 0);
      KladePrintBox rest = klade_print_chart_get_box (chart, NULL, 90, column, 1);

      assert_near (excused.height_mm, unit_mm * g_ascii_strtod (numbers[column][0], NULL));
      assert_near (rest.height_mm, unit_mm * g_ascii_strtod (numbers[column][1], NULL));
      assert_near (excused.y_mm + excused.height_mm, axis_mm);
      assert_near (rest.y_mm + rest.height_mm, excused.y_mm); /* stands on it */
      assert_near (rest.x_mm, excused.x_mm);
      g_assert_cmpfloat (rest.y_mm, >, 3); /* room for the sum and the title */
      g_assert_cmpfloat (rest.x_mm + rest.width_mm, <=, 90);
    }
}

/* Charts beside each other stand on one line. */
static void
test_one_line (void)
{
  static const char *const labels[] = { "sept." };
  static const char *const numbers[][2] = { { "5", "1" } };
  static const char *const number[] = { "10" };
  g_autoptr (KladePrintChart) stacked = new_chart (labels, numbers, 1);
  g_autoptr (KladePrintChart) plain = klade_print_chart_new ("Skolēni", 9, 46);
  double foot_mm = klade_print_chart_get_foot (stacked, NULL, 90);
  KladePrintBox one;
  KladePrintBox other;

  klade_print_chart_add_bar (plain, "skolēni", KLADE_PRINT_FILL_DARK);
  klade_print_chart_add_column (plain, "7–7,99", number);
  g_assert_cmpfloat (klade_print_chart_get_foot (plain, NULL, 90), <, foot_mm);

  klade_print_chart_set_foot (plain, foot_mm);
  one = klade_print_chart_get_box (stacked, NULL, 90, 0, 0);
  other = klade_print_chart_get_box (plain, NULL, 90, 0, 0);
  assert_near (other.y_mm + other.height_mm, one.y_mm + one.height_mm);
}

/* Sixty pupils by name, none at all, numbers that are none: nothing runs out of its place. */
static void
test_chart_of_anything (void)
{
  static const char *const long_label = "Ļaudama Žanna Elizabete Marta Ģertrūde";
  static const char *const rows[][2] = { { "", "x" }, { "-3", "1000000" }, { "2,5", "1" } };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 200);
  cairo_t *cr = cairo_create (surface);
  g_auto (KladePrintPen) pen = { NULL };

  klade_print_pen_init (&pen, cr, NULL, FALSE);
  for (guint n = 0; n <= 60; n += 20)
    {
      g_autoptr (KladePrintChart) chart = new_chart (NULL, NULL, 0);

      for (guint i = 0; i < n; i++)
        klade_print_chart_add_column (chart, long_label, rows[i % 3]);
      for (guint i = 0; i < n; i++)
        {
          KladePrintBox box = klade_print_chart_get_box (chart, NULL, 90, i, 1);

          g_assert_true (isfinite (box.height_mm) && isfinite (box.x_mm));
          g_assert_cmpfloat (box.height_mm, >=, 0);
          g_assert_cmpfloat (box.y_mm, >=, 0);
          g_assert_cmpfloat (box.x_mm + box.width_mm, <=, 90 + NEAR_MM);
        }
      klade_print_chart_draw (chart, &pen, 90);
    }
  klade_print_pen_finish_sheet (&pen);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_dump (void)
{
  static const char *const labels[] = { "sept.", "okt." };
  static const char *const numbers[][2] = { { "106", "2" }, { "29", "4" } };
  g_autoptr (KladePrintBlock) block = klade_print_block_new_chart (new_chart (labels, numbers, 2));
  g_autoptr (GString) dump = g_string_new (NULL);

  klade_print_block_dump (block, dump);
  g_assert_cmpstr (dump->str, ==,
                   "chart: Kavētās stundas | attaisnotas | neattaisnotas\n"
                   "sept. | 106 | 2\n"
                   "okt. | 29 | 4\n");
  assert_near (klade_print_block_measure (block, NULL, 90), 46);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/chart/bar-in-proportion", test_bar_is_in_proportion);
  g_test_add_func ("/print/chart/bar-of-a-whole", test_bar_of_a_whole);
  g_test_add_func ("/print/chart/bar-of-anything", test_bar_of_anything);
  g_test_add_func ("/print/chart/fills-told-apart", test_fills_are_told_apart);
  g_test_add_func ("/print/chart/columns-in-proportion", test_columns_are_in_proportion);
  g_test_add_func ("/print/chart/one-line", test_one_line);
  g_test_add_func ("/print/chart/of-anything", test_chart_of_anything);
  g_test_add_func ("/print/chart/dump", test_dump);
  return g_test_run ();
}
