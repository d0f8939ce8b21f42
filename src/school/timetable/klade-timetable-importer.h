/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: how a timetable file becomes rows. */

#include "klade-register.h"
#include "klade-school-timetable-import.h"
#include "klade-store-import-list.h"
#include "klade-timetable-data.h"

G_BEGIN_DECLS

#define KLADE_IMPORT_NEW 0 /* instead of a row's id: it has to be made */

/**
 * KladeWishedJournal:
 * @class_: index of the file's class
 * @group: index of the file's group, -1: the whole class
 * @is_individual: the file's class is one pupil's plan: a group of its own
 * @group_id, @journal_id: %KLADE_IMPORT_NEW when they have to be made
 * @teachers: (element-type int): indexes of the file's teachers
 */
typedef struct
{
  int class_;
  int group;
  int subject;
  gboolean is_individual;
  gint64 group_id;
  gint64 journal_id;
  GArray *teachers;
} KladeWishedJournal;

/* A weekly place that the file asks for. */
typedef struct
{
  int journal; /* index */
  int lesson;  /* of the file */
  KladeWeekday weekday;
  int lesson_no;
  int cycle;
  int teacher; /* index of the file's teacher, -1: all of the journal's */
  const char *room;
  const char *block;
  const KladeStoredSlot *stored; /* NULL: new */
  KladeFileFate fate;
} KladeWishedSlot;

typedef struct
{
  KladeTimetableImport *plan; /* what people are told; has file, day and choices */
  KladeDb *db;
  const char *source;
  KladeTimetableData *data;
  GArray *matches; /* KladeStoredMatch */
  GHashTable *match_places;
  GArray *known[KLADE_N_FILE_KINDS]; /* KladeStoredName of subjects, teachers, classes */
  gint64 *ids[KLADE_N_FILE_KINDS];   /* by index: the school's row, or KLADE_IMPORT_NEW */
  gboolean *used[KLADE_N_FILE_KINDS];
  int *firsts[KLADE_N_FILE_KINDS]; /* by index: the first of the file that means the same */
  GArray *journals;                /* KladeWishedJournal */
  GHashTable *journal_places;
  GArray *slots; /* KladeWishedSlot */
  GHashTable *slot_places;
  GArray *ended; /* const KladeStoredSlot * */
  int n_ambiguous;
} KladeTimetableImporter;

KladeTimetableImporter *klade_timetable_importer_new (KladeSession *session,
                                                      KladeTimetableFile *file,
                                                      const KladeTimetableImportOptions *options,
                                                      GError **error);
void klade_timetable_importer_free (KladeTimetableImporter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTimetableImporter, klade_timetable_importer_free)

void klade_timetable_importer_warn (KladeTimetableImporter *self, char *sentence);
const char *klade_timetable_importer_keep (KladeTimetableImporter *self, const char *text);
char *klade_timetable_importer_dup_key (const KladeTimetableImporter *self,
                                        KladeFileKind kind,
                                        int index);
char *klade_timetable_importer_dup_group_name (const KladeTimetableImporter *self,
                                               const KladeWishedJournal *journal);
gint64 klade_timetable_importer_find_match (const KladeTimetableImporter *self,
                                            const char *kind,
                                            const char *key,
                                            const KladeStoredMatch **match);

void klade_timetable_importer_match_names (KladeTimetableImporter *self);
void klade_timetable_importer_wish (KladeTimetableImporter *self);
void klade_timetable_importer_compare (KladeTimetableImporter *self);
void klade_timetable_importer_tell_names (KladeTimetableImporter *self);
gboolean klade_timetable_importer_apply (KladeTimetableImporter *self,
                                         KladeChangeSet *changes,
                                         KladeProgress progress,
                                         gpointer progress_data,
                                         GError **error);

G_END_DECLS
