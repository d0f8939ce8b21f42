/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every role x every verb on classes, the set-up and the turn of the year: who may by the rights
 * table does it and takes it back; who may not is told whom to ask, and nothing is written. */
#include "klade-school-classes.h"
#include "klade-school-journal.h"
#include "klade-school-setup.h"
#include "klade-school-year-turn.h"
#include "klade-test-school.h"

#define DAY klade_day_new (2026, 3, 5)

/* What the verbs act on. */
typedef struct
{
  KladeTestSchool *school;
  gint64 subject_id;
  gint64 free_subject_id; /* without journals */
  gint64 programme_id;
  gint64 free_class_id;  /* without pupils */
  gint64 journal_id;     /* without lessons */
  gint64 split_id;       /* a group of 7.a */
  gint64 other_split_id; /* of 7.b */
  gint64 bell_set_id;
  gint64 break_id;
  gint64 moved_day_id;
  gint64 teacher_row_id;
} Desk;

typedef gboolean (*Run) (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error);

static gboolean
save_class (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeClassEdit edit = { .name = "5.k" };

  return klade_school_save_class (session, &edit, NULL, undo, error);
}

static gboolean
hide_class (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_class (session, desk->free_class_id, 0, undo, error);
}

static gboolean
set_class_teacher (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_set_class_teacher (session, desk->school->class_b,
                                         desk->school->other_teacher, DAY, NULL, undo, error);
}

static gboolean
save_programme (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeProgrammeEdit edit = { .code = "31016011", .name = "Vidējā izglītība" };

  return klade_school_save_programme (session, &edit, NULL, undo, error);
}

static gboolean
hide_programme (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_programme (session, desk->programme_id, 0, undo, error);
}

static gboolean
save_subject (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeSubjectEdit edit = { .name = "Ķīmija" };

  return klade_school_save_subject (session, &edit, NULL, undo, error);
}

static gboolean
hide_subject (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_subject (session, desk->free_subject_id, 0, undo, error);
}

static gboolean
set_planned (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladePlannedEdit edit = { desk->programme_id, desk->subject_id, 8, 105,
                                  KLADE_SCALE_POINTS };

  return klade_school_set_planned (session, &edit, 1, undo, error);
}

static gboolean
save_journal (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeJournalEdit edit = { .class_id = desk->school->class_b,
                                  .subject_id = desk->free_subject_id,
                                  .scale = KLADE_SCALE_POINTS };

  return klade_school_save_journal (session, &edit, NULL, undo, error);
}

static gboolean
hide_journal (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_journal (session, desk->journal_id, 0, undo, error);
}

static gboolean
add_teacher (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_add_journal_teacher (session, desk->journal_id, desk->school->other_teacher,
                                           DAY, NULL, undo, error);
}

static gboolean
end_teacher (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_end_journal_teacher (session, desk->teacher_row_id, 0, DAY, undo, error);
}

static gboolean
save_group (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeGroupEdit edit = { .kind = KLADE_GROUP_INTEREST, .name = "Koris" };

  return klade_school_save_group (session, &edit, NULL, undo, error);
}

static gboolean
hide_group (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_group (session, desk->split_id, 0, undo, error);
}

static gboolean
move_own (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_move_to_group (session, desk->school->pupils_a, 2, 0, desk->split_id, DAY,
                                     undo, error);
}

static gboolean
move_other (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_move_to_group (session, desk->school->pupils_b, 2, 0, desk->other_split_id,
                                     DAY, undo, error);
}

static gboolean
save_profile (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeSchoolProfileEdit edit = { .name = "Cita skola", .kind = "basic" };

  return klade_school_save_profile (session, &edit, undo, error);
}

static gboolean
save_year (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeYearEdit edit = { .year = klade_school_year_get (2027) };

  return klade_school_save_year (session, &edit, NULL, undo, error);
}

static gboolean
save_break (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeBreakEdit edit = { .year_id = desk->school->year_id,
                                .name = "Brīvdiena",
                                .range = { DAY, DAY },
                                .grade_to = 12 };

  return klade_school_save_break (session, &edit, NULL, undo, error);
}

