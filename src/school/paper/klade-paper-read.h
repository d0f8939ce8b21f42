/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the documents of one request are filled from. */

#include "klade-id-map.h"
#include "klade-promotion.h"
#include "klade-school-classes-private.h"
#include "klade-school-paper.h"
#include "klade-store-paper-facts.h"

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
 * @next: the pupil's next place among the reading's pupils, in another class; -1: none
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
  int next;
} KladePaperPupil;

/**
 * KladePaperReading:
 * @view: the year asked for, or that of the day of printing
 * @day: whose lists: the last day of the term, month or span, today if that is still to come
 * @classes: (element-type KladePaperClass): by grade and name
 * @pupils: (element-type KladePaperPupil): the chosen ones by class and Latvian order; for a
 *   kind that reads the whole year everybody who was in the class during it
 * @pupil_places: from a pupil's id to the first of his or her places in @pupils
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

  GPtrArray *year_classes;  /* KladeClassRow, all of the year on @day */
  GArray *stays;            /* KladePaperStay of @classes, and of a pupil asked for by name */
  KladePromotionRule rule;  /* the school's kind */
  KladePaperRecord *school; /* the fields that every document has */
  KladeProgress progress;
  gpointer progress_data;
} KladePaperReading;

/* Fills the paper of a request, inside its transaction.  The right to print the classes was
 * asked for; a kind that shows more asks for more. */
typedef gboolean (*KladePaperFiller) (KladePaperReading *self, GError **error);

const KladePaperClass *klade_paper_reading_get_class (const KladePaperReading *self, guint index);
const KladePaperPupil *klade_paper_reading_get_pupil (const KladePaperReading *self, guint index);
KladePaperScope klade_paper_reading_get_scope (const KladePaperReading *self);
KladeDay klade_paper_reading_get_today (const KladePaperReading *self);
const char *klade_paper_term_name (int term);
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

/* A problem of the whole document, or of one copy: a sentence in printf's words, N_ () in English.
 * What stands on paper is in the language of the form, what is told is in the program's. */
void klade_paper_reading_tell (KladePaperReading *self,
                               int place,
                               gboolean is_grave,
                               const char *format,
                               ...) G_GNUC_PRINTF (4, 5);

/* Why a field is empty: of one copy, of a class's, or of all (-1 and 0); the form decides whether
 * it is told. */
void klade_paper_reading_explain (KladePaperReading *self,
                                  int place,
                                  gint64 class_id,
                                  const char *field,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (5, 6);

/* Adds the copy of one pupil. */
typedef void (*KladePaperAddCopy) (gpointer data, guint pupil);

/* Calls @add for every pupil, telling how far it is. */
gboolean klade_paper_reading_add_each (KladePaperReading *self,
                                       KladePaperAddCopy add,
                                       gpointer data,
                                       GError **error);

/* What a filler's kind needs. */
typedef enum
{
  KLADE_PAPER_READS_DAY = 0,
  KLADE_PAPER_READS_YEAR = 1 << 0,   /* everybody who was in the class during the year */
  KLADE_PAPER_IS_OFFICIAL = 1 << 1,  /* the head signs: ask for name, number, programme */
  KLADE_PAPER_READS_NOBODY = 1 << 2, /* of the school: no classes, no pupils */
  KLADE_PAPER_LAST_GRADES = 1 << 3,  /* only classes that finish with their grade */
} KladePaperNeeds;

gboolean klade_paper_reading_init (KladePaperReading *self,
                                   KladeSession *session,
                                   const KladePaperRequest *request,
                                   KladePaperNeeds needs,
                                   GError **error);
gboolean klade_paper_reading_choose (KladePaperReading *self,
                                     KladePaperNeeds needs,
                                     GError **error);
void klade_paper_reading_clear (KladePaperReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladePaperReading, klade_paper_reading_clear)

gboolean klade_paper_fill_report_card (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_interim_report (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_extract (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_summary_journal (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_class_overview (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_transcript (KladePaperReading *self, GError **error);
gboolean klade_paper_fill_statement (KladePaperReading *self, GError **error);

G_END_DECLS
