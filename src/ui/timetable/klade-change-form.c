/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-change-form.h"

#include "klade-change-lines.h"
#include "klade-choice-button.h"
#include "klade-error.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-toast.h"

struct _KladeChangeForm
{
  AdwBin parent_instance;

  KladeDay day;
  gboolean is_filling;
  guint n_asked; /* readings of lines: the last answer counts */

  /* Owned */
  KladeOffice *office;
  KladeDayChangeList *list;     /* of @row */
  const KladeDayChangeRow *row; /* what is corrected; NULL: something new */
  GPtrArray *choices;           /* KladeWeekChoice; the school is not among them */

  KladeDayDraft *saving; /* on its way; the office's own */

  /* Template children, borrowed */
  GtkLabel *title_label;
  AdwComboRow *kind_row;
  GtkWidget *whose_row;
  KladeChoiceButton *whose_button;
  GtkWidget *until_row;
  KladeChangeLines *lines;
  GtkWidget *fields_group;
  GtkWidget *to_day_row;
  GtkWidget *to_lesson_row;
  AdwComboRow *part_row;
  GtkWidget *topic_row;
  GtkWidget *notes_row;
  GtkWidget *room_row;
  GtkWidget *order_row;
  GtkWidget *ordered_on_row;
  GtkWidget *reason_row;
  GtkLabel *error_label;
  GtkWidget *remove_button;
  GtkButton *save_button;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeChangeForm, klade_change_form, ADW_TYPE_BIN)

static KladeDayChangeKind
get_kind (KladeChangeForm *self)
{
  return (KladeDayChangeKind) (adw_combo_row_get_selected (self->kind_row) + 1);
}

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
tell_error (KladeChangeForm *self, const char *sentence)
{
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
}

/* ---- the lines: lessons, journals or whole days ---- */

static void
clear_lines (KladeChangeForm *self)
{
  self->n_asked++; /* an answer on its way is of no use */
  klade_change_lines_clear (self->lines);
}

/* All lessons of an absent teacher are meant; of a class none until somebody says which. */
static void
show_lines (KladeChangeForm *self, GPtrArray *lines)
{
  gint64 index = 0;
  gboolean is_of_teacher;

  klade_choice_button_get_chosen (self->whose_button, &index);
  is_of_teacher =
      index > 0 && ((KladeWeekChoice *) g_ptr_array_index (self->choices, (guint) index - 1))->of ==
                       KLADE_WEEK_OF_TEACHER;
  tell_error (self, lines->len == 0 ? _ ("There are no lessons on that day.") : NULL);
  klade_change_lines_take (self->lines, lines, get_kind (self), is_of_teacher);
  if (self->row != NULL)
    klade_change_lines_choose_substitute (self->lines, self->row->change.teacher_id);
}

typedef struct
{
  KladeChangeForm *self;
  guint serial;
} Call;

static void
lines_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeChangeForm) self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  if (call->serial != self->n_asked)
    return;

  if (lines != NULL)
    show_lines (self, g_steal_pointer (&lines));
  else
    tell_error (self, sentence);
}

static void
unref_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

static Call *
call_new (KladeChangeForm *self)
{
  Call *call = g_new (Call, 1);

  call->self = g_object_ref (self);
  call->serial = ++self->n_asked;
  return call;
}

static gboolean
take_day (const char *text, KladeDay nearest, KladeDay *day)
{
  *day = KLADE_DAY_NONE;
  return *text == '\0' || klade_day_parse (text, nearest, day, NULL);
}

static void
ask_for_lines (KladeChangeForm *self, const KladeDayAsk *ask)
{
  klade_worker_run (klade_office_get_worker (self->office), klade_day_ask_job,
                    g_memdup2 (ask, sizeof *ask), g_free, unref_rows, NULL, lines_read_cb,
                    call_new (self));
}

/* Returns: the last of the days; the form's own while no other can be understood */
static KladeDay
get_last_day (KladeChangeForm *self)
{
  KladeDay last;

  return gtk_widget_get_visible (self->until_row) &&
                 take_day (get_text (self->until_row), self->day, &last) && last > self->day
             ? MIN (last, self->day + KLADE_DAY_LINE_DAYS - 1)
             : self->day;
}

static void
read_lines (KladeChangeForm *self)
{
  KladeDayAsk ask = {
    .of = KLADE_WEEK_OF_SCHOOL,
    .first = self->day,
    .last = get_last_day (self),
    .kind = get_kind (self),
  };
  gint64 index;

  if (self->row != NULL || !klade_choice_button_get_chosen (self->whose_button, &index))
    return;
  if (index > 0)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (self->choices, (guint) index - 1);

      ask.of = choice->of;
      ask.id = choice->id;
    }
  ask_for_lines (self, &ask);
}

