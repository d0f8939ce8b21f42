/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-import-private.h"
#include "klade-text.h"

#define WORDS_MAX 12

/* How headings are written, without diacritics.  A pattern fits a heading when each of its words
 * is in the heading and each word of the heading is in the pattern, in any order.  a|b is one of
 * several, a* what begins so, ?a what may be missing. */
typedef struct
{
  KladeImportField field;
  const char *pattern;
} Rule;

#define NUMBER "?nr ?num* ?no ?n"

static const Rule person_rules[] = {
  { KLADE_IMPORT_SURNAME, "uzvards|uzv|uzvardi|surname|lastname" },
  { KLADE_IMPORT_SURNAME, "last|family name" },
  { KLADE_IMPORT_GIVEN_NAME, "vards|vardi|firstname ?i ?otrais" },
  { KLADE_IMPORT_GIVEN_NAME, "given|first name|names" },
  { KLADE_IMPORT_FULL_NAME, "vards|vardi|v uzvards|uzvardi|uzv|u ?un ?i" },
  { KLADE_IMPORT_FULL_NAME, "pilns vards ?uzvards" },
  { KLADE_IMPORT_FULL_NAME, "name|persona|fullname ?full" },
  { KLADE_IMPORT_FULL_NAME, "surname|lastname|last|family name|given|first|firstname ?and" },
  { KLADE_IMPORT_PERSONAL_CODE, "pers* k|kods|kodi " NUMBER },
  { KLADE_IMPORT_PERSONAL_CODE, "p k" }, /* Nr. p. k. is the running number */
  { KLADE_IMPORT_PERSONAL_CODE, "pk|personkods|perskods" },
  { KLADE_IMPORT_PERSONAL_CODE, "personal|identity code|number|id" },
  { KLADE_IMPORT_PERSONAL_CODE, "identifikacijas kods" },
  { KLADE_IMPORT_PHONE,
    "tel|talr*|telef*|mob*|phone|kontakttalr*|kontakttel* ?kontakt* ?number ?majas " NUMBER },
  { KLADE_IMPORT_EMAIL, "epast*|email*|mail ?adr* ?kontakt* ?address ?elektron*" },
  { KLADE_IMPORT_EMAIL, "elektron* pas*" },
};

static const Rule pupil_rules[] = {
  { KLADE_IMPORT_BIRTH_DATE, "dzims*|dzim|dz|d dat* ?gads ?menesis ?diena" },
  { KLADE_IMPORT_BIRTH_DATE, "dzims*|dzim|dz diena|laiks" },
  { KLADE_IMPORT_BIRTH_DATE, "dzimis|dzimusi ?dat*" },
  { KLADE_IMPORT_BIRTH_DATE, "birth*|dob|dateofbirth ?date ?of" },
  { KLADE_IMPORT_SEX, "dzimums|dzimte|sex|gender" },
  { KLADE_IMPORT_CLASS, "klase|klases|kl|class|grupa|grupas ?nosaukums ?kods ?komplekts" },
  { KLADE_IMPORT_DECLARED_ADDRESS, "dekl* ?adr* ?dziv* ?vieta ?viet*" },
  { KLADE_IMPORT_ACTUAL_ADDRESS, "fakt*|pasreiz*|koresp* ?adr* ?dziv* ?vieta ?viet*" },
  { KLADE_IMPORT_DECLARED_ADDRESS, "adr*|dzivesviet* ?dzivesviet* ?dziv* ?vietas ?majas ?address" },
  { KLADE_IMPORT_DECLARED_ADDRESS, "address" },
  { KLADE_IMPORT_BIRTH_CERTIFICATE, "dzims*|dzim|dz apl* ?ser* ?un " NUMBER },
  { KLADE_IMPORT_IDENTITY_DOCUMENT, "pase|pases|passport ?id ?kart* ?vai ?dok* ?ser* ?un " NUMBER },
  { KLADE_IMPORT_IDENTITY_DOCUMENT, "id|eid kart* ?vai ?pase* " NUMBER },
  { KLADE_IMPORT_IDENTITY_DOCUMENT,
    "pers*|ident* apl*|dok* ?apl* ?dok* ?ser* ?un ?apliecinosa " NUMBER },
  { KLADE_IMPORT_CITIZENSHIP, "pilsonib*|valstspieder*|valstspiederib*|citizenship ?valstisk*" },
  { KLADE_IMPORT_CITIZENSHIP, "valst* pieder*" },
  { KLADE_IMPORT_NATIVE_LANGUAGE, "dzimt*|gimen*|majas|sarunval* valod*|val ?lietot*" },
  { KLADE_IMPORT_NATIVE_LANGUAGE, "sarunvaloda|dzimtvaloda" },
  { KLADE_IMPORT_NATIVE_LANGUAGE, "native language" },
  { KLADE_IMPORT_ADMISSION_DATE,
    "uznem*|uznemts|iesta*|ieskait*|admission dat* ?skola ?skolas ?iestad* ?izgl*" },
  { KLADE_IMPORT_ADMISSION_DATE, "iestajies|iestajas|uznemts|ieskaitits ?skola ?dat*" },
  { KLADE_IMPORT_ADMISSION_DATE, "macas no ?dat*" },
  { KLADE_IMPORT_ORDER_DATE, "rik* dat* ?uznem* ?ieskait* ?direktor* ?par ?iestas*" },
  { KLADE_IMPORT_ORDER_NUMBER, "rik* ?uznem* ?ieskait* ?direktor* ?par ?iestas* ?numurs " NUMBER },
  { KLADE_IMPORT_PREVIOUS_SCHOOL,
    "ieprieks* ?skola* ?izgl* ?iestad* ?macibu ?nosaukums ?apmekleta" },
  { KLADE_IMPORT_PREVIOUS_SCHOOL, "kurienes|kuras no ?iest* ?iera* ?skolas ?uznemts" },
  { KLADE_IMPORT_PREVIOUS_SCHOOL, "iestajies|ieradies no ?skolas" },
};

