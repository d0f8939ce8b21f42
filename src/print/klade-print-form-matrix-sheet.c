/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-print-form-matrix-private.h"
#include "klade-print-text.h"

/* One sheet of a matrix: the names, some of the subjects, and on the last what stands behind. */

#define MOST_MARK_MM 11.0
#define EASY_MARK_MM 6.5 /* marks get this before a long note gets a line to itself */
#define LEAST_HEAD_MM 24.0
#define HEAD_STEP_MM 2.0
#define UPRIGHT_MM 32.0 /* a subject this wide has its name upright */

typedef struct
{
  const KladePrintMatrix *matrix;
  GPtrArray *columns; /* of KladePrintMatrixColumn, from left to right */
  double *widths_mm;
  guint first_subject;
  guint end_subject;
  guint n_before;
  guint n_after;
} Sheet;

static void
add_columns (Sheet *sheet, GArray *columns, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    g_ptr_array_add (sheet->columns, klade_print_matrix_column (columns, i));
}

/* Texts that would wrap get room first: a line saved is saved for every pupil. */
static double
spread_texts (Sheet *sheet, double left_mm)
{
  const KladePrintMatrix *matrix = sheet->matrix;
  double scale = matrix->font_pt / matrix->form_pt;
  double padding_mm = 2 * klade_print_block_get_padding (matrix->font_pt) + 0.1;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const KladePrintMatrixColumn *column = g_ptr_array_index (sheet->columns, i);
      double more_mm = column->natural_mm * scale + padding_mm - sheet->widths_mm[i];

      if (column->part->kind == KLADE_FORM_PART_SUB_COLUMN || more_mm <= 0)
        continue;
      more_mm = MIN (more_mm, left_mm);
      sheet->widths_mm[i] += more_mm;
      left_mm -= more_mm;
    }
  return left_mm;
}

/* How much it takes to bring the narrowest marks to @level_mm. */
static double
measure_level (const Sheet *sheet, guint n_marks, double level_mm)
{
  double sum_mm = 0;

  for (guint i = 0; i < n_marks; i++)
    sum_mm += MAX (level_mm - sheet->widths_mm[sheet->n_before + i], 0);
  return sum_mm;
}

/* The narrowest marks grow first, so that all of a sheet come out alike where they can. */
static double
level_marks (Sheet *sheet, guint n_marks, double left_mm, double most_mm)
{
  double low_mm = 0, high_mm = most_mm;

  for (int step = 0; step < 24; step++)
    {
      double level_mm = (low_mm + high_mm) / 2;

      if (measure_level (sheet, n_marks, level_mm) <= left_mm)
        low_mm = level_mm;
      else
        high_mm = level_mm;
    }

  left_mm -= measure_level (sheet, n_marks, low_mm);
  for (guint i = 0; i < n_marks; i++)
    {
      double *width_mm = &sheet->widths_mm[sheet->n_before + i];

      *width_mm = MAX (*width_mm, low_mm);
    }
  return left_mm;
}

/* What is left of the width makes the marks easy to read, then goes to texts that would wrap, to
 * the marks again, and to the names. */
static void
spread (Sheet *sheet)
{
  double room_mm = sheet->matrix->layout->width_mm;
  guint n_marks = sheet->columns->len - sheet->n_before - sheet->n_after;
  guint name = 0;
  double left_mm = room_mm;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      sheet->widths_mm[i] =
          ((KladePrintMatrixColumn *) g_ptr_array_index (sheet->columns, i))->width_mm;
      left_mm -= sheet->widths_mm[i];
      if (i < sheet->n_before && sheet->widths_mm[i] > sheet->widths_mm[name])
        name = i;
    }
  if (left_mm < 0)
    {
      klade_print_form_share_widths (sheet->widths_mm, sheet->columns->len, room_mm);
      return;
    }

  left_mm = level_marks (sheet, n_marks, left_mm, EASY_MARK_MM);
  left_mm = spread_texts (sheet, left_mm);
  left_mm = level_marks (sheet, n_marks, left_mm, MOST_MARK_MM);
  if (sheet->n_before > 0)
    sheet->widths_mm[name] += MIN (left_mm, 30);
}

