/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-file-chooser.h"

#include "klade-i18n.h"

typedef struct
{
  GtkFileChooserNative *chooser;
  KladeFileChosen chosen;
  GWeakRef data;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->chooser);
  g_weak_ref_clear (&choice->data);
  g_free (choice);
}

static void
responded_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GObject) data = g_weak_ref_get (&choice->data);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && data != NULL)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    choice->chosen (file, data);

  choice_free (choice);
}

static void
show (GtkFileChooserNative *chooser, KladeFileChosen chosen, GObject *data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chooser = chooser;
  choice->chosen = chosen;
  g_weak_ref_init (&choice->data, data);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (responded_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * klade_file_chooser_open_school:
 * @chosen: called with the file, or not at all
 * @data: passed to @chosen while it lives
 */
void
klade_file_chooser_open_school (GtkWindow *parent, KladeFileChosen chosen, GObject *data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Open a school"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) schools = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (schools, _ ("Klade schools"));
  gtk_file_filter_add_pattern (schools, "*.klade");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), schools);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);

  show (chooser, chosen, data);
}

/**
 * klade_file_chooser_open_table:
 * @chosen: called with the file, or not at all
 * @data: passed to @chosen while it lives
 *
 * Asks for a file with a list: a spreadsheet or CSV.
 */
void
klade_file_chooser_open_table (GtkWindow *parent, KladeFileChosen chosen, GObject *data)
{
  static const char *const suffixes[] = { "csv", "txt", "xlsx", "ods" };
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Choose a list"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Spreadsheets and CSV files"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (lists, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), lists);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);

  show (chooser, chosen, data);
}

/**
 * klade_file_chooser_open_timetable:
 * @chosen: called with the file, or not at all
 * @data: passed to @chosen while it lives
 *
 * Asks for a timetable program's file; Untis' have any ending.
 */
void
klade_file_chooser_open_timetable (GtkWindow *parent, KladeFileChosen chosen, GObject *data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Import a timetable"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) timetables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (timetables, _ ("Timetables (aSc, FET, Untis)"));
  gtk_file_filter_add_suffix (timetables, "xml");
  gtk_file_filter_add_suffix (timetables, "fet");
  gtk_file_filter_add_suffix (timetables, "txt");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), timetables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);

  show (chooser, chosen, data);
}

/**
 * klade_file_chooser_save:
 * @title: what is being saved
 * @name: the name proposed
 * @chosen: called with the file, or not at all
 * @data: passed to @chosen while it lives
 */
void
klade_file_chooser_save (GtkWindow *parent,
                         const char *title,
                         const char *name,
                         KladeFileChosen chosen,
                         GObject *data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr (GFile) folder =
      g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);

  show (chooser, chosen, data);
}
