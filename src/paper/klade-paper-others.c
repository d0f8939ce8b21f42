/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-others.h"

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-paper-application.h"
#include "klade-school-accounts.h"
#include "klade-school-classes.h"
#include "klade-school-day.h"
#include "klade-school-journal.h"
#include "klade-school-people.h"
#include "klade-school-timetable.h"
#include "klade-text.h"

/* A paper on its way. */
typedef struct
{
  KladeSession *session;
  const KladePaperRequest *request;
  KladeProgress progress;
  gpointer progress_data;
  KladePaperHead head;
  KladePaper *paper;
} Reading;

typedef gboolean (*Filler) (Reading *self, GError **error);

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
go_on (const Reading *self, const char *step, int done, int all, GError **error)
{
  if (self->progress == NULL ||
      self->progress (step, (double) done / MAX (all, 1), self->progress_data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

/* ---- journals ---- */

static gboolean
is_wanted (const KladePaperRequest *request, const KladeJournalRow *row)
{
  return klade_group_kind_is_individual (row->group_kind) ==
             (request->kind == KLADE_PAPER_INDIVIDUAL_JOURNAL) &&
         is_chosen (request, row->owner_class_id);
}

static gboolean
add_journal (Reading *self, const KladeJournalRow *row, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s %s", row->class_name, row->subject);
  g_autoptr (KladeJournalPage) page =
      klade_school_read_journal (self->session, row->id, NULL, error);

  if (page == NULL)
    return FALSE;

  klade_paper_add_journal (self->paper, name, row->owner_class_id, page,
                           (KladeTermKind) self->request->term);
  return TRUE;
}

static gboolean
fill_journals (Reading *self, GError **error)
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
add_week (Reading *self, const KladeClassRow *row, GError **error)
{
  const KladeWeekQuery query = { KLADE_WEEK_OF_CLASS, row->id, NULL, self->request->first_day };
  g_autoptr (KladeWeek) week = klade_school_read_week (self->session, &query, error);

  if (week == NULL)
    return FALSE;

  klade_paper_add_week (self->paper, &self->head, week);
  return TRUE;
}

static gboolean
fill_timetables (Reading *self, GError **error)
{
  g_autoptr (GPtrArray) classes =
      klade_school_list_classes (self->session, self->request->school_year_id, error);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (classes, i);

      if (is_chosen (self->request, row->id) &&
          (!go_on (self, row->name, (int) i, (int) classes->len, error) ||
           !add_week (self, row, error)))
        return FALSE;
    }
  return classes != NULL;
}

/* ---- days' changes ---- */

static gboolean
fill_changes (Reading *self, GError **error)
{
  g_autoptr (KladeDayChangeList) list = klade_school_list_day_changes (
      self->session, self->request->first_day, self->request->last_day, 0, error);

  if (list == NULL)
    return FALSE;

  klade_paper_add_changes (self->paper, self->head.today, list);
  return TRUE;
}

/* ---- applications ---- */

static gboolean
add_application (Reading *self, const KladePersonRow *row, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s %s", row->class_name, row->name);
  const KladePaperPerson pupil = { row->id, row->class_id, name };

  return klade_paper_add_applications (self->paper, self->session, &self->head, &pupil, error);
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
fill_applications (Reading *self, GError **error)
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

/* A class's slips, and who of it gets none. */
typedef struct
{
  gint64 id;
  const char *name;
  GPtrArray *lacking; /* of KladeAccountRow */
  gboolean has_slips;
} ClassSlips;

static void
class_slips_clear (gpointer data)
{
  g_ptr_array_unref (((ClassSlips *) data)->lacking);
}

static ClassSlips *
get_class (GArray *classes, const KladeAccountRow *row)
{
  ClassSlips added = { row->class_id, row->class_name, NULL, FALSE };

  for (guint i = 0; i < classes->len; i++)
    if (g_array_index (classes, ClassSlips, i).id == row->class_id)
      return &g_array_index (classes, ClassSlips, i);

  added.lacking = g_ptr_array_new ();
  g_array_append_val (classes, added);
  return &g_array_index (classes, ClassSlips, classes->len - 1);
}

/* Whose first password was never used: a slip that was lost is printed with a new one. */
static GArray *
choose_people (const Reading *self, const KladeAccountList *list, GArray *classes)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < list->n_rows; i++)
    {
      const KladeAccountRow *row = &list->rows[i];

      if (!is_chosen (self->request, row->class_id))
        continue;
      if (row->state == KLADE_ACCOUNT_FIRST && row->can_hand_out)
        {
          get_class (classes, row)->has_slips = TRUE;
          g_array_append_val (ids, row->person_id);
        }
      else if (row->state == KLADE_ACCOUNT_NONE)
        g_ptr_array_add (get_class (classes, row)->lacking, (gpointer) row);
    }
  return ids;
}

static int
compare_classes (gconstpointer a, gconstpointer b)
{
  return klade_text_collate_class_names (((const ClassSlips *) a)->name,
                                         ((const ClassSlips *) b)->name);
}

/* A class comes out as far as it has accounts; who has none is told by name. */
static void
add_class (const Reading *self, const ClassSlips *class_slips, GPtrArray *slips)
{
  int place =
      klade_paper_add_slips (self->paper, &self->head, class_slips->id, class_slips->name, slips);
  g_auto (KladeSpeech) own G_GNUC_UNUSED = klade_i18n_speak (NULL);

  for (guint i = 0; i < class_slips->lacking->len; i++)
    {
      const KladeAccountRow *row = g_ptr_array_index (class_slips->lacking, i);

      klade_paper_add_problem (
          self->paper, place, !class_slips->has_slips,
          g_strdup_printf (_ ("%s has no account yet. Issue it first."), row->name));
    }
}

/* Nothing is issued where nobody waits for a slip. */
static GPtrArray *
issue_slips (const Reading *self, GArray *ids, GError **error)
{
  g_autoptr (KladePasswordStock) stock = NULL;

  if (ids->len == 0)
    return g_ptr_array_new ();

  stock = klade_password_stock_new (ids->len, self->progress, self->progress_data, error);
  return stock != NULL
             ? klade_school_reset_passwords (self->session, (const gint64 *) (void *) ids->data,
                                             ids->len, stock, error)
             : NULL;
}

static gboolean
fill_slips (Reading *self, GError **error)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (ClassSlips));
  g_autoptr (KladeAccountList) list = klade_school_list_accounts (
      self->session, KLADE_PEOPLE_PUPILS | KLADE_PEOPLE_GUARDIANS, 0, error);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) slips = NULL;

  g_array_set_clear_func (classes, class_slips_clear);
  if (list == NULL)
    return FALSE;

  ids = choose_people (self, list, classes);
  slips = issue_slips (self, ids, error);
  if (slips == NULL)
    return FALSE;

  g_array_sort (classes, compare_classes);
  for (guint i = 0; i < classes->len; i++)
    add_class (self, &g_array_index (classes, ClassSlips, i), slips);
  return TRUE;
}

