/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-id-map.h"
#include "klade-school-classes-private.h"
#include "klade-session-private.h"
#include "klade-store-journal-list.h"
#include "klade-store-journal.h"
#include "klade-text.h"
#include "klade-timetable-data.h"

#define DAYS_AHEAD 28
#define N_GRADES 13
#define NO_JOURNAL_OF_ANYBODY G_MAXINT64

typedef struct
{
  KladeSession *session;
  KladeJournalList *list;
  KladeIdMap rows;
  gint64 year_id; /* 0: today's */
  KladeDay today; /* or the day that an earlier or later year is shown for */
  KladeSchoolYear year;
  KladeSchoolCalendar calendar;
  GArray *days_off;                       /* the calendar's */
  KladeDay follows[N_GRADES][DAYS_AHEAD]; /* whose timetable; 0 not asked yet, -1 no lessons */
} Reader;

KladeJournalList *
klade_journal_list_ref (KladeJournalList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_journal_list_unref (KladeJournalList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i < self->n_rows; i++)
    {
      g_free (self->rows[i].subject);
      g_free (self->rows[i].class_name);
      g_free (self->rows[i].teachers);
      g_free (self->rows[i].search);
    }
  g_free (self->rows);
  g_free (self);
}

/* ---- filling ---- */

static void
take_journals (Reader *self, GArray *journals)
{
  KladeJournalList *list = self->list;

  list->rows = g_new0 (KladeJournalRow, journals->len + 1);
  list->n_rows = (int) journals->len;
  for (guint i = 0; i < journals->len; i++)
    {
      KladeListedJournal *journal = &g_array_index (journals, KladeListedJournal, i);

      klade_id_map_add (&self->rows, journal->id, (int) i);
      list->rows[i] = (KladeJournalRow){
        .id = journal->id,
        .class_id = journal->class_id,
        .owner_class_id = journal->owner_class_id,
        .group_kind =
            *journal->group_kind == '\0'
                ? 0
                : klade_group_kind_from_id (journal->group_kind, journal->owner_class_id != 0),
        .subject = g_steal_pointer (&journal->subject),
        .class_name = g_steal_pointer (&journal->class_name),
        .grade = journal->grade,
        .n_pupils = journal->n_pupils,
        .n_lessons = journal->n_lessons,
        .n_without_topic = journal->n_without_topic,
        .last_lesson = journal->last_lesson,
        .is_mine = journal->is_mine,
        .is_my_class = journal->is_my_class,
      };
    }
}

static void
take_teachers (Reader *self, const GArray *teachers)
{
  for (guint i = 0; i < teachers->len; i++)
    {
      const KladeJournalPart *part = &g_array_index (teachers, KladeJournalPart, i);
      int place = klade_id_map_find (&self->rows, part->journal_id);
      KladeJournalRow *row = place >= 0 ? &self->list->rows[place] : NULL;
      char *before = row != NULL ? row->teachers : NULL;

      if (row == NULL)
        continue;
      row->teachers =
          before == NULL ? g_strdup (part->name) : g_strconcat (before, ", ", part->name, NULL);
      g_free (before);
    }
}

static KladeDay
get_followed (Reader *self, int ahead, int grade)
{
  KladeDay *known = &self->follows[CLAMP (grade, 0, N_GRADES - 1)][ahead];

  if (*known == KLADE_DAY_NONE)
    *known = klade_timetable_data_follows (&self->calendar, self->today + ahead, grade, NULL);
  if (*known == KLADE_DAY_NONE)
    *known = -1;

  return *known;
}

/* The timetable's next lesson; today's until it stands in the journal. */
static void
take_slot (Reader *self, const KladeTimetableSlot *slot, KladeJournalRow *row)
{
  for (int ahead = row->last_lesson == self->today ? 1 : 0; ahead < DAYS_AHEAD; ahead++)
    {
      KladeDay day = self->today + ahead;
      KladeDay followed = get_followed (self, ahead, row->grade);

      if (row->next_lesson != KLADE_DAY_NONE && day >= row->next_lesson)
        return;
      if (followed > KLADE_DAY_NONE && klade_timetable_slot_covers_as (slot, day, followed))
        {
          row->next_lesson = day;
          return;
        }
    }
}

