/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-school-build.h"
#include "klade-school-demo-write.h"

#include <gio/gio.h>

#define SHARE_OF_THE_LOG 0.35

typedef struct
{
  KladeDemoPlan *plan;
  KladeProgress progress;
  gpointer data;
} Filling;

static gboolean
tell (const Filling *filling, const char *step, double fraction, GError **error)
{
  if (filling->progress == NULL || filling->progress (step, fraction, filling->data))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  return FALSE;
}

static gboolean
write_journals (KladeDemoWriter *writer, const Filling *filling, GError **error)
{
  int n_journals = (int) writer->plan->journals->len;
  g_autoptr (KladeDemoAttendance) attendance = NULL;
  int class_index = -1;

  for (int i = 0; i < n_journals; i++)
    {
      const KladeDemoJournal *journal = klade_demo_plan_journal (writer->plan, i);
      g_autoptr (KladeDemoBook) book = NULL;

      if (journal->class_index != class_index)
        {
          class_index = journal->class_index;
          g_clear_pointer (&attendance, klade_demo_attendance_free);
          attendance = klade_demo_attendance_new (writer->plan, class_index);
          if (!klade_demo_write_class (writer, class_index, attendance, error) ||
              !tell (filling, _ ("Filling in journals"), (1 - SHARE_OF_THE_LOG) * i / n_journals,
                     error))
            return FALSE;
        }

      book = klade_demo_book_new (writer->plan, i, attendance);
      if (!klade_demo_write_book (writer, i, book, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill (KladeDb *db, gpointer data, GError **error)
{
  const Filling *filling = data;
  g_autoptr (KladeDemoLog) log = klade_demo_log_new ();
  g_autoptr (KladeVault) vault = klade_vault_new ();
  g_autofree gint64 *subject_ids = g_new0 (gint64, klade_demo_n_subjects);
  g_autoptr (GHashTable) orders =
      g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL, g_free);
  KladeDemoWriter writer = {
    .db = db,
    .plan = filling->plan,
    .log = log,
    .vault = vault,
    .subject_ids = subject_ids,
    .orders = orders,
  };

  return tell (filling, _ ("Enrolling people"), 0, error) &&
         klade_demo_write_school (&writer, error) && write_journals (&writer, filling, error) &&
         klade_demo_write_instructions (&writer, error) &&
         klade_demo_write_remarks (&writer, error) && klade_demo_write_year_end (&writer, error) &&
         tell (filling, _ ("Writing the log"), 1 - SHARE_OF_THE_LOG, error) &&
         klade_demo_log_write (log, db, klade_vault_get_seal_key (vault), error);
}

/**
 * klade_school_fill_demo:
 * @place: a path where nothing is yet, or the URI of an empty database
 * @size: one class, a school of 12 classes, or one of 60
 * @seed: the same seed and day make the same school
 * @today: the day up to which the year is filled, and on which the school's clock stands
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @error: %KLADE_ERROR_EXISTS, %KLADE_ERROR_FULL ...; %G_IO_ERROR_CANCELLED by @progress
 *
 * Makes a school in which nobody exists, as it would look on @today.  A file appears under its
 * name only when it is complete.
 *
 * Returns: %TRUE if the school is there and durable
 */
gboolean
klade_school_fill_demo (const char *place,
                        KladeDemoSize size,
                        guint32 seed,
                        KladeDay today,
                        KladeProgress progress,
                        gpointer data,
                        GError **error)
{
  g_autoptr (KladeDemoPlan) plan = NULL;
  Filling filling = { NULL, progress, data };

  g_return_val_if_fail (place != NULL, FALSE);
  g_return_val_if_fail (today != KLADE_DAY_NONE, FALSE);

  plan = klade_demo_plan_new (size, seed, today);
  filling.plan = plan;
  return klade_school_build (place, KLADE_DB_FAST_LOAD, fill, &filling, error);
}
