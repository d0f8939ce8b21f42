/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-office.h"

#include "klade-school-journal.h"

#define WAYS_BACK_MAX 100

struct _KladeOffice
{
  GObject parent_instance;

  /* Owned */
  KladeWorker *worker;
  KladePerson *person;
  GPtrArray *undos; /* KladeUndo, the last one on top */
  GPtrArray *redos;

  guint n_unsaved;
};

G_DEFINE_FINAL_TYPE (KladeOffice, klade_office, G_TYPE_OBJECT)

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_N_UNSAVED,
  N_PROPERTIES
};

enum
{
  CHANGED,
  DONE,
  FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

/* One verb on its way. */
typedef struct
{
  KladeOfficeVerb verb; /* NULL: take @undo back */
  gpointer data;
  GDestroyNotify data_free;
  KladeUndo *undo;
  gboolean is_redo;
  KladeOfficeDone done;
  GWeakRef source;
} Task;

/* What a task leaves behind; the worker's results may not be NULL. */
typedef struct
{
  KladeUndo *undo;
} Result;

static void
free_task (gpointer data)
{
  Task *task = data;

  if (task->data_free != NULL)
    task->data_free (task->data);
  g_clear_pointer (&task->undo, klade_undo_unref);
  g_weak_ref_clear (&task->source);
  g_free (task);
}

static void
free_result (gpointer data)
{
  Result *result = data;

  g_clear_pointer (&result->undo, klade_undo_unref);
  g_free (result);
}

static gpointer
task_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Task *task = data;
  Result result = { NULL };
  gboolean is_stored = task->verb != NULL
                           ? task->verb (session, task->data, &result.undo, error)
                           : klade_school_undo (session, task->undo, &result.undo, error);

  return is_stored ? g_memdup2 (&result, sizeof result) : NULL;
}

static void
set_n_unsaved (KladeOffice *self, guint n_unsaved)
{
  self->n_unsaved = n_unsaved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSAVED]);
}

static void
tell_ways_back (KladeOffice *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static void
push (GPtrArray *stack, KladeUndo *undo)
{
  if (stack->len == WAYS_BACK_MAX)
    g_ptr_array_remove_index (stack, 0);
  g_ptr_array_add (stack, undo);
}

/* A verb that wrote nothing leaves no way back and takes none away. */
static void
keep_way_back (KladeOffice *self, const Task *task, Result *result)
{
  g_autoptr (KladeUndo) undo = g_steal_pointer (&result->undo);

  if (undo == NULL)
    return;

  if (task->verb != NULL)
    g_ptr_array_set_size (self->redos, 0);
  push (task->verb == NULL && !task->is_redo ? self->redos : self->undos, klade_undo_ref (undo));
  tell_ways_back (self);
  g_signal_emit (self, signals[DONE], 0, klade_undo_get_title (undo),
                 task->verb == NULL && !task->is_redo);
}

typedef struct
{
  KladeOffice *office;
  Task *task; /* the job's own; lives until the worker has told */
} Call;

static void
task_done_cb (GObject *source, GAsyncResult *async_result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeOffice) self = call->office;
  Task *task = call->task;
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) asker = g_weak_ref_get (&task->source);
  Result *result = klade_worker_run_finish (KLADE_WORKER (source), async_result, &error);

  set_n_unsaved (self, self->n_unsaved - 1);
  if (result != NULL)
    {
      keep_way_back (self, task, result);
      free_result (result);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (task->verb == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
    }

  if (task->done != NULL && asker != NULL)
    task->done (asker, error);
  free_task (task);
}

static void
start (KladeOffice *self, Task *task)
{
  Call *call = g_new (Call, 1);

  call->office = g_object_ref (self);
  call->task = task;
  set_n_unsaved (self, self->n_unsaved + 1);
  klade_worker_run (self->worker, task_job, task, NULL, free_result, NULL, task_done_cb, call);
}

static void
klade_office_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KladeOffice *self = KLADE_OFFICE (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undos->len > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redos->len > 0);
      break;
    case PROP_N_UNSAVED:
      g_value_set_uint (value, self->n_unsaved);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
