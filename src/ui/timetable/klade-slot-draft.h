/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"
#include "klade-school-timetable.h"

G_BEGIN_DECLS

/**
 * KladeSlotDraft:
 * @edit: its texts are owned
 * @name: Matemātika · 7.a
 * @is_removal: the lesson goes from @edit.valid_from on
 *
 * A place of the timetable as a person wants it, before it is stored.
 */
typedef struct
{
  KladeSlotEdit edit;
  char *room;
  char *block;
  char *name;
  gboolean is_removal;
} KladeSlotDraft;

KladeSlotDraft *klade_slot_draft_new (void);
KladeSlotDraft *klade_slot_draft_new_for_entry (const KladeWeekEntry *entry, KladeDay valid_from);
KladeSlotDraft *klade_slot_draft_copy (const KladeSlotDraft *self);
void klade_slot_draft_free (KladeSlotDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeSlotDraft, klade_slot_draft_free)

void klade_slot_draft_set_room (KladeSlotDraft *self, const char *room);
void klade_slot_draft_save (KladeSlotDraft *self,
                            KladeOffice *office,
                            KladeOfficeDone done,
                            GObject *source);
void klade_slot_draft_check (const KladeSlotDraft *self,
                             KladeOffice *office,
                             GAsyncReadyCallback checked,
                             gpointer user_data);
char *klade_slot_draft_check_finish (KladeOffice *office, GAsyncResult *result, GError **error);
void klade_slot_draft_hint (const KladeSlotDraft *self,
                            KladeOffice *office,
                            GAsyncReadyCallback hinted,
                            gpointer user_data);
GArray *klade_slot_draft_hint_finish (KladeOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
