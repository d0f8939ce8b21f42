/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-setup-proposal.h"

#include "klade-i18n.h"

#define GRADE_MAX 12
#define WEEKS_IN_YEAR 35
#define LEVELS_LAST_GRADE 3
#define N_PARALLEL_MAX 26
#define KIND(kind) (1u << (kind))
/* Kinds that have grades 1 to 9, and 10 to 12. */
#define BASIC                                                                                      \
  (KIND (KLADE_SCHOOL_BASIC) | KIND (KLADE_SCHOOL_SECONDARY) | KIND (KLADE_SCHOOL_GYMNASIUM) |     \
   KIND (KLADE_SCHOOL_MIXED))
#define SECONDARY                                                                                  \
  (KIND (KLADE_SCHOOL_SECONDARY) | KIND (KLADE_SCHOOL_GYMNASIUM) | KIND (KLADE_SCHOOL_MIXED))
#define PRESCHOOL (KIND (KLADE_SCHOOL_PRESCHOOL) | KIND (KLADE_SCHOOL_MIXED))
#define ART KIND (KLADE_SCHOOL_ART)

#define AREA_LANGUAGE "Valodu"
#define AREA_SOCIETY "Sociālā un pilsoniskā"
#define AREA_CULTURE "Kultūras izpratne un pašizpausme mākslā"
#define AREA_NATURE "Dabaszinātņu"
#define AREA_MATHEMATICS "Matemātikas"
#define AREA_TECHNOLOGY "Tehnoloģiju"
#define AREA_HEALTH "Veselības, drošības un fiziskās aktivitātes"
#define AREA_ART "Profesionālās ievirzes"

static const struct
{
  guint kinds;
  KladeProposedProgramme programme;
} programmes[] = {
  { PRESCHOOL, { "01011111", "Vispārējās pirmsskolas izglītības programma", 0, 0, TRUE } },
  { BASIC, { "21011111", "Vispārējās pamatizglītības programma", 1, 9, FALSE } },
  { BASIC, { "21011121", "Vispārējās pamatizglītības mazākumtautību programma", 1, 9, TRUE } },
  { BASIC, { "21015611", "Speciālās pamatizglītības programma", 1, 9, FALSE } },
  { SECONDARY, { "31016011", "Vispārējās vidējās izglītības programma", 10, 12, FALSE } },
  { SECONDARY,
    { "31011021",
      "Vispārējās vidējās izglītības vispārizglītojošā virziena mazākumtautību "
      "programma",
      10, 12, TRUE } },
  { ART, { "20V", "Profesionālās ievirzes programma mākslā vai mūzikā", 1, 8, FALSE } },
  { ART, { "10V", "Profesionālās ievirzes programma (sākumposms)", 1, 8, FALSE } },
};

/* Weekly lessons add up to the usual loads; the state's three-year plan leaves them to the
 * school. */
