/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-school-demo-write.h"

/* One journal's book and its log. */

typedef struct
{
  KladeDemoWriter *writer;
  KladeDemoBook *book;
  const KladeDemoJournal *journal;
  gint64 class_id;
} Scribe;

static gint64
staff_id (const Scribe *self, int index)
{
  return klade_demo_plan_staff (self->writer->plan, index)->human.id;
}

static gint64
pupil_id (const Scribe *self, int index)
{
  return klade_demo_plan_pupil (self->writer->plan, index)->human.id;
}

static const char *
keep (const Scribe *self, const char *text)
{
  return g_string_chunk_insert_const (self->writer->log->strings, text);
}

static const char *
format_mark (const Scribe *self, KladeMark mark)
{
  char buffer[KLADE_MARK_TEXT_SIZE];

  return keep (self, klade_mark_format (mark, buffer));
}

/* ---- lessons ---- */

/* The order of that day about who stands in for whom. */
static gboolean
find_order (Scribe *self, const KladeDemoLesson *lesson, gint64 *order_id, GError **error)
{
  KladeDemoWriter *writer = self->writer;
  gint64 *known = g_hash_table_lookup (writer->orders, GINT_TO_POINTER (lesson->order_no));

  *order_id = 0;
  if (lesson->order_no == 0)
    return TRUE;

  if (known == NULL)
    {
      known = g_new0 (gint64, 1);
      g_hash_table_insert (writer->orders, GINT_TO_POINTER (lesson->order_no), known);
      if (!klade_store_fill (
              writer->db, KLADE_FILL_ORDER, known, error,
              KLADE_TEXT (klade_demo_log_format (writer->log, "1-9/%d", lesson->order_no)),
              KLADE_DAY (lesson->day), KLADE_TEXT ("substitution"),
              KLADE_TEXT ("Par mācību stundu aizvietošanu")))
        return FALSE;
    }

  *order_id = *known;
  return TRUE;
}

static void
log_field (Scribe *self,
           const KladeAuditRow *row,
           const char *field,
           const char *old_value,
           const char *new_value)
{
  if (!g_str_equal (old_value, new_value))
    klade_demo_log_set (self->writer->log, row, field, old_value, keep (self, new_value));
}

static void
log_lesson (Scribe *self, const KladeDemoLesson *lesson)
{
  g_autofree char *day = klade_day_to_iso (lesson->day);
  g_autofree char *kind = g_strdup_printf ("%d", (int) lesson->kind);
  g_autofree char *state = g_strdup_printf ("%d", (int) lesson->homework_state);
  KladeAuditRow row = {
    .at = lesson->entered_at,
    .person_id = staff_id (self, lesson->teacher),
    .action = KLADE_AUDIT_ADD,
    .table_name = KLADE_TABLE_LESSON,
    .row_id = lesson->id,
    .field = KLADE_FIELD_ROW,
    .journal_id = self->journal->id,
    .lesson_id = lesson->id,
  };

  row.new_value = klade_demo_log_format (self->writer->log, "%s/%d", day, lesson->lesson_no);
  klade_demo_log_add (self->writer->log, &row);

  row.at = lesson->filled_at;
  log_field (self, &row, KLADE_FIELD_KIND, "1", kind);
  log_field (self, &row, KLADE_FIELD_REASON, "", lesson->reason);
  log_field (self, &row, KLADE_FIELD_TOPIC, "", lesson->topic);
  log_field (self, &row, KLADE_FIELD_HOMEWORK, "", lesson->homework);
  log_field (self, &row, KLADE_FIELD_HOMEWORK_STATE, "0", state);
  log_field (self, &row, KLADE_FIELD_NOTES, "", lesson->notes);
}

