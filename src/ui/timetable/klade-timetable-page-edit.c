/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Placing, moving and correcting lessons of the week that is shown. */
#include "klade-i18n.h"
#include "klade-school-classes.h"
#include "klade-timetable-page-private.h"
#include "klade-toast.h"

static gboolean
may_change (KladeTimetablePage *self)
{
  return self->week != NULL && self->week->can_change_timetable &&
         gtk_widget_get_mapped (GTK_WIDGET (self->grid));
}

/* When an edit of the shown week holds: that week alone, or from now on, so that what was is not
 * rewritten. */
static KladeDayRange
get_days (KladeTimetablePage *self)
{
  KladeDay monday = self->week->monday;
  KladeDay today = self->week->today;
  KladeDayRange week = { monday, monday + 6 };
  KladeDayRange on = { today > monday && today <= monday + 6 ? today : monday, KLADE_DAY_NONE };

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->once_check)) ? week : on;
}

static gpointer
warm_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  klade_school_warm_timetable (session, *(KladeDay *) data, NULL); /* asking again tells why not */
  return NULL;
}

/**
 * klade_timetable_page_warm:
 *
 * Lets the worker read what a lesson that is taken up will ask for, while nobody waits.
 */
void
klade_timetable_page_warm (KladeTimetablePage *self)
{
  KladeDay day = get_days (self).first;

  if (self->week->can_change_timetable)
    klade_worker_run (klade_office_get_worker (self->office), warm_job,
                      g_memdup2 (&day, sizeof day), g_free, NULL, NULL, NULL, NULL);
}

/* The lesson under the cursor, if it is one of the timetable. */
static const KladeWeekEntry *
get_entry (KladeTimetablePage *self)
{
  KladeWeekCell *cell = klade_week_grid_get_cursor (self->grid);
  const KladeWeekEntry *entry = cell != NULL ? klade_week_cell_get_entry (cell) : NULL;

  return entry != NULL && entry->slot_id != 0 ? entry : NULL;
}

/* ---- the line below ---- */

static void
tell (KladeTimetablePage *self, const char *sentence)
{
  gtk_label_set_text (self->status_label, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->status_label), sentence);
}

/* The carried lesson at a place of the week, and what is there already: all of it, or the one
 * lesson that was pointed at. */
static KladeSlotDraft *
carry_to (KladeTimetablePage *self, int day, int lesson_no, const KladeWeekEntry *pointed)
{
  KladeSlotDraft *draft = klade_slot_draft_copy (self->carried);
  const KladeWeekDay *row = &self->week->days[day];

  draft->edit.weekday = klade_day_get_weekday (row->day);
  draft->edit.lesson_no = lesson_no;
  klade_slot_draft_set_days (draft, get_days (self));
  for (int i = row->first_entry; i < row->first_entry + row->n_entries; i++)
    {
      const KladeWeekEntry *entry = &self->week->entries[i];
      KladeSlotOther other = { entry->slot_id, entry->revision };

      if (entry->lesson_no == lesson_no && entry->slot_id != 0 &&
          entry->slot_id != draft->edit.slot_id && (pointed == NULL || pointed == entry))
        g_array_append_val (draft->others, other);
    }
  return draft;
}

typedef struct
{
  KladeTimetablePage *self;
  guint serial;
} Check;

/* What the carried lesson would meet under the cursor. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Check *check = user_data;
  g_autoptr (KladeTimetablePage) self = check->self;
  g_autoptr (KladeSlotAnswer) answer = klade_slot_draft_check_finish (self->office, result, NULL);
  g_autofree char *line = NULL;
  const char *free_words;

  if (check->serial != self->n_checks || self->carried == NULL || answer == NULL)
    return;

  free_words = answer->is_swap ? _ ("nothing collides.") : _ ("the place is free.");
  line = g_strdup_printf (
      answer->is_swap ? _ ("Moving %s (Ctrl+V swaps the two lessons, Esc leaves it): %s")
                      : _ ("Moving %s (Ctrl+V puts it here, Esc leaves it): %s"),
      self->carried->name, *answer->sentences != '\0' ? answer->sentences : free_words);
  tell (self, line);
}

static void
check_cursor (KladeTimetablePage *self, KladeWeekCell *cell)
{
  g_autoptr (KladeSlotDraft) there =
      carry_to (self, klade_week_cell_get_day_index (cell), klade_week_cell_get_lesson_no (cell),
                klade_week_cell_get_entry (cell));
  Check *check = g_new (Check, 1);

  check->self = g_object_ref (self);
  check->serial = ++self->n_checks;
  klade_slot_draft_check (there, self->office, checked_cb, check);
}

/**
 * klade_timetable_page_show_cursor:
 *
 * Says below what the cursor is on.
 */
