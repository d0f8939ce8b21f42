/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-change-set.h"

#include "klade-audit-names.h"
#include "klade-cell-value.h"
#include "klade-day.h"
#include "klade-i18n.h"
#include "klade-school-journal-guard.h"
#include "klade-store-absence.h"
#include "klade-store-journal.h"
#include "klade-store-justification.h"
#include "klade-store-lesson.h"
#include "klade-store-mark.h"
#include "klade-store-paper.h"
#include "klade-store-term-mark.h"
#include "klade-store-work.h"

/* One row before and after; @before of a new row is the row made absent. */
typedef struct
{
  KladeRecord *before;
  KladeRecord *after;
  KladeChangeContext context;
  gboolean is_new;
} KladeChange;

typedef struct
{
  KladeAction action;
  KladeTarget target;
} KladeNeed;

struct _KladeChangeSet
{
  KladeSession *session;
  gint64 journal_id;
  GArray *changes;  /* KladeChange */
  GArray *needs;    /* KladeNeed: what the person had to be allowed */
  GArray *steps;    /* Step: what else takes the verb back */
  gboolean is_undo; /* the log says undo, and who entered what comes back with it */
};

/* What a verb wrote past the records: its own way back. */
typedef struct
{
  KladeUndoFunc func;
  gpointer data;
  GDestroyNotify data_free;
} Step;

static void
clear_change (gpointer data)
{
  KladeChange *change = data;

  klade_record_free (change->before);
  klade_record_free (change->after);
}

KladeChangeSet *
klade_change_set_new (KladeSession *session, gint64 journal_id)
{
  KladeChangeSet *self = g_new0 (KladeChangeSet, 1);

  self->session = session;
  self->journal_id = journal_id;
  self->changes = g_array_new (FALSE, FALSE, sizeof (KladeChange));
  self->needs = g_array_new (FALSE, TRUE, sizeof (KladeNeed));
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->changes, clear_change);

  return self;
}

void
klade_change_set_free (KladeChangeSet *self)
{
  g_array_unref (self->changes);
  g_array_unref (self->needs);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const Step *step = &g_array_index (self->steps, Step, i);

      if (step->data_free != NULL)
        step->data_free (step->data);
    }
  g_array_unref (self->steps);
  g_free (self);
}

static void
free_step (gpointer data)
{
  klade_change_set_free (data);
}

gboolean
klade_change_set_is_empty (KladeChangeSet *self)
{
  return self->changes->len == 0 && self->steps->len == 0;
}

/**
 * klade_change_set_get_session:
 *
 * Returns: (transfer none): whose verb this is
 */
KladeSession *
klade_change_set_get_session (KladeChangeSet *self)
{
  return self->session;
}

/**
 * klade_change_set_add_step:
 * @func: takes back what the verb wrote past the records
 * @step: (transfer full): for @func
 * @step_free: (nullable): frees @step
 *
 * Such steps are taken back before the records are.
 */
void
klade_change_set_add_step (KladeChangeSet *self,
                           KladeUndoFunc func,
                           gpointer step,
                           GDestroyNotify step_free)
{
  Step whole = { func, step, step_free };

  g_array_append_val (self->steps, whole);
}

/* Notes a right that the verb asked for: taking the verb back asks for it again. */
void
klade_change_set_need (KladeChangeSet *self, KladeAction action, const KladeTarget *target)
{
  KladeNeed need = { .action = action, .target = *target };

  for (guint i = 0; i < self->needs->len; i++)
    {
      const KladeNeed *other = &g_array_index (self->needs, KladeNeed, i);

      if (other->action == action && other->target.journal_id == target->journal_id &&
          other->target.class_id == target->class_id &&
          other->target.pupil_id == target->pupil_id && other->target.day == target->day)
        return;
    }

  g_array_append_val (self->needs, need);
}

/* ---- stamps ---- */

static void
stamp (KladeChangeSet *self, KladeRecord *record, KladeColumnUse use)
{
  for (int i = 0; i < record->table->n_fields; i++)
    if (record->table->fields[i].use == use)
      record->numbers[i] = record->table->fields[i].type == KLADE_COLUMN_ID
                               ? klade_session_get_person_id (self->session)
                               : klade_session_now (self->session);
}

