/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal-guard.h"

#include "klade-i18n.h"
#include "klade-store-class-find.h"
#include "klade-store-class.h"
#include "klade-store-justification.h"
#include "klade-store-lesson.h"
#include "klade-store-mark.h"
#include "klade-store-term-mark.h"
#include "klade-store-work.h"

#define OWN_CHANGE "klade-own-change"

/**
 * klade_journal_guard_new:
 *
 * Returns: (transfer full): the guard of a journal that the person may read;
 *   %KLADE_ERROR_DENIED and %KLADE_ERROR_NOT_FOUND otherwise
 */
KladeJournalGuard *
klade_journal_guard_new (KladeSession *session, gint64 journal_id, GError **error)
{
  g_autoptr (KladeJournalGuard) self = g_new0 (KladeJournalGuard, 1);
  const KladeTarget target = {
    .journal_id = journal_id,
    .day = klade_session_get_today (session),
  };

  self->session = session;
  self->db = klade_session_get_db (session);
  self->refusals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->head = klade_store_read_journal_head (self->db, journal_id, error);
  if (self->head == NULL ||
      !klade_session_require (session, KLADE_ACTION_READ_JOURNAL, &target, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
klade_journal_guard_free (KladeJournalGuard *self)
{
  g_clear_pointer (&self->head, klade_journal_head_free);
  g_hash_table_unref (self->refusals);
  g_clear_pointer (&self->stays, g_array_unref);
  g_clear_pointer (&self->days_off, g_array_unref);
  for (int i = 0; i <= KLADE_N_TERM_KINDS; i++)
    g_free (self->closed[i]);
  g_free (self);
}

/* Absences are a matter of the pupil's class, which in a group's journal differs. */
KladeTarget
klade_journal_guard_target (KladeJournalGuard *self,
                            KladeAction action,
                            gint64 pupil_id,
                            KladeDay day)
{
  gboolean is_of_pupil = self->head->class_id == 0 && (action == KLADE_ACTION_JUSTIFY_ABSENCE ||
                                                       action == KLADE_ACTION_REGISTER_ABSENCE);

  return (KladeTarget){
    .journal_id = self->head->id,
    .class_id = self->head->owner_class_id,
    .pupil_id = is_of_pupil ? pupil_id : 0,
    .day = day,
  };
}

/**
 * klade_journal_guard_refusal:
 * @refusal: (out) (nullable): why the person may not, and whom to ask; %NULL if allowed
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_journal_guard_refusal (KladeJournalGuard *self,
                             KladeAction action,
                             gint64 pupil_id,
                             KladeDay day,
                             const char **refusal,
                             GError **error)
{
  KladeTarget target = klade_journal_guard_target (self, action, pupil_id, day);
  g_autofree char *key =
      g_strdup_printf ("%d/%" G_GINT64_FORMAT "/%d", (int) action, target.pupil_id, day);
  const char *known = g_hash_table_lookup (self->refusals, key);
  g_autoptr (GError) denied = NULL;

  if (known == NULL)
    {
      char *sentence;

      if (!klade_session_require (self->session, action, &target, &denied) &&
          !g_error_matches (denied, KLADE_ERROR, KLADE_ERROR_DENIED))
        {
          g_propagate_error (error, g_steal_pointer (&denied));
          return FALSE;
        }
      sentence = g_strdup (denied != NULL ? denied->message : "");
      known = sentence;
      g_hash_table_insert (self->refusals, g_steal_pointer (&key), sentence);
    }

  *refusal = *known == '\0' ? NULL : known;
  return TRUE;
}

/* ---- closed terms ---- */

static char *
describe_closed (KladeJournalGuard *self, const KladeRecord *close, GError **error)
{
  KladeDay day = klade_instant_get_day (close->numbers[KLADE_TERM_CLOSE_COLUMN_CHANGED_AT]);
  g_autofree char *when = klade_day_to_short_text (day);
  g_autofree char *who = klade_store_dup_person_name (
      self->db, close->numbers[KLADE_TERM_CLOSE_COLUMN_CHANGED_BY], error);

  if (who == NULL)
    return NULL;

  /* Translators: the day and who closed it; whom to ask, in Latvian a dative */
  return g_strdup_printf (_ ("The journal was closed on %s (%s). To correct it, ask %s."), when,
                          who, klade_action_whom_to_ask (KLADE_ACTION_CHANGE_CLOSED_TERM));
}

static gboolean
read_closed (KladeJournalGuard *self, KladeTermKind term, char **sentence, GError **error)
{
  g_autoptr (KladeRecord) close = NULL;
  KladeTarget target = klade_journal_guard_target (self, KLADE_ACTION_CHANGE_CLOSED_TERM, 0,
                                                   klade_session_get_today (self->session));
  gboolean may;

  if (!klade_store_find_term_close (self->db, self->head->id, (int) term, &close, error))
    return FALSE;
  if (close == NULL || klade_record_is_absent (close))
    {
      *sentence = g_strdup ("");
      return TRUE;
    }

  if (!klade_session_may (self->session, KLADE_ACTION_CHANGE_CLOSED_TERM, &target, &may, error))
    return FALSE;

  *sentence = may ? g_strdup ("") : describe_closed (self, close, error);
  return *sentence != NULL;
}

/**
 * klade_journal_guard_closed:
 * @refusal: (out) (nullable): who closed the term and whom to ask; %NULL if the term is open
 *   or the person may change a closed one
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_journal_guard_closed (KladeJournalGuard *self,
                            KladeTermKind term,
                            const char **refusal,
                            GError **error)
{
  if (self->closed[term] == NULL && !read_closed (self, term, &self->closed[term], error))
    return FALSE;

  *refusal = *self->closed[term] == '\0' ? NULL : self->closed[term];
  return TRUE;
}

/* For undo: %KLADE_ERROR_DENIED when the term was closed since. */
gboolean
klade_journal_guard_term (KladeSession *session, gint64 journal_id, int term, GError **error)
{
  g_autoptr (KladeJournalGuard) self = NULL;
  const char *refusal = NULL;

  if (term == 0)
    return TRUE;

  self = klade_journal_guard_new (session, journal_id, error);
  if (self == NULL || !klade_journal_guard_closed (self, (KladeTermKind) term, &refusal, error))
    return FALSE;

  if (refusal != NULL)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_DENIED, refusal);
  return refusal == NULL;
}

/* Days between the semesters belong to the first, days after the year to the second. */
KladeTermKind
klade_journal_head_get_semester (const KladeJournalHead *head, KladeDay day)
{
  return day < head->year.semester_2.first ? KLADE_TERM_SEMESTER_1 : KLADE_TERM_SEMESTER_2;
}

/* ---- who is in the class ---- */

/**
 * klade_journal_guard_find_stay:
 * @stay: (out) (nullable) (transfer none): the pupil's stay that covers the day
 * @any: (out) (nullable) (transfer none): any stay of the pupil, for the name
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_journal_guard_find_stay (KladeJournalGuard *self,
                               gint64 pupil_id,
                               KladeDay day,
                               const KladeStay **stay,
                               const KladeStay **any,
                               GError **error)
{
  if (self->stays == NULL)
    self->stays = klade_store_list_stays (self->db, self->head, error);
  if (self->stays == NULL)
    return FALSE;

  *stay = NULL;
  *any = NULL;
  for (guint i = 0; i < self->stays->len; i++)
    {
      const KladeStay *row = &g_array_index (self->stays, KladeStay, i);

      if (row->pupil_id != pupil_id)
        continue;
      *any = row;
      if (day >= row->first && (row->last == KLADE_DAY_NONE || day <= row->last))
        *stay = row;
    }

  return TRUE;
}

/* ---- days ---- */

static gboolean
refuse_day (KladeDay day, const char *name, GError **error)
{
  g_autofree char *text = klade_day_to_text (day);

  /* Translators: the day; the holiday's name */
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("There are no lessons on %s: %s. Choose another day."), text, name);
  return FALSE;
}

/**
 * klade_journal_guard_lesson_day:
 * @day: a day
 *
 * Public holidays and the school's take no entries (row B10).
 *
 * Returns: %FALSE with %KLADE_ERROR_INVALID and a sentence that names the holiday
 */
gboolean
klade_journal_guard_lesson_day (KladeJournalGuard *self, KladeDay day, GError **error)
{
  const KladeSchoolYear *year = &self->head->year;
  KladeDay last = MAX (year->semester_2.last, MAX (year->end_grade_9, year->end_grade_12));
  const char *holiday = klade_public_holiday_name (day);

  if (day < year->semester_1.first || day > last)
    {
      g_autofree char *text = klade_day_to_text (day);
      g_autofree char *name = klade_school_year_name (year->start_year);

      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("%s is not in the school year %s. Choose another day."), text, name);
      return FALSE;
    }
  if (holiday != NULL)
    return refuse_day (day, holiday, error);

  if (self->days_off == NULL)
    self->days_off = klade_store_list_days_off (self->db, self->head->year_id, error);
  if (self->days_off == NULL)
    return FALSE;

  for (guint i = 0; i < self->days_off->len; i++)
    {
      const KladeDayOff *off = &g_array_index (self->days_off, KladeDayOff, i);

      if (day >= off->range.first && day <= off->range.last &&
          self->head->grade >= off->grade_from && self->head->grade <= off->grade_to)
        return refuse_day (day, *off->name != '\0' ? off->name : _ ("a day off"), error);
    }

  return TRUE;
}

