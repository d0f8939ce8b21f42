/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-classes-data.h"

#include "klade-school-setup.h"

static void
clear_data (gpointer data)
{
  KladeClassesData *self = data;

  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_clear_pointer (&self->programmes, g_ptr_array_unref);
  g_clear_pointer (&self->divisions, g_ptr_array_unref);
  g_clear_pointer (&self->bell_sets, g_ptr_array_unref);
  g_clear_pointer (&self->staff, klade_people_list_unref);
  g_free (self->year_name);
}

KladeClassesData *
klade_classes_data_ref (KladeClassesData *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
klade_classes_data_unref (KladeClassesData *self)
{
  g_atomic_rc_box_release_full (self, clear_data);
}

/* A school without any year has no classes or groups either. */
static gboolean
read_year (KladeClassesData *self, KladeSession *session, GError **error)
{
  g_autoptr (GPtrArray) years = klade_school_list_years (session, error);

  if (years == NULL)
    return FALSE;

  for (guint i = 0; i < years->len; i++)
    {
      const KladeYearRow *year = g_ptr_array_index (years, i);

      if (!year->is_now && self->year_id != 0)
        continue;
      self->year_id = year->id;
      g_free (self->year_name);
      self->year_name = g_strdup (year->name);
      if (year->is_now)
        break;
    }

  return TRUE;
}

static gboolean
read_lists (KladeClassesData *self, KladeSession *session, GError **error)
{
  if (self->year_id == 0)
    {
      self->classes = g_ptr_array_new ();
      self->groups = g_ptr_array_new ();
      self->divisions = g_ptr_array_new ();
    }

  return (self->classes != NULL ||
          (self->classes = klade_school_list_classes (session, self->year_id, error)) != NULL) &&
         (self->groups != NULL ||
          (self->groups = klade_school_list_groups (session, self->year_id, 0, KLADE_DAY_NONE,
                                                    error)) != NULL) &&
         (self->divisions != NULL ||
          (self->divisions = klade_school_list_divisions (session, self->year_id, KLADE_DAY_NONE,
                                                          error)) != NULL) &&
         (self->subjects = klade_school_list_subjects (session, error)) != NULL &&
         (self->programmes = klade_school_list_programmes (session, error)) != NULL &&
         (self->bell_sets = klade_school_list_bell_sets (session, error)) != NULL &&
         (self->staff = klade_school_list_people (session, KLADE_PEOPLE_STAFF, 0, error)) != NULL;
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  g_autoptr (KladeClassesData) self = g_atomic_rc_box_new0 (KladeClassesData);

  self->year_name = g_strdup ("");
  return read_year (self, session, error) && read_lists (self, session, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * klade_classes_data_read:
 * @callback: finishes with klade_worker_run_finish(), which gives a #KladeClassesData
 */
void
klade_classes_data_read (KladeOffice *office, GAsyncReadyCallback callback, gpointer user_data)
{
  klade_worker_run (klade_office_get_worker (office), read_job, NULL, NULL,
                    (GDestroyNotify) klade_classes_data_unref, NULL, callback, user_data);
}

/**
 * klade_classes_data_find_class:
 *
 * Returns: (nullable): the class
 */
const KladeClassRow *
klade_classes_data_find_class (KladeClassesData *self, gint64 class_id)
{
  for (guint i = 0; i < self->classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (self->classes, i);

      if (row->id == class_id)
        return row;
    }

  return NULL;
}

/**
 * klade_classes_data_find_group:
 *
 * Returns: (nullable): the group
 */
const KladeGroupRow *
klade_classes_data_find_group (KladeClassesData *self, gint64 group_id)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const KladeGroupRow *row = g_ptr_array_index (self->groups, i);

      if (row->id == group_id)
        return row;
    }

  return NULL;
}

/* ---- choices ---- */

/**
 * klade_choices_new:
 * @none: (nullable): how nothing is called, if that can be chosen; its id is 0
 */
KladeChoices *
klade_choices_new (const char *none)
{
  KladeChoices *self = g_new0 (KladeChoices, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (none != NULL)
    klade_choices_add (self, none, 0);
  return self;
}

void
klade_choices_free (KladeChoices *self)
{
  g_ptr_array_unref (self->names);
  g_array_unref (self->ids);
  g_free (self);
}

void
klade_choices_add (KladeChoices *self, const char *name, gint64 id)
{
  g_ptr_array_add (self->names, g_strdup (name));
  g_array_append_val (self->ids, id);
}

/**
 * klade_choices_get_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): to show; no more may be added after it
 */
const char *const *
klade_choices_get_names (KladeChoices *self)
{
  g_ptr_array_add (self->names, NULL);
  return (const char *const *) self->names->pdata;
}

/**
 * klade_choices_find:
 *
 * Returns: where @id is; the first place if nowhere
 */
guint
klade_choices_find (KladeChoices *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;

  return 0;
}

/**
 * klade_choices_get_id:
 *
 * Returns: what stands at @position; 0 for no such place
 */
gint64
klade_choices_get_id (KladeChoices *self, guint position)
{
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

KladeChoices *
klade_classes_data_choose_staff (KladeClassesData *self, const char *none)
{
  KladeChoices *choices = klade_choices_new (none);

  for (guint i = 0; i < self->staff->n_rows; i++)
    klade_choices_add (choices, self->staff->rows[i].name, self->staff->rows[i].id);

  return choices;
}

KladeChoices *
klade_classes_data_choose_subject (KladeClassesData *self, const char *none)
{
  KladeChoices *choices = klade_choices_new (none);

  for (guint i = 0; i < self->subjects->len; i++)
    {
      const KladeSubjectRow *row = g_ptr_array_index (self->subjects, i);

      klade_choices_add (choices, row->name, row->id);
    }

  return choices;
}

KladeChoices *
klade_classes_data_choose_class (KladeClassesData *self, const char *none)
{
  KladeChoices *choices = klade_choices_new (none);

  for (guint i = 0; i < self->classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (self->classes, i);

      klade_choices_add (choices, row->name, row->id);
    }

  return choices;
}

KladeChoices *
klade_classes_data_choose_programme (KladeClassesData *self, const char *none)
{
  KladeChoices *choices = klade_choices_new (none);

  for (guint i = 0; i < self->programmes->len; i++)
    {
      const KladeProgrammeRow *row = g_ptr_array_index (self->programmes, i);
      g_autofree char *name = g_strdup_printf ("%s %s", row->code, row->name);

      klade_choices_add (choices, g_strstrip (name), row->id);
    }

  return choices;
}

KladeChoices *
klade_classes_data_choose_bell_set (KladeClassesData *self, const char *none)
{
  KladeChoices *choices = klade_choices_new (none);

  for (guint i = 0; i < self->bell_sets->len; i++)
    {
      const KladeBellSetRow *row = g_ptr_array_index (self->bell_sets, i);

      klade_choices_add (choices, row->name, row->id);
    }

  return choices;
}
