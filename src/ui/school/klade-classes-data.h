/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "klade-office.h"
#include "klade-school-classes.h"
#include "klade-setup-list.h"

G_BEGIN_DECLS

/* What a row of the page of classes is. */
typedef enum
{
  KLADE_CLASSES_CLASS = 0,
  KLADE_CLASSES_GROUP,
  KLADE_CLASSES_SUBJECT,
  KLADE_CLASSES_PROGRAMME,
} KladeClassesKind;

#define KLADE_N_CLASSES_KINDS 4

/**
 * KladeClassesData:
 *
 * All that the page of classes lists, read at once; never changes.
 */
typedef struct
{
  GPtrArray *classes;    /* KladeClassRow */
  GPtrArray *groups;     /* KladeGroupRow */
  GPtrArray *subjects;   /* KladeSubjectRow */
  GPtrArray *programmes; /* KladeProgrammeRow */
  GPtrArray *divisions;  /* KladeDivisionRow */
  GPtrArray *bell_sets;  /* KladeBellSetRow */
  KladePeopleList *staff;
  gint64 year_id;  /* 0: there is no year yet */
  char *year_name; /* "" */
} KladeClassesData;

KladeClassesData *klade_classes_data_ref (KladeClassesData *self);
void klade_classes_data_unref (KladeClassesData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeClassesData, klade_classes_data_unref)

void klade_classes_data_read (KladeOffice *office,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

const KladeClassRow *klade_classes_data_find_class (KladeClassesData *self, gint64 class_id);
const KladeGroupRow *klade_classes_data_find_group (KladeClassesData *self, gint64 group_id);

/* Names to choose from, and what each stands for. */
typedef struct
{
  GPtrArray *names; /* char *, NULL-terminated */
  GArray *ids;      /* gint64 */
} KladeChoices;

KladeChoices *klade_choices_new (const char *none);
void klade_choices_free (KladeChoices *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KladeChoices, klade_choices_free)
void klade_choices_add (KladeChoices *self, const char *name, gint64 id);
const char *const *klade_choices_get_names (KladeChoices *self);
guint klade_choices_find (KladeChoices *self, gint64 id);
gint64 klade_choices_get_id (KladeChoices *self, guint position);

KladeChoices *klade_classes_data_choose_staff (KladeClassesData *self, const char *none);
KladeChoices *klade_classes_data_choose_subject (KladeClassesData *self, const char *none);
KladeChoices *klade_classes_data_choose_class (KladeClassesData *self, const char *none);
KladeChoices *klade_classes_data_choose_programme (KladeClassesData *self, const char *none);
KladeChoices *klade_classes_data_choose_bell_set (KladeClassesData *self, const char *none);

G_END_DECLS
