/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-journal-grid-private.h"

#define GAP_LEAST 1
#define GAP_MOST 3

typedef KladeJournalCell KladeJournalHeadCell;
typedef KladeJournalCellClass KladeJournalHeadCellClass;

G_DEFINE_FINAL_TYPE (KladeJournalHeadCell, klade_journal_head_cell, KLADE_TYPE_JOURNAL_CELL)

typedef struct
{
  const char *string;
  KladeTextStyle style;
  const GdkRGBA *color;
} Word;

/* One or two words side by side, centred as one; an empty word takes no room, and the second
 * has what the first leaves. */
static void
write_words (KladeJournalCell *self, const Word words[2], int y, int width, int height)
{
  KladeJournalGridStyle *style = self->grid->style;
  int room = width - 1, whole = 0, gap = 0, x;
  int widths[2] = { 0, 0 }, rooms[2] = { room, room };

  for (int i = 0; i < 2; i++)
    {
      int natural = *words[i].string == '\0'
                        ? 0
                        : klade_journal_grid_style_get_text (style, words[i].string, words[i].style,
                                                             G_MAXINT16)
                              ->width;

      rooms[i] = i == 0 || whole == 0 ? room : room - whole - GAP_LEAST;
      if (natural == 0 || natural * 3 > rooms[i] * 4)
        continue; /* too small to be read is worse than not there */
      widths[i] =
          klade_journal_grid_style_get_text (style, words[i].string, words[i].style, rooms[i])
              ->width;
      whole += widths[i];
    }

  if (widths[0] > 0 && widths[1] > 0)
    gap = CLAMP (room - whole, GAP_LEAST, GAP_MOST);
  x = MAX ((width + 1 - whole - gap) / 2, 1);
  for (int i = 0; i < 2; i++)
    if (widths[i] > 0)
      {
        const KladeGridText *text =
            klade_journal_grid_style_get_text (style, words[i].string, words[i].style, rooms[i]);

        klade_journal_cell_write (self, text, words[i].color, x, y + (height - text->height) / 2);
        x += widths[i] + gap;
      }
}

static void
paint_lesson (KladeJournalCell *self,
              GtkSnapshot *snapshot,
              const KladeSheetColumn *column,
              int width,
              int height)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self->grid);
  gboolean is_today = column->look & KLADE_LOOK_TODAY;
  gboolean begins = column->look & KLADE_LOOK_LESSON_START;
  gboolean counts = column->look & KLADE_LOOK_COUNTS;
  const GdkRGBA *dim = column->look & KLADE_LOOK_TODAY ? &palette->accent_text : &palette->dim;
  const GdkRGBA *strong = is_today                           ? &palette->accent_text
                          : column->look & KLADE_LOOK_HIDDEN ? &palette->dim
                                                             : &palette->text;
  char day[8] = "", lesson[8] = "";
  int day_of_month, half = height / 2;

  klade_day_get (column->day, NULL, NULL, &day_of_month);
  g_snprintf (day, sizeof day, "%d", day_of_month);
  if (column->lesson_no > 0)
    g_snprintf (lesson, sizeof lesson, "%d", column->lesson_no);

  if (begins)
    write_words (self,
                 (Word[]){ { day, is_today ? KLADE_TEXT_BOLD : KLADE_TEXT_PLAIN, strong },
                           { klade_weekday_letter (klade_day_get_weekday (column->day)),
                             KLADE_TEXT_SMALL, dim } },
                 1, width, half);
  write_words (
      self,
      (Word[]){ { begins ? lesson : "", KLADE_TEXT_SMALL, dim },
                { column->head != NULL ? column->head : "",
                  counts ? KLADE_TEXT_SMALL | KLADE_TEXT_BOLD : KLADE_TEXT_SMALL, strong } },
      half - 1, width, half);
  if (is_today)
    klade_grid_fill (snapshot, &palette->accent, 2, height - 4, width - 3, 3);
}

