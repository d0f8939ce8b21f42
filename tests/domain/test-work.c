/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-work.h"

static void
test_work_kinds (void)
{
  /* domain.md 3.5: semester marks come from what closes something. */
  static const struct
  {
    KladeWorkKind kind;
    const char *letters;
    gboolean counts;
  } kinds[] = {
    { KLADE_WORK_FORMATIVE, "F", FALSE }, { KLADE_WORK_SUMMATIVE, "SD", TRUE },
    { KLADE_WORK_TEST, "PD", TRUE },      { KLADE_WORK_HOMEWORK, "MD", FALSE },
    { KLADE_WORK_CREDIT, "IE", TRUE },    { KLADE_WORK_PROJECT, "PR", TRUE },
    { KLADE_WORK_PRACTICAL, "LD", TRUE }, { KLADE_WORK_DIAGNOSTIC, "DD", FALSE },
    { KLADE_WORK_SHOW, "SK", TRUE },      { KLADE_WORK_FINAL, "ND", TRUE },
  };

  g_assert_cmpint (G_N_ELEMENTS (kinds), ==, KLADE_N_WORK_KINDS);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_assert_cmpint (kinds[i].kind, ==, i + 1); /* stored in school files */
      g_assert_cmpstr (klade_work_kind_letters (kinds[i].kind), ==, kinds[i].letters);
      g_assert_cmpint (klade_work_kind_counts_by_default (kinds[i].kind), ==, kinds[i].counts);
    }
}

static void
assert_all_differ (const char *(*text) (int kind), int n_kinds)
{
  for (int kind = 1; kind <= n_kinds; kind++)
    for (int other = 1; other < kind; other++)
      g_assert_cmpstr (text (kind), !=, text (other));
}

static const char *
work_name (int kind)
{
  return klade_work_kind_name ((KladeWorkKind) kind);
}

static const char *
lesson_name (int kind)
{
  return klade_lesson_kind_name ((KladeLessonKind) kind);
}

static const char *
lesson_letters (int kind)
{
  return klade_lesson_kind_letters ((KladeLessonKind) kind);
}

static const char *
term_name (int kind)
{
  return klade_term_kind_name ((KladeTermKind) kind);
}

static const char *
term_letters (int kind)
{
  return klade_term_kind_letters ((KladeTermKind) kind);
}

static void
test_every_kind_has_its_own_name (void)
{
  assert_all_differ (work_name, KLADE_N_WORK_KINDS);
  assert_all_differ (lesson_name, KLADE_N_LESSON_KINDS);
  assert_all_differ (lesson_letters, KLADE_N_LESSON_KINDS);
  assert_all_differ (term_name, KLADE_N_TERM_KINDS);
  assert_all_differ (term_letters, KLADE_N_TERM_KINDS);
  g_assert_cmpstr (klade_lesson_kind_letters (KLADE_LESSON_ORDINARY), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/work/kinds", test_work_kinds);
  g_test_add_func ("/domain/work/names", test_every_kind_has_its_own_name);

  return g_test_run ();
}
