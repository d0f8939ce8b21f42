/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"
#include "klade-school-accounts.h"

G_BEGIN_DECLS

/* What is done from the page of people; each is one verb of klade-school-people.h or
 * klade-school-accounts.h. */
typedef enum
{
  KLADE_PEOPLE_SET_DATA = 0, /* @number: KladePersonField; @texts: value */
  KLADE_PEOPLE_ADD,          /* @draft; @other_id: the same as; @flag: another one */
  KLADE_PEOPLE_RENAME,       /* @texts: surname, given name */
  KLADE_PEOPLE_CORRECT,      /* @texts: surname, given name, sex */
  KLADE_PEOPLE_ENROL,        /* @other_id: class */
  KLADE_PEOPLE_TRANSFER,     /* @other_id: class */
  KLADE_PEOPLE_REMOVE,
  KLADE_PEOPLE_CORRECT_ENROLMENT, /* @other_id: the stay; @day, @last_day */
  KLADE_PEOPLE_HIDE_ENROLMENT,    /* @other_id: the stay */
  KLADE_PEOPLE_ADD_GUARDIAN,      /* @other_id: guardian; @texts: kind */
  KLADE_PEOPLE_END_GUARDIAN,      /* @other_id: the entry */
  KLADE_PEOPLE_EMPLOY,            /* @texts: position */
  KLADE_PEOPLE_END_EMPLOYMENT,    /* @other_id: the entry */
  KLADE_PEOPLE_MERGE,             /* @other_id: who turns out to be @person_id */
  KLADE_PEOPLE_CHECK,             /* @flag: checked */
  KLADE_PEOPLE_CHECK_CLASS,       /* @other_id: class; @flag: checked */
  KLADE_PEOPLE_BRIEF,             /* @other_id: class; @flag: all of it; @texts: topic, notes */
  KLADE_PEOPLE_APPLY,             /* @other_id: guardian; @texts: number, consents, notes */
  KLADE_PEOPLE_FULFIL,            /* @other_id: the application */
  KLADE_PEOPLE_GRANT_ROLE,        /* @number: KladeRole; @other_id: class */
  KLADE_PEOPLE_END_ROLE,          /* @other_id: the entry */
  KLADE_PEOPLE_REVOKE,            /* @other_id: the account */
  KLADE_PEOPLE_RESTORE,           /* @other_id: the account */
  KLADE_N_PEOPLE_VERBS,
} KladePeopleVerb;

#define KLADE_PEOPLE_N_TEXTS 3

/**
 * KladePeopleTask:
 * @day: from when on, the last day, or when it happened
 * @last_day: of what is corrected; %KLADE_DAY_NONE: still
 * @order_number: (nullable): of the order it rests on
 * @made_id: the person that was added, once it is done
 *
 * One thing to do, and its arguments.  Reference counted, for who wants to know @made_id.
 */
typedef struct
{
  KladePeopleVerb verb;
  gint64 person_id;
  gint64 other_id;
  int revision;
  int number;
  gboolean flag;
  KladeDay day;
  KladeDay last_day;
  char *texts[KLADE_PEOPLE_N_TEXTS];
  char *order_number;
  KladeDay order_day;
  KladePersonDraft draft; /* its texts belong to the task */
  gint64 made_id;
} KladePeopleTask;

KladePeopleTask *klade_people_task_new (KladePeopleVerb verb, gint64 person_id);
KladePeopleTask *klade_people_task_ref (KladePeopleTask *self);
void klade_people_task_unref (KladePeopleTask *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePeopleTask, klade_people_task_unref)

void klade_people_task_run (KladePeopleTask *self,
                            KladeOffice *office,
                            KladeOfficeDone done,
                            GObject *source);

G_END_DECLS
