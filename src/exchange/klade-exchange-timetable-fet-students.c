/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FET's years, groups and subgroups as classes and their groups. */
#include <string.h>

#include "klade-exchange-timetable-fet-private.h"

#define GRADE_MAX 12

/* The grade of a year that is a grade and no class: 7, 07, 7., 7. klase; 0 for others. */
static int
parse_grade (const char *name)
{
  int grade = 0;
  const char *at = name;

  for (; g_ascii_isdigit (*at) && at - name < 2; at++)
    grade = grade * 10 + (*at - '0');
  if (*at == '.')
    at++;
  while (*at == ' ')
    at++;
  if (g_str_has_prefix (at, "klase"))
    at = "";

  return *at == '\0' && grade <= GRADE_MAX ? grade : 0;
}

static void
add_part (KladeFetReading *self, const char *set, int class_, const char *group, int n_pupils)
{
  GArray *parts = g_hash_table_lookup (self->sets, set);
  KladeFetPart part = { class_, group, n_pupils };

  if (parts == NULL)
    {
      parts = g_array_new (FALSE, FALSE, sizeof (KladeFetPart));
      g_hash_table_insert (self->sets, (gpointer) set, parts);
    }
  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, KladeFetPart, i).class_ == class_)
      return;
  /* One more is refused later, as an endless list. */
  if (parts->len <= KLADE_FILE_LIST_MAX)
    g_array_append_val (parts, part);
}

/* The records right below @parent that are called @name. */
static GArray *
list_children (const KladeXmlRecords *records, int parent, const char *name)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = parent + 1; i < (int) records->elements->len; i++)
    {
      int above = klade_xml_records_get (records, i)->parent;

      if (above < parent)
        break; /* what is below stands together */
      if (above == parent && klade_xml_records_is (records, i, name))
        g_array_append_val (children, i);
    }

  return children;
}

static int
add_class (KladeFetReading *self, int element, int grade)
{
  const char *name = klade_fet_get (self->records, element, "Name");
  const char *long_name = klade_fet_get (self->records, element, "Long_Name");
  KladeFileClass class_ = {
    .name = { name, *long_name != '\0' ? long_name : name, name },
    .grade = grade,
    .teacher = -1,
  };
  int known = klade_timetable_draft_find (self->draft, KLADE_FILE_CLASS, name);

  /* A class that stands in two years is one class. */
  return known >= 0 ? known : klade_timetable_draft_add_class (self->draft, &class_);
}

static int
get_n_pupils (KladeFetReading *self, int element)
{
  int n =
      klade_exchange_parse_number (klade_fet_get (self->records, element, "Number_of_Students"), 0);

  return n > 0 ? n : -1;
}

/* The sets below @parent; a single one is everybody. */
static void
add_groups (KladeFetReading *self, int parent, const char *kind, int class_)
{
  g_autoptr (GArray) children = list_children (self->records, parent, kind);

  for (guint i = 0; i < children->len; i++)
    {
      int element = g_array_index (children, int, i);
      const char *name = klade_fet_get (self->records, element, "Name");

      add_part (self, name, class_, children->len > 1 ? name : NULL, get_n_pupils (self, element));
      if (g_str_equal (kind, "Group"))
        add_groups (self, element, "Subgroup", class_);
    }
}

static void
read_year (KladeFetReading *self, int year)
{
  const char *name = klade_fet_get (self->records, year, "Name");
  int grade = parse_grade (name);
  g_autoptr (GArray) groups = list_children (self->records, year, "Group");
  int class_;

  if (grade > 0 && groups->len > 0)
    {
      for (guint i = 0; i < groups->len; i++)
        {
          int group = g_array_index (groups, int, i);

          class_ = add_class (self, group, grade);
          if (class_ < 0)
            continue;
          add_part (self, name, class_, NULL, -1);
          add_part (self, klade_fet_get (self->records, group, "Name"), class_, NULL, -1);
          add_groups (self, group, "Subgroup", class_);
        }
      return;
    }

  class_ = add_class (self, year, 0);
  if (class_ >= 0)
    {
      add_part (self, name, class_, NULL, -1);
      add_groups (self, year, "Group", class_);
    }
}

/* Finds the classes, and what each set of students is made of. */
void
klade_fet_read_students (KladeFetReading *self)
{
  for (int i = 0; i < (int) self->records->elements->len; i++)
    if (klade_xml_records_is (self->records, i, "Year"))
      read_year (self, i);
}
