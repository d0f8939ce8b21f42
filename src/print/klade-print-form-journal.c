/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-form-private.h"

/* The classic spread: on the left page pupils x lessons, on the right page the same lessons with
 * topic, homework and teacher.  One spread holds what fits the left page's width. */

#define LEAST_MARK_MM 6.2
#define MOST_MARK_MM 9.0
#define LEAST_ROW_MM 5.4
#define MOST_ROW_MM 8.0
#define HEADS_MM 24.0 /* what stands above the pupils */
#define NAME_MM 30.0  /* a column before the marks that says no width */
#define HEADING_MM 8.0
#define PAGE_NAME_SHARE 0.35

typedef struct
{
  const KladePrintFormLayout *layout;
  const KladePrintFormElement *ready;
  GPtrArray *pupils;  /* KladePaperRecord; NULL: none */
  GPtrArray *lessons; /* KladePaperRecord: a column each */
  double font_pt;
  double before_mm; /* number, name */
  double mark_mm;   /* of the present spread: its columns share the width */
  double row_mm;    /* the class fills the page where it can */
} Journal;

static const KladePaperRecord *
get_lesson (const Journal *self, guint index)
{
  return g_ptr_array_index (self->lessons, index);
}

static const char *
get_text (const Journal *self, guint lesson, const char *field)
{
  return klade_paper_record_get (get_lesson (self, lesson), field);
}

static double
get_small_pt (const Journal *self)
{
  return MAX (self->font_pt - 1.5, KLADE_PRINT_FORM_LEAST_PT);
}

static double
get_width (const KladePrintFormPart *part)
{
  return part->part->width_mm > 0 ? part->part->width_mm : NAME_MM;
}

static gboolean
begins_month (const Journal *self, guint first, guint lesson)
{
  return lesson > first &&
         !g_str_equal (get_text (self, lesson, "month"), get_text (self, lesson - 1, "month"));
}

/* Whose journal it is, and at the right what the page is: again on each page. */
static void
add_heading (const Journal *self, const KladeFormTemplate *page_name)
{
  const KladePaperRecord *record = self->layout->record;
  g_autofree char *heading = klade_form_template_fill (self->ready->heading, NULL, record);
  g_autofree char *name = klade_form_template_fill (page_name, NULL, record);
  double name_mm = self->layout->width_mm * PAGE_NAME_SHARE;
  const KladePrintCell cells[] = {
    { heading, self->layout->width_mm - name_mm, KLADE_PRINT_BOLD },
    { name, name_mm, KLADE_PRINT_RIGHT | KLADE_PRINT_DIM },
  };

  klade_print_flow_repeat (
      self->layout->flow,
      klade_print_block_new_row (self->font_pt + 1.5, HEADING_MM, cells, G_N_ELEMENTS (cells)));
}

/* ---- the left page ---- */

/* A month's name does not go into the width of one lesson. */
#define WIDE_MONTH_MM 15.0

/* A cell for each month, over the lessons in it. */
static void
add_months (const Journal *self, guint first, guint n)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KladePrintCell));
  KladePrintCell cell = { "", self->before_mm, KLADE_PRINT_RULED };

  g_array_append_val (cells, cell);
  for (guint i = first; i < first + n; i++)
    {
      if (i == first || begins_month (self, first, i))
        {
          cell = (KladePrintCell){ get_text (self, i, "month"), 0,
                                   KLADE_PRINT_RULED | KLADE_PRINT_CENTER };
          g_array_append_val (cells, cell);
        }
      g_array_index (cells, KladePrintCell, cells->len - 1).width_mm += self->mark_mm;
    }
  for (guint i = first, nth = 0; i < first + n; i++)
    if (i == first || begins_month (self, first, i))
      {
        KladePrintCell *month = &g_array_index (cells, KladePrintCell, ++nth);

        if (month->width_mm < WIDE_MONTH_MM)
          month->text = get_text (self, i, "month.short");
      }
  klade_print_flow_repeat (
      self->layout->flow,
      klade_print_block_new_row (get_small_pt (self), 5,
                                 (const KladePrintCell *) (gpointer) cells->data, cells->len));
}

