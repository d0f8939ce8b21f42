/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"
#include "klade-school-people.h"

G_BEGIN_DECLS

/**
 * KladePeopleBook:
 *
 * What the page of people, the personal file beside it and their dialogs share: everybody the
 * person may see, the year's classes, the person's own classes, and the order that was entered
 * last.
 *
 * Signals (in the main loop):
 *  "loaded" (GError *error_or_null)
 *  "person-asked" (gint64 person_id, gboolean is_new): show this one's personal file
 */
#define KLADE_TYPE_PEOPLE_BOOK (klade_people_book_get_type ())
G_DECLARE_FINAL_TYPE (KladePeopleBook, klade_people_book, KLADE, PEOPLE_BOOK, GObject)

KladePeopleBook *klade_people_book_new (KladeOffice *office);
void klade_people_book_load (KladePeopleBook *self);

KladeOffice *klade_people_book_get_office (KladePeopleBook *self);
KladePeopleList *klade_people_book_get_list (KladePeopleBook *self);
GPtrArray *klade_people_book_get_classes (KladePeopleBook *self);
const KladePersonRow *klade_people_book_find (KladePeopleBook *self, gint64 person_id);
gboolean klade_people_book_is_own_class (KladePeopleBook *self, gint64 class_id);
GArray *klade_people_book_get_own_classes (KladePeopleBook *self);

void klade_people_book_ask_person (KladePeopleBook *self, gint64 person_id, gboolean is_new);

void klade_people_book_remember_order (KladePeopleBook *self, const char *number, KladeDay day);
const char *klade_people_book_get_order (KladePeopleBook *self, KladeDay *day);

G_END_DECLS