void
klade_timetable_page_show_cursor (KladeTimetablePage *self)
{
  KladeWeekCell *cell = klade_week_grid_get_cursor (self->grid);

  self->n_checks++;
  tell (self, cell != NULL ? klade_week_cell_get_sentence (cell) : "");
  if (cell != NULL && self->carried != NULL)
    check_cursor (self, cell);
}

/* Also when it was said for which weeks it is meant. */
void
klade_timetable_page_once_cb (KladeTimetablePage *self)
{
  if (self->week == NULL)
    return;

  klade_timetable_page_warm (self);
  if (self->carried != NULL)
    klade_timetable_page_show_cursor (self);
}

/* ---- carrying ---- */

/**
 * klade_timetable_page_show_carried:
 *
 * Shows where the lesson that was taken up could go.
 */
void
klade_timetable_page_show_carried (KladeTimetablePage *self)
{
  klade_week_grid_show_hints (self->grid, self->hints,
                              self->carried != NULL ? self->carried->edit.slot_id : 0);
}

/**
 * klade_timetable_page_forget_carried:
 *
 * Leaves the lesson where it is.
 */
void
klade_timetable_page_forget_carried (KladeTimetablePage *self)
{
  g_clear_pointer (&self->carried, klade_slot_draft_free);
  g_clear_pointer (&self->hints, g_array_unref);
}

static void
hinted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeTimetablePage) self = user_data;
  GArray *hints = klade_slot_draft_hint_finish (self->office, result, NULL);

  if (self->carried == NULL || hints == NULL)
    {
      g_clear_pointer (&hints, g_array_unref);
      return;
    }

  g_clear_pointer (&self->hints, g_array_unref);
  self->hints = hints;
  klade_timetable_page_show_carried (self);
}

static void
carry (KladeTimetablePage *self, const KladeWeekEntry *entry)
{
  klade_timetable_page_forget_carried (self);
  self->carried = klade_slot_draft_new_for_entry (entry);
  klade_slot_draft_set_days (self->carried, get_days (self));
  klade_timetable_page_show_carried (self);
  klade_slot_draft_hint (self->carried, self->office, hinted_cb, g_object_ref (self));
}

static void
put_down_cb (GObject *source, const GError *error)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (source);
  KladeSlotDraft *draft = g_steal_pointer (&self->saving);

  if (error != NULL)
    klade_toast_show_error (GTK_WIDGET (source), error);
  else if (draft->collisions != NULL && *draft->collisions != '\0')
    klade_toast_show (GTK_WIDGET (source), draft->collisions);
}

static void
put_down (KladeTimetablePage *self, int day, int lesson_no, const KladeWeekEntry *pointed)
{
  if (self->saving != NULL)
    return;

  self->saving = carry_to (self, day, lesson_no, pointed);
  klade_timetable_page_forget_carried (self);
  klade_timetable_page_show_carried (self);
  self->cursor_day = self->week->days[day].day;
  self->cursor_lesson_no = lesson_no;
  klade_slot_draft_save (self->saving, self->office, put_down_cb, G_OBJECT (self));
}

static void
put_down_at_cursor (KladeTimetablePage *self, KladeWeekCell *cell)
{
  put_down (self, klade_week_cell_get_day_index (cell), klade_week_cell_get_lesson_no (cell),
            klade_week_cell_get_entry (cell));
}

static void
cut_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);
  const KladeWeekEntry *entry = may_change (self) ? get_entry (self) : NULL;

  if (entry == NULL)
    return;

  carry (self, entry);
  klade_timetable_page_show_cursor (self);
}

static void
paste_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);
  KladeWeekCell *cell = may_change (self) ? klade_week_grid_get_cursor (self->grid) : NULL;

  if (self->carried == NULL || cell == NULL)
    return;

  put_down_at_cursor (self, cell);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  KladeTimetablePage *self = KLADE_TIMETABLE_PAGE (widget);

  if (self->carried == NULL)
    return FALSE;

  klade_timetable_page_forget_carried (self);
  klade_timetable_page_show_carried (self);
  klade_timetable_page_show_cursor (self);
  return TRUE;
}

