/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-slot-draft.h"

#include <string.h>

void
klade_slot_answer_free (KladeSlotAnswer *self)
{
  g_free (self->sentences);
  g_free (self);
}

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
  self->others = g_array_new (FALSE, FALSE, sizeof (KladeSlotOther));
  return self;
}

/**
 * klade_slot_draft_new_for_entry:
 * @entry: a lesson of the timetable
 *
 * Returns: (transfer full): the lesson's place as it is
 */
KladeSlotDraft *
klade_slot_draft_new_for_entry (const KladeWeekEntry *entry)
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
  };
  self->ends_on = entry->valid_to;
  self->others = g_array_new (FALSE, FALSE, sizeof (KladeSlotOther));
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
  copy->others = g_array_copy (self->others);
  copy->collisions = NULL;
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
  g_free (self->collisions);
  g_array_unref (self->others);
  g_free (self);
}

/**
 * klade_slot_draft_set_days:
 * @days: on which it shall be so; with the last %KLADE_DAY_NONE from the first on
 */
void
klade_slot_draft_set_days (KladeSlotDraft *self, KladeDayRange days)
{
  self->edit.valid_from = days.first;
  self->edit.valid_to = days.last != KLADE_DAY_NONE && self->ends_on != KLADE_DAY_NONE
                            ? MIN (days.last, self->ends_on)
                            : days.last;
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

static char *
dup_sentences (GPtrArray *collisions)
{
  GString *sentences = g_string_new (NULL);

  for (guint i = 0; i < collisions->len; i++)
    {
      const KladeCollision *collision = g_ptr_array_index (collisions, i);

      if (strstr (sentences->str, collision->sentence) == NULL)
        g_string_append_printf (sentences, "%s%s", sentences->len > 0 ? " " : "",
                                collision->sentence);
    }
  return g_string_free (sentences, FALSE);
}

/* Whether the place is taken by one lesson that can change places with it. */
static gboolean
find_swap (const KladeSlotDraft *self, GPtrArray *collisions, KladeSlotSwap *swap)
{
  const KladeSlotOther *found = NULL;

  for (guint i = 0; self->edit.slot_id != 0 && i < self->others->len; i++)
    {
      const KladeSlotOther *other = &g_array_index (self->others, KladeSlotOther, i);
      gboolean collides = FALSE;

      for (guint n = 0; n < collisions->len; n++)
        collides |=
            ((KladeCollision *) g_ptr_array_index (collisions, n))->other_slot_id == other->slot_id;
      if (collides && found != NULL)
        return FALSE;
      if (collides)
        found = other;
    }

  if (found == NULL)
    return FALSE;

  *swap = (KladeSlotSwap){ { self->edit.slot_id, found->slot_id },
                           { self->edit.revision, found->revision },
                           { self->edit.valid_from, self->edit.valid_to } };
  return TRUE;
}

static gboolean
place_verb (KladeSession *session, KladeSlotDraft *self, KladeUndo **undo, GError **error)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  KladeSlotSwap swap;

  if (self->others->len > 0)
    {
      before = klade_school_check_slot (session, &self->edit, error);
      if (before == NULL)
        return FALSE;
    }
  if (!(before != NULL && find_swap (self, before, &swap)
            ? klade_school_swap_slots (session, &swap, &after, undo, error)
            : klade_school_save_slot (session, &self->edit, NULL, &after, undo, error)))
    return FALSE;

  self->collisions = dup_sentences (after);
  return TRUE;
}

static gboolean
save_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  KladeSlotDraft *self = data;
  const KladeSlotEdit *edit = &self->edit;

  return self->is_removal
             ? klade_school_end_slot (session, edit->slot_id, edit->revision,
                                      (KladeDayRange){ edit->valid_from, edit->valid_to }, undo,
                                      error)
             : place_verb (session, self, undo, error);
}

/**
 * klade_slot_draft_save:
 * @self: (transfer full): what shall be
 * @done: (nullable): hears how it ended
 *
 * Stores the place, changes places with the lesson that is there, or ends it.  Until @done is over
 * the draft is there, and has its collisions.
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

static void
free_answer (gpointer data)
{
  klade_slot_answer_free (data);
}

static gpointer
check_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const KladeSlotDraft *draft = data;
  g_autoptr (GPtrArray) found = klade_school_check_slot (session, &draft->edit, error);
  KladeSlotSwap swap;
  KladeSlotAnswer *answer;
  gboolean is_swap;

  if (found == NULL)
    return NULL;

  is_swap = find_swap (draft, found, &swap);
  if (is_swap)
    {
      g_ptr_array_unref (found);
      found = klade_school_check_swap (session, &swap, error);
      if (found == NULL)
        return NULL;
    }

  answer = g_new (KladeSlotAnswer, 1);
  answer->is_swap = is_swap;
  answer->sentences = dup_sentences (found);
  return answer;
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
                    (GDestroyNotify) klade_slot_draft_free, free_answer, NULL, checked, user_data);
}

/**
 * klade_slot_draft_check_finish:
 *
 * Returns: (transfer full): what would become of it there; %NULL with @error
 */
KladeSlotAnswer *
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
