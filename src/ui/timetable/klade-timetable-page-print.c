/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing the week that is shown, or those of all classes, teachers or rooms. */
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-printer.h"
#include "klade-timetable-page-private.h"
#include "klade-toast.h"

/* Whose weeks, and when. */
typedef struct
{
  GPtrArray *choices; /* KladeWeekChoice, of the page's */
  KladeDay day;
} Ask;

static void
ask_free (gpointer data)
{
  g_ptr_array_unref (((Ask *) data)->choices);
  g_free (data);
}

/* The weeks in the language of their form. */
static GPtrArray *
read_weeks (KladeSession *session, const Ask *ask, KladeForm *form, GError **error)
{
  g_autoptr (GPtrArray) weeks = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_week_unref);
  g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (klade_form_get_language (form));

  for (guint i = 0; i < ask->choices->len; i++)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (ask->choices, i);
      const KladeWeekQuery query = { choice->of, choice->id,
                                     choice->of == KLADE_WEEK_OF_ROOM ? choice->name : NULL,
                                     ask->day };
      g_autoptr (KladeWeek) week = klade_school_read_week (session, &query, error);

      if (week == NULL)
        return NULL;
      if (week->n_entries > 0 || ask->choices->len == 1) /* no empty sheets among many */
        g_ptr_array_add (weeks, g_steal_pointer (&week));
    }
  return g_steal_pointer (&weeks);
}

static gpointer
print_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_autoptr (KladeSchoolInfo) info = klade_school_dup_info (school, error);
  g_autoptr (KladeForm) form =
      info != NULL ? klade_paper_dup_form (session, KLADE_PAPER_TIMETABLE, error) : NULL;
  g_autoptr (GPtrArray) weeks = form != NULL ? read_weeks (session, data, form, error) : NULL;
  KladePaperHead head = { NULL, klade_session_get_today (session) };

  if (weeks == NULL)
    return NULL;
  if (weeks->len == 0)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("There are no lessons in that week."));
      return NULL;
    }

  head.school_name = info->name;
  return klade_paper_print_weeks (form, &head, weeks, error);
}

static void
unref_document (gpointer data)
{
  klade_print_document_unref (data);
}

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeTimetablePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document =
      klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (document != NULL)
    klade_printer_run (GTK_WIDGET (self), document);
  else
    klade_toast_show_error (GTK_WIDGET (self), error);
}

static KladeWeekChoice *
copy_choice (const KladeWeekChoice *choice)
{
  KladeWeekChoice *copy = g_memdup2 (choice, sizeof *choice);

  copy->name = g_strdup (choice->name);
  return copy;
}

/* @of: all of that kind; the school for what is shown. */
static void
print (KladeTimetablePage *self, KladeWeekOf of)
{
  Ask *ask;

  if (self->choice == NULL)
    return;

  ask = g_new (Ask, 1);
  ask->day = self->day;
  ask->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_week_choice_free);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (self->choices, i);

      if (of == KLADE_WEEK_OF_SCHOOL ? choice == self->choice : choice->of == of)
        g_ptr_array_add (ask->choices, copy_choice (choice));
    }
  klade_worker_run (klade_office_get_worker (self->office), print_job, ask, ask_free,
                    unref_document, NULL, printed_cb, g_object_ref (self));
}

static void
print_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);
  const char *what = g_variant_get_string (parameter, NULL);

  print (self, g_str_equal (what, "classes")    ? KLADE_WEEK_OF_CLASS
               : g_str_equal (what, "teachers") ? KLADE_WEEK_OF_TEACHER
               : g_str_equal (what, "rooms")    ? KLADE_WEEK_OF_ROOM
                                                : KLADE_WEEK_OF_SCHOOL);
}

/**
 * klade_timetable_page_install_print:
 *
 * Installs the action and the key that print.
 */
void
klade_timetable_page_install_print (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timetable.print", "s", print_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "timetable.print",
                                       "s", "shown");
}
