/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-list-model.h"

#include "klade-school-classes.h"

struct _KladeJournalListModel
{
  GObject parent_instance;

  /* Owned */
  KladeWorker *worker;
  KladeJournalList *list; /* NULL: not read yet */
  KladeRowList *rows;     /* of KladeJournalRow */
  GPtrArray *years;       /* KladeYearRow; NULL: not read yet */

  gint64 year_id; /* 0: that of today */
  gboolean has_chosen_scope;
  gboolean is_loading;
  gboolean is_outdated; /* another year was chosen meanwhile */
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeJournalListModel, klade_journal_list_model, G_TYPE_OBJECT)

static gboolean
is_in_scope (gconstpointer value, int scope)
{
  const KladeJournalRow *row = value;

  switch ((KladeJournalScope) scope)
    {
    case KLADE_JOURNALS_MINE:
      return row->is_mine;
    case KLADE_JOURNALS_MY_CLASS:
      return row->is_my_class;
    case KLADE_JOURNALS_ALL:
    default:
      return TRUE;
    }
}

/* One's own journals first; who teaches nothing begins with the class, the office with all. */
static void
choose_scope (KladeJournalListModel *self)
{
  KladeJournalScope scope = KLADE_JOURNALS_MINE;

  while (scope < KLADE_JOURNALS_ALL && !klade_journal_list_model_has_scope (self, scope))
    scope++;
  klade_row_list_set_scope (self->rows, (int) scope);
}

static void
free_list (gpointer data)
{
  klade_journal_list_unref (data);
}

static void
take_list (KladeJournalListModel *self, KladeJournalList *list)
{
  GPtrArray *rows = g_ptr_array_sized_new ((guint) list->n_rows);
  GPtrArray *folded = g_ptr_array_sized_new ((guint) list->n_rows);

  for (int i = 0; i < list->n_rows; i++)
    {
      g_ptr_array_add (rows, &list->rows[i]);
      g_ptr_array_add (folded, list->rows[i].search);
    }

  g_clear_pointer (&self->list, klade_journal_list_unref);
  self->list = list;
  if (!self->has_chosen_scope)
    choose_scope (self);
  klade_row_list_take_folded (self->rows, rows, folded, klade_journal_list_ref (list), free_list);
}

/* ---- reading ---- */

typedef struct
{
  KladeJournalList *list;
  GPtrArray *years;
} Loaded;

static void
free_loaded (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->list, klade_journal_list_unref);
  g_clear_pointer (&loaded->years, g_ptr_array_unref);
  g_free (loaded);
}

static gpointer
list_job (KladeSchool *school, KladeSession *session, gpointer year_id, GError **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->list = klade_school_list_year_journals (session, *(const gint64 *) year_id, error);
  if (loaded->list != NULL)
    loaded->years = klade_school_list_years (session, error);
  if (loaded->years != NULL)
    return loaded;

  free_loaded (loaded);
  return NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeJournalListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  Loaded *loaded = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  self->is_loading = FALSE;
  if (self->is_outdated)
    {
      g_clear_pointer (&loaded, free_loaded);
      klade_journal_list_model_load (self);
      return;
    }

  if (loaded != NULL)
    {
      take_list (self, g_steal_pointer (&loaded->list));
      g_clear_pointer (&self->years, g_ptr_array_unref);
      self->years = g_steal_pointer (&loaded->years);
      free_loaded (loaded);
    }
  g_signal_emit (self, signals[LOADED], 0, error);
}

static void
klade_journal_list_model_finalize (GObject *object)
{
  KladeJournalListModel *self = KLADE_JOURNAL_LIST_MODEL (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->list, klade_journal_list_unref);
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_object_unref (self->rows);

  G_OBJECT_CLASS (klade_journal_list_model_parent_class)->finalize (object);
}

