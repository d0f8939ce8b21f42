/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-read.h"

#include "klade-i18n.h"
#include "klade-store-class-list.h"
#include "klade-store-journal-list.h"
#include "klade-store-setup-list.h"
#include "klade-work.h"

#include <gio/gio.h>
#include <stdarg.h>

#define COPIES_A_STEP 100
#define SHARE_OF_READING 0.6

const KladePaperClass *
klade_paper_reading_get_class (const KladePaperReading *self, guint index)
{
  return &g_array_index (self->classes, KladePaperClass, index);
}

const KladePaperPupil *
klade_paper_reading_get_pupil (const KladePaperReading *self, guint index)
{
  return &g_array_index (self->pupils, KladePaperPupil, index);
}

/* klade_paper_reading_get_scope: what the store's queries are narrowed to */
KladePaperScope
klade_paper_reading_get_scope (const KladePaperReading *self)
{
  return (KladePaperScope){ self->view.id, self->only_class, self->only_pupil };
}

/* klade_paper_reading_get_today: the day of printing */
KladeDay
klade_paper_reading_get_today (const KladePaperReading *self)
{
  return self->request->today != KLADE_DAY_NONE ? self->request->today
                                                : klade_session_get_today (self->session);
}

/* klade_paper_term_name: what a document of a whole term is of, translated */
const char *
klade_paper_term_name (int term)
{
  switch (term)
    {
    case KLADE_TERM_SEMESTER_1:
    case KLADE_TERM_SEMESTER_2:
      return klade_term_kind_name ((KladeTermKind) term);
    default:
      /* Translators: the term of a report card: 1st semester, 2nd semester, or the year */
      return C_ ("term", "school year");
    }
}

const char *
klade_paper_reading_keep (KladePaperReading *self, const char *text)
{
  return text == NULL || *text == '\0' ? "" : g_string_chunk_insert_const (self->strings, text);
}

/**
 * klade_paper_reading_go_on:
 * @step: what is being done, in English
 * @fraction: how far it is, 0 to 1
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE with @error set if the person stopped it
 */
gboolean
klade_paper_reading_go_on (KladePaperReading *self,
                           const char *step,
                           double fraction,
                           GError **error)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);

  if (self->progress == NULL || self->progress (_ (step), fraction, self->progress_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

gboolean
klade_paper_reading_add_each (KladePaperReading *self,
                              KladePaperAddCopy add,
                              gpointer data,
                              GError **error)
{
  for (guint i = 0; i < self->pupils->len; i++)
    {
      if (i % COPIES_A_STEP == 0 &&
          !klade_paper_reading_go_on (
              self, N_ ("Filling in documents"),
              SHARE_OF_READING + (1 - SHARE_OF_READING) * i / self->pupils->len, error))
        return FALSE;
      add (data, i);
    }
  return TRUE;
}

void
klade_paper_reading_tell (KladePaperReading *self,
                          int place,
                          gboolean is_grave,
                          const char *format,
                          ...)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  va_list words;

  va_start (words, format);
  klade_paper_add_problem (self->paper, place, is_grave, g_strdup_vprintf (_ (format), words));
  va_end (words);
}

void
klade_paper_reading_explain (KladePaperReading *self,
                             int place,
                             gint64 class_id,
                             const char *field,
                             const char *format,
                             ...)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  va_list words;

  va_start (words, format);
  klade_paper_explain (self->paper, place, class_id, field, g_strdup_vprintf (_ (format), words));
  va_end (words);
}

/* ---- which year, which day ---- */

static KladeDay
last_day (const KladeSchoolYear *year)
{
  return MAX (klade_school_year_last_day (year, 9), klade_school_year_last_day (year, 12));
}

/* A month of last spring is asked for without naming its year. */
static gboolean
find_year (KladePaperReading *self, GError **error)
{
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);
  const KladePaperRequest *request = self->request;
  gint64 year_id = request->school_year_id;
  KladeSchoolYear year;

  if (year_id == 0 && request->first_day != KLADE_DAY_NONE &&
      !klade_store_find_year (self->db, klade_school_year_of_day (request->first_day), &year_id,
                              &year, error))
    return FALSE;

  if (!klade_year_view_find (self->session, year_id, &self->view, error))
    return FALSE;
  if (self->view.id != 0)
    return TRUE;

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("The school has no such school year yet. Add it in the calendar."));
  return FALSE;
}

