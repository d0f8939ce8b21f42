/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-day.h"

#include "klade-session-private.h"
#include "klade-store-journal.h"

void
klade_day_pupil_free (KladeDayPupil *self)
{
  g_free (self->name);
  g_free (self);
}

typedef struct
{
  KladeSession *session;
  gint64 journal_id;
  KladeDay day;
  GPtrArray *pupils; /* KladeDayPupil */
} Reader;

static gboolean
list_pupils (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  const KladeTarget target = { .journal_id = self->journal_id, .day = self->day };
  g_autoptr (KladeJournalHead) head = NULL;
  g_autoptr (GArray) stays = NULL;

  g_ptr_array_set_size (self->pupils, 0); /* the engine may run us again */
  head = klade_store_read_journal_head (db, self->journal_id, error);
  if (head == NULL ||
      !klade_session_require (self->session, KLADE_ACTION_READ_JOURNAL, &target, error))
    return FALSE;

  stays = klade_store_list_stays (db, head, error);
  for (guint i = 0; stays != NULL && i < stays->len; i++)
    {
      const KladeStay *stay = &g_array_index (stays, KladeStay, i);
      KladeDayPupil *pupil;

      if (self->day < stay->first || (stay->last != KLADE_DAY_NONE && self->day > stay->last))
        continue;
      pupil = g_new (KladeDayPupil, 1);
      pupil->id = stay->pupil_id;
      pupil->name = g_strjoin (" ", stay->given_name, stay->surname, NULL);
      g_ptr_array_add (self->pupils, pupil);
    }

  return stays != NULL;
}

/**
 * klade_school_list_day_pupils:
 * @session: who asks; needs the right to read the journal
 * @journal_id: whose lesson
 * @day: when
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeDayPupil): who is in the journal's class or group
 *   on that day, as the journal lists them
 */
GPtrArray *
klade_school_list_day_pupils (KladeSession *session,
                              gint64 journal_id,
                              KladeDay day,
                              GError **error)
{
  g_autoptr (GPtrArray) pupils =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_day_pupil_free);
  Reader self = { session, journal_id, day, pupils };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (day > KLADE_DAY_NONE, NULL);

  if (!klade_db_within_read (klade_session_get_db (session), list_pupils, &self, error))
    return NULL;

  return g_steal_pointer (&pupils);
}
