/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The words of the log (row X4), stored in school files: they never change.  Whoever writes a
 * row that klade_school_check() compares with the log logs it like this:
 *
 *   table          field            old_value, new_value
 *   mark           value            the mark's canonical text, "" for none
 *   absence        code             "" none, "n" absent, "k" late
 *   term_mark      value            as for a mark
 *   term_close     is_closed        "0" or "1"
 *   lesson         "" (action add)  new: "held_on/lesson_no", as in 2026-03-05/4
 *                  topic homework homework_state notes kind reason held_on lesson_no is_hidden
 *   work           "" (action add)  new: "kind/scale/weight/title", as in 3/1/100/Fractions
 *                  kind scale weight title is_hidden
 *   justification  "" (action add)  new: "first_day/last_day/excuse"
 *                  is_hidden        "0" or "1"
 *   setting        its name         row_id 0
 *   account        password         no values
 *
 * Numbers are written in decimal digits, days in ISO form.  A column without a row of its
 * own has what its add row says, or else its default: "" for texts, "0" for homework_state and
 * is_hidden, "1" for a lesson's kind. */

#define KLADE_AUDIT_ADD "add"
#define KLADE_AUDIT_SET "set"
#define KLADE_AUDIT_HIDE "hide"
#define KLADE_AUDIT_SHOW "show"
#define KLADE_AUDIT_UNDO "undo"
#define KLADE_AUDIT_SIGN_IN "sign-in"
#define KLADE_AUDIT_SIGN_IN_FAILED "sign-in-failed"
#define KLADE_AUDIT_BACK_UP "back-up"
#define KLADE_AUDIT_EXPORT "export" /* of many people's data */
#define KLADE_AUDIT_PRINT "print"   /* of a whole school's documents */
#define KLADE_AUDIT_ALARM "alarm"   /* the chain was found changed from outside */

#define KLADE_TABLE_MARK "mark"
#define KLADE_TABLE_ABSENCE "absence"
#define KLADE_TABLE_TERM_MARK "term_mark"
#define KLADE_TABLE_TERM_CLOSE "term_close"
#define KLADE_TABLE_LESSON "lesson"
#define KLADE_TABLE_WORK "work"
#define KLADE_TABLE_JUSTIFICATION "justification"
#define KLADE_TABLE_SETTING "setting"
#define KLADE_TABLE_ACCOUNT "account"
#define KLADE_TABLE_SCHOOL "school"
#define KLADE_TABLE_AUDIT "audit"

#define KLADE_FIELD_ROW "" /* the whole row */
#define KLADE_FIELD_VALUE "value"
#define KLADE_FIELD_CODE "code"
#define KLADE_FIELD_IS_CLOSED "is_closed"
#define KLADE_FIELD_IS_HIDDEN "is_hidden"
#define KLADE_FIELD_TOPIC "topic"
#define KLADE_FIELD_HOMEWORK "homework"
#define KLADE_FIELD_HOMEWORK_STATE "homework_state"
#define KLADE_FIELD_NOTES "notes"
#define KLADE_FIELD_KIND "kind"
#define KLADE_FIELD_REASON "reason"
#define KLADE_FIELD_HELD_ON "held_on"
#define KLADE_FIELD_LESSON_NO "lesson_no"
#define KLADE_FIELD_SCALE "scale"
#define KLADE_FIELD_WEIGHT "weight"
#define KLADE_FIELD_TITLE "title"
#define KLADE_FIELD_PASSWORD "password"
