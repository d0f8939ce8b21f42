/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KladeError:
 * @KLADE_ERROR_FAILED: an unforeseen fault: show the message, offer to try again
 * @KLADE_ERROR_INVALID: the input is not acceptable: mark the field and show the message
 * @KLADE_ERROR_NOT_FOUND: the thing is no longer there: reload
 * @KLADE_ERROR_CONFLICT: somebody else changed it meanwhile: show both values and ask
 * @KLADE_ERROR_DENIED: the person has no right to do this: say whom to ask
 * @KLADE_ERROR_BUSY: another program holds the school for too long: keep the edit, try again
 * @KLADE_ERROR_OFFLINE: the server is not reachable: keep the edit, try again
 * @KLADE_ERROR_GONE: the school file was removed or replaced while open: stop writing
 * @KLADE_ERROR_FULL: no space left on the disk: keep the edit, try again
 * @KLADE_ERROR_READ_ONLY: the school can only be read here
 * @KLADE_ERROR_TOO_NEW: a newer Klade wrote this school: it can only be read
 * @KLADE_ERROR_NOT_SCHOOL: the file is not a Klade school
 * @KLADE_ERROR_CORRUPT: the school file is damaged: restore from a copy
 * @KLADE_ERROR_NETWORK_PLACE: the file lies on a network share, where SQLite is not safe
 * @KLADE_ERROR_PASSWORD: the user name or the password is wrong; says no more than that
 * @KLADE_ERROR_WAIT: too many wrong passwords: the message says how long to wait
 * @KLADE_ERROR_EXISTS: there is one already: choose another name
 *
 * Each code names what the caller must do.  Messages of the codes INVALID, DENIED,
 * CONFLICT, PASSWORD and WAIT are sentences for people, translated; the messages of the
 * others are for logs, and klade_error_explain() has the sentence for people.
 */
typedef enum
{
  KLADE_ERROR_FAILED,
  KLADE_ERROR_INVALID,
  KLADE_ERROR_NOT_FOUND,
  KLADE_ERROR_CONFLICT,
  KLADE_ERROR_DENIED,
  KLADE_ERROR_BUSY,
  KLADE_ERROR_OFFLINE,
  KLADE_ERROR_GONE,
  KLADE_ERROR_FULL,
  KLADE_ERROR_READ_ONLY,
  KLADE_ERROR_TOO_NEW,
  KLADE_ERROR_NOT_SCHOOL,
  KLADE_ERROR_CORRUPT,
  KLADE_ERROR_NETWORK_PLACE,
  KLADE_ERROR_PASSWORD,
  KLADE_ERROR_WAIT,
  KLADE_ERROR_EXISTS,
} KladeError;

#define KLADE_ERROR (klade_error_quark ())

GQuark klade_error_quark (void);
void klade_error_set_wait (GError *error, int seconds);
int klade_error_get_wait (const GError *error);
char *klade_error_explain (const GError *error);
char *klade_error_explain_opening (const GError *error);
gboolean klade_error_is_passing (const GError *error);

G_END_DECLS
