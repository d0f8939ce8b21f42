/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-private.h"

#include <math.h>
#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define MOST_MM 450

/* In the order of KladeFormElementKind. */
const KladeFormElementInfo klade_form_elements[] = {
  { "text", KLADE_FORM_TEXT, "style size after when unless", TRUE, FALSE },
  { "space", KLADE_FORM_SPACE, "height when unless", FALSE, FALSE },
  { "rule", KLADE_FORM_RULE, "after when unless", FALSE, FALSE },
  { "row", KLADE_FORM_ROW, "size height after when unless", FALSE, TRUE },
  { "table", KLADE_FORM_TABLE, "rows size height after when unless", FALSE, TRUE },
  { "matrix", KLADE_FORM_MATRIX, "rows columns cells title size height after when unless", FALSE,
    TRUE },
  { "signature", KLADE_FORM_SIGNATURE, "title name size when unless", FALSE, FALSE },
  { "seal", KLADE_FORM_SEAL, "height when unless", TRUE, FALSE },
  { "cut", KLADE_FORM_CUT, "after when unless", FALSE, FALSE },
  { "page", KLADE_FORM_PAGE, "when unless", FALSE, FALSE },
  { "place", KLADE_FORM_PLACE, "title x y width style size when unless", TRUE, FALSE },
  { "chart", KLADE_FORM_CHART, "rows label title width size height after when unless", FALSE,
    TRUE },
  { "journal", KLADE_FORM_JOURNAL,
    "rows columns cells title heading left right size height when unless", FALSE, TRUE },
  { "week", KLADE_FORM_WEEK, "rows columns cells title size height when unless", FALSE, TRUE },
  { "slips", KLADE_FORM_SLIPS, "rows heading when unless", FALSE, TRUE },
};
const gsize klade_form_n_elements = G_N_ELEMENTS (klade_form_elements);

const KladeFormPartInfo klade_form_parts[] = {
  { "cell", KLADE_FORM_PART_CELL, "row", "width style when" },
  { "column", KLADE_FORM_PART_COLUMN, "table matrix journal week",
    "title width style head total when" },
  { "sub-column", KLADE_FORM_PART_SUB_COLUMN, "matrix journal week", "title width style when" },
  { "after", KLADE_FORM_PART_AFTER, "matrix", "title width style head total when" },
  { "bar", KLADE_FORM_PART_BAR, "chart", "title fill when" },
  { "topic", KLADE_FORM_PART_TOPIC, "journal", "title width style" },
  { "line", KLADE_FORM_PART_LINE, "slips", "title width style size" },
};
const gsize klade_form_n_parts = G_N_ELEMENTS (klade_form_parts);

#define ELEMENT(member) G_STRUCT_OFFSET (KladeFormElement, member)
#define PART(member) G_STRUCT_OFFSET (KladeFormPart, member)
#define PAPER(member) G_STRUCT_OFFSET (KladeFormPaper, member)
#define FORM(member) G_STRUCT_OFFSET (KladeForm, member)

