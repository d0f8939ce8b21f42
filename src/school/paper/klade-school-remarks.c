/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-remarks.h"

#include "klade-i18n.h"
#include "klade-register.h"
#include "klade-school-classes-private.h"
#include "klade-school-people.h"
#include "klade-sign-in.h"
#include "klade-store-class.h"
#include "klade-store-remarks.h"
#include "klade-text.h"

void
klade_remark_free (KladeRemark *self)
{
  g_free (self->name);
  g_free (self->text);
  g_free (self);
}

/* ---- reading ---- */

typedef struct
{
  gint64 class_id;
  gint64 pupil_id; /* 0: all */
  KladeTermKind term;
} Key;

static GArray *
list_stored (KladeDb *db, const Key *key, GError **error)
{
  g_autoptr (KladeRecord) klass = NULL;

  if (!klade_store_get_record (db, &klade_table_school_class, key->class_id, &klass, error))
    return NULL;

  return klade_store_list_remarks (db, klass->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID],
                                   key->class_id, key->term, error);
}

static const KladeStoredRemark *
find_stored (const GArray *stored, gint64 pupil_id)
{
  for (guint i = 0; i < stored->len; i++)
    if (g_array_index (stored, KladeStoredRemark, i).pupil_id == pupil_id)
      return &g_array_index (stored, KladeStoredRemark, i);
  return NULL;
}

static KladeRemark *
make_remark (const KladeClassMember *member, const KladeStoredRemark *stored)
{
  KladeRemark *remark = g_new0 (KladeRemark, 1);

  remark->pupil_id = member->pupil_id;
  remark->name = g_strdup_printf ("%s %s", member->surname, member->given_name);
  remark->revision = stored != NULL ? stored->revision : 0;
  remark->text = g_strdup (stored != NULL && !stored->is_hidden ? stored->text : "");
  return remark;
}

/**
 * klade_school_list_remarks:
 * @session: needs %KLADE_ACTION_PRINT_PAPER of the class
 * @class_id: a class
 * @day: whose pupils: those of this day
 * @term: %KLADE_TERM_SEMESTER_1, %KLADE_TERM_SEMESTER_2 or %KLADE_TERM_YEAR
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeRemark): one for each pupil, as in the register
 */
GPtrArray *
klade_school_list_remarks (KladeSession *session,
                           gint64 class_id,
                           KladeDay day,
                           KladeTermKind term,
                           GError **error)
{
  const KladeTarget target = { .class_id = class_id };
  const Key key = { class_id, 0, term };
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GArray) stored = NULL;
  GPtrArray *remarks;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_session_require (session, KLADE_ACTION_PRINT_PAPER, &target, error))
    return NULL;

  members = klade_school_list_class_on_day (session, class_id, day, error);
  stored = members != NULL ? list_stored (klade_session_get_db (session), &key, error) : NULL;
  if (stored == NULL)
    return NULL;

  remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_remark_free);
  for (guint i = 0; i < members->len; i++)
    {
      const KladeClassMember *member = g_ptr_array_index (members, i);

      g_ptr_array_add (remarks, make_remark (member, find_stored (stored, member->pupil_id)));
    }
  return remarks;
}

/* ---- writing ---- */

typedef struct
{
  Key key;
  gint32 revision;
  const char *text;
} Work;

static gboolean
fail_changed (GError **error)
{
  return klade_class_fail (error, KLADE_ERROR_CONFLICT,
                           _ ("Somebody else changed this meanwhile. Look at it again, then repeat "
                              "your change."));
}

/* Only who was in the class at some time: the rows of others would never be printed. */
static gboolean
check_pupil (KladeDb *db, const Key *key, GError **error)
{
  gboolean was;

  if (!klade_store_was_in_class (db, key->pupil_id, key->class_id, &was, error))
    return FALSE;
  return was ||
         klade_class_fail (error, KLADE_ERROR_INVALID, _ ("This pupil was never in the class."));
}

static gboolean
add_remark (KladeChangeSet *changes, const Work *work, const char *text, GError **error)
{
  g_autoptr (KladeRecord) record = NULL;

  if (*text == '\0')
    return TRUE;
  if (!check_pupil (klade_session_get_db (klade_change_set_get_session (changes)), &work->key,
                    error))
    return FALSE;

  record = klade_record_new (&klade_table_remark);
  record->numbers[KLADE_REMARK_COLUMN_PUPIL_ID] = work->key.pupil_id;
  record->numbers[KLADE_REMARK_COLUMN_CLASS_ID] = work->key.class_id;
  record->numbers[KLADE_REMARK_COLUMN_TERM] = work->key.term;
  klade_record_set_text (record, KLADE_REMARK_COLUMN_TEXT, text);
  return klade_register_add (changes, record, work->key.pupil_id, error);
}

static gboolean
set_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autofree char *text = klade_text_clean_line (work->text);
  g_autoptr (GArray) all = NULL;
  const KladeStoredRemark *stored;
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  if (g_utf8_strlen (text, -1) > KLADE_REMARK_LENGTH_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A remark has at most %d characters. Write it shorter."),
                             KLADE_REMARK_LENGTH_MAX);

  all = list_stored (db, &work->key, error);
  if (all == NULL)
    return FALSE;

  stored = find_stored (all, work->key.pupil_id);
  if ((stored != NULL ? stored->revision : 0) != work->revision)
    return fail_changed (error);
  if (stored == NULL)
    return add_remark (changes, work, text, error);

  before = klade_register_get (changes, &klade_table_remark, stored->id, stored->revision, error);
  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  klade_record_set_text (after, KLADE_REMARK_COLUMN_TEXT, text);
  after->numbers[KLADE_REMARK_COLUMN_IS_HIDDEN] = *text == '\0' ? 1 : 0;
  return klade_register_set (changes, before, after, work->key.pupil_id, error);
}

/**
 * klade_school_set_remark:
 * @session: needs %KLADE_ACTION_WRITE_REMARK of the class
 * @class_id, @pupil_id, @term: whose remark
 * @text: one line; "" takes it away
 * @revision: as klade_school_list_remarks() gave it
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Writes what stands under «Piezīmes» on the pupil's report card and interim report of the term.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_set_remark (KladeSession *session,
                         gint64 class_id,
                         gint64 pupil_id,
                         KladeTermKind term,
                         const char *text,
                         gint32 revision,
                         KladeUndo **undo,
                         GError **error)
{
  Work work = { { class_id, pupil_id, term }, revision, text };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_WRITE_REMARK,
    .target = { .class_id = class_id },
    .title = _ ("Remark"),
    .work = set_work,
    .data = &work,
  };

  g_return_val_if_fail (KLADE_IS_SESSION (session) && text != NULL, FALSE);
  g_return_val_if_fail (term >= KLADE_TERM_SEMESTER_1 && term <= KLADE_TERM_YEAR, FALSE);

  return klade_register_run (session, &verb, undo, error);
}