static KladePrintStyle
get_mark_style (const Journal *self, guint first, guint lesson)
{
  KladePrintStyle style = KLADE_PRINT_RULED | KLADE_PRINT_CENTER;

  if (*get_text (self, lesson, "counts") != '\0')
    style |= KLADE_PRINT_SHADED;
  if (begins_month (self, first, lesson))
    style |= KLADE_PRINT_THICK_LEFT;
  return style;
}

/* A row of the left page: what stands before the marks by @row, NULL for the head. */
static void
append_before (const Journal *self, const KladePaperRecord *row, GArray *cells, GPtrArray *texts)
{
  for (guint i = 0; i < self->ready->n_parts; i++)
    {
      const KladePrintFormPart *ready = &self->ready->parts[i];
      const KladeFormPart *part = ready->part;
      KladePrintCell cell = { part->title, get_width (ready), KLADE_PRINT_RULED };

      if (part->kind != KLADE_FORM_PART_COLUMN)
        continue;
      if (row != NULL)
        {
          g_ptr_array_add (texts,
                           klade_form_template_fill (ready->text, row, self->layout->record));
          cell.text = g_ptr_array_index (texts, texts->len - 1);
          cell.style |= klade_print_form_style (part->style);
        }
      g_array_append_val (cells, cell);
    }
}

static void
add_days (const Journal *self, guint first, guint n)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KladePrintCell));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  append_before (self, NULL, cells, texts);
  for (guint i = first; i < first + n; i++)
    {
      char *text =
          klade_form_template_fill (self->ready->title, get_lesson (self, i), self->layout->record);
      KladePrintCell cell = { text, self->mark_mm, get_mark_style (self, first, i) };

      if (cell.style & KLADE_PRINT_SHADED)
        cell.style |= KLADE_PRINT_BOLD;
      g_ptr_array_add (texts, text);
      g_array_append_val (cells, cell);
    }
  klade_print_flow_repeat (
      self->layout->flow,
      klade_print_block_new_row (get_small_pt (self), 8,
                                 (const KladePrintCell *) (gpointer) cells->data, cells->len));
}

static const KladePrintFormPart *
find_mark (const Journal *self)
{
  for (guint i = 0; i < self->ready->n_parts; i++)
    if (self->ready->parts[i].part->kind == KLADE_FORM_PART_SUB_COLUMN)
      return &self->ready->parts[i];
  return NULL; /* never: a form without it has a fault */
}

static void
add_pupil (const Journal *self, const KladePaperRecord *pupil, guint first, guint n)
{
  const KladePrintFormPart *mark = find_mark (self);
  GPtrArray *marks = klade_paper_record_get_rows (pupil, self->ready->element->cells);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (KladePrintCell));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  append_before (self, pupil, cells, texts);
  for (guint i = first; i < first + n; i++)
    {
      const KladePaperRecord *row =
          marks != NULL && i < marks->len ? g_ptr_array_index (marks, i) : NULL;
      char *text = klade_form_template_fill (mark->text, row, self->layout->record);
      const KladePrintCell cell = { text, self->mark_mm,
                                    get_mark_style (self, first, i) |
                                        klade_print_form_style (mark->part->style) };

      g_ptr_array_add (texts, text);
      g_array_append_val (cells, cell);
    }
  klade_print_flow_add (self->layout->flow,
                        klade_print_block_new_row (self->font_pt, self->row_mm,
                                                   (const KladePrintCell *) (gpointer) cells->data,
                                                   cells->len));
}

static void
add_marks (Journal *self, guint first, guint n)
{
  KladePrintFlow *flow = self->layout->flow;
  guint n_pupils = self->pupils != NULL ? self->pupils->len : 0;
  double least_mm =
      self->ready->element->height_mm > 0 ? self->ready->element->height_mm : LEAST_ROW_MM;

  self->mark_mm = MIN ((self->layout->width_mm - self->before_mm) / n, MOST_MARK_MM);
  klade_print_flow_break (flow, KLADE_PRINT_NEXT_LEFT_PAGE);
  self->row_mm = CLAMP ((klade_print_flow_get_room (flow) - HEADS_MM) / MAX (n_pupils, 1), least_mm,
                        MAX (least_mm, MOST_ROW_MM));
  add_heading (self, self->ready->left);
  add_months (self, first, n);
  add_days (self, first, n);
  for (guint i = 0; i < n_pupils; i++)
    add_pupil (self, g_ptr_array_index (self->pupils, i), first, n);
  klade_print_flow_stop_repeating (flow);
}

