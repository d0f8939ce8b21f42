/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-paper.h"

#include <string.h>

#include "klade-i18n.h"

/* A row has some ten fields: names are interned, so a short array is faster than a table. */
typedef struct
{
  const char *name; /* interned */
  char *text;
} Text;

typedef struct
{
  const char *name; /* interned */
  GPtrArray *rows;
} List;

struct _KladePaperRecord
{
  GArray *texts;
  GArray *lists; /* NULL: none */
};

typedef struct
{
  KladePaperRecord *record;
  char *name;
  gint64 pupil_id;
  gint64 class_id;
} Copy;

/* Why a field is empty in a copy, in those of a class, or in all. */
typedef struct
{
  int record;        /* -1: of no single copy */
  gint64 class_id;   /* 0: of no single class */
  const char *field; /* interned */
  char *text;
} Explanation;

struct _KladePaper
{
  gatomicrefcount ref_count;
  KladePaperKind kind;
  char *title;
  GArray *copies;
  GPtrArray *problems;
  GArray *explanations; /* of Explanation */
  char *reach;
};

G_DEFINE_BOXED_TYPE (KladePaper, klade_paper, klade_paper_ref, klade_paper_unref)

/* ---- a record ---- */

static void
text_clear (gpointer data)
{
  g_free (((Text *) data)->text);
}

static void
list_clear (gpointer data)
{
  g_ptr_array_unref (((List *) data)->rows);
}

KladePaperRecord *
klade_paper_record_new (void)
{
  KladePaperRecord *self = g_new0 (KladePaperRecord, 1);

  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (self->texts, text_clear);
  return self;
}

void
klade_paper_record_free (KladePaperRecord *self)
{
  g_array_unref (self->texts);
  g_clear_pointer (&self->lists, g_array_unref);
  g_free (self);
}

/**
 * klade_paper_record_take:
 * @self: a record
 * @name: a field's name
 * @text: (transfer full) (nullable): what it says; %NULL is ""
 */
void
klade_paper_record_take (KladePaperRecord *self, const char *name, char *text)
{
  const char *interned = g_intern_string (name);
  Text added = { interned, text };

  for (guint i = 0; i < self->texts->len; i++)
    {
      Text *known = &g_array_index (self->texts, Text, i);

      if (known->name == interned)
        {
          g_free (known->text);
          known->text = text;
          return;
        }
    }
  g_array_append_val (self->texts, added);
}

void
klade_paper_record_set (KladePaperRecord *self, const char *name, const char *text)
{
  klade_paper_record_take (self, name, g_strdup (text));
}

void
klade_paper_record_set_int (KladePaperRecord *self, const char *name, int value)
{
  klade_paper_record_take (self, name, g_strdup_printf ("%d", value));
}

/**
 * klade_paper_record_set_day:
 * @self: a record
 * @name: a field's name
 * @day: as 14.09.2026.; %KLADE_DAY_NONE is ""
 */
void
klade_paper_record_set_day (KladePaperRecord *self, const char *name, KladeDay day)
{
  klade_paper_record_take (self, name, day == KLADE_DAY_NONE ? NULL : klade_day_to_text (day));
}

/**
 * klade_paper_record_get:
 * @self: a record
 * @name: a field's name
 *
 * Returns: (transfer none): its text; "" if it was never set
 */
const char *
klade_paper_record_get (const KladePaperRecord *self, const char *name)
{
  const char *interned = g_intern_string (name);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const Text *text = &g_array_index (self->texts, Text, i);

      if (text->name == interned)
        return text->text != NULL ? text->text : "";
    }
  return "";
}

static GPtrArray *
find_rows (const KladePaperRecord *self, const char *interned)
{
  for (guint i = 0; self->lists != NULL && i < self->lists->len; i++)
    if (g_array_index (self->lists, List, i).name == interned)
      return g_array_index (self->lists, List, i).rows;
  return NULL;
}

/**
 * klade_paper_record_add_row:
 * @self: a record
 * @list: a list's name
 *
 * Returns: (transfer none): a new last row of it, to be filled
 */
