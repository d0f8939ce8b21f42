/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-school.h"

#include "klade-audit-names.h"
#include "klade-mark.h"
#include "klade-school-build.h"
#include "klade-school-care.h"
#include "klade-school-journal.h"
#include "klade-sign-in.h"
#include "klade-store-school.h"

#include <stdarg.h>
#include <stdlib.h>

#define FIRST_DAY "2025-09-01"

/* One INSERT ... RETURNING id; each argument is a gint64. */
static gint64
insert (KladeDb *db, const char *sql, int n_numbers, ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement = klade_db_prepare (db, sql, &error);
  va_list numbers;

  g_assert_no_error (error);
  va_start (numbers, n_numbers);
  for (int i = 1; i <= n_numbers; i++)
    klade_statement_bind_id (statement, i, va_arg (numbers, gint64));
  va_end (numbers);

  g_assert_cmpint (klade_statement_step (statement, &error), ==, KLADE_STEP_ROW);
  return klade_statement_get_int64 (statement, 0);
}

static gint64
add_person (KladeDb *db, const char *surname, const char *given_name)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  klade_store_add_person (db, surname, given_name, &id, &error);
  g_assert_no_error (error);
  return id;
}

static void
add_pupils (KladeTestSchool *self,
            KladeDb *db,
            gint64 class_id,
            gint64 *pupils,
            const char *surname)
{
  static const char *const names[] = { "Anna", "Bruno", "Cilda", "Dainis" };

  for (int i = 0; i < 4; i++)
    {
      pupils[i] = add_person (db, surname, names[i]);
      insert (db,
              "INSERT INTO enrolment (pupil_id, class_id, valid_from)"
              " VALUES ($1, $2, '" FIRST_DAY "') RETURNING id",
              2, pupils[i], class_id);
    }

  for (int i = 2; i < 4; i++)
    insert (db,
            "INSERT INTO group_member (group_id, pupil_id, valid_from)"
            " VALUES ($1, $2, '" FIRST_DAY "') RETURNING id",
            2, self->group_id, pupils[i]);
}

static void
add_classes (KladeTestSchool *self, KladeDb *db)
{
  self->class_a = insert (db,
                          "INSERT INTO school_class (school_year_id, grade, suffix, name)"
                          " VALUES ($1, 7, 'a', '7.a') RETURNING id",
                          1, self->year_id);
  self->class_b = insert (db,
                          "INSERT INTO school_class (school_year_id, grade, suffix, name)"
                          " VALUES ($1, 7, 'b', '7.b') RETURNING id",
                          1, self->year_id);
  self->group_id = insert (db,
                           "INSERT INTO study_group (school_year_id, name, kind)"
                           " VALUES ($1, '7. klašu grupa', 'group') RETURNING id",
                           1, self->year_id);
  add_pupils (self, db, self->class_a, self->pupils_a, "Āboliņa");
  add_pupils (self, db, self->class_b, self->pupils_b, "Bērziņa");
}

static void
add_accounts (KladeTestSchool *self, KladeDb *db, KladeVault *vault)
{
  KladeDay since = klade_day_new (2025, 9, 1);
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= KLADE_N_ROLES; i++)
    {
      KladeRole role = (KladeRole) i;
      gboolean has_class = role == KLADE_ROLE_CLASS_TEACHER || role == KLADE_ROLE_GROUP_TEACHER;
      g_autofree char *password = klade_test_school_dup_password (role);
      KladeAccountSetup setup = {
        .user_name = klade_role_id (role),
        .password = password,
        .cost = klade_password_cost_least,
        .now = klade_clock_now (&self->clock),
      };
      gint64 account_id;

      self->people[i] = role == KLADE_ROLE_PUPIL ? self->pupils_a[1]
                                                 : add_person (db, "Kalniņa", klade_role_id (role));
      setup.person_id = self->people[i];
      klade_account_add (db, vault, &setup, &account_id, &error);
      g_assert_no_error (error);
      klade_store_add_role_grant (db, self->people[i], i, has_class ? self->class_a : 0, since,
                                  &error);
      g_assert_no_error (error);
    }

  self->other_teacher = add_person (db, "Ozola", "Ilze");
  insert (db,
          "INSERT INTO guardianship (pupil_id, guardian_id, valid_from)"
          " VALUES ($1, $2, '" FIRST_DAY "') RETURNING id",
          2, self->pupils_a[0], self->people[KLADE_ROLE_GUARDIAN]);
}

