/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-topics-window.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-order-list.h"
#include "klade-school-instructions.h"

struct _KladeTopicsWindow
{
  AdwWindow parent_instance;

  /* Owned */
  KladeOffice *office;

  /* Template children, borrowed */
  AdwPreferencesGroup *group;
  GtkLabel *error_label;
  GtkWidget *save_button;
  KladeOrderList *topics;
};

G_DEFINE_FINAL_TYPE (KladeTopicsWindow, klade_topics_window, ADW_TYPE_WINDOW)

/* ---- saving ---- */

static gboolean
save_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  return klade_school_set_instruction_topics (session, data, undo, error);
}

static void
free_topics (gpointer data)
{
  g_strfreev (data);
}

static void
saved (GObject *source, const GError *error)
{
  KladeTopicsWindow *self = KLADE_TOPICS_WINDOW (source);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  if (error == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "topics.save", TRUE);
  gtk_label_set_text (self->error_label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static GStrv
make_topics (KladeTopicsWindow *self)
{
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();
  guint n = klade_order_list_get_n_lines (self->topics);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *topic = g_strstrip (g_strdup (klade_order_list_get_text (self->topics, i)));

      if (*topic != '\0')
        g_strv_builder_add (topics, topic);
    }
  return g_strv_builder_end (topics);
}

static void
save_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTopicsWindow *self = KLADE_TOPICS_WINDOW (widget);

  gtk_widget_action_set_enabled (widget, "topics.save", FALSE);
  klade_office_run (self->office, save_verb, make_topics (self), free_topics, saved,
                    G_OBJECT (self));
}

static void
add_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTopicsWindow *self = KLADE_TOPICS_WINDOW (widget);

  klade_order_list_add (self->topics, 0, NULL, "");
  klade_order_list_focus (self->topics, klade_order_list_get_n_lines (self->topics) - 1);
}

static void
topics_changed_cb (KladeTopicsWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "topics.save", TRUE);
}

/* ---- the window ---- */

static void
klade_topics_window_dispose (GObject *object)
{
  g_clear_object (&KLADE_TOPICS_WINDOW (object)->office);

  G_OBJECT_CLASS (klade_topics_window_parent_class)->dispose (object);
}

static void
klade_topics_window_class_init (KladeTopicsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_topics_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/print/klade-topics-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeTopicsWindow, group);
  gtk_widget_class_bind_template_child (widget_class, KladeTopicsWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTopicsWindow, save_button);
  gtk_widget_class_install_action (widget_class, "topics.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "topics.add", NULL, add_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "topics.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "topics.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
klade_topics_window_init (KladeTopicsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->topics = KLADE_ORDER_LIST (klade_order_list_new (_ ("Topics of instructions")));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->topics));
  g_signal_connect_swapped (self->topics, "changed", G_CALLBACK (topics_changed_cb), self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "topics.save", FALSE);
}

/**
 * klade_topics_window_new:
 * @parent: where it was asked for
 * @office: runs the verb
 * @topics: as they are now
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
klade_topics_window_new (GtkWindow *parent, KladeOffice *office, const char *const *topics)
{
  KladeTopicsWindow *self = g_object_new (KLADE_TYPE_TOPICS_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  for (gsize i = 0; topics[i] != NULL; i++)
    klade_order_list_add (self->topics, 0, NULL, topics[i]);
  klade_order_list_focus (self->topics, 0);
  return GTK_WIDGET (self);
}