const KladeFormAttribute klade_form_element_attributes[] = {
  { "title", KLADE_FORM_VALUE_TEXT, ELEMENT (title), 0, 0 },
  { "name", KLADE_FORM_VALUE_TEXT, ELEMENT (text), 0, 0 },
  { "label", KLADE_FORM_VALUE_TEXT, ELEMENT (text), 0, 0 },
  { "rows", KLADE_FORM_VALUE_TEXT, ELEMENT (rows), 0, 0 },
  { "columns", KLADE_FORM_VALUE_TEXT, ELEMENT (columns), 0, 0 },
  { "cells", KLADE_FORM_VALUE_TEXT, ELEMENT (cells), 0, 0 },
  { "heading", KLADE_FORM_VALUE_TEXT, ELEMENT (heading), 0, 0 },
  { "left", KLADE_FORM_VALUE_TEXT, ELEMENT (left), 0, 0 },
  { "right", KLADE_FORM_VALUE_TEXT, ELEMENT (right), 0, 0 },
  { "when", KLADE_FORM_VALUE_TEXT, ELEMENT (when), 0, 0 },
  { "unless", KLADE_FORM_VALUE_TEXT, ELEMENT (unless), 0, 0 },
  { "style", KLADE_FORM_VALUE_STYLE, ELEMENT (style), 0, 0 },
  { "size", KLADE_FORM_VALUE_NUMBER, ELEMENT (size_pt), 4, 72 },
  { "x", KLADE_FORM_VALUE_NUMBER, ELEMENT (x_mm), 0, MOST_MM },
  { "y", KLADE_FORM_VALUE_NUMBER, ELEMENT (y_mm), 0, MOST_MM },
  { "width", KLADE_FORM_VALUE_NUMBER, ELEMENT (width_mm), 0, MOST_MM },
  { "height", KLADE_FORM_VALUE_NUMBER, ELEMENT (height_mm), 0, MOST_MM },
  { "after", KLADE_FORM_VALUE_NUMBER, ELEMENT (after_mm), 0, MOST_MM },
  { NULL, KLADE_FORM_VALUE_TEXT, 0, 0, 0 },
};

const KladeFormAttribute klade_form_part_attributes[] = {
  { "title", KLADE_FORM_VALUE_TEXT, PART (title), 0, 0 },
  { "width", KLADE_FORM_VALUE_NUMBER, PART (width_mm), 0, MOST_MM },
  { "style", KLADE_FORM_VALUE_STYLE, PART (style), 0, 0 },
  { "head", KLADE_FORM_VALUE_HEAD, PART (style), 0, 0 },
  { "size", KLADE_FORM_VALUE_NUMBER, PART (size_pt), 4, 72 },
  { "total", KLADE_FORM_VALUE_TOTAL, PART (total), 0, 0 },
  { "fill", KLADE_FORM_VALUE_FILL, PART (fill), 0, 0 },
  { "when", KLADE_FORM_VALUE_TEXT, PART (when), 0, 0 },
  { NULL, KLADE_FORM_VALUE_TEXT, 0, 0, 0 },
};

const KladeFormAttribute klade_form_paper_attributes[] = {
  { "size", KLADE_FORM_VALUE_TEXT, PAPER (size), 0, 0 },
  { "orientation", KLADE_FORM_VALUE_ORIENTATION, PAPER (is_landscape), 0, 0 },
  { "margin", KLADE_FORM_VALUE_NUMBER, PAPER (margin_mm), 0, 50 },
  { "binding", KLADE_FORM_VALUE_NUMBER, PAPER (binding_mm), 0, 50 },
  { "per-sheet", KLADE_FORM_VALUE_COUNT, PAPER (per_sheet), 1, 4 },
  { "offset-x", KLADE_FORM_VALUE_NUMBER, PAPER (offset_x_mm), -20, 20 },
  { "offset-y", KLADE_FORM_VALUE_NUMBER, PAPER (offset_y_mm), -20, 20 },
  { NULL, KLADE_FORM_VALUE_TEXT, 0, 0, 0 },
};

const KladeFormAttribute klade_form_font_attributes[] = {
  { "family", KLADE_FORM_VALUE_TEXT, FORM (font), 0, 0 },
  { "size", KLADE_FORM_VALUE_NUMBER, FORM (font_pt), 4, 72 },
  { NULL, KLADE_FORM_VALUE_TEXT, 0, 0, 0 },
};

static const struct
{
  const char *word;
  KladeFormStyle style;
} styles[] = {
  { "bold", KLADE_FORM_STYLE_BOLD },     { "italic", KLADE_FORM_STYLE_ITALIC },
  { "center", KLADE_FORM_STYLE_CENTER }, { "right", KLADE_FORM_STYLE_RIGHT },
  { "dim", KLADE_FORM_STYLE_DIM },       { "shaded", KLADE_FORM_STYLE_SHADED },
  { "bar", KLADE_FORM_STYLE_BAR },       { "top", KLADE_FORM_STYLE_TOP },
  { "once", KLADE_FORM_STYLE_ONCE },     { "line", KLADE_FORM_STYLE_LINE },
};

