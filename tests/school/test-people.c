/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-seal.h"
#include "klade-test-journal.h"
#include "klade-test-people.h"

#include <string.h>

/* The registers of people, each test on a file and on a server. */

#define CODE "161175-19997"
#define OTHER_CODE "111111-11410"
#define PHONE "+371 26481883"
#define STREET "Slepenā iela 77"

typedef struct
{
  KladeTestSchool *school;
  KladeSession *session; /* the secretary's, who reads but protected data */
  char *before;
} Desk;

static void
desk_init (Desk *self, const KladeTestPlace *place, KladeRole role)
{
  self->school = klade_test_school_new (place);
  self->session = klade_test_school_sign_in (self->school, role);
  self->before = klade_test_people_dump (self->school);
}

static void
desk_clear (Desk *self)
{
  g_clear_pointer (&self->before, g_free);
  klade_test_school_assert_sound (self->school, self->session);
  g_clear_object (&self->session);
  klade_test_school_free (self->school);
}

static KladeDay
day (int year, int month, int day_of_month)
{
  return klade_day_new (year, month, day_of_month);
}

static gint64
add (Desk *self, const KladePersonDraft *draft)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  klade_school_add_person (self->session, draft, 0, FALSE, &id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static KladePersonFile *
read_file (KladeSession *session, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KladePersonFile *file = klade_school_read_person_file (session, id, &error);

  g_assert_no_error (error);
  return file;
}

static const KladeFileEntry *
entry (const KladePersonFile *file, KladeFileSection section, guint index)
{
  g_assert_cmpuint (file->sections[section]->len, >, index);
  return &g_array_index (file->sections[section], KladeFileEntry, index);
}

static const KladePersonDraft anna = {
  .surname = " Zālīte ",
  .given_name = "Anna",
  .sex = "f",
  .data = { [KLADE_PERSON_FIELD_PERSONAL_CODE] = "16117519997",
            [KLADE_PERSON_FIELD_PHONE] = "26481883",
            [KLADE_PERSON_FIELD_DECLARED_ADDRESS] = STREET ", Rīga",
            [KLADE_PERSON_FIELD_CITIZENSHIP] = "Latvija" },
};

/* ---- the seal ---- */

static void
test_seal (void)
{
  g_autoptr (KladeVault) vault = klade_vault_new ();
  g_autoptr (KladeVault) other_vault = klade_vault_new ();
  g_autoptr (KladeSeal) seal = klade_seal_new (vault);
  g_autoptr (KladeSeal) other_seal = klade_seal_new (other_vault);
  g_autoptr (GBytes) sealed = klade_seal_close (seal, 7, "phone", PHONE);
  g_autoptr (GBytes) again = klade_seal_close (seal, 7, "phone", PHONE);
  g_autoptr (GBytes) shorter = klade_seal_close (seal, 7, "phone", "1");
  g_autoptr (GBytes) one = klade_seal_lookup (seal, "phone", PHONE);
  g_autoptr (GBytes) same = klade_seal_lookup (seal, "phone", PHONE);
  g_autoptr (GBytes) field = klade_seal_lookup (seal, "e-mail", PHONE);
  g_autoptr (GBytes) key = klade_seal_lookup (other_seal, "phone", PHONE);
  g_autofree char *value = klade_seal_open (seal, 7, "phone", sealed, NULL);
  gsize size;
  g_autofree guint8 *bytes =
      g_memdup2 (g_bytes_get_data (sealed, &size), g_bytes_get_size (sealed));

  g_assert_cmpstr (value, ==, PHONE);
  g_assert_false (g_bytes_equal (sealed, again));
  g_assert_cmpuint (g_bytes_get_size (sealed), ==, g_bytes_get_size (shorter));
  g_assert_null (klade_seal_open (seal, 8, "phone", sealed, NULL));
  g_assert_null (klade_seal_open (seal, 7, "e-mail", sealed, NULL));
  g_assert_null (klade_seal_open (other_seal, 7, "phone", sealed, NULL));
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) spoilt = NULL;

      bytes[i] ^= 1;
      spoilt = g_bytes_new (bytes, size);
      g_assert_null (klade_seal_open (seal, 7, "phone", spoilt, &error));
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT);
      bytes[i] ^= 1;
    }
  g_assert_true (g_bytes_equal (one, same));
  g_assert_false (g_bytes_equal (one, field));
  g_assert_false (g_bytes_equal (one, key));
}

