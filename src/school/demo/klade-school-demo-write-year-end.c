/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-promotion.h"
#include "klade-school-demo-write.h"

/* What was decided about everybody in the classes whose year is over, by the head's order. */

#define MINUTES_OF_DECIDING (11 * 60)

static const KladePromotionRule rule = { .kind = KLADE_SCHOOL_SECONDARY };

static gboolean
add_order (KladeDemoWriter *self,
           const KladeDemoClass *klass,
           KladeDay day,
           gint64 *id,
           GError **error)
{
  g_autofree char *number = g_strdup_printf ("1-10/%d", klass->grade);

  return klade_store_fill (self->db, KLADE_FILL_ORDER, id, error, KLADE_TEXT (number),
                           KLADE_DAY (day), KLADE_TEXT ("promotion"), KLADE_TEXT (""));
}

static gboolean
decide_pupil (KladeDemoWriter *self,
              const KladeDemoClass *klass,
              const KladeDemoPupil *pupil,
              gint64 order_id,
              gint64 at,
              GError **error)
{
  gboolean is_last = klade_promotion_is_last_grade (&rule, klass->grade);
  KladePromotionDecision decision = is_last ? KLADE_PROMOTION_FINISHED : KLADE_PROMOTION_MOVED;
  g_autofree char *next = klade_promotion_next_class (&rule, klass->name, decision);
  KladeAuditRow row = {
    .at = at,
    .person_id = self->deputy_id,
    .action = KLADE_AUDIT_ADD,
    .table_name = "promotion",
    .field = KLADE_FIELD_ROW,
    .pupil_id = pupil->human.id,
  };

  if (!klade_store_fill (self->db, KLADE_FILL_PROMOTION, &row.row_id, error,
                         KLADE_ID (pupil->human.id), KLADE_ID (klass->id), KLADE_NUMBER (decision),
                         KLADE_TEXT (next != NULL ? next : ""), KLADE_ID (order_id),
                         KLADE_ID (row.person_id), KLADE_NUMBER (at)))
    return FALSE;

  row.new_value = klade_demo_log_format (self->log, "%d", (int) decision);
  klade_demo_log_add (self->log, &row);
  return TRUE;
}

static gboolean
decide_class (KladeDemoWriter *self,
              const KladeDemoClass *klass,
              gint64 order_id,
              KladeDay day,
              GError **error)
{
  gint64 at = klade_demo_plan_instant (self->plan, day, MINUTES_OF_DECIDING);

  for (int i = 0; i < klass->n_pupils; i++)
    {
      const KladeDemoPupil *pupil = klade_demo_plan_pupil (self->plan, klass->first_pupil + i);

      if (pupil->left == KLADE_DAY_NONE &&
          !decide_pupil (self, klass, pupil, order_id, at + i * G_TIME_SPAN_SECOND, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * klade_demo_write_year_end:
 * @self: a writer that wrote the journals
 * @error: says why it failed
 *
 * Each grade has its order, the day after its journals were closed; whoever finished has their
 * documents by it.
 *
 * Returns: %TRUE if it stands
 */
gboolean
klade_demo_write_year_end (KladeDemoWriter *self, GError **error)
{
  gint64 orders[KLADE_DEMO_N_GRADES + 1] = { 0 };
  int n_issued[KLADE_DEMO_N_GRADES + 1] = { 0 };

  for (guint i = 0; i < self->plan->classes->len; i++)
    {
      const KladeDemoClass *klass = klade_demo_plan_class (self->plan, (int) i);
      KladeDay day = klade_school_year_last_day (&self->plan->year, klass->grade) +
                     KLADE_DEMO_DAYS_TO_CLOSE + 1;

      if (self->plan->today <= day)
        continue;
      if (orders[klass->grade] == 0 && !add_order (self, klass, day, &orders[klass->grade], error))
        return FALSE;
      if (!decide_class (self, klass, orders[klass->grade], day, error))
        return FALSE;
      if (klade_promotion_is_last_grade (&rule, klass->grade) &&
          !klade_demo_write_documents (self, klass, &n_issued[klass->grade], orders[klass->grade],
                                       day, error))
        return FALSE;
    }
  return TRUE;
}
