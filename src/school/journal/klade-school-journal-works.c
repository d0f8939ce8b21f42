/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include <string.h>

#include "klade-change-set.h"
#include "klade-i18n.h"
#include "klade-school-journal-guard.h"
#include "klade-store-lesson.h"
#include "klade-store-mark.h"
#include "klade-store-work.h"
#include "klade-text.h"

#define WEIGHT_MAX 1000     /* percent */
#define TITLE_SIZE_MAX 1024 /* bytes */

typedef struct
{
  KladeSession *session;
  const KladeWorkEdit *edit;

  KladeDb *db;
  KladeJournalGuard *guard;
  KladeChangeSet *changes;
  KladeRecord *lesson;
  KladeRecord *before; /* (nullable): a new work */
  KladeRecord *after;
} Verb;

static void
verb_clear (Verb *self)
{
  g_clear_pointer (&self->guard, klade_journal_guard_free);
  g_clear_pointer (&self->changes, klade_change_set_free);
  g_clear_pointer (&self->lesson, klade_record_free);
  g_clear_pointer (&self->before, klade_record_free);
  g_clear_pointer (&self->after, klade_record_free);
}

static gboolean
fail (KladeError code, const char *message, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
verb_begin (Verb *self, GError **error)
{
  gint64 lesson_id = self->edit->lesson_id;
  gint64 journal_id;

  self->db = klade_session_get_db (self->session);
  if (self->edit->work_id != 0)
    {
      if (!klade_store_get_record (self->db, &klade_table_work, self->edit->work_id, &self->before,
                                   error))
        return FALSE;
      lesson_id = self->before->numbers[KLADE_WORK_COLUMN_LESSON_ID];
    }

  if (!klade_store_get_record (self->db, &klade_table_lesson, lesson_id, &self->lesson, error))
    return FALSE;

  journal_id = self->lesson->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID];
  self->guard = klade_journal_guard_new (self->session, journal_id, error);
  self->changes = klade_change_set_new (self->session, journal_id);
  return self->guard != NULL;
}

static gboolean
may_write (Verb *self, GError **error)
{
  KladeDay day = (KladeDay) self->lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON];
  KladeTarget target = klade_journal_guard_target (self->guard, KLADE_ACTION_WRITE_WORK, 0, day);
  const char *refusal;

  if (!klade_session_require (self->session, KLADE_ACTION_WRITE_WORK, &target, error) ||
      !klade_journal_guard_closed (
          self->guard, klade_journal_head_get_semester (self->guard->head, day), &refusal, error))
    return FALSE;
  if (refusal != NULL)
    return fail (KLADE_ERROR_DENIED, refusal, error);

  klade_change_set_need (self->changes, KLADE_ACTION_WRITE_WORK, &target);
  return TRUE;
}

static gboolean
check_revision (Verb *self, GError **error)
{
  g_autofree char *who = NULL;

  if (self->before == NULL || self->before->revision == self->edit->revision)
    return TRUE;

  who = klade_store_dup_person_name (self->db, self->before->numbers[KLADE_WORK_COLUMN_CHANGED_BY],
                                     error);
  if (who != NULL)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT, _ ("%s changed this work meanwhile."),
                 who);
  return FALSE;
}

/* The marks that stand in a column keep its scale. */
static gboolean
check_scale (Verb *self, GError **error)
{
  g_autoptr (GPtrArray) values = NULL;

  if (self->before == NULL ||
      self->before->numbers[KLADE_WORK_COLUMN_SCALE] == (gint64) self->edit->scale)
    return TRUE;

  if (!klade_store_list_work_values (self->db, self->before->id, &values, error))
    return FALSE;

  for (guint i = 0; i < values->len; i++)
    if (!klade_mark_fits (klade_mark_from_stored (g_ptr_array_index (values, i)),
                          self->edit->scale))
      {
        g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                     _ ("There are marks of another scale in this column, such as %s. Add a new "
                        "work instead."),
                     (const char *) g_ptr_array_index (values, i));
        return FALSE;
      }

  return TRUE;
}

static gboolean
check_values (Verb *self, GError **error)
{
  const KladeWorkEdit *edit = self->edit;

  if ((int) edit->kind < 1 || edit->kind > KLADE_N_WORK_KINDS)
    return fail (KLADE_ERROR_INVALID, _ ("Choose the kind of the work."), error);
  if ((int) edit->scale < 1 || edit->scale > KLADE_N_SCALES)
    return fail (KLADE_ERROR_INVALID, _ ("Choose the scale of the work."), error);
  if (edit->weight < 0 || edit->weight > WEIGHT_MAX)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("A work weighs from 0 to %d percent."), WEIGHT_MAX);
      return FALSE;
    }

  return check_scale (self, error);
}

