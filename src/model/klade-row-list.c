/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-row-list.h"

#include "klade-text.h"

/* What was read at once; its rows may outlive it in the list. */
typedef struct
{
  GPtrArray *rows;
  GPtrArray *folded; /* beside @rows: what a search looks at */
  gpointer owner;    /* NULL: @rows are their own */
  GDestroyNotify free_owner;
} Snapshot;

struct _KladeRow
{
  GObject parent_instance;

  Snapshot *snapshot; /* owns what @value points at */
  gconstpointer value;
};

G_DEFINE_FINAL_TYPE (KladeRow, klade_row, G_TYPE_OBJECT)

struct _KladeRowList
{
  GObject parent_instance;

  KladeRowText text;
  KladeRowFilter filter;

  /* Owned */
  Snapshot *snapshot; /* NULL: not read yet */
  GArray *shown;      /* guint: rows */
  char *query;        /* folded */

  int scope;
};

/* ---- a snapshot ---- */

static void
clear_snapshot (gpointer data)
{
  Snapshot *snapshot = data;

  g_ptr_array_unref (snapshot->rows);
  g_ptr_array_unref (snapshot->folded);
  if (snapshot->owner != NULL)
    snapshot->free_owner (snapshot->owner);
}

static void
unref_snapshot (Snapshot *snapshot)
{
  g_rc_box_release_full (snapshot, clear_snapshot);
}

static gpointer
get_value (const Snapshot *snapshot, guint index)
{
  return g_ptr_array_index (snapshot->rows, index);
}

/* ---- a row ---- */

static void
klade_row_finalize (GObject *object)
{
  unref_snapshot (KLADE_ROW (object)->snapshot);

  G_OBJECT_CLASS (klade_row_parent_class)->finalize (object);
}

static void
klade_row_class_init (KladeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_row_finalize;
}

static void
klade_row_init (KladeRow *self)
{
}

/**
 * klade_row_get_value:
 *
 * Returns: (transfer none): what the row stands for; lives as long as the row
 */
gconstpointer
klade_row_get_value (KladeRow *self)
{
  g_return_val_if_fail (KLADE_IS_ROW (self), NULL);

  return self->value;
}

/* ---- the list ---- */

static GType
get_item_type (GListModel *model)
{
  return KLADE_TYPE_ROW;
}

static guint
get_n_items (GListModel *model)
{
  return KLADE_ROW_LIST (model)->shown->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  KladeRowList *self = KLADE_ROW_LIST (model);
  KladeRow *row;

  if (position >= self->shown->len)
    return NULL;

  row = g_object_new (KLADE_TYPE_ROW, NULL);
  row->snapshot = g_rc_box_acquire (self->snapshot);
  row->value = get_value (self->snapshot, g_array_index (self->shown, guint, position));
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KladeRowList,
                               klade_row_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_shown (KladeRowList *self, guint index)
{
  return (self->filter == NULL || self->filter (get_value (self->snapshot, index), self->scope)) &&
         (self->query == NULL || *self->query == '\0' ||
          klade_text_matches (g_ptr_array_index (self->snapshot->folded, index), self->query));
}

static void
show (KladeRowList *self)
{
  guint removed = self->shown->len;

  g_array_set_size (self->shown, 0);
  for (guint i = 0; self->snapshot != NULL && i < self->snapshot->rows->len; i++)
    if (is_shown (self, i))
      g_array_append_val (self->shown, i);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->shown->len);
}

static void
klade_row_list_finalize (GObject *object)
{
  KladeRowList *self = KLADE_ROW_LIST (object);

  g_clear_pointer (&self->snapshot, unref_snapshot);
  g_array_unref (self->shown);
  g_free (self->query);

  G_OBJECT_CLASS (klade_row_list_parent_class)->finalize (object);
}

static void
klade_row_list_class_init (KladeRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = klade_row_list_finalize;
}

