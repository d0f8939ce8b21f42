/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-instructions.h"

#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-school-classes-private.h"
#include "klade-school-settings.h"
#include "klade-school-setup.h"
#include "klade-store-instructions.h"
#include "klade-store-paper.h"
#include "klade-text.h"

#define NOTES_LENGTH_MAX 2000
#define N_TOPICS_MAX 200

/* MK 474/2023 p. 15 */
static const char *const first_topics[] = {
  N_ ("Conduct at school, in lessons and breaks"),
  N_ ("Fire and electrical safety"),
  N_ ("First aid"),
  N_ ("Rooms with dangerous equipment and substances"),
  N_ ("Sports lessons and competitions"),
  N_ ("Excursions, hikes and walks"),
  N_ ("Events organised by the school"),
  N_ ("Road traffic"),
  N_ ("On the water and on the ice"),
  N_ ("Unforeseen situations: fire, gas, flood, a threat"),
  N_ ("Remote learning and safety on the internet"),
  N_ ("Hygiene and infectious diseases"),
};

/* ---- the list ---- */

void
klade_instruction_free (KladeInstruction *self)
{
  g_free (self->class_name);
  g_free (self->number);
  g_free (self->topic);
  g_free (self->instructor);
  g_free (self->kept_at);
  g_free (self->notes);
  g_free (self);
}

static void
take_instruction (const KladeInstructionRow *row, gpointer data)
{
  KladeInstruction *instruction = g_new0 (KladeInstruction, 1);

  *instruction = (KladeInstruction){
    .id = row->id,
    .class_id = row->class_id,
    .instructor_id = row->instructor_id,
    .revision = row->revision,
    .instructed_on = row->instructed_on,
    .signed_on = row->signed_on,
    .class_name = g_strdup (row->class_name),
    .number = g_strdup (row->number),
    .topic = g_strdup (row->topic),
    .instructor = g_strdup (row->instructor),
    .kept_at = g_strdup (row->kept_at),
    .notes = g_strdup (row->notes),
  };
  g_ptr_array_add (data, instruction);
}

typedef struct
{
  KladeSession *session;
  gint64 school_year_id;
  gint64 class_id;
  GPtrArray *instructions;
} List;

static gboolean
list_within (KladeDb *db, gpointer data, GError **error)
{
  const List *self = data;
  KladeYearView view;

  g_ptr_array_set_size (self->instructions, 0); /* the engine may run us again */
  return klade_session_require (self->session, KLADE_ACTION_READ_PEOPLE, NULL, error) &&
         klade_year_view_find (self->session, self->school_year_id, &view, error) &&
         klade_store_list_instructions (db, view.id, self->class_id, take_instruction,
                                        self->instructions, error);
}

/**
 * klade_school_list_instructions:
 * @session: whoever works here
 * @school_year_id: 0: the present year
 * @class_id: 0: of all classes
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeInstruction): the newest first
 */
GPtrArray *
klade_school_list_instructions (KladeSession *session,
                                gint64 school_year_id,
                                gint64 class_id,
                                GError **error)
{
  g_autoptr (GPtrArray) instructions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_instruction_free);
  List list = { session, school_year_id, class_id, instructions };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  return klade_db_within_read (klade_session_get_db (session), list_within, &list, error)
             ? g_steal_pointer (&instructions)
             : NULL;
}

/* ---- recording ---- */

typedef struct
{
  gint64 id;
  int revision;
  const KladeInstructionDraft *draft;
} Work;

static gboolean
set_line (KladeRecord *record, int field, const char *text, GError **error)
{
  g_autofree char *line = NULL;

  if (!klade_class_check_line (text, &line, error))
    return FALSE;

  klade_record_set_text (record, field, line);
  return TRUE;
}

static gboolean
set_notes (KladeRecord *record, const char *text, GError **error)
{
  g_autofree char *notes = klade_text_clean_block (text != NULL ? text : "");

  if (g_utf8_strlen (notes, -1) > NOTES_LENGTH_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("A note has at most %d characters. Write it shorter."),
                             NOTES_LENGTH_MAX);

  klade_record_set_text (record, KLADE_INSTRUCTION_COLUMN_NOTES, notes);
  return TRUE;
}

