/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-class-panel-private.h"

#include "klade-error.h"
#include "klade-i18n.h"

G_DEFINE_FINAL_TYPE (KladeClassPanel, klade_class_panel, ADW_TYPE_BIN)

enum
{
  DIVISION_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
free_details (gpointer data)
{
  KladeClassDetails *details = data;

  g_clear_pointer (&details->journals, g_ptr_array_unref);
  g_clear_pointer (&details->pupils, g_ptr_array_unref);
  g_clear_pointer (&details->members, g_ptr_array_unref);
  g_clear_pointer (&details->planned, g_ptr_array_unref);
  g_free (details);
}

/* ---- lines ---- */

static void
free_line (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * klade_class_panel_connect:
 * @widget: of the sheet
 * @callback: (type KladePanelLine): gets @line as its last argument
 */
void
klade_class_panel_connect (KladeClassPanel *self,
                           gpointer widget,
                           const char *signal,
                           GCallback callback,
                           KladePanelLine line)
{
  line.panel = self;
  g_signal_connect_data (widget, signal, callback, g_memdup2 (&line, sizeof line), free_line, 0);
}

/**
 * klade_class_panel_can:
 *
 * Returns: whether the person may change classes
 */
gboolean
klade_class_panel_can (KladeClassPanel *self)
{
  return klade_office_can (self->office, KLADE_ACTION_MANAGE_CLASSES);
}

/**
 * klade_class_panel_add_entry:
 * @save_cb: (KladeFormEntry *entry, char *text, KladePanelLine *line)
 *
 * Returns: (transfer none): a line that is saved as it is left
 */
GtkWidget *
klade_class_panel_add_entry (KladeClassPanel *self,
                             AdwPreferencesGroup *group,
                             const char *title,
                             const char *text,
                             GCallback save_cb,
                             KladePanelLine line)
{
  GtkWidget *entry = klade_form_entry_new (title, text);

  klade_form_entry_set_editable (KLADE_FORM_ENTRY (entry), klade_class_panel_can (self));
  klade_class_panel_connect (self, entry, "save", save_cb, line);
  if (group != NULL)
    adw_preferences_group_add (group, entry);
  return entry;
}

#define CHOICES "klade-choices"

/**
 * klade_class_panel_add_choice:
 * @choices: (transfer full): what there is
 * @chosen_cb: (AdwComboRow *row, GParamSpec *, KladePanelLine *line)
 *
 * A row that offers @choices; who may not change it sees the name only.
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
klade_class_panel_add_choice (KladeClassPanel *self,
                              AdwPreferencesGroup *group,
                              const char *title,
                              KladeChoices *choices,
                              gint64 chosen_id,
                              GCallback chosen_cb,
                              KladePanelLine line)
{
  guint position = klade_choices_find (choices, chosen_id);
  g_autoptr (GtkStringList) model = gtk_string_list_new (klade_choices_get_names (choices));
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), position);
  gtk_widget_set_sensitive (row, klade_class_panel_can (self));
  g_object_set_data_full (G_OBJECT (row), CHOICES, choices, (GDestroyNotify) klade_choices_free);
  klade_class_panel_connect (self, row, "notify::selected", chosen_cb, line);
  if (group != NULL)
    adw_preferences_group_add (group, row);
  return row;
}

/* ---- filling ---- */

static gpointer
find (GPtrArray *rows, gint64 id)
{
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 *row = g_ptr_array_index (rows, i); /* each begins with its id */

      if (*row == id)
        return row;
    }

  return NULL;
}

/**
 * klade_class_panel_refill:
 *
 * Shows again what was read.
 */
void
klade_class_panel_refill (KladeClassPanel *self)
{
  static const gsize offsets[] = {
    G_STRUCT_OFFSET (KladeClassesData, classes),
    G_STRUCT_OFFSET (KladeClassesData, groups),
    G_STRUCT_OFFSET (KladeClassesData, subjects),
    G_STRUCT_OFFSET (KladeClassesData, programmes),
  };
  gpointer row = find (G_STRUCT_MEMBER (GPtrArray *, self->data, offsets[self->kind]), self->id);

  if (row == NULL)
    return;

  klade_form_sheet_begin (self->sheet, self->shown_id == self->id);
  self->shown_id = self->id;
  switch (self->kind)
    {
    case KLADE_CLASSES_CLASS:
      klade_class_panel_fill_class (self, row);
      break;
    case KLADE_CLASSES_GROUP:
      klade_class_panel_fill_group (self, row);
      break;
    case KLADE_CLASSES_SUBJECT:
      klade_class_panel_fill_subject (self, row);
      break;
    case KLADE_CLASSES_PROGRAMME:
    default:
      klade_class_panel_fill_programme (self, row);
    }
  klade_form_sheet_finish (self->sheet);
}

/* ---- reading ---- */

typedef struct
{
  KladeClassesKind kind;
  gint64 id;
  gint64 year_id;
  gint64 class_id; /* whose journals */
  KladeDay today;
} Query;

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Query *query = data;
  KladeClassDetails *details = g_new0 (KladeClassDetails, 1);
  gboolean is_good = TRUE;

