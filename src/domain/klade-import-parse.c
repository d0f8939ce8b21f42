/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "klade-class-name.h"
#include "klade-contact.h"
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-import-private.h"
#include "klade-person-code.h"
#include "klade-text.h"

#define SHOWN_CHARACTERS_MAX 40
#define YEAR_MIN 1900
#define YEAR_MAX 2100
/* Days as numbers of a spreadsheet: 1927 to 2064. */
#define SERIAL_MIN 10000
#define SERIAL_MAX 60000
#define GRADE_MAX 12
#define LESSONS_MAX 2000
#define PROGRAMME_CHARACTERS 8

/**
 * klade_import_shorten:
 * @text: anything
 *
 * Returns: (transfer full): the text as it is quoted in a sentence: its beginning, on one line
 */
char *
klade_import_shorten (const char *text)
{
  g_autofree char *line = klade_text_clean_line (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= SHOWN_CHARACTERS_MAX)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, SHOWN_CHARACTERS_MAX);
  return g_strconcat (start, "…", NULL);
}

/* 2026-09-14 and what a day with a time begins with. */
static KladeDay
parse_iso (const char *text)
{
  g_autofree char *day = g_strndup (text, 10);

  return text[0] != '\0' && strlen (day) == 10 &&
                 (text[10] == '\0' || text[10] == ' ' || text[10] == 'T')
             ? klade_day_parse_iso (day)
             : KLADE_DAY_NONE;
}

/* A day that lost its format on the way: the number a spreadsheet keeps it as. */
static KladeDay
parse_serial (const char *text, char **warning)
{
  guint64 serial;
  g_autofree char *day_text = NULL;
  KladeDay day;

  if (!g_ascii_string_to_unsigned (text, 10, SERIAL_MIN, SERIAL_MAX, &serial, NULL))
    return KLADE_DAY_NONE;

  day = klade_day_new (1899, 12, 30) + (KladeDay) serial;
  day_text = klade_day_to_text (day);
  *warning = g_strdup_printf (_ ("“%s” was read as %s, as spreadsheets count days. Check it."),
                              text, day_text);
  return day;
}

/**
 * klade_import_parse_day:
 * @text: 14.09.2026., 14.09.2026, 2026-09-14, 14/09/2026 or 14-09-2026
 * @warning: (out): a sentence when the day is doubtful
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full) (nullable): the day as 2026-09-14
 */
char *
klade_import_parse_day (const char *text, char **warning, GError **error)
{
  g_autofree char *shown = klade_import_shorten (text);
  g_autofree char *dotted = g_strdelimit (klade_text_clean_line (text), "/-", '.');
  KladeDay day = parse_iso (text);
  int year = 0;

  if (day == KLADE_DAY_NONE)
    day = parse_serial (text, warning);
  if (day == KLADE_DAY_NONE)
    klade_day_parse (dotted, KLADE_DAY_NONE, &day, NULL);
  if (day != KLADE_DAY_NONE)
    klade_day_get (day, &year, NULL, NULL);
  if (year >= YEAR_MIN && year <= YEAR_MAX)
    return klade_day_to_iso (day);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is not a date. Write it like this: 14.09.2026."), shown);
  return NULL;
}

static gboolean
starts_with_one_of (const char *folded, const char *const *starts)
{
  for (; *starts != NULL; starts++)
    if (g_str_has_prefix (folded, *starts))
      return TRUE;

  return FALSE;
}

/**
 * klade_import_parse_sex:
 * @text: S, sieviete, meitene, F; V, vīrietis, zēns, M
 * @is_m_girl: whether a lone M is meitene
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full) (nullable): f or m
 */
char *
klade_import_parse_sex (const char *text, gboolean is_m_girl, GError **error)
{
  static const char *const girls[] = { "siev", "meit", "fem", "girl", "woman", NULL };
  static const char *const boys[] = { "vir", "zen", "puis", "male", "boy", "man", NULL };
  g_autofree char *folded = klade_import_fold_heading (text);
  g_autofree char *shown = klade_import_shorten (text);

  if (g_str_equal (folded, "s") || g_str_equal (folded, "f") ||
      (is_m_girl && g_str_equal (folded, "m")) || starts_with_one_of (folded, girls))
    return g_strdup ("f");
  if (g_str_equal (folded, "v") || g_str_equal (folded, "z") || g_str_equal (folded, "m") ||
      starts_with_one_of (folded, boys))
    return g_strdup ("m");

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is no sex. Write S for a girl and V for a boy."), shown);
  return NULL;
}

