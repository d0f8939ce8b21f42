/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-print-page-private.h"
#include "klade-school-classes.h"
#include "klade-school-people.h"
#include "klade-toast.h"

/* What is to be printed, and for whom. */

#define WHOLE_SCHOOL 0
#define SEVERAL_CLASSES -1

/* What a kind needs beside the right to print. */
static gboolean
may_print (KladePrintPage *self, KladePaperKind kind)
{
  switch (kind)
    {
    case KLADE_PAPER_PASSWORD_SLIPS:
      return klade_office_can (self->office, KLADE_ACTION_HAND_OUT_PASSWORD);
    case KLADE_PAPER_JOURNAL:
    case KLADE_PAPER_INDIVIDUAL_JOURNAL:
      return klade_office_can (self->office, KLADE_ACTION_READ_JOURNAL);
    case KLADE_PAPER_TIMETABLE:
    case KLADE_PAPER_CHANGES:
      return klade_office_can (self->office, KLADE_ACTION_READ_TIMETABLE);
    case KLADE_PAPER_REGISTER:
    case KLADE_PAPER_CERTIFICATE:
      return klade_office_can (self->office, KLADE_ACTION_ISSUE_DOCUMENT);
    case KLADE_PAPER_REPORT_CARD:
    case KLADE_PAPER_INTERIM_REPORT:
    case KLADE_PAPER_EXTRACT:
    case KLADE_PAPER_SUMMARY_JOURNAL:
    case KLADE_PAPER_TRANSCRIPT:
    case KLADE_PAPER_STATEMENT:
    case KLADE_PAPER_INSTRUCTION:
    case KLADE_PAPER_PERSONAL_FILE:
    case KLADE_PAPER_CHECK_SHEET:
    case KLADE_PAPER_CLASS_OVERVIEW:
    case KLADE_PAPER_APPLICATION:
    default:
      return klade_office_can (self->office, KLADE_ACTION_PRINT_PAPER);
    }
}

/**
 * klade_print_page_fill_kinds:
 *
 * Offers what the person may print.
 */
void
klade_print_page_fill_kinds (KladePrintPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->n_kinds = 0;
  for (int kind = 1; kind <= KLADE_N_PAPER_KINDS; kind++)
    if (may_print (self, (KladePaperKind) kind))
      {
        self->kinds[self->n_kinds++] = (KladePaperKind) kind;
        gtk_string_list_append (names, klade_paper_kind_get_name ((KladePaperKind) kind));
      }
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (names));
}

const KladePaperKindInfo *
klade_print_page_get_kind (KladePrintPage *self)
{
  guint place = adw_combo_row_get_selected (self->kind_row);

  return klade_paper_kind_get_info (self->kinds[MIN (place, self->n_kinds - 1)]);
}

gint64
klade_print_page_get_year (KladePrintPage *self)
{
  guint place = adw_combo_row_get_selected (self->year_row);

  return self->years != NULL && place < self->years->len
             ? ((const KladeYearRow *) g_ptr_array_index (self->years, place))->id
             : 0;
}

/* ---- days ---- */

/**
 * klade_print_page_get_span:
 * @self: the page
 * @first: (out): the month's, week's or day's first day; %KLADE_DAY_NONE: nothing is asked
 * @last: (out): its last
 */
