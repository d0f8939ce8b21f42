/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-classes-private.h"

#include "klade-class-name.h"
#include "klade-i18n.h"
#include "klade-order.h"
#include "klade-store-calendar.h"
#include "klade-store-class-find.h"
#include "klade-store-class.h"
#include "klade-store-person.h"
#include "klade-store-programme.h"
#include "klade-text.h"

#define LINE_CHARACTERS_MAX 200

/* ---- shared ---- */

/* Sets @error to a sentence; always %FALSE. */
gboolean
klade_class_fail (GError **error, int code, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (KLADE_ERROR, code, format, arguments);
  va_end (arguments);
  return FALSE;
}

/**
 * klade_class_check_line:
 * @text: (nullable): as typed
 * @line: (out) (transfer full): without blanks around it; may be empty
 * @error: %KLADE_ERROR_INVALID when it is no text or too long
 *
 * Returns: %TRUE if @line was set
 */
gboolean
klade_class_check_line (const char *text, char **line, GError **error)
{
  g_autofree char *clean = NULL;

  if (text != NULL && !g_utf8_validate (text, -1, NULL))
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("This text cannot be read."));

  clean = klade_text_clean_line (text != NULL ? text : "");
  if (g_utf8_strlen (clean, -1) > LINE_CHARACTERS_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A name has at most %d characters. Write it shorter."),
                             LINE_CHARACTERS_MAX);

  *line = g_steal_pointer (&clean);
  return TRUE;
}

static KladeDb *
db_of (KladeChangeSet *changes)
{
  return klade_session_get_db (klade_change_set_get_session (changes));
}

/* (transfer full): 7.a */
char *
klade_class_dup_name (KladeChangeSet *changes, gint64 class_id, GError **error)
{
  g_autoptr (KladeRecord) klass =
      klade_register_get (changes, &klade_table_school_class, class_id, 0, error);

  return klass != NULL ? g_strdup (klass->texts[KLADE_SCHOOL_CLASS_COLUMN_NAME]) : NULL;
}

/* ---- saving ---- */

typedef struct
{
  const KladeClassEdit *edit;
  gint64 class_id;
} Save;

/* The row of a register, there to be seen. */
static gboolean
is_there (KladeChangeSet *changes, const KladeTable *table, gint64 id, GError **error)
{
  g_autoptr (KladeRecord) record =
      id != 0 ? klade_register_get (changes, table, id, 0, error) : NULL;

  if (id == 0)
    return TRUE;
  if (record == NULL)
    return FALSE;

  return !klade_record_is_absent (record) ||
         klade_class_fail (error, KLADE_ERROR_NOT_FOUND, "%s %" G_GINT64_FORMAT " is hidden",
                           table->name, id);
}

static gboolean
fill_class (KladeChangeSet *changes,
            KladeRecord *record,
            const KladeClassEdit *edit,
            GError **error)
{
  g_autofree char *line = NULL;
  g_autofree char *formatted = NULL;
  KladeClassName name = { 0 };

  if (!klade_class_check_line (edit->name, &line, error) ||
      !klade_class_name_parse (line, &name, error) ||
      !is_there (changes, &klade_table_programme, edit->programme_id, error) ||
      !is_there (changes, &klade_table_bell_set, edit->bell_set_id, error))
    return FALSE;

  formatted = klade_class_name_format (&name);
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_GRADE] = name.grade;
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_SUFFIX, name.suffix);
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_NAME, formatted);
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_PROGRAMME_ID] = edit->programme_id;
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_BELL_SET_ID] = edit->bell_set_id;
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_IS_HIDDEN] = 0;
  return TRUE;
}

static gboolean
fail_class_there (const KladeRecord *record, GError **error)
{
  return klade_class_fail (error, KLADE_ERROR_EXISTS,
                           _ ("There is a class %s in this year already."),
                           record->texts[KLADE_SCHOOL_CLASS_COLUMN_NAME]);
}