/**
 * klade_import_parse_class:
 * @text: 7.a, 7a, 7. a klase, or a preschool group
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full) (nullable): the class as it is written everywhere
 */
char *
klade_import_parse_class (const char *text, GError **error)
{
  static const char *const endings[] = { " klase", " kl.", " kl" };
  g_autofree char *name = klade_text_clean_line (text);
  KladeClassName class_name;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]) && g_ascii_isdigit (*name))
      {
        name[strlen (name) - strlen (endings[i])] = '\0';
        break;
      }

  return klade_class_name_parse (name, &class_name, error) ? klade_class_name_format (&class_name)
                                                           : NULL;
}

/* Several classes between commas; NULL as soon as one is none. */
char *
klade_import_parse_classes (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  g_autoptr (GString) classes = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      name = klade_import_parse_class (parts[i], error);
      if (name == NULL)
        return NULL;
      g_string_append_printf (classes, "%s%s", classes->len > 0 ? ", " : "", name);
    }

  return g_strdup (classes->str);
}

/**
 * klade_import_parse_code:
 * @text: a personal code; one that a spreadsheet took for a number may lack its first zero
 * @warning: (out): a sentence when the code should be compared with the document
 * @error: %KLADE_ERROR_INVALID with a sentence
 *
 * Returns: (transfer full) (nullable): the code as 161175-19997
 */
char *
klade_import_parse_code (const char *text, char **warning, GError **error)
{
  g_autofree char *padded = g_strconcat ("0", text, NULL);
  gboolean is_short = strlen (text) == KLADE_PERSON_CODE_N_DIGITS - 1 &&
                      strspn (text, "0123456789") == strlen (text);
  KladePersonCode code;
  char *written;

  if (is_short && klade_person_code_parse (padded, &code, NULL))
    {
      written = klade_person_code_format (&code);
      *warning = g_strdup_printf (_ ("The zero at the start of “%s” was lost; it was read as %s."),
                                  text, written);
      return written;
    }
  if (!klade_person_code_parse (text, &code, error))
    return NULL;

  *warning = g_strdup (klade_person_code_warning (&code));
  return klade_person_code_format (&code);
}

typedef char *(*ContactParser) (const char *text, GError **error);

/* The first of several, which people write into one cell. */
static char *
parse_contact (const char *text,
               ContactParser parse,
               const char *separators,
               char **warning,
               GError **error)
{
  g_autofree char *line = klade_text_clean_line (text);
  char *start = line + (*line == '\'' ? 1 : 0);
  g_auto (GStrv) parts = NULL;
  char *contact = parse (start, NULL);
  guint n = 0;

  if (contact != NULL)
    return contact;

  parts = g_strsplit_set (start, separators, -1);
  while (parts[n] != NULL && *g_strstrip (parts[n]) == '\0')
    n++;
  contact = parse (parts[n] != NULL ? parts[n] : start, error);
  if (contact != NULL)
    *warning = g_strdup_printf (_ ("There is more than one here; “%s” was taken."), contact);
  return contact;
}

/* Gives +371 26481883; of several the first. */
char *
klade_import_parse_phone (const char *text, char **warning, GError **error)
{
  return parse_contact (text, klade_contact_parse_phone, ",;/\\|", warning, error);
}

/* Of several the first. */
char *
klade_import_parse_email (const char *text, char **warning, GError **error)
{
  return parse_contact (text, klade_contact_parse_email, ",;/ |", warning, error);
}

/**
 * klade_import_parse_kind:
 * @text: what a parent is to the pupil
 * @warning: (out): a sentence when the word is not known
 *
 * Returns: (transfer full): mother, father, guardian or other
 */
char *
klade_import_parse_kind (const char *text, char **warning)
{
  static const struct
  {
    const char *start;
    const char *kind;
  } known[] = {
    { "mat", "mother" },        { "mam", "mother" },        { "moth", "mother" },
    { "tev", "father" },        { "tet", "father" },        { "fath", "father" },
    { "aizb", "guardian" },     { "guard", "guardian" },    { "likum", "guardian" },
    { "audzumat", "guardian" }, { "audzutev", "guardian" }, { "audzug", "guardian" },
    { "vec", "other" },         { "mas", "other" },         { "bral", "other" },
    { "cit", "other" },         { "other", "other" },       { "radinie", "other" },
  };
  g_autofree char *folded = klade_import_fold_heading (text);
  g_autofree char *shown = klade_import_shorten (text);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (folded, known[i].start))
      return g_strdup (known[i].kind);

  *warning = g_strdup_printf (_ ("“%s” is neither mother, father nor guardian; it was read as "
                                 "another person."),
                              shown);
  return g_strdup ("other");
}

