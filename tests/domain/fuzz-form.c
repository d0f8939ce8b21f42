/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A fuzzer for form descriptions: files that a school edits by hand or gets from elsewhere.
 * Built without libFuzzer it replays the folders of inputs it is given, then cuts and mixes them in
 * a random run that is the same every time. */

#include <glib.h>
#include <stdint.h>
#include <string.h>

#include "klade-error.h"
#include "klade-form.h"

#define N_RANDOM_RUNS 20000
#define RANDOM_SEED 20260305

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What was accepted can be written, read again and is then the same. */
static void
check_accepted (KladeForm *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladePaperRecord) record = klade_paper_record_new ();
  g_autofree char *description = klade_form_to_description (form);
  g_autoptr (KladeForm) again = klade_form_parse (description, -1, &error);
  g_autoptr (KladeForm) copy = klade_form_copy (form);
  g_autofree char *twice = NULL;
  g_autofree char *copied = klade_form_to_description (copy);
  g_autoptr (KladeFormTemplate) template =
      klade_form_template_new (klade_form_get_footer (form), klade_form_get_kind (form), "");
  g_autofree char *footer = klade_form_template_fill (template, NULL, record);

  g_assert_no_error (error);
  twice = klade_form_to_description (again);
  g_assert_cmpstr (description, ==, twice);
  g_assert_cmpstr (description, ==, copied);
  g_assert_true (g_utf8_validate (footer, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KladeForm) form = klade_form_parse ((const char *) data, (gssize) size, &error);

  if (form != NULL)
    {
      g_assert_no_error (error);
      check_accepted (form);
    }
  else
    {
      g_assert_error (error, KLADE_ERROR, KLADE_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}

static void
replay_folder (const char *path, GPtrArray *inputs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      char *data = NULL;
      gsize size;

      g_file_get_contents (file, &data, &size, &error);
      g_assert_no_error (error);
      LLVMFuzzerTestOneInput ((const uint8_t *) data, size);
      g_ptr_array_add (inputs, g_bytes_new_take (data, size));
    }
}

/* One input with a stretch of it taken out, doubled or overwritten. */
static void
replay_random (GPtrArray *inputs)
{
  static const char likely[] = "<>/=\"'{}& \n09.-xkrowplace";
  g_autoptr (GRand) random = g_rand_new_with_seed (RANDOM_SEED);

  for (int run = 0; run < N_RANDOM_RUNS; run++)
    {
      gsize size;
      const char *source = g_bytes_get_data (
          g_ptr_array_index (inputs, (guint) g_rand_int_range (random, 0, (int) inputs->len)),
          &size);
      gsize at = (gsize) g_rand_int_range (random, 0, (int) size);
      gsize length = (gsize) g_rand_int_range (random, 1, 24);
      g_autoptr (GString) text = g_string_new_len (source, (gssize) size);

      length = MIN (length, size - at);
      if (run % 3 == 0)
        g_string_erase (text, (gssize) at, (gssize) length);
      else if (run % 3 == 1)
        g_string_insert_len (text, (gssize) at, source + at, (gssize) length);
      else
        text->str[at] = run % 16 == 2
                            ? (char) g_rand_int_range (random, 0, 256)
                            : likely[g_rand_int_range (random, 0, (int) sizeof likely - 1)];
      LLVMFuzzerTestOneInput ((const uint8_t *) text->str, text->len);
    }
}

/* libFuzzer brings its own main. */
__attribute__ ((weak)) int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  if (argc < 2)
    {
      g_printerr ("usage: %s FOLDER...\n", argv[0]);
      return 2;
    }

  for (int i = 1; i < argc; i++)
    replay_folder (argv[i], inputs);
  g_assert_cmpuint (inputs->len, >, 0);
  replay_random (inputs);
  return 0;
}
