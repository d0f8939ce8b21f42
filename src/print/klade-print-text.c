/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-text.h"

#include <pango/pangocairo.h>

#include "klade-print-run.h"

/* A school's papers say the same few hundred things thousands of times: subjects, marks, heads.
 * Each is shaped once and kept; what was not asked for lately makes room. */
#define MOST_KEPT 5000
#define DIM 0.4

typedef struct
{
  char *text;
  const char *family; /* interned */
  int size;           /* Pango units */
  int width;          /* Pango units; -1: not wrapped */
  guint style;
  double width_pt;
  double height_pt;
  double ascent_pt;    /* of the first line */
  GArray *runs;        /* of KladePrintRun */
  PangoLayout *layout; /* where Pango draws it itself, otherwise NULL */
} Shaped;

typedef struct
{
  PangoContext *context;
  GHashTable *young; /* a set of Shaped */
  GHashTable *old;   /* what was young when it grew full */
} Shaper;

#define SHAPED_STYLES                                                                              \
  (KLADE_PRINT_BOLD | KLADE_PRINT_ITALIC | KLADE_PRINT_CENTER | KLADE_PRINT_RIGHT |                \
   KLADE_PRINT_HEADED)

static guint
shaped_hash (gconstpointer key)
{
  const Shaped *self = key;

  return g_str_hash (self->text) ^ ((guint) self->width * 31u) ^ ((guint) self->size * 17u) ^
         (self->style << 24);
}

static gboolean
shaped_equal (gconstpointer a, gconstpointer b)
{
  const Shaped *one = a;
  const Shaped *other = b;

  return one->width == other->width && one->size == other->size && one->style == other->style &&
         one->family == other->family && g_str_equal (one->text, other->text);
}

static void
shaped_free (gpointer data)
{
  Shaped *self = data;

  g_array_unref (self->runs);
  g_clear_object (&self->layout);
  g_free (self->text);
  g_free (self);
}

static void
shaper_free (gpointer data)
{
  Shaper *self = data;

  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_object_unref (self->context);
  g_free (self);
}

/* Pango's objects belong to one thread.  Metrics are not hinted, so that paper looks the same at
 * every resolution. */
static GPrivate thread_shaper = G_PRIVATE_INIT (shaper_free);

static Shaper *
get_shaper (void)
{
  Shaper *self = g_private_get (&thread_shaper);
  cairo_font_options_t *options;

  if (self != NULL)
    return self;

  self = g_new0 (Shaper, 1);
  self->young = g_hash_table_new_full (shaped_hash, shaped_equal, shaped_free, NULL);
  self->old = g_hash_table_new_full (shaped_hash, shaped_equal, shaped_free, NULL);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (self->context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (self->context, 72);
  /* Letters stand where the font puts them, not on whole points. */
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("lv"));

  g_private_set (&thread_shaper, self);
  return self;
}

static PangoFontDescription *
new_description (const KladePrintFont *font)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family (
      description, font->family != NULL && *font->family != '\0' ? font->family : "Sans");
  pango_font_description_set_absolute_size (description, font->size_pt * PANGO_SCALE);
  if (font->style & KLADE_PRINT_BOLD)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  if (font->style & KLADE_PRINT_ITALIC)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);
  return description;
}

