/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-work.h"

#include "klade-i18n.h"

/* Letters are those of the paper journal: they are not translated. */
typedef struct
{
  const char *name;
  const char *letters;
} Named;

static const struct
{
  Named named;
  gboolean counts;
} work_kinds[] = {
  [KLADE_WORK_FORMATIVE] = { { NC_ ("work", "Formative mark"), "F" }, FALSE },
  [KLADE_WORK_SUMMATIVE] = { { NC_ ("work", "Summative work"), "SD" }, TRUE },
  [KLADE_WORK_TEST] = { { NC_ ("work", "Test"), "PD" }, TRUE },
  [KLADE_WORK_HOMEWORK] = { { NC_ ("work", "Homework"), "MD" }, FALSE },
  [KLADE_WORK_CREDIT] = { { NC_ ("work", "Credit test"), "IE" }, TRUE },
  [KLADE_WORK_PROJECT] = { { NC_ ("work", "Project"), "PR" }, TRUE },
  [KLADE_WORK_PRACTICAL] = { { NC_ ("work", "Practical or laboratory work"), "LD" }, TRUE },
  /* Shows where a class stands before it learns: never part of a mark. */
  [KLADE_WORK_DIAGNOSTIC] = { { NC_ ("work", "Diagnostic work"), "DD" }, FALSE },
  [KLADE_WORK_SHOW] = { { NC_ ("work", "Show"), "SK" }, TRUE },
  [KLADE_WORK_FINAL] = { { NC_ ("work", "Final work"), "ND" }, TRUE },
};

static const Named lesson_kinds[] = {
  [KLADE_LESSON_ORDINARY] = { NC_ ("lesson", "Lesson"), "" },
  [KLADE_LESSON_SUBSTITUTED] = { NC_ ("lesson", "Substituted lesson"), "AIZ" },
  [KLADE_LESSON_NOT_HELD] = { NC_ ("lesson", "Lesson not held"), "NEN" },
  [KLADE_LESSON_EVENT] = { NC_ ("lesson", "Other event"), "PAS" },
  [KLADE_LESSON_EXAM] = { NC_ ("lesson", "Examination"), "EKS" },
};

static const Named term_kinds[] = {
  [KLADE_TERM_SEMESTER_1] = { NC_ ("term", "1st semester"), "S1" },
  [KLADE_TERM_SEMESTER_2] = { NC_ ("term", "2nd semester"), "S2" },
  [KLADE_TERM_YEAR] = { NC_ ("term", "Year mark"), "G" },
  [KLADE_TERM_EXAM] = { NC_ ("term", "Exam"), "E" },
  [KLADE_TERM_REEXAM] = { NC_ ("term", "Re-examination"), "PP" },
  [KLADE_TERM_FINAL] = { NC_ ("term", "Final mark"), "GV" },
};

#define IS_KIND(kind, table) ((int) (kind) >= 1 && (gsize) (kind) < G_N_ELEMENTS (table))

/**
 * klade_work_kind_name:
 * @kind: a kind of work
 *
 * Returns: its name, translated
 */
const char *
klade_work_kind_name (KladeWorkKind kind)
{
  g_return_val_if_fail (IS_KIND (kind, work_kinds), "");

  return C_ ("work", work_kinds[kind].named.name);
}

/**
 * klade_work_kind_letters:
 * @kind: a kind of work
 *
 * Returns: the letters over its column: F, SD, PD ...
 */
const char *
klade_work_kind_letters (KladeWorkKind kind)
{
  g_return_val_if_fail (IS_KIND (kind, work_kinds), "");

  return work_kinds[kind].named.letters;
}

/**
 * klade_work_kind_counts_by_default:
 * @kind: a kind of work
 *
 * Semester marks come from works that close something; what accompanies learning (formative
 * marks, homework, diagnostic works) does not count unless the school's rule says so.
 *
 * Returns: %TRUE if it is part of the average in a new school
 */
gboolean
klade_work_kind_counts_by_default (KladeWorkKind kind)
{
  g_return_val_if_fail (IS_KIND (kind, work_kinds), FALSE);

  return work_kinds[kind].counts;
}

/**
 * klade_lesson_kind_name:
 * @kind: a kind of lesson
 *
 * Returns: its name, translated
 */
const char *
klade_lesson_kind_name (KladeLessonKind kind)
{
  g_return_val_if_fail (IS_KIND (kind, lesson_kinds), "");

  return C_ ("lesson", lesson_kinds[kind].name);
}

/**
 * klade_lesson_kind_letters:
 * @kind: a kind of lesson
 *
 * Returns: the letters over its column; empty for an ordinary lesson
 */
const char *
klade_lesson_kind_letters (KladeLessonKind kind)
{
  g_return_val_if_fail (IS_KIND (kind, lesson_kinds), "");

  return lesson_kinds[kind].letters;
}

/**
 * klade_term_kind_name:
 * @kind: a kind of term mark
 *
 * Returns: its name, translated
 */
const char *
klade_term_kind_name (KladeTermKind kind)
{
  g_return_val_if_fail (IS_KIND (kind, term_kinds), "");

  return C_ ("term", term_kinds[kind].name);
}

/**
 * klade_term_kind_letters:
 * @kind: a kind of term mark
 *
 * Returns: the letters over its column: S1, S2, G ...
 */
const char *
klade_term_kind_letters (KladeTermKind kind)
{
  g_return_val_if_fail (IS_KIND (kind, term_kinds), "");

  return term_kinds[kind].letters;
}
