/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-sidebar.h"

#include "klade-i18n.h"
#include "klade-places.h"

struct _KladeSidebar
{
  AdwBin parent_instance;

  gboolean is_narrow;

  /* Template children, borrowed */
  GtkWidget *head;
  GtkLabel *school_label;
  GtkListBox *places;
  GtkWidget *recent_label;
  GtkListBox *recents;
  GtkBox *foot;
  AdwAvatar *avatar;
  GtkWidget *person_box;
  GtkLabel *name_label;
  GtkLabel *roles_label;
  GtkWidget *lock_button;
  GtkWidget *sign_out_button;
};

G_DEFINE_FINAL_TYPE (KladeSidebar, klade_sidebar, ADW_TYPE_BIN)

static gint64
row_journal (GtkListBoxRow *row)
{
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));

  return target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_INT64)
             ? g_variant_get_int64 (target)
             : 0;
}

/* The rows act by themselves; what is left is that only one of the two lists is marked. */
static void
place_activated_cb (KladeSidebar *self)
{
  gtk_list_box_unselect_all (self->recents);
}

static void
recent_activated_cb (KladeSidebar *self)
{
  gtk_list_box_unselect_all (self->places);
}

static void
klade_sidebar_class_init (KladeSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/app/klade-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, head);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, school_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, recent_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, recents);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, foot);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, avatar);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, person_box);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, name_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, roles_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, lock_button);
  gtk_widget_class_bind_template_child (widget_class, KladeSidebar, sign_out_button);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
klade_sidebar_init (KladeSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_place (KladeSidebar *self, const KladePlaceInfo *place, guint number)
{
  g_autofree char *tooltip = g_strdup_printf ("%s (Alt+%u)", _ (place->name), number);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", place->icon_name, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (_ (place->name));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (place->name), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", place->id);
  gtk_list_box_append (self->places, row);
}

static const char *
row_place (GtkListBoxRow *row)
{
  return g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row)), NULL);
}

/**
 * klade_sidebar_set_person:
 * @school_name: shown on top
 * @person: who is signed in
 */
void
klade_sidebar_set_person (KladeSidebar *self, const char *school_name, KladePerson *person)
{
  g_return_if_fail (KLADE_IS_SIDEBAR (self));
  g_return_if_fail (person != NULL);

  gtk_label_set_text (self->school_label, school_name);
  gtk_widget_set_tooltip_text (self->head, school_name);
  adw_avatar_set_text (self->avatar, person->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->avatar), person->name);
  gtk_label_set_text (self->name_label, person->name);
  gtk_label_set_text (self->roles_label, person->roles_text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->roles_label), person->roles_text);
  for (guint i = 0; klade_places_get_nth_open (person, i) != NULL; i++)
    add_place (self, klade_places_get_nth_open (person, i), i + 1);
}

static void
narrow_row (GtkListBoxRow *row, gboolean is_narrow)
{
  GtkWidget *box = gtk_list_box_row_get_child (row);

  gtk_widget_set_halign (box, is_narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), !is_narrow);
}

/**
 * klade_sidebar_set_narrow:
 * @is_narrow: icons without words
 */
void
klade_sidebar_set_narrow (KladeSidebar *self, gboolean is_narrow)
{
  GtkListBoxRow *row;

  g_return_if_fail (KLADE_IS_SIDEBAR (self));

  self->is_narrow = is_narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->school_label), !is_narrow);
  gtk_widget_set_visible (self->person_box, !is_narrow);
  gtk_widget_set_visible (self->sign_out_button, !is_narrow);
  gtk_widget_set_visible (self->recent_label,
                          !is_narrow && gtk_list_box_get_row_at_index (self->recents, 0) != NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), is_narrow
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (self->head, is_narrow ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    narrow_row (row, is_narrow);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->recents, i)) != NULL; i++)
    narrow_row (row, is_narrow);

  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
}

/**
 * klade_sidebar_clear_recents:
 *
 * Takes the journals opened last away.
 */
void
klade_sidebar_clear_recents (KladeSidebar *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (KLADE_IS_SIDEBAR (self));

  while ((row = gtk_list_box_get_row_at_index (self->recents, 0)) != NULL)
    gtk_list_box_remove (self->recents, GTK_WIDGET (row));
  gtk_widget_set_visible (self->recent_label, FALSE);
}

/**
 * klade_sidebar_add_recent:
 * @class_name: 7.a, shown as the row's icon
 * @subject: Matemātika
 *
 * Adds a journal below the others.
 */
void
klade_sidebar_add_recent (KladeSidebar *self,
                          gint64 journal_id,
                          const char *class_name,
                          const char *subject)
{
  g_autofree char *name = g_strdup_printf ("%s · %s", subject, class_name);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *badge = gtk_label_new (class_name);
  GtkWidget *label = gtk_label_new (subject);

  g_return_if_fail (KLADE_IS_SIDEBAR (self));

  gtk_widget_add_css_class (badge, "klade-badge");
  gtk_label_set_max_width_chars (GTK_LABEL (badge), 6);
  gtk_label_set_ellipsize (GTK_LABEL (badge), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-journal");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", journal_id);
  gtk_list_box_append (self->recents, row);

  gtk_widget_set_visible (self->recent_label, !self->is_narrow);
  narrow_row (GTK_LIST_BOX_ROW (row), self->is_narrow);
}

/**
 * klade_sidebar_show_place:
 * @place: the place on screen
 * @journal_id: the journal on screen, 0 for none
 *
 * Marks where the person is.
 */
void
klade_sidebar_show_place (KladeSidebar *self, const char *place, gint64 journal_id)
{
  GtkListBoxRow *row;

  g_return_if_fail (KLADE_IS_SIDEBAR (self));

  gtk_list_box_unselect_all (self->recents);
  gtk_list_box_unselect_all (self->places);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)) != NULL; i++)
    if (journal_id == 0 && g_str_equal (row_place (row), place))
      gtk_list_box_select_row (self->places, row);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->recents, i)) != NULL; i++)
    if (journal_id != 0 && row_journal (row) == journal_id)
      gtk_list_box_select_row (self->recents, row);
}
