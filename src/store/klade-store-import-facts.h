/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-store-record.h"

G_BEGIN_DECLS

/* What a list to be imported is compared with, read at once for everybody. */

/**
 * KladeImportFact:
 * @KLADE_IMPORT_KNOWN_PERSON: revision (@number), surname, given name, sex (@texts)
 * @KLADE_IMPORT_STAY: pupil, class (@other_id), the class's name, from, to; an open one ends with
 *   its school year, whose number is @number
 * @KLADE_IMPORT_TIE: guardian (@person_id), pupil (@other_id), kind
 * @KLADE_IMPORT_POST: position; for a role without one ""
 * @KLADE_IMPORT_GRANT: role (@number), class (@other_id, 0 for the whole school), from, to
 * @KLADE_IMPORT_SCHOOL_CLASS: @person_id is the class; its name; of the given year
 * @KLADE_IMPORT_KNOWN_SUBJECT: @person_id is the subject; revision (@number); name, short name,
 * area
 * @KLADE_IMPORT_PROGRAMME: @person_id is the programme; its code
 * @KLADE_IMPORT_PLANNED: @person_id is the programme, @other_id the subject; grade (@number);
 *   lessons a year (@from) and scale (@to)
 *
 * Hidden rows are left out.  Stays, ties, posts and grants: those that reach the day or later ones.
 */
typedef enum
{
  KLADE_IMPORT_KNOWN_PERSON,
  KLADE_IMPORT_STAY,
  KLADE_IMPORT_TIE,
  KLADE_IMPORT_POST,
  KLADE_IMPORT_GRANT,
  KLADE_IMPORT_SCHOOL_CLASS,
  KLADE_IMPORT_KNOWN_SUBJECT,
  KLADE_IMPORT_PROGRAMME,
  KLADE_IMPORT_PLANNED,
  KLADE_N_IMPORT_FACTS,
} KladeImportFact;

typedef struct
{
  gint64 person_id;
  gint64 other_id;
  int number;
  gint32 from;
  gint32 to;
  const char *texts[3]; /* the statement's: only during the call */
} KladeImportFactRow;

typedef void (*KladeImportFactFunc) (const KladeImportFactRow *row, gpointer data);

gboolean klade_store_list_import_facts (KladeDb *db,
                                        KladeImportFact fact,
                                        gint32 day,
                                        gint64 year_id,
                                        KladeImportFactFunc func,
                                        gpointer data,
                                        GError **error);
gboolean klade_store_find_import_mapping (KladeDb *db,
                                          const char *target,
                                          const char *headings,
                                          KladeRecord **mapping,
                                          GError **error);

G_END_DECLS
