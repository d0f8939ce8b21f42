/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-journal.h"

#include <string.h>

/* Every role x every verb of the journal x a journal within reach and one without.  Who may, by
 * the rights table: exactly the expected rows of the log, and undo and redo put the page back to
 * the letter.  Who may not: a sentence that names whom to ask, and nothing written. */

/* One journal's things to act on. */
typedef struct
{
  gint64 journal_id;
  gint64 lesson_id; /* with @work_id */
  gint64 work_id;
  gint64 plain_id; /* a lesson without works */
  gint64 old_id;   /* in the first semester, which is closed */
  gint64 pupils[4];
  gboolean is_math_a;
} Desk;

typedef enum
{
  DONE,
  DENIED,
} Answer;

typedef Answer (*Run) (KladeSession *session,
                       const Desk *desk,
                       const KladeJournalPage *page,
                       KladeUndo **undo,
                       char **message);

/* ---- the verbs ---- */

static Answer
answer (gboolean is_good, GError *error, char **message)
{
  if (is_good)
    return DONE;

  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  *message = g_strdup (error->message);
  return DENIED;
}

static Answer
send_cell (KladeSession *session,
           const Desk *desk,
           KladeCellEdit edit,
           KladeUndo **undo,
           char **message)
{
  g_autoptr (GError) error = NULL;
  KladeCellResult *results;
  Answer given;

  if (!klade_school_set_cells (session, desk->journal_id, &edit, 1, &results, undo, &error))
    return answer (FALSE, error, message);

  given = results[0].outcome == KLADE_OUTCOME_SAVED ? DONE : DENIED;
  if (given == DENIED)
    g_assert_cmpint (results[0].outcome, ==, KLADE_OUTCOME_REFUSED);
  *message = g_strdup (results[0].message);
  klade_cell_results_free (results, 1);
  return given;
}

static Answer
run_mark (KladeSession *session,
          const Desk *desk,
          const KladeJournalPage *page,
          KladeUndo **undo,
          char **message)
{
  return send_cell (
      session, desk,
      klade_test_journal_edit (page, desk->lesson_id, desk->work_id, desk->pupils[0], "8"), undo,
      message);
}

static Answer
run_first_mark (KladeSession *session,
                const Desk *desk,
                const KladeJournalPage *page,
                KladeUndo **undo,
                char **message)
{
  return send_cell (session, desk,
                    klade_test_journal_edit (page, desk->plain_id, 0, desk->pupils[0], "8"), undo,
                    message);
}

static Answer
run_absence (KladeSession *session,
             const Desk *desk,
             const KladeJournalPage *page,
             KladeUndo **undo,
             char **message)
{
  return send_cell (
      session, desk,
      klade_test_journal_edit (page, desk->lesson_id, desk->work_id, desk->pupils[1], "n"), undo,
      message);
}

static Answer
run_excuse (KladeSession *session,
            const Desk *desk,
            const KladeJournalPage *page,
            KladeUndo **undo,
            char **message)
{
  return send_cell (
      session, desk,
      klade_test_journal_edit (page, desk->lesson_id, desk->work_id, desk->pupils[2], "nc/5"), undo,
      message);
}

static Answer
save (KladeSession *session,
      const Desk *desk,
      const KladeJournalPage *page,
      KladeLessonEdit edit,
      KladeUndo **undo,
      char **message)
{
  g_autoptr (GError) error = NULL;
  int index = klade_journal_page_find_lesson (page, edit.lesson_id);
  gboolean is_good;

  if (index >= 0)
    edit.revision = page->lessons[index].revision;
  is_good = klade_school_save_lesson (session, desk->journal_id, &edit, NULL, NULL, undo, &error);
  return answer (is_good, error, message);
}

static Answer
run_topic (KladeSession *session,
           const Desk *desk,
           const KladeJournalPage *page,
           KladeUndo **undo,
           char **message)
{
  return save (session, desk, page,
               (KladeLessonEdit){ .lesson_id = desk->lesson_id,
                                  .fields = KLADE_LESSON_FIELD_TOPIC,
                                  .topic = "Daļas" },
               undo, message);
}

