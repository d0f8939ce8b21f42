/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

gboolean klade_store_read_setting (KladeDb *db, const char *name, char **value, GError **error);
gboolean klade_store_write_setting (KladeDb *db,
                                    const char *name,
                                    const char *value,
                                    GError **error);
gboolean klade_store_add_rule_value (KladeDb *db,
                                     const char *profile,
                                     const char *name,
                                     const char *value,
                                     GError **error);

typedef void (*KladeRuleValueFunc) (const char *name, const char *value, gpointer data);

gboolean klade_store_list_rule_values (KladeDb *db,
                                       const char *profile,
                                       KladeRuleValueFunc func,
                                       gpointer data,
                                       GError **error);

G_END_DECLS
