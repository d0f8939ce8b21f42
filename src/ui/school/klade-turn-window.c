/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn-window-private.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-school-year.h"

G_DEFINE_FINAL_TYPE (KladeTurnWindow, klade_turn_window, ADW_TYPE_WINDOW)

static void
free_reading (gpointer data)
{
  KladeTurnReading *reading = data;

  g_free (reading->name);
  g_clear_pointer (&reading->problems, g_ptr_array_unref);
  g_clear_pointer (&reading->rows, g_ptr_array_unref);
  g_free (reading);
}

/**
 * klade_turn_window_show_error:
 * @error: (nullable): what went wrong; %NULL: nothing any more
 */
void
klade_turn_window_show_error (KladeTurnWindow *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sentence = g_strdup (_ ("The turn was stopped. Nothing was changed."));
  else if (error != NULL)
    sentence = klade_error_explain (error);

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

/* ---- reading ---- */

/* The last year with classes that has begun: after summer it is not the year of today yet. */
static gboolean
choose_year (KladeTurnReading *reading, KladeSession *session, GError **error)
{
  g_autoptr (GPtrArray) years = klade_school_list_years (session, error);
  int today = klade_school_year_of_day (klade_session_get_today (session));
  const KladeYearRow *chosen = NULL;

  if (years == NULL)
    return FALSE;

  for (guint i = 0; i < years->len; i++)
    {
      const KladeYearRow *year = g_ptr_array_index (years, i);

      if (year->n_classes > 0 && year->start_year <= today &&
          (chosen == NULL || year->start_year > chosen->start_year))
        chosen = year;
    }

  reading->year_id = chosen != NULL ? chosen->id : 0;
  reading->name = g_strdup (chosen != NULL ? chosen->name : "");
  return TRUE;
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  KladeTurnReading *reading = g_new0 (KladeTurnReading, 1);

  if (choose_year (reading, session, error) &&
      (reading->problems = klade_school_check_turn (session, reading->year_id, error)) != NULL &&
      (reading->rows = klade_school_list_promotions (session, reading->year_id, 0, error)) != NULL)
    return reading;

  free_reading (reading);
  return NULL;
}

typedef struct
{
  KladeTurnWindow *window;
  guint serial;
} Call;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeTurnWindow) self = call->window;
  g_autoptr (GError) error = NULL;
  KladeTurnReading *reading = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (call->serial != self->serial || self->is_turned || reading == NULL)
    {
      g_clear_pointer (&reading, free_reading);
      if (error != NULL)
        klade_turn_window_show_error (self, error);
      return;
    }

  g_clear_pointer (&self->reading, free_reading);
  self->reading = reading;
  adw_window_title_set_subtitle (self->title, reading->name);
  klade_turn_window_fill (self);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
}

/**
 * klade_turn_window_load:
 *
 * Reads again what the window shows.
 */
void
klade_turn_window_load (KladeTurnWindow *self)
{
  Call *call = g_new (Call, 1);

  *call = (Call){ g_object_ref (self), ++self->serial };
  klade_worker_run (klade_office_get_worker (self->office), read_job, NULL, NULL, free_reading,
                    NULL, read_cb, call);
}

static void
changed_cb (KladeTurnWindow *self)
{
  if (self->work == NULL && !self->is_turned)
    klade_turn_window_load (self);
}

/* ---- the window ---- */

static void
turn_clicked_cb (KladeTurnWindow *self)
{
  klade_turn_window_run (self);
}

static void
cancel_clicked_cb (KladeTurnWindow *self)
{
  if (self->work != NULL)
    klade_long_work_cancel (self->work);
}

/* What is being turned is stopped first: then the window can say how it ended. */
static gboolean
klade_turn_window_close_request (GtkWindow *window)
{
  KladeTurnWindow *self = KLADE_TURN_WINDOW (window);

  if (self->work == NULL)
    return GTK_WINDOW_CLASS (klade_turn_window_parent_class)->close_request (window);

  klade_long_work_cancel (self->work);
  return TRUE;
}

static void
klade_turn_window_dispose (GObject *object)
{
  KladeTurnWindow *self = KLADE_TURN_WINDOW (object);

  klade_turn_window_stop_watching (self);
  g_clear_object (&self->office);
  g_clear_pointer (&self->reading, free_reading);
  g_clear_pointer (&self->backup_path, g_free);

  G_OBJECT_CLASS (klade_turn_window_parent_class)->dispose (object);
}

static void
klade_turn_window_class_init (KladeTurnWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_turn_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = klade_turn_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/school/klade-turn-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, turn_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTurnWindow, sheet_bin);
  gtk_widget_class_bind_template_callback (widget_class, turn_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
}

static void
klade_turn_window_init (KladeTurnWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sheet = KLADE_FORM_SHEET (klade_form_sheet_new (24));
  adw_bin_set_child (self->sheet_bin, GTK_WIDGET (self->sheet));
}

/**
 * klade_turn_window_new:
 * @parent: a widget of the window it belongs to
 * @office: runs the verbs
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
klade_turn_window_new (GtkWidget *parent, KladeOffice *office)
{
  KladeTurnWindow *self =
      g_object_new (KLADE_TYPE_TURN_WINDOW, "transient-for", gtk_widget_get_root (parent), NULL);
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *day = klade_day_to_iso (klade_office_get_person (office)->today);
  g_autofree char *name = g_strdup_printf (_ ("before-the-turn-%s.klade"), day);

  self->office = g_object_ref (office);
  self->backup_path =
      g_build_filename (documents != NULL ? documents : g_get_home_dir (), name, NULL);
  g_signal_connect_object (office, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  klade_turn_window_load (self);
  return GTK_WINDOW (self);
}
