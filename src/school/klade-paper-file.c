/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-paper-facts.h"
#include "klade-paper-office.h"
#include "klade-person-codes.h"
#include "klade-store-pupil-stays.h"

/* The personal file (personas lieta, A11) as it is kept on paper.  What is known of health, courts
 * and special needs never goes on it, whoever prints. */

typedef enum
{
  GUARDIAN_PHONE,
  GUARDIAN_EMAIL,
  GUARDIAN_DECLARED,
  GUARDIAN_ACTUAL,
  N_GUARDIAN_DATA,
} GuardianData;

static const KladePersonField guardian_data[N_GUARDIAN_DATA] = {
  KLADE_PERSON_FIELD_PHONE,
  KLADE_PERSON_FIELD_EMAIL,
  KLADE_PERSON_FIELD_DECLARED_ADDRESS,
  KLADE_PERSON_FIELD_ACTUAL_ADDRESS,
};

typedef struct
{
  KladePaperReading *reading;
  KladePersonCodes *codes[N_GUARDIAN_DATA];
} Files;

static void
set_days (KladePaperRecord *row, const KladeFileEntry *entry)
{
  klade_paper_record_set_day (row, "from", entry->from);
  klade_paper_record_set_day (row, "to", entry->to);
}

/* Sections have the newest first; on paper the oldest stands on top. */
static const KladeFileEntry *
get_entry (const KladePersonFile *file, KladeFileSection section, guint index)
{
  const GArray *entries = file->sections[section];

  return &g_array_index (entries, KladeFileEntry, entries->len - 1 - index);
}

static void
add_names (const KladePersonFile *file, KladePaperRecord *record)
{
  guint n_names = file->sections[KLADE_FILE_NAMES]->len;

  for (guint i = 0; i < n_names && n_names > 1; i++) /* one alone is the name of today */
    {
      const KladeFileEntry *entry = get_entry (file, KLADE_FILE_NAMES, i);
      KladePaperRecord *row = klade_paper_record_add_row (record, "names");

      klade_paper_record_set (row, "name", entry->name);
      set_days (row, entry);
    }
}

static void
add_data (const KladePersonFile *file, KladePaperRecord *record)
{
  for (guint i = 0; i < file->data->len; i++)
    {
      const KladeFileDatum *datum = &g_array_index (file->data, KladeFileDatum, i);
      KladePaperRecord *row;

      if (!datum->is_current || datum->value == NULL ||
          klade_person_field_is_protected (datum->field))
        continue;

      row = klade_paper_record_add_row (record, "data");
      klade_paper_record_set (row, "field", klade_person_field_name (datum->field));
      klade_paper_record_take (row, "value",
                               klade_person_codes_format (datum->field, datum->value));
    }
}

static gboolean
add_guardian (const Files *self,
              const KladeFileEntry *entry,
              KladePaperRecord *record,
              GError **error)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "guardians");
  char *values[N_GUARDIAN_DATA] = { NULL };
  gboolean is_read = TRUE;

  for (int i = 0; i < N_GUARDIAN_DATA && is_read; i++)
    is_read = klade_person_codes_open (self->codes[i], entry->other_id, &values[i], error);

  if (is_read)
    {
      klade_paper_record_set (row, "name", entry->name);
      klade_paper_record_set (row, "kind", klade_guardian_kind_name (entry->kind));
      klade_paper_record_set (row, "phone", values[GUARDIAN_PHONE]);
      klade_paper_record_set (row, "email", values[GUARDIAN_EMAIL]);
      klade_paper_record_set (row, "address",
                              *values[GUARDIAN_ACTUAL] != '\0' ? values[GUARDIAN_ACTUAL]
                                                               : values[GUARDIAN_DECLARED]);
    }
  for (int i = 0; i < N_GUARDIAN_DATA; i++)
    g_free (values[i]);
  return is_read;
}

