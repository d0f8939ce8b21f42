/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-others.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-paper-application.h"
#include "klade-print-changes.h"
#include "klade-print-journal.h"
#include "klade-print-slips.h"
#include "klade-print-timetable.h"
#include "klade-school-accounts.h"
#include "klade-school-classes.h"
#include "klade-school-day.h"
#include "klade-school-journal.h"
#include "klade-school-timetable.h"

static gboolean
is_chosen (const KladePaperRequest *request, gint64 class_id)
{
  if (request->n_class_ids == 0)
    return TRUE;
  for (gsize i = 0; i < request->n_class_ids; i++)
    if (request->class_ids[i] == class_id)
      return TRUE;
  return FALSE;
}

static gboolean
go_on (KladePaperCopies *self, const char *step, int done, int all, GError **error)
{
  if (self->progress == NULL ||
      self->progress (step, (double) done / MAX (all, 1), self->progress_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

/* ---- journals ---- */

static gboolean
is_individual (KladeGroupKind kind)
{
  return kind != 0 && kind != KLADE_GROUP_SPLIT && kind != KLADE_GROUP_MERGED;
}

static gboolean
is_wanted (const KladePaperRequest *request, const KladeJournalRow *row)
{
  return is_individual (row->group_kind) == (request->kind == KLADE_PAPER_INDIVIDUAL_JOURNAL) &&
         is_chosen (request, row->owner_class_id);
}

/* A journal that can't be laid out, having no lessons yet, is told, and the others come out. */
static gboolean
add_journal (KladePaperCopies *self, const KladeJournalRow *row, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s %s", row->class_name, row->subject);
  g_autoptr (KladeJournalPage) page =
      klade_school_read_journal (self->session, row->id, NULL, error);
  g_autoptr (KladePrintDocument) document = NULL;
  g_autoptr (GError) failure = NULL;
  int place;

  if (page == NULL)
    return FALSE;

  place = klade_paper_add (self->paper, klade_paper_record_new (), name, 0, row->owner_class_id);
  document = klade_print_journal_new (page, (KladePrintTerm) self->request->term, &failure);
  if (document == NULL)
    {
      klade_paper_add_problem (self->paper, place, TRUE, klade_error_explain (failure));
      return TRUE;
    }

  g_ptr_array_add (self->documents, g_steal_pointer (&document));
  g_ptr_array_add (self->names, g_steal_pointer (&name));
  return TRUE;
}

static gboolean
make_journals (KladePaperCopies *self, GError **error)
{
  g_autoptr (KladeJournalList) list =
      klade_school_list_year_journals (self->session, self->request->school_year_id, error);

  if (list == NULL)
    return FALSE;

  for (int i = 0; i < list->n_rows; i++)
    if (is_wanted (self->request, &list->rows[i]) &&
        (!go_on (self, list->rows[i].subject, i, list->n_rows, error) ||
         !add_journal (self, &list->rows[i], error)))
      return FALSE;

  return TRUE;
}

/* ---- weeks ---- */

static gboolean
add_week (KladePaperCopies *self, const char *school, const KladeClassRow *row, GError **error)
{
  const KladeWeekQuery query = { KLADE_WEEK_OF_CLASS, row->id, NULL, self->request->first_day };
  g_autoptr (GPtrArray) weeks = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_week_unref);
  KladeWeek *week = klade_school_read_week (self->session, &query, error);

  if (week == NULL)
    return FALSE;

  g_ptr_array_add (weeks, week);
  klade_paper_add (self->paper, klade_paper_record_new (), row->name, 0, row->id);
  g_ptr_array_add (self->documents, klade_print_timetable_new (school, weeks));
  g_ptr_array_add (self->names, g_strdup (row->name));
  return TRUE;
}

static gboolean
make_timetables (KladePaperCopies *self, GError **error)
{
  g_autoptr (KladeSchoolInfo) info =
      klade_school_dup_info (klade_session_get_school (self->session), error);
  g_autoptr (GPtrArray) classes = NULL;

  if (info != NULL)
    classes = klade_school_list_classes (self->session, self->request->school_year_id, error);
  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (classes, i);

      if (is_chosen (self->request, row->id) &&
          (!go_on (self, row->name, (int) i, (int) classes->len, error) ||
           !add_week (self, info->name, row, error)))
        return FALSE;
    }
  return classes != NULL;
}

/* ---- a day's changes ---- */

static gboolean
make_changes (KladePaperCopies *self, GError **error)
{
  const KladePaperRequest *request = self->request;
  g_autoptr (KladeDayChangeList) list = klade_school_list_day_changes (
      self->session, request->first_day, request->last_day, 0, error);
  g_autofree char *name = NULL;

  if (list == NULL)
    return FALSE;

  name = klade_day_to_text (request->first_day);
  klade_paper_add (self->paper, klade_paper_record_new (), name, 0, 0);
  g_ptr_array_add (self->documents, klade_print_changes_new (list));
  g_ptr_array_add (self->names, g_steal_pointer (&name));
  return TRUE;
}

/* ---- applications ---- */

static gboolean
add_application (KladePaperCopies *self, const KladePersonRow *row, GError **error)
{
  KladePrintDocument *document = klade_paper_application_new (self->session, row->id, error);

  if (document == NULL)
    return FALSE;

  klade_paper_add (self->paper, klade_paper_record_new (), row->name, row->id, row->class_id);
  g_ptr_array_add (self->documents, document);
  g_ptr_array_add (self->names, g_strdup_printf ("%s %s", row->class_name, row->name));
  return TRUE;
}

static gboolean
is_chosen_pupil (const KladePaperRequest *request, const KladePersonRow *row)
{
  if (request->n_pupil_ids == 0)
    return is_chosen (request, row->class_id);
  for (gsize i = 0; i < request->n_pupil_ids; i++)
    if (request->pupil_ids[i] == row->id)
      return TRUE;
  return request->n_class_ids > 0 && is_chosen (request, row->class_id);
}

static gboolean
make_applications (KladePaperCopies *self, GError **error)
{
  g_autoptr (KladePeopleList) people =
      klade_school_list_people (self->session, KLADE_PEOPLE_PUPILS, 0, error);

  for (guint i = 0; people != NULL && i < people->n_rows; i++)
    if (is_chosen_pupil (self->request, &people->rows[i]) &&
        (!go_on (self, people->rows[i].name, (int) i, (int) people->n_rows, error) ||
         !add_application (self, &people->rows[i], error)))
      return FALSE;
  return people != NULL;
}

/* ---- password slips ---- */

/* Whose first password was never used: a slip that was lost is printed with a new one. */
static GArray *
choose_people (KladePaperCopies *self, const KladeAccountList *list)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < list->n_rows; i++)
    {
      const KladeAccountRow *row = &list->rows[i];
      int place;

      if (!is_chosen (self->request, row->class_id))
        continue;
      if (row->state == KLADE_ACCOUNT_FIRST && row->can_hand_out)
        {
          klade_paper_add (self->paper, klade_paper_record_new (), row->name, row->person_id,
                           row->class_id);
          g_array_append_val (ids, row->person_id);
        }
      else if (row->state == KLADE_ACCOUNT_NONE)
        {
          place = klade_paper_add (self->paper, klade_paper_record_new (), row->name,
                                   row->person_id, row->class_id);
          klade_paper_add_problem (self->paper, place, TRUE,
                                   g_strdup (_ ("There is no account yet. Issue it first.")));
        }
    }
  return ids;
}

