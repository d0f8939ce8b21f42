/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"

#include <sodium.h>
#include <string.h>

#define PART_LENGTH_MAX 30

/* No 0 and o, no 1, l and i: they are read for each other on paper.  All are typed without a
 * second key on a Latvian keyboard. */
static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";

#define N_GROUPS 3
#define GROUP_LENGTH 4

/**
 * klade_account_new_password:
 *
 * Three groups of four: about 59 bits.
 *
 * Returns: (transfer full): a new first password
 */
char *
klade_account_new_password (void)
{
  char *password = g_malloc0 (N_GROUPS * (GROUP_LENGTH + 1));
  char *at = password;

  for (int group = 0; group < N_GROUPS; group++)
    {
      if (group > 0)
        *at++ = '-';
      for (int i = 0; i < GROUP_LENGTH; i++)
        *at++ = letters[randombytes_uniform ((guint32) strlen (letters))];
    }

  return password;
}

/* ASCII letters and digits, and a hyphen between them: "Bērziņš-Kalns" is berzins-kalns. */
static void
append_plain (GString *name, const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autofree char *ascii = g_str_to_ascii (lower, "lv");
  gsize start = name->len;

  for (const char *at = ascii; *at != '\0' && name->len - start < PART_LENGTH_MAX; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (name, g_ascii_tolower (*at));
    else if (*at == '-' && name->len > start && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');

  if (name->len > start && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
}

/**
 * klade_account_name_from:
 * @given_name: the first of several counts
 * @surname: of a person
 *
 * Returns: (transfer full): "anna.zalite"; what cannot be written in ASCII is left out, so it
 *   may be "lietotajs"
 */
char *
klade_account_name_from (const char *given_name, const char *surname)
{
  g_auto (GStrv) given = g_strsplit (given_name, " ", 2);
  GString *name = g_string_new (NULL);

  append_plain (name, given[0] != NULL ? given[0] : "");
  if (name->len > 0)
    g_string_append_c (name, '.');
  append_plain (name, surname);

  if (name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_assign (name, "lietotajs");
  return g_string_free (name, FALSE);
}

/**
 * klade_account_make_unique:
 * @taken: names that are taken; gets the new one
 * @name: the name to be had
 *
 * Returns: (transfer full): @name, or @name with a number
 */
char *
klade_account_make_unique (GHashTable *taken, const char *name)
{
  char *unique = g_strdup (name);

  for (int n = 2; g_hash_table_contains (taken, unique); n++)
    {
      g_free (unique);
      unique = g_strdup_printf ("%s%d", name, n);
    }

  g_hash_table_add (taken, g_strdup (unique));
  return unique;
}
