/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the commands of kladectl only. */

#include "klade-school.h"

G_BEGIN_DECLS

/* What the process ends with. */
typedef enum
{
  KLADE_CTL_DONE = 0,
  KLADE_CTL_FAILED = 1, /* it did not work, or `check` found something */
  KLADE_CTL_USAGE = 2,  /* the command line is wrong */
} KladeCtlStatus;

/**
 * KladeCtlCommand:
 * @name: what is typed
 * @summary: one line of the list of commands
 * @run: does it; @argv[0] is the command's name
 */
typedef struct
{
  const char *name;
  const char *summary;
  KladeCtlStatus (*run) (int argc, char **argv);
} KladeCtlCommand;

extern const KladeCtlCommand klade_ctl_commands[];
extern const gsize klade_ctl_n_commands;

KladeCtlStatus klade_ctl_run_new (int argc, char **argv);
KladeCtlStatus klade_ctl_run_demo (int argc, char **argv);
KladeCtlStatus klade_ctl_run_info (int argc, char **argv);
KladeCtlStatus klade_ctl_run_check (int argc, char **argv);
KladeCtlStatus klade_ctl_run_journals (int argc, char **argv);
KladeCtlStatus klade_ctl_run_journal (int argc, char **argv);
KladeCtlStatus klade_ctl_run_timetable (int argc, char **argv);
KladeCtlStatus klade_ctl_run_print (int argc, char **argv);
KladeCtlStatus klade_ctl_run_import (int argc, char **argv);
KladeCtlStatus klade_ctl_run_export (int argc, char **argv);
KladeCtlStatus klade_ctl_run_accounts (int argc, char **argv);
KladeCtlStatus klade_ctl_run_backup (int argc, char **argv);
KladeCtlStatus klade_ctl_run_restore (int argc, char **argv);

/* ---- command lines ---- */

GOptionContext *klade_ctl_context_new (const char *command,
                                       const char *explanation,
                                       const char *examples);
gboolean klade_ctl_parse (GOptionContext *context, int *argc, char ***argv, int n_arguments);
KladeCtlStatus klade_ctl_refuse (const char *format, ...) G_GNUC_PRINTF (1, 2);
KladeDay klade_ctl_parse_week (const char *text, KladeDay today);
KladeCtlStatus klade_ctl_fail (const char *what, const GError *error);

/* ---- who ---- */

/* The options --as and --password-fd. */
typedef struct
{
  char *user_name;
  int password_fd; /* -1: none */
} KladeCtlWho;

#define KLADE_CTL_WHO_INIT                                                                         \
  {                                                                                                \
    NULL, -1                                                                                       \
  }

void klade_ctl_who_add_options (KladeCtlWho *self, GOptionContext *context);
void klade_ctl_who_clear (KladeCtlWho *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeCtlWho, klade_ctl_who_clear)
char *klade_ctl_who_dup_password (const KladeCtlWho *self, gboolean is_new, GError **error);
KladeSession *klade_ctl_sign_in (const KladeCtlWho *who, KladeSchool *school, GError **error);
KladeSession *klade_ctl_open (const char *place, const KladeCtlWho *who, GError **error);

/* ---- the terminal ---- */

void klade_ctl_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
gboolean klade_ctl_show_progress (const char *step, double fraction, gpointer data);
void klade_ctl_end_progress (void);

gboolean klade_ctl_find_year (KladeSession *session,
                              const char *name,
                              gint64 *year_id,
                              GError **error);

G_END_DECLS
