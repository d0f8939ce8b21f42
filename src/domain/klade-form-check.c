/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-private.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-text.h"

#define LEAST_ROOM_MM 30
#define LEAST_SHARE_MM 4
#define TOLERANCE_MM 0.05

static gboolean
has_list (KladePaperKind kind, const char *list)
{
  gsize n_fields;
  const KladePaperField *fields = klade_paper_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].list, list))
      return TRUE;
  return FALSE;
}

static char *
list_lists (KladePaperKind kind)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new ();
  gsize n_fields;
  const KladePaperField *fields = klade_paper_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (*fields[i].list != '\0' &&
        !g_ptr_array_find_with_equal_func (lists, fields[i].list, g_str_equal, NULL))
      g_ptr_array_add (lists, (gpointer) fields[i].list);
  g_ptr_array_add (lists, NULL);
  return g_strjoinv (", ", (char **) lists->pdata);
}

/* The fields of a list, then the document's own where there are not too many. */
static char *
list_fields (KladePaperKind kind, const char *list)
{
  GString *names = g_string_new (NULL);
  gsize n_fields;
  const KladePaperField *fields = klade_paper_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].list, list))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", fields[i].name);
  return g_string_free (names, FALSE);
}

static gboolean
check_field (KladeForm *self, const char *list, const char *name, int line, GError **error)
{
  g_autofree char *names = NULL;

  if (klade_paper_kind_find_field (self->kind, list, name) != NULL ||
      klade_paper_kind_find_field (self->kind, "", name) != NULL)
    return TRUE;

  names = list_fields (self->kind, list);
  return klade_form_set_error (error, line, _ ("There is no field “%s” here. There are: %s."), name,
                               names);
}

