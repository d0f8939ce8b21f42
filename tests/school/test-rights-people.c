/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-people.h"

#include <string.h>

/* Every role x every verb on people x a pupil of the own class and one of another.  Who may: the
 * log grows, undo and redo put everything back.  Who may not: a sentence that names whom to ask,
 * and nothing is written. */

typedef struct
{
  KladeTestSchool *school;
  gint64 pupil_id;
  gint64 class_id;
  gint64 guardian_id;
  gint64 guardianship_id;
  gint64 enrolment_id;
  gint64 employment_id;
  gint64 application_id;
  gint64 request_id;
} Desk;

typedef gboolean (*Run) (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error);

static const KladeOrderName order = { "1-8/77", 739680 }; /* 2026-03-05 and nearby */

static gboolean
run_add (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladePersonDraft draft = {
    .surname = "Zālīte",
    .given_name = "Rūta",
    .data = { [KLADE_PERSON_FIELD_PHONE] = "26481883" },
  };

  return klade_school_add_person (session, &draft, 0, FALSE, NULL, undo, error);
}

static gboolean
run_rename (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_rename_person (session, desk->pupil_id, 0, "Jaunā", "Rūta",
                                     klade_session_get_today (session), &order, undo, error);
}

static gboolean
run_correct (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_correct_person (session, desk->pupil_id, 0, "Labotā", "Rūta", "f", undo,
                                      error);
}

static gboolean
run_contacts (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladePersonChange change = { KLADE_PERSON_FIELD_EMAIL, "ruta@skola.lv" };

  return klade_school_set_person_data (session, desk->pupil_id, &change, 1,
                                       klade_session_get_today (session), undo, error);
}

static gboolean
run_code (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladePersonChange change = { KLADE_PERSON_FIELD_PERSONAL_CODE, "161175-19997" };

  return klade_school_set_person_data (session, desk->pupil_id, &change, 1, KLADE_DAY_NONE, undo,
                                       error);
}

static gboolean
run_health (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladePersonChange change = { KLADE_PERSON_FIELD_HEALTH, "astma" };

  return klade_school_set_person_data (session, desk->pupil_id, &change, 1, KLADE_DAY_NONE, undo,
                                       error);
}

static gboolean
run_enrol (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_enrol_pupil (session, desk->school->other_teacher, desk->class_id,
                                   klade_session_get_today (session), &order, undo, error);
}

static gboolean
run_transfer (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  gint64 to =
      desk->class_id == desk->school->class_a ? desk->school->class_b : desk->school->class_a;

  return klade_school_transfer_pupil (session, desk->pupil_id, to,
                                      klade_session_get_today (session) + 1, &order, undo, error);
}

static gboolean
run_remove (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_remove_pupil (session, desk->pupil_id, klade_session_get_today (session) + 9,
                                    &order, undo, error);
}

static gboolean
run_correct_enrolment (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_correct_enrolment (session, desk->enrolment_id, 0, klade_day_new (2025, 9, 8),
                                         KLADE_DAY_NONE, undo, error);
}

static gboolean
run_hide_enrolment (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_hide_enrolment (session, desk->enrolment_id, 0, undo, error);
}

static gboolean
run_add_guardian (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_add_guardian (session, desk->pupil_id, desk->school->other_teacher, "mother",
                                    klade_session_get_today (session), undo, error);
}

static gboolean
run_end_guardian (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_end_guardian (session, desk->guardianship_id, 0,
                                    klade_session_get_today (session) + 9, undo, error);
}

static gboolean
run_employ (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_add_employment (session, desk->guardian_id, "bibliotekāre",
                                      klade_session_get_today (session), &order, undo, error);
}

static gboolean
run_end_employment (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_end_employment (session, desk->employment_id, 0,
                                      klade_session_get_today (session) + 9, undo, error);
}

static gboolean
run_merge (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_merge_persons (session, desk->school->other_teacher, desk->guardian_id, undo,
                                     error);
}

static gboolean
run_check (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_check_files (session, &desk->pupil_id, 1, TRUE, undo, error);
}

static gboolean
run_check_class (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_check_class_files (session, desk->class_id, TRUE, undo, error);
}

