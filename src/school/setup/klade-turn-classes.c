/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-turn.h"

#include "klade-class-name.h"
#include "klade-store-class-find.h"
#include "klade-store-class.h"
#include "klade-store-person.h"

/* ---- classes ---- */

static const KladeClassRow *
find_by_name (const KladeTurn *turn, const char *name)
{
  for (guint i = 0; i < turn->classes->len; i++)
    if (g_str_equal (((KladeClassRow *) g_ptr_array_index (turn->classes, i))->name, name))
      return g_ptr_array_index (turn->classes, i);

  return NULL;
}

/* The old class that moves up to become the one of that name. */
static const KladeClassRow *
find_before (const KladeTurn *turn, const char *name)
{
  for (guint i = 0; i < turn->classes->len; i++)
    {
      const KladeClassRow *klass = g_ptr_array_index (turn->classes, i);
      g_autofree char *next =
          klade_promotion_next_class (&turn->rule, klass->name, KLADE_PROMOTION_MOVED);

      if (next != NULL && g_str_equal (next, name))
        return klass;
    }

  return NULL;
}

static void
turn_class_free (gpointer data)
{
  KladeTurnClass *klass = data;

  g_free (klass->name);
  g_free (klass);
}

/* A class that somebody made already stays as it is. */
static gboolean
put_class (KladeTurnWriter *self, KladeTurnClass *klass, GError **error)
{
  const KladeClassRow *source = klass->from != NULL ? klass->from : klass->like;
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_school_class);
  g_autoptr (KladeRecord) there = NULL;
  KladeClassName name = { 0 };
  gint64 found;

  if (!klade_class_name_parse (klass->name, &name, error) ||
      !klade_store_find_class (self->turn->db, self->turn->next_id, klass->name, &found, error))
    return FALSE;

  klass->grade = name.grade;
  if (found != 0)
    {
      there = klade_register_get (self->changes, &klade_table_school_class, found, 0, error);
      if (there == NULL)
        return FALSE;
      klass->id = found;
      klass->programme_id = there->numbers[KLADE_SCHOOL_CLASS_COLUMN_PROGRAMME_ID];
      if (!klade_record_is_absent (there))
        return TRUE;
    }

  klass->programme_id = source != NULL ? source->programme_id : 0;
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID] = self->turn->next_id;
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_GRADE] = name.grade;
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_SUFFIX, name.suffix);
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_NAME, klass->name);
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_PROGRAMME_ID] = klass->programme_id;
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_BELL_SET_ID] = source != NULL ? source->bell_set_id : 0;
  if (!klade_register_put (self->changes, record, found, 0, error))
    return FALSE;

  klass->id = record->id;
  self->result->n_classes++;
  return TRUE;
}

/* Nobody answers for a class of the old year any more. */
static gboolean
end_class_teachers (KladeTurnWriter *self, gint64 class_id, GError **error)
{
  const KladeDay last = self->turn->boundary - 1;
  g_autoptr (GPtrArray) grants =
      klade_store_list_class_teachers (self->turn->db, class_id, self->turn->boundary, error);

  for (guint i = 0; grants != NULL && i < grants->len; i++)
    {
      const KladeRecord *grant = g_ptr_array_index (grants, i);
      g_autoptr (KladeRecord) ended = klade_record_copy (grant);

      ended->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_TO] =
          MAX (grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM], last);
      if (!klade_register_set (self->changes, grant, ended, 0, error))
        return FALSE;
    }

  return grants != NULL;
}

