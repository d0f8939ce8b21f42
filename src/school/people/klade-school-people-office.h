/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-day.h"
#include "klade-school.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* Comes with klade-school-people.h: what the office and the class teacher record of people, and
 * what they take out (A7, A11, A13, A14, H5). */

/* ---- what the office and the class teacher record ---- */

gboolean klade_school_check_files (KladeSession *session,
                                   const gint64 *pupil_ids,
                                   guint n_pupils,
                                   gboolean is_checked,
                                   KladeUndo **undo,
                                   GError **error);
gboolean klade_school_check_class_files (KladeSession *session,
                                         gint64 class_id,
                                         gboolean is_checked,
                                         KladeUndo **undo,
                                         GError **error);

typedef struct
{
  gint64 pupil_id;
  gint64 guardian_id;
  KladeDay received_on;
  const char *number;
  const char *consents;
  const char *notes;
} KladeApplicationDraft;

gboolean klade_school_register_application (KladeSession *session,
                                            const KladeApplicationDraft *draft,
                                            gint64 *application_id,
                                            KladeUndo **undo,
                                            GError **error);
gboolean klade_school_fulfil_application (KladeSession *session,
                                          gint64 application_id,
                                          int revision,
                                          KladeDay fulfilled_on,
                                          KladeUndo **undo,
                                          GError **error);

/* @pupil_id: 0 for the whole class */
typedef struct
{
  gint64 class_id;
  gint64 pupil_id;
  KladeDay given_on;
  const char *topic;
  const char *notes;
} KladeBriefingDraft;

gboolean klade_school_record_briefing (KladeSession *session,
                                       const KladeBriefingDraft *draft,
                                       gint64 *briefing_id,
                                       KladeUndo **undo,
                                       GError **error);

/* A proposal or a request for data of a member of staff (A14). */
typedef struct
{
  gint64 id;
  int revision;
  gint64 person_id;
  char *name;
  char *kind; /* proposal, data */
  KladeDay received_on;
  char *request;
  char *answer;
  KladeDay answered_on; /* KLADE_DAY_NONE: waits for an answer */
} KladeStaffRequest;

void klade_staff_request_free (KladeStaffRequest *self);
GPtrArray *klade_school_list_staff_requests (KladeSession *session, GError **error);
gboolean klade_school_add_staff_request (KladeSession *session,
                                         const char *kind,
                                         const char *request,
                                         gint64 *request_id,
                                         KladeUndo **undo,
                                         GError **error);
gboolean klade_school_answer_staff_request (KladeSession *session,
                                            gint64 request_id,
                                            int revision,
                                            const char *answer,
                                            KladeUndo **undo,
                                            GError **error);

/* ---- export ---- */

/**
 * KladePeopleTable:
 * @headings: translated
 * @rows: (element-type GStrv): as many texts as headings; whoever writes them into a file must
 *   keep them from running as formulas, as the writers of src/exchange/ do
 */
typedef struct
{
  GStrv headings;
  GPtrArray *rows;
} KladePeopleTable;

void klade_people_table_free (KladePeopleTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePeopleTable, klade_people_table_free)

KladePeopleTable *klade_school_export_people (KladeSession *session,
                                              const char *password,
                                              guint kinds,
                                              gint64 class_id,
                                              guint fields,
                                              GError **error);

G_END_DECLS
