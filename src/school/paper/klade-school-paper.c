/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-paper.h"

#include "klade-audit-names.h"
#include "klade-i18n.h"
#include "klade-paper-office.h"
#include "klade-sign-in.h"

#include <gio/gio.h>

static const struct
{
  KladePaperFiller fill;
  KladePaperNeeds needs;
} fillers[KLADE_N_PAPER_KINDS + 1] = {
  [KLADE_PAPER_REPORT_CARD] = { klade_paper_fill_report_card, KLADE_PAPER_IS_OFFICIAL },
  [KLADE_PAPER_INTERIM_REPORT] = { klade_paper_fill_interim_report, KLADE_PAPER_READS_DAY },
  [KLADE_PAPER_EXTRACT] = { klade_paper_fill_extract, KLADE_PAPER_READS_DAY },
  [KLADE_PAPER_SUMMARY_JOURNAL] = { klade_paper_fill_summary_journal,
                                    KLADE_PAPER_IS_OFFICIAL | KLADE_PAPER_READS_YEAR },
  [KLADE_PAPER_TRANSCRIPT] = { klade_paper_fill_transcript,
                               KLADE_PAPER_IS_OFFICIAL | KLADE_PAPER_LAST_GRADES },
  [KLADE_PAPER_STATEMENT] = { klade_paper_fill_statement, KLADE_PAPER_IS_OFFICIAL },
  [KLADE_PAPER_CERTIFICATE] = { klade_paper_fill_certificate,
                                KLADE_PAPER_IS_OFFICIAL | KLADE_PAPER_LAST_GRADES },
  [KLADE_PAPER_REGISTER] = { klade_paper_fill_register, KLADE_PAPER_READS_NOBODY },
  [KLADE_PAPER_INSTRUCTION] = { klade_paper_fill_instruction, KLADE_PAPER_READS_DAY },
  [KLADE_PAPER_PERSONAL_FILE] = { klade_paper_fill_personal_file, KLADE_PAPER_READS_DAY },
  [KLADE_PAPER_CLASS_OVERVIEW] = { klade_paper_fill_class_overview, KLADE_PAPER_READS_DAY },
  [KLADE_PAPER_CHECK_SHEET] = { klade_paper_fill_check_sheet,
                                KLADE_PAPER_IS_OFFICIAL | KLADE_PAPER_LAST_GRADES },
};

typedef struct
{
  KladeSession *session;
  const KladePaperRequest *request;
  KladeProgress progress;
  gpointer progress_data;
  KladePaper *paper;
} Work;

/* All classes, named or not, or a book of the school: its data leave it on paper. */
static gboolean
is_whole_school (const KladePaperReading *reading)
{
  if (klade_paper_kind_get_info (reading->request->kind)->unit == KLADE_PAPER_PER_SCHOOL)
    return TRUE;

  return reading->classes->len > 1 && reading->request->n_pupil_ids == 0 &&
         (reading->request->n_class_ids == 0 ||
          reading->classes->len == reading->year_classes->len);
}

static gboolean
read_paper (KladeDb *db, gpointer data, GError **error)
{
  Work *self = data;
  KladePaperKind kind = self->request->kind;
  g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (self->request->language);
  g_auto (KladePaperReading) reading = {
    .progress = self->progress,
    .progress_data = self->progress_data,
  };

  if (!klade_paper_reading_init (&reading, self->session, self->request, fillers[kind].needs,
                                 error) ||
      !fillers[kind].fill (&reading, error))
    return FALSE;

  if (is_whole_school (&reading))
    {
      g_autofree char *reach = g_strdup_printf ("%u classes, %d copies", reading.classes->len,
                                                klade_paper_get_n_records (reading.paper));

      klade_paper_set_reach (reading.paper, reach);
    }

  g_clear_pointer (&self->paper, klade_paper_unref); /* the engine may run us again */
  self->paper = g_steal_pointer (&reading.paper);
  return TRUE;
}

/**
 * klade_school_read_paper:
 * @session: needs %KLADE_ACTION_PRINT_PAPER of the classes; personal codes are there only with
 *   %KLADE_ACTION_READ_PERSONAL
 * @request: what is to be printed
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND, %KLADE_ERROR_INVALID;
 *   %G_IO_ERROR_CANCELLED by @progress
 *
 * Reads all copies of a document as they are at one moment, and what is missing in them.  Looking
 * at it leaves nothing in the log: klade_school_log_printed() does when it leaves the program.
 *
 * Returns: (transfer full): the paper
 */
KladePaper *
klade_school_read_paper (KladeSession *session,
                         const KladePaperRequest *request,
                         KladeProgress progress,
                         gpointer progress_data,
                         GError **error)
{
  Work self = { session, request, progress, progress_data, NULL };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);
  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (klade_paper_kind_get_info (request->kind) != NULL, NULL);
  g_return_val_if_fail (fillers[request->kind].fill != NULL, NULL);

  if (!klade_session_refresh_vault (session, NULL, error))
    return NULL;

  if (!klade_db_within_read (klade_session_get_db (session), read_paper, &self, error))
    g_clear_pointer (&self.paper, klade_paper_unref);

  return self.paper;
}

/* ---- what left the program ---- */

typedef struct
{
  KladeSession *session;
  const KladePaper *paper;
} Printed;

/* Who took whose file to paper stands in the log. */
static gboolean
log_files (const Printed *self, const char *kind, GError **error)
{
  for (int i = 0; i < klade_paper_get_n_records (self->paper); i++)
    {
      gint64 pupil_id = klade_paper_get_record_pupil (self->paper, i);
      const KladeAuditEntry entry = {
        .action = KLADE_AUDIT_PRINT,
        .table_name = "person",
        .row_id = pupil_id,
        .field = kind,
        .pupil_id = pupil_id,
      };

      if (klade_paper_can_print (self->paper, i) &&
          !klade_session_log (self->session, &entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
log_printed (KladeDb *db, gpointer data, GError **error)
{
  const Printed *self = data;
  KladePaperKind kind = klade_paper_get_kind (self->paper);
  const char *id = klade_paper_kind_get_info (kind)->id;
  const KladeAuditEntry entry = {
    .action = KLADE_AUDIT_PRINT,
    .table_name = KLADE_TABLE_SCHOOL,
    .row_id = 1,
    .field = id,
    .new_value = klade_paper_get_reach (self->paper),
  };

  return (kind != KLADE_PAPER_PERSONAL_FILE || log_files (self, id, error)) &&
         (entry.new_value == NULL || klade_session_log (self->session, &entry, error));
}

/**
 * klade_school_log_printed:
 * @session: who prints
 * @paper: what goes to a printer or into files now
 * @error: what failed: then it shall not go there
 *
 * A document of the whole school leaves one row in the log, the register of documents too, and
 * personal files one for each; a class's papers are everyday work.
 *
 * Returns: %TRUE if it may be printed
 */
gboolean
klade_school_log_printed (KladeSession *session, const KladePaper *paper, GError **error)
{
  Printed self = { session, paper };
  KladeDb *db;

  g_return_val_if_fail (KLADE_IS_SESSION (session), FALSE);
  g_return_val_if_fail (paper != NULL, FALSE);

  db = klade_session_get_db (session);
  if (klade_db_is_read_only (db) || (klade_paper_get_reach (paper) == NULL &&
                                     klade_paper_get_kind (paper) != KLADE_PAPER_PERSONAL_FILE))
    return TRUE;
  return klade_db_within (db, log_printed, &self, error);
}
