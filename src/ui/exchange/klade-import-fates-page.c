/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-fates-page.h"

#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-import-fate-row.h"

#define ALL_FATES 0 /* the toggle before those of each fate */
#define CLASSES_NAMED_MAX 12

struct _KladeImportFatesPage
{
  AdwBin parent_instance;

  int fate; /* which rows are shown */
  gboolean may_add_classes;

  /* Owned */
  KladeImportPlan *plan;
  GListStore *items;
  GtkFilter *filter;

  /* Template children, borrowed */
  GtkBox *toggles_box;
  GtkWidget *classes_box;
  GtkLabel *classes_label;
  GtkWidget *classes_button;
  GtkListView *list;
  GtkToggleButton *toggles[KLADE_N_IMPORT_FATES + 1];
};

enum
{
  DECIDED,
  ADD_CLASSES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeImportFatesPage, klade_import_fates_page, ADW_TYPE_BIN)

/* ---- rows ---- */

static gboolean
is_shown (gpointer item, gpointer data)
{
  KladeImportFatesPage *self = data;

  return self->fate == ALL_FATES || (int) klade_import_fate_item_get_row (item)->fate == self->fate;
}

static void
row_decided_cb (KladeImportFatesPage *self, const KladeImportDecision *decision)
{
  g_signal_emit (self, signals[DECIDED], 0, decision);
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KladeImportFatesPage *self)
{
  GtkWidget *row = g_object_new (KLADE_TYPE_IMPORT_FATE_ROW, NULL);

  g_signal_connect_object (row, "decided", G_CALLBACK (row_decided_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  klade_import_fate_row_set_item (KLADE_IMPORT_FATE_ROW (gtk_list_item_get_child (item)),
                                  gtk_list_item_get_item (item));
}

static void
row_unbound_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  klade_import_fate_row_set_item (KLADE_IMPORT_FATE_ROW (gtk_list_item_get_child (item)), NULL);
}

/* ---- toggles ---- */

static const char *
get_toggle_words (int fate)
{
  static const char *const words[KLADE_N_IMPORT_FATES + 1] = {
    [ALL_FATES] = N_ ("All rows"),
    [KLADE_FATE_NEW] = N_ ("New rows"),
    [KLADE_FATE_CHANGED] = N_ ("Changed rows"),
    [KLADE_FATE_SAME] = N_ ("Unchanged rows"),
    [KLADE_FATE_REFUSED] = N_ ("Refused rows"),
    [KLADE_FATE_AMBIGUOUS] = N_ ("To be decided"),
    [KLADE_FATE_SKIPPED] = N_ ("Left out"),
  };

  return _ (words[fate]);
}

static void
toggled_cb (KladeImportFatesPage *self, GtkToggleButton *toggle)
{
  int fate = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toggle), "klade-fate"));

  if (!gtk_toggle_button_get_active (toggle) || fate == self->fate)
    return;

  self->fate = fate;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
add_toggles (KladeImportFatesPage *self)
{
  for (int fate = ALL_FATES; fate <= KLADE_N_IMPORT_FATES; fate++)
    {
      GtkWidget *toggle = gtk_toggle_button_new ();

      self->toggles[fate] = GTK_TOGGLE_BUTTON (toggle);
      g_object_set_data (G_OBJECT (toggle), "klade-fate", GINT_TO_POINTER (fate));
      if (fate != ALL_FATES)
        gtk_toggle_button_set_group (self->toggles[fate], self->toggles[ALL_FATES]);
      g_signal_connect_object (toggle, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->toggles_box, toggle);
    }
  gtk_toggle_button_set_active (self->toggles[ALL_FATES], TRUE);
}

static void
show_counts (KladeImportFatesPage *self)
{
  for (int fate = ALL_FATES; fate <= KLADE_N_IMPORT_FATES; fate++)
    {
      guint n = fate == ALL_FATES ? klade_import_plan_get_n_rows (self->plan)
                                  : klade_import_plan_count (self->plan, (KladeImportFate) fate);
      g_autofree char *label = g_strdup_printf ("%s %u", get_toggle_words (fate), n);

      gtk_button_set_label (GTK_BUTTON (self->toggles[fate]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->toggles[fate]),
                              n > 0 || fate == ALL_FATES || fate == self->fate);
    }
}

typedef const char *(*GetClass) (const KladeImportPlan *plan, guint index);

