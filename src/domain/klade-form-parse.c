/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-private.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"

typedef struct
{
  KladeForm *form;           /* NULL before its first line */
  KladeFormElement *element; /* borrowed: the one that is open */
  KladeFormPart *part;       /* borrowed */
  gboolean in_footer;
  gboolean in_empty; /* one that has no content */
  GString *text;
} Parser;

static int
get_line (GMarkupParseContext *context)
{
  int line;
  int character;

  g_markup_parse_context_get_position (context, &line, &character);
  /* It counts a line's end when it comes to it, not when it passed it. */
  return character == 1 && line > 1 ? line - 1 : line;
}

/* Indentation is the file's; line breaks are the author's. */
static char *
clean_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = NULL;

  for (char **line = lines; *line != NULL; line++)
    g_strstrip (*line);
  joined = g_strjoinv ("\n", lines);
  return g_strdup (g_strstrip (joined));
}

static char *
list_attributes (const KladeFormAttribute *attributes, const char *allowed)
{
  GString *names = g_string_new (NULL);

  for (const KladeFormAttribute *attribute = attributes; attribute->name != NULL; attribute++)
    if (allowed == NULL || klade_form_words_have (allowed, attribute->name))
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", attribute->name);
  return g_string_free (names, FALSE);
}

static gboolean
read_attributes (const KladeFormAttribute *attributes,
                 const char *allowed,
                 gpointer structure,
                 const char *owner,
                 const char **names,
                 const char **values,
                 int line,
                 GError **error)
{
  for (int i = 0; names[i] != NULL; i++)
    {
      const KladeFormAttribute *attribute =
          klade_form_find_attribute (attributes, allowed, names[i]);

      if (attribute == NULL)
        {
          g_autofree char *all = list_attributes (attributes, allowed);

          return klade_form_set_error (error, line, _ ("“%s” has no “%s”. It may have: %s."), owner,
                                       names[i], all);
        }
      if (!klade_form_attribute_read (attribute, structure, values[i], line, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the form itself ---- */

static gboolean
is_language (const char *text)
{
  return strlen (text) <= 3 && strlen (text) >= 2 &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz") == strlen (text);
}

static gboolean
begin_form (Parser *parser,
            const char *name,
            const char **names,
            const char **values,
            int line,
            GError **error)
{
  KladePaperKind kind;
  const char *id = NULL;
  const char *title = "";
  const char *language = NULL;

  if (!g_str_equal (name, "form"))
    {
      return klade_form_set_error (error, line, _ ("A form begins with “form”, not with “%s”."),
                                   name);
    }

  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], "kind"))
      id = values[i];
    else if (g_str_equal (names[i], "title") && strlen (values[i]) <= KLADE_FORM_MOST_TEXT)
      title = values[i];
    else if (g_str_equal (names[i], "lang") && is_language (values[i]))
      language = values[i];
    else if (g_str_equal (names[i], "lang"))
      {
        return klade_form_set_error (error, line, _ ("“%s” is no value of “%s”. Use one of: %s."),
                                     values[i], names[i], "lv, en");
      }
    else
      {
        return klade_form_set_error (error, line, _ ("“%s” has no “%s”. It may have: %s."), name,
                                     names[i], "kind, lang, title");
      }

  if (id == NULL)
    klade_form_set_error (error, line,
                          _ ("The form doesn't say which document it is of. Write its kind, such "
                             "as kind=\"report-card\"."));
  else if (!klade_paper_kind_from_id (id, &kind))
    klade_form_set_error (error, line, _ ("There is no document “%s”."), id);
  else
    {
      parser->form = klade_form_new (kind, title);
      if (language != NULL)
        klade_form_set_language (parser->form, language);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_paper (Parser *parser, const char **names, const char **values, int line, GError **error)
{
  KladeFormPaper *paper = &parser->form->paper;
  g_autofree char *size = NULL;

  if (!read_attributes (klade_form_paper_attributes, NULL, paper, "paper", names, values, line,
                        error))
    return FALSE;

  size = g_strdup (paper->size);
  if (!klade_form_paper_set_size (paper, size, paper->is_landscape))
    {
      return klade_form_set_error (error, line, _ ("“%s” is no value of “%s”. Use one of: %s."),
                                   size, "size", "A5, A4, A3");
    }
  if (paper->per_sheet == 3)
    {
      return klade_form_set_error (error, line, _ ("“%s” is no value of “%s”. Use one of: %s."),
                                   "3", "per-sheet", "1, 2, 4");
    }
  return TRUE;
}

static gboolean
read_field (GPtrArray *fields,
            const char *name,
            const char **names,
            const char **values,
            int line,
            GError **error)
{
  if (names[0] == NULL || names[1] != NULL || !g_str_equal (names[0], "field"))
    {
      return klade_form_set_error (error, line,
                                   _ ("“%s” names one field, such as field=\"pupil.name\"."), name);
    }
  if (fields->len >= KLADE_FORM_MOST_PARTS)
    {
      return klade_form_set_error (error, line,
                                   _ ("There is too much here. Leave some of it out."));
    }
  g_ptr_array_add (fields, g_strdup (values[0]));
  return TRUE;
}

/* ---- elements ---- */

static gboolean
begin_element (Parser *parser,
               const char *name,
               const char **names,
               const char **values,
               int line,
               GError **error)
{
  for (gsize i = 0; i < klade_form_n_elements; i++)
    {
      const KladeFormElementInfo *info = &klade_form_elements[i];

      if (!g_str_equal (info->name, name))
        continue;
      if (parser->form->elements->len >= KLADE_FORM_MOST_ELEMENTS)
        {
          return klade_form_set_error (error, line,
                                       _ ("There is too much here. Leave some of it out."));
        }

      parser->element = klade_form_element_new (info->kind);
      parser->element->line = line;
      g_ptr_array_add (parser->form->elements, parser->element);
      return read_attributes (klade_form_element_attributes, info->attributes, parser->element,
                              name, names, values, line, error);
    }

  return klade_form_set_error (
      error, line, _ ("A form has no “%s”. It may have: %s."), name,
      "paper, font, required, wanted, text, space, rule, row, table, matrix, journal, week, slips, "
      "signature, seal, cut, page, place, chart, footer");
}

static gboolean
begin_part (Parser *parser,
            const char *name,
            const char **names,
            const char **values,
            int line,
            GError **error)
{
  const char *owner = klade_form_elements[parser->element->kind].name;

  for (gsize i = 0; i < klade_form_n_parts; i++)
    {
      const KladeFormPartInfo *info = &klade_form_parts[i];

      if (!g_str_equal (info->name, name) || !klade_form_words_have (info->owners, owner))
        continue;
      if (parser->element->parts->len >= KLADE_FORM_MOST_PARTS)
        {
          return klade_form_set_error (error, line,
                                       _ ("There is too much here. Leave some of it out."));
        }

      parser->part = klade_form_part_new (info->kind);
      parser->part->line = line;
      g_ptr_array_add (parser->element->parts, parser->part);
      return read_attributes (klade_form_part_attributes, info->attributes, parser->part, name,
                              names, values, line, error);
    }

  return klade_form_set_error (error, line, _ ("“%s” can't stand within “%s”."), name, owner);
}

static gboolean
begin_top (Parser *parser,
           const char *name,
           const char **names,
           const char **values,
           int line,
           GError **error)
{
  KladeForm *form = parser->form;

  parser->in_empty = TRUE;
  if (g_str_equal (name, "paper"))
    return read_paper (parser, names, values, line, error);
  if (g_str_equal (name, "font"))
    return read_attributes (klade_form_font_attributes, NULL, form, name, names, values, line,
                            error);
  if (g_str_equal (name, "required"))
    return read_field (form->required, name, names, values, line, error);
  if (g_str_equal (name, "wanted"))
    return read_field (form->wanted, name, names, values, line, error);

  parser->in_empty = FALSE;
  if (g_str_equal (name, "footer"))
    {
      parser->in_footer = TRUE;
      return read_attributes (klade_form_font_attributes, "", form, name, names, values, line,
                              error);
    }
  return begin_element (parser, name, names, values, line, error);
}

static void
element_started_cb (GMarkupParseContext *context,
                    const char *name,
                    const char **names,
                    const char **values,
                    gpointer data,
                    GError **error)
{
  Parser *parser = data;
  int line = get_line (context);

  if (parser->form == NULL)
    begin_form (parser, name, names, values, line, error);
  else if (parser->element != NULL && parser->part == NULL && parser->element->parts != NULL)
    begin_part (parser, name, names, values, line, error);
  else if (parser->element != NULL || parser->in_footer || parser->in_empty)
    klade_form_set_error (
        error, line, _ ("“%s” can't stand within “%s”."), name,
        (const char *) g_markup_parse_context_get_element_stack (context)->next->data);
  else
    begin_top (parser, name, names, values, line, error);

  g_string_truncate (parser->text, 0);
}

static void
take_text (Parser *parser, char **text)
{
  g_free (*text);
  *text = clean_text (parser->text->str);
  g_string_truncate (parser->text, 0);
}

static void
element_ended_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Parser *parser = data;

  if (parser->part != NULL)
    {
      take_text (parser, &parser->part->text);
      parser->part = NULL;
    }
  else if (parser->element != NULL)
    {
      if (klade_form_elements[parser->element->kind].has_text)
        take_text (parser, &parser->element->text);
      parser->element = NULL;
    }
  else if (parser->in_footer)
    {
      take_text (parser, &parser->form->footer);
      parser->in_footer = FALSE;
    }
  parser->in_empty = FALSE;
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer data,
         GError **error)
{
  Parser *parser = data;
  gboolean takes_text =
      parser->part != NULL || parser->in_footer ||
      (parser->element != NULL && klade_form_elements[parser->element->kind].has_text);

  if (takes_text)
    {
      g_string_append_len (parser->text, text, (gssize) length);
      if (parser->text->len > KLADE_FORM_MOST_TEXT)
        klade_form_set_error (error, get_line (context), _ ("A text is too long."));
      return;
    }

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      {
        klade_form_set_error (
            error, get_line (context),
            _ ("There is a text where none is shown. Put it between <text> and </text>."));
        return;
      }
}

static int
count_lines (const char *text, const char *end)
{
  int line = 1;

  for (const char *at = text; at < end; at++)
    line += *at == '\n';
  return line;
}

static gboolean
is_readable (const char *description, gsize length, GError **error)
{
  const char *end;

  if (length > KLADE_FORM_MOST_BYTES)
    {
      return klade_form_set_error (error, 0, _ ("This file is too big for a form."));
    }
  if (!g_utf8_validate_len (description, length, &end))
    {
      return klade_form_set_error (error, count_lines (description, end),
                                   _ ("This is not UTF-8. Save the form as UTF-8."));
    }
  return TRUE;
}

/**
 * klade_form_parse:
 * @description: the form as XML
 * @length: of it in bytes; -1: up to its end
 * @error: %KLADE_ERROR_INVALID with the line and what to do
 *
 * Returns: (transfer full) (nullable): a form without faults
 */
KladeForm *
klade_form_parse (const char *description, gssize length, GError **error)
{
  static const GMarkupParser callbacks = { element_started_cb, element_ended_cb, text_cb, NULL,
                                           NULL };
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (KladeForm) form = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  Parser parser = { .text = text };
  gsize size = length < 0 ? strlen (description) : (gsize) length;
  gboolean is_read;

  g_return_val_if_fail (description != NULL, NULL);

  if (!is_readable (description, size, error))
    return NULL;

  context = g_markup_parse_context_new (&callbacks, G_MARKUP_TREAT_CDATA_AS_TEXT, &parser, NULL);
  is_read = g_markup_parse_context_parse (context, description, (gssize) size, &failure) &&
            g_markup_parse_context_end_parse (context, &failure);
  form = parser.form;

  if (!is_read && failure->domain == KLADE_ERROR)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!is_read)
    {
      g_autofree char *why = g_utf8_make_valid (failure->message, -1); /* it may cut a letter */

      klade_form_set_error (error, get_line (context),
                            _ ("The signs < and > or the quotes don't match: %s"), why);
    }
  if (!is_read || !klade_form_check (form, error))
    return NULL;

  return g_steal_pointer (&form);
}
