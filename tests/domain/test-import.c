/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "klade-error.h"
#include "klade-import-mapping.h"

/* A table of rows between line breaks and of cells between bars. */
static KladeImportTable *
new_table (const char *text)
{
  KladeImportTable *table = klade_import_table_new ("Lapa");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint row = 0; lines[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

      g_assert_true (klade_import_table_begin_row (table, row + 1, NULL));
      for (guint column = 0; cells[column] != NULL; column++)
        g_assert_true (
            klade_import_table_set (table, column, cells[column], strlen (cells[column]), NULL));
    }
  klade_import_table_close (table);
  return table;
}

static KladeImportMapping *
new_mapping (const char *text, KladeImportTarget target)
{
  g_autoptr (KladeImportTable) table = new_table (text);

  return klade_import_mapping_new (table, target);
}

static void
test_table (void)
{
  static const struct
  {
    const char *found;
    const char *kept;
  } texts[] = {
    { "Anna", "Anna" },
    { " Anna ", "Anna" },
    { "Be\xcc\x84rzin\xcc\xa7s\xcc\x8c", "Bērziņš" }, /* decomposed, as a Mac writes */
    { "<b>&amp;", "<b>&amp;" },
    { "evil\xe2\x80\xaegnp", "evilgnp" }, /* right to left override */
    { "\xff\xfeok", "\xef\xbf\xbd\xef\xbf\xbdok" },
    { "a\r\nb", "a\nb" },
    { " \xc2\xa0 ", "" },
    { "", "" },
  };
  g_autoptr (KladeImportTable) table = klade_import_table_new (" Lapa\n1 ");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (klade_import_table_begin_row (table, (guint) i * 2 + 1, NULL));
      g_assert_true (klade_import_table_set (table, 3, "x", 1, NULL));
      g_assert_true (
          klade_import_table_set (table, 1, texts[i].found, strlen (texts[i].found), NULL));
      g_assert_true (klade_import_table_begin_row (table, (guint) i * 2 + 2, NULL)); /* empty */
      g_assert_true (klade_import_table_set (table, 5, " ", 1, NULL));
    }
  klade_import_table_close (table);

  g_assert_cmpstr (klade_import_table_get_name (table), ==, "Lapa 1");
  g_assert_cmpuint (klade_import_table_get_n_rows (table), ==, G_N_ELEMENTS (texts));
  g_assert_cmpuint (klade_import_table_get_n_columns (table), ==, 4);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpuint (klade_import_table_get_row_number (table, i), ==, i * 2 + 1);
      g_assert_cmpstr (klade_import_table_get (table, i, 0), ==, "");
      g_assert_cmpstr (klade_import_table_get (table, i, 1), ==, texts[i].kept);
      g_assert_cmpstr (klade_import_table_get (table, i, 3), ==, "x");
      g_assert_cmpstr (klade_import_table_get (table, i, 99), ==, "");
    }
}

