/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-print-page-private.h"

#include "klade-form-window.h"
#include "klade-i18n.h"
#include "klade-instruction-dialog.h"
#include "klade-main-menu.h"
#include "klade-marks-window.h"
#include "klade-place.h"
#include "klade-register-window.h"
#include "klade-remarks-window.h"
#include "klade-school-year.h"

static void place_init (KladePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KladePrintPage,
                               klade_print_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (KLADE_TYPE_PLACE, place_init))

/* ---- choices ---- */

static void
wish_changed_cb (KladePrintPage *self)
{
  if (self->is_filling)
    return;

  klade_print_page_forget_printed (self);
  klade_print_page_make_soon (self);
}

/* Slips are made only when asked for; a page that nobody sees waits until it is shown. */
static void
school_changed_cb (KladePrintPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  if (klade_print_page_get_kind (self)->kind == KLADE_PAPER_INSTRUCTION)
    klade_print_page_read_topics (self);
  klade_print_page_make_soon (self);
}

/* Extracts of a month are handed out by the 5th of the next (G1); anything else is of today. */
static void
choose_day (KladePrintPage *self)
{
  KladeDay today = klade_office_get_person (self->office)->today;
  int day_of_month;

  klade_day_get (today, NULL, NULL, &day_of_month);
  self->day = klade_print_page_get_kind (self)->asks & KLADE_PAPER_ASKS_MONTH ? today - day_of_month
                                                                              : today;
}

/* What is handed out on a day: the year's documents from three weeks before its end, the first
 * semester's until then; interim reports are of the semester that runs. */
#define DAYS_OF_YEAR_END 21

static KladeTermKind
find_usual_term (KladePrintPage *self)
{
  KladeDay today = klade_office_get_person (self->office)->today;
  KladeSchoolYear year = klade_school_year_get (klade_school_year_of_day (today));

  if (klade_print_page_get_kind (self)->kind == KLADE_PAPER_INTERIM_REPORT)
    return today < year.semester_2.first ? KLADE_TERM_SEMESTER_1 : KLADE_TERM_SEMESTER_2;
  return today >= year.semester_2.last - DAYS_OF_YEAR_END ? KLADE_TERM_YEAR : KLADE_TERM_SEMESTER_1;
}

/* A term that the person chose stays. */
static void
choose_term (KladePrintPage *self)
{
  if (self->has_chosen_term)
    return;

  adw_combo_row_set_selected (self->term_row, find_usual_term (self) - KLADE_TERM_SEMESTER_1);
  self->has_chosen_term = FALSE;
}

static void
term_chosen_cb (KladePrintPage *self)
{
  self->has_chosen_term = TRUE;
  wish_changed_cb (self);
}

static void
kind_chosen_cb (KladePrintPage *self)
{
  if (self->is_filling)
    return;

  self->is_waiting = klade_print_page_get_kind (self)->kind == KLADE_PAPER_PASSWORD_SLIPS;
  choose_day (self);
  choose_term (self);
  klade_print_page_show_rows (self);
  if (klade_print_page_get_kind (self)->kind == KLADE_PAPER_INSTRUCTION)
    klade_print_page_read_topics (self);
  wish_changed_cb (self);
}

static void
year_chosen_cb (KladePrintPage *self)
{
  if (!self->is_filling)
    klade_print_page_read_classes (self);
}

static void
class_chosen_cb (KladePrintPage *self)
{
  self->pupil_id = 0;
  klade_print_page_show_rows (self);
  klade_print_page_read_pupils (self);
  wish_changed_cb (self);
}

static void
pupil_chosen_cb (KladePrintPage *self, gint64 id)
{
  self->pupil_id = id;
  wish_changed_cb (self);
}

static void
problem_activated_cb (KladePrintPage *self, GtkListBoxRow *row)
{
  int page = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "page"));

  if (page > 0)
    klade_paper_preview_go_to (self->preview, page - 1);
}

/* ---- actions ---- */

static void
step_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (widget);
  const KladePaperKindInfo *info = klade_print_page_get_kind (self);
  int by = g_variant_get_int32 (parameter);
  int year, month;

  if (info->asks & KLADE_PAPER_ASKS_MONTH)
    {
      klade_day_get (self->day, &year, &month, NULL);
      month += by - 1;
      self->day = klade_day_new (year + (month < 0 ? -1 : month / 12), (month + 12) % 12 + 1, 1);
    }
  else
    self->day += by * (info->asks & KLADE_PAPER_ASKS_WEEK ? 7 : 1);

  klade_print_page_show_rows (self);
  wish_changed_cb (self);
}

static void
print_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_print_page_print (KLADE_PRINT_PAGE (widget));
}

static void
save_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_print_page_save (KLADE_PRINT_PAGE (widget), g_str_equal (action, "print.save-archive"));
}

static void
save_each_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_print_page_save_each (KLADE_PRINT_PAGE (widget));
}

static void
edit_form_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (widget);

  klade_form_window_present (widget, self->office, klade_paper_maker_get_paper (self->maker));
}

static void
open_register_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (widget));

  gtk_window_present (
      GTK_WINDOW (klade_register_window_new (parent, KLADE_PRINT_PAGE (widget)->office)));
}

static void
export_marks_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (widget);

  gtk_window_present (GTK_WINDOW (klade_marks_window_new (
      GTK_WINDOW (gtk_widget_get_root (widget)), self->office, klade_print_page_get_year (self))));
}

