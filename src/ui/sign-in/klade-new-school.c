/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-new-school.h"

#include "klade-error.h"
#include "klade-file-chooser.h"
#include "klade-form-dialog.h"
#include "klade-i18n.h"
#include "klade-password.h"
#include "klade-school-kind.h"

#define ASKING "klade-new-school"
#define DIALOG_WIDTH_PX 560 /* a path is long */

/* What the dialog asks, until it is closed. */
typedef struct
{
  KladeFormDialog *dialog; /* borrowed: it has this */
  KladeClock clock;
  KladeWorker *worker; /* making the school; NULL: not yet */
  KladeSchoolInfo *info;
  KladeNewSchoolMade made;
  GWeakRef data;
  char *proposed_place;
  gboolean is_closed; /* its widgets are gone */

  /* Borrowed from the dialog */
  KladeFormEntry *name;
  AdwComboRow *kind;
  KladeFormEntry *place;
  KladeFormEntry *given_name;
  KladeFormEntry *surname;
  KladeFormEntry *user_name;
  KladeFormEntry *password;
  KladeFormEntry *again;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_clear_object (&asking->worker);
  g_clear_pointer (&asking->info, klade_school_info_unref);
  g_weak_ref_clear (&asking->data);
  g_free (asking->proposed_place);
  g_free (asking);
}

static char *
dup_typed (KladeFormEntry *entry)
{
  return g_strstrip (g_strdup (klade_form_entry_get_typed (entry)));
}

/* ---- where it is kept ---- */

static char *
dup_place (const char *school_name)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *name =
      g_strconcat (*school_name != '\0' ? school_name : _ ("School"), ".klade", NULL);

  g_strdelimit (name, "/\\:\"", '-');
  return g_build_filename (documents != NULL ? documents : g_get_home_dir (), name, NULL);
}

static void
show_place_note (Asking *asking)
{
  klade_form_entry_show_note (asking->place,
                              _ ("A file, or the address of an empty database on a server"));
}

static void
show_place (Asking *asking, const char *place)
{
  klade_form_entry_set_text (asking->place, place);
  show_place_note (asking);
}

/* As long as nobody chose another place, the file is called as the school is. */
static void
propose_place (Asking *asking)
{
  g_autofree char *name = dup_typed (asking->name);

  if (asking->proposed_place != NULL &&
      !g_str_equal (klade_form_entry_get_typed (asking->place), asking->proposed_place))
    return;

  g_free (asking->proposed_place);
  asking->proposed_place = dup_place (name);
  show_place (asking, asking->proposed_place);
}

static void
name_left_cb (KladeFormEntry *entry, const char *text, Asking *asking)
{
  propose_place (asking);
}

static void
place_chosen (GFile *file, gpointer data)
{
  Asking *asking = g_object_get_data (data, ASKING);
  g_autofree char *path = g_file_get_path (file);

  show_place (asking, path);
}

static void
choose_clicked_cb (GtkButton *button, Asking *asking)
{
  g_autofree char *name = g_path_get_basename (klade_form_entry_get_typed (asking->place));

  klade_file_chooser_save (GTK_WINDOW (asking->dialog), _ ("Where the school is kept"), name,
                           place_chosen, G_OBJECT (asking->dialog));
}

/* ---- making it ---- */

typedef struct
{
  KladeClock clock;
  char *place;
  char *kind;
  char *name;
  char *given_name;
  char *surname;
  char *user_name;
  char *password;
} Setup;

static void
free_setup (gpointer data)
{
  Setup *setup = data;

  g_free (setup->place);
  g_free (setup->kind);
  g_free (setup->name);
  g_free (setup->given_name);
  g_free (setup->surname);
  g_free (setup->user_name);
  g_free (setup->password);
  g_free (setup);
}

static gpointer
create_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Setup *setup = data;
  const KladeSchoolSetup basics = {
    .name = setup->name,
    .kind = setup->kind,
    .user_name = setup->user_name,
    .password = setup->password,
    .surname = setup->surname,
    .given_name = setup->given_name,
  };
  g_autoptr (KladeSchool) made = klade_school_create (setup->place, &basics, &setup->clock, error);

  if (made == NULL)
    return NULL;

  klade_school_close (made); /* the worker opens it as any other */
  return GINT_TO_POINTER (TRUE);
}

