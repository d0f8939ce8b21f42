/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-account-work.h"
#include "klade-i18n.h"
#include "klade-import-plan-private.h"

/* The roles a list of staff gives (A2): those that whoever imports may give, to whom has them not
 * yet.  None is ever taken away by a list. */

#define CLASS_ROLES (1u << KLADE_ROLE_CLASS_TEACHER | 1u << KLADE_ROLE_GROUP_TEACHER)

static gboolean
names_roles (const KladeImportRow *row)
{
  return klade_import_row_get_roles (row) != 0 ||
         klade_import_row_has (row, KLADE_IMPORT_CLASS_TEACHER_OF);
}

/* klade_import_find_givable_roles: sets which roles the session may give, if the list has any */
gboolean
klade_import_find_givable_roles (KladeImportBook *book, KladeSession *session, GError **error)
{
  gboolean is_asked = FALSE;

  for (guint i = 0; i < book->plan->rows->len && !is_asked; i++)
    is_asked = names_roles (((KladePlannedRow *) g_ptr_array_index (book->plan->rows, i))->row);

  for (int role = KLADE_ROLE_SUPERUSER; is_asked && role <= KLADE_ROLE_SECRETARY; role++)
    {
      gboolean may;

      if (!klade_account_may_give (session, (KladeRole) role, &may, error))
        return FALSE;
      if (may)
        book->givable_roles |= 1u << role;
    }

  return TRUE;
}

/* @sentence: (transfer full) */
static void
note (KladePlannedRow *planned, char *sentence)
{
  klade_import_note (planned, sentence);
  g_free (sentence);
}

static gboolean
has_role (const KladeImportBook *book, const KladePlannedRow *planned, KladeRole role, gint64 class)
{
  int place = planned->person->place;

  for (int at = place >= 0 ? klade_import_known_at (book->known, place)->first_grant : -1; at >= 0;)
    {
      const KladeKnownGrant *grant =
          &g_array_index (book->known->grants, KladeKnownGrant, (guint) at);

      if (grant->role == (int) role && grant->class_id == class &&
          (grant->to == KLADE_DAY_NONE || grant->to >= planned->first_day))
        return TRUE;
      at = grant->next;
    }

  return FALSE;
}

static void
plan_role (KladeImportBook *book,
           KladePlannedRow *planned,
           KladeRole role,
           gint64 class_id,
           const char *class_name)
{
  const KladePlannedGrant grant = { role, class_id };
  g_autofree char *words =
      g_strconcat (klade_role_name (role), *class_name != '\0' ? ", " : "", class_name, NULL);

  if (has_role (book, planned, role, class_id))
    return;

  if ((book->givable_roles & 1u << role) == 0)
    {
      note (
          planned,
          g_strdup_printf (
              /* translators: a role */
              _ ("You may not give the role “%s”, so it is left out. Ask the superuser."), words));
      return;
    }

  if (planned->grants == NULL)
    planned->grants = g_array_new (FALSE, FALSE, sizeof (KladePlannedGrant));
  g_array_append_val (planned->grants, grant);
  klade_import_add_change (planned, NULL, _ ("Role"), "", words);
}

/* Of each class that exists this year. */
static void
plan_class_roles (KladeImportBook *book, KladePlannedRow *planned, guint roles)
{
  g_auto (GStrv) classes = klade_import_row_dup_list (planned->row, KLADE_IMPORT_CLASS_TEACHER_OF);
  KladeRole role = (roles & CLASS_ROLES) == 1u << KLADE_ROLE_GROUP_TEACHER
                       ? KLADE_ROLE_GROUP_TEACHER
                       : KLADE_ROLE_CLASS_TEACHER;

  if (*classes == NULL && (roles & CLASS_ROLES) != 0)
    note (planned, g_strdup_printf (
                       /* translators: a role */
                       _ ("The role “%s” is of a class, and the list does not say which, so it is "
                          "left out."),
                       klade_role_name (role)));

  for (guint i = 0; classes[i] != NULL; i++)
    {
      gint64 class_id = klade_import_known_find_class (book->known, classes[i]);

      if (class_id == 0)
        note (planned,
              g_strdup_printf (_ ("There is no class %s this year, so nobody becomes its teacher."),
                               classes[i]));
      else
        plan_role (book, planned, role, class_id, classes[i]);
    }
}

/* klade_import_plan_roles: of one who works here, whose first day is known */
void
klade_import_plan_roles (KladeImportBook *book, KladePlannedRow *planned)
{
  guint roles = klade_import_row_get_roles (planned->row);

  plan_class_roles (book, planned, roles);
  for (int role = KLADE_ROLE_SUPERUSER; role <= KLADE_ROLE_SECRETARY; role++)
    if ((roles & ~CLASS_ROLES & 1u << role) != 0)
      plan_role (book, planned, (KladeRole) role, 0, "");

  if (klade_import_row_has (planned->row, KLADE_IMPORT_SUBJECTS_TAUGHT) &&
      planned->shown.fate == KLADE_FATE_NEW)
    klade_import_note (planned, _ ("Subjects taught are not taken from this list: they come with "
                                   "the timetable, or with each journal."));
}
