/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-private.h"

#include <string.h>

#include "klade-i18n.h"

typedef struct
{
  char *text; /* as it stands, or a field's name */
  gboolean is_field;
  gboolean is_of_row;
} Piece;

struct _KladeFormTemplate
{
  GArray *pieces;
};

/* Steps through a text: what stands as it is, and the names in braces. */
KladeFormToken
klade_form_next_token (const char **cursor, const char **start, gsize *length)
{
  const char *text = *cursor;

  *start = text;
  *length = 0;
  if (*text == '\0')
    return KLADE_FORM_TOKEN_END;

  if (text[0] == '{' && text[1] == '{')
    {
      *length = 1;
      *cursor = text + 2;
      return KLADE_FORM_TOKEN_LITERAL;
    }

  if (text[0] != '{')
    {
      *length = strcspn (text, "{");
      *cursor = text + *length;
      return KLADE_FORM_TOKEN_LITERAL;
    }

  *start = text + 1;
  *length = strcspn (text + 1, "{}");
  *cursor = text + 1 + *length;
  if (**cursor != '}' || *length == 0 || *length >= KLADE_FORM_FIELD_SIZE)
    return KLADE_FORM_TOKEN_BROKEN;
  (*cursor)++;
  return KLADE_FORM_TOKEN_FIELD;
}

static void
piece_clear (gpointer data)
{
  g_free (((Piece *) data)->text);
}

/**
 * klade_form_template_new:
 * @text: with fields in braces
 * @kind: of the form
 * @list: whose rows it is filled with; "" for the document itself
 *
 * A field that both the list and the document have is the row's.
 *
 * Returns: (transfer full): the text made ready to be filled
 */
KladeFormTemplate *
klade_form_template_new (const char *text, KladePaperKind kind, const char *list)
{
  KladeFormTemplate *self = g_new0 (KladeFormTemplate, 1);
  KladeFormToken token;
  const char *start;
  gsize length;

  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, piece_clear);

  while ((token = klade_form_next_token (&text, &start, &length)) != KLADE_FORM_TOKEN_END)
    {
      Piece piece = { g_strndup (start, length), token == KLADE_FORM_TOKEN_FIELD, FALSE };

      piece.is_of_row = piece.is_field && *list != '\0' &&
                        klade_paper_kind_find_field (kind, list, piece.text) != NULL;
      g_array_append_val (self->pieces, piece);
    }
  return self;
}

void
klade_form_template_free (KladeFormTemplate *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

static const char *
get_piece (const Piece *piece, const KladePaperRecord *row, const KladePaperRecord *whole)
{
  if (!piece->is_field)
    return piece->text;
  if (piece->is_of_row)
    return row != NULL ? klade_paper_record_get (row, piece->text) : "";
  return klade_paper_record_get (whole, piece->text);
}

/**
 * klade_form_template_fill:
 * @self: a template
 * @row: (nullable): a row of its list
 * @whole: the document
 *
 * Returns: (transfer full): the text with what the fields say
 */
char *
klade_form_template_fill (const KladeFormTemplate *self,
                          const KladePaperRecord *row,
                          const KladePaperRecord *whole)
{
  GString *text;

  g_return_val_if_fail (whole != NULL, NULL);

  if (self->pieces->len == 1)
    return g_strdup (get_piece (&g_array_index (self->pieces, Piece, 0), row, whole));

  text = g_string_new (NULL);
  for (guint i = 0; i < self->pieces->len; i++)
    g_string_append (text, get_piece (&g_array_index (self->pieces, Piece, i), row, whole));
  return g_string_free (text, FALSE);
}

/* "subjects.lessons": the field of a list's rows; @list is then the list's name. */
const KladePaperField *
klade_form_find_list_field (KladePaperKind kind, const char *dotted, char **list)
{
  const KladePaperField *field = klade_paper_kind_find_field (kind, "", dotted);
  const char *dot = strchr (dotted, '.');
  g_autofree char *name = NULL;

  *list = NULL;
  if (field != NULL || dot == NULL)
    return field;

  name = g_strndup (dotted, (gsize) (dot - dotted));
  field = klade_paper_kind_find_field (kind, name, dot + 1);
  if (field != NULL)
    *list = g_steal_pointer (&name);
  return field;
}

/* How many rows of @list lack the field, and which is the first of them. */
static guint
count_empty (const KladePaperRecord *record,
             const char *list,
             const KladePaperField *field,
             const KladePaperRecord **first)
{
  GPtrArray *rows = klade_paper_record_get_rows (record, list);
  guint n_empty = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (*klade_paper_record_get (g_ptr_array_index (rows, i), field->name) == '\0')
      {
        if (n_empty++ == 0)
          *first = g_ptr_array_index (rows, i);
      }
  return n_empty;
}

/* What a row is about: its first field that says something. */
static const char *
name_row (KladePaperKind kind, const char *list, const KladePaperRecord *row)
{
  gsize n_fields;
  const KladePaperField *fields = klade_paper_kind_get_fields (kind, &n_fields);

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].list, list) && *klade_paper_record_get (row, fields[i].name) != '\0')
      return klade_paper_record_get (row, fields[i].name);
  return "";
}