static void
take_slots (Reader *self, const GArray *slots)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const KladeJournalPart *part = &g_array_index (slots, KladeJournalPart, i);
      int place = klade_id_map_find (&self->rows, part->journal_id);

      if (place >= 0)
        take_slot (self, &part->slot, &self->list->rows[place]);
    }
}

static void
finish_rows (KladeJournalList *list)
{
  for (int i = 0; i < list->n_rows; i++)
    {
      KladeJournalRow *row = &list->rows[i];
      g_autofree char *text = NULL;

      if (row->teachers == NULL)
        row->teachers = g_strdup ("");
      text = g_strjoin (" ", row->class_name, row->subject, row->teachers, NULL);
      row->search = klade_text_fold (text);
    }
}

static gboolean
list_journals (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  const KladeTarget everything = { .journal_id = NO_JOURNAL_OF_ANYBODY };
  KladeYearView view;
  gint64 year_id;
  g_autoptr (GArray) journals = NULL;
  g_autoptr (GArray) teachers = NULL;
  g_autoptr (GArray) slots = NULL;

  if (!klade_session_may (self->session, KLADE_ACTION_READ_JOURNAL, &everything,
                          &self->list->can_see_all, error) ||
      !klade_year_view_find (self->session, self->year_id, &view, error))
    return FALSE;

  year_id = view.id;
  self->year = view.year;
  self->today = view.day;
  journals = klade_store_list_journals (db, year_id, klade_session_get_person_id (self->session),
                                        self->today, self->list->can_see_all, error);
  teachers =
      journals != NULL ? klade_store_list_year_teachers (db, year_id, self->today, error) : NULL;
  slots = teachers != NULL ? klade_store_list_year_slots (db, year_id, self->today, error) : NULL;
  if (slots == NULL || !klade_timetable_data_read_calendar (
                           db, year_id, &self->year, &self->calendar, &self->days_off, error))
    return FALSE;

  take_journals (self, journals);
  take_teachers (self, teachers);
  take_slots (self, slots);
  finish_rows (self->list);
  return TRUE;
}

/**
 * klade_school_list_year_journals:
 * @session: who asks
 * @year_id: a year of the school, or 0 for that of today
 * @error: %KLADE_ERROR_NOT_FOUND
 *
 * The journals of a school year that the person may read: a teacher's own, a class teacher's
 * class too, everything for who watches over the school.  Those of an earlier year are as on its
 * last day.
 *
 * Returns: (transfer full): the list, by class and subject
 */
KladeJournalList *
klade_school_list_year_journals (KladeSession *session, gint64 year_id, GError **error)
{
  g_autoptr (KladeJournalList) list = g_new0 (KladeJournalList, 1);
  Reader self = { .session = session, .list = list, .year_id = year_id };
  gboolean is_good;

  g_atomic_ref_count_init (&list->ref_count);
  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  is_good = klade_db_within_read (klade_session_get_db (session), list_journals, &self, error);

  klade_id_map_clear (&self.rows);
  g_clear_pointer (&self.days_off, g_array_unref);
  return is_good ? g_steal_pointer (&list) : NULL;
}

/**
 * klade_school_list_journals:
 * @session: who asks
 * @error: says why it failed
 *
 * Returns: (transfer full): klade_school_list_year_journals() of the year of today
 */
KladeJournalList *
klade_school_list_journals (KladeSession *session, GError **error)
{
  return klade_school_list_year_journals (session, 0, error);
}

/* ---- finding one ---- */

