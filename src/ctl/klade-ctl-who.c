/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-ctl.h"

#include "klade-i18n.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define PASSWORD_SIZE_MAX 1024

/**
 * klade_ctl_who_add_options:
 * @self: where the options go
 * @context: a command's options
 */
void
klade_ctl_who_add_options (KladeCtlWho *self, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "as", 'u', 0, G_OPTION_ARG_STRING, &self->user_name,
      N_ ("Sign in as USER; in a demo school its superuser if missing"), N_ ("USER") },
    { "password-fd", 0, 0, G_OPTION_ARG_INT, &self->password_fd,
      N_ ("Read the password's line from file descriptor N; otherwise KLADE_PASSWORD is taken, or "
          "the terminal asks"),
      "N" },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
}

void
klade_ctl_who_clear (KladeCtlWho *self)
{
  g_clear_pointer (&self->user_name, g_free);
}

/* One line without its end, byte by byte: what follows is somebody else's. */
static char *
read_line (int fd, GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gssize n_read;
  char byte;

  while ((n_read = read (fd, &byte, 1)) == 1 && byte != '\n' && line->len < PASSWORD_SIZE_MAX)
    g_string_append_c (line, byte);

  if (n_read < 0)
    {
      g_set_error (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                   _ ("The password cannot be read from file descriptor %d: %s."), fd,
                   g_strerror (errno));
      return NULL;
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
say (int terminal, const char *text)
{
  /* A terminal that is gone shows in the reading that follows. */
  if (write (terminal, text, strlen (text)) < 0)
    g_debug ("cannot write to the terminal: %s", g_strerror (errno));
}

/* Asks at the terminal, whatever the input is, without an echo. */
static char *
ask_terminal (const char *question, GError **error)
{
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC);
  struct termios usual;
  struct termios silent;
  char *line;

  if (terminal < 0 || tcgetattr (terminal, &usual) != 0)
    {
      if (terminal >= 0)
        close (terminal);
      g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                           _ ("There is no terminal to ask for the password. Give it in "
                              "KLADE_PASSWORD or with --password-fd."));
      return NULL;
    }

  silent = usual;
  silent.c_lflag &= ~((tcflag_t) ECHO);
  /* Silent before the question: whoever answers at once shall not be seen or lost. */
  tcsetattr (terminal, TCSAFLUSH, &silent);
  say (terminal, question);
  line = read_line (terminal, error);
  tcsetattr (terminal, TCSAFLUSH, &usual);
  say (terminal, "\n");
  close (terminal);
  return line;
}

/* A new password is typed twice: nobody sees what was typed. */
static char *
ask_new_password (GError **error)
{
  g_autofree char *first = ask_terminal (_ ("New password: "), error);
  g_autofree char *second = NULL;

  if (first == NULL)
    return NULL;

  second = ask_terminal (_ ("Once more: "), error);
  if (second == NULL)
    return NULL;

  if (g_str_equal (first, second))
    return g_steal_pointer (&first);

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("The two passwords are not the same."));
  return NULL;
}

/**
 * klade_ctl_who_dup_password:
 * @self: the options
 * @is_new: whether it is being chosen now
 * @error: says why there is none
 *
 * From the file descriptor, from KLADE_PASSWORD or from the terminal, in this order.
 *
 * Returns: (transfer full): the password
 */
char *
klade_ctl_who_dup_password (const KladeCtlWho *self, gboolean is_new, GError **error)
{
  const char *given = g_getenv ("KLADE_PASSWORD");
  g_autofree char *question = NULL;

  if (self->password_fd >= 0)
    return read_line (self->password_fd, error);

  if (given != NULL)
    return g_strdup (given);

  if (is_new)
    return ask_new_password (error);

  question = g_strdup_printf (_ ("Password of %s: "), self->user_name);
  return ask_terminal (question, error);
}

/**
 * klade_ctl_sign_in:
 * @who: the options
 * @school: an open school
 * @error: as klade_school_sign_in(); %KLADE_ERROR_INVALID when --as is missing
 *
 * Returns: (transfer full): the session
 */
KladeSession *
klade_ctl_sign_in (const KladeCtlWho *who, KladeSchool *school, GError **error)
{
  g_autoptr (KladeSchoolInfo) info = NULL;
  g_autofree char *password = NULL;

  if (who->user_name != NULL)
    {
      password = klade_ctl_who_dup_password (who, FALSE, error);
      return password != NULL ? klade_school_sign_in (school, who->user_name, password, error)
                              : NULL;
    }

  info = klade_school_dup_info (school, error);
  if (info == NULL)
    return NULL;

  if (info->is_demo)
    return klade_school_sign_in_demo (school, error);

  g_set_error_literal (error, KLADE_ERROR, KLADE_ERROR_INVALID,
                       _ ("Say who you are with --as USER."));
  return NULL;
}

/**
 * klade_ctl_open:
 * @place: a file or a server's URI
 * @who: the options
 * @error: as klade_school_open() and klade_ctl_sign_in()
 *
 * Returns: (transfer full): a session in the school
 */
KladeSession *
klade_ctl_open (const char *place, const KladeCtlWho *who, GError **error)
{
  g_autoptr (KladeSchool) school = klade_school_open (place, &klade_clock_system, error);

  return school != NULL ? klade_ctl_sign_in (who, school, error) : NULL;
}
