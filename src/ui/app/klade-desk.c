/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-desk.h"

#include "klade-journals-page.h"
#include "klade-palette.h"
#include "klade-settings.h"
#include "klade-sidebar.h"
#include "klade-stack.h"

struct _KladeDesk
{
  AdwBin parent_instance;

  gboolean is_abandoned;

  /* Owned */
  KladePerson *person;
  KladeSchoolInfo *info;
  GSettings *settings;
  KladeJournalListModel *journals;

  /* Template children, borrowed */
  KladeSidebar *sidebar;
  GtkStack *places;
  KladeJournalsPage *journals_page;
  KladeJournalView *journal_view;
};

G_DEFINE_FINAL_TYPE (KladeDesk, klade_desk, ADW_TYPE_BIN)

static gboolean
is_at_journal (KladeDesk *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "journal") == 0;
}

static void
show_where (KladeDesk *self)
{
  klade_sidebar_show_place (self->sidebar, is_at_journal (self)
                                               ? klade_journal_view_get_journal (self->journal_view)
                                               : 0);
}

static void
show_recents (KladeDesk *self)
{
  g_autoptr (GArray) recents =
      klade_settings_dup_recent_journals (self->settings, self->info->uid, self->person->user_name);

  klade_sidebar_clear_recents (self->sidebar);
  for (guint i = 0; i < recents->len; i++)
    {
      const KladeJournalRow *row =
          klade_journal_list_model_find (self->journals, g_array_index (recents, gint64, i));

      if (row != NULL)
        klade_sidebar_add_recent (self->sidebar, row->id, row->class_name, row->subject);
    }
  show_where (self);
}

static gboolean
klade_desk_grab_focus (GtkWidget *widget)
{
  KladeDesk *self = KLADE_DESK (widget);

  return gtk_widget_grab_focus (gtk_stack_get_visible_child (self->places));
}

static void
klade_desk_dispose (GObject *object)
{
  KladeDesk *self = KLADE_DESK (object);

  g_clear_object (&self->journals);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->person, klade_person_unref);
  g_clear_pointer (&self->info, klade_school_info_unref);

  G_OBJECT_CLASS (klade_desk_parent_class)->dispose (object);
}

static void
klade_desk_class_init (KladeDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_desk_dispose;
  widget_class->grab_focus = klade_desk_grab_focus;

  g_type_ensure (KLADE_TYPE_SIDEBAR);
  g_type_ensure (KLADE_TYPE_JOURNALS_PAGE);
  g_type_ensure (KLADE_TYPE_JOURNAL_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/app/klade-desk.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeDesk, sidebar);
  gtk_widget_class_bind_template_child (widget_class, KladeDesk, places);
  gtk_widget_class_bind_template_child (widget_class, KladeDesk, journals_page);
  gtk_widget_class_bind_template_child (widget_class, KladeDesk, journal_view);
}

static void
klade_desk_init (KladeDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->places);
}

/**
 * klade_desk_new:
 * @worker: has the session
 * @person: who is signed in
 * @info: of the school
 * @settings: what was chosen on this computer
 *
 * Returns: (transfer floating): the desk, with the page of journals open
 */
KladeDesk *
klade_desk_new (KladeWorker *worker,
                KladePerson *person,
                KladeSchoolInfo *info,
                GSettings *settings)
{
  KladeDesk *self = g_object_new (KLADE_TYPE_DESK, NULL);

  self->person = klade_person_ref (person);
  self->info = klade_school_info_ref (info);
  self->settings = g_object_ref (settings);
  self->journals = klade_journal_list_model_new (worker);

  klade_sidebar_set_person (self->sidebar, info->name, person);
  klade_sidebar_set_narrow (self->sidebar, g_settings_get_boolean (settings, "sidebar-narrow"));
  klade_journals_page_set_model (self->journals_page, self->journals);
  klade_journal_view_set_person (self->journal_view, worker, person, settings);
  g_signal_connect_object (self->journals, "loaded", G_CALLBACK (show_recents), self,
                           G_CONNECT_SWAPPED);
  klade_journal_list_model_load (self->journals);
  show_where (self);

  return self;
}

/**
 * klade_desk_show_place:
 * @place: journals
 */
void
klade_desk_show_place (KladeDesk *self, const char *place)
{
  g_return_if_fail (KLADE_IS_DESK (self));

  klade_journal_view_flush (self->journal_view);
  gtk_stack_set_visible_child_name (self->places, place);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->places));
  klade_journal_list_model_load (self->journals); /* what is owed may be less now */
  show_where (self);
}

/**
 * klade_desk_open_journal:
 * @journal_id: a journal the person may read
 */
void
klade_desk_open_journal (KladeDesk *self, gint64 journal_id)
{
  g_return_if_fail (KLADE_IS_DESK (self));

  klade_settings_add_recent_journal (self->settings, self->info->uid, self->person->user_name,
                                     journal_id);
  klade_journal_view_open (self->journal_view, journal_id);
  gtk_stack_set_visible_child_name (self->places, "journal");
  gtk_widget_grab_focus (GTK_WIDGET (self->journal_view));
  show_recents (self);
}

/**
 * klade_desk_go_anywhere:
 *
 * Opens the palette: any journal or page by a few letters.
 */
void
klade_desk_go_anywhere (KladeDesk *self)
{
  KladeJournalList *list;

  g_return_if_fail (KLADE_IS_DESK (self));

  list = klade_journal_list_model_get_list (self->journals);
  if (list != NULL)
    klade_palette_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), list);
}

/**
 * klade_desk_toggle_sidebar:
 *
 * Narrows the sidebar to icons, or widens it again.
 */
void
klade_desk_toggle_sidebar (KladeDesk *self)
{
  gboolean is_narrow;

  g_return_if_fail (KLADE_IS_DESK (self));

  is_narrow = !g_settings_get_boolean (self->settings, "sidebar-narrow");
  g_settings_set_boolean (self->settings, "sidebar-narrow", is_narrow);
  klade_sidebar_set_narrow (self->sidebar, is_narrow);
}

/**
 * klade_desk_get_journal_view:
 *
 * Returns: (transfer none): where journals are shown
 */
KladeJournalView *
klade_desk_get_journal_view (KladeDesk *self)
{
  g_return_val_if_fail (KLADE_IS_DESK (self), NULL);

  return self->journal_view;
}

/**
 * klade_desk_flush:
 *
 * Gives whatever was typed to the store.
 */
void
klade_desk_flush (KladeDesk *self)
{
  g_return_if_fail (KLADE_IS_DESK (self));

  klade_journal_view_flush (self->journal_view);
}

/**
 * klade_desk_get_n_unsaved:
 *
 * Returns: how much is only in this window
 */
guint
klade_desk_get_n_unsaved (KladeDesk *self)
{
  g_return_val_if_fail (KLADE_IS_DESK (self), 0);

  return self->is_abandoned ? 0 : klade_journal_view_get_n_unsaved (self->journal_view);
}

/**
 * klade_desk_abandon:
 *
 * The person was asked and chose to lose what could not be saved.
 */
void
klade_desk_abandon (KladeDesk *self)
{
  g_return_if_fail (KLADE_IS_DESK (self));

  self->is_abandoned = TRUE;
}
