/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-class-list.h"
#include "klade-class-name.h"
#include "klade-exchange-rows.h"
#include "klade-i18n.h"
#include "klade-school-classes.h"
#include "klade-school-export.h"

#include <stdio.h>

typedef struct
{
  GStrv class_names;
  char *name; /* of the columns */
  char *columns;
  gboolean remembers;
  char *out;
  KladeCtlWho who;
} Options;

static void
options_clear (Options *self)
{
  g_strfreev (self->class_names);
  g_free (self->name);
  g_free (self->columns);
  g_free (self->out);
  klade_ctl_who_clear (&self->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "class", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &self->class_names,
      N_ ("Only this class; can be given several times"), N_ ("CLASS") },
    { "layout", 0, 0, G_OPTION_ARG_STRING, &self->name,
      N_ ("The columns that the school keeps under this name"), N_ ("NAME") },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &self->columns,
      N_ ("A file with the columns, a line each: field=heading"), N_ ("COLUMNS") },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &self->remembers,
      N_ ("Keep the columns in the school for the next export"), NULL },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &self->out,
      N_ ("Write to this file: .csv, .xlsx or .ods"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GString) text = g_string_new (
      _ ("Takes the marks of the education documents out for the state's register: a row for each\n"
         "subject of each pupil who finishes this year. What is missing is told. The export, its\n"
         "columns and its number of rows stand in the school's log.\n\nFields of columns:"));
  GOptionContext *context;

  for (int i = 0; i < KLADE_N_EXPORT_FIELDS; i++)
    g_string_append_printf (text, "\n  %-16s %s", klade_export_field_id ((KladeExportField) i),
                            klade_export_field_name ((KladeExportField) i));

  context = klade_ctl_context_new (
      _ ("export marks FILE --as USER -o OUT [--class CLASS…] [--layout NAME] [--columns COLUMNS [--remember]]"),
      text->str,
      "  kladectl export marks skola.klade --as lietvede -o viis.xlsx\n"
      "  kladectl export marks skola.klade --as lietvede --class 9.a -o 9a.csv\n"
      "  kladectl export marks skola.klade --as lietvede --columns viis.txt --remember -o v.csv");
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&self->who, context);
  return klade_ctl_parse (context, argc, argv, 2);
}

/* ---- classes ---- */

static char *
dup_class_name (const char *typed)
{
  KladeClassName name;

  return klade_class_name_parse (typed, &name, NULL) ? klade_class_name_format (&name)
                                                     : g_strdup (typed);
}

static gboolean
find_class (GPtrArray *classes, const char *typed, gint64 *id, GError **error)
{
  g_autofree char *name = dup_class_name (typed);

  for (guint i = 0; i < classes->len; i++)
    {
      const KladeClassRow *row = g_ptr_array_index (classes, i);

      *id = row->id;
      if (g_str_equal (row->name, name))
        return TRUE;
    }

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID, _ ("There is no class “%s” this year."),
               typed);
  return FALSE;
}

