/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-journal-page.h"

#include "klade-store-justification.h"
#include "klade-store-mark.h"

static const char sql_read_page_marks[] =
    "SELECT work_id, pupil_id, value, revision, entered_at, changed_by, changed_at"
    " FROM mark WHERE journal_id = $1";

static const char sql_read_window_marks[] =
    "SELECT work_id, pupil_id, value, revision, entered_at, changed_by, changed_at"
    " FROM mark WHERE journal_id = $1 AND lesson_id IN"
    " (SELECT id FROM lesson WHERE journal_id = $1 AND held_on BETWEEN $2 AND $3)";

static const char sql_read_page_absences[] =
    "SELECT lesson_id, pupil_id, code, revision, entered_at, changed_by, changed_at"
    " FROM absence WHERE journal_id = $1";

static const char sql_read_window_absences[] =
    "SELECT lesson_id, pupil_id, code, revision, entered_at, changed_by, changed_at"
    " FROM absence WHERE journal_id = $1 AND lesson_id IN"
    " (SELECT id FROM lesson WHERE journal_id = $1 AND held_on BETWEEN $2 AND $3)";

/* The ones of a single lesson come last: they go before wider ones. */
static const char sql_read_page_excuses[] =
    "SELECT j.pupil_id," KLADE_EXCUSE_SPAN_COLUMNS
    " WHERE j.pupil_id IN (SELECT pupil_id FROM enrolment WHERE class_id = $1 AND is_hidden = 0"
    " UNION SELECT pupil_id FROM group_member WHERE group_id = $2 AND is_hidden = 0)"
    " AND j.is_hidden = 0 AND j.last_day >= $3 AND j.first_day <= $4" KLADE_EXCUSE_SPAN_ORDER;

static const char sql_read_page_term_marks[] =
    "SELECT pupil_id, term, value, revision, changed_by, changed_at FROM term_mark"
    " WHERE journal_id = $1";

/* The days that are filled. */
static KladeDayRange
filled_days (const KladePageReading *self)
{
  const KladeJournalPage *page = self->page;

  if (self->last_column == 0)
    return (KladeDayRange){ 1, 1 };

  return (KladeDayRange){
    page->lessons[page->columns[self->first_column].lesson].day,
    page->lessons[page->columns[self->last_column - 1].lesson].day,
  };
}

static KladeStatement *
prepare (KladePageReading *self, const char *sql_all, const char *sql_window, GError **error)
{
  KladeDayRange days = filled_days (self);
  KladeStatement *stmt = klade_db_prepare (self->db, self->is_window ? sql_window : sql_all, error);

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, self->head->id);
  if (self->is_window)
    {
      klade_statement_bind_day (stmt, 2, days.first);
      klade_statement_bind_day (stmt, 3, days.last);
    }

  return stmt;
}

static KladeCell *
cell_at (KladePageReading *self, int row, int column)
{
  return &self->page->cells[(gsize) row * (gsize) self->page->n_columns + (gsize) column];
}

static void
stamp (KladePageReading *self, KladeCell *cell, gint64 changed_at, gint64 changed_by)
{
  if (changed_at < cell->changed_at)
    return;

  cell->changed_at = changed_at;
  cell->changed_by = klade_page_reading_intern (self, changed_by);
}

/* ---- marks ---- */

static void
take_mark (KladePageReading *self, KladeStatement *stmt, int row, int column)
{
  KladeCell *cell = cell_at (self, row, column);

  cell->mark_revision = (gint32) klade_statement_get_int64 (stmt, 3);
  cell->value.mark = klade_mark_from_stored (klade_statement_get_text (stmt, 2));
  if (cell->value.mark.kind == KLADE_MARK_NONE)
    return;

  cell->is_late = klade_statement_get_int64 (stmt, 4) >=
                  self->late_mark_limits[self->page->columns[column].lesson];
  stamp (self, cell, klade_statement_get_int64 (stmt, 6), klade_statement_get_int64 (stmt, 5));
}

gboolean
klade_store_read_page_marks (KladePageReading *self, GError **error)
{
  g_autoptr (KladeStatement) stmt =
      prepare (self, sql_read_page_marks, sql_read_window_marks, error);
  gint64 last_work = 0;
  int column = -1;
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      gint64 work_id = klade_statement_get_int64 (stmt, 0);
      int row = klade_id_map_find (&self->pupils, klade_statement_get_int64 (stmt, 1));

      /* Rows come by lesson, so mostly the work is the one before. */
      if (work_id != last_work)
        {
          column = klade_id_map_find (&self->works, work_id);
          last_work = work_id;
        }
      if (row >= 0 && column >= self->first_column && column < self->last_column)
        take_mark (self, stmt, row, column);
    }

  return step == KLADE_STEP_DONE;
}

