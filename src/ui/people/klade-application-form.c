/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-application-form.h"

#include "klade-class-list.h"
#include "klade-i18n.h"
#include "klade-paper-window.h"
#include "klade-print-application.h"
#include "klade-toast.h"

/* What is asked for, and what the worker finds out. */
typedef struct
{
  GArray *guardian_ids; /* gint64 */
  char *pupil_name;     /* NULL: an empty form */
  char *pupil_code;
  char *class_name;
  char *programme;
  char *school_name;
  GPtrArray *guardians; /* KladePersonFile, as far as they may be read */
} Forms;

static void
free_forms (gpointer data)
{
  Forms *forms = data;

  g_array_unref (forms->guardian_ids);
  g_ptr_array_unref (forms->guardians);
  g_free (forms->pupil_name);
  g_free (forms->pupil_code);
  g_free (forms->class_name);
  g_free (forms->programme);
  g_free (forms->school_name);
  g_free (forms);
}

static Forms *
new_forms (void)
{
  Forms *forms = g_new0 (Forms, 1);

  forms->guardian_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  forms->guardians = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_person_file_unref);
  return forms;
}

/* ---- in the worker ---- */

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Forms *forms = data;
  g_autoptr (KladeSchoolInfo) info = klade_school_dup_info (school, error);

  if (info == NULL)
    return NULL;

  forms->school_name = g_strdup (info->name);
  for (guint i = 0; i < forms->guardian_ids->len; i++)
    {
      KladePersonFile *file = klade_school_read_person_file (
          session, g_array_index (forms->guardian_ids, gint64, i), error);

      if (file == NULL)
        return NULL;
      g_ptr_array_add (forms->guardians, file);
    }

  return forms;
}

/* ---- the paper ---- */

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static KladePrintDocument *
make_document (const Forms *forms)
{
  guint n = MAX (forms->guardians->len, 1);
  g_autofree KladeApplicationForm *pages = g_new0 (KladeApplicationForm, n);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const KladePersonFile *guardian =
          i < forms->guardians->len ? g_ptr_array_index (forms->guardians, i) : NULL;

      pages[i] = (KladeApplicationForm){
        .school_name = forms->school_name,
        .class_name = or_null (forms->class_name),
        .pupil_name = forms->pupil_name,
        .pupil_code = or_null (forms->pupil_code),
        .programme = forms->programme,
      };
      if (guardian == NULL)
        continue;

      g_ptr_array_add (names, g_strdup_printf ("%s %s", guardian->given_name, guardian->surname));
      pages[i].guardian_name = g_ptr_array_index (names, names->len - 1);
      pages[i].guardian_phone =
          or_null (klade_person_file_get (guardian, KLADE_PERSON_FIELD_PHONE));
    }

  return klade_print_applications_new (pages, n);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *name = NULL;
  const Forms *forms = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (gtk_widget_get_root (widget) == NULL)
    return;

  if (forms == NULL)
    {
      klade_toast_show_error (widget, error);
      return;
    }

  document = make_document (forms);
  name = forms->pupil_name != NULL
             ? g_strdup_printf ("%s %s.pdf", _ ("Application"), forms->pupil_name)
             : g_strdup_printf ("%s.pdf", _ ("Application"));
  gtk_window_present (GTK_WINDOW (
      klade_paper_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), document, name)));
}

/* Takes ownership of @forms, which the job gives back as its result. */
static void
show (GtkWidget *widget, KladeOffice *office, Forms *forms)
{
  klade_worker_run (klade_office_get_worker (office), read_job, forms, free_forms, NULL, NULL,
                    read_cb, g_object_ref (widget));
}

/**
 * klade_application_form_show_empty:
 * @widget: where it was asked for
 * @office: knows the school
 *
 * Shows the form with lines to write on.
 */
void
klade_application_form_show_empty (GtkWidget *widget, KladeOffice *office)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  show (widget, office, new_forms ());
}

/* ---- of a pupil ---- */

static char *
dup_programme (KladePeopleBook *book, gint64 class_id)
{
  GPtrArray *classes = klade_people_book_get_classes (book);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const KladeClassRow *klass = g_ptr_array_index (classes, i);

      if (klass->id == class_id && or_null (klass->programme) != NULL)
        return g_strdup_printf (
            /* translators: a programme's name and code; in an application's sentence */
            C_ ("application", "“%s” (%s)"), klass->programme,
            klass->programme_code != NULL ? klass->programme_code : "");
    }

  return NULL;
}

static void
take_guardians (Forms *forms, const KladePersonFile *file, KladeDay today)
{
  GArray *guardians = file->sections[KLADE_FILE_GUARDIANS];

  for (guint i = 0; i < guardians->len; i++)
    {
      const KladeFileEntry *guardian = &g_array_index (guardians, KladeFileEntry, i);

      if (guardian->to == KLADE_DAY_NONE || guardian->to >= today)
        g_array_append_val (forms->guardian_ids, guardian->other_id);
    }
}

/**
 * klade_application_form_show_pupil:
 * @widget: where it was asked for
 * @book: the classes
 * @file: of the pupil
 *
 * Shows the form filled in as far as the person may see it, a page for each parent or guardian.
 */
void
klade_application_form_show_pupil (GtkWidget *widget, KladePeopleBook *book, KladePersonFile *file)
{
  KladeOffice *office = klade_people_book_get_office (book);
  const KladePersonRow *row = klade_people_book_find (book, file->id);
  Forms *forms = new_forms ();

  forms->pupil_name = g_strdup_printf ("%s %s", file->given_name, file->surname);
  forms->pupil_code = g_strdup (klade_person_file_get (file, KLADE_PERSON_FIELD_PERSONAL_CODE));
  if (row != NULL)
    {
      forms->class_name = g_strdup (row->class_name);
      forms->programme = dup_programme (book, row->class_id);
    }
  take_guardians (forms, file, klade_office_get_person (office)->today);
  show (widget, office, forms);
}
