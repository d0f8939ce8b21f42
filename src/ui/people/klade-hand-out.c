/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-hand-out.h"

#include "klade-i18n.h"
#include "klade-long-work.h"
#include "klade-paper-fill.h"
#include "klade-paper-window.h"
#include "klade-school-accounts.h"

#define PROGRESS_MILLISECONDS 100

/* What goes to the worker and comes back. */
typedef struct
{
  gboolean is_new;
  GArray *person_ids; /* gint64 */
  KladePasswordStock *stock;
  GPtrArray *slips;             /* KladeSlip; NULL: not given yet */
  KladePrintDocument *document; /* the slips; NULL: none */
} Job;

struct _KladeHandOut
{
  GObject parent_instance;

  guint n_wanted;
  guint progress_source;

  /* Owned */
  KladeOffice *office;
  Job *job;
  KladeLongWork *progress;
};

G_DEFINE_FINAL_TYPE (KladeHandOut, klade_hand_out, G_TYPE_OBJECT)

enum
{
  PROGRESSED,
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_job (gpointer data)
{
  Job *job = data;

  g_array_unref (job->person_ids);
  g_clear_pointer (&job->stock, klade_password_stock_free);
  g_clear_pointer (&job->slips, g_ptr_array_unref);
  g_clear_pointer (&job->document, klade_print_document_unref);
}

static void
release_job (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_job);
}

/* ---- in the worker ---- */

/* By the school's form: one that cannot be read is told before passwords are made. */
static KladePrintDocument *
print_slips (KladeSession *session, KladeForm *form, GPtrArray *slips, GError **error)
{
  g_autoptr (KladeSchoolInfo) info =
      klade_school_dup_info (klade_session_get_school (session), error);

  if (info == NULL)
    return NULL;

  return klade_paper_print_slips (
      form, &(const KladePaperHead){ info->name, klade_session_get_today (session) }, slips, error);
}

static gboolean
hand_out_verb (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  Job *job = data;
  const gint64 *ids = (const gint64 *) (gpointer) job->person_ids->data;
  guint n = job->person_ids->len;
  g_autoptr (KladeForm) form = klade_paper_dup_form (session, KLADE_PAPER_PASSWORD_SLIPS, error);

  if (form == NULL)
    return FALSE;

  job->slips = job->is_new ? klade_school_issue_accounts (session, ids, n, job->stock, undo, error)
                           : klade_school_reset_passwords (session, ids, n, job->stock, error);
  if (job->slips != NULL && job->slips->len > 0)
    job->document = print_slips (session, form, job->slips, error);
  return job->slips != NULL && (job->slips->len == 0 || job->document != NULL);
}

/* ---- making passwords ---- */

static gboolean
progress_shown_cb (gpointer data)
{
  KladeHandOut *self = data;
  double fraction = klade_long_work_get_fraction (self->progress);

  g_signal_emit (self, signals[PROGRESSED], 0, (guint) (fraction * self->n_wanted + 0.5));
  return G_SOURCE_CONTINUE;
}

static void
done_cb (GObject *source, const GError *error)
{
  KladeHandOut *self = KLADE_HAND_OUT (source);

  g_signal_emit (self, signals[ENDED], 0, error);
  g_object_unref (self); /* as klade_hand_out_run() took it */
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KladeHandOut *self = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->job->stock = klade_password_stock_make_finish (result, &error);
  if (self->job->stock != NULL && klade_password_stock_get_n_left (self->job->stock) == 0)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  if (error != NULL)
    done_cb (G_OBJECT (self), error);
  else
    klade_office_run (self->office, hand_out_verb, g_atomic_rc_box_acquire (self->job), release_job,
                      done_cb, G_OBJECT (self));
}

/* ---- the object ---- */

static void
klade_hand_out_finalize (GObject *object)
{
  KladeHandOut *self = KLADE_HAND_OUT (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->job, release_job);
  g_clear_pointer (&self->progress, klade_long_work_unref);

  G_OBJECT_CLASS (klade_hand_out_parent_class)->finalize (object);
}

