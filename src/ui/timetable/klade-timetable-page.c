/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"
#include "klade-focus.h"
#include "klade-i18n.h"
#include "klade-main-menu.h"
#include "klade-place.h"
#include "klade-settings.h"
#include "klade-stack.h"
#include "klade-timetable-page-private.h"

#define DAYS_IN_WEEK 7

static void place_init (KladePlaceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (KladeTimetablePage,
                               klade_timetable_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (KLADE_TYPE_PLACE, place_init))

/* ---- reading a week ---- */

typedef struct
{
  KladeWeekOf of;
  gint64 id;
  char *room;
  KladeDay day;
} Ask;

typedef struct
{
  KladeWeek *week;
  gboolean is_empty; /* nobody has a lesson in a week with lessons */
} Answer;

static void
ask_free (gpointer data)
{
  g_free (((Ask *) data)->room);
  g_free (data);
}

static void
answer_free (gpointer data)
{
  klade_week_unref (((Answer *) data)->week);
  g_free (data);
}

static gboolean
has_school_days (const KladeWeek *week)
{
  for (int i = 0; i < week->n_days; i++)
    if (week->days[i].follows != KLADE_DAY_NONE)
      return TRUE;

  return FALSE;
}

static gpointer
week_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  const Ask *ask = data;
  KladeWeekQuery query = { ask->of, ask->id, ask->room, ask->day };
  g_autoptr (KladeWeek) week = klade_school_read_week (session, &query, error);
  g_autoptr (KladeWeek) everybody = NULL;
  Answer *answer;

  if (week == NULL)
    return NULL;

  if (week->n_entries == 0 && has_school_days (week))
    {
      query.of = KLADE_WEEK_OF_SCHOOL;
      everybody = klade_school_read_week (session, &query, error);
      if (everybody == NULL)
        return NULL;
    }

  answer = g_new (Answer, 1);
  answer->week = g_steal_pointer (&week);
  answer->is_empty = everybody != NULL && everybody->n_entries == 0;
  return answer;
}

/* ---- what is shown ---- */

static void
show_error (KladeTimetablePage *self, const GError *error)
{
  g_autofree char *sentence = klade_error_explain (error);

  adw_status_page_set_description (self->error_page, sentence);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_title (KladeTimetablePage *self)
{
  KladeWeek *week = self->week;
  g_autofree char *first = klade_day_to_short_text (week->monday);
  g_autofree char *last = klade_day_to_text (week->monday + MAX (week->n_days, 1) - 1);
  g_autofree char *days = g_strdup_printf ("%s–%s", first, last);
  g_autofree char *number = g_strdup_printf (
      week->iso_week % 2 == 1 ? _ ("week %d, odd") : _ ("week %d, even"), week->iso_week);

  adw_window_title_set_title (self->title, days);
  adw_window_title_set_subtitle (self->title, number);
}

static void
show_empty (KladeTimetablePage *self)
{
  adw_status_page_set_description (
      self->empty_page,
      self->week->can_change_timetable
          ? _ ("Import it from aSc Timetables, FET or Untis. Or place the first lesson by hand: "
               "stand on a day and a lesson, press Ctrl+N and choose the journal.")
          : _ ("The deputy head enters it; then everybody's week is here."));
  gtk_widget_set_visible (self->empty_buttons, self->week->can_change_timetable);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * klade_timetable_page_show_grid:
 *
 * Shows the week, be it empty.
 */
void
klade_timetable_page_show_grid (KladeTimetablePage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "week");
  klade_timetable_page_show_carried (self);
  klade_timetable_page_show_cursor (self);
}

static void
move_cursor (KladeTimetablePage *self)
{
  KladeDay day = self->cursor_day;

  if (day != KLADE_DAY_NONE)
    klade_week_grid_set_cursor (self->grid, day - self->week->monday, self->cursor_lesson_no);
  self->cursor_day = KLADE_DAY_NONE;
}

static void
show_week (KladeTimetablePage *self, const Answer *answer)
{
  g_clear_pointer (&self->week, klade_week_unref);
  self->week = klade_week_ref (answer->week);
  show_title (self);
  gtk_widget_set_visible (self->add_button, self->week->can_change_timetable);
  gtk_widget_set_visible (self->import_button, self->week->can_change_timetable);
  gtk_widget_set_visible (self->once_check, self->week->can_change_timetable);
  klade_week_grid_set_week (self->grid, self->week);
  klade_timetable_page_warm (self);
  if (answer->is_empty && !self->is_by_hand)
    {
      show_empty (self);
      return;
    }

  klade_timetable_page_show_grid (self);
  move_cursor (self);
  if (self->is_awaited && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  self->is_awaited = FALSE;
}

typedef struct
{
  KladeTimetablePage *self;
  guint serial;
} Call;

static Call *
call_new (KladeTimetablePage *self)
{
  Call *call = g_new (Call, 1);

  call->self = g_object_ref (self);
  call->serial = ++self->n_asked;
  return call;
}

static void
week_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeTimetablePage) self = call->self;
  g_autoptr (GError) error = NULL;
  Answer *answer = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (call->serial == self->n_asked)
    {
      if (answer != NULL)
        show_week (self, answer);
      else
        show_error (self, error);
    }
  if (answer != NULL)
    answer_free (answer);
}

