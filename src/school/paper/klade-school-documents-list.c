/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-id-map.h"
#include "klade-people-work.h"
#include "klade-person-codes.h"
#include "klade-school-classes-private.h"
#include "klade-school-documents.h"
#include "klade-sign-in.h"
#include "klade-store-documents.h"

void
klade_issued_document_free (KladeIssuedDocument *self)
{
  g_free (self->name);
  g_free (self->code);
  g_free (self->class_name);
  g_free (self->programme);
  g_free (self->series);
  g_free (self->number);
  g_free (self->registration_no);
  g_free (self->order);
  g_free (self->replaces);
  g_free (self->notes);
  g_free (self);
}

void
klade_document_proposal_free (KladeDocumentProposal *self)
{
  g_free (self->name);
  g_free (self->programme);
  g_free (self->series);
  g_free (self->number);
  g_free (self->registration_no);
  g_free (self);
}

/* ---- the register ---- */

typedef struct
{
  KladeSession *session;
  int kind;
  KladeDay first_day;
  KladeDay last_day;
  GPtrArray *documents;
} List;

static char *
join (const char *first, const char *second)
{
  g_autofree char *text = g_strdup_printf ("%s %s", first, second);

  return g_strdup (g_strstrip (text));
}

static char *
dup_order (const KladeDocumentRow *row)
{
  g_autofree char *day = NULL;

  if (*row->order_no == '\0')
    return g_strdup ("");

  day = klade_day_to_text (row->ordered_on);
  return g_strdup_printf ("%s, %s", row->order_no, day);
}

static gboolean
take_document (const KladeDocumentRow *row, gpointer data, GError **error)
{
  List *self = data;
  KladeIssuedDocument *document = g_new0 (KladeIssuedDocument, 1);

  *document = (KladeIssuedDocument){
    .id = row->id,
    .pupil_id = row->pupil_id,
    .class_id = row->class_id,
    .replaces_id = row->replaces_id,
    .revision = row->revision,
    .kind = (KladeDocumentKind) row->kind,
    .state = (KladeDocumentState) row->state,
    .issued_on = row->issued_on,
    .received_on = row->received_on,
    .name = join (row->surname, row->given_name),
    .code = g_strdup (""),
    .class_name = g_strdup (row->class_name),
    .programme = g_strdup (row->programme),
    .series = g_strdup (row->series),
    .number = g_strdup (row->number),
    .registration_no = g_strdup (row->registration_no),
    .order = dup_order (row),
    .replaces = join (row->replaced_series, row->replaced_number),
    .notes = g_strdup (row->notes),
  };
  g_ptr_array_add (self->documents, document);
  return TRUE;
}

static gboolean
fill_codes (List *self, GError **error)
{
  g_autoptr (KladePersonCodes) codes = NULL;

  if (self->documents->len == 0)
    return TRUE;

  codes = klade_person_codes_read (self->session, KLADE_PERSON_FIELD_PERSONAL_CODE, error);
  if (codes == NULL)
    return FALSE;

  for (guint i = 0; i < self->documents->len; i++)
    {
      KladeIssuedDocument *document = g_ptr_array_index (self->documents, i);
      g_autofree char *code = NULL;

      if (!klade_person_codes_open (codes, document->pupil_id, &code, error))
        return FALSE;
      g_free (document->code);
      document->code = g_steal_pointer (&code);
    }

  return TRUE;
}

static gboolean
list_within (KladeDb *db, gpointer data, GError **error)
{
  List *self = data;

  g_ptr_array_set_size (self->documents, 0); /* the engine may run us again */
  return klade_session_require (self->session, KLADE_ACTION_ISSUE_DOCUMENT, NULL, error) &&
         klade_session_require (self->session, KLADE_ACTION_READ_PERSONAL, NULL, error) &&
         klade_store_list_documents (db, self->kind, self->first_day, self->last_day, take_document,
                                     self, error) &&
         fill_codes (self, error);
}

/**
 * klade_school_list_documents:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @kind: a KladeDocumentKind, or 0 for all
 * @first_day, @last_day: of issue; %KLADE_DAY_NONE: open
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeIssuedDocument): the register, by kind and day
 */