/* ---- the log ---- */

/* Field values as klade-audit-names.h fixes them. */
static char *
dup_log_value (const KladeRecord *record, int field)
{
  static const char *const codes[] = { "", "n", "k" };
  gint64 number = record->numbers[field];

  if (record->table == &klade_table_absence && field == KLADE_ABSENCE_COLUMN_CODE)
    return g_strdup (number >= 0 && number < (gint64) G_N_ELEMENTS (codes) ? codes[number] : "");

  return klade_record_dup_field (record, field);
}

/* A table of the registers, not of a journal's page. */
static gboolean
is_register (const KladeTable *table)
{
  return table != &klade_table_lesson && table != &klade_table_work &&
         table != &klade_table_justification && table != &klade_table_mark &&
         table != &klade_table_absence && table != &klade_table_term_mark &&
         table != &klade_table_term_close;
}

/* What a register's row is of, parted by slashes. */
static char *
dup_keys (const KladeRecord *record)
{
  GString *keys = g_string_new (NULL);

  for (int i = 0; i < record->table->n_keys; i++)
    {
      g_autofree char *value = klade_record_dup_field (record, i);

      g_string_append_printf (keys, "%s%s", i > 0 ? "/" : "", value != NULL ? value : "");
    }

  return g_string_free (keys, FALSE);
}

/* What an added row is in one line; NULL for rows that are a single value. */
static char *
dup_summary (const KladeRecord *record)
{
  const gint64 *numbers = record->numbers;

  if (record->table == &klade_table_lesson)
    {
      g_autofree char *day = klade_day_to_iso ((KladeDay) numbers[KLADE_LESSON_COLUMN_HELD_ON]);

      return g_strdup_printf ("%s/%d", day, (int) numbers[KLADE_LESSON_COLUMN_LESSON_NO]);
    }

  if (record->table == &klade_table_work)
    return g_strdup_printf ("%d/%d/%d/%s", (int) numbers[KLADE_WORK_COLUMN_KIND],
                            (int) numbers[KLADE_WORK_COLUMN_SCALE],
                            (int) numbers[KLADE_WORK_COLUMN_WEIGHT],
                            record->texts[KLADE_WORK_COLUMN_TITLE]);

  if (record->table == &klade_table_justification)
    {
      g_autofree char *first =
          klade_day_to_iso ((KladeDay) numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_DAY]);
      g_autofree char *last =
          klade_day_to_iso ((KladeDay) numbers[KLADE_JUSTIFICATION_COLUMN_LAST_DAY]);

      return g_strdup_printf ("%s/%s/%d", first, last,
                              (int) numbers[KLADE_JUSTIFICATION_COLUMN_EXCUSE]);
    }

  return is_register (record->table) ? dup_keys (record) : NULL;
}

/* The journal that the row is of: the log tells it to whoever has that journal open. */
static gint64
journal_of (KladeChangeSet *self, const KladeRecord *record)
{
  for (int i = 0; self->journal_id == 0 && i < record->table->n_fields; i++)
    if (g_str_equal (record->table->fields[i].name, "journal_id"))
      return record->numbers[i];

  return self->journal_id;
}

static gboolean
log_row (KladeChangeSet *self,
         const KladeRecord *record,
         const KladeChangeContext *context,
         const char *action,
         const char *field,
         const char *old_value,
         const char *new_value,
         GError **error)
{
  const KladeAuditEntry entry = {
    .action = self->is_undo ? KLADE_AUDIT_UNDO : action,
    .table_name = record->table->name,
    .row_id = record->id,
    .field = field,
    .old_value = old_value,
    .new_value = new_value,
    .journal_id = journal_of (self, record),
    .lesson_id = context->lesson_id,
    .pupil_id = context->pupil_id,
  };

  return klade_session_log (self->session, &entry, error);
}

static const char *
action_for (const KladeRecord *after, int field)
{
  if (!g_str_equal (after->table->fields[field].name, KLADE_FIELD_IS_HIDDEN))
    return KLADE_AUDIT_SET;

  return after->numbers[field] != 0 ? KLADE_AUDIT_HIDE : KLADE_AUDIT_SHOW;
}

