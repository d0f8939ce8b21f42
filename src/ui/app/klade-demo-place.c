/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-demo-place.h"

#include <glib/gstdio.h>

#define SEED 1918

struct _KladeDemoPlace
{
  char *folder;
  char *path;
};

typedef struct
{
  char *path;
  KladeDemoSize size;
  KladeDay today;
  GCancellable *cancellable;
  KladeDemoProgress progress;
  GWeakRef progress_data;
} Filling;

typedef struct
{
  KladeDemoProgress progress;
  GObject *data;
  char *step;
  double fraction;
} Report;

/**
 * klade_demo_place_new:
 *
 * Returns: (transfer full): an empty folder only this person can read
 */
KladeDemoPlace *
klade_demo_place_new (GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("klade-demo-XXXXXX", error);
  KladeDemoPlace *self;

  if (folder == NULL)
    return NULL;

  self = g_new0 (KladeDemoPlace, 1);
  self->path = g_build_filename (folder, "demo.klade", NULL);
  self->folder = g_steal_pointer (&folder);

  return self;
}

/**
 * klade_demo_place_free:
 *
 * Deletes the school.  Close it first.
 */
void
klade_demo_place_free (KladeDemoPlace *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/**
 * klade_demo_place_get_path:
 *
 * Returns: where the school's file is or will be
 */
const char *
klade_demo_place_get_path (KladeDemoPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

static gboolean
report_in_main_loop (gpointer data)
{
  Report *report = data;

  report->progress (report->step, report->fraction, report->data);

  return G_SOURCE_REMOVE;
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->data);
  g_free (report->step);
  g_free (report);
}

/* In the worker's thread. */
static gboolean
progressed_cb (const char *step, double fraction, gpointer data)
{
  Filling *filling = data;
  g_autoptr (GObject) target = g_weak_ref_get (&filling->progress_data);

  if (target != NULL && !g_cancellable_is_cancelled (filling->cancellable))
    {
      Report *report = g_new0 (Report, 1);

      report->progress = filling->progress;
      report->data = g_steal_pointer (&target);
      report->step = g_strdup (step);
      report->fraction = fraction;
      g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, report_in_main_loop, report, report_free);
    }

  return !g_cancellable_is_cancelled (filling->cancellable);
}

static gpointer
fill_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Filling *filling = data;

  if (!klade_school_fill_demo (filling->path, filling->size, SEED, filling->today, progressed_cb,
                               filling, error))
    return NULL;

  return GINT_TO_POINTER (TRUE);
}

static void
filling_free (gpointer data)
{
  Filling *filling = data;

  g_free (filling->path);
  g_clear_object (&filling->cancellable);
  g_weak_ref_clear (&filling->progress_data);
  g_free (filling);
}

/**
 * klade_demo_place_fill:
 * @worker: whose thread does it
 * @today: the last day with entries
 * @progress: told how far it is
 * @progress_data: passed to @progress while it lives
 *
 * Makes the demo school in this place.
 */
void
klade_demo_place_fill (KladeDemoPlace *self,
                       KladeWorker *worker,
                       KladeDemoSize size,
                       KladeDay today,
                       GCancellable *cancellable,
                       KladeDemoProgress progress,
                       GObject *progress_data,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Filling *filling = g_new0 (Filling, 1);

  filling->path = g_strdup (self->path);
  filling->size = size;
  filling->today = today;
  filling->cancellable = g_object_ref (cancellable);
  filling->progress = progress;
  g_weak_ref_init (&filling->progress_data, progress_data);

  klade_worker_run (worker, fill_job, filling, filling_free, NULL, NULL, callback, user_data);
}

/**
 * klade_demo_place_fill_finish:
 *
 * Returns: %TRUE if the school is ready to be opened
 */
gboolean
klade_demo_place_fill_finish (KladeWorker *worker, GAsyncResult *result, GError **error)
{
  return klade_worker_run_finish (worker, result, error) != NULL;
}
