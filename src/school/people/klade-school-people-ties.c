/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-store-person.h"
#include "klade-text.h"

#define POSITION_LENGTH_MAX 200 /* letters */

/* Who answers for whom, and who works here. */

typedef struct
{
  gint64 id; /* of the row, the pupil or the person */
  int revision;
  gint64 guardian_id;
  const char *text;
  KladeDay first_day;
  KladeDay last_day;
  const KladeOrderName *order;
} Tie;

/* ---- guardians ---- */

static const char *
known_kind (const char *kind)
{
  static const char *const kinds[] = { "mother", "father", "guardian", "other" };

  for (gsize i = 0; kind != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kind, kinds[i]))
      return kinds[i];

  return "other";
}

/* One tie at a time between two persons. */
static gboolean
check_tie_is_new (KladeDb *db, const Tie *tie, GError **error)
{
  g_autoptr (GPtrArray) guardians = klade_store_list_person_rows (
      db, KLADE_PERSON_ROWS_GUARDIANS, tie->id, tie->first_day - 1, error);

  if (guardians == NULL)
    return FALSE;

  for (guint i = 0; i < guardians->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (guardians, i);

      if (row->numbers[KLADE_GUARDIANSHIP_COLUMN_GUARDIAN_ID] == tie->guardian_id)
        {
          g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS,
                       _ ("This person is entered as the pupil's guardian already."));
          return FALSE;
        }
    }

  return TRUE;
}

gboolean
klade_people_add_guardian (KladeChangeSet *changes,
                           gint64 pupil_id,
                           gint64 guardian_id,
                           const char *kind,
                           KladeDay first_day,
                           GError **error)
{
  const Tie tie = { .id = pupil_id, .guardian_id = guardian_id, .first_day = first_day };
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (KladeRecord) pupil = klade_people_get_person (changes, pupil_id, 0, error);
  g_autoptr (KladeRecord) guardian = NULL;
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_guardianship);
  g_autoptr (KladeRecord) hidden = NULL;

  if (pupil == NULL)
    return FALSE;
  guardian = klade_people_get_person (changes, guardian_id, 0, error);
  if (guardian == NULL || !klade_people_check_days (first_day, KLADE_DAY_NONE, error))
    return FALSE;

  if (pupil_id == guardian_id)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Nobody is one's own guardian. Choose another person."));
      return FALSE;
    }

  record->numbers[KLADE_GUARDIANSHIP_COLUMN_PUPIL_ID] = pupil_id;
  record->numbers[KLADE_GUARDIANSHIP_COLUMN_GUARDIAN_ID] = guardian_id;
  record->numbers[KLADE_GUARDIANSHIP_COLUMN_VALID_FROM] = first_day;
  klade_record_set_text (record, KLADE_GUARDIANSHIP_COLUMN_KIND, known_kind (kind));
  return check_tie_is_new (db, &tie, error) &&
         klade_store_find_guardianship (db, pupil_id, guardian_id, first_day, &hidden, error) &&
         klade_people_put (changes, record, hidden, pupil_id, error);
}

static gboolean
add_guardian_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Tie *tie = data;

  return klade_people_add_guardian (changes, tie->id, tie->guardian_id, tie->text, tie->first_day,
                                    error);
}

/**
 * klade_school_add_guardian:
 * @session: who may change personal files
 * @pupil_id: whose guardian
 * @guardian_id: who
 * @kind: mother, father, guardian or other
 * @first_day: from when on
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_EXISTS, %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_add_guardian (KladeSession *session,
                           gint64 pupil_id,
                           gint64 guardian_id,
                           const char *kind,
                           KladeDay first_day,
                           KladeUndo **undo,
                           GError **error)
{
  Tie tie = {
    .id = pupil_id,
    .guardian_id = guardian_id,
    .text = kind,
    .first_day = first_day,
  };

  return klade_people_run (session, _ ("New guardian"), add_guardian_work, &tie, undo, error);
}

/* The access of who is nobody's guardian any more ends. */
static gboolean
end_guardian_access (KladeChangeSet *changes, gint64 guardian_id, KladeDay last_day, GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) children =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_CHILDREN, guardian_id, last_day, error);

  return children != NULL &&
         (children->len > 0 || klade_account_end_access (changes, guardian_id, KLADE_ROLE_GUARDIAN,
                                                         KLADE_ROLE_GUARDIAN, last_day, error));
}

static gboolean
end_guardian_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Tie *tie = data;
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_guardianship, tie->id, tie->revision, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL ||
      !klade_people_check_days ((KladeDay) before->numbers[KLADE_GUARDIANSHIP_COLUMN_VALID_FROM],
                                tie->last_day, error))
    return FALSE;

  after = klade_record_copy (before);
  after->numbers[KLADE_GUARDIANSHIP_COLUMN_VALID_TO] = tie->last_day;
  return klade_register_set (changes, before, after,
                             before->numbers[KLADE_GUARDIANSHIP_COLUMN_PUPIL_ID], error) &&
         (tie->last_day == KLADE_DAY_NONE ||
          end_guardian_access (changes, before->numbers[KLADE_GUARDIANSHIP_COLUMN_GUARDIAN_ID],
                               tie->last_day, error));
}