/* klade_class_add: a new class, or a hidden one of that name again */
gboolean
klade_class_add (KladeChangeSet *changes,
                 const KladeClassEdit *edit,
                 gint64 *class_id,
                 GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_school_class);
  g_autoptr (GError) local_error = NULL;
  KladeYearView view;
  gint64 found;

  if (!klade_year_view_find (klade_change_set_get_session (changes), edit->year_id, &view, error))
    return FALSE;

  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID] = view.id;
  if (!fill_class (changes, record, edit, error) ||
      !klade_store_find_class (db_of (changes), view.id,
                               record->texts[KLADE_SCHOOL_CLASS_COLUMN_NAME], &found, error))
    return FALSE;

  if (!klade_register_put (changes, record, found, 0, &local_error))
    {
      if (g_error_matches (local_error, KLADE_ERROR, KLADE_ERROR_EXISTS))
        return fail_class_there (record, error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *class_id = record->id;
  return TRUE;
}

static gboolean
change_class (KladeChangeSet *changes, const KladeClassEdit *edit, GError **error)
{
  g_autoptr (KladeRecord) before = klade_register_get (changes, &klade_table_school_class,
                                                       edit->class_id, edit->revision, error);
  g_autoptr (KladeRecord) after = NULL;
  gint64 found;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  if (!fill_class (changes, after, edit, error) ||
      !klade_store_find_class (db_of (changes),
                               before->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID],
                               after->texts[KLADE_SCHOOL_CLASS_COLUMN_NAME], &found, error))
    return FALSE;

  if (found != 0 && found != before->id)
    return fail_class_there (after, error);

  return klade_register_set (changes, before, after, 0, error);
}

static gboolean
save_class (KladeChangeSet *changes, gpointer data, GError **error)
{
  Save *save = data;

  save->class_id = save->edit->class_id;
  return save->class_id != 0 ? change_class (changes, save->edit, error)
                             : klade_class_add (changes, save->edit, &save->class_id, error);
}

/**
 * klade_school_save_class:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @edit: the whole class as it shall be
 * @class_id: (out) (optional): the class
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_INVALID for the name, %KLADE_ERROR_EXISTS, %KLADE_ERROR_CONFLICT,
 *   %KLADE_ERROR_DENIED
 *
 * Adds a class (a hidden one of that name comes back), or changes its name, programme and bells.
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_save_class (KladeSession *session,
                         const KladeClassEdit *edit,
                         gint64 *class_id,
                         KladeUndo **undo,
                         GError **error)
{
  Save save = { edit, 0 };
  g_autofree char *title = NULL;
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .work = save_class,
    .data = &save,
  };

  g_return_val_if_fail (edit != NULL && edit->name != NULL, FALSE);

  title = g_strdup_printf (_ ("Class %s"), edit->name);
  verb.title = title;
  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (class_id != NULL)
    *class_id = save.class_id;
  return TRUE;
}

/* ---- hiding ---- */

typedef struct
{
  gint64 id;
  gint32 revision;
} Hide;

static gboolean
hide_all (KladeChangeSet *changes, GPtrArray *records, GError **error)
{
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      const KladeRecord *record = g_ptr_array_index (records, i);

      if (!klade_register_hide (changes, record->table, record->id, record->revision, 0, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
hide_class (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Hide *hide = data;
  KladeDb *db = db_of (changes);
  g_autofree char *name = klade_class_dup_name (changes, hide->id, error);
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) teachers = NULL;
  gint64 n_pupils;
  gint64 n_lessons;

  if (name == NULL || !klade_store_class_has_pupils (db, hide->id, &n_pupils, error) ||
      !klade_store_class_has_lessons (db, hide->id, &n_lessons, error))
    return FALSE;

  if (n_pupils > 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Class %s has pupils. Transfer them to another class first."),
                             name);
  if (n_lessons > 0)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Class %s has lessons in its journals, so it stays."), name);

  journals = klade_store_list_class_own_journals (db, hide->id, error);
  groups = journals != NULL ? klade_store_list_class_own_groups (db, hide->id, error) : NULL;
  teachers = groups != NULL
                 ? klade_store_list_class_teachers (
                       db, hide->id,
                       klade_session_get_today (klade_change_set_get_session (changes)), error)
                 : NULL;

  return teachers != NULL && hide_all (changes, journals, error) &&
         hide_all (changes, groups, error) && hide_all (changes, teachers, error) &&
         klade_register_hide (changes, &klade_table_school_class, hide->id, hide->revision, 0,
                              error);
}

/**
 * klade_school_hide_class:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @class_id: a class in which nobody is and was, without lessons
 * @revision: the one the person saw
 * @undo: (out) (optional): what brings it back
 * @error: %KLADE_ERROR_INVALID when the class is in use, %KLADE_ERROR_CONFLICT,
 *   %KLADE_ERROR_DENIED
 *
 * With the class its empty journals, groups and its class teacher's role go.
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_class (KladeSession *session,
                         gint64 class_id,
                         gint32 revision,
                         KladeUndo **undo,
                         GError **error)
{
  Hide hide = { class_id, revision };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Class removed"),
    .work = hide_class,
    .data = &hide,
  };

  return klade_register_run (session, &verb, undo, error);
}

/* ---- class teacher ---- */

typedef struct
{
  gint64 class_id;
  gint64 person_id;
  KladeDay from;
  const KladeOrderName *order;
} Teacher;

/* Ends the day before @from; a role that had not begun by then is taken away. */
static gboolean
end_grant (KladeChangeSet *changes, const KladeRecord *grant, KladeDay from, GError **error)
{
  g_autoptr (KladeRecord) after = klade_record_copy (grant);

  if (grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] >= from)
    klade_record_make_absent (after);
  else
    after->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_TO] = from - 1;
  return klade_register_set (changes, grant, after, 0, error);
}