static char *
dup_classes (const KladeImportPlan *plan, guint n, GetClass get_class)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n && i < CLASSES_NAMED_MAX; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", get_class (plan, i));
  if (n > CLASSES_NAMED_MAX)
    g_string_append (names, " …");
  return g_string_free (names, FALSE);
}

/* Those that will be added; or that are missing, and can be by one click. */
static void
show_classes (KladeImportFatesPage *self)
{
  guint n_new = klade_import_plan_get_n_new_classes (self->plan);
  guint n_missing = klade_import_plan_get_n_missing_classes (self->plan);
  g_autofree char *names =
      n_missing > 0 ? dup_classes (self->plan, n_missing, klade_import_plan_get_missing_class)
                    : dup_classes (self->plan, n_new, klade_import_plan_get_new_class);
  g_autofree char *sentence =
      n_missing > 0 ? g_strdup_printf (ngettext_ ("%u class is missing: %s",
                                                  "%u classes are missing: %s", n_missing),
                                       n_missing, names)
                    : g_strdup_printf (ngettext_ ("%u class will be added: %s",
                                                  "%u classes will be added: %s", n_new),
                                       n_new, names);

  gtk_label_set_text (self->classes_label, sentence);
  gtk_widget_set_visible (self->classes_box, n_new + n_missing > 0);
  gtk_widget_set_visible (self->classes_button, n_missing > 0 && self->may_add_classes);
}

static void
classes_clicked_cb (KladeImportFatesPage *self)
{
  g_signal_emit (self, signals[ADD_CLASSES], 0);
}

/* ---- the page ---- */

static void
klade_import_fates_page_dispose (GObject *object)
{
  KladeImportFatesPage *self = KLADE_IMPORT_FATES_PAGE (object);

  g_clear_pointer (&self->plan, klade_import_plan_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (klade_import_fates_page_parent_class)->dispose (object);
}

static gboolean
klade_import_fates_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_IMPORT_FATES_PAGE (widget)->list));
}

static void
klade_import_fates_page_class_init (KladeImportFatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_import_fates_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_import_fates_page_grab_focus;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[ADD_CLASSES] = g_signal_new ("add-classes", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/exchange/klade-import-fates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeImportFatesPage, toggles_box);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFatesPage, classes_box);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFatesPage, classes_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFatesPage, classes_button);
  gtk_widget_class_bind_template_child (widget_class, KladeImportFatesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, classes_clicked_cb);
}

static void
klade_import_fates_page_init (KladeImportFatesPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkFilterListModel *shown;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (KLADE_TYPE_IMPORT_FATE_ITEM);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                     g_object_ref (self->filter));
  selection = gtk_no_selection_new (G_LIST_MODEL (shown));
  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (row_unbound_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  add_toggles (self);
}

static void
take_plan (KladeImportFatesPage *self, KladeImportPlan *plan)
{
  klade_import_plan_ref (plan);
  g_clear_pointer (&self->plan, klade_import_plan_unref);
  self->plan = plan;
  show_counts (self);
  show_classes (self);
}

/**
 * klade_import_fates_page_show_plan:
 * @plan: of a list that was just planned
 * @may_add_classes: whether the person may add those that are missing
 */
void
klade_import_fates_page_show_plan (KladeImportFatesPage *self,
                                   KladeImportPlan *plan,
                                   gboolean may_add_classes)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (KLADE_IS_IMPORT_FATES_PAGE (self));

  self->may_add_classes = may_add_classes;
  for (guint i = 0; i < klade_import_plan_get_n_rows (plan); i++)
    g_ptr_array_add (items, klade_import_fate_item_new (plan, i));
  gtk_toggle_button_set_active (self->toggles[ALL_FATES], TRUE);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  take_plan (self, plan);
}

/**
 * klade_import_fates_page_follow_plan:
 * @plan: the same list after a decision
 *
 * The rows stay where they are, also those whose fate is another one now.
 */
void
klade_import_fates_page_follow_plan (KladeImportFatesPage *self, KladeImportPlan *plan)
{
  g_return_if_fail (KLADE_IS_IMPORT_FATES_PAGE (self));

  for (guint i = 0; i < klade_import_plan_get_n_rows (plan); i++)
    {
      g_autoptr (KladeImportFateItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      klade_import_fate_item_set_plan (item, plan);
    }
  take_plan (self, plan);
}
