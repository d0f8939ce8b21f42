/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-mark.h"
#include "klade-rights.h"

G_BEGIN_DECLS

/* Whose list is read. */
typedef enum
{
  KLADE_IMPORT_PUPILS = 1,
  KLADE_IMPORT_STAFF,
  KLADE_IMPORT_PARENTS,
  KLADE_IMPORT_SUBJECTS,
} KladeImportTarget;

#define KLADE_N_IMPORT_TARGETS 4

/* What a column can hold.  Not every target has every field: klade_import_field_fits(). */
typedef enum
{
  KLADE_IMPORT_NOTHING = 0, /* the column is not read */
  /* Persons */
  KLADE_IMPORT_SURNAME,
  KLADE_IMPORT_GIVEN_NAME,
  KLADE_IMPORT_FULL_NAME, /* is split into the two above */
  KLADE_IMPORT_PERSONAL_CODE,
  KLADE_IMPORT_PHONE,
  KLADE_IMPORT_EMAIL,
  KLADE_IMPORT_ADDRESS, /* a parent's */
  /* Pupils */
  KLADE_IMPORT_BIRTH_DATE,
  KLADE_IMPORT_SEX,
  KLADE_IMPORT_CLASS,
  KLADE_IMPORT_DECLARED_ADDRESS,
  KLADE_IMPORT_ACTUAL_ADDRESS,
  KLADE_IMPORT_BIRTH_CERTIFICATE,
  KLADE_IMPORT_IDENTITY_DOCUMENT, /* number of the passport or identity card */
  KLADE_IMPORT_CITIZENSHIP,
  KLADE_IMPORT_NATIVE_LANGUAGE,
  KLADE_IMPORT_ADMISSION_DATE,
  KLADE_IMPORT_ORDER_NUMBER,
  KLADE_IMPORT_ORDER_DATE,
  KLADE_IMPORT_PREVIOUS_SCHOOL,
  KLADE_IMPORT_GUARDIAN_1_SURNAME,
  KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME,
  KLADE_IMPORT_GUARDIAN_1_NAME, /* is split into the two above */
  KLADE_IMPORT_GUARDIAN_1_PERSONAL_CODE,
  KLADE_IMPORT_GUARDIAN_1_PHONE,
  KLADE_IMPORT_GUARDIAN_1_EMAIL,
  KLADE_IMPORT_GUARDIAN_1_KIND,
  KLADE_IMPORT_GUARDIAN_2_SURNAME,
  KLADE_IMPORT_GUARDIAN_2_GIVEN_NAME,
  KLADE_IMPORT_GUARDIAN_2_NAME, /* is split into the two above */
  KLADE_IMPORT_GUARDIAN_2_PERSONAL_CODE,
  KLADE_IMPORT_GUARDIAN_2_PHONE,
  KLADE_IMPORT_GUARDIAN_2_EMAIL,
  KLADE_IMPORT_GUARDIAN_2_KIND,
  /* Staff */
  KLADE_IMPORT_POSITION,
  KLADE_IMPORT_ROLES,
  KLADE_IMPORT_SUBJECTS_TAUGHT,
  KLADE_IMPORT_CLASS_TEACHER_OF,
  KLADE_IMPORT_START_DATE,
  /* Parents */
  KLADE_IMPORT_PUPIL_SURNAME,
  KLADE_IMPORT_PUPIL_GIVEN_NAME,
  KLADE_IMPORT_PUPIL_NAME, /* is split into the two above */
  KLADE_IMPORT_PUPIL_PERSONAL_CODE,
  KLADE_IMPORT_PUPIL_CLASS,
  KLADE_IMPORT_KIND, /* mother, father, guardian */
  /* Subjects */
  KLADE_IMPORT_SUBJECT_NAME,
  KLADE_IMPORT_SHORT_NAME,
  KLADE_IMPORT_AREA,
  KLADE_IMPORT_PROGRAMME_CODE,
  KLADE_IMPORT_GRADE,
  KLADE_IMPORT_LESSONS_PER_YEAR,
  KLADE_IMPORT_SCALE,
} KladeImportField;

#define KLADE_N_IMPORT_FIELDS (KLADE_IMPORT_SCALE + 1)

typedef struct
{
  KladeImportField field;
  guint column;        /* from 0; klade_import_column_letters() */
  gboolean is_warning; /* the value is kept; otherwise the field counts as not given */
  char *sentence;      /* for people, translated */
} KladeImportProblem;

/**
 * KladeImportRow:
 *
 * One row of a list, read by a #KladeImportMapping: a value per field, in the one form in which
 * it is stored, and what is wrong with it in words.  Never changes.
 */
typedef struct _KladeImportRow KladeImportRow;

void klade_import_row_free (KladeImportRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeImportRow, klade_import_row_free)

/* The row's number in the file, from 1. */
guint klade_import_row_get_number (const KladeImportRow *self);
/* TRUE when a column is this field and its cell held something acceptable. */
gboolean klade_import_row_has (const KladeImportRow *self, KladeImportField field);
/* "" when there is nothing; days as 2026-09-14, codes as 161175-19997, sex as f or m, kinds as
 * mother, father, guardian or other, classes as 7.a.  Full names come as surname and given name. */
const char *klade_import_row_get (const KladeImportRow *self, KladeImportField field);
char **klade_import_row_dup_list (const KladeImportRow *self, KladeImportField field);
KladeDay klade_import_row_get_day (const KladeImportRow *self, KladeImportField field);
/* Of a grade, lessons per year (0 for none) or a scale (a KladeScale, 0 for none). */
int klade_import_row_get_number_of (const KladeImportRow *self, KladeImportField field);
/* Bits 1 << KladeRole. */
guint klade_import_row_get_roles (const KladeImportRow *self);

guint klade_import_row_get_n_problems (const KladeImportRow *self);
const KladeImportProblem *klade_import_row_get_problem (const KladeImportRow *self, guint i);
/* It lacks what nothing can be done without, as a name. */
gboolean klade_import_row_is_refused (const KladeImportRow *self);

const char *klade_import_target_id (KladeImportTarget target);
gboolean klade_import_target_from_id (const char *id, KladeImportTarget *target);
const char *klade_import_target_name (KladeImportTarget target);
const char *klade_import_field_id (KladeImportField field);
gboolean klade_import_field_from_id (const char *id, KladeImportField *field);
const char *klade_import_field_name (KladeImportField field);
gboolean klade_import_field_fits (KladeImportField field, KladeImportTarget target);

G_END_DECLS
