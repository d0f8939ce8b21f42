/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-setup.h"

#include "klade-i18n.h"
#include "klade-school-classes-private.h"
#include "klade-school-kind.h"
#include "klade-school-settings.h"
#include "klade-store-setup-list.h"

#define REGISTRATION_DIGITS_MIN 4
#define REGISTRATION_DIGITS_MAX 11

/* ---- how far ---- */

typedef struct
{
  KladeSession *session;
  KladeSetupState *state;
} Look;

static gboolean
is_profile_done (KladeDb *db, gboolean *is_done, GError **error)
{
  g_autoptr (KladeRecord) school = NULL;

  if (!klade_store_get_record (db, &klade_table_school, KLADE_SCHOOL_ROW_ID, &school, error))
    return FALSE;

  *is_done = *school->texts[KLADE_SCHOOL_COLUMN_REGISTRATION_NO] != '\0' ||
             *school->texts[KLADE_SCHOOL_COLUMN_ADDRESS] != '\0';
  return TRUE;
}

static gboolean
look (KladeDb *db, gpointer data, GError **error)
{
  Look *self = data;
  KladeSetupState *state = self->state;
  KladeSetupCounts counts = { 0 };
  KladeYearView view;
  gboolean is_profile = FALSE;

  if (!klade_year_view_find (self->session, 0, &view, error) ||
      !klade_store_count_setup (db, view.id, &counts, error) ||
      !is_profile_done (db, &is_profile, error) ||
      !klade_settings_get_int (db, KLADE_SETTING_SETUP_STEP, &state->left_at, error))
    return FALSE;

  state->n_rows[KLADE_SETUP_PROFILE] = is_profile ? 1 : 0;
  state->n_rows[KLADE_SETUP_YEAR] = view.id != 0 && view.year.is_published ? 1 : 0;
  state->n_rows[KLADE_SETUP_BELLS] = counts.n_bell_sets;
  state->n_rows[KLADE_SETUP_PROGRAMMES] = counts.n_programmes;
  state->n_rows[KLADE_SETUP_SUBJECTS] = counts.n_subjects;
  state->n_rows[KLADE_SETUP_CLASSES] = counts.n_classes;
  state->n_rows[KLADE_SETUP_PUPILS] = counts.n_pupils;
  state->n_rows[KLADE_SETUP_STAFF] = counts.n_staff;
  for (int i = 0; i < KLADE_N_SETUP_STEPS; i++)
    state->is_done[i] = state->n_rows[i] > 0;
  return TRUE;
}

/**
 * klade_school_read_setup:
 * @session: who asks
 * @state: (out caller-allocates): which steps are done, as the school's data says
 * @error: says why it failed
 *
 * Returns: %TRUE if @state was set
 */
gboolean
klade_school_read_setup (KladeSession *session, KladeSetupState *state, GError **error)
{
  Look self = { session, state };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  return klade_db_within_read (klade_session_get_db (session), look, &self, error);
}

/**
 * klade_school_leave_setup_at:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @step: the page to come back to; %KLADE_N_SETUP_STEPS when it is finished
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was noted
 */
gboolean
klade_school_leave_setup_at (KladeSession *session, int step, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%d", step);

  g_return_val_if_fail (step >= 0 && step <= KLADE_N_SETUP_STEPS, FALSE);

  return klade_school_set_setting (session, KLADE_SETTING_SETUP_STEP, value, error);
}

/* ---- the school ---- */

static gboolean
read_profile (KladeDb *db, gpointer data, GError **error)
{
  KladeSchoolProfile **profile = data;
  g_autoptr (KladeRecord) school = NULL;

  if (!klade_store_get_record (db, &klade_table_school, KLADE_SCHOOL_ROW_ID, &school, error))
    return FALSE;

  g_clear_pointer (profile, klade_school_profile_free);
  *profile = g_new0 (KladeSchoolProfile, 1);
  (*profile)->revision = school->revision;
  (*profile)->name = g_strdup (school->texts[KLADE_SCHOOL_COLUMN_NAME]);
  (*profile)->kind = g_strdup (school->texts[KLADE_SCHOOL_COLUMN_KIND]);
  (*profile)->registration_no = g_strdup (school->texts[KLADE_SCHOOL_COLUMN_REGISTRATION_NO]);
  (*profile)->address = g_strdup (school->texts[KLADE_SCHOOL_COLUMN_ADDRESS]);
  return TRUE;
}

/**
 * klade_school_read_profile:
 * @session: who asks
 * @error: says why it failed
 *
 * Returns: (transfer full): the school's own data
 */
KladeSchoolProfile *
klade_school_read_profile (KladeSession *session, GError **error)
{
  g_autoptr (KladeSchoolProfile) profile = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  return klade_db_within_read (klade_session_get_db (session), read_profile, &profile, error)
             ? g_steal_pointer (&profile)
             : NULL;
}

static gboolean
is_registration_no (const char *text)
{
  gsize n = 0;

  for (; g_ascii_isdigit (text[n]); n++)
    ;

  return text[n] == '\0' &&
         (n == 0 || (n >= REGISTRATION_DIGITS_MIN && n <= REGISTRATION_DIGITS_MAX));
}

static gboolean
is_kind (const char *text)
{
  for (int kind = 1; kind <= KLADE_N_SCHOOL_KINDS; kind++)
    if (g_str_equal (text, klade_school_kind_id ((KladeSchoolKind) kind)))
      return TRUE;

  return FALSE;
}

static gboolean
save_profile (KladeChangeSet *changes, gpointer data, GError **error)
{
  const KladeSchoolProfileEdit *edit = data;
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_school, KLADE_SCHOOL_ROW_ID, edit->revision, error);
  g_autoptr (KladeRecord) after = NULL;
  const char *const typed[] = { edit->name, edit->kind, edit->registration_no, edit->address };

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  for (int i = 0; i < (int) G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *line = NULL;

      if (!klade_class_check_line (typed[i], &line, error))
        return FALSE;
      klade_record_set_text (after, i, line);
    }

  if (*after->texts[KLADE_SCHOOL_COLUMN_NAME] == '\0')
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("A school needs a name."));
  if (!is_kind (after->texts[KLADE_SCHOOL_COLUMN_KIND]))
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Choose what kind of school it is."));
  if (!is_registration_no (after->texts[KLADE_SCHOOL_COLUMN_REGISTRATION_NO]))
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A registration number has digits only, for instance "
                                "4513902567."));

  return klade_register_set (changes, before, after, 0, error);
}

/**
 * klade_school_save_profile:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @edit: the school's own data as they shall be
 * @undo: (out) (optional) (nullable): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_profile (KladeSession *session,
                           const KladeSchoolProfileEdit *edit,
                           KladeUndo **undo,
                           GError **error)
{
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_SCHOOL,
    .title = _ ("The school's data"),
    .work = save_profile,
    .data = (gpointer) edit,
  };

  g_return_val_if_fail (edit != NULL, FALSE);

  return klade_register_run (session, &verb, undo, error);
}
