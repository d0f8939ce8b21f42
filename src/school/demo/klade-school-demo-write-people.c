/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-person-field.h"
#include "klade-school-demo-write.h"
#include "klade-seal.h"
#include "klade-store-office.h"
#include "klade-store-secret.h"

/* What a school knows of people beside their names: invented, sealed, the same for the same seed.
 * Codes fit the checksum, so that everything that reads them can be tried. */

#define CHECK_WEIGHTS 10, 5, 8, 4, 2, 1, 6, 3, 7, 9
#define NEW_CODES_FROM klade_day_new (2017, 7, 1)
#define CHECKED_SHARE 0.85
#define MOVED_SHARE 0.04

static const char *const streets[] = {
  "Brīvības iela", "Skolas iela",   "Ozolu iela",  "Liepu iela",     "Rīgas iela",
  "Dārza iela",    "Jūras iela",    "Meža iela",   "Parka iela",     "Stacijas iela",
  "Upes iela",     "Ezera iela",    "Ziedu iela",  "Bērzu iela",     "Saules iela",
  "Pļavu iela",    "Zvaigžņu iela", "Krasta iela", "Celtnieku iela", "Raiņa bulvāris",
};

static const char *const languages[] = { "latviešu", "latviešu", "latviešu", "krievu", "ukraiņu" };

typedef struct
{
  KladeDemoWriter *writer;
  KladeSeal *seal;
  KladeDay since;
} Filler;

/* ---- invented values ---- */

static int
check_digit (const char *digits)
{
  static const int weights[] = { CHECK_WEIGHTS };
  int sum = 1;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (digits[i] - '0');

  return sum % 11;
}

/* Whoever was born after the new codes began has one of those. */
static char *
make_code (KladeDemoDice *dice, KladeDay born)
{
  char digits[12];
  int year, month, day;

  klade_day_get (born, &year, &month, &day);
  do
    {
      if (born >= NEW_CODES_FROM)
        g_snprintf (digits, sizeof digits, "32%08u", klade_demo_dice_below (dice, 100000000));
      else
        g_snprintf (digits, sizeof digits, "%02u%02u%02u%u%03u", (guint) day % 100,
                    (guint) month % 100, (guint) year % 100, year < 2000 ? 1u : 2u,
                    klade_demo_dice_below (dice, 1000));
    }
  while (check_digit (digits) == 10);

  return g_strdup_printf ("%.6s-%.4s%d", digits, digits + 6, check_digit (digits));
}

static char *
make_address (KladeDemoDice *dice)
{
  const char *street = streets[klade_demo_dice_below (dice, G_N_ELEMENTS (streets))];
  int house = klade_demo_dice_between (dice, 1, 98);
  int flat = klade_demo_dice_between (dice, 1, 60);
  int post = klade_demo_dice_between (dice, 1001, 1084);

  return g_strdup_printf ("%s %d - %d, Rīga, LV-%d", street, house, flat, post);
}

static char *
make_phone (KladeDemoDice *dice)
{
  return g_strdup_printf ("+371 2%07u", klade_demo_dice_below (dice, 10000000));
}

static char *
make_email (const KladeDemoHuman *human)
{
  g_autofree char *given_name = g_str_to_ascii (human->given_name, "lv");
  g_autofree char *surname = g_str_to_ascii (human->surname, "lv");
  g_autofree char *name =
      g_strdup_printf ("%s.%s%" G_GINT64_FORMAT, given_name, surname, human->id);

  for (char *c = name; *c != '\0'; c++)
    *c = *c == ' ' || *c == '\'' ? '-' : g_ascii_tolower (*c);

  return g_strconcat (name, "@pasts.example.lv", NULL);
}

static KladeDay
make_birth_day (KladeDemoDice *dice, int year)
{
  return klade_day_new (year, 1, 1) + klade_demo_dice_between (dice, 0, 364);
}

/* ---- writing ---- */

