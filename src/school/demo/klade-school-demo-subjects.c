/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

#define AREA_LANGUAGE "Valodu"
#define AREA_SOCIETY "Sociālā un pilsoniskā"
#define AREA_CULTURE "Kultūras izpratne un pašizpausme mākslā"
#define AREA_NATURE "Dabaszinātņu"
#define AREA_MATHEMATICS "Matemātikas"
#define AREA_TECHNOLOGY "Tehnoloģiju"
#define AREA_HEALTH "Veselības, drošības un fiziskās aktivitātes"

#define TOPICS(list) .bands = list, .n_bands = G_N_ELEMENTS (list)

/* Lessons a week by grade add up to the usual weekly loads: 22 in grade 1 to 34 in grade 9 and
 * 36 in grade 10. */
const KladeDemoSubject klade_demo_subjects[] = {
  { "Latviešu valoda", "Latv.", AREA_LANGUAGE, KLADE_DEMO_FIELD_LATVIAN, KLADE_DEMO_STYLE_THEORY,
    .weekly = { 0, 6, 6, 6, 4, 4, 4, 4, 4, 4 }, .is_primary = TRUE,
    TOPICS (klade_demo_topics_latvian) },
  { "Literatūra", "Lit.", AREA_CULTURE, KLADE_DEMO_FIELD_LATVIAN, KLADE_DEMO_STYLE_THEORY,
    .weekly = { 0, 0, 0, 0, 2, 2, 2, 2, 2, 2 }, TOPICS (klade_demo_topics_literature) },
  { "Latviešu valoda un literatūra", "LVL", AREA_LANGUAGE, KLADE_DEMO_FIELD_LATVIAN,
    KLADE_DEMO_STYLE_THEORY, .weekly = { [10] = 5, [11] = 5, [12] = 5 },
    TOPICS (klade_demo_topics_latvian_literature) },
  { "Angļu valoda", "Angļu", AREA_LANGUAGE, KLADE_DEMO_FIELD_ENGLISH, KLADE_DEMO_STYLE_ENGLISH,
    .weekly = { 0, 2, 2, 2, 3, 3, 3, 3, 3, 3, 4, 4, 4 }, .split_from_grade = 4,
    TOPICS (klade_demo_topics_english) },
  { "Vācu valoda", "Vācu", AREA_LANGUAGE, KLADE_DEMO_FIELD_GERMAN, KLADE_DEMO_STYLE_GERMAN,
    .weekly = { 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2 }, TOPICS (klade_demo_topics_german) },
  { "Matemātika", "Mat.", AREA_MATHEMATICS, KLADE_DEMO_FIELD_MATHEMATICS, KLADE_DEMO_STYLE_THEORY,
    .weekly = { 0, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 6 }, .is_primary = TRUE,
    TOPICS (klade_demo_topics_mathematics) },
  { "Dabaszinības", "Dab.", AREA_NATURE, KLADE_DEMO_FIELD_BIOLOGY, KLADE_DEMO_STYLE_LABORATORY,
    .weekly = { 0, 2, 2, 2, 2, 2, 2 }, .is_primary = TRUE, TOPICS (klade_demo_topics_science) },
  { "Bioloģija", "Bio.", AREA_NATURE, KLADE_DEMO_FIELD_BIOLOGY, KLADE_DEMO_STYLE_LABORATORY,
    .weekly = { [7] = 2, [8] = 2, [9] = 2, [10] = 2, [11] = 2, [12] = 2 },
    TOPICS (klade_demo_topics_biology) },
  { "Ģeogrāfija", "Ģeogr.", AREA_NATURE, KLADE_DEMO_FIELD_GEOGRAPHY, KLADE_DEMO_STYLE_THEORY,
    .weekly = { [7] = 2, [8] = 1, [9] = 1, [10] = 2, [11] = 1 },
    TOPICS (klade_demo_topics_geography) },
  { "Fizika", "Fiz.", AREA_NATURE, KLADE_DEMO_FIELD_PHYSICS, KLADE_DEMO_STYLE_LABORATORY,
    .weekly = { [8] = 2, [9] = 2, [10] = 3, [11] = 3, [12] = 3 },
    TOPICS (klade_demo_topics_physics) },
  { "Ķīmija", "Ķīm.", AREA_NATURE, KLADE_DEMO_FIELD_CHEMISTRY, KLADE_DEMO_STYLE_LABORATORY,
    .weekly = { [8] = 2, [9] = 2, [10] = 2, [11] = 2, [12] = 2 },
    TOPICS (klade_demo_topics_chemistry) },
  { "Sociālās zinības", "Soc.", AREA_SOCIETY, KLADE_DEMO_FIELD_HISTORY, KLADE_DEMO_STYLE_THEORY,
    .weekly = { 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 2 }, .is_primary = TRUE,
    TOPICS (klade_demo_topics_social) },
  { "Sociālās zinības un vēsture", "SZV", AREA_SOCIETY, KLADE_DEMO_FIELD_HISTORY,
    KLADE_DEMO_STYLE_THEORY, .weekly = { [4] = 2, [5] = 2, [6] = 2 },
    TOPICS (klade_demo_topics_history) },
  { "Latvijas un pasaules vēsture", "LPV", AREA_SOCIETY, KLADE_DEMO_FIELD_HISTORY,
    KLADE_DEMO_STYLE_THEORY, .weekly = { [7] = 2, [8] = 2, [9] = 2 },
    TOPICS (klade_demo_topics_history) },
  { "Vēsture", "Vēst.", AREA_SOCIETY, KLADE_DEMO_FIELD_HISTORY, KLADE_DEMO_STYLE_THEORY,
    .weekly = { [10] = 2, [11] = 2, [12] = 2 }, TOPICS (klade_demo_topics_history) },
  { "Vizuālā māksla", "Viz.", AREA_CULTURE, KLADE_DEMO_FIELD_ART, KLADE_DEMO_STYLE_ART,
    .weekly = { 0, 1, 1, 2, 1, 1, 1, 1, 1, 1 }, .is_primary = TRUE,
    TOPICS (klade_demo_topics_visual_art) },
  { "Mūzika", "Mūz.", AREA_CULTURE, KLADE_DEMO_FIELD_MUSIC, KLADE_DEMO_STYLE_ART,
    .weekly = { 0, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, TOPICS (klade_demo_topics_music) },
  { "Kultūra un māksla", "KM", AREA_CULTURE, KLADE_DEMO_FIELD_ART, KLADE_DEMO_STYLE_THEORY,
    .weekly = { [10] = 2, [11] = 2, [12] = 1 }, TOPICS (klade_demo_topics_culture) },
  { "Dizains un tehnoloģijas", "DT", AREA_TECHNOLOGY, KLADE_DEMO_FIELD_DESIGN, KLADE_DEMO_STYLE_ART,
    .weekly = { 0, 1, 2, 2, 2, 1, 2, 1, 1, 1 }, .is_primary = TRUE, .split_from_grade = 5,
    TOPICS (klade_demo_topics_design) },
  { "Datorika", "Dat.", AREA_TECHNOLOGY, KLADE_DEMO_FIELD_COMPUTING, KLADE_DEMO_STYLE_LABORATORY,
    .weekly = { 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2 }, TOPICS (klade_demo_topics_computing) },
  { "Inženierzinības", "Inž.", AREA_TECHNOLOGY, KLADE_DEMO_FIELD_PHYSICS,
    KLADE_DEMO_STYLE_LABORATORY, .weekly = { [7] = 1 }, TOPICS (klade_demo_topics_engineering) },
  { "Sports un veselība", "Sports", AREA_HEALTH, KLADE_DEMO_FIELD_SPORT, KLADE_DEMO_STYLE_SPORT,
    .weekly = { 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3 }, TOPICS (klade_demo_topics_sport) },
  { "Klases stunda", "Klase", AREA_SOCIETY, KLADE_DEMO_FIELD_NONE, KLADE_DEMO_STYLE_CLASS_HOUR,
    .weekly = { 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 }, .is_primary = TRUE,
    TOPICS (klade_demo_topics_class_hour) },
  { "Robotika", "Rob.", AREA_TECHNOLOGY, KLADE_DEMO_FIELD_COMPUTING, KLADE_DEMO_STYLE_ELECTIVE,
    .weekly = { [4] = 1, [5] = 1, [6] = 1 }, TOPICS (klade_demo_topics_robotics) },
  { "Publiskā uzstāšanās", "Publ.", AREA_LANGUAGE, KLADE_DEMO_FIELD_LATVIAN,
    KLADE_DEMO_STYLE_ELECTIVE, .weekly = { [7] = 1, [8] = 1, [9] = 1 },
    TOPICS (klade_demo_topics_speaking) },
  { "Uzņēmējdarbības pamati", "Uzņ.", AREA_SOCIETY, KLADE_DEMO_FIELD_HISTORY,
    KLADE_DEMO_STYLE_ELECTIVE, .weekly = { [10] = 1, [11] = 1, [12] = 1 },
    TOPICS (klade_demo_topics_business) },
};

const gsize klade_demo_n_subjects = G_N_ELEMENTS (klade_demo_subjects);

/* klade_demo_subject_band: the topics of @grade */
const KladeDemoTopicBand *
klade_demo_subject_band (const KladeDemoSubject *subject, int grade)
{
  for (gsize i = 0; i < subject->n_bands; i++)
    if (grade >= subject->bands[i].grade_from && grade <= subject->bands[i].grade_to)
      return &subject->bands[i];

  g_return_val_if_reached (&subject->bands[0]);
}
