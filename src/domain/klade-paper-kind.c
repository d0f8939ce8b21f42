/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper.h"

#include "klade-i18n.h"

static const KladePaperKindInfo kinds[KLADE_N_PAPER_KINDS] = {
  { KLADE_PAPER_REPORT_CARD, "report-card", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_TERM, FALSE },
  { KLADE_PAPER_INTERIM_REPORT, "interim-report", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_TERM,
    FALSE },
  { KLADE_PAPER_EXTRACT, "extract", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_MONTH, FALSE },
  { KLADE_PAPER_SUMMARY_JOURNAL, "summary-journal", KLADE_PAPER_PER_CLASS, KLADE_PAPER_ASKS_NOTHING,
    FALSE },
  { KLADE_PAPER_TRANSCRIPT, "transcript", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_NOTHING, FALSE },
  { KLADE_PAPER_CERTIFICATE, "certificate", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_NOTHING,
    FALSE },
  { KLADE_PAPER_STATEMENT, "statement", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_DAY, FALSE },
  { KLADE_PAPER_REGISTER, "register", KLADE_PAPER_PER_SCHOOL, KLADE_PAPER_ASKS_NOTHING, FALSE },
  { KLADE_PAPER_JOURNAL, "journal", KLADE_PAPER_PER_JOURNAL, KLADE_PAPER_ASKS_TERM, FALSE },
  { KLADE_PAPER_INDIVIDUAL_JOURNAL, "individual-journal", KLADE_PAPER_PER_JOURNAL,
    KLADE_PAPER_ASKS_TERM, FALSE },
  { KLADE_PAPER_INSTRUCTION, "instruction", KLADE_PAPER_PER_CLASS,
    KLADE_PAPER_ASKS_DAY | KLADE_PAPER_ASKS_TOPIC, FALSE },
  { KLADE_PAPER_PERSONAL_FILE, "personal-file", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_DAY,
    FALSE },
  { KLADE_PAPER_TIMETABLE, "timetable", KLADE_PAPER_PER_CLASS, KLADE_PAPER_ASKS_WEEK, FALSE },
  { KLADE_PAPER_CHANGES, "changes", KLADE_PAPER_PER_SCHOOL, KLADE_PAPER_ASKS_DAY, FALSE },
  { KLADE_PAPER_PASSWORD_SLIPS, "password-slips", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_NOTHING,
    TRUE },
  { KLADE_PAPER_APPLICATION, "application", KLADE_PAPER_PER_PUPIL, KLADE_PAPER_ASKS_NOTHING,
    FALSE },
  { KLADE_PAPER_CHECK_SHEET, "check-sheet", KLADE_PAPER_PER_CLASS, KLADE_PAPER_ASKS_NOTHING,
    FALSE },
  { KLADE_PAPER_CLASS_OVERVIEW, "class-overview", KLADE_PAPER_PER_CLASS, KLADE_PAPER_ASKS_TERM,
    FALSE },
};

static const char *const names[KLADE_N_PAPER_KINDS] = {
  N_ ("Report card"),
  N_ ("Interim report"),
  N_ ("Monthly extract"),
  N_ ("Summary journal"),
  N_ ("Transcript"),
  N_ ("Certificate"),
  N_ ("Statement"),
  N_ ("Register of issued documents"),
  N_ ("Class journal"),
  N_ ("Individual journal"),
  N_ ("Safety instruction"),
  N_ ("Personal file"),
  N_ ("Timetable"),
  N_ ("Changes of the day"),
  N_ ("Password slips"),
  N_ ("Application for access"),
  N_ ("Check sheet of marks"),
  N_ ("Class overview"),
};

static gboolean
is_kind (KladePaperKind kind)
{
  return kind >= KLADE_PAPER_REPORT_CARD && kind <= KLADE_PAPER_CLASS_OVERVIEW;
}

/**
 * klade_paper_kind_get_info:
 * @kind: a kind
 *
 * Returns: (transfer none): what there is to know of it
 */
const KladePaperKindInfo *
klade_paper_kind_get_info (KladePaperKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return &kinds[kind - 1];
}

/**
 * klade_paper_kind_get_name:
 * @kind: a kind
 *
 * Returns: its name for people, translated
 */
const char *
klade_paper_kind_get_name (KladePaperKind kind)
{
  g_return_val_if_fail (is_kind (kind), NULL);

  return _ (names[kind - 1]);
}

/**
 * klade_paper_kind_from_id:
 * @id: as typed
 * @kind: (out): which one it is
 *
 * Returns: %FALSE if there is none of that id
 */
gboolean
klade_paper_kind_from_id (const char *id, KladePaperKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, id) == 0)
      {
        *kind = kinds[i].kind;
        return TRUE;
      }
  return FALSE;
}
