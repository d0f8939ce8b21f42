/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-school.h"
#include "klade-worker.h"

typedef struct
{
  GAsyncResult *result;
  GMainLoop *loop;
} Wait;

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wait *wait = user_data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

#define WAIT_INIT                                                                                  \
  {                                                                                                \
    NULL, g_main_loop_new (NULL, FALSE)                                                            \
  }

static GAsyncResult *
wait_for (Wait *wait)
{
  if (wait->result == NULL)
    g_main_loop_run (wait->loop);
  g_main_loop_unref (wait->loop);
  return wait->result;
}

/* The worker finalizes once its last callback ran, and in this thread. */
static void
drop (KladeWorker *worker)
{
  gpointer weak = worker;

  g_object_add_weak_pointer (G_OBJECT (worker), &weak);
  g_object_unref (worker);
  while (weak != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static KladeSchoolInfo *
open_place (KladeWorker *worker, const char *place, GError **error)
{
  Wait wait = WAIT_INIT;
  g_autoptr (GAsyncResult) result = NULL;

  klade_worker_open (worker, place, arrived_cb, &wait);
  result = wait_for (&wait);
  return klade_worker_open_finish (worker, result, error);
}

static KladePerson *
sign_in (KladeWorker *worker, const char *user_name, const char *password, GError **error)
{
  Wait wait = WAIT_INIT;
  g_autoptr (GAsyncResult) result = NULL;

  klade_worker_sign_in (worker, user_name, password, arrived_cb, &wait);
  result = wait_for (&wait);
  return klade_worker_sign_in_finish (worker, result, error);
}

static gboolean
unlock (KladeWorker *worker, const char *password, GError **error)
{
  Wait wait = WAIT_INIT;
  g_autoptr (GAsyncResult) result = NULL;

  klade_worker_unlock (worker, password, arrived_cb, &wait);
  result = wait_for (&wait);
  return klade_worker_unlock_finish (worker, result, error);
}

static gpointer
run (KladeWorker *worker, KladeJob job, gpointer data, GError **error)
{
  Wait wait = WAIT_INIT;
  g_autoptr (GAsyncResult) result = NULL;

  klade_worker_run (worker, job, data, NULL, NULL, NULL, arrived_cb, &wait);
  result = wait_for (&wait);
  return klade_worker_run_finish (worker, result, error);
}

static gpointer
tell_name (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return g_strdup (session != NULL ? klade_session_get_name (session) : "nobody");
}

static gpointer
fail (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED, "no");
  return NULL;
}

static void
assert_name (KladeWorker *worker, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = run (worker, tell_name, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, expected);
}

static void
test_a_day (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  KladeWorker *worker = klade_worker_new (&school->clock);
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autoptr (KladePerson) person = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sign_in (worker, "teacher", "x", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (unlock (worker, "x", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  info = open_place (worker, school->place, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (info->name, ==, "Testa pamatskola");
  g_assert_false (info->is_demo);
  g_assert_false (info->is_too_new);
  g_assert_cmpint (info->today, ==, klade_day_new (2026, 3, 5));
  assert_name (worker, "nobody");

  g_assert_null (sign_in (worker, "teacher", "wrong", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);

  person = sign_in (worker, "teacher", "parole-teacher-7", &error);
  g_assert_no_error (error);
  g_assert_cmpint (person->person_id, ==, school->people[KLADE_ROLE_TEACHER]);
  g_assert_cmpstr (person->roles_text, ==, "subject teacher");
  g_assert_true (person->can[KLADE_ACTION_WRITE_MARK]);
  g_assert_false (person->can[KLADE_ACTION_BACK_UP]);
  assert_name (worker, "teacher Kalniņa");

  /* A wrong password leaves the session as it is. */
  g_assert_null (sign_in (worker, "deputy", "wrong", &error));
  g_clear_error (&error);
  g_assert_false (unlock (worker, "wrong", &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);
  assert_name (worker, "teacher Kalniņa");
  g_assert_true (unlock (worker, "parole-teacher-7", &error));
  g_assert_no_error (error);

  klade_worker_sign_out (worker);
  assert_name (worker, "nobody");
  drop (worker);
}

static void
assert_does_not_open (KladeWorker *worker, const char *place, KladeError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_place (worker, place, &error));
  g_assert_error (error, KLADE_ERROR, (int) code);
  assert_name (worker, "nobody");
}

static void
test_bad_files (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autofree char *missing = g_build_filename (place->folder, "missing.klade", NULL);
  g_autofree char *text = g_build_filename (place->folder, "text.klade", NULL);
  g_autofree char *empty = g_build_filename (place->folder, "empty.klade", NULL);
  KladeWorker *worker = klade_worker_new (&school->clock);
  G_GNUC_UNUSED g_autoptr (KladeSchoolInfo) info = open_place (worker, school->place, NULL);
  g_autoptr (KladePerson) person = sign_in (worker, "teacher", "parole-teacher-7", NULL);

  g_file_set_contents (text, "Dear diary, this is not a school at all.\n", -1, NULL);
  g_file_set_contents (empty, "", 0, NULL);
  g_assert_nonnull (person);

  /* The school before is left even when the next one does not open. */
  assert_does_not_open (worker, missing, KLADE_ERROR_NOT_FOUND);
  assert_does_not_open (worker, text, KLADE_ERROR_NOT_SCHOOL);
  assert_does_not_open (worker, empty, KLADE_ERROR_NOT_SCHOOL);
  drop (worker);
}

typedef struct
{
  GString *text;
  int number;
} Numbered;

static gpointer
append_own_number (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Numbered *numbered = data;

  g_string_append_printf (numbered->text, "%d ", numbered->number);
  return NULL;
}

static void
test_order (void)
{
  KladeWorker *worker = klade_worker_new (&klade_clock_system);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (int i = 0; i < 200; i++)
    {
      Numbered numbered = { text, i };

      klade_worker_run (worker, append_own_number, g_memdup2 (&numbered, sizeof numbered), g_free,
                        NULL, NULL, NULL, NULL);
      g_string_append_printf (expected, "%d ", i);
    }

  klade_worker_wait (worker);
  g_assert_cmpuint (klade_worker_get_n_waiting (worker), ==, 0);
  g_assert_cmpstr (text->str, ==, expected->str);
  drop (worker);
}

/* Whoever drops the worker drops no job: all run, and what they left is freed. */
static int n_freed;

static void
count_freed (gpointer data)
{
  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  n_freed++;
  g_free (data);
}

static gpointer
leave_something (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_atomic_int_inc ((int *) *(gpointer *) data);
  return g_strdup ("nobody fetches this");
}

static void
test_drop_with_jobs (void)
{
  KladeWorker *worker = klade_worker_new (&klade_clock_system);
  int n_run = 0;

  n_freed = 0;
  for (int i = 0; i < 100; i++)
    {
      gpointer where = &n_run;

      klade_worker_run (worker, leave_something, g_memdup2 (&where, sizeof where), count_freed,
                        g_free, NULL, NULL, NULL);
    }
  drop (worker);
  g_assert_cmpint (n_run, ==, 100);
  g_assert_cmpint (n_freed, ==, 100);
}

/* A job holds the thread until it is let go. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean has_started;
  gboolean may_go;
} Gate;

static gpointer
pass_gate (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  gate->has_started = TRUE;
  g_cond_broadcast (&gate->cond);
  while (!gate->may_go)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  return GINT_TO_POINTER (1);
}

static void
wait_until_started (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  while (!gate->has_started)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
}

static void
let_go (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->may_go = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
}

static gpointer
count_run (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_atomic_int_inc ((int *) data);
  return GINT_TO_POINTER (1);
}

/* A cancelled job that has not begun never does; one at work tells what it did. */
static void
test_cancel (void)
{
  KladeWorker *worker = klade_worker_new (&klade_clock_system);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Gate gate = { 0 };
  Wait at_work = WAIT_INIT;
  Wait waiting = WAIT_INIT;
  int n_run = 0;

  klade_worker_run (worker, pass_gate, &gate, NULL, NULL, cancellable, arrived_cb, &at_work);
  klade_worker_run (worker, count_run, &n_run, NULL, NULL, cancellable, arrived_cb, &waiting);
  wait_until_started (&gate);
  g_assert_cmpuint (klade_worker_get_n_waiting (worker), ==, 2);
  g_cancellable_cancel (cancellable);
  let_go (&gate);

  {
    g_autoptr (GAsyncResult) result = wait_for (&at_work);
    g_autoptr (GAsyncResult) other = wait_for (&waiting);

    g_assert_nonnull (klade_worker_run_finish (worker, result, &error));
    g_assert_no_error (error);
    g_assert_null (klade_worker_run_finish (worker, other, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
  g_assert_cmpint (n_run, ==, 0);
  drop (worker);
}

static void
test_error (void)
{
  KladeWorker *worker = klade_worker_new (&klade_clock_system);
  g_autoptr (GError) error = NULL;

  g_assert_null (run (worker, fail, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_assert_cmpstr (error->message, ==, "no");
  drop (worker);
}

static void
note_thread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GThread **) user_data = g_thread_self ();
}

/* Results come to the context that asked. */
static gpointer
ask_from_own_context (gpointer worker)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  GThread *answered = NULL;
  int n_run = 0;

  g_main_context_push_thread_default (context);
  klade_worker_run (worker, count_run, &n_run, NULL, NULL, NULL, note_thread_cb, &answered);
  while (answered == NULL)
    g_main_context_iteration (context, TRUE);
  g_assert_true (answered == g_thread_self ());
  klade_worker_wait (worker);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
test_context (void)
{
  KladeWorker *worker = klade_worker_new (&klade_clock_system);

  g_thread_join (g_thread_new ("asker", ask_from_own_context, worker));
  drop (worker);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  klade_test_add ("/worker/a-day", test_a_day);
  klade_test_add_one ("/worker/bad-files", KLADE_TEST_SQLITE, test_bad_files);
  g_test_add_func ("/worker/order", test_order);
  g_test_add_func ("/worker/drop-with-jobs", test_drop_with_jobs);
  g_test_add_func ("/worker/cancel", test_cancel);
  g_test_add_func ("/worker/error", test_error);
  g_test_add_func ("/worker/context", test_context);

  return g_test_run ();
}