static void
klade_hand_out_class_init (KladeHandOutClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = klade_hand_out_finalize;
  signals[PROGRESSED] = g_signal_new ("progressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ENDED] = g_signal_new ("ended", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_ERROR);
}

static void
klade_hand_out_init (KladeHandOut *self)
{
  self->progress = klade_long_work_new ();
}

/**
 * klade_hand_out_new:
 * @office: runs the verb
 * @is_new: %TRUE: who has no account gets one; %FALSE: who has one gets a new password
 * @person_ids: (element-type gint64): to whom
 *
 * Returns: (transfer full): a hand-out that has not begun
 */
KladeHandOut *
klade_hand_out_new (KladeOffice *office, gboolean is_new, GArray *person_ids)
{
  KladeHandOut *self = g_object_new (KLADE_TYPE_HAND_OUT, NULL);

  self->office = g_object_ref (office);
  self->job = g_atomic_rc_box_new0 (Job);
  self->job->is_new = is_new;
  self->job->person_ids = g_array_ref (person_ids);
  self->n_wanted = person_ids->len;
  return self;
}

/**
 * klade_hand_out_run:
 *
 * Begins; it stays until it has ended, whoever drops it.
 */
void
klade_hand_out_run (KladeHandOut *self)
{
  g_return_if_fail (KLADE_IS_HAND_OUT (self));
  g_return_if_fail (self->progress_source == 0);

  self->progress_source = g_timeout_add (PROGRESS_MILLISECONDS, progress_shown_cb, self);
  klade_password_stock_make_async (self->n_wanted, klade_long_work_tell, self->progress, made_cb,
                                   g_object_ref (self));
}

/**
 * klade_hand_out_cancel:
 *
 * Makes no more passwords; those that are made are given.
 */
void
klade_hand_out_cancel (KladeHandOut *self)
{
  g_return_if_fail (KLADE_IS_HAND_OUT (self));

  klade_long_work_cancel (self->progress);
}

/**
 * klade_hand_out_get_n_wanted:
 *
 * Returns: for how many it was asked
 */
guint
klade_hand_out_get_n_wanted (KladeHandOut *self)
{
  g_return_val_if_fail (KLADE_IS_HAND_OUT (self), 0);

  return self->n_wanted;
}

/**
 * klade_hand_out_get_n_done:
 *
 * Returns: how many got it
 */
guint
klade_hand_out_get_n_done (KladeHandOut *self)
{
  g_return_val_if_fail (KLADE_IS_HAND_OUT (self), 0);

  return self->job->slips != NULL ? self->job->slips->len : 0;
}

/**
 * klade_hand_out_dup_outcome:
 *
 * Returns: (transfer full): how many of how many, in a sentence
 */
char *
klade_hand_out_dup_outcome (KladeHandOut *self)
{
  guint n = klade_hand_out_get_n_done (self);

  g_return_val_if_fail (KLADE_IS_HAND_OUT (self), NULL);

  if (n < self->n_wanted)
    return g_strdup_printf (self->job->is_new ? _ ("%u of %u accounts were issued.")
                                              : _ ("%u of %u passwords were made."),
                            n, self->n_wanted);

  return g_strdup_printf (self->job->is_new
                              ? ngettext_ ("%u account was issued.", "%u accounts were issued.", n)
                              : ngettext_ ("%u password was made.", "%u passwords were made.", n),
                          n);
}

static char *
propose_name (GPtrArray *slips)
{
  const KladeSlip *first = g_ptr_array_index (slips, 0);
  gboolean is_one_class = *first->class_name != '\0';

  if (slips->len == 1)
    return g_strdup_printf ("%s %s.pdf", _ ("Password slip"), first->name);

  for (guint i = 1; i < slips->len; i++)
    is_one_class &= g_str_equal (((const KladeSlip *) g_ptr_array_index (slips, i))->class_name,
                                 first->class_name);
  return is_one_class ? g_strdup_printf ("%s %s.pdf", _ ("Password slips"), first->class_name)
                      : g_strdup_printf ("%s.pdf", _ ("Password slips"));
}

/**
 * klade_hand_out_show_slips:
 * @widget: whose window the slips belong to
 *
 * Shows them, to be printed or saved, when there are any.
 */
void
klade_hand_out_show_slips (KladeHandOut *self, GtkWidget *widget)
{
  g_autofree char *outcome = NULL;
  g_autofree char *note = NULL;
  g_autofree char *name = NULL;
  KladePaperWindow *window;

  g_return_if_fail (KLADE_IS_HAND_OUT (self));

  if (klade_hand_out_get_n_done (self) == 0)
    return;

  name = propose_name (self->job->slips);
  outcome = klade_hand_out_dup_outcome (self);
  note = g_strdup_printf ("%s %s", outcome,
                          _ ("Print the slips or save them now: the passwords stand nowhere "
                             "else."));
  window =
      klade_paper_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->job->document, name);
  klade_paper_window_set_note (window, note);
  klade_paper_window_make_secret (
      window,
      _ ("The passwords on these slips stand nowhere else. Without the slips, new passwords "
         "have to be made."));
  gtk_window_present (GTK_WINDOW (window));
}
