/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-timetable-file.h"

G_BEGIN_DECLS

/* The largest real file seen is under 1 MB; a bigger one is refused before it is read. */
#define KLADE_EXCHANGE_TIMETABLE_BYTES_MAX (32 * 1024 * 1024)

KladeTimetableFile *klade_exchange_read_timetable (const char *path, GError **error);

G_END_DECLS
