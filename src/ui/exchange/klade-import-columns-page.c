/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-columns-page.h"

#include "klade-drop-down.h"
#include "klade-focus.h"
#include "klade-form-entry.h"
#include "klade-i18n.h"
#include "klade-import-preview.h"

#define HEAD_ROWS_OFFERED_MAX 15

struct _KladeImportColumnsPage
{
  AdwBin parent_instance;

  gboolean is_filling;

  /* Owned */
  KladePerson *person;
  KladeImportDraft *draft; /* NULL: no file yet */
  GArray *targets;         /* KladeImportTarget, as the drop-down lists them */

  /* Template children, borrowed */
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkDropDown *target_drop_down;
  GtkWidget *file_box;
  GtkLabel *file_label;
  GtkWidget *sheet_box;
  GtkDropDown *sheet_drop_down;
  GtkDropDown *head_drop_down;
  GtkStack *stack;
  GtkLabel *recalled_label;
  KladeImportPreview *preview;
  GtkWidget *start_button;
  GtkWidget *settings_box;
  GtkWidget *names_group;
  AdwComboRow *names_row;
  KladeFormEntry *class_entry;
  GtkWidget *classes_row;
  GtkSwitch *classes_switch;
  KladeFormEntry *valid_from_entry;
  KladeFormEntry *order_number_entry;
  KladeFormEntry *order_day_entry;
};

enum
{
  CHANGED,
  SOURCE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeImportColumnsPage, klade_import_columns_page, ADW_TYPE_BIN)

static const KladeImportField full_names[] = {
  KLADE_IMPORT_FULL_NAME,
  KLADE_IMPORT_GUARDIAN_1_NAME,
  KLADE_IMPORT_GUARDIAN_2_NAME,
  KLADE_IMPORT_PUPIL_NAME,
};

/* ---- what holds for rows that do not say ---- */

static void
show_name_order (KladeImportColumnsPage *self)
{
  KladeImportMapping *mapping = self->draft->mapping;
  KladeImportTable *table = klade_import_mapping_get_table (mapping);
  guint head_row, n_head_rows, column;

  klade_import_mapping_get_head (mapping, &head_row, &n_head_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->names_row), FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (full_names); i++)
    if (klade_import_mapping_find_column (mapping, full_names[i], &column))
      {
        const char *example = klade_import_mapping_get_n_rows (mapping) > 0
                                  ? klade_import_table_get (table, head_row + n_head_rows, column)
                                  : "";
        g_autofree char *subtitle = g_strdup_printf (_ ("In the file: %s"), example);
        g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

        adw_combo_row_set_selected (self->names_row,
                                    klade_import_mapping_get_name_order (mapping, column) ==
                                        KLADE_NAMES_GIVEN_FIRST);
        adw_action_row_set_subtitle (ADW_ACTION_ROW (self->names_row), escaped);
        gtk_widget_set_visible (GTK_WIDGET (self->names_row), TRUE);
        break;
      }
}

static void
show_settings (KladeImportColumnsPage *self)
{
  KladeImportTarget target = klade_import_mapping_get_target (self->draft->mapping);
  gboolean is_pupils = target == KLADE_IMPORT_PUPILS;

  self->is_filling = TRUE;
  show_name_order (self);
  gtk_widget_set_visible (GTK_WIDGET (self->class_entry),
                          klade_import_draft_needs_class (self->draft));
  gtk_widget_set_visible (self->classes_row,
                          is_pupils && self->person->can[KLADE_ACTION_MANAGE_CLASSES]);
  gtk_widget_set_visible (self->names_group,
                          gtk_widget_get_visible (GTK_WIDGET (self->names_row)) ||
                              gtk_widget_get_visible (GTK_WIDGET (self->class_entry)) ||
                              gtk_widget_get_visible (self->classes_row));
  gtk_widget_set_visible (GTK_WIDGET (self->order_number_entry), is_pupils);
  gtk_widget_set_visible (GTK_WIDGET (self->order_day_entry), is_pupils);
  gtk_widget_set_visible (self->settings_box, target != KLADE_IMPORT_SUBJECTS);
  self->is_filling = FALSE;
}

static void
names_selected_cb (KladeImportColumnsPage *self)
{
  KladeNameOrder order = adw_combo_row_get_selected (self->names_row) == 1
                             ? KLADE_NAMES_GIVEN_FIRST
                             : KLADE_NAMES_SURNAME_FIRST;
  guint column;

  if (self->is_filling || self->draft == NULL)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (full_names); i++)
    if (klade_import_mapping_find_column (self->draft->mapping, full_names[i], &column))
      klade_import_mapping_set_name_order (self->draft->mapping, column, order);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
