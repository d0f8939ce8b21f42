/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-banner.h"

struct _KladeBanner
{
  AdwBin parent_instance;

  /* Template children, borrowed */
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (KladeBanner, klade_banner, ADW_TYPE_BIN)

static void
klade_banner_class_init (KladeBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeBanner, label);
  gtk_widget_class_bind_template_child (widget_class, KladeBanner, button);
}

static void
klade_banner_init (KladeBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_banner_show:
 * @sentence: (nullable): what to say; %NULL hides the banner
 */
void
klade_banner_show (KladeBanner *self, const char *sentence)
{
  g_return_if_fail (KLADE_IS_BANNER (self));

  if (sentence != NULL)
    gtk_label_set_text (self->label, sentence);
  /* Not sliding in: GTK 4.8 measures wrapped words wrongly on the way, and hidden words would
   * still be read on the accessibility bus. */
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

/**
 * klade_banner_set_button:
 * @label: (nullable): a verb; %NULL takes the button away
 * @action_name: (nullable): what the button does
 */
void
klade_banner_set_button (KladeBanner *self, const char *label, const char *action_name)
{
  g_return_if_fail (KLADE_IS_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label != NULL)
    gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
}