static gboolean
write_lesson (Scribe *self, KladeDemoLesson *lesson, GError **error)
{
  gint64 teacher_id = staff_id (self, lesson->teacher);
  gboolean is_filled = *lesson->topic != '\0' || *lesson->reason != '\0';
  gint64 changed_at = is_filled ? lesson->filled_at : lesson->entered_at;
  gint64 order_id;

  if (!find_order (self, lesson, &order_id, error) ||
      !klade_store_fill (
          self->writer->db, KLADE_FILL_LESSON, &lesson->id, error, KLADE_ID (self->journal->id),
          KLADE_DAY (lesson->day), KLADE_NUMBER (lesson->lesson_no), KLADE_NUMBER (lesson->kind),
          KLADE_TEXT (lesson->topic), KLADE_TEXT (lesson->homework),
          KLADE_NUMBER (lesson->homework_state), KLADE_TEXT (lesson->notes), KLADE_ID (teacher_id),
          KLADE_ID (order_id), KLADE_TEXT (lesson->reason), KLADE_NUMBER (is_filled ? 2 : 1),
          KLADE_ID (teacher_id), KLADE_NUMBER (lesson->entered_at), KLADE_ID (teacher_id),
          KLADE_NUMBER (changed_at)))
    return FALSE;

  log_lesson (self, lesson);
  return TRUE;
}

/* ---- works, marks, absences ---- */

static const KladeDemoLesson *
lesson_of (const Scribe *self, int index)
{
  return &g_array_index (self->book->lessons, KladeDemoLesson, index);
}

static gboolean
write_work (Scribe *self, KladeDemoWork *work, GError **error)
{
  const KladeDemoLesson *lesson = lesson_of (self, work->lesson);
  KladeAuditRow row = {
    .at = work->entered_at,
    .person_id = staff_id (self, lesson->teacher),
    .action = KLADE_AUDIT_ADD,
    .table_name = KLADE_TABLE_WORK,
    .field = KLADE_FIELD_ROW,
    .journal_id = self->journal->id,
    .lesson_id = lesson->id,
  };

  if (!klade_store_fill (self->writer->db, KLADE_FILL_WORK, &work->id, error, KLADE_ID (lesson->id),
                         KLADE_ID (self->journal->id), KLADE_NUMBER (work->kind),
                         KLADE_NUMBER (work->scale), KLADE_NUMBER (work->weight),
                         KLADE_TEXT (work->title), KLADE_NUMBER (0), KLADE_ID (row.person_id),
                         KLADE_NUMBER (work->entered_at)))
    return FALSE;

  row.row_id = work->id;
  row.new_value = klade_demo_log_format (self->writer->log, "%d/%d/%d/%s", (int) work->kind,
                                         (int) work->scale, work->weight, work->title);
  klade_demo_log_add (self->writer->log, &row);
  return TRUE;
}

static gboolean
write_mark (Scribe *self, const KladeDemoMark *mark, GError **error)
{
  const KladeDemoWork *work = &g_array_index (self->book->works, KladeDemoWork, mark->work);
  const KladeDemoLesson *lesson = lesson_of (self, work->lesson);
  const char *value = format_mark (self, mark->mark);
  const char *first =
      mark->before.kind != KLADE_MARK_NONE ? format_mark (self, mark->before) : value;
  KladeAuditRow row = {
    .at = mark->entered_at,
    .person_id = staff_id (self, lesson->teacher),
    .table_name = KLADE_TABLE_MARK,
    .journal_id = self->journal->id,
    .lesson_id = lesson->id,
    .pupil_id = pupil_id (self, mark->pupil),
  };

  if (!klade_store_fill (self->writer->db, KLADE_FILL_MARK, &row.row_id, error, KLADE_ID (work->id),
                         KLADE_ID (lesson->id), KLADE_ID (self->journal->id),
                         KLADE_ID (self->class_id), KLADE_ID (row.pupil_id), KLADE_TEXT (value),
                         KLADE_NUMBER (first != value ? 2 : 1), KLADE_ID (row.person_id),
                         KLADE_NUMBER (mark->entered_at), KLADE_ID (row.person_id),
                         KLADE_NUMBER (mark->changed_at)))
    return FALSE;

  klade_demo_log_set (self->writer->log, &row, KLADE_FIELD_VALUE, "", first);
  row.at = mark->changed_at;
  if (first != value)
    klade_demo_log_set (self->writer->log, &row, KLADE_FIELD_VALUE, first, value);
  return TRUE;
}