static gboolean
put (const Filler *self,
     gint64 person_id,
     KladePersonField field,
     const char *value,
     KladeDay from,
     KladeDay to,
     GError **error)
{
  const char *id = klade_person_field_id (field);
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_person_secret);
  g_autoptr (GBytes) sealed = klade_seal_close (self->seal, person_id, id, value);
  g_autoptr (GBytes) lookup =
      klade_person_field_is_found (field) ? klade_seal_lookup (self->seal, id, value) : NULL;

  record->numbers[KLADE_PERSON_SECRET_COLUMN_PERSON_ID] = person_id;
  klade_record_set_text (record, KLADE_PERSON_SECRET_COLUMN_FIELD, id);
  record->numbers[KLADE_PERSON_SECRET_COLUMN_VALID_FROM] = from;
  record->numbers[KLADE_PERSON_SECRET_COLUMN_VALID_TO] = to;
  return klade_store_add_secret (self->writer->db, record, sealed, lookup, error);
}

static gboolean
put_now (const Filler *self,
         gint64 person_id,
         KladePersonField field,
         const char *value,
         GError **error)
{
  return put (self, person_id, field, value, self->since, KLADE_DAY_NONE, error);
}

static gboolean
put_identity (const Filler *self,
              gint64 person_id,
              int birth_year,
              KladeDemoDice *dice,
              GError **error)
{
  KladeDay born = make_birth_day (dice, birth_year);
  g_autofree char *code = make_code (dice, born);
  g_autofree char *date = klade_day_to_iso (born);

  return put_now (self, person_id, KLADE_PERSON_FIELD_PERSONAL_CODE, code, error) &&
         put_now (self, person_id, KLADE_PERSON_FIELD_BIRTH_DATE, date, error);
}

/* A grown-up: a parent, or somebody who works here. */
static gboolean
put_adult (const Filler *self,
           const KladeDemoHuman *human,
           int birth_year,
           const char *address,
           KladeDemoDice *dice,
           GError **error)
{
  g_autofree char *phone = make_phone (dice);
  g_autofree char *email = make_email (human);

  return put_identity (self, human->id, birth_year, dice, error) &&
         put_now (self, human->id, KLADE_PERSON_FIELD_PHONE, phone, error) &&
         put_now (self, human->id, KLADE_PERSON_FIELD_EMAIL, email, error) &&
         put_now (self, human->id, KLADE_PERSON_FIELD_DECLARED_ADDRESS, address, error);
}

/* Some families moved in November: the old address stays in the history. */
static gboolean
put_home (const Filler *self,
          gint64 pupil_id,
          const char *address,
          KladeDemoDice *dice,
          GError **error)
{
  KladeDay moved = self->since + 70;

  if (klade_demo_dice_chance (dice, MOVED_SHARE) && moved < self->writer->plan->today)
    {
      g_autofree char *old = make_address (dice);

      return put (self, pupil_id, KLADE_PERSON_FIELD_DECLARED_ADDRESS, old, self->since, moved - 1,
                  error) &&
             put (self, pupil_id, KLADE_PERSON_FIELD_DECLARED_ADDRESS, address, moved,
                  KLADE_DAY_NONE, error);
    }

  return put_now (self, pupil_id, KLADE_PERSON_FIELD_DECLARED_ADDRESS, address, error);
}

/* ---- parents ---- */

static gboolean
has_parent_with_account (const KladeDemoPlan *plan, int pupil)
{
  for (guint i = 0; i < plan->guardians->len; i++)
    {
      const KladeDemoGuardian *guardian = &g_array_index (plan->guardians, KladeDemoGuardian, i);

      if (guardian->children[0] == pupil || guardian->children[1] == pupil)
        return TRUE;
    }

  return FALSE;
}

/* A boy bears his father's surname, a girl her mother's form of it; the other parent's is only
 * known where the form can be told. */
