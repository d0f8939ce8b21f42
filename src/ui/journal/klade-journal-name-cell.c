/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-grid-private.h"

#define MARGIN 8

typedef KladeJournalCell KladeJournalNameCell;
typedef KladeJournalCellClass KladeJournalNameCellClass;

G_DEFINE_FINAL_TYPE (KladeJournalNameCell, klade_journal_name_cell, KLADE_TYPE_JOURNAL_CELL)

static const KladePagePupil *
pupil_of (KladeJournalCell *self, gboolean *shows_class)
{
  KladeJournalPage *page;

  if (self->grid->sheet == NULL || self->row >= self->grid->n_rows)
    return NULL;
  page = klade_journal_sheet_get_page (self->grid->sheet);
  *shows_class = page->class_id == 0; /* a group of several classes */
  return self->row < page->n_pupils ? &page->pupils[self->row] : NULL;
}

static void
klade_journal_name_cell_paint (KladeJournalCell *self, GtkSnapshot *snapshot, int width, int height)
{
  KladeJournalGridStyle *style = self->grid->style;
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self->grid);
  KladeCellRange range = klade_journal_cursor_get_range (self->grid->cursor);
  gboolean is_lit = self->row >= range.first_row && self->row <= range.last_row;
  gboolean is_here = self->row == self->grid->cursor->row;
  gboolean shows_class;
  const KladePagePupil *pupil = pupil_of (self, &shows_class);
  const GdkRGBA *color;
  const KladeGridText *text;
  char number[16];
  int room = width - KLADE_GRID_NAME_LEFT - MARGIN;

  if (pupil == NULL)
    return;
  color = pupil->left != KLADE_DAY_NONE ? &palette->dim : &palette->text;
  if (is_lit || self->row % 2 == 1)
    klade_grid_fill (snapshot, is_lit ? &palette->lit : &palette->zebra, 0, 0, width, height);
  klade_grid_fill (snapshot, &palette->line, 0, height - 1, width, 1);

  g_snprintf (number, sizeof number, "%d", pupil->number);
  text =
      klade_journal_grid_style_get_text (style, number, KLADE_TEXT_SMALL, KLADE_GRID_NUMBER_RIGHT);
  klade_journal_cell_write (self, text, is_lit ? &palette->text : &palette->dim,
                            KLADE_GRID_NUMBER_RIGHT - text->width, (height - text->height) / 2);
  if (shows_class && pupil->class_name != NULL)
    {
      text = klade_journal_grid_style_get_text (style, pupil->class_name, KLADE_TEXT_SMALL, 40);
      klade_journal_cell_write (self, text, &palette->dim, width - MARGIN - text->width,
                                (height - text->height) / 2);
      room -= text->width + MARGIN;
    }
  text = klade_journal_grid_style_get_text (
      style, pupil->name, (is_here ? KLADE_TEXT_BOLD : KLADE_TEXT_PLAIN) | KLADE_TEXT_ELLIPSIZED,
      room);
  klade_journal_cell_write (self, text, color, KLADE_GRID_NAME_LEFT, (height - text->height) / 2);
}

static char *
klade_journal_name_cell_dup_name (KladeJournalCell *self)
{
  gboolean shows_class;
  const KladePagePupil *pupil = pupil_of (self, &shows_class);

  if (pupil == NULL)
    return g_strdup ("");
  if (shows_class && pupil->class_name != NULL)
    return g_strdup_printf ("%d. %s, %s", pupil->number, pupil->name, pupil->class_name);
  return g_strdup_printf ("%d. %s", pupil->number, pupil->name);
}

static void
klade_journal_name_cell_class_init (KladeJournalNameCellClass *klass)
{
  klass->paint = klade_journal_name_cell_paint;
  klass->dup_name = klade_journal_name_cell_dup_name;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
}

static void
klade_journal_name_cell_init (KladeJournalNameCell *self)
{
}