/* Latvian letters, case, dots and blanks do not matter: 7a finds 7.a */
static char *
squeeze (const char *text)
{
  char *folded = klade_text_fold (text);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    if (*from != '.' && *from != ' ')
      *to++ = *from;
  *to = '\0';

  return folded;
}

static gboolean
matches (const char *text, const char *query, gboolean exactly)
{
  g_autofree char *squeezed = squeeze (text);

  return exactly ? g_str_equal (squeezed, query) : g_str_has_prefix (squeezed, query);
}

static const char *
name_of (const KladeJournalRow *row, gboolean of_class)
{
  return of_class ? row->class_name : row->subject;
}

/* Rows of @rows whose name begins with @query, or is it, if there are such. */
static GPtrArray *
narrow (GPtrArray *rows, const char *query, gboolean of_class)
{
  g_autoptr (GPtrArray) exact = g_ptr_array_new ();
  g_autoptr (GPtrArray) prefix = g_ptr_array_new ();
  g_autofree char *squeezed = squeeze (query);

  for (guint i = 0; i < rows->len; i++)
    {
      KladeJournalRow *row = g_ptr_array_index (rows, i);
      const char *name = name_of (row, of_class);

      if (matches (name, squeezed, TRUE))
        g_ptr_array_add (exact, row);
      if (matches (name, squeezed, FALSE))
        g_ptr_array_add (prefix, row);
    }

  return exact->len > 0 ? g_steal_pointer (&exact) : g_steal_pointer (&prefix);
}

static char *
dup_choices (GPtrArray *rows, gboolean of_class)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *last = "";

  for (guint i = 0; i < rows->len; i++)
    {
      const char *name = name_of (g_ptr_array_index (rows, i), of_class);

      if (strcmp (name, last) != 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
      last = name;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether all rows are of one class. */
static gboolean
is_one_class (GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    if (strcmp (((KladeJournalRow *) g_ptr_array_index (rows, i))->class_name,
                ((KladeJournalRow *) g_ptr_array_index (rows, 0))->class_name) != 0)
      return FALSE;

  return rows->len > 0;
}

static gint64
choose (GPtrArray *all, const char *class_name, const char *subject, GError **error)
{
  g_autoptr (GPtrArray) of_class = narrow (all, class_name, TRUE);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *choices = NULL;

  if (!is_one_class (of_class))
    {
      choices = dup_choices (of_class->len > 0 ? of_class : all, TRUE);
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("There is no class “%s” among your journals. There are: %s."), class_name,
                   choices);
      return 0;
    }

  found = narrow (of_class, subject, FALSE);
  if (found->len == 1)
    return ((KladeJournalRow *) g_ptr_array_index (found, 0))->id;

  choices = dup_choices (found->len > 0 ? found : of_class, FALSE);
  if (found->len > 1)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("“%s” can be several journals: %s. Write more of the name."), subject, choices);
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("There is no journal “%s” of %s. There are: %s."), subject,
                 ((KladeJournalRow *) g_ptr_array_index (of_class, 0))->class_name, choices);
  return 0;
}

/**
 * klade_school_find_journal:
 * @year_id: a year of the school, or 0 for that of today
 * @class_name: 7.a, 7a, or the beginning of a group's name
 * @subject: its name, or a beginning that leaves no doubt; case and Latvian letters do not matter
 * @error: %KLADE_ERROR_INVALID with the choices
 *
 * Returns: the journal, or 0 with @error set
 */
gint64
klade_school_find_journal (KladeSession *session,
                           gint64 year_id,
                           const char *class_name,
                           const char *subject,
                           GError **error)
{
  g_autoptr (KladeJournalList) list = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  g_return_val_if_fail (class_name != NULL && subject != NULL, 0);

  list = klade_school_list_year_journals (session, year_id, error);
  if (list == NULL)
    return 0;

  for (int i = 0; i < list->n_rows; i++)
    g_ptr_array_add (all, &list->rows[i]);

  return choose (all, class_name, subject, error);
}
