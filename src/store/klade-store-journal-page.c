/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-journal-page.h"

/* What is a line or two each comes in one query: a round trip costs more than the rows. */
static const char sql_read_page_notes[] =
    "SELECT 1, t.id, 0, p.given_name || ' ' || p.surname, ''"
    " FROM journal_teacher t JOIN person p ON p.id = t.person_id"
    " WHERE t.journal_id = $1 AND t.is_hidden = 0 AND (t.valid_to IS NULL OR t.valid_to >= $2)"
    " UNION ALL"
    " SELECT 2, c.term, c.changed_at, p.given_name || ' ' || p.surname, ''"
    " FROM term_close c JOIN person p ON p.id = c.changed_by"
    " WHERE c.journal_id = $1 AND c.is_closed = 1"
    " UNION ALL"
    " SELECT 3, 0, 0, r.name, r.value FROM rule_value r WHERE r.profile = $3"
    " ORDER BY 1, 2";

static const char sql_read_page_lessons[] =
    "SELECT l.id, l.revision, l.held_on, l.lesson_no, l.kind, l.is_hidden, l.homework_state,"
    " l.topic, l.homework, l.notes, l.reason, l.teacher_id, l.entered_by, l.changed_by,"
    " l.entered_at, l.changed_at, w.id, w.revision, w.kind, w.scale, w.weight, w.title"
    " FROM lesson l LEFT JOIN work w ON w.lesson_id = l.id AND w.is_hidden = 0"
    " WHERE l.journal_id = $1 AND l.is_hidden <= $2"
    " ORDER BY l.held_on, l.lesson_no, l.id, w.position, w.id";

static const char sql_read_page_people[] =
    "SELECT given_name || ' ' || surname FROM person WHERE id = $1";

void
klade_page_reading_init (KladePageReading *self, KladeDb *db, const KladeJournalHead *head)
{
  const gint64 nobody = 0;

  *self = (KladePageReading){
    .db = db,
    .head = head,
    .page = klade_journal_page_new (),
    .person_ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .lesson_people = g_array_new (FALSE, FALSE, sizeof (KladeLessonPeople)),
  };
  g_array_append_val (self->person_ids, nobody);
}

void
klade_page_reading_clear (KladePageReading *self)
{
  g_clear_pointer (&self->page, klade_journal_page_unref);
  g_clear_pointer (&self->late_limits, g_free);
  g_clear_pointer (&self->late_mark_limits, g_free);
  g_clear_pointer (&self->person_ids, g_array_unref);
  g_clear_pointer (&self->lesson_people, g_array_unref);
  klade_id_map_clear (&self->pupils);
  klade_id_map_clear (&self->lessons);
  klade_id_map_clear (&self->works);
  klade_id_map_clear (&self->people);
}

static const char *
keep (KladePageReading *self, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert (self->page->strings, text);
}

/* A person's index in the page's list; the names come last. */
guint16
klade_page_reading_intern (KladePageReading *self, gint64 person_id)
{
  int index = klade_id_map_find (&self->people, person_id);

  if (person_id == 0)
    return 0;
  if (index >= 0)
    return (guint16) index;
  if (self->person_ids->len > G_MAXUINT16)
    return 0;

  index = (int) self->person_ids->len;
  klade_id_map_add (&self->people, person_id, index);
  g_array_append_val (self->person_ids, person_id);
  return (guint16) index;
}

/* ---- teachers, closed terms, the rule ---- */

static void
take_note (KladePageReading *self, KladeStatement *stmt, GString *teachers)
{
  KladeJournalPage *page = self->page;
  gint64 number = klade_statement_get_int64 (stmt, 1);
  const char *text = klade_statement_get_text (stmt, 3);
  KladeTermState *state;

  switch (klade_statement_get_int64 (stmt, 0))
    {
    case 1:
      g_string_append_printf (teachers, "%s%s", teachers->len > 0 ? ", " : "", text);
      break;
    case 2:
      state = &page->term_states[CLAMP (number, 0, KLADE_N_TERM_KINDS)];
      state->is_closed = TRUE;
      state->closed_at = klade_statement_get_int64 (stmt, 2);
      state->closed_by = keep (self, text);
      break;
    default:
      /* A value that is no rule must not keep the journal shut: the default stands. */
      klade_assessment_rule_parse (&page->rule, text, klade_statement_get_text (stmt, 4), NULL);
      break;
    }
}

