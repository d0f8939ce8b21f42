/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-timetable-importer.h"

#include "klade-class-name.h"
#include "klade-i18n.h"
#include "klade-school-slot.h"
#include "klade-store-class.h"
#include "klade-store-import.h"
#include "klade-store-person.h"
#include "klade-store-programme.h"

#define STEPS_PER_LOOK 16

/* Writing what the comparing found.  All of it is one transaction and one undo. */

typedef struct
{
  KladeTimetableImporter *importer;
  KladeChangeSet *changes;
  KladeProgress progress; /* NULL: nobody looks */
  gpointer progress_data;
  guint n_done; /* of the journals and places */
} Work;

static gboolean
show_progress (Work *self, GError **error)
{
  const KladeTimetableImporter *importer = self->importer;
  guint n = importer->journals->len + importer->ended->len + importer->slots->len;
  guint done = self->n_done++;

  if (self->progress == NULL || done % STEPS_PER_LOOK != 0 ||
      self->progress (_ ("Importing"), done / (double) MAX (n, 1), self->progress_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

static gboolean
require (Work *self, KladeAction action, GError **error)
{
  const KladeTarget target = { 0 };

  return klade_register_require (self->changes, action, &target, error);
}

static gboolean
add (Work *self, KladeRecord *record, gint64 *id, GError **error)
{
  if (!klade_register_add (self->changes, record, 0, error))
    return FALSE;

  *id = record->id;
  return TRUE;
}

/* ---- what was there and is hidden ---- */

/* An import that was taken back left its subjects and classes hidden: the names are theirs. */
static gboolean
bring_back (Work *self,
            KladeFileKind kind,
            const char *name,
            const KladeTable *table,
            gint64 *id,
            GError **error)
{
  const GArray *known = self->importer->known[kind];
  g_autoptr (KladeRecord) before = NULL;
  g_autoptr (KladeRecord) after = NULL;

  for (guint i = 0; i < known->len && *id == KLADE_IMPORT_NEW; i++)
    {
      const KladeStoredName *row = &g_array_index (known, KladeStoredName, i);

      if (g_str_equal (row->name, name))
        *id = row->id;
    }
  if (*id == KLADE_IMPORT_NEW)
    return TRUE;

  before = klade_register_get (self->changes, table, *id, 0, error);
  if (before == NULL)
    return FALSE;
  after = klade_record_copy (before);
  after->numbers[table->presence] = 0;
  return klade_register_set (self->changes, before, after, 0, error);
}

/* ---- names ---- */

static gboolean
make_subject (Work *self, int index, gint64 *id, GError **error)
{
  const KladeFileName *name = &self->importer->plan->file->subjects[index].name;
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_subject);

  if (!bring_back (self, KLADE_FILE_SUBJECT, name->name, &klade_table_subject, id, error))
    return FALSE;
  if (*id != KLADE_IMPORT_NEW)
    return TRUE;

  klade_record_set_text (record, KLADE_SUBJECT_COLUMN_NAME, name->name);
  klade_record_set_text (record, KLADE_SUBJECT_COLUMN_SHORT_NAME, name->short_name);
  klade_record_set_text (record, KLADE_SUBJECT_COLUMN_AREA, "");
  return add (self, record, id, error);
}

static gboolean
make_teacher (Work *self, int index, gint64 *id, GError **error)
{
  const KladeFileTeacher *teacher = &self->importer->plan->file->teachers[index];
  g_autoptr (KladeRecord) person = klade_record_new (&klade_table_person);
  g_autoptr (KladeRecord) employment = klade_record_new (&klade_table_employment);
  gint64 employment_id;

  klade_record_set_text (person, KLADE_PERSON_COLUMN_SURNAME,
                         *teacher->surname != '\0' ? teacher->surname : teacher->name.name);
  klade_record_set_text (person, KLADE_PERSON_COLUMN_GIVEN_NAME, teacher->given_name);
  klade_record_set_text (person, KLADE_PERSON_COLUMN_SEX, "");
  if (!add (self, person, id, error))
    return FALSE;

  employment->numbers[KLADE_EMPLOYMENT_COLUMN_PERSON_ID] = *id;
  employment->numbers[KLADE_EMPLOYMENT_COLUMN_VALID_FROM] = self->importer->plan->valid_from;
  klade_record_set_text (employment, KLADE_EMPLOYMENT_COLUMN_POSITION, _ ("teacher"));
  return add (self, employment, &employment_id, error);
}

static gboolean
make_class (Work *self, int index, gint64 *id, GError **error)
{
  const KladeFileClass *klass = &self->importer->plan->file->classes[index];
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_school_class);
  KladeClassName parts = { 0 };
  gboolean is_parsed = klade_class_name_parse (klass->name.name, &parts, NULL);
  g_autofree char *name =
      is_parsed ? klade_class_name_format (&parts) : g_strdup (klass->name.name);

  if (!bring_back (self, KLADE_FILE_CLASS, name, &klade_table_school_class, id, error))
    return FALSE;
  if (*id != KLADE_IMPORT_NEW)
    return TRUE;

  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_SCHOOL_YEAR_ID] = self->importer->data->year_id;
  record->numbers[KLADE_SCHOOL_CLASS_COLUMN_GRADE] =
      is_parsed && parts.grade > 0 ? parts.grade : CLAMP (klass->grade, 0, 12);
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_SUFFIX, parts.suffix);
  klade_record_set_text (record, KLADE_SCHOOL_CLASS_COLUMN_NAME, name);
  return add (self, record, id, error);
}

