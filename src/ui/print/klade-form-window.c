/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-window-private.h"

#include "klade-error.h"
#include "klade-form-shipped.h"
#include "klade-i18n.h"
#include "klade-print-form.h"
#include "klade-printer.h"
#include "klade-school-paper.h"

#define REFRESH_AFTER_MILLISECONDS 180

G_DEFINE_FINAL_TYPE (KladeFormWindow, klade_form_window, ADW_TYPE_WINDOW)

/* ---- the page shown meanwhile ---- */

static void
show_error (KladeFormWindow *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  gtk_widget_set_sensitive (self->save_button, error == NULL && self->form != NULL);
}

/* The first copy that can be printed. */
static int
find_copy (KladeFormWindow *self)
{
  for (int i = 0; i < klade_paper_get_n_records (self->paper); i++)
    if (klade_paper_can_print (self->paper, i))
      return i;
  return -1;
}

static void
show_page (KladeFormWindow *self)
{
  g_autoptr (KladePrintDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  int copy = find_copy (self);

  if (klade_form_check (self->form, &error))
    document = copy >= 0 ? klade_print_form_new_copy (self->form, self->paper, copy, &error)
                         : klade_print_form_new_test_sheet (self->form, &error);
  if (document != NULL)
    klade_paper_preview_show (self->preview, document);
  show_error (self, error);
}

static void
show_source (KladeFormWindow *self)
{
  g_autofree char *description = klade_form_to_description (self->form);

  self->is_filling = TRUE;
  gtk_text_buffer_set_text (self->source_buffer, description, -1);
  self->is_filling = FALSE;
}

static gboolean
is_source_shown (KladeFormWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->side_stack), "source") == 0;
}

static gboolean
refresh_cb (gpointer data)
{
  KladeFormWindow *self = data;

  self->refresh_source = 0;
  if (is_source_shown (self))
    {
      g_autofree char *text = NULL;
      g_autoptr (KladeForm) form = NULL;
      g_autoptr (GError) error = NULL;

      g_object_get (self->source_buffer, "text", &text, NULL);
      form = klade_form_parse (text, -1, &error);
      if (form == NULL || klade_form_get_kind (form) != klade_form_get_kind (self->form))
        {
          if (form != NULL)
            g_set_error_literal (&error, KLADE_ERROR, KLADE_ERROR_INVALID,
                                 _ ("This description is of another document. Leave its kind."));
          show_error (self, error);
          return G_SOURCE_REMOVE;
        }
      klade_form_unref (self->form);
      self->form = g_steal_pointer (&form);
    }
  show_page (self);
  return G_SOURCE_REMOVE;
}

/**
 * klade_form_window_changed:
 *
 * Something was typed: the page follows when the typing pauses.
 */
void
klade_form_window_changed (KladeFormWindow *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->refresh_source = g_timeout_add (REFRESH_AFTER_MILLISECONDS, refresh_cb, self);
}

static void
source_changed_cb (KladeFormWindow *self)
{
  if (!self->is_filling)
    klade_form_window_changed (self);
}

static void
side_chosen_cb (KladeFormWindow *self)
{
  if (self->form == NULL)
    return;

  if (is_source_shown (self))
    show_source (self);
  else
    klade_form_window_fill_fields (self);
}

static void
take_form (KladeFormWindow *self, KladeForm *form)
{
  g_clear_pointer (&self->form, klade_form_unref);
  self->form = form;
  klade_form_window_fill_fields (self);
  show_source (self);
  show_page (self);
}

/* ---- saving ---- */

typedef struct
{
  KladeForm *form; /* NULL: the shipped one shall stand again */
  KladePaperKind kind;
  gint32 revision;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_clear_pointer (&save->form, klade_form_unref);
  g_free (save);
}

static gboolean
save_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Save *save = data;

  return save->form != NULL
             ? klade_school_save_form (session, save->form, save->revision, undo, error)
             : klade_school_drop_form (session, save->kind, save->revision, undo, error);
}

static void
saved (GObject *source, const GError *error)
{
  if (error == NULL)
    gtk_window_close (GTK_WINDOW (source));
  else
    show_error (KLADE_FORM_WINDOW (source), error);
}