static Answer
run_homework (KladeSession *session,
              const Desk *desk,
              const KladeJournalPage *page,
              KladeUndo **undo,
              char **message)
{
  return save (session, desk, page,
               (KladeLessonEdit){ .lesson_id = desk->lesson_id,
                                  .fields = KLADE_LESSON_FIELD_HOMEWORK,
                                  .homework = "12." },
               undo, message);
}

static Answer
run_kind (KladeSession *session,
          const Desk *desk,
          const KladeJournalPage *page,
          KladeUndo **undo,
          char **message)
{
  return save (session, desk, page,
               (KladeLessonEdit){ .lesson_id = desk->lesson_id,
                                  .fields = KLADE_LESSON_FIELD_KIND | KLADE_LESSON_FIELD_NOTES,
                                  .kind = KLADE_LESSON_SUBSTITUTED,
                                  .reason = "Rīkojums 7",
                                  .notes = "Par kolēģi" },
               undo, message);
}

static Answer
run_add (KladeSession *session,
         const Desk *desk,
         const KladeJournalPage *page,
         KladeUndo **undo,
         char **message)
{
  return save (
      session, desk, page,
      (KladeLessonEdit){ .fields = KLADE_LESSON_FIELD_TIME, .day = page->today, .lesson_no = 9 },
      undo, message);
}

static Answer
run_move (KladeSession *session,
          const Desk *desk,
          const KladeJournalPage *page,
          KladeUndo **undo,
          char **message)
{
  return save (session, desk, page,
               (KladeLessonEdit){ .lesson_id = desk->plain_id,
                                  .fields = KLADE_LESSON_FIELD_TIME,
                                  .day = page->today,
                                  .lesson_no = 8 },
               undo, message);
}

static Answer
run_hide (KladeSession *session,
          const Desk *desk,
          const KladeJournalPage *page,
          KladeUndo **undo,
          char **message)
{
  return save (session, desk, page,
               (KladeLessonEdit){ .lesson_id = desk->lesson_id,
                                  .fields = KLADE_LESSON_FIELD_HIDDEN,
                                  .is_hidden = TRUE },
               undo, message);
}

static Answer
run_split (KladeSession *session,
           const Desk *desk,
           const KladeJournalPage *page,
           KladeUndo **undo,
           char **message)
{
  int index = klade_journal_page_find_lesson (page, desk->lesson_id);
  g_autoptr (GError) error = NULL;
  gboolean is_good = klade_school_split_lesson (session, desk->lesson_id,
                                                index >= 0 ? page->lessons[index].revision : 0, 7,
                                                NULL, undo, &error);

  return answer (is_good, error, message);
}

static Answer
save_work (KladeSession *session,
           const Desk *desk,
           const KladeJournalPage *page,
           KladeWorkEdit edit,
           KladeUndo **undo,
           char **message)
{
  int column = klade_journal_page_find_column (page, desk->lesson_id, desk->work_id);
  g_autoptr (GError) error = NULL;
  gboolean is_good;

  if (edit.work_id != 0)
    edit.revision = page->columns[column].revision;
  is_good = klade_school_save_work (session, &edit, NULL, NULL, undo, &error);
  return answer (is_good, error, message);
}

static Answer
run_new_work (KladeSession *session,
              const Desk *desk,
              const KladeJournalPage *page,
              KladeUndo **undo,
              char **message)
{
  return save_work (session, desk, page,
                    (KladeWorkEdit){ .lesson_id = desk->plain_id,
                                     .kind = KLADE_WORK_SUMMATIVE,
                                     .scale = KLADE_SCALE_PERCENT,
                                     .weight = 100 },
                    undo, message);
}