static const Rule parent_rules[] = {
  { KLADE_IMPORT_ADDRESS, "adr*|dzivesviet*|address ?dziv* ?dzivesviet* ?dekl* ?fakt* ?viet*" },
  { KLADE_IMPORT_PUPIL_CLASS, "klase|klases|kl|class|grupa" },
  { KLADE_IMPORT_KIND, "radniec*|statuss|status|attiec*|saikne|loma|kas|kind|radinieks "
                       "?ar ?pret ?pak* ?bern* ?skolen* ?izglitojam*" },
};

static const Rule staff_rules[] = {
  { KLADE_IMPORT_POSITION, "amats|amati|amata|position|ienemam* ?nosaukums ?amat*" },
  { KLADE_IMPORT_ROLES, "loma|lomas|role|roles|tiesibas|lietotaja ?loma ?lomas ?tiesibas ?klade" },
  { KLADE_IMPORT_SUBJECTS_TAUGHT, "prieksmet*|subjects ?macib* ?maca* ?pasniedz*" },
  { KLADE_IMPORT_CLASS_TEACHER_OF, "audzin* ?klas* ?kl ?audzin*" },
  { KLADE_IMPORT_START_DATE, "sak*|uzsak* darb* ?dat* ?gait*" },
  { KLADE_IMPORT_START_DATE, "pienem* ?darb* ?dat*" },
  { KLADE_IMPORT_START_DATE, "strada|start ?no ?kops ?dat*" },
};

static const Rule subject_rules[] = {
  { KLADE_IMPORT_SHORT_NAME, "sais*|isais|abreviat*|short|isi ?nos* ?name ?prieksmet* ?macib*" },
  { KLADE_IMPORT_AREA, "joma|jomas|area ?macib* ?nosaukums ?satura" },
  { KLADE_IMPORT_PROGRAMME_CODE, "program* ?kods ?kodi ?izgl* ?macib* " NUMBER },
  { KLADE_IMPORT_GRADE, "klase|klases|kl|klasu|grade|klasei ?grupa" },
  { KLADE_IMPORT_LESSONS_PER_YEAR,
    "stund*|st|lessons ?sk* ?gada ?gads ?macib* ?plan* ?kopa ?viena ?kopejais" },
  { KLADE_IMPORT_SCALE, "skala|vertes*|vertej*|scale ?skala ?veids ?sistema ?tips ?forma" },
  { KLADE_IMPORT_SUBJECT_NAME, "prieksmet*|kurss|disciplin*|subject ?macib* ?nos* ?kurss ?name" },
  { KLADE_IMPORT_SUBJECT_NAME, "nosaukums|name" },
};

static const Rule kind_rules[] = {
  { KLADE_IMPORT_KIND, "radniec*|statuss|status|attiec*|saikne|loma|kas|kind|veids|tips "
                       "?ar ?pret ?pak* ?bern*" },
};

/* Whose column it is: a word before or above the rest of the heading. */
static const char pupil_words[] =
    "skolen*|izglitojam*|audzekn*|audzeknis|bern*|pupil*|student*|skolnie*";
