/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"
#include "klade-test-import.h"
#include "klade-test-people.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

static char *program;

#define HEADINGS                                                                                   \
  "Uzvārds;Vārds;Personas kods;Dzimšanas datums;Klase;Tālrunis;Mātes uzvārds;Mātes vārds;" \
  "Mātes tālrunis\n"
#define LIST                                                                                       \
  HEADINGS "Zvirbule;Anna;161175-19997;;7.a;26481883;Zvirbule;Ilze;29111222\n"                     \
           "Zvirbulis;Jānis;;12.04.2013;7.b;;Zvirbule;Ilze;29111222\n"

static gint64
count (KladeTestSchool *school, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT COUNT(*) FROM %s WHERE is_hidden = 0", table);

  return klade_test_school_get_number (school, sql);
}

/* New, the same again, changed field by field, undone. */
static void
test_pupils (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autofree char *before = klade_test_people_dump (school);
  gint64 n_people = count (school, "person");
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, LIST);
  g_autoptr (KladeImportPlan) same = NULL;
  g_autoptr (KladeImportPlan) changed = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeUndo) again = NULL;
  g_autofree char *after = NULL;
  g_autofree char *later = NULL;

  klade_test_import_assert_fates (plan, "nn");
  g_assert_cmpint (count (school, "person"), ==, n_people);
  undo = klade_test_import_all (session, KLADE_IMPORT_PUPILS, LIST);
  /* The mother of two is one person. */
  g_assert_cmpint (count (school, "person"), ==, n_people + 3);
  klade_test_people_assert_sealed (school, "19997");
  klade_test_people_assert_sealed (school, "29111222");

  after = klade_test_people_dump (school);
  same = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, LIST);
  klade_test_import_assert_fates (same, "ss");
  again = klade_test_import_all (session, KLADE_IMPORT_PUPILS, LIST);
  g_assert_null (again);
  later = klade_test_people_dump (school);
  g_assert_cmpstr (later, ==, after);

  changed = klade_test_import_plan (
      session, KLADE_IMPORT_PUPILS,
      HEADINGS "Zvirbule-Liepa;Anna;161175-19997;;7.a;26481884;Zvirbule;Ilze;29111333\n");
  klade_test_import_assert_fates (changed, "c");
  klade_test_import_assert_change (changed, 0, "Surname", "Zvirbule", "Zvirbule-Liepa");
  klade_test_import_assert_change (changed, 0, "Phone", "+371 26481883", "+371 26481884");
  klade_test_import_assert_change (changed, 0, "Mother: Phone", "+371 29111222", "+371 29111333");

  klade_test_people_undo (school, session, undo, before);
  klade_test_school_assert_sound (school, session);
}

static void
test_refused (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autoptr (KladeImportPlan) plan = NULL;
  g_autoptr (KladeImportPlan) moved = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS,
                                 HEADINGS "Kalns;Kārlis;161175-19990;;7.a;;;;\n"
                                          "Lauva;Lauma;;1.02.2013;9.z;;;;\n"
                                          "Meža;Maija;;3.02.2013;;;;;\n"
                                          "Zvirbule;Anna;161175-19997;;7.a;;;;\n"
                                          "Zvirbule;Anna;161175-19997;;7.b;;;;\n"
                                          "Upe;;;3.02.2013;7.a;;;;\n");
  klade_test_import_assert_fates (plan, "rrrnrr");
  klade_test_import_assert_reason (plan, 0, "161175-19990");
  klade_test_import_assert_reason (plan, 1, "9.z");
  klade_test_import_assert_reason (plan, 2, "class is missing");
  klade_test_import_assert_reason (plan, 4, "earlier row");

  /* Nobody changes the class by a list. */
  undo = klade_test_import_all (session, KLADE_IMPORT_PUPILS, LIST);
  before = klade_test_people_dump (school);
  moved = klade_test_import_plan (session, KLADE_IMPORT_PUPILS,
                                  HEADINGS "Zvirbule;Anna;161175-19997;;7.b;;;;\n");
  klade_test_import_assert_fates (moved, "r");
  klade_test_import_assert_reason (moved, 0, "7.a");
  g_assert_true (klade_school_import (session, moved, NULL, NULL, NULL, NULL));
  after = klade_test_people_dump (school);
  g_assert_cmpstr (after, ==, before);
}

