/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-documents.h"

#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-school-classes-private.h"
#include "klade-store-documents.h"
#include "klade-store-paper.h"
#include "klade-store-person.h"
#include "klade-text.h"

#define NOTES_LENGTH_MAX 2000

/* The numbers are looked for before they are written: whoever takes one in the same moment is
 * stopped by the table's own index. */

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

static gboolean
set_line (KladeRecord *record, int field, const char *text, GError **error)
{
  g_autofree char *line = NULL;

  if (!klade_class_check_line (text, &line, error))
    return FALSE;

  klade_record_set_text (record, field, line);
  return TRUE;
}

static gboolean
set_notes (KladeRecord *record, const char *text, GError **error)
{
  g_autofree char *notes = klade_text_clean_block (text != NULL ? text : "");

  if (g_utf8_strlen (notes, -1) > NOTES_LENGTH_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A note has at most %d characters. Write it shorter."),
                             NOTES_LENGTH_MAX);

  klade_record_set_text (record, KLADE_ISSUED_DOCUMENT_COLUMN_NOTES, notes);
  return TRUE;
}

static char *
dup_person_name (KladeChangeSet *changes, gint64 person_id)
{
  g_autoptr (KladeRecord) person = klade_people_get_person (changes, person_id, 0, NULL);

  return person == NULL ? g_strdup ("")
                        : g_strdup_printf ("%s %s", person->texts[KLADE_PERSON_COLUMN_GIVEN_NAME],
                                           person->texts[KLADE_PERSON_COLUMN_SURNAME]);
}

/* ---- what must not stand twice ---- */

static gboolean
check_blank (KladeChangeSet *changes, const KladeRecord *record, GError **error)
{
  const char *series = record->texts[KLADE_ISSUED_DOCUMENT_COLUMN_SERIES];
  const char *number = record->texts[KLADE_ISSUED_DOCUMENT_COLUMN_NUMBER];
  int kind = (int) record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_KIND];
  gint64 other;

  if (*number == '\0')
    return *series == '\0' || klade_class_fail (error, KLADE_ERROR_INVALID,
                                                _ ("Enter the number of blank %s."), series);

  if (!klade_store_find_document_by_blank (db_of (changes), kind, series, number, record->id,
                                           &other, error))
    return FALSE;

  return other == 0 ||
         klade_class_fail (error, KLADE_ERROR_INVALID,
                           _ ("Blank %s %s is in the register already. Check the number."), series,
                           number);
}

static gboolean
find_next_entry (KladeDb *db, int kind, char **number, GError **error)
{
  g_autofree char *last = NULL;
  gint64 other = 1;

  if (!klade_store_read_last_entry (db, kind, &last, error))
    return FALSE;

  while (other != 0)
    {
      g_autofree char *next = klade_document_next_number (last);

      if (!klade_store_find_document_by_entry (db, kind, next, 0, &other, error))
        return FALSE;
      g_free (last);
      last = g_steal_pointer (&next);
    }

  *number = g_steal_pointer (&last);
  return TRUE;
}

static gboolean
check_entry (KladeChangeSet *changes, KladeRecord *record, GError **error)
{
  const char *entry = record->texts[KLADE_ISSUED_DOCUMENT_COLUMN_REGISTRATION_NO];
  int kind = (int) record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_KIND];
  g_autofree char *next = NULL;
  gint64 other;

  if (*entry == '\0')
    {
      if (!find_next_entry (db_of (changes), kind, &next, error))
        return FALSE;
      klade_record_set_text (record, KLADE_ISSUED_DOCUMENT_COLUMN_REGISTRATION_NO, next);
      return TRUE;
    }

  if (!klade_store_find_document_by_entry (db_of (changes), kind, entry, record->id, &other, error))
    return FALSE;

  return other == 0 ||
         klade_class_fail (error, KLADE_ERROR_INVALID,
                           _ ("Number %s of the register is taken. Take another."), entry);
}