static gboolean
hide_break (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_break (session, desk->break_id, 0, undo, error);
}

static gboolean
save_moved_day (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeMovedDayEdit edit = { .year_id = desk->school->year_id,
                                   .day_off = DAY,
                                   .worked_on = DAY + 2 };

  return klade_school_save_moved_day (session, &edit, NULL, undo, error);
}

static gboolean
hide_moved_day (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_moved_day (session, desk->moved_day_id, 0, undo, error);
}

static gboolean
save_bell_set (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeBellTime bell = { 1, 540, 580 };
  const KladeBellSetEdit edit = { .name = "Īsās", .valid_from = DAY, .bells = &bell, .n_bells = 1 };

  return klade_school_save_bell_set (session, &edit, NULL, undo, error);
}

static gboolean
hide_bell_set (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_bell_set (session, desk->bell_set_id, 0, undo, error);
}

static gboolean
change_setting (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_change_setting (session, "late-entry-days", "5", undo, error);
}

static gboolean
set_promotion (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladePromotionEdit edit = { .pupil_id = desk->school->pupils_a[0],
                                    .class_id = desk->school->class_a,
                                    .decision = KLADE_PROMOTION_MOVED };

  return klade_school_set_promotions (session, &edit, 1, NULL, undo, error);
}

/* Refused by what is missing where the right is there. */
static gboolean
turn_year (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  g_autofree char *path = g_build_filename (desk->school->folder, "turn.klade", NULL);
  g_autoptr (GError) local_error = NULL;

  g_assert_false (klade_school_turn_year (session, 0, path, NULL, NULL, NULL, undo, &local_error));
  if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_INVALID))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static const struct
{
  const char *name;
  Run run;
  KladeAction action;
  gboolean is_own; /* of the class that the class teacher has */
} verbs[] = {
  { "save-class", save_class, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "hide-class", hide_class, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "class-teacher", set_class_teacher, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "save-programme", save_programme, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "hide-programme", hide_programme, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "save-subject", save_subject, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "hide-subject", hide_subject, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "planned", set_planned, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "save-journal", save_journal, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "hide-journal", hide_journal, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "add-teacher", add_teacher, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "end-teacher", end_teacher, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "save-group", save_group, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "hide-group", hide_group, KLADE_ACTION_MANAGE_CLASSES, FALSE },
  { "move-own", move_own, KLADE_ACTION_MANAGE_GROUPS, TRUE },
  { "move-other", move_other, KLADE_ACTION_MANAGE_GROUPS, FALSE },
  { "profile", save_profile, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "year", save_year, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "save-break", save_break, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "hide-break", hide_break, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "save-moved-day", save_moved_day, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "hide-moved-day", hide_moved_day, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "save-bells", save_bell_set, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "hide-bells", hide_bell_set, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "setting", change_setting, KLADE_ACTION_MANAGE_SCHOOL, FALSE },
  { "promotion", set_promotion, KLADE_ACTION_MANAGE_PEOPLE, FALSE },
  { "turn-year", turn_year, KLADE_ACTION_TURN_YEAR, FALSE },
};

static gint64
last_audit (const Desk *desk)
{
  return klade_test_school_get_number (desk->school, "SELECT last_id FROM audit_head");
}

