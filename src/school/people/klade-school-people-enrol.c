/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-store-class.h"
#include "klade-store-journal.h"
#include "klade-store-person.h"

/* Until when a stay holds: an open one ends with its school year's August. */
static gboolean
find_last_day (KladeDb *db,
               const KladeRecord *enrolment,
               KladeDay *last,
               char **class_name,
               GError **error)
{
  gint64 year_id;
  int start_year;

  *last = (KladeDay) enrolment->numbers[KLADE_ENROLMENT_COLUMN_VALID_TO];
  if (!klade_store_read_class_year (db, enrolment->numbers[KLADE_ENROLMENT_COLUMN_CLASS_ID],
                                    &year_id, &start_year, class_name, error))
    return FALSE;

  if (*last == KLADE_DAY_NONE)
    *last = klade_day_new (start_year + 1, 8, 31);
  return TRUE;
}

static gboolean
fail_overlap (KladeDb *db, const KladeRecord *enrolment, const char *class_name, GError **error)
{
  gint64 pupil_id = enrolment->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID];
  g_autofree char *who = klade_store_dup_person_name (db, pupil_id, error);
  g_autofree char *since = NULL;

  if (who == NULL)
    return FALSE;

  since = klade_day_to_text ((KladeDay) enrolment->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM]);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               /* translators: name, class, date */
               _ ("%s is in class %s since %s and can't be in two classes at once. Transfer the "
                  "pupil, or correct the dates."),
               who, class_name, since);
  return FALSE;
}

/**
 * klade_people_check_stay:
 * @record: an enrolment, stored or not
 *
 * A pupil is in one class at a time.
 *
 * Returns: %FALSE with %KLADE_ERROR_INVALID and a sentence when the pupil is in a class then
 */
gboolean
klade_people_check_stay (KladeDb *db, const KladeRecord *record, GError **error)
{
  g_autoptr (GPtrArray) others = klade_store_list_person_rows (
      db, KLADE_PERSON_ROWS_ENROLMENTS, record->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID], 1, error);
  KladeDay first = (KladeDay) record->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM];
  g_autofree char *own_name = NULL;
  KladeDay last;

  if (others == NULL || !find_last_day (db, record, &last, &own_name, error))
    return FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      const KladeRecord *other = g_ptr_array_index (others, i);
      g_autofree char *class_name = NULL;
      KladeDay other_last;

      if (other->id == record->id)
        continue;
      if (!find_last_day (db, other, &other_last, &class_name, error))
        return FALSE;
      if (other->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM] <= last && other_last >= first)
        return fail_overlap (db, other, class_name, error);
    }

  return TRUE;
}

/* Writes a stay, if nothing speaks against it. */
static gboolean
put_enrolment (KladeChangeSet *changes, KladeRecord *record, GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  gint64 pupil_id = record->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID];
  KladeDay first = (KladeDay) record->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM];
  g_autoptr (KladeRecord) hidden = NULL;

  return klade_people_check_days (
             first, (KladeDay) record->numbers[KLADE_ENROLMENT_COLUMN_VALID_TO], error) &&
         klade_people_check_stay (db, record, error) &&
         klade_store_find_enrolment (db, pupil_id, record->numbers[KLADE_ENROLMENT_COLUMN_CLASS_ID],
                                     first, &hidden, error) &&
         klade_people_put (changes, record, hidden, pupil_id, error);
}

gboolean
klade_people_enrol (KladeChangeSet *changes,
                    gint64 pupil_id,
                    gint64 class_id,
                    KladeDay first_day,
                    KladeDay last_day,
                    gint64 order_id,
                    GError **error)
{
  g_autoptr (KladeRecord) person = klade_people_get_person (changes, pupil_id, 0, error);
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_enrolment);

  record->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID] = pupil_id;
  record->numbers[KLADE_ENROLMENT_COLUMN_CLASS_ID] = class_id;
  record->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM] = first_day;
  record->numbers[KLADE_ENROLMENT_COLUMN_VALID_TO] = last_day;
  record->numbers[KLADE_ENROLMENT_COLUMN_ORDER_IN_ID] = order_id;
  return person != NULL && put_enrolment (changes, record, error);
}

/* ---- leaving ---- */