static KladeImportPlan *
decide (KladeSession *session,
        const KladeImportPlan *plan,
        guint row,
        KladeImportChoice choice,
        gint64 person_id)
{
  const KladeImportDecision decision = { klade_import_plan_get_row (plan, row)->number, choice,
                                         person_id };
  g_autoptr (GError) error = NULL;
  KladeImportPlan *decided = klade_school_decide_import (session, plan, &decision, &error);

  g_assert_no_error (error);
  return decided;
}

/* Two of one name, in the list and in the school: a person decides. */
static void
test_names (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  static const char twins[] = HEADINGS "Liepa;Anna;;;7.a;;;;\nLiepa;Anna;;;7.a;;;;\n";
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, twins);
  g_autoptr (KladeImportPlan) decided = decide (session, plan, 1, KLADE_CHOICE_ADD, 0);
  g_autoptr (KladeImportPlan) left = decide (session, plan, 1, KLADE_CHOICE_SKIP, 0);
  g_autoptr (KladeImportPlan) known = NULL;
  g_autoptr (KladeImportPlan) taken = NULL;
  g_autoptr (KladeImportPlan) both = NULL;
  const KladeImportPlanRow *row;

  klade_test_import_assert_fates (plan, "na");
  klade_test_import_assert_fates (left, "nl");
  klade_test_import_assert_fates (decided, "nn");
  g_assert_true (klade_school_import (session, decided, NULL, NULL, NULL, NULL));

  known = klade_test_import_plan (session, KLADE_IMPORT_PUPILS,
                                  HEADINGS "Liepa;Anna;;5.05.2012;7.a;26481883;;;\n");
  klade_test_import_assert_fates (known, "a");
  row = klade_import_plan_get_row (known, 0);
  g_assert_cmpint (row->candidates->len, ==, 2);
  taken = decide (session, known, 0, KLADE_CHOICE_TAKE,
                  ((KladeImportCandidate *) row->candidates->pdata[1])->person_id);
  klade_test_import_assert_fates (taken, "c");
  g_assert_true (klade_school_import (session, taken, NULL, NULL, NULL, NULL));

  /* The date of birth tells them apart from now on. */
  both = klade_test_import_plan (session, KLADE_IMPORT_PUPILS,
                                 HEADINGS "Liepa;Anna;;5.05.2012;7.a;26481883;;;\n"
                                          "Berzina;Mara;;5.05.2012;7.a;;;;\n");
  klade_test_import_assert_fates (both, "sn");
  klade_test_school_assert_sound (school, session);
}

static void
test_staff_and_parents (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  static const char staff[] = "Uzvārds;Vārds;Amats;E-pasts\nVanags;Voldis;Skolotājs;v@skola.lv\n";
  static const char parents[] =
      "Vecāka uzvārds;Vecāka vārds;Tālrunis;Bērna uzvārds;Bērna vārds;Klase\n"
      "Zvirbule;Ilze;29111222;Zvirbulis;Jānis;7.b\nZvirbulis;Juris;29111555;Zvirbule;Anna;7.a\n"
      "Kaija;Juta;;Nezināms;Bērns;7.a\n";
  g_autoptr (KladeUndo) pupils_undo G_GNUC_UNUSED =
      klade_test_import_all (session, KLADE_IMPORT_PUPILS, LIST);
  g_autofree char *before = klade_test_people_dump (school);
  g_autoptr (KladeUndo) staff_undo = klade_test_import_all (session, KLADE_IMPORT_STAFF, staff);
  g_autoptr (KladeImportPlan) staff_again =
      klade_test_import_plan (session, KLADE_IMPORT_STAFF, staff);
  g_autoptr (KladeImportPlan) plan = NULL;
  g_autoptr (KladeImportPlan) again = NULL;
  g_autoptr (KladeUndo) undo = NULL;

  klade_test_import_assert_fates (staff_again, "s");
  klade_test_people_undo (school, session, staff_undo, before);

  plan = klade_test_import_plan (session, KLADE_IMPORT_PARENTS, parents);
  klade_test_import_assert_fates (plan, "snr");
  undo = klade_test_import_all (session, KLADE_IMPORT_PARENTS, parents);
  again = klade_test_import_plan (session, KLADE_IMPORT_PARENTS, parents);
  klade_test_import_assert_fates (again, "ssr");
  klade_test_people_undo (school, session, undo, before);
  klade_test_school_assert_sound (school, session);
}

