/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-form-private.h"

#include "klade-i18n.h"
#include "klade-print-text.h"

#define HEADING_ROOM_MM 22 /* a heading is not left alone at the foot of a page */
#define COPIES_A_STEP 25

/* ---- a form made ready ---- */

static void
element_clear (gpointer data)
{
  KladePrintFormElement *self = data;

  klade_form_template_free (self->text);
  klade_form_template_free (self->title);
  klade_form_template_free (self->heading);
  klade_form_template_free (self->left);
  klade_form_template_free (self->right);
  for (guint i = 0; i < self->n_parts; i++)
    klade_form_template_free (self->parts[i].text);
  g_free (self->parts);
}

static void
add_element (GArray *elements, KladePaperKind kind, const KladeFormElement *element)
{
  KladePrintFormElement ready = { .element = element };

  ready.text = klade_form_template_new (element->text, kind,
                                        element->kind == KLADE_FORM_CHART ? element->rows : "");
  ready.title = klade_form_template_new (element->title, kind, element->columns);
  ready.heading = klade_form_template_new (element->heading, kind, "");
  ready.left = klade_form_template_new (element->left, kind, "");
  ready.right = klade_form_template_new (element->right, kind, "");
  ready.n_parts = element->parts != NULL ? element->parts->len : 0;
  ready.parts = g_new0 (KladePrintFormPart, MAX (ready.n_parts, 1));
  for (guint i = 0; i < ready.n_parts; i++)
    {
      const KladeFormPart *part = g_ptr_array_index (element->parts, i);

      ready.parts[i].part = part;
      ready.parts[i].text = klade_form_template_new (
          part->text, kind, klade_form_element_get_list (element, part->kind));
    }
  g_array_append_val (elements, ready);
}

static void
layout_init (KladePrintFormLayout *self, KladeForm *form)
{
  GPtrArray *elements = klade_form_get_elements (form);
  KladePaperKind kind = klade_form_get_kind (form);

  *self = (KladePrintFormLayout){ .form = form };
  self->elements = g_array_new (FALSE, FALSE, sizeof (KladePrintFormElement));
  g_array_set_clear_func (self->elements, element_clear);
  for (guint i = 0; i < elements->len; i++)
    add_element (self->elements, kind, g_ptr_array_index (elements, i));
  self->footer = klade_form_template_new (klade_form_get_footer (form), kind, "");
}

static void
layout_clear (KladePrintFormLayout *self)
{
  g_array_unref (self->elements);
  klade_form_template_free (self->footer);
  g_clear_pointer (&self->flow, klade_print_flow_free);
}

/* ---- what all elements need ---- */

KladePrintStyle
klade_print_form_style (KladeFormStyle style)
{
  static const struct
  {
    KladeFormStyle form;
    KladePrintStyle print;
  } pairs[] = {
    { KLADE_FORM_STYLE_BOLD, KLADE_PRINT_BOLD },
    { KLADE_FORM_STYLE_ITALIC, KLADE_PRINT_ITALIC },
    { KLADE_FORM_STYLE_CENTER, KLADE_PRINT_CENTER },
    { KLADE_FORM_STYLE_RIGHT, KLADE_PRINT_RIGHT },
    { KLADE_FORM_STYLE_DIM, KLADE_PRINT_DIM },
    { KLADE_FORM_STYLE_SHADED, KLADE_PRINT_SHADED },
    { KLADE_FORM_STYLE_BAR, KLADE_PRINT_BAR },
    { KLADE_FORM_STYLE_TOP, KLADE_PRINT_TOP },
    { KLADE_FORM_STYLE_LINE, KLADE_PRINT_LINE_BELOW | KLADE_PRINT_BOTTOM },
  };
  KladePrintStyle printed = KLADE_PRINT_PLAIN;

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (style & pairs[i].form)
      printed |= pairs[i].print;
  return printed;
}

double
klade_print_form_size (const KladePrintFormLayout *layout, const KladeFormElement *element)
{
  return element->size_pt > 0 ? element->size_pt : klade_form_get_font_size (layout->form);
}

/* A field that is not empty, or a list that has rows. */
gboolean
klade_print_form_has (const KladePaperRecord *record, const char *name)
{
  GPtrArray *rows = klade_paper_record_get_rows (record, name);

  return *klade_paper_record_get (record, name) != '\0' || (rows != NULL && rows->len > 0);
}

gboolean
klade_print_form_is_shown (const KladePrintFormLayout *layout, const KladeFormElement *element)
{
  return (*element->when == '\0' || klade_print_form_has (layout->record, element->when)) &&
         (*element->unless == '\0' || !klade_print_form_has (layout->record, element->unless));
}

/* Widths of 0 get equal shares of what the others leave; all shrink alike where there is too
 * little. */
