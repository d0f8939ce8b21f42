/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-print-form-private.h"

/* Those who sign stay together on one page, the seal beside them. */

#define LINE_MM 7.5
#define CAPTION_PT 6.0
#define GAP_MM 4.0

typedef struct
{
  const KladePrintFormLayout *layout;
  GArray *items;
  double width_mm; /* of those who sign */
  double height_mm;
} Signatures;

static void
put (Signatures *self, KladePrintBlock *block)
{
  const KladePrintItem item = { block, 0, self->height_mm, self->width_mm,
                                klade_print_block_measure (
                                    block, klade_print_flow_get_font (self->layout->flow),
                                    self->width_mm) };

  g_array_append_val (self->items, item);
  self->height_mm += item.height_mm;
}

/* Who it is, a line to sign on, the name; where no name is known, a line for it too. */
static void
put_signature (Signatures *self, const KladePrintFormElement *ready)
{
  const KladePrintFormLayout *layout = self->layout;
  g_autofree char *title = klade_form_template_fill (ready->title, NULL, layout->record);
  g_autofree char *name = klade_form_template_fill (ready->text, NULL, layout->record);
  double title_mm = self->width_mm * 0.37;
  double line_mm = self->width_mm * 0.28;
  double name_mm = self->width_mm - title_mm - line_mm - GAP_MM;
  KladePrintStyle name_style =
      KLADE_PRINT_BOTTOM | (*name == '\0' ? KLADE_PRINT_LINE_BELOW : KLADE_PRINT_PLAIN);
  const KladePrintCell cells[] = {
    { title, title_mm, KLADE_PRINT_BOTTOM },
    { "", line_mm, KLADE_PRINT_LINE_BELOW },
    { "", GAP_MM, KLADE_PRINT_PLAIN },
    { name, name_mm, name_style },
  };
  const KladePrintCell captions[] = {
    { "", title_mm, KLADE_PRINT_PLAIN },
    { _ ("(signature)"), line_mm, KLADE_PRINT_CENTER | KLADE_PRINT_DIM },
    { "", GAP_MM, KLADE_PRINT_PLAIN },
    { *name == '\0' ? _ ("(given name, surname)") : "", name_mm,
      KLADE_PRINT_CENTER | KLADE_PRINT_DIM },
  };

  put (self, klade_print_block_new_row (klade_print_form_size (layout, ready->element), LINE_MM,
                                        cells, G_N_ELEMENTS (cells)));
  put (self, klade_print_block_new_row (CAPTION_PT, 0, captions, G_N_ELEMENTS (captions)));
}

static void
put_seal (Signatures *self, const KladePrintFormElement *ready)
{
  const KladePrintFormLayout *layout = self->layout;
  g_autofree char *text = klade_form_template_fill (ready->text, NULL, layout->record);
  double font_pt = klade_print_form_size (layout, ready->element);
  double width_mm = ready->element->height_mm;
  const KladePrintItem item = { klade_print_block_new_circle (text, font_pt, width_mm),
                                layout->width_mm - width_mm, GAP_MM, width_mm, width_mm };

  if (width_mm <= 0)
    {
      klade_print_block_unref (item.block);
      put (self, klade_print_block_new_text (text, font_pt, KLADE_PRINT_PLAIN, 0));
      return;
    }
  g_array_append_val (self->items, item);
}

static gboolean
is_signing (const KladeFormElement *element)
{
  return element->kind == KLADE_FORM_SIGNATURE || element->kind == KLADE_FORM_SEAL;
}

/* Returns: the place of the last of the signatures and seals that follow each other. */
guint
klade_print_form_add_signatures (const KladePrintFormLayout *layout, guint first)
{
  Signatures self = { .layout = layout, .width_mm = layout->width_mm };
  double seal_mm = 0;
  guint end = first;

  self.items = g_array_new (FALSE, FALSE, sizeof (KladePrintItem));
  g_array_set_clear_func (self.items, klade_print_item_clear);

  for (; end < layout->elements->len; end++)
    {
      const KladeFormElement *element =
          g_array_index (layout->elements, KladePrintFormElement, end).element;

      if (!is_signing (element))
        break;
      if (element->kind == KLADE_FORM_SEAL && klade_print_form_is_shown (layout, element))
        seal_mm = MAX (seal_mm, element->height_mm);
    }
  if (seal_mm > 0)
    self.width_mm -= seal_mm + GAP_MM;

  for (guint i = first; i < end; i++)
    {
      const KladePrintFormElement *ready =
          &g_array_index (layout->elements, KladePrintFormElement, i);

      if (!klade_print_form_is_shown (layout, ready->element))
        continue;
      if (ready->element->kind == KLADE_FORM_SEAL)
        put_seal (&self, ready);
      else
        put_signature (&self, ready);
    }

  klade_print_flow_add (layout->flow,
                        klade_print_block_new_group (
                            MAX (self.height_mm, seal_mm > 0 ? seal_mm + GAP_MM : 0), self.items));
  return end - 1;
}