static void
read_week (KladeTimetablePage *self)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->of = self->choice->of;
  ask->id = self->choice->id;
  ask->room = g_strdup (self->choice->of == KLADE_WEEK_OF_ROOM ? self->choice->name : NULL);
  ask->day = self->day;
  klade_worker_run (klade_office_get_worker (self->office), week_job, ask, ask_free, answer_free,
                    NULL, week_read_cb, call_new (self));
}

/* ---- whose week ---- */

typedef struct
{
  char *uid;
  GPtrArray *choices;
} Choices;

static void
choices_free (gpointer data)
{
  Choices *answer = data;

  g_free (answer->uid);
  g_clear_pointer (&answer->choices, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
choices_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_autoptr (KladeSchoolInfo) info = klade_school_dup_info (school, error);
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_week_choice_free);
  Choices *answer;

  if (info == NULL)
    return NULL;
  for (int of = KLADE_WEEK_OF_CLASS; of <= KLADE_WEEK_OF_ROOM; of++)
    {
      GPtrArray *some =
          klade_school_list_week_choices (session, (KladeWeekOf) of, *(KladeDay *) data, error);

      if (some == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, some);
    }

  answer = g_new (Choices, 1);
  answer->uid = g_strdup (info->uid);
  answer->choices = g_steal_pointer (&all);
  return answer;
}

static char *
dup_choice_words (const KladeWeekChoice *choice)
{
  return g_strdup_printf ("%d %s", (int) choice->of, choice->name);
}

static const KladeWeekChoice *
find_by_words (KladeTimetablePage *self, const char *words, guint *index)
{
  for (guint i = 0; words != NULL && i < self->choices->len; i++)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (self->choices, i);
      g_autofree char *own = dup_choice_words (choice);

      *index = i;
      if (g_str_equal (own, words))
        return choice;
    }

  return NULL;
}

/* The last one looked at; a teacher's own; the first class. */
static void
choose_first (KladeTimetablePage *self)
{
  const KladePerson *person = klade_office_get_person (self->office);
  g_autofree char *words =
      klade_settings_dup_last_week (self->settings, self->school_uid, person->user_name);
  guint index = 0;

  self->choice = find_by_words (self, words, &index);
  for (guint i = 0; self->choice == NULL && !person->can[KLADE_ACTION_MANAGE_TIMETABLE] &&
                    i < self->choices->len;
       i++)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (self->choices, i);

      index = i;
      if (choice->of == KLADE_WEEK_OF_TEACHER && choice->id == person->person_id)
        self->choice = choice;
    }
  if (self->choice == NULL && self->choices->len > 0)
    {
      index = 0;
      self->choice = g_ptr_array_index (self->choices, 0);
    }
  klade_choice_button_choose (self->choice_button, index);
}

static void
list_choices (KladeTimetablePage *self)
{
  klade_choice_button_clear (self->choice_button);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const KladeWeekChoice *choice = g_ptr_array_index (self->choices, i);

      klade_choice_button_add (self->choice_button, i, choice->name,
                               choice->of == KLADE_WEEK_OF_CLASS     ? _ ("class")
                               : choice->of == KLADE_WEEK_OF_TEACHER ? _ ("teacher")
                                                                     : _ ("room"));
    }
}

static void
take_choices (KladeTimetablePage *self, Choices *answer)
{
  g_autofree char *before = self->choice != NULL ? dup_choice_words (self->choice) : NULL;
  guint index = 0;

  self->choice = NULL;
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = g_steal_pointer (&answer->choices);
  g_free (self->school_uid);
  self->school_uid = g_steal_pointer (&answer->uid);
  list_choices (self);

  self->choice = find_by_words (self, before, &index);
  if (self->choice != NULL)
    klade_choice_button_choose (self->choice_button, index);
  else
    choose_first (self);
}

