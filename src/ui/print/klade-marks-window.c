/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-marks-window-private.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-school-classes.h"

G_DEFINE_FINAL_TYPE (KladeMarksWindow, klade_marks_window, ADW_TYPE_WINDOW)

void
klade_marks_window_show_error (KladeMarksWindow *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

/* ---- what is chosen ---- */

/**
 * klade_marks_window_make_layout:
 *
 * Returns: (transfer full): the columns as they are shown
 */
KladeExportLayout *
klade_marks_window_make_layout (KladeMarksWindow *self)
{
  KladeExportLayout *layout = klade_export_layout_new ();
  guint n = klade_order_list_get_n_lines (self->columns);

  for (guint i = 0; i < n; i++)
    klade_export_layout_add (layout, (KladeExportField) klade_order_list_get_key (self->columns, i),
                             klade_order_list_get_text (self->columns, i));
  return layout;
}

/**
 * klade_marks_window_get_class:
 *
 * Returns: the class that is chosen, or 0: all that finish this year
 */
gint64
klade_marks_window_get_class (KladeMarksWindow *self)
{
  guint place = adw_combo_row_get_selected (self->class_row);

  return self->classes != NULL && place > 0 && place <= self->classes->len
             ? ((const KladeClassRow *) g_ptr_array_index (self->classes, place - 1))->id
             : 0;
}

static void
changed_cb (KladeMarksWindow *self)
{
  if (!self->is_filling)
    klade_marks_window_preview_soon (self);
}

static void
enable (KladeMarksWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marks.save", self->is_changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marks.forget", self->revision != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "marks.export",
                                 klade_order_list_get_n_lines (self->columns) > 0);
}

static void
columns_changed_cb (KladeMarksWindow *self)
{
  self->is_changed = TRUE;
  enable (self);
  klade_marks_window_preview_soon (self);
}

static void
layout_chosen_cb (KladeMarksWindow *self)
{
  guint place = adw_combo_row_get_selected (self->layout_row);

  if (!self->is_filling && self->names != NULL)
    klade_marks_window_read (self, place == 0 ? "" : self->names[place - 1]);
}

/* ---- reading ---- */

typedef struct
{
  char *name;
  gint64 school_year_id;

  /* The answer */
  KladeExportLayout *layout;
  gint32 revision;
  GStrv names;
  GPtrArray *classes;
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->name);
  g_clear_pointer (&known->layout, klade_export_layout_free);
  g_strfreev (known->names);
  g_clear_pointer (&known->classes, g_ptr_array_unref);
  g_free (known);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Known *wish = data;
  g_autoptr (Known) known = g_new0 (Known, 1);

  known->name = g_strdup (wish->name);
  known->names = klade_school_list_export_layouts (session, error);
  if (known->names == NULL)
    return NULL;

  /* It may have been taken away meanwhile. */
  if (!g_strv_contains ((const char *const *) known->names, known->name))
    g_free (g_steal_pointer (&known->name));
  if (known->name == NULL)
    known->name = g_strdup ("");
  known->layout =
      klade_school_read_export_layout (session, known->name, NULL, &known->revision, error);
  if (known->layout != NULL)
    known->classes = klade_school_list_classes (session, wish->school_year_id, error);
  return known->classes != NULL ? g_steal_pointer (&known) : NULL;
}

static void
fill_choices (KladeMarksWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (names, _ ("the school"));
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      gtk_string_list_append (names, self->names[i]);
      if (g_str_equal (self->names[i], self->name))
        chosen = i + 1;
    }
  adw_combo_row_set_model (self->layout_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->layout_row, chosen);
}

static void
fill_classes (KladeMarksWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = adw_combo_row_get_selected (self->class_row);

  gtk_string_list_append (names, _ ("All that finish"));
  for (guint i = 0; i < self->classes->len; i++)
    gtk_string_list_append (names,
                            ((const KladeClassRow *) g_ptr_array_index (self->classes, i))->name);
  adw_combo_row_set_model (self->class_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->class_row, chosen <= self->classes->len ? chosen : 0);
}

