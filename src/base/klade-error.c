/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-error.h"

#include "klade-i18n.h"

typedef struct
{
  int wait_seconds;
} KladeErrorPrivate;

static void
klade_error_private_init (KladeErrorPrivate *self)
{
  self->wait_seconds = 0;
}

static void
klade_error_private_copy (const KladeErrorPrivate *self, KladeErrorPrivate *copy)
{
  *copy = *self;
}

static void
klade_error_private_clear (KladeErrorPrivate *self)
{
}

/* GLib's macro reaches the private part by its offset, which it keeps aligned itself. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wcast-align"
G_DEFINE_EXTENDED_ERROR (KladeError, klade_error)
#pragma GCC diagnostic pop

/**
 * klade_error_set_wait:
 * @error: a refused password
 * @seconds: how long the next try has to wait
 */
void
klade_error_set_wait (GError *error, int seconds)
{
  g_return_if_fail (error != NULL && error->domain == KLADE_ERROR);

  klade_error_get_private (error)->wait_seconds = seconds;
}

/**
 * klade_error_get_wait:
 * @error: any error
 *
 * Returns: how many seconds the next try of a password has to wait, rounded up; 0: it need not
 */
int
klade_error_get_wait (const GError *error)
{
  g_return_val_if_fail (error != NULL, 0);

  return error->domain == KLADE_ERROR ? klade_error_get_private (error)->wait_seconds : 0;
}

/**
 * klade_error_explain:
 * @error: any error
 *
 * The sentence to show to a person: what happened and what to do about it.  Codes whose
 * message already is such a sentence give it back unchanged.
 *
 * Returns: (transfer full): one or two translated sentences
 */
char *
klade_error_explain (const GError *error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain != KLADE_ERROR)
    return g_strdup (error->message);

  switch ((KladeError) error->code)
    {
    case KLADE_ERROR_INVALID:
    case KLADE_ERROR_CONFLICT:
    case KLADE_ERROR_DENIED:
    case KLADE_ERROR_PASSWORD:
    case KLADE_ERROR_WAIT:
      return g_strdup (error->message);
    case KLADE_ERROR_NOT_FOUND:
      sentence = _ (
          "This is no longer in the school's file. Open the page again to see how things stand.");
      break;
    case KLADE_ERROR_BUSY:
      sentence =
          _ ("Another program is using the school's file. What you typed is kept here and will "
             "be saved as soon as the file is free.");
      break;
    case KLADE_ERROR_OFFLINE:
      sentence = _ ("There is no connection to the server. What you typed is kept on this computer "
                    "and will be sent as soon as the server answers.");
      break;
    case KLADE_ERROR_GONE:
      sentence =
          _ ("The school's file was moved or deleted while it was open. Put it back where it "
             "was: what you typed is kept here until then.");
      break;
    case KLADE_ERROR_FULL:
      sentence =
          _ ("The disk is full. Make some room: what you typed is kept here and will be saved "
             "then.");
      break;
    case KLADE_ERROR_READ_ONLY:
      sentence = _ ("This school can only be read here: the file or its folder is write-protected. "
                    "Copy the file to your own folder or ask for the right to write.");
      break;
    case KLADE_ERROR_TOO_NEW:
      sentence = _ ("This school was saved by a newer Klade. You can read it; to change it, update "
                    "Klade on this computer.");
      break;
    case KLADE_ERROR_NOT_SCHOOL:
      sentence = _ ("This file is not a Klade school. Choose a file whose name ends in .klade.");
      break;
    case KLADE_ERROR_CORRUPT:
      sentence =
          _ ("The school's file is damaged. Do not work in it: open the latest backup, and keep "
             "the damaged file for whoever helps you.");
      break;
    case KLADE_ERROR_NETWORK_PLACE:
      sentence =
          _ ("The file lies on a network drive, where two computers could damage it. Keep it on "
             "this computer, or use a PostgreSQL server for several computers.");
      break;
    case KLADE_ERROR_EXISTS:
      sentence = _ ("There is already a file or an entry with this name. Choose another name.");
      break;
    case KLADE_ERROR_FAILED:
    default:
      return g_strdup_printf (
          _ ("This did not work: %s. Try once more; if it happens again, show this "
             "message to the person who looks after Klade."),
          error->message);
    }

  return g_strdup (sentence);
}

/**
 * klade_error_explain_opening:
 * @error: why a school could not be opened
 *
 * As klade_error_explain(), for a moment when nothing was typed yet and no page is open.
 *
 * Returns: (transfer full): a sentence for people
 */
char *
klade_error_explain_opening (const GError *error)
{
  if (g_error_matches (error, KLADE_ERROR, KLADE_ERROR_NOT_FOUND))
    return g_strdup (_ ("There is no school at this place. If it was moved, choose where it is "
                        "now."));
  if (g_error_matches (error, KLADE_ERROR, KLADE_ERROR_OFFLINE))
    return g_strdup (_ ("The school's server does not answer. Check its address and the network, "
                        "then try again."));

  return klade_error_explain (error);
}

/**
 * klade_error_is_passing:
 * @error: (nullable): any error
 *
 * Whether the same write may succeed later without the person changing it, so that it
 * must be kept and tried again.
 *
 * Returns: %TRUE for a busy file, a lost server, a full disk and a removed file
 */
gboolean
klade_error_is_passing (const GError *error)
{
  return g_error_matches (error, KLADE_ERROR, KLADE_ERROR_BUSY) ||
         g_error_matches (error, KLADE_ERROR, KLADE_ERROR_OFFLINE) ||
         g_error_matches (error, KLADE_ERROR, KLADE_ERROR_FULL) ||
         g_error_matches (error, KLADE_ERROR, KLADE_ERROR_GONE);
}
