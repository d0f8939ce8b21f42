/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-cell-value.h"
#include "klade-paste.h"

#include <stdlib.h>
#include <string.h>

/* Pasted text is whatever another program put on the clipboard.  With clang's libFuzzer this is
 * an ordinary fuzz target; without it, main() replays the files it is given, or runs through
 * random texts that are the same each time. */

#define MAX_ROWS 35
#define MAX_COLUMNS 40
#define RANDOM_TEXTS 20000
#define RANDOM_LENGTH_MAX 200

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_cell (const char *cell)
{
  KladeCellValue value;
  char buffer[KLADE_CELL_TEXT_SIZE];

  g_assert_true (g_utf8_validate (cell, -1, NULL));
  g_assert_null (strpbrk (cell, "\t\r\n"));
  for (int scale = 1; scale <= KLADE_N_SCALES; scale++)
    if (klade_cell_value_parse (cell, (KladeScale) scale, &value, NULL))
      {
        KladeCellValue again;

        /* whatever is legal is shown as something that reads back the same */
        klade_cell_value_format (value, buffer);
        g_assert_true (klade_cell_value_parse (buffer, (KladeScale) scale, &again, NULL));
        g_assert_true (klade_cell_value_equal (value, again));
        g_assert_true (klade_cell_value_accepts_prefix (cell, (KladeScale) scale));
      }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (KladePaste) paste = klade_paste_parse (text, MAX_ROWS, MAX_COLUMNS);

  g_assert_cmpint (paste->rows->len, <=, MAX_ROWS);
  g_assert_cmpint (paste->n_columns, <=, MAX_COLUMNS);
  for (int row = 0; row < (int) paste->rows->len; row++)
    for (int column = 0; column < paste->n_columns; column++)
      {
        const char *cell = klade_paste_get (paste, row, column);

        if (cell != NULL)
          check_cell (cell);
      }

  return 0;
}

static void
replay (const char *path)
{
  g_autofree char *data = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  LLVMFuzzerTestOneInput ((const guint8 *) data, size);
}

static void
run_random (void)
{
  static const char *const pieces[] = {
    "\t", "\n", "\r\n", ";", "\"", "\"\"", "7",    "10",       "n",    "n/",   "ns",
    "nv", "i",  "ni",   "S", "P",  "85%",  " ",    "\xc2\xa0", "ā",    "\xff", "\x01",
    "/",  "a",  "atb",  ",", "0",  "k/8",  "\xe2", "100%",     "nc/3", "\r",   "\xef\xbb\xbf",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (int i = 0; i < RANDOM_TEXTS; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int length = g_rand_int_range (rand, 0, RANDOM_LENGTH_MAX);

      while ((int) text->len < length)
        if (g_rand_int_range (rand, 0, 20) == 0)
          g_string_append_c (text, (char) g_rand_int_range (rand, 1, 256));
        else
          g_string_append (text, pieces[g_rand_int_range (rand, 0, (int) G_N_ELEMENTS (pieces))]);
      LLVMFuzzerTestOneInput ((const guint8 *) text->str, text->len);
    }
}

/* libFuzzer brings its own main. */
__attribute__ ((weak)) int
main (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    replay (argv[i]);
  if (argc == 1)
    run_random ();

  return EXIT_SUCCESS;
}
