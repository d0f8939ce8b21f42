/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-name.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-text.h"

#define GRADE_MAX 12
#define SUFFIX_CHARACTERS_MAX 6
/* «2. a» is class 2.a; «3. grupa» is a name of its own. */
#define SPACED_SUFFIX_CHARACTERS_MAX 2

static gboolean
is_suffix (const char *text, glong n_characters_max)
{
  if (g_utf8_strlen (text, -1) > n_characters_max)
    return FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isalnum (g_utf8_get_char (at)) && *at != '-')
      return FALSE;

  return TRUE;
}

/* Grade, dot, blank and suffix, as in 2.a, 2a, 2. a, 10.SB; -1 for a free name. */
static int
split (const char *text, const char **suffix)
{
  const char *at = text;
  int grade = 0;
  gboolean is_spaced;

  for (; g_ascii_isdigit (*at) && at - text < 2; at++)
    grade = grade * 10 + (*at - '0');
  if (at == text || g_ascii_isdigit (*at))
    return -1;

  if (*at == '.')
    at++;
  is_spaced = *at == ' ';
  if (is_spaced)
    at++;
  *suffix = at;

  return is_suffix (at, is_spaced ? SPACED_SUFFIX_CHARACTERS_MAX : SUFFIX_CHARACTERS_MAX) ? grade
                                                                                          : -1;
}

/**
 * klade_class_name_parse:
 * @text: a class's name: 2.a, 2a, 2. a, 10.SB; or a preschool group's
 * @name: (out caller-allocates): the name split; untouched on failure
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * Returns: %TRUE if @name was set
 */
gboolean
klade_class_name_parse (const char *text, KladeClassName *name, GError **error)
{
  g_autofree char *line = NULL;
  const char *suffix;
  int grade;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  line = klade_text_clean_line (text);
  suffix = line;
  if (*line == '\0')
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("A class needs a name, for instance 7.a."));
      return FALSE;
    }

  grade = split (line, &suffix);
  if (grade == 0 || grade > GRADE_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("There is no grade %d. Grades are 1 to 12, for instance 7.a."), grade);
      return FALSE;
    }
  if (grade < 0)
    {
      grade = 0;
      suffix = line;
    }
  if (strlen (suffix) >= KLADE_CLASS_NAME_SIZE)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The name of the class is too long: “%s”."), line);
      return FALSE;
    }

  name->grade = grade;
  g_strlcpy (name->suffix, suffix, sizeof name->suffix);
  return TRUE;
}

/**
 * klade_class_name_format:
 * @name: a class's name
 *
 * Returns: (transfer full): the name as it is written everywhere: 7.a
 */
char *
klade_class_name_format (const KladeClassName *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return name->grade > 0 ? g_strdup_printf ("%d.%s", name->grade, name->suffix)
                         : g_strdup (name->suffix);
}
