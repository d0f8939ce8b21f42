/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-cell-value.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-mark-private.h"

static const struct
{
  const char *code;
  KladeAbsence absence;
  KladeExcuse excuse;
} codes[] = {
  { "n", KLADE_ABSENCE_ABSENT, KLADE_EXCUSE_NONE },
  { "ns", KLADE_ABSENCE_ABSENT, KLADE_EXCUSE_ILLNESS },
  { "nc", KLADE_ABSENCE_ABSENT, KLADE_EXCUSE_OTHER },
  { "nn", KLADE_ABSENCE_ABSENT, KLADE_EXCUSE_UNEXCUSED },
  { "k", KLADE_ABSENCE_LATE, KLADE_EXCUSE_NONE },
};

static gboolean
read_absence (const char *typed, KladeCellValue *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (typed, codes[i].code) == 0)
      {
        value->absence = codes[i].absence;
        value->excuse = codes[i].excuse;
        return TRUE;
      }

  return FALSE;
}

/* A mark, an absence, both with a stroke between them, or a stroke and a mark: made up later
 * over the absence that stands there. */
static gboolean
read_cell (char *typed, KladeScale scale, KladeCellValue *value)
{
  KladeCellValue read = { 0 };
  char *stroke;

  if (klade_mark_parse (typed, scale, &read.mark, NULL) || read_absence (typed, &read))
    {
      *value = read;
      return TRUE;
    }

  stroke = strchr (typed, '/');
  if (stroke == NULL || stroke[1] == '\0')
    return FALSE;

  *stroke = '\0';
  if (!klade_mark_parse (stroke + 1, scale, &read.mark, NULL) ||
      !read_absence (*typed == '\0' ? "n" : typed, &read))
    return FALSE;

  *value = read;
  return TRUE;
}

/**
 * klade_cell_value_parse:
 * @text: what was typed: 8, n, ns, nc, nn, k, n/7, /7 ...; case and blanks do not matter
 * @scale: the scale of the column
 * @value: (out caller-allocates): the content; untouched on failure
 * @error: (nullable): %KLADE_ERROR_INVALID with a sentence for people
 *
 * /7 reads as n/7: klade_cell_value_typed_over() knows which absence stands there.
 *
 * Returns: %TRUE if @value was set
 */
gboolean
klade_cell_value_parse (const char *text, KladeScale scale, KladeCellValue *value, GError **error)
{
  char typed[KLADE_TYPED_SIZE];
  g_autofree char *quote = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (klade_typed_squeeze (text, typed) && read_cell (typed, scale, value))
    return TRUE;

  quote = klade_typed_quote (text);
  /* Translators: what was typed, the scale (as in “on the ten-point scale”), what is possible */
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The mark “%s” is not possible %s. You can enter %s or n."), quote,
               klade_scale_in_words (scale), klade_scale_hint (scale));
  return FALSE;
}

/**
 * klade_cell_value_accepts_prefix:
 * @text: what was typed so far
 * @scale: the scale of the column
 *
 * Returns: %TRUE if @text is legal content or can still become it by typing on
 */
gboolean
klade_cell_value_accepts_prefix (const char *text, KladeScale scale)
{
  char typed[KLADE_TYPED_SIZE];
  KladeCellValue value;
  char *stroke;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!klade_typed_squeeze (text, typed))
    return FALSE;
  if (klade_mark_accepts_prefix (typed, scale))
    return TRUE;

  stroke = strchr (typed, '/');
  if (stroke == NULL)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
        if (g_str_has_prefix (codes[i].code, typed))
          return TRUE;
      return FALSE;
    }

  *stroke = '\0';

  return (*typed == '\0' || read_absence (typed, &value)) &&
         klade_mark_accepts_prefix (stroke + 1, scale);
}

/**
 * klade_cell_value_is_complete:
 * @text: what was typed
 * @scale: the scale of the column
 *
 * Returns: %TRUE if @text is legal content as it stands
 */
gboolean
klade_cell_value_is_complete (const char *text, KladeScale scale)
{
  KladeCellValue value;

  return klade_cell_value_parse (text, scale, &value, NULL);
}

static const char *
absence_code (KladeCellValue value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (value.absence == codes[i].absence &&
        (value.absence == KLADE_ABSENCE_LATE || value.excuse == codes[i].excuse))
      return codes[i].code;

  return "";
}

/**
 * klade_cell_value_format:
 * @value: the content of a cell
 * @buffer: where it is written
 *
 * Returns: @buffer, as a journal shows it: 8, ns, n/7; klade_cell_value_parse() reads it back
 */
const char *
klade_cell_value_format (KladeCellValue value, char buffer[KLADE_CELL_TEXT_SIZE])
{
  char mark[KLADE_MARK_TEXT_SIZE];
  const char *code = absence_code (value);

  klade_mark_format (value.mark, mark);
  g_snprintf (buffer, KLADE_CELL_TEXT_SIZE, "%s%s%s", code,
              *code != '\0' && *mark != '\0' ? "/" : "", mark);

  return buffer;
}

