/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"
#include "klade-text.h"

/* ---- what a plan is made of ---- */

static void
change_free (gpointer data)
{
  KladeImportChange *change = data;

  g_free (change->what);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
candidate_free (gpointer data)
{
  KladeImportCandidate *candidate = data;

  g_free (candidate->name);
  g_free (candidate->class_name);
  g_free (candidate->children);
  g_free (candidate);
}

static void
row_free (gpointer data)
{
  KladePlannedRow *row = data;

  g_free (row->shown.name);
  g_free (row->shown.class_name);
  g_free (row->shown.reason);
  g_ptr_array_unref (row->shown.changes);
  g_ptr_array_unref (row->shown.candidates);
  g_ptr_array_unref (row->shown.notes);
  g_clear_pointer (&row->grants, g_array_unref);
  g_free (row);
}

static void
person_free (gpointer data)
{
  KladePlannedPerson *person = data;

  g_free (person->surname);
  g_free (person->given_name);
  g_free (person->sex);
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    g_free (person->data[i]);
  g_free (person);
}

static KladePlannedRow *
row_new (const KladeImportRow *row)
{
  KladePlannedRow *planned = g_new0 (KladePlannedRow, 1);

  planned->row = row;
  planned->shown.number = klade_import_row_get_number (row);
  planned->shown.reason = g_strdup ("");
  planned->shown.changes = g_ptr_array_new_with_free_func (change_free);
  planned->shown.candidates = g_ptr_array_new_with_free_func (candidate_free);
  planned->shown.notes = g_ptr_array_new_with_free_func (g_free);
  return planned;
}

KladeImportPlan *
klade_import_plan_ref (KladeImportPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_import_plan_unref (KladeImportPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->source);
  g_free (self->order_number);
  g_free (self->class_name);
  g_array_unref (self->decisions);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->new_classes);
  g_ptr_array_unref (self->missing_classes);
  g_string_chunk_free (self->strings);
  g_clear_pointer (&self->classes, g_hash_table_unref);
  g_free (self);
}

static KladeImportPlan *
plan_new (KladeImportTarget target, GPtrArray *rows, const KladeImportOptions *options)
{
  KladeImportPlan *self = g_new0 (KladeImportPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->target = target;
  self->source = g_ptr_array_ref (rows);
  self->options = *options;
  self->order_number = g_strdup (options->order_number);
  self->class_name = g_strdup (options->class_name);
  self->options.order_number = self->order_number;
  self->options.class_name = self->class_name;
  self->decisions = g_array_new (FALSE, FALSE, sizeof (KladeImportDecision));
  if (options->n_decisions > 0)
    g_array_append_vals (self->decisions, options->decisions, options->n_decisions);
  self->options.decisions = (const KladeImportDecision *) (gpointer) self->decisions->data;
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->new_classes = g_ptr_array_new_with_free_func (g_free);
  self->missing_classes = g_ptr_array_new_with_free_func (g_free);
  self->strings = g_string_chunk_new (256);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, row_new (g_ptr_array_index (rows, i)));
  return self;
}

/* ---- for those who plan ---- */

void
klade_import_set_fate (KladePlannedRow *planned, KladeImportFate fate, const char *format, ...)
{
  va_list arguments;

  planned->shown.fate = fate;
  g_free (planned->shown.reason);
  va_start (arguments, format);
  planned->shown.reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/* Once each. */
void
klade_import_add_class (GPtrArray *names, const char *name)
{
  if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (name));
}

void
klade_import_note (KladePlannedRow *planned, const char *sentence)
{
  g_ptr_array_add (planned->shown.notes, g_strdup (sentence));
}

/* @whose: (nullable): the guardian whose field it is */
void
klade_import_add_change (KladePlannedRow *planned,
                         const char *whose,
                         const char *what,
                         const char *before,
                         const char *after)
{
  KladeImportChange *change = g_new0 (KladeImportChange, 1);

  change->what = whose != NULL ? g_strdup_printf ("%s: %s", whose, what) : g_strdup (what);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (planned->shown.changes, change);
}

/* ---- planning ---- */

/* A wrong code, date of birth or class must not make somebody another one. */
static gboolean
tells_who (KladeImportField field)
{
  return field == KLADE_IMPORT_PERSONAL_CODE || field == KLADE_IMPORT_BIRTH_DATE ||
         field == KLADE_IMPORT_CLASS || field == KLADE_IMPORT_PUPIL_PERSONAL_CODE ||
         field == KLADE_IMPORT_PUPIL_CLASS || field == KLADE_IMPORT_SUBJECT_NAME;
}

static const char *
take_problems (KladePlannedRow *planned)
{
  const char *refusal = NULL;

  for (guint i = 0; i < klade_import_row_get_n_problems (planned->row); i++)
    {
      const KladeImportProblem *problem = klade_import_row_get_problem (planned->row, i);

      if (refusal == NULL && !problem->is_warning &&
          (tells_who (problem->field) || klade_import_row_is_refused (planned->row)))
        refusal = problem->sentence;
      else
        klade_import_note (planned, problem->sentence);
    }

  return refusal;
}

