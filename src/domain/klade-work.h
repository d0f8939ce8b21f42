/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-mark.h"

G_BEGIN_DECLS

/**
 * KladeWorkKind:
 *
 * What kind of work a column of marks assesses.  The numbers are stored in school files.
 */
typedef enum
{
  KLADE_WORK_FORMATIVE = 1,  /* formatīvs vērtējums: F */
  KLADE_WORK_SUMMATIVE = 2,  /* summatīvs darbs: SD */
  KLADE_WORK_TEST = 3,       /* pārbaudes darbs: PD */
  KLADE_WORK_HOMEWORK = 4,   /* mājas darbs: MD */
  KLADE_WORK_CREDIT = 5,     /* ieskaite: IE */
  KLADE_WORK_PROJECT = 6,    /* projekta darbs: PR */
  KLADE_WORK_PRACTICAL = 7,  /* praktiskais vai laboratorijas darbs: LD */
  KLADE_WORK_DIAGNOSTIC = 8, /* diagnosticējošais darbs: DD */
  KLADE_WORK_SHOW = 9,       /* skate: SK */
  KLADE_WORK_FINAL = 10,     /* noslēguma darbs: ND */
} KladeWorkKind;

#define KLADE_N_WORK_KINDS 10

/**
 * KladeLessonKind:
 *
 * The numbers are stored in school files.
 */
typedef enum
{
  KLADE_LESSON_ORDINARY = 1,
  KLADE_LESSON_SUBSTITUTED = 2, /* aizvietota stunda, B5 */
  KLADE_LESSON_NOT_HELD = 3,    /* nenotikusi stunda, B6 */
  KLADE_LESSON_EVENT = 4,       /* cits pasākums stundas laikā, B7 to B9 */
  KLADE_LESSON_EXAM = 5,        /* pārbaudījums */
} KladeLessonKind;

#define KLADE_N_LESSON_KINDS 5

/**
 * KladeHomeworkState:
 *
 * Whether the homework field was answered.  'Nothing set' is an answer (S2 2: it must be
 * written); 'open' is none yet.
 */
typedef enum
{
  KLADE_HOMEWORK_OPEN = 0,
  KLADE_HOMEWORK_SET = 1,
  KLADE_HOMEWORK_NOTHING = 2,
} KladeHomeworkState;

/**
 * KladeTermKind:
 *
 * The marks at the right of the journal.  The numbers are stored in school files.
 */
typedef enum
{
  KLADE_TERM_SEMESTER_1 = 1,
  KLADE_TERM_SEMESTER_2 = 2,
  KLADE_TERM_YEAR = 3,
  KLADE_TERM_EXAM = 4,
  KLADE_TERM_REEXAM = 5,
  KLADE_TERM_FINAL = 6,
} KladeTermKind;

#define KLADE_N_TERM_KINDS 6

const char *klade_work_kind_name (KladeWorkKind kind);
const char *klade_work_kind_letters (KladeWorkKind kind);
gboolean klade_work_kind_counts_by_default (KladeWorkKind kind);
const char *klade_lesson_kind_name (KladeLessonKind kind);
const char *klade_lesson_kind_letters (KladeLessonKind kind);
const char *klade_term_kind_name (KladeTermKind kind);
const char *klade_term_kind_letters (KladeTermKind kind);

G_END_DECLS
