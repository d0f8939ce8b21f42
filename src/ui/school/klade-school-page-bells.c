/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-page-private.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-setup-proposal.h"
#include "klade-text-field.h"
#include "klade-toast.h"

#define BELLS_MAX 16
#define ASKING "klade-bells-asking"

/* ---- verbs ---- */

typedef struct
{
  KladeBellSetEdit edit;
  char *name;
  GArray *bells; /* KladeBellTime */
} BellsTask;

static void
free_bells_task (gpointer data)
{
  BellsTask *task = data;

  g_free (task->name);
  g_array_unref (task->bells);
  g_free (task);
}

/* Takes @name and @bells. */
static BellsTask *
make_bells_task (char *name, GArray *bells)
{
  BellsTask *task = g_new0 (BellsTask, 1);

  task->name = name;
  task->bells = bells;
  task->edit.name = name;
  task->edit.bells = (const KladeBellTime *) (gpointer) bells->data;
  task->edit.n_bells = bells->len;
  return task;
}

static gboolean
save_bells (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const BellsTask *task = data;

  return klade_school_save_bell_set (session, &task->edit, NULL, undo, error);
}

static gboolean
hide_bells (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  const KladeSchoolTask *task = data;

  return klade_school_hide_bell_set (session, task->id, task->revision, undo, error);
}

/* ---- as text: a line for each lesson, "1. 8:30–9:10" ---- */

static char *
dup_lines (const KladeBellSetRow *row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->bells->len; i++)
    {
      const KladeBellTime *bell = &g_array_index (row->bells, KladeBellTime, i);

      g_string_append_printf (text, "%s%d. %d:%02d–%d:%02d", i > 0 ? "\n" : "", bell->lesson_no,
                              bell->starts_minutes / 60, bell->starts_minutes % 60,
                              bell->ends_minutes / 60, bell->ends_minutes % 60);
    }

  return g_string_free (text, FALSE);
}

static gboolean
parse_line (GRegex *regex, const char *line, int next_no, KladeBellTime *bell)
{
  g_autoptr (GMatchInfo) match = NULL;
  int numbers[5];

  if (!g_regex_match (regex, line, 0, &match))
    return FALSE;

  for (int i = 0; i < (int) G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *word = g_match_info_fetch (match, i + 1);

      numbers[i] = *word != '\0' ? atoi (word) : next_no;
    }
  *bell = (KladeBellTime){ numbers[0], numbers[1] * 60 + numbers[2], numbers[3] * 60 + numbers[4] };
  return TRUE;
}

/* Points and hyphens will do, and the numbers may be left out. */
static GArray *
parse_lines (const char *text, char **fault)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^\\s*(?:(\\d{1,2})\\.\\s+)?(\\d{1,2})[:.](\\d{2})\\s*[–-]\\s*"
                   "(\\d{1,2})[:.](\\d{2})\\s*$",
                   G_REGEX_OPTIMIZE, 0, NULL);
  g_auto (GStrv) lines = g_regex_split_simple ("[\\n,;]", text, 0, 0);
  g_autoptr (GArray) bells = g_array_new (FALSE, FALSE, sizeof (KladeBellTime));

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      int next_no =
          bells->len > 0 ? g_array_index (bells, KladeBellTime, bells->len - 1).lesson_no + 1 : 1;
      KladeBellTime bell;

      g_strstrip (lines[i]);
      if (*lines[i] == '\0')
        continue;
      if (bells->len == BELLS_MAX || !parse_line (regex, lines[i], next_no, &bell))
        {
          *fault = g_strdup_printf (_ ("“%s” is no lesson. Write it as 1. 8:30–9:10."), lines[i]);
          return NULL;
        }
      g_array_append_val (bells, bell);
    }

  if (bells->len > 0)
    return g_steal_pointer (&bells);

  *fault = g_strdup (_ ("Write each lesson on a line of its own: 1. 8:30–9:10."));
  return NULL;
}

/* ---- the dialog ---- */

typedef struct
{
  KladeOffice *office;
  gint64 id;
  gint32 revision;

  /* Borrowed from the dialog */
  KladeFormEntry *name;
  KladeFormEntry *from;
  KladeFormEntry *to;
  KladeTextField *lessons;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->office);
  g_free (asking);
}

static void
dialog_done_cb (GObject *source, const GError *error)
{
  if (error != NULL)
    klade_form_dialog_show_error (KLADE_FORM_DIALOG (source), error);
  else
    gtk_window_close (GTK_WINDOW (source));
}

