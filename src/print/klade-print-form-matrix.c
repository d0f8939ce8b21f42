/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-form-matrix-private.h"
#include "klade-print-text.h"

/* Pupils against subjects, the heart of the summary journal.  Every subject has a few columns of
 * its own; those that nobody has a mark in are left out.  What doesn't fit the sheet's width is
 * set smaller, down to 6 pt, and only then carried to a second sheet, where the names stand
 * again. */

#define SIZE_STEP_PT 0.25
#define LEAST_MARK_MM 4.2
#define MOST_TEXT_MM 55.0

static void
column_clear (gpointer data)
{
  g_strfreev (((KladePrintMatrixColumn *) data)->texts);
}

static void
subject_clear (gpointer data)
{
  g_free (((KladePrintMatrixSubject *) data)->name);
}

static KladePrintFont
get_font (const KladePrintMatrix *self, KladePrintStyle style)
{
  return (KladePrintFont){ klade_print_flow_get_font (self->layout->flow), self->form_pt, style };
}

/* ---- what stands in it ---- */

static const KladePaperRecord *
get_mark (const KladePrintMatrix *self, guint pupil, guint subject)
{
  GPtrArray *marks = klade_paper_record_get_rows (g_ptr_array_index (self->pupils, pupil),
                                                  self->ready->element->cells);

  return marks != NULL && subject < marks->len ? g_ptr_array_index (marks, subject) : NULL;
}

static gboolean
has_marks (const KladePrintMatrix *self, guint subject, const char *when)
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
has_data (const KladePrintMatrix *self, const char *when)
{
  if (*when == '\0' || klade_print_form_has (self->layout->record, when))
    return TRUE;
  for (guint pupil = 0; pupil < self->pupils->len; pupil++)
    if (*klade_paper_record_get (g_ptr_array_index (self->pupils, pupil), when) != '\0')
      return TRUE;
  return FALSE;
}

/* A sum is the longest text of its column, and bold. */
static void
measure_total (const KladePrintMatrix *self, KladePrintMatrixColumn *column)
{
  KladePrintFont bold = get_font (self, KLADE_PRINT_BOLD);
  KladePrintFormSum sum = { 0 };
  g_autofree char *text = NULL;

  for (char **each = column->texts; *each != NULL; each++)
    klade_print_form_sum_add (&sum, *each);
  text = klade_print_form_sum_format (&sum, column->part->total);
  column->least_mm = klade_print_text_get_width (text, &bold);
  column->natural_mm = MAX (column->natural_mm, column->least_mm);
}

static void
measure_column (const KladePrintMatrix *self, KladePrintMatrixColumn *column)
{
  KladePrintFont font = get_font (self, klade_print_form_style (column->part->style));

  for (char **text = column->texts; *text != NULL; text++)
    if (**text != '\0')
      column->natural_mm = MAX (column->natural_mm, klade_print_text_get_width (*text, &font));
  if (column->part->total != KLADE_FORM_TOTAL_NONE)
    measure_total (self, column);
}

/* @subject: -1 for a column of the pupil's own data. */
static void
add_column (KladePrintMatrix *self, GArray *columns, const KladePrintFormPart *part, int subject)
{
  KladePrintMatrixColumn column = { .part = part->part,
                                    .texts = g_new0 (char *, self->pupils->len + 1) };

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
add_subject (KladePrintMatrix *self, guint index, const KladePaperRecord *row)
{
  KladePrintMatrixSubject subject = {
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

  klade_print_matrix_column (self->columns, subject.first)->begins_subject = TRUE;
  subject.n_columns = self->columns->len - subject.first;
  g_array_append_val (self->subjects, subject);
}

static GArray *
new_columns (void)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (KladePrintMatrixColumn));

  g_array_set_clear_func (columns, column_clear);
  return columns;
}

static void
matrix_init (KladePrintMatrix *self,
             const KladePrintFormLayout *layout,
             const KladePrintFormElement *ready)
{
  GPtrArray *subjects = klade_paper_record_get_rows (layout->record, ready->element->columns);

  *self = (KladePrintMatrix){ .layout = layout, .ready = ready };
  self->pupils = klade_paper_record_get_rows (layout->record, ready->element->rows);
  self->pupils = self->pupils != NULL ? g_ptr_array_ref (self->pupils) : g_ptr_array_new ();
  self->form_pt = self->font_pt = klade_print_form_size (layout, ready->element);
  self->before = new_columns ();
  self->columns = new_columns ();
  self->after = new_columns ();
  self->subjects = g_array_new (FALSE, FALSE, sizeof (KladePrintMatrixSubject));
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
matrix_clear (KladePrintMatrix *self)
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
set_widths (const KladePrintMatrix *self, GArray *columns, double scale)
{
  double padding_mm = 2 * klade_print_block_get_padding (self->form_pt * scale) + 0.1;
  double sum_mm = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      KladePrintMatrixColumn *column = klade_print_matrix_column (columns, i);

      column->width_mm =
          column->part->width_mm > 0
              ? MAX (column->part->width_mm * scale, column->least_mm * scale + padding_mm)
              : CLAMP (column->natural_mm * scale + padding_mm, LEAST_MARK_MM, MOST_TEXT_MM);
      sum_mm += column->width_mm;
    }
  return sum_mm;
}