/* ---- all of them ---- */

static const Filler fillers[KLADE_N_PAPER_KINDS + 1] = {
  [KLADE_PAPER_JOURNAL] = fill_journals,         [KLADE_PAPER_INDIVIDUAL_JOURNAL] = fill_journals,
  [KLADE_PAPER_TIMETABLE] = fill_timetables,     [KLADE_PAPER_CHANGES] = fill_changes,
  [KLADE_PAPER_APPLICATION] = fill_applications, [KLADE_PAPER_PASSWORD_SLIPS] = fill_slips,
};

/**
 * klade_paper_is_other:
 *
 * Returns: %TRUE if klade_paper_read_other() reads the kind, not the school's own fillers
 */
gboolean
klade_paper_is_other (KladePaperKind kind)
{
  return fillers[kind] != NULL;
}

/**
 * klade_paper_read_other:
 * @session: who prints
 * @request: what, of a kind that klade_paper_is_other()
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @error: %KLADE_ERROR_DENIED, or what failed; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the copies, in the language of the request
 */
KladePaper *
klade_paper_read_other (KladeSession *session,
                        const KladePaperRequest *request,
                        KladeProgress progress,
                        gpointer progress_data,
                        GError **error)
{
  g_autoptr (KladeSchoolInfo) info =
      klade_school_dup_info (klade_session_get_school (session), error);
  g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (request->language);
  g_autoptr (KladePaper) paper = NULL;
  Reading self = { session, request, progress, progress_data, { NULL, 0 }, NULL };

  if (info == NULL)
    return NULL;

  paper = klade_paper_new (request->kind, klade_paper_kind_get_name (request->kind));
  self.paper = paper;
  self.head = (KladePaperHead){ info->name, klade_session_get_today (session) };
  return fillers[request->kind](&self, error) ? g_steal_pointer (&paper) : NULL;
}
