/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-lesson-panel.h"

#include "klade-drop-down.h"
#include "klade-i18n.h"
#include "klade-lesson-draft.h"
#include "klade-stack.h"
#include "klade-text-field.h"
#include "klade-work-popover.h"

#define PAUSE_MS 800

struct _KladeLessonPanel
{
  AdwBin parent_instance;

  gint64 lesson_id; /* 0: none */
  gboolean is_showing;
  guint pause_source;

  /* Owned */
  KladeJournalSheet *sheet;
  GSignalGroup *sheet_signals;
  GHashTable *drafts; /* lesson id: KladeLessonDraft */

  /* Template children, borrowed */
  GtkStack *stack;
  GtkLabel *day_label;
  GtkLabel *about_label;
  GtkWidget *menu_button;
  KladeTextField *topic_field;
  KladeTextField *homework_field;
  KladeTextField *notes_field;
  GtkToggleButton *nothing_toggle;
  GtkWidget *add_work_button;
  GtkListBox *works_list;
  GtkWidget *no_works_label;
  GtkDropDown *kind_drop;
  GtkEntry *reason_entry;
  GtkLabel *trail_label;
  KladeWorkPopover *work_popover;
};

G_DEFINE_FINAL_TYPE (KladeLessonPanel, klade_lesson_panel, ADW_TYPE_BIN)

static KladeTextField *
get_field (KladeLessonPanel *self, KladeDraftField field)
{
  switch (field)
    {
    case KLADE_DRAFT_TOPIC:
      return self->topic_field;
    case KLADE_DRAFT_HOMEWORK:
      return self->homework_field;
    case KLADE_DRAFT_NOTES:
    case KLADE_DRAFT_N_FIELDS:
    default:
      return self->notes_field;
    }
}

static const KladePageLesson *
find_lesson (KladeLessonPanel *self, gint64 lesson_id)
{
  KladeJournalPage *page = self->sheet != NULL ? klade_journal_sheet_get_page (self->sheet) : NULL;
  int index =
      page != NULL && lesson_id != 0 ? klade_journal_page_find_lesson (page, lesson_id) : -1;

  return index >= 0 ? &page->lessons[index] : NULL;
}

static KladeLessonDraft *
get_draft (KladeLessonPanel *self)
{
  return g_hash_table_lookup (self->drafts, &self->lesson_id);
}

/* ---- showing ---- */

static void
show_draft (KladeLessonPanel *self)
{
  const KladePageLesson *lesson = find_lesson (self, self->lesson_id);
  KladeLessonDraft *draft = get_draft (self);
  const char *who;

  if (draft == NULL || lesson == NULL)
    return;

  who = lesson->changed_by != NULL ? lesson->changed_by : "";
  self->is_showing = TRUE;
  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    {
      KladeTextField *field = get_field (self, (KladeDraftField) i);
      const char *theirs = klade_lesson_draft_get_theirs (draft, (KladeDraftField) i);
      g_autofree char *sentence = NULL;

      klade_text_field_set_text (field, klade_lesson_draft_get_text (draft, (KladeDraftField) i));
      if (theirs != NULL)
        sentence = *theirs != '\0' ? g_strdup_printf (_ ("%s wrote meanwhile: “%s”"), who, theirs)
                                   : g_strdup_printf (_ ("%s emptied this field meanwhile."), who);
      klade_text_field_show_conflict (field, sentence);
    }
  gtk_toggle_button_set_active (self->nothing_toggle, klade_lesson_draft_is_nothing_set (draft));
  klade_text_field_set_hint (self->homework_field, klade_lesson_draft_is_nothing_set (draft)
                                                       ? _ ("Nothing is set")
                                                       : _ ("What is to be done at home"));
  self->is_showing = FALSE;
}

