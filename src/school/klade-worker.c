/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-worker.h"

#include <sodium.h>
#include <string.h>

/* What the thread has to itself: nobody else may touch it while the thread runs. */
typedef struct
{
  KladeClock clock;
  KladeSchool *school;
  KladeSession *session;
} Desk;

struct _KladeWorker
{
  GObject parent_instance;

  /* Owned */
  GThread *thread;
  GAsyncQueue *orders; /* Order; the one without a task ends the thread */
  Desk *desk;

  GMutex mutex;
  GCond emptied;
  guint n_waiting; /* orders that are not done yet; under the mutex */
};

G_DEFINE_FINAL_TYPE (KladeWorker, klade_worker, G_TYPE_OBJECT)

typedef gpointer (*DeskFunc) (Desk *desk, gpointer data, GError **error);

/* Held by its task, so that its data is freed in the caller's thread. */
typedef struct
{
  DeskFunc work;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  if (order->data_free != NULL)
    order->data_free (order->data);
  g_free (order);
}

/* ---- the thread ---- */

static gboolean
task_returned_cb (gpointer task)
{
  return G_SOURCE_REMOVE;
}

/* The task holds the worker, and the last one to drop the worker joins this thread: it must not
 * be this thread.  So the task is dropped by the main loop of its caller. */
static void
hand_back (GTask *task)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, task_returned_cb, task, g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
carry_out (Desk *desk, GTask *task)
{
  Order *order = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result;

  /* Only before it starts: once begun, what it says is what is stored. */
  if (g_task_return_error_if_cancelled (task))
    return;

  result = order->work (desk, order->data, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, order->result_free);
}

static void
leave_school (Desk *desk)
{
  g_clear_object (&desk->session);
  if (desk->school != NULL)
    klade_school_close (desk->school);
  g_clear_object (&desk->school);
}

static gpointer
thread_main (gpointer data)
{
  KladeWorker *self = data; /* outlives the thread: dispose joins it */
  GTask *task;

  while ((task = g_async_queue_pop (self->orders)) != (gpointer) self)
    {
      carry_out (self->desk, task);
      hand_back (task); /* first: who waits for us finds nothing on its way any more */

      g_mutex_lock (&self->mutex);
      self->n_waiting--;
      if (self->n_waiting == 0)
        g_cond_broadcast (&self->emptied);
      g_mutex_unlock (&self->mutex);
    }

  leave_school (self->desk);
  return NULL;
}

/* ---- the object ---- */

static void
klade_worker_dispose (GObject *object)
{
  KladeWorker *self = KLADE_WORKER (object);

  if (self->thread != NULL)
    {
      g_async_queue_push (self->orders, self);
      g_thread_join (g_steal_pointer (&self->thread));
    }

  G_OBJECT_CLASS (klade_worker_parent_class)->dispose (object);
}

static void
klade_worker_finalize (GObject *object)
{
  KladeWorker *self = KLADE_WORKER (object);

  g_clear_pointer (&self->orders, g_async_queue_unref);
  g_clear_pointer (&self->desk, g_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->emptied);

  G_OBJECT_CLASS (klade_worker_parent_class)->finalize (object);
}

static void
klade_worker_class_init (KladeWorkerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = klade_worker_dispose;
  object_class->finalize = klade_worker_finalize;
}

static void
klade_worker_init (KladeWorker *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->emptied);
  self->orders = g_async_queue_new ();
  self->desk = g_new0 (Desk, 1);
}

/**
 * klade_worker_new:
 * @clock: the clock its schools go by; copied
 *
 * Returns: (transfer full): a worker without a school
 */
KladeWorker *
klade_worker_new (const KladeClock *clock)
{
  KladeWorker *self;

  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (KLADE_TYPE_WORKER, NULL);
  self->desk->clock = *clock;
  self->thread = g_thread_new ("klade-worker", thread_main, self);
  return self;
}

/* Consumes @task. */
static void
push (KladeWorker *self, GTask *task, Order order)
{
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_memdup2 (&order, sizeof order), order_free);

  g_mutex_lock (&self->mutex);
  self->n_waiting++;
  g_mutex_unlock (&self->mutex);

  g_async_queue_push (self->orders, task);
}