static gboolean
check_draft (KladeChangeSet *changes, const KladeInstructionDraft *draft, GError **error)
{
  g_autoptr (KladeRecord) instructor = NULL;

  if (draft->instructed_on == KLADE_DAY_NONE)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("Enter the day of the instruction."));
  if (draft->signed_on != KLADE_DAY_NONE && draft->signed_on < draft->instructed_on)
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("The sheet cannot be signed before the instruction."));
  if (draft->instructor_id == 0)
    return TRUE;

  instructor = klade_people_get_person (changes, draft->instructor_id, 0, error);
  return instructor != NULL;
}

static gboolean
take_draft (KladeChangeSet *changes,
            const KladeInstructionDraft *draft,
            KladeRecord *record,
            GError **error)
{
  if (!check_draft (changes, draft, error) ||
      !set_line (record, KLADE_INSTRUCTION_COLUMN_NUMBER, draft->number, error) ||
      !set_line (record, KLADE_INSTRUCTION_COLUMN_TOPIC, draft->topic, error) ||
      !set_line (record, KLADE_INSTRUCTION_COLUMN_KEPT_AT, draft->kept_at, error) ||
      !set_notes (record, draft->notes, error))
    return FALSE;

  if (*record->texts[KLADE_INSTRUCTION_COLUMN_TOPIC] == '\0')
    return klade_class_fail (error, KLADE_ERROR_INVALID,
                             _ ("Choose or write what the class is instructed about."));

  record->numbers[KLADE_INSTRUCTION_COLUMN_INSTRUCTED_ON] = draft->instructed_on;
  record->numbers[KLADE_INSTRUCTION_COLUMN_INSTRUCTOR_ID] = draft->instructor_id;
  record->numbers[KLADE_INSTRUCTION_COLUMN_SIGNED_ON] = draft->signed_on;
  return TRUE;
}

static gboolean
record_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Work *work = data;
  KladeDb *db = klade_session_get_db (klade_change_set_get_session (changes));
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_instruction);
  gint64 year_id;
  int start_year;

  if (!klade_store_read_class_year (db, work->draft->class_id, &year_id, &start_year, NULL,
                                    error) ||
      !take_draft (changes, work->draft, record, error))
    return FALSE;

  record->numbers[KLADE_INSTRUCTION_COLUMN_SCHOOL_YEAR_ID] = year_id;
  record->numbers[KLADE_INSTRUCTION_COLUMN_CLASS_ID] = work->draft->class_id;
  if (!klade_register_add (changes, record, 0, error))
    return FALSE;

  work->id = record->id;
  return TRUE;
}

/**
 * klade_school_record_instruction:
 * @session: the class teacher or a deputy
 * @draft: about what, when, by whom; what is not known yet is added later
 * @instruction_id: (out) (optional): the entry
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_record_instruction (KladeSession *session,
                                 const KladeInstructionDraft *draft,
                                 gint64 *instruction_id,
                                 KladeUndo **undo,
                                 GError **error)
{
  Work work = { .draft = draft };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_RECORD_INSTRUCTION,
    .target = { .class_id = draft->class_id },
    .title = _ ("Safety instruction"),
    .work = record_work,
    .data = &work,
  };

  g_return_val_if_fail (draft->class_id != 0, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (instruction_id != NULL)
    *instruction_id = work.id;
  return TRUE;
}

static gboolean
change_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;
  g_autoptr (KladeRecord) before =
      klade_register_get (changes, &klade_table_instruction, work->id, work->revision, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;
  if (klade_record_is_absent (before))
    return klade_class_fail (error, KLADE_ERROR_NOT_FOUND,
                             "instruction %" G_GINT64_FORMAT " is hidden", work->id);

  after = klade_record_copy (before);
  return take_draft (changes, work->draft, after, error) &&
         klade_register_set (changes, before, after, 0, error);
}

static gboolean
hide_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  const Work *work = data;

  return klade_register_hide (changes, &klade_table_instruction, work->id, work->revision, 0,
                              error);
}

/* Whose instruction it is never changes. */
static gboolean
run_on (KladeSession *session,
        const char *title,
        KladeRegisterFunc func,
        Work *work,
        KladeUndo **undo,
        GError **error)
{
  KladeRegisterVerb verb = {
    .action = KLADE_ACTION_RECORD_INSTRUCTION,
    .title = title,
    .work = func,
    .data = work,
  };
  g_autoptr (KladeRecord) record = NULL;

  if (!klade_store_get_record (klade_session_get_db (session), &klade_table_instruction, work->id,
                               &record, error))
    return FALSE;

  verb.target.class_id = record->numbers[KLADE_INSTRUCTION_COLUMN_CLASS_ID];
  return klade_register_run (session, &verb, undo, error);
}