static gboolean
run_application (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeApplicationDraft draft = {
    .pupil_id = desk->pupil_id,
    .guardian_id = desk->guardian_id,
    .received_on = klade_session_get_today (session),
    .number = "7",
  };

  return klade_school_register_application (session, &draft, NULL, undo, error);
}

static gboolean
run_fulfil (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_fulfil_application (session, desk->application_id, 0,
                                          klade_session_get_today (session), undo, error);
}

static gboolean
run_briefing (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  const KladeBriefingDraft draft = {
    .class_id = desk->class_id,
    .pupil_id = desk->pupil_id,
    .given_on = klade_session_get_today (session),
    .topic = "Iekšējās kārtības noteikumi",
  };

  return klade_school_record_briefing (session, &draft, NULL, undo, error);
}

static gboolean
run_request (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_add_staff_request (session, "proposal", "Vairāk stundu", NULL, undo, error);
}

static gboolean
run_answer (KladeSession *session, const Desk *desk, KladeUndo **undo, GError **error)
{
  return klade_school_answer_staff_request (session, desk->request_id, 0, "Apsvērsim", undo, error);
}

#define BIT(role) (1u << (role))
#define OFFICE (BIT (KLADE_ROLE_SUPERUSER) | BIT (KLADE_ROLE_DEPUTY) | BIT (KLADE_ROLE_SECRETARY))
#define LEADERS (BIT (KLADE_ROLE_SUPERUSER) | BIT (KLADE_ROLE_DEPUTY))
#define CLASS_TEACHERS (BIT (KLADE_ROLE_CLASS_TEACHER) | BIT (KLADE_ROLE_GROUP_TEACHER))
#define STAFF (0x3ffu & ~1u)

static const struct
{
  const char *name;
  Run run;
  guint own;   /* bits by KladeRole: who may for a pupil of the own class */
  guint other; /* and of another class */
} verbs[] = {
  { "add", run_add, OFFICE, OFFICE },
  { "rename", run_rename, OFFICE, OFFICE },
  { "correct", run_correct, OFFICE, OFFICE },
  { "contacts", run_contacts, OFFICE | CLASS_TEACHERS, OFFICE },
  { "code", run_code, OFFICE, OFFICE },
  { "health", run_health, LEADERS, LEADERS },
  { "enrol", run_enrol, OFFICE, OFFICE },
  { "transfer", run_transfer, OFFICE, OFFICE },
  { "remove", run_remove, OFFICE, OFFICE },
  { "correct-enrolment", run_correct_enrolment, OFFICE, OFFICE },
  { "hide-enrolment", run_hide_enrolment, OFFICE, OFFICE },
  { "add-guardian", run_add_guardian, OFFICE, OFFICE },
  { "end-guardian", run_end_guardian, OFFICE, OFFICE },
  { "employ", run_employ, OFFICE, OFFICE },
  { "end-employment", run_end_employment, OFFICE, OFFICE },
  { "merge", run_merge, OFFICE, OFFICE },
  { "check", run_check, OFFICE | CLASS_TEACHERS, OFFICE },
  { "check-class", run_check_class, OFFICE | CLASS_TEACHERS, OFFICE },
  { "application", run_application, OFFICE | CLASS_TEACHERS, OFFICE },
  { "fulfil", run_fulfil, OFFICE | CLASS_TEACHERS, OFFICE },
  { "briefing", run_briefing, OFFICE | CLASS_TEACHERS, OFFICE },
  { "request", run_request, STAFF, STAFF },
  { "answer", run_answer, LEADERS, LEADERS },
};

/* ---- the desks ---- */