/* Who substitutes can be corrected. */
static void
read_line_of_row (KladeChangeForm *self)
{
  const KladeDayChange *change = &self->row->change;
  const KladeDayAsk ask = {
    .first = change->day,
    .last = change->day,
    .kind = change->kind,
    .journal_id = change->journal_id,
    .lesson_no = change->lesson_no,
  };

  if (change->kind == KLADE_DAY_CHANGE_SUBSTITUTION)
    ask_for_lines (self, &ask);
}

static void
until_changed_cb (KladeChangeForm *self)
{
  if (!self->is_filling)
    read_lines (self);
}

static void
whose_chosen_cb (KladeChangeForm *self, gint64 index)
{
  read_lines (self);
}

/* ---- whose ---- */

static gpointer
choices_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) all =
      klade_school_list_week_choices (session, KLADE_WEEK_OF_CLASS, *(KladeDay *) data, error);
  GPtrArray *teachers = NULL;

  if (all != NULL)
    teachers =
        klade_school_list_week_choices (session, KLADE_WEEK_OF_TEACHER, *(KladeDay *) data, error);
  if (teachers == NULL)
    return NULL;

  g_ptr_array_extend_and_steal (all, teachers);
  return g_steal_pointer (&all);
}

/* For a substitution one thinks of the absent teacher, otherwise of the class. */
static void
list_choices (KladeChangeForm *self)
{
  gboolean teachers_first = get_kind (self) == KLADE_DAY_CHANGE_SUBSTITUTION;

  klade_choice_button_clear (self->whose_button);
  if (self->choices == NULL)
    return;

  if (get_kind (self) == KLADE_DAY_CHANGE_NOT_HELD ||
      get_kind (self) == KLADE_DAY_CHANGE_REORGANISED)
    klade_choice_button_add (self->whose_button, 0, _ ("The whole school"),
                             _ ("or several classes"));
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->choices->len; i++)
      {
        const KladeWeekChoice *choice = g_ptr_array_index (self->choices, i);
        gboolean is_teacher = choice->of == KLADE_WEEK_OF_TEACHER;

        if ((is_teacher == teachers_first) == (pass == 0) &&
            (!is_teacher || get_kind (self) != KLADE_DAY_CHANGE_SOME_PUPILS))
          klade_choice_button_add (self->whose_button, i + 1, choice->name,
                                   is_teacher ? _ ("teacher") : _ ("class"));
      }
}

static void
choices_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeChangeForm) self = user_data;
  GPtrArray *choices = klade_worker_run_finish (KLADE_WORKER (source), result, NULL);

  if (choices == NULL)
    return;

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = choices;
  list_choices (self);
  if (self->row == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    klade_choice_button_open (self->whose_button, NULL);
}

/* ---- what is asked for ---- */

static gboolean
has_topic (KladeDayChangeKind kind)
{
  return kind != KLADE_DAY_CHANGE_NOT_HELD && kind != KLADE_DAY_CHANGE_ROOM &&
         kind != KLADE_DAY_CHANGE_MOVED;
}

static void
show_fields (KladeChangeForm *self)
{
  KladeDayChangeKind kind = get_kind (self);
  gboolean is_new = self->row == NULL;
  gboolean is_moved = kind == KLADE_DAY_CHANGE_MOVED;
  gboolean is_of_some = kind == KLADE_DAY_CHANGE_SOME_PUPILS;
  gboolean is_own_bag = kind == KLADE_DAY_CHANGE_BAG_OWN;

  gtk_widget_set_visible (self->until_row, is_new && !is_moved && kind != KLADE_DAY_CHANGE_EXTRA);
  gtk_widget_set_visible (self->to_day_row, is_moved);
  gtk_widget_set_visible (self->to_lesson_row, is_moved || kind == KLADE_DAY_CHANGE_EXTRA);
  gtk_widget_set_visible (GTK_WIDGET (self->part_row), is_own_bag);
  gtk_widget_set_visible (self->topic_row, has_topic (kind) && (is_new || !is_of_some));
  gtk_widget_set_visible (self->notes_row, is_own_bag || kind == KLADE_DAY_CHANGE_ACTIVITY ||
                                               kind == KLADE_DAY_CHANGE_REORGANISED ||
                                               (is_of_some && !is_new));
  gtk_widget_set_visible (self->fields_group,
                          is_moved || has_topic (kind) || kind == KLADE_DAY_CHANGE_ROOM);
  gtk_widget_set_visible (self->room_row, !klade_day_change_takes_away (kind) && !is_of_some);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->topic_row),
                                 is_of_some ? _ ("Activity") : _ ("Topic"));
}

