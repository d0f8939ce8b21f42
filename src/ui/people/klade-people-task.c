/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-task.h"

/* One verb as it is called in the worker's thread. */
typedef struct
{
  KladeSession *session;
  KladePeopleTask *task;
  const KladeOrderName *order; /* NULL without one */
  KladeUndo **undo;
  GError **error;
} Call;

typedef gboolean (*Run) (const Call *call);

static const char *
get_text (const KladePeopleTask *task, int index)
{
  return task->texts[index] != NULL ? task->texts[index] : "";
}

/* ---- persons ---- */

static gboolean
set_data (const Call *call)
{
  const KladePersonChange change = { (KladePersonField) call->task->number,
                                     get_text (call->task, 0) };

  return klade_school_set_person_data (call->session, call->task->person_id, &change, 1,
                                       call->task->day, call->undo, call->error);
}

static gboolean
add (const Call *call)
{
  return klade_school_add_person (call->session, &call->task->draft, call->task->other_id,
                                  call->task->flag, &call->task->made_id, call->undo, call->error);
}

static gboolean
rename_person (const Call *call)
{
  return klade_school_rename_person (call->session, call->task->person_id, call->task->revision,
                                     get_text (call->task, 0), get_text (call->task, 1),
                                     call->task->day, call->order, call->undo, call->error);
}

static gboolean
correct (const Call *call)
{
  return klade_school_correct_person (call->session, call->task->person_id, call->task->revision,
                                      get_text (call->task, 0), get_text (call->task, 1),
                                      get_text (call->task, 2), call->undo, call->error);
}

static gboolean
merge (const Call *call)
{
  return klade_school_merge_persons (call->session, call->task->person_id, call->task->other_id,
                                     call->undo, call->error);
}

/* ---- classes ---- */

static gboolean
enrol (const Call *call)
{
  return klade_school_enrol_pupil (call->session, call->task->person_id, call->task->other_id,
                                   call->task->day, call->order, call->undo, call->error);
}

static gboolean
transfer (const Call *call)
{
  return klade_school_transfer_pupil (call->session, call->task->person_id, call->task->other_id,
                                      call->task->day, call->order, call->undo, call->error);
}

static gboolean
remove_pupil (const Call *call)
{
  return klade_school_remove_pupil (call->session, call->task->person_id, call->task->day,
                                    call->order, call->undo, call->error);
}

static gboolean
correct_enrolment (const Call *call)
{
  return klade_school_correct_enrolment (call->session, call->task->other_id, call->task->revision,
                                         call->task->day, call->task->last_day, call->undo,
                                         call->error);
}

static gboolean
hide_enrolment (const Call *call)
{
  return klade_school_hide_enrolment (call->session, call->task->other_id, call->task->revision,
                                      call->undo, call->error);
}

/* ---- guardians and staff ---- */

static gboolean
add_guardian (const Call *call)
{
  return klade_school_add_guardian (call->session, call->task->person_id, call->task->other_id,
                                    get_text (call->task, 0), call->task->day, call->undo,
                                    call->error);
}

static gboolean
end_guardian (const Call *call)
{
  return klade_school_end_guardian (call->session, call->task->other_id, call->task->revision,
                                    call->task->day, call->undo, call->error);
}

static gboolean
employ (const Call *call)
{
  return klade_school_add_employment (call->session, call->task->person_id,
                                      get_text (call->task, 0), call->task->day, call->order,
                                      call->undo, call->error);
}

static gboolean
end_employment (const Call *call)
{
  return klade_school_end_employment (call->session, call->task->other_id, call->task->revision,
                                      call->task->day, call->undo, call->error);
}

/* ---- what is recorded ---- */

static gboolean
check_file (const Call *call)
{
  return klade_school_check_files (call->session, &call->task->person_id, 1, call->task->flag,
                                   call->undo, call->error);
}

static gboolean
check_class (const Call *call)
{
  return klade_school_check_class_files (call->session, call->task->other_id, call->task->flag,
                                         call->undo, call->error);
}

static gboolean
brief (const Call *call)
{
  const KladeBriefingDraft draft = {
    .class_id = call->task->other_id,
    .pupil_id = call->task->flag ? 0 : call->task->person_id,
    .given_on = call->task->day,
    .topic = get_text (call->task, 0),
    .notes = get_text (call->task, 1),
  };

  return klade_school_record_briefing (call->session, &draft, NULL, call->undo, call->error);
}

static gboolean
apply (const Call *call)
{
  const KladeApplicationDraft draft = {
    .pupil_id = call->task->person_id,
    .guardian_id = call->task->other_id,
    .received_on = call->task->day,
    .number = get_text (call->task, 0),
    .consents = get_text (call->task, 1),
    .notes = get_text (call->task, 2),
  };

  return klade_school_register_application (call->session, &draft, NULL, call->undo, call->error);
}

