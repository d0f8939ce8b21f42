/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-test-ctl.h"

#include <string.h>
#include <sys/wait.h>

/* The folder that holds kladectl, from the build. */
const char *
klade_test_ctl_path (void)
{
  const char *path = g_getenv ("KLADECTL");

  if (path == NULL)
    g_error ("KLADECTL names no program");
  return path;
}

void
klade_test_run_free (KladeTestRun *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

static KladeTestRun *
run_words (const KladeTestPlace *place, char **words, const char *password)
{
  KladeTestRun *run = g_new0 (KladeTestRun, 1);
  g_auto (GStrv) environment = g_get_environ ();
  g_autofree char *folder = g_path_get_dirname (klade_test_ctl_path ());
  g_autofree char *path = g_strdup_printf ("%s:%s", folder, g_getenv ("PATH"));
  g_autoptr (GError) error = NULL;
  int wait_status;

  environment = g_environ_setenv (environment, "PATH", path, TRUE);
  environment = g_environ_setenv (environment, "KLADE_LANGUAGE", "en", TRUE);
  if (password != NULL)
    environment = g_environ_setenv (environment, "KLADE_PASSWORD", password, TRUE);

  g_spawn_sync (place->folder, words, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, &run->out,
                &run->err, &wait_status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (wait_status))
    g_error ("%s died: %s", words[0], run->err);

  run->status = WEXITSTATUS (wait_status);
  g_assert_true (g_utf8_validate (run->err, -1, NULL));
  return run;
}

KladeTestRun *
klade_test_ctl (const KladeTestPlace *place, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *word;
  va_list arguments;

  g_ptr_array_add (words, (gpointer) klade_test_ctl_path ());
  va_start (arguments, place);
  while ((word = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (words, (gpointer) word);
  va_end (arguments);
  g_ptr_array_add (words, NULL);

  return run_words (place, (char **) words->pdata, NULL);
}

KladeTestRun *
klade_test_shell (const KladeTestPlace *place, const char *line, const char *password)
{
  const char *const words[] = { "sh", "-c", line, NULL };

  return run_words (place, (char **) words, password);
}

void
klade_test_assert_done (const KladeTestRun *run)
{
  if (run->status != 0)
    g_error ("exit status %d: %s%s", run->status, run->out, run->err);
  g_assert_cmpstr (run->err, ==, "");
}

/* It says why, and not in the words of a crash. */
void
klade_test_assert_refused (const KladeTestRun *run, int status)
{
  if (run->status != status)
    g_error ("exit status %d, not %d: %s%s", run->status, status, run->out, run->err);
  g_assert_true (g_str_has_prefix (run->err, "kladectl: "));
  g_assert_null (strstr (run->err, "CRITICAL"));
  g_assert_null (strstr (run->err, "(null)"));
}

void
klade_test_make_demo (const KladeTestPlace *place, const char *where)
{
  g_autoptr (KladeTestRun) run = klade_test_ctl (place, "demo", where, "--size", "class", "--seed",
                                                 "1", "--today", "2026-03-05", NULL);

  klade_test_assert_done (run);
}

static KladeTestPlace *demos[2];

const char *
klade_test_get_demo (KladeTestEngine engine)
{
  if (demos[engine] == NULL)
    {
      demos[engine] = klade_test_place_new (engine);
      klade_test_make_demo (demos[engine], demos[engine]->place);
    }

  return demos[engine]->place;
}

void
klade_test_forget_demos (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (demos); i++)
    g_clear_pointer (&demos[i], klade_test_place_free);
}
