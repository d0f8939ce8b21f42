/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-change-form.h"

#include "klade-choice-button.h"
#include "klade-day-draft.h"
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-toast.h"

#define NOBODY (-1) /* among the substitutes: the lesson is not held */

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
  GPtrArray *day_lines;         /* KladeDayLine */

  KladeDayDraft *saving; /* on its way; the office's own */

  /* Template children, borrowed */
  GtkLabel *title_label;
  AdwComboRow *kind_row;
  GtkWidget *whose_row;
  KladeChoiceButton *whose_button;
  GtkWidget *lines_group;
  GtkListBox *lines;
  GtkWidget *to_day_row;
  GtkWidget *to_lesson_row;
  GtkWidget *topic_row;
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

static GtkWidget *
get_check (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "klade-check");
}

static KladeChoiceButton *
get_substitutes (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "klade-substitutes");
}

static const char *
substitute_words (const KladeSubstitute *substitute)
{
  if (!substitute->is_free)
    return _ ("has a lesson");
  if (substitute->teaches_subject)
    return _ ("free, the same subject");

  return substitute->teaches_class ? _ ("free, knows the class") : _ ("free");
}

static KladeChoiceButton *
new_substitutes (const KladeDayLine *line)
{
  g_autofree char *name = g_strdup_printf (_ ("Substitute in %s"), line->title);
  GtkWidget *button = klade_choice_button_new (name, _ ("Who substitutes"));

  for (guint i = 0; i < line->substitutes->len; i++)
    {
      const KladeSubstitute *substitute = g_ptr_array_index (line->substitutes, i);

      klade_choice_button_add (KLADE_CHOICE_BUTTON (button), substitute->person_id,
                               substitute->name, substitute_words (substitute));
    }
  klade_choice_button_add (KLADE_CHOICE_BUTTON (button), NOBODY, _ ("Nobody: not held"), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return KLADE_CHOICE_BUTTON (button);
}

static void
substitute_chosen_cb (KladeChoiceButton *button, gint64 id, GtkCheckButton *check)
{
  gtk_check_button_set_active (check, TRUE);
}

static GtkWidget *
new_line (KladeChangeForm *self, const KladeDayLine *line, gboolean is_checked)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_focusable (row, FALSE); /* its controls are */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_checked);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line->title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "klade-check", check);
  if (line->substitutes != NULL && get_kind (self) == KLADE_DAY_CHANGE_SUBSTITUTION)
    {
      KladeChoiceButton *button = new_substitutes (line);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (button));
      g_signal_connect (button, "chosen", G_CALLBACK (substitute_chosen_cb), check);
      g_object_set_data (G_OBJECT (row), "klade-substitutes", button);
    }
  return row;
}

static void
clear_lines (KladeChangeForm *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->lines, 0)) != NULL)
    gtk_list_box_remove (self->lines, GTK_WIDGET (row));
  g_clear_pointer (&self->day_lines, g_ptr_array_unref);
  gtk_widget_set_visible (self->lines_group, FALSE);
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
  clear_lines (self);
  self->day_lines = lines;
  for (guint i = 0; i < lines->len; i++)
    {
      gboolean is_checked = get_kind (self) != KLADE_DAY_CHANGE_EXTRA &&
                            (is_of_teacher || lines->len == 1 ||
                             (i == 0 && get_kind (self) == KLADE_DAY_CHANGE_REORGANISED));

      gtk_list_box_append (self->lines, new_line (self, g_ptr_array_index (lines, i), is_checked));
    }
  gtk_widget_set_visible (self->lines_group, lines->len > 0);
  tell_error (self, lines->len == 0 ? _ ("There are no lessons on that day.") : NULL);
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

static void
read_lines (KladeChangeForm *self)
{
  KladeDayAsk ask = { KLADE_WEEK_OF_SCHOOL, 0, self->day, get_kind (self) };
  gint64 index;

  if (!klade_choice_button_get_chosen (self->whose_button, &index))
    return;
  if (index > 0)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (self->choices, (guint) index - 1);

      ask.of = choice->of;
      ask.id = choice->id;
    }
  klade_worker_run (klade_office_get_worker (self->office), klade_day_ask_job,
                    g_memdup2 (&ask, sizeof ask), g_free, unref_rows, NULL, lines_read_cb,
                    call_new (self));
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

        if ((is_teacher == teachers_first) == (pass == 0))
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