static void
name_row (const KladeImportPlan *plan, KladePlannedRow *planned)
{
  const KladeImportRow *row = planned->row;
  const char *class_name = klade_import_row_get (row, KLADE_IMPORT_CLASS);
  g_autofree char *name = g_strconcat (klade_import_row_get (row, KLADE_IMPORT_SURNAME), " ",
                                       klade_import_row_get (row, KLADE_IMPORT_GIVEN_NAME), NULL);

  if (plan->target == KLADE_IMPORT_PARENTS)
    class_name = klade_import_row_get (row, KLADE_IMPORT_PUPIL_CLASS);
  if (*class_name == '\0' && plan->class_name != NULL && plan->target != KLADE_IMPORT_STAFF)
    class_name = plan->class_name;

  planned->shown.class_name = g_strdup (class_name);
  planned->shown.name = plan->target == KLADE_IMPORT_SUBJECTS
                            ? g_strdup (klade_import_row_get (row, KLADE_IMPORT_SUBJECT_NAME))
                            : g_strdup (g_strstrip (name));
}

/* Names, and whether the row can be anything at all. */
static void
begin_rows (KladeImportPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      KladePlannedRow *planned = g_ptr_array_index (plan->rows, i);
      const KladeImportDecision *decision =
          klade_import_plan_find_decision (plan, planned->shown.number, KLADE_PART_SELF);
      const char *refusal;

      name_row (plan, planned);
      refusal = take_problems (planned);
      if (decision != NULL && decision->choice == KLADE_CHOICE_SKIP)
        planned->shown.fate = KLADE_FATE_SKIPPED;
      else if (refusal != NULL)
        klade_import_set_fate (planned, KLADE_FATE_REFUSED, "%s", refusal);
      else if (klade_import_row_is_refused (planned->row))
        klade_import_set_fate (planned, KLADE_FATE_REFUSED, "%s", _ ("The row lacks a name."));
    }
}

static void
count_fates (KladeImportPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      KladePlannedRow *planned = g_ptr_array_index (plan->rows, i);

      if (planned->shown.fate == 0)
        planned->shown.fate =
            planned->shown.changes->len > 0 ? KLADE_FATE_CHANGED : KLADE_FATE_SAME;
      plan->counts[planned->shown.fate]++;
    }
}

/* Of the rows that will be written. */
static void
find_new_classes (KladeImportPlan *plan)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const KladePlannedRow *planned = g_ptr_array_index (plan->rows, i);
      g_autofree char *folded = NULL;

      if (planned->class_name == NULL ||
          (planned->shown.fate != KLADE_FATE_NEW && planned->shown.fate != KLADE_FATE_CHANGED))
        continue;

      folded = klade_text_fold (planned->class_name);
      if (!g_hash_table_contains (plan->classes, folded))
        klade_import_add_class (plan->new_classes, planned->class_name);
    }
}

static void
book_clear (KladeImportBook *book)
{
  g_hash_table_unref (book->numbers);
  g_hash_table_unref (book->by_place);
  g_hash_table_unref (book->by_code);
  g_hash_table_unref (book->by_contact);
  g_hash_table_unref (book->new_by_name);
  g_hash_table_unref (book->new_guardians);
  g_clear_pointer (&book->known, klade_import_known_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeImportBook, book_clear)

static gboolean
plan_people (KladeImportPlan *plan, KladeSession *session, GError **error)
{
  static void (*const plan_row[]) (KladeImportBook * book, KladePlannedRow * planned) = {
    [KLADE_IMPORT_PUPILS] = klade_import_plan_pupil,
    [KLADE_IMPORT_STAFF] = klade_import_plan_worker,
    [KLADE_IMPORT_PARENTS] = klade_import_plan_parent,
  };
  g_auto (KladeImportBook) book = {
    .plan = plan,
    .numbers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL),
    .by_place = g_hash_table_new (NULL, NULL),
    .by_code = g_hash_table_new (g_str_hash, g_str_equal),
    .by_contact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .new_by_name =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref),
    .new_guardians =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, klade_import_free_new_guardians),
  };

  book.known = klade_import_known_new (session, plan->options.valid_from, error);
  if (book.known == NULL || !klade_import_find_givable_roles (&book, session, error))
    return FALSE;

  plan->year_id = book.known->year_id;
  plan->classes = g_hash_table_ref (book.known->classes);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      KladePlannedRow *planned = g_ptr_array_index (plan->rows, i);

      if (planned->shown.fate == 0)
        plan_row[plan->target](&book, planned);
    }

  return TRUE;
}

/**
 * klade_import_plan_new:
 *
 * Within a transaction.  Asks for no right.
 *
 * Returns: (transfer full): what each row would do
 */
KladeImportPlan *
klade_import_plan_new (KladeSession *session,
                       KladeImportTarget target,
                       GPtrArray *rows,
                       const KladeImportOptions *options,
                       GError **error)
{
  g_autoptr (KladeImportPlan) plan = plan_new (target, rows, options);

  if (plan->options.valid_from == KLADE_DAY_NONE)
    plan->options.valid_from = klade_session_get_today (session);

  begin_rows (plan);
  if (target == KLADE_IMPORT_SUBJECTS
          ? !klade_import_plan_subjects (plan, klade_session_get_db (session), error)
          : !plan_people (plan, session, error))
    return NULL;

  count_fates (plan);
  find_new_classes (plan);
  return g_steal_pointer (&plan);
}
