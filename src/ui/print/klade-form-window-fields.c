/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-window-private.h"
#include "klade-i18n.h"

/* The fields of a form's parts.  Each keeps a pointer into the form; all are made anew when the
 * form is another one, or when a column goes. */

static const char *const sizes[] = { "A5", "A4", "A3" };
static const int per_sheets[] = { 1, 2, 4 };

/* ---- lines of text ---- */

static void
text_typed_cb (GtkEditable *row, KladeFormWindow *self)
{
  char **text = g_object_get_data (G_OBJECT (row), "text");

  if (self->is_filling)
    return;

  g_free (*text);
  *text = g_strdup (gtk_editable_get_text (row));
  klade_form_window_changed (self);
}

static GtkWidget *
new_text (KladeFormWindow *self, const char *title, char **text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), *text != NULL ? *text : "");
  g_object_set_data (G_OBJECT (row), "text", text);
  g_signal_connect_object (row, "changed", G_CALLBACK (text_typed_cb), self, 0);
  return row;
}

static void
footer_typed_cb (GtkEditable *row, KladeFormWindow *self)
{
  if (self->is_filling)
    return;

  klade_form_set_footer (self->form, gtk_editable_get_text (row));
  klade_form_window_changed (self);
}

static void
title_typed_cb (GtkEditable *row, KladeFormWindow *self)
{
  if (self->is_filling)
    return;

  klade_form_set_title (self->form, gtk_editable_get_text (row));
  klade_form_window_changed (self);
}

/* ---- millimetres and points ---- */

static void
number_changed_cb (GtkSpinButton *spin, KladeFormWindow *self)
{
  double *number = g_object_get_data (G_OBJECT (spin), "number");

  if (self->is_filling)
    return;

  *number = gtk_spin_button_get_value (spin);
  klade_form_window_changed (self);
}

static GtkWidget *
new_spin (KladeFormWindow *self, const char *name, double *number, double lowest, double highest)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (lowest, highest, 0.5);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), *number);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (spin), "number", number);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (number_changed_cb), self, 0);
  return spin;
}

static GtkWidget *
new_number (KladeFormWindow *self, const char *title, double *number, double lowest, double highest)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = new_spin (self, title, number, lowest, highest);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  return row;
}

/* ---- the paper ---- */

static void
font_changed_cb (GtkSpinButton *spin, KladeFormWindow *self)
{
  if (self->is_filling)
    return;

  klade_form_set_font (self->form, klade_form_get_font (self->form),
                       gtk_spin_button_get_value (spin));
  klade_form_window_changed (self);
}

static void
size_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladeFormWindow *self)
{
  KladeFormPaper *paper = klade_form_get_paper (self->form);

  if (self->is_filling)
    return;

  klade_form_paper_set_size (paper, sizes[adw_combo_row_get_selected (row)], paper->is_landscape);
  klade_form_window_changed (self);
}

static void
orientation_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladeFormWindow *self)
{
  KladeFormPaper *paper = klade_form_get_paper (self->form);
  g_autofree char *size = g_strdup (paper->size);

  if (self->is_filling)
    return;

  klade_form_paper_set_size (paper, size, adw_combo_row_get_selected (row) == 1);
  klade_form_window_changed (self);
}

static void
per_sheet_chosen_cb (AdwComboRow *row, GParamSpec *pspec, KladeFormWindow *self)
{
  if (self->is_filling)
    return;

  klade_form_get_paper (self->form)->per_sheet = per_sheets[adw_combo_row_get_selected (row)];
  klade_form_window_changed (self);
}

static GtkWidget *
new_choice (KladeFormWindow *self,
            const char *title,
            const char *const *names,
            guint chosen,
            GCallback chosen_cb)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), chosen);
  g_signal_connect_object (row, "notify::selected", chosen_cb, self, 0);
  return row;
}

static AdwPreferencesGroup *
add_group (KladeFormWindow *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->fields_box, GTK_WIDGET (group));
  return group;
}

static GtkWidget *
new_font_size (KladeFormWindow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (6, 20, 0.5);

  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), klade_form_get_font_size (self->form));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Size of the letters, points"), -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (font_changed_cb), self, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Size of the letters, points"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  return row;
}

