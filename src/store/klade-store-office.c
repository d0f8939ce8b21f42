/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-office.h"

static const char sql_get_school_order[] =
    "SELECT id, revision, number, ordered_on, kind, title, notes, is_hidden FROM school_order"
    " WHERE id = $1";

static const char sql_insert_school_order[] =
    "INSERT INTO school_order (number, ordered_on, kind, title, notes, is_hidden) VALUES ($1,"
    " $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_school_order[] =
    "UPDATE school_order SET number = $3, ordered_on = $4, kind = $5, title = $6, notes = $7,"
    " is_hidden = $8, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_file_check[] =
    "SELECT id, revision, pupil_id, school_year_id, is_checked, changed_by, changed_at FROM"
    " file_check WHERE id = $1";

static const char sql_insert_file_check[] =
    "INSERT INTO file_check (pupil_id, school_year_id, is_checked, changed_by, changed_at)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_file_check[] =
    "UPDATE file_check SET is_checked = $3, changed_by = $4, changed_at = $5, revision ="
    " revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_promotion[] =
    "SELECT id, revision, pupil_id, class_id, decision, to_class_name, order_id, changed_by,"
    " changed_at FROM promotion WHERE id = $1";

static const char sql_insert_promotion[] =
    "INSERT INTO promotion (pupil_id, class_id, decision, to_class_name, order_id,"
    " changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
    " RETURNING id";

static const char sql_update_promotion[] =
    "UPDATE promotion SET decision = $3, to_class_name = $4, order_id = $5, changed_by = $6,"
    " changed_at = $7, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_access_application[] =
    "SELECT id, revision, pupil_id, guardian_id, received_on, number, consents, fulfilled_on,"
    " notes, is_hidden, changed_by, changed_at FROM access_application WHERE id = $1";

static const char sql_insert_access_application[] =
    "INSERT INTO access_application (pupil_id, guardian_id, received_on, number, consents,"
    " fulfilled_on, notes, is_hidden, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6,"
    " $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_access_application[] =
    "UPDATE access_application SET received_on = $3, number = $4, consents = $5, fulfilled_on"
    " = $6, notes = $7, is_hidden = $8, changed_by = $9, changed_at = $10, revision = revision"
    " + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_parent_briefing[] =
    "SELECT id, revision, school_year_id, class_id, pupil_id, given_on, topic, notes,"
    " is_hidden, changed_by, changed_at FROM parent_briefing WHERE id = $1";

static const char sql_insert_parent_briefing[] =
    "INSERT INTO parent_briefing (school_year_id, class_id, pupil_id, given_on, topic, notes,"
    " is_hidden, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON"
    " CONFLICT DO NOTHING RETURNING id";

static const char sql_update_parent_briefing[] =
    "UPDATE parent_briefing SET given_on = $3, topic = $4, notes = $5, is_hidden = $6,"
    " changed_by = $7, changed_at = $8, revision = revision + 1 WHERE id = $1 AND revision ="
    " $2";

static const char sql_get_staff_request[] =
    "SELECT id, revision, person_id, kind, received_on, request, answer, answered_on,"
    " is_hidden, changed_by, changed_at FROM staff_request WHERE id = $1";

static const char sql_insert_staff_request[] =
    "INSERT INTO staff_request (person_id, kind, received_on, request, answer, answered_on,"
    " is_hidden, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON"
    " CONFLICT DO NOTHING RETURNING id";

static const char sql_update_staff_request[] =
    "UPDATE staff_request SET kind = $3, received_on = $4, request = $5, answer = $6,"
    " answered_on = $7, is_hidden = $8, changed_by = $9, changed_at = $10, revision = revision"
    " + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn school_order_fields[] = {
  { "number", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "ordered_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "title", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_school_order = {
  .name = "school_order",
  .fields = school_order_fields,
  .n_fields = G_N_ELEMENTS (school_order_fields),
  .n_keys = 0,
  .presence = KLADE_SCHOOL_ORDER_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_school_order,
  .sql_insert = sql_insert_school_order,
  .sql_update = sql_update_school_order,
};

static const KladeColumn file_check_fields[] = {
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "is_checked", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_file_check = {
  .name = "file_check",
  .fields = file_check_fields,
  .n_fields = G_N_ELEMENTS (file_check_fields),
  .n_keys = 2,
  .presence = KLADE_FILE_CHECK_COLUMN_IS_CHECKED,
  .sql_get = sql_get_file_check,
  .sql_insert = sql_insert_file_check,
  .sql_update = sql_update_file_check,
};

static const KladeColumn promotion_fields[] = {
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "decision", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "to_class_name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "order_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_promotion = {
  .name = "promotion",
  .fields = promotion_fields,
  .n_fields = G_N_ELEMENTS (promotion_fields),
  .n_keys = 2,
  .presence = KLADE_PROMOTION_COLUMN_DECISION,
  .sql_get = sql_get_promotion,
  .sql_insert = sql_insert_promotion,
  .sql_update = sql_update_promotion,
};

static const KladeColumn access_application_fields[] = {
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "guardian_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "received_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "number", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "consents", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "fulfilled_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_access_application = {
  .name = "access_application",
  .fields = access_application_fields,
  .n_fields = G_N_ELEMENTS (access_application_fields),
  .n_keys = 2,
  .presence = KLADE_ACCESS_APPLICATION_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_access_application,
  .sql_insert = sql_insert_access_application,
  .sql_update = sql_update_access_application,
};

static const KladeColumn parent_briefing_fields[] = {
  { "school_year_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "given_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "topic", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "notes", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_parent_briefing = {
  .name = "parent_briefing",
  .fields = parent_briefing_fields,
  .n_fields = G_N_ELEMENTS (parent_briefing_fields),
  .n_keys = 3,
  .presence = KLADE_PARENT_BRIEFING_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_parent_briefing,
  .sql_insert = sql_insert_parent_briefing,
  .sql_update = sql_update_parent_briefing,
};

static const KladeColumn staff_request_fields[] = {
  { "person_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "received_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "request", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "answer", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "answered_on", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
  { "changed_by", KLADE_COLUMN_ID, KLADE_COLUMN_CHANGED },
  { "changed_at", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CHANGED },
};

const KladeTable klade_table_staff_request = {
  .name = "staff_request",
  .fields = staff_request_fields,
  .n_fields = G_N_ELEMENTS (staff_request_fields),
  .n_keys = 1,
  .presence = KLADE_STAFF_REQUEST_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_staff_request,
  .sql_insert = sql_insert_staff_request,
  .sql_update = sql_update_staff_request,
};
