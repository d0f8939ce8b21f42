/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "klade-slip.h"

#include <string.h>

/**
 * klade_slip_free:
 * @self: (transfer full): a slip
 *
 * Wipes the password.
 */
void
klade_slip_free (KladeSlip *self)
{
  g_return_if_fail (self != NULL);

  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_free (self->password);
  g_free (self->name);
  g_free (self->class_name);
  g_free (self->note);
  g_free (self->user_name);
  g_free (self);
}
