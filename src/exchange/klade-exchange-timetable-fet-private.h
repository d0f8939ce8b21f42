/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-exchange-timetable-private.h"

G_BEGIN_DECLS

/* Where FET placed an activity; the texts are the records'. */
typedef struct
{
  const char *day;
  const char *hour;
  GPtrArray *rooms; /* of const char * */
} KladeFetPlace;

/* A set of students is a class or a group of one; a year's or a shared one several. */
typedef struct
{
  int class_;
  const char *group; /* NULL: the whole class */
  int n_pupils;      /* of the group, -1 unknown */
} KladeFetPart;

typedef struct
{
  KladeTimetableDraft *draft;
  const KladeXmlRecords *records; /* of the .fet file */
  GHashTable *places;             /* char * activity id to KladeFetPlace */
  GHashTable *sets;               /* char * students to GArray of KladeFetPart */
  GHashTable *lesson_keys;        /* char * to index + 1 */
  int n_activities;
  int n_unplaced;
} KladeFetReading;

void klade_fet_place_free (KladeFetPlace *self);
GHashTable *klade_fet_read_results (const KladeXmlRecords *results);
GHashTable *klade_fet_read_constraints (const KladeXmlRecords *records);
KladeXmlRecords *klade_fet_find_results (const char *path, GError **error);
KladeXmlRecords *klade_fet_find_input (const char *path, GError **error);

const char *klade_fet_get (const KladeXmlRecords *records, int element, const char *name);
gboolean klade_fet_is_active (const KladeXmlRecords *records, int element);
void klade_fet_read_students (KladeFetReading *self);
void klade_fet_read_activities (KladeFetReading *self);

G_END_DECLS
