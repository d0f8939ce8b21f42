/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeExportField:
 *
 * What a row of the export of marks can hold (G5): a row is a pupil's subject.  School files hold
 * the words of klade_export_field_id(), which never change.
 */
typedef enum
{
  KLADE_EXPORT_CODE = 0, /* personal code */
  KLADE_EXPORT_SURNAME,
  KLADE_EXPORT_GIVEN_NAME,
  KLADE_EXPORT_BIRTH_DATE,
  KLADE_EXPORT_CLASS,
  KLADE_EXPORT_GRADE,
  KLADE_EXPORT_PROGRAMME_CODE,
  KLADE_EXPORT_PROGRAMME,
  KLADE_EXPORT_SUBJECT,
  KLADE_EXPORT_MARK,
  KLADE_EXPORT_MARK_KIND, /* year, final, exam */
  KLADE_EXPORT_LESSONS,
  KLADE_EXPORT_SCHOOL_YEAR,
  KLADE_EXPORT_SCHOOL,
  KLADE_EXPORT_SCHOOL_NO,
  KLADE_EXPORT_SERIES,
  KLADE_EXPORT_NUMBER,
  KLADE_EXPORT_REGISTRATION_NO,
  KLADE_EXPORT_ISSUED_ON,
  KLADE_N_EXPORT_FIELDS,
} KladeExportField;

const char *klade_export_field_id (KladeExportField field);
const char *klade_export_field_name (KladeExportField field);
gboolean klade_export_field_from_id (const char *id, KladeExportField *field);

typedef struct
{
  KladeExportField field;
  char *heading;
} KladeExportColumn;

/**
 * KladeExportLayout:
 *
 * The columns of an export in their order, with the headings that the receiving register wants.
 * A field may come twice.
 */
typedef struct _KladeExportLayout KladeExportLayout;

#define KLADE_EXPORT_COLUMNS_MAX 60

KladeExportLayout *klade_export_layout_new (void);
KladeExportLayout *klade_export_layout_new_first (void);
KladeExportLayout *klade_export_layout_parse (const char *text, GError **error);
KladeExportLayout *klade_export_layout_copy (const KladeExportLayout *self);
void klade_export_layout_free (KladeExportLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeExportLayout, klade_export_layout_free)
char *klade_export_layout_to_text (const KladeExportLayout *self);

guint klade_export_layout_get_n_columns (const KladeExportLayout *self);
const KladeExportColumn *klade_export_layout_get_column (const KladeExportLayout *self,
                                                         guint index);
void klade_export_layout_add (KladeExportLayout *self,
                              KladeExportField field,
                              const char *heading_or_null);
void klade_export_layout_remove (KladeExportLayout *self, guint index);
void klade_export_layout_move (KladeExportLayout *self, guint from, guint to);
void klade_export_layout_set_heading (KladeExportLayout *self, guint index, const char *heading);
gboolean klade_export_layout_check (const KladeExportLayout *self, GError **error);

G_END_DECLS
