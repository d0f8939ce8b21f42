/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-db.h"

G_BEGIN_DECLS

/* Rows for a new school, in bulk: no right is checked, nothing is compared, nothing is logged.
 * For schools that nobody works in yet: a demo, an import into an empty file. */

/**
 * KladeFill:
 *
 * What a row is; its values, in this order.  Ids, days and instants as everywhere; an id or a
 * day of 0 is NULL.
 */
typedef enum
{
  KLADE_FILL_ORDER,           /* number, ordered_on, kind, title */
  KLADE_FILL_PERSON,          /* surname, given_name, sex */
  KLADE_FILL_GUARDIANSHIP,    /* pupil, guardian, kind, valid_from */
  KLADE_FILL_EMPLOYMENT,      /* person, position, valid_from */
  KLADE_FILL_PROGRAMME,       /* code, name */
  KLADE_FILL_SUBJECT,         /* name, short_name, area, position */
  KLADE_FILL_PLANNED_SUBJECT, /* programme, subject, grade, lessons_per_year, scale */
  KLADE_FILL_MOVED_DAY,       /* school_year, day_off, worked_on, reason */
  KLADE_FILL_CLASS,           /* school_year, grade, suffix, name, programme, bell_set */
  KLADE_FILL_ENROLMENT,       /* pupil, class, valid_from, valid_to, order_in, order_out */
  KLADE_FILL_GROUP,           /* school_year, class, subject, name, kind */
  KLADE_FILL_GROUP_MEMBER,    /* group, pupil, valid_from, valid_to */
  KLADE_FILL_ROLE_GRANT,      /* person, role, class, valid_from */
  KLADE_FILL_JOURNAL,         /* school_year, class, group, subject, kind, scale, lessons_planned */
  KLADE_FILL_JOURNAL_TEACHER, /* journal, person, valid_from */
  KLADE_FILL_SLOT,            /* journal, weekday, lesson_no, room, valid_from, valid_to */
  KLADE_FILL_LESSON,  /* journal, held_on, lesson_no, kind, topic, homework, homework_state, notes,
                         teacher, order, reason, revision, entered_by, entered_at, changed_by,
                         changed_at */
  KLADE_FILL_WORK,    /* lesson, journal, kind, scale, weight, title, position, changed_by,
                         changed_at */
  KLADE_FILL_MARK,    /* work, lesson, journal, class, pupil, value, revision, entered_by,
                         entered_at, changed_by, changed_at */
  KLADE_FILL_ABSENCE, /* lesson, journal, class, pupil, code, by, at */
  KLADE_FILL_JUSTIFICATION,   /* pupil, first_day, first_lesson, last_day, last_lesson, excuse,
                                 document_kind, document_no, submitted_on, by, at; a lesson of 0
                                 is NULL */
  KLADE_FILL_TERM_MARK,       /* journal, class, pupil, term, value, by, at */
  KLADE_FILL_TERM_CLOSE,      /* journal, term, is_closed, by, at */
  KLADE_FILL_PROMOTION,       /* pupil, class, decision, to_class_name, order, by, at */
  KLADE_FILL_INSTRUCTION,     /* school_year, class, number, topic, instructed_on, instructor,
                                 signed_on, kept_at, by, at */
  KLADE_FILL_ISSUED_DOCUMENT, /* kind, pupil, class, programme, series, number, registration_no,
                                 issued_on, order, state, by, at */
  KLADE_FILL_REMARK,          /* pupil, class, term, text, by, at */
  KLADE_N_FILLS,
} KladeFill;

typedef enum
{
  KLADE_FILL_NUMBER,
  KLADE_FILL_ID, /* 0 is NULL */
  KLADE_FILL_DAY,
  KLADE_FILL_TEXT,
} KladeFillType;

typedef struct
{
  KladeFillType type;
  gint64 number;
  const char *text;
} KladeFillValue;

#define KLADE_NUMBER(value) ((KladeFillValue){ KLADE_FILL_NUMBER, (value), NULL })
#define KLADE_ID(value) ((KladeFillValue){ KLADE_FILL_ID, (value), NULL })
#define KLADE_DAY(value) ((KladeFillValue){ KLADE_FILL_DAY, (value), NULL })
#define KLADE_TEXT(value) ((KladeFillValue){ KLADE_FILL_TEXT, 0, (value) })

gboolean klade_store_fill_row (KladeDb *db,
                               KladeFill what,
                               const KladeFillValue *values,
                               gsize n_values,
                               gint64 *id,
                               GError **error);

/* klade_store_fill (db, KLADE_FILL_PERSON, &id, error, KLADE_TEXT ("Kalniņa"), ...) */
#define klade_store_fill(db, what, id, error, ...)                                                 \
  klade_store_fill_row (                                                                           \
      (db), (what), (const KladeFillValue[]){ __VA_ARGS__ },                                       \
      sizeof ((const KladeFillValue[]){ __VA_ARGS__ }) / sizeof (KladeFillValue), (id), (error))

G_END_DECLS
