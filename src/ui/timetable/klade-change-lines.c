/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-change-lines.h"

#include "klade-choice-button.h"
#include "klade-i18n.h"

#define NOBODY (-1) /* among the substitutes: the lesson is not held */

struct _KladeChangeLines
{
  AdwBin parent_instance;

  KladeDayChangeKind kind;

  /* Owned */
  GPtrArray *lines; /* KladeDayLine; NULL: none yet */

  /* Borrowed */
  GtkListBox *list;
  GtkWidget *pupils_group;
  GtkWidget *pupils; /* a flow of check buttons */
};

G_DEFINE_FINAL_TYPE (KladeChangeLines, klade_change_lines, ADW_TYPE_BIN)

/* ---- one line ---- */

static GtkWidget *
get_row (KladeChangeLines *self, guint index)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) index));
}

static GtkCheckButton *
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

static gboolean
is_free (const KladeDayLine *line, gint64 person_id)
{
  for (guint i = 0; i < line->substitutes->len; i++)
    {
      const KladeSubstitute *substitute = g_ptr_array_index (line->substitutes, i);

      if (substitute->person_id == person_id)
        return substitute->is_free;
    }

  return FALSE;
}

/* Who takes one lesson of a journal takes its others too, where free and nobody was chosen. */
static void
choose_elsewhere (KladeChangeLines *self, gint64 journal_id, gint64 person_id)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const KladeDayLine *line = g_ptr_array_index (self->lines, i);
      GtkWidget *row = get_row (self, i);
      KladeChoiceButton *button = get_substitutes (row);
      gint64 chosen;

      if (line->journal_id == journal_id && button != NULL &&
          gtk_check_button_get_active (get_check (row)) &&
          !klade_choice_button_get_chosen (button, &chosen) && is_free (line, person_id))
        klade_choice_button_choose (button, person_id);
    }
}

static void
substitute_chosen_cb (KladeChoiceButton *button, gint64 id, GtkWidget *row)
{
  KladeChangeLines *self =
      KLADE_CHANGE_LINES (gtk_widget_get_ancestor (row, KLADE_TYPE_CHANGE_LINES));
  const KladeDayLine *line =
      g_ptr_array_index (self->lines, (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  gtk_check_button_set_active (get_check (row), TRUE);
  if (id != NOBODY)
    choose_elsewhere (self, line->journal_id, id);
}

static void
add_substitutes (GtkWidget *row, const KladeDayLine *line)
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
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect (button, "chosen", G_CALLBACK (substitute_chosen_cb), row);
  g_object_set_data (G_OBJECT (row), "klade-substitutes", button);
}

static GtkWidget *
new_row (KladeChangeLines *self, const KladeDayLine *line, gboolean is_checked)
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
  if (line->substitutes != NULL && self->kind == KLADE_DAY_CHANGE_SUBSTITUTION)
    add_substitutes (row, line);
  return row;
}

/* ---- pupils ---- */

static GtkWidget *
find_pupil (KladeChangeLines *self, gint64 id)
{
  for (int i = 0;; i++)
    {
      GtkFlowBoxChild *child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->pupils), i);
      GtkWidget *check = child != NULL ? gtk_flow_box_child_get_child (child) : NULL;
      const gint64 *own =
          check != NULL ? g_object_get_data (G_OBJECT (check), "klade-pupil") : NULL;

      if (check == NULL || *own == id)
        return check;
    }
}

static void
add_pupil (KladeChangeLines *self, const KladeDayPupil *pupil)
{
  GtkWidget *check = gtk_check_button_new_with_label (pupil->name);

  g_object_set_data_full (G_OBJECT (check), "klade-pupil", g_memdup2 (&pupil->id, sizeof pupil->id),
                          g_free);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->pupils), check, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (check), FALSE); /* its check is */
}

static void
clear_pupils (KladeChangeLines *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (self->pupils), 0)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->pupils), GTK_WIDGET (child));
  gtk_widget_set_visible (self->pupils_group, FALSE);
}

static void
show_pupils (KladeChangeLines *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const KladeDayLine *line = g_ptr_array_index (self->lines, i);

      for (guint n = 0; line->pupils != NULL && n < line->pupils->len; n++)
        {
          const KladeDayPupil *pupil = g_ptr_array_index (line->pupils, n);

          if (find_pupil (self, pupil->id) == NULL)
            add_pupil (self, pupil);
        }
    }
  gtk_widget_set_visible (self->pupils_group, TRUE);
}

/* The chosen ones who are in that lesson: not all of a class are in each group. */
static char *
dup_names (KladeChangeLines *self, const KladeDayLine *line)
{
  GString *names = g_string_new (NULL);

  for (guint n = 0; n < line->pupils->len; n++)
    {
      const KladeDayPupil *pupil = g_ptr_array_index (line->pupils, n);
      GtkWidget *check = find_pupil (self, pupil->id);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", pupil->name);
    }

  return g_string_free (names, FALSE);
}

/* ---- taking what was chosen ---- */

static gboolean
take_substitute (GtkWidget *row, const KladeDayLine *line, KladeDayEdit *edit, char **sentence)
{
  KladeChoiceButton *button = get_substitutes (row);

  if (button == NULL)
    return TRUE;
  if (!klade_choice_button_get_chosen (button, &edit->teacher_id))
    {
      *sentence = g_strdup_printf (_ ("Choose who substitutes: %s."), line->title);
      gtk_widget_grab_focus (GTK_WIDGET (button));
      return FALSE;
    }

  if (edit->teacher_id == NOBODY)
    {
      edit->teacher_id = 0;
      edit->kind = KLADE_DAY_CHANGE_NOT_HELD;
    }
  return TRUE;
}

