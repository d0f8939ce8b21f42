/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n-catalogue.h"

#include <string.h>

/* gettext speaks one language in a process: its files are read here for a second one. */

#define MAGIC 0x950412deu

typedef struct
{
  guint32 magic;
  guint32 revision;
  guint32 n_texts;
  guint32 originals; /* where the table of lengths and places begins */
  guint32 translations;
} Head;

typedef struct
{
  guint32 length; /* without the 0 at the end */
  guint32 place;
} Place;

/* Kept while the program runs: texts are lent for ever. */
static GHashTable *catalogues; /* by language: a GHashTable of translations by key */
static GMutex lock;

/* Where the translations are: a program run from its build folder finds those built there. */
const char *
klade_i18n_get_folder (void)
{
  const char *folder = g_getenv ("KLADE_LOCALE_DIR");
  g_autofree char *built =
      g_build_filename (KLADE_BUILD_LOCALE_DIR, "lv", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  if (folder != NULL)
    return folder;
  return g_file_test (built, G_FILE_TEST_EXISTS) ? KLADE_BUILD_LOCALE_DIR : KLADE_LOCALE_DIR;
}

static const char *
get_text (const char *bytes, gsize n_bytes, guint32 table, guint32 index)
{
  gsize at = table + (gsize) index * sizeof (Place);
  Place place;

  if (at + sizeof place > n_bytes)
    return NULL;
  memcpy (&place, bytes + at, sizeof place);
  return (gsize) place.place + place.length < n_bytes && bytes[place.place + place.length] == '\0'
             ? bytes + place.place
             : NULL;
}

/* Written by msgfmt on this kind of computer; another byte order reads as no catalogue. */
static void
fill (GHashTable *texts, const char *bytes, gsize n_bytes)
{
  Head head;

  if (n_bytes < sizeof head)
    return;
  memcpy (&head, bytes, sizeof head);
  for (guint32 i = 0; head.magic == MAGIC && i < head.n_texts; i++)
    {
      const char *key = get_text (bytes, n_bytes, head.originals, i);
      const char *text = get_text (bytes, n_bytes, head.translations, i);

      if (key != NULL && text != NULL)
        g_hash_table_insert (texts, (gpointer) key, (gpointer) text);
    }
}

static GHashTable *
read_catalogue (const char *language)
{
  GHashTable *texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *path = g_build_filename (klade_i18n_get_folder (), language, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);
  char *bytes = NULL;
  gsize n_bytes;

  if (g_file_get_contents (path, &bytes, &n_bytes, NULL))
    fill (texts, bytes, n_bytes); /* which point into the bytes */
  return texts;
}

static GHashTable *
get_catalogue (const char *language)
{
  GHashTable *texts;

  g_mutex_lock (&lock);
  if (catalogues == NULL)
    catalogues = g_hash_table_new (g_str_hash, g_str_equal);
  texts = g_hash_table_lookup (catalogues, language);
  if (texts == NULL)
    {
      texts = read_catalogue (language);
      g_hash_table_insert (catalogues, (gpointer) g_intern_string (language), texts);
    }
  g_mutex_unlock (&lock);
  return texts;
}

/**
 * klade_i18n_choose_form:
 * @language: such as "lv"
 * @n: how many
 *
 * Returns: which of a word's forms goes with @n, from 0; Latvian has three, as its catalogue's
 *   head says
 */
guint
klade_i18n_choose_form (const char *language, gulong n)
{
  if (!g_str_equal (language, "lv"))
    return n != 1;
  if (n % 10 == 1 && n % 100 != 11)
    return 0;
  return n != 0 ? 1 : 2;
}

/**
 * klade_i18n_look_up:
 * @language: such as "lv"
 * @key: a text in English, with its context before it where it has one
 * @form: of a text that has several; 0 for others
 * @otherwise: for a text that is not translated
 *
 * Returns: (transfer none): the translation, or @otherwise
 */
const char *
klade_i18n_look_up (const char *language, const char *key, guint form, const char *otherwise)
{
  const char *text = g_hash_table_lookup (get_catalogue (language), key);

  if (text == NULL || *text == '\0')
    return otherwise;
  for (; form > 0; form--)
    text += strlen (text) + 1;
  return text;
}
