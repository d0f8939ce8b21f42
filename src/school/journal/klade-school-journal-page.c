/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal-page.h"

#include "klade-school-journal-guard.h"
#include "klade-school-settings.h"
#include "klade-store-journal-page.h"
#include "klade-store-rights.h"

static void
take_head (KladeJournalPage *page, const KladeJournalHead *head, KladeDay today)
{
  g_autofree char *year = klade_school_year_name (head->year.start_year);

  page->journal_id = head->id;
  page->class_id = head->class_id;
  page->is_individual = head->group_id != 0 && klade_group_kind_is_individual (head->group_kind);
  page->subject = g_string_chunk_insert (page->strings, head->subject);
  page->class_name = g_string_chunk_insert (page->strings, head->class_name);
  page->school_year = g_string_chunk_insert (page->strings, year);
  page->school_name = g_string_chunk_insert (page->strings, head->school_name);
  page->grade = head->grade;
  page->lessons_planned = head->lessons_planned;
  page->scale = head->scale;
  page->semester_first[0] = head->year.semester_1.first;
  page->semester_last[0] = head->year.semester_1.last;
  page->semester_first[1] = head->year.semester_2.first;
  page->semester_last[1] = head->year.semester_2.last;
  page->today = today;
  page->audit_id = head->audit_id;
}

/* Who substituted writes of that day's lessons even later: the page is not read-only. */
static gboolean
take_right (KladeJournalGuard *guard,
            KladeJournalPage *page,
            KladeAction action,
            KladeDay substituted_on,
            gboolean *can,
            GError **error)
{
  const char *refusal;
  const char *refusal_then = NULL;

  if (!klade_journal_guard_refusal (guard, action, 0, page->today, &refusal, error))
    return FALSE;
  if (refusal != NULL && substituted_on != KLADE_DAY_NONE)
    {
      if (!klade_journal_guard_refusal (guard, action, 0, substituted_on, &refusal_then, error))
        return FALSE;
      refusal = refusal_then;
    }

  *can = refusal == NULL;
  if (refusal != NULL && page->refusal == NULL && action != KLADE_ACTION_JUSTIFY_ABSENCE)
    page->refusal = g_string_chunk_insert (page->strings, refusal);
  return TRUE;
}

/* Justifying is the class teacher's: a subject teacher who cannot has nothing refused. */
static gboolean
take_rights (KladeJournalGuard *guard, KladeJournalPage *page, GError **error)
{
  KladeDay then;

  return klade_store_find_substituted_day (guard->db, klade_session_get_person_id (guard->session),
                                           page->journal_id, page->today, &then, error) &&
         take_right (guard, page, KLADE_ACTION_WRITE_MARK, then, &page->can_write_marks, error) &&
         take_right (guard, page, KLADE_ACTION_WRITE_LESSON, then, &page->can_write_lessons,
                     error) &&
         take_right (guard, page, KLADE_ACTION_WRITE_TERM_MARK, KLADE_DAY_NONE,
                     &page->can_write_term_marks, error) &&
         take_right (guard, page, KLADE_ACTION_JUSTIFY_ABSENCE, KLADE_DAY_NONE, &page->can_justify,
                     error);
}

static gboolean
is_too_large (const KladePageReading *reading, const KladePageWindow *window)
{
  return window != NULL && window->first_day != KLADE_DAY_NONE &&
         (gint64) reading->page->n_pupils * reading->page->n_columns > window->max_cells;
}

static gboolean
read_page (KladePageReading *reading,
           KladeJournalGuard *guard,
           const KladePageWindow *window,
           GError **error)
{
  KladeSession *session = guard->session;
  g_autofree char *profile = klade_school_dup_setting (session, KLADE_SETTING_RULE_PROFILE, error);
  KladeLateRule late_rule;

  if (profile == NULL || !klade_settings_get_late_rule (guard->db, &late_rule, error) ||
      !take_rights (guard, reading->page, error) ||
      !klade_store_read_page_notes (reading, profile, error) ||
      !klade_store_read_page_pupils (reading, error) ||
      !klade_store_read_page_lessons (reading, window != NULL && window->with_hidden, error))
    return FALSE;

  if (is_too_large (reading, window))
    klade_page_reading_set_days (reading, window->first_day, window->last_day);
  klade_page_reading_allocate (reading, &late_rule);

  return klade_store_read_page_marks (reading, error) &&
         klade_store_read_page_absences (reading, error) &&
         klade_store_read_page_excuses (reading, error) &&
         klade_store_read_page_term_marks (reading, error) &&
         klade_store_read_page_people (reading, error);
}

/**
 * klade_journal_page_read:
 *
 * As klade_school_read_journal(), inside the caller's transaction.
 *
 * Returns: (transfer full): the page
 */
KladeJournalPage *
klade_journal_page_read (KladeSession *session,
                         gint64 journal_id,
                         const KladePageWindow *window,
                         GError **error)
{
  g_autoptr (KladeJournalGuard) guard = klade_journal_guard_new (session, journal_id, error);
  g_auto (KladePageReading) reading = { 0 };

  if (guard == NULL)
    return NULL;

  klade_page_reading_init (&reading, guard->db, guard->head);
  take_head (reading.page, guard->head, klade_session_get_today (session));
  if (!read_page (&reading, guard, window, error))
    return NULL;

  if (klade_journal_page_is_complete (reading.page))
    klade_journal_page_propose (reading.page);
  return g_steal_pointer (&reading.page);
}

typedef struct
{
  KladeSession *session;
  gint64 journal_id;
  const KladePageWindow *window;
  KladeJournalPage *page;
} Reader;

static gboolean
read_journal (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;

  self->page = klade_journal_page_read (self->session, self->journal_id, self->window, error);
  return self->page != NULL;
}

/**
 * klade_school_read_journal:
 * @session: who reads
 * @window: (nullable): a first reading of a huge journal; %NULL for everything
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND, or why the store failed
 *
 * Reads one journal as it is at one moment.  With a @window, a page of more than its max_cells
 * has only the columns of the window's days filled and no proposals; everything else of the
 * page, the term marks too, is there.
 *
 * Returns: (transfer full): the page
 */
KladeJournalPage *
klade_school_read_journal (KladeSession *session,
                           gint64 journal_id,
                           const KladePageWindow *window,
                           GError **error)
{
  Reader self = { .session = session, .journal_id = journal_id, .window = window };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (journal_id > 0, NULL);

  if (!klade_db_within_read (klade_session_get_db (session), read_journal, &self, error))
    g_clear_pointer (&self.page, klade_journal_page_unref);

  return self.page;
}
