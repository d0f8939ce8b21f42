/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-slot-popover.h"

#include "klade-choice-button.h"
#include "klade-drop-down.h"
#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-school-classes.h"

struct _KladeSlotPopover
{
  GtkPopover parent_instance;

  gboolean is_filling;
  guint n_checks; /* asked for: the last answer counts */

  /* Owned */
  KladeOffice *office;
  KladeSlotDraft *draft;
  GPtrArray *journals; /* KladeClassJournal; NULL: not read yet */
  GArray *teachers;    /* gint64, as listed */

  /* Template children, borrowed */
  GtkLabel *title_label;
  KladeChoiceButton *journal_button;
  GtkDropDown *weekday_drop_down;
  GtkSpinButton *number_spin;
  GtkEntry *room_entry;
  GtkDropDown *teacher_drop_down;
  GtkDropDown *cycle_drop_down;
  GtkEntry *from_entry;
  GtkEntry *to_entry;
  GtkImage *collision_icon;
  GtkLabel *collision_label;
  GtkWidget *remove_button;
  GtkButton *save_button;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeSlotPopover, klade_slot_popover, GTK_TYPE_POPOVER)

static const KladeClassJournal *
find_journal (KladeSlotPopover *self, gint64 id)
{
  for (guint i = 0; self->journals != NULL && i < self->journals->len; i++)
    {
      const KladeClassJournal *journal = g_ptr_array_index (self->journals, i);

      if (journal->id == id)
        return journal;
    }

  return NULL;
}

/* ---- what is said below ---- */

static void
tell (KladeSlotPopover *self, const char *sentence, const char *icon, gboolean is_error)
{
  gtk_label_set_text (self->collision_label, sentence);
  gtk_image_set_from_icon_name (self->collision_icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->collision_icon), *sentence != '\0');
  if (is_error)
    gtk_widget_add_css_class (GTK_WIDGET (self->collision_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->collision_label), "error");
}

typedef struct
{
  KladeSlotPopover *self;
  guint serial;
} Check;

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Check *check = user_data;
  g_autoptr (KladeSlotPopover) self = check->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSlotAnswer) answer = klade_slot_draft_check_finish (self->office, result, &error);

  if (check->serial != self->n_checks)
    return;

  if (answer == NULL)
    tell (self, "", NULL, FALSE); /* saving says why */
  else if (*answer->sentences == '\0')
    tell (self, _ ("Free: nothing collides."), "object-select-symbolic", FALSE);
  else
    tell (self, answer->sentences, "dialog-warning-symbolic", FALSE);
}

static gboolean
take_day (GtkEntry *entry, KladeDay nearest, KladeDay *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));

  *day = KLADE_DAY_NONE;
  return *text == '\0' || klade_day_parse (text, nearest, day, NULL);
}

/* Returns: whether all of it can be understood */
static gboolean
take_wishes (KladeSlotPopover *self)
{
  KladeSlotEdit *edit = &self->draft->edit;
  KladeDay today = klade_office_get_person (self->office)->today;
  guint teacher = gtk_drop_down_get_selected (self->teacher_drop_down);

  edit->weekday = (KladeWeekday) (gtk_drop_down_get_selected (self->weekday_drop_down) + 1);
  edit->lesson_no = gtk_spin_button_get_value_as_int (self->number_spin);
  edit->cycle = (int) gtk_drop_down_get_selected (self->cycle_drop_down);
  edit->teacher_id =
      teacher < self->teachers->len ? g_array_index (self->teachers, gint64, teacher) : 0;
  klade_slot_draft_set_room (self->draft, gtk_editable_get_text (GTK_EDITABLE (self->room_entry)));

  return take_day (self->from_entry, today, &edit->valid_from) &&
         edit->valid_from != KLADE_DAY_NONE && take_day (self->to_entry, today, &edit->valid_to);
}

static void
edited_cb (KladeSlotPopover *self)
{
  Check *check;

  if (self->is_filling || self->draft == NULL || !take_wishes (self) ||
      self->draft->edit.journal_id == 0)
    return;

  check = g_new (Check, 1);
  check->self = g_object_ref (self);
  check->serial = ++self->n_checks;
  klade_slot_draft_check (self->draft, self->office, checked_cb, check);
}