static void
assert_refused (gboolean is_done, GError **error, const char *words)
{
  g_assert_false (is_done);
  g_assert_error (*error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

static void
test_limits (void)
{
  g_autoptr (KladeImportTable) table = klade_import_table_new ("Lapa");
  g_autofree char *long_text = g_strnfill (KLADE_IMPORT_CELL_BYTES_MAX + 1, 'a');
  g_autoptr (GError) error = NULL;
  gboolean is_done = TRUE;
  gsize n_bytes = 0;

  g_assert_true (klade_import_table_begin_row (table, 7, NULL));
  g_assert_true (klade_import_table_set (table, KLADE_IMPORT_COLUMNS_MAX + 100, "", 0, &error));
  assert_refused (klade_import_table_set (table, KLADE_IMPORT_COLUMNS_MAX, "x", 1, &error), &error,
                  "Row 7");
  assert_refused (klade_import_table_set (table, 27, long_text, strlen (long_text), &error), &error,
                  "row 7, column AB");

  while (is_done && n_bytes <= KLADE_IMPORT_TABLE_BYTES_MAX)
    {
      is_done = klade_import_table_set (table, 0, long_text, KLADE_IMPORT_CELL_BYTES_MAX, &error);
      n_bytes += KLADE_IMPORT_CELL_BYTES_MAX;
    }
  assert_refused (is_done, &error, "too big");

  for (guint i = 1; i < KLADE_IMPORT_ROWS_MAX; i++)
    {
      g_assert_true (klade_import_table_begin_row (table, 7 + i, NULL));
      g_assert_true (klade_import_table_set (table, 0, "x", 1, NULL));
    }
  assert_refused (klade_import_table_begin_row (table, 1000000, &error), &error, "50000 rows");
}

static void
test_column_letters (void)
{
  static const struct
  {
    guint column;
    const char *letters;
  } columns[] = {
    { 0, "A" },    { 25, "Z" },    { 26, "AA" },     { 51, "AZ" },    { 52, "BA" },
    { 701, "ZZ" }, { 702, "AAA" }, { 16383, "XFD" }, { 1023, "AMJ" }, { G_MAXUINT, "MWLQKWV" }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *letters = klade_import_column_letters (columns[i].column);

      g_assert_cmpstr (letters, ==, columns[i].letters);
    }
}

/* How schools head their lists. */
static const struct
{
  KladeImportTarget target;
  const char *heading;
  const char *field;
} headings[] = {
  { KLADE_IMPORT_PUPILS, "Uzvārds", "surname" },
  { KLADE_IMPORT_PUPILS, "UZVARDS", "surname" },
  { KLADE_IMPORT_PUPILS, "Izglītojamā uzvārds", "surname" },
  { KLADE_IMPORT_PUPILS, "Vārds", "given-name" },
  { KLADE_IMPORT_PUPILS, "Vārds (-i)", "given-name" },
  { KLADE_IMPORT_PUPILS, "Skolēna vārds", "given-name" },
  { KLADE_IMPORT_PUPILS, "Uzvārds, vārds", "full-name" },
  { KLADE_IMPORT_PUPILS, "Vārds Uzvārds", "full-name" },
  { KLADE_IMPORT_PUPILS, "Skolēna vārds un uzvārds", "full-name" },
  { KLADE_IMPORT_PUPILS, "Skolēns", "full-name" },
  { KLADE_IMPORT_PUPILS, "Izglītojamais", "full-name" },
  { KLADE_IMPORT_PUPILS, "Personas kods", "personal-code" },
  { KLADE_IMPORT_PUPILS, "Pers. kods", "personal-code" },
  { KLADE_IMPORT_PUPILS, "P.K.", "personal-code" },
  { KLADE_IMPORT_PUPILS, "PK", "personal-code" },
  { KLADE_IMPORT_PUPILS, "Nr.p.k.", "-" },
  { KLADE_IMPORT_PUPILS, "N.p.k.", "-" },
  { KLADE_IMPORT_PUPILS, "Dzimšanas datums", "birth-date" },
  { KLADE_IMPORT_PUPILS, "Dzim.dat.", "birth-date" },
  { KLADE_IMPORT_PUPILS, "Dzimšanas dati (dd.mm.gggg.)", "birth-date" },
  { KLADE_IMPORT_PUPILS, "Dzimšanas vieta", "-" },
  { KLADE_IMPORT_PUPILS, "Dzimums", "sex" },
  { KLADE_IMPORT_PUPILS, "Klase", "class" },
  { KLADE_IMPORT_PUPILS, "Grupas nosaukums", "class" },
  { KLADE_IMPORT_PUPILS, "Klases audzinātājs", "-" },
  { KLADE_IMPORT_PUPILS, "Deklarētā adrese", "declared-address" },
  { KLADE_IMPORT_PUPILS, "Deklarētā dzīvesvieta", "declared-address" },
  { KLADE_IMPORT_PUPILS, "Dzīvesvietas adrese", "declared-address" },
  { KLADE_IMPORT_PUPILS, "Faktiskā dzīvesvietas adrese", "actual-address" },
  { KLADE_IMPORT_PUPILS, "Tālrunis", "phone" },
  { KLADE_IMPORT_PUPILS, "Mob. tālr. Nr.", "phone" },
  { KLADE_IMPORT_PUPILS, "E-pasts", "email" },
  { KLADE_IMPORT_PUPILS, "e-pasta adrese", "email" },
  { KLADE_IMPORT_PUPILS, "Epasts", "email" },
  { KLADE_IMPORT_PUPILS, "Dzimšanas apliecības Nr.", "birth-certificate" },
  { KLADE_IMPORT_PUPILS, "Pases / ID kartes Nr.", "identity-document" },
  { KLADE_IMPORT_PUPILS, "Personu apliecinoša dokumenta numurs", "identity-document" },
  { KLADE_IMPORT_PUPILS, "Valstiskā piederība", "citizenship" },
  { KLADE_IMPORT_PUPILS, "Pilsonība", "citizenship" },
  { KLADE_IMPORT_PUPILS, "Dzimtā valoda", "native-language" },
  { KLADE_IMPORT_PUPILS, "Ģimenē lietotā valoda", "native-language" },
  { KLADE_IMPORT_PUPILS, "Uzņemšanas datums", "admission-date" },
  { KLADE_IMPORT_PUPILS, "Iestājies", "admission-date" },
  { KLADE_IMPORT_PUPILS, "Rīkojuma Nr.", "order-number" },
  { KLADE_IMPORT_PUPILS, "Uzņemšanas rīkojuma numurs", "order-number" },
  { KLADE_IMPORT_PUPILS, "Rīkojuma datums", "order-date" },
  { KLADE_IMPORT_PUPILS, "Iepriekšējā izglītības iestāde", "previous-school" },
  { KLADE_IMPORT_PUPILS, "No kuras skolas iestājies", "previous-school" },
  { KLADE_IMPORT_PUPILS, "Personas lietas Nr.", "-" },
  { KLADE_IMPORT_PUPILS, "Mātes vārds, uzvārds", "guardian-1-name" },
  { KLADE_IMPORT_PUPILS, "Mātes uzvārds", "guardian-1-surname" },
  { KLADE_IMPORT_PUPILS, "Mātes tālr.", "guardian-1-phone" },
  { KLADE_IMPORT_PUPILS, "Tālrunis (mātes)", "guardian-1-phone" },
  { KLADE_IMPORT_PUPILS, "Tēva vārds, uzvārds", "guardian-2-name" },
  { KLADE_IMPORT_PUPILS, "Tēva e-pasts", "guardian-2-email" },
  { KLADE_IMPORT_PUPILS, "1. vecāka personas kods", "guardian-1-personal-code" },
  { KLADE_IMPORT_PUPILS, "Vecāks 2 / Tālrunis", "guardian-2-phone" },
  { KLADE_IMPORT_PUPILS, "Vecāku tālruņi", "guardian-1-phone" },
  { KLADE_IMPORT_PUPILS, "2. likumiskā pārstāvja radniecība", "guardian-2-kind" },
  { KLADE_IMPORT_PUPILS, "Aizbildnis", "guardian-1-name" },
  { KLADE_IMPORT_PUPILS, "Piezīmes", "-" },
  { KLADE_IMPORT_PUPILS, "", "-" },
  { KLADE_IMPORT_STAFF, "Skolotājs", "full-name" },
  { KLADE_IMPORT_STAFF, "Pedagoga vārds, uzvārds", "full-name" },
  { KLADE_IMPORT_STAFF, "Amats", "position" },
  { KLADE_IMPORT_STAFF, "Ieņemamais amats", "position" },
  { KLADE_IMPORT_STAFF, "Loma", "roles" },
  { KLADE_IMPORT_STAFF, "Mācību priekšmeti", "subjects" },
  { KLADE_IMPORT_STAFF, "Pasniedzamie priekšmeti", "subjects" },
  { KLADE_IMPORT_STAFF, "Audzināmā klase", "class-teacher-of" },
  { KLADE_IMPORT_STAFF, "Darba uzsākšanas datums", "start-date" },
  { KLADE_IMPORT_STAFF, "Pieņemts darbā", "start-date" },
  { KLADE_IMPORT_PARENTS, "Vecāka vārds, uzvārds", "full-name" },
  { KLADE_IMPORT_PARENTS, "Uzvārds", "surname" },
  { KLADE_IMPORT_PARENTS, "Vecāks", "full-name" },
  { KLADE_IMPORT_PARENTS, "Adrese", "address" },
  { KLADE_IMPORT_PARENTS, "Skolēns", "pupil-name" },
  { KLADE_IMPORT_PARENTS, "Bērna vārds, uzvārds", "pupil-name" },
  { KLADE_IMPORT_PARENTS, "Skolēna uzvārds", "pupil-surname" },
  { KLADE_IMPORT_PARENTS, "Izglītojamā personas kods", "pupil-personal-code" },
  { KLADE_IMPORT_PARENTS, "Klase", "pupil-class" },
  { KLADE_IMPORT_PARENTS, "Skolēna klase", "pupil-class" },
  { KLADE_IMPORT_PARENTS, "Radniecība", "kind" },
  { KLADE_IMPORT_PARENTS, "Radniecība ar bērnu", "kind" },
  { KLADE_IMPORT_SUBJECTS, "Mācību priekšmets", "name" },
  { KLADE_IMPORT_SUBJECTS, "Nosaukums", "name" },
  { KLADE_IMPORT_SUBJECTS, "Saīsinājums", "short-name" },
  { KLADE_IMPORT_SUBJECTS, "Priekšmeta saīsinātais nosaukums", "short-name" },
  { KLADE_IMPORT_SUBJECTS, "Mācību joma", "area" },
  { KLADE_IMPORT_SUBJECTS, "Izglītības programmas kods", "programme-code" },
  { KLADE_IMPORT_SUBJECTS, "Izglītības programmas nosaukums", "-" },
  { KLADE_IMPORT_SUBJECTS, "Klase", "grade" },
  { KLADE_IMPORT_SUBJECTS, "Stundu skaits gadā", "lessons-per-year" },
  { KLADE_IMPORT_SUBJECTS, "Stundu skaits nedēļā", "-" },
  { KLADE_IMPORT_SUBJECTS, "Vērtēšanas skala", "scale" },
};

static void
test_headings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s|X\na|b", headings[i].heading);
      g_autoptr (KladeImportMapping) mapping = new_mapping (text, headings[i].target);

      g_test_message ("%s", headings[i].heading);
      g_assert_cmpstr (klade_import_field_id (klade_import_mapping_get_field (mapping, 0)), ==,
                       headings[i].field);
    }
}

