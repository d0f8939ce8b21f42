/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl-import.h"

#include "klade-exchange-read.h"
#include "klade-i18n.h"
#include "klade-school-import.h"

typedef struct
{
  KladeImportTarget target;
  gboolean is_dry;
  gboolean adds_classes;
  char *mapping;
  char *sheet;
  char *class_name;
  char *order_number;
  char *order_date;
  char *from;
  char **decided;
  char *decisions_file;
  GArray *decisions; /* KladeImportDecision */
  KladeCtlWho who;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->mapping);
  g_free (self->sheet);
  g_free (self->class_name);
  g_free (self->order_number);
  g_free (self->order_date);
  g_free (self->from);
  g_strfreev (self->decided);
  g_free (self->decisions_file);
  g_clear_pointer (&self->decisions, g_array_unref);
  klade_ctl_who_clear (&self->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &self->is_dry,
      N_ ("Says what would be done, writes nothing"), NULL },
    { "mapping", 'm', 0, G_OPTION_ARG_FILENAME, &self->mapping,
      N_ ("A file that says which column is what"), N_ ("M") },
    { "sheet", 's', 0, G_OPTION_ARG_STRING, &self->sheet,
      N_ ("The sheet of a workbook; the first with rows if left out"), N_ ("NAME") },
    { "class", 'c', 0, G_OPTION_ARG_STRING, &self->class_name,
      N_ ("The class of rows that name none, like 7.a"), N_ ("CLASS") },
    { "add-classes", 0, 0, G_OPTION_ARG_NONE, &self->adds_classes,
      N_ ("Makes the classes that are not there yet"), NULL },
    { "order", 'o', 0, G_OPTION_ARG_STRING, &self->order_number,
      N_ ("The number of the order, for rows that name none"), N_ ("NUMBER") },
    { "order-date", 0, 0, G_OPTION_ARG_STRING, &self->order_date, N_ ("The order's date"),
      N_ ("DAY") },
    { "from", 'f', 0, G_OPTION_ARG_STRING, &self->from,
      N_ ("The first day in the class or at work; today if left out"), N_ ("DAY") },
    { "decide", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &self->decided,
      N_ ("Who an undecided row is, as the report proposes; may be repeated"),
      N_ ("ROW=PERSON|new|skip") },
    { "decisions", 0, 0, G_OPTION_ARG_FILENAME, &self->decisions_file,
      N_ ("A file with such decisions, one a line"), N_ ("D") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = klade_ctl_context_new (
      _ ("import pupils|staff|parents|subjects FILE INPUT [OPTION…]"),
      _ ("Takes a list from a CSV, XLSX or ODS file into the school. The columns are recognised by "
         "their\nheadings, or by the file M: its first line is `klade-mapping 1`, the second "
         "`pupils`, then a\nline like `full-name: Skolēns` for each column. Every row that is not "
         "simply new or unchanged\nis shown. Rows that are refused or undecided are left out, and "
         "then the exit status is 1; all\nthe others are imported in one step. Importing the same "
         "file again changes nothing.\n\nWho an undecided row is, is said by --decide 12=345 (that "
         "person of the school), 12=new or\n12=skip; of the parents a pupil's row names by 12.1= "
         "and 12.2=, also 12.1=row7 for the\nparent that row 7 brings. The report shows which are "
         "possible."),
      "  kladectl import pupils skola.klade skoleni.xlsx --dry-run\n"
      "  kladectl import pupils skola.klade 7a.csv --class 7.a --order 1-8/12 --order-date "
      "2025-09-01\n"
      "  kladectl import pupils skola.klade 7a.csv --decide 12=345 --decide 14.1=row9\n"
      "  kladectl import parents skola.klade vecaki.ods --sheet Vecāki\n"
      "  kladectl import subjects skola.klade prieksmeti.csv --mapping kolonnas.txt");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&self->who, context);
  return klade_ctl_parse (context, argc, argv, 3);
}

/* "" for none is no day. */
static gboolean
parse_day (const char *text, KladeDay *day)
{
  *day = KLADE_DAY_NONE;
  return text == NULL || klade_day_parse (text, klade_clock_today (&klade_clock_system), day, NULL);
}

/* ---- the list ---- */

static KladeImportTable *
choose_table (GPtrArray *tables, const char *name, GError **error)
{
  for (guint i = 0; i < tables->len; i++)
    {
      KladeImportTable *table = g_ptr_array_index (tables, i);

      if (name != NULL ? g_str_equal (klade_import_table_get_name (table), name)
                       : klade_import_table_get_n_rows (table) > 0)
        return table;
    }

  if (name != NULL)
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND, _ ("There is no sheet “%s”."), name);
  else
    g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("There is nothing in the file."));
  return NULL;
}

