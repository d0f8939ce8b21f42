/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-likeness.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-text.h"

/* In shorter names one other letter makes another name: Ija Ose, Eja Ose. */
#define SLIP_CHARACTERS_MIN 8 /* with the blank between the names */
/* A thousand people of one name are compared with this many neighbours, not with each other. */
#define NEIGHBOURS_MAX 64

#define HASH_START G_GUINT64_CONSTANT (14695981039346656037) /* FNV-1a */
#define HASH_FACTOR G_GUINT64_CONSTANT (1099511628211)

/* A person prepared for comparing. */
typedef struct
{
  const KladeLikenessPerson *person;
  char *name;        /* surname and given name, folded */
  char *sorted;      /* the same words in the order of the alphabet */
  gunichar *letters; /* @name */
  glong n_letters;
} Features;

/* Two persons who share a key are worth comparing. */
typedef struct
{
  guint64 hash;
  guint index;
} Key;

static guint64
hash_bytes (guint64 hash, const void *bytes, gsize n)
{
  for (gsize i = 0; i < n; i++)
    hash = (hash ^ ((const guint8 *) bytes)[i]) * HASH_FACTOR;

  return hash;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join_words (char **words)
{
  GString *joined = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);

  return g_string_free (joined, FALSE);
}

static void
features_init (Features *self, const KladeLikenessPerson *person)
{
  g_autofree char *whole = g_strconcat (person->surname, " ", person->given_name, NULL);
  g_autofree char *folded = klade_text_fold (whole);
  g_auto (GStrv) words = g_strsplit_set (folded, " -", -1);

  self->person = person;
  self->name = join_words (words);
  qsort (words, g_strv_length (words), sizeof *words, compare_words);
  self->sorted = join_words (words);
  self->letters = g_utf8_to_ucs4_fast (self->name, -1, &self->n_letters);
}

static void
features_clear (gpointer data)
{
  Features *self = data;

  g_free (self->name);
  g_free (self->sorted);
  g_free (self->letters);
}

static GArray *
prepare (const KladeLikenessPerson *persons, guint n_persons)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (Features), n_persons);

  g_array_set_clear_func (all, features_clear);
  for (guint i = 0; i < n_persons; i++)
    {
      Features features;

      features_init (&features, &persons[i]);
      g_array_append_val (all, features);
    }

  return all;
}

/* One letter replaced, one more, one fewer, or two neighbours changed places. */
static gboolean
is_one_slip (const Features *a, const Features *b)
{
  const Features *longer = a->n_letters >= b->n_letters ? a : b;
  const Features *shorter = longer == a ? b : a;
  glong from_start = 0, from_end = 0;
  glong n_long = longer->n_letters;
  glong n_short = shorter->n_letters;

  if (n_long - n_short > 1 || n_short < SLIP_CHARACTERS_MIN)
    return FALSE;

  while (from_start < n_short && longer->letters[from_start] == shorter->letters[from_start])
    from_start++;
  while (from_end < n_short - from_start &&
         longer->letters[n_long - 1 - from_end] == shorter->letters[n_short - 1 - from_end])
    from_end++;

  if (n_long - from_start - from_end <= 1)
    return TRUE;

  return n_long == n_short && n_long - from_start - from_end == 2 &&
         longer->letters[from_start] == shorter->letters[from_start + 1] &&
         longer->letters[from_start + 1] == shorter->letters[from_start];
}

static KladeLikenessReason
compare_names (const Features *a, const Features *b)
{
  if (g_str_equal (a->name, b->name))
    return g_str_equal (a->person->surname, b->person->surname) &&
                   g_str_equal (a->person->given_name, b->person->given_name)
               ? KLADE_LIKENESS_NAME
               : KLADE_LIKENESS_SPELLING;
  if (g_str_equal (a->sorted, b->sorted))
    return KLADE_LIKENESS_SWAPPED;

  return is_one_slip (a, b) ? KLADE_LIKENESS_SLIP : KLADE_LIKENESS_NONE;
}

/* Who is born on different days is not one person, whatever the name; nor are twins with codes
 * of their own and almost one name.  A code itself may have been changed. */
static gboolean
judge (const Features *a, const Features *b, KladeLikeness *likeness)
{
  const KladeLikenessPerson *one = a->person;
  const KladeLikenessPerson *other = b->person;
  gboolean have_codes = one->code_lookup != NULL && other->code_lookup != NULL;
  gboolean have_births = one->birth_date != KLADE_DAY_NONE && other->birth_date != KLADE_DAY_NONE;

  if (have_codes && g_bytes_equal (one->code_lookup, other->code_lookup))
    {
      likeness->reason = KLADE_LIKENESS_CODE;
      likeness->certainty = KLADE_LIKENESS_SURE;
      return TRUE;
    }
  if (have_births ? one->birth_date != other->birth_date : have_codes)
    return FALSE;

  likeness->reason = compare_names (a, b);
  likeness->certainty = have_births ? KLADE_LIKENESS_LIKELY : KLADE_LIKENESS_POSSIBLE;

  return likeness->reason != KLADE_LIKENESS_NONE &&
         !(likeness->reason == KLADE_LIKENESS_SLIP && have_codes);
}

static void
add_key (GArray *keys, guint index, guint64 hash)
{
  g_array_append_vals (keys, &(Key){ hash, index }, 1);
}

