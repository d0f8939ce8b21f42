/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files that make a demo school only.  Making one goes in three steps, each a
 * pure function of the seed but the last: a plan (people, classes, journals, timetable), the
 * year's absences of a class, and a journal's book (lessons, works, marks); then writing. */

#include "klade-assessment.h"
#include "klade-cell-value.h"
#include "klade-school-care.h"
#include "klade-timetable.h"

G_BEGIN_DECLS

/* ---- chance: the same numbers for the same seed on every computer ---- */

typedef struct
{
  guint64 state;
} KladeDemoDice;

KladeDemoDice klade_demo_dice (guint32 seed, const char *purpose, guint64 which);
guint32 klade_demo_dice_below (KladeDemoDice *self, gsize n);
int klade_demo_dice_between (KladeDemoDice *self, int least, int most);
double klade_demo_dice_unit (KladeDemoDice *self);
gboolean klade_demo_dice_chance (KladeDemoDice *self, double probability);
double klade_demo_dice_normal (KladeDemoDice *self);

void klade_demo_make_name (KladeDemoDice *dice,
                           gboolean is_female,
                           char **surname,
                           char **given_name);
char *klade_demo_surname_for (const char *surname, gboolean is_female);

/* ---- what is taught ---- */

typedef struct
{
  int grade_from;
  int grade_to;
  const char *const *topics;
  gsize n_topics;
} KladeDemoTopicBand;

/* What a teacher is trained for. */
typedef enum
{
  KLADE_DEMO_FIELD_NONE,
  KLADE_DEMO_FIELD_PRIMARY, /* most subjects of one class in grades 1 to 3 */
  KLADE_DEMO_FIELD_LATVIAN,
  KLADE_DEMO_FIELD_ENGLISH,
  KLADE_DEMO_FIELD_GERMAN,
  KLADE_DEMO_FIELD_MATHEMATICS,
  KLADE_DEMO_FIELD_BIOLOGY,
  KLADE_DEMO_FIELD_GEOGRAPHY,
  KLADE_DEMO_FIELD_PHYSICS,
  KLADE_DEMO_FIELD_CHEMISTRY,
  KLADE_DEMO_FIELD_HISTORY,
  KLADE_DEMO_FIELD_ART,
  KLADE_DEMO_FIELD_MUSIC,
  KLADE_DEMO_FIELD_DESIGN,
  KLADE_DEMO_FIELD_COMPUTING,
  KLADE_DEMO_FIELD_SPORT,
  KLADE_DEMO_N_FIELDS,
} KladeDemoField;

/* How a subject's lessons look. */
typedef enum
{
  KLADE_DEMO_STYLE_THEORY,
  KLADE_DEMO_STYLE_ENGLISH,
  KLADE_DEMO_STYLE_GERMAN,
  KLADE_DEMO_STYLE_LABORATORY,
  KLADE_DEMO_STYLE_ART,
  KLADE_DEMO_STYLE_SPORT,
  KLADE_DEMO_STYLE_ELECTIVE,
  KLADE_DEMO_STYLE_CLASS_HOUR,
} KladeDemoStyle;

#define KLADE_DEMO_N_GRADES 12

typedef struct
{
  const char *name;
  const char *short_name;
  const char *area; /* mācību joma */
  KladeDemoField field;
  KladeDemoStyle style;
  guint8 weekly[KLADE_DEMO_N_GRADES + 1]; /* lessons a week, by grade */
  gboolean is_primary;                    /* the class's own teacher gives it in grades 1 to 3 */
  int split_from_grade;                   /* bigger classes are halved from this grade; 0: never */
  const KladeDemoTopicBand *bands;
  gsize n_bands;
} KladeDemoSubject;

extern const KladeDemoSubject klade_demo_subjects[];
extern const gsize klade_demo_n_subjects;

const KladeDemoTopicBand *klade_demo_subject_band (const KladeDemoSubject *subject, int grade);

