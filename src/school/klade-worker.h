/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school.h"

G_BEGIN_DECLS

/**
 * KladeWorker:
 *
 * The one thread beside the main loop.  It owns the open school and its session, runs jobs in
 * the order they came, and hands each result back to the main loop of the caller.  Dropping
 * the worker waits for its jobs: what was accepted is stored.
 */
#define KLADE_TYPE_WORKER (klade_worker_get_type ())
G_DECLARE_FINAL_TYPE (KladeWorker, klade_worker, KLADE, WORKER, GObject)

/**
 * KladeJob:
 * @school: (nullable): the open school
 * @session: (nullable): the signed-in person
 * @data: the job's own arguments
 * @error: says why it failed
 *
 * Runs in the worker's thread.  Returns: (transfer full) (nullable): the job's result, %NULL on
 * error only
 */
typedef gpointer (*KladeJob) (KladeSchool *school,
                              KladeSession *session,
                              gpointer data,
                              GError **error);

KladeWorker *klade_worker_new (const KladeClock *clock);

void klade_worker_run (KladeWorker *self,
                       KladeJob job,
                       gpointer data,
                       GDestroyNotify data_free,
                       GDestroyNotify result_free,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gpointer klade_worker_run_finish (KladeWorker *self, GAsyncResult *result, GError **error);
guint klade_worker_get_n_waiting (KladeWorker *self);
void klade_worker_wait (KladeWorker *self);

void klade_worker_open (KladeWorker *self,
                        const char *place,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
KladeSchoolInfo *klade_worker_open_finish (KladeWorker *self, GAsyncResult *result, GError **error);

/* What the window may know of the session without asking the worker; immutable. */
typedef struct
{
  gatomicrefcount ref_count;
  gint64 person_id;
  char *name;
  char *user_name;
  char *roles_text;
  gboolean can[KLADE_N_ACTIONS];
  gboolean must_change_password;
  KladeDay today;
} KladePerson;

KladePerson *klade_person_ref (KladePerson *self);
void klade_person_unref (KladePerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePerson, klade_person_unref)

void klade_worker_sign_in (KladeWorker *self,
                           const char *user_name,
                           const char *password,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
KladePerson *klade_worker_sign_in_finish (KladeWorker *self, GAsyncResult *result, GError **error);
/* Unlocking asks for the same person's password again and keeps the session. */
void klade_worker_unlock (KladeWorker *self,
                          const char *password,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean klade_worker_unlock_finish (KladeWorker *self, GAsyncResult *result, GError **error);
void klade_worker_sign_out (KladeWorker *self);

G_END_DECLS