static void
sheet_init (Sheet *self, const KladePrintMatrix *matrix, guint index)
{
  gboolean is_last = index + 1 == matrix->n_sheets;
  guint first_column = 0;
  guint end_column = 0;

  *self = (Sheet){ .matrix = matrix, .columns = g_ptr_array_new () };
  self->first_subject = index > 0 ? matrix->ends[index - 1] : 0;
  self->end_subject = matrix->ends[index];
  if (self->end_subject > self->first_subject)
    {
      const KladePrintMatrixSubject *last =
          klade_print_matrix_subject (matrix, self->end_subject - 1);

      first_column = klade_print_matrix_subject (matrix, self->first_subject)->first;
      end_column = last->first + last->n_columns;
    }

  self->n_before = matrix->before->len;
  self->n_after = is_last ? matrix->after->len : 0;
  add_columns (self, matrix->before, 0, self->n_before);
  add_columns (self, matrix->columns, first_column, end_column);
  add_columns (self, matrix->after, 0, self->n_after);
  self->widths_mm = g_new0 (double, self->columns->len + 1);
  spread (self);
}

static void
sheet_clear (Sheet *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self->widths_mm);
}

/* ---- its head ---- */

typedef struct
{
  const Sheet *sheet;
  GArray *items;
  double font_pt;
  double names_mm; /* height of the subjects' names */
  double parts_mm; /* height of the heads of their columns */
  double x_mm;
} Head;

static void
put_head (Head *self,
          const char *text,
          KladePrintStyle style,
          double y_mm,
          double width_mm,
          double height_mm)
{
  const KladePrintCell cell = { text, width_mm,
                                style | KLADE_PRINT_RULED | KLADE_PRINT_BOLD | KLADE_PRINT_SHADED };
  const KladePrintItem item = { klade_print_block_new_row (self->font_pt, height_mm, &cell, 1),
                                self->x_mm, y_mm, width_mm, height_mm };

  if (height_mm > 0)
    g_array_append_val (self->items, item);
  else
    klade_print_block_unref (item.block);
}

static double
sum_widths (const Sheet *sheet, guint first, guint n)
{
  double sum_mm = 0;

  for (guint i = first; i < first + n; i++)
    sum_mm += sheet->widths_mm[i];
  return sum_mm;
}

/* Between words a name may be broken, within one it isn't. */
static gboolean
words_fit (const char *name, const KladePrintFont *font, double room_mm)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);

  for (char **word = words; *word != NULL; word++)
    if (klade_print_text_get_width (*word, font) > room_mm)
      return FALSE;
  return TRUE;
}

static gboolean
names_fit (const Head *self, double height_mm, gboolean are_upright)
{
  const Sheet *sheet = self->sheet;
  const KladePrintFont font = { klade_print_flow_get_font (sheet->matrix->layout->flow),
                                self->font_pt, KLADE_PRINT_BOLD };
  double padding_mm = 2 * klade_print_block_get_padding (self->font_pt);
  guint column = sheet->n_before;

  for (guint i = sheet->first_subject; i < sheet->end_subject; i++)
    {
      const KladePrintMatrixSubject *subject = klade_print_matrix_subject (sheet->matrix, i);
      double width_mm = sum_widths (sheet, column, subject->n_columns);
      double line_mm = (are_upright ? width_mm : height_mm) - padding_mm;

      if (klade_print_text_measure (subject->name, &font, line_mm) >
              (are_upright ? height_mm - padding_mm : width_mm - 0.4) ||
          (!are_upright && !words_fit (subject->name, &font, line_mm)))
        return FALSE;
      column += subject->n_columns;
    }
  return TRUE;
}

static gboolean
are_upright (const Sheet *sheet)
{
  guint column = sheet->n_before;

  for (guint i = sheet->first_subject; i < sheet->end_subject; i++)
    {
      const KladePrintMatrixSubject *subject = klade_print_matrix_subject (sheet->matrix, i);

      if (sum_widths (sheet, column, subject->n_columns) < UPRIGHT_MM)
        return FALSE;
      column += subject->n_columns;
    }
  return TRUE;
}

