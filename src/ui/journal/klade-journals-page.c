/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journals-page.h"

#include "klade-class-list.h"
#include "klade-drop-down.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-list-page.h"

struct _KladeJournalsPage
{
  AdwBin parent_instance;

  /* Owned */
  KladeJournalListModel *model;

  /* Borrowed */
  GtkDropDown *years; /* NULL: there is one year */
  GArray *year_ids;   /* gint64; owned; what @years lists */

  /* Template children, borrowed */
  KladeListPage *list_page;
};

G_DEFINE_FINAL_TYPE (KladeJournalsPage, klade_journals_page, ADW_TYPE_BIN)

static void
opened_cb (KladeJournalsPage *self, KladeRow *item)
{
  const KladeJournalRow *journal = klade_row_get_value (item);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-journal", "x", journal->id);
}

/* ---- what is shown ---- */

static void
show_state (KladeJournalsPage *self)
{
  KladeJournalList *list = klade_journal_list_model_get_list (self->model);

  if (list == NULL)
    klade_list_page_set_state (self->list_page, KLADE_LIST_READING);
  else
    klade_list_page_set_state (self->list_page,
                               list->n_rows == 0 ? KLADE_LIST_EMPTY : KLADE_LIST_READ);
}

static void
show_scopes (KladeJournalsPage *self)
{
  static const char *const titles[] = { N_ ("My journals"), N_ ("Journals of my class"),
                                        N_ ("All journals") };
  KladeJournalScope scope = klade_journal_list_model_get_scope (self->model);

  for (int i = KLADE_JOURNALS_MINE; i <= KLADE_JOURNALS_ALL; i++)
    klade_list_page_show_scope (
        self->list_page, i,
        klade_journal_list_model_has_scope (self->model, (KladeJournalScope) i));
  klade_list_page_choose_scope (self->list_page, (int) scope, _ (titles[scope]));
}

static void
scope_chosen_cb (KladeJournalsPage *self, int scope)
{
  klade_journal_list_model_set_scope (self->model, (KladeJournalScope) scope);
  show_scopes (self);
  show_state (self);
}

/* ---- which year ---- */

static void
year_chosen_cb (KladeJournalsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->years);

  if (selected < self->year_ids->len)
    klade_journal_list_model_set_year (self->model,
                                       g_array_index (self->year_ids, gint64, selected));
}

/* Once a year was turned, the old one's journals are read here. */
static void
show_years (KladeJournalsPage *self)
{
  GPtrArray *years = klade_journal_list_model_get_years (self->model);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (self->years != NULL || years == NULL)
    return;

  for (guint i = 0; i < years->len; i++)
    {
      const KladeYearRow *year = g_ptr_array_index (years, i);

      if (year->n_classes == 0)
        continue;
      if (year->is_now)
        selected = self->year_ids->len;
      gtk_string_list_append (names, year->name);
      g_array_append_val (self->year_ids, year->id);
    }
  if (self->year_ids->len < 2)
    {
      g_array_set_size (self->year_ids, 0);
      return;
    }

  self->years = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL));
  gtk_drop_down_set_selected (self->years, selected);
  klade_drop_down_set_name (self->years, _ ("School year"));
  g_signal_connect_object (self->years, "notify::selected", G_CALLBACK (year_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  klade_list_page_add_control (self->list_page, GTK_WIDGET (self->years));
}

static void
loaded_cb (KladeJournalsPage *self, const GError *error)
{
  if (error != NULL)
    {
      klade_list_page_show_error (self->list_page, error);
      return;
    }

  show_years (self);
  show_scopes (self);
  show_state (self);
}

static void
retry_cb (KladeJournalsPage *self)
{
  klade_journal_list_model_load (self->model);
}

/* ---- rows ---- */

static void
set_query (GListModel *model, const char *typed)
{
  klade_row_list_set_query (KLADE_ROW_LIST (model), typed);
}

static char *
dup_last_lesson (const KladeJournalRow *journal)
{
  g_autofree char *day = NULL;

  if (journal->last_lesson == KLADE_DAY_NONE)
    return g_strdup (_ ("no lessons yet"));

  day = klade_day_to_short_text (journal->last_lesson);
  return g_strdup_printf (_ ("last lesson %s"), day);
}

static void
bind_row (KladeListRow *row, gpointer item)
{
  const KladeJournalRow *journal = klade_row_get_value (item);
  g_autofree char *owed = g_strdup_printf (
      ngettext_ ("%d without a topic", "%d without a topic", (gulong) journal->n_without_topic),
      journal->n_without_topic);
  g_autofree char *pupils = g_strdup_printf (
      ngettext_ ("%d pupil", "%d pupils", (gulong) journal->n_pupils), journal->n_pupils);
  g_autofree char *lesson = dup_last_lesson (journal);
  g_autofree char *name =
      g_strdup_printf ("%s · %s, %s", journal->subject, journal->class_name, journal->teachers);

  klade_list_row_set_badge (row, journal->class_name, journal->is_mine);
  klade_list_row_set_texts (row, journal->subject, journal->teachers);
  klade_list_row_set_chip (row, journal->n_without_topic > 0 ? owed : NULL);
  klade_list_row_set_columns (row, lesson, pupils);
  klade_list_row_set_name (row, name);
}

static const KladeListSource source = { set_query, bind_row };

/* ---- the page ---- */

static gboolean
klade_journals_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_JOURNALS_PAGE (widget)->list_page));
}

static void
klade_journals_page_dispose (GObject *object)
{
  g_clear_object (&KLADE_JOURNALS_PAGE (object)->model);

  G_OBJECT_CLASS (klade_journals_page_parent_class)->dispose (object);
}

static void
klade_journals_page_finalize (GObject *object)
{
  g_array_unref (KLADE_JOURNALS_PAGE (object)->year_ids);

  G_OBJECT_CLASS (klade_journals_page_parent_class)->finalize (object);
}

static void
klade_journals_page_class_init (KladeJournalsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_journals_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = klade_journals_page_finalize;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_journals_page_grab_focus;

  g_type_ensure (KLADE_TYPE_LIST_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/journal/klade-journals-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeJournalsPage, list_page);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
klade_journals_page_init (KladeJournalsPage *self)
{
  self->year_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_list_page_add_scope (self->list_page, KLADE_JOURNALS_MINE, _ ("Mine"));
  klade_list_page_add_scope (self->list_page, KLADE_JOURNALS_MY_CLASS, _ ("My class"));
  klade_list_page_add_scope (self->list_page, KLADE_JOURNALS_ALL, _ ("All"));
}

/**
 * klade_journals_page_set_model:
 * @model: the journals
 */
void
klade_journals_page_set_model (KladeJournalsPage *self, KladeJournalListModel *model)
{
  g_return_if_fail (KLADE_IS_JOURNALS_PAGE (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  klade_list_page_set_model (self->list_page,
                             G_LIST_MODEL (klade_journal_list_model_get_rows (model)), &source);
  g_signal_connect_object (model, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  show_years (self);
  show_scopes (self);
  show_state (self);
}