static void
confirmed_cb (KladeFormDialog *dialog, Asking *asking)
{
  KladeDay today = klade_office_get_person (asking->office)->today;
  g_autofree char *name = g_strstrip (g_strdup (klade_form_entry_get_typed (asking->name)));
  g_autofree char *text = klade_text_field_dup_text (asking->lessons);
  g_autofree char *fault = NULL;
  KladeDay from, to;
  GArray *bells;
  BellsTask *task;

  if (*name == '\0')
    {
      klade_form_dialog_refuse (dialog, asking->name, _ ("A list of bells needs a name."));
      return;
    }
  klade_form_entry_show_note (asking->name, NULL);
  if (!klade_form_dialog_read_day (dialog, asking->from, today, &from) ||
      !klade_form_dialog_read_day (dialog, asking->to, today, &to))
    return;

  bells = parse_lines (text, &fault);
  if (bells == NULL)
    {
      klade_form_dialog_refuse (dialog, NULL, fault);
      gtk_widget_child_focus (GTK_WIDGET (asking->lessons), GTK_DIR_TAB_FORWARD);
      return;
    }

  task = make_bells_task (g_steal_pointer (&name), bells);
  task->edit.bell_set_id = asking->id;
  task->edit.revision = asking->revision;
  task->edit.valid_from = from != KLADE_DAY_NONE ? from : today;
  task->edit.valid_to = to;
  klade_form_dialog_set_busy (dialog, TRUE);
  klade_office_run (asking->office, save_bells, task, free_bells_task, dialog_done_cb,
                    G_OBJECT (dialog));
}

static KladeDay
first_day (KladeSchoolPage *self)
{
  return self->data->calendar != NULL ? self->data->calendar->year.semester_1.first
                                      : klade_office_get_person (self->office)->today;
}

/* @is_new: @row only says what stands there at first. */
static void
ask_bells (KladeSchoolPage *self, const KladeBellSetRow *row, gboolean is_new)
{
  KladeFormDialog *dialog = klade_form_dialog_new (
      GTK_WIDGET (self), is_new ? _ ("New bells") : _ ("Bells"), is_new ? _ ("Add") : _ ("Save"));
  Asking *asking = g_new0 (Asking, 1);
  g_autofree char *lines = dup_lines (row);

  asking->office = g_object_ref (self->office);
  asking->id = is_new ? 0 : row->id;
  asking->revision = is_new ? 0 : row->revision;
  g_object_set_data_full (G_OBJECT (dialog), ASKING, asking, free_asking);
  asking->name = klade_form_dialog_add_entry (dialog, _ ("Name"), is_new ? NULL : row->name);
  g_object_set (asking->name, "hint", _ ("Shortened lessons"), NULL);
  asking->from =
      klade_form_dialog_add_day (dialog, _ ("From"), is_new ? first_day (self) : row->valid_from);
  asking->to =
      klade_form_dialog_add_day (dialog, _ ("Until"), is_new ? KLADE_DAY_NONE : row->valid_to);
  g_object_set (asking->to, "hint", _ ("no end"), NULL);
  asking->lessons = g_object_new (KLADE_TYPE_TEXT_FIELD, "title", _ ("Lessons"), NULL);
  klade_text_field_set_text (asking->lessons, lines);
  klade_form_dialog_add_widget (dialog, GTK_WIDGET (asking->lessons));
  g_signal_connect (dialog, "confirmed", G_CALLBACK (confirmed_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- rows ---- */

static const KladeBellSetRow *
find_bells (KladeSchoolPage *self, gint64 id)
{
  for (guint i = 0; i < self->data->bell_sets->len; i++)
    {
      const KladeBellSetRow *row = g_ptr_array_index (self->data->bell_sets, i);

      if (row->id == id)
        return row;
    }

  return NULL;
}

static void
edit_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  const KladeBellSetRow *row = find_bells (line->page, line->id);

  if (row != NULL)
    ask_bells (line->page, row, FALSE);
}

static void
remove_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  const KladeBellSetRow *row = find_bells (line->page, line->id);

  if (row != NULL)
    klade_school_task_run_for_widget (klade_school_task_new (row->id, row->revision),
                                      line->page->office, hide_bells, GTK_WIDGET (line->page));
}

/* The times of the first set, or of what is usual: few differ. */
static void
add_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  KladeSchoolPage *self = line->page;
  g_autoptr (GPtrArray) proposed =
      klade_setup_propose_bell_sets (klade_school_kind_from_id (self->data->profile->kind));
  GPtrArray *sets = self->data->bell_sets->len > 0 ? self->data->bell_sets : proposed;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (KladeBellTime));
  const KladeBellSetRow empty = { .bells = none };

  ask_bells (self, sets->len > 0 ? g_ptr_array_index (sets, 0) : &empty, TRUE);
}

