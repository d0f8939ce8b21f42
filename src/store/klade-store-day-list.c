/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-day-list.h"

static const char sql_list_day_changes[] =
    "SELECT d.id, d.revision, d.kind, d.held_on, d.class_id, d.journal_id, d.lesson_no,"
    " d.teacher_id, d.room, d.topic, d.notes, d.reason, o.number, o.ordered_on, d.to_day,"
    " d.to_lesson_no, d.order_id, COALESCE(p.given_name || ' ' || p.surname, '')"
    " FROM day_change d"
    " LEFT JOIN school_order o ON o.id = d.order_id"
    " LEFT JOIN person p ON p.id = d.teacher_id"
    " WHERE d.is_hidden = 0 AND (d.held_on BETWEEN $1 AND $2 OR d.to_day BETWEEN $1 AND $2)"
    " ORDER BY d.held_on, COALESCE(d.lesson_no, -1), d.id";

static const char sql_find_staff[] =
    "SELECT 1 FROM employment WHERE person_id = $1 AND is_hidden = 0"
    " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)"
    " UNION ALL"
    " SELECT 1 FROM journal_teacher WHERE person_id = $1 AND is_hidden = 0"
    " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)"
    " UNION ALL"
    " SELECT 1 FROM role_grant WHERE person_id = $1 AND is_hidden = 0 AND role BETWEEN 1 AND 9"
    " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) LIMIT 1";

static const char sql_list_colleagues[] =
    "SELECT p.id, p.given_name || ' ' || p.surname FROM person p"
    " WHERE p.is_hidden = 0 AND (EXISTS (SELECT 1 FROM employment e WHERE e.person_id = p.id"
    " AND e.is_hidden = 0 AND e.valid_from <= $1 AND (e.valid_to IS NULL OR e.valid_to >= $1))"
    " OR EXISTS (SELECT 1 FROM journal_teacher t WHERE t.person_id = p.id AND t.is_hidden = 0"
    " AND t.valid_from <= $1 AND (t.valid_to IS NULL OR t.valid_to >= $1)))"
    " ORDER BY p.surname COLLATE \"lv-x-icu\", p.given_name COLLATE \"lv-x-icu\", p.id";

static const char *
keep (GStringChunk *strings, KladeStatement *stmt, int column)
{
  const char *text = klade_statement_get_text (stmt, column);

  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert (strings, text);
}

static int
get_lesson_no (KladeStatement *stmt, int column)
{
  return klade_statement_is_null (stmt, column) ? KLADE_LESSON_NO_ALL
                                                : (int) klade_statement_get_int64 (stmt, column);
}

/**
 * klade_store_list_day_changes:
 * @first, @last: days
 * @strings: keeps the texts
 *
 * Returns: (transfer full) (element-type KladeStoredChange): the changes of these days, also what
 *   is moved to them; by day and lesson number, whole days first
 */
GArray *
klade_store_list_day_changes (KladeDb *db,
                              KladeDay first,
                              KladeDay last,
                              GStringChunk *strings,
                              GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (KladeStoredChange));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_day_changes, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_day (stmt, 1, first);
  klade_statement_bind_day (stmt, 2, last);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredChange row = {
        .change = {
          .id = klade_statement_get_int64 (stmt, 0),
          .kind = (KladeDayChangeKind) klade_statement_get_int64 (stmt, 2),
          .day = klade_statement_get_day (stmt, 3),
          .class_id = klade_statement_get_int64 (stmt, 4),
          .journal_id = klade_statement_get_int64 (stmt, 5),
          .lesson_no = get_lesson_no (stmt, 6),
          .teacher_id = klade_statement_get_int64 (stmt, 7),
          .room = keep (strings, stmt, 8),
          .topic = keep (strings, stmt, 9),
          .notes = keep (strings, stmt, 10),
          .reason = keep (strings, stmt, 11),
          .order_no = keep (strings, stmt, 12),
          .order_day = klade_statement_get_day (stmt, 13),
          .to_day = klade_statement_get_day (stmt, 14),
          .to_lesson_no = get_lesson_no (stmt, 15),
        },
        .revision = (gint32) klade_statement_get_int64 (stmt, 1),
        .order_id = klade_statement_get_int64 (stmt, 16),
        .teacher = keep (strings, stmt, 17),
      };
      g_array_append_val (changes, row);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&changes) : NULL;
}

/**
 * klade_store_is_staff:
 * @is_staff: (out): whether the person works here on @day
 *
 * Returns: %FALSE with @error set if the store failed
 */
gboolean
klade_store_is_staff (KladeDb *db,
                      gint64 person_id,
                      KladeDay day,
                      gboolean *is_staff,
                      GError **error)
{
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_find_staff, error);
  KladeStep step;

  if (stmt == NULL)
    return FALSE;

  klade_statement_bind_int64 (stmt, 1, person_id);
  klade_statement_bind_day (stmt, 2, day);
  step = klade_statement_step (stmt, error);
  *is_staff = step == KLADE_STEP_ROW;
  return step != KLADE_STEP_ERROR;
}

/**
 * klade_store_list_colleagues:
 * @day: a day
 *
 * Returns: (transfer full) (element-type KladeStoredColleague): who works here on @day
 */
GArray *
klade_store_list_colleagues (KladeDb *db, KladeDay day, GStringChunk *strings, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (KladeStoredColleague));
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, sql_list_colleagues, error);
  KladeStep step;

  if (stmt == NULL)
    return NULL;

  klade_statement_bind_day (stmt, 1, day);
  while ((step = klade_statement_step (stmt, error)) == KLADE_STEP_ROW)
    {
      KladeStoredColleague person = {
        .person_id = klade_statement_get_int64 (stmt, 0),
        .name = keep (strings, stmt, 1),
      };
      g_array_append_val (people, person);
    }

  return step == KLADE_STEP_DONE ? g_steal_pointer (&people) : NULL;
}
