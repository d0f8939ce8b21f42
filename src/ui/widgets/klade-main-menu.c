/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-main-menu.h"

struct _KladeMainMenu
{
  AdwBin parent_instance;

  /* Template children, borrowed */
  GtkMenuButton *button;
};

G_DEFINE_FINAL_TYPE (KladeMainMenu, klade_main_menu, ADW_TYPE_BIN)

static void
klade_main_menu_class_init (KladeMainMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/widgets/klade-main-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeMainMenu, button);
}

static void
klade_main_menu_init (KladeMainMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
