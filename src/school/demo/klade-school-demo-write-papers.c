/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-audit-names.h"
#include "klade-document.h"
#include "klade-school-demo-write.h"
#include "klade-text.h"

/* What pupils signed and what they were handed: the first instruction of each class, and the
 * certificates and transcripts of those who finished. */

#define MINUTES_OF_WRITING (13 * 60)
#define DAYS_TO_INSTRUCTION 2
#define FIRST_BLANK 1201

static void
log_addition (KladeDemoWriter *self,
              const char *table,
              gint64 row_id,
              gint64 pupil_id,
              KladeDay day)
{
  const KladeAuditRow row = {
    .at =
        klade_demo_plan_instant (self->plan, day, MINUTES_OF_WRITING) + row_id * G_TIME_SPAN_SECOND,
    .person_id = self->deputy_id,
    .action = KLADE_AUDIT_ADD,
    .table_name = table,
    .row_id = row_id,
    .field = KLADE_FIELD_ROW,
    .pupil_id = pupil_id,
  };

  klade_demo_log_add (self->log, &row);
}

static gboolean
instruct_class (KladeDemoWriter *self, const KladeDemoClass *klass, KladeDay day, GError **error)
{
  gint64 teacher_id = klade_demo_plan_staff (self->plan, klass->class_teacher)->human.id;
  gint64 id;

  if (!klade_store_fill (
          self->db, KLADE_FILL_INSTRUCTION, &id, error, KLADE_ID (self->school_year_id),
          KLADE_ID (klass->id), KLADE_TEXT ("1"),
          KLADE_TEXT ("Uzvedība skolā, stundās un starpbrīžos"), KLADE_DAY (day),
          KLADE_ID (teacher_id), KLADE_DAY (day), KLADE_TEXT ("Klases audzinātāja mape"),
          KLADE_ID (self->deputy_id),
          KLADE_NUMBER (klade_demo_plan_instant (self->plan, day, MINUTES_OF_WRITING))))
    return FALSE;

  log_addition (self, "instruction", id, 0, day);
  return TRUE;
}

/**
 * klade_demo_write_instructions:
 * @self: a writer that wrote the classes
 * @error: says why it failed
 *
 * Returns: %TRUE if every class that had lessons long enough was instructed
 */
gboolean
klade_demo_write_instructions (KladeDemoWriter *self, GError **error)
{
  KladeDay day = self->plan->year.semester_1.first + DAYS_TO_INSTRUCTION;

  for (guint i = 0; i < self->plan->classes->len && day < self->plan->today; i++)
    if (!instruct_class (self, klade_demo_plan_class (self->plan, (int) i), day, error))
      return FALSE;
  return TRUE;
}

/**
 * klade_demo_write_remarks:
 * @self: a writer that wrote the classes
 * @error: says why it failed
 *
 * Returns: %TRUE if the class teachers remarked on some pupils when the first semester was over
 */
gboolean
klade_demo_write_remarks (KladeDemoWriter *self, GError **error)
{
  static const char *const remarks[] = {
    "Strādā centīgi, labprāt palīdz klasesbiedriem.",
    "Vēlams regulārāk pildīt mājas darbus.",
    "Teicami piedalījies mācību priekšmetu olimpiādē.",
    "Jāpievērš uzmanība stundu kavējumiem.",
  };
  KladeDay day = self->plan->year.semester_1.last;

  for (guint i = 0; i < self->plan->pupils->len && day < self->plan->today; i += 3)
    {
      const KladeDemoPupil *pupil = klade_demo_plan_pupil (self->plan, (int) i);
      const KladeDemoClass *klass = klade_demo_plan_class (self->plan, pupil->class_index);
      gint64 id;

      if (pupil->left != KLADE_DAY_NONE)
        continue;
      if (!klade_store_fill (
              self->db, KLADE_FILL_REMARK, &id, error, KLADE_ID (pupil->human.id),
              KLADE_ID (klass->id), KLADE_NUMBER (KLADE_TERM_SEMESTER_1),
              KLADE_TEXT (remarks[i / 3 % G_N_ELEMENTS (remarks)]), KLADE_ID (self->deputy_id),
              KLADE_NUMBER (klade_demo_plan_instant (self->plan, day, MINUTES_OF_WRITING))))
        return FALSE;
      log_addition (self, "remark", id, pupil->human.id, day);
    }
  return TRUE;
}