static void
klade_row_list_init (KladeRowList *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * klade_row_list_new:
 * @text: (nullable): what a search in a row looks at; %NULL when rows come folded
 * @filter: (nullable): which rows a scope has; %NULL: all
 *
 * Returns: (transfer full): a list that has not been read yet
 */
KladeRowList *
klade_row_list_new (KladeRowText text, KladeRowFilter filter)
{
  KladeRowList *self = g_object_new (KLADE_TYPE_ROW_LIST, NULL);

  self->text = text;
  self->filter = filter;
  return self;
}

/**
 * klade_row_list_take_rows:
 * @rows: (transfer full): the rows, in the order to show them, with a free function
 *
 * Shows these from now on.
 */
void
klade_row_list_take_rows (KladeRowList *self, GPtrArray *rows)
{
  GPtrArray *folded;

  g_return_if_fail (KLADE_IS_ROW_LIST (self));
  g_return_if_fail (rows != NULL && self->text != NULL);

  folded = g_ptr_array_new_full (rows->len, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *text = self->text (g_ptr_array_index (rows, i));

      g_ptr_array_add (folded, klade_text_fold (text));
    }
  klade_row_list_take_folded (self, rows, folded, NULL, NULL);
}

/**
 * klade_row_list_take_folded:
 * @rows: (transfer full): the rows, in the order to show them
 * @folded: (transfer full) (element-type utf8): beside @rows, what a search in each looks at,
 *   folded by klade_text_fold()
 * @owner: (transfer full) (nullable): what the rows and texts are part of
 * @free_owner: (nullable): frees @owner once no row is looked at any more
 *
 * As klade_row_list_take_rows(), for what was folded off the main thread.
 */
void
klade_row_list_take_folded (KladeRowList *self,
                            GPtrArray *rows,
                            GPtrArray *folded,
                            gpointer owner,
                            GDestroyNotify free_owner)
{
  g_return_if_fail (KLADE_IS_ROW_LIST (self));
  g_return_if_fail (rows != NULL && folded != NULL && rows->len == folded->len);
  g_return_if_fail (owner == NULL || free_owner != NULL);

  g_clear_pointer (&self->snapshot, unref_snapshot);
  self->snapshot = g_rc_box_new (Snapshot);
  *self->snapshot = (Snapshot){ rows, folded, owner, free_owner };
  show (self);
}

/**
 * klade_row_list_set_query:
 * @typed: what a person typed; every word of it must occur, marks over letters may be left
 *   out; "" lists all
 */
void
klade_row_list_set_query (KladeRowList *self, const char *typed)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (KLADE_IS_ROW_LIST (self));
  g_return_if_fail (typed != NULL);

  folded = klade_text_fold (typed);
  if (g_strcmp0 (folded, self->query) == 0)
    return;

  g_free (self->query);
  self->query = g_steal_pointer (&folded);
  show (self);
}

/**
 * klade_row_list_set_scope:
 * @scope: what the filter understands
 */
void
klade_row_list_set_scope (KladeRowList *self, int scope)
{
  g_return_if_fail (KLADE_IS_ROW_LIST (self));

  if (self->scope == scope)
    return;

  self->scope = scope;
  show (self);
}

/**
 * klade_row_list_get_scope:
 *
 * Returns: the scope
 */
int
klade_row_list_get_scope (KladeRowList *self)
{
  g_return_val_if_fail (KLADE_IS_ROW_LIST (self), 0);

  return self->scope;
}

/**
 * klade_row_list_has_scope:
 *
 * Returns: whether any row belongs to @scope
 */
gboolean
klade_row_list_has_scope (KladeRowList *self, int scope)
{
  g_return_val_if_fail (KLADE_IS_ROW_LIST (self), FALSE);

  for (guint i = 0; self->snapshot != NULL && i < self->snapshot->rows->len; i++)
    if (self->filter == NULL || self->filter (get_value (self->snapshot, i), scope))
      return TRUE;

  return FALSE;
}