/* So that the next file finds it again, whatever it is called in the school by then. */
static gboolean
remember (Work *self, const char *kind, const char *key, gint64 row_id, GError **error)
{
  const KladeStoredMatch *match;
  g_autoptr (KladeRecord) record = NULL;
  g_autoptr (KladeRecord) after = NULL;

  klade_timetable_importer_find_match (self->importer, kind, key, &match);
  if (match == NULL)
    {
      record = klade_record_new (&klade_table_import_match);
      klade_record_set_text (record, KLADE_IMPORT_MATCH_COLUMN_SOURCE, self->importer->source);
      klade_record_set_text (record, KLADE_IMPORT_MATCH_COLUMN_KIND, kind);
      klade_record_set_text (record, KLADE_IMPORT_MATCH_COLUMN_EXTERNAL_KEY, key);
      record->numbers[KLADE_IMPORT_MATCH_COLUMN_ROW_ID] = row_id;
      return klade_register_add (self->changes, record, 0, error);
    }
  if (match->row_id == row_id && !match->is_hidden)
    return TRUE;

  record = klade_register_get (self->changes, &klade_table_import_match, match->id, 0, error);
  if (record == NULL)
    return FALSE;
  after = klade_record_copy (record);
  after->numbers[KLADE_IMPORT_MATCH_COLUMN_ROW_ID] = row_id;
  after->numbers[KLADE_IMPORT_MATCH_COLUMN_IS_HIDDEN] = 0;
  return klade_register_set (self->changes, record, after, 0, error);
}

static const struct
{
  KladeFileKind kind;
  const char *word;
  KladeAction action;
  gboolean (*make) (Work *self, int index, gint64 *id, GError **error);
} makers[] = {
  { KLADE_FILE_SUBJECT, "subject", KLADE_ACTION_MANAGE_CLASSES, make_subject },
  { KLADE_FILE_TEACHER, "teacher", KLADE_ACTION_MANAGE_PEOPLE, make_teacher },
  { KLADE_FILE_CLASS, "class", KLADE_ACTION_MANAGE_CLASSES, make_class },
};