static gboolean
check_pupil (KladeChangeSet *changes, const KladeRecord *record, GError **error)
{
  gint64 pupil_id = record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_PUPIL_ID];
  int kind = (int) record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_KIND];
  g_autofree char *name = NULL;
  gint64 other;

  if (!klade_store_find_document_of_pupil (db_of (changes), pupil_id, kind,
                                           record->texts[KLADE_ISSUED_DOCUMENT_COLUMN_PROGRAMME],
                                           record->id, &other, error))
    return FALSE;
  if (other == 0)
    return TRUE;

  name = dup_person_name (changes, pupil_id);
  return klade_class_fail (
      error, KLADE_ERROR_INVALID,
      /* translators: a pupil, a kind of document */
      _ ("%s has it already: %s. Issue a duplicate, or mark the first one as spoiled."), name,
      klade_document_kind_get_name ((KladeDocumentKind) kind));
}

/* ---- a draft ---- */

static gboolean
take_draft (KladeChangeSet *changes,
            const KladeDocumentDraft *draft,
            KladeRecord *record,
            GError **error)
{
  const KladeOrderName *order =
      draft->order.number != NULL && *draft->order.number != '\0' ? &draft->order : NULL;
  gint64 order_id;

  if (draft->issued_on == KLADE_DAY_NONE)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Enter the date of issue."));

  if (!klade_people_use_order (changes, order, "document", &order_id, error) ||
      !set_line (record, KLADE_ISSUED_DOCUMENT_COLUMN_PROGRAMME, draft->programme, error) ||
      !set_line (record, KLADE_ISSUED_DOCUMENT_COLUMN_SERIES, draft->series, error) ||
      !set_line (record, KLADE_ISSUED_DOCUMENT_COLUMN_NUMBER, draft->number, error) ||
      !set_line (record, KLADE_ISSUED_DOCUMENT_COLUMN_REGISTRATION_NO, draft->registration_no,
                 error) ||
      !set_notes (record, draft->notes, error))
    return FALSE;

  record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_CLASS_ID] = draft->class_id;
  record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_ISSUED_ON] = draft->issued_on;
  record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_ORDER_ID] = order_id;
  return TRUE;
}

static gboolean
add_document (KladeChangeSet *changes,
              const KladeDocumentDraft *draft,
              KladeDocumentState state,
              gint64 replaces_id,
              gint64 *id,
              GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_issued_document);
  g_autoptr (KladeRecord) person = NULL;

  if (!klade_document_kind_is_valid ((int) draft->kind))
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Choose the kind of document."));

  record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_KIND] = (int) draft->kind;
  record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_PUPIL_ID] = draft->pupil_id;
  record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_STATE] = (int) state;
  record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_REPLACES_ID] = replaces_id;
  if (!take_draft (changes, draft, record, error) || !check_blank (changes, record, error))
    return FALSE;

  if (state != KLADE_DOCUMENT_SPOILED)
    {
      person = klade_people_get_person (changes, draft->pupil_id, 0, error);
      if (person == NULL || !check_entry (changes, record, error))
        return FALSE;
    }
  if (state == KLADE_DOCUMENT_ISSUED && !check_pupil (changes, record, error))
    return FALSE;

  if (!klade_register_add (changes, record, draft->pupil_id, error))
    return FALSE;

  *id = record->id;
  return TRUE;
}

/* ---- the verbs ---- */

typedef struct
{
  gint64 id;
  int revision;
  const KladeDocumentDraft *drafts;
  gsize n_drafts;
  const char *reason;
  KladeDay day;
  gint64 new_id;
} Work;

static gboolean
run (KladeSession *session,
     const char *title,
     KladeRegisterFunc func,
     Work *work,
     KladeUndo **undo,
     GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_ISSUE_DOCUMENT,
    .title = title,
    .work = func,
    .data = work,
  };

  return klade_register_run (session, &verb, undo, error);
}

static KladeRecord *
get_document (KladeChangeSet *changes, const Work *work, GError **error)
{
  g_autoptr (KladeRecord) record =
      klade_register_get (changes, &klade_table_issued_document, work->id, work->revision, error);

  if (record != NULL && klade_record_is_absent (record))
    {
      klade_class_fail (error, KLADE_ERROR_NOT_FOUND, "document %" G_GINT64_FORMAT " is hidden",
                        work->id);
      return NULL;
    }

  return g_steal_pointer (&record);
}

