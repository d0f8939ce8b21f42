/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school.h"
#include "klade-setup-list.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* Setting a school up, in one sitting or many (A9, A10, B10).  Each verb is one step that can be
 * taken back by itself; classes, programmes and subjects are set with klade-school-classes.h.
 * Verbs need KLADE_ACTION_MANAGE_SCHOOL; readers are for everybody who is signed in. */

/**
 * KladeSetupStep:
 *
 * The assistant's pages, in order.
 */
typedef enum
{
  KLADE_SETUP_PROFILE,
  KLADE_SETUP_YEAR,
  KLADE_SETUP_BELLS,
  KLADE_SETUP_PROGRAMMES,
  KLADE_SETUP_SUBJECTS,
  KLADE_SETUP_CLASSES,
  KLADE_SETUP_PUPILS,
  KLADE_SETUP_STAFF,
  KLADE_N_SETUP_STEPS,
} KladeSetupStep;

/**
 * KladeSetupState:
 * @is_done: what the school's data says of each step
 * @n_rows: how many there are: bell sets, programmes ...
 * @left_at: the page that somebody left the assistant at; %KLADE_N_SETUP_STEPS: it was finished
 */
typedef struct
{
  gboolean is_done[KLADE_N_SETUP_STEPS];
  int n_rows[KLADE_N_SETUP_STEPS];
  int left_at;
} KladeSetupState;

gboolean klade_school_read_setup (KladeSession *session, KladeSetupState *state, GError **error);
gboolean klade_school_leave_setup_at (KladeSession *session, int step, GError **error);

/* ---- the school ---- */

KladeSchoolProfile *klade_school_read_profile (KladeSession *session, GError **error);

typedef struct
{
  gint32 revision;
  const char *name;
  const char *kind;
  const char *registration_no; /* ten digits, or "" */
  const char *address;
} KladeSchoolProfileEdit;

gboolean klade_school_save_profile (KladeSession *session,
                                    const KladeSchoolProfileEdit *edit,
                                    KladeUndo **undo,
                                    GError **error);

/* ---- the year ---- */

KladeYearCalendar *klade_school_read_calendar (KladeSession *session,
                                               gint64 year_id,
                                               GError **error);

/* A new year brings the breaks of @year and the moved days that are known; the year that is
 * there already keeps its own. */
typedef struct
{
  gint64 year_id; /* 0: a new year */
  gint32 revision;
  KladeSchoolYear year; /* is_published: FALSE until a person confirmed its dates */
} KladeYearEdit;

gboolean klade_school_save_year (KladeSession *session,
                                 const KladeYearEdit *edit,
                                 gint64 *year_id,
                                 KladeUndo **undo,
                                 GError **error);

typedef struct
{
  gint64 break_id; /* 0: a new one */
  gint32 revision;
  gint64 year_id;
  const char *name;
  KladeDayRange range;
  int grade_from; /* 0 */
  int grade_to;   /* 12 */
} KladeBreakEdit;

gboolean klade_school_save_break (KladeSession *session,
                                  const KladeBreakEdit *edit,
                                  gint64 *break_id,
                                  KladeUndo **undo,
                                  GError **error);
gboolean klade_school_hide_break (KladeSession *session,
                                  gint64 break_id,
                                  gint32 revision,
                                  KladeUndo **undo,
                                  GError **error);

typedef struct
{
  gint64 moved_day_id; /* 0: a new one */
  gint32 revision;
  gint64 year_id;
  KladeDay day_off;
  KladeDay worked_on;
  const char *reason;
} KladeMovedDayEdit;

gboolean klade_school_save_moved_day (KladeSession *session,
                                      const KladeMovedDayEdit *edit,
                                      gint64 *moved_day_id,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_hide_moved_day (KladeSession *session,
                                      gint64 moved_day_id,
                                      gint32 revision,
                                      KladeUndo **undo,
                                      GError **error);

/* ---- bells ---- */

GPtrArray *klade_school_list_bell_sets (KladeSession *session,
                                        GError **error); /* KladeBellSetRow */

typedef struct
{
  gint64 bell_set_id; /* 0: a new one */
  gint32 revision;
  const char *name;
  KladeDay valid_from;
  KladeDay valid_to;          /* KLADE_DAY_NONE: no end */
  const KladeBellTime *bells; /* all of them, by lesson */
  gsize n_bells;
} KladeBellSetEdit;

gboolean klade_school_save_bell_set (KladeSession *session,
                                     const KladeBellSetEdit *edit,
                                     gint64 *bell_set_id,
                                     KladeUndo **undo,
                                     GError **error);
gboolean klade_school_hide_bell_set (KladeSession *session,
                                     gint64 bell_set_id,
                                     gint32 revision,
                                     KladeUndo **undo,
                                     GError **error);

/* ---- what is usual in a school of the kind (klade-setup-proposal.h) ----
 * KLADE_ACTION_MANAGE_CLASSES; what is there already stays, so each can be repeated. */

gboolean klade_school_adopt_programmes (KladeSession *session, KladeUndo **undo, GError **error);
gboolean klade_school_adopt_subjects (KladeSession *session,
                                      gint64 programme_id,
                                      int first_grade,
                                      int last_grade,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_adopt_classes (KladeSession *session,
                                     gint64 year_id,
                                     int n_parallel,
                                     KladeUndo **undo,
                                     GError **error);

/* ---- general settings (A10) ---- */

GPtrArray *klade_school_list_settings (KladeSession *session, GError **error); /* KladeSettingRow */
gboolean klade_school_change_setting (KladeSession *session,
                                      const char *name,
                                      const char *value,
                                      KladeUndo **undo,
                                      GError **error);

G_END_DECLS
