/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-school-care.h"
#include "klade-store-check.h"
#include "klade-test-school.h"

#include <sodium.h>
#include <string.h>

static GPtrArray *
check (KladeTestSchool *school, KladeSession *session)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = klade_school_check (school->school, session, NULL, NULL, &error);

  g_assert_no_error (error);
  return findings;
}

static void
assert_finding (KladeTestSchool *school, KladeSession *session, const char *part)
{
  g_autoptr (GPtrArray) findings = check (school, session);
  g_autofree char *all = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (strstr (g_ptr_array_index (findings, i), part) != NULL)
      return;

  g_ptr_array_add (findings, NULL);
  all = g_strjoinv (" | ", (char **) findings->pdata);
  g_error ("“%s” is not among: %s", part, all);
}

typedef struct
{
  KladeSession *session;
  const char *sql;
  KladeAuditEntry entry;
} Write;

static gboolean
write_logged (KladeDb *db, gpointer data, GError **error)
{
  const Write *write = data;

  return (write->sql == NULL || klade_db_execute (db, write->sql, error)) &&
         klade_session_log (write->session, &write->entry, error);
}

static void
log_with (KladeTestSchool *school, KladeSession *session, const char *sql, KladeAuditEntry entry)
{
  g_autoptr (GError) error = NULL;
  Write write = { session, sql, entry };

  klade_db_within (klade_school_get_db (school->school), write_logged, &write, &error);
  g_assert_no_error (error);
}

/* A mark of 7, an absence and a topic, as the verbs write them. */
static void
fill (KladeTestSchool *school, KladeSession *session)
{
  g_autofree char *mark = g_strdup_printf (
      "INSERT INTO mark (work_id, lesson_id, journal_id, class_id, pupil_id, value, entered_by,"
      " entered_at, changed_by, changed_at) VALUES (%d, %d, %d, %d, %d, '7', 1, 1, 1, 1)",
      (int) school->work_id, (int) school->lessons[0], (int) school->math_a, (int) school->class_a,
      (int) school->pupils_a[0]);
  g_autofree char *absence = g_strdup_printf (
      "INSERT INTO absence (lesson_id, journal_id, class_id, pupil_id, code, entered_by,"
      " entered_at, changed_by, changed_at) VALUES (%d, %d, %d, %d, 1, 1, 1, 1, 1)",
      (int) school->lessons[1], (int) school->math_a, (int) school->class_a,
      (int) school->pupils_a[0]);
  g_autofree char *topic =
      g_strdup_printf ("UPDATE lesson SET topic = 'Daļas' WHERE id = %d", (int) school->lessons[0]);

  log_with (school, session, mark,
            (KladeAuditEntry){ .action = KLADE_AUDIT_SET,
                               .table_name = KLADE_TABLE_MARK,
                               .row_id = 1,
                               .field = KLADE_FIELD_VALUE,
                               .new_value = "7",
                               .journal_id = school->math_a,
                               .lesson_id = school->lessons[0],
                               .pupil_id = school->pupils_a[0] });
  log_with (school, session, absence,
            (KladeAuditEntry){ .action = KLADE_AUDIT_SET,
                               .table_name = KLADE_TABLE_ABSENCE,
                               .row_id = 1,
                               .field = KLADE_FIELD_CODE,
                               .new_value = "n",
                               .journal_id = school->math_a,
                               .lesson_id = school->lessons[1],
                               .pupil_id = school->pupils_a[0] });
  log_with (school, session, topic,
            (KladeAuditEntry){ .action = KLADE_AUDIT_SET,
                               .table_name = KLADE_TABLE_LESSON,
                               .row_id = school->lessons[0],
                               .field = KLADE_FIELD_TOPIC,
                               .old_value = "",
                               .new_value = "Daļas",
                               .journal_id = school->math_a,
                               .lesson_id = school->lessons[0] });
}

static void
save_log (KladeTestSchool *school)
{
  klade_test_school_execute (school, "CREATE TABLE saved_audit AS SELECT * FROM audit;"
                                     " CREATE TABLE saved_head AS SELECT * FROM audit_head");
}

static void
restore_log (KladeTestSchool *school)
{
  klade_test_school_execute (school, "DELETE FROM audit; DELETE FROM audit_head;"
                                     " INSERT INTO audit SELECT * FROM saved_audit;"
                                     " INSERT INTO audit_head SELECT * FROM saved_head");
}

