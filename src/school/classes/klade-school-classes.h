/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-class-list.h"
#include "klade-school-people.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* Classes, programmes, subjects, journals and groups (A9, B3, B4).  Readers need
 * KLADE_ACTION_READ_PEOPLE; a year_id of 0 is the year of today, a day of KLADE_DAY_NONE is
 * today (for an earlier year its last day).  Lists are GPtrArrays of the rows of
 * klade-class-list.h. */

GPtrArray *klade_school_list_years (KladeSession *session, GError **error);

/* ---- classes: KLADE_ACTION_MANAGE_CLASSES ---- */

GPtrArray *klade_school_list_classes (KladeSession *session, gint64 year_id, GError **error);

typedef struct
{
  gint64 class_id; /* 0: a new class */
  gint32 revision;
  gint64 year_id;   /* of a new class */
  const char *name; /* 7.a; a preschool group's name */
  gint64 programme_id;
  gint64 bell_set_id;
} KladeClassEdit;

gboolean klade_school_save_class (KladeSession *session,
                                  const KladeClassEdit *edit,
                                  gint64 *class_id,
                                  KladeUndo **undo,
                                  GError **error);
gboolean klade_school_hide_class (KladeSession *session,
                                  gint64 class_id,
                                  gint32 revision,
                                  KladeUndo **undo,
                                  GError **error);
gboolean klade_school_set_class_teacher (KladeSession *session,
                                         gint64 class_id,
                                         gint64 person_id,
                                         KladeDay from,
                                         const KladeOrderName *order,
                                         KladeUndo **undo,
                                         GError **error);

/* ---- programmes and subjects: KLADE_ACTION_MANAGE_CLASSES ---- */

typedef struct
{
  gint64 programme_id; /* 0: a new one */
  gint32 revision;
  const char *code;
  const char *name;
} KladeProgrammeEdit;

typedef struct
{
  gint64 subject_id; /* 0: a new one */
  gint32 revision;
  const char *name;
  const char *short_name;
  const char *area;
  int position;
} KladeSubjectEdit;

/* lessons_per_year below 0: the subject is not of this grade any more */
typedef struct
{
  gint64 programme_id;
  gint64 subject_id;
  int grade;
  int lessons_per_year;
  KladeScale scale;
} KladePlannedEdit;

GPtrArray *klade_school_list_programmes (KladeSession *session, GError **error);
gboolean klade_school_save_programme (KladeSession *session,
                                      const KladeProgrammeEdit *edit,
                                      gint64 *programme_id,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_hide_programme (KladeSession *session,
                                      gint64 programme_id,
                                      gint32 revision,
                                      KladeUndo **undo,
                                      GError **error);
GPtrArray *klade_school_list_subjects (KladeSession *session, GError **error);
gboolean klade_school_save_subject (KladeSession *session,
                                    const KladeSubjectEdit *edit,
                                    gint64 *subject_id,
                                    KladeUndo **undo,
                                    GError **error);
gboolean klade_school_add_subjects (KladeSession *session,
                                    const KladeSubjectEdit *edits,
                                    gsize n_edits,
                                    KladeUndo **undo,
                                    GError **error);
gboolean klade_school_hide_subject (KladeSession *session,
                                    gint64 subject_id,
                                    gint32 revision,
                                    KladeUndo **undo,
                                    GError **error);
GPtrArray *klade_school_list_planned (KladeSession *session, gint64 programme_id, GError **error);
gboolean klade_school_set_planned (KladeSession *session,
                                   const KladePlannedEdit *edits,
                                   gsize n_edits,
                                   KladeUndo **undo,
                                   GError **error);

/* ---- journals: KLADE_ACTION_MANAGE_CLASSES ---- */

GPtrArray *klade_school_list_class_journals (KladeSession *session,
                                             gint64 year_id,
                                             gint64 class_id,
                                             GError **error);

/* Of a class or of a group, never of both. */
typedef struct
{
  gint64 journal_id; /* 0: a new one */
  gint32 revision;
  gint64 class_id;
  gint64 group_id;
  gint64 subject_id;
  KladeScale scale;
  int lessons_planned;
} KladeJournalEdit;

gboolean klade_school_save_journal (KladeSession *session,
                                    const KladeJournalEdit *edit,
                                    gint64 *journal_id,
                                    KladeUndo **undo,
                                    GError **error);
gboolean klade_school_hide_journal (KladeSession *session,
                                    gint64 journal_id,
                                    gint32 revision,
                                    KladeUndo **undo,
                                    GError **error);
gboolean klade_school_make_class_journals (KladeSession *session,
                                           gint64 class_id,
                                           int *n_made,
                                           KladeUndo **undo,
                                           GError **error);
gboolean klade_school_add_journal_teacher (KladeSession *session,
                                           gint64 journal_id,
                                           gint64 person_id,
                                           KladeDay from,
                                           const KladeOrderName *order,
                                           KladeUndo **undo,
                                           GError **error);
gboolean klade_school_end_journal_teacher (KladeSession *session,
                                           gint64 teacher_row_id,
                                           gint32 revision,
                                           KladeDay last_day,
                                           KladeUndo **undo,
                                           GError **error);

/* ---- groups ---- */

GPtrArray *klade_school_list_groups (KladeSession *session,
                                     gint64 year_id,
                                     gint64 class_id,
                                     KladeDay day,
                                     GError **error);
GPtrArray *klade_school_list_group_members (KladeSession *session,
                                            gint64 group_id,
                                            gboolean with_past,
                                            KladeDay day,
                                            GError **error);
GPtrArray *klade_school_list_divisions (KladeSession *session,
                                        gint64 year_id,
                                        KladeDay day,
                                        GError **error);
KladeDivision *klade_school_read_division (KladeSession *session,
                                           gint64 class_id,
                                           gint64 subject_id,
                                           KladeDay day,
                                           GError **error);

typedef struct
{
  gint64 group_id; /* 0: a new one */
  gint32 revision;
  gint64 year_id; /* of a new group without a class */
  KladeGroupKind kind;
  gint64 class_id; /* 0 for a group of several classes */
  gint64 subject_id;
  const char *name;
} KladeGroupEdit;

gboolean klade_school_save_group (KladeSession *session,
                                  const KladeGroupEdit *edit,
                                  gint64 *group_id,
                                  KladeUndo **undo,
                                  GError **error);
gboolean klade_school_hide_group (KladeSession *session,
                                  gint64 group_id,
                                  gint32 revision,
                                  KladeUndo **undo,
                                  GError **error);

/* KLADE_ACTION_MANAGE_GROUPS of the class, or of each pupil's class */
gboolean klade_school_move_to_group (KladeSession *session,
                                     const gint64 *pupil_ids,
                                     gsize n_pupils,
                                     gint64 from_group_id,
                                     gint64 to_group_id,
                                     KladeDay day,
                                     KladeUndo **undo,
                                     GError **error);

G_END_DECLS