static void
show_fields (KladeChangeForm *self)
{
  KladeDayChangeKind kind = get_kind (self);
  gboolean is_moved = kind == KLADE_DAY_CHANGE_MOVED;

  gtk_widget_set_visible (self->to_day_row, is_moved);
  gtk_widget_set_visible (self->to_lesson_row, is_moved || kind == KLADE_DAY_CHANGE_EXTRA);
  gtk_widget_set_visible (self->topic_row, kind != KLADE_DAY_CHANGE_NOT_HELD &&
                                               kind != KLADE_DAY_CHANGE_ROOM && !is_moved);
  gtk_widget_set_visible (self->room_row, !klade_day_change_takes_away (kind));
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
take_day (const char *text, KladeDay nearest, KladeDay *day)
{
  *day = KLADE_DAY_NONE;
  return *text == '\0' || klade_day_parse (text, nearest, day, NULL);
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

/* Returns: whether the line can be stored, or is not meant */
static gboolean
add_line (KladeChangeForm *self, guint index, const KladeDayEdit *common, KladeDayDraft *draft)
{
  const KladeDayLine *line = g_ptr_array_index (self->day_lines, index);
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->lines, (int) index));
  KladeChoiceButton *substitutes = get_substitutes (row);
  KladeDayEdit edit = *common;
  g_autofree char *sentence = NULL;

  if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (get_check (row))))
    return TRUE;

  edit.journal_id = line->journal_id;
  edit.class_id = line->journal_id == 0 ? line->class_id : 0;
  edit.lesson_no = edit.kind == KLADE_DAY_CHANGE_EXTRA ? common->to_lesson_no : line->lesson_no;
  if (substitutes != NULL && !klade_choice_button_get_chosen (substitutes, &edit.teacher_id))
    {
      sentence = g_strdup_printf (_ ("Choose who substitutes: %s."), line->title);
      tell_error (self, sentence);
      gtk_widget_grab_focus (GTK_WIDGET (substitutes));
      return FALSE;
    }
  if (edit.teacher_id == NOBODY)
    {
      edit.teacher_id = 0;
      edit.kind = KLADE_DAY_CHANGE_NOT_HELD;
    }

  klade_day_draft_add (draft, &edit);
  return TRUE;
}

static gboolean
add_correction (KladeChangeForm *self, KladeDayEdit *edit, KladeDayDraft *draft)
{
  const KladeDayChange *change = &self->row->change;

  edit->change_id = change->id;
  edit->revision = self->row->revision;
  edit->class_id = change->class_id;
  edit->journal_id = change->journal_id;
  edit->lesson_no = change->lesson_no;
  edit->teacher_id = change->teacher_id;
  edit->notes = change->notes;
  if (edit->kind == KLADE_DAY_CHANGE_EXTRA)
    edit->lesson_no = edit->to_lesson_no;
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
  KladeDayEdit edit;

  if (self->saving != NULL || !take_fields (self, &edit))
    return;

  if (self->row != NULL)
    add_correction (self, &edit, draft);
  for (guint i = 0; self->row == NULL && self->day_lines != NULL && i < self->day_lines->len; i++)
    if (!add_line (self, i, &edit, draft))
      return;
  if (draft->edits->len == 0)
    {
      tell_error (self, _ ("Choose which lesson it is."));
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
  g_clear_pointer (&self->day_lines, g_ptr_array_unref);

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
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, lines_group);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, lines);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, to_day_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, to_lesson_row);
  gtk_widget_class_bind_template_child (widget_class, KladeChangeForm, topic_row);
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
  widget_class->grab_focus = klade_change_form_grab_focus;
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KLADE_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/timetable/klade-change-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
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
  gtk_editable_set_text (GTK_EDITABLE (self->topic_row), change->topic);
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
}