/* Ends the stays that reach past @last_day; later ones never begin. */
static gboolean
end_stays (KladeChangeSet *changes,
           gint64 pupil_id,
           KladeDay last_day,
           gint64 order_id,
           guint *n_ended,
           GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) stays =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_ENROLMENTS, pupil_id, last_day, error);

  *n_ended = 0;
  if (stays == NULL)
    return FALSE;

  for (guint i = 0; i < stays->len; i++)
    {
      const KladeRecord *stay = g_ptr_array_index (stays, i);
      g_autoptr (KladeRecord) after = klade_record_copy (stay);

      if (stay->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM] > last_day)
        klade_record_make_absent (after);
      else
        {
          after->numbers[KLADE_ENROLMENT_COLUMN_VALID_TO] = last_day;
          after->numbers[KLADE_ENROLMENT_COLUMN_ORDER_OUT_ID] = order_id;
          (*n_ended)++;
        }
      if (!klade_register_set (changes, stay, after, pupil_id, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether a guardian has another child here after @last_day. */
static gboolean
has_other_child (KladeDb *db,
                 gint64 guardian_id,
                 gint64 pupil_id,
                 KladeDay last_day,
                 gboolean *has,
                 GError **error)
{
  g_autoptr (GPtrArray) children =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_CHILDREN, guardian_id, last_day, error);

  *has = FALSE;
  if (children == NULL)
    return FALSE;

  for (guint i = 0; i < children->len && !*has; i++)
    {
      const KladeRecord *row = g_ptr_array_index (children, i);
      gint64 child_id = row->numbers[KLADE_GUARDIANSHIP_COLUMN_PUPIL_ID];
      g_autoptr (GPtrArray) stays = NULL;

      if (child_id == pupil_id)
        continue;
      stays = klade_store_list_person_rows (db, KLADE_PERSON_ROWS_ENROLMENTS, child_id, last_day,
                                            error);
      if (stays == NULL)
        return FALSE;
      *has = stays->len > 0;
    }

  return TRUE;
}

static gboolean
end_guardians_access (KladeChangeSet *changes, gint64 pupil_id, KladeDay last_day, GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) guardians =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_GUARDIANS, pupil_id, last_day, error);

  if (guardians == NULL)
    return FALSE;

  for (guint i = 0; i < guardians->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (guardians, i);
      gint64 guardian_id = row->numbers[KLADE_GUARDIANSHIP_COLUMN_GUARDIAN_ID];
      gboolean has_other;

      if (!has_other_child (db, guardian_id, pupil_id, last_day, &has_other, error) ||
          (!has_other && !klade_account_end_access (changes, guardian_id, KLADE_ROLE_GUARDIAN,
                                                    KLADE_ROLE_GUARDIAN, last_day, error)))
        return FALSE;
    }

  return TRUE;
}

gboolean
klade_people_remove (KladeChangeSet *changes,
                     gint64 pupil_id,
                     KladeDay last_day,
                     gint64 order_id,
                     GError **error)
{
  guint n_ended;

  if (!klade_people_check_days (last_day, KLADE_DAY_NONE, error) ||
      !end_stays (changes, pupil_id, last_day, order_id, &n_ended, error))
    return FALSE;

  if (n_ended == 0)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The pupil is in no class on that day."));
      return FALSE;
    }

  return klade_people_end_rows (changes, KLADE_PERSON_ROWS_MEMBERSHIPS, pupil_id, last_day,
                                error) &&
         klade_account_end_access (changes, pupil_id, KLADE_ROLE_PUPIL, KLADE_ROLE_PUPIL, last_day,
                                   error) &&
         end_guardians_access (changes, pupil_id, last_day, error);
}

/* ---- the verbs ---- */

typedef struct
{
  gint64 id; /* of the pupil, or of the stay */
  int revision;
  gint64 class_id;
  KladeDay first_day;
  KladeDay last_day;
  const KladeOrderName *order;
} Enrolment;

static gboolean
require_order (const KladeOrderName *order, GError **error)
{
  if (order != NULL)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("Enter the number and the date of the order."));
  return FALSE;
}

static gboolean
enrol_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Enrolment *enrolment = data;
  gint64 order_id;

  return klade_people_use_order (changes, enrolment->order, "admission", &order_id, error) &&
         klade_people_enrol (changes, enrolment->id, enrolment->class_id, enrolment->first_day,
                             KLADE_DAY_NONE, order_id, error);
}

/**
 * klade_school_enrol_pupil:
 * @session: who may change personal files
 * @pupil_id: who
 * @class_id: into which class
 * @first_day: from when on
 * @order: (nullable): the order; %NULL only for who came before orders were kept here
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID with a sentence when the pupil is in a class then
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_enrol_pupil (KladeSession *session,
                          gint64 pupil_id,
                          gint64 class_id,
                          KladeDay first_day,
                          const KladeOrderName *order,
                          KladeUndo **undo,
                          GError **error)
{
  Enrolment enrolment = {
    .id = pupil_id,
    .class_id = class_id,
    .first_day = first_day,
    .order = order,
  };

  return klade_people_run (session, _ ("Enrolment"), enrol_work, &enrolment, undo, error);
}

/* Memberships go with the class: the deputy puts the pupil into the new class's groups. */
static gboolean
transfer_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Enrolment *enrolment = data;
  gint64 order_id;
  guint n_ended;

  if (!klade_people_check_days (enrolment->first_day, KLADE_DAY_NONE, error) ||
      !klade_people_use_order (changes, enrolment->order, "transfer", &order_id, error) ||
      !end_stays (changes, enrolment->id, enrolment->first_day - 1, order_id, &n_ended, error))
    return FALSE;

  if (n_ended == 0)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The pupil is in no class on the day before. Enrol the pupil instead."));
      return FALSE;
    }

  return klade_people_end_rows (changes, KLADE_PERSON_ROWS_MEMBERSHIPS, enrolment->id,
                                enrolment->first_day - 1, error) &&
         klade_people_enrol (changes, enrolment->id, enrolment->class_id, enrolment->first_day,
                             KLADE_DAY_NONE, order_id, error);
}

