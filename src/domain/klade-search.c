/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-search.h"

#include <string.h>

#include "klade-text.h"

#define FIELD_END "\n" /* no word of a search contains it: a match stays within one field */

struct _KladeSearch
{
  char **words; /* folded, none empty */
};

/**
 * klade_search_key:
 * @text: a row's first field
 * @...: more fields, ended by %NULL
 *
 * What a row is found by: name, class, user name.  Made once per row.
 *
 * Returns: (transfer full): the fields, folded
 */
char *
klade_search_key (const char *text, ...)
{
  g_autoptr (GString) joined = g_string_new (text);
  va_list fields;

  va_start (fields, text);
  for (const char *field = va_arg (fields, const char *); field != NULL;
       field = va_arg (fields, const char *))
    {
      g_string_append (joined, FIELD_END);
      g_string_append (joined, field);
    }
  va_end (fields);

  return klade_text_fold (joined->str);
}

/**
 * klade_search_new:
 * @typed: what was typed: any parts of words in any order, «sanita abol» or «Āboliņa, S»
 *
 * Returns: (transfer full): the search
 */
KladeSearch *
klade_search_new (const char *typed)
{
  KladeSearch *self;
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) words = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  self = g_new0 (KladeSearch, 1);
  folded = klade_text_fold (typed);
  parts = g_strsplit_set (folded, " ,;\t\r\n", -1);
  words = g_ptr_array_new ();
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  self->words = (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);

  return self;
}

/**
 * klade_search_free:
 * @self: (transfer full) (nullable): a search
 */
void
klade_search_free (KladeSearch *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->words);
  g_free (self);
}

/**
 * klade_search_is_empty:
 * @self: a search
 *
 * Returns: %TRUE if it matches every row
 */
gboolean
klade_search_is_empty (const KladeSearch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->words[0] == NULL;
}

/**
 * klade_search_matches:
 * @self: a search
 * @key: a row's key from klade_search_key()
 *
 * Returns: %TRUE if each word of the search occurs in the row
 */
gboolean
klade_search_matches (const KladeSearch *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  for (gsize i = 0; self->words[i] != NULL; i++)
    if (strstr (key, self->words[i]) == NULL)
      return FALSE;

  return TRUE;
}
