/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-care.h"

#include "klade-audit-names.h"
#include "klade-audit-replay.h"
#include "klade-i18n.h"
#include "klade-session-private.h"
#include "klade-sign-in.h"

#include <string.h>

#define FINDINGS_MAX 200
#define ROWS_PER_STEP 4096

/* Shares of the whole, for the progress bar. */
#define PART_FILE 0.2
#define PART_LOG 0.5

typedef struct
{
  KladeDb *db;
  const guint8 *key; /* (nullable): without a session the seal is not looked at */
  GPtrArray *findings;
  guint n_more; /* findings beyond FINDINGS_MAX */

  KladeProgress progress;
  gpointer progress_data;
  const char *step;
  double part_start;
  double part;
  gint64 n_done;
  gint64 n_all;

  KladeAuditReplay *replay;
  KladeAuditHead head;
  guint8 before[KLADE_AUDIT_HASH_SIZE];
  gint64 last_id;
  gboolean sealed_row_is_there;
  gboolean has_foreign_row; /* after the sealed one */
  guint table;              /* being compared */
} Check;

static void G_GNUC_PRINTF (2, 3) find (Check *self, const char *format, ...)
{
  va_list arguments;

  if (self->findings->len >= FINDINGS_MAX)
    {
      self->n_more++;
      return;
    }

  va_start (arguments, format);
  g_ptr_array_add (self->findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
tell (Check *self, double fraction, GError **error)
{
  if (self->progress == NULL || self->progress (self->step, fraction, self->progress_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "the check was cancelled");
  return FALSE;
}

static gboolean
start_part (Check *self, const char *step, double start, double part, gint64 n_all, GError **error)
{
  self->step = step;
  self->part_start = start;
  self->part = part;
  self->n_done = 0;
  self->n_all = MAX (n_all, 1);
  return tell (self, start, error);
}

static gboolean
count_row (Check *self, GError **error)
{
  self->n_done++;
  if (self->n_done % ROWS_PER_STEP != 0)
    return TRUE;

  return tell (
      self, self->part_start + self->part * MIN (1.0, (double) self->n_done / (double) self->n_all),
      error);
}

/* ---- the file ---- */

static gboolean
check_file (Check *self, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!start_part (self, _ ("Checking the file"), 0, PART_FILE, 1, error) ||
      !klade_db_check (self->db, faults, error))
    return FALSE;

  for (guint i = 0; i < faults->len; i++)
    find (self, _ ("The file is damaged: %s"), (const char *) g_ptr_array_index (faults, i));

  return TRUE;
}

/* ---- the log ---- */

static void
check_place_in_chain (Check *self, const KladeAuditRow *row)
{
  g_autofree char *first = g_strdup_printf ("%" G_GINT64_FORMAT, self->last_id + 1);
  g_autofree char *last = g_strdup_printf ("%" G_GINT64_FORMAT, row->id - 1);

  if (row->id == self->last_id + 2)
    find (self, _ ("Row %s of the log is missing."), first);
  else
    find (self, _ ("Rows %s to %s of the log are missing."), first, last);
}

static void
find_changed (Check *self, const KladeAuditRow *row)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, row->id);

  find (self, _ ("Row %s of the log was changed from outside."), number);
}

static void
find_alarm (Check *self, const KladeAuditRow *row)
{
  g_autofree char *when = klade_instant_to_text (row->at, KLADE_DAY_NONE);

  find (self, _ ("%s: Klade found that the log had been changed from outside."), when);
}

static gboolean
take_audit_row (const KladeAuditRow *row, const guint8 *hash, gpointer data, GError **error)
{
  Check *self = data;
  guint8 computed[KLADE_AUDIT_HASH_SIZE];
  gboolean is_failed_sign_in = g_str_equal (row->action, KLADE_AUDIT_SIGN_IN_FAILED);

  if (row->id != self->last_id + 1)
    check_place_in_chain (self, row);
  klade_audit_hash (self->before, row, computed);
  if (hash == NULL || memcmp (hash, computed, sizeof computed) != 0)
    find_changed (self, row);

  if (g_str_equal (row->action, KLADE_AUDIT_ALARM))
    find_alarm (self, row);

  memcpy (self->before, hash != NULL ? hash : computed, sizeof self->before);
  self->last_id = row->id;
  klade_audit_replay_take (self->replay, row);

  if (row->id > self->head.sealed_id && !is_failed_sign_in)
    self->has_foreign_row = TRUE;
  if (row->id == self->head.sealed_id)
    {
      self->sealed_row_is_there = TRUE;
      if (self->key != NULL && !klade_audit_head_is_sealed (&self->head, self->before, self->key))
        find (self, _ ("The log was rewritten by somebody who has no account in this school."));
    }

  return count_row (self, error);
}