/* A whole number, with a dot or a word behind it: 7, 7., 7. klase. */
static gboolean
parse_whole (const char *text, guint64 max, guint64 *number)
{
  g_autofree char *folded = klade_import_fold_heading (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", 2);
  gboolean is_plain = words[0] != NULL && (words[1] == NULL || g_str_has_prefix (words[1], "kl") ||
                                           g_str_has_prefix (words[1], "st"));

  return is_plain && g_ascii_string_to_unsigned (words[0], 10, 0, max, number, NULL);
}

/* 1 to 12. */
char *
klade_import_parse_grade (const char *text, GError **error)
{
  g_autofree char *shown = klade_import_shorten (text);
  guint64 grade = 0;

  if (parse_whole (text, GRADE_MAX, &grade) && grade > 0)
    return g_strdup_printf ("%u", (guint) grade);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("“%s” is no grade. Grades are 1 to 12."),
               shown);
  return NULL;
}

/* Lessons of a year. */
char *
klade_import_parse_count (const char *text, GError **error)
{
  g_autofree char *shown = klade_import_shorten (text);
  guint64 count;

  if (parse_whole (text, LESSONS_MAX, &count))
    return g_strdup_printf ("%u", (guint) count);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is no number of lessons. Write a whole number."), shown);
  return NULL;
}

/* The number of a KladeScale. */
char *
klade_import_parse_scale (const char *text, GError **error)
{
  static const struct
  {
    const char *word;
    KladeScale scale;
  } known[] = {
    { "ball", KLADE_SCALE_POINTS },  { "1 10", KLADE_SCALE_POINTS },
    { "10", KLADE_SCALE_POINTS },    { "iesk", KLADE_SCALE_PASS },
    { "i ni", KLADE_SCALE_PASS },    { "limen", KLADE_SCALE_LEVELS },
    { "stap", KLADE_SCALE_LEVELS },  { "s t a", KLADE_SCALE_LEVELS },
    { "apguv", KLADE_SCALE_LEVELS }, { "%", KLADE_SCALE_PERCENT },
    { "proc", KLADE_SCALE_PERCENT },
  };
  g_autofree char *folded = klade_import_fold_heading (text);
  g_autofree char *shown = klade_import_shorten (text);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (strstr (folded, known[i].word) != NULL)
      return g_strdup_printf ("%d", (int) known[i].scale);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is no scale. Write 10 points, i/ni, STAP or %%."), shown);
  return NULL;
}

/* Eight places, digits and a letter or two: MK 322.  Another code is kept with a warning. */
char *
klade_import_parse_programme (const char *text, char **warning)
{
  GString *code = g_string_new (NULL);
  gboolean is_usual = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_isalnum (*at))
      g_string_append_c (code, g_ascii_toupper (*at));
    else if (!g_unichar_isspace (g_utf8_get_char (at)))
      {
        g_string_append_unichar (code, g_utf8_get_char (at));
        is_usual = FALSE;
      }

  if (!is_usual || code->len != PROGRAMME_CHARACTERS || !g_ascii_isdigit (*code->str))
    {
      g_autofree char *shown = klade_import_shorten (text);

      *warning = g_strdup_printf (_ ("“%s” does not look like a programme code of eight places. "
                                     "Check it."),
                                  shown);
    }
  return g_string_free (code, FALSE);
}

