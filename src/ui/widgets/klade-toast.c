/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-toast.h"

#include "klade-error.h"

#define OFFER "klade-toast-offer"

/* What a button does belongs to what was said last: an older one is not offered again. */
static void
withdraw_offer (GtkWidget *overlay)
{
  AdwToast *offer = g_object_get_data (G_OBJECT (overlay), OFFER);

  if (offer == NULL)
    return;

  adw_toast_dismiss (offer);
  g_object_set_data (G_OBJECT (overlay), OFFER, NULL);
}

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

  withdraw_offer (overlay);
  toast = adw_toast_new (escaped);
  if (label != NULL)
    g_object_set_data_full (G_OBJECT (overlay), OFFER, g_object_ref (toast), g_object_unref);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action_name);
  if (parameter != NULL)
    adw_toast_set_action_target_value (toast, parameter);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH); /* said now, not after the last one */
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  name_newest (overlay, sentence);
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
