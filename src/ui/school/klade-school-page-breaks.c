/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-page-private.h"

#include "klade-i18n.h"

/* The days that differ from the year's weeks: breaks, for all or some grades, and days that are
 * worked on another day.  Dates are changed where they stand; the rest is asked in a dialog. */

#define GRADE_MAX 12
#define ASKING "klade-days-asking"

/* What a dialog asks, until it is closed. */
typedef struct
{
  KladeOffice *office;
  KladeSchoolTask *task; /* what is not asked */
  KladeDay nearest;      /* which year is meant when none is written */

  /* Borrowed from the dialog */
  KladeFormEntry *name;
  KladeFormEntry *first;
  KladeFormEntry *last;
  KladeFormEntry *grades;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->office);
  klade_school_task_free (asking->task);
  g_free (asking);
}

/* Takes @task. */
static KladeFormDialog *
make_dialog (KladeSchoolPage *self,
             const char *title,
             const char *verb,
             KladeSchoolTask *task,
             Asking **asking)
{
  KladeFormDialog *dialog = klade_form_dialog_new (GTK_WIDGET (self), title, verb);

  *asking = g_new0 (Asking, 1);
  (*asking)->office = g_object_ref (self->office);
  (*asking)->task = task;
  (*asking)->nearest = self->data->calendar->year.semester_2.first;
  g_object_set_data_full (G_OBJECT (dialog), ASKING, *asking, free_asking);
  return dialog;
}

static KladeSchoolTask *
copy_task (const KladeSchoolTask *known)
{
  KladeSchoolTask *task = klade_school_task_new (known->id, known->revision);

  task->year_id = known->year_id;
  return task;
}

static char *
dup_typed (KladeFormEntry *entry)
{
  return g_strstrip (g_strdup (klade_form_entry_get_typed (entry)));
}

static gboolean
require_day (KladeFormDialog *dialog, Asking *asking, KladeFormEntry *entry, KladeDay *day)
{
  if (!klade_form_dialog_read_day (dialog, entry, asking->nearest, day))
    return FALSE;

  if (*day != KLADE_DAY_NONE)
    return TRUE;

  klade_form_dialog_refuse (dialog, entry, _ ("Write a date, for instance 20.10.2025."));
  return FALSE;
}

static KladeSchoolTask *
make_task (KladeSchoolPage *self, gint64 id, gint32 revision)
{
  KladeSchoolTask *task = klade_school_task_new (id, revision);

  task->year_id = self->data->calendar->id;
  return task;
}

/* A button with a picture at the end of a row that has a name. */
static void
add_button (KladeSchoolPage *self,
            GtkWidget *row,
            const char *icon_name,
            const char *verb,
            const char *whose,
            GCallback clicked_cb,
            gint64 id)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", verb, whose);
  GtkWidget *button = klade_sheet_add_button (row, icon_name, verb);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  klade_school_page_connect (self, button, "clicked", clicked_cb, (KladeSchoolLine){ .id = id });
}

/* ---- breaks: id, revision, year_id, text: name, day to other_day, number to other_number:
 * grades ---- */

static gboolean
save_break (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeBreakEdit edit = {
    task->id,     task->revision,    task->year_id, task->text, { task->day, task->other_day },
    task->number, task->other_number
  };

  return klade_school_save_break (session, &edit, NULL, undo, error);
}

static gboolean
hide_break (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_hide_break (session, task->id, task->revision, undo, error);
}

static const KladeBreakRow *
find_break (KladeSchoolPage *self, gint64 break_id)
{
  for (guint i = 0; i < self->data->calendar->breaks->len; i++)
    {
      const KladeBreakRow *row = g_ptr_array_index (self->data->calendar->breaks, i);

      if (row->id == break_id)
        return row;
    }

  return NULL;
}

static char *
dup_grades (const KladeBreakRow *row)
{
  if (row->grade_from == row->grade_to)
    return g_strdup_printf ("%d", row->grade_from);

  return g_strdup_printf ("%d–%d", row->grade_from, row->grade_to);
}

static void
break_saved_cb (KladeFormEntry *entry, const char *text, KladeSchoolLine *line)
{
  const KladeBreakRow *row = find_break (line->page, line->id);
  g_auto (GStrv) parts = g_regex_split_simple ("\\s*[–-]\\s*", text, 0, 0);
  g_autoptr (KladeSchoolTask) task = NULL;

  if (row == NULL)
    return;

  task = make_task (line->page, row->id, row->revision);
  task->text = g_strdup (row->name);
  task->number = row->grade_from;
  task->other_number = row->grade_to;
  if (g_strv_length (parts) != 2 ||
      !klade_day_parse (parts[0], row->range.first, &task->day, NULL) ||
      !klade_day_parse (parts[1], row->range.last, &task->other_day, NULL))
    {
      klade_form_entry_show_error (
          entry, _ ("Write the first and the last day: 20.10.2025. – 24.10.2025."));
      return;
    }
  klade_school_task_run_for_entry (g_steal_pointer (&task), line->page->office, save_break, entry);
}

