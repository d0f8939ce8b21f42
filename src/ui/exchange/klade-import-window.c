/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-file-chooser.h"
#include "klade-i18n.h"
#include "klade-import-window-private.h"

G_DEFINE_FINAL_TYPE (KladeImportWindow, klade_import_window, ADW_TYPE_WINDOW)

/* ---- the sentence beside the button, and the buttons ---- */

static char *
dup_columns_sentence (KladeImportWindow *self, gboolean *can_go_on)
{
  g_autoptr (GError) error = NULL;
  guint n;

  *can_go_on = FALSE;
  if (self->is_busy)
    return g_strdup (_ ("Reading…"));
  if (self->draft == NULL)
    return g_strdup ("");
  if (!klade_import_mapping_check (self->draft->mapping, &error))
    return g_strdup (error->message);

  n = klade_import_mapping_get_n_rows (self->draft->mapping);
  if (n == 0)
    return g_strdup (_ ("There are no rows below the headings."));

  *can_go_on = TRUE;
  return g_strdup_printf (ngettext_ ("%u row in the list", "%u rows in the list", n), n);
}

static char *
dup_fates_sentence (KladeImportWindow *self, gboolean *can_go_on)
{
  guint n_ready = klade_import_plan_count (self->plan, KLADE_FATE_NEW) +
                  klade_import_plan_count (self->plan, KLADE_FATE_CHANGED);
  guint n_open = klade_import_plan_count (self->plan, KLADE_FATE_AMBIGUOUS);
  guint n_refused = klade_import_plan_count (self->plan, KLADE_FATE_REFUSED);

  *can_go_on = n_ready > 0 && !self->is_busy;
  if (n_open > 0)
    return g_strdup_printf (ngettext_ ("%u row is left out until you decide who it is.",
                                       "%u rows are left out until you decide who they are.",
                                       n_open),
                            n_open);
  if (n_refused > 0)
    return g_strdup_printf (ngettext_ ("%u row is refused and left out.",
                                       "%u rows are refused and left out.", n_refused),
                            n_refused);
  if (n_ready == 0)
    return g_strdup (_ ("There is nothing to import: the school knows all of it."));

  return g_strdup (_ ("Nothing is written yet."));
}

static char *
dup_next_label (KladeImportWindow *self)
{
  guint n;

  switch (self->step)
    {
    case KLADE_IMPORT_STEP_FATES:
      n = klade_import_plan_count (self->plan, KLADE_FATE_NEW) +
          klade_import_plan_count (self->plan, KLADE_FATE_CHANGED);
      return g_strdup_printf (ngettext_ ("Import %u row", "Import %u rows", n), n);
    case KLADE_IMPORT_STEP_DONE:
      return g_strdup (_ ("Close"));
    case KLADE_IMPORT_STEP_COLUMNS:
    default:
      return g_strdup (_ ("Look at the rows"));
    }
}

static const char *
get_back_label (KladeImportWindow *self)
{
  if (self->step == KLADE_IMPORT_STEP_COLUMNS)
    return _ ("Close");
  if (self->step == KLADE_IMPORT_STEP_DONE && self->outcome == KLADE_IMPORT_RUNNING)
    return _ ("Stop the import");

  return _ ("Back");
}

static void
show_buttons (KladeImportWindow *self, gboolean can_go_on)
{
  g_autofree char *label = dup_next_label (self);
  gboolean is_over =
      self->step == KLADE_IMPORT_STEP_DONE &&
      (self->outcome == KLADE_IMPORT_STORED || self->outcome == KLADE_IMPORT_TAKEN_BACK);

  gtk_button_set_label (self->next_button, label);
  gtk_button_set_label (self->back_button, get_back_label (self));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), !is_over);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button),
                          self->draft != NULL || self->step != KLADE_IMPORT_STEP_COLUMNS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", can_go_on);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.back",
                                 !self->is_busy || self->step != KLADE_IMPORT_STEP_FATES);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.choose-file", !self->is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo",
                                 self->step == KLADE_IMPORT_STEP_DONE &&
                                     self->outcome == KLADE_IMPORT_STORED);
}

/**
 * klade_import_window_update:
 *
 * Shows the step, what is still missing in a sentence, and which way one can go.
 */
void
klade_import_window_update (KladeImportWindow *self)
{
  static const char *const pages[] = { "columns", "fates", "done" };
  static const char *const subtitles[] = {
    N_ ("1 of 3: the file and its columns"),
    N_ ("2 of 3: what becomes of each row"),
    N_ ("3 of 3: the import"),
  };
  gboolean can_go_on = self->step == KLADE_IMPORT_STEP_DONE && !self->is_busy;
  g_autofree char *sentence = NULL;

  if (self->step == KLADE_IMPORT_STEP_COLUMNS)
    sentence = dup_columns_sentence (self, &can_go_on);
  else if (self->step == KLADE_IMPORT_STEP_FATES)
    sentence = dup_fates_sentence (self, &can_go_on);

  gtk_stack_set_visible_child_name (self->stack, pages[self->step]);
  adw_window_title_set_subtitle (self->title, _ (subtitles[self->step]));
  gtk_label_set_text (self->sentence_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), self->is_busy);
  gtk_spinner_set_spinning (self->spinner, self->is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns_page), !self->is_busy);
  show_buttons (self, can_go_on);
}