static const struct
{
  guint kinds;
  KladeProposedSubject subject;
} subjects[] = {
  { BASIC, { "Latviešu valoda", "Latv.", AREA_LANGUAGE, { 0, 6, 6, 6, 4, 4, 4, 4, 4, 4 } } },
  { BASIC,
    { "Literatūra",
      "Lit.",
      AREA_CULTURE,
      { [4] = 2, [5] = 2, [6] = 2, [7] = 2, [8] = 2, [9] = 2 } } },
  { SECONDARY,
    { "Latviešu valoda un literatūra", "LVL", AREA_LANGUAGE, { [10] = 5, [11] = 5, [12] = 5 } } },
  { BASIC, { "Angļu valoda", "Angļu", AREA_LANGUAGE, { 0, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4 } } },
  { BASIC, { "Vācu valoda", "Vācu", AREA_LANGUAGE, { 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2 } } },
  { BASIC, { "Matemātika", "Mat.", AREA_MATHEMATICS, { 0, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 6 } } },
  { BASIC, { "Dabaszinības", "Dab.", AREA_NATURE, { 0, 2, 2, 2, 2, 2, 2 } } },
  { BASIC,
    { "Bioloģija",
      "Bio.",
      AREA_NATURE,
      { [7] = 2, [8] = 2, [9] = 2, [10] = 2, [11] = 2, [12] = 2 } } },
  { BASIC,
    { "Ģeogrāfija", "Ģeogr.", AREA_NATURE, { [7] = 2, [8] = 1, [9] = 1, [10] = 2, [11] = 1 } } },
  { BASIC, { "Fizika", "Fiz.", AREA_NATURE, { [8] = 2, [9] = 2, [10] = 3, [11] = 3, [12] = 3 } } },
  { BASIC, { "Ķīmija", "Ķīm.", AREA_NATURE, { [8] = 2, [9] = 2, [10] = 2, [11] = 2, [12] = 2 } } },
  { BASIC,
    { "Sociālās zinības", "Soc.", AREA_SOCIETY, { 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 2 } } },
  { BASIC, { "Sociālās zinības un vēsture", "SZV", AREA_SOCIETY, { [4] = 2, [5] = 2, [6] = 2 } } },
  { BASIC, { "Latvijas un pasaules vēsture", "LPV", AREA_SOCIETY, { [7] = 2, [8] = 2, [9] = 2 } } },
  { SECONDARY, { "Vēsture", "Vēst.", AREA_SOCIETY, { [10] = 2, [11] = 2, [12] = 2 } } },
  { BASIC, { "Vizuālā māksla", "Viz.", AREA_CULTURE, { 0, 1, 1, 2, 1, 1, 1, 1, 1, 1 } } },
  { BASIC, { "Mūzika", "Mūz.", AREA_CULTURE, { 0, 1, 1, 1, 1, 1, 1, 1, 1, 1 } } },
  { BASIC, { "Teātra māksla", "Teātris", AREA_CULTURE, { 0 } } },
  { SECONDARY, { "Kultūra un māksla", "KM", AREA_CULTURE, { [10] = 2, [11] = 2, [12] = 1 } } },
  { BASIC, { "Dizains un tehnoloģijas", "DT", AREA_TECHNOLOGY, { 0, 1, 2, 2, 2, 1, 2, 1, 1, 1 } } },
  { BASIC, { "Datorika", "Dat.", AREA_TECHNOLOGY, { 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2 } } },
  { BASIC, { "Inženierzinības", "Inž.", AREA_TECHNOLOGY, { [7] = 1 } } },
  { BASIC,
    { "Sports un veselība", "Sports", AREA_HEALTH, { 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 } } },
  { BASIC, { "Klases stunda", "Klase", AREA_SOCIETY, { 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 } } },
  { SECONDARY,
    { "Uzņēmējdarbības pamati", "Uzņ.", AREA_SOCIETY, { [10] = 1, [11] = 1, [12] = 1 } } },
  { SECONDARY, { "Programmēšana", "Progr.", AREA_TECHNOLOGY, { 0 } } },
  { SECONDARY, { "Projekta darbs", "Proj.", AREA_SOCIETY, { 0 } } },
  { PRESCHOOL, { "Valodu mācību joma", "Valodas", AREA_LANGUAGE, { 0 } } },
  { PRESCHOOL, { "Sociālā un pilsoniskā mācību joma", "Soc.", AREA_SOCIETY, { 0 } } },
  { PRESCHOOL,
    { "Kultūras izpratnes un pašizpausmes mākslā mācību joma", "Māksla", AREA_CULTURE, { 0 } } },
  { PRESCHOOL, { "Dabaszinātņu mācību joma", "Daba", AREA_NATURE, { 0 } } },
  { PRESCHOOL, { "Matemātikas mācību joma", "Mat.", AREA_MATHEMATICS, { 0 } } },
  { PRESCHOOL, { "Tehnoloģiju mācību joma", "Tehn.", AREA_TECHNOLOGY, { 0 } } },
  { PRESCHOOL, { "Veselības un fiziskās aktivitātes mācību joma", "Vesel.", AREA_HEALTH, { 0 } } },
  { ART, { "Zīmēšana", "Zīm.", AREA_ART, { 0, 2, 2, 2, 3, 3, 3, 3 } } },
  { ART, { "Gleznošana", "Glezn.", AREA_ART, { 0, 2, 2, 2, 3, 3, 3, 3 } } },
  { ART, { "Veidošana", "Veid.", AREA_ART, { 0, 1, 1, 1, 2, 2, 2, 2 } } },
  { ART, { "Kompozīcija", "Komp.", AREA_ART, { 0, 1, 1, 1, 2, 2, 2, 2 } } },
  { ART,
    { "Darbs materiālā", "Mater.", AREA_ART, { [3] = 2, [4] = 2, [5] = 2, [6] = 2, [7] = 2 } } },
  { ART, { "Mākslas valodas pamati", "MVP", AREA_ART, { [5] = 1, [6] = 1, [7] = 1 } } },
  { ART, { "Instrumenta spēle", "Instr.", AREA_ART, { 0, 2, 2, 2, 2, 2, 2, 2, 2 } } },
  { ART, { "Solfedžo", "Solf.", AREA_ART, { 0, 2, 2, 2, 2, 2, 2, 2, 2 } } },
  { ART,
    { "Mūzikas literatūra",
      "Mūz. lit.",
      AREA_ART,
      { [4] = 1, [5] = 1, [6] = 1, [7] = 1, [8] = 1 } } },
  { ART, { "Kolektīvā muzicēšana", "Kol. muz.", AREA_ART, { 0, 2, 2, 2, 2, 2, 2, 2, 2 } } },
  { ART,
    { "Vispārējās klavieres",
      "Klav.",
      AREA_ART,
      { [3] = 1, [4] = 1, [5] = 1, [6] = 1, [7] = 1, [8] = 1 } } },
};