/* "1–11", "12", or nothing for everybody. */
static gboolean
read_grades (KladeFormDialog *dialog, KladeFormEntry *entry, int *from, int *to)
{
  g_autofree char *typed = dup_typed (entry);
  g_auto (GStrv) parts = g_regex_split_simple ("\\s*[–-]\\s*", typed, 0, 0);
  guint n = g_strv_length (parts);
  guint64 numbers[2] = { 0, GRADE_MAX };

  *from = 0;
  *to = GRADE_MAX;
  if (*typed == '\0')
    return TRUE;

  for (guint i = 0; i < n && i < G_N_ELEMENTS (numbers); i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 0, GRADE_MAX, &numbers[i], NULL))
      n = 0;
  if (n == 1)
    numbers[1] = numbers[0];
  *from = (int) numbers[0];
  *to = (int) numbers[1];
  if ((n == 1 || n == 2) && *from <= *to)
    return TRUE;

  klade_form_dialog_refuse (dialog, entry, _ ("Write grades like 12 or 1–11; nothing is all."));
  return FALSE;
}

static void
break_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  g_autoptr (KladeSchoolTask) task = copy_task (asking->task);

  task->text = dup_typed (asking->name);
  if (*task->text == '\0')
    {
      klade_form_dialog_refuse (dialog, asking->name, _ ("Write what the break is called."));
      return;
    }
  klade_form_entry_show_note (asking->name, NULL);
  klade_form_entry_show_note (asking->grades, NULL);
  if (!require_day (dialog, asking, asking->first, &task->day) ||
      !require_day (dialog, asking, asking->last, &task->other_day) ||
      !read_grades (dialog, asking->grades, &task->number, &task->other_number))
    return;

  if (task->other_day < task->day)
    klade_form_dialog_refuse (dialog, asking->last, _ ("A break ends on or after its first day."));
  else
    klade_school_task_run_for_dialog (g_steal_pointer (&task), asking->office, save_break, dialog);
}

/* @row NULL: a new one. */
static void
ask_break (KladeSchoolPage *self, const KladeBreakRow *row)
{
  KladeSchoolTask *task =
      make_task (self, row != NULL ? row->id : 0, row != NULL ? row->revision : 0);
  gboolean is_for_all = row == NULL || (row->grade_from == 0 && row->grade_to == GRADE_MAX);
  g_autofree char *grades = is_for_all ? NULL : dup_grades (row);
  Asking *asking;
  KladeFormDialog *dialog = make_dialog (self, row != NULL ? _ ("Break") : _ ("New break"),
                                         row != NULL ? _ ("Save") : _ ("Add"), task, &asking);

  asking->name = klade_form_dialog_add_entry (dialog, _ ("Name"), row != NULL ? row->name : NULL);
  asking->first = klade_form_dialog_add_day (dialog, _ ("First day"),
                                             row != NULL ? row->range.first : KLADE_DAY_NONE);
  asking->last = klade_form_dialog_add_day (dialog, _ ("Last day"),
                                            row != NULL ? row->range.last : KLADE_DAY_NONE);
  asking->grades = klade_form_dialog_add_entry (dialog, _ ("Grades"), grades);
  g_object_set (asking->grades, "hint", _ ("all"), NULL);
  g_signal_connect (dialog, "confirmed", G_CALLBACK (break_confirmed_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_break_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  ask_break (line->page, NULL);
}

static void
edit_break_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  const KladeBreakRow *row = find_break (line->page, line->id);

  if (row != NULL)
    ask_break (line->page, row);
}

static void
remove_break_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  const KladeBreakRow *row = find_break (line->page, line->id);

  if (row != NULL)
    klade_school_task_run_for_widget (klade_school_task_new (row->id, row->revision),
                                      line->page->office, hide_break, GTK_WIDGET (line->page));
}

/**
 * klade_school_page_add_breaks:
 * @expander: of the year, which was read
 */
void
klade_school_page_add_breaks (KladeSchoolPage *self, GtkWidget *expander)
{
  klade_school_page_add_action (self, expander, _ ("Holidays"), _ ("Of all grades or of some"),
                                _ ("Add…"), G_CALLBACK (add_break_clicked_cb),
                                (KladeSchoolLine){ .number = 0 });
  for (guint i = 0; i < self->data->calendar->breaks->len; i++)
    {
      const KladeBreakRow *row = g_ptr_array_index (self->data->calendar->breaks, i);
      g_autofree char *first = klade_day_to_text (row->range.first);
      g_autofree char *last = klade_day_to_text (row->range.last);
      g_autofree char *days = g_strdup_printf ("%s – %s", first, last);
      GtkWidget *entry =
          klade_school_page_add_entry (self, expander, row->name, days, G_CALLBACK (break_saved_cb),
                                       (KladeSchoolLine){ .id = row->id });

      if (row->grade_from > 0 || row->grade_to < GRADE_MAX)
        {
          g_autofree char *grades = dup_grades (row);
          g_autofree char *note = g_strdup_printf (_ ("Grades: %s"), grades);

          klade_form_entry_show_note (KLADE_FORM_ENTRY (entry), note);
        }
      add_button (self, entry, "document-edit-symbolic", _ ("Change the name or the grades"),
                  row->name, G_CALLBACK (edit_break_clicked_cb), row->id);
      add_button (self, entry, "user-trash-symbolic", _ ("Remove the break"), row->name,
                  G_CALLBACK (remove_break_clicked_cb), row->id);
    }
}