static void
test_fields (void)
{
  for (guint i = 0; i < KLADE_N_IMPORT_FIELDS; i++)
    {
      KladeImportField field = (KladeImportField) i;
      KladeImportField found = KLADE_N_IMPORT_FIELDS;
      guint n_targets = 0;

      g_assert_true (klade_import_field_from_id (klade_import_field_id (field), &found));
      g_assert_cmpuint (found, ==, field);
      g_assert_cmpstr (klade_import_field_name (field), !=, "");
      for (guint target = KLADE_IMPORT_PUPILS; target <= KLADE_N_IMPORT_TARGETS; target++)
        n_targets += klade_import_field_fits (field, (KladeImportTarget) target) ? 1 : 0;
      g_assert_cmpuint (n_targets, >, 0);
    }

  for (guint i = KLADE_IMPORT_PUPILS; i <= KLADE_N_IMPORT_TARGETS; i++)
    {
      KladeImportTarget found;

      g_assert_true (
          klade_import_target_from_id (klade_import_target_id ((KladeImportTarget) i), &found));
      g_assert_cmpuint (found, ==, i);
      g_assert_cmpstr (klade_import_target_name (found), !=, "");
    }
}

static void
assert_head (KladeImportMapping *mapping, guint first_row, guint n_rows)
{
  guint found_row, n_found;

  klade_import_mapping_get_head (mapping, &found_row, &n_found);
  g_assert_cmpuint (found_row, ==, first_row);
  g_assert_cmpuint (n_found, ==, n_rows);
}