static void
check_end_of_chain (Check *self)
{
  if (self->last_id != self->head.last_id ||
      memcmp (self->before, self->head.hash, sizeof self->before) != 0)
    find (self, _ ("The end of the log does not fit: rows were removed or added from outside."));
  if (self->has_foreign_row || (self->head.sealed_id != 0 && !self->sealed_row_is_there))
    find (self, _ ("The end of the log was written by somebody who was not signed in."));
}

static gboolean
check_log (Check *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!klade_store_read_audit_head (self->db, &self->head, &local_error))
    {
      if (!g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_CORRUPT))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      find (self, _ ("The head of the log is missing."));
    }

  if (!start_part (self, _ ("Checking the log"), PART_FILE, PART_LOG, self->head.last_id, error) ||
      !klade_store_each_audit_row (self->db, take_audit_row, self, error))
    return FALSE;

  check_end_of_chain (self);
  return TRUE;
}

/* ---- the tables against the log ---- */

static const char *
table_name (guint table)
{
  static const char *const names[KLADE_N_LOGGED_TABLES] = {
    NC_ ("log", "mark"),
    NC_ ("log", "absence"),
    NC_ ("log", "semester or year mark"),
    NC_ ("log", "closing of a semester"),
    NC_ ("log", "lesson"),
    NC_ ("log", "work"),
    NC_ ("log", "justification"),
  };

  return C_ ("log", names[table]);
}

static const char *
field_name (guint table, guint field)
{
  static const struct
  {
    const char *field;
    const char *name;
  } names[] = {
    { KLADE_FIELD_VALUE, NC_ ("log", "the value") },
    { KLADE_FIELD_CODE, NC_ ("log", "the code") },
    { KLADE_FIELD_IS_CLOSED, NC_ ("log", "the closing") },
    { KLADE_FIELD_IS_HIDDEN, NC_ ("log", "the hiding") },
    { KLADE_FIELD_TOPIC, NC_ ("log", "the topic") },
    { KLADE_FIELD_HOMEWORK, NC_ ("log", "the homework") },
    { KLADE_FIELD_HOMEWORK_STATE, NC_ ("log", "whether homework was set") },
    { KLADE_FIELD_NOTES, NC_ ("log", "the notes") },
    { KLADE_FIELD_KIND, NC_ ("log", "the kind") },
    { KLADE_FIELD_REASON, NC_ ("log", "the reason") },
    { KLADE_FIELD_HELD_ON, NC_ ("log", "the day") },
    { KLADE_FIELD_LESSON_NO, NC_ ("log", "the lesson number") },
    { KLADE_FIELD_SCALE, NC_ ("log", "the scale") },
    { KLADE_FIELD_WEIGHT, NC_ ("log", "the weight") },
    { KLADE_FIELD_TITLE, NC_ ("log", "the title") },
    { "first_day", NC_ ("log", "the first day") },
    { "last_day", NC_ ("log", "the last day") },
    { "excuse", NC_ ("log", "the excuse") },
  };
  const char *column = klade_logged_tables[table].fields[field];

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].field, column))
      return C_ ("log", names[i].name);

  return column;
}

static char *
describe (Check *self, guint table, gint64 row_id)
{
  g_autofree char *place =
      klade_store_describe_row (self->db, &klade_logged_tables[table], row_id, NULL);

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " (%s)", table_name (table), row_id,
                          place != NULL ? place : "?");
}

