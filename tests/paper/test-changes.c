/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-form-shipped.h"
#include "klade-i18n.h"
#include "klade-paper-fill.h"
#include "klade-print-form.h"

static KladeDayChangeList *
new_list (int n_rows)
{
  KladeDayChangeList *list = klade_day_change_list_new (n_rows);

  list->n_rows = n_rows;
  list->school = "Paraugskola";
  list->first = list->last = klade_day_new (2026, 3, 5);
  for (int i = 0; i < n_rows; i++)
    list->rows[i] = (KladeDayChangeRow){
      .change = { .kind = i == 0 ? KLADE_DAY_CHANGE_REORGANISED : KLADE_DAY_CHANGE_SUBSTITUTION,
                  .day = list->first,
                  .lesson_no = i == 0 ? KLADE_LESSON_NO_ALL : i % 9 },
      .class_name = i == 0 ? "" : "7.a",
      .subject = i == 0 ? "" : "Matemātika",
      .planned_teachers = i == 0 ? "" : "Dita Novikova",
      .planned_room = i == 0 ? "" : "405",
      .teacher = "Antra Cīrule",
      .why = "Rīk. 04.03.2026. Nr. 1-9/7",
      .sentence = i == 0 ? "Sporta diena" : "aizvieto Antra Cīrule, 205. telpa",
    };
  return list;
}

static KladePrintDocument *
print (const KladeDayChangeList *list)
{
  g_autoptr (KladeForm) form = klade_form_dup_shipped (KLADE_PAPER_CHANGES);
  g_autoptr (KladePaper) paper = klade_paper_new (KLADE_PAPER_CHANGES, "");
  g_auto (KladeSpeech) speech G_GNUC_UNUSED = klade_i18n_speak (klade_form_get_language (form));

  klade_paper_add_changes (paper, list->first, list);
  return klade_print_form_new (form, paper, NULL, NULL, NULL);
}

static void
test_golden_text (void)
{
  g_autoptr (KladeDayChangeList) list = new_list (4);
  g_autoptr (KladePrintDocument) document = print (list);
  g_autofree char *dump = klade_print_document_dump_text (document);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "paper-changes.txt", NULL);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("KLADE_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, dump, -1, &error));

  g_assert_true (g_file_get_contents (path, &golden, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, golden);
}

/* Each page of a long list has its heads, and no change is lost. */
static void
test_many (void)
{
  g_autoptr (KladeDayChangeList) list = new_list (90);
  g_autoptr (KladePrintDocument) document = print (list);
  g_autofree char *dump = klade_print_document_dump_text (document);
  g_auto (GStrv) heads = g_strsplit (dump, "Pēc saraksta", -1);
  g_auto (GStrv) changes = g_strsplit (dump, "aizvieto Antra", -1);

  g_assert_cmpint (klade_print_document_get_n_pages (document), >, 3);
  g_assert_cmpint (g_strv_length (heads) - 1, ==, klade_print_document_get_n_pages (document));
  g_assert_cmpint (g_strv_length (changes) - 1, ==, 89);
}

static void
test_nothing (void)
{
  g_autoptr (KladeDayChangeList) list = new_list (0);
  g_autoptr (KladePrintDocument) document = print (list);
  g_autofree char *dump = klade_print_document_dump_text (document);

  g_assert_cmpint (klade_print_document_get_n_pages (document), ==, 1);
  g_assert_nonnull (g_strstr_len (dump, -1, "Diena notiek pēc stundu saraksta."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/changes/golden-text", test_golden_text);
  g_test_add_func ("/paper/changes/many", test_many);
  g_test_add_func ("/paper/changes/nothing", test_nothing);
  return g_test_run ();
}
