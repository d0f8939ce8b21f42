/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: making a new school, an empty one or a demo. */

#include "klade-day.h"
#include "klade-db.h"
#include "klade-store-school.h"

G_BEGIN_DECLS

gboolean klade_school_build (const char *place,
                             KladeDbFlags flags,
                             KladeDbFunc fill,
                             gpointer data,
                             GError **error);

#define KLADE_SCHOOL_N_DEFAULT_BELLS 11

/* By lesson number, from 0. */
extern const KladeBell klade_school_default_bells[KLADE_SCHOOL_N_DEFAULT_BELLS];

/* What every school starts with. */
typedef struct
{
  const char *name;
  const char *kind;            /* basic secondary gymnasium art preschool mixed */
  const char *registration_no; /* (nullable) */
  const char *address;         /* (nullable) */
  gboolean is_demo;
  KladeDay today; /* the school year of this day is made */
  gint64 now;
} KladeSchoolBasics;

gboolean klade_school_add_basics (KladeDb *db,
                                  const KladeSchoolBasics *basics,
                                  gint64 *school_year_id,
                                  gint64 *bell_set_id,
                                  GError **error);

G_END_DECLS