static void
klade_journal_list_model_class_init (KladeJournalListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_journal_list_model_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
klade_journal_list_model_init (KladeJournalListModel *self)
{
  self->rows = klade_row_list_new (NULL, is_in_scope);
}

/**
 * klade_journal_list_model_new:
 * @worker: has the session
 *
 * Returns: (transfer full): a list that is empty until it is loaded
 */
KladeJournalListModel *
klade_journal_list_model_new (KladeWorker *worker)
{
  KladeJournalListModel *self;

  g_return_val_if_fail (KLADE_IS_WORKER (worker), NULL);

  self = g_object_new (KLADE_TYPE_JOURNAL_LIST_MODEL, NULL);
  self->worker = g_object_ref (worker);

  return self;
}

/**
 * klade_journal_list_model_load:
 *
 * Reads the journals, or reads them again.
 */
void
klade_journal_list_model_load (KladeJournalListModel *self)
{
  g_return_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self));

  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  self->is_outdated = FALSE;
  klade_worker_run (self->worker, list_job, g_memdup2 (&self->year_id, sizeof self->year_id),
                    g_free, free_loaded, NULL, listed_cb, g_object_ref (self));
}

/**
 * klade_journal_list_model_set_year:
 * @year_id: whose journals to list from now on; 0: those of the year of today
 */
void
klade_journal_list_model_set_year (KladeJournalListModel *self, gint64 year_id)
{
  g_return_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self));

  if (self->year_id == year_id)
    return;

  self->year_id = year_id;
  self->is_outdated = self->is_loading;
  klade_journal_list_model_load (self);
}

/**
 * klade_journal_list_model_get_years:
 *
 * Returns: (transfer none) (nullable) (element-type KladeYearRow): the school's years
 */
GPtrArray *
klade_journal_list_model_get_years (KladeJournalListModel *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self), NULL);

  return self->years;
}

/**
 * klade_journal_list_model_get_rows:
 *
 * Returns: (transfer none): what is listed: a #KladeRow of #KladeJournalRow for each journal
 */
KladeRowList *
klade_journal_list_model_get_rows (KladeJournalListModel *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self), NULL);

  return self->rows;
}

/**
 * klade_journal_list_model_get_list:
 *
 * Returns: (transfer none) (nullable): everything that was read
 */
KladeJournalList *
klade_journal_list_model_get_list (KladeJournalListModel *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self), NULL);

  return self->list;
}

/**
 * klade_journal_list_model_find:
 *
 * Returns: (transfer none) (nullable): a journal, shown or not
 */
const KladeJournalRow *
klade_journal_list_model_find (KladeJournalListModel *self, gint64 journal_id)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self), NULL);

  for (int i = 0; self->list != NULL && i < self->list->n_rows; i++)
    if (self->list->rows[i].id == journal_id)
      return &self->list->rows[i];

  return NULL;
}

/**
 * klade_journal_list_model_has_scope:
 *
 * Returns: whether choosing @scope makes sense for this person
 */
gboolean
klade_journal_list_model_has_scope (KladeJournalListModel *self, KladeJournalScope scope)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self), FALSE);

  if (self->list == NULL)
    return FALSE;
  if (scope == KLADE_JOURNALS_ALL)
    return self->list->can_see_all;

  for (int i = 0; i < self->list->n_rows; i++)
    if (is_in_scope (&self->list->rows[i], (int) scope))
      return TRUE;

  return FALSE;
}

/**
 * klade_journal_list_model_get_scope:
 *
 * Returns: whose journals are listed
 */
KladeJournalScope
klade_journal_list_model_get_scope (KladeJournalListModel *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self), KLADE_JOURNALS_MINE);

  return (KladeJournalScope) klade_row_list_get_scope (self->rows);
}

/**
 * klade_journal_list_model_set_scope:
 * @scope: whose journals to list from now on
 */
void
klade_journal_list_model_set_scope (KladeJournalListModel *self, KladeJournalScope scope)
{
  g_return_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self));

  self->has_chosen_scope = TRUE;
  klade_row_list_set_scope (self->rows, (int) scope);
}