/* Whoever answers for the old class goes on with it, unless the new one has somebody. */
static gboolean
put_class_teachers (KladeTurnWriter *self, const KladeTurnClass *klass, GError **error)
{
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) old = NULL;

  if (klass->from == NULL)
    return TRUE;

  there = klade_store_list_class_teachers (self->turn->db, klass->id, self->turn->boundary, error);
  old = there != NULL ? klade_store_list_class_teachers (self->turn->db, klass->from->id,
                                                         self->turn->old.day, error)
                      : NULL;
  if (old == NULL)
    return FALSE;

  for (guint i = 0; there->len == 0 && i < old->len; i++)
    {
      const KladeRecord *grant = g_ptr_array_index (old, i);
      g_autoptr (KladeRecord) next = klade_record_new (&klade_table_role_grant);

      if (grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] > self->turn->old.day)
        continue;
      klade_record_copy_field (next, grant, KLADE_ROLE_GRANT_COLUMN_PERSON_ID);
      klade_record_copy_field (next, grant, KLADE_ROLE_GRANT_COLUMN_ROLE);
      next->numbers[KLADE_ROLE_GRANT_COLUMN_CLASS_ID] = klass->id;
      next->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] = self->turn->boundary;
      if (!klade_register_add (self->changes, next, 0, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_turn_write_classes:
 * @self: a turn being written
 * @error: says why it failed
 *
 * Makes the classes of the new year with programmes, bells and class teachers, whose roles in the
 * old classes end.
 *
 * Returns: %TRUE if they are there
 */
gboolean
klade_turn_write_classes (KladeTurnWriter *self, GError **error)
{
  self->classes = g_ptr_array_new_with_free_func (turn_class_free);

  for (guint i = 0; i + 1 < self->turn->next_names->len; i++)
    {
      KladeTurnClass *klass = g_new0 (KladeTurnClass, 1);

      klass->name = g_strdup (g_ptr_array_index (self->turn->next_names, i));
      klass->from = find_before (self->turn, klass->name);
      klass->like = find_by_name (self->turn, klass->name);
      g_ptr_array_add (self->classes, klass);
      if (!put_class (self, klass, error) || !put_class_teachers (self, klass, error))
        return FALSE;
    }

  for (guint i = 0; i < self->turn->classes->len; i++)
    if (!end_class_teachers (
            self, ((const KladeClassRow *) g_ptr_array_index (self->turn->classes, i))->id, error))
      return FALSE;

  return TRUE;
}

/* ---- pupils ---- */

typedef struct
{
  GHashTable *hidden; /* "pupil/class" to an enrolment's id, from the boundary */
  GHashTable *placed; /* pupil id to the class they are in already */
} Places;

static char *
dup_key (gint64 pupil_id, gint64 class_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, pupil_id, class_id);
}

static void
places_clear (Places *places)
{
  g_clear_pointer (&places->hidden, g_hash_table_unref);
  g_clear_pointer (&places->placed, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Places, places_clear)

static gint64 *
dup_id (gint64 id)
{
  gint64 *copy = g_new (gint64, 1);

  *copy = id;
  return copy;
}

static gboolean
read_places (KladeTurnWriter *self, Places *places, GError **error)
{
  g_autoptr (GPtrArray) rows =
      klade_store_list_turn_enrolments (self->turn->db, self->turn->next_id, error);

  places->hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  places->placed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const KladeTurnEnrolment *row = g_ptr_array_index (rows, i);

      if (!row->is_hidden)
        g_hash_table_insert (places->placed, dup_id (row->pupil_id), dup_id (row->class_id));
      else if (row->valid_from == self->turn->boundary)
        g_hash_table_insert (places->hidden, dup_key (row->pupil_id, row->class_id),
                             dup_id (row->id));
    }

  return rows != NULL;
}

static gint64
find_class_id (const KladeTurnWriter *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->classes->len; i++)
    {
      const KladeTurnClass *klass = g_ptr_array_index (self->classes, i);

      if (g_str_equal (klass->name, name))
        return klass->id;
    }

  return 0;
}

/* Who goes leaves on the order's day, or with the last lesson; the others at the year's end. */
static KladeDay
last_day (const KladeTurnWriter *self, const KladeTurnPupil *pupil, gboolean goes)
{
  KladeDay first = (KladeDay) pupil->enrolment->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM];
  KladeDay last = self->turn->boundary - 1;
  KladeClassName name = { 0 };

  if (!goes)
    return last;
  if (pupil->ordered_on != KLADE_DAY_NONE)
    return CLAMP (pupil->ordered_on, first, last);

  klade_class_name_parse (pupil->class_name, &name, NULL);
  return CLAMP (klade_school_year_last_day (&self->turn->old.year, name.grade), first, last);
}

