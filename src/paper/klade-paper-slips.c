/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-print-form.h"
#include "klade-text.h"

/* First passwords to be cut apart and handed out (A4): a copy for each class. */

static int
compare_slips (gconstpointer a, gconstpointer b)
{
  const KladeSlip *one = *(const KladeSlip *const *) a;
  const KladeSlip *other = *(const KladeSlip *const *) b;
  int order = klade_text_collate_class_names (one->class_name, other->class_name);

  if (order == 0)
    order = klade_text_collate (one->name, other->name);
  return order != 0 ? order
                    : (one->person_id > other->person_id) - (one->person_id < other->person_id);
}

static char *
dup_whom (const KladeSlip *slip)
{
  if (*slip->class_name == '\0')
    return g_strdup (slip->note);
  if (*slip->note == '\0')
    return g_strdup (slip->class_name);
  return g_strdup_printf ("%s, %s", slip->class_name, slip->note);
}

static void
add_slip (KladePaperRecord *record, const KladeSlip *slip)
{
  KladePaperRecord *row = klade_paper_record_add_row (record, "slips");

  klade_paper_record_set (row, "name", slip->name);
  klade_paper_record_take (row, "whom", dup_whom (slip));
  klade_paper_record_set (row, "user", slip->user_name);
  klade_paper_record_set (row, "password", slip->password);
}

/**
 * klade_paper_add_slips:
 * @paper: password slips: it holds the passwords until it is freed
 * @head: what stands on every sheet
 * @class_id: whose; 0: of no class
 * @class_name: "" for staff
 * @slips: (element-type KladeSlip): of all, in any order; those of the class are taken
 *
 * Returns: the copy's place among the records
 */
int
klade_paper_add_slips (KladePaper *paper,
                       const KladePaperHead *head,
                       gint64 class_id,
                       const char *class_name,
                       GPtrArray *slips)
{
  KladePaperRecord *record = klade_paper_record_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  const char *whose = *class_name != '\0' ? class_name : C_ ("slips", "Staff");

  for (guint i = 0; i < slips->len; i++)
    if (g_str_equal (((const KladeSlip *) g_ptr_array_index (slips, i))->class_name, class_name))
      g_ptr_array_add (sorted, g_ptr_array_index (slips, i));
  g_ptr_array_sort (sorted, compare_slips);

  klade_paper_set_head (record, head);
  klade_paper_record_set (record, "class", whose);
  for (guint i = 0; i < sorted->len; i++)
    add_slip (record, g_ptr_array_index (sorted, i));
  return klade_paper_add (paper, record, whose, 0, class_id);
}

static void
add_classes (KladePaper *paper, const KladePaperHead *head, GPtrArray *slips)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  const char *last = NULL;

  for (guint i = 0; i < slips->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (slips, i));
  g_ptr_array_sort (sorted, compare_slips);

  for (guint i = 0; i < sorted->len; i++)
    {
      const KladeSlip *slip = g_ptr_array_index (sorted, i);

      if (g_strcmp0 (slip->class_name, last) != 0)
        klade_paper_add_slips (paper, head, 0, slip->class_name, slips);
      last = slip->class_name;
    }
}

/**
 * klade_paper_print_slips:
 * @form: of password slips
 * @head: what stands on every sheet
 * @slips: (element-type KladeSlip): in any order
 * @error: %KLADE_ERROR_INVALID for a fault in the form
 *
 * Each class from a sheet of its own, in the order of names.
 *
 * Returns: (transfer full): the document, secret; its pages hold the passwords until it is freed
 */
KladePrintDocument *
klade_paper_print_slips (KladeForm *form,
                         const KladePaperHead *head,
                         GPtrArray *slips,
                         GError **error)
{
  g_autoptr (KladePaper) paper =
      klade_paper_new (KLADE_PAPER_PASSWORD_SLIPS, klade_form_get_title (form));

  {
    g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (klade_form_get_language (form));

    add_classes (paper, head, slips);
  }
  return klade_print_form_new (form, paper, NULL, NULL, error);
}