GPtrArray *
klade_school_list_documents (KladeSession *session,
                             int kind,
                             KladeDay first_day,
                             KladeDay last_day,
                             GError **error)
{
  g_autoptr (GPtrArray) documents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_issued_document_free);
  List list = { session, kind, first_day, last_day, documents };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  return klade_session_refresh_vault (session, NULL, error) &&
                 klade_db_within_read (klade_session_get_db (session), list_within, &list, error)
             ? g_steal_pointer (&documents)
             : NULL;
}

/* ---- what comes next ---- */

typedef struct
{
  KladeSession *session;
  KladeDb *db;
  gint64 class_id;
  gboolean is_marks;
  KladeDocumentKind kind;
  char *series;
  char *number;
  char *entry;
  GPtrArray *proposals;
} Propose;

static gboolean
count_entry (Propose *self, GError **error)
{
  gint64 other = 1;

  while (other != 0)
    {
      g_autofree char *next = klade_document_next_number (self->entry);

      if (!klade_store_find_document_by_entry (self->db, (int) self->kind, next, 0, &other, error))
        return FALSE;
      g_free (self->entry);
      self->entry = g_steal_pointer (&next);
    }

  return TRUE;
}

/* Without a blank before there is nothing to count on from. */
static gboolean
count_blank (Propose *self, GError **error)
{
  gint64 other = *self->number != '\0' ? 1 : 0;

  while (other != 0)
    {
      g_autofree char *next = klade_document_next_number (self->number);

      if (!klade_store_find_document_by_blank (self->db, (int) self->kind, self->series, next, 0,
                                               &other, error))
        return FALSE;
      g_free (self->number);
      self->number = g_steal_pointer (&next);
    }

  return TRUE;
}

static gboolean
take_finisher (const KladeFinisherRow *row, gpointer data, GError **error)
{
  Propose *self = data;
  KladeDocumentProposal *proposal;

  if (!count_entry (self, error) || !count_blank (self, error))
    return FALSE;

  proposal = g_new0 (KladeDocumentProposal, 1);
  *proposal = (KladeDocumentProposal){
    .pupil_id = row->pupil_id,
    .class_id = self->class_id,
    .kind = self->kind,
    .name = join (row->surname, row->given_name),
    .programme = g_strdup (row->programme),
    .series = g_strdup (self->series),
    .number = g_strdup (self->number),
    .registration_no = g_strdup (self->entry),
  };
  g_ptr_array_add (self->proposals, proposal);
  return TRUE;
}

static gboolean
propose_within (KladeDb *db, gpointer data, GError **error)
{
  Propose *self = data;
  g_autofree char *school = NULL;
  int grade;

  self->db = db;
  g_ptr_array_set_size (self->proposals, 0); /* the engine may run us again */
  g_clear_pointer (&self->series, g_free);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->entry, g_free);

  if (!klade_session_require (self->session, KLADE_ACTION_ISSUE_DOCUMENT, NULL, error) ||
      !klade_store_read_class_school (db, self->class_id, &grade, &school, error))
    return FALSE;

  self->kind = klade_document_kind_for (klade_school_kind_from_id (school), grade, self->is_marks);
  return klade_store_read_last_blank (db, (int) self->kind, &self->series, &self->number, error) &&
         klade_store_read_last_entry (db, (int) self->kind, &self->entry, error) &&
         klade_store_list_finishers (db, self->class_id, (int) self->kind,
                                     klade_session_get_today (self->session), take_finisher, self,
                                     error);
}

/**
 * klade_school_propose_documents:
 * @session: needs %KLADE_ACTION_ISSUE_DOCUMENT
 * @class_id: the class that finishes
 * @is_marks: transcripts, not certificates
 * @error: %KLADE_ERROR_NOT_FOUND, %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeDocumentProposal): what each of the class's pupils
 *   without that document would get, with the next numbers, in Latvian order
 */
GPtrArray *
klade_school_propose_documents (KladeSession *session,
                                gint64 class_id,
                                gboolean is_marks,
                                GError **error)
{
  g_autoptr (GPtrArray) proposals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_document_proposal_free);
  Propose propose = { .session = session,
                      .class_id = class_id,
                      .is_marks = is_marks,
                      .proposals = proposals };
  gboolean is_done;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  is_done = klade_db_within_read (klade_session_get_db (session), propose_within, &propose, error);
  g_free (propose.series);
  g_free (propose.number);
  g_free (propose.entry);
  return is_done ? g_steal_pointer (&proposals) : NULL;
}
