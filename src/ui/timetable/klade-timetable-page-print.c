/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Printing the week that is shown, or those of all classes, teachers or rooms. */
#include "klade-i18n.h"
#include "klade-print-timetable.h"
#include "klade-printer.h"
#include "klade-timetable-page-private.h"
#include "klade-toast.h"

/* Whose weeks, and when. */
typedef struct
{
  GPtrArray *choices; /* KladeWeekChoice, of the page's */
  KladeDay day;
} Ask;

typedef struct
{
  char *school;
  GPtrArray *weeks; /* KladeWeek */
} Answer;

static void
ask_free (gpointer data)
{
  g_ptr_array_unref (((Ask *) data)->choices);
  g_free (data);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_free (answer->school);
  g_ptr_array_unref (answer->weeks);
  g_free (answer);
}

static gpointer
weeks_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Ask *ask = data;
  g_autoptr (KladeSchoolInfo) info = klade_school_dup_info (school, error);
  g_autoptr (GPtrArray) weeks = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_week_unref);
  Answer *answer;

  if (info == NULL)
    return NULL;
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

  answer = g_new (Answer, 1);
  answer->school = g_strdup (info->name);
  answer->weeks = g_steal_pointer (&weeks);
  return answer;
}

static void
weeks_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeTimetablePage) self = user_data;
  g_autoptr (GError) error = NULL;
  Answer *answer = klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  g_autoptr (KladePrintDocument) document = NULL;

  if (answer == NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  if (answer->weeks->len > 0)
    document = klade_print_timetable_new (answer->school, answer->weeks);
  answer_free (answer);
  if (document != NULL)
    klade_printer_run (GTK_WIDGET (self), document);
  else
    klade_toast_show (GTK_WIDGET (self), _ ("There are no lessons in that week."));
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
  klade_worker_run (klade_office_get_worker (self->office), weeks_job, ask, ask_free, answer_free,
                    NULL, weeks_read_cb, g_object_ref (self));
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
