/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-private.h"

static void
write_attribute (GString *out, const char *name, const char *value)
{
  g_autofree char *escaped = g_markup_escape_text (value, -1);

  g_string_append_printf (out, " %s=\"%s\"", name, escaped);
}

/* @allowed: names parted by blanks; NULL: all, also those that are as without them. */
static void
write_attributes (GString *out,
                  const KladeFormAttribute *attributes,
                  const char *allowed,
                  gconstpointer structure)
{
  for (const KladeFormAttribute *attribute = attributes; attribute->name != NULL; attribute++)
    {
      g_autofree char *value = NULL;

      if (allowed != NULL && !klade_form_words_have (allowed, attribute->name))
        continue;
      value = klade_form_attribute_write (attribute, structure);
      if (value != NULL)
        write_attribute (out, attribute->name, value);
      else if (allowed == NULL)
        write_attribute (out, attribute->name,
                         attribute->kind == KLADE_FORM_VALUE_NUMBER ? "0" : "");
    }
}

static void
write_text (GString *out, const char *name, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (*text == '\0')
    g_string_append (out, "/>\n");
  else
    g_string_append_printf (out, ">%s</%s>\n", escaped, name);
}

static const KladeFormPartInfo *
find_part (KladeFormPartKind kind)
{
  for (gsize i = 0; i < klade_form_n_parts; i++)
    if (klade_form_parts[i].kind == kind)
      return &klade_form_parts[i];
  return &klade_form_parts[0];
}

static void
write_parts (GString *out, GPtrArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const KladeFormPart *part = g_ptr_array_index (parts, i);
      const KladeFormPartInfo *info = find_part (part->kind);

      g_string_append_printf (out, "    <%s", info->name);
      write_attributes (out, klade_form_part_attributes, info->attributes, part);
      write_text (out, info->name, part->text);
    }
}

static void
write_element (GString *out, const KladeFormElement *element)
{
  const KladeFormElementInfo *info = &klade_form_elements[element->kind];

  g_string_append_printf (out, "  <%s", info->name);
  write_attributes (out, klade_form_element_attributes, info->attributes, element);
  if (!info->has_parts)
    {
      write_text (out, info->name, info->has_text ? element->text : "");
      return;
    }

  g_string_append (out, ">\n");
  write_parts (out, element->parts);
  g_string_append_printf (out, "  </%s>\n", info->name);
}

static void
write_fields (GString *out, const char *name, GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      g_string_append_printf (out, "  <%s", name);
      write_attribute (out, "field", g_ptr_array_index (fields, i));
      g_string_append (out, "/>\n");
    }
}

/**
 * klade_form_to_description:
 * @self: a form
 *
 * Returns: (transfer full): the XML that klade_form_parse() makes the same form of
 */
char *
klade_form_to_description (KladeForm *self)
{
  GString *out = g_string_new ("<form");

  write_attribute (out, "kind", klade_paper_kind_get_info (self->kind)->id);
  write_attribute (out, "lang", self->language);
  write_attribute (out, "title", self->title);
  g_string_append (out, ">\n  <paper");
  write_attributes (out, klade_form_paper_attributes, NULL, &self->paper);
  g_string_append (out, "/>\n  <font");
  write_attributes (out, klade_form_font_attributes, NULL, self);
  g_string_append (out, "/>\n");
  write_fields (out, "required", self->required);
  write_fields (out, "wanted", self->wanted);

  for (guint i = 0; i < self->elements->len; i++)
    write_element (out, g_ptr_array_index (self->elements, i));

  if (*self->footer != '\0')
    {
      g_string_append (out, "  <footer");
      write_text (out, "footer", self->footer);
    }
  g_string_append (out, "</form>\n");
  return g_string_free (out, FALSE);
}