static void
paint_summary (KladeJournalCell *self,
               GtkSnapshot *snapshot,
               const KladeSheetColumn *column,
               int width,
               int height)
{
  const KladeGridPalette *palette = klade_journal_grid_get_palette (self->grid);
  gboolean is_average =
      column->summary == KLADE_SUMMARY_AVERAGE_1 || column->summary == KLADE_SUMMARY_AVERAGE_2;

  write_words (self,
               (Word[]){ { column->head != NULL ? column->head : "",
                           is_average ? KLADE_TEXT_SMALL : KLADE_TEXT_BOLD,
                           is_average ? &palette->dim : &palette->text },
                         { "", 0, &palette->text } },
               0, width, height);
  if (column->look & KLADE_LOOK_CLOSED)
    klade_grid_paint_lock (snapshot, &palette->dim, (width - 8) / 2, height - 15);
}

static void
klade_journal_head_cell_paint (KladeJournalCell *self, GtkSnapshot *snapshot, int width, int height)
{
  KladeJournalGrid *grid = self->grid;
  const KladeGridPalette *palette = klade_journal_grid_get_palette (grid);
  KladeCellRange range = klade_journal_cursor_get_range (grid->cursor);
  const KladeSheetColumn *column;
  gboolean is_summary;

  if (grid->sheet == NULL || self->column >= grid->n_columns)
    return;
  column = klade_journal_sheet_get_column (grid->sheet, self->column);
  is_summary = column->look & KLADE_LOOK_SUMMARY;
  if (self->column >= range.first_column && self->column <= range.last_column)
    klade_grid_fill (snapshot, &palette->lit, 0, 0, width, height);
  else if (column->look & KLADE_LOOK_COUNTS && !is_summary)
    klade_grid_fill (snapshot, &palette->counts, 0, 0, width, height);
  if (self->column > 0 && column->look & KLADE_LOOK_MONTH_START)
    klade_grid_fill (snapshot, &palette->strong, 0, 0, 1, height);
  else if (column->look & (KLADE_LOOK_LESSON_START | KLADE_LOOK_SUMMARY))
    klade_grid_fill (snapshot, &palette->line, 0, 0, 1, height);
  else
    klade_grid_fill (snapshot, &palette->line, 0, height / 2, 1, height / 2);

  if (is_summary)
    paint_summary (self, snapshot, column, width, height);
  else
    paint_lesson (self, snapshot, column, width, height);
}

static char *
klade_journal_head_cell_dup_name (KladeJournalCell *self)
{
  KladeJournalSheet *sheet = self->grid->sheet;
  const KladeSheetColumn *column;
  KladeJournalPage *page;
  g_autofree char *day = NULL;
  g_autoptr (GString) name = NULL;

  if (sheet == NULL || self->column >= self->grid->n_columns)
    return g_strdup ("");
  column = klade_journal_sheet_get_column (sheet, self->column);
  if (column->look & KLADE_LOOK_SUMMARY)
    return g_strdup (column->head);

  page = klade_journal_sheet_get_page (sheet);
  day = klade_day_to_short_text (column->day);
  name = g_string_new (day);
  g_string_append_printf (name, ", %s", klade_weekday_name (klade_day_get_weekday (column->day)));
  if (column->lesson_no > 0)
    {
      g_string_append (name, ", ");
      g_string_append_printf (name, _ ("lesson %d"), column->lesson_no);
    }
  if (column->page_column >= 0 && page->columns[column->page_column].work_id != 0)
    {
      const KladePageColumn *work = &page->columns[column->page_column];

      g_string_append_printf (name, ", %s", klade_work_kind_name (work->kind));
      if (work->title != NULL && *work->title != '\0')
        g_string_append_printf (name, " «%s»", work->title);
    }
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static void
klade_journal_head_cell_class_init (KladeJournalHeadCellClass *klass)
{
  klass->paint = klade_journal_head_cell_paint;
  klass->dup_name = klade_journal_head_cell_dup_name;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
}

static void
klade_journal_head_cell_init (KladeJournalHeadCell *self)
{
}