KladePaperRecord *
klade_paper_record_add_row (KladePaperRecord *self, const char *list)
{
  const char *interned = g_intern_string (list);
  GPtrArray *rows = find_rows (self, interned);
  KladePaperRecord *row = klade_paper_record_new ();

  if (rows == NULL)
    {
      List added = { interned, NULL };

      rows = added.rows = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_paper_record_free);
      if (self->lists == NULL)
        {
          self->lists = g_array_new (FALSE, FALSE, sizeof (List));
          g_array_set_clear_func (self->lists, list_clear);
        }
      g_array_append_val (self->lists, added);
    }
  g_ptr_array_add (rows, row);
  return row;
}

/**
 * klade_paper_record_get_rows:
 * @self: a record
 * @list: a list's name
 *
 * Returns: (transfer none) (nullable) (element-type KladePaperRecord): its rows; %NULL for none
 */
GPtrArray *
klade_paper_record_get_rows (const KladePaperRecord *self, const char *list)
{
  return find_rows (self, g_intern_string (list));
}

/* ---- a paper ---- */

static void
copy_clear (gpointer data)
{
  Copy *copy = data;

  klade_paper_record_free (copy->record);
  g_free (copy->name);
}

static void
problem_free (gpointer data)
{
  KladePaperProblem *problem = data;

  g_free (problem->text);
  g_free (problem);
}

static void
explanation_clear (gpointer data)
{
  g_free (((Explanation *) data)->text);
}

/**
 * klade_paper_new:
 * @kind: which document
 * @title: with its class and term, translated: for the reader's window and file names
 *
 * Returns: (transfer full): a paper without copies
 */
KladePaper *
klade_paper_new (KladePaperKind kind, const char *title)
{
  KladePaper *self = g_new0 (KladePaper, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->title = g_strdup (title);
  self->copies = g_array_new (FALSE, FALSE, sizeof (Copy));
  g_array_set_clear_func (self->copies, copy_clear);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->explanations = g_array_new (FALSE, FALSE, sizeof (Explanation));
  g_array_set_clear_func (self->explanations, explanation_clear);
  return self;
}

KladePaper *
klade_paper_ref (KladePaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
klade_paper_unref (KladePaper *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_array_unref (self->copies);
  g_ptr_array_unref (self->problems);
  g_array_unref (self->explanations);
  g_free (self->reach);
  g_free (self);
}

KladePaperKind
klade_paper_get_kind (const KladePaper *self)
{
  return self->kind;
}

const char *
klade_paper_get_title (const KladePaper *self)
{
  return self->title;
}

/**
 * klade_paper_add:
 * @self: a paper
 * @record: (transfer full): what stands on this copy
 * @name: whose it is, for lists, bookmarks and file names: "7.a Bērziņa Anna"
 * @pupil_id: 0 when it is of no single pupil
 * @class_id: 0 when it is of no class
 *
 * Returns: the copy's place among the records
 */
int
klade_paper_add (KladePaper *self,
                 KladePaperRecord *record,
                 const char *name,
                 gint64 pupil_id,
                 gint64 class_id)
{
  Copy copy = { record, g_strdup (name), pupil_id, class_id };

  g_array_append_val (self->copies, copy);
  return (int) self->copies->len - 1;
}

int
klade_paper_get_n_records (const KladePaper *self)
{
  return (int) self->copies->len;
}

static const Copy *
get_copy (const KladePaper *self, int record)
{
  g_return_val_if_fail (record >= 0 && record < (int) self->copies->len, NULL);

  return &g_array_index (self->copies, Copy, record);
}

const KladePaperRecord *
klade_paper_get_record (const KladePaper *self, int record)
{
  return get_copy (self, record)->record;
}

const char *
klade_paper_get_record_name (const KladePaper *self, int record)
{
  return get_copy (self, record)->name;
}

gint64
klade_paper_get_record_pupil (const KladePaper *self, int record)
{
  return get_copy (self, record)->pupil_id;
}

/**
 * klade_paper_add_problem:
 * @self: a paper
 * @record: which copy; -1: the whole
 * @is_grave: it can't be printed without
 * @text: (transfer full): what is missing and what to do, translated
 */
void
klade_paper_add_problem (KladePaper *self, int record, gboolean is_grave, char *text)
{
  KladePaperProblem *problem = g_new0 (KladePaperProblem, 1);

  *problem = (KladePaperProblem){ record, text, is_grave };
  g_ptr_array_add (self->problems, problem);
}

/**
 * klade_paper_get_problems:
 *
 * Returns: (transfer none) (element-type KladePaperProblem): in the order of the copies
 */
GPtrArray *
klade_paper_get_problems (const KladePaper *self)
{
  return self->problems;
}

/**
 * klade_paper_problem_names_record:
 * @self: a paper
 * @problem: one of its problems
 *
 * Returns: %TRUE if the sentence begins with the name of the copy, with or without the class
 *   before it: then the name need not be shown beside it
 */
gboolean
klade_paper_problem_names_record (const KladePaper *self, const KladePaperProblem *problem)
{
  const char *name, *space;

  if (problem->record < 0)
    return FALSE;

  name = klade_paper_get_record_name (self, problem->record);
  space = strchr (name, ' ');
  return g_str_has_prefix (problem->text, name) ||
         (space != NULL && g_str_has_prefix (problem->text, space + 1));
}

/**
 * klade_paper_can_print:
 * @self: a paper
 * @record: which copy
 *
 * Returns: %TRUE unless something that it can't do without is missing
 */
gboolean
klade_paper_can_print (const KladePaper *self, int record)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const KladePaperProblem *problem = g_ptr_array_index (self->problems, i);

      if (problem->is_grave && (problem->record == record || problem->record == -1))
        return FALSE;
    }
  return TRUE;
}