extern const KladeDemoTopicBand klade_demo_topics_latvian[3];
extern const KladeDemoTopicBand klade_demo_topics_literature[1];
extern const KladeDemoTopicBand klade_demo_topics_latvian_literature[1];
extern const KladeDemoTopicBand klade_demo_topics_english[4];
extern const KladeDemoTopicBand klade_demo_topics_german[1];
extern const KladeDemoTopicBand klade_demo_topics_mathematics[4];
extern const KladeDemoTopicBand klade_demo_topics_science[2];
extern const KladeDemoTopicBand klade_demo_topics_biology[1];
extern const KladeDemoTopicBand klade_demo_topics_geography[1];
extern const KladeDemoTopicBand klade_demo_topics_physics[1];
extern const KladeDemoTopicBand klade_demo_topics_chemistry[1];
extern const KladeDemoTopicBand klade_demo_topics_computing[1];
extern const KladeDemoTopicBand klade_demo_topics_engineering[1];
extern const KladeDemoTopicBand klade_demo_topics_social[2];
extern const KladeDemoTopicBand klade_demo_topics_history[2];
extern const KladeDemoTopicBand klade_demo_topics_visual_art[1];
extern const KladeDemoTopicBand klade_demo_topics_music[1];
extern const KladeDemoTopicBand klade_demo_topics_culture[1];
extern const KladeDemoTopicBand klade_demo_topics_design[1];
extern const KladeDemoTopicBand klade_demo_topics_sport[1];
extern const KladeDemoTopicBand klade_demo_topics_class_hour[1];
extern const KladeDemoTopicBand klade_demo_topics_robotics[1];
extern const KladeDemoTopicBand klade_demo_topics_speaking[1];
extern const KladeDemoTopicBand klade_demo_topics_business[1];

/* ---- the plan ---- */

#define KLADE_DEMO_N_WEEKDAYS 5
#define KLADE_DEMO_LAST_LESSON_NO 10

typedef struct
{
  char *surname;
  char *given_name;
  gboolean is_female;
  gint64 id;             /* in the store, once written */
  const char *user_name; /* (nullable): who has no account */
} KladeDemoHuman;

/* Whoever works in the school. */
typedef struct
{
  KladeDemoHuman human;
  const char *position;                /* skolotājs, direktors ... */
  KladeRole role;                      /* a class teacher has that role too */
  KladeDemoField field;                /* NONE: gives no lessons */
  int load;                            /* lessons a week */
  double tidiness;                     /* 0 to 1: how soon the journal is filled in */
  guint16 busy[KLADE_DEMO_N_WEEKDAYS]; /* bit n: lesson n is taken */
} KladeDemoStaff;

typedef struct
{
  KladeDemoHuman human;
  int class_index;
  double ability;  /* standard deviations */
  double frailty;  /* 1 is usual */
  double laziness; /* 1 is usual */
  KladeDay joined; /* KLADE_DAY_NONE: was there from the first day */
  KladeDay left;   /* last day; KLADE_DAY_NONE: is still there */
} KladeDemoPupil;

typedef struct
{
  int grade;
  char *name; /* 7.a */
  char *suffix;
  int first_pupil;
  int n_pupils;
  int class_teacher; /* index into staff */
  gint64 id;
  guint16 busy[KLADE_DEMO_N_WEEKDAYS];
} KladeDemoClass;

/* A place in the week. */
typedef struct
{
  guint8 weekday; /* 0 Monday to 4 */
  guint8 lesson_no;
} KladeDemoSlot;

typedef enum
{
  KLADE_DEMO_WHOLE_CLASS,
  KLADE_DEMO_FIRST_HALF,
  KLADE_DEMO_SECOND_HALF,
  KLADE_DEMO_ELECTIVE,
} KladeDemoPart;

typedef struct
{
  int class_index;
  int subject_index;
  int teacher; /* index into staff */
  int weekly;
  KladeDemoPart part;
  KladeScale scale;
  GArray *slots;  /* KladeDemoSlot */
  GArray *pupils; /* int, index into pupils */
  gint64 id;
} KladeDemoJournal;

typedef struct
{
  KladeDemoHuman human;
  int children[2]; /* index into pupils; -1: none */
} KladeDemoGuardian;

typedef struct
{
  guint32 seed;
  KladeDemoSize size;
  KladeDay today;
  KladeSchoolYear year;
  const char *school_name;
  GArray *staff;     /* KladeDemoStaff */
  GArray *classes;   /* KladeDemoClass */
  GArray *pupils;    /* KladeDemoPupil */
  GArray *journals;  /* KladeDemoJournal, by class */
  GArray *guardians; /* KladeDemoGuardian */
  GStringChunk *strings;
  GHashTable *user_names;      /* set of const char * */
  GHashTable *full_names;      /* set of const char * */
  GHashTable *substitutes;     /* set of (day, lesson, teacher): who stands in elsewhere */
  gint64 *noon;                /* instant of 12:00 of each day from the year's first on */
  gboolean is_timetable_whole; /* every lesson of every week found its place */
} KladeDemoPlan;

KladeDemoPlan *klade_demo_plan_new (KladeDemoSize size, guint32 seed, KladeDay today);
void klade_demo_plan_free (KladeDemoPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDemoPlan, klade_demo_plan_free)

