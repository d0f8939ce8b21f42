/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KladeJournalGridStyle:
 *
 * What the grid paints with: the theme's colours by meaning, and laid out texts shared by all
 * cells (a class has a few dozen different marks and thousands of cells).
 */
typedef struct _KladeJournalGridStyle KladeJournalGridStyle;

typedef struct
{
  GdkRGBA view;   /* behind everything */
  GdkRGBA panel;  /* behind heads and names */
  GdkRGBA text;   /* marks and names */
  GdkRGBA dim;    /* what matters less; still readable (4.5:1) */
  GdkRGBA line;   /* hair-thin */
  GdkRGBA strong; /* month starts, frozen edges */
  GdkRGBA zebra;
  GdkRGBA counts; /* columns of works that count */
  GdkRGBA accent; /* rings */
  GdkRGBA accent_text;
  GdkRGBA lit;       /* heads and names of the cursor */
  GdkRGBA selection; /* over the selected cells */
  GdkRGBA error;
  GdkRGBA error_tint;
  GdkRGBA warm;
  GdkRGBA shade; /* edge of a frozen part that something is scrolled under */
} KladeGridPalette;

typedef enum
{
  KLADE_TEXT_PLAIN = 0,
  KLADE_TEXT_BOLD = 1 << 0,
  KLADE_TEXT_ITALIC = 1 << 1,
  KLADE_TEXT_SMALL = 1 << 2,
  KLADE_TEXT_ELLIPSIZED = 1 << 3, /* otherwise a too wide text is set smaller */
} KladeTextStyle;

/* A text ready to paint. */
typedef struct
{
  PangoLayout *layout;
  PangoLayoutLine *line; /* its only one */
  int width;             /* pixels */
  int height;
  int baseline; /* below the upper edge, in Pango units */
} KladeGridText;

KladeJournalGridStyle *klade_journal_grid_style_new (GtkWidget *widget);
void klade_journal_grid_style_free (KladeJournalGridStyle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeJournalGridStyle, klade_journal_grid_style_free)

gboolean klade_journal_grid_style_refresh (KladeJournalGridStyle *self);
const KladeGridPalette *klade_journal_grid_style_get_palette (KladeJournalGridStyle *self);
const KladeGridText *klade_journal_grid_style_get_text (KladeJournalGridStyle *self,
                                                        const char *text,
                                                        KladeTextStyle style,
                                                        int max_width);
void klade_journal_grid_style_hatch (KladeJournalGridStyle *self,
                                     GtkSnapshot *snapshot,
                                     const graphene_rect_t *bounds);
void klade_journal_grid_style_draw (KladeJournalGridStyle *self,
                                    GtkSnapshot *snapshot,
                                    const KladeGridText *text,
                                    const GdkRGBA *color,
                                    int x,
                                    int y);

void klade_grid_fill (GtkSnapshot *snapshot,
                      const GdkRGBA *color,
                      double x,
                      double y,
                      double width,
                      double height);
void klade_grid_frame (GtkSnapshot *snapshot,
                       const GdkRGBA *color,
                       const graphene_rect_t *bounds,
                       float width,
                       float radius);

G_END_DECLS