typedef struct
{
  KladeJob job;
  gpointer data;
  GDestroyNotify data_free;
} JobOrder;

static void
job_order_free (gpointer data)
{
  JobOrder *order = data;

  if (order->data_free != NULL)
    order->data_free (order->data);
  g_free (order);
}

static gpointer
run_job (Desk *desk, gpointer data, GError **error)
{
  const JobOrder *order = data;

  return order->job (desk->school, desk->session, order->data, error);
}

/**
 * klade_worker_run:
 * @self: a worker
 * @job: the work; runs in the worker's thread
 * @data: (nullable): for @job
 * @data_free: (nullable): frees @data, in the caller's main loop
 * @result_free: (nullable): frees a result that nobody fetched
 * @cancellable: (nullable): keeps a job from starting; one that has started is not stopped and
 *   tells what it did
 * @callback: (nullable): runs in the caller's main loop
 * @user_data: for @callback
 *
 * Jobs run one after another in the order they came.
 */
void
klade_worker_run (KladeWorker *self,
                  KladeJob job,
                  gpointer data,
                  GDestroyNotify data_free,
                  GDestroyNotify result_free,
                  GCancellable *cancellable,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  JobOrder order = { job, data, data_free };
  GTask *task;

  g_return_if_fail (KLADE_IS_WORKER (self));
  g_return_if_fail (job != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, klade_worker_run);
  push (self, task,
        (Order){ run_job, g_memdup2 (&order, sizeof order), job_order_free, result_free });
}

/**
 * klade_worker_run_finish:
 * @self: a worker
 * @result: what the callback got
 * @error: what the job said, or %G_IO_ERROR_CANCELLED when it was not started
 *
 * Returns: (transfer full) (nullable): what the job returned
 */
gpointer
klade_worker_run_finish (KladeWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, klade_worker_run), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * klade_worker_get_n_waiting:
 * @self: a worker
 *
 * Returns: how many jobs are not done yet, the one at work counted
 */
guint
klade_worker_get_n_waiting (KladeWorker *self)
{
  guint n_waiting;

  g_return_val_if_fail (KLADE_IS_WORKER (self), 0);

  g_mutex_lock (&self->mutex);
  n_waiting = self->n_waiting;
  g_mutex_unlock (&self->mutex);
  return n_waiting;
}

/**
 * klade_worker_wait:
 * @self: a worker
 *
 * Blocks until every job is done: before the program ends.  Callbacks run later, in the main
 * loop.
 */
void
klade_worker_wait (KladeWorker *self)
{
  g_return_if_fail (KLADE_IS_WORKER (self));

  g_mutex_lock (&self->mutex);
  while (self->n_waiting > 0)
    g_cond_wait (&self->emptied, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/* ---- opening ---- */

static gpointer
open_school (Desk *desk, gpointer place, GError **error)
{
  leave_school (desk);
  desk->school = klade_school_open (place, &desk->clock, error);
  return desk->school != NULL ? klade_school_dup_info (desk->school, error) : NULL;
}

/**
 * klade_worker_open:
 * @self: a worker
 * @place: a file's path or a server's URI
 * @callback: runs in the caller's main loop
 * @user_data: for @callback
 *
 * Signs out of the school that was open and closes it, even when the new one does not open.
 */
void
klade_worker_open (KladeWorker *self,
                   const char *place,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KLADE_IS_WORKER (self));
  g_return_if_fail (place != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, klade_worker_open);
  push (self, task,
        (Order){ open_school, g_strdup (place), g_free, (GDestroyNotify) klade_school_info_unref });
}

/**
 * klade_worker_open_finish:
 * @self: a worker
 * @result: what the callback got
 * @error: what klade_school_open() said
 *
 * Returns: (transfer full): what the sign-in page shows
 */
KladeSchoolInfo *
klade_worker_open_finish (KladeWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, klade_worker_open), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- signing in ---- */

static KladePerson *
person_new (KladeSession *session)
{
  KladePerson *self = g_new0 (KladePerson, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->person_id = klade_session_get_person_id (session);
  self->name = g_strdup (klade_session_get_name (session));
  self->user_name = g_strdup (klade_session_get_user_name (session));
  self->roles_text = klade_session_dup_roles_text (session);
  self->must_change_password = klade_session_must_change_password (session);
  self->today = klade_session_get_today (session);
  for (int action = 0; action < KLADE_N_ACTIONS; action++)
    self->can[action] = klade_session_can (session, (KladeAction) action);
  return self;
}

KladePerson *
klade_person_ref (KladePerson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_person_unref (KladePerson *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->name);
  g_free (self->user_name);
  g_free (self->roles_text);
  g_free (self);
}

typedef struct
{
  char *user_name;
  char *password;
} Credentials;

static void
secret_free (gpointer secret)
{
  sodium_memzero (secret, strlen (secret));
  g_free (secret);
}

static void
credentials_free (gpointer data)
{
  Credentials *credentials = data;

  g_free (credentials->user_name);
  secret_free (credentials->password);
  g_free (credentials);
}

static gpointer
sign_in (Desk *desk, gpointer data, GError **error)
{
  const Credentials *credentials = data;
  g_autoptr (KladeSession) session = NULL;

  if (desk->school == NULL)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "no school is open");
      return NULL;
    }

  session =
      klade_school_sign_in (desk->school, credentials->user_name, credentials->password, error);
  if (session == NULL)
    return NULL;

  g_set_object (&desk->session, session);
  return person_new (session);
}