static GtkWidget *
new_work_row (const KladePageColumn *column, gboolean can_write)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *badge = gtk_label_new (klade_work_kind_letters (column->kind));
  const char *kind = klade_work_kind_name (column->kind);
  gboolean has_title = column->title != NULL && *column->title != '\0';
  GtkWidget *title = gtk_label_new (has_title ? column->title : kind);
  g_autoptr (GString) about = g_string_new (has_title ? kind : klade_scale_name (column->scale));
  g_autofree char *name = NULL;
  GtkWidget *label;

  if (column->weight != 100)
    g_string_append_printf (about, " · %d %%", column->weight);
  if (!column->counts)
    g_string_append_printf (about, " · %s", _ ("not in the average"));
  name = g_strdup_printf ("%s, %s", gtk_label_get_text (GTK_LABEL (title)), about->str);

  gtk_widget_add_css_class (badge, "klade-badge");
  if (column->counts)
    gtk_widget_add_css_class (badge, "counts");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  label = gtk_label_new (about->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "klade-work-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_write);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
show_works (KladeLessonPanel *self, const KladePageLesson *lesson, gboolean can_write)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);
  GtkListBoxRow *old;
  gboolean has_works = FALSE;

  while ((old = gtk_list_box_get_row_at_index (self->works_list, 0)) != NULL)
    gtk_list_box_remove (self->works_list, GTK_WIDGET (old));

  for (int i = 0; i < lesson->n_columns; i++)
    {
      const KladePageColumn *column = &page->columns[lesson->first_column + i];

      if (column->work_id == 0)
        continue;
      gtk_list_box_append (self->works_list, new_work_row (column, can_write));
      has_works = TRUE;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->works_list), has_works);
  gtk_widget_set_visible (self->no_works_label, !has_works);
  gtk_widget_set_visible (self->add_work_button, can_write);
}

static void
show_trail (KladeLessonPanel *self, const KladePageLesson *lesson)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);
  g_autoptr (GString) text = g_string_new (NULL);

  if (lesson->entered_at != 0)
    {
      g_autofree char *when = klade_instant_to_text (lesson->entered_at, page->today);

      g_string_append_printf (text, _ ("Entered by %s, %s"), lesson->entered_by, when);
    }
  if (lesson->changed_at != 0 && lesson->changed_at != lesson->entered_at)
    {
      g_autofree char *when = klade_instant_to_text (lesson->changed_at, page->today);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Last changed by %s, %s"), lesson->changed_by, when);
    }
  gtk_label_set_text (self->trail_label, text->str);
}

static void
show_lesson (KladeLessonPanel *self)
{
  const KladePageLesson *lesson = find_lesson (self, self->lesson_id);
  KladeJournalPage *page;
  g_autofree char *day = NULL;
  g_autofree char *about = NULL;
  gboolean can_write;

  gtk_stack_set_visible_child_name (self->stack, lesson != NULL ? "lesson" : "none");
  if (lesson == NULL)
    return;

  page = klade_journal_sheet_get_page (self->sheet);
  can_write = page->can_write_lessons && !lesson->is_hidden;
  day = klade_day_to_text (lesson->day);
  gtk_label_set_text (self->day_label, day);
  about =
      g_strdup_printf (lesson->is_hidden   ? _ ("%s, lesson %d, hidden")
                       : lesson->is_closed ? _ ("%s, lesson %d, term closed")
                                           : _ ("%s, lesson %d"),
                       klade_weekday_name (klade_day_get_weekday (lesson->day)), lesson->lesson_no);
  gtk_label_set_text (self->about_label, about);

  show_draft (self);
  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->kind_drop, (guint) lesson->kind - 1);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry),
                         lesson->reason != NULL ? lesson->reason : "");
  self->is_showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->reason_entry), lesson->kind != KLADE_LESSON_ORDINARY);
  show_works (self, lesson, can_write);
  show_trail (self, lesson);

  for (int i = 0; i < KLADE_DRAFT_N_FIELDS; i++)
    klade_text_field_set_editable (get_field (self, (KladeDraftField) i), can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->nothing_toggle), can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind_drop), can_write);
  gtk_widget_set_sensitive (GTK_WIDGET (self->reason_entry), can_write);
}

/* ---- saving ---- */

/**
 * klade_lesson_panel_flush:
 *
 * Gives whatever was written and is not on its way yet to the sheet.
 */
