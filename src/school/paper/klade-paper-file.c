/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-facts.h"
#include "klade-paper-office.h"
#include "klade-person-codes.h"
#include "klade-sign-in.h"
#include "klade-store-secret.h"

/* The personal file (personas lieta, A11) as it is kept on paper.  What is known of health, courts
 * and special needs never goes on it, whoever prints. */

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  KladePaperShelf names;     /* KladePaperName */
  KladePaperShelf guardians; /* KladePaperGuardian */
  KladePaperShelf checks;    /* KladePaperCheck */
  KladePaperShelf classes;   /* KladePaperPastClass */
  GArray *secrets;           /* KladeStoredSecret, by person: what is known of everybody now */
  KladeIdMap first_secrets;  /* by person */
} Files;

/* ---- what is sealed ---- */

static gboolean
read_secrets (Files *self, GError **error)
{
  KladePaperReading *reading = self->reading;

  self->secrets = klade_store_list_current_secrets (reading->db, "", error);
  if (self->secrets == NULL)
    return FALSE;

  for (guint i = 0; i < self->secrets->len; i++)
    {
      gint64 person_id = g_array_index (self->secrets, KladeStoredSecret, i).person_id;

      if (i == 0 || g_array_index (self->secrets, KladeStoredSecret, i - 1).person_id != person_id)
        klade_id_map_add (&self->first_secrets, person_id, (int) i);
    }
  return klade_session_refresh_vault (reading->session, NULL, error);
}

/* @secrets: gets what is known of a person by field; what is protected never leaves its seal. */
static void
find_secrets (const Files *self,
              gint64 person_id,
              const KladeStoredSecret *secrets[KLADE_N_PERSON_FIELDS])
{
  int first = klade_id_map_find (&self->first_secrets, person_id);

  for (guint i = (guint) first; first >= 0 && i < self->secrets->len; i++)
    {
      const KladeStoredSecret *secret = &g_array_index (self->secrets, KladeStoredSecret, i);
      KladePersonField field;

      if (secret->person_id != person_id)
        return;
      if (klade_person_field_from_id (secret->field, &field) &&
          !klade_person_field_is_protected (field))
        secrets[field] = secret;
    }
}

/* @value: (out) (transfer full): as it is printed; "" where @secret is NULL */
static gboolean
open_secret (const Files *self,
             KladePersonField field,
             const KladeStoredSecret *secret,
             char **value,
             GError **error)
{
  g_autofree char *opened = NULL;

  *value = NULL;
  if (secret != NULL)
    {
      opened = klade_seal_open (klade_people_get_seal (self->reading->session), secret->person_id,
                                secret->field, secret->sealed, error);
      if (opened == NULL)
        return FALSE;
    }
  *value = opened != NULL ? klade_person_codes_format (field, opened) : g_strdup ("");
  return TRUE;
}

static gboolean
add_data (const Files *self, gint64 pupil_id, KladePaperRecord *record, GError **error)
{
  const KladeStoredSecret *secrets[KLADE_N_PERSON_FIELDS] = { NULL };

  find_secrets (self, pupil_id, secrets);
  for (int i = 0; i < KLADE_N_PERSON_FIELDS; i++)
    {
      KladePersonField field = (KladePersonField) i;
      KladePaperRecord *row;
      char *value;

      if (secrets[i] == NULL)
        continue;
      if (!open_secret (self, field, secrets[i], &value, error))
        return FALSE;
      if (field == KLADE_PERSON_FIELD_FILE_NUMBER)
        {
          klade_paper_record_take (record, "file.number", value);
          continue;
        }

      row = klade_paper_record_add_row (record, "data");
      klade_paper_record_set (row, "field", klade_person_field_name (field));
      klade_paper_record_take (row, "value", value);
    }
  return TRUE;
}

/* ---- names, guardians, the check ---- */