/**
 * klade_school_change_instruction:
 * @session: the class teacher or a deputy
 * @instruction_id, @revision: the entry
 * @draft: as it shall be, such as with the day of signing and where it is kept; the class stays
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it was stored
 */
gboolean
klade_school_change_instruction (KladeSession *session,
                                 gint64 instruction_id,
                                 int revision,
                                 const KladeInstructionDraft *draft,
                                 KladeUndo **undo,
                                 GError **error)
{
  Work work = { instruction_id, revision, draft };

  g_return_val_if_fail (KLADE_IS_SESSION (session) && draft != NULL, FALSE);

  return run_on (session, _ ("Safety instruction"), change_work, &work, undo, error);
}

/**
 * klade_school_hide_instruction:
 * @session: the class teacher or a deputy
 * @instruction_id, @revision: an entry made by mistake
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_CONFLICT, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if it is hidden
 */
gboolean
klade_school_hide_instruction (KladeSession *session,
                               gint64 instruction_id,
                               int revision,
                               KladeUndo **undo,
                               GError **error)
{
  Work work = { instruction_id, revision, NULL };

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  return run_on (session, _ ("Removed safety instruction"), hide_work, &work, undo, error);
}

/* ---- topics ---- */

/**
 * klade_school_list_instruction_topics:
 * @session: anybody
 * @error: says why it failed
 *
 * Returns: (transfer full): the school's list, or the one it begins with
 */
GStrv
klade_school_list_instruction_topics (KladeSession *session, GError **error)
{
  g_autofree char *text = NULL;
  GStrvBuilder *first;
  GStrv topics;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  text = klade_school_dup_setting (session, KLADE_SETTING_INSTRUCTION_TOPICS, error);
  if (text == NULL)
    return NULL;
  if (!g_str_equal (text, KLADE_INSTRUCTION_TOPICS_FIRST))
    return g_strsplit (text, "\n", -1);

  first = g_strv_builder_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (first_topics); i++)
    g_strv_builder_add (first, _ (first_topics[i]));
  topics = g_strv_builder_end (first);
  g_strv_builder_unref (first);
  return topics;
}

/**
 * klade_school_set_instruction_topics:
 * @session: needs %KLADE_ACTION_MANAGE_SCHOOL
 * @topics: (nullable) (array zero-terminated=1): one line each; none brings the first list back
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_INVALID, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if they were stored
 */
gboolean
klade_school_set_instruction_topics (KladeSession *session,
                                     const char *const *topics,
                                     KladeUndo **undo,
                                     GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);

  if (topics != NULL && g_strv_length ((GStrv) topics) > N_TOPICS_MAX)
    return klade_class_fail (error, KLADE_ERROR_INVALID, _ ("At most %d topics can be kept."),
                             N_TOPICS_MAX);

  for (gsize i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      g_autofree char *line = NULL;

      if (!klade_class_check_line (topics[i], &line, error))
        return FALSE;
      if (*line != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }

  return klade_school_change_setting (session, KLADE_SETTING_INSTRUCTION_TOPICS,
                                      text->len > 0 ? text->str : KLADE_INSTRUCTION_TOPICS_FIRST,
                                      undo, error);
}