static void
test_head_below_titles (void)
{
  g_autoptr (KladeImportMapping) mapping =
      new_mapping ("Rīgas 1. vidusskola\n"
                   "Skolēnu saraksts|01.09.2026.\n"
                   "|||Māte||Tēvs\n"
                   "Nr.|Uzvārds, vārds|Klase|Vārds, uzvārds|Tālr.|Vārds, uzvārds|Tālr.\n"
                   "1|Bērziņa Anna|7.a|Ilze Bērziņa|26481883|Jānis Bērziņš|29000000",
                   KLADE_IMPORT_PUPILS);
  g_autoptr (KladeImportRow) row = klade_import_mapping_read_row (mapping, 0);

  assert_head (mapping, 2, 2);
  g_assert_cmpstr (klade_import_mapping_get_heading (mapping, 4), ==, "Māte / Tālr.");
  g_assert_cmpuint (klade_import_row_get_number (row), ==, 5);
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_SURNAME), ==, "Bērziņa");
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GIVEN_NAME), ==, "Anna");
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GUARDIAN_1_SURNAME), ==, "Bērziņa");
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GUARDIAN_1_GIVEN_NAME), ==, "Ilze");
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GUARDIAN_1_KIND), ==, "mother");
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GUARDIAN_2_SURNAME), ==, "Bērziņš");
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GUARDIAN_2_KIND), ==, "father");
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GUARDIAN_2_PHONE), ==, "+371 29000000");
  g_assert_cmpuint (klade_import_row_get_n_problems (row), ==, 0);
}

/* Three rows: Uzvārds over all of them, Vecāki over two parents over their columns. */
static void
test_merged_head (void)
{
  static const KladeImportSpan spans[] = {
    { .row_number = 1, .column = 0, .n_rows = 3, .n_columns = 1 },
    { .row_number = 1, .column = 1, .n_rows = 3, .n_columns = 1 },
    { .row_number = 1, .column = 2, .n_rows = 1, .n_columns = 4 },
    { .row_number = 2, .column = 2, .n_rows = 1, .n_columns = 2 },
    { .row_number = 2, .column = 4, .n_rows = 1, .n_columns = 2 },
  };
  g_autoptr (KladeImportTable) table = new_table ("Uzvārds|Vārds|Saziņa|||\n"
                                                  "||Māte||Tēvs|\n"
                                                  "||Tālr.|E-pasts|Tālr.|E-pasts\n"
                                                  "Ozols|Pēteris|26481883|a@b.lv||");
  g_autoptr (KladeImportMapping) mapping = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    klade_import_table_add_span (table, &spans[G_N_ELEMENTS (spans) - 1 - i]);
  klade_import_table_close (table);
  mapping = klade_import_mapping_new (table, KLADE_IMPORT_PUPILS);

  g_assert_cmpuint (klade_import_mapping_get_n_rows (mapping), ==, 1);
  g_assert_cmpint (klade_import_mapping_get_field (mapping, 2), ==, KLADE_IMPORT_GUARDIAN_1_PHONE);
  g_assert_cmpint (klade_import_mapping_get_field (mapping, 5), ==, KLADE_IMPORT_GUARDIAN_2_EMAIL);
  g_assert_cmpint (klade_import_mapping_get_field (mapping, 0), ==, KLADE_IMPORT_SURNAME);
}