static void
refuse (Asking *asking, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);
  gboolean is_place = g_error_matches (error, KLADE_ERROR, KLADE_ERROR_EXISTS) ||
                      g_error_matches (error, KLADE_ERROR, KLADE_ERROR_READ_ONLY) ||
                      g_error_matches (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND);

  klade_form_dialog_refuse (asking->dialog, is_place ? asking->place : NULL, sentence);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormDialog) dialog = user_data;
  Asking *asking = g_object_get_data (G_OBJECT (dialog), ASKING);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePerson) person =
      klade_worker_sign_in_finish (KLADE_WORKER (source), result, &error);
  g_autoptr (GObject) data = g_weak_ref_get (&asking->data);

  if (asking->is_closed)
    return;

  if (person == NULL)
    {
      refuse (asking, error);
      return;
    }

  if (data != NULL)
    asking->made (asking->worker, asking->info, person, data);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormDialog) dialog = user_data;
  Asking *asking = g_object_get_data (G_OBJECT (dialog), ASKING);
  g_autofree char *user_name = NULL;
  g_autoptr (GError) error = NULL;

  if (asking->is_closed)
    return;

  user_name = dup_typed (asking->user_name);
  asking->info = klade_worker_open_finish (KLADE_WORKER (source), result, &error);
  if (asking->info == NULL)
    refuse (asking, error);
  else
    klade_worker_sign_in (asking->worker, user_name, klade_form_entry_get_typed (asking->password),
                          signed_in_cb, g_object_ref (dialog));
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormDialog) dialog = user_data;
  Asking *asking = g_object_get_data (G_OBJECT (dialog), ASKING);
  g_autofree char *place = NULL;
  g_autoptr (GError) error = NULL;

  if (asking->is_closed)
    return;

  place = dup_typed (asking->place);
  if (klade_worker_run_finish (KLADE_WORKER (source), result, &error) == NULL)
    refuse (asking, error);
  else
    klade_worker_open (asking->worker, place, opened_cb, g_object_ref (dialog));
}

static gboolean
require (Asking *asking, KladeFormEntry *entry, const char *sentence)
{
  g_autofree char *typed = dup_typed (entry);

  if (entry == asking->place)
    show_place_note (asking);
  else
    klade_form_entry_show_note (entry, NULL);
  if (*typed != '\0')
    return TRUE;

  klade_form_dialog_refuse (asking->dialog, entry, sentence);
  return FALSE;
}

static gboolean
check_password (Asking *asking)
{
  const char *password = klade_form_entry_get_typed (asking->password);
  g_autofree char *user_name = dup_typed (asking->user_name);
  g_autoptr (GError) error = NULL;

  klade_form_entry_show_note (asking->password, NULL);
  klade_form_entry_show_note (asking->again, NULL);
  if (!klade_password_check (password, user_name, &error))
    klade_form_dialog_refuse (asking->dialog, asking->password, error->message);
  else if (!g_str_equal (password, klade_form_entry_get_typed (asking->again)))
    klade_form_dialog_refuse (asking->dialog, asking->again,
                              _ ("The two passwords differ. Write it once more."));
  else
    return TRUE;

  return FALSE;
}

static void
confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  Setup *setup;

  propose_place (asking);
  if (!require (asking, asking->name, _ ("Write the school's name.")) ||
      !require (asking, asking->place, _ ("Choose where the school is kept.")) ||
      !require (asking, asking->given_name, _ ("Write your given name.")) ||
      !require (asking, asking->surname, _ ("Write your surname.")) ||
      !require (asking, asking->user_name, _ ("Write the name you will sign in with.")) ||
      !check_password (asking))
    return;

  setup = g_new (Setup, 1);
  *setup = (Setup){
    .clock = asking->clock,
    .place = dup_typed (asking->place),
    .kind = g_strdup (
        klade_school_kind_id ((KladeSchoolKind) (adw_combo_row_get_selected (asking->kind) + 1))),
    .name = dup_typed (asking->name),
    .given_name = dup_typed (asking->given_name),
    .surname = dup_typed (asking->surname),
    .user_name = dup_typed (asking->user_name),
    .password = g_strdup (klade_form_entry_get_typed (asking->password)),
  };
  klade_form_dialog_set_busy (dialog, TRUE);
  g_clear_object (&asking->worker);
  asking->worker = klade_worker_new (&asking->clock);
  klade_worker_run (asking->worker, create_job, setup, free_setup, NULL, NULL, created_cb,
                    g_object_ref (dialog));
}

