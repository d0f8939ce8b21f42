/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-shipped.h"
#include "klade-paper-fill.h"

#include <string.h>

static const KladePaperHead head = { "Paraugskola", 20517 };

static KladePrintDocument *
print (GPtrArray *slips)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_PASSWORD_SLIPS);

  return klade_paper_print_slips (form, &head, slips, NULL);
}

static KladeSlip *
new_slip (gint64 id,
          const char *name,
          const char *class_name,
          const char *note,
          const char *user_name,
          const char *password)
{
  KladeSlip *slip = g_new0 (KladeSlip, 1);

  *slip = (KladeSlip){
    .person_id = id,
    .name = g_strdup (name),
    .class_name = g_strdup (class_name),
    .note = g_strdup (note),
    .user_name = g_strdup (user_name),
    .password = g_strdup (password),
  };
  return slip;
}

static GPtrArray *
new_slips (void)
{
  GPtrArray *slips = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_slip_free);

  g_ptr_array_add (slips, new_slip (1, "Zālīte Anna", "7.a", "", "anna.zalite", "abcd-efgh-jkmn"));
  g_ptr_array_add (
      slips, new_slip (2, "Ābols Jānis", "7.a", "Anna Zālīte", "161175-19997", "pqrs-tuvw-xyz2"));
  g_ptr_array_add (slips,
                   new_slip (3, "Čakste <b>&amp;", "10.b", "", "b.cakste", "2345-6789-abcd"));
  g_ptr_array_add (slips, new_slip (4, "Kalniņa Ilze", "", "skolotāja, 7.a klases audzinātāja",
                                    "ilze.kalnina", "mnpq-rstu-vwxy"));
  g_ptr_array_add (slips, new_slip (5, "Balodis Kristiāns Aleksandrs", "7.a", "",
                                    "kristians.balodis", "9876-5432-zyxw"));
  return slips;
}

/* KLADE_UPDATE_GOLDEN=1 writes the file anew; look at the difference before it is committed. */
static void
assert_golden (KladePrintDocument *document, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", name, NULL);
  g_autofree char *dump = klade_print_document_dump_text (document);
  g_autofree char *golden = NULL;

  if (g_getenv ("KLADE_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, dump, -1, NULL));

  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, golden);
}

static void
save (KladePrintDocument *document, const char *variable)
{
  const char *path = g_getenv (variable);

  if (path != NULL)
    g_assert_true (klade_print_document_save_pdf (document, path, NULL));
}

static void
test_slips (void)
{
  g_autoptr (GPtrArray) slips = new_slips ();
  g_autoptr (KladePrintDocument) document = print (slips);

  assert_golden (document, "paper-slips.txt");
  save (document, "KLADE_SLIPS_PDF");
  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 3);
}

/* Each slip stands whole on one sheet. */
static void
test_many_slips (void)
{
  g_autoptr (GPtrArray) slips = g_ptr_array_new_with_free_func ((GDestroyNotify) klade_slip_free);
  g_autoptr (KladePrintDocument) document = NULL;
  g_autofree char *dump = NULL;
  g_auto (GStrv) pages G_GNUC_UNUSED = NULL;
  int n_names = 0;

  for (int i = 0; i < 101; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bērziņš %03d", i);

      g_ptr_array_add (slips, new_slip (i + 1, name, "7.a", "", "kads", "abcd-efgh-jkmn"));
    }

  document = print (slips);
  save (document, "KLADE_MANY_PDF");
  dump = klade_print_document_dump_text (document);
  for (const char *at = dump; (at = strstr (at, "Bērziņš")) != NULL; at++)
    n_names++;
  g_assert_cmpint (n_names, ==, 101);
  g_assert_cmpint (klade_print_document_get_n_pages (document), >=, 5);
  g_assert_cmpint (klade_print_document_get_n_pages (document), <=, 8);
}

static void
test_no_slips (void)
{
  g_autoptr (GPtrArray) slips = g_ptr_array_new ();
  g_autoptr (KladePrintDocument) document = print (slips);

  g_assert_nonnull (document);
}

/* What the school wrote into its form stands on the slips. */
static void
test_schools_own_form (void)
{
  static const char description[] =
      "<form kind=\"password-slips\" lang=\"en\" title=\"Slips\"><paper size=\"A5\"/>"
      "<slips rows=\"slips\" heading=\"{class} of {school.name}\">"
      "<line>{name}</line><line title=\"Sign in as\">{user}</line></slips></form>";
  g_autoptr (KladeForm) form = klade_form_parse (description, -1, NULL);
  g_autoptr (GPtrArray) slips = new_slips ();
  g_autoptr (KladePrintDocument) document = klade_paper_print_slips (form, &head, slips, NULL);
  g_autofree char *dump = klade_print_document_dump_text (document);

  g_assert_nonnull (strstr (dump, "7.a of Paraugskola"));
  g_assert_nonnull (strstr (dump, "Staff of Paraugskola"));
  g_assert_nonnull (strstr (dump, "Sign in as | anna.zalite"));
  g_assert_null (strstr (dump, "abcd-efgh-jkmn"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/slips/golden-text", test_slips);
  g_test_add_func ("/paper/slips/many", test_many_slips);
  g_test_add_func ("/paper/slips/none", test_no_slips);
  g_test_add_func ("/paper/slips/own-form", test_schools_own_form);
  return g_test_run ();
}