void
klade_print_page_get_span (KladePrintPage *self, KladeDay *first, KladeDay *last)
{
  const KladePaperKindInfo *info = klade_print_page_get_kind (self);
  int year, month;

  *first = *last = KLADE_DAY_NONE;
  if (info->asks & KLADE_PAPER_ASKS_MONTH)
    {
      klade_day_get (self->day, &year, &month, NULL);
      *first = klade_day_new (year, month, 1);
      *last = klade_day_new (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - 1;
    }
  else if (info->asks & KLADE_PAPER_ASKS_WEEK)
    {
      *first = klade_day_get_monday (self->day);
      *last = *first + 6;
    }
  else if (info->asks & KLADE_PAPER_ASKS_DAY)
    *first = *last = self->day;
}

static char *
dup_span (KladePrintPage *self)
{
  KladeDay first, last;
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;
  int year, month;

  klade_print_page_get_span (self, &first, &last);
  if (first == KLADE_DAY_NONE)
    return g_strdup ("");
  if (klade_print_page_get_kind (self)->asks & KLADE_PAPER_ASKS_MONTH)
    {
      klade_day_get (first, &year, &month, NULL);
      return g_strdup_printf ("%s %d", klade_month_name (month), year);
    }
  first_text = klade_day_to_text (first);
  last_text = klade_day_to_text (last);
  return first == last ? g_steal_pointer (&first_text)
                       : g_strdup_printf ("%s–%s", first_text, last_text);
}

/* ---- classes ---- */

static gint64
get_class_choice (KladePrintPage *self)
{
  gint64 id = WHOLE_SCHOOL;

  return klade_choice_button_get_chosen (self->class_choice, &id) ? id : WHOLE_SCHOOL;
}

/**
 * klade_print_page_dup_class_ids:
 *
 * Returns: (transfer full): the chosen classes; none: the whole school
 */
GArray *
klade_print_page_dup_class_ids (KladePrintPage *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = get_class_choice (self);
  GHashTableIter iter;
  gpointer key;

  if (id > 0)
    g_array_append_val (ids, id);
  if (id != SEVERAL_CLASSES)
    return ids;

  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  return ids;
}

/**
 * klade_print_page_show_rows:
 *
 * Shows what the chosen document asks for, and nothing else.
 */
void
klade_print_page_show_rows (KladePrintPage *self)
{
  const KladePaperKindInfo *info = klade_print_page_get_kind (self);
  KladePaperAsks days = KLADE_PAPER_ASKS_MONTH | KLADE_PAPER_ASKS_WEEK | KLADE_PAPER_ASKS_DAY;
  gboolean has_class = info->unit != KLADE_PAPER_PER_SCHOOL;
  gboolean has_remarks =
      (info->kind == KLADE_PAPER_REPORT_CARD || info->kind == KLADE_PAPER_INTERIM_REPORT) &&
      get_class_choice (self) > 0 && klade_office_can (self->office, KLADE_ACTION_WRITE_REMARK);
  g_autofree char *span = dup_span (self);

  gtk_widget_set_visible (GTK_WIDGET (self->term_row), (info->asks & KLADE_PAPER_ASKS_TERM) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->topic_row), (info->asks & KLADE_PAPER_ASKS_TOPIC) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->number_row),
                          (info->asks & KLADE_PAPER_ASKS_TOPIC) != 0);
  gtk_widget_set_visible (self->record_row,
                          info->kind == KLADE_PAPER_INSTRUCTION && get_class_choice (self) > 0 &&
                              klade_office_can (self->office, KLADE_ACTION_RECORD_INSTRUCTION));
  gtk_widget_set_visible (self->remarks_row, has_remarks);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.remarks", has_remarks);
  gtk_widget_set_visible (GTK_WIDGET (self->days_row), (info->asks & days) != 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->days_row),
                                 info->asks & KLADE_PAPER_ASKS_MONTH  ? _ ("Month")
                                 : info->asks & KLADE_PAPER_ASKS_WEEK ? _ ("Week")
                                                                      : _ ("Day"));
  adw_action_row_set_subtitle (self->days_row, span);
  gtk_widget_set_visible (self->class_row, has_class);
  gtk_widget_set_visible (GTK_WIDGET (self->classes_row),
                          has_class && get_class_choice (self) == SEVERAL_CLASSES);
  gtk_widget_set_visible (self->pupil_row,
                          info->unit == KLADE_PAPER_PER_PUPIL && get_class_choice (self) > 0);
}

static void
ticked_cb (KladePrintPage *self, GParamSpec *pspec, GtkCheckButton *check)
{
  gint64 *id = g_object_get_data (G_OBJECT (check), "class-id");
  g_autofree char *n_chosen = NULL;
  guint n;

  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->ticked, g_memdup2 (id, sizeof *id));
  else
    g_hash_table_remove (self->ticked, id);

  n = g_hash_table_size (self->ticked);
  n_chosen = g_strdup_printf (ngettext_ ("%u class", "%u classes", n), n);
  adw_expander_row_set_subtitle (self->classes_row, n_chosen);
  if (n > 0)
    klade_print_page_make_soon (self);
}

static void
add_tick (KladePrintPage *self, const KladeClassRow *row)
{
  GtkWidget *line = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "class-id", g_memdup2 (&row->id, sizeof row->id),
                          g_free);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (ticked_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), row->name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (line), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (line), check);
  adw_expander_row_add_row (self->classes_row, line);
  g_ptr_array_add (self->tick_lines, line);
}

static void
fill_classes (KladePrintPage *self)
{
  for (guint i = 0; i < self->tick_lines->len; i++)
    adw_expander_row_remove (self->classes_row, g_ptr_array_index (self->tick_lines, i));
  g_ptr_array_set_size (self->tick_lines, 0);
  g_hash_table_remove_all (self->ticked);

  klade_choice_button_clear (self->class_choice);
  klade_choice_button_add (self->class_choice, WHOLE_SCHOOL, _ ("The whole school"), NULL);
  klade_choice_button_add (self->class_choice, SEVERAL_CLASSES, _ ("Several classes…"), NULL);
  for (guint i = 0; i < self->classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (self->classes, i);

      klade_choice_button_add (self->class_choice, row->id, row->name, row->class_teacher);
      add_tick (self, row);
    }

  /* One class shows its pages at once; the whole school is one choice away. */
  if (self->classes->len > 0)
    klade_choice_button_choose (self->class_choice,
                                ((const KladeClassRow *) g_ptr_array_index (self->classes, 0))->id);
}

