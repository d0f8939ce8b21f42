/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-office.h"
#include "klade-store-instructions.h"
#include "klade-text.h"

/* The sheet that pupils sign (C10).  It is printed before the instruction; what was recorded of it
 * already goes before what is asked for. */

typedef struct
{
  KladePaperReading *reading;
  const char *topic;
  KladeDay day;
  gint64 class_id;
  const char *number; /* as recorded; NULL: it is not */
  const char *instructor;
} Sheet;

static void
take_recorded (const KladeInstructionRow *row, gpointer data)
{
  Sheet *self = data;

  if (row->class_id != self->class_id || row->instructed_on != self->day ||
      !g_str_equal (row->topic, self->topic))
    return;

  self->number = klade_paper_reading_keep (self->reading, row->number);
  self->instructor = klade_paper_reading_keep (self->reading, row->instructor);
}

static void
add_pupils (KladePaperReading *reading, KladePaperRecord *record, const KladePaperClass *klass)
{
  for (guint i = 0; i < klass->n_pupils; i++)
    {
      const KladePaperPupil *pupil =
          klade_paper_reading_get_pupil (reading, klass->first_pupil + i);
      KladePaperRecord *row = klade_paper_record_add_row (record, "pupils");

      klade_paper_record_set_int (row, "number", pupil->number);
      klade_paper_record_take (row, "name",
                               g_strconcat (pupil->surname, " ", pupil->given_name, NULL));
    }
}

static gboolean
add_sheet (Sheet *self, guint index, GError **error)
{
  KladePaperReading *reading = self->reading;
  const KladePaperClass *klass = klade_paper_reading_get_class (reading, index);
  const char *asked = reading->request->number;
  int place;
  KladePaperRecord *record;

  self->class_id = klass->id;
  self->number = NULL;
  self->instructor = "";
  if (!klade_store_list_instructions (reading->db, reading->view.id, klass->id, take_recorded, self,
                                      error))
    return FALSE;

  record = klade_paper_reading_add_class (reading, index, &place);
  klade_paper_record_set (record, "topic", self->topic);
  klade_paper_record_set (record, "number",
                          self->number != NULL && *self->number != '\0' ? self->number
                          : asked != NULL                               ? asked
                                                                        : "");
  klade_paper_record_set_day (record, "day", self->day);
  klade_paper_record_set (record, "instructor",
                          *self->instructor != '\0' ? self->instructor : klass->teacher);
  add_pupils (reading, record, klass);

  if (*self->topic == '\0')
    klade_paper_reading_tell (reading, place, TRUE,
                              N_ ("Choose or write what the class is instructed about."));
  if (klass->n_pupils == 0)
    klade_paper_reading_tell (reading, place, TRUE, N_ ("%s has no pupils on that day."),
                              klass->name);
  return TRUE;
}

gboolean
klade_paper_fill_instruction (KladePaperReading *self, GError **error)
{
  g_autofree char *topic =
      klade_text_clean_line (self->request->topic != NULL ? self->request->topic : "");
  Sheet sheet = {
    .reading = self,
    .topic = topic,
    .day = self->request->first_day != KLADE_DAY_NONE ? self->request->first_day : self->day,
  };

  for (guint i = 0; i < self->classes->len; i++)
    if (!add_sheet (&sheet, i, error))
      return FALSE;

  return TRUE;
}