static void
choices_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Call *call = user_data;
  g_autoptr (KladeTimetablePage) self = call->self;
  g_autoptr (GError) error = NULL;
  Choices *answer = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  if (answer == NULL)
    {
      show_error (self, error);
      return;
    }

  take_choices (self, answer);
  choices_free (answer);
  if (self->choice != NULL)
    {
      read_week (self);
      return;
    }

  adw_status_page_set_description (
      self->empty_page, _ ("The school has no classes yet. Enter classes and journals first."));
  gtk_widget_set_visible (self->empty_buttons, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * klade_timetable_page_read:
 *
 * Reads again what is shown, also whose weeks there are.
 */
void
klade_timetable_page_read (KladeTimetablePage *self)
{
  klade_worker_run (klade_office_get_worker (self->office), choices_job,
                    g_memdup2 (&self->day, sizeof self->day), g_free, choices_free, NULL,
                    choices_read_cb, call_new (self));
}

static void
chosen_cb (KladeTimetablePage *self, gint64 index)
{
  g_autofree char *words = NULL;

  self->choice = g_ptr_array_index (self->choices, (guint) index);
  words = dup_choice_words (self->choice);
  klade_settings_set_last_week (self->settings, self->school_uid,
                                klade_office_get_person (self->office)->user_name, words);
  /* The list of choices gives the focus back as it closes: the grid takes it with the week. */
  self->is_awaited = TRUE;
  read_week (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
changed_cb (KladeTimetablePage *self)
{
  if (self->choice != NULL)
    read_week (self);
}

/* ---- which week ---- */

static void
show_day (KladeTimetablePage *self, KladeDay day)
{
  self->day = day;
  if (self->choice != NULL)
    read_week (self);
}

static void
previous_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);

  show_day (self, self->day - DAYS_IN_WEEK);
}

static void
next_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);

  show_day (self, self->day + DAYS_IN_WEEK);
}

static void
this_week_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);

  show_day (self, klade_office_get_person (self->office)->today);
}

static void
find_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  klade_choice_button_open (KLADE_TIMETABLE_PAGE (widget)->choice_button, NULL);
}

static void
by_hand_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);

  self->is_by_hand = TRUE;
  klade_timetable_page_show_grid (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* ---- the page ---- */

static void
place_shown (KladePlace *place)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (place);

  klade_timetable_page_read (self);
  klade_timetable_page_read_journals (self);
}

static void
place_init (KladePlaceInterface *iface)
{
  iface->shown = place_shown;
}

static gboolean
klade_timetable_page_grab_focus (GtkWidget *widget)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);

  self->is_awaited = self->week == NULL;
  return gtk_widget_grab_focus (GTK_WIDGET (self->grid)) ||
         gtk_widget_grab_focus (GTK_WIDGET (self->choice_button));
}

static void
klade_timetable_page_dispose (GObject *object)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_object (&self->office);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->school_uid, g_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->week, klade_week_unref);
  klade_timetable_page_forget_carried (self);

  G_OBJECT_CLASS (klade_timetable_page_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timetable.previous", NULL, previous_activated);
  gtk_widget_class_install_action (widget_class, "timetable.next", NULL, next_activated);
  gtk_widget_class_install_action (widget_class, "timetable.this-week", NULL, this_week_activated);
  gtk_widget_class_install_action (widget_class, "timetable.find", NULL, find_activated);
  gtk_widget_class_install_action (widget_class, "timetable.by-hand", NULL, by_hand_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "timetable.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "timetable.next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "timetable.this-week", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "timetable.find",
                                       NULL);
  klade_timetable_page_install_edits (widget_class);
  klade_timetable_page_install_print (widget_class);
}

static void
klade_timetable_page_class_init (KladeTimetablePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_timetable_page_dispose;
  widget_class->focus = klade_focus_pass;
  widget_class->grab_focus = klade_timetable_page_grab_focus;

  g_type_ensure (KLADE_TYPE_CHOICE_BUTTON);
  g_type_ensure (KLADE_TYPE_MAIN_MENU);
  g_type_ensure (KLADE_TYPE_WEEK_GRID);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/timetable/klade-timetable-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, choice_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, title);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, add_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, import_button);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, grid);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, status_label);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, once_check);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, empty_buttons);
  gtk_widget_class_bind_template_child (widget_class, KladeTimetablePage, error_page);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, klade_timetable_page_read);
  gtk_widget_class_bind_template_callback (widget_class, klade_timetable_page_show_cursor);
  gtk_widget_class_bind_template_callback (widget_class, klade_timetable_page_once_cb);
  gtk_widget_class_bind_template_callback (widget_class, klade_timetable_page_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, klade_timetable_page_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, klade_timetable_page_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, klade_timetable_page_dropped_cb);
  install_actions (widget_class);
}

static void
klade_timetable_page_init (KladeTimetablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->stack);
  klade_choice_button_set_name (self->choice_button, _ ("Whose timetable"),
                                _ ("Class, teacher or room"));
  self->settings = klade_settings_new ();
}

/**
 * klade_timetable_page_new:
 * @office: runs the verbs
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
klade_timetable_page_new (KladeOffice *office)
{
  KladeTimetablePage *self = g_object_new (KLADE_TYPE_TIMETABLE_PAGE, NULL);

  self->office = g_object_ref (office);
  self->day = klade_office_get_person (office)->today;
  g_signal_connect_object (office, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
