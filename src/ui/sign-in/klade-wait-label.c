/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-wait-label.h"

#include "klade-error.h"
#include "klade-i18n.h"

#define TICK_MS 200

struct _KladeWaitLabel
{
  AdwBin parent_instance;

  gint64 ends_at; /* monotonic microseconds */
  guint source;   /* 0: no wait */

  /* Borrowed from the tree */
  GtkLabel *sentence_label;
  GtkLabel *count_label;
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KladeWaitLabel, klade_wait_label, ADW_TYPE_BIN)

static void
show_rest (KladeWaitLabel *self)
{
  gint64 rest = self->ends_at - g_get_monotonic_time ();
  int seconds = (int) ((rest + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  g_autofree char *text =
      seconds < 60 ? g_strdup_printf (_ ("Try again in %d s."), seconds)
                   : g_strdup_printf (_ ("Try again in %d min %d s."), seconds / 60, seconds % 60);

  if (!g_str_equal (gtk_label_get_text (self->count_label), text))
    gtk_label_set_text (self->count_label, text);
}

static gboolean
ticked_cb (gpointer data)
{
  KladeWaitLabel *self = data;

  if (g_get_monotonic_time () < self->ends_at)
    {
      show_rest (self);
      return G_SOURCE_CONTINUE;
    }

  self->source = 0;
  klade_wait_label_stop (self);
  g_signal_emit (self, signals[ENDED], 0);

  return G_SOURCE_REMOVE;
}

static void
klade_wait_label_dispose (GObject *object)
{
  KladeWaitLabel *self = KLADE_WAIT_LABEL (object);

  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (klade_wait_label_parent_class)->dispose (object);
}

static void
klade_wait_label_class_init (KladeWaitLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = klade_wait_label_dispose;

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GtkBox *box, GtkAccessibleRole role, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "wrap", TRUE, "xalign",
                                   0.0, "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static void
klade_wait_label_init (KladeWaitLabel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  /* What counts is no alert: it would be read aloud each second. */
  self->sentence_label = add_label (GTK_BOX (box), GTK_ACCESSIBLE_ROLE_ALERT, "error");
  self->count_label = add_label (GTK_BOX (box), GTK_ACCESSIBLE_ROLE_TIMER, "numeric");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * klade_wait_label_refuse:
 * @error: why the password was not taken
 *
 * Says so, and begins to count when the next try has to wait.
 */
void
klade_wait_label_refuse (KladeWaitLabel *self, const GError *error)
{
  gboolean is_wait = g_error_matches (error, KLADE_ERROR, KLADE_ERROR_WAIT);
  int seconds = klade_error_get_wait (error);
  g_autofree char *sentence = klade_error_explain (error);

  g_return_if_fail (KLADE_IS_WAIT_LABEL (self));

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_label_set_text (self->sentence_label,
                      is_wait ? _ ("The password was wrong several times.") : sentence);
  /* The whole of it, read aloud once. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sentence_label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_label), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), seconds > 0);
  if (seconds == 0)
    return;

  self->ends_at = g_get_monotonic_time () + seconds * (gint64) G_USEC_PER_SEC;
  self->source = g_timeout_add (TICK_MS, ticked_cb, self);
  show_rest (self);
}

/**
 * klade_wait_label_hush:
 *
 * The sentence has been read: something is typed again.  A wait goes on.
 */
void
klade_wait_label_hush (KladeWaitLabel *self)
{
  g_return_if_fail (KLADE_IS_WAIT_LABEL (self));

  if (self->source == 0)
    klade_wait_label_stop (self);
}

/**
 * klade_wait_label_stop:
 *
 * Says nothing any more, of a wait neither.
 */
void
klade_wait_label_stop (KladeWaitLabel *self)
{
  g_return_if_fail (KLADE_IS_WAIT_LABEL (self));

  g_clear_handle_id (&self->source, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->sentence_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * klade_wait_label_is_waiting:
 *
 * Returns: whether a try now would be refused unseen
 */
gboolean
klade_wait_label_is_waiting (KladeWaitLabel *self)
{
  g_return_val_if_fail (KLADE_IS_WAIT_LABEL (self), FALSE);

  return self->source != 0;
}
