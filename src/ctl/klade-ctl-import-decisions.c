/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl-import.h"
#include "klade-i18n.h"

/* Who the undecided rows of a list are: 12=345, 12=new, 12=skip, 12.1=row7. */

static gboolean
parse_number (const char *text, guint64 at_most, guint64 *number)
{
  return g_ascii_string_to_unsigned (text, 10, 1, at_most, number, NULL);
}

/* 12, or 12.1 for the first parent of row 12. */
static gboolean
parse_question (const char *text, KladeImportDecision *decision)
{
  g_auto (GStrv) parts = g_strsplit (text, ".", 2);
  guint64 number;
  guint64 part = KLADE_PART_SELF;

  if (parts[0] == NULL || !parse_number (parts[0], G_MAXUINT, &number) ||
      (parts[1] != NULL && !parse_number (parts[1], KLADE_PART_GUARDIAN_2, &part)))
    return FALSE;

  decision->number = (guint) number;
  decision->part = (KladeImportPart) part;
  return TRUE;
}

static gboolean
parse_answer (const char *text, KladeImportDecision *decision)
{
  guint64 number;

  decision->choice = KLADE_CHOICE_TAKE;
  if (g_str_equal (text, "new"))
    decision->choice = KLADE_CHOICE_ADD;
  else if (g_str_equal (text, "skip"))
    decision->choice = KLADE_CHOICE_SKIP;
  else if (g_str_has_prefix (text, "row") && parse_number (text + 3, G_MAXUINT, &number))
    decision->taken_row = (guint) number;
  else if (parse_number (text, G_MAXINT64, &number))
    decision->person_id = (gint64) number;
  else
    return FALSE;

  return TRUE;
}

static gboolean
parse_decision (const char *text, GArray *decisions, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  KladeImportDecision decision = { 0 };

  if (g_strv_length (sides) == 2 && parse_question (g_strstrip (sides[0]), &decision) &&
      parse_answer (g_strstrip (sides[1]), &decision))
    {
      g_array_append_val (decisions, decision);
      return TRUE;
    }

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("“%s” is not a decision. Write it like 12=345, 12=new or 12=skip."), text);
  return FALSE;
}

/* Empty lines and those that begin with # say nothing. */
static gboolean
read_file (const char *path, GArray *decisions, GError **error)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line != '\0' && *line != '#' && !parse_decision (line, decisions, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_ctl_read_decisions:
 * @typed: (nullable): on the command line; they go before those of the file
 * @path: (nullable): a file with a decision a line
 * @decisions: (out) (element-type KladeImportDecision): in the order in which the last one counts
 * @error: %KLADE_ERROR_INVALID names the word that is no decision
 *
 * Returns: %TRUE if all of them were understood
 */
gboolean
klade_ctl_read_decisions (char **typed, const char *path, GArray **decisions, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (KladeImportDecision));

  if (path != NULL && !read_file (path, all, error))
    return FALSE;

  for (guint i = 0; typed != NULL && typed[i] != NULL; i++)
    if (!parse_decision (typed[i], all, error))
      return FALSE;

  *decisions = g_steal_pointer (&all);
  return TRUE;
}