static void
find_day (KladePaperReading *self)
{
  const KladePaperRequest *request = self->request;
  const KladeSchoolYear *year = &self->view.year;
  KladePaperAsks asks = klade_paper_kind_get_info (request->kind)->asks;
  KladeDay day = MIN (klade_paper_reading_get_today (self), last_day (year));

  if ((asks & KLADE_PAPER_ASKS_TERM) != 0 && request->term == KLADE_TERM_SEMESTER_1)
    day = MIN (day, year->semester_1.last);
  else if ((asks & KLADE_PAPER_ASKS_MONTH) != 0 && request->last_day != KLADE_DAY_NONE)
    day = MIN (day, request->last_day);
  else if ((asks & KLADE_PAPER_ASKS_DAY) != 0 && request->first_day != KLADE_DAY_NONE)
    day = request->first_day;

  self->day = MAX (day, year->semester_1.first);
}

static gboolean
read_school (KladePaperReading *self, GError **error)
{
  g_autoptr (KladeRecord) school = NULL;
  g_autofree char *head = NULL;
  g_autofree char *year = NULL;
  g_autofree char *long_day = klade_day_to_long_text (klade_paper_reading_get_today (self));

  if (!klade_store_get_record (self->db, &klade_table_school, KLADE_SCHOOL_ROW_ID, &school,
                               error) ||
      !klade_store_find_paper_head (self->db, klade_paper_reading_get_today (self), &head, error))
    return FALSE;

  self->rule.kind = klade_school_kind_from_id (school->texts[KLADE_SCHOOL_COLUMN_KIND]);
  self->school = klade_paper_record_new ();
  klade_paper_record_set (self->school, "school.name", school->texts[KLADE_SCHOOL_COLUMN_NAME]);
  klade_paper_record_set (self->school, "school.registration_no",
                          school->texts[KLADE_SCHOOL_COLUMN_REGISTRATION_NO]);
  klade_paper_record_set (self->school, "school.address",
                          school->texts[KLADE_SCHOOL_COLUMN_ADDRESS]);
  klade_paper_record_set (self->school, "school.head", head);
  year = g_strdup_printf ("%d./%d.", self->view.year.start_year, self->view.year.start_year + 1);
  klade_paper_record_set (self->school, "school.year", year);
  klade_paper_record_set_day (self->school, "today", klade_paper_reading_get_today (self));
  klade_paper_record_set (self->school, "today.long", long_day);
  return TRUE;
}

static const char *
title_of (KladePaperReading *self)
{
  const KladePaperRequest *request = self->request;
  const char *kind = klade_paper_kind_get_name (request->kind);
  KladePaperAsks asks = klade_paper_kind_get_info (request->kind)->asks;
  const char *term =
      (asks & KLADE_PAPER_ASKS_TERM) != 0 ? klade_paper_term_name (request->term) : NULL;
  const char *klass =
      self->classes->len == 1 ? klade_paper_reading_get_class (self, 0)->name : NULL;
  g_autoptr (GString) title = g_string_new (kind);

  if (term != NULL)
    g_string_append_printf (title, ", %s", term);
  if (klass != NULL)
    g_string_append_printf (title, ", %s", klass);
  return klade_paper_reading_keep (self, title->str);
}

/* ---- what an official document cannot well be without ---- */

static void
check_school (KladePaperReading *self)
{
  if (*klade_paper_record_get (self->school, "school.head") == '\0')
    klade_paper_reading_explain (self, -1, 0, "school.head",
                                 N_ ("Nobody has the role of the head, so no name stands under the "
                                     "signature. Give the role to somebody in Accounts."));
  if (*klade_paper_record_get (self->school, "school.registration_no") == '\0')
    klade_paper_reading_explain (self, -1, 0, "school.registration_no",
                                 N_ ("The school has no registration number. Enter it where the "
                                     "school is set up."));
}

static void
check_class (KladePaperReading *self, const KladePaperClass *klass)
{
  if (klass->teacher_id == 0)
    klade_paper_reading_explain (self, -1, klass->id, "class.teacher",
                                 N_ ("%s has no class teacher. Choose one under Classes."),
                                 klass->name);
  if (klass->programme_id == 0)
    klade_paper_reading_explain (self, -1, klass->id, "programme.code",
                                 N_ ("%s has no programme. Choose one under Classes."),
                                 klass->name);
}

/* ---- the whole ---- */

/**
 * klade_paper_reading_init:
 * @self: (out caller-allocates): zeros, but for what the caller has set of progress
 * @session: who prints
 * @request: what; must outlive @self
 * @needs: of the kind
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND ...
 *
 * Within a transaction: finds the year, the day, classes and pupils, and asks for the right to
 * print them.
 *
 * Returns: %FALSE with @error set
 */
