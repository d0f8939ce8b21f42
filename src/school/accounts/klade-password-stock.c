/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"

#include <sodium.h>
#include <string.h>

#include "klade-i18n.h"

#define THREADS_MAX 4 /* each needs the memory of one password's cost */

typedef struct
{
  char *password;
  KladeStretchedPassword stretched;
} Made;

struct _KladePasswordStock
{
  Made *made; /* not swapped out, wiped when freed */
  guint n_made;
  guint n_used;
};

/* What the threads share. */
typedef struct
{
  Made *made;
  guint n;
  GMutex mutex;
  GCond moved;
  guint n_begun; /* these four under the mutex */
  guint n_done;
  guint n_threads;
  gboolean is_stopped;
  GError *error; /* the first one's */
} Bench;

/* ---- the threads ---- */

static gboolean
begin (Bench *self, guint *place)
{
  gboolean goes_on;

  g_mutex_lock (&self->mutex);
  goes_on = !self->is_stopped && self->n_begun < self->n;
  if (goes_on)
    *place = self->n_begun++;
  g_mutex_unlock (&self->mutex);
  return goes_on;
}

static void
end (Bench *self, GError *error)
{
  g_mutex_lock (&self->mutex);
  self->n_done++;
  self->is_stopped |= error != NULL;
  if (error != NULL && self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
  g_cond_signal (&self->moved);
  g_mutex_unlock (&self->mutex);
}

static gpointer
make_some (gpointer data)
{
  Bench *self = data;
  guint place;

  while (begin (self, &place))
    {
      Made *made = &self->made[place];
      GError *error = NULL;

      made->password = klade_account_new_password ();
      klade_password_stretch (&made->stretched, made->password, klade_password_cost_default,
                              &error);
      end (self, error);
    }

  g_mutex_lock (&self->mutex);
  self->n_threads--;
  g_cond_signal (&self->moved);
  g_mutex_unlock (&self->mutex);
  return NULL;
}

/* Tells how far it is, in the thread that asked, until the threads are through. */
static void
watch (Bench *self, KladeProgress progress, gpointer progress_data)
{
  g_mutex_lock (&self->mutex);
  while (self->n_threads > 0)
    {
      guint n_done = self->n_done;

      if (progress != NULL && !self->is_stopped)
        {
          gboolean goes_on;

          g_mutex_unlock (&self->mutex);
          goes_on = progress (_ ("Making passwords"), (double) n_done / self->n, progress_data);
          g_mutex_lock (&self->mutex);
          self->is_stopped |= !goes_on;
        }
      if (self->n_threads > 0 && self->n_done == n_done)
        g_cond_wait (&self->moved, &self->mutex);
    }
  g_mutex_unlock (&self->mutex);
}

static void
work (Bench *self, KladeProgress progress, gpointer progress_data)
{
  guint n_threads = MIN (MIN (g_get_num_processors (), THREADS_MAX), self->n);
  GThread *threads[THREADS_MAX];

  g_mutex_init (&self->mutex);
  g_cond_init (&self->moved);
  self->n_threads = n_threads;
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("klade-passwords", make_some, self);
  watch (self, progress, progress_data);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  g_cond_clear (&self->moved);
  g_mutex_clear (&self->mutex);
}

/* ---- the stock ---- */

/**
 * klade_password_stock_new:
 * @n: how many
 * @progress: (nullable) (scope call): told as they are made; %FALSE ends it
 * @progress_data: for @progress
 * @error: %KLADE_ERROR_FAILED without enough memory
 *
 * Makes first passwords by as many processors as there are, up to four; on one, a tenth of a
 * second each.  Ended early, it has those that were made by then.
 *
 * Returns: (transfer full): the passwords
 */
KladePasswordStock *
klade_password_stock_new (guint n, KladeProgress progress, gpointer progress_data, GError **error)
{
  g_autoptr (KladePasswordStock) self = g_new0 (KladePasswordStock, 1);
  Bench bench = { .n = n };

  klade_vault_prepare ();
  self->made = sodium_allocarray (MAX (n, 1), sizeof (Made));
  sodium_memzero (self->made, MAX (n, 1) * sizeof (Made));
  bench.made = self->made;
  work (&bench, progress, progress_data);
  self->n_made = bench.n_begun; /* whatever was begun was ended */

  if (bench.error != NULL)
    {
      g_propagate_error (error, bench.error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
klade_password_stock_free (KladePasswordStock *self)
{
  for (guint i = 0; i < self->n_made; i++)
    if (self->made[i].password != NULL)
      {
        sodium_memzero (self->made[i].password, strlen (self->made[i].password));
        g_free (self->made[i].password);
      }
  sodium_free (self->made);
  g_free (self);
}

/**
 * klade_password_stock_get_n_left:
 *
 * Returns: how many were not used yet
 */
guint
klade_password_stock_get_n_left (KladePasswordStock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_made - self->n_used;
}

/**
 * klade_password_stock_take:
 * @stretched: (out caller-allocates): what the password makes
 *
 * Takes the next one.  Only the thread that has the session does it.
 *
 * Returns: (transfer full): the password
 */
char *
klade_password_stock_take (KladePasswordStock *self, KladeStretchedPassword *stretched)
{
  Made *made;

  g_return_val_if_fail (klade_password_stock_get_n_left (self) > 0, NULL);

  made = &self->made[self->n_used++];
  *stretched = made->stretched;
  klade_stretched_password_clear (&made->stretched);
  return g_steal_pointer (&made->password);
}

/* ---- beside the main loop ---- */

typedef struct
{
  guint n;
  KladeProgress progress;
  gpointer progress_data;
} Wish;

static void
make (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Wish *wish = data;
  GError *error = NULL;
  KladePasswordStock *self =
      klade_password_stock_new (wish->n, wish->progress, wish->progress_data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify) klade_password_stock_free);
  else
    g_task_return_error (task, error);
}

/**
 * klade_password_stock_make_async:
 * @n, @progress, @progress_data: as for klade_password_stock_new(); @progress is told in another
 *   thread, and never after @callback
 * @callback: runs in the caller's main loop
 * @user_data: for @callback
 *
 * Makes first passwords while the main loop goes on.
 */
void
klade_password_stock_make_async (guint n,
                                 KladeProgress progress,
                                 gpointer progress_data,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  const Wish wish = { n, progress, progress_data };
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, klade_password_stock_make_async);
  g_task_set_task_data (task, g_memdup2 (&wish, sizeof wish), g_free);
  g_task_run_in_thread (task, make);
}

/**
 * klade_password_stock_make_finish:
 * @result: what the callback got
 * @error: %KLADE_ERROR_FAILED without enough memory
 *
 * Returns: (transfer full): the passwords
 */
KladePasswordStock *
klade_password_stock_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, klade_password_stock_make_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
