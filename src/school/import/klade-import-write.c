/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"
#include "klade-i18n.h"
#include "klade-import-plan-private.h"
#include "klade-school-classes-private.h"
#include "klade-text.h"

#define ROWS_PER_STEP 20 /* of the progress */

typedef struct
{
  KladeChangeSet *changes;
  KladeImportPlan *plan;
  GHashTable *subjects;
} Writer;

static void
writer_clear (Writer *self)
{
  g_hash_table_unref (self->subjects);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

/* ---- classes ---- */

static gboolean
add_classes (Writer *self, GError **error)
{
  for (guint i = 0; i < self->plan->new_classes->len; i++)
    {
      const KladeClassEdit edit = {
        .year_id = self->plan->year_id,
        .name = g_ptr_array_index (self->plan->new_classes, i),
      };
      gint64 id;

      if (!klade_class_add (self->changes, &edit, &id, error))
        return FALSE;
      g_hash_table_insert (self->plan->classes, klade_text_fold (edit.name),
                           g_memdup2 (&id, sizeof id));
    }

  return TRUE;
}

static gboolean
find_class (Writer *self, const char *name, gint64 *class_id, GError **error)
{
  g_autofree char *folded = klade_text_fold (name);
  const gint64 *known = g_hash_table_lookup (self->plan->classes, folded);

  *class_id = known != NULL ? *known : 0;
  return known != NULL || klade_class_fail (error, KLADE_ERROR_CONFLICT,
                                            _ ("There is no class %s this year."), name);
}

/* ---- persons ---- */

/* From when on a changed value holds: nothing changes before its day. */
static KladeDay
since_when (const Writer *self)
{
  return MIN (self->plan->options.valid_from,
              klade_session_get_today (klade_change_set_get_session (self->changes)));
}

static gboolean
add_person (Writer *self, KladePlannedPerson *person, GError **error)
{
  KladePersonDraft draft = {
    .surname = person->surname,
    .given_name = person->given_name,
    .sex = person->sex,
    .since = KLADE_DAY_NONE,
  };

  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    draft.data[i] = person->data[i];
  return klade_people_add (self->changes, &draft, &person->id, error);
}

static gboolean
change_name (Writer *self, const KladePlannedPerson *person, GError **error)
{
  if (person->is_renamed && !klade_people_rename (self->changes, person->id, person->surname,
                                                  person->given_name, since_when (self), error))
    return FALSE;

  return (!person->is_respelt && person->sex == NULL) ||
         klade_people_correct (self->changes, person->id, person->surname, person->given_name,
                               person->sex, error);
}

static gboolean
write_person (Writer *self, KladePlannedPerson *person, GError **error)
{
  KladePersonChange data[KLADE_N_PERSON_FIELDS];
  guint n_data = 0;

  if (person == NULL || person->is_written)
    return TRUE;

  person->is_written = TRUE;
  if (person->id == 0)
    return add_person (self, person, error);

  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    if (person->data[i] != NULL)
      data[n_data++] = (KladePersonChange){ (KladePersonField) i, person->data[i] };
  return change_name (self, person, error) &&
         klade_people_set_data (self->changes, person->id, data, n_data, since_when (self), error);
}

/* ---- rows ---- */

static gboolean
use_order (Writer *self,
           const KladePlannedRow *row,
           const char *kind,
           gint64 *order_id,
           GError **error)
{
  const KladeOrderName order = { row->order_number, row->order_day };

  return klade_people_use_order (self->changes, row->order_number != NULL ? &order : NULL, kind,
                                 order_id, error);
}

static gboolean
enrol (Writer *self, const KladePlannedRow *row, GError **error)
{
  gint64 class_id;
  gint64 order_id;

  return row->class_name == NULL ||
         (find_class (self, row->class_name, &class_id, error) &&
          use_order (self, row, "admission", &order_id, error) &&
          klade_people_enrol (self->changes, row->person->id, class_id, row->first_day,
                              KLADE_DAY_NONE, order_id, error));
}

static gboolean
employ (Writer *self, const KladePlannedRow *row, GError **error)
{
  gint64 order_id;

  return row->position == NULL ||
         (use_order (self, row, "employment", &order_id, error) &&
          klade_people_employ (self->changes, row->person->id, row->position, row->first_day,
                               order_id, error));
}

static gboolean
give_roles (Writer *self, const KladePlannedRow *row, GError **error)
{
  for (guint i = 0; row->grants != NULL && i < row->grants->len; i++)
    {
      const KladePlannedGrant *grant = &g_array_index (row->grants, KladePlannedGrant, i);

      if (!klade_account_grant (self->changes, row->person->id, grant->role, grant->class_id,
                                row->first_day, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_people (Writer *self, const KladePlannedRow *row, GError **error)
{
  if (!write_person (self, row->person, error) || !enrol (self, row, error) ||
      !employ (self, row, error) || !give_roles (self, row, error))
    return FALSE;

  for (guint i = 0; i < row->n_ties; i++)
    {
      const KladePlannedTie *tie = &row->ties[i];
      gint64 pupil_id = row->pupil_id != 0 ? row->pupil_id : row->person->id;

      if (!write_person (self, tie->guardian, error) ||
          (tie->is_new && !klade_people_add_guardian (self->changes, pupil_id, tie->guardian->id,
                                                      tie->kind, row->first_day, error)))
        return FALSE;
    }

  return TRUE;
}

/* A subject new with an earlier row has its id by now. */
static gboolean
write_subject (Writer *self, KladePlannedRow *row, GError **error)
{
  g_autofree char *folded = klade_text_fold (row->shown.name);
  const gint64 *known = g_hash_table_lookup (self->subjects, folded);
  gint64 id = known != NULL ? *known : row->subject.subject_id;

  if (known == NULL && row->writes_subject &&
      !klade_class_save_subject (self->changes, &row->subject, &id, error))
    return FALSE;

  if (known == NULL && id != 0)
    g_hash_table_insert (self->subjects, g_steal_pointer (&folded), g_memdup2 (&id, sizeof id));
  row->planned.subject_id = id;
  return !row->plans || klade_class_set_plan (self->changes, &row->planned, error);
}

static gboolean
write_row (Writer *self, KladePlannedRow *row, GError **error)
{
  if (row->shown.fate != KLADE_FATE_NEW && row->shown.fate != KLADE_FATE_CHANGED)
    return TRUE;

  if (self->plan->target == KLADE_IMPORT_SUBJECTS ? write_subject (self, row, error)
                                                  : write_people (self, row, error))
    return TRUE;

  /* translators: a row of a file, then what is wrong */
  g_prefix_error (error, _ ("Row %u, %s: "), row->shown.number, row->shown.name);
  return FALSE;
}

static gboolean
show_progress (const Writer *self, guint row, KladeProgress progress, gpointer data, GError **error)
{
  if (progress == NULL || row % ROWS_PER_STEP != 0 ||
      progress (_ ("Importing"), row / (double) self->plan->rows->len, data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

/**
 * klade_import_write:
 * @plan: made within this transaction; is used up
 * @error: names the row that could not be written
 *
 * Returns: %TRUE if every row is written that has to be
 */
gboolean
klade_import_write (KladeChangeSet *changes,
                    KladeImportPlan *plan,
                    KladeProgress progress,
                    gpointer progress_data,
                    GError **error)
{
  g_auto (Writer) self = {
    .changes = changes,
    .plan = plan,
    .subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
  };

  if (plan->target == KLADE_IMPORT_PUPILS && !add_classes (&self, error))
    return FALSE;

  for (guint i = 0; i < plan->rows->len; i++)
    if (!show_progress (&self, i, progress, progress_data, error) ||
        !write_row (&self, g_ptr_array_index (plan->rows, i), error))
      return FALSE;

  return TRUE;
}