/* Rows 3 to 5 are in the middle; row 7 is the mark with every column filled. */
static void
test_every_column (KladeTestPlace *place)
{
  static const char *const mutations[] = {
    "UPDATE audit SET id = 1000 WHERE id = 7",
    "UPDATE audit SET at = at + 1 WHERE id = 7",
    "UPDATE audit SET person_id = person_id + 1 WHERE id = 7",
    "UPDATE audit SET person_id = NULL WHERE id = 7",
    "UPDATE audit SET action = 'add' WHERE id = 7",
    "UPDATE audit SET table_name = 'markt' WHERE id = 7",
    "UPDATE audit SET row_id = row_id + 1 WHERE id = 7",
    "UPDATE audit SET field = 'valuf' WHERE id = 7",
    "UPDATE audit SET field = field || 'x', old_value = substr (old_value, 2) WHERE id = 9",
    "UPDATE audit SET old_value = '' WHERE id = 7",
    "UPDATE audit SET old_value = NULL WHERE id = 9",
    "UPDATE audit SET new_value = '8' WHERE id = 7",
    "UPDATE audit SET new_value = NULL WHERE id = 7",
    "UPDATE audit SET journal_id = journal_id + 1 WHERE id = 7",
    "UPDATE audit SET journal_id = NULL WHERE id = 7",
    "UPDATE audit SET lesson_id = lesson_id + 1 WHERE id = 7",
    "UPDATE audit SET pupil_id = pupil_id + 1 WHERE id = 7",
    "UPDATE audit SET pupil_id = 0 WHERE id = 3",
    "UPDATE audit SET hash = (SELECT hash FROM audit WHERE id = 6) WHERE id = 7",
    "UPDATE audit SET new_value = 'x' WHERE id = 1",
    "DELETE FROM audit WHERE id = 7",
    "DELETE FROM audit WHERE id = 1",
    "DELETE FROM audit WHERE id IN (4, 5)",
    "DELETE FROM audit WHERE id = (SELECT max(id) FROM audit)",
    "DELETE FROM audit",
    ("UPDATE audit SET id = -id WHERE id IN (4, 5);"
     " UPDATE audit SET id = 4 WHERE id = -5; UPDATE audit SET id = 5 WHERE id = -4"),
    "UPDATE audit_head SET last_id = last_id - 1",
    "UPDATE audit_head SET last_id = last_id + 1",
    "UPDATE audit_head SET hash = mac",
    "UPDATE audit_head SET sealed_id = sealed_id - 1",
    "DELETE FROM audit_head",
  };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  fill (school, session);
  klade_test_school_assert_sound (school, session);
  save_log (school);

  for (gsize i = 0; i < G_N_ELEMENTS (mutations); i++)
    {
      g_autoptr (GPtrArray) findings = NULL;

      klade_test_school_execute (school, mutations[i]);
      findings = check (school, NULL);
      g_test_message ("%s: %s", mutations[i],
                      findings->len > 0 ? (char *) g_ptr_array_index (findings, 0) : "nothing");
      g_assert_cmpuint (findings->len, >, 0);
      restore_log (school);
      klade_test_school_assert_sound (school, session);
    }
}

static void
test_seal (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  klade_test_school_execute (school, "UPDATE audit_head SET mac = hash");
  klade_test_school_assert_sound (school, NULL); /* nobody can tell without the key */
  assert_finding (school, session, "no account in this school");
}

typedef struct
{
  KladeTestSchool *school;
  guint8 before[KLADE_AUDIT_HASH_SIZE];
  gint64 last_id;
} Forger;