static gboolean
take_values (Verb *self, GError **error)
{
  const KladeWorkEdit *edit = self->edit;
  g_autofree char *title = klade_text_clean_line (edit->title != NULL ? edit->title : "");

  if (strlen (title) > TITLE_SIZE_MAX)
    return fail (KLADE_ERROR_INVALID, _ ("The title is too long. Shorten it."), error);

  self->after->numbers[KLADE_WORK_COLUMN_KIND] = edit->kind;
  self->after->numbers[KLADE_WORK_COLUMN_SCALE] = edit->scale;
  self->after->numbers[KLADE_WORK_COLUMN_WEIGHT] = edit->weight;
  /* A new work begins visible. */
  self->after->numbers[KLADE_WORK_COLUMN_IS_HIDDEN] =
      self->before != NULL && edit->is_hidden ? 1 : 0;
  klade_record_set_text (self->after, KLADE_WORK_COLUMN_TITLE, title);
  return TRUE;
}

static gboolean
write_work (Verb *self, GError **error)
{
  KladeDay day = (KladeDay) self->lesson->numbers[KLADE_LESSON_COLUMN_HELD_ON];
  const KladeChangeContext context = {
    .lesson_id = self->lesson->id,
    .term = (int) klade_journal_head_get_semester (self->guard->head, day),
  };
  gboolean written;

  if (self->before == NULL)
    {
      self->after->numbers[KLADE_WORK_COLUMN_LESSON_ID] = self->lesson->id;
      self->after->numbers[KLADE_WORK_COLUMN_JOURNAL_ID] = self->guard->head->id;
      return klade_store_next_work_position (self->db, self->lesson->id,
                                             &self->after->numbers[KLADE_WORK_COLUMN_POSITION],
                                             error) &&
             klade_change_set_insert (self->changes, self->after, &context, &written, error);
    }

  return klade_record_content_equal (self->before, self->after) ||
         klade_change_set_update (self->changes, self->before, self->after, &context, &written,
                                  error);
}

static gboolean
save_work (KladeDb *db, gpointer data, GError **error)
{
  Verb *self = data;

  if (!verb_begin (self, error) || !may_write (self, error) || !check_revision (self, error) ||
      !check_values (self, error))
    return FALSE;

  self->after = self->before != NULL ? klade_record_copy (self->before)
                                     : klade_record_new (&klade_table_work);
  return take_values (self, error) && write_work (self, error);
}

static char *
dup_title (Verb *self)
{
  const char *name = klade_work_kind_name (self->edit->kind);

  if (self->before == NULL)
    return g_strdup_printf (C_ ("undo", "New work: %s"), name);
  if (self->edit->is_hidden)
    return g_strdup_printf (C_ ("undo", "Hidden work: %s"), name);

  return g_strdup_printf (C_ ("undo", "Work: %s"), name);
}

/**
 * klade_school_save_work:
 * @session: who writes
 * @edit: the whole work as it shall be
 * @work_id: (out) (optional): the work, also a new one
 * @revision: (out) (optional): its revision now
 * @undo: (out) (optional) (nullable) (transfer full): %NULL when nothing changed
 * @error: %KLADE_ERROR_INVALID (a scale that the marks do not fit, a weight out of 0 to 1000
 *   percent), %KLADE_ERROR_DENIED, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_NOT_FOUND
 *
 * Adds, changes or hides an assessed work: a column of marks (row C4).
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_save_work (KladeSession *session,
                        const KladeWorkEdit *edit,
                        gint64 *work_id,
                        gint32 *revision,
                        KladeUndo **undo,
                        GError **error)
{
  Verb self = { .session = session, .edit = edit };
  g_autofree char *title = NULL;
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  if (undo != NULL)
    *undo = NULL;

  is_good = klade_db_within (klade_session_get_db (session), save_work, &self, error);
  if (is_good)
    {
      title = dup_title (&self);
      if (work_id != NULL)
        *work_id = self.after->id;
      if (revision != NULL)
        *revision = self.after->revision;
      if (undo != NULL)
        *undo = klade_change_set_to_undo (g_steal_pointer (&self.changes), title);
    }

  verb_clear (&self);
  return is_good;
}