/* %KLADE_ERROR_INVALID if another visible lesson of the journal stands at that time. */
gboolean
klade_journal_guard_free_slot (KladeDb *db,
                               gint64 journal_id,
                               gint64 lesson_id,
                               KladeDay day,
                               int lesson_no,
                               GError **error)
{
  g_autofree char *text = NULL;
  gint64 other;

  if (!klade_store_find_lesson_at (db, journal_id, day, lesson_no, &other, error))
    return FALSE;
  if (other == 0 || other == lesson_id)
    return TRUE;

  text = klade_day_to_text (day);
  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("There is a lesson %d on %s already. Choose another number."), lesson_no, text);
  return FALSE;
}

/* ---- undo ---- */

static gboolean
guard_lesson (KladeSession *session, const KladeRecord *after, gboolean is_new, GError **error)
{
  KladeDb *db = klade_session_get_db (session);
  gboolean is_used;

  if (klade_record_is_absent (after))
    {
      if (!is_new)
        return TRUE;
      if (!klade_store_lesson_is_used (db, after, &is_used, error))
        return FALSE;
      if (is_used)
        g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                     _ ("There are marks or absences in this lesson by now, so adding it cannot "
                        "be taken back. You can hide the lesson."));
      return !is_used;
    }

  return klade_journal_guard_free_slot (db, after->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID],
                                        after->id,
                                        (KladeDay) after->numbers[KLADE_LESSON_COLUMN_HELD_ON],
                                        (int) after->numbers[KLADE_LESSON_COLUMN_LESSON_NO], error);
}

