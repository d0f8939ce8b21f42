/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-journal.h"

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-school-journal-guard.h"
#include "klade-store-journal-history.h"
#include "klade-store-lesson.h"

void
klade_history_row_free (KladeHistoryRow *row)
{
  g_free (row->who);
  g_free (row->what);
  g_free (row->old_value);
  g_free (row->new_value);
  g_free (row);
}

/* ---- from the log's words to people's ---- */

static const struct
{
  const char *table_name;
  const char *field;
  const char *what;
} names[] = {
  { KLADE_TABLE_MARK, NULL, N_ ("Mark") },
  { KLADE_TABLE_TERM_MARK, NULL, N_ ("Mark") },
  { KLADE_TABLE_ABSENCE, NULL, N_ ("Absence") },
  { KLADE_TABLE_JUSTIFICATION, NULL, N_ ("Justification") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_TOPIC, N_ ("Topic") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_HOMEWORK, N_ ("Homework") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_HOMEWORK_STATE, N_ ("Homework") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_NOTES, N_ ("Notes") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_KIND, N_ ("Kind of lesson") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_REASON, N_ ("Reason") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_HELD_ON, N_ ("Day") },
  { KLADE_TABLE_LESSON, KLADE_FIELD_LESSON_NO, N_ ("Lesson number") },
  { KLADE_TABLE_LESSON, NULL, N_ ("Lesson") },
  { KLADE_TABLE_WORK, KLADE_FIELD_KIND, N_ ("Kind of work") },
  { KLADE_TABLE_WORK, KLADE_FIELD_SCALE, N_ ("Scale") },
  { KLADE_TABLE_WORK, KLADE_FIELD_WEIGHT, N_ ("Weight") },
  { KLADE_TABLE_WORK, KLADE_FIELD_TITLE, N_ ("Title") },
  { KLADE_TABLE_WORK, NULL, N_ ("Work") },
};

static char *
dup_what (const KladeLogLine *line)
{
  const char *what = line->field;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (line->table_name, names[i].table_name) &&
        (names[i].field == NULL || g_str_equal (line->field, names[i].field)))
      {
        what = _ (names[i].what);
        break;
      }

  if (g_str_equal (line->action, KLADE_AUDIT_UNDO))
    /* Translators: what was changed, as in “Topic (taken back)” */
    return g_strdup_printf (_ ("%s (taken back)"), what);
  return g_strdup (what);
}

static char *
dup_day (const char *text)
{
  KladeDay day = klade_day_parse_iso (text);

  return day != KLADE_DAY_NONE ? klade_day_to_text (day) : g_strdup (text);
}

/* first/last/excuse */
static char *
dup_justification (const char *text)
{
  static const char *const codes[] = { "n", "ns", "nc", "nn" };
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  gint64 excuse;

  if (g_strv_length (parts) != 3)
    return g_strdup (text);

  excuse = g_ascii_strtoll (parts[2], NULL, 10);
  first = dup_day (parts[0]);
  last = dup_day (parts[1]);
  return g_strdup_printf ("%s %s%s%s", codes[CLAMP (excuse, 0, (gint64) G_N_ELEMENTS (codes) - 1)],
                          first, g_str_equal (first, last) ? "" : "–",
                          g_str_equal (first, last) ? "" : last);
}

/* kind/scale/weight/title */
static char *
dup_work (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 4);
  gint64 kind;

  if (g_strv_length (parts) != 4)
    return g_strdup (text);

  kind = CLAMP (g_ascii_strtoll (parts[0], NULL, 10), 1, KLADE_N_WORK_KINDS);
  return g_strdup_printf ("%s%s%s, %s%%", klade_work_kind_name ((KladeWorkKind) kind),
                          *parts[3] != '\0' ? " " : "", parts[3], parts[2]);
}

/* day/number */
static char *
dup_lesson (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 2);
  g_autofree char *day = NULL;

  if (g_strv_length (parts) != 2)
    return g_strdup (text);

  day = dup_day (parts[0]);
  return g_strdup_printf (_ ("%s, lesson %s"), day, parts[1]);
}

static char *
dup_row_value (const KladeLogLine *line, const char *value)
{
  if (g_str_equal (line->table_name, KLADE_TABLE_JUSTIFICATION))
    return dup_justification (value);
  if (g_str_equal (line->table_name, KLADE_TABLE_WORK))
    return dup_work (value);
  if (g_str_equal (line->table_name, KLADE_TABLE_LESSON))
    return dup_lesson (value);

  return g_strdup (value);
}

static char *
dup_kind (const KladeLogLine *line, gint64 number)
{
  if (g_str_equal (line->table_name, KLADE_TABLE_WORK))
    return g_strdup (klade_work_kind_name ((KladeWorkKind) CLAMP (number, 1, KLADE_N_WORK_KINDS)));

  return g_strdup (
      klade_lesson_kind_name ((KladeLessonKind) CLAMP (number, 1, KLADE_N_LESSON_KINDS)));
}