static void
test_names (void)
{
  static const struct
  {
    const char *heading;
    const char *name;
    const char *surname; /* NULL: refused */
    const char *given_name;
  } names[] = {
    { "Uzvārds, vārds", "Bērziņa Anna", "Bērziņa", "Anna" },
    { "Vārds, uzvārds", "Anna Bērziņa", "Bērziņa", "Anna" },
    { "Uzvārds Vārds", "Bērziņa Anna Marija", "Bērziņa", "Anna Marija" },
    { "Vārds Uzvārds", "Anna Marija Bērziņa", "Bērziņa", "Anna Marija" },
    { "Uzvārds, vārds", "Bērziņa - Kalniņa Anna", "Bērziņa-Kalniņa", "Anna" },
    { "Vārds, uzvārds", "Bērziņa, Anna", "Bērziņa", "Anna" },
    { "Skolēns", "Bērziņa Anna", "Bērziņa", "Anna" },
    { "Uzvārds, vārds", "<b>&amp; O'Neil", "<b>&amp;", "O'Neil" },
    { "Uzvārds, vārds", "Bērziņa", NULL, NULL },
    { "Uzvārds, vārds", "Bērziņa,", NULL, NULL },
    { "Uzvārds, vārds", "#N/A", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = g_strdup_printf ("%s\n%s", names[i].heading, names[i].name);
      g_autoptr (KladeImportMapping) mapping = new_mapping (text, KLADE_IMPORT_PUPILS);
      g_autoptr (KladeImportRow) row = klade_import_mapping_read_row (mapping, 0);

      g_assert_cmpint (klade_import_row_is_refused (row), ==, names[i].surname == NULL);
      g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_SURNAME), ==,
                       names[i].surname != NULL ? names[i].surname : "");
      g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GIVEN_NAME), ==,
                       names[i].given_name != NULL ? names[i].given_name : "");
    }
}

/* The heading does not tell, but Anna and Jānis come again and again. */
static void
test_names_tell_their_order (void)
{
  static const char *const given_names[] = { "Anna", "Jānis", "Ilze" };
  g_autoptr (GString) text = g_string_new ("Skolēns|Klase");
  g_autoptr (KladeImportMapping) mapping = NULL;
  g_autoptr (KladeImportRow) row = NULL;

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (text, "\n%s Uzvārds%u|7.a", given_names[i % 3], i);
  mapping = new_mapping (text->str, KLADE_IMPORT_PUPILS);
  row = klade_import_mapping_read_row (mapping, 4);

  g_assert_cmpint (klade_import_mapping_get_name_order (mapping, 0), ==, KLADE_NAMES_GIVEN_FIRST);
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_GIVEN_NAME), ==, "Jānis");
  klade_import_mapping_set_name_order (mapping, 0, KLADE_NAMES_SURNAME_FIRST);
  klade_import_row_free (g_steal_pointer (&row));
  row = klade_import_mapping_read_row (mapping, 4);
  g_assert_cmpstr (klade_import_row_get (row, KLADE_IMPORT_SURNAME), ==, "Jānis");
}

