/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-rights.h"

/* Clause by clause, apart from the table in the program: who must be able to, who must not. */
static const struct
{
  const char *clause;
  KladeRole role;
  KladeAction action;
  KladeScope scope;
} clauses[] = {
  { "V4 D13: the class teacher justifies", KLADE_ROLE_CLASS_TEACHER, KLADE_ACTION_JUSTIFY_ABSENCE,
    KLADE_SCOPE_OWN_CLASS },
  { "M14: the superuser enters reasons", KLADE_ROLE_SUPERUSER, KLADE_ACTION_JUSTIFY_ABSENCE,
    KLADE_SCOPE_SCHOOL },
  { "P3.3: the nurse corrects reasons", KLADE_ROLE_NURSE, KLADE_ACTION_JUSTIFY_ABSENCE,
    KLADE_SCOPE_SCHOOL },
  { "P3.3: the nurse corrects attendance", KLADE_ROLE_NURSE, KLADE_ACTION_REGISTER_ABSENCE,
    KLADE_SCOPE_SCHOOL },
  { "P3.3: the nurse gives no marks", KLADE_ROLE_NURSE, KLADE_ACTION_WRITE_MARK,
    KLADE_SCOPE_NOTHING },
  { "P3.2: the group's teacher enters NS, NC", KLADE_ROLE_GROUP_TEACHER,
    KLADE_ACTION_JUSTIFY_ABSENCE, KLADE_SCOPE_OWN_CLASS },
  { "C7: a teacher registers", KLADE_ROLE_TEACHER, KLADE_ACTION_REGISTER_ABSENCE,
    KLADE_SCOPE_OWN_JOURNALS },
  { "C7: a teacher does not justify", KLADE_ROLE_TEACHER, KLADE_ACTION_JUSTIFY_ABSENCE,
    KLADE_SCOPE_NOTHING },
  { "D19: a teacher marks own journals", KLADE_ROLE_TEACHER, KLADE_ACTION_WRITE_MARK,
    KLADE_SCOPE_OWN_JOURNALS },
  { "A13: a teacher sees own journals", KLADE_ROLE_TEACHER, KLADE_ACTION_READ_JOURNAL,
    KLADE_SCOPE_OWN_JOURNALS },
  { "D14: the class teacher sees the class", KLADE_ROLE_CLASS_TEACHER, KLADE_ACTION_READ_JOURNAL,
    KLADE_SCOPE_OWN_CLASS },
  { "G3.6: the class teacher writes the class hour", KLADE_ROLE_CLASS_TEACHER,
    KLADE_ACTION_WRITE_LESSON, KLADE_SCOPE_OWN_JOURNALS },
  { "the class teacher does not mark for others", KLADE_ROLE_CLASS_TEACHER, KLADE_ACTION_WRITE_MARK,
    KLADE_SCOPE_OWN_JOURNALS },
  { "P3.12: the head watches", KLADE_ROLE_HEAD, KLADE_ACTION_READ_JOURNAL, KLADE_SCOPE_SCHOOL },
  { "P3.12: the head reads the log", KLADE_ROLE_HEAD, KLADE_ACTION_READ_AUDIT, KLADE_SCOPE_SCHOOL },
  { "the head changes no mark", KLADE_ROLE_HEAD, KLADE_ACTION_WRITE_MARK, KLADE_SCOPE_NOTHING },
  { "the head manages no accounts", KLADE_ROLE_HEAD, KLADE_ACTION_MANAGE_ACCOUNTS,
    KLADE_SCOPE_NOTHING },
  { "D23: the deputy checks", KLADE_ROLE_DEPUTY, KLADE_ACTION_READ_AUDIT, KLADE_SCOPE_SCHOOL },
  { "G2.3: the deputy connects parents", KLADE_ROLE_DEPUTY, KLADE_ACTION_MANAGE_ACCOUNTS,
    KLADE_SCOPE_SCHOOL },
  { "G3.2: the deputy enters the timetable", KLADE_ROLE_DEPUTY, KLADE_ACTION_MANAGE_SCHOOL,
    KLADE_SCOPE_SCHOOL },
  { "a closed term is the deputy's", KLADE_ROLE_DEPUTY, KLADE_ACTION_CHANGE_CLOSED_TERM,
    KLADE_SCOPE_SCHOOL },
  { "a closed term is not the teacher's", KLADE_ROLE_TEACHER, KLADE_ACTION_CHANGE_CLOSED_TERM,
    KLADE_SCOPE_NOTHING },
  { "nor to be reopened by the teacher", KLADE_ROLE_TEACHER, KLADE_ACTION_CLOSE_TERM,
    KLADE_SCOPE_NOTHING },
  { "D5-6: the superuser gives and ends access", KLADE_ROLE_SUPERUSER, KLADE_ACTION_MANAGE_ACCOUNTS,
    KLADE_SCOPE_SCHOOL },
  { "G6: the office prints", KLADE_ROLE_SECRETARY, KLADE_ACTION_READ_JOURNAL, KLADE_SCOPE_SCHOOL },
  { "the office marks nobody", KLADE_ROLE_SECRETARY, KLADE_ACTION_WRITE_MARK, KLADE_SCOPE_NOTHING },
  { "H2: a parent sees own children", KLADE_ROLE_GUARDIAN, KLADE_ACTION_READ_JOURNAL,
    KLADE_SCOPE_OWN_CHILDREN },
  { "H3: a parent tells, the school justifies", KLADE_ROLE_GUARDIAN, KLADE_ACTION_JUSTIFY_ABSENCE,
    KLADE_SCOPE_NOTHING },
  { "H2: a pupil sees own marks", KLADE_ROLE_PUPIL, KLADE_ACTION_READ_JOURNAL, KLADE_SCOPE_SELF },
  { "A1: the secretary keeps personal data", KLADE_ROLE_SECRETARY, KLADE_ACTION_MANAGE_PEOPLE,
    KLADE_SCOPE_SCHOOL },
  { "A13: not what is known of health", KLADE_ROLE_SECRETARY, KLADE_ACTION_READ_PROTECTED,
    KLADE_SCOPE_NOTHING },
  { "A13: a subject teacher needs no personal data", KLADE_ROLE_TEACHER, KLADE_ACTION_READ_PERSONAL,
    KLADE_SCOPE_NOTHING },
  { "D12: the class teacher enters changed contacts", KLADE_ROLE_CLASS_TEACHER,
    KLADE_ACTION_WRITE_CONTACTS, KLADE_SCOPE_OWN_CLASS },
  { "V7: the class teacher checks the files", KLADE_ROLE_CLASS_TEACHER, KLADE_ACTION_CHECK_FILE,
    KLADE_SCOPE_OWN_CLASS },
  { "V1: the class teacher hands out passwords", KLADE_ROLE_CLASS_TEACHER,
    KLADE_ACTION_HAND_OUT_PASSWORD, KLADE_SCOPE_OWN_CLASS },
  { "G3.3: the deputy divides into groups", KLADE_ROLE_DEPUTY, KLADE_ACTION_MANAGE_GROUPS,
    KLADE_SCOPE_SCHOOL },
  { "G3.2: the deputy keeps the timetable", KLADE_ROLE_DEPUTY, KLADE_ACTION_MANAGE_TIMETABLE,
    KLADE_SCOPE_SCHOOL },
  { "a teacher changes no timetable", KLADE_ROLE_TEACHER, KLADE_ACTION_MANAGE_TIMETABLE,
    KLADE_SCOPE_NOTHING },
  { "the superuser alone changes the key", KLADE_ROLE_DEPUTY, KLADE_ACTION_CHANGE_KEY,
    KLADE_SCOPE_NOTHING },
  { "S1: the class teacher prints report cards", KLADE_ROLE_CLASS_TEACHER, KLADE_ACTION_PRINT_PAPER,
    KLADE_SCOPE_OWN_CLASS },
  { "S2: the deputy prints the summary journal", KLADE_ROLE_DEPUTY, KLADE_ACTION_PRINT_PAPER,
    KLADE_SCOPE_SCHOOL },
  { "S3: the superuser prints certificates", KLADE_ROLE_SUPERUSER, KLADE_ACTION_PRINT_PAPER,
    KLADE_SCOPE_SCHOOL },
  { "G6: the office prints documents", KLADE_ROLE_SECRETARY, KLADE_ACTION_PRINT_PAPER,
    KLADE_SCOPE_SCHOOL },
  { "a subject teacher prints no report cards", KLADE_ROLE_TEACHER, KLADE_ACTION_PRINT_PAPER,
    KLADE_SCOPE_NOTHING },
  { "nor does the nurse", KLADE_ROLE_NURSE, KLADE_ACTION_PRINT_PAPER, KLADE_SCOPE_NOTHING },
};

