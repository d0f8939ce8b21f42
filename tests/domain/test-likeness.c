/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-likeness.h"

#include <time.h>

typedef struct
{
  const char *surname;
  const char *given_name;
  const char *code; /* stands for its hash */
  const char *born;
} Person;

static KladeLikenessPerson
person_of (const Person *row)
{
  return (KladeLikenessPerson){
    row->surname,
    row->given_name,
    row->code != NULL ? g_bytes_new_static (row->code, 4) : NULL,
    row->born != NULL ? klade_day_parse_iso (row->born) : KLADE_DAY_NONE,
  };
}

#define BORN "2012-05-14"
#define BORN_LATER "2013-06-15"

static const struct
{
  Person a;
  Person b;
  KladeLikenessReason reason;
  KladeLikenessCertainty certainty;
} rows[] = {
  /* Another name by marriage or adoption, the same code. */
  { { "Ozola", "Anna", "aaaa", BORN },
    { "Kalniņa", "Anna", "aaaa", NULL },
    KLADE_LIKENESS_CODE,
    KLADE_LIKENESS_SURE },
  { { "Ozola", "Anna", "aaaa", BORN },
    { "Ozola", "Anna", "aaaa", BORN_LATER },
    KLADE_LIKENESS_CODE,
    KLADE_LIKENESS_SURE },
  { { "Ozola", "Anna", NULL, BORN },
    { "Ozola", "Anna", NULL, BORN },
    KLADE_LIKENESS_NAME,
    KLADE_LIKENESS_LIKELY },
  /* The one free change of the code, domain.md 7.1. */
  { { "Ozola", "Anna", "aaaa", BORN },
    { "Ozola", "Anna", "bbbb", BORN },
    KLADE_LIKENESS_NAME,
    KLADE_LIKENESS_LIKELY },
  { { "Ozola", "Anna", NULL, NULL },
    { "Ozola", "Anna", "aaaa", BORN },
    KLADE_LIKENESS_NAME,
    KLADE_LIKENESS_POSSIBLE },
  /* Two pupils of one name. */
  { { "Ozola", "Anna", NULL, BORN },
    { "Ozola", "Anna", NULL, BORN_LATER },
    KLADE_LIKENESS_NONE,
    0 },
  { { "Ozola", "Anna", "aaaa", NULL }, { "Ozola", "Anna", "bbbb", NULL }, KLADE_LIKENESS_NONE, 0 },
  { { "Āboliņa", "Sanita", NULL, BORN },
    { "ABOLINA", "Sanita", NULL, BORN },
    KLADE_LIKENESS_SPELLING,
    KLADE_LIKENESS_LIKELY },
  { { "Bērziņa-Kalniņa", "Ilze", NULL, BORN },
    { "Bērziņa Kalniņa", "Ilze", NULL, NULL },
    KLADE_LIKENESS_SPELLING,
    KLADE_LIKENESS_POSSIBLE },
  { { "Jānis", "Bērziņš", NULL, BORN },
    { "Berzins", "Janis", NULL, BORN },
    KLADE_LIKENESS_SWAPPED,
    KLADE_LIKENESS_LIKELY },
  { { "Jānis", "Bērziņš", NULL, NULL },
    { "Bērziņš", "Jānis", NULL, BORN },
    KLADE_LIKENESS_SWAPPED,
    KLADE_LIKENESS_POSSIBLE },
  { { "Liepiņa", "Elīna", NULL, BORN },
    { "Liepina", "Eliza", NULL, BORN },
    KLADE_LIKENESS_SLIP,
    KLADE_LIKENESS_LIKELY },
  { { "Liepiņa", "Elīna", NULL, BORN },
    { "Liepina", "Elina Anna", NULL, BORN },
    KLADE_LIKENESS_NONE,
    0 },
  { { "Vītols", "Mārtiņš", NULL, BORN },
    { "Vītols", "Mārtņš", NULL, BORN },
    KLADE_LIKENESS_SLIP,
    KLADE_LIKENESS_LIKELY },
  { { "Vītols", "Mārtiņš", NULL, BORN },
    { "Vītols", "Mārtiņšs", NULL, BORN },
    KLADE_LIKENESS_SLIP,
    KLADE_LIKENESS_LIKELY },
  { { "Vītols", "Mārtiņš", NULL, BORN },
    { "Vītosl", "Mārtiņš", NULL, BORN },
    KLADE_LIKENESS_SLIP,
    KLADE_LIKENESS_LIKELY },
  { { "Vītols", "Mārtiņš", NULL, BORN },
    { "Vīlots", "Mārtiņš", NULL, BORN },
    KLADE_LIKENESS_NONE,
    0 },
  { { "Vītols", "Mārtiņš", NULL, NULL },
    { "Vītola", "Mārtiņš", NULL, BORN },
    KLADE_LIKENESS_SLIP,
    KLADE_LIKENESS_POSSIBLE },
  /* Twins. */
  { { "Liepiņa", "Anna", "aaaa", BORN },
    { "Liepiņa", "Inna", "bbbb", BORN },
    KLADE_LIKENESS_NONE,
    0 },
  { { "Ose", "Ija", NULL, BORN }, { "Ose", "Eja", NULL, BORN }, KLADE_LIKENESS_NONE, 0 },
  { { "", "", NULL, NULL }, { "Ozola", "Anna", NULL, NULL }, KLADE_LIKENESS_NONE, 0 },
  { { "Иванов", "Пётр", NULL, BORN },
    { "Иванов", "Петр", NULL, BORN },
    KLADE_LIKENESS_SPELLING,
    KLADE_LIKENESS_LIKELY },
};