static gint64
count_grants (KladeTestSchool *school, KladeRole role)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT COUNT(*) FROM role_grant WHERE is_hidden = 0 AND role = %d", (int) role);

  return klade_test_school_get_number (school, sql);
}

/* Each gives what he or she has; a list takes nothing away, and is taken back whole. */
static void
test_roles (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (KladeSession) secretary = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  static const char list[] = "Uzvārds;Vārds;Amats;Lomas;Klases audzinātājs\n"
                             "Pīle;Pija;Skolotāja;skolotāja;7.b\n"
                             "Zoss;Zane;Vietniece;direktora vietniece, administratore;\n"
                             "Vista;Vita;Skolotāja;audzinātāja;\nGailis;Gatis;Skolotājs;;9.z\n";
  g_autofree char *before = klade_test_people_dump (school);
  gint64 n_class_teachers = count_grants (school, KLADE_ROLE_CLASS_TEACHER);
  gint64 n_deputies = count_grants (school, KLADE_ROLE_DEPUTY);
  gint64 n_superusers = count_grants (school, KLADE_ROLE_SUPERUSER);
  g_autoptr (KladeImportPlan) denied = klade_test_import_plan (secretary, KLADE_IMPORT_STAFF, list);
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (deputy, KLADE_IMPORT_STAFF, list);
  g_autoptr (KladeImportPlan) again = NULL;
  g_autoptr (KladeImportPlan) more = NULL;
  g_autoptr (KladeUndo) undo = NULL;

  klade_test_import_assert_fates (denied, "nnnn");
  klade_test_import_assert_note (denied, 0, "subject teacher");
  g_assert_cmpuint (klade_import_plan_get_row (denied, 0)->changes->len, ==, 0);

  klade_test_import_assert_fates (plan, "nnnn");
  klade_test_import_assert_change (plan, 0, "Role", "", "class teacher, 7.b");
  klade_test_import_assert_change (plan, 1, "Role", "", "deputy head");
  klade_test_import_assert_note (plan, 1, "superuser");
  klade_test_import_assert_note (plan, 2, "does not say which");
  klade_test_import_assert_note (plan, 3, "9.z");

  undo = klade_test_import_all (deputy, KLADE_IMPORT_STAFF, list);
  g_assert_cmpint (count_grants (school, KLADE_ROLE_CLASS_TEACHER), ==, n_class_teachers + 1);
  g_assert_cmpint (count_grants (school, KLADE_ROLE_DEPUTY), ==, n_deputies + 1);
  g_assert_cmpint (count_grants (school, KLADE_ROLE_SUPERUSER), ==, n_superusers);

  again = klade_test_import_plan (deputy, KLADE_IMPORT_STAFF, list);
  klade_test_import_assert_fates (again, "ssss");
  more = klade_test_import_plan (deputy, KLADE_IMPORT_STAFF,
                                 "Uzvārds;Vārds;Lomas;Klases audzinātājs\n"
                                 "Pīle;Pija;;7.a\n");
  klade_test_import_assert_fates (more, "c");
  klade_test_import_assert_change (more, 0, "Role", "", "class teacher, 7.a");

  /* Whoever may not give the roles may not take them back either. */
  g_assert_false (klade_school_undo (secretary, undo, NULL, NULL));
  klade_test_people_undo (school, deputy, undo, before);
  g_assert_cmpint (count_grants (school, KLADE_ROLE_CLASS_TEACHER), ==, n_class_teachers);
  klade_test_school_assert_sound (school, deputy);
}

