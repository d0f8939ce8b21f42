/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-export-dialog.h"

#include "klade-class-list.h"
#include "klade-exchange-journal.h"
#include "klade-exchange-table.h"
#include "klade-file-chooser.h"
#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-school-people-office.h"
#include "klade-toast.h"

#define EXPORT "klade-export-dialog"
#define BIT(field) (1u << KLADE_PERSON_FIELD_##field)

static const char *const kind_names[] = {
  N_ ("Pupils"), N_ ("Guardians"), N_ ("Staff"), N_ ("Everybody"), NULL,
};
static const guint kind_bits[] = {
  KLADE_PEOPLE_PUPILS,
  KLADE_PEOPLE_GUARDIANS,
  KLADE_PEOPLE_STAFF,
  KLADE_PEOPLE_ALL,
};

static const char *const format_names[] = { "Excel (.xlsx)", "LibreOffice (.ods)", "CSV (.csv)",
                                            NULL };
static const char *const format_endings[] = { "xlsx", "ods", "csv" };

/* Which columns go out together; names and class always do. */
static const struct
{
  const char *title;
  const char *about;
  guint fields;
  KladeAction action;
} groups[] = {
  { N_ ("Contacts"), N_ ("phone, e-mail, addresses"),
    BIT (PHONE) | BIT (EMAIL) | BIT (DECLARED_ADDRESS) | BIT (ACTUAL_ADDRESS),
    KLADE_ACTION_EXPORT_PEOPLE },
  { N_ ("Personal data"),
    N_ ("code, day of birth, papers, citizenship, earlier school, number of the file"),
    BIT (PERSONAL_CODE) | BIT (BIRTH_DATE) | BIT (BIRTH_CERTIFICATE) | BIT (PASSPORT) |
        BIT (CITIZENSHIP) | BIT (NATIVE_LANGUAGE) | BIT (PREVIOUS_SCHOOL) | BIT (FILE_NUMBER),
    KLADE_ACTION_EXPORT_PEOPLE },
  { N_ ("Protected data"), N_ ("health, courts, special needs"),
    BIT (HEALTH) | BIT (COURT) | BIT (SPECIAL_NEEDS), KLADE_ACTION_READ_PROTECTED },
};

typedef struct
{
  KladeFormDialog *dialog; /* borrowed: it has this */
  KladePeopleBook *book;
  char *path;       /* NULL: not chosen yet */
  GtkWidget *asker; /* weak: says how it went */

  /* Borrowed */
  AdwComboRow *kind;
  AdwComboRow *klass;
  AdwComboRow *format;
  GtkSwitch *switches[G_N_ELEMENTS (groups)];
  KladeFormEntry *password;
} Export;

/* On its way to the worker. */
typedef struct
{
  char *password;
  char *path;
  guint kinds;
  gint64 class_id;
  guint fields;
} Job;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_clear_weak_pointer (&export->asker);
  g_object_unref (export->book);
  g_free (export->path);
  g_free (export);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_free (job->password);
  g_free (job->path);
  g_free (job);
}

/* ---- in the worker ---- */

static KladeExchangeTable *
make_sheet (const KladePeopleTable *people)
{
  KladeExchangeTable *sheet = klade_exchange_table_new (_ ("People"));

  klade_exchange_table_begin_row (sheet);
  for (guint i = 0; people->headings[i] != NULL; i++)
    klade_exchange_table_add_head (sheet, people->headings[i], TRUE);
  for (guint i = 0; i < people->rows->len; i++)
    {
      GStrv row = g_ptr_array_index (people->rows, i);

      klade_exchange_table_begin_row (sheet);
      for (guint j = 0; row[j] != NULL; j++)
        klade_exchange_table_add (sheet, row[j]);
    }
  klade_exchange_table_freeze (sheet, 1, 2);
  return sheet;
}