/* Sets KLADE_ERROR_INVALID: a sentence for people, with the line where it is known.  Always
 * %FALSE, for those who return it. */
gboolean
klade_form_set_error (GError **error, int line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (line > 0)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("Line %d: %s"), line, message);
  else
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, message);
  return FALSE;
}

gboolean
klade_form_words_have (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = words; length > 0 && (at = strstr (at, word)) != NULL; at += length)
    if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* @allowed: names parted by blanks; NULL: all of @attributes. */
const KladeFormAttribute *
klade_form_find_attribute (const KladeFormAttribute *attributes,
                           const char *allowed,
                           const char *name)
{
  for (const KladeFormAttribute *attribute = attributes; attribute->name != NULL; attribute++)
    if (g_str_equal (attribute->name, name) &&
        (allowed == NULL || klade_form_words_have (allowed, name)))
      return attribute;
  return NULL;
}

/* ---- reading ---- */

static gboolean
read_number (const KladeFormAttribute *attribute,
             const char *text,
             double *value,
             int line,
             GError **error)
{
  g_autofree char *least = klade_text_decimal (attribute->least, 0);
  g_autofree char *most = klade_text_decimal (attribute->most, 0);
  gboolean is_number =
      *text != '\0' && strlen (text) < 16 && strspn (text, "0123456789.,-") == strlen (text);
  g_autofree char *dotted = g_strdelimit (g_strdup (text), ",", '.');
  char *end = NULL;

  *value = is_number ? g_ascii_strtod (dotted, &end) : 0;
  if (is_number && end != dotted && *end == '\0' && isfinite (*value) &&
      *value >= attribute->least && *value <= attribute->most)
    return TRUE;

  return klade_form_set_error (
      error, line, _ ("“%s” is no value of “%s”. Write a number from %s to %s, such as 12.5."),
      text, attribute->name, least, most);
}

static gboolean
read_style (const char *text, KladeFormStyle *style, int line, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  KladeFormStyle read = *style & KLADE_FORM_STYLE_ROTATED;

  for (char **word = words; *word != NULL; word++)
    {
      gsize i = 0;

      if (**word == '\0')
        continue;
      while (i < G_N_ELEMENTS (styles) && !g_str_equal (styles[i].word, *word))
        i++;
      if (i == G_N_ELEMENTS (styles))
        {
          return klade_form_set_error (error, line, _ ("“%s” is no style. Use some of: %s."), *word,
                                       "bold italic center right dim shaded bar top once line");
        }
      read |= styles[i].style;
    }

  *style = read;
  return TRUE;
}

/* One of two or three words, the first of them the default. */
static gboolean
read_choice (const KladeFormAttribute *attribute,
             const char *const *choices,
             const char *text,
             int *choice,
             int line,
             GError **error)
{
  g_autofree char *all = NULL;

  for (int i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], text))
      {
        *choice = i;
        return TRUE;
      }

  all = g_strjoinv (", ", (char **) choices);
  return klade_form_set_error (error, line, _ ("“%s” is no value of “%s”. Use one of: %s."), text,
                               attribute->name, all);
}

static const char *const heads[] = { "upright", "rotated", NULL };
static const char *const totals[] = { "none", "sum", "count", NULL };
static const char *const fills[] = { "auto", "dark", "light", "hatched", "black", "open", NULL };
static const char *const orientations[] = { "portrait", "landscape", NULL };