/**
 * klade_school_end_guardian:
 * @session: who may change personal files
 * @guardianship_id, @revision: the entry of the file
 * @last_day: the last day; %KLADE_DAY_NONE takes back an end that was entered
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Access to the pupil ends with that day; who has no other child here loses the account.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_end_guardian (KladeSession *session,
                           gint64 guardianship_id,
                           int revision,
                           KladeDay last_day,
                           KladeUndo **undo,
                           GError **error)
{
  Tie tie = { .id = guardianship_id, .revision = revision, .last_day = last_day };

  return klade_people_run (session, _ ("End of a guardianship"), end_guardian_work, &tie, undo,
                           error);
}

/* ---- staff ---- */

gboolean
klade_people_employ (KladeChangeSet *changes,
                     gint64 person_id,
                     const char *position,
                     KladeDay first_day,
                     gint64 order_id,
                     GError **error)
{
  g_autoptr (KladeRecord) person = klade_people_get_person (changes, person_id, 0, error);
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_employment);
  g_autofree char *clean = klade_text_clean_line (position != NULL ? position : "");

  if (person == NULL || !klade_people_check_days (first_day, KLADE_DAY_NONE, error))
    return FALSE;

  if (*clean == '\0' || g_utf8_strlen (clean, -1) > POSITION_LENGTH_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Enter the position, in a few words."));
      return FALSE;
    }

  record->numbers[KLADE_EMPLOYMENT_COLUMN_PERSON_ID] = person_id;
  klade_record_set_text (record, KLADE_EMPLOYMENT_COLUMN_POSITION, clean);
  record->numbers[KLADE_EMPLOYMENT_COLUMN_VALID_FROM] = first_day;
  record->numbers[KLADE_EMPLOYMENT_COLUMN_ORDER_ID] = order_id;
  return klade_register_add (changes, record, person_id, error);
}

static gboolean
employ_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Tie *tie = data;
  gint64 order_id;

  return klade_people_use_order (changes, tie->order, "employment", &order_id, error) &&
         klade_people_employ (changes, tie->id, tie->text, tie->first_day, order_id, error);
}

/**
 * klade_school_add_employment:
 * @session: who may change personal files
 * @person_id: who
 * @position: as what
 * @first_day: from when on
 * @order: (nullable): the order
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_add_employment (KladeSession *session,
                             gint64 person_id,
                             const char *position,
                             KladeDay first_day,
                             const KladeOrderName *order,
                             KladeUndo **undo,
                             GError **error)
{
  Tie tie = { .id = person_id, .text = position, .first_day = first_day, .order = order };

  return klade_people_run (session, _ ("New employment"), employ_work, &tie, undo, error);
}

/* After the last post: roles, teaching and the account. */
static gboolean
end_work_access (KladeChangeSet *changes, gint64 person_id, KladeDay last_day, GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) others =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_EMPLOYMENTS, person_id, last_day, error);

  if (others == NULL)
    return FALSE;

  return others->len > 0 || (klade_people_end_rows (changes, KLADE_PERSON_ROWS_TEACHINGS, person_id,
                                                    last_day, error) &&
                             klade_account_end_access (changes, person_id, KLADE_ROLE_SUPERUSER,
                                                       KLADE_ROLE_SECRETARY, last_day, error));
}

static gboolean
is_own_last_right (KladeChangeSet *changes, gint64 person_id, GError **error)
{
  if (person_id != klade_session_get_person_id (klade_change_set_get_session (changes)))
    return FALSE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("You can't end your own work here: ask somebody else to enter it."));
  return TRUE;
}

static gboolean
end_employment_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Tie *tie = data;
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_employment, tie->id, tie->revision, error);
  g_autoptr (KladeRecord) after = NULL;
  gint64 person_id;

  if (before == NULL ||
      !klade_people_check_days ((KladeDay) before->numbers[KLADE_EMPLOYMENT_COLUMN_VALID_FROM],
                                tie->last_day, error))
    return FALSE;

  person_id = before->numbers[KLADE_EMPLOYMENT_COLUMN_PERSON_ID];
  if (is_own_last_right (changes, person_id, error))
    return FALSE;

  after = klade_record_copy (before);
  after->numbers[KLADE_EMPLOYMENT_COLUMN_VALID_TO] = tie->last_day;
  return klade_register_set (changes, before, after, person_id, error) &&
         (tie->last_day == KLADE_DAY_NONE ||
          end_work_access (changes, person_id, tie->last_day, error));
}

/**
 * klade_school_end_employment:
 * @session: who may change personal files
 * @employment_id, @revision: the entry of the file
 * @last_day: the last day; %KLADE_DAY_NONE takes back an end that was entered
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * With the last post end the roles, the teaching and the account; everything written stays.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_end_employment (KladeSession *session,
                             gint64 employment_id,
                             int revision,
                             KladeDay last_day,
                             KladeUndo **undo,
                             GError **error)
{
  Tie tie = { .id = employment_id, .revision = revision, .last_day = last_day };

  return klade_people_run (session, _ ("End of an employment"), end_employment_work, &tie, undo,
                           error);
}
