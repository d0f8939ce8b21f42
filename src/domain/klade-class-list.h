/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-mark.h"

G_BEGIN_DECLS

/* What the lists of years, classes, programmes, subjects, journals and groups show: plain
 * snapshots that nobody changes once they are read (A9, B3, B4).  Texts are never NULL. */

typedef struct
{
  gint64 id;
  gint32 revision;
  int start_year;        /* 2025 */
  char *name;            /* 2025/26 */
  gboolean is_published; /* FALSE: its dates are a proposal that nobody has confirmed yet */
  gboolean is_now;       /* the year of today */
  int n_classes;
} KladeYearRow;

typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 year_id;
  int grade;  /* 1 to 12; 0: a preschool group */
  char *name; /* 7.a */
  gint64 programme_id;
  char *programme_code;
  char *programme;
  gint64 bell_set_id;
  char *bell_set;
  gint64 class_teacher_id; /* 0: nobody on the day */
  char *class_teacher;
  int n_pupils; /* on the day */
  int n_groups;
  int n_journals; /* its own, without those of its groups */
} KladeClassRow;

typedef struct
{
  gint64 id;
  gint32 revision;
  char *code; /* 21011111 */
  char *name;
  int n_subjects;
  int n_classes; /* of all years */
} KladeProgrammeRow;

typedef struct
{
  gint64 id;
  gint32 revision;
  char *name;
  char *short_name;
  char *area;
  int position; /* in report cards */
  int n_journals;
} KladeSubjectRow;

/* How much of a subject a programme plans in a grade. */
typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 programme_id;
  gint64 subject_id;
  char *subject;
  int grade;
  int lessons_per_year;
  KladeScale scale;
} KladePlannedSubject;

/* A teacher of a journal with the days it is theirs. */
typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 journal_id;
  gint64 person_id;
  char *name; /* Anna Kalniņa */
  KladeDay valid_from;
  KladeDay valid_to; /* inclusive; KLADE_DAY_NONE: no end yet */
} KladeJournalTeacher;

typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 class_id; /* of the class itself, or of its group; 0: a group of several classes */
  gint64 group_id; /* 0: the whole class */
  char *owner;     /* 7.a, or the group's name */
  gint64 subject_id;
  char *subject;
  char *kind; /* subject, elective ... */
  KladeScale scale;
  int lessons_planned;
  int n_lessons;               /* entered */
  GPtrArray *teachers;         /* KladeJournalTeacher, all of them, by first day */
  gboolean is_without_teacher; /* on the day */
} KladeClassJournal;

/**
 * KladeGroupKind:
 * @KLADE_GROUP_SPLIT: a class divided for a subject: each pupil is in one of its groups
 * @KLADE_GROUP_MERGED: several classes together
 * @KLADE_GROUP_ELECTIVE: fakultatīvs
 * @KLADE_GROUP_INDIVIDUAL: individual or group lessons beside the class
 * @KLADE_GROUP_INTEREST: interest education (interešu izglītība)
 * @KLADE_GROUP_EXTENDED_DAY: pagarinātās dienas grupa
 * @KLADE_GROUP_CONSULTATION: consultations
 *
 * Rows B3 and B4.  School files hold klade_group_kind_id().
 */
typedef enum
{
  KLADE_GROUP_SPLIT = 1,
  KLADE_GROUP_MERGED,
  KLADE_GROUP_ELECTIVE,
  KLADE_GROUP_INDIVIDUAL,
  KLADE_GROUP_INTEREST,
  KLADE_GROUP_EXTENDED_DAY,
  KLADE_GROUP_CONSULTATION,
} KladeGroupKind;

#define KLADE_N_GROUP_KINDS 7

const char *klade_group_kind_id (KladeGroupKind kind);
KladeGroupKind klade_group_kind_from_id (const char *id, gboolean has_class);
const char *klade_group_kind_name (KladeGroupKind kind);
gboolean klade_group_kind_is_individual (KladeGroupKind kind);

typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 year_id;
  gint64 class_id; /* 0: of several classes */
  char *class_name;
  gint64 subject_id; /* 0: of none, as an extended-day group */
  char *subject;
  char *name;
  KladeGroupKind kind;
  gint64 journal_id; /* its first; 0: none */
  char *teachers;    /* on the day, by comma */
  int n_members;     /* on the day */
  gboolean is_without_teacher;
} KladeGroupRow;

typedef struct
{
  gint64 id;
  gint32 revision;
  gint64 pupil_id;
  char *name; /* Kalniņa Anna */
  char *class_name;
  KladeDay valid_from;
  KladeDay valid_to; /* inclusive; KLADE_DAY_NONE: no end yet */
} KladeGroupMember;

/* A pupil of a class in the division of a subject. */
typedef struct
{
  gint64 pupil_id;
  char *name;      /* Kalniņa Anna */
  gint64 group_id; /* 0: in none of the groups */
  int n_groups;    /* more than 1: in several at once */
} KladeDivisionPupil;

/* How a class is divided for a subject on a day (B3). */
typedef struct
{
  gint64 class_id;
  gint64 subject_id;
  char *class_name;
  char *subject;
  KladeDay day;
  GPtrArray *groups; /* KladeGroupRow */
  GPtrArray *pupils; /* KladeDivisionPupil, in Latvian order */
  int n_missing;     /* in none */
  int n_doubled;     /* in several */
} KladeDivision;

/* One line of the list of divided subjects. */
typedef struct
{
  gint64 class_id;
  char *class_name;
  gint64 subject_id;
  char *subject;
  int n_groups;
  int n_pupils;  /* of the class */
  int n_missing; /* of these in none of the groups */
} KladeDivisionRow;

void klade_year_row_free (KladeYearRow *self);
void klade_class_row_free (KladeClassRow *self);
void klade_programme_row_free (KladeProgrammeRow *self);
void klade_subject_row_free (KladeSubjectRow *self);
void klade_planned_subject_free (KladePlannedSubject *self);
void klade_journal_teacher_free (KladeJournalTeacher *self);
void klade_class_journal_free (KladeClassJournal *self);
void klade_group_row_free (KladeGroupRow *self);
void klade_group_member_free (KladeGroupMember *self);
void klade_division_pupil_free (KladeDivisionPupil *self);
void klade_division_free (KladeDivision *self);
void klade_division_row_free (KladeDivisionRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDivision, klade_division_free)

G_END_DECLS