/* The code, the words, and the name with each of its letters left out. */
static void
add_keys (GArray *keys, guint index, const Features *features)
{
  const gunichar *letters = features->letters;
  glong n = features->n_letters;
  guint64 start = HASH_START;

  if (features->person->code_lookup != NULL)
    {
      gsize n_bytes;
      gconstpointer bytes = g_bytes_get_data (features->person->code_lookup, &n_bytes);

      add_key (keys, index, hash_bytes (HASH_START, bytes, n_bytes));
    }
  add_key (keys, index, hash_bytes (HASH_START, features->sorted, strlen (features->sorted)));
  add_key (keys, index, hash_bytes (HASH_START, letters, (gsize) n * sizeof *letters));
  for (glong i = 0; i < n; i++)
    {
      gsize n_rest = (gsize) (n - i - 1) * sizeof *letters;

      add_key (keys, index, hash_bytes (start, letters + i + 1, n_rest));
      start = hash_bytes (start, letters + i, sizeof *letters);
    }
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a;
  const Key *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;

  return one->index < other->index ? -1 : one->index > other->index;
}

static void
judge_pair (GArray *found, GHashTable *judged, GArray *features, guint first, guint second)
{
  KladeLikeness likeness = { first, second, KLADE_LIKENESS_NONE, KLADE_LIKENESS_POSSIBLE };
  gint64 pair = ((gint64) first << 32) | second;

  if (first == second || g_hash_table_contains (judged, &pair))
    return;

  g_hash_table_add (judged, g_memdup2 (&pair, sizeof pair));
  if (judge (&g_array_index (features, Features, first),
             &g_array_index (features, Features, second), &likeness))
    g_array_append_val (found, likeness);
}

/* The surest first. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const KladeLikeness *one = a;
  const KladeLikeness *other = b;

  if (one->certainty != other->certainty)
    return (int) other->certainty - (int) one->certainty;
  if (one->reason != other->reason)
    return (int) one->reason - (int) other->reason;
  if (one->first != other->first)
    return one->first < other->first ? -1 : 1;

  return one->second < other->second ? -1 : one->second > other->second;
}

/**
 * klade_likeness_find:
 * @persons: (array length=n_persons): all persons of a school
 * @n_persons: how many
 *
 * Records that may be of one person, for a person to look at and merge: the surest first.
 *
 * Returns: (transfer full) (element-type KladeLikeness): each pair once
 */
GArray *
klade_likeness_find (const KladeLikenessPerson *persons, guint n_persons)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KladeLikeness));
  g_autoptr (GArray) features = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GHashTable) judged = NULL;

  g_return_val_if_fail (persons != NULL || n_persons == 0, found);

  features = prepare (persons, n_persons);
  keys = g_array_sized_new (FALSE, FALSE, sizeof (Key), n_persons * 20);
  for (guint i = 0; i < n_persons; i++)
    add_keys (keys, i, &g_array_index (features, Features, i));
  g_array_sort (keys, compare_keys);

  judged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);
      guint end = MIN (keys->len, i + NEIGHBOURS_MAX);

      for (guint j = i + 1; j < end && g_array_index (keys, Key, j).hash == key->hash; j++)
        judge_pair (found, judged, features, key->index, g_array_index (keys, Key, j).index);
    }
  g_array_sort (found, compare_found);

  return found;
}

/**
 * klade_likeness_find_one:
 * @persons: (array length=n_persons): all persons of a school
 * @n_persons: how many
 * @person: somebody about to be entered
 *
 * Whom of @persons @person may be already; %KladeLikeness.second is always @n_persons.
 *
 * Returns: (transfer full) (element-type KladeLikeness): the surest first
 */
GArray *
klade_likeness_find_one (const KladeLikenessPerson *persons,
                         guint n_persons,
                         const KladeLikenessPerson *person)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (KladeLikeness));
  g_autoptr (GArray) features = NULL;
  g_autoptr (GArray) features_of_one = NULL;

  g_return_val_if_fail (persons != NULL || n_persons == 0, found);
  g_return_val_if_fail (person != NULL, found);

  features = prepare (persons, n_persons);
  features_of_one = prepare (person, 1);
  for (guint i = 0; i < n_persons; i++)
    {
      KladeLikeness likeness = { i, n_persons, KLADE_LIKENESS_NONE, KLADE_LIKENESS_POSSIBLE };

      if (judge (&g_array_index (features, Features, i),
                 &g_array_index (features_of_one, Features, 0), &likeness))
        g_array_append_val (found, likeness);
    }
  g_array_sort (found, compare_found);

  return found;
}

/**
 * klade_likeness_explain:
 * @likeness: two persons found alike
 *
 * Returns: the reason, a sentence, translated
 */
const char *
klade_likeness_explain (const KladeLikeness *likeness)
{
  gboolean is_born_alike;

  g_return_val_if_fail (likeness != NULL, NULL);

  is_born_alike = likeness->certainty == KLADE_LIKENESS_LIKELY;
  switch (likeness->reason)
    {
    case KLADE_LIKENESS_CODE:
      return _ ("The same personal code.");
    case KLADE_LIKENESS_NAME:
      return is_born_alike ? _ ("The same name and date of birth.")
                           : _ ("The same name; a date of birth is missing.");
    case KLADE_LIKENESS_SPELLING:
      return is_born_alike
                 ? _ ("The same date of birth; the names differ only in diacritics, capitals or "
                      "hyphens.")
                 : _ ("The names differ only in diacritics, capitals or hyphens; a date of birth is "
                      "missing.");
    case KLADE_LIKENESS_SWAPPED:
      return is_born_alike
                 ? _ ("The same date of birth; given name and surname seem to have changed places.")
                 : _ ("Given name and surname seem to have changed places; a date of birth is "
                      "missing.");
    case KLADE_LIKENESS_SLIP:
      return is_born_alike ? _ ("The same date of birth; the names differ in one letter.")
                           : _ ("The names differ in one letter; a date of birth is missing.");
    case KLADE_LIKENESS_NONE:
    default:
      return NULL;
    }
}
