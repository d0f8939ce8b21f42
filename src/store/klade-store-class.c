/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-class.h"

static const char sql_get_school_class[] =
    "SELECT id, revision, school_year_id, grade, suffix, name, programme_id, bell_set_id,"
    " is_hidden FROM school_class WHERE id = $1";

static const char sql_insert_school_class[] =
    "INSERT INTO school_class (school_year_id, grade, suffix, name, programme_id,"
    " bell_set_id, is_hidden) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
    " RETURNING id";

static const char sql_update_school_class[] =
    "UPDATE school_class SET grade = $3, suffix = $4, name = $5, programme_id = $6,"
    " bell_set_id = $7, is_hidden = $8, revision = revision + 1 WHERE id = $1 AND revision ="
    " $2";

static const char sql_get_enrolment[] =
    "SELECT id, revision, pupil_id, class_id, valid_from, valid_to, order_in_id,"
    " order_out_id, is_hidden FROM enrolment WHERE id = $1";

static const char sql_insert_enrolment[] =
    "INSERT INTO enrolment (pupil_id, class_id, valid_from, valid_to, order_in_id,"
    " order_out_id, is_hidden) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
    " RETURNING id";

static const char sql_update_enrolment[] =
    "UPDATE enrolment SET valid_to = $3, order_in_id = $4, order_out_id = $5, is_hidden = $6,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_study_group[] =
    "SELECT id, revision, school_year_id, class_id, subject_id, name, kind, is_hidden FROM"
    " study_group WHERE id = $1";

static const char sql_insert_study_group[] =
    "INSERT INTO study_group (school_year_id, class_id, subject_id, name, kind, is_hidden)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_study_group[] =
    "UPDATE study_group SET class_id = $3, subject_id = $4, name = $5, kind = $6, is_hidden ="
    " $7, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_group_member[] =
    "SELECT id, revision, group_id, pupil_id, valid_from, valid_to, is_hidden FROM"
    " group_member WHERE id = $1";

static const char sql_insert_group_member[] =
    "INSERT INTO group_member (group_id, pupil_id, valid_from, valid_to, is_hidden) VALUES"
    " ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_group_member[] =
    "UPDATE group_member SET valid_to = $3, is_hidden = $4, revision = revision + 1 WHERE id"
    " = $1 AND revision = $2";

static const char sql_get_journal[] =
    "SELECT id, revision, school_year_id, class_id, group_id, subject_id, kind, scale,"
    " lessons_planned, is_hidden FROM journal WHERE id = $1";

static const char sql_insert_journal[] =
    "INSERT INTO journal (school_year_id, class_id, group_id, subject_id, kind, scale,"
    " lessons_planned, is_hidden) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO"
    " NOTHING RETURNING id";

static const char sql_update_journal[] =
    "UPDATE journal SET kind = $3, scale = $4, lessons_planned = $5, is_hidden = $6, revision"
    " = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_journal_teacher[] =
    "SELECT id, revision, journal_id, person_id, valid_from, valid_to, order_id, is_hidden"
    " FROM journal_teacher WHERE id = $1";

static const char sql_insert_journal_teacher[] =
    "INSERT INTO journal_teacher (journal_id, person_id, valid_from, valid_to, order_id,"
    " is_hidden) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_journal_teacher[] =
    "UPDATE journal_teacher SET valid_from = $3, valid_to = $4, order_id = $5, is_hidden ="
    " $6, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn school_class_fields[] = {
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "grade", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "suffix", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "programme_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "bell_set_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_school_class = {
  .name = "school_class",
  .fields = school_class_fields,
  .n_fields = G_N_ELEMENTS (school_class_fields),
  .n_keys = 1,
  .presence = KLADE_SCHOOL_CLASS_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_school_class,
  .sql_insert = sql_insert_school_class,
  .sql_update = sql_update_school_class,
};

static const KladeColumn enrolment_fields[] = {
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_KEY },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "order_in_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "order_out_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_enrolment = {
  .name = "enrolment",
  .fields = enrolment_fields,
  .n_fields = G_N_ELEMENTS (enrolment_fields),
  .n_keys = 3,
  .presence = KLADE_ENROLMENT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_enrolment,
  .sql_insert = sql_insert_enrolment,
  .sql_update = sql_update_enrolment,
};

static const KladeColumn study_group_fields[] = {
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "subject_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_study_group = {
  .name = "study_group",
  .fields = study_group_fields,
  .n_fields = G_N_ELEMENTS (study_group_fields),
  .n_keys = 1,
  .presence = KLADE_STUDY_GROUP_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_study_group,
  .sql_insert = sql_insert_study_group,
  .sql_update = sql_update_study_group,
};

static const KladeColumn group_member_fields[] = {
  { "group_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_KEY },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_group_member = {
  .name = "group_member",
  .fields = group_member_fields,
  .n_fields = G_N_ELEMENTS (group_member_fields),
  .n_keys = 3,
  .presence = KLADE_GROUP_MEMBER_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_group_member,
  .sql_insert = sql_insert_group_member,
  .sql_update = sql_update_group_member,
};

static const KladeColumn journal_fields[] = {
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "group_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "subject_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "scale", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "lessons_planned", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_journal = {
  .name = "journal",
  .fields = journal_fields,
  .n_fields = G_N_ELEMENTS (journal_fields),
  .n_keys = 4,
  .presence = KLADE_JOURNAL_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_journal,
  .sql_insert = sql_insert_journal,
  .sql_update = sql_update_journal,
};

static const KladeColumn journal_teacher_fields[] = {
  { "journal_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "person_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "order_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_journal_teacher = {
  .name = "journal_teacher",
  .fields = journal_teacher_fields,
  .n_fields = G_N_ELEMENTS (journal_teacher_fields),
  .n_keys = 2,
  .presence = KLADE_JOURNAL_TEACHER_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_journal_teacher,
  .sql_insert = sql_insert_journal_teacher,
  .sql_update = sql_update_journal_teacher,
};
