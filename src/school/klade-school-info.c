/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-session-private.h"

#include "klade-sign-in.h"
#include "klade-store-school.h"

KladeSchoolInfo *
klade_school_info_ref (KladeSchoolInfo *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_school_info_unref (KladeSchoolInfo *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->demo_people, g_ptr_array_unref);
  g_free (self->place);
  g_free (self->uid);
  g_free (self->name);
  g_free (self);
}

static void
free_demo_person (gpointer data)
{
  KladeDemoPerson *person = data;

  g_free (person->user_name);
  g_free (person->password);
  g_free (person->name);
  g_free (person->roles);
  g_free (person);
}

static KladeDemoPerson *
new_demo_person (KladeSchool *school, KladeDemoAccount *account, GError **error)
{
  KladeDemoPerson *person;
  g_autoptr (GArray) grants =
      klade_store_list_role_grants (klade_school_get_db (school), account->person_id,
                                    klade_clock_today (klade_school_get_clock (school)), error);

  if (grants == NULL)
    return NULL;

  person = g_new0 (KladeDemoPerson, 1);
  person->user_name = g_strdup (account->user_name);
  person->password = g_strdup (account->password);
  person->name = g_strdup (account->name);
  person->roles = klade_session_dup_grants_text (grants);
  return person;
}

static GPtrArray *
list_demo_people (KladeSchool *school, GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_demo_person);
  g_autoptr (GPtrArray) accounts =
      klade_store_list_demo_accounts (klade_school_get_db (school), error);

  if (accounts == NULL)
    return NULL;

  for (guint i = 0; i < accounts->len; i++)
    {
      KladeDemoPerson *person = new_demo_person (school, g_ptr_array_index (accounts, i), error);

      if (person == NULL)
        return NULL;
      g_ptr_array_add (people, person);
    }

  return g_steal_pointer (&people);
}

/**
 * klade_school_dup_info:
 * @self: an open school
 * @error: says why it could not be read
 *
 * Returns: (transfer full): what the sign-in page shows
 */
KladeSchoolInfo *
klade_school_dup_info (KladeSchool *self, GError **error)
{
  g_autoptr (KladeSchoolInfo) info = g_new0 (KladeSchoolInfo, 1);
  g_auto (KladeSchoolRow) row = { 0 };
  KladeDb *db;
  int version;

  g_atomic_ref_count_init (&info->ref_count);
  g_return_val_if_fail (KLADE_IS_SCHOOL (self), NULL);

  db = klade_school_get_db (self);
  if (!klade_store_read_school (db, &row, error) || !klade_db_get_version (db, &version, error))
    return NULL;

  info->place = g_strdup (klade_db_get_place (db));
  info->uid = g_steal_pointer (&row.uid);
  info->name = g_steal_pointer (&row.name);
  info->is_demo = row.is_demo;
  info->is_read_only = klade_db_is_read_only (db);
  info->is_too_new = version > klade_db_newest_version ();
  info->version = version;
  info->engine = klade_db_get_engine (db) == KLADE_ENGINE_POSTGRES ? "postgresql" : "sqlite";
  info->today = klade_clock_today (klade_school_get_clock (self));
  info->demo_people = row.is_demo ? list_demo_people (self, error)
                                  : g_ptr_array_new_with_free_func (free_demo_person);

  return info->demo_people != NULL ? g_steal_pointer (&info) : NULL;
}
