/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-school-care.h"
#include "klade-school.h"
#include "klade-timetable-file.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* A timetable program's file becomes the school's timetable from a day on. */

/**
 * KladeTimetableChoice:
 * @kind: %KLADE_FILE_SUBJECT, %KLADE_FILE_TEACHER or %KLADE_FILE_CLASS
 * @index: in the file
 * @row_id: the school's subject, person or class; 0 to make a new one
 *
 * What a person decided of a name.
 */
typedef struct
{
  KladeFileKind kind;
  int index;
  gint64 row_id;
} KladeTimetableChoice;

/**
 * KladeTimetableImportOptions:
 * @valid_from: the first day of the new timetable
 * @term: the file's term, or -1 for all of them
 */
typedef struct
{
  KladeDay valid_from;
  int term;
  const KladeTimetableChoice *choices;
  gsize n_choices;
} KladeTimetableImportOptions;

/* What becomes of a weekly place. */
typedef enum
{
  KLADE_FILE_SAME,
  KLADE_FILE_NEW,
  KLADE_FILE_CHANGED, /* another room, or moved to another time */
  KLADE_FILE_ENDED,
} KladeFileFate;

#define KLADE_N_FILE_FATES (KLADE_FILE_ENDED + 1)

typedef enum
{
  KLADE_NAME_MATCHED,
  KLADE_NAME_NEW,
  KLADE_NAME_AMBIGUOUS, /* a person has to choose among the candidates */
  KLADE_NAME_UNUSED,    /* no lesson of the file is theirs */
} KladeNameFate;

#define KLADE_N_NAME_FATES (KLADE_NAME_UNUSED + 1)

/* A subject, teacher, class or room of the file. */
typedef struct
{
  KladeFileKind kind;
  int index;
  KladeNameFate fate;
  gint64 row_id;     /* 0 when new; a room has none */
  const char *name;  /* as the file says */
  const char *match; /* as the school says, or will */
  const gint64 *candidates;
  const char *const *candidate_names;
  int n_candidates;
} KladeTimetableName;

/* A place of the week that becomes different. */
typedef struct
{
  KladeFileFate fate;
  const char *what;   /* Matemātika · 7.a */
  const char *before; /* Monday 3, room 205; "" when new */
  const char *after;  /* "" when ended */
} KladeTimetablePlace;

/**
 * KladeTimetableImport:
 *
 * What an import will do; nothing is written yet.  Immutable once returned, refcounted, may cross
 * threads.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings; /* owns every const char * here */
  GPtrArray *lists;      /* owns the candidates */
  KladeTimetableFile *file;
  KladeDay valid_from;
  int term;
  GArray *choices; /* KladeTimetableChoice */

  KladeTimetableName *names; /* subjects, teachers, classes, rooms */
  int n_names;
  int name_counts[KLADE_N_FILE_KINDS][KLADE_N_NAME_FATES];
  KladeTimetablePlace *places; /* all but the same */
  int n_places;
  int place_counts[KLADE_N_FILE_FATES];
  int n_new_groups;
  int n_new_journals;
  const char **warnings; /* sentences, translated: what is left out, what to look at */
  int n_warnings;
} KladeTimetableImport;

#define KLADE_TYPE_TIMETABLE_IMPORT (klade_timetable_import_get_type ())
GType klade_timetable_import_get_type (void);
KladeTimetableImport *klade_timetable_import_ref (KladeTimetableImport *self);
void klade_timetable_import_unref (KladeTimetableImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTimetableImport, klade_timetable_import_unref)

char *klade_timetable_import_describe (const KladeTimetableImport *self);

KladeTimetableImport *klade_school_plan_timetable_import (
    KladeSession *session,
    KladeTimetableFile *file,
    const KladeTimetableImportOptions *options,
    GError **error);
gboolean klade_school_import_timetable (KladeSession *session,
                                        const KladeTimetableImport *plan,
                                        KladeProgress progress,
                                        gpointer progress_data,
                                        KladeUndo **undo,
                                        GError **error);

G_END_DECLS