static KladeImportMapping *
read_mapping (const Options *options, const char *input, GError **error)
{
  g_autoptr (GPtrArray) tables = klade_exchange_read_tables (input, error);
  KladeImportTable *table = tables != NULL ? choose_table (tables, options->sheet, error) : NULL;

  return table != NULL ? klade_import_mapping_new (table, options->target) : NULL;
}

/* By the file M, or as it was done before. */
static gboolean
recall (const Options *options, KladeSession *session, KladeImportMapping *mapping, GError **error)
{
  g_autofree char *text = NULL;

  if (options->mapping == NULL)
    return klade_school_recall_import_mapping (session, mapping, NULL, error);

  return g_file_get_contents (options->mapping, &text, NULL, error) &&
         klade_import_mapping_recall (mapping, text, error);
}

/* ---- the report ---- */

static void
print_columns (KladeImportMapping *mapping)
{
  klade_ctl_print ("%s\n", _ ("Columns:"));
  for (guint i = 0; i < klade_import_mapping_get_n_columns (mapping); i++)
    {
      g_autofree char *letters = klade_import_column_letters (i);

      klade_ctl_print ("  %-3s %s → %s\n", letters, klade_import_mapping_get_heading (mapping, i),
                       klade_import_field_name (klade_import_mapping_get_field (mapping, i)));
    }
}

/* As it is typed after --decide. */
static char *
dup_question (const KladeImportPlanRow *row)
{
  return row->part == KLADE_PART_SELF ? g_strdup_printf ("%u", row->number)
                                      : g_strdup_printf ("%u.%d", row->number, (int) row->part);
}

static void
print_candidate (const char *question, const KladeImportCandidate *candidate)
{
  g_autofree char *answer = candidate->row != 0
                                ? g_strdup_printf ("row%u", candidate->row)
                                : g_strdup_printf ("%" G_GINT64_FORMAT, candidate->person_id);
  g_autoptr (GString) words = g_string_new (candidate->name);

  if (*candidate->class_name != '\0')
    g_string_append_printf (words, ", %s", candidate->class_name);
  if (candidate->birth_date != KLADE_DAY_NONE)
    {
      g_autofree char *born = klade_day_to_text (candidate->birth_date);

      g_string_append_printf (words, ", %s", born);
    }
  if (*candidate->children != '\0')
    {
      g_string_append (words, ", ");
      /* translators: of a father or mother, then the names of the children */
      g_string_append_printf (words, _ ("parent of %s"), candidate->children);
    }
  klade_ctl_print ("       ? --decide %s=%s  %s\n", question, answer, words->str);
}

static void
print_choices (const KladeImportPlanRow *row)
{
  g_autofree char *question = dup_question (row);

  if (row->fate != KLADE_FATE_AMBIGUOUS)
    return;

  for (guint i = 0; i < row->candidates->len; i++)
    print_candidate (question, g_ptr_array_index (row->candidates, i));
  klade_ctl_print ("       ? --decide %s=new  %s\n", question, _ ("somebody else"));
  klade_ctl_print ("       ? --decide %s=skip  %s\n", question, _ ("leave out"));
}

static gboolean
is_plain (const KladeImportPlanRow *row)
{
  return (row->fate == KLADE_FATE_NEW || row->fate == KLADE_FATE_SAME) && row->notes->len == 0 &&
         row->changes->len == 0;
}

static void
print_row (const KladeImportPlanRow *row)
{
  klade_ctl_print ("%5u  %s%s%s: %s%s%s\n", row->number, row->name,
                   *row->class_name != '\0' ? ", " : "", row->class_name,
                   klade_import_fate_name (row->fate), *row->reason != '\0' ? ". " : "",
                   row->reason);

  for (guint i = 0; i < row->changes->len; i++)
    {
      const KladeImportChange *change = g_ptr_array_index (row->changes, i);

      klade_ctl_print ("       ~ %s: %s → %s\n", change->what,
                       *change->before != '\0' ? change->before : "–", change->after);
    }
  print_choices (row);
  for (guint i = 0; i < row->notes->len; i++)
    klade_ctl_print ("       ! %s\n", (const char *) g_ptr_array_index (row->notes, i));
}

static void
print_plan (const KladeImportPlan *plan)
{
  for (guint i = 0; i < klade_import_plan_get_n_rows (plan); i++)
    if (!is_plain (klade_import_plan_get_row (plan, i)))
      print_row (klade_import_plan_get_row (plan, i));

  for (guint i = 0; i < klade_import_plan_get_n_new_classes (plan); i++)
    klade_ctl_print (_ ("New class: %s\n"), klade_import_plan_get_new_class (plan, i));
  for (int fate = 1; fate <= KLADE_N_IMPORT_FATES; fate++)
    if (klade_import_plan_count (plan, (KladeImportFate) fate) > 0)
      klade_ctl_print ("%s: %u\n", klade_import_fate_name ((KladeImportFate) fate),
                       klade_import_plan_count (plan, (KladeImportFate) fate));
}