/**
 * klade_school_transfer_pupil:
 * @session: who may change personal files
 * @pupil_id: who
 * @class_id: into which class
 * @first_day: the first day there; the stay in the old class and its groups ends the day before
 * @order: the order
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID with a sentence, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_transfer_pupil (KladeSession *session,
                             gint64 pupil_id,
                             gint64 class_id,
                             KladeDay first_day,
                             const KladeOrderName *order,
                             KladeUndo **undo,
                             GError **error)
{
  Enrolment enrolment = {
    .id = pupil_id,
    .class_id = class_id,
    .first_day = first_day,
    .order = order,
  };

  return require_order (order, error) &&
         klade_people_run (session, _ ("Transfer"), transfer_work, &enrolment, undo, error);
}

static gboolean
remove_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Enrolment *enrolment = data;
  gint64 order_id;

  return klade_people_use_order (changes, enrolment->order, "discharge", &order_id, error) &&
         klade_people_remove (changes, enrolment->id, enrolment->last_day, order_id, error);
}

/**
 * klade_school_remove_pupil:
 * @session: who may change personal files
 * @pupil_id: who leaves the school
 * @last_day: the last day here
 * @order: the order
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID with a sentence, %KLADE_ERROR_DENIED
 *
 * Group memberships and access end on the same day, the guardians' too if they have no other
 * child here; everything written stays.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_remove_pupil (KladeSession *session,
                           gint64 pupil_id,
                           KladeDay last_day,
                           const KladeOrderName *order,
                           KladeUndo **undo,
                           GError **error)
{
  Enrolment enrolment = { .id = pupil_id, .last_day = last_day, .order = order };

  return require_order (order, error) && klade_people_run (session, _ ("Removal from the school"),
                                                           remove_work, &enrolment, undo, error);
}

/* The first day is a key: another one is another row, and the old one is hidden. */
static gboolean
correct_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Enrolment *enrolment = data;
  g_autoptr (KladeRecord) before = klade_register_get (changes, &klade_table_enrolment,
                                                       enrolment->id, enrolment->revision, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  after->numbers[KLADE_ENROLMENT_COLUMN_VALID_TO] = enrolment->last_day;
  if (enrolment->first_day == before->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM])
    return klade_people_check_days (enrolment->first_day, enrolment->last_day, error) &&
           klade_people_check_stay (klade_session_get_db (klade_change_set_get_session (changes)),
                                    after, error) &&
           klade_register_set (changes, before, after,
                               before->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID], error);

  after->id = 0;
  after->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM] = enrolment->first_day;
  return klade_register_hide (changes, &klade_table_enrolment, before->id, before->revision,
                              before->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID], error) &&
         put_enrolment (changes, after, error);
}

/**
 * klade_school_correct_enrolment:
 * @session: who may change personal files
 * @enrolment_id, @revision: the stay
 * @first_day, @last_day: as they should be; %KLADE_DAY_NONE: the last day is open
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID with a sentence, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_correct_enrolment (KladeSession *session,
                                gint64 enrolment_id,
                                int revision,
                                KladeDay first_day,
                                KladeDay last_day,
                                KladeUndo **undo,
                                GError **error)
{
  Enrolment enrolment = {
    .id = enrolment_id,
    .revision = revision,
    .first_day = first_day,
    .last_day = last_day,
  };

  return klade_people_run (session, _ ("Correction of an enrolment"), correct_work, &enrolment,
                           undo, error);
}

static gboolean
hide_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Enrolment *enrolment = data;
  g_autoptr (KladeRecord) before = klade_register_get (changes, &klade_table_enrolment,
                                                       enrolment->id, enrolment->revision, error);

  return before != NULL &&
         klade_register_hide (changes, &klade_table_enrolment, before->id, before->revision,
                              before->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID], error);
}

/**
 * klade_school_hide_enrolment:
 * @session: who may change personal files
 * @enrolment_id, @revision: a stay that never was
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_enrolment (KladeSession *session,
                             gint64 enrolment_id,
                             int revision,
                             KladeUndo **undo,
                             GError **error)
{
  Enrolment enrolment = { .id = enrolment_id, .revision = revision };

  return klade_people_run (session, _ ("Hidden enrolment"), hide_work, &enrolment, undo, error);
}
