/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-read.h"

#include "klade-i18n.h"
#include "klade-people-work.h"
#include "klade-person-code.h"
#include "klade-person-field.h"
#include "klade-store-secret.h"

/* Which classes and pupils a request means, and what may be seen of them. */

static gboolean
fail (int code, const char *sentence, GError **error)
{
  g_set_error_literal (error, KLADE_ERROR, code, sentence);
  return FALSE;
}

static const KladeClassRow *
find_class (const KladePaperReading *self, gint64 class_id)
{
  for (guint i = 0; i < self->year_classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (self->year_classes, i);

      if (row->id == class_id)
        return row;
    }
  return NULL;
}

/* ---- pupils asked for by name ---- */

static gboolean
covers (const KladePaperStay *stay, KladeDay day)
{
  return stay->from <= day && (stay->to == KLADE_DAY_NONE || stay->to >= day);
}

/* The class of the day, else the last one before it, else the first to come. */
static const KladePaperStay *
find_stay (GArray *stays, gint64 pupil_id, KladeDay day)
{
  const KladePaperStay *found = NULL;

  for (guint i = 0; i < stays->len; i++)
    {
      const KladePaperStay *stay = &g_array_index (stays, KladePaperStay, i);

      if (stay->pupil_id != pupil_id)
        continue;
      if (covers (stay, day))
        return stay;
      if (found == NULL || (stay->from <= day && stay->from > found->from))
        found = stay;
    }
  return found;
}

/* Pupil to class, of the pupils asked for; NULL for none. */
static GHashTable *
find_classes_of_pupils (KladePaperReading *self, GError **error)
{
  const KladePaperRequest *request = self->request;
  g_autoptr (GHashTable) class_of =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  const KladePaperScope scope = {
    self->view.id,
    0,
    request->n_pupil_ids == 1 ? request->pupil_ids[0] : 0,
  };
  g_autoptr (GArray) stays =
      klade_store_list_paper_stays (self->db, scope, self->day, self->strings, error);

  if (stays == NULL)
    return NULL;

  for (gsize i = 0; i < request->n_pupil_ids; i++)
    {
      const KladePaperStay *stay = find_stay (stays, request->pupil_ids[i], self->day);

      if (stay == NULL)
        {
          fail (KLADE_ERROR_INVALID,
                _ ("A chosen pupil is in no class of this school year. Choose another year."),
                error);
          return NULL;
        }
      g_hash_table_insert (class_of, g_memdup2 (&stay->pupil_id, sizeof (gint64)),
                           g_memdup2 (&stay->class_id, sizeof (gint64)));
    }
  return g_steal_pointer (&class_of);
}

/* ---- classes ---- */

typedef struct
{
  KladePaperReading *reading;
  KladePaperNeeds needs;
  GHashTable *class_of; /* (nullable): of the pupils asked for */
  GHashTable *whole;    /* set of class ids that are meant whole */
  gboolean is_school;   /* nothing was chosen: all of it */
} Choice;

static gboolean
is_meant (const Choice *self, const KladeClassRow *row)
{
  GHashTableIter iter;
  gpointer class_id;

  if (self->is_school)
    return (self->needs & KLADE_PAPER_LAST_GRADES) == 0 ||
           klade_promotion_is_last_grade (&self->reading->rule, row->grade);
  if (g_hash_table_contains (self->whole, &row->id))
    return TRUE;
  if (self->class_of == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, self->class_of);
  while (g_hash_table_iter_next (&iter, NULL, &class_id))
    if (*(gint64 *) class_id == row->id)
      return TRUE;
  return FALSE;
}

static gboolean
add_class (const Choice *self, const KladeClassRow *row, gboolean sees_all, GError **error)
{
  KladePaperReading *reading = self->reading;
  const KladeTarget target = { .class_id = row->id };
  KladePaperClass klass = {
    .id = row->id,
    .grade = row->grade,
    .name = klade_paper_reading_keep (reading, row->name),
    .programme_id = row->programme_id,
    .programme = klade_paper_reading_keep (reading, row->programme),
    .programme_code = klade_paper_reading_keep (reading, row->programme_code),
    .teacher_id = row->class_teacher_id,
    .teacher = klade_paper_reading_keep (reading, row->class_teacher),
    .may_read_codes = sees_all,
  };

  if (!sees_all && !klade_session_may (reading->session, KLADE_ACTION_READ_PERSONAL, &target,
                                       &klass.may_read_codes, error))
    return FALSE;

  g_array_append_val (reading->classes, klass);
  return TRUE;
}