static KladeImportPlan *
decide_guardian (KladeSession *session,
                 const KladeImportPlan *plan,
                 guint row,
                 KladeImportChoice choice,
                 guint candidate)
{
  const KladeImportPlanRow *shown = klade_import_plan_get_row (plan, row);
  const KladeImportCandidate *taken = g_ptr_array_index (shown->candidates, candidate);
  const KladeImportDecision decision = { shown->number, choice, taken->person_id, shown->part,
                                         taken->row };
  g_autoptr (GError) error = NULL;
  KladeImportPlan *decided = klade_school_decide_import (session, plan, &decision, &error);

  g_assert_no_error (error);
  return decided;
}

#define PARENTS "Uzvārds;Vārds;Dzimšanas datums;Klase;Mātes uzvārds;Mātes vārds;Mātes tālrunis\n"

/* A mother of two without anything to know her by: a person decides, on the list and later. */
static void
test_guardians (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  static const char list[] = PARENTS "Stārķis;Jānis;1.02.2013;7.a;Stārķe;Ilze;\n"
                                     "Stārķe;Anna;2.02.2012;7.b;Stārķe;Ilze;\n"
                                     "Dzērve;Dina;3.02.2012;7.b;Cīrule;Ilze;29111222\n"
                                     "Zīle;Zeta;4.02.2012;7.b;Cīrule;Ilze;29111333\n";
  gint64 n_people = count (school, "person");
  gint64 n_ties = count (school, "guardianship");
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, list);
  g_autoptr (KladeImportPlan) one = NULL;
  g_autoptr (KladeImportPlan) two = NULL;
  g_autoptr (KladeImportPlan) none = NULL;
  g_autoptr (KladeImportPlan) later = NULL;
  g_autoptr (KladeImportPlan) taken = NULL;
  const KladeImportCandidate *candidate;

  /* Two phones, two families: two mothers of one name. */
  klade_test_import_assert_fates (plan, "nann");
  klade_test_import_assert_reason (plan, 1, "Stārķe Ilze");
  g_assert_cmpint (klade_import_plan_get_row (plan, 1)->part, ==, KLADE_PART_GUARDIAN_1);
  candidate = g_ptr_array_index (klade_import_plan_get_row (plan, 1)->candidates, 0);
  g_assert_cmpuint (candidate->row, ==, 2);
  g_assert_cmpstr (candidate->children, ==, "Stārķis Jānis");

  two = decide_guardian (session, plan, 1, KLADE_CHOICE_ADD, 0);
  klade_test_import_assert_fates (two, "nnnn");
  none = decide_guardian (session, plan, 1, KLADE_CHOICE_SKIP, 0);
  klade_test_import_assert_fates (none, "nnnn");
  one = decide_guardian (session, plan, 1, KLADE_CHOICE_TAKE, 0);
  klade_test_import_assert_fates (one, "nnnn");
  g_assert_true (klade_school_import (session, one, NULL, NULL, NULL, NULL));
  g_assert_cmpint (count (school, "person"), ==, n_people + 4 + 3);
  g_assert_cmpint (count (school, "guardianship"), ==, n_ties + 4);

  /* The third child comes later. */
  later = klade_test_import_plan (session, KLADE_IMPORT_PUPILS,
                                  PARENTS "Stārķis;Oto;5.02.2013;7.a;Stārķe;Ilze;\n");
  klade_test_import_assert_fates (later, "a");
  candidate = g_ptr_array_index (klade_import_plan_get_row (later, 0)->candidates, 0);
  g_assert_cmpint (candidate->person_id, !=, 0);
  g_assert_nonnull (strstr (candidate->children, "Stārķe Anna"));
  taken = decide_guardian (session, later, 0, KLADE_CHOICE_TAKE, 0);
  klade_test_import_assert_fates (taken, "n");
  g_assert_true (klade_school_import (session, taken, NULL, NULL, NULL, NULL));
  g_assert_cmpint (count (school, "person"), ==, n_people + 4 + 3 + 1);
  g_assert_cmpint (count (school, "guardianship"), ==, n_ties + 5);
  klade_test_school_assert_sound (school, session);
}

