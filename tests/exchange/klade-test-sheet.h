/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Spreadsheets as other programs write them, made by hand. */

typedef struct
{
  const char *name;
  const char *text;
  gssize n_bytes; /* -1 up to the zero */
} KladeTestPart;

GBytes *klade_test_zip (const KladeTestPart *parts, gsize n_parts);

/* A workbook with one sheet, whose XML is given; it has the shared strings "nulle", "viens" and a
 * rich one, and the styles 1 dd.mm.yyyy, 2 hh:mm, 3 000000-00000, 4 a built-in date with time. */
GBytes *klade_test_xlsx (const char *sheet, gssize n_bytes, gboolean is_1904);
/* The same of rows: <row>...</row>. */
GBytes *klade_test_xlsx_rows (const char *rows);

GBytes *klade_test_ods (const char *content, gssize n_bytes);
/* The same of what stands in its spreadsheet element. */
GBytes *klade_test_ods_tables (const char *tables);

/* A part of very many bytes that packs into almost none: @start, @filling over and over, @end. */
GBytes *klade_test_bomb (const char *const *names,
                         const char *const *texts,
                         gsize n_parts,
                         const char *start,
                         const char *filling,
                         gsize n_bytes);

G_END_DECLS
