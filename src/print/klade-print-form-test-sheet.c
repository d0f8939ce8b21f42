/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-print-form-private.h"
#include "klade-print-text.h"

/* Laid over an official blank and held against the light, this sheet shows how far the printer
 * prints beside it: rulers, a grid, and where each text will stand. */

#define CENTIMETRE_MM 10
#define RULER_MM 5.0 /* most printers print no nearer to the edge */
#define HAIR_MM 0.01
#define RULER_PT 6.0
#define NAME_PT 6.5
#define BOX_MM 5.0

static void
put_line (KladePrintFlow *flow, double x_mm, double y_mm, double width_mm, double height_mm)
{
  const KladePrintCell cell = { "", width_mm, KLADE_PRINT_RULED };

  klade_print_flow_place (flow, klade_print_block_new_row (1, height_mm, &cell, 1), x_mm, y_mm,
                          width_mm);
}

static void
put_text (KladePrintFlow *flow,
          const char *text,
          double font_pt,
          double x_mm,
          double y_mm,
          double width_mm)
{
  klade_print_flow_place (flow, klade_print_block_new_text (text, font_pt, KLADE_PRINT_DIM, 0),
                          x_mm, y_mm, width_mm);
}

/* Every centimetre a line with its number, every millimetre a tick. */
static void
put_grid (KladePrintFlow *flow, const KladeFormPaper *paper)
{
  for (int mm = 1; mm < paper->width_mm; mm++)
    put_line (flow, mm, RULER_MM, HAIR_MM, mm % 5 == 0 ? 3 : 1.5);
  for (int mm = 1; mm < paper->height_mm; mm++)
    put_line (flow, RULER_MM, mm, mm % 5 == 0 ? 3 : 1.5, HAIR_MM);

  for (int mm = CENTIMETRE_MM; mm < paper->width_mm; mm += CENTIMETRE_MM)
    {
      g_autofree char *number = g_strdup_printf ("%d", mm);

      put_line (flow, mm, RULER_MM, HAIR_MM, paper->height_mm - 2 * RULER_MM);
      put_text (flow, number, RULER_PT, mm + 0.4, RULER_MM + 2.5, CENTIMETRE_MM);
    }
  for (int mm = CENTIMETRE_MM; mm < paper->height_mm; mm += CENTIMETRE_MM)
    {
      g_autofree char *number = g_strdup_printf ("%d", mm);

      put_line (flow, RULER_MM, mm, paper->width_mm - 2 * RULER_MM, HAIR_MM);
      put_text (flow, number, RULER_PT, RULER_MM + 3.2, mm + 0.2, CENTIMETRE_MM);
    }
}

/* The line that the text will stand on, with its name above. */
static void
put_place (KladePrintFlow *flow, const KladeFormPaper *paper, const KladeFormElement *element)
{
  double width_mm =
      element->width_mm > 0 ? element->width_mm : MIN (paper->width_mm - element->x_mm, 60);
  const char *name = *element->title != '\0' ? element->title : element->text;
  const KladePrintCell cell = { "", width_mm, KLADE_PRINT_LINE_BELOW | KLADE_PRINT_SHADED };

  klade_print_flow_place (flow, klade_print_block_new_row (1, BOX_MM, &cell, 1), element->x_mm,
                          element->y_mm - BOX_MM, width_mm);
  klade_print_flow_place (flow, klade_print_block_new_text (name, NAME_PT, KLADE_PRINT_BOLD, 0),
                          element->x_mm + 0.5, element->y_mm - BOX_MM + 0.5, width_mm);
}

/**
 * klade_print_form_new_test_sheet:
 * @form: a form, most likely of a certificate
 * @error: %KLADE_ERROR_INVALID for a fault in the form
 *
 * A sheet to calibrate by: a grid of centimetres, rulers in millimetres and the frame of each
 * place, moved by the form's offsets as its documents are.
 *
 * Returns: (transfer full) (nullable): as many pages as the form begins
 */
KladePrintDocument *
klade_print_form_new_test_sheet (KladeForm *form, GError **error)
{
  const KladeFormPaper *paper = klade_form_get_paper (form);
  const KladePrintPaper printed = { paper->width_mm,    paper->height_mm,  0, 0, 1,
                                    paper->offset_x_mm, paper->offset_y_mm };
  g_autoptr (KladePrintFlow) flow = NULL;
  GPtrArray *elements = klade_form_get_elements (form);

  if (!klade_form_check (form, error))
    return NULL;

  flow = klade_print_flow_new (&printed, _ ("Test sheet"));
  klade_print_flow_set_font (flow, klade_form_get_font (form));
  klade_print_flow_begin_copy (flow, _ ("Test sheet"), NULL);
  put_grid (flow, paper);
  for (guint i = 0; i < elements->len; i++)
    {
      const KladeFormElement *element = g_ptr_array_index (elements, i);

      if (element->kind == KLADE_FORM_PAGE)
        {
          klade_print_flow_break (flow, KLADE_PRINT_NEXT_PAGE);
          put_grid (flow, paper);
        }
      else if (element->kind == KLADE_FORM_PLACE)
        put_place (flow, paper, element);
    }
  return klade_print_flow_finish (flow, NULL);
}
