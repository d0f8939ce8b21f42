/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-page-private.h"

#include "klade-i18n.h"
#include "klade-school-instructions.h"
#include "klade-toast.h"
#include "klade-topics-window.h"

/* The school's topics of instructions, offered beside the line that they are written in. */

static gpointer
topics_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_instruction_topics (session, error);
}

static void
free_topics (gpointer data)
{
  g_strfreev (data);
}

static GMenuModel *
new_menu (KladePrintPage *self, const char *const *topics)
{
  g_autoptr (GMenu) offered = g_menu_new ();
  g_autoptr (GMenu) further = g_menu_new ();
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; topics[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (topics[i], NULL);

      g_menu_item_set_action_and_target (item, "print.topic", "s", topics[i]);
      g_menu_append_item (offered, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (offered));
  if (klade_office_can (self->office, KLADE_ACTION_MANAGE_SCHOOL))
    {
      g_menu_append (further, _ ("Change the topics…"), "print.edit-topics");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (further));
    }
  return G_MENU_MODEL (menu);
}

static void
topics_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePrintPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) topics = klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  g_autoptr (GMenuModel) menu = NULL;

  if (topics == NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  menu = new_menu (self, (const char *const *) topics);
  gtk_menu_button_set_menu_model (self->topics_button, menu);
}

/**
 * klade_print_page_read_topics:
 *
 * Offers the school's topics as they are now.
 */
void
klade_print_page_read_topics (KladePrintPage *self)
{
  klade_worker_run (klade_office_get_worker (self->office), topics_job, NULL, NULL, free_topics,
                    NULL, topics_cb, g_object_ref (self));
}

static void
edit_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePrintPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) topics = klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (topics == NULL)
    klade_toast_show_error (GTK_WIDGET (self), error);
  else if (root != NULL)
    gtk_window_present (GTK_WINDOW (
        klade_topics_window_new (GTK_WINDOW (root), self->office, (const char *const *) topics)));
}

/**
 * klade_print_page_edit_topics:
 *
 * Opens the list of topics, to be changed.
 */
void
klade_print_page_edit_topics (KladePrintPage *self)
{
  klade_worker_run (klade_office_get_worker (self->office), topics_job, NULL, NULL, free_topics,
                    NULL, edit_cb, g_object_ref (self));
}
