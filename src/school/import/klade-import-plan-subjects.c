/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-import-plan-private.h"
#include "klade-store-import-facts.h"
#include "klade-text.h"

/* A list of subjects may also plan them: programme, grade, lessons a year, scale (A9).  Then a
 * subject has a row for each grade. */

typedef struct
{
  gint64 id;
  gint32 revision;
  int position;
  const char *name;
  const char *short_name;
  const char *area;
} Subject;

typedef struct
{
  gint64 programme_id;
  gint64 subject_id;
  int grade;
  int lessons_per_year;
  int scale;
} Planned;

typedef struct
{
  GPtrArray *subjects;    /* Subject, by id */
  GHashTable *by_name;    /* folded: Subject */
  GHashTable *programmes; /* code: (gint64 *) id */
  GArray *planned;        /* Planned */
  GHashTable *lines;      /* what a row says of which subject: number */
  GHashTable *new_names;  /* folded */
  GStringChunk *strings;  /* the plan's */
} Book;

static void
book_clear (Book *book)
{
  g_hash_table_unref (book->by_name);
  g_hash_table_unref (book->programmes);
  g_hash_table_unref (book->lines);
  g_hash_table_unref (book->new_names);
  g_ptr_array_unref (book->subjects);
  g_array_unref (book->planned);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Book, book_clear)

static void
take_subject (const KladeImportFactRow *row, gpointer data)
{
  Book *book = data;
  Subject *subject = g_new0 (Subject, 1);

  subject->id = row->person_id;
  subject->revision = row->number;
  subject->position = row->from;
  subject->name = g_string_chunk_insert (book->strings, row->texts[0]);
  subject->short_name = g_string_chunk_insert (book->strings, row->texts[1]);
  subject->area = g_string_chunk_insert (book->strings, row->texts[2]);
  g_ptr_array_add (book->subjects, subject);
  g_hash_table_insert (book->by_name, klade_text_fold (subject->name), subject);
}

static void
take_programme (const KladeImportFactRow *row, gpointer data)
{
  Book *book = data;

  g_hash_table_insert (book->programmes, g_strdup (row->texts[0]),
                       g_memdup2 (&row->person_id, sizeof row->person_id));
}

static void
take_planned (const KladeImportFactRow *row, gpointer data)
{
  Book *book = data;
  const Planned planned = { row->person_id, row->other_id, row->number, row->from, row->to };

  g_array_append_val (book->planned, planned);
}

static const Planned *
find_planned (const Book *book, gint64 programme_id, gint64 subject_id, int grade)
{
  for (guint i = 0; i < book->planned->len && subject_id != 0; i++)
    {
      const Planned *planned = &g_array_index (book->planned, Planned, i);

      if (planned->programme_id == programme_id && planned->subject_id == subject_id &&
          planned->grade == grade)
        return planned;
    }

  return NULL;
}

/* ---- a row ---- */

static void
change_text (KladePlannedRow *planned, KladeImportField field, const char *before, const char **now)
{
  const char *after = klade_import_row_get (planned->row, field);

  *now = before;
  if (*after == '\0' || g_str_equal (after, before))
    return;

  *now = after;
  planned->writes_subject = TRUE;
  if (planned->subject.subject_id != 0)
    klade_import_add_change (planned, NULL, klade_import_field_name (field), before, after);
}

static void
plan_subject (Book *book, KladePlannedRow *planned, const char *folded)
{
  const Subject *subject = g_hash_table_lookup (book->by_name, folded);

  planned->subject.name = planned->shown.name;
  if (subject != NULL)
    {
      planned->shown.person_id = subject->id;
      planned->subject.subject_id = subject->id;
      planned->subject.name = subject->name;
      planned->subject.revision = subject->revision;
      planned->subject.position = subject->position;
    }

  change_text (planned, KLADE_IMPORT_SHORT_NAME, subject != NULL ? subject->short_name : "",
               &planned->subject.short_name);
  change_text (planned, KLADE_IMPORT_AREA, subject != NULL ? subject->area : "",
               &planned->subject.area);
  if (subject != NULL)
    return;

  planned->shown.fate = KLADE_FATE_NEW;
  planned->writes_subject = g_hash_table_add (book->new_names, g_strdup (folded));
  if (planned->writes_subject)
    planned->subject.position =
        (int) (book->subjects->len + g_hash_table_size (book->new_names)) * 10;
}

static void
add_number_change (KladePlannedRow *planned, const char *what, int before, int after)
{
  g_autofree char *old = before != 0 ? g_strdup_printf ("%d", before) : g_strdup ("");
  g_autofree char *new = g_strdup_printf ("%d", after);

  if (before != after)
    klade_import_add_change (planned, NULL, what, old, new);
}

