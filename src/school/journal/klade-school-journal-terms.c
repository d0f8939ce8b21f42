/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include "klade-change-set.h"
#include "klade-i18n.h"
#include "klade-school-journal-guard.h"
#include "klade-school-journal-page.h"
#include "klade-store-mark.h"
#include "klade-store-term-mark.h"

/* One call of a verb on term marks. */
typedef struct
{
  KladeSession *session;
  gint64 journal_id;
  KladeTermKind term;
  gint64 pupil_id; /* one mark only */
  KladeMark mark;
  gint32 revision;
  KladeTermCell *now;
  int n_accepted;     /* accepting only */
  gboolean is_closed; /* closing only: what shall be */

  KladeDb *db;
  KladeJournalGuard *guard;
  KladeChangeSet *changes;
} Verb;

static void
verb_clear (Verb *self)
{
  g_clear_pointer (&self->guard, klade_journal_guard_free);
  g_clear_pointer (&self->changes, klade_change_set_free);
}

static gboolean
is_term (KladeTermKind term)
{
  return (int) term >= 1 && term <= KLADE_N_TERM_KINDS;
}

static gboolean
verb_begin (Verb *self, KladeAction action, GError **error)
{
  KladeDay today = klade_session_get_today (self->session);
  KladeTarget target;

  self->db = klade_session_get_db (self->session);
  self->guard = klade_journal_guard_new (self->session, self->journal_id, error);
  self->changes = klade_change_set_new (self->session, self->journal_id);
  if (self->guard == NULL)
    return FALSE;

  target = klade_journal_guard_target (self->guard, action, 0, today);
  if (!klade_session_require (self->session, action, &target, error))
    return FALSE;

  klade_change_set_need (self->changes, action, &target);
  return TRUE;
}

/* A verb that writes term marks: the right, and an open term. */
static gboolean
verb_begin_marks (Verb *self, GError **error)
{
  const char *closed;

  if (!verb_begin (self, KLADE_ACTION_WRITE_TERM_MARK, error) ||
      !klade_journal_guard_closed (self->guard, self->term, &closed, error))
    return FALSE;

  if (closed != NULL)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED, closed);
  return closed == NULL;
}

/* ---- one mark ---- */

/* Term marks are in the journal's scale; an examination may be in percent (MK 398). */
static gboolean
check_scale (Verb *self, GError **error)
{
  KladeScale scale = self->guard->head->scale;
  gboolean is_exam = self->term == KLADE_TERM_EXAM || self->term == KLADE_TERM_REEXAM;
  char text[KLADE_MARK_TEXT_SIZE];

  if (klade_mark_fits (self->mark, scale) ||
      (is_exam && klade_mark_fits (self->mark, KLADE_SCALE_PERCENT)))
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The mark “%s” does not fit here. Enter %s."),
               klade_mark_format (self->mark, text), klade_scale_hint (scale));
  return FALSE;
}

static gboolean
find_stay (Verb *self, const KladeStay **stay, GError **error)
{
  const KladeStay *current;

  if (!klade_journal_guard_find_stay (self->guard, self->pupil_id,
                                      klade_session_get_today (self->session), &current, stay,
                                      error))
    return FALSE;

  if (*stay == NULL)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                         _ ("This pupil is not in this journal."));
  return *stay != NULL;
}

static void
report (Verb *self, const KladeRecord *row)
{
  if (self->now == NULL)
    return;

  *self->now = (KladeTermCell){ 0 };
  if (row == NULL)
    return;

  self->now->mark = klade_mark_from_stored (row->texts[KLADE_TERM_MARK_COLUMN_VALUE]);
  self->now->revision = row->revision;
  if (!klade_record_is_absent (row))
    self->now->changed_at = row->numbers[KLADE_TERM_MARK_COLUMN_CHANGED_AT];
}

static gboolean
fail_conflict (Verb *self, const KladeRecord *row, GError **error)
{
  g_autofree char *who = klade_store_dup_person_name (
      self->db, row != NULL ? row->numbers[KLADE_TERM_MARK_COLUMN_CHANGED_BY] : 0, error);

  if (who == NULL)
    return FALSE;

  if (*who != '\0')
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT, _ ("%s changed this mark meanwhile."),
                 who);
  else
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                         _ ("This mark was changed meanwhile."));
  return FALSE;
}

