/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-private.h"

#define DEFAULT_MARGIN_MM 15.0
#define DEFAULT_FONT_PT 10.0

G_DEFINE_BOXED_TYPE (KladeForm, klade_form, klade_form_ref, klade_form_unref)

static const struct
{
  const char *size;
  double width_mm; /* upright */
  double height_mm;
} sizes[] = {
  { "A5", 148, 210 },
  { "A4", 210, 297 },
  { "A3", 297, 420 },
};

/**
 * klade_form_new:
 * @kind: a kind that has a form
 * @title: for lists, bookmarks and the reader's window
 *
 * Returns: (transfer full): an empty form on upright A4
 */
KladeForm *
klade_form_new (KladePaperKind kind, const char *title)
{
  KladeForm *self = g_new0 (KladeForm, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->title = g_strdup (title);
  self->language = g_strdup (KLADE_FORM_LANGUAGE);
  self->paper.margin_mm = DEFAULT_MARGIN_MM;
  self->paper.per_sheet = 1;
  klade_form_paper_set_size (&self->paper, "A4", FALSE);
  self->font = g_strdup ("");
  self->font_pt = DEFAULT_FONT_PT;
  self->footer = g_strdup ("");
  self->elements = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_form_element_free);
  self->required = g_ptr_array_new_with_free_func (g_free);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  return self;
}

KladeForm *
klade_form_ref (KladeForm *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_form_unref (KladeForm *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->language);
  g_free (self->paper.size);
  g_free (self->font);
  g_free (self->footer);
  g_ptr_array_unref (self->elements);
  g_ptr_array_unref (self->required);
  g_ptr_array_unref (self->wanted);
  g_free (self);
}

/* ---- elements and their parts ---- */

/**
 * klade_form_element_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an element whose texts are ""
 */
KladeFormElement *
klade_form_element_new (KladeFormElementKind kind)
{
  KladeFormElement *self = g_new0 (KladeFormElement, 1);

  self->kind = kind;
  self->text = g_strdup ("");
  self->title = g_strdup ("");
  self->rows = g_strdup ("");
  self->columns = g_strdup ("");
  self->cells = g_strdup ("");
  self->heading = g_strdup ("");
  self->left = g_strdup ("");
  self->right = g_strdup ("");
  self->when = g_strdup ("");
  self->unless = g_strdup ("");
  if (klade_form_elements[kind].has_parts)
    self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_form_part_free);
  return self;
}

void
klade_form_element_free (KladeFormElement *self)
{
  g_free (self->text);
  g_free (self->title);
  g_free (self->rows);
  g_free (self->columns);
  g_free (self->cells);
  g_free (self->heading);
  g_free (self->left);
  g_free (self->right);
  g_free (self->when);
  g_free (self->unless);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

/**
 * klade_form_part_new:
 * @kind: what it is
 *
 * Returns: (transfer full): a part whose texts are ""
 */
KladeFormPart *
klade_form_part_new (KladeFormPartKind kind)
{
  KladeFormPart *self = g_new0 (KladeFormPart, 1);

  self->kind = kind;
  self->title = g_strdup ("");
  self->text = g_strdup ("");
  self->when = g_strdup ("");
  return self;
}

void
klade_form_part_free (KladeFormPart *self)
{
  g_free (self->title);
  g_free (self->text);
  g_free (self->when);
  g_free (self);
}

/**
 * klade_form_element_get_list:
 * @self: a table, a matrix, or what is like one
 * @part: a kind of its parts
 *
 * Returns: (transfer none): the list whose rows fill parts of the kind; "" for none
 */
const char *
klade_form_element_get_list (const KladeFormElement *self, KladeFormPartKind part)
{
  switch (part)
    {
    case KLADE_FORM_PART_SUB_COLUMN:
      return self->cells;
    case KLADE_FORM_PART_TOPIC:
      return self->columns;
    case KLADE_FORM_PART_CELL:
    case KLADE_FORM_PART_COLUMN:
    case KLADE_FORM_PART_AFTER:
    case KLADE_FORM_PART_BAR:
    case KLADE_FORM_PART_LINE:
    default:
      return self->rows;
    }
}

static gpointer
copy_part (gconstpointer source, gpointer data)
{
  const KladeFormPart *part = source;
  KladeFormPart *copy = g_memdup2 (part, sizeof *part);

  copy->title = g_strdup (part->title);
  copy->text = g_strdup (part->text);
  copy->when = g_strdup (part->when);
  return copy;
}

static gpointer
copy_element (gconstpointer source, gpointer data)
{
  const KladeFormElement *element = source;
  KladeFormElement *copy = g_memdup2 (element, sizeof *element);

  copy->text = g_strdup (element->text);
  copy->title = g_strdup (element->title);
  copy->rows = g_strdup (element->rows);
  copy->columns = g_strdup (element->columns);
  copy->cells = g_strdup (element->cells);
  copy->heading = g_strdup (element->heading);
  copy->left = g_strdup (element->left);
  copy->right = g_strdup (element->right);
  copy->when = g_strdup (element->when);
  copy->unless = g_strdup (element->unless);
  if (element->parts != NULL)
    copy->parts = g_ptr_array_copy (element->parts, copy_part, NULL);
  return copy;
}

static gpointer
copy_text (gconstpointer source, gpointer data)
{
  return g_strdup (source);
}

/* A copy made by g_ptr_array_copy() frees its elements as the original does. */
static void
copy_array (GPtrArray **to, GPtrArray *from, GCopyFunc copy)
{
  g_ptr_array_unref (*to);
  *to = g_ptr_array_copy (from, copy, NULL);
}

/**
 * klade_form_copy:
 * @self: a form
 *
 * Returns: (transfer full): the same, to be changed on its own
 */
KladeForm *
klade_form_copy (KladeForm *self)
{
  KladeForm *copy = klade_form_new (self->kind, self->title);

  g_free (copy->paper.size);
  copy->paper = self->paper;
  copy->paper.size = g_strdup (self->paper.size);
  klade_form_set_language (copy, self->language);
  klade_form_set_font (copy, self->font, self->font_pt);
  klade_form_set_footer (copy, self->footer);
  copy_array (&copy->elements, self->elements, copy_element);
  copy_array (&copy->required, self->required, copy_text);
  copy_array (&copy->wanted, self->wanted, copy_text);
  return copy;
}

/* ---- paper ---- */

/**
 * klade_form_paper_set_size:
 * @paper: a form's paper
 * @size: A5, A4 or A3
 * @is_landscape: whether it lies on its longer side
 *
 * Returns: %FALSE if there is no such size; @paper is then as it was
 */
gboolean
klade_form_paper_set_size (KladeFormPaper *paper, const char *size, gboolean is_landscape)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_ascii_strcasecmp (sizes[i].size, size) == 0)
      {
        g_free (paper->size);
        paper->size = g_strdup (sizes[i].size);
        paper->is_landscape = is_landscape;
        paper->width_mm = is_landscape ? sizes[i].height_mm : sizes[i].width_mm;
        paper->height_mm = is_landscape ? sizes[i].width_mm : sizes[i].height_mm;
        return TRUE;
      }
  return FALSE;
}

