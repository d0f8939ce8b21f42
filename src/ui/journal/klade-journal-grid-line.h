/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KladeGridLine:
 *
 * The texts of one row of cells, gathered and painted together: one node for each font and
 * colour.  What a renderer does for a text, however short, costs some fifty times as much as
 * what it does for one more glyph in it.
 */
typedef struct _KladeGridLine KladeGridLine;

KladeGridLine *klade_grid_line_new (void);
void klade_grid_line_free (KladeGridLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeGridLine, klade_grid_line_free)

void klade_grid_line_add (KladeGridLine *self,
                          PangoLayoutLine *text,
                          const GdkRGBA *color,
                          int x,
                          int baseline);
void klade_grid_line_paint (KladeGridLine *self, GtkSnapshot *snapshot, int y);

G_END_DECLS