static gint64
add_journal (KladeTestSchool *self,
             KladeDb *db,
             gint64 class_id,
             gint64 subject_id,
             KladeScale scale,
             gint64 teacher_id)
{
  gint64 id = insert (db,
                      "INSERT INTO journal (school_year_id, class_id, group_id, subject_id, kind,"
                      " scale) VALUES ($1, $2, $3, $4, 'subject', $5) RETURNING id",
                      5, self->year_id, class_id, class_id == 0 ? self->group_id : (gint64) 0,
                      subject_id, (gint64) scale);

  insert (db,
          "INSERT INTO journal_teacher (journal_id, person_id, valid_from)"
          " VALUES ($1, $2, '" FIRST_DAY "') RETURNING id",
          2, id, teacher_id);
  return id;
}

static void
add_journals (KladeTestSchool *self, KladeDb *db)
{
  gint64 math = insert (db, "INSERT INTO subject (name) VALUES ('Matemātika') RETURNING id", 0);
  gint64 hour = insert (db, "INSERT INTO subject (name) VALUES ('Klases stunda') RETURNING id", 0);

  self->math_a = add_journal (self, db, self->class_a, math, KLADE_SCALE_POINTS,
                              self->people[KLADE_ROLE_TEACHER]);
  self->math_b =
      add_journal (self, db, self->class_b, math, KLADE_SCALE_POINTS, self->other_teacher);
  self->hour_a = add_journal (self, db, self->class_a, hour, KLADE_SCALE_PASS,
                              self->people[KLADE_ROLE_CLASS_TEACHER]);
  self->group_j = add_journal (self, db, 0, math, KLADE_SCALE_LEVELS,
                               self->people[KLADE_ROLE_SPEECH_THERAPIST]);
}

static void
log_row (KladeAuditChain *chain, KladeTestSchool *self, KladeAuditRow row)
{
  g_autoptr (GError) error = NULL;

  row.at = klade_clock_now (&self->clock);
  row.person_id = self->people[KLADE_ROLE_TEACHER];
  row.action = KLADE_AUDIT_ADD;
  row.field = KLADE_FIELD_ROW;
  row.journal_id = self->math_a;
  klade_audit_chain_append (chain, &row, &error);
  g_assert_no_error (error);
}

static void
add_lessons (KladeTestSchool *self, KladeDb *db, KladeAuditChain *chain)
{
  static const char *const days[] = { "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05" };
  gint64 teacher = self->people[KLADE_ROLE_TEACHER];

  for (int i = 0; i < 4; i++)
    {
      g_autofree char *what = g_strdup_printf ("%s/2", days[i]);
      g_autofree char *sql = g_strdup_printf (
          "INSERT INTO lesson (journal_id, held_on, lesson_no, kind, teacher_id, entered_by,"
          " entered_at, changed_by, changed_at)"
          " VALUES ($1, '%s', 2, 1, $2, $2, $3, $2, $3) RETURNING id",
          days[i]);

      self->lessons[i] = insert (db, g_intern_string (sql), 3, self->math_a, teacher,
                                 klade_clock_now (&self->clock));
      log_row (chain, self,
               (KladeAuditRow){ .table_name = KLADE_TABLE_LESSON,
                                .row_id = self->lessons[i],
                                .lesson_id = self->lessons[i],
                                .new_value = what });
    }

  self->work_id =
      insert (db,
              "INSERT INTO work (lesson_id, journal_id, kind, scale, title, changed_by, changed_at)"
              " VALUES ($1, $2, 3, 1, 'Daļas', $3, $4) RETURNING id",
              4, self->lessons[0], self->math_a, teacher, klade_clock_now (&self->clock));
  log_row (chain, self,
           (KladeAuditRow){ .table_name = KLADE_TABLE_WORK,
                            .row_id = self->work_id,
                            .lesson_id = self->lessons[0],
                            .new_value = "3/1/100/Daļas" });
}

static gboolean
fill_school (KladeDb *db, gpointer data, GError **error)
{
  KladeTestSchool *self = data;
  KladeSchoolBasics basics = {
    .name = "Testa pamatskola",
    .kind = "basic",
    .today = klade_clock_today (&self->clock),
    .now = klade_clock_now (&self->clock),
  };
  g_autoptr (KladeVault) vault = klade_vault_new ();
  KladeAuditChain chain;
  gint64 bell_set_id;

  klade_school_add_basics (db, &basics, &self->year_id, &bell_set_id, error);
  g_assert_no_error (*error);
  add_classes (self, db);
  add_accounts (self, db, vault);
  add_journals (self, db);

  klade_audit_chain_begin (&chain, db, NULL, error);
  g_assert_no_error (*error);
  add_lessons (self, db, &chain);
  return klade_audit_chain_end (&chain, klade_vault_get_seal_key (vault), error);
}

