/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-first-frame.h"

typedef struct
{
  GtkWidget *widget; /* borrowed: the closure goes with it */
  char *what;
  gulong handler;
} Waiting;

static void
waiting_free (gpointer data, GClosure *closure)
{
  Waiting *waiting = data;

  g_free (waiting->what);
  g_free (waiting);
}

static void
painted_cb (Waiting *waiting, GdkFrameClock *clock)
{
  g_autofree char *what = NULL;

  if (!gtk_widget_get_mapped (waiting->widget))
    return;

  what = g_steal_pointer (&waiting->what);
  g_debug ("first frame: %s at %" G_GINT64_FORMAT " us", what, g_get_monotonic_time ());
  g_signal_handler_disconnect (clock, waiting->handler);
}

/**
 * klade_first_frame_tell:
 * @widget: a realized widget
 * @what: its name in the log
 *
 * Writes one debug line when @widget has been painted for the first time from now on, with the
 * monotonic time: what `G_MESSAGES_DEBUG=klade` shows of where time goes, and what the start-up
 * benchmark reads.
 */
void
klade_first_frame_tell (GtkWidget *widget, const char *what)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  GClosure *closure;
  Waiting *waiting;

  g_return_if_fail (clock != NULL);

  waiting = g_new0 (Waiting, 1);
  waiting->widget = widget;
  waiting->what = g_strdup (what);
  closure = g_cclosure_new_swap (G_CALLBACK (painted_cb), waiting, waiting_free);
  g_object_watch_closure (G_OBJECT (widget), closure);
  waiting->handler = g_signal_connect_closure (clock, "after-paint", closure, FALSE);
}