static void
test_clauses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_test_message ("%s", clauses[i].clause);
      g_assert_cmpint (klade_rights_scope (clauses[i].role, clauses[i].action), ==,
                       clauses[i].scope);
    }
}

/* What holds for the whole table. */
static void
test_table_makes_sense (void)
{
  for (int r = 1; r <= KLADE_N_ROLES; r++)
    {
      KladeRole role = (KladeRole) r;
      KladeScope reading = klade_rights_scope (role, KLADE_ACTION_READ_JOURNAL);

      g_assert_cmpint (klade_rights_scope (role, KLADE_ACTION_CHANGE_OWN_PASSWORD), ==,
                       KLADE_SCOPE_SELF);
      g_assert_cmpint (reading, >, KLADE_SCOPE_NOTHING);

      /* Nobody writes farther than he or she reads. */
      for (int a = KLADE_ACTION_WRITE_MARK; a <= KLADE_ACTION_CLOSE_TERM; a++)
        g_assert_cmpint (klade_rights_scope (role, (KladeAction) a), <=, reading);

      /* Families only read. */
      if (role == KLADE_ROLE_GUARDIAN || role == KLADE_ROLE_PUPIL)
        for (int a = KLADE_ACTION_WRITE_MARK; a < KLADE_ACTION_CHANGE_OWN_PASSWORD; a++)
          g_assert_cmpint (klade_rights_scope (role, (KladeAction) a), ==, KLADE_SCOPE_NOTHING);
      if (role == KLADE_ROLE_GUARDIAN || role == KLADE_ROLE_PUPIL)
        for (int a = KLADE_ACTION_READ_PROTECTED; a < KLADE_N_ACTIONS; a++)
          g_assert_cmpint (klade_rights_scope (role, (KladeAction) a), ==, KLADE_SCOPE_NOTHING);

      /* What concerns the school as a whole is given for the school or not at all. */
      for (int a = KLADE_ACTION_CHANGE_CLOSED_TERM + 1; a <= KLADE_ACTION_BACK_UP; a++)
        g_assert_true (klade_rights_scope (role, (KladeAction) a) == KLADE_SCOPE_NOTHING ||
                       klade_rights_scope (role, (KladeAction) a) == KLADE_SCOPE_SCHOOL);
    }
}