/* ---- storing ---- */

static void
saved_cb (GObject *source, const GError *error)
{
  KladeSlotPopover *self = KLADE_SLOT_POPOVER (source);
  g_autofree char *sentence = error != NULL ? klade_error_explain (error) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
  if (sentence != NULL)
    {
      tell (self, sentence, "dialog-error-symbolic", TRUE);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
store (KladeSlotPopover *self, gboolean is_removal)
{
  KladeSlotDraft *draft;

  if (!take_wishes (self))
    {
      tell (self, _ ("Write the days as 5.03. or 05.03.2026."), "dialog-error-symbolic", TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->from_entry));
      return;
    }
  if (self->draft->edit.journal_id == 0)
    {
      tell (self, _ ("Choose which lesson it is."), "dialog-error-symbolic", TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->journal_button));
      return;
    }

  self->n_checks++; /* an answer on its way is of no use */
  draft = klade_slot_draft_copy (self->draft);
  draft->is_removal = is_removal;
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  klade_slot_draft_save (draft, self->office, saved_cb, G_OBJECT (self));
}

static void
save_cb (KladeSlotPopover *self)
{
  store (self, FALSE);
}

static void
remove_cb (KladeSlotPopover *self)
{
  store (self, TRUE);
}

/* ---- what is asked ---- */

static void
list_teachers (KladeSlotPopover *self)
{
  const KladeClassJournal *journal = find_journal (self, self->draft->edit.journal_id);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 all = 0;
  guint chosen = 0;

  g_array_set_size (self->teachers, 0);
  g_array_append_val (self->teachers, all);
  gtk_string_list_append (names, _ ("All teachers of the journal"));
  for (guint i = 0; journal != NULL && i < journal->teachers->len; i++)
    {
      const KladeJournalTeacher *teacher = g_ptr_array_index (journal->teachers, i);

      if (teacher->person_id == self->draft->edit.teacher_id)
        chosen = self->teachers->len;
      g_array_append_val (self->teachers, teacher->person_id);
      gtk_string_list_append (names, teacher->name);
    }

  gtk_drop_down_set_model (self->teacher_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->teacher_drop_down, chosen);
}

static void
journal_chosen_cb (KladeSlotPopover *self, gint64 id)
{
  self->draft->edit.journal_id = id;
  self->is_filling = TRUE;
  list_teachers (self);
  self->is_filling = FALSE;
  edited_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->room_entry));
}

static char *
dup_teachers (const KladeClassJournal *journal)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < journal->teachers->len; i++)
    g_string_append_printf (
        names, "%s%s", i > 0 ? ", " : "",
        ((KladeJournalTeacher *) g_ptr_array_index (journal->teachers, i))->name);
  return g_string_free (names, FALSE);
}

/* The class's own journals first: what is typed finds the others too. */
static void
list_journals (KladeSlotPopover *self, gint64 class_id)
{
  klade_choice_button_clear (self->journal_button);
  for (int is_other = 0; self->journals != NULL && is_other <= 1; is_other++)
    for (guint i = 0; i < self->journals->len; i++)
      {
        const KladeClassJournal *journal = g_ptr_array_index (self->journals, i);
        g_autofree char *text = g_strdup_printf ("%s · %s", journal->subject, journal->owner);
        g_autofree char *teachers = dup_teachers (journal);

        if ((journal->class_id != class_id) == is_other)
          klade_choice_button_add (self->journal_button, journal->id, text, teachers);
      }
}

static void
fill (KladeSlotPopover *self)
{
  const KladeSlotEdit *edit = &self->draft->edit;
  g_autofree char *from = klade_day_to_text (edit->valid_from);
  g_autofree char *to =
      edit->valid_to != KLADE_DAY_NONE ? klade_day_to_text (edit->valid_to) : g_strdup ("");

  self->is_filling = TRUE;
  gtk_label_set_text (self->title_label, edit->slot_id == 0 ? _ ("New lesson") : self->draft->name);
  gtk_button_set_label (self->save_button, edit->slot_id == 0 ? _ ("Add") : _ ("Save"));
  gtk_widget_set_visible (self->remove_button, edit->slot_id != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->journal_button), edit->slot_id == 0);
  gtk_drop_down_set_selected (self->weekday_drop_down, edit->weekday - 1);
  gtk_spin_button_set_value (self->number_spin, edit->lesson_no);
  gtk_drop_down_set_selected (self->cycle_drop_down, (guint) edit->cycle);
  gtk_editable_set_text (GTK_EDITABLE (self->room_entry), edit->room);
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), from);
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), to);
  list_teachers (self);
  self->is_filling = FALSE;
}

