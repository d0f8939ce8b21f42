/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-list-model.h"

#include "klade-text.h"

struct _KladeJournalItem
{
  GObject parent_instance;

  KladeJournalList *list; /* owns what @row points at */
  const KladeJournalRow *row;
};

G_DEFINE_FINAL_TYPE (KladeJournalItem, klade_journal_item, G_TYPE_OBJECT)

struct _KladeJournalListModel
{
  GObject parent_instance;

  /* Owned */
  KladeWorker *worker;    /* NULL: a list to look at */
  KladeJournalList *list; /* NULL: not read yet */
  GArray *shown;          /* int: rows of the list */
  char *query;            /* folded */

  KladeJournalScope scope;
  gboolean has_chosen_scope;
  gboolean is_loading;
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- an item ---- */

static void
klade_journal_item_finalize (GObject *object)
{
  KladeJournalItem *self = KLADE_JOURNAL_ITEM (object);

  klade_journal_list_unref (self->list);

  G_OBJECT_CLASS (klade_journal_item_parent_class)->finalize (object);
}

static void
klade_journal_item_class_init (KladeJournalItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_journal_item_finalize;
}

static void
klade_journal_item_init (KladeJournalItem *self)
{
}

/**
 * klade_journal_item_get_row:
 *
 * Returns: (transfer none): the journal
 */
const KladeJournalRow *
klade_journal_item_get_row (KladeJournalItem *self)
{
  g_return_val_if_fail (KLADE_IS_JOURNAL_ITEM (self), NULL);

  return self->row;
}

/* ---- the list ---- */

static GType
get_item_type (GListModel *model)
{
  return KLADE_TYPE_JOURNAL_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return KLADE_JOURNAL_LIST_MODEL (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  KladeJournalListModel *self = KLADE_JOURNAL_LIST_MODEL (model);
  KladeJournalItem *item;

  if (position >= self->shown->len)
    return NULL;

  item = g_object_new (KLADE_TYPE_JOURNAL_ITEM, NULL);
  item->list = klade_journal_list_ref (self->list);
  item->row = &self->list->rows[g_array_index (self->shown, int, position)];

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KladeJournalListModel,
                               klade_journal_list_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_in_scope (const KladeJournalRow *row, KladeJournalScope scope)
{
  switch (scope)
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

static void
show (KladeJournalListModel *self)
{
  guint removed = self->shown->len;

  g_array_set_size (self->shown, 0);
  for (int i = 0; self->list != NULL && i < self->list->n_rows; i++)
    {
      const KladeJournalRow *row = &self->list->rows[i];

      if (is_in_scope (row, self->scope) &&
          (self->query == NULL || klade_text_matches (row->search, self->query)))
        g_array_append_val (self->shown, i);
    }

  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->shown->len);
}

/* One's own journals first; who teaches nothing begins with the class, the office with all. */
static void
choose_scope (KladeJournalListModel *self)
{
  if (self->has_chosen_scope)
    return;

  self->scope = KLADE_JOURNALS_MINE;
  while (self->scope < KLADE_JOURNALS_ALL &&
         !klade_journal_list_model_has_scope (self, self->scope))
    self->scope++;
}

static void
take_list (KladeJournalListModel *self, KladeJournalList *list)
{
  g_clear_pointer (&self->list, klade_journal_list_unref);
  self->list = list;
  choose_scope (self);
  show (self);
}

/* ---- reading ---- */

static gpointer
list_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_journals (session, error);
}

static void
free_list (gpointer data)
{
  klade_journal_list_unref (data);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeJournalListModel) self = user_data;
  g_autoptr (GError) error = NULL;
  KladeJournalList *list = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  self->is_loading = FALSE;
  if (list != NULL)
    take_list (self, list);
  g_signal_emit (self, signals[LOADED], 0, error);
}

static void
klade_journal_list_model_finalize (GObject *object)
{
  KladeJournalListModel *self = KLADE_JOURNAL_LIST_MODEL (object);

  g_clear_object (&self->worker);
  g_clear_pointer (&self->list, klade_journal_list_unref);
  g_array_unref (self->shown);
  g_free (self->query);

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
  self->shown = g_array_new (FALSE, FALSE, sizeof (int));
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
  g_return_if_fail (self->worker != NULL);

  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  klade_worker_run (self->worker, list_job, NULL, NULL, free_list, NULL, listed_cb,
                    g_object_ref (self));
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
    if (is_in_scope (&self->list->rows[i], scope))
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

  return self->scope;
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
  if (self->scope == scope)
    return;

  self->scope = scope;
  show (self);
}

/**
 * klade_journal_list_model_set_query:
 * @typed: what a person typed; every word of it must occur; "" lists all
 */
void
klade_journal_list_model_set_query (KladeJournalListModel *self, const char *typed)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (KLADE_IS_JOURNAL_LIST_MODEL (self));
  g_return_if_fail (typed != NULL);

  folded = klade_text_fold (typed);
  if (g_strcmp0 (folded, self->query) == 0)
    return;

  g_free (self->query);
  self->query = g_steal_pointer (&folded);
  show (self);
}