/* A subject is at least as wide as a line of its name. */
static void
set_subject_widths (KladePrintMatrix *self, double scale)
{
  KladePrintFont font = get_font (self, KLADE_PRINT_BOLD);
  double line_mm = klade_print_text_measure ("Ģ", &font, 100) * scale + 0.6;

  set_widths (self, self->columns, scale);
  for (guint i = 0; i < self->subjects->len; i++)
    {
      KladePrintMatrixSubject *subject = klade_print_matrix_subject (self, i);
      double widen_mm;

      subject->width_mm = 0;
      for (guint c = 0; c < subject->n_columns; c++)
        subject->width_mm +=
            klade_print_matrix_column (self->columns, subject->first + c)->width_mm;
      widen_mm = MAX (line_mm - subject->width_mm, 0) / subject->n_columns;
      for (guint c = 0; c < subject->n_columns; c++)
        klade_print_matrix_column (self->columns, subject->first + c)->width_mm += widen_mm;
      subject->width_mm += widen_mm * subject->n_columns;
    }
}

/* Fills one sheet after the other up to @limit_mm of subjects. */
static gboolean
fill_sheets (KladePrintMatrix *self, guint n_sheets, double limit_mm, double last_limit_mm)
{
  guint next = 0;

  for (guint sheet = 0; sheet < n_sheets; sheet++)
    {
      double limit = sheet == n_sheets - 1 ? MIN (limit_mm, last_limit_mm) : limit_mm;
      double used_mm = 0;

      while (next < self->subjects->len &&
             used_mm + klade_print_matrix_subject (self, next)->width_mm <= limit + 0.01)
        used_mm += klade_print_matrix_subject (self, next++)->width_mm;
      self->ends[sheet] = next;
    }
  self->n_sheets = n_sheets;
  return next == self->subjects->len;
}

/* The subjects are shared out evenly: a second sheet with one of them would look forgotten. */
static gboolean
split (KladePrintMatrix *self, guint n_sheets, double scale)
{
  double room_mm = self->layout->width_mm - set_widths (self, self->before, scale);
  double after_mm = set_widths (self, self->after, scale);
  double all_mm = 0;

  set_subject_widths (self, scale);
  for (guint i = 0; i < self->subjects->len; i++)
    all_mm += klade_print_matrix_subject (self, i)->width_mm;

  for (double limit_mm = (all_mm + after_mm) / n_sheets; n_sheets > 1 && limit_mm < room_mm;
       limit_mm += 2)
    if (fill_sheets (self, n_sheets, limit_mm, room_mm - after_mm))
      return TRUE;
  return fill_sheets (self, n_sheets, room_mm, room_mm - after_mm);
}

/* Returns: %FALSE when not even one subject fits a sheet: texts wrap in what there is. */
static gboolean
fit_width (KladePrintMatrix *self)
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

/* ---- how it fits the page's height ---- */

static gboolean
fits_pages (const KladePrintMatrix *self)
{
  KladePrintFlow *flow = self->layout->flow;

  for (guint i = 0; i < self->n_sheets; i++)
    if (klade_print_matrix_measure_sheet (self, i) >
        (i == 0 ? klade_print_flow_get_room (flow) : klade_print_flow_get_height (flow)))
      return FALSE;
  return TRUE;
}

/* Two pupils alone on a sheet of their own are worse than smaller print. */
static void
fit_height (KladePrintMatrix *self)
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

void
klade_print_form_add_matrix (const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  KladePrintMatrix self;

  matrix_init (&self, layout, ready);
  if (fit_width (&self))
    fit_height (&self);
  for (guint i = 0; i < self.n_sheets; i++)
    klade_print_matrix_add_sheet (&self, i);
  if (ready->element->after_mm > 0)
    klade_print_flow_add (layout->flow, klade_print_block_new_space (ready->element->after_mm));
  matrix_clear (&self);
}