read_day (KladeImportColumnsPage *self, KladeFormEntry *entry, KladeDay *day, GError **error)
{
  g_autofree char *typed = g_strstrip (g_strdup (klade_form_entry_get_typed (entry)));
  g_autoptr (GError) own_error = NULL;

  *day = KLADE_DAY_NONE;
  if (*typed == '\0' || !gtk_widget_get_visible (GTK_WIDGET (entry)))
    return TRUE;
  if (klade_day_parse (typed, self->person->today, day, &own_error))
    return TRUE;

  klade_form_entry_show_error (entry, own_error->message);
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

static void
day_saved_cb (KladeImportColumnsPage *self, const char *typed, KladeFormEntry *entry)
{
  KladeDay day;
  g_autofree char *text = NULL;

  if (!read_day (self, entry, &day, NULL))
    return;

  text = day != KLADE_DAY_NONE ? klade_day_to_text (day) : g_strdup ("");
  klade_form_entry_set_text (entry, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
text_saved_cb (KladeImportColumnsPage *self, const char *typed, KladeFormEntry *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));

  klade_form_entry_set_text (entry, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the file ---- */

static void
show_sheets (KladeImportColumnsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->draft->tables->len; i++)
    gtk_string_list_append (
        names, klade_import_table_get_name (g_ptr_array_index (self->draft->tables, i)));
  gtk_drop_down_set_model (self->sheet_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sheet_drop_down, self->draft->table);
  gtk_widget_set_visible (self->sheet_box, self->draft->tables->len > 1);
}

static void
show_heads (KladeImportColumnsPage *self)
{
  KladeImportTable *table = klade_import_mapping_get_table (self->draft->mapping);
  guint n = MIN (klade_import_table_get_n_rows (table), (guint) HEAD_ROWS_OFFERED_MAX);
  g_autoptr (GtkStringList) heads = gtk_string_list_new (NULL);
  guint head_row, n_head_rows;

  klade_import_mapping_get_head (self->draft->mapping, &head_row, &n_head_rows);
  gtk_string_list_append (heads, _ ("No headings"));
  for (guint i = 0; i < MAX (n, head_row + MIN (n_head_rows, 1u)); i++)
    {
      guint number = klade_import_table_get_row_number (table, i);

      gtk_string_list_take (heads, i == head_row && n_head_rows > 1
                                       ? g_strdup_printf (_ ("Rows %u–%u"), number,
                                                          klade_import_table_get_row_number (
                                                              table, i + n_head_rows - 1))
                                       : g_strdup_printf (_ ("Row %u"), number));
    }
  gtk_drop_down_set_model (self->head_drop_down, G_LIST_MODEL (heads));
  gtk_drop_down_set_selected (self->head_drop_down, n_head_rows == 0 ? 0 : head_row + 1);
}

static void
head_selected_cb (KladeImportColumnsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->head_drop_down);
  guint head_row, n_head_rows;

  if (self->is_filling || self->draft == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  klade_import_mapping_get_head (self->draft->mapping, &head_row, &n_head_rows);
  if (selected == (n_head_rows == 0 ? 0 : head_row + 1))
    return;

  klade_import_mapping_set_head (self->draft->mapping, selected == 0 ? 0 : selected - 1,
                                 selected == 0 ? 0 : 1);
  self->draft->is_recalled = FALSE;
  klade_import_columns_page_show_draft (self, self->draft);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
source_selected_cb (KladeImportColumnsPage *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SOURCE_CHANGED], 0);
}

static void
preview_changed_cb (KladeImportColumnsPage *self)
{
  show_settings (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- the page ---- */

static gboolean
klade_import_columns_page_grab_focus (GtkWidget *widget)
{
  KladeImportColumnsPage *self = KLADE_IMPORT_COLUMNS_PAGE (widget);

  return self->draft != NULL
             ? gtk_widget_child_focus (GTK_WIDGET (self->preview), GTK_DIR_TAB_FORWARD)
             : gtk_widget_grab_focus (self->start_button);
}

static void
klade_import_columns_page_dispose (GObject *object)
{
  KladeImportColumnsPage *self = KLADE_IMPORT_COLUMNS_PAGE (object);

  g_clear_pointer (&self->person, klade_person_unref);
  g_clear_pointer (&self->draft, klade_import_draft_unref);
  g_clear_pointer (&self->targets, g_array_unref);

  G_OBJECT_CLASS (klade_import_columns_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, error_box);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, target_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, file_box);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, sheet_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, head_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, recalled_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, settings_box);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, names_group);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, names_row);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, class_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, classes_row);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, classes_switch);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, valid_from_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, order_number_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeImportColumnsPage, order_day_entry);
  gtk_widget_class_bind_template_callback (widget_class, names_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_saved_cb);
  gtk_widget_class_bind_template_callback (widget_class, head_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, source_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_changed_cb);
}

