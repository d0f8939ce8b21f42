/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "klade-import-table.h"

G_BEGIN_DECLS

/* A school's list is far smaller; a bigger file is refused before it is read. */
#define KLADE_EXCHANGE_FILE_BYTES_MAX (32 * 1024 * 1024)

GPtrArray *klade_exchange_read_tables (const char *path, GError **error);
GPtrArray *klade_exchange_read_tables_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
