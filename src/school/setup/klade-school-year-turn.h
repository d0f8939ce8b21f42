/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-promotion.h"
#include "klade-school-care.h"
#include "klade-school-people.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* The turn of the year (D7): decisions on each pupil, what would go wrong, and the turn itself.
 * A year_id of 0 is the year of today; after 31 August name the old one. */

/* One pupil at the year's end; immutable.  Texts are never NULL. */
typedef struct
{
  gint64 pupil_id;
  char *name; /* Kalniņa Anna */
  gint64 class_id;
  char *class_name;
  gboolean is_last_grade; /* no class follows: nobody moves up from it */
  gint32 revision;        /* of the decision; 0: none stored */
  KladePromotionDecision decision;
  char *to_class; /* the class of the new year; "" for who goes */
  char *order;    /* "2-1/5, 1.06.2026."; "" for none */
  KladePromotionProposal proposal;
  char *why; /* which marks are in the way, sentences; "" when none is */
} KladePromotionRow;

void klade_promotion_row_free (KladePromotionRow *self);

GPtrArray *klade_school_list_promotions (KladeSession *session,
                                         gint64 year_id,
                                         gint64 class_id_or_0,
                                         GError **error);

/* to_class NULL: what follows from the decision */
typedef struct
{
  gint64 pupil_id;
  gint64 class_id;
  gint32 revision; /* the one the person saw; 0 if it does not matter */
  KladePromotionDecision decision;
  const char *to_class;
} KladePromotionEdit;

gboolean klade_school_set_promotions (KladeSession *session,
                                      const KladePromotionEdit *edits,
                                      gsize n_edits,
                                      const KladeOrderName *order,
                                      KladeUndo **undo,
                                      GError **error);

/* What would go wrong, in words. */
typedef struct
{
  gboolean stops;  /* the year cannot be turned before it is settled */
  char *text;      /* a sentence, translated */
  gint64 class_id; /* whom it concerns; 0 for nobody in particular */
  gint64 pupil_id;
} KladeTurnProblem;

void klade_turn_problem_free (KladeTurnProblem *self);

GPtrArray *klade_school_check_turn (KladeSession *session, gint64 year_id, GError **error);

/* What the turn did. */
typedef struct
{
  int n_classes;
  int n_moved;
  int n_repeating;
  int n_finished;
  int n_left;
  int n_groups;
  int n_journals;
  int n_without_teacher; /* journals of these */
} KladeTurnResult;

gboolean klade_school_turn_year (KladeSession *session,
                                 gint64 year_id,
                                 const char *backup_path,
                                 KladeProgress progress,
                                 gpointer progress_data,
                                 KladeTurnResult *result,
                                 KladeUndo **undo,
                                 GError **error);

G_END_DECLS
