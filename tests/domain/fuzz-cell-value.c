/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fuzzer for what a person can type or paste into a cell.  The first byte chooses the scale,
 * the rest is the text.  Built without libFuzzer it replays the folder of inputs it is given and
 * a random run that is the same every time. */

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "klade-cell-value.h"
#include "klade-error.h"

#define N_RANDOM_RUNS 200000
#define RANDOM_SEED 20260305

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_accepted (const char *text, KladeScale scale, KladeCellValue value)
{
  char shown[KLADE_CELL_TEXT_SIZE];
  KladeCellValue again;
  g_autofree char *words = klade_cell_value_describe (value);

  g_assert_true (klade_mark_fits (value.mark, scale));
  g_assert_true (value.excuse == KLADE_EXCUSE_NONE || value.absence == KLADE_ABSENCE_ABSENT);
  g_assert_true (klade_cell_value_accepts_prefix (text, scale));
  klade_cell_value_format (value, shown);
  g_assert_true (klade_cell_value_parse (shown, scale, &again, NULL));
  g_assert_true (klade_cell_value_equal (value, again));
  g_assert_true (g_utf8_validate (words, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  KladeScale scale;
  KladeCellValue value = { { 99, 99 }, 9, 9 };

  if (size == 0)
    return 0;

  scale = (KladeScale) (data[0] % KLADE_N_SCALES + 1);
  text = g_strndup ((const char *) data + 1, size - 1);
  if (klade_cell_value_parse (text, scale, &value, &error))
    {
      g_assert_no_error (error);
      g_assert_true (klade_cell_value_is_complete (text, scale));
      check_accepted (text, scale, value);
    }
  else
    {
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 200);
      g_assert_cmpint (value.absence, ==, 9);
      g_assert_false (klade_cell_value_is_complete (text, scale));
    }

  return 0;
}

static int
replay_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;
  int n_replayed = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *data = NULL;
      gsize size;

      g_file_get_contents (file, &data, &size, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const uint8_t *) data, size);
      n_replayed++;
    }

  return n_replayed;
}

/* Mostly what marks are made of, so that legal values come up too. */
static void
replay_random (void)
{
  static const char likely[] = "0123456789nviscktab/% SNPAT";
  g_autoptr (GRand) random = g_rand_new_with_seed (RANDOM_SEED);

  for (int run = 0; run < N_RANDOM_RUNS; run++)
    {
      uint8_t data[32];
      gsize size = (gsize) g_rand_int_range (random, 1, run % 8 == 0 ? (int) sizeof data : 8);

      for (gsize i = 0; i < size; i++)
        data[i] = g_rand_int_range (random, 0, 16) == 0
                      ? (uint8_t) g_rand_int_range (random, 0, 256)
                      : (uint8_t) likely[g_rand_int_range (random, 0, (int) sizeof likely - 1)];
      LLVMFuzzerTestOneInput (data, size);
    }
}

/* libFuzzer brings its own main. */
__attribute__ ((weak)) int
main (int argc, char *argv[])
{
  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  g_assert_cmpint (replay_folder (argv[1]), >, 0);
  replay_random ();

  return 0;
}