klade_office_finalize (GObject *object)
{
  KladeOffice *self = KLADE_OFFICE (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->person, klade_person_unref);
  g_ptr_array_unref (self->undos);
  g_ptr_array_unref (self->redos);

  G_OBJECT_CLASS (klade_office_parent_class)->finalize (object);
}

static void
klade_office_class_init (KladeOfficeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = klade_office_get_property;
  object_class->finalize = klade_office_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_N_UNSAVED] = g_param_spec_uint ("n-unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
klade_office_init (KladeOffice *self)
{
  self->undos = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_undo_unref);
  self->redos = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_undo_unref);
}

/**
 * klade_office_new:
 * @worker: has the session
 * @person: who is signed in
 *
 * Returns: (transfer full): an office with nothing to take back
 */
KladeOffice *
klade_office_new (KladeWorker *worker, KladePerson *person)
{
  KladeOffice *self;

  g_return_val_if_fail (KLADE_IS_WORKER (worker), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  self = g_object_new (KLADE_TYPE_OFFICE, NULL);
  self->worker = g_object_ref (worker);
  self->person = klade_person_ref (person);
  return self;
}

/**
 * klade_office_get_worker:
 *
 * Returns: (transfer none): for reading
 */
KladeWorker *
klade_office_get_worker (KladeOffice *self)
{
  g_return_val_if_fail (KLADE_IS_OFFICE (self), NULL);

  return self->worker;
}

/**
 * klade_office_get_person:
 *
 * Returns: (transfer none): who is signed in
 */
KladePerson *
klade_office_get_person (KladeOffice *self)
{
  g_return_val_if_fail (KLADE_IS_OFFICE (self), NULL);

  return self->person;
}

/**
 * klade_office_can:
 * @action: what a control would do
 *
 * Returns: whether the person may do it to anything at all; each verb decides for itself
 */
gboolean
klade_office_can (KladeOffice *self, KladeAction action)
{
  g_return_val_if_fail (KLADE_IS_OFFICE (self), FALSE);

  return self->person->can[action];
}

/**
 * klade_office_run:
 * @verb: what to do
 * @data: (transfer full): its arguments
 * @data_free: (nullable): frees @data
 * @done: (nullable): hears how it ended, if @source is still there
 * @source: (nullable): whoever asks
 *
 * Does it after what was asked for before.
 */
void
klade_office_run (KladeOffice *self,
                  KladeOfficeVerb verb,
                  gpointer data,
                  GDestroyNotify data_free,
                  KladeOfficeDone done,
                  GObject *source)
{
  Task *task = g_new0 (Task, 1);

  g_return_if_fail (KLADE_IS_OFFICE (self));
  g_return_if_fail (verb != NULL);

  task->verb = verb;
  task->data = data;
  task->data_free = data_free;
  task->done = done;
  g_weak_ref_init (&task->source, source);
  start (self, task);
}

static void
take_back (KladeOffice *self, GPtrArray *stack, gboolean is_redo)
{
  Task *task;

  if (stack->len == 0)
    return;

  task = g_new0 (Task, 1);
  task->undo = g_ptr_array_steal_index (stack, stack->len - 1);
  task->is_redo = is_redo;
  g_weak_ref_init (&task->source, NULL);
  tell_ways_back (self);
  start (self, task);
}

/**
 * klade_office_undo:
 *
 * Takes back what was done last.
 */
void
klade_office_undo (KladeOffice *self)
{
  g_return_if_fail (KLADE_IS_OFFICE (self));

  take_back (self, self->undos, FALSE);
}

/**
 * klade_office_redo:
 *
 * Does again what was taken back last.
 */
void
klade_office_redo (KladeOffice *self)
{
  g_return_if_fail (KLADE_IS_OFFICE (self));

  take_back (self, self->redos, TRUE);
}

/**
 * klade_office_get_n_unsaved:
 *
 * Returns: how many verbs are on their way
 */
guint
klade_office_get_n_unsaved (KladeOffice *self)
{
  g_return_val_if_fail (KLADE_IS_OFFICE (self), 0);

  return self->n_unsaved;
}