/* What the programme plans of the subject in a grade. */
static void
plan_lessons (const Book *book, KladePlannedRow *planned, gint64 programme_id)
{
  const KladeImportRow *row = planned->row;
  const Planned *before = find_planned (book, programme_id, planned->subject.subject_id,
                                        klade_import_row_get_number_of (row, KLADE_IMPORT_GRADE));
  KladePlannedEdit *edit = &planned->planned;
  int scale = klade_import_row_get_number_of (row, KLADE_IMPORT_SCALE);

  *edit = (KladePlannedEdit){
    .programme_id = programme_id,
    .subject_id = planned->subject.subject_id,
    .grade = klade_import_row_get_number_of (row, KLADE_IMPORT_GRADE),
    .lessons_per_year = before != NULL ? before->lessons_per_year : 0,
    .scale = before != NULL ? (KladeScale) before->scale : KLADE_SCALE_POINTS,
  };
  if (klade_import_row_has (row, KLADE_IMPORT_LESSONS_PER_YEAR))
    edit->lessons_per_year = klade_import_row_get_number_of (row, KLADE_IMPORT_LESSONS_PER_YEAR);
  if (scale != 0)
    edit->scale = (KladeScale) scale;

  planned->plans = before == NULL || before->lessons_per_year != edit->lessons_per_year ||
                   before->scale != (int) edit->scale;
  if (!planned->plans || planned->shown.fate == KLADE_FATE_NEW)
    return;

  add_number_change (planned, _ ("Lessons a year"), before != NULL ? before->lessons_per_year : 0,
                     edit->lessons_per_year);
  if (before == NULL || before->scale != (int) edit->scale)
    klade_import_add_change (planned, NULL, klade_import_field_name (KLADE_IMPORT_SCALE),
                             before != NULL ? klade_scale_name ((KladeScale) before->scale) : "",
                             klade_scale_name (edit->scale));
}

/* The same subject, programme and grade stand once on a list. */
static gboolean
is_once (Book *book, KladePlannedRow *planned, const char *folded)
{
  g_autofree char *line = g_strdup_printf (
      "%s\n%s\n%s", folded, klade_import_row_get (planned->row, KLADE_IMPORT_PROGRAMME_CODE),
      klade_import_row_get (planned->row, KLADE_IMPORT_GRADE));
  gpointer number = g_hash_table_lookup (book->lines, line);

  if (number != NULL)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                             _ ("Row %u of the list is about the same subject."),
                             GPOINTER_TO_UINT (number));
      return FALSE;
    }

  g_hash_table_insert (book->lines, g_steal_pointer (&line),
                       GUINT_TO_POINTER (planned->shown.number));
  return TRUE;
}

static void
plan_row (Book *book, KladePlannedRow *planned)
{
  const char *code = klade_import_row_get (planned->row, KLADE_IMPORT_PROGRAMME_CODE);
  const gint64 *programme_id = g_hash_table_lookup (book->programmes, code);
  g_autofree char *folded = klade_text_fold (planned->shown.name);
  gboolean has_grade = klade_import_row_has (planned->row, KLADE_IMPORT_GRADE);

  if (g_utf8_strlen (planned->shown.name, -1) > 200)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED, _ ("That is too long for a name."));
      return;
    }

  if (!is_once (book, planned, folded))
    return;

  if (*code != '\0' && programme_id == NULL)
    {
      klade_import_set_fate (planned, KLADE_FATE_REFUSED,
                             _ ("There is no education programme %s here. Add it first."), code);
      return;
    }

  plan_subject (book, planned, folded);
  if (programme_id != NULL && has_grade)
    plan_lessons (book, planned, *programme_id);
  else if (programme_id != NULL || has_grade)
    klade_import_note (planned, _ ("Lessons are planned by programme and grade; one of them is "
                                   "missing, so only the subject is taken."));
}

gboolean
klade_import_plan_subjects (KladeImportPlan *plan, KladeDb *db, GError **error)
{
  g_auto (Book) book = {
    .subjects = g_ptr_array_new_with_free_func (g_free),
    .strings = plan->strings,
    .by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .programmes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
    .planned = g_array_new (FALSE, FALSE, sizeof (Planned)),
    .lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .new_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  if (!klade_store_list_import_facts (db, KLADE_IMPORT_KNOWN_SUBJECT, 0, 0, take_subject, &book,
                                      error) ||
      !klade_store_list_import_facts (db, KLADE_IMPORT_PROGRAMME, 0, 0, take_programme, &book,
                                      error) ||
      !klade_store_list_import_facts (db, KLADE_IMPORT_PLANNED, 0, 0, take_planned, &book, error))
    return FALSE;

  for (guint i = 0; i < plan->rows->len; i++)
    {
      KladePlannedRow *planned = g_ptr_array_index (plan->rows, i);

      if (planned->shown.fate == 0)
        plan_row (&book, planned);
    }

  return TRUE;
}