static gboolean
write_mark (Verb *self,
            const KladeRecord *before,
            gint64 pupil_id,
            gint64 class_id,
            KladeMark mark,
            KladeRecord **after,
            GError **error)
{
  KladeRecord *row =
      before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_term_mark);
  const KladeChangeContext context = { .pupil_id = pupil_id, .term = (int) self->term };
  char text[KLADE_MARK_TEXT_SIZE];
  gboolean written;

  *after = row;
  klade_record_set_text (row, KLADE_TERM_MARK_COLUMN_VALUE, klade_mark_format (mark, text));
  if (before != NULL)
    return klade_change_set_update (self->changes, before, row, &context, &written, error);

  row->numbers[KLADE_TERM_MARK_COLUMN_JOURNAL_ID] = self->journal_id;
  row->numbers[KLADE_TERM_MARK_COLUMN_CLASS_ID] = class_id;
  row->numbers[KLADE_TERM_MARK_COLUMN_PUPIL_ID] = pupil_id;
  row->numbers[KLADE_TERM_MARK_COLUMN_TERM] = self->term;
  return klade_change_set_insert (self->changes, row, &context, &written, error);
}

static gboolean
set_term_mark (KladeDb *db, gpointer data, GError **error)
{
  Verb *self = data;
  const KladeStay *stay;
  KladeMark stands = { KLADE_MARK_NONE, 0 };
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  if (!verb_begin_marks (self, error) || !check_scale (self, error) ||
      !find_stay (self, &stay, error) ||
      !klade_store_find_term_mark (db, self->journal_id, self->pupil_id, (int) self->term, &before,
                                   error))
    return FALSE;

  report (self, before);
  if (before != NULL)
    stands = klade_mark_from_stored (before->texts[KLADE_TERM_MARK_COLUMN_VALUE]);
  if (klade_mark_equal (stands, self->mark))
    return TRUE;
  if ((before != NULL ? before->revision : 0) != self->revision)
    return fail_conflict (self, before, error);

  if (!write_mark (self, before, self->pupil_id, stay->class_id, self->mark, &after, error))
    return FALSE;

  report (self, after);
  return TRUE;
}

/**
 * klade_school_set_term_mark:
 * @mark: in the journal's scale, nv or atb; an examination's also in percent
 * @revision: what the person saw; 0 where no mark ever was
 * @now: (out) (optional): what stands there after this, also on a conflict; changed_by is 0
 * @undo: (out) (optional) (nullable) (transfer full): %NULL when it stood there already
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED (no right, or the term is closed),
 *   %KLADE_ERROR_CONFLICT
 *
 * Writes one semester, year, examination or final mark (row C5).
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_set_term_mark (KladeSession *session,
                            gint64 journal_id,
                            gint64 pupil_id,
                            KladeTermKind term,
                            KladeMark mark,
                            gint32 revision,
                            KladeTermCell *now,
                            KladeUndo **undo,
                            GError **error)
{
  Verb self = {
    .session = session,
    .journal_id = journal_id,
    .term = term,
    .pupil_id = pupil_id,
    .mark = mark,
    .revision = revision,
    .now = now,
  };
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (is_term (term), FALSE);

  if (undo != NULL)
    *undo = NULL;

  is_good = klade_db_within (klade_session_get_db (session), set_term_mark, &self, error);
  if (is_good && undo != NULL)
    *undo = klade_change_set_to_undo (g_steal_pointer (&self.changes), klade_term_kind_name (term));

  verb_clear (&self);
  return is_good;
}

/* ---- accepting proposals ---- */

/* Nothing is proposed to who left before the term's end. */
static gboolean
is_assessed (const KladeJournalPage *page, int pupil, KladeTermKind term)
{
  KladeDay left = page->pupils[pupil].left;
  KladeDay last = page->semester_last[term == KLADE_TERM_SEMESTER_1 ? 0 : 1];

  return left == KLADE_DAY_NONE || left >= last;
}

static gboolean
accept_proposal (Verb *self, const KladeJournalPage *page, int pupil, GError **error)
{
  const KladeProposal *proposal = klade_journal_page_proposal (page, pupil, self->term);
  const KladePagePupil *who = &page->pupils[pupil];
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  if (klade_journal_page_term (page, pupil, self->term)->mark.kind != KLADE_MARK_NONE ||
      proposal->state == KLADE_PROPOSAL_NOTHING || proposal->mark.kind == KLADE_MARK_NONE ||
      !is_assessed (page, pupil, self->term))
    return TRUE;

  if (!klade_store_find_term_mark (self->db, self->journal_id, who->id, (int) self->term, &before,
                                   error) ||
      !write_mark (self, before, who->id, who->class_id, proposal->mark, &after, error))
    return FALSE;

  self->n_accepted++;
  return TRUE;
}