static void
test_seal_sizes (void)
{
  g_autoptr (KladeVault) vault = klade_vault_new ();
  g_autoptr (KladeSeal) seal = klade_seal_new (vault);

  for (gsize size = 0; size < 200; size++)
    {
      g_autofree char *text = g_strnfill (size, 'x');
      g_autoptr (GBytes) sealed = klade_seal_close (seal, 1, "health", text);
      g_autofree char *back = klade_seal_open (seal, 1, "health", sealed, NULL);

      g_assert_cmpstr (back, ==, text);
    }
}

/* ---- entering ---- */

static void
test_add (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  klade_school_add_person (desk.session, &anna, 0, FALSE, &id, &undo, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladePersonFile) file = read_file (desk.session, id);

    g_assert_cmpstr (file->surname, ==, "Zālīte");
    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_PERSONAL_CODE), ==, CODE);
    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_BIRTH_DATE), ==, "1975-11-16");
    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_PHONE), ==, PHONE);
    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_EMAIL), ==, "");
    g_assert_cmpuint (file->kinds, ==, KLADE_PEOPLE_FORMER);
    g_assert_cmpstr (entry (file, KLADE_FILE_NAMES, 0)->name, ==, "Zālīte Anna");
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  desk_clear (&desk);
}

static void
test_add_refuses (KladeTestPlace *place)
{
  static const struct
  {
    KladePersonDraft draft;
    int code;
  } cases[] = {
    { { .surname = " ", .given_name = "Anna" }, KLADE_ERROR_INVALID },
    { { .surname = "Zālīte", .given_name = "" }, KLADE_ERROR_INVALID },
    { { .surname = "Zālīte",
        .given_name = "Anna",
        .data = { [KLADE_PERSON_FIELD_PERSONAL_CODE] = "161175-19998" } },
      KLADE_ERROR_INVALID },
    { { .surname = "Zālīte", .given_name = "Anna", .data = { [KLADE_PERSON_FIELD_PHONE] = "12" } },
      KLADE_ERROR_INVALID },
    { { .surname = "Zālīte",
        .given_name = "Anna",
        .data = { [KLADE_PERSON_FIELD_BIRTH_DATE] = "31.02.2012." } },
      KLADE_ERROR_INVALID },
  };
  Desk desk;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_false (
          klade_school_add_person (desk.session, &cases[i].draft, 0, FALSE, NULL, NULL, &error));
      g_assert_error (error, KLADE_ERROR, cases[i].code);
      after = klade_test_people_dump (desk.school);
      g_assert_cmpstr (after, ==, desk.before);
    }
  desk_clear (&desk);
}

