/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "klade-day.h"

G_BEGIN_DECLS

/* What no school's timetable comes near; a file with more is refused in words. */
#define KLADE_FILE_OBJECTS_MAX 50000 /* of one kind */
#define KLADE_FILE_LIST_MAX 300      /* classes, groups, teachers or rooms of one lesson or card */
#define KLADE_FILE_LINKS_MAX 500000  /* items of all lists */
#define KLADE_FILE_DAYS_MAX 14
#define KLADE_FILE_PERIODS_MAX 60
#define KLADE_FILE_WEEKS_MAX 32
#define KLADE_FILE_TERMS_MAX 32

typedef enum
{
  KLADE_TIMETABLE_ASC = 1, /* aSc Timetables, XML */
  KLADE_TIMETABLE_FET,     /* FET, its own XML */
  KLADE_TIMETABLE_UNTIS,   /* Untis, GPU001 */
} KladeTimetableFormat;

/* What a timetable file is made of.  The order is the one in which people are told. */
typedef enum
{
  KLADE_FILE_DAY,
  KLADE_FILE_PERIOD,
  KLADE_FILE_WEEK,
  KLADE_FILE_TERM,
  KLADE_FILE_SUBJECT,
  KLADE_FILE_TEACHER,
  KLADE_FILE_CLASS,
  KLADE_FILE_GROUP,
  KLADE_FILE_ROOM,
  KLADE_FILE_LESSON,
  KLADE_FILE_CARD,
} KladeFileKind;

#define KLADE_N_FILE_KINDS (KLADE_FILE_CARD + 1)

/* Begins every object but a card. @id is the source's own, unique among its kind, "" where
 * the source has none; @name is never "" (but a lesson's is); @short_name may be "". */
typedef struct
{
  const char *id;
  const char *name;
  const char *short_name;
} KladeFileName;

/* Indexes into one of the file's arrays, in the source's order, none twice. */
typedef struct
{
  const int *items;
  int n;
} KladeFileList;

typedef struct
{
  KladeFileName name;
  KladeWeekday weekday; /* by the day's name, otherwise by its place; 0 beyond Sunday */
} KladeFileDay;

typedef struct
{
  KladeFileName name;
  int number;         /* the source's, from 1 (0 in Untis possible); cards are told by the index */
  int lesson_no;      /* the journal's: the period's name if all are named by rising numbers,
                       * otherwise @number; may be above KLADE_LESSON_NO_MAX (warned about) */
  int start_minutes;  /* of the day, -1 unknown */
  int finish_minutes; /* of the day, -1 unknown */
} KladeFilePeriod;

/* A week of the cycle (A, B) or a term of the year. Its index is its bit in the masks. */
typedef struct
{
  KladeFileName name;
} KladeFileSpan;

typedef struct
{
  KladeFileName name;
} KladeFileSubject;

typedef struct
{
  KladeFileName name;  /* as the source shows it */
  const char *surname; /* best guess: the source's halves are often swapped or doubled */
  const char *given_name;
} KladeFileTeacher;

typedef struct
{
  KladeFileName name;
  int grade;             /* 1 to 12, 0 unknown */
  int teacher;           /* the class teacher, -1 unknown */
  gboolean is_like_name; /* it looks like a person's name: an individual plan, not a class */
} KladeFileClass;

typedef struct
{
  KladeFileName name;
  int class_;              /* never -1 */
  gboolean is_whole_class; /* «Entire class» of the source: no group of its own */
  gboolean is_guess;       /* the source knows no groups: two lessons of the class coincide */
  int division;            /* groups of one division share no pupil; 0 unknown or whole class */
  int n_pupils;            /* -1 unknown */
} KladeFileGroup;

typedef struct
{
  KladeFileName name;
  int capacity; /* -1 unknown */
} KladeFileRoom;

typedef struct
{
  KladeFileName name;    /* only its id is set */
  int subject;           /* -1 when the source names none (warned about) */
  KladeFileList classes; /* empty: nobody's lesson, such as a meeting (warned about) */
  KladeFileList groups;  /* the divided ones only: a class without one takes part whole */
  KladeFileList teachers;
  KladeFileList rooms;     /* where it may be held; a card says where it is */
  double periods_per_week; /* 0.5: every other week; 0 unknown */
  int n_cards;             /* how many cards are placed */
} KladeFileLesson;

typedef struct
{
  int lesson;    /* never -1 */
  int day;       /* index */
  int period;    /* index of the first one */
  int length;    /* periods in a row, 1 or more; stays within the day */
  guint32 weeks; /* bit 0 is the first week of the cycle; never 0 */
  guint32 terms; /* bit 0 is the first term; never 0 */
  KladeFileList rooms;
} KladeFileCard;

/**
 * KladeTimetableFile:
 *
 * What a timetable program's file says, whichever program it was.  A plain value: immutable
 * once returned, refcounted, may cross threads.  All indexes lie within their arrays, all texts
 * are cleaned UTF-8 and never %NULL.  There is at least one week and one term; what a file lacks
 * besides is told by its warnings.
 */
typedef struct
{
  gatomicrefcount ref_count;
  GStringChunk *strings; /* owns every const char * here */
  GPtrArray *lists;      /* owns the items of every list here */

  KladeTimetableFormat format;
  const char *program; /* aSc Timetables 2020.11.4 */
  const char *school;  /* the school's name in the file, often "" */

  const KladeFileDay *days;
  int n_days;
  const KladeFilePeriod *periods; /* by rising number */
  int n_periods;
  const KladeFileSpan *weeks;
  int n_weeks;
  const KladeFileSpan *terms;
  int n_terms;
  const KladeFileSubject *subjects;
  int n_subjects;
  const KladeFileTeacher *teachers;
  int n_teachers;
  const KladeFileClass *classes;
  int n_classes;
  const KladeFileGroup *groups;
  int n_groups;
  const KladeFileRoom *rooms;
  int n_rooms;
  const KladeFileLesson *lessons;
  int n_lessons;
  const KladeFileCard *cards;
  int n_cards;

  const char *const *warnings; /* sentences for people, translated */
  int n_warnings;
} KladeTimetableFile;

#define KLADE_TYPE_TIMETABLE_FILE (klade_timetable_file_get_type ())
GType klade_timetable_file_get_type (void);
KladeTimetableFile *klade_timetable_file_ref (KladeTimetableFile *self);
void klade_timetable_file_unref (KladeTimetableFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeTimetableFile, klade_timetable_file_unref)

const char *klade_file_kind_get_name (KladeFileKind kind);
char *klade_file_kind_count (KladeFileKind kind, int n);

int klade_timetable_file_get_n (const KladeTimetableFile *self, KladeFileKind kind);
const KladeFileName *klade_timetable_file_get_name (const KladeTimetableFile *self,
                                                    KladeFileKind kind,
                                                    int index);
gboolean klade_timetable_file_is_every_week (const KladeTimetableFile *self, guint32 weeks);
char *klade_timetable_file_describe (const KladeTimetableFile *self);
char *klade_timetable_file_describe_lesson (const KladeTimetableFile *self, int lesson);
char *klade_timetable_file_describe_time (const KladeTimetableFile *self, int card);

G_END_DECLS
