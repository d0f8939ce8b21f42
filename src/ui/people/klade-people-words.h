/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-people.h"

G_BEGIN_DECLS

char *klade_people_dup_about (const KladePersonRow *person);
char *klade_people_dup_days (KladeDay from, KladeDay to);
char *klade_people_dup_value (KladePersonField field, const char *value);
const char *klade_people_kind_name (guint kinds);

G_END_DECLS
