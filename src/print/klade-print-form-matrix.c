/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "klade-i18n.h"
#include "klade-print-form-private.h"
#include "klade-print-text.h"

/* Pupils against subjects, the heart of the summary journal.  Every subject has a few columns of
 * its own; those that nobody has a mark in are left out.  What doesn't fit the sheet's width is
 * set smaller, down to 6 pt, and only then carried to a second sheet, where the names stand
 * again. */

#define SIZE_STEP_PT 0.25
#define LEAST_MARK_MM 4.2
#define MOST_MARK_MM 11.0
#define MOST_TEXT_MM 55.0
#define LEAST_HEAD_MM 24.0
#define HEAD_STEP_MM 2.0
#define UPRIGHT_MM 32.0 /* a subject this wide has its name upright */

/* A column of a subject; its texts are those of all pupils, one after the other. */
typedef struct
{
  const KladeFormPart *part;
  char **texts;
  double natural_mm; /* what its texts need at the form's size */
  double width_mm;
  gboolean begins_subject;
} Column;

typedef struct
{
  char *name;
  guint first;
  guint n_columns;
  double width_mm;
} Subject;

typedef struct
{
  const KladePrintFormLayout *layout;
  const KladePrintFormElement *ready;
  GPtrArray *pupils;
  GArray *before;   /* of Column: number, name */
  GArray *columns;  /* of Column: of all subjects */
  GArray *after;    /* of Column: absences, decision */
  GArray *subjects; /* of Subject */
  double form_pt;   /* the form's size, that texts were measured in */
  double font_pt;   /* what they are set in */
  guint *ends;      /* by sheet: the subject behind its last */
  guint n_sheets;
} Matrix;

static void
column_clear (gpointer data)
{
  g_strfreev (((Column *) data)->texts);
}

static void
subject_clear (gpointer data)
{
  g_free (((Subject *) data)->name);
}

static Column *
get_column (GArray *columns, guint index)
{
  return &g_array_index (columns, Column, index);
}

static Subject *
get_subject (const Matrix *self, guint index)
{
  return &g_array_index (self->subjects, Subject, index);
}

static KladePrintFont
get_font (const Matrix *self, KladePrintStyle style)
{
  return (KladePrintFont){ klade_print_flow_get_font (self->layout->flow), self->form_pt, style };
}

/* ---- what stands in it ---- */

static const KladePaperRecord *
get_mark (const Matrix *self, guint pupil, guint subject)
{
  GPtrArray *marks = klade_paper_record_get_rows (g_ptr_array_index (self->pupils, pupil),
                                                  self->ready->element->cells);

  return marks != NULL && subject < marks->len ? g_ptr_array_index (marks, subject) : NULL;
}

static gboolean
has_marks (const Matrix *self, guint subject, const char *when)
{
  if (*when == '\0')
    return TRUE;
  for (guint pupil = 0; pupil < self->pupils->len; pupil++)
    {
      const KladePaperRecord *mark = get_mark (self, pupil, subject);

      if (mark != NULL && *klade_paper_record_get (mark, when) != '\0')
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_data (const Matrix *self, const char *when)
{
  if (*when == '\0' || klade_print_form_has (self->layout->record, when))
    return TRUE;
  for (guint pupil = 0; pupil < self->pupils->len; pupil++)
    if (*klade_paper_record_get (g_ptr_array_index (self->pupils, pupil), when) != '\0')
      return TRUE;
  return FALSE;
}

static void
measure_column (const Matrix *self, Column *column)
{
  KladePrintFont font = get_font (self, klade_print_form_style (column->part->style));

  for (char **text = column->texts; *text != NULL; text++)
    if (**text != '\0')
      column->natural_mm = MAX (column->natural_mm, klade_print_text_get_width (*text, &font));
}

/* @subject: -1 for a column of the pupil's own data. */
static void
add_column (Matrix *self, GArray *columns, const KladePrintFormPart *part, int subject)
{
  Column column = { .part = part->part, .texts = g_new0 (char *, self->pupils->len + 1) };

  for (guint pupil = 0; pupil < self->pupils->len; pupil++)
    {
      const KladePaperRecord *row = subject < 0 ? g_ptr_array_index (self->pupils, pupil)
                                                : get_mark (self, pupil, (guint) subject);

      column.texts[pupil] = klade_form_template_fill (part->text, row, self->layout->record);
    }
  measure_column (self, &column);
  g_array_append_val (columns, column);
}

static void
add_subject (Matrix *self, guint index, const KladePaperRecord *row)
{
  Subject subject = {
    .name = klade_form_template_fill (self->ready->title, row, self->layout->record),
    .first = self->columns->len,
  };
  const KladePrintFormPart *first_part = NULL;

  for (guint i = 0; i < self->ready->n_parts; i++)
    {
      const KladePrintFormPart *part = &self->ready->parts[i];

      if (part->part->kind != KLADE_FORM_PART_SUB_COLUMN)
        continue;
      if (first_part == NULL)
        first_part = part;
      if (has_marks (self, index, part->part->when))
        add_column (self, self->columns, part, (int) index);
    }
  if (self->columns->len == subject.first)
    add_column (self, self->columns, first_part, (int) index);

  get_column (self->columns, subject.first)->begins_subject = TRUE;
  subject.n_columns = self->columns->len - subject.first;
  g_array_append_val (self->subjects, subject);
}

static GArray *
new_columns (void)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (Column));

  g_array_set_clear_func (columns, column_clear);
  return columns;
}