static gboolean
accept_proposals (KladeDb *db, gpointer data, GError **error)
{
  Verb *self = data;
  g_autoptr (KladeJournalPage) page = NULL;

  if (!verb_begin_marks (self, error))
    return FALSE;

  page = klade_journal_page_read (self->session, self->journal_id, NULL, error);
  if (page == NULL)
    return FALSE;

  for (int i = 0; i < page->n_pupils; i++)
    if (!accept_proposal (self, page, i, error))
      return FALSE;

  return TRUE;
}

/**
 * klade_school_accept_proposals:
 * @term: a semester, the year or the final mark
 * @n_accepted: (out) (optional): how many marks were written
 * @undo: (out) (optional) (nullable) (transfer full): takes all of them back
 * @error: %KLADE_ERROR_INVALID for an examination, %KLADE_ERROR_DENIED
 *
 * Writes what is proposed wherever no mark stands; a mark that a teacher gave is never touched.
 *
 * Returns: %TRUE if all of it is durably stored
 */
gboolean
klade_school_accept_proposals (KladeSession *session,
                               gint64 journal_id,
                               KladeTermKind term,
                               int *n_accepted,
                               KladeUndo **undo,
                               GError **error)
{
  Verb self = { .session = session, .journal_id = journal_id, .term = term };
  g_autofree char *title = NULL;
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (is_term (term), FALSE);

  if (undo != NULL)
    *undo = NULL;
  if (term == KLADE_TERM_EXAM || term == KLADE_TERM_REEXAM)
    {
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("Nothing is proposed for an examination. Enter its marks."));
      return FALSE;
    }

  is_good = klade_db_within (klade_session_get_db (session), accept_proposals, &self, error);
  if (is_good)
    {
      title = g_strdup_printf (ngettext_ ("Proposals accepted: %d pupil",
                                          "Proposals accepted: %d pupils", self.n_accepted),
                               self.n_accepted);
      if (n_accepted != NULL)
        *n_accepted = self.n_accepted;
      if (undo != NULL)
        *undo = klade_change_set_to_undo (g_steal_pointer (&self.changes), title);
    }

  verb_clear (&self);
  return is_good;
}

/* ---- closing ---- */

static gboolean
close_term (KladeDb *db, gpointer data, GError **error)
{
  Verb *self = data;
  const KladeChangeContext context = { 0 };
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;
  gboolean written;

  if (!verb_begin (self, KLADE_ACTION_CLOSE_TERM, error) ||
      !klade_store_find_term_close (db, self->journal_id, (int) self->term, &before, error))
    return FALSE;

  if ((before != NULL && !klade_record_is_absent (before)) == self->is_closed)
    return TRUE;

  after = before != NULL ? klade_record_copy (before) : klade_record_new (&klade_table_term_close);
  after->numbers[KLADE_TERM_CLOSE_COLUMN_IS_CLOSED] = self->is_closed ? 1 : 0;
  if (before != NULL)
    return klade_change_set_update (self->changes, before, after, &context, &written, error);

  after->numbers[KLADE_TERM_CLOSE_COLUMN_JOURNAL_ID] = self->journal_id;
  after->numbers[KLADE_TERM_CLOSE_COLUMN_TERM] = self->term;
  return klade_change_set_insert (self->changes, after, &context, &written, error);
}

/**
 * klade_school_close_term:
 * @close: %FALSE opens it again
 * @undo: (out) (optional) (nullable) (transfer full): %NULL when it was so already
 * @error: %KLADE_ERROR_DENIED
 *
 * Closes a journal's term: from then on only who may change a closed one writes in it.
 *
 * Returns: %TRUE if it is durably stored
 */
gboolean
klade_school_close_term (KladeSession *session,
                         gint64 journal_id,
                         KladeTermKind term,
                         gboolean close,
                         KladeUndo **undo,
                         GError **error)
{
  Verb self = {
    .session = session,
    .journal_id = journal_id,
    .term = term,
    .is_closed = close != FALSE,
  };
  g_autofree char *title = NULL;
  gboolean is_good;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (is_term (term), FALSE);

  if (undo != NULL)
    *undo = NULL;

  is_good = klade_db_within (klade_session_get_db (session), close_term, &self, error);
  if (is_good && undo != NULL)
    {
      title = g_strdup_printf (close ? C_ ("undo", "Closed: %s") : C_ ("undo", "Opened: %s"),
                               klade_term_kind_name (term));
      *undo = klade_change_set_to_undo (g_steal_pointer (&self.changes), title);
    }

  verb_clear (&self);
  return is_good;
}
