/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-school-accounts.h"
#include "klade-school-journal.h"

#define KINDS (KLADE_PEOPLE_PUPILS | KLADE_PEOPLE_GUARDIANS | KLADE_PEOPLE_STAFF)

typedef struct
{
  char *class_name;
  char *out;
  gboolean is_issuing;
  gboolean is_again;
  KladeCtlWho who;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->class_name);
  g_free (self->out);
  klade_ctl_who_clear (&self->who);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (Options *self, int *argc, char ***argv)
{
  const GOptionEntry entries[] = {
    { "class", 'c', 0, G_OPTION_ARG_STRING, &self->class_name,
      N_ ("Only this class, like 7.a: its pupils and their parents"), N_ ("CLASS") },
    { "issue", 0, 0, G_OPTION_ARG_NONE, &self->is_issuing,
      N_ ("Give an account to everybody who has none"), NULL },
    { "again", 0, 0, G_OPTION_ARG_NONE, &self->is_again,
      N_ ("Give a new first password to everybody who has not used theirs"), NULL },
    { "out", 'o', 0, G_OPTION_ARG_FILENAME, &self->out,
      N_ ("Write the password slips to this PDF file"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = klade_ctl_context_new (
      _ ("accounts FILE [--class CLASS] [--issue | --again] [-o OUT]"),
      _ ("Lists who has an account and who should have one: name, class, user name, state, roles.\n"
         "With --issue or --again it makes first passwords and writes them on slips to be cut apart.\n"
         "The passwords stand nowhere else: print the file, then remove it."),
      "  kladectl accounts skola.klade --class 7.a\n"
      "  kladectl accounts skola.klade --class 7.a --issue -o 7a.pdf --as audzinataja\n"
      "  kladectl accounts skola.klade --again -o velreiz.pdf --as direktore");

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  klade_ctl_who_add_options (&self->who, context);
  return klade_ctl_parse (context, argc, argv, 1);
}

/* ---- who ---- */

static gboolean
find_class (KladeAccountList *list, const char *name, gint64 *class_id, GError **error)
{
  *class_id = 0;
  for (guint i = 0; name != NULL && i < list->n_rows && *class_id == 0; i++)
    if (g_ascii_strcasecmp (list->rows[i].class_name, name) == 0)
      *class_id = list->rows[i].class_id;

  if (name == NULL || *class_id != 0)
    return TRUE;

  g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
               _ ("There is no class “%s” whose accounts you keep."), name);
  return FALSE;
}

static KladeAccountList *
read_list (KladeSession *session, const char *class_name, GError **error)
{
  g_autoptr (KladeAccountList) all = klade_school_list_accounts (session, KINDS, 0, error);
  gint64 class_id;

  if (all == NULL || !find_class (all, class_name, &class_id, error))
    return NULL;

  return class_id == 0 ? g_steal_pointer (&all)
                       : klade_school_list_accounts (session, KINDS, class_id, error);
}

static void
print_list (const KladeAccountList *list)
{
  for (guint i = 0; i < list->n_rows; i++)
    {
      const KladeAccountRow *row = &list->rows[i];

      klade_ctl_print ("%s\t%s\t%s\t%s\t%s\n", row->name, row->class_name,
                       row->is_named_by_code ? _ ("child's personal code") : row->user_name,
                       klade_account_state_name (row->state), row->roles);
    }
}

/* ---- slips ---- */

static GArray *
choose (const KladeAccountList *list, KladeAccountState state)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < list->n_rows; i++)
    if (list->rows[i].state == state && list->rows[i].can_hand_out)
      g_array_append_val (ids, list->rows[i].person_id);

  return ids;
}

static gboolean
save (KladeSession *session, GPtrArray *slips, const char *path, GError **error)
{
  g_autoptr (KladeSchoolInfo) info =
      klade_school_dup_info (klade_session_get_school (session), error);
  g_autoptr (KladeForm) form =
      info != NULL ? klade_paper_dup_form (session, KLADE_PAPER_PASSWORD_SLIPS, error) : NULL;
  g_autoptr (KladePrintDocument) document = NULL;

  if (form != NULL)
    {
      const KladePaperHead head = { info->name, klade_session_get_today (session) };

      document = klade_paper_print_slips (form, &head, slips, error);
    }
  return document != NULL && klade_print_document_save_pdf (document, path, error);
}

/* Accounts whose slips cannot be written are no use: they are taken back. */
static KladeCtlStatus
hand_out (KladeSession *session, const KladeAccountList *list, const Options *options)
{
  g_autoptr (GArray) ids =
      choose (list, options->is_issuing ? KLADE_ACCOUNT_NONE : KLADE_ACCOUNT_FIRST);
  const gint64 *person_ids = (const gint64 *) (void *) ids->data;
  g_autoptr (KladePasswordStock) stock = NULL;
  g_autoptr (GPtrArray) slips = NULL;
  g_autoptr (KladeUndo) undo = NULL;
  g_autoptr (GError) error = NULL;

  stock = klade_password_stock_new (ids->len, klade_ctl_show_progress, NULL, &error);
  klade_ctl_end_progress ();
  if (stock != NULL)
    slips = options->is_issuing
                ? klade_school_issue_accounts (session, person_ids, ids->len, stock, &undo, &error)
                : klade_school_reset_passwords (session, person_ids, ids->len, stock, &error);
  if (slips == NULL)
    return klade_ctl_fail (NULL, error);

  if (slips->len > 0 && !save (session, slips, options->out, &error))
    {
      if (undo != NULL)
        klade_school_undo (session, undo, NULL, NULL);
      return klade_ctl_fail (options->out, error);
    }

  klade_ctl_print (ngettext_ ("%u slip\n", "%u slips\n", slips->len), slips->len);
  return KLADE_CTL_DONE;
}

KladeCtlStatus
klade_ctl_run_accounts (int argc, char **argv)
{
  g_auto (Options) options = { .who = KLADE_CTL_WHO_INIT };
  g_autoptr (KladeSession) session = NULL;
  g_autoptr (KladeAccountList) list = NULL;
  g_autoptr (GError) error = NULL;

  if (!parse (&options, &argc, &argv))
    return KLADE_CTL_USAGE;
  if (options.is_issuing && options.is_again)
    return klade_ctl_refuse ("%s", _ ("--issue and --again do not go together"));
  if ((options.is_issuing || options.is_again) != (options.out != NULL))
    return klade_ctl_refuse ("%s", _ ("slips need --issue or --again, and a file: -o OUT"));

  if (options.out != NULL && g_file_test (options.out, G_FILE_TEST_EXISTS))
    {
      g_set_error (&error, KLADE_ERROR, KLADE_ERROR_EXISTS, "%s is there already", options.out);
      return klade_ctl_fail (options.out, error);
    }

  session = klade_ctl_open (argv[1], &options.who, &error);
  if (session != NULL)
    list = read_list (session, options.class_name, &error);
  if (list == NULL)
    return klade_ctl_fail (argv[1], error);

  if (options.out != NULL)
    return hand_out (session, list, &options);

  print_list (list);
  return KLADE_CTL_DONE;
}