static void
matrix_init (Matrix *self, const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  GPtrArray *subjects = klade_paper_record_get_rows (layout->record, ready->element->columns);

  *self = (Matrix){ .layout = layout, .ready = ready };
  self->pupils = klade_paper_record_get_rows (layout->record, ready->element->rows);
  self->pupils = self->pupils != NULL ? g_ptr_array_ref (self->pupils) : g_ptr_array_new ();
  self->form_pt = self->font_pt = klade_print_form_size (layout, ready->element);
  self->before = new_columns ();
  self->columns = new_columns ();
  self->after = new_columns ();
  self->subjects = g_array_new (FALSE, FALSE, sizeof (Subject));
  g_array_set_clear_func (self->subjects, subject_clear);

  for (guint i = 0; i < ready->n_parts; i++)
    {
      const KladePrintFormPart *part = &ready->parts[i];

      if (part->part->kind != KLADE_FORM_PART_SUB_COLUMN && has_data (self, part->part->when))
        add_column (self, part->part->kind == KLADE_FORM_PART_AFTER ? self->after : self->before,
                    part, -1);
    }
  for (guint i = 0; subjects != NULL && i < subjects->len; i++)
    add_subject (self, i, g_ptr_array_index (subjects, i));
  self->ends = g_new0 (guint, self->subjects->len + 1);
}

static void
matrix_clear (Matrix *self)
{
  g_ptr_array_unref (self->pupils);
  g_array_unref (self->before);
  g_array_unref (self->columns);
  g_array_unref (self->after);
  g_array_unref (self->subjects);
  g_free (self->ends);
}

/* ---- how it fits ---- */

/* @scale: of the form's size.  Letters have no hints, so widths grow in proportion. */
static double
set_widths (const Matrix *self, GArray *columns, double scale)
{
  double padding_mm = 2 * klade_print_block_get_padding (self->form_pt * scale) + 0.1;
  double sum_mm = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      Column *column = get_column (columns, i);

      column->width_mm =
          column->part->width_mm > 0
              ? column->part->width_mm * scale
              : CLAMP (column->natural_mm * scale + padding_mm, LEAST_MARK_MM, MOST_TEXT_MM);
      sum_mm += column->width_mm;
    }
  return sum_mm;
}

/* A subject is at least as wide as a line of its name. */
static void
set_subject_widths (Matrix *self, double scale)
{
  KladePrintFont font = get_font (self, KLADE_PRINT_BOLD);
  double line_mm = klade_print_text_measure ("Ģ", &font, 100) * scale + 0.6;

  set_widths (self, self->columns, scale);
  for (guint i = 0; i < self->subjects->len; i++)
    {
      Subject *subject = get_subject (self, i);
      double widen_mm;

      subject->width_mm = 0;
      for (guint c = 0; c < subject->n_columns; c++)
        subject->width_mm += get_column (self->columns, subject->first + c)->width_mm;
      widen_mm = MAX (line_mm - subject->width_mm, 0) / subject->n_columns;
      for (guint c = 0; c < subject->n_columns; c++)
        get_column (self->columns, subject->first + c)->width_mm += widen_mm;
      subject->width_mm += widen_mm * subject->n_columns;
    }
}