#define AT(hour, minute) ((hour) *60 + (minute))

/* Starts of lessons from the first number on; 0 ends them.  The first two as schools publish
 * them, the third with the usual breaks between lessons of half an hour. */
static const struct
{
  guint kinds;
  const char *name;
  int lesson_minutes;
  int first_no;
  int starts[12];
} bell_sets[] = {
  { BASIC,
    N_ ("Bells from 9:00"),
    40,
    0,
    { AT (8, 10), AT (9, 0), AT (9, 45), AT (10, 35), AT (11, 30), AT (12, 40), AT (13, 35),
      AT (14, 20), AT (15, 5), AT (15, 50), AT (16, 35) } },
  { BASIC,
    N_ ("Bells from 8:15"),
    40,
    0,
    { AT (7, 30), AT (8, 15), AT (9, 5), AT (9, 55), AT (10, 45), AT (11, 55), AT (12, 40),
      AT (13, 50), AT (14, 35), AT (15, 20), AT (16, 5) } },
  { BASIC,
    N_ ("Short lessons"),
    30,
    1,
    { AT (9, 0), AT (9, 35), AT (10, 10), AT (10, 50), AT (11, 40), AT (12, 20), AT (12, 55),
      AT (13, 30) } },
  { ART,
    N_ ("Afternoon bells"),
    40,
    1,
    { AT (14, 0), AT (14, 45), AT (15, 30), AT (16, 15), AT (17, 0), AT (17, 45), AT (18, 30),
      AT (19, 15) } },
};

static gboolean
is_for (guint kinds, KladeSchoolKind kind)
{
  return (kinds & KIND (kind)) != 0;
}

static gboolean
is_taught (const KladeProposedSubject *subject, KladeSchoolKind kind)
{
  gboolean is_ever = FALSE;

  for (int grade = 1; grade <= GRADE_MAX; grade++)
    if (subject->weekly[grade] > 0)
      {
        is_ever = TRUE;
        if (grade >= klade_school_kind_first_grade (kind) &&
            grade <= klade_school_kind_last_grade (kind))
          return TRUE;
      }

  return !is_ever; /* offered without lessons */
}

/**
 * klade_setup_propose_programmes:
 * @kind: what school
 *
 * Returns: (transfer container) (element-type KladeProposedProgramme): usual programmes; theirs
 *   is static
 */
GPtrArray *
klade_setup_propose_programmes (KladeSchoolKind kind)
{
  GPtrArray *proposed = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (programmes); i++)
    if (is_for (programmes[i].kinds, kind))
      g_ptr_array_add (proposed, (gpointer) &programmes[i].programme);

  return proposed;
}

/**
 * klade_setup_propose_subjects:
 * @kind: what school
 *
 * Returns: (transfer container) (element-type KladeProposedSubject): usual subjects of its
 *   grades, in the order of report cards; theirs is static
 */
