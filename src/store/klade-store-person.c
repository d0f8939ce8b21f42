/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-store-person.h"

static const char sql_get_person[] =
    "SELECT id, revision, surname, given_name, sex, merged_into_id, is_hidden FROM person"
    " WHERE id = $1";

static const char sql_insert_person[] =
    "INSERT INTO person (surname, given_name, sex, merged_into_id, is_hidden) VALUES ($1, $2,"
    " $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_person[] =
    "UPDATE person SET surname = $3, given_name = $4, sex = $5, merged_into_id = $6,"
    " is_hidden = $7, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_person_name[] =
    "SELECT id, revision, person_id, surname, given_name, valid_from, valid_to, order_id,"
    " is_hidden FROM person_name WHERE id = $1";

static const char sql_insert_person_name[] =
    "INSERT INTO person_name (person_id, surname, given_name, valid_from, valid_to, order_id,"
    " is_hidden) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_person_name[] =
    "UPDATE person_name SET surname = $3, given_name = $4, valid_from = $5, valid_to = $6,"
    " order_id = $7, is_hidden = $8, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_guardianship[] =
    "SELECT id, revision, pupil_id, guardian_id, valid_from, kind, valid_to, is_hidden FROM"
    " guardianship WHERE id = $1";

static const char sql_insert_guardianship[] =
    "INSERT INTO guardianship (pupil_id, guardian_id, valid_from, kind, valid_to, is_hidden)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_guardianship[] =
    "UPDATE guardianship SET kind = $3, valid_to = $4, is_hidden = $5, revision = revision +"
    " 1 WHERE id = $1 AND revision = $2";

static const char sql_get_employment[] =
    "SELECT id, revision, person_id, position, valid_from, valid_to, order_id, is_hidden FROM"
    " employment WHERE id = $1";

static const char sql_insert_employment[] =
    "INSERT INTO employment (person_id, position, valid_from, valid_to, order_id, is_hidden)"
    " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_employment[] =
    "UPDATE employment SET position = $3, valid_from = $4, valid_to = $5, order_id = $6,"
    " is_hidden = $7, revision = revision + 1 WHERE id = $1 AND revision = $2";

static const char sql_get_role_grant[] =
    "SELECT id, revision, person_id, role, class_id, valid_from, valid_to, order_id,"
    " is_hidden FROM role_grant WHERE id = $1";

static const char sql_insert_role_grant[] =
    "INSERT INTO role_grant (person_id, role, class_id, valid_from, valid_to, order_id,"
    " is_hidden) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id";

static const char sql_update_role_grant[] =
    "UPDATE role_grant SET valid_from = $3, valid_to = $4, order_id = $5, is_hidden = $6,"
    " revision = revision + 1 WHERE id = $1 AND revision = $2";

static const KladeColumn person_fields[] = {
  { "surname", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "given_name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "sex", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "merged_into_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_person = {
  .name = "person",
  .fields = person_fields,
  .n_fields = G_N_ELEMENTS (person_fields),
  .n_keys = 0,
  .presence = KLADE_PERSON_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_person,
  .sql_insert = sql_insert_person,
  .sql_update = sql_update_person,
};

static const KladeColumn person_name_fields[] = {
  { "person_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "surname", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "given_name", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "order_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_person_name = {
  .name = "person_name",
  .fields = person_name_fields,
  .n_fields = G_N_ELEMENTS (person_name_fields),
  .n_keys = 1,
  .presence = KLADE_PERSON_NAME_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_person_name,
  .sql_insert = sql_insert_person_name,
  .sql_update = sql_update_person_name,
};

static const KladeColumn guardianship_fields[] = {
  { "pupil_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "guardian_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_KEY },
  { "kind", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_guardianship = {
  .name = "guardianship",
  .fields = guardianship_fields,
  .n_fields = G_N_ELEMENTS (guardianship_fields),
  .n_keys = 3,
  .presence = KLADE_GUARDIANSHIP_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_guardianship,
  .sql_insert = sql_insert_guardianship,
  .sql_update = sql_update_guardianship,
};

static const KladeColumn employment_fields[] = {
  { "person_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "position", KLADE_COLUMN_TEXT, KLADE_COLUMN_CONTENT },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "order_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_employment = {
  .name = "employment",
  .fields = employment_fields,
  .n_fields = G_N_ELEMENTS (employment_fields),
  .n_keys = 1,
  .presence = KLADE_EMPLOYMENT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_employment,
  .sql_insert = sql_insert_employment,
  .sql_update = sql_update_employment,
};

static const KladeColumn role_grant_fields[] = {
  { "person_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "role", KLADE_COLUMN_NUMBER, KLADE_COLUMN_KEY },
  { "class_id", KLADE_COLUMN_ID, KLADE_COLUMN_KEY },
  { "valid_from", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "valid_to", KLADE_COLUMN_DAY, KLADE_COLUMN_CONTENT },
  { "order_id", KLADE_COLUMN_ID, KLADE_COLUMN_CONTENT },
  { "is_hidden", KLADE_COLUMN_NUMBER, KLADE_COLUMN_CONTENT },
};

const KladeTable klade_table_role_grant = {
  .name = "role_grant",
  .fields = role_grant_fields,
  .n_fields = G_N_ELEMENTS (role_grant_fields),
  .n_keys = 3,
  .presence = KLADE_ROLE_GRANT_COLUMN_IS_HIDDEN,
  .absent = 1,
  .sql_get = sql_get_role_grant,
  .sql_insert = sql_insert_role_grant,
  .sql_update = sql_update_role_grant,
};