/* ---- ways on and back ---- */

static void
next_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeImportWindow *self = KLADE_IMPORT_WINDOW (widget);

  if (self->step == KLADE_IMPORT_STEP_COLUMNS)
    klade_import_window_make_plan (self);
  else if (self->step == KLADE_IMPORT_STEP_FATES)
    klade_import_window_run (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
back_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeImportWindow *self = KLADE_IMPORT_WINDOW (widget);

  if (self->step == KLADE_IMPORT_STEP_DONE && self->outcome == KLADE_IMPORT_RUNNING)
    {
      klade_import_window_cancel_run (self);
      return;
    }
  if (self->step == KLADE_IMPORT_STEP_COLUMNS ||
      (self->step == KLADE_IMPORT_STEP_DONE && self->outcome != KLADE_IMPORT_FAILED))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->step = KLADE_IMPORT_STEP_COLUMNS; /* a plan that failed is made anew */
  klade_import_window_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
again_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeImportWindow *self = KLADE_IMPORT_WINDOW (widget);

  self->step = KLADE_IMPORT_STEP_COLUMNS;
  klade_import_window_update (self);
  gtk_widget_activate_action (widget, "import.choose-file", NULL);
}

static void
undo_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_office_undo (KLADE_IMPORT_WINDOW (widget)->office);
}

static void
file_chosen (GFile *file, gpointer data)
{
  KladeImportWindow *self = data;
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    klade_import_window_read (self, path);
  else
    klade_import_columns_page_show_error (
        self->columns_page, _ ("Save the file on this computer first, then choose it here."));
}

static void
choose_file_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_file_chooser_open_table (GTK_WINDOW (widget), file_chosen, G_OBJECT (widget));
}

static gboolean
file_dropped_cb (KladeImportWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->is_busy)
    return FALSE;

  file_chosen (files->data, self);
  return TRUE;
}

static void
source_changed_cb (KladeImportWindow *self)
{
  klade_import_window_choose_source (self);
}

static void
decided_cb (KladeImportWindow *self, const KladeImportDecision *decision)
{
  klade_import_window_decide (self, decision);
}

static void
add_classes_cb (KladeImportWindow *self)
{
  klade_import_columns_page_add_classes (self->columns_page);
  klade_import_window_make_plan (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->fates_page));
}

/* ---- what the office says ---- */

static void
office_done_cb (KladeImportWindow *self, const char *title, gboolean is_undo)
{
  if (self->step != KLADE_IMPORT_STEP_DONE || self->outcome == KLADE_IMPORT_RUNNING)
    return;

  self->outcome = is_undo ? KLADE_IMPORT_TAKEN_BACK : KLADE_IMPORT_STORED;
  klade_import_window_show_outcome (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->next_button));
}

static void
office_failed_cb (KladeImportWindow *self, const GError *error)
{
  if (self->step == KLADE_IMPORT_STEP_DONE)
    adw_status_page_set_description (self->done_page, error->message);
}

/* ---- the window ---- */

/* Not earlier: a screen reader hears of the focus in a window that is there. */
static void
activated_cb (KladeImportWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->draft == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->columns_page));
}

static void
add_drop_target (KladeImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (file_dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
klade_import_window_dispose (GObject *object)
{
  KladeImportWindow *self = KLADE_IMPORT_WINDOW (object);

  klade_import_window_stop_watching (self);
  g_clear_object (&self->office);
  g_clear_pointer (&self->draft, klade_import_draft_unref);
  g_clear_pointer (&self->plan, klade_import_plan_unref);

  G_OBJECT_CLASS (klade_import_window_parent_class)->dispose (object);
}

static void
klade_import_window_finalize (GObject *object)
{
  g_free (KLADE_IMPORT_WINDOW (object)->done_words);

  G_OBJECT_CLASS (klade_import_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_activated);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "import.again", NULL, again_activated);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_activated);
  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "import.choose-file", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo",
                                       NULL);
}

static void
klade_import_window_class_init (KladeImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_import_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = klade_import_window_finalize;

  g_type_ensure (KLADE_TYPE_IMPORT_COLUMNS_PAGE);
  g_type_ensure (KLADE_TYPE_IMPORT_FATES_PAGE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/exchange/klade-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, columns_page);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, fates_page);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, done_stack);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, done_page);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, KladeImportWindow, next_button);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, decided_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_classes_cb);
  gtk_widget_class_bind_template_callback (widget_class, klade_import_window_update);
  install_actions (widget_class);
}

static void
klade_import_window_init (KladeImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_drop_target (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (activated_cb), NULL);
  klade_import_window_update (self);
}

/**
 * klade_import_window_new:
 * @parent: the window it belongs to
 * @office: runs the import and keeps the way back
 * @target: whose list it is, until another is chosen
 *
 * Returns: (transfer none): the window, to be presented
 */
KladeImportWindow *
klade_import_window_new (GtkWindow *parent, KladeOffice *office, KladeImportTarget target)
{
  KladeImportWindow *self = g_object_new (KLADE_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "done", G_CALLBACK (office_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (office, "failed", G_CALLBACK (office_failed_cb), self,
                           G_CONNECT_SWAPPED);
  klade_import_columns_page_set_person (self->columns_page, klade_office_get_person (office),
                                        target);

  return self;
}
