/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-session-private.h"

#include "klade-i18n.h"
#include "klade-sign-in.h"
#include "klade-store-rights.h"

static gboolean
is_about_nobody (const KladeTarget *target)
{
  return target->journal_id == 0 && target->class_id == 0 && target->pupil_id == 0;
}

static gboolean
class_reaches (KladeDb *db,
               gint64 class_id,
               const KladeTarget *target,
               gboolean *reaches,
               GError **error)
{
  *reaches = FALSE;
  if (class_id == 0)
    return TRUE;

  if (target->journal_id != 0)
    return klade_store_class_has_journal (db, class_id, target->journal_id, target->pupil_id,
                                          target->day, reaches, error);

  if (target->class_id != 0)
    {
      *reaches = class_id == target->class_id;
      return TRUE;
    }

  return target->pupil_id == 0 ||
         klade_store_class_has_pupil (db, class_id, target->pupil_id, target->day, reaches, error);
}

/* Journals that one teaches on the day.  Who substituted there reads on until the semester is
 * closed: what is written of a lesson is asked for by the lesson's day, and may be written late. */
static gboolean
teaching_reaches (KladeSession *self,
                  KladeAction action,
                  const KladeTarget *target,
                  gboolean *reaches,
                  GError **error)
{
  KladeDb *db = klade_session_get_db (self);
  gint64 person_id = klade_session_get_person_id (self);
  KladeDay day;

  *reaches = FALSE;
  if (target->journal_id == 0)
    return TRUE;
  if (!klade_store_teaches_journal (db, person_id, target->journal_id, target->day, reaches, error))
    return FALSE;
  if (*reaches || action != KLADE_ACTION_READ_JOURNAL)
    return TRUE;

  if (!klade_store_find_substituted_day (db, person_id, target->journal_id, target->day, &day,
                                         error))
    return FALSE;
  *reaches = day != KLADE_DAY_NONE;
  return TRUE;
}

/* Whether one role, held for @grant's class, reaches @target. */
static gboolean
scope_reaches (KladeSession *self,
               KladeAction action,
               const KladeRoleGrant *grant,
               const KladeTarget *target,
               gboolean *reaches,
               GError **error)
{
  KladeDb *db = klade_session_get_db (self);
  gint64 person_id = klade_session_get_person_id (self);

  *reaches = FALSE;

  switch (klade_rights_scope ((KladeRole) grant->role, action))
    {
    case KLADE_SCOPE_SCHOOL:
      *reaches = TRUE;
      return TRUE;
    case KLADE_SCOPE_OWN_CLASS:
      return class_reaches (db, grant->class_id, target, reaches, error);
    case KLADE_SCOPE_OWN_JOURNALS:
      return teaching_reaches (self, action, target, reaches, error);
    case KLADE_SCOPE_OWN_CHILDREN:
      return target->pupil_id == 0 ||
             klade_store_is_guardian (db, person_id, target->pupil_id, target->day, reaches, error);
    case KLADE_SCOPE_SELF:
      *reaches = target->pupil_id == person_id || is_about_nobody (target);
      return TRUE;
    case KLADE_SCOPE_NOTHING:
    default:
      return TRUE;
    }
}

static gboolean
works_here (const GArray *grants)
{
  for (guint i = 0; i < grants->len; i++)
    if (g_array_index (grants, KladeRoleGrant, i).role <= KLADE_ROLE_SECRETARY)
      return TRUE;

  return FALSE;
}

gboolean
klade_session_may (KladeSession *self,
                   KladeAction action,
                   const KladeTarget *target,
                   gboolean *may,
                   GError **error)
{
  KladeDay today = klade_session_get_today (self);
  KladeTarget whole = target != NULL ? *target : (KladeTarget){ 0 };
  g_autoptr (GArray) grants = klade_store_list_live_grants (
      klade_session_get_db (self), klade_session_get_account_id (self),
      klade_session_get_person_id (self), today, error);

  *may = FALSE;
  if (grants == NULL)
    return FALSE;

  if (whole.day == KLADE_DAY_NONE)
    whole.day = today;

  for (guint i = 0; i < grants->len && !*may; i++)
    {
      const KladeRoleGrant *grant = &g_array_index (grants, KladeRoleGrant, i);

      if (!scope_reaches (self, action, grant, &whole, may, error))
        return FALSE;
    }

  /* A class teacher's role ends with the year; what the year's journals say can still be read. */
  if (!*may && action == KLADE_ACTION_READ_JOURNAL && whole.journal_id != 0 && works_here (grants))
    return klade_store_led_class_of_journal (klade_session_get_db (self),
                                             klade_session_get_person_id (self), whole.journal_id,
                                             today, may, error);

  return TRUE;
}

gboolean
klade_session_require (KladeSession *self,
                       KladeAction action,
                       const KladeTarget *target,
                       GError **error)
{
  gboolean may;

  if (!klade_session_may (self, action, target, &may, error))
    return FALSE;

  if (may)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_DENIED,
               /* translators: what is not allowed, and whom to ask: “You may not write marks
                * here. Ask the subject teacher or the deputy head.” */
               _ ("You may not %s here. Ask %s."), klade_action_name (action),
               klade_action_whom_to_ask (action));
  return FALSE;
}