static Answer
run_change_work (KladeSession *session,
                 const Desk *desk,
                 const KladeJournalPage *page,
                 KladeUndo **undo,
                 char **message)
{
  return save_work (session, desk, page,
                    (KladeWorkEdit){ .work_id = desk->work_id,
                                     .kind = KLADE_WORK_TEST,
                                     .scale = KLADE_SCALE_POINTS,
                                     .weight = 200,
                                     .title = "Procenti" },
                    undo, message);
}

static Answer
run_hide_work (KladeSession *session,
               const Desk *desk,
               const KladeJournalPage *page,
               KladeUndo **undo,
               char **message)
{
  return save_work (session, desk, page,
                    (KladeWorkEdit){ .work_id = desk->work_id,
                                     .kind = KLADE_WORK_TEST,
                                     .scale = KLADE_SCALE_POINTS,
                                     .weight = 100,
                                     .title = "Daļas",
                                     .is_hidden = TRUE },
                    undo, message);
}

static Answer
set_term (KladeSession *session,
          const Desk *desk,
          const KladeJournalPage *page,
          KladeTermKind term,
          KladeUndo **undo,
          char **message)
{
  int row = klade_journal_page_find_pupil (page, desk->pupils[0]);
  g_autoptr (GError) error = NULL;
  gboolean is_good = klade_school_set_term_mark (
      session, desk->journal_id, desk->pupils[0], term, (KladeMark){ KLADE_MARK_POINTS, 7 },
      klade_journal_page_term (page, row, term)->revision, NULL, undo, &error);

  return answer (is_good, error, message);
}

static Answer
run_term_mark (KladeSession *session,
               const Desk *desk,
               const KladeJournalPage *page,
               KladeUndo **undo,
               char **message)
{
  return set_term (session, desk, page, KLADE_TERM_SEMESTER_2, undo, message);
}

static Answer
run_closed_mark (KladeSession *session,
                 const Desk *desk,
                 const KladeJournalPage *page,
                 KladeUndo **undo,
                 char **message)
{
  return set_term (session, desk, page, KLADE_TERM_SEMESTER_1, undo, message);
}

static Answer
run_closed_topic (KladeSession *session,
                  const Desk *desk,
                  const KladeJournalPage *page,
                  KladeUndo **undo,
                  char **message)
{
  return save (session, desk, page,
               (KladeLessonEdit){ .lesson_id = desk->old_id,
                                  .fields = KLADE_LESSON_FIELD_TOPIC,
                                  .topic = "Atkārtošana" },
               undo, message);
}

static Answer
run_accept (KladeSession *session,
            const Desk *desk,
            const KladeJournalPage *page,
            KladeUndo **undo,
            char **message)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = klade_school_accept_proposals (session, desk->journal_id,
                                                    KLADE_TERM_SEMESTER_2, NULL, undo, &error);

  return answer (is_good, error, message);
}

static Answer
run_close (KladeSession *session,
           const Desk *desk,
           const KladeJournalPage *page,
           KladeUndo **undo,
           char **message)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = klade_school_close_term (session, desk->journal_id, KLADE_TERM_SEMESTER_2,
                                              TRUE, undo, &error);

  return answer (is_good, error, message);
}

static Answer
run_read (KladeSession *session,
          const Desk *desk,
          const KladeJournalPage *page,
          KladeUndo **undo,
          char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeJournalPage) read =
      klade_school_read_journal (session, desk->journal_id, NULL, &error);

  return answer (read != NULL, error, message);
}

static Answer
run_cell_history (KladeSession *session,
                  const Desk *desk,
                  const KladeJournalPage *page,
                  KladeUndo **undo,
                  char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = klade_school_read_cell_history (
      session, desk->lesson_id, desk->work_id, desk->pupils[2], &error);

  return answer (rows != NULL, error, message);
}

static Answer
run_term_history (KladeSession *session,
                  const Desk *desk,
                  const KladeJournalPage *page,
                  KladeUndo **undo,
                  char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = klade_school_read_term_history (
      session, desk->journal_id, desk->pupils[2], KLADE_TERM_SEMESTER_1, &error);

  return answer (rows != NULL, error, message);
}