static gboolean
end_enrolment (KladeTurnWriter *self, const KladeTurnPupil *pupil, gboolean goes, GError **error)
{
  const KladeRecord *before = pupil->enrolment;
  g_autoptr (KladeRecord) after = klade_record_copy (before);
  KladeDay last = last_day (self, pupil, goes);
  gint64 *valid_to = &after->numbers[KLADE_ENROLMENT_COLUMN_VALID_TO];

  if (*valid_to == KLADE_DAY_NONE || *valid_to > last)
    *valid_to = last;
  if (pupil->order_id != 0)
    after->numbers[KLADE_ENROLMENT_COLUMN_ORDER_OUT_ID] = pupil->order_id;
  return klade_register_set (self->changes, before, after,
                             before->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID], error);
}

static gboolean
begin_enrolment (KladeTurnWriter *self,
                 const KladeTurnPupil *pupil,
                 gint64 class_id,
                 const Places *places,
                 GError **error)
{
  gint64 pupil_id = pupil->enrolment->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID];
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_enrolment);
  g_autofree char *key = dup_key (pupil_id, class_id);
  const gint64 *hidden = g_hash_table_lookup (places->hidden, key);
  const gint64 *placed = g_hash_table_lookup (places->placed, &pupil_id);

  g_hash_table_insert (self->class_of, dup_id (pupil_id),
                       dup_id (placed != NULL ? *placed : class_id));
  if (placed != NULL)
    return TRUE;

  record->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID] = pupil_id;
  record->numbers[KLADE_ENROLMENT_COLUMN_CLASS_ID] = class_id;
  record->numbers[KLADE_ENROLMENT_COLUMN_VALID_FROM] = self->turn->boundary;
  record->numbers[KLADE_ENROLMENT_COLUMN_ORDER_IN_ID] = pupil->order_id;
  return klade_register_put (self->changes, record, hidden != NULL ? *hidden : 0, pupil_id, error);
}

static void
count (KladeTurnResult *result, KladePromotionDecision decision)
{
  result->n_moved += decision == KLADE_PROMOTION_MOVED;
  result->n_repeating += decision == KLADE_PROMOTION_REPEATS;
  result->n_finished += decision == KLADE_PROMOTION_FINISHED;
  result->n_left += decision == KLADE_PROMOTION_LEFT;
}

/**
 * klade_turn_write_enrolments:
 * @self: a turn being written, with its classes
 * @error: says why it failed
 *
 * Ends the enrolments of the old year and begins those of the new one, as decided.
 *
 * Returns: %TRUE if every pupil is where the decision says
 */
gboolean
klade_turn_write_enrolments (KladeTurnWriter *self, GError **error)
{
  g_auto (Places) places = { 0 };

  self->class_of = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->repeating = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!read_places (self, &places, error))
    return FALSE;

  for (guint i = 0; i < self->turn->pupils->len; i++)
    {
      const KladeTurnPupil *pupil = klade_turn_get_pupil (self->turn, i);
      g_autofree char *to_class = klade_turn_dup_to_class (self->turn, i);
      gint64 class_id = find_class_id (self, to_class);

      if (!klade_turn_tell (self, KLADE_TURN_ENROLMENTS, i, self->turn->pupils->len, error) ||
          !end_enrolment (self, pupil, class_id == 0, error) ||
          (class_id != 0 && !begin_enrolment (self, pupil, class_id, &places, error)))
        return FALSE;
      if (pupil->decision == KLADE_PROMOTION_REPEATS)
        g_hash_table_add (self->repeating,
                          dup_id (pupil->enrolment->numbers[KLADE_ENROLMENT_COLUMN_PUPIL_ID]));
      count (self->result, (KladePromotionDecision) pupil->decision);
    }

  return TRUE;
}