static void
record_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (widget);
  g_autoptr (GArray) class_ids = klade_print_page_dup_class_ids (self);

  if (class_ids->len == 1)
    klade_instruction_dialog_present (widget, self->office, g_array_index (class_ids, gint64, 0),
                                      self->day,
                                      gtk_editable_get_text (GTK_EDITABLE (self->number_row)),
                                      gtk_editable_get_text (GTK_EDITABLE (self->topic_row)));
}

static void
remarks_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (widget);
  g_autoptr (GArray) class_ids = klade_print_page_dup_class_ids (self);

  if (class_ids->len == 1)
    gtk_window_present (GTK_WINDOW (klade_remarks_window_new (
        GTK_WINDOW (gtk_widget_get_root (widget)), self->office,
        g_array_index (class_ids, gint64, 0), klade_print_page_get_members_day (self),
        (KladeTermKind) (KLADE_TERM_SEMESTER_1 +
                         (int) adw_combo_row_get_selected (self->term_row)))));
}

static void
topic_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (KLADE_PRINT_PAGE (widget)->topic_row),
                         g_variant_get_string (parameter, NULL));
}

static void
edit_topics_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_print_page_edit_topics (KLADE_PRINT_PAGE (widget));
}

static void
make_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_print_page_make (KLADE_PRINT_PAGE (widget));
}

static void
stop_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_print_page_stop (KLADE_PRINT_PAGE (widget));
}

/* ---- the page ---- */

static void
place_shown (KladePlace *place)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (place);

  if (self->years == NULL)
    klade_print_page_read_years (self);
  else if (!self->is_waiting)
    klade_print_page_make_soon (self);
}

static void
place_init (KladePlaceInterface *iface)
{
  iface->shown = place_shown;
}

static gboolean
klade_print_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_PRINT_PAGE (widget)->kind_row));
}

static void
klade_print_page_dispose (GObject *object)
{
  KladePrintPage *self = KLADE_PRINT_PAGE (object);

  if (self->work != NULL)
    klade_long_work_cancel (self->work);
  g_clear_handle_id (&self->make_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->office);
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->ticked, g_hash_table_unref);
  g_clear_pointer (&self->tick_lines, g_ptr_array_unref);
  g_clear_pointer (&self->maker, klade_paper_maker_unref);
  g_clear_pointer (&self->sent, klade_paper_maker_unref);
  g_clear_pointer (&self->work, klade_long_work_unref);

  G_OBJECT_CLASS (klade_print_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, term_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, days_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, topic_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, number_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, topics_button);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, record_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, remarks_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, whom_group);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, year_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, class_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, class_choice);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, classes_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, pupil_row);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, pupil_choice);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, problems_group);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, problems_list);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, printed_box);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, printed_icon);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, printed_label);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, busy_box);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, stack);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, make_button);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KladePrintPage, preview);
  gtk_widget_class_bind_template_callback (widget_class, wish_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, term_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, class_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, pupil_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "print.step", "i", step_activated);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "print.save-archive", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "print.save-each", NULL, save_each_activated);
  gtk_widget_class_install_action (widget_class, "print.edit-form", NULL, edit_form_activated);
  gtk_widget_class_install_action (widget_class, "print.open-register", NULL,
                                   open_register_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK,
                                       "print.open-register", NULL);
  gtk_widget_class_install_action (widget_class, "print.export-marks", NULL,
                                   export_marks_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK,
                                       "print.export-marks", NULL);
  gtk_widget_class_install_action (widget_class, "print.remarks", NULL, remarks_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "print.remarks",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "print.topic", "s", topic_activated);
  gtk_widget_class_install_action (widget_class, "print.edit-topics", NULL, edit_topics_activated);
  gtk_widget_class_install_action (widget_class, "print.record", NULL, record_activated);
  gtk_widget_class_install_action (widget_class, "print.make", NULL, make_activated);
  gtk_widget_class_install_action (widget_class, "print.stop", NULL, stop_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "print.step", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "print.step", "i",
                                       1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "print.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "print.stop", NULL);
}

static void
klade_print_page_class_init (KladePrintPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_print_page_dispose;
  widget_class->grab_focus = klade_print_page_grab_focus;

  g_type_ensure (KLADE_TYPE_CHOICE_BUTTON);
  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  g_type_ensure (KLADE_TYPE_PAPER_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/print/klade-print-page.ui");
  bind_children (widget_class);
  install_actions (widget_class);
}

static void
klade_print_page_init (KladePrintPage *self)
{
  self->is_filling = TRUE;
  self->tick_lines = g_ptr_array_new ();
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_choice_button_set_name (self->class_choice, _ ("Class"), _ ("The whole school"));
  klade_choice_button_set_name (self->pupil_choice, _ ("Pupil"), _ ("All pupils"));
  klade_print_page_enable (self);
}

/**
 * klade_print_page_new:
 * @office: runs what is read
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
klade_print_page_new (KladeOffice *office)
{
  KladePrintPage *self = g_object_new (KLADE_TYPE_PRINT_PAGE, NULL);

  self->office = g_object_ref (office);
  g_signal_connect_object (office, "changed", G_CALLBACK (school_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.open-register",
                                 klade_office_can (office, KLADE_ACTION_ISSUE_DOCUMENT));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.export-marks",
                                 klade_office_can (office, KLADE_ACTION_EXPORT_PEOPLE));
  klade_print_page_fill_kinds (self);
  choose_day (self);
  choose_term (self);
  self->is_filling = FALSE;
  klade_print_page_show_rows (self);
  return GTK_WIDGET (self);
}
