/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-application.h"

#include "klade-i18n.h"
#include "klade-print-application.h"
#include "klade-school-classes.h"
#include "klade-school-people.h"

/* What a pupil's pages are filled with. */
typedef struct
{
  KladePersonFile *pupil;
  GPtrArray *guardians; /* KladePersonFile */
  char *pupil_name;
  char *class_name;
  char *programme;
} Facts;

static void
facts_clear (Facts *self)
{
  g_clear_pointer (&self->pupil, klade_person_file_unref);
  g_ptr_array_unref (self->guardians);
  g_free (self->pupil_name);
  g_free (self->class_name);
  g_free (self->programme);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

static const char *
or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
is_now (const KladeFileEntry *entry, KladeDay today)
{
  return entry->from <= today && (entry->to == KLADE_DAY_NONE || entry->to >= today);
}

static gboolean
read_guardians (KladeSession *session, Facts *self, KladeDay today, GError **error)
{
  GArray *entries = self->pupil->sections[KLADE_FILE_GUARDIANS];

  for (guint i = 0; i < entries->len; i++)
    {
      const KladeFileEntry *entry = &g_array_index (entries, KladeFileEntry, i);
      KladePersonFile *guardian;

      if (!is_now (entry, today))
        continue;
      guardian = klade_school_read_person_file (session, entry->other_id, error);
      if (guardian == NULL)
        return FALSE;
      g_ptr_array_add (self->guardians, guardian);
    }
  return TRUE;
}

static gboolean
read_class (KladeSession *session, Facts *self, KladeDay today, GError **error)
{
  GArray *entries = self->pupil->sections[KLADE_FILE_ENROLMENTS];
  g_autoptr (GPtrArray) classes = klade_school_list_classes (session, 0, error);

  for (guint i = 0; classes != NULL && i < entries->len; i++)
    {
      const KladeFileEntry *entry = &g_array_index (entries, KladeFileEntry, i);

      for (guint j = 0; is_now (entry, today) && j < classes->len; j++)
        {
          const KladeClassRow *row = g_ptr_array_index (classes, j);

          if (row->id != entry->other_id || self->class_name != NULL)
            continue;
          self->class_name = g_strdup (row->name);
          if (or_null (row->programme) != NULL)
            self->programme = g_strdup_printf (
                /* translators: a programme's name and code; in an application's sentence */
                C_ ("application", "“%s” (%s)"), row->programme,
                row->programme_code != NULL ? row->programme_code : "");
        }
    }
  return classes != NULL;
}

static gboolean
read_facts (KladeSession *session, gint64 pupil_id, Facts *self, GError **error)
{
  KladeDay today = klade_session_get_today (session);

  self->pupil = klade_school_read_person_file (session, pupil_id, error);
  if (self->pupil == NULL)
    return FALSE;

  self->pupil_name = g_strdup_printf ("%s %s", self->pupil->given_name, self->pupil->surname);
  return read_class (session, self, today, error) && read_guardians (session, self, today, error);
}

/**
 * klade_paper_application_new:
 * @session: who prints; what it may not see is left to be written by hand
 * @pupil_id: whose parents apply; 0: a form with lines to write on
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * The parents' application for access (P-annex, Pielikums Nr. 1): a page for each parent or
 * guardian.
 *
 * Returns: (transfer full): the document
 */
KladePrintDocument *
klade_paper_application_new (KladeSession *session, gint64 pupil_id, GError **error)
{
  g_auto (Facts) facts = { .guardians = g_ptr_array_new_with_free_func (
                               (GDestroyNotify) klade_person_file_unref) };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (KladeSchoolInfo) info =
      klade_school_dup_info (klade_session_get_school (session), error);
  g_autofree KladeApplicationForm *pages = NULL;
  guint n_pages;

  if (info == NULL || (pupil_id != 0 && !read_facts (session, pupil_id, &facts, error)))
    return NULL;

  n_pages = MAX (facts.guardians->len, 1);
  pages = g_new0 (KladeApplicationForm, n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      pages[i].school_name = info->name;
      pages[i].class_name = facts.class_name;
      pages[i].pupil_name = facts.pupil_name;
      pages[i].programme = facts.programme;
      if (facts.pupil != NULL)
        pages[i].pupil_code =
            or_null (klade_person_file_get (facts.pupil, KLADE_PERSON_FIELD_PERSONAL_CODE));
    }
  for (guint i = 0; i < facts.guardians->len; i++)
    {
      const KladePersonFile *guardian = g_ptr_array_index (facts.guardians, i);

      g_ptr_array_add (names, g_strdup_printf ("%s %s", guardian->given_name, guardian->surname));
      pages[i].guardian_name = g_ptr_array_index (names, i);
      pages[i].guardian_phone =
          or_null (klade_person_file_get (guardian, KLADE_PERSON_FIELD_PHONE));
    }

  return klade_print_applications_new (pages, n_pages);
}