static void
name_parent (KladeDemoHuman *parent,
             const KladeDemoHuman *child,
             KladeDemoDice *dice,
             char **surname,
             char **given_name)
{
  klade_demo_make_name (dice, parent->is_female, surname, given_name);
  if (parent->is_female == child->is_female || !child->is_female)
    {
      g_free (*surname);
      *surname = parent->is_female && !child->is_female
                     ? klade_demo_surname_for (child->surname, TRUE)
                     : g_strdup (child->surname);
    }
  parent->surname = *surname;
  parent->given_name = *given_name;
}

static gboolean
add_parent (const Filler *self,
            const KladeDemoPupil *pupil,
            gboolean is_female,
            const char *address,
            KladeDemoDice *dice,
            GError **error)
{
  const KladeDemoPlan *plan = self->writer->plan;
  int grade = klade_demo_plan_class (plan, pupil->class_index)->grade;
  int birth_year = plan->year.start_year - grade - klade_demo_dice_between (dice, 28, 42);
  KladeDemoHuman parent = { .is_female = is_female };
  g_autofree char *surname = NULL;
  g_autofree char *given_name = NULL;

  name_parent (&parent, &pupil->human, dice, &surname, &given_name);
  return klade_store_fill (self->writer->db, KLADE_FILL_PERSON, &parent.id, error,
                           KLADE_TEXT (surname), KLADE_TEXT (given_name),
                           KLADE_TEXT (is_female ? "f" : "m")) &&
         klade_store_fill (self->writer->db, KLADE_FILL_GUARDIANSHIP, NULL, error,
                           KLADE_ID (pupil->human.id), KLADE_ID (parent.id),
                           KLADE_TEXT (is_female ? "mother" : "father"), KLADE_DAY (self->since)) &&
         put_adult (self, &parent, birth_year, address, dice, error);
}

static gboolean
add_parents (const Filler *self,
             int index,
             const char *address,
             KladeDemoDice *dice,
             GError **error)
{
  const KladeDemoPupil *pupil = klade_demo_plan_pupil (self->writer->plan, index);
  gboolean has_father = has_parent_with_account (self->writer->plan, index);
  gboolean has_mother = klade_demo_dice_chance (dice, 0.95);

  return (!has_mother || add_parent (self, pupil, TRUE, address, dice, error)) &&
         (has_father || (has_mother && klade_demo_dice_chance (dice, 0.2)) ||
          add_parent (self, pupil, FALSE, address, dice, error));
}

/* ---- everybody ---- */

/* Sometimes what only the few may see who need it. */
static gboolean
put_protected (const Filler *self, gint64 pupil_id, KladeDemoDice *dice, GError **error)
{
  return (!klade_demo_dice_chance (dice, 0.05) ||
          put_now (self, pupil_id, KLADE_PERSON_FIELD_HEALTH,
                   "Pārtikas alerģija; sporta stundās ierobežota slodze", error)) &&
         (!klade_demo_dice_chance (dice, 0.03) ||
          put_now (self, pupil_id, KLADE_PERSON_FIELD_SPECIAL_NEEDS,
                   "Atbalsta pasākumi: pagarināts laiks pārbaudes darbos", error));
}

