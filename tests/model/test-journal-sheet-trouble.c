/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-i18n.h"
#include "klade-test-desk.h"
#include "klade-test-disk.h"

#include <glib/gstdio.h>

/* The disk or the server fails while somebody types: nothing typed is lost, nothing is stored
 * half, and it goes on by itself. */

static void
wait_until_over (KladeTestDesk *desk)
{
  klade_test_desk_settle (desk);
  g_assert_false (desk->in_trouble);
  g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (desk->sheet), ==, 0);
}

static void
type_in_trouble (KladeTestDesk *desk)
{
  klade_journal_sheet_set_text (desk->sheet, 0, 0, "7");
  klade_test_spin (300);
  g_assert_true (desk->in_trouble);
  klade_test_desk_assert_text (desk, 0, 0, "7");
  g_assert_true (klade_journal_sheet_get_look (desk->sheet, 0, 0) & KLADE_LOOK_PENDING);

  /* typing goes on: the same cell, others, a term mark, an undo */
  klade_journal_sheet_set_text (desk->sheet, 0, 0, "8");
  klade_journal_sheet_set_text (desk->sheet, 1, 0, "n");
  klade_journal_sheet_set_text (desk->sheet, 1, 0, "5");
  klade_journal_sheet_set_text (desk->sheet, 2, 5, "9");
  klade_journal_sheet_set_text (desk->sheet, 3, 0, "4");
  klade_journal_sheet_undo (desk->sheet);
  klade_test_spin (200);
  klade_test_desk_assert_text (desk, 1, 0, "n/5");
  g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (desk->sheet), ==, 7);
}

static void
check_stored (KladeTestDesk *desk)
{
  klade_journal_sheet_reload (desk->sheet);
  klade_test_desk_settle (desk);
  klade_test_desk_assert_text (desk, 0, 0, "8");
  klade_test_desk_assert_text (desk, 1, 0, "n/5");
  klade_test_desk_assert_text (desk, 2, 5, "9");
  klade_test_desk_assert_text (desk, 3, 0, "");
  g_assert_cmpint (desk->n_conflicts, ==, 0);
  g_assert_cmpint (desk->n_refused, ==, 0);
  g_assert_true (g_str_has_suffix (desk->trouble->str, "over\n"));
}

/* The school's file is moved away and put back. */
static void
test_file_gone (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  g_autofree char *aside = g_strconcat (place->place, ".aside", NULL);

  g_assert_cmpint (g_rename (place->place, aside), ==, 0);
  type_in_trouble (desk);

  /* a page asked for meanwhile does not take what was typed away */
  klade_journal_sheet_poll (desk->sheet);
  klade_test_spin (200);
  klade_test_desk_assert_text (desk, 0, 0, "8");

  g_assert_cmpint (g_rename (aside, place->place), ==, 0);
  wait_until_over (desk);
  check_stored (desk);
}

/* The server ends and comes back. */
static void
test_server_gone (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);

  klade_test_postgres_stop ();
  type_in_trouble (desk);
  klade_test_postgres_start ();
  wait_until_over (desk);
  check_stored (desk);
}

static void
poll_once (KladeTestDesk *desk)
{
  klade_journal_sheet_poll (desk->sheet);
  klade_test_desk_settle (desk);
}

/* A poll tells before anybody types into the void, and when it is over. */
static void
test_poll_tells (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);

  klade_test_postgres_stop ();
  poll_once (desk);
  g_assert_true (desk->in_trouble);
  klade_test_postgres_start ();
  poll_once (desk);
  poll_once (desk);
  g_assert_false (desk->in_trouble);
}

static void
type_until_there_is_room (KladeTestPlace *place)
{
  g_autofree char *filler = g_build_filename (place->folder, "filler", NULL);

  klade_test_mount_small_disk (place, 4);
  {
    g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
    g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);

    klade_test_fill_disk (filler);
    for (int i = 0; i < 400 && !desk->in_trouble; i++) /* the last room is in the log */
      {
        klade_journal_sheet_set_text (desk->sheet, 3, 1, i % 2 == 0 ? "n" : "");
        klade_test_spin (5);
      }
    g_assert_true (desk->in_trouble);
    klade_journal_sheet_set_text (desk->sheet, 0, 0, "8");
    klade_test_desk_assert_text (desk, 0, 0, "8");
    klade_test_spin (200);
    g_assert_cmpuint (klade_journal_sheet_get_n_unsaved (desk->sheet), >=, 2);

    g_assert_cmpint (g_unlink (filler), ==, 0);
    wait_until_over (desk);
    klade_journal_sheet_reload (desk->sheet);
    klade_test_desk_settle (desk);
    klade_test_desk_assert_text (desk, 0, 0, "8");
    g_assert_cmpint (desk->n_conflicts, ==, 0);
    klade_test_school_assert_sound (school, NULL);
  }
}

static void
test_disk_full (KladeTestPlace *place)
{
  if (!klade_test_run_apart (type_until_there_is_room, place))
    g_test_skip ("cannot mount a small disk here");
}

/* The window goes away in the middle of it: what was typed still is stored. */
static void
test_window_closes (KladeTestPlace *place)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeTestDesk) desk = klade_test_desk_new (school, KLADE_ROLE_TEACHER);
  g_autofree char *aside = g_strconcat (place->place, ".aside", NULL);
  KladeJournalSheet *sheet = klade_journal_sheet_new (desk->worker, desk->person);
  gpointer alive = sheet;

  klade_journal_sheet_open (sheet, school->math_a, NULL, NULL);
  klade_test_desk_settle (desk);
  g_assert_cmpint (g_rename (place->place, aside), ==, 0);
  klade_journal_sheet_set_text (sheet, 0, 0, "7");
  g_object_add_weak_pointer (G_OBJECT (sheet), &alive);
  g_object_unref (sheet);
  klade_test_spin (300);
  g_assert_nonnull (alive);

  g_assert_cmpint (g_rename (aside, place->place), ==, 0);
  klade_test_spin (2500);
  g_assert_null (alive);
  klade_test_desk_poll (desk);
  klade_test_desk_assert_text (desk, 0, 0, "7");
}

int
main (int argc, char **argv)
{
  g_setenv ("KLADE_LANGUAGE", "en", TRUE);
  klade_i18n_init ();
  g_test_init (&argc, &argv, NULL);
  klade_test_own_postgres ();

  klade_test_add_one ("/sheet-trouble/disk-full", KLADE_TEST_SQLITE, test_disk_full);
  klade_test_add_one ("/sheet-trouble/file-gone", KLADE_TEST_SQLITE, test_file_gone);
  klade_test_add_one ("/sheet-trouble/window-closes", KLADE_TEST_SQLITE, test_window_closes);
  klade_test_add_one ("/sheet-trouble/server-gone", KLADE_TEST_POSTGRES, test_server_gone);
  klade_test_add_one ("/sheet-trouble/poll-tells", KLADE_TEST_POSTGRES, test_poll_tells);

  return g_test_run ();
}
