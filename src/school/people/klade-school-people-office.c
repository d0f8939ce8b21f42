/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-school-year.h"
#include "klade-store-journal-list.h"
#include "klade-store-office.h"
#include "klade-store-rights.h"
#include "klade-text.h"

/* ---- personal files, checked each year (A11) ---- */

typedef struct
{
  const gint64 *pupil_ids;
  guint n_pupils;
  gboolean is_checked;
} Check;

static gboolean
check_one (KladeChangeSet *changes,
           gint64 pupil_id,
           gint64 year_id,
           gboolean is_checked,
           GError **error)
{
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  const KladeTarget target = { .pupil_id = pupil_id };
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  if (!klade_register_require (changes, KLADE_ACTION_CHECK_FILE, &target, error) ||
      !klade_store_find_file_check (db, pupil_id, year_id, &before, error))
    return FALSE;

  if (before != NULL)
    {
      after = klade_record_copy (before);
      after->numbers[KLADE_FILE_CHECK_COLUMN_IS_CHECKED] = is_checked ? 1 : 0;
      return klade_register_set (changes, before, after, pupil_id, error);
    }
  if (!is_checked)
    return TRUE;

  after = klade_record_new (&klade_table_file_check);
  after->numbers[KLADE_FILE_CHECK_COLUMN_PUPIL_ID] = pupil_id;
  after->numbers[KLADE_FILE_CHECK_COLUMN_SCHOOL_YEAR_ID] = year_id;
  after->numbers[KLADE_FILE_CHECK_COLUMN_IS_CHECKED] = 1;
  return klade_register_add (changes, after, pupil_id, error);
}

static gboolean
check_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Check *check = data;
  KladeSession *session = klade_change_set_get_session (changes);
  KladeSchoolYear year;
  gint64 year_id;

  if (!klade_store_find_year (klade_session_get_db (session),
                              klade_school_year_of_day (klade_session_get_today (session)),
                              &year_id, &year, error))
    return FALSE;

  for (guint i = 0; i < check->n_pupils; i++)
    if (!check_one (changes, check->pupil_ids[i], year_id, check->is_checked, error))
      return FALSE;

  return TRUE;
}

static gboolean
run_check (KladeSession *session,
           const KladeTarget *target,
           Check *check,
           KladeUndo **undo,
           GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_CHECK_FILE,
    .target = *target,
    .title = _ ("Checked personal files"),
    .work = check_work,
    .data = check,
  };

  return klade_register_run (session, &verb, undo, error);
}

/**
 * klade_school_check_files:
 * @session: the class teacher, or the office
 * @pupil_ids: (array length=n_pupils): whose files
 * @n_pupils: how many
 * @is_checked: whether they were checked this school year; due on 15 September (S2 p. 7)
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_DENIED when one of the pupils is not of the own class: then nothing is
 *   written
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_check_files (KladeSession *session,
                          const gint64 *pupil_ids,
                          guint n_pupils,
                          gboolean is_checked,
                          KladeUndo **undo,
                          GError **error)
{
  Check check = { pupil_ids, n_pupils, is_checked };

  g_return_val_if_fail (n_pupils > 0 && pupil_ids != NULL, FALSE);

  return run_check (session, &(KladeTarget){ .pupil_id = pupil_ids[0] }, &check, undo, error);
}

static void
take_pupil (gint64 pupil_id,
            const char *surname,
            const char *given_name,
            KladeDay from,
            KladeDay to,
            gpointer data)
{
  g_array_append_val ((GArray *) data, pupil_id);
}

/**
 * klade_school_check_class_files:
 * @session: the class teacher, or the office
 * @class_id: today's pupils of that class
 * @is_checked: as for klade_school_check_files()
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_check_class_files (KladeSession *session,
                                gint64 class_id,
                                gboolean is_checked,
                                KladeUndo **undo,
                                GError **error)
{
  g_autoptr (GArray) pupils = g_array_new (FALSE, FALSE, sizeof (gint64));
  Check check = { NULL, 0, is_checked };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  if (!klade_store_list_class_members (klade_session_get_db (session), class_id,
                                       klade_session_get_today (session), take_pupil, pupils,
                                       error))
    return FALSE;

  check.pupil_ids = (const gint64 *) (gpointer) pupils->data;
  check.n_pupils = pupils->len;
  return run_check (session, &(KladeTarget){ .class_id = class_id }, &check, undo, error);
}

/* ---- parents' applications for access (A7) ---- */