static void
make_heads_bold (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoAttrList *list = pango_attr_list_new ();

  for (const char *line = text; line != NULL && *line != '\0';)
    {
      const char *end = strchr (line, '\n');
      const char *gap = end != NULL ? strstr (end, "\n\n") : NULL;
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (line - text);
      bold->end_index = end != NULL ? (guint) (end - text) : PANGO_ATTR_INDEX_TO_TEXT_END;
      pango_attr_list_insert (list, bold);
      line = gap != NULL ? gap + 2 : NULL;
    }

  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

static Shaped *
shape (Shaper *shaper, const Shaped *key, const KladePrintFont *font)
{
  Shaped *self = g_memdup2 (key, sizeof *key);
  g_autoptr (PangoLayout) layout = pango_layout_new (shaper->context);
  PangoFontDescription *description = new_description (font);
  int width;
  int height;

  self->text = g_strdup (key->text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_alignment (layout, font->style & KLADE_PRINT_CENTER  ? PANGO_ALIGN_CENTER
                                      : font->style & KLADE_PRINT_RIGHT ? PANGO_ALIGN_RIGHT
                                                                        : PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, key->width);
  pango_layout_set_text (layout, self->text, -1);
  if (font->style & KLADE_PRINT_HEADED)
    make_heads_bold (layout);
  pango_layout_get_size (layout, &width, &height);
  self->width_pt = (double) width / PANGO_SCALE;
  self->height_pt = (double) height / PANGO_SCALE;
  self->ascent_pt = (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
  self->runs = klade_print_run_list_new (layout);
  if (self->runs->len == 0)
    self->layout = g_steal_pointer (&layout);
  return self;
}

static void
keep (Shaper *shaper, Shaped *shaped)
{
  if (g_hash_table_size (shaper->young) >= MOST_KEPT)
    {
      GHashTable *emptied = shaper->old;

      g_hash_table_remove_all (emptied);
      shaper->old = shaper->young;
      shaper->young = emptied;
    }
  g_hash_table_add (shaper->young, shaped);
}

/* @width_pt: where lines wrap; 0 or less: they don't. */
static const Shaped *
get_shaped (const char *text, const KladePrintFont *font, double width_pt)
{
  Shaper *shaper = get_shaper ();
  const Shaped key = { .text = (char *) text,
                       .family = g_intern_string (font->family),
                       .size = (int) (font->size_pt * PANGO_SCALE),
                       .width = width_pt > 0 ? (int) (width_pt * PANGO_SCALE) : -1,
                       .style = font->style & SHAPED_STYLES };
  Shaped *shaped = g_hash_table_lookup (shaper->young, &key);

  if (shaped != NULL)
    return shaped;

  shaped = g_hash_table_lookup (shaper->old, &key);
  if (shaped != NULL)
    g_hash_table_steal (shaper->old, shaped);
  else
    shaped = shape (shaper, &key, font);
  keep (shaper, shaped);
  return shaped;
}

/**
 * klade_print_text_measure:
 * @text: UTF-8
 * @font: how it looks
 * @width_mm: where it wraps; a rotated text does not
 *
 * Returns: the height that the text needs, in millimetres
 */
double
klade_print_text_measure (const char *text, const KladePrintFont *font, double width_mm)
{
  if (font->style & KLADE_PRINT_ROTATED)
    return klade_print_text_get_width (text, font);
  return KLADE_PRINT_MM (get_shaped (text, font, KLADE_PRINT_PT (width_mm))->height_pt);
}

/**
 * klade_print_text_get_width:
 * @text: UTF-8
 * @font: how it looks
 *
 * Returns: the width of its longest line where nothing wraps, in millimetres
 */
double
klade_print_text_get_width (const char *text, const KladePrintFont *font)
{
  return KLADE_PRINT_MM (get_shaped (text, font, 0)->width_pt);
}

/**
 * klade_print_text_get_ascent:
 * @font: how a text looks
 *
 * Returns: how far below its upper edge a text's first line stands, in millimetres
 */
double
klade_print_text_get_ascent (const KladePrintFont *font)
{
  return KLADE_PRINT_MM (get_shaped ("x", font, 0)->ascent_pt);
}

/* ---- drawing ---- */

/* @x_pt, @y_pt: the layout's corner from where the pen is */
static void
show (KladePrintPen *pen, const Shaped *shaped, double grey, double x_pt, double y_pt)
{
  for (guint i = 0; i < shaped->runs->len; i++)
    klade_print_pen_show (pen, &g_array_index (shaped->runs, KladePrintRun, i), grey, x_pt, y_pt);
  if (shaped->layout == NULL)
    return;

  klade_print_pen_flush_text (pen);
  cairo_set_source_rgb (pen->cr, grey, grey, grey);
  cairo_move_to (pen->cr, pen->x_pt + x_pt, pen->y_pt + y_pt);
  pango_cairo_show_layout (pen->cr, shaped->layout);
  cairo_new_path (pen->cr);
}

static void
show_turned (KladePrintPen *pen, const Shaped *shaped, double grey, double x_pt, double y_pt)
{
  double pen_x_pt = pen->x_pt;
  double pen_y_pt = pen->y_pt;

  klade_print_pen_flush_text (pen);
  cairo_save (pen->cr);
  cairo_translate (pen->cr, pen_x_pt + x_pt, pen_y_pt + y_pt);
  cairo_rotate (pen->cr, -G_PI / 2);
  pen->x_pt = pen->y_pt = 0;
  show (pen, shaped, grey, 0, 0);
  klade_print_pen_flush_text (pen);
  cairo_restore (pen->cr);
  pen->x_pt = pen_x_pt;
  pen->y_pt = pen_y_pt;
}

/**
 * klade_print_text_draw:
 * @pen: at the cell's upper left corner
 * @text: UTF-8
 * @font: how it looks
 * @padding_mm: kept free at the left and right
 * @width_mm: the cell's width
 * @height_mm: the cell's height
 */
void
klade_print_text_draw (KladePrintPen *pen,
                       const char *text,
                       const KladePrintFont *font,
                       double padding_mm,
                       double width_mm,
                       double height_mm)
{
  gboolean is_rotated = (font->style & KLADE_PRINT_ROTATED) != 0;
  double room_mm = is_rotated ? height_mm : width_mm;
  double padding_pt = KLADE_PRINT_PT (padding_mm);
  const Shaped *shaped = get_shaped (text, font, KLADE_PRINT_PT (room_mm - 2 * padding_mm));
  double free_pt = KLADE_PRINT_PT (height_mm) - shaped->height_pt;
  double grey = font->style & KLADE_PRINT_DIM ? DIM : 0;

  if (is_rotated)
    show_turned (pen, shaped, grey, (KLADE_PRINT_PT (width_mm) - shaped->height_pt) / 2,
                 KLADE_PRINT_PT (height_mm) - padding_pt);
  else
    show (pen, shaped, grey, padding_pt,
          font->style & KLADE_PRINT_TOP      ? padding_pt / 2
          : font->style & KLADE_PRINT_BOTTOM ? free_pt - padding_pt / 2
                                             : free_pt / 2);
}
