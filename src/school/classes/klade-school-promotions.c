/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-year-turn.h"

#include "klade-i18n.h"
#include "klade-order.h"
#include "klade-store-class.h"
#include "klade-store-office.h"
#include "klade-turn.h"

void
klade_promotion_row_free (KladePromotionRow *self)
{
  g_free (self->name);
  g_free (self->class_name);
  g_free (self->to_class);
  g_free (self->order);
  g_free (self->why);
  g_free (self);
}

/* ---- reading ---- */

typedef struct
{
  KladeSession *session;
  gint64 year_id;
  gint64 class_id;
  GPtrArray *rows;
} Look;

/* 2-1/5, 1.06.2026. */
static char *
dup_order (const KladeTurnPupil *pupil)
{
  g_autofree char *day = NULL;

  if (*pupil->order_number == '\0')
    return g_strdup ("");

  day = klade_day_to_text (pupil->ordered_on);
  return g_strdup_printf ("%s, %s", pupil->order_number, day);
}

/* Nothing decided yet: where the proposal leads. */
static char *
dup_to_class (const KladeTurn *turn, guint index, KladePromotionDecision proposed)
{
  const KladePromotionPupil *promotion = klade_turn_get_promotion (turn, index);
  char *name = promotion->decision != KLADE_PROMOTION_OPEN
                   ? klade_turn_dup_to_class (turn, index)
                   : klade_promotion_next_class (&turn->rule, promotion->class_name, proposed);

  return name != NULL ? name : g_strdup ("");
}

static gboolean
is_last_grade (const KladeTurn *turn, const KladePromotionPupil *promotion)
{
  g_autofree char *next =
      klade_promotion_next_class (&turn->rule, promotion->class_name, KLADE_PROMOTION_MOVED);

  return next == NULL;
}

static KladePromotionRow *
make_row (const KladeTurn *turn, guint index)
{
  const KladeTurnPupil *pupil = klade_turn_get_pupil (turn, index);
  const KladePromotionPupil *promotion = klade_turn_get_promotion (turn, index);
  KladePromotionRow *row = g_new0 (KladePromotionRow, 1);

  row->pupil_id = pupil->enrolment->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID];
  row->name = g_strdup (pupil->name);
  row->class_id = pupil->enrolment->numbers[KLADE_ENROLMENT_COLUMN_CLASS_ID];
  row->class_name = g_strdup (pupil->class_name);
  row->revision = pupil->promotion_revision;
  row->decision = promotion->decision;
  row->order = dup_order (pupil);
  row->proposal = klade_promotion_propose (&turn->rule, promotion);
  row->is_last_grade = is_last_grade (turn, promotion);
  row->to_class = dup_to_class (turn, index, row->proposal.decision);
  row->why = klade_promotion_explain (promotion);
  return row;
}

static gboolean
list_promotions (KladeDb *db, gpointer data, GError **error)
{
  Look *look = data;
  const KladeTarget target = {
    .class_id = look->class_id,
    .journal_id = look->class_id == 0 ? KLADE_TURN_EVERY_JOURNAL : 0,
  };
  g_auto (KladeTurn) turn = { 0 };

  if (!klade_session_require (look->session, KLADE_ACTION_READ_JOURNAL, &target, error) ||
      !klade_turn_read (&turn, look->session, look->year_id, look->class_id, error))
    return FALSE;

  g_ptr_array_set_size (look->rows, 0); /* the engine may run us again */
  for (guint i = 0; i < turn.pupils->len; i++)
    g_ptr_array_add (look->rows, make_row (&turn, i));
  return TRUE;
}

/**
 * klade_school_list_promotions:
 * @session: needs %KLADE_ACTION_READ_JOURNAL of the class, or of the whole school
 * @year_id: the year that ends, or 0 for today's
 * @class_id_or_0: only this class
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Who is in the classes, what was decided, and what the year marks suggest (MK 11/2022 p. 25).
 *
 * Returns: (transfer full) (element-type KladePromotionRow): by class and name
 */
GPtrArray *
klade_school_list_promotions (KladeSession *session,
                              gint64 year_id,
                              gint64 class_id_or_0,
                              GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_promotion_row_free);
  Look look = { session, year_id, class_id_or_0, rows };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  return klade_db_within_read (klade_session_get_db (session), list_promotions, &look, error)
             ? g_steal_pointer (&rows)
             : NULL;
}

/* ---- deciding ---- */

typedef struct
{
  const KladePromotionEdit *edits;
  gsize n_edits;
  const KladeOrderName *order;
} Work;

/* The decisions on the pupils of the classes that were asked about. */
typedef struct
{
  GPtrArray *classes; /* GPtrArray of KladeRecord */
  GHashTable *places; /* class id to its place in @classes */
} Decisions;