/**
 * klade_store_read_page_notes:
 * @profile: the school's rule profile
 *
 * Reads who teaches, which terms are closed and how marks are proposed.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_page_notes (KladePageReading *self, const char *profile, GError **error)
{
  g_autoptr (GString) teachers = g_string_new (NULL);
  g_autoptr (KladeStatement) stmt = klade_db_prepare (self->db, sql_read_page_notes, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, self->head->id);
  klade_statement_bind_day (stmt, 2, self->page->today);
  klade_statement_bind_text (stmt, 3, profile);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    take_note (self, stmt, teachers);

  self->page->teachers = keep (self, teachers->str);
  return step == KLADE_STEP_DONE;
}

/* ---- pupils ---- */

static void
take_stay (KladePageReading *self, const KladeStay *stay)
{
  const KladeSchoolYear *year = &self->head->year;
  KladeJournalPage *page = self->page;
  KladeDay joined = stay->first > year->semester_1.first ? stay->first : KLADE_DAY_NONE;
  KladeDay left = stay->last < year->semester_2.last ? stay->last : KLADE_DAY_NONE;
  KladePagePupil *pupil = page->n_pupils > 0 ? &page->pupils[page->n_pupils - 1] : NULL;
  g_autofree char *name = NULL;

  /* Who came back has one row: from the first day to the last. */
  if (pupil != NULL && pupil->id == stay->pupil_id)
    {
      pupil->joined = MIN (pupil->joined, joined);
      pupil->left = pupil->left == KLADE_DAY_NONE || left == KLADE_DAY_NONE
                        ? KLADE_DAY_NONE
                        : MAX (pupil->left, left);
      pupil->class_id = stay->class_id;
      pupil->class_name = keep (self, stay->class_name);
      return;
    }

  name = g_strconcat (stay->surname, " ", stay->given_name, NULL);
  klade_id_map_add (&self->pupils, stay->pupil_id, page->n_pupils);
  page->pupils[page->n_pupils++] = (KladePagePupil){
    .id = stay->pupil_id,
    .class_id = stay->class_id,
    .number = page->n_pupils,
    .name = keep (self, name),
    .class_name = keep (self, stay->class_name),
    .joined = joined,
    .left = left,
  };
}

gboolean
klade_store_read_page_pupils (KladePageReading *self, GError **error)
{
  g_autoptr (GArray) stays = klade_store_list_stays (self->db, self->head, error);

  if (stays == NULL)
    return FALSE;

  self->page->pupils = g_new0 (KladePagePupil, stays->len + 1);
  for (guint i = 0; i < stays->len; i++)
    take_stay (self, &g_array_index (stays, KladeStay, i));

  return TRUE;
}

/* ---- lessons and works ---- */

static void
take_lesson (KladePageReading *self, KladeStatement *stmt, KladePageLesson *lesson)
{
  KladeDay day = klade_statement_get_day (stmt, 2);
  int semester = day < self->head->year.semester_2.first ? 1 : 2;

  *lesson = (KladePageLesson){
    .id = klade_statement_get_int64 (stmt, 0),
    .revision = (int) klade_statement_get_int64 (stmt, 1),
    .day = day,
    .lesson_no = (int) klade_statement_get_int64 (stmt, 3),
    .kind = (KladeLessonKind) klade_statement_get_int64 (stmt, 4),
    .semester = semester,
    .first_column = self->page->n_columns,
    .is_hidden = klade_statement_get_int64 (stmt, 5) != 0,
    .is_closed = self->page->term_states[semester].is_closed,
    .homework_state = (KladeHomeworkState) klade_statement_get_int64 (stmt, 6),
    .topic = keep (self, klade_statement_get_text (stmt, 7)),
    .homework = keep (self, klade_statement_get_text (stmt, 8)),
    .notes = keep (self, klade_statement_get_text (stmt, 9)),
    .reason = keep (self, klade_statement_get_text (stmt, 10)),
    .entered_at = klade_statement_get_int64 (stmt, 14),
    .changed_at = klade_statement_get_int64 (stmt, 15),
  };
}