static gboolean
write_sheet (const KladePeopleTable *people, const char *path, GError **error)
{
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_exchange_table_free);
  KladeSheetFormat format = KLADE_SHEET_CSV;

  klade_exchange_format_from_path (path, &format);
  g_ptr_array_add (sheets, make_sheet (people));
  switch (format)
    {
    case KLADE_SHEET_XLSX:
      return klade_exchange_write_xlsx (sheets, path, error);
    case KLADE_SHEET_ODS:
      return klade_exchange_write_ods (sheets, path, error);
    case KLADE_SHEET_CSV:
    default:
      return klade_exchange_write_csv (sheets, path, error);
    }
}

static gpointer
export_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Job *job = data;
  g_autoptr (KladePeopleTable) people = klade_school_export_people (
      session, job->password, job->kinds, job->class_id, job->fields, error);

  if (people == NULL || !write_sheet (people, job->path, error))
    return NULL;

  return g_strdup_printf (
      ngettext_ ("Saved with %u person", "Saved with %u persons", people->rows->len),
      people->rows->len);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *outcome = klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  Export *export = g_object_get_data (G_OBJECT (dialog), EXPORT);
  g_autofree char *sentence = NULL;

  klade_form_dialog_set_busy (dialog, FALSE);
  if (outcome == NULL)
    {
      sentence = klade_error_explain (error);
      klade_form_dialog_refuse (
          dialog,
          g_error_matches (error, KLADE_ERROR, KLADE_ERROR_PASSWORD) ? export->password : NULL,
          sentence);
      return;
    }

  if (export->asker != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (export->path);
      g_autofree char *name = g_path_get_basename (export->path);
      g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

      sentence = g_strdup_printf ("%s: %s", outcome, name);
      klade_toast_show_with_button (export->asker, sentence, _ ("Open the folder"),
                                    "win.show-folder", g_variant_new_string (uri));
    }
  gtk_window_close (GTK_WINDOW (dialog));
}

/* ---- in the dialog ---- */

static guint
get_fields (Export *export)
{
  guint fields = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (export->switches[i] != NULL && gtk_switch_get_active (export->switches[i]))
      fields |= groups[i].fields;
  return fields;
}

static gint64
get_class (Export *export)
{
  GPtrArray *classes = klade_people_book_get_classes (export->book);
  guint chosen = adw_combo_row_get_selected (export->klass);

  return classes != NULL && chosen > 0 && chosen <= classes->len
             ? ((const KladeClassRow *) g_ptr_array_index (classes, chosen - 1))->id
             : 0;
}

static void
run (Export *export)
{
  KladeOffice *office = klade_people_book_get_office (export->book);
  Job *job = g_new0 (Job, 1);

  job->password = g_strdup (klade_form_entry_get_typed (export->password));
  job->path = g_strdup (export->path);
  job->kinds = kind_bits[adw_combo_row_get_selected (export->kind)];
  job->class_id = get_class (export);
  job->fields = get_fields (export);
  klade_form_dialog_set_busy (export->dialog, TRUE);
  klade_worker_run (klade_office_get_worker (office), export_job, job, free_job, g_free, NULL,
                    exported_cb, g_object_ref (export->dialog));
}

static void
file_chosen (GFile *file, gpointer data)
{
  Export *export = g_object_get_data (data, EXPORT);
  g_autofree char *path = g_file_get_path (file);
  KladeSheetFormat format;

  if (path == NULL)
    return;

  if (!klade_exchange_format_from_path (path, &format))
    {
      klade_form_dialog_refuse (export->dialog, NULL,
                                _ ("The file's name has to end in .xlsx, .ods or .csv."));
      return;
    }

  g_free (export->path);
  export->path = g_steal_pointer (&path);
  for (guint i = 0; i < G_N_ELEMENTS (format_endings); i++)
    if (g_str_has_suffix (export->path, format_endings[i]))
      adw_combo_row_set_selected (export->format, i);
  run (export);
}

