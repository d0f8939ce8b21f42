/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-timetable-list.h"

#include "klade-store-journal-list.h"

static const char sql_list_year_timetable[] =
    "SELECT t.id, t.revision, t.journal_id, t.teacher_id, t.weekday, t.lesson_no, t.cycle,"
    " t.valid_from, t.valid_to, t.room, t.block"
    " FROM journal j JOIN timetable_slot t ON t.journal_id = j.id"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND t.is_hidden = 0"
    " AND t.valid_from <= $3 AND t.valid_to >= $2"
    " ORDER BY t.journal_id, t.weekday, t.lesson_no, t.valid_from, t.id";

static const char sql_list_journal_timetable[] =
    "SELECT id, revision, journal_id, teacher_id, weekday, lesson_no, cycle, valid_from,"
    " valid_to, room, block FROM timetable_slot"
    " WHERE journal_id = $1 AND is_hidden = 0 AND valid_from <= $3 AND valid_to >= $2"
    " ORDER BY weekday, lesson_no, valid_from, id";

static const char sql_list_year_journals[] =
    "SELECT j.id, j.class_id, j.group_id, COALESCE(j.class_id, g.class_id), j.subject_id,"
    " COALESCE(c.grade, gc.grade, 0), j.kind, s.name, s.short_name, COALESCE(c.name, g.name)"
    " FROM journal j"
    " JOIN subject s ON s.id = j.subject_id"
    " LEFT JOIN school_class c ON c.id = j.class_id"
    " LEFT JOIN study_group g ON g.id = j.group_id"
    " LEFT JOIN school_class gc ON gc.id = g.class_id"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0"
    " ORDER BY COALESCE(c.grade, gc.grade, 0), COALESCE(c.name, g.name) COLLATE \"lv-x-icu\","
    " s.name COLLATE \"lv-x-icu\", j.id";

static const char sql_list_timetable_teachers[] =
    "SELECT t.id, t.journal_id, t.person_id, p.given_name || ' ' || p.surname, t.valid_from,"
    " t.valid_to"
    " FROM journal j JOIN journal_teacher t ON t.journal_id = j.id"
    " JOIN person p ON p.id = t.person_id"
    " WHERE j.school_year_id = $1 AND t.is_hidden = 0"
    " ORDER BY t.journal_id, t.id";

static const char sql_list_members[] =
    "SELECT m.group_id, m.pupil_id, c.id"
    " FROM study_group g JOIN group_member m ON m.group_id = g.id"
    " LEFT JOIN (enrolment e JOIN school_class c ON c.id = e.class_id AND c.school_year_id = $1)"
    " ON e.pupil_id = m.pupil_id AND e.is_hidden = 0 AND e.valid_from <= $2"
    " AND (e.valid_to IS NULL OR e.valid_to >= $2)"
    " WHERE g.school_year_id = $1 AND m.is_hidden = 0 AND m.valid_from <= $2"
    " AND (m.valid_to IS NULL OR m.valid_to >= $2)"
    " ORDER BY m.group_id, c.id, m.pupil_id";

static const char sql_list_group_classes[] =
    "SELECT DISTINCT c.id FROM study_group g JOIN group_member m ON m.group_id = g.id"
    " JOIN enrolment e ON e.pupil_id = m.pupil_id AND e.is_hidden = 0 AND e.valid_from <= $2"
    " AND (e.valid_to IS NULL OR e.valid_to >= $2)"
    " JOIN school_class c ON c.id = e.class_id AND c.school_year_id = g.school_year_id"
    " WHERE g.id = $1 AND m.is_hidden = 0 AND m.valid_from <= $2"
    " AND (m.valid_to IS NULL OR m.valid_to >= $2) ORDER BY c.id";

static const char sql_list_year_classes[] = "SELECT id, bell_set_id, grade, name FROM school_class"
                                            " WHERE school_year_id = $1 AND is_hidden = 0"
                                            " ORDER BY grade, name COLLATE \"lv-x-icu\", id";