static void
adopt_done_cb (GObject *source, const GError *error)
{
  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (source), error);
}

static void
adopt_clicked_cb (GtkWidget *button, KladeSchoolLine *line)
{
  KladeSchoolPage *self = line->page;
  g_autoptr (GPtrArray) sets =
      klade_setup_propose_bell_sets (klade_school_kind_from_id (self->data->profile->kind));
  const KladeBellSetRow *row = g_ptr_array_index (sets, line->number);
  BellsTask *task = make_bells_task (g_strdup (row->name), g_array_copy (row->bells));

  task->edit.valid_from = first_day (self);
  klade_office_run (self->office, save_bells, task, free_bells_task, adopt_done_cb,
                    G_OBJECT (self));
}

/* "11 lessons, 8:10–17:15 · from 01.09.2025." */
static char *
dup_summary (const KladeBellSetRow *row)
{
  GString *text = g_string_new (NULL);
  int n = (int) row->bells->len;

  g_string_append_printf (text, ngettext_ ("%d lesson", "%d lessons", (gulong) n), n);
  if (n > 0)
    {
      const KladeBellTime *first = &g_array_index (row->bells, KladeBellTime, 0);
      const KladeBellTime *last = &g_array_index (row->bells, KladeBellTime, n - 1);

      g_string_append_printf (text, ", %d:%02d–%d:%02d", first->starts_minutes / 60,
                              first->starts_minutes % 60, last->ends_minutes / 60,
                              last->ends_minutes % 60);
    }
  if (row->valid_from != KLADE_DAY_NONE)
    {
      g_autofree char *from = klade_day_to_text (row->valid_from);
      g_autofree char *to =
          row->valid_to != KLADE_DAY_NONE ? klade_day_to_text (row->valid_to) : NULL;

      g_string_append (text, " · ");
      if (to != NULL)
        g_string_append_printf (text, "%s–%s", from, to);
      else
        g_string_append_printf (text, _ ("from %s"), from);
    }

  return g_string_free (text, FALSE);
}

static void
add_set (KladeSchoolPage *self, GtkWidget *expander, const KladeBellSetRow *row)
{
  g_autofree char *summary = dup_summary (row);
  GtkWidget *line = klade_sheet_row_new (row->name, summary);
  GtkWidget *edit = klade_sheet_add_button (line, "document-edit-symbolic", _ ("Change the bells"));
  const KladeSchoolLine which = { .id = row->id };

  klade_school_page_connect (self, edit, "clicked", G_CALLBACK (edit_clicked_cb), which);
  if (row->n_classes == 0)
    klade_school_page_connect (
        self, klade_sheet_add_button (line, "user-trash-symbolic", _ ("Remove the bells")),
        "clicked", G_CALLBACK (remove_clicked_cb), which);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), line);
}

/**
 * klade_school_page_fill_bells:
 * @expander: gets the bell sets, or those that are proposed
 */
void
klade_school_page_fill_bells (KladeSchoolPage *self, GtkWidget *expander)
{
  GPtrArray *sets = self->data->bell_sets;
  g_autoptr (GPtrArray) proposed =
      klade_setup_propose_bell_sets (klade_school_kind_from_id (self->data->profile->kind));

  for (guint i = 0; i < sets->len; i++)
    add_set (self, expander, g_ptr_array_index (sets, i));
  for (guint i = 0; sets->len == 0 && i < proposed->len; i++)
    {
      const KladeBellSetRow *row = g_ptr_array_index (proposed, i);
      g_autofree char *summary = dup_summary (row);

      klade_school_page_add_action (self, expander, row->name, summary, _ ("Adopt"),
                                    G_CALLBACK (adopt_clicked_cb),
                                    (KladeSchoolLine){ .number = (int) i });
    }
  klade_school_page_add_action (self, expander, _ ("Other bells"),
                                _ ("For shortened days or for some classes"), _ ("Add…"),
                                G_CALLBACK (add_clicked_cb), (KladeSchoolLine){ .number = 0 });
}