/**
 * klade_worker_sign_in:
 * @self: a worker with an open school
 * @user_name: as typed
 * @password: as typed; the worker's copy is wiped
 * @callback: runs in the caller's main loop
 * @user_data: for @callback
 *
 * Whoever was signed in stays so until the password turns out right.
 */
void
klade_worker_sign_in (KladeWorker *self,
                      const char *user_name,
                      const char *password,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Credentials *credentials;
  GTask *task;

  g_return_if_fail (KLADE_IS_WORKER (self));
  g_return_if_fail (user_name != NULL && password != NULL);

  credentials = g_new0 (Credentials, 1);
  credentials->user_name = g_strdup (user_name);
  credentials->password = g_strdup (password);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, klade_worker_sign_in);
  push (self, task,
        (Order){ sign_in, credentials, credentials_free, (GDestroyNotify) klade_person_unref });
}

/**
 * klade_worker_sign_in_finish:
 * @self: a worker
 * @result: what the callback got
 * @error: what klade_school_sign_in() said
 *
 * Returns: (transfer full): the signed-in person
 */
KladePerson *
klade_worker_sign_in_finish (KladeWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, klade_worker_sign_in), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
unlock (Desk *desk, gpointer password, GError **error)
{
  if (desk->session == NULL)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "nobody is signed in");
  else if (klade_session_check_password (desk->session, password, error))
    return GINT_TO_POINTER (TRUE);

  return NULL;
}

/**
 * klade_worker_unlock:
 * @self: a worker with somebody signed in
 * @password: as typed; the worker's copy is wiped
 * @callback: runs in the caller's main loop
 * @user_data: for @callback
 */
void
klade_worker_unlock (KladeWorker *self,
                     const char *password,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;

  g_return_if_fail (KLADE_IS_WORKER (self));
  g_return_if_fail (password != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, klade_worker_unlock);
  push (self, task, (Order){ unlock, g_strdup (password), secret_free, NULL });
}

/**
 * klade_worker_unlock_finish:
 * @self: a worker
 * @result: what the callback got
 * @error: %KLADE_ERROR_PASSWORD or %KLADE_ERROR_WAIT
 *
 * Returns: %TRUE if it is the signed-in person's password
 */
gboolean
klade_worker_unlock_finish (KladeWorker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, klade_worker_unlock), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

static gpointer
sign_out (Desk *desk, gpointer data, GError **error)
{
  g_clear_object (&desk->session);
  return NULL;
}

/**
 * klade_worker_sign_out:
 * @self: a worker
 *
 * After the jobs given so far; the school stays open.
 */
void
klade_worker_sign_out (KladeWorker *self)
{
  GTask *task;

  g_return_if_fail (KLADE_IS_WORKER (self));

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, klade_worker_sign_out);
  push (self, task, (Order){ sign_out, NULL, NULL, NULL });
}