/**
 * klade_form_paper_get_leaf:
 * @paper: a form's paper
 * @width_mm: (out): of what a page of a copy has
 * @height_mm: (out): of what a page of a copy has
 *
 * The sheet, or its half or quarter where several copies share it.
 */
void
klade_form_paper_get_leaf (const KladeFormPaper *paper, double *width_mm, double *height_mm)
{
  gboolean halves_width = paper->per_sheet == 4 || (paper->per_sheet == 2 && paper->is_landscape);
  gboolean halves_height = paper->per_sheet == 4 || (paper->per_sheet == 2 && !paper->is_landscape);

  *width_mm = paper->width_mm / (halves_width ? 2 : 1);
  *height_mm = paper->height_mm / (halves_height ? 2 : 1);
}

/* ---- what it is made of ---- */

KladePaperKind
klade_form_get_kind (KladeForm *self)
{
  return self->kind;
}

const char *
klade_form_get_title (KladeForm *self)
{
  return self->title;
}

void
klade_form_set_title (KladeForm *self, const char *title)
{
  char *copy = g_strdup (title);

  g_free (self->title);
  self->title = copy;
}

/**
 * klade_form_get_language:
 *
 * Returns: the language of the document, such as "lv"
 */
const char *
klade_form_get_language (KladeForm *self)
{
  return self->language;
}

void
klade_form_set_language (KladeForm *self, const char *language)
{
  char *copy = g_strdup (language);

  g_free (self->language);
  self->language = copy;
}

/**
 * klade_form_get_paper:
 *
 * Returns: (transfer none): its paper, which may be changed in place
 */
KladeFormPaper *
klade_form_get_paper (KladeForm *self)
{
  return &self->paper;
}

/**
 * klade_form_get_font:
 *
 * Returns: the family, "" for the computer's own
 */
const char *
klade_form_get_font (KladeForm *self)
{
  return self->font;
}

/**
 * klade_form_get_font_size:
 *
 * Returns: in points
 */
double
klade_form_get_font_size (KladeForm *self)
{
  return self->font_pt;
}

void
klade_form_set_font (KladeForm *self, const char *family, double size_pt)
{
  char *copy = g_strdup (family);

  g_free (self->font);
  self->font = copy;
  self->font_pt = size_pt;
}

/**
 * klade_form_get_footer:
 *
 * Returns: what stands at the foot of each page before its number; "": there is no foot
 */
const char *
klade_form_get_footer (KladeForm *self)
{
  return self->footer;
}

void
klade_form_set_footer (KladeForm *self, const char *text)
{
  char *copy = g_strdup (text);

  g_free (self->footer);
  self->footer = copy;
}

/**
 * klade_form_get_elements:
 *
 * Returns: (transfer none) (element-type KladeFormElement): from top to bottom; may be changed
 */
GPtrArray *
klade_form_get_elements (KladeForm *self)
{
  return self->elements;
}

/**
 * klade_form_get_required:
 *
 * Returns: (transfer none) (element-type utf8): fields without which a copy isn't printed
 */
GPtrArray *
klade_form_get_required (KladeForm *self)
{
  return self->required;
}

/**
 * klade_form_get_wanted:
 *
 * Returns: (transfer none) (element-type utf8): fields that should not be empty; a copy is
 *   printed nevertheless
 */
GPtrArray *
klade_form_get_wanted (KladeForm *self)
{
  return self->wanted;
}
