/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-mark-private.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define QUOTE_CHARACTERS_MAX 20
#define POINTS_MAX 10
#define POINTS_PASS 4 /* MK 11/2022 p. 25 */
#define PERCENT_MAX 100

#define SCALE(scale) (1u << (scale))
#define EVERY_SCALE                                                                                \
  (SCALE (KLADE_SCALE_POINTS) | SCALE (KLADE_SCALE_PASS) | SCALE (KLADE_SCALE_LEVELS) |            \
   SCALE (KLADE_SCALE_PERCENT))

/* Every mark that is a word; numbers are read as numbers. */
static const struct
{
  const char *text;
  guint scales;
  KladeMark mark;
} words[] = {
  { "i", SCALE (KLADE_SCALE_PASS), { KLADE_MARK_PASSED, 0 } },
  { "ni", SCALE (KLADE_SCALE_PASS), { KLADE_MARK_FAILED, 0 } },
  { "s", SCALE (KLADE_SCALE_LEVELS), { KLADE_MARK_LEVEL, 1 } },
  { "t", SCALE (KLADE_SCALE_LEVELS), { KLADE_MARK_LEVEL, 2 } },
  { "a", SCALE (KLADE_SCALE_LEVELS), { KLADE_MARK_LEVEL, 3 } },
  { "p", SCALE (KLADE_SCALE_LEVELS), { KLADE_MARK_LEVEL, 4 } },
  { "nv", EVERY_SCALE, { KLADE_MARK_NO_MARK, 0 } },
  /* As other journals print it. */
  { "n/v", EVERY_SCALE, { KLADE_MARK_NO_MARK, 0 } },
  { "atb", EVERY_SCALE, { KLADE_MARK_EXEMPT, 0 } },
  /* The paper journal's sign, where A is not a level. */
  { "a", EVERY_SCALE & ~SCALE (KLADE_SCALE_LEVELS), { KLADE_MARK_EXEMPT, 0 } },
};

gboolean
klade_typed_squeeze (const char *text, char buffer[KLADE_TYPED_SIZE])
{
  gsize length = 0;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == ' ' || *at == '\t')
        continue;
      /* The no-break space of spreadsheets. */
      if (at[0] == '\xc2' && at[1] == '\xa0')
        {
          at++;
          continue;
        }
      if (length == KLADE_TYPED_SIZE - 1)
        return FALSE;
      buffer[length++] = g_ascii_tolower (*at);
    }
  buffer[length] = '\0';

  return TRUE;
}

char *
klade_typed_quote (const char *text)
{
  g_autofree char *line = klade_text_clean_line (text);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= QUOTE_CHARACTERS_MAX)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, QUOTE_CHARACTERS_MAX);

  return g_strconcat (start, "…", NULL);
}

/* A number without sign and leading zeros, at most three digits; -1 when there is none. */
static int
take_number (const char **text)
{
  const char *at = *text;
  int number = 0;

  for (; g_ascii_isdigit (*at) && at - *text < 3; at++)
    number = number * 10 + (*at - '0');
  if (at == *text || g_ascii_isdigit (*at) || (**text == '0' && at - *text > 1))
    return -1;
  *text = at;

  return number;
}

static gboolean
read_number (const char *typed, KladeScale scale, KladeMark *mark)
{
  const char *rest = typed;
  int number = take_number (&rest);

  switch (scale)
    {
    case KLADE_SCALE_POINTS:
      if (number < 1 || number > POINTS_MAX || *rest != '\0')
        return FALSE;
      *mark = (KladeMark){ KLADE_MARK_POINTS, (guint8) number };
      return TRUE;
    case KLADE_SCALE_PERCENT:
      if (number < 0 || number > PERCENT_MAX || (*rest != '\0' && strcmp (rest, "%") != 0))
        return FALSE;
      *mark = (KladeMark){ KLADE_MARK_PERCENT, (guint8) number };
      return TRUE;
    case KLADE_SCALE_PASS:
    case KLADE_SCALE_LEVELS:
    default:
      return FALSE;
    }
}

static gboolean
read_mark (const char *typed, KladeScale scale, KladeMark *mark)
{
  if (*typed == '\0')
    {
      *mark = (KladeMark){ KLADE_MARK_NONE, 0 };
      return TRUE;
    }
  if (g_ascii_isdigit (*typed))
    return read_number (typed, scale, mark);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((words[i].scales & SCALE (scale)) != 0 && strcmp (typed, words[i].text) == 0)
      {
        *mark = words[i].mark;
        return TRUE;
      }

  return FALSE;
}

