/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-document.h"
#include "klade-school-people.h"

G_BEGIN_DECLS

/* The register of issued education documents (G4).  All of it needs
 * KLADE_ACTION_ISSUE_DOCUMENT. */

/**
 * KladeIssuedDocument:
 * @pupil_id: 0: a blank spoiled before it was anybody's
 * @name: surname and given name on the day of issue; "" for a blank that was nobody's
 * @code: personal code, "" when unknown
 * @order: "2-1/5, 1.09.2025."; "" for none
 * @replaces_id: what a duplicate stands for, or the spoiled blank's successor; 0 for none
 * @replaces: the replaced document's "A 001234"; "" for none
 * @received_on: %KLADE_DAY_NONE: not handed over yet
 *
 * One line of the register.  Texts are never %NULL.
 */
typedef struct
{
  gint64 id;
  gint64 pupil_id;
  gint64 class_id;
  gint64 replaces_id;
  int revision;
  KladeDocumentKind kind;
  KladeDocumentState state;
  KladeDay issued_on;
  KladeDay received_on;
  char *name;
  char *code;
  char *class_name;
  char *programme; /* code */
  char *series;
  char *number;
  char *registration_no;
  char *order;
  char *replaces;
  char *notes;
} KladeIssuedDocument;

void klade_issued_document_free (KladeIssuedDocument *self);
GPtrArray *klade_school_list_documents (KladeSession *session,
                                        int kind,
                                        KladeDay first_day,
                                        KladeDay last_day,
                                        GError **error);

/**
 * KladeDocumentDraft:
 * @class_id: which class the pupil finishes; 0: unknown, of long ago
 * @programme: its code
 * @series, @number: of the blank; "" for a document without one
 * @registration_no: "" takes the next one
 * @order: the order or decision it is issued by; an empty number for none
 */
typedef struct
{
  KladeDocumentKind kind;
  gint64 pupil_id;
  gint64 class_id;
  const char *programme;
  const char *series;
  const char *number;
  const char *registration_no;
  KladeDay issued_on;
  KladeOrderName order;
  const char *notes;
} KladeDocumentDraft;

/**
 * KladeDocumentProposal:
 *
 * What a pupil of a class would be issued next: the numbers count on from the register's last.
 */
typedef struct
{
  gint64 pupil_id;
  gint64 class_id;
  KladeDocumentKind kind;
  char *name;
  char *programme;
  char *series;
  char *number;
  char *registration_no;
} KladeDocumentProposal;

void klade_document_proposal_free (KladeDocumentProposal *self);
GPtrArray *klade_school_propose_documents (KladeSession *session,
                                           gint64 class_id,
                                           gboolean is_marks,
                                           GError **error);

gboolean klade_school_issue_documents (KladeSession *session,
                                       const KladeDocumentDraft *drafts,
                                       gsize n_drafts,
                                       KladeUndo **undo,
                                       GError **error);
gboolean klade_school_issue_duplicate (KladeSession *session,
                                       gint64 document_id,
                                       int revision,
                                       const KladeDocumentDraft *draft,
                                       gint64 *duplicate_id,
                                       KladeUndo **undo,
                                       GError **error);
gboolean klade_school_correct_document (KladeSession *session,
                                        gint64 document_id,
                                        int revision,
                                        const KladeDocumentDraft *draft,
                                        KladeUndo **undo,
                                        GError **error);
gboolean klade_school_spoil_document (KladeSession *session,
                                      gint64 document_id,
                                      int revision,
                                      const char *reason,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_spoil_blank (KladeSession *session,
                                   const KladeDocumentDraft *draft,
                                   const char *reason,
                                   KladeUndo **undo,
                                   GError **error);
gboolean klade_school_receive_document (KladeSession *session,
                                        gint64 document_id,
                                        int revision,
                                        KladeDay received_on,
                                        KladeUndo **undo,
                                        GError **error);
gboolean klade_school_hide_document (KladeSession *session,
                                     gint64 document_id,
                                     int revision,
                                     KladeUndo **undo,
                                     GError **error);

G_END_DECLS
