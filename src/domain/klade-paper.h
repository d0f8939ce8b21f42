/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "klade-day.h"

G_BEGIN_DECLS

/**
 * KladePaperKind:
 *
 * The documents that a school prints (rows G1-G6, C10, A7, A11).  A kind is named by its id in
 * school files, in form descriptions and on the command line.
 */
typedef enum
{
  KLADE_PAPER_REPORT_CARD = 1,    /* liecība */
  KLADE_PAPER_INTERIM_REPORT,     /* starpliecība */
  KLADE_PAPER_EXTRACT,            /* sekmju izraksts of a month */
  KLADE_PAPER_SUMMARY_JOURNAL,    /* mācību sasniegumu kopsavilkuma žurnāls */
  KLADE_PAPER_TRANSCRIPT,         /* sekmju izraksts of an education document */
  KLADE_PAPER_CERTIFICATE,        /* apliecība, atestāts */
  KLADE_PAPER_STATEMENT,          /* izziņa */
  KLADE_PAPER_REGISTER,           /* of issued documents */
  KLADE_PAPER_JOURNAL,            /* klases žurnāls */
  KLADE_PAPER_INDIVIDUAL_JOURNAL, /* of electives, individual lessons, interest education ... */
  KLADE_PAPER_INSTRUCTION,        /* drošības instruktāža */
  KLADE_PAPER_PERSONAL_FILE,      /* personas lieta */
  KLADE_PAPER_TIMETABLE,
  KLADE_PAPER_CHANGES, /* of a day */
  KLADE_PAPER_PASSWORD_SLIPS,
  KLADE_PAPER_APPLICATION,    /* a parent's, for access (P-annex) */
  KLADE_PAPER_CHECK_SHEET,    /* of the marks that go to the state's register (G5) */
  KLADE_PAPER_CLASS_OVERVIEW, /* klases pārskats, for meetings */
} KladePaperKind;

#define KLADE_N_PAPER_KINDS 18

/* What one copy of a document is about. */
typedef enum
{
  KLADE_PAPER_PER_PUPIL,
  KLADE_PAPER_PER_CLASS,
  KLADE_PAPER_PER_JOURNAL,
  KLADE_PAPER_PER_SCHOOL,
} KladePaperUnit;

/* What a person chooses besides classes or pupils. */
typedef enum
{
  KLADE_PAPER_ASKS_NOTHING = 0,
  KLADE_PAPER_ASKS_TERM = 1 << 0,  /* 1st, 2nd semester, year */
  KLADE_PAPER_ASKS_MONTH = 1 << 1, /* or another span of days */
  KLADE_PAPER_ASKS_DAY = 1 << 2,
  KLADE_PAPER_ASKS_WEEK = 1 << 3,
  KLADE_PAPER_ASKS_TOPIC = 1 << 4, /* of an instruction */
} KladePaperAsks;

/**
 * KladePaperKindInfo:
 * @id: as typed and stored
 * @unit: what one copy is about
 * @asks: what has to be chosen
 * @is_secret: passwords are in it
 */
typedef struct
{
  KladePaperKind kind;
  const char *id;
  KladePaperUnit unit;
  KladePaperAsks asks;
  gboolean is_secret;
} KladePaperKindInfo;

const KladePaperKindInfo *klade_paper_kind_get_info (KladePaperKind kind);
const char *klade_paper_kind_get_name (KladePaperKind kind);
gboolean klade_paper_kind_from_id (const char *id, KladePaperKind *kind);

/**
 * KladePaperField:
 * @list: the list whose rows have it; "" for the document itself
 * @name: as a form names it: {pupil.name}
 * @title: for people, translated by klade_paper_field_get_title()
 *
 * What a form of a kind may show.
 */
typedef struct
{
  const char *list;
  const char *name;
  const char *title;
} KladePaperField;

const KladePaperField *klade_paper_kind_get_fields (KladePaperKind kind, gsize *n_fields);
const KladePaperField *klade_paper_kind_find_field (KladePaperKind kind,
                                                    const char *list,
                                                    const char *name);
const char *klade_paper_field_get_title (const KladePaperField *field);

/**
 * KladePaperRecord:
 *
 * What stands on one copy: texts by the names of fields, and lists of rows that are records
 * themselves.  A text that was never set reads "".
 */
typedef struct _KladePaperRecord KladePaperRecord;

KladePaperRecord *klade_paper_record_new (void);
void klade_paper_record_free (KladePaperRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePaperRecord, klade_paper_record_free)

void klade_paper_record_set (KladePaperRecord *self, const char *name, const char *text);
void klade_paper_record_take (KladePaperRecord *self, const char *name, char *text);
void klade_paper_record_set_int (KladePaperRecord *self, const char *name, int value);
void klade_paper_record_set_day (KladePaperRecord *self, const char *name, KladeDay day);
const char *klade_paper_record_get (const KladePaperRecord *self, const char *name);
KladePaperRecord *klade_paper_record_add_row (KladePaperRecord *self, const char *list);
GPtrArray *klade_paper_record_get_rows (const KladePaperRecord *self, const char *list);

/**
 * KladePaperProblem:
 * @record: which copy it concerns, its place among the records; -1: the whole
 * @text: what is missing and what to do, translated
 * @is_grave: this copy can't be printed without it
 */
typedef struct
{
  int record;
  char *text;
  gboolean is_grave;
} KladePaperProblem;

/**
 * KladePaper:
 *
 * A finished snapshot of a document: its copies and what is missing in them.  Filled by the
 * school, laid out by print; nobody changes it after it was handed on.
 */
typedef struct _KladePaper KladePaper;

#define KLADE_TYPE_PAPER (klade_paper_get_type ())
GType klade_paper_get_type (void);
KladePaper *klade_paper_new (KladePaperKind kind, const char *title);
KladePaper *klade_paper_ref (KladePaper *self);
void klade_paper_unref (KladePaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePaper, klade_paper_unref)

KladePaperKind klade_paper_get_kind (const KladePaper *self);
const char *klade_paper_get_title (const KladePaper *self);
int klade_paper_add (KladePaper *self,
                     KladePaperRecord *record,
                     const char *name,
                     gint64 pupil_id,
                     gint64 class_id);
int klade_paper_get_n_records (const KladePaper *self);
const KladePaperRecord *klade_paper_get_record (const KladePaper *self, int record);
const char *klade_paper_get_record_name (const KladePaper *self, int record);
gint64 klade_paper_get_record_pupil (const KladePaper *self, int record);
void klade_paper_add_problem (KladePaper *self, int record, gboolean is_grave, char *text);
GPtrArray *klade_paper_get_problems (const KladePaper *self);
gboolean klade_paper_problem_names_record (const KladePaper *self,
                                           const KladePaperProblem *problem);
gboolean klade_paper_can_print (const KladePaper *self, int record);

/* Why a field is empty: told where the form asks for the field. */
void klade_paper_explain (KladePaper *self,
                          int record,
                          gint64 class_id,
                          const char *field,
                          char *text);
const char *klade_paper_get_explanation (const KladePaper *self,
                                         int record,
                                         const char *field,
                                         gboolean *is_of_copy);

/* What goes to the log when it is printed or saved. */
void klade_paper_set_reach (KladePaper *self, const char *reach);
const char *klade_paper_get_reach (const KladePaper *self);

G_END_DECLS
