/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files that plan an import and the one that writes it only. */

#include "klade-import-known.h"
#include "klade-register.h"
#include "klade-school-classes.h"
#include "klade-school-import.h"

G_BEGIN_DECLS

#define KLADE_ROW_GUARDIANS 2

/**
 * KladePlannedPerson:
 * @id: 0 until a new one is written
 * @place: in #KladeImportKnown; -1 for a new one
 * @surname, @given_name: as they shall be
 * @sex: (nullable): %NULL stays as it is
 * @is_respelt: the same name, spelt otherwise
 * @is_renamed: another name since the import
 * @data: (nullable) each: what shall stand there; %NULL stays as it is
 */
typedef struct
{
  gint64 id;
  int place;
  char *surname;
  char *given_name;
  char *sex;
  gboolean is_respelt;
  gboolean is_renamed;
  gboolean is_written;
  char *data[KLADE_N_PERSON_FIELDS];
} KladePlannedPerson;

typedef struct
{
  KladePlannedPerson *guardian;
  const char *kind;
  gboolean is_new; /* the tie, not the guardian */
} KladePlannedTie;

/* A role to be given; of a class, or @class_id 0. */
typedef struct
{
  KladeRole role;
  gint64 class_id;
} KladePlannedGrant;

/**
 * KladePlannedRow:
 * @person: (nullable): the pupil, the one who works here, or of a list of parents the parent
 * @pupil_id: of a list of parents the child
 * @class_name: (nullable): the class to be enrolled in
 * @position: (nullable): a new employment
 * @first_day: in the class, at work, of the guardianship, of the roles
 * @grants: (element-type KladePlannedGrant) (nullable): new roles
 * @writes_subject, @plans: what of @subject and @planned is new
 */
typedef struct
{
  KladeImportPlanRow shown;
  const KladeImportRow *row;
  KladePlannedPerson *person;
  gint64 pupil_id;
  const char *class_name;
  const char *position;
  KladeDay first_day;
  const char *order_number;
  KladeDay order_day;
  GArray *grants;
  KladePlannedTie ties[KLADE_ROW_GUARDIANS];
  guint n_ties;
  gboolean writes_subject;
  gboolean plans;
  KladeSubjectEdit subject;
  KladePlannedEdit planned;
} KladePlannedRow;

struct _KladeImportPlan
{
  gatomicrefcount ref_count;
  KladeImportTarget target;
  GPtrArray *source; /* KladeImportRow; texts of the plan are borrowed from here */
  KladeImportOptions options;
  char *order_number; /* the options' */
  char *class_name;
  GArray *decisions;          /* KladeImportDecision */
  GPtrArray *rows;            /* KladePlannedRow */
  GPtrArray *persons;         /* KladePlannedPerson */
  GPtrArray *new_classes;     /* names */
  GPtrArray *missing_classes; /* names */
  GStringChunk *strings;      /* what rows borrow and the list does not hold */
  gint64 year_id;             /* of people: the school year in which the list holds */
  GHashTable *classes;        /* its classes: folded name: (gint64 *) id */
  guint counts[KLADE_N_IMPORT_FATES + 1];
};

/**
 * KladeImportBook:
 * @numbers: (gint64 *) person id: number of the row that is this person
 * @by_place: place + 1: #KladePlannedPerson
 * @by_code: personal code of a new one: #KladePlannedPerson
 * @by_contact: name and phone or e-mail: #KladePlannedPerson
 * @new_by_name: key of a name: #KladePlannedRow that is new
 * @new_guardians: key of a name: #KladeNewGuardian
 * @givable_roles: bits 1 << KladeRole: which the session may give
 *
 * What is kept while rows are planned one after the other.
 */
typedef struct
{
  KladeImportPlan *plan;
  KladeImportKnown *known;
  GHashTable *numbers;
  GHashTable *by_place;
  GHashTable *by_code;
  GHashTable *by_contact;
  GHashTable *new_by_name;
  GHashTable *new_guardians;
  guint givable_roles;
} KladeImportBook;

/**
 * KladeListedGuardian:
 * @pupil_place: the child in #KladeImportKnown; -1 for a new one
 * @child_surname: the child's, by which a family is known
 * @data: each "" for nothing
 *
 * A parent as a row names one.
 */
typedef struct
{
  KladeImportPart part;
  int pupil_place;
  const char *surname;
  const char *given_name;
  const char *child_surname;
  const char *data[KLADE_N_PERSON_FIELDS];
} KladeListedGuardian;

KladeImportPlan *klade_import_plan_new (KladeSession *session,
                                        KladeImportTarget target,
                                        GPtrArray *rows,
                                        const KladeImportOptions *options,
                                        GError **error);
gboolean klade_import_plan_equal (const KladeImportPlan *a, const KladeImportPlan *b);

/* Each plans one row. */
void klade_import_plan_pupil (KladeImportBook *book, KladePlannedRow *planned);
void klade_import_plan_worker (KladeImportBook *book, KladePlannedRow *planned);
void klade_import_plan_parent (KladeImportBook *book, KladePlannedRow *planned);
gboolean klade_import_plan_subjects (KladeImportPlan *plan, KladeDb *db, GError **error);

/* ---- parts ---- */

void klade_import_set_fate (KladePlannedRow *planned, KladeImportFate fate, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void klade_import_add_class (GPtrArray *names, const char *name);
void klade_import_note (KladePlannedRow *planned, const char *sentence);
void klade_import_add_change (KladePlannedRow *planned,
                              const char *whose,
                              const char *what,
                              const char *before,
                              const char *after);

/* Who a row is: %TRUE when @planned->person is set; otherwise its fate says why not. */
gboolean klade_import_match_person (KladeImportBook *book, KladePlannedRow *planned);
int klade_import_match_pupil (KladeImportBook *book, KladePlannedRow *planned);
gboolean klade_import_check_name (KladePlannedRow *planned);
void klade_import_plan_guardians (KladeImportBook *book, KladePlannedRow *planned, int pupil_place);
KladePlannedPerson *klade_import_match_guardian (KladeImportBook *book,
                                                 KladePlannedRow *planned,
                                                 const KladeListedGuardian *listed);
void klade_import_free_new_guardians (gpointer data);
gboolean klade_import_find_givable_roles (KladeImportBook *book,
                                          KladeSession *session,
                                          GError **error);
void klade_import_plan_roles (KladeImportBook *book, KladePlannedRow *planned);

KladePlannedPerson *klade_import_add_person (KladeImportBook *book,
                                             const char *surname,
                                             const char *given_name);
KladePlannedPerson *klade_import_take_person (KladeImportBook *book, int place);
void klade_import_plan_name (KladeImportBook *book,
                             KladePlannedRow *planned,
                             KladePlannedPerson *person,
                             const char *whose,
                             const char *surname,
                             const char *given_name);
void klade_import_plan_datum (KladeImportBook *book,
                              KladePlannedRow *planned,
                              KladePlannedPerson *person,
                              const char *whose,
                              KladePersonField field,
                              const char *value);

/* ---- writing ---- */

gboolean klade_import_write (KladeChangeSet *changes,
                             KladeImportPlan *plan,
                             KladeProgress progress,
                             gpointer progress_data,
                             GError **error);

G_END_DECLS
