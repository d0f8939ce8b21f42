/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-store-office.h"
#include "klade-store-requests.h"
#include "klade-text.h"

/* What staff propose and ask for, and what they were answered (A14). */

void
klade_staff_request_free (KladeStaffRequest *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->request);
  g_free (self->answer);
  g_free (self);
}

static void
take_request (const KladeRequestRow *row, gpointer data)
{
  KladeStaffRequest *request = g_new0 (KladeStaffRequest, 1);

  *request = (KladeStaffRequest){
    .id = row->id,
    .revision = row->revision,
    .person_id = row->person_id,
    .name = g_strdup (row->name),
    .kind = g_strdup (row->kind),
    .received_on = row->received_on,
    .request = g_strdup (row->request),
    .answer = g_strdup (row->answer),
    .answered_on = row->answered_on,
  };
  g_ptr_array_add (data, request);
}

/**
 * klade_school_list_staff_requests:
 * @session: a member of staff sees the own ones, the superuser and the deputies all
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeStaffRequest): those that wait first, then the
 *   newest
 */
GPtrArray *
klade_school_list_staff_requests (KladeSession *session, GError **error)
{
  g_autoptr (GPtrArray) requests =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_staff_request_free);
  gboolean sees_all;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_people_require_reading (session, error) ||
      !klade_session_may (session, KLADE_ACTION_MANAGE_SCHOOL, NULL, &sees_all, error) ||
      !klade_store_list_requests (klade_session_get_db (session),
                                  sees_all ? 0 : klade_session_get_person_id (session),
                                  take_request, requests, error))
    return NULL;

  return g_steal_pointer (&requests);
}

typedef struct
{
  gint64 id;
  int revision;
  const char *kind;
  const char *text;
} Request;

static gboolean
add_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Request *request = data;
  KladeSession *session = klade_change_set_get_session (changes);
  gint64 person_id = klade_session_get_person_id (session);
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_staff_request);
  g_autofree char *text = klade_text_clean_block (request->text);

  if (*text == '\0')
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Write what you propose or ask for."));
      return FALSE;
    }

  record->numbers[KLADE_STAFF_REQUEST_COLUMN_PERSON_ID] = person_id;
  record->numbers[KLADE_STAFF_REQUEST_COLUMN_RECEIVED_ON] = klade_session_get_today (session);
  klade_record_set_text (record, KLADE_STAFF_REQUEST_COLUMN_KIND,
                         g_str_equal (request->kind, "data") ? "data" : "proposal");
  klade_record_set_text (record, KLADE_STAFF_REQUEST_COLUMN_REQUEST, text);
  if (!klade_register_add (changes, record, 0, error))
    return FALSE;

  request->id = record->id;
  return TRUE;
}

/**
 * klade_school_add_staff_request:
 * @session: a member of staff
 * @kind: proposal, or data for a request for analytical data
 * @request: the text
 * @request_id: (out) (optional): the entry
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_add_staff_request (KladeSession *session,
                                const char *kind,
                                const char *request,
                                gint64 *request_id,
                                KladeUndo **undo,
                                GError **error)
{
  Request work = { .kind = kind, .text = request };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_READ_PEOPLE, /* whoever works here */
    .title = _ ("Proposal or request"),
    .work = add_work,
    .data = &work,
  };

  g_return_val_if_fail (kind != NULL && request != NULL, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (request_id != NULL)
    *request_id = work.id;
  return TRUE;
}

static gboolean
answer_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Request *request = data;
  KladeDay today = klade_session_get_today (klade_change_set_get_session (changes));
  g_autoptr (KladeRecord) before = klade_register_get (changes, &klade_table_staff_request,
                                                       request->id, request->revision, error);
  g_autoptr (KladeRecord) after = NULL;
  g_autofree char *answer = klade_text_clean_block (request->text);

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  klade_record_set_text (after, KLADE_STAFF_REQUEST_COLUMN_ANSWER, answer);
  after->numbers[KLADE_STAFF_REQUEST_COLUMN_ANSWERED_ON] = *answer != '\0' ? today : KLADE_DAY_NONE;
  return klade_register_set (changes, before, after, 0, error);
}

/**
 * klade_school_answer_staff_request:
 * @session: the superuser or a deputy
 * @request_id, @revision: the request
 * @answer: the text; "" takes an answer back
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_answer_staff_request (KladeSession *session,
                                   gint64 request_id,
                                   int revision,
                                   const char *answer,
                                   KladeUndo **undo,
                                   GError **error)
{
  Request work = { .id = request_id, .revision = revision, .text = answer };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_SCHOOL,
    .title = _ ("Answer to a request"),
    .work = answer_work,
    .data = &work,
  };

  g_return_val_if_fail (answer != NULL, FALSE);

  return klade_register_run (session, &verb, undo, error);
}
