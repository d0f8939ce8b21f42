/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-exchange-read-private.h"

G_BEGIN_DECLS

/* What the sheets of an XLSX file have in common: their names and parts, the shared strings, the
 * number formats. */
typedef struct _KladeXlsxBook KladeXlsxBook;

KladeXlsxBook *klade_xlsx_book_new (KladeExchangePackage *package, GError **error);
void klade_xlsx_book_free (KladeXlsxBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeXlsxBook, klade_xlsx_book_free)

guint klade_xlsx_book_get_n_sheets (KladeXlsxBook *self);
const char *klade_xlsx_book_get_sheet_name (KladeXlsxBook *self, guint i);
const char *klade_xlsx_book_get_sheet_part (KladeXlsxBook *self, guint i);
const char *klade_xlsx_book_get_string (KladeXlsxBook *self, guint index);
const char *klade_xlsx_book_get_format (KladeXlsxBook *self, guint style);
KladeNumberKind klade_xlsx_book_get_kind (KladeXlsxBook *self, guint style);
gboolean klade_xlsx_book_is_1904 (KladeXlsxBook *self);

gboolean klade_xlsx_read_text (KladeExchangeXml *xml, GString *text, GError **error);
char *klade_xlsx_unescape (const char *text);
char *klade_xlsx_escape (const char *text);

G_END_DECLS