/* The height that the turned heads of single columns need. */
static double
measure_parts (const Head *self, gboolean of_subjects)
{
  const Sheet *sheet = self->sheet;
  const KladePrintFont font = { klade_print_flow_get_font (sheet->matrix->layout->flow),
                                self->font_pt, KLADE_PRINT_BOLD };
  double padding_mm = 2 * klade_print_block_get_padding (self->font_pt) + 0.2;
  double most_mm = 0;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const KladePrintMatrixColumn *column = g_ptr_array_index (sheet->columns, i);
      gboolean is_subjects = column->part->kind == KLADE_FORM_PART_SUB_COLUMN;

      if (is_subjects == of_subjects && *column->part->title != '\0' &&
          (is_subjects || column->part->style & KLADE_FORM_STYLE_ROTATED))
        most_mm =
            MAX (most_mm, klade_print_text_get_width (column->part->title, &font) + padding_mm);
    }
  return most_mm;
}

static void
measure_head (Head *self)
{
  gboolean upright = are_upright (self->sheet);

  self->parts_mm = measure_parts (self, TRUE);
  self->names_mm = upright ? 6 : LEAST_HEAD_MM;
  while (self->names_mm < 90 && !names_fit (self, self->names_mm, upright))
    self->names_mm += HEAD_STEP_MM;
  self->names_mm = MAX (self->names_mm, measure_parts (self, FALSE) - self->parts_mm);
}

static void
put_data_head (Head *self, guint index)
{
  const KladePrintMatrixColumn *column = g_ptr_array_index (self->sheet->columns, index);
  gboolean is_rotated = (column->part->style & KLADE_FORM_STYLE_ROTATED) != 0;

  put_head (self, column->part->title, is_rotated ? KLADE_PRINT_ROTATED : KLADE_PRINT_CENTER, 0,
            self->sheet->widths_mm[index], self->names_mm + self->parts_mm);
  self->x_mm += self->sheet->widths_mm[index];
}

static void
put_subject_head (Head *self, const KladePrintMatrixSubject *subject, guint first)
{
  double width_mm = sum_widths (self->sheet, first, subject->n_columns);
  KladePrintStyle turned = are_upright (self->sheet) ? KLADE_PRINT_CENTER : KLADE_PRINT_ROTATED;

  put_head (self, subject->name, turned | KLADE_PRINT_THICK_LEFT, 0, width_mm, self->names_mm);
  for (guint i = 0; i < subject->n_columns; i++)
    {
      const KladePrintMatrixColumn *column = g_ptr_array_index (self->sheet->columns, first + i);

      put_head (self, column->part->title,
                KLADE_PRINT_ROTATED | (i == 0 ? KLADE_PRINT_THICK_LEFT : KLADE_PRINT_PLAIN),
                self->names_mm, self->sheet->widths_mm[first + i], self->parts_mm);
      self->x_mm += self->sheet->widths_mm[first + i];
    }
}

static KladePrintBlock *
new_head (const Sheet *sheet)
{
  Head head = { .sheet = sheet,
                .font_pt = MAX (sheet->matrix->font_pt - 0.5, KLADE_PRINT_FORM_LEAST_PT) };
  guint column = sheet->n_before;

  head.items = g_array_new (FALSE, FALSE, sizeof (KladePrintItem));
  g_array_set_clear_func (head.items, klade_print_item_clear);
  measure_head (&head);

  for (guint i = 0; i < sheet->n_before; i++)
    put_data_head (&head, i);
  for (guint i = sheet->first_subject; i < sheet->end_subject; i++)
    {
      const KladePrintMatrixSubject *subject = klade_print_matrix_subject (sheet->matrix, i);

      put_subject_head (&head, subject, column);
      column += subject->n_columns;
    }
  for (guint i = 0; i < sheet->n_after; i++)
    put_data_head (&head, column + i);

  return klade_print_block_new_group (head.names_mm + head.parts_mm, head.items);
}

/* ---- its rows ---- */