static void
bind_and_run (KladeTestSchool *school, const char *sql, const guint8 *hash, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) statement =
      klade_db_prepare (klade_school_get_db (school->school), sql, &error);

  g_assert_no_error (error);
  klade_statement_bind_bytes (statement, 1, hash, KLADE_AUDIT_HASH_SIZE);
  klade_statement_bind_int64 (statement, 2, id);
  klade_statement_run (statement, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
forge_row (const KladeAuditRow *row, const guint8 *hash, gpointer data, GError **error)
{
  Forger *forger = data;

  klade_audit_hash (forger->before, row, forger->before);
  forger->last_id = row->id;
  bind_and_run (forger->school, "UPDATE audit SET hash = $1 WHERE id = $2", forger->before,
                row->id);
  return TRUE;
}

static gboolean
forge_chain (KladeDb *db, gpointer data, GError **error)
{
  Forger *forger = data;
  gboolean is_done = klade_store_each_audit_row (db, forge_row, forger, error);

  bind_and_run (forger->school, "UPDATE audit_head SET hash = $1, last_id = $2", forger->before,
                forger->last_id);
  return is_done;
}

/* Whoever has the file but no account makes every hash fit anew; sealed_id as @seal says. */
static void
rewrite_chain (KladeTestSchool *school, const char *seal)
{
  Forger forger = { .school = school };
  g_autoptr (GError) error = NULL;

  klade_db_within (klade_school_get_db (school->school), forge_chain, &forger, &error);
  g_assert_no_error (error);
  klade_test_school_execute (school, seal);
}

static void
test_rewritten_chain (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) later = NULL;

  fill (school, session);
  klade_test_school_execute (school,
                             "UPDATE mark SET value = '10';"
                             " UPDATE audit SET new_value = '10' WHERE table_name = 'mark'");
  rewrite_chain (school, "UPDATE audit_head SET sealed_id = last_id");

  klade_test_school_assert_sound (school, NULL);                 /* a good forgery ... */
  assert_finding (school, session, "no account in this school"); /* ... but for the key */

  /* The next seal does not cover it up: whoever signs in next leaves an alarm. */
  later = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT count(*) FROM audit WHERE action = 'alarm'"),
      ==, 1);
  assert_finding (school, NULL, "changed from outside");
  log_with (school, later, NULL,
            (KladeAuditEntry){ .action = KLADE_AUDIT_SET, .table_name = "x", .field = "y" });
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT count(*) FROM audit WHERE action = 'alarm'"),
      ==, 1);
}

/* Rows after the seal are failed sign-ins, which need no key, and nothing else. */
static void
test_forged_end (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;

  g_assert_null (klade_school_sign_in (school->school, "teacher", "wrong", &error));
  klade_test_school_assert_sound (school, session);

  klade_test_school_execute (
      school, "INSERT INTO audit (id, at, person_id, action, table_name, row_id, field, new_value,"
              " hash) SELECT max(id) + 1, 1, 1, 'set', 'x', 1, 'y', 'z', (SELECT hash FROM"
              " audit_head) FROM audit");
  rewrite_chain (school, "SELECT 1");
  assert_finding (school, NULL, "not signed in");
  log_with (school, session, NULL,
            (KladeAuditEntry){ .action = KLADE_AUDIT_SET, .table_name = "x", .field = "y" });
  assert_finding (school, NULL, "changed from outside");
}

static void
test_failed_sign_ins_are_sealed_later (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (GError) error = NULL;

  g_assert_null (klade_school_sign_in (school->school, "deputy", "wrong", &error));
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT last_id - sealed_id FROM audit_head"), ==, 1);
  klade_test_school_assert_sound (school, session);
  fill (school, session);
  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT last_id - sealed_id FROM audit_head"), ==, 0);
  klade_test_school_assert_sound (school, session);
}

static void
test_values (KladeTestPlace *place)
{
  static const struct
  {
    const char *change;
    const char *finding;
    const char *undo;
  } changes[] = {
    { "UPDATE mark SET value = '10'", "“10”", "UPDATE mark SET value = '7'" },
    { "UPDATE absence SET code = 2", "“k”", "UPDATE absence SET code = 1" },
    { "UPDATE absence SET code = 0", "“n”", "UPDATE absence SET code = 1" },
    { "UPDATE lesson SET topic = 'Nekas' WHERE topic <> ''", "“Nekas”",
      "UPDATE lesson SET topic = 'Daļas' WHERE topic <> ''" },
    { "UPDATE lesson SET homework = 'x'", "the homework", "UPDATE lesson SET homework = ''" },
    { "UPDATE lesson SET homework_state = 2", "whether homework was set",
      "UPDATE lesson SET homework_state = 0" },
    { "UPDATE lesson SET notes = 'x'", "the notes", "UPDATE lesson SET notes = ''" },
    { "UPDATE lesson SET lesson_no = 3", "the lesson number", "UPDATE lesson SET lesson_no = 2" },
    { "UPDATE lesson SET held_on = '2026-03-06' WHERE held_on = '2026-03-04'", "04.03.2026",
      "UPDATE lesson SET held_on = '2026-03-04' WHERE held_on = '2026-03-06'" },
    { "UPDATE lesson SET is_hidden = 1", "the hiding", "UPDATE lesson SET is_hidden = 0" },
    { "UPDATE work SET weight = 50", "the weight", "UPDATE work SET weight = 100" },
    { "UPDATE work SET title = 'Daļas/x'", "the title", "UPDATE work SET title = 'Daļas'" },
    { "UPDATE work SET kind = 4", "the kind", "UPDATE work SET kind = 3" },
  };
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  fill (school, session);
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      klade_test_school_execute (school, changes[i].change);
      if (i == 8)
        assert_finding (school, NULL, "2026-03-06");
      else
        assert_finding (school, NULL, changes[i].finding);
      klade_test_school_execute (school, changes[i].undo);
      klade_test_school_assert_sound (school, session);
    }

  klade_test_school_execute (school, "UPDATE mark SET value = '10'");
  assert_finding (school, NULL, "Āboliņa Anna, 7.a Matemātika, 02.03.2026");
}