static const char sql_list_entered_lessons[] =
    "SELECT l.id, l.journal_id, l.teacher_id, l.held_on, l.lesson_no, l.kind, l.topic"
    " FROM journal j JOIN lesson l ON l.journal_id = j.id"
    " WHERE j.school_year_id = $1 AND l.held_on BETWEEN $2 AND $3 AND l.is_hidden = 0"
    " ORDER BY l.journal_id, l.held_on, l.lesson_no, l.id";

static const char sql_list_bells[] =
    "SELECT s.id, s.valid_from, s.valid_to, b.lesson_no, b.starts_minutes, b.ends_minutes"
    " FROM bell_set s JOIN bell_time b ON b.bell_set_id = s.id"
    " WHERE s.is_hidden = 0 AND b.is_hidden = 0 ORDER BY s.id, b.lesson_no";

static const char sql_list_rooms[] =
    "SELECT DISTINCT t.room COLLATE \"lv-x-icu\""
    " FROM journal j JOIN timetable_slot t ON t.journal_id = j.id"
    " WHERE j.school_year_id = $1 AND j.is_hidden = 0 AND t.is_hidden = 0 AND t.room <> ''"
    " ORDER BY 1";

static const char sql_find_timetable_change[] =
    "SELECT h.last_id, (SELECT COUNT(*) FROM audit a WHERE a.id > $1 AND a.table_name IN"
    " ('timetable_slot', 'journal', 'journal_teacher', 'study_group', 'group_member', 'enrolment',"
    " 'school_class', 'school_year', 'school_break', 'moved_day', 'subject', 'person'))"
    " FROM audit_head h WHERE h.id = 1";

static const char *
keep (GStringChunk *strings, KladeStatement *stmt, int column)
{
  const char *text = klade_statement_get_text (stmt, column);

  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (strings, text);
}

static GArray *
list_slots (KladeDb *db,
            const char *sql,
            gint64 id,
            KladeDayRange days,
            GStringChunk *strings,
            GError **error)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (KladeStoredSlot));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, id);
  klade_statement_bind_day (stmt, 2, days.first);
  klade_statement_bind_day (stmt, 3, days.last);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredSlot slot = {
        .id = klade_statement_get_int64 (stmt, 0),
        .revision = (gint32) klade_statement_get_int64 (stmt, 1),
        .journal_id = klade_statement_get_int64 (stmt, 2),
        .teacher_id = klade_statement_get_int64 (stmt, 3),
        .slot = {
          .weekday = (KladeWeekday) klade_statement_get_int64 (stmt, 4),
          .lesson_no = (int) klade_statement_get_int64 (stmt, 5),
          .cycle = (int) klade_statement_get_int64 (stmt, 6),
          .valid = { klade_statement_get_day (stmt, 7), klade_statement_get_day (stmt, 8) },
        },
        .room = keep (strings, stmt, 9),
        .block = keep (strings, stmt, 10),
      };
      g_array_append_val (slots, slot);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&slots) : NULL;
}

/**
 * klade_store_list_year_timetable:
 * @first, @last: the places that hold on any of these days
 *
 * Returns: (transfer full) (element-type KladeStoredSlot): the whole school's
 */
GArray *
klade_store_list_year_timetable (KladeDb *db,
                                 gint64 year_id,
                                 KladeDay first,
                                 KladeDay last,
                                 GStringChunk *strings,
                                 GError **error)
{
  return list_slots (db, sql_list_year_timetable, year_id, (KladeDayRange){ first, last }, strings,
                     error);
}

/**
 * klade_store_list_journal_timetable:
 * @first, @last: the places that hold on any of these days
 *
 * Returns: (transfer full) (element-type KladeStoredSlot): one journal's
 */
