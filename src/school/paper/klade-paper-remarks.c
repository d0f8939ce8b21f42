/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper-facts.h"
#include "klade-store-remarks.h"

#include <stdlib.h>

/* What the class teacher remarked stands on the report card and on the interim report (G2). */

/**
 * klade_paper_read_remarks:
 * @reading: a document that is read
 * @term: a KladeTermKind
 * @error: says why the store failed
 *
 * Returns: (transfer full) (element-type KladeStoredRemark): of the year, by pupil and class
 */
GArray *
klade_paper_read_remarks (KladePaperReading *reading, int term, GError **error)
{
  return klade_store_list_remarks (reading->db, reading->view.id, 0, term, error);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const KladeStoredRemark *one = a;
  const KladeStoredRemark *other = b;

  if (one->pupil_id != other->pupil_id)
    return one->pupil_id < other->pupil_id ? -1 : 1;
  return (one->class_id > other->class_id) - (one->class_id < other->class_id);
}

/**
 * klade_paper_set_remark:
 * @reading: a document that is read
 * @remarks: as klade_paper_read_remarks() gave them
 * @index: of the pupil
 * @record: gets the remark, if there is one
 */
void
klade_paper_set_remark (const KladePaperReading *reading,
                        const GArray *remarks,
                        guint index,
                        KladePaperRecord *record)
{
  const KladePaperPupil *pupil = klade_paper_reading_get_pupil (reading, index);
  const KladeStoredRemark wanted = {
    .pupil_id = pupil->id,
    .class_id = klade_paper_reading_get_class (reading, pupil->class_index)->id,
  };
  const KladeStoredRemark *found = NULL;

  if (remarks->len > 0)
    found = bsearch (&wanted, remarks->data, remarks->len, sizeof wanted, compare);
  if (found != NULL && !found->is_hidden)
    klade_paper_record_set (record, "remark", found->text);
}
