/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-db.h"
#include "klade-school-demo-private.h"
#include "klade-test-place.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define TODAY "2026-03-05"
#define PASSWORD "klade2026"

/* Made once: one class and one school as files, to be looked at. */
static char *folder;
static char *class_path;
static char *school_path;

static char *
fill_new (const char *name, KladeDemoSize size)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  klade_school_fill_demo (path, size, 1, klade_day_parse_iso (TODAY), NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static KladeDb *
open_db (const char *place)
{
  g_autoptr (GError) error = NULL;
  KladeDb *db = klade_db_open (place, KLADE_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  return db;
}

static gint64
get_number (KladeDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (klade_statement_step (statement, &error), ==, KLADE_STEP_ROW);
  return klade_statement_get_int64 (statement, 0);
}

/* ---- names ---- */

static void
test_surnames_have_two_forms (void)
{
  static const char *const pairs[][2] = {
    { "Bērziņš", "Bērziņa" },     { "Ozols", "Ozola" },         { "Lācis", "Lāce" },
    { "Liepa", "Liepa" },         { "Egle", "Egle" },           { "Zaļais", "Zaļā" },
    { "Jansons", "Jansone" },     { "Muižnieks", "Muižniece" }, { "Žukovskis", "Žukovska" },
    { "Ivanovs", "Ivanova" },     { "Kovaļenko", "Kovaļenko" }, { "Stankevičs", "Stankeviča" },
    { "Grīnbergs", "Grīnberga" }, { "Vējiņš", "Vējiņa" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *woman = klade_demo_surname_for (pairs[i][0], TRUE);
      g_autofree char *man = klade_demo_surname_for (pairs[i][0], FALSE);

      g_assert_cmpstr (woman, ==, pairs[i][1]);
      g_assert_cmpstr (man, ==, pairs[i][0]);
    }
}

/* ---- the plan ---- */

/* Counts anew, so that the plan's own books are not believed. */
static void
assert_nobody_is_in_two_places (KladeDemoPlan *plan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < (int) plan->journals->len; i++)
    {
      const KladeDemoJournal *journal = klade_demo_plan_journal (plan, i);
      gboolean is_alone =
          journal->part == KLADE_DEMO_WHOLE_CLASS || journal->part == KLADE_DEMO_ELECTIVE;

      g_assert_cmpuint (journal->slots->len, ==, (guint) journal->weekly);
      for (guint n = 0; n < journal->slots->len; n++)
        {
          KladeDemoSlot slot = g_array_index (journal->slots, KladeDemoSlot, n);

          g_assert_true (
              g_hash_table_add (seen, g_strdup_printf ("teacher %d at %d/%d", journal->teacher,
                                                       slot.weekday, slot.lesson_no)));
          g_assert_true (g_hash_table_add (
              seen,
              g_strdup_printf ("class %d part %d at %d/%d", journal->class_index,
                               is_alone ? 0 : (int) journal->part, slot.weekday, slot.lesson_no)));
        }
    }
}

static void
assert_days_are_legal (KladeDemoPlan *plan)
{
  /* By grade: Vispārējās izglītības likums. */
  static const int most[] = { 0, 5, 5, 5, 6, 6, 7, 7, 8, 8, 8, 8, 8 };

  for (int i = 0; i < (int) plan->classes->len; i++)
    {
      const KladeDemoClass *klass = klade_demo_plan_class (plan, i);
      guint16 obligatory[KLADE_DEMO_N_WEEKDAYS] = { 0 };

      for (int n = 0; n < (int) plan->journals->len; n++)
        {
          const KladeDemoJournal *journal = klade_demo_plan_journal (plan, n);

          if (journal->class_index != i || journal->part == KLADE_DEMO_ELECTIVE)
            continue;

          for (guint s = 0; s < journal->slots->len; s++)
            {
              KladeDemoSlot slot = g_array_index (journal->slots, KladeDemoSlot, s);

              obligatory[slot.weekday] |= (guint16) (1u << slot.lesson_no);
            }
        }

      for (int day = 0; day < KLADE_DEMO_N_WEEKDAYS; day++)
        {
          guint n_lessons = (guint) __builtin_popcount (obligatory[day]);

          g_assert_cmpint ((int) n_lessons, <=, most[klass->grade]);
          /* From the first lesson on, without a hole. */
          g_assert_cmpuint (obligatory[day], ==, ((1u << n_lessons) - 1) << 1);
        }
    }
}

static void
check_plans (KladeDemoSize size, guint32 n_seeds, int n_classes, int n_pupils)
{
  for (guint32 seed = 0; seed < n_seeds; seed++)
    {
      g_autoptr (KladeDemoPlan) plan =
          klade_demo_plan_new (size, seed, klade_day_parse_iso (TODAY));

      g_assert_true (plan->is_timetable_whole);
      g_assert_cmpuint (plan->classes->len, ==, (guint) n_classes);
      g_assert_cmpuint (plan->pupils->len, ==, (guint) n_pupils);
      assert_nobody_is_in_two_places (plan);
      assert_days_are_legal (plan);
    }
}

static void
test_plan_of_class (void)
{
  check_plans (KLADE_DEMO_CLASS, 30, 1, 26);
}

static void
test_plan_of_school (void)
{
  check_plans (KLADE_DEMO_SCHOOL, 10, 12, 300);
}

static void
test_plan_of_city (void)
{
  check_plans (KLADE_DEMO_CITY, 3, 60, 1500);
}

static void
test_plan_of_city_has_its_teachers (void)
{
  g_autoptr (KladeDemoPlan) plan =
      klade_demo_plan_new (KLADE_DEMO_CITY, 1, klade_day_parse_iso (TODAY));
  int n_teachers = 0;

  for (int i = 0; i < (int) plan->staff->len; i++)
    {
      const KladeDemoStaff *staff = klade_demo_plan_staff (plan, i);

      n_teachers += staff->field != KLADE_DEMO_FIELD_NONE;
      g_assert_cmpint (staff->load, <=, 26);
    }

  g_assert_cmpint (n_teachers, >=, 112);
  g_assert_cmpint (n_teachers, <=, 128);
}

/* ---- the same school for the same seed ---- */

static const char *const contents[] = {
  "SELECT surname || given_name || sex FROM person ORDER BY id",
  "SELECT valid_from || coalesce (valid_to, '') FROM enrolment ORDER BY id",
  "SELECT room || weekday || '/' || lesson_no FROM timetable_slot ORDER BY id",
  ("SELECT held_on || lesson_no || topic || homework || notes || reason || entered_at FROM lesson"
   " ORDER BY id"),
  "SELECT title || kind || '/' || scale || '/' || weight FROM work ORDER BY id",
  "SELECT value || pupil_id || '/' || entered_at FROM mark ORDER BY id",
  "SELECT pupil_id || '/' || code || '/' || entered_at FROM absence ORDER BY id",
  "SELECT first_day || last_day || excuse || document_kind FROM justification ORDER BY id",
  "SELECT value || pupil_id || '/' || term FROM term_mark ORDER BY id",
  "SELECT user_name || person_id FROM account ORDER BY id",
  "SELECT coalesce (new_value, '') || row_id || '/' || at FROM audit ORDER BY id",
};

static char *
hash_content (const char *place)
{
  g_autoptr (KladeDb) db = open_db (place);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (KladeStatement) statement = klade_db_prepare (db, contents[i], &error);
      int n_rows = 0;

      g_assert_no_error (error);
      for (; klade_statement_step (statement, &error) == KLADE_STEP_ROW; n_rows++)
        g_checksum_update (checksum, (const guchar *) klade_statement_get_text (statement, 0), -1);
      g_assert_no_error (error);
      g_assert_cmpint (n_rows, >, 0);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
assert_check_finds_nothing (const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_open (place, &klade_clock_system, &error);
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  session = klade_school_sign_in_demo (school, &error);
  g_assert_no_error (error);
  g_assert_true (klade_session_has_role (session, KLADE_ROLE_SUPERUSER));
  findings = klade_school_check (school, session, NULL, NULL, &error);
  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("%s", (const char *) g_ptr_array_index (findings, 0));
}

static void
test_same_seed_is_same_school (KladeTestPlace *place)
{
  g_autofree char *expected = hash_content (class_path);
  g_autofree char *actual = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_fill_demo (place->place, KLADE_DEMO_CLASS, 1, klade_day_parse_iso (TODAY), NULL,
                          NULL, &error);
  g_assert_no_error (error);
  actual = hash_content (place->place);
  g_assert_cmpstr (actual, ==, expected);
  assert_check_finds_nothing (place->place);
}

static void
test_other_seed_is_other_school (KladeTestPlace *place)
{
  g_autofree char *expected = hash_content (class_path);
  g_autofree char *actual = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_fill_demo (place->place, KLADE_DEMO_CLASS, 2, klade_day_parse_iso (TODAY), NULL,
                          NULL, &error);
  g_assert_no_error (error);
  actual = hash_content (place->place);
  g_assert_cmpstr (actual, !=, expected);
}

/* ---- sound and plausible ---- */

static void
test_check_finds_nothing (void)
{
  assert_check_finds_nothing (class_path);
  assert_check_finds_nothing (school_path);
}

static void
test_check_finds_nothing_on_days (KladeTestPlace *place)
{
  /* The first day, a holiday, a Sunday, a worked Saturday, the summer, a year not published. */
  static const char *const days[] = { "2025-09-01", "2025-11-18", "2026-03-01",
                                      "2026-01-17", "2026-07-15", "2031-04-02" };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s.%s", place->place, days[i]);
      g_autoptr (GError) error = NULL;

      klade_school_fill_demo (path, KLADE_DEMO_CLASS, (guint32) i, klade_day_parse_iso (days[i]),
                              NULL, NULL, &error);
      g_assert_no_error (error);
      assert_check_finds_nothing (path);
    }
}

static void
test_lessons_are_on_lesson_days (void)
{
  g_autoptr (KladeDb) db = open_db (school_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement = klade_db_prepare (
      db,
      "SELECT DISTINCT l.held_on, c.grade FROM lesson l JOIN journal j ON j.id = l.journal_id"
      " LEFT JOIN study_group g ON g.id = j.group_id"
      " JOIN school_class c ON c.id = coalesce (j.class_id, g.class_id)",
      &error);
  KladeSchoolYear year = klade_school_year_get (2025);
  KladeDay last = KLADE_DAY_NONE;
  int n_days = 0;

  g_assert_no_error (error);
  for (; klade_statement_step (statement, &error) == KLADE_STEP_ROW; n_days++)
    {
      KladeDay day = klade_statement_get_day (statement, 0);
      int grade = (int) klade_statement_get_int64 (statement, 1);

      g_assert_true (klade_school_year_is_lesson_day (&year, day, grade));
      last = MAX (last, day);
    }
  g_assert_no_error (error);
  g_assert_cmpint (n_days, >, 12 * 100);
  g_assert_cmpint (last, ==, klade_day_parse_iso (TODAY));
}

static void
test_marks_fit_their_scales (void)
{
  g_autoptr (KladeDb) db = open_db (school_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement =
      klade_db_prepare (db,
                        "SELECT m.value, w.scale FROM mark m JOIN work w ON w.id = m.work_id"
                        " UNION ALL SELECT t.value, j.scale FROM term_mark t"
                        " JOIN journal j ON j.id = t.journal_id",
                        &error);
  double sum = 0;
  int n_points = 0;
  int n_below = 0;

  g_assert_no_error (error);
  while (klade_statement_step (statement, &error) == KLADE_STEP_ROW)
    {
      KladeMark mark;

      klade_mark_parse (klade_statement_get_text (statement, 0),
                        klade_scale_from_id (klade_statement_get_int64 (statement, 1)), &mark,
                        &error);
      g_assert_no_error (error);
      if (mark.kind == KLADE_MARK_POINTS)
        {
          sum += mark.value;
          n_points++;
          n_below += klade_mark_is_below_pass (mark);
        }
    }
  g_assert_no_error (error);

  g_assert_cmpint (n_points, >, 20000);
  g_assert_cmpfloat (sum / n_points, >, 6);
  g_assert_cmpfloat (sum / n_points, <, 7.5);
  g_assert_cmpfloat ((double) n_below / n_points, <, 0.05);
}

/* Each must be 0. */
static const struct
{
  const char *what;
  const char *sql;
} impossible[] = {
  { "a teacher in two lessons at once",
    "SELECT count(*) FROM (SELECT 1 FROM lesson WHERE kind <> 3"
    " GROUP BY held_on, lesson_no, teacher_id HAVING count(*) > 1) AS twice" },
  { "a mark in a lesson that was not held",
    "SELECT count(*) FROM mark m JOIN lesson l ON l.id = m.lesson_id WHERE l.kind = 3" },
  { "an absence in a lesson that is ahead",
    "SELECT count(*) FROM absence a JOIN lesson l ON l.id = a.lesson_id"
    " WHERE l.held_on = '" TODAY "' AND a.entered_at < l.entered_at" },
  { "a lesson after today", "SELECT count(*) FROM lesson WHERE held_on > '" TODAY "'" },
  { "a mark of somebody not in the class",
    "SELECT count(*) FROM mark m JOIN lesson l ON l.id = m.lesson_id WHERE NOT EXISTS"
    " (SELECT 1 FROM enrolment e WHERE e.pupil_id = m.pupil_id AND e.class_id = m.class_id"
    " AND e.valid_from <= l.held_on AND (e.valid_to IS NULL OR e.valid_to >= l.held_on))" },
  { "a mark of somebody not in the group",
    "SELECT count(*) FROM mark m JOIN journal j ON j.id = m.journal_id WHERE j.group_id IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM group_member g WHERE g.group_id = j.group_id"
    " AND g.pupil_id = m.pupil_id)" },
  { "an absentee who got a mark in the lesson",
    "SELECT count(*) FROM absence a JOIN mark m ON m.lesson_id = a.lesson_id"
    " AND m.pupil_id = a.pupil_id JOIN lesson l ON l.id = a.lesson_id"
    " WHERE a.code = 1 AND m.value <> 'nv' AND m.entered_at < l.entered_at + 86400000000" },
  { "homework without its state",
    "SELECT count(*) FROM lesson WHERE (homework <> '') <> (homework_state = 1)" },
  { "a substituted lesson without an order",
    "SELECT count(*) FROM lesson WHERE kind IN (2, 3) AND (order_id IS NULL OR reason = '')" },
  { "a log that is not in the order of time",
    "SELECT count(*) FROM audit a JOIN audit b ON b.id = a.id + 1 WHERE b.at < a.at"
    " AND b.action <> 'sign-in'" },
  { "somebody who is nobody here",
    "SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 FROM enrolment e"
    " WHERE e.pupil_id = p.id) AND NOT EXISTS (SELECT 1 FROM role_grant r"
    " WHERE r.person_id = p.id) AND NOT EXISTS (SELECT 1 FROM guardianship g"
    " WHERE g.guardian_id = p.id)" },
  { "a pupil without a parent",
    "SELECT count(*) FROM enrolment e WHERE NOT EXISTS (SELECT 1 FROM guardianship g"
    " WHERE g.pupil_id = e.pupil_id)" },
  { "somebody without a personal code",
    "SELECT count(*) FROM person p WHERE NOT EXISTS (SELECT 1 FROM person_secret s"
    " WHERE s.person_id = p.id AND s.field = 'personal-code' AND s.lookup IS NOT NULL)" },
  { "two with one personal code", "SELECT count(*) - count(DISTINCT lookup) FROM person_secret"
                                  " WHERE field = 'personal-code'" },
};

/* Each must be some. */
static const struct
{
  const char *what;
  const char *sql;
} usual[] = {
  { "marks made up later", "SELECT count(*) FROM absence a JOIN mark m ON m.lesson_id = a.lesson_id"
                           " AND m.pupil_id = a.pupil_id WHERE a.code = 1 AND m.value <> 'nv'" },
  { "nv at a test", "SELECT count(*) FROM mark WHERE value = 'nv'" },
  { "corrected marks", "SELECT count(*) FROM mark WHERE revision = 2" },
  { "late pupils", "SELECT count(*) FROM absence WHERE code = 2" },
  { "excuses for illness", "SELECT count(*) FROM justification WHERE excuse = 1" },
  { "other excuses", "SELECT count(*) FROM justification WHERE excuse = 2" },
  { "topics that are owed",
    "SELECT count(*) FROM lesson WHERE topic = '' AND kind = 1 AND held_on < '" TODAY "'" },
  { "substituted lessons", "SELECT count(*) FROM lesson WHERE kind = 2" },
  { "lessons not held", "SELECT count(*) FROM lesson WHERE kind = 3" },
  { "events", "SELECT count(*) FROM lesson WHERE kind = 4" },
  { "nothing set", "SELECT count(*) FROM lesson WHERE homework_state = 2" },
  { "notes", "SELECT count(*) FROM lesson WHERE notes <> ''" },
  { "a pupil who came later", "SELECT count(*) FROM enrolment WHERE valid_from > '2025-10-01'" },
  { "a pupil who left", "SELECT count(*) FROM enrolment WHERE valid_to IS NOT NULL" },
  { "checked files", "SELECT count(*) FROM file_check WHERE is_checked = 1" },
  { "files that wait",
    "SELECT count(*) FROM enrolment e WHERE NOT EXISTS (SELECT 1 FROM file_check f"
    " WHERE f.pupil_id = e.pupil_id)" },
  { "families that moved", "SELECT count(*) FROM person_secret WHERE valid_to IS NOT NULL" },
  { "closed semesters", "SELECT count(*) FROM term_close WHERE is_closed = 1" },
  { "levels", "SELECT count(*) FROM mark WHERE value IN ('S', 'T', 'A', 'P')" },
  { "electives", "SELECT count(*) FROM study_group WHERE kind = 'elective'" },
  { "double surnames", "SELECT count(*) FROM person WHERE surname LIKE '%-%'" },
  { "today's topics", "SELECT count(*) FROM lesson WHERE held_on = '" TODAY "' AND topic <> ''" },
  { "today's lessons ahead",
    "SELECT count(*) FROM lesson WHERE held_on = '" TODAY "' AND topic = ''" },
};

static void
assert_year_is_plausible (KladeDb *db)
{
  for (gsize i = 0; i < G_N_ELEMENTS (impossible); i++)
    if (get_number (db, impossible[i].sql) != 0)
      g_error ("there is %s", impossible[i].what);

  for (gsize i = 0; i < G_N_ELEMENTS (usual); i++)
    if (get_number (db, usual[i].sql) == 0)
      g_error ("there are no %s", usual[i].what);
}

static void
test_year_is_plausible (void)
{
  g_autoptr (KladeDb) db = open_db (school_path);

  assert_year_is_plausible (db);
}

static void
test_nothing_is_entered_after_now (void)
{
  g_autoptr (KladeDb) db = open_db (school_path);
  gint64 evening = klade_instant_at (klade_day_parse_iso (TODAY), 17 * 60);

  g_assert_cmpint (get_number (db, "SELECT max(at) FROM audit WHERE action <> 'sign-in'"), <,
                   evening);
  g_assert_cmpint (get_number (db, "SELECT max(changed_at) FROM mark"), <, evening);
  g_assert_cmpint (get_number (db, "SELECT max(changed_at) FROM lesson"), <, evening);
}

/* ---- people ---- */

static void
copy_file (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list_user_names (const char *path)
{
  g_autoptr (KladeDb) db = open_db (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement =
      klade_db_prepare (db, "SELECT user_name FROM account ORDER BY id", &error);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (klade_statement_step (statement, &error) == KLADE_STEP_ROW)
    g_ptr_array_add (names, g_strdup (klade_statement_get_text (statement, 0)));
  g_assert_no_error (error);
  return names;
}

static void
test_every_account_signs_in (KladeTestPlace *place)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (KladeSchool) school = NULL;
  g_autoptr (GError) error = NULL;

  copy_file (school_path, place->place);
  names = list_user_names (place->place);
  g_assert_cmpuint (names->len, >, 30);

  school = klade_school_open (place->place, &klade_clock_system, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (KladeSession) session =
          klade_school_sign_in (school, g_ptr_array_index (names, i), PASSWORD, &error);

      g_assert_no_error (error);
      g_assert_false (klade_session_must_change_password (session));
    }

  g_assert_null (klade_school_sign_in (school, "skolotaja", "klade2027", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
}

static void
test_every_role_is_shown (void)
{
  static const KladeRole roles[] = {
    KLADE_ROLE_SUPERUSER,        KLADE_ROLE_HEAD,
    KLADE_ROLE_DEPUTY,           KLADE_ROLE_CLASS_TEACHER,
    KLADE_ROLE_TEACHER,          KLADE_ROLE_SECRETARY,
    KLADE_ROLE_SPEECH_THERAPIST, KLADE_ROLE_NURSE,
    KLADE_ROLE_GUARDIAN,         KLADE_ROLE_PUPIL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_open (class_path, &klade_clock_system, &error);
  g_autoptr (KladeSchoolInfo) info = klade_school_dup_info (school, &error);
  guint found = 0;

  g_assert_no_error (error);
  g_assert_true (info->is_demo);
  g_assert_cmpint (info->today, ==, klade_day_parse_iso (TODAY));
  for (guint i = 0; i < info->demo_people->len; i++)
    {
      const KladeDemoPerson *person = g_ptr_array_index (info->demo_people, i);
      g_autoptr (KladeSession) session =
          klade_school_sign_in (school, person->user_name, person->password, &error);

      g_assert_no_error (error);
      g_assert_cmpint (klade_session_get_today (session), ==, info->today);
      for (gsize n = 0; n < G_N_ELEMENTS (roles); n++)
        if (klade_session_has_role (session, roles[n]))
          found |= 1u << n;
    }

  g_assert_cmphex (found, ==, (1u << G_N_ELEMENTS (roles)) - 1);
}

static void
test_show_class_has_its_people (void)
{
  g_autoptr (KladeDb) db = open_db (school_path);

  g_assert_cmpint (
      get_number (db,
                  "SELECT count(*) FROM account a"
                  " JOIN journal_teacher t ON t.person_id = a.person_id"
                  " JOIN journal j ON j.id = t.journal_id"
                  " JOIN school_class c ON c.id = j.class_id"
                  " JOIN subject s ON s.id = j.subject_id"
                  " WHERE a.user_name = 'skolotaja' AND c.name = '7.a' AND s.name = 'Matemātika'"),
      ==, 1);
  g_assert_cmpint (get_number (db, "SELECT count(*) FROM account a"
                                   " JOIN role_grant r ON r.person_id = a.person_id AND r.role = 4"
                                   " JOIN school_class c ON c.id = r.class_id"
                                   " WHERE a.user_name = 'audzinatajs' AND c.name = '7.a'"),
                   ==, 1);
  g_assert_cmpint (get_number (db,
                               "SELECT count(*) FROM mark m JOIN journal j ON j.id = m.journal_id"
                               " JOIN school_class c ON c.id = j.class_id"
                               " JOIN subject s ON s.id = j.subject_id"
                               " WHERE c.name = '7.a' AND s.name = 'Matemātika'"),
                   >, 400);
}

/* ---- faults ---- */

static void
test_nothing_is_written_over (KladeTestPlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_file_set_contents (place->place, "mine", -1, &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_fill_demo (place->place, KLADE_DEMO_CLASS, 1,
                                          klade_day_parse_iso (TODAY), NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (place->place, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "mine");
}

static gboolean
cancel_half_way (const char *step, double fraction, gpointer data)
{
  g_assert_cmpfloat (fraction, >=, *(double *) data);
  g_assert_cmpfloat (fraction, <=, 1);
  *(double *) data = fraction;
  return fraction < 0.5;
}

static void
test_cancelling_leaves_nothing (KladeTestPlace *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) left = NULL;
  double fraction = 0;

  g_assert_false (klade_school_fill_demo (place->place, KLADE_DEMO_CLASS, 1,
                                          klade_day_parse_iso (TODAY), cancel_half_way, &fraction,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  left = g_dir_open (place->folder, 0, NULL);
  g_assert_null (g_dir_read_name (left));
}

static void
test_cancelled_server_can_be_filled (KladeTestPlace *place)
{
  g_autoptr (GError) error = NULL;
  double fraction = 0;

  g_assert_false (klade_school_fill_demo (place->place, KLADE_DEMO_CLASS, 1,
                                          klade_day_parse_iso (TODAY), cancel_half_way, &fraction,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  klade_school_fill_demo (place->place, KLADE_DEMO_CLASS, 1, klade_day_parse_iso (TODAY), NULL,
                          NULL, &error);
  g_assert_no_error (error);
}

/* ---- the big one ---- */

static void
test_city (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_fill_demo (place->place, KLADE_DEMO_CITY, 1, klade_day_parse_iso (TODAY), NULL, NULL,
                          &error);
  g_assert_no_error (error);
  assert_check_finds_nothing (place->place);

  db = open_db (place->place);
  g_assert_cmpint (get_number (db, "SELECT count(*) FROM enrolment"), ==, 1500);
  assert_year_is_plausible (db);
}

static void
test_school_on_server (KladeTestPlace *place)
{
  g_autoptr (KladeDb) db = NULL;
  g_autoptr (GError) error = NULL;

  klade_school_fill_demo (place->place, KLADE_DEMO_SCHOOL, 1, klade_day_parse_iso (TODAY), NULL,
                          NULL, &error);
  g_assert_no_error (error);
  assert_check_finds_nothing (place->place);

  db = open_db (place->place);
  assert_year_is_plausible (db);
}

static void
add_everyday_tests (void)
{
  g_test_add_func ("/demo/names/two-forms", test_surnames_have_two_forms);
  g_test_add_func ("/demo/plan/class", test_plan_of_class);
  g_test_add_func ("/demo/plan/school", test_plan_of_school);
  g_test_add_func ("/demo/plan/city-teachers", test_plan_of_city_has_its_teachers);
  klade_test_add ("/demo/same-seed", test_same_seed_is_same_school);
  klade_test_add_one ("/demo/other-seed", KLADE_TEST_SQLITE, test_other_seed_is_other_school);
  g_test_add_func ("/demo/check/sizes", test_check_finds_nothing);
  klade_test_add_one ("/demo/check/days", KLADE_TEST_SQLITE, test_check_finds_nothing_on_days);
  g_test_add_func ("/demo/year/lesson-days", test_lessons_are_on_lesson_days);
  g_test_add_func ("/demo/year/scales", test_marks_fit_their_scales);
  g_test_add_func ("/demo/year/plausible", test_year_is_plausible);
  g_test_add_func ("/demo/year/not-after-now", test_nothing_is_entered_after_now);
  klade_test_add_one ("/demo/people/sign-in", KLADE_TEST_SQLITE, test_every_account_signs_in);
  g_test_add_func ("/demo/people/roles", test_every_role_is_shown);
  g_test_add_func ("/demo/people/show-class", test_show_class_has_its_people);
  klade_test_add_one ("/demo/fault/exists", KLADE_TEST_SQLITE, test_nothing_is_written_over);
  klade_test_add_one ("/demo/fault/cancel", KLADE_TEST_SQLITE, test_cancelling_leaves_nothing);
  klade_test_add_one ("/demo/fault/cancel-server", KLADE_TEST_POSTGRES,
                      test_cancelled_server_can_be_filled);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  if (g_test_slow ())
    {
      g_test_add_func ("/demo/plan/city", test_plan_of_city);
      klade_test_add_one ("/demo/city", KLADE_TEST_SQLITE, test_city);
      klade_test_add_one ("/demo/server", KLADE_TEST_POSTGRES, test_school_on_server);
      return g_test_run ();
    }

  folder = klade_test_folder_new ();
  class_path = fill_new ("class.klade", KLADE_DEMO_CLASS);
  school_path = fill_new ("school.klade", KLADE_DEMO_SCHOOL);
  add_everyday_tests ();
  status = g_test_run ();

  klade_test_folder_remove (folder);
  g_free (folder);
  g_free (class_path);
  g_free (school_path);
  return status;
}