GPtrArray *
klade_setup_propose_subjects (KladeSchoolKind kind)
{
  GPtrArray *proposed = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (is_for (subjects[i].kinds, kind) && is_taught (&subjects[i].subject, kind))
      g_ptr_array_add (proposed, (gpointer) &subjects[i].subject);

  return proposed;
}

/**
 * klade_setup_propose_scale:
 * @kind: what school
 * @grade: 1 to 12; 0 for a preschool group
 *
 * Levels S T A P in preschool and grades 1 to 3 of general schools, ten points above and in art
 * and music schools.
 *
 * Returns: the scale
 */
KladeScale
klade_setup_propose_scale (KladeSchoolKind kind, int grade)
{
  g_return_val_if_fail (grade >= 0 && grade <= GRADE_MAX, KLADE_SCALE_POINTS);

  return kind != KLADE_SCHOOL_ART && grade <= LEVELS_LAST_GRADE ? KLADE_SCALE_LEVELS
                                                                : KLADE_SCALE_POINTS;
}

/**
 * klade_proposed_subject_lessons_per_year:
 * @subject: a proposal
 * @grade: 1 to 12
 *
 * Returns: its usual lessons in a year of 35 weeks; 0 where it is not taught
 */
int
klade_proposed_subject_lessons_per_year (const KladeProposedSubject *subject, int grade)
{
  g_return_val_if_fail (subject != NULL, 0);
  g_return_val_if_fail (grade >= 0 && grade <= GRADE_MAX, 0);

  return subject->weekly[grade] * WEEKS_IN_YEAR;
}

/**
 * klade_setup_propose_classes:
 * @kind: what school
 * @n_parallel: classes in each grade, 1 to 26
 *
 * Returns: (transfer full) (element-type utf8): 1.a, 1.b, 2.a ...; «1. grupa» in a preschool
 */
GPtrArray *
klade_setup_propose_classes (KladeSchoolKind kind, int n_parallel)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (n_parallel >= 1 && n_parallel <= N_PARALLEL_MAX, names);

  if (klade_school_kind_first_grade (kind) == 0)
    for (int i = 1; i <= n_parallel; i++)
      g_ptr_array_add (names, g_strdup_printf ("%d. grupa", i));
  for (int grade = MAX (klade_school_kind_first_grade (kind), 1);
       grade <= klade_school_kind_last_grade (kind); grade++)
    for (int i = 0; i < n_parallel; i++)
      g_ptr_array_add (names, g_strdup_printf ("%d.%c", grade, 'a' + i));

  return names;
}

/**
 * klade_setup_propose_bell_sets:
 * @kind: what school
 *
 * Returns: (transfer full) (element-type KladeBellSetRow): sets without id and days; the first
 *   is the likeliest; none for a preschool
 */
GPtrArray *
klade_setup_propose_bell_sets (KladeSchoolKind kind)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_bell_set_row_free);

  for (gsize i = 0; i < G_N_ELEMENTS (bell_sets); i++)
    {
      KladeBellSetRow *set;

      if (!is_for (bell_sets[i].kinds, kind))
        continue;
      set = g_new0 (KladeBellSetRow, 1);
      set->name = g_strdup (_ (bell_sets[i].name));
      set->bells = g_array_new (FALSE, FALSE, sizeof (KladeBellTime));
      for (gsize n = 0; bell_sets[i].starts[n] != 0; n++)
        {
          KladeBellTime bell = { bell_sets[i].first_no + (int) n, bell_sets[i].starts[n],
                                 bell_sets[i].starts[n] + bell_sets[i].lesson_minutes };

          g_array_append_val (set->bells, bell);
        }
      g_ptr_array_add (sets, set);
    }

  return sets;
}

/**
 * klade_setup_propose_year:
 * @today: the day of the set-up
 *
 * In summer it is the year to come.  Whether its dates are published says
 * %KladeSchoolYear.is_published.
 *
 * Returns: the school year to begin with
 */
KladeSchoolYear
klade_setup_propose_year (KladeDay today)
{
  int start_year = klade_school_year_of_day (today);
  KladeSchoolYear year = klade_school_year_get (start_year);

  return today > year.end_grade_12 ? klade_school_year_get (start_year + 1) : year;
}
