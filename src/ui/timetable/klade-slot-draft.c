/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-slot-draft.h"

#include <string.h>

/**
 * klade_slot_draft_new:
 *
 * Returns: (transfer full): a new place, nothing decided
 */
KladeSlotDraft *
klade_slot_draft_new (void)
{
  KladeSlotDraft *self = g_new0 (KladeSlotDraft, 1);

  klade_slot_draft_set_room (self, "");
  self->block = g_strdup ("");
  self->edit.block = self->block;
  self->name = g_strdup ("");
  return self;
}

/**
 * klade_slot_draft_new_for_entry:
 * @entry: a lesson of the timetable
 * @valid_from: the first day on which it shall be otherwise
 *
 * Returns: (transfer full): the lesson's place as it is
 */
KladeSlotDraft *
klade_slot_draft_new_for_entry (const KladeWeekEntry *entry, KladeDay valid_from)
{
  KladeSlotDraft *self = g_new0 (KladeSlotDraft, 1);

  self->edit = (KladeSlotEdit){
    .slot_id = entry->slot_id,
    .revision = entry->revision,
    .journal_id = entry->journal_id,
    .teacher_id = entry->teacher_id,
    .weekday = klade_day_get_weekday (entry->day),
    .lesson_no = entry->lesson_no,
    .cycle = entry->cycle,
    .valid_from = valid_from,
  };
  self->block = g_strdup (entry->block);
  self->edit.block = self->block;
  self->name = g_strdup_printf ("%s · %s", entry->subject, entry->class_name);
  klade_slot_draft_set_room (self, entry->planned_room);
  return self;
}

/**
 * klade_slot_draft_copy:
 *
 * Returns: (transfer full): the same once more
 */
KladeSlotDraft *
klade_slot_draft_copy (const KladeSlotDraft *self)
{
  KladeSlotDraft *copy = g_memdup2 (self, sizeof *self);

  copy->room = g_strdup (self->room);
  copy->block = g_strdup (self->block);
  copy->name = g_strdup (self->name);
  copy->edit.room = copy->room;
  copy->edit.block = copy->block;
  return copy;
}

void
klade_slot_draft_free (KladeSlotDraft *self)
{
  g_free (self->room);
  g_free (self->block);
  g_free (self->name);
  g_free (self);
}

/**
 * klade_slot_draft_set_room:
 * @room: "" for none
 */
void
klade_slot_draft_set_room (KladeSlotDraft *self, const char *room)
{
  g_free (self->room);
  self->room = g_strdup (room);
  self->edit.room = self->room;
}

static gboolean
save_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSlotDraft *draft = data;
  const KladeSlotEdit *edit = &draft->edit;

  if (draft->is_removal)
    return klade_school_end_slot (session, edit->slot_id, edit->revision, edit->valid_from, undo,
                                  error);

  return klade_school_save_slot (session, edit, NULL, NULL, undo, error);
}

/**
 * klade_slot_draft_save:
 * @self: (transfer full): what shall be
 * @done: (nullable): hears how it ended
 *
 * Stores the place, or ends it.
 */
void
klade_slot_draft_save (KladeSlotDraft *self,
                       KladeOffice *office,
                       KladeOfficeDone done,
                       GObject *source)
{
  klade_office_run (office, save_verb, self, (GDestroyNotify) klade_slot_draft_free, done, source);
}

/* ---- what would collide ---- */

static gpointer
check_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const KladeSlotDraft *draft = data;
  g_autoptr (GPtrArray) found = klade_school_check_slot (session, &draft->edit, error);
  GString *sentences;

  if (found == NULL)
    return NULL;

  sentences = g_string_new (NULL);
  for (guint i = 0; i < found->len; i++)
    {
      const KladeCollision *collision = g_ptr_array_index (found, i);

      if (strstr (sentences->str, collision->sentence) == NULL)
        g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? " " : "",
                                collision->sentence);
    }
  return g_string_free (sentences, FALSE);
}

/**
 * klade_slot_draft_check:
 * @checked: calls klade_slot_draft_check_finish()
 *
 * Asks what would collide with the lesson there.
 */
void
klade_slot_draft_check (const KladeSlotDraft *self,
                        KladeOffice *office,
                        GAsyncReadyCallback checked,
                        gpointer user_data)
{
  klade_worker_run (klade_office_get_worker (office), check_job, klade_slot_draft_copy (self),
                    (GDestroyNotify) klade_slot_draft_free, g_free, NULL, checked, user_data);
}

/**
 * klade_slot_draft_check_finish:
 *
 * Returns: (transfer full): sentences, "" when the place is free; %NULL with @error
 */
char *
klade_slot_draft_check_finish (KladeOffice *office, GAsyncResult *result, GError **error)
{
  return klade_worker_run_finish (klade_office_get_worker (office), result, error);
}

static gpointer
hint_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_hint_slot (session, &((const KladeSlotDraft *) data)->edit, error);
}

static void
unref_array (gpointer data)
{
  g_array_unref (data);
}

/**
 * klade_slot_draft_hint:
 * @hinted: calls klade_slot_draft_hint_finish()
 *
 * Asks where the lesson could go.
 */
void
klade_slot_draft_hint (const KladeSlotDraft *self,
                       KladeOffice *office,
                       GAsyncReadyCallback hinted,
                       gpointer user_data)
{
  klade_worker_run (klade_office_get_worker (office), hint_job, klade_slot_draft_copy (self),
                    (GDestroyNotify) klade_slot_draft_free, unref_array, NULL, hinted, user_data);
}

/**
 * klade_slot_draft_hint_finish:
 *
 * Returns: (transfer full) (element-type KladePlanHint): every place of the week; %NULL with
 *   @error
 */
GArray *
klade_slot_draft_hint_finish (KladeOffice *office, GAsyncResult *result, GError **error)
{
  return klade_worker_run_finish (klade_office_get_worker (office), result, error);
}
