/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-store-class.h"
#include "klade-store-merge.h"
#include "klade-store-person.h"
#include "klade-store-secret.h"

/* Two records of one person become one: what was the second's goes to the first, the second is
 * hidden and says where it went. */

typedef struct
{
  gint64 kept_id;
  gint64 merged_id;
} Merge;

/* ---- rows that only change whose they are ---- */

typedef struct
{
  int which; /* column */
  gint64 row_id;
} Moved;

typedef struct
{
  gint64 from;
  gint64 to;
  GArray *rows; /* Moved */
} MoveStep;

static void
free_step (gpointer data)
{
  MoveStep *step = data;

  g_array_unref (step->rows);
  g_free (step);
}

static gboolean
log_move (KladeSession *session,
          const char *action,
          const Moved *row,
          gint64 from,
          gint64 to,
          GError **error)
{
  g_autofree char *old_value = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  g_autofree char *new_value = g_strdup_printf ("%" G_GINT64_FORMAT, to);
  const KladeAuditEntry entry = {
    .action = action,
    .table_name = klade_store_person_column_table (row->which),
    .row_id = row->row_id,
    .field = klade_store_person_column_name (row->which),
    .old_value = old_value,
    .new_value = new_value,
    .pupil_id = to,
  };

  return klade_session_log (session, &entry, error);
}

static gboolean
move_row (KladeSession *session,
          const char *action,
          const Moved *row,
          gint64 from,
          gint64 to,
          GError **error)
{
  gboolean moved;

  if (!klade_store_move_row_of_person (klade_session_get_db (session), row->which, row->row_id,
                                       from, to, &moved, error))
    return FALSE;

  if (!moved)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                   _ ("It was changed since then, so it cannot be taken back."));
      return FALSE;
    }

  return log_move (session, action, row, from, to, error);
}

/* KladeUndoFunc */
static gboolean
take_moves_back (KladeSession *session, gconstpointer data, KladeUndo *redo, GError **error)
{
  const MoveStep *done = data;
  MoveStep *again = g_new0 (MoveStep, 1);

  *again = (MoveStep){ done->to, done->from, g_array_ref (done->rows) };
  klade_undo_add (redo, take_moves_back, again, free_step);

  for (guint i = done->rows->len; i > 0; i--)
    if (!move_row (session, KLADE_AUDIT_UNDO, &g_array_index (done->rows, Moved, i - 1), done->to,
                   done->from, error))
      return FALSE;

  return TRUE;
}

static gboolean
move_everything (KladeChangeSet *changes, const Merge *merge, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  MoveStep *step = g_new0 (MoveStep, 1);

  *step =
      (MoveStep){ merge->merged_id, merge->kept_id, g_array_new (FALSE, FALSE, sizeof (Moved)) };
  klade_change_set_add_step (changes, take_moves_back, step, free_step);

  for (int which = 0; which < klade_store_n_person_columns; which++)
    {
      g_autoptr (GArray) ids = klade_store_list_rows_of_person (
          klade_session_get_db (session), which, merge->merged_id, merge->kept_id, error);

      if (ids == NULL)
        return FALSE;

      for (guint i = 0; i < ids->len; i++)
        {
          Moved row = { which, g_array_index (ids, gint64, i) };

          if (!move_row (session, KLADE_AUDIT_SET, &row, merge->merged_id, merge->kept_id, error))
            return FALSE;
          g_array_append_val (step->rows, row);
        }
    }

  return TRUE;
}

/* ---- rows that would stand twice ---- */

static gboolean
overlap (const KladeRecord *a, const KladeRecord *b, int from, int to)
{
  gint64 last_a = a->numbers[to] != KLADE_DAY_NONE ? a->numbers[to] : G_MAXINT32;
  gint64 last_b = b->numbers[to] != KLADE_DAY_NONE ? b->numbers[to] : G_MAXINT32;

  return a->numbers[from] <= last_b && b->numbers[from] <= last_a;
}

/* Which of two persons' rows say the same: the field that tells of what they are. */
static const struct
{
  KladePersonRows rows;
  int about;
  int from;
  int to;
} doubles[] = {
  { KLADE_PERSON_ROWS_ENROLMENTS, KLADE_ENROLMENT_COLUMN_CLASS_ID,
    KLADE_ENROLMENT_COLUMN_VALID_FROM, KLADE_ENROLMENT_COLUMN_VALID_TO },
  { KLADE_PERSON_ROWS_MEMBERSHIPS, KLADE_GROUP_MEMBER_COLUMN_GROUP_ID,
    KLADE_GROUP_MEMBER_COLUMN_VALID_FROM, KLADE_GROUP_MEMBER_COLUMN_VALID_TO },
  { KLADE_PERSON_ROWS_GUARDIANS, KLADE_GUARDIANSHIP_COLUMN_GUARDIAN_ID,
    KLADE_GUARDIANSHIP_COLUMN_VALID_FROM, KLADE_GUARDIANSHIP_COLUMN_VALID_TO },
  { KLADE_PERSON_ROWS_CHILDREN, KLADE_GUARDIANSHIP_COLUMN_PUPIL_ID,
    KLADE_GUARDIANSHIP_COLUMN_VALID_FROM, KLADE_GUARDIANSHIP_COLUMN_VALID_TO },
};