gboolean
klade_paper_reading_init (KladePaperReading *self,
                          KladeSession *session,
                          const KladePaperRequest *request,
                          KladePaperNeeds needs,
                          GError **error)
{
  self->session = session;
  self->db = klade_session_get_db (session);
  self->request = request;
  self->strings = g_string_chunk_new (4096);
  self->classes = g_array_new (FALSE, TRUE, sizeof (KladePaperClass));
  self->pupils = g_array_new (FALSE, TRUE, sizeof (KladePaperPupil));

  if (!find_year (self, error))
    return FALSE;

  find_day (self);
  self->year_classes = klade_store_list_classes (self->db, self->view.id, self->day, error);
  if (self->year_classes == NULL || !read_school (self, error) ||
      !klade_paper_reading_choose (self, needs, error))
    return FALSE;

  self->paper = klade_paper_new (request->kind, title_of (self));
  if ((needs & KLADE_PAPER_IS_OFFICIAL) != 0)
    {
      check_school (self);
      for (guint i = 0; i < self->classes->len; i++)
        check_class (self, klade_paper_reading_get_class (self, i));
    }
  return TRUE;
}

void
klade_paper_reading_clear (KladePaperReading *self)
{
  g_clear_pointer (&self->paper, klade_paper_unref);
  g_clear_pointer (&self->classes, g_array_unref);
  g_clear_pointer (&self->pupils, g_array_unref);
  klade_id_map_clear (&self->pupil_places);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->year_classes, g_ptr_array_unref);
  g_clear_pointer (&self->stays, g_array_unref);
  g_clear_pointer (&self->school, klade_paper_record_free);
}

/* ---- copies ---- */

static void
set_school (const KladePaperReading *self, KladePaperRecord *record)
{
  static const char *const fields[] = {
    "school.name",    "school.registration_no",
    "school.address", "school.head",
    "school.year",    "today",
    "today.long",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    klade_paper_record_set (record, fields[i], klade_paper_record_get (self->school, fields[i]));
}

static void
set_class (KladePaperRecord *record, const KladePaperClass *klass)
{
  klade_paper_record_set (record, "class", klass->name);
  if (klass->grade > 0)
    klade_paper_record_set_int (record, "class.grade", klass->grade);
  klade_paper_record_set (record, "class.teacher", klass->teacher);
  klade_paper_record_set (record, "programme.name", klass->programme);
  klade_paper_record_set (record, "programme.code", klass->programme_code);
}

/**
 * klade_paper_reading_add_pupil:
 * @index: a pupil's
 * @place: (out) (optional): the copy's, for its problems
 *
 * Returns: (transfer none): a new copy of the paper
 */
KladePaperRecord *
klade_paper_reading_add_pupil (KladePaperReading *self, guint index, int *place)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (self, index);
  const KladePaperClass *klass = klade_paper_reading_get_class (self, pupil->class_index);
  KladePaperRecord *record = klade_paper_record_new ();
  g_autofree char *name = g_strconcat (pupil->given_name, " ", pupil->surname, NULL);
  g_autofree char *title =
      g_strconcat (klass->name, " ", pupil->surname, " ", pupil->given_name, NULL);
  int added;

  set_school (self, record);
  set_class (record, klass);
  klade_paper_record_set (record, "pupil.name", name);
  klade_paper_record_set (record, "pupil.surname", pupil->surname);
  klade_paper_record_set (record, "pupil.given_name", pupil->given_name);
  klade_paper_record_set (record, "pupil.code", pupil->code);
  klade_paper_record_set (record, "pupil.birth_date", pupil->birth_date);
  if (pupil->number > 0)
    klade_paper_record_set_int (record, "pupil.number", pupil->number);

  added = klade_paper_add (self->paper, record, title, pupil->id, klass->id);
  if (place != NULL)
    *place = added;
  return record;
}

KladePaperRecord *
klade_paper_reading_add_class (KladePaperReading *self, guint index, int *place)
{
  const KladePaperClass *klass = klade_paper_reading_get_class (self, index);
  KladePaperRecord *record = klade_paper_record_new ();
  int added;

  set_school (self, record);
  set_class (record, klass);
  added = klade_paper_add (self->paper, record, klass->name, 0, klass->id);
  if (place != NULL)
    *place = added;
  return record;
}

KladePaperRecord *
klade_paper_reading_add_school (KladePaperReading *self, const char *name, int *place)
{
  KladePaperRecord *record = klade_paper_record_new ();
  int added;

  set_school (self, record);
  added = klade_paper_add (self->paper, record, name, 0, 0);
  if (place != NULL)
    *place = added;
  return record;
}