static Answer
run_lesson_history (KladeSession *session,
                    const Desk *desk,
                    const KladeJournalPage *page,
                    KladeUndo **undo,
                    char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = klade_school_read_lesson_history (session, desk->lesson_id, &error);

  return answer (rows != NULL, error, message);
}

static Answer
run_suggest (KladeSession *session,
             const Desk *desk,
             const KladeJournalPage *page,
             KladeUndo **undo,
             char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = klade_school_suggest_lessons (session, desk->journal_id, 5, &error);

  return answer (times != NULL, error, message);
}

#define NO_MORE KLADE_N_ACTIONS

static const struct
{
  const char *name;
  Run run;
  KladeAction action;
  KladeAction also;
  const char *log; /* rows that success adds; NULL: a reader */
} verbs[] = {
  { "mark", run_mark, KLADE_ACTION_WRITE_MARK, NO_MORE, "set mark.value;" },
  { "first mark", run_first_mark, KLADE_ACTION_WRITE_MARK, NO_MORE, "add work.;set mark.value;" },
  { "absence", run_absence, KLADE_ACTION_REGISTER_ABSENCE, NO_MORE, "set absence.code;" },
  { "excuse", run_excuse, KLADE_ACTION_JUSTIFY_ABSENCE, NO_MORE, "add justification.;" },
  { "topic", run_topic, KLADE_ACTION_WRITE_LESSON, NO_MORE, "set lesson.topic;" },
  { "homework", run_homework, KLADE_ACTION_WRITE_LESSON, NO_MORE,
    "set lesson.homework;set lesson.homework_state;" },
  { "kind", run_kind, KLADE_ACTION_WRITE_LESSON, NO_MORE,
    "set lesson.kind;set lesson.notes;set lesson.reason;" },
  { "add lesson", run_add, KLADE_ACTION_WRITE_LESSON, NO_MORE, "add lesson.;" },
  { "move", run_move, KLADE_ACTION_WRITE_LESSON, NO_MORE,
    "set lesson.held_on;set lesson.lesson_no;" },
  { "hide", run_hide, KLADE_ACTION_WRITE_LESSON, NO_MORE, "hide lesson.is_hidden;" },
  { "split", run_split, KLADE_ACTION_WRITE_LESSON, NO_MORE, "add lesson.;" },
  { "new work", run_new_work, KLADE_ACTION_WRITE_WORK, NO_MORE, "add work.;" },
  { "change work", run_change_work, KLADE_ACTION_WRITE_WORK, NO_MORE,
    "set work.weight;set work.title;" },
  { "hide work", run_hide_work, KLADE_ACTION_WRITE_WORK, NO_MORE, "hide work.is_hidden;" },
  { "term mark", run_term_mark, KLADE_ACTION_WRITE_TERM_MARK, NO_MORE, "set term_mark.value;" },
  { "closed mark", run_closed_mark, KLADE_ACTION_WRITE_TERM_MARK, KLADE_ACTION_CHANGE_CLOSED_TERM,
    "set term_mark.value;" },
  { "closed topic", run_closed_topic, KLADE_ACTION_WRITE_LESSON, KLADE_ACTION_CHANGE_CLOSED_TERM,
    "set lesson.topic;" },
  { "accept", run_accept, KLADE_ACTION_WRITE_TERM_MARK, NO_MORE,
    "set term_mark.value;set term_mark.value;set term_mark.value;set term_mark.value;" },
  { "close", run_close, KLADE_ACTION_CLOSE_TERM, NO_MORE, "set term_close.is_closed;" },
  { "read", run_read, KLADE_ACTION_READ_JOURNAL, NO_MORE, NULL },
  { "cell history", run_cell_history, KLADE_ACTION_READ_JOURNAL, NO_MORE, NULL },
  { "term history", run_term_history, KLADE_ACTION_READ_JOURNAL, NO_MORE, NULL },
  { "lesson history", run_lesson_history, KLADE_ACTION_READ_JOURNAL, NO_MORE, NULL },
  { "suggest", run_suggest, KLADE_ACTION_READ_JOURNAL, NO_MORE, NULL },
};