/* Those of the day of printing. */
static gboolean
add_guardians (const Files *self,
               const KladePersonFile *file,
               KladePaperRecord *record,
               GError **error)
{
  KladeDay today = klade_paper_reading_get_today (self->reading);

  for (guint i = 0; i < file->sections[KLADE_FILE_GUARDIANS]->len; i++)
    {
      const KladeFileEntry *entry = get_entry (file, KLADE_FILE_GUARDIANS, i);

      if ((entry->to == KLADE_DAY_NONE || entry->to >= today) &&
          !add_guardian (self, entry, record, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the pupil's way through the school ---- */

typedef struct
{
  const Files *files;
  KladePaperRecord *record;
} Stays;

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
join_orders (const KladePupilStayRow *stay)
{
  g_autofree char *in = dup_order (stay->order_in_no, stay->order_in_day);
  g_autofree char *out = dup_order (stay->order_out_no, stay->order_out_day);

  if (in != NULL && out != NULL)
    return g_strdup_printf ("%s; %s", in, out);
  return g_strdup (in != NULL ? in : out != NULL ? out : "");
}

static void
add_stay (const KladePupilStayRow *stay, gpointer data)
{
  const Stays *self = data;
  KladePaperRecord *row = klade_paper_record_add_row (self->record, "enrolments");
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
  klade_paper_record_take (
      row, "decision",
      klade_paper_decision_words (self->files->reading, &decision, stay->class_name));
}

/* When the class teacher saw the file this school year, and who it was. */
static void
set_check (const Files *self, const KladePersonFile *file, KladePaperRecord *record)
{
  const GArray *checks = file->sections[KLADE_FILE_CHECKS];

  for (guint i = 0; i < checks->len; i++)
    {
      const KladeFileEntry *check = &g_array_index (checks, KladeFileEntry, i);
      g_autofree char *day = NULL;

      if (check->year != self->reading->view.year.start_year || check->number != 1)
        continue;

      day = klade_day_to_text (check->from);
      klade_paper_record_take (record, "file.checked",
                               g_strdup_printf ("%s, %s", day, check->name));
      return;
    }
}

/* ---- the whole ---- */

/* Who took whose file to paper stands in the log. */
static gboolean
log_file (const KladePaperReading *reading, gint64 pupil_id, GError **error)
{
  const KladeAuditEntry entry = {
    .action = KLADE_AUDIT_PRINT,
    .table_name = "person",
    .row_id = pupil_id,
    .field = klade_paper_kind_get_info (reading->request->kind)->id,
    .pupil_id = pupil_id,
  };

  return klade_db_is_read_only (reading->db) || klade_session_log (reading->session, &entry, error);
}

static gboolean
add_file (const Files *self, guint index, GError **error)
{
  KladePaperReading *reading = self->reading;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (reading, index);
  g_autoptr (KladePersonFile) file = klade_people_read_file (reading->session, pupil->id, error);
  int place;
  KladePaperRecord *record;
  Stays stays = { .files = self };

  if (file == NULL)
    return FALSE;
  if (!file->can_read) /* the class's right to print does not reach so far */
    return klade_session_require (reading->session, KLADE_ACTION_READ_PERSONAL,
                                  &(KladeTarget){ .pupil_id = pupil->id }, error);

  record = klade_paper_reading_add_pupil (reading, index, &place);
  stays.record = record;
  add_data (file, record);
  add_names (file, record);
  set_check (self, file, record);
  if (*pupil->code == '\0')
    klade_paper_reading_tell (reading, place, FALSE,
                              _ ("%s %s: the personal code is not known or not for you to see."),
                              pupil->surname, pupil->given_name);
  return add_guardians (self, file, record, error) &&
         klade_store_list_pupil_stays (reading->db, pupil->id, add_stay, &stays, error) &&
         log_file (reading, pupil->id, error);
}

static gboolean
add_files (Files *self, GError **error)
{
  KladePaperReading *reading = self->reading;

  for (int i = 0; i < N_GUARDIAN_DATA; i++)
    {
      self->codes[i] = klade_person_codes_read (reading->session, guardian_data[i], error);
      if (self->codes[i] == NULL)
        return FALSE;
    }

  for (guint i = 0; i < reading->pupils->len; i++)
    if (!klade_paper_reading_go_on (reading, _ ("Filling in documents"),
                                    (double) i / reading->pupils->len, error) ||
        !add_file (self, i, error))
      return FALSE;

  return TRUE;
}

gboolean
klade_paper_fill_personal_file (KladePaperReading *reading, GError **error)
{
  Files self = { .reading = reading };
  gboolean is_filled = add_files (&self, error);

  for (int i = 0; i < N_GUARDIAN_DATA; i++)
    g_clear_pointer (&self.codes[i], klade_person_codes_free);
  return is_filled;
}
