/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-choice-button.h"
#include "klade-i18n.h"
#include "klade-timetable-import-window-private.h"

/* What the plan says, row by row.  Names beyond doubt are a number that can be opened. */

#define PLACES_MAX 300 /* rows; a whole school's week has thousands */
#define NEW_ROW 0      /* among the choices of a name */

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
set_words (GtkWidget *row, const char *title, const char *subtitle)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (ADW_IS_ACTION_ROW (row))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  else
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
}

static GtkWidget *
new_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  set_words (row, title, subtitle);
  return row;
}

/* ---- names ---- */

static void
name_chosen_cb (KladeChoiceButton *button, gint64 row_id, KladeTimetableImportWindow *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "klade-name"));
  const KladeTimetableName *name = &self->plan->names[i];
  KladeTimetableChoice choice = { name->kind, name->index, row_id };

  for (guint n = self->choices->len; n > 0; n--)
    {
      const KladeTimetableChoice *before =
          &g_array_index (self->choices, KladeTimetableChoice, n - 1);

      if (before->kind == choice.kind && before->index == choice.index)
        g_array_remove_index (self->choices, n - 1);
    }
  g_array_append_val (self->choices, choice);
  klade_timetable_import_window_plan (self);
}

static gboolean
is_candidate (const KladeTimetableName *name, gint64 id)
{
  for (int n = 0; n < name->n_candidates; n++)
    if (name->candidates[n] == id)
      return TRUE;

  return FALSE;
}

static gboolean
was_chosen (KladeTimetableImportWindow *self, const KladeTimetableName *name)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      const KladeTimetableChoice *choice = &g_array_index (self->choices, KladeTimetableChoice, i);

      if (choice->kind == name->kind && choice->index == name->index)
        return TRUE;
    }

  return FALSE;
}

static void
add_choices (KladeTimetableImportWindow *self,
             KladeChoiceButton *button,
             const KladeTimetableName *name)
{
  klade_choice_button_add (button, NEW_ROW, _ ("New"), NULL);
  for (int n = 0; n < name->n_candidates; n++)
    klade_choice_button_add (button, name->candidates[n], name->candidate_names[n], NULL);
  for (guint n = 0; self->school != NULL && n < self->school->names->len; n++)
    {
      const KladeKnownName *known = g_ptr_array_index (self->school->names, n);

      if (known->kind == name->kind && !is_candidate (name, known->id))
        klade_choice_button_add (button, known->id, known->name, NULL);
    }
  if (name->fate == KLADE_NAME_MATCHED)
    klade_choice_button_choose (button, name->row_id);
  else if (name->fate == KLADE_NAME_NEW)
    klade_choice_button_choose (button, NEW_ROW);
}

static GtkWidget *
new_name (KladeTimetableImportWindow *self, guint i, const char *subtitle)
{
  const KladeTimetableName *name = &self->plan->names[i];
  g_autofree char *label = g_strdup_printf (_ ("Who or what is “%s”"), name->name);
  GtkWidget *row = new_row (name->name, subtitle);
  GtkWidget *button = klade_choice_button_new (label, _ ("Choose"));

  add_choices (self, KLADE_CHOICE_BUTTON (button), name);
  g_object_set_data (G_OBJECT (button), "klade-name", GUINT_TO_POINTER (i));
  g_signal_connect_object (button, "chosen", G_CALLBACK (name_chosen_cb), self, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (row, FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gboolean
is_asked (KladeTimetableImportWindow *self, const KladeTimetableName *name)
{
  return name->kind != KLADE_FILE_ROOM && (name->fate == KLADE_NAME_AMBIGUOUS ||
                                           (name->n_candidates > 1 && was_chosen (self, name)));
}

static void
show_asked (KladeTimetableImportWindow *self)
{
  clear (self->asked_list);
  for (int i = 0; i < self->plan->n_names; i++)
    if (is_asked (self, &self->plan->names[i]))
      gtk_list_box_append (
          self->asked_list,
          new_name (self, (guint) i, klade_file_kind_get_name (self->plan->names[i].kind)));
  gtk_widget_set_visible (self->asked_group,
                          gtk_list_box_get_row_at_index (self->asked_list, 0) != NULL);
}

/* ---- what will be done ---- */

/* @words: (transfer full) */
static void
add_words (GString *text, int n, char *words)
{
  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

static char *
dup_counts (const KladeTimetableImport *plan, KladeFileKind kind)
{
  GString *text = g_string_new (NULL);
  int n_new = plan->name_counts[kind][KLADE_NAME_NEW];
  int n_known =
      plan->name_counts[kind][KLADE_NAME_MATCHED] + plan->name_counts[kind][KLADE_NAME_AMBIGUOUS];

  add_words (text, n_known, g_strdup_printf (_ ("%d known"), n_known));
  add_words (text, n_new, g_strdup_printf (_ ("%d new"), n_new));
  return g_string_free (text, FALSE);
}

static char *
dup_places (const KladeTimetableImport *plan)
{
  GString *text = g_string_new (NULL);
  const int *counts = plan->place_counts;

  add_words (text, counts[KLADE_FILE_NEW], g_strdup_printf (_ ("%d new"), counts[KLADE_FILE_NEW]));
  add_words (text, counts[KLADE_FILE_CHANGED],
             g_strdup_printf (_ ("%d changed"), counts[KLADE_FILE_CHANGED]));
  add_words (text, counts[KLADE_FILE_ENDED],
             g_strdup_printf (_ ("%d ended"), counts[KLADE_FILE_ENDED]));
  add_words (text, counts[KLADE_FILE_SAME],
             g_strdup_printf (_ ("%d the same"), counts[KLADE_FILE_SAME]));
  return g_string_free (text, FALSE);
}

/* A new name may be somebody after all; one that was chosen can be chosen anew. */
static gboolean
is_of_list (KladeTimetableImportWindow *self, const KladeTimetableName *name, KladeFileKind kind)
{
  return name->kind == kind && !is_asked (self, name) &&
         (name->fate == KLADE_NAME_NEW || was_chosen (self, name));
}

/* Filled when it is opened first: hundreds of names each offer hundreds of others. */
static void
expanded_cb (KladeTimetableImportWindow *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  KladeFileKind kind =
      (KladeFileKind) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "klade-kind"));

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "klade-filled"))
    return;

  g_object_set_data (G_OBJECT (row), "klade-filled", row);
  for (int i = 0; i < self->plan->n_names; i++)
    {
      const KladeTimetableName *name = &self->plan->names[i];

      if (is_of_list (self, name, kind))
        adw_expander_row_add_row (row, kind == KLADE_FILE_ROOM ? new_row (name->name, "")
                                                               : new_name (self, (guint) i, ""));
    }
}