static void
decisions_clear (Decisions *self)
{
  g_ptr_array_unref (self->classes);
  g_hash_table_unref (self->places);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decisions, decisions_clear)

static void
free_records (gpointer data)
{
  g_ptr_array_unref (data);
}

/* The pupil's own, NULL for none; read class by class. */
static gboolean
find_decision (KladeDb *db,
               Decisions *self,
               const KladePromotionEdit *edit,
               const KladeRecord **found,
               GError **error)
{
  gpointer place;
  const GPtrArray *records;

  if (!g_hash_table_lookup_extended (self->places, &edit->class_id, NULL, &place))
    {
      GPtrArray *read = klade_store_list_class_promotions (db, edit->class_id, error);

      if (read == NULL)
        return FALSE;
      place = GUINT_TO_POINTER (self->classes->len);
      g_ptr_array_add (self->classes, read);
      g_hash_table_insert (self->places, (gpointer) &edit->class_id, place);
    }

  *found = NULL;
  records = g_ptr_array_index (self->classes, GPOINTER_TO_UINT (place));
  for (guint i = 0; i < records->len && *found == NULL; i++)
    {
      const KladeRecord *record = g_ptr_array_index (records, i);

      if (record->numbers[KLADE_PROMOTION_COLUMN_PUPIL_ID] == edit->pupil_id)
        *found = record;
    }

  return TRUE;
}

static gboolean
fill (KladeRecord *record, const KladePromotionEdit *edit, gint64 order_id, GError **error)
{
  g_autofree char *to_class = NULL;

  if ((int) edit->decision < 0 || edit->decision >= KLADE_N_PROMOTION_DECISIONS)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Choose what becomes of the pupil."));
  if (!klade_class_check_line (edit->to_class, &to_class, error))
    return FALSE;

  record->numbers[KLADE_PROMOTION_COLUMN_DECISION] = edit->decision;
  klade_record_set_text (record, KLADE_PROMOTION_COLUMN_TO_CLASS_NAME, to_class);
  if (edit->decision == KLADE_PROMOTION_OPEN)
    record->numbers[KLADE_PROMOTION_COLUMN_ORDER_ID] = 0;
  else if (order_id != 0)
    record->numbers[KLADE_PROMOTION_COLUMN_ORDER_ID] = order_id;
  return TRUE;
}

static gboolean
set_promotion (KladeChangeSet *changes,
               Decisions *decisions,
               const KladePromotionEdit *edit,
               gint64 order_id,
               GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (KladeRecord) after = NULL;
  const KladeRecord *before;

  if (!find_decision (db, decisions, edit, &before, error))
    return FALSE;

  if (before != NULL)
    {
      after = klade_record_copy (before);
      return klade_register_check (before, edit->revision, error) &&
             fill (after, edit, order_id, error) &&
             klade_register_set (changes, before, after, edit->pupil_id, error);
    }

  after = klade_record_new (&klade_table_promotion);
  after->numbers[KLADE_PROMOTION_COLUMN_PUPIL_ID] = edit->pupil_id;
  after->numbers[KLADE_PROMOTION_COLUMN_CLASS_ID] = edit->class_id;
  return fill (after, edit, order_id, error) &&
         klade_register_add (changes, after, edit->pupil_id, error);
}

static gboolean
set_promotions (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_auto (Decisions) decisions = { g_ptr_array_new_with_free_func (free_records),
                                   g_hash_table_new (g_int64_hash, g_int64_equal) };
  gint64 order_id;

  if (!klade_order_put (changes, work->order, "promotion", &order_id, error))
    return FALSE;

  for (gsize i = 0; i < work->n_edits; i++)
    if (!set_promotion (changes, &decisions, &work->edits[i], order_id, error))
      return FALSE;

  return TRUE;
}

/**
 * klade_school_set_promotions:
 * @session: needs %KLADE_ACTION_MANAGE_PEOPLE
 * @edits: the decisions, each pupil's once; %KLADE_PROMOTION_OPEN takes one away
 * @n_edits: how many
 * @order: (nullable): the head's order; %NULL leaves each as it is
 * @undo: (out) (optional) (nullable): what takes all of them back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if all were stored
 */
gboolean
klade_school_set_promotions (KladeSession *session,
                             const KladePromotionEdit *edits,
                             gsize n_edits,
                             const KladeOrderName *order,
                             KladeUndo **undo,
                             GError **error)
{
  Work work = { edits, n_edits, order };
  g_autofree char *title = NULL;
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_PEOPLE,
    .work = set_promotions,
    .data = &work,
  };

  g_return_val_if_fail (edits != NULL || n_edits == 0, FALSE);

  title = g_strdup_printf (ngettext_ ("Decision on %d pupil", "Decisions on %d pupils", n_edits),
                           (int) n_edits);
  verb.title = title;
  return klade_register_run (session, &verb, undo, error);
}