static gboolean
fulfil (const Call *call)
{
  return klade_school_fulfil_application (call->session, call->task->other_id, call->task->revision,
                                          call->task->day, call->undo, call->error);
}

/* ---- access ---- */

static gboolean
grant_role (const Call *call)
{
  return klade_school_grant_role (call->session, call->task->person_id,
                                  (KladeRole) call->task->number, call->task->other_id,
                                  call->task->day, call->order, call->undo, call->error);
}

static gboolean
end_role (const Call *call)
{
  return klade_school_end_role (call->session, call->task->other_id, call->task->revision,
                                call->task->day, call->undo, call->error);
}

static gboolean
end_access (const Call *call)
{
  return klade_school_revoke_account (call->session, call->task->other_id, call->task->revision,
                                      call->undo, call->error);
}

static gboolean
give_access_back (const Call *call)
{
  return klade_school_restore_account (call->session, call->task->other_id, call->task->revision,
                                       call->undo, call->error);
}

static const Run runs[KLADE_N_PEOPLE_VERBS] = {
  [KLADE_PEOPLE_SET_DATA] = set_data,
  [KLADE_PEOPLE_ADD] = add,
  [KLADE_PEOPLE_RENAME] = rename_person,
  [KLADE_PEOPLE_CORRECT] = correct,
  [KLADE_PEOPLE_ENROL] = enrol,
  [KLADE_PEOPLE_TRANSFER] = transfer,
  [KLADE_PEOPLE_REMOVE] = remove_pupil,
  [KLADE_PEOPLE_CORRECT_ENROLMENT] = correct_enrolment,
  [KLADE_PEOPLE_HIDE_ENROLMENT] = hide_enrolment,
  [KLADE_PEOPLE_ADD_GUARDIAN] = add_guardian,
  [KLADE_PEOPLE_END_GUARDIAN] = end_guardian,
  [KLADE_PEOPLE_EMPLOY] = employ,
  [KLADE_PEOPLE_END_EMPLOYMENT] = end_employment,
  [KLADE_PEOPLE_MERGE] = merge,
  [KLADE_PEOPLE_CHECK] = check_file,
  [KLADE_PEOPLE_CHECK_CLASS] = check_class,
  [KLADE_PEOPLE_BRIEF] = brief,
  [KLADE_PEOPLE_APPLY] = apply,
  [KLADE_PEOPLE_FULFIL] = fulfil,
  [KLADE_PEOPLE_GRANT_ROLE] = grant_role,
  [KLADE_PEOPLE_END_ROLE] = end_role,
  [KLADE_PEOPLE_REVOKE] = end_access,
  [KLADE_PEOPLE_RESTORE] = give_access_back,
};

/* ---- the task ---- */

static void
clear_task (gpointer data)
{
  KladePeopleTask *self = data;

  for (int i = 0; i < KLADE_PEOPLE_N_TEXTS; i++)
    g_free (self->texts[i]);
  g_free (self->order_number);
  g_free ((char *) self->draft.surname);
  g_free ((char *) self->draft.given_name);
  g_free ((char *) self->draft.sex);
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    g_free ((char *) self->draft.data[i]);
}

/**
 * klade_people_task_new:
 * @verb: what to do
 * @person_id: with whom; 0: nobody yet
 *
 * Returns: (transfer full): the task, its other arguments empty
 */
KladePeopleTask *
klade_people_task_new (KladePeopleVerb verb, gint64 person_id)
{
  KladePeopleTask *self = g_atomic_rc_box_new0 (KladePeopleTask);

  self->verb = verb;
  self->person_id = person_id;
  return self;
}

KladePeopleTask *
klade_people_task_ref (KladePeopleTask *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
klade_people_task_unref (KladePeopleTask *self)
{
  g_atomic_rc_box_release_full (self, clear_task);
}

static gboolean
run_task (KladeSession *session, gpointer data, KladeUndo **undo, GError **error)
{
  KladePeopleTask *self = data;
  const KladeOrderName order = { self->order_number, self->order_day };
  const Call call = { session, self, self->order_number != NULL ? &order : NULL, undo, error };

  return runs[self->verb](&call);
}

static void
release_task (gpointer data)
{
  klade_people_task_unref (data);
}

/**
 * klade_people_task_run:
 * @self: nobody changes it from now on
 * @office: runs it after what was asked for before
 * @done: (nullable): hears how it ended, if @source is still there
 * @source: (nullable): whoever asks
 */
void
klade_people_task_run (KladePeopleTask *self,
                       KladeOffice *office,
                       KladeOfficeDone done,
                       GObject *source)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KLADE_IS_OFFICE (office));

  klade_office_run (office, run_task, klade_people_task_ref (self), release_task, done, source);
}