static void
take_column (KladePageReading *self, KladeStatement *stmt, KladePageColumn *column)
{
  KladeJournalPage *page = self->page;
  gint64 work_id = klade_statement_get_int64 (stmt, 16);

  if (work_id == 0)
    {
      *column = (KladePageColumn){
        .lesson = page->n_lessons - 1,
        .kind = KLADE_WORK_FORMATIVE,
        .scale = page->scale,
        .weight = 100,
        .title = "",
      };
    }
  else
    {
      gint64 kind = klade_statement_get_int64 (stmt, 18);

      *column = (KladePageColumn){
        .lesson = page->n_lessons - 1,
        .work_id = work_id,
        .revision = (int) klade_statement_get_int64 (stmt, 17),
        .kind = (KladeWorkKind) kind,
        .scale = klade_scale_from_id (klade_statement_get_int64 (stmt, 19)),
        .weight = (int) klade_statement_get_int64 (stmt, 20),
        .title = keep (self, klade_statement_get_text (stmt, 21)),
      };
      klade_id_map_add (&self->works, work_id, page->n_columns);
    }

  column->counts = column->kind <= KLADE_N_WORK_KINDS && page->rule.counts[column->kind];
}

static void
take_lesson_row (KladePageReading *self, KladeStatement *stmt, GArray *lessons, GArray *columns)
{
  gint64 id = klade_statement_get_int64 (stmt, 0);
  const KladePageLesson *last =
      lessons->len > 0 ? &g_array_index (lessons, KladePageLesson, lessons->len - 1) : NULL;
  KladePageColumn column;

  if (last == NULL || last->id != id)
    {
      KladePageLesson lesson;
      KladeLessonPeople people = {
        .teacher = klade_page_reading_intern (self, klade_statement_get_int64 (stmt, 11)),
        .entered_by = klade_page_reading_intern (self, klade_statement_get_int64 (stmt, 12)),
        .changed_by = klade_page_reading_intern (self, klade_statement_get_int64 (stmt, 13)),
      };

      take_lesson (self, stmt, &lesson);
      klade_id_map_add (&self->lessons, id, self->page->n_lessons++);
      g_array_append_val (lessons, lesson);
      g_array_append_val (self->lesson_people, people);
    }

  take_column (self, stmt, &column);
  g_array_append_val (columns, column);
  g_array_index (lessons, KladePageLesson, lessons->len - 1).n_columns++;
  self->page->n_columns++;
}

/**
 * klade_store_read_page_lessons:
 * @with_hidden: hidden lessons too
 *
 * Reads the lessons in order, each with its works or one empty column.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_page_lessons (KladePageReading *self, gboolean with_hidden, GError **error)
{
  g_autoptr (GArray) lessons = g_array_new (TRUE, FALSE, sizeof (KladePageLesson));
  g_autoptr (GArray) columns = g_array_new (TRUE, FALSE, sizeof (KladePageColumn));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (self->db, sql_read_page_lessons, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, self->head->id);
  klade_statement_bind_int64 (stmt, 2, with_hidden ? 1 : 0);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    take_lesson_row (self, stmt, lessons, columns);

  self->page->lessons = g_array_steal (lessons, NULL);
  self->page->columns = g_array_steal (columns, NULL);
  self->last_column = self->page->n_columns;
  return step == KLADE_STEP_DONE;
}

/**
 * klade_page_reading_set_days:
 * @first_day, @last_day: fill only the columns of these days
 *
 * What is read from now on leaves out the columns of other days.
 */