GArray *
klade_store_list_journal_timetable (KladeDb *db,
                                    gint64 journal_id,
                                    KladeDay first,
                                    KladeDay last,
                                    GStringChunk *strings,
                                    GError **error)
{
  return list_slots (db, sql_list_journal_timetable, journal_id, (KladeDayRange){ first, last },
                     strings, error);
}

/**
 * klade_store_list_year_journals:
 *
 * Returns: (transfer full) (element-type KladeStoredJournal): every journal of the year
 */
GArray *
klade_store_list_year_journals (KladeDb *db, gint64 year_id, GStringChunk *strings, GError **error)
{
  g_autoptr (GArray) journals = g_array_new (FALSE, FALSE, sizeof (KladeStoredJournal));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_year_journals, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredJournal journal = {
        .id = klade_statement_get_int64 (stmt, 0),
        .class_id = klade_statement_get_int64 (stmt, 1),
        .group_id = klade_statement_get_int64 (stmt, 2),
        .owner_class_id = klade_statement_get_int64 (stmt, 3),
        .subject_id = klade_statement_get_int64 (stmt, 4),
        .grade = (int) klade_statement_get_int64 (stmt, 5),
        .kind = keep (strings, stmt, 6),
        .subject = keep (strings, stmt, 7),
        .short_subject = keep (strings, stmt, 8),
        .class_name = keep (strings, stmt, 9),
      };
      g_array_append_val (journals, journal);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&journals) : NULL;
}

/**
 * klade_store_list_timetable_teachers:
 *
 * Returns: (transfer full) (element-type KladeStoredTeacher): of every journal of the year,
 *   whenever it was
 */
GArray *
klade_store_list_timetable_teachers (KladeDb *db,
                                     gint64 year_id,
                                     GStringChunk *strings,
                                     GError **error)
{
  g_autoptr (GArray) teachers = g_array_new (FALSE, FALSE, sizeof (KladeStoredTeacher));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_timetable_teachers, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredTeacher teacher = {
        .id = klade_statement_get_int64 (stmt, 0),
        .journal_id = klade_statement_get_int64 (stmt, 1),
        .person_id = klade_statement_get_int64 (stmt, 2),
        .name = keep (strings, stmt, 3),
        .valid = { klade_statement_get_day (stmt, 4), klade_statement_get_day (stmt, 5) },
      };
      g_array_append_val (teachers, teacher);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&teachers) : NULL;
}

/**
 * klade_store_list_members:
 * @day: a day
 *
 * Returns: (transfer full) (element-type KladeStoredMember): who is in which group then
 */
GArray *
klade_store_list_members (KladeDb *db, gint64 year_id, KladeDay day, GError **error)
{
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (KladeStoredMember));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_members, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, day);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredMember member = {
        .group_id = klade_statement_get_int64 (stmt, 0),
        .pupil_id = klade_statement_get_int64 (stmt, 1),
        .class_id = klade_statement_get_int64 (stmt, 2),
      };
      g_array_append_val (members, member);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&members) : NULL;
}

/**
 * klade_store_list_group_classes:
 * @day: who is in the group, and in which class, on that day
 *
 * Returns: (transfer full) (element-type gint64): the classes that the group's pupils are of
 */
GArray *
klade_store_list_group_classes (KladeDb *db, gint64 group_id, KladeDay day, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_group_classes, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, group_id);
  klade_statement_bind_day (stmt, 2, day);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      gint64 id = klade_statement_get_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * klade_store_list_year_classes:
 *
 * Returns: (transfer full) (element-type KladeStoredClass): by grade and name
 */
GArray *
klade_store_list_year_classes (KladeDb *db, gint64 year_id, GStringChunk *strings, GError **error)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (KladeStoredClass));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_year_classes, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredClass klass = {
        .id = klade_statement_get_int64 (stmt, 0),
        .bell_set_id = klade_statement_get_int64 (stmt, 1),
        .grade = (int) klade_statement_get_int64 (stmt, 2),
        .name = keep (strings, stmt, 3),
      };
      g_array_append_val (classes, klass);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&classes) : NULL;
}