  if (query->kind == KLADE_CLASSES_CLASS || query->kind == KLADE_CLASSES_GROUP)
    is_good = (details->journals = klade_school_list_class_journals (
                   session, query->year_id, query->class_id, error)) != NULL;
  if (is_good && query->kind == KLADE_CLASSES_CLASS)
    is_good = (details->pupils = klade_school_list_class_on_day (session, query->id, query->today,
                                                                 error)) != NULL;
  if (is_good && query->kind == KLADE_CLASSES_GROUP)
    is_good = (details->members = klade_school_list_group_members (session, query->id, FALSE,
                                                                   KLADE_DAY_NONE, error)) != NULL;
  if (is_good && query->kind == KLADE_CLASSES_PROGRAMME)
    is_good = (details->planned = klade_school_list_planned (session, query->id, error)) != NULL;

  if (is_good)
    return details;

  free_details (details);
  return NULL;
}

typedef struct
{
  KladeClassPanel *panel;
  guint serial;
} Reading;

static void
show_read_error (KladeClassPanel *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);
  GtkWidget *label = gtk_label_new (sentence);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  klade_form_sheet_begin (self->sheet, FALSE);
  klade_form_sheet_add_widget (self->sheet, label);
  klade_form_sheet_finish (self->sheet);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (KladeClassPanel) self = reading->panel;
  g_autoptr (GError) error = NULL;
  KladeClassDetails *details = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (reading->serial != self->serial)
    {
      g_clear_pointer (&details, free_details);
      return;
    }

  if (details == NULL)
    {
      show_read_error (self, error);
      return;
    }

  g_clear_pointer (&self->details, free_details);
  self->details = details;
  klade_class_panel_refill (self);
}

/**
 * klade_class_panel_show:
 * @data: what the page lists now
 * @kind: what @id is
 *
 * Reads more about it and shows it.
 */
void
klade_class_panel_show (KladeClassPanel *self,
                        KladeClassesData *data,
                        KladeClassesKind kind,
                        gint64 id)
{
  Query *query = g_new0 (Query, 1);
  Reading *reading = g_new (Reading, 1);
  const KladeGroupRow *group;

  g_return_if_fail (KLADE_IS_CLASS_PANEL (self));

  klade_classes_data_ref (data);
  g_clear_pointer (&self->data, klade_classes_data_unref);
  self->data = data;
  self->kind = kind;
  self->id = id;

  *query = (Query){ kind, id, data->year_id, id, klade_office_get_person (self->office)->today };
  group = kind == KLADE_CLASSES_GROUP ? klade_classes_data_find_group (data, id) : NULL;
  if (group != NULL)
    query->class_id = group->class_id;
  *reading = (Reading){ g_object_ref (self), ++self->serial };
  klade_worker_run (klade_office_get_worker (self->office), read_job, query, g_free, free_details,
                    NULL, read_cb, reading);
}

/* ---- the panel ---- */

static void
klade_class_panel_dispose (GObject *object)
{
  KladeClassPanel *self = KLADE_CLASS_PANEL (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->data, klade_classes_data_unref);
  g_clear_pointer (&self->details, free_details);

  G_OBJECT_CLASS (klade_class_panel_parent_class)->dispose (object);
}

static void
klade_class_panel_class_init (KladeClassPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = klade_class_panel_dispose;

  signals[DIVISION_ASKED] =
      g_signal_new ("division-asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

static void
klade_class_panel_init (KladeClassPanel *self)
{
  self->sheet = KLADE_FORM_SHEET (klade_form_sheet_new (18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->sheet));
}

/**
 * klade_class_panel_set_office:
 * @office: runs the verbs
 */
void
klade_class_panel_set_office (KladeClassPanel *self, KladeOffice *office)
{
  g_return_if_fail (KLADE_IS_CLASS_PANEL (self));
  g_return_if_fail (self->office == NULL);

  self->office = g_object_ref (office);
}