static void
test_doubles (KladeTestPlace *place)
{
  const KladePersonDraft slip = {
    .surname = "Zalite",
    .given_name = "Anna",
    .data = { [KLADE_PERSON_FIELD_BIRTH_DATE] = "16.11.1975." },
  };
  const KladePersonDraft same_code = {
    .surname = "Cita",
    .given_name = "Persona",
    .data = { [KLADE_PERSON_FIELD_PERSONAL_CODE] = CODE,
              [KLADE_PERSON_FIELD_EMAIL] = "anna@skola.lv" },
  };
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  gint64 id, other = 0;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  id = add (&desk, &anna);

  g_assert_false (klade_school_add_person (desk.session, &same_code, 0, TRUE, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_assert_nonnull (strstr (error->message, "Zālīte"));
  g_clear_error (&error);
  g_assert_false (klade_school_add_person (desk.session, &slip, 0, FALSE, NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS);
  g_clear_error (&error);

  found = klade_school_find_like_persons (desk.session, &same_code, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((KladeLikePerson *) g_ptr_array_index (found, 0))->person_id, ==, id);
  g_assert_cmpint (((KladeLikePerson *) g_ptr_array_index (found, 0))->certainty, ==,
                   KLADE_LIKENESS_SURE);

  /* The same person: what is new goes into the one file. */
  klade_school_add_person (desk.session, &same_code, id, FALSE, &other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (other, ==, id);
  {
    g_autoptr (KladePersonFile) file = read_file (desk.session, id);

    g_assert_cmpstr (file->surname, ==, "Zālīte");
    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_EMAIL), ==, "anna@skola.lv");
  }

  /* Another person of that name. */
  klade_school_add_person (desk.session, &slip, 0, TRUE, &other, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (other, !=, id);
  pairs = klade_school_list_like_pairs (desk.session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pairs->len, >=, 1);
  g_assert_cmpint (((KladeLikePair *) g_ptr_array_index (pairs, 0))->first->person_id, ==, id);
  desk_clear (&desk);
}

/* ---- nothing readable ---- */

static void
test_sealed (KladeTestPlace *place)
{
  static const char *const secrets[] = {
    CODE, "16117519997", "26481883", "Slepen", "astma-zq", "liegts-zq", "LV-SER-9911",
  };
  const KladePersonChange changes[] = {
    { KLADE_PERSON_FIELD_HEALTH, "astma-zq" },
    { KLADE_PERSON_FIELD_COURT, "liegts-zq" },
    { KLADE_PERSON_FIELD_PASSPORT, "LV-SER-9911" },
  };
  const KladePersonChange later[] = { { KLADE_PERSON_FIELD_HEALTH, "vesels-zq" } };
  Desk desk;
  g_autoptr (GError) error = NULL;
  gint64 id;

  desk_init (&desk, place, KLADE_ROLE_DEPUTY);
  id = add (&desk, &anna);
  klade_school_set_person_data (desk.session, id, changes, G_N_ELEMENTS (changes), KLADE_DAY_NONE,
                                NULL, &error);
  g_assert_no_error (error);
  klade_school_set_person_data (desk.session, id, later, 1, day (2026, 3, 1), NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (klade_test_school_get_number (
                       desk.school, "SELECT COUNT(*) FROM person_secret WHERE is_hidden = 0"),
                   ==, 9);
  for (gsize i = 0; i < G_N_ELEMENTS (secrets); i++)
    klade_test_people_assert_sealed (desk.school, secrets[i]);
  klade_test_people_assert_sealed (desk.school, "vesels-zq");
  g_assert_cmpint (klade_test_school_get_number (desk.school,
                                                 "SELECT COUNT(*) FROM audit WHERE table_name ="
                                                 " 'person_secret' AND new_value LIKE '%/health'"),
                   ==, 2);
  desk_clear (&desk);
}

/* A row that somebody copied to another person past the program does not open. */
static void
test_copied_row (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  sql = g_strdup_printf ("UPDATE person_secret SET person_id = %d WHERE person_id = %d",
                         (int) desk.school->pupils_a[0], (int) add (&desk, &anna));
  klade_test_school_execute (desk.school, sql);
  g_assert_null (klade_school_read_person_file (desk.session, desk.school->pupils_a[0], &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CORRUPT);
  desk_clear (&desk);
}

/* ---- changing ---- */

static void
test_history (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  const KladePersonChange moved = { KLADE_PERSON_FIELD_DECLARED_ADDRESS, "Brīvības iela 1" };
  const KladePersonChange gone = { KLADE_PERSON_FIELD_DECLARED_ADDRESS, "" };
  gint64 id;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  id = add (&desk, &anna);
  g_free (desk.before);
  desk.before = klade_test_people_dump (desk.school);

  klade_school_set_person_data (desk.session, id, &moved, 1, day (2026, 2, 10), &undo, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladePersonFile) file = read_file (desk.session, id);
    guint n = 0;

    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_DECLARED_ADDRESS), ==,
                     "Brīvības iela 1");
    for (guint i = 0; i < file->data->len; i++)
      {
        const KladeFileDatum *datum = &g_array_index (file->data, KladeFileDatum, i);

        if (datum->field != KLADE_PERSON_FIELD_DECLARED_ADDRESS)
          continue;
        g_assert_cmpint (datum->is_current, ==, n == 0);
        g_assert_cmpint (datum->to, ==, n == 0 ? KLADE_DAY_NONE : day (2026, 2, 9));
        n++;
      }
    g_assert_cmpuint (n, ==, 2);
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  g_clear_pointer (&undo, klade_undo_unref);

  /* The same again writes nothing. */
  klade_school_set_person_data (desk.session, id,
                                &(KladePersonChange){ KLADE_PERSON_FIELD_PHONE, "26481883" }, 1,
                                KLADE_DAY_NONE, &undo, &error);
  g_assert_no_error (error);
  g_assert_null (undo);

  klade_school_set_person_data (desk.session, id, &gone, 1, KLADE_DAY_NONE, NULL, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladePersonFile) file = read_file (desk.session, id);

    g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_DECLARED_ADDRESS), ==, "");
  }
  desk_clear (&desk);
}