static void
add_names (const Files *self, guint person, KladePaperRecord *record)
{
  guint n_names;
  const KladePaperName *names = klade_paper_shelf_get (&self->names, person, &n_names);

  for (guint i = 0; i < n_names && n_names > 1; i++) /* one alone is the name of today */
    {
      KladePaperRecord *row = klade_paper_record_add_row (record, "names");

      klade_paper_record_set (row, "name", names[i].name);
      klade_paper_record_set_day (row, "from", names[i].from > 1 ? names[i].from : KLADE_DAY_NONE);
      klade_paper_record_set_day (row, "to", names[i].to);
    }
}

static gboolean
add_guardian (const Files *self,
              const KladePaperGuardian *guardian,
              KladePaperRecord *record,
              GError **error)
{
  static const KladePersonField fields[] = {
    KLADE_PERSON_FIELD_PHONE,
    KLADE_PERSON_FIELD_EMAIL,
    KLADE_PERSON_FIELD_ACTUAL_ADDRESS,
    KLADE_PERSON_FIELD_DECLARED_ADDRESS,
  };
  static const char *const names[] = { "phone", "email", "address", "address" };
  const KladeStoredSecret *secrets[KLADE_N_PERSON_FIELDS] = { NULL };
  KladePaperRecord *row = klade_paper_record_add_row (record, "guardians");

  klade_paper_record_set (row, "name", guardian->name);
  klade_paper_record_set (row, "kind", klade_guardian_kind_name (guardian->kind));
  find_secrets (self, guardian->guardian_id, secrets);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = NULL;

      if (!open_secret (self, fields[i], secrets[fields[i]], &value, error))
        return FALSE;
      if (*klade_paper_record_get (row, names[i]) == '\0') /* where they live, if that is known */
        klade_paper_record_set (row, names[i], value);
    }
  return TRUE;
}

/* Those of the day of printing. */
static gboolean
add_guardians (const Files *self, guint person, KladePaperRecord *record, GError **error)
{
  guint n_guardians;
  const KladePaperGuardian *guardians =
      klade_paper_shelf_get (&self->guardians, person, &n_guardians);

  for (guint i = 0; i < n_guardians; i++)
    if (!add_guardian (self, &guardians[i], record, error))
      return FALSE;
  return TRUE;
}

/* When the class teacher saw the file this school year, and who it was. */
static void
set_check (const Files *self, guint person, KladePaperRecord *record)
{
  guint n_checks;
  const KladePaperCheck *checks = klade_paper_shelf_get (&self->checks, person, &n_checks);
  g_autofree char *day = NULL;

  if (n_checks == 0)
    return;

  day = klade_day_to_text (klade_instant_get_day (checks[n_checks - 1].checked_at));
  klade_paper_record_take (record, "file.checked",
                           g_strdup_printf ("%s, %s", day, checks[n_checks - 1].name));
}

/* ---- the pupil's way through the school ---- */

static char *
dup_order (const char *number, KladeDay ordered_on)
{
  g_autofree char *day = NULL;

  if (*number == '\0')
    return NULL;

  day = klade_day_to_text (ordered_on);
  return g_strdup_printf ("%s, %s", number, day);
}

/* By which order the pupil came, and by which left. */
static char *
join_orders (const KladePaperPastClass *stay)
{
  g_autofree char *in = dup_order (stay->order_in, stay->ordered_in);
  g_autofree char *out = dup_order (stay->order_out, stay->ordered_out);

  if (in != NULL && out != NULL)
    return g_strdup_printf ("%s; %s", in, out);
  return g_strdup (in != NULL ? in : out != NULL ? out : "");
}

static void
add_class (const Files *self, const KladePaperPastClass *stay, KladePaperRecord *record)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "enrolments");
  const KladePaperDecision decision = {
    .decision = stay->decision,
    .to_class = stay->to_class,
    .order_number = "",
  };

  klade_paper_record_set (row, "class", stay->class_name);
  klade_paper_record_take (row, "year",
                           g_strdup_printf ("%d./%d.", stay->start_year, stay->start_year + 1));
  klade_paper_record_set (row, "programme", stay->programme);
  klade_paper_record_set_day (row, "from", stay->from);
  klade_paper_record_set_day (row, "to", stay->to);
  klade_paper_record_take (row, "order", join_orders (stay));
  klade_paper_record_take (row, "decision",
                           klade_paper_decision_words (self->reading, &decision, stay->class_name));
}