/* ---- what is expected ---- */

/* The fixture: 7.a is the class teacher's and the group teacher's class, its mathematics the
 * teacher's; nobody with an account has anything to do with 7.b but the school's leadership. */
static gboolean
reaches (KladeRole role, KladeAction action, const Desk *desk)
{
  switch (klade_rights_scope (role, action))
    {
    case KLADE_SCOPE_SCHOOL:
      return TRUE;
    case KLADE_SCOPE_OWN_CLASS:
      return desk->is_math_a &&
             (role == KLADE_ROLE_CLASS_TEACHER || role == KLADE_ROLE_GROUP_TEACHER);
    case KLADE_SCOPE_OWN_JOURNALS:
      return desk->is_math_a && role == KLADE_ROLE_TEACHER;
    case KLADE_SCOPE_OWN_CHILDREN:
    case KLADE_SCOPE_SELF:
    case KLADE_SCOPE_NOTHING:
    default:
      return FALSE;
    }
}

/* The right that is missing, NO_MORE when none is. */
static KladeAction
missing (KladeRole role, gsize verb, const Desk *desk)
{
  if (!reaches (role, KLADE_ACTION_READ_JOURNAL, desk))
    return KLADE_ACTION_READ_JOURNAL;
  if (!reaches (role, verbs[verb].action, desk))
    return verbs[verb].action;
  if (verbs[verb].also != NO_MORE && !reaches (role, verbs[verb].also, desk))
    return verbs[verb].also;

  return NO_MORE;
}

static char *
dup_log (KladeTestSchool *school, gint64 since, gint64 person_id)
{
  static const char sql[] = "SELECT action, table_name, field, person_id FROM audit"
                            " WHERE id > $1 ORDER BY id";
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) stmt =
      klade_db_prepare (klade_school_get_db (school->school), sql, &error);
  GString *text = g_string_new (NULL);

  klade_statement_bind_int64 (stmt, 1, since);
  while (klade_statement_step (stmt, &error) == KLADE_STEP_ROW)
    {
      g_string_append_printf (text, "%s %s.%s;", klade_statement_get_text (stmt, 0),
                              klade_statement_get_text (stmt, 1),
                              klade_statement_get_text (stmt, 2));
      g_assert_cmpint (klade_statement_get_int64 (stmt, 3), ==, person_id);
    }
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

/* ---- trying ---- */

typedef struct
{
  KladeTestSchool *school;
  KladeSession *deputy;
  KladeSession *session;
  KladeRole role;
} Trial;

static void
take_back_and_repeat (Trial *trial, const Desk *desk, KladeUndo *undo, const char *before)
{
  g_autofree char *after = klade_test_journal_dump (trial->deputy, desk->journal_id);
  gint64 audit = klade_test_journal_last_audit (trial->school);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (KladeUndo) again = NULL;
  g_autofree char *log = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *last = NULL;

  g_assert_cmpstr (before, !=, after);
  klade_school_undo (trial->session, undo, &redo, &error);
  g_assert_no_error (error);
  undone = klade_test_journal_dump (trial->deputy, desk->journal_id);
  g_assert_cmpstr (undone, ==, before);
  log = dup_log (trial->school, audit, trial->school->people[trial->role]);
  g_assert_true (g_str_has_prefix (log, "undo "));

  klade_school_undo (trial->session, redo, &again, &error);
  g_assert_no_error (error);
  redone = klade_test_journal_dump (trial->deputy, desk->journal_id);
  g_assert_cmpstr (redone, ==, after);

  klade_school_undo (trial->session, again, NULL, &error);
  g_assert_no_error (error);
  last = klade_test_journal_dump (trial->deputy, desk->journal_id);
  g_assert_cmpstr (last, ==, before);
}

