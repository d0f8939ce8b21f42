/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-facts.h"
#include "klade-paper-office.h"
#include "klade-person-codes.h"

/* ---- certificates ---- */

static void
add_certificate (gpointer data, guint index)
{
  const KladePaperFacts *facts = data;
  KladePaperReading *reading = facts->reading;
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (reading, index);
  const KladePaperClass *klass = klade_paper_reading_get_class (reading, pupil->class_index);
  int place;
  KladePaperRecord *record = klade_paper_reading_add_pupil (reading, index, &place);

  if (!klade_promotion_is_last_grade (&reading->rule, klass->grade))
    {
      klade_paper_reading_tell (reading, place, TRUE,
                                N_ ("%s %s: a certificate is given to those who finish, and %s is "
                                    "not a class of the last grade. Choose another class."),
                                pupil->surname, pupil->given_name, klass->name);
      return;
    }

  klade_paper_set_document (facts, record, klade_paper_facts_find_person (facts, pupil->id),
                            klade_document_kind_for (reading->rule.kind, klass->grade, FALSE));
  /* The blank is used once: nothing is printed on it that the register does not know. */
  if (*klade_paper_record_get (record, "document.issued_on") == '\0')
    klade_paper_reading_tell (reading, place, TRUE,
                              N_ ("%s %s: the certificate is not in the register of issued "
                                  "documents yet. Enter it there first."),
                              pupil->surname, pupil->given_name);
  if (*pupil->code == '\0')
    klade_paper_reading_explain (
        reading, place, 0, "pupil.code",
        N_ ("%s %s: the personal code is not known or not for you to see."), pupil->surname,
        pupil->given_name);
}

gboolean
klade_paper_fill_certificate (KladePaperReading *self, GError **error)
{
  g_auto (KladePaperFacts) facts = { NULL };

  klade_paper_facts_init (&facts, self);
  return klade_session_require (self->session, KLADE_ACTION_ISSUE_DOCUMENT, NULL, error) &&
         klade_paper_facts_read_documents (&facts, error) &&
         klade_paper_reading_add_each (self, add_certificate, &facts, error);
}

/* ---- the register: a book for each kind ---- */

typedef struct
{
  KladePaperReading *reading;
  KladePersonCodes *codes;
  KladePaperRecord *book;
  int kind;
} Register;

static char *
dup_order (const KladeDocumentRow *row)
{
  g_autofree char *day = NULL;

  if (*row->order_no == '\0')
    return g_strdup ("");

  day = klade_day_to_text (row->ordered_on);
  return g_strdup_printf ("%s, %s", row->order_no, day);
}

/* What it stands for, when it was handed over, what was noted. */
static char *
dup_notes (const KladeDocumentRow *row)
{
  g_autoptr (GString) notes = g_string_new (NULL);

  if (row->replaces_id != 0)
    /* translators: series and number of the document that a duplicate stands for */
    g_string_append_printf (notes, _ ("instead of %s %s"), row->replaced_series,
                            row->replaced_number);
  if (row->received_on != KLADE_DAY_NONE)
    {
      g_autofree char *day = klade_day_to_text (row->received_on);

      g_string_append_printf (notes, "%s", notes->len > 0 ? "; " : "");
      g_string_append_printf (notes, _ ("received on %s"), day);
    }
  if (*row->notes != '\0')
    g_string_append_printf (notes, "%s%s", notes->len > 0 ? "; " : "", row->notes);
  return g_string_free (g_steal_pointer (&notes), FALSE);
}

static gboolean
add_line (const KladeDocumentRow *row, gpointer data, GError **error)
{
  Register *self = data;
  KladePaperRecord *line;
  g_autofree char *code = NULL;

  if (!klade_person_codes_open (self->codes, row->pupil_id, &code, error))
    return FALSE;

  if (self->kind != row->kind || self->book == NULL)
    {
      self->kind = row->kind;
      self->book = klade_paper_reading_add_school (
          self->reading, klade_document_kind_get_name ((KladeDocumentKind) row->kind), NULL);
      klade_paper_record_set (self->book, "kind",
                              klade_document_kind_get_name ((KladeDocumentKind) row->kind));
    }

  line = klade_paper_record_add_row (self->book, "documents");
  klade_paper_record_set (line, "number", row->registration_no);
  klade_paper_record_set_day (line, "issued_on", row->issued_on);
  klade_paper_record_set (line, "kind",
                          klade_document_kind_get_name ((KladeDocumentKind) row->kind));
  klade_paper_record_take (line, "series",
                           g_strstrip (g_strdup_printf ("%s %s", row->series, row->number)));
  klade_paper_record_take (line, "name",
                           g_strstrip (g_strdup_printf ("%s %s", row->surname, row->given_name)));
  klade_paper_record_set (line, "code", code);
  klade_paper_record_set (line, "class", row->class_name);
  klade_paper_record_take (line, "order", dup_order (row));
  klade_paper_record_set (line, "state",
                          klade_document_state_get_name ((KladeDocumentState) row->state));
  klade_paper_record_take (line, "notes", dup_notes (row));
  return TRUE;
}

gboolean
klade_paper_fill_register (KladePaperReading *self, GError **error)
{
  const KladePaperRequest *request = self->request;
  KladeDay first = request->first_day;
  KladeDay last = request->last_day;
  g_autoptr (KladePersonCodes) codes = NULL;
  Register book = { .reading = self };

  if (!klade_session_require (self->session, KLADE_ACTION_ISSUE_DOCUMENT, NULL, error) ||
      !klade_session_require (self->session, KLADE_ACTION_READ_PERSONAL, NULL, error))
    return FALSE;

  codes = klade_person_codes_read (self->session, KLADE_PERSON_FIELD_PERSONAL_CODE, error);
  if (codes == NULL)
    return FALSE;

  book.codes = codes;
  if (first == KLADE_DAY_NONE && last == KLADE_DAY_NONE)
    {
      first = klade_day_new (self->view.year.start_year, 9, 1);
      last = klade_day_new (self->view.year.start_year + 1, 8, 31);
    }
  if (!klade_store_list_documents (self->db, 0, first, last, add_line, &book, error))
    return FALSE;

  if (book.book == NULL)
    {
      klade_paper_reading_add_school (self, klade_paper_kind_get_name (request->kind), NULL);
      klade_paper_reading_tell (self, -1, FALSE, N_ ("No documents were issued in this time."));
    }
  return TRUE;
}