static gboolean
read_word (const KladeFormAttribute *attribute,
           gpointer member,
           const char *text,
           int line,
           GError **error)
{
  int choice = 0;
  const char *const *choices = attribute->kind == KLADE_FORM_VALUE_HEAD    ? heads
                               : attribute->kind == KLADE_FORM_VALUE_TOTAL ? totals
                               : attribute->kind == KLADE_FORM_VALUE_FILL  ? fills
                                                                           : orientations;

  if (!read_choice (attribute, choices, text, &choice, line, error))
    return FALSE;

  if (attribute->kind == KLADE_FORM_VALUE_HEAD)
    {
      KladeFormStyle *style = member;

      *style = choice == 1 ? *style | KLADE_FORM_STYLE_ROTATED : *style & ~KLADE_FORM_STYLE_ROTATED;
    }
  else if (attribute->kind == KLADE_FORM_VALUE_TOTAL)
    *(KladeFormTotal *) member = (KladeFormTotal) choice;
  else if (attribute->kind == KLADE_FORM_VALUE_FILL)
    *(KladeFormFill *) member = (KladeFormFill) choice;
  else
    *(gboolean *) member = choice;
  return TRUE;
}

/* Sets the member of @structure that the attribute is kept in. */
gboolean
klade_form_attribute_read (const KladeFormAttribute *attribute,
                           gpointer structure,
                           const char *text,
                           int line,
                           GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (structure, attribute->offset);
  double number;

  switch (attribute->kind)
    {
    case KLADE_FORM_VALUE_TEXT:
      if (strlen (text) > KLADE_FORM_MOST_TEXT)
        {
          return klade_form_set_error (error, line, _ ("The text of “%s” is too long."),
                                       attribute->name);
        }
      g_free (*(char **) member);
      *(char **) member = g_strdup (text);
      return TRUE;
    case KLADE_FORM_VALUE_NUMBER:
      return read_number (attribute, text, member, line, error);
    case KLADE_FORM_VALUE_COUNT:
      if (!read_number (attribute, text, &number, line, error))
        return FALSE;
      if (fabs (number - floor (number)) > 0)
        return klade_form_set_error (error, line,
                                     _ ("“%s” is no value of “%s”. Write a whole number."), text,
                                     attribute->name);
      *(int *) member = (int) number;
      return TRUE;
    case KLADE_FORM_VALUE_STYLE:
      return read_style (text, member, line, error);
    case KLADE_FORM_VALUE_HEAD:
    case KLADE_FORM_VALUE_TOTAL:
    case KLADE_FORM_VALUE_FILL:
    case KLADE_FORM_VALUE_ORIENTATION:
    default:
      return read_word (attribute, member, text, line, error);
    }
}

/* ---- writing ---- */

static char *
write_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return fabs (number) < 1e-9 ? NULL
                              : g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", number));
}

static char *
write_style (KladeFormStyle style)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (style & styles[i].style)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", styles[i].word);
  return g_string_free (text, text->len == 0);
}

/* Returns: (transfer full) (nullable): its text; %NULL where it is as without the attribute */
char *
klade_form_attribute_write (const KladeFormAttribute *attribute, gconstpointer structure)
{
  gconstpointer member = G_STRUCT_MEMBER_P (structure, attribute->offset);

  switch (attribute->kind)
    {
    case KLADE_FORM_VALUE_TEXT:
      return **(char *const *) member == '\0' ? NULL : g_strdup (*(char *const *) member);
    case KLADE_FORM_VALUE_NUMBER:
      return write_number (*(const double *) member);
    case KLADE_FORM_VALUE_COUNT:
      return g_strdup_printf ("%d", *(const int *) member);
    case KLADE_FORM_VALUE_STYLE:
      return write_style (*(const KladeFormStyle *) member);
    case KLADE_FORM_VALUE_HEAD:
      return *(const KladeFormStyle *) member & KLADE_FORM_STYLE_ROTATED ? g_strdup (heads[1])
                                                                         : NULL;
    case KLADE_FORM_VALUE_TOTAL:
      return *(const KladeFormTotal *) member != KLADE_FORM_TOTAL_NONE
                 ? g_strdup (totals[*(const KladeFormTotal *) member])
                 : NULL;
    case KLADE_FORM_VALUE_FILL:
      return *(const KladeFormFill *) member != KLADE_FORM_FILL_AUTO
                 ? g_strdup (fills[*(const KladeFormFill *) member])
                 : NULL;
    case KLADE_FORM_VALUE_ORIENTATION:
    default:
      return g_strdup (orientations[*(const gboolean *) member ? 1 : 0]);
    }
}