typedef struct
{
  const KladeApplicationDraft *draft;
  gint64 id;
  int revision;
  KladeDay fulfilled_on;
} Application;

static void
set_line (KladeRecord *record, int field, const char *text)
{
  g_autofree char *clean = klade_text_clean_line (text != NULL ? text : "");

  klade_record_set_text (record, field, clean);
}

static void
set_block (KladeRecord *record, int field, const char *text)
{
  g_autofree char *clean = klade_text_clean_block (text != NULL ? text : "");

  klade_record_set_text (record, field, clean);
}

static gboolean
register_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Application *application = data;
  const KladeApplicationDraft *draft = application->draft;
  g_autoptr (KladeRecord) guardian =
      klade_people_get_person (changes, draft->guardian_id, 0, error);
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_access_application);

  if (guardian == NULL || !klade_people_check_days (draft->received_on, KLADE_DAY_NONE, error))
    return FALSE;

  record->numbers[KLADE_ACCESS_APPLICATION_COLUMN_PUPIL_ID] = draft->pupil_id;
  record->numbers[KLADE_ACCESS_APPLICATION_COLUMN_GUARDIAN_ID] = draft->guardian_id;
  record->numbers[KLADE_ACCESS_APPLICATION_COLUMN_RECEIVED_ON] = draft->received_on;
  set_line (record, KLADE_ACCESS_APPLICATION_COLUMN_NUMBER, draft->number);
  set_line (record, KLADE_ACCESS_APPLICATION_COLUMN_CONSENTS, draft->consents);
  set_block (record, KLADE_ACCESS_APPLICATION_COLUMN_NOTES, draft->notes);
  if (!klade_register_add (changes, record, draft->pupil_id, error))
    return FALSE;

  application->id = record->id;
  return TRUE;
}

/**
 * klade_school_register_application:
 * @session: whoever hands out passwords to the pupil's parents
 * @draft: the application as received on paper
 * @application_id: (out) (optional): the entry
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_DENIED
 *
 * Registers a parent's application for access (Pielikums Nr. 1); it is to be fulfilled within one
 * week.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_register_application (KladeSession *session,
                                   const KladeApplicationDraft *draft,
                                   gint64 *application_id,
                                   KladeUndo **undo,
                                   GError **error)
{
  Application application = { .draft = draft };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_HAND_OUT_PASSWORD,
    .target = { .pupil_id = draft->pupil_id },
    .title = _ ("Application for access"),
    .work = register_work,
    .data = &application,
  };

  g_return_val_if_fail (draft->pupil_id != 0, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (application_id != NULL)
    *application_id = application.id;
  return TRUE;
}

static gboolean
fulfil_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Application *application = data;
  g_autoptr (KladeRecord) before = klade_register_get (
      changes, &klade_table_access_application, application->id, application->revision, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL || !klade_people_check_days (
                            (KladeDay) before->numbers[KLADE_ACCESS_APPLICATION_COLUMN_RECEIVED_ON],
                            application->fulfilled_on, error))
    return FALSE;

  after = klade_record_copy (before);
  after->numbers[KLADE_ACCESS_APPLICATION_COLUMN_FULFILLED_ON] = application->fulfilled_on;
  return klade_register_set (changes, before, after,
                             before->numbers[KLADE_ACCESS_APPLICATION_COLUMN_PUPIL_ID], error);
}

/**
 * klade_school_fulfil_application:
 * @session: whoever hands out passwords to the pupil's parents
 * @application_id, @revision: the entry of the file
 * @fulfilled_on: when the access was handed out; %KLADE_DAY_NONE: not yet
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_fulfil_application (KladeSession *session,
                                 gint64 application_id,
                                 int revision,
                                 KladeDay fulfilled_on,
                                 KladeUndo **undo,
                                 GError **error)
{
  Application application = { NULL, application_id, revision, fulfilled_on };
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_HAND_OUT_PASSWORD,
    .title = _ ("Fulfilled application"),
    .work = fulfil_work,
    .data = &application,
  };
  g_autoptr (KladeRecord) record = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  if (!klade_store_get_record (klade_session_get_db (session), &klade_table_access_application,
                               application_id, &record, error))
    return FALSE;

  /* Whose application it is never changes. */
  verb.target.pupil_id = record->numbers[KLADE_ACCESS_APPLICATION_COLUMN_PUPIL_ID];
  return klade_register_run (session, &verb, undo, error);
}

