/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-chart.h"

#include <string.h>

#include "klade-print-text.h"
#include "klade-text.h"

#define HAIR_LINE_PT 0.35
#define AXIS_PT 0.6
#define HATCH_MM 0.9
#define HATCH_LINE_PT 0.55

/* ---- fills ---- */

static void
hatch (cairo_t *cr, const KladePrintBox *box)
{
  double step_pt = KLADE_PRINT_PT (HATCH_MM);
  double x_pt = KLADE_PRINT_PT (box->x_mm);
  double y_pt = KLADE_PRINT_PT (box->y_mm);
  double height_pt = KLADE_PRINT_PT (box->height_mm);
  double end_pt = x_pt + KLADE_PRINT_PT (box->width_mm);

  cairo_save (cr);
  cairo_rectangle (cr, x_pt, y_pt, end_pt - x_pt, height_pt);
  cairo_clip (cr);
  for (double at_pt = x_pt - height_pt + step_pt / 2; at_pt < end_pt; at_pt += step_pt)
    {
      cairo_move_to (cr, at_pt, y_pt + height_pt);
      cairo_line_to (cr, at_pt + height_pt, y_pt);
    }
  cairo_set_line_width (cr, HATCH_LINE_PT);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_box (const KladePrintPen *pen, const KladePrintBox *box, KladePrintFill fill)
{
  static const double greys[KLADE_N_PRINT_FILLS] = { 0.5, 0.84, 1, 0.1, 1 };
  double grey = greys[fill];
  cairo_t *cr = pen->cr;

  if (box->width_mm <= 0 || box->height_mm <= 0)
    return;

  cairo_save (cr);
  cairo_translate (cr, pen->x_pt, pen->y_pt);
  cairo_rectangle (cr, KLADE_PRINT_PT (box->x_mm), KLADE_PRINT_PT (box->y_mm),
                   KLADE_PRINT_PT (box->width_mm), KLADE_PRINT_PT (box->height_mm));
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  if (fill == KLADE_PRINT_FILL_HATCHED)
    hatch (cr, box);

  cairo_rectangle (cr, KLADE_PRINT_PT (box->x_mm), KLADE_PRINT_PT (box->y_mm),
                   KLADE_PRINT_PT (box->width_mm), KLADE_PRINT_PT (box->height_mm));
  cairo_set_line_width (cr, HAIR_LINE_PT);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* What is not a number, or below zero, is nothing. */
static double
read_number (const char *text)
{
  double value;

  return klade_text_parse_decimal (text, &value) ? MAX (value, 0) : 0;
}

/* ---- a bar in a cell ---- */

#define BAR_PADDING_MM 1.0
#define BAR_SHARE 0.62
#define MOST_BAR_MM 3.4

typedef struct
{
  double parts[KLADE_N_PRINT_FILLS];
  double whole;
} Bar;

static Bar
read_bar (const char *text)
{
  g_auto (GStrv) halves = g_strsplit (text, "/", 2);
  g_auto (GStrv) words = g_strsplit (halves[0] != NULL ? halves[0] : "", ";", -1);
  Bar bar = { 0 };
  double sum = 0;

  for (guint i = 0; i < KLADE_N_PRINT_FILLS && words[i] != NULL; i++)
    sum += bar.parts[i] = read_number (words[i]);
  bar.whole = halves[0] != NULL && halves[1] != NULL ? read_number (halves[1]) : 0;
  bar.whole = MAX (bar.whole, sum);
  return bar;
}

static KladePrintBox
get_part (const Bar *bar, double width_mm, double height_mm, guint part)
{
  double room_mm = MAX (width_mm - 2 * BAR_PADDING_MM, 0);
  double bar_mm = MIN (height_mm * BAR_SHARE, MOST_BAR_MM);
  KladePrintBox box = { BAR_PADDING_MM, (height_mm - bar_mm) / 2, 0, bar_mm };

  if (bar->whole <= 0)
    return box;

  for (guint i = 0; i < part; i++)
    box.x_mm += room_mm * bar->parts[i] / bar->whole;
  box.width_mm = room_mm * bar->parts[part] / bar->whole;
  return box;
}

/**
 * klade_print_bar_get_box:
 * @text: the bar's numbers, 12;5;0;2, and after a / of how many
 * @width_mm: the cell's
 * @height_mm: the cell's
 * @part: which number, from 0
 *
 * Returns: where its part of the bar is drawn
 */
KladePrintBox
klade_print_bar_get_box (const char *text, double width_mm, double height_mm, guint part)
{
  Bar bar = read_bar (text);

  g_return_val_if_fail (part < KLADE_N_PRINT_FILLS, (KladePrintBox){ 0 });

  return get_part (&bar, width_mm, height_mm, part);
}

/**
 * klade_print_bar_draw:
 * @pen: at the cell's upper left corner
 * @text: the bar's numbers, 12;5;0;2, and after a / of how many
 * @width_mm: the cell's
 * @height_mm: the cell's
 *
 * The first number is drawn dark, the others light, hatched, black and open.
 */
void
klade_print_bar_draw (const KladePrintPen *pen, const char *text, double width_mm, double height_mm)
{
  Bar bar = read_bar (text);

  for (guint i = 0; i < KLADE_N_PRINT_FILLS; i++)
    {
      KladePrintBox box = get_part (&bar, width_mm, height_mm, i);

      draw_box (pen, &box, (KladePrintFill) i);
    }
}

/* ---- a chart ---- */

#define LABEL_SIZE 0.82 /* of the chart's */
#define LEAST_PT 4.5
#define LEAST_LABEL_SCALE 0.75 /* smaller labels read upwards instead */
#define ROUNDING 0.99          /* letters that just fit must not wrap */
#define COLUMN_SHARE 0.62
#define MOST_COLUMN_MM 12.0
#define SWATCH_MM 2.4
#define GAP_MM 1.2
#define LABEL_GAP_MM 0.5 /* between a column and its label */
#define MOST_GUTTER 0.4  /* of the width */
#define MOST_LABEL 0.4   /* of the height, of labels that read upwards */

typedef struct
{
  char *name;
  KladePrintFill fill;
} Series;

struct _KladePrintChart
{
  char *title;
  double font_pt;
  double height_mm;
  double least_foot_mm; /* below the line that columns stand on */
  GArray *series;       /* of Series */
  GPtrArray *labels;    /* of columns */
  GPtrArray *numbers;   /* of columns: as many as there are series */
};

typedef struct
{
  double title_mm;
  double row_mm;    /* a line of numbers */
  double label_mm;  /* the labels below the line */
  double gutter_mm; /* names of the series at the left */
  double column_mm;
  double plot_mm; /* the longest column */
  double axis_mm; /* where columns stand, from above */
  double foot_mm; /* labels and legend below it */
  double label_pt;
  double name_pt; /* of the labels below columns */
  double number_pt;
  double most; /* sum of the longest column */
  gboolean is_rotated;
} Layout;

static void
series_clear (gpointer series)
{
  g_free (((Series *) series)->name);
}

/**
 * klade_print_chart_new:
 * @title: what it shows; "" for nothing
 * @font_pt: size of the title; labels and numbers are smaller
 * @height_mm: of all
 *
 * Returns: (transfer full): a chart without bars
 */
KladePrintChart *
klade_print_chart_new (const char *title, double font_pt, double height_mm)
{
  KladePrintChart *self = g_new0 (KladePrintChart, 1);

  self->title = g_strdup (title);
  self->font_pt = font_pt;
  self->height_mm = height_mm;
  self->series = g_array_new (FALSE, FALSE, sizeof (Series));
  g_array_set_clear_func (self->series, series_clear);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
klade_print_chart_free (KladePrintChart *self)
{
  g_free (self->title);
  g_array_unref (self->series);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->numbers);
  g_free (self);
}

/**
 * klade_print_chart_add_bar:
 * @self: a chart without columns
 * @name: for the legend
 * @fill: how it looks
 */
void
klade_print_chart_add_bar (KladePrintChart *self, const char *name, KladePrintFill fill)
{
  const Series series = { g_strdup (name), fill };

  g_array_append_val (self->series, series);
}

/**
 * klade_print_chart_add_column:
 * @self: a chart with its bars
 * @label: stands under it
 * @numbers: one of each bar, as they are shown
 */
void
klade_print_chart_add_column (KladePrintChart *self, const char *label, const char *const *numbers)
{
  g_ptr_array_add (self->labels, g_strdup (label));
  for (guint i = 0; i < self->series->len; i++)
    g_ptr_array_add (self->numbers, g_strdup (numbers[i]));
}

double
klade_print_chart_get_height (const KladePrintChart *self)
{
  return self->height_mm;
}

static const Series *
get_series (const KladePrintChart *self, guint bar)
{
  return &g_array_index (self->series, Series, bar);
}

static const char *
get_number (const KladePrintChart *self, guint column, guint bar)
{
  return g_ptr_array_index (self->numbers, column * self->series->len + bar);
}

static double
get_sum (const KladePrintChart *self, guint column)
{
  double sum = 0;

  for (guint i = 0; i < self->series->len; i++)
    sum += read_number (get_number (self, column, i));
  return sum;
}

/* As it was given where there is but one. */
static char *
dup_sum (const KladePrintChart *self, guint column)
{
  double sum = get_sum (self, column);

  if (self->series->len == 1)
    return g_strdup (get_number (self, column, 0));
  return klade_text_decimal (sum, sum > (double) (gint64) sum ? 1 : 0);
}

/* ---- where things are ---- */

static double
get_line_mm (const char *family, double size_pt, KladePrintStyle style)
{
  const KladePrintFont font = { family, size_pt, style };

  return klade_print_text_measure ("Ģ", &font, 100);
}

static double
get_widest (GPtrArray *texts, const KladePrintFont *font)
{
  double widest_mm = 0;

  for (guint i = 0; i < texts->len; i++)
    widest_mm = MAX (widest_mm, klade_print_text_get_width (g_ptr_array_index (texts, i), font));
  return widest_mm;
}

static void
lay_out_gutter (const KladePrintChart *self,
                Layout *layout,
                const KladePrintFont *font,
                double width_mm)
{
  for (guint i = 0; i < self->series->len && self->series->len > 1; i++)
    layout->gutter_mm =
        MAX (layout->gutter_mm, klade_print_text_get_width (get_series (self, i)->name, font) +
                                    SWATCH_MM + 2 * GAP_MM);
  layout->gutter_mm = MIN (layout->gutter_mm, width_mm * MOST_GUTTER);
  layout->column_mm = (width_mm - layout->gutter_mm) / MAX (self->labels->len, 1);
}

/* Labels that are much wider than their columns read upwards; numbers become smaller. */
static void
lay_out_texts (const KladePrintChart *self, Layout *layout, const KladePrintFont *font)
{
  double label_mm = get_widest (self->labels, font);
  double number_mm = get_widest (self->numbers, font);
  const KladePrintFont bold = { font->family, font->size_pt, KLADE_PRINT_BOLD };
  double label_scale = label_mm > 0 ? layout->column_mm / label_mm : 1;

  for (guint i = 0; i < self->labels->len; i++)
    {
      g_autofree char *sum = dup_sum (self, i);

      number_mm = MAX (number_mm, klade_print_text_get_width (sum, &bold));
    }
  layout->number_pt = layout->label_pt;
  if (number_mm > layout->column_mm)
    layout->number_pt = MAX (layout->label_pt * layout->column_mm / number_mm * ROUNDING, LEAST_PT);
  layout->is_rotated = label_scale < LEAST_LABEL_SCALE;
  if (label_scale < 1 && !layout->is_rotated)
    layout->name_pt = layout->label_pt * label_scale * ROUNDING;
  layout->label_mm =
      layout->is_rotated ? MIN (label_mm, self->height_mm * MOST_LABEL) + GAP_MM : layout->row_mm;
}

static Layout
lay_out (const KladePrintChart *self, const char *family, double width_mm)
{
  Layout layout = { .label_pt = self->font_pt * LABEL_SIZE, .name_pt = self->font_pt * LABEL_SIZE };
  const KladePrintFont font = { family, layout.label_pt, KLADE_PRINT_PLAIN };
  guint n_rows = self->series->len > 1 ? self->series->len : 0;

  if (*self->title != '\0')
    layout.title_mm = get_line_mm (family, self->font_pt, KLADE_PRINT_BOLD) + GAP_MM;
  layout.row_mm = get_line_mm (family, layout.label_pt, KLADE_PRINT_PLAIN);
  lay_out_gutter (self, &layout, &font, width_mm);
  lay_out_texts (self, &layout, &font);

  layout.foot_mm = layout.label_mm + n_rows * layout.row_mm + (n_rows > 0 ? GAP_MM / 2 : 0);
  layout.axis_mm = self->height_mm - MAX (layout.foot_mm, self->least_foot_mm);
  layout.plot_mm = MAX (layout.axis_mm - layout.title_mm - layout.row_mm, 0);
  for (guint i = 0; i < self->labels->len; i++)
    layout.most = MAX (layout.most, get_sum (self, i));
  return layout;
}

/**
 * klade_print_chart_get_foot:
 * @self: a chart
 * @family: the document's font
 * @width_mm: that it is drawn with
 *
 * Returns: what it needs below the line that its columns stand on, in millimetres
 */
double
klade_print_chart_get_foot (const KladePrintChart *self, const char *family, double width_mm)
{
  return lay_out (self, family, width_mm).foot_mm;
}

/**
 * klade_print_chart_set_foot:
 * @self: a chart beside others
 * @foot_mm: the most that any of them needs below its line, so that these are at one height
 */
void
klade_print_chart_set_foot (KladePrintChart *self, double foot_mm)
{
  self->least_foot_mm = foot_mm;
}

static KladePrintBox
get_box (const KladePrintChart *self, const Layout *layout, guint column, guint bar)
{
  double width_mm = MIN (layout->column_mm * COLUMN_SHARE, MOST_COLUMN_MM);
  double scale = layout->most > 0 ? layout->plot_mm / layout->most : 0;
  KladePrintBox box = { layout->gutter_mm + (column + 0.5) * layout->column_mm - width_mm / 2,
                        layout->axis_mm, width_mm, 0 };

  for (guint i = 0; i <= bar; i++)
    {
      box.height_mm = scale * read_number (get_number (self, column, i));
      box.y_mm -= box.height_mm;
    }
  return box;
}

/**
 * klade_print_chart_get_box:
 * @self: a chart
 * @family: the document's font
 * @width_mm: that it is drawn with
 * @column: which column
 * @bar: which of its bars
 *
 * Returns: where the bar is drawn
 */
KladePrintBox
klade_print_chart_get_box (const KladePrintChart *self,
                           const char *family,
                           double width_mm,
                           guint column,
                           guint bar)
{
  Layout layout = lay_out (self, family, width_mm);

  g_return_val_if_fail (column < self->labels->len && bar < self->series->len,
                        (KladePrintBox){ 0 });

  return get_box (self, &layout, column, bar);
}

/* ---- drawing ---- */

static void
draw_text (KladePrintPen *pen,
           const char *text,
           double size_pt,
           KladePrintStyle style,
           KladePrintBox box)
{
  const KladePrintFont font = { pen->family, size_pt, style };
  double x_pt = pen->x_pt;
  double y_pt = pen->y_pt;

  if (*text == '\0')
    return;

  pen->x_pt += KLADE_PRINT_PT (box.x_mm);
  pen->y_pt += KLADE_PRINT_PT (box.y_mm);
  klade_print_text_draw (pen, text, &font, 0, box.width_mm, box.height_mm);
  pen->x_pt = x_pt;
  pen->y_pt = y_pt;
}

static void
draw_column (const KladePrintChart *self, KladePrintPen *pen, const Layout *layout, guint column)
{
  double x_mm = layout->gutter_mm + column * layout->column_mm;
  double top_mm = layout->axis_mm;
  KladePrintStyle label_style = layout->is_rotated ? KLADE_PRINT_ROTATED : KLADE_PRINT_CENTER;
  g_autofree char *sum = dup_sum (self, column);

  for (guint i = 0; i < self->series->len; i++)
    {
      KladePrintBox box = get_box (self, layout, column, i);

      draw_box (pen, &box, get_series (self, i)->fill);
      top_mm = box.y_mm;
    }
  draw_text (pen, sum, layout->number_pt, KLADE_PRINT_CENTER | KLADE_PRINT_BOLD,
             (KladePrintBox){ x_mm, top_mm - layout->row_mm, layout->column_mm, layout->row_mm });
  draw_text (
      pen, g_ptr_array_index (self->labels, column), layout->name_pt, label_style,
      (KladePrintBox){ x_mm, layout->axis_mm + LABEL_GAP_MM, layout->column_mm, layout->label_mm });
}

/* A line for each bar: what it is, and its numbers under their columns. */
static void
draw_legend (const KladePrintChart *self, KladePrintPen *pen, const Layout *layout)
{
  double y_mm = layout->axis_mm + layout->label_mm + GAP_MM / 2;

  for (guint i = 0; i < self->series->len; i++)
    {
      const Series *series = get_series (self, i);
      const KladePrintBox swatch = { 0, y_mm + (layout->row_mm - SWATCH_MM * 0.7) / 2, SWATCH_MM,
                                     SWATCH_MM * 0.7 };

      draw_box (pen, &swatch, series->fill);
      draw_text (pen, series->name, layout->label_pt, KLADE_PRINT_PLAIN,
                 (KladePrintBox){ SWATCH_MM + GAP_MM, y_mm, layout->gutter_mm - SWATCH_MM - GAP_MM,
                                  layout->row_mm });
      for (guint column = 0; column < self->labels->len; column++)
        draw_text (pen, get_number (self, column, i), layout->number_pt, KLADE_PRINT_CENTER,
                   (KladePrintBox){ layout->gutter_mm + column * layout->column_mm, y_mm,
                                    layout->column_mm, layout->row_mm });
      y_mm += layout->row_mm;
    }
}

/**
 * klade_print_chart_draw:
 * @self: a chart
 * @pen: at the chart's upper left corner
 * @width_mm: how wide
 */
void
klade_print_chart_draw (const KladePrintChart *self, KladePrintPen *pen, double width_mm)
{
  Layout layout = lay_out (self, pen->family, width_mm);

  draw_text (pen, self->title, self->font_pt, KLADE_PRINT_BOLD | KLADE_PRINT_TOP,
             (KladePrintBox){ 0, 0, width_mm, layout.title_mm });
  for (guint i = 0; i < self->labels->len; i++)
    draw_column (self, pen, &layout, i);
  klade_print_pen_draw_level (pen, AXIS_PT, KLADE_PRINT_PT (layout.gutter_mm),
                              KLADE_PRINT_PT (layout.axis_mm),
                              KLADE_PRINT_PT (width_mm - layout.gutter_mm));
  if (self->series->len > 1)
    draw_legend (self, pen, &layout);
}

/**
 * klade_print_chart_dump:
 * @self: a chart
 * @out: where its texts are appended: the title, then a line for each column
 */
void
klade_print_chart_dump (const KladePrintChart *self, GString *out)
{
  g_string_append_printf (out, "chart: %s", self->title);
  for (guint i = 0; i < self->series->len; i++)
    g_string_append_printf (out, " | %s", get_series (self, i)->name);
  g_string_append_c (out, '\n');

  for (guint column = 0; column < self->labels->len; column++)
    {
      g_string_append (out, g_ptr_array_index (self->labels, column));
      for (guint i = 0; i < self->series->len; i++)
        g_string_append_printf (out, " | %s", get_number (self, column, i));
      g_string_append_c (out, '\n');
    }
}