/* ---- why fields are empty ---- */

/**
 * klade_paper_explain:
 * @self: a paper
 * @record: whose copy; -1: of no single one
 * @class_id: whose copies; 0: of no single class
 * @field: a field of the document, empty in these copies
 * @text: (transfer full): why, and what to do, translated
 *
 * The filler knows why a field is empty, the form whether that matters: only where it asks for
 * the field is this told, instead of that it is missing.
 */
void
klade_paper_explain (KladePaper *self, int record, gint64 class_id, const char *field, char *text)
{
  const Explanation added = { record, class_id, g_intern_string (field), text };

  g_array_append_val (self->explanations, added);
}

/**
 * klade_paper_get_explanation:
 * @self: a paper
 * @record: a copy
 * @field: a field that is empty in it
 * @is_of_copy: (out) (optional): %FALSE if it is the same for other copies
 *
 * Returns: (transfer none) (nullable): why; %NULL where nobody knows
 */
const char *
klade_paper_get_explanation (const KladePaper *self,
                             int record,
                             const char *field,
                             gboolean *is_of_copy)
{
  const char *interned = g_intern_string (field);
  gint64 class_id = get_copy (self, record)->class_id;

  for (guint i = 0; i < self->explanations->len; i++)
    {
      const Explanation *known = &g_array_index (self->explanations, Explanation, i);

      if (known->field != interned || (known->record >= 0 && known->record != record) ||
          (known->class_id != 0 && known->class_id != class_id))
        continue;
      if (is_of_copy != NULL)
        *is_of_copy = known->record >= 0;
      return known->text;
    }
  return NULL;
}

/* ---- the log ---- */

/**
 * klade_paper_set_reach:
 * @self: a paper of the whole school
 * @reach: how much of it: "20 classes, 540 copies"
 */
void
klade_paper_set_reach (KladePaper *self, const char *reach)
{
  g_free (self->reach);
  self->reach = g_strdup (reach);
}

/**
 * klade_paper_get_reach:
 *
 * Returns: (nullable): how much of the school it holds; %NULL: not all of it
 */
const char *
klade_paper_get_reach (const KladePaper *self)
{
  return self->reach;
}
