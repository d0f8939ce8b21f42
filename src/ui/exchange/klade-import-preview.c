/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-import-preview.h"

#include "klade-drop-down.h"
#include "klade-i18n.h"

#define ROWS_SHOWN_MAX 8
#define COLUMNS_SHOWN_MAX 100 /* wider lists are read whole; no school has one */
#define CELL_CHARS_MAX 26

struct _KladeImportPreview
{
  AdwBin parent_instance;

  gboolean is_filling;
  guint n_columns;
  guint n_rows;

  /* Owned */
  KladeImportDraft *draft;
  GArray *fields; /* KladeImportField, as the drop-downs list them */

  GtkGrid *grid; /* borrowed */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeImportPreview, klade_import_preview, ADW_TYPE_BIN)

/* The grid: the row's number in the file at the left; drop-downs, headings, rows. */
#define GRID_LEFT 1
#define GRID_FIELDS 0
#define GRID_HEADINGS 1
#define GRID_ROWS 2

static guint
find_field (KladeImportPreview *self, KladeImportField field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (g_array_index (self->fields, KladeImportField, i) == field)
      return i;

  return 0;
}

static void
show_fields (KladeImportPreview *self)
{
  self->is_filling = TRUE;
  for (guint column = 0; column < self->n_columns; column++)
    {
      KladeImportField field = klade_import_mapping_get_field (self->draft->mapping, column);
      int left = (int) column + GRID_LEFT;

      gtk_drop_down_set_selected (
          GTK_DROP_DOWN (gtk_grid_get_child_at (self->grid, left, GRID_FIELDS)),
          find_field (self, field));
      for (guint row = 0; row <= self->n_rows; row++)
        {
          GtkWidget *cell = gtk_grid_get_child_at (self->grid, left, (int) row + GRID_HEADINGS);

          if (field == KLADE_IMPORT_NOTHING)
            gtk_widget_add_css_class (cell, "dim-label");
          else
            gtk_widget_remove_css_class (cell, "dim-label");
        }
    }
  self->is_filling = FALSE;
}

static void
field_chosen_cb (KladeImportPreview *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "klade-column"));
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->is_filling || selected >= self->fields->len)
    return;

  klade_import_mapping_set_field (self->draft->mapping, column,
                                  g_array_index (self->fields, KladeImportField, selected));
  show_fields (self); /* another column may have been this before */
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_drop_down (KladeImportPreview *self, guint column, GtkStringList *names)
{
  const char *heading = klade_import_mapping_get_heading (self->draft->mapping, column);
  g_autofree char *letters = klade_import_column_letters (column);
  g_autofree char *name = *heading != '\0'
                              ? g_strdup_printf (_ ("Column %s “%s” is"), letters, heading)
                              : g_strdup_printf (_ ("Column %s is"), letters);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *drop_down =
      gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), g_steal_pointer (&expression));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  g_object_set_data (G_OBJECT (drop_down), "klade-column", GUINT_TO_POINTER (column));
  klade_drop_down_set_name (GTK_DROP_DOWN (drop_down), name);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (field_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_attach (self->grid, drop_down, (int) column + GRID_LEFT, GRID_FIELDS, 1, 1);
}

static GtkWidget *
add_cell (KladeImportPreview *self, const char *text, int left, int top)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS_MAX);
  gtk_label_set_width_chars (GTK_LABEL (label),
                             (int) MIN (g_utf8_strlen (text, -1), CELL_CHARS_MAX));
  gtk_widget_add_css_class (label, "klade-import-cell");
  gtk_grid_attach (self->grid, label, left, top, 1, 1);

  return label;
}

static void
add_rows (KladeImportPreview *self, KladeImportTable *table, guint first)
{
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_autofree char *number =
          g_strdup_printf ("%u", klade_import_table_get_row_number (table, first + row));
      GtkWidget *label = add_cell (self, number, 0, (int) row + GRID_ROWS);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, "numeric");
      for (guint column = 0; column < self->n_columns; column++)
        add_cell (self, klade_import_table_get (table, first + row, column),
                  (int) column + GRID_LEFT, (int) row + GRID_ROWS);
    }
}

static GtkStringList *
list_fields (KladeImportPreview *self)
{
  KladeImportTarget target = klade_import_mapping_get_target (self->draft->mapping);
  GtkStringList *names = gtk_string_list_new (NULL);

  g_array_set_size (self->fields, 0);
  for (int field = 0; field < KLADE_N_IMPORT_FIELDS; field++)
    if (klade_import_field_fits ((KladeImportField) field, target))
      {
        g_array_append_val (self->fields, field);
        gtk_string_list_append (names, field == KLADE_IMPORT_NOTHING
                                           ? _ ("Not used")
                                           : klade_import_field_name ((KladeImportField) field));
      }

  return names;
}

static void
clear_grid (KladeImportPreview *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
}

static void
klade_import_preview_dispose (GObject *object)
{
  KladeImportPreview *self = KLADE_IMPORT_PREVIEW (object);

  g_clear_pointer (&self->draft, klade_import_draft_unref);
  g_clear_pointer (&self->fields, g_array_unref);

  G_OBJECT_CLASS (klade_import_preview_parent_class)->dispose (object);
}

static void
klade_import_preview_class_init (KladeImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = klade_import_preview_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
klade_import_preview_init (KladeImportPreview *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->fields = g_array_new (FALSE, FALSE, sizeof (KladeImportField));
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "klade-import-grid");
  gtk_grid_set_column_spacing (self->grid, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (scrolled), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->grid));
  gtk_widget_add_css_class (scrolled, "card");
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * klade_import_preview_set_draft:
 * @draft: what is shown; its mapping follows the drop-downs
 */
void
klade_import_preview_set_draft (KladeImportPreview *self, KladeImportDraft *draft)
{
  KladeImportTable *table = klade_import_mapping_get_table (draft->mapping);
  g_autoptr (GtkStringList) names = NULL;
  guint head_row, n_head_rows;

  g_return_if_fail (KLADE_IS_IMPORT_PREVIEW (self));

  klade_import_draft_ref (draft);
  g_clear_pointer (&self->draft, klade_import_draft_unref);
  self->draft = draft;
  self->is_filling = TRUE;
  clear_grid (self);
  names = list_fields (self);
  klade_import_mapping_get_head (draft->mapping, &head_row, &n_head_rows);
  self->n_columns =
      MIN (klade_import_mapping_get_n_columns (draft->mapping), (guint) COLUMNS_SHOWN_MAX);
  self->n_rows = MIN (klade_import_mapping_get_n_rows (draft->mapping), (guint) ROWS_SHOWN_MAX);
  for (guint column = 0; column < self->n_columns; column++)
    {
      add_drop_down (self, column, names);
      gtk_widget_add_css_class (add_cell (self,
                                          klade_import_mapping_get_heading (draft->mapping, column),
                                          (int) column + GRID_LEFT, GRID_HEADINGS),
                                "head");
    }
  add_rows (self, table, head_row + n_head_rows);
  show_fields (self);
}