/* ---- what parents were told (H5) ---- */

typedef struct
{
  const KladeBriefingDraft *draft;
  gint64 id;
} Briefing;

static gboolean
check_pupil_of_class (KladeDb *db, const KladeBriefingDraft *draft, GError **error)
{
  gboolean has = TRUE;

  if (draft->pupil_id != 0 && !klade_store_class_has_pupil (db, draft->class_id, draft->pupil_id,
                                                            draft->given_on, &has, error))
    return FALSE;

  if (!has)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("The pupil was not in this class on that day."));
  return has;
}

static gboolean
brief_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Briefing *briefing = data;
  const KladeBriefingDraft *draft = briefing->draft;
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_parent_briefing);
  gint64 year_id;
  int start_year;

  if (!klade_people_check_days (draft->given_on, KLADE_DAY_NONE, error) ||
      !klade_store_read_class_year (klade_session_get_db (klade_change_set_get_session (changes)),
                                    draft->class_id, &year_id, &start_year, NULL, error) ||
      !check_pupil_of_class (klade_session_get_db (klade_change_set_get_session (changes)), draft,
                             error))
    return FALSE;

  record->numbers[KLADE_PARENT_BRIEFING_COLUMN_SCHOOL_YEAR_ID] = year_id;
  record->numbers[KLADE_PARENT_BRIEFING_COLUMN_CLASS_ID] = draft->class_id;
  record->numbers[KLADE_PARENT_BRIEFING_COLUMN_PUPIL_ID] = draft->pupil_id;
  record->numbers[KLADE_PARENT_BRIEFING_COLUMN_GIVEN_ON] = draft->given_on;
  set_line (record, KLADE_PARENT_BRIEFING_COLUMN_TOPIC, draft->topic);
  set_block (record, KLADE_PARENT_BRIEFING_COLUMN_NOTES, draft->notes);
  if (*record->texts[KLADE_PARENT_BRIEFING_COLUMN_TOPIC] == '\0')
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Enter what the parents were told about."));
      return FALSE;
    }
  if (!klade_register_add (changes, record, draft->pupil_id, error))
    return FALSE;

  briefing->id = record->id;
  return TRUE;
}

/**
 * klade_school_record_briefing:
 * @session: the class teacher, or the office
 * @draft: what was told, to whom, when
 * @briefing_id: (out) (optional): the entry
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_record_briefing (KladeSession *session,
                              const KladeBriefingDraft *draft,
                              gint64 *briefing_id,
                              KladeUndo **undo,
                              GError **error)
{
  Briefing briefing = { draft, 0 };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_CHECK_FILE,
    .target = { .class_id = draft->class_id },
    .title = _ ("Information given to parents"),
    .work = brief_work,
    .data = &briefing,
  };

  g_return_val_if_fail (draft->class_id != 0, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (briefing_id != NULL)
    *briefing_id = briefing.id;
  return TRUE;
}
