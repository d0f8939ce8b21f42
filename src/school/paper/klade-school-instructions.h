/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* Safety instructions of classes: the sheet is printed, pupils sign it, and where it is kept is
 * recorded here (C10). */

/**
 * KladeInstruction:
 * @number: the school's own: U1, 7.3
 * @instructor_id: 0: nobody named
 * @signed_on: %KLADE_DAY_NONE: the sheet is not signed by all yet
 * @kept_at: where the signed sheet is; "" for not known yet
 *
 * Texts are never %NULL.
 */
typedef struct
{
  gint64 id;
  gint64 class_id;
  gint64 instructor_id;
  int revision;
  KladeDay instructed_on;
  KladeDay signed_on;
  char *class_name;
  char *number;
  char *topic;
  char *instructor; /* given name and surname */
  char *kept_at;
  char *notes;
} KladeInstruction;

void klade_instruction_free (KladeInstruction *self);
GPtrArray *klade_school_list_instructions (KladeSession *session,
                                           gint64 school_year_id,
                                           gint64 class_id,
                                           GError **error);

typedef struct
{
  gint64 class_id;
  gint64 instructor_id;
  KladeDay instructed_on;
  KladeDay signed_on;
  const char *number;
  const char *topic;
  const char *kept_at;
  const char *notes;
} KladeInstructionDraft;

gboolean klade_school_record_instruction (KladeSession *session,
                                          const KladeInstructionDraft *draft,
                                          gint64 *instruction_id,
                                          KladeUndo **undo,
                                          GError **error);
gboolean klade_school_change_instruction (KladeSession *session,
                                          gint64 instruction_id,
                                          int revision,
                                          const KladeInstructionDraft *draft,
                                          KladeUndo **undo,
                                          GError **error);
gboolean klade_school_hide_instruction (KladeSession *session,
                                        gint64 instruction_id,
                                        int revision,
                                        KladeUndo **undo,
                                        GError **error);

/* What classes are instructed about: the school's list, or the one it begins with. */
GStrv klade_school_list_instruction_topics (KladeSession *session, GError **error);
gboolean klade_school_set_instruction_topics (KladeSession *session,
                                              const char *const *topics,
                                              KladeUndo **undo,
                                              GError **error);

G_END_DECLS
