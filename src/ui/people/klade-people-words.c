/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-words.h"

#include "klade-i18n.h"

/**
 * klade_people_kind_name:
 * @kinds: KladePeopleKinds
 *
 * Returns: the first of them in words
 */
const char *
klade_people_kind_name (guint kinds)
{
  if (kinds & KLADE_PEOPLE_PUPILS)
    return _ ("pupil");
  if (kinds & KLADE_PEOPLE_STAFF)
    return _ ("member of staff");
  if (kinds & KLADE_PEOPLE_GUARDIANS)
    return _ ("parent or guardian");

  return _ ("not at the school now");
}

/**
 * klade_people_dup_about:
 * @person: of a list
 *
 * Returns: (transfer full): what tells this one from others of the same name
 */
char *
klade_people_dup_about (const KladePersonRow *person)
{
  const char *what = klade_people_kind_name (person->kinds);
  const char *which = *person->class_name != '\0' ? person->class_name : person->note;

  return *which != '\0' ? g_strdup_printf ("%s · %s", which, what) : g_strdup (what);
}

/**
 * klade_people_dup_days:
 * @from: %KLADE_DAY_NONE: since ever
 * @to: %KLADE_DAY_NONE: still
 *
 * Returns: (transfer full): the days; "" when both are open
 */
char *
klade_people_dup_days (KladeDay from, KladeDay to)
{
  g_autofree char *first = from != KLADE_DAY_NONE ? klade_day_to_text (from) : NULL;
  g_autofree char *last = to != KLADE_DAY_NONE ? klade_day_to_text (to) : NULL;

  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s – %s", first, last);
  if (first != NULL)
    return g_strdup_printf (_ ("since %s"), first);
  if (last != NULL)
    return g_strdup_printf (_ ("until %s"), last);

  return g_strdup ("");
}

/**
 * klade_people_dup_value:
 * @field: what it is
 * @value: as it is stored
 *
 * Returns: (transfer full): as people write it
 */
char *
klade_people_dup_value (KladePersonField field, const char *value)
{
  KladeDay day = KLADE_DAY_NONE;

  if (field == KLADE_PERSON_FIELD_BIRTH_DATE)
    day = klade_day_parse_iso (value);

  return day != KLADE_DAY_NONE ? klade_day_to_text (day) : g_strdup (value);
}