void
klade_lesson_panel_flush (KladeLessonPanel *self)
{
  KladeLessonDraft *draft;
  KladeLessonEdit edit;

  g_return_if_fail (KLADE_IS_LESSON_PANEL (self));

  g_clear_handle_id (&self->pause_source, g_source_remove);
  draft = get_draft (self);
  if (draft != NULL && self->sheet != NULL && klade_lesson_draft_take_edit (draft, &edit))
    klade_journal_sheet_save_lesson (self->sheet, &edit);
}

static gboolean
paused_cb (gpointer data)
{
  KladeLessonPanel *self = data;

  self->pause_source = 0;
  klade_lesson_panel_flush (self);

  return G_SOURCE_REMOVE;
}

static void
save_after_pause (KladeLessonPanel *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add (PAUSE_MS, paused_cb, self);
}

static void
field_edited (KladeLessonPanel *self, KladeDraftField field)
{
  KladeLessonDraft *draft = get_draft (self);
  g_autofree char *text = klade_text_field_dup_text (get_field (self, field));

  if (draft == NULL || self->is_showing)
    return;

  klade_lesson_draft_set_text (draft, field, text);
  if (field == KLADE_DRAFT_HOMEWORK)
    show_draft (self); /* 'nothing set' is over */
  save_after_pause (self);
}

static void
topic_edited_cb (KladeLessonPanel *self)
{
  field_edited (self, KLADE_DRAFT_TOPIC);
}

static void
homework_edited_cb (KladeLessonPanel *self)
{
  field_edited (self, KLADE_DRAFT_HOMEWORK);
}

static void
notes_edited_cb (KladeLessonPanel *self)
{
  field_edited (self, KLADE_DRAFT_NOTES);
}

static void
field_left_cb (KladeLessonPanel *self)
{
  klade_lesson_panel_flush (self);
}

static void
field_resolved (KladeLessonPanel *self, KladeDraftField field, gboolean keep_mine)
{
  KladeLessonDraft *draft = get_draft (self);

  if (draft == NULL)
    return;

  klade_lesson_draft_resolve (draft, field, keep_mine);
  show_draft (self);
  klade_lesson_panel_flush (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_field (self, field)));
}

static void
topic_resolved_cb (KladeLessonPanel *self, gboolean keep_mine)
{
  field_resolved (self, KLADE_DRAFT_TOPIC, keep_mine);
}

static void
homework_resolved_cb (KladeLessonPanel *self, gboolean keep_mine)
{
  field_resolved (self, KLADE_DRAFT_HOMEWORK, keep_mine);
}

static void
notes_resolved_cb (KladeLessonPanel *self, gboolean keep_mine)
{
  field_resolved (self, KLADE_DRAFT_NOTES, keep_mine);
}

static void
nothing_toggled_cb (KladeLessonPanel *self)
{
  KladeLessonDraft *draft = get_draft (self);

  if (draft == NULL || self->is_showing)
    return;

  klade_lesson_draft_set_nothing_set (draft, gtk_toggle_button_get_active (self->nothing_toggle));
  show_draft (self);
  klade_lesson_panel_flush (self);
}

static void
save_kind (KladeLessonPanel *self)
{
  const KladePageLesson *lesson = find_lesson (self, self->lesson_id);
  KladeLessonKind kind = (KladeLessonKind) (gtk_drop_down_get_selected (self->kind_drop) + 1);
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_entry));
  KladeLessonEdit edit;

  if (lesson == NULL || self->is_showing ||
      (lesson->kind == kind && g_strcmp0 (lesson->reason, reason) == 0))
    return;

  edit = (KladeLessonEdit){
    .lesson_id = lesson->id,
    .revision = lesson->revision,
    .fields = KLADE_LESSON_FIELD_KIND,
    .kind = kind,
    .reason = kind == KLADE_LESSON_ORDINARY ? "" : reason,
  };
  klade_journal_sheet_save_lesson (self->sheet, &edit);
}

static void
kind_selected_cb (KladeLessonPanel *self)
{
  gboolean is_ordinary = gtk_drop_down_get_selected (self->kind_drop) == 0;

  if (self->is_showing)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->reason_entry), !is_ordinary);
  save_kind (self);
  if (!is_ordinary)
    gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
}