static gboolean
make_names (Work *self, gsize which, GError **error)
{
  KladeTimetableImporter *importer = self->importer;
  KladeFileKind kind = makers[which].kind;
  int n = klade_timetable_file_get_n (importer->plan->file, kind);

  for (int i = 0; i < n; i++)
    {
      gint64 *id = &importer->ids[kind][i];
      g_autofree char *key = NULL;

      if (!importer->used[kind][i])
        continue;
      if (*id == KLADE_IMPORT_NEW && (!require (self, makers[which].action, error) ||
                                      !makers[which].make (self, i, id, error)))
        return FALSE;
      key = klade_timetable_importer_dup_key (importer, kind, i);
      if (!remember (self, makers[which].word, key, *id, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- groups and journals ---- */

static gboolean
make_group (Work *self, KladeWishedJournal *journal, GError **error)
{
  KladeTimetableImporter *importer = self->importer;
  g_autofree char *name = klade_timetable_importer_dup_group_name (importer, journal);
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_study_group);

  record->numbers[KLADE_STUDY_GROUP_COLUMN_SCHOOL_YEAR_ID] = importer->data->year_id;
  record->numbers[KLADE_STUDY_GROUP_COLUMN_CLASS_ID] =
      journal->is_individual ? 0 : importer->ids[KLADE_FILE_CLASS][journal->class_];
  record->numbers[KLADE_STUDY_GROUP_COLUMN_SUBJECT_ID] =
      importer->ids[KLADE_FILE_SUBJECT][journal->subject];
  klade_record_set_text (record, KLADE_STUDY_GROUP_COLUMN_NAME, name);
  klade_record_set_text (record, KLADE_STUDY_GROUP_COLUMN_KIND,
                         journal->is_individual ? "individual" : "group");
  return require (self, KLADE_ACTION_MANAGE_CLASSES, error) &&
         add (self, record, &journal->group_id, error);
}

static gboolean
make_journal (Work *self, KladeWishedJournal *journal, GError **error)
{
  KladeTimetableImporter *importer = self->importer;
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_journal);
  gboolean of_group = journal->group >= 0 || journal->is_individual;

  if (of_group && journal->group_id == KLADE_IMPORT_NEW && !make_group (self, journal, error))
    return FALSE;

  record->numbers[KLADE_JOURNAL_COLUMN_SCHOOL_YEAR_ID] = importer->data->year_id;
  record->numbers[KLADE_JOURNAL_COLUMN_CLASS_ID] =
      of_group ? 0 : importer->ids[KLADE_FILE_CLASS][journal->class_];
  record->numbers[KLADE_JOURNAL_COLUMN_GROUP_ID] = of_group ? journal->group_id : 0;
  record->numbers[KLADE_JOURNAL_COLUMN_SUBJECT_ID] =
      importer->ids[KLADE_FILE_SUBJECT][journal->subject];
  record->numbers[KLADE_JOURNAL_COLUMN_SCALE] = KLADE_SCALE_POINTS;
  klade_record_set_text (record, KLADE_JOURNAL_COLUMN_KIND,
                         journal->is_individual ? "individual" : "subject");
  return require (self, KLADE_ACTION_MANAGE_CLASSES, error) &&
         add (self, record, &journal->journal_id, error);
}

/* ---- who teaches ---- */

static gboolean
is_wished (Work *self, const KladeWishedJournal *journal, gint64 person_id)
{
  for (guint i = 0; i < journal->teachers->len; i++)
    if (self->importer->ids[KLADE_FILE_TEACHER][g_array_index (journal->teachers, int, i)] ==
        person_id)
      return TRUE;

  return FALSE;
}

static gboolean
is_of_file (Work *self, gint64 person_id)
{
  const KladeTimetableImporter *importer = self->importer;

  for (int i = 0; i < importer->plan->file->n_teachers; i++)
    if (importer->used[KLADE_FILE_TEACHER][i] && importer->ids[KLADE_FILE_TEACHER][i] == person_id)
      return TRUE;

  return FALSE;
}

/* Ends whom the file knows but not in this journal; others that people added stay. */
static gboolean
end_teacher (Work *self, const KladeStoredTeacher *teacher, GError **error)
{
  KladeDay first = self->importer->plan->valid_from;
  g_autoptr (KladeRecord) before =
      klade_register_get (self->changes, &klade_table_journal_teacher, teacher->id, 0, error);
  g_autoptr (KladeRecord) after = NULL;

  if (before == NULL)
    return FALSE;

  after = klade_record_copy (before);
  if (teacher->valid.first >= first)
    klade_record_make_absent (after);
  else
    after->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_TO] = first - 1;
  return klade_register_set (self->changes, before, after, 0, error);
}

static gboolean
add_teacher (Work *self, const KladeWishedJournal *journal, gint64 person_id, GError **error)
{
  g_autoptr (KladeRecord) record = klade_record_new (&klade_table_journal_teacher);

  record->numbers[KLADE_JOURNAL_TEACHER_COLUMN_JOURNAL_ID] = journal->journal_id;
  record->numbers[KLADE_JOURNAL_TEACHER_COLUMN_PERSON_ID] = person_id;
  record->numbers[KLADE_JOURNAL_TEACHER_COLUMN_VALID_FROM] = self->importer->plan->valid_from;
  return klade_register_add (self->changes, record, 0, error);
}

static gboolean
set_teachers (Work *self, const KladeWishedJournal *journal, GError **error)
{
  KladeTimetableImporter *importer = self->importer;
  KladeDay day = importer->plan->valid_from;
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));
  int first = klade_id_map_find (&importer->data->first_teachers, journal->journal_id);

  for (guint i = (guint) MAX (first, 0); first >= 0 && i < importer->data->teachers->len; i++)
    {
      const KladeStoredTeacher *row =
          &g_array_index (importer->data->teachers, KladeStoredTeacher, i);

      if (row->journal_id != journal->journal_id)
        break;
      if (row->valid.last != KLADE_DAY_NONE && row->valid.last < day)
        continue;
      g_array_append_val (there, row->person_id);
      if (journal->teachers->len > 0 && !is_wished (self, journal, row->person_id) &&
          is_of_file (self, row->person_id) && !end_teacher (self, row, error))
        return FALSE;
    }

  for (guint i = 0; i < journal->teachers->len; i++)
    {
      gint64 id = importer->ids[KLADE_FILE_TEACHER][g_array_index (journal->teachers, int, i)];
      gboolean is_there = FALSE;

      for (guint n = 0; n < there->len; n++)
        is_there |= g_array_index (there, gint64, n) == id;
      g_array_append_val (there, id);
      if (!is_there && !add_teacher (self, journal, id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_journals (Work *self, GError **error)
{
  for (guint i = 0; i < self->importer->journals->len; i++)
    {
      KladeWishedJournal *journal =
          &g_array_index (self->importer->journals, KladeWishedJournal, i);

      if (!show_progress (self, error) ||
          (journal->journal_id == KLADE_IMPORT_NEW && !make_journal (self, journal, error)))
        return FALSE;
      if (!set_teachers (self, journal, error))
        return FALSE;
    }

  return TRUE;
}

/* ---- places ---- */

static int
grade_of (Work *self, const KladeWishedJournal *journal)
{
  const KladeStoredJournal *row =
      klade_timetable_data_find_journal (self->importer->data, journal->journal_id);
  const KladeFileClass *klass = &self->importer->plan->file->classes[journal->class_];
  KladeClassName parts;

  if (row != NULL)
    return row->grade;
  if (klade_class_name_parse (klass->name.name, &parts, NULL) && parts.grade > 0)
    return parts.grade;

  return CLAMP (klass->grade, 0, 12);
}

static gboolean
write_slot (Work *self, const KladeWishedSlot *wished, GError **error)
{
  KladeTimetableImporter *importer = self->importer;
  const KladeWishedJournal *journal =
      &g_array_index (importer->journals, KladeWishedJournal, wished->journal);
  KladeDay last =
      klade_school_year_last_day (&importer->data->calendar.year, grade_of (self, journal));
  KladeStoredSlot slot = {
    .journal_id = journal->journal_id,
    .teacher_id = wished->teacher >= 0 ? importer->ids[KLADE_FILE_TEACHER][wished->teacher] : 0,
    .slot = { wished->weekday,
              wished->lesson_no,
              wished->cycle,
              { importer->plan->valid_from, MAX (last, importer->plan->valid_from) } },
    .room = wished->room,
    .block = wished->block,
  };
  g_autoptr (KladeRecord) before = NULL;

  if (wished->fate == KLADE_FILE_NEW)
    return klade_slot_add (self->changes, &slot, NULL, error);

  before = klade_register_get (self->changes, &klade_table_timetable_slot, wished->stored->id,
                               wished->stored->revision, error);
  return before != NULL && klade_slot_replace (self->changes, before, &slot, NULL, error);
}

static gboolean
end_slot (Work *self, const KladeStoredSlot *stored, GError **error)
{
  g_autoptr (KladeRecord) before = klade_register_get (self->changes, &klade_table_timetable_slot,
                                                       stored->id, stored->revision, error);

  return before != NULL &&
         klade_slot_cut (self->changes, before,
                         (KladeDayRange){ self->importer->plan->valid_from, G_MAXINT32 }, error);
}

static gboolean
write_places (Work *self, GError **error)
{
  KladeTimetableImporter *importer = self->importer;

  for (guint i = 0; i < importer->ended->len; i++)
    if (!show_progress (self, error) ||
        !end_slot (self, g_array_index (importer->ended, const KladeStoredSlot *, i), error))
      return FALSE;

  for (guint i = 0; i < importer->slots->len; i++)
    {
      const KladeWishedSlot *slot = &g_array_index (importer->slots, KladeWishedSlot, i);

      if (!show_progress (self, error) ||
          (slot->fate != KLADE_FILE_SAME && !write_slot (self, slot, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * klade_timetable_importer_apply:
 * @changes: of the verb
 * @progress, @progress_data: as for klade_school_import_timetable()
 * @error: %KLADE_ERROR_DENIED when something has to be made that the person may not make
 *
 * Returns: %TRUE if everything was written
 */
gboolean
klade_timetable_importer_apply (KladeTimetableImporter *self,
                                KladeChangeSet *changes,
                                KladeProgress progress,
                                gpointer progress_data,
                                GError **error)
{
  Work work = { self, changes, progress, progress_data, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    if (!make_names (&work, i, error))
      return FALSE;

  return make_journals (&work, error) && write_places (&work, error);
}