static void
add_paper (KladeFormWindow *self)
{
  const char *const size_names[] = { "A5", "A4", "A3", NULL };
  const char *const ways[] = { _ ("Upright"), _ ("On its side"), NULL };
  const char *const counts[] = { "1", "2", "4", NULL };
  KladeFormPaper *paper = klade_form_get_paper (self->form);
  AdwPreferencesGroup *group = add_group (self, _ ("Paper"));
  guint size = 1;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    size = g_strcmp0 (paper->size, sizes[i]) == 0 ? i : size;

  adw_preferences_group_add (
      group, new_choice (self, _ ("Size"), size_names, size, G_CALLBACK (size_chosen_cb)));
  adw_preferences_group_add (group, new_choice (self, _ ("Lies"), ways, paper->is_landscape ? 1 : 0,
                                                G_CALLBACK (orientation_chosen_cb)));
  adw_preferences_group_add (group, new_choice (self, _ ("Copies on a sheet"), counts,
                                                paper->per_sheet == 4   ? 2
                                                : paper->per_sheet == 2 ? 1
                                                                        : 0,
                                                G_CALLBACK (per_sheet_chosen_cb)));
  adw_preferences_group_add (group, new_number (self, _ ("Margins, mm"), &paper->margin_mm, 3, 50));
  adw_preferences_group_add (
      group, new_number (self, _ ("More for the binding, mm"), &paper->binding_mm, 0, 40));
  adw_preferences_group_add (group, new_font_size (self));
}

/* How a blank lies in this printer: measured on the test sheet. */
static void
add_offsets (KladeFormWindow *self)
{
  KladeFormPaper *paper = klade_form_get_paper (self->form);
  AdwPreferencesGroup *group = add_group (self, _ ("Place on the blank"));

  adw_preferences_group_add (group,
                             new_number (self, _ ("Move right, mm"), &paper->offset_x_mm, -40, 40));
  adw_preferences_group_add (group,
                             new_number (self, _ ("Move down, mm"), &paper->offset_y_mm, -40, 40));
}

/* ---- elements ---- */

static void
part_removed_cb (GtkButton *button, KladeFormWindow *self)
{
  KladeFormElement *element = g_object_get_data (G_OBJECT (button), "element");
  KladeFormPart *part = g_object_get_data (G_OBJECT (button), "part");

  g_ptr_array_remove (element->parts, part);
  klade_form_window_changed (self);
  klade_form_window_fill_fields (self);
}

static GtkWidget *
new_column (KladeFormWindow *self, KladeFormElement *element, KladeFormPart *part)
{
  GtkWidget *row = new_text (self, part->text, &part->title);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_entry_row_add_suffix (
      ADW_ENTRY_ROW (row), new_spin (self, _ ("Width of the column, mm"), &part->width_mm, 0, 200));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("Take the column out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take the column out"), -1);
  gtk_widget_set_sensitive (remove, element->parts->len > 1);
  g_object_set_data (G_OBJECT (remove), "element", element);
  g_object_set_data (G_OBJECT (remove), "part", part);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (part_removed_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), remove);
  return row;
}

static void
add_table (KladeFormWindow *self, KladeFormElement *element)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Columns of a table"));

  for (guint i = 0; i < element->parts->len; i++)
    adw_preferences_group_add (group,
                               new_column (self, element, g_ptr_array_index (element->parts, i)));
}

static void
add_row_cells (KladeFormWindow *self, AdwPreferencesGroup *group, KladeFormElement *element)
{
  for (guint i = 0; i < element->parts->len; i++)
    {
      KladeFormPart *part = g_ptr_array_index (element->parts, i);

      if ((part->style & KLADE_FORM_STYLE_BAR) == 0)
        adw_preferences_group_add (group, new_text (self, _ ("Text in a line"), &part->text));
    }
}

static void
add_chart (KladeFormWindow *self, AdwPreferencesGroup *group, KladeFormElement *element)
{
  adw_preferences_group_add (group, new_text (self, _ ("Title of a chart"), &element->title));
  for (guint i = 0; i < element->parts->len && element->parts->len > 1; i++)
    {
      KladeFormPart *part = g_ptr_array_index (element->parts, i);

      adw_preferences_group_add (group, new_text (self, _ ("Name of a chart's bar"), &part->title));
    }
}

/* What stands above each page of it. */
static void
add_headings (KladeFormWindow *self, AdwPreferencesGroup *group, KladeFormElement *element)
{
  adw_preferences_group_add (group,
                             new_text (self, _ ("At the head of each page"), &element->heading));
  if (element->kind != KLADE_FORM_JOURNAL)
    return;
  adw_preferences_group_add (group, new_text (self, _ ("What left pages are"), &element->left));
  adw_preferences_group_add (group, new_text (self, _ ("What right pages are"), &element->right));
}

