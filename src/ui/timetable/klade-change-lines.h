/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "klade-day-draft.h"

G_BEGIN_DECLS

/**
 * KladeChangeLines:
 *
 * What a change of the day is about: lessons, journals or whole days with a check each; beside a
 * lesson that is substituted by whom; below, the pupils when only some are meant.
 */
#define KLADE_TYPE_CHANGE_LINES (klade_change_lines_get_type ())
G_DECLARE_FINAL_TYPE (KladeChangeLines, klade_change_lines, KLADE, CHANGE_LINES, AdwBin)

void klade_change_lines_clear (KladeChangeLines *self);
void klade_change_lines_take (KladeChangeLines *self,
                              GPtrArray *lines,
                              KladeDayChangeKind kind,
                              gboolean is_all_meant);
void klade_change_lines_choose_substitute (KladeChangeLines *self, gint64 person_id);
gboolean klade_change_lines_collect (KladeChangeLines *self,
                                     const KladeDayEdit *common,
                                     KladeDayDraft *draft,
                                     char **sentence);

G_END_DECLS