/* One row of the log for each content field that differs. */
static gboolean
log_difference (KladeChangeSet *self,
                const KladeRecord *before,
                const KladeRecord *after,
                const KladeChangeContext *context,
                GError **error)
{
  for (int i = 0; i < after->table->n_fields; i++)
    {
      g_autofree char *old_value = NULL;
      g_autofree char *new_value = NULL;

      if (after->table->fields[i].use != KLADE_COLUMN_CONTENT ||
          klade_record_field_equal (before, after, i))
        continue;

      old_value = dup_log_value (before, i);
      new_value = dup_log_value (after, i);
      if (!log_row (self, after, context, action_for (after, i), after->table->fields[i].name,
                    old_value, new_value, error))
        return FALSE;
    }

  return TRUE;
}

/* A register's new row: what it holds beside its keys. */
static gboolean
log_register_texts (KladeChangeSet *self,
                    const KladeRecord *record,
                    const KladeChangeContext *context,
                    GError **error)
{
  g_autoptr (KladeRecord) plain = klade_record_new (record->table);

  return log_difference (self, plain, record, context, error);
}

/* A row that begins: its summary, and for a lesson the texts it begins with. */
static gboolean
log_addition (KladeChangeSet *self,
              const KladeRecord *record,
              const KladeChangeContext *context,
              GError **error)
{
  g_autofree char *summary = dup_summary (record);
  g_autoptr (KladeRecord) plain = NULL;

  plain = klade_record_copy (record);

  if (summary == NULL)
    {
      klade_record_make_absent (plain);
      return log_difference (self, plain, record, context, error);
    }

  if (!log_row (self, record, context, KLADE_AUDIT_ADD, KLADE_FIELD_ROW, NULL, summary, error))
    return FALSE;
  if (is_register (record->table))
    return log_register_texts (self, record, context, error);
  if (record->table != &klade_table_lesson)
    return TRUE;

  klade_record_set_text (plain, KLADE_LESSON_COLUMN_TOPIC, "");
  klade_record_set_text (plain, KLADE_LESSON_COLUMN_HOMEWORK, "");
  klade_record_set_text (plain, KLADE_LESSON_COLUMN_NOTES, "");
  klade_record_set_text (plain, KLADE_LESSON_COLUMN_REASON, "");
  plain->numbers[KLADE_LESSON_COLUMN_HOMEWORK_STATE] = 0;
  plain->numbers[KLADE_LESSON_COLUMN_KIND] = 1;

  return log_difference (self, plain, record, context, error);
}

/* ---- writing ---- */

static void
keep (KladeChangeSet *self,
      const KladeRecord *before,
      const KladeRecord *after,
      const KladeChangeContext *context,
      gboolean is_new)
{
  KladeChange change = {
    .before = klade_record_copy (before),
    .after = klade_record_copy (after),
    .context = *context,
    .is_new = is_new,
  };

  g_array_append_val (self->changes, change);
  if (journal_of (self, after) != 0)
    klade_journal_note_own_change (self->session);
}