/* Fills one sheet after the other up to @limit_mm of subjects. */
static gboolean
fill_sheets (Matrix *self, guint n_sheets, double limit_mm, double last_limit_mm)
{
  guint next = 0;

  for (guint sheet = 0; sheet < n_sheets; sheet++)
    {
      double limit = sheet == n_sheets - 1 ? MIN (limit_mm, last_limit_mm) : limit_mm;
      double used_mm = 0;

      while (next < self->subjects->len &&
             used_mm + get_subject (self, next)->width_mm <= limit + 0.01)
        used_mm += get_subject (self, next++)->width_mm;
      self->ends[sheet] = next;
    }
  self->n_sheets = n_sheets;
  return next == self->subjects->len;
}

/* The subjects are shared out evenly: a second sheet with one of them would look forgotten. */
static gboolean
split (Matrix *self, guint n_sheets, double scale)
{
  double room_mm = self->layout->width_mm - set_widths (self, self->before, scale);
  double after_mm = set_widths (self, self->after, scale);
  double all_mm = 0;

  set_subject_widths (self, scale);
  for (guint i = 0; i < self->subjects->len; i++)
    all_mm += get_subject (self, i)->width_mm;

  for (double limit_mm = (all_mm + after_mm) / n_sheets; n_sheets > 1 && limit_mm < room_mm;
       limit_mm += 2)
    if (fill_sheets (self, n_sheets, limit_mm, room_mm - after_mm))
      return TRUE;
  return fill_sheets (self, n_sheets, room_mm, room_mm - after_mm);
}

/* Returns: %FALSE when not even one subject fits a sheet: texts wrap in what there is. */
static gboolean
fit_width (Matrix *self)
{
  guint most_sheets = MAX (self->subjects->len, 1);

  for (guint n_sheets = 1; n_sheets <= most_sheets; n_sheets++)
    for (double size_pt = self->form_pt; size_pt > KLADE_PRINT_FORM_LEAST_PT - 0.01;
         size_pt -= SIZE_STEP_PT)
      if (split (self, n_sheets, size_pt / self->form_pt))
        {
          self->font_pt = size_pt;
          return TRUE;
        }

  self->font_pt = KLADE_PRINT_FORM_LEAST_PT;
  for (guint i = 0; i < self->subjects->len; i++)
    self->ends[i] = i + 1;
  self->n_sheets = most_sheets;
  return FALSE;
}

/* ---- a sheet of it ---- */

typedef struct
{
  const Matrix *matrix;
  GPtrArray *columns; /* of Column, from left to right */
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
    g_ptr_array_add (sheet->columns, get_column (columns, i));
}

/* Texts that would wrap get room first: a line saved is saved for every pupil. */
static double
spread_texts (Sheet *sheet, double left_mm)
{
  const Matrix *matrix = sheet->matrix;
  double scale = matrix->font_pt / matrix->form_pt;
  double padding_mm = 2 * klade_print_block_get_padding (matrix->font_pt) + 0.1;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const Column *column = g_ptr_array_index (sheet->columns, i);
      double more_mm = column->natural_mm * scale + padding_mm - sheet->widths_mm[i];

      if (column->part->kind == KLADE_FORM_PART_SUB_COLUMN || more_mm <= 0)
        continue;
      more_mm = MIN (more_mm, left_mm);
      sheet->widths_mm[i] += more_mm;
      left_mm -= more_mm;
    }
  return left_mm;
}

/* What is left of the width goes to texts that would wrap, to the marks, then to the names. */
static void
spread (Sheet *sheet)
{
  double room_mm = sheet->matrix->layout->width_mm;
  guint n_marks = sheet->columns->len - sheet->n_before - sheet->n_after;
  guint name = 0;
  double left_mm = room_mm;

  for (guint i = 0; i < sheet->columns->len; i++)
    {
      sheet->widths_mm[i] = ((Column *) g_ptr_array_index (sheet->columns, i))->width_mm;
      left_mm -= sheet->widths_mm[i];
      if (i < sheet->n_before && sheet->widths_mm[i] > sheet->widths_mm[name])
        name = i;
    }
  if (left_mm < 0)
    {
      klade_print_form_share_widths (sheet->widths_mm, sheet->columns->len, room_mm);
      return;
    }

  left_mm = spread_texts (sheet, left_mm);
  for (guint i = 0; i < n_marks; i++)
    {
      double *width_mm = &sheet->widths_mm[sheet->n_before + i];
      double more_mm = CLAMP (MOST_MARK_MM - *width_mm, 0, left_mm / (n_marks - i));

      *width_mm += more_mm;
      left_mm -= more_mm;
    }
  if (sheet->n_before > 0)
    sheet->widths_mm[name] += MIN (left_mm, 30);
}