/* ---- moved days: id, revision, year_id, text: reason, day: off, other_day: worked on ---- */

static gboolean
save_moved_day (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;
  KladeMovedDayEdit edit = { task->id,  task->revision,  task->year_id,
                             task->day, task->other_day, task->text };

  return klade_school_save_moved_day (session, &edit, NULL, undo, error);
}

static gboolean
hide_moved_day (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_hide_moved_day (session, task->id, task->revision, undo, error);
}

static const KladeMovedDayRow *
find_moved_day (KladeSchoolPage *self, gint64 id)
{
  for (guint i = 0; i < self->data->calendar->moved_days->len; i++)
    {
      const KladeMovedDayRow *row = g_ptr_array_index (self->data->calendar->moved_days, i);

      if (row->id == id)
        return row;
    }

  return NULL;
}

static void
moved_day_confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  g_autoptr (KladeSchoolTask) task = copy_task (asking->task);

  task->text = dup_typed (asking->name);
  if (!require_day (dialog, asking, asking->first, &task->day) ||
      !klade_form_dialog_read_day (dialog, asking->last, task->day, &task->other_day))
    return;

  if (task->other_day == task->day)
    klade_form_dialog_refuse (dialog, asking->last, _ ("Write another day than the day off."));
  else
    klade_school_task_run_for_dialog (g_steal_pointer (&task), asking->office, save_moved_day,
                                      dialog);
}

/* @row NULL: a new one. */
static void
ask_moved_day (KladeSchoolPage *self, const KladeMovedDayRow *row)
{
  KladeSchoolTask *task =
      make_task (self, row != NULL ? row->id : 0, row != NULL ? row->revision : 0);
  Asking *asking;
  KladeFormDialog *dialog =
      make_dialog (self, row != NULL ? _ ("Moved working day") : _ ("New moved working day"),
                   row != NULL ? _ ("Save") : _ ("Add"), task, &asking);

  asking->first = klade_form_dialog_add_day (dialog, _ ("Day off"),
                                             row != NULL ? row->day_off : KLADE_DAY_NONE);
  asking->last = klade_form_dialog_add_day (dialog, _ ("Worked on"),
                                            row != NULL ? row->worked_on : KLADE_DAY_NONE);
  g_object_set (asking->last, "hint", _ ("not worked"), NULL);
  asking->name =
      klade_form_dialog_add_entry (dialog, _ ("Reason"), row != NULL ? row->reason : NULL);
  g_signal_connect (dialog, "confirmed", G_CALLBACK (moved_day_confirmed_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_moved_day_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  ask_moved_day (line->page, NULL);
}

static void
edit_moved_day_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  const KladeMovedDayRow *row = find_moved_day (line->page, line->id);

  if (row != NULL)
    ask_moved_day (line->page, row);
}

static void
remove_moved_day_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  const KladeMovedDayRow *row = find_moved_day (line->page, line->id);

  if (row != NULL)
    klade_school_task_run_for_widget (klade_school_task_new (row->id, row->revision),
                                      line->page->office, hide_moved_day, GTK_WIDGET (line->page));
}

/**
 * klade_school_page_add_moved_days:
 * @expander: of the year, which was read
 */
void
klade_school_page_add_moved_days (KladeSchoolPage *self, GtkWidget *expander)
{
  klade_school_page_add_action (
      self, expander, _ ("Moved working days"), _ ("A day off that is worked on another day"),
      _ ("Add…"), G_CALLBACK (add_moved_day_clicked_cb), (KladeSchoolLine){ .number = 0 });
  for (guint i = 0; i < self->data->calendar->moved_days->len; i++)
    {
      const KladeMovedDayRow *row = g_ptr_array_index (self->data->calendar->moved_days, i);
      g_autofree char *off = klade_day_to_text (row->day_off);
      g_autofree char *worked =
          row->worked_on != KLADE_DAY_NONE ? klade_day_to_text (row->worked_on) : NULL;
      g_autofree char *title = worked != NULL ? g_strdup_printf ("%s → %s", off, worked)
                                              : g_strdup_printf (_ ("%s, not worked"), off);
      GtkWidget *line = klade_sheet_row_new (title, row->reason);

      add_button (self, line, "document-edit-symbolic", _ ("Change the day"), title,
                  G_CALLBACK (edit_moved_day_clicked_cb), row->id);
      add_button (self, line, "user-trash-symbolic", _ ("Remove the day"), title,
                  G_CALLBACK (remove_moved_day_clicked_cb), row->id);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), line);
    }
}