/* What the rule asks for stands there already: of a lesson which part it is (B7). */
static void
propose_texts (KladeChangeForm *self)
{
  KladeDayChangeKind kind = get_kind (self);
  KladeBagPart part = (KladeBagPart) adw_combo_row_get_selected (self->part_row);

  gtk_editable_set_text (GTK_EDITABLE (self->topic_row), kind == KLADE_DAY_CHANGE_SOME_PUPILS
                                                             ? klade_bag_note (KLADE_BAG_ACTIVITY)
                                                             : "");
  gtk_editable_set_text (GTK_EDITABLE (self->notes_row),
                         kind == KLADE_DAY_CHANGE_BAG_OWN ? klade_bag_note (part) : "");
}

static void
part_chosen_cb (KladeChangeForm *self)
{
  if (!self->is_filling && get_kind (self) == KLADE_DAY_CHANGE_BAG_OWN)
    gtk_editable_set_text (
        GTK_EDITABLE (self->notes_row),
        klade_bag_note ((KladeBagPart) adw_combo_row_get_selected (self->part_row)));
}

static void
kind_chosen_cb (KladeChangeForm *self)
{
  if (self->is_filling || self->office == NULL)
    return;

  show_fields (self);
  tell_error (self, NULL);
  if (self->row != NULL)
    return;

  propose_texts (self);
  clear_lines (self);
  list_choices (self);
}

/* ---- storing ---- */

/* One line: the way back has a toast of its own. */
static void
tell_remarks (KladeChangeForm *self, const KladeDayOutcome *outcome)
{
  guint n = outcome != NULL ? outcome->remarks->len : 0;
  g_autofree char *sentence = NULL;

  if (n == 0)
    return;

  sentence = n == 1
                 ? g_strdup (g_ptr_array_index (outcome->remarks, 0))
                 : g_strdup_printf ("%s (+%u)",
                                    (const char *) g_ptr_array_index (outcome->remarks, 0), n - 1);
  klade_toast_show (GTK_WIDGET (self), sentence);
}