static gboolean
issue (KladeDemoWriter *self,
       const KladeDemoClass *klass,
       gint64 pupil_id,
       gboolean is_marks,
       int nth,
       gint64 order_id,
       KladeDay day,
       GError **error)
{
  KladeDocumentKind kind = klade_document_kind_for (KLADE_SCHOOL_SECONDARY, klass->grade, is_marks);
  const char *number = klade_demo_log_format (self->log, "%06d", FIRST_BLANK + nth);
  const char *registration_no = klade_demo_log_format (self->log, "%d", nth + 1);
  gint64 id;

  if (!klade_store_fill (
          self->db, KLADE_FILL_ISSUED_DOCUMENT, &id, error, KLADE_NUMBER (kind),
          KLADE_ID (pupil_id), KLADE_ID (klass->id),
          KLADE_TEXT (klass->grade > 9 ? "31016011" : "21011111"),
          KLADE_TEXT (is_marks ? "S" : "A"), KLADE_TEXT (number), KLADE_TEXT (registration_no),
          KLADE_DAY (day), KLADE_ID (order_id), KLADE_NUMBER (KLADE_DOCUMENT_ISSUED),
          KLADE_ID (self->deputy_id),
          KLADE_NUMBER (klade_demo_plan_instant (self->plan, day, MINUTES_OF_WRITING))))
    return FALSE;

  log_addition (self, "issued_document", id, pupil_id, day);
  return TRUE;
}

static int
compare_pupils (gconstpointer a, gconstpointer b)
{
  const KladeDemoHuman *one = &(*(const KladeDemoPupil *const *) a)->human;
  const KladeDemoHuman *other = &(*(const KladeDemoPupil *const *) b)->human;
  int order = klade_text_collate (one->surname, other->surname);

  return order != 0 ? order : klade_text_collate (one->given_name, other->given_name);
}

/* As the office writes them into the register: by name. */
static GPtrArray *
list_graduates (const KladeDemoWriter *self, const KladeDemoClass *klass)
{
  GPtrArray *pupils = g_ptr_array_new ();

  for (int i = 0; i < klass->n_pupils; i++)
    {
      KladeDemoPupil *pupil = klade_demo_plan_pupil (self->plan, klass->first_pupil + i);

      if (pupil->left == KLADE_DAY_NONE)
        g_ptr_array_add (pupils, pupil);
    }
  g_ptr_array_sort (pupils, compare_pupils);
  return pupils;
}

/**
 * klade_demo_write_documents:
 * @self: a writer
 * @klass: a class that finished
 * @n_issued: (inout): documents of this grade before
 * @order_id: by which they finished
 * @day: of the order
 * @error: says why it failed
 *
 * Returns: %TRUE if each pupil's certificate and transcript are in the register
 */
gboolean
klade_demo_write_documents (KladeDemoWriter *self,
                            const KladeDemoClass *klass,
                            int *n_issued,
                            gint64 order_id,
                            KladeDay day,
                            GError **error)
{
  g_autoptr (GPtrArray) graduates = list_graduates (self, klass);

  for (guint i = 0; i < graduates->len; i++)
    {
      const KladeDemoPupil *pupil = g_ptr_array_index (graduates, i);
      int nth = *n_issued;

      if (!issue (self, klass, pupil->human.id, FALSE, nth, order_id, day, error) ||
          !issue (self, klass, pupil->human.id, TRUE, nth, order_id, day, error))
        return FALSE;
      *n_issued = nth + 1;
    }
  return TRUE;
}
