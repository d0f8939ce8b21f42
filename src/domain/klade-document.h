/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-kind.h"

G_BEGIN_DECLS

/**
 * KladeDocumentKind:
 *
 * The education documents that are issued once and kept in a register (G4).  Each kind has a book
 * of its own.  The numbers are stored in school files.
 */
typedef enum
{
  KLADE_DOCUMENT_BASIC = 1,   /* apliecība par vispārējo pamatizglītību */
  KLADE_DOCUMENT_SECONDARY,   /* atestāts par vispārējo vidējo izglītību */
  KLADE_DOCUMENT_ART,         /* apliecība par profesionālās ievirzes izglītību */
  KLADE_DOCUMENT_BASIC_MARKS, /* sekmju izraksts of each of them */
  KLADE_DOCUMENT_SECONDARY_MARKS,
  KLADE_DOCUMENT_ART_MARKS,
} KladeDocumentKind;

#define KLADE_N_DOCUMENT_KINDS 6

/* The numbers are stored in school files. */
typedef enum
{
  KLADE_DOCUMENT_ISSUED = 1,
  KLADE_DOCUMENT_DUPLICATE,
  KLADE_DOCUMENT_SPOILED,
} KladeDocumentState;

gboolean klade_document_kind_is_valid (int kind);
const char *klade_document_kind_get_id (KladeDocumentKind kind);
const char *klade_document_kind_get_name (KladeDocumentKind kind);
gboolean klade_document_kind_from_id (const char *id, KladeDocumentKind *kind);
gboolean klade_document_kind_is_marks (KladeDocumentKind kind);
KladeDocumentKind klade_document_kind_for (KladeSchoolKind school, int grade, gboolean is_marks);
const char *klade_document_state_get_name (KladeDocumentState state);
char *klade_document_next_number (const char *last);

G_END_DECLS
