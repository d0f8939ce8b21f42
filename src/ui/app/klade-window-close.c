/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-window-private.h"

#define CHECK_MS 50
#define PATIENCE_US (2 * (gint64) G_USEC_PER_SEC)

static void
close_answered_cb (KladeWindow *self, const char *response)
{
  self->is_closing = FALSE;
  if (!g_str_equal (response, "close"))
    return;

  klade_desk_abandon (self->desk);
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask (KladeWindow *self)
{
  guint n = klade_desk_get_n_unsaved (self->desk);
  g_autofree char *body = g_strdup_printf (
      ngettext_ ("%u entry waits for the school's file or server and is only in this window. "
                 "Wait until it is saved, or it will be lost.",
                 "%u entries wait for the school's file or server and are only in this window. "
                 "Wait until they are saved, or they will be lost.",
                 n),
      n);
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (self), _ ("Some entries are not saved yet"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "wait", _ ("_Wait"), "close",
                                    _ ("Close and _lose them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "wait");
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  KladeWindow *window; /* borrowed: the source goes with it */
  gint64 since;
} Wait;

static gboolean
waited_cb (gpointer data)
{
  Wait *wait = data;
  KladeWindow *self = wait->window;

  if (self->desk == NULL || klade_desk_get_n_unsaved (self->desk) == 0)
    {
      self->closing_source = 0;
      self->is_closing = FALSE;
      gtk_window_close (GTK_WINDOW (self));
      return G_SOURCE_REMOVE;
    }

  if (g_get_monotonic_time () - wait->since < PATIENCE_US)
    return G_SOURCE_CONTINUE;

  self->closing_source = 0;
  ask (self);

  return G_SOURCE_REMOVE;
}

/**
 * klade_window_may_close:
 *
 * Whether nothing typed would be lost.  Otherwise the window closes by itself as soon as that
 * is so, and asks when it takes long.
 *
 * Returns: %TRUE if the window may close now
 */
gboolean
klade_window_may_close (KladeWindow *self)
{
  Wait *wait;

  if (self->desk == NULL)
    return TRUE;

  if (self->is_closing)
    return FALSE;

  klade_desk_flush (self->desk);
  if (klade_desk_get_n_unsaved (self->desk) == 0)
    return TRUE;

  self->is_closing = TRUE;
  wait = g_new0 (Wait, 1);
  wait->window = self;
  wait->since = g_get_monotonic_time ();
  self->closing_source = g_timeout_add_full (G_PRIORITY_DEFAULT, CHECK_MS, waited_cb, wait, g_free);

  return FALSE;
}