static void
check_found (GArray *found, gsize i)
{
  const KladeLikeness *likeness = &g_array_index (found, KladeLikeness, 0);

  g_assert_cmpuint (found->len, ==, rows[i].reason != KLADE_LIKENESS_NONE);
  if (found->len == 0)
    return;

  g_assert_cmpuint (likeness->first, ==, 0);
  g_assert_cmpuint (likeness->second, ==, 1);
  g_assert_cmpint (likeness->reason, ==, rows[i].reason);
  g_assert_cmpint (likeness->certainty, ==, rows[i].certainty);
  g_assert_nonnull (klade_likeness_explain (likeness));
}

/* All pairs of a school, and one person about to be entered, agree. */
static void
test_pairs (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      KladeLikenessPerson pair[] = { person_of (&rows[i].a), person_of (&rows[i].b) };
      g_autoptr (GBytes) code_a G_GNUC_UNUSED = pair[0].code_lookup;
      g_autoptr (GBytes) code_b G_GNUC_UNUSED = pair[1].code_lookup;
      g_autoptr (GArray) all = klade_likeness_find (pair, 2);
      g_autoptr (GArray) one = klade_likeness_find_one (pair, 1, &pair[1]);

      g_test_message ("%s %s and %s %s", rows[i].a.surname, rows[i].a.given_name, rows[i].b.surname,
                      rows[i].b.given_name);
      check_found (all, i);
      check_found (one, i);
    }
}

/* A school among others' pupils: each pair once, the surest first. */
static void
test_order (void)
{
  const Person school[] = {
    { "Ozola", "Anna", NULL, NULL },     { "Liepa", "Jurģis", "aaaa", BORN },
    { "Ozola", "Anna", NULL, BORN },     { "Liepa", "Jurgis", NULL, BORN },
    { "Kļava", "Jurģis", "aaaa", NULL }, { "Egle", "Zane", NULL, BORN },
  };
  KladeLikenessPerson persons[G_N_ELEMENTS (school)];
  g_autoptr (GArray) found = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (school); i++)
    persons[i] = person_of (&school[i]);
  found = klade_likeness_find (persons, G_N_ELEMENTS (school));
  for (guint i = 0; i < found->len; i++)
    {
      const KladeLikeness *likeness = &g_array_index (found, KladeLikeness, i);

      g_string_append_printf (text, "%u-%u:%d ", likeness->first, likeness->second,
                              (int) likeness->certainty);
    }
  g_assert_cmpstr (text->str, ==, "1-4:3 1-3:2 0-2:1 ");

  for (gsize i = 0; i < G_N_ELEMENTS (school); i++)
    g_clear_pointer (&persons[i].code_lookup, g_bytes_unref);
}

/* A file of one name repeated must not take minutes. */
static void
test_one_name_often (void)
{
  enum
  {
    N = 3000
  };
  g_autofree KladeLikenessPerson *persons = g_new0 (KladeLikenessPerson, N);
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) nothing = klade_likeness_find (NULL, 0);
  clock_t since = clock ();

  for (int i = 0; i < N; i++)
    persons[i] = (KladeLikenessPerson){ "Bērziņš", "Jānis", NULL, 700000 };
  found = klade_likeness_find (persons, N);
  g_assert_cmpuint (found->len, >=, N - 1);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpint (clock () - since, <, 10 * CLOCKS_PER_SEC);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/likeness/pairs", test_pairs);
  g_test_add_func ("/domain/likeness/order", test_order);
  g_test_add_func ("/domain/likeness/one-name-often", test_one_name_often);

  return g_test_run ();
}