static void
reason_left_cb (KladeLessonPanel *self)
{
  save_kind (self);
}

/* ---- works ---- */

/* A popover takes the keyboard along when it goes: marks are what comes next. */
static void
work_popover_closed_cb (KladeLessonPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "journal.to-grid", NULL);
}

static void
edit_work (KladeLessonPanel *self, GtkWidget *at, int page_column)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->work_popover),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  klade_work_popover_edit (self->work_popover, self->sheet, self->lesson_id, page_column);
  gtk_popover_popup (GTK_POPOVER (self->work_popover));
}

static void
work_activated_cb (KladeLessonPanel *self, GtkListBoxRow *row)
{
  KladeJournalPage *page = klade_journal_sheet_get_page (self->sheet);
  const KladePageLesson *lesson = find_lesson (self, self->lesson_id);
  int index = gtk_list_box_row_get_index (row);

  for (int i = 0; lesson != NULL && i < lesson->n_columns; i++)
    if (page->columns[lesson->first_column + i].work_id != 0 && index-- == 0)
      edit_work (self, GTK_WIDGET (row), lesson->first_column + i);
}

static void
add_work_activated (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KladeLessonPanel *self = KLADE_LESSON_PANEL (widget);

  if (find_lesson (self, self->lesson_id) != NULL)
    edit_work (self, self->add_work_button, -1);
}

/* ---- following ---- */

static void
layout_changed_cb (KladeLessonPanel *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gint64 id = *(gint64 *) key;
      const KladePageLesson *lesson = find_lesson (self, id);

      if (lesson != NULL)
        klade_lesson_draft_follow (value, lesson);
      if (id != self->lesson_id && klade_lesson_draft_is_clean (value))
        g_hash_table_iter_remove (&iter);
    }

  if (self->lesson_id != 0 && get_draft (self) == NULL)
    klade_lesson_panel_show_lesson (self, self->lesson_id);
  else
    show_lesson (self);
}

static void
klade_lesson_panel_dispose (GObject *object)
{
  KladeLessonPanel *self = KLADE_LESSON_PANEL (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->sheet_signals);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  g_clear_pointer ((GtkWidget **) &self->work_popover, gtk_widget_unparent);

  G_OBJECT_CLASS (klade_lesson_panel_parent_class)->dispose (object);
}

static void
klade_lesson_panel_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (klade_lesson_panel_parent_class)
      ->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (KLADE_LESSON_PANEL (widget)->work_popover));
}

static void
klade_lesson_panel_class_init (KladeLessonPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_lesson_panel_dispose;
  widget_class->size_allocate = klade_lesson_panel_size_allocate;

  g_type_ensure (KLADE_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/lv/klade/Klade/ui/journal/klade-lesson-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, day_label);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, about_label);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, menu_button);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, topic_field);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, homework_field);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, notes_field);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, nothing_toggle);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, add_work_button);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, works_list);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, no_works_label);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, kind_drop);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, KladeLessonPanel, trail_label);
  gtk_widget_class_bind_template_callback (widget_class, topic_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, homework_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_resolved_cb);
  gtk_widget_class_bind_template_callback (widget_class, homework_resolved_cb);
  gtk_widget_class_bind_template_callback (widget_class, notes_resolved_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, nothing_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, work_activated_cb);
  gtk_widget_class_install_action (widget_class, "panel.add-work", NULL, add_work_activated);
}

static void
klade_lesson_panel_init (KladeLessonPanel *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) klade_lesson_draft_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  klade_stack_hide_unseen (self->stack);
  self->work_popover = klade_work_popover_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->work_popover), GTK_WIDGET (self));
  g_signal_connect_swapped (self->work_popover, "closed", G_CALLBACK (work_popover_closed_cb),
                            self);

  self->is_showing = TRUE;
  for (int i = 1; i <= KLADE_N_LESSON_KINDS; i++)
    gtk_string_list_append (kinds, klade_lesson_kind_name ((KladeLessonKind) i));
  gtk_drop_down_set_model (self->kind_drop, G_LIST_MODEL (kinds));
  klade_drop_down_set_name (self->kind_drop, _ ("Kind of lesson"));
  self->is_showing = FALSE;

  self->sheet_signals = g_signal_group_new (KLADE_TYPE_JOURNAL_SHEET);
  g_signal_group_connect_swapped (self->sheet_signals, "layout-changed",
                                  G_CALLBACK (layout_changed_cb), self);
}