/* ---- the right page ---- */

/* @lesson: NULL for the head. */
static KladePrintBlock *
new_topic (const Journal *self, const KladePaperRecord *lesson)
{
  guint n_parts = self->ready->n_parts;
  g_autofree KladePrintCell *cells = g_new0 (KladePrintCell, n_parts);
  g_autofree double *widths_mm = g_new0 (double, n_parts);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  gsize n_cells = 0;

  for (guint i = 0; i < n_parts; i++)
    {
      const KladePrintFormPart *ready = &self->ready->parts[i];

      if (ready->part->kind != KLADE_FORM_PART_TOPIC)
        continue;
      cells[n_cells] =
          (KladePrintCell){ ready->part->title, 0,
                            KLADE_PRINT_RULED | KLADE_PRINT_BOLD | KLADE_PRINT_SHADED };
      if (lesson != NULL)
        {
          g_ptr_array_add (texts,
                           klade_form_template_fill (ready->text, lesson, self->layout->record));
          cells[n_cells].text = g_ptr_array_index (texts, texts->len - 1);
          cells[n_cells].style = klade_print_form_style (ready->part->style) | KLADE_PRINT_RULED;
        }
      widths_mm[n_cells++] = ready->part->width_mm;
    }
  if (n_cells == 0)
    return NULL;

  klade_print_form_share_widths (widths_mm, n_cells, self->layout->width_mm);
  for (gsize i = 0; i < n_cells; i++)
    cells[i].width_mm = widths_mm[i];
  return klade_print_block_new_row (self->font_pt, lesson != NULL ? LEAST_ROW_MM + 1 : 7, cells,
                                    n_cells);
}

/* The columns of one lesson follow each other: it has one line here. */
static void
add_topics (const Journal *self, guint first, guint n)
{
  KladePrintFlow *flow = self->layout->flow;
  KladePrintBlock *head = new_topic (self, NULL);

  if (head == NULL)
    return;

  klade_print_flow_break (flow, KLADE_PRINT_NEXT_RIGHT_PAGE);
  add_heading (self, self->ready->right);
  klade_print_flow_repeat (flow, head);
  for (guint i = first; i < first + n; i++)
    if (i == first || !g_str_equal (get_text (self, i, "lesson"), get_text (self, i - 1, "lesson")))
      klade_print_flow_add (flow, new_topic (self, get_lesson (self, i)));
  klade_print_flow_stop_repeating (flow);
}

/* Beside the form's fields a row of lessons says which "lesson" it is of, and whether what is
 * written there "counts". */
void
klade_print_form_add_journal (const KladePrintFormLayout *layout,
                              const KladePrintFormElement *ready)
{
  Journal self = {
    .layout = layout,
    .ready = ready,
    .pupils = klade_paper_record_get_rows (layout->record, ready->element->rows),
    .lessons = klade_paper_record_get_rows (layout->record, ready->element->columns),
    .font_pt = klade_print_form_size (layout, ready->element),
  };
  guint n_lessons = self.lessons != NULL ? self.lessons->len : 0;
  guint room, n_spreads;

  for (guint i = 0; i < ready->n_parts; i++)
    if (ready->parts[i].part->kind == KLADE_FORM_PART_COLUMN)
      self.before_mm += get_width (&ready->parts[i]);
  self.before_mm = MIN (self.before_mm, layout->width_mm - LEAST_MARK_MM);

  room = (guint) ((layout->width_mm - self.before_mm) / LEAST_MARK_MM);
  n_spreads = (n_lessons + room - 1) / room;

  /* The lessons are shared out evenly: a last spread of two columns would waste two sheets. */
  for (guint i = 0; i < n_spreads; i++)
    {
      guint first = n_lessons * i / n_spreads;
      guint n = n_lessons * (i + 1) / n_spreads - first;

      add_marks (&self, first, n);
      add_topics (&self, first, n);
    }
}
