/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-demo-private.h"

#include <string.h>

#define LESSONS_A_TEACHER 17

/* Whoever works in the school without giving lessons, and the names they sign in with. */
static const struct
{
  const char *user_name;
  const char *position;
  KladeRole role;
  gboolean is_female;
} posts[] = {
  { "direktors", "direktors", KLADE_ROLE_HEAD, FALSE },
  { "vietniece", "direktora vietniece izglītības jomā", KLADE_ROLE_DEPUTY, TRUE },
  { "vietnieks", "direktora vietnieks audzināšanas jomā", KLADE_ROLE_DEPUTY, FALSE },
  { "sekretare", "sekretāre", KLADE_ROLE_SECRETARY, TRUE },
  { "virslietotajs", "informācijas sistēmu administrators", KLADE_ROLE_SUPERUSER, FALSE },
  { "medmasa", "skolas māsa", KLADE_ROLE_NURSE, TRUE },
  { "logopede", "logopēde", KLADE_ROLE_SPEECH_THERAPIST, TRUE },
};

/**
 * klade_demo_plan_name_human:
 * @self: a plan
 * @human: (inout): whose sex is known; gets a name that nobody in the school has
 * @dice: where chance comes from
 */
void
klade_demo_plan_name_human (KladeDemoPlan *self, KladeDemoHuman *human, KladeDemoDice *dice)
{
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *surname = NULL;
      g_autofree char *given_name = NULL;
      g_autofree char *full_name = NULL;

      klade_demo_make_name (dice, human->is_female, &surname, &given_name);
      full_name = g_strdup_printf ("%s %s", given_name, surname);
      human->surname = g_string_chunk_insert_const (self->strings, surname);
      human->given_name = g_string_chunk_insert_const (self->strings, given_name);
      if (g_hash_table_add (self->full_names, g_string_chunk_insert (self->strings, full_name)))
        return;
    }
}