static void
fill_columns (KladeMarksWindow *self, const KladeExportLayout *layout)
{
  klade_order_list_clear (self->columns);
  for (guint i = 0; i < klade_export_layout_get_n_columns (layout); i++)
    {
      const KladeExportColumn *column = klade_export_layout_get_column (layout, i);

      klade_order_list_add (self->columns, (int) column->field,
                            klade_export_field_name (column->field), column->heading);
    }
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeMarksWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Known) known = klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  klade_marks_window_show_error (self, error);
  if (known == NULL)
    return;

  self->is_filling = TRUE;
  g_strfreev (self->names);
  self->names = g_steal_pointer (&known->names);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  self->classes = g_steal_pointer (&known->classes);
  g_free (self->name);
  self->name = g_steal_pointer (&known->name);
  self->revision = known->revision;
  fill_choices (self);
  fill_classes (self);
  fill_columns (self, known->layout);
  self->is_filling = FALSE;
  self->is_changed = FALSE;
  enable (self);
  klade_marks_window_preview_soon (self);
}

/**
 * klade_marks_window_read:
 * @self: the window
 * @name: of the columns
 *
 * Shows the columns that the school keeps under @name.
 */
void
klade_marks_window_read (KladeMarksWindow *self, const char *name)
{
  Known *wish = g_new0 (Known, 1);

  wish->name = g_strdup (name);
  wish->school_year_id = self->school_year_id;
  klade_worker_run (klade_office_get_worker (self->office), read_job, wish, known_free, known_free,
                    NULL, read_cb, g_object_ref (self));
}

/* ---- actions ---- */

static void
add_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeMarksWindow *self = KLADE_MARKS_WINDOW (widget);
  KladeExportField field;

  if (!klade_export_field_from_id (g_variant_get_string (parameter, NULL), &field))
    return;

  klade_order_list_add (self->columns, (int) field, klade_export_field_name (field),
                        klade_export_field_name (field));
  klade_order_list_focus (self->columns, klade_order_list_get_n_lines (self->columns) - 1);
  columns_changed_cb (self);
}

static void
choose_added_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (KLADE_MARKS_WINDOW (widget)->add_button);
}

static void
save_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_marks_window_save (KLADE_MARKS_WINDOW (widget));
}

static void
save_as_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_marks_window_save_as (KLADE_MARKS_WINDOW (widget));
}

static void
forget_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_marks_window_forget (KLADE_MARKS_WINDOW (widget));
}

static void
export_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_marks_window_export (KLADE_MARKS_WINDOW (widget));
}

/* ---- the window ---- */

static void
klade_marks_window_dispose (GObject *object)
{
  KladeMarksWindow *self = KLADE_MARKS_WINDOW (object);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_object (&self->office);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->classes, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_marks_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, layout_row);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, class_row);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, format_row);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, columns_group);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, table);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, problems_scroll);
  gtk_widget_class_bind_template_child (widget_class, KladeMarksWindow, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, layout_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
klade_marks_window_class_init (KladeMarksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_marks_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/print/klade-marks-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "marks.add", "s", add_activated);
  gtk_widget_class_install_action (widget_class, "marks.choose-added", NULL,
                                   choose_added_activated);
  gtk_widget_class_install_action (widget_class, "marks.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "marks.save-as", NULL, save_as_activated);
  gtk_widget_class_install_action (widget_class, "marks.forget", NULL, forget_activated);
  gtk_widget_class_install_action (widget_class, "marks.export", NULL, export_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "marks.choose-added", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "marks.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "marks.save-as", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "marks.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
klade_marks_window_init (KladeMarksWindow *self)
{
  static const char *const formats[] = { "Excel (.xlsx)", "LibreOffice (.ods)", "CSV (.csv)",
                                         NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (formats);
  g_autoptr (GMenu) fields = g_menu_new ();

  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (names));
  for (int i = 0; i < KLADE_N_EXPORT_FIELDS; i++)
    {
      g_autofree char *action =
          g_strdup_printf ("marks.add::%s", klade_export_field_id ((KladeExportField) i));

      g_menu_append (fields, klade_export_field_name ((KladeExportField) i), action);
    }
  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (fields));
  self->columns = KLADE_ORDER_LIST (klade_order_list_new (_ ("Columns and their headings")));
  adw_preferences_group_add (self->columns_group, GTK_WIDGET (self->columns));
  g_signal_connect_swapped (self->columns, "changed", G_CALLBACK (columns_changed_cb), self);
  self->name = g_strdup ("");
  self->is_filling = FALSE;
  enable (self);
}

/**
 * klade_marks_window_new:
 * @parent: where it was asked for
 * @office: runs what is read and written
 * @school_year_id: whose marks
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
klade_marks_window_new (GtkWindow *parent, KladeOffice *office, gint64 school_year_id)
{
  KladeMarksWindow *self = g_object_new (KLADE_TYPE_MARKS_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  self->school_year_id = school_year_id;
  klade_marks_window_read (self, "");
  return GTK_WIDGET (self);
}