KladeDemoStaff *klade_demo_plan_staff (const KladeDemoPlan *self, int index);
KladeDemoClass *klade_demo_plan_class (const KladeDemoPlan *self, int index);
KladeDemoPupil *klade_demo_plan_pupil (const KladeDemoPlan *self, int index);
KladeDemoJournal *klade_demo_plan_journal (const KladeDemoPlan *self, int index);
const KladeDemoSubject *klade_demo_journal_subject (const KladeDemoJournal *self);
gint64 klade_demo_plan_instant (const KladeDemoPlan *self, KladeDay day, int minutes);
KladeDay klade_demo_plan_last_day (const KladeDemoPlan *self, int grade);
int klade_demo_bell_starts (int lesson_no);
int klade_demo_bell_ends (int lesson_no);

void klade_demo_plan_name_human (KladeDemoPlan *self, KladeDemoHuman *human, KladeDemoDice *dice);
void klade_demo_plan_add_staff (KladeDemoPlan *self);
void klade_demo_plan_add_personas (KladeDemoPlan *self);
gboolean klade_demo_plan_make_timetable (KladeDemoPlan *self, int attempt);

/* ---- a class's absences ---- */

typedef struct
{
  KladeDay day;
  guint16 missed; /* bit n: was not in lesson n */
  guint8 late;    /* lesson number the pupil came late to, 0 for none */
} KladeDemoDay;

typedef struct
{
  int pupil; /* index into the plan's pupils */
  KladeDay first_day;
  KladeDay last_day;
  int first_lesson; /* 0: whole days */
  int last_lesson;
  KladeExcuse excuse;
  const char *document_kind;
  int document_no;
  gint64 entered_at;
} KladeDemoExcuse;

typedef struct
{
  int first_pupil;
  int n_pupils;
  GHashTable *days; /* KladeDay -> index */
  int n_days;
  KladeDemoDay *cells; /* pupils x days */
  GArray *excuses;     /* KladeDemoExcuse */
} KladeDemoAttendance;

KladeDemoAttendance *klade_demo_attendance_new (const KladeDemoPlan *plan, int class_index);
void klade_demo_attendance_free (KladeDemoAttendance *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDemoAttendance, klade_demo_attendance_free)
KladeAbsence klade_demo_attendance_get (const KladeDemoAttendance *self,
                                        int pupil,
                                        KladeDay day,
                                        int lesson_no);

/* ---- a journal's content ---- */

typedef struct
{
  KladeDay day;
  int lesson_no;
  KladeLessonKind kind;
  int order_no;      /* of a substituted or cancelled lesson; 0: none */
  int teacher;       /* who held it, index into staff */
  const char *topic; /* "": still owed */
  const char *homework;
  KladeHomeworkState homework_state;
  const char *notes;
  const char *reason;
  gboolean is_test;
  gboolean is_blank; /* still ahead today */
  gint64 entered_at; /* when the row was made */
  gint64 filled_at;  /* when topic and homework were written */
  gint64 id;
} KladeDemoLesson;

typedef struct
{
  int lesson; /* index into lessons */
  KladeWorkKind kind;
  KladeScale scale;
  int weight;
  const char *title;
  double difficulty;
  double share; /* of the pupils present that get a mark */
  gint64 entered_at;
  gint64 id;
} KladeDemoWork;

typedef struct
{
  int work;
  int pupil; /* index into the plan's pupils */
  KladeMark mark;
  KladeMark before; /* what stood there first; NONE: it was never changed */
  gint64 entered_at;
  gint64 changed_at;
} KladeDemoMark;

typedef struct
{
  int lesson;
  int pupil;
  KladeAbsence code;
  gint64 entered_at;
} KladeDemoAbsence;

typedef struct
{
  int pupil;
  KladeTermKind term;
  KladeMark mark;
  gint64 entered_at;
} KladeDemoTermMark;

typedef struct
{
  GArray *lessons;
  GArray *works;
  GArray *marks;
  GArray *absences;
  GArray *term_marks;
  GStringChunk *strings; /* the plan's */
  gint64 now;            /* nothing was entered later */
} KladeDemoBook;

KladeDemoBook *klade_demo_book_new (const KladeDemoPlan *plan,
                                    int journal_index,
                                    const KladeDemoAttendance *attendance);
void klade_demo_book_free (KladeDemoBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeDemoBook, klade_demo_book_free)

void klade_demo_book_add_works (KladeDemoBook *self,
                                const KladeDemoPlan *plan,
                                const KladeDemoJournal *journal,
                                KladeDemoDice *dice);
void klade_demo_book_add_marks (KladeDemoBook *self,
                                const KladeDemoPlan *plan,
                                const KladeDemoJournal *journal,
                                const KladeDemoAttendance *attendance,
                                KladeDemoDice *dice);
void klade_demo_book_add_term_marks (KladeDemoBook *self,
                                     const KladeDemoPlan *plan,
                                     const KladeDemoJournal *journal,
                                     KladeDemoDice *dice);

G_END_DECLS
