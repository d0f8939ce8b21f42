/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-form-private.h"

/* A week for the wall or the desk: on one sheet, in letters as large as it allows. */

#define SMALLEST_PT 5.0
#define STEP_PT 0.5
#define LARGEST_ROW_MM 24.0
#define BEFORE_MM 20.0 /* a column before the days that says no width */

typedef struct
{
  const KladePrintFormLayout *layout;
  const KladePrintFormElement *ready;
  GPtrArray *days;    /* KladePaperRecord */
  GPtrArray *lessons; /* KladePaperRecord */
  double day_mm;
} Week;

static double
get_width (const KladePrintFormPart *part)
{
  return part->part->width_mm > 0 ? part->part->width_mm : BEFORE_MM;
}

/* Texts of several fields: those that are empty leave no line behind. */
static const char *
fill (const Week *self,
      const KladeFormTemplate *template,
      const KladePaperRecord *row,
      GPtrArray *texts)
{
  char *text = klade_form_template_fill (template, row, self->layout->record);

  g_ptr_array_add (texts, text);
  return g_strchomp (text);
}

static void
append_before (const Week *self, const KladePaperRecord *lesson, GArray *cells, GPtrArray *texts)
{
  for (guint i = 0; i < self->ready->n_parts; i++)
    {
      const KladePrintFormPart *part = &self->ready->parts[i];
      KladePrintCell cell = { part->part->title, get_width (part),
                              KLADE_PRINT_RULED | KLADE_PRINT_HEADED };

      if (part->part->kind != KLADE_FORM_PART_COLUMN)
        continue;
      if (lesson != NULL)
        cell.text = fill (self, part->text, lesson, texts);
      cell.style |= klade_print_form_style (part->part->style);
      g_array_append_val (cells, cell);
    }
}

static void
append_days (const Week *self, const KladePaperRecord *lesson, GArray *cells, GPtrArray *texts)
{
  const KladePrintStyle head =
      KLADE_PRINT_RULED | KLADE_PRINT_HEADED | KLADE_PRINT_CENTER | KLADE_PRINT_SHADED;
  GPtrArray *places =
      lesson != NULL ? klade_paper_record_get_rows (lesson, self->ready->element->cells) : NULL;
  const KladePrintFormPart *place = NULL;

  for (guint i = 0; i < self->ready->n_parts && place == NULL; i++)
    if (self->ready->parts[i].part->kind == KLADE_FORM_PART_SUB_COLUMN)
      place = &self->ready->parts[i];

  for (guint i = 0; i < self->days->len; i++)
    {
      KladePrintCell cell = { "", self->day_mm, head };

      if (lesson == NULL)
        cell.text = fill (self, self->ready->title, g_ptr_array_index (self->days, i), texts);
      else
        {
          cell.style =
              KLADE_PRINT_RULED | KLADE_PRINT_HEADED | klade_print_form_style (place->part->style);
          if (places != NULL && i < places->len)
            cell.text = fill (self, place->text, g_ptr_array_index (places, i), texts);
        }
      g_array_append_val (cells, cell);
    }
}

/* @lesson is NULL for the row of the days' names. */
static KladePrintBlock *
new_row (const Week *self, const KladePaperRecord *lesson, double font_pt, double least_mm)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KladePrintCell));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  append_before (self, lesson, cells, texts);
  append_days (self, lesson, cells, texts);
  return klade_print_block_new_row (font_pt, least_mm,
                                    (const KladePrintCell *) (gpointer) cells->data, cells->len);
}

static GPtrArray *
new_rows (const Week *self, double font_pt, double least_mm)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_print_block_unref);

  g_ptr_array_add (rows, new_row (self, NULL, font_pt, 0));
  for (guint i = 0; i < self->lessons->len; i++)
    g_ptr_array_add (rows, new_row (self, g_ptr_array_index (self->lessons, i), font_pt, least_mm));
  return rows;
}

static double
sum_heights (const Week *self, const GPtrArray *rows)
{
  double height_mm = 0;

  for (guint i = 0; i < rows->len; i++)
    height_mm += klade_print_flow_measure (self->layout->flow, g_ptr_array_index (rows, i));
  return height_mm;
}

/* The rows fill the sheet, up to the largest height; those of many lessons need more. */
static GPtrArray *
spread_rows (const Week *self, double font_pt, double head_mm, double room_mm)
{
  double largest_mm =
      self->ready->element->height_mm > 0 ? self->ready->element->height_mm : LARGEST_ROW_MM;
  double least_mm = MIN (largest_mm, (room_mm - head_mm) / self->lessons->len);
  GPtrArray *rows = new_rows (self, font_pt, least_mm);

  while (sum_heights (self, rows) > room_mm)
    {
      least_mm -= 1;
      g_ptr_array_unref (rows);
      rows = new_rows (self, font_pt, least_mm);
    }
  return rows;
}

/* The largest letters with which the week fits on what is left of the sheet. */
static GPtrArray *
fit_rows (const Week *self)
{
  double room_mm = klade_print_flow_get_room (self->layout->flow);
  double font_pt = klade_print_form_size (self->layout, self->ready->element);

  for (;; font_pt -= STEP_PT)
    {
      g_autoptr (GPtrArray) rows = new_rows (self, font_pt, 0);

      if (sum_heights (self, rows) <= room_mm)
        return spread_rows (self, font_pt,
                            klade_print_flow_measure (self->layout->flow, rows->pdata[0]), room_mm);
      if (font_pt <= SMALLEST_PT)
        return g_steal_pointer (&rows);
    }
}

void
klade_print_form_add_week (const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  Week self = {
    .layout = layout,
    .ready = ready,
    .days = klade_paper_record_get_rows (layout->record, ready->element->columns),
    .lessons = klade_paper_record_get_rows (layout->record, ready->element->rows),
  };
  double before_mm = 0;
  g_autoptr (GPtrArray) rows = NULL;

  if (self.days == NULL || self.lessons == NULL)
    return;

  for (guint i = 0; i < ready->n_parts; i++)
    if (ready->parts[i].part->kind == KLADE_FORM_PART_COLUMN)
      before_mm += get_width (&ready->parts[i]);
  self.day_mm = (layout->width_mm - before_mm) / self.days->len;

  rows = fit_rows (&self);
  for (guint i = 0; i < rows->len; i++)
    klade_print_flow_add (layout->flow, klade_print_block_ref (g_ptr_array_index (rows, i)));
}