static void
add_classes (const Files *self, guint person, KladePaperRecord *record)
{
  guint n_classes;
  const KladePaperPastClass *classes = klade_paper_shelf_get (&self->classes, person, &n_classes);

  for (guint i = 0; i < n_classes; i++)
    add_class (self, &classes[i], record);
}

/* ---- the whole ---- */

/* The right to print the class does not reach so far. */
static gboolean
require_file (const KladePaperReading *reading, const KladePaperPupil *pupil, GError **error)
{
  return klade_paper_reading_get_class (reading, pupil->class_index)->may_read_codes ||
         klade_session_require (reading->session, KLADE_ACTION_READ_PERSONAL,
                                &(KladeTarget){ .pupil_id = pupil->id }, error);
}

static gboolean
add_file (const Files *self, guint index, GError **error)
{
  KladePaperReading *reading = self->reading;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (reading, index);
  guint person = klade_paper_facts_find_person (&self->facts, pupil->id);
  KladePaperRecord *record;
  int place;

  if (!require_file (reading, pupil, error))
    return FALSE;

  record = klade_paper_reading_add_pupil (reading, index, &place);
  add_names (self, person, record);
  add_classes (self, person, record);
  set_check (self, person, record);
  if (*pupil->code == '\0')
    klade_paper_reading_explain (
        reading, place, 0, "pupil.code",
        N_ ("%s %s: the personal code is not known or not for you to see."), pupil->surname,
        pupil->given_name);
  return add_data (self, pupil->id, record, error) && add_guardians (self, person, record, error);
}

static gboolean
add_files (const Files *self, GError **error)
{
  KladePaperReading *reading = self->reading;

  for (guint i = 0; i < reading->pupils->len; i++)
    if (!klade_paper_reading_go_on (reading, N_ ("Filling in documents"),
                                    (double) i / reading->pupils->len, error) ||
        !add_file (self, i, error))
      return FALSE;

  return TRUE;
}

static gboolean
shelve (const Files *self, KladePaperShelf *shelf, GArray *rows)
{
  if (rows != NULL)
    klade_paper_facts_shelve (&self->facts, shelf, rows);
  return rows != NULL;
}

static gboolean
read_facts (Files *self, GError **error)
{
  KladeDb *db = self->reading->db;
  KladePaperScope scope = self->facts.scope;
  GStringChunk *strings = self->reading->strings;
  KladeDay today = klade_paper_reading_get_today (self->reading);

  return shelve (self, &self->names, klade_store_list_paper_names (db, scope, strings, error)) &&
         shelve (self, &self->guardians,
                 klade_store_list_paper_guardians (db, scope, today, strings, error)) &&
         shelve (self, &self->checks, klade_store_list_paper_checks (db, scope, strings, error)) &&
         shelve (self, &self->classes,
                 klade_store_list_paper_past_classes (db, scope, strings, error)) &&
         read_secrets (self, error);
}

gboolean
klade_paper_fill_personal_file (KladePaperReading *reading, GError **error)
{
  Files self = { .reading = reading };
  gboolean is_filled;

  klade_paper_facts_init (&self.facts, reading);
  is_filled = read_facts (&self, error) && add_files (&self, error);
  klade_paper_shelf_clear (&self.names);
  klade_paper_shelf_clear (&self.guardians);
  klade_paper_shelf_clear (&self.checks);
  klade_paper_shelf_clear (&self.classes);
  g_clear_pointer (&self.secrets, g_array_unref);
  klade_id_map_clear (&self.first_secrets);
  klade_paper_facts_clear (&self.facts);
  return is_filled;
}