/* The file is asked for once; after a slip in the password, not again. */
static void
confirmed_cb (Export *export)
{
  const char *ending = format_endings[adw_combo_row_get_selected (export->format)];
  g_autofree char *name = NULL;

  klade_form_entry_show_note (export->password, NULL);
  if (*klade_form_entry_get_typed (export->password) == '\0')
    {
      klade_form_dialog_refuse (export->dialog, export->password, _ ("Write your password."));
      return;
    }

  if (export->path != NULL && g_str_has_suffix (export->path, ending))
    {
      run (export);
      return;
    }

  name =
      g_strdup_printf ("%s.%s", _ (kind_names[adw_combo_row_get_selected (export->kind)]), ending);
  klade_file_chooser_save (GTK_WINDOW (export->dialog), _ ("Save the list"), name, file_chosen,
                           G_OBJECT (export->dialog));
}

static void
add_choices (Export *export, guint kinds)
{
  GPtrArray *classes = klade_people_book_get_classes (export->book);
  g_autoptr (GStrvBuilder) class_names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) kind_words = g_strv_builder_new ();
  g_auto (GStrv) shown_classes = NULL;
  g_auto (GStrv) shown_kinds = NULL;

  for (gsize i = 0; kind_names[i] != NULL; i++)
    g_strv_builder_add (kind_words, _ (kind_names[i]));
  g_strv_builder_add (class_names, _ ("All classes"));
  for (guint i = 0; classes != NULL && i < classes->len; i++)
    g_strv_builder_add (class_names,
                        ((const KladeClassRow *) g_ptr_array_index (classes, i))->name);

  shown_kinds = g_strv_builder_end (kind_words);
  shown_classes = g_strv_builder_end (class_names);
  export->kind =
      klade_form_dialog_add_choice (export->dialog, _ ("Who"), (const char *const *) shown_kinds);
  export->klass = klade_form_dialog_add_choice (export->dialog, _ ("Class"),
                                                (const char *const *) shown_classes);
  export->format = klade_form_dialog_add_choice (export->dialog, _ ("File"), format_names);
  for (gsize i = 0; i < G_N_ELEMENTS (kind_bits); i++)
    if (kind_bits[i] == kinds)
      adw_combo_row_set_selected (export->kind, (guint) i);
}

static void
add_groups (Export *export)
{
  KladeOffice *office = klade_people_book_get_office (export->book);
  GtkWidget *group = adw_preferences_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *row, *toggle;

      if (!klade_office_can (office, groups[i].action))
        continue;

      row = adw_action_row_new ();
      toggle = gtk_switch_new ();
      g_object_set (row, "title", _ (groups[i].title), "subtitle", _ (groups[i].about), NULL);
      gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (groups[i].title), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      export->switches[i] = GTK_SWITCH (toggle);
    }

  gtk_switch_set_active (export->switches[0], TRUE);
  klade_form_dialog_add_widget (export->dialog, group);
}

/**
 * klade_export_dialog_open:
 * @widget: where it was asked for; says how it went
 * @book: the classes
 * @kinds: KladePeopleKinds: whom to offer first
 *
 * Asks which people and data, and for the password once more, and saves them for a spreadsheet.
 */
void
klade_export_dialog_open (GtkWidget *widget, KladePeopleBook *book, guint kinds)
{
  Export *export = g_new0 (Export, 1);

  export->book = g_object_ref (book);
  g_set_weak_pointer (&export->asker, widget);
  export->dialog = klade_form_dialog_new (widget, _ ("Export of people"), _ ("Export…"));
  g_object_set_data_full (G_OBJECT (export->dialog), EXPORT, export, free_export);
  klade_form_dialog_set_about (
      export->dialog,
      _ ("Names and classes, and what you choose. The log notes what was taken out, and how many."));
  add_choices (export, kinds);
  add_groups (export);
  export->password = klade_form_dialog_add_entry (export->dialog, _ ("Your password"), NULL);
  klade_form_entry_set_secret (export->password);
  g_signal_connect_swapped (export->dialog, "confirmed", G_CALLBACK (confirmed_cb), export);
  gtk_window_present (GTK_WINDOW (export->dialog));
}