static KladeRole
find_role (const char *word)
{
  static const struct
  {
    const char *start;
    KladeRole role;
  } known[] = {
    { "superliet", KLADE_ROLE_SUPERUSER },
    { "virsliet", KLADE_ROLE_SUPERUSER },
    { "admin", KLADE_ROLE_SUPERUSER },
    { "direktora v", KLADE_ROLE_DEPUTY },
    { "direktores v", KLADE_ROLE_DEPUTY },
    { "vaditaja v", KLADE_ROLE_DEPUTY },
    { "vietniek", KLADE_ROLE_DEPUTY },
    { "direktor", KLADE_ROLE_HEAD },
    { "vaditaj", KLADE_ROLE_HEAD },
    { "klases audz", KLADE_ROLE_CLASS_TEACHER },
    { "audzinataj", KLADE_ROLE_CLASS_TEACHER },
    { "pirmsskolas sk", KLADE_ROLE_GROUP_TEACHER },
    { "grupas sk", KLADE_ROLE_GROUP_TEACHER },
    { "logoped", KLADE_ROLE_SPEECH_THERAPIST },
    { "skolotajs logoped", KLADE_ROLE_SPEECH_THERAPIST },
    { "medmas", KLADE_ROLE_NURSE },
    { "medicinas", KLADE_ROLE_NURSE },
    { "sekret", KLADE_ROLE_SECRETARY },
    { "lietved", KLADE_ROLE_SECRETARY },
    { "skolotaj", KLADE_ROLE_TEACHER },
    { "prieksmeta sk", KLADE_ROLE_TEACHER },
    { "prieksmetu sk", KLADE_ROLE_TEACHER },
    { "pedagog", KLADE_ROLE_TEACHER },
  };
  KladeRole role;

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_has_prefix (word, known[i].start))
      return known[i].role;

  return klade_role_from_id (word, &role) && role != KLADE_ROLE_GUARDIAN && role != KLADE_ROLE_PUPIL
             ? role
             : 0;
}

/**
 * klade_import_parse_roles:
 * @text: roles, in words, between commas
 * @roles: (out): bits 1 << KladeRole
 * @warning: (out): a sentence that names a word that is no role
 *
 * Returns: (transfer full): their words for the command line, between commas
 */
char *
klade_import_parse_roles (const char *text, guint *roles, char **warning)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;/\n", -1);
  GString *ids = g_string_new (NULL);

  *roles = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *word = klade_import_fold_heading (parts[i]);
      g_autofree char *id = klade_text_clean_line (parts[i]);
      g_autofree char *shown = klade_import_shorten (parts[i]);
      KladeRole role = find_role (word);

      if (role == 0)
        role = find_role (id);
      if (*word == '\0' || (role != 0 && (*roles & (1u << role)) != 0))
        continue;
      if (role != 0)
        {
          *roles |= 1u << role;
          g_string_append_printf (ids, "%s%s", ids->len > 0 ? "," : "", klade_role_id (role));
        }
      else if (*warning == NULL)
        *warning = g_strdup_printf (_ ("There is no role “%s” in Klade; it was left out."), shown);
    }

  return g_string_free (ids, FALSE);
}

static gboolean
set_incomplete (const char *text, GError **error)
{
  g_autofree char *shown = klade_import_shorten (text);

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is not a surname and a given name. Write both."), shown);
  return FALSE;
}

/**
 * klade_import_split_name:
 * @text: Bērziņa Anna Marija, Anna Marija Bērziņa or Bērziņa, Anna Marija
 * @order: which comes first, when no comma tells
 * @surname: (out): the surname
 * @given_name: (out): the given names
 * @error: %KLADE_ERROR_INVALID with a sentence when there is only one word
 *
 * A surname is one word or one with hyphens.
 *
 * Returns: %TRUE if both were set
 */
gboolean
klade_import_split_name (const char *text,
                         KladeNameOrder order,
                         char **surname,
                         char **given_name,
                         GError **error)
{
  g_autofree char *line = klade_text_clean_line (text);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GString) name = g_string_new (line);
  const char *cut;

  g_string_replace (name, " - ", "-", 0);
  cut = strchr (name->str, ',');
  if (cut != NULL)
    order = KLADE_NAMES_SURNAME_FIRST;
  else
    cut = order == KLADE_NAMES_GIVEN_FIRST ? strrchr (name->str, ' ') : strchr (name->str, ' ');
  if (cut == NULL)
    return set_incomplete (text, error);

  before = g_strstrip (g_strndup (name->str, (gsize) (cut - name->str)));
  after = g_strstrip (g_strdup (cut + 1));
  if (*before == '\0' || *after == '\0')
    return set_incomplete (text, error);

  *surname =
      order == KLADE_NAMES_GIVEN_FIRST ? g_steal_pointer (&after) : g_steal_pointer (&before);
  *given_name = after != NULL ? g_steal_pointer (&after) : g_steal_pointer (&before);
  return TRUE;
}