static void
sheet_init (Sheet *self, const Matrix *matrix, guint index)
{
  gboolean is_last = index + 1 == matrix->n_sheets;
  guint first_column = 0;
  guint end_column = 0;

  *self = (Sheet){ .matrix = matrix, .columns = g_ptr_array_new () };
  self->first_subject = index > 0 ? matrix->ends[index - 1] : 0;
  self->end_subject = matrix->ends[index];
  if (self->end_subject > self->first_subject)
    {
      const Subject *last = get_subject (matrix, self->end_subject - 1);

      first_column = get_subject (matrix, self->first_subject)->first;
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
      const Subject *subject = get_subject (sheet->matrix, i);
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
      const Subject *subject = get_subject (sheet->matrix, i);

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
      const Column *column = g_ptr_array_index (sheet->columns, i);
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
  const Column *column = g_ptr_array_index (self->sheet->columns, index);
  gboolean is_rotated = (column->part->style & KLADE_FORM_STYLE_ROTATED) != 0;

  put_head (self, column->part->title, is_rotated ? KLADE_PRINT_ROTATED : KLADE_PRINT_CENTER, 0,
            self->sheet->widths_mm[index], self->names_mm + self->parts_mm);
  self->x_mm += self->sheet->widths_mm[index];
}

static void
put_subject_head (Head *self, const Subject *subject, guint first)
{
  double width_mm = sum_widths (self->sheet, first, subject->n_columns);
  KladePrintStyle turned = are_upright (self->sheet) ? KLADE_PRINT_CENTER : KLADE_PRINT_ROTATED;

  put_head (self, subject->name, turned | KLADE_PRINT_THICK_LEFT, 0, width_mm, self->names_mm);
  for (guint i = 0; i < subject->n_columns; i++)
    {
      const Column *column = g_ptr_array_index (self->sheet->columns, first + i);

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
      const Subject *subject = get_subject (sheet->matrix, i);

      put_subject_head (&head, subject, column);
      column += subject->n_columns;
    }
  for (guint i = 0; i < sheet->n_after; i++)
    put_data_head (&head, column + i);

  return klade_print_block_new_group (head.names_mm + head.parts_mm, head.items);
}

/* ---- its rows ---- */

static KladePrintStyle
get_style (const Column *column, gboolean begins_after)
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
      const Column *column = g_ptr_array_index (sheet->columns, i);
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
      const Column *column = g_ptr_array_index (sheet->columns, first + i);
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

/* ---- how it fits the page's height ---- */

static double
measure_sheet (const Matrix *self, guint index)
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

static gboolean
fits_pages (const Matrix *self)
{
  KladePrintFlow *flow = self->layout->flow;

  for (guint i = 0; i < self->n_sheets; i++)
    if (measure_sheet (self, i) >
        (i == 0 ? klade_print_flow_get_room (flow) : klade_print_flow_get_height (flow)))
      return FALSE;
  return TRUE;
}

/* Two pupils alone on a sheet of their own are worse than smaller print. */
static void
fit_height (Matrix *self)
{
  double widest_pt = self->font_pt;
  guint n_sheets = self->n_sheets;

  for (double size_pt = widest_pt; size_pt > KLADE_PRINT_FORM_LEAST_PT - 0.01;
       size_pt -= 2 * SIZE_STEP_PT)
    if (split (self, n_sheets, size_pt / self->form_pt))
      {
        self->font_pt = size_pt;
        if (fits_pages (self))
          return;
      }

  split (self, n_sheets, widest_pt / self->form_pt);
  self->font_pt = widest_pt;
}

static void
add_sheet (const Matrix *self, guint index)
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

void
klade_print_form_add_matrix (const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  Matrix self;

  matrix_init (&self, layout, ready);
  if (fit_width (&self))
    fit_height (&self);
  for (guint i = 0; i < self.n_sheets; i++)
    add_sheet (&self, i);
  if (ready->element->after_mm > 0)
    klade_print_flow_add (layout->flow, klade_print_block_new_space (ready->element->after_mm));
  matrix_clear (&self);
}