static void
fill (Desk *desk, KladeSession *superuser)
{
  g_autoptr (GError) error = NULL;
  const KladePersonDraft draft = { .surname = "Vītola", .given_name = "Māra" };
  KladeApplicationDraft application = { .received_on = klade_session_get_today (superuser) };
  g_autoptr (KladePersonFile) file = NULL;
  g_autoptr (KladePersonFile) pupil = NULL;

  klade_school_add_person (superuser, &draft, 0, TRUE, &desk->guardian_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_add_guardian (superuser, desk->pupil_id, desk->guardian_id, "mother",
                             klade_day_new (2025, 9, 1), NULL, &error);
  g_assert_no_error (error);
  klade_school_add_employment (superuser, desk->guardian_id, "pavāre", klade_day_new (2025, 9, 1),
                               NULL, NULL, &error);
  g_assert_no_error (error);
  application.pupil_id = desk->pupil_id;
  application.guardian_id = desk->guardian_id;
  klade_school_register_application (superuser, &application, &desk->application_id, NULL, &error);
  g_assert_no_error (error);
  klade_school_add_staff_request (superuser, "data", "Cik kavējumu?", &desk->request_id, NULL,
                                  &error);
  g_assert_no_error (error);

  file = klade_school_read_person_file (superuser, desk->guardian_id, &error);
  g_assert_no_error (error);
  pupil = klade_school_read_person_file (superuser, desk->pupil_id, &error);
  g_assert_no_error (error);
  desk->guardianship_id = g_array_index (file->sections[KLADE_FILE_CHILDREN], KladeFileEntry, 0).id;
  desk->employment_id =
      g_array_index (file->sections[KLADE_FILE_EMPLOYMENTS], KladeFileEntry, 0).id;
  desk->enrolment_id = g_array_index (pupil->sections[KLADE_FILE_ENROLMENTS], KladeFileEntry, 0).id;
}

static gint64
count_log (const Desk *desk)
{
  return klade_test_school_get_number (desk->school, "SELECT COUNT(*) FROM audit");
}

static void
try_verb (const Desk *desk, KladeSession *session, Run run, gboolean may)
{
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = klade_test_people_dump (desk->school);
  gint64 n_logged = count_log (desk);
  gboolean done = run (session, desk, &undo, &error);

  if (may)
    {
      g_assert_no_error (error);
      g_assert_true (done);
      g_assert_cmpint (count_log (desk), >, n_logged);
      klade_test_people_undo (desk->school, session, undo, before);
    }
  else
    {
      g_autofree char *after = klade_test_people_dump (desk->school);

      g_assert_false (done);
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
      g_assert_nonnull (strchr (error->message, '.'));
      g_assert_null (undo);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpint (count_log (desk), ==, n_logged);
    }
}

static void
test_every_verb (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) superuser = klade_test_school_sign_in (school, KLADE_ROLE_SUPERUSER);
  Desk own = { .school = school, .pupil_id = school->pupils_a[3], .class_id = school->class_a };
  Desk other = { .school = school, .pupil_id = school->pupils_b[3], .class_id = school->class_b };

  fill (&own, superuser);
  fill (&other, superuser);
  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);

      for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
        {
          g_test_message ("%s %s", klade_role_id ((KladeRole) role), verbs[i].name);
          try_verb (&own, session, verbs[i].run, (verbs[i].own & BIT (role)) != 0);
          try_verb (&other, session, verbs[i].run, (verbs[i].other & BIT (role)) != 0);
        }
    }

  klade_test_school_assert_sound (school, superuser);
  g_clear_object (&superuser);
}

/* Lists are for staff; exports for the office, and only with the password. */
static void
test_readers (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);
      g_autofree char *password = klade_test_school_dup_password ((KladeRole) role);
      gboolean is_staff = (STAFF & BIT (role)) != 0;
      g_autoptr (KladePeopleList) list = NULL;
      g_autoptr (KladePeopleTable) table = NULL;
      g_autoptr (GPtrArray) members = NULL;
      g_autoptr (GPtrArray) requests = NULL;
      g_autoptr (GPtrArray) pairs = NULL;

      list = klade_school_list_people (session, KLADE_PEOPLE_ALL, 0, NULL);
      members = klade_school_list_class_on_day (session, school->class_a,
                                                klade_day_new (2025, 10, 1), NULL);
      requests = klade_school_list_staff_requests (session, NULL);
      pairs = klade_school_list_like_pairs (session, NULL);
      table = klade_school_export_people (session, password, KLADE_PEOPLE_ALL, 0, 1, NULL);
      g_assert_cmpint (list != NULL, ==, is_staff);
      g_assert_cmpint (members != NULL, ==, is_staff);
      g_assert_cmpint (requests != NULL, ==, is_staff);
      g_assert_cmpint (pairs != NULL, ==, (OFFICE & BIT (role)) != 0);
      g_assert_cmpint (table != NULL, ==, (OFFICE & BIT (role)) != 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/rights-people/every-verb", test_every_verb);
  klade_test_add ("/rights-people/readers", test_readers);

  return g_test_run ();
}