/* A lesson is dragged, or not any more. */
void
klade_timetable_page_picked_cb (KladeTimetablePage *self, int entry)
{
  if (entry >= 0)
    {
      carry (self, &self->week->entries[entry]);
      return;
    }

  klade_timetable_page_forget_carried (self);
  klade_timetable_page_show_carried (self);
}

void
klade_timetable_page_dropped_cb (KladeTimetablePage *self, int entry, int day, int lesson_no)
{
  if (self->carried != NULL && may_change (self))
    put_down (self, day, lesson_no, NULL);
}

/* ---- asking ---- */

static gpointer
journals_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  return klade_school_list_class_journals (session, 0, 0, error);
}

static void
unref_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

static KladeSlotPopover *
get_popover (KladeTimetablePage *self)
{
  if (self->popover == NULL)
    self->popover = klade_slot_popover_new (self->office);

  return self->popover;
}

static void
journals_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladeTimetablePage) self = user_data;
  GPtrArray *journals = klade_worker_run_finish (KLADE_WORKER (source), result, NULL);

  if (journals != NULL && self->office != NULL)
    klade_slot_popover_take_journals (get_popover (self), journals);
  else
    g_clear_pointer (&journals, g_ptr_array_unref);
}

/**
 * klade_timetable_page_read_journals:
 *
 * Reads what can be placed, for those who may.
 */
void
klade_timetable_page_read_journals (KladeTimetablePage *self)
{
  if (klade_office_can (self->office, KLADE_ACTION_MANAGE_TIMETABLE))
    klade_worker_run (klade_office_get_worker (self->office), journals_job, NULL, NULL, unref_rows,
                      NULL, journals_read_cb, g_object_ref (self));
}

static void
ask (KladeTimetablePage *self, KladeWeekCell *cell, const KladeSlotDraft *draft, const char *typed)
{
  GtkWidget *popover = GTK_WIDGET (get_popover (self));
  gint64 class_id = self->choice->of == KLADE_WEEK_OF_CLASS ? self->choice->id : 0;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  GdkRectangle place;

  /* Weeks are drawn anew: the page holds the popover, not the cell. */
  if (gtk_widget_get_parent (popover) == NULL)
    gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (!gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self), &bounds))
    return;

  place = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                          (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  self->cursor_day = klade_week_cell_get_day (cell);
  self->cursor_lesson_no = klade_week_cell_get_lesson_no (cell);
  klade_slot_popover_ask (self->popover, draft, typed, class_id);
}

static void
ask_new (KladeTimetablePage *self, const char *typed)
{
  KladeWeekCell *cell = may_change (self) ? klade_week_grid_get_cursor (self->grid) : NULL;
  g_autoptr (KladeSlotDraft) draft = NULL;

  if (cell == NULL)
    return;

  draft = klade_slot_draft_new ();
  draft->edit.weekday = klade_day_get_weekday (klade_week_cell_get_day (cell));
  draft->edit.lesson_no = klade_week_cell_get_lesson_no (cell);
  klade_slot_draft_set_days (draft, get_days (self));
  ask (self, cell, draft, typed);
}

static void
add_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  ask_new (KLADE_TIMETABLE_PAGE (widget), NULL);
}

void
klade_timetable_page_typed_cb (KladeTimetablePage *self, const char *text)
{
  ask_new (self, text);
}

/* Enter or a double click: puts down what is carried, edits a lesson, fills an empty place. */
void
klade_timetable_page_activated_cb (KladeTimetablePage *self)
{
  KladeWeekCell *cell = klade_week_grid_get_cursor (self->grid);
  const KladeWeekEntry *entry = get_entry (self);
  g_autoptr (KladeSlotDraft) draft = NULL;

  if (cell == NULL || !may_change (self))
    return;

  if (self->carried != NULL)
    {
      put_down_at_cursor (self, cell);
      return;
    }
  if (klade_week_cell_get_entry (cell) == NULL)
    {
      ask_new (self, NULL);
      return;
    }
  if (entry == NULL) /* not of the timetable but of one day */
    return;

  draft = klade_slot_draft_new_for_entry (entry);
  klade_slot_draft_set_days (draft, get_days (self));
  ask (self, cell, draft, NULL);
}

/**
 * klade_timetable_page_install_edits:
 *
 * Installs the actions and keys that change the timetable.
 */
void
klade_timetable_page_install_edits (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timetable.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "timetable.cut", NULL, cut_activated);
  gtk_widget_class_install_action (widget_class, "timetable.paste", NULL, paste_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "timetable.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, GDK_CONTROL_MASK, "timetable.cut",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "timetable.paste",
                                       NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}