static void
saved_cb (GObject *source, const GError *error)
{
  KladeChangeForm *self = KLADE_CHANGE_FORM (source);
  KladeDayDraft *draft = g_steal_pointer (&self->saving);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  tell_error (self, sentence);
  if (sentence != NULL)
    return;

  tell_remarks (self, draft->outcome);
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
check_until (KladeChangeForm *self)
{
  KladeDay last;

  if (!gtk_widget_get_visible (self->until_row))
    return TRUE;
  if (!take_day (get_text (self->until_row), self->day, &last))
    tell_error (self, _ ("Write the days as 5.03. or 05.03.2026."));
  else if (last != KLADE_DAY_NONE && last < self->day)
    tell_error (self, _ ("The last day comes before the first."));
  else if (last >= self->day + KLADE_DAY_LINE_DAYS)
    tell_error (self, _ ("That is more than a month. Enter it in parts."));
  else
    return TRUE;

  gtk_widget_grab_focus (self->until_row);
  return FALSE;
}

/* What all lines have in common. */
static gboolean
take_fields (KladeChangeForm *self, KladeDayEdit *edit)
{
  const char *to_lesson = get_text (self->to_lesson_row);
  guint64 number = 0;

  *edit = (KladeDayEdit){
    .kind = get_kind (self),
    .day = self->day,
    .reason = get_text (self->reason_row),
    .order_number = get_text (self->order_row),
  };
  if (gtk_widget_get_visible (self->room_row))
    edit->room = get_text (self->room_row);
  if (gtk_widget_get_visible (self->topic_row))
    edit->topic = get_text (self->topic_row);
  if (gtk_widget_get_visible (self->notes_row))
    edit->notes = get_text (self->notes_row);
  if (!take_day (get_text (self->ordered_on_row), self->day, &edit->ordered_on) ||
      !take_day (get_text (self->to_day_row), self->day, &edit->to_day))
    {
      tell_error (self, _ ("Write the days as 5.03. or 05.03.2026."));
      return FALSE;
    }
  if (*edit->order_number == '\0')
    edit->ordered_on = KLADE_DAY_NONE;
  if (gtk_widget_get_visible (self->to_lesson_row) &&
      !g_ascii_string_to_unsigned (to_lesson, 10, 0, KLADE_LESSON_NO_MAX, &number, NULL))
    {
      tell_error (self, _ ("Write which lesson of the day it will be."));
      gtk_widget_grab_focus (self->to_lesson_row);
      return FALSE;
    }

  edit->to_lesson_no = (int) number;
  return TRUE;
}

/* Of a substitution the line below says who gives the lesson. */
static gboolean
add_correction (KladeChangeForm *self, KladeDayEdit *edit, KladeDayDraft *draft, char **sentence)
{
  const KladeDayChange *change = &self->row->change;

  edit->change_id = change->id;
  edit->revision = self->row->revision;
  edit->class_id = change->class_id;
  edit->journal_id = change->journal_id;
  edit->lesson_no = change->lesson_no;
  edit->teacher_id = change->teacher_id;
  if (edit->notes == NULL)
    edit->notes = change->notes;
  if (edit->kind == KLADE_DAY_CHANGE_EXTRA)
    edit->lesson_no = edit->to_lesson_no;
  if (gtk_widget_get_visible (GTK_WIDGET (self->lines)))
    return klade_change_lines_collect (self->lines, edit, draft, sentence);

  klade_day_draft_add (draft, edit);
  return TRUE;
}

static void
store (KladeChangeForm *self, KladeDayDraft *draft)
{
  self->saving = draft;
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  klade_office_run (self->office, klade_day_draft_verb, draft,
                    (GDestroyNotify) klade_day_draft_free, saved_cb, G_OBJECT (self));
}

static void
save_cb (KladeChangeForm *self)
{
  g_autoptr (KladeDayDraft) draft = klade_day_draft_new ();
  g_autofree char *sentence = NULL;
  KladeDayEdit edit;

  if (self->saving != NULL || !check_until (self) || !take_fields (self, &edit))
    return;

  if (!(self->row != NULL ? add_correction (self, &edit, draft, &sentence)
                          : klade_change_lines_collect (self->lines, &edit, draft, &sentence)))
    {
      tell_error (self, sentence);
      return;
    }
  if (draft->edits->len == 0)
    {
      tell_error (self, get_kind (self) == KLADE_DAY_CHANGE_SOME_PUPILS
                            ? _ ("Choose which lesson it is, and which pupils.")
                            : _ ("Choose which lesson it is."));
      return;
    }

  store (self, g_steal_pointer (&draft));
}

typedef struct
{
  gint64 id;
  gint32 revision;
} Removal;

static gboolean
remove_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const Removal *removal = data;

  return klade_school_remove_day_change (session, removal->id, removal->revision, NULL, undo,
                                         error);
}

static void
removed_cb (GObject *source, const GError *error)
{
  KladeChangeForm *self = KLADE_CHANGE_FORM (source);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  tell_error (self, sentence);
  if (error == NULL)
    g_signal_emit (self, signals[CLOSED], 0);
}

static void
remove_cb (KladeChangeForm *self)
{
  Removal *removal = g_new (Removal, 1);

  removal->id = self->row->change.id;
  removal->revision = self->row->revision;
  klade_office_run (self->office, remove_verb, removal, g_free, removed_cb, G_OBJECT (self));
}

static void
close_cb (KladeChangeForm *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  close_cb (KLADE_CHANGE_FORM (widget));
  return TRUE;
}

/* ---- the form ---- */

static void
klade_change_form_dispose (GObject *object)
{
  KladeChangeForm *self = KLADE_CHANGE_FORM (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->list, klade_day_change_list_unref);
  g_clear_pointer (&self->choices, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_change_form_parent_class)->dispose (object);
}

static gboolean
klade_change_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KLADE_CHANGE_FORM (widget)->kind_row));
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, kind_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, whose_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, whose_button);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, until_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, lines);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, fields_group);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, to_day_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, to_lesson_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, part_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, topic_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, notes_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, room_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, order_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, ordered_on_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, error_label);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, remove_button);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, save_button);
}

static void
klade_change_form_class_init (KladeChangeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_change_form_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_change_form_grab_focus;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KLADE_TYPE_CHANGE_LINES);
  g_type_ensure (KLADE_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/timetable/klade-change-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, part_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, whose_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
klade_change_form_init (KladeChangeForm *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int kind = 1; kind <= KLADE_N_DAY_CHANGE_KINDS; kind++)
    gtk_string_list_append (kinds, klade_day_change_kind_name ((KladeDayChangeKind) kind));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  klade_choice_button_set_name (self->whose_button, _ ("Whose lessons"), _ ("Teacher or class"));
  clear_lines (self);
  self->is_filling = FALSE;
}