static gboolean
has_rows (KladeTimetableImportWindow *self, KladeFileKind kind)
{
  for (int i = 0; i < self->plan->n_names; i++)
    if (is_of_list (self, &self->plan->names[i], kind))
      return TRUE;

  return FALSE;
}

static void
add_kind (KladeTimetableImportWindow *self, KladeFileKind kind, const char *title, gboolean is_open)
{
  g_autofree char *counts = dup_counts (self->plan, kind);
  GtkWidget *row;

  if (!has_rows (self, kind))
    {
      gtk_list_box_append (self->summary_list, new_row (title, counts));
      return;
    }

  row = adw_expander_row_new ();
  set_words (row, title, counts);
  g_object_set_data (G_OBJECT (row), "klade-kind", GINT_TO_POINTER ((int) kind));
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_box_append (self->summary_list, row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), is_open);
}

static void
show_summary (KladeTimetableImportWindow *self)
{
  static const struct
  {
    KladeFileKind kind;
    const char *title;
  } kinds[] = {
    { KLADE_FILE_CLASS, N_ ("Classes") },
    { KLADE_FILE_TEACHER, N_ ("Teachers") },
    { KLADE_FILE_SUBJECT, N_ ("Subjects") },
    { KLADE_FILE_ROOM, N_ ("Rooms") },
  };
  const KladeTimetableImport *plan = self->plan;
  gboolean was_open[G_N_ELEMENTS (kinds)] = { FALSE };
  g_autofree char *journals = g_strdup_printf (_ ("New groups: %d, new journals: %d"),
                                               plan->n_new_groups, plan->n_new_journals);
  g_autofree char *places = dup_places (plan);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->summary_list, (int) i);

      was_open[i] =
          ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
    }

  clear (self->summary_list);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_kind (self, kinds[i].kind, _ (kinds[i].title), was_open[i]);
  gtk_list_box_append (self->summary_list, new_row (_ ("Journals"), journals));
  gtk_list_box_append (self->summary_list, new_row (_ ("Lessons of the week"), places));
}

static void
show_warnings (KladeTimetableImportWindow *self)
{
  const KladeTimetableImport *plan = self->plan;

  clear (self->warnings_list);
  for (int i = 0; i < plan->n_warnings; i++)
    {
      GtkWidget *row = new_row (plan->warnings[i], "");

      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      gtk_list_box_append (self->warnings_list, row);
    }
  gtk_widget_set_visible (self->warnings_group, plan->n_warnings > 0);
}

/* ---- places ---- */

static char *
dup_place_words (const KladeTimetablePlace *place)
{
  if (place->fate == KLADE_FILE_CHANGED)
    return g_strdup_printf (_ ("Changed: %s → %s"), place->before, place->after);
  if (place->fate == KLADE_FILE_ENDED)
    return g_strdup_printf (_ ("Ended: %s"), place->before);

  return g_strdup_printf (_ ("New: %s"), place->after);
}

static void
show_places (KladeTimetableImportWindow *self)
{
  int n = MIN (self->plan->n_places, PLACES_MAX);
  g_autofree char *more = n < self->plan->n_places
                              ? g_strdup_printf (_ ("The first %d of %d"), n, self->plan->n_places)
                              : NULL;

  clear (self->places_list);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *words = dup_place_words (&self->plan->places[i]);

      gtk_list_box_append (self->places_list, new_row (self->plan->places[i].what, words));
    }
  adw_preferences_group_set_description (self->places_group, more);
  gtk_widget_set_visible (GTK_WIDGET (self->places_group), n > 0);
}

/**
 * klade_timetable_import_window_show_plan:
 *
 * Shows what the import would do.
 */
void
klade_timetable_import_window_show_plan (KladeTimetableImportWindow *self)
{
  show_asked (self);
  show_summary (self);
  show_warnings (self);
  show_places (self);
}