static gboolean
is_spoiled (const KladeRecord *record)
{
  return record->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_STATE] == KLADE_DOCUMENT_SPOILED;
}

static gboolean
set_document (KladeChangeSet *changes,
              const KladeRecord *before,
              KladeRecord *after,
              GError **error)
{
  return klade_register_set (changes, before, after,
                             before->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_PUPIL_ID], error);
}

static gboolean
issue_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;

  for (gsize i = 0; i < work->n_drafts; i++)
    if (!add_document (changes, &work->drafts[i], KLADE_DOCUMENT_ISSUED, 0, &work->new_id, error))
      return FALSE;

  return TRUE;
}

/**
 * klade_school_issue_documents:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @drafts: (array length=n_drafts): a class's documents, or a single one
 * @n_drafts: how many
 * @undo: (out) (optional) (nullable) (transfer full): what takes all of them back
 * @error: %KLADE_ERROR_INVALID when a blank, a number of the register or a pupil's document
 *   stands already, %KLADE_ERROR_DENIED
 *
 * Enters documents into the register, all or none.  Numbers left empty count on from the last.
 *
 * Returns: %TRUE if they were stored
 */
gboolean
klade_school_issue_documents (KladeSession *session,
                              const KladeDocumentDraft *drafts,
                              gsize n_drafts,
                              KladeUndo **undo,
                              GError **error)
{
  Work work = { .drafts = drafts, .n_drafts = n_drafts };

  g_return_val_if_fail (drafts != NULL && n_drafts > 0, FALSE);

  return run (session, _ ("Issued documents"), issue_work, &work, undo, error);
}

static gboolean
duplicate_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  KladeDocumentDraft draft = work->drafts[0];
  g_autoptr (KladeRecord) lost = get_document (changes, work, error);

  if (lost == NULL)
    return FALSE;
  if (is_spoiled (lost))
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A spoiled blank has no duplicate. Issue the document anew."));

  draft.kind = (KladeDocumentKind) lost->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_KIND];
  draft.pupil_id = lost->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_PUPIL_ID];
  draft.class_id = lost->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_CLASS_ID];
  draft.programme = lost->texts[KLADE_ISSUED_DOCUMENT_COLUMN_PROGRAMME];
  return add_document (changes, &draft, KLADE_DOCUMENT_DUPLICATE, lost->id, &work->new_id, error);
}