static void
find_difference (Check *self, gint64 row_id, guint field, const char *value, const char *logged)
{
  g_autofree char *what = describe (self, self->table, row_id);

  find (self, /* translators: which row, which column, what stands there, what should */
        _ ("%s: %s is “%s”, but the log says “%s”."), what, field_name (self->table, field),
        value != NULL ? value : "", logged);
}

static gboolean
take_logged_row (gint64 row_id, const char *const *values, gpointer data, GError **error)
{
  Check *self = data;
  gboolean is_logged = TRUE;

  for (guint i = 0; i < klade_logged_tables[self->table].n_fields; i++)
    {
      g_autofree char *logged = NULL;

      switch (klade_audit_replay_compare (self->replay, self->table, i, row_id, values[i], &logged))
        {
        case KLADE_DIFFERS:
          find_difference (self, row_id, i, values[i], logged);
          break;
        case KLADE_UNLOGGED:
          is_logged = FALSE;
          break;
        case KLADE_AGREES:
        default:
          break;
        }
    }

  if (!is_logged)
    {
      g_autofree char *what = describe (self, self->table, row_id);

      find (self, _ ("%s: nothing in the log says who entered it."), what);
    }

  return count_row (self, error);
}

static void
take_gone_row (guint table, gint64 row_id, gpointer data)
{
  Check *self = data;
  g_autofree char *what = describe (self, table, row_id);

  find (self, _ ("%s: the log knows it, but it is no longer in the school."), what);
}

static gboolean
check_values (Check *self, GError **error)
{
  double start = PART_FILE + PART_LOG;
  double part = (1 - start) / KLADE_N_LOGGED_TABLES;

  for (guint i = 0; i < KLADE_N_LOGGED_TABLES; i++)
    {
      const KladeLoggedTable *table = &klade_logged_tables[i];
      gint64 n_rows;

      self->table = i;
      if (!klade_store_get_last_id (self->db, table, &n_rows, error) ||
          !start_part (self, _ ("Comparing the journals with the log"), start + i * part, part,
                       n_rows, error) ||
          !klade_store_each_logged_row (self->db, table, take_logged_row, self, error))
        return FALSE;
    }

  klade_audit_replay_each_gone (self->replay, take_gone_row, self);
  return TRUE;
}

static gboolean
check_rows (KladeDb *db, gpointer data, GError **error)
{
  Check *self = data;

  return check_log (self, error) && check_values (self, error);
}

/* A damaged file is known by its findings; that it cannot be read on is no news. */
static gboolean
is_known_damage (Check *self, const GError *error)
{
  return self->findings->len > 0 && g_error_matches (error, KLADE_ERROR, KLADE_ERROR_CORRUPT);
}

/**
 * klade_school_check:
 * @self: an open school
 * @session_or_null: (nullable): somebody signed in: then the log's seal is checked as well
 * @progress: (nullable) (scope call): hears how far it is; %FALSE cancels
 * @data: for @progress
 * @error: %G_IO_ERROR_CANCELLED, or why it could not be checked
 *
 * Checks the file, every row of the log and its order, and that marks, absences, lessons and
 * works stand as the log says.
 *
 * Returns: (transfer full) (element-type utf8): findings, translated; empty when all is well
 */
GPtrArray *
klade_school_check (KladeSchool *self,
                    KladeSession *session_or_null,
                    KladeProgress progress,
                    gpointer data,
                    GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KladeAuditReplay) replay = klade_audit_replay_new ();
  g_autoptr (GError) local_error = NULL;
  Check check = { .findings = findings,
                  .replay = replay,
                  .progress = progress,
                  .progress_data = data };

  g_return_val_if_fail (KLADE_IS_SCHOOL (self), NULL);

  check.db = klade_school_get_db (self);
  if (session_or_null != NULL)
    check.key = klade_vault_get_seal_key (klade_session_get_vault (session_or_null));

  if ((!check_file (&check, &local_error) ||
       !klade_db_within_read (check.db, check_rows, &check, &local_error)) &&
      !is_known_damage (&check, local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (check.n_more > 0)
    g_ptr_array_add (findings, g_strdup_printf (ngettext_ ("… and %u more finding.",
                                                           "… and %u more findings.", check.n_more),
                                                check.n_more));
  return g_steal_pointer (&findings);
}
