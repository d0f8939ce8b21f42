/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-change-set.h"
#include "klade-store-journal-page.h"

G_BEGIN_DECLS

/* General settings (row A10); their defaults and bounds stand in klade-school-settings.c. */
#define KLADE_SETTING_LOCK_AFTER_MINUTES "lock-after-minutes"
#define KLADE_SETTING_PASSWORD_LIFE_DAYS "password.life-days"
#define KLADE_SETTING_LATE_ENTRY_DAYS "late-entry-days"
#define KLADE_SETTING_LATE_MARK_DAYS "late-mark-days"
#define KLADE_SETTING_RULE_PROFILE "rule.profile"
#define KLADE_SETTING_SETUP_STEP "setup.step"   /* KladeSetupStep that the assistant was left at */
#define KLADE_SETTING_YEAR_TURNED "year.turned" /* the start year of the last year turned to */
#define KLADE_SETTING_DEMO_TODAY "demo.today"   /* a demo school's clock stands on this day */
#define KLADE_SETTING_INSTRUCTION_TOPICS "instruction.topics" /* a line each (C10) */
#define KLADE_INSTRUCTION_TOPICS_FIRST "-"                    /* those that a school begins with */

gboolean klade_settings_get_int (KladeDb *db, const char *name, int *value, GError **error);
gboolean klade_settings_get_late_rule (KladeDb *db, KladeLateRule *rule, GError **error);
gboolean klade_settings_put (KladeChangeSet *changes,
                             const char *name,
                             const char *value,
                             GError **error);

G_END_DECLS