/**
 * klade_store_list_entered_lessons:
 * @first, @last: days
 *
 * Returns: (transfer full) (element-type KladeStoredLesson): what stands in the journals
 */
GArray *
klade_store_list_entered_lessons (KladeDb *db,
                                  gint64 year_id,
                                  KladeDay first,
                                  KladeDay last,
                                  GStringChunk *strings,
                                  GError **error)
{
  g_autoptr (GArray) lessons = g_array_new (FALSE, FALSE, sizeof (KladeStoredLesson));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_entered_lessons, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  klade_statement_bind_day (stmt, 2, first);
  klade_statement_bind_day (stmt, 3, last);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredLesson lesson = {
        .id = klade_statement_get_int64 (stmt, 0),
        .journal_id = klade_statement_get_int64 (stmt, 1),
        .teacher_id = klade_statement_get_int64 (stmt, 2),
        .day = klade_statement_get_day (stmt, 3),
        .lesson_no = (int) klade_statement_get_int64 (stmt, 4),
        .kind = (int) klade_statement_get_int64 (stmt, 5),
        .topic = keep (strings, stmt, 6),
      };
      g_array_append_val (lessons, lesson);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&lessons) : NULL;
}

/**
 * klade_store_list_bells:
 *
 * Returns: (transfer full) (element-type KladeStoredBell): of every set
 */
GArray *
klade_store_list_bells (KladeDb *db, GError **error)
{
  g_autoptr (GArray) bells = g_array_new (FALSE, FALSE, sizeof (KladeStoredBell));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_bells, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredBell bell = {
        .bell_set_id = klade_statement_get_int64 (stmt, 0),
        .valid = { klade_statement_get_day (stmt, 1), klade_statement_get_day (stmt, 2) },
        .lesson_no = (int) klade_statement_get_int64 (stmt, 3),
        .starts_minutes = (int) klade_statement_get_int64 (stmt, 4),
        .ends_minutes = (int) klade_statement_get_int64 (stmt, 5),
      };
      g_array_append_val (bells, bell);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&bells) : NULL;
}

/**
 * klade_store_list_rooms:
 *
 * Returns: (transfer full) (element-type utf8): every room that the year's timetable names
 */
GPtrArray *
klade_store_list_rooms (KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (GPtrArray) rooms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_rooms, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_int64 (stmt, 1, year_id);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    g_ptr_array_add (rooms, g_strdup (klade_statement_get_text (stmt, 0)));

  return step == KLADE_STEP_DONE ? g_steal_pointer (&rooms) : NULL;
}

/**
 * klade_store_find_timetable_year:
 * @day: a day
 * @year_id: (out): the school year it is in, or the nearest that the school has
 * @year: (out): its days, without breaks
 * @error: %KLADE_ERROR_NOT_FOUND when the school has no year
 *
 * Returns: %TRUE if there is one
 */
gboolean
klade_store_find_timetable_year (KladeDb *db,
                                 KladeDay day,
                                 gint64 *year_id,
                                 KladeSchoolYear *year,
                                 GError **error)
{
  if (!klade_store_find_year (db, klade_school_year_of_day (day), year_id, year, error))
    return FALSE;

  if (*year_id == 0)
    g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, "the school has no year");
  return *year_id != 0;
}

/**
 * klade_store_find_timetable_change:
 * @since_audit_id: a row of the log
 * @audit_id: (out): the log's last row now
 * @changed: (out): whether anything of which a timetable is made was changed since
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_find_timetable_change (KladeDb *db,
                                   gint64 since_audit_id,
                                   gint64 *audit_id,
                                   gboolean *changed,
                                   GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_timetable_change, error);

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, since_audit_id);
  if (klade_statement_step (stmt, error) != KLADE_STEP_ROW)
    return FALSE;

  *audit_id = klade_statement_get_int64 (stmt, 0);
  *changed = klade_statement_get_int64 (stmt, 1) != 0;
  return TRUE;
}