/* anna.kalnina, with a number when there are two */
static void
give_user_name (KladeDemoPlan *self, KladeDemoHuman *human)
{
  g_autofree char *given_name = g_str_to_ascii (human->given_name, "lv");
  g_autofree char *surname = g_str_to_ascii (human->surname, "lv");
  g_autofree char *plain = g_strdup_printf ("%s.%s", given_name, surname);
  g_autofree char *name = NULL;

  for (char *c = plain; *c != '\0'; c++)
    *c = *c == ' ' || *c == '\'' ? '-' : g_ascii_tolower (*c);

  name = g_strdup (plain);
  for (int i = 2; g_hash_table_contains (self->user_names, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s%d", plain, i);
    }

  human->user_name = g_string_chunk_insert (self->strings, name);
  g_hash_table_add (self->user_names, (gpointer) human->user_name);
}

static void
add_posts (KladeDemoPlan *self)
{
  KladeDemoDice dice = klade_demo_dice (self->seed, "posts", 0);

  for (gsize i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      KladeDemoStaff staff = { .position = posts[i].position, .role = posts[i].role };

      staff.human.is_female = posts[i].is_female;
      staff.human.user_name = posts[i].user_name;
      klade_demo_plan_name_human (self, &staff.human, &dice);
      g_array_append_val (self->staff, staff);
      g_hash_table_add (self->user_names, (gpointer) posts[i].user_name);
    }
}

/* add_teacher: Returns: their index */
static int
add_teacher (KladeDemoPlan *self, KladeDemoField field, KladeDemoDice *dice)
{
  KladeDemoStaff staff = { .role = KLADE_ROLE_TEACHER, .field = field };

  staff.human.is_female = klade_demo_dice_chance (dice, 0.8);
  staff.position = staff.human.is_female ? "skolotāja" : "skolotājs";
  staff.tidiness = 1 - klade_demo_dice_unit (dice) * klade_demo_dice_unit (dice);
  klade_demo_plan_name_human (self, &staff.human, dice);
  g_array_append_val (self->staff, staff);
  return (int) self->staff->len - 1;
}

/* The field that gives the subject in this class; NONE is the class teacher. */
static KladeDemoField
field_of (const KladeDemoPlan *self, const KladeDemoJournal *journal)
{
  const KladeDemoSubject *subject = klade_demo_journal_subject (journal);

  if (subject->is_primary && klade_demo_plan_class (self, journal->class_index)->grade <= 3)
    return KLADE_DEMO_FIELD_PRIMARY;

  return subject->field;
}

static void
add_teachers_of_field (KladeDemoPlan *self, KladeDemoField field, KladeDemoDice *dice)
{
  int load = 0;
  int n_teachers;

  for (int i = 0; i < (int) self->journals->len; i++)
    {
      const KladeDemoJournal *journal = klade_demo_plan_journal (self, i);

      if (field_of (self, journal) == field)
        load += journal->weekly;
    }

  n_teachers = (load + LESSONS_A_TEACHER - 1) / LESSONS_A_TEACHER;
  /* Halves of a class have the subject at the same time. */
  if (field == KLADE_DEMO_FIELD_ENGLISH || field == KLADE_DEMO_FIELD_DESIGN)
    n_teachers = MAX (n_teachers, 2);

  for (int i = 0; i < n_teachers; i++)
    add_teacher (self, field, dice);
}

static void
take_journal (KladeDemoPlan *self, KladeDemoJournal *journal, int teacher)
{
  journal->teacher = teacher;
  klade_demo_plan_staff (self, teacher)->load += journal->weekly;
}

static int
least_loaded (const KladeDemoPlan *self, KladeDemoField field, int except)
{
  int best = -1;

  for (int i = 0; i < (int) self->staff->len; i++)
    {
      const KladeDemoStaff *staff = klade_demo_plan_staff (self, i);

      if (staff->field == field && i != except &&
          (best < 0 || staff->load < klade_demo_plan_staff (self, best)->load))
        best = i;
    }

  return best;
}

static void
share_out_journals (KladeDemoPlan *self)
{
  for (int i = 0; i < (int) self->journals->len; i++)
    {
      KladeDemoJournal *journal = klade_demo_plan_journal (self, i);
      KladeDemoField field = field_of (self, journal);
      int first_half = journal->part == KLADE_DEMO_SECOND_HALF
                           ? klade_demo_plan_journal (self, i - 1)->teacher
                           : -1;

      if (field == KLADE_DEMO_FIELD_PRIMARY)
        take_journal (self, journal,
                      klade_demo_plan_class (self, journal->class_index)->class_teacher);
      else if (field != KLADE_DEMO_FIELD_NONE)
        take_journal (self, journal, least_loaded (self, field, first_half));
    }
}

static gboolean
has_class (const KladeDemoPlan *self, int teacher)
{
  for (int i = 0; i < (int) self->classes->len; i++)
    if (klade_demo_plan_class (self, i)->class_teacher == teacher)
      return TRUE;

  return FALSE;
}

/* Somebody who sees the whole class often and has no class yet; a mathematician as the last
 * resort, so that the demo's mathematics teacher and class teacher are two people. */
static int
choose_class_teacher (const KladeDemoPlan *self, int class_index)
{
  int best = -1;
  int best_weight = -1;

  for (int i = 0; i < (int) self->journals->len; i++)
    {
      const KladeDemoJournal *journal = klade_demo_plan_journal (self, i);
      int weight = journal->weekly;

      if (journal->class_index != class_index || journal->part != KLADE_DEMO_WHOLE_CLASS ||
          journal->teacher < 0)
        continue;

      if (!has_class (self, journal->teacher))
        weight += 10;
      if (klade_demo_plan_staff (self, journal->teacher)->field == KLADE_DEMO_FIELD_MATHEMATICS)
        weight = 0;

      if (weight > best_weight)
        {
          best = journal->teacher;
          best_weight = weight;
        }
    }

  return best;
}

static void
choose_class_teachers (KladeDemoPlan *self)
{
  for (int i = 0; i < (int) self->classes->len; i++)
    {
      KladeDemoClass *klass = klade_demo_plan_class (self, i);

      if (klass->class_teacher < 0)
        klass->class_teacher = choose_class_teacher (self, i);
    }

  for (int i = 0; i < (int) self->journals->len; i++)
    {
      KladeDemoJournal *journal = klade_demo_plan_journal (self, i);

      if (journal->teacher < 0)
        take_journal (self, journal,
                      klade_demo_plan_class (self, journal->class_index)->class_teacher);
    }
}

/* klade_demo_plan_add_staff: everybody who works in the school, and who teaches what */
void
klade_demo_plan_add_staff (KladeDemoPlan *self)
{
  KladeDemoDice dice = klade_demo_dice (self->seed, "staff", 0);

  add_posts (self);
  for (int i = 0; i < (int) self->classes->len; i++)
    if (klade_demo_plan_class (self, i)->grade <= 3)
      klade_demo_plan_class (self, i)->class_teacher =
          add_teacher (self, KLADE_DEMO_FIELD_PRIMARY, &dice);

  for (int field = KLADE_DEMO_FIELD_LATVIAN; field < KLADE_DEMO_N_FIELDS; field++)
    add_teachers_of_field (self, (KladeDemoField) field, &dice);

  share_out_journals (self);
  choose_class_teachers (self);
}

/* ---- the people a visitor signs in as ---- */

static int
find_show_class (const KladeDemoPlan *self)
{
  for (int i = 0; i < (int) self->classes->len; i++)
    if (g_str_equal (klade_demo_plan_class (self, i)->name, "7.a"))
      return i;

  return 0;
}

static int
find_mathematician (const KladeDemoPlan *self, int class_index)
{
  for (int i = 0; i < (int) self->journals->len; i++)
    {
      const KladeDemoJournal *journal = klade_demo_plan_journal (self, i);

      if (journal->class_index == class_index &&
          klade_demo_journal_subject (journal)->field == KLADE_DEMO_FIELD_MATHEMATICS)
        return journal->teacher;
    }

  g_return_val_if_reached (0);
}

/* The user name says a sex, so the person's name has to agree. */
static void
make_persona (KladeDemoPlan *self, KladeDemoStaff *staff, const char *user_name, gboolean is_female)
{
  KladeDemoDice dice = klade_demo_dice (self->seed, user_name, 0);

  staff->human.is_female = is_female;
  staff->position = is_female ? "skolotāja" : "skolotājs";
  staff->human.user_name = user_name;
  staff->tidiness = 0.95;
  klade_demo_plan_name_human (self, &staff->human, &dice);
  g_hash_table_add (self->user_names, (gpointer) user_name);
}

/* A man's surname, a double one too, as his daughter or son bears it. */
static char *
surname_in_family (KladeDemoPlan *self, const char *surname, gboolean is_female)
{
  g_auto (GStrv) parts = g_strsplit (surname, "-", -1);
  g_autofree char *joined = NULL;

  for (int i = 0; parts[i] != NULL; i++)
    {
      char *part = klade_demo_surname_for (parts[i], is_female);

      g_free (parts[i]);
      parts[i] = part;
    }

  joined = g_strjoinv ("-", parts);
  return g_string_chunk_insert_const (self->strings, joined);
}

/* A child bears the father's surname in its own form. */
static void
name_child_after (KladeDemoPlan *self, int pupil, const KladeDemoHuman *father)
{
  KladeDemoHuman *child = &klade_demo_plan_pupil (self, pupil)->human;

  child->surname = surname_in_family (self, father->surname, child->is_female);
}

static void
add_guardian (KladeDemoPlan *self, int pupil, const char *user_name)
{
  KladeDemoDice dice = klade_demo_dice (self->seed, "guardian", (guint64) pupil);
  KladeDemoGuardian guardian = { .children = { pupil, -1 } };

  klade_demo_plan_name_human (self, &guardian.human, &dice);
  guardian.human.user_name = user_name;
  if (user_name == NULL)
    give_user_name (self, &guardian.human);

  name_child_after (self, pupil, &guardian.human);

  /* A sister or brother in another class. */
  if (self->classes->len > 3)
    {
      guardian.children[1] = klade_demo_plan_class (self, 3)->first_pupil + pupil % 7;
      name_child_after (self, guardian.children[1], &guardian.human);
    }

  g_array_append_val (self->guardians, guardian);
}

/**
 * klade_demo_plan_add_personas:
 * @self: a plan with classes, journals and staff
 *
 * Gives user names: short ones to the people whom the sign-in page lists, everybody else who
 * works here gets name.surname.
 */
void
klade_demo_plan_add_personas (KladeDemoPlan *self)
{
  int show_class = find_show_class (self);
  const KladeDemoClass *klass = klade_demo_plan_class (self, show_class);
  KladeDemoPupil *pupil = klade_demo_plan_pupil (self, klass->first_pupil + 1);

  make_persona (self, klade_demo_plan_staff (self, find_mathematician (self, show_class)),
                "skolotaja", TRUE);
  make_persona (self, klade_demo_plan_staff (self, klass->class_teacher), "audzinatajs", FALSE);

  pupil->human.user_name = pupil->human.is_female ? "skolniece" : "skolens";
  add_guardian (self, klass->first_pupil, "vecaks");
  add_guardian (self, klass->first_pupil + 2, NULL);
  add_guardian (self, klass->first_pupil + 3, NULL);

  for (int i = 0; i < (int) self->staff->len; i++)
    if (klade_demo_plan_staff (self, i)->human.user_name == NULL)
      give_user_name (self, &klade_demo_plan_staff (self, i)->human);
}
