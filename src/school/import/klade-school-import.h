/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-import-mapping.h"
#include "klade-school-care.h"
#include "klade-school.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* Lists of pupils, staff, parents and subjects become what the school knows (A8, A9).  First a
 * plan tells what each row would do; then all of it is done in one step, or nothing.  Pupils,
 * staff and parents need KLADE_ACTION_MANAGE_PEOPLE and KLADE_ACTION_READ_PERSONAL, subjects and
 * classes to be added KLADE_ACTION_MANAGE_CLASSES. */

typedef enum
{
  KLADE_FATE_NEW = 1,   /* somebody or something the school does not know yet */
  KLADE_FATE_CHANGED,   /* known, and the list says something else or more */
  KLADE_FATE_SAME,      /* known, with nothing to be changed */
  KLADE_FATE_REFUSED,   /* left out; the reason says why */
  KLADE_FATE_AMBIGUOUS, /* left out until a person decides who it is */
  KLADE_FATE_SKIPPED,   /* left out because a person decided so */
} KladeImportFate;

#define KLADE_N_IMPORT_FATES 6

const char *klade_import_fate_name (KladeImportFate fate);

typedef enum
{
  KLADE_CHOICE_TAKE = 1, /* it is this person */
  KLADE_CHOICE_ADD,      /* it is somebody else: add */
  KLADE_CHOICE_SKIP,     /* leave the row out */
} KladeImportChoice;

/* Of whom on a row it is asked: a pupil's row names parents too. */
typedef enum
{
  KLADE_PART_SELF,
  KLADE_PART_GUARDIAN_1,
  KLADE_PART_GUARDIAN_2,
} KladeImportPart;

#define KLADE_N_IMPORT_PARTS 3

/**
 * KladeImportDecision:
 * @number: the row, as klade_import_row_get_number()
 * @person_id: for %KLADE_CHOICE_TAKE; 0 for somebody new of @taken_row
 * @part: who of the row; a parent can be left out alone by %KLADE_CHOICE_SKIP
 * @taken_row: for %KLADE_CHOICE_TAKE: the row of the list that brings the parent
 */
typedef struct
{
  guint number;
  KladeImportChoice choice;
  gint64 person_id;
  KladeImportPart part;
  guint taken_row;
} KladeImportDecision;

/**
 * KladeImportOptions:
 * @valid_from: the first day in the class, at work, of what is known; %KLADE_DAY_NONE: today.
 *   A row's own day of admission or of work's beginning goes first.
 * @order_number, @order_day: (nullable): the order for rows that name none
 * @class_name: (nullable): the class for rows that name none
 * @adds_classes: whether classes that do not exist yet are made
 * @decisions: (array length=n_decisions) (nullable): what a person decided
 */
typedef struct
{
  KladeDay valid_from;
  const char *order_number;
  KladeDay order_day;
  const char *class_name;
  gboolean adds_classes;
  const KladeImportDecision *decisions;
  guint n_decisions;
} KladeImportOptions;

/**
 * KladeImportChange:
 * @what: the field's name, translated; of a guardian with the kind before it
 * @before, @after: as people read them; "" for nothing
 */
typedef struct
{
  char *what;
  char *before;
  char *after;
} KladeImportChange;

/**
 * KladeImportCandidate:
 * @person_id: 0 for somebody new on the list
 * @row: the row of the list that brings somebody new; 0 for one of the school
 * @class_name, @birth_date: as far as they are known
 * @children: of a parent, whose parent it is; "" for nobody's
 *
 * Whom a row may be.
 */
typedef struct
{
  gint64 person_id;
  guint row;
  char *name;
  char *class_name;
  KladeDay birth_date;
  char *children;
} KladeImportCandidate;

/**
 * KladeImportPlanRow:
 * @number: the row in the file, from 1
 * @person_id: who it is (of subjects: the subject); 0 when new or not known
 * @name: surname and given name, or the subject
 * @class_name: "" for none
 * @reason: (not nullable): a sentence when it is refused or ambiguous, "" otherwise
 * @changes: (element-type KladeImportChange): of a known one, field by field; roles of a new one
 * @part: whom an ambiguous one is asked about
 * @candidates: (element-type KladeImportCandidate): of an ambiguous one
 * @notes: (element-type utf8): sentences about what is left out or odd, though the row is not
 */
typedef struct
{
  guint number;
  KladeImportFate fate;
  gint64 person_id;
  char *name;
  char *class_name;
  char *reason;
  GPtrArray *changes;
  KladeImportPart part;
  GPtrArray *candidates;
  GPtrArray *notes;
} KladeImportPlanRow;

/**
 * KladeImportPlan:
 *
 * What an import would do, row by row.  Never changes and may go from thread to thread.
 */
typedef struct _KladeImportPlan KladeImportPlan;

KladeImportPlan *klade_import_plan_ref (KladeImportPlan *self);
void klade_import_plan_unref (KladeImportPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeImportPlan, klade_import_plan_unref)

guint klade_import_plan_get_n_rows (const KladeImportPlan *self);
const KladeImportPlanRow *klade_import_plan_get_row (const KladeImportPlan *self, guint index);
guint klade_import_plan_count (const KladeImportPlan *self, KladeImportFate fate);
/* Names of classes that would be made, in the order of the list. */
guint klade_import_plan_get_n_new_classes (const KladeImportPlan *self);
const char *klade_import_plan_get_new_class (const KladeImportPlan *self, guint index);
/* Names of classes for lack of which rows are refused, in the order of the list. */
guint klade_import_plan_get_n_missing_classes (const KladeImportPlan *self);
const char *klade_import_plan_get_missing_class (const KladeImportPlan *self, guint index);
const KladeImportDecision *klade_import_plan_find_decision (const KladeImportPlan *self,
                                                            guint number,
                                                            KladeImportPart part);
char *klade_import_plan_describe (const KladeImportPlan *self);

KladeImportPlan *klade_school_plan_import (KladeSession *session,
                                           KladeImportTarget target,
                                           GPtrArray *rows,
                                           const KladeImportOptions *options,
                                           GError **error);
KladeImportPlan *klade_school_decide_import (KladeSession *session,
                                             const KladeImportPlan *plan,
                                             const KladeImportDecision *decision,
                                             GError **error);
gboolean klade_school_import (KladeSession *session,
                              KladeImportPlan *plan,
                              KladeProgress progress,
                              gpointer progress_data,
                              KladeUndo **undo,
                              GError **error);

/* ---- which column is what, remembered by the headings ---- */

gboolean klade_school_recall_import_mapping (KladeSession *session,
                                             KladeImportMapping *mapping,
                                             gboolean *is_recalled,
                                             GError **error);
gboolean klade_school_remember_import_mapping (KladeSession *session,
                                               KladeImportMapping *mapping,
                                               GError **error);

G_END_DECLS