static void
try_verb (Trial *trial, const Desk *desk, gsize verb)
{
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (trial->deputy, desk->journal_id);
  g_autofree char *before = klade_test_journal_dump (trial->deputy, desk->journal_id);
  gint64 audit = klade_test_journal_last_audit (trial->school);
  KladeAction lacks = missing (trial->role, verb, desk);
  g_autoptr (KladeUndo) undo = NULL;
  g_autofree char *message = NULL;
  g_autofree char *log = NULL;
  Answer given;

  g_test_message ("%s: %s %s", klade_role_id (trial->role), verbs[verb].name,
                  desk->is_math_a ? "within reach" : "out of reach");
  given = verbs[verb].run (trial->session, desk, page, &undo, &message);
  log = dup_log (trial->school, audit, trial->school->people[trial->role]);

  if (lacks != NO_MORE)
    {
      g_autofree char *after = klade_test_journal_dump (trial->deputy, desk->journal_id);

      g_assert_cmpint (given, ==, DENIED);
      g_assert_nonnull (strstr (message, klade_action_whom_to_ask (lacks)));
      g_assert_cmpstr (log, ==, "");
      g_assert_cmpstr (after, ==, before);
      g_assert_null (undo);
      return;
    }

  g_assert_cmpint (given, ==, DONE);
  g_assert_cmpstr (log, ==, verbs[verb].log != NULL ? verbs[verb].log : "");
  if (verbs[verb].log != NULL)
    take_back_and_repeat (trial, desk, undo, before);
}

/* ---- the two journals ---- */

static gint64
add_lesson (KladeSession *deputy, gint64 journal_id, KladeDay day, int lesson_no)
{
  const KladeLessonEdit edit = {
    .fields = KLADE_LESSON_FIELD_TIME,
    .day = day,
    .lesson_no = lesson_no,
  };
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  klade_school_save_lesson (deputy, journal_id, &edit, &id, NULL, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static Desk
set_desk (KladeTestSchool *school, KladeSession *deputy, gboolean is_math_a)
{
  gint64 journal_id = is_math_a ? school->math_a : school->math_b;
  const gint64 *pupils = is_math_a ? school->pupils_a : school->pupils_b;
  g_autoptr (GError) error = NULL;
  Desk desk = { .journal_id = journal_id, .is_math_a = is_math_a };
  KladeWorkEdit work = {
    .kind = KLADE_WORK_TEST,
    .scale = KLADE_SCALE_POINTS,
    .weight = 100,
    .title = "Daļas",
  };

  memcpy (desk.pupils, pupils, sizeof desk.pupils);
  desk.lesson_id = add_lesson (deputy, journal_id, klade_day_new (2026, 2, 26), 1);
  desk.plain_id = add_lesson (deputy, journal_id, klade_day_new (2026, 2, 27), 1);
  desk.old_id = add_lesson (deputy, journal_id, klade_day_new (2025, 12, 1), 1);

  work.lesson_id = desk.lesson_id;
  klade_school_save_work (deputy, &work, &desk.work_id, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      klade_test_journal_type (deputy, journal_id, desk.lesson_id, desk.work_id, pupils[2], "n/5"),
      ==, KLADE_OUTCOME_SAVED);
  klade_school_close_term (deputy, journal_id, KLADE_TERM_SEMESTER_1, TRUE, NULL, &error);
  g_assert_no_error (error);
  return desk;
}

static void
test_every_verb (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) deputy = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  const Desk desks[] = { set_desk (school, deputy, TRUE), set_desk (school, deputy, FALSE) };

  for (int role = 1; role <= KLADE_N_ROLES; role++)
    {
      g_autoptr (KladeSession) session = klade_test_school_sign_in (school, (KladeRole) role);
      Trial trial = { school, deputy, session, (KladeRole) role };

      for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
        for (gsize verb = 0; verb < G_N_ELEMENTS (verbs); verb++)
          try_verb (&trial, &desks[i], verb);
    }

  klade_test_school_assert_sound (school, deputy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/every-verb", test_every_verb);

  return g_test_run ();
}