/* The right to print: of the school as a whole, or of each class. */
static gboolean
require_classes (const Choice *self, GError **error)
{
  KladePaperReading *reading = self->reading;
  gboolean may = FALSE;

  if (!klade_session_may (reading->session, KLADE_ACTION_PRINT_PAPER, NULL, &may, error))
    return FALSE;
  if (may)
    return TRUE;
  if (self->is_school || reading->classes->len == 0)
    return klade_session_require (reading->session, KLADE_ACTION_PRINT_PAPER, NULL, error);

  for (guint i = 0; i < reading->classes->len; i++)
    {
      const KladeTarget target = {
        .class_id = klade_paper_reading_get_class (reading, i)->id,
      };

      if (!klade_session_require (reading->session, KLADE_ACTION_PRINT_PAPER, &target, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose_classes (const Choice *self, GError **error)
{
  KladePaperReading *reading = self->reading;
  const KladePaperRequest *request = reading->request;
  gboolean sees_all;

  if (!klade_session_may (reading->session, KLADE_ACTION_READ_PERSONAL, NULL, &sees_all, error))
    return FALSE;

  for (gsize i = 0; i < request->n_class_ids; i++)
    if (find_class (reading, request->class_ids[i]) == NULL)
      return fail (KLADE_ERROR_NOT_FOUND, "no such class in this year", error);

  for (guint i = 0; i < reading->year_classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (reading->year_classes, i);

      if (is_meant (self, row) && !add_class (self, row, sees_all, error))
        return FALSE;
    }
  return require_classes (self, error);
}

/* ---- pupils ---- */

static gboolean
is_wanted (const Choice *self, const KladePaperStay *stay)
{
  const gint64 *class_id;

  if (self->is_school || g_hash_table_contains (self->whole, &stay->class_id))
    return (self->needs & KLADE_PAPER_READS_YEAR) != 0 || covers (stay, self->reading->day);
  if (self->class_of == NULL)
    return FALSE;

  class_id = g_hash_table_lookup (self->class_of, &stay->pupil_id);
  return class_id != NULL && *class_id == stay->class_id;
}

/* Somebody who left and came back stands in the class once. */
static gboolean
join_stay (KladePaperReading *self, guint class_index, const KladePaperStay *stay)
{
  KladePaperPupil *before =
      self->pupils->len > 0 ? &g_array_index (self->pupils, KladePaperPupil, self->pupils->len - 1)
                            : NULL;

  if (before == NULL || before->id != stay->pupil_id || before->class_index != class_index)
    return FALSE;

  before->left = stay->to;
  return TRUE;
}

/* Who changed class has a place in each. */
static void
link_pupil (KladePaperReading *self, gint64 pupil_id, int place)
{
  int before = klade_id_map_find (&self->pupil_places, pupil_id);

  if (before < 0)
    {
      klade_id_map_add (&self->pupil_places, pupil_id, place);
      return;
    }
  while (g_array_index (self->pupils, KladePaperPupil, (guint) before).next >= 0)
    before = g_array_index (self->pupils, KladePaperPupil, (guint) before).next;
  g_array_index (self->pupils, KladePaperPupil, (guint) before).next = place;
}

static void
add_pupil (KladePaperReading *self, guint class_index, const KladePaperStay *stay)
{
  KladePaperPupil pupil = {
    .id = stay->pupil_id,
    .class_index = class_index,
    .surname = stay->surname,
    .given_name = stay->given_name,
    .code = "",
    .birth_date = "",
    .next = -1,
    .joined = stay->from,
    .left = stay->to,
  };

  if (join_stay (self, class_index, stay))
    return;

  link_pupil (self, pupil.id, (int) self->pupils->len);
  g_array_append_val (self->pupils, pupil);
}

/* The stays come class by class, as the classes do. */
static void
take_pupils (const Choice *self)
{
  KladePaperReading *reading = self->reading;
  guint at = 0;

  for (guint i = 0; i < reading->classes->len; i++)
    {
      KladePaperClass *klass = &g_array_index (reading->classes, KladePaperClass, i);
      int number = 0;

      while (at < reading->stays->len &&
             g_array_index (reading->stays, KladePaperStay, at).class_id != klass->id)
        at++;
      klass->first_pupil = reading->pupils->len;
      for (; at < reading->stays->len; at++)
        {
          const KladePaperStay *stay = &g_array_index (reading->stays, KladePaperStay, at);
          gboolean is_there = covers (stay, reading->day);

          if (stay->class_id != klass->id)
            break;
          number += is_there;
          if (!is_wanted (self, stay))
            continue;
          add_pupil (reading, i, stay);
          if (is_there)
            g_array_index (reading->pupils, KladePaperPupil, reading->pupils->len - 1).number =
                number;
        }
      klass->n_pupils = reading->pupils->len - klass->first_pupil;
    }
}

static gboolean
choose_pupils (const Choice *self, GError **error)
{
  KladePaperReading *reading = self->reading;
  KladePaperScope scope = { .year_id = reading->view.id };

  if (reading->classes->len == 1)
    scope.class_id = reading->only_class = klade_paper_reading_get_class (reading, 0)->id;
  reading->stays =
      klade_store_list_paper_stays (reading->db, scope, reading->day, reading->strings, error);
  if (reading->stays == NULL)
    return FALSE;

  take_pupils (self);
  if (reading->pupils->len == 1)
    reading->only_pupil = klade_paper_reading_get_pupil (reading, 0)->id;
  return TRUE;
}

/* ---- what is sealed ---- */

static char *
format_secret (KladePersonField field, const char *value)
{
  KladePersonCode code;

  if (field == KLADE_PERSON_FIELD_PERSONAL_CODE)
    return klade_person_code_parse (value, &code, NULL) ? klade_person_code_format (&code)
                                                        : g_strdup (value);

  return klade_day_parse_iso (value) != KLADE_DAY_NONE
             ? klade_day_to_text (klade_day_parse_iso (value))
             : g_strdup (value);
}

static gboolean
take_secret (KladePaperReading *self,
             const KladeStoredSecret *secret,
             KladePersonField field,
             GError **error)
{
  int place = klade_id_map_find (&self->pupil_places, secret->person_id);
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;
  const char *kept;

  if (place < 0)
    return TRUE;

  value = klade_seal_open (klade_people_get_seal (self->session), secret->person_id, secret->field,
                           secret->sealed, error);
  if (value == NULL)
    return FALSE;

  text = format_secret (field, value);
  kept = klade_paper_reading_keep (self, text);
  while (place >= 0)
    {
      KladePaperPupil *pupil = &g_array_index (self->pupils, KladePaperPupil, (guint) place);

      if (klade_paper_reading_get_class (self, pupil->class_index)->may_read_codes)
        *(field == KLADE_PERSON_FIELD_PERSONAL_CODE ? &pupil->code : &pupil->birth_date) = kept;
      place = pupil->next;
    }
  return TRUE;
}

static gboolean
read_secrets (KladePaperReading *self, KladePersonField field, GError **error)
{
  const char *id = klade_person_field_id (field);
  g_autoptr (GArray) secrets =
      self->only_pupil != 0 ? klade_store_list_person_secrets (self->db, self->only_pupil, error)
                            : klade_store_list_current_secrets (self->db, id, error);

  if (secrets == NULL)
    return FALSE;

  for (guint i = 0; i < secrets->len; i++)
    {
      const KladeStoredSecret *secret = &g_array_index (secrets, KladeStoredSecret, i);

      if (g_str_equal (secret->field, id) && secret->valid_to == KLADE_DAY_NONE &&
          !take_secret (self, secret, field, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
sees_any_code (const KladePaperReading *self)
{
  for (guint i = 0; i < self->classes->len; i++)
    if (klade_paper_reading_get_class (self, i)->may_read_codes)
      return TRUE;
  return FALSE;
}

/**
 * klade_paper_reading_choose:
 *
 * Finds the classes and the pupils that the request means, asks for the right to print them,
 * and opens what of them is sealed and may be seen.
 *
 * Returns: %FALSE with @error set
 */
gboolean
klade_paper_reading_choose (KladePaperReading *self, KladePaperNeeds needs, GError **error)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  const KladePaperRequest *request = self->request;
  g_autoptr (GHashTable) class_of = NULL;
  g_autoptr (GHashTable) whole = g_hash_table_new (g_int64_hash, g_int64_equal);
  Choice choice = {
    .reading = self,
    .needs = needs,
    .whole = whole,
    .is_school = request->n_class_ids == 0 && request->n_pupil_ids == 0,
  };

  if ((needs & KLADE_PAPER_READS_NOBODY) != 0)
    return klade_session_require (self->session, KLADE_ACTION_PRINT_PAPER, NULL, error);

  for (gsize i = 0; i < request->n_class_ids; i++)
    g_hash_table_add (whole, (gpointer) &request->class_ids[i]);
  if (request->n_pupil_ids > 0)
    {
      class_of = find_classes_of_pupils (self, error);
      if (class_of == NULL)
        return FALSE;
      choice.class_of = class_of;
    }

  if (!choose_classes (&choice, error) || !choose_pupils (&choice, error))
    return FALSE;

  return !sees_any_code (self) || (read_secrets (self, KLADE_PERSON_FIELD_PERSONAL_CODE, error) &&
                                   read_secrets (self, KLADE_PERSON_FIELD_BIRTH_DATE, error));
}
