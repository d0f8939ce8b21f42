/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeRole:
 *
 * Row A2.  One person may hold several.  The numbers are stored in school files.
 */
typedef enum
{
  KLADE_ROLE_SUPERUSER = 1,
  KLADE_ROLE_HEAD = 2,
  KLADE_ROLE_DEPUTY = 3,
  KLADE_ROLE_CLASS_TEACHER = 4,
  KLADE_ROLE_TEACHER = 5,
  KLADE_ROLE_GROUP_TEACHER = 6,
  KLADE_ROLE_SPEECH_THERAPIST = 7,
  KLADE_ROLE_NURSE = 8,
  KLADE_ROLE_SECRETARY = 9,
  KLADE_ROLE_GUARDIAN = 10,
  KLADE_ROLE_PUPIL = 11,
} KladeRole;

#define KLADE_N_ROLES 11

/**
 * KladeAction:
 *
 * What can be allowed or refused: each verb of src/school/ asks for exactly one of these.
 */
typedef enum
{
  KLADE_ACTION_READ_JOURNAL = 0, /* also its history, print and export */
  KLADE_ACTION_WRITE_MARK,
  KLADE_ACTION_REGISTER_ABSENCE,
  KLADE_ACTION_JUSTIFY_ABSENCE,
  KLADE_ACTION_WRITE_LESSON, /* topic, homework, notes; add, move, split, hide */
  KLADE_ACTION_WRITE_WORK,
  KLADE_ACTION_WRITE_TERM_MARK,
  KLADE_ACTION_CHANGE_CLOSED_TERM,
  KLADE_ACTION_CLOSE_TERM,
  KLADE_ACTION_MANAGE_ACCOUNTS,
  KLADE_ACTION_MANAGE_SCHOOL, /* settings, rules, calendar */
  KLADE_ACTION_READ_AUDIT,    /* the whole school's log */
  KLADE_ACTION_BACK_UP,
  KLADE_ACTION_CHANGE_OWN_PASSWORD,
  KLADE_ACTION_READ_PEOPLE,        /* names, classes, who answers for whom */
  KLADE_ACTION_READ_PERSONAL,      /* codes, addresses, phones, documents */
  KLADE_ACTION_READ_PROTECTED,     /* health, court, special needs: a right of its own */
  KLADE_ACTION_MANAGE_PEOPLE,      /* enter, change, enrol, transfer, remove, merge, import */
  KLADE_ACTION_WRITE_CONTACTS,     /* changed phones and addresses of the own class (A11) */
  KLADE_ACTION_CHECK_FILE,         /* 'checked for this year' (A11) */
  KLADE_ACTION_EXPORT_PEOPLE,      /* many people's data at once */
  KLADE_ACTION_MANAGE_CLASSES,     /* classes, programmes, subjects, groups, journals */
  KLADE_ACTION_MANAGE_GROUPS,      /* who is in which group (B3) */
  KLADE_ACTION_MANAGE_TIMETABLE,   /* the timetable and its imports */
  KLADE_ACTION_CHANGE_DAY,         /* substitutions, lessons not held, days by order */
  KLADE_ACTION_READ_TIMETABLE,     /* every class's, teacher's and room's week */
  KLADE_ACTION_TURN_YEAR,          /* the turn of the year, and taking it back */
  KLADE_ACTION_HAND_OUT_PASSWORD,  /* first passwords on printed slips (A4) */
  KLADE_ACTION_CHANGE_KEY,         /* the school's data key */
  KLADE_ACTION_ISSUE_DOCUMENT,     /* the register of education documents (G4) */
  KLADE_ACTION_RECORD_INSTRUCTION, /* safety instructions of classes (C10) */
  KLADE_ACTION_PRINT_PAPER,        /* report cards, summary journals, statements ... (G1-G6) */
  KLADE_ACTION_WRITE_REMARK,       /* the class teacher's remarks on report cards (G2) */
  KLADE_N_ACTIONS,
} KladeAction;

/**
 * KladeScope:
 *
 * How far a role's right to an action reaches; a wider scope is a larger number.
 */
typedef enum
{
  KLADE_SCOPE_NOTHING = 0,
  KLADE_SCOPE_SELF,         /* one's own account, one's own marks */
  KLADE_SCOPE_OWN_CHILDREN, /* the pupils one is guardian of */
  KLADE_SCOPE_OWN_JOURNALS, /* journals one teaches on that day */
  KLADE_SCOPE_OWN_CLASS,    /* the class or group one is class teacher of, and its journals */
  KLADE_SCOPE_SCHOOL,
} KladeScope;

KladeScope klade_rights_scope (KladeRole role, KladeAction action);
const char *klade_role_name (KladeRole role);
const char *klade_role_id (KladeRole role);
gboolean klade_role_from_id (const char *id, KladeRole *role);
const char *klade_action_name (KladeAction action);
const char *klade_action_whom_to_ask (KladeAction action);

G_END_DECLS
