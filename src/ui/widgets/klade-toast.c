/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-toast.h"

#include "klade-error.h"

#define STATE "klade-toast-state"
#define SENTENCE "klade-toast-sentence"
#define HIDING_MS 400 /* how long a toast takes to go */

/* What an overlay shows.  Two toasts that come and go at once make libadwaita 1.2 let go of one
 * of them twice, so the next one waits until the last has gone; of several the newest is said. */
typedef struct
{
  GtkWidget *overlay;    /* borrowed: it has this */
  AdwToast *shown;       /* owned; NULL: none, or it goes already */
  AdwToast *next;        /* owned; waits */
  gint64 hidden_at_usec; /* monotonic */
  guint wait_id;
} State;

/* The toast that is shown now is the overlay's newest child.  As an alert with a name it is read
 * aloud when it comes. */
static void
name_newest (GtkWidget *overlay, const char *sentence)
{
  GtkWidget *shown = gtk_widget_get_last_child (overlay);

  g_object_set (shown, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
dismissed_cb (AdwToast *toast, State *state)
{
  if (state->shown != toast)
    return;

  state->hidden_at_usec = g_get_monotonic_time ();
  g_clear_object (&state->shown);
}

static void
free_state (gpointer data)
{
  State *state = data;

  if (state->shown != NULL)
    g_signal_handlers_disconnect_by_data (state->shown, state);
  g_clear_object (&state->shown);
  g_clear_object (&state->next);
  g_clear_handle_id (&state->wait_id, g_source_remove);
  g_free (state);
}

static State *
get_state (GtkWidget *overlay)
{
  State *state = g_object_get_data (G_OBJECT (overlay), STATE);

  if (state != NULL)
    return state;

  state = g_new0 (State, 1);
  state->overlay = overlay;
  g_object_set_data_full (G_OBJECT (overlay), STATE, state, free_state);
  return state;
}

static gboolean
show_next_cb (gpointer data)
{
  State *state = data;

  state->wait_id = 0;
  state->shown = g_steal_pointer (&state->next);
  g_signal_connect (state->shown, "dismissed", G_CALLBACK (dismissed_cb), state);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (state->overlay), g_object_ref (state->shown));
  name_newest (state->overlay, g_object_get_data (G_OBJECT (state->shown), SENTENCE));
  return G_SOURCE_REMOVE;
}

/* Takes ownership of @toast. */
static void
show_soon (State *state, AdwToast *toast)
{
  gint64 waited_ms;

  g_clear_object (&state->next);
  state->next = toast;
  if (state->wait_id != 0)
    return;

  if (state->shown != NULL)
    {
      g_autoptr (AdwToast) shown = g_object_ref (state->shown);

      adw_toast_dismiss (shown);
    }

  waited_ms = (g_get_monotonic_time () - state->hidden_at_usec) / 1000;
  if (state->hidden_at_usec != 0 && waited_ms < HIDING_MS)
    state->wait_id = g_timeout_add (HIDING_MS - (guint) waited_ms, show_next_cb, state);
  else
    show_next_cb (state);
}

/**
 * klade_toast_show_with_button:
 * @widget: whoever speaks; its window shows the toast
 * @sentence: what happened; not markup
 * @label: (nullable): a verb for the button
 * @action_name: (nullable): what the button does
 * @target: (nullable) (transfer floating): the action's parameter
 */
void
klade_toast_show_with_button (GtkWidget *widget,
                              const char *sentence,
                              const char *label,
                              const char *action_name,
                              GVariant *target)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GVariant) parameter = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (overlay == NULL)
    return;

  toast = adw_toast_new (escaped);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action_name);
  if (parameter != NULL)
    adw_toast_set_action_target_value (toast, parameter);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH); /* said now, not after the last one */
  g_object_set_data_full (G_OBJECT (toast), SENTENCE, g_strdup (sentence), g_free);
  show_soon (get_state (overlay), toast);
}

/**
 * klade_toast_show:
 * @widget: whoever speaks; its window shows the toast
 * @sentence: what happened; not markup
 */
void
klade_toast_show (GtkWidget *widget, const char *sentence)
{
  klade_toast_show_with_button (widget, sentence, NULL, NULL, NULL);
}

/**
 * klade_toast_show_error:
 * @widget: whoever speaks; its window shows the toast
 * @error: what went wrong; said in a person's words
 */
void
klade_toast_show_error (GtkWidget *widget, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  g_debug ("%s", error->message);
  klade_toast_show (widget, sentence);
}