/**
 * klade_change_form_set_office:
 * @office: runs the verbs
 */
void
klade_change_form_set_office (KladeChangeForm *self, KladeOffice *office)
{
  g_return_if_fail (KLADE_IS_CHANGE_FORM (self));

  g_set_object (&self->office, office);
}

static guint
find_part (const char *notes)
{
  for (guint part = KLADE_BAG_ACTIVITY; part <= KLADE_BAG_AFTER; part++)
    if (g_str_equal (notes, klade_bag_note ((KladeBagPart) part)))
      return part;

  return KLADE_BAG_ACTIVITY;
}

static void
fill (KladeChangeForm *self, const KladeDayChange *change, KladeDay order_day)
{
  g_autofree char *ordered_on =
      order_day != KLADE_DAY_NONE ? klade_day_to_text (order_day) : g_strdup ("");
  g_autofree char *to_day = change->to_day != KLADE_DAY_NONE ? klade_day_to_text (change->to_day)
                                                             : klade_day_to_text (self->day);
  g_autofree char *to_lesson =
      change->id == 0
          ? g_strdup ("")
          : g_strdup_printf ("%d", change->kind == KLADE_DAY_CHANGE_MOVED ? change->to_lesson_no
                                                                          : change->lesson_no);

  self->is_filling = TRUE;
  adw_combo_row_set_selected (self->kind_row, (guint) change->kind - 1);
  gtk_editable_set_text (GTK_EDITABLE (self->to_day_row), to_day);
  gtk_editable_set_text (GTK_EDITABLE (self->to_lesson_row), to_lesson);
  gtk_editable_set_text (GTK_EDITABLE (self->until_row), "");
  adw_combo_row_set_selected (self->part_row, find_part (change->notes));
  gtk_editable_set_text (GTK_EDITABLE (self->topic_row), change->topic);
  gtk_editable_set_text (GTK_EDITABLE (self->notes_row), change->notes);
  gtk_editable_set_text (GTK_EDITABLE (self->room_row), change->room);
  gtk_editable_set_text (GTK_EDITABLE (self->order_row), change->order_no);
  gtk_editable_set_text (GTK_EDITABLE (self->ordered_on_row), ordered_on);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_row), change->reason);
  self->is_filling = FALSE;
  show_fields (self);
  tell_error (self, NULL);
  clear_lines (self);
  gtk_widget_set_visible (self->whose_row, self->row == NULL);
  gtk_widget_set_visible (self->remove_button, self->row != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_row), self->row == NULL);
  gtk_button_set_label (self->save_button, self->row == NULL ? _ ("Enter") : _ ("Save"));
}

/**
 * klade_change_form_ask_new:
 * @day: which day is different
 *
 * Empties the form.
 */
void
klade_change_form_ask_new (KladeChangeForm *self, KladeDay day)
{
  const KladeDayChange change = { .kind = KLADE_DAY_CHANGE_SUBSTITUTION,
                                  .room = "",
                                  .topic = "",
                                  .notes = "",
                                  .reason = "",
                                  .order_no = "" };
  g_autofree char *date = klade_day_to_text (day);
  g_autofree char *title = g_strdup_printf (_ ("New change, %s"), date);

  g_return_if_fail (KLADE_IS_CHANGE_FORM (self));

  self->day = day;
  self->row = NULL;
  g_clear_pointer (&self->list, klade_day_change_list_unref);
  gtk_label_set_text (self->title_label, title);
  fill (self, &change, klade_office_get_person (self->office)->today);
  list_choices (self);
  klade_worker_run (klade_office_get_worker (self->office), choices_job,
                    g_memdup2 (&day, sizeof day), g_free, unref_rows, NULL, choices_read_cb,
                    g_object_ref (self));
}

/**
 * klade_change_form_ask_change:
 * @list: has @row
 * @row: what is to be corrected
 */
void
klade_change_form_ask_change (KladeChangeForm *self,
                              KladeDayChangeList *list,
                              const KladeDayChangeRow *row)
{
  g_autofree char *title = NULL;

  g_return_if_fail (KLADE_IS_CHANGE_FORM (self));

  klade_day_change_list_ref (list);
  g_clear_pointer (&self->list, klade_day_change_list_unref);
  self->list = list;
  self->row = row;
  self->day = row->change.day;
  title = g_strdup_printf ("%s %s: %s", row->class_name, row->subject, row->sentence);
  gtk_label_set_text (self->title_label, g_strstrip (title));
  fill (self, &row->change, row->change.order_day);
  read_line_of_row (self);
}
