/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-school-build.h"
#include "klade-school-demo-write.h"
#include "klade-school-settings.h"
#include "klade-store-setting.h"

#define WEEKS_A_YEAR 35

/* Everything that stands before the first lesson: who, what, where, when. */

/* A morning in the last week of August. */
static gint64
time_of_preparing (const KladeDemoWriter *self, int minutes)
{
  return klade_instant_at (self->plan->year.semester_1.first - 6, 9 * 60) +
         minutes * G_TIME_SPAN_MINUTE;
}

static gboolean
add_basics (KladeDemoWriter *self, GError **error)
{
  g_autofree char *today = klade_day_to_iso (self->plan->today);
  KladeSchoolBasics basics = {
    .name = self->plan->school_name,
    .kind = "secondary",
    .registration_no = "3600000000",
    .address = "Skolas iela 1, Paraugpilsēta, LV-0000",
    .is_demo = TRUE,
    .today = self->plan->today,
    .now = time_of_preparing (self, 0),
  };

  return klade_school_add_basics (self->db, &basics, &self->school_year_id, &self->bell_set_id,
                                  error) &&
         klade_store_write_setting (self->db, KLADE_SETTING_DEMO_TODAY, today, error);
}

static gboolean
add_human (KladeDemoWriter *self, KladeDemoHuman *human, GError **error)
{
  return klade_store_fill (self->db, KLADE_FILL_PERSON, &human->id, error,
                           KLADE_TEXT (human->surname), KLADE_TEXT (human->given_name),
                           KLADE_TEXT (human->is_female ? "f" : "m"));
}

/* A right is logged like everything that somebody may ask about later. */
static gboolean
add_grant (KladeDemoWriter *self, gint64 person_id, KladeRole role, gint64 class_id, GError **error)
{
  KladeAuditRow row = {
    .at = time_of_preparing (self, 30),
    .person_id = self->superuser_id,
    .action = KLADE_AUDIT_ADD,
    .table_name = "role_grant",
    .field = KLADE_FIELD_ROW,
  };

  if (!klade_store_fill (self->db, KLADE_FILL_ROLE_GRANT, &row.row_id, error, KLADE_ID (person_id),
                         KLADE_NUMBER (role), KLADE_ID (class_id),
                         KLADE_DAY (self->plan->year.semester_1.first)))
    return FALSE;

  row.new_value =
      klade_demo_log_format (self->log, "%" G_GINT64_FORMAT "/%s", person_id, klade_role_id (role));
  klade_demo_log_add (self->log, &row);
  return TRUE;
}