/* Of a list of parents the row itself is asked about; a phone without a name is told. */
static void
test_parents_of_two (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  static const char parents[] = "Vecāka uzvārds;Vecāka vārds;Bērna uzvārds;Bērna vārds;Klase\n"
                                "Zvirbulis;Juris;Zvirbulis;Jānis;7.b\n"
                                "Zvirbulis;Juris;Zvirbule;Anna;7.a\n";
  g_autoptr (KladeUndo) pupils_undo G_GNUC_UNUSED =
      klade_test_import_all (session, KLADE_IMPORT_PUPILS, LIST);
  g_autoptr (KladeImportPlan) plan =
      klade_test_import_plan (session, KLADE_IMPORT_PARENTS, parents);
  g_autoptr (KladeImportPlan) one = NULL;
  g_autoptr (KladeImportPlan) again = NULL;
  g_autoptr (KladeImportPlan) nameless = NULL;
  gint64 n_people = count (school, "person");

  klade_test_import_assert_fates (plan, "na");
  one = decide_guardian (session, plan, 1, KLADE_CHOICE_TAKE, 0);
  klade_test_import_assert_fates (one, "nn");
  g_assert_true (klade_school_import (session, one, NULL, NULL, NULL, NULL));
  g_assert_cmpint (count (school, "person"), ==, n_people + 1);
  again = klade_test_import_plan (session, KLADE_IMPORT_PARENTS, parents);
  klade_test_import_assert_fates (again, "ss");

  nameless = klade_test_import_plan (session, KLADE_IMPORT_PUPILS,
                                     PARENTS "Zvirbule;Anna;;7.a;;;29111222\n");
  klade_test_import_assert_fates (nameless, "s");
  klade_test_import_assert_note (nameless, 0, "name is missing");
  klade_test_school_assert_sound (school, session);
}

static void
test_subjects (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  static const char list[] = "Priekšmets;Saīsinājums;Programmas kods\nRobotika;Rob;\n"
                             "Astronomija;Astr;\nRobotika;R;\nAstroloģija;;99999999\n";
  gint64 n_subjects = count (school, "subject");
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (session, KLADE_IMPORT_SUBJECTS, list);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeImportPlan) again = NULL;
  g_autoptr (KladeImportPlan) changed = NULL;

  klade_test_import_assert_fates (plan, "nnrr");
  undo = klade_test_import_all (session, KLADE_IMPORT_SUBJECTS, list);
  g_assert_cmpint (count (school, "subject"), ==, n_subjects + 2);
  again = klade_test_import_plan (session, KLADE_IMPORT_SUBJECTS, list);
  klade_test_import_assert_fates (again, "ssrr");
  changed = klade_test_import_plan (session, KLADE_IMPORT_SUBJECTS,
                                    "Priekšmets;Saīsinājums\nRobotika;Robots\n");
  klade_test_import_assert_change (changed, 0, "Short name", "Rob", "Robots");
  g_assert_true (klade_school_undo (session, undo, NULL, NULL));
  g_assert_cmpint (count (school, "subject"), ==, n_subjects);
  klade_test_school_assert_sound (school, session);
}

