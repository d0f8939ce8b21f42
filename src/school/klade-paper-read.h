/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the documents of one request are filled from. */

#include "klade-id-map.h"
#include "klade-school-classes-private.h"
#include "klade-school-paper.h"

G_BEGIN_DECLS

/**
 * KladePaperClass:
 * @teacher_id: class teacher on the reading's day; 0: nobody
 * @may_read_codes: the person may read personal data of this class
 * @first_pupil, @n_pupils: its chosen pupils among the reading's
 *
 * A class that was asked for, or that one of the asked pupils is in.  Texts are never NULL.
 */
typedef struct
{
  gint64 id;
  int grade;
  const char *name; /* 7.a */
  gint64 programme_id;
  const char *programme;
  const char *programme_code;
  gint64 teacher_id;
  const char *teacher; /* Anna Kalniņa */
  gboolean may_read_codes;
  guint first_pupil;
  guint n_pupils;
} KladePaperClass;

/**
 * KladePaperPupil:
 * @class_index: the class among the reading's classes
 * @number: in the class, in Latvian order, among those who are in it on the reading's day; 0:
 *   not in it on that day
 * @surname, @given_name: the names of the reading's day
 * @code, @birth_date: as printed; "" when not known or not for this person to see
 * @joined: first day in the class
 * @left: last day in the class; %KLADE_DAY_NONE: still there
 *
 * Texts are never NULL.
 */
typedef struct
{
  gint64 id;
  guint class_index;
  int number;
  const char *surname;
  const char *given_name;
  const char *code;
  const char *birth_date;
  KladeDay joined;
  KladeDay left;
} KladePaperPupil;

/**
 * KladePaperReading:
 * @view: the year asked for, or that of the day of printing
 * @day: whose lists: the last day of the term, month or span, today if that is still to come
 * @classes: (element-type KladePaperClass): by grade and name
 * @pupils: (element-type KladePaperPupil): the chosen ones by class and Latvian order; for a
 *   kind that reads the whole year everybody who was in the class during it
 * @pupil_places: from a pupil's id to the last of his or her places in @pupils
 * @only_class: what a query is narrowed to: the only class asked for, 0 for several
 * @only_pupil: the only pupil asked for, 0 for several
 * @strings: owns the texts
 *
 * One request on its way: the filler of its kind makes the records of @paper.
 */
typedef struct
{
  KladeSession *session;
  KladeDb *db;
  const KladePaperRequest *request;
  KladePaper *paper;

  KladeYearView view;
  KladeDay day;
  GArray *classes;
  GArray *pupils;
  KladeIdMap pupil_places;
  gint64 only_class;
  gint64 only_pupil;
  GStringChunk *strings;

  KladePaperRecord *school; /* the fields that every document has */
  KladeProgress progress;
  gpointer progress_data;
} KladePaperReading;

/* Fills the paper of a request, inside its transaction.  The right to print the classes was
 * asked for; a kind that shows more asks for more. */
typedef gboolean (*KladePaperFiller) (KladePaperReading *self, GError **error);

const KladePaperClass *klade_paper_reading_get_class (const KladePaperReading *self, guint index);
const KladePaperPupil *klade_paper_reading_get_pupil (const KladePaperReading *self, guint index);
const char *klade_paper_reading_keep (KladePaperReading *self, const char *text);
gboolean klade_paper_reading_go_on (KladePaperReading *self,
                                    const char *step,
                                    double fraction,
                                    GError **error);

/* A new copy in the paper, with the fields of the school, the class and the pupil set. */
KladePaperRecord *klade_paper_reading_add_pupil (KladePaperReading *self, guint index, int *place);
KladePaperRecord *klade_paper_reading_add_class (KladePaperReading *self, guint index, int *place);
KladePaperRecord *klade_paper_reading_add_school (KladePaperReading *self,
                                                  const char *name,
                                                  int *place);

gboolean klade_paper_fill_report_card (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_interim_report (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_extract (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_summary_journal (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_transcript (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_statement (KladePaperReading *self, GError **error);

G_END_DECLS
