/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-window.h"

#include "klade-first-frame.h"
#include "klade-i18n.h"
#include "klade-settings.h"
#include "klade-stack.h"
#include "klade-window-private.h"

G_DEFINE_FINAL_TYPE (KladeWindow, klade_window, ADW_TYPE_APPLICATION_WINDOW)

/**
 * klade_window_show_stage:
 * @stage: opening, welcome, sign-in, desk or locked
 */
void
klade_window_show_stage (KladeWindow *self, const char *stage)
{
  GtkWidget *page;

  gtk_stack_set_visible_child_name (self->stages, stage);
  page = gtk_stack_get_visible_child (self->stages);
  /* A plain bin does not hand the focus on to its child. */
  gtk_widget_grab_focus (page == GTK_WIDGET (self->desk_bin) ? GTK_WIDGET (self->desk) : page);
  klade_window_update_actions (self);
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    klade_first_frame_tell (GTK_WIDGET (self), stage);
}

/**
 * klade_window_get_welcome_page:
 *
 * Returns: (transfer none): the page where schools are chosen
 */
KladeWelcomePage *
klade_window_get_welcome_page (KladeWindow *self)
{
  if (adw_bin_get_child (self->welcome_bin) == NULL)
    adw_bin_set_child (self->welcome_bin, g_object_new (KLADE_TYPE_WELCOME_PAGE, NULL));

  return KLADE_WELCOME_PAGE (adw_bin_get_child (self->welcome_bin));
}

static void
signed_in_cb (KladeWindow *self, KladePerson *person)
{
  klade_window_person_signed_in (self, person);
}

/* ---- size ---- */

static void
restore_size (KladeWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
}

static void
save_size (KladeWindow *self)
{
  gboolean is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));

  g_settings_set_boolean (self->settings, "window-maximized", is_maximized);
  if (!is_maximized)
    {
      int width, height;

      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
}

/* ---- the window ---- */

static gboolean
klade_window_close_request (GtkWindow *window)
{
  KladeWindow *self = KLADE_WINDOW (window);

  if (!klade_window_may_close (self))
    return GDK_EVENT_STOP;

  save_size (self);
  klade_window_leave_school (self);

  return GTK_WINDOW_CLASS (klade_window_parent_class)->close_request (window);
}

static void
klade_window_realize (GtkWidget *widget)
{
  KladeWindow *self = KLADE_WINDOW (widget);

  GTK_WIDGET_CLASS (klade_window_parent_class)->realize (widget);
  /* Not earlier: a new surface is not maximized, and GTK believes the surface. */
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  klade_first_frame_tell (widget, gtk_stack_get_visible_child_name (self->stages));
}

static void
klade_window_dispose (GObject *object)
{
  KladeWindow *self = KLADE_WINDOW (object);

  if (self->settings != NULL)
    klade_window_leave_school (self);
  g_clear_handle_id (&self->closing_source, g_source_remove);
  g_clear_weak_pointer (&self->locked_focus);
  g_clear_pointer (&self->opening_place, g_free);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (klade_window_parent_class)->dispose (object);
}

static void
klade_window_class_init (KladeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_window_dispose;
  widget_class->realize = klade_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = klade_window_close_request;

  g_type_ensure (KLADE_TYPE_SIGN_IN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/app/klade-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, stages);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, opening_progress);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, opening_step_label);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, welcome_bin);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, sign_in_page);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, desk_bin);
  gtk_widget_class_bind_template_child (widget_class, KladeWindow, lock_bin);
  gtk_widget_class_bind_template_callback (widget_class, signed_in_cb);

  klade_window_class_install_actions (klass);
}

static void
klade_window_init (KladeWindow *self)
{
  self->settings = klade_settings_new ();
  self->clock = klade_clock_system;
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->stages);
  restore_size (self);
  klade_window_add_input_watch (self);
  klade_window_update_actions (self);
}

/**
 * klade_window_new:
 * @application: the program
 *
 * Returns: (transfer none): a window without a school
 */
KladeWindow *
klade_window_new (GtkApplication *application)
{
  return g_object_new (KLADE_TYPE_WINDOW, "application", application, NULL);
}

/**
 * klade_window_set_clock:
 * @clock: what day it is in the schools that are chosen here: the system's clock, but for
 *   demonstrations and tests
 */
void
klade_window_set_clock (KladeWindow *self, const KladeClock *clock)
{
  g_return_if_fail (KLADE_IS_WINDOW (self));

  self->clock = *clock;
}

/**
 * klade_window_welcome:
 *
 * Shows where a school can be chosen.
 */
void
klade_window_welcome (KladeWindow *self)
{
  g_return_if_fail (KLADE_IS_WINDOW (self));

  klade_welcome_page_refresh (klade_window_get_welcome_page (self), self->settings);
  klade_window_show_stage (self, "welcome");
}

/**
 * klade_window_is_unused:
 *
 * Returns: whether a school may be opened here without closing another
 */
gboolean
klade_window_is_unused (KladeWindow *self)
{
  g_return_val_if_fail (KLADE_IS_WINDOW (self), FALSE);

  return self->worker == NULL;
}
