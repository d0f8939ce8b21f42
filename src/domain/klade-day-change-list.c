/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-day-change-list.h"

#include "klade-i18n.h"

G_DEFINE_BOXED_TYPE (KladeDayChangeList,
                     klade_day_change_list,
                     klade_day_change_list_ref,
                     klade_day_change_list_unref)

/**
 * klade_day_change_list_new:
 * @n_rows: how many there is room for
 *
 * Returns: (transfer full): an empty list, to be filled before anybody sees it
 */
KladeDayChangeList *
klade_day_change_list_new (int n_rows)
{
  KladeDayChangeList *self = g_new0 (KladeDayChangeList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (1024);
  self->school = "";
  self->rows = g_new0 (KladeDayChangeRow, n_rows + 1);
  return self;
}

KladeDayChangeList *
klade_day_change_list_ref (KladeDayChangeList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_day_change_list_unref (KladeDayChangeList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->rows);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static char *
describe_move (const KladeDayChange *change)
{
  g_autofree char *day = NULL;

  if (change->to_day == change->day)
    return g_strdup_printf (_ ("moved to lesson %d"), change->to_lesson_no);

  day = klade_day_to_short_text (change->to_day);
  /* Translators: the day and the lesson's number */
  return g_strdup_printf (_ ("moved to %s, lesson %d"), day, change->to_lesson_no);
}

static char *
describe (const KladeDayChangeRow *self)
{
  switch (self->change.kind)
    {
    case KLADE_DAY_CHANGE_SUBSTITUTION:
      /* Translators: who gives the lesson, in the nominative */
      return g_strdup_printf (_ ("given by: %s"), self->teacher);
    case KLADE_DAY_CHANGE_MOVED:
      return describe_move (&self->change);
    case KLADE_DAY_CHANGE_EXTRA:
      return *self->teacher != '\0' ? g_strdup_printf (_ ("extra lesson: %s"), self->teacher)
                                    : g_strdup (_ ("extra lesson"));
    case KLADE_DAY_CHANGE_ACTIVITY:
    case KLADE_DAY_CHANGE_REORGANISED:
      return g_strdup (self->change.topic);
    case KLADE_DAY_CHANGE_NOT_HELD:
      return g_strdup (_ ("not held"));
    case KLADE_DAY_CHANGE_SOME_PUPILS:
      return g_strdup (self->change.notes);
    case KLADE_DAY_CHANGE_BAG_OWN:
    case KLADE_DAY_CHANGE_BAG_OTHER:
      return g_strdup (_ ("“Latvijas skolas soma”"));
    case KLADE_DAY_CHANGE_ROOM:
    default:
      return g_strdup ("");
    }
}

/**
 * klade_day_change_row_dup_sentence:
 * @self: a row whose other fields are set
 *
 * Returns: (transfer full): what is different, translated: «aizvieto Anna Kalniņa, 205. telpa»
 */
char *
klade_day_change_row_dup_sentence (const KladeDayChangeRow *self)
{
  g_autofree char *what = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  what = describe (self);
  if (*self->change.room == '\0')
    return g_steal_pointer (&what);

  /* Translators: what is different; the room */
  return *what != '\0' ? g_strdup_printf (_ ("%s, room %s"), what, self->change.room)
                       : g_strdup_printf (_ ("room %s"), self->change.room);
}