static void
add_lines (KladeFormWindow *self, KladeFormElement *element)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Lines of a slip"));

  for (guint i = 0; i < element->parts->len; i++)
    {
      KladeFormPart *part = g_ptr_array_index (element->parts, i);

      if (*part->title != '\0')
        adw_preferences_group_add (group, new_text (self, part->text, &part->title));
      else
        adw_preferences_group_add (group, new_text (self, _ ("Text in a line"), &part->text));
    }
}

static void
add_place (KladeFormWindow *self, KladeFormElement *element)
{
  AdwPreferencesGroup *group = add_group (self, element->title);

  adw_preferences_group_add (group, new_text (self, _ ("Text"), &element->text));
  adw_preferences_group_add (
      group, new_number (self, _ ("From the left edge, mm"), &element->x_mm, 0, 420));
  adw_preferences_group_add (
      group, new_number (self, _ ("From the upper edge, mm"), &element->y_mm, 0, 420));
}

static void
add_element (KladeFormWindow *self, AdwPreferencesGroup *texts, KladeFormElement *element)
{
  switch (element->kind)
    {
    case KLADE_FORM_TEXT:
      adw_preferences_group_add (texts, new_text (self, _ ("Text"), &element->text));
      break;
    case KLADE_FORM_SEAL:
      adw_preferences_group_add (texts, new_text (self, _ ("Place of the seal"), &element->text));
      break;
    case KLADE_FORM_CHART:
      add_chart (self, texts, element);
      break;
    case KLADE_FORM_SIGNATURE:
      adw_preferences_group_add (texts, new_text (self, _ ("Who signs"), &element->title));
      break;
    case KLADE_FORM_ROW:
      add_row_cells (self, texts, element);
      break;
    case KLADE_FORM_TABLE:
    case KLADE_FORM_MATRIX:
    case KLADE_FORM_WEEK:
      add_table (self, element);
      break;
    case KLADE_FORM_JOURNAL:
      add_headings (self, texts, element);
      add_table (self, element);
      break;
    case KLADE_FORM_SLIPS:
      add_headings (self, texts, element);
      add_lines (self, element);
      break;
    case KLADE_FORM_PLACE:
      add_place (self, element);
      break;
    case KLADE_FORM_SPACE:
    case KLADE_FORM_RULE:
    case KLADE_FORM_CUT:
    case KLADE_FORM_PAGE:
    default:
      break;
    }
}

static void
add_ends (KladeFormWindow *self, AdwPreferencesGroup *group)
{
  GtkWidget *title = adw_entry_row_new ();
  GtkWidget *footer = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (title), _ ("Name of the document"));
  gtk_editable_set_text (GTK_EDITABLE (title), klade_form_get_title (self->form));
  g_signal_connect_object (title, "changed", G_CALLBACK (title_typed_cb), self, 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (footer), _ ("At the foot of each page"));
  gtk_editable_set_text (GTK_EDITABLE (footer), klade_form_get_footer (self->form));
  g_signal_connect_object (footer, "changed", G_CALLBACK (footer_typed_cb), self, 0);
  adw_preferences_group_add (group, title);
  adw_preferences_group_add (group, footer);
}

/**
 * klade_form_window_fill_fields:
 *
 * Makes the fields of the form as it is.
 */
void
klade_form_window_fill_fields (KladeFormWindow *self)
{
  GPtrArray *elements = klade_form_get_elements (self->form);
  AdwPreferencesGroup *texts;
  GtkWidget *old;
  gboolean has_places = FALSE;

  self->is_filling = TRUE;
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->fields_box))) != NULL)
    gtk_box_remove (self->fields_box, old);

  add_paper (self);
  for (guint i = 0; i < elements->len; i++)
    has_places |=
        ((const KladeFormElement *) g_ptr_array_index (elements, i))->kind == KLADE_FORM_PLACE;
  if (has_places)
    add_offsets (self);

  texts = add_group (self, _ ("Texts"));
  add_ends (self, texts);
  for (guint i = 0; i < elements->len; i++)
    add_element (self, texts, g_ptr_array_index (elements, i));
  self->is_filling = FALSE;
}
