/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-import-mapping.h"

/* Between src/domain/klade-import-*.c only. */

G_BEGIN_DECLS

/* What a heading says of its column. */
typedef struct
{
  KladeImportField field;
  KladeNameOrder order; /* 0 when it does not tell */
  const char *kind;     /* mother, father, guardian; "" when it does not tell */
} KladeImportGuess;

/* What a mapping knows of a column. */
typedef struct
{
  char *heading;
  KladeImportField field;
  KladeNameOrder order;
  const char *kind; /* which parent the heading names; "" for none */
} KladeImportColumn;

/* The headings of @n_rows rows of the head, one below the other: Māte / Tālrunis. */
char *klade_import_join_heading (KladeImportTable *table,
                                 guint first_row,
                                 guint n_rows,
                                 guint column);
void klade_import_find_head (KladeImportTable *table,
                             KladeImportTarget target,
                             guint *first_row,
                             guint *n_rows);

KladeImportGuess klade_import_guess (const char *heading, KladeImportTarget target);
char *klade_import_fold_heading (const char *heading);
gboolean klade_import_field_is_full_name (KladeImportField field);
KladeImportField klade_import_field_of_second_guardian (KladeImportField field);

/* What a row is read with. */
typedef struct
{
  KladeImportField field;
  guint column;
  KladeNameOrder order;
  gboolean is_m_girl; /* the column of sexes writes m for meitene, not for male */
} KladeImportContext;

KladeImportRow *klade_import_row_new (guint number);
void klade_import_row_read (KladeImportRow *self,
                            const KladeImportContext *context,
                            const char *text);
void klade_import_row_set_kind (KladeImportRow *self, KladeImportField field, const char *kind);
void klade_import_row_finish (KladeImportRow *self, KladeImportTarget target, gboolean is_heading);

/* Parts of the reading: each gives the one stored form, or NULL with a sentence. */
char *klade_import_parse_day (const char *text, char **warning, GError **error);
char *klade_import_parse_sex (const char *text, gboolean is_m_girl, GError **error);
char *klade_import_parse_class (const char *text, GError **error);
char *klade_import_parse_classes (const char *text, GError **error);
char *klade_import_parse_code (const char *text, char **warning, GError **error);
char *klade_import_parse_phone (const char *text, char **warning, GError **error);
char *klade_import_parse_email (const char *text, char **warning, GError **error);
char *klade_import_parse_kind (const char *text, char **warning);
char *klade_import_parse_grade (const char *text, GError **error);
char *klade_import_parse_count (const char *text, GError **error);
char *klade_import_parse_scale (const char *text, GError **error);
char *klade_import_parse_programme (const char *text, char **warning);
char *klade_import_parse_roles (const char *text, guint *roles, char **warning);
gboolean klade_import_split_name (const char *text,
                                  KladeNameOrder order,
                                  char **surname,
                                  char **given_name,
                                  GError **error);
char *klade_import_shorten (const char *text);

G_END_DECLS
