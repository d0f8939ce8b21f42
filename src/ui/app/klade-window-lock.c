/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-window-private.h"

#define CHECK_SECONDS 5
#define USEC_PER_MINUTE (60 * (gint64) G_USEC_PER_SEC)

/* Dialogs and popovers over the window would show what the lock hides. */
static void
close_what_stands_before (KladeWindow *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      gtk_window_close (l->data);
}

static KladeLockPage *
get_lock_page (KladeWindow *self)
{
  if (adw_bin_get_child (self->lock_bin) == NULL)
    {
      GtkWidget *page = g_object_new (KLADE_TYPE_LOCK_PAGE, NULL);

      g_signal_connect_object (page, "unlocked", G_CALLBACK (klade_window_unlock), self,
                               G_CONNECT_SWAPPED);
      adw_bin_set_child (self->lock_bin, page);
    }

  return KLADE_LOCK_PAGE (adw_bin_get_child (self->lock_bin));
}

/**
 * klade_window_forget_lock:
 *
 * Nobody is signed in any more: nobody's name stands on the lock.
 */
void
klade_window_forget_lock (KladeWindow *self)
{
  adw_bin_set_child (self->lock_bin, NULL);
}

/**
 * klade_window_lock:
 *
 * Puts the lock before everything.  The pages behind it stay as they are, an unfinished entry
 * in the journal too.
 */
void
klade_window_lock (KladeWindow *self)
{
  g_return_if_fail (KLADE_IS_WINDOW (self));

  if (self->is_locked || self->desk == NULL)
    return;

  self->is_locked = TRUE;
  g_set_weak_pointer (&self->locked_focus, gtk_window_get_focus (GTK_WINDOW (self)));
  klade_journal_view_set_locked (klade_desk_get_journal_view (self->desk), TRUE);
  close_what_stands_before (self);
  klade_lock_page_set_person (get_lock_page (self), self->worker, self->person);
  klade_window_show_stage (self, "locked");
}

/**
 * klade_window_unlock:
 *
 * After the right password: everything as it was left.
 */
void
klade_window_unlock (KladeWindow *self)
{
  GtkWidget *focus = self->locked_focus;

  if (!self->is_locked)
    return;

  self->is_locked = FALSE;
  self->last_input = g_get_monotonic_time ();
  klade_window_show_stage (self, "desk");
  if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  g_clear_weak_pointer (&self->locked_focus);
  klade_journal_view_set_locked (klade_desk_get_journal_view (self->desk), FALSE);
}

static gboolean
input_came_cb (KladeWindow *self)
{
  self->last_input = g_get_monotonic_time ();

  return GDK_EVENT_PROPAGATE;
}

/**
 * klade_window_add_input_watch:
 *
 * Any key, click or movement puts the lock off.
 */
void
klade_window_add_input_watch (KladeWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (input_came_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static gboolean
idle_checked_cb (gpointer data)
{
  KladeWindow *self = data;
  gint64 idle = g_get_monotonic_time () - self->last_input;

  if (self->lock_minutes > 0 && idle >= self->lock_minutes * USEC_PER_MINUTE)
    klade_window_lock (self);

  return G_SOURCE_CONTINUE;
}

static gpointer
read_lock_minutes_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_dup_setting (session, "lock-after-minutes", error);
}

static void
lock_minutes_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  int here;

  if (value == NULL)
    g_debug ("%s", error->message);
  if (value == NULL || self->settings == NULL || KLADE_WORKER (source) != self->worker)
    return;

  here = g_settings_get_int (self->settings, "lock-minutes");
  self->lock_minutes = (int) g_ascii_strtoll (value, NULL, 10);
  if (here > 0)
    self->lock_minutes = MIN (self->lock_minutes, here);
}

/**
 * klade_window_watch_idle:
 *
 * Begins to lock the window after the school's minutes without a key or a movement; a computer
 * may be set to fewer.
 */
void
klade_window_watch_idle (KladeWindow *self)
{
  self->last_input = g_get_monotonic_time ();
  self->lock_minutes = 10; /* until the school's own is read */
  if (self->idle_source == 0)
    self->idle_source = g_timeout_add_seconds (CHECK_SECONDS, idle_checked_cb, self);
  klade_worker_run (self->worker, read_lock_minutes_job, NULL, NULL, g_free, NULL,
                    lock_minutes_read_cb, g_object_ref (self));
}

/**
 * klade_window_stop_watching:
 *
 * Nobody is signed in: there is nothing to lock.
 */
void
klade_window_stop_watching (KladeWindow *self)
{
  g_clear_handle_id (&self->idle_source, g_source_remove);
}
