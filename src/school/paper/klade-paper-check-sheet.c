/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-facts.h"
#include "klade-paper-office.h"

#include "klade-i18n.h"

/* What the teachers sign before marks go to the state's register (G5): the transcripts of a class
 * side by side, so that the sheet can't differ from what is exported. */

typedef struct
{
  KladePaperReading *reading;
  KladePaperFacts facts;
  KladePaper *transcripts; /* one for each pupil, in the pupils' order */
} Sheet;

/* The first row of a list that is of @subject; NULL if there is none. */
static const KladePaperRecord *
find_row (const KladePaperRecord *record, const char *list, const char *subject)
{
  GPtrArray *rows = klade_paper_record_get_rows (record, list);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_str_equal (klade_paper_record_get (g_ptr_array_index (rows, i), "subject"), subject))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static char *
dup_teachers (const Sheet *self, gint64 class_id, const char *subject)
{
  char *names = klade_paper_facts_join_teachers (&self->facts, class_id, subject, TRUE);

  if (*names != '\0')
    return names;
  g_free (names);
  return klade_paper_facts_join_teachers (&self->facts, class_id, subject, FALSE);
}

static void
add_subjects (const Sheet *self,
              KladePaperRecord *sheet,
              gint64 class_id,
              const KladePaperRecord *transcript)
{
  GPtrArray *rows = klade_paper_record_get_rows (transcript, "subjects");

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const KladePaperRecord *row = g_ptr_array_index (rows, i);
      const char *subject = klade_paper_record_get (row, "subject");
      KladePaperRecord *column;

      if (find_row (sheet, "subjects", subject) != NULL)
        continue;

      column = klade_paper_record_add_row (sheet, "subjects");
      klade_paper_record_set (column, "subject", subject);
      klade_paper_record_set (column, "lessons", klade_paper_record_get (row, "lessons"));
      klade_paper_record_take (column, "teachers", dup_teachers (self, class_id, subject));
    }
}

static void
add_marks (KladePaperRecord *sheet, KladePaperRecord *line, const KladePaperRecord *transcript)
{
  GPtrArray *subjects = klade_paper_record_get_rows (sheet, "subjects");

  for (guint i = 0; subjects != NULL && i < subjects->len; i++)
    {
      const char *subject = klade_paper_record_get (g_ptr_array_index (subjects, i), "subject");
      const KladePaperRecord *mark = find_row (transcript, "subjects", subject);
      const KladePaperRecord *exam = find_row (transcript, "exams", subject);
      KladePaperRecord *cell = klade_paper_record_add_row (line, "marks");

      if (mark != NULL)
        klade_paper_record_set (cell, "mark", klade_paper_record_get (mark, "mark"));
      if (exam != NULL)
        klade_paper_record_set (cell, "exam", klade_paper_record_get (exam, "mark"));
    }
}

/* A class that does not finish, or has no such mark yet, has nothing to be signed. */
static gboolean
has_marks (const Sheet *self, int class_index)
{
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, (guint) class_index);

  for (guint i = klass->first_pupil; i < klass->first_pupil + klass->n_pupils; i++)
    {
      GPtrArray *rows = klade_paper_record_get_rows (
          klade_paper_get_record (self->transcripts, (int) i), "subjects");

      if (rows != NULL && rows->len > 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_class (const Sheet *self, guint index)
{
  const KladePaperClass *klass = klade_paper_reading_get_class (self->reading, index);
  KladePaperRecord *sheet = klade_paper_reading_add_class (self->reading, index, NULL);
  guint end = klass->first_pupil + klass->n_pupils;

  if (!has_marks (self, (int) index))
    {
      klade_paper_reading_tell (self->reading, (int) index, TRUE,
                                _ ("Nobody of the class has a mark of the education document."));
      return;
    }

  for (guint i = klass->first_pupil; i < end; i++)
    add_subjects (self, sheet, klass->id, klade_paper_get_record (self->transcripts, (int) i));

  for (guint i = klass->first_pupil; i < end; i++)
    {
      const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self->reading, i);
      KladePaperRecord *line = klade_paper_record_add_row (sheet, "pupils");

      klade_paper_record_set_int (line, "number", pupil->number);
      klade_paper_record_take (line, "name",
                               g_strconcat (pupil->surname, " ", pupil->given_name, NULL));
      klade_paper_record_set (line, "code", pupil->code);
      add_marks (sheet, line, klade_paper_get_record (self->transcripts, (int) i));
    }
}

/* What a transcript lacks is told of its class's sheet, which is printed all the same: the gap is
 * what the teacher shall see. */
static void
tell_missing (const Sheet *self)
{
  const GPtrArray *problems = klade_paper_get_problems (self->transcripts);

  for (guint i = 0; i < problems->len; i++)
    {
      const KladePaperProblem *problem = g_ptr_array_index (problems, i);
      int place = problem->record < 0
                      ? -1
                      : (int) klade_paper_reading_get_pupil (self->reading, (guint) problem->record)
                            ->class_index;

      if (place < 0 || has_marks (self, place))
        klade_paper_reading_tell (self->reading, place, FALSE, "%s", problem->text);
    }
}

gboolean
klade_paper_fill_check_sheet (KladePaperReading *reading, GError **error)
{
  KladePaper *paper = reading->paper;
  g_autoptr (KladePaper) transcripts = klade_paper_new (KLADE_PAPER_TRANSCRIPT, "");
  Sheet self = { .reading = reading, .transcripts = transcripts };
  gboolean is_read;

  reading->paper = transcripts;
  is_read = klade_paper_fill_transcript (reading, error);
  reading->paper = paper;

  klade_paper_facts_init (&self.facts, reading);
  is_read = is_read && klade_paper_facts_read_journals (&self.facts, error) &&
            klade_paper_facts_read_teachers (&self.facts, error);
  for (guint i = 0; is_read && i < reading->classes->len; i++)
    add_class (&self, i);
  if (is_read)
    tell_missing (&self);
  klade_paper_facts_clear (&self.facts);
  return is_read;
}