static char *
dup_value (const KladeLogLine *line, const char *value)
{
  gint64 number;

  if (value == NULL || *value == '\0')
    return g_strdup ("");
  if (*line->field == '\0')
    return dup_row_value (line, value);

  number = g_ascii_strtoll (value, NULL, 10);
  if (g_str_equal (line->field, KLADE_FIELD_IS_HIDDEN))
    return g_strdup (number != 0 ? C_ ("history", "hidden") : C_ ("history", "visible"));
  if (g_str_equal (line->field, KLADE_FIELD_HOMEWORK_STATE))
    return g_strdup (number == KLADE_HOMEWORK_NOTHING ? _ ("nothing set") : "");
  if (g_str_equal (line->field, KLADE_FIELD_KIND))
    return dup_kind (line, number);
  if (g_str_equal (line->field, KLADE_FIELD_SCALE))
    return g_strdup (klade_scale_name (klade_scale_from_id (number)));
  if (g_str_equal (line->field, KLADE_FIELD_WEIGHT))
    return g_strdup_printf ("%s%%", value);
  if (g_str_equal (line->field, KLADE_FIELD_HELD_ON))
    return dup_day (value);

  return g_strdup (value);
}

/* That homework is set is seen from its text. */
static gboolean
says_nothing (const KladeLogLine *line, const char *old_value, const char *new_value)
{
  return g_str_equal (line->field, KLADE_FIELD_HOMEWORK_STATE) && *old_value == '\0' &&
         *new_value == '\0';
}

static void
take_line (const KladeLogLine *line, gpointer data)
{
  GPtrArray *rows = data;
  g_autofree char *old_value = dup_value (line, line->old_value);
  g_autofree char *new_value = dup_value (line, line->new_value);
  KladeHistoryRow *row;

  if (says_nothing (line, old_value, new_value))
    return;

  row = g_new0 (KladeHistoryRow, 1);
  row->id = line->id;
  row->at = line->at;
  row->who = g_strdup (line->who);
  row->what = dup_what (line);
  row->old_value = g_steal_pointer (&old_value);
  row->new_value = g_steal_pointer (&new_value);
  g_ptr_array_add (rows, row);
}

/* ---- the readers ---- */

typedef struct
{
  KladeSession *session;
  gint64 lesson_id;
  gint64 work_id;
  gint64 pupil_id;   /* 0: the lesson's own history */
  gint64 journal_id; /* of a term mark, otherwise 0 */
  KladeTermKind term;
  GPtrArray *rows;
} Reader;

static gboolean
read_history (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (KladeRecord) lesson = NULL;
  g_autoptr (KladeJournalGuard) guard = NULL;

  if (!klade_store_get_record (db, &klade_table_lesson, self->lesson_id, &lesson, error))
    return FALSE;

  guard = klade_journal_guard_new (self->session, lesson->numbers[KLADE_LESSON_COLUMN_JOURNAL_ID],
                                   error);
  if (guard == NULL)
    return FALSE;

  if (self->pupil_id == 0)
    return klade_store_read_lesson_log (db, self->lesson_id, take_line, self->rows, error);

  return klade_store_read_cell_log (db, self->lesson_id, self->work_id, self->pupil_id, take_line,
                                    self->rows, error);
}

static gboolean
read_term_history (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  g_autoptr (KladeJournalGuard) guard =
      klade_journal_guard_new (self->session, self->journal_id, error);

  return guard != NULL && klade_store_read_term_mark_log (db, self->journal_id, self->pupil_id,
                                                          self->term, take_line, self->rows, error);
}

static GPtrArray *
run_reader (Reader *self, GError **error)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_history_row_free);

  self->rows = rows;
  if (!klade_db_within_read (klade_session_get_db (self->session),
                             self->journal_id != 0 ? read_term_history : read_history, self, error))
    return NULL;

  return g_steal_pointer (&rows);
}

/**
 * klade_school_read_cell_history:
 * @work_id: the column's work, 0 for none
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND, or why the store failed
 *
 * Everything that ever stood in a cell (row X4): the mark, the absence, what justified it.
 *
 * Returns: (transfer full) (element-type KladeHistoryRow): the newest first
 */
GPtrArray *
klade_school_read_cell_history (KladeSession *session,
                                gint64 lesson_id,
                                gint64 work_id,
                                gint64 pupil_id,
                                GError **error)
{
  Reader self = {
    .session = session,
    .lesson_id = lesson_id,
    .work_id = work_id,
    .pupil_id = pupil_id,
  };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (lesson_id > 0 && pupil_id > 0, NULL);

  return run_reader (&self, error);
}

/**
 * klade_school_read_lesson_history:
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND, or why the store failed
 *
 * Everything that was changed about a lesson and its works (row X4).
 *
 * Returns: (transfer full) (element-type KladeHistoryRow): the newest first
 */
GPtrArray *
klade_school_read_lesson_history (KladeSession *session, gint64 lesson_id, GError **error)
{
  Reader self = { .session = session, .lesson_id = lesson_id };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (lesson_id > 0, NULL);

  return run_reader (&self, error);
}

/**
 * klade_school_read_term_history:
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND, or why the store failed
 *
 * Everything that ever stood as a pupil's term mark (row X4).
 *
 * Returns: (transfer full) (element-type KladeHistoryRow): the newest first
 */
GPtrArray *
klade_school_read_term_history (KladeSession *session,
                                gint64 journal_id,
                                gint64 pupil_id,
                                KladeTermKind term,
                                GError **error)
{
  Reader self = {
    .session = session,
    .journal_id = journal_id,
    .pupil_id = pupil_id,
    .term = term,
  };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (journal_id > 0 && pupil_id > 0, NULL);

  return run_reader (&self, error);
}
