/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Pupils of a class or of one of its groups. */
typedef struct
{
  const gint64 *ids;
  guint n_ids;
} KladePupils;

GArray *klade_group_split_missing (KladePupils in_class, const KladePupils *groups, guint n_groups);
GArray *klade_group_split_doubled (const KladePupils *groups, guint n_groups);

G_END_DECLS