static const char staff_words[] = "skolotaj*|pedagog*|darbiniek*|teacher*|employee*";
static const char mother_words[] = "mate|mates|mamma*|mamas|mother*";
static const char father_words[] = "tevs|teva|tetis|teta|father*";
static const char guardian_words[] = "aizbildn*|guardian*";
static const char parent_words[] =
    "vecaks|vecaka|vecaki|vecaku|vecakam|parent*|parstavj*|parstavis|"
    "kontaktpers*|likumisk*";

typedef struct
{
  char *folded;
  char *words[WORDS_MAX];
  guint n_words;
} Heading;

/* Whether @word is one of the choices, a|b*|c, which end after @n_choices bytes. */
static gboolean
is_one_of_length (const char *word, const char *choices, gsize n_choices)
{
  gsize n_word = strlen (word);
  const char *end = choices + n_choices;

  for (const char *at = choices; at < end;)
    {
      const char *bar = memchr (at, '|', (gsize) (end - at));
      gsize n = (gsize) ((bar != NULL ? bar : end) - at);
      gboolean is_start = n > 0 && at[n - 1] == '*';
      gsize n_compared = is_start ? n - 1 : n;

      if (n_word >= n_compared && memcmp (word, at, n_compared) == 0 &&
          (is_start || n_word == n_compared))
        return TRUE;
      at += n + 1;
    }

  return FALSE;
}

static gboolean
is_one_of (const char *word, const char *choices)
{
  return is_one_of_length (word, choices, strlen (choices));
}

static gboolean
has_word (const Heading *heading, const char *choices)
{
  for (guint i = 0; i < heading->n_words; i++)
    if (is_one_of (heading->words[i], choices))
      return TRUE;

  return FALSE;
}

/* E-pasts is one word, however it is written; Tālr./mob. are two. */
static void
join_letters (GString *folded)
{
  static const struct
  {
    const char *apart;
    const char *joined;
  } known[] = { { "e past", "epast" }, { "e mail", "email" } };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    g_string_replace (folded, known[i].apart, known[i].joined, 0);
}

/**
 * klade_import_fold_heading:
 * @heading: a heading
 *
 * Returns: (transfer full): its words without diacritics and punctuation, each after one blank
 */
char *
klade_import_fold_heading (const char *heading)
{
  g_autofree char *folded = klade_text_fold (heading);
  GString *words = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || c == '%')
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  join_letters (words);

  return g_string_free (words, FALSE);
}

/* FALSE if it has too many words to be a heading. */
static gboolean
heading_init (Heading *self, const char *text)
{
  char *at;

  memset (self, 0, sizeof *self);
  self->folded = klade_import_fold_heading (text);
  for (at = self->folded; *at != '\0';)
    {
      if (self->n_words == WORDS_MAX)
        return FALSE;
      self->words[self->n_words++] = at;
      at += strcspn (at, " ");
      if (*at == ' ')
        *at++ = '\0';
    }

  return self->n_words > 0;
}

static void
heading_clear (Heading *self)
{
  g_free (self->folded);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heading, heading_clear)

static gboolean
fits (const Heading *heading, const char *pattern)
{
  guint known = 0; /* a bit for each word of the heading */

  for (const char *at = pattern; *at != '\0';)
    {
      gboolean is_needed = *at != '?';
      const char *choices = is_needed ? at : at + 1;
      gsize n_choices = strcspn (choices, " ");
      gboolean is_found = FALSE;

      for (guint i = 0; i < heading->n_words; i++)
        if (is_one_of_length (heading->words[i], choices, n_choices))
          {
            known |= 1u << i;
            is_found = TRUE;
          }
      if (is_needed && !is_found)
        return FALSE;
      at = choices + n_choices + (choices[n_choices] == ' ' ? 1 : 0);
    }

  return known == (1u << heading->n_words) - 1;
}

static KladeImportField
find_field (const Heading *heading, const Rule *rules, gsize n_rules)
{
  for (gsize i = 0; i < n_rules; i++)
    if (fits (heading, rules[i].pattern))
      return rules[i].field;

  return KLADE_IMPORT_NOTHING;
}

#define FIND(heading, rules) find_field (heading, rules, G_N_ELEMENTS (rules))

/* The heading without the words that say whose column it is. */
static Heading
without (const Heading *heading, const char *choices)
{
  Heading rest = { 0 };

  for (guint i = 0; i < heading->n_words; i++)
    if (!is_one_of (heading->words[i], choices))
      rest.words[rest.n_words++] = heading->words[i];

  return rest;
}

