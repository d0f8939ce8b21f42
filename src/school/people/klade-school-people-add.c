/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-people-index.h"
#include "klade-store-person.h"

/* ---- doubles ---- */

void
klade_like_person_free (KladeLikePerson *self)
{
  g_free (self->name);
  g_free (self->class_name);
  g_free (self->reason);
  g_free (self);
}

void
klade_like_pair_free (KladeLikePair *self)
{
  klade_like_person_free (self->first);
  klade_like_person_free (self->second);
  g_free (self);
}

typedef struct
{
  gint64 person_id;
  char *name;
} FoundClass;

static void
take_class (const KladePeopleFactRow *fact, gpointer data)
{
  FoundClass *found = data;

  if (fact->person_id == found->person_id && found->name == NULL)
    found->name = g_strdup (fact->text);
}

static KladeLikePerson *
describe (KladeSession *session,
          KladePeopleIndex *index,
          guint place,
          const KladeLikeness *likeness,
          GError **error)
{
  const KladeLikenessPerson *person = klade_people_index_get (index, place);
  FoundClass found = { klade_people_index_get_id (index, place), NULL };
  KladeLikePerson *like;

  if (!klade_store_list_people_facts (klade_session_get_db (session), KLADE_PEOPLE_ENROLMENT,
                                      klade_session_get_today (session), take_class, &found, error))
    return NULL;

  like = g_new0 (KladeLikePerson, 1);
  like->person_id = found.person_id;
  like->name = g_strconcat (person->surname, " ", person->given_name, NULL);
  like->class_name = found.name != NULL ? found.name : g_strdup ("");
  like->birth_date = person->birth_date;
  like->reason = g_strdup (klade_likeness_explain (likeness));
  like->certainty = likeness->certainty;
  return like;
}

/**
 * klade_school_find_like_persons:
 * @session: who may change personal files
 * @draft: somebody about to be entered
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeLikePerson): whom it may be already, the surest
 *   first
 */
GPtrArray *
klade_school_find_like_persons (KladeSession *session,
                                const KladePersonDraft *draft,
                                GError **error)
{
  g_autoptr (GPtrArray) persons =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_like_person_free);
  g_autoptr (KladePeopleIndex) index = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session) && draft != NULL, NULL);

  if (!klade_session_require (session, KLADE_ACTION_MANAGE_PEOPLE, NULL, error))
    return NULL;

  index = klade_people_index_new (session, error);
  if (index == NULL)
    return NULL;

  found = klade_people_index_find (index, draft);
  for (guint i = 0; i < found->len; i++)
    {
      const KladeLikeness *likeness = &g_array_index (found, KladeLikeness, i);
      KladeLikePerson *like = describe (session, index, likeness->first, likeness, error);

      if (like == NULL)
        return NULL;
      g_ptr_array_add (persons, like);
    }

  return g_steal_pointer (&persons);
}

static gboolean
add_pair (GPtrArray *pairs,
          KladeSession *session,
          KladePeopleIndex *index,
          const KladeLikeness *likeness,
          GError **error)
{
  KladeLikePerson *first = describe (session, index, likeness->first, likeness, error);
  KladeLikePerson *second;
  KladeLikePair *pair;

  if (first == NULL)
    return FALSE;

  second = describe (session, index, likeness->second, likeness, error);
  if (second == NULL)
    {
      klade_like_person_free (first);
      return FALSE;
    }

  pair = g_new0 (KladeLikePair, 1);
  pair->first = first;
  pair->second = second;
  g_ptr_array_add (pairs, pair);
  return TRUE;
}

/**
 * klade_school_list_like_pairs:
 * @session: who may change personal files
 * @error: %KLADE_ERROR_DENIED
 *
 * Returns: (transfer full) (element-type KladeLikePair): who may be entered twice, the surest
 *   first
 */
GPtrArray *
klade_school_list_like_pairs (KladeSession *session, GError **error)
{
  g_autoptr (GPtrArray) pairs =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_like_pair_free);
  g_autoptr (KladePeopleIndex) index = NULL;
  g_autoptr (GArray) found = NULL;

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_session_require (session, KLADE_ACTION_MANAGE_PEOPLE, NULL, error))
    return NULL;

  index = klade_people_index_new (session, error);
  if (index == NULL)
    return NULL;

  found = klade_people_index_find_pairs (index);
  for (guint i = 0; i < found->len; i++)
    if (!add_pair (pairs, session, index, &g_array_index (found, KladeLikeness, i), error))
      return NULL;

  return g_steal_pointer (&pairs);
}

/* ---- a new person ---- */

typedef struct
{
  const KladePersonDraft *draft;
  gint64 same_as_id;
  gboolean is_another;
  gint64 person_id;
} Addition;

/* Refuses in words whoever is surely or likely here already. */
static gboolean
check_is_new (KladeChangeSet *changes, const Addition *addition, GError **error)
{
  g_autoptr (KladePeopleIndex) index =
      klade_people_index_new (klade_change_set_get_session (changes), error);
  g_autoptr (GArray) found = NULL;

  if (index == NULL)
    return FALSE;

  found = klade_people_index_find (index, addition->draft);
  for (guint i = 0; i < found->len; i++)
    {
      const KladeLikeness *likeness = &g_array_index (found, KladeLikeness, i);
      const KladeLikenessPerson *person = klade_people_index_get (index, likeness->first);

      if (likeness->certainty == KLADE_LIKENESS_SURE ||
          (likeness->certainty == KLADE_LIKENESS_LIKELY && !addition->is_another))
        {
          g_set_error (error, KLADE_ERROR, KLADE_ERROR_EXISTS,
                       /* translators: given name, surname, and why it may be the same person */
                       _ ("%s %s is here already. %s"), person->given_name, person->surname,
                       klade_likeness_explain (likeness));
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
add_work (KladeChangeSet *changes, gpointer data, GError **error)
{
  Addition *addition = data;

  if (addition->same_as_id != 0)
    {
      g_autoptr (KladeRecord) person =
          klade_people_get_person (changes, addition->same_as_id, 0, error);

      addition->person_id = addition->same_as_id;
      return person != NULL &&
             klade_people_set_draft_data (changes, addition->person_id, addition->draft, error);
    }

  return check_is_new (changes, addition, error) &&
         klade_people_add (changes, addition->draft, &addition->person_id, error);
}

/**
 * klade_school_add_person:
 * @session: who may change personal files
 * @draft: who it is
 * @same_as_id: the person it is, of whom @draft knows more; or 0
 * @is_another: it is not the one with the same name and date of birth
 * @person_id: (out) (optional): the person
 * @undo: (out) (optional) (nullable) (transfer full): what takes it back
 * @error: %KLADE_ERROR_EXISTS with a sentence when the person may be here already: ask, then
 *   call again with @same_as_id or @is_another (one personal code is never two persons');
 *   %KLADE_ERROR_INVALID; %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if the person stands
 */
gboolean
klade_school_add_person (KladeSession *session,
                         const KladePersonDraft *draft,
                         gint64 same_as_id,
                         gboolean is_another,
                         gint64 *person_id,
                         KladeUndo **undo,
                         GError **error)
{
  Addition addition = { draft, same_as_id, is_another, 0 };
  const KladeRegisterVerb verb = {
    .action = KLADE_ACTION_MANAGE_PEOPLE,
    .title = _ ("New person"),
    .work = add_work,
    .data = &addition,
  };

  g_return_val_if_fail (draft != NULL, FALSE);

  if (!klade_register_run (session, &verb, undo, error))
    return FALSE;

  if (person_id != NULL)
    *person_id = addition.person_id;
  return TRUE;
}
