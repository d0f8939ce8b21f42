/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-people-book.h"

#include "klade-school-classes.h"

struct _KladePeopleBook
{
  GObject parent_instance;

  gboolean is_loading;
  gboolean is_old; /* something changed while it was read */

  /* Owned */
  KladeOffice *office;
  KladePeopleList *list;
  GPtrArray *classes;  /* KladeClassRow */
  GArray *own_classes; /* gint64 */
  char *order_number;

  KladeDay order_day;
};

G_DEFINE_FINAL_TYPE (KladePeopleBook, klade_people_book, G_TYPE_OBJECT)

enum
{
  LOADED,
  PERSON_ASKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- reading, in the worker's thread ---- */

typedef struct
{
  KladePeopleList *list;
  GPtrArray *classes;
  GArray *own_classes;
} Read;

static void
free_read (gpointer data)
{
  Read *read = data;

  g_clear_pointer (&read->list, klade_people_list_unref);
  g_clear_pointer (&read->classes, g_ptr_array_unref);
  g_clear_pointer (&read->own_classes, g_array_unref);
  g_free (read);
}

static gboolean
is_class_teacher_now (const KladeFileEntry *role, KladeDay today)
{
  return (role->number == KLADE_ROLE_CLASS_TEACHER || role->number == KLADE_ROLE_GROUP_TEACHER) &&
         role->from <= today && (role->to == KLADE_DAY_NONE || role->to >= today);
}

/* One's own personal file knows whose class teacher one is. */
static GArray *
read_own_classes (KladeSession *session, GError **error)
{
  g_autoptr (KladePersonFile) file =
      klade_school_read_person_file (session, klade_session_get_person_id (session), error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (file == NULL)
    return NULL;

  for (guint i = 0; i < file->sections[KLADE_FILE_ROLES]->len; i++)
    {
      const KladeFileEntry *role =
          &g_array_index (file->sections[KLADE_FILE_ROLES], KladeFileEntry, i);

      if (is_class_teacher_now (role, klade_session_get_today (session)))
        g_array_append_val (ids, role->other_id);
    }

  return g_steal_pointer (&ids);
}

static gpointer
read_job (KladeSchool *school, KladeSession *session, gpointer data, GError **error)
{
  Read *read = g_new0 (Read, 1);

  read->list = klade_school_list_people (session, KLADE_PEOPLE_ALL, 0, error);
  if (read->list != NULL)
    read->classes = klade_school_list_classes (session, 0, error);
  if (read->classes != NULL)
    read->own_classes = read_own_classes (session, error);
  if (read->own_classes != NULL)
    return read;

  free_read (read);
  return NULL;
}

static void
take (KladePeopleBook *self, Read *read)
{
  g_clear_pointer (&self->list, klade_people_list_unref);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->own_classes, g_array_unref);
  self->list = g_steal_pointer (&read->list);
  self->classes = g_steal_pointer (&read->classes);
  self->own_classes = g_steal_pointer (&read->own_classes);
  free_read (read);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KladePeopleBook) self = user_data;
  g_autoptr (GError) error = NULL;
  Read *read = klade_worker_run_finish (KLADE_WORKER (source), result, &error);

  self->is_loading = FALSE;
  if (read != NULL)
    take (self, read);
  g_signal_emit (self, signals[LOADED], 0, error);

  if (self->is_old)
    klade_people_book_load (self);
}

/* ---- the book ---- */

static void
klade_people_book_finalize (GObject *object)
{
  KladePeopleBook *self = KLADE_PEOPLE_BOOK (object);

  g_clear_object (&self->office);
  g_clear_pointer (&self->list, klade_people_list_unref);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  g_clear_pointer (&self->own_classes, g_array_unref);
  g_free (self->order_number);

  G_OBJECT_CLASS (klade_people_book_parent_class)->finalize (object);
}