/**
 * klade_mark_parse:
 * @text: what was typed or stored; case and blanks do not matter; empty is no mark
 * @scale: the scale of the column
 * @mark: (out caller-allocates): the mark; untouched on failure
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * Returns: %TRUE if @mark was set
 */
gboolean
klade_mark_parse (const char *text, KladeScale scale, KladeMark *mark, GError **error)
{
  char typed[KLADE_TYPED_SIZE];
  g_autofree char *quote = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (mark != NULL, FALSE);

  if (klade_typed_squeeze (text, typed) && read_mark (typed, scale, mark))
    return TRUE;

  quote = klade_typed_quote (text);
  /* Translators: what was typed, the scale (as in “on the ten-point scale”), what is possible */
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The mark “%s” is not possible %s. You can enter %s."), quote,
               klade_scale_in_words (scale), klade_scale_hint (scale));
  return FALSE;
}

/**
 * klade_mark_accepts_prefix:
 * @text: what was typed so far
 * @scale: the scale of the column
 *
 * Returns: %TRUE if @text is a mark or can still become one by typing on
 */
gboolean
klade_mark_accepts_prefix (const char *text, KladeScale scale)
{
  char typed[KLADE_TYPED_SIZE];
  KladeMark mark;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!klade_typed_squeeze (text, typed))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((words[i].scales & SCALE (scale)) != 0 && g_str_has_prefix (words[i].text, typed))
      return TRUE;

  /* Every beginning of a legal number is a legal number itself. */
  return read_number (typed, scale, &mark);
}

/**
 * klade_mark_format:
 * @mark: a mark
 * @buffer: where it is written
 *
 * Returns: @buffer: 8, i, ni, S, 85%, nv, atb; empty for no mark.  klade_mark_parse() reads
 *   it back in the mark's own scale.
 */
const char *
klade_mark_format (KladeMark mark, char buffer[KLADE_MARK_TEXT_SIZE])
{
  static const char levels[][2] = { "", "S", "T", "A", "P" };

  switch ((KladeMarkKind) mark.kind)
    {
    case KLADE_MARK_POINTS:
      g_snprintf (buffer, KLADE_MARK_TEXT_SIZE, "%u", mark.value);
      break;
    case KLADE_MARK_PERCENT:
      g_snprintf (buffer, KLADE_MARK_TEXT_SIZE, "%u%%", mark.value);
      break;
    case KLADE_MARK_PASSED:
      g_strlcpy (buffer, "i", KLADE_MARK_TEXT_SIZE);
      break;
    case KLADE_MARK_FAILED:
      g_strlcpy (buffer, "ni", KLADE_MARK_TEXT_SIZE);
      break;
    case KLADE_MARK_LEVEL:
      g_strlcpy (buffer, mark.value < G_N_ELEMENTS (levels) ? levels[mark.value] : "",
                 KLADE_MARK_TEXT_SIZE);
      break;
    case KLADE_MARK_NO_MARK:
      g_strlcpy (buffer, "nv", KLADE_MARK_TEXT_SIZE);
      break;
    case KLADE_MARK_EXEMPT:
      g_strlcpy (buffer, "atb", KLADE_MARK_TEXT_SIZE);
      break;
    case KLADE_MARK_NONE:
    default:
      buffer[0] = '\0';
      break;
    }

  return buffer;
}

/**
 * klade_mark_equal:
 * @a: a mark
 * @b: a mark
 *
 * Returns: %TRUE if they are the same
 */
gboolean
klade_mark_equal (KladeMark a, KladeMark b)
{
  return a.kind == b.kind && a.value == b.value;
}

/**
 * klade_mark_fits:
 * @mark: a mark
 * @scale: a scale
 *
 * Returns: %TRUE if a column of @scale may hold @mark; no mark, nv and atb fit everywhere
 */
gboolean
klade_mark_fits (KladeMark mark, KladeScale scale)
{
  switch ((KladeMarkKind) mark.kind)
    {
    case KLADE_MARK_NONE:
    case KLADE_MARK_NO_MARK:
    case KLADE_MARK_EXEMPT:
      return TRUE;
    case KLADE_MARK_POINTS:
      return scale == KLADE_SCALE_POINTS && mark.value >= 1 && mark.value <= POINTS_MAX;
    case KLADE_MARK_PASSED:
    case KLADE_MARK_FAILED:
      return scale == KLADE_SCALE_PASS;
    case KLADE_MARK_LEVEL:
      return scale == KLADE_SCALE_LEVELS && mark.value >= 1 && mark.value <= 4;
    case KLADE_MARK_PERCENT:
      return scale == KLADE_SCALE_PERCENT && mark.value <= PERCENT_MAX;
    default:
      return FALSE;
    }
}