/* A value of one column beside a good name. */
static const struct
{
  KladeImportTarget target;
  KladeImportField field;
  const char *text;
  const char *value; /* NULL: not taken */
  int n_problems;
} values[] = {
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "14.09.2010.", "2010-09-14", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "14.09.2010", "2010-09-14", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "2010-09-14", "2010-09-14", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "2010-09-14 10:00", "2010-09-14", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "14/09/2010", "2010-09-14", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "4.9.2010", "2010-09-04", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "31.02.2010.", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "09/14/2010", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "14.09.1810.", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "40435", "2010-09-14", 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_BIRTH_DATE, "vakar", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PERSONAL_CODE, "161175-19997", "161175-19997", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PERSONAL_CODE, "16117519997", "161175-19997", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PERSONAL_CODE, "161175-19998", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PERSONAL_CODE, "328673-00679", "328673-00679", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PERSONAL_CODE, "nav", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PERSONAL_CODE, "1a", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PERSONAL_CODE, "1017510002", "010175-10002", 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_SEX, "S", "f", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_SEX, "Vīrietis", "m", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_SEX, "meitene", "f", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_SEX, "M", "m", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_SEX, "?", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_CLASS, "7a", "7.a", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_CLASS, "7. a klase", "7.a", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_CLASS, "Bitītes", "Bitītes", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_CLASS, "14.a", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PHONE, "26 481 883", "+371 26481883", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PHONE, "26481883; 64607980", "+371 26481883", 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PHONE, "'+371 26481883", "+371 26481883", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_PHONE, "12", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_EMAIL, "anna@skola.lv", "anna@skola.lv", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_EMAIL, "anna@skola.lv, b@skola.lv", "anna@skola.lv", 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_EMAIL, "nav", NULL, 1 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_DECLARED_ADDRESS, "Rīga,\nBrīvības 1", "Rīga, Brīvības 1",
    0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_GUARDIAN_1_KIND, "māte", "mother", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_GUARDIAN_1_KIND, "Vectēvs", "other", 0 },
  { KLADE_IMPORT_PUPILS, KLADE_IMPORT_GUARDIAN_1_KIND, "xyz", "other", 1 },
  { KLADE_IMPORT_STAFF, KLADE_IMPORT_ROLES, "skolotājs, klases audzinātāja",
    "teacher,class-teacher", 0 },
  { KLADE_IMPORT_STAFF, KLADE_IMPORT_ROLES, "direktora vietniece; burvis", "deputy", 1 },
  { KLADE_IMPORT_STAFF, KLADE_IMPORT_ROLES, "class-teacher", "class-teacher", 0 },
  { KLADE_IMPORT_STAFF, KLADE_IMPORT_CLASS_TEACHER_OF, "7a; 8.b", "7.a, 8.b", 0 },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (KladeImportTable) table = new_table ("Uzvārds|Vārds|Vērtība\nA|B|C");
      g_autoptr (KladeImportTable) filled = klade_import_table_new ("");
      g_autoptr (KladeImportMapping) mapping = NULL;
      g_autoptr (KladeImportRow) row = NULL;

      for (guint r = 0; r < 2; r++)
        {
          g_assert_true (klade_import_table_begin_row (filled, r + 1, NULL));
          for (guint c = 0; c < 3; c++)
            {
              const char *text =
                  r == 1 && c == 2 ? values[i].text : klade_import_table_get (table, r, c);

              g_assert_true (klade_import_table_set (filled, c, text, strlen (text), NULL));
            }
        }
      klade_import_table_close (filled);
      mapping = klade_import_mapping_new (filled, values[i].target);
      klade_import_mapping_set_field (mapping, 2, values[i].field);
      row = klade_import_mapping_read_row (mapping, 0);

      g_test_message ("%s", values[i].text);
      g_assert_false (klade_import_row_is_refused (row));
      g_assert_cmpint (klade_import_row_has (row, values[i].field), ==, values[i].value != NULL);
      g_assert_cmpstr (klade_import_row_get (row, values[i].field), ==,
                       values[i].value != NULL ? values[i].value : "");
      g_assert_cmpint ((int) klade_import_row_get_n_problems (row), ==, values[i].n_problems);
      if (values[i].n_problems > 0)
        {
          const KladeImportProblem *problem = klade_import_row_get_problem (row, 0);

          g_assert_cmpint (problem->field, ==, values[i].field);
          g_assert_cmpuint (problem->column, ==, 2);
          g_assert_cmpint (problem->is_warning, ==, values[i].value != NULL);
        }
    }
}

static void
test_subjects (void)
{
  g_autoptr (KladeImportMapping) mapping =
      new_mapping ("Mācību priekšmets|Saīsin.|Joma|Programmas kods|Klase|Stundas gadā|Skala\n"
                   "Matemātika|Mat|Matemātika|21011111|7. klase|175|10 balles\n"
                   "Sports|Sp|Veselība|2101 1111|13|170,5|skala",
                   KLADE_IMPORT_SUBJECTS);
  g_autoptr (GPtrArray) rows = klade_import_mapping_read_rows (mapping);
  KladeImportRow *good = g_ptr_array_index (rows, 0);
  KladeImportRow *bad = g_ptr_array_index (rows, 1);

  g_assert_cmpint (klade_import_row_get_number_of (good, KLADE_IMPORT_GRADE), ==, 7);
  g_assert_cmpint (klade_import_row_get_number_of (good, KLADE_IMPORT_LESSONS_PER_YEAR), ==, 175);
  g_assert_cmpint (klade_import_row_get_number_of (good, KLADE_IMPORT_SCALE), ==,
                   KLADE_SCALE_POINTS);
  g_assert_cmpuint (klade_import_row_get_n_problems (good), ==, 0);
  g_assert_cmpstr (klade_import_row_get (bad, KLADE_IMPORT_PROGRAMME_CODE), ==, "21011111");
  g_assert_cmpuint (klade_import_row_get_n_problems (bad), ==, 3); /* grade, lessons, scale */
  g_assert_false (klade_import_row_is_refused (bad));
}