static gboolean
check_text (KladeForm *self, const char *list, const char *text, int line, GError **error)
{
  KladeFormToken token;
  const char *start;
  gsize length;

  while ((token = klade_form_next_token (&text, &start, &length)) != KLADE_FORM_TOKEN_END)
    {
      g_autofree char *name = g_strndup (start, length);

      if (token == KLADE_FORM_TOKEN_BROKEN)
        {
          return klade_form_set_error (
              error, line,
              _ ("A field's name stands between { and }; write {{ for a brace "
                 "itself."));
        }
      if (token == KLADE_FORM_TOKEN_FIELD && !check_field (self, list, name, line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_list (KladeForm *self, const char *attribute, const char *list, int line, GError **error)
{
  g_autofree char *lists = NULL;

  if (*list != '\0' && has_list (self->kind, list))
    return TRUE;

  lists = list_lists (self->kind);
  return klade_form_set_error (error, line, _ ("“%s” is no value of “%s”. Use one of: %s."), list,
                               attribute, lists);
}

static gboolean
check_condition (KladeForm *self, const char *name, int line, GError **error)
{
  return *name == '\0' || has_list (self->kind, name) || check_field (self, "", name, line, error);
}

/* Pupils or lessons against subjects, lessons or days. */
static gboolean
is_matrix (const KladeFormElement *element)
{
  return element->kind == KLADE_FORM_MATRIX || element->kind == KLADE_FORM_JOURNAL ||
         element->kind == KLADE_FORM_WEEK;
}

static gboolean
is_list (const KladeFormElement *element)
{
  return is_matrix (element) || element->kind == KLADE_FORM_TABLE ||
         element->kind == KLADE_FORM_CHART || element->kind == KLADE_FORM_SLIPS;
}

/* These share out the width that the columns before them leave. */
static gboolean
has_days (const KladeFormElement *element)
{
  return element->kind == KLADE_FORM_JOURNAL || element->kind == KLADE_FORM_WEEK;
}

static double
get_room (KladeForm *self)
{
  double width_mm;
  double height_mm;

  klade_form_paper_get_leaf (&self->paper, &width_mm, &height_mm);
  return width_mm - 2 * self->paper.margin_mm - self->paper.binding_mm;
}

/* Of those that stand beside each other on a page: what is before the marks, or the topics. */
static double
sum_widths (const KladeFormElement *element, gboolean of_topics)
{
  double sum_mm = 0;

  for (guint i = 0; i < element->parts->len; i++)
    {
      const KladeFormPart *part = g_ptr_array_index (element->parts, i);

      if ((part->kind == KLADE_FORM_PART_TOPIC) == of_topics &&
          part->kind != KLADE_FORM_PART_SUB_COLUMN && part->kind != KLADE_FORM_PART_LINE)
        sum_mm += part->width_mm > 0 ? part->width_mm : LEAST_SHARE_MM;
    }
  return sum_mm;
}

static gboolean
check_width (KladeForm *self, const KladeFormElement *element, GError **error)
{
  double room_mm = get_room (self);
  double needed_mm = MAX (sum_widths (element, FALSE), sum_widths (element, TRUE));
  g_autofree char *needed = NULL;
  g_autofree char *room = NULL;

  if (has_days (element))
    needed_mm += LEAST_ROOM_MM;
  if (needed_mm <= room_mm + TOLERANCE_MM)
    return TRUE;

  needed = klade_text_decimal (needed_mm, 0);
  room = klade_text_decimal (room_mm, 0);
  return klade_form_set_error (
      error, element->line,
      _ ("The columns need %s mm, and the paper has %s mm between its margins. "
         "Make some narrower, or take larger paper."),
      needed, room);
}

static gboolean
check_parts (KladeForm *self, const KladeFormElement *element, GError **error)
{
  gboolean has_sub = FALSE;

  if (element->parts->len > KLADE_FORM_MOST_PARTS)
    return klade_form_set_error (error, element->line,
                                 _ ("There is too much here. Leave some of it out."));

  for (guint i = 0; i < element->parts->len; i++)
    {
      const KladeFormPart *part = g_ptr_array_index (element->parts, i);
      const char *list = klade_form_element_get_list (element, part->kind);
      int line = part->line > 0 ? part->line : element->line;

      has_sub |= part->kind == KLADE_FORM_PART_SUB_COLUMN;
      if (!check_text (self, list, part->text, line, error) ||
          (*part->when != '\0' && !has_list (self->kind, part->when) &&
           !check_field (self, list, part->when, line, error)))
        return FALSE;
    }

  if (element->parts->len == 0 || (is_matrix (element) && !has_sub))
    {
      return klade_form_set_error (error, element->line,
                                   _ ("“%s” is empty. Give it columns or cells."),
                                   klade_form_elements[element->kind].name);
    }
  return check_width (self, element, error);
}

static gboolean
check_place (KladeForm *self, const KladeFormElement *element, GError **error)
{
  if (element->x_mm + element->width_mm <= self->paper.width_mm &&
      element->y_mm <= self->paper.height_mm)
    return TRUE;

  return klade_form_set_error (error, element->line, _ ("This place is outside of the sheet."));
}

static gboolean
check_lists (KladeForm *self, const KladeFormElement *element, GError **error)
{
  int line = element->line;

  return (!is_list (element) || check_list (self, "rows", element->rows, line, error)) &&
         (!is_matrix (element) || (check_list (self, "columns", element->columns, line, error) &&
                                   check_list (self, "cells", element->cells, line, error)));
}

static gboolean
check_texts (KladeForm *self, const KladeFormElement *element, GError **error)
{
  int line = element->line;
  const char *titled = is_matrix (element) ? element->columns : "";
  const char *labelled = element->kind == KLADE_FORM_CHART ? element->rows : "";

  return check_text (self, labelled, element->text, line, error) &&
         check_text (self, "", element->heading, line, error) &&
         check_text (self, "", element->left, line, error) &&
         check_text (self, "", element->right, line, error) &&
         (element->kind == KLADE_FORM_PLACE ||
          check_text (self, titled, element->title, line, error));
}

static gboolean
check_element (KladeForm *self, const KladeFormElement *element, GError **error)
{
  return check_condition (self, element->when, element->line, error) &&
         check_condition (self, element->unless, element->line, error) &&
         check_lists (self, element, error) && check_texts (self, element, error) &&
         (element->kind != KLADE_FORM_PLACE || check_place (self, element, error)) &&
         (element->parts == NULL || check_parts (self, element, error));
}

static gboolean
check_fields (KladeForm *self, GPtrArray *fields, GError **error)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const char *name = g_ptr_array_index (fields, i);
      g_autofree char *list = NULL;

      if (klade_form_find_list_field (self->kind, name, &list) == NULL)
        return check_field (self, "", name, 0, error);
    }
  return TRUE;
}

static gboolean
check_paper (KladeForm *self, GError **error)
{
  double width_mm;
  double height_mm;

  klade_form_paper_get_leaf (&self->paper, &width_mm, &height_mm);
  if (get_room (self) >= LEAST_ROOM_MM && height_mm - 2 * self->paper.margin_mm >= LEAST_ROOM_MM)
    return TRUE;

  return klade_form_set_error (error, 0,
                               _ ("The margins leave no room on the paper. Make them smaller."));
}

/**
 * klade_form_check:
 * @self: a form, read or edited
 * @error: %KLADE_ERROR_INVALID: the first fault, with its line if it was read from a file
 *
 * Returns: %TRUE if documents can be laid out by it
 */
gboolean
klade_form_check (KladeForm *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->elements->len == 0)
    {
      return klade_form_set_error (error, 0, _ ("The form is empty."));
    }
  if (!check_paper (self, error) || !check_fields (self, self->required, error) ||
      !check_fields (self, self->wanted, error) || !check_text (self, "", self->footer, 0, error))
    return FALSE;

  for (guint i = 0; i < self->elements->len; i++)
    if (!check_element (self, g_ptr_array_index (self->elements, i), error))
      return FALSE;
  return TRUE;
}