/**
 * klade_mark_is_below_pass:
 * @mark: a mark
 *
 * Below 4 points (MK 11/2022 p. 25) or ni.  Levels describe a way and fail nobody; the
 * percent that passes differs from exam to exam and year to year.
 *
 * Returns: %TRUE if the mark would not let a pupil move up
 */
gboolean
klade_mark_is_below_pass (KladeMark mark)
{
  return (mark.kind == KLADE_MARK_POINTS && mark.value < POINTS_PASS) ||
         mark.kind == KLADE_MARK_FAILED;
}

/**
 * klade_mark_name:
 * @mark: a mark
 *
 * Returns: the mark's name in words, translated: ļoti labi, ieskaitīts, apguvis; empty for no
 *   mark, and for a percentage, which is its own name
 */
const char *
klade_mark_name (KladeMark mark)
{
  static const char *const points[] = {
    NULL,
    NC_ ("points", "very, very poor"),
    NC_ ("points", "very poor"),
    NC_ ("points", "poor"),
    NC_ ("points", "nearly satisfactory"),
    NC_ ("points", "satisfactory"),
    NC_ ("points", "almost good"),
    NC_ ("points", "good"),
    NC_ ("points", "very good"),
    NC_ ("points", "excellent"),
    NC_ ("points", "outstanding"),
  };
  static const char *const levels[] = {
    NULL,
    NC_ ("level", "has begun to learn"),
    NC_ ("level", "goes on learning"),
    NC_ ("level", "has learnt"),
    NC_ ("level", "has learnt in depth"),
  };

  switch ((KladeMarkKind) mark.kind)
    {
    case KLADE_MARK_POINTS:
      g_return_val_if_fail (mark.value >= 1 && mark.value < G_N_ELEMENTS (points), "");
      return C_ ("points", points[mark.value]);
    case KLADE_MARK_LEVEL:
      g_return_val_if_fail (mark.value >= 1 && mark.value < G_N_ELEMENTS (levels), "");
      return C_ ("level", levels[mark.value]);
    case KLADE_MARK_PASSED:
      return C_ ("mark", "passed");
    case KLADE_MARK_FAILED:
      return C_ ("mark", "not passed");
    case KLADE_MARK_NO_MARK:
      return C_ ("mark", "no mark given");
    case KLADE_MARK_EXEMPT:
      return C_ ("mark", "exempt");
    case KLADE_MARK_NONE:
    case KLADE_MARK_PERCENT:
    default:
      return "";
    }
}

/**
 * klade_scale_from_id:
 * @id: a stored number
 *
 * Returns: the scale; points for a number no scale has
 */
KladeScale
klade_scale_from_id (gint64 id)
{
  return id >= KLADE_SCALE_POINTS && id <= KLADE_N_SCALES ? (KladeScale) id : KLADE_SCALE_POINTS;
}

/**
 * klade_scale_name:
 * @scale: a scale
 *
 * Returns: its name, translated, for a list to choose from
 */
const char *
klade_scale_name (KladeScale scale)
{
  switch (scale)
    {
    case KLADE_SCALE_PASS:
      return _ ("Passed or not passed (i, ni)");
    case KLADE_SCALE_LEVELS:
      return _ ("Levels (S, T, A, P)");
    case KLADE_SCALE_PERCENT:
      return _ ("Percent");
    case KLADE_SCALE_POINTS:
    default:
      return _ ("Ten-point scale");
    }
}

/**
 * klade_scale_hint:
 * @scale: a scale
 *
 * Returns: what may be typed
 */
const char *
klade_scale_hint (KladeScale scale)
{
  switch (scale)
    {
    case KLADE_SCALE_PASS:
      return "i, ni, nv, atb";
    case KLADE_SCALE_LEVELS:
      return "S, T, A, P, nv, atb";
    case KLADE_SCALE_PERCENT:
      return "0–100, nv, atb";
    case KLADE_SCALE_POINTS:
    default:
      return "1–10, nv, atb";
    }
}

const char *
klade_scale_in_words (KladeScale scale)
{
  switch (scale)
    {
    case KLADE_SCALE_PASS:
      return C_ ("not possible", "on the pass scale");
    case KLADE_SCALE_LEVELS:
      return C_ ("not possible", "among the levels");
    case KLADE_SCALE_PERCENT:
      return C_ ("not possible", "as a percentage");
    case KLADE_SCALE_POINTS:
    default:
      return C_ ("not possible", "on the ten-point scale");
    }
}
