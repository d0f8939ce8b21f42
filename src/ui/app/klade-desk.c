/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-desk.h"

#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-journals-page.h"
#include "klade-office.h"
#include "klade-palette.h"
#include "klade-place.h"
#include "klade-places.h"
#include "klade-school-setup.h"
#include "klade-settings.h"
#include "klade-sidebar.h"
#include "klade-stack.h"
#include "klade-toast.h"

struct _KladeDesk
{
  AdwBin parent_instance;

  gboolean is_abandoned;

  /* Owned */
  KladePerson *person;
  KladeSchoolInfo *info;
  GSettings *settings;
  KladeJournalListModel *journals;
  KladeOffice *office;

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
  klade_sidebar_show_place (
      self->sidebar, gtk_stack_get_visible_child_name (self->places),
      is_at_journal (self) ? klade_journal_view_get_journal (self->journal_view) : 0);
}

/* ---- places ---- */

/* A page is made when it is first opened: signing in stays fast. */
static GtkWidget *
get_page (KladeDesk *self, const char *id)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->places, id);
  const KladePlaceInfo *place = klade_places_find (id);

  if (page != NULL || place == NULL || !self->person->can[place->action])
    return page;

  page = place->make (self->office);
  gtk_stack_add_named (self->places, page, id);
  return page;
}

/* ---- the registers' verbs ---- */

static void
office_done_cb (KladeDesk *self, const char *title, gboolean is_undo)
{
  g_autofree char *sentence =
      is_undo ? g_strdup_printf (_ ("Taken back: %s"), title) : g_strdup (title);

  klade_toast_show_with_button (GTK_WIDGET (self), sentence, is_undo ? _ ("Redo") : _ ("Undo"),
                                is_undo ? "win.redo" : "win.undo", NULL);
}

static void
office_failed_cb (KladeDesk *self, const GError *error)
{
  klade_toast_show_error (GTK_WIDGET (self), error);
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

/* ---- a school without classes: it has to be set up first ---- */

static gpointer
read_setup_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  KladeSetupState state;

  return klade_school_read_setup (session, &state, error) ? g_memdup2 (&state, sizeof state) : NULL;
}

static void
setup_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeDesk) self = user_data;
  g_autofree KladeSetupState *state = klade_worker_run_finish (KLADE_WORKER (source), result, NULL);

  if (state != NULL && !state->is_done[KLADE_SETUP_CLASSES] &&
      gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      gtk_stack_get_visible_child (self->places) == GTK_WIDGET (self->journals_page))
    klade_desk_show_place (self, "school");
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
  g_clear_object (&self->office);
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
  widget_class->focus = klade_focus_pass;
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
  self->office = klade_office_new (worker, person);
  g_signal_connect_object (self->office, "done", G_CALLBACK (office_done_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->office, "failed", G_CALLBACK (office_failed_cb), self,
                           G_CONNECT_SWAPPED);

  klade_sidebar_set_person (self->sidebar, info->name, person);
  klade_sidebar_set_narrow (self->sidebar, g_settings_get_boolean (settings, "sidebar-narrow"));
  klade_journals_page_set_model (self->journals_page, self->journals);
  klade_journal_view_set_person (self->journal_view, worker, person, settings);
  g_signal_connect_object (self->journals, "loaded", G_CALLBACK (show_recents), self,
                           G_CONNECT_SWAPPED);
  klade_journal_list_model_load (self->journals);
  show_where (self);
  if (person->can[KLADE_ACTION_MANAGE_SCHOOL])
    klade_worker_run (worker, read_setup_job, NULL, NULL, g_free, NULL, setup_read_cb,
                      g_object_ref (self));

  return self;
}

static void
flush_places (KladeDesk *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->places);

  klade_journal_view_flush (self->journal_view);
  if (KLADE_IS_PLACE (page))
    klade_place_flush (KLADE_PLACE (page));
}

/**
 * klade_desk_show_place:
 * @place: of klade_places_find(); nothing happens if the person's roles do not open it
 */
void
klade_desk_show_place (KladeDesk *self, const char *place)
{
  GtkWidget *page;

  g_return_if_fail (KLADE_IS_DESK (self));

  page = get_page (self, place);
  if (page == NULL)
    return;

  flush_places (self);
  gtk_stack_set_visible_child (self->places, page);
  gtk_widget_grab_focus (page);
  if (KLADE_IS_PLACE (page))
    klade_place_shown (KLADE_PLACE (page));
  else
    klade_journal_list_model_load (self->journals); /* what is owed may be less now */
  show_where (self);
}

/**
 * klade_desk_show_nth_place:
 * @index: from 0, among the places in the sidebar
 */
void
klade_desk_show_nth_place (KladeDesk *self, guint index)
{
  const KladePlaceInfo *place;

  g_return_if_fail (KLADE_IS_DESK (self));

  place = klade_places_get_nth_open (self->person, index);
  if (place != NULL)
    klade_desk_show_place (self, place->id);
}

/**
 * klade_desk_show_item:
 * @place: of klade_places_find()
 * @id: one of what the place keeps
 */
void
klade_desk_show_item (KladeDesk *self, const char *place, gint64 id)
{
  GtkWidget *page;

  g_return_if_fail (KLADE_IS_DESK (self));

  klade_desk_show_place (self, place);
  page = gtk_stack_get_visible_child (self->places);
  if (KLADE_IS_PLACE (page))
    klade_place_open_item (KLADE_PLACE (page), id);
}

/**
 * klade_desk_undo:
 *
 * Takes back what was done last on the page that is shown.
 */
void
klade_desk_undo (KladeDesk *self)
{
  g_return_if_fail (KLADE_IS_DESK (self));

  if (is_at_journal (self))
    gtk_widget_activate_action (GTK_WIDGET (self->journal_view), "journal.undo", NULL);
  else
    klade_office_undo (self->office);
}

/**
 * klade_desk_redo:
 *
 * Does again what was taken back last on the page that is shown.
 */
void
klade_desk_redo (KladeDesk *self)
{
  g_return_if_fail (KLADE_IS_DESK (self));

  if (is_at_journal (self))
    gtk_widget_activate_action (GTK_WIDGET (self->journal_view), "journal.redo", NULL);
  else
    klade_office_redo (self->office);
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
    klade_palette_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->person, list);
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
 * klade_desk_get_office:
 *
 * Returns: (transfer none): what runs the verbs on the registers
 */
KladeOffice *
klade_desk_get_office (KladeDesk *self)
{
  g_return_val_if_fail (KLADE_IS_DESK (self), NULL);

  return self->office;
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

  flush_places (self);
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

  return self->is_abandoned ? 0
                            : klade_journal_view_get_n_unsaved (self->journal_view) +
                                  klade_office_get_n_unsaved (self->office);
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
