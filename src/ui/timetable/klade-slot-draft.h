/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"
#include "klade-school-timetable.h"

G_BEGIN_DECLS

/* A lesson that is where another one is carried to. */
typedef struct
{
  gint64 slot_id;
  gint32 revision;
} KladeSlotOther;

/**
 * KladeSlotDraft:
 * @edit: its texts are owned
 * @name: Matemātika · 7.a
 * @ends_on: the last day of the place as it is
 * @others: (element-type KladeSlotOther): what is there already: the only one that collides
 *   changes places with it
 * @is_removal: the lesson goes on the days of @edit
 * @collisions: (nullable): sentences about what it collides with, after saving
 *
 * A place of the timetable as a person wants it, before it is stored.
 */
typedef struct
{
  KladeSlotEdit edit;
  char *room;
  char *block;
  char *name;
  KladeDay ends_on;
  GArray *others;
  gboolean is_removal;
  char *collisions;
} KladeSlotDraft;

/**
 * KladeSlotAnswer:
 * @is_swap: it would change places with the lesson that is there
 * @sentences: what would collide then, "" when nothing would
 */
typedef struct
{
  gboolean is_swap;
  char *sentences;
} KladeSlotAnswer;

void klade_slot_answer_free (KladeSlotAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSlotAnswer, klade_slot_answer_free)

KladeSlotDraft *klade_slot_draft_new (void);
KladeSlotDraft *klade_slot_draft_new_for_entry (const KladeWeekEntry *entry);
KladeSlotDraft *klade_slot_draft_copy (const KladeSlotDraft *self);
void klade_slot_draft_free (KladeSlotDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSlotDraft, klade_slot_draft_free)

void klade_slot_draft_set_days (KladeSlotDraft *self, KladeDayRange days);
void klade_slot_draft_set_room (KladeSlotDraft *self, const char *room);
void klade_slot_draft_save (KladeSlotDraft *self,
                            KladeOffice *office,
                            KladeOfficeDone done,
                            GObject *source);
void klade_slot_draft_check (const KladeSlotDraft *self,
                             KladeOffice *office,
                             GAsyncReadyCallback checked,
                             gpointer user_data);
KladeSlotAnswer *klade_slot_draft_check_finish (KladeOffice *office,
                                                GAsyncResult *result,
                                                GError **error);
void klade_slot_draft_hint (const KladeSlotDraft *self,
                            KladeOffice *office,
                            GAsyncReadyCallback hinted,
                            gpointer user_data);
GArray *klade_slot_draft_hint_finish (KladeOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
