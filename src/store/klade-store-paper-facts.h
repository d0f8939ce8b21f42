/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-mark.h"
#include "klade-store-justification.h"

G_BEGIN_DECLS

/* What documents are filled from: each function is one query for all pupils of a request, and
 * returns (transfer full) a GArray of its rows.  Texts are kept in the caller's chunk. */

/**
 * KladePaperScope:
 * @year_id: the school year
 * @class_id: only the pupils who were in this class during the year; 0: of all classes
 * @pupil_id: only this pupil; 0: all of them
 */
typedef struct
{
  gint64 year_id;
  gint64 class_id;
  gint64 pupil_id;
} KladePaperScope;

/**
 * KladePaperStay:
 * @surname, @given_name: of the day asked for, or of the last day of the stay before it
 * @order_in, @order_out: numbers of the orders; "" for none
 *
 * A time of a pupil in a class of the year.
 */
typedef struct
{
  gint64 pupil_id;
  gint64 class_id;
  const char *surname;
  const char *given_name;
  KladeDay from;
  KladeDay to; /* KLADE_DAY_NONE: no end yet */
  const char *order_in;
  KladeDay ordered_in;
  const char *order_out;
  KladeDay ordered_out;
} KladePaperStay;

GArray *klade_store_list_paper_stays (KladeDb *db,
                                      KladePaperScope scope,
                                      KladeDay day,
                                      GStringChunk *strings,
                                      GError **error);

/* Their whole time in the school, all years; without names. */
GArray *klade_store_list_paper_school_stays (KladeDb *db,
                                             KladePaperScope scope,
                                             GStringChunk *strings,
                                             GError **error);

/* A name that a pupil had until a day of the year. */
typedef struct
{
  gint64 pupil_id;
  const char *surname;
  const char *given_name;
  KladeDay to;
} KladePaperOldName;

GArray *klade_store_list_paper_old_names (KladeDb *db,
                                          KladePaperScope scope,
                                          KladeDay from,
                                          GStringChunk *strings,
                                          GError **error);

/* Whoever is head on a day; "" for nobody. */
gboolean klade_store_find_paper_head (KladeDb *db, KladeDay day, char **name, GError **error);

/* ---- subjects and marks ---- */

/**
 * KladePaperJournal:
 * @class_id: its class, or that of its group; 0: a group of several classes
 * @lessons_planned: in the journal; else what the programme plans
 * @last_grade: in which the class's programme plans the subject; 0: it does not
 * @is_giving: somebody got a mark in it
 * @closed_terms: bit n: term n is closed
 */
typedef struct
{
  gint64 id;
  gint64 class_id;
  gint64 group_id;
  gint64 subject_id;
  const char *subject;
  int position;
  const char *kind;
  KladeScale scale;
  int lessons_planned;
  int last_grade;
  gboolean is_giving;
  guint closed_terms;
} KladePaperJournal;

GArray *klade_store_list_paper_journals (KladeDb *db,
                                         gint64 year_id,
                                         GStringChunk *strings,
                                         GError **error);

/* Who teaches a journal, once each. */
typedef struct
{
  gint64 journal_id;
  const char *name;
} KladePaperTeacher;

GArray *klade_store_list_paper_teachers (KladeDb *db,
                                         gint64 year_id,
                                         KladeDay day,
                                         GStringChunk *strings,
                                         GError **error);

/* A pupil's time in a journal: through the class or a group. */
typedef struct
{
  gint64 pupil_id;
  gint64 journal_id;
  KladeDay from;
  KladeDay to; /* KLADE_DAY_NONE: no end yet */
} KladePaperLink;

GArray *klade_store_list_paper_links (KladeDb *db, KladePaperScope scope, GError **error);

typedef struct
{
  gint64 pupil_id;
  gint64 journal_id;
  int term;
  KladeMark mark;
  gint64 changed_at;
} KladePaperTermMark;

GArray *klade_store_list_paper_term_marks (KladeDb *db,
                                           KladePaperScope scope,
                                           int last_term,
                                           GError **error);

/* A pupil's marks that stand at the end of a subject, of every year in the school. */
typedef struct
{
  gint64 pupil_id;
  int start_year;
  int grade;
  gint64 subject_id;
  const char *subject;
  int position;
  int lessons_planned;
  int term;
  KladeMark mark;
} KladePaperPastMark;

GArray *klade_store_list_paper_past_marks (KladeDb *db,
                                           KladePaperScope scope,
                                           GStringChunk *strings,
                                           GError **error);

/**
 * KladePaperWork:
 * @title: the work's, or the topic of its lesson
 * @is_marked: somebody got a mark for it
 */
