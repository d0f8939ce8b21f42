/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-toast.h"

#include "klade-error.h"

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
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
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
