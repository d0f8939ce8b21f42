/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared inside src/ui/app/klade-window*.c only. */

#include "klade-demo-place.h"
#include "klade-desk.h"
#include "klade-lock-page.h"
#include "klade-sign-in-page.h"
#include "klade-welcome-page.h"
#include "klade-window.h"

G_BEGIN_DECLS

struct _KladeWindow
{
  AdwApplicationWindow parent_instance;

  /* Owned */
  GSettings *settings;
  KladeClock clock;    /* of the schools that are chosen here */
  KladeWorker *worker; /* of the school being opened or open */
  KladeSchoolInfo *info;
  KladePerson *person;   /* NULL: nobody is signed in */
  KladeDemoPlace *demo;  /* the temporary place of a demo school */
  GCancellable *opening; /* the demo school being made */
  char *opening_place;
  GtkWidget *shortcuts;
  KladeDesk *desk; /* borrowed from desk_bin; NULL: nobody is signed in */

  /* Lock */
  gint64 last_input; /* monotonic microseconds */
  guint idle_source;
  int lock_minutes;        /* 0: never */
  GtkWidget *locked_focus; /* weak: where the person was */
  gboolean is_locked;

  /* Closing */
  gboolean is_closing;
  guint closing_source;

  /* Template children, borrowed */
  AdwToastOverlay *toasts;
  GtkStack *stages;
  GtkLabel *opening_label;
  GtkProgressBar *opening_progress;
  GtkLabel *opening_step_label;
  AdwBin *welcome_bin; /* its page is made when it is first needed, as the lock's is */
  KladeSignInPage *sign_in_page;
  AdwBin *desk_bin;
  AdwBin *lock_bin;
};

/* klade-window.c */
void klade_window_show_stage (KladeWindow *self, const char *stage);
KladeWelcomePage *klade_window_get_welcome_page (KladeWindow *self);

/* klade-window-school.c */
void klade_window_leave_school (KladeWindow *self);
void klade_window_sign_out (KladeWindow *self);
void klade_window_person_signed_in (KladeWindow *self, KladePerson *person);
void klade_window_make_school (KladeWindow *self);

/* klade-window-lock.c */
void klade_window_forget_lock (KladeWindow *self);
void klade_window_add_input_watch (KladeWindow *self);
void klade_window_watch_idle (KladeWindow *self);
void klade_window_stop_watching (KladeWindow *self);
void klade_window_unlock (KladeWindow *self);

/* klade-window-close.c */
gboolean klade_window_may_close (KladeWindow *self);

/* klade-window-actions.c */
void klade_window_class_install_actions (KladeWindowClass *klass);
void klade_window_update_actions (KladeWindow *self);

G_END_DECLS
