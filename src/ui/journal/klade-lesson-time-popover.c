/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-lesson-time-popover.h"

#include "klade-i18n.h"
#include "klade-list.h"
#include "klade-timetable.h"

#define N_SUGGESTIONS 5

struct _KladeLessonTimePopover
{
  GtkPopover parent_instance;

  gint64 lesson_id; /* the lesson to move; 0: a new one */
  KladeDay today;

  /* Owned */
  GArray *times; /* KladeLessonTime, as listed */

  /* Template children, borrowed */
  GtkLabel *title_label;
  GtkListBox *suggestions;
  GtkWidget *nothing_label;
  GtkEntry *day_entry;
  GtkSpinButton *number_spin;
  GtkButton *apply_button;
  GtkLabel *error_label;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeLessonTimePopover, klade_lesson_time_popover, GTK_TYPE_POPOVER)

static void
choose (KladeLessonTimePopover *self, KladeDay day, int lesson_no)
{
  g_signal_emit (self, signals[CHOSEN], 0, self->lesson_id, day, lesson_no);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
suggestion_activated_cb (KladeLessonTimePopover *self, GtkListBoxRow *row)
{
  const KladeLessonTime *time =
      &g_array_index (self->times, KladeLessonTime, (guint) gtk_list_box_row_get_index (row));

  choose (self, time->day, time->lesson_no);
}

static void
by_hand_cb (KladeLessonTimePopover *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day_entry));
  g_autoptr (GError) error = NULL;
  KladeDay day;

  if (!klade_day_parse (text, self->today, &day, &error))
    {
      gtk_label_set_text (self->error_label, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->day_entry));
      return;
    }

  gtk_spin_button_update (self->number_spin);
  choose (self, day, gtk_spin_button_get_value_as_int (self->number_spin));
}

static void
typed_cb (KladeLessonTimePopover *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static void
clear_suggestions (KladeLessonTimePopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->suggestions, 0)) != NULL)
    gtk_list_box_remove (self->suggestions, GTK_WIDGET (row));
  g_clear_pointer (&self->times, g_array_unref);
}

/* ---- suggestions ---- */

static gpointer
suggest_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_suggest_lessons (session, *(gint64 *) data, N_SUGGESTIONS, error);
}

static void
unref_array (gpointer data)
{
  g_array_unref (data);
}

static void
add_suggestion (KladeLessonTimePopover *self, const KladeLessonTime *time)
{
  g_autofree char *day = klade_day_to_long_text (time->day);
  g_autofree char *text =
      g_strdup_printf (_ ("%s, %s, lesson %d"), day,
                       klade_weekday_name (klade_day_get_weekday (time->day)), time->lesson_no);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (self->suggestions, row);
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeLessonTimePopover) self = user_data;
  g_autoptr (GError) error = NULL;
  GArray *times = klade_worker_run_finish (KLADE_WORKER (source), result, &error);
  GtkListBoxRow *first;

  if (times == NULL)
    g_debug ("%s", error->message);

  clear_suggestions (self);
  self->times = times;
  for (guint i = 0; times != NULL && i < times->len; i++)
    add_suggestion (self, &g_array_index (times, KladeLessonTime, i));

  first = gtk_list_box_get_row_at_index (self->suggestions, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), first != NULL);
  gtk_widget_set_visible (self->nothing_label, first == NULL);
  if (first != NULL)
    {
      gtk_list_box_select_row (self->suggestions, first);
      gtk_widget_grab_focus (GTK_WIDGET (first));
    }
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->day_entry));
    }
}

/* ---- the popover ---- */

static void
klade_lesson_time_popover_dispose (GObject *object)
{
  KladeLessonTimePopover *self = KLADE_LESSON_TIME_POPOVER (object);

  g_clear_pointer (&self->times, g_array_unref);

  G_OBJECT_CLASS (klade_lesson_time_popover_parent_class)->dispose (object);
}

static void
klade_lesson_time_popover_class_init (KladeLessonTimePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_lesson_time_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/journal/klade-lesson-time-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeLessonTimePopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonTimePopover, suggestions);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonTimePopover, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonTimePopover, day_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonTimePopover, number_spin);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonTimePopover, apply_button);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonTimePopover, error_label);
  gtk_widget_class_bind_template_callback (widget_class, suggestion_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_hand_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
klade_lesson_time_popover_init (KladeLessonTimePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_list_stop_once (self->suggestions);
  /* A spin button of GTK 4.8 keeps Enter to itself. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->number_spin)), "activate",
                           G_CALLBACK (by_hand_cb), self, G_CONNECT_SWAPPED);
}

/**
 * klade_lesson_time_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
KladeLessonTimePopover *
klade_lesson_time_popover_new (void)
{
  return g_object_new (KLADE_TYPE_LESSON_TIME_POPOVER, NULL);
}

/**
 * klade_lesson_time_popover_ask_new:
 * @page: the journal
 *
 * Asks when a new lesson is.  The timetable's proposals come a moment later.
 */
void
klade_lesson_time_popover_ask_new (KladeLessonTimePopover *self,
                                   KladeWorker *worker,
                                   KladeJournalPage *page)
{
  g_return_if_fail (KLADE_IS_LESSON_TIME_POPOVER (self));
  g_return_if_fail (page != NULL);

  self->lesson_id = 0;
  self->today = page->today;
  clear_suggestions (self);
  gtk_label_set_text (self->title_label, _ ("New lesson"));
  gtk_button_set_label (self->apply_button, _ ("Add"));
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), "");
  gtk_widget_set_visible (self->nothing_label, FALSE);
  typed_cb (self);
  klade_worker_run (worker, suggest_job, g_memdup2 (&page->journal_id, sizeof page->journal_id),
                    g_free, unref_array, NULL, suggested_cb, g_object_ref (self));
}

/**
 * klade_lesson_time_popover_ask_move:
 * @lesson: the lesson to be moved
 *
 * Asks for another day and number.
 */
void
klade_lesson_time_popover_ask_move (KladeLessonTimePopover *self,
                                    KladeJournalPage *page,
                                    const KladePageLesson *lesson)
{
  g_autofree char *day = NULL;

  g_return_if_fail (KLADE_IS_LESSON_TIME_POPOVER (self));
  g_return_if_fail (page != NULL && lesson != NULL);

  self->lesson_id = lesson->id;
  self->today = page->today;
  clear_suggestions (self);
  gtk_widget_set_visible (GTK_WIDGET (self->suggestions), FALSE);
  gtk_widget_set_visible (self->nothing_label, FALSE);
  gtk_label_set_text (self->title_label, _ ("Move the lesson to"));
  gtk_button_set_label (self->apply_button, _ ("Move"));
  day = klade_day_to_text (lesson->day);
  gtk_editable_set_text (GTK_EDITABLE (self->day_entry), day);
  gtk_spin_button_set_value (self->number_spin, lesson->lesson_no);
  typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->day_entry));
}
