/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-programme.h"

static const char sql_get_programme[] =
    "SELECT id, revision, code, name, is_hidden FROM programme WHERE id = $1";

static const char sql_insert_programme[] =
    "INSERT INTO programme (code, name, is_hidden) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
    " RETURNING id";

static const char sql_update_programme[] =
    "UPDATE programme SET code = $3, name = $4, is_hidden = $5, revision = revision + 1 WHERE"
    " id = $1 AND revision = $2";

static const char sql_get_subject[] =
    "SELECT id, revision, name, short_name, area, position, is_hidden FROM subject WHERE id ="
    " $1";

static const char sql_insert_subject[] =
    "INSERT INTO subject (name, short_name, area, position, is_hidden) VALUES ($1, $2, $3,"
    " $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_subject[] =
    "UPDATE subject SET name = $3, short_name = $4, area = $5, position = $6, is_hidden = $7,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_planned_subject[] =
    "SELECT id, revision, programme_id, subject_id, grade, lessons_per_year, scale, is_hidden"
    " FROM planned_subject WHERE id = $1";

static const char sql_insert_planned_subject[] =
    "INSERT INTO planned_subject (programme_id, subject_id, grade, lessons_per_year, scale,"
    " is_hidden) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_planned_subject[] =
    "UPDATE planned_subject SET lessons_per_year = $3, scale = $4, is_hidden = $5, revision ="
    " revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn programme_fields[] = {
  { "code", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_programme = {
  .name = "programme",
  .fields = programme_fields,
  .n_fields = G_N_ELEMENTS (programme_fields),
  .n_keys = 0,
  .presence = KLADE_PROGRAMME_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_programme,
  .sql_insert = sql_insert_programme,
  .sql_update = sql_update_programme,
};

static const KladeColumn subject_fields[] = {
  { "name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "short_name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "area", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "position", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_subject = {
  .name = "subject",
  .fields = subject_fields,
  .n_fields = G_N_ELEMENTS (subject_fields),
  .n_keys = 0,
  .presence = KLADE_SUBJECT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_subject,
  .sql_insert = sql_insert_subject,
  .sql_update = sql_update_subject,
};

static const KladeColumn planned_subject_fields[] = {
  { "programme_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "subject_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "grade", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "lessons_per_year", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "scale", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_planned_subject = {
  .name = "planned_subject",
  .fields = planned_subject_fields,
  .n_fields = G_N_ELEMENTS (planned_subject_fields),
  .n_keys = 3,
  .presence = KLADE_PLANNED_SUBJECT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_planned_subject,
  .sql_insert = sql_insert_planned_subject,
  .sql_update = sql_update_planned_subject,
};