static void
test_find_by_code (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  gint64 id, found;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  id = add (&desk, &anna);
  klade_school_find_person (desk.session, KLADE_PERSON_FIELD_PERSONAL_CODE, "161175 19997", &found,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, id);
  klade_school_find_person (desk.session, KLADE_PERSON_FIELD_PHONE, "+37126481883", &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, id);
  klade_school_find_person (desk.session, KLADE_PERSON_FIELD_PERSONAL_CODE, OTHER_CODE, &found,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, 0);
  g_assert_false (klade_school_find_person (desk.session, KLADE_PERSON_FIELD_PERSONAL_CODE, "12",
                                            &found, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);

  /* A teacher finds nobody by a code: that would tell whose it is. */
  g_clear_object (&desk.session);
  desk.session = klade_test_school_sign_in (desk.school, KLADE_ROLE_TEACHER);
  klade_school_find_person (desk.session, KLADE_PERSON_FIELD_PERSONAL_CODE, CODE, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, 0);
  desk_clear (&desk);
}

static void
test_rename (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GPtrArray) now = NULL;
  const KladeOrderName order = { "1-8/3", klade_day_new (2026, 1, 10) };
  gint64 id;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  id = desk.school->pupils_a[2];
  klade_school_rename_person (desk.session, id, 1, "Žagata", "Cilda", day (2026, 1, 12), &order,
                              &undo, &error);
  g_assert_no_error (error);

  then = klade_school_list_class_on_day (desk.session, desk.school->class_a, day (2025, 12, 1),
                                         &error);
  g_assert_no_error (error);
  now =
      klade_school_list_class_on_day (desk.session, desk.school->class_a, day (2026, 2, 1), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (then->len, ==, 4);
  g_assert_cmpstr (((KladeClassMember *) g_ptr_array_index (then, 2))->surname, ==, "Āboliņa");
  g_assert_cmpstr (((KladeClassMember *) g_ptr_array_index (now, 3))->surname, ==, "Žagata");
  g_assert_cmpint (((KladeClassMember *) g_ptr_array_index (now, 3))->pupil_id, ==, id);
  {
    g_autoptr (KladePersonFile) file = read_file (desk.session, id);

    g_assert_cmpuint (file->sections[KLADE_FILE_NAMES]->len, ==, 2);
    g_assert_cmpstr (entry (file, KLADE_FILE_NAMES, 0)->name, ==, "Žagata Cilda");
    g_assert_nonnull (strstr (entry (file, KLADE_FILE_NAMES, 0)->order_in, "1-8/3"));
    g_assert_cmpint (entry (file, KLADE_FILE_NAMES, 1)->from, ==, KLADE_DAY_NONE);
    g_assert_cmpint (entry (file, KLADE_FILE_NAMES, 1)->to, ==, day (2026, 1, 11));
  }

  g_assert_false (klade_school_rename_person (desk.session, id, 1, "Cita", "Cilda",
                                              day (2026, 2, 1), NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (klade_school_rename_person (desk.session, id, 2, "Cita", "Cilda",
                                              day (2026, 1, 12), NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (klade_school_rename_person (desk.session, id, 2, "Cita", "Cilda",
                                              day (2026, 9, 1), NULL, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  desk_clear (&desk);
}

static char *
dup_row_name (KladeSession *session, gint64 journal_id, gint64 pupil_id)
{
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, journal_id);

  return g_strdup (page->pupils[klade_journal_page_find_pupil (page, pupil_id)].name);
}

/* In the year's journal the new name stands; when the year is over, the old one stays. */
static void
test_rename_in_journals (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autofree char *in_year = NULL;
  g_autofree char *later = NULL;
  g_autofree char *of_group = NULL;
  gint64 journal_id, id;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  journal_id = desk.school->math_a;
  id = desk.school->pupils_a[3];
  klade_school_rename_person (desk.session, id, 1, "Žagats", "Dainis", day (2026, 1, 12), NULL,
                              NULL, &error);
  g_assert_no_error (error);
  in_year = dup_row_name (desk.session, journal_id, id);
  of_group = dup_row_name (desk.session, desk.school->group_j, id);
  g_assert_cmpstr (in_year, ==, "Žagats Dainis");
  g_assert_cmpstr (of_group, ==, "Žagats Dainis");

  g_clear_object (&desk.session);
  klade_test_school_set_now (desk.school, klade_instant_at (day (2026, 7, 10), 600));
  desk.session = klade_test_school_sign_in (desk.school, KLADE_ROLE_SECRETARY);
  klade_school_rename_person (desk.session, id, 2, "Zīle", "Dainis", day (2026, 7, 1), NULL, NULL,
                              &error);
  g_assert_no_error (error);
  later = dup_row_name (desk.session, journal_id, id);
  g_assert_cmpstr (later, ==, "Žagats Dainis");
  desk_clear (&desk);
}

static void
test_correct (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  klade_school_correct_person (desk.session, desk.school->pupils_a[0], 1, "Ābola", "Anna", "f",
                               &undo, &error);
  g_assert_no_error (error);
  {
    g_autoptr (KladePersonFile) file = read_file (desk.session, desk.school->pupils_a[0]);

    g_assert_cmpstr (file->surname, ==, "Ābola");
    g_assert_cmpuint (file->sections[KLADE_FILE_NAMES]->len, ==, 1);
  }
  klade_test_people_undo (desk.school, desk.session, undo, desk.before);
  desk_clear (&desk);
}

/* ---- lists ---- */

static guint
count (const KladePeopleList *list, guint kind)
{
  guint n = 0;

  for (guint i = 0; i < list->n_rows; i++)
    n += (list->rows[i].kinds & kind) != 0;

  return n;
}

static void
test_list (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePeopleList) all = NULL;
  g_autoptr (KladePeopleList) pupils = NULL;

  desk_init (&desk, place, KLADE_ROLE_TEACHER);
  all = klade_school_list_people (desk.session, KLADE_PEOPLE_ALL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (all, KLADE_PEOPLE_PUPILS), ==, 8);
  g_assert_cmpuint (count (all, KLADE_PEOPLE_GUARDIANS), ==, 1);
  g_assert_cmpuint (count (all, KLADE_PEOPLE_STAFF), ==, 9);
  g_assert_cmpuint (count (all, KLADE_PEOPLE_FORMER), ==, 1);
  g_assert_cmpuint (all->n_rows, ==, 19);

  pupils =
      klade_school_list_people (desk.session, KLADE_PEOPLE_PUPILS, desk.school->class_a, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pupils->n_rows, ==, 4);
  g_assert_cmpstr (pupils->rows[0].name, ==, "Āboliņa Anna");
  g_assert_cmpstr (pupils->rows[0].class_name, ==, "7.a");
  g_assert_cmpint (pupils->rows[0].n_guardians, ==, 1);
  g_assert_cmpint (pupils->rows[1].n_guardians, ==, 0);
  g_assert_nonnull (strstr (pupils->rows[0].key, "abolina"));
  desk_clear (&desk);
}

/* ---- who sees what ---- */

static void
test_file_rights (KladeTestPlace *place)
{
  static const struct
  {
    KladeRole role;
    gboolean own, other; /* reads values of a pupil of 7.a, of 7.b */
    gboolean protected_own;
    gboolean opens_own, opens_other;
  } cases[] = {
    { KLADE_ROLE_SUPERUSER, TRUE, TRUE, TRUE, TRUE, TRUE },
    { KLADE_ROLE_HEAD, TRUE, TRUE, TRUE, TRUE, TRUE },
    { KLADE_ROLE_DEPUTY, TRUE, TRUE, TRUE, TRUE, TRUE },
    { KLADE_ROLE_CLASS_TEACHER, TRUE, FALSE, TRUE, TRUE, TRUE },
    { KLADE_ROLE_GROUP_TEACHER, TRUE, FALSE, TRUE, TRUE, TRUE },
    { KLADE_ROLE_TEACHER, FALSE, FALSE, FALSE, TRUE, TRUE },
    { KLADE_ROLE_SPEECH_THERAPIST, FALSE, FALSE, FALSE, TRUE, TRUE },
    { KLADE_ROLE_NURSE, FALSE, FALSE, TRUE, TRUE, TRUE },
    { KLADE_ROLE_SECRETARY, TRUE, TRUE, FALSE, TRUE, TRUE },
    { KLADE_ROLE_GUARDIAN, TRUE, FALSE, FALSE, TRUE, FALSE },
    { KLADE_ROLE_PUPIL, FALSE, FALSE, FALSE, FALSE, FALSE },
  };
  const KladePersonChange changes[] = {
    { KLADE_PERSON_FIELD_PHONE, "26481883" },
    { KLADE_PERSON_FIELD_HEALTH, "astma" },
  };
  Desk desk;
  g_autoptr (GError) error = NULL;

  desk_init (&desk, place, KLADE_ROLE_DEPUTY);
  klade_school_set_person_data (desk.session, desk.school->pupils_a[0], changes, 2, KLADE_DAY_NONE,
                                NULL, &error);
  g_assert_no_error (error);
  klade_school_set_person_data (desk.session, desk.school->pupils_b[0], changes, 2, KLADE_DAY_NONE,
                                NULL, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int pass = 0; pass < 2; pass++)
      {
        g_autoptr (KladeSession) session = klade_test_school_sign_in (desk.school, cases[i].role);
        gint64 id = pass == 0 ? desk.school->pupils_a[0] : desk.school->pupils_b[0];
        gboolean reads = pass == 0 ? cases[i].own : cases[i].other;
        g_autoptr (KladePersonFile) file = klade_school_read_person_file (session, id, &error);

        if (!(pass == 0 ? cases[i].opens_own : cases[i].opens_other))
          {
            g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
            g_assert_null (file);
            g_clear_error (&error);
            continue;
          }
        g_assert_no_error (error);
        g_assert_cmpint (file->can_read, ==, reads);
        g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_PHONE), ==,
                         reads ? PHONE : "");
        if (pass == 0)
          g_assert_cmpstr (klade_person_file_get (file, KLADE_PERSON_FIELD_HEALTH), ==,
                           cases[i].protected_own ? "astma" : "");
      }
  desk_clear (&desk);
}

/* A class teacher keeps the phones of the class's parents, a parent not the other one's. */
static void
test_guardians_contacts (KladeTestPlace *place)
{
  const KladePersonChange phone = { KLADE_PERSON_FIELD_PHONE, "26481883" };
  const KladePersonChange code = { KLADE_PERSON_FIELD_PERSONAL_CODE, CODE };
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSession) parent = NULL;
  g_autoptr (KladePersonFile) own = NULL;
  gint64 guardian_id;

  desk_init (&desk, place, KLADE_ROLE_CLASS_TEACHER);
  guardian_id = desk.school->people[KLADE_ROLE_GUARDIAN];
  klade_school_set_person_data (desk.session, guardian_id, &phone, 1, day (2026, 3, 5), NULL,
                                &error);
  g_assert_no_error (error);
  g_assert_false (klade_school_set_person_data (desk.session, guardian_id, &code, 1, KLADE_DAY_NONE,
                                                NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);
  g_assert_false (klade_school_set_person_data (desk.session, desk.school->pupils_b[0], &phone, 1,
                                                KLADE_DAY_NONE, NULL, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);

  parent = klade_test_school_sign_in (desk.school, KLADE_ROLE_GUARDIAN);
  own = read_file (parent, guardian_id);
  g_assert_cmpstr (klade_person_file_get (own, KLADE_PERSON_FIELD_PHONE), ==, PHONE);
  g_assert_null (klade_school_read_person_file (parent, desk.school->other_teacher, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_object (&parent);
  desk_clear (&desk);
}

/* ---- export ---- */

static void
test_export (KladeTestPlace *place)
{
  Desk desk;
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePeopleTable) table = NULL;
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_SECRETARY);
  g_autofree char *logged = NULL;
  guint fields = 1u << KLADE_PERSON_FIELD_PHONE;
  const KladePersonChange phone = { KLADE_PERSON_FIELD_PHONE, "26481883" };

  desk_init (&desk, place, KLADE_ROLE_SECRETARY);
  klade_school_set_person_data (desk.session, desk.school->pupils_a[0], &phone, 1, KLADE_DAY_NONE,
                                NULL, &error);
  g_assert_no_error (error);
  g_assert_null (
      klade_school_export_people (desk.session, "cita", KLADE_PEOPLE_PUPILS, 0, fields, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_null (klade_school_export_people (desk.session, password, KLADE_PEOPLE_PUPILS, 0,
                                             1u << KLADE_PERSON_FIELD_HEALTH, &error));
  g_assert_error (error, KLADE_ERROR, KLADE_ERROR_DENIED);
  g_clear_error (&error);

  table =
      klade_school_export_people (desk.session, password, KLADE_PEOPLE_PUPILS, 0, fields, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (table->headings), ==, 4);
  g_assert_cmpuint (table->rows->len, ==, 8);
  g_assert_cmpstr (((GStrv) g_ptr_array_index (table->rows, 0))[0], ==, "Āboliņa");
  g_assert_cmpstr (((GStrv) g_ptr_array_index (table->rows, 0))[2], ==, "7.a");
  g_assert_cmpstr (((GStrv) g_ptr_array_index (table->rows, 0))[3], ==, PHONE);
  logged = klade_test_school_dup_text (desk.school,
                                       "SELECT new_value FROM audit WHERE action = 'export'");
  g_assert_cmpstr (logged, ==, "8/phone");
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/seal", test_seal);
  g_test_add_func ("/people/seal-sizes", test_seal_sizes);
  klade_test_add ("/people/add", test_add);
  klade_test_add ("/people/add-refuses", test_add_refuses);
  klade_test_add ("/people/doubles", test_doubles);
  klade_test_add ("/people/sealed", test_sealed);
  klade_test_add ("/people/copied-row", test_copied_row);
  klade_test_add ("/people/history", test_history);
  klade_test_add ("/people/find-by-code", test_find_by_code);
  klade_test_add ("/people/rename", test_rename);
  klade_test_add ("/people/rename-in-journals", test_rename_in_journals);
  klade_test_add ("/people/correct", test_correct);
  klade_test_add ("/people/list", test_list);
  klade_test_add ("/people/file-rights", test_file_rights);
  klade_test_add ("/people/guardians-contacts", test_guardians_contacts);
  klade_test_add ("/people/export", test_export);

  return g_test_run ();
}