/* Formulas, markup, marks of direction and 64 KiB are texts; a name that long is none. */
static void
test_hostile (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autofree char *huge = g_strnfill (64 * 1024, 'a');
  g_autofree char *list = g_strdup_printf (
      "Uzvārds;Vārds;Dzimšanas datums;Klase;Deklarētā adrese\n"
      "=HYPERLINK(1);Anna;1.02.2013;7.a;%s\n<b>Bērzs</b>;\xe2\x80\xaeOto;2.02.2013;7.a;@SUM(A1)\n"
      "%s;Anna;3.02.2013;7.a;\n",
      huge, huge);
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, list);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (KladeImportPlan) again = NULL;
  KladeImportFate last = klade_import_plan_get_row (plan, 2)->fate;

  g_assert_cmpint (last, ==, KLADE_FATE_REFUSED);
  undo = klade_test_import_all (session, KLADE_IMPORT_PUPILS, list);
  again = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, list);
  g_assert_cmpint (klade_import_plan_count (again, KLADE_FATE_NEW), ==, 0);
  g_assert_cmpint (klade_import_plan_count (again, KLADE_FATE_CHANGED), ==, 0);
  g_assert_cmpint (klade_test_school_get_number (
                       school, "SELECT COUNT(*) FROM person WHERE surname = '<b>Bērzs</b>'"),
                   ==, 1);
  klade_test_school_assert_sound (school, session);
}

/* Who may, who may not, and what happens when the school changes behind the preview. */
static void
test_rights_and_conflict (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) secretary = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (secretary, KLADE_IMPORT_PUPILS, LIST);
  g_autoptr (GPtrArray) rows = klade_test_import_read (KLADE_IMPORT_PUPILS, LIST);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) conflict = NULL;
  g_autofree char *before = klade_test_people_dump (school);
  g_autofree char *after = NULL;

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);
      const KladeImportOptions options = { .valid_from = klade_day_new (2025, 9, 1) };
      gboolean may =
          role == KLADE_ROLE_SUPERUSER || role == KLADE_ROLE_DEPUTY || role == KLADE_ROLE_SECRETARY;
      g_autoptr (GError) error = NULL;
      g_autoptr (KladeImportPlan) own =
          klade_school_plan_import (session, KLADE_IMPORT_PUPILS, rows, &options, &error);

      g_test_message ("%s", klade_role_id ((KladeRole) role));
      g_assert_cmpint (own != NULL, ==, may);
      if (may)
        continue;
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_clear_error (&error);
      g_assert_false (klade_school_import (session, plan, NULL, NULL, NULL, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
    }
  after = klade_test_people_dump (school);
  g_assert_cmpstr (after, ==, before);

  undo = klade_test_import_all (secretary, KLADE_IMPORT_PUPILS, LIST);
  g_assert_false (klade_school_import (secretary, plan, NULL, NULL, NULL, &conflict));
  g_assert_error (conflict, KLADE_ERROR, KLADE_ERROR_CONFLICT);
}

/* Missing classes are made by who may; the secretary may not. */
static void
test_classes (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GPtrArray) rows = klade_test_import_read (
      KLADE_IMPORT_PUPILS, HEADINGS "Lauva;Lauma;;1.02.2013;9.z;;;;\nPīle;Pija;;;9.z;;;;\n"
                                    "Gulbe;Gita;;;;;;;\n");
  const KladeImportOptions options = {
    .valid_from = klade_day_new (2025, 9, 1),
    .order_number = "1-8/12",
    .order_day = klade_day_new (2025, 8, 29),
    .class_name = "7.b",
    .adds_classes = TRUE,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeImportPlan) plan =
      klade_school_plan_import (deputy, KLADE_IMPORT_PUPILS, rows, &options, &error);
  gint64 n_classes = count (school, "school_class");

  g_assert_no_error (error);
  klade_test_import_assert_fates (plan, "nnn");
  g_assert_cmpint (klade_import_plan_get_n_new_classes (plan), ==, 1);
  g_assert_cmpstr (klade_import_plan_get_new_class (plan, 0), ==, "9.z");
  g_assert_true (klade_school_import (deputy, plan, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (school, "school_class"), ==, n_classes + 1);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT COUNT(*) FROM enrolment e JOIN school_order o"
                                            " ON o.id = e.order_in_id WHERE o.number = '1-8/12'"),
      ==, 3);
}

static gboolean
stop_halfway (const char *step, double fraction, gpointer data)
{
  return fraction < 0.5;
}

