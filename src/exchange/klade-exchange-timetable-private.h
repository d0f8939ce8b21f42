/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-exchange-timetable.h"
#include "klade-exchange-xml.h"
#include "klade-timetable-draft.h"

G_BEGIN_DECLS

/* Reading a file's bytes; @path says where its companions lie, NULL: it has none. */
KladeTimetableFile *klade_exchange_read_timetable_data (const char *data,
                                                        gsize size,
                                                        const char *path,
                                                        GError **error);
char *klade_exchange_load_timetable (const char *path, gsize *size, GError **error);

/* One function per program. */
KladeTimetableFile *klade_exchange_read_asc (const KladeXmlRecords *records, GError **error);
KladeTimetableFile *klade_exchange_read_fet (const KladeXmlRecords *records,
                                             const char *path,
                                             GError **error);
gboolean klade_exchange_is_fet (const KladeXmlRecords *records);
KladeTimetableFile *klade_exchange_read_untis (const char *data, gsize size, GError **error);
gboolean klade_exchange_is_untis (const char *data, gsize size);

/* What the programs write alike. */
int klade_exchange_parse_number (const char *text, int if_none);
int klade_exchange_parse_clock (const char *text);
char *klade_exchange_dup_start (const char *text);

G_END_DECLS
