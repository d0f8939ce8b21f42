/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-toast.h"

#include "klade-i18n.h"

#include "klade-error.h"

#define STATE "klade-toast-state"
#define SENTENCE "klade-toast-sentence"
#define LETTERS_MAX 140 /* a toast of libadwaita 1.2 has one line and cuts the rest */
#define MOVING_MS 400   /* how long a toast takes to come, and to go */

/* What an overlay shows.  A toast that is sent away while it still comes is freed by libadwaita
 * 1.2 before its coming ends, which then writes to it; and two that move at once are let go of
 * twice.  So each step waits for the last one's end; of several toasts the newest is said. */
typedef struct
{
  GtkWidget *overlay;      /* borrowed: it has this */
  AdwToast *shown;         /* owned; NULL: none, or it goes already */
  AdwToast *next;          /* owned; waits */
  gint64 moves_until_usec; /* monotonic */
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
start_moving (State *state)
{
  state->moves_until_usec = g_get_monotonic_time () + MOVING_MS * G_TIME_SPAN_MILLISECOND;
}

static void
dismissed_cb (AdwToast *toast, State *state)
{
  if (state->shown != toast)
    return;

  start_moving (state);
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

static void
show_next (State *state)
{
  state->shown = g_steal_pointer (&state->next);
  g_signal_connect (state->shown, "dismissed", G_CALLBACK (dismissed_cb), state);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (state->overlay), g_object_ref (state->shown));
  name_newest (state->overlay, g_object_get_data (G_OBJECT (state->shown), SENTENCE));
  start_moving (state);
}

/* The last toast goes, or the next one comes, once nothing moves. */
static gboolean
step_cb (gpointer data)
{
  State *state = data;
  gint64 left_usec = state->moves_until_usec - g_get_monotonic_time ();

  state->wait_id = 0;
  if (left_usec <= 0 && state->shown == NULL)
    {
      show_next (state);
      return G_SOURCE_REMOVE;
    }

  if (left_usec <= 0)
    {
      g_autoptr (AdwToast) shown = g_object_ref (state->shown);

      adw_toast_dismiss (shown);
      left_usec = state->moves_until_usec - g_get_monotonic_time ();
    }
  state->wait_id =
      g_timeout_add ((guint) (left_usec / G_TIME_SPAN_MILLISECOND) + 1, step_cb, state);
  return G_SOURCE_REMOVE;
}

/* Takes ownership of @toast. */
static void
show_soon (State *state, AdwToast *toast)
{
  g_clear_object (&state->next);
  state->next = toast;
  if (state->wait_id == 0)
    step_cb (state);
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

/* What takes long to read stays until it is read. */
static void
show_long (GtkWidget *widget, const char *sentence)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkApplication *application =
      root != NULL ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;
  GtkWindow *active = application != NULL ? gtk_application_get_active_window (application) : NULL;
  GtkWidget *dialog = adw_message_dialog_new (active != NULL ? active : GTK_WINDOW (root),
                                              _ ("Something needs your attention"), sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * klade_toast_show:
 * @widget: whoever speaks; its window shows the toast
 * @sentence: what happened; not markup.  A long one comes as a message that waits
 */
void
klade_toast_show (GtkWidget *widget, const char *sentence)
{
  if (g_utf8_strlen (sentence, -1) > LETTERS_MAX)
    {
      show_long (widget, sentence);
      return;
    }

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

/**
 * klade_toast_show_saved:
 * @widget: where it was asked for
 * @file: a file or a folder that is there now
 *
 * Says so, with a way to where it is.
 */
void
klade_toast_show_saved (GtkWidget *widget, GFile *file)
{
  gboolean is_folder =
      g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
  g_autoptr (GFile) folder = is_folder ? g_object_ref (file) : g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autofree char *sentence = g_strdup_printf (_ ("Saved: %s"), name);

  klade_toast_show_with_button (widget, sentence, _ ("Open the folder"), "win.show-folder",
                                g_variant_new_string (uri));
}