/* Returns: whether the line can be stored, or is not meant */
static gboolean
collect_line (KladeChangeLines *self,
              guint index,
              const KladeDayEdit *common,
              KladeDayDraft *draft,
              char **sentence)
{
  const KladeDayLine *line = g_ptr_array_index (self->lines, index);
  GtkWidget *row = get_row (self, index);
  KladeDayEdit edit = *common;
  g_autofree char *notes = NULL;

  if (!gtk_check_button_get_active (get_check (row)))
    return TRUE;

  edit.journal_id = line->journal_id;
  edit.class_id = line->journal_id == 0 ? line->class_id : 0;
  edit.lesson_no = edit.kind == KLADE_DAY_CHANGE_EXTRA ? common->to_lesson_no : line->lesson_no;
  if (!take_substitute (row, line, &edit, sentence))
    return FALSE;

  if (self->kind == KLADE_DAY_CHANGE_SOME_PUPILS)
    {
      g_autofree char *names = dup_names (self, line);

      if (*names == '\0')
        return TRUE;
      notes = klade_day_change_note_of_pupils (common->topic, names);
      edit.notes = notes;
      edit.topic = NULL;
    }
  for (int i = 0; i < line->n_days; i++)
    {
      edit.day = line->days[i];
      klade_day_draft_add (draft, &edit);
    }
  return TRUE;
}

/**
 * klade_change_lines_collect:
 * @common: what all lines share
 * @draft: takes the chosen ones
 * @sentence: (out): what is missing; its control has the focus
 *
 * Returns: %FALSE when something is missing; nothing chosen is nothing missing
 */
gboolean
klade_change_lines_collect (KladeChangeLines *self,
                            const KladeDayEdit *common,
                            KladeDayDraft *draft,
                            char **sentence)
{
  g_return_val_if_fail (KLADE_IS_CHANGE_LINES (self), FALSE);

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    if (!collect_line (self, i, common, draft, sentence))
      return FALSE;

  return TRUE;
}

/* ---- the whole ---- */

/**
 * klade_change_lines_clear:
 *
 * Nothing can be chosen.
 */
void
klade_change_lines_clear (KladeChangeLines *self)
{
  GtkWidget *row;

  g_return_if_fail (KLADE_IS_CHANGE_LINES (self));

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, row);
  clear_pupils (self);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * klade_change_lines_take:
 * @lines: (transfer full) (element-type KladeDayLine): what can be chosen
 * @kind: what is different
 * @is_all_meant: all are chosen already; otherwise a single one, and the first whole day that is
 *   reorganised
 */
void
klade_change_lines_take (KladeChangeLines *self,
                         GPtrArray *lines,
                         KladeDayChangeKind kind,
                         gboolean is_all_meant)
{
  g_return_if_fail (KLADE_IS_CHANGE_LINES (self));

  klade_change_lines_clear (self);
  self->lines = lines;
  self->kind = kind;
  for (guint i = 0; i < lines->len; i++)
    {
      gboolean is_checked =
          kind != KLADE_DAY_CHANGE_EXTRA &&
          (is_all_meant || lines->len == 1 || (i == 0 && kind == KLADE_DAY_CHANGE_REORGANISED));

      gtk_list_box_append (self->list, new_row (self, g_ptr_array_index (lines, i), is_checked));
    }
  if (kind == KLADE_DAY_CHANGE_SOME_PUPILS && lines->len > 0)
    show_pupils (self);
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
}

/**
 * klade_change_lines_choose_substitute:
 * @person_id: who substitutes now, in each line
 */
void
klade_change_lines_choose_substitute (KladeChangeLines *self, gint64 person_id)
{
  g_return_if_fail (KLADE_IS_CHANGE_LINES (self));

  for (guint i = 0; self->lines != NULL && i < self->lines->len; i++)
    {
      KladeChoiceButton *button = get_substitutes (get_row (self, i));

      if (button != NULL)
        klade_choice_button_choose (button, person_id);
    }
}

static gboolean
klade_change_lines_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (KLADE_CHANGE_LINES (widget)->list),
                                 GTK_DIR_TAB_FORWARD);
}

static void
klade_change_lines_dispose (GObject *object)
{
  g_clear_pointer (&KLADE_CHANGE_LINES (object)->lines, g_ptr_array_unref);

  G_OBJECT_CLASS (klade_change_lines_parent_class)->dispose (object);
}

static void
klade_change_lines_class_init (KladeChangeLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = klade_change_lines_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = klade_change_lines_grab_focus;
}

static void
klade_change_lines_init (KladeChangeLines *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Lessons"), -1);
  gtk_box_append (GTK_BOX (box), list);

  self->pupils = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->pupils), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (self->pupils), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->pupils), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pupils), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pupils"), -1);
  self->pupils_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->pupils_group), _ ("Pupils"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->pupils_group), self->pupils);
  gtk_box_append (GTK_BOX (box), self->pupils_group);

  adw_bin_set_child (ADW_BIN (self), box);
  klade_change_lines_clear (self);
}