static gboolean
add_staff (KladeDemoWriter *self, GError **error)
{
  for (int i = 0; i < (int) self->plan->staff->len; i++)
    {
      KladeDemoStaff *staff = klade_demo_plan_staff (self->plan, i);

      if (!add_human (self, &staff->human, error) ||
          !klade_store_fill (self->db, KLADE_FILL_EMPLOYMENT, NULL, error,
                             KLADE_ID (staff->human.id), KLADE_TEXT (staff->position),
                             KLADE_DAY (self->plan->year.semester_1.first)))
        return FALSE;

      if (staff->role == KLADE_ROLE_SUPERUSER)
        self->superuser_id = staff->human.id;
      else if (staff->role == KLADE_ROLE_HEAD)
        self->head_id = staff->human.id;
      else if (staff->role == KLADE_ROLE_DEPUTY && self->deputy_id == 0)
        self->deputy_id = staff->human.id;
    }

  for (int i = 0; i < (int) self->plan->staff->len; i++)
    {
      const KladeDemoStaff *staff = klade_demo_plan_staff (self->plan, i);

      if (!add_grant (self, staff->human.id, staff->role, 0, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_guardians (KladeDemoWriter *self, GError **error)
{
  for (guint i = 0; i < self->plan->guardians->len; i++)
    {
      KladeDemoGuardian *guardian = &g_array_index (self->plan->guardians, KladeDemoGuardian, i);

      if (!add_human (self, &guardian->human, error) ||
          !add_grant (self, guardian->human.id, KLADE_ROLE_GUARDIAN, 0, error))
        return FALSE;

      for (gsize n = 0; n < G_N_ELEMENTS (guardian->children); n++)
        if (guardian->children[n] >= 0 &&
            !klade_store_fill (
                self->db, KLADE_FILL_GUARDIANSHIP, NULL, error,
                KLADE_ID (klade_demo_plan_pupil (self->plan, guardian->children[n])->human.id),
                KLADE_ID (guardian->human.id), KLADE_TEXT ("father"),
                KLADE_DAY (self->plan->year.semester_1.first)))
          return FALSE;
    }

  return TRUE;
}

static gboolean
add_planned_subjects (KladeDemoWriter *self, int index, GError **error)
{
  const KladeDemoSubject *subject = &klade_demo_subjects[index];

  for (int grade = 1; grade <= KLADE_DEMO_N_GRADES; grade++)
    if (subject->weekly[grade] > 0 && subject->style != KLADE_DEMO_STYLE_CLASS_HOUR &&
        !klade_store_fill (self->db, KLADE_FILL_PLANNED_SUBJECT, NULL, error,
                           KLADE_ID (self->programme_ids[grade > 9]),
                           KLADE_ID (self->subject_ids[index]), KLADE_NUMBER (grade),
                           KLADE_NUMBER (subject->weekly[grade] * WEEKS_A_YEAR),
                           KLADE_NUMBER (grade <= 3 ? KLADE_SCALE_LEVELS : KLADE_SCALE_POINTS)))
      return FALSE;

  return TRUE;
}

static gboolean
add_subjects (KladeDemoWriter *self, GError **error)
{
  if (!klade_store_fill (self->db, KLADE_FILL_PROGRAMME, &self->programme_ids[0], error,
                         KLADE_TEXT ("21011111"),
                         KLADE_TEXT ("Vispārējās pamatizglītības programma")) ||
      !klade_store_fill (self->db, KLADE_FILL_PROGRAMME, &self->programme_ids[1], error,
                         KLADE_TEXT ("31016011"),
                         KLADE_TEXT ("Vispārējās vidējās izglītības programma")))
    return FALSE;

  for (int i = 0; i < (int) klade_demo_n_subjects; i++)
    {
      const KladeDemoSubject *subject = &klade_demo_subjects[i];

      if (!klade_store_fill (self->db, KLADE_FILL_SUBJECT, &self->subject_ids[i], error,
                             KLADE_TEXT (subject->name), KLADE_TEXT (subject->short_name),
                             KLADE_TEXT (subject->area), KLADE_NUMBER (i + 1)) ||
          !add_planned_subjects (self, i, error))
        return FALSE;
    }

  return TRUE;
}

/* The Cabinet's exchanged working days that fall into the year. */
static gboolean
add_moved_days (KladeDemoWriter *self, GError **error)
{
  const KladeSchoolYear *year = &self->plan->year;

  for (KladeDay day = year->semester_1.first; day <= year->end_grade_12; day++)
    {
      KladeDay day_off = klade_moved_working_day_origin (day);

      if (day_off != KLADE_DAY_NONE &&
          !klade_store_fill (self->db, KLADE_FILL_MOVED_DAY, NULL, error,
                             KLADE_ID (self->school_year_id), KLADE_DAY (day_off), KLADE_DAY (day),
                             KLADE_TEXT ("Ministru kabineta rīkojums par darba dienas pārcelšanu")))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_pupil (KladeDemoWriter *self, KladeDemoPupil *pupil, gint64 class_id, GError **error)
{
  KladeDay first =
      pupil->joined != KLADE_DAY_NONE ? pupil->joined : self->plan->year.semester_1.first;
  gint64 order_in_id = 0;
  gint64 order_out_id = 0;

  if (pupil->joined != KLADE_DAY_NONE &&
      !klade_store_fill (
          self->db, KLADE_FILL_ORDER, &order_in_id, error,
          KLADE_TEXT (klade_demo_log_format (self->log, "2-1/%d", pupil->joined % 97)),
          KLADE_DAY (pupil->joined), KLADE_TEXT ("admission"),
          KLADE_TEXT ("Par skolēna uzņemšanu")))
    return FALSE;

  if (pupil->left != KLADE_DAY_NONE &&
      !klade_store_fill (self->db, KLADE_FILL_ORDER, &order_out_id, error,
                         KLADE_TEXT (klade_demo_log_format (self->log, "2-2/%d", pupil->left % 97)),
                         KLADE_DAY (pupil->left), KLADE_TEXT ("discharge"),
                         KLADE_TEXT ("Par skolēna atskaitīšanu")))
    return FALSE;

  if (!add_human (self, &pupil->human, error) ||
      !klade_store_fill (self->db, KLADE_FILL_ENROLMENT, NULL, error, KLADE_ID (pupil->human.id),
                         KLADE_ID (class_id), KLADE_DAY (first), KLADE_DAY (pupil->left),
                         KLADE_ID (order_in_id), KLADE_ID (order_out_id)))
    return FALSE;

  return pupil->human.user_name == NULL ||
         add_grant (self, pupil->human.id, KLADE_ROLE_PUPIL, 0, error);
}

static gboolean
add_class (KladeDemoWriter *self, KladeDemoClass *klass, GError **error)
{
  if (!klade_store_fill (
          self->db, KLADE_FILL_CLASS, &klass->id, error, KLADE_ID (self->school_year_id),
          KLADE_NUMBER (klass->grade), KLADE_TEXT (klass->suffix), KLADE_TEXT (klass->name),
          KLADE_ID (self->programme_ids[klass->grade > 9]), KLADE_ID (self->bell_set_id)) ||
      !add_grant (self, klade_demo_plan_staff (self->plan, klass->class_teacher)->human.id,
                  KLADE_ROLE_CLASS_TEACHER, klass->id, error))
    return FALSE;

  for (int i = 0; i < klass->n_pupils; i++)
    if (!add_pupil (self, klade_demo_plan_pupil (self->plan, klass->first_pupil + i), klass->id,
                    error))
      return FALSE;

  return TRUE;
}

/* ---- journals ---- */

static gboolean
add_members (KladeDemoWriter *self,
             const KladeDemoJournal *journal,
             gint64 group_id,
             GError **error)
{
  for (guint i = 0; i < journal->pupils->len; i++)
    {
      const KladeDemoPupil *pupil =
          klade_demo_plan_pupil (self->plan, g_array_index (journal->pupils, int, i));
      KladeDay first =
          pupil->joined != KLADE_DAY_NONE ? pupil->joined : self->plan->year.semester_1.first;

      if (!klade_store_fill (self->db, KLADE_FILL_GROUP_MEMBER, NULL, error, KLADE_ID (group_id),
                             KLADE_ID (pupil->human.id), KLADE_DAY (first),
                             KLADE_DAY (pupil->left)))
        return FALSE;
    }

  return TRUE;
}

/* add_group: @group_id is 0 for a journal of the whole class */
static gboolean
add_group (KladeDemoWriter *self, const KladeDemoJournal *journal, gint64 *group_id, GError **error)
{
  const KladeDemoClass *klass = klade_demo_plan_class (self->plan, journal->class_index);
  gboolean is_elective = journal->part == KLADE_DEMO_ELECTIVE;
  const char *name;

  *group_id = 0;
  if (journal->part == KLADE_DEMO_WHOLE_CLASS)
    return TRUE;

  name = is_elective ? klade_demo_log_format (self->log, "%s izvēle", klass->name)
                     : klade_demo_log_format (self->log, "%s %d. grupa", klass->name,
                                              journal->part == KLADE_DEMO_FIRST_HALF ? 1 : 2);
  return klade_store_fill (self->db, KLADE_FILL_GROUP, group_id, error,
                           KLADE_ID (self->school_year_id), KLADE_ID (klass->id),
                           KLADE_ID (self->subject_ids[journal->subject_index]), KLADE_TEXT (name),
                           KLADE_TEXT (is_elective ? "elective" : "half")) &&
         add_members (self, journal, *group_id, error);
}

static gboolean
add_slots (KladeDemoWriter *self, const KladeDemoJournal *journal, GError **error)
{
  const KladeDemoClass *klass = klade_demo_plan_class (self->plan, journal->class_index);
  g_autofree char *room =
      g_strdup_printf ("%d", 101 + journal->teacher % 4 * 100 + journal->teacher / 4);

  for (guint i = 0; i < journal->slots->len; i++)
    {
      KladeDemoSlot slot = g_array_index (journal->slots, KladeDemoSlot, i);

      if (!klade_store_fill (
              self->db, KLADE_FILL_SLOT, NULL, error, KLADE_ID (journal->id),
              KLADE_NUMBER (slot.weekday + KLADE_WEEKDAY_MONDAY), KLADE_NUMBER (slot.lesson_no),
              KLADE_TEXT (room), KLADE_DAY (self->plan->year.semester_1.first),
              KLADE_DAY (klade_school_year_last_day (&self->plan->year, klass->grade))))
        return FALSE;
    }

  return TRUE;
}

static const char *
kind_of_journal (const KladeDemoJournal *journal)
{
  KladeDemoStyle style = klade_demo_journal_subject (journal)->style;

  if (style == KLADE_DEMO_STYLE_CLASS_HOUR)
    return "class-hour";

  return style == KLADE_DEMO_STYLE_ELECTIVE ? "elective" : "subject";
}

static gboolean
add_journal (KladeDemoWriter *self, KladeDemoJournal *journal, GError **error)
{
  const KladeDemoClass *klass = klade_demo_plan_class (self->plan, journal->class_index);
  gint64 group_id;

  return add_group (self, journal, &group_id, error) &&
         klade_store_fill (self->db, KLADE_FILL_JOURNAL, &journal->id, error,
                           KLADE_ID (self->school_year_id),
                           KLADE_ID (group_id == 0 ? klass->id : 0), KLADE_ID (group_id),
                           KLADE_ID (self->subject_ids[journal->subject_index]),
                           KLADE_TEXT (kind_of_journal (journal)), KLADE_NUMBER (journal->scale),
                           KLADE_NUMBER (journal->weekly * WEEKS_A_YEAR)) &&
         klade_store_fill (
             self->db, KLADE_FILL_JOURNAL_TEACHER, NULL, error, KLADE_ID (journal->id),
             KLADE_ID (klade_demo_plan_staff (self->plan, journal->teacher)->human.id),
             KLADE_DAY (self->plan->year.semester_1.first)) &&
         add_slots (self, journal, error);
}

/**
 * klade_demo_write_school:
 * @self: a writer with a plan
 * @error: says why it failed
 *
 * Writes the people, the classes, the journals and the timetable.
 *
 * Returns: %TRUE if they stand; the plan's things know their ids then
 */
gboolean
klade_demo_write_school (KladeDemoWriter *self, GError **error)
{
  if (!add_basics (self, error) || !add_staff (self, error) || !add_subjects (self, error) ||
      !add_moved_days (self, error))
    return FALSE;

  for (int i = 0; i < (int) self->plan->classes->len; i++)
    if (!add_class (self, klade_demo_plan_class (self->plan, i), error))
      return FALSE;

  for (int i = 0; i < (int) self->plan->journals->len; i++)
    if (!add_journal (self, klade_demo_plan_journal (self->plan, i), error))
      return FALSE;

  return add_guardians (self, error) && klade_demo_write_people (self, error) &&
         klade_demo_write_accounts (self, error);
}