static void
run_save (KladeFormWindow *self, KladeForm *form)
{
  Save *save = g_new0 (Save, 1);

  save->form = form;
  save->kind = klade_paper_get_kind (self->paper);
  save->revision = self->revision;
  gtk_widget_set_sensitive (self->save_button, FALSE);
  klade_office_run (self->office, save_verb, save, save_free, saved, G_OBJECT (self));
}

static void
save_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeFormWindow *self = KLADE_FORM_WINDOW (widget);

  if (self->refresh_source != 0)
    {
      g_clear_handle_id (&self->refresh_source, g_source_remove);
      refresh_cb (self);
    }
  if (gtk_widget_get_sensitive (self->save_button))
    run_save (self, klade_form_copy (self->form));
}

static void
restore_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeFormWindow *self = KLADE_FORM_WINDOW (widget);

  if (self->revision != 0)
    run_save (self, NULL);
  else
    take_form (self, klade_form_dup_shipped (klade_paper_get_kind (self->paper)));
}

static void
test_sheet_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeFormWindow *self = KLADE_FORM_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document = klade_print_form_new_test_sheet (self->form, &error);

  if (document != NULL)
    klade_paper_preview_show (self->preview, document);
  show_error (self, error);
}

/* With the offsets as they are typed, so that a sheet can be held against the last one. */
static void
print_test_sheet_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeFormWindow *self = KLADE_FORM_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePrintDocument) document = klade_print_form_new_test_sheet (self->form, &error);

  show_error (self, error);
  if (document != NULL)
    klade_printer_run (widget, document);
}

/* ---- reading ---- */

typedef struct
{
  KladeForm *form; /* NULL: none of the school's own */
  gint32 revision;
} Known;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_clear_pointer (&known->form, klade_form_unref);
  g_free (known);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_autoptr (Known) known = g_new0 (Known, 1);
  g_autoptr (GError) failure = NULL;

  known->form =
      klade_school_read_form (session, *(const KladePaperKind *) data, &known->revision, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&known);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeFormWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Known) known = klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  if (known == NULL)
    {
      show_error (self, error);
      return;
    }

  self->revision = known->form != NULL ? known->revision : 0;
  take_form (self, known->form != NULL
                       ? g_steal_pointer (&known->form)
                       : klade_form_dup_shipped (klade_paper_get_kind (self->paper)));
}

/* ---- the window ---- */

static void
klade_form_window_dispose (GObject *object)
{
  KladeFormWindow *self = KLADE_FORM_WINDOW (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->office);
  g_clear_pointer (&self->paper, klade_paper_unref);
  g_clear_pointer (&self->form, klade_form_unref);

  G_OBJECT_CLASS (klade_form_window_parent_class)->dispose (object);
}

static void
klade_form_window_class_init (KladeFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_form_window_dispose;

  g_type_ensure (KLADE_TYPE_PAPER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/print/klade-form-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeFormWindow, side_stack);
  gtk_widget_class_bind_template_child (widget_class, KladeFormWindow, fields_box);
  gtk_widget_class_bind_template_child (widget_class, KladeFormWindow, source_buffer);
  gtk_widget_class_bind_template_child (widget_class, KladeFormWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeFormWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, KladeFormWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_chosen_cb);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "form.restore", NULL, restore_activated);
  gtk_widget_class_install_action (widget_class, "form.test-sheet", NULL, test_sheet_activated);
  gtk_widget_class_install_action (widget_class, "form.print-test-sheet", NULL,
                                   print_test_sheet_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "form.print-test-sheet", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
klade_form_window_init (KladeFormWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_form_window_present:
 * @parent: where it was asked for
 * @office: runs the verbs
 * @paper: a document of the kind, of which a page is shown meanwhile
 *
 * Opens the window.
 */
void
klade_form_window_present (GtkWidget *parent, KladeOffice *office, KladePaper *paper)
{
  KladePaperKind kind = klade_paper_get_kind (paper);
  g_autofree char *title = g_strdup_printf (_ ("Form: %s"), klade_paper_kind_get_name (kind));
  KladeFormWindow *self = g_object_new (KLADE_TYPE_FORM_WINDOW, "title", title, "transient-for",
                                        gtk_widget_get_root (parent), NULL);

  self->office = g_object_ref (office);
  self->paper = klade_paper_ref (paper);
  gtk_window_present (GTK_WINDOW (self));
  klade_worker_run (klade_office_get_worker (office), read_job, g_memdup2 (&kind, sizeof kind),
                    g_free, known_free, NULL, read_cb, g_object_ref (self));
}
