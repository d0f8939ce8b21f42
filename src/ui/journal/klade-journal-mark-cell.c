/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

#define PADDING 2
#define CORNER 5

typedef KladeJournalCell KladeJournalMarkCell;
typedef KladeJournalCellClass KladeJournalMarkCellClass;

G_DEFINE_FINAL_TYPE (KladeJournalMarkCell, klade_journal_mark_cell, KLADE_TYPE_JOURNAL_CELL)

/* Signs are made of plain rectangles: a curve or a gradient in a thousand cells costs more than
 * all their texts. */
static void
paint_dot (GtkSnapshot *snapshot, const GdkRGBA *color, int x, int y, int size)
{
  klade_grid_fill (snapshot, color, x + 1, y, size - 2, size);
  klade_grid_fill (snapshot, color, x, y + 1, size, size - 2);
}

/* The upper right corner, cut off. */
static void
paint_corner (GtkSnapshot *snapshot, const GdkRGBA *color, int right, int size)
{
  for (int i = 0; i < size; i++)
    klade_grid_fill (snapshot, color, right - size + i, i, size - i, 1);
}

static void
write_at (KladeJournalCell *self,
          const KladeGridText *text,
          const GdkRGBA *color,
          int x,
          int height)
{
  klade_journal_cell_write (self, text, color, x, (height - text->height) / 2);
}

static int
width_of (KladeJournalCell *self, const char *string, KladeTextStyle style)
{
  return klade_journal_grid_style_get_text (self->grid->style, string, style, G_MAXINT16)->width;
}

typedef struct
{
  const char *string;
  KladeTextStyle style; /* of what stands after the slash */
  const GdkRGBA *before_color;
  const GdkRGBA *after_color;
} Pair;

/* n/7: the absence keeps its colour, the mark made up later its own. */
static gboolean
write_pair (KladeJournalCell *self, const Pair *pair, int x, int width, int height)
{
  const char *slash = strchr (pair->string, '/');
  KladeTextStyle small = KLADE_TEXT_PLAIN;
  g_autofree char *before = NULL;
  int before_width, after_width;

  if (slash == NULL)
    return FALSE;
  before = g_strndup (pair->string, (gsize) (slash - pair->string + 1));
  if (width_of (self, before, 0) + width_of (self, slash + 1, pair->style) > width)
    small = KLADE_TEXT_SMALL;
  before_width = width_of (self, before, small);
  after_width = width_of (self, slash + 1, pair->style | small);
  x += MAX ((width - before_width - after_width) / 2, 0);
  write_at (self, klade_journal_grid_style_get_text (self->grid->style, before, small, G_MAXINT16),
            pair->before_color, x, height);
  write_at (self,
            klade_journal_grid_style_get_text (self->grid->style, slash + 1, pair->style | small,
                                               G_MAXINT16),
            pair->after_color, x + before_width, height);
  return TRUE;
}

static KladeTextStyle
style_of (KladeJournalCell *self, KladeCellLook look)
{
  const KladeSheetColumn *column = klade_journal_sheet_get_column (self->grid->sheet, self->column);

  if (look & KLADE_LOOK_PROPOSED)
    return KLADE_TEXT_ITALIC;
  if (look & KLADE_LOOK_BELOW || column->term != 0)
    return KLADE_TEXT_BOLD;
  return look & KLADE_LOOK_SUMMARY ? KLADE_TEXT_SMALL : KLADE_TEXT_PLAIN;
}

static const GdkRGBA *
color_of (const KladeGridPalette *palette, KladeCellLook look)
{
  if (look & KLADE_LOOK_ABSENT)
    return &palette->error;
  if (look & (KLADE_LOOK_EXCUSED | KLADE_LOOK_PROPOSED | KLADE_LOOK_HIDDEN))
    return &palette->dim;
  if (look & KLADE_LOOK_BELOW)
    return &palette->warm;
  return &palette->text;
}

static void
write_text (KladeJournalCell *self, KladeCellLook look, const char *string, int width, int height)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self->grid);
  KladeTextStyle style = style_of (self, look);
  int room = width - 2 * PADDING;
  int shake = klade_journal_grid_get_shake (self->grid, self->row, self->column);
  const Pair pair = { string, style, color_of (palette, look & ~(guint) KLADE_LOOK_BELOW),
                      look & KLADE_LOOK_BELOW ? &palette->warm : &palette->text };
  const KladeGridText *text;

  if (write_pair (self, &pair, PADDING + shake, room, height))
    return;
  text = klade_journal_grid_style_get_text (self->grid->style, string, style, room);
  write_at (self, text, color_of (palette, look), (width - text->width + 1) / 2 + shake, height);
}

