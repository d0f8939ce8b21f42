/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-assessment.h"

#include "klade-error.h"
#include "klade-i18n.h"

#define MINIMUM_COUNT_MAX 100
#define PERCENT_MAX 100

static const char *const names[] = {
  "assessment.counts",        "assessment.use-weights",
  "assessment.rounding",      "assessment.year-tie",
  "assessment.minimum-count", "assessment.maximum-missing-percent",
  "assessment.exam-in-final", NULL,
};

enum
{
  RULE_COUNTS,
  RULE_USE_WEIGHTS,
  RULE_ROUNDING,
  RULE_YEAR_TIE,
  RULE_MINIMUM_COUNT,
  RULE_MAXIMUM_MISSING_PERCENT,
  RULE_EXAM_IN_FINAL,
};

/* By the numbers of KladeRounding and KladeYearTie. */
static const char *const roundings[] = { NULL, "half-up", "half-down", "trend" };
static const char *const year_ties[] = { NULL, "second-semester", "up", "down" };

static int
find_word (const char *const *words, int n_words, const char *value)
{
  for (int i = 1; i < n_words; i++)
    if (g_str_equal (words[i], value))
      return i;

  return 0;
}

static gboolean
parse_switch (const char *value, gboolean *is_on)
{
  if (!g_str_equal (value, "yes") && !g_str_equal (value, "no"))
    return FALSE;

  *is_on = g_str_equal (value, "yes");
  return TRUE;
}

static gboolean
parse_number (const char *value, guint64 maximum, int *number)
{
  guint64 parsed;

  if (!g_ascii_string_to_unsigned (value, 10, 0, maximum, &parsed, NULL))
    return FALSE;

  *number = (int) parsed;
  return TRUE;
}

static KladeWorkKind
find_work_kind (const char *letters)
{
  for (int kind = 1; kind <= KLADE_N_WORK_KINDS; kind++)
    if (g_ascii_strcasecmp (letters, klade_work_kind_letters ((KladeWorkKind) kind)) == 0)
      return (KladeWorkKind) kind;

  return 0;
}

/* Letters of kinds of works with blanks between them: SD PD */
static gboolean
parse_counts (const char *value, gboolean counts[KLADE_N_WORK_KINDS + 1])
{
  g_auto (GStrv) letters = g_strsplit (value, " ", -1);
  gboolean parsed[KLADE_N_WORK_KINDS + 1] = { FALSE };

  for (gsize i = 0; letters[i] != NULL; i++)
    {
      KladeWorkKind kind;

      if (*letters[i] == '\0')
        continue;
      kind = find_work_kind (letters[i]);
      if (kind == 0)
        return FALSE;
      parsed[kind] = TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (parsed); i++)
    counts[i] = parsed[i];

  return TRUE;
}

static char *
format_counts (const gboolean counts[KLADE_N_WORK_KINDS + 1])
{
  GString *value = g_string_new (NULL);

  for (int kind = 1; kind <= KLADE_N_WORK_KINDS; kind++)
    if (counts[kind])
      {
        if (value->len > 0)
          g_string_append_c (value, ' ');
        g_string_append (value, klade_work_kind_letters ((KladeWorkKind) kind));
      }

  return g_string_free (value, FALSE);
}

static int
find_rule (const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;

  return -1;
}

static gboolean
parse_value (KladeAssessmentRule *rule, int index, const char *value)
{
  int word;

  switch (index)
    {
    case RULE_COUNTS:
      return parse_counts (value, rule->counts);
    case RULE_USE_WEIGHTS:
      return parse_switch (value, &rule->use_weights);
    case RULE_ROUNDING:
      word = find_word (roundings, G_N_ELEMENTS (roundings), value);
      if (word > 0)
        rule->rounding = (KladeRounding) word;
      return word > 0;
    case RULE_YEAR_TIE:
      word = find_word (year_ties, G_N_ELEMENTS (year_ties), value);
      if (word > 0)
        rule->year_tie = (KladeYearTie) word;
      return word > 0;
    case RULE_MINIMUM_COUNT:
      return parse_number (value, MINIMUM_COUNT_MAX, &rule->minimum_count);
    case RULE_MAXIMUM_MISSING_PERCENT:
      return parse_number (value, PERCENT_MAX, &rule->maximum_missing_percent);
    case RULE_EXAM_IN_FINAL:
    default:
      return parse_switch (value, &rule->exam_in_final);
    }
}

/**
 * klade_assessment_rule_parse:
 * @rule: the rule to set one value of; untouched on failure
 * @name: one of klade_assessment_rule_names()
 * @value: as klade_assessment_rule_format() writes it
 * @error: (nullable): %KLADE_ERROR_NOT_FOUND when the rule has no such value,
 *   %KLADE_ERROR_INVALID when the value can't be
 *
 * Returns: %TRUE if the value was set
 */
gboolean
klade_assessment_rule_parse (KladeAssessmentRule *rule,
                             const char *name,
                             const char *value,
                             GError **error)
{
  int index;

  g_return_val_if_fail (rule != NULL, FALSE);
  g_return_val_if_fail (name != NULL && value != NULL, FALSE);

  index = find_rule (name);
  if (index < 0)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no rule named %s", name);
      return FALSE;
    }
  if (!parse_value (rule, index, value))
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The rule %s can't be “%s”. Correct it in the school's settings."), name,
                   value);
      return FALSE;
    }

  return TRUE;
}

/**
 * klade_assessment_rule_format:
 * @rule: a rule
 * @name: one of klade_assessment_rule_names()
 *
 * Returns: (transfer full) (nullable): the value as text for the school's table of rules
 */
char *
klade_assessment_rule_format (const KladeAssessmentRule *rule, const char *name)
{
  g_return_val_if_fail (rule != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  switch (find_rule (name))
    {
    case RULE_COUNTS:
      return format_counts (rule->counts);
    case RULE_USE_WEIGHTS:
      return g_strdup (rule->use_weights ? "yes" : "no");
    case RULE_ROUNDING:
      return g_strdup (roundings[rule->rounding]);
    case RULE_YEAR_TIE:
      return g_strdup (year_ties[rule->year_tie]);
    case RULE_MINIMUM_COUNT:
      return g_strdup_printf ("%d", rule->minimum_count);
    case RULE_MAXIMUM_MISSING_PERCENT:
      return g_strdup_printf ("%d", rule->maximum_missing_percent);
    case RULE_EXAM_IN_FINAL:
      return g_strdup (rule->exam_in_final ? "yes" : "no");
    default:
      return NULL;
    }
}

/**
 * klade_assessment_rule_names:
 *
 * Returns: (array zero-terminated=1): the names of the values of a rule
 */
const char *const *
klade_assessment_rule_names (void)
{
  return names;
}
