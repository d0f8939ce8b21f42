/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-places.h"

#include "klade-changes-page.h"
#include "klade-classes-page.h"
#include "klade-i18n.h"
#include "klade-people-page.h"
#include "klade-print-page.h"
#include "klade-school-page.h"
#include "klade-timetable-page.h"

/* In the order of the sidebar, and of Alt+1 to Alt+9. */
static const KladePlaceInfo places[] = {
  { "journals", N_ ("Journals"), "lv.klade.Klade-symbolic", KLADE_ACTION_READ_JOURNAL, NULL },
  { "timetable", N_ ("Timetable"), "x-office-calendar-symbolic", KLADE_ACTION_READ_TIMETABLE,
    klade_timetable_page_new },
  { "changes", N_ ("Changes"), "view-list-bullet-symbolic", KLADE_ACTION_READ_TIMETABLE,
    klade_changes_page_new },
  { "people", N_ ("People"), "system-users-symbolic", KLADE_ACTION_READ_PEOPLE,
    klade_people_page_new },
  { "classes", N_ ("Classes"), "view-grid-symbolic", KLADE_ACTION_READ_PEOPLE,
    klade_classes_page_new },
  { "print", N_ ("Printing"), "document-print-symbolic", KLADE_ACTION_READ_JOURNAL,
    klade_print_page_new },
  { "school", N_ ("School"), "preferences-system-symbolic", KLADE_ACTION_MANAGE_SCHOOL,
    klade_school_page_new },
};

/**
 * klade_places_find:
 * @id: a place's
 *
 * Returns: (nullable): the place
 */
const KladePlaceInfo *
klade_places_find (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].id, id))
      return &places[i];

  return NULL;
}

/**
 * klade_places_get_nth_open:
 * @person: who is signed in
 * @index: from 0, among the places that @person's roles open
 *
 * Returns: (nullable): the place
 */
const KladePlaceInfo *
klade_places_get_nth_open (KladePerson *person, guint index)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (person->can[places[i].action] && index-- == 0)
      return &places[i];

  return NULL;
}