void
klade_page_reading_set_days (KladePageReading *self, KladeDay first_day, KladeDay last_day)
{
  KladeJournalPage *page = self->page;

  self->first_column = page->n_columns;
  self->last_column = 0;
  for (int i = 0; i < page->n_lessons; i++)
    if (page->lessons[i].day >= first_day && page->lessons[i].day <= last_day)
      {
        self->first_column = MIN (self->first_column, page->lessons[i].first_column);
        self->last_column = page->lessons[i].first_column + page->lessons[i].n_columns;
      }

  if (self->last_column == 0)
    self->first_column = 0;
  self->is_window = self->first_column > 0 || self->last_column < page->n_columns;
}

/**
 * klade_page_reading_allocate:
 * @rule: until when entries are in time
 *
 * Makes room for the cells, when pupils and lessons are known.
 */
void
klade_page_reading_allocate (KladePageReading *self, const KladeLateRule *rule)
{
  KladeJournalPage *page = self->page;

  page->first_filled_column = self->first_column;
  page->n_filled_columns = self->last_column - self->first_column;
  page->cells = g_new0 (KladeCell, (gsize) page->n_pupils * (gsize) page->n_columns + 1);
  page->terms = g_new0 (KladeTermCell, (gsize) page->n_pupils * KLADE_N_TERM_KINDS + 1);

  self->late_limits = g_new (gint64, (gsize) page->n_lessons + 1);
  self->late_mark_limits = g_new (gint64, (gsize) page->n_lessons + 1);
  for (int i = 0; i < page->n_lessons; i++)
    {
      gboolean is_same_day = i > 0 && page->lessons[i].day == page->lessons[i - 1].day;

      self->late_limits[i] =
          is_same_day ? self->late_limits[i - 1]
                      : klade_instant_at (page->lessons[i].day + rule->entry_days + 1, 0);
      self->late_mark_limits[i] =
          is_same_day ? self->late_mark_limits[i - 1]
                      : klade_instant_at (page->lessons[i].day + rule->mark_days + 1, 0);
    }
}

/* ---- names ---- */

static gboolean
read_name (KladePageReading *self, KladeStatement *stmt, guint index, GError **error)
{
  klade_statement_bind_int64 (stmt, 1, g_array_index (self->person_ids, gint64, index));
  switch (klade_statement_step (stmt, error))
    {
    case KLADE_STEP_ROW:
      self->page->people[index] = keep (self, klade_statement_get_text (stmt, 0));
      return klade_statement_run (stmt, NULL, error);
    case KLADE_STEP_DONE:
      self->page->people[index] = "";
      return klade_statement_run (stmt, NULL, error);
    case KLADE_STEP_ERROR:
    default:
      return FALSE;
    }
}

/**
 * klade_store_read_page_people:
 *
 * Reads the names of everybody who wrote on the page: few, so each is looked up.  The first is
 * nobody, with an empty name.
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_read_page_people (KladePageReading *self, GError **error)
{
  KladeJournalPage *page = self->page;
  g_autoptr (KladeStatement) stmt = klade_db_prepare (self->db, sql_read_page_people, error);

  if (stmt == NULL)
    return FALSE;

  page->n_people = (int) self->person_ids->len;
  page->people = g_new0 (const char *, self->person_ids->len);
  page->people[0] = "";
  for (guint i = 1; i < self->person_ids->len; i++)
    if (!read_name (self, stmt, i, error))
      return FALSE;

  for (int i = 0; i < page->n_lessons; i++)
    {
      const KladeLessonPeople *people = &g_array_index (self->lesson_people, KladeLessonPeople, i);

      page->lessons[i].teacher = page->people[people->teacher];
      page->lessons[i].entered_by = page->people[people->entered_by];
      page->lessons[i].changed_by = page->people[people->changed_by];
    }

  return TRUE;
}
