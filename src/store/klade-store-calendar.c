/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-calendar.h"

static const char sql_get_school_year[] =
    "SELECT id, revision, start_year, semester_1_first, semester_1_last, semester_2_first,"
    " semester_2_last, end_grade_9, end_grade_12, is_published, is_hidden FROM school_year"
    " WHERE id = $1";

static const char sql_insert_school_year[] =
    "INSERT INTO school_year (start_year, semester_1_first, semester_1_last,"
    " semester_2_first, semester_2_last, end_grade_9, end_grade_12, is_published, is_hidden)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_school_year[] =
    "UPDATE school_year SET semester_1_first = $3, semester_1_last = $4, semester_2_first ="
    " $5, semester_2_last = $6, end_grade_9 = $7, end_grade_12 = $8, is_published = $9,"
    " is_hidden = $10, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_school_break[] =
    "SELECT id, revision, school_year_id, name, first_day, last_day, grade_from, grade_to,"
    " is_hidden FROM school_break WHERE id = $1";

static const char sql_insert_school_break[] =
    "INSERT INTO school_break (school_year_id, name, first_day, last_day, grade_from,"
    " grade_to, is_hidden) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
    " RETURNING id";

static const char sql_update_school_break[] =
    "UPDATE school_break SET name = $3, first_day = $4, last_day = $5, grade_from = $6,"
    " grade_to = $7, is_hidden = $8, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_moved_day[] =
    "SELECT id, revision, school_year_id, day_off, worked_on, reason, is_hidden FROM"
    " moved_day WHERE id = $1";

static const char sql_insert_moved_day[] =
    "INSERT INTO moved_day (school_year_id, day_off, worked_on, reason, is_hidden) VALUES"
    " ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_moved_day[] =
    "UPDATE moved_day SET day_off = $3, worked_on = $4, reason = $5, is_hidden = $6, revision"
    " = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_bell_set[] =
    "SELECT id, revision, name, valid_from, valid_to, is_hidden FROM bell_set WHERE id = $1";

static const char sql_insert_bell_set[] =
    "INSERT INTO bell_set (name, valid_from, valid_to, is_hidden) VALUES ($1, $2, $3, $4) ON"
    " CONFLICT DO NOTHING RETURNING id";

static const char sql_update_bell_set[] =
    "UPDATE bell_set SET name = $3, valid_from = $4, valid_to = $5, is_hidden = $6, revision"
    " = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_bell_time[] =
    "SELECT id, revision, bell_set_id, lesson_no, starts_minutes, ends_minutes, is_hidden"
    " FROM bell_time WHERE id = $1";

static const char sql_insert_bell_time[] =
    "INSERT INTO bell_time (bell_set_id, lesson_no, starts_minutes, ends_minutes, is_hidden)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_bell_time[] =
    "UPDATE bell_time SET starts_minutes = $3, ends_minutes = $4, is_hidden = $5, revision ="
    " revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn school_year_fields[] = {
  { "start_year", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "semester_1_first", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "semester_1_last", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "semester_2_first", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "semester_2_last", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "end_grade_9", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "end_grade_12", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "is_published", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_school_year = {
  .name = "school_year",
  .fields = school_year_fields,
  .n_fields = G_N_ELEMENTS (school_year_fields),
  .n_keys = 1,
  .presence = KLADE_SCHOOL_YEAR_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_school_year,
  .sql_insert = sql_insert_school_year,
  .sql_update = sql_update_school_year,
};

static const KladeColumn school_break_fields[] = {
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "first_day", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "last_day", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "grade_from", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "grade_to", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_school_break = {
  .name = "school_break",
  .fields = school_break_fields,
  .n_fields = G_N_ELEMENTS (school_break_fields),
  .n_keys = 1,
  .presence = KLADE_SCHOOL_BREAK_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_school_break,
  .sql_insert = sql_insert_school_break,
  .sql_update = sql_update_school_break,
};

static const KladeColumn moved_day_fields[] = {
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "day_off", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "worked_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "reason", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_moved_day = {
  .name = "moved_day",
  .fields = moved_day_fields,
  .n_fields = G_N_ELEMENTS (moved_day_fields),
  .n_keys = 1,
  .presence = KLADE_MOVED_DAY_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_moved_day,
  .sql_insert = sql_insert_moved_day,
  .sql_update = sql_update_moved_day,
};

static const KladeColumn bell_set_fields[] = {
  { "name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_bell_set = {
  .name = "bell_set",
  .fields = bell_set_fields,
  .n_fields = G_N_ELEMENTS (bell_set_fields),
  .n_keys = 0,
  .presence = KLADE_BELL_SET_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_bell_set,
  .sql_insert = sql_insert_bell_set,
  .sql_update = sql_update_bell_set,
};

static const KladeColumn bell_time_fields[] = {
  { "bell_set_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "lesson_no", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "starts_minutes", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "ends_minutes", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_bell_time = {
  .name = "bell_time",
  .fields = bell_time_fields,
  .n_fields = G_N_ELEMENTS (bell_time_fields),
  .n_keys = 2,
  .presence = KLADE_BELL_TIME_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_bell_time,
  .sql_insert = sql_insert_bell_time,
  .sql_update = sql_update_bell_time,
};
