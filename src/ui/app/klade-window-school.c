/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-new-school.h"
#include "klade-password-dialog.h"
#include "klade-settings.h"
#include "klade-toast.h"
#include "klade-window-private.h"

/* ---- leaving ---- */

static void
drop_desk (KladeWindow *self)
{
  klade_window_stop_watching (self);
  self->is_locked = FALSE;
  g_clear_weak_pointer (&self->locked_focus);
  self->desk = NULL;
  adw_bin_set_child (self->desk_bin, NULL);
  klade_window_forget_lock (self);
  g_clear_pointer (&self->person, klade_person_unref);
}

/**
 * klade_window_leave_school:
 *
 * Closes the school.  Waits for what was accepted; a demo school is deleted.
 */
void
klade_window_leave_school (KladeWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  drop_desk (self);
  klade_sign_in_page_forget (self->sign_in_page);
  if (self->worker != NULL)
    klade_worker_wait (self->worker);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->info, klade_school_info_unref);
  g_clear_pointer (&self->demo, klade_demo_place_free);
  gtk_window_set_title (GTK_WINDOW (self), "Klade");
}

/**
 * klade_window_sign_out:
 *
 * Back to the sign-in page of the same school.
 */
void
klade_window_sign_out (KladeWindow *self)
{
  if (self->worker == NULL || self->info == NULL)
    return;

  drop_desk (self);
  klade_worker_sign_out (self->worker);
  klade_sign_in_page_set_school (self->sign_in_page, self->worker, self->info, self->settings);
  klade_window_show_stage (self, "sign-in");
}

/* ---- opening ---- */

static void
fail_opening (KladeWindow *self, const GError *error)
{
  g_autofree char *place = g_steal_pointer (&self->opening_place);

  klade_window_leave_school (self);
  klade_window_welcome (self);
  klade_welcome_page_show_error (klade_window_get_welcome_page (self), place, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchoolInfo) info =
      klade_worker_open_finish (KLADE_WORKER (source), result, &error);

  if (KLADE_WORKER (source) != self->worker)
    return; /* another school was chosen meanwhile */

  if (info == NULL)
    {
      if (g_error_matches (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND))
        klade_settings_forget_school (self->settings, self->opening_place);
      fail_opening (self, error);
      return;
    }

  if (self->demo == NULL)
    klade_settings_add_recent_school (self->settings, info->place, info->name);
  gtk_window_set_title (GTK_WINDOW (self), info->name);
  self->info = g_steal_pointer (&info);
  klade_sign_in_page_set_school (self->sign_in_page, self->worker, self->info, self->settings);
  klade_window_show_stage (self, "sign-in");
}

static void
show_opening (KladeWindow *self, const char *sentence)
{
  gtk_label_set_text (self->opening_label, sentence);
  gtk_label_set_text (self->opening_step_label, "");
  gtk_progress_bar_set_fraction (self->opening_progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->opening_progress), FALSE);
  klade_window_show_stage (self, "opening");
}

/**
 * klade_window_open_place:
 * @place: a path or a PostgreSQL URI
 * @clock: what day it is: the system's clock, but for demonstrations and tests
 *
 * Opens a school and shows its sign-in page, or says why not.
 */
void
klade_window_open_place (KladeWindow *self, const char *place, const KladeClock *clock)
{
  g_return_if_fail (KLADE_IS_WINDOW (self));
  g_return_if_fail (place != NULL);

  klade_window_leave_school (self);
  g_free (self->opening_place);
  self->opening_place = g_strdup (place);
  self->worker = klade_worker_new (clock);
  show_opening (self, _ ("Opening the school…"));
  klade_worker_open (self->worker, place, opened_cb, g_object_ref (self));
}

static void
demo_progressed (const char *step, double fraction, gpointer data)
{
  KladeWindow *self = data;

  if (self->opening == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->opening_progress), TRUE);
  gtk_progress_bar_set_fraction (self->opening_progress, CLAMP (fraction, 0, 1));
  gtk_label_set_text (self->opening_step_label, step);
}

static void
demo_filled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_filled = klade_demo_place_fill_finish (KLADE_WORKER (source), result, &error);

  if (KLADE_WORKER (source) != self->worker || self->demo == NULL)
    return;

  g_clear_object (&self->opening);
  if (!is_filled)
    {
      fail_opening (self, error);
      return;
    }

  klade_worker_open (self->worker, klade_demo_place_get_path (self->demo), opened_cb,
                     g_object_ref (self));
}

/**
 * klade_window_open_demo:
 * @size: how large
 * @today: the day it is in the demo school
 *
 * Makes a demo school in a temporary place and shows its sign-in page.
 */
void
klade_window_open_demo (KladeWindow *self, KladeDemoSize size, KladeDay today)
{
  g_autoptr (GError) error = NULL;
  KladeClock clock = klade_clock_on_day (today);

  g_return_if_fail (KLADE_IS_WINDOW (self));

  klade_window_leave_school (self);
  g_clear_pointer (&self->opening_place, g_free);
  self->demo = klade_demo_place_new (&error);
  if (self->demo == NULL)
    {
      fail_opening (self, error);
      return;
    }

  self->worker = klade_worker_new (&clock);
  self->opening = g_cancellable_new ();
  show_opening (self, _ ("Making a demo school…"));
  klade_demo_place_fill (self->demo, self->worker, size, today, self->opening, demo_progressed,
                         G_OBJECT (self), demo_filled_cb, g_object_ref (self));
}

/* ---- signing in ---- */

static void
show_desk (KladeWindow *self)
{
  self->desk = klade_desk_new (self->worker, self->person, self->info, self->settings);
  adw_bin_set_child (self->desk_bin, GTK_WIDGET (self->desk));
  klade_window_watch_idle (self);
  klade_window_show_stage (self, "desk");
}

static void
password_changed_cb (KladeWindow *self, gboolean is_changed)
{
  if (is_changed)
    show_desk (self);
  else
    klade_window_sign_out (self);
}

/**
 * klade_window_person_signed_in:
 * @person: who
 *
 * Shows the desk, after a new password where one is due.
 */
void
klade_window_person_signed_in (KladeWindow *self, KladePerson *person)
{
  klade_person_ref (person);
  g_clear_pointer (&self->person, klade_person_unref);
  self->person = person;

  if (person->must_change_password)
    {
      KladePasswordDialog *dialog =
          klade_password_dialog_new (GTK_WINDOW (self), self->worker, person, TRUE);

      g_signal_connect_object (dialog, "done", G_CALLBACK (password_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (dialog));
    }
  else
    {
      show_desk (self);
    }
}

/* ---- a new school ---- */

static void
school_made (KladeWorker *worker, KladeSchoolInfo *info, KladePerson *person, GObject *data)
{
  KladeWindow *self = KLADE_WINDOW (data);

  klade_window_leave_school (self);
  self->worker = g_object_ref (worker);
  self->info = klade_school_info_ref (info);
  klade_settings_add_recent_school (self->settings, info->place, info->name);
  gtk_window_set_title (GTK_WINDOW (self), info->name);
  klade_window_person_signed_in (self, person);
}

/**
 * klade_window_make_school:
 *
 * Asks for a new school's basics; its superuser then comes to the desk.
 */
void
klade_window_make_school (KladeWindow *self)
{
  klade_new_school_ask (GTK_WIDGET (self), &self->clock, school_made, G_OBJECT (self));
}