static gboolean
has_double (GPtrArray *kept, const KladeRecord *row, gsize which)
{
  for (guint i = 0; i < kept->len; i++)
    {
      const KladeRecord *other = g_ptr_array_index (kept, i);

      if (other->numbers[doubles[which].about] == row->numbers[doubles[which].about] &&
          overlap (other, row, doubles[which].from, doubles[which].to))
        return TRUE;
    }

  return FALSE;
}

static gboolean
hide_doubles (KladeChangeSet *changes, const Merge *merge, gsize which, GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) kept =
      klade_store_list_person_rows (db, doubles[which].rows, merge->kept_id, 1, error);
  g_autoptr (GPtrArray) merged = NULL;

  if (kept == NULL)
    return FALSE;

  merged = klade_store_list_person_rows (db, doubles[which].rows, merge->merged_id, 1, error);
  if (merged == NULL)
    return FALSE;

  for (guint i = 0; i < merged->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (merged, i);

      if (has_double (kept, row, which))
        {
          if (!klade_register_hide (changes, row->table, row->id, row->revision, merge->merged_id,
                                    error))
            return FALSE;
        }
      else if (doubles[which].rows == KLADE_PERSON_ROWS_ENROLMENTS)
        {
          g_autoptr (KladeRecord) stay = klade_record_copy (row);

          stay->id = 0;
          stay->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID] = merge->kept_id;
          if (!klade_people_check_stay (db, stay, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* ---- names ---- */

static gboolean
is_name (const KladeRecord *name, const char *surname, const char *given_name)
{
  return g_str_equal (name->texts[KLADE_PERSON_NAME_COLUMN_SURNAME], surname) &&
         g_str_equal (name->texts[KLADE_PERSON_NAME_COLUMN_GIVEN_NAME], given_name);
}

/* The last day of the second one's earlier names that the first one's @first, which holds since
 * ever, says nothing of; and the order by which that name came. */
static KladeDay
find_last_earlier (GPtrArray *names,
                   const KladeRecord *first,
                   const char *surname,
                   const char *given_name,
                   gint64 *order_id)
{
  KladeDay until =
      first != NULL ? (KladeDay) first->numbers[KLADE_PERSON_NAME_COLUMN_VALID_TO] : KLADE_DAY_NONE;
  KladeDay last = KLADE_DAY_NONE;

  *order_id = 0;
  for (guint i = 0; i < names->len; i++)
    {
      const KladeRecord *name = g_ptr_array_index (names, i);
      KladeDay to = (KladeDay) name->numbers[KLADE_PERSON_NAME_COLUMN_VALID_TO];

      if (is_name (name, surname, given_name))
        {
          if (name->numbers[KLADE_PERSON_NAME_COLUMN_VALID_FROM] == last + 1)
            *order_id = name->numbers[KLADE_PERSON_NAME_COLUMN_ORDER_ID];
        }
      else if (to != KLADE_DAY_NONE && (until == KLADE_DAY_NONE || to < until))
        {
          last = to;
          *order_id = 0;
        }
    }

  return last;
}

/* The first one's oldest name held since ever only as long as no earlier one was known: it begins
 * after those that the second one's file knows.  These are then moved like all other rows. */
static gboolean
make_room_for_names (KladeChangeSet *changes,
                     const Merge *merge,
                     const KladeRecord *person,
                     GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (GPtrArray) kept =
      klade_store_list_person_rows (db, KLADE_PERSON_ROWS_NAMES, merge->kept_id, 1, error);
  g_autoptr (GPtrArray) merged = NULL;
  g_autoptr (KladeRecord) shortened = NULL;
  const KladeRecord *first;
  const char *surname = person->texts[KLADE_PERSON_COLUMN_SURNAME];
  const char *given_name = person->texts[KLADE_PERSON_COLUMN_GIVEN_NAME];
  gint64 order_id;
  KladeDay last;

  if (kept != NULL)
    merged = klade_store_list_person_rows (db, KLADE_PERSON_ROWS_NAMES, merge->merged_id, 1, error);
  if (merged == NULL)
    return FALSE;

  first = kept->len > 0 ? g_ptr_array_index (kept, 0) : NULL;
  if (first != NULL)
    {
      surname = first->texts[KLADE_PERSON_NAME_COLUMN_SURNAME];
      given_name = first->texts[KLADE_PERSON_NAME_COLUMN_GIVEN_NAME];
    }
  last = find_last_earlier (merged, first, surname, given_name, &order_id);
  if (last == KLADE_DAY_NONE ||
      (first != NULL && first->numbers[KLADE_PERSON_NAME_COLUMN_VALID_FROM] > last))
    return TRUE;

  if (first == NULL)
    return klade_people_add_name (changes, merge->kept_id, surname, given_name, last + 1,
                                  KLADE_DAY_NONE, order_id, error);

  shortened = klade_record_copy (first);
  shortened->numbers[KLADE_PERSON_NAME_COLUMN_VALID_FROM] = last + 1;
  if (order_id != 0)
    shortened->numbers[KLADE_PERSON_NAME_COLUMN_ORDER_ID] = order_id;
  return klade_register_set (changes, first, shortened, merge->kept_id, error);
}

/* ---- what is sealed ---- */

static gboolean
has_current (GArray *secrets, const char *field)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      const KladeStoredSecret *secret = &g_array_index (secrets, KladeStoredSecret, i);

      if (secret->valid_to == KLADE_DAY_NONE && g_str_equal (secret->field, field))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_known (KladeSeal *seal, GArray *secrets, const char *field, const char *value)
{
  for (guint i = 0; i < secrets->len; i++)
    {
      const KladeStoredSecret *secret = &g_array_index (secrets, KladeStoredSecret, i);
      g_autofree char *other = NULL;

      if (!g_str_equal (secret->field, field))
        continue;
      other = klade_seal_open (seal, secret->person_id, field, secret->sealed, NULL);
      if (other != NULL && g_str_equal (other, value))
        return TRUE;
    }

  return FALSE;
}

/* What only the second one's file knows; where both know something, the first one's holds now and
 * the other is history.  A value is sealed for its person, so it is sealed anew. */
static gboolean
take_over_data (KladeChangeSet *changes, const Merge *merge, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  KladeDb *db = klade_session_get_db (session);
  KladeSeal *seal = klade_people_get_seal (session);
  g_autoptr (GArray) kept = klade_store_list_person_secrets (db, merge->kept_id, error);
  g_autoptr (GArray) merged = NULL;

  if (kept == NULL)
    return FALSE;

  merged = klade_store_list_person_secrets (db, merge->merged_id, error);
  if (merged == NULL)
    return FALSE;

  for (guint i = 0; i < merged->len; i++)
    {
      const KladeStoredSecret *secret = &g_array_index (merged, KladeStoredSecret, i);
      g_autofree char *value =
          klade_seal_open (seal, merge->merged_id, secret->field, secret->sealed, error);
      KladeDay to = secret->valid_to;

      if (value == NULL)
        return FALSE;
      if (is_known (seal, kept, secret->field, value))
        continue;
      if (to == KLADE_DAY_NONE && has_current (kept, secret->field))
        to = MAX (klade_session_get_today (session) - 1, secret->valid_from);
      if (!klade_people_add_secret (changes, merge->kept_id, secret->field, value,
                                    secret->valid_from, to, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- the verb ---- */

static gboolean
check_merge (KladeChangeSet *changes, const Merge *merge, GError **error)
{
  KladeSession *session = klade_change_set_get_session (changes);
  const char *sentence = NULL;
  gint64 n_twice;

  if (!klade_store_count_entered_twice (klade_session_get_db (session), merge->merged_id,
                                        merge->kept_id, &n_twice, error))
    return FALSE;

  if (merge->kept_id == merge->merged_id)
    sentence = _ ("Choose two different persons.");
  else if (merge->merged_id == klade_session_get_person_id (session))
    sentence = _ ("You are signed in as this person. Keep this one and merge the other one.");
  else if (n_twice > 0)
    sentence = _ ("Both have marks or absences in the same lessons. Empty those of one of them "
                  "first.");

  if (sentence != NULL)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID, sentence);
  return sentence == NULL;
}

static gboolean
hide_merged (KladeChangeSet *changes, const Merge *merge, GError **error)
{
  g_autoptr (KladeRecord) before = klade_people_get_person (changes, merge->merged_id, 0, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  after->numbers[KLADE_PERSON_COLUMN_MERGED_INTO_ID] = merge->kept_id;
  klade_record_make_absent (after);
  return klade_register_set (changes, before, after, merge->merged_id, error);
}

static gboolean
merge_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Merge *merge = data;
  g_autoptr (KladeRecord) kept = klade_people_get_person (changes, merge->kept_id, 0, error);

  if (kept == NULL || !check_merge (changes, merge, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (doubles); i++)
    if (!hide_doubles (changes, merge, i, error))
      return FALSE;

  return take_over_data (changes, merge, error) &&
         make_room_for_names (changes, merge, kept, error) && hide_merged (changes, merge, error) &&
         move_everything (changes, merge, error);
}

/**
 * klade_school_merge_persons:
 * @session: who may change personal files
 * @kept_id: the record that stays
 * @merged_id: the other record of the same person
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID with a sentence when both have entries for the same lessons or are
 *   in two classes at once; %KLADE_ERROR_DENIED
 *
 * Stays, marks, absences, roles, accounts, data and earlier names of @merged_id become @kept_id's;
 * what both have stays @kept_id's.  @merged_id is hidden and says where it went.
 *
 * Returns: %TRUE if they are one
 */
gboolean
klade_school_merge_persons (KladeSession *session,
                            gint64 kept_id,
                            gint64 merged_id,
                            KladeUndo **undo,
                            GError **error)
{
  Merge merge = { kept_id, merged_id };

  return klade_people_run (session, _ ("Two records of one person"), merge_work, &merge, undo,
                           error);
}