static void
try_verb (KladeSession *session, const Desk *desk, KladeRole role, gsize index)
{
  KladeScope scope = klade_rights_scope (role, verbs[index].action);
  gboolean may =
      scope == KLADE_SCOPE_SCHOOL || (scope == KLADE_SCOPE_OWN_CLASS && verbs[index].is_own);
  gint64 before = last_audit (desk);
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_done = verbs[index].run (session, desk, &undo, &error);

  g_test_message ("%s %s: %s", klade_role_id (role), verbs[index].name,
                  error != NULL ? error->message : "done");
  if (!may)
    {
      g_assert_false (is_done);
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_assert_cmpint (last_audit (desk), ==, before);
      return;
    }

  g_assert_no_error (error);
  g_assert_true (is_done);
  if (verbs[index].run == turn_year)
    return;

  g_assert_nonnull (undo);
  g_assert_cmpint (last_audit (desk), >, before);
  klade_school_undo (session, undo, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add_split (Desk *desk, KladeSession *session, gint64 class_id)
{
  const KladeGroupEdit edit = { .kind = KLADE_GROUP_SPLIT,
                                .class_id = class_id,
                                .subject_id = desk->subject_id,
                                .name = "1" };
  g_autoptr (GError) error = NULL;
  gint64 id;

  klade_school_save_group (session, &edit, &id, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
lay_out (Desk *desk)
{
  g_autoptr (KladeSession) session = klade_test_school_sign_in (desk->school, KLADE_ROLE_SUPERUSER);
  const KladeClassEdit klass = { .name = "4.z" };
  const KladeSubjectEdit subject = { .name = "Fizika" };
  const KladeProgrammeEdit programme = { .code = "21011111", .name = "Pamatizglītība" };
  const KladeBellSetEdit bells = { .name = "Garās", .valid_from = DAY };
  const KladeMovedDayEdit moved = { .year_id = desk->school->year_id,
                                    .day_off = DAY + 7,
                                    .worked_on = DAY + 9 };
  KladeJournalEdit journal = { .class_id = desk->school->class_a, .scale = KLADE_SCALE_POINTS };
  g_autoptr (GError) error = NULL;

  klade_school_save_class (session, &klass, &desk->free_class_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_save_subject (session, &subject, &journal.subject_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_save_subject (session, &(KladeSubjectEdit){ .name = "Vizuālā māksla" },
                             &desk->free_subject_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_save_programme (session, &programme, &desk->programme_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_save_journal (session, &journal, &desk->journal_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_save_bell_set (session, &bells, &desk->bell_set_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_save_moved_day (session, &moved, &desk->moved_day_id, NULL, &error);
  g_assert_no_error (error);
  desk->subject_id = klade_test_school_get_number (
      desk->school, "SELECT id FROM subject WHERE name = 'Matemātika'");
  desk->split_id = add_split (desk, session, desk->school->class_a);
  desk->other_split_id = add_split (desk, session, desk->school->class_b);
  desk->break_id = klade_test_school_get_number (desk->school, "SELECT min(id) FROM school_break");
  desk->teacher_row_id =
      klade_test_school_get_number (desk->school, "SELECT min(id) FROM journal_teacher");
}

static void
test_every_verb (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  Desk desk = { .school = school };

  lay_out (&desk);
  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);

      for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
        try_verb (session, &desk, (KladeRole) role, i);
    }
  klade_test_school_assert_sound (school, NULL);
}

static gboolean
may_read (KladeSession *session, GPtrArray *rows, GError **error)
{
  if (rows == NULL)
    g_assert_error (*error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (error);
  if (rows != NULL)
    g_ptr_array_unref (rows);
  return rows != NULL;
}

/* Parents and pupils see no lists of the school; year marks are for who reads the journals. */
static void
test_readers (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);
      KladeScope people = klade_rights_scope ((KladeRole) role, KLADE_ACTION_READ_PEOPLE);
      KladeScope marks = klade_rights_scope ((KladeRole) role, KLADE_ACTION_READ_JOURNAL);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (may_read (session, klade_school_list_classes (session, 0, &error), &error),
                       ==, people == KLADE_SCOPE_SCHOOL);
      g_assert_cmpint (
          may_read (session, klade_school_list_promotions (session, 0, 0, &error), &error), ==,
          marks == KLADE_SCOPE_SCHOOL);
      g_assert_cmpint (may_read (session, klade_school_check_turn (session, 0, &error), &error), ==,
                       marks == KLADE_SCOPE_SCHOOL);
      g_assert_cmpint (may_read (session,
                                 klade_school_list_promotions (session, 0, school->class_a, &error),
                                 &error),
                       ==, marks >= KLADE_SCOPE_OWN_CLASS);
      g_assert_cmpint (may_read (session,
                                 klade_school_list_promotions (session, 0, school->class_b, &error),
                                 &error),
                       ==, marks == KLADE_SCOPE_SCHOOL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/school/rights-classes/verbs", test_every_verb);
  klade_test_add ("/school/rights-classes/readers", test_readers);

  return g_test_run ();
}
