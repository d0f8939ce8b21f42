/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-journal-sheet-private.h"

/* The page's other verbs: each goes through the same queue as the cells, so that a topic typed
 * after a mark is stored after it, and brings the page as it is then. */

enum
{
  OF_LESSONS,
  OF_WORKS,
};

/* From which revision this sheet's own saving led to which: a person who types the topic and
 * then the homework saw one revision and made two, which is no conflict. */
typedef struct
{
  gint32 seen;
  gint32 made;
} OwnRevision;

static gint32
current_revision (KladeJournalSheet *self, int which, gint64 id, gint32 revision)
{
  const OwnRevision *own = self->own_revisions[which] != NULL
                               ? g_hash_table_lookup (self->own_revisions[which], &id)
                               : NULL;

  return own != NULL && revision >= own->seen && revision < own->made ? own->made : revision;
}

static void
note_revision (KladeJournalSheet *self, int which, gint64 id, gint32 seen, gint32 made)
{
  OwnRevision *own;

  if (self->own_revisions[which] == NULL)
    self->own_revisions[which] =
        g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  own = g_hash_table_lookup (self->own_revisions[which], &id);
  if (own != NULL && own->made == seen)
    {
      own->made = made;
      return;
    }

  own = g_new0 (OwnRevision, 1);
  own->seen = seen;
  own->made = made;
  g_hash_table_replace (self->own_revisions[which], g_memdup2 (&id, sizeof id), own);
}

static KladeSheetOp *
verb_new (KladeJournalSheet *self, KladeSheetVerb verb, gpointer data, GDestroyNotify data_free)
{
  KladeSheetOp *op = klade_sheet_op_new (self, KLADE_SHEET_OP_VERB);

  op->verb = verb;
  op->data = data;
  op->data_free = data_free;

  return op;
}

/* ---- lessons ---- */

typedef struct
{
  KladeLessonEdit edit;
  gint64 id;
  gint32 revision;
} LessonArgs;

static void
free_lesson_args (gpointer data)
{
  LessonArgs *args = data;

  g_free ((char *) args->edit.topic);
  g_free ((char *) args->edit.homework);
  g_free ((char *) args->edit.notes);
  g_free ((char *) args->edit.reason);
  g_free (args);
}

static void
before_lesson (KladeJournalSheet *self, KladeSheetOp *op)
{
  LessonArgs *args = op->data;

  args->edit.revision =
      current_revision (self, OF_LESSONS, args->edit.lesson_id, args->edit.revision);
}

static void
after_lesson (KladeJournalSheet *self, KladeSheetOp *op)
{
  const LessonArgs *args = op->data;

  note_revision (self, OF_LESSONS, args->id, args->edit.revision, args->revision);
}

static gboolean
save_lesson_verb (KladeSession *session, KladeSheetOp *op, KladeUndo **undo, GError **error)
{
  LessonArgs *args = op->data;

  return klade_school_save_lesson (session, op->journal_id, &args->edit, &args->id, &args->revision,
                                   undo, error);
}

/**
 * klade_journal_sheet_save_lesson:
 * @self: an open sheet
 * @edit: what to change, or a new lesson; copied
 *
 * Stores a lesson's topic, homework and the like, and reads the page again.
 */
void
klade_journal_sheet_save_lesson (KladeJournalSheet *self, const KladeLessonEdit *edit)
{
  LessonArgs *args;
  KladeSheetOp *op;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->worker != NULL);
  g_return_if_fail (edit != NULL);

  args = g_new0 (LessonArgs, 1);
  args->edit = *edit;
  args->edit.topic = g_strdup (edit->topic);
  args->edit.homework = g_strdup (edit->homework);
  args->edit.notes = g_strdup (edit->notes);
  args->edit.reason = g_strdup (edit->reason);

  op = verb_new (self, save_lesson_verb, args, free_lesson_args);
  op->before_verb = before_lesson;
  op->after_verb = after_lesson;
  op->is_announced = (edit->fields & (KLADE_LESSON_FIELD_TIME | KLADE_LESSON_FIELD_HIDDEN)) != 0;
  klade_sheet_push (self, op);
}

static gboolean
split_lesson_verb (KladeSession *session, KladeSheetOp *op, KladeUndo **undo, GError **error)
{
  const LessonArgs *args = op->data;
  gint64 second_id;

  return klade_school_split_lesson (session, args->edit.lesson_id, args->edit.revision,
                                    args->edit.lesson_no, &second_id, undo, error);
}

/**
 * klade_journal_sheet_split_lesson:
 * @self: an open sheet
 * @lesson_id: a lesson of the page
 * @second_lesson_no: the number of the lesson that is split off
 *
 * Makes two lessons of one.
 */