/**
 * klade_change_set_insert:
 * @record: the new row; gets its id and stamps
 * @context: whom the log names; the lesson of a new lesson is itself
 * @inserted: (out): %FALSE when somebody else made this row a moment ago
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_change_set_insert (KladeChangeSet *self,
                         KladeRecord *record,
                         const KladeChangeContext *context,
                         gboolean *inserted,
                         GError **error)
{
  KladeChangeContext own = *context;

  stamp (self, record, KLADE_COLUMN_ENTERED);
  stamp (self, record, KLADE_COLUMN_CHANGED);

  if (!klade_store_insert_record (klade_session_get_db (self->session), record, inserted, error))
    return FALSE;
  if (!*inserted)
    return TRUE;

  if (record->table == &klade_table_lesson)
    own.lesson_id = record->id;
  return klade_change_set_adopt (self, record, &own, error);
}

/**
 * klade_change_set_adopt:
 * @record: a row that this transaction added in its own way: with what the log must not see
 * @context: whom the log names
 *
 * Logs the row like klade_change_set_insert() does; undo makes it absent.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_change_set_adopt (KladeChangeSet *self,
                        const KladeRecord *record,
                        const KladeChangeContext *context,
                        GError **error)
{
  g_autoptr (KladeRecord) before = NULL;

  if (!log_addition (self, record, context, error))
    return FALSE;

  before = klade_record_copy (record);
  klade_record_make_absent (before);
  keep (self, before, record, context, TRUE);
  return TRUE;
}

static gboolean
update (KladeChangeSet *self,
        const KladeRecord *before,
        KladeRecord *after,
        const KladeChangeContext *context,
        gboolean is_new,
        gboolean *updated,
        GError **error)
{
  stamp (self, after, KLADE_COLUMN_CHANGED);

  if (!klade_store_update_record (klade_session_get_db (self->session), after, updated, error))
    return FALSE;
  if (!*updated)
    return TRUE;

  if (!log_difference (self, before, after, context, error))
    return FALSE;

  keep (self, before, after, context, is_new);
  return TRUE;
}

/**
 * klade_change_set_update:
 * @before: the row as read
 * @after: the row as it shall be; gets its revision and stamps.  A mark or an absence where
 *   none stood counts as entered now
 * @updated: (out): %FALSE when the row has another revision by now
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_change_set_update (KladeChangeSet *self,
                         const KladeRecord *before,
                         KladeRecord *after,
                         const KladeChangeContext *context,
                         gboolean *updated,
                         GError **error)
{
  const char *presence = after->table->fields[after->table->presence].name;

  if (klade_record_is_absent (before) && !klade_record_is_absent (after) &&
      !g_str_equal (presence, KLADE_FIELD_IS_HIDDEN))
    stamp (self, after, KLADE_COLUMN_ENTERED);

  return update (self, before, after, context, FALSE, updated, error);
}

/* Makes a lesson's text count as entered now, by this person. */
void
klade_change_set_stamp_entered (KladeChangeSet *self, KladeRecord *record)
{
  stamp (self, record, KLADE_COLUMN_ENTERED);
}

/* ---- undo ---- */

static gboolean
fail_changed (KladeSession *session, const KladeRecord *now, GError **error)
{
  g_autofree char *who = NULL;
  gint64 person_id = 0;

  for (int i = 0; i < now->table->n_fields; i++)
    if (now->table->fields[i].use == KLADE_COLUMN_CHANGED &&
        now->table->fields[i].type == KLADE_COLUMN_ID)
      person_id = now->numbers[i];

  who = klade_store_dup_person_name (klade_session_get_db (session), person_id, error);
  if (who == NULL)
    return FALSE;

  if (*who == '\0')
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                 _ ("It was changed since then, so it cannot be taken back."));
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                 _ ("%s changed it since then, so it cannot be taken back."), who);
  return FALSE;
}

/* Puts back what the change replaced, if nobody touched that since; what others wrote in other
 * fields of the row stays. */
static gboolean
put_back (KladeSession *session, const KladeChange *change, KladeRecord *row, GError **error)
{
  const KladeTable *table = row->table;

  for (int i = 0; i < table->n_fields; i++)
    {
      KladeColumnUse use = table->fields[i].use;
      gboolean is_ours = klade_record_field_equal (row, change->after, i);

      if (klade_record_field_equal (change->before, change->after, i))
        continue;
      if (use == KLADE_COLUMN_CONTENT && !is_ours)
        return fail_changed (session, row, error);
      if (use == KLADE_COLUMN_CONTENT || (use == KLADE_COLUMN_ENTERED && is_ours))
        klade_record_copy_field (row, change->before, i);
    }

  return TRUE;
}

/* What stood there once was given away since: the document's number is another's, the name is in
 * use again.  The store has only words for logs. */
