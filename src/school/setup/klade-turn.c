/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn.h"

#include "klade-i18n.h"
#include "klade-id-map.h"
#include "klade-school-settings.h"
#include "klade-store-calendar.h"
#include "klade-store-class-list.h"
#include "klade-store-class.h"
#include "klade-store-journal-list.h"
#include "klade-store-setup-list.h"

#define SEPTEMBER 9

void
klade_turn_clear (KladeTurn *self)
{
  g_clear_pointer (&self->pupils, g_ptr_array_unref);
  g_clear_pointer (&self->promotions, g_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->results, g_array_unref);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->next_names, g_ptr_array_unref);
}

const KladeTurnPupil *
klade_turn_get_pupil (const KladeTurn *self, guint index)
{
  return g_ptr_array_index (self->pupils, index);
}

const KladePromotionPupil *
klade_turn_get_promotion (const KladeTurn *self, guint index)
{
  return &g_array_index (self->promotions, KladePromotionPupil, index);
}

/* ---- marks ---- */

static KladeMark
parse_mark (const char *text, KladeScale scale)
{
  KladeMark mark = { KLADE_MARK_NONE, 0 };

  if (*text != '\0')
    klade_mark_parse (text, scale, &mark, NULL);
  return mark;
}

/* One result for a subject that is taught in two journals: the one with a mark. */
static void
add_result (GArray *results, guint first, const KladeTurnMark *mark, gint64 last_subject_id)
{
  KladeYearResult result = {
    .subject = mark->subject,
    .year = parse_mark (mark->year_mark, mark->scale),
    .reexam = parse_mark (mark->reexam, mark->scale),
  };
  KladeYearResult *before =
      results->len > first ? &g_array_index (results, KladeYearResult, results->len - 1) : NULL;

  if (before == NULL || mark->subject_id != last_subject_id)
    g_array_append_val (results, result);
  else if (before->year.kind == KLADE_MARK_NONE)
    *before = result;
}

/* The results stand by pupil; their places are found by the pupil's id afterwards, because the
 * array moves while it grows. */
static void
take_marks (KladeTurn *self)
{
  g_autoptr (GArray) firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (KladeIdMap) places = { 0 };
  gint64 pupil_id = 0;
  gint64 subject_id = 0;
  guint first = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const KladeTurnMark *mark = g_ptr_array_index (self->marks, i);

      if (mark->pupil_id != pupil_id)
        {
          first = self->results->len;
          klade_id_map_add (&places, mark->pupil_id, (int) firsts->len);
          g_array_append_val (firsts, first);
        }
      add_result (self->results, first, mark, mark->pupil_id == pupil_id ? subject_id : 0);
      pupil_id = mark->pupil_id;
      subject_id = mark->subject_id;
    }
  g_array_append_val (firsts, self->results->len);

  for (guint i = 0; i < self->pupils->len; i++)
    {
      KladePromotionPupil *promotion = &g_array_index (self->promotions, KladePromotionPupil, i);
      int place = klade_id_map_find (
          &places,
          klade_turn_get_pupil (self, i)->enrolment->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID]);

      if (place < 0)
        continue;
      first = g_array_index (firsts, guint, place);
      promotion->results = &g_array_index (self->results, KladeYearResult, first);
      promotion->n_results = g_array_index (firsts, guint, place + 1) - first;
    }
}

static void
take_pupils (KladeTurn *self)
{
  for (guint i = 0; i < self->pupils->len; i++)
    {
      const KladeTurnPupil *pupil = klade_turn_get_pupil (self, i);
      KladePromotionPupil promotion = {
        .name = pupil->name,
        .class_name = pupil->class_name,
        .decision = (KladePromotionDecision) pupil->decision,
        .to_class = *pupil->to_class != '\0' ? pupil->to_class : NULL,
        .has_order = pupil->order_id != 0,
      };

      g_array_append_val (self->promotions, promotion);
    }
}

/* ---- the new year ---- */

static void
add_name (GPtrArray *names, char *name)
{
  if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
    g_free (name);
  else
    g_ptr_array_add (names, name);
}