void
klade_journal_sheet_split_lesson (KladeJournalSheet *self, gint64 lesson_id, int second_lesson_no)
{
  LessonArgs *args;
  KladeSheetOp *op;
  int l;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->worker != NULL && self->page != NULL);

  l = klade_journal_page_find_lesson (self->page, lesson_id);
  g_return_if_fail (l >= 0);

  args = g_new0 (LessonArgs, 1);
  args->edit.lesson_id = lesson_id;
  args->edit.revision = self->page->lessons[l].revision;
  args->edit.lesson_no = second_lesson_no;

  op = verb_new (self, split_lesson_verb, args, free_lesson_args);
  op->before_verb = before_lesson;
  op->is_announced = TRUE;
  klade_sheet_push (self, op);
}

/* ---- works ---- */

typedef struct
{
  KladeWorkEdit edit;
  gint64 id;
  gint32 revision;
} WorkArgs;

static void
free_work_args (gpointer data)
{
  WorkArgs *args = data;

  g_free ((char *) args->edit.title);
  g_free (args);
}

static void
before_work (KladeJournalSheet *self, KladeSheetOp *op)
{
  WorkArgs *args = op->data;

  args->edit.revision = current_revision (self, OF_WORKS, args->edit.work_id, args->edit.revision);
}

static void
after_work (KladeJournalSheet *self, KladeSheetOp *op)
{
  const WorkArgs *args = op->data;

  note_revision (self, OF_WORKS, args->id, args->edit.revision, args->revision);
}

static gboolean
save_work_verb (KladeSession *session, KladeSheetOp *op, KladeUndo **undo, GError **error)
{
  WorkArgs *args = op->data;

  return klade_school_save_work (session, &args->edit, &args->id, &args->revision, undo, error);
}

/**
 * klade_journal_sheet_save_work:
 * @self: an open sheet
 * @edit: what to change, or a new work; copied
 *
 * Stores the work assessed in a column, and reads the page again.
 */
void
klade_journal_sheet_save_work (KladeJournalSheet *self, const KladeWorkEdit *edit)
{
  WorkArgs *args;
  KladeSheetOp *op;

  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->worker != NULL);
  g_return_if_fail (edit != NULL);

  args = g_new0 (WorkArgs, 1);
  args->edit = *edit;
  args->edit.title = g_strdup (edit->title);

  op = verb_new (self, save_work_verb, args, free_work_args);
  op->before_verb = before_work;
  op->after_verb = after_work;
  op->is_announced = edit->is_hidden;
  klade_sheet_push (self, op);
}

/* ---- terms ---- */

typedef struct
{
  KladeTermKind term;
  gboolean close;
} TermArgs;

static void
push_term (KladeJournalSheet *self, KladeSheetVerb verb, KladeTermKind term, gboolean close)
{
  TermArgs *args = g_new0 (TermArgs, 1);
  KladeSheetOp *op;

  args->term = term;
  args->close = close;
  op = verb_new (self, verb, args, g_free);
  op->is_announced = TRUE;
  klade_sheet_push (self, op);
}

static gboolean
accept_verb (KladeSession *session, KladeSheetOp *op, KladeUndo **undo, GError **error)
{
  const TermArgs *args = op->data;
  int n_accepted;

  return klade_school_accept_proposals (session, op->journal_id, args->term, &n_accepted, undo,
                                        error);
}

/**
 * klade_journal_sheet_accept_proposals:
 * @self: an open sheet
 * @term: which term marks
 *
 * Decides every open mark of @term as it is proposed, in one step.
 */
void
klade_journal_sheet_accept_proposals (KladeJournalSheet *self, KladeTermKind term)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->worker != NULL);

  push_term (self, accept_verb, term, FALSE);
}

static gboolean
close_verb (KladeSession *session, KladeSheetOp *op, KladeUndo **undo, GError **error)
{
  const TermArgs *args = op->data;

  return klade_school_close_term (session, op->journal_id, args->term, args->close, undo, error);
}

/**
 * klade_journal_sheet_close_term:
 * @self: an open sheet
 * @term: which term
 * @close: to close it, or to open it again
 *
 * Closes the term: then only who may change a closed one can edit it.
 */
void
klade_journal_sheet_close_term (KladeJournalSheet *self, KladeTermKind term, gboolean close)
{
  g_return_if_fail (KLADE_IS_JOURNAL_SHEET (self));
  g_return_if_fail (self->worker != NULL);

  push_term (self, close_verb, term, close);
}
