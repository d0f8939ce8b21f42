/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-school-timetable.h"

#include <string.h>

#include "klade-i18n.h"
#include "klade-store-day-list.h"
#include "klade-store-school.h"
#include "klade-text.h"
#include "klade-timetable-data.h"

void
klade_week_choice_free (KladeWeekChoice *self)
{
  g_free (self->name);
  g_free (self);
}

typedef struct
{
  KladeSession *session;
  KladeWeekOf of;
  KladeDay day;
  GPtrArray *choices; /* KladeWeekChoice */
} Reader;

static void
take (Reader *self, gint64 id, const char *name)
{
  KladeWeekChoice *choice = g_new0 (KladeWeekChoice, 1);

  *choice = (KladeWeekChoice){ .of = self->of, .id = id, .name = g_strdup (name) };
  g_ptr_array_add (self->choices, choice);
}

static gboolean
list_classes (Reader *self, KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1024);
  g_autoptr (GArray) classes = klade_store_list_year_classes (db, year_id, strings, error);

  for (guint i = 0; classes != NULL && i < classes->len; i++)
    {
      const KladeStoredClass *klass = &g_array_index (classes, KladeStoredClass, i);

      take (self, klass->id, klass->name);
    }

  return classes != NULL;
}

static gboolean
list_teachers (Reader *self, KladeDb *db, GError **error)
{
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1024);
  g_autoptr (GArray) people = klade_store_list_colleagues (db, self->day, strings, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const KladeStoredColleague *person = &g_array_index (people, KladeStoredColleague, i);

      take (self, person->person_id, person->name);
    }

  return people != NULL;
}

static gboolean
list_rooms (Reader *self, KladeDb *db, gint64 year_id, GError **error)
{
  g_autoptr (GPtrArray) rooms = klade_store_list_rooms (db, year_id, error);

  for (guint i = 0; rooms != NULL && i < rooms->len; i++)
    take (self, 0, g_ptr_array_index (rooms, i));

  return rooms != NULL;
}

static gboolean
list_school (Reader *self, KladeDb *db, GError **error)
{
  g_auto (KladeSchoolRow) school = { 0 };

  if (!klade_store_read_school (db, &school, error))
    return FALSE;

  take (self, 0, school.name);
  return TRUE;
}

static gboolean
list_choices (KladeDb *db, gpointer data, GError **error)
{
  Reader *self = data;
  KladeSchoolYear year;
  gint64 year_id;

  g_ptr_array_set_size (self->choices, 0);
  if (!klade_session_require (self->session, KLADE_ACTION_READ_TIMETABLE, NULL, error) ||
      !klade_store_find_timetable_year (db, self->day, &year_id, &year, error))
    return FALSE;

  switch (self->of)
    {
    case KLADE_WEEK_OF_CLASS:
      return list_classes (self, db, year_id, error);
    case KLADE_WEEK_OF_TEACHER:
      return list_teachers (self, db, error);
    case KLADE_WEEK_OF_ROOM:
      return list_rooms (self, db, year_id, error);
    case KLADE_WEEK_OF_SCHOOL:
    default:
      return list_school (self, db, error);
    }
}

/**
 * klade_school_list_week_choices:
 * @session: who asks; needs the right to read the timetable
 * @of: of what kind
 * @day: a day of the school year
 * @error: %KLADE_ERROR_DENIED, %KLADE_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type KladeWeekChoice): whose week one can ask for, in Latvian
 *   order
 */
GPtrArray *
klade_school_list_week_choices (KladeSession *session, KladeWeekOf of, KladeDay day, GError **error)
{
  g_autoptr (GPtrArray) choices =
      g_ptr_array_new_with_free_func ((GDestroyNotify) klade_week_choice_free);
  Reader self = { session, of, day, choices };

  g_return_val_if_fail (KLADE_IS_SESSION (session), NULL);

  if (!klade_db_within_read (klade_session_get_db (session), list_choices, &self, error))
    return NULL;

  return g_steal_pointer (&choices);
}

/* ---- finding one by name ---- */

/* Latvian letters, case, dots and blanks do not matter: 7a finds 7.a */
static char *
squeeze (const char *text)
{
  char *folded = klade_text_fold (text);
  char *to = folded;

  for (const char *from = folded; *from != '\0'; from++)
    if (*from != '.' && *from != ' ')
      *to++ = *from;
  *to = '\0';

  return folded;
}

/* The exact one, otherwise the only one in which the text stands. */
static KladeWeekChoice *
choose (const GPtrArray *choices, const char *name, guint *n_found)
{
  g_autofree char *wanted = squeeze (name);
  KladeWeekChoice *found = NULL;

  *n_found = 0;
  for (guint i = 0; i < choices->len; i++)
    {
      KladeWeekChoice *choice = g_ptr_array_index (choices, i);
      g_autofree char *text = squeeze (choice->name);

      if (g_str_equal (text, wanted))
        {
          *n_found = 1;
          return choice;
        }
      if (*wanted != '\0' && strstr (text, wanted) != NULL)
        {
          found = choice;
          ++*n_found;
        }
    }

  return *n_found == 1 ? found : NULL;
}

static char *
join_names (const GPtrArray *choices)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < choices->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const KladeWeekChoice *) g_ptr_array_index (choices, i))->name);

  return g_string_free (names, FALSE);
}

/**
 * klade_school_find_week:
 * @name: of a class (7a finds 7.a), a teacher or a room, or a part of it that leaves no doubt
 * @choice: (out) (transfer full): whose week it is
 * @error: %KLADE_ERROR_INVALID with the choices, %KLADE_ERROR_DENIED
 *
 * Returns: %TRUE if exactly one was found
 */
gboolean
klade_school_find_week (KladeSession *session,
                        KladeWeekOf of,
                        const char *name,
                        KladeDay day,
                        KladeWeekChoice **choice,
                        GError **error)
{
  g_autoptr (GPtrArray) choices = NULL;
  g_autofree char *names = NULL;
  KladeWeekChoice *found;
  guint n_found;

  g_return_val_if_fail (name != NULL && choice != NULL, FALSE);

  choices = klade_school_list_week_choices (session, of, day, error);
  if (choices == NULL)
    return FALSE;

  found = choose (choices, name, &n_found);
  if (found != NULL)
    {
      *choice = g_new0 (KladeWeekChoice, 1);
      **choice = (KladeWeekChoice){ found->of, found->id, g_strdup (found->name) };
      return TRUE;
    }

  names = join_names (choices);
  if (n_found > 1)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("“%s” can be several: %s. Write more of the name."), name, names);
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                 _ ("There is no “%s” in the timetable. There are: %s."), name, names);
  return FALSE;
}