/**
 * klade_cell_value_typed_over:
 * @before: what stands in the cell
 * @typed: what was typed over it
 *
 * An absence belongs to the lesson, not to the work: a mark typed over it is made up later and
 * leaves it there, n/7, and likewise the mark of a pupil who came late, k/7.  A mark typed with
 * an absence does not undo the justification of that absence.  Everything else replaces.
 *
 * Returns: what the cell holds then
 */
KladeCellValue
klade_cell_value_typed_over (KladeCellValue before, KladeCellValue typed)
{
  KladeCellValue after = typed;

  if (typed.mark.kind == KLADE_MARK_NONE)
    return typed;

  if (typed.absence == KLADE_ABSENCE_NONE)
    {
      after.absence = before.absence;
      after.excuse = before.excuse;
    }
  else if (typed.absence == before.absence && typed.excuse == KLADE_EXCUSE_NONE)
    after.excuse = before.excuse;

  return after;
}

/**
 * klade_cell_value_equal:
 * @a: the content of a cell
 * @b: the content of a cell
 *
 * Returns: %TRUE if they are the same
 */
gboolean
klade_cell_value_equal (KladeCellValue a, KladeCellValue b)
{
  return klade_mark_equal (a.mark, b.mark) && a.absence == b.absence && a.excuse == b.excuse;
}

/**
 * klade_cell_value_is_empty:
 * @value: the content of a cell
 *
 * Returns: %TRUE if the cell holds neither a mark nor an absence
 */
gboolean
klade_cell_value_is_empty (KladeCellValue value)
{
  return value.mark.kind == KLADE_MARK_NONE && value.absence == KLADE_ABSENCE_NONE;
}

static const char *
describe_absence (KladeCellValue value)
{
  if (value.absence == KLADE_ABSENCE_LATE)
    return _ ("late");

  switch ((KladeExcuse) value.excuse)
    {
    case KLADE_EXCUSE_ILLNESS:
      return _ ("absent, illness");
    case KLADE_EXCUSE_OTHER:
      return _ ("absent, excused");
    case KLADE_EXCUSE_UNEXCUSED:
      return _ ("absent, not excused");
    case KLADE_EXCUSE_NONE:
    default:
      return _ ("absent");
    }
}

static char *
describe_mark (KladeMark mark)
{
  char text[KLADE_MARK_TEXT_SIZE];

  switch ((KladeMarkKind) mark.kind)
    {
    case KLADE_MARK_PERCENT:
      return g_strdup_printf (ngettext_ ("mark: %u percent", "mark: %u percent", mark.value),
                              (guint) mark.value);
    case KLADE_MARK_NO_MARK:
    case KLADE_MARK_EXEMPT:
    case KLADE_MARK_PASSED:
    case KLADE_MARK_FAILED:
      return g_strdup (klade_mark_name (mark));
    case KLADE_MARK_POINTS:
    case KLADE_MARK_LEVEL:
    case KLADE_MARK_NONE:
    default:
      /* Translators: a mark and its name: mark 8, very good */
      return g_strdup_printf (_ ("mark %s, %s"), klade_mark_format (mark, text),
                              klade_mark_name (mark));
    }
}

/**
 * klade_cell_value_describe:
 * @value: the content of a cell
 *
 * Returns: (transfer full): the content in words, translated, as a screen reader says it
 */
char *
klade_cell_value_describe (KladeCellValue value)
{
  g_autofree char *mark = NULL;

  if (klade_cell_value_is_empty (value))
    return g_strdup (C_ ("cell", "empty"));
  if (value.mark.kind == KLADE_MARK_NONE)
    return g_strdup (describe_absence (value));

  mark = describe_mark (value.mark);
  if (value.absence == KLADE_ABSENCE_NONE)
    return g_steal_pointer (&mark);
  if (value.absence == KLADE_ABSENCE_LATE)
    return g_strdup_printf ("%s; %s", describe_absence (value), mark);

  /* Translators: why the pupil was away; the mark */
  return g_strdup_printf (_ ("%s; made up later: %s"), describe_absence (value), mark);
}

/**
 * klade_absence_sum_add:
 * @self: what was counted so far
 * @value: what stands in a lesson; each lesson is added once, however many works it has
 */
void
klade_absence_sum_add (KladeAbsenceSum *self, KladeCellValue value)
{
  g_return_if_fail (self != NULL);

  self->n_absent += value.absence == KLADE_ABSENCE_ABSENT;
  self->n_late += value.absence == KLADE_ABSENCE_LATE;
  self->n_excused += value.absence == KLADE_ABSENCE_ABSENT &&
                     (value.excuse == KLADE_EXCUSE_ILLNESS || value.excuse == KLADE_EXCUSE_OTHER);
}
