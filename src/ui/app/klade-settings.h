/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *klade_settings_new (void);

/* ---- what was opened last ---- */

typedef struct
{
  char *place;
  char *name;
} KladeRecentSchool;

#define KLADE_RECENT_SCHOOLS_MAX 6
#define KLADE_RECENT_JOURNALS_MAX 7

GPtrArray *klade_settings_dup_recent_schools (GSettings *settings);
void klade_settings_add_recent_school (GSettings *settings, const char *place, const char *name);
void klade_settings_forget_school (GSettings *settings, const char *place);

GArray *klade_settings_dup_recent_journals (GSettings *settings,
                                            const char *school_uid,
                                            const char *user_name);
void klade_settings_add_recent_journal (GSettings *settings,
                                        const char *school_uid,
                                        const char *user_name,
                                        gint64 journal_id);

char *klade_settings_dup_last_user (GSettings *settings, const char *school_uid);
void klade_settings_set_last_user (GSettings *settings,
                                   const char *school_uid,
                                   const char *user_name);

char *klade_settings_dup_last_week (GSettings *settings,
                                    const char *school_uid,
                                    const char *user_name);
void klade_settings_set_last_week (GSettings *settings,
                                   const char *school_uid,
                                   const char *user_name,
                                   const char *whose);

G_END_DECLS