void
klade_print_form_share_widths (double *widths_mm, gsize n_widths, double room_mm)
{
  double fixed_mm = 0;
  gsize n_open = 0;
  double share_mm;

  for (gsize i = 0; i < n_widths; i++)
    {
      fixed_mm += widths_mm[i];
      n_open += widths_mm[i] <= 0;
    }

  share_mm = n_open > 0 ? MAX ((room_mm - fixed_mm) / (double) n_open, 4) : 0;
  fixed_mm += share_mm * (double) n_open;
  for (gsize i = 0; i < n_widths; i++)
    {
      if (widths_mm[i] <= 0)
        widths_mm[i] = share_mm;
      if (fixed_mm > room_mm)
        widths_mm[i] *= room_mm / fixed_mm;
    }
}

/* ---- elements ---- */

static gboolean
is_list_next (const KladePrintFormLayout *layout, guint index)
{
  for (guint i = index + 1; i < layout->elements->len; i++)
    {
      const KladeFormElement *element =
          g_array_index (layout->elements, KladePrintFormElement, i).element;

      if (klade_print_form_is_shown (layout, element))
        return element->kind == KLADE_FORM_TABLE;
    }
  return FALSE;
}

static void
add_text (const KladePrintFormLayout *layout, const KladePrintFormElement *ready, guint index)
{
  const KladeFormElement *element = ready->element;
  g_autofree char *text = klade_form_template_fill (ready->text, NULL, layout->record);
  KladePrintBlock *block =
      klade_print_block_new_text (text, klade_print_form_size (layout, element),
                                  klade_print_form_style (element->style), element->after_mm);

  if (is_list_next (layout, index) &&
      klade_print_flow_measure (layout->flow, block) + HEADING_ROOM_MM >
          klade_print_flow_get_room (layout->flow))
    klade_print_flow_break (layout->flow, KLADE_PRINT_NEXT_PAGE);
  klade_print_flow_add (layout->flow, block);
}

/* The text stands on its line: y is where the letters' feet are. */
static void
add_place (const KladePrintFormLayout *layout, const KladePrintFormElement *ready)
{
  const KladeFormElement *element = ready->element;
  g_autofree char *text = klade_form_template_fill (ready->text, NULL, layout->record);
  KladePrintFont font = { klade_print_flow_get_font (layout->flow),
                          klade_print_form_size (layout, element),
                          klade_print_form_style (element->style) };
  double width_mm = element->width_mm > 0
                        ? element->width_mm
                        : klade_form_get_paper (layout->form)->width_mm - element->x_mm;

  klade_print_flow_place (
      layout->flow, klade_print_block_new_text (text, font.size_pt, font.style, 0), element->x_mm,
      element->y_mm - klade_print_text_get_ascent (&font), width_mm);
}

/* Returns: the place of the last element that was added: several may go together. */
static guint
add (const KladePrintFormLayout *layout, guint index)
{
  const KladePrintFormElement *ready =
      &g_array_index (layout->elements, KladePrintFormElement, index);
  const KladeFormElement *element = ready->element;

  if (!klade_print_form_is_shown (layout, element))
    return index;

  switch (element->kind)
    {
    case KLADE_FORM_TEXT:
      add_text (layout, ready, index);
      break;
    case KLADE_FORM_SPACE:
      klade_print_flow_add (layout->flow, klade_print_block_new_space (element->height_mm));
      break;
    case KLADE_FORM_RULE:
      klade_print_flow_add (layout->flow, klade_print_block_new_rule (element->after_mm));
      break;
    case KLADE_FORM_CUT:
      klade_print_flow_add (layout->flow, klade_print_block_new_cut (element->after_mm));
      break;
    case KLADE_FORM_PAGE:
      klade_print_flow_break (layout->flow, KLADE_PRINT_NEXT_PAGE);
      break;
    case KLADE_FORM_ROW:
      klade_print_form_add_row (layout, ready);
      break;
    case KLADE_FORM_TABLE:
      klade_print_form_add_table (layout, ready);
      break;
    case KLADE_FORM_MATRIX:
      klade_print_form_add_matrix (layout, ready);
      break;
    case KLADE_FORM_JOURNAL:
      klade_print_form_add_journal (layout, ready);
      break;
    case KLADE_FORM_WEEK:
      klade_print_form_add_week (layout, ready);
      break;
    case KLADE_FORM_SLIPS:
      klade_print_form_add_slips (layout, ready);
      break;
    case KLADE_FORM_SIGNATURE:
    case KLADE_FORM_SEAL:
      return klade_print_form_add_signatures (layout, index);
    case KLADE_FORM_CHART:
      return klade_print_form_add_charts (layout, index);
    case KLADE_FORM_PLACE:
    default:
      add_place (layout, ready);
      break;
    }
  return index;
}