/* ---- absences ---- */

/* An absence is of the lesson: every column under it shows it. */
static void
take_absence (KladePageReading *self, KladeStatement *stmt, int row, int index)
{
  const KladePageLesson *lesson = &self->page->lessons[index];
  int code = (int) klade_statement_get_int64 (stmt, 2);
  gboolean is_late = klade_statement_get_int64 (stmt, 4) >= self->late_limits[index];

  for (int i = 0; i < lesson->n_columns; i++)
    {
      KladeCell *cell = cell_at (self, row, lesson->first_column + i);

      cell->absence_revision = (gint32) klade_statement_get_int64 (stmt, 3);
      cell->value.absence = (guint8) code;
      if (code == KLADE_ABSENCE_NONE)
        continue;

      cell->is_late |= is_late;
      stamp (self, cell, klade_statement_get_int64 (stmt, 6), klade_statement_get_int64 (stmt, 5));
    }
}

gboolean
klade_store_read_page_absences (KladePageReading *self, GError **error)
{
  g_autoptr (KladeStatement) stmt =
      prepare (self, sql_read_page_absences, sql_read_window_absences, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      int lesson = klade_id_map_find (&self->lessons, klade_statement_get_int64 (stmt, 0));
      int row = klade_id_map_find (&self->pupils, klade_statement_get_int64 (stmt, 1));

      if (row >= 0 && lesson >= 0 &&
          self->page->lessons[lesson].first_column >= self->first_column &&
          self->page->lessons[lesson].first_column < self->last_column)
        take_absence (self, stmt, row, lesson);
    }

  return step == KLADE_STEP_DONE;
}

/* ---- justifications ---- */

/* The first lesson of a day or after it. */
static int
find_day (const KladeJournalPage *page, KladeDay day)
{
  int low = 0;
  int high = page->n_lessons;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (page->lessons[middle].day < day)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
apply_excuse (KladePageReading *self, const KladeExcuseSpan *excuse, int row)
{
  const KladeJournalPage *page = self->page;

  for (int i = find_day (page, excuse->first_day);
       i < page->n_lessons && page->lessons[i].day <= excuse->last_day; i++)
    {
      const KladePageLesson *lesson = &page->lessons[i];

      if (!klade_excuse_span_covers (excuse, lesson->day, lesson->lesson_no))
        continue;
      for (int j = 0; j < lesson->n_columns; j++)
        {
          KladeCell *cell = cell_at (self, row, lesson->first_column + j);

          if (cell->value.absence == KLADE_ABSENCE_ABSENT)
            cell->value.excuse = excuse->excuse;
        }
    }
}

/* What is derived: the excuses of the absences that were read (rows C1 and C7). */
gboolean
klade_store_read_page_excuses (KladePageReading *self, GError **error)
{
  KladeDayRange days = filled_days (self);
  g_autoptr (KladeStatement) stmt = klade_db_prepare (self->db, sql_read_page_excuses, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, self->head->class_id);
  klade_statement_bind_int64 (stmt, 2, self->head->group_id);
  klade_statement_bind_day (stmt, 3, days.first);
  klade_statement_bind_day (stmt, 4, days.last);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      int row = klade_id_map_find (&self->pupils, klade_statement_get_int64 (stmt, 0));
      KladeExcuseSpan excuse = klade_excuse_span_read (stmt, 1);

      if (row >= 0)
        apply_excuse (self, &excuse, row);
    }

  return step == KLADE_STEP_DONE;
}

/* ---- term marks ---- */

gboolean
klade_store_read_page_term_marks (KladePageReading *self, GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (self->db, sql_read_page_term_marks, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, self->head->id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      int row = klade_id_map_find (&self->pupils, klade_statement_get_int64 (stmt, 0));
      int term = (int) klade_statement_get_int64 (stmt, 1);
      KladeTermCell *cell;

      if (row < 0 || term < 1 || term > KLADE_N_TERM_KINDS)
        continue;

      cell = &self->page->terms[row * KLADE_N_TERM_KINDS + term - 1];
      cell->revision = (gint32) klade_statement_get_int64 (stmt, 3);
      cell->mark = klade_mark_from_stored (klade_statement_get_text (stmt, 2));
      if (cell->mark.kind == KLADE_MARK_NONE)
        continue;
      cell->changed_by = klade_page_reading_intern (self, klade_statement_get_int64 (stmt, 4));
      cell->changed_at = klade_statement_get_int64 (stmt, 5);
    }

  return step == KLADE_STEP_DONE;
}
