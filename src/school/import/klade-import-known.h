/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Inside src/school/ only: what the school knows when a list is compared with it. */

#include "klade-id-map.h"
#include "klade-people-work.h"
#include "klade-school-year.h"

G_BEGIN_DECLS

/* Places of @first... in the arrays of #KladeImportKnown, -1 for none; each entry names the next.
 */
typedef struct
{
  gint64 id;
  const char *surname;
  const char *given_name;
  const char *sex;
  int next_of_name;
  int first_stay;
  int first_guardian; /* of a pupil */
  int first_child;    /* of a guardian */
  int first_post;
  int first_grant;
  int secrets[KLADE_N_PERSON_FIELDS]; /* place + 1; 0 for none */
} KladeKnownPerson;

typedef struct
{
  gint64 class_id;
  const char *class_name;
  KladeDay from;
  KladeDay to; /* an open one ends with its school year */
  int next;
} KladeKnownStay;

typedef struct
{
  gint64 guardian_id;
  gint64 pupil_id;
  const char *kind;
  int next;       /* of the pupil */
  int next_child; /* of the guardian */
} KladeKnownTie;

typedef struct
{
  const char *position; /* "" for a role without an employment */
  int next;
} KladeKnownPost;

typedef struct
{
  int role;
  gint64 class_id; /* 0 for the whole school */
  KladeDay to;     /* KLADE_DAY_NONE: open */
  int next;
} KladeKnownGrant;

/**
 * KladeImportKnown:
 * @year_id: the school year of @day
 *
 * Everybody, read once; holds for one transaction.
 */
typedef struct
{
  KladeSeal *seal; /* the session's */
  gint64 year_id;
  KladeSchoolYear year;
  KladeDay day;
  GStringChunk *strings;
  GArray *persons;     /* KladeKnownPerson */
  GArray *stays;       /* KladeKnownStay */
  GArray *ties;        /* KladeKnownTie */
  GArray *posts;       /* KladeKnownPost */
  GArray *grants;      /* KladeKnownGrant */
  GArray *secrets;     /* KladeStoredSecret */
  KladeIdMap places;   /* of persons */
  GHashTable *names;   /* klade_import_name_key(): place + 1 of the first */
  GHashTable *codes;   /* GBytes: place + 1 */
  GHashTable *classes; /* name: (gint64 *) id */
} KladeImportKnown;

KladeImportKnown *klade_import_known_new (KladeSession *session, KladeDay day, GError **error);
void klade_import_known_free (KladeImportKnown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeImportKnown, klade_import_known_free)

char *klade_import_name_key (const char *surname, const char *given_name);
KladeKnownPerson *klade_import_known_at (const KladeImportKnown *self, int place);
int klade_import_known_find (const KladeImportKnown *self, gint64 person_id);
int klade_import_known_find_code (const KladeImportKnown *self, const char *code);
int klade_import_known_find_name (const KladeImportKnown *self, const char *key);
char *klade_import_known_dup (const KladeImportKnown *self, int place, KladePersonField field);
KladeDay klade_import_known_get_birth_date (const KladeImportKnown *self, int place);
const KladeKnownStay *klade_import_known_find_stay (const KladeImportKnown *self,
                                                    int place,
                                                    KladeDay first,
                                                    KladeDay last);
gint64 klade_import_known_find_class (const KladeImportKnown *self, const char *name);

G_END_DECLS
