/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-style.h"

#include <adwaita.h>
#include <math.h>
#include <string.h>

/* Remarks and names are many; marks are few.  Beyond this everything is laid out anew. */
#define MAX_TEXTS 2000

#define CONTRAST 4.6 /* WCAG 2.1, 1.4.3 asks for 4.5 */
#define CONTRAST_HIGH 7.1

#define HATCH_STEP 6 /* pixels */
#define HATCH_WIDTH 1.2

#define SMALL_SCALE 0.8
#define SMALLEST_SCALE 0.6
#define SCALE_STEP 0.9

struct _KladeJournalGridStyle
{
  GtkWidget *widget; /* borrowed: whose font and colours */
  GHashTable *texts; /* of Text */
  KladeGridPalette palette;
  PangoFontDescription *font; /* what @texts are set in */
  cairo_surface_t *hatch;     /* NULL: not made yet */
  int hatch_scale;
  int resolution; /* in 1/1024 dots per inch */
};

typedef struct
{
  char *string;
  KladeTextStyle style;
  int max_width;
  KladeGridText text;
} Text;

static guint
text_hash (gconstpointer key)
{
  const Text *text = key;

  return g_str_hash (text->string) ^ (guint) text->style << 24 ^ (guint) text->max_width << 16;
}

static gboolean
text_equal (gconstpointer a, gconstpointer b)
{
  const Text *one = a, *other = b;

  return one->style == other->style && one->max_width == other->max_width &&
         g_str_equal (one->string, other->string);
}

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->string);
  g_object_unref (text->text.layout);
  g_free (text);
}

/* The first of the names that the theme knows: libadwaita's, then GTK's own. */
static GdkRGBA
look_up (GtkStyleContext *context, const char *name, const char *other_name, GdkRGBA fallback)
{
  GdkRGBA color;

  if (gtk_style_context_lookup_color (context, name, &color) ||
      gtk_style_context_lookup_color (context, other_name, &color))
    return color;
  return fallback;
}

/* @top laid over @bottom with @share of it. */
static GdkRGBA
mix (GdkRGBA bottom, GdkRGBA top, double share)
{
  float weight = (float) share * top.alpha;

  return (GdkRGBA){ bottom.red + (top.red - bottom.red) * weight,
                    bottom.green + (top.green - bottom.green) * weight,
                    bottom.blue + (top.blue - bottom.blue) * weight, 1 };
}

static GdkRGBA
fade (GdkRGBA color, double alpha)
{
  color.alpha = (float) alpha;
  return color;
}

static double
luminance (GdkRGBA color)
{
  const double parts[] = { color.red, color.green, color.blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (int i = 0; i < 3; i++)
    sum += weights[i] *
           (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

/* As WCAG 2.1 counts it: 1 to 21. */
static double
contrast (GdkRGBA one, GdkRGBA other)
{
  double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* A theme's colour is made for large signs; for a small mark it is drawn towards the text's
 * colour until it can be read. */
static GdkRGBA
readable (GdkRGBA color, const KladeGridPalette *palette, double least)
{
  GdkRGBA better = color;

  for (double share = 0.1; share <= 1 && (contrast (better, palette->zebra) < least ||
                                          contrast (better, palette->panel) < least);
       share += 0.1)
    better = mix (color, palette->text, share);
  return better;
}

/* Colours become opaque here: blending thousands of pixels anew in each frame costs. */
static void
read_palette (KladeJournalGridStyle *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (self->widget);
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 }, blue = { 0.2f, 0.5f, 0.9f, 1 };
  const GdkRGBA red = { 0.75f, 0.1f, 0.15f, 1 }, amber = { 0.6f, 0.43f, 0, 1 };
  KladeGridPalette *palette = &self->palette;
  double least = strong ? CONTRAST_HIGH : CONTRAST;
  GdkRGBA text = look_up (context, "view_fg_color", "theme_text_color", black);
  GdkRGBA window = look_up (context, "window_bg_color", "theme_bg_color", white);

  palette->view = look_up (context, "view_bg_color", "theme_base_color", white);
  palette->panel = mix (palette->view, window, 0.75);
  palette->text = mix (palette->view, text, 1);
  palette->dim = mix (palette->view, palette->text, strong ? 0.9 : 0.7);
  palette->line = mix (palette->view, palette->text, strong ? 0.5 : 0.1);
  palette->strong = mix (palette->view, palette->text, strong ? 0.9 : 0.32);
  palette->accent = look_up (context, "accent_bg_color", "theme_selected_bg_color", blue);
  palette->zebra = mix (palette->view, palette->text, strong ? 0.07 : 0.035);
  palette->accent_text =
      readable (look_up (context, "accent_color", "theme_selected_bg_color", blue), palette, least);
  palette->error = readable (look_up (context, "error_color", "error_color", red), palette, least);
  palette->warm =
      readable (look_up (context, "warning_color", "warning_color", amber), palette, least);
  palette->counts = fade (palette->accent, strong ? 0.16 : 0.075);
  palette->lit = mix (palette->panel, palette->accent, strong ? 0.35 : 0.2);
  palette->selection = fade (palette->accent, strong ? 0.3 : 0.16);
  palette->error_tint = fade (palette->error, 0.16);
  palette->shade = fade (black, 0.1);
}

static void
read_font (KladeJournalGridStyle *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->widget);

  g_clear_pointer (&self->font, pango_font_description_free);
  self->font = pango_font_description_copy (pango_context_get_font_description (context));
  self->resolution = (int) (pango_cairo_context_get_resolution (context) * 1024);
}

/**
 * klade_journal_grid_style_new:
 * @widget: the grid; outlives what is returned
 */
KladeJournalGridStyle *
klade_journal_grid_style_new (GtkWidget *widget)
{
  KladeJournalGridStyle *self = g_new0 (KladeJournalGridStyle, 1);

  self->widget = widget;
  self->texts = g_hash_table_new_full (text_hash, text_equal, NULL, text_free);
  read_palette (self);
  read_font (self);
  return self;
}

void
klade_journal_grid_style_free (KladeJournalGridStyle *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->texts);
  pango_font_description_free (self->font);
  g_clear_pointer (&self->hatch, cairo_surface_destroy);
  g_free (self);
}

/**
 * klade_journal_grid_style_refresh:
 *
 * To be called when theme, font or scale may have changed.
 *
 * Returns: whether anything looks different now
 */
gboolean
klade_journal_grid_style_refresh (KladeJournalGridStyle *self)
{
  const KladeGridPalette before = self->palette;
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (self->font);
  int resolution = self->resolution;

  read_palette (self);
  read_font (self);
  if (memcmp (&before, &self->palette, sizeof before) == 0 && resolution == self->resolution &&
      pango_font_description_equal (font, self->font))
    return FALSE;
  g_hash_table_remove_all (self->texts);
  g_clear_pointer (&self->hatch, cairo_surface_destroy);
  return TRUE;
}

const KladeGridPalette *
klade_journal_grid_style_get_palette (KladeJournalGridStyle *self)
{
  return &self->palette;
}

static void
set_attributes (PangoLayout *layout, KladeTextStyle style, double scale)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (style & KLADE_TEXT_BOLD)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (style & KLADE_TEXT_ITALIC)
    pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
  if (scale < 1)
    pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static Text *
lay_out (KladeJournalGridStyle *self, const char *string, KladeTextStyle style, int max_width)
{
  Text *text = g_new0 (Text, 1);
  double scale = style & KLADE_TEXT_SMALL ? SMALL_SCALE : 1;
  PangoLayout *layout = gtk_widget_create_pango_layout (self->widget, string);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  set_attributes (layout, style, scale);
  pango_layout_get_pixel_size (layout, &text->text.width, &text->text.height);

  while (text->text.width > max_width && !(style & KLADE_TEXT_ELLIPSIZED) && scale > SMALLEST_SCALE)
    {
      scale *= SCALE_STEP;
      set_attributes (layout, style, scale);
      pango_layout_get_pixel_size (layout, &text->text.width, &text->text.height);
    }
  if (text->text.width > max_width)
    {
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, max_width * PANGO_SCALE);
      pango_layout_get_pixel_size (layout, &text->text.width, &text->text.height);
    }

  text->string = g_strdup (string);
  text->style = style;
  text->max_width = max_width;
  text->text.layout = layout;
  text->text.line = pango_layout_get_line_readonly (layout, 0);
  text->text.baseline = pango_layout_get_baseline (layout);
  return text;
}