static void
klade_import_columns_page_class_init (KladeImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_import_columns_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_import_columns_page_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SOURCE_CHANGED] = g_signal_new ("source-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KLADE_TYPE_FORM_ENTRY);
  g_type_ensure (KLADE_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/exchange/klade-import-columns-page.ui");
  bind_template (widget_class);
}

static void
klade_import_columns_page_init (KladeImportColumnsPage *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->targets = g_array_new (FALSE, FALSE, sizeof (KladeImportTarget));
  klade_drop_down_set_name (self->target_drop_down, _ ("List of"));
  klade_drop_down_set_name (self->sheet_drop_down, _ ("Sheet"));
  klade_drop_down_set_name (self->head_drop_down, _ ("Headings"));
  self->is_filling = FALSE;
}

/**
 * klade_import_columns_page_set_person:
 * @person: who is signed in: only lists that the roles allow are offered
 * @target: which is chosen at first
 */
void
klade_import_columns_page_set_person (KladeImportColumnsPage *self,
                                      KladePerson *person,
                                      KladeImportTarget target)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_return_if_fail (KLADE_IS_IMPORT_COLUMNS_PAGE (self));

  self->person = klade_person_ref (person);
  for (int i = KLADE_IMPORT_PUPILS; i <= KLADE_N_IMPORT_TARGETS; i++)
    {
      KladeImportTarget offered = (KladeImportTarget) i;

      if (!person->can[offered == KLADE_IMPORT_SUBJECTS ? KLADE_ACTION_MANAGE_CLASSES
                                                        : KLADE_ACTION_MANAGE_PEOPLE])
        continue;
      if (offered == target)
        selected = self->targets->len;
      g_array_append_val (self->targets, offered);
      gtk_string_list_append (names, klade_import_target_name (offered));
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->target_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->target_drop_down, selected);
  self->is_filling = FALSE;
}

/**
 * klade_import_columns_page_get_target:
 *
 * Returns: whose list is chosen
 */
KladeImportTarget
klade_import_columns_page_get_target (KladeImportColumnsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->target_drop_down);

  return selected < self->targets->len ? g_array_index (self->targets, KladeImportTarget, selected)
                                       : KLADE_IMPORT_PUPILS;
}

/**
 * klade_import_columns_page_get_table:
 *
 * Returns: the chosen sheet, from 0
 */
guint
klade_import_columns_page_get_table (KladeImportColumnsPage *self)
{
  return gtk_drop_down_get_selected (self->sheet_drop_down);
}

/**
 * klade_import_columns_page_show_draft:
 * @draft: a file that was read; what is chosen goes straight into it
 */
void
klade_import_columns_page_show_draft (KladeImportColumnsPage *self, KladeImportDraft *draft)
{
  g_autofree char *name = g_path_get_basename (draft->path);
  g_autofree char *shown = g_filename_display_name (name);

  g_return_if_fail (KLADE_IS_IMPORT_COLUMNS_PAGE (self));

  klade_import_draft_ref (draft);
  g_clear_pointer (&self->draft, klade_import_draft_unref);
  self->draft = draft;
  self->is_filling = TRUE;
  gtk_widget_set_visible (self->error_box, FALSE);
  gtk_widget_set_visible (self->file_box, TRUE);
  gtk_label_set_text (self->file_label, shown);
  gtk_widget_set_visible (GTK_WIDGET (self->recalled_label), draft->is_recalled);
  show_sheets (self);
  show_heads (self);
  klade_import_preview_set_draft (self->preview, draft);
  show_settings (self);
  gtk_stack_set_visible_child_name (self->stack, "columns");
  self->is_filling = FALSE;
}

/**
 * klade_import_columns_page_show_error:
 * @sentence: why a file was not read, or what is wrong
 */
void
klade_import_columns_page_show_error (KladeImportColumnsPage *self, const char *sentence)
{
  g_return_if_fail (KLADE_IS_IMPORT_COLUMNS_PAGE (self));

  gtk_label_set_text (self->error_label, sentence);
  gtk_widget_set_visible (self->error_box, TRUE);
}

/**
 * klade_import_columns_page_add_classes:
 *
 * Turns on that missing classes are added.
 */
void
klade_import_columns_page_add_classes (KladeImportColumnsPage *self)
{
  gtk_switch_set_active (self->classes_switch, TRUE);
}

/**
 * klade_import_columns_page_collect:
 * @error: a sentence; it stands under the field too
 *
 * Puts what was typed into the draft.
 *
 * Returns: %TRUE if all of it is acceptable
 */
gboolean
klade_import_columns_page_collect (KladeImportColumnsPage *self, GError **error)
{
  KladeImportDraft *draft = self->draft;

  g_return_val_if_fail (draft != NULL, FALSE);

  if (!read_day (self, self->valid_from_entry, &draft->valid_from, error) ||
      !read_day (self, self->order_day_entry, &draft->order_day, error))
    return FALSE;

  g_free (draft->class_name);
  draft->class_name = g_strstrip (g_strdup (klade_form_entry_get_typed (self->class_entry)));
  g_free (draft->order_number);
  draft->order_number =
      g_strstrip (g_strdup (klade_form_entry_get_typed (self->order_number_entry)));
  draft->adds_classes =
      gtk_widget_get_visible (self->classes_row) && gtk_switch_get_active (self->classes_switch);

  return TRUE;
}
