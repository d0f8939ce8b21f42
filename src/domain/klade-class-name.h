/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KLADE_CLASS_NAME_SIZE 64

/* A class's name split: «7.a» is grade 7, suffix "a"; a preschool group has grade 0 and its whole
 * name as suffix. */
typedef struct
{
  int grade; /* 1 to 12, 0 for a free name */
  char suffix[KLADE_CLASS_NAME_SIZE];
} KladeClassName;

gboolean klade_class_name_parse (const char *text, KladeClassName *name, GError **error);
char *klade_class_name_format (const KladeClassName *name);

G_END_DECLS
