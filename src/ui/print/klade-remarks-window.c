/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-remarks-window.h"

#include "klade-error.h"
#include "klade-form-entry.h"
#include "klade-i18n.h"
#include "klade-school-remarks.h"

struct _KladeRemarksWindow
{
  AdwWindow parent_instance;

  gint64 class_id;
  KladeDay day;
  KladeTermKind term;

  /* Owned */
  KladeOffice *office;
  GPtrArray *remarks; /* KladeRemark; NULL: not read yet */
  GPtrArray *entries; /* KladeFormEntry, borrowed, one for each */
  GtkSizeGroup *titles;

  /* Template children, borrowed */
  AdwPreferencesGroup *group;
  GtkLabel *error_label;
};

G_DEFINE_FINAL_TYPE (KladeRemarksWindow, klade_remarks_window, ADW_TYPE_WINDOW)

static void read_remarks (KladeRemarksWindow *self);

static void
show_error (KladeRemarksWindow *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
}

/* ---- writing ---- */

typedef struct
{
  gint64 class_id;
  gint64 pupil_id;
  KladeTermKind term;
  gint32 revision;
  char *text;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->text);
  g_free (save);
}

static gboolean
save_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Save *save = data;

  return klade_school_set_remark (session, save->class_id, save->pupil_id, save->term, save->text,
                                  save->revision, undo, error);
}

static void
saved (GObject *source, const GError *error)
{
  KladeRemarksWindow *self = KLADE_REMARKS_WINDOW (source);

  show_error (self, error); /* what was stored is read again as it changed */
}

static void
save_cb (KladeFormEntry *entry, const char *text, KladeRemarksWindow *self)
{
  guint place;
  const KladeRemark *remark;
  Save *save;

  if (!g_ptr_array_find (self->entries, entry, &place) || place >= self->remarks->len)
    return;

  remark = g_ptr_array_index (self->remarks, place);
  save = g_new0 (Save, 1);
  save->class_id = self->class_id;
  save->pupil_id = remark->pupil_id;
  save->term = self->term;
  save->revision = remark->revision;
  save->text = g_strdup (text);
  klade_office_run (self->office, save_verb, save, save_free, saved, G_OBJECT (self));
}

/* ---- lines ---- */

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                KladeRemarksWindow *self)
{
  GtkWidget *line = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  gboolean is_back = key == GDK_KEY_Up;
  guint place;

  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_Down && !is_back)
    return GDK_EVENT_PROPAGATE;
  if (!g_ptr_array_find (self->entries, line, &place))
    return GDK_EVENT_PROPAGATE;

  klade_form_entry_flush (KLADE_FORM_ENTRY (line));
  place = is_back ? place - 1 : place + 1; /* before the first is behind the last */
  if (place < self->entries->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->entries, place));
  return GDK_EVENT_STOP;
}

static void
add_line (KladeRemarksWindow *self, const KladeRemark *remark)
{
  GtkWidget *line = klade_form_entry_new (remark->name, remark->text);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (line, keys);
  g_signal_connect_object (line, "save", G_CALLBACK (save_cb), self, 0);
  klade_form_entry_align_title (KLADE_FORM_ENTRY (line), self->titles);
  klade_form_entry_set_editable (KLADE_FORM_ENTRY (line),
                                 klade_office_can (self->office, KLADE_ACTION_WRITE_REMARK));
  adw_preferences_group_add (self->group, line);
  g_ptr_array_add (self->entries, line);
}

/* Lines that stay keep what is being typed in them. */
static void
show_remarks (KladeRemarksWindow *self)
{
  for (guint i = 0; i < self->remarks->len; i++)
    {
      const KladeRemark *remark = g_ptr_array_index (self->remarks, i);

      if (i < self->entries->len)
        klade_form_entry_update_text (g_ptr_array_index (self->entries, i), remark->text);
      else
        add_line (self, remark);
    }
}

/* ---- reading ---- */

typedef struct
{
  gint64 class_id;
  KladeDay day;
  KladeTermKind term;
} Wish;

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Wish *wish = data;

  return klade_school_list_remarks (session, wish->class_id, wish->day, wish->term, error);
}

static void
unref_remarks (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeRemarksWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *remarks = klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  gboolean is_first = self->remarks == NULL;

  show_error (self, error);
  if (remarks == NULL)
    return;

  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  self->remarks = remarks;
  show_remarks (self);
  if (is_first && self->entries->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->entries, 0));
}

static void
read_remarks (KladeRemarksWindow *self)
{
  const Wish wish = { self->class_id, self->day, self->term };

  klade_worker_run (klade_office_get_worker (self->office), read_job,
                    g_memdup2 (&wish, sizeof wish), g_free, unref_remarks, NULL, read_cb,
                    g_object_ref (self));
}

/* ---- the window ---- */

static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_office_undo (KLADE_REMARKS_WINDOW (widget)->office);
}

static gboolean
klade_remarks_window_close_request (GtkWindow *window)
{
  KladeRemarksWindow *self = KLADE_REMARKS_WINDOW (window);

  for (guint i = 0; i < self->entries->len; i++)
    klade_form_entry_flush (g_ptr_array_index (self->entries, i));
  return GTK_WINDOW_CLASS (klade_remarks_window_parent_class)->close_request (window);
}

static void
klade_remarks_window_dispose (GObject *object)
{
  KladeRemarksWindow *self = KLADE_REMARKS_WINDOW (object);

  g_clear_object (&self->office);
  g_clear_object (&self->titles);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_remarks_window_parent_class)->dispose (object);
}

static void
klade_remarks_window_class_init (KladeRemarksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_remarks_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = klade_remarks_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/print/klade-remarks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeRemarksWindow, group);
  gtk_widget_class_bind_template_child (widget_class, KladeRemarksWindow, error_label);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
klade_remarks_window_init (KladeRemarksWindow *self)
{
  self->entries = g_ptr_array_new ();
  self->titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_remarks_window_new:
 * @parent: where it was asked for
 * @office: runs what is read and written
 * @class_id: a class
 * @day: whose pupils: those of this day
 * @term: of the cards
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
klade_remarks_window_new (GtkWindow *parent,
                          KladeOffice *office,
                          gint64 class_id,
                          KladeDay day,
                          KladeTermKind term)
{
  KladeRemarksWindow *self =
      g_object_new (KLADE_TYPE_REMARKS_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  self->class_id = class_id;
  self->day = day;
  self->term = term;
  g_signal_connect_object (office, "changed", G_CALLBACK (read_remarks), self, G_CONNECT_SWAPPED);
  read_remarks (self);
  return GTK_WIDGET (self);
}