static gboolean
make_slips (KladePaperCopies *self, GError **error)
{
  g_autoptr (KladeSchoolInfo) info =
      klade_school_dup_info (klade_session_get_school (self->session), error);
  g_autoptr (KladeAccountList) list = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (KladePasswordStock) stock = NULL;
  g_autoptr (GPtrArray) slips = NULL;

  if (info != NULL)
    list = klade_school_list_accounts (self->session, KLADE_PEOPLE_PUPILS | KLADE_PEOPLE_GUARDIANS,
                                       0, error);
  if (list == NULL)
    return FALSE;

  ids = choose_people (self, list);
  if (ids->len == 0)
    return TRUE;

  stock = klade_password_stock_new (ids->len, self->progress, self->progress_data, error);
  if (stock != NULL)
    slips = klade_school_reset_passwords (self->session, (const gint64 *) (void *) ids->data,
                                          ids->len, stock, error);
  if (slips == NULL)
    return FALSE;

  g_ptr_array_add (self->documents, klade_print_slips_new (info->name, slips));
  g_ptr_array_add (self->names, g_strdup (klade_paper_kind_get_name (self->request->kind)));
  return TRUE;
}

/**
 * klade_paper_make_others:
 * @self: the request and where its copies go
 * @error: %KLADE_ERROR_DENIED, or what failed; %G_IO_ERROR_CANCELLED
 *
 * Makes the copies of a kind without a form.
 *
 * Returns: %FALSE if nothing is to be printed because of @error
 */
gboolean
klade_paper_make_others (KladePaperCopies *self, GError **error)
{
  switch (self->request->kind)
    {
    case KLADE_PAPER_JOURNAL:
    case KLADE_PAPER_INDIVIDUAL_JOURNAL:
      return make_journals (self, error);
    case KLADE_PAPER_CHANGES:
      return make_changes (self, error);
    case KLADE_PAPER_PASSWORD_SLIPS:
      return make_slips (self, error);
    case KLADE_PAPER_APPLICATION:
      return make_applications (self, error);
    case KLADE_PAPER_TIMETABLE:
      return make_timetables (self, error);
    case KLADE_PAPER_REPORT_CARD:
    case KLADE_PAPER_INTERIM_REPORT:
    case KLADE_PAPER_EXTRACT:
    case KLADE_PAPER_SUMMARY_JOURNAL:
    case KLADE_PAPER_TRANSCRIPT:
    case KLADE_PAPER_CERTIFICATE:
    case KLADE_PAPER_STATEMENT:
    case KLADE_PAPER_REGISTER:
    case KLADE_PAPER_INSTRUCTION:
    case KLADE_PAPER_PERSONAL_FILE:
    case KLADE_PAPER_CHECK_SHEET:
    case KLADE_PAPER_CLASS_OVERVIEW:
    default:
      g_return_val_if_reached (FALSE);
    }
}