static gboolean
write_absence (Scribe *self, const KladeDemoAbsence *absence, GError **error)
{
  const KladeDemoLesson *lesson = lesson_of (self, absence->lesson);
  KladeAuditRow row = {
    .at = absence->entered_at,
    .person_id = staff_id (self, lesson->teacher),
    .table_name = KLADE_TABLE_ABSENCE,
    .journal_id = self->journal->id,
    .lesson_id = lesson->id,
    .pupil_id = pupil_id (self, absence->pupil),
  };

  if (!klade_store_fill (self->writer->db, KLADE_FILL_ABSENCE, &row.row_id, error,
                         KLADE_ID (lesson->id), KLADE_ID (self->journal->id),
                         KLADE_ID (self->class_id), KLADE_ID (row.pupil_id),
                         KLADE_NUMBER (absence->code), KLADE_ID (row.person_id),
                         KLADE_NUMBER (absence->entered_at)))
    return FALSE;

  klade_demo_log_set (self->writer->log, &row, KLADE_FIELD_CODE, "",
                      absence->code == KLADE_ABSENCE_LATE ? "k" : "n");
  return TRUE;
}

static gboolean
write_term_mark (Scribe *self, const KladeDemoTermMark *mark, GError **error)
{
  const char *value = format_mark (self, mark->mark);
  KladeAuditRow row = {
    .at = mark->entered_at,
    .person_id = staff_id (self, self->journal->teacher),
    .table_name = KLADE_TABLE_TERM_MARK,
    .journal_id = self->journal->id,
    .pupil_id = pupil_id (self, mark->pupil),
  };

  if (!klade_store_fill (self->writer->db, KLADE_FILL_TERM_MARK, &row.row_id, error,
                         KLADE_ID (self->journal->id), KLADE_ID (self->class_id),
                         KLADE_ID (row.pupil_id), KLADE_NUMBER (mark->term), KLADE_TEXT (value),
                         KLADE_ID (row.person_id), KLADE_NUMBER (mark->entered_at)))
    return FALSE;

  klade_demo_log_set (self->writer->log, &row, KLADE_FIELD_VALUE, "", value);
  return TRUE;
}

static gboolean
close_term (Scribe *self, KladeTermKind term, KladeDay day, GError **error)
{
  const KladeDemoPlan *plan = self->writer->plan;
  KladeAuditRow row = {
    .person_id = self->writer->deputy_id,
    .table_name = KLADE_TABLE_TERM_CLOSE,
    .journal_id = self->journal->id,
  };

  if (self->book->term_marks->len == 0 || plan->today <= day)
    return TRUE;

  row.at = klade_demo_plan_instant (plan, day, 16 * 60) + self->journal->id * G_TIME_SPAN_SECOND;
  if (!klade_store_fill (self->writer->db, KLADE_FILL_TERM_CLOSE, &row.row_id, error,
                         KLADE_ID (self->journal->id), KLADE_NUMBER (term), KLADE_NUMBER (1),
                         KLADE_ID (row.person_id), KLADE_NUMBER (row.at)))
    return FALSE;

  klade_demo_log_set (self->writer->log, &row, KLADE_FIELD_IS_CLOSED, "0", "1");
  return TRUE;
}

/* A few days after the holidays the deputy closes the semester that is over, and after its last
 * day the year. */
static gboolean
close_terms (Scribe *self, GError **error)
{
  const KladeDemoPlan *plan = self->writer->plan;
  int grade = klade_demo_plan_class (plan, self->journal->class_index)->grade;
  KladeDay end = klade_school_year_last_day (&plan->year, grade) + KLADE_DEMO_DAYS_TO_CLOSE;

  return close_term (self, KLADE_TERM_SEMESTER_1,
                     plan->year.semester_2.first + KLADE_DEMO_DAYS_TO_CLOSE, error) &&
         close_term (self, KLADE_TERM_SEMESTER_2, end, error) &&
         close_term (self, KLADE_TERM_YEAR, end, error);
}

/**
 * klade_demo_write_book:
 * @self: a writer that wrote the school
 * @journal_index: whose book
 * @book: the book; its things get their ids
 * @error: says why it failed
 *
 * Returns: %TRUE if it stands
 */