/* ---- the dialog ---- */

static gboolean
closed_cb (GtkWindow *window, Asking *asking)
{
  asking->is_closed = TRUE;
  return FALSE;
}

static void
add_heading (KladeFormDialog *dialog, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  klade_form_dialog_add_widget (dialog, label);
}

static void
add_school (Asking *asking)
{
  const char *kinds[KLADE_N_SCHOOL_KINDS + 1] = { NULL };
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");

  for (int i = 0; i < KLADE_N_SCHOOL_KINDS; i++)
    kinds[i] = klade_school_kind_name ((KladeSchoolKind) (i + 1));
  asking->name = klade_form_dialog_add_entry (asking->dialog, _ ("Name of the school"), NULL);
  asking->kind = klade_form_dialog_add_choice (asking->dialog, _ ("Kind of school"), kinds);
  asking->place = klade_form_dialog_add_entry (asking->dialog, _ ("Kept in"), NULL);
  gtk_widget_set_tooltip_text (button, _ ("Choose a file…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choose a file…"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (choose_clicked_cb), asking);
  klade_form_entry_add_suffix (asking->place, button);
  g_signal_connect (asking->name, "save", G_CALLBACK (name_left_cb), asking);
}

static void
add_superuser (Asking *asking)
{
  add_heading (asking->dialog, _ ("You, its superuser"));
  asking->given_name = klade_form_dialog_add_entry (asking->dialog, _ ("Given name"), NULL);
  asking->surname = klade_form_dialog_add_entry (asking->dialog, _ ("Surname"), NULL);
  asking->user_name = klade_form_dialog_add_entry (asking->dialog, _ ("User name"), NULL);
  asking->password = klade_form_dialog_add_entry (asking->dialog, _ ("Password"), NULL);
  asking->again = klade_form_dialog_add_entry (asking->dialog, _ ("Password again"), NULL);
  klade_form_entry_set_secret (asking->password);
  klade_form_entry_set_secret (asking->again);
}

static void
align (Asking *asking)
{
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  KladeFormEntry *const entries[] = { asking->name,    asking->place,     asking->given_name,
                                      asking->surname, asking->user_name, asking->password,
                                      asking->again };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    klade_form_entry_align_title (entries[i], titles);
}

/**
 * klade_new_school_ask:
 * @parent: a widget of the window that asks
 * @clock: the clock the school goes by; copied
 * @made: called when the school is there and its superuser signed in, or not at all
 * @data: passed to @made while it lives
 *
 * Asks what a new school needs to be and makes it.
 */
void
klade_new_school_ask (GtkWidget *parent,
                      const KladeClock *clock,
                      KladeNewSchoolMade made,
                      GObject *data)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->dialog = klade_form_dialog_new (parent, _ ("New school"), _ ("Create"));
  asking->clock = *clock;
  asking->made = made;
  g_weak_ref_init (&asking->data, data);
  g_object_set_data_full (G_OBJECT (asking->dialog), ASKING, asking, free_asking);
  add_school (asking);
  add_superuser (asking);
  align (asking);
  propose_place (asking);
  gtk_window_set_default_size (GTK_WINDOW (asking->dialog), DIALOG_WIDTH_PX, -1);
  g_signal_connect (asking->dialog, "close-request", G_CALLBACK (closed_cb), asking);
  g_signal_connect (asking->dialog, "confirmed", G_CALLBACK (confirmed_cb), asking);
  gtk_window_present (GTK_WINDOW (asking->dialog));
}
