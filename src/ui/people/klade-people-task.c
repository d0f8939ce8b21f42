/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-task.h"

typedef gboolean (*Run) (KladeSession *session,
                         KladePeopleTask *task,
                         const KladeOrderName *order,
                         KladeUndo **undo,
                         GError **error);

static const char *
get_text (const KladePeopleTask *task, int index)
{
  return task->texts[index] != NULL ? task->texts[index] : "";
}

/* ---- persons ---- */

static gboolean
set_data (KladeSession *session,
          KladePeopleTask *task,
          const KladeOrderName *order,
          KladeUndo **undo,
          GError **error)
{
  const KladePersonChange change = { (KladePersonField) task->number, get_text (task, 0) };

  return klade_school_set_person_data (session, task->person_id, &change, 1, task->day, undo,
                                       error);
}

static gboolean
add (KladeSession *session,
     KladePeopleTask *task,
     const KladeOrderName *order,
     KladeUndo **undo,
     GError **error)
{
  return klade_school_add_person (session, &task->draft, task->other_id, task->flag, &task->made_id,
                                  undo, error);
}

static gboolean
rename_person (KladeSession *session,
               KladePeopleTask *task,
               const KladeOrderName *order,
               KladeUndo **undo,
               GError **error)
{
  return klade_school_rename_person (session, task->person_id, task->revision, get_text (task, 0),
                                     get_text (task, 1), task->day, order, undo, error);
}

static gboolean
correct (KladeSession *session,
         KladePeopleTask *task,
         const KladeOrderName *order,
         KladeUndo **undo,
         GError **error)
{
  return klade_school_correct_person (session, task->person_id, task->revision, get_text (task, 0),
                                      get_text (task, 1), get_text (task, 2), undo, error);
}

static gboolean
merge (KladeSession *session,
       KladePeopleTask *task,
       const KladeOrderName *order,
       KladeUndo **undo,
       GError **error)
{
  return klade_school_merge_persons (session, task->person_id, task->other_id, undo, error);
}

/* ---- classes ---- */

static gboolean
enrol (KladeSession *session,
       KladePeopleTask *task,
       const KladeOrderName *order,
       KladeUndo **undo,
       GError **error)
{
  return klade_school_enrol_pupil (session, task->person_id, task->other_id, task->day, order, undo,
                                   error);
}

static gboolean
transfer (KladeSession *session,
          KladePeopleTask *task,
          const KladeOrderName *order,
          KladeUndo **undo,
          GError **error)
{
  return klade_school_transfer_pupil (session, task->person_id, task->other_id, task->day, order,
                                      undo, error);
}

static gboolean
remove_pupil (KladeSession *session,
              KladePeopleTask *task,
              const KladeOrderName *order,
              KladeUndo **undo,
              GError **error)
{
  return klade_school_remove_pupil (session, task->person_id, task->day, order, undo, error);
}

static gboolean
correct_enrolment (KladeSession *session,
                   KladePeopleTask *task,
                   const KladeOrderName *order,
                   KladeUndo **undo,
                   GError **error)
{
  return klade_school_correct_enrolment (session, task->other_id, task->revision, task->day,
                                         task->last_day, undo, error);
}

static gboolean
hide_enrolment (KladeSession *session,
                KladePeopleTask *task,
                const KladeOrderName *order,
                KladeUndo **undo,
                GError **error)
{
  return klade_school_hide_enrolment (session, task->other_id, task->revision, undo, error);
}

/* ---- guardians and staff ---- */

static gboolean
add_guardian (KladeSession *session,
              KladePeopleTask *task,
              const KladeOrderName *order,
              KladeUndo **undo,
              GError **error)
{
  return klade_school_add_guardian (session, task->person_id, task->other_id, get_text (task, 0),
                                    task->day, undo, error);
}

static gboolean
end_guardian (KladeSession *session,
              KladePeopleTask *task,
              const KladeOrderName *order,
              KladeUndo **undo,
              GError **error)
{
  return klade_school_end_guardian (session, task->other_id, task->revision, task->day, undo,
                                    error);
}

static gboolean
employ (KladeSession *session,
        KladePeopleTask *task,
        const KladeOrderName *order,
        KladeUndo **undo,
        GError **error)
{
  return klade_school_add_employment (session, task->person_id, get_text (task, 0), task->day,
                                      order, undo, error);
}

static gboolean
end_employment (KladeSession *session,
                KladePeopleTask *task,
                const KladeOrderName *order,
                KladeUndo **undo,
                GError **error)
{
  return klade_school_end_employment (session, task->other_id, task->revision, task->day, undo,
                                      error);
}

/* ---- what is recorded ---- */

static gboolean
check_file (KladeSession *session,
            KladePeopleTask *task,
            const KladeOrderName *order,
            KladeUndo **undo,
            GError **error)
{
  return klade_school_check_files (session, &task->person_id, 1, task->flag, undo, error);
}

static gboolean
check_class (KladeSession *session,
             KladePeopleTask *task,
             const KladeOrderName *order,
             KladeUndo **undo,
             GError **error)
{
  return klade_school_check_class_files (session, task->other_id, task->flag, undo, error);
}

static gboolean
brief (KladeSession *session,
       KladePeopleTask *task,
       const KladeOrderName *order,
       KladeUndo **undo,
       GError **error)
{
  const KladeBriefingDraft draft = {
    .class_id = task->other_id,
    .pupil_id = task->flag ? 0 : task->person_id,
    .given_on = task->day,
    .topic = get_text (task, 0),
    .notes = get_text (task, 1),
  };

  return klade_school_record_briefing (session, &draft, NULL, undo, error);
}

static gboolean
apply (KladeSession *session,
       KladePeopleTask *task,
       const KladeOrderName *order,
       KladeUndo **undo,
       GError **error)
{
  const KladeApplicationDraft draft = {
    .pupil_id = task->person_id,
    .guardian_id = task->other_id,
    .received_on = task->day,
    .number = get_text (task, 0),
    .consents = get_text (task, 1),
    .notes = get_text (task, 2),
  };

  return klade_school_register_application (session, &draft, NULL, undo, error);
}

static gboolean
fulfil (KladeSession *session,
        KladePeopleTask *task,
        const KladeOrderName *order,
        KladeUndo **undo,
        GError **error)
{
  return klade_school_fulfil_application (session, task->other_id, task->revision, task->day, undo,
                                          error);
}

/* ---- access ---- */

static gboolean
grant_role (KladeSession *session,
            KladePeopleTask *task,
            const KladeOrderName *order,
            KladeUndo **undo,
            GError **error)
{
  return klade_school_grant_role (session, task->person_id, (KladeRole) task->number,
                                  task->other_id, task->day, order, undo, error);
}

static gboolean
end_role (KladeSession *session,
          KladePeopleTask *task,
          const KladeOrderName *order,
          KladeUndo **undo,
          GError **error)
{
  return klade_school_end_role (session, task->other_id, task->revision, task->day, undo, error);
}

static gboolean
end_access (KladeSession *session,
            KladePeopleTask *task,
            const KladeOrderName *order,
            KladeUndo **undo,
            GError **error)
{
  return klade_school_revoke_account (session, task->other_id, task->revision, undo, error);
}

static gboolean
give_access_back (KladeSession *session,
                  KladePeopleTask *task,
                  const KladeOrderName *order,
                  KladeUndo **undo,
                  GError **error)
{
  return klade_school_restore_account (session, task->other_id, task->revision, undo, error);
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

  return runs[self->verb](session, self, self->order_number != NULL ? &order : NULL, undo, error);
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
