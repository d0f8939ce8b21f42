/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-palette.h"

#include "klade-i18n.h"
#include "klade-places.h"
#include "klade-text.h"

#define ROWS_MAX 8

struct _KladePalette
{
  AdwWindow parent_instance;

  /* Owned */
  KladeJournalList *journals;
  KladePerson *person;

  /* Template children, borrowed */
  GtkSearchEntry *search_entry;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (KladePalette, klade_palette, ADW_TYPE_WINDOW)

static void
add_row (KladePalette *self,
         const char *badge_text,
         const char *title,
         const char *detail,
         const char *action,
         GVariant *target)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *badge = badge_text != NULL ? gtk_label_new (badge_text)
                                        : gtk_image_new_from_icon_name ("lv.klade.Klade-symbolic");
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *more = gtk_label_new (detail);
  g_autofree char *name = g_strdup_printf ("%s %s %s", title, badge_text != NULL ? badge_text : "",
                                           detail != NULL ? detail : "");

  if (badge_text != NULL)
    gtk_widget_add_css_class (badge, "klade-badge");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), more);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strstrip (name), -1);
  g_object_set_data_full (G_OBJECT (row), "klade-action", g_strdup (action), g_free);
  if (target != NULL)
    g_object_set_data_full (G_OBJECT (row), "klade-target", g_variant_ref_sink (target),
                            (GDestroyNotify) g_variant_unref);
  gtk_list_box_append (self->list, row);
}

static int
add_places (KladePalette *self, const char *query)
{
  const KladePlaceInfo *place;
  int n = 0;

  if (self->person == NULL) /* not shown yet */
    return 0;

  for (guint i = 0; (place = klade_places_get_nth_open (self->person, i)) != NULL; i++)
    {
      g_autofree char *folded = klade_text_fold (_ (place->name));

      if (!klade_text_matches (folded, query))
        continue;
      add_row (self, NULL, _ (place->name), NULL, "win.place", g_variant_new_string (place->id));
      n++;
    }

  return n;
}

static int
add_imports (KladePalette *self, const char *query, int n)
{
  static const struct
  {
    const char *title;
    const char *action;
    const char *target;
    KladeAction right;
  } imports[] = {
    { N_ ("Import a list of pupils…"), "win.import-people", "pupils", KLADE_ACTION_MANAGE_PEOPLE },
    { N_ ("Import a list of parents…"), "win.import-people", "parents",
      KLADE_ACTION_MANAGE_PEOPLE },
    { N_ ("Import a list of staff…"), "win.import-people", "staff", KLADE_ACTION_MANAGE_PEOPLE },
    { N_ ("Import a list of subjects…"), "win.import-people", "subjects",
      KLADE_ACTION_MANAGE_CLASSES },
    { N_ ("Import a timetable…"), "win.import-timetable", NULL, KLADE_ACTION_MANAGE_TIMETABLE },
  };

  /* Nothing was typed: one looks where to go. */
  if (self->person == NULL || *query == '\0')
    return n;

  for (gsize i = 0; i < G_N_ELEMENTS (imports) && n < ROWS_MAX; i++)
    {
      g_autofree char *folded = klade_text_fold (_ (imports[i].title));

      if (!self->person->can[imports[i].right] || !klade_text_matches (folded, query))
        continue;
      add_row (self, NULL, _ (imports[i].title), NULL, imports[i].action,
               imports[i].target != NULL ? g_variant_new_string (imports[i].target) : NULL);
      n++;
    }

  return n;
}

/* One's own journals before the others. */
static int
add_journals (KladePalette *self, const char *query, gboolean mine, int n)
{
  for (int i = 0; self->journals != NULL && i < self->journals->n_rows && n < ROWS_MAX; i++)
    {
      const KladeJournalRow *row = &self->journals->rows[i];

      if (row->is_mine != mine || !klade_text_matches (row->search, query))
        continue;
      add_row (self, row->class_name, row->subject, row->teachers, "win.open-journal",
               g_variant_new_int64 (row->id));
      n++;
    }

  return n;
}

static void
search_changed_cb (KladePalette *self)
{
  g_autofree char *query =
      klade_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  GtkListBoxRow *row;
  int n;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  n = add_places (self, query);
  n = add_imports (self, query, n);
  n = add_journals (self, query, TRUE, n);
  add_journals (self, query, FALSE, n);

  row = gtk_list_box_get_row_at_index (self->list, 0);
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
row_activated_cb (KladePalette *self, GtkListBoxRow *row)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *action = g_strdup (g_object_get_data (G_OBJECT (row), "klade-action"));
  GVariant *own = g_object_get_data (G_OBJECT (row), "klade-target");
  g_autoptr (GVariant) target = own != NULL ? g_variant_ref (own) : NULL;

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (parent), action, target);
}

static void
search_activated_cb (KladePalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
move_selection (KladePalette *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladePalette *self)
{
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
klade_palette_dispose (GObject *object)
{
  KladePalette *self = KLADE_PALETTE (object);

  g_clear_pointer (&self->journals, klade_journal_list_unref);
  g_clear_pointer (&self->person, klade_person_unref);

  G_OBJECT_CLASS (klade_palette_parent_class)->dispose (object);
}

static void
klade_palette_class_init (KladePaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_palette_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/app/klade-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, KladePalette, search_entry);
  gtk_widget_class_bind_template_child (widget_class, KladePalette, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "gtk_window_close",
                                                G_CALLBACK (gtk_window_close));
}

static void
klade_palette_init (KladePalette *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_palette_show:
 * @parent: the window whose actions are meant
 * @person: who is signed in: which places are open
 * @journals: where one can go
 *
 * Opens the palette.
 */
void
klade_palette_show (GtkWindow *parent, KladePerson *person, KladeJournalList *journals)
{
  KladePalette *self = g_object_new (KLADE_TYPE_PALETTE, "transient-for", parent, NULL);

  self->journals = klade_journal_list_ref (journals);
  self->person = klade_person_ref (person);
  search_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
