/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-people.h"

#include "klade-school-journal.h"

#include <string.h>

static const char *const sql_dumps[] = {
  "SELECT 'person ' || id || ' ' || surname || ' ' || given_name || ' ' || sex || ' '"
  " || COALESCE(merged_into_id, 0) FROM person WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'name ' || person_id || ' ' || surname || ' ' || given_name || ' ' || valid_from || ' '"
  " || COALESCE(valid_to, '') FROM person_name WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'secret ' || person_id || ' ' || field || ' ' || COALESCE(valid_from, '') || ' '"
  " || COALESCE(valid_to, '') FROM person_secret WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'guardian ' || pupil_id || ' ' || guardian_id || ' ' || kind || ' ' || valid_from || ' '"
  " || COALESCE(valid_to, '') FROM guardianship WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'work ' || person_id || ' ' || position || ' ' || valid_from || ' '"
  " || COALESCE(valid_to, '') FROM employment WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'role ' || person_id || ' ' || role || ' ' || valid_from || ' '"
  " || COALESCE(valid_to, '') FROM role_grant WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'stay ' || pupil_id || ' ' || class_id || ' ' || valid_from || ' '"
  " || COALESCE(valid_to, '') || ' ' || COALESCE(order_in_id, 0) || ' '"
  " || COALESCE(order_out_id, 0) FROM enrolment WHERE is_hidden = 0 ORDER BY pupil_id, valid_from",
  "SELECT 'member ' || group_id || ' ' || pupil_id || ' ' || valid_from || ' '"
  " || COALESCE(valid_to, '') FROM group_member WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'teaches ' || journal_id || ' ' || person_id || ' ' || valid_from || ' '"
  " || COALESCE(valid_to, '') FROM journal_teacher WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'account ' || person_id || ' ' || user_name || CASE WHEN revoked_at IS NULL THEN ''"
  " ELSE ' revoked' END FROM account ORDER BY id",
  "SELECT 'check ' || pupil_id || ' ' || is_checked FROM file_check WHERE is_checked = 1"
  " ORDER BY id",
  "SELECT 'application ' || pupil_id || ' ' || guardian_id || ' ' || number || ' '"
  " || COALESCE(fulfilled_on, '') FROM access_application WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'briefing ' || class_id || ' ' || COALESCE(pupil_id, 0) || ' ' || topic"
  " FROM parent_briefing WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'request ' || person_id || ' ' || request || ' ' || answer FROM staff_request"
  " WHERE is_hidden = 0 ORDER BY id",
  "SELECT 'mark ' || work_id || ' ' || pupil_id || ' ' || value FROM mark WHERE value <> ''"
  " ORDER BY work_id, pupil_id",
};

char *
klade_test_people_dump (KladeTestSchool *school)
{
  GString *dump = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sql_dumps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KladeStatement) stmt =
          klade_db_prepare (klade_school_get_db (school->school), sql_dumps[i], &error);
      KladeStep step;

      g_assert_no_error (error);
      while ((step = klade_statement_step (stmt, &error)) == KLADE_STEP_ROW)
        g_string_append_printf (dump, "%s\n", klade_statement_get_text (stmt, 0));
      g_assert_no_error (error);
    }

  return g_string_free (dump, FALSE);
}

static void
assert_dump (KladeTestSchool *school, const char *expected)
{
  g_autofree char *dump = klade_test_people_dump (school);

  g_assert_cmpstr (dump, ==, expected);
}

void
klade_test_people_undo (KladeTestSchool *school,
                        KladeSession *session,
                        KladeUndo *undo,
                        const char *before)
{
  g_autofree char *after = klade_test_people_dump (school);
  g_autoptr (KladeUndo) redo = NULL;
  g_autoptr (KladeUndo) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (undo);
  g_assert_cmpstr (after, !=, before);
  klade_school_undo (session, undo, &redo, &error);
  g_assert_no_error (error);
  assert_dump (school, before);
  klade_school_undo (session, redo, &again, &error);
  g_assert_no_error (error);
  assert_dump (school, after);
  klade_school_undo (session, again, NULL, &error);
  g_assert_no_error (error);
  assert_dump (school, before);
}

/* ---- sealing ---- */

static void
assert_absent (const char *content, gsize size, const char *secret, const char *where)
{
  gsize length = strlen (secret);

  for (const char *at = content; (gsize) (at - content) + length <= size; at++)
    {
      at = memchr (at, *secret, size - (gsize) (at - content));
      if (at == NULL)
        return;
      if ((gsize) (at - content) + length <= size && memcmp (at, secret, length) == 0)
        g_error ("%s holds “%s”", where, secret);
    }
}

static void
assert_file_sealed (const char *path, const char *secret)
{
  g_autofree char *content = NULL;
  gsize size;

  if (g_file_get_contents (path, &content, &size, NULL))
    assert_absent (content, size, secret, path);
}

static GPtrArray *
list_texts (KladeDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeStatement) stmt = klade_db_prepare (db, g_intern_string (sql), &error);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (klade_statement_step (stmt, &error) == KLADE_STEP_ROW)
    g_ptr_array_add (texts, g_strdup (klade_statement_get_text (stmt, 0)));
  g_assert_no_error (error);
  return texts;
}

/* Each row of each table as text, as pg_dump would write it: bytes are hexadecimal digits. */
static void
assert_tables_sealed (KladeDb *db, const char *secret)
{
  g_autoptr (GPtrArray) tables =
      list_texts (db, "SELECT CAST(table_name AS TEXT) FROM information_schema.tables"
                      " WHERE table_schema = current_schema()");
  g_autoptr (GString) hexadecimal = g_string_new (NULL);

  for (const char *c = secret; *c != '\0'; c++)
    g_string_append_printf (hexadecimal, "%02x", (guint8) *c);

  g_assert_cmpuint (tables->len, >, 20);
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = g_ptr_array_index (tables, i);
      g_autofree char *sql = g_strdup_printf ("SELECT CAST(t AS TEXT) FROM %s t", table);
      g_autoptr (GPtrArray) rows = list_texts (db, sql);

      for (guint row = 0; row < rows->len; row++)
        {
          const char *text = g_ptr_array_index (rows, row);

          assert_absent (text, strlen (text), secret, table);
          assert_absent (text, strlen (text), hexadecimal->str, table);
        }
    }
}

void
klade_test_people_assert_sealed (KladeTestSchool *school, const char *secret)
{
  g_autofree char *wal = g_strconcat (school->place, "-wal", NULL);

  if (klade_db_is_uri (school->place))
    {
      assert_tables_sealed (klade_school_get_db (school->school), secret);
      return;
    }

  g_assert_true (g_file_test (school->place, G_FILE_TEST_EXISTS));
  assert_file_sealed (school->place, secret);
  assert_file_sealed (wal, secret);
}
