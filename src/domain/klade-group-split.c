/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-group-split.h"

/* Each pupil with the number of groups they are in. */
static GHashTable *
count_groups (const KladePupils *groups, guint n_groups)
{
  GHashTable *counts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_groups; i++)
    for (guint n = 0; n < groups[i].n_ids; n++)
      {
        gpointer id = (gpointer) &groups[i].ids[n];
        guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, id));

        g_hash_table_insert (counts, id, GUINT_TO_POINTER (count + 1));
      }

  return counts;
}

/**
 * klade_group_split_missing:
 * @in_class: the class
 * @groups: (array length=n_groups): its groups in one subject
 * @n_groups: how many; 0 when the subject is not split
 *
 * Whom no group of a split subject has (B3).
 *
 * Returns: (transfer full) (element-type gint64): the pupils, in the class's order
 */
GArray *
klade_group_split_missing (KladePupils in_class, const KladePupils *groups, guint n_groups)
{
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) counts = NULL;

  g_return_val_if_fail (groups != NULL || n_groups == 0, missing);

  if (n_groups == 0)
    return missing;

  counts = count_groups (groups, n_groups);
  for (guint i = 0; i < in_class.n_ids; i++)
    if (!g_hash_table_contains (counts, &in_class.ids[i]))
      g_array_append_val (missing, in_class.ids[i]);

  return missing;
}

/**
 * klade_group_split_doubled:
 * @groups: (array length=n_groups): a class's groups in one subject
 * @n_groups: how many
 *
 * Returns: (transfer full) (element-type gint64): who is in more than one of them, each once
 */
GArray *
klade_group_split_doubled (const KladePupils *groups, guint n_groups)
{
  GArray *doubled = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) counts = NULL;

  g_return_val_if_fail (groups != NULL || n_groups == 0, doubled);

  counts = count_groups (groups, n_groups);
  for (guint i = 0; i < n_groups; i++)
    for (guint n = 0; n < groups[i].n_ids; n++)
      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, &groups[i].ids[n])) > 1)
        {
          g_array_append_val (doubled, groups[i].ids[n]);
          g_hash_table_remove (counts, &groups[i].ids[n]);
        }

  return doubled;
}