static GArray *
find_classes (KladeSession *session, const Options *options, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) classes = NULL;

  if (options->class_names == NULL)
    return g_steal_pointer (&ids);

  classes = klade_school_list_classes (session, 0, error);
  if (classes == NULL)
    return NULL;

  for (gsize i = 0; options->class_names[i] != NULL; i++)
    {
      gint64 id;

      if (!find_class (classes, options->class_names[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* ---- the command ---- */

static gboolean
check_name (KladeSession *session, const Options *options, GError **error)
{
  g_auto (GStrv) names = klade_school_list_export_layouts (session, error);

  if (names == NULL)
    return FALSE;
  if (*options->name == '\0' || options->columns != NULL ||
      g_strv_contains ((const char *const *) names, options->name))
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("The school keeps no columns under the name “%s”."), options->name);
  return FALSE;
}

/* The school's columns, or those of the file, which the school may keep. */
static KladeExportLayout *
read_layout (KladeSession *session, const Options *options, GError **error)
{
  g_autoptr (KladeExportLayout) kept = NULL;
  g_autoptr (KladeExportLayout) layout = NULL;
  g_autofree char *text = NULL;
  gint32 revision;

  if (!check_name (session, options, error))
    return NULL;

  kept = klade_school_read_export_layout (session, options->name, NULL, &revision, error);
  if (options->columns == NULL || kept == NULL)
    return g_steal_pointer (&kept);

  if (!g_file_get_contents (options->columns, &text, NULL, error))
    return NULL;

  layout = klade_export_layout_parse (text, error);
  if (layout == NULL)
    {
      g_prefix_error (error, "%s: ", options->columns);
      return NULL;
    }

  return !options->remembers || klade_school_save_export_layout (session, options->name, layout,
                                                                 revision, NULL, error)
             ? g_steal_pointer (&layout)
             : NULL;
}

static KladeMarksExport *
export_marks (const char *place, const Options *options, GError **error)
{
  g_autofree char *password = klade_ctl_who_dup_password (&options->who, FALSE, error);
  g_autoptr (KladeSchool) school =
      password != NULL ? klade_school_open (place, &klade_clock_system, error) : NULL;
  g_autoptr (KladeSession) session =
      school != NULL ? klade_school_sign_in (school, options->who.user_name, password, error)
                     : NULL;
  g_autoptr (KladeExportLayout) layout =
      session != NULL ? read_layout (session, options, error) : NULL;
  g_autoptr (GArray) classes = layout != NULL ? find_classes (session, options, error) : NULL;

  if (classes == NULL)
    return NULL;

  return klade_school_export_marks (session, password, layout, 0,
                                    (const gint64 *) (gpointer) classes->data, classes->len, error);
}

static KladeCtlStatus
run_marks (int argc, char **argv)
{
  g_auto (Options) options = { .who = KLADE_CTL_WHO_INIT };
  g_autoptr (KladeMarksExport) export = NULL;
  g_autoptr (GError) error = NULL;
  KladeSheetFormat format;

  if (!parse (&options, &argc, &argv))
    return KLADE_CTL_USAGE;
  if (options.out == NULL)
    return klade_ctl_refuse ("%s", _ ("Say where to write with -o OUT."));
  if (!klade_exchange_format_from_path (options.out, &format))
    return klade_ctl_refuse (_ ("“%s” ends in none of .csv, .xlsx and .ods."), options.out);
  if (options.who.user_name == NULL)
    return klade_ctl_refuse ("%s", _ ("Say who you are with --as USER."));
  if (options.name == NULL)
    options.name = g_strdup ("");

  export = export_marks (argv[2], &options, &error);
  if (export == NULL)
    return klade_ctl_fail (argv[2], error);
  if (!klade_exchange_save_rows (_ ("Marks"), (const char *const *) export->table->headings,
                                 export->table->rows, format, options.out, &error))
    return klade_ctl_fail (options.out, error);

  for (guint i = 0; i < export->problems->len; i++)
    fprintf (stderr, "kladectl: %s\n", (const char *) g_ptr_array_index (export->problems, i));
  klade_ctl_print (_ ("%s: pupils %u, rows %u.\n"), options.out, export->n_pupils,
                   export->table->rows->len);
  return KLADE_CTL_DONE;
}

KladeCtlStatus
klade_ctl_run_export (int argc, char **argv)
{
  if (argc > 1 && g_str_equal (argv[1], "marks"))
    return run_marks (argc, argv);

  if (!klade_ctl_parse (
          klade_ctl_context_new (
              _ ("export KIND FILE -o OUT [OPTION…]"),
              _ ("Takes data out of the school. Each kind explains itself with --help:\n\n"
                 "  marks      marks of education documents for the state's register"),
              "  kladectl export marks skola.klade --as lietvede -o viis.xlsx"),
          &argc, &argv, 2))
    return KLADE_CTL_USAGE;

  return klade_ctl_refuse (_ ("“%s” cannot be exported."), argv[1]);
}