static char *
describe_lack (KladePaper *paper, int copy, const char *list, const KladePaperField *field)
{
  const KladePaperRecord *record = klade_paper_get_record (paper, copy);
  const char *title = klade_paper_field_get_title (field);
  const KladePaperRecord *row = NULL;
  guint n_empty;

  if (list == NULL)
    return *klade_paper_record_get (record, field->name) == '\0'
               ? g_strdup_printf (_ ("%s is missing."), title)
               : NULL;

  n_empty = count_empty (record, list, field, &row);
  if (n_empty == 0)
    return NULL;
  if (n_empty == 1)
    return g_strdup_printf (_ ("%s is missing: %s."), title,
                            name_row (klade_paper_get_kind (paper), list, row));
  return g_strdup_printf (
      ngettext_ ("%s is missing: %s and %u more.", "%s is missing: %s and %u more.", n_empty - 1),
      title, name_row (klade_paper_get_kind (paper), list, row), n_empty - 1);
}

/* What a field is missed for, over all copies. */
typedef struct
{
  KladePaper *paper;
  const char *dotted;
  const KladePaperField *field;
  char *list; /* NULL: of the document itself */
  gboolean is_grave;
  GHashTable *told; /* what several copies lack for one reason is told once */
  GPtrArray *lacks; /* by copy: a sentence of its own, or NULL */
  int n_unexplained;
} Search;

static void
find_in_copy (Search *self, int copy)
{
  g_autofree char *lack = describe_lack (self->paper, copy, self->list, self->field);
  gboolean is_of_copy = TRUE;
  const char *reason =
      lack != NULL ? klade_paper_get_explanation (self->paper, copy, self->dotted, &is_of_copy)
                   : NULL;

  if (reason != NULL && !is_of_copy && !self->is_grave)
    {
      if (g_hash_table_add (self->told, (gpointer) reason))
        klade_paper_add_problem (self->paper, -1, FALSE, g_strdup (reason));
      g_ptr_array_add (self->lacks, NULL);
      return;
    }
  self->n_unexplained += lack != NULL && reason == NULL;
  g_ptr_array_add (self->lacks, reason != NULL ? g_strdup (reason) : g_steal_pointer (&lack));
}

/* One that is missing everywhere is told once. */
static void
find_lack (KladePaper *paper, const char *dotted, gboolean is_grave)
{
  int n_copies = klade_paper_get_n_records (paper);
  g_autoptr (GPtrArray) lacks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *list = NULL;
  Search search = { .paper = paper,
                    .dotted = dotted,
                    .field =
                        klade_form_find_list_field (klade_paper_get_kind (paper), dotted, &list),
                    .is_grave = is_grave,
                    .told = told,
                    .lacks = lacks };

  if (search.field == NULL)
    return;

  search.list = list;
  for (int i = 0; i < n_copies; i++)
    find_in_copy (&search, i);

  if (list == NULL && search.n_unexplained == n_copies && n_copies > 1)
    {
      klade_paper_add_problem (paper, -1, is_grave,
                               g_steal_pointer (&g_ptr_array_index (lacks, 0)));
      return;
    }
  for (int i = 0; i < n_copies; i++)
    if (g_ptr_array_index (lacks, i) != NULL)
      klade_paper_add_problem (paper, i, is_grave, g_steal_pointer (&g_ptr_array_index (lacks, i)));
}

/**
 * klade_form_find_missing:
 * @self: a form
 * @paper: the copies to be printed by it; of the form's kind
 *
 * Adds to the paper's problems what the form asks for and the copies don't have: grave ones for
 * its required fields, others for the wanted.
 */
void
klade_form_find_missing (KladeForm *self, KladePaper *paper)
{
  g_return_if_fail (klade_paper_get_kind (paper) == self->kind);

  for (guint i = 0; i < self->required->len; i++)
    find_lack (paper, g_ptr_array_index (self->required, i), TRUE);
  for (guint i = 0; i < self->wanted->len; i++)
    find_lack (paper, g_ptr_array_index (self->wanted, i), FALSE);
}