/* Vārds, uzvārds and Uzvārds, vārds. */
static KladeNameOrder
find_order (const Heading *heading)
{
  for (guint i = 0; i < heading->n_words; i++)
    if (is_one_of (heading->words[i], "uzvards|uzvardi|uzv|surname|last|family|lastname"))
      return has_word (heading, "vards|vardi|v|given|first|firstname") ? KLADE_NAMES_SURNAME_FIRST
                                                                       : 0;
    else if (is_one_of (heading->words[i], "vards|vardi|v|given|first|firstname"))
      return has_word (heading, "uzvards|uzvardi|uzv|surname|last|family|lastname")
                 ? KLADE_NAMES_GIVEN_FIRST
                 : 0;

  return 0;
}

static KladeImportField
guardian_field (KladeImportField field, gboolean is_second)
{
  static const struct
  {
    KladeImportField own;
    KladeImportField first;
    KladeImportField second;
  } known[] = {
    { KLADE_IMPORT_SURNAME, KLADE_IMPORT_GUARDIAN_1_SURNAME, KLADE_IMPORT_GUARDIAN_2_SURNAME },
    { KLADE_IMPORT_GIVEN_NAME, KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME,
      KLADE_IMPORT_GUARDIAN_2_GIVEN_NAME },
    { KLADE_IMPORT_FULL_NAME, KLADE_IMPORT_GUARDIAN_1_NAME, KLADE_IMPORT_GUARDIAN_2_NAME },
    { KLADE_IMPORT_PERSONAL_CODE, KLADE_IMPORT_GUARDIAN_1_PERSONAL_CODE,
      KLADE_IMPORT_GUARDIAN_2_PERSONAL_CODE },
    { KLADE_IMPORT_PHONE, KLADE_IMPORT_GUARDIAN_1_PHONE, KLADE_IMPORT_GUARDIAN_2_PHONE },
    { KLADE_IMPORT_EMAIL, KLADE_IMPORT_GUARDIAN_1_EMAIL, KLADE_IMPORT_GUARDIAN_2_EMAIL },
    { KLADE_IMPORT_KIND, KLADE_IMPORT_GUARDIAN_1_KIND, KLADE_IMPORT_GUARDIAN_2_KIND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (known[i].own == field || known[i].first == field)
      return is_second ? known[i].second : known[i].first;

  return KLADE_IMPORT_NOTHING;
}

/* The field of the second parent for one of the first; otherwise %KLADE_IMPORT_NOTHING. */
KladeImportField
klade_import_field_of_second_guardian (KladeImportField field)
{
  return field >= KLADE_IMPORT_GUARDIAN_1_SURNAME && field <= KLADE_IMPORT_GUARDIAN_1_KIND
             ? guardian_field (field, TRUE)
             : KLADE_IMPORT_NOTHING;
}

static const char *
find_kind (const Heading *heading)
{
  return has_word (heading, mother_words)     ? "mother"
         : has_word (heading, father_words)   ? "father"
         : has_word (heading, guardian_words) ? "guardian"
                                              : "";
}

static gboolean
names_guardian (const Heading *heading)
{
  return has_word (heading, mother_words) || has_word (heading, father_words) ||
         has_word (heading, guardian_words) || has_word (heading, parent_words);
}

static Heading
without_guardian (const Heading *heading)
{
  Heading rest = without (heading, mother_words);

  rest = without (&rest, father_words);
  rest = without (&rest, guardian_words);
  rest = without (&rest, parent_words);
  rest = without (&rest, "1|2|i|ii|pirmais|pirma|otrais|otra|vai|un|pilnvarot*");
  return without (&rest, pupil_words);
}

/* A column of a parent in a list of pupils. */
static KladeImportField
find_guardian_field (const Heading *heading)
{
  Heading rest = without_guardian (heading);
  gboolean is_second = has_word (heading, "2|ii|otrais|otra") ||
                       (has_word (heading, father_words) && !has_word (heading, mother_words) &&
                        !has_word (heading, "1|pirmais"));
  /* Vārds un uzvārds lost its «un» with the rest. */
  KladeImportField field = rest.n_words == 0 ? KLADE_IMPORT_FULL_NAME : FIND (&rest, person_rules);

  if (field == KLADE_IMPORT_NOTHING)
    field = FIND (&rest, kind_rules);
  return guardian_field (field, is_second);
}

static KladeImportField
find_pupils_field (const Heading *heading)
{
  Heading rest = without (heading, pupil_words);
  KladeImportField field;

  if (names_guardian (heading))
    return find_guardian_field (heading);
  if (rest.n_words == 0)
    return KLADE_IMPORT_FULL_NAME;

  field = FIND (&rest, person_rules);
  return field != KLADE_IMPORT_NOTHING ? field : FIND (&rest, pupil_rules);
}

static KladeImportField
find_field_of_pupil (const Heading *heading)
{
  Heading rest = without (heading, pupil_words);

  if (rest.n_words == 0)
    return KLADE_IMPORT_PUPIL_NAME;
  switch ((int) FIND (&rest, person_rules))
    {
    case KLADE_IMPORT_SURNAME:
      return KLADE_IMPORT_PUPIL_SURNAME;
    case KLADE_IMPORT_GIVEN_NAME:
      return KLADE_IMPORT_PUPIL_GIVEN_NAME;
    case KLADE_IMPORT_FULL_NAME:
      return KLADE_IMPORT_PUPIL_NAME;
    case KLADE_IMPORT_PERSONAL_CODE:
      return KLADE_IMPORT_PUPIL_PERSONAL_CODE;
    default:
      return fits (&rest, "klase|klases|kl|grupa") ? KLADE_IMPORT_PUPIL_CLASS
                                                   : KLADE_IMPORT_NOTHING;
    }
}

static KladeImportField
find_parents_field (const Heading *heading)
{
  Heading rest = without_guardian (heading);
  KladeImportField field = FIND (heading, parent_rules);

  if (field != KLADE_IMPORT_NOTHING)
    return field;
  if (has_word (heading, pupil_words) && !names_guardian (heading))
    return find_field_of_pupil (heading);
  if (rest.n_words == 0)
    return KLADE_IMPORT_FULL_NAME;

  field = FIND (&rest, person_rules);
  return field != KLADE_IMPORT_NOTHING ? field : FIND (&rest, parent_rules);
}

static KladeImportField
find_staff_field (const Heading *heading)
{
  Heading rest = without (heading, staff_words);
  KladeImportField field;

  if (rest.n_words == 0)
    return KLADE_IMPORT_FULL_NAME;

  field = FIND (&rest, person_rules);
  return field != KLADE_IMPORT_NOTHING ? field : FIND (&rest, staff_rules);
}

static KladeImportField
find_target_field (const Heading *heading, KladeImportTarget target)
{
  switch (target)
    {
    case KLADE_IMPORT_PUPILS:
      return find_pupils_field (heading);
    case KLADE_IMPORT_STAFF:
      return find_staff_field (heading);
    case KLADE_IMPORT_PARENTS:
      return find_parents_field (heading);
    case KLADE_IMPORT_SUBJECTS:
    default:
      return FIND (heading, subject_rules);
    }
}

static KladeImportGuess
guess (const char *text, KladeImportTarget target)
{
  g_auto (Heading) heading = { 0 };
  KladeImportGuess found = { .kind = "" };

  if (!heading_init (&heading, text))
    return found;

  found.field = find_target_field (&heading, target);
  if (found.field != KLADE_IMPORT_NOTHING)
    {
      found.order = find_order (&heading);
      found.kind = find_kind (&heading);
    }
  return found;
}

/* Without what stands in brackets: the form of a date, an explanation. */
static char *
without_brackets (const char *text)
{
  GString *rest = g_string_new (NULL);
  int depth = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '(' || *at == '[')
        depth++;
      if (depth == 0)
        g_string_append_c (rest, *at);
      if ((*at == ')' || *at == ']') && depth > 0)
        depth--;
    }

  return g_string_free (rest, FALSE);
}

/**
 * klade_import_guess:
 * @heading: a column's heading
 * @target: whose list it is
 *
 * Returns: what the column holds by its heading, with or without diacritics and abbreviated as
 *   people do; %KLADE_IMPORT_NOTHING when that is not clear
 */
KladeImportGuess
klade_import_guess (const char *heading, KladeImportTarget target)
{
  g_autofree char *rest = NULL;
  const char *below = strstr (heading, " / ");
  KladeImportGuess found;

  found = guess (heading, target);
  if (found.field == KLADE_IMPORT_NOTHING && strpbrk (heading, "([") != NULL)
    {
      rest = without_brackets (heading);
      found = guess (rest, target);
    }

  /* What stands above may be a title: Saziņa / Māte / Tālrunis. */
  return found.field == KLADE_IMPORT_NOTHING && below != NULL
             ? klade_import_guess (below + 3, target)
             : found;
}