static void
klade_people_book_class_init (KladePeopleBookClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = klade_people_book_finalize;
  signals[LOADED] = g_signal_new ("loaded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[PERSON_ASKED] = g_signal_new ("person-asked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
}

static void
klade_people_book_init (KladePeopleBook *self)
{
}

/**
 * klade_people_book_new:
 * @office: runs the verbs
 *
 * Returns: (transfer full): a book that has not been read yet
 */
KladePeopleBook *
klade_people_book_new (KladeOffice *office)
{
  KladePeopleBook *self;

  g_return_val_if_fail (KLADE_IS_OFFICE (office), NULL);

  self = g_object_new (KLADE_TYPE_PEOPLE_BOOK, NULL);
  self->office = g_object_ref (office);
  return self;
}

/**
 * klade_people_book_load:
 *
 * Reads everybody again; many changes in a row are read once.
 */
void
klade_people_book_load (KladePeopleBook *self)
{
  g_return_if_fail (KLADE_IS_PEOPLE_BOOK (self));

  self->is_old = self->is_loading;
  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  klade_worker_run (klade_office_get_worker (self->office), read_job, NULL, NULL, free_read, NULL,
                    read_cb, g_object_ref (self));
}

/**
 * klade_people_book_get_office:
 *
 * Returns: (transfer none): runs the verbs
 */
KladeOffice *
klade_people_book_get_office (KladePeopleBook *self)
{
  g_return_val_if_fail (KLADE_IS_PEOPLE_BOOK (self), NULL);

  return self->office;
}

/**
 * klade_people_book_get_list:
 *
 * Returns: (transfer none) (nullable): everybody; %NULL: not read yet
 */
KladePeopleList *
klade_people_book_get_list (KladePeopleBook *self)
{
  g_return_val_if_fail (KLADE_IS_PEOPLE_BOOK (self), NULL);

  return self->list;
}

/**
 * klade_people_book_get_classes:
 *
 * Returns: (transfer none) (nullable) (element-type KladeClassRow): this year's; %NULL: not read
 *   yet
 */
GPtrArray *
klade_people_book_get_classes (KladePeopleBook *self)
{
  g_return_val_if_fail (KLADE_IS_PEOPLE_BOOK (self), NULL);

  return self->classes;
}

/**
 * klade_people_book_find:
 * @person_id: somebody
 *
 * Returns: (transfer none) (nullable): the row in the list, until it is read again
 */
const KladePersonRow *
klade_people_book_find (KladePeopleBook *self, gint64 person_id)
{
  g_return_val_if_fail (KLADE_IS_PEOPLE_BOOK (self), NULL);

  for (guint i = 0; self->list != NULL && i < self->list->n_rows; i++)
    if (self->list->rows[i].id == person_id)
      return &self->list->rows[i];

  return NULL;
}

/**
 * klade_people_book_get_own_classes:
 *
 * Returns: (transfer none) (nullable) (element-type gint64): whose class teacher the person is
 */
GArray *
klade_people_book_get_own_classes (KladePeopleBook *self)
{
  g_return_val_if_fail (KLADE_IS_PEOPLE_BOOK (self), NULL);

  return self->own_classes;
}

/**
 * klade_people_book_is_own_class:
 * @class_id: a class; 0: none
 *
 * Returns: whether the person is its class teacher
 */
gboolean
klade_people_book_is_own_class (KladePeopleBook *self, gint64 class_id)
{
  g_return_val_if_fail (KLADE_IS_PEOPLE_BOOK (self), FALSE);

  for (guint i = 0; self->own_classes != NULL && i < self->own_classes->len; i++)
    if (class_id != 0 && g_array_index (self->own_classes, gint64, i) == class_id)
      return TRUE;

  return FALSE;
}

/**
 * klade_people_book_ask_person:
 * @person_id: whose personal file to show
 * @is_new: just entered: what usually comes next may be offered
 */
void
klade_people_book_ask_person (KladePeopleBook *self, gint64 person_id, gboolean is_new)
{
  g_return_if_fail (KLADE_IS_PEOPLE_BOOK (self));

  g_signal_emit (self, signals[PERSON_ASKED], 0, person_id, is_new);
}

/**
 * klade_people_book_remember_order:
 * @number, @day: the order that was just entered; the next dialog begins with it
 */
void
klade_people_book_remember_order (KladePeopleBook *self, const char *number, KladeDay day)
{
  g_return_if_fail (KLADE_IS_PEOPLE_BOOK (self));

  g_free (self->order_number);
  self->order_number = g_strdup (number);
  self->order_day = day;
}

/**
 * klade_people_book_get_order:
 * @day: (out): of the order; today when there was none yet
 *
 * Returns: (transfer none): the number of the order that was entered last; "" for none
 */
const char *
klade_people_book_get_order (KladePeopleBook *self, KladeDay *day)
{
  g_return_val_if_fail (KLADE_IS_PEOPLE_BOOK (self), "");
  g_return_val_if_fail (day != NULL, "");

  *day =
      self->order_number != NULL ? self->order_day : klade_office_get_person (self->office)->today;
  return self->order_number != NULL ? self->order_number : "";
}