static gboolean
fail_taken (const KladeRecord *row, GError **error, GError *cause)
{
  g_autoptr (GError) local = cause;
  g_autofree char *number = NULL;

  if (!g_error_matches (local, KLADE_ERROR, KLADE_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (row->table != &klade_table_issued_document)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                           _ ("Something else has its name or number by now, so it cannot be taken "
                              "back. Rename the other one first, then undo again."));
      return FALSE;
    }

  number = g_strstrip (g_strdup_printf ("%s %s", row->texts[KLADE_ISSUED_DOCUMENT_COLUMN_SERIES],
                                        row->texts[KLADE_ISSUED_DOCUMENT_COLUMN_NUMBER]));
  g_set_error (
      error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
      _ ("Blank %s (number %s of the register) was given to another document meanwhile, so "
         "this cannot be taken back. Open the register (Ctrl+R), correct the other "
         "document’s numbers or take it out, then undo again; or issue this document anew "
         "on the next blank."),
      *number != '\0' ? number : "–", row->texts[KLADE_ISSUED_DOCUMENT_COLUMN_REGISTRATION_NO]);
  return FALSE;
}

static gboolean
take_back_change (KladeChangeSet *redo,
                  const KladeChange *change,
                  gboolean is_alone,
                  GError **error)
{
  KladeSession *session = redo->session;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  GError *cause = NULL;
  gboolean stays = FALSE;
  gboolean updated;

  if (!klade_store_get_record (klade_session_get_db (session), change->after->table,
                               change->after->id, &before, error))
    return FALSE;

  after = klade_record_copy (before);
  if (!put_back (session, change, after, error) ||
      !klade_journal_guard_record (session, after, change->is_new, is_alone, &stays, error))
    return FALSE;
  if (stays || klade_record_content_equal (before, after))
    return TRUE;

  if (!update (redo, before, after, &change->context, change->is_new, &updated, &cause))
    return fail_taken (after, error, cause);

  return updated || fail_changed (session, before, error);
}

/* The rights that doing it needed, and no term closed since. */
static gboolean
may_take_back (KladeSession *session,
               const KladeChangeSet *done,
               KladeChangeSet *again,
               GError **error)
{
  gboolean seen[KLADE_N_TERM_KINDS + 1] = { FALSE };

  for (guint i = 0; i < done->needs->len; i++)
    {
      const KladeNeed *need = &g_array_index (done->needs, KladeNeed, i);

      if (!klade_session_require (session, need->action, &need->target, error))
        return FALSE;
      klade_change_set_need (again, need->action, &need->target);
    }

  for (guint i = 0; i < done->changes->len; i++)
    {
      int term = g_array_index (done->changes, KladeChange, i).context.term;

      if (!seen[term] && !klade_journal_guard_term (session, done->journal_id, term, error))
        return FALSE;
      seen[term] = TRUE;
    }

  return TRUE;
}

/* KladeUndoFunc: the step is the set of changes. */
static gboolean
take_back_set (KladeSession *session, gconstpointer step, KladeUndo *redo, GError **error)
{
  const KladeChangeSet *done = step;
  g_autoptr (KladeChangeSet) again = klade_change_set_new (session, done->journal_id);

  again->is_undo = TRUE;
  if (!may_take_back (session, done, again, error))
    return FALSE;

  for (guint i = done->changes->len; i > 0; i--)
    if (!take_back_change (again, &g_array_index (done->changes, KladeChange, i - 1),
                           done->changes->len == 1, error))
      return FALSE;

  again->session = NULL;
  klade_undo_add (redo, take_back_set, g_steal_pointer (&again), free_step);
  return TRUE;
}

/**
 * klade_change_set_to_undo:
 * @self: (transfer full): what a verb wrote
 * @title: what was done, translated
 *
 * Returns: (transfer full) (nullable): what takes it back; %NULL when nothing was written
 */
KladeUndo *
klade_change_set_to_undo (KladeChangeSet *self, const char *title)
{
  g_autoptr (KladeChangeSet) set = self;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GArray) steps = g_array_ref (set->steps);

  if (klade_change_set_is_empty (set))
    return NULL;

  undo = klade_undo_new (title, set->journal_id);
  set->session = NULL; /* whoever takes it back brings the session */
  if (set->changes->len > 0)
    klade_undo_add (undo, take_back_set, g_steal_pointer (&set), free_step);
  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      klade_undo_add (undo, step->func, step->data, step->data_free);
    }
  g_array_set_size (steps, 0); /* they are the undo's now */

  return g_steal_pointer (&undo);
}