static void
test_rows_compared (void)
{
  g_autoptr (KladeImportMapping) mapping =
      new_mapping ("Uzvārds|Vārds|Personas kods|Dzim. dat.|Dzimums\n"
                   "Ozols|Jānis|161175-19997|17.11.1975.|z\n"
                   "Ozola|Anna|161175-19997||m\n"
                   "Uzvārds|Vārds|Personas kods|Dzim. dat.|Dzimums\n"
                   "|Anna",
                   KLADE_IMPORT_PUPILS);
  g_autoptr (GPtrArray) rows = klade_import_mapping_read_rows (mapping);
  KladeImportRow *boy = g_ptr_array_index (rows, 0);
  KladeImportRow *girl = g_ptr_array_index (rows, 1);

  g_assert_cmpuint (klade_import_row_get_n_problems (boy), ==, 1); /* code and day differ */
  g_assert_true (klade_import_row_get_problem (boy, 0)->is_warning);
  g_assert_cmpstr (klade_import_row_get (boy, KLADE_IMPORT_SEX), ==, "m");
  g_assert_cmpstr (klade_import_row_get (girl, KLADE_IMPORT_SEX), ==, "f"); /* m beside z */
  g_assert_cmpint (klade_import_row_get_day (girl, KLADE_IMPORT_BIRTH_DATE), ==,
                   klade_day_new (1975, 11, 16));
  g_assert_true (klade_import_row_is_refused (g_ptr_array_index (rows, 2)));
  g_assert_true (klade_import_row_is_refused (g_ptr_array_index (rows, 3)));
  g_assert_cmpuint (klade_import_row_get_n_problems (g_ptr_array_index (rows, 2)), ==, 1);
}

static void
test_long_texts (void)
{
  g_autofree char *long_name = g_strnfill (64 * 1024, 'B');
  g_autofree char *text = g_strdup_printf ("Uzvārds|Vārds\n%s|Anna", long_name);
  g_autoptr (KladeImportMapping) mapping = new_mapping (text, KLADE_IMPORT_PUPILS);
  g_autoptr (KladeImportRow) row = klade_import_mapping_read_row (mapping, 0);

  g_assert_cmpuint (
      strlen (klade_import_table_get (klade_import_mapping_get_table (mapping), 1, 0)), ==,
      64 * 1024);
  g_assert_true (klade_import_row_is_refused (row));
  g_assert_cmpuint (strlen (klade_import_row_get_problem (row, 0)->sentence), <, 200);
}

static void
test_changed_by_hand (void)
{
  g_autoptr (KladeImportMapping) mapping =
      new_mapping ("Persona|Otrs|Klase\nBērziņa|Anna|7.a", KLADE_IMPORT_PUPILS);
  g_autoptr (GError) error = NULL;
  guint column;

  klade_import_mapping_set_field (mapping, 0, KLADE_IMPORT_SURNAME);
  assert_refused (klade_import_mapping_check (mapping, &error), &error, "given name");
  klade_import_mapping_set_field (mapping, 1, KLADE_IMPORT_GIVEN_NAME);
  g_assert_true (klade_import_mapping_check (mapping, &error));

  klade_import_mapping_set_field (mapping, 2, KLADE_IMPORT_GIVEN_NAME);
  g_assert_cmpint (klade_import_mapping_get_field (mapping, 1), ==, KLADE_IMPORT_NOTHING);
  g_assert_true (klade_import_mapping_find_column (mapping, KLADE_IMPORT_GIVEN_NAME, &column));
  g_assert_cmpuint (column, ==, 2);

  klade_import_mapping_set_head (mapping, 0, 0);
  g_assert_cmpuint (klade_import_mapping_get_n_rows (mapping), ==, 2);
  g_assert_cmpstr (klade_import_mapping_get_heading (mapping, 0), ==, "");
}

