/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A teacher types in a process of its own and is killed at a random moment, again and again:
 * whatever was acknowledged is there, what was under way is there whole or not at all, and the
 * school passes its check.  With -m slow 200 times on a file and 40 times on a server. */

#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

#include "klade-test-journal.h"

#define N_CELLS 16 /* four pupils in four lessons */

static char *program;

/* What is typed: a cell, or as number N_CELLS the topic of the first lesson. */
typedef struct
{
  int cell;
  int value; /* a mark, 0 for n; of a topic any number */
} Typed;

/* ---- the one who types ---- */

typedef struct
{
  KladeSession *session;
  gint64 journal_id;
  gint64 lessons[4];
  gint64 pupils[4];
  GRand *random;
} Typist;

/* One line on the pipe: the parent sees whole lines or none. */
static void
say (char what, Typed typed)
{
  char line[32];
  int length = g_snprintf (line, sizeof line, "%c %d %d\n", what, typed.cell, typed.value);

  if (write (STDOUT_FILENO, line, (gsize) length) != length)
    exit (1);
}

static void
type_topic (Typist *self, const KladeJournalPage *page, int value)
{
  int index = klade_journal_page_find_lesson (page, self->lessons[0]);
  g_autofree char *topic = g_strdup_printf ("%d", value);
  g_autoptr (GError) error = NULL;
  KladeLessonEdit edit = {
    .lesson_id = self->lessons[0],
    .revision = page->lessons[index].revision,
    .fields = KLADE_LESSON_FIELD_TOPIC,
    .topic = topic,
  };

  klade_school_save_lesson (self->session, self->journal_id, &edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
type_cell (Typist *self, const KladeJournalPage *page, Typed typed)
{
  gint64 lesson_id = self->lessons[typed.cell / 4];
  int index = klade_journal_page_find_lesson (page, lesson_id);
  g_autofree char *text = typed.value == 0 ? g_strdup ("n") : g_strdup_printf ("%d", typed.value);
  KladeCellEdit edit = klade_test_journal_edit (
      page, lesson_id, page->columns[page->lessons[index].first_column].work_id,
      self->pupils[typed.cell % 4], text);
  KladeOutcome outcome =
      klade_test_journal_send (self->session, self->journal_id, edit, NULL, NULL);

  g_assert_true (outcome == KLADE_OUTCOME_SAVED || outcome == KLADE_OUTCOME_SAME);
}

G_NORETURN static void
type_for_ever (Typist *self)
{
  while (TRUE)
    {
      g_autoptr (KladeJournalPage) page = klade_test_journal_read (self->session, self->journal_id);
      Typed typed = {
        .cell = g_rand_int_range (self->random, 0, N_CELLS + 1),
        .value = g_rand_int_range (self->random, 0, 11),
      };

      say ('?', typed);
      if (typed.cell == N_CELLS)
        type_topic (self, page, typed.value);
      else
        type_cell (self, page, typed);
      say ('!', typed);
    }
}

/* PROGRAM type PLACE JOURNAL SEED */
static int
run_typist (char **argv)
{
  KladeClock clock = klade_clock_fixed (klade_instant_at (klade_day_new (2026, 3, 5), 10 * 60));
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeSchool) school = klade_school_open (argv[2], &clock, &error);
  g_autofree char *password = klade_test_school_dup_password (KLADE_ROLE_TEACHER);
  g_autoptr (KladeJournalPage) page = NULL;
  Typist self = { .journal_id = g_ascii_strtoll (argv[3], NULL, 10) };

  g_assert_no_error (error);
  self.session = klade_school_sign_in (school, "teacher", password, &error);
  g_assert_no_error (error);
  self.random = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[4], NULL, 10));

  page = klade_test_journal_read (self.session, self.journal_id);
  for (int i = 0; i < 4; i++)
    {
      self.lessons[i] = page->lessons[i].id;
      self.pupils[i] = page->pupils[i].id;
    }
  type_for_ever (&self);
  return 0;
}

/* ---- the one who kills ---- */

/* By cell: what was acknowledged last, and what was under way when the typist died. */
typedef struct
{
  int acknowledged[N_CELLS + 1]; /* -1: nothing yet */
  Typed under_way;               /* cell -1: nothing */
  int n_acknowledged;
} Book;

