/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-mark.h"
#include "klade-school-kind.h"
#include "klade-setup-list.h"

G_BEGIN_DECLS

/* What the set-up assistant offers a new school, all of it to be corrected by the school (A9,
 * A10).  Names of subjects and programmes are Latvian: they are the school's data. */

/**
 * KladeProposedProgramme:
 * @code: eight places; only its beginning where the rest depends on the licence
 * @is_verified: seen in use; otherwise the school compares the code with its licence
 */
typedef struct
{
  const char *code;
  const char *name;
  int first_grade;
  int last_grade;
  gboolean is_verified;
} KladeProposedProgramme;

/**
 * KladeProposedSubject:
 * @weekly: usual lessons a week by grade, 0 where it is not taught
 */
typedef struct
{
  const char *name;
  const char *short_name;
  const char *area;
  int weekly[13];
} KladeProposedSubject;

GPtrArray *klade_setup_propose_programmes (KladeSchoolKind kind);
GPtrArray *klade_setup_propose_subjects (KladeSchoolKind kind);
KladeScale klade_setup_propose_scale (KladeSchoolKind kind, int grade);
int klade_proposed_subject_lessons_per_year (const KladeProposedSubject *subject, int grade);
GPtrArray *klade_setup_propose_classes (KladeSchoolKind kind, int n_parallel);
GPtrArray *klade_setup_propose_bell_sets (KladeSchoolKind kind);
KladeSchoolYear klade_setup_propose_year (KladeDay today);

G_END_DECLS