static gboolean
die_halfway (const char *step, double fraction, gpointer data)
{
  if (fraction >= 0.5)
    raise (SIGKILL);
  return TRUE;
}

static char *
make_many (guint n)
{
  GString *list = g_string_new (HEADINGS);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (list, "Skolnieks%u;Oto;;1.02.2013;7.a;;Skolniece%u;Iva;2%07u\n", i, i,
                            1000000 + i);
  return g_string_free (list, FALSE);
}

/* PROGRAM import PLACE: dies in the middle of it. */
static int
run_importer (const char *place)
{
  KladeClock clock = klade_clock_fixed (klade_instant_at (klade_day_new (2026, 3, 5), 10 * 60));
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_open (place, &clock, &error);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_SECRETARY);
  g_autofree char *list = make_many (100);
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeImportPlan) plan = NULL;

  g_assert_no_error (error);
  session = klade_school_sign_in (school, "secretary", password, &error);
  g_assert_no_error (error);
  plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, list);
  klade_school_import (session, plan, die_halfway, NULL, NULL, NULL);
  return 0;
}

static void
kill_one (const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) importer =
      g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "import", place, NULL);

  g_assert_no_error (error);
  g_subprocess_wait (importer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (importer));
  g_assert_cmpint (g_subprocess_get_term_sig (importer), ==, SIGKILL);
}

/* Cancelled, or killed, in the middle: nothing of it is there. */
static void
test_halfway (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autofree char *list = make_many (100);
  g_autofree char *before = klade_test_people_dump (school);
  g_autofree char *after = NULL;
  g_autoptr (KladeImportPlan) plan = klade_test_import_plan (session, KLADE_IMPORT_PUPILS, list);
  g_autoptr (GError) error = NULL;

  g_assert_false (klade_school_import (session, plan, stop_halfway, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  kill_one (school->place);
  after = klade_test_people_dump (school);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (klade_school_import (session, plan, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  klade_test_school_assert_sound (school, session);
}

static void
test_mapping (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_SECRETARY);
  g_autoptr (KladeImportMapping) first = klade_test_import_map (KLADE_IMPORT_PUPILS, LIST);
  g_autoptr (KladeImportMapping) second = klade_test_import_map (KLADE_IMPORT_PUPILS, LIST);
  gboolean is_recalled;
  g_autoptr (GError) error = NULL;

  g_assert_true (klade_school_recall_import_mapping (session, first, &is_recalled, &error));
  g_assert_false (is_recalled);
  klade_import_mapping_set_field (first, 5, KLADE_IMPORT_NOTHING);
  for (int i = 0; i < 2; i++)
    {
      klade_school_remember_import_mapping (session, first, &error);
      g_assert_no_error (error);
    }
  g_assert_true (klade_school_recall_import_mapping (session, second, &is_recalled, &error));
  g_assert_true (is_recalled);
  g_assert_cmpint (klade_import_mapping_get_field (second, 5), ==, KLADE_IMPORT_NOTHING);
  g_assert_cmpint (klade_import_mapping_get_field (second, 4), ==, KLADE_IMPORT_CLASS);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "import"))
    return run_importer (argv[2]);

  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/import/pupils", test_pupils);
  klade_test_add ("/import/refused", test_refused);
  klade_test_add ("/import/names", test_names);
  klade_test_add ("/import/staff-and-parents", test_staff_and_parents);
  klade_test_add ("/import/roles", test_roles);
  klade_test_add ("/import/guardians", test_guardians);
  klade_test_add ("/import/parents-of-two", test_parents_of_two);
  klade_test_add ("/import/subjects", test_subjects);
  klade_test_add ("/import/hostile", test_hostile);
  klade_test_add ("/import/rights-and-conflict", test_rights_and_conflict);
  klade_test_add ("/import/classes", test_classes);
  klade_test_add ("/import/halfway", test_halfway);
  klade_test_add ("/import/mapping", test_mapping);

  return g_test_run ();
}
