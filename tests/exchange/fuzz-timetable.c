/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fuzzer for the timetable files of other programs: aSc Timetables, FET, Untis.  Built without
 * libFuzzer it replays the folder of inputs it is given, and spoils each of them in many ways
 * that are the same every time. */

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "klade-error.h"
#include "klade-exchange-timetable-private.h"

#define N_RUNS_OF_EACH 3000
#define N_WOUNDS_MAX 6
#define N_SCRATCHES 12
#define RANDOM_SEED 20260315

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static int n_read; /* inputs that were timetables */

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_list (KladeFileList list, int n)
{
  g_assert_cmpint (list.n, <=, KLADE_FILE_LIST_MAX);
  for (int i = 0; i < list.n; i++)
    g_assert_true (list.items[i] >= 0 && list.items[i] < n);
}

static void
check_objects (const KladeTimetableFile *file)
{
  for (KladeFileKind kind = 0; kind < KLADE_FILE_CARD; kind++)
    for (int i = 0; i < klade_timetable_file_get_n (file, kind); i++)
      {
        const KladeFileName *name = klade_timetable_file_get_name (file, kind, i);

        check_text (name->id);
        check_text (name->name);
        check_text (name->short_name);
        g_assert_true (kind == KLADE_FILE_LESSON || *name->name != '\0');
      }
  for (int i = 0; i < file->n_classes; i++)
    g_assert_true (file->classes[i].teacher < file->n_teachers);
  for (int i = 0; i < file->n_groups; i++)
    g_assert_true (file->groups[i].class_ >= 0 && file->groups[i].class_ < file->n_classes);
  for (int i = 0; i < file->n_warnings; i++)
    check_text (file->warnings[i]);
  g_assert_cmpint (file->n_weeks, >, 0);
  g_assert_cmpint (file->n_terms, >, 0);
}

static void
check_lessons (const KladeTimetableFile *file)
{
  int n_cards = 0;

  for (int i = 0; i < file->n_lessons; i++)
    {
      const KladeFileLesson *lesson = &file->lessons[i];

      g_assert_true (lesson->subject < file->n_subjects);
      check_list (lesson->classes, file->n_classes);
      check_list (lesson->groups, file->n_groups);
      check_list (lesson->teachers, file->n_teachers);
      check_list (lesson->rooms, file->n_rooms);
      n_cards += lesson->n_cards;
    }
  g_assert_cmpint (n_cards, ==, file->n_cards);
  for (int i = 0; i < file->n_cards; i++)
    {
      const KladeFileCard *card = &file->cards[i];
      g_autofree char *time = klade_timetable_file_describe_time (file, i);

      g_assert_true (card->lesson >= 0 && card->lesson < file->n_lessons);
      g_assert_true (card->day >= 0 && card->day < file->n_days);
      g_assert_true (card->period >= 0 && card->length > 0);
      g_assert_cmpint (card->period + card->length, <=, file->n_periods);
      g_assert_true (card->weeks != 0 && card->terms != 0);
      check_list (card->rooms, file->n_rooms);
      check_text (time);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ("", size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeTimetableFile) file = NULL;
  g_autofree char *words = NULL;

  memcpy (text, data, size);
  file = klade_exchange_read_timetable_data (text, size, NULL, &error);
  if (file == NULL)
    {
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      check_text (error->message);
      g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 1000);
      return 0;
    }

  g_assert_no_error (error);
  n_read++;
  check_objects (file);
  check_lessons (file);
  words = klade_timetable_file_describe (file);
  check_text (words);

  return 0;
}

/* Exchanges a letter or digit, so that most files can still be read. */
static void
scratch (GByteArray *bytes, GRand *random)
{
  static const char likely[] = "0123456789aK,.;:-~";

  for (int i = 0; i < N_SCRATCHES; i++)
    {
      guint at = (guint) g_rand_int_range (random, 0, (int) bytes->len);

      if (g_ascii_isalnum (bytes->data[at]) && at > 0 && !g_ascii_isalpha (bytes->data[at - 1]))
        bytes->data[at] = (guint8) likely[g_rand_int_range (random, 0, sizeof likely - 1)];
    }
}

/* Overwrites, cuts out, doubles or puts in a little. */
static void
wound (GByteArray *bytes, GRand *random)
{
  static const char *const likely[] = { "\"",  "<",     ">",       "&",     "/>", "0",
                                        "-1",  "99999", ",",       ";",     "",   "<!DOCTYPE",
                                        "]]>", "\xff",  "id=\"\"", "11111", "~" };
  guint at = (guint) g_rand_int_range (random, 0, (int) bytes->len);
  guint wanted = (guint) g_rand_int_range (random, 1, 80);
  guint length = MIN (wanted, bytes->len - at);
  const char *word = likely[g_rand_int_range (random, 0, G_N_ELEMENTS (likely))];
  g_autoptr (GByteArray) tail = g_byte_array_new ();

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 1:
      g_byte_array_remove_range (bytes, at, MIN (length, bytes->len - 1));
      break;
    case 2:
      g_byte_array_append (tail, bytes->data + at, bytes->len - at);
      g_byte_array_set_size (bytes, at + length);
      g_byte_array_append (bytes, tail->data, tail->len);
      break;
    default:
      g_byte_array_append (tail, bytes->data + at, bytes->len - at);
      g_byte_array_set_size (bytes, at);
      g_byte_array_append (bytes, (const guint8 *) word, (guint) strlen (word));
      g_byte_array_append (bytes, tail->data, tail->len);
    }
}

static void
replay_spoilt (const char *data, gsize size, GRand *random)
{
  for (int run = 0; run < N_RUNS_OF_EACH; run++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      int n_wounds = g_rand_int_range (random, 0, run % 2 == 0 ? 1 : N_WOUNDS_MAX + 1);

      g_byte_array_append (bytes, (const guint8 *) data, (guint) size);
      scratch (bytes, random);
      for (int i = 0; i < n_wounds && bytes->len > 1; i++)
        wound (bytes, random);
      LLVMFuzzerTestOneInput (bytes->data, bytes->len);
    }
}

/* libFuzzer brings its own main. */
__attribute__ ((weak)) int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (RANDOM_SEED);
  g_autoptr (GDir) folder = NULL;
  const char *name;
  int n_replayed = 0;

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  folder = g_dir_open (argv[1], 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (argv[1], name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      g_file_get_contents (file, &data, &size, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const uint8_t *) data, size);
      replay_spoilt (data, size, random);
      n_replayed++;
    }
  g_assert_cmpint (n_replayed, >, 0);
  /* Refusing everything would try nothing. */
  g_assert_cmpint (n_read, >, N_RUNS_OF_EACH / 2);
  g_print ("%d of %d inputs read\n", n_read, n_replayed * (N_RUNS_OF_EACH + 1));

  return 0;
}