/* Those that follow from this year's, and those that somebody made already. */
static gboolean
name_classes (KladeTurn *self, GError **error)
{
  g_autoptr (GPtrArray) old_names = g_ptr_array_new ();
  g_autoptr (GPtrArray) made = NULL;

  for (guint i = 0; i < self->classes->len; i++)
    g_ptr_array_add (old_names, ((KladeClassRow *) g_ptr_array_index (self->classes, i))->name);
  g_ptr_array_add (old_names, NULL);
  self->next_names =
      klade_promotion_next_classes (&self->rule, (const char *const *) old_names->pdata);

  if (self->next_id != 0)
    {
      made = klade_store_list_classes (self->db, self->next_id, self->boundary, error);
      if (made == NULL)
        return FALSE;
      for (guint i = 0; i < made->len; i++)
        add_name (self->next_names,
                  g_strdup (((KladeClassRow *) g_ptr_array_index (made, i))->name));
    }

  g_ptr_array_add (self->next_names, NULL);
  return TRUE;
}

static gboolean
find_next_year (KladeTurn *self, GError **error)
{
  int start_year = self->old.year.start_year + 1;
  g_autoptr (KladeRecord) year = NULL;
  KladeYearView view;
  int turned;

  self->boundary = klade_day_new (start_year, SEPTEMBER, 1);
  if (!klade_settings_get_int (self->db, KLADE_SETTING_YEAR_TURNED, &turned, error) ||
      !klade_store_find_start_year (self->db, start_year, &self->next_id, error))
    return FALSE;

  self->is_turned = turned >= start_year;
  if (self->next_id == 0)
    return TRUE;

  if (!klade_store_get_record (self->db, &klade_table_school_year, self->next_id, &year, error))
    return FALSE;

  if (klade_record_is_absent (year))
    {
      self->next_id = 0;
      return TRUE;
    }

  if (!klade_year_view_find (self->session, self->next_id, &view, error))
    return FALSE;

  self->next = view.year;
  self->boundary = MIN (self->boundary, self->next.semester_1.first);
  return TRUE;
}

static gboolean
read_rule (KladeTurn *self, GError **error)
{
  g_autoptr (KladeRecord) school = NULL;

  if (!klade_store_get_record (self->db, &klade_table_school, KLADE_SCHOOL_ROW_ID, &school, error))
    return FALSE;

  self->rule.kind = klade_school_kind_from_id (school->texts[KLADE_SCHOOL_COLUMN_KIND]);
  return TRUE;
}

/**
 * klade_turn_read:
 * @self: (out caller-allocates): the old year, for klade_turn_clear()
 * @session: who asks
 * @year_id: the year that ends, or 0 for today's
 * @class_id: only this class's pupils; 0 for all
 * @error: %KLADE_ERROR_NOT_FOUND
 *
 * Within a transaction.
 *
 * Returns: %TRUE if @self was filled
 */
gboolean
klade_turn_read (KladeTurn *self,
                 KladeSession *session,
                 gint64 year_id,
                 gint64 class_id,
                 GError **error)
{
  *self = (KladeTurn){
    .session = session,
    .db = klade_session_get_db (session),
    .promotions = g_array_new (FALSE, TRUE, sizeof (KladePromotionPupil)),
    .results = g_array_new (FALSE, TRUE, sizeof (KladeYearResult)),
  };

  if (!klade_year_view_find (session, year_id, &self->old, error) || !read_rule (self, error) ||
      !find_next_year (self, error))
    return FALSE;

  self->classes = klade_store_list_classes (self->db, self->old.id, self->old.day, error);
  self->pupils =
      self->classes != NULL
          ? klade_store_list_turn_pupils (self->db, self->old.id, class_id, self->old.day, error)
          : NULL;
  self->marks = self->pupils != NULL
                    ? klade_store_list_turn_marks (self->db, self->old.id, self->old.day, error)
                    : NULL;
  if (self->marks == NULL || !name_classes (self, error))
    return FALSE;

  take_pupils (self);
  take_marks (self);
  return TRUE;
}

/* (transfer full) (nullable): the class of the new year, as decided or as it follows */
char *
klade_turn_dup_to_class (const KladeTurn *self, guint index)
{
  const KladePromotionPupil *promotion = klade_turn_get_promotion (self, index);

  if (promotion->decision != KLADE_PROMOTION_MOVED &&
      promotion->decision != KLADE_PROMOTION_REPEATS)
    return NULL;

  return promotion->to_class != NULL
             ? g_strdup (promotion->to_class)
             : klade_promotion_next_class (&self->rule, promotion->class_name, promotion->decision);
}