static KladePrintStyle
get_style (const KladePrintMatrixColumn *column, gboolean begins_after)
{
  KladePrintStyle style = klade_print_form_style (column->part->style) | KLADE_PRINT_RULED;

  if (column->part->kind == KLADE_FORM_PART_SUB_COLUMN)
    style |= KLADE_PRINT_CENTER;
  if (column->begins_subject || begins_after)
    style |= KLADE_PRINT_THICK_LEFT;
  return style;
}

static KladePrintBlock *
new_pupil (const Sheet *sheet, guint pupil, double least_mm)
{
  g_autofree KladePrintCell *cells = g_new0 (KladePrintCell, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const KladePrintMatrixColumn *column = g_ptr_array_index (sheet->columns, i);
      gboolean begins_after = sheet->n_after > 0 && i == sheet->columns->len - sheet->n_after;

      cells[i] = (KladePrintCell){ column->texts[pupil], sheet->widths_mm[i],
                                   get_style (column, begins_after) };
    }
  return klade_print_block_new_row (sheet->matrix->font_pt, least_mm, cells, sheet->columns->len);
}

/* One line below the pupils: what the columns behind the subjects add up to. */
static void
add_totals (const Sheet *sheet, double least_mm)
{
  g_autofree KladePrintCell *cells = g_new0 (KladePrintCell, sheet->n_after + 1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint first = sheet->columns->len - sheet->n_after;
  gboolean has_totals = FALSE;

  cells[0] = (KladePrintCell){ C_ ("form", "Total"), sum_widths (sheet, 0, first),
                               KLADE_PRINT_RULED | KLADE_PRINT_BOLD | KLADE_PRINT_RIGHT };
  for (guint i = 0; i < sheet->n_after; i++)
    {
      const KladePrintMatrixColumn *column = g_ptr_array_index (sheet->columns, first + i);
      KladePrintFormSum sum = { 0 };

      for (char **text = column->texts; *text != NULL; text++)
        klade_print_form_sum_add (&sum, *text);
      g_ptr_array_add (texts, klade_print_form_sum_format (&sum, column->part->total));
      cells[i + 1] = (KladePrintCell){ g_ptr_array_index (texts, i), sheet->widths_mm[first + i],
                                       get_style (column, i == 0) | KLADE_PRINT_BOLD };
      has_totals |= column->part->total != KLADE_FORM_TOTAL_NONE;
    }
  if (has_totals)
    klade_print_flow_add (
        sheet->matrix->layout->flow,
        klade_print_block_new_row (sheet->matrix->font_pt, least_mm, cells, sheet->n_after + 1));
}

/* ---- the whole ---- */

/* Returns: the height of its head, its rows and the line of sums, in millimetres. */
double
klade_print_matrix_measure_sheet (const KladePrintMatrix *self, guint index)
{
  KladePrintFlow *flow = self->layout->flow;
  double least_mm = self->ready->element->height_mm;
  double height_mm = 0;
  Sheet sheet;

  sheet_init (&sheet, self, index);
  {
    g_autoptr (KladePrintBlock) head = new_head (&sheet);

    height_mm += klade_print_flow_measure (flow, head);
  }
  for (guint pupil = 0; pupil < self->pupils->len; pupil++)
    {
      g_autoptr (KladePrintBlock) row = new_pupil (&sheet, pupil, least_mm);
      double row_mm = klade_print_flow_measure (flow, row);

      height_mm += pupil + 1 == self->pupils->len ? 2 * row_mm : row_mm; /* the line of sums */
    }
  sheet_clear (&sheet);
  return height_mm;
}

void
klade_print_matrix_add_sheet (const KladePrintMatrix *self, guint index)
{
  KladePrintFlow *flow = self->layout->flow;
  const KladeFormElement *element = self->ready->element;
  Sheet sheet;

  sheet_init (&sheet, self, index);
  if (index > 0)
    klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
  klade_print_flow_repeat (flow, new_head (&sheet));
  for (guint pupil = 0; pupil < self->pupils->len; pupil++)
    klade_print_flow_add (flow, new_pupil (&sheet, pupil, element->height_mm));
  add_totals (&sheet, element->height_mm);
  klade_print_flow_stop_repeating (flow);
  sheet_clear (&sheet);
}