/**
 * klade_lesson_panel_set_sheet:
 * @sheet: (nullable): the journal
 *
 * What was written about the journal before is given to its sheet first.
 */
void
klade_lesson_panel_set_sheet (KladeLessonPanel *self, KladeJournalSheet *sheet)
{
  g_return_if_fail (KLADE_IS_LESSON_PANEL (self));

  klade_lesson_panel_flush (self);
  g_hash_table_remove_all (self->drafts);
  self->lesson_id = 0;
  g_set_object (&self->sheet, sheet);
  g_signal_group_set_target (self->sheet_signals, sheet);
  show_lesson (self);
}

/**
 * klade_lesson_panel_show_lesson:
 * @lesson_id: a lesson of the sheet's page, 0 for none
 */
void
klade_lesson_panel_show_lesson (KladeLessonPanel *self, gint64 lesson_id)
{
  const KladePageLesson *lesson;

  g_return_if_fail (KLADE_IS_LESSON_PANEL (self));

  if (lesson_id != self->lesson_id)
    klade_lesson_panel_flush (self);

  self->lesson_id = lesson_id;
  lesson = find_lesson (self, lesson_id);
  if (lesson != NULL && get_draft (self) == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = lesson_id;
      g_hash_table_insert (self->drafts, key, klade_lesson_draft_new (lesson));
    }
  show_lesson (self);
}

/**
 * klade_lesson_panel_get_lesson:
 *
 * Returns: the lesson shown, 0 for none
 */
gint64
klade_lesson_panel_get_lesson (KladeLessonPanel *self)
{
  g_return_val_if_fail (KLADE_IS_LESSON_PANEL (self), 0);

  return find_lesson (self, self->lesson_id) != NULL ? self->lesson_id : 0;
}

/**
 * klade_lesson_panel_focus_topic:
 *
 * Puts the caret into the topic.
 */
void
klade_lesson_panel_focus_topic (KladeLessonPanel *self)
{
  g_return_if_fail (KLADE_IS_LESSON_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->topic_field));
}

/**
 * klade_lesson_panel_toggle_nothing_set:
 *
 * Answers the homework with 'nothing set', or opens it again.
 */
void
klade_lesson_panel_toggle_nothing_set (KladeLessonPanel *self)
{
  g_return_if_fail (KLADE_IS_LESSON_PANEL (self));

  if (gtk_widget_is_sensitive (GTK_WIDGET (self->nothing_toggle)))
    gtk_toggle_button_set_active (self->nothing_toggle,
                                  !gtk_toggle_button_get_active (self->nothing_toggle));
}

/**
 * klade_lesson_panel_get_menu_button:
 *
 * Returns: (transfer none): where popovers about the lesson point
 */
GtkWidget *
klade_lesson_panel_get_menu_button (KladeLessonPanel *self)
{
  g_return_val_if_fail (KLADE_IS_LESSON_PANEL (self), NULL);

  return self->menu_button;
}

/**
 * klade_lesson_panel_get_n_unsaved:
 *
 * Returns: how many lessons have something written that waits for a pause or a decision
 */
guint
klade_lesson_panel_get_n_unsaved (KladeLessonPanel *self)
{
  GHashTableIter iter;
  gpointer draft;
  gboolean sheet_waits = self->sheet != NULL && klade_journal_sheet_get_n_unsaved (self->sheet) > 0;
  guint n = 0;

  g_return_val_if_fail (KLADE_IS_LESSON_PANEL (self), 0);

  /* What the sheet has got and not stored yet, it counts itself. */
  g_hash_table_iter_init (&iter, self->drafts);
  while (g_hash_table_iter_next (&iter, NULL, &draft))
    if (!klade_lesson_draft_is_clean (draft) &&
        !(sheet_waits && klade_lesson_draft_is_given (draft)))
      n++;

  return n;
}