static void
test_rows_without_log (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);

  fill (school, session);
  klade_test_school_execute (
      school, "INSERT INTO absence (lesson_id, journal_id, pupil_id, code, entered_by, entered_at,"
              " changed_by, changed_at) SELECT lesson_id, journal_id, pupil_id, 1, 1, 1, 1, 1"
              " FROM mark");
  assert_finding (school, NULL, "nothing in the log");
  klade_test_school_execute (school, "DELETE FROM mark");
  assert_finding (school, NULL, "no longer in the school");
}

static gboolean
count_steps (const char *step, double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
  return TRUE;
}

static gboolean
cancel_at_half (const char *step, double fraction, gpointer data)
{
  return fraction < 0.5;
}

static void
test_progress (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  double last = 0;

  findings = klade_school_check (school->school, NULL, count_steps, &last, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.5);

  g_assert_null (klade_school_check (school->school, NULL, cancel_at_half, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Two people write in turn: each finds where the other left off. */
static void
test_two_sessions (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) first = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  g_autoptr (KladeSession) second = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  KladeAuditEntry entry = { .action = KLADE_AUDIT_SET, .table_name = "x", .field = "y" };

  for (int i = 0; i < 20; i++)
    log_with (school, i % 3 == 0 ? first : second, NULL, entry);

  klade_test_school_assert_sound (school, first);
  klade_test_school_assert_sound (school, second);
}

static gpointer
write_from_elsewhere (gpointer data)
{
  const KladeTestSchool *place = data;
  g_autoptr (GError) error = NULL;
  KladeTestSchool own = *place;
  g_autoptr (KladeSession) session = NULL;

  own.school = klade_school_open (place->place, &place->clock, &error);
  g_assert_no_error (error);
  session = klade_test_school_sign_in (&own, KLADE_ROLE_TEACHER);
  for (int i = 0; i < 50; i++)
    log_with (&own, session, NULL,
              (KladeAuditEntry){ .action = KLADE_AUDIT_SET, .table_name = "x", .field = "y" });
  g_clear_object (&session);
  g_assert_finalize_object (own.school);
  return NULL;
}

/* Three computers at once: one chain, nothing lost, no alarm. */
static void
test_three_at_once (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  GThread *threads[3];

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_from_elsewhere, school);
  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);

  g_assert_cmpint (
      klade_test_school_get_number (school, "SELECT count(*) FROM audit WHERE table_name = 'x'"),
      ==, 150);
  klade_test_school_assert_sound (school, session);
}

static gboolean
log_and_fail (KladeDb *db, gpointer data, GError **error)
{
  write_logged (db, data, error);
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, "taken back");
  return FALSE;
}

/* What was taken back leaves no gap. */
static void
test_rolled_back (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_TEACHER);
  Write write = { session, NULL, { .action = "set", .table_name = "x", .field = "y" } };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      klade_db_within (klade_school_get_db (school->school), log_and_fail, &write, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  fill (school, session);
  klade_test_school_assert_sound (school, session);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/check/every-column", test_every_column);
  klade_test_add ("/check/seal", test_seal);
  klade_test_add ("/check/rewritten-chain", test_rewritten_chain);
  klade_test_add ("/check/forged-end", test_forged_end);
  klade_test_add ("/check/failed-sign-ins-are-sealed-later", test_failed_sign_ins_are_sealed_later);
  klade_test_add ("/check/values", test_values);
  klade_test_add ("/check/rows-without-log", test_rows_without_log);
  klade_test_add ("/check/progress", test_progress);
  klade_test_add ("/check/two-sessions", test_two_sessions);
  klade_test_add ("/check/three-at-once", test_three_at_once);
  klade_test_add ("/check/rolled-back", test_rolled_back);

  return g_test_run ();
}