/* A school file of a newer program may name a role we do not know. */
static void
test_unknown_role_may_nothing (void)
{
  static const int unknown[] = { G_MININT, -1, 0, KLADE_N_ROLES + 1, G_MAXINT };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    for (int a = 0; a < KLADE_N_ACTIONS; a++)
      g_assert_cmpint (klade_rights_scope ((KladeRole) unknown[i], (KladeAction) a), ==,
                       KLADE_SCOPE_NOTHING);
}

static void
test_words (void)
{
  for (int r = 1; r <= KLADE_N_ROLES; r++)
    {
      KladeRole found;

      g_assert_true (klade_role_from_id (klade_role_id ((KladeRole) r), &found));
      g_assert_cmpint (found, ==, r);
      g_assert_cmpint (strlen (klade_role_name ((KladeRole) r)), >, 0);
      for (int other = 1; other < r; other++)
        g_assert_cmpstr (klade_role_name ((KladeRole) r), !=, klade_role_name ((KladeRole) other));
    }
  {
    KladeRole untouched = KLADE_ROLE_NURSE;

    g_assert_false (klade_role_from_id ("direktors", &untouched));
    g_assert_false (klade_role_from_id ("", &untouched));
    g_assert_cmpint (untouched, ==, KLADE_ROLE_NURSE);
  }
  for (int a = 0; a < KLADE_N_ACTIONS; a++)
    {
      g_assert_cmpint (strlen (klade_action_name ((KladeAction) a)), >, 0);
      g_assert_cmpint (strlen (klade_action_whom_to_ask ((KladeAction) a)), >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain/rights/clauses", test_clauses);
  g_test_add_func ("/domain/rights/table", test_table_makes_sense);
  g_test_add_func ("/domain/rights/unknown-role", test_unknown_role_may_nothing);
  g_test_add_func ("/domain/rights/words", test_words);

  return g_test_run ();
}