/* ---- reading ---- */

static void
unref_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

static gpointer
classes_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_classes (session, *(gint64 *) data, error);
}

static void
classes_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePrintPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *classes = klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  if (classes == NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  g_clear_pointer (&self->classes, g_ptr_array_unref);
  self->classes = classes;
  fill_classes (self);
  klade_print_page_show_rows (self);
  klade_print_page_read_pupils (self);
  klade_print_page_make_soon (self);
}

/**
 * klade_print_page_read_classes:
 *
 * Reads the classes of the chosen year.
 */
void
klade_print_page_read_classes (KladePrintPage *self)
{
  gint64 year_id = klade_print_page_get_year (self);

  klade_worker_run (klade_office_get_worker (self->office), classes_job,
                    g_memdup2 (&year_id, sizeof year_id), g_free, unref_rows, NULL, classes_cb,
                    g_object_ref (self));
}

static gpointer
years_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_years (session, error);
}

static void
years_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePrintPage) self = user_data;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  GPtrArray *years = klade_worker_run_finish (KLADE_WORKER (object), result, &error);
  guint now = 0;

  if (years == NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  self->is_filling = TRUE;
  g_clear_pointer (&self->years, g_ptr_array_unref);
  self->years = years;
  for (guint i = 0; i < years->len; i++)
    {
      const KladeYearRow *row = g_ptr_array_index (years, i);

      gtk_string_list_append (names, row->name);
      now = row->is_now ? i : now;
    }
  adw_combo_row_set_model (self->year_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->year_row, now);
  gtk_widget_set_visible (GTK_WIDGET (self->year_row), years->len > 1);
  self->is_filling = FALSE;
  klade_print_page_read_classes (self);
}

/**
 * klade_print_page_read_years:
 *
 * Reads the school's years, then the classes of this one.
 */
void
klade_print_page_read_years (KladePrintPage *self)
{
  klade_worker_run (klade_office_get_worker (self->office), years_job, NULL, NULL, unref_rows, NULL,
                    years_cb, g_object_ref (self));
}

typedef struct
{
  gint64 class_id;
  KladeDay day;
} MembersOf;

static gpointer
pupils_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const MembersOf *of = data;

  return klade_school_list_class_on_day (session, of->class_id, of->day, error);
}

static void
pupils_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePrintPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pupils = klade_worker_run_finish (KLADE_WORKER (object), result, &error);

  if (pupils == NULL)
    {
      klade_toast_show_error (GTK_WIDGET (self), error);
      return;
    }

  klade_choice_button_clear (self->pupil_choice);
  klade_choice_button_add (self->pupil_choice, 0, _ ("All pupils"), NULL);
  for (guint i = 0; i < pupils->len; i++)
    {
      const KladeClassMember *member = g_ptr_array_index (pupils, i);
      g_autofree char *name = g_strdup_printf ("%s %s", member->surname, member->given_name);

      klade_choice_button_add (self->pupil_choice, member->pupil_id, name, NULL);
    }
  klade_choice_button_choose (self->pupil_choice, self->pupil_id);
}

/**
 * klade_print_page_get_members_day:
 *
 * Returns: the day whose pupils a class has: the last one of a year that is over
 */
KladeDay
klade_print_page_get_members_day (KladePrintPage *self)
{
  KladeDay today = klade_office_get_person (self->office)->today;
  guint place = adw_combo_row_get_selected (self->year_row);
  const KladeYearRow *row = self->years != NULL && place < self->years->len
                                ? g_ptr_array_index (self->years, place)
                                : NULL;

  return row == NULL || row->is_now ? today : klade_day_new (row->start_year + 1, 5, 31);
}

/**
 * klade_print_page_read_pupils:
 *
 * Reads the pupils of the one class that is chosen.
 */
void
klade_print_page_read_pupils (KladePrintPage *self)
{
  const MembersOf of = { get_class_choice (self), klade_print_page_get_members_day (self) };

  if (of.class_id > 0)
    klade_worker_run (klade_office_get_worker (self->office), pupils_job,
                      g_memdup2 (&of, sizeof of), g_free, unref_rows, NULL, pupils_cb,
                      g_object_ref (self));
}
