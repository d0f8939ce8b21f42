/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-timetable.h"

static const char sql_get_timetable_slot[] =
    "SELECT id, revision, journal_id, weekday, lesson_no, cycle, room, valid_from, valid_to,"
    " teacher_id, block, is_hidden FROM timetable_slot WHERE id = $1";

static const char sql_insert_timetable_slot[] =
    "INSERT INTO timetable_slot (journal_id, weekday, lesson_no, cycle, room, valid_from,"
    " valid_to, teacher_id, block, is_hidden) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
    " ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_timetable_slot[] =
    "UPDATE timetable_slot SET weekday = $3, lesson_no = $4, cycle = $5, room = $6,"
    " valid_from = $7, valid_to = $8, teacher_id = $9, block = $10, is_hidden = $11, revision"
    " = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_day_change[] =
    "SELECT id, revision, held_on, class_id, journal_id, lesson_no, kind, teacher_id, room,"
    " topic, notes, reason, order_id, to_day, to_lesson_no, is_hidden, entered_by, entered_at,"
    " changed_by, changed_at FROM day_change WHERE id = $1";

static const char sql_insert_day_change[] =
    "INSERT INTO day_change (held_on, class_id, journal_id, lesson_no, kind, teacher_id,"
    " room, topic, notes, reason, order_id, to_day, to_lesson_no, is_hidden, entered_by,"
    " entered_at, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
    " $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_day_change[] =
    "UPDATE day_change SET held_on = $3, class_id = $4, journal_id = $5, lesson_no = $6, kind"
    " = $7, teacher_id = $8, room = $9, topic = $10, notes = $11, reason = $12, order_id ="
    " $13, to_day = $14, to_lesson_no = $15, is_hidden = $16, entered_by = $17, entered_at ="
    " $18, changed_by = $19, changed_at = $20, revision = revision + 1 WHERE id = $1 AND"
    " revision = $2";

static const KladeColumn timetable_slot_fields[] = {
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "weekday", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "lesson_no", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "cycle", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "room", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "teacher_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "block", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_timetable_slot = {
  .name = "timetable_slot",
  .fields = timetable_slot_fields,
  .n_fields = G_N_ELEMENTS (timetable_slot_fields),
  .n_keys = 1,
  .presence = KLADE_TIMETABLE_SLOT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_timetable_slot,
  .sql_insert = sql_insert_timetable_slot,
  .sql_update = sql_update_timetable_slot,
};

static const KladeColumn day_change_fields[] = {
  { "held_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "lesson_no", KLADE_COLUMN_OPTIONAL, KLADE_COLUMN_CONTENT },
  { "kind", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "teacher_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "room", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "topic", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "reason", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "order_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "to_day", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "to_lesson_no", KLADE_COLUMN_OPTIONAL, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "entered_by", KLADE_COLUMN_ID, KLADE_COLUMN_ENTERED },
  { "entered_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_ENTERED },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_day_change = {
  .name = "day_change",
  .fields = day_change_fields,
  .n_fields = G_N_ELEMENTS (day_change_fields),
  .n_keys = 0,
  .presence = KLADE_DAY_CHANGE_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_day_change,
  .sql_insert = sql_insert_day_change,
  .sql_update = sql_update_day_change,
};