/* ---- the command ---- */

static void
print_done (const KladeImportPlan *plan)
{
  g_autofree char *done = klade_import_plan_describe (plan);

  if (klade_import_plan_count (plan, KLADE_FATE_NEW) +
          klade_import_plan_count (plan, KLADE_FATE_CHANGED) >
      0)
    klade_ctl_print (_ ("Imported: %s.\n"), done);
  else
    klade_ctl_print ("%s\n", _ ("There was nothing to import."));
}

/* A decision about a row that is not there is a slip of the keyboard. */
static gboolean
check_decisions (const Options *options, const KladeImportPlan *plan, GError **error)
{
  for (guint i = 0; i < options->decisions->len; i++)
    {
      const KladeImportDecision *decision =
          &g_array_index (options->decisions, KladeImportDecision, i);
      gboolean is_there = FALSE;

      for (guint row = 0; row < klade_import_plan_get_n_rows (plan) && !is_there; row++)
        is_there = klade_import_plan_get_row (plan, row)->number == decision->number;
      if (is_there)
        continue;
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("Row %u is decided, but the list has no such row."), decision->number);
      return FALSE;
    }

  return TRUE;
}

static KladeImportPlan *
make_plan (const Options *options,
           const KladeImportOptions *import,
           KladeSession *session,
           KladeImportMapping *mapping,
           GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (KladeImportPlan) plan = NULL;

  if (!recall (options, session, mapping, error) || !klade_import_mapping_check (mapping, error))
    return NULL;

  rows = klade_import_mapping_read_rows (mapping);
  plan = klade_school_plan_import (session, options->target, rows, import, error);
  return plan != NULL && check_decisions (options, plan, error) ? g_steal_pointer (&plan) : NULL;
}

static gboolean
write_plan (KladeSession *session,
            KladeImportMapping *mapping,
            KladeImportPlan *plan,
            GError **error)
{
  gboolean is_done =
      klade_school_import (session, plan, klade_ctl_show_progress, NULL, NULL, error) &&
      klade_school_remember_import_mapping (session, mapping, error);

  klade_ctl_end_progress ();
  return is_done;
}

static KladeCtlStatus
run (const Options *options, const KladeImportOptions *import, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeImportMapping) mapping = read_mapping (options, argv[3], &error);
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeImportPlan) plan = NULL;

  if (mapping == NULL)
    return klade_ctl_fail (argv[3], error);

  session = klade_ctl_open (argv[2], &options->who, &error);
  if (session == NULL)
    return klade_ctl_fail (argv[2], error);

  plan = make_plan (options, import, session, mapping, &error);
  if (plan == NULL)
    {
      print_columns (mapping);
      return klade_ctl_fail (argv[3], error);
    }

  if (options->is_dry)
    print_columns (mapping);
  print_plan (plan);
  if (!options->is_dry && !write_plan (session, mapping, plan, &error))
    return klade_ctl_fail (argv[2], error);

  if (!options->is_dry)
    print_done (plan);
  return klade_import_plan_count (plan, KLADE_FATE_REFUSED) +
                     klade_import_plan_count (plan, KLADE_FATE_AMBIGUOUS) >
                 0
             ? KLADE_CTL_FAILED
             : KLADE_CTL_DONE;
}

/* `import pupils FILE INPUT` and the like: @argv[1] is whose list it is. */
KladeCtlStatus
klade_ctl_import_people (int argc, char **argv)
{
  g_auto (Options) options = { .who = KLADE_CTL_WHO_INIT };
  KladeImportOptions import = { 0 };
  g_autoptr (GError) error = NULL;

  if (!klade_import_target_from_id (argv[1], &options.target))
    return klade_ctl_refuse (_ ("“%s” cannot be imported."), argv[1]);
  if (!parse (&options, &argc, &argv))
    return KLADE_CTL_USAGE;

  if (!parse_day (options.from, &import.valid_from))
    return klade_ctl_refuse (_ ("“%s” is not a day. Write it like 2026-03-16."), options.from);
  if (!parse_day (options.order_date, &import.order_day))
    return klade_ctl_refuse (_ ("“%s” is not a day. Write it like 2026-03-16."),
                             options.order_date);
  if ((options.order_number != NULL) != (options.order_date != NULL))
    return klade_ctl_refuse ("%s", _ ("an order needs both --order and --order-date"));

  if (!klade_ctl_read_decisions (options.decided, options.decisions_file, &options.decisions,
                                 &error))
    return klade_ctl_refuse ("%s", error->message);

  import.decisions = (const KladeImportDecision *) (gpointer) options.decisions->data;
  import.n_decisions = options.decisions->len;
  import.order_number = options.order_number;
  import.class_name = options.class_name;
  import.adds_classes = options.adds_classes;
  return run (&options, &import, argv);
}