/* A column that others use by now stays; taken back alone, it is a conflict. */
static gboolean
guard_work (KladeSession *session,
            const KladeRecord *after,
            gboolean is_new,
            gboolean is_alone,
            gboolean *stays,
            GError **error)
{
  KladeScale scale = klade_scale_from_id (after->numbers[KLADE_WORK_COLUMN_SCALE]);
  gboolean hides = is_new && klade_record_is_absent (after);
  g_autoptr (GPtrArray) values = NULL;

  if (!klade_store_list_work_values (klade_session_get_db (session), after->id, &values, error))
    return FALSE;
  if (hides)
    *stays = !is_alone && values->len > 0;

  for (guint i = 0; i < values->len && !*stays; i++)
    if (hides || !klade_mark_fits (klade_mark_from_stored (g_ptr_array_index (values, i)), scale))
      {
        g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                     _ ("There are marks in this column by now, so it cannot be taken back."));
        return FALSE;
      }

  return TRUE;
}

static gboolean
guard_mark (KladeSession *session, const KladeRecord *after, GError **error)
{
  KladeMark mark = klade_mark_from_stored (after->texts[KLADE_MARK_COLUMN_VALUE]);
  g_autoptr (KladeRecord) work = NULL;

  if (!klade_store_get_record (klade_session_get_db (session), &klade_table_work,
                               after->numbers[KLADE_MARK_COLUMN_WORK_ID], &work, error))
    return FALSE;

  if (klade_mark_fits (mark, klade_scale_from_id (work->numbers[KLADE_WORK_COLUMN_SCALE])))
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
               _ ("The column has another scale by now, so the mark cannot be brought back."));
  return FALSE;
}

/* A journal or a class that was made stays once others work with it. */
static gboolean
guard_owner (KladeSession *session, const KladeRecord *after, GError **error)
{
  KladeDb *db = klade_session_get_db (session);
  gboolean is_journal = after->table == &klade_table_journal;
  gint64 n;

  if (is_journal ? !klade_store_journal_has_lessons (db, after->id, &n, error)
                 : !klade_store_class_has_pupils (db, after->id, &n, error))
    return FALSE;

  if (n == 0)
    return TRUE;

  if (is_journal)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                         _ ("Lessons were entered since then, so it cannot be taken back."));
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT,
                 _ ("Pupils were entered in class %s since then, so it cannot be taken back."),
                 after->texts[KLADE_SCHOOL_CLASS_COLUMN_NAME]);
  return FALSE;
}

/**
 * klade_journal_guard_record:
 * @after: a row as undo would leave it
 * @is_new: the row was made by what is taken back
 * @is_alone: undo takes back nothing else
 * @stays: (out): the row is better left as it is
 *
 * Returns: %FALSE with %KLADE_ERROR_CONFLICT or %KLADE_ERROR_INVALID and a sentence when
 *   what came since does not allow it
 */
gboolean
klade_journal_guard_record (KladeSession *session,
                            const KladeRecord *after,
                            gboolean is_new,
                            gboolean is_alone,
                            gboolean *stays,
                            GError **error)
{
  *stays = FALSE;

  if (after->table == &klade_table_lesson)
    return guard_lesson (session, after, is_new, error);
  if (after->table == &klade_table_work)
    return guard_work (session, after, is_new, is_alone, stays, error);
  if (after->table == &klade_table_mark)
    return guard_mark (session, after, error);
  if ((after->table == &klade_table_journal || after->table == &klade_table_school_class) &&
      is_new && klade_record_is_absent (after))
    return guard_owner (session, after, error);

  return TRUE;
}

/* ---- what klade_school_poll_changes() must not miss ---- */

/* The store tells of other connections' writes only; this one's are noted here, so that a second
 * window on the same session hears of them. */
void
klade_journal_note_own_change (KladeSession *session)
{
  g_object_set_data (G_OBJECT (session), OWN_CHANGE, GINT_TO_POINTER (1));
}

gboolean
klade_journal_take_own_change (KladeSession *session)
{
  return g_object_steal_data (G_OBJECT (session), OWN_CHANGE) != NULL;
}