/* The school as every test begins, filled once per program and engine: a test gets a copy. */
static struct
{
  KladeTestPlace *place;
  KladeTestSchool ids;
} models[2];

static void
remove_models (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (models); i++)
    g_clear_pointer (&models[i].place, klade_test_place_free);
}

static void
make_model (KladeTestEngine engine)
{
  KladeTestSchool *ids = &models[engine].ids;
  g_autoptr (GError) error = NULL;

  models[engine].place = klade_test_place_new (engine);
  atexit (remove_models); /* each time: before the server ends, which may have started just now */
  ids->clock = klade_clock_fixed (klade_instant_at (klade_day_new (2026, 3, 5), 10 * 60));
  klade_school_build (models[engine].place->place, KLADE_DB_OPEN, fill_school, ids, &error);
  g_assert_no_error (error);
}

/**
 * klade_test_school_new:
 * @place: of the test, where nothing is yet
 *
 * Returns: (transfer full): the school, open, with nobody signed in
 */
KladeTestSchool *
klade_test_school_new (const KladeTestPlace *place)
{
  KladeTestSchool *self = g_new0 (KladeTestSchool, 1);
  g_autoptr (GError) error = NULL;

  if (models[place->engine].place == NULL)
    make_model (place->engine);

  *self = models[place->engine].ids;
  klade_test_place_copy (place, models[place->engine].place);
  self->place = g_strdup (place->place);
  self->folder = g_strdup (place->folder);
  self->school = klade_school_open (self->place, &self->clock, &error);
  g_assert_no_error (error);
  return self;
}

/* Fails when somebody still holds the school. */
void
klade_test_school_free (KladeTestSchool *self)
{
  g_assert_finalize_object (self->school);
  g_free (self->folder);
  g_free (self->place);
  g_free (self);
}

char *
klade_test_school_dup_password (KladeRole role)
{
  return g_strdup_printf ("parole-%s-7", klade_role_id (role));
}

KladeSession *
klade_test_school_sign_in (KladeTestSchool *self, KladeRole role)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *password = klade_test_school_dup_password (role);
  KladeSession *session =
      klade_school_sign_in (self->school, klade_role_id (role), password, &error);

  g_assert_no_error (error);
  return session;
}

/* Turns the clock; the school is opened anew, so nobody may be signed in. */
void
klade_test_school_set_now (KladeTestSchool *self, gint64 now)
{
  self->clock = klade_clock_fixed (now);
  klade_test_school_reopen (self);
}

void
klade_test_school_reopen (KladeTestSchool *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (self->school);
  self->school = klade_school_open (self->place, &self->clock, &error);
  g_assert_no_error (error);
}

void
klade_test_school_execute (KladeTestSchool *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  klade_db_execute (klade_school_get_db (self->school), sql, &error);
  g_assert_no_error (error);
}

static KladeStatement *
query (KladeTestSchool *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement =
      klade_db_prepare (klade_school_get_db (self->school), g_intern_string (sql), &error);

  g_assert_no_error (error);
  g_assert_cmpint (klade_statement_step (statement, &error), ==, KLADE_STEP_ROW);
  return g_steal_pointer (&statement);
}

gint64
klade_test_school_get_number (KladeTestSchool *self, const char *sql)
{
  g_autoptr (KladeStatement) statement = query (self, sql);

  return klade_statement_get_int64 (statement, 0);
}

char *
klade_test_school_dup_text (KladeTestSchool *self, const char *sql)
{
  g_autoptr (KladeStatement) statement = query (self, sql);

  return g_strdup (klade_statement_get_text (statement, 0));
}

void
klade_test_school_assert_sound (KladeTestSchool *self, KladeSession *session_or_null)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings =
      klade_school_check (self->school, session_or_null, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

void
klade_test_school_there_and_back (KladeSession *session, KladeUndo *undo)
{
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (KladeUndo) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (undo);
  klade_school_undo (session, undo, &redo, &error);
  g_assert_no_error (error);
  klade_school_undo (session, redo, &again, &error);
  g_assert_no_error (error);
  klade_school_undo (session, again, NULL, &error);
  g_assert_no_error (error);
}