/* ---- the popover ---- */

static void
klade_slot_popover_dispose (GObject *object)
{
  KladeSlotPopover *self = KLADE_SLOT_POPOVER (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->draft, klade_slot_draft_free);
  g_clear_pointer (&self->journals, g_ptr_array_unref);
  g_clear_pointer (&self->teachers, g_array_unref);

  G_OBJECT_CLASS (klade_slot_popover_parent_class)->dispose (object);
}

static void
klade_slot_popover_class_init (KladeSlotPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_slot_popover_dispose;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (KLADE_TYPE_CHOICE_BUTTON);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/timetable/klade-slot-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, journal_button);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, weekday_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, number_spin);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, room_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, teacher_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, cycle_drop_down);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, from_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, to_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, collision_icon);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, collision_label);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, remove_button);
  gtk_widget_class_bind_template_child (widget_class, KladeSlotPopover, save_button);
  gtk_widget_class_bind_template_callback (widget_class, journal_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
klade_slot_popover_init (KladeSlotPopover *self)
{
  g_autoptr (GtkStringList) weekdays = gtk_string_list_new (NULL);

  self->teachers = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int weekday = KLADE_WEEKDAY_MONDAY; weekday <= KLADE_WEEKDAY_SUNDAY; weekday++)
    gtk_string_list_append (weekdays, klade_weekday_name ((KladeWeekday) weekday));
  gtk_drop_down_set_model (self->weekday_drop_down, G_LIST_MODEL (weekdays));
  klade_drop_down_set_name (self->weekday_drop_down, _ ("Day of the week"));
  klade_drop_down_set_name (self->teacher_drop_down, _ ("Teacher"));
  klade_drop_down_set_name (self->cycle_drop_down, _ ("Weeks"));
  klade_choice_button_set_name (self->journal_button, _ ("Lesson"), _ ("Subject and class"));
  /* A spin button of GTK 4.8 keeps Enter to itself. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->number_spin)), "activate",
                           G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  self->is_filling = FALSE;
}

/**
 * klade_slot_popover_new:
 * @office: runs the verbs
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
KladeSlotPopover *
klade_slot_popover_new (KladeOffice *office)
{
  KladeSlotPopover *self = g_object_new (KLADE_TYPE_SLOT_POPOVER, NULL);

  self->office = g_object_ref (office);
  return self;
}

/**
 * klade_slot_popover_take_journals:
 * @journals: (transfer full) (element-type KladeClassJournal): the year's
 */
void
klade_slot_popover_take_journals (KladeSlotPopover *self, GPtrArray *journals)
{
  g_return_if_fail (KLADE_IS_SLOT_POPOVER (self));

  klade_choice_button_clear (self->journal_button);
  g_clear_pointer (&self->journals, g_ptr_array_unref);
  self->journals = journals;
}

/**
 * klade_slot_popover_ask:
 * @draft: a new or a stored place
 * @typed: (nullable): what the person typed on an empty place
 * @class_id: whose journals come first
 *
 * Asks where and when it is.
 */
void
klade_slot_popover_ask (KladeSlotPopover *self,
                        const KladeSlotDraft *draft,
                        const char *typed,
                        gint64 class_id)
{
  g_return_if_fail (KLADE_IS_SLOT_POPOVER (self));

  g_clear_pointer (&self->draft, klade_slot_draft_free);
  self->draft = klade_slot_draft_copy (draft);
  tell (self, "", NULL, FALSE);
  list_journals (self, class_id);
  fill (self);
  gtk_popover_popup (GTK_POPOVER (self));
  if (draft->edit.slot_id == 0)
    {
      klade_choice_button_open (self->journal_button, typed);
    }
  else
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->room_entry));
      edited_cb (self);
    }
}