typedef struct
{
  gint64 id;
  gint64 journal_id;
  KladeDay day;
  int kind;
  KladeScale scale;
  int weight;
  const char *title;
  gboolean is_marked;
} KladePaperWork;

GArray *klade_store_list_paper_works (KladeDb *db,
                                      KladePaperScope scope,
                                      KladeDay first_day,
                                      KladeDay last_day,
                                      int scale_or_0,
                                      GStringChunk *strings,
                                      GError **error);

typedef struct
{
  gint64 pupil_id;
  gint64 work_id;
  KladeMark mark;
} KladePaperMark;

GArray *klade_store_list_paper_marks (KladeDb *db,
                                      KladePaperScope scope,
                                      KladeDay first_day,
                                      KladeDay last_day,
                                      GError **error);

/* Only works in levels: what is to be reached in grades 1 to 3. */
GArray *klade_store_list_paper_results (KladeDb *db,
                                        KladePaperScope scope,
                                        gboolean with_formative,
                                        GError **error);

/* ---- lessons ---- */

/* A lesson that was held. */
typedef struct
{
  gint64 journal_id;
  KladeDay day;
} KladePaperLesson;

GArray *klade_store_list_paper_lessons (KladeDb *db,
                                        KladePaperScope scope,
                                        KladeDay last_day,
                                        GError **error);

/* @excuse is for the reader: it follows from the excuses. */
typedef struct
{
  gint64 pupil_id;
  gint64 journal_id;
  KladeDay day;
  gint16 lesson_no;
  guint8 code;   /* KladeAbsence */
  guint8 excuse; /* KladeExcuse */
} KladePaperAbsence;

GArray *klade_store_list_paper_absences (KladeDb *db,
                                         KladePaperScope scope,
                                         KladeDay first_day,
                                         KladeDay last_day,
                                         GError **error);

typedef struct
{
  gint64 pupil_id;
  KladeExcuseSpan span;
} KladePaperExcuse;

/* In the order in which they count. */
GArray *klade_store_list_paper_excuses (KladeDb *db,
                                        KladePaperScope scope,
                                        KladeDay first_day,
                                        KladeDay last_day,
                                        GError **error);

/* ---- the year's end ---- */

typedef struct
{
  gint64 pupil_id;
  gint64 class_id;
  int decision; /* KladePromotionDecision */
  const char *to_class;
  const char *order_number; /* "" for none */
  KladeDay ordered_on;
} KladePaperDecision;

GArray *klade_store_list_paper_decisions (KladeDb *db,
                                          KladePaperScope scope,
                                          GStringChunk *strings,
                                          GError **error);

/* An education document that a pupil was issued and that was not spoiled. */
typedef struct
{
  gint64 pupil_id;
  int kind; /* KladeDocumentKind */
  const char *series;
  const char *number;
  const char *registration_no;
  KladeDay issued_on;
} KladePaperDocument;

GArray *klade_store_list_paper_documents (KladeDb *db,
                                          KladePaperScope scope,
                                          GStringChunk *strings,
                                          GError **error);

/* ---- the personal file ---- */

typedef struct
{
  gint64 pupil_id;
  const char *name; /* Kalniņa Anna */
  KladeDay from;
  KladeDay to; /* KLADE_DAY_NONE: no end yet */
} KladePaperName;

GArray *klade_store_list_paper_names (KladeDb *db,
                                      KladePaperScope scope,
                                      GStringChunk *strings,
                                      GError **error);

typedef struct
{
  gint64 pupil_id;
  gint64 guardian_id;
  const char *name;
  const char *kind;
} KladePaperGuardian;

GArray *klade_store_list_paper_guardians (KladeDb *db,
                                          KladePaperScope scope,
                                          KladeDay day,
                                          GStringChunk *strings,
                                          GError **error);

/* The class teacher saw the file. */
typedef struct
{
  gint64 pupil_id;
  gint64 checked_at; /* an instant */
  const char *name;
} KladePaperCheck;

GArray *klade_store_list_paper_checks (KladeDb *db,
                                       KladePaperScope scope,
                                       GStringChunk *strings,
                                       GError **error);

/* A pupil's time in one class, with what was decided at its end. */
typedef struct
{
  gint64 pupil_id;
  const char *class_name;
  int start_year;
  const char *programme;
  KladeDay from;
  KladeDay to;
  const char *order_in; /* "" for none */
  KladeDay ordered_in;
  const char *order_out;
  KladeDay ordered_out;
  int decision; /* KladePromotionDecision; 0: none */
  const char *to_class;
} KladePaperPastClass;

GArray *klade_store_list_paper_past_classes (KladeDb *db,
                                             KladePaperScope scope,
                                             GStringChunk *strings,
                                             GError **error);

G_END_DECLS