static void
test_checked (void)
{
  static const struct
  {
    KladeImportTarget target;
    const char *text;
    const char *words; /* NULL: complete */
  } tables[] = {
    { KLADE_IMPORT_PUPILS, "", "empty" },
    { KLADE_IMPORT_PUPILS, "Uzvārds|Vārds", "no row" },
    { KLADE_IMPORT_PUPILS, "Klase\n7.a", "surname" },
    { KLADE_IMPORT_PUPILS, "Skolēns\nA B", NULL },
    { KLADE_IMPORT_STAFF, "Uzvārds|Vārds\nA|B", NULL },
    { KLADE_IMPORT_PARENTS, "Uzvārds|Vārds\nA|B", "whose parent" },
    { KLADE_IMPORT_PARENTS, "Uzvārds|Vārds|Skolēns\nA|B|C D", NULL },
    { KLADE_IMPORT_PARENTS, "Vecāks|Bērna personas kods\nA B|161175-19997", NULL },
    { KLADE_IMPORT_SUBJECTS, "Stundas\n5", "names of the subjects" },
    { KLADE_IMPORT_SUBJECTS, "Priekšmets\nSports", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (KladeImportMapping) mapping = new_mapping (tables[i].text, tables[i].target);
      g_autoptr (GError) error = NULL;

      if (tables[i].words == NULL)
        g_assert_true (klade_import_mapping_check (mapping, &error));
      else
        assert_refused (klade_import_mapping_check (mapping, &error), &error, tables[i].words);
    }
}

static void
test_remembered (void)
{
  g_autoptr (KladeImportMapping) first =
      new_mapping ("Kas|Vārds, uzvārds|Telefons A|Telefons A\n1|Anna Ozola|26481883|29000000",
                   KLADE_IMPORT_PUPILS);
  g_autoptr (KladeImportMapping) second = /* other order, a title, one column more */
      new_mapping ("Saraksts\nTelefons A|X|Kas|Telefons A|VARDS, UZVARDS\n"
                   "26481883||7.a|29000000|Anna Ozola",
                   KLADE_IMPORT_PUPILS);
  g_autoptr (KladeImportMapping) other = new_mapping ("Klase\n7.a", KLADE_IMPORT_PUPILS);
  g_autoptr (KladeImportMapping) staff = new_mapping ("Kas\n7.a", KLADE_IMPORT_STAFF);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *key = klade_import_mapping_dup_key (first);
  g_autofree char *other_key = klade_import_mapping_dup_key (second);
  g_autoptr (GError) error = NULL;

  klade_import_mapping_set_field (first, 0, KLADE_IMPORT_CLASS);
  klade_import_mapping_set_field (first, 2, KLADE_IMPORT_PHONE);
  klade_import_mapping_set_field (first, 3, KLADE_IMPORT_GUARDIAN_1_PHONE);
  klade_import_mapping_set_name_order (first, 1, KLADE_NAMES_GIVEN_FIRST);
  text = klade_import_mapping_to_text (first);
  again = klade_import_mapping_dup_key (first);
  g_assert_cmpstr (text, ==,
                   "klade-mapping 1\npupils\nclass: Kas\nfull-name given-first: Vārds, uzvārds\n"
                   "phone: Telefons A\nguardian-1-phone: Telefons A\n");
  g_assert_cmpstr (key, ==, again);
  g_assert_cmpstr (key, !=, other_key);

  g_assert_true (klade_import_mapping_recall (second, text, &error));
  g_assert_no_error (error);
  assert_head (second, 1, 1);
  g_assert_cmpint (klade_import_mapping_get_field (second, 0), ==, KLADE_IMPORT_PHONE);
  g_assert_cmpint (klade_import_mapping_get_field (second, 1), ==, KLADE_IMPORT_NOTHING);
  g_assert_cmpint (klade_import_mapping_get_field (second, 2), ==, KLADE_IMPORT_CLASS);
  g_assert_cmpint (klade_import_mapping_get_field (second, 3), ==, KLADE_IMPORT_GUARDIAN_1_PHONE);
  g_assert_cmpint (klade_import_mapping_get_field (second, 4), ==, KLADE_IMPORT_FULL_NAME);
  g_assert_cmpint (klade_import_mapping_get_name_order (second, 4), ==, KLADE_NAMES_GIVEN_FIRST);

  assert_refused (klade_import_mapping_recall (other, text, &error), &error, "None");
  g_assert_cmpint (klade_import_mapping_get_field (other, 0), ==, KLADE_IMPORT_CLASS);
  assert_refused (klade_import_mapping_recall (staff, text, &error), &error, "another kind");
  assert_refused (klade_import_mapping_recall (other, "", &error), &error, "Line 1");
  assert_refused (klade_import_mapping_recall (other, "klade-mapping 2\npupils\n", &error), &error,
                  "Line 1");
  assert_refused (
      klade_import_mapping_recall (other, "klade-mapping 1\npupils\n\nroles: Klase\n", &error),
      &error, "Line 4");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/table", test_table);
  g_test_add_func ("/import/limits", test_limits);
  g_test_add_func ("/import/column-letters", test_column_letters);
  g_test_add_func ("/import/fields", test_fields);
  g_test_add_func ("/import/headings", test_headings);
  g_test_add_func ("/import/head-below-titles", test_head_below_titles);
  g_test_add_func ("/import/merged-head", test_merged_head);
  g_test_add_func ("/import/names", test_names);
  g_test_add_func ("/import/names-tell-their-order", test_names_tell_their_order);
  g_test_add_func ("/import/values", test_values);
  g_test_add_func ("/import/subjects", test_subjects);
  g_test_add_func ("/import/rows-compared", test_rows_compared);
  g_test_add_func ("/import/long-texts", test_long_texts);
  g_test_add_func ("/import/changed-by-hand", test_changed_by_hand);
  g_test_add_func ("/import/checked", test_checked);
  g_test_add_func ("/import/remembered", test_remembered);
  return g_test_run ();
}