static void
take_line (Book *book, const char *line)
{
  Typed typed;
  char what;

  g_assert_cmpint (sscanf (line, "%c %d %d", &what, &typed.cell, &typed.value), ==, 3);
  if (what == '?')
    {
      book->under_way = typed;
      return;
    }

  g_assert_cmpint (what, ==, '!');
  book->acknowledged[typed.cell] = typed.value;
  book->under_way.cell = -1;
  book->n_acknowledged++;
}

static GSubprocess *
start_typist (KladeTestSchool *school, guint32 seed)
{
  g_autofree char *journal = g_strdup_printf ("%" G_GINT64_FORMAT, school->math_a);
  g_autofree char *number = g_strdup_printf ("%u", seed);
  g_autoptr (GError) error = NULL;
  GSubprocess *typist = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "type",
                                          school->place, journal, number, NULL);

  g_assert_no_error (error);
  return typist;
}

static void
kill_one (KladeTestSchool *school, Book *book, GRand *random)
{
  g_autoptr (GSubprocess) typist = start_typist (school, g_rand_int (random));
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (typist));
  int n_more = g_rand_int_range (random, 1, 80);
  g_autoptr (GError) error = NULL;
  char *line;

  book->under_way.cell = -1;
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, &error)) != NULL)
    {
      take_line (book, line);
      g_free (line);
      if (--n_more == 0)
        {
          g_usleep ((gulong) g_rand_int_range (random, 0, 4000));
          g_subprocess_force_exit (typist); /* SIGKILL */
        }
    }
  g_assert_no_error (error);
  g_subprocess_wait (typist, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_term_sig (typist), ==, 9);
}

static int
stored_value (const KladeJournalPage *page, int cell)
{
  const KladePageLesson *lesson = &page->lessons[cell == N_CELLS ? 0 : cell / 4];
  const KladeCell *stored;

  if (cell == N_CELLS)
    return *lesson->topic == '\0' ? -1 : (int) g_ascii_strtoll (lesson->topic, NULL, 10);

  stored = klade_journal_page_cell (page, cell % 4, lesson->first_column);
  if (klade_cell_value_is_empty (stored->value))
    return -1;

  return stored->value.absence == KLADE_ABSENCE_ABSENT ? 0 : stored->value.mark.value;
}

static void
assert_kept (KladeTestSchool *school, KladeSession *session, Book *book)
{
  g_autoptr (KladeJournalPage) page = klade_test_journal_read (session, school->math_a);

  for (int i = 0; i <= N_CELLS; i++)
    {
      int stored = stored_value (page, i);

      /* What was under way may have been stored without its word coming through. */
      if (stored != book->acknowledged[i])
        {
          g_assert_cmpint (book->under_way.cell, ==, i);
          g_assert_cmpint (stored, ==, book->under_way.value);
        }
      book->acknowledged[i] = stored;
    }
}

static void
kill_many (KladeTestPlace *place, int n_rounds)
{
  g_autoptr (KladeTestSchool) school = klade_test_school_new (place);
  g_autoptr (KladeSession) session = klade_test_school_sign_in (school, KLADE_ROLE_DEPUTY);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  Book book = { .n_acknowledged = 0 };

  for (int i = 0; i <= N_CELLS; i++)
    book.acknowledged[i] = -1;

  for (int i = 0; i < n_rounds; i++)
    {
      kill_one (school, &book, random);
      assert_kept (school, session, &book);
      klade_test_school_assert_sound (school, session);
    }

  g_test_message ("%d rounds, %d edits acknowledged", n_rounds, book.n_acknowledged);
  g_assert_cmpint (book.n_acknowledged, >=, n_rounds);
}

static void
test_file (KladeTestPlace *place)
{
  kill_many (place, g_test_slow () ? 200 : 5);
}

static void
test_server (KladeTestPlace *place)
{
  kill_many (place, g_test_slow () ? 40 : 2);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 5 && g_str_equal (argv[1], "type"))
    return run_typist (argv);

  g_test_init (&argc, &argv, NULL);

  klade_test_add_one ("/kill", KLADE_TEST_SQLITE, test_file);
  klade_test_add_one ("/kill", KLADE_TEST_POSTGRES, test_server);

  return g_test_run ();
}
