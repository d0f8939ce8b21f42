/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: the old year as the turn of the year sees it. */

#include "klade-promotion.h"
#include "klade-school-classes-private.h"
#include "klade-school-year-turn.h"
#include "klade-store-turn.h"

G_BEGIN_DECLS

/* Nobody's journal: only who may read all of them reaches it. */
#define KLADE_TURN_EVERY_JOURNAL G_MAXINT64

/**
 * KladeTurn:
 * @old: the year that ends
 * @next_id: the year after it; 0 when the school has none yet
 * @boundary: the first day of the new classes: 1 September, or the first school day before it
 * @pupils: (element-type KladeTurnPupil): by class and name
 * @promotions: as many, for klade-promotion.h; borrows from @pupils and @marks
 * @classes: (element-type KladeClassRow): of the old year
 * @next_names: (array zero-terminated=1): the classes of the new year, made or to be made
 */
typedef struct
{
  KladeSession *session;
  KladeDb *db;
  KladeYearView old;
  gint64 next_id;
  KladeSchoolYear next;
  KladeDay boundary;
  KladePromotionRule rule;
  GPtrArray *pupils;
  GArray *promotions; /* KladePromotionPupil */
  GPtrArray *marks;   /* KladeTurnMark */
  GArray *results;    /* KladeYearResult */
  GPtrArray *classes;
  GPtrArray *next_names;
  gboolean is_turned;
} KladeTurn;

gboolean klade_turn_read (KladeTurn *self,
                          KladeSession *session,
                          gint64 year_id,
                          gint64 class_id,
                          GError **error);
void klade_turn_clear (KladeTurn *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KladeTurn, klade_turn_clear)

const KladeTurnPupil *klade_turn_get_pupil (const KladeTurn *self, guint index);
const KladePromotionPupil *klade_turn_get_promotion (const KladeTurn *self, guint index);
char *klade_turn_dup_to_class (const KladeTurn *self, guint index);
GPtrArray *klade_turn_find_problems (const KladeTurn *self, GError **error);

/* ---- writing the new year ---- */

/**
 * KladeTurnClass:
 * @from: (nullable): the old class whose pupils move up into it: gives teachers and groups
 * @like: (nullable): the old class that stands for it otherwise: gives programme and subjects
 */
typedef struct
{
  gint64 id;
  char *name;
  int grade;
  gint64 programme_id;
  const KladeClassRow *from;
  const KladeClassRow *like;
} KladeTurnClass;

typedef struct
{
  KladeTurn *turn;
  KladeChangeSet *changes;
  KladeTurnResult *result;
  GPtrArray *classes;      /* KladeTurnClass */
  GHashTable *class_of;    /* pupil id to the new class's id */
  GHashTable *repeating;   /* pupil ids of these: a merged group goes on without them */
  GPtrArray *old_journals; /* KladeClassJournal */
  GHashTable *planned;     /* programme id to GPtrArray of KladePlannedSubject */
  KladeProgress progress;  /* NULL: nobody watches */
  gpointer progress_data;
} KladeTurnWriter;

/* The parts of writing, by how much time they take. */
typedef enum
{
  KLADE_TURN_CLASSES,
  KLADE_TURN_ENROLMENTS,
  KLADE_TURN_JOURNALS,
  KLADE_TURN_GROUPS,
  KLADE_TURN_STORING,
} KladeTurnPart;

gboolean klade_turn_tell (const KladeTurnWriter *self,
                          KladeTurnPart part,
                          guint n_done,
                          guint n_all,
                          GError **error);

gboolean klade_turn_write_classes (KladeTurnWriter *self, GError **error);
gboolean klade_turn_write_enrolments (KladeTurnWriter *self, GError **error);
gboolean klade_turn_write_journals (KladeTurnWriter *self, GError **error);
gboolean klade_turn_write_groups (KladeTurnWriter *self, GError **error);

gboolean klade_turn_copy_journal (KladeTurnWriter *self,
                                  const KladeClassJournal *old,
                                  const KladeJournalEdit *edit,
                                  gboolean with_teachers,
                                  GError **error);
const KladePlannedSubject *klade_turn_find_planned (KladeTurnWriter *self,
                                                    gint64 programme_id,
                                                    gint64 subject_id,
                                                    int grade,
                                                    GError **error);

G_END_DECLS