/**
 * klade_journal_grid_style_get_text:
 * @max_width: in pixels
 *
 * Returns: (transfer none): @text laid out, valid until the next call
 */
const KladeGridText *
klade_journal_grid_style_get_text (KladeJournalGridStyle *self,
                                   const char *text,
                                   KladeTextStyle style,
                                   int max_width)
{
  const Text wanted = { (char *) text, style, max_width, { 0 } };
  Text *found = g_hash_table_lookup (self->texts, &wanted);

  if (found == NULL)
    {
      if (g_hash_table_size (self->texts) >= MAX_TEXTS)
        g_hash_table_remove_all (self->texts);
      found = lay_out (self, text, style, max_width);
      g_hash_table_add (self->texts, found);
    }
  return &found->text;
}

/* One square of the pattern, in the screen's own pixels. */
static cairo_surface_t *
make_hatch (const GdkRGBA *color, int scale)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, HATCH_STEP * scale, HATCH_STEP * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, HATCH_WIDTH);
  for (int x = -HATCH_STEP; x <= HATCH_STEP; x += HATCH_STEP)
    {
      cairo_move_to (cr, x - HATCH_STEP, 2 * HATCH_STEP);
      cairo_line_to (cr, x + 2 * HATCH_STEP, -HATCH_STEP);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
  return surface;
}

/* Slanted lines where nothing can stand.  Not a texture: GTK 4.8 converts one's pixels through
 * floating point each time it is painted. */
void
klade_journal_grid_style_hatch (KladeJournalGridStyle *self,
                                GtkSnapshot *snapshot,
                                const graphene_rect_t *bounds)
{
  int scale = gtk_widget_get_scale_factor (self->widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

  if (self->hatch == NULL || self->hatch_scale != scale)
    {
      g_clear_pointer (&self->hatch, cairo_surface_destroy);
      self->hatch = make_hatch (&self->palette.line, scale);
      self->hatch_scale = scale;
    }
  cairo_set_source_surface (cr, self->hatch, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_REPEAT);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/**
 * klade_journal_grid_style_draw:
 * @x, @y: of the upper left corner, in whole pixels, so that the glyphs stay crisp
 */
void
klade_journal_grid_style_draw (KladeJournalGridStyle *self,
                               GtkSnapshot *snapshot,
                               const KladeGridText *text,
                               const GdkRGBA *color,
                               int x,
                               int y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, text->layout, color);
  gtk_snapshot_restore (snapshot);
}

void
klade_grid_fill (GtkSnapshot *snapshot,
                 const GdkRGBA *color,
                 double x,
                 double y,
                 double width,
                 double height)
{
  gtk_snapshot_append_color (
      snapshot, color, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* A frame of @width inside @bounds. */
void
klade_grid_frame (GtkSnapshot *snapshot,
                  const GdkRGBA *color,
                  const graphene_rect_t *bounds,
                  float width,
                  float radius)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, radius);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}
