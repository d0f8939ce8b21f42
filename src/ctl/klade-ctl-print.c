/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include <string.h>

#include "klade-error.h"
#include "klade-i18n.h"
#include "klade-paper-maker.h"
#include "klade-school-classes.h"
#include "klade-school-people.h"
#include "klade-text.h"
#include "klade-work.h"

typedef struct
{
  KladeCtlWho who;
  char **classes;
  char **pupils;
  char *year;
  char *term;
  char *month;
  char *from;
  char *to;
  char *day;
  char *week;
  char *topic;
  char *number;
  char *out;
  gboolean is_archive;
} Options;

static void
options_clear (Options *self)
{
  klade_ctl_who_clear (&self->who);
  g_strfreev (self->classes);
  g_strfreev (self->pupils);
  g_free (self->year);
  g_free (self->term);
  g_free (self->month);
  g_free (self->from);
  g_free (self->to);
  g_free (self->day);
  g_free (self->week);
  g_free (self->topic);
  g_free (self->number);
  g_free (self->out);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* What is asked for, with the arrays that the request points to. */
typedef struct
{
  KladePaperRequest request;
  GArray *class_ids;
  GArray *pupil_ids;
} Wish;

static void
wish_clear (Wish *self)
{
  g_array_unref (self->class_ids);
  g_array_unref (self->pupil_ids);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error,
                     g_error_new_valist (KLADE_ERROR, KLADE_ERROR_INVALID, format, arguments));
  va_end (arguments);
  return FALSE;
}

/* ---- classes, pupils, the year ---- */

static gboolean
find_year (KladeSession *session, const char *name, gint64 *year_id, GError **error)
{
  g_autoptr (GPtrArray) years = klade_school_list_years (session, error);

  for (guint i = 0; years != NULL && i < years->len; i++)
    {
      const KladeYearRow *row = g_ptr_array_index (years, i);

      if (g_str_has_prefix (row->name, name))
        {
          *year_id = row->id;
          return TRUE;
        }
    }

  return years != NULL &&
         refuse (error, _ ("The school has no year “%s”. Write it like 2025."), name);
}

static gboolean
find_classes (KladeSession *session, char **names, Wish *wish, GError **error)
{
  g_autoptr (GPtrArray) classes = NULL;

  if (names == NULL)
    return TRUE;

  classes = klade_school_list_classes (session, wish->request.school_year_id, error);
  if (classes == NULL)
    return FALSE;

  for (int i = 0; names[i] != NULL; i++)
    {
      guint known = wish->class_ids->len;

      for (guint j = 0; j < classes->len; j++)
        {
          const KladeClassRow *row = g_ptr_array_index (classes, j);

          if (g_str_equal (row->name, names[i]))
            g_array_append_val (wish->class_ids, row->id);
        }
      if (wish->class_ids->len == known)
        return refuse (error, _ ("There is no class “%s” in that year."), names[i]);
    }
  return TRUE;
}

/* A name may be written in part, as long as it means one pupil. */
static gboolean
find_pupil (const KladePeopleList *people, const char *name, gint64 *id, GError **error)
{
  g_autofree char *query = klade_text_fold (name);
  int n_found = 0;

  for (guint i = 0; i < people->n_rows; i++)
    {
      g_autofree char *folded = klade_text_fold (people->rows[i].name);

      if (g_str_equal (folded, query))
        {
          *id = people->rows[i].id;
          n_found = 1;
          break;
        }
      if (klade_text_matches (folded, query))
        {
          *id = people->rows[i].id;
          n_found++;
        }
    }

  if (n_found == 0)
    return refuse (error, _ ("There is no pupil “%s”."), name);
  return n_found == 1 ||
         refuse (error, _ ("“%s” may be several pupils. Write the whole name."), name);
}

static gboolean
find_pupils (KladeSession *session, char **names, Wish *wish, GError **error)
{
  g_autoptr (KladePeopleList) people = NULL;

  if (names == NULL)
    return TRUE;

  people = klade_school_list_people (session, KLADE_PEOPLE_PUPILS, 0, error);
  for (int i = 0; people != NULL && names[i] != NULL; i++)
    {
      gint64 id;

      if (!find_pupil (people, names[i], &id, error))
        return FALSE;
      g_array_append_val (wish->pupil_ids, id);
    }
  return people != NULL;
}

/* ---- terms and days ---- */

static gboolean
choose_term (const char *word, int *term)
{
  *term = word == NULL || g_str_equal (word, "year") ? KLADE_TERM_YEAR
          : g_str_equal (word, "1")                  ? KLADE_TERM_SEMESTER_1
          : g_str_equal (word, "2")                  ? KLADE_TERM_SEMESTER_2
                                                     : 0;
  return *term != 0;
}