static gboolean
put_pupil (const Filler *self, int index, GError **error)
{
  const KladeDemoPlan *plan = self->writer->plan;
  const KladeDemoPupil *pupil = klade_demo_plan_pupil (plan, index);
  int grade = klade_demo_plan_class (plan, pupil->class_index)->grade;
  KladeDemoDice dice = klade_demo_dice (plan->seed, "person data", (guint64) index);
  g_autofree char *address = make_address (&dice);
  g_autofree char *certificate =
      g_strdup_printf ("LV-BI %06u", klade_demo_dice_below (&dice, 1000000));
  const char *language = languages[klade_demo_dice_below (&dice, G_N_ELEMENTS (languages))];

  /* The secretary counts them up; newcomers have none yet. */
  g_autofree char *file_number = g_strdup_printf ("%d-%03d", plan->year.start_year, index + 1);

  return (index % 10 == 9 ||
          put_now (self, pupil->human.id, KLADE_PERSON_FIELD_FILE_NUMBER, file_number, error)) &&
         put_identity (self, pupil->human.id, plan->year.start_year - 6 - grade, &dice, error) &&
         put_home (self, pupil->human.id, address, &dice, error) &&
         put_now (self, pupil->human.id, KLADE_PERSON_FIELD_BIRTH_CERTIFICATE, certificate,
                  error) &&
         put_now (self, pupil->human.id, KLADE_PERSON_FIELD_NATIVE_LANGUAGE, language, error) &&
         put_now (self, pupil->human.id, KLADE_PERSON_FIELD_CITIZENSHIP, "Latvija", error) &&
         put_protected (self, pupil->human.id, &dice, error) &&
         add_parents (self, index, address, &dice, error);
}

/* The class teacher looked through most files before 15 September. */
static gboolean
check_file (const Filler *self, int index, GError **error)
{
  const KladeDemoPlan *plan = self->writer->plan;
  const KladeDemoPupil *pupil = klade_demo_plan_pupil (plan, index);
  const KladeDemoClass *klass = klade_demo_plan_class (plan, pupil->class_index);
  KladeDemoDice dice = klade_demo_dice (plan->seed, "file check", (guint64) index);
  KladeDay day = self->since + klade_demo_dice_between (&dice, 3, 13);
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_file_check);
  gboolean inserted;

  if (!klade_demo_dice_chance (&dice, CHECKED_SHARE) || day > plan->today ||
      pupil->joined != KLADE_DAY_NONE)
    return TRUE;

  record->numbers[KLADE_FILE_CHECK_COLUMN_PUPIL_ID] = pupil->human.id;
  record->numbers[KLADE_FILE_CHECK_COLUMN_SCHOOL_YEAR_ID] = self->writer->school_year_id;
  record->numbers[KLADE_FILE_CHECK_COLUMN_IS_CHECKED] = 1;
  record->numbers[KLADE_FILE_CHECK_COLUMN_CHANGED_BY] =
      klade_demo_plan_staff (plan, klass->class_teacher)->human.id;
  record->numbers[KLADE_FILE_CHECK_COLUMN_CHANGED_AT] = klade_instant_at (day, 15 * 60);
  return klade_store_insert_record (self->writer->db, record, &inserted, error);
}

static gboolean
put_grown_ups (const Filler *self, GError **error)
{
  const KladeDemoPlan *plan = self->writer->plan;

  for (int i = 0; i < (int) plan->staff->len + (int) plan->guardians->len; i++)
    {
      KladeDemoDice dice = klade_demo_dice (plan->seed, "adult data", (guint64) i);
      int guardian = i - (int) plan->staff->len;
      const KladeDemoHuman *human =
          guardian < 0
              ? &klade_demo_plan_staff (plan, i)->human
              : &g_array_index (plan->guardians, KladeDemoGuardian, (guint) guardian).human;
      g_autofree char *address = make_address (&dice);

      if (!put_adult (self, human, klade_demo_dice_between (&dice, 1962, 1999), address, &dice,
                      error))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_demo_write_people:
 * @self: a writer whose people, classes and guardians are written
 * @error: says why it failed
 *
 * Gives everybody personal data, the pupils parents, and most files their check.
 *
 * Returns: %TRUE if they stand
 */
gboolean
klade_demo_write_people (KladeDemoWriter *self, GError **error)
{
  g_autoptr (KladeSeal) seal = klade_seal_new (self->vault);
  const Filler filler = { self, seal, self->plan->year.semester_1.first };

  if (!put_grown_ups (&filler, error))
    return FALSE;

  for (int i = 0; i < (int) self->plan->pupils->len; i++)
    if (!put_pupil (&filler, i, error) || !check_file (&filler, i, error))
      return FALSE;

  return TRUE;
}
