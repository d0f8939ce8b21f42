/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal-excuse.h"

#include "klade-i18n.h"
#include "klade-store-justification.h"
#include "klade-store-lesson.h"

/**
 * klade_lesson_excuse_read:
 * @self: cleared by the caller
 *
 * A justification made for just the lesson goes before a wider one, a later before an earlier.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_lesson_excuse_read (KladeLessonExcuse *self,
                          KladeDb *db,
                          gint64 pupil_id,
                          KladeDay day,
                          int lesson_no,
                          GError **error)
{
  *self = (KladeLessonExcuse){ .day = day, .lesson_no = lesson_no };

  if (!klade_store_list_justifications (db, pupil_id, day, &self->justifications, error))
    return FALSE;

  for (guint i = 0; i < self->justifications->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (self->justifications, i);
      KladeExcuse excuse = (KladeExcuse) row->numbers[KLADE_JUSTIFICATION_COLUMN_EXCUSE];

      if (klade_justification_is_of_lesson (row, day, lesson_no))
        {
          self->excuse = excuse;
          self->is_of_lesson = TRUE;
        }
      else if (klade_justification_covers (row, day, lesson_no))
        self->wider = excuse;
    }

  if (!self->is_of_lesson)
    self->excuse = self->wider;
  return TRUE;
}

void
klade_lesson_excuse_clear (KladeLessonExcuse *self)
{
  g_clear_pointer (&self->justifications, g_ptr_array_unref);
}

/* From when to when the wider justification reaches, for a sentence. */
char *
klade_lesson_excuse_dup_wider_text (const KladeLessonExcuse *self)
{
  char *text = NULL;

  for (guint i = 0; i < self->justifications->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (self->justifications, i);
      const gint64 *numbers = row->numbers;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      if (klade_justification_is_of_lesson (row, self->day, self->lesson_no) ||
          !klade_justification_covers (row, self->day, self->lesson_no))
        continue;

      first = klade_day_to_short_text ((KladeDay) numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_DAY]);
      last = klade_day_to_short_text ((KladeDay) numbers[KLADE_JUSTIFICATION_COLUMN_LAST_DAY]);
      g_free (text);
      text = g_strdup_printf ("%s–%s", first, last);
    }

  return text;
}

static gboolean
hide (KladeChangeSet *changes,
      const KladeChangeContext *context,
      const KladeRecord *row,
      GError **error)
{
  g_autoptr (KladeRecord) hidden = klade_record_copy (row);
  gboolean updated;

  klade_record_make_absent (hidden);
  /* Writers follow one another, so the row is still the one that was read. */
  return klade_change_set_update (changes, row, hidden, context, &updated, error);
}

static gboolean
add (KladeChangeSet *changes,
     const KladeChangeContext *context,
     KladeDay day,
     int lesson_no,
     KladeExcuse excuse,
     GError **error)
{
  g_autoptr (KladeRecord) row = klade_record_new (&klade_table_justification);
  gboolean inserted;

  row->numbers[KLADE_JUSTIFICATION_COLUMN_PUPIL_ID] = context->pupil_id;
  row->numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_DAY] = day;
  row->numbers[KLADE_JUSTIFICATION_COLUMN_FIRST_LESSON] = lesson_no;
  row->numbers[KLADE_JUSTIFICATION_COLUMN_LAST_DAY] = day;
  row->numbers[KLADE_JUSTIFICATION_COLUMN_LAST_LESSON] = lesson_no;
  row->numbers[KLADE_JUSTIFICATION_COLUMN_EXCUSE] = excuse;

  return klade_change_set_insert (changes, row, context, &inserted, error);
}

/**
 * klade_lesson_excuse_set:
 * @excuse: what shall stand; %KLADE_EXCUSE_NONE only where no wider justification reaches
 *
 * Justifications with documents stay as they are: this writes ones of a single lesson.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_lesson_excuse_set (KladeLessonExcuse *self,
                         KladeChangeSet *changes,
                         const KladeChangeContext *context,
                         KladeExcuse excuse,
                         GError **error)
{
  for (guint i = 0; i < self->justifications->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (self->justifications, i);

      if (klade_justification_is_of_lesson (row, self->day, self->lesson_no) &&
          !hide (changes, context, row, error))
        return FALSE;
    }

  return excuse == self->wider || add (changes, context, self->day, self->lesson_no, excuse, error);
}

/**
 * klade_lesson_excuse_move:
 * @before: a lesson at its old time
 * @after: the same at its new time
 *
 * What was justified for just this lesson stays justified when the lesson moves.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_lesson_excuse_move (KladeChangeSet *changes,
                          KladeDb *db,
                          const KladeRecord *before,
                          const KladeRecord *after,
                          GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!klade_store_list_lesson_justifications (
          db, before->id, (KladeDay) before->numbers[KLADE_LESSON_COLUMN_HELD_ON],
          (int) before->numbers[KLADE_LESSON_COLUMN_LESSON_NO], &rows, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const KladeRecord *row = g_ptr_array_index (rows, i);
      const KladeChangeContext context = {
        .lesson_id = before->id,
        .pupil_id = row->numbers[KLADE_JUSTIFICATION_COLUMN_PUPIL_ID],
      };

      if (!hide (changes, &context, row, error) ||
          !add (changes, &context, (KladeDay) after->numbers[KLADE_LESSON_COLUMN_HELD_ON],
                (int) after->numbers[KLADE_LESSON_COLUMN_LESSON_NO],
                (KladeExcuse) row->numbers[KLADE_JUSTIFICATION_COLUMN_EXCUSE], error))
        return FALSE;
    }

  return TRUE;
}
