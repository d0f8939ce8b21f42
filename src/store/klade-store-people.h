/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

/* What people, their files and the verbs on them are read by. */

/**
 * KladePeopleFact:
 * @KLADE_PEOPLE_PERSON: revision, surname (@text), given name (@other_text)
 * @KLADE_PEOPLE_ENROLMENT: class (@other_id), its name (@text); today's and later ones, by first
 *   day
 * @KLADE_PEOPLE_GUARDIAN: pupil (@other_id) and the pupil's name (@text), of the guardian
 * @KLADE_PEOPLE_WORK: position (@text), or "" for a role without an employment
 * @KLADE_PEOPLE_CHECK: this year's checked file
 */
typedef enum
{
  KLADE_PEOPLE_PERSON,
  KLADE_PEOPLE_ENROLMENT,
  KLADE_PEOPLE_GUARDIAN,
  KLADE_PEOPLE_WORK,
  KLADE_PEOPLE_CHECK,
  KLADE_N_PEOPLE_FACTS,
} KladePeopleFact;

typedef struct
{
  gint64 person_id;
  gint64 other_id;
  const char *text; /* the statement's: only during the call */
  const char *other_text;
} KladePeopleFactRow;

typedef void (*KladePeopleFactFunc) (const KladePeopleFactRow *row, gpointer data);

gboolean klade_store_list_people_facts (KladeDb *db,
                                        KladePeopleFact fact,
                                        gint32 today,
                                        KladePeopleFactFunc func,
                                        gpointer data,
                                        GError **error);

/* A row that gives name, class and days: (id, surname, given name, from, to). */
typedef void (*KladeClassMemberFunc) (gint64 pupil_id,
                                      const char *surname,
                                      const char *given_name,
                                      gint32 from,
                                      gint32 to,
                                      gpointer data);

gboolean klade_store_list_class_members (KladeDb *db,
                                         gint64 class_id,
                                         gint32 day,
                                         KladeClassMemberFunc func,
                                         gpointer data,
                                         GError **error);

/* One dated fact of a personal file; texts are the statement's. */
typedef struct
{
  int section; /* KladeFileSection */
  gint64 id;
  int revision;
  gint64 other_id;
  int number;
  int year;
  gint32 from;
  gint32 to;
  const char *name;
  const char *kind;
  const char *notes;
  const char *extra;
  const char *order_in;
  gint32 order_in_day;
  const char *order_out;
  gint32 order_out_day;
} KladeFileRow;

typedef void (*KladeFileFunc) (const KladeFileRow *row, gpointer data);

gboolean klade_store_list_file (KladeDb *db,
                                gint64 person_id,
                                KladeFileFunc func,
                                gpointer data,
                                GError **error);

/* Rows that stand of one person (or class), as records, by first day. */
typedef enum
{
  KLADE_PERSON_ROWS_NAMES,
  KLADE_PERSON_ROWS_ENROLMENTS,
  KLADE_PERSON_ROWS_MEMBERSHIPS,
  KLADE_PERSON_ROWS_GRANTS,
  KLADE_PERSON_ROWS_TEACHINGS,
  KLADE_PERSON_ROWS_EMPLOYMENTS,
  KLADE_PERSON_ROWS_GUARDIANS, /* of a pupil */
  KLADE_PERSON_ROWS_CHILDREN,  /* of a guardian */
  KLADE_PERSON_ROWS_ACCOUNTS,
  KLADE_N_PERSON_ROWS,
} KladePersonRows;

GPtrArray *klade_store_list_person_rows (KladeDb *db,
                                         KladePersonRows rows,
                                         gint64 person_id,
                                         gint32 ends_after,
                                         GError **error);

/* Rows by their keys, hidden ones too; NULL when there is none. */
gboolean klade_store_find_enrolment (KladeDb *db,
                                     gint64 pupil_id,
                                     gint64 class_id,
                                     gint32 first_day,
                                     KladeRecord **enrolment,
                                     GError **error);
gboolean klade_store_find_guardianship (KladeDb *db,
                                        gint64 pupil_id,
                                        gint64 guardian_id,
                                        gint32 first_day,
                                        KladeRecord **guardianship,
                                        GError **error);
gboolean klade_store_find_file_check (KladeDb *db,
                                      gint64 pupil_id,
                                      gint64 year_id,
                                      KladeRecord **check,
                                      GError **error);
gboolean klade_store_read_class_year (KladeDb *db,
                                      gint64 class_id,
                                      gint64 *year_id,
                                      int *start_year,
                                      char **name,
                                      GError **error);

G_END_DECLS
