/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-document.h"

#include "klade-i18n.h"

static const struct
{
  const char *id;
  const char *name;
} kinds[KLADE_N_DOCUMENT_KINDS + 1] = {
  [KLADE_DOCUMENT_BASIC] = { "basic", N_ ("Certificate of basic education") },
  [KLADE_DOCUMENT_SECONDARY] = { "secondary", N_ ("Certificate of secondary education") },
  [KLADE_DOCUMENT_ART] = { "art", N_ ("Certificate of art education") },
  [KLADE_DOCUMENT_BASIC_MARKS] = { "basic-marks", N_ ("Transcript of basic education") },
  [KLADE_DOCUMENT_SECONDARY_MARKS] = { "secondary-marks",
                                       N_ ("Transcript of secondary education") },
  [KLADE_DOCUMENT_ART_MARKS] = { "art-marks", N_ ("Transcript of art education") },
};

/**
 * klade_document_kind_is_valid:
 * @kind: a number from a school file
 *
 * Returns: %TRUE if it names a kind
 */
gboolean
klade_document_kind_is_valid (int kind)
{
  return kind >= 1 && kind <= KLADE_N_DOCUMENT_KINDS;
}

/**
 * klade_document_kind_get_id:
 * @kind: a kind
 *
 * Returns: its word for the command line
 */
const char *
klade_document_kind_get_id (KladeDocumentKind kind)
{
  g_return_val_if_fail (klade_document_kind_is_valid ((int) kind), "");

  return kinds[kind].id;
}

/**
 * klade_document_kind_get_name:
 * @kind: a kind
 *
 * Returns: its name, translated
 */
const char *
klade_document_kind_get_name (KladeDocumentKind kind)
{
  g_return_val_if_fail (klade_document_kind_is_valid ((int) kind), "");

  return _ (kinds[kind].name);
}

/**
 * klade_document_kind_from_id:
 * @id: a word from klade_document_kind_get_id()
 * @kind: (out): the kind; untouched on failure
 *
 * Returns: %TRUE if there is such a kind
 */
gboolean
klade_document_kind_from_id (const char *id, KladeDocumentKind *kind)
{
  g_return_val_if_fail (id != NULL && kind != NULL, FALSE);

  for (int i = 1; i <= KLADE_N_DOCUMENT_KINDS; i++)
    if (g_str_equal (kinds[i].id, id))
      {
        *kind = (KladeDocumentKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * klade_document_kind_is_marks:
 * @kind: a kind
 *
 * Returns: %TRUE for a transcript, which goes with a certificate
 */
gboolean
klade_document_kind_is_marks (KladeDocumentKind kind)
{
  return kind >= KLADE_DOCUMENT_BASIC_MARKS;
}

/**
 * klade_document_kind_for:
 * @school: what school it is
 * @grade: the grade that a pupil finishes
 * @is_marks: the transcript, not the certificate
 *
 * Returns: what finishing @grade is attested by
 */
KladeDocumentKind
klade_document_kind_for (KladeSchoolKind school, int grade, gboolean is_marks)
{
  if (school == KLADE_SCHOOL_ART)
    return is_marks ? KLADE_DOCUMENT_ART_MARKS : KLADE_DOCUMENT_ART;
  if (grade > 9)
    return is_marks ? KLADE_DOCUMENT_SECONDARY_MARKS : KLADE_DOCUMENT_SECONDARY;
  return is_marks ? KLADE_DOCUMENT_BASIC_MARKS : KLADE_DOCUMENT_BASIC;
}

/**
 * klade_document_state_get_name:
 * @state: a state
 *
 * Returns: its name, translated
 */
const char *
klade_document_state_get_name (KladeDocumentState state)
{
  static const char *const names[] = { N_ ("Issued"), N_ ("Duplicate"), N_ ("Spoiled") };

  g_return_val_if_fail (state >= KLADE_DOCUMENT_ISSUED && state <= KLADE_DOCUMENT_SPOILED, "");

  return _ (names[state - 1]);
}

/* Adds one to the digits [first, end), which grow by one place when all of them are nines. */
static char *
add_one (const char *text, gsize first, gsize end)
{
  g_autoptr (GString) next = g_string_new (text);

  for (gsize i = end; i > first; i--)
    {
      if (next->str[i - 1] != '9')
        {
          next->str[i - 1]++;
          return g_string_free (g_steal_pointer (&next), FALSE);
        }
      next->str[i - 1] = '0';
    }

  g_string_insert_c (next, (gssize) first, '1');
  return g_string_free (g_steal_pointer (&next), FALSE);
}

/**
 * klade_document_next_number:
 * @last: the number before: "001234", "17", "17/2026"
 *
 * Counts on in the first run of digits, whose zeros stay: numbers of blanks and of registers.
 *
 * Returns: (transfer full): "001235", "18", "18/2026"; "1" after a text without digits
 */
char *
klade_document_next_number (const char *last)
{
  gsize first = 0;
  gsize end;

  g_return_val_if_fail (last != NULL, NULL);

  while (last[first] != '\0' && !g_ascii_isdigit (last[first]))
    first++;
  end = first;
  while (g_ascii_isdigit (last[end]))
    end++;

  return end > first ? add_one (last, first, end) : g_strdup ("1");
}