/* 2026-02: its first and last day. */
static gboolean
choose_month (const char *text, KladeDay *first, KladeDay *last)
{
  g_autofree char *day = g_strconcat (text, "-01", NULL);
  int year, month;

  *first = strlen (text) == 7 ? klade_day_parse_iso (day) : KLADE_DAY_NONE;
  if (*first == KLADE_DAY_NONE)
    return FALSE;

  klade_day_get (*first, &year, &month, NULL);
  *last = klade_day_new (month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - 1;
  return TRUE;
}

static void
choose_last_month (KladeDay today, KladeDay *first, KladeDay *last)
{
  int year, month;

  klade_day_get (today, &year, &month, NULL);
  *last = klade_day_new (year, month, 1) - 1;
  klade_day_get (*last, &year, &month, NULL);
  *first = klade_day_new (year, month, 1);
}

static gboolean
choose_day (const char *text, KladeDay today, KladeDay *day, GError **error)
{
  return text == NULL || klade_day_parse (text, today, day, error);
}

static gboolean
choose_days (const Options *options, KladePaperRequest *request, GError **error)
{
  const KladePaperKindInfo *info = klade_paper_kind_get_info (request->kind);

  if (info->asks & (KLADE_PAPER_ASKS_DAY | KLADE_PAPER_ASKS_WEEK))
    request->first_day = request->last_day = request->today;
  else
    request->first_day = request->last_day = KLADE_DAY_NONE; /* of the year */
  if (info->asks & KLADE_PAPER_ASKS_MONTH)
    choose_last_month (request->today, &request->first_day, &request->last_day);

  if (options->month != NULL &&
      !choose_month (options->month, &request->first_day, &request->last_day))
    return refuse (error, _ ("“%s” is not a month. Write it like 2026-02."), options->month);
  if (options->week != NULL)
    {
      request->first_day = klade_ctl_parse_week (options->week, request->today);
      request->last_day = request->first_day + 6;
      if (request->first_day == KLADE_DAY_NONE)
        return refuse (error, _ ("“%s” is not a week. Write it like 2026-W10."), options->week);
    }
  if (options->day != NULL)
    {
      if (!choose_day (options->day, request->today, &request->first_day, error))
        return FALSE;
      request->last_day = request->first_day;
    }

  return choose_day (options->from, request->today, &request->first_day, error) &&
         choose_day (options->to, request->today, &request->last_day, error);
}

static gboolean
choose (KladeSession *session, const Options *options, Wish *wish, GError **error)
{
  KladePaperRequest *request = &wish->request;

  request->today = klade_session_get_today (session);
  request->topic = options->topic;
  request->number = options->number;
  if (!choose_term (options->term, &request->term))
    return refuse (error, _ ("“%s” is not a term: 1, 2 or year."), options->term);
  if ((options->year != NULL &&
       !find_year (session, options->year, &request->school_year_id, error)) ||
      !choose_days (options, request, error) ||
      !find_classes (session, options->classes, wish, error) ||
      !find_pupils (session, options->pupils, wish, error))
    return FALSE;

  request->class_ids = (const gint64 *) (void *) wish->class_ids->data;
  request->n_class_ids = wish->class_ids->len;
  request->pupil_ids = (const gint64 *) (void *) wish->pupil_ids->data;
  request->n_pupil_ids = wish->pupil_ids->len;
  return TRUE;
}

/* ---- what came out ---- */

static void
tell_problems (KladePaperMaker *maker)
{
  KladePaper *paper = klade_paper_maker_get_paper (maker);
  GPtrArray *problems = klade_paper_get_problems (paper);

  for (guint i = 0; i < problems->len; i++)
    {
      const KladePaperProblem *problem = g_ptr_array_index (problems, i);
      const char *whose = problem->record >= 0 && !klade_paper_problem_names_record (paper, problem)
                              ? klade_paper_get_record_name (paper, problem->record)
                              : "";

      klade_ctl_print ("%s %s%s%s\n", problem->is_grave ? "✗" : "!", whose,
                       *whose != '\0' ? ": " : "", problem->text);
    }
}

static gboolean
save (KladeSession *session, KladePaperMaker *maker, const Options *options, GError **error)
{
  KladePrintDocument *document = klade_paper_maker_get_document (maker);

  if (document == NULL)
    return TRUE;
  if (!klade_school_log_printed (session, klade_paper_maker_get_paper (maker), error))
    return FALSE;
  if (!g_str_has_suffix (options->out, ".pdf"))
    return klade_paper_maker_save_each (maker, options->out, klade_ctl_show_progress, NULL,
                                        error) >= 0;

  return options->is_archive ? klade_print_document_save_pdf_archive (document, options->out, error)
                             : klade_print_document_save_pdf (document, options->out, error);
}

static KladeCtlStatus
print (KladeSession *session, KladePaperKind kind, const Options *options)
{
  g_auto (Wish) wish = { { .kind = kind },
                         g_array_new (FALSE, FALSE, sizeof (gint64)),
                         g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_autoptr (KladePaperMaker) maker = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  gboolean is_saved;

  if (!choose (session, options, &wish, &error))
    return klade_ctl_fail (NULL, error);

  maker =
      klade_paper_maker_new (session, &wish.request, NULL, klade_ctl_show_progress, NULL, &error);
  if (maker == NULL)
    {
      klade_ctl_end_progress ();
      return klade_ctl_fail (NULL, error);
    }
  is_saved = save (session, maker, options, &error);
  klade_ctl_end_progress ();
  tell_problems (maker);
  if (!is_saved)
    return klade_ctl_fail (options->out, error);

  summary = klade_paper_maker_dup_summary (maker);
  klade_ctl_print ("%s\n", summary);
  return klade_paper_maker_get_n_wanted (maker) > 0 &&
                 klade_paper_maker_get_n_made (maker) == klade_paper_maker_get_n_wanted (maker)
             ? KLADE_CTL_DONE
             : KLADE_CTL_FAILED;
}

/* ---- the command ---- */

static char *
list_kinds (void)
{
  GString *list = g_string_new (_ ("KIND is one of:"));

  for (int kind = 1; kind <= KLADE_N_PAPER_KINDS; kind++)
    g_string_append_printf (list, "\n  %-18s %s",
                            klade_paper_kind_get_info ((KladePaperKind) kind)->id,
                            klade_paper_kind_get_name ((KladePaperKind) kind));
  return g_string_free (list, FALSE);
}

static gboolean
parse (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "class", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &self->classes,
      N_ ("Only this class; may be given several times. Without it, the whole school"),
      N_ ("CLASS") },
    { "pupil", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &self->pupils,
      N_ ("Only this pupil, by name; may be given several times"), N_ ("PUPIL") },
    { "year", 'y', 0, G_OPTION_ARG_STRING, &self->year,
      N_ ("An earlier school year: 2024 for 2024/25"), N_ ("YEAR") },
    { "term", 't', 0, G_OPTION_ARG_STRING, &self->term, N_ ("Semester 1 or 2, or year if missing"),
      N_ ("TERM") },
    { "month", 'm', 0, G_OPTION_ARG_STRING, &self->month,
      N_ ("A month: 2026-02; the last one if missing"), N_ ("MONTH") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_ ("First day, instead of a month"),
      N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to, N_ ("Last day, instead of a month"), N_ ("DAY") },
    { "day", 'd', 0, G_OPTION_ARG_STRING, &self->day, N_ ("A day; today if missing"), N_ ("DAY") },
    { "week", 'w', 0, G_OPTION_ARG_STRING, &self->week,
      N_ ("The week: 2026-W10, or any day of it; this week if left out"), N_ ("WEEK") },
    { "topic", 0, 0, G_OPTION_ARG_STRING, &self->topic, N_ ("Topic of a safety instruction"),
      N_ ("TOPIC") },
    { "number", 0, 0, G_OPTION_ARG_STRING, &self->number, N_ ("Number of a safety instruction"),
      N_ ("NUMBER") },
    { "archive", 'a', 0, G_OPTION_ARG_NONE, &self->is_archive,
      N_ ("For the archive: PDF/A-2b, with its structure marked"), NULL },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &self->out,
      N_ ("One file if it ends in .pdf; otherwise a folder with a file for each"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *kinds = list_kinds ();
  g_autofree char *explanation = g_strconcat (
      _ ("Prints a document for classes, pupils or the whole school. Says what is missing, and how\n"
         "many of how many came out."),
      "\n\n", kinds, NULL);
  GOptionContext *context = klade_ctl_context_new (
      _ ("print KIND FILE [OPTION…] -o OUT"), explanation,
      "  kladectl print report-card skola.klade --class 7.a --term 1 -o liecibas.pdf\n"
      "  kladectl print extract skola.klade --month 2026-02 -o izraksti.pdf\n"
      "  kladectl print summary-journal skola.klade -o kopsavilkumi\n"
      "  kladectl print journal skola.klade --class 7.a --term 2 -o zurnali.pdf");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&self->who, context);
  return klade_ctl_parse (context, argc, argv, 2);
}

KladeCtlStatus
klade_ctl_run_print (int argc, char **argv)
{
  g_auto (Options) options = { .who = KLADE_CTL_WHO_INIT };
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (GError) error = NULL;
  KladePaperKind kind;

  if (!parse (&options, &argc, &argv))
    return KLADE_CTL_USAGE;
  if (!klade_paper_kind_from_id (argv[1], &kind))
    return klade_ctl_refuse (_ ("“%s” is not a kind of document"), argv[1]);
  if (options.out == NULL)
    return klade_ctl_refuse ("%s", _ ("a document needs a file or a folder: -o OUT"));
  if (options.is_archive && !g_str_has_suffix (options.out, ".pdf"))
    return klade_ctl_refuse ("%s", _ ("--archive makes one file: -o OUT.pdf"));

  session = klade_ctl_open (argv[2], &options.who, &error);
  return session != NULL ? print (session, kind, &options) : klade_ctl_fail (argv[2], error);
}
