/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-application.h"

#include "klade-i18n.h"
#include "klade-print-form.h"
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
  char *programme_code;
} Facts;

static void
facts_clear (Facts *self)
{
  g_clear_pointer (&self->pupil, klade_person_file_unref);
  g_ptr_array_unref (self->guardians);
  g_free (self->pupil_name);
  g_free (self->class_name);
  g_free (self->programme);
  g_free (self->programme_code);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Facts, facts_clear)

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
          self->programme = g_strdup (row->programme);
          self->programme_code = g_strdup (row->programme_code);
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

/* ---- copies ---- */

/* @guardian: NULL: nobody is known. */
static void
add_copy (KladePaper *paper,
          const KladePaperHead *head,
          const Facts *facts,
          const KladePersonFile *guardian,
          const KladePaperPerson *pupil)
{
  KladePaperRecord *record = klade_paper_record_new ();
  g_autofree char *name = NULL;

  klade_paper_set_head (record, head);
  klade_paper_record_set (record, "class", facts->class_name);
  klade_paper_record_set (record, "programme.name", facts->programme);
  klade_paper_record_set (record, "programme.code", facts->programme_code);
  klade_paper_record_set (record, "pupil.name", facts->pupil_name);
  if (facts->pupil != NULL)
    klade_paper_record_set (record, "pupil.code",
                            klade_person_file_get (facts->pupil, KLADE_PERSON_FIELD_PERSONAL_CODE));
  if (guardian != NULL)
    {
      g_autofree char *whose = g_strdup_printf ("%s %s", guardian->given_name, guardian->surname);

      klade_paper_record_set (record, "guardian.name", whose);
      klade_paper_record_set (record, "guardian.phone",
                              klade_person_file_get (guardian, KLADE_PERSON_FIELD_PHONE));
      name = g_strdup_printf ("%s, %s", pupil->name, whose);
    }
  klade_paper_add (paper, record, name != NULL ? name : pupil->name, pupil->id, pupil->class_id);
}

/**
 * klade_paper_add_applications:
 * @paper: applications, in whose form's language they are written
 * @session: who prints; what it may not see is left to be written by hand
 * @head: what stands on every one
 * @pupil: whose parents apply; an id of 0: lines to write on
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * The parents' application for access (P-annex, Pielikums Nr. 1): a copy for each parent or
 * guardian, one for a pupil of whom none is known.
 *
 * Returns: %FALSE if none was added because of @error
 */
gboolean
klade_paper_add_applications (KladePaper *paper,
                              KladeSession *session,
                              const KladePaperHead *head,
                              const KladePaperPerson *pupil,
                              GError **error)
{
  g_auto (Facts) facts = { .guardians = g_ptr_array_new_with_free_func (
                               (GDestroyNotify) klade_person_file_unref) };

  if (pupil->id != 0 && !read_facts (session, pupil->id, &facts, error))
    return FALSE;

  if (facts.guardians->len == 0)
    add_copy (paper, head, &facts, NULL, pupil);
  for (guint i = 0; i < facts.guardians->len; i++)
    add_copy (paper, head, &facts, g_ptr_array_index (facts.guardians, i), pupil);
  return TRUE;
}

/**
 * klade_paper_application_new:
 * @session: who prints
 * @pupil_id: whose parents apply; 0: a form with lines to write on
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND, %KLADE_ERROR_INVALID
 *
 * Returns: (transfer full): the document
 */
KladePrintDocument *
klade_paper_application_new (KladeSession *session, gint64 pupil_id, GError **error)
{
  const KladePaperPerson pupil = { pupil_id, 0, "" };
  g_autoptr (KladeSchoolInfo) info =
      klade_school_dup_info (klade_session_get_school (session), error);
  g_autoptr (KladeForm) form =
      info != NULL ? klade_paper_dup_form (session, KLADE_PAPER_APPLICATION, error) : NULL;
  g_autoptr (KladePaper) paper = NULL;

  if (form == NULL)
    return NULL;

  paper = klade_paper_new (KLADE_PAPER_APPLICATION, klade_form_get_title (form));
  {
    g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (klade_form_get_language (form));
    const KladePaperHead head = { info->name, klade_session_get_today (session) };

    if (!klade_paper_add_applications (paper, session, &head, &pupil, error))
      return NULL;
  }
  return klade_print_form_new (form, paper, NULL, NULL, error);
}