/**
 * klade_school_issue_duplicate:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @document_id, @revision: the lost document
 * @draft: blank, number, day, order and notes; the rest is the lost document's
 * @duplicate_id: (out) (optional): the new line
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_issue_duplicate (KladeSession *session,
                              gint64 document_id,
                              int revision,
                              const KladeDocumentDraft *draft,
                              gint64 *duplicate_id,
                              KladeUndo **undo,
                              GError **error)
{
  Work work = { .id = document_id, .revision = revision, .drafts = draft, .n_drafts = 1 };

  g_return_val_if_fail (draft != NULL, FALSE);

  if (!run (session, _ ("Duplicate of a document"), duplicate_work, &work, undo, error))
    return FALSE;

  if (duplicate_id != NULL)
    *duplicate_id = work.new_id;
  return TRUE;
}

static gboolean
correct_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  g_autoptr (KladeRecord) before = get_document (changes, work, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  if (!take_draft (changes, work->drafts, after, error) || !check_blank (changes, after, error))
    return FALSE;
  if (!is_spoiled (after) && !check_entry (changes, after, error))
    return FALSE;
  if (after->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_STATE] == KLADE_DOCUMENT_ISSUED &&
      !check_pupil (changes, after, error))
    return FALSE;

  return set_document (changes, before, after, error);
}

/**
 * klade_school_correct_document:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @document_id, @revision: a line of the register
 * @draft: as it shall be; kind and pupil stay as they are
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Corrects what was mistyped.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_correct_document (KladeSession *session,
                               gint64 document_id,
                               int revision,
                               const KladeDocumentDraft *draft,
                               KladeUndo **undo,
                               GError **error)
{
  Work work = { .id = document_id, .revision = revision, .drafts = draft, .n_drafts = 1 };

  g_return_val_if_fail (draft != NULL, FALSE);

  return run (session, _ ("Corrected document"), correct_work, &work, undo, error);
}

static gboolean
check_reason (const char *reason, GError **error)
{
  g_autofree char *clean = klade_text_clean_block (reason != NULL ? reason : "");

  return *clean != '\0' ||
         klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Write why the blank was spoiled."));
}

static gboolean
spoil_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (KladeRecord) before = get_document (changes, work, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL || !check_reason (work->reason, error))
    return FALSE;
  if (before->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_RECEIVED_ON] != KLADE_DAY_NONE)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("The document was handed over, so a duplicate is issued for it."));

  after = klade_record_copy (before);
  after->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_STATE] = KLADE_DOCUMENT_SPOILED;
  return set_notes (after, work->reason, error) && set_document (changes, before, after, error);
}

/**
 * klade_school_spoil_document:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @document_id, @revision: a line of the register that was not handed over
 * @reason: why; becomes the line's note
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * The blank is written off; its number stays taken and the pupil can get another.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_spoil_document (KladeSession *session,
                             gint64 document_id,
                             int revision,
                             const char *reason,
                             KladeUndo **undo,
                             GError **error)
{
  Work work = { .id = document_id, .revision = revision, .reason = reason };

  return run (session, _ ("Spoiled blank"), spoil_work, &work, undo, error);
}

static gboolean
spoil_blank_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  KladeDocumentDraft draft = work->drafts[0];

  if (!check_reason (work->reason, error))
    return FALSE;
  if (draft.number == NULL || *draft.number == '\0')
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Enter the blank's number."));

  draft.pupil_id = 0;
  draft.registration_no = "";
  draft.notes = work->reason;
  return add_document (changes, &draft, KLADE_DOCUMENT_SPOILED, 0, &work->new_id, error);
}

/**
 * klade_school_spoil_blank:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @draft: kind, series, number and day of a blank that was nobody's yet
 * @reason: why
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_spoil_blank (KladeSession *session,
                          const KladeDocumentDraft *draft,
                          const char *reason,
                          KladeUndo **undo,
                          GError **error)
{
  Work work = { .drafts = draft, .n_drafts = 1, .reason = reason };

  g_return_val_if_fail (draft != NULL, FALSE);

  return run (session, _ ("Spoiled blank"), spoil_blank_work, &work, undo, error);
}

static gboolean
receive_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (KladeRecord) before = get_document (changes, work, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;
  if (is_spoiled (before))
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("A spoiled blank is not handed over."));
  if (work->day != KLADE_DAY_NONE &&
      work->day < before->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_ISSUED_ON])
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("It cannot be received before the day it is issued."));

  after = klade_record_copy (before);
  after->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_RECEIVED_ON] = work->day;
  return set_document (changes, before, after, error);
}

/**
 * klade_school_receive_document:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @document_id, @revision: a line of the register
 * @received_on: when its owner signed for it; %KLADE_DAY_NONE: not yet
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_receive_document (KladeSession *session,
                               gint64 document_id,
                               int revision,
                               KladeDay received_on,
                               KladeUndo **undo,
                               GError **error)
{
  Work work = { .id = document_id, .revision = revision, .day = received_on };

  return run (session, _ ("Received document"), receive_work, &work, undo, error);
}

static gboolean
hide_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (KladeRecord) document = get_document (changes, work, error);

  if (document == NULL)
    return FALSE;
  if (document->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_RECEIVED_ON] != KLADE_DAY_NONE)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("The document was handed over, so its line stays."));

  return klade_register_hide (changes, &klade_table_issued_document, work->id, work->revision,
                              document->numbers[KLADE_ISSUED_DOCUMENT_COLUMN_PUPIL_ID], error);
}

/**
 * klade_school_hide_document:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @document_id, @revision: a line entered by mistake; its numbers are free again
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_document (KladeSession *session,
                            gint64 document_id,
                            int revision,
                            KladeUndo **undo,
                            GError **error)
{
  Work work = { .id = document_id, .revision = revision };

  return run (session, _ ("Removed line of the register"), hide_work, &work, undo, error);
}