gboolean
klade_demo_write_book (KladeDemoWriter *self,
                       int journal_index,
                       KladeDemoBook *book,
                       GError **error)
{
  const KladeDemoJournal *journal = klade_demo_plan_journal (self->plan, journal_index);
  Scribe scribe = { .writer = self, .book = book, .journal = journal };

  scribe.class_id = klade_demo_plan_class (self->plan, journal->class_index)->id;

  for (guint i = 0; i < book->lessons->len; i++)
    if (!write_lesson (&scribe, &g_array_index (book->lessons, KladeDemoLesson, i), error))
      return FALSE;

  for (guint i = 0; i < book->works->len; i++)
    if (!write_work (&scribe, &g_array_index (book->works, KladeDemoWork, i), error))
      return FALSE;

  for (guint i = 0; i < book->marks->len; i++)
    if (!write_mark (&scribe, &g_array_index (book->marks, KladeDemoMark, i), error))
      return FALSE;

  for (guint i = 0; i < book->absences->len; i++)
    if (!write_absence (&scribe, &g_array_index (book->absences, KladeDemoAbsence, i), error))
      return FALSE;

  for (guint i = 0; i < book->term_marks->len; i++)
    if (!write_term_mark (&scribe, &g_array_index (book->term_marks, KladeDemoTermMark, i), error))
      return FALSE;

  return close_terms (&scribe, error);
}

/* ---- excuses ---- */

static gboolean
write_excuse (KladeDemoWriter *self,
              const KladeDemoExcuse *excuse,
              gint64 class_teacher_id,
              GError **error)
{
  g_autofree char *first_day = klade_day_to_iso (excuse->first_day);
  g_autofree char *last_day = klade_day_to_iso (excuse->last_day);
  const char *document_no =
      excuse->document_no != 0 ? klade_demo_log_format (self->log, "%d", excuse->document_no) : "";
  KladeAuditRow row = {
    .at = excuse->entered_at,
    .person_id = class_teacher_id,
    .action = KLADE_AUDIT_ADD,
    .table_name = KLADE_TABLE_JUSTIFICATION,
    .field = KLADE_FIELD_ROW,
    .pupil_id = klade_demo_plan_pupil (self->plan, excuse->pupil)->human.id,
  };

  if (!klade_store_fill (self->db, KLADE_FILL_JUSTIFICATION, &row.row_id, error,
                         KLADE_ID (row.pupil_id), KLADE_DAY (excuse->first_day),
                         KLADE_ID (excuse->first_lesson), KLADE_DAY (excuse->last_day),
                         KLADE_ID (excuse->last_lesson), KLADE_NUMBER (excuse->excuse),
                         KLADE_TEXT (excuse->document_kind), KLADE_TEXT (document_no),
                         KLADE_DAY (klade_instant_get_day (excuse->entered_at)),
                         KLADE_ID (class_teacher_id), KLADE_NUMBER (excuse->entered_at)))
    return FALSE;

  row.new_value = klade_demo_log_format (self->log, "%s/%s/%d", first_day, last_day,
                                         (int) (int) excuse->excuse);
  klade_demo_log_add (self->log, &row);
  return TRUE;
}

/**
 * klade_demo_write_class:
 * @self: a writer that wrote the school
 * @class_index: which class
 * @attendance: its pupils' year
 * @error: says why it failed
 *
 * Writes the excuses that the class teacher entered.
 *
 * Returns: %TRUE if they stand
 */
gboolean
klade_demo_write_class (KladeDemoWriter *self,
                        int class_index,
                        const KladeDemoAttendance *attendance,
                        GError **error)
{
  const KladeDemoClass *klass = klade_demo_plan_class (self->plan, class_index);
  gint64 teacher_id = klade_demo_plan_staff (self->plan, klass->class_teacher)->human.id;

  for (guint i = 0; i < attendance->excuses->len; i++)
    if (!write_excuse (self, &g_array_index (attendance->excuses, KladeDemoExcuse, i), teacher_id,
                       error))
      return FALSE;

  return TRUE;
}
