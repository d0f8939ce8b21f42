/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-likeness.h"
#include "klade-person-field.h"
#include "klade-school.h"
#include "klade-undo.h"

G_BEGIN_DECLS

/* Pupils, guardians, staff: their personal files and what the office does with them (A1, A7, A8,
 * A11-A14, H5).  Readers give snapshots that never change and may cross threads.  A @revision is
 * the one the person saw in a snapshot; KLADE_ERROR_CONFLICT says that it is an old one.  Days
 * are included: a stay that ends on the 14th holds on the 14th. */

/* ---- lists ---- */

typedef enum
{
  KLADE_PEOPLE_PUPILS = 1 << 0, /* enrolled today or later */
  KLADE_PEOPLE_GUARDIANS = 1 << 1,
  KLADE_PEOPLE_STAFF = 1 << 2,
  KLADE_PEOPLE_FORMER = 1 << 3, /* was one of these once; also who never was any */
} KladePeopleKinds;

#define KLADE_PEOPLE_ALL                                                                           \
  (KLADE_PEOPLE_PUPILS | KLADE_PEOPLE_GUARDIANS | KLADE_PEOPLE_STAFF | KLADE_PEOPLE_FORMER)

/**
 * KladePersonRow:
 * @name: surname first, as lists are sorted
 * @class_name: of a pupil today, or of the first day to come; "" for none
 * @note: staff's positions, guardians' children; "" for none
 * @key: for klade_search_matches(): name, class and note
 * @is_file_checked: a pupil's file was checked this school year (A11)
 */
typedef struct
{
  gint64 id;
  gint64 class_id;
  guint kinds; /* KladePeopleKinds */
  int revision;
  int n_guardians;
  gboolean is_file_checked;
  const char *name;
  const char *surname;
  const char *given_name;
  const char *class_name;
  const char *note;
  const char *key;
} KladePersonRow;

/* In Latvian order of names. */
typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  KladePersonRow *rows;
  guint n_rows;
  KladeDay today;
} KladePeopleList;

KladePeopleList *klade_people_list_ref (KladePeopleList *self);
void klade_people_list_unref (KladePeopleList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePeopleList, klade_people_list_unref)

KladePeopleList *klade_school_list_people (KladeSession *session,
                                           guint kinds,
                                           gint64 class_id,
                                           GError **error);

/* Who was in a class on a day, with the name and the class's name of that day. */
typedef struct
{
  gint64 pupil_id;
  char *surname;
  char *given_name;
  KladeDay from;
  KladeDay to; /* KLADE_DAY_NONE: open */
} KladeClassMember;

void klade_class_member_free (KladeClassMember *self);
GPtrArray *klade_school_list_class_on_day (KladeSession *session,
                                           gint64 class_id,
                                           KladeDay day,
                                           GError **error);

gboolean klade_school_find_person (KladeSession *session,
                                   KladePersonField field,
                                   const char *value,
                                   gint64 *person_id,
                                   GError **error);

/* ---- the personal file (personas lieta) ---- */

typedef enum
{
  KLADE_FILE_NAMES = 0,    /* @name: surname and given name; newest first; order of the change */
  KLADE_FILE_ENROLMENTS,   /* @name: class; @other_id: class; orders in and out; @year */
  KLADE_FILE_GROUPS,       /* @name: group; @other_id: group; @year */
  KLADE_FILE_GUARDIANS,    /* @name; @other_id: guardian; @kind: mother, father, guardian, other */
  KLADE_FILE_CHILDREN,     /* @name; @other_id: pupil; @kind as above */
  KLADE_FILE_EMPLOYMENTS,  /* @name: position; order of the beginning */
  KLADE_FILE_ROLES,        /* @number: KladeRole; @name: class or ""; @other_id: class */
  KLADE_FILE_CHECKS,       /* @year; @number: 1 checked; @name: by whom; @from: when */
  KLADE_FILE_APPLICATIONS, /* @from: received; @to: fulfilled; @kind: number; @notes: notes;
                            * @name: guardian; @other_id: guardian; @extra: consents */
  KLADE_FILE_BRIEFINGS,    /* @from: given on; @kind: topic; @notes; @name: class; @number: 1 when
                            * given to the whole class; @year */
  KLADE_FILE_N_SECTIONS,
} KladeFileSection;

/**
 * KladeFileEntry:
 * @id, @revision: of the entry; 0 for the only name of who never changed it
 * @from: %KLADE_DAY_NONE: since ever
 * @to: %KLADE_DAY_NONE: still
 * @order_in, @order_out: "2-1/5, 1.09.2025."; "" for none
 *
 * One dated fact; which of the others are used stands beside its #KladeFileSection.
 */
typedef struct
{
  gint64 id;
  gint64 other_id;
  int revision;
  int number;
  int year; /* the school year's first half, 2025 for 2025/2026 */
  KladeDay from;
  KladeDay to;
  const char *name;
  const char *kind;
  const char *notes;
  const char *extra;
  const char *order_in;
  const char *order_out;
} KladeFileEntry;

/**
 * KladeFileDatum:
 * @value: (nullable): as klade_person_field_normalise() makes it; %NULL when the session may
 *   not see it.  Protected fields that it may not see are left out altogether.
 * @is_current: nothing came after it
 */
typedef struct
{
  gint64 id;
  int revision;
  KladePersonField field;
  const char *value;
  KladeDay from; /* KLADE_DAY_NONE: unknown */
  KladeDay to;
  gboolean is_current;
} KladeFileDatum;

/**
 * KladePersonFile:
 * @merged_into_id: the person this one turned out to be; 0 usually
 * @can_read: %FALSE: values, checks, applications and briefings are not shown
 * @can_read_protected, @can_manage, @can_write_contacts, @can_check: what the session may do
 * @sections: KladeFileEntry, newest first
 * @data: KladeFileDatum, by field, newest first
 */
typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  gint64 id;
  gint64 merged_into_id;
  int revision;
  const char *surname;
  const char *given_name;
  const char *sex; /* f, m, "" */
  guint kinds;     /* KladePeopleKinds */
  gboolean can_read;
  gboolean can_read_protected;
  gboolean can_manage;
  gboolean can_write_contacts;
  gboolean can_check;
  GArray *sections[KLADE_FILE_N_SECTIONS];
  GArray *data;
} KladePersonFile;

KladePersonFile *klade_person_file_ref (KladePersonFile *self);
void klade_person_file_unref (KladePersonFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladePersonFile, klade_person_file_unref)
const char *klade_person_file_get (const KladePersonFile *self, KladePersonField field);

KladePersonFile *klade_school_read_person_file (KladeSession *session,
                                                gint64 person_id,
                                                GError **error);

/* ---- entering and changing ---- */

/* An order (rīkojums) as people name it; found by number and day, or made. */
typedef struct
{
  const char *number;
  KladeDay day;
} KladeOrderName;

/**
 * KladePersonDraft:
 * @sex: f, m or ""
 * @since: from when @data holds; %KLADE_DAY_NONE for unknown
 * @data: (nullable) each: by KladePersonField; as typed
 */
typedef struct
{
  const char *surname;
  const char *given_name;
  const char *sex;
  KladeDay since;
  const char *data[KLADE_N_PERSON_FIELDS];
} KladePersonDraft;

/* Somebody the draft may be; @reason is a sentence. */
typedef struct
{
  gint64 person_id;
  char *name;
  char *class_name;
  KladeDay birth_date;
  char *reason;
  KladeLikenessCertainty certainty;
} KladeLikePerson;

void klade_like_person_free (KladeLikePerson *self);
GPtrArray *klade_school_find_like_persons (KladeSession *session,
                                           const KladePersonDraft *draft,
                                           GError **error);

/**
 * KladeLikePair:
 *
 * Two records that may be of one person, for merging.
 */
typedef struct
{
  KladeLikePerson *first;
  KladeLikePerson *second;
} KladeLikePair;

void klade_like_pair_free (KladeLikePair *self);
GPtrArray *klade_school_list_like_pairs (KladeSession *session, GError **error);

gboolean klade_school_add_person (KladeSession *session,
                                  const KladePersonDraft *draft,
                                  gint64 same_as_id,
                                  gboolean is_another,
                                  gint64 *person_id,
                                  KladeUndo **undo,
                                  GError **error);
gboolean klade_school_rename_person (KladeSession *session,
                                     gint64 person_id,
                                     int revision,
                                     const char *surname,
                                     const char *given_name,
                                     KladeDay since,
                                     const KladeOrderName *order,
                                     KladeUndo **undo,
                                     GError **error);
gboolean klade_school_correct_person (KladeSession *session,
                                      gint64 person_id,
                                      int revision,
                                      const char *surname,
                                      const char *given_name,
                                      const char *sex,
                                      KladeUndo **undo,
                                      GError **error);

/* @value "" ends what stands there. */
typedef struct
{
  KladePersonField field;
  const char *value;
} KladePersonChange;

gboolean klade_school_set_person_data (KladeSession *session,
                                       gint64 person_id,
                                       const KladePersonChange *changes,
                                       guint n_changes,
                                       KladeDay since,
                                       KladeUndo **undo,
                                       GError **error);

/* ---- enrolment ---- */

gboolean klade_school_enrol_pupil (KladeSession *session,
                                   gint64 pupil_id,
                                   gint64 class_id,
                                   KladeDay first_day,
                                   const KladeOrderName *order,
                                   KladeUndo **undo,
                                   GError **error);
gboolean klade_school_transfer_pupil (KladeSession *session,
                                      gint64 pupil_id,
                                      gint64 class_id,
                                      KladeDay first_day,
                                      const KladeOrderName *order,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_remove_pupil (KladeSession *session,
                                    gint64 pupil_id,
                                    KladeDay last_day,
                                    const KladeOrderName *order,
                                    KladeUndo **undo,
                                    GError **error);
gboolean klade_school_correct_enrolment (KladeSession *session,
                                         gint64 enrolment_id,
                                         int revision,
                                         KladeDay first_day,
                                         KladeDay last_day,
                                         KladeUndo **undo,
                                         GError **error);
gboolean klade_school_hide_enrolment (KladeSession *session,
                                      gint64 enrolment_id,
                                      int revision,
                                      KladeUndo **undo,
                                      GError **error);

/* ---- guardians and staff ---- */

gboolean klade_school_add_guardian (KladeSession *session,
                                    gint64 pupil_id,
                                    gint64 guardian_id,
                                    const char *kind,
                                    KladeDay first_day,
                                    KladeUndo **undo,
                                    GError **error);
gboolean klade_school_end_guardian (KladeSession *session,
                                    gint64 guardianship_id,
                                    int revision,
                                    KladeDay last_day,
                                    KladeUndo **undo,
                                    GError **error);
gboolean klade_school_add_employment (KladeSession *session,
                                      gint64 person_id,
                                      const char *position,
                                      KladeDay first_day,
                                      const KladeOrderName *order,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_end_employment (KladeSession *session,
                                      gint64 employment_id,
                                      int revision,
                                      KladeDay last_day,
                                      KladeUndo **undo,
                                      GError **error);
gboolean klade_school_merge_persons (KladeSession *session,
                                     gint64 kept_id,
                                     gint64 merged_id,
                                     KladeUndo **undo,
                                     GError **error);

G_END_DECLS

#include "klade-school-people-office.h"
