/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-conflict-popover.h"

#include "klade-i18n.h"

struct _KladeConflictPopover
{
  GtkPopover parent_instance;

  /* Owned */
  KladeJournalSheet *sheet;

  /* Template children, borrowed */
  GtkLabel *title_label;
  GtkWidget *yours_button;
  GtkLabel *yours_label;
  GtkWidget *theirs_button;
  GtkLabel *theirs_label;
  GtkLabel *before_label;
};

G_DEFINE_FINAL_TYPE (KladeConflictPopover, klade_conflict_popover, GTK_TYPE_POPOVER)

static void
resolve (KladeConflictPopover *self, gboolean keep_yours)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  klade_journal_sheet_resolve_conflict (self->sheet, keep_yours);
}

static void
yours_clicked_cb (KladeConflictPopover *self)
{
  resolve (self, TRUE);
}

static void
theirs_clicked_cb (KladeConflictPopover *self)
{
  resolve (self, FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                KladeConflictPopover *self)
{
  switch (keyval)
    {
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      resolve (self, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_2:
    case GDK_KEY_KP_2:
      resolve (self, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
klade_conflict_popover_dispose (GObject *object)
{
  KladeConflictPopover *self = KLADE_CONFLICT_POPOVER (object);

  g_clear_object (&self->sheet);

  G_OBJECT_CLASS (klade_conflict_popover_parent_class)->dispose (object);
}

static void
klade_conflict_popover_class_init (KladeConflictPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = klade_conflict_popover_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/lv/klade/Klade/ui/journal/klade-conflict-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KladeConflictPopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, KladeConflictPopover, yours_button);
  gtk_widget_class_bind_template_child (widget_class, KladeConflictPopover, yours_label);
  gtk_widget_class_bind_template_child (widget_class, KladeConflictPopover, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, KladeConflictPopover, theirs_label);
  gtk_widget_class_bind_template_child (widget_class, KladeConflictPopover, before_label);
  gtk_widget_class_bind_template_callback (widget_class, yours_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, theirs_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
klade_conflict_popover_init (KladeConflictPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * klade_conflict_popover_new:
 *
 * Returns: (transfer floating): a popover, to be given a parent
 */
KladeConflictPopover *
klade_conflict_popover_new (void)
{
  return g_object_new (KLADE_TYPE_CONFLICT_POPOVER, NULL);
}

static void
show_value (GtkLabel *label, GtkWidget *button, const char *value, const char *whose)
{
  const char *shown = *value != '\0' ? value : _ ("empty");
  g_autofree char *name = g_strdup_printf ("%s: %s", whose, shown);

  gtk_label_set_text (label, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * klade_conflict_popover_ask:
 * @sheet: a sheet with a conflict
 *
 * Fills the popover with the sheet's conflict.
 *
 * Returns: %FALSE if there is none
 */
gboolean
klade_conflict_popover_ask (KladeConflictPopover *self, KladeJournalSheet *sheet)
{
  const KladeSheetConflict *conflict = klade_journal_sheet_get_conflict (sheet);
  g_autofree char *before = NULL;
  g_autofree char *title = NULL;
  g_autofree char *when = NULL;
  const char *who;

  g_return_val_if_fail (KLADE_IS_CONFLICT_POPOVER (self), FALSE);

  if (conflict == NULL)
    return FALSE;

  g_set_object (&self->sheet, sheet);
  who = conflict->who != NULL && *conflict->who != '\0' ? conflict->who : _ ("Somebody else");
  if (conflict->when != 0)
    when = klade_instant_to_text (conflict->when, klade_journal_sheet_get_page (sheet)->today);
  title = when != NULL
              ? g_strdup_printf (_ ("%s wrote here meanwhile (%s). Which one stays?"), who, when)
              : g_strdup_printf (_ ("%s wrote here meanwhile. Which one stays?"), who);
  before = g_strdup_printf (_ ("Before: %s"),
                            *conflict->before != '\0' ? conflict->before : _ ("empty"));
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->before_label, before);
  show_value (self->yours_label, self->yours_button, conflict->yours, _ ("Yours"));
  show_value (self->theirs_label, self->theirs_button, conflict->theirs, _ ("Theirs"));

  return TRUE;
}
