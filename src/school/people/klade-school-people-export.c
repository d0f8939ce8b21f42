/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-id-map.h"
#include "klade-people-work.h"
#include "klade-sign-in.h"
#include "klade-store-secret.h"

#define N_PLAIN_COLUMNS 3 /* surname, given name, class */

void
klade_people_table_free (KladePeopleTable *self)
{
  g_strfreev (self->headings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

typedef struct
{
  KladeSession *session;
  guint kinds;
  gint64 class_id;
  guint fields;
  KladePeopleTable *table;
  int columns[KLADE_N_PERSON_FIELDS]; /* -1: not exported */
  KladeIdMap places;                  /* of persons, into rows */
} Export;

static void
make_headings (Export *self)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();
  int n_columns = N_PLAIN_COLUMNS;

  g_strv_builder_add_many (headings, _ ("Surname"), _ ("Given name"), _ ("Class"), NULL);
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    {
      self->columns[i] = -1;
      if ((self->fields & (1u << i)) == 0)
        continue;
      self->columns[i] = n_columns++;
      g_strv_builder_add (headings, klade_person_field_name ((KladePersonField) i));
    }

  self->table->headings = g_strv_builder_end (headings);
}

static void
add_row (Export *self, const KladePersonRow *person)
{
  guint n_columns = g_strv_length (self->table->headings);
  GStrv row = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    row[i] = g_strdup (i == 0   ? person->surname
                       : i == 1 ? person->given_name
                       : i == 2 ? person->class_name
                                : "");

  klade_id_map_add (&self->places, person->id, (int) self->table->rows->len);
  g_ptr_array_add (self->table->rows, row);
}

static gboolean
fill_cell (Export *self, const KladeStoredSecret *secret, GError **error)
{
  int place = klade_id_map_find (&self->places, secret->person_id);
  KladePersonField field;
  char *value;
  GStrv row;

  if (place < 0 || !klade_person_field_from_id (secret->field, &field) || self->columns[field] < 0)
    return TRUE;

  value = klade_seal_open (klade_people_get_seal (self->session), secret->person_id, secret->field,
                           secret->sealed, error);
  if (value == NULL)
    return FALSE;

  row = g_ptr_array_index (self->table->rows, place);
  g_free (row[self->columns[field]]);
  row[self->columns[field]] = value;
  return TRUE;
}

static gboolean
fill_cells (Export *self, KladeDb *db, GError **error)
{
  g_autoptr (GArray) secrets = NULL;

  if (self->fields == 0)
    return TRUE;

  secrets = klade_store_list_current_secrets (db, "", error);
  if (secrets == NULL)
    return FALSE;

  for (guint i = 0; i < secrets->len; i++)
    if (!fill_cell (self, &g_array_index (secrets, KladeStoredSecret, i), error))
      return FALSE;

  return TRUE;
}

/* What was exported stands in the log before anybody has it: fields and the number of rows. */
static gboolean
log_export (Export *self, GError **error)
{
  g_autoptr (GString) what = g_string_new (NULL);
  KladeAuditEntry entry = { .action = KLADE_AUDIT_EXPORT, .table_name = "person" };

  g_string_append_printf (what, "%u", self->table->rows->len);
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    if (self->columns[i] >= 0)
      g_string_append_printf (what, "/%s", klade_person_field_id ((KladePersonField) i));

  entry.new_value = what->str;
  return klade_session_log (self->session, &entry, error);
}

static gboolean
export_within (KladeDb *db, gpointer data, GError **error)
{
  Export *self = data;
  g_autoptr (KladePeopleList) list = NULL;

  if (!klade_session_require (self->session, KLADE_ACTION_EXPORT_PEOPLE, NULL, error))
    return FALSE;

  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    if ((self->fields & (1u << i)) != 0 && klade_person_field_is_protected ((KladePersonField) i) &&
        !klade_session_require (self->session, KLADE_ACTION_READ_PROTECTED,
                                &(KladeTarget){ .class_id = self->class_id }, error))
      return FALSE;

  list = klade_school_list_people (self->session, self->kinds, self->class_id, error);
  if (list == NULL)
    return FALSE;

  g_ptr_array_set_size (self->table->rows, 0); /* the engine may run us again */
  klade_id_map_clear (&self->places);
  for (guint i = 0; i < list->n_rows; i++)
    add_row (self, &list->rows[i]);

  return fill_cells (self, db, error) && log_export (self, error);
}

/**
 * klade_school_export_people:
 * @session: who may export
 * @password: the session's own, asked for again
 * @kinds, @class_id: who, as for klade_school_list_people()
 * @fields: bits 1 << KladePersonField: which columns beside names and class
 * @error: %KLADE_ERROR_PASSWORD, %KLADE_ERROR_WAIT, %KLADE_ERROR_DENIED
 *
 * Many people's data at once; the log tells the fields and the number of rows.
 *
 * Returns: (transfer full): the table
 */
KladePeopleTable *
klade_school_export_people (KladeSession *session,
                            const char *password,
                            guint kinds,
                            gint64 class_id,
                            guint fields,
                            GError **error)
{
  g_autoptr (KladePeopleTable) table = NULL;
  Export export = { session, kinds, class_id, fields, NULL, { 0 }, { 0 } };
  gboolean is_done;

  g_return_val_if_fail (KLADE_IS_SESSION (session) && password != NULL, NULL);

  if (!klade_session_require (session, KLADE_ACTION_EXPORT_PEOPLE, NULL, error) ||
      !klade_session_check_password (session, password, error) ||
      !klade_session_refresh_vault (session, NULL, error))
    return NULL;

  table = g_new0 (KladePeopleTable, 1);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  export.table = table;
  make_headings (&export);
  is_done = klade_db_within (klade_session_get_db (session), export_within, &export, error);

  klade_id_map_clear (&export.places);
  return is_done ? g_steal_pointer (&table) : NULL;
}