static void
add_copy (KladePrintFormLayout *layout, KladePaper *paper, int record)
{
  g_auto (KladeSpeech) speech G_GNUC_UNUSED =
      klade_i18n_speak (klade_form_get_language (layout->form));
  g_autofree char *footer = NULL;
  gboolean has_footer = *klade_form_get_footer (layout->form) != '\0';

  layout->record = klade_paper_get_record (paper, record);
  footer = klade_form_template_fill (layout->footer, NULL, layout->record);
  klade_print_flow_begin_copy (layout->flow, klade_paper_get_record_name (paper, record),
                               has_footer ? footer : NULL);
  for (guint i = 0; i < layout->elements->len; i++)
    i = add (layout, i);
}

/* ---- the whole ---- */

static KladePrintFlow *
new_flow (KladeForm *form, const char *title)
{
  const KladeFormPaper *paper = klade_form_get_paper (form);
  const KladePrintPaper printed = { paper->width_mm,   paper->height_mm, paper->margin_mm,
                                    paper->binding_mm, paper->per_sheet, paper->offset_x_mm,
                                    paper->offset_y_mm };
  KladePrintFlow *flow = klade_print_flow_new (&printed, title);

  klade_print_flow_set_font (flow, klade_form_get_font (form));
  return flow;
}

static gboolean
begin (KladePrintFormLayout *layout, KladeForm *form, KladePaper *paper, GError **error)
{
  g_return_val_if_fail (klade_form_get_kind (form) == klade_paper_get_kind (paper), FALSE);

  if (!klade_form_check (form, error))
    return FALSE;

  layout_init (layout, form);
  layout->flow = new_flow (form, klade_paper_get_title (paper));
  layout->width_mm = klade_print_flow_get_width (layout->flow);
  if (klade_paper_get_n_records (paper) > 0)
    klade_print_flow_set_author (
        layout->flow, klade_paper_record_get (klade_paper_get_record (paper, 0), "school.name"));
  return TRUE;
}

static KladePrintDocument *
finish (const KladePrintFormLayout *layout)
{
  KladePrintDocument *document = klade_print_flow_finish (layout->flow, NULL);

  if (klade_paper_kind_get_info (klade_form_get_kind (layout->form))->is_secret)
    klade_print_document_make_secret (document);
  return document;
}

static gboolean
may_go_on (int record, int n_records, KladeProgress progress, gpointer progress_data)
{
  return progress == NULL || record % COPIES_A_STEP != 0 ||
         progress (_ ("Laying out the pages"), (double) record / n_records, progress_data);
}

/**
 * klade_print_form_new:
 * @form: how it looks
 * @paper: what stands on it; of the form's kind
 * @progress: (nullable) (scope call): told how far it is; may stop it
 * @progress_data: for @progress
 * @error: %KLADE_ERROR_INVALID for a fault in the form; %G_IO_ERROR_CANCELLED when @progress
 *   stopped it
 *
 * Lays out all copies that can be printed, in their order, each with its own page numbers and
 * its bookmark.  What has passwords in it is secret.
 *
 * Returns: (transfer full) (nullable): the pages
 */
KladePrintDocument *
klade_print_form_new (KladeForm *form,
                      KladePaper *paper,
                      KladeProgress progress,
                      gpointer progress_data,
                      GError **error)
{
  KladePrintFormLayout layout;
  KladePrintDocument *document = NULL;
  int n_records = klade_paper_get_n_records (paper);
  int record = 0;

  if (!begin (&layout, form, paper, error))
    return NULL;

  while (record < n_records && may_go_on (record, n_records, progress, progress_data))
    {
      if (klade_paper_can_print (paper, record))
        add_copy (&layout, paper, record);
      record++;
    }

  if (record == n_records)
    document = finish (&layout);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped while laying out");
  layout_clear (&layout);
  return document;
}

/**
 * klade_print_form_new_copy:
 * @form: how it looks
 * @paper: what stands on it; of the form's kind
 * @record: which of its copies, also one that something is missing in
 * @error: %KLADE_ERROR_INVALID for a fault in the form
 *
 * Returns: (transfer full) (nullable): the pages of this copy, for looking at
 */
KladePrintDocument *
klade_print_form_new_copy (KladeForm *form, KladePaper *paper, int record, GError **error)
{
  KladePrintFormLayout layout;
  KladePrintDocument *document;

  g_return_val_if_fail (record >= 0 && record < klade_paper_get_n_records (paper), NULL);

  if (!begin (&layout, form, paper, error))
    return NULL;

  add_copy (&layout, paper, record);
  document = finish (&layout);
  layout_clear (&layout);
  return document;
}