/* What needs no colour to be seen: dots, ticks and frames. */
static void
paint_signs (KladeJournalCell *self,
             GtkSnapshot *snapshot,
             KladeCellLook look,
             int width,
             int height)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self->grid);

  if (look & KLADE_LOOK_BELOW && !(look & KLADE_LOOK_PROPOSED))
    paint_dot (snapshot, &palette->warm, width / 2 - 1, height - 5, 3);
  if (look & KLADE_LOOK_LATE)
    {
      paint_corner (snapshot, &palette->dim, width, CORNER);
    }
  if (look & KLADE_LOOK_FLAGGED)
    {
      klade_grid_fill (snapshot, &palette->warm, width - 5, 3, 2, 6);
      klade_grid_fill (snapshot, &palette->warm, width - 5, 10, 2, 2);
    }
  if (look & KLADE_LOOK_PENDING)
    paint_dot (snapshot, &palette->accent_text, 3, 3, 4);
  if (look & KLADE_LOOK_CONFLICT)
    {
      klade_grid_frame (snapshot, &palette->error,
                        &GRAPHENE_RECT_INIT (1, 0, (float) width - 1, (float) height - 1), 2, 2);
      klade_grid_fill (snapshot, &palette->error, width / 2 - 1, height - 3, 3, 2);
    }
}

static int
caret_x (const KladeGridText *text, const char *string, int caret)
{
  PangoRectangle place;
  const char *at = g_utf8_offset_to_pointer (string, caret);

  pango_layout_get_cursor_pos (text->layout, (int) (at - string), &place, NULL);
  return PANGO_PIXELS (place.x);
}

/* The text as it is typed, with a caret; what an input method composes is underlined. */
static void
paint_edit (KladeJournalCell *self, GtkSnapshot *snapshot, int width, int height)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self->grid);
  const KladeJournalCursor *cursor = self->grid->cursor;
  const char *preedit = self->grid->preedit != NULL ? self->grid->preedit : "";
  g_autoptr (GString) string = g_string_new (cursor->text->str);
  int caret = CLAMP (cursor->caret, 0, (int) g_utf8_strlen (string->str, -1));
  int shake = klade_journal_grid_get_shake (self->grid, self->row, self->column);
  int preedit_length = (int) g_utf8_strlen (preedit, -1);
  const KladeGridText *text;
  int x, from, to;

  g_string_insert (string, g_utf8_offset_to_pointer (string->str, caret) - string->str, preedit);
  text = klade_journal_grid_style_get_text (self->grid->style, string->str, KLADE_TEXT_PLAIN,
                                            width - 2 * PADDING - 2);
  x = (width - text->width + 1) / 2 + shake;
  from = x + caret_x (text, string->str, caret);
  to = x + caret_x (text, string->str, caret + preedit_length);
  klade_grid_fill (snapshot, &palette->view, 1, 0, width - 1, height - 1);
  klade_journal_grid_style_draw (self->grid->style, snapshot, text, &palette->text, x,
                                 (height - text->height) / 2);
  if (to > from)
    klade_grid_fill (snapshot, &palette->text, from, (height + text->height) / 2 - 1, to - from, 1);
  klade_grid_fill (snapshot, &palette->accent, to, (height - text->height) / 2 + 1, 1,
                   text->height - 2);
}

static void
klade_journal_mark_cell_paint (KladeJournalCell *self, GtkSnapshot *snapshot, int width, int height)
{
  KladeJournalGrid *grid = self->grid;
  const KladeGridPalette *palette = klade_journal_grid_get_palette (grid);
  char buffer[KLADE_CELL_TEXT_SIZE];
  KladeCellLook look;
  const char *string;

  if (grid->sheet == NULL || self->row >= grid->n_rows || self->column >= grid->n_columns)
    return;
  look = klade_journal_sheet_get_look (grid->sheet, self->row, self->column);
  if (self->row == grid->bubble_row && self->column == grid->bubble_column)
    klade_grid_fill (snapshot, &palette->error_tint, 1, 0, width - 1, height - 1);

  if (klade_journal_grid_is_editing_at (grid, self->row, self->column))
    paint_edit (self, snapshot, width, height);
  else if (look & KLADE_LOOK_LOADING)
    paint_dot (snapshot, &palette->line, width / 2 - 1, height / 2 - 1, 3);
  else
    {
      string = klade_journal_sheet_get_text (grid->sheet, self->row, self->column, buffer);
      if (string != NULL && *string != '\0')
        write_text (self, look, string, width, height);
      paint_signs (self, snapshot, look, width, height);
    }
}

static char *
klade_journal_mark_cell_dup_name (KladeJournalCell *self)
{
  if (self->grid->sheet == NULL)
    return g_strdup ("");
  return klade_journal_sheet_dup_name (self->grid->sheet, self->row, self->column);
}

static void
klade_journal_mark_cell_class_init (KladeJournalMarkCellClass *klass)
{
  klass->paint = klade_journal_mark_cell_paint;
  klass->dup_name = klade_journal_mark_cell_dup_name;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
klade_journal_mark_cell_init (KladeJournalMarkCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}