static gboolean
add_grant (KladeChangeSet *changes, const Teacher *teacher, int grade, GError **error)
{
  g_autoptr (KladeRecord) grant = klade_record_new (&klade_table_role_grant);
  gint64 order_id;

  if (!is_there (changes, &klade_table_person, teacher->person_id, error) ||
      !klade_order_put (changes, teacher->order, "class-teacher", &order_id, error))
    return FALSE;

  grant->numbers[KLADE_ROLE_GRANT_COLUMN_PERSON_ID] = teacher->person_id;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_ROLE] =
      grade == 0 ? KLADE_ROLE_GROUP_TEACHER : KLADE_ROLE_CLASS_TEACHER;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_CLASS_ID] = teacher->class_id;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] = teacher->from;
  grant->numbers[KLADE_ROLE_GRANT_COLUMN_ORDER_ID] = order_id;
  return klade_register_add (changes, grant, 0, error);
}

static gboolean
set_teacher (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Teacher *teacher = data;
  g_autoptr (KladeRecord) klass =
      klade_register_get (changes, &klade_table_school_class, teacher->class_id, 0, error);
  g_autoptr (GPtrArray) grants =
      klass != NULL ? klade_store_list_class_teachers (db_of (changes), teacher->class_id,
                                                       teacher->from, error)
                    : NULL;
  gboolean stays = FALSE;

  if (grants == NULL)
    return FALSE;

  for (guint i = 0; i < grants->len; i++)
    {
      const KladeRecord *grant = g_ptr_array_index (grants, i);

      if (grant->numbers[KLADE_ROLE_GRANT_COLUMN_PERSON_ID] == teacher->person_id &&
          grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_FROM] <= teacher->from &&
          grant->numbers[KLADE_ROLE_GRANT_COLUMN_VALID_TO] == KLADE_DAY_NONE)
        stays = TRUE;
      else if (!end_grant (changes, grant, teacher->from, error))
        return FALSE;
    }

  return stays || teacher->person_id == 0 ||
         add_grant (changes, teacher, (int) klass->numbers[KLADE_SCHOOL_CLASS_COLUMN_GRADE], error);
}

/**
 * klade_school_set_class_teacher:
 * @session: needs %KLADE_ACTION_MANAGE_CLASSES
 * @class_id: a class; a preschool group gets a group teacher
 * @person_id: who answers for the class, or 0 for nobody
 * @from: from which day on; whoever did until then ends the day before
 * @order: (nullable): the order
 * @undo: (out) (optional): what takes it back
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_set_class_teacher (KladeSession *session,
                                gint64 class_id,
                                gint64 person_id,
                                KladeDay from,
                                const KladeOrderName *order,
                                KladeUndo **undo,
                                GError **error)
{
  Teacher teacher = { class_id, person_id, from, order };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_CLASSES,
    .title = _ ("Class teacher"),
    .work = set_teacher,
    .data = &teacher,
  };

  g_return_val_if_fail (from != KLADE_DAY_NONE, FALSE);

  return klade_register_run (session, &verb, undo, error);
}
